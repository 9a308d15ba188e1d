"""The forms of all parts as one: each part's fields below a field of the part's own."""

from __future__ import annotations

from dataclasses import dataclass, field

from handoutgen.model.sheet_mark import NAME
from handoutgen.model.slugs import Names, slug
from handoutgen.write.pdf.merging.objects import Objects
from handoutgen.write.pdf.surface import text_string

LONGEST = 200
"""Characters of a part's name: all that a file's name has."""


@dataclass(slots=True)
class MergedForm:
    """The form of a merged file: *parts* are its outermost fields, *fonts* what is typed with."""

    objects: Objects
    parts: list[int] = field(default_factory=list)
    fonts: dict[str, bytes] = field(default_factory=dict)
    names: Names = field(default_factory=Names)

    def add(self, number: int, fields: list[int], name: str, title: str, mark: str) -> str:
        """Write the field *number* that holds the *fields* of one part, and return its name.

        Fields of two parts may have one name, so the part's *name* stands before it. *mark* says
        which sheet the part is: where nothing says it, answers cannot be told apart.
        """
        name = self.names.take(slug(name, longest=LONGEST) or "part")
        entries = [
            f"/T {text_string(name)}",
            f"/TU {text_string(title)}" if title else "",
            f"/{NAME} {text_string(mark)}" if mark else "",
            f"/Kids [{' '.join(f'{one} 0 R' for one in fields)}]",
        ]
        self.objects.write(number, f"<<{' '.join(filter(None, entries))}>>".encode("latin-1"))
        self.parts.append(number)
        return name

    def add_font(self, name: str, font: bytes) -> None:
        """Take in what a part calls *name*: our fonts are named by what they are.

        Raises:
            ValueError: if another part means another font by it.
        """
        if self.fonts.setdefault(name, font) != font:
            raise ValueError(f"two forms mean different fonts by {name}")

    def written(self) -> bytes:
        """Write the form and return the catalogue's entry for it; "" where there is none."""
        if not self.parts:
            return b""
        fields = b" ".join(b"%d 0 R" % number for number in self.parts)
        fonts = b" ".join(b"%s %s" % (name.encode(), font) for name, font in self.fonts.items())
        form = self.objects.new(b"<</Fields [%s] /DR <</Font <<%s>>>>>>" % (fields, fonts))
        return b" /AcroForm %d 0 R" % form
