"""Which faces draw what a family's own face has no glyphs for, and in which order they are asked.

A word stays in one face where any face has all of it: half a name in another font looks like a
mistake. Only a word that mixes scripts is parted, between clusters, never inside one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import normalize

from handoutgen.fonts.clusters import clusters
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
_SIGN = re.compile("[\u20e3\u2100-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]")
_EMOJI = re.compile(
    "[\u20e3\ufe0f]|[\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U0001f600-\U0001f64f]"
)


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

    def draw(part: str, face: Face) -> None:
        if pieces and pieces[-1][0] is face:
            pieces[-1] = (face, pieces[-1][1] + part)
        else:
            pieces.append((face, part))

    for cluster in clusters(word):
        face = _covering(cluster, family, bold=bold, italic=italic)
        if face is not None:
            draw(cluster, face)
            continue
        # A letter with the mark of another script: no face has both.
        for char in cluster:
            draw(char, _covering(char, family, bold=bold, italic=italic) or own)
    return tuple(pieces)


def _covering(text: str, family: Family, *, bold: bool, italic: bool) -> Face | None:
    drawn = without_ignorable(text)
    return next(
        (face for face in faces_for(text, family, bold=bold, italic=italic) if face.covers(drawn)),
        None,
    )


FILLERS = (0x115F, 0x1160)


def with_drawn_spaces(text: str, family: Family) -> str:
    """Return *text* with a space for every rare white space that no font at hand has.

    Two fillers of Korean syllables, which are never seen, are left out: HarfBuzz would draw them.
    """
    rare = (char for char in set(text) if char.isspace() and char != " ")
    spaces = {ord(char): " " for char in rare if not _drawn(char, family)}
    return text.translate({**dict.fromkeys(FILLERS), **spaces})


def _drawn(char: str, family: Family) -> bool:
    return any(face.glyph(char) for face in faces_for(char, family, bold=False, italic=False))


def undrawable(text: str, family: Family) -> str:
    """Return the characters of *text* that no font at hand can draw, each once, in order."""
    drawn = without_ignorable(normalize("NFC", text))
    return "".join(
        char for char in dict.fromkeys(drawn) if not char.isspace() and not _drawn(char, family)
    )
