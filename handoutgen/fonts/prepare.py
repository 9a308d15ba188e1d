"""Makes the prepared faces from the fonts' own releases: a developer's tool, never run by users.

    python handoutgen/fonts/prepare.py SOURCES

*SOURCES* is a folder that holds the TTF files named below, anywhere in it (README.md says which
packages they come from). Needs fontTools. The same sources give the same bytes.
"""

from __future__ import annotations

import io
import sys
import zlib
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from handoutgen.fonts.prepared import Descriptor, PreparedFace, dump
from handoutgen.fonts.unicode_maps import to_unicode_cmap, widths_array

HERE = Path(__file__).parent
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
UPRIGHT = ("Regular", "Bold")

ALL: tuple[tuple[int, int], ...] = ((0x20, 0x10FFFF),)
EUROPEAN = (
    (0x20, 0x24F),
    (0x259, 0x259),
    (0x2B0, 0x36F),
    (0x370, 0x3FF),
    (0x400, 0x52F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x2070, 0x214F),
    (0x2150, 0x218F),
    (0x2190, 0x22FF),
    (0x25A0, 0x25CF),
    (0xFB00, 0xFB06),
    (0xFFFD, 0xFFFD),
)
MARKS = ["ccmp", "locl", "mark", "mkmk"]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one family is prepared; *features* None keeps all that shaping a script needs."""

    folder: str
    family: str
    stem: str
    source: str
    styles: tuple[str, ...]
    ranges: tuple[tuple[int, int], ...] = EUROPEAN
    features: tuple[str, ...] | None = tuple(MARKS)


RECIPES = (
    Recipe("atkinson", "Atkinson Hyperlegible", "AtkinsonHyperlegible", "AtkinsonHyperlegible",
           STYLES, ALL),
    Recipe("noto", "Noto Sans", "NotoSans", "NotoSans", STYLES),
    Recipe("noto", "Noto Sans Hebrew", "NotoSansHebrew", "NotoSansHebrew", UPRIGHT, ALL, None),
    Recipe("noto", "Noto Sans Arabic", "NotoSansArabic", "NotoSansArabic", UPRIGHT, ALL, None),
    Recipe("noto", "Noto Sans Devanagari", "NotoSansDevanagari", "NotoSansDevanagari", UPRIGHT,
           ALL, None),
    Recipe("noto", "Noto Sans Thai", "NotoSansThai", "NotoSansThai", UPRIGHT, ALL, None),
    Recipe("liberation", "Handout Sans", "HandoutSans", "LiberationSans", STYLES),
    Recipe("liberation", "Handout Serif", "HandoutSerif", "LiberationSerif", STYLES),
    Recipe("carlito", "Handout Humanist", "HandoutHumanist", "Carlito", STYLES),
    Recipe("caladea", "Caladea", "Caladea", "Caladea", STYLES),
)  # fmt: skip


def _subset(font: TTFont, recipe: Recipe) -> None:
    options = Options()
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = []
    options.drop_tables += ["FFTM", "kern", "gasp", "DSIG", "hdmx", "VDMX", "LTSH"]
    options.recalc_bounds = True
    if recipe.features is not None:
        options.layout_features = list(recipe.features)
    codes = {
        code for code in font.getBestCmap() if any(low <= code <= top for low, top in recipe.ranges)
    }
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)


def _tables(font: TTFont, keep: tuple[str, ...]) -> bytes:
    """Return *font* with only the tables in *keep*."""
    for tag in [tag for tag in font.keys() if tag not in (*keep, "GlyphOrder")]:  # noqa: SIM118
        del font[tag]
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _descriptor(font: TTFont, serif: bool) -> Descriptor:
    units = font["head"].unitsPerEm
    os2, hhea, head, post = font["OS/2"], font["hhea"], font["head"], font["post"]

    def em(value: float) -> int:
        return int(round(value * 1000 / units))

    weight = os2.usWeightClass
    fixed = bool(post.isFixedPitch)
    flags = 4 | (64 if post.italicAngle else 0) | (2 if serif else 0) | (1 if fixed else 0)
    return Descriptor(
        ascent=em(hhea.ascent),
        descent=em(hhea.descent),
        cap_height=em(getattr(os2, "sCapHeight", 0) or hhea.ascent),
        x_height=em(getattr(os2, "sxHeight", 0) or 0),
        italic_angle=round(post.italicAngle),
        # The usual estimate: no TrueType table says how thick stems are.
        stem_v=50 + round((weight / 65) ** 2),
        flags=flags,
        bbox=(em(head.xMin), em(head.yMin), em(head.xMax), em(head.yMax)),
    )


def prepare(source: Path, recipe: Recipe, style: str) -> PreparedFace:
    """Return the prepared face that *recipe* makes of the TTF file *source*."""
    font = TTFont(source, recalcTimestamp=False)
    _subset(font, recipe)
    saved = io.BytesIO()
    font.save(saved)

    def reopened() -> Any:
        return TTFont(io.BytesIO(saved.getvalue()), recalcTimestamp=False)

    small = reopened()
    order = small.getGlyphOrder()
    ids = {name: number for number, name in enumerate(order)}
    cmap = {code: ids[name] for code, name in sorted(small.getBestCmap().items())}
    advances = array("H", (small["hmtx"][name][0] for name in order))
    units = small["head"].unitsPerEm
    descriptor = _descriptor(small, "Serif" in recipe.family or recipe.family == "Caladea")
    from handoutgen.fonts.unicode_maps import glyph_texts

    program = _tables(reopened(), ("glyf", "head", "hhea", "hmtx", "loca", "maxp"))
    shaping = _tables(reopened(), ("cmap", "GDEF", "GSUB", "GPOS", "head", "hhea", "hmtx", "maxp"))
    return PreparedFace(
        name=f"{recipe.stem}-{style}",
        family=recipe.family,
        bold="Bold" in style,
        italic="Italic" in style,
        units=units,
        descriptor=descriptor,
        codes=array("I", cmap),
        glyphs=array("H", cmap.values()),
        advances=advances,
        length1=len(program),
        program=zlib.compress(program, 9),
        widths=widths_array(advances, units),
        to_unicode=zlib.compress(to_unicode_cmap(glyph_texts(small)), 9),
        shaping=zlib.compress(shaping, 9),
    )


def main(sources: Path) -> None:
    """Prepare every bundled face from the TTF files below *sources*."""
    found = {path.name: path for path in sorted(sources.rglob("*.ttf"))}
    for recipe in RECIPES:
        folder = HERE / recipe.folder
        folder.mkdir(exist_ok=True)
        for style in recipe.styles:
            names = [f"{recipe.source}-{style}.ttf", f"{recipe.source}.ttf"]
            source = next((found[name] for name in names if name in found), None)
            if source is None:
                sys.exit(f"{names[0]} is not below {sources}")
            face = prepare(source, recipe, style)
            (folder / f"{face.name}.face").write_bytes(dump(face))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
