"""SVG: flat shapes stay a vector, everything else is drawn once, here.

Text, gradients, clipping and effects would come out differently in every program that draws
them, and text differently on every machine. They are drawn with no font but the bundled ones.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from handoutgen.model.images import Image
from handoutgen.pictures.flat_shapes import is_flat
from handoutgen.pictures.svg_cleaning import cleaned
from handoutgen.pictures.unusable import Unusable

RASTER_SIDE = 2400
"""Pixels along the longer side of a drawn SVG: 350 dpi over a full text width."""

MAX_DRAWN_SIDE = 8000
_LAYERED_PIXELS = 60_000_000
"""Pixels of all layers together: a picture with many effects is drawn smaller, in seconds."""


def looks_like_svg(data: bytes) -> bool:
    """Tell whether *data* begins as an SVG file does; UTF-16 included."""
    head = data[:8192]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", "replace")
    else:
        text = head.decode("utf-8", "replace").removeprefix("\ufeff")
    text = re.sub(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^<>\[]*(?:\[.*?\]\s*)?>", "", text, flags=re.S)
    return re.match(r"\s*<(?:[\w-]+:)?svg[\s>/]", text) is not None


@lru_cache(maxsize=8)
def vector_image(data: bytes) -> Image:
    """Return the picture in *data*, as SVG where it is made of flat shapes, else as PNG.

    The logo of sister brands is read once.
    """
    drawing = cleaned(data)
    image = Image("svg", max(1, round(drawing.width)), max(1, round(drawing.height)), drawing.svg)
    if is_flat(image):
        return image
    longer = max(drawing.width, drawing.height)
    area = drawing.width * drawing.height / longer**2
    side = min(RASTER_SIDE, math.sqrt(_LAYERED_PIXELS / max(1, drawing.layers) / area))
    return svg_to_png(image, max(1, round(side * drawing.height / longer)))


def svg_to_png(image: Image, height_px: int) -> Image:
    """Return an SVG drawn *height_px* pixels high, on nothing; a PNG or JPEG as it is."""
    if image.kind != "svg":
        return image
    height = max(1, min(height_px, MAX_DRAWN_SIDE))
    width = max(1, round(image.width * height / image.height))
    if width > MAX_DRAWN_SIDE:
        width, height = MAX_DRAWN_SIDE, max(1, round(image.height * MAX_DRAWN_SIDE / image.width))
    text = image.data.decode("utf-8")
    if "<text" not in text:
        return _drawn(text, width, height, [])
    from handoutgen.pictures.lettering import font_files

    with font_files() as fonts:
        return _drawn(text, width, height, fonts)


def _drawn(svg: str, width: int, height: int, fonts: list[str]) -> Image:
    import resvg_py

    family = "Atkinson Hyperlegible"
    try:
        data = resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            height=height,
            skip_system_fonts=True,
            font_files=fonts,
            font_family=family,
            serif_family=family,
            sans_serif_family=family,
            monospace_family=family,
            cursive_family=family,
            fantasy_family=family,
        )
    except BaseException as failure:  # a panic in Rust is no Exception
        if isinstance(failure, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise Unusable("the SVG cannot be drawn", "save it as PNG") from None
    drawn = bytes(data)
    size = (int.from_bytes(drawn[16:20], "big"), int.from_bytes(drawn[20:24], "big"))
    return Image("png", *size, drawn)
