"""The imprint: the small print that closes a handout. A line is there only where its facts are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from handoutgen.compose.dates import format_date
from handoutgen.compose.literals import clean
from handoutgen.compose.rewriting import joined
from handoutgen.compose.words import Words
from handoutgen.model.article import UNKNOWN, Article
from handoutgen.model.brand import Brand
from handoutgen.model.nodes import Imprint, Inline, Inlines, Link, Personal, Text, text


def imprint(
    articles: Sequence[Article], brand: Brand, words: Words, ref: str = ""
) -> Imprint | None:
    """Return the imprint, or None where there is nothing to say; *ref* closes it."""
    paragraphs = [one for article in articles for one in _of_article(article, brand, words)]
    if any(article.selected for article in articles):
        clinic = clean(brand.name) or words("the clinic")
        paragraphs.append(text(words("Sections chosen by {clinic}.").replace("{clinic}", clinic)))
    for line in (brand.notice(words.language), brand.disclaimer):
        if line.strip():
            paragraphs.append(text(" ".join(clean(line).split())))
    if ref:
        paragraphs.append((Text(f"{words('Ref.')} "), Personal("ref", ref)))
    return Imprint(tuple(dict.fromkeys(paragraphs))) if paragraphs else None


def _of_article(article: Article, brand: Brand, words: Words) -> list[Inlines]:
    def day(when: date) -> str:
        return format_date(when, words.language, brand.region)

    facts: list[str] = []
    if article.code:
        version = f" {words('version')} {article.version}" if article.version else ""
        facts.append(f"{article.code}{version}.")
    elif article.version:
        facts.append(f"{words('Version')} {article.version}.")
    if article.reviewed_on:
        facts.append(f"{words('Reviewed')} {day(article.reviewed_on)}.")
    if article.review_by:
        facts.append(f"{words('Next review by')} {day(article.review_by)}.")
    paragraphs = [text(clean(" ".join(facts)))] if facts else []
    paragraphs.append(_source(article, words))
    return paragraphs


def _source(article: Article, words: Words) -> Inlines:
    """Return where the text comes from, who wrote it, and its licence, said plainly."""
    source = article.source
    title = source.title or article.title
    authors = source.authors or article.authors
    parts: list[Inline] = [Text(f"{words('Text')}: {clean(title)}")]
    if authors:
        parts.append(Text(clean(", " + ", ".join(authors))))
    parts.append(Text("."))
    if source.url:
        parts += [Text(" "), Link(text(clean(source.url)), clean(source.url))]
        parts.append(Text("."))
    if source.attribution:
        said = clean(source.attribution).strip()
        parts.append(Text(f" {said}" if said.endswith((".", "!", "?")) else f" {said}."))
    licence = words("not stated") if source.licence == UNKNOWN else clean(source.licence)
    parts.append(Text(f" {words('Licence')}: {licence}."))
    return joined(parts)
