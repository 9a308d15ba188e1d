"""Characters that are there without being drawn.

Unicode calls them default ignorable: they join, part, direct or hide, and no font is asked for
them. A soft hyphen is among them, since handouts are never hyphenated.
"""

from __future__ import annotations

import re

_RANGES = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)

IGNORABLE: frozenset[int] = frozenset(
    code for low, top in _RANGES if top < 0xE0000 for code in range(low, top + 1)
)
_IGNORABLE = re.compile("[" + "".join(f"{chr(low)}-{chr(top)}" for low, top in _RANGES) + "]")


def without_ignorable(text: str) -> str:
    """Return *text* without the characters that are never drawn."""
    return _IGNORABLE.sub("", text)
