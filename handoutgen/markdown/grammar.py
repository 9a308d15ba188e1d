"""The Markdown that is read here: CommonMark without HTML and indented code, with more blocks.

Tables, task lists, footnotes, definition lists and ``[mot]{lang=fr}`` are added. The parser is
built once; it holds nothing between two texts.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from handoutgen.markdown.foreign import foreign_plugin
from handoutgen.markdown.note_mark import note_mark_plugin

MAX_NESTING = 60
"""Blocks nested deeper than this are not read; nobody could follow them on paper either."""


MAX_TEXT = 20_000
MAX_BRACKETS = 500
"""A paragraph with more than this is no prose; looking for links in it takes the square of it."""


class _Parser(MarkdownIt):
    """markdown-it that leaves addresses alone: they are judged once placeholders are resolved."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's own name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's own name
        return url


def _unmarked(state: StateCore) -> None:
    """Keep overlong text from the inline rules; it is found in the token's ``meta``."""
    for token in state.tokens:
        content = token.content
        if token.type == "inline" and (
            len(content) > MAX_TEXT or content.count("[") > MAX_BRACKETS
        ):
            token.meta = {"unmarked": content}
            token.content = ""


@cache
def grammar() -> MarkdownIt:
    """Return the parser."""
    md = _Parser("commonmark", {"maxNesting": MAX_NESTING + 4, "html": False})
    md.enable("table")
    md.disable(["code", "html_block", "html_inline"])
    md.use(footnote_plugin, inline=False, move_to_end=False)
    md.use(note_mark_plugin)
    md.use(deflist_plugin)
    md.use(foreign_plugin)
    md.core.ruler.before("inline", "unmarked", _unmarked)
    # Only these can begin anything in this grammar: stopping at every "-" and ":" takes longer.
    md.inline.terminator_re = re.compile(r"[\n!&*<\[\\\]_`]")
    return md
