"""What is published of each handout, before anything is written: its facts and fingerprints."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

from handoutgen.batch.inputs import inputs_digest
from handoutgen.library import Library
from handoutgen.model.article import UNKNOWN, Article, Withdrawn
from handoutgen.model.brand import Brand
from handoutgen.model.handout import Edition, Handout
from handoutgen.pack.asked import Item
from handoutgen.pack.fingerprints import digest_of, file_digest, file_fingerprint
from handoutgen.pack.governing import Ruling
from handoutgen.pack.notice_page import notice_page, replacement_title
from handoutgen.pipeline import Prepared
from handoutgen.records import dataclass
from handoutgen.report import Report
from handoutgen.request import Person

SheetKind: TypeAlias = Literal["handout", "withdrawn"]

NOBODY = Person()
"""A pack names nobody and is of no day: names and dates are blanks to write on."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One article that a handout is made of, as its readers may want to know."""

    name: str
    title: str
    authors: tuple[str, ...]
    url: str
    licence: str
    permits: tuple[str, ...]
    attribution: str
    code: str
    version: str
    owner: str
    audience: str
    reviewed_on: str
    review_by: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One handout of a pack as it is published, in all its formats.

    *addresses* has each format with its address and fingerprint, *inputs* is a digest of what
    is written. *includes* are the templates
    that its template includes, *fonts* the families of its pages, with their digests. *instead* is
    the title of what replaces a withdrawn one.
    """

    kind: SheetKind
    title: str
    summary: str
    language: str
    edition: Edition
    fillable: bool
    template: str
    template_sha256: str
    includes: tuple[tuple[str, str], ...]
    brand: str
    brand_name: str
    brand_sha256: str
    fonts: tuple[tuple[str, str], ...]
    topics: tuple[str, ...]
    origins: tuple[Origin, ...]
    overdue: bool
    withdrawn: Withdrawn | None
    instead: str
    inputs: str
    addresses: tuple[tuple[str, str, str], ...]


def composed(item: Item, ruling: Ruling, report: Report) -> Handout:
    """Return what is published for *item*: the handout, or the page that says it was withdrawn."""
    if ruling.withdrawn is not None:
        return notice_page(item.prepared, ruling.withdrawn, report)
    return item.prepared.compose(NOBODY, report)


def surveyed(item: Item, ruling: Ruling, report: Report) -> Sheet:
    """Return the facts and fingerprints of what is published for *item*.

    Raises:
        HandoutError: if it cannot be composed.
    """
    handout = composed(item, ruling, report)
    inputs = inputs_digest(handout)
    prepared = item.prepared
    library, brand = prepared.library, prepared.brand
    template = _template_file(prepared.request.template, library)
    withdrawn = ruling.withdrawn
    gone = withdrawn.withdrawn if withdrawn else None
    return Sheet(
        kind="handout" if withdrawn is None else "withdrawn",
        title=handout.title if withdrawn is None else withdrawn.title,
        summary=handout.subject if withdrawn is None else "",
        language=handout.language,
        edition=handout.edition,
        fillable=handout.fillable,
        template=prepared.template.name,
        template_sha256=file_digest(template),
        includes=_includes(prepared.template.includes, library),
        brand=brand.id,
        brand_name=brand.name,
        brand_sha256=_brand_digest(brand),
        fonts=tuple(_fonts(brand, handout.edition).items()),
        topics=handout.topics if withdrawn is None else withdrawn.topics,
        origins=tuple(map(_origin, prepared.articles, _files(prepared))),
        overdue=ruling.overdue,
        withdrawn=gone,
        instead=replacement_title(gone.replaced_by, library) if gone and gone.replaced_by else "",
        inputs=inputs,
        addresses=tuple(
            (format, address, file_fingerprint(inputs, format))
            for format, address in item.addresses
        ),
    )


def _files(prepared: Prepared) -> list[Path]:
    """Return the file of each article; in a request an article is named, or its path is."""
    workspace = prepared.library.workspace
    return [workspace.find("article", name) for name in prepared.request.articles]


def _origin(article: Article, file: Path) -> Origin:
    source = article.source
    return Origin(
        name=article.name,
        title=source.title or article.title,
        authors=source.authors or article.authors,
        url=source.url or "",
        licence="" if source.licence == UNKNOWN else source.licence,
        permits=source.permits,
        attribution=source.attribution or "",
        code=article.code or "",
        version=article.version or "",
        owner=article.owner or "",
        audience=article.audience,
        reviewed_on=article.reviewed_on.isoformat() if article.reviewed_on else "",
        review_by=article.review_by.isoformat() if article.review_by else "",
        sha256=file_digest(file),
    )


def _template_file(name: str | None, library: Library) -> Path:
    return library.workspace.find_template(name or library.settings.template)


def _includes(names: tuple[str, ...], library: Library) -> tuple[tuple[str, str], ...]:
    found = []
    for name in names:
        source = library.workspace.template_source(name)
        if source is not None:
            found.append((name, digest_of(source[0])))
    return tuple(found)


@lru_cache(maxsize=256)
def _brand_digest(brand: Brand) -> str:
    return digest_of(repr(brand))


@lru_cache(maxsize=256)
def _fonts(brand: Brand, edition: Edition) -> Mapping[str, str]:
    from handoutgen.fonts.faces import face_file
    from handoutgen.write.families import resolve_families

    found: dict[str, str] = {}
    for choice, family in zip(
        (brand.fonts.body, brand.fonts.heading),
        resolve_families(brand, edition, Report()),
        strict=True,
    ):
        if family.own is not None:
            found[family.name] = choice.digest
        else:
            faces = (file_digest(face_file(face)) for face in family.prepared)
            found[family.name] = digest_of(*faces)
    return found
