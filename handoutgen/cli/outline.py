"""``handoutgen outline``: an article's sections, numbered, and how they were found."""

from __future__ import annotations

import json

import click

from handoutgen.cli.terminal import completion, tell, workspace_at, workspace_option
from handoutgen.library import Library
from handoutgen.model.article import Article, Section, numbered
from handoutgen.report import ContentDropped, Report


@click.command("outline")
@click.argument("article", shell_complete=completion("article"))
@click.option(
    "--json", "as_json", is_flag=True, help="All that was understood, for other programs."
)
@workspace_option
def command(article: str, as_json: bool, folder: str | None) -> None:
    """Show ARTICLE's sections with the numbers and ids that `make -s` takes.

    \b
    handoutgen outline sleeping-better
    handoutgen outline saved-page.txt

    Of raw text it says what was left out, and why a line was taken for a heading.
    """
    report = Report()
    found = Library(workspace_at(folder)).article(article, report)
    if as_json:
        click.echo(json.dumps(_as_json(found, report), ensure_ascii=False, indent=2))
        return
    for line in _as_lines(found):
        click.echo(line)
    tell(report)


def _as_lines(article: Article) -> list[str]:
    rows = [
        (f"{'  ' * (section.level - 1)}{number}", section.id, _titled(section))
        for number, section in numbered(article)
    ]
    wide = max((len(number) for number, _, _ in rows), default=0)
    long = min(max((len(id) for _, id, _ in rows), default=0), 44)
    lines = [f"{number:<{wide}}  {id:<{long}}  {title}".rstrip() for number, id, title in rows]
    return [article.title, *lines]


def _titled(section: Section) -> str:
    """Return a section's title, and why its line was taken for a heading where that was guessed."""
    guessed = section.why and set(section.why) != {"#"}
    return f"{section.name}  ({section.why})" if guessed else section.name


def _as_json(article: Article, report: Report) -> dict[str, object]:
    return {
        "title": article.title,
        "summary": article.summary,
        "authors": list(article.authors),
        "reviewers": list(article.reviewers),
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "sections": [
            {
                "number": number,
                "id": section.id,
                "title": section.name,
                "level": section.level,
                "why": section.why,
            }
            for number, section in numbered(article)
        ],
        "references": [{"text": ref.text, "url": ref.url} for ref in article.references],
        "dropped": [
            {"line": notice.place.line, "text": notice.text, "why": notice.why}
            for notice in report
            if isinstance(notice, ContentDropped)
        ],
    }
