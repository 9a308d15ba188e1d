"""Markdown articles: front matter, then CommonMark whose headings make the sections."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from handoutgen.errors import Fault, HandoutError, Place, SourceError, did_you_mean
from handoutgen.markdown.parse import Flaw, Parsed, Placed, parse
from handoutgen.model.article import Article, Reference, Section
from handoutgen.model.images import Image
from handoutgen.model.nodes import Block, Blocks, Heading, Inlines, List, Paragraph, plain_text
from handoutgen.model.slugs import slug, unique
from handoutgen.read.citations import tie_citations
from handoutgen.read.decode import decode
from handoutgen.read.front_matter import (
    FrontMatter,
    Prompts,
    Split,
    read_front_matter,
    split_front_matter,
)
from handoutgen.read.references import reference_from_inlines
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


def read_markdown(source: SourceFile, report: Report) -> Article:
    """Return the article in the Markdown file *source*.

    Raises:
        SourceError: with every fault of its front matter, or if it has no title, or an image in
            it cannot be used.
    """
    split = split_front_matter(decode(source.data, source.display, report))
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
    sections, lost = _with_prompts(outline.sections, front.prompts, source.display)
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
    return tie_citations(front.apply(article), report, source.display)


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
            return ContentDropped(place, flaw.problem, flaw.hint)
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
        problem = f'"{said}" left out: the front matter has another title'
        report.add(ContentDropped(Place(display, tops[0].line), problem))
    return front.title or said, tuple(placed for placed in parsed.placed if placed is not tops[0])


def _heading(placed: Placed) -> Heading:
    assert isinstance(placed.block, Heading)  # noqa: S101 - only ever called on headings
    return placed.block


def _level(placed: Placed) -> int:
    return _heading(placed).level


@dataclass(slots=True)
class _Open:
    """A section whose end was not reached yet."""

    id: str
    title: Inlines
    level: int
    written: int
    blocks: list[Block] = field(default_factory=list)
    children: list[Section] = field(default_factory=list)

    def closed(self) -> Section:
        return Section(
            self.id, self.title, self.level, tuple(self.blocks), tuple(self.children), why="marked"
        )


@dataclass(slots=True)
class _Outline:
    """Makes sections of blocks, and tells what it had to mend."""

    display: str
    report: Report
    introduction: Blocks = ()
    sections: tuple[Section, ...] = ()
    references: tuple[Reference, ...] = ()
    ids: set[str] = field(default_factory=set)

    def build(self, placed: Iterable[Placed]) -> None:
        before: list[Block] = []
        done: list[Section] = []
        open_: list[_Open] = []
        reference_blocks: list[Block] | None = None
        blocks = list(placed)
        written = [_level(p) for p in blocks if isinstance(p.block, Heading)]
        top = min(2, *written) if written else 2
        reserved = {p.block.anchor for p in blocks if isinstance(p.block, Heading)}

        def close(level: int) -> None:
            while open_ and open_[-1].written >= level:
                section = open_.pop().closed()
                (open_[-1].children if open_ else done).append(section)

        for item in blocks:
            block = item.block
            if not isinstance(block, Heading):
                if reference_blocks is not None:
                    reference_blocks.append(block)
                elif open_:
                    open_[-1].blocks.append(block)
                else:
                    before.append(block)
                continue
            if _titles_references(block):
                close(block.level)
                reference_blocks = reference_blocks or []
                continue
            self._keep_references(reference_blocks)
            reference_blocks = None
            close(block.level)
            level = len(open_) + 1
            above = open_[-1].written if open_ else top - 1
            if block.level > above + 1:
                self._tell_skipped(item, above, level)
            name = self._id(block, item.line, reserved)
            open_.append(_Open(name, block.children, level, block.level))
        self._keep_references(reference_blocks)
        close(0)
        self.introduction = tuple(before)
        self.sections = tuple(done)

    def _keep_references(self, blocks: list[Block] | None) -> None:
        if blocks is None:
            return
        taken = {reference.id for reference in self.references}
        for inlines in _entries(blocks):
            reference = reference_from_inlines(inlines)
            reference = replace(reference, id=unique(reference.id, taken))
            taken.add(reference.id)
            self.references = (*self.references, reference)

    def _tell_skipped(self, item: Placed, above: int, level: int) -> None:
        heading = _heading(item)
        problem = (
            f'the heading "{_short(heading.children)}" skips a level: {heading.level} after {above}'
        )
        hint = f"it is read as level {above + 1}; write {'#' * (above + 1)}"
        self.report.add(StructureFlaw(Place(self.display, item.line), problem, hint))

    def _id(self, heading: Heading, line: int, reserved: set[str]) -> str:
        words = plain_text(heading.children)
        if heading.anchor:
            wanted = heading.anchor
            name = unique(wanted, self.ids)
        else:
            wanted = slug(words) or "section"
            name = unique(wanted, self.ids | reserved)
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


def _entries(blocks: Iterable[Block]) -> Iterable[Inlines]:
    """Yield the words of each reference: a list item or a paragraph each."""
    for block in blocks:
        match block:
            case Paragraph(children):
                yield children
            case List(items):
                for item in items:
                    yield from _entries(item.blocks)
            case _:
                pass


def _short(inlines: Inlines) -> str:
    words = " ".join(plain_text(inlines).split())
    return words if len(words) <= 60 else f"{words[:59]}…"


def _with_prompts(
    sections: tuple[Section, ...], prompts: tuple[Prompts, ...], display: str
) -> tuple[tuple[Section, ...], tuple[Fault, ...]]:
    """Return *sections* with the prompts that name them, and a fault for each that names none."""
    if not prompts:
        return sections, ()
    by_id = {prompt.section: prompt.blanks for prompt in prompts}
    known = [section.id for top in sections for section in top.walk()]
    faults = tuple(
        Fault(
            Place(display, prompt.line),
            f'prompts for a section "{prompt.section}" that the article does not have',
            did_you_mean(prompt.section, known, what="its sections"),
        )
        for prompt in prompts
        if prompt.section not in known
    )

    def given(section: Section) -> Section:
        children = tuple(map(given, section.children))
        return replace(section, children=children, prompts=by_id.get(section.id, ()))

    return tuple(map(given, sections)), faults
