"""The inline rule ``[mot]{lang=fr}``: a passage in another language than the text around it."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

LANGUAGE = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
_ATTRIBUTE = re.compile(rf"\{{lang=({LANGUAGE})\}}")


def foreign(state: StateInline, silent: bool) -> bool:
    """Match a bracketed passage that names its language."""
    if state.src[state.pos] != "[" or state.src.find("]{lang=", state.pos, state.posMax) < 0:
        return False
    start = state.pos + 1
    close = state.md.helpers.parseLinkLabel(state, state.pos)
    if close < 0:
        return False
    attribute = _ATTRIBUTE.match(state.src, close + 1, state.posMax)
    if attribute is None:
        return False
    if not silent:
        after = state.posMax
        state.pos, state.posMax = start, close
        token = state.push("foreign_open", "span", 1)
        token.meta = {"language": attribute[1]}
        state.md.inline.tokenize(state)
        state.push("foreign_close", "span", -1)
        state.posMax = after
    state.pos = attribute.end()
    return True


def foreign_plugin(md: MarkdownIt) -> None:
    """Add the rule before links, which begin alike."""
    md.inline.ruler.before("link", "foreign", foreign)
