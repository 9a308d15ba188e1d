"""The steps from a template to a handout: render, parse, settle, close."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.compose.contents import contents
from handoutgen.compose.filling import Filling, settle_filling, with_hints
from handoutgen.compose.governance import refuse_withdrawn, tell_of_governance
from handoutgen.compose.imprint import imprint
from handoutgen.compose.literals import to_inlines
from handoutgen.compose.names import template_names
from handoutgen.compose.own_words import all_printed
from handoutgen.compose.render import Render
from handoutgen.compose.settling import Settling
from handoutgen.compose.values import Values
from handoutgen.compose.wide_tables import settle_wide_tables
from handoutgen.compose.words import Words
from handoutgen.errors import Fault, Place, TemplateError, did_you_mean
from handoutgen.markdown.parse import Flaw, parse
from handoutgen.model.article import Article
from handoutgen.model.brand import Brand
from handoutgen.model.handout import Furniture, Handout
from handoutgen.model.images import Image
from handoutgen.model.nodes import (
    Blocks,
    Heading,
    Imprint,
    Landscape,
    Task,
    plain_text,
    walk_blocks,
)
from handoutgen.report import Report, TemplateNotice

if TYPE_CHECKING:
    from handoutgen.compose.template import Rendered, Template


def compose_handout(
    template: Template,
    articles: Sequence[Article],
    brand: Brand,
    values: Values,
    *,
    report: Report,
    word_folders: Sequence[Path],
    worksheets: tuple[str, ...],
    picture: Callable[[str], Image] | None,
) -> Handout:
    """Return the handout: see :func:`handoutgen.compose.compose`."""
    refuse_withdrawn(articles)
    tell_of_governance(articles, brand, report)
    language = values.language or (articles[0].language if articles else "en")
    words = Words(language, word_folders, report)
    content = contents(articles)
    names = template_names(content, brand, values, words, template.display, report, worksheets)
    render = Render(template.display, names, picture)
    rendered = template.render(render, names)
    _tell_unused(values, template, render, report)

    settling = Settling(Place(template.display), content, values, words, report)

    def no_image(path: str, line: int) -> None:  # noqa: ARG001 - a path may hold anything
        hint = "put the picture into an article; its alt text stands in for it"
        place = Place(template.display, rendered.template_line(line))
        report.add(TemplateNotice(place, "a template cannot bring pictures", hint))

    parsed = parse(rendered.text, values=dict(enumerate(render.values)), load_image=no_image)
    _tell_flaws(parsed.flaws, rendered, render, report)

    tell_languages(articles, language, report)
    notes = [*parsed.notes, *render.notes]
    body = settling.settled(
        parsed.blocks, notes, lambda blocks: settle_wide_tables(blocks, values.edition)
    )
    filling = settle_filling(body, brand, values, words, report)
    body = filling.body
    closing = imprint(articles, brand, words, values.ref)
    return handout_of(
        articles,
        brand,
        values,
        words,
        title=_title(values, body, articles, template, render, words),
        body=body if closing is None else _closed(body, closing),
        filling=filling,
    )


def handout_of(
    articles: Sequence[Article],
    brand: Brand,
    values: Values,
    words: Words,
    *,
    title: str,
    body: Blocks,
    filling: Filling | None = None,
) -> Handout:
    """Return the handout that *body* is, with what its articles say of it.

    *filling* says how it is filled in; its own body is *body* without the imprint.
    """
    filling = filling or Filling(body)
    furniture = Furniture(
        page_of=words("Page {page} of {pages}"),
        sample=words("SAMPLE"),
        header=brand.header,
        footer=brand.footer,
    )
    handout = Handout(
        title=title,
        body=body,
        brand=brand,
        language=words.language,
        edition=values.edition,
        subject=articles[0].summary if articles else "",
        authors=tuple(dict.fromkeys(name for article in articles for name in article.authors)),
        topics=tuple(dict.fromkeys(topic for article in articles for topic in article.topics)),
        code=articles[0].code or "" if len(articles) == 1 else "",
        version=articles[0].version or "" if len(articles) == 1 else "",
        dated=max(
            (day for one in articles if (day := one.reviewed_on or one.published)), default=None
        ),
        furniture=with_hints(furniture, words, brand) if filling.fillable else furniture,
        fillable=filling.fillable,
        answers=filling.answers,
        ref=values.ref,
    )
    return _without_topic(handout, words) if values.discreet else handout


def _without_topic(handout: Handout, words: Words) -> Handout:
    """Return *handout* with nothing outside its pages that says what it is about."""
    tasks = any(isinstance(block, Task) for block in walk_blocks(handout.body))
    return replace(
        handout,
        title=words("Worksheet") if tasks else words("Handout"),
        subject="",
        authors=(),
        topics=(),
        code="",
        version="",
        discreet=True,
    )


def _tell_unused(values: Values, template: Template, render: Render, report: Report) -> None:
    """Tell of what a person added and the template has no place for."""
    mentioned = template.names_mentioned
    unused = {
        "ask": bool(values.asks) and not all_printed(render.names["asks"], render.values),
        "intro": bool(values.intro) and "intro" not in mentioned,
        "note": bool(values.note) and "note" not in mentioned,
    }
    for option in (option for option, is_unused in unused.items() if is_unused):
        problem = f"{template.display} has no place for it, so it is not printed"
        hint = f"write {{{{ {option} }}}} in the template"
        if option == "ask":
            hint = "choose the template worksheet, or loop over asks in yours"
        report.add(TemplateNotice(Place(f"--{option}"), problem, hint))
    for name in values.extra:
        if name not in mentioned:
            names = template.names_to_replace
            nearest_name = did_you_mean(name, names, what="may be replaced") if names else None
            problem = f"{template.display} uses nothing of that name"
            report.add(TemplateNotice(Place(f"--set {name}"), problem, nearest_name))


def _tell_flaws(flaws: Sequence[Flaw], rendered: Rendered, render: Render, report: Report) -> None:
    """Tell of what the Markdown could not do; values in the wrong place are faults."""
    faults = []
    for flaw in flaws:
        place = Place(render.display, flaw.asked_at or rendered.template_line(flaw.line))
        fault = render.discreet(Fault(place, flaw.problem, flaw.hint))
        if flaw.kind == "value":
            faults.append(fault)
        else:
            report.add(TemplateNotice(fault.place, fault.problem, fault.hint))
    if faults:
        raise TemplateError(*faults)


def tell_languages(articles: Sequence[Article], language: str, report: Report) -> None:
    """Tell of articles whose language is not that of the fixed words."""
    for article in articles:
        if _tongue(article.language) != _tongue(language):
            problem = f'it is in "{article.language}", the handout\'s fixed words in "{language}"'
            hint = "leave the language out, or choose an article in it"
            report.add(TemplateNotice(Place(article.name), problem, hint))


def _tongue(language: str) -> str:
    return language.split("-")[0].lower()


def _closed(body: Blocks, closing: Imprint) -> Blocks:
    """Return *body* with its imprint: on the landscape pages that it ends with, where it does."""
    match body:
        case (*before, Landscape(blocks)):
            return (*before, Landscape((*blocks, closing)))
        case _:
            return (*body, closing)


def _title(
    values: Values,
    body: Blocks,
    articles: Sequence[Article],
    template: Template,
    render: Render,
    words: Words,
) -> str:
    """Return the title for the file's properties: fixed words only."""
    if values.title:
        given = plain_text(to_inlines(render.names["title"]), personal=False)
        return " ".join(given.split()) or words("Worksheet")
    for block in body:
        if isinstance(block, Heading) and block.level == 1:
            said = " ".join(plain_text(block.children, personal=False).split())
            if said:
                return render.hide(said)  # code in a heading holds values as mere text
    return articles[0].title if articles else template.name.replace("-", " ").capitalize()
