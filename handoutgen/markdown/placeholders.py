"""Placeholders: how values pass through Jinja and Markdown without ever being parsed.

A template's value enters the Markdown text as a placeholder: an opening mark, a number in
digits of its own, a closing mark, all of them private-use characters. Private use counts as
neither punctuation nor space, so ``**{{ x }}**`` is still strong, and no case change, join or
number filter alters it. A placeholder that was cut or turned round is found by its marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from handoutgen.model.nodes import Blocks, Inlines
from handoutgen.records import dataclass

OPEN = "\uf8f0"
CLOSE = "\uf8f1"
_ZERO = 0xF8E0

PLACEHOLDER = re.compile(f"{OPEN}([{chr(_ZERO)}-{chr(_ZERO + 9)}]+){CLOSE}")
STRAY = re.compile(f"[{chr(_ZERO)}-{chr(_ZERO + 9)}{OPEN}{CLOSE}]")


@dataclass(frozen=True, slots=True)
class InlineValue:
    """A value that stands in a line; *text* is what it is in an address, a title or code."""

    inlines: Inlines
    text: str


@dataclass(frozen=True, slots=True)
class BlockValue:
    """A value that stands between lines; *line* is the template's line that asked for it."""

    blocks: Blocks
    line: int | None = None
    what: str = "a block"


Value: TypeAlias = InlineValue | BlockValue


@lru_cache(maxsize=4096)
def placeholder(number: int) -> str:
    """Return the placeholder for value *number*."""
    digits = "".join(chr(_ZERO + int(digit)) for digit in str(number))
    return f"{OPEN}{digits}{CLOSE}"


_DIGITS = {_ZERO + digit: str(digit) for digit in range(10)}


def number_of(token: str) -> int:
    """Return the number of the value that the placeholder *token* stands for."""
    return int(token[1:-1].translate(_DIGITS))


def split(text: str) -> Iterator[str | int]:
    """Yield the plain pieces of *text* and the numbers of its placeholders, in order."""
    end = 0
    for match in PLACEHOLDER.finditer(text):
        if match.start() > end:
            yield text[end : match.start()]
        yield number_of(match[0])
        end = match.end()
    if end < len(text):
        yield text[end:]
