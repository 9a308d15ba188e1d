"""SVG taken apart, checked, and put together again from what a picture needs and nothing else."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from handoutgen.pictures.raster import RASTER_KINDS, raster_image
from handoutgen.pictures.svg_bounds import check_dashes, layers, set_size
from handoutgen.pictures.svg_styles import (
    SVG,
    check_css,
    sheet_styles,
)
from handoutgen.pictures.unusable import Unusable, refuse
from handoutgen.records import dataclass

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_SVG_BYTES = 5 * 1024 * 1024
MAX_ELEMENTS = 20_000
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_KNOWN = frozenset(
    {
        *("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("a", "clipPath", "defs", "image", "linearGradient", "marker", "mask", "pattern"),
        *("radialGradient", "stop", "switch", "symbol", "text", "textPath", "tspan", "use"),
        *("filter", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite"),
        *("feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR"),
        *("feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset"),
    }
)

_REFUSED = {
    "script": "a script",
    "handler": "a script",
    "foreignObject": "a web page inside it (foreignObject)",
    "iframe": "a web page inside it (iframe)",
    "video": "a video",
    "audio": "sound",
    "animate": "an animation",
    "animateColor": "an animation",
    "animateMotion": "an animation",
    "animateTransform": "an animation",
    "set": "an animation",
    "feImage": "a picture inside a filter (feImage)",
}

_DATA_PICTURE = re.compile(r"data:image/(?:png|jpe?g)(?:;[^,;]*)*,", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A clean SVG, its size in CSS pixels, and how many layers drawing it takes."""

    svg: bytes
    width: float
    height: float
    layers: int


def cleaned(data: bytes) -> Drawing:
    """Return what is left of the SVG in *data*, or raise why it cannot be used."""
    from lxml import etree

    if len(data) > MAX_SVG_BYTES:
        raise Unusable(
            f"the SVG is larger than {MAX_SVG_BYTES // 1024**2} MB", "simplify it or save it as PNG"
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as failure:
        line = getattr(failure, "lineno", None)
        where = f" (its line {line})" if line else ""
        raise Unusable(f"the SVG is not well-formed XML{where}", "export it again") from None
    subset = root.getroottree().docinfo.internalDTD
    if subset is not None and any(True for _ in subset.iterentities()):
        refuse("definitions of entities")
    cleaner = _Cleaner(sheet_styles(root))
    made = cleaner.copy(root, None)
    if made is None:
        raise Unusable("this is XML, not an SVG picture", "use a PNG, JPEG or SVG file")
    needed = layers(made, cleaner.by_id)
    width, height = set_size(made)
    check_dashes(made)
    return Drawing(etree.tostring(made, encoding="utf-8"), width, height, needed)


@dataclass(slots=True)
class _Cleaner:
    """Copies what is allowed; *styles* are the style sheets' declarations per element."""

    styles: Mapping[Element, str]
    elements: int = 0
    by_id: dict[str, Element] = field(default_factory=dict)

    def copy(self, source: Element, parent: Element | None) -> Element | None:
        """Copy *source* with all below it under *parent*; None where it is left out."""
        from lxml import etree

        name = _local_name(source)
        if name is None:
            return None
        if name in _REFUSED:
            refuse(_REFUSED[name])
        if name not in _KNOWN:
            return None
        self.elements += 1
        if self.elements > MAX_ELEMENTS:
            raise Unusable(f"the SVG has more than {MAX_ELEMENTS} parts", "save it as PNG")
        made = (
            etree.Element(f"{{{SVG}}}{name}", nsmap={None: SVG})
            if parent is None
            else etree.SubElement(parent, f"{{{SVG}}}{name}")
        )
        self._copy_attributes(source, made, name)
        if name in ("text", "tspan", "textPath"):
            made.text = source.text
        for child in source:
            copied = self.copy(child, made)
            if name in ("text", "tspan", "textPath") and child.tail:
                _append_text(made, copied, child.tail)
        return made

    def _copy_attributes(self, source: Element, made: Element, name: str) -> None:
        for key, value in source.attrib.items():
            attribute, text = str(key), str(value)
            if attribute.lower().startswith("on"):
                refuse(f"a script ({attribute})")
            if attribute in ("href", _XLINK_HREF):
                self._copy_reference(made, name, text.strip())
            elif attribute == _XML_SPACE:
                made.set(attribute, text)
            elif not attribute.startswith("{") and attribute not in ("style", "class"):
                check_css(text)
                made.set(attribute, text)
        own = str(source.get("style", ""))
        check_css(own)
        style = ";".join(part for part in (self.styles.get(source, ""), own.strip(" ;")) if part)
        if style:
            made.set("style", style)
        identity = made.get("id")
        if identity is not None:
            self.by_id.setdefault(str(identity), made)

    def _copy_reference(self, made: Element, name: str, target: str) -> None:
        if name == "a":
            return
        if target.startswith("#"):
            made.set("href", target)
        elif name == "image" and (found := _DATA_PICTURE.match(target)) is not None:
            made.set("href", _embedded(target[: found.end()], target[found.end() :]))
        else:
            refuse("a reference to another file or address")


def _local_name(element: Element) -> str | None:
    """Return an SVG element's name; None for one of another kind, such as an editor's notes."""
    if not isinstance(element.tag, str):
        return None
    namespace, _, name = element.tag.rpartition("}")
    return name if namespace in ("", "{" + SVG) else None


def _append_text(parent: Element, last: Element | None, text: str) -> None:
    if last is not None:
        last.tail = (last.tail or "") + text
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _embedded(head: str, payload: str) -> str:
    """Return a picture inside the SVG as an address of its checked and stripped bytes."""
    raw = unquote_to_bytes(payload)
    if ";base64" in head.lower():
        try:
            raw = base64.b64decode(re.sub(rb"\s+", b"", raw), validate=True)
        except binascii.Error:
            raise Unusable("a picture inside the SVG is damaged", "export it again") from None
    for kind in RASTER_KINDS:
        if kind.name in ("PNG", "JPEG") and kind.begins(raw):
            image = raster_image(raw, kind)
            code = base64.b64encode(image.data).decode("ascii")
            return f"data:image/{image.kind};base64,{code}"
    raise Unusable("a picture inside the SVG is neither PNG nor JPEG", "save the whole as PNG")
