"""Raw text: an article without any marks, as a browser or a colleague saved it.

The page is split into pieces; passes find out, one after the other, what each piece is; what
nothing was found about is the article's body. Nothing is left out without being told.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from handoutgen.errors import Place
from handoutgen.model.article import Article, Reference, Section
from handoutgen.model.nodes import Text
from handoutgen.model.slugs import Names, slug
from handoutgen.read.citations import tie_citations
from handoutgen.read.decode import clean_line, decode
from handoutgen.read.references import read_references
from handoutgen.read.source import SourceFile
from handoutgen.read.unmarked.asking_boxes import drop_asking_boxes
from handoutgen.read.unmarked.blocks import blocks_of
from handoutgen.read.unmarked.closing import (
    ENTRY,
    drop_empty_questions,
    drop_foot,
    find_references,
)
from handoutgen.read.unmarked.facts import drop_author_notes, facts_of, find_bylines
from handoutgen.read.unmarked.head import Head
from handoutgen.read.unmarked.headings import find_headings
from handoutgen.read.unmarked.languages import guess_language
from handoutgen.read.unmarked.next_article import drop_next_article
from handoutgen.read.unmarked.outline import with_levels
from handoutgen.read.unmarked.page import Page, key
from handoutgen.read.unmarked.pieces import Piece, split_pieces
from handoutgen.read.unmarked.running_heads import drop_running_heads
from handoutgen.read.unmarked.saved_marks import without_saved_marks
from handoutgen.read.unmarked.site_lines import (
    drop_boxes,
    drop_contents,
    drop_foreign,
    drop_front_lines,
    drop_pull_quotes,
    drop_site_lines,
)
from handoutgen.read.unmarked.summary import find_summary
from handoutgen.read.unmarked.title import find_title
from handoutgen.report import ContentDropped, ContentGuessed, Report

PASSES: tuple[Callable[[Page], None], ...] = (
    drop_running_heads,
    drop_contents,
    find_title,
    find_references,
    drop_boxes,
    drop_next_article,
    find_bylines,
    drop_author_notes,
    drop_site_lines,
    drop_foreign,
    drop_front_lines,
    drop_asking_boxes,
    drop_pull_quotes,
    drop_empty_questions,
    drop_foot,
    find_summary,
    find_headings,
)
"""What is found out about a page, in this order: each pass builds on those before it."""


def read_text(source: SourceFile, report: Report) -> Article:
    """Return the article in a raw text.

    Raises:
        SourceError: if the source is empty, too long, or no text.
    """
    written = split_pieces(decode(source.data, source.display, report))
    pieces, marks = without_saved_marks(written)
    for mark in marks:
        place = Place(source.display, mark.number)
        report.add(ContentDropped.of(place, mark.words, mark.why))
    page = Page(pieces, language=_language(pieces, source, report))
    for found_out in PASSES:
        found_out(page)
    _tell_dropped(page, {piece.number: piece.text for piece in written}, source, report)
    article = _article(page, source, report)
    return tie_citations(article, report, source.display, line_of=_Lines(pieces).line_of)


class _Lines:
    """Finds the line that words stand on, by whole pieces first."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._numbers = [piece.number for piece in pieces]
        self._whole = {piece.text: piece.number for piece in reversed(pieces)}
        self._starts = list(accumulate((len(piece.text) + 1 for piece in pieces), initial=0))
        self._text = "\n".join(piece.text for piece in pieces)

    def line_of(self, words: str) -> int | None:
        """Return the line of the first piece that holds *words*."""
        if words in self._whole:
            return self._whole[words]
        at = self._text.find(words)
        return None if at < 0 else self._numbers[bisect_right(self._starts, at) - 1]


def _language(pieces: Sequence[Piece], source: SourceFile, report: Report) -> str:
    prose = " ".join(piece.text for piece in pieces if piece.is_prose)
    language = guess_language(prose) or guess_language(" ".join(piece.text for piece in pieces))
    if language is None:
        report.add(
            ContentGuessed(
                Place(source.display),
                "its language cannot be told; taken for English",
                "say language: in an outline beside it",
            )
        )
    return language or "en"


def _tell_dropped(
    page: Page, written: Mapping[int, str], source: SourceFile, report: Report
) -> None:
    """Tell what was left out, in the words *written* on its line."""
    for at in page.positions("dropped"):
        piece = page.pieces[at]
        report.add(
            ContentDropped.of(
                Place(source.display, piece.number),
                written.get(piece.number, piece.text),
                page.findings[at].why,
            )
        )
    if page.site:
        title = page.pieces[page.positions("title")[0]]
        report.add(
            ContentDropped.of(
                Place(source.display, title.number), page.site, "the site's name behind the title"
            )
        )


def _article(page: Page, source: SourceFile, report: Report) -> Article:
    facts = facts_of(page)
    for line, problem in facts.doubts:
        report.add(ContentGuessed(Place(source.display, line), problem))
    introduction, heads = _outline(page)
    return Article(
        name=source.name,
        title=page.title or _title_from_name(source, report),
        summary=" ".join(page.pieces[at].text for at in page.positions("summary")),
        authors=facts.authors,
        reviewers=facts.reviewers,
        published=facts.published,
        reviewed_on=facts.reviewed_on,
        language=page.language,
        introduction=blocks_of(introduction),
        sections=_sections(heads),
        references=_references(page),
    )


def _title_from_name(source: SourceFile, report: Report) -> str:
    title = source.name.replace("-", " ").replace("_", " ").strip() or "Untitled"
    report.add(
        ContentGuessed(
            Place(source.display, 1),
            f'no title found; called "{title}" after its file',
            "say title: in an outline beside it",
        )
    )
    return title


def _outline(page: Page) -> tuple[list[Piece], tuple[Head, ...]]:
    """Return the pieces before the first heading, and the headings with what stands below."""
    introduction: list[Piece] = []
    heads: list[tuple[Piece, str, list[Piece]]] = []
    for at, piece in enumerate(page.pieces):
        finding = page.findings.get(at)
        if finding is None:
            (heads[-1][2] if heads else introduction).append(piece)
        elif finding.role == "heading":
            heads.append((piece, finding.why, []))
    return introduction, with_levels(
        [
            Head(piece, tuple(body), why, listed=page.listed.get(key(piece.text)))
            for piece, why, body in heads
        ],
        page.title,
    )


def _sections(heads: Sequence[Head]) -> tuple[Section, ...]:
    """Return the tree of sections that *heads* and their levels describe."""
    names = Names()
    flat: list[Section] = []
    for head in heads:
        name = names.take(slug(head.text) or "section")
        title = (Text(clean_line(head.text)),)
        flat.append(Section(name, title, head.level, blocks_of(head.body), why=head.why))
    return _tree(flat)


def _tree(flat: Sequence[Section]) -> tuple[Section, ...]:
    """Hang each section below the last one of a higher level."""
    position = 0

    def below(level: int) -> tuple[Section, ...]:
        nonlocal position
        found: list[Section] = []
        while position < len(flat) and flat[position].level > level:
            section = flat[position]
            position += 1
            found.append(replace(section, children=below(section.level)))
        return tuple(found)

    return below(0)


def _references(page: Page) -> tuple[Reference, ...]:
    entries = [
        page.pieces[at] for at in page.positions("reference") if page.findings[at].why == ENTRY
    ]
    unwrapped = all(piece.rows == 1 or piece.kind == "marked" for piece in page.pieces)
    joined = any(piece.rows > 1 for piece in entries)
    lines: list[str] = []
    for piece in entries:
        # Where wrapped lines were joined, or none was wrapped, each piece is an entry of its own.
        whole = unwrapped or (joined and bool(lines) and lines[-1][-1] in ".)]0123456789")
        lines.extend([""] if piece.after_gap or whole else [])
        lines.append(f"{piece.mark} {piece.text}" if piece.mark else piece.text)
    return read_references(lines)
