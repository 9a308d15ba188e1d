"""One of a few words on the command line, with the nearest one where it is none of them."""

from __future__ import annotations

from typing import Any

import click

from handoutgen.errors import CallError, nearest


class Choice(click.Choice[str]):
    """Like click's own, with an error in the program's words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value in self.choices:
            return str(value)
        option = isinstance(param, click.Option)
        place = param.opts[-1] if option and param else ctx.info_name if ctx else None
        close = nearest(str(value), self.choices)
        raise CallError.at(
            place or "call",
            f'"{value}" is none of {", ".join(self.choices)}',
            f'did you mean "{close}"?' if close else None,
        )
