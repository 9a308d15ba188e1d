"""What a template is for, as its first comment says: read without compiling anything."""

from __future__ import annotations

import re

_DESCRIPTION = re.compile(r"\s*\{#-?\s*(.+?)\s*(?:\n|-?#\})")


def describe_template(source: str) -> str:
    """Return the first line of the comment that *source* begins with, or ""."""
    match = _DESCRIPTION.match(source)
    return match[1] if match else ""
