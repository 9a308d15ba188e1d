"""What templates do with text: join, format, repeat, and call its methods.

Whatever comes out is as literal and as personal as what went in, and no larger than a handout
has use for: sizes are known before a text is made, not after.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from string import Formatter
from typing import Any

from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from handoutgen.compose.literals import (
    RENDER,
    Literal,
    Markdown,
    Node,
    NotText,
    akin,
    as_text,
    concat,
    describe,
    operate,
    to_markdown,
)
from handoutgen.compose.render import LONGEST_TEXT, MOST_ITEMS, TooMuch
from handoutgen.compose.undefined import SILENT, Nameless
from handoutgen.markdown.placeholders import split
from handoutgen.model.nodes import InlineBlank, walk_inlines

WIDEST = 2_000
"""Columns that a text may be padded, cut or wrapped to."""

LARGEST_NUMBER = 10**15

TEXT_METHODS = frozenset(
    """capitalize casefold center count endswith find format format_map index isalnum isalpha
    isascii isdecimal isdigit islower isnumeric isspace istitle isupper join ljust lower lstrip
    partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split
    splitlines startswith strip swapcase title upper zfill""".split()  # noqa: SIM905 - a word list
)

_WIDE = re.compile(r"\d{4,}|\*|[{}]")


# What may go on


def weigh(value: Any) -> int:
    """Return how much *value* holds; what is in it twice counts twice.

    Raises:
        TooMuch: if that is more than a template may hold.
    """
    weight = 0
    waiting = [value]
    while waiting:
        item = waiting.pop()
        weight += 1
        if isinstance(item, str):
            if len(item) > LONGEST_TEXT:
                raise TooMuch(f"a text grows beyond {LONGEST_TEXT:,} characters")
            weight += len(item) >> 6
        elif isinstance(item, (list, tuple)):
            waiting.extend(item)
        elif isinstance(item, dict):
            waiting.extend(item.values())
        elif type(item) is int and abs(item) > LARGEST_NUMBER:
            raise TooMuch("a number grows without end")
        if len(waiting) + weight > MOST_ITEMS + (LONGEST_TEXT >> 6):
            raise TooMuch(f"a list grows beyond {MOST_ITEMS:,} items")
    return weight


def passed(value: Any, *origins: Any) -> Any:
    """Return *value* as it may go on: counted, as personal as its origins, Markdown as ours."""
    if isinstance(value, (Node, Nameless)):
        return value
    if isinstance(value, Markup):
        RENDER.get().charge(weigh(value))
        return value if type(value) is Markdown else Markdown(str(value))
    if isinstance(value, Iterator):
        return _steps(value, origins)
    RENDER.get().charge(weigh(value))
    return akin(value, *origins)


def _steps(items: Iterator[Any], origins: tuple[Any, ...]) -> Iterator[Any]:
    render = RENDER.get()
    for item in items:
        render.charge(1)
        yield akin(item, *origins)


def check_widths(*values: Any) -> None:
    """Refuse widths that no page has.

    Raises:
        TooMuch: if one of *values* is a number of that size.
    """
    for value in values:
        if isinstance(value, (int, float)) and abs(value) > WIDEST:
            raise TooMuch(f"a width or a number of more than {WIDEST:,}")


# Methods


def call_text(
    environment: SandboxedEnvironment,
    text: str,
    method: str,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> Any:
    """Call a method of *text*."""
    if method not in TEXT_METHODS:
        raise NotText(f'text has no "{method}" here')
    for arg in (*args, *kwargs.values()):
        if isinstance(arg, (Node, Nameless)):
            str(arg)
            return SILENT
    match method:
        case "format":
            return passed(format_text(environment, text, args, kwargs))
        case "format_map":
            return passed(format_text(environment, text, (), args[0]))
        case "join":
            return passed(join_text(text, *args))
        case "replace":
            return passed(replace_text(text, *args))
        case "center" | "ljust" | "rjust" | "zfill":
            check_widths(*args)
        case _:
            pass
    if isinstance(text, Markup) and method in CASES:
        return passed(change_case(text, CASES[method]))
    result = operate(text, lambda one: getattr(one, method)(*args, **kwargs))
    return passed(result, text, *args)


def _holds_blank(text: Literal) -> bool:
    return any(isinstance(node, InlineBlank) for node in walk_inlines(text.inlines))


CASES: dict[str, Callable[[str], str]] = {
    "upper": str.upper,
    "lower": str.lower,
    "swapcase": str.swapcase,
    "casefold": str.casefold,
}


def change_case(markdown: str, change: Callable[[str], str]) -> Markdown:
    """Return *markdown* in another case, the values within it as well."""
    render = RENDER.get()
    parts: list[str] = []
    for piece in split(str(markdown)):
        if isinstance(piece, str):
            parts.append(change(piece))
        else:
            value = Literal(render.inlines(piece))
            parts.append(to_markdown(akin(operate(value, change), value)))
    return Markdown("".join(parts))


# Putting texts together


def join_parts(items: Iterable[Any]) -> str:
    """Join *items* as ``~`` does."""
    joined: str = passed(join_text("", items))
    return joined


def join_text(separator: str, items: Iterable[Any]) -> str:
    """Join *items* with *separator* between them."""
    parts: list[Any] = []
    size = 0
    for item in items:
        if isinstance(item, Nameless):
            str(item)
            continue
        if parts:
            parts.append(separator)
            size += len(separator)
        part = item if isinstance(item, (str, Node)) else as_text(item)
        parts.append(part)
        size += len(part) if isinstance(part, str) else 1
        if size > LONGEST_TEXT:
            raise TooMuch(f"a text grows beyond {LONGEST_TEXT:,} characters")
    return concat(parts)


def replace_text(text: str, old: Any, new: Any, count: int | None = None) -> str:
    """Replace *old* by *new* in *text*; what goes into Markdown goes in as a placeholder."""
    if isinstance(text, Literal) and _holds_blank(text):
        nodes = [Literal((node,)) for node in text.inlines]
        return concat(one if one.is_blank else replace_text(one, old, new, count) for one in nodes)
    old, new = str(as_text(old)), as_text(new)
    if not old:
        raise NotText("nothing cannot be replaced by something")
    pieces = str(text).split(old, -1 if count is None else int(count))
    if len(pieces) * len(new) > LONGEST_TEXT:
        raise TooMuch(f"a text grows beyond {LONGEST_TEXT:,} characters")
    kind = Markdown if isinstance(text, Markup) else str
    parts: list[Any] = [akin(kind(pieces[0]), text)]
    for piece in pieces[1:]:
        parts += [new, akin(kind(piece), text)]
    return concat(parts)


def repeat(left: Any, right: Any) -> Any:
    """Return a text or a list several times over: ``"-" * 3``."""
    items, times = (right, left) if isinstance(left, int) else (left, right)
    if not isinstance(times, int) or not isinstance(items, (str, list, tuple)):
        raise NotText(f"{describe(left)} * {describe(right)} cannot be done")
    most = LONGEST_TEXT if isinstance(items, str) else MOST_ITEMS
    if len(items) * times > most:
        raise TooMuch(f"{describe(items)} repeated {times:,} times")
    if isinstance(items, Literal):
        return concat([items] * times)
    return items * times


def format_text(
    environment: SandboxedEnvironment,
    pattern: str,
    args: tuple[Any, ...],
    kwargs: Mapping[str, Any],
) -> str:
    """Fill ``{}`` and ``{name}`` in *pattern*; values keep what they are."""
    finder = _FieldFinder(environment)
    position = 0
    parts: list[Any] = []
    kind = Markdown if isinstance(pattern, Markup) else str
    for fixed, name, spec, conversion in Formatter().parse(str(pattern)):
        parts.append(akin(kind(fixed), pattern))
        if name is None:
            continue
        if not name or name[0] in ".[":
            name, position = f"{position}{name}", position + 1
        value, _ = finder.get_field(name, args, kwargs)
        if conversion not in (None, "s"):
            raise NotText(f'"!{conversion}" in a format: only !s is allowed')
        if spec:
            if _WIDE.search(spec):
                raise TooMuch(f'a format as wide as "{spec[:20]}"')
            exact = value if isinstance(value, (int, float)) else str(as_text(value))
            value = akin(format(exact, spec), value)
        parts.append(value)
    return concat(parts)


class _FieldFinder(Formatter):
    """Finds ``{a.b[c]}`` by the sandbox's own rules."""

    def __init__(self, environment: SandboxedEnvironment) -> None:
        self._environment = environment

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:
        first, *rest = re.split(r"\.|\[|\]\.?", field_name.removesuffix("]"))
        value = self.get_value(int(first) if first.isdecimal() else first, args, kwargs)
        for name in rest:
            value = self._environment.getitem(value, int(name) if name.isdecimal() else name)
        return value, first


_PERCENT = re.compile(
    r"%(?:\((?P<key>[^)]*)\))?(?P<spec>[#0 +-]*(?P<width>\d*)(?:\.(?P<places>\d+))?)(?P<kind>.?)",
    re.DOTALL,
)


def percent(pattern: str, values: Any) -> str:
    """Fill ``%s`` and its kin in *pattern*; values keep what they are."""
    kind = Markdown if isinstance(pattern, Markup) else str
    waiting = iter(values if isinstance(values, tuple) else (values,))
    parts: list[Any] = []
    end = 0
    text = str(pattern)
    for match in _PERCENT.finditer(text):
        parts.append(akin(kind(text[end : match.start()]), pattern))
        end = match.end()
        if match["kind"] == "%":
            parts.append(kind("%"))
            continue
        if not match["kind"] or match["kind"] not in "sdiufFeEgGxX":
            raise NotText(f'"{match[0][:20]}" is no format here')
        if len(match["width"]) > 3 or len(match["places"] or "") > 3:
            raise TooMuch(f'a format as wide as "{match[0][:20]}"')
        value = _percent_value(match["key"], values, waiting)
        if match["kind"] != "s" or match["spec"]:
            exact = value if isinstance(value, (int, float)) else str(as_text(value))
            value = akin(f"%{match['spec']}{match['kind']}" % exact, value)
        parts.append(value)
    parts.append(akin(kind(text[end:]), pattern))
    return concat(parts)


def _percent_value(key: str | None, values: Any, waiting: Iterator[Any]) -> Any:
    if key is not None:
        if not isinstance(values, dict) or key not in values:
            raise NotText(f'no value "{key}" for a format')
        return values[key]
    try:
        return next(waiting)
    except StopIteration:
        raise NotText("a format has more places than values") from None
