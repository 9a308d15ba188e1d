"""Filters of Jinja's that a Word template may use besides the composer's.

They make Markdown or HTML of text elsewhere; here text is text whatever they do to it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2.filters import do_filesizeformat, do_striptags, do_wordwrap
from jinja2.utils import htmlsafe_json_dumps, pass_environment

from handoutgen.compose.literals import as_text, operate
from handoutgen.compose.texts import check_widths


def _as_it_is(value: Any) -> Any:
    """``safe`` and ``forceescape`` are in templates out of habit: text is always literal."""
    return value


def _striptags(value: Any) -> Any:
    return operate(as_text(value), lambda one: str(do_striptags(one)))


@pass_environment
def _wordwrap(environment: Any, value: Any, width: int = 79, *args: Any, **kwargs: Any) -> Any:
    check_widths(width)
    return operate(
        as_text(value), lambda one: str(do_wordwrap(environment, one, width, *args, **kwargs))
    )


def _tojson(value: Any, indent: int | None = None) -> str:
    return str(htmlsafe_json_dumps(value, indent=indent))


WORD_FILTERS: dict[str, Callable[..., Any]] = {
    "filesizeformat": do_filesizeformat,
    "forceescape": _as_it_is,
    "safe": _as_it_is,
    "striptags": _striptags,
    "tojson": _tojson,
    "wordwrap": _wordwrap,
}
