"""A handout made by filling a Word template."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.compose.for_word import WordComposer
from handoutgen.compose.template import Loader
from handoutgen.compose.values import Values
from handoutgen.errors import Place
from handoutgen.model.article import Article
from handoutgen.model.brand import Brand, PageSize
from handoutgen.model.handout import FilledFile, Handout, printed_inlines
from handoutgen.model.images import Image
from handoutgen.model.nodes import Personal, walk_inlines
from handoutgen.report import LayoutNotice, Report, TemplateNotice
from handoutgen.word.handouts.branding import WordBrand
from handoutgen.word.handouts.host import SharedNeeds
from handoutgen.word.handouts.nodes import HandoutNodes
from handoutgen.write.style import PAPER

if TYPE_CHECKING:
    from handoutgen.word.template import WordTemplate

_MOST_NAMED = 6
_ABOUT = 20
_CALLED: Mapping[PageSize, str] = {"a4": "A4", "letter": "Letter"}


def fill_handout(
    template: WordTemplate,
    articles: Sequence[Article],
    brand: Brand,
    values: Values,
    *,
    report: Report,
    word_folders: Sequence[Path],
    worksheets: tuple[str, ...],
    loader: Loader,
    picture: Callable[[str], Image] | None,
) -> Handout:
    """Return the handout that *template* makes of *articles* for one person, its file with it.

    Raises:
        HandoutError: if an article was withdrawn.
        TemplateError: if the template cannot be filled: all of its faults at once.
    """
    composer = WordComposer(
        articles,
        brand,
        values,
        display=template.display,
        name=template.name,
        report=report,
        word_folders=word_folders,
        worksheets=worksheets,
        loader=loader,
        picture=picture,
    )
    additions = template.new_additions()
    shared = SharedNeeds.of(additions, brand, values.edition, discreet=values.discreet)
    composer.names["brand"] = WordBrand(brand, composer.words, shared.look)
    nodes = HandoutNodes(composer, shared, report)
    data = template.fill(composer.names, report=report, nodes=nodes, additions=additions)
    composer.tell_unused(template.names_mentioned, nodes.collected)
    _tell_of_styles(list(shared.made), template.display, report)
    _tell_of_paper(shared.styles.paper, brand, template.display, report)
    return replace(nodes.handout, filled=FilledFile.of(template.display, data))


def write_filled(handout: Handout, filled: FilledFile, format: str, report: Report) -> bytes:
    """Return the file that *handout* was filled into, as it is or as PDF.

    Raises:
        CallError: if nothing that lays out Word files is installed.
        WriteError: if the file cannot be laid out.
    """
    if format == "docx":
        return filled.data
    from handoutgen.word.pdf import WordFile, choose_engine, word_to_pdf

    file = WordFile(filled.data, handout.title, handout.language, _personal_text(handout))
    engine = choose_engine(None, report)
    return word_to_pdf(file, engine, report, Place(filled.template), handout.brand)


def _personal_text(handout: Handout) -> str:
    """Return all that persons' values print: letters of it must not be lost."""
    return "".join(
        node.text
        for inlines in printed_inlines(handout.body)
        for node in walk_inlines(inlines)
        if isinstance(node, Personal)
    )


def _tell_of_paper(side: int, brand: Brand, display: str, report: Report) -> None:
    """Tell of a template on A4 for a clinic on Letter, or the other way round."""
    sides = {size: width.twips for size, (width, _) in PAPER.items()}
    others = [size for size, width in sides.items() if abs(width - side) <= _ABOUT]
    if brand.name and others and others != [brand.page_size]:
        problem = f"its pages are {_CALLED[others[0]]}, the brand's {_CALLED[brand.page_size]}"
        report.add(LayoutNotice(Place(display), problem, "in Word: Layout, Size"))


def _tell_of_styles(made: list[str], display: str, report: Report) -> None:
    if not made:
        return
    shown = ", ".join(made[:_MOST_NAMED]) + (", …" if len(made) > _MOST_NAMED else "")
    problem = f"it has no styles of these names, so they were made in the brand's look: {shown}"
    hint = "open a made file, change them as you like, and copy them into the template"
    report.add(TemplateNotice(Place(display), problem, hint))
