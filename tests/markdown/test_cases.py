"""Readable cases: ``cases/NAME.md`` and the nodes it gives in ``cases/NAME.nodes``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from handoutgen.markdown.parse import parse
from handoutgen.model.nodes import (
    Block,
    CodeBlock,
    DefinitionList,
    Figure,
    Heading,
    Inlines,
    List,
    Paragraph,
    Quote,
    Table,
    Text,
    child_inlines,
)
from tests.strategies import PIXEL

CASES = Path(__file__).with_name("cases")


def line_of(inlines: Inlines) -> str:
    """Show inlines on one line: words in quotes, everything else by its name."""
    shown = []
    for node in inlines:
        if isinstance(node, Text):
            shown.append(f'"{node.text}"')
            continue
        extra = [getattr(node, name, None) for name in ("url", "language", "id", "text")]
        inner = [line_of(child_inlines(node))] if child_inlines(node) else []
        words = [*inner, *(repr(value) for value in extra if value is not None)]
        shown.append(f"{type(node).__name__}({', '.join(words)})")
    return " ".join(shown)


def listing(blocks: Iterable[Block], indent: str = "") -> Iterator[str]:
    """Yield one line a block, what is inside it indented below."""
    deeper = f"{indent}  "
    for block in blocks:
        name = f"{indent}{type(block).__name__}"
        match block:
            case Paragraph(children):
                yield f"{name}: {line_of(children)}"
            case Heading(level, children, anchor):
                yield f"{name} {level}{f' #{anchor}' if anchor else ''}: {line_of(children)}"
            case List(items, ordered, start):
                yield f"{name} from {start}" if ordered else name
                for item in items:
                    mark = {None: "item", True: "item, done", False: "item, to do"}[item.checked]
                    yield f"{deeper}{mark}"
                    yield from listing(item.blocks, f"{deeper}  ")
            case DefinitionList(items):
                yield name
                for definition in items:
                    yield f"{deeper}term: {line_of(definition.term)}"
                    yield from listing(definition.blocks, f"{deeper}  ")
            case Quote(inner):
                yield name
                yield from listing(inner, deeper)
            case CodeBlock(text):
                yield f"{name}: {text!r}"
            case Table(head, rows, alignments):
                yield f"{name}: {', '.join(alignments)}"
                for row in (head, *rows):
                    yield f"{deeper}{' | '.join(line_of(cell.children) for cell in row)}"
            case Figure(_, alt, caption):
                yield f"{name}: {alt!r} {line_of(caption)}".rstrip()
            case _:
                yield name


def produced(text: str) -> str:
    parsed = parse(text, load_image=lambda *_: PIXEL)
    lines = list(listing(parsed.blocks))
    for note in parsed.notes:
        lines += [f"note {note.id}", *listing(note.blocks, "  ")]
    for flaw in parsed.flaws:
        lines.append(f"flaw in line {flaw.line}, {flaw.kind}: {flaw.problem} ({flaw.hint})")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("case", sorted(CASES.glob("*.md")), ids=lambda path: path.stem)
def test_case(case: Path, accept: bool):
    expected = case.with_suffix(".nodes")
    found = produced(case.read_text("utf-8"))
    if accept:
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8")


def test_there_are_cases():
    assert len(list(CASES.glob("*.md"))) >= 6
