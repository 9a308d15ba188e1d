"""Template + Articles + Brand + personal values → Handout."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.compose.values import Values
from handoutgen.compose.words import PACKED

if TYPE_CHECKING:
    from handoutgen.compose.template import Template
    from handoutgen.model.article import Article
    from handoutgen.model.brand import Brand
    from handoutgen.model.handout import Handout
    from handoutgen.model.images import Image
    from handoutgen.report import Report

__all__ = ["Values", "compose"]


def compose(
    template: Template,
    articles: Sequence[Article],
    brand: Brand,
    values: Values,
    *,
    report: Report,
    word_folders: Sequence[Path] = (PACKED,),
    worksheets: tuple[str, ...] = (),
    picture: Callable[[str], Image] | None = None,
) -> Handout:
    """Return the handout that *template* makes of *articles* for one person.

    *worksheets* are the names of ready worksheets that the template may call, and *picture*
    loads a picture that it names.

    Raises:
        HandoutError: if an article was withdrawn.
        TemplateError: if the template cannot be filled: all of its faults at once.
    """
    # Jinja and Markdown take a while to import, and who reads a brand needs neither.
    from handoutgen.compose.composing import compose_handout

    return compose_handout(
        template,
        articles,
        brand,
        values,
        report=report,
        word_folders=word_folders,
        worksheets=worksheets,
        picture=picture,
    )
