"""Markdown articles: front matter, then CommonMark whose headings make the sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import PurePosixPath

from handoutgen.errors import Fault, HandoutError, Place, SourceError
from handoutgen.markdown.parse import Flaw, Parsed, Placed, parse
from handoutgen.model.article import Article, Reference, Section
from handoutgen.model.images import Image
from handoutgen.model.nodes import (
    Block,
    Blocks,
    Heading,
    Inlines,
    List,
    Paragraph,
    own_inlines,
    plain_text,
    walk_blocks,
)
from handoutgen.model.nodes import text as literal_text
from handoutgen.model.slugs import slug, unique
from handoutgen.read.citations import tie_citations
from handoutgen.read.decode import decode
from handoutgen.read.front_matter import (
    FrontMatter,
    Split,
    read_front_matter,
    split_front_matter,
    unclosed_front_matter,
)
from handoutgen.read.references import reference_from_inlines
from handoutgen.read.sections import nest, with_prompts
from handoutgen.read.source import SourceFile
from handoutgen.report import ContentDropped, ImageNotice, Notice, Report, StructureFlaw

REFERENCES_TITLES = frozenset(
    {
        "references",
        "reference list",
        "bibliography",
        "works cited",
        "referencias",
        "referencias bibliográficas",
        "bibliografía",
        "références",
        "références bibliographiques",
        "bibliographie",
        "literatur",
        "literaturverzeichnis",
        "quellen",
        "bibliografia",
        "riferimenti",
        "riferimenti bibliografici",
        "referências",
        "referências bibliográficas",
        "literatuur",
        "bronnen",
        "piśmiennictwo",
        "литература",
        "список литературы",
        "references and further reading",
    }
)
"""Headings, in lower case, under which a list of references stands."""


MAX_CHARACTERS = 500_000
"""Some 250 pages; hostile markup of this length still reads in seconds."""


def read_markdown(source: SourceFile, report: Report) -> Article:
    """Return the article in the Markdown file *source*.

    Raises:
        SourceError: with every fault of its front matter, or if it has no title, or an image in
            it cannot be used.
    """
    text = decode(source.data, source.display, report)
    if len(text) > MAX_CHARACTERS:
        problem = f"{len(text):,} characters are too long for an article"
        hint = f"at most {MAX_CHARACTERS:,}; split it into several"
        raise SourceError.at(source.display, problem, hint)
    if unclosed_front_matter(text):
        hint = 'write a line "---" below its last key'
        raise SourceError.at(source.display, "the front matter is not closed", hint, line=1)
    split = split_front_matter(text)
    front, faults = _front(split, source.display)
    images = _Images(source)
    parsed = parse(split.body, load_image=images.load)
    faults = (*faults, *images.faults)
    for flaw in parsed.flaws:
        report.add(_notice(flaw, source.display))
    outline = _Outline(source.display, report)
    title, placed = _title(front, parsed, source.display, report)
    outline.build(placed)
    if title is None:
        hint = 'write "title: …" in the front matter, or one "# " heading above the text'
        faults = (*faults, Fault(Place(source.display, 1), "the article has no title", hint))
    sections, lost = with_prompts(outline.sections, front.prompts, source.display)
    faults = (*faults, *lost)
    if faults:
        raise SourceError(*sorted(faults, key=lambda fault: fault.place.line or 0))
    article = Article(
        name=source.name,
        title=title or "",
        introduction=outline.introduction,
        sections=sections,
        references=outline.references,
        notes=parsed.notes,
    )
    return _with_citations(
        front.apply(article), report, source.display, line_of=partial(_line_of, split.body)
    )


def _with_citations(
    article: Article, report: Report, display: str, *, line_of: Callable[[str], int | None]
) -> Article:
    """Return *article* with its citations tied; what its summary cites counts as cited."""
    summary = Paragraph(literal_text(article.summary or ""))
    whole = replace(article, introduction=(summary, *article.introduction))
    tied = tie_citations(whole, report, display, line_of=line_of)
    return replace(tied, introduction=tied.introduction[1:])


def _line_of(body: str, words: str) -> int | None:
    """Return the line on which *words* stand, also where they run on into the next."""
    found = body.replace("\n", " ").find(words)
    return None if found < 0 else body.count("\n", 0, found) + 1


def _front(split: Split, display: str) -> tuple[FrontMatter, tuple[Fault, ...]]:
    if split.front is None:
        return FrontMatter(), ()
    try:
        return read_front_matter(split.front, display), ()
    except SourceError as error:
        return FrontMatter({"title": "?"}), error.faults


@dataclass(slots=True)
class _Images:
    """Loads an article's images and keeps the faults, so that all are told at once."""

    source: SourceFile
    faults: list[Fault] = field(default_factory=list)

    def load(self, path: str, line: int) -> Image | None:
        from handoutgen.pictures import load_picture

        place = Place(self.source.display, line)
        if self.source.root is None or not _is_plain_path(path):
            hint = "an image is a file beside the article: images/lake.jpg"
            self.faults.append(Fault(place, f'an image at "{path[:80]}"', hint))
            return None
        try:
            return load_picture(self.source.path.parent / path, place, root=self.source.root)
        except HandoutError as error:
            self.faults.extend(error.faults)
            return None


def _is_plain_path(path: str) -> bool:
    pure = PurePosixPath(path)
    return bool(path) and not pure.is_absolute() and not re.search(r"[\\:\x00]", path)


def _notice(flaw: Flaw, display: str) -> Notice:
    place = Place(display, flaw.line)
    match flaw.kind:
        case "image":
            return ImageNotice(place, flaw.problem, flaw.hint)
        case "address":
            return ContentDropped(place, flaw.problem, flaw.hint, flaw.problem, flaw.hint or "")
        case "value" | "structure":
            return StructureFlaw(place, flaw.problem, flaw.hint)


def _title(
    front: FrontMatter, parsed: Parsed, display: str, report: Report
) -> tuple[str | None, tuple[Placed, ...]]:
    """Return the title and the blocks without the heading it was taken from.

    A level-1 heading is the title where it is the only one and stands before all others.
    """
    headings = [placed for placed in parsed.placed if isinstance(placed.block, Heading)]
    tops = [placed for placed in headings if _level(placed) == 1]
    if len(tops) != 1 or headings[0] is not tops[0]:
        return front.title, parsed.placed
    said = " ".join(plain_text(_heading(tops[0]).children).split())
    if front.title is not None and said.casefold() != front.title.casefold():
        why = "the front matter has another title"
        report.add(ContentDropped.of(Place(display, tops[0].line), said, why))
    return front.title or said, tuple(placed for placed in parsed.placed if placed is not tops[0])


def _heading(placed: Placed) -> Heading:
    assert isinstance(placed.block, Heading)  # noqa: S101 - only ever called on headings
    return placed.block


def _level(placed: Placed) -> int:
    return _heading(placed).level


@dataclass(slots=True)
class _Outline:
    """Makes sections of blocks, and tells what it had to mend."""

    display: str
    report: Report
    introduction: Blocks = ()
    sections: tuple[Section, ...] = ()
    references: tuple[Reference, ...] = ()
    ids: set[str] = field(default_factory=set)
    reserved: set[str] = field(default_factory=set)

    def build(self, placed: Iterable[Placed]) -> None:
        blocks = list(placed)
        levels = [block.block.level for block in blocks if isinstance(block.block, Heading)]
        above = min(2, *levels) - 1 if levels else 1
        self.reserved = {p.block.anchor for p in blocks if isinstance(p.block, Heading)}
        row: list[Section | Block] = []
        listed: list[Placed] | None = None
        for item in blocks:
            block = item.block
            if not isinstance(block, Heading):
                if listed is None:
                    row.append(block)
                else:
                    listed.append(item)
                continue
            if _titles_references(block):
                listed = listed if listed is not None else []
                continue
            self._keep_references(listed or ())
            listed = None
            if block.level > above + 1:
                self._tell_skipped(item, above)
            above = block.level
            marks = "#" * block.level
            row.append(Section(self._id(block, item.line), block.children, block.level, why=marks))
        self._keep_references(listed or ())
        self.introduction, self.sections = nest(row)

    def _keep_references(self, listed: Iterable[Placed]) -> None:
        taken = {reference.id for reference in self.references}
        for item in listed:
            entries = tuple(_entries(item.block))
            if not entries:
                place = Place(self.display, item.line)
                hint = "write each reference as a list item or a paragraph"
                why = "it is neither list nor paragraph"
                problem = f"left out among the references: {why}"
                self.report.add(ContentDropped(place, problem, hint, _block_words(item.block), why))
            for inlines in entries:
                reference = reference_from_inlines(inlines)
                reference = replace(reference, id=unique(reference.id, taken))
                taken.add(reference.id)
                self.references = (*self.references, reference)

    def _tell_skipped(self, item: Placed, above: int) -> None:
        heading = _heading(item)
        problem = (
            f'the heading "{_short(heading.children)}" skips a level: {heading.level} after {above}'
        )
        hint = f"it is read as level {above + 1}; write {'#' * (above + 1)}"
        self.report.add(StructureFlaw(Place(self.display, item.line), problem, hint))

    def _id(self, heading: Heading, line: int) -> str:
        words = plain_text(heading.children)
        if heading.anchor:
            wanted = heading.anchor
            name = unique(wanted, self.ids)
        else:
            wanted = slug(words) or "section"
            name = unique(wanted, self.ids | self.reserved)
        self.ids.add(name)
        if name != wanted:
            problem = f'the id "{wanted}" is taken already: this section is "{name}"'
            hint = (
                f"give it one of its own: {'#' * heading.level} {_short(heading.children)} {{#…}}"
            )
            self.report.add(StructureFlaw(Place(self.display, line), problem, hint))
        return name


def _titles_references(heading: Heading) -> bool:
    return plain_text(heading.children).strip(" :").casefold() in REFERENCES_TITLES


def _entries(block: Block) -> Iterator[Inlines]:
    """Yield the words of each reference in *block*: a list item or a paragraph each."""
    match block:
        case Paragraph(children):
            yield children
        case List(items):
            for item in items:
                for inner in item.blocks:
                    yield from _entries(inner)
        case _:
            pass


def _block_words(block: Block) -> str:
    """Return the words of *block* and of those within it."""
    return " ".join(plain_text(i) for one in walk_blocks((block,)) for i in own_inlines(one))


def _short(inlines: Inlines) -> str:
    words = " ".join(plain_text(inlines).split())
    return words if len(words) <= 60 else f"{words[:59]}…"
