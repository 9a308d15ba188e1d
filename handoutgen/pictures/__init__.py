"""Pictures: files from anywhere become :class:`~handoutgen.model.images.Image` values.

What a file is called counts for nothing: its first bytes decide what it is. Sizes are read from
headers and capped before anything is expanded, metadata is left behind, and what the writers
cannot place as it is (CMYK, 16 bits, a turned photograph, GIF) is converted here, once.
"""

from __future__ import annotations

import stat
from pathlib import Path

from handoutgen.errors import Fault, Place, SourceError, did_you_mean
from handoutgen.model.images import Image
from handoutgen.pictures.raster import RASTER_KINDS, is_blank, raster_image
from handoutgen.pictures.unusable import Unusable
from handoutgen.pictures.vector import looks_like_svg, svg_to_png, vector_image

__all__ = ["MAX_FILE_BYTES", "is_blank", "load_picture", "picture_from_bytes", "svg_to_png"]

MAX_FILE_BYTES = 20 * 1024 * 1024

_NOT_SUPPORTED: tuple[tuple[bytes, str], ...] = (
    (b"II*\x00", "a TIFF file"),
    (b"MM\x00*", "a TIFF file"),
    (b"%PDF-", "a PDF file"),
    (b"%!PS", "an EPS or PostScript file"),
    (b"\x1f\x8b", "a compressed file (.svgz?)"),
    (b"8BPS", "a Photoshop file"),
    (b"\x00\x00\x01\x00", "an icon file"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd7\xcd\xc6\x9a", "a Windows metafile"),
    (b"\x01\x00\x00\x00", "a Windows metafile"),
    (b"\xff\x0a", "a JPEG XL file"),
    (b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 file"),
)


def load_picture(path: Path, display: Place | str, *, root: Path | None) -> Image:
    """Return the picture in the file at *path*.

    *display* is the place that errors name. Where *root* is given, the file must lie below it
    once every link is followed.

    Raises:
        SourceError: if there is no such file, it lies elsewhere, or it is no usable picture.
    """
    place = Place(display) if isinstance(display, str) else display
    try:
        real = path.resolve()
        if root is not None and not real.is_relative_to(root.resolve()):
            raise SourceError.at(
                place,
                f'"{path.name}" lies outside the folder that pictures may come from',
                "copy the picture beside the file that names it",
            )
        found = real.stat()
    except (OSError, ValueError, RuntimeError):  # also a name with U+0000, links in a circle
        raise SourceError(_missing(path, place)) from None
    if not stat.S_ISREG(found.st_mode):
        raise SourceError.at(place, f'"{path.name}" is not a file', "name a PNG, JPEG or SVG file")
    try:
        with real.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as failure:
        reason = failure.strerror or "it cannot be read"
        raise SourceError.at(place, f'"{path.name}" cannot be read: {reason}') from None
    try:
        return _recognised(data)
    except Unusable as failure:
        raise SourceError.at(place, f'"{path.name}": {failure.problem}', failure.hint) from None


def picture_from_bytes(data: bytes, place: Place | str) -> Image:
    """Return the picture that *data* holds.

    PNG and JPEG keep their pixels byte for byte wherever the writers can place them; GIF, WebP
    and BMP become PNG (of an animation, its first picture). An SVG of flat shapes stays SVG,
    cleaned; one with text, gradients or effects is drawn to a PNG of high resolution.

    Raises:
        SourceError: at *place*, if it is no picture, too large, damaged, or an SVG that runs
            scripts or reaches for other files.
    """
    where = Place(place) if isinstance(place, str) else place
    try:
        return _recognised(data)
    except Unusable as failure:
        raise SourceError.at(where, failure.problem, failure.hint) from None


def _recognised(data: bytes) -> Image:
    if not data:
        raise Unusable("the picture is an empty file")
    if len(data) > MAX_FILE_BYTES:
        raise Unusable(
            f"the picture is larger than {MAX_FILE_BYTES // 1024**2} MB",
            "save it smaller: 2000 pixels across are enough for print",
        )
    for kind in RASTER_KINDS:
        if kind.begins(data):
            return raster_image(data, kind)
    if looks_like_svg(data):
        return vector_image(data)
    raise Unusable(
        f"this is {_called(data)}, not a PNG, JPEG or SVG picture", "save it as PNG, JPEG or SVG"
    )


def _called(data: bytes) -> str:
    for start, name in _NOT_SUPPORTED:
        if data.startswith(start):
            return name
    if data[4:8] == b"ftyp":
        return "a HEIC, AVIF or video file"
    head = data[:4096]
    if head.lstrip().lower().startswith((b"<!doctype html", b"<html")):
        return "a web page"
    readable = sum(byte >= 0x20 or byte in b"\t\n\r" for byte in head)
    return "text" if readable == len(head) else "a file of an unknown kind"


def _missing(path: Path, place: Place) -> Fault:
    try:
        beside = [entry.name for entry in path.parent.iterdir() if _may_be_picture(entry)]
    except (OSError, ValueError):
        beside = []
    hint = "look for a mistyped name or folder"
    if beside:
        hint = did_you_mean(path.name, beside, what="pictures there")
    return Fault(place, f'there is no picture "{path.name}"', hint)


def _may_be_picture(path: Path) -> bool:
    return path.suffix.lower() in {".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp", ".bmp"}
