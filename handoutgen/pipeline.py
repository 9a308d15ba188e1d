"""The whole story on one screen: read, select, compose, write.

:func:`prepare` does what depends on the request alone; :meth:`Prepared.make` does what depends
on one person. Making one handout is a batch of one.
"""

from __future__ import annotations

from dataclasses import field, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from handoutgen.errors import (
    BlankError,
    CallError,
    Fault,
    Gathered,
    Place,
    did_you_mean,
    nearest,
)
from handoutgen.files import file_stem
from handoutgen.library import Library
from handoutgen.model.article import Article
from handoutgen.model.brand import Brand
from handoutgen.model.handout import Handout, printed_inlines
from handoutgen.model.nodes import Personal, walk_inlines
from handoutgen.model.slugs import slug
from handoutgen.records import dataclass
from handoutgen.report import GovernanceNotice, Notice, Report, SelectionNotice
from handoutgen.request import Person, Request
from handoutgen.settings import FORMATS

if TYPE_CHECKING:
    from handoutgen.compose.alike import Alikes
    from handoutgen.compose.template import Template
    from handoutgen.compose.values import Values
    from handoutgen.model.blanks import Blank
    from handoutgen.word import WordTemplate
    from handoutgen.write.series import Series


@dataclass(slots=True)
class Memory:
    """What the handouts of one request share, so that it is composed and laid out once."""

    first: tuple[Values, Handout, tuple[Notice, ...]] | None = None
    """What was composed first: from the second on, it pays to look what they share."""
    alikes: Alikes | None = None
    series: dict[str, Series] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A request whose sources were read and whose sections were chosen."""

    request: Request
    template: Template | WordTemplate
    articles: tuple[Article, ...]
    brand: Brand
    asks: tuple[Blank, ...]
    library: Library
    notices: tuple[Notice, ...]
    memory: Memory = field(default_factory=Memory, compare=False, repr=False)

    def compose(self, person: Person, report: Report) -> Handout:
        """Return the handout for one person."""
        from handoutgen.compose import Values
        from handoutgen.compose.template import Template

        for notice in self.notices:
            report.add(notice)
        values = Values(
            client=person.client,
            clinician=person.clinician,
            today=person.date,
            extra=self.request.values,
            references=self.request.references,
            language=self.request.language,
            edition=self.request.edition,
            asks=self.asks,
            title=self.request.title,
            intro=self.request.intro,
            note=self.request.note,
            key=self.request.key,
            discreet=self.request.discreet,
            fillable=self.request.fillable,
            answers=person.answers,
            answers_from=person.answers_from,
            ref=person.ref,
            personal=person.values,
        )
        library, workspace = self.library, self.library.workspace
        if isinstance(self.template, Template):
            composed = partial(_composed, self.template, self.articles, self.brand, library)
            if self.memory.first is None:
                own = Report()
                handout = composed(values, own)
                self.memory.first = values, handout, own.notices
                for notice in own:
                    report.add(notice)
                return handout
            if self.memory.alikes is None:
                from handoutgen.compose.alike import Alikes

                self.memory.alikes = Alikes(self.template, composed)
                self.memory.alikes.remember(*self.memory.first)
            return self.memory.alikes.compose(values, report)
        from handoutgen.word.handouts import fill_handout

        return fill_handout(
            self.template,
            self.articles,
            self.brand,
            values,
            report=report,
            word_folders=workspace.word_folders,
            worksheets=library.worksheets,
            loader=workspace.template_source,
            picture=library.picture,
        )

    def make(self, person: Person, format: str = "pdf", report: Report | None = None) -> bytes:
        """Return the file for one person, in one format."""
        report = report if report is not None else Report()
        return self.write(self.compose(person, report), format, report)

    def write(self, handout: Handout, format: str, report: Report) -> bytes:
        """Return what :func:`write` does; what handouts of this request share is done once."""
        from handoutgen.write import SERIES

        if handout.filled is not None or format not in SERIES:
            return write(handout, format, report)
        if format not in self.memory.series:
            self.memory.series[format] = SERIES[format]()
        return self.memory.series[format].write(handout, report)

    @property
    def stem(self) -> str:
        """The default name of the file, without suffix: never personal."""
        edition = "" if self.request.edition == "standard" else self.request.edition
        form = "form" if self.request.fillable else ""
        if self.request.discreet:
            return file_stem("sheet", slug(self.brand.id), edition, form)
        names = [slug(article.name) for article in self.articles]
        if len(names) > 2:
            names = [names[0], f"and-{len(names) - 1}-more"]
        return file_stem(*names, slug(self.template.name), slug(self.brand.id), edition, form)

    def stem_of(self, handout: Handout) -> str:
        """Return the default name of *handout*, which is no form if nothing is to be filled in."""
        request = replace(self.request, fillable=handout.fillable)
        return replace(self, request=request).stem


def _composed(
    template: Template,
    articles: tuple[Article, ...],
    brand: Brand,
    library: Library,
    values: Values,
    report: Report,
) -> Handout:
    from handoutgen.compose import compose

    return compose(
        template,
        articles,
        brand,
        values,
        report=report,
        word_folders=library.workspace.word_folders,
        worksheets=library.worksheets,
        picture=library.picture,
    )


def prepare(
    request: Request,
    library: Library | None = None,
    *,
    today: date | None = None,
) -> Prepared:
    """Read what *request* names and choose its sections.

    *today* decides whether an article's review is overdue, and nothing else.

    Raises:
        HandoutError: if anything named cannot be found, read or selected.
    """
    library = library or Library()
    report = Report()
    steps = Gathered()
    with steps:
        template = library.template("worksheet" if request.needs_a_worksheet else request.template)
        _refuse_for_word(template, request)
    with steps:
        brand = library.brand(request.brand, report)
    articles: tuple[Article, ...] = ()
    for name in request.articles:
        with steps:
            articles += (library.article(name, report),)
    with steps:
        asks = _asked(request.asks)
    chosen: tuple[Article, ...] = ()
    if len(articles) == len(request.articles):
        with steps:
            chosen = _select_each(articles, request, report)
    steps.raise_if_any()
    tell_overdue(articles, today or date.today(), report)
    return Prepared(
        replace(request, language=request.language or library.settings.language),
        template,
        chosen,
        brand,
        asks,
        library,
        report.notices,
    )


def write(handout: Handout, format: str, report: Report) -> bytes:
    """Return *handout* as the bytes of a file.

    Raises:
        CallError: if there is no such format.
        WriteError: if the handout cannot be written, such as a name that no font covers.
    """
    from handoutgen.write import WRITERS

    if format not in WRITERS:
        raise CallError.at(
            "--format", f'no format "{format}"', did_you_mean(format, FORMATS, what="formats")
        )
    if handout.filled is not None:
        from handoutgen.word.handouts import write_filled

        return write_filled(handout, handout.filled, format, report)
    return WRITERS[format](handout, report)


def protect(data: bytes, password: str) -> bytes:
    """Return the PDF in *data* encrypted with *password*.

    Raises:
        CallError: if *password* is empty, or longer than a PDF can take.
    """
    from handoutgen.write.pdf.protect import protected

    return protected(data, password)


def make(
    request: Request,
    person: Person | None = None,
    *,
    format: str = "pdf",
    library: Library | None = None,
    report: Report | None = None,
) -> bytes:
    """Return the file that *request* asks for, in one call."""
    return prepare(request, library).make(person or Person(), format, report)


def holds_personal_values(handout: Handout) -> bool:
    """Tell whether anything in *handout* is somebody's own; a date alone is not."""
    return bool(handout.answers) or bool(personal_names(handout) - {"today"})


def personal_names(handout: Handout) -> frozenset[str]:
    """Return which personal values *handout* prints: ``client``, ``today`` and others."""
    return frozenset(
        node.name
        for inlines in printed_inlines(handout.body)
        for node in walk_inlines(inlines)
        if isinstance(node, Personal) and node.text
    )


def _refuse_for_word(template: Template | WordTemplate, request: Request) -> None:
    """Refuse what only handouts can be whose pages are ours: conformance is promised for those."""
    if not template.display.endswith(".docx"):
        return
    refused = {"--edition": request.edition != "standard", "--fillable": request.fillable}
    faults = [
        Fault(
            Place(option),
            f"{template.display} is a Word template, whose look is its own",
            "choose a template that is no .docx: `handoutgen list templates`",
        )
        for option, is_asked in refused.items()
        if is_asked
    ]
    if faults:
        raise CallError(*faults)


def _select_each(
    articles: tuple[Article, ...], request: Request, report: Report
) -> tuple[Article, ...]:
    from handoutgen.select import select

    steps = Gathered()
    nothing: list[list[str]] = [[] for _ in articles]
    sections = steps.tried(lambda: _by_article(articles, request.sections, "--section"), nothing)
    without = steps.tried(lambda: _by_article(articles, request.without, "--without"), nothing)
    chosen: tuple[Article, ...] = ()
    for article, wanted, unwanted in zip(articles, sections, without, strict=True):
        with steps:
            chosen += (select(article, wanted, unwanted),)
    steps.raise_if_any()
    for article, smaller in zip(articles, chosen, strict=True):
        if article.sections and not smaller.sections:
            problem = f'no section of "{article.name}" is left, only what stands before them'
            report.add(SelectionNotice(Place("--without"), problem, "take fewer away"))
    return chosen


def _by_article(
    articles: tuple[Article, ...], queries: tuple[str, ...], option: str
) -> list[list[str]]:
    """Share out queries among articles: ``NAME:QUERY`` to one, the rest to the only one."""
    shares: list[list[str]] = [[] for _ in articles]
    names = [article.name for article in articles]
    faults: list[Fault] = []
    for query in queries:
        name, colon, rest = query.partition(":")
        if colon and name in names:
            shares[names.index(name)].append(rest)
        elif len(articles) == 1:
            shares[0].append(query)
        elif not articles:
            problem = f'"{query}" without an article'
            faults.append(Fault(Place(option), problem, "name an article first"))
        else:
            close = (colon and nearest(name, names)) or names[0]
            problem = f'"{query}" does not say which article it is in'
            hint = f"write {close}:{rest if colon else query}, or one of {', '.join(names)} before"
            faults.append(Fault(Place(option), problem, f"{hint} the colon"))
    if faults:
        raise CallError(*faults)
    return shares


def _asked(asks: tuple[str, ...]) -> tuple[Blank, ...]:
    """Return the blanks that ``--ask`` describes; all that cannot be meant is told at once."""
    from handoutgen.model.asks import blank_from_ask

    blanks: list[Blank] = []
    faults: list[Fault] = []
    for number, ask in enumerate(asks, 1):
        try:
            blanks.append(blank_from_ask(ask))
        except BlankError as error:
            faults.append(Fault(Place(f"--ask {number}"), error.problem, error.hint))
    if faults:
        raise CallError(*faults)
    return tuple(blanks)


def tell_overdue(articles: tuple[Article, ...], today: date, report: Report) -> None:
    """Add a notice for each article whose review was due before *today*."""
    for article in articles:
        if article.review_by is not None and article.review_by < today:
            report.add(
                GovernanceNotice(
                    Place(article.name),
                    f"its review was due on {article.review_by.isoformat()}",
                    "have it reviewed, then set reviewed_on and review_by",
                )
            )
