"""Table styles: what is framed, ruled or tinted, and how far text stands from it."""

from __future__ import annotations

from handoutgen.model.lengths import Pt
from handoutgen.write.docx import names
from handoutgen.write.docx.formatting import border, borders, margins, shade
from handoutgen.write.docx.names import TABLES, Name
from handoutgen.write.style import Look

_FRAME = ("top", "left", "bottom", "right")
_INSIDE = ("insideH", "insideV")
_NO_MARGINS = margins(0, 0, 0, 0)
_TEXT_MARGINS = margins(60, 100, 60, 100)
_SCALE_MARGINS = margins(20, 20, 20, 20)
_STATEMENT_MARGINS = margins(20, 0, 20, 60)
_BANK_MARGINS = margins(80, 160, 80, 160)
_BOX_MARGINS = margins(80, 140, 80, 140)
_WORDS_MARGINS = margins(0, 108, 0, 108)
"""What tables have that have no style, in the files that Word writes."""


def table_styles(look: Look) -> str:
    """Return all table styles."""
    blank = look.blank
    tint = f"<w:tcPr>{shade(look.tint)}</w:tcPr>" if look.tint else ""

    def grey(*sides: str, kind: str = "single") -> str:
        return borders(*[border(side, blank.line_weight, blank.grey, kind=kind) for side in sides])

    def hair(*sides: str) -> str:
        return borders(*[border(side, look.hair, look.hairline) for side in sides])

    def bar(times: int) -> str:
        return borders(border("left", look.bar * times, look.primary))

    head_line = border("bottom", Pt(1), look.primary)
    read_head = f"<w:tcPr><w:tcBorders>{head_line}</w:tcBorders>{shade(look.tint)}</w:tcPr>"
    padding = look.panel_padding
    above, below, side = (padding * 0.8).twips, (padding * 0.5).twips, padding.twips
    panel = margins(above, side, below, side)
    card = margins(side, side, below, side)
    return "".join(
        [
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
            '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
            '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
            f"{_WORDS_MARGINS}</w:tblPr></w:style>",
            _style(TABLES["table"], hair("bottom", "insideH") + _TEXT_MARGINS, _first(read_head)),
            _style(TABLES["answers"], grey(*_FRAME, *_INSIDE) + _TEXT_MARGINS, _first(tint)),
            _style(TABLES["panel"], bar(1) + panel, tint),
            _style(TABLES["alert"], bar(2) + panel, tint),
            _style(TABLES["lines"], grey("bottom", "insideH") + _NO_MARGINS),
            _style(TABLES["dotted-lines"], grey("bottom", "insideH", kind="dotted") + _NO_MARGINS),
            _style(TABLES["boxed-lines"], grey(*_FRAME, "insideH") + _TEXT_MARGINS),
            _style(TABLES["box"], grey(*_FRAME) + _TEXT_MARGINS),
            _style(TABLES["scale"], grey(*_FRAME, *_INSIDE) + _SCALE_MARGINS),
            _style(TABLES["form"], grey(*_FRAME, *_INSIDE) + _TEXT_MARGINS, _first_column(tint)),
            _style(TABLES["statements"], grey("bottom", "insideH") + _STATEMENT_MARGINS),
            _style(TABLES["bank"], grey(*_FRAME) + _BANK_MARGINS, tint),
            _style(TABLES["diagram"], _BOX_MARGINS),
            _style(TABLES["cards"], grey(*_FRAME, *_INSIDE, kind="dashed") + card),
            _style(TABLES["layout"], _NO_MARGINS, '<w:tcPr><w:vAlign w:val="bottom"/></w:tcPr>'),
            _style(TABLES["layout-top"], _NO_MARGINS),
            _style(names.LETTERHEAD, _NO_MARGINS, '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>'),
        ]
    )


def _first(cell: str) -> str:
    return f'<w:tblStylePr w:type="firstRow">{cell}</w:tblStylePr>' if cell else ""


def _first_column(cell: str) -> str:
    return f'<w:tblStylePr w:type="firstCol">{cell}</w:tblStylePr>' if cell else ""


def _style(name: Name, properties: str, rest: str = "") -> str:
    opening = name.opening("table", names.TABLE_NORMAL)
    return f"{opening}<w:tblPr>{properties}</w:tblPr>{rest}</w:style>"
