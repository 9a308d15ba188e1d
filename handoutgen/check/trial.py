"""Composing on trial: what a template and an article come to, short of a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from handoutgen.errors import Fault, HandoutError, Refusal
from handoutgen.model.article import Article
from handoutgen.model.brand import PLAIN, Brand
from handoutgen.pipeline import Prepared
from handoutgen.records import dataclass
from handoutgen.report import BrandNotice, Notice, Report, TemplateNotice
from handoutgen.request import Person, Request

if TYPE_CHECKING:
    from handoutgen.compose.template import Template
    from handoutgen.library import Library
    from handoutgen.model.blanks import Blank
    from handoutgen.word import WordTemplate


@dataclass(frozen=True, slots=True)
class Trial:
    """What a trial came to. What a template refuses of itself is a notice, not a fault."""

    faults: tuple[Fault, ...]
    notices: tuple[Notice, ...]


def try_to_compose(
    template: Template | WordTemplate,
    articles: tuple[Article, ...],
    library: Library,
    asks: tuple[Blank, ...] = (),
) -> Trial:
    """Compose for nobody, in the workspace's brand where that can be used."""
    report, brand = Report(), _brand(library)
    request = Request(template=template.name)
    prepared = Prepared(request, template, articles, brand, asks, library, ())
    try:
        prepared.compose(Person(), report)
    except HandoutError as error:
        refused = [fault for fault in error.faults if isinstance(fault, Refusal)]
        faults = tuple(fault for fault in error.faults if not isinstance(fault, Refusal))
        return Trial(faults, (*_of_sources(report, brand), *_told(refused)))
    return Trial((), tuple(_of_sources(report, brand)))


def _of_sources(report: Report, brand: Brand) -> Iterable[Notice]:
    """Yield what is said of files: not of a call that nobody made, nor of a brand there is not."""
    for notice in report:
        of_no_brand = isinstance(notice, BrandNotice) and not brand.name
        if not notice.place.name.startswith("--") and not of_no_brand:
            yield notice


def _told(refusals: Iterable[Fault]) -> Iterable[Notice]:
    for refusal in refusals:
        problem = f"was tried only as far as it goes of itself: {refusal.problem}"
        yield TemplateNotice(refusal.place, problem, refusal.hint)


def _brand(library: Library) -> Brand:
    try:
        return library.brand(None, Report())
    except HandoutError:
        return PLAIN  # its faults are told where it is checked
