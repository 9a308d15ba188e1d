"""Handouts that differ in names only: composed once, then with other texts in their places.

:func:`handoutgen.compose.compose` says what a handout is. What is here gives the same handout
with less work, where the template does no more with a name than to print it and to ask whether
there is one; and only after it was seen once that both ways lead to the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from handoutgen.compose.literals import clean
from handoutgen.compose.values import Values
from handoutgen.model.handout import Handout, printed_inlines
from handoutgen.model.nodes import Personal, walk_inlines
from handoutgen.report import Notice, Report

if TYPE_CHECKING:
    from handoutgen.compose.template import Template

KEPT = 4
"""Shapes that are kept: with a client or without, and the like."""

Compose: TypeAlias = Callable[[Values, Report], Handout]
_HIDDEN = "…"


class Alikes:
    """Composes the handouts of one request, one after the other."""

    def __init__(self, template: Template, compose: Compose) -> None:
        self._template = template
        self._compose = compose
        self._known: dict[tuple[object, ...], _Alike] = {}

    def compose(self, values: Values, report: Report) -> Handout:
        """Return the handout of *values*; all but the persons' texts are the request's own."""
        shape = _shape(values)
        alike = self._known.get(shape)
        if alike is not None and alike.trusted:
            handout = alike.with_texts(_texts(values))
            if handout is not None:
                for notice in alike.notices:
                    report.add(notice)
                return handout
        own = Report()
        handout = self._compose(values, own)
        for notice in own:
            report.add(notice)
        if alike is None:
            self.remember(values, handout, own.notices)
        elif alike.trusted is None and alike.texts != _texts(values):
            alike.trusted = (
                not values.title
                and not values.intro
                and not values.note
                and not values.asks
                and alike.texts.keys().isdisjoint(self._template.names_worked_on)
                and own.notices == alike.notices
                and alike.with_texts(_texts(values)) == handout
            )
        return handout

    def remember(self, values: Values, handout: Handout, notices: tuple[Notice, ...]) -> None:
        """Keep what *values* were composed to, for those of the same shape."""
        if len(self._known) == KEPT:
            self._known.pop(next(iter(self._known)))
        self._known[_shape(values)] = _Alike(handout, notices, _texts(values))


@dataclass(slots=True)
class _Alike:
    """A composed handout with the texts in it, and whether others can be put in their places."""

    handout: Handout
    notices: tuple[Notice, ...]
    texts: dict[str, str]
    trusted: bool | None = None
    places: tuple[int, ...] | None = None

    def with_texts(self, texts: dict[str, str]) -> Handout | None:
        """Return the handout with *texts*, or None where it may differ in more."""
        said = [self.handout.title]
        said += (f"{notice.problem} {notice.hint}" for notice in self.notices)
        if any(_HIDDEN in words for words in said):
            return None  # a text that is hidden there may be the name
        folded = [_folded(words) for words in said]
        if any(_folded(text) in words for text in texts.values() for words in folded):
            return None
        if self.places is None:
            self.places = tuple(
                place
                for place, block in enumerate(self.handout.body)
                if any(
                    isinstance(node, Personal)
                    for inlines in printed_inlines((block,))
                    for node in walk_inlines(inlines)
                )
            )
        body = list(self.handout.body)
        for place in self.places:
            body[place] = _swapped(body[place], self.texts, texts)
        return replace(self.handout, body=tuple(body))


def _folded(words: str) -> str:
    """Return *words* so that all that differs in case only is the same."""
    return words.casefold().replace("\u0131", "i").replace("i\u0307", "i")


def _shape(values: Values) -> tuple[object, ...]:
    """Return what handouts must have in common to be alike."""
    return (
        values.today,
        values.answers,
        values.answers_from,
        values.ref,
        *(
            (name, said if said.casefold() in ("true", "false") else bool(said))
            for name, said in values.personal
        ),
        *_texts(values),
    )


def _texts(values: Values) -> dict[str, str]:
    """Return the texts of persons as a handout has them, by their names."""
    named = {"client": values.client, "clinician": values.clinician, **dict(values.personal)}
    return {name: " ".join(clean(said).split()) for name, said in named.items() if said}


def _swapped(node: Any, old: dict[str, str], new: dict[str, str]) -> Any:
    """Return *node* with the texts of *new* wherever it says those of *old*."""
    if isinstance(node, Personal):
        known = old.get(node.name)
        return replace(node, text=new[node.name]) if known == node.text else node
    if type(node) is tuple:
        return tuple([_swapped(each, old, new) for each in node])
    if is_dataclass(node) and not isinstance(node, type):
        changed = {}
        for one in fields(node):
            before = getattr(node, one.name)
            if isinstance(before, tuple) or is_dataclass(before):
                after = _swapped(before, old, new)
                if after != before:
                    changed[one.name] = after
        return replace(node, **changed) if changed else node
    return node
