"""What a template can call by name: values, blanks, ready worksheets, a request's own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from handoutgen.compose.blank_functions import BLANKS
from handoutgen.compose.contents import Content
from handoutgen.compose.dates import format_date
from handoutgen.compose.literals import RENDER, missing, personal, personal_name
from handoutgen.compose.own_words import own_words
from handoutgen.compose.panels import cards, landscape, panel
from handoutgen.compose.ready_worksheets import worksheet_functions
from handoutgen.compose.render import TooMuch
from handoutgen.compose.texts import weigh
from handoutgen.compose.values import Values
from handoutgen.compose.views import (
    ArticleView,
    BlocksNode,
    BrandView,
    NoArticle,
    ReferencesNode,
    as_data,
    sections_view,
)
from handoutgen.compose.words import Words
from handoutgen.errors import CallError, Fault, Place, TemplateError
from handoutgen.model.brand import Brand
from handoutgen.model.nodes import PageBreak
from handoutgen.report import Report, TemplateNotice

if TYPE_CHECKING:
    pass

_FIXED_NAMES = """article articles sections references prompts asks title intro note page_break
    brand client clinician today t panel landscape cards notify refuse""".split()  # noqa: SIM905
PROGRAM_NAMES = frozenset((*_FIXED_NAMES, *BLANKS))
"""What every template can call by name; ready worksheets come on top."""


def template_names(
    content: tuple[Content, ...],
    brand: Brand,
    values: Values,
    words: Words,
    display: str,
    report: Report,
    worksheets: tuple[str, ...],
) -> dict[str, Any]:
    """Return what the template *display* can call by name; a request's own names come last."""
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
        "notify": _Notifier(display, report),
        "refuse": _refuse,
        **BLANKS,
    }
    taken = [name for name in values.extra if name in own]
    if taken:
        hints = {name: f"use --{name.removesuffix('s')}" for name in said}
        hints |= {"client": "use --client", "clinician": "use --clinician", "today": "use --date"}
        raise CallError(
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
    programs = frozenset(own)
    own |= {name: _data(name, value) for name, value in values.extra.items()}
    own |= {
        name: _personal_value(name, said) for name, said in values.personal if name not in programs
    }
    return own


def _personal_value(name: str, said: str) -> str | bool:
    """Return a personal value of the request's own; ``true`` and ``false`` are truths."""
    folded = said.casefold()
    if folded in ("true", "false"):
        return folded == "true"
    return personal(name, said) if said else ""


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

    def __init__(self, display: str, report: Report) -> None:
        self._place = Place(display)
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
        RENDER.get().refuse(str(problem), hint and str(hint))
        return ""


_refuse = _Refusal()
