"""``handoutgen list``: what there is, one thing a line, its name first."""

from __future__ import annotations

from collections.abc import Iterator

import click

from handoutgen.cli.choice import Choice
from handoutgen.cli.terminal import workspace_at, workspace_option
from handoutgen.errors import CallError, HandoutError, TemplateError
from handoutgen.files import read_text
from handoutgen.report import Report
from handoutgen.workspace import Entry, Workspace

MAX_TEMPLATE = 1_000_000
KINDS = ("articles", "templates", "worksheets", "brands", "packs", "blanks")


@click.command("list")
@click.argument("kind", required=False, type=Choice(KINDS))
@click.option(
    "--schema",
    is_flag=True,
    help="Instead, the keys of such a file, or what --set may replace in a worksheet.",
)
@workspace_option
def command(kind: str | None, schema: bool, folder: str | None) -> None:
    """List what there is of one kind, or of all: one thing a line, its name first.

    \b
    handoutgen list worksheets
    handoutgen list worksheets --schema
    handoutgen list brands --schema
    """
    workspace = workspace_at(folder)
    if schema:
        for line in _schema(kind, workspace):
            click.echo(line)
        return
    for one in (kind,) if kind else KINDS:
        rows = list(_rows(one, workspace))
        if kind is None and rows:
            click.echo(f"{one}:")
        wide = max((len(name) for name, _ in rows), default=0)
        for name, said in rows:
            click.echo(f"{'' if kind else '  '}{name:<{wide}}  {said}".rstrip())


def _rows(kind: str, workspace: Workspace) -> Iterator[tuple[str, str]]:
    match kind:
        case "articles":
            for entry in workspace.entries("article"):
                yield entry.name, _article_title(entry, workspace)
        case "templates":
            for entry in workspace.entries("template"):
                yield entry.name, _template_line(entry, workspace)
        case "worksheets":
            for entry in workspace.entries("worksheet"):
                yield entry.name, _template_line(entry, workspace)
        case "brands":
            for entry in workspace.entries("brand"):
                yield entry.name, _brand_name(entry, workspace)
        case "packs":
            for entry in workspace.entries("pack"):
                yield entry.name, _pack_title(entry, workspace)
        case _:
            from handoutgen.compose.blank_functions import BLANKS

            for name, blank in BLANKS.items():
                yield name, f"{blank.summary} {blank.usage}"


def _article_title(entry: Entry, workspace: Workspace) -> str:
    from handoutgen.read import read_article

    try:
        article = read_article(
            entry.path, Report(), display=workspace.display(entry.path), root=entry.path.parent
        )
    except HandoutError as error:
        return f"(cannot be read: {error.faults[0].problem})"
    return article.title


def _template_line(entry: Entry, workspace: Workspace) -> str:
    if entry.path.suffix == ".docx":
        return _word_template_line(entry, workspace)
    from handoutgen.compose.descriptions import describe_template

    display = workspace.display(entry.path)
    try:
        source = read_text(entry.path, display, most=MAX_TEMPLATE, error=TemplateError)
        if not entry.builtin:
            from handoutgen.compose.template import load_template

            load_template(source, display, workspace.template_source)
    except HandoutError as error:
        return f"(cannot be read: {error.faults[0].problem})"
    return describe_template(source)


def _word_template_line(entry: Entry, workspace: Workspace) -> str:
    from handoutgen.word import WordTemplate

    try:
        template = WordTemplate.open(entry.path, display=workspace.display(entry.path))
    except HandoutError as error:
        return f"(cannot be read: {error.faults[0].problem})"
    return f"Word: {template.description}" if template.description else "Word"


def _brand_name(entry: Entry, workspace: Workspace) -> str:
    from handoutgen.compose.brand import load_brand

    try:
        brand = load_brand(
            entry.path,
            workspace.display(entry.path),
            Report(),
            find=lambda other: workspace.find("brand", other),
            root=workspace.root_of(entry.path),
        )
    except HandoutError as error:
        return f"(cannot be read: {error.faults[0].problem})"
    return f"{brand.name} (sample)" if brand.sample else brand.name


def _pack_title(entry: Entry, workspace: Workspace) -> str:
    from handoutgen.pack.pack_file import read_pack

    try:
        return read_pack(entry.path, workspace.display(entry.path)).title
    except HandoutError as error:
        return f"(cannot be read: {error.faults[0].problem})"


def _schema(kind: str | None, workspace: Workspace) -> Iterator[str]:
    if kind == "worksheets":
        yield from _own_words(workspace)
        return
    from handoutgen.model.fields import FieldInfo

    if kind == "brands":
        from handoutgen.compose.brand import brand_schema

        fields: tuple[FieldInfo, ...] = brand_schema()
    elif kind == "articles":
        from handoutgen.read.front_matter import front_matter_schema

        fields = front_matter_schema()
    elif kind == "packs":
        from handoutgen.pack.pack_file import pack_schema

        fields = pack_schema()
    else:
        problem = "goes with articles, worksheets, brands or packs"
        raise CallError.at("--schema", problem, "list brands --schema")
    wide = max(len(field.key) for field in fields)
    for field in fields:
        required = "required; " if field.required else ""
        yield f"{field.key:<{wide}}  {field.type}; {required}{field.help}".rstrip("; ")


def _own_words(workspace: Workspace) -> Iterator[str]:
    """Yield each ready worksheet with the names that ``--set`` may replace in it."""
    from handoutgen.compose.descriptions import replaceable_names

    sources = {
        entry.name: read_text(entry.path, entry.name, most=MAX_TEMPLATE, error=TemplateError)
        for entry in workspace.entries("worksheet")
    }
    found = {name: replaceable_names(source) for name, source in sources.items()}
    wide = max((len(name) for name, names in found.items() if names), default=0)
    for name, names in found.items():
        if names:
            yield f"{name:<{wide}}  {', '.join(names)}"
