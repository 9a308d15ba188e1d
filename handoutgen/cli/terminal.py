"""What the commands share: the workspace option, and how notices and errors are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import NoReturn, TypeVar

import click
from click.shell_completion import CompletionItem

from handoutgen.errors import Fault, HandoutError, Place
from handoutgen.report import ContentDropped, Notice
from handoutgen.workspace import Kind, Workspace

Command = TypeVar("Command", bound=Callable[..., object])


def workspace_option(command: Command) -> Command:
    """Add ``--workspace``, which a command may also have before its name."""
    return click.option(
        "--workspace", "folder", metavar="DIR", help="The workspace, if not the current folder."
    )(command)


def workspace_at(folder: str | None, ctx: click.Context | None = None) -> Workspace:
    """Return the workspace that the command, or the program before it, was given."""
    ctx = ctx or click.get_current_context()
    return Workspace.at(folder if folder is not None else ctx.find_root().obj)


MOST_LINES_TOLD = 3
"""Left-out lines of one source that are told one by one where a handout is made of it."""

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def words_completion(words: Iterable[str]) -> Complete:
    """Return a shell completion for a few fixed *words*."""

    def complete(
        _ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        return [CompletionItem(word) for word in words if word.startswith(incomplete)]

    return complete


def completion(*kinds: Kind) -> Complete:
    """Return a shell completion for the names of *kinds*."""

    def complete(
        ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        try:
            workspace = workspace_at(ctx.params.get("folder"), ctx)
        except HandoutError:
            return []
        names = (entry.name for kind in kinds for entry in workspace.entries(kind))
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]

    return complete


def tell(notices: Iterable[Notice]) -> None:
    """Print notices to standard error, each with its place and hint."""
    told("notice:", "yellow", notices)


def in_short(notices: Iterable[Notice]) -> Iterator[Notice]:
    """Yield *notices* with one for all the lines that were left out of a source, if they are many.

    ``outline`` and ``import`` tell each of them.
    """
    waiting = list(notices)
    left_out = Counter(one.place.name for one in waiting if isinstance(one, ContentDropped))
    in_one = {name: count for name, count in left_out.items() if count > MOST_LINES_TOLD}
    for notice in waiting:
        name = notice.place.name
        if not isinstance(notice, ContentDropped) or left_out[name] <= MOST_LINES_TOLD:
            yield notice
        elif name in in_one:
            problem = f"{in_one.pop(name)} lines that are no part of the article were left out"
            yield ContentDropped(Place(name), problem, "`handoutgen outline` tells each of them")


def told(word: str, colour: str, findings: Iterable[Notice | Fault]) -> None:
    """Print *findings* to standard error; a hint that several in a row share stands below them."""
    waiting = list(findings)
    for found, following in zip_longest(waiting, waiting[1:]):
        shared = following is not None and following.hint == found.hint
        said = Fault(found.place, found.problem, None if shared else found.hint)
        click.echo(f"{click.style(word, fg=colour)} {said}", err=True)


def exit_with(error: HandoutError) -> NoReturn:
    """Print all faults of *error* and leave with its exit code."""
    told("error:", "red", error.faults)
    raise SystemExit(error.exit_code)
