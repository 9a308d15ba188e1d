"""Ready worksheets by name: ``{{ thought_record(example="…") }}`` prints one's body in a template.

Each file ``templates/worksheets/NAME.md.j2`` is a function, its hyphens written as underscores. It
renders that template's block ``body`` in the same rendering, so that placeholders, work and
faults count as the template's own, with that file's lines.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from jinja2.runtime import Context
from jinja2.utils import pass_context

from handoutgen.compose.literals import RENDER, Markdown
from handoutgen.compose.sandbox import TemplateEnvironment
from handoutgen.compose.texts import weigh
from handoutgen.compose.undefined import SILENT, Nameless
from handoutgen.errors import did_you_mean


def function_name(worksheet: str, taken: Iterable[str] = ()) -> str:
    """Return the name that templates call *worksheet* by.

    Where that would be no name in Jinja, or one of *taken*, ``sheet_`` stands before it.
    """
    name = re.sub(r"\W+", "_", worksheet)
    plain = name.isidentifier() and not keyword.iskeyword(name) and not name.startswith("_")
    return name if plain and name not in taken else f"sheet_{name}"


@lru_cache(maxsize=8)
def worksheet_functions(
    worksheets: tuple[str, ...], taken: frozenset[str]
) -> dict[str, WorksheetFunction]:
    """Return the functions of *worksheets* by the names that templates call them by."""
    functions: dict[str, WorksheetFunction] = {}
    for worksheet in worksheets:
        name = function_name(worksheet, taken)
        functions.setdefault(name, WorksheetFunction(name, f"worksheets/{worksheet}.md.j2"))
    return functions


class WorksheetFunction:
    """A ready worksheet as templates see it."""

    for_templates = True

    def __init__(self, name: str, template: str) -> None:
        self.name = name
        self._template = template

    @pass_context
    def __call__(self, context: Context, *args: Any, **replaced: Any) -> Any:
        render = RENDER.get()
        render.charge(weigh([*args, *replaced.values()]))
        environment = context.environment
        assert isinstance(environment, TemplateEnvironment)  # noqa: S101 - there is no other
        template = environment.get_template(self._template)
        display = template.filename or self._template
        names = environment.replaceable[display]
        faults = 0
        if args:
            render.fault(f"{self.name}() takes values by name", f"{self.name}({_example(names)})")
            faults += 1
        for name in replaced:
            if name not in names:
                hint = "nothing of it may be replaced"
                if names:
                    hint = did_you_mean(name, names, what="may be replaced")
                render.fault(f'{self.name}() has no "{name}" to replace', hint)
                faults += 1
        for value in replaced.values():
            if isinstance(value, Nameless):
                str(value)
                faults += 1
        if faults:
            return SILENT
        body = template.blocks.get("body")
        if body is None:
            hint = "put what templates may call by name into {% block body %}…{% endblock %}"
            render.fault(f"{display} has no block called body", hint)
            return SILENT
        names_now = {**render.names, **replaced}
        return Markdown(environment.concat(body(template.new_context(names_now))))


def _example(names: tuple[str, ...]) -> str:
    return f'{names[0]}="…"' if names else ""
