"""Runs: text cut into pieces that one face draws, in the order they stand on the line.

Most words are in their family's own face and in a script that needs no shaping: they are one run
of nominal widths, looked up and kept. The rest goes the long way, through ``lines``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from handoutgen.fonts.faces import Face
from handoutgen.fonts.families import Family
from handoutgen.records import dataclass

# What may need the long way: not Latin, Greek, Cyrillic, Chinese or common punctuation.
_UNUSUAL = re.compile(
    "[^\x00-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u200a\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20cf\u3400-\u9fff]"
)


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face that stand side by side, left to right as drawn.

    *text* is the run's logical text. *glyphs* are two-byte ids for ``Tj``. *advances* is None
    where every glyph has its nominal width, else the advance of each glyph; *offsets* is None or
    the shift (x, y) of each glyph from where the advances put it. *width* and all of these are
    in 1/1000 em. *exact* says that the glyphs in their order stand for *text* through the
    face's ToUnicode; where it is False the writer gives the text itself (``/ActualText``).
    *key* is what the caller gave with the segment. *start* is where *text* begins in the line's
    own order: runs drawn in the order of their starts are read aloud and copied in that order.
    """

    face: Face
    text: str
    glyphs: bytes
    width: float
    advances: tuple[float, ...] | None = None
    offsets: tuple[tuple[float, float], ...] | None = None
    rtl: bool = False
    exact: bool = True
    key: Any = None
    start: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line in logical order, with its style; *key* comes back with its runs."""

    text: str
    bold: bool = False
    italic: bool = False
    key: Any = None


@lru_cache(maxsize=8_000)
def shape(
    text: str, family: Family, *, bold: bool = False, italic: bool = False
) -> tuple[GlyphRun, ...]:
    """Return the runs that draw *text*, a word or a line of one style, in visual order."""
    face = family.face(bold=bold, italic=italic)
    if face.covers(text) and not _UNUSUAL.search(text):
        return (GlyphRun(face, text, face.encode(text), face.width(text)),)
    from handoutgen.fonts.lines import line_runs

    return tuple(line_runs((Segment(text, bold, italic),), family, rtl=False))


def shape_line(
    segments: Sequence[Segment], family: Family, *, rtl: bool = False
) -> tuple[GlyphRun, ...]:
    """Return the runs of a whole line in visual order, each with its segment's key.

    *rtl* is the direction of the paragraph: that of the handout's language.
    """
    if rtl or any(_UNUSUAL.search(segment.text) for segment in segments):
        from handoutgen.fonts.lines import line_runs

        return tuple(line_runs(segments, family, rtl=rtl))
    runs: list[GlyphRun] = []
    start = 0
    for segment in segments:
        for run in shape(segment.text, family, bold=segment.bold, italic=segment.italic):
            runs.append(keyed(run, segment.key, start + run.start))
        start += len(segment.text)
    return tuple(runs)


def keyed(run: GlyphRun, key: Any, start: int) -> GlyphRun:
    """Return *run* with its segment's *key* and its place in the line."""
    if run.key is key and run.start == start:
        return run
    return GlyphRun(
        run.face, run.text, run.glyphs, run.width, run.advances, run.offsets, run.rtl, run.exact,
        key, start,
    )  # fmt: skip


def missing(text: str, family: Family) -> str:
    """Return the characters of *text* that no font at hand can draw, each once, in order."""
    if family.regular.covers(text):
        return ""
    from handoutgen.fonts.fallback import undrawable

    return undrawable(text, family)


def with_drawn_spaces(text: str, family: Family) -> str:
    """Return *text* with a space for every rare white space that no font at hand has."""
    if family.regular.covers(text):
        return text
    from handoutgen.fonts import fallback

    return fallback.with_drawn_spaces(text, family)


def break_points(text: str, *, anywhere: bool = False) -> tuple[int, ...]:
    """Return the indices in *text*, a word, before which a line may break.

    With *anywhere* every place is returned that tears no letter from its marks: for a word that
    is wider than its line.
    """
    if not anywhere and text.isascii() and text.isalnum():
        return ()
    from handoutgen.fonts.breaks import points

    return points(text, anywhere=anywhere)
