"""Places to write, as tables that print like forms and stay editable."""

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
from handoutgen.model.lengths import Length
from handoutgen.model.nodes import BlankRow, Inlines, Task
from handoutgen.write.docx.blanks.answer_tables import write_answer_table
from handoutgen.write.docx.blanks.choosing import (
    write_checklist,
    write_multiple_choice,
    write_picture_choice,
    write_true_false,
)
from handoutgen.write.docx.blanks.drawings import write_body_outline, write_diagram
from handoutgen.write.docx.blanks.exercises import write_cloze, write_matching, write_ordering
from handoutgen.write.docx.blanks.places import words_height
from handoutgen.write.docx.blanks.scales import (
    write_analogue_line,
    write_rating_scale,
    write_thermometer,
)
from handoutgen.write.docx.blanks.writing import (
    write_box,
    write_labelled_lines,
    write_ruled_lines,
    write_signatures,
    write_stems,
    write_value_line,
)
from handoutgen.write.docx.flow import Flow
from handoutgen.write.docx.host import Host, ParagraphStyle
from handoutgen.write.docx.inlines import BOLD, write_inlines
from handoutgen.write.docx.numbering import hang, numbered
from handoutgen.write.docx.surroundings import Surroundings
from handoutgen.write.style import RoleName


def write_task(host: Host, flow: Flow, task: Task, around: Surroundings) -> None:
    """Add a task: number, prompt, help, and the place to write, together on a page."""
    blank = task.blank
    if isinstance(blank, NameBlank | DateBlank) and task.number is None and not blank.help:
        write_labelled_lines(host, flow, (blank,), around)
        return
    inner = around
    prompt: ParagraphStyle = "boxed-prompt" if around.boxed else "prompt"
    if task.number is not None:
        step = hang(host.look, "task")
        inner = around.in_definition(step)
        number = numbered(host.numbering("task", 0, task.number), 0)
        own = inner.set_in(by_style=step, hanging=step, prose=False)
        flow.paragraph(prompt, write_inlines(host, blank.label, BOLD), number=number, indent=own)
    elif blank.label:
        flow.paragraph(
            prompt, write_inlines(host, blank.label, BOLD), indent=inner.set_in(prose=False)
        )
    if blank.help:
        flow.paragraph("help", write_inlines(host, blank.help), keep=True, indent=inner.set_in())
    _place_to_write(host, flow, blank, replace(inner, prompt=_prompt_height(host, blank, inner)))


def _prompt_height(host: Host, blank: Blank, around: Surroundings) -> Length:
    """Return about how high what stands above the place to write is."""
    look = host.look
    height = look.blank.task_gap
    said: tuple[tuple[Inlines, RoleName], ...] = ((blank.label, "prompt"), (blank.help, "help"))
    for words, name in said:
        if words:
            height = height + words_height(host, words, around.room, role=name)
            height = height + look.role(name).after
    return height


def write_blank_row(host: Host, flow: Flow, row: BlankRow, around: Surroundings) -> None:
    """Add short blanks side by side; a blank that is not short stands by itself."""
    short: list[NameBlank | DateBlank] = []
    for blank in row.blanks:
        if isinstance(blank, NameBlank | DateBlank):
            short.append(blank)
            continue
        write_labelled_lines(host, flow, short, around)
        short = []
        write_task(host, flow, Task(blank), around)
    write_labelled_lines(host, flow, short, around)


def _place_to_write(host: Host, flow: Flow, blank: Blank, around: Surroundings) -> None:
    match blank:
        case RuledLines():
            write_ruled_lines(host, flow, blank, around)
        case Box():
            write_box(host, flow, blank, around)
        case SentenceStem():
            write_stems(host, flow, blank, around)
        case NameBlank() | DateBlank():
            write_value_line(host, flow, blank, around)
        case SignatureBlock():
            write_signatures(host, flow, blank, around)
        case Checklist():
            write_checklist(host, flow, blank, around)
        case MultipleChoice():
            write_multiple_choice(host, flow, blank, around)
        case TrueFalse():
            write_true_false(host, flow, blank, around)
        case PictureChoice():
            write_picture_choice(host, flow, blank, around)
        case RatingScale():
            write_rating_scale(host, flow, blank, around)
        case AnalogueLine():
            write_analogue_line(host, flow, blank, around)
        case Thermometer():
            write_thermometer(host, flow, blank, around)
        case AnswerTable():
            write_answer_table(host, flow, blank, around)
        case Matching():
            write_matching(host, flow, blank, around)
        case Ordering():
            write_ordering(host, flow, blank, around)
        case Cloze():
            write_cloze(host, flow, blank, around)
        case Diagram():
            write_diagram(host, flow, blank, around)
        case BodyOutline():
            write_body_outline(host, flow, blank, around)
        case _:
            assert_never(blank)
