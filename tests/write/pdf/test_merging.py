"""Merged PDFs: all pages, one tree of tags, bookmarks and links that lead where they led."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import page as validation
import pikepdf
import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handoutgen.model.brand import Brand
from handoutgen.model.handout import Handout
from handoutgen.model.nodes import (
    Block,
    Cell,
    Citation,
    Heading,
    Landscape,
    Link,
    Note,
    NoteList,
    NoteMark,
    PageBreak,
    Paragraph,
    ReferenceEntry,
    ReferenceList,
    Table,
    Text,
    text,
)
from handoutgen.report import Report
from handoutgen.write.pdf import write_pdf
from handoutgen.write.pdf.merging import MergePart, merge_pdfs

ADDRESS = "https://merged.invalid/"


def cells(*words: str) -> tuple[Cell, ...]:
    return tuple(Cell(text(one)) for one in words)


def handout(name: str, *, pages: int = 1, language: str = "en", to: str = "") -> Handout:
    """Return a handout that holds what is numbered, named and linked inside one file."""
    body: tuple[Block, ...] = (
        Heading(1, text(f"Title {name}"), "top"),
        Paragraph(
            (
                Text(f"Words of {name} "),
                Citation(text("(2020)"), ("one",)),
                NoteMark("a", 1),
                Text(" "),
                Link(text("down"), "#end"),
                *((Link(text("over there"), f"{ADDRESS}{to}"),) if to else ()),
            )
        ),
        *(block for _ in range(pages - 1) for block in (PageBreak(), Paragraph(text("More.")))),
        Heading(2, text(f"End {name}"), "end"),
        Table(cells("A", "B"), (cells("1", "2"),), ("left", "left")),
        ReferenceList((ReferenceEntry(text(f"A work of {name}."), "one"),)),
        NoteList((Note("a", 1, (Paragraph(text("A note.")),)),)),
    )
    return Handout(f"Title {name}", body, Brand(name="Oak Lane"), language=language)


def merged_pdf(
    parts: Iterable[MergePart], *, title: str = "All", odd: bool = False, numbered: bool = False
) -> bytes:
    buffer = io.BytesIO()
    merge_pdfs(buffer, parts, title=title, odd_pages=odd, numbered=numbered, links=ADDRESS)
    return buffer.getvalue()


def pdf(made: Handout) -> bytes:
    return write_pdf(made, Report())


def texts(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def assert_conforms(data: bytes, *profiles: str) -> None:
    for profile in profiles or ("ua1", "2a"):
        result = validation.validate_pdf_bytes(data, profile=profile)
        assert "no failures" in str(result), str(result)


def elements(node: Any) -> list[Any]:
    """Return every structure element below *node* in reading order."""
    found = []
    for kid in (
        node.get("/K", []) if isinstance(node.get("/K"), pikepdf.Array) else [node.get("/K")]
    ):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += [kid, *elements(kid)]
    return found


def lead(data: bytes) -> list[tuple[int, int]]:
    """Return from which page to which every link inside the file leads."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    named = reader.named_destinations
    numbers = {page.indirect_reference: at for at, page in enumerate(reader.pages)}
    found = []
    for at, page in enumerate(reader.pages):
        for one in page.get("/Annots", []):
            to = one.get_object().get("/Dest")
            if isinstance(to, str):
                found.append((at, numbers[named[to].page]))  # type: ignore[index]
            elif to is not None:
                found.append((at, numbers[list.__getitem__(to.get_object(), 0)]))
    return found


THREE = [
    MergePart(pdf(handout("one", pages=2)), "First"),
    MergePart(pdf(handout("two", language="es")), "Second"),
    MergePart(pdf(handout("three", pages=3)), "Third"),
]


def test_all_pages_in_order_and_the_file_conforms() -> None:
    merged = merged_pdf(THREE, title="All of them")
    assert texts(merged) == [one for part in THREE for one in texts(part.pdf)]
    assert_conforms(merged)
    reader = pypdf.PdfReader(io.BytesIO(merged))
    assert reader.metadata is not None
    assert reader.metadata.title == "All of them"
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": "All of them"}


def test_same_parts_same_bytes() -> None:
    assert merged_pdf(THREE, title="A") == merged_pdf(iter(THREE), title="A")


def test_one_tree_of_tags() -> None:
    with pikepdf.open(io.BytesIO(merged_pdf(THREE))) as merged:
        root = merged.Root.StructTreeRoot
        parts = list(root.K.K)  # type: ignore[call-overload]
        assert [(str(one.S), str(one.T)) for one in parts] == [
            ("/Part", "First"),
            ("/Part", "Second"),
            ("/Part", "Third"),
        ]
        assert [str(one.get("/Lang", "")) for one in parts] == ["", "es", ""]
        found = elements(root)
        per_part = []
        for part in THREE:
            with pikepdf.open(io.BytesIO(part.pdf)) as alone:
                per_part.append([str(one.S) for one in elements(alone.Root.StructTreeRoot)][1:])
        expected = ["/Document", *(one for kinds in per_part for one in ("/Part", *kinds))]
        assert [str(one.S) for one in found] == expected
        tree = dict(pikepdf.NumberTree(root.ParentTree).items())
        keys: list[int] = []
        for page in merged.pages:
            keys.append(int(page.obj.StructParents))
            for owner in tree[keys[-1]]:
                assert owner.get("/Pg", page.obj).objgen == page.obj.objgen
            keys += [int(one.StructParent) for one in page.obj.get("/Annots", [])]
        assert sorted(keys) == sorted(tree) == list(range(int(root.ParentTreeNextKey)))
        ids = [bytes(one.ID) for one in found if "/ID" in one]
        assert len(ids) == len(set(ids)) == 3
        assert sorted(pikepdf.NameTree(root.IDTree)) == sorted(one.decode() for one in ids)


def test_links_lead_where_they_led() -> None:
    alone = [lead(part.pdf) for part in THREE]
    starts = [0, 2, 3]
    expected = [
        (start + here, start + there)
        for start, links in zip(starts, alone, strict=True)
        for here, there in links
    ]
    assert expected
    assert lead(merged_pdf(THREE)) == expected


def test_links_to_a_part_lead_to_its_first_page() -> None:
    first = MergePart(pdf(handout("contents", to="two")))
    second = MergePart(pdf(handout("two", pages=2)), name="two")
    merged = merged_pdf([first, second])
    assert (0, 1) in lead(merged)
    assert_conforms(merged)


def test_a_bookmark_a_part_with_its_own_below() -> None:
    reader = pypdf.PdfReader(io.BytesIO(merged_pdf(THREE)))
    found = []
    for one in reader.outline:
        if isinstance(one, list):
            found += [(below.title, reader.get_destination_page_number(below)) for below in one]
        else:
            found.append((one.title, reader.get_destination_page_number(one)))
    assert found == [
        ("First", 0),
        ("End one", 1),
        ("Second", 2),
        ("End two", 2),
        ("Third", 3),
        ("End three", 5),
    ]


def test_no_titles_no_bookmarks() -> None:
    merged = merged_pdf([replace(part, title="") for part in THREE])
    with pikepdf.open(io.BytesIO(merged)) as opened:
        assert "/Outlines" not in opened.Root
        assert "/PageMode" not in opened.Root
    assert_conforms(merged)


def test_each_part_on_an_odd_page() -> None:
    merged = merged_pdf([THREE[1], THREE[2], THREE[0], THREE[1]], odd=True)
    found = texts(merged)
    assert [at for at, words in enumerate(found) if "Words of" in words] == [0, 2, 6, 8]
    assert [at for at, words in enumerate(found) if not words.strip()] == [1, 5]
    assert_conforms(merged)


def test_a_blank_page_is_as_large_as_the_one_before() -> None:
    turned = handout("turned")
    wide = replace(turned, body=(Landscape(turned.body),))
    merged = merged_pdf([MergePart(pdf(wide)), MergePart(pdf(turned))], odd=True)
    boxes = [page.mediabox for page in pypdf.PdfReader(io.BytesIO(merged)).pages]
    assert boxes[1] == boxes[0] != boxes[2]


def test_numbers_run_through_all_pages() -> None:
    """Each handout still says "Page 1 of 2"; the contents mean the other number."""
    wide = handout("wide")
    turned = MergePart(pdf(replace(wide, body=(Landscape(wide.body),))), "Turned")
    merged = merged_pdf([*THREE, turned], numbered=True)
    assert_conforms(merged)
    expected = [one for part in (*THREE, turned) for one in texts(part.pdf)]
    for number, (page, alone) in enumerate(zip(texts(merged), expected, strict=True), 1):
        assert sorted(page.split()) == sorted([*alone.split(), str(number)])
    left, low, width = last_word(merged, 6)
    assert abs(left - width / 2) < 5
    assert 12 < low < 18


def test_a_number_is_set_whatever_state_a_page_leaves_behind() -> None:
    with pikepdf.open(io.BytesIO(THREE[1].pdf)) as opened:
        page = opened.pages[0]
        page.contents_add(b"0.01 0 0 0.01 0 0 cm 1 0 0 rg", prepend=True)
        left = io.BytesIO()
        opened.save(left)
    merged = merged_pdf([THREE[0], MergePart(left.getvalue())], numbered=True)
    left_edge, low, width = last_word(merged, 2)
    assert abs(left_edge - width / 2) < 5
    assert 12 < low < 18


def last_word(data: bytes, page: int) -> tuple[float, float, float]:
    """Return where the last character of a page stands, and how wide the page is."""
    shown = pypdfium2.PdfDocument(data)[page]
    words = shown.get_textpage()
    left, low, _, _ = words.get_charbox(len(words.get_text_range().rstrip()) - 1)
    return left, low, shown.get_width()


def test_what_parts_share_is_there_once() -> None:
    part = MergePart(pdf(handout("one")))
    one, many = len(part.pdf), len(merged_pdf([part] * 20))
    assert many < one * 4
    assert fonts(merged_pdf([part] * 20)) == fonts(part.pdf) > 0


def fonts(data: bytes) -> int:
    """Return how many font programs are in a file."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        streams = [one for one in opened.objects if isinstance(one, pikepdf.Stream)]
        return len([one for one in streams if "/Length1" in one])


def untagged(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as opened:
        del opened.Root.StructTreeRoot
        del opened.Root.MarkInfo
        del opened.Root.Metadata
        buffer = io.BytesIO()
        opened.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_no_more_is_claimed_than_all_parts_are(order: tuple[int, int]) -> None:
    parts = [THREE[0], MergePart(untagged(THREE[1].pdf))]
    merged = merged_pdf([parts[place] for place in order])
    assert len(texts(merged)) == 3
    with pikepdf.open(io.BytesIO(merged)) as opened:
        assert "/StructTreeRoot" not in opened.Root
        said = opened.Root.Metadata.read_bytes() if "/Metadata" in opened.Root else b""
    assert not re.search(rb"pdfuaid:part>|pdfaid:part>|pdfaid:conformance>", said)


def test_a_link_to_what_is_not_there_is_told() -> None:
    with pytest.raises(ValueError, match="two"):
        merged_pdf([MergePart(pdf(handout("contents", to="two")))])


def test_nothing_is_no_file() -> None:
    with pytest.raises(ValueError, match="no PDF"):
        merged_pdf([])


@given(st.lists(st.integers(0, 2), min_size=1, max_size=6), st.booleans())
@settings(max_examples=8)
def test_any_parts_in_any_order(places: list[int], odd: bool) -> None:
    merged = merged_pdf([THREE[place] for place in places], odd=odd)
    said = [words for words in texts(merged) if words.strip()]
    assert said == [one for place in places for one in texts(THREE[place].pdf)]
    assert_conforms(merged)
