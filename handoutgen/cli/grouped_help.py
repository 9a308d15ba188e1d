"""Help pages of commands with many options: a heading above those that belong together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click


class GroupedHelp(click.Command):
    """A command whose *headings* say what begins with an option: its parameter's name → a title."""

    def __init__(self, *args: Any, headings: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._headings = headings

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the options in their own order, in as many lists as there are headings."""
        groups: dict[str, list[tuple[str, str]]] = {}
        title = "Options"
        for param in self.get_params(ctx):
            title = self._headings.get(param.name or "", title)
            record = param.get_help_record(ctx) if isinstance(param, click.Option) else None
            if record is not None:
                groups.setdefault(title, []).append(record)
        widest = max(len(names) for rows in groups.values() for names, _ in rows)
        for title, rows in groups.items():
            with formatter.section(title):
                formatter.write_dl([(names.ljust(widest), said) for names, said in rows])
