"""Families: four faces under one name, and which family a brand's choice comes to."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from handoutgen.errors import Place, nearest
from handoutgen.fonts.faces import Face, bundled_face
from handoutgen.model.brand import FontChoice
from handoutgen.records import dataclass
from handoutgen.report import FontSubstituted, Report

STYLES = ("regular", "bold", "italic", "bold_italic")
_NEXT_BEST: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "regular": ("regular",),
        "bold": ("bold", "regular"),
        "italic": ("italic", "regular"),
        "bold_italic": ("bold_italic", "bold", "italic", "regular"),
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """A family as documents know it: *docx_name* is what Word is told to use.

    *prepared* are the prepared files of regular, bold, italic and bold italic, each loaded when
    first asked for; *own* are the faces of a brand's files instead. Families compare by
    identity: there is one of each.
    """

    name: str
    docx_name: str
    prepared: tuple[str, str, str, str] = ("", "", "", "")
    own: tuple[Face, Face, Face, Face] | None = None

    def face(self, *, bold: bool = False, italic: bool = False) -> Face:
        """Return the face for a weight and slant."""
        place = bold + 2 * italic
        return self.own[place] if self.own is not None else bundled_face(self.prepared[place])

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


@lru_cache(maxsize=64)
def _family(name: str, stem: str) -> Family:
    regular, bold, italic, bold_italic = (
        f"{stem}-{style}.face" for style in ("Regular", "Bold", "Italic", "BoldItalic")
    )
    return Family(name, name, (regular, bold, italic, bold_italic))


_ATKINSON = "Atkinson Hyperlegible"
_BUNDLED: Mapping[str, str] = MappingProxyType(
    {
        _ATKINSON: "atkinson/AtkinsonHyperlegible",
        "Noto Sans": "noto/NotoSans",
        "Caladea": "caladea/Caladea",
    }
)
BUNDLED: tuple[str, ...] = tuple(_BUNDLED)
NOTO_SANS = _family("Noto Sans", _BUNDLED["Noto Sans"])

_SANS, _SERIF = "liberation/HandoutSans", "liberation/HandoutSerif"
_HUMANIST, _CALADEA = "carlito/HandoutHumanist", "caladea/Caladea"
_TWINS: Mapping[str, str] = MappingProxyType(
    {
        "Arial": _SANS,
        "Helvetica": _SANS,
        "Liberation Sans": _SANS,
        "Arimo": _SANS,
        "Times New Roman": _SERIF,
        "Times": _SERIF,
        "Liberation Serif": _SERIF,
        "Tinos": _SERIF,
        "Calibri": _HUMANIST,
        "Carlito": _HUMANIST,
        "Cambria": _CALADEA,
    }
)
"""System fonts with a bundled face of the very same widths."""

_ALIKE: Mapping[str, str] = MappingProxyType(
    {
        "Aptos": _HUMANIST,
        "Candara": _HUMANIST,
        "Corbel": _HUMANIST,
        "Gill Sans MT": _HUMANIST,
        "Lato": _HUMANIST,
        "Helvetica Neue": _SANS,
        "Roboto": _SANS,
        "Century Gothic": _SANS,
        "Open Sans": "noto/NotoSans",
        "Segoe UI": "noto/NotoSans",
        "Tahoma": "noto/NotoSans",
        "Trebuchet MS": "noto/NotoSans",
        "Verdana": "noto/NotoSans",
        "Georgia": _CALADEA,
        "Constantia": _CALADEA,
        "Book Antiqua": _SERIF,
        "Garamond": _SERIF,
        "Palatino Linotype": _SERIF,
    }
)
"""System fonts without a twin, and the bundled face that looks most like them."""

_SHOWN: Mapping[str, str] = MappingProxyType(
    {
        _SANS: "Handout Sans (made from Liberation Sans)",
        _SERIF: "Handout Serif (made from Liberation Serif)",
        _HUMANIST: "Handout Humanist (made from Carlito)",
        _CALADEA: "Caladea",
        "noto/NotoSans": "Noto Sans",
    }
)


def resolve_family(choice: FontChoice, report: Report, place: Place) -> Family:
    """Return the family that *choice* comes to; whatever stands in for it is told."""
    if choice.files:
        family, told = _own_family(_Files(choice))
        for problem, hint in told:
            report.add(FontSubstituted(place, problem, hint))
        if family is not None:
            return family
    return _named_family(choice.name, report, place, told=bool(choice.files))


def _known(name: str, names: Mapping[str, str]) -> str | None:
    folded = " ".join(name.casefold().split())
    return next((each for each in names if each.casefold() == folded), None)


def _named_family(name: str, report: Report, place: Place, *, told: bool) -> Family:
    bundled = _known(name, _BUNDLED)
    if bundled is not None:
        return _family(bundled, _BUNDLED[bundled])
    twin = _known(name, _TWINS)
    if twin is not None:
        stem = _TWINS[twin]
        report.add(
            FontSubstituted(
                place,
                f"{twin} does not come with the program: PDF embeds {_SHOWN[stem]}, "
                "whose widths are the same; Word files name it as it is",
                f"to embed {twin} itself, give its TTF files",
            )
        )
        return _family(twin, stem)
    alike = _known(name, _ALIKE)
    if alike is not None:
        stem = _ALIKE[alike]
        report.add(
            FontSubstituted(
                place,
                f"{alike} does not come with the program: PDF embeds {_SHOWN[stem]}, whose "
                "lines may break elsewhere; Word files name it as it is",
                f"to embed {alike} itself, give its TTF files",
            )
        )
        return _family(alike, stem)
    if not told:
        # Half of a family's name is often "Sans" or "MT": only a slip of the pen is a near name.
        close = nearest(name, (*BUNDLED, *_TWINS, *_ALIKE), likeness=0.8)
        asked = f'did you mean "{close}"? ' if close else ""
        report.add(
            FontSubstituted(
                place,
                f'no font "{name}" comes with the program: {_ATKINSON} stands in for it',
                f"{asked}bundled are {', '.join(BUNDLED)}; any other font needs its TTF files",
            )
        )
    return _family(_ATKINSON, _BUNDLED[_ATKINSON])


# ---------------------------------------------------------------------------------------------
# A brand's own files


class _Files:
    """A choice that is looked up by what is in its files."""

    __slots__ = ("choice", "key")

    def __init__(self, choice: FontChoice) -> None:
        self.choice = choice
        self.key = (choice.name, choice.digest or _digest(choice.files), tuple(choice.files))

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Files) and self.key == other.key


def _digest(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for style in STYLES:
        digest.update(hashlib.sha256(files.get(style, b"")).digest())
    return digest.hexdigest()


@lru_cache(maxsize=16)
def _own_family(files: _Files) -> tuple[Family | None, tuple[tuple[str, str], ...]]:
    """Return the family of a brand's files, if any can be used, and what must be told of it."""
    from handoutgen.fonts.sfnt import FontFileError
    from handoutgen.fonts.truetype import read_truetype

    choice = files.choice
    faces: dict[str, Face] = {}
    told: list[tuple[str, str]] = []
    for style in STYLES:
        data = choice.files.get(style)
        if data is None:
            continue
        try:
            font = read_truetype(data, choice.name, bold="bold" in style, italic="italic" in style)
        except FontFileError as error:
            shown = style.replace("_", " ")
            told.append((f"the {shown} file of {choice.name}: {error.problem}", error.hint))
        else:
            faces[style] = Face(font)
    if "regular" not in faces:
        hint = "give at least the family's regular style as a static TTF file"
        told.append((f"{choice.name} cannot be embedded without a regular style", hint))
        return None, tuple(told)
    chosen = []
    for style in STYLES:
        stand_in = next(each for each in _NEXT_BEST[style] if each in faces)
        if stand_in != style and style not in choice.files:
            missing, given = style.replace("_", " "), stand_in.replace("_", " ")
            told.append(
                (
                    f"{choice.name} has no {missing} file: {given} stands in",
                    f"add {missing}: a TTF of that style",
                )
            )
        chosen.append(faces[stand_in])
    regular, bold, italic, bold_italic = chosen
    family = Family(choice.name, choice.name, own=(regular, bold, italic, bold_italic))
    return family, tuple(told)
