"""Numbering: seven abstract lists, and one numbering of its own for every list that counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import assert_never

from handoutgen.model.lengths import Length, Mm
from handoutgen.write.docx.host import DEEPEST, ListKind
from handoutgen.write.docx.needs import Numbering
from handoutgen.write.docx.xml import DECLARATION, W
from handoutgen.write.style import Look

_KINDS: tuple[ListKind, ...] = (
    "bullet",
    "number",
    "wide-number",
    "tick",
    "ticked",
    "circle",
    "task",
)
SHARED: dict[ListKind, int] = {"bullet": 1, "tick": 2, "ticked": 3, "number": 4, "circle": 5}
"""Lists that do not count share one numbering a kind; ``number`` is there for people's own."""

FIRST_OWN = max(SHARED.values())

SYMBOL_FONT = "Segoe UI Symbol"
_FONT_PLACES = ("ascii", "hAnsi", "eastAsia", "cs")
_TICK_SHARE = 0.8
"""A ballot box's side, as a share of the size that it is set in."""
TICK, TICKED, CIRCLE, CIRCLED = "☐", "☑", "\u25cb", "\u25cf"
_SIGNS: Mapping[ListKind, str] = MappingProxyType(
    {"tick": TICK, "ticked": TICKED, "circle": CIRCLE}
)
_FIRST_NSID = 0x4A0D0001
"""Word takes lists with the same number here for one and the same when text is pasted."""
_BULLETS = "•–•–•–•–•"


def tick_font_size(look: Look) -> Length:
    """Return the size to set a sign in that is as large as a tick box."""
    return look.blank.tick_size / _TICK_SHARE


def numbered(number: int | None, level: int) -> str:
    """Return the property that makes a paragraph an item of numbering *number*."""
    if number is None:
        return ""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def hang(look: Look, kind: ListKind) -> int:
    """Return how far an item's text is set in behind its mark, in twips."""
    match kind:
        case "bullet" | "number":
            return look.list_indent.twips
        case "wide-number":
            return (look.list_indent + Mm(2)).twips
        case "task":
            return (look.list_indent + Mm(3.5)).twips
        case "tick" | "ticked" | "circle":
            return (look.blank.tick_size + look.blank.tick_gap).twips
        case _:
            assert_never(kind)


def write_numbering(look: Look, own: Iterable[Numbering]) -> str:
    """Return ``numbering.xml`` with the shared numberings and a document's *own*."""
    instances = [
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{_KINDS.index(kind)}"/></w:num>'
        for kind, number in SHARED.items()
    ]
    for numbering in own:
        instances.append(
            f'<w:num w:numId="{numbering.id}">'
            f'<w:abstractNumId w:val="{_KINDS.index(numbering.kind)}"/>'
            f'<w:lvlOverride w:ilvl="{numbering.level}">'
            f'<w:startOverride w:val="{numbering.start}"/></w:lvlOverride></w:num>'
        )
    hangs = tuple(hang(look, kind) for kind in _KINDS)
    lists = _abstract_lists(
        hangs, look.list_indent.twips, look.accent, tick_font_size(look).half_points
    )
    return f"{lists}{''.join(instances)}</w:numbering>"


@lru_cache(maxsize=64)
def _abstract_lists(hangs: tuple[int, ...], step: int, accent: str, tick_size: int) -> str:
    lists = [
        _abstract_list(kind, position, wide, step, accent, tick_size)
        for position, (kind, wide) in enumerate(zip(_KINDS, hangs, strict=True))
    ]
    return f'{DECLARATION}<w:numbering xmlns:w="{W}">{"".join(lists)}'


def abstract_list(look: Look, kind: ListKind, number: int) -> str:
    """Return the abstract numbering of *kind*, whose id is *number*."""
    tick_size = tick_font_size(look).half_points
    step = look.list_indent.twips
    return _abstract_list(kind, number, hang(look, kind), step, look.accent, tick_size)


def _abstract_list(
    kind: ListKind, number: int, wide: int, step: int, accent: str, tick_size: int
) -> str:
    levels = []
    for level in range(DEEPEST + 1):
        form, mark, run = _mark(kind, level, accent, tick_size)
        levels.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{step * level + wide}" w:hanging="{wide}"/></w:pPr>'
            f"{f'<w:rPr>{run}</w:rPr>' if run else ''}</w:lvl>"
        )
    nsid = _FIRST_NSID + _KINDS.index(kind)
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{nsid:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'
    )


def _mark(kind: ListKind, level: int, accent: str, tick_size: int) -> tuple[str, str, str]:
    """Return the format, the text and the run properties of a list's mark on *level*."""
    match kind:
        case "bullet":
            return "bullet", _BULLETS[level], '<w:b w:val="0"/><w:i w:val="0"/>'
        case "tick" | "ticked" | "circle":
            fonts = "".join(f' w:{place}="{SYMBOL_FONT}"' for place in _FONT_PLACES)
            size = f'<w:sz w:val="{tick_size}"/><w:szCs w:val="{tick_size}"/>'
            plain = f'<w:rFonts{fonts}/><w:b w:val="0"/><w:i w:val="0"/>{size}'
            return "bullet", _SIGNS[kind], plain
        case "number" | "wide-number":
            return "decimal", f"%{level + 1}.", ""
        case "task":
            return "decimal", f"%{level + 1}.", f'<w:color w:val="{accent[1:].upper()}"/>'
        case _:
            assert_never(kind)
