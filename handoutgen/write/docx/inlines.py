"""Inlines as runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil
from typing import NamedTuple, assert_never

from handoutgen.model.lengths import Mm
from handoutgen.model.nodes import (
    Citation,
    Code,
    Emphasis,
    Foreign,
    Inline,
    InlineBlank,
    Inlines,
    LeadTerm,
    LineBreak,
    Link,
    NoteMark,
    Personal,
    Strong,
    Text,
    child_inlines,
)
from handoutgen.write.docx.form import entry
from handoutgen.write.docx.host import Host, TextStyle
from handoutgen.write.docx.languages import word_language
from handoutgen.write.docx.xml import escape
from handoutgen.write.printed_address import printed_address

_NO_BREAK_SPACE = "\u00a0"
_NO_SPACE = "\ufeff"
"""Without it LibreOffice lets a blank that does not fit its line vanish in the margin."""

_RTL = (
    "\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_RIGHT_TO_LEFT = re.compile(f"[{_RTL}](?:[^A-Za-z\u00c0-\u058f\u0900-\u1fff]*[{_RTL}])?")
"""A stretch from one right-to-left letter to the last before a letter of another direction."""

_OPENS_BACKWARDS = re.compile(f"[\\W\\d]*[{_RTL}]")

NOTE_PREFIX = "note-"
_SAFE_LINK = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)


class Manner(NamedTuple):
    """How the words at hand are set beside their paragraph's style.

    *bold* means that they are bold already: by their paragraph, or by a node around them.
    *linked* words lead somewhere: Word knows no link inside a link.
    """

    style: TextStyle | None = None
    bold: bool = False
    add_bold: bool = False
    italic: bool = False
    language: str = ""
    linked: bool = False


PLAIN = Manner()
BOLD = Manner(bold=True)


def write_inlines(host: Host, nodes: Inlines, manner: Manner = PLAIN) -> str:
    """Return the runs of *nodes*."""
    return "".join([_inline(host, node, manner) for node in nodes])


def _inline(host: Host, node: Inline, manner: Manner) -> str:
    match node:
        case Text(text):
            return text_run(host, text, manner)
        case Personal(_, text):
            host.personal()
            return text_run(host, text, manner)
        case LeadTerm(children):
            return write_inlines(host, children, _bolder(manner, "lead-term"))
        case Strong(children):
            return write_inlines(host, children, _bolder(manner, "strong"))
        case Emphasis(children):
            stressed = (
                _bolder(manner, "emphasis") if host.look.emphasis == "bold" else _slanted(manner)
            )
            return write_inlines(host, children, stressed)
        case Link(children, url):
            return _link(host, children, url, manner)
        case Citation(children, references):
            target = references[0] if references else ""
            return _internal(host, children, target, manner, "citation")
        case Code(text):
            return text_run(host, text, manner._replace(style="code"))
        case LineBreak():
            return "<w:r><w:br/></w:r>"
        case Foreign(children, language):
            return write_inlines(host, children, manner._replace(language=language))
        case NoteMark(id_, number):
            return _internal(host, (Text(str(number)),), NOTE_PREFIX + id_, manner, "note-mark")
        case InlineBlank(id_, width_mm=width):
            gap = blank_run(host, width)
            written = entry(host, id_, gap, style="blank", placeholder="HandoutGap")
            return written or gap
        case _:
            assert_never(node)


def text_run(host: Host, text: str, manner: Manner = PLAIN) -> str:
    """Return *text* as one run, or as several where its direction changes."""
    if not text:
        return ""
    text = escape(text)
    properties = "" if manner is PLAIN else _properties(host, manner)
    if text.isascii() or _RIGHT_TO_LEFT.search(text) is None:
        return _run(text, properties)
    runs = []
    for piece, backwards in _directions(text):
        runs.append(_run(piece, _properties(host, manner, backwards) if backwards else properties))
    return "".join(runs)


def opens_backwards(nodes: Inlines) -> bool:
    """Tell whether *nodes* begin with right-to-left words: then their whole paragraph runs so."""
    for node in nodes:
        match node:
            case Text(text) | Personal(_, text):
                return _OPENS_BACKWARDS.match(text) is not None
            case _:
                return opens_backwards(child_inlines(node))
    return False


def blank_run(host: Host, width_mm: float) -> str:
    """Return an underlined stretch of no-break spaces, at least *width_mm* wide."""
    size = host.look.role("body").size
    least = max(host.text_width(_NO_BREAK_SPACE, size, least=True).pt, 1.0)
    most = max(host.text_width(_NO_BREAK_SPACE, size).pt, 1.0)
    count = max(3, min(ceil(Mm(width_mm).pt / least), int(host.look.page.measure.pt / most)))
    style = host.text_style("blank")
    return (
        f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr>'
        f"<w:t>{_NO_SPACE}{_NO_BREAK_SPACE * count}</w:t></w:r>"
    )


def bookmark(host: Host, anchor: str) -> str:
    """Return a bookmark that ``#anchor`` links lead to: nothing where it is set already."""
    number = host.new_bookmark(anchor) if anchor else None
    if number is None:
        return ""
    name = host.bookmark(anchor)
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


def _run(text: str, properties: str) -> str:
    keep = ' xml:space="preserve"' if text[0] == " " or text[-1] == " " or "  " in text else ""
    return f"<w:r>{properties}<w:t{keep}>{text}</w:t></w:r>"


def _bolder(manner: Manner, style: TextStyle) -> Manner:
    # Bold is a toggle: a bold style inside a bold paragraph would print light.
    if manner.bold:
        return manner
    if manner.style is None:
        return manner._replace(style=style, bold=True)
    return manner._replace(add_bold=True, bold=True)


def _slanted(manner: Manner) -> Manner:
    if manner.style is None:
        return manner._replace(style="emphasis")
    return manner if manner.style == "emphasis" else manner._replace(italic=True)


def _properties(host: Host, manner: Manner, backwards: bool = False) -> str:
    # In CT_RPr's order.
    found = ""
    if manner.style is not None:
        found = f'<w:rStyle w:val="{host.text_style(manner.style)}"/>'
    if manner.add_bold:
        found += "<w:b/><w:bCs/>"
    if manner.italic:
        found += "<w:i/><w:iCs/>"
    if backwards:
        found += "<w:rtl/>"
    if manner.language:
        language = word_language(manner.language)
        if language is not None:
            found += f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="{language}"/>'
    return f"<w:rPr>{found}</w:rPr>" if found else ""


def _directions(text: str) -> Iterator[tuple[str, bool]]:
    end = 0
    for match in _RIGHT_TO_LEFT.finditer(text):
        if match.start() > end:
            yield text[end : match.start()], False
        yield match[0], True
        end = match.end()
    if end < len(text):
        yield text[end:], False


def _link(host: Host, children: Inlines, url: str, manner: Manner) -> str:
    if url.startswith("#"):
        return _internal(host, children, url[1:], manner, "link")
    if manner.linked or _SAFE_LINK.match(url) is None:
        return write_inlines(host, children, manner)
    words = write_inlines(host, children, manner._replace(style="link", linked=True))
    if not words:
        return ""
    link = f'<w:hyperlink r:id="{host.link(url)}" w:history="1">{words}</w:hyperlink>'
    shown = printed_address(children, url) if host.look.links == "address" else ""
    return link + text_run(host, f" ({shown})", manner) if shown else link


def _internal(host: Host, children: Inlines, anchor: str, manner: Manner, style: TextStyle) -> str:
    if manner.linked or not anchor:
        own = manner._replace(style=style) if style == "note-mark" else manner
        return write_inlines(host, children, own)
    words = write_inlines(host, children, manner._replace(style=style, linked=True))
    if not words:
        return ""
    name = host.bookmark(anchor)
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{words}</w:hyperlink>'
