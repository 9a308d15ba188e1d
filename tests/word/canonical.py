"""WordprocessingML made comparable: what means the same is written the same."""

from __future__ import annotations

import copy

from lxml import etree

from tests.word.building import W

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOTHING_TO_READERS = frozenset(
    {"proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak"}
)
_IDS = frozenset({"docPr", "cNvPr"})


def canonical(xml: bytes) -> str:
    """Return a part's XML without what makes no difference in Word.

    Left out: declarations, proofing marks, empty texts and runs, the ids of drawings, the order
    of a cell's properties. Runs of one look that follow each other are one run.
    """
    root = etree.fromstring(xml)
    for element in list(root.iter(etree.Element)):
        name = etree.QName(element).localname
        if name in _NOTHING_TO_READERS:
            element.getparent().remove(element)
        element.attrib.pop(_XML_SPACE, None)
        if name in _IDS:
            element.attrib.pop("id", None)
        if name in ("tcPr", "rPr"):
            element[:] = sorted(element, key=lambda child: str(child.tag))
    for paragraph in root.iter(_w("p")):
        _settle(paragraph)
    # Declarations that are used nowhere make no difference either.
    etree.cleanup_namespaces(root)
    return etree.tostring(root, method="c14n2", strip_text=False).decode()


def _settle(holder: etree._Element) -> None:
    for child in list(holder):
        if etree.QName(child).localname in ("hyperlink", "ins", "sdt", "sdtContent", "smartTag"):
            _settle(child)
        if child.tag != _w("r"):
            continue
        _join_texts(child)
        if all(one.tag == _w("rPr") for one in child):
            holder.remove(child)
            continue
        before = child.getprevious()
        if before is not None and before.tag == _w("r") and _look(before) == _look(child):
            for one in list(child):
                if one.tag != _w("rPr"):
                    before.append(one)
            holder.remove(child)
            _join_texts(before)


def _join_texts(run: etree._Element) -> None:
    for text in list(run.iterchildren(_w("t"))):
        before = text.getprevious()
        if not text.text:
            run.remove(text)
        elif before is not None and before.tag == text.tag:
            before.text = (before.text or "") + text.text
            run.remove(text)


def _look(run: etree._Element) -> bytes:
    properties = run.find(_w("rPr"))
    if properties is None or not len(properties):
        return b""
    alone = copy.deepcopy(properties)
    alone.tail = None
    return etree.tostring(alone, method="c14n2")


def _w(local: str) -> str:
    return f"{{{W}}}{local}"
