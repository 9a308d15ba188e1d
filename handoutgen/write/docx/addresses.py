"""Addresses as relationships hold them and as they are printed.

A package with a relationship to what is no URI is corrupt to Word.
"""

from __future__ import annotations

import re

from handoutgen.model.nodes import Inlines, plain_text

_NOT_IN_URIS = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+|%(?![0-9A-Fa-f]{2})")

_SCHEME = re.compile(r"(?:https?://(?:www\.)?|mailto:|tel:)", re.IGNORECASE)


def as_uri(url: str) -> str:
    """Return *url* with all that a URI cannot hold percent-encoded (RFC 3986, section 2)."""
    return _NOT_IN_URIS.sub(_encoded, url)


def printed_address(words: Inlines, url: str) -> str:
    """Return *url* as it is printed behind *words*, or nothing where they say it already."""
    shown = _SCHEME.sub("", url).rstrip("/")
    said = _SCHEME.sub("", plain_text(words).strip()).rstrip("/")
    return "" if shown.casefold() == said.casefold() else shown


def _encoded(match: re.Match[str]) -> str:
    return "".join([f"%{byte:02X}" for byte in match[0].encode(errors="replace")])
