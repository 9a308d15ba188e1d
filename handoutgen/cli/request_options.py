"""What a call says of a handout: the options that ``make`` and ``batch`` share, and its request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, get_args

import click

from handoutgen.cli.terminal import completion, words_completion
from handoutgen.cli.values import (
    language_given,
    named_values,
    one_of,
    title_given,
    words_given,
)
from handoutgen.errors import Gathered
from handoutgen.model.handout import Edition
from handoutgen.request import References, Request

Command = TypeVar("Command", bound=Callable[..., object])
Option = Callable[[Command], Command]

EDITIONS: tuple[Edition, ...] = get_args(Edition)
WAYS: tuple[References, ...] = get_args(References)

CONTENT: tuple[Option[Any], ...] = (
    click.option(
        "-s",
        "--section",
        "sections",
        metavar="QUERY",
        multiple=True,
        help="Only these sections: 2, 4-6, an id or a word.",
    ),
    click.option("-x", "--without", metavar="QUERY", multiple=True, help="All sections but these."),
    click.option(
        "-t",
        "--template",
        metavar="NAME",
        shell_complete=completion("template", "worksheet"),
        help="A template or a ready worksheet; else handout.",
    ),
    click.option(
        "--references",
        metavar="HOW",
        shell_complete=words_completion(WAYS),
        help="Sources in full, short or none; else full.",
    ),
    click.option("--key", is_flag=True, help="Add a page with the answers of exercises."),
    click.option(
        "--set",
        "pairs",
        metavar="KEY=VALUE",
        multiple=True,
        help="A value that the template asks for.",
    ),
    click.option("--set-file", metavar="FILE.yaml", help="Many such values."),
)
OWN_WORDS: tuple[Option[Any], ...] = (
    click.option(
        "--ask",
        "asks",
        metavar="TEXT",
        multiple=True,
        help="Your question, and after a bar how it is answered.",
    ),
    click.option("--title", metavar="TEXT", help="What stands above the page."),
    click.option("--intro", metavar="TEXT", help="Your words before the questions."),
    click.option("--note", metavar="TEXT", help="Your words after them."),
)
LOOKS: tuple[Option[Any], ...] = (
    click.option(
        "-b",
        "--brand",
        metavar="NAME",
        shell_complete=completion("brand"),
        help="Whose logo and colours; else handoutgen.yaml's.",
    ),
    click.option(
        "--edition",
        metavar="NAME",
        shell_complete=words_completion(EDITIONS),
        help="standard, large-print or ink-saver; else standard.",
    ),
    click.option("--language", metavar="TAG", help="Of words such as Name; else the article's."),
    click.option(
        "--discreet", is_flag=True, help="Keep the topic out of its name, title and header."
    ),
)
FORMATS: tuple[Option[Any], ...] = (
    click.option(
        "-f",
        "--format",
        "formats",
        metavar="pdf|docx",
        shell_complete=words_completion(("pdf", "docx")),
        multiple=True,
        help="May repeat; else handoutgen.yaml's, or pdf.",
    ),
)


def with_options(*options: Option[Any]) -> Option[Any]:
    """Add *options* to a command, in their order."""

    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def request_from(given: Mapping[str, Any], steps: Gathered) -> Request:
    """Return the request that the parameters of a call describe; *steps* keep what is wrong.

    Raises:
        CallError: if what is described is no request at all.
    """
    return Request(
        articles=given["articles"],
        sections=given["sections"],
        without=given["without"],
        template=given["template"],
        brand=given["brand"],
        edition=steps.tried(lambda: one_of("--edition", given["edition"], EDITIONS), "standard"),
        references=steps.tried(lambda: one_of("--references", given["references"], WAYS), "full"),
        language=steps.tried(lambda: language_given(given["language"]), None),
        values=steps.tried(lambda: named_values(given["pairs"], given["set_file"]), {}),
        asks=given["asks"],
        title=steps.tried(lambda: title_given(given["title"]), None),
        intro=steps.tried(lambda: words_given("--intro", given["intro"]), None),
        note=steps.tried(lambda: words_given("--note", given["note"]), None),
        key=given["key"],
        discreet=given["discreet"],
        fillable=given["fillable"],
    )
