"""Where a line may end inside a stretch of text that holds no spaces.

A simple reading of UAX 14: after hyphens, dashes and the joints of addresses, between Chinese and
Japanese characters except where their punctuation forbids it. Thai parts its words by meaning
alone; without a dictionary a line ends only where a syllable is sure to begin or to end.
"""

from __future__ import annotations

import re

from handoutgen.fonts.clusters import clusters

_ADDRESS = re.compile(r"://|^www\.|^mailto:|^doi:|^10\.\d|.@.+\..|[\w-]\.[a-z]{2,}/", re.IGNORECASE)
_WIDE = (
    ("\u2e80", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\uff01", "\uff60"),
    ("\U00020000", "\U0003fffd"),
)
_NOT_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】°′″℃％‰ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
    ",.:;?!)]}"
)
_NOT_LAST = frozenset("‘“（〔［｛〈《「『【￥＄£([{")
_THAI = re.compile("[\u0e01-\u0e4f]")
_THAI_LEADING = frozenset("เแโใไ")
_THAI_CLOSING = frozenset("ะำๆฯ")
_JOINTS = frozenset("/-–—‐")
_HYPHENS = frozenset("-‐")
_ADDRESS_JOINTS = frozenset("/-–—‐.?&=_,:;#@%~+")


def points(text: str, *, anywhere: bool) -> tuple[int, ...]:
    """Return the indices in *text*, a word, before which a line may break; see ``runs``."""
    # An address shows in its first words; a hostile one must not be searched for its last.
    joints = _ADDRESS_JOINTS if _ADDRESS.search(text, 0, 500) else _JOINTS
    found: list[int] = []
    at = 0
    left = ""
    worded = False
    for right in clusters(text):
        if left and (anywhere or _allowed(left, right, joints, worded=worded)):
            found.append(at)
        at += len(right)
        left = right
        worded = worded or right[0].isalnum()
    return tuple(found)


def _wide(cluster: str) -> bool:
    """Tell whether *cluster* is Chinese or Japanese, punctuation included."""
    return any(low <= cluster[0] <= top for low, top in _WIDE)


def _allowed(left: str, right: str, joints: frozenset[str], *, worded: bool) -> bool:
    """Tell whether a line may end between two clusters.

    *worded* says that a letter or figure stands somewhere to the left: without one, a hyphen is
    a sign or belongs to an ending (-5, -ed).
    """
    last, first = left[-1], right[0]
    if "\u2060" in left or "\u2060" in right:
        return False
    if last == "\u200b":
        return True
    if max(left, right) >= "\u2e80" and (_wide(left) or _wide(right)):
        return first not in _NOT_FIRST and left[0] not in _NOT_LAST
    if _THAI.match(left) and _THAI.match(right):
        return first in _THAI_LEADING or (last in _THAI_CLOSING and first not in _THAI_CLOSING)
    if not worded or last not in joints or first in joints:
        return False
    # Figures with a hyphen between them are one figure (10-12), but not in an address.
    return last not in _HYPHENS or first.isalpha() or joints is _ADDRESS_JOINTS
