"""What is asked for: a handout, and the person whom it is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Literal, TypeAlias

from handoutgen.errors import CallError
from handoutgen.model.handout import Edition
from handoutgen.model.languages import HINT as LANGUAGE_HINT
from handoutgen.model.languages import LANGUAGE
from handoutgen.model.sheet_mark import REF_HINT, ref_problem
from handoutgen.records import dataclass

References: TypeAlias = Literal["full", "short", "none"]


@dataclass(frozen=True, slots=True)
class Person:
    """The personal values of one handout; what is None prints a blank to write it in.

    *answers* say what stands in fields from the start, by field id; *ref* is a code that names
    nobody: see :class:`~handoutgen.model.handout.Handout`. *answers_from* is what faults of the
    answers call them: the name of their file. *values* are a template's own names, as
    ``Request.values`` are, but personal: they reach nothing but the pages.
    """

    client: str | None = None
    clinician: str | None = None
    date: date | None = None
    answers: tuple[tuple[str, str | None], ...] = ()
    ref: str = ""
    values: tuple[tuple[str, str], ...] = ()
    answers_from: str = "answers"

    def __post_init__(self) -> None:
        for name in ("client", "clinician"):
            value = getattr(self, name)
            if value is not None and not isinstance(value, str):
                raise CallError.at(name, "is no text", f"leave {name} out for a line to write on")
            if value is not None and not value.strip():
                raise CallError.at(name, "is empty", f"leave {name} out for a line to write on")
        problem = ref_problem(self.ref) if self.ref else None
        if problem is not None:
            raise CallError.at("ref", problem, REF_HINT)


@dataclass(frozen=True, slots=True)
class Request:
    """One handout asked for.

    *articles* are names in the workspace or paths. *sections* and *without* are section queries,
    ``NAME:QUERY`` where there are several articles. None means the workspace's default.
    *values* are a template's own names.

    *asks* are questions in the mini-language of :mod:`handoutgen.model.asks`; *title*, *intro*
    and *note* are a person's own words. *key* adds a page of answers. *discreet* keeps the topic
    out of the file's name and properties. With *fillable* the file is a form.
    """

    articles: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    template: str | None = None
    brand: str | None = None
    edition: Edition = "standard"
    references: References = "full"
    language: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    asks: tuple[str, ...] = ()
    title: str | None = None
    intro: str | None = None
    note: str | None = None
    key: bool = False
    discreet: bool = False
    fillable: bool = False

    def __post_init__(self) -> None:
        for name in ("articles", "sections", "without", "asks"):
            given = getattr(self, name)
            if isinstance(given, str) or not all(isinstance(one, str) for one in given):
                hint = f'write {name}=("…",), with a comma also after the only one'
                raise CallError.at(name, "a tuple of texts is wanted", hint)
        if self.language and not LANGUAGE.fullmatch(self.language):
            raise CallError.at("language", f'"{self.language}" is no language tag', LANGUAGE_HINT)
        twice = next((one for one in self.articles if self.articles.count(one) > 1), None)
        if twice is not None:
            raise CallError.at("ARTICLE", f'"{twice}" is named twice', "name each article once")

    @property
    def needs_a_worksheet(self) -> bool:
        """Whether this names no template and yet asks for something to write on."""
        own = self.title or self.intro or self.note
        return self.template is None and bool(self.asks or (own and not self.articles))
