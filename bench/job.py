"""The job that every program is given: one handout of about six pages, as plain data.

It is made for 5 brands and 40 clients each: their facts stand above and below the pages.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from handoutgen.library import Library
from handoutgen.model.nodes import (
    BlankRow,
    Block,
    Heading,
    Imprint,
    Inlines,
    LeadTerm,
    List,
    Panel,
    Paragraph,
    ReferenceList,
    Strong,
    Table,
    Task,
    plain_text,
    walk_inlines,
)
from handoutgen.pipeline import prepare
from handoutgen.report import Report
from handoutgen.request import Person, Request
from handoutgen.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
CLIENT = "Sample Client"
BRANDS, CLIENTS = 5, 40
REQUEST = Request(
    articles=("sleeping-better", "close-again-after-hurt"),
    template="handout",
    brand="lantern-quay",
    values={},
)


def write_job(path: Path) -> None:
    """Write the words of our own handout as JSON, for programs that know nothing of ours."""
    title, items = handout_items()
    write_facts(path, {"title": title, "items": items})


def write_facts(path: Path, words: dict[str, Any]) -> None:
    """Write *words* as a job, with the brands and clients that all jobs have."""
    brands = [_brand(number) for number in range(BRANDS)]
    job = {**words, "client": CLIENT, "brands": brands, "clients": CLIENTS}
    path.write_text(json.dumps(job, ensure_ascii=False, indent=1), "utf-8")


def _brand(number: int) -> dict[str, Any]:
    return {
        "number": number,
        "name": f"Sample Clinic {number} & Partners",
        "tagline": "An invented clinic",
        "phone": f"555 010{number}",
        "web": f"https://clinic-{number}.example.org",
    }


def handout_items() -> tuple[str, list[dict[str, Any]]]:
    """Return the title of our own handout and its words, block by block."""
    prepared = prepare(REQUEST, Library(Workspace.at(ROOT)))
    handout = prepared.compose(Person(client=CLIENT), Report())
    return handout.title, [item for block in handout.body for item in _item(block)]


def _item(block: Block) -> list[dict[str, Any]]:
    match block:
        case Heading(level, children):
            return [{"kind": "heading", "level": level, "text": plain_text(children)}]
        case Paragraph(children):
            return [{"kind": "paragraph", "runs": _runs(children)}]
        case List(items, ordered):
            rows = [_first_runs(item.blocks) for item in items]
            return [{"kind": "list", "ordered": ordered, "items": rows}]
        case Table(head, rows):
            cells = [[plain_text(cell.children) for cell in row] for row in (head, *rows)]
            return [{"kind": "table", "rows": cells}]
        case Panel(_, title, blocks):
            inner = [item for child in blocks for item in _item(child)]
            return [{"kind": "heading", "level": 3, "text": plain_text(title)}, *inner]
        case ReferenceList(entries):
            return [{"kind": "paragraph", "runs": _runs(entry.children)} for entry in entries]
        case Imprint(paragraphs):
            return [{"kind": "paragraph", "runs": _runs(inlines)} for inlines in paragraphs]
        case Task() | BlankRow():
            raise ValueError("the job is a handout without blanks: the peers have none")
        case _:
            return []


def _first_runs(blocks: tuple[Block, ...]) -> list[list[Any]]:
    return [
        run for block in blocks if isinstance(block, Paragraph) for run in _runs(block.children)
    ]


def _runs(inlines: Inlines) -> list[list[Any]]:
    """Return (text, bold) pairs: the peers get no links and no citations, which favours them."""
    runs: list[list[Any]] = []
    for node in inlines:
        bold = any(isinstance(part, Strong | LeadTerm) for part in walk_inlines((node,)))
        words = plain_text((node,))
        if words:
            runs.append([words, bold])
    return runs
