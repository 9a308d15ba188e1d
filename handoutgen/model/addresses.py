"""Addresses that a handout may lead to."""

from __future__ import annotations

import re
from urllib.parse import quote

_WEB = re.compile(r"(?i:https?)://(?P<host>[^\s/?#@:\[\]]+)(?::\d{1,5})?(?:[/?#].*)?", re.DOTALL)
_MAIL = re.compile(r"(?i:mailto):[^\s@,]+@[^\s@,]+")
_PHONE = re.compile(r"(?i:tel):[0-9+*#;=A-Za-z().-]{2,40}")
_ANCHOR = re.compile(r"#[^\s#]+")
_FORBIDDEN = re.compile("[\x00-\x20\x7f-\xa0\ud800-\udfff\ufffe\uffff]")
_SAFE = "!#$%&'()*+,/:;=?@_~.-"


def address(written: str) -> str | None:
    """Return *written* as an address in ASCII, or None where a handout must not lead there.

    Allowed are http and https with a host, mailto, tel, and ``#anchor`` inside the handout.
    ``javascript:``, ``file:``, ``data:`` and addresses without a scheme (``//host``, ``page.html``)
    are not, nor is anything with spaces or control characters inside: browsers drop those, so
    they hide a scheme.
    """
    url = written.strip(" \t\n")
    if _FORBIDDEN.search(url):
        return None
    if url.startswith("#"):
        return url if _ANCHOR.fullmatch(url) else None
    web = _WEB.fullmatch(url)
    if web:
        start, end = web.span("host")
        return quote(url[:start] + _ascii_host(web["host"]) + url[end:], safe=_SAFE)
    if _MAIL.fullmatch(url) or _PHONE.fullmatch(url):
        return quote(url, safe=_SAFE)
    return None


def _ascii_host(host: str) -> str:
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host
