"""The whole story on one screen: read, select, compose, write.

:func:`prepare` does what depends on the request alone; :meth:`Prepared.make` does what depends
on one person. Making one handout is a batch of one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Literal, TypeAlias

from handoutgen.errors import (
    BlankError,
    CallError,
    Fault,
    Gathered,
    Place,
    TemplateError,
    did_you_mean,
    nearest,
)
from handoutgen.files import file_stem
from handoutgen.model.article import Article
from handoutgen.model.brand import PLAIN, Brand
from handoutgen.model.handout import Edition, Handout, printed_inlines
from handoutgen.model.languages import HINT as LANGUAGE_HINT
from handoutgen.model.languages import LANGUAGE
from handoutgen.model.nodes import Personal, walk_inlines
from handoutgen.model.sheet_mark import REF_HINT, ref_problem
from handoutgen.model.slugs import slug
from handoutgen.records import dataclass
from handoutgen.report import BrandNotice, GovernanceNotice, Notice, Report, SelectionNotice
from handoutgen.settings import FORMATS, Settings, load_settings
from handoutgen.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.compose.alike import Alikes
    from handoutgen.compose.template import Template
    from handoutgen.compose.values import Values
    from handoutgen.model.blanks import Blank
    from handoutgen.model.images import Image
    from handoutgen.word import WordTemplate
    from handoutgen.write.series import Series

References: TypeAlias = Literal["full", "short", "none"]


@dataclass(frozen=True, slots=True)
class Person:
    """The personal values of one handout; what is None prints a blank to write it in.

    *answers* say what stands in fields from the start, by field id; *ref* is a code that names
    nobody: see :class:`~handoutgen.model.handout.Handout`. *answers_from* is what faults of the
    answers call them: the name of their file. *values* are a template's own names, as
    ``Request.values`` are, but personal: they reach nothing but the pages.
    """

    client: str | None = None
    clinician: str | None = None
    date: date | None = None
    answers: tuple[tuple[str, str | None], ...] = ()
    ref: str = ""
    values: tuple[tuple[str, str], ...] = ()
    answers_from: str = "answers"

    def __post_init__(self) -> None:
        for name in ("client", "clinician"):
            value = getattr(self, name)
            if value is not None and not isinstance(value, str):
                raise CallError.at(name, "is no text", f"leave {name} out for a line to write on")
            if value is not None and not value.strip():
                raise CallError.at(name, "is empty", f"leave {name} out for a line to write on")
        problem = ref_problem(self.ref) if self.ref else None
        if problem is not None:
            raise CallError.at("ref", problem, REF_HINT)


@dataclass(frozen=True, slots=True)
class Request:
    """One handout asked for.

    *articles* are names in the workspace or paths. *sections* and *without* are section queries,
    ``NAME:QUERY`` where there are several articles. None means the workspace's default.
    *values* are a template's own names.

    *asks* are questions in the mini-language of :mod:`handoutgen.model.asks`; *title*, *intro*
    and *note* are a person's own words. *key* adds a page of answers. *discreet* keeps the topic
    out of the file's name and properties. With *fillable* the file is a form.
    """

    articles: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    template: str | None = None
    brand: str | None = None
    edition: Edition = "standard"
    references: References = "full"
    language: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    asks: tuple[str, ...] = ()
    title: str | None = None
    intro: str | None = None
    note: str | None = None
    key: bool = False
    discreet: bool = False
    fillable: bool = False

    def __post_init__(self) -> None:
        for name in ("articles", "sections", "without", "asks"):
            given = getattr(self, name)
            if isinstance(given, str) or not all(isinstance(one, str) for one in given):
                hint = f'write {name}=("…",), with a comma also after the only one'
                raise CallError.at(name, "a tuple of texts is wanted", hint)
        if self.language and not LANGUAGE.fullmatch(self.language):
            raise CallError.at("language", f'"{self.language}" is no language tag', LANGUAGE_HINT)
        twice = next((one for one in self.articles if self.articles.count(one) > 1), None)
        if twice is not None:
            raise CallError.at("ARTICLE", f'"{twice}" is named twice', "name each article once")

    @property
    def needs_a_worksheet(self) -> bool:
        """Whether this names no template and yet asks for something to write on."""
        own = self.title or self.intro or self.note
        return self.template is None and bool(self.asks or (own and not self.articles))


class Library:
    """What a workspace holds, each thing read once; notices come again with each use."""

    def __init__(self, workspace: Workspace | None = None) -> None:
        self.workspace = workspace or Workspace.at()
        self._articles: dict[Path, tuple[Article, tuple[Notice, ...]]] = {}
        self._brands: dict[Path, tuple[Brand, tuple[Notice, ...]]] = {}
        self._templates: dict[Path, Template] = {}
        self._word_templates: dict[Path, WordTemplate] = {}
        self._pictures: dict[str, Image] = {}

    @cached_property
    def settings(self) -> Settings:
        return load_settings(self.workspace)

    def article(self, name: str, report: Report) -> Article:
        """Return the article called *name*, or at the path *name*."""
        from handoutgen.read import read_article

        path = self.workspace.find("article", name)
        if path not in self._articles:
            own = Report()
            display, root = self.workspace.display(path), self.workspace.root_of(path)
            article = read_article(path, own, display=display, root=root)
            self._articles[path] = article, own.notices
        article, notices = self._articles[path]
        for notice in notices:
            report.add(notice)
        return article

    def brand(self, name: str | None, report: Report) -> Brand:
        """Return the brand called *name*; the default where it is None; never a sample unasked."""
        chosen = name or self.settings.brand
        if chosen is None and len(self._own_brands) == 1:
            chosen = self._own_brands[0]
        if chosen is None:
            self._tell_of_choice(report)
            return replace(PLAIN, region=self.settings.region)
        from handoutgen.compose.brand import load_brand

        path = self.workspace.find("brand", chosen)
        if path not in self._brands:
            own = Report()
            brand = load_brand(
                path,
                self.workspace.display(path),
                own,
                find=lambda other: self.workspace.find("brand", other),
                root=self.workspace.root_of(path),
                region=self.settings.region,
            )
            self._brands[path] = brand, own.notices
        brand, notices = self._brands[path]
        for notice in notices:
            report.add(notice)
        return brand

    @cached_property
    def _own_brands(self) -> tuple[str, ...]:
        """The names of the brands that are the workspace's own."""
        entries = self.workspace.entries("brand")
        return tuple(entry.name for entry in entries if not entry.builtin)

    def _tell_of_choice(self, report: Report) -> None:
        own = self._own_brands
        if len(own) < 2:
            return
        shown = ", ".join(own[:5]) + (", …" if len(own) > 5 else "")
        problem = f"several brands are here and none is chosen, so no brand is printed: {shown}"
        hint = f"-b {own[0]}, or brand: {own[0]} in handoutgen.yaml"
        report.add(BrandNotice(Place("--brand"), problem, hint))

    @cached_property
    def worksheets(self) -> tuple[str, ...]:
        """The names of all ready worksheets."""
        return tuple(entry.name for entry in self.workspace.entries("worksheet"))

    def picture(self, name: str) -> Image:
        """Return the picture *name* below ``content`` or ``templates``."""
        from handoutgen.pictures import load_picture

        if name not in self._pictures:
            path, folder = self.workspace.picture(name)
            self._pictures[name] = load_picture(path, name, root=folder)
        return self._pictures[name]

    def template(self, name: str | None) -> Template | WordTemplate:
        """Return the template called *name*, compiled; the default where it is None."""
        path = self.workspace.find_template(name or self.settings.template)
        if path.name.endswith(".docx"):
            return self._word_template(path)
        from handoutgen.compose.template import load_template

        if path not in self._templates:
            display = self.workspace.display(path)
            if not path.name.endswith(".md.j2"):
                hint = "templates end in .md.j2, or in .docx"
                raise CallError.at(display, "is no template", hint)
            try:
                source = path.read_text("utf-8-sig")
            except (OSError, UnicodeDecodeError):
                raise TemplateError.at(
                    display, "cannot be read as UTF-8 text", "save it as UTF-8"
                ) from None
            self._templates[path] = load_template(source, display, self.workspace.template_source)
        return self._templates[path]

    def _word_template(self, path: Path) -> WordTemplate:
        from handoutgen.word import WordTemplate

        if path not in self._word_templates:
            template = WordTemplate.open(path, display=self.workspace.display(path))
            self._word_templates[path] = template
        return self._word_templates[path]


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
