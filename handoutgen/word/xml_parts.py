"""XML of somebody's package, parsed without entities, schemas or the network."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from handoutgen.errors import TemplateError

MOST_SIGNS = 800_000
"""Opening angle brackets in a part: each element has one or two, and takes its memory."""

MOST_ATTRIBUTES = 1_000
_LONG_TAG = re.compile(rb"<[^<>]{4000,}")

DEEPEST = 250
"""How deep elements may stand in one another: nested tables in text boxes come to about 60."""


def parse_xml(content: bytes, display: str, part: str) -> Any:
    """Return the root element of *content*, which is the part *part* of the file *display*.

    Raises:
        TemplateError: if it is no XML, declares entities, or is nested too deep.
    """
    if content.count(b"<") > MOST_SIGNS or _has_long_tags(content):
        raise TemplateError.at(display, f"its part {part} holds more than any document does")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        problem = f"its part {part} is no XML that can be read"
        raise TemplateError.at(display, problem, "open it in Word and save it again") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise TemplateError.at(
            display, f"its part {part} declares a document type", "no Word file does"
        )
    if _depth(root) > DEEPEST:
        raise TemplateError.at(display, f"its part {part} is nested too deep")
    return root


def _has_long_tags(content: bytes) -> bool:
    """Say whether an element has thousands of attributes: a parser compares each with all."""
    return any(tag[0].count(b"=") > MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(content))


def _depth(root: Any) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
