"""Nothing is split from its prompt: where LibreOffice puts each paragraph of the ready worksheets.

Ink-saver is not laid out again: that its measures are those of the standard edition is tested,
and where measures are the same, pages are.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby, pairwise, product

import pytest

from handoutgen.model.blanks import Blank
from handoutgen.model.handout import Edition, Handout
from handoutgen.model.nodes import Block as Node
from handoutgen.model.nodes import PageBreak, Paragraph, Task, text
from handoutgen.pipeline import prepare
from handoutgen.report import Report
from handoutgen.request import Person, Request
from tests.worksheets.sheets import A4, LETTER, NAMES, NEEDED, library
from tests.write.docx.pagination import Block, laid_out, marked
from tests.write.docx.reading import parts, written
from tests.write.pdf.extremes import LONG, SHORT, extremes

KEPT_WITH_NEXT = {
    "HandoutPrompt",
    "HandoutBoxedPrompt",
    "HandoutPanelTitle",
    "HandoutTableCaption",
    *(f"Heading{level}" for level in range(1, 6)),
}

BEFORE_PLACE = {
    "HandoutHelp",
    "HandoutTableHead",
    "HandoutDenseTableHead",
    "HandoutScaleLabel",
    "HandoutScaleAnchor",
    "HandoutWordBank",
    "HandoutLineLabel",
    "HandoutFigure",
}
"""What may stand between a prompt and the first place to write: words of the blank's own."""

EDITIONS: tuple[Edition, ...] = ("standard", "large-print")
FOOT: Mapping[Edition, int] = {"standard": 24, "large-print": 8}
"""After so many paragraphs of one line a prompt of 60 words is near the foot of a page."""
FEET = 9
FULL = ("chain", "cycle", "true-false-words")
"""In large print 60 words in each of their parts fill a page before the first place to write."""
MANY = (
    "stem-20",
    "checklist-60",
    "choice-60",
    "true-false-60",
    "matching-20",
    "ordering-20",
    "cloze-",
)
"""So many parts of 60 words go over pages by the dozen, and begin as fewer do."""

needs_programs = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice lays pages out; it is not installed here"
)


def sheet(name: str, edition: Edition, brand: str) -> Handout:
    request = Request(template=name, values=NEEDED.get(name, {}), edition=edition, brand=brand)
    return prepare(request, library()).compose(Person(), Report())


def handouts() -> Iterator[tuple[str, Handout]]:
    for name, edition, brand in product(NAMES, EDITIONS, (A4, LETTER)):
        made = sheet(name, edition, brand)
        yield f"{name}-{edition}-{brand}", made
        if name == "blanks-sampler":
            yield f"{name}-{edition}-{brand}-form", replace(made, fillable=True)
            every = (Task(blank, number) for number, (_, blank) in enumerate(extremes(SHORT), 1))
            yield f"extremes-{edition}-{brand}", replace(made, body=(made.body[0], *every))
            yield f"long-{edition}-{brand}", replace(made, body=(made.body[0], *long(edition)))


def long(edition: Edition) -> Iterator[Node]:
    """Yield every kind of blank below a prompt of 60 words, each at another height of a page."""
    for number, (_, blank) in enumerate(long_blanks(edition)):
        yield PageBreak()
        filled = (0, *range(FOOT[edition], FOOT[edition] + FEET))[number % (FEET + 1)]
        yield from [Paragraph(text("What stands before."))] * filled
        yield Task(blank, 1)


def long_blanks(edition: Edition) -> Iterator[tuple[str, Blank]]:
    prompt = text(f"What about it? {LONG}")
    for name, blank in extremes(SHORT):
        yield name, replace(blank, label=prompt)
    for name, blank in extremes(LONG):
        full = edition == "large-print" and name.startswith(FULL)
        if not full and not name.startswith(MANY):
            yield name, blank


def splits(blocks: list[Block], pages: dict[int, int]) -> Iterator[str]:
    """Yield each prompt that stands on another page than the first place to write."""
    prompted = False
    for block, after in pairwise(blocks):
        prompted = block.style in KEPT_WITH_NEXT or (prompted and block.style in BEFORE_PLACE)
        if prompted and pages[block.number] != pages[after.number]:
            yield f"{block.words!r} on page {pages[block.number]}, {after.style} on the next"


def parted_forms(blocks: list[Block], pages: dict[int, int]) -> Iterator[str]:
    """Yield each form of an entry whose rows stand on more than one page."""
    for form, own in groupby(blocks, key=lambda block: block.table):
        within = list(own)
        if within[0].table_style == "HandoutForm" and form is not None:
            on = {pages[block.number] for block in within}
            if len(on) > 1:
                yield f"form of {within[0].words!r} on pages {sorted(on)}"


def lonely(blocks: list[Block], pages: dict[int, int]) -> Iterator[str]:
    """Yield the last page where nothing but small print stands on it."""
    last = max(pages.values())
    styles = {block.style for block in blocks if pages[block.number] == last}
    if last > 1 and styles <= {"HandoutImprint", "HandoutImprintNext", "HandoutGap"}:
        yield f"small print alone on page {last}"


@needs_programs
def test_no_worksheet_splits_what_belongs_together(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    files, blocks = {}, {}
    for name, handout in handouts():
        files[name], blocks[name] = marked(written(handout))
    pages = laid_out(files, tmp_path_factory.mktemp("pages"))
    faults = []
    for name, own in blocks.items():
        lost = [block.number for block in own if block.number not in pages[name]]
        assert not lost, (name, lost)
        faults += [f"{name}: {fault}" for fault in splits(own, pages[name])]
        if not name.startswith("long-"):  # forms of such words are taller than a page
            faults += [f"{name}: {fault}" for fault in parted_forms(own, pages[name])]
            faults += [f"{name}: {fault}" for fault in lonely(own, pages[name])]
    assert faults == []


_LOOKS = re.compile(
    r'<w:shd [^>]*/>|<w:color w:val="[^"]*"/>|\bw:(?:color|sz)="[0-9A-Fa-f]+"|'
    r"<w:(\w+)(?: [^>]*)?></w:\1>"
)
"""Colours, fills and the weights of lines, and what is empty without them."""


def measures(part: bytes) -> str:
    found, left = "", part.decode()
    while found != left:
        found, left = left, _LOOKS.sub("", left)
    return found


def are_measured_alike(standard: Handout, saving: Handout) -> bool:
    one, other = parts(written(standard)), parts(written(saving))
    names = ("word/document.xml", "word/styles.xml", "word/numbering.xml")
    return all(measures(one[part]) == measures(other[part]) for part in names)


@pytest.mark.parametrize("name", NAMES)
def test_ink_saver_has_the_measures_of_the_standard_edition(name: str) -> None:
    assert are_measured_alike(sheet(name, "standard", A4), sheet(name, "ink-saver", A4))


def test_ink_saver_has_the_measures_of_the_standard_edition_below_long_prompts() -> None:
    made = sheet("blanks-sampler", "standard", A4)
    made = replace(made, body=tuple(long("standard")))
    assert are_measured_alike(made, replace(made, edition="ink-saver"))


def test_a_split_would_be_seen() -> None:
    prompt = Block(1, "HandoutPrompt", "Why?", None, "")
    help_ = Block(2, "HandoutHelp", "Say it.", None, "")
    line = Block(3, "HandoutLine", "", None, "")
    assert list(splits([prompt, help_, line], {1: 1, 2: 1, 3: 1})) == []
    assert len(list(splits([prompt, help_, line], {1: 1, 2: 1, 3: 2}))) == 1
    assert len(list(splits([prompt, help_, line], {1: 1, 2: 2, 3: 2}))) == 1


def test_small_print_alone_would_be_seen() -> None:
    line = Block(1, "HandoutLine", "", None, "")
    imprint = Block(2, "HandoutImprint", "Made for you.", None, "")
    assert list(lonely([line, imprint], {1: 1, 2: 1})) == []
    assert list(lonely([line, imprint], {1: 2, 2: 2})) == []
    assert len(list(lonely([line, imprint], {1: 1, 2: 2}))) == 1
