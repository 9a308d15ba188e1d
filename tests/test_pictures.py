"""Pictures: taken in by content, capped before they are expanded, converted only where needed."""

from __future__ import annotations

import base64
import io
import os
import re
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow

from handoutgen.errors import Place, SourceError
from handoutgen.pictures import (
    MAX_FILE_BYTES,
    is_blank,
    load_picture,
    picture_from_bytes,
    svg_to_png,
)

RED = (200, 30, 40)


def encoded(picture: Pillow.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def red(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> Pillow.Image:
    return Pillow.new("RGB", size, RED).convert(mode)


def pixel(data: bytes, at: tuple[int, int] = (1, 1)) -> tuple[int, ...]:
    found = Pillow.open(io.BytesIO(data)).convert("RGBA").getpixel(at)
    assert isinstance(found, tuple)
    return found


def near(found: tuple[int, ...], wanted: tuple[int, ...], by: int = 4) -> bool:
    return all(abs(one - other) <= by for one, other in zip(found, wanted, strict=False))


def png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_that_says(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header promises any size."""
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
            png_chunk(b"IDAT", zlib.compress(bytes(100))),
            png_chunk(b"IEND", b""),
        )
    )


def jpeg_that_says(width: int, height: int) -> bytes:
    data = bytearray(encoded(red(), "JPEG"))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def svg(inside: str, attributes: str = 'viewBox="0 0 100 40"', before: str = "") -> bytes:
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


def doubling(levels: int) -> str:
    """A group that is used ten times in a group that is used ten times …"""
    groups = ['<g id="u0"><rect width="1" height="1"/></g>']
    for level in range(1, levels):
        groups.append(f'<g id="u{level}">' + f'<use href="#u{level - 1}"/>' * 10 + "</g>")
    return f'<defs>{"".join(groups)}</defs><use href="#u{levels - 1}"/>'


@dataclass(frozen=True)
class Bad:
    name: str
    data: Callable[[], bytes]
    problem: str
    hint: str = ""


SAVE_AGAIN = "open it in a picture program and save it again"
AS_KIND = "save it as PNG, JPEG or SVG"
PLAIN_SVG = "export it as a plain SVG of shapes, or save it as PNG"
OTHER_FILE = "the SVG holds a reference to another file or address"
ANIMATION = "the SVG holds an animation"

BAD = [
    Bad("empty", lambda: b"", "the picture is an empty file"),
    Bad(
        "text as PNG",
        lambda: b"just some words",
        "this is text, not a PNG, JPEG or SVG picture",
        AS_KIND,
    ),
    Bad(
        "a web page",
        lambda: b"<!DOCTYPE html><p>Not found</p>",
        "this is a web page, not a PNG, JPEG or SVG picture",
        AS_KIND,
    ),
    Bad(
        "PDF",
        lambda: b"%PDF-1.7\n",
        "this is a PDF file, not a PNG, JPEG or SVG picture",
        AS_KIND,
    ),
    Bad(
        "TIFF",
        lambda: encoded(red(), "TIFF"),
        "this is a TIFF file, not a PNG, JPEG or SVG picture",
        AS_KIND,
    ),
    Bad(
        "compressed SVG",
        lambda: b"\x1f\x8b\x08\x00",
        "this is a compressed file (.svgz?), not a PNG, JPEG or SVG picture",
        AS_KIND,
    ),
    Bad(
        "bytes of no kind",
        lambda: b"\x02\x00\x9c\x00\x00" * 9,
        "this is a file of an unknown kind, not a PNG, JPEG or SVG picture",
        AS_KIND,
    ),
    Bad(
        "too large a file",
        lambda: b"\x89PNG\r\n\x1a\n" + bytes(MAX_FILE_BYTES),
        "the picture is larger than 20 MB",
        "save it smaller: 2000 pixels across are enough for print",
    ),
    Bad(
        "30,000-pixel PNG",
        lambda: png_that_says(30_000, 30_000),
        "the picture is 30000 by 30000 pixels, more than can be taken in",
        "save it smaller: at most 40 megapixels and 20000 a side; "
        "2000 pixels across are enough for print",
    ),
    Bad(
        "JPEG of 65,535 pixels",
        lambda: jpeg_that_says(65_535, 65_535),
        "the picture is 65535 by 65535 pixels, more than can be taken in",
    ),
    Bad(
        "a thread of a picture",
        lambda: png_that_says(30_000, 1),
        "the picture is 30000 by 1 pixels, more than can be taken in",
    ),
    Bad("no pixels", lambda: png_that_says(0, 4), "the picture is 0 by 4 pixels", SAVE_AGAIN),
    Bad(
        "PNG that breaks its promise",
        lambda: png_that_says(300, 300),
        "the PNG picture is damaged or cut short",
        SAVE_AGAIN,
    ),
    Bad(
        "PNG cut short",
        lambda: encoded(red(), "PNG")[:-30],
        "the PNG picture is damaged or cut short",
        SAVE_AGAIN,
    ),
    Bad(
        "PNG of eight bytes",
        lambda: b"\x89PNG\r\n\x1a\n",
        "the PNG picture is damaged: it has no size",
        SAVE_AGAIN,
    ),
    Bad(
        "JPEG cut short",
        lambda: encoded(Pillow.effect_noise((200, 200), 50), "JPEG")[:3000],
        "the JPEG picture is damaged or cut short",
        SAVE_AGAIN,
    ),
    Bad(
        "JPEG of three bytes",
        lambda: b"\xff\xd8\xff",
        "the JPEG picture is damaged: it has no size",
        SAVE_AGAIN,
    ),
    Bad(
        "SVG that is not XML",
        lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><g></svg>',
        "the SVG is not well-formed XML (its line 1)",
        "export it again",
    ),
    Bad(
        "SVG without a size",
        lambda: svg("<g/>", ""),
        "the SVG does not say how large it is",
        'give it a viewBox, such as viewBox="0 0 200 60"',
    ),
    Bad(
        "SVG like a thread",
        lambda: svg("<g/>", 'viewBox="0 0 5100 10"'),
        "the SVG is more than 50 times as long as it is wide",
    ),
    Bad("script", lambda: svg("<script>1</script>"), "the SVG holds a script", PLAIN_SVG),
    Bad("script on an event", lambda: svg('<g onload="x()"/>'), "the SVG holds a script (onload)"),
    Bad(
        "foreignObject",
        lambda: svg("<foreignObject><p/></foreignObject>"),
        "the SVG holds a web page inside it (foreignObject)",
    ),
    Bad("animation", lambda: svg('<rect><animate dur="1s"/></rect>'), ANIMATION),
    Bad("animation by set", lambda: svg('<rect><set to="1"/></rect>'), ANIMATION),
    Bad("image elsewhere", lambda: svg('<image href="http://a.example/x.png"/>'), OTHER_FILE),
    Bad(
        "image on the disk",
        lambda: svg(
            '<image xlink:href="file:///etc/hostname"/>',
            'viewBox="0 0 9 9" xmlns:xlink="http://www.w3.org/1999/xlink"',
        ),
        OTHER_FILE,
    ),
    Bad("use elsewhere", lambda: svg('<use href="other.svg#a"/>'), OTHER_FILE),
    Bad("fill elsewhere", lambda: svg('<rect fill="url(http://a.example/#x)"/>'), OTHER_FILE),
    Bad("style elsewhere", lambda: svg("<rect style=\"fill:URL('x.svg#a')\"/>"), OTHER_FILE),
    Bad("style in disguise", lambda: svg(r'<rect style="fill:\75rl(x.svg#a)"/>'), OTHER_FILE),
    Bad(
        "style sheet in disguise",
        lambda: svg(r"<style>rect{fill:\75rl(x.svg)}</style><rect/>"),
        OTHER_FILE,
    ),
    Bad(
        "imported style sheet",
        lambda: svg("<style>@import 'x.css';</style>"),
        "the SVG holds a style sheet that loads files (@import)",
    ),
    Bad(
        "font from elsewhere",
        lambda: svg("<style>@font-face{font-family:x;src:url(x.woff)}</style>"),
        "the SVG holds a style sheet that loads files (@font-face)",
    ),
    Bad(
        "entities",
        lambda: svg("<title>&b;</title>", before='<!DOCTYPE svg [<!ENTITY b "ha">]>'),
        "the SVG holds definitions of entities",
    ),
    Bad(
        "entity from the disk",
        lambda: svg(
            "<title>&b;</title>",
            before='<!DOCTYPE svg [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
        ),
        "the SVG holds definitions of entities",
    ),
    Bad(
        "a circle of uses",
        lambda: svg('<g id="a"><use href="#a"/></g>'),
        "the SVG holds references that go in a circle or too deep",
    ),
    Bad(
        "a hundred million parts",
        lambda: svg(doubling(9)),
        "the SVG has more than 20000 parts once repeated parts are counted",
        "save it as PNG",
    ),
    Bad(
        "twenty thousand parts",
        lambda: svg('<path d="M0 0"/>' * 20_001),
        "the SVG has more than 20000 parts",
    ),
    Bad(
        "many effects",
        lambda: svg(f"<filter>{'<feGaussianBlur/>' * 90}</filter>"),
        "the SVG has too many effects",
        "save it as PNG",
    ),
    Bad(
        "many layers by repetition",
        lambda: svg(f'<g id="a" opacity="0.5"/>{"<use href=%s/>" * 600}' % (('"#a"',) * 600)),
        "the SVG has too many effects",
    ),
    Bad(
        "a million dashes",
        lambda: svg('<path d="M0 0H100" stroke="#000" stroke-dasharray="0.0001"/>'),
        "the SVG holds dashes too fine to print",
        PLAIN_SVG,
    ),
    Bad(
        "a style sheet that takes any time to match",
        lambda: svg(f"<style>{':not(' * 300}a{')' * 300}{{fill:red}}</style>"),
        "the SVG has a style sheet that cannot be followed",
        "save it as PNG",
    ),
    Bad(
        "damaged picture inside",
        lambda: svg('<image href="data:image/png;base64,iVBORw0KGgo="/>'),
        "the PNG picture is damaged: it has no size",
    ),
    Bad(
        "bomb inside",
        lambda: svg(
            '<image href="data:image/png;base64,'
            f'{base64.b64encode(png_that_says(30_000, 30_000)).decode()}"/>'
        ),
        "the picture is 30000 by 30000 pixels, more than can be taken in",
    ),
    Bad(
        "SVG inside",
        lambda: svg('<image href="data:image/png;base64,PHN2Zy8+"/>'),
        "a picture inside the SVG is neither PNG nor JPEG",
    ),
]


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_a_bad_picture_is_told_with_place_and_way_out(bad: Bad) -> None:
    with pytest.raises(SourceError) as caught:
        picture_from_bytes(bad.data(), Place("article.md", 7))
    (fault,) = caught.value.faults
    assert fault.place == Place("article.md", 7)
    assert fault.problem == bad.problem
    assert (fault.hint or "").startswith(bad.hint)


# -- what becomes of good ones ------------------------------------------------------------------


def test_the_first_bytes_say_what_it_is_and_not_the_name(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(encoded(red(), "JPEG"))
    image = load_picture(tmp_path / "logo.png", "logo.png", root=tmp_path)
    assert (image.kind, image.width, image.height) == ("jpeg", 60, 40)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA"])
def test_a_png_keeps_its_pixel_data_byte_for_byte(mode: str) -> None:
    data = encoded(red(mode), "PNG")
    image = picture_from_bytes(data, "x.png")
    assert image.kind == "png"
    assert data[data.index(b"IDAT") : data.index(b"IEND")] in image.data


def test_metadata_of_a_png_is_left_behind() -> None:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "Somebody")
    info.add_text("Comment", "secret" * 50, zip=True)
    data = encoded(red(), "PNG", pnginfo=info, icc_profile=bytes(400), dpi=(300, 300))
    image = picture_from_bytes(data, "x.png")
    assert image.data == picture_from_bytes(encoded(red(), "PNG"), "y.png").data


def test_metadata_of_a_jpeg_is_left_behind_and_its_pixels_stay() -> None:
    exif = Pillow.Exif()
    exif[0x010E] = "Somebody's garden"
    data = encoded(red(), "JPEG", exif=exif, comment=b"secret", icc_profile=bytes(400))
    image = picture_from_bytes(data + b"appended by a phone", "x.jpg")
    for trace in (b"garden", b"secret", b"Exif", b"ICC_PROFILE", b"phone"):
        assert trace not in image.data
    assert near(pixel(image.data), RED)
    assert image.data == picture_from_bytes(encoded(red(), "JPEG"), "y.jpg").data


def test_a_progressive_jpeg_keeps_all_its_scans() -> None:
    noise = Pillow.effect_noise((300, 200), 60)
    data = encoded(noise, "JPEG", progressive=True, quality=95)
    image = picture_from_bytes(data, "x.jpg")
    assert list(Pillow.open(io.BytesIO(image.data)).tobytes()) == list(
        Pillow.open(io.BytesIO(data)).tobytes()
    )


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photograph_is_set_upright(orientation: int) -> None:
    upright = Pillow.new("RGB", (64, 32), (0, 0, 255))
    upright.paste(RED, (0, 0, 32, 16))
    back = {
        1: [],
        2: [Pillow.Transpose.FLIP_LEFT_RIGHT],
        3: [Pillow.Transpose.ROTATE_180],
        4: [Pillow.Transpose.FLIP_TOP_BOTTOM],
        5: [Pillow.Transpose.TRANSPOSE],
        6: [Pillow.Transpose.ROTATE_90],
        7: [Pillow.Transpose.TRANSVERSE],
        8: [Pillow.Transpose.ROTATE_270],
    }
    stored = upright
    for step in back[orientation]:
        stored = stored.transpose(step)
    exif = Pillow.Exif()
    exif[0x0112] = orientation
    image = picture_from_bytes(encoded(stored, "JPEG", quality=95, exif=exif), "x.jpg")
    assert (image.width, image.height) == (64, 32)
    assert near(pixel(image.data, (4, 4)), RED, 12)
    assert near(pixel(image.data, (60, 28)), (0, 0, 255), 12)


def test_adobes_inverted_cmyk_becomes_rgb() -> None:
    data = encoded(red("CMYK"), "JPEG", quality=95)
    assert b"Adobe" in data
    image = picture_from_bytes(data, "x.jpg")
    assert Pillow.open(io.BytesIO(image.data)).mode == "RGB"
    assert near(pixel(image.data), RED)


def test_cmyk_that_is_not_inverted_becomes_rgb() -> None:
    """Without Adobe's marker, the ink values are stored as they are."""
    from PIL import ImageChops

    data = encoded(ImageChops.invert(red("CMYK")), "JPEG", quality=95)
    at = data.index(b"\xff\xee")
    length = int.from_bytes(data[at + 2 : at + 4], "big")
    image = picture_from_bytes(data[:at] + data[at + 2 + length :], "x.jpg")
    assert near(pixel(image.data), RED)


@pytest.mark.parametrize("value", [0, 257, 32_896, 65_535])
def test_sixteen_bits_become_eight(value: int) -> None:
    data = encoded(Pillow.new("I;16", (4, 4), value), "PNG")
    image = picture_from_bytes(data, "x.png")
    assert image.data[24] == 8
    assert pixel(image.data)[0] == value // 257


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "BMP"])
def test_other_kinds_become_png(kind: str) -> None:
    options = {"lossless": True} if kind == "WEBP" else {}
    image = picture_from_bytes(encoded(red(), kind, **options), "x")
    assert (image.kind, image.width, image.height) == ("png", 60, 40)
    assert near(pixel(image.data), RED)


def test_what_can_be_seen_through_stays_so() -> None:
    clear = Pillow.new("RGBA", (8, 8), (*RED, 0))
    for kind in ("PNG", "WEBP", "GIF"):
        assert pixel(picture_from_bytes(encoded(clear, kind), "x").data)[3] == 0


def test_of_an_animation_the_first_picture_is_taken() -> None:
    frames = [red(), Pillow.new("RGB", (60, 40), (0, 0, 255))]
    for kind in ("GIF", "PNG"):
        data = encoded(frames[0], kind, save_all=True, append_images=frames[1:])
        image = picture_from_bytes(data, "x")
        assert near(pixel(image.data), RED)
        assert b"acTL" not in image.data
        assert b"fdAT" not in image.data


def test_the_same_picture_comes_to_the_same_bytes() -> None:
    data = encoded(red("CMYK"), "JPEG")
    assert picture_from_bytes(data, "x") == picture_from_bytes(data, "y")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_picture_or_a_fault(tail: bytes) -> None:
    for start in (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"BM", b"<svg "):
        with suppress(SourceError):
            image = picture_from_bytes(start + tail, "x")
            assert image.width > 0
            assert image.height > 0


@given(st.integers(0, 600), st.integers(0, 255), st.sampled_from(["PNG", "JPEG", "GIF", "WEBP"]))
def test_a_picture_with_one_wrong_byte_is_a_picture_or_a_fault(
    at: int, byte: int, kind: str
) -> None:
    data = bytearray(encoded(red(), kind))
    data[at % len(data)] = byte
    with suppress(SourceError):
        image = picture_from_bytes(bytes(data), "x")
        assert Pillow.open(io.BytesIO(image.data)).size == (image.width, image.height)


# -- SVG ----------------------------------------------------------------------------------------

SQUARE = '<rect width="40" height="40" fill="#c81e28"/>'


def test_flat_shapes_stay_a_vector() -> None:
    image = picture_from_bytes(svg(SQUARE), "x.svg")
    assert (image.kind, image.width, image.height) == ("svg", 100, 40)
    assert near(pixel(svg_to_png(image, 80).data, (10, 10)), RED)


def test_what_editors_leave_is_taken_out() -> None:
    data = svg(
        "<!-- drawn by Somebody --><metadata>Somebody</metadata><title>A red square</title>"
        f'<sodipodi:namedview xmlns:sodipodi="http://a.example/s" id="v"/>{SQUARE}',
        'viewBox="0 0 100 40" xmlns:i="http://a.example/i" i:version="1 by Somebody"',
        before='<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><?editor Somebody?>',
    )
    image = picture_from_bytes(data, "x.svg")
    assert image.kind == "svg"
    assert b"Somebody" not in image.data
    assert b"a.example" not in image.data
    assert b"DOCTYPE" not in image.data


def test_style_sheets_move_to_the_shapes_and_the_last_word_wins() -> None:
    sheet = "rect{fill:#00f} .a{fill:#0f0} #b{fill:#c81e28} @media print{rect{fill:#fff}}"
    data = svg(f'<style>{sheet}</style><rect id="b" class="a" width="40" height="40"/>')
    image = picture_from_bytes(data, "x.svg")
    assert image.kind == "svg"
    assert b"<style" not in image.data
    assert near(pixel(svg_to_png(image, 80).data, (10, 10)), RED)


@pytest.mark.parametrize(
    "inside",
    [
        '<linearGradient id="g"><stop stop-color="#c81e28"/></linearGradient>'
        '<rect width="40" height="40" fill="url(#g)"/>',
        f'<g opacity="0.999">{SQUARE}</g>',
        f'<g style="mix-blend-mode:multiply">{SQUARE}</g>',
        f'<defs><g id="g">{SQUARE}</g></defs><use href="#g"/>',
        f'<svg width="40" height="40">{SQUARE}</svg>',
        '<clipPath id="c"><path d="M0 0h40v40h-40z"/></clipPath>'
        f'<g clip-path="url(#c)">{SQUARE}</g>',
    ],
    ids=["gradient", "opacity", "blend", "use", "nested", "clip"],
)
def test_effects_are_drawn_once_at_high_resolution(inside: str) -> None:
    image = picture_from_bytes(svg(inside), "x.svg")
    assert (image.kind, image.width, image.height) == ("png", 2400, 960)
    assert near(pixel(image.data, (200, 200)), RED)
    assert pixel(image.data, (2300, 200))[3] == 0


def test_text_is_drawn_with_bundled_fonts_whatever_the_machine_has() -> None:
    def drawn(family: str) -> bytes:
        inside = (
            f'<text x="5" y="30" font-size="20" font-family="{family}">Fern \u0142 \u05e9</text>'
        )
        image = picture_from_bytes(svg(inside), "x.svg")
        assert image.kind == "png"
        return image.data

    one, other = drawn("Arial, sans-serif"), drawn("No Such Font")
    assert one == other
    ink = Pillow.open(io.BytesIO(one)).getchannel("A").getbbox()
    assert ink is not None
    left, _, right, _ = ink
    assert right - left > 1200


def test_words_around_a_tspan_stay_in_order() -> None:
    from handoutgen.pictures.svg_cleaning import cleaned

    inside = '<text y="9">one <tspan>two</tspan> three <title>x</title>four <!-- no -->five</text>'
    text = cleaned(svg(inside)).svg.decode()
    assert "".join(re.findall(r">([^<]*)", text)).split() == ["one", "two", "three", "four", "five"]


def test_a_picture_inside_is_checked_stripped_and_drawn() -> None:
    code = base64.b64encode(encoded(red(), "PNG")).decode()
    inside = f'<image width="60" height="40" href="data:image/png;base64,{code}"/>'
    assert near(pixel(picture_from_bytes(svg(inside), "x.svg").data, (200, 200)), RED)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 100 40"', (100, 40)),
        ('width="50.8mm" height="25.4mm"', (192, 96)),
        ('width="2in" viewBox="0 0 10 5"', (192, 96)),
        ('height="48" viewBox="0,0,10,5"', (96, 48)),
        ('width="100%" height="100%" viewBox="0 0 30 20"', (30, 20)),
        ('viewBox="0 0 24 10.5"', (48, 21)),
        ('viewBox="0 0 80000 40000"', (4000, 2000)),
        ('viewBox="0 0 1 1"', (1, 1)),
    ],
)
def test_an_svg_knows_its_size(attributes: str, size: tuple[int, int]) -> None:
    image = picture_from_bytes(svg("<g/>", attributes), "x.svg")
    assert (image.width, image.height) == size


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_an_svg_may_be_encoded_otherwise(encoding: str) -> None:
    text = f'<?xml version="1.0"?>\n<!-- x --><svg viewBox="0 0 9 9">{SQUARE}</svg>'
    assert picture_from_bytes(text.encode(encoding), "x.svg").kind == "svg"


def test_an_svg_is_drawn_as_high_as_asked_for() -> None:
    image = picture_from_bytes(svg(SQUARE), "x.svg")
    drawn = svg_to_png(image, 333)
    assert (drawn.kind, drawn.height) == ("png", 333)
    assert abs(drawn.width / drawn.height - 2.5) < 0.01
    assert svg_to_png(drawn, 10) is drawn
    assert svg_to_png(image, 10**9).width == 8000


# -- paths --------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "logo.png").write_bytes(encoded(red(), "PNG"))
    (tmp_path / "secret.png").write_bytes(encoded(red(), "PNG"))
    return tmp_path / "inside"


OUTSIDE = "lies outside the folder that pictures may come from"


@pytest.mark.parametrize(
    ("name", "problem", "hint"),
    [
        ("lgo.png", 'there is no picture "lgo.png"', 'did you mean "logo.png"?'),
        ("../secret.png", f'"secret.png" {OUTSIDE}', "copy the picture beside"),
        ("../absent.png", f'"absent.png" {OUTSIDE}', "copy the picture beside"),
        ("/etc/hostname", f'"hostname" {OUTSIDE}', "copy the picture beside"),
        ("link.png", f'"link.png" {OUTSIDE}', "copy the picture beside"),
        ("folder.png", '"folder.png" is not a file', "name a PNG, JPEG or SVG file"),
        ("pipe.png", '"pipe.png" is not a file', "name a PNG, JPEG or SVG file"),
        ("circle.png", 'there is no picture "circle.png"', ""),
        ("a\0b.png", 'there is no picture "a\0b.png"', ""),
        ("notes.png", '"notes.png": this is text, not a PNG, JPEG or SVG picture', AS_KIND),
    ],
)
def test_a_path_that_cannot_be_meant(folder: Path, name: str, problem: str, hint: str) -> None:
    (folder / "link.png").symlink_to(folder.parent / "secret.png")
    (folder / "circle.png").symlink_to(folder / "circle.png")
    (folder / "folder.png").mkdir()
    os.mkfifo(folder / "pipe.png")
    (folder / "notes.png").write_text("words")
    with pytest.raises(SourceError) as caught:
        load_picture(folder / name, Place("article.md", 3), root=folder)
    (fault,) = caught.value.faults
    assert (str(fault.place), fault.problem) == ("article.md:3", problem)
    assert (fault.hint or "").startswith(hint)


def test_a_link_that_stays_inside_is_followed(folder: Path) -> None:
    (folder / "link.png").symlink_to(folder / "logo.png")
    assert load_picture(folder / "link.png", "x", root=folder).width == 60


def test_a_picture_is_blank_only_where_nothing_of_it_is_seen() -> None:
    clear = Pillow.new("RGBA", (40, 30), (200, 10, 10, 0))
    dotted = clear.copy()
    dotted.putpixel((3, 4), (0, 0, 0, 1))
    palette = Pillow.new("P", (4, 4), 0)
    for pixels, blank in ((clear, True), (dotted, False), (red(), False)):
        assert is_blank(picture_from_bytes(encoded(pixels, "PNG"), "a.png")) is blank
    assert is_blank(picture_from_bytes(encoded(palette, "PNG", transparency=0), "a.png"))
    assert not is_blank(picture_from_bytes(encoded(red(), "JPEG"), "a.jpg"))
