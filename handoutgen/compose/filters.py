"""The filters and tests that a template may use: Jinja's own where they do no harm.

Left out are those that make Markdown of text (``safe``, ``urlize``, ``xmlattr``, ``tojson``) and
those that would make two handouts differ (``random``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

from jinja2 import Undefined
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.sandbox import SandboxedEnvironment
from jinja2.tests import TESTS as JINJA_TESTS
from jinja2.utils import pass_environment
from markupsafe import Markup

from handoutgen.compose.literals import (
    Literal,
    Markdown,
    Node,
    NotText,
    akin,
    as_text,
    concat,
    describe,
)
from handoutgen.compose.render import LONGEST_TEXT, MOST_ITEMS, TooMuch
from handoutgen.compose.sandbox import join_text, percent, text_operation

_AS_THEY_ARE = """abs batch count d default dictsort first float groupby int items last length list
map max min reject rejectattr reverse round select selectattr slice sort sum unique""".split()

_OF_TEXT = "capitalize center indent lower title trim truncate upper wordcount wordwrap".split()

_MOST_WIDE = 2_000


def _of_text(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter for text; a value that isn't known stays what it is."""
    mark = getattr(function, "jinja_pass_arg", None)

    def operate(*args: Any, **kwargs: Any) -> Any:
        before, value, after = (
            ((), args[0], args[1:]) if mark is None else (args[:1], args[1], args[2:])
        )
        if isinstance(value, (Undefined, Node)):
            return _text(value)
        _check_widths(*after, *kwargs.values())
        if not isinstance(value, Markup):
            value = _text(value)
        elif function.__name__ in ("do_indent", "do_truncate", "do_wordwrap"):
            value = value if function.__name__ == "do_indent" else Markup(value)
        result = text_operation(value, lambda one: function(*before, one, *after, **kwargs))
        return Markdown(result) if isinstance(value, Markup) and isinstance(result, str) else result

    if mark is not None:
        operate.jinja_pass_arg = mark  # type: ignore[attr-defined]
    return operate


def _text(value: Any) -> str:
    return str(value) if isinstance(value, (Undefined, Node)) else as_text(value)


def _check_widths(*values: Any) -> None:
    for value in values:
        if isinstance(value, (int, float)) and abs(value) > _MOST_WIDE:
            raise TooMuch(f"a width or a number of more than {_MOST_WIDE:,}")


@pass_environment
def _attr(environment: SandboxedEnvironment, value: Any, name: str) -> Any:
    return environment.getattr(value, str(name))


def _format(value: Any, *args: Any, **kwargs: Any) -> str:
    if args and kwargs:
        raise NotText("format takes values by place or by name, not both")
    return percent(_text(value) if not isinstance(value, Markup) else value, kwargs or args)


@pass_environment
def _join(
    environment: SandboxedEnvironment, items: Any, d: Any = "", attribute: str | int | None = None
) -> str:
    if isinstance(items, Undefined):
        return str(items)
    if not isinstance(items, Iterable):
        raise NotText(f"{describe(items)} is no list to join")
    if attribute is not None:
        items = [environment.getitem(item, attribute) for item in items]
    return join_text(d if isinstance(d, str) else as_text(d), items)


def _replace(value: Any, old: Any, new: Any, count: int | None = None) -> Any:
    """Replace text by text; where a value goes into Markdown, it goes in as a placeholder."""
    if isinstance(value, Node) or isinstance(new, Node):
        return _text(value) + _text(new)
    text, old = value if isinstance(value, str) else as_text(value), str(as_text(old))
    if isinstance(text, Literal) and text.is_blank:
        return text
    times = -1 if count is None else int(count)
    if not old or str(text).count(old) * len(str(new)) > LONGEST_TEXT:
        raise TooMuch("replacing makes the text grow without end")
    pieces = str(text).split(old, times)
    kind = Markdown if isinstance(text, Markup) else str
    parts: list[Any] = [kind(pieces[0])]
    for piece in pieces[1:]:
        parts += [new if isinstance(new, str) else as_text(new), kind(piece)]
    return akin(concat(parts), text)


def _string(value: Any) -> str:
    return value if isinstance(value, str) else _text(value)


def _urlencode(value: Any) -> Any:
    text = _text(value)
    return text_operation(text, lambda one: quote(one, safe="/"))


def _escape(value: Any) -> Any:
    return value


def _numbers(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that takes numbers no larger than a handout has use for."""
    mark = getattr(function, "jinja_pass_arg", None)

    def check(*args: Any, **kwargs: Any) -> Any:
        values = args if mark is None else args[1:]
        for value in (*values[1:], *kwargs.values()):
            if isinstance(value, int) and abs(value) > MOST_ITEMS:
                raise TooMuch(f"a number of more than {MOST_ITEMS:,}")
        return function(*args, **kwargs)

    if mark is not None:
        check.jinja_pass_arg = mark  # type: ignore[attr-defined]
    return check


FILTERS: dict[str, Callable[..., Any]] = {
    **{name: JINJA_FILTERS[name] for name in _AS_THEY_ARE},
    **{name: _numbers(JINJA_FILTERS[name]) for name in ("batch", "slice", "round", "sum", "int")},
    **{name: _of_text(JINJA_FILTERS[name]) for name in _OF_TEXT},
    "attr": _attr,
    "e": _escape,
    "escape": _escape,
    "format": _format,
    "join": _join,
    "replace": _replace,
    "string": _string,
    "urlencode": _urlencode,
}

TESTS = {name: test for name, test in JINJA_TESTS.items() if name not in ("escaped",)}
