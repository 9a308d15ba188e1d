"""The page's list: one card for each article or worksheet, with the files that are made of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from handoutgen.compose.dates import format_date
from handoutgen.model.handout import Edition
from handoutgen.model.slugs import Names, slug
from handoutgen.pack.manifest import PublishedFile
from handoutgen.pack.page.words import PageWords
from handoutgen.pack.record import FileRecord
from handoutgen.pack.survey import Sheet
from handoutgen.records import dataclass

FORMATS = {"pdf": "PDF", "docx": "Word"}


@dataclass(frozen=True, slots=True)
class CardLink:
    """One format of a handout. *size* has its pages too, where they are known."""

    href: str
    format: str
    size: str


@dataclass(frozen=True, slots=True)
class CardRow:
    """One handout of a card in all its formats. *brand* is empty where all have the same one."""

    label: str
    brand: str
    links: tuple[CardLink, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """All that is made of one article, or one worksheet."""

    id: str
    title: str
    language: str
    summary: str
    topics: tuple[str, ...]
    facts: tuple[str, ...]
    warning: str
    withdrawn: str
    instead: str
    rows: tuple[CardRow, ...]


def cards(files: Iterable[PublishedFile], words: PageWords) -> list[Card]:
    """Return the cards of all single handouts among *files*, in their order."""
    groups: dict[tuple[object, ...], dict[Sheet, list[PublishedFile]]] = {}
    for file in files:
        if file.sheet is not None:
            same = groups.setdefault(_what(file.sheet), {})
            same.setdefault(file.sheet, []).append(file)
    brands = {sheet.brand for group in groups.values() for sheet in group}
    names = Names()
    return [_card(group, words, names, several=len(brands) > 1) for group in groups.values()]


def _what(sheet: Sheet) -> tuple[object, ...]:
    """Return what sheets on one card have in common."""
    articles = tuple(origin.name for origin in sheet.origins)
    return articles or (sheet.template, sheet.title), sheet.language, sheet.kind


def _card(
    group: dict[Sheet, list[PublishedFile]], words: PageWords, names: Names, *, several: bool
) -> Card:
    first = next(iter(group))
    gone = first.withdrawn
    when = format_date(gone.on, words.language) if gone else ""
    return Card(
        id=names.take(slug(first.title) or "handout"),
        title=first.title,
        language=first.language,
        summary=first.summary,
        topics=first.topics,
        facts=() if gone else _facts(first, words),
        warning=_warning(first, words),
        withdrawn=f"{words('Withdrawn')}, {when}: {gone.reason}" if gone else "",
        instead=first.instead,
        rows=tuple(
            CardRow(
                label=label_of(sheet, words),
                brand=sheet.brand_name if several else "",
                links=tuple(
                    CardLink(one.address, FORMATS[one.format], size_words(one.record, words))
                    for one in made
                ),
            )
            for sheet, made in group.items()
        ),
    )


def _facts(sheet: Sheet, words: PageWords) -> tuple[str, ...]:
    """Return who wrote it, when it was reviewed, and its licence, a line each."""
    found: list[str] = []
    for origin in sheet.origins:
        code = " ".join(filter(None, (origin.code, _version(origin.version, words))))
        reviewed = f"{words('Reviewed')} {_day(origin.reviewed_on, words)}"
        found.append(", ".join(origin.authors))
        about = (code, reviewed if origin.reviewed_on else "")
        found.append(" · ".join(filter(None, about)))
        if origin.licence:
            found.append(f"{words('Licence')}: {origin.licence}")
    return tuple(dict.fromkeys(filter(None, found)))


def _version(version: str, words: PageWords) -> str:
    return f"{words('version')} {version}" if version else ""


def _warning(sheet: Sheet, words: PageWords) -> str:
    if not sheet.overdue:
        return ""
    day = min(origin.review_by for origin in sheet.origins if origin.review_by)
    return words("Its review was due on {date}.").replace("{date}", _day(day, words))


def _day(iso: str, words: PageWords) -> str:
    return format_date(date.fromisoformat(iso), words.language) if iso else ""


def label_of(sheet: Sheet, words: PageWords) -> str:
    """Return how a handout differs from the others of its card."""
    kind = words.template(sheet.template) if sheet.origins else words("Worksheet")
    editions: dict[Edition, str] = {
        "standard": "",
        "large-print": words("large print"),
        "ink-saver": words("ink saver"),
    }
    form = words("to fill in on a screen") if sheet.fillable else ""
    return ", ".join(filter(None, (kind, editions[sheet.edition], form)))


def size_words(record: FileRecord, words: PageWords) -> str:
    """Return a file's pages and size in words: ``2 pages, 69 kB``."""
    pages = ""
    if record.pages is not None:
        many = words("{count} pages").replace("{count}", str(record.pages))
        pages = words("1 page") if record.pages == 1 else many
    size = record.size
    shown = f"{max(1, round(size / 1000))} kB" if size < 999_500 else f"{size / 1e6:.1f} MB"
    return f"{pages}, {shown}" if pages else shown
