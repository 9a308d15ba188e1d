"""The command line: one module a command, each imported when it is called."""

from __future__ import annotations

import contextlib
import importlib
from typing import Any, NoReturn

import click

from handoutgen import __version__
from handoutgen.cli.terminal import exit_with
from handoutgen.errors import HandoutError, did_you_mean, nearest

COMMANDS = {
    "init": ("handoutgen.cli.init", "Make a new workspace with a brand of your own."),
    "list": ("handoutgen.cli.list_", "List articles, templates, brands and blanks."),
    "outline": ("handoutgen.cli.outline", "Show an article's sections and their numbers."),
    "import": ("handoutgen.cli.import_", "Turn a source into Markdown that can be edited."),
    "make": ("handoutgen.cli.make", "Make one handout or worksheet."),
    "fill": ("handoutgen.cli.fill", "Fill a Word template with values of your own."),
    "batch": ("handoutgen.cli.batch", "Make handouts from a roster."),
    "publish": ("handoutgen.cli.publish", "Publish a pack of handouts, rebuilt where due."),
    "answers": ("handoutgen.cli.answers", "Read what was written into returned sheets."),
    "check": ("handoutgen.cli.check", "Find faults in sources and made files."),
}


class Commands(click.Group):
    """Subcommands that are imported when they are called, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        home, _ = COMMANDS[cmd_name]
        command: click.Command = importlib.import_module(home).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            hint = did_you_mean(args[0], COMMANDS, what="commands")
            if args[0] == "help":
                hint = "handoutgen --help, or handoutgen COMMAND --help"
            ctx.fail(f'there is no command "{args[0]}"\n  hint: {hint}')
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, said) for name, (_, said) in COMMANDS.items()])

    def main(self, *args: Any, **kwargs: Any) -> Any:
        kwargs["standalone_mode"] = False
        try:
            return super().main(*args, **kwargs)
        except HandoutError as error:
            exit_with(error)
        except click.Abort:
            click.echo("stopped", err=True)
            raise SystemExit(1) from None
        except click.ClickException as error:
            _usage(error)
        except OSError as error:  # files are told where they are written: this was the screen's
            _unsaid(error)


def _unsaid(error: OSError) -> NoReturn:
    """Say that what was to be printed could not be, such as on a disk that is full."""
    where = error.filename or "standard output"
    with contextlib.suppress(OSError):
        why = (error.strerror or "it failed").lower()
        click.echo(f"error: {where}: cannot be written to: {why}", err=True)
    raise SystemExit(1) from None


def _usage(error: click.ClickException) -> NoReturn:
    """Say what is wrong with a call in a line or two, with the way to more."""
    message = error.format_message()
    if isinstance(error, click.NoSuchOption) and error.ctx is not None:
        message = _no_such_option(error, error.ctx)
    click.echo(f"error: {message[:1].lower()}{message[1:]}", err=True)
    if isinstance(error, click.UsageError) and error.ctx is not None and "hint:" not in message:
        click.echo(f"  hint: {error.ctx.command_path} --help", err=True)
    raise SystemExit(error.exit_code)


def _no_such_option(error: click.NoSuchOption, ctx: click.Context) -> str:
    """Say what option was meant, or which other command has one of this name."""
    word = error.option_name
    said = f'no such option "{word}"'
    others = [name for name in COMMANDS if word in _options_of(main.get_command(ctx, name))]
    close = nearest(word, _options_of(ctx.command), likeness=0.75)
    if others:
        return f"{said}\n  hint: it belongs to {', '.join(others)}: {ctx.command_path} --help"
    return f'{said}\n  hint: did you mean "{close}"?' if close else said


def _options_of(command: click.Command | None) -> list[str]:
    return [name for param in command.params for name in param.opts] if command else []


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--workspace",
    "folder",
    metavar="DIR",
    help="The folder with content/ and templates/; the current folder if left out.",
)
@click.version_option(__version__, message="handoutgen %(version)s")
@click.pass_context
def main(ctx: click.Context, folder: str | None) -> None:
    """Branded handouts and worksheets from health articles, in PDF and Word.

    \b
    handoutgen make -t thought-record              a ready worksheet
    handoutgen make sleeping-better                a handout from an article
    handoutgen list                                what else there is
    handoutgen init clinic --name "Oak Lane"       a place for what is yours
    handoutgen COMMAND --help
    """
    ctx.obj = folder
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
