"""Pictures made of pixels: checked, stripped of metadata, converted only where they must be."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from handoutgen.model.images import Image, ImageKind
from handoutgen.pictures.unusable import Unusable
from handoutgen.records import dataclass

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

MAX_PIXELS = 40_000_000
MAX_SIDE = 20_000

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_BIT_DEPTH = 24
_PNG_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_EXIF_ORIENTATION = 0x0112
_JPEG_QUALITY = 92


@dataclass(frozen=True, slots=True)
class RasterKind:
    """A format by its first bytes. *size* reads width and height from the header alone."""

    name: str
    begins: Callable[[bytes], bool]
    size: Callable[[bytes], tuple[int, int] | None]


def raster_image(data: bytes, kind: RasterKind) -> Image:
    """Return the picture in *data*, which begins as *kind* does."""
    size = kind.size(data)
    if size is None:
        raise Unusable(f"the {kind.name} picture is damaged: it has no size", _SAVE_AGAIN)
    _check_size(*size)
    pixels = _decoded(data, kind)
    out: ImageKind = "jpeg" if kind.name == "JPEG" else "png"
    strip = _stripped_jpeg if kind.name == "JPEG" else _stripped_png
    stripped = strip(data) if _placeable(data, kind, pixels) else None
    if stripped is None:
        return _encoded(_upright(pixels), out)
    return Image(out, *pixels.size, stripped)


_SAVE_AGAIN = "open it in a picture program and save it again"


def _check_size(width: int, height: int) -> None:
    if width < 1 or height < 1:
        raise Unusable(f"the picture is {width} by {height} pixels", _SAVE_AGAIN)
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise Unusable(
            f"the picture is {width} by {height} pixels, more than can be taken in",
            f"save it smaller: at most {MAX_PIXELS // 10**6} megapixels and {MAX_SIDE} a side; "
            "2000 pixels across are enough for print",
        )


def _decoded(data: bytes, kind: RasterKind) -> Pixels:
    """Return the pixels, every one of them decoded, so that damage shows here and not later."""
    from PIL import Image as Pillow

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd metadata, which is left behind anyway
        try:
            pixels = Pillow.open(io.BytesIO(data), formats=[kind.name])
            # A file may hold a second header: what is decoded is measured, not only what is said.
            _check_size(*pixels.size)
            pixels.load()
        except Unusable:
            raise
        except MemoryError:
            raise
        except Exception:  # Pillow raises a dozen unrelated types on damaged files
            raise Unusable(
                f"the {kind.name} picture is damaged or cut short", _SAVE_AGAIN
            ) from None
    return pixels


def is_blank(image: Image) -> bool:
    """Tell whether every pixel of a PNG is transparent, so that nothing of it is seen."""
    if image.kind != "png":
        return False
    from PIL import Image as Pillow

    with Pillow.open(io.BytesIO(image.data), formats=["PNG"]) as pixels:
        if "A" not in pixels.getbands() and "transparency" not in pixels.info:
            return False
        least_and_most = pixels.convert("RGBA").getchannel("A").getextrema()
    return least_and_most == (0, 0)


def _orientation(pixels: Pixels) -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return int(pixels.getexif().get(_EXIF_ORIENTATION, 1))
        except Exception:  # a broken EXIF block says nothing about the picture
            return 1


def _turned(pixels: Pixels) -> bool:
    return _orientation(pixels) in range(2, 9)


def _placeable(data: bytes, kind: RasterKind, pixels: Pixels) -> bool:
    """Tell whether every writer and viewer can place the file's own pixels as they are."""
    if _turned(pixels):
        return False
    if kind.name == "PNG":
        return data[_PNG_BIT_DEPTH] <= 8
    return kind.name == "JPEG" and pixels.mode in ("RGB", "L")


def _upright(pixels: Pixels) -> Pixels:
    """Return *pixels* as 8-bit grey, RGB or RGBA, turned the way the photographer held it."""
    from PIL import ImageChops, ImageOps

    adobe = "adobe" in pixels.info
    is_jpeg = pixels.format == "JPEG"
    pixels = ImageOps.exif_transpose(pixels) if _turned(pixels) else pixels
    # Pillow takes every CMYK JPEG for one of Adobe's, which are stored inverted.
    if is_jpeg and pixels.mode == "CMYK" and not adobe:
        pixels = ImageChops.invert(pixels)
    if pixels.mode.startswith("I"):
        pixels = pixels.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    elif pixels.mode in ("LA", "PA", "RGBa", "La") or "transparency" in pixels.info:
        pixels = pixels.convert("RGBA")
    elif pixels.mode not in ("L", "RGB", "RGBA"):
        pixels = pixels.convert("RGB")
    return pixels


def _encoded(pixels: Pixels, kind: ImageKind) -> Image:
    pixels.info = {}
    out = io.BytesIO()
    if kind == "jpeg":
        pixels.save(out, "JPEG", quality=_JPEG_QUALITY, subsampling=0, optimize=True)
    else:
        pixels.save(out, "PNG", compress_level=9)
    return Image(kind, *pixels.size, out.getvalue())


# ---------------------------------------------------------------------------------------------
# What each format says of its size, before anything is decoded


def _png_size(data: bytes) -> tuple[int, int] | None:
    if len(data) < 24 or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    for marker, start, end in _jpeg_segments(data):
        if marker in range(0xC0, 0xD0) and marker not in (0xC4, 0xC8, 0xCC):
            frame = data[start:end]
            if len(frame) < 7:
                return None
            height, width = struct.unpack(">HH", frame[3:7])
            return width, height
    return None


def _gif_size(data: bytes) -> tuple[int, int] | None:
    return struct.unpack("<HH", data[6:10]) if len(data) >= 10 else None


def _bmp_size(data: bytes) -> tuple[int, int] | None:
    if len(data) < 26:
        return None
    if struct.unpack("<I", data[14:18])[0] == 12:
        return struct.unpack("<HH", data[18:22])
    width, height = struct.unpack("<ii", data[18:26])
    return abs(width), abs(height)


def _webp_size(data: bytes) -> tuple[int, int] | None:
    chunk = data[12:16]
    if len(data) < 30:
        return None
    if chunk == b"VP8X":
        return (
            int.from_bytes(data[24:27], "little") + 1,
            int.from_bytes(data[27:30], "little") + 1,
        )
    if chunk == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 ":
        width, height = struct.unpack("<HH", data[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None


RASTER_KINDS = (
    RasterKind("PNG", lambda data: data.startswith(_PNG), _png_size),
    RasterKind("JPEG", lambda data: data.startswith(b"\xff\xd8\xff"), _jpeg_size),
    RasterKind("GIF", lambda data: data.startswith((b"GIF87a", b"GIF89a")), _gif_size),
    RasterKind("WEBP", lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP", _webp_size),
    RasterKind("BMP", lambda data: data[:2] == b"BM" and data[6:10] == bytes(4), _bmp_size),
)


# ---------------------------------------------------------------------------------------------
# Metadata left behind without touching a pixel


def _stripped_png(data: bytes) -> bytes | None:
    """Return the chunks that make the picture: no text, time, profile or place it was taken.

    None for a file whose chunks are not in order, although Pillow could read it.
    """
    kept = [_PNG]
    at = len(_PNG)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        name = data[at + 4 : at + 8]
        end = at + 12 + length
        if zlib.crc32(data[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end], "big"):
            return None
        if name in _PNG_KEPT:
            kept.append(data[at:end])
        if name == b"IEND":
            return b"".join(kept)
        at = end
    return None


_JPEG_KEPT_APPS = frozenset({0xE0, 0xEE})
"""JFIF, and Adobe's, which says how colours are coded."""

_NEXT_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])", re.DOTALL)
_START_OF_SCAN = 0xDA


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield each segment's marker, start (its length field) and end, scans with their data."""
    at = 2
    while found := _NEXT_MARKER.search(data, at):
        marker = found[1][0]
        start = found.end()
        if marker == 0xD9 or start + 2 > len(data):
            return
        end = start + max(2, int.from_bytes(data[start : start + 2], "big"))
        if marker == _START_OF_SCAN:
            after = _NEXT_MARKER.search(data, end)
            end = after.start() if after else len(data)
        yield marker, start, end
        at = end


def _stripped_jpeg(data: bytes) -> bytes | None:
    """Return the segments that make the picture; None where something stands between them."""
    kept = [b"\xff\xd8"]
    at = 2
    for marker, start, end in _jpeg_segments(data):
        if start != at + 2:
            return None
        is_metadata = (marker in range(0xE0, 0xF0) and marker not in _JPEG_KEPT_APPS) or (
            marker == 0xFE
        )
        if not is_metadata:
            kept.append(data[at:end])
        at = end
    if data[at : at + 2] != b"\xff\xd9":
        return None
    return b"".join([*kept, b"\xff\xd9"])
