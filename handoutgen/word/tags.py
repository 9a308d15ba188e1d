"""Tags: what a template's author wrote between braces, found in plain text.

The forms are docxtpl's: ``{{ x }}``, ``{% x %}``, ``{# x #}``, each with a level right after the
opening: ``p`` stands for its whole paragraph, ``tr`` for its row, ``tc`` for its cell and ``r``
for its run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from typing import Literal, TypeAlias

from handoutgen.records import dataclass
from handoutgen.word.pieces import Control
from handoutgen.word.quotes import read_inside, straighten
from handoutgen.word.spots import Spot, Surroundings

TagKind: TypeAlias = Literal["print", "block", "comment"]
Level: TypeAlias = Literal["", "p", "tr", "tc", "r"]

OPENINGS = ("{{", "{%", "{#")
_KINDS: dict[str, tuple[TagKind, str]] = {
    "{{": ("print", "}}"),
    "{%": ("block", "%}"),
    "{#": ("comment", "#}"),
}
CLOSES = {
    "for": "endfor",
    "if": "endif",
    "macro": "endmacro",
    "call": "endcall",
    "filter": "endfilter",
    "with": "endwith",
    "set": "endset",
    "block": "endblock",
    "autoescape": "endautoescape",
}
"""What closes a block, by what opens it."""

_OPENING = re.compile(r"\{[{%#]")
_LEVEL = re.compile(r"(p|tr|tc|r)\s+(?=\S)")
_OPERATOR = re.compile(r"(?:if|in|is|and|or|not\s+in)\b|[|.~+*/%<>=!,\[]")
_ESCAPES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
_ESCAPE = re.compile(r"\{_[{%]|[}%]_\}")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag; *start* and *end* are where it stood in its text.

    *inner* is what stands between the braces, without the level and the dashes; *joins_before*
    and *joins_after* say whether there were dashes. *place* and *around* are for people.
    """

    kind: TagKind
    level: Level
    inner: str
    start: int = 0
    end: int = 0
    joins_before: bool = False
    joins_after: bool = False
    place: str = ""
    around: str = ""

    @property
    def source(self) -> str:
        """The tag as Jinja takes it."""
        return f"{{{{ {self.inner} }}}}" if self.kind == "print" else f"{{% {self.inner} %}}"

    @property
    def word(self) -> str:
        """The first word of a block tag: ``if``, ``endfor``."""
        return self.inner.split(None, 1)[0] if self.kind == "block" and self.inner else ""

    @property
    def opens_block(self) -> bool:
        """Whether another tag has to close what this one begins."""
        return self.word in CLOSES and not (self.word == "set" and "=" in self.inner)


@dataclass(frozen=True, slots=True)
class Unclosed:
    """An opening that nothing closes."""

    start: int
    opening: str


_NO_TAG = Tag("comment", "", "")


@dataclass(slots=True)
class TagList:
    """All tags of a part, by number; number 0 is no tag's, so that lines begin at 1.

    Controls have numbers too: their marks stand in the tree beside the tags'.
    """

    tags: list[Tag | Control] = field(default_factory=lambda: [_NO_TAG])
    surroundings: dict[int, Surroundings] = field(default_factory=dict)
    spots: dict[int, Spot] = field(default_factory=dict)
    left_out: list[tuple[int, str]] = field(default_factory=list)
    """Words that went with the paragraphs and rows that tags took the places of."""

    def add(self, tag: Tag) -> int:
        self.tags.append(tag)
        return len(self.tags) - 1

    def control(self, control: Control) -> int:
        self.tags.append(control)
        return len(self.tags) - 1

    def beside(self, number: int, kind: TagKind, inner: str) -> int:
        """Add a tag that the tag *number* implies and return its number."""
        level: Level = ""
        return self.add(
            replace(
                self[number],
                kind=kind,
                inner=inner,
                level=level,
                joins_before=False,
                joins_after=False,
            )
        )

    def __getitem__(self, number: int) -> Tag:
        entry = self.tags[number]
        return entry if isinstance(entry, Tag) else _NO_TAG

    def entry(self, number: int) -> Tag | Control:
        return self.tags[number]

    def __len__(self) -> int:
        return len(self.tags)


def find_tags(text: str, *, at: int = 0) -> Iterator[Tag | Unclosed]:
    """Yield the tags of *text* in order; after one that isn't closed nothing more is looked for."""
    while (match := _OPENING.search(text, at)) is not None:
        tag = read_tag(text, match.start())
        if tag is None:
            yield Unclosed(match.start(), match[0])
            return
        yield tag
        at = tag.end


def read_tag(text: str, start: int) -> Tag | None:
    """Return the tag that opens at *start*, or None where nothing closes it."""
    kind, close = _KINDS[text[start : start + 2]]
    if kind == "comment":
        end = text.find(close, start + 2)
        found = None if end < 0 else (end, text[start + 2 : end])
    else:
        found = read_inside(text, start + 2, close) or _read_plainly(text, start + 2, close)
    if found is None:
        return None
    end, inner = found
    before = inner.startswith(("-", "+"))
    after = inner.endswith(("-", "+"))
    tag = Tag(
        kind,
        "",
        inner,
        start,
        end + 2,
        joins_before=inner.startswith("-"),
        joins_after=inner.endswith("-"),
        around=_around(text, start, end + 2),
    )
    inner = inner[before : len(inner) - after if len(inner) > before else len(inner)]
    level, inner = _split_level(inner, kind)
    for escaped, meant in _ESCAPES:
        inner = inner.replace(escaped, meant)
    return replace(tag, level=level, inner=inner.strip())


def find_escapes(text: str, tags: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield where ``{_{`` and its kin stand outside of *tags*, and what they stand for."""
    waiting = iter(sorted(tags))
    tag = next(waiting, None)
    for match in _ESCAPE.finditer(text):
        while tag is not None and tag[1] <= match.start():
            tag = next(waiting, None)
        if tag is None or match.start() < tag[0]:
            yield match.start(), match.end(), match[0].replace("_", "")


def unescaped(text: str) -> str:
    """Return fixed *text* with ``{_{`` and its kin as what they stand for."""
    if "_" in text:
        for escaped, meant in _ESCAPES:
            text = text.replace(escaped, meant)
    return text


def _read_plainly(text: str, at: int, close: str) -> tuple[int, str] | None:
    end = text.find(close, at)
    return None if end < 0 else (end, straighten(text[at:end]))


def _split_level(inner: str, kind: TagKind) -> tuple[Level, str]:
    """Return the level that *inner* begins with, and the rest; ``{{p ~ q}}`` has none."""
    match = _LEVEL.match(inner)
    if match is None:
        return "", inner
    rest = inner[match.end() :]
    if kind == "print" and _OPERATOR.match(rest):
        return "", inner
    level: Level = match[1]  # type: ignore[assignment]
    if level == "r" and kind == "comment":
        return "", inner
    return level, rest


def _around(text: str, start: int, end: int) -> str:
    """Return the tag with some of the words beside it."""
    room = max(0, _SHOWN - (end - start)) // 2
    first, last = max(0, start - room), min(len(text), end + room)
    shown = " ".join(text[first:last].split())
    if len(shown) > 2 * _SHOWN:
        shown = shown[: 2 * _SHOWN]
    return f"{'…' if first else ''}{shown}{'…' if last < len(text) else ''}"
