"""The page that stands at the address of a handout that was withdrawn."""

from __future__ import annotations

from handoutgen.compose.dates import format_date
from handoutgen.compose.literals import clean
from handoutgen.compose.words import Words
from handoutgen.errors import HandoutError
from handoutgen.library import Library
from handoutgen.model.article import Article
from handoutgen.model.handout import Furniture, Handout
from handoutgen.model.nodes import Blocks, Heading, Panel, Paragraph, text
from handoutgen.pipeline import Prepared
from handoutgen.report import Report


def notice_page(prepared: Prepared, article: Article, report: Report) -> Handout:
    """Return one page that says that *article* was withdrawn, when, why, and what replaces it.

    It has the format and the brand of the handout whose address it stands at, so that whoever
    follows an old link, or prints from it, cannot miss it.
    """
    library, brand = prepared.library, prepared.brand
    language = prepared.request.language or article.language
    words = Words(language, library.workspace.word_folders, report)
    title = words("No longer available")
    return Handout(
        title=f"{title}: {clean(article.title)}",
        body=(
            Heading(1, text(title), "no-longer-available"),
            Paragraph(text(clean(article.title)), "standfirst"),
            *_said(article, words, library, brand.region),
        ),
        brand=brand,
        language=language,
        edition=prepared.request.edition,
        code=article.code or "",
        version=article.version or "",
        dated=article.withdrawn.on if article.withdrawn else None,
        furniture=Furniture(
            page_of=words("Page {page} of {pages}"),
            sample=words("SAMPLE"),
            header=brand.header,
            footer=brand.footer,
        ),
    )


def _said(article: Article, words: Words, library: Library, region: str) -> Blocks:
    withdrawn = article.withdrawn
    if withdrawn is None:
        raise ValueError(f"{article.name} was not withdrawn")
    day = format_date(withdrawn.on, words.language, region)
    when = words("This handout was withdrawn on {date}.").replace("{date}", day)
    blocks: Blocks = (Paragraph(text(f"{when} {clean(withdrawn.reason)}")),)
    blocks += (Paragraph(text(words("Please do not use or pass on older copies."))),)
    if withdrawn.replaced_by:
        instead = clean(replacement_title(withdrawn.replaced_by, library))
        blocks += (Panel("note", text(words("Use instead")), (Paragraph(text(instead)),)),)
    return blocks


def replacement_title(name: str, library: Library) -> str:
    """Return the title of the article *name*; *name* itself where there is no such article."""
    try:
        return library.article(name, Report()).title
    except HandoutError:
        return name
