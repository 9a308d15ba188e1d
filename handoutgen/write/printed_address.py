"""Addresses as they are printed behind the words that lead there."""

from __future__ import annotations

import re

from handoutgen.model.nodes import Inlines, plain_text

_SCHEME = re.compile(r"(?:https?://(?:www\.)?|mailto:|tel:)", re.IGNORECASE)


def printed_address(words: Inlines, url: str) -> str:
    """Return *url* as it is printed behind *words*, or nothing where they say it already."""
    shown = _SCHEME.sub("", url).rstrip("/")
    said = _SCHEME.sub("", plain_text(words).strip()).rstrip("/")
    return "" if shown.casefold() == said.casefold() else shown
