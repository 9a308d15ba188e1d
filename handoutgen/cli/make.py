"""``handoutgen make``: one handout or worksheet, in one or more formats."""

from __future__ import annotations

from collections.abc import Mapping

import click

from handoutgen.cli.choice import Choice
from handoutgen.cli.outputs import beside_what_is_there, output_places, shown
from handoutgen.cli.password import password_given
from handoutgen.cli.terminal import completion, tell, workspace_at, workspace_option
from handoutgen.cli.values import (
    named_values,
    output_formats,
    person_named,
    title_given,
    words_given,
)
from handoutgen.errors import CallError, Place
from handoutgen.files import write_whole
from handoutgen.model.handout import Edition, Handout
from handoutgen.pipeline import (
    Library,
    References,
    Request,
    holds_personal_values,
    personal_names,
    prepare,
    protect,
    write,
)
from handoutgen.report import Report, TemplateNotice
from handoutgen.settings import Settings


@click.command("make")
@click.argument("articles", metavar="[ARTICLE]...", nargs=-1, shell_complete=completion("article"))
@click.option("-s", "--section", "sections", metavar="QUERY", multiple=True, help="Only these.")
@click.option("-x", "--without", metavar="QUERY", multiple=True, help="All but these.")
@click.option(
    "-t",
    "--template",
    metavar="NAME",
    shell_complete=completion("template", "worksheet"),
    help="handout, worksheet, … (`handoutgen list templates`).",
)
@click.option("-b", "--brand", metavar="NAME", shell_complete=completion("brand"))
@click.option("-f", "--format", "formats", metavar="pdf|docx", multiple=True, help="May repeat.")
@click.option("-o", "--output", metavar="PATH", help="A folder, or a .pdf or .docx file.")
@click.option("--references", type=Choice(["full", "short", "none"]), default="full")
@click.option("--client", metavar="NAME", help="Whose handout it is; - asks for the name.")
@click.option("--clinician", metavar="NAME", help="Who gives it.")
@click.option("--date", metavar="DATE", help="2025-03-04, or today; left out, a blank.")
@click.option("--ref", metavar="CODE", help="A code that names nobody, printed and kept.")
@click.option("--language", metavar="TAG", help="The language of fixed words, such as es.")
@click.option("--set", "pairs", metavar="KEY=VALUE", multiple=True, help="A template's own value.")
@click.option("--set-file", metavar="FILE.yaml", help="Many such values.")
@click.option("--ask", "asks", metavar="TEXT", multiple=True, help="Your question; may repeat.")
@click.option("--title", metavar="TEXT", help="What stands above the page.")
@click.option("--intro", metavar="TEXT", help="Your words before the questions.")
@click.option("--note", metavar="TEXT", help="Your words after them.")
@click.option("--key", is_flag=True, help="Add a page with the answers of exercises.")
@click.option("--fillable", is_flag=True, help="A form to fill in on a screen.")
@click.option("--prefill", metavar="FILE.json", help="Answers that stand in it from the start.")
@click.option("--password-file", metavar="FILE", help="Lock the PDF; - asks for the password.")
@click.option("--discreet", is_flag=True, help="Only the page itself says what it is about.")
@click.option("--edition", type=Choice(["standard", "large-print", "ink-saver"]))
@click.option("--replace", is_flag=True, help="Write over a file that names a person.")
@click.option("--strict", is_flag=True, help="Make nothing if there is any notice.")
@workspace_option
def command(
    articles: tuple[str, ...],
    sections: tuple[str, ...],
    without: tuple[str, ...],
    template: str | None,
    brand: str | None,
    formats: tuple[str, ...],
    output: str | None,
    references: References,
    client: str | None,
    clinician: str | None,
    date: str | None,
    ref: str | None,
    language: str | None,
    pairs: tuple[str, ...],
    set_file: str | None,
    asks: tuple[str, ...],
    title: str | None,
    intro: str | None,
    note: str | None,
    key: bool,
    fillable: bool,
    prefill: str | None,
    password_file: str | None,
    discreet: bool,
    edition: Edition | None,
    replace: bool,
    strict: bool,
    folder: str | None,
) -> None:
    """Make one handout from ARTICLE, or from several; or a worksheet without one.

    \b
    handoutgen make sleeping-better
    handoutgen make sleeping-better -s 2 -s 4-6 -t handout-worksheet -f pdf -f docx
    handoutgen make -t thought-record
    handoutgen make --title "This week" --ask "What helped?" --ask "How much? | scale 0-10"
    """
    library = Library(workspace_at(folder))
    person = person_named(client, clinician or library.settings.clinician, date, ref, prefill)
    request = Request(
        articles=articles,
        sections=sections,
        without=without,
        template=template,
        brand=brand,
        edition=edition or "standard",
        references=references,
        language=language,
        values=named_values(pairs, set_file),
        asks=asks,
        title=title_given(title),
        intro=words_given("--intro", intro),
        note=words_given("--note", note),
        key=key,
        discreet=discreet,
        fillable=fillable,
    )
    names_nothing = not articles and template is None and not request.needs_a_worksheet
    if names_nothing and library.settings.template == Settings().template:
        hint = "handoutgen list articles; or a worksheet, such as -t thought-record"
        raise CallError.at("ARTICLE", "none is named", hint)
    wanted = output_formats(formats, output, library.settings.formats)
    password = password_given(password_file, wanted)
    report = Report()
    prepared = prepare(request, library)
    handout = prepared.compose(person, report)
    named = {"--client": ("client", client), "--clinician": ("clinician", clinician)}
    _tell_unprinted(named | {"--date": ("today", date)}, handout, prepared.template.display, report)
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
    tell(report)


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
