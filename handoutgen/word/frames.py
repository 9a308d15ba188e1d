"""Frames: what must be whole when a part is filled, and is seen to when it is assembled."""

from __future__ import annotations

from typing import Any

from handoutgen.word.grids import fit
from handoutgen.word.marks import IN_TEXT, TAG, between, number_between
from handoutgen.word.namespaces import Flavour, local_name
from handoutgen.word.pieces import AloneBegins, AloneEnds, ParagraphWanted, TableBegins, TableEnds
from handoutgen.word.spots import fragment, text_spot
from handoutgen.word.tags import Tag, TagList

_END_WITH_A_PARAGRAPH = frozenset({"tc", "hdr", "ftr", "footnote", "endnote", "txbxContent"})
_HOLDERS = frozenset({"sdtContent", "sdt", "customXml"})


def frame_tables(root: Any, flavour: Flavour, tags: TagList) -> None:
    """Frame the tables whose rows or cells come from tags, the inner ones too.

    Those that only lack what comments stood for are settled here, and the comments' marks go.
    """
    row, span = flavour.name("tr"), flavour.name("gridSpan")
    comments: list[Any] = []
    for table in list(root.iter(flavour.name("tbl"))):
        levels: set[str] = set()
        commented: set[str] = set()
        for element in table.iter():
            number = number_between(element)
            if number is not None:
                parent = element.getparent().tag
                level = "row" if parent == table.tag else "cell" if parent == row else ""
                entry = tags.entry(number)
                if isinstance(entry, Tag) and entry.kind == "comment":
                    comments.append(element)
                    commented.add(level)
                else:
                    levels.add(level)
            elif element.tag == span and IN_TEXT.search(element.get(flavour.name("val"), "")):
                levels.add("cell")
        if levels & {"row", "cell"}:
            grid = "cell" in levels | commented
            table.addprevious(between(tags.control(TableBegins(grid))))
            table.addnext(between(tags.control(TableEnds())))
        elif commented:
            fit(table, flavour)
    for comment in comments:
        if comment.getparent() is not None:
            comment.getparent().remove(comment)


def want_paragraphs(root: Any, tags: TagList) -> None:
    """Mark the ends of cells and their like that may be left without a last paragraph."""
    holders: set[Any] = set()
    for mark in root.iter():
        if number_between(mark) is None:
            continue
        holder = mark.getparent()
        while holder is not None and local_name(holder.tag) in _HOLDERS:
            holder = holder.getparent()
        if holder is not None and local_name(holder.tag) in _END_WITH_A_PARAGRAPH:
            holders.add(holder)
    for holder in holders:
        holder.append(between(tags.control(ParagraphWanted())))


def frame_paragraphs(root: Any, flavour: Flavour, tags: TagList) -> None:
    """Frame the paragraphs that hold one value and nothing else."""
    for text in list(root.iter(flavour.name("t"))):
        match = IN_TEXT.fullmatch((text.text or "").strip())
        if match is None:
            continue
        number = int(match[1])
        tag = tags[number]
        paragraph = _paragraph_alone(text, flavour)
        if tag.kind != "print" or paragraph is None:
            continue
        spot = text_spot(text, flavour)
        xml = fragment(paragraph)
        if len(TAG.findall(xml)) != 1:
            continue
        before, _, after = xml.partition(match[0])
        tags.spots[number] = spot
        begins = tags.control(AloneBegins(before, after, spot))
        for one in (begins, number, tags.control(AloneEnds())):
            paragraph.addprevious(between(one))
        paragraph.getparent().remove(paragraph)


def _paragraph_alone(text: Any, flavour: Flavour) -> Any:
    """Return the paragraph that holds nothing but *text*, if it is such a one."""
    run = text.getparent()
    paragraph = None if run is None else run.getparent()
    if (
        paragraph is None
        or run.tag != flavour.name("r")
        or paragraph.tag != flavour.name("p")
        or paragraph.getparent() is None
        or _beside(text, before=True) not in ("", "rPr")
        or _beside(run, before=True) not in ("", "pPr")
        or _beside(text, before=False)
        or _beside(run, before=False)
    ):
        return None
    properties = paragraph.find(flavour.name("pPr"))
    ends_section = properties is not None and properties.find(flavour.name("sectPr")) is not None
    return None if ends_section else paragraph


def _beside(element: Any, *, before: bool) -> str:
    """Return what stands next to *element*, proofing marks passed over."""
    for sibling in element.itersiblings(preceding=before):
        if local_name(sibling.tag) != "proofErr":
            return local_name(sibling.tag) or "?"
    return ""
