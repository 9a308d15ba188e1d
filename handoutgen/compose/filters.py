"""The filters and tests that a template may use: Jinja's own where they do no harm.

Left out are those that make Markdown of text (``safe``, ``urlize``, ``xmlattr``, ``tojson``) and
those that would make two handouts differ (``random``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.sandbox import SandboxedEnvironment
from jinja2.tests import TESTS as JINJA_TESTS
from jinja2.utils import pass_environment
from markupsafe import Markup

from handoutgen.compose.literals import RENDER, Markdown, Node, NotText, as_text, describe, operate
from handoutgen.compose.render import MOST_ITEMS, TooMuch
from handoutgen.compose.texts import (
    CASES,
    change_case,
    check_widths,
    join_text,
    percent,
    replace_text,
)
from handoutgen.compose.undefined import SILENT, Nameless

_OF_LISTS = """abs count d default dictsort first float groupby items last length list map max min
reject rejectattr reverse select selectattr sort unique""".split()  # noqa: SIM905 - a word list
_WITH_NUMBERS = ("batch", "round", "slice")
_OF_TEXT = """capitalize center indent lower title trim truncate upper
wordcount""".split()  # noqa: SIM905 - a word list


def _of_text(name: str) -> Callable[..., Any]:
    """Return the filter *name* for text; a value that isn't known stays what it is."""
    function = JINJA_FILTERS[name]
    mark = getattr(function, "jinja_pass_arg", None)
    skip = 0 if mark is None else 1

    def filtered(*args: Any, **kwargs: Any) -> Any:
        before, value, after = args[:skip], args[skip], args[skip + 1 :]
        if isinstance(value, (Nameless, Node)):
            str(value)
            return SILENT
        check_widths(*after, *kwargs.values())
        text = as_text(value)
        if isinstance(text, Markup) and name in CASES:
            return change_case(text, CASES[name])
        result = operate(text, lambda one: function(*before, one, *after, **kwargs))
        return Markdown(result) if isinstance(text, Markup) and type(result) is str else result

    if mark is not None:
        filtered.jinja_pass_arg = mark  # type: ignore[attr-defined]
    return filtered


def _with_numbers(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that takes numbers no larger than a handout has use for."""
    mark = getattr(function, "jinja_pass_arg", None)
    skip = 0 if mark is None else 1

    def check(*args: Any, **kwargs: Any) -> Any:
        for value in (*args[skip + 1 :], *kwargs.values()):
            if isinstance(value, int) and abs(value) > MOST_ITEMS:
                raise TooMuch(f"a number of more than {MOST_ITEMS:,}")
        return function(*args, **kwargs)

    if mark is not None:
        check.jinja_pass_arg = mark  # type: ignore[attr-defined]
    return check


@pass_environment
def _attr(environment: SandboxedEnvironment, value: Any, name: str) -> Any:
    return environment.getattr(value, str(name))


def _format(value: Any, *args: Any, **kwargs: Any) -> str:
    if args and kwargs:
        raise NotText("takes values by place or by name, not both")
    return percent(as_text(value), kwargs or args)


@pass_environment
def _join(
    environment: SandboxedEnvironment, items: Any, d: Any = "", attribute: str | int | None = None
) -> Any:
    if isinstance(items, Nameless):
        str(items)
        return SILENT
    if not isinstance(items, Iterable):
        raise NotText(f"{describe(items)} is no list to join")
    if attribute is not None:
        items = [environment.getitem(item, attribute) for item in items]
    return join_text(as_text(d), items)


def _replace(value: Any, old: Any, new: Any, count: int | None = None) -> str:
    return replace_text(as_text(value), old, new, count)


@pass_environment
def _sum(
    environment: SandboxedEnvironment,
    items: Iterable[Any],
    attribute: str | int | None = None,
    start: float = 0,
) -> float:
    if attribute is not None:
        items = [environment.getitem(item, attribute) for item in items]
    total = start
    for item in items:
        if not isinstance(item, (int, float)):
            raise NotText(f"{describe(item)} is no number")
        total += item
    return total


def _urlencode(value: Any) -> Any:
    return operate(as_text(value), lambda one: quote(one, safe="/"))


def _as_it_is(value: Any) -> Any:
    """``escape`` is for templates out of habit: text is always literal."""
    return value


def _int(value: Any, default: int | None = None, base: int = 10) -> Any:
    """Return *value* as a whole number; text that is none is a fault, unless a default is given.

    Jinja makes 0 of it, and a table of ``rows|int`` loses its rows without a word.
    """
    if default is None and isinstance(value, str):
        try:
            int(value, base)
        except ValueError:
            hint = "give it digits: --set rows=4"
            RENDER.get().fault("what goes through |int is no whole number", hint)
            return 1
    return _with_numbers(JINJA_FILTERS["int"])(value, default or 0, base)


FILTERS: dict[str, Callable[..., Any]] = {
    **{name: JINJA_FILTERS[name] for name in _OF_LISTS},
    **{name: _with_numbers(JINJA_FILTERS[name]) for name in _WITH_NUMBERS},
    **{name: _of_text(name) for name in _OF_TEXT},
    "attr": _attr,
    "e": _as_it_is,
    "escape": _as_it_is,
    "format": _format,
    "int": _int,
    "join": _join,
    "replace": _replace,
    "string": as_text,
    "sum": _sum,
    "urlencode": _urlencode,
}

TESTS = {name: test for name, test in JINJA_TESTS.items() if name != "escaped"}
