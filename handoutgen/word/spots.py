"""Spots: where in the XML a value comes to stand, and what must be closed for it to change."""

from __future__ import annotations

import copy
from typing import Any, Literal, NamedTuple, TypeAlias

from lxml import etree

from handoutgen.records import dataclass
from handoutgen.word.namespaces import Flavour, local_name

SpotKind: TypeAlias = Literal[
    "text", "run", "paragraph", "row", "cell", "plain", "attribute", "number", "colour"
]
_BLOCK_PARENTS = frozenset(
    {"body", "tc", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent", "docPartBody"}
)
_END_OF_RUN = "</w:t></w:r>"
_INLINE = frozenset(
    {"hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple", "bdo", "dir"}
)


class Surroundings(NamedTuple):
    """The formatting that text has where it stands: ``w:rPr`` and ``w:pPr`` as XML, or nothing."""

    run: str = ""
    paragraph: str = ""


_NOTHING = Surroundings()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value stands.

    *leave* closes what is open around a text up to its paragraph, the paragraph left out, and
    *enter* opens it again; None where that cannot be done. *tag* is the number of the tag, where
    the spot is for one only.
    """

    kind: SpotKind
    look: Surroundings = _NOTHING
    leave: str | None = None
    enter: str | None = None
    tag: int = 0


def fragment(element: Any) -> str:
    """Return *element* as XML without the namespace declarations that its document has."""
    xml: str = etree.tostring(element, encoding="unicode", with_tail=False)
    head, close, rest = xml.partition(">")
    parent = element.getparent()
    for prefix, uri in (element if parent is None else parent).nsmap.items():
        name = f"xmlns:{prefix}" if prefix else "xmlns"
        head = head.replace(f' {name}="{uri}"', "")
    return f"{head}{close}{rest}"


def surroundings(text: Any, flavour: Flavour) -> Surroundings:
    """Return how words look that stand where the element *text* does."""
    run = text.getparent()
    properties = None if run is None else run.find(flavour.name("rPr"))
    paragraph = next(text.iterancestors(flavour.name("p")), None)
    return Surroundings(
        "" if properties is None else fragment(properties),
        "" if paragraph is None else paragraph_properties(paragraph, flavour),
    )


def paragraph_properties(paragraph: Any, flavour: Flavour) -> str:
    """Return the properties that a paragraph split off *paragraph* has: no section's end."""
    properties = next(iter(paragraph), None)
    if properties is None or properties.tag != flavour.name("pPr"):
        return ""
    ends_section = properties.find(flavour.name("sectPr")) is not None
    if ends_section or properties.find(flavour.name("pPrChange")) is not None:
        properties = copy.deepcopy(properties)
        for local in ("sectPr", "pPrChange"):
            for child in properties.findall(flavour.name(local)):
                properties.remove(child)
    return fragment(properties)


def text_spot(text: Any, flavour: Flavour) -> Spot:
    """Return the spot inside the element *text*."""
    run = text.getparent()
    is_text = text.tag == flavour.name("t") and run is not None and run.tag == flavour.name("r")
    if not is_text:
        return Spot("plain")
    look = surroundings(text, flavour)
    around = _up_to_paragraph(run, flavour)
    if around is None:
        return Spot("text", look)
    leave, enter = around
    return Spot("text", look, f"{_END_OF_RUN}{leave}", f"{enter}{_begin_of_run(look)}")


def _begin_of_run(look: Surroundings) -> str:
    return f'<w:r>{look.run}<w:t xml:space="preserve">'


def _up_to_paragraph(element: Any, flavour: Flavour) -> tuple[str, str] | None:
    """Return what closes all from *element*, left out, up to its paragraph, and opens it again."""
    leave: list[str] = []
    enter: list[str] = []
    for one in element.iterancestors():
        name = local_name(one.tag)
        if name == "p":
            return "".join(leave), "".join(reversed(enter))
        if name not in _INLINE:
            break
        leave.append(f"</{_prefixed(one)}>")
        enter.append(_opening(one, flavour))
    return None


def inside_run(spot: Spot, begin: str = "", end: str = _END_OF_RUN) -> Spot:
    """Return the spot inside a text whose run stands at *spot*, between *begin* and *end*."""
    begin = begin or _begin_of_run(spot.look)
    leave, enter = spot.leave, spot.enter
    if spot.kind == "paragraph":
        leave, enter = "", ""
    if leave is None or enter is None:
        return Spot("text", spot.look)
    if spot.kind == "text":
        leave = leave.removeprefix(_END_OF_RUN)
        enter = enter.removesuffix(_begin_of_run(spot.look))
    return Spot("text", spot.look, f"{end}{leave}", f"{enter}{begin}")


def spot_between(mark: Any, look: Surroundings, flavour: Flavour) -> Spot:
    """Return the spot of *mark*, which stands between elements."""
    around = _up_to_paragraph(mark, flavour)
    parent = mark.getparent()
    while parent is not None and local_name(parent.tag) in ("sdtContent", "sdt", "customXml"):
        parent = parent.getparent()
    name = "" if parent is None else local_name(parent.tag)
    if name == "tbl":
        return Spot("row")
    if name == "tr":
        return Spot("cell")
    if name in _BLOCK_PARENTS:
        return Spot("paragraph", look)
    return Spot("run", look, *(around or (None, None)))


def attribute_spot(element: Any, name: str, flavour: Flavour, tag: int) -> Spot:
    """Return the spot inside the attribute *name* of *element*."""
    if element.tag == flavour.name("gridSpan") and name == flavour.name("val"):
        return Spot("number", tag=tag)
    if element.tag == flavour.name("shd") and name == flavour.name("fill"):
        return Spot("colour", tag=tag)
    return Spot("attribute")


def _opening(element: Any, flavour: Flavour) -> str:
    """Return the XML that opens *element* anew, with its properties, without its identity."""
    shell = etree.Element(element.tag, element.attrib, nsmap=element.nsmap)
    for child in element:
        if local_name(child.tag) in ("sdtPr", "smartTagPr"):
            kept = copy.deepcopy(child)
            for unique in kept.findall(flavour.name("id")):
                kept.remove(unique)
            shell.append(kept)
    xml = fragment(shell)
    if xml.endswith("/>"):
        return f"{xml[:-2]}>"
    return xml.removesuffix(f"</{_prefixed(element)}>")


def _prefixed(element: Any) -> str:
    prefix = element.prefix
    return f"{prefix}:{local_name(element.tag)}" if prefix else local_name(element.tag)
