"""XML of somebody's package, parsed without entities, schemas or the network."""

from __future__ import annotations

from typing import Any

from lxml import etree

from handoutgen.errors import TemplateError

DEEPEST = 250
"""How deep elements may stand in one another: nested tables in text boxes come to about 60."""


def parse_xml(content: bytes, display: str, part: str) -> Any:
    """Return the root element of *content*, which is the part *part* of the file *display*.

    Raises:
        TemplateError: if it is no XML, declares entities, or is nested too deep.
    """
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


def _depth(root: Any) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
