"""Blanks to write words on."""

from __future__ import annotations

from collections.abc import Sequence

from handoutgen.compose.blanks.fields import (
    Words,
    common,
    fixed,
    millimetres,
    words_of,
    yes_or_no,
)
from handoutgen.compose.literals import RENDER, describe, to_inlines
from handoutgen.errors import BlankError
from handoutgen.model.blanks import (
    Box,
    DateBlank,
    LineStyle,
    NameBlank,
    RuledLines,
    SentenceStem,
    SignatureBlock,
)
from handoutgen.model.nodes import InlineBlank, Inlines, plain_text, text


def lines(
    count: int = 4,
    label: Words = "",
    help: Words = "",
    *,
    style: LineStyle = "ruled",
    gap: float = 0,
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> RuledLines:
    """Writing lines; gap= is their distance in millimetres, 0 the edition's own."""
    return RuledLines(
        **common(label, help, id, required, tooltip),
        count=count,
        style=style,
        gap_mm=millimetres(gap, "the distance of lines", 6, 30) if gap else 0,
    )


def box(
    height: float = 40,
    label: Words = "",
    help: Words = "",
    *,
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> Box:
    """A framed space to write or draw in, its height in millimetres."""
    if not isinstance(height, (int, float)) or isinstance(height, bool):
        raise BlankError(f"the height is {describe(height)}", "a number of millimetres")
    return Box(**common(label, help, id, required, tooltip), height_mm=float(height))


def blank(
    width: float = 45, label: str = "", *, id: str = "", required: bool = False, tooltip: str = ""
) -> InlineBlank:
    """A place to write a few words inside a line, its width in millimetres."""
    if not isinstance(width, (int, float)) or isinstance(width, bool) or not 5 <= width <= 160:
        raise BlankError(f"the width is {width!r}", "a number of millimetres from 5 to 160")
    fields = common(label, "", id, required, tooltip)
    words = plain_text(fields["label"], personal=False)
    return InlineBlank(fields["id"], words, float(width), fields["required"], fields["tooltip"])


def stem(
    words: Words,
    label: Words = "",
    help: Words = "",
    *,
    repeat: int = 1,
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> SentenceStem:
    """The beginning of a sentence, to be finished."""
    fields = common(label, help, id, required, tooltip)
    return SentenceStem(**fields, stem=to_inlines(words), repeat=repeat)


def name(
    label: Words = "", *, id: str = "name", required: bool = False, tooltip: str = ""
) -> NameBlank:
    """A line for the name; the client's stands on it where it is known."""
    fields = common(label or fixed("Name"), "", id, required, tooltip)
    return NameBlank(**fields, value=_known(RENDER.get().names["client"]))


def date(
    label: Words = "", *, id: str = "date", required: bool = False, tooltip: str = ""
) -> DateBlank:
    """A line for the date; the handout's stands on it where it is known."""
    fields = common(label or fixed("Date"), "", id, required, tooltip)
    return DateBlank(**fields, value=_known(RENDER.get().names["today"]))


def signature(
    parties: Sequence[Words],
    label: Words = "",
    help: Words = "",
    *,
    initials: bool = False,
    id: str = "",
    required: bool = False,
    tooltip: str = "",
) -> SignatureBlock:
    """A line to sign on and one for the date, for each who signs; initials=true adds a third."""
    return SignatureBlock(
        **common(label, help, id, required, tooltip),
        parties=words_of(parties, "parties"),
        date_label=text(fixed("Date")),
        initials=yes_or_no(initials, "initials"),
        initials_label=text(fixed("Initials")),
    )


def _known(value: str) -> Inlines:
    return to_inlines(value) if value else ()
