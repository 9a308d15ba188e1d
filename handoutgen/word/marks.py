"""Marks: what stands for a tag in a tree, and for fixed XML in a rendered text.

In a tree, a tag in a text or an attribute is a private-use character, its number and another;
one that stands between elements is a processing instruction. In the source that Jinja is given,
each piece of fixed XML is one character of a private plane, so that Jinja never sees XML.
"""

from __future__ import annotations

import re

from lxml import etree

_OPEN, _CLOSE = "\uf8f4", "\uf8f5"
_TARGET = "handoutgen-tag"
TAG = re.compile(rf"{_OPEN}(\d+){_CLOSE}|<\?{_TARGET} (\d+)\?>")
IN_TEXT = re.compile(rf"{_OPEN}(\d+){_CLOSE}")
STRAY = re.compile("[\uf8d0-\uf8df\uf8e0-\uf8e9\uf8f0-\uf8f5]")
"""Characters that would be taken for marks of ours or of the composer's; no font has them."""

FIRST_PIECE, MOST_PIECES = 0xF0000, 0xFFFD
PIECE = re.compile("[\U000f0000-\U000ffffd]")


def in_text(number: int) -> str:
    """Return the mark of tag *number* in a text or an attribute."""
    return f"{_OPEN}{number}{_CLOSE}"


def between(number: int) -> etree._ProcessingInstruction:
    """Return the mark of tag *number* between elements."""
    return etree.ProcessingInstruction(_TARGET, str(number))


def number_between(node: etree._Element) -> int | None:
    """Return the number of the tag that *node* marks, if it marks one."""
    if isinstance(node, etree._ProcessingInstruction) and node.target == _TARGET:
        return int(node.text or "0")
    return None


def piece(number: int) -> str:
    """Return the character that stands for the fixed piece *number*."""
    return chr(FIRST_PIECE + number)
