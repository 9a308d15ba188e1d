"""Brands: what a brand.yaml comes to, what is wrong with it, and what is weak in it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from handoutgen.compose.brand import brand_schema, load_brand, new_brand_files
from handoutgen.compose.brand_checks import LOGO_HEIGHT, LOGO_WIDTH, TINT
from handoutgen.errors import BrandError, CallError
from handoutgen.model.brand import Brand, Colours, Contacts, CrisisLine
from handoutgen.model.colours import contrast, darkened, tinted
from handoutgen.report import Report
from handoutgen.workspace import Workspace
from handoutgen.write.style import resolve_look
from tests.compose.brand_cases import BrandCase, accept_case, read_cases
from tests.conftest import REPOSITORY
from tests.test_pictures import encoded, png_that_says, red, svg

HERE = Path(__file__).parent
FAULTS = HERE / "brand_faults.txt"
NOTICES = HERE / "brand_notices.txt"

OTHERS = {
    "other": "name: Other Clinic\n",
    "pale": 'name: Pale Clinic\ncolours: {accent: "#fc0"}\n',
    "faulty": "name: [x]\nregion: Nowhere\n",
    "circle-one": "name: One\nextends: circle-two\n",
    "circle-two": "name: Two\nextends: fern\n",
}


@pytest.fixture
def brands(tmp_path: Path) -> Path:
    """A workspace's folder of brands, with a few others and files beside ``fern``."""
    folder = tmp_path / "workspace" / "content" / "brands"
    fern = folder / "fern"
    fern.mkdir(parents=True)
    for name, text in OTHERS.items():
        (folder / name).mkdir()
        (folder / name / "brand.yaml").write_text(text)
    (fern / "logo.png").write_bytes(encoded(red(size=(800, 300)), "PNG"))
    (fern / "small.png").write_bytes(encoded(red(size=(50, 40)), "PNG"))
    (fern / "clear.png").write_bytes(encoded(Image.new("RGBA", (800, 300)), "PNG"))
    (fern / "bomb.png").write_bytes(png_that_says(30_000, 30_000))
    (fern / "text.png").write_text("words")
    (fern / "script.svg").write_bytes(svg("<script/>"))
    (fern / "outlines.otf").write_bytes(b"OTTO" + bytes(40))
    (tmp_path / "secret.png").write_bytes(encoded(red(), "PNG"))
    (fern / "link.png").symlink_to(tmp_path / "secret.png")
    return folder


def load(brands: Path, yaml: str, report: Report | None = None, region: str = "") -> Brand:
    """Load *yaml* as the brand ``fern`` of a workspace, named in errors as ``brand.yaml``."""
    path = brands / "fern" / "brand.yaml"
    path.write_text(yaml, "utf-8")
    workspace = Workspace.at(brands.parent.parent)
    return load_brand(
        path,
        "brand.yaml",
        report if report is not None else Report(),
        find=lambda name: workspace.find("brand", name),
        root=workspace.root,
        region=region,
    )


def short(text: str) -> str:
    return text.replace("content/brands/", "")


@pytest.mark.parametrize("case", read_cases(FAULTS), ids=lambda case: case.name)
def test_faults_name_line_problem_and_way_out(brands: Path, case: BrandCase, accept: bool) -> None:
    with pytest.raises(BrandError) as caught:
        load(brands, case.yaml)
    if accept:
        accept_case(FAULTS, case, short(str(caught.value)))
        return
    assert short(str(caught.value)) == case.says


@pytest.mark.parametrize("case", read_cases(NOTICES), ids=lambda case: case.name)
def test_weak_points_are_told(brands: Path, case: BrandCase, accept: bool) -> None:
    (brands / "fern" / "logo.png").rename(brands / "fern" / "kept.png")
    report = Report()
    load(brands, case.yaml.replace("logo.png", "kept.png"), report)
    says = short("\n".join(map(str, report)))
    if accept:
        accept_case(NOTICES, case, says)
        return
    assert says == case.says


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"name: F\xfcrn", "brand.yaml:1: a character that is not UTF-8"),
        (b"name: x\n#" + b"x" * 1_000_001, "brand.yaml: is too large"),
        (b"name: x\x00", "brand.yaml:1: not YAML: a character that YAML does not allow"),
    ],
)
def test_bytes_that_are_no_brand_file(brands: Path, data: bytes, problem: str) -> None:
    path = brands / "fern" / "brand.yaml"
    path.write_bytes(data)
    with pytest.raises(BrandError) as caught:
        load_brand(path, "brand.yaml", Report(), find=Path, root=brands)
    assert str(caught.value).startswith(problem)


def test_a_long_line_of_ancestors_is_refused(brands: Path) -> None:
    for number in range(12):
        folder = brands / f"b{number}"
        folder.mkdir()
        (folder / "brand.yaml").write_text(f"name: x\nextends: b{number + 1}\n")
    with pytest.raises(BrandError, match="more than 8 brands extend one another"):
        load(brands, "extends: b0\n")


# -- what a brand comes to ----------------------------------------------------------------------

FULL = """\
name: Fern Clinic
tagline: Kind and plain
logo: {file: logo.png, alt: A fern}
colours: {primary: "#1D4E63", accent: "#067"}
fonts:
  body: Noto Sans
  heading: Arial
region: gb
contacts:
  address: |
    1 Fern Lane,
    Fernham
  phone: see our door
  email: us@fern.example
  web: fern.example
crisis_lines:
  gb:
    - name: The Night Line
      phone: see our door
      text: see our door
      hours: all night
      topics: [sleep, worry]
      checked_on: 2026-01-31
  US:
    - {name: Another Line, phone: see our door}
header: At the head
footer: At the foot
notices: {en: Hello, es: Hola}
disclaimer: For information
return_to: Bring it along
"""


def test_every_key_arrives(brands: Path) -> None:
    brand = load(brands, FULL)
    assert brand.logo is not None
    assert (brand.logo.alt, brand.logo.image.width) == ("A fern", 800)
    assert (brand.fonts.body.name, brand.fonts.heading.name) == ("Noto Sans", "Arial")
    assert replace(brand, logo=None, fonts=Brand().fonts) == Brand(
        id="fern",
        name="Fern Clinic",
        tagline="Kind and plain",
        colours=Colours("#1d4e63", "#006677"),
        page_size="a4",
        region="GB",
        contacts=Contacts(
            "1 Fern Lane, Fernham", "see our door", "us@fern.example", "fern.example"
        ),
        crisis_lines=(
            CrisisLine(
                "The Night Line",
                "see our door",
                "see our door",
                "all night",
                ("sleep", "worry"),
                date(2026, 1, 31),
            ),
        ),
        header="At the head",
        footer="At the foot",
        notices=(("en", "Hello"), ("es", "Hola")),
        disclaimer="For information",
        return_to="Bring it along",
    )


@pytest.mark.parametrize(
    ("said", "workspace", "size", "region"),
    [
        ("", "", "a4", ""),
        ("region: US", "", "letter", "US"),
        ("region: GB", "US", "a4", "GB"),
        ("", "US", "letter", "US"),
        ("region: US\npage_size: a4", "", "a4", "US"),
        ('region: ""', "US", "a4", ""),
    ],
)
def test_the_region_decides_the_paper(
    brands: Path, said: str, workspace: str, size: str, region: str
) -> None:
    brand = load(brands, f"name: x\n{said}\n", region=workspace)
    assert (brand.page_size, brand.region) == (size, region)


@pytest.mark.parametrize("name", ["logo.svg", "logo.png", "logo.jpg", "logo.jpeg"])
def test_a_logo_beside_the_file_needs_no_key(brands: Path, name: str) -> None:
    (brands / "fern" / "logo.png").unlink()
    (brands / "fern" / name).write_bytes(encoded(red(size=(400, 400)), "JPEG"))
    brand = load(brands, "name: Fern Clinic\nlogo_alt: A fern\n")
    assert brand.logo is not None
    assert brand.logo.alt == "A fern"


def test_an_empty_logo_is_none(brands: Path) -> None:
    assert load(brands, 'name: Fern Clinic\nlogo: ""\n').logo is None


def test_without_alt_text_the_name_stands_in(brands: Path) -> None:
    brand = load(brands, "name: Fern Clinic\n")
    assert brand.logo is not None
    assert brand.logo.alt == "Fern Clinic"


def test_what_a_brand_does_not_say_comes_from_the_other(brands: Path) -> None:
    (brands / "other" / "logo.png").write_bytes(encoded(red(size=(640, 480)), "PNG"))
    (brands / "other" / "brand.yaml").write_text(FULL.replace("Fern", "Other"))
    (brands / "fern" / "logo.png").unlink()
    brand = load(
        brands,
        "extends: other\nname: Fern Clinic\nregion: US\ntagline: ''\n"
        'colours: {accent: "#8a3f5d"}\ncontacts: {phone: see the other door}\n'
        "fonts: {heading: Noto Sans}\nnotices: {es: Buenas}\n",
    )
    assert brand.id == "fern"
    assert (brand.name, brand.tagline, brand.header) == ("Fern Clinic", "", "At the head")
    assert brand.colours == Colours("#1d4e63", "#8a3f5d")
    assert brand.contacts.phone == "see the other door"
    assert brand.contacts.web == "fern.example".replace("fern", "fern")
    assert (brand.fonts.body.name, brand.fonts.heading.name) == ("Noto Sans", "Noto Sans")
    assert dict(brand.notices) == {"en": "Hello", "es": "Buenas"}
    assert [line.name for line in brand.crisis_lines] == ["Another Line"]
    assert brand.page_size == "letter"
    assert brand.logo is not None
    assert brand.logo.image.width == 640


def test_own_fonts_are_told_apart_by_what_they_hold(brands: Path, ttf: Path) -> None:
    (brands / "fern" / "own.ttf").write_bytes(ttf.read_bytes())
    yaml = "name: x\nfonts: {body: {name: Own, regular: own.ttf}}\n"
    body = load(brands, yaml).fonts.body
    assert body.name == "Own"
    assert body.files["regular"] == ttf.read_bytes()
    assert body == load(brands, yaml).fonts.body
    both = load(brands, yaml.replace("own.ttf}", "own.ttf, bold: own.ttf}")).fonts.body
    assert both != body


@pytest.fixture(scope="session")
def ttf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A TrueType font of two glyphs, drawn here."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    for number, point in enumerate(((0, 0), (0, 700), (500, 700), (500, 0))):
        (pen.lineTo if number else pen.moveTo)(point)
    pen.closePath()
    square = pen.glyph()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "A"])
    font.setupCharacterMap({0x41: "A"})
    font.setupGlyf({".notdef": square, "A": square})
    font.setupHorizontalMetrics({".notdef": (600, 0), "A": (600, 0)})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Own", "styleName": "Regular"})
    font.setupOS2(sTypoAscender=800)
    font.setupPost()
    path = tmp_path_factory.mktemp("font") / "own.ttf"
    font.save(path)
    return path


# -- colours ------------------------------------------------------------------------------------

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS, st.sampled_from(["#ffffff", "#e8eef0"]))
def test_a_darkened_colour_can_be_read(colour: str, ground: str) -> None:
    assert contrast(darkened(colour, ground, 4.5), ground) >= 4.5


@given(COLOURS)
def test_a_colour_that_can_be_read_stays(colour: str) -> None:
    if contrast(colour, "#ffffff") >= 4.5:
        assert darkened(colour, "#ffffff", 4.5) == colour


def test_contrast_is_as_the_standard_computes_it() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


def test_brands_are_checked_against_what_is_drawn() -> None:
    look = resolve_look(Brand(), "standard")
    assert (look.logo_height, look.logo_width) == (LOGO_HEIGHT, LOGO_WIDTH)
    assert look.tint == tinted(look.primary, TINT)


# -- a new brand, and the schema ----------------------------------------------------------------


@given(
    st.text(
        st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"]),
        min_size=1,
    )
)
def test_any_name_survives_in_a_new_brand(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    folder = tmp_path_factory.mktemp("new")
    for file, data in new_brand_files(name, phone=name, region="US").items():
        (folder / file).write_bytes(data)
    report = Report()
    brand = load_brand(folder / "brand.yaml", "brand.yaml", report, find=Path, root=folder)
    assert (brand.name, brand.contacts.phone, brand.page_size) == (name, name, "letter")
    assert not report.notices


def test_a_new_brand_takes_its_logo_along(tmp_path: Path) -> None:
    picture = tmp_path / "my picture.gif"
    picture.write_bytes(encoded(red(size=(900, 300)), "GIF"))
    files = new_brand_files('Tom & Ann\'s "Place": #1', logo=picture)
    assert list(files) == ["brand.yaml", "logo.png"]
    for file, data in files.items():
        (tmp_path / file).write_bytes(data)
    report = Report()
    brand = load_brand(tmp_path / "brand.yaml", "brand.yaml", report, find=Path, root=tmp_path)
    assert brand.logo is not None
    assert brand.logo.alt == 'Logo of Tom & Ann\'s "Place": #1'
    assert not report.notices


@pytest.mark.parametrize("words", [{}, {"phone": "see our door", "region": "US"}])
def test_every_key_of_a_new_brand_can_be_put_to_use(
    tmp_path: Path, ttf: Path, words: dict[str, str]
) -> None:
    """Taking the "# " away from the lines that hold keys gives a brand that uses them all."""
    text = new_brand_files("Fern Clinic", **words)["brand.yaml"].decode()
    used = re.sub(r"^# (?=[a-z_]+:|  )", "", text, flags=re.MULTILINE)
    (tmp_path / "brand.yaml").write_text(used, "utf-8")
    (tmp_path / "logo.svg").write_bytes(svg("<g/>"))
    for face in ("Regular", "Bold"):
        (tmp_path / f"YourFont-{face}.ttf").write_bytes(ttf.read_bytes())
    report = Report()
    brand = load_brand(tmp_path / "brand.yaml", "brand.yaml", report, find=Path, root=tmp_path)
    assert brand.tagline
    assert brand.contacts.phone
    assert brand.contacts.web
    assert brand.fonts.heading.name == "Your Font"
    assert brand.return_to
    assert brand.notices
    assert bool(brand.crisis_lines) == (brand.region == "GB")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"name": " "}, "--name: is empty"),
        ({"name": "a\nb"}, "--name: holds a character that cannot be printed"),
        ({"name": "x", "phone": "\x1b"}, "--phone: holds a character that cannot be printed"),
        ({"name": "\udc80"}, "--name: holds a character that cannot be printed"),
        ({"name": "x", "logo": Path("/absent.png")}, '--logo: there is no picture "absent.png"'),
    ],
)
def test_a_new_brand_that_cannot_be_made(words: dict[str, object], said: str) -> None:
    with pytest.raises(CallError) as caught:
        new_brand_files(**words)  # type: ignore[arg-type]
    assert str(caught.value).startswith(said)


def test_every_key_in_use_or_explained_in_a_new_brand_is_in_the_schema() -> None:
    text = new_brand_files("x")["brand.yaml"].decode()
    known = {info.key.split(".")[0] for info in brand_schema()}
    keys = set(re.findall(r"^(?:# )?([a-z_]+):(?: |$)", text, re.MULTILINE))
    assert keys <= known
    assert known - keys <= {"extends", "sample", "logo_alt"}


def test_the_documentation_has_every_key() -> None:
    text = (REPOSITORY / "docs" / "brands.md").read_text("utf-8")
    for info in brand_schema():
        name = info.key.split(".")[-1].removesuffix("[]")
        assert name == "*" or f"`{name}`" in text, info.key
