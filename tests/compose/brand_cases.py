"""Case files of brands: a ``brand.yaml`` and what is said of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_CASE = re.compile(r"^=== (.+)\n((?:.*\n)*?)--- says\n((?:(?!=== ).*\n?)*)", re.MULTILINE)


@dataclass(frozen=True)
class BrandCase:
    name: str
    yaml: str
    says: str


def read_cases(path: Path) -> list[BrandCase]:
    """Return the cases of a file: ``=== name``, the brand file, ``--- says``, what is said."""
    found = _CASE.findall(path.read_text("utf-8"))
    return [BrandCase(name, yaml, says.strip()) for name, yaml, says in found]


def accept_case(path: Path, case: BrandCase, says: str) -> None:
    """Write what was said into the case file, to be read in the diff."""
    text = path.read_text("utf-8")
    start = text.index(f"=== {case.name}\n")
    begin = text.index("--- says\n", start) + len("--- says\n")
    end = text.find("\n=== ", begin)
    end = len(text) if end < 0 else end
    path.write_text(f"{text[:begin]}{says}\n{text[end:]}" if says else text[:begin] + text[end:])
