"""What a template's values are while Jinja works on them.

Three kinds of string, so that nothing but a template's own text is ever Markdown:

- a plain ``str`` is literal text, wherever it comes from: an article, ``--set``, a filter, a
  constant in the template;
- :class:`Literal` is literal text that knows the nodes it stands for: a personal value, a title
  with emphasis, or several texts joined;
- :class:`Markdown` is a template's own text, with placeholders for its values.

:class:`Node` is anything else that can be printed: blocks, blanks, figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, SupportsIndex

from jinja2.runtime import LoopContext, Undefined
from markupsafe import Markup

from handoutgen.markdown.placeholders import CLOSE, OPEN, split
from handoutgen.model.nodes import (
    Blocks,
    Inline,
    InlineBlank,
    Inlines,
    LineBreak,
    Personal,
    Text,
    plain_text,
    walk_inlines,
)

if TYPE_CHECKING:
    from handoutgen.compose.render import Render

_PRINTED = (bool, int, float, Decimal, date, time)
"""What is no text and is printed as it is."""

RENDER: ContextVar[Render] = ContextVar("render")
"""The rendering under way: placeholders' numbers belong to it and mean nothing outside."""

_LINES = re.compile(r"[ \t]*(?:\r\n?|[\n\x0b\x0c\x85\u2028\u2029])\s*")
_BLANK, _MOST_BLANKS = 0xF8D0, 16
"""Private-use characters that stand for blanks while a text is worked on."""

_BLANK_MARK = re.compile("([\uf8d0-\uf8df])")
_CONTROL = re.compile(
    "[\uf8d0-\uf8df\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\uf8e0-\uf8e9\uf8f0\uf8f1]"
)


def clean(text: str) -> str:
    """Return *text* without what no document can hold: control characters, halves of pairs.

    The marks of placeholders go too, so that no value can pretend to be another.
    """
    return _CONTROL.sub("", text)


def text_inlines(text: str) -> Inlines:
    """Return literal *text* as nodes; a line end in it is a line break."""
    if not text:
        return ()
    pieces = _LINES.split(text.replace("\t", " ")) if not text.isprintable() else [text]
    found: list[Inline] = []
    for position, piece in enumerate(pieces):
        if position:
            found.append(LineBreak())
        if piece:
            found.append(Text(piece))
    return tuple(found)


class Literal(str):
    """Literal text with the nodes it stands for.

    A value that isn't known is one with no text and a blank for its only node: it is falsy, and
    it stays what it is whatever is done to it.
    """

    __slots__ = ("inlines",)
    inlines: Inlines

    def __new__(cls, inlines: Inlines) -> Literal:
        self = super().__new__(cls, plain_text(inlines))
        self.inlines = inlines
        return self

    @property
    def is_blank(self) -> bool:
        return not self and any(isinstance(node, InlineBlank) for node in self.inlines)

    def __html__(self) -> str:
        return to_markdown(self)

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        found: str = akin(operate(self, lambda text: text[key]), self)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter((self,) if self.is_blank else akin(operate(self, list), self))


def personal(name: str, text: str) -> Literal:
    """Return the personal value *name*."""
    return Literal((Personal(name, " ".join(clean(text).split())),))


def missing(name: str, label: str, width_mm: float) -> Literal:
    """Return what stands for the personal value *name* where it isn't given: a place to write."""
    return Literal((InlineBlank(name, label, width_mm),))


def personal_name(*values: object) -> str | None:
    """Return the name of the first personal value that any of *values* holds."""
    for value in values:
        if isinstance(value, Literal):
            for node in walk_inlines(value.inlines):
                if isinstance(node, Personal):
                    return node.name
        elif isinstance(value, Markdown):
            if OPEN in value and (name := RENDER.get().personal_name(value)) is not None:
                return name
        elif isinstance(value, (list, tuple)):
            if (name := personal_name(*value)) is not None:
                return name
        elif isinstance(value, dict) and (name := personal_name(*value.values())) is not None:
            return name
    return None


def akin(result: Any, *origins: object) -> Any:
    """Return *result* as personal as what it was made of."""
    name = personal_name(*origins)
    return result if name is None else _named(result, name)


def _named(result: Any, name: str) -> Any:
    if isinstance(result, (Literal, Markup)):
        return result
    if isinstance(result, str):
        return Literal((Personal(name, str(result)),)) if result else result
    if type(result) in (list, tuple):
        return type(result)(_named(item, name) for item in result)
    return result


def operate(text: str, operation: Callable[[str], Any]) -> Any:
    """Return what *operation* makes of *text*; blanks within it stay where they are.

    A value that isn't known is one blank and nothing else: nothing can be done to it.
    """
    if not isinstance(text, Literal):
        return operation(text)
    if text.is_blank:
        return text
    blanks = [node for node in text.inlines if isinstance(node, InlineBlank)]
    if not blanks:
        return operation(str(text))
    marks = {node: chr(_BLANK + at % _MOST_BLANKS) for at, node in enumerate(dict.fromkeys(blanks))}
    words = "".join(
        marks[node] if isinstance(node, InlineBlank) else plain_text((node,))
        for node in text.inlines
    )
    result = operation(words)
    if not isinstance(result, (str, list, tuple)):
        return operation(str(text))
    return _with_blanks(result, {mark: node for node, mark in marks.items()}, personal_name(text))


def _with_blanks(result: Any, blanks: Mapping[str, InlineBlank], name: str | None) -> Any:
    """Return *result* with the blanks back in the places of their marks."""
    if isinstance(result, (list, tuple)):
        return type(result)(_with_blanks(item, blanks, name) for item in result)
    parts: list[Any] = []
    for piece in _BLANK_MARK.split(str(result)):
        if piece in blanks:
            parts.append(Literal((blanks[piece],)))
        elif piece:
            parts.append(piece if name is None else Literal((Personal(name, piece),)))
    return concat(parts)


class Markdown(Markup):
    """A template's own text. Whatever is joined to it comes in as a placeholder."""

    __slots__ = ()

    @classmethod
    def escape(cls, value: Any, /) -> Markdown:
        return to_markdown(value)


def to_markdown(value: Any) -> Markdown:
    """Return *value* as it stands in Markdown: a placeholder, unless it is Markdown itself."""
    if type(value) is Markdown:
        return value
    if isinstance(value, Markup):
        return Markdown(str(value))
    if isinstance(value, Literal):
        return Markdown(RENDER.get().place_inlines(value.inlines, str(value)))
    if isinstance(value, str):
        return Markdown(RENDER.get().place_text(str(value)))
    if hasattr(type(value), "__html__"):
        return Markdown(str(value.__html__()))
    return Markdown(RENDER.get().place_text(as_text(value)))


class NotText(TypeError):
    """Something was used as text that has none: a block, a list, a function."""


def as_text(value: Any) -> str:
    """Return *value* as literal text.

    Raises:
        NotText: if it is neither text nor a number.
    """
    if isinstance(value, str):
        return value
    if value is None or type(value) is Undefined:  # "x if y" where y is not so
        return ""
    if isinstance(value, _PRINTED):
        return str(value)
    if isinstance(value, Node) or hasattr(type(value), "__html__"):
        return str(value)
    raise NotText(f"{describe(value)} cannot be printed as it is")


def describe(value: Any) -> str:
    """Return what *value* is in a template writer's words."""
    if isinstance(value, (list, tuple)):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, str):
        return "text"
    if isinstance(value, (bool, int, float)):
        return "a number"
    if value is None:
        return "nothing"
    if isinstance(value, Node):
        return value.what
    if isinstance(value, (Undefined, LoopContext)) or not callable(value):
        return "this"
    return "a function"


def concat(values: Iterable[Any]) -> str:
    """Join *values*: to literal text, or to Markdown where any of them is."""
    items = list(values)
    if any(isinstance(item, Markup) or _prints_itself(item) for item in items):
        return Markdown("".join(to_markdown(item) for item in items))
    texts = [as_text(item) for item in items]
    if not any(isinstance(item, Literal) for item in texts):
        return "".join(texts)
    inlines: list[Inline] = []
    for item in texts:
        for node in item.inlines if isinstance(item, Literal) else text_inlines(item):
            _add(inlines, node)
    return Literal(tuple(inlines))


def _add(nodes: list[Inline], node: Inline) -> None:
    """Add *node*, joined to the one before it where both are text or the same personal value."""
    match nodes[-1] if nodes else None, node:
        case (Text(before), Text(after)):
            nodes[-1] = Text(before + after)
        case (Personal(name, before), Personal(other, after)) if name == other:
            nodes[-1] = Personal(name, before + after)
        case _:
            nodes.append(node)


def _prints_itself(value: Any) -> bool:
    return not isinstance(value, str) and hasattr(type(value), "__html__")


def to_inlines(value: Any) -> Inlines:
    """Return *value* as nodes for a label or an option; Markdown in it counts as literal text."""
    if isinstance(value, Literal):
        return value.inlines
    text = as_text(value)
    if OPEN not in text and CLOSE not in text:
        return text_inlines(clean(text))
    found: list[Inline] = []
    render = RENDER.get()
    for piece in split(text):
        found += text_inlines(clean(piece)) if isinstance(piece, str) else render.inlines(piece)
    return tuple(found)


class Node:
    """Something that stands in a handout and is no text: *what* says so in a fault."""

    __slots__ = ()
    what = "this"

    @property
    def called(self) -> str:
        """What a fault calls this very one."""
        return self.what

    @property
    def held(self) -> Blocks:
        """The article's blocks that this stands for: what exercises are made from."""
        return ()

    def __html__(self) -> str:
        raise NotImplementedError

    def __str__(self) -> str:
        RENDER.get().fault(
            f"{self.what} cannot be turned into text", "print it on a line of its own"
        )
        return ""

    def __format__(self, spec: str) -> str:
        return str(self)
