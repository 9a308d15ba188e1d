"""Citations: ties the words that cite a work to its entry in the list of references.

Author-year forms in brackets ("(Reed & Oak, 2019; Field, n.d.)") and in the sentence ("Reed et
al. (2019)"), numbers in square brackets where the list has that many entries, and raised numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace

from handoutgen.errors import Place
from handoutgen.model.article import Article, Reference, Section
from handoutgen.model.nodes import (
    Block,
    Blocks,
    Cell,
    Citation,
    Definition,
    DefinitionList,
    Emphasis,
    Figure,
    Foreign,
    Inline,
    Inlines,
    Landscape,
    LeadTerm,
    List,
    ListItem,
    Panel,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    own_inlines,
    walk_blocks,
    walk_inlines,
)
from handoutgen.read.cited_works import CitedWork, Works, folded
from handoutgen.read.raised_numbers import Cited, raised_numbers
from handoutgen.read.references import NO_DATE, YEAR
from handoutgen.records import dataclass
from handoutgen.report import CitationOrphaned, ReferenceOrphaned, Report

LineOf = Callable[[str], int | None]

_PARTICLE = (
    r"(?:[Vv]an|[Vv]on|[Dd]e|[Dd]el|[Dd]ella|[Dd]i|[Dd]a|[Dd]os|[Dd]u|[Ll]a|[Ll]e|[Dd]en|[Dd]er|"
    r"[Tt]er|[Tt]en|[Aa]l|[Ee]l|[Bb]in|[Ss]t\.|d['’]|O['’])"
)
_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ"
_SURNAME = rf"(?:{_PARTICLE}\s?){{0,3}}[{_CAPITAL}][^\W\d_]*(?:['’.-][^\W\d_]+){{0,3}}"
_AND = r"(?:&|and|y|et|und|e|en|och)"
_ET_AL = (
    r"(?:,?\s+(?:et\s+al\.?|y\s+(?:otros|cols?\.)|u\.\s?a\.|and\s+(?:colleagues|others)"
    r"|e\s+(?:colleghi|colaboradores)|et\s+ses\s+collègues|und\s+Kolleg(?:en|innen)))"
)
_ORGANISATION = (
    rf"(?:(?:[Tt]he\s+)?[{_CAPITAL}][\w.’'/-]*"
    rf"(?:,?\s+(?:(?:of|for|on|and|&|the|in|de|la|del|y|et|des|du|für|und|e|di|per|da|do)\s+){{0,3}}"
    rf"[{_CAPITAL}][\w.’'/-]*){{0,9}})"
)
_ACRONYM = r"(?:\s+[\[(][A-Z][\w-]{1,11}[\])])?"
_PEOPLE = rf"{_SURNAME}(?:,\s+{_SURNAME}){{0,5}}(?:,?\s+{_AND}\s+{_SURNAME})?{_ET_AL}?"
_WHEN = rf"(?:{YEAR}(?:[/–-]{YEAR})?|{NO_DATE})"

# The costly patterns are compiled by ``re``, which keeps them, where words first call for them.
_WORK = (
    rf"(?P<who>{_PEOPLE}|{_ORGANISATION})(?P<acronym>{_ACRONYM})(?P<etal>{_ET_AL})?"
    rf"(?:,\s*|\s+)(?P<when>\(?{_WHEN}\)?(?:\s*,\s*{_WHEN}|\s*,\s*[b-f]\b)*)"
)
_LEAD = (
    r"(?i)(?:(?:e\.\s?g\.|i\.\s?e\.|cf\.|see(?: also)?|also|as (?:cited|quoted|reviewed) in|"
    r"adapted from|"
    r"for (?:a |an )?(?:\w+ ){0,3}see|reviewed (?:in|by)|according to|from|source:|"
    r"z\.\s?B\.|vgl\.|siehe(?: auch)?|nach|p\.\s?ej\.|véase(?: también)?|ver|citado en|"
    r"voir(?: aussi)?|par ex\.|cité dans|ad es\.|cfr\.|si veda|citato in|bv\.|zie)[,:]?\s+)+"
)
_AFTER = (
    r"\s*(?:[,:]\s*(?:(?:pp?|pgs?|pág|págs|S|para|ch|chap|sec|fig|table|Kap|Abs|cap|n)"
    r"\.?\s*.{1,40}|\d[\d\s,–-]{0,15}|"
    r"(?:as )?(?:cited|quoted|reviewed) (?:in|by) .{2,60}|emphasis .{2,30}|"
    r".{0,30}(?:translation|review)))?\s*"
)
_BRACKETS = re.compile(r"[(\[]((?:[^()\[\]]|\((?:[^()]{1,12})\)|\[[^\[\]]{1,12}\]){3,400})[)\]]")
_YEARS_ONLY = (
    rf"\((?P<when>{_WHEN}(?:\s*[,;]\s*{_WHEN})*)"
    r"(?:\s*[,:]\s*(?:pp?\.|S\.|pág\.|para\.)\s*[^()]{1,20})?\)"
)
_BEFORE = rf"(?P<who>(?:{_PEOPLE}|{_ORGANISATION}))(?P<acronym>{_ACRONYM})(?:['’]s?)?\s*$"
_NUMBERS = re.compile(r"\[(\d{1,3}(?:\s*[,;–-]\s*\d{1,3}){0,12}(?:\]\s?\[\d{1,3}(?=\])){0,12})\]")
_LAST_NAMES = rf"{_SURNAME}(?:{_ET_AL}|\s+(?:&|and)\s+{_SURNAME}|['’]s)?\s*$"
_WORD = re.compile(r"(?<![\w'’.-])[^\W\d_][\w'’-]*")
_POSSESSIVE = re.compile(r"['’]s?$")
_LOOK_BACK = 160
_NEAR = 60

_NOT_NAMES = (
    "january february march april may june july august september october november december jan feb"
    " mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday"
    " sunday spring summer autumn fall winter since until before after from during between in on"
    " by as at version edition table figure chapter volume covid update updated published the a an"
    " copyright enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre"
    " diciembre janvier février mars avril mai juin juillet août septembre octobre novembre"
    " décembre januar februar märz juni juli oktober dezember gennaio febbraio aprile maggio"
    " giugno luglio settembre ottobre dicembre seit desde depuis dal about around early late mid"
    " circa approximately then this reviewed accessed retrieved"
)
_NEVER_AUTHORS = frozenset(_NOT_NAMES.split())


def tie_citations(
    article: Article, report: Report, display: str, *, line_of: LineOf | None = None
) -> Article:
    """Return *article* with every citation tied to its reference; no character changes.

    Citations without a reference and references that nothing cites become notices, at the line
    that *line_of* finds for the citing words.
    """
    works = Works.of(article.references)
    raised = raised_numbers(_texts(article), len(article.references))
    tie = _Tie(works, raised, report, display, line_of or (lambda _: None))
    tied = replace(
        article,
        introduction=tie.blocks(article.introduction),
        sections=tuple(tie.section(section) for section in article.sections),
        notes=tuple(replace(note, blocks=tie.blocks(note.blocks)) for note in article.notes),
    )
    for reference in article.references:
        if reference.id not in tie.cited:
            report.add(_orphan(reference, display, tie.line_of))
    return tied


def _texts(article: Article) -> Iterator[str]:
    """Yield the running text of *article* in reading order."""
    for blocks in (article.introduction, *(section.blocks for section in article.walk())):
        for block in walk_blocks(blocks):
            for inlines in own_inlines(block):
                yield from (node.text for node in walk_inlines(inlines) if isinstance(node, Text))


def _orphan(reference: Reference, display: str, line_of: LineOf) -> ReferenceOrphaned:
    words = reference.text
    shown = words if len(words) <= 70 else words[:69].rstrip() + "…"
    return ReferenceOrphaned(Place(display, line_of(words)), f'nothing in the text cites "{shown}"')


@dataclass(frozen=True, slots=True)
class _Found:
    """Words from *start* to *end* that cite *references*; none where no entry fits."""

    start: int
    end: int
    references: tuple[str, ...]


@dataclass(slots=True)
class _Tie:
    """Walks an article, and remembers which works it met."""

    works: Works
    raised: Mapping[str, tuple[Cited, ...]]
    report: Report
    display: str
    line_of: LineOf
    cited: set[str] = field(default_factory=set)

    def section(self, section: Section) -> Section:
        return replace(
            section,
            blocks=self.blocks(section.blocks),
            children=tuple(self.section(child) for child in section.children),
        )

    def blocks(self, blocks: Blocks) -> Blocks:
        return tuple(self.block(block) for block in blocks)

    def block(self, block: Block) -> Block:
        """Return *block* with the citations in it tied; what holds no running text stays."""
        match block:
            case Paragraph(children):
                return replace(block, children=self.inlines(children))
            case List(items):
                return replace(
                    block, items=tuple(ListItem(self.blocks(i.blocks), i.checked) for i in items)
                )
            case DefinitionList(items):
                return DefinitionList(
                    tuple(Definition(item.term, self.blocks(item.blocks)) for item in items)
                )
            case Quote(blocks):
                return Quote(self.blocks(blocks))
            case Panel(_, _, blocks):
                return replace(block, blocks=self.blocks(blocks))
            case Landscape(blocks):
                return Landscape(self.blocks(blocks))
            case Table(_, rows, _, caption):
                tied = tuple(tuple(Cell(self.inlines(c.children)) for c in row) for row in rows)
                return replace(block, rows=tied, caption=self.inlines(caption))
            case Figure(_, _, caption):
                return replace(block, caption=self.inlines(caption))
            case _:
                return block

    def inlines(self, inlines: Inlines) -> Inlines:
        self.cited.update(
            name
            for node in walk_inlines(inlines)
            if isinstance(node, Citation)
            for name in node.references
        )
        return tuple(piece for node in inlines for piece in self.inline(node))

    def inline(self, node: Inline) -> Iterator[Inline]:
        match node:
            case Text(words):
                yield from self.text(words)
            case Emphasis(children) | Strong(children) | LeadTerm(children):
                yield replace(node, children=self.inlines(children))
            case Foreign(children):
                yield replace(node, children=self.inlines(children))
            case _:
                yield node

    def text(self, words: str) -> Iterator[Inline]:
        """Yield *words* with each citation in a node of its own."""
        end = 0
        for found in sorted(self.found(words), key=lambda found: (found.start, -found.end)):
            if found.start < end:
                continue
            if found.start > end:
                yield Text(words[end : found.start])
            yield Citation((Text(words[found.start : found.end]),), found.references)
            self.cited.update(found.references)
            end = found.end
        if end < len(words):
            yield Text(words[end:])

    def found(self, words: str) -> Iterator[_Found]:
        """Yield the citations in *words*; those without an entry are told instead."""
        for cited in self.raised.get(words, ()):
            yield _Found(cited.start, cited.end, self.works.numbered(cited.numbers))
        if "(" not in words and "[" not in words:
            return
        if re.search(_WHEN, words):
            for bracket in _BRACKETS.finditer(words):
                yield from self.in_bracket(bracket[1], bracket.start(1))
            for years in re.finditer(_YEARS_ONLY, words):
                yield from self.in_sentence(words, years)
        for numbers in _NUMBERS.finditer(words):
            yield from self.numbered(numbers)

    def in_bracket(self, inside: str, offset: int) -> Iterator[_Found]:
        """Yield the works that a bracket names, between its semicolons."""
        lead_in, work_named = re.compile(_LEAD), re.compile(_WORK)
        start = 0
        for part in inside.split(";"):
            at = start + len(part) - len(part.lstrip())
            start += len(part) + 1
            lead = lead_in.match(inside, at)
            work = work_named.match(inside, lead.end() if lead else at)
            if work is None or work.end() > start:
                continue
            rest = inside[work.end() : start - 1]
            if not re.fullmatch(_AFTER, rest):
                # Several works may stand in a row with commas between them.
                continue
            cited = _cited(work)
            ids = self.works.matching(cited)
            if ids:
                yield _Found(offset + work.start(), offset + work.end(), ids)
            elif self.is_meant(cited, several=";" in inside, led=lead is not None):
                self.tell(work[0])

    def in_sentence(self, words: str, years: re.Match[str]) -> Iterator[_Found]:
        """Yield the work whose authors the sentence names right before a year in brackets."""
        back = max(0, years.start() - _LOOK_BACK)
        before = words[back : years.start()]
        for start in self.starts(before):
            named = re.compile(_BEFORE).match(before, start)
            if named is None:
                continue
            cited = CitedWork.of(named["who"], years["when"], named["acronym"])
            ids = self.works.matching(cited)
            if ids:
                yield _Found(back + start, years.end(), ids)
                return
        last = re.search(_LAST_NAMES, before[-_NEAR:])
        if last and self.is_named(last[0].strip(), years["when"]):
            self.tell(f"{last[0].strip()} {years[0]}")

    def starts(self, before: str) -> Iterator[int]:
        """Yield where a known author's name may begin before a year, the farthest first."""
        for word in _WORD.finditer(before):
            name = folded(_POSSESSIVE.sub("", word[0]))
            if name.split(" ", 1)[0] in self.works.first_words:
                yield word.start()

    def is_named(self, names: str, when: str) -> bool:
        """Tell whether *names* before a year in brackets cite a work, and are no place or month."""
        if _NEVER_AUTHORS & {word.casefold() for word in names.split()}:
            return False
        cited = CitedWork.of(names, when, "")
        if cited.et_al or self.works.known_author(cited):
            return True
        return bool(self.works) and len(cited.authors) > 1

    def numbered(self, numbers: re.Match[str]) -> Iterator[_Found]:
        """Yield a number in square brackets, if the list has an entry of that number."""
        wanted: list[int] = []
        for part in re.split(r"[,;\]]", numbers[1]):
            bounds = [int(number) for number in re.findall(r"\d+", part)]
            if len(bounds) == 2 and bounds[0] > bounds[1]:
                return
            wanted.extend(range(bounds[0], bounds[-1] + 1))
        ids = self.works.numbered(wanted)
        if ids:
            yield _Found(numbers.start(), numbers.end(), ids)

    def is_meant(self, cited: CitedWork, *, several: bool, led: bool) -> bool:
        """Tell whether words of a citation's form can mean nothing else."""
        first = cited.authors[0].casefold().split()
        if any(word in _NEVER_AUTHORS for word in (first[0], first[-1])):
            return False
        unmistakable = cited.et_al or len(cited.authors) > 1 or several or led
        return unmistakable or bool(self.works)

    def tell(self, words: str) -> None:
        self.report.add(
            CitationOrphaned(
                Place(self.display, self.line_of(words)),
                f'no reference for the citation "{words}"',
                "add the work to the references, or mend the name or year",
            )
        )


def _cited(work: re.Match[str]) -> CitedWork:
    return CitedWork.of(work["who"] + (work["etal"] or ""), work["when"], work["acronym"] or "")
