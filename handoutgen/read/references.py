"""Lists of references: where an entry begins, what it is called, where it leads.

The words of an entry are never changed; only its addresses become links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from handoutgen.model.article import Reference
from handoutgen.model.nodes import Inline, Inlines, Link, Text, plain_text, walk_inlines
from handoutgen.model.slugs import Names, slug
from handoutgen.read.decode import clean_line

YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
NO_DATE = r"n\.\s?d\.|s\.\s?f\.|o\.\s?J\.|s\.\s?d\.|in press|forthcoming"
"""No date, in English, Spanish, German and the Romance languages; works that are to appear."""

_YEAR_IN_BRACKETS = re.compile(rf"\((?:[^()]{{0,40}}\b)?({YEAR}|{NO_DATE})(?:[,;][^()]{{0,40}})?\)")
_BARE_YEAR = re.compile(rf"\b({YEAR})\b")
_MARK = re.compile(
    r"\s{0,12}(?:\[(\d{1,3})\]\.?|\((\d{1,3})\)|(\d{1,3})[.)](?=\s)|[•\-*–▪◦·](?=\s))\s*"
)
_BACK_TO_TEXT = re.compile(r"[\^↑]\s*(?:(?:[a-z]|\d(?:[.,]\d)?)\s+)*")
"""A wiki's links from an entry back to where it is cited: "^ a b"."""
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]+", re.IGNORECASE)
_DOI = re.compile(r"(?:\bdoi:?\s{0,2})?\b(10\.\d{4,9}/[^\s<>\"“”«»]+)", re.IGNORECASE)
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/(10\..+)", re.IGNORECASE)
_VANCOUVER = re.compile(
    r"((?:[^\W\d_][\w'’-]{1,30}(?: [^\W\d_][\w'’-]{1,30}){0,2} [A-ZÀ-Þ]{1,3}(?:,\s|(?=\.\s))){1,30}"
    r"(?:et al)?)\.\s"
)
"""Authors as medical journals write them: ``Reed AB, Oak C.``"""
_PARTICLE_FIRST = re.compile(
    r"(?:(?:van|von|de|del|della|di|da|dos|du|den|der|ter|ten|la|le|al|el)\s){1,3}[^\W\d_]+,"
    r"|d['’][^\W\d_]+,"
)
_COMPLETE = re.compile(r"(?:[.!?)\]”\"’/]|\d)$")
_BEGINS_WITH_ADDRESS = re.compile(r"(?:https?://|www\.|doi:?\s|10\.\d{4})", re.IGNORECASE)


def read_references(lines: Iterable[str]) -> tuple[Reference, ...]:
    """Return one reference per entry of a list.

    *lines* are the list's lines or paragraphs in order; an empty string is an empty line.
    """
    names = Names()
    references: list[Reference] = []
    for words in entries(lines):
        reference = reference_from_inlines((Text(words),))
        references.append(replace(reference, id=names.take(reference.id)))
    return tuple(references)


def reference_from_inlines(children: Inlines) -> Reference:
    """Return the reference whose words are *children*; plain addresses in them become links."""
    linked = tuple(piece for child in children for piece in _with_links(child))
    words = plain_text(linked)
    return Reference(_name(words), linked, _address(words, linked))


def entries(lines: Iterable[str]) -> Iterator[str]:
    """Yield the words of each entry on one line, without the mark or number of the list."""
    blocks = list(_blocks(lines))
    marked = _is_marked(blocks)
    entry: list[str] = []
    for block in blocks:
        for position, line in enumerate(block):
            if entry and _begins_entry(block, position, entry, marked=marked):
                yield clean_line(" ".join(entry))
                entry = []
            bare = _MARK.sub("", line, count=1) if marked else line.strip()
            entry.append(_BACK_TO_TEXT.sub("", bare, count=1))
    if entry:
        yield clean_line(" ".join(entry))


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield the runs of lines between empty lines."""
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_marked(blocks: Sequence[Sequence[str]]) -> bool:
    """Tell whether the list's entries have numbers or bullets: its first line decides."""
    return bool(blocks) and _MARK.match(blocks[0][0]) is not None


def _begins_entry(
    block: Sequence[str], position: int, entry: Sequence[str], *, marked: bool
) -> bool:
    """Tell whether the line at *position* of *block* opens a new entry after *entry*."""
    line = block[position].strip()
    if marked:
        return _MARK.match(block[position]) is not None
    if _BEGINS_WITH_ADDRESS.match(line):
        return _is_address(line) and all(map(_is_address, entry))
    if line[0].islower() and not _PARTICLE_FIRST.match(line):
        return False
    before = entry[-1].strip()
    if before.endswith((",", "&", "-", ":")) and not _BEGINS_WITH_ADDRESS.search(before):
        return False
    if position == 0:
        return True
    if not (_COMPLETE.search(before) or _ADDRESS.match(before.split()[-1])):
        return False
    return _opens_with_author_and_year(block, position) or _has_room_left(block, position)


def _is_address(line: str) -> bool:
    """Tell whether a line is an address and nothing else."""
    return len(line.split()) == 1 and _BEGINS_WITH_ADDRESS.match(line.strip()) is not None


def _has_room_left(block: Sequence[str], position: int) -> bool:
    """Tell whether the word that opens a line would have fitted on the line before it.

    Then the line was not wrapped there: something new begins.
    """
    width = max(len(line) for line in block)
    return len(block[position - 1]) + 1 + len(block[position].split()[0]) <= width


def _opens_with_author_and_year(block: Sequence[str], position: int) -> bool:
    """Tell whether a year in brackets follows soon, as it does behind an entry's authors."""
    opening = " ".join(block[position : position + 2])
    found = _YEAR_IN_BRACKETS.search(opening)
    if found is None or found.start() > 250:
        return False
    before = opening[: found.start()]
    return found.start() < len(block[position]) or not re.search(r"[a-z]{2,}\.\s", before)


def _with_links(node: Inline) -> Iterator[Inline]:
    """Yield *node* with the addresses of a plain text turned into links."""
    if not isinstance(node, Text):
        yield node
        return
    end = 0
    for start, stop, url in addresses(node.text):
        if start > end:
            yield Text(node.text[end:start])
        yield Link((Text(node.text[start:stop]),), url)
        end = stop
    if end < len(node.text):
        yield Text(node.text[end:])


def addresses(words: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each address or DOI in *words* begins and ends, and where it leads."""
    end = 0
    found = [*_ADDRESS.finditer(words), *_DOI.finditer(words)]
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        if match.start() < end:
            continue
        shown = _without_punctuation(match[0])
        if match.re is _DOI:
            doi = _without_punctuation(match[1])
            url = f"https://doi.org/{doi}"
        else:
            url = shown if shown.lower().startswith("http") else f"https://{shown}"
        end = match.start() + len(shown)
        yield match.start(), end, url


def _without_punctuation(address: str) -> str:
    """Return *address* without what ends the sentence or closes a bracket around it."""
    while address:
        last = address[-1]
        if (
            last in ".,;:!?'’*"
            or (last == ")" and address.count(")") > address.count("("))
            or (last == "]" and address.count("]") > address.count("["))
        ):
            address = address[:-1]
        else:
            break
    return address


def _address(words: str, linked: Inlines) -> str | None:
    """Return where a reference leads: its DOI, else its first address."""
    urls = [node.url for node in walk_inlines(linked) if isinstance(node, Link)]
    for url in urls:
        doi = _DOI_ADDRESS.match(url)
        if doi:
            return f"https://doi.org/{doi[1]}"
    bare = _DOI.search(words)
    if bare:
        return f"https://doi.org/{_without_punctuation(bare[1])}"
    return next((url for url in urls if url.lower().startswith("http")), None)


def _name(words: str) -> str:
    """Return a slug from the first author and the year, else from the first words."""
    authors, year = authors_and_year(words)
    first = slug(first_author(authors), longest=48)
    return "-".join(part for part in (first, slug(year)) if part) or "reference"


def authors_and_year(words: str) -> tuple[str, str]:
    """Return what stands before the year of a reference, and the year (empty if it has none)."""
    medical = _VANCOUVER.match(words)
    if medical:
        bare = _BARE_YEAR.search(_ADDRESS.sub("", words[medical.end() : 600]))
        return medical[1], bare[1] if bare else ""
    found = _YEAR_IN_BRACKETS.search(words[:600])
    if found:
        return words[: found.start()].strip(" .,"), found[1]
    authors = re.split(r"(?<=[^\W\d_]{3})\.\s|[“\"«]|\shttps?://", words[:600], maxsplit=1)[0]
    bare = _BARE_YEAR.search(_ADDRESS.sub("", words[:600]))
    if bare and bare[1] in authors:
        authors = authors[: authors.index(bare[1])]
    return authors.strip(" .,"), bare[1] if bare else ""


def first_author(authors: str) -> str:
    """Return the surname of the first author, or the whole name of an organisation."""
    surname, comma, rest = authors.partition(",")
    medical = re.match(r"(.+?)\s[A-ZÀ-Þ]{1,3}$", surname)
    if medical and len(medical[1].split()) <= 3:
        return medical[1]
    if comma and re.match(r"\s*[^\W\d_]{1,2}\.|\s*[A-ZÀ-Þ][^\s,]{0,14}(?:[\s,&.]|$)", rest):
        return surname.strip()
    return " ".join(authors.split()[:8])
