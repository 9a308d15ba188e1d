"""Tags lifted out of a tree: the text of each paragraph is read over its runs, and a tag that
Word has split (by proofing marks, bookmarks, revisions, formatting) becomes one mark in the first
of them.

What was deleted in tracked changes isn't text; what was inserted is. A tag that its paragraph
does not close goes on in the next ones, which become one with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from handoutgen.errors import Fault, Place, TemplateError
from handoutgen.word.marks import in_text
from handoutgen.word.namespaces import XML, Flavour, local_name
from handoutgen.word.places import Places
from handoutgen.word.tags import (
    OPENINGS,
    Tag,
    TagList,
    Unclosed,
    find_escapes,
    read_tag,
    unescaped,
)
from handoutgen.word.tags import find_tags as tags_in

_TEXTS = frozenset({"t", "instrText"})
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_APART = frozenset({"del", "moveFrom", "txbxContent", "p", "tbl", "textbox"})
"""Elements in a paragraph whose text is not the paragraph's."""

_PASSED_OVER = frozenset(
    {
        "proofErr",
        "bookmarkStart",
        "bookmarkEnd",
        "permStart",
        "permEnd",
        "commentRangeStart",
        "commentRangeEnd",
    }
)
_MOST_PARAGRAPHS, _MOST_JOINED = 200, 2_000
"""Paragraphs that one tag may go over, and that may be looked at so in a part."""

MOST_TAGS, MOST_FAULTS = 10_000, 200
LONGEST_PARAGRAPH = 200_000
"""Characters of a paragraph that holds tags."""

_SPACE = f"{{{XML}}}space"
_UNCLOSED = "close it, or write {_{ and {_% where braces are meant"


@dataclass(slots=True)
class _Atom:
    """A piece of a paragraph's text: an element with text of its own, or a sign such as a tab."""

    element: Any
    text: str
    is_sign: bool


class Lifter:
    """Lifts the tags of one part; *tags* and *faults* are what it found."""

    def __init__(self, root: Any, flavour: Flavour, part: str, display: str) -> None:
        self.tags = TagList()
        self.faults: list[Fault] = []
        self._root = root
        self._flavour = flavour
        self._part = part
        self._display = display
        self._places = Places(root, flavour, part)
        self.changed = False
        """Whether anything is other than it was, be it a comment taken out."""
        self._raw = False
        self._joinable = _MOST_JOINED

    def lift(self) -> TagList:
        paragraph_tag = self._flavour.name("p")
        for element in list(self._root.iter()):
            if element.tag == paragraph_tag:
                if element.getparent() is not None or element is self._root:
                    self._lift_paragraph(element)
            elif isinstance(element.tag, str):
                self._lift_leaf(element)
        for element in self._root.iter():
            if isinstance(element.tag, str):
                self._lift_attributes(element)
        return self.tags

    # Paragraphs

    def _lift_paragraph(self, paragraph: Any) -> None:
        for kind in ("t", "instrText"):
            self._lift_stream(paragraph, kind)

    def _lift_stream(self, paragraph: Any, kind: str) -> None:
        atoms = list(_atoms(paragraph, kind))
        text = "".join(atom.text for atom in atoms)
        if "{" not in text and "_}" not in text and not self._raw:
            return
        if len(text) > LONGEST_PARAGRAPH:
            place = f"{self._display}: {self._places.of(paragraph)}"
            raise TemplateError.at(place, "is longer than any paragraph", "part it")
        found: list[Tag] = []
        at = 0
        while True:
            tag = self._next(text, at)
            if tag is None:
                break
            if isinstance(tag, Unclosed):
                if not self._join_following(paragraph, text, tag, kind):
                    self._unclosed(paragraph, text, tag)
                    break
                atoms = list(_atoms(paragraph, kind))
                text = "".join(atom.text for atom in atoms)
                continue
            at = tag.end
            found.append(tag)
        place = self._places.of(paragraph) if found else ""
        replaced = [(tag.start, tag.end, self._mark(tag, place)) for tag in found]
        escapes = list(find_escapes(text, replaced))
        self.changed |= bool(found or escapes)
        _replace(atoms, [*replaced, *escapes])
        _write_back(atoms)

    def _mark(self, tag: Tag, place: str) -> str:
        if len(self.tags) > MOST_TAGS:
            problem = f"{self._part} holds more than {MOST_TAGS:,} tags"
            raise TemplateError.at(self._display, problem, "loop over what repeats")
        return "" if _prints_nothing(tag) else in_text(self.tags.add(replace(tag, place=place)))

    def _next(self, text: str, at: int) -> Tag | Unclosed | None:
        """Return the next tag of *text*; within raw text only its end is one."""
        for tag in tags_in(text, at=at):
            if isinstance(tag, Unclosed):
                return None if self._raw else tag
            if self._raw:
                if tag.word == "endraw":
                    self._raw = False
                    return tag
                continue
            if tag.word == "raw":
                self._raw = True
            return tag
        return None

    def _unclosed(self, paragraph: Any, text: str, tag: Unclosed) -> None:
        shown = " ".join(text[tag.start : tag.start + 40].split())
        place = Place(f"{self._display}: {self._places.of(paragraph)}")
        self.faults.append(Fault(place, f'"{tag.opening}" is not closed in "{shown}"', _UNCLOSED))
        if len(self.faults) >= MOST_FAULTS:
            raise TemplateError(*self.faults)

    def _join_following(self, paragraph: Any, text: str, tag: Unclosed, kind: str) -> bool:
        """Make one of *paragraph* and those after it, up to where *tag* is closed, if it is."""
        following: list[Any] = []
        for sibling in paragraph.itersiblings():
            if sibling.tag != paragraph.tag:
                if local_name(sibling.tag) in _PASSED_OVER:
                    continue
                return False
            following.append(sibling)
            self._joinable -= 1
            text += "\n" + "".join(atom.text for atom in _atoms(sibling, kind))
            if read_tag(text, tag.start) is not None:
                break
            if len(following) > _MOST_PARAGRAPHS or self._joinable < 0:
                return False
        else:
            return False
        for one in following:
            run = etree.SubElement(paragraph, self._flavour.name("r"))
            etree.SubElement(run, self._flavour.name("br"))
            take_in(paragraph, one)
        return True

    # The rest

    def _lift_leaf(self, element: Any) -> None:
        """Lift the tags of a text that is in no paragraph's: a property, a drawing's own text."""
        text = element.text
        if not text or "{" not in text or not any(opening in text for opening in OPENINGS):
            return
        if local_name(element.tag) in ("t", "instrText") and self._in_paragraph(element):
            return
        if any(local_name(one.tag) in ("del", "moveFrom") for one in element.iterancestors()):
            return
        element.text = self._lifted(text, element, keep_unclosed=False)

    def _in_paragraph(self, element: Any) -> bool:
        return next(element.iterancestors(self._flavour.name("p")), None) is not None

    def _lift_attributes(self, element: Any) -> None:
        for name, value in element.items():
            if "{" in value and any(opening in value for opening in OPENINGS):
                element.set(name, self._lifted(value, element, keep_unclosed=True))

    def _lifted(self, text: str, element: Any, *, keep_unclosed: bool) -> str:
        pieces: list[str] = []
        end = 0
        place = self._places.of(element)
        for tag in tags_in(text):
            if isinstance(tag, Unclosed):
                if not keep_unclosed:
                    self._unclosed(element, text, tag)
                break
            pieces.append(unescaped(text[end : tag.start]))
            if not _prints_nothing(tag):
                pieces.append(self._mark(replace(tag, level=""), place))
            end = tag.end
        lifted = "".join([*pieces, unescaped(text[end:])])
        self.changed |= lifted != text
        return lifted


def take_in(paragraph: Any, other: Any) -> None:
    """Move what *other* holds to the end of *paragraph*, and *other* out of its tree."""
    for child in list(other):
        if local_name(child.tag) != "pPr":
            paragraph.append(child)
    other.getparent().remove(other)


def keep_spaces(text_element: Any) -> None:
    """Say that spaces at the ends of a text are meant."""
    text_element.set(_SPACE, "preserve")


def _prints_nothing(tag: Tag) -> bool:
    return tag.word in ("raw", "endraw") or (tag.kind == "comment" and not tag.level)


def _atoms(paragraph: Any, kind: str) -> Iterator[_Atom]:
    """Yield the pieces of the text of *paragraph*, in order; *kind* is ``t`` or ``instrText``."""
    for child in paragraph:
        yield from _atoms_in(child, kind)


def _atoms_in(element: Any, kind: str) -> Iterator[_Atom]:
    name = local_name(element.tag)
    if name == kind:
        yield _Atom(element, element.text or "", is_sign=False)
    elif name in _SIGNS and kind == "t":
        yield _Atom(element, _SIGNS[name], is_sign=True)
    elif name and name not in _APART and name not in _TEXTS and not name.endswith("Pr"):
        for child in element:
            yield from _atoms_in(child, kind)


def _replace(atoms: list[_Atom], replaced: Iterable[tuple[int, int, str]]) -> None:
    """Put marks in place of pieces of the text, in order; signs in those are taken out."""
    waiting = iter(sorted(replaced))
    piece = next(waiting, None)
    at = 0
    for atom in atoms:
        text, first = atom.text, at
        at = last = first + len(text)
        kept: list[str] = []
        done = first
        while piece is not None and piece[0] < last:
            start, end, instead = piece
            if atom.is_sign:
                _drop(atom.element)
            elif start >= first:  # it begins here, so its mark stands here
                kept += (text[done - first : start - first], instead)
            done = min(end, last)
            if end > last:
                break
            piece = next(waiting, None)
        if not atom.is_sign:
            atom.text = "".join([*kept, text[done - first :]])


def _write_back(atoms: list[_Atom]) -> None:
    for atom in atoms:
        if atom.is_sign:
            continue
        if atom.text == (atom.element.text or ""):
            continue
        atom.element.text = atom.text
        if atom.text:
            keep_spaces(atom.element)
        else:
            run = atom.element.getparent()
            _drop(atom.element)
            while run is not None and _holds_nothing(run):
                above = run.getparent()
                _drop(run)
                run = above


def _holds_nothing(run: Any) -> bool:
    kept = {"r": "rPr", "ins": "", "smartTag": "smartTagPr"}.get(local_name(run.tag))
    return kept is not None and all(local_name(child.tag) == kept for child in run)


def _drop(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
