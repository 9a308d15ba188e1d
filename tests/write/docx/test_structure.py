"""What makes a Word file worth editing: styles, lists that restart, heads that repeat, ids."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from handoutgen.model.blanks import RatingScale, RuledLines
from handoutgen.model.brand import PLAIN, Brand, Logo
from handoutgen.model.handout import Furniture, Handout
from handoutgen.model.images import Image
from handoutgen.model.nodes import (
    Blocks,
    Heading,
    Landscape,
    Link,
    List,
    PageBreak,
    Panel,
    Paragraph,
    Quote,
    Strong,
    Table,
    Task,
    text,
)
from handoutgen.report import Report
from handoutgen.write.docx import write_docx
from handoutgen.write.docx.tables import share_room
from tests.write.docx import samples
from tests.write.docx.reading import W, body, part, parts, written
from tests.write.docx.samples import cells, item, picture

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def of(*blocks: object, brand: Brand = PLAIN) -> bytes:
    return written(Handout("A title", tuple(blocks), brand=brand))  # type: ignore[arg-type]


def val(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(f"{W}val")


def style(paragraph: etree._Element) -> str | None:
    return val(paragraph.find(f"{W}pPr/{W}pStyle"))


def paragraphs(data: bytes) -> list[etree._Element]:
    return list(body(data).iter(f"{W}p"))


def said(paragraph: etree._Element) -> str:
    return "".join(t.text or "" for t in paragraph.iter(f"{W}t"))


# Styles --------------------------------------------------------------------------------------


def test_every_style_that_is_used_exists_and_rests_on_one_that_exists() -> None:
    data = written(samples.HANDOUTS["everything"])
    styles = part(data, "word/styles.xml")
    known = {found.get(f"{W}styleId") for found in styles.iter(f"{W}style")}
    used: set[str | None] = set()
    for name, content in parts(data).items():
        if name.startswith("word/") and name.endswith(".xml"):
            for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
                used |= {val(found) for found in etree.fromstring(content).iter(f"{W}{tag}")}
    assert used <= known


def test_no_run_is_formatted_where_a_style_would_do() -> None:
    direct = {
        etree.QName(run_property).localname
        for run_property in body(written(samples.HANDOUTS["everything"])).iterfind(f".//{W}rPr/*")
    }
    assert direct <= {"rStyle", "b", "bCs", "i", "iCs", "rtl", "lang"}


def test_paragraphs_without_words_are_places_or_partings() -> None:
    empty = Counter(
        style(paragraph)
        for paragraph in paragraphs(written(samples.HANDOUTS["everything"]))
        if not said(paragraph) and paragraph.find(f".//{W}drawing") is None
    )
    assert set(empty) <= {
        "HandoutGap",
        "HandoutLine",
        "HandoutLineKept",
        "HandoutRule",
        "HandoutScaleAnchor",
        "HandoutTableText",
        "ListBullet",
    }


def test_strong_words_in_a_bold_heading_stay_bold() -> None:
    data = of(Heading(2, (Strong(text("bold")),), "h"), Paragraph((Strong(text("bold")),)))
    runs = list(body(data).iter(f"{W}r"))
    assert [val(run.find(f"{W}rPr/{W}rStyle")) for run in runs] == [None, "Strong"]


def test_headings_keep_their_outline_in_word() -> None:
    levels = [Heading(level, text("x"), f"h{level}") for level in range(1, 7)]
    found = [style(paragraph) for paragraph in paragraphs(of(*levels))]
    assert found == ["Title", "Heading1", "Heading2", "Heading3", "Heading4", "Heading5"]


# Lists ---------------------------------------------------------------------------------------


def numbers(data: bytes) -> list[str | None]:
    return [
        val(paragraph.find(f"{W}pPr/{W}numPr/{W}numId"))
        for paragraph in paragraphs(data)
        if style(paragraph) == "ListNumber"
    ]


def test_every_counted_list_has_a_numbering_that_starts_where_it_should() -> None:
    data = of(
        List((item("a"), item("b")), ordered=True),
        Paragraph(text("between")),
        List((item("c"),), ordered=True),
        List((item("d"),), ordered=True, start=7),
    )
    used = numbers(data)
    assert used[0] == used[1]
    assert len(set(used)) == 3
    starts = {
        number.get(f"{W}numId"): val(number.find(f"{W}lvlOverride/{W}startOverride"))
        for number in part(data, "word/numbering.xml").iter(f"{W}num")
    }
    assert [starts[number or ""] for number in used] == ["1", "1", "1", "7"]


def test_tasks_count_on_so_that_word_renumbers_them() -> None:
    tasks = [Task(RuledLines(label=text("x"), count=1), number) for number in (1, 2, 3, 7)]
    data = of(*tasks)
    used = [
        val(found.find(f"{W}pPr/{W}numPr/{W}numId"))
        for found in paragraphs(data)
        if style(found) == "HandoutPrompt"
    ]
    assert used[0] == used[1] == used[2] != used[3]


def test_inner_lists_stand_on_deeper_levels() -> None:
    innermost: Blocks = (List((item("deepest"),)),)
    nested = innermost
    for _ in range(11):
        nested = (List((samples.ListItem((Paragraph(text("x")), *nested)),)),)
    levels = [
        val(paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl")) for paragraph in paragraphs(of(*nested))
    ]
    assert levels == [None, "1", "2", "3", "4", "5", "6", "7", "8", "8", "8", "8"]


def test_bullets_take_their_mark_from_the_style_alone() -> None:
    (paragraph,) = paragraphs(of(List((item("a"),))))
    assert [etree.QName(found).localname for found in paragraph[0]] == ["pStyle"]


def test_done_and_open_tasks_have_different_marks() -> None:
    data = of(List((item("done", checked=True), item("open", checked=False))))
    marks = [val(p.find(f"{W}pPr/{W}numPr/{W}numId")) for p in paragraphs(data)]
    assert marks[0] != marks[1]


def test_paragraphs_that_open_from_the_right_run_from_the_right() -> None:
    hebrew = text("(1) שלום to all")
    data = of(
        Heading(2, hebrew, "h"),
        Paragraph(hebrew),
        Paragraph(text("to שלום")),
        List((item("שלום"),)),
    )
    runs_back = [found.find(f"{W}pPr/{W}bidi") is not None for found in paragraphs(data)]
    assert runs_back == [True, True, False, True]
    assert said(paragraphs(data)[1]) == "(1) שלום to all"
    backwards = [run for run in body(data).iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None]
    assert {said(run) for run in backwards} == {"שלום"}


# Tables --------------------------------------------------------------------------------------


def test_heads_of_tables_repeat_and_rows_stay_whole() -> None:
    table = Table(cells("a", "b"), (cells("1", "2"),) * 40, ("left", "right"))
    head, *rest = body(of(table)).iter(f"{W}tr")
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert len(rest) == 40
    assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rest)
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (head, *rest))


@pytest.mark.parametrize("name", sorted(samples.HANDOUTS))
def test_tables_are_parted_and_cells_end_in_a_paragraph(name: str) -> None:
    root = body(written(samples.HANDOUTS[name]))
    for table in root.iter(f"{W}tbl"):
        following = table.getnext()
        assert following is not None
        assert following.tag == f"{W}p"
    for cell in root.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"


def test_columns_give_dates_a_line_and_share_the_rest() -> None:
    assert share_room([10, 10, 10], [20, 200, 400], 100) == [20, 40, 40]
    assert share_room([10, 10], [20, 30], 100) == [20, 30]
    assert share_room([80, 80], [90, 90], 100) == [80, 80]


def test_a_crowded_table_is_set_smaller_and_told_where_words_are_cut() -> None:
    report = Report()
    heads = ["Circumstances", "Interpretation", "Recommendation", "Responsibility"]
    for count, style_of_head, told in (
        (4, "HandoutTableHead", 0),
        (5, "HandoutDenseTableHead", 0),
        (16, "HandoutDenseTableHead", 1),
    ):
        row = cells(*(heads * 4)[:count])
        handout = Handout("T", (Table(row, (row,), ("left",) * count),))
        data = write_docx(handout, report)
        assert style(paragraphs(data)[0]) == style_of_head
        assert len(report) == told


@pytest.mark.parametrize("name", sorted(samples.HANDOUTS))
def test_rows_fill_their_grid_and_tables_their_column(name: str) -> None:
    for table in body(written(samples.HANDOUTS[name])).iter(f"{W}tbl"):
        grid = [int(column.get(f"{W}w") or 0) for column in table.iter(f"{W}gridCol")]
        own = [row for row in table.iter(f"{W}tr") if row.getparent() is table]
        for row in own:
            cells_of_row = row.findall(f"{W}tc")
            spans = [int(val(c.find(f"{W}tcPr/{W}gridSpan")) or 1) for c in cells_of_row]
            widths = [int(c.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) for c in cells_of_row]  # type: ignore[union-attr,arg-type]
            assert sum(spans) == len(grid)
            assert sum(widths) == sum(grid)


def test_ruled_lines_are_rows_of_exact_height() -> None:
    data = of(Task(RuledLines(id="a", label=text("Write"), count=200)))
    heights = [
        (found.get(f"{W}val"), found.get(f"{W}hRule")) for found in body(data).iter(f"{W}trHeight")
    ]
    assert heights == [("482", "exact")] * 200


def test_a_prompt_stays_with_its_place_to_write() -> None:
    data = of(Task(RuledLines(id="a", label=text("Why?"), help=text("Say it."), count=3), 1))
    styles = {
        found.get(f"{W}styleId"): found for found in part(data, "word/styles.xml").iter(f"{W}style")
    }
    kept = []
    for paragraph in paragraphs(data):
        own = paragraph.find(f"{W}pPr/{W}keepNext") is not None
        of_style = styles[style(paragraph)].find(f"{W}pPr/{W}keepNext") is not None
        kept.append((style(paragraph), own or of_style))
    assert kept == [
        ("HandoutPrompt", True),
        ("HandoutHelp", True),
        ("HandoutLineKept", True),
        ("HandoutLineKept", True),
        ("HandoutLine", False),
        ("HandoutGap", False),
    ]


def test_before_and_after_line_up() -> None:
    scale = RatingScale(id="a", label=text("How?"), low=text("low"), high=text("high"), pair=True)
    before, after, anchors = (
        [int(width.get(f"{W}w") or 0) for width in row.iter(f"{W}tcW")]
        for row in body(of(Task(scale))).iter(f"{W}tr")
    )
    assert before == after
    assert anchors[0] == before[0]
    assert sum(anchors) == sum(before)


def test_figures_of_a_long_scale_are_small_enough_for_their_cells() -> None:
    short = RatingScale(id="a", label=text("x"))
    long = RatingScale(id="b", label=text("x"), minimum=0, maximum=100, step=5)
    for scale, expected in ((short, "HandoutScaleNumber"), (long, "HandoutDenseScaleNumber")):
        found = {style(p) for p in paragraphs(of(Task(scale))) if said(p) in ("0", "10")}
        assert found == {expected}


# Sections, pages, furniture ------------------------------------------------------------------


def sections(data: bytes) -> list[tuple[str | None, bool]]:
    return [
        (found.find(f"{W}pgSz").get(f"{W}orient"), found.find(f"{W}titlePg") is not None)  # type: ignore[union-attr]
        for found in body(data).iter(f"{W}sectPr")
    ]


WORDS = Paragraph(text("words"))


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        ((), [(None, True)]),
        ((WORDS,), [(None, True)]),
        ((Landscape((WORDS,)),), [("landscape", True)]),
        ((WORDS, Landscape((WORDS,))), [(None, True), ("landscape", False)]),
        (
            (WORDS, PageBreak(), Landscape((WORDS,)), Landscape((WORDS,)), WORDS),
            [(None, True), ("landscape", False), (None, False)],
        ),
    ],
)
def test_landscape_pages_are_sections(blocks: Blocks, found: list[tuple[str | None, bool]]) -> None:
    assert sections(of(*blocks)) == found


def test_what_follows_a_page_break_begins_a_page_and_nothing_is_empty() -> None:
    data = of(PageBreak(), WORDS, PageBreak(), PageBreak(), WORDS, PageBreak())
    assert [p.find(f"{W}pPr/{W}pageBreakBefore") is not None for p in paragraphs(data)] == [
        False,
        True,
    ]


def test_the_foot_counts_pages_in_the_handouts_own_words() -> None:
    handout = Handout("T", (), furniture=Furniture(page_of="{pages} hojas, hoja {page}"))
    footer = part(written(handout), "word/footer1.xml")
    fields = [(found.text or "").strip() for found in footer.iter(f"{W}instrText")]
    assert fields == ["NUMPAGES", "PAGE"]
    assert "".join(found.text or "" for found in footer.iter(f"{W}t")) == "1 hojas, hoja 1"


def test_a_sample_brand_says_so_on_every_page() -> None:
    data = written(samples.HANDOUTS["everything"])
    for name in ("word/footer1.xml", "word/footer2.xml"):
        assert b"SAMPLE" in parts(data)[name]
    assert b"SAMPLE" not in parts(of(WORDS))["word/footer1.xml"]


def test_first_page_shows_logo_and_contacts_later_pages_clinic_and_title() -> None:
    data = written(samples.HANDOUTS["everything"])
    first = part(data, "word/header1.xml")
    (described,) = first.iter(f"{WP}docPr")
    assert described.get("descr") == "Elm House"
    assert "hello@elm.example" in "".join(found.text or "" for found in first.iter(f"{W}t"))
    later = part(data, "word/header2.xml")
    assert said(later) == "Elm House · Sleeping after a loss"


@pytest.mark.parametrize(("width", "height"), [(900, 60), (60, 900), (1, 1)])
def test_a_logo_of_any_shape_keeps_it_and_fits(width: int, height: int) -> None:
    brand = Brand(name="Elm", logo=Logo(picture(width, height), "Elm"))
    (extent,) = part(of(WORDS, brand=brand), "word/header1.xml").iter(f"{WP}extent")
    wide, high = int(extent.get("cx") or 0), int(extent.get("cy") or 0)
    assert wide <= 60 * 36000 + 1
    assert high <= 16 * 36000 + 1
    assert abs(wide / high / (width / height) - 1) < 0.25


def test_an_svg_logo_is_drawn_for_word() -> None:
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
        b'<rect width="40" height="20"/></svg>'
    )
    brand = Brand(name="Elm", logo=Logo(Image("svg", 40, 20, drawing), "Elm"))
    found = parts(of(WORDS, brand=brand))
    assert found["word/media/logo.png"].startswith(b"\x89PNG")


# Links, ids, properties ----------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(samples.HANDOUTS))
def test_ids_are_unique_and_relationships_lead_somewhere(name: str) -> None:
    data = written(samples.HANDOUTS[name])
    root = part(data, "word/document.xml")
    bookmarks = [found.get(f"{W}name") for found in root.iter(f"{W}bookmarkStart")]
    ids = [found.get(f"{W}id") for found in root.iter(f"{W}bookmarkStart")]
    ids += [found.get("id") for found in root.iter(f"{WP}docPr")]
    ids += [found.get("id") for found in part(data, "word/header1.xml").iter(f"{WP}docPr")]
    assert len(set(bookmarks)) == len(bookmarks)
    assert len(set(ids)) == len(ids)
    known = {found.get("Id"): found for found in part(data, "word/_rels/document.xml.rels")}
    used = {
        value
        for found in root.iter()
        for key, value in found.attrib.items()
        if str(key).startswith(R)
    }
    assert used <= set(known)
    for found in known.values():
        if found.get("TargetMode") != "External":
            assert f"word/{found.get('Target')}" in parts(data)


def test_links_inside_lead_to_bookmarks() -> None:
    root = body(written(samples.HANDOUTS["everything"]))
    bookmarks = {found.get(f"{W}name") for found in root.iter(f"{W}bookmarkStart")}
    leads = {found.get(f"{W}anchor") for found in root.iter(f"{W}hyperlink")} - {None}
    assert leads
    assert leads <= bookmarks


@pytest.mark.parametrize(
    ("anchors", "names"),
    [
        (("what-helps", "What-Helps"), ["what_helps", "What_Helps_2"]),
        (("2-first", "été"), ["h_2_first", "été"]),
        (("x" * 50, "x" * 51), ["x" * 40, "x" * 38 + "_2"]),
        (("same", "same"), ["same"]),
    ],
)
def test_bookmarks_have_names_that_word_takes(anchors: tuple[str, ...], names: list[str]) -> None:
    data = of(*(Heading(2, text("x"), anchor) for anchor in anchors))
    assert [found.get(f"{W}name") for found in body(data).iter(f"{W}bookmarkStart")] == names


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://a.example/x y?q=é&r=%zz", "https://a.example/x%20y?q=%C3%A9&r=%25zz"),
        ("https://a.example/\ud800", "https://a.example/%3F"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
    ],
)
def test_addresses_are_uris_or_no_links(url: str, target: str | None) -> None:
    data = of(Paragraph((Link(text("words"), url),)))
    external = [
        found.get("Target")
        for found in part(data, "word/_rels/document.xml.rels")
        if found.get("TargetMode") == "External"
    ]
    assert external == ([] if target is None else [target])


def test_a_link_inside_a_link_is_words() -> None:
    inner = Link(text("inner"), "https://b.example")
    data = of(Paragraph((Link((*text("outer "), inner), "https://a.example"),)))
    assert len(list(body(data).iter(f"{W}hyperlink"))) == 1


def test_properties_say_what_the_article_says() -> None:
    core = parts(written(samples.HANDOUTS["everything"]))["docProps/core.xml"].decode()
    for said_there in (
        "<dc:title>Sleeping after a loss</dc:title>",
        "<dc:creator>A. Writer</dc:creator>",
        "<cp:keywords>grief, sleep</cp:keywords>",
        "<dc:language>en</dc:language>",
        "2025-03-04T00:00:00Z",
    ):
        assert said_there in core
    assert date.today().isoformat() not in core
    undated = parts(written(replace(samples.HANDOUTS["everything"], dated=None, authors=())))
    assert b"1980-01-01T00:00:00Z" in undated["docProps/core.xml"]
    assert b"<dc:creator>Elm House</dc:creator>" in undated["docProps/core.xml"]
    assert b"python-docx" not in b"".join(undated.values())


def test_pictures_have_alt_text_or_are_decoration() -> None:
    described = [
        (found.get("descr"), len(list(found.iter("{*}decorative"))))
        for found in body(written(samples.HANDOUTS["everything"])).iter(f"{WP}docPr")
    ]
    assert described == [("A dark block", 0), ("", 1)]


def test_deep_nesting_leaves_room_for_words() -> None:
    nested: Blocks = (Paragraph(text("deep")),)
    for _ in range(40):
        nested = (Quote(nested),)
    (paragraph,) = paragraphs(of(*nested))
    indent = paragraph.find(f"{W}pPr/{W}ind")
    assert indent is not None
    assert int(indent.get(f"{W}left") or 0) <= 0.5 * 210 / 25.4 * 1440


def test_a_long_panel_may_break_and_a_short_one_may_not() -> None:
    short = Panel("note", text("t"), (WORDS,))
    long = Panel("note", text("t"), (WORDS,) * 30)
    split = [
        row.find(f"{W}trPr/{W}cantSplit") is None for row in body(of(short, long)).iter(f"{W}tr")
    ]
    assert split == [False, True]


def test_text_keeps_to_its_measure_on_wide_pages_and_fills_panels() -> None:
    prose = Paragraph(text("small"), "small")
    data = of(prose, Panel("note", (), (prose,)), Landscape((prose, List((item("a"),)))))
    ends = [
        None if indent is None else indent.get(f"{W}right")
        for indent in (found.find(f"{W}pPr/{W}ind") for found in paragraphs(data) if said(found))
    ]
    measure_on_wide_page = str(round((297 - 2 * 21 - 143) / 25.4 * 1440))
    assert ends == [None, "0", measure_on_wide_page, measure_on_wide_page]
