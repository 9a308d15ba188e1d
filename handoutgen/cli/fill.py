"""``handoutgen fill``: any Word template with any values, in Word or PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handoutgen.cli.outputs import beside_what_is_there, output_places, shown
from handoutgen.cli.terminal import completion, tell, workspace_at, workspace_option
from handoutgen.cli.values import output_formats
from handoutgen.errors import CallError, Fault, Gathered, HandoutError, Place
from handoutgen.files import write_whole
from handoutgen.library import Library
from handoutgen.report import Report

if TYPE_CHECKING:
    from handoutgen.word import WordTemplate


@click.command("fill")
@click.argument("template", metavar="TEMPLATE.docx", shell_complete=completion("template"))
@click.option("--data", metavar="VALUES.json", required=True, help="Names and what they stand for.")
@click.option(
    "-f", "--format", "formats", metavar="docx|pdf", multiple=True, help="May repeat; else docx."
)
@click.option(
    "-o", "--output", metavar="PATH", help="A folder, or a .docx or .pdf file; else output/."
)
@click.option(
    "--allow-missing",
    is_flag=True,
    help="Print a blank for what has no value, instead of an error.",
)
@click.option(
    "--pdf-engine",
    metavar="rdocx|libreoffice",
    help="What lays out PDF; else rdocx, where it is installed.",
)
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
@workspace_option
def command(
    template: str,
    data: str,
    formats: tuple[str, ...],
    output: str | None,
    allow_missing: bool,
    pdf_engine: str | None,
    replace: bool,
    folder: str | None,
) -> None:
    """Fill TEMPLATE.docx, a Word file with docxtpl's tags, with the values of a JSON file.

    \b
    handoutgen fill letter.docx --data values.json
    handoutgen fill session-summary --data values.json -f pdf -o summary.pdf

    `handoutgen check TEMPLATE.docx` says which names it needs. No value is ever told.
    """
    from handoutgen.word import WordTemplate
    from handoutgen.word.pdf import WordFile, choose_engine, word_to_pdf
    from handoutgen.word.values_file import read_values, texts_in, without_values

    library = Library(workspace_at(folder))
    workspace = library.workspace
    report, steps = Report(), Gathered()
    with steps:
        path = workspace.find_template(template, option="TEMPLATE.docx", in_word=True)
        display = workspace.display(path)
        if path.suffix.casefold() != ".docx":
            raise CallError.at(display, "is no Word template", f"handoutgen make -t {template}")
        opened = WordTemplate.open(path, display=display)
    wanted: tuple[str, ...] = ()
    with steps:
        wanted = output_formats(formats, output, ("docx",))
    with steps:
        engine = choose_engine(pdf_engine, report) if "pdf" in wanted or pdf_engine else None
    with steps:
        values = read_values(Path(data))
    steps.raise_if_any()
    try:
        filled = opened.fill(values, allow_missing=allow_missing, report=report)
    except HandoutError as error:
        told = without_values(error, values)
        more = _given_by_make(opened, values, library, template, data)
        raise type(told)(*told.faults, *more) from None
    made = {"docx": filled}
    if engine is not None and "pdf" in wanted:
        file = WordFile(filled, personal="".join(texts_in(values)))
        made["pdf"] = word_to_pdf(file, engine, report, Place(display))
    places = output_places(wanted, output, f"{opened.name}-filled", workspace.output)
    if not replace:
        places = beside_what_is_there(places, report)
    for format, place in places.items():
        write_whole(place, made[format], display=shown(place))
        click.echo(f"made {shown(place)}")
    tell(report)


def _given_by_make(
    template: WordTemplate, values: Mapping[str, object], library: Library, name: str, data: str
) -> Iterator[Fault]:
    """Say how to fill a template that asks for what only ``make`` has: a brand, a client."""
    from handoutgen.check.word_templates import template_names_of

    missing = [one for one in template_names_of(template, library).own if one not in values]
    if missing:
        problem = f"{', '.join(missing)} are given by make, not by fill"
        yield Fault(Place(name), problem, f"handoutgen make -t {name} --set-file {data}")
