"""Styles in SVG: style sheets moved to the elements they speak of, addresses refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from handoutgen.pictures.unusable import Unusable, refuse

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SVG = "http://www.w3.org/2000/svg"

URL = re.compile(r"url\s*\(\s*(?P<quote>['\"]?)\s*(?P<target>[^'\")]*)", re.IGNORECASE)


def check_css(text: str) -> None:
    """Refuse a style, or an attribute, that leads out of the picture."""
    if "url" in text.lower() or "\\" in text or "@" in text:
        if "\\" in text or "@import" in text.lower():
            refuse("a reference to another file or address")
        for found in URL.finditer(text):
            if not found["target"].startswith("#"):
                refuse("a reference to another file or address")


def sheet_styles(root: Element) -> Mapping[Element, str]:
    """Return what the picture's style sheets say of each element, in the cascade's order."""
    sheets = [
        "".join(element.itertext())
        for element in root.iter(f"{{{SVG}}}style", "style")
        if isinstance(element.tag, str)
    ]
    if not any(sheet.strip() for sheet in sheets):
        return {}
    try:
        return _matched(root, "\n".join(sheets))
    except RecursionError:
        raise _intricate() from None


_SELECTORS = re.compile(r"[\w\s.,#>-]{1,2000}")
"""What drawing programs write: names, classes and ids. More could take any time to match."""

_MOST_MATCHING = 1_000_000
_NESTED_COST = 50
"""How much longer a selector of several parts may take: it is tried on every ancestor."""


def _intricate() -> Unusable:
    return Unusable("the SVG has a style sheet that cannot be followed", "save it as PNG")


def _matched(root: Element, sheet: str) -> Mapping[Element, str]:
    import cssselect2
    import tinycss2

    matcher = cssselect2.Matcher()
    elements = sum(1 for _ in root.iter())
    cost = 0
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and rule.lower_at_keyword in ("import", "font-face"):
            refuse(f"a style sheet that loads files (@{rule.lower_at_keyword})")
        if rule.type != "qualified-rule":
            continue
        declarations = ";".join(_declarations(rule.content))
        if not declarations:
            continue
        written = tinycss2.serialize(rule.prelude).strip()
        cost += elements * (_NESTED_COST if re.search(r"[\s>]", written) else 1)
        if _SELECTORS.fullmatch(written) is None or cost > _MOST_MATCHING:
            raise _intricate()
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:
            raise _intricate() from None
        for selector in selectors:
            matcher.add_selector(selector, declarations)
    styles: dict[Element, str] = {}
    for wrapper in cssselect2.ElementWrapper.from_xml_root(root).iter_subtree():
        matches = [match for match in matcher.match(wrapper) if match[2] is None]
        if matches:
            styles[wrapper.etree_element] = ";".join(match[3] for match in matches)
    return styles


def _declarations(content: object) -> Iterator[str]:
    import tinycss2

    for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if node.type == "declaration":
            value = tinycss2.serialize(node.value).strip()
            check_css(value)
            yield f"{node.lower_name}:{value}"
