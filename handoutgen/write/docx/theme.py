"""The theme: nothing refers to it, yet Word's colour and font menus open with the brand's own."""

from __future__ import annotations

from handoutgen.write.docx.xml import DECLARATION, escape
from handoutgen.write.style import Look

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_NEUTRALS = ("#6b6b6b", "#8c8c8c", "#b5b5b5", "#d9d9d9")


def write_theme(look: Look, body: str, heading: str) -> str:
    """Return ``theme1.xml``: the look's colours, its fonts, and the plainest of formats."""
    accents = (look.primary, look.accent, *_NEUTRALS)
    colours = [
        ("dk1", look.ink),
        ("lt1", "#ffffff"),
        ("dk2", look.primary),
        ("lt2", look.tint or "#ffffff"),
        *((f"accent{number}", colour) for number, colour in enumerate(accents, 1)),
        ("hlink", look.accent),
        ("folHlink", look.accent),
    ]
    scheme = "".join(
        f'<a:{name}><a:srgbClr val="{colour[1:].upper()}"/></a:{name}>' for name, colour in colours
    )
    fonts = "".join(
        f'<a:{place}><a:latin typeface="{escape(name)}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f"</a:{place}>"
        for place, name in (("majorFont", heading), ("minorFont", body))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_A}" name="Handout"><a:themeElements>'
        f'<a:clrScheme name="Handout">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Handout">{fonts}</a:fontScheme><a:fmtScheme name="Handout">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
