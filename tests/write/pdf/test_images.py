"""Images come out as they went in, whatever kind they are; those that are coarse are told."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image as Pillow

from handoutgen.model.brand import Brand, Logo
from handoutgen.model.handout import Furniture, Handout
from handoutgen.model.images import Image
from handoutgen.model.nodes import Figure
from handoutgen.report import ImageNotice, Report
from handoutgen.write.pdf import lay_out, write_pdf
from handoutgen.write.pdf.items import Picture
from tests.write.pdf.measures import laid_out, placed

GREEN = (20, 160, 60)


def image(mode: str, kind: str = "PNG", size: tuple[int, int] = (600, 300)) -> Image:
    picture = Pillow.new("RGB", size, GREEN).convert(mode)
    data = io.BytesIO()
    picture.save(data, kind, **({"quality": 95} if kind == "JPEG" else {}))
    return Image("png" if kind == "PNG" else "jpeg", *size, data.getvalue())


def pixel(data: bytes, x: float, y: float) -> tuple[int, int, int]:
    """Return the colour of page 1 at *x*, *y* points from its top left corner."""
    document = pypdfium2.PdfDocument(data)
    try:
        rendered = document[0].render(scale=1).to_pil().convert("RGB")
    finally:
        document.close()
    found = rendered.getpixel((int(x), int(y)))
    assert isinstance(found, tuple)
    return found[0], found[1], found[2]


def middle(figure: Figure) -> tuple[bytes, float, float]:
    handout = Handout("t", (figure,))
    ((top, picture),) = placed(lay_out(handout, Report()), Picture)
    data = write_pdf(handout, Report())
    return data, picture.x + picture.width / 2, top + picture.y + picture.height / 2


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("RGB", "PNG"), ("P", "PNG"), ("RGBA", "PNG"), ("RGB", "JPEG"), ("CMYK", "JPEG")],
)
def test_colours_survive(mode: str, kind: str) -> None:
    found = pixel(*middle(Figure(image(mode, kind), "A green field")))
    # Readers turn CMYK into RGB each in their own way; an inverted image would be pink.
    assert found == pytest.approx(GREEN, abs=45 if mode == "CMYK" else 12)


@pytest.mark.parametrize(
    ("mode", "kind"), [("L", "PNG"), ("L", "JPEG"), ("LA", "PNG"), ("1", "PNG")]
)
def test_greys_stay_grey(mode: str, kind: str) -> None:
    red, green, blue = pixel(*middle(Figure(image(mode, kind), "A grey field")))
    assert max(red, green, blue) - min(red, green, blue) <= 2


def test_what_is_transparent_shows_the_paper() -> None:
    picture = Pillow.new("RGBA", (600, 300), (0, 0, 0, 0))
    data = io.BytesIO()
    picture.save(data, "PNG")
    found = pixel(*middle(Figure(Image("png", 600, 300, data.getvalue()), "Nothing")))
    assert found == (255, 255, 255)


def test_an_image_that_cannot_be_read_is_told_and_left_out() -> None:
    report = Report()
    broken = Image("png", 600, 300, b"\x89PNG\r\n\x1a\nnot an image")
    assert write_pdf(Handout("t", (Figure(broken, "Broken"),)), report).startswith(b"%PDF")
    assert [type(notice) for notice in report] == [ImageNotice, ImageNotice]


def test_images_fit_their_column_and_keep_their_shape() -> None:
    for size in ((4000, 500), (500, 4000), (40, 40)):
        pages = laid_out(Figure(image("RGB", size=size), "A field"))
        ((_, picture),) = placed(pages, Picture)
        assert picture.width <= pages.pages[0].sheet.width - 2 * picture.x + 0.01
        assert picture.height <= pages.pages[0].sheet.height / 2
        assert picture.width / picture.height == pytest.approx(size[0] / size[1])


@pytest.mark.parametrize(("pixels", "told"), [(300, True), (2400, False)])
def test_a_coarse_image_is_told(pixels: int, told: bool) -> None:
    report = Report()
    lay_out(Handout("t", (Figure(image("RGB", size=(pixels, 100)), "A field"),)), report)
    assert [type(notice) for notice in report] == [ImageNotice] * told


@pytest.mark.parametrize("size", [(2400, 200), (200, 2400), (300, 300)])
def test_logos_of_any_shape_keep_within_their_room(size: tuple[int, int]) -> None:
    brand = Brand(name="Harbour View", logo=Logo(image("RGB", size=size), "Logo"))
    pages = lay_out(Handout("t", (), brand, furniture=Furniture(page_of="")), Report())
    (head,) = pages.pages[0].above
    (picture,) = (item for item in head.items if isinstance(item, Picture))
    assert picture.height <= 16 * 72 / 25.4 + 0.01
    assert picture.width <= 60 * 72 / 25.4 + 0.01
