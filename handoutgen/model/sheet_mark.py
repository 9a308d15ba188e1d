"""How a form says which sheet it is when it comes back: one short text that travels in the file.

In a PDF it is an entry of the information dictionary and, because some programs write that anew,
of the first page (its private data, ISO 32000-1, 14.5); in a DOCX it is a custom property.
"""

from __future__ import annotations

import json
import re

from handoutgen.records import dataclass

NAME = "Handoutgen"
"""What the entries and the property are called."""

LONGEST = 4_000
"""Characters that a mark may have; what is longer is none of ours."""

LONGEST_REF = 40
_REF = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{LONGEST_REF - 1}}}")
REF_HINT = (
    f"up to {LONGEST_REF} letters A-Z, digits and - _ . with a digit among them, such as K-2041; "
    "a code that names nobody"
)


@dataclass(frozen=True, slots=True)
class SheetMark:
    """Which sheet it is: the article's code and version, and a code of whoever gave it out."""

    code: str = ""
    version: str = ""
    ref: str = ""

    @property
    def text(self) -> str:
        """The mark as it stands in a file: ASCII only."""
        facts = {"code": self.code, "version": self.version, "ref": self.ref}
        said = {name: value for name, value in facts.items() if value}
        return json.dumps({"handoutgen": 1, **said}, separators=(",", ":"))


def read_mark(text: str) -> SheetMark | None:
    """Return the mark that *text* is, or None; whatever wrote it."""
    if len(text) > LONGEST:
        return None
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or "handoutgen" not in said:
        return None
    values = (said.get(name, "") for name in ("code", "version", "ref"))
    return SheetMark(*(" ".join(str(value).split())[:200] for value in values))


def ref_problem(ref: str) -> str | None:
    """Return what is wrong with *ref* as a code that names nobody, or None; it is not quoted."""
    if not ref.strip():
        return "is empty"
    if len(ref) > LONGEST_REF:
        return f"is longer than {LONGEST_REF} characters"
    if re.search(r"\s", ref):
        return "holds a space, as names do"
    if not _REF.fullmatch(ref):
        return "holds other characters than a code may have, or begins with none of its letters"
    if not re.search(r"[0-9]", ref):
        return "holds no digit, so it may be a name"
    return None
