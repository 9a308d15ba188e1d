"""What places to write are made of; later, where each gets its control.

A place to write is a cell, a paragraph or a mark made here, in the order of its blank's field
ids, so that a control can be put around it without its kind knowing.
"""

from __future__ import annotations

from handoutgen.model.lengths import Length, Mm
from handoutgen.model.nodes import Inlines, plain_text
from handoutgen.write.docx.host import Host, ParagraphStyle

KEPT_TOGETHER = 12
"""So many lines, options or rows stay on one page with their prompt; more would leave it white."""
_KEPT_AT_LEAST = 3

MIDDLE = '<w:vAlign w:val="center"/>'
KEEP = "<w:keepNext/>"
CENTRED = '<w:jc w:val="center"/>'
BOX, CIRCLE = "\u2610", "\u25cb"
GUTTER = Mm(6).twips
_LABEL_GAP = Mm(2.5).twips
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


def label_width(host: Host, label: Inlines, *, bold: bool = False) -> int:
    """Return the width that *label* needs on one line, with a gap behind it, in twips."""
    size = host.look.role("answer").size
    return host.text_width(plain_text(label), size, bold=bold).twips + _LABEL_GAP


def page_height(host: Host) -> Length:
    """Return about what an upright page has for a drawing with its prompt."""
    page = host.look.page
    return page.height - (page.top + page.foot) * 1.5 - host.look.role("section").line * 3
