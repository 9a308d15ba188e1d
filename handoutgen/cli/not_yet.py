"""Commands that the design has and this version does not: they say so."""

from __future__ import annotations

import click

from handoutgen.errors import NotBuiltYet

_INSTEAD = dict.fromkeys(("batch",), "`handoutgen make` makes one at a time")


def command_not_yet(name: str, said: str) -> click.Command:
    """Return a command that takes any arguments and says that it is not there yet."""

    @click.command(
        name,
        help=said,
        context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    )
    @click.argument("rest", nargs=-1, type=click.UNPROCESSED)
    def command(rest: tuple[str, ...]) -> None:  # noqa: ARG001 - whatever was said is not read
        raise NotBuiltYet.at(f"handoutgen {name}", "is not there yet", _INSTEAD.get(name))

    return command
