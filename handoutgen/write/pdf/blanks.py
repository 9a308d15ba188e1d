"""Tasks: a prompt with its place to write; each kind of blank has its own function.

Kinds that few handouts hold are loaded when the first of them is laid out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from handoutgen.model.blanks import (
    AnalogueLine,
    AnswerTable,
    Blank,
    BodyOutline,
    Box,
    Checklist,
    Cloze,
    DateBlank,
    Diagram,
    Matching,
    MultipleChoice,
    NameBlank,
    Ordering,
    PictureChoice,
    RatingScale,
    RuledLines,
    SentenceStem,
    SignatureBlock,
    Thermometer,
    TrueFalse,
)
from handoutgen.model.nodes import BlankRow, Task, text
from handoutgen.write.pdf.context import Context
from handoutgen.write.pdf.flow import Bond, Column, Flow
from handoutgen.write.pdf.paragraphs import add_text
from handoutgen.write.pdf.structure import Element
from handoutgen.write.pdf.writing import (
    Short,
    add_box,
    add_labelled_line,
    add_labelled_lines,
    add_ruled_lines,
    add_sentence_stem,
)

WHOLE = 0.84
"""A task is parted only if it takes more than this share of a page."""
TOGETHER = 3
"""Rows of a place to write, a table's head included, that stay with the prompt where all of it
cannot."""


def add_task(flow: Flow, context: Context, column: Column, node: Task) -> None:
    """Add a prompt with its number and help, and its place to write, on one page if they fit."""
    first = len(flow)
    blank = node.blank
    context = context.inside_new("Div")
    prompt = context.within.child("P")
    flow.space(context.look.blank.task_gap.pt)
    inner = _number(flow, context, column, node, prompt)
    labels_itself = isinstance(blank, NameBlank | DateBlank)
    if blank.label and not labels_itself:
        role = context.role("prompt")
        add_text(flow, context, inner, blank.label, role, prompt, wide=True)
    if blank.help and not labels_itself:
        flow.tighten(2.0)
        helped = context.within.child("P")
        add_text(flow, context, inner, blank.help, context.role("help"), helped, wide=True)
    if not labels_itself:
        flow.settle()
    start = len(flow)
    taken = flow.height(first) if start > first else 0.0
    add_blank(flow, replace(context, taken=taken), inner, blank)
    flow.space(context.look.blank.task_gap.pt)
    if flow.height(first) > column.room * WHOLE:
        flow.bind(first, Bond.KEEP, min(start + TOGETHER, len(flow)))
    elif isinstance(blank, AnswerTable) and blank.entries == "rows":
        flow.bind(first, Bond.KEEP, min(start + TOGETHER, len(flow)))
        flow.bind(first, Bond.ROWS)
    else:
        flow.bind(first, Bond.KEEP)
    # Firmer than what holds the task to a heading above it, where that chain is too tall.
    flow.bind(first, Bond.FIXED, min(start + 1, len(flow)))


def _number(flow: Flow, context: Context, column: Column, node: Task, prompt: Element) -> Column:
    """Hang the task's number in the accent, and return where the rest of it stands."""
    if node.number is None:
        return column
    role = replace(context.role("prompt"), colour=context.look.accent)
    line = context.set_text(text(f"{node.number}."), role, column.x, column.full, prompt)[0]
    flow.hang(*line.items)
    # As wide as the widest number of as many figures: tasks 10 and 11 begin below each other.
    figures = context.type.family(role).face(bold=True, italic=False)
    widest = figures.width("0" * len(str(node.number)) + ".") * role.size.pt / 1000
    wanted = max(widest, line.width) + role.size.pt * 0.45
    return column.inset(max(context.look.list_indent.pt, wanted))


def add_blank(flow: Flow, context: Context, column: Column, blank: Blank) -> None:
    """Add a place to write without its prompt."""
    match blank:
        case RuledLines():
            add_ruled_lines(flow, context, column, blank)
        case Box():
            add_box(flow, context, column, blank)
        case SentenceStem():
            add_sentence_stem(flow, context, column, blank)
        case NameBlank() | DateBlank():
            add_labelled_line(flow, context, column, blank)
        case Checklist() | MultipleChoice() | TrueFalse() | PictureChoice():
            _add_choice(flow, context, column, blank)
        case RatingScale() | AnalogueLine() | Thermometer():
            _add_scale(flow, context, column, blank)
        case Matching() | Ordering() | Cloze():
            _add_exercise(flow, context, column, blank)
        case AnswerTable():
            from handoutgen.write.pdf.answer_tables import add_answer_table

            add_answer_table(flow, context, column, blank)
        case SignatureBlock():
            from handoutgen.write.pdf.signing import add_signatures

            add_signatures(flow, context, column, blank)
        case Diagram():
            from handoutgen.write.pdf.diagrams import add_diagram

            add_diagram(flow, context, column, blank)
        case BodyOutline():
            from handoutgen.write.pdf.body_outline import add_body_outline

            add_body_outline(flow, context, column, blank)
        case _:
            assert_never(blank)


def _add_choice(
    flow: Flow,
    context: Context,
    column: Column,
    blank: Checklist | MultipleChoice | TrueFalse | PictureChoice,
) -> None:
    from handoutgen.write.pdf import choosing

    match blank:
        case Checklist():
            choosing.add_checklist(flow, context, column, blank)
        case MultipleChoice():
            choosing.add_multiple_choice(flow, context, column, blank)
        case TrueFalse():
            choosing.add_true_false(flow, context, column, blank)
        case PictureChoice():
            choosing.add_picture_choice(flow, context, column, blank)
        case _:
            assert_never(blank)


def _add_scale(
    flow: Flow,
    context: Context,
    column: Column,
    blank: RatingScale | AnalogueLine | Thermometer,
) -> None:
    from handoutgen.write.pdf import scales

    match blank:
        case RatingScale():
            scales.add_rating_scale(flow, context, column, blank)
        case AnalogueLine():
            scales.add_analogue_line(flow, context, column, blank)
        case Thermometer():
            scales.add_thermometer(flow, context, column, blank)
        case _:
            assert_never(blank)


def _add_exercise(
    flow: Flow, context: Context, column: Column, blank: Matching | Ordering | Cloze
) -> None:
    from handoutgen.write.pdf import exercises

    match blank:
        case Matching():
            exercises.add_matching(flow, context, column, blank)
        case Ordering():
            exercises.add_ordering(flow, context, column, blank)
        case Cloze():
            exercises.add_cloze(flow, context, column, blank)
        case _:
            assert_never(blank)


def add_blank_row(flow: Flow, context: Context, column: Column, node: BlankRow) -> None:
    """Add names and dates side by side; a blank that is not short stands by itself."""
    short: list[Short] = []
    for blank in node.blanks:
        if isinstance(blank, NameBlank | DateBlank):
            short.append(blank)
            continue
        add_labelled_lines(flow, context, column, tuple(short))
        short = []
        add_task(flow, context, column, Task(blank))
    add_labelled_lines(flow, context, column, tuple(short))
