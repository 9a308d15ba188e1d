"""The inline rule ``[^1]``: a mark that leads to a footnote.

Every such mark is one, also where its note is missing, so that this can be told. (The plugin's
own rule walks to the end of the text for each mark that never closes.)
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_MARK = re.compile(r"\[\^([^\]\s]{1,100})\]")


def note_mark(state: StateInline, silent: bool) -> bool:
    """Match a mark and remember its label."""
    found = _MARK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("footnote_ref", "", 0)
        token.meta = {"label": found[1]}
    state.pos = found.end()
    return True


def note_mark_plugin(md: MarkdownIt) -> None:
    """Put the rule in the place of the footnote plugin's."""
    md.inline.ruler.at("footnote_ref", note_mark)
