"""One function a blank: what a template calls to get a place to write.

``BLANKS`` is the catalogue: ``list blanks`` shows each function's first line and its parameters.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from handoutgen.compose.blanks import choosing, drawings, exercises, tables, writing
from handoutgen.compose.literals import RENDER, Markdown, Node
from handoutgen.compose.texts import weigh
from handoutgen.compose.undefined import SILENT, Nameless
from handoutgen.errors import BlankError, did_you_mean
from handoutgen.model.blanks import Blank, DateBlank, NameBlank
from handoutgen.model.nodes import BlankRow, InlineBlank, Task


class BlankNode(Node):
    """A blank on its way into the handout."""

    __slots__ = ("made", "what")

    def __init__(self, made: Blank | InlineBlank, what: str) -> None:
        self.made = made
        self.what = what

    def __html__(self) -> str:
        render = RENDER.get()
        match self.made:
            case InlineBlank():
                return Markdown(render.place_inlines((self.made,), ""))
            case NameBlank() | DateBlank():
                return Markdown(render.place_blocks((BlankRow((self.made,)),), self.what))
            case _:
                return Markdown(render.place_blocks((Task(self.made),), self.what))


class BlankFunction:
    """A blank's function as templates see it: wrong arguments are faults with a line."""

    for_templates = True

    def __init__(self, name: str, factory: Callable[..., Blank | InlineBlank]) -> None:
        self.name = name
        self._factory = factory
        self.signature = inspect.signature(factory, eval_str=False)

    @property
    def summary(self) -> str:
        """The first line of what the function does."""
        return (inspect.getdoc(self._factory) or "").partition("\n")[0]

    @property
    def usage(self) -> str:
        """The call with its parameters: ``lines(count=4, label="", …)``."""
        shown = [
            name if one.default is one.empty else f"{name}={_shown(one.default)}"
            for name, one in self.signature.parameters.items()
        ]
        return f"{self.name}({', '.join(shown)})"

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        render = RENDER.get()
        render.charge(weigh([*args, *kwargs.values()]))
        unknown = [name for name in kwargs if name not in self.signature.parameters]
        for name in unknown:
            hint = did_you_mean(name, self.signature.parameters, what="it takes")
            render.fault(f'{self.name}() has no "{name}"', hint)
        nameless = [value for value in (*args, *kwargs.values()) if isinstance(value, Nameless)]
        for value in nameless:
            str(value)
        if unknown or nameless:
            return SILENT
        try:
            self.signature.bind(*args, **kwargs)
        except TypeError as error:
            render.fault(f"{self.name}(): {error}", self.usage)
            return SILENT
        try:
            return BlankNode(self._factory(*args, **kwargs), f"{self.name}()")
        except BlankError as error:
            render.fault(f"{self.name}(): {error.problem}", error.hint)
        except (TypeError, ValueError) as error:
            render.fault(f"{self.name}(): {error}", self.usage)
        return SILENT


def _shown(default: object) -> str:
    return f'"{default}"' if isinstance(default, str) else str(default)


BLANKS: dict[str, BlankFunction] = {
    factory.__name__: BlankFunction(factory.__name__, factory)
    for factory in (
        writing.lines,
        writing.box,
        writing.blank,
        writing.stem,
        choosing.checklist,
        choosing.multiple_choice,
        choosing.true_false,
        choosing.rating_scale,
        choosing.analogue_line,
        choosing.thermometer,
        choosing.picture_choice,
        tables.answer_table,
        tables.week_grid,
        exercises.matching,
        exercises.ordering,
        exercises.cloze,
        drawings.chain,
        drawings.cycle,
        drawings.body_outline,
        writing.name,
        writing.date,
        writing.signature,
    )
}
