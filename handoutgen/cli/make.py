"""``handoutgen make``: one handout or worksheet, in one or more formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace as replaced
from typing import Any

import click

from handoutgen.cli.grouped_help import GroupedHelp
from handoutgen.cli.outputs import beside_what_is_there, output_places, shown
from handoutgen.cli.password import asked_password, password_in, refuse_for_others
from handoutgen.cli.request_options import (
    CONTENT,
    FORMATS,
    LOOKS,
    OWN_WORDS,
    request_from,
    with_options,
)
from handoutgen.cli.terminal import completion, in_short, tell, workspace_at, workspace_option
from handoutgen.cli.values import (
    ON_TERMINAL,
    asked_client,
    output_formats,
    person_named,
)
from handoutgen.errors import CallError, Gathered, Place
from handoutgen.files import write_whole
from handoutgen.library import Library
from handoutgen.model.handout import Handout
from handoutgen.pipeline import holds_personal_values, personal_names, prepare, protect, write
from handoutgen.report import Report, TemplateNotice
from handoutgen.request import Person, Request
from handoutgen.settings import Settings

HEADINGS = {
    "sections": "What is in it",
    "asks": "In your own words",
    "client": "For whom",
    "brand": "How it looks",
    "fillable": "Forms to fill in on a screen",
    "formats": "The file",
    "folder": "Besides",
}


@click.command("make", cls=GroupedHelp, headings=HEADINGS)
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1, shell_complete=completion("article"))
@with_options(*CONTENT, *OWN_WORDS)
@click.option("--client", metavar="NAME", help="Whose it is; - asks; else a line to write on.")
@click.option("--clinician", metavar="NAME", help="Who gives it; else that of handoutgen.yaml.")
@click.option("--date", metavar="DATE", help="2025-03-04, or today; else a line to write on.")
@click.option("--ref", metavar="CODE", help="A code that names nobody, printed and kept.")
@with_options(*LOOKS)
@click.option("--fillable", is_flag=True, help="Make it a form: every place to write is a field.")
@click.option("--prefill", metavar="FILE.json", help="Answers that stand in it from the start.")
@with_options(*FORMATS)
@click.option(
    "-o", "--output", metavar="PATH", help="A folder, or a .pdf or .docx file; else output/."
)
@click.option("--password-file", metavar="FILE", help="Lock the PDF; - asks for the password.")
@click.option("--replace", is_flag=True, help="Write over a file that names a person.")
@click.option("--strict", is_flag=True, help="Make nothing if there is any notice.")
@workspace_option
def command(
    formats: tuple[str, ...],
    output: str | None,
    client: str | None,
    clinician: str | None,
    date: str | None,
    ref: str | None,
    prefill: str | None,
    password_file: str | None,
    replace: bool,
    strict: bool,
    folder: str | None,
    **given: Any,
) -> None:
    """Make one handout from ARTICLE, or from several; or a worksheet without one.

    \b
    handoutgen make sleeping-better
    handoutgen make sleeping-better -s 2 -s 4-6 -t handout-worksheet -f pdf -f docx
    handoutgen make -t thought-record
    handoutgen make --title "This week" --ask "What helped?" --ask "How much? | scale 0-10"

    \b
    After the bar: lines 6 · box 60 · scale 0-10 none; strongest · line none; strongest
    choice yes; no · checklist rest; a walk; … · table 7 Day; What I did · stem 2 · name
    date · thermometer 0-10 · chain Trigger; Thought; Action · cycle likewise
    """
    library = Library(workspace_at(folder))
    report, steps = Report(), Gathered()
    asks_for_client, asks_for_password = client == ON_TERMINAL, password_file == ON_TERMINAL
    named = None if asks_for_client else client
    own = steps.tried(lambda: library.settings.clinician, None)
    signed = own if clinician is None else clinician
    person = steps.tried(lambda: person_named(named, signed, date, ref, prefill), Person())
    with steps:
        request = request_from(given, steps)
        if given["title"] is given["intro"] is given["note"] is None:
            _refuse_to_make_nothing(request, library)
        prepared = prepare(request, library)
        if steps.nothing_failed:  # a template would miss each value that was refused
            handout = prepared.compose(person, report)
    wanted: tuple[str, ...] = ()
    password: str | None = None
    with steps:
        wanted = output_formats(formats, output, library.settings.formats)
        if password_file is not None:
            refuse_for_others(wanted)
    with steps:
        if password_file is not None and not asks_for_password:
            password = password_in(password_file)
    steps.raise_if_any()
    if asks_for_client:  # once nothing else is in the way
        person = replaced(person, client=asked_client())
        handout = prepared.compose(person, report)
    if asks_for_password:
        password = asked_password()
    said = {"--client": ("client", client), "--clinician": ("clinician", clinician)}
    _tell_unprinted(said | {"--date": ("today", date)}, handout, prepared.template.display, report)
    made = {format: write(handout, format, report) for format in wanted}
    if password is not None:
        made = {format: protect(data, password) for format, data in made.items()}
    if strict:
        report.fail_if_any()
    places = output_places(made, output, prepared.stem_of(handout), library.workspace.output)
    if not replace and (holds_personal_values(handout) or _is_one_of_a_kind(request)):
        places = beside_what_is_there(places, report)
    for format, path in places.items():
        write_whole(path, made[format], display=shown(path))
        click.echo(f"made {shown(path)}")
    tell(in_short(report))


def _refuse_to_make_nothing(request: Request, library: Library) -> None:
    """Refuse a call that names nothing, where the workspace has no template of its own for that."""
    names_nothing = not (request.articles or request.template or request.needs_a_worksheet)
    if names_nothing and library.settings.template == Settings().template:
        hint = "handoutgen list articles; or a worksheet, such as -t thought-record"
        raise CallError.at("ARTICLE", "none is named", hint)


def _tell_unprinted(
    named: Mapping[str, tuple[str, str | None]], handout: Handout, template: str, report: Report
) -> None:
    """Tell of what a call says of a person and the template has no place for."""
    printed = personal_names(handout)
    for option, (name, given) in named.items():
        if given is not None and name not in printed:
            problem = f"{template} has no place for it, so it is not printed"
            hint = f"choose another template, or write {{{{ {name} }}}} in it"
            report.add(TemplateNotice(Place(option), problem, hint))


def _is_one_of_a_kind(request: Request) -> bool:
    """Tell whether the file's name does not say what is in it: its own title, questions, topic."""
    return request.discreet or bool(request.title or request.asks)
