"""Where a line may end inside a stretch of text that holds no spaces.

A simple reading of UAX 14: after hyphens, dashes and the joints of addresses, between Chinese and
Japanese characters except where their punctuation forbids it, and in Thai between its syllable
clusters, since a dictionary of its words is not at hand.
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
_THAI_TRAILING = frozenset("ะาำๅๆฯ")
_JOINTS = frozenset("/-–—‐")
_ADDRESS_JOINTS = frozenset("/-–—‐.?&=_,:;#@%~+")


def points(text: str, *, anywhere: bool) -> tuple[int, ...]:
    """Return the indices in *text*, a word, before which a line may break; see ``runs``."""
    joints = _ADDRESS_JOINTS if _ADDRESS.search(text) else _JOINTS
    found: list[int] = []
    at = 0
    left = ""
    for right in clusters(text):
        if left and (anywhere or _allowed(left, right, text[:at], joints)):
            found.append(at)
        at += len(right)
        left = right
    return tuple(found)


def _wide(cluster: str) -> bool:
    """Tell whether *cluster* is Chinese or Japanese, punctuation included."""
    return any(low <= cluster[0] <= top for low, top in _WIDE)


def _allowed(left: str, right: str, before: str, joints: frozenset[str]) -> bool:
    """Tell whether a line may end between two clusters; *before* is all that stands left."""
    last, first = left[-1], right[0]
    if "\u2060" in left or "\u2060" in right:
        return False
    if last == "\u200b" or left == "\u00ad":
        return last == "\u200b"
    if max(left, right) >= "\u2e80" and (_wide(left) or _wide(right)):
        return first not in _NOT_FIRST and left[0] not in _NOT_LAST
    if _THAI.match(left) and _THAI.match(right):
        return first not in _THAI_TRAILING and left[0] not in _THAI_LEADING
    if last not in joints or first in joints:
        return False
    if last in "-‐":
        # Not after a sign or a leading hyphen (-5, -ed), nor between figures (10-12).
        return any(map(str.isalnum, before)) and (first.isalpha() or joints is _ADDRESS_JOINTS)
    return any(map(str.isalnum, before))
