"""Makes the prepared faces from the fonts' own releases: a developer's tool, never run by users.

    python -m handoutgen.fonts.prepare SOURCES

*SOURCES* is a folder that holds the TTF files named below, anywhere in it (README.md says which
packages they come from). Needs fontTools. The same sources give the same bytes.
"""

from __future__ import annotations

import io
import re
import sys
import zlib
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import normalize

from fontTools.agl import toUnicode
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from handoutgen.fonts.core import CORE
from handoutgen.fonts.ignorable import IGNORABLE
from handoutgen.fonts.prepared import Descriptor, FaceMetrics, PreparedFace, dump
from handoutgen.fonts.sfnt import read_tables, subset_outlines
from handoutgen.fonts.truetype import STAND_INS
from handoutgen.fonts.unicode_maps import to_unicode_cmap, widths_array
from handoutgen.records import dataclass

HERE = Path(__file__).parent
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
UPRIGHT = ("Regular", "Bold")
Ranges = tuple[tuple[int, int], ...]

ALL: Ranges = ((0x20, 0x10FFFF),)
EUROPEAN: Ranges = (
    (0x20, 0x24F),
    (0x259, 0x259),
    (0x2B0, 0x3FF),
    (0x400, 0x52F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x214F),
    (0x2150, 0x22FF),
    (0x25A0, 0x25CF),
    (0xFB00, 0xFB06),
    (0xFFFD, 0xFFFD),
)
ARABIC_CORE: Ranges = ((0x20, 0x7E), (0x600, 0x669), (0x670, 0x670), (0x67E, 0x67E),
                       (0x686, 0x686), (0x698, 0x698), (0x6A9, 0x6A9), (0x6AF, 0x6AF),
                       (0x6CC, 0x6CC), (0x6F0, 0x6F9))  # fmt: skip
SIGNS: Ranges = ((0x2100, 0x214F), (0x2190, 0x22FF), (0x2300, 0x23FF), (0x2460, 0x24FF),
                 (0x25A0, 0x27BF), (0x2B00, 0x2BFF))  # fmt: skip
MARKS = ("ccmp", "locl", "mark", "mkmk")


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one family is prepared.

    *features* None keeps all that shaping its script needs. *core* are the characters of the
    fixed subset.
    """

    folder: str
    family: str
    stem: str
    source: str
    styles: tuple[str, ...] = STYLES
    ranges: Ranges = EUROPEAN
    core: Ranges = CORE
    features: tuple[str, ...] | None = MARKS
    serif: bool = False


RECIPES = (
    Recipe(
        "atkinson", "Atkinson Hyperlegible", "AtkinsonHyperlegible", "AtkinsonHyperlegible",
        ranges=ALL, core=ALL,
    ),
    Recipe("noto", "Noto Sans", "NotoSans", "NotoSans"),
    Recipe("noto", "Noto Sans Hebrew", "NotoSansHebrew", "NotoSansHebrew", UPRIGHT, ALL, ALL, None),
    Recipe(
        "noto", "Noto Sans Arabic", "NotoSansArabic", "NotoSansArabic", UPRIGHT,
        ALL, ARABIC_CORE, None,
    ),
    Recipe(
        "noto", "Noto Sans Devanagari", "NotoSansDevanagari", "NotoSansDevanagari", UPRIGHT,
        ALL, ALL, None,
    ),
    Recipe("noto", "Noto Sans Thai", "NotoSansThai", "NotoSansThai", UPRIGHT, ALL, ALL, None),
    Recipe("noto", "Noto Sans Math", "NotoSansMath", "NotoSansMath", ("Regular",), SIGNS, (), ()),
    Recipe(
        "noto", "Noto Sans Symbols 2", "NotoSansSymbols2", "NotoSansSymbols2", ("Regular",),
        SIGNS, (), (),
    ),
    Recipe(
        "noto", "Noto Sans Symbols", "NotoSansSymbols", "NotoSansSymbols", ("Regular",),
        SIGNS, (), (),
    ),
    Recipe("noto", "Noto Emoji", "NotoEmoji", "NotoEmoji_400", ("Regular",), ALL, (), None),
    Recipe("liberation", "Handout Sans", "HandoutSans", "LiberationSans"),
    Recipe("liberation", "Handout Serif", "HandoutSerif", "LiberationSerif", serif=True),
    Recipe("carlito", "Handout Humanist", "HandoutHumanist", "Carlito"),
    Recipe("caladea", "Caladea", "Caladea", "Caladea", serif=True),
)  # fmt: skip


def _subsetter(recipe: Recipe, codes: set[int]) -> Subsetter:
    options = Options()
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = []
    options.drop_tables += ["FFTM", "kern", "gasp", "DSIG", "hdmx", "VDMX", "LTSH", "vhea", "vmtx"]
    if recipe.features is not None:
        options.layout_features = list(recipe.features)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    return subsetter


def _within(codes: Any, ranges: Ranges) -> set[int]:
    return {code for code in codes if any(low <= code <= top for low, top in ranges)}


def _only(font: TTFont, keep: tuple[str, ...]) -> bytes:
    """Return *font* with no other tables than those in *keep*."""
    for tag in [tag for tag in font.keys() if tag not in (*keep, "GlyphOrder")]:  # noqa: SIM118
        del font[tag]
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _descriptor(font: TTFont, *, serif: bool) -> Descriptor:
    units = font["head"].unitsPerEm
    os2, hhea, head, post = font["OS/2"], font["hhea"], font["head"], font["post"]

    def em(value: int) -> int:
        return round(value * 1000 / int(units))

    return Descriptor(
        ascent=em(hhea.ascent),
        descent=em(hhea.descent),
        cap_height=em(getattr(os2, "sCapHeight", 0) or hhea.ascent),
        x_height=em(getattr(os2, "sxHeight", 0)),
        italic_angle=round(post.italicAngle),
        # The usual estimate: no TrueType table says how thick stems are.
        stem_v=50 + round((os2.usWeightClass / 65) ** 2),
        flags=4 | (64 if post.italicAngle else 0) | (2 if serif else 0),
        bbox=(em(head.xMin), em(head.yMin), em(head.xMax), em(head.yMax)),
    )


# ---------------------------------------------------------------------------------------------
# What each glyph stands for


def _substitutions(font: TTFont) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the glyphs that ``GSUB`` replaces and the one it replaces them with."""
    if "GSUB" not in font or font["GSUB"].table.LookupList is None:
        return
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            table = getattr(subtable, "ExtSubTable", subtable)
            match table.LookupType:
                case 1:
                    yield from (((old,), new) for old, new in table.mapping.items())
                case 3:
                    yield from (
                        ((old,), new) for old, many in table.alternates.items() for new in many
                    )
                case 4:
                    yield from (
                        ((first, *ligature.Component), ligature.LigGlyph)
                        for first, ligatures in table.ligatures.items()
                        for ligature in ligatures
                    )
                case _:
                    pass


def glyph_texts(font: TTFont) -> list[str]:
    """Return what every glyph stands for: its character, those it replaces, or its name's."""
    order = font.getGlyphOrder()
    texts: dict[str, str] = {}
    for code, name in sorted(font.getBestCmap().items()):
        # A letter's contextual shape is still that letter, whatever code it once had.
        shape = 0xFB1D <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFF
        texts.setdefault(name, normalize("NFKC", chr(code)) if shape else chr(code))
    known = -1
    while known != len(texts):
        known = len(texts)
        for old, new in _substitutions(font):
            if new not in texts and all(name in texts for name in old):
                texts[new] = "".join(texts[name] for name in old)
    for name in order[1:]:
        if name not in texts:
            # Parts of letters, which only ever stand beside others, stand for nothing alone;
            # still, PDF/UA wants every glyph to map to something.
            texts[name] = toUnicode(re.sub(r"\..*", "", name)).replace("\0", "") or "\ufffd"
    return [texts.get(name, "") for name in order]


# ---------------------------------------------------------------------------------------------
# One face, all faces


def prepare(source: Path, recipe: Recipe, style: str) -> PreparedFace:
    """Return the prepared face that *recipe* makes of the TTF file *source*."""
    font = TTFont(source, recalcTimestamp=False)
    codes = _within(font.getBestCmap(), recipe.ranges) - IGNORABLE
    _subsetter(recipe, codes).subset(font)
    saved = io.BytesIO()
    font.save(saved)

    def reopened() -> TTFont:
        return TTFont(io.BytesIO(saved.getvalue()), recalcTimestamp=False)

    small = reopened()
    order = small.getGlyphOrder()
    ids = {name: number for number, name in enumerate(order)}
    cmap = {code: ids[name] for code, name in small.getBestCmap().items()}
    texts = glyph_texts(small)
    for code, others in STAND_INS.items():
        if code not in cmap and any(low <= code <= top for low, top in recipe.ranges):
            look_alike = next((cmap[other] for other in others if other in cmap), None)
            if look_alike is not None:
                cmap[code] = look_alike
    advances = [small["hmtx"][name][0] for name in order]
    units = small["head"].unitsPerEm
    descriptor = _descriptor(small, serif=recipe.serif)

    trial, cutter = reopened(), _subsetter(recipe, _within(small.getBestCmap(), recipe.core))
    cutter.subset(trial)
    core_glyphs = sorted(ids[name] for name in cutter.glyphs_retained) if recipe.core else [0]
    outlines = _only(reopened(), ("glyf", "head", "hhea", "hmtx", "loca", "maxp"))
    core = subset_outlines(read_tables(outlines), core_glyphs)
    whole = len(core_glyphs) == len(order)
    shaping = _only(reopened(), ("cmap", "GDEF", "GSUB", "GPOS", "head", "hhea", "hmtx", "maxp"))
    metrics = FaceMetrics(
        name=f"{recipe.stem}-{style}",
        family=recipe.family,
        bold="Bold" in style,
        italic="Italic" in style,
        units=units,
        descriptor=descriptor,
        codes=array("I", sorted(cmap)),
        glyphs=array("H", (cmap[code] for code in sorted(cmap))),
        advances=array("H", advances),
    )
    return PreparedFace(
        metrics=metrics,
        core_glyphs=array("H", core_glyphs),
        core_length=len(core),
        core=zlib.compress(core, 9),
        core_widths=widths_array(advances, units, core_glyphs),
        core_to_unicode=zlib.compress(
            to_unicode_cmap({glyph: texts[glyph] for glyph in core_glyphs}), 9
        ),
        outlines=b"" if whole else zlib.compress(outlines, 9),
        texts=zlib.compress("\0".join(texts).encode(), 9),
        shaping=zlib.compress(shaping, 9),
    )


def main(sources: Path) -> None:
    """Prepare every bundled face from the TTF files below *sources*."""
    found = {path.name: path for path in sorted(sources.rglob("*.ttf"))}
    for recipe in RECIPES:
        folder = HERE / recipe.folder
        folder.mkdir(exist_ok=True)
        for style in recipe.styles:
            names = [
                f"{recipe.source}-{style}.ttf",
                f"{recipe.source}{style}.ttf",
                f"{recipe.source}.ttf",
            ]
            source = next((found[name] for name in names if name in found), None)
            if source is None:
                sys.exit(f"{names[0]} is not below {sources}")
            face = prepare(source, recipe, style)
            (folder / f"{face.metrics.name}.face").write_bytes(dump(face))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
