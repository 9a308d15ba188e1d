"""What the tags of a part ask for, each read by itself: all that is left to know of a part whose
tags make no whole. So its misspelt names and filters are told along with what is not closed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import jinja2
from jinja2 import nodes

from handoutgen.compose.fence import names_asked_for, unknown_filter
from handoutgen.word.checking import alone, closes
from handoutgen.word.environment import TagTokens, WordEnvironment
from handoutgen.word.plan import Plan

_OF_BLOCKS = frozenset({"loop", "caller", "self", "super", "varargs", "kwargs"})


@dataclass(slots=True)
class TagsApart:
    """By name, the numbers of the tags that use it: all, and of those that must be there.

    *unknown_filters* are their tags' numbers, each with the problem and a hint.
    """

    mentioned: dict[str, tuple[int, ...]] = field(default_factory=dict)
    asked_for: dict[str, tuple[int, ...]] = field(default_factory=dict)
    unknown_filters: list[tuple[int, str, str]] = field(default_factory=list)


def read_apart(plan: Plan, environment: WordEnvironment) -> TagsApart:
    """Return what the tags of *plan* ask for; those that cannot be read are passed over."""
    known = TagsApart()
    mentioned: dict[str, dict[int, None]] = {}
    asked: dict[str, dict[int, None]] = {}
    uncertain = set(_OF_BLOCKS)
    for number, tree in _trees(plan, environment):
        wanted = names_asked_for(tree)
        for name in tree.find_all(nodes.Name):
            if name.ctx != "load":
                uncertain.add(name.name)
                continue
            mentioned.setdefault(name.name, {}).setdefault(number)
            if name.name in wanted:
                asked.setdefault(name.name, {}).setdefault(number)
        uncertain |= {macro.name for macro in tree.find_all(nodes.Macro)}
        for one in tree.find_all(nodes.Filter):
            if one.name not in environment.filters:
                problem, hint = unknown_filter(one.name, environment.filters)
                known.unknown_filters.append((number, problem, hint))
    known.mentioned = {n: tuple(tags) for n, tags in mentioned.items() if n not in uncertain}
    known.asked_for = {
        name: tuple(tags)
        for name, tags in asked.items()
        if name not in uncertain and set(tags) == set(mentioned[name])
    }
    return known


def _trees(plan: Plan, environment: WordEnvironment) -> Iterator[tuple[int, nodes.Template]]:
    for step in plan.steps:
        if not isinstance(step, int) or closes(plan.tags[step]):
            continue
        try:
            yield step, environment.parse(TagTokens(alone(plan.tags[step])))
        except (jinja2.TemplateSyntaxError, RecursionError, KeyError):
            continue
