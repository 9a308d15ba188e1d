"""Addresses as relationships hold them: a package with one that is no URI is corrupt to Word."""

from __future__ import annotations

import re

_NOT_IN_URIS = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+|%(?![0-9A-Fa-f]{2})")


def as_uri(url: str) -> str:
    """Return *url* with all that a URI cannot hold percent-encoded (RFC 3986, section 2)."""
    return _NOT_IN_URIS.sub(_encoded, url)


def _encoded(match: re.Match[str]) -> str:
    return "".join([f"%{byte:02X}" for byte in match[0].encode(errors="replace")])
