"""What places to write are made of: cells, paragraphs, signs, and what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import ceil

from handoutgen.model.lengths import Length, Mm
from handoutgen.model.nodes import Inlines, plain_text
from handoutgen.write.docx.form import Sign, entry, free_entry, mark, written
from handoutgen.write.docx.host import Host, ParagraphStyle
from handoutgen.write.docx.inlines import blank_run
from handoutgen.write.style import RoleName

KEPT_TOGETHER = 12
"""So many lines, options or rows stay on one page with their prompt; more would leave it white."""
_KEPT_AT_LEAST = 3
_MOST_OF_PAGE = 1.1
"""What a page has for rows is reckoned with care: so much more of it stays together."""
_BESIDE_PROMPT = 0.6

MIDDLE = '<w:vAlign w:val="center"/>'
KEEP = "<w:keepNext/>"
LOOSE = '<w:keepNext w:val="0"/>'
"""Against a style that keeps its paragraphs with the next: the last row of a table."""
CENTRED = '<w:jc w:val="center"/>'
GUTTER = Mm(6).twips
_LABEL_GAP = Mm(2.5).twips
_NO_BREAK_SPACE = "\u00a0"
_FEWEST_SPACES = 2
_COVERED = 0.8
"""The share of its place that an empty control covers: it must not begin a second line."""
_ADDED = 14.0
_SIDES = ("top", "left", "bottom", "right")


def paragraph(host: Host, style: ParagraphStyle, words: str, properties: str = "") -> str:
    """Return a paragraph of finished runs; *properties* follow its style in CT_PPr's order."""
    name = host.paragraph_style(style)
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/>{properties}</w:pPr>{words}</w:p>'


def line(host: Host, words: str = "", *, kept: bool = False) -> str:
    """Return a paragraph to write in; *kept* on one page with what follows."""
    return paragraph(host, "line-kept" if kept else "line", words)


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


def free_place(host: Host, id_: str, room: int) -> str:
    """Return the paragraphs of a field in which anything may stand."""
    answer = host.form.answer(id_)
    return free_entry(host, id_, line(host, written(answer) if answer else _spaces(host, room)))


def wrapped(host: Host, answer: str, room: int) -> list[str]:
    """Return *answer* in lines that fit *room*, about; a line that was begun stays one."""
    size = host.look.role("answer").size
    lines = []
    for own in answer.split("\n"):
        line_ = ""
        for word in own.split(" "):
            longer = f"{line_} {word}" if line_ else word
            if line_ and host.text_width(longer, size).twips > room:
                lines.append(line_)
                longer = word
            line_ = longer
        lines.append(line_)
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


def is_kept(position: int, count: int) -> bool:
    """Tell whether row *position* of *count* stays on one page with the next."""
    if position == count - 1:
        return False
    return count <= KEPT_TOGETHER or position < _KEPT_AT_LEAST - 1


def rows_kept(host: Host, heights: Sequence[Length]) -> list[bool]:
    """Tell of each row, about so high, whether it stays on one page with the next.

    All do where a page holds them with their prompt; else the first few, so that the prompt does
    not stand alone.
    """
    count, room = len(heights), page_height(host).pt
    if stay_together(host, heights):
        return [position < count - 1 for position in range(count)]
    edges = [0.0, *accumulate(height.pt for height in heights)]
    return [
        position < min(_KEPT_AT_LEAST, count) - 1 and edges[position + 2] <= room * _BESIDE_PROMPT
        for position in range(count)
    ]


def stay_together(host: Host, heights: Sequence[Length]) -> bool:
    """Tell whether rows about so high stand on one page with their prompt, and are few."""
    whole = sum(height.pt for height in heights)
    return len(heights) <= KEPT_TOGETHER and whole <= page_height(host).pt * _MOST_OF_PAGE


def words_height(host: Host, words: Inlines, room: int, *, role: RoleName = "answer") -> Length:
    """Return about how high *words* are in a column of *room* twips."""
    own = host.look.role(role)
    long = host.text_width(plain_text(words), own.size, bold=own.bold).twips
    return own.line * max(1, ceil(long / max(room, 1)))


def label_width(host: Host, label: Inlines, *, bold: bool = False) -> int:
    """Return the width that *label* needs on one line, with a gap behind it, in twips."""
    size = host.look.role("answer").size
    return host.text_width(plain_text(label), size, bold=bold).twips + _LABEL_GAP


def page_height(host: Host) -> Length:
    """Return about what an upright page has for a drawing with its prompt."""
    page = host.look.page
    return page.height - (page.top + page.foot) * 1.5 - host.look.role("section").line * 3
