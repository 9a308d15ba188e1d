"""``NAME.outline.yaml``: what a person knows of a raw text that the text does not say.

It stands beside ``NAME.txt``, so that the text itself stays as it was received::

    title: Sleeping well                 # any field of front matter, prompts too
    drop:                                # lines that are no part of the article
      - 3                                # by their number in the file
      - 40-46
      - Share this page                  # or by their words
    headings:                            # what a heading is, in the order of the text
      - When to ask for help             # a line that is one, on the level of those around it
      - {line: What helps, level: 2}     # a level of its own, from 1
      - {line: MORE, title: More to read, id: more}
    not_headings:
      - One last thing                   # a line that was taken for a heading

Dropped lines are taken out before the text is read; headings are settled afterwards. A line that
is not there is a fault, with the nearest one that is.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from handoutgen.errors import Fault, Place, SourceError, did_you_mean
from handoutgen.model.article import Article, Section
from handoutgen.model.fields import Fields, load_mapping
from handoutgen.model.nodes import Block, Heading, Paragraph, plain_text
from handoutgen.model.nodes import text as words
from handoutgen.model.slugs import slug, unique
from handoutgen.read.decode import clean_line, decode
from handoutgen.read.front_matter import FrontMatter, take_front_matter
from handoutgen.read.sections import laid_out, nest, with_prompts
from handoutgen.read.source import SourceFile
from handoutgen.records import dataclass
from handoutgen.report import Report

MAX_LEVEL = 5
MAX_BYTES = 1_000_000
_RANGE = re.compile(r"(\d{1,7})(?:\s*[-–]\s*(\d{1,7}))?")

Item: TypeAlias = Section | Block


@dataclass(frozen=True, slots=True)
class HeadingRule:
    """A line of the text that is a heading; what is None stays as the reader found it."""

    line: str
    at: int
    title: str | None = None
    level: int | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A line of the text, by its words, and the outline's line that names it."""

    words: str
    at: int


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of the text by number, *first* to *last*, and the outline's line that names them."""

    first: int
    last: int
    at: int


@dataclass(frozen=True, slots=True)
class Outline:
    """What an outline file says."""

    display: str
    front: FrontMatter
    drop_lines: tuple[Lines, ...]
    drop_words: tuple[Words, ...] = ()
    headings: tuple[HeadingRule, ...] = ()
    not_headings: tuple[Words, ...] = ()


def outline_beside(source: SourceFile) -> Outline | None:
    """Return the outline that stands beside *source*, or None where there is none."""
    path = source.path.with_suffix(".outline.yaml")
    if source.root is None or not os.path.isfile(path):
        return None
    shown = Path(source.display).with_suffix(".outline.yaml").as_posix()
    if not path.resolve().is_relative_to(source.root.resolve()):
        hint = "put the outline itself in its place"
        raise SourceError.at(shown, "is a link out of the article's folder", hint)
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SourceError.at(shown, "is larger than 1 MB", "an outline is some dozen lines")
    return read_outline(decode(data, shown) if data.strip() else "", shown)


def read_outline(text: str, display: str) -> Outline:
    """Return the outline in the YAML *text*.

    Raises:
        SourceError: with every fault in it, each with its line.
    """
    fields = load_mapping(text, display)
    front = take_front_matter(fields)
    numbers, dropped = _drops(fields)
    rules = tuple(_rules(fields))
    not_headings = _words(fields, "not_headings", "lines that are no headings")
    fields.finish()
    return Outline(display, front, numbers, dropped, rules, not_headings)


def without_dropped(source: SourceFile, outline: Outline, report: Report) -> SourceFile:
    """Return *source* with every line that *outline* drops left empty.

    Raises:
        SourceError: if a line it names is not there.
    """
    if not outline.drop_lines and not outline.drop_words:
        return source
    lines = decode(source.data, source.display, report).split("\n")
    faults = [
        Fault(
            Place(outline.display, named.at),
            f"drop: {source.display} has no line {max(named.first, len(lines) + 1)}",
            f"its last line is {len(lines)}",
        )
        for named in outline.drop_lines
        if named.last > len(lines)
    ]
    shown = [clean_line(line) for line in lines]
    dropped: set[int] = set()
    for numbers in outline.drop_lines:
        dropped.update(range(numbers.first - 1, min(numbers.last, len(lines))))
    for line_named in outline.drop_words:
        found = [number for number, line in enumerate(shown) if line == line_named.words]
        dropped.update(found)
        if not found:
            faults.append(_not_there(outline, "drop", line_named.words, line_named.at, shown))
    if faults:
        raise SourceError(*faults)
    kept = "\n".join("" if number in dropped else line for number, line in enumerate(lines))
    return replace(source, data=kept.encode("utf-8"))


def with_outline(article: Article, outline: Outline) -> Article:
    """Return *article* with the headings, fields and prompts that *outline* gives.

    Raises:
        SourceError: if a line or a section it names is not there.
    """
    row: list[Item] = list(laid_out(article.introduction, article.sections))
    faults: list[Fault] = []
    for named in outline.not_headings:
        position = _section_at(row, named.words)
        if position is None:
            titles = [item.name for item in row if isinstance(item, Section)]
            faults.append(_not_there(outline, "not_headings", named.words, named.at, titles))
        else:
            section = row[position]
            assert isinstance(section, Section)  # noqa: S101 - found as one
            row[position] = Paragraph(section.title)
    for rule in outline.headings:
        if not _settle(row, rule):
            shown = [line for item in row if (line := _as_line(item))]
            faults.append(_not_there(outline, "headings", rule.line, rule.at, shown))
    introduction, sections = nest(_with_unique_ids(row))
    sections, lost = with_prompts(sections, outline.front.prompts, outline.display)
    faults.extend(lost)
    if faults:
        raise SourceError(*sorted(faults, key=lambda fault: fault.place.line or 0))
    return outline.front.apply(replace(article, introduction=introduction, sections=sections))


# -- reading the file -------------------------------------------------------------------------


def _drops(fields: Fields) -> tuple[tuple[Lines, ...], tuple[Words, ...]]:
    numbers: list[Lines] = []
    dropped: list[Words] = []
    for named in _words(fields, "drop", "lines that are no part of the article"):
        found = _RANGE.fullmatch(named.words)
        if found is None:
            dropped.append(named)
            continue
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= last <= 1_000_000:
            fields.fault_at(named.at, f"drop: {named.words}", "lines count from 1: 3, or 40-46")
        else:
            numbers.append(Lines(first, last, named.at))
    return tuple(numbers), tuple(dropped)


def _words(fields: Fields, key: str, help: str) -> tuple[Words, ...]:
    values = fields.take_strs(key, help=help)
    lines = fields.item_lines(key)
    return tuple(
        Words(value, lines[number] if number < len(lines) else fields.line_of(key))
        for number, value in enumerate(values)
    )


def _rules(fields: Fields) -> Iterable[HeadingRule]:
    for at, item in fields.take_strs_or_mappings("headings", help="lines that are headings"):
        if isinstance(item, str):
            yield HeadingRule(item, at)
            continue
        line = item.take_str("line", "", required=True, help="the line's words in the text")
        title = item.take_str("title", help="better words for it")
        level = item.take_int("level", low=1, high=MAX_LEVEL, help="its level, from 1")
        name = item.take_str("id", help="its id")
        if name is not None and slug(name) != name:
            item.fault("id", f'id is "{name}"', f"small letters, digits and hyphens: {slug(name)}")
        yield HeadingRule(line, at, title, level, name)


# -- applying it ------------------------------------------------------------------------------


def _settle(row: list[Item], rule: HeadingRule) -> bool:
    """Make the line of *rule* the heading it says; return whether it was found."""
    position = _section_at(row, rule.line)
    if position is None:
        position = _line_at(row, rule.line)
        if position is None:
            return False
        around = next((i.level for i in reversed(row[:position]) if isinstance(i, Section)), 1)
        found = row[position]
        title = found.children if isinstance(found, Paragraph | Heading) else words(rule.line)
        row[position] = Section("", title, around, why="outline")
    section = row[position]
    assert isinstance(section, Section)  # noqa: S101 - it is one now
    changed = replace(section, level=rule.level or section.level, why="outline")
    if rule.title is not None:
        changed = replace(changed, title=words(rule.title), id="")
    row[position] = replace(changed, id=rule.id or changed.id)
    return True


def _section_at(row: Sequence[Item], line: str) -> int | None:
    for position, item in enumerate(row):
        if isinstance(item, Section) and _same(item.name, line):
            return position
    return None


def _line_at(row: Sequence[Item], line: str) -> int | None:
    for position, item in enumerate(row):
        if not isinstance(item, Section) and _same(_as_line(item), line):
            return position
    return None


def _as_line(item: Item) -> str:
    match item:
        case Section():
            return item.name
        case Paragraph(children) | Heading(children=children):
            return plain_text(children)
        case _:
            return ""


def _same(one: str, other: str) -> bool:
    return clean_line(one).casefold() == clean_line(other).casefold()


def _with_unique_ids(row: Iterable[Item]) -> Iterable[Item]:
    items = list(row)
    taken = {item.id for item in items if isinstance(item, Section) and item.id}
    for item in items:
        if isinstance(item, Section) and not item.id:
            name = unique(slug(item.name) or "section", taken)
            taken.add(name)
            yield replace(item, id=name)
        else:
            yield item


def _not_there(outline: Outline, key: str, named: str, at: int, there: Iterable[str]) -> Fault:
    lines: Mapping[str, None] = dict.fromkeys(line for line in there if line and len(line) < 200)
    hint = did_you_mean(named, lines, what="lines there")
    return Fault(Place(outline.display, at), f'{key}: no line "{named}" in the article', hint)
