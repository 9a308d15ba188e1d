"""Numbering: five abstract lists, and one numbering of its own for every list that counts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from handoutgen.write.docx.host import DEEPEST, ListKind
from handoutgen.write.docx.needs import Numbering
from handoutgen.write.docx.xml import DECLARATION, W
from handoutgen.write.style import Look

_KINDS: tuple[ListKind, ...] = ("bullet", "number", "tick", "ticked", "task")
SHARED: dict[ListKind, int] = {"bullet": 1, "tick": 2, "ticked": 3}
"""Lists that do not count share one numbering a kind."""

FIRST_OWN = max(SHARED.values())

_TICK_FONT = "Segoe UI Symbol"
_BULLETS = "•–•–•–•–•"


def numbered(number: int, level: int) -> str:
    """Return the property that makes a paragraph an item of numbering *number*."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def hang(look: Look, kind: ListKind) -> int:
    """Return how far an item's text is set in behind its mark, in twips."""
    if kind in ("tick", "ticked"):
        return (look.blank.tick_size + look.blank.tick_gap).twips
    return look.list_indent.twips


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
    return (
        _abstract(
            look.list_indent.twips,
            hang(look, "tick"),
            look.accent,
            look.blank.tick_size.half_points,
        )
        + "".join(instances)
        + "</w:numbering>"
    )


@lru_cache(maxsize=64)
def _abstract(step: int, tick_step: int, accent: str, tick_size: int) -> str:
    marks = {
        "tick": ("☐", tick_step),
        "ticked": ("☑", tick_step),
    }
    lists = []
    for position, kind in enumerate(_KINDS):
        levels = []
        for level in range(DEEPEST + 1):
            wide = step
            if kind in ("tick", "ticked"):
                text, wide = marks[kind]
                form = "bullet"
                run = (
                    f'<w:rFonts w:ascii="{_TICK_FONT}" w:hAnsi="{_TICK_FONT}" '
                    f'w:eastAsia="{_TICK_FONT}" w:cs="{_TICK_FONT}" w:hint="eastAsia"/>'
                    f'<w:b w:val="0"/><w:sz w:val="{tick_size}"/><w:szCs w:val="{tick_size}"/>'
                )
            elif kind == "bullet":
                text, form, run = _BULLETS[level], "bullet", ""
            else:
                text, form, run = f"%{level + 1}.", "decimal", ""
            if kind == "task":
                run = f'<w:color w:val="{accent[1:].upper()}"/>'
            left = step * level + wide if kind == "task" else wide * (level + 1)
            levels.append(
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
                f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
                f'<w:pPr><w:ind w:left="{left}" w:hanging="{wide}"/></w:pPr>'
                f"{f'<w:rPr>{run}</w:rPr>' if run else ''}</w:lvl>"
            )
        lists.append(
            f'<w:abstractNum w:abstractNumId="{position}">'
            f'<w:multiLevelType w:val="hybridMultilevel"/>{"".join(levels)}</w:abstractNum>'
        )
    return f'{DECLARATION}<w:numbering xmlns:w="{W}">{"".join(lists)}'
