"""Which faces draw what a family's own face has no glyphs for, and in which order they are asked.

A word stays in one face where any face has all of it: half a name in another font looks like a
mistake. Only a word that mixes scripts is parted, between clusters, never inside one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import normalize

from handoutgen.fonts.faces import Face, bundled_face
from handoutgen.fonts.families import NOTO_SANS, Family
from handoutgen.fonts.ignorable import without_ignorable

_SCRIPTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]"), "noto/NotoSansHebrew"),
    (re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]"),
     "noto/NotoSansArabic"),
    (re.compile("[\u0900-\u097f\ua8e0-\ua8ff]"), "noto/NotoSansDevanagari"),
    (re.compile("[\u0e00-\u0e7f]"), "noto/NotoSansThai"),
)  # fmt: skip
_SIGNS = ("noto/NotoSansMath", "noto/NotoSansSymbols2", "noto/NotoSansSymbols", "noto/NotoEmoji")
_SIGN = re.compile("[\u2100-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]")
_EMOJI = re.compile("\ufe0f|[\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U0001f600-\U0001f64f]")

# A cluster: a character with the marks, joiners and modifiers that belong to it.
_EXTEND = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff"
    "\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963\u0e31\u0e33-\u0e3a"
    "\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    "\u3099\u309a\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
)
_CLUSTER = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}"
    f"|.[{_EXTEND}]*(?:(?:\u094d[\u200c\u200d]?|\u200d)[^\\s{_EXTEND}][{_EXTEND}]*)*",
    re.DOTALL,
)


def clusters(text: str) -> Iterator[str]:
    """Yield *text* cut where one may cut without tearing a letter from its marks."""
    for match in _CLUSTER.finditer(text):
        yield match[0]


def faces_for(text: str, family: Family, *, bold: bool, italic: bool) -> Iterator[Face]:
    """Yield the faces that may draw *text*, the family's own first, loaded as they are asked."""
    if not _EMOJI.search(text):
        yield family.face(bold=bold, italic=italic)
    for script, stem in _SCRIPTS:
        if script.search(text):
            yield bundled_face(f"{stem}-{'Bold' if bold else 'Regular'}.face")
    if _SIGN.search(text):
        for stem in reversed(_SIGNS) if _EMOJI.search(text) else _SIGNS:
            yield bundled_face(f"{stem}-Regular.face")
    yield NOTO_SANS.face(bold=bold, italic=italic)
    yield family.face(bold=bold, italic=italic)


@lru_cache(maxsize=5_000)
def by_face(word: str, family: Family, *, bold: bool, italic: bool) -> tuple[tuple[Face, str], ...]:
    """Return *word* in the pieces that one face draws; without any face, the family's own."""
    whole = _covering(word, family, bold=bold, italic=italic)
    if whole is not None:
        return ((whole, word),)
    own = family.face(bold=bold, italic=italic)
    pieces: list[tuple[Face, str]] = []
    for cluster in clusters(word):
        face = _covering(cluster, family, bold=bold, italic=italic) or own
        if pieces and pieces[-1][0] is face:
            pieces[-1] = (face, pieces[-1][1] + cluster)
        else:
            pieces.append((face, cluster))
    return tuple(pieces)


def _covering(text: str, family: Family, *, bold: bool, italic: bool) -> Face | None:
    drawn = without_ignorable(text)
    return next(
        (face for face in faces_for(text, family, bold=bold, italic=italic) if face.covers(drawn)),
        None,
    )


def missing(text: str, family: Family) -> str:
    """Return the characters of *text* that no font at hand can draw, each once, in order."""
    if family.regular.covers(text):
        return ""
    drawn = without_ignorable(normalize("NFC", text))
    return "".join(
        char
        for char in dict.fromkeys(drawn)
        if not char.isspace()
        and not any(face.glyph(char) for face in faces_for(char, family, bold=False, italic=False))
    )
