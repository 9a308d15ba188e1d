"""What places to write are made of: cells, paragraphs, signs, and what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from handoutgen.model.lengths import Length, Mm, Pt
from handoutgen.model.nodes import Inlines, plain_text
from handoutgen.write.docx.form import Sign, entry, free_entry, mark, written
from handoutgen.write.docx.host import Host, ParagraphStyle
from handoutgen.write.docx.inlines import blank_run
from handoutgen.write.docx.surroundings import Surroundings
from handoutgen.write.style import PageBox, RoleName

KEPT_TOGETHER = 12
"""So many lines, options or rows stay on one page with their prompt; more would leave it white."""
_KEPT_AT_LEAST = 3
_BESIDE_PROMPT = 0.6
_FURNITURE = Mm(6)
"""What the lines above and below the text take of a page beside its margins."""
_FURNITURE_LINES = 2
"""So many more lines may they run over."""
_LEAST = 0.25
"""The share of a page that a place to write has for itself, however long its prompt is."""
_COMPANY = 0.5
_PROMPT_LINES = 3
"""Drawings leave room for a prompt of so many lines of a heading."""

MIDDLE = '<w:vAlign w:val="center"/>'
KEEP = "<w:keepNext/>"
LOOSE = '<w:keepNext w:val="0"/>'
"""Against a style that keeps its paragraphs with the next: the last row of a table."""
UNKEPT_LINES = '<w:keepLines w:val="0"/>'
"""Against a style that keeps a paragraph whole: one that is taller than what a page has for it."""
CENTRED = '<w:jc w:val="center"/>'
GUTTER = Mm(6).twips
_LABEL_GAP = Mm(2.5).twips
_NO_BREAK_SPACE = "\u00a0"
_FEWEST_SPACES = 2
_COVERED = 0.8
"""The share of its place that an empty control covers: it must not begin a second line."""
_ADDED = 14.0
_SIDES = ("top", "left", "bottom", "right")
_NONE: Final = Pt(0)


def paragraph(host: Host, style: ParagraphStyle, words: str, properties: str = "") -> str:
    """Return a paragraph of finished runs; *properties* follow its style in CT_PPr's order."""
    name = host.paragraph_style(style)
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/>{properties}</w:pPr>{words}</w:p>'


def line(host: Host, words: str = "", *, kept: bool = False, over: bool = False) -> str:
    """Return a paragraph to write in; *kept* on one page with what follows.

    *over*, its whole table is kept with what follows that: LibreOffice asks for it directly.
    """
    return paragraph(host, "line-kept" if kept else "line", words, KEEP if over else "")


def sign(host: Host, style: ParagraphStyle, character: str) -> str:
    """Return a paragraph with nothing but a sign, which *style* gives font and size."""
    return paragraph(host, style, f"<w:r><w:t>{character}</w:t></w:r>")


def place(host: Host, id_: str, room: int, words: str = "") -> str:
    """Return what stands at the place of the field *id_*, *room* twips wide; *words* by default."""
    return entry(host, id_, _spaces(host, room), words=words)


def added_place(host: Host, id_: str) -> str:
    """Return a short line for the field *id_*, which has no place of its own on paper.

    Nothing stands there where the handout is not filled in on a screen.
    """
    gap = blank_run(host, _ADDED) if host.form.fillable else ""
    return entry(host, id_, gap, style="blank", placeholder="HandoutGap")


def free_place(host: Host, id_: str, room: int, *, kept: bool = False) -> str:
    """Return the paragraphs of a field in which anything may stand."""
    answer = host.form.answer(id_)
    words = written(answer) if answer else _spaces(host, room)
    return free_entry(host, id_, line(host, words, kept=kept, over=kept))


def wrapped(
    host: Host, words: str, room: int, *, size: Length | None = None, bold: bool = False
) -> list[str]:
    """Return *words* in lines that fit *room*, about; a line that was begun stays one.

    They are set in the *size* of answers where no other is given.
    """
    size = size or host.look.role("answer").size
    space = host.text_width(" ", size, bold=bold).pt
    most = room / 20
    lines = []
    for own in words.split("\n"):
        line_: list[str] = []
        reached = 0.0
        for word in own.split(" "):
            wide = host.text_width(word, size, bold=bold).pt
            if line_ and reached + space + wide > most:
                lines.append(" ".join(line_))
                line_, reached = [], -space
            line_.append(word)
            reached += space + wide
        lines.append(" ".join(line_))
    return lines


def circle_or_box(host: Host, style: ParagraphStyle, kind: Sign, id_: str, value: str = "") -> str:
    """Return a paragraph with the sign of a place to mark, which *style* gives font and size."""
    return paragraph(host, style, mark(host, id_, kind, value=value))


def _spaces(host: Host, room: int) -> str:
    """Return a run that an empty control shows: as wide as its place, so that a click meets it."""
    if not host.form.fillable:
        return ""
    space = host.text_width(_NO_BREAK_SPACE, host.look.role("answer").size).twips
    return written(_NO_BREAK_SPACE * max(_FEWEST_SPACES, int(room * _COVERED / max(space, 1))))


def edged(host: Host, *sides: str) -> str:
    """Return the properties of a cell with lines at *sides* and none at the others."""
    blank = host.look.blank
    weight, grey = blank.line_weight.eighths, blank.grey[1:].upper()
    lines = "".join(
        [
            f'<w:{side} w:val="single" w:sz="{weight}" w:space="0" w:color="{grey}"/>'
            for side in _SIDES
            if side in sides
        ]
    )
    return f"<w:tcBorders>{lines}</w:tcBorders>"


def underlined(host: Host) -> str:
    """Return the properties of a cell to write in: a line at its foot."""
    return edged(host, "bottom")


def framed(host: Host) -> str:
    """Return the properties of a cell to write in: a frame."""
    return edged(host, *_SIDES)


def rows_kept(
    host: Host,
    around: Surroundings,
    heights: Sequence[Length],
    *,
    head: Length = _NONE,
    most: int = KEPT_TOGETHER,
) -> list[bool]:
    """Tell of each row, about so high, whether it stays on one page with the next.

    All do where they are not over *most* and a page holds them with their prompt and *head*; else
    the first few, so that the prompt does not stand alone. More than a page holds must not be
    kept: LibreOffice then leaves the prompt behind, and Word parts it anywhere.
    """
    count = len(heights)
    if stay_together(host, around, heights, head=head, most=most):
        company = goes_over(host, around, heights, head=head)
        return [company or position < count - 1 for position in range(count)]
    room = (room_below(host, around) - head).pt
    edges = [0.0, *accumulate(height.pt for height in heights)]
    return [
        position < min(_KEPT_AT_LEAST, count) - 1 and edges[position + 2] <= room * _BESIDE_PROMPT
        for position in range(count)
    ]


def stay_together(
    host: Host,
    around: Surroundings,
    heights: Sequence[Length],
    *,
    head: Length = _NONE,
    most: int = KEPT_TOGETHER,
) -> bool:
    """Tell whether rows about so high stand on one page with their prompt, and are few."""
    whole = Length(head.pt + sum(height.pt for height in heights))
    return len(heights) <= most and not is_too_tall(host, around, whole)


def goes_over(
    host: Host, around: Surroundings, heights: Sequence[Length], *, head: Length = _NONE
) -> bool:
    """Tell whether rows stand on the last page with the small print that follows them.

    So it is not alone there; more than half a page of them would leave the page before too white.
    """
    taken = around.prompt.pt + head.pt + sum(height.pt for height in heights)
    whole = room_below(host, replace(around, prompt=_NONE)).pt
    return around.followed and taken <= whole * _COMPANY


def rows_parted(host: Host, around: Surroundings, heights: Sequence[Length]) -> list[bool]:
    """Tell of each row, about so high, whether it is too tall to stand beside its prompt whole."""
    room = room_below(host, around)
    return [height > room for height in heights]


def is_too_tall(host: Host, around: Surroundings, height: Length) -> bool:
    """Tell whether what is so high cannot stand on one page with its prompt: it must be parted."""
    return height > room_below(host, around)


def room_below(host: Host, around: Surroundings) -> Length:
    """Return how high a place to write may be to stand on one page with its prompt, with care."""
    page = _page(host, around)
    lines = host.look.role("furniture").line * _FURNITURE_LINES
    whole = page.height - page.top - page.foot - _FURNITURE - lines
    return max(whole - around.prompt, whole * _LEAST)


def columns_that_fit(
    host: Host,
    around: Surroundings,
    labels: Sequence[Inlines],
    asked: int,
    *,
    beside: int,
    share: float,
) -> int:
    """Return how many columns, up to *asked*, leave every word whole and no label over *share*.

    *beside* is what a mark takes of a column in twips, *share* is of what a page has for all.
    """
    if asked == 1:
        return 1
    most = room_below(host, around) * share
    size = host.look.role("answer").size
    longest = max(
        host.text_width(word, size).twips for label in labels for word in plain_text(label).split()
    )
    for columns in range(asked, 1, -1):
        room = around.room // columns - beside
        highest = max(words_height(host, label, max(room, 1)).pt for label in labels)
        if longest <= room and highest <= most.pt:
            return columns
    return 1


def words_height(host: Host, words: Inlines, room: int, *, role: RoleName = "answer") -> Length:
    """Return about how high *words* are in a column of *room* twips."""
    own = host.look.role(role)
    said = plain_text(words)
    if host.text_width(said, own.size, bold=own.bold).twips <= room:
        return own.line * max(1, said.count("\n") + 1)
    return own.line * len(wrapped(host, said, room, size=own.size, bold=own.bold))


def label_width(host: Host, label: Inlines, *, bold: bool = False) -> int:
    """Return the width that *label* needs on one line, with a gap behind it, in twips."""
    size = host.look.role("answer").size
    return host.text_width(plain_text(label), size, bold=bold).twips + _LABEL_GAP


def page_height(host: Host, around: Surroundings) -> Length:
    """Return about what a page has for a drawing with its prompt."""
    page = _page(host, around)
    usual = host.look.role("section").line * _PROMPT_LINES
    whole = page.height - (page.top + page.foot) * 1.5
    return max(whole - max(usual, around.prompt), whole * _LEAST)


def _page(host: Host, around: Surroundings) -> PageBox:
    page = host.look.page
    return page.landscape() if around.across else page
