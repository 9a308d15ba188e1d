"""Families: four faces under one name, and which family a brand's choice comes to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from handoutgen.errors import Place, nearest
from handoutgen.fonts.faces import Face, bundled_face
from handoutgen.model.brand import FontChoice
from handoutgen.report import FontSubstituted, Report


@dataclass(frozen=True, slots=True)
class Family:
    """A family as documents know it: *docx_name* is what Word is told to use.

    *files* are the prepared files of regular, bold, italic and bold italic; *own* are the faces
    of a brand's files instead.
    """

    name: str
    docx_name: str
    files: tuple[str, str, str, str] = ("", "", "", "")
    own: tuple[Face, Face, Face, Face] | None = None

    def face(self, *, bold: bool = False, italic: bool = False) -> Face:
        """Return the face for a weight and slant, loaded when it is first asked for."""
        place = bold + 2 * italic
        return self.own[place] if self.own is not None else bundled_face(self.files[place])

    @property
    def regular(self) -> Face:
        return self.face()

    @property
    def bold(self) -> Face:
        return self.face(bold=True)

    @property
    def italic(self) -> Face:
        return self.face(italic=True)

    @property
    def bold_italic(self) -> Face:
        return self.face(bold=True, italic=True)


def _files(folder: str, stem: str) -> tuple[str, str, str, str]:
    return (
        f"{folder}/{stem}-Regular.face",
        f"{folder}/{stem}-Bold.face",
        f"{folder}/{stem}-Italic.face",
        f"{folder}/{stem}-BoldItalic.face",
    )


def _family(name: str, folder: str, stem: str, docx_name: str | None = None) -> Family:
    return Family(name, docx_name or name, _files(folder, stem))


_ATKINSON = _family("Atkinson Hyperlegible", "atkinson", "AtkinsonHyperlegible")
NOTO_SANS = _family("Noto Sans", "noto", "NotoSans")
_BUNDLED = {
    "Atkinson Hyperlegible": _ATKINSON,
    "Noto Sans": NOTO_SANS,
    "Caladea": _family("Caladea", "caladea", "Caladea"),
}
BUNDLED: tuple[str, ...] = tuple(_BUNDLED)

_SANS = ("liberation", "HandoutSans", "Liberation Sans")
_SERIF = ("liberation", "HandoutSerif", "Liberation Serif")
_HUMANIST = ("carlito", "HandoutHumanist", "Carlito")
_CAMBRIA = ("caladea", "Caladea", "Caladea")
TWINS: dict[str, tuple[str, str, str]] = {
    "Arial": _SANS,
    "Helvetica": _SANS,
    "Times New Roman": _SERIF,
    "Calibri": _HUMANIST,
    "Cambria": _CAMBRIA,
}


@cache
def _twin(name: str) -> Family:
    folder, stem, _ = TWINS[name]
    return Family(name, name, _files(folder, stem))


def resolve_family(choice: FontChoice, report: Report, place: Place) -> Family:
    """Return the family that *choice* comes to; what stands in for it is told."""
    known = nearest(choice.name, BUNDLED) if choice.name.casefold() in _folded(BUNDLED) else None
    if known is not None:
        return _BUNDLED[known]
    system = nearest(choice.name, TWINS) if choice.name.casefold() in _folded(TWINS) else None
    if system is not None:
        report.add(
            FontSubstituted(
                place,
                f"{system} cannot be embedded; PDF uses {TWINS[system][2]}, of the same widths",
                f"Word documents name {system} itself",
            )
        )
        return _twin(system)
    report.add(
        FontSubstituted(
            place,
            f'no font "{choice.name}" at hand; {_ATKINSON.name} stands in for it',
            f"bundled are {', '.join(BUNDLED)}; or give the font's own TTF files",
        )
    )
    return _ATKINSON


def _folded(names: object) -> frozenset[str]:
    return frozenset(name.casefold() for name in names)  # type: ignore[attr-defined]
