"""What a template is for, as its first comment says: read without compiling anything."""

from __future__ import annotations

import re

_DESCRIPTION = re.compile(r"\s*\{#-?\s*(.+?)\s*(?:\n|-?#\})")

_REPLACEABLE = re.compile(r"\{#[^#]*?may be replaced:([^#]*?)-?#\}")


def describe_template(source: str) -> str:
    """Return the first line of the comment that *source* begins with, or ""."""
    match = _DESCRIPTION.match(source)
    return match[1] if match else ""


def replaceable_names(source: str) -> tuple[str, ...]:
    """Return the names that a template lets be replaced: its comment "may be replaced: …"."""
    found = _REPLACEABLE.search(source)
    return tuple(re.findall(r"\w+", found[1])) if found else ()
