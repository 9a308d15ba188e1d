"""``styles.xml`` of our lean document: every style that handouts use, set as the look says."""

from __future__ import annotations

from handoutgen.model.lengths import Pt
from handoutgen.write.docx import names
from handoutgen.write.docx.formatting import (
    BOLD,
    ITALIC,
    border,
    colour,
    fonts,
    hexadecimal,
    size,
    value,
)
from handoutgen.write.docx.host import TextStyle
from handoutgen.write.docx.names import Name
from handoutgen.write.docx.numbering import SYMBOL_FONT, tick_font_size
from handoutgen.write.docx.paragraph_styles import paragraph_styles
from handoutgen.write.docx.table_styles import table_styles
from handoutgen.write.docx.typefaces import CODE_FONT, Typefaces
from handoutgen.write.docx.xml import DECLARATION, W, escape
from handoutgen.write.style import Look

_LIFT = Pt(5)
_RING = Pt(1.5)
"""The line around a number that is chosen, as a pen would draw it."""
_KNOWN_TO_WORD = 376
"""How many styles Word has of its own, in the files it writes."""


def write_styles(look: Look, typefaces: Typefaces, language: str, right_to_left: bool) -> str:
    """Return ``styles.xml``."""
    return (
        f'{DECLARATION}<w:styles xmlns:w="{W}">'
        f"{_defaults(look, typefaces, language, right_to_left)}{_latent()}"
        f"{paragraph_styles(look, typefaces)}{_text_styles(look)}{table_styles(look)}</w:styles>"
    )


def _defaults(look: Look, typefaces: Typefaces, language: str, right_to_left: bool) -> str:
    tag = escape(language)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(typefaces.body)}{colour(look.ink)}"
        f'{size(look.role("body").size)}<w:lang w:val="{tag}" w:eastAsia="{tag}" '
        f'w:bidi="{tag}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>'
        f"{'<w:bidi/>' if right_to_left else ''}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _latent() -> str:
    """Return what Word is to do with styles of its own: those that are used here it shows."""
    used = [*names.PARAGRAPHS.values(), *names.TEXTS.values(), names.NORMAL]
    shown = "".join(
        [
            f'<w:lsdException w:name="{name.name}" w:semiHidden="0" '
            f'w:uiPriority="{name.priority}" w:unhideWhenUsed="0" w:qFormat="1"/>'
            for name in used
            if not name.own
        ]
    )
    return (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
        f'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="{_KNOWN_TO_WORD}">{shown}'
        "</w:latentStyles>"
    )


def _text_styles(look: Look) -> str:
    accent = colour(look.accent)
    grey = hexadecimal(look.blank.grey)
    manners: dict[TextStyle, str] = {
        "emphasis": BOLD if look.emphasis == "bold" else ITALIC,
        "strong": BOLD,
        "lead-term": BOLD,
        "code": f"{fonts(CODE_FONT)}<w:noProof/>{size(look.role('code').size)}",
        "link": f'{accent}<w:u w:val="single"/>' if look.links == "underlined" else accent,
        "citation": accent,
        "note-mark": accent + _raised(look),
        "blank": f'<w:noProof/><w:u w:val="single" w:color="{grey}"/>',
        "sign": f"{fonts(SYMBOL_FONT)}<w:noProof/>{size(tick_font_size(look))}",
        "chosen": BOLD + border("bdr", _RING, look.ink),
    }
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
        "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
        + "".join([_text_style(names.TEXTS[role], run) for role, run in manners.items()])
        + _text_style(names.SAMPLE, f'{BOLD}<w:spacing w:val="40"/>')
    )


def _raised(look: Look) -> str:
    """Return what lifts a note's mark; Word's superscript would make large print small again."""
    if look.large:
        return value("position", _LIFT.half_points) + size(look.smallest)
    return value("vertAlign", "superscript")


def _text_style(name: Name, run: str) -> str:
    return f"{name.opening('character', names.NO_CHARACTER_STYLE)}<w:rPr>{run}</w:rPr></w:style>"
