"""Signs of fonts that have their own codes, as the Unicode characters that they look like.

Word keeps such a sign as a letter of the font or as U+F000 plus its code. No font of that kind
comes with the program: what is drawn is the character.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def _codes(*rows: tuple[int, str]) -> Mapping[int, str]:
    return MappingProxyType(
        {first + at: sign for first, signs in rows for at, sign in enumerate(signs) if sign != " "}
    )


_SYMBOL = _codes(
    (0x21, "!∀#∃%&∋()∗+,−./0123456789:;<=>?"),
    (0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"),
    (0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
    (0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"),
    (0xC0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊"),
    (0xE5, "∑"),
    (0xF2, "∫"),
)
_WINGDINGS = _codes(
    (0x21, "✎✂✁"),
    (0x28, "☎✆✉"),
    (0x36, "⌛⌨"),
    (0x3E, "✇✍"),
    (0x41, "✌"),
    (0x45, "☜☞☝☟"),
    (0x4A, "☺"),
    (0x4C, "☹"),
    (0x4E, "☠⚐"),
    (0x51, "✈☼"),
    (0x54, "❄"),
    (0x58, "✠✡"),
    (0x6A, "&&●❍■□□❑❒◆◊◆❖◆☒"),
    (0x7A, "⌘❀✿❝❞"),
    (0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
    (0x9E, "·•"),
    (0xA1, "○"),
    (0xA4, "◉◎"),
    (0xA7, "▪□"),
    (0xAA, "✦★✶✴✹✵"),
    (0xD8, "➢"),
    (0xDF, "←→↑↓↖↗↙↘"),
    (0xE8, "➔"),
    (0xEF, "⇦⇨⇧⇩⇔"),
    (0xFB, "✗✓☒☑"),
)
_WINGDINGS_2 = _codes((0x4F, "✗✓☒☑☒☒"), (0x97, "●"), (0xA2, "■□"))
_WINGDINGS_3 = _codes((0x70, "▲▼△▽◀▶"), (0x7D, "▶"), (0xD1, "▶"))

_FONTS: Mapping[str, Mapping[int, str]] = MappingProxyType(
    {
        "symbol": _SYMBOL,
        "wingdings": _WINGDINGS,
        "wingdings 2": _WINGDINGS_2,
        "wingdings 3": _WINGDINGS_3,
        **dict.fromkeys(("segoe ui symbol", "segoe ui emoji", "ms gothic"), MappingProxyType({})),
    }
)
"""The last ones have no codes of their own: Word takes them for ☐ and the like."""

_PRIVATE = 0xF000
UNKNOWN = "□"
"""Stands where a sign's look is not known."""


def is_sign_font(name: str) -> bool:
    """Tell whether the letters of the font *name* are signs."""
    return name.casefold() in _FONTS


def as_characters(text: str, font: str) -> str:
    """Return what *text* looks like in the sign font *font*."""
    table = _FONTS[font.casefold()]
    if not table:
        return text
    return "".join(_character(char, table) for char in text)


def _character(char: str, table: Mapping[int, str]) -> str:
    code = ord(char)
    if _PRIVATE <= code <= _PRIVATE + 0xFF:
        code -= _PRIVATE
    if code in table:
        return table[code]
    return char if char.isspace() or code > 0xFF else UNKNOWN
