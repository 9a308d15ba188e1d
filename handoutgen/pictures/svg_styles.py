"""Styles in SVG: style sheets moved to the elements they speak of, addresses refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from handoutgen.pictures.unusable import refuse

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
    import cssselect2
    import tinycss2

    matcher = cssselect2.Matcher()
    for rule in tinycss2.parse_stylesheet(
        "\n".join(sheets), skip_comments=True, skip_whitespace=True
    ):
        if rule.type == "at-rule" and rule.lower_at_keyword in ("import", "font-face"):
            refuse(f"a style sheet that loads files (@{rule.lower_at_keyword})")
        if rule.type != "qualified-rule":
            continue
        declarations = ";".join(_declarations(rule.content))
        if not declarations:
            continue
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:
            continue
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
