"""A Word file with its fonts spelt out: no letter left to what a layout engine would pick.

Engines choose a font for letters that the one asked for does not have, and choose differently on
every machine. Here such letters become runs of their own in a font that is given by name; signs
of Symbol and Wingdings become the characters that they look like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree

from handoutgen.errors import Place, WriteError
from handoutgen.fonts.faces import Face
from handoutgen.fonts.fallback import by_face
from handoutgen.fonts.families import Family
from handoutgen.fonts.ignorable import without_ignorable
from handoutgen.model.brand import Brand
from handoutgen.records import dataclass
from handoutgen.report import GlyphMissing, Report
from handoutgen.word.pdf.embedded import embedded_fonts
from handoutgen.word.pdf.parts import WordParts
from handoutgen.word.pdf.run_fonts import run_fonts, w
from handoutgen.word.pdf.signs import as_characters, is_sign_font
from handoutgen.word.pdf.typefaces import Typefaces

TEXTS = ("document.main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml")
_SIGNS = "Noto Sans"
"""The family that signs are set in; Noto's symbols stand behind it."""
_WORDS = re.compile(r"\s+|\S+")
_CODE = re.compile("[0-9A-CEF][0-9A-F]{3}|[2-9A-F][0-9A-F]", re.IGNORECASE)
"""A character's number, none that XML cannot hold."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PLACES = ("ascii", "hAnsi", "eastAsia", "cs")
_BOX = "□"


@dataclass(frozen=True, slots=True)
class SpeltOut:
    """A document ready for a layout engine, and all fonts that it uses as (name, TTF bytes)."""

    parts: WordParts
    fonts: tuple[tuple[str, bytes], ...]


def spell_out(
    data: bytes, brand: Brand, report: Report, place: Place, personal: str = ""
) -> SpeltOut:
    """Return the Word file *data* with every font that it needs.

    *personal* is all text of people's own: characters of it must not be lost.

    Raises:
        WriteError: if no font at hand has a character of *personal*.
    """
    parts = WordParts(data)
    table, fonts = parts.first("fontTable+xml")
    embedded = embedded_fonts(fonts, lambda id_: parts.target(table, id_))
    speller = _Speller(parts, Typefaces(place, embedded, brand, report))
    speller.spell()
    _tell_missing(speller.missing, personal, report, place)
    return SpeltOut(parts, speller.typefaces.files())


def _tell_missing(missing: str, personal: str, report: Report, place: Place) -> None:
    if not missing:
        return
    hint = "embed a font that has them in the Word file (Options, Save, Embed fonts)"
    if set(missing) & set(personal):
        problem = "no font at hand can draw all characters of a value"
        raise WriteError.at(place, problem, hint)
    codes = ", ".join(f"U+{ord(char):04X}" for char in missing[:5])
    more = ", …" if len(missing) > 5 else ""
    report.add(GlyphMissing(place, f"no font at hand can draw {codes}{more}", hint))


class _Speller:
    """Goes through one document; *missing* are the characters that no font can draw."""

    def __init__(self, parts: WordParts, typefaces: Typefaces) -> None:
        self._parts = parts
        self._fonts = run_fonts(parts.data("styles+xml"), parts.data("theme+xml"))
        self._missing: dict[str, None] = {}
        self.typefaces = typefaces

    @property
    def missing(self) -> str:
        return "".join(self._missing)

    def spell(self) -> None:
        """Spell out all parts with text, and the lists."""
        styles: dict[str, None] = {}
        lists: set[str] = set()
        for name, root in self._parts.of_kind(*TEXTS):
            lists.update(one.get(w("val"), "") for one in root.iter(w("numId")))
            for one in root.iter(w("pStyle"), w("rStyle"), w("tblStyle")):
                styles.setdefault(one.get(w("val"), ""))
            for mark in root.iterfind(f".//{w('pPr')}/{w('rPr')}/{w('rFonts')}"):
                self._know(self._fonts.named(mark))
            if sum(self._spell_run(run) for run in list(root.iter(w("r")))):
                self._parts.touch(name)
        lists |= self._fonts.numberings(iter(styles))
        for name, root in self._parts.of_kind("numbering+xml"):
            if sum(map(self._spell_mark, _levels(root, lists))):
                self._parts.touch(name)
        for font in sorted(self._fonts.in_use(iter(styles))):
            self._know(font)

    def _know(self, font: str) -> None:
        """Let the engine have *font*: the height of an empty line hangs on it as well."""
        if font and not is_sign_font(font):
            self.typefaces.family(font)

    # Runs

    def _spell_run(self, run: Any) -> bool:
        """Part *run* where its font cannot draw all of it; tell whether it had to be."""
        texts = [one for one in run.iterchildren(w("t")) if one.text]
        symbols = run.find(w("sym")) is not None
        if not texts and not symbols:
            return False
        font = self._fonts.of_run(run)
        signs = is_sign_font(font)
        if not signs:
            printed = any(not one.text.isspace() for one in texts)
            family = self.typefaces.family(font, printed=printed)
            if not symbols and all(_draws(family, one.text) for one in texts):
                return False
        pieces = _Pieces()
        for child in list(run):
            if child.tag == w("t") and child.text:
                said = as_characters(child.text, font) if signs else child.text
                pieces.text(self._set_in(said, None if signs else font))
            elif child.tag == w("sym"):
                pieces.text(self._symbol(child))
            elif child.tag != w("rPr"):
                pieces.other(child)
        pieces.put_in_place_of(run)
        return True

    def _symbol(self, element: Any) -> Iterator[tuple[str, str]]:
        font = element.get(w("font"), "")
        code = element.get(w("char"), "")
        char = chr(int(code, 16)) if _CODE.fullmatch(code) else _BOX
        return self._set_in(as_characters(char, font) if is_sign_font(font) else char, None)

    def _set_in(self, text: str, font: str | None) -> Iterator[tuple[str, str]]:
        """Yield *text* in pieces, each with a font's name, or "" where it stays in *font*.

        Signs have no *font* that could draw them: all of them get one by name.
        """
        family = self.typefaces.family(_SIGNS if font is None else font)
        for word in _WORDS.findall(text):
            for face, piece in by_face(word, family, bold=False, italic=False):
                if face.covers(without_ignorable(piece)) or piece.isspace():
                    stays = font is not None and face is family.face()
                    yield "" if stays else self._name(face, piece, family), piece
                else:
                    yield from self._set_apart(piece, font, family)

    def _set_apart(self, text: str, font: str | None, family: Family) -> Iterator[tuple[str, str]]:
        """Yield the characters of *text* that only the document's own fonts have, or none."""
        for char in text:
            name = self.typefaces.own_with(char)
            if name is not None:
                yield name, char
                continue
            drawn = _draws(family, char)
            if not drawn:
                self._missing.setdefault(char)
            yield (
                "" if drawn and font is not None else self.typefaces.boxes(),
                (char if drawn else _BOX),
            )

    def _name(self, face: Face, text: str, family: Family) -> str:
        """Return the name of *face*; its bold may be wanted for *text* as well."""
        for other, _ in by_face(text, family, bold=True, italic=False):
            if other.family == face.family:
                self.typefaces.add(other)
        return self.typefaces.add(face)

    # Marks of lists

    def _spell_mark(self, level: Any) -> bool:
        """Give the mark of a list's *level* a font that has it; tell whether it had none.

        An engine may set marks without a font in one of its own, not in that of their text.
        """
        mark = level.find(w("lvlText"))
        said = "" if mark is None else mark.get(w("val"), "")
        font = self._fonts.named(level.find(f"{w('rPr')}/{w('rFonts')}"))
        if not said.strip():
            return False
        if is_sign_font(font):
            said, font = as_characters(said, font), ""
        if font and _draws(self.typefaces.family(font), said):
            return False
        name = self._fonts.of_paragraph(None)
        if is_sign_font(name) or not _draws(self.typefaces.family(name), said):
            faces = by_face(said, self.typefaces.family(_SIGNS), bold=False, italic=False)
            name = self.typefaces.add(faces[0][0])
        properties = level.find(w("rPr"))
        if properties is None:
            properties = etree.SubElement(level, w("rPr"))
        mark.set(w("val"), said)
        _set_fonts(properties, name)
        return True


def _levels(numbering: Any, lists: set[str]) -> Iterator[Any]:
    """Yield the levels of the *lists* that are used."""
    used = set()
    for number in numbering.iterchildren(w("num")):
        abstract = number.find(w("abstractNumId"))
        if number.get(w("numId")) in lists:
            used.add(None if abstract is None else abstract.get(w("val")))
            yield from number.iter(w("lvl"))
    for one in numbering.iterchildren(w("abstractNum")):
        if one.get(w("abstractNumId")) in used:
            yield from one.iterchildren(w("lvl"))


class _Pieces:
    """What a run comes to: elements with the font that they are set in, "" for the run's own."""

    def __init__(self) -> None:
        self._runs: list[tuple[str, list[Any]]] = []

    def text(self, pieces: Iterator[tuple[str, str]]) -> None:
        for font, text in pieces:
            last = self._runs[-1] if self._runs else None
            if last is not None and last[0] == font and last[1][-1].tag == w("t"):
                last[1][-1].text += text
                continue
            element = etree.Element(w("t"))
            element.text = text
            element.set(_SPACE, "preserve")
            self._runs.append((font, [element]))

    def other(self, element: Any) -> None:
        if self._runs:
            self._runs[-1][1].append(element)
        else:
            self._runs.append(("", [element]))

    def put_in_place_of(self, run: Any) -> None:
        properties = run.find(w("rPr"))
        new = []
        for font, elements in self._runs:
            one = etree.Element(w("r"), attrib=dict(run.attrib))
            own = None if properties is None else deepcopy(properties)
            if font:
                own = etree.Element(w("rPr")) if own is None else own
                _set_fonts(own, font)
            if own is not None:
                one.append(own)
            one.extend(elements)
            new.append(one)
        parent = run.getparent()
        at = parent.index(run)
        parent[at : at + 1] = new


def _draws(family: Family, text: str) -> bool:
    if text.isascii() and family.own is None:
        return True  # every face that comes with the program has all of it
    return family.face().covers(without_ignorable("".join(text.split())))


def _set_fonts(properties: Any, font: str) -> None:
    """Let run *properties* name *font* for all letters; only a style stands before it."""
    for old in properties.findall(w("rFonts")):
        properties.remove(old)
    fonts = etree.Element(w("rFonts"), attrib={w(place): font for place in _PLACES})
    properties.insert(0 if properties.find(w("rStyle")) is None else 1, fonts)
