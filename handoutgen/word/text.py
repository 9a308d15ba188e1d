"""Text as WordprocessingML: escaped, its line ends, tabs and pages as Word has them."""

from __future__ import annotations

import re

from handoutgen.word.spots import Spot, inside_run

_SPECIAL = re.compile("[&<>\"'\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"}
_LINE_ENDS = re.compile("\r\n?|\x0b")
_BREAKS = re.compile("[\t\n\a\f]")
_TAB, _LINE, _PARAGRAPH, _PAGE = "\t", "\n", "\a", "\f"
_KEEPING = '<w:t xml:space="preserve">'


def escape(text: str) -> str:
    """Return *text* as it may stand in an element or an attribute.

    What XML 1.0 forbids is left out ("Char", section 2.2); half a surrogate pair is U+FFFD.
    """
    return text if _SPECIAL.search(text) is None else _SPECIAL.sub(_replacement, text)


def _replacement(match: re.Match[str]) -> str:
    character = match[0]
    if character in "\t\n\a\f":
        return character
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return _ENTITIES.get(character, "")


def in_text(text: str, spot: Spot) -> str:
    """Return *text* as it stands in a ``w:t`` at *spot*.

    A line feed is a line break and a tab a tab; ``\\a`` begins a new paragraph and ``\\f`` a new
    page, both like the one they stand in.
    """
    if _SPECIAL.search(text) is None:
        return text
    escaped = escape(_LINE_ENDS.sub(_LINE, text) if "\r" in text or "\x0b" in text else text)
    if _BREAKS.search(escaped) is None:
        return escaped
    run = f"<w:r>{spot.look.run}"
    tab = f"</w:t></w:r>{run}<w:tab/></w:r>{run}{_KEEPING}"
    if spot.leave is not None and spot.enter is not None:
        paragraph = f"{spot.leave}</w:p><w:p>{spot.look.paragraph}{spot.enter}"
        page = (
            f'{spot.leave}</w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p>'
            f"<w:p>{spot.look.paragraph}{spot.enter}"
        )
    else:
        paragraph = f"</w:t><w:br/>{_KEEPING}"
        page = f'</w:t><w:br w:type="page"/>{_KEEPING}'
    breaks = {_TAB: tab, _LINE: f"</w:t><w:br/>{_KEEPING}", _PARAGRAPH: paragraph, _PAGE: page}
    return _BREAKS.sub(lambda match: breaks[match[0]], escaped)


def in_line(text: str) -> str:
    """Return *text* in one line, as it stands in an attribute, a field's code or a formula."""
    return _BREAKS.sub(" ", escape(_LINE_ENDS.sub(_LINE, text)))


def as_runs(text: str, spot: Spot) -> str:
    """Return *text* in a run of its own, for a spot between runs."""
    inner = in_text(text, inside_run(spot))
    return f"<w:r>{spot.look.run}{_KEEPING}{inner}</w:t></w:r>"


def as_paragraph(text: str, spot: Spot) -> str:
    """Return *text* in a paragraph of its own, for a spot between paragraphs."""
    look = spot.look
    enter = f"<w:r>{look.run}{_KEEPING}"
    inner = in_text(text, Spot("text", look, "</w:t></w:r>", enter))
    return f"<w:p>{look.paragraph}{enter}{inner}</w:t></w:r></w:p>"
