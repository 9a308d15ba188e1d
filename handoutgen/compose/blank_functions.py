"""One function a blank: what a template calls to get a place to write.

``BLANKS`` is the catalogue: ``list blanks`` shows each function's first line and its parameters.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from handoutgen.compose.literals import RENDER, Markdown, Node, describe, to_inlines
from handoutgen.compose.texts import weigh
from handoutgen.compose.undefined import SILENT, Nameless
from handoutgen.errors import BlankError, did_you_mean
from handoutgen.model.blanks import (
    AnswerTable,
    Blank,
    Box,
    Checklist,
    DateBlank,
    LineStyle,
    NameBlank,
    RatingScale,
    RuledLines,
    SentenceStem,
)
from handoutgen.model.nodes import BlankRow, Cell, InlineBlank, Inlines, Task, plain_text
from handoutgen.model.slugs import slug

Words: TypeAlias = str
"""Text as a template has it: plain, personal, or Markdown."""


class BlankNode(Node):
    """A blank on its way into the handout."""

    __slots__ = ("_made", "what")

    def __init__(self, made: Blank | InlineBlank, what: str) -> None:
        self._made = made
        self.what = what

    def __html__(self) -> str:
        render = RENDER.get()
        match self._made:
            case InlineBlank():
                return Markdown(render.place_inlines((self._made,), ""))
            case NameBlank() | DateBlank():
                return Markdown(render.place_blocks((BlankRow((self._made,)),), self.what))
            case _:
                return Markdown(render.place_blocks((Task(self._made),), self.what))


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


def _common(label: Words, help: Words, id: str, required: bool, tooltip: str) -> dict[str, Any]:
    if not isinstance(required, bool):
        raise BlankError(f"required is {required!r}", "true or false")
    return {
        "label": to_inlines(label),
        "help": to_inlines(help),
        "id": slug(plain_text(to_inlines(id), personal=False)),
        "required": required,
        "tooltip": plain_text(to_inlines(tooltip), personal=False),
    }


def _each(values: object, what: str) -> list[Any]:
    if isinstance(values, (str, dict, Node)) or not isinstance(values, Iterable):
        raise BlankError(f"{what} is {describe(values)}", f'a list: {what}=["…", "…"]')
    return list(values)


def lines(
    count: int = 4,
    label: Words = "",
    help: Words = "",
    *,
    style: LineStyle = "ruled",
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> RuledLines:
    """Writing lines."""
    common = _common(label, help, id, required, tooltip)
    return RuledLines(**common, count=count, style=style)


def box(
    height: float = 40,
    label: Words = "",
    help: Words = "",
    *,
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> Box:
    """A framed space to write or draw in, its height in millimetres."""
    if not isinstance(height, (int, float)) or isinstance(height, bool):
        raise BlankError(f"the height is {describe(height)}", "a number of millimetres")
    return Box(**_common(label, help, id, required, tooltip), height_mm=float(height))


def blank(
    width: float = 45, label: str = "", *, id: str = "", required: bool = False, tooltip: str = ""
) -> InlineBlank:
    """A place to write a few words inside a line, its width in millimetres."""
    if not isinstance(width, (int, float)) or isinstance(width, bool) or not 5 <= width <= 160:
        raise BlankError(f"the width is {width!r}", "a number of millimetres from 5 to 160")
    common = _common(label, "", id, required, tooltip)
    words = plain_text(common["label"], personal=False)
    return InlineBlank(common["id"], words, float(width), required, common["tooltip"])


def stem(
    words: Words,
    label: Words = "",
    help: Words = "",
    *,
    repeat: int = 1,
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> SentenceStem:
    """The beginning of a sentence, to be finished."""
    common = _common(label, help, id, required, tooltip)
    return SentenceStem(**common, stem=to_inlines(words), repeat=repeat)


def checklist(
    options: Sequence[Words],
    label: Words = "",
    help: Words = "",
    *,
    columns: int = 1,
    other: bool = False,
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> Checklist:
    """Options to tick; other=true adds a line for one's own."""
    chosen = tuple(to_inlines(option) for option in _each(options, "options"))
    common = _common(label, help, id, required, tooltip)
    return Checklist(**common, options=chosen, columns=columns, other=bool(other))


def rating_scale(
    label: Words = "",
    help: Words = "",
    *,
    low: Words = "",
    middle: Words = "",
    high: Words = "",
    minimum: int = 0,
    maximum: int = 10,
    step: int = 1,
    pair: bool = False,
    before: str = "",
    after: str = "",
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> RatingScale:
    """Numbers to circle one of, with words at both ends; pair=true asks before and after."""
    t = RENDER.get().names["t"]
    return RatingScale(
        **_common(label, help, id, required, tooltip),
        low=to_inlines(low),
        middle=to_inlines(middle),
        high=to_inlines(high),
        minimum=minimum,
        maximum=maximum,
        step=step,
        pair=bool(pair),
        pair_labels=(str(before) or str(t("Before")), str(after) or str(t("After"))),
    )


def answer_table(
    headers: Sequence[Words],
    rows: int = 4,
    label: Words = "",
    help: Words = "",
    *,
    given: Sequence[Sequence[Words]] = (),
    widths: Sequence[float] = (),
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> AnswerTable:
    """A table to write in; given= fills its first rows, rows= adds empty ones."""
    return AnswerTable(
        **_common(label, help, id, required, tooltip),
        headers=tuple(to_inlines(header) for header in _each(headers, "headers")),
        rows=rows,
        given=tuple(
            tuple(Cell(to_inlines(cell)) for cell in _each(row, "a given row"))
            for row in _each(given, "given")
        ),
        widths=tuple(float(width) for width in _each(widths, "widths")),
    )


def name(
    label: Words = "", *, id: str = "name", required: bool = False, tooltip: str = ""
) -> NameBlank:
    """A line for the name; the client's stands on it where it is known."""
    names = RENDER.get().names
    common = _common(label or names["t"]("Name"), "", id, required, tooltip)
    return NameBlank(**common, value=_known(names["client"]))


def date(
    label: Words = "", *, id: str = "date", required: bool = False, tooltip: str = ""
) -> DateBlank:
    """A line for the date; the handout's stands on it where it is known."""
    names = RENDER.get().names
    common = _common(label or names["t"]("Date"), "", id, required, tooltip)
    return DateBlank(**common, value=_known(names["today"]))


def _known(value: str) -> Inlines:
    return to_inlines(value) if value else ()


BLANKS: dict[str, BlankFunction] = {
    factory.__name__: BlankFunction(factory.__name__, factory)
    for factory in (
        lines,
        box,
        blank,
        stem,
        checklist,
        rating_scale,
        answer_table,
        name,
        date,
    )
}
