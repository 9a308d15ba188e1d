"""What may stand in a document once only, where a loop repeats it: ids, bookmarks."""

from __future__ import annotations

from typing import Any

from lxml import etree

from handoutgen.word.marks import IN_TEXT, between, in_text, number_between
from handoutgen.word.namespaces import local_name
from handoutgen.word.pieces import NewId, Once
from handoutgen.word.spots import fragment
from handoutgen.word.tags import Tag, TagList

_BEGINS, _ENDS = frozenset({"for", "macro", "call"}), frozenset({"endfor", "endmacro", "endcall"})
_PARAGRAPH_IDS = ("paraId", "textId")
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def settle_repeats(root: Any, tags: TagList) -> None:
    """Give repeated drawings new ids, and leave repeated bookmarks and paragraph ids out."""
    if not any(isinstance(tag, Tag) and tag.word in _BEGINS for tag in tags.tags):
        return
    repeated: list[Any] = []
    depth = 0

    def pass_marks(text: str | None) -> None:
        nonlocal depth
        for match in IN_TEXT.finditer(text or ""):
            pass_mark(int(match[1]))

    def pass_mark(number: int) -> None:
        nonlocal depth
        word = tags[number].word
        depth += (word in _BEGINS) - (word in _ENDS)

    for event, element in etree.iterwalk(root, events=("start", "end", "pi")):
        if event == "pi":
            number = number_between(element)
            if number is not None:
                pass_mark(number)
        elif event == "start":
            if depth > 0:
                repeated.append(element)
            pass_marks(element.text)
    for element in repeated:
        _make_repeatable(element, tags)


def _make_repeatable(element: Any, tags: TagList) -> None:
    for name in _PARAGRAPH_IDS:
        element.attrib.pop(f"{{{_W14}}}{name}", None)
    match local_name(element.tag):
        case "docPr" if element.get("id"):
            element.set("id", in_text(tags.control(NewId())))
        case "bookmarkStart" | "bookmarkEnd" if element.getparent() is not None:
            element.addprevious(between(tags.control(Once(fragment(element)))))
            element.getparent().remove(element)
        case "id" if local_name(element.getparent().tag) == "sdtPr":
            element.getparent().remove(element)
        case _:
            pass
