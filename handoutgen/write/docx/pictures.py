"""Pictures in a line: DrawingML for PNG and JPEG, with alt text and a size that fits."""

from __future__ import annotations

from functools import lru_cache

from handoutgen.errors import Place
from handoutgen.model.images import Image
from handoutgen.model.lengths import EMU_PER_POINT, Length
from handoutgen.report import ImageNotice
from handoutgen.write.docx.host import Host
from handoutgen.write.docx.xml import escape

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_DECORATIVE = (
    f'<a:extLst xmlns:a="{_A}">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)
_PIXEL = Length(0.75)
"""An image's own size: 96 pixels to the inch."""
_COARSE = 150
"""Printed below this many dots an inch, an image looks coarse."""
_TALLEST = 0.45
"""The share of the page's height that a picture may take."""


def picture_run(
    host: Host, image: Image, alt: str, measure: int, highest: Length | None = None
) -> str:
    """Return a run with *image*, at most *measure* twips wide and *highest* high."""
    if highest is None:
        highest = host.look.page.height * _TALLEST
    wide, high = fit(image, Length(measure / 20), highest, _PIXEL)
    dots = round(image.width / (wide.pt / 72))
    if image.kind != "svg" and dots < _COARSE:
        host.report.add(
            ImageNotice(
                Place(f"image {alt!r}" if alt else "image"),
                f"printed at {dots} dots an inch, it looks coarse",
                f"{_COARSE} dots an inch or more print well",
            )
        )
    shown = image if image.kind != "svg" else as_png(image, high)
    return drawing_run(host.picture(shown), host.unique_id(), alt, wide, high)


def fit(
    image: Image, widest: Length, highest: Length, pixel: Length | None = None
) -> tuple[Length, Length]:
    """Return *image*'s width and height inside a frame; with *pixel*, never above its own size."""
    scale = min(widest.pt / image.width, highest.pt / image.height)
    if pixel is not None:
        scale = min(scale, pixel.pt)
    return Length(image.width * scale), Length(image.height * scale)


@lru_cache(maxsize=8)
def as_png(image: Image, height: Length) -> Image:
    """Return an SVG as a PNG for print at *height*: Word's SVG needs one beside it anyway.

    Sister brands share a logo, which takes as long to draw as a handout to write.
    """
    from handoutgen.pictures import svg_to_png

    return svg_to_png(image, max(1, round(height.pt / 72 * 300)))


def drawing_run(relationship: str, number: int, alt: str, width: Length, height: Length) -> str:
    """Return the run for a picture; with no *alt* text it is marked as decoration."""
    extent = f'cx="{max(width.emu, EMU_PER_POINT)}" cy="{max(height.emu, EMU_PER_POINT)}"'
    named = f'id="{number}" name="Picture {number}"'
    described = (
        f'<wp:docPr {named} descr="{escape(alt)}"/>'
        if alt
        else f'<wp:docPr {named} descr="">{_DECORATIVE}</wp:docPr>'
    )
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f"{described}<wp:cNvGraphicFramePr>"
        f'<a:graphicFrameLocks xmlns:a="{_A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        f"</a:graphic></wp:inline></w:drawing></w:r>"
    )
