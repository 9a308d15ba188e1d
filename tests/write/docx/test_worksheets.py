"""Every place to write, at its extremes, in every edition and for two brands."""

from __future__ import annotations

import io
import shutil
import subprocess
from itertools import product
from pathlib import Path

import pytest
from lxml import etree

from handoutgen.model.blanks import (
    AnswerTable,
    Blank,
    LineStyle,
    RatingScale,
    RuledLines,
    blank_inlines,
)
from handoutgen.model.brand import Brand
from handoutgen.model.handout import Edition, Handout
from handoutgen.model.nodes import (
    Block,
    Blocks,
    CardSheet,
    Imprint,
    Landscape,
    Link,
    Paragraph,
    Quote,
    Task,
    plain_text,
    text,
)
from handoutgen.report import Report
from handoutgen.write.docx import write_docx
from tests.write.docx.expected import body_words
from tests.write.docx.reading import W, body, faults, part, parts, squeezed, words, written
from tests.write.docx.samples import cells
from tests.write.docx.worksheets import (
    BRANDS,
    CARD_PAGE,
    CARDS,
    EDITIONS,
    EXTREMES,
    HARBOUR,
    KINDS,
    OPENING,
    QUINCE,
    SHEET,
    WIDE,
    several,
)

BLANKS = {**KINDS, **EXTREMES}
SETTINGS = [
    pytest.param(edition, brand, id=f"{edition}-{brand.id}")
    for edition, brand in product(EDITIONS, BRANDS)
]


def sheet(*blocks: Blocks, edition: Edition = "standard", brand: Brand = HARBOUR) -> Handout:
    every = tuple(one for several in blocks for one in several)
    return Handout("All places to write", every, edition=edition, brand=brand)


@pytest.mark.parametrize(("edition", "brand"), SETTINGS)
def test_every_kind_says_its_words_in_order(edition: Edition, brand: Brand) -> None:
    for name, blank in BLANKS.items():
        for number in (None, 7):
            handout = sheet((Task(blank, number),), edition=edition, brand=brand)
            expected = squeezed(body_words(handout.body, edition))
            assert words(written(handout)) == expected, name


@pytest.mark.parametrize(("edition", "brand"), SETTINGS)
def test_every_kind_keeps_to_the_format(edition: Edition, brand: Brand, tmp_path: Path) -> None:
    extremes = tuple(Task(blank) for blank in EXTREMES.values())
    handout = sheet(SHEET, WIDE, CARD_PAGE, extremes, edition=edition, brand=brand)
    assert faults(written(handout), tmp_path) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_kind_fits_a_card_and_deep_lists(edition: Edition, tmp_path: Path) -> None:
    deep: Blocks = tuple(Task(blank, 1) for blank in KINDS.values())
    for _ in range(9):
        deep = (Quote(deep),)
    data = written(sheet((CardSheet((deep,)),), deep, edition=edition))
    assert faults(data, tmp_path) == []
    widths = [int(found.get(f"{W}w") or 0) for found in body(data).iter(f"{W}tcW", f"{W}gridCol")]
    assert min(widths) > 0


def test_crowded_tables_are_forms_in_large_print_only() -> None:
    table = AnswerTable(
        id="a",
        label=text("x"),
        headers=several("Circumstances", "Interpretation", "Responsibility", "x"),
    )
    for edition, tables in (("standard", 1), ("large-print", 4)):
        data = written(sheet((Task(table, 1),), edition=edition))  # type: ignore[arg-type]
        assert len(list(body(data).iter(f"{W}tbl"))) == tables


# Measures ------------------------------------------------------------------------------------


def mm(twips: str | None) -> float:
    return int(twips or 0) / 1440 * 25.4


def row_heights(blank: Blank, edition: Edition) -> list[float]:
    data = written(sheet((Task(blank),), edition=edition))
    return [mm(found.get(f"{W}val")) for found in body(data).iter(f"{W}trHeight")]


@pytest.mark.parametrize("edition", EDITIONS)
def test_rows_to_write_in_are_high_enough(edition: Edition) -> None:
    for name in ("answer table", "twelve columns", "one cell", "true or false", "matching"):
        assert min(row_heights(BLANKS[name], edition)) > 10.99, name
    for name in ("chain of six", "cycle of six", "cycle of four"):
        boxes = [high for high in row_heights(BLANKS[name], edition) if high > 9.1]
        assert min(boxes) > 21.9, name
    for name in ("thermometer", "tall thermometer"):
        assert min(row_heights(BLANKS[name], edition)) >= 7, name


@pytest.mark.parametrize(
    ("edition", "own", "gap"),
    [
        ("standard", 0.0, 8.5),
        ("ink-saver", 0.0, 8.5),
        ("large-print", 0.0, 12.0),
        ("standard", 6.0, 6.0),
        ("standard", 15.0, 15.0),
        ("large-print", 6.0, 12.0),
        ("large-print", 15.0, 15.0),
    ],
)
@pytest.mark.parametrize("style", ["ruled", "dotted", "boxed"])
def test_lines_are_as_far_apart_as_asked(
    edition: Edition, own: float, gap: float, style: LineStyle
) -> None:
    lines = RuledLines(id="a", label=text("x"), count=3, gap_mm=own, style=style)
    assert row_heights(lines, edition) == pytest.approx([gap] * 3, abs=0.02)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", ["analogue line", "wordy line"])
def test_an_analogue_line_is_100_mm_long(edition: Edition, name: str) -> None:
    data = written(sheet((Task(BLANKS[name], 3),), edition=edition))
    (table,) = body(data).iter(f"{W}tbl")
    above, below, _ = table.iter(f"{W}tr")
    for row, side in ((above, "bottom"), (below, "top")):
        (cell,) = row.iter(f"{W}tc")
        assert cell.find(f"{W}tcPr/{W}tcBorders/{W}{side}") is not None
        (width,) = cell.iter(f"{W}tcW")
        assert mm(width.get(f"{W}w")) == pytest.approx(100, abs=0.01)
    assert mm(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) == pytest.approx(100, abs=0.01)  # type: ignore[union-attr]


@pytest.mark.parametrize(("edition", "side"), [("standard", 4.2), ("large-print", 6.0)])
def test_boxes_and_circles_are_large_enough_to_tick(edition: Edition, side: float) -> None:
    data = written(sheet(SHEET, edition=edition))
    sizes = [
        int(level.find(f"{W}rPr/{W}sz").get(f"{W}val") or 0) / 2  # type: ignore[union-attr]
        for level in part(data, "word/numbering.xml").iter(f"{W}lvl")
        if level.find(f"{W}lvlText").get(f"{W}val") in ("☐", "☑", "○")  # type: ignore[union-attr]
    ]
    sizes += [style_size(data, name) for name in ("HandoutCircle", "HandoutBoxSign")]
    assert len(sizes) == 3 * 9 + 2
    # A ballot box fills 0.8 of the size that it is set in.
    assert [size * 0.8 / 72 * 25.4 for size in sizes] == pytest.approx([side] * 29, abs=0.1)


def test_gaps_of_a_cloze_are_all_alike() -> None:
    data = written(sheet((Task(KINDS["cloze"]),)))
    gaps = [
        "".join(run.itertext())
        for run in body(data).iter(f"{W}r")
        if run.find(f"{W}rPr/{W}rStyle") is not None
        and run.find(f"{W}rPr/{W}rStyle").get(f"{W}val") == "HandoutBlank"  # type: ignore[union-attr]
    ]
    assert len(gaps) == 3
    assert len(set(gaps)) == 1
    assert gaps[0] == "\ufeff" + "\u00a0" * (len(gaps[0]) - 1)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("brand", BRANDS, ids=lambda brand: brand.id)
def test_four_cards_of_one_size_fit_a_page(edition: Edition, brand: Brand) -> None:
    data = written(sheet(CARD_PAGE, edition=edition, brand=brand))
    table = next(body(data).iter(f"{W}tbl"))
    rows = [row for row in table.iter(f"{W}tr") if row.getparent() is table]
    heights = {row.find(f"{W}trPr/{W}trHeight").get(f"{W}val") for row in rows}  # type: ignore[union-attr]
    widths = [mm(found.get(f"{W}w")) for found in table.find(f"{W}tblGrid")]  # type: ignore[union-attr]
    assert len(rows) == 2
    assert len(heights) == 1
    assert mm(heights.pop()) > 60
    assert widths == pytest.approx([widths[0]] * 2, abs=0.03)


def test_an_odd_card_has_an_empty_one_beside_it() -> None:
    three = CardSheet(CARDS.cards[:3])
    data = written(sheet((three,)))
    table = next(body(data).iter(f"{W}tbl"))
    rows = [row for row in table.iter(f"{W}tr") if row.getparent() is table]
    assert [len(row.findall(f"{W}tc")) for row in rows] == [2, 2]


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_number_of_a_matching_exercise_is_broken(edition: Edition) -> None:
    data = written(sheet((Task(EXTREMES["twenty pairs"], 1),), edition=edition))
    for cell in body(data).iter(f"{W}tc"):
        (width,), figures = cell.iter(f"{W}tcW"), "".join(cell.itertext())
        if figures.isdigit():
            size = style_size(data, "HandoutExercise") if edition == "large-print" else 12
            # In the widest typeface that stands in, a bold figure is 0.71 of its size wide.
            assert int(width.get(f"{W}w") or 0) / 20 > len(figures) * 0.68 * size


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_number_of_a_scale_is_broken(edition: Edition) -> None:
    wide = RatingScale(id="a", label=text("x"), minimum=-10000, maximum=10000, step=1000, pair=True)
    data = written(sheet((Task(wide),), edition=edition))
    for cell in body(data).iter(f"{W}tc"):
        figures = "".join(cell.itertext())
        if figures.lstrip("-").isdigit():
            (width,), (style,) = cell.iter(f"{W}tcW"), cell.iter(f"{W}pStyle")
            size = style_size(data, style.get(f"{W}val") or "")
            # In the widest typeface that stands in, a figure is 0.64 of its size wide.
            assert int(width.get(f"{W}w") or 0) / 20 > len(figures) * 0.6 * size


def test_small_print_stays_on_the_landscape_page_before_it() -> None:
    small = Imprint((text("Small print."),))
    for blocks, orientations in (
        ((*WIDE, small), ["landscape"]),
        ((*OPENING, *WIDE, small), [None, "landscape"]),
        ((*WIDE, *OPENING, small), ["landscape", None]),
    ):
        found = body(written(sheet(blocks))).iter(f"{W}pgSz")
        assert [one.get(f"{W}orient") for one in found] == orientations


def test_rows_grow_to_fill_a_landscape_page_and_examples_do_not() -> None:
    def heights(*beside: Block, rows: int) -> list[float]:
        table = AnswerTable(
            id="a",
            headers=several("a", "b"),
            rows=rows,
            given=(cells("an", "example"), cells("begun")),
            landscape=True,
        )
        data = written(sheet((Landscape((*beside, Task(table))),)))
        return [mm(found.get(f"{W}val")) for found in body(data).iter(f"{W}trHeight")]

    example, begun, empty = heights(rows=1)
    assert example == pytest.approx(11, abs=0.02)
    assert begun == empty == pytest.approx(11 * 2.4, abs=0.02)
    alone = heights(rows=5)[-1]
    crowded = heights(*OPENING, rows=5)[-1]
    assert 11 < crowded < alone
    assert heights(*OPENING, rows=40)[-1] == pytest.approx(11, abs=0.02)
    # All of it stands on one page of 210 mm with margins, letterhead and foot.
    assert sum(heights(*OPENING, rows=5)) < 210 - 2 * 18 - 20


# Editions ------------------------------------------------------------------------------------


def style_size(data: bytes, name: str) -> float:
    (style,) = (
        found
        for found in part(data, "word/styles.xml").iter(f"{W}style")
        if found.get(f"{W}styleId") == name
    )
    own = style.find(f"{W}rPr/{W}sz")
    if own is None:
        own = part(data, "word/styles.xml").find(f"{W}docDefaults//{W}sz")
    assert own is not None
    return int(own.get(f"{W}val") or 0) / 2


def told(data: bytes) -> dict[str, etree._Element]:
    """Return all parts that set how words look."""
    names = [name for name in parts(data) if name.startswith("word/") and name.endswith(".xml")]
    return {name: part(data, name) for name in names if "theme" not in name}


@pytest.mark.parametrize("brand", BRANDS, ids=lambda brand: brand.id)
def test_large_print_has_no_small_slanted_or_underlined_words(brand: Brand) -> None:
    data = written(sheet(SHEET, WIDE, CARD_PAGE, edition="large-print", brand=brand))
    for name, root in told(data).items():
        for found in root.iter(f"{W}sz", f"{W}szCs"):
            style = next((one for one in found.iterancestors(f"{W}style")), None)
            if style is not None and style.get(f"{W}styleId") == "HandoutGap":
                continue  # it stands between tables and holds no words
            assert int(found.get(f"{W}val") or 0) >= 2 * 16, (name, etree.tostring(found))
        assert list(root.iter(f"{W}iCs")) == []
        slanted = [found for found in root.iter(f"{W}i") if found.get(f"{W}val") != "0"]
        assert slanted == []
        for found in root.iter(f"{W}u"):
            style = next(found.iterancestors(f"{W}style"))
            assert style.get(f"{W}styleId") == "HandoutBlank"
        raised = [found.get(f"{W}val") for found in root.iter(f"{W}vertAlign")]
        assert raised == []
    assert style_size(data, "Title") > 20


def test_large_print_is_set_without_serifs_and_says_so() -> None:
    for edition, font, notices in (("standard", "Georgia", 0), ("large-print", "Atkinson", 1)):
        report = Report()
        data = write_docx(sheet(OPENING, edition=edition, brand=QUINCE), report)  # type: ignore[arg-type]
        fonts = part(data, "word/styles.xml").find(f"{W}docDefaults//{W}rFonts")
        assert fonts is not None
        assert (fonts.get(f"{W}ascii") or "").startswith(font)
        assert sum("serifs" in one.problem for one in report) == notices


def test_stressed_words_are_bold_in_large_print() -> None:
    data = written(sheet(OPENING, edition="large-print"))
    bold = {
        found.get(f"{W}styleId")
        for found in part(data, "word/styles.xml").iter(f"{W}style")
        if found.find(f"{W}rPr/{W}b") is not None
    }
    runs = {"".join(run.itertext()): run for run in body(data).iter(f"{W}r")}
    for said in ("Nothing here is a test", "nobody"):
        # A bold style inside another would print light: bold stands once.
        named = runs[said].find(f"{W}rPr/{W}rStyle")
        assert named is not None
        assert named.get(f"{W}val") in bold
        assert runs[said].find(f"{W}rPr/{W}b") is None


@pytest.mark.parametrize(
    ("url", "shown", "printed"),
    [
        ("https://www.harbour.example/about/", "More", "More (harbour.example/about)"),
        ("https://www.harbour.example/", "harbour.example", "harbour.example"),
        ("https://harbour.example/a", "https://harbour.example/a", "https://harbour.example/a"),
        ("mailto:a@harbour.example", "Write to us", "Write to us (a@harbour.example)"),
        ("tel:000111", "000111", "000111"),
        ("#below", "below", "below"),
    ],
)
def test_links_print_their_address_in_large_print(url: str, shown: str, printed: str) -> None:
    link: Blocks = (Paragraph((Link(text(shown), url),)),)
    assert words(written(sheet(link, edition="large-print"))) == squeezed(printed)
    assert words(written(sheet(link))) == squeezed(shown)


@pytest.mark.parametrize("brand", BRANDS, ids=lambda brand: brand.id)
def test_ink_saver_fills_nothing_and_is_black(brand: Brand) -> None:
    data = written(sheet(SHEET, WIDE, CARD_PAGE, edition="ink-saver", brand=brand))
    colours = set()
    for root in told(data).values():
        assert list(root.iter(f"{W}shd")) == []
        colours |= {found.get(f"{W}val") for found in root.iter(f"{W}color")}
        colours |= {value for found in root.iter() if (value := found.get(f"{W}color"))}
    assert colours == {"000000"}


def test_the_body_is_drawn_in_the_ink_of_its_edition() -> None:
    from PIL import Image as Pillow

    for edition, ink in (("standard", 0x4A), ("large-print", 0x1A), ("ink-saver", 0)):
        data = written(sheet((Task(KINDS["body outline"]),), edition=edition))  # type: ignore[arg-type]
        (drawn,) = (content for name, content in parts(data).items() if "word/media" in name)
        with Pillow.open(io.BytesIO(drawn)) as image:
            assert image.height > 1200
            shades = {pixel[:3] for _, pixel in image.getcolors(1 << 24) if pixel[3] == 255}  # type: ignore[index,misc,union-attr]
        assert shades == {(ink, ink, ink)}
        (described,) = body(data).iter("{*}docPr")
        assert described.get("descr") == KINDS["body outline"].alt  # type: ignore[union-attr]


# Opened --------------------------------------------------------------------------------------


@pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="LibreOffice and Poppler open what is written; they are not installed here",
)
def test_libreoffice_opens_sheets_with_every_kind(tmp_path: Path) -> None:
    files = []
    for edition in EDITIONS:
        files.append(tmp_path / f"{edition}.docx")
        files[-1].write_bytes(written(sheet(SHEET, WIDE, CARD_PAGE, edition=edition)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *files],
        check=True,
        capture_output=True,
        timeout=180,
    )
    for file in files:
        made = subprocess.run(
            ["pdftotext", file.with_suffix(".pdf"), "-"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        found = squeezed(made)
        for blank in KINDS.values():
            for run in blank_inlines(blank):
                for word in plain_text(run).split():
                    assert word in found, (file.stem, word)
