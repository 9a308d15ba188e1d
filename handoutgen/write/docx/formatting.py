"""Properties of runs, paragraphs and tables, as style sheets spell them."""

from __future__ import annotations

from handoutgen.model.lengths import Length
from handoutgen.write.docx.xml import escape
from handoutgen.write.style import Role

BOLD = "<w:b/><w:bCs/>"
ITALIC = "<w:i/><w:iCs/>"
_COMPLEX_SCRIPTS = "Arial"
"""Has the Arabic and Hebrew that most families lack; Word looks further by itself."""
_THINNEST = 2
"""Eighths of a point: Word draws no thinner border."""


def value(name: str, of: str | int) -> str:
    return f'<w:{name} w:val="{of}"/>'


def fonts(family: str) -> str:
    name = escape(family)
    return (
        f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" '
        f'w:cs="{_COMPLEX_SCRIPTS}"/>'
    )


def hexadecimal(colour: str) -> str:
    return colour[1:].upper()


def colour(of: str) -> str:
    return value("color", hexadecimal(of))


def size(of: Length) -> str:
    return value("sz", of.half_points) + value("szCs", of.half_points)


def shade(fill: str | None) -> str:
    """Return a background of *fill*, or nothing."""
    if fill is None:
        return ""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{hexadecimal(fill)}"/>'


def border(side: str, weight: Length, of: str, *, kind: str = "single", space: int = 0) -> str:
    return (
        f'<w:{side} w:val="{kind}" w:sz="{max(weight.eighths, _THINNEST)}" w:space="{space}" '
        f'w:color="{hexadecimal(of)}"/>'
    )


def spacing(role: Role, before: Length | None = None, after: Length | None = None) -> str:
    """Return the space around and between lines.

    "At least", not "exactly": a line grows with a larger letter that somebody sets in it.
    """
    above = role.before if before is None else before
    below = role.after if after is None else after
    return (
        f'<w:spacing w:before="{above.twips}" w:after="{below.twips}" '
        f'w:line="{role.line.twips}" w:lineRule="atLeast"/>'
    )


def exact_line(height: int, before: int = 0, after: int = 0) -> str:
    """Return the spacing of a line exactly *height* twips high."""
    return (
        f'<w:spacing w:before="{before}" w:after="{after}" w:line="{height}" w:lineRule="exact"/>'
    )


def natural_line(before: Length, after: Length) -> str:
    """Return the spacing of lines as high as what stands in them: pictures are not cut."""
    return (
        f'<w:spacing w:before="{before.twips}" w:after="{after.twips}" w:line="240" '
        'w:lineRule="auto"/>'
    )


def indents(left: int = 0, right: int = 0, hanging: int = 0) -> str:
    if not (left or right or hanging):
        return ""
    hung = f' w:hanging="{hanging}"' if hanging else ""
    return f'<w:ind w:left="{left}" w:right="{right}"{hung}/>'


def margins(top: int, left: int, bottom: int, right: int) -> str:
    """Return a table's cell margins, in twips."""
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    lines = "".join([f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides])
    return f"<w:tblCellMar>{lines}</w:tblCellMar>"


def borders(*lines: str) -> str:
    """Return a table's borders; their order is the schema's: top, left, bottom, right, inside."""
    return f"<w:tblBorders>{''.join(lines)}</w:tblBorders>"
