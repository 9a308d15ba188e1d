"""Images in the file: JPEG as it is, PNG as samples with a soft mask, SVG as drawing operators.

Prepared once for each image, and kept for the next document while there is room.
"""

from __future__ import annotations

import io
import zlib
from collections import OrderedDict

from handoutgen.errors import Place
from handoutgen.model.images import Image
from handoutgen.records import dataclass
from handoutgen.report import ImageNotice, Report
from handoutgen.write.pdf.pen import num
from handoutgen.write.pdf.surface import Surface, stream

KEPT_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Prepared:
    """An image as a PDF holds it: dictionary entries and data, and likewise its soft mask."""

    entries: str
    data: bytes
    filtered: str = "/FlateDecode"
    mask_entries: str = ""
    mask: bytes = b""


_kept: OrderedDict[str, Prepared] = OrderedDict()


def embed_image(surface: Surface, image: Image, name: str, report: Report) -> int | None:
    """Add *image* under *name* and return its number, or None where it cannot be drawn."""
    prepared = _kept.get(image.digest)
    if prepared is None:
        try:
            prepared = _prepare(image)
        except Exception as problem:
            report.add(
                ImageNotice(
                    Place("image"),
                    f"it cannot be drawn ({type(problem).__name__})",
                    "save it again",
                )
            )
            return None
        _keep(image.digest, prepared)
    else:
        _kept.move_to_end(image.digest)
    entries = prepared.entries
    if prepared.mask:
        mask = surface.add(stream(prepared.mask, prepared.mask_entries), f"{name}.mask")
        entries += f" /SMask {mask} 0 R"
    return surface.add(stream(prepared.data, entries, filtered=prepared.filtered), name)


def _keep(digest: str, prepared: Prepared) -> None:
    _kept[digest] = prepared
    while len(_kept) > 1 and sum(len(each.data) + len(each.mask) for each in _kept.values()) > (
        KEPT_BYTES
    ):
        _kept.popitem(last=False)


def _prepare(image: Image) -> Prepared:
    match image.kind:
        case "svg":
            return _vector(image)
        case "jpeg" | "png":
            return _raster(image)


def _sample_entries(width: int, height: int, space: str) -> str:
    return (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height}"
        f" /ColorSpace /{space} /BitsPerComponent 8"
    )


_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}
"""Colours of other kinds become RGB, which the file's output intent is of (ISO 19005-2, 6.2.4)."""


def _raster(image: Image) -> Prepared:
    from PIL import Image as Pillow

    with Pillow.open(io.BytesIO(image.data), formats=("PNG", "JPEG")) as opened:
        width, height = opened.size
        if opened.format == "JPEG" and opened.mode in _SPACES:
            entries = _sample_entries(width, height, _SPACES[opened.mode])
            return Prepared(entries, image.data, "/DCTDecode")
        picture: Pillow.Image = opened
        mask = b""
        mask_entries = ""
        if picture.mode in ("LA", "La", "PA", "RGBA", "RGBa") or "transparency" in picture.info:
            picture = picture.convert("RGBA")
            alpha = picture.getchannel("A")
            if alpha.getextrema() != (255, 255):
                mask = zlib.compress(alpha.tobytes(), 6)
                mask_entries = _sample_entries(width, height, "DeviceGray")
            picture = picture.convert("RGB")
        if picture.mode in ("1", "I;16", "I", "F"):
            picture = picture.convert("L")
        elif picture.mode not in ("L", "RGB"):
            picture = picture.convert("RGB")
        data = zlib.compress(picture.tobytes(), 6)
        entries = _sample_entries(width, height, _SPACES[picture.mode])
        return Prepared(entries, data, "/FlateDecode", mask_entries, mask)


def _vector(image: Image) -> Prepared:
    """Return an SVG as a form whose unit square is the image."""
    from handoutgen.pictures.flat_shapes import flat_shapes
    from handoutgen.write.pdf.vectors import vector_operators

    width, height = image.width, image.height
    data, resources = vector_operators(flat_shapes(image), height)
    entries = (
        f"/Type /XObject /Subtype /Form /BBox [0 0 {width} {height}]"
        f" /Matrix [{num(1 / width, 8)} 0 0 {num(1 / height, 8)} 0 0]"
        f" /Resources <<{resources}>>"
    )
    return Prepared(entries, zlib.compress(data, 6))
