"""Hypothesis generators: nodes, blanks, articles and handouts.

``inlines``, ``blocks``, ``blanks``, ``handouts`` make anything that a writer must be total over.
``readable_inlines``, ``readable_blocks`` and ``readable_articles`` make what reading gives, in
the one form that reading gives it in: texts joined, no spaces at the ends of a paragraph.
All names and words are random letters: nobody's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

from handoutgen.model.article import Article, Section, Source, Withdrawn
from handoutgen.model.blanks import (
    AnalogueLine,
    AnswerTable,
    Blank,
    BodyOutline,
    Box,
    Checklist,
    Cloze,
    DateBlank,
    Diagram,
    DiagramBox,
    Matching,
    MultipleChoice,
    NameBlank,
    Ordering,
    Picture,
    PictureChoice,
    RatingScale,
    RuledLines,
    SentenceStem,
    SignatureBlock,
    Thermometer,
    TrueFalse,
)
from handoutgen.model.brand import Brand, Colours, Contacts, CrisisLine
from handoutgen.model.handout import Furniture, Handout
from handoutgen.model.images import Image
from handoutgen.model.nodes import (
    BlankRow,
    Block,
    Blocks,
    CardSheet,
    Cell,
    Citation,
    Code,
    CodeBlock,
    Definition,
    DefinitionList,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Imprint,
    Inline,
    InlineBlank,
    Inlines,
    Landscape,
    LeadTerm,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    NoteList,
    NoteMark,
    PageBreak,
    Panel,
    Paragraph,
    Personal,
    Quote,
    ReferenceEntry,
    ReferenceList,
    Rule,
    Strong,
    Table,
    Task,
    Text,
)
from handoutgen.model.nodes import text as as_text
from handoutgen.model.slugs import slug, unique
from handoutgen.read.decode import normalise

Made = TypeVar("Made")


def _named(strategy: st.SearchStrategy[Made]) -> st.SearchStrategy[Made]:
    """Return *strategy* under a short name: Hypothesis would print all that it is made of."""
    return st.deferred(lambda: strategy)


# ---------------------------------------------------------------------------------------------
# Words

MARKUP = "*_[]()<>#&`\\!|:.-+=~^{}\"'/@$%;,"
"""Characters that mean something in Markdown, Jinja, XML or YAML."""

_letters = st.characters(
    exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"), exclude_characters="\ufffe\uffff"
)
_some = st.one_of(st.sampled_from("abcdeABC019 é日אпक \u00a0"), st.sampled_from(MARKUP), _letters)

words = st.text(_some, min_size=1, max_size=40)
"""Any words that a text node may hold, control characters and line ends excluded."""

long_words = st.text(_some, min_size=1, max_size=400)
plain_words = st.from_regex(r"[a-z]{1,9}( [a-z]{1,9}){0,5}", fullmatch=True)
ids = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
languages = st.sampled_from(["en", "es", "fr", "de", "pt-BR", "ar", "zh-Hant"])
dates = st.dates(date(1990, 1, 1), date(2100, 12, 31))
urls = st.one_of(
    st.from_regex(r"https?://[a-z]{1,8}\.example(/[a-z0-9_~()&;=-]{0,12}){0,2}", fullmatch=True),
    st.from_regex(r"mailto:[a-z]{1,8}@[a-z]{1,8}\.example", fullmatch=True),
    st.from_regex(r"tel:\+?[0-9]{3,9}", fullmatch=True),
)
anchors = ids.map("#{}".format)

# ---------------------------------------------------------------------------------------------
# Anything: what writers must be total over

_texts = words.map(Text)
_leaves: st.SearchStrategy[Inline] = st.one_of(
    _texts,
    words.map(Code),
    st.just(LineBreak()),
    st.builds(NoteMark, ids, st.integers(0, 99)),
    st.builds(Personal, ids, words),
    st.builds(InlineBlank, ids, words, st.floats(5, 150), st.booleans(), words),
)


def _wrapped(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    inside = st.lists(children, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Emphasis, inside),
        st.builds(Strong, inside),
        st.builds(LeadTerm, inside),
        st.builds(Link, inside, urls | anchors),
        st.builds(Citation, inside, st.lists(ids, max_size=2).map(tuple)),
        st.builds(Foreign, inside, languages),
    )


inline = st.recursive(_leaves, _wrapped, max_leaves=6)
inlines: st.SearchStrategy[Inlines] = _named(st.lists(inline, max_size=5).map(tuple))
labels: st.SearchStrategy[Inlines] = _named(
    st.builds(lambda first, more: (Text(f"a{first}"), *more), words, inlines)
)

_common = {
    "id": st.just("") | ids,
    "label": labels,
    "help": inlines,
    "required": st.booleans(),
    "tooltip": st.just("") | words,
}


@st.composite
def rating_scales(draw: st.DrawFn) -> RatingScale | Thermometer:
    step = draw(st.integers(1, 10))
    minimum = draw(st.integers(-10, 10))
    points = draw(st.integers(2, 21))
    fields = {name: draw(strategy) for name, strategy in _common.items()}
    fields |= {"minimum": minimum, "maximum": minimum + step * (points - 1), "step": step}
    fields |= {"low": draw(inlines), "high": draw(inlines)}
    if draw(st.booleans()):
        return Thermometer(**fields)
    return RatingScale(**fields, middle=draw(inlines), pair=draw(st.booleans()))


@st.composite
def exercises(draw: st.DrawFn) -> Matching | Ordering | TrueFalse | Cloze:
    count = draw(st.integers(2, 6))
    fields = {name: draw(strategy) for name, strategy in _common.items()}
    several = st.lists(labels, min_size=count, max_size=count).map(tuple)
    solution = tuple(draw(st.permutations(range(1, count + 1))))
    match draw(st.integers(0, 3)):
        case 0:
            return Matching(**fields, left=draw(several), right=draw(several), solution=solution)
        case 1:
            return Ordering(**fields, steps=draw(several), solution=solution)
        case 2:
            answers = draw(st.just(()) | st.just((True,) * count))
            return TrueFalse(**fields, statements=draw(several), answers=answers)
        case _:
            width = draw(st.floats(20, 90))
            gap = InlineBlank("", "gap", width)
            paragraphs = tuple((Text(draw(words)), gap, Text(draw(words))) for _ in range(count))
            terms = tuple(draw(st.lists(plain_words, min_size=count, max_size=count)))
            bank = draw(st.just(()) | st.just(terms))
            return Cloze(
                **fields,
                paragraphs=paragraphs,
                bank=bank,
                bank_label=draw(labels),
                solution=terms,
            )


@st.composite
def diagrams(draw: st.DrawFn) -> Diagram:
    shape = draw(st.sampled_from(["chain", "cycle"]))
    fields = {name: draw(strategy) for name, strategy in _common.items()}
    boxes = st.lists(st.builds(DiagramBox, labels, inlines), min_size=3, max_size=6)
    return Diagram(**fields, boxes=tuple(draw(boxes)), shape=shape)


@st.composite
def answer_tables(draw: st.DrawFn) -> AnswerTable:
    columns = draw(st.integers(1, 5))
    cells = inlines.map(Cell)
    common = {name: draw(strategy) for name, strategy in _common.items()}
    return AnswerTable(
        **common,
        headers=tuple(draw(st.lists(labels, min_size=columns, max_size=columns))),
        rows=draw(st.integers(1, 6)),
        given=tuple(map(tuple, draw(st.lists(st.lists(cells, max_size=columns), max_size=3)))),
        widths=draw(
            st.just(()) | st.lists(st.floats(0.5, 5), min_size=columns, max_size=columns).map(tuple)
        ),
    )


_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082"
)
PIXEL = Image("png", 1, 1, _PIXEL)
"""The smallest PNG there is: one black pixel."""

blanks: st.SearchStrategy[Blank] = _named(
    st.one_of(
        st.builds(
            RuledLines,
            **_common,
            count=st.integers(1, 30),
            style=st.sampled_from(["ruled", "dotted", "boxed"]),
        ),
        st.builds(Box, **_common, height_mm=st.floats(10, 200)),
        st.builds(SentenceStem, **_common, stem=labels, repeat=st.integers(1, 5)),
        st.builds(
            Checklist,
            **_common,
            options=st.lists(labels, min_size=1, max_size=6).map(tuple),
            columns=st.integers(1, 3),
            other=st.booleans(),
        ),
        rating_scales(),
        answer_tables(),
        exercises(),
        diagrams(),
        st.builds(
            MultipleChoice,
            **_common,
            options=st.lists(labels, min_size=2, max_size=6).map(tuple),
            columns=st.integers(1, 3),
        ),
        st.builds(AnalogueLine, **_common, low=labels, high=labels),
        st.builds(
            PictureChoice,
            **_common,
            pictures=st.lists(
                st.builds(Picture, st.just(PIXEL), labels), min_size=2, max_size=5
            ).map(tuple),
            columns=st.integers(2, 5),
        ),
        st.builds(BodyOutline, **_common, key=st.lists(labels, max_size=8).map(tuple), front=words),
        st.builds(
            SignatureBlock,
            **_common,
            parties=st.lists(labels, min_size=1, max_size=3).map(tuple),
            date_label=inlines,
            initials=st.just(True),
            initials_label=inlines,
        ),
        st.builds(NameBlank, **_common, value=inlines),
        st.builds(DateBlank, **_common, value=inlines),
    )
)


@st.composite
def tables(draw: st.DrawFn, content: st.SearchStrategy[Inlines] = inlines) -> Table:
    columns = draw(st.integers(1, 4))
    row = st.lists(content.map(Cell), min_size=columns, max_size=columns).map(tuple)
    alignments = st.lists(
        st.sampled_from(["left", "center", "right"]), min_size=columns, max_size=columns
    )
    return Table(
        draw(row), tuple(draw(st.lists(row, max_size=3))), tuple(draw(alignments.map(tuple)))
    )


_flat_blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(
        Paragraph,
        inlines,
        st.sampled_from(["body", "standfirst", "byline", "how-to", "small"]),
    ),
    st.builds(Heading, st.integers(1, 6), inlines, ids),
    st.builds(CodeBlock, st.lists(words, max_size=3).map("\n".join)),
    tables(),
    st.builds(Figure, st.just(PIXEL), st.just("") | words, inlines),
    st.just(Rule()),
    st.just(PageBreak()),
    st.builds(Task, blanks, st.none() | st.integers(1, 40)),
    st.builds(BlankRow, st.lists(blanks, min_size=1, max_size=2).map(tuple)),
    st.builds(
        ReferenceList,
        st.lists(st.builds(ReferenceEntry, inlines, ids), max_size=3).map(tuple),
    ),
    st.builds(Imprint, st.lists(inlines, max_size=3).map(tuple)),
)


def _nested(block: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    inside = st.lists(block, max_size=3).map(tuple)
    return st.one_of(
        st.builds(
            List,
            st.lists(
                st.builds(ListItem, inside, st.none() | st.booleans()), min_size=1, max_size=4
            ).map(tuple),
            st.booleans(),
            st.integers(0, 20),
        ),
        st.builds(
            DefinitionList,
            st.lists(st.builds(Definition, labels, inside), min_size=1, max_size=3).map(tuple),
        ),
        st.builds(Quote, inside),
        st.builds(
            Panel, st.sampled_from(["key-points", "content-note", "crisis", "note"]), labels, inside
        ),
        st.builds(Landscape, inside),
        st.builds(CardSheet, st.lists(inside, min_size=1, max_size=5).map(tuple)),
        st.builds(
            NoteList,
            st.lists(st.builds(Note, ids, st.integers(1, 9), inside), max_size=2).map(tuple),
        ),
    )


block = _named(st.recursive(_flat_blocks, _nested, max_leaves=5))
blocks: st.SearchStrategy[Blocks] = st.lists(block, max_size=5).map(tuple)

brands = st.builds(
    Brand,
    name=st.just("") | words,
    tagline=st.just("") | words,
    colours=st.builds(Colours, st.sampled_from(["#1f4e5f", "#7a1f3d"]), st.just("#0b6b74")),
    page_size=st.sampled_from(["a4", "letter"]),
    contacts=st.builds(Contacts, st.just("") | words, st.just("") | words),
    crisis_lines=st.lists(st.builds(CrisisLine, words, words), max_size=2).map(tuple),
    disclaimer=st.just("") | words,
)
handouts = st.builds(
    Handout,
    title=plain_words,
    body=blocks,
    brand=brands,
    language=languages,
    edition=st.sampled_from(["standard", "large-print", "ink-saver"]),
    subject=st.just("") | words,
    authors=st.lists(words, max_size=2).map(tuple),
    topics=st.lists(plain_words, max_size=2).map(tuple),
    code=st.just("") | ids,
    version=st.just("") | ids,
    dated=st.none() | dates,
    furniture=st.builds(Furniture, header=st.just("") | words, footer=st.just("") | words),
)

# ---------------------------------------------------------------------------------------------
# What reading gives

settled_words = words.filter(lambda value: normalise(value) == value and value.strip(" ") != "")


def settled(nodes: Iterable[Inline]) -> Inlines:
    """Return *nodes* as reading gives them: texts joined, nothing empty, no outer spaces.

    Two neighbours that Markdown could not keep apart get a word between them.
    """
    joined: list[Inline] = []
    for node in nodes:
        last = joined[-1] if joined else None
        if isinstance(node, Text) and isinstance(last, Text):
            joined[-1] = Text(last.text + node.text)
            continue
        marked = Emphasis | Strong
        if (isinstance(node, marked) and isinstance(last, marked)) or (
            isinstance(node, Code) and isinstance(last, Code)
        ):
            joined.append(Text("a"))
        joined.append(node)
    while joined and isinstance(joined[0], LineBreak):
        del joined[0]
    while joined and isinstance(joined[-1], LineBreak):
        del joined[-1]
    if joined and isinstance(joined[0], Text):
        joined[0] = Text(joined[0].text.lstrip(" ") or "a")
    if joined and isinstance(joined[-1], Text):
        joined[-1] = Text(joined[-1].text.rstrip(" ") or "a")
    return tuple(joined)


def _readable(leaves: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inlines]:
    """Make lines of *leaves*; a link holds neither links nor passages in other languages."""

    def several(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inlines]:
        return _named(st.lists(children, min_size=1, max_size=3).map(settled).filter(bool))

    def bold(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
        inside = several(children)
        return st.builds(Emphasis, inside) | st.builds(Strong, inside)

    def link(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
        return st.builds(Link, several(children), urls | anchors)

    def foreign(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
        return st.builds(Foreign, several(children), languages)

    innermost = leaves | link(leaves) | foreign(leaves)
    inner = innermost | bold(innermost) | foreign(leaves | bold(leaves))
    return _named(several(inner | bold(inner) | link(leaves | bold(leaves | bold(leaves)))))


_codes = settled_words.filter(lambda value: "]:" not in value).map(Code)
_read_leaves: st.SearchStrategy[Inline] = settled_words.map(Text) | _codes
one_line_inlines = _readable(_read_leaves)
"""What stands in a heading, a term or a cell."""
readable_inlines = _readable(_read_leaves | st.just(LineBreak()))
_paragraphs = st.builds(Paragraph, readable_inlines)


def _item(children: Blocks, checked: bool | None) -> ListItem:
    """Make a list item whose first bold words are no lead term by accident."""
    match children:
        case (Paragraph((Strong(), *_) as words_), *others):
            return ListItem((Paragraph(settled((Text("a "), *words_))), *others), checked)
        case (DefinitionList(), *_):  # after another one, the item's mark would be its term
            return ListItem((Paragraph((Text("a"),)), *children), checked)
        case _:
            return ListItem(children, checked)


_lead_items = st.builds(
    lambda term, end, rest: ListItem(
        (Paragraph((LeadTerm((Text(term + end),)), Text(f" {rest}"))),)
    ),
    plain_words,
    st.sampled_from([":", "."]),
    plain_words,
)


def _kept_apart(children: Iterable[Block]) -> Blocks:
    """Put a paragraph between two definition lists: Markdown has no other way to part them."""
    kept: list[Block] = []
    for child in children:
        if isinstance(child, DefinitionList) and kept and isinstance(kept[-1], DefinitionList):
            kept.append(Paragraph((Text("a"),)))
        kept.append(child)
    return tuple(kept)


_read_flat: st.SearchStrategy[Block] = st.one_of(
    _paragraphs,
    _paragraphs,
    st.builds(CodeBlock, st.lists(st.just("") | settled_words, max_size=3).map("\n".join)),
    tables(st.just(()) | one_line_inlines),
    st.just(Rule()),
    st.builds(
        Figure,
        st.just(PIXEL),
        plain_words | settled_words.map(lambda value: " ".join(value.split())).filter(bool),
        st.just(()) | settled_words.map(lambda value: as_text(value.strip())).filter(bool),
    ),
)


def _read_nested(one: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    inside = st.lists(one, min_size=1, max_size=3).map(_kept_apart)
    items = st.one_of(
        st.builds(_item, st.just(()) | inside, st.none() | st.booleans()), _lead_items
    )
    lists = st.lists(items, min_size=1, max_size=4).map(tuple)
    return st.one_of(
        st.builds(List, lists),
        st.builds(List, lists, st.just(True), st.integers(0, 999)),
        st.builds(
            DefinitionList,
            st.lists(st.builds(Definition, one_line_inlines, inside), min_size=1, max_size=3).map(
                tuple
            ),
        ),
        st.builds(Quote, inside),
    )


readable_block = _named(st.recursive(_read_flat, _read_nested, max_leaves=6))
readable_blocks: st.SearchStrategy[Blocks] = st.lists(readable_block, max_size=5).map(_kept_apart)


# -- articles as they are read ----------------------------------------------------------------

_line = settled_words.map(lambda value: " ".join(value.split())).filter(bool) | plain_words
_lines = st.lists(_line, max_size=2, unique=True).map(tuple)
_some_line = st.just("") | _line
_maybe_line = st.none() | _line

_asked: st.SearchStrategy[Blank] = _named(
    st.one_of(
        st.builds(RuledLines, label=_line.map(as_text), count=st.integers(1, 30)),
        st.builds(Box, label=_line.map(as_text), height_mm=st.integers(10, 200).map(float)),
        st.builds(SentenceStem, stem=_line.map(as_text), repeat=st.integers(1, 5)),
        st.builds(
            Checklist,
            label=_line.map(as_text),
            options=st.lists(plain_words.map(as_text), min_size=1, max_size=4).map(tuple),
            other=st.booleans(),
        ),
        st.builds(
            RatingScale,
            label=_line.map(as_text),
            maximum=st.integers(1, 20),
            low=plain_words.map(as_text),
            high=plain_words.map(as_text),
        ),
        st.builds(
            AnswerTable,
            label=_line.map(as_text),
            headers=st.lists(plain_words.map(as_text), min_size=1, max_size=4).map(tuple),
            rows=st.integers(1, 9),
        ),
        st.builds(NameBlank, label=_line.map(as_text)),
        st.builds(DateBlank, label=_line.map(as_text)),
    )
)
prompts: st.SearchStrategy[Blank] = st.builds(
    lambda blank, name, below, required: replace(
        blank, id=name or blank.id, help=as_text(below), required=required
    ),
    _asked,
    st.just("") | ids,
    _some_line,
    st.booleans(),
)


@st.composite
def _sections(draw: st.DrawFn, level: int = 1, deepest: int = 3) -> tuple[Section, ...]:
    made: list[Section] = []
    for _ in range(draw(st.integers(0, 3 if level == 1 else 1))):
        children = draw(_sections(level + 1, deepest)) if level < deepest else ()
        title = draw(plain_words.map(as_text) | one_line_inlines)
        found = draw(st.lists(readable_block, max_size=2).map(_kept_apart))
        asked = tuple(draw(st.lists(prompts, max_size=2)))
        made.append(Section("", title, level, found, children, asked))
    return tuple(made)


def _with_ids(sections: tuple[Section, ...], taken: set[str]) -> tuple[Section, ...]:
    named: list[Section] = []
    for section in sections:
        name = unique(slug(section.name) or "section", taken)
        taken.add(name)
        children = _with_ids(section.children, taken)
        named.append(replace(section, id=name, children=children))
    return tuple(named)


readable_articles: st.SearchStrategy[Article] = st.builds(
    lambda article: replace(article, sections=_with_ids(article.sections, set())),
    st.builds(
        Article,
        name=st.just("article"),
        title=_line,
        summary=_some_line,
        authors=_lines,
        reviewers=_lines,
        published=st.none() | dates,
        reviewed_on=st.none() | dates,
        review_by=st.none() | dates,
        language=languages,
        audience=st.sampled_from(["client", "clinician", "unknown"]),
        topics=_lines,
        content_note=_maybe_line,
        code=_maybe_line,
        version=_maybe_line,
        owner=_maybe_line,
        duration=_maybe_line,
        withdrawn=st.none() | st.builds(Withdrawn, dates, _line, _maybe_line),
        source=st.builds(Source, _maybe_line, _lines, st.none() | urls, _line, _lines, _maybe_line),
        introduction=st.lists(readable_block, max_size=2).map(_kept_apart),
        sections=_sections(),
    ),
)
"""Articles without references and notes, whose ids depend on more than their words."""
