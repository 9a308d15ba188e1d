"""SVG: taken apart, checked and put together again from what a picture needs and nothing else.

An SVG of flat shapes stays a vector. Text, gradients, clipping and effects would come out
differently in every program that draws them, and text differently on every machine, so a
picture with any of these is drawn once, here, with no font but the bundled ones.
"""

from __future__ import annotations

import base64
import binascii
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import unquote_to_bytes

from handoutgen.model.images import Image
from handoutgen.pictures.raster import RASTER_KINDS, raster_image
from handoutgen.pictures.unusable import Unusable

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_SVG_BYTES = 5 * 1024 * 1024
MAX_ELEMENTS = 20_000
MAX_ASPECT = 50
MAX_NATURAL_SIDE = 4000
RASTER_SIDE = 2400
"""Pixels along the longer side of a drawn SVG: 350 dpi over a full text width."""

MAX_DRAWN_SIDE = 8000
_MAX_EFFECTS = 50
_MAX_DEPTH = 200

_SVG = "http://www.w3.org/2000/svg"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_FLAT = frozenset({"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_DRAWN = frozenset(
    {
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
_FLAT_PROPERTIES = frozenset(
    {
        *("color", "display", "fill", "fill-opacity", "fill-rule", "stroke", "stroke-dasharray"),
        *("stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"),
        *("stroke-opacity", "stroke-width", "visibility"),
        # without text these change nothing
        *("font-family", "font-size", "font-style", "font-weight", "line-height", "text-anchor"),
        *("-inkscape-stroke", "-inkscape-font-specification", "enable-background"),
    }
)
_FLAT_ATTRIBUTES = _FLAT_PROPERTIES | {
    *("id", "class", "style", "transform", "version", "viewBox", "width", "height", "x", "y"),
    *("d", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2", "points", "role", "focusable"),
    *("aria-hidden", "aria-label", "aria-labelledby", "tabindex", "lang"),
}
_URL = re.compile(r"url\s*\(\s*(?P<quote>['\"]?)\s*(?P<target>[^'\")]*)", re.IGNORECASE)
_DATA_PICTURE = re.compile(r"data:image/(?:png|jpe?g)(?:;[^,;]*)*,", re.IGNORECASE)


def looks_like_svg(data: bytes) -> bool:
    """Tell whether *data* begins as an SVG file does; UTF-16 included."""
    head = data[:8192]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", "replace")
    else:
        text = head.decode("utf-8", "replace").removeprefix("\ufeff")
    text = re.sub(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^<>\[]*(?:\[.*?\]\s*)?>", "", text, flags=re.S)
    return re.match(r"\s*<(?:[\w-]+:)?svg[\s>/]", text) is not None


def vector_image(data: bytes) -> Image:
    """Return the picture in *data*, as SVG where it is made of flat shapes, else as PNG."""
    drawing = _cleaned(data)
    image = Image("svg", *_whole_pixels(drawing.width, drawing.height), drawing.svg)
    if drawing.flat:
        return image
    longer = max(drawing.width, drawing.height)
    return svg_to_png(image, max(1, round(RASTER_SIDE * drawing.height / longer)))


def svg_to_png(image: Image, height_px: int) -> Image:
    """Return an SVG drawn *height_px* pixels high, on nothing; a PNG or JPEG as it is."""
    if image.kind != "svg":
        return image
    import resvg_py

    height = max(1, min(height_px, MAX_DRAWN_SIDE))
    width = max(1, round(image.width * height / image.height))
    if width > MAX_DRAWN_SIDE:
        width, height = MAX_DRAWN_SIDE, max(1, round(image.height * MAX_DRAWN_SIDE / image.width))
    fonts = [str(path) for path in _bundled_fonts()]
    family = "Atkinson Hyperlegible"
    try:
        data = resvg_py.svg_to_bytes(
            svg_string=image.data.decode("utf-8"),
            width=width,
            height=height,
            skip_system_fonts=True,
            font_files=fonts,
            font_family=family,
            serif_family=family,
            sans_serif_family=family,
            monospace_family=family,
            cursive_family=family,
            fantasy_family=family,
        )
    except BaseException as failure:  # a panic in Rust is no Exception
        if isinstance(failure, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise Unusable("the SVG cannot be drawn", "save it as PNG") from None
    drawn = bytes(data)
    size = (int.from_bytes(drawn[16:20], "big"), int.from_bytes(drawn[20:24], "big"))
    return Image("png", *size, drawn)


def _bundled_fonts() -> list[Path]:
    return sorted((Path(__file__).parent.parent / "fonts").rglob("*.ttf"))


# ---------------------------------------------------------------------------------------------
# Cleaning


@dataclass(frozen=True, slots=True)
class _Drawing:
    svg: bytes
    width: float
    height: float
    flat: bool


@dataclass(slots=True)
class _Cleaner:
    """Copies what is allowed; *styles* are the style sheets' declarations per element."""

    styles: Mapping[Element, str]
    flat: bool = True
    elements: int = 0
    effects: int = 0
    by_id: dict[str, Element] = field(default_factory=dict)

    def copy(self, source: Element, parent: Element | None) -> Element | None:
        """Copy *source* with all below it under *parent*; None where it is left out."""
        from lxml import etree

        name = _local_name(source)
        if name is None:
            return None
        if name in _REFUSED:
            _refuse(_REFUSED[name])
        if name not in _FLAT and name not in _DRAWN:
            return None
        self.elements += 1
        if self.elements > MAX_ELEMENTS:
            raise Unusable(f"the SVG has more than {MAX_ELEMENTS} parts", "save it as PNG")
        if name.startswith("fe") or name in ("filter", "mask", "pattern", "marker"):
            self.effects += 1
            if self.effects > _MAX_EFFECTS:
                raise Unusable("the SVG has too many effects", "save it as PNG")
        nested = name == "svg" and parent is not None
        if name not in _FLAT or nested:
            self.flat = False
        made = (
            etree.Element(f"{{{_SVG}}}{name}", nsmap={None: _SVG})
            if parent is None
            else etree.SubElement(parent, f"{{{_SVG}}}{name}")
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
                _refuse(f"a script ({attribute})")
            if attribute in ("href", _XLINK_HREF):
                self._copy_reference(made, name, text.strip())
            elif attribute == _XML_SPACE:
                made.set(attribute, text)
            elif not attribute.startswith("{") and attribute not in ("style", "class"):
                _check_css(text)
                made.set(attribute, text)
                self.flat = self.flat and attribute in _FLAT_ATTRIBUTES and "url(" not in text
        own = str(source.get("style", ""))
        _check_css(own)
        style = ";".join(part for part in (self.styles.get(source, ""), own.strip(" ;")) if part)
        if style:
            made.set("style", style)
            self.flat = self.flat and _is_flat_style(style)
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
            _refuse("a reference to another file or address")


def _cleaned(data: bytes) -> _Drawing:
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
        _refuse("definitions of entities")
    cleaner = _Cleaner(_sheet_styles(root))
    made = cleaner.copy(root, None)
    if made is None:
        raise Unusable("this is XML, not an SVG picture", "use a PNG, JPEG or SVG file")
    _check_expansion(made, cleaner.by_id)
    width, height = _size(made)
    return _Drawing(etree.tostring(made, encoding="utf-8"), width, height, cleaner.flat)


def _refuse(what: str) -> NoReturn:
    raise Unusable(f"the SVG holds {what}", "export it as a plain SVG of shapes, or save it as PNG")


def _local_name(element: Element) -> str | None:
    """Return an SVG element's name; None for one of another kind, such as an editor's notes."""
    if not isinstance(element.tag, str):
        return None
    namespace, _, name = element.tag.rpartition("}")
    return name if namespace in ("", "{" + _SVG) else None


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


def _check_css(text: str) -> None:
    if "url" in text.lower() or "\\" in text or "@" in text:
        if "\\" in text or "@import" in text.lower():
            _refuse("a reference to another file or address")
        for found in _URL.finditer(text):
            if not found["target"].startswith("#"):
                _refuse("a reference to another file or address")


def _is_flat_style(style: str) -> bool:
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        if name.strip() and (name.strip() not in _FLAT_PROPERTIES or "url(" in value):
            return False
    return True


def _sheet_styles(root: Element) -> Mapping[Element, str]:
    """Return what the picture's style sheets say of each element, in the cascade's order."""
    sheets = [
        "".join(element.itertext())
        for element in root.iter(f"{{{_SVG}}}style", "style")
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
            _refuse(f"a style sheet that loads files (@{rule.lower_at_keyword})")
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
            _check_css(value)
            yield f"{node.lower_name}:{value}"


# ---------------------------------------------------------------------------------------------
# Bounds


def _check_expansion(root: Element, by_id: Mapping[str, Element]) -> None:
    """Refuse a picture whose references into itself go in a circle or multiply without end."""
    counted: dict[Element, int] = {}
    open_now: set[Element] = set()

    def count(element: Element, depth: int) -> int:
        if element in counted:
            return counted[element]
        if element in open_now or depth > _MAX_DEPTH:
            _refuse("references that go in a circle or too deep")
        open_now.add(element)
        total = 1 + sum(count(child, depth + 1) for child in element)
        for identity in _references(element):
            if identity in by_id:
                total += count(by_id[identity], depth + 1)
        if total > MAX_ELEMENTS:
            raise Unusable(
                f"the SVG has more than {MAX_ELEMENTS} parts once repeated parts are counted",
                "save it as PNG",
            )
        open_now.discard(element)
        counted[element] = total
        return total

    count(root, 0)


def _references(element: Element) -> Iterator[str]:
    for key, value in element.attrib.items():
        text = str(value)
        if key == "href" and text.startswith("#"):
            yield text[1:]
        elif "url(" in text.lower():
            for found in _URL.finditer(text):
                yield found["target"].strip().removeprefix("#")


_UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "em": 16.0,
    "rem": 16.0,
    "ex": 8.0,
    "q": 96 / 101.6,
}
_LENGTH = re.compile(r"\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*", re.IGNORECASE)


def _length(text: str | None) -> float | None:
    found = _LENGTH.fullmatch(text or "")
    unit = _UNITS.get(found[2].lower()) if found else None
    if found is None or unit is None:
        return None
    value = float(found[1]) * unit
    return value if 0 < value < math.inf else None


def _view_box(text: str | None) -> tuple[float, float, float, float] | None:
    try:
        parts = [float(part) for part in re.split(r"[\s,]+", (text or "").strip())]
    except ValueError:
        return None
    if len(parts) != 4 or not all(map(math.isfinite, parts)) or min(parts[2:]) <= 0:
        return None
    return parts[0], parts[1], parts[2], parts[3]


def _size(root: Element) -> tuple[float, float]:
    """Return the picture's size in CSS pixels, and set it on *root* with a view box that fits."""
    box = _view_box(root.get("viewBox"))
    width, height = _length(root.get("width")), _length(root.get("height"))
    if box is not None:
        if width is None and height is None:
            width, height = box[2], box[3]
        elif width is None and height is not None:
            width = height * box[2] / box[3]
        elif height is None and width is not None:
            height = width * box[3] / box[2]
    if width is None or height is None:
        raise Unusable(
            "the SVG does not say how large it is",
            'give it a viewBox, such as viewBox="0 0 200 60"',
        )
    if max(width / height, height / width) > MAX_ASPECT:
        raise Unusable(f"the SVG is more than {MAX_ASPECT} times as long as it is wide")
    if box is None:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    scale = _natural_scale(width, height)
    width, height = width * scale, height * scale
    root.set("width", f"{width:.6g}")
    root.set("height", f"{height:.6g}")
    return width, height


def _natural_scale(width: float, height: float) -> float:
    """Return what keeps a size within bounds and lets whole pixels tell its shape."""
    if max(width, height) > MAX_NATURAL_SIDE:
        return MAX_NATURAL_SIDE / max(width, height)
    scale = 1
    while scale < 64 and any(
        abs(round(side * scale) - side * scale) > 0.005 * side * scale for side in (width, height)
    ):
        scale += 1
    return float(scale) if max(width, height) * scale <= MAX_NATURAL_SIDE else 1.0


def _whole_pixels(width: float, height: float) -> tuple[int, int]:
    return max(1, round(width)), max(1, round(height))
