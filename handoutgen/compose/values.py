"""What one request gives a template, beside its articles and its brand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from types import MappingProxyType
from typing import Literal, TypeAlias

from handoutgen.model.blanks import Blank
from handoutgen.model.handout import Edition
from handoutgen.records import dataclass

ReferenceStyle: TypeAlias = Literal["full", "short", "none"]


@dataclass(frozen=True, slots=True)
class Values:
    """What one request gives a template, beside its articles and its brand.

    *client*, *clinician* and *today* print a blank where they are None. *extra* are a template's
    own names. *title* stands in the place of the articles' titles. *asks* are questions that a
    person adds, *intro* and *note* words before and after all questions.

    *personal* are a template's own names too, and their texts are personal: they come before
    *extra*, and a name of the program's own among them means nothing.

    *key* adds a page of answers. *discreet* keeps the topic out of everything but the body.
    *fillable*, *answers* and *ref* are what :class:`~handoutgen.model.handout.Handout` says;
    *answers_from* is what faults of the answers call them.
    """

    client: str | None = None
    clinician: str | None = None
    today: date | str | None = None
    extra: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    title: str | None = None
    references: ReferenceStyle = "full"
    language: str | None = None
    edition: Edition = "standard"
    asks: tuple[Blank, ...] = ()
    intro: str | None = None
    note: str | None = None
    key: bool = False
    discreet: bool = False
    fillable: bool = False
    answers: tuple[tuple[str, str | None], ...] = ()
    answers_from: str = "answers"
    ref: str = ""
    personal: tuple[tuple[str, str], ...] = ()
