"""A template's tags compiled: one Jinja template a part, for one set of filters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import jinja2

from handoutgen.compose.template import as_fault
from handoutgen.compose.undefined import unknown_name
from handoutgen.errors import Fault, Place
from handoutgen.records import dataclass
from handoutgen.word.apart import read_apart
from handoutgen.word.checking import said_of, structure_faults, tag_faults, tag_place
from handoutgen.word.environment import Source, WordEnvironment
from handoutgen.word.plan import Plan


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """A part's plan and what Jinja made of its tags; None where they are faulty."""

    plan: Plan
    template: jinja2.Template | None


class Compiled:
    """All parts of a template, compiled for the caller's *filters* (their names)."""

    def __init__(self, display: str, plans: Iterable[Plan], filters: tuple[str, ...]) -> None:
        self.display = display
        self.environment = WordEnvironment(filters)
        self.faults: tuple[Fault, ...] = ()
        found: list[Fault] = []
        self.parts = tuple(self._compile(plan, found) for plan in plans)
        self.faults = tuple(dict.fromkeys(found))
        self._plans = {part.plan.part: part.plan for part in self.parts}

    def _compile(self, plan: Plan, found: list[Fault]) -> CompiledPart:
        found += plan.faults
        structure = tuple(structure_faults(plan, self.display))
        template = None
        try:
            template = self._template(plan)
        except (RecursionError, SyntaxError, MemoryError):
            found.append(Fault(Place(f"{self.display}: {plan.called}"), "is nested too deep"))
        except jinja2.TemplateSyntaxError as error:
            alone = tuple(tag_faults(plan, self.environment, self.display))
            told = alone or structure
            found += alone or (
                () if told else (self._placed(as_fault(error, Place(plan.part)), plan),)
            )
            found += self._read_apart(plan)
        found += structure
        if structure:
            template = None
        static = self.environment.static_faults.get(plan.part, ())
        found += [self._placed(fault, plan) for fault in static]
        return CompiledPart(plan, template)

    def _read_apart(self, plan: Plan) -> Iterator[Fault]:
        """Note the names that *plan* asks for, as far as its tags say; yield unknown filters."""
        apart = read_apart(plan, self.environment)
        self.environment.mentioned_lines[plan.part] = apart.mentioned
        self.environment.asked_for[plan.part] = apart.asked_for
        for number, problem, hint in apart.unknown_filters:
            yield self._placed(Fault(Place(plan.part, number), problem, hint), plan)

    def _template(self, plan: Plan) -> jinja2.Template:
        environment = self.environment
        code = environment.compile(Source(plan), plan.part, plan.part)
        template: jinja2.Template = environment.template_class.from_code(
            environment, code, environment.globals
        )
        return template

    def names(self) -> dict[str, tuple[Place, ...]]:
        """Return the names that the template uses and does not set, with their places."""
        found: dict[str, dict[Place, None]] = {}
        for part in self.parts:
            lines = self.environment.mentioned_lines.get(part.plan.part, {})
            for name, numbers in lines.items():
                places = found.setdefault(name, {})
                for number in numbers:
                    places.setdefault(tag_place(self.display, part.plan.tags[number]))
        known = self.environment.globals
        return {name: tuple(found[name]) for name in found if name not in known}

    def required(self) -> frozenset[str]:
        """Return the names without which the template cannot be filled."""
        asked = self.environment.asked_for.values()
        return frozenset(name for one in asked for name in one) - set(self.environment.globals)

    def unknown_names(self, names: Mapping[str, Any]) -> Iterator[Fault]:
        """Yield a fault for each place that asks for a name which *names* hasn't."""
        known = {*names, *self.environment.globals}
        for part in self.parts:
            asked = self.environment.asked_for.get(part.plan.part, {})
            for name, numbers in asked.items():
                if name not in known:
                    problem, hint = unknown_name(name, names)
                    for number in numbers:
                        tag = part.plan.tags[number]
                        yield Fault(tag_place(self.display, tag), said_of(tag, problem), hint)

    def _placed(self, fault: Fault, plan: Plan) -> Fault:
        return placed(fault, plan, self.display)


def placed(fault: Fault, plan: Plan, display: str) -> Fault:
    """Return *fault*, whose line is the number of a tag, with the tag's place."""
    number = fault.place.line or 0
    if not 0 < number < len(plan.tags):
        return Fault(Place(f"{display}: {plan.called}"), fault.problem, fault.hint)
    tag = plan.tags[number]
    return Fault(tag_place(display, tag), said_of(tag, fault.problem), fault.hint)
