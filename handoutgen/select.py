"""Selecting: a section query and an article give a smaller article.

A query is, in this order: a section's id, an outline number or a range of them (``2``, ``2.3``,
``4-6``), a glob over ids, a glob over titles, or a bare word that stands in the id or title of
exactly one section. A parent brings its children; a child alone rises to the top level.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from handoutgen.errors import CallError, Fault, Place, nearest
from handoutgen.model.article import Article, Section, numbered

_NUMBER = re.compile(r"\d+(?:\.\d+)*\Z")
_RANGE = re.compile(r"(\d+(?:\.\d+)*)\s*[-–]\s*(\d+(?:\.\d+)*)\Z")


class _NoMatch(Exception):
    """A query that names no section, with the way out."""

    def __init__(self, problem: str, hint: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.hint = hint


def select(article: Article, queries: Sequence[str] = (), without: Sequence[str] = ()) -> Article:
    """Return *article* with the sections that *queries* name, less those that *without* names.

    Order is the article's own. Without queries everything is meant, the introduction included.

    Raises:
        CallError: for every query that names no section, all at once, or if nothing is left.
    """
    if not queries and not without:
        return article
    faults: list[Fault] = []
    wanted = _ids(article, queries, "--section", faults)
    unwanted = _ids(article, without, "--without", faults)
    if faults:
        raise CallError(*faults)
    if not queries:
        wanted = {section.id for section in article.walk()}
    kept = wanted - unwanted
    sections = tuple(_kept(article.sections, kept, level=1))
    introduction = () if queries else article.introduction
    if not sections and not introduction:
        raise CallError.at("--without", f'nothing of "{article.name}" is left', "take away less")
    return replace(article, sections=sections, introduction=introduction, selected=True)


def _ids(article: Article, queries: Sequence[str], option: str, faults: list[Fault]) -> set[str]:
    """Return the ids that *queries* name, those of all children included."""
    found: set[str] = set()
    for query in queries:
        try:
            for section in find_sections(article, query):
                found.update(part.id for part in section.walk())
        except _NoMatch as miss:
            faults.append(Fault(Place(option), miss.problem, miss.hint))
    return found


def find_sections(article: Article, query: str) -> list[Section]:
    """Return the sections that one query names, in order, without their children."""
    outline = list(numbered(article))
    sections = [section for _, section in outline]
    asked = query.strip()
    exact = [section for section in sections if section.id == asked]
    if exact:
        return exact
    if _NUMBER.match(asked) or _RANGE.match(asked):
        return _by_number(outline, asked, article)
    folded = asked.casefold()
    if any(mark in asked for mark in "*?["):
        by_id = [section for section in sections if fnmatchcase(section.id, folded)]
        found = by_id or [s for s in sections if fnmatchcase(s.name.casefold(), folded)]
        if found:
            return found
    by_title = [section for section in sections if section.name.casefold() == folded]
    if by_title:
        return by_title
    return _by_word(outline, folded, asked, article)


def _by_number(outline: list[tuple[str, Section]], asked: str, article: Article) -> list[Section]:
    span = _RANGE.match(asked)
    first, last = (span[1], span[2]) if span else (asked, asked)
    known = dict(outline)
    for number in (first, last):
        if number not in known:
            top = sum(1 for name, _ in outline if "." not in name)
            raise _NoMatch(
                f'"{article.name}" has no section {number}',
                f"its sections are 1 to {top}; `handoutgen outline` shows their numbers"
                if top
                else "it has no sections",
            )
    depth = first.count(".")
    if last.count(".") != depth or first.rpartition(".")[0] != last.rpartition(".")[0]:
        raise _NoMatch(f"{asked} is no range", "both ends must be side by side, such as 2.1-2.3")
    low, high = _last(first), _last(last)
    if low > high:
        raise _NoMatch(f"{asked} runs backwards", f"say {last}-{first}")
    prefix = first.rpartition(".")[0]
    return [known[f"{prefix}.{n}" if prefix else str(n)] for n in range(low, high + 1)]


def _last(number: str) -> int:
    return int(number.rpartition(".")[2])


def _by_word(
    outline: list[tuple[str, Section]], folded: str, asked: str, article: Article
) -> list[Section]:
    found = [
        (number, section)
        for number, section in outline
        if folded and (folded in section.id or folded in section.name.casefold())
    ]
    if len(found) == 1:
        return [found[0][1]]
    if found:
        raise _NoMatch(f'"{asked}" could be {len(found)} sections', f"one of {_listed(found, 8)}")
    close = nearest(asked, [section.id for _, section in outline])
    there = f"sections there: {_listed(outline, 12)}" if outline else "it has no sections"
    hint = f'did you mean "{close}"?' if close else there
    raise _NoMatch(f'no section "{asked}" in "{article.name}"', hint)


def _listed(outline: list[tuple[str, Section]], most: int) -> str:
    """Return sections in their order, each with its number and its id."""
    shown = [f"{number} {section.id}" for number, section in outline[:most]]
    return ", ".join([*shown, "…"] if len(outline) > most else shown)


def _kept(sections: Iterable[Section], kept: set[str], level: int) -> Iterator[Section]:
    """Yield what is kept of *sections*; where a parent is not, its children take its place."""
    for section in sections:
        if section.id in kept:
            children = tuple(_kept(section.children, kept, level + 1))
            yield replace(section, level=level, children=children)
        else:
            yield from _kept(section.children, kept, level)
