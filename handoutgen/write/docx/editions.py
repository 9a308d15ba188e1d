"""What an edition changes beside sizes, spaces and colours."""

from __future__ import annotations

from handoutgen.model.lengths import Pt
from handoutgen.write.style import Look

_LARGE_PRINT = Pt(16)
"""Text of this size and more is large print (UK Association for Accessible Formats, 2012)."""


def is_large_print(look: Look) -> bool:
    return look.smallest >= _LARGE_PRINT
