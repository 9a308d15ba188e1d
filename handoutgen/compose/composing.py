"""The steps from a template to a handout: render, parse, settle, close."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handoutgen.compose.answer_key import answer_key
from handoutgen.compose.apparatus import settle_notes, settle_references
from handoutgen.compose.blank_functions import BLANKS
from handoutgen.compose.contents import Content, anchors_by_title, contents
from handoutgen.compose.dates import format_date
from handoutgen.compose.governance import refuse_withdrawn, tell_of_governance
from handoutgen.compose.headings import settle_headings, settle_links
from handoutgen.compose.imprint import imprint
from handoutgen.compose.literals import RENDER, clean, missing, personal, personal_name
from handoutgen.compose.own_words import all_printed, own_words
from handoutgen.compose.panels import cards, landscape, panel
from handoutgen.compose.ready_worksheets import worksheet_functions
from handoutgen.compose.render import Render, TooMuch
from handoutgen.compose.survey import look_over
from handoutgen.compose.tasks import settle_tasks
from handoutgen.compose.texts import weigh
from handoutgen.compose.values import Values
from handoutgen.compose.views import (
    REFERENCES_TO_COME,
    ArticleView,
    BlocksNode,
    BrandView,
    NoArticle,
    ReferencesNode,
    as_data,
    sections_view,
)
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
    PageBreak,
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
    names = _names(content, brand, values, words, template, report, worksheets)
    render = Render(template.display, names, picture)
    rendered = template.render(render, names)
    _tell_unused(values, template, render, report)

    def tell(problem: str, hint: str | None, line: int | None = None) -> None:
        report.add(TemplateNotice(Place(template.display, line), problem, hint))

    def no_image(path: str, line: int) -> None:  # noqa: ARG001 - a path may hold anything
        hint = "put the picture into an article; its alt text stands in for it"
        tell("a template cannot bring pictures", hint, rendered.template_line(line))

    parsed = parse(rendered.text, values=dict(enumerate(render.values)), load_image=no_image)
    _tell_flaws(parsed.flaws, rendered, render, report)

    _tell_languages(articles, language, report)
    notes = [*parsed.notes, *render.notes, *(note for one in content for note in one.notes)]
    found = look_over(parsed.blocks)
    if found.inner_references:
        problem = "the references stand inside another block"
        raise TemplateError.at(template.display, problem, "give {{ references }} a line of its own")
    body = settle_notes(parsed.blocks, notes, REFERENCES_TO_COME, found)
    title = words("References") if found.cited else ""
    body = settle_references(body, REFERENCES_TO_COME, content, values.references, title, found)
    body = settle_tasks(body, found)
    answers = answer_key(body, words) if values.key else ()
    if values.key and not answers:
        hint = "matching, ordering, cloze and questions with answer= have one"
        report.add(TemplateNotice(Place("--key"), "nothing here has a solution to print", hint))
    body = (*settle_wide_tables(body, values.edition, words), *answers)
    body = settle_headings(body, anchors_by_title(content), tell)
    body = settle_links(body, tell, found)
    closing = imprint(articles, brand, words)
    handout = Handout(
        title=_title(values, body, articles, template, render),
        body=body if closing is None else (*body, closing),
        brand=brand,
        language=language,
        edition=values.edition,
        subject=articles[0].summary if articles else "",
        authors=tuple(dict.fromkeys(name for article in articles for name in article.authors)),
        topics=tuple(dict.fromkeys(topic for article in articles for topic in article.topics)),
        code=articles[0].code or "" if len(articles) == 1 else "",
        version=articles[0].version or "" if len(articles) == 1 else "",
        dated=max(
            (day for one in articles if (day := one.reviewed_on or one.published)), default=None
        ),
        furniture=Furniture(
            page_of=words("Page {page} of {pages}"),
            sample=words("SAMPLE"),
            header=brand.header,
            footer=brand.footer,
        ),
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


def _names(
    content: tuple[Content, ...],
    brand: Brand,
    values: Values,
    words: Words,
    template: Template,
    report: Report,
    worksheets: tuple[str, ...],
) -> dict[str, Any]:
    """Return what a template can call by name; a request's own names come last."""
    articles = [ArticleView(one, brand, words) for one in content]
    said = own_words(values, " · ".join(article.title for article in articles))
    prompts = [prompt for article in articles for prompt in article.prompts]
    own: dict[str, Any] = {
        "article": articles[0] if articles else NoArticle(),
        "articles": articles,
        "sections": sections_view(content),
        "references": ReferencesNode(),
        "prompts": [*prompts, *said["asks"]],
        **said,
        "page_break": BlocksNode((PageBreak(),), "page_break"),
        "brand": BrandView(brand, words),
        "client": _person("client", values.client, words("Name"), 60),
        "clinician": _person("clinician", values.clinician, words("Clinician"), 60),
        "today": _person("today", _today(values, words, brand), words("Date"), 40),
        "t": _Translator(words),
        "panel": panel,
        "landscape": landscape,
        "cards": cards,
        "notify": _Notifier(template, report),
        "refuse": _refuse,
        **BLANKS,
    }
    taken = [name for name in values.extra if name in own]
    if taken:
        hints = {name: f"use --{name.removesuffix('s')}" for name in said}
        raise TemplateError(
            *(
                Fault(
                    Place(f"--set {name}"),
                    "is a name of the program's own",
                    hints.get(name, "choose another"),
                )
                for name in taken
            )
        )
    own |= worksheet_functions(worksheets, frozenset(own))
    own |= {name: _data(name, value) for name, value in values.extra.items()}
    return own


def _data(name: str, value: object) -> Any:
    """Return a value of the request's own as templates may have it."""
    try:
        weigh(value)
        return as_data(value)
    except (TooMuch, TypeError) as error:
        raise TemplateError.at(f"--set {name}", str(error)) from None


def _person(name: str, value: str | None, label: str, width_mm: float) -> str:
    return personal(name, value) if value else missing(name, label, width_mm)


def _today(values: Values, words: Words, brand: Brand) -> str | None:
    if isinstance(values.today, date):
        return format_date(values.today, words.language, brand.region)
    return values.today


class _Translator:
    """``t("Your turn")``: fixed words in the handout's language."""

    for_templates = True
    what = "t()"

    def __init__(self, words: Words) -> None:
        self._words = words

    @property
    def language(self) -> str:
        return self._words.language

    def __call__(self, phrase: str) -> str:
        return phrase if personal_name(phrase) else self._words(str(phrase))


class _Notifier:
    """``notify("…", "…")``: a template tells of something; nothing of it is printed."""

    for_templates = True
    what = "notify()"

    def __init__(self, template: Template, report: Report) -> None:
        self._place = Place(template.display)
        self._report = report

    def __call__(self, problem: str, hint: str | None = None) -> str:
        if personal_name(problem, hint) is None:
            self._report.add(TemplateNotice(self._place, str(problem), hint and str(hint)))
        return ""


class _Refusal:
    """``refuse("…", "…")``: a template cannot be made as it is asked for."""

    for_templates = True
    what = "refuse()"

    def __call__(self, problem: str, hint: str | None = None) -> str:
        RENDER.get().fault(str(problem), hint and str(hint))
        return ""


_refuse = _Refusal()


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
            hint = did_you_mean(name, template.names_to_replace, what="may be replaced")
            problem = f"{template.display} uses nothing of that name"
            report.add(TemplateNotice(Place(f"--set {name}"), problem, hint))


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


def _tell_languages(articles: Sequence[Article], language: str, report: Report) -> None:
    for article in articles:
        if _tongue(article.language) != _tongue(language):
            problem = f'it is in "{article.language}", the handout\'s fixed words in "{language}"'
            hint = "leave the language out, or choose an article in it"
            report.add(TemplateNotice(Place(article.name), problem, hint))


def _tongue(language: str) -> str:
    return language.split("-")[0].lower()


def _title(
    values: Values,
    body: Blocks,
    articles: Sequence[Article],
    template: Template,
    render: Render,
) -> str:
    """Return the title for the file's properties: fixed words only."""
    if values.title:
        return render.hide(clean(values.title))
    for block in body:
        if isinstance(block, Heading) and block.level == 1:
            words = " ".join(plain_text(block.children, personal=False).split())
            if words:
                return render.hide(words)  # code in a heading holds values as mere text
    return articles[0].title if articles else template.name.replace("-", " ").capitalize()
