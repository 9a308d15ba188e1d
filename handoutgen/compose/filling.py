"""A body to be filled in, or filled in already: its form's words, and what stands in its fields."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from handoutgen.compose.dates import format_date
from handoutgen.compose.form_words import settle_form, without_values
from handoutgen.compose.prefilled import Answers, settle_answers
from handoutgen.compose.values import Values
from handoutgen.compose.words import Words
from handoutgen.errors import Place
from handoutgen.model.brand import Brand
from handoutgen.model.handout import Furniture, printed_blanks
from handoutgen.model.nodes import Blocks
from handoutgen.report import Report, TemplateNotice


class Filling(NamedTuple):
    """*body* as it is filled in: whether on a screen, and what stands in it from the start."""

    body: Blocks
    answers: Answers = ()
    fillable: bool = False


def settle_filling(
    body: Blocks, brand: Brand, values: Values, words: Words, report: Report
) -> Filling:
    """Return *body* with the answers that *values* give, as a form if it is to be one.

    Raises:
        CallError: if an answer fits no field: all of them at once.
    """
    answers = settle_answers(values.answers, body, values.answers_from)
    body = without_values(body, answers)
    if not values.fillable:
        return Filling(body, answers)
    if next(printed_blanks(body), None) is None:
        problem = "nothing here is to be filled in, so it is no form"
        report.add(TemplateNotice(Place("--fillable"), problem, "choose a worksheet, or use --ask"))
        return Filling(body, answers)
    if values.key:
        problem = "the answers stand in the same file as the form"
        report.add(TemplateNotice(Place("--key"), problem, "make the key as a file of its own"))
    return Filling(settle_form(body, brand, words), answers, True)


def with_hints(furniture: Furniture, words: Words, brand: Brand) -> Furniture:
    """Return *furniture* with what a form says of its dates and signatures."""
    example = format_date(date(2025, 3, 14), words.language, brand.region)
    return replace(
        furniture,
        date_hint=words("such as {date}").format(date=example),
        sign_hint=words("type your full name to sign"),
    )
