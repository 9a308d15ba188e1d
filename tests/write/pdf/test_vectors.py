"""Flat shapes of an SVG, drawn as PDF operators, look as an SVG renderer draws them."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pytest
from PIL import Image as Pillow
from PIL import ImageChops

from handoutgen.model.images import Image
from handoutgen.pictures import load_picture, picture_from_bytes, svg_to_png
from handoutgen.pictures.flat_shapes import flat_shapes
from handoutgen.write.pdf.vectors import vector_operators
from tests.conftest import REPOSITORY

LOGOS = sorted((REPOSITORY / "content" / "brands").glob("*/logo.svg"))


def as_pdf(image: Image) -> bytes:
    """Return a one-page PDF that holds nothing but the picture, a point a pixel."""
    data, resources = vector_operators(flat_shapes(image), image.height)
    packed = zlib.compress(data)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {image.width} {image.height}]"
        f" /Contents 4 0 R /Resources << {resources} >> >>".encode(),
        f"<< /Length {len(packed)} /Filter /FlateDecode >> stream\n".encode()
        + packed
        + b"\nendstream",
    ]
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj ".encode() + body + b" endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    return (
        out
        + (
            f"xref\n0 5\n0000000000 65535 f \n{table}trailer << /Size 5 /Root 1 0 R >>\n"
            f"startxref\n{start}\n%%EOF"
        ).encode()
    )


def on_white(picture: Pillow.Image) -> Pillow.Image:
    white = Pillow.new("RGBA", picture.size, "white")
    return Pillow.alpha_composite(white, picture.convert("RGBA")).convert("L")


def difference(image: Image) -> float:
    """Return how far the two drawings are apart, 0 to 1, on average over the picture."""
    import pypdfium2

    high = 300
    drawn = on_white(Pillow.open(io.BytesIO(svg_to_png(image, high).data)))
    page = pypdfium2.PdfDocument(as_pdf(image))[0]
    printed = page.render(scale=high / image.height).to_pil().convert("L").resize(drawn.size)
    histogram = ImageChops.difference(drawn, printed).histogram()
    return sum(value * count for value, count in enumerate(histogram)) / 255 / sum(histogram)


SHAPES = {
    "rectangles": '<rect x="5" y="5" width="40" height="30" rx="8"/>'
    '<rect x="50" y="5" width="40" height="30" rx="30" ry="5" fill="red"/>'
    '<rect x="5" y="50" width="0" height="9"/>',
    "circles": '<circle cx="25" cy="25" r="20" fill="none" stroke="#048" stroke-width="6"/>'
    '<ellipse cx="70" cy="50" rx="25" ry="40" fill="rgb(20, 160, 90)"/>',
    "lines": '<g stroke="navy" stroke-width="5" stroke-linecap="round" fill="none">'
    '<line x1="9" y1="9" x2="90" y2="30"/><polyline points="9,50 30,70 50,50 70,90"/></g>'
    '<polygon points="60,40 90,40 75,20" stroke="red" stroke-linejoin="bevel" fill="teal"/>',
    "dashes": '<path d="M5 20H95" stroke="#000" stroke-width="4" stroke-dasharray="10 4"/>'
    '<path d="M5 60H95" stroke="#000" stroke-width="4" stroke-dasharray="9,5,2"'
    ' stroke-dashoffset="7" stroke-linecap="square"/>',
    "curves": '<path d="M10 80C40 10 65 10 95 80S150 150 20 95Q52 10 95 80t-40-20z"/>',
    "relative": '<path d="m10 10 20 0 0 20-20 0zm40 0h30v30h-30z m0 40l10 20 10-20"/>',
    "after a close": '<path d="M10 10h30v30zL60 80V40z" stroke="red" stroke-width="3"/>',
    "arcs": '<path d="M20 50A30 30 0 0 1 80 50A30 15 0 0 0 20 50z"/>'
    '<path d="M10 90a25 12-30 1 1 50-10" fill="none" stroke="#a00" stroke-width="3"/>'
    '<path d="M70 20a5 5 0 0110 0 5 5 0 1 1-10 0" fill="blue"/><path d="M5 5A2 2 0 0 1 30 9"/>',
    "rules": '<path d="M50 5 20 95 95 35H5L80 95z" fill-rule="evenodd"/>',
    "winding": '<path d="M50 5 20 95 95 35H5L80 95z" fill="#363"/>',
    "opacity": '<rect width="60" height="60"/><rect x="30" y="30" width="60" height="60"'
    ' fill="red" fill-opacity=".4" stroke="lime" stroke-width="8" stroke-opacity="0.5"/>',
    "transforms": '<g transform="translate(50 50) rotate(30)"><rect width="30" height="20"/>'
    '<g transform="scale(-1,1) skewX(20)"><rect width="30" height="20" fill="red"/></g></g>'
    '<circle r="9" transform="matrix(1 0 0 2 20 70)"/>'
    '<path d="M0 0h10" stroke="#000" stroke-width="2" transform="rotate(45 20 20) scale(3)"/>',
    "inheritance": '<g fill="red" style="stroke: #00f; stroke-width: 4px"><g fill="inherit">'
    '<rect x="10" y="10" width="30" height="30"/><rect x="50" y="10" width="30" height="30"'
    ' style="stroke:none" fill="#0a0"/></g><circle cx="50" cy="70" r="20" style="fill:none"/></g>',
    "hidden": '<g display="none"><rect width="50" height="50"/></g>'
    '<g visibility="hidden"><rect width="50" height="50"/>'
    '<rect x="50" width="50" height="50" visibility="visible"/></g>',
}
BOXES = ("0 0 100 100", "-20 10 140 90", "0 0 50 100")


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("box", BOXES)
def test_shapes_look_as_a_renderer_draws_them(name: str, box: str) -> None:
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{SHAPES[name]}</svg>'
    image = picture_from_bytes(text.encode(), "x.svg")
    assert image.kind == "svg"
    assert difference(image) < 0.004


def test_a_picture_smaller_than_its_frame_lies_in_the_middle() -> None:
    text = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 10 10">'
        '<circle cx="5" cy="5" r="5"/></svg>'
    )
    assert difference(picture_from_bytes(text.encode(), "x.svg")) < 0.004


@pytest.mark.parametrize("path", LOGOS, ids=lambda path: path.parent.name)
def test_the_samples_logos_look_the_same_in_pdf_and_word(path: Path) -> None:
    assert difference(load_picture(path, "logo.svg", root=None)) < 0.004


@pytest.mark.parametrize(
    "inside",
    [
        '<rect width="50%" height="9"/>',
        '<rect width="9" height="9" fill="hsl(1 2% 3%)"/>',
        '<rect width="9" height="9" fill="currentColor"/>',
        '<g opacity=".5"><rect width="9" height="9"/></g>',
        '<path d="M0 0L5 5 L" stroke="#000"/>',
        '<path d="5 5"/>',
        '<path d="M0 0h1e99"/>',
        '<rect width="9" height="9" transform="rotate(1deg)"/>',
        '<path d="M0 0h9" stroke="#000" transform="scale(1 3)"/>',
    ],
)
def test_what_is_not_surely_flat_is_drawn(inside: str) -> None:
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{inside}</svg>'
    assert picture_from_bytes(text.encode(), "x.svg").kind == "png"
