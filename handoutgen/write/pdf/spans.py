"""Inlines → spans: stretches of text of one style, flat and in reading order."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias, assert_never
from unicodedata import normalize

from handoutgen.errors import Place, WriteError
from handoutgen.fonts.faces import Face
from handoutgen.fonts.families import Family
from handoutgen.fonts.runs import missing, shape, with_drawn_spaces
from handoutgen.model.nodes import (
    Citation,
    Code,
    Emphasis,
    Foreign,
    Inline,
    InlineBlank,
    Inlines,
    LeadTerm,
    LineBreak,
    Link,
    NoteMark,
    Personal,
    Strong,
    Text,
    plain_text,
)
from handoutgen.report import GlyphMissing, Report
from handoutgen.write.pdf.items import TextStyle
from handoutgen.write.pdf.structure import Element, spoken
from handoutgen.write.pdf.typography import Typography, Voice
from handoutgen.write.printed_address import printed_address
from handoutgen.write.style import Look, Role

FIRST_SHAPED = "\u0300"
"""The first character, a combining accent, that may need more than its nominal glyph."""
SUBSTITUTE = "?"
"""What stands for a character that no font can draw."""
REFERENCE = "#reference:"
"""What citations lead to: unlike a link, a citation may stand where its work is not listed."""
WEB_SCHEMES = ("https://", "http://", "mailto:", "tel:")


class Span:
    """Text of one style. *plain* says that its face draws it all, glyph by glyph.

    *tag* is the element that it belongs to among the words of its paragraph, if any. Spans are
    compared by identity: two of them are never one stretch of text.
    """

    __slots__ = (
        "bold",
        "family",
        "italic",
        "node",
        "personal",
        "plain",
        "style",
        "tag",
        "target",
        "text",
    )

    def __init__(
        self,
        text: str,
        style: TextStyle,
        voice: Voice,
        family: Family,
        node: Inline,
        target: str,
        tag: Element | None,
    ) -> None:
        self.text = text
        self.style = style
        self.bold = voice.bold
        self.italic = voice.italic
        self.family = family
        self.node = node
        self.target = target
        self.tag = tag
        self.personal: str | None = node.name if isinstance(node, Personal) else None
        self.plain = _is_plain(text, style.face, voice, family)


def _is_plain(text: str, face: Face, voice: Voice, family: Family) -> bool:
    if not face.covers(text):
        return False
    if max(text) < FIRST_SHAPED:
        return True
    runs = shape(text, family, bold=voice.bold, italic=voice.italic)
    return len(runs) == 1 and runs[0].face is face and runs[0].glyphs == face.encode(text)


class Gap(NamedTuple):
    """A place to write among words; *tag* is the element that it stands in."""

    blank: InlineBlank
    tag: Element | None


Piece: TypeAlias = Span | LineBreak | Gap


def is_leading_somewhere(url: str) -> bool:
    """Tell whether a reader may follow *url*: web, mail, telephone, or a place in the file."""
    return url.startswith("#") or url.lower().startswith(WEB_SCHEMES)


def spans_of(
    inlines: Inlines, role: Role, type_: Typography, report: Report, tag: Element | None = None
) -> list[Piece]:
    """Return the spans of *inlines* set in *role*; *tag* is the element of the whole."""
    pieces: list[Piece] = []
    family = type_.family(role)

    def say(text: str, voice: Voice, node: Inline, target: str, tag: Element | None) -> None:
        if text:
            span = Span(text, type_.style(voice), voice, family, node, target, tag)
            if not span.plain:
                if lacking := missing(text, family):
                    span.text = _without(lacking, span, report)
                span.text = with_drawn_spaces(span.text, family)
            pieces.append(span)

    def walk(nodes: Inlines, voice: Voice, target: str, tag: Element | None) -> None:
        for node in nodes:
            match node:
                case Text(text) | Personal(_, text):
                    say(text, voice, node, target, tag)
                case Code(text):
                    say(text, voice, node, target, tag and tag.inline("Code"))
                case Emphasis(children):
                    walk(children, _stressed(voice, type_.look), target, tag)
                case Strong(children) | LeadTerm(children):
                    walk(children, voice._replace(bold=True), target, tag)
                case Link(children, url):
                    if is_leading_somewhere(url):
                        linked = tag and tag.link(url, _said(children) or url)
                        walk(children, voice._replace(linked=True), url, linked)
                        if type_.look.links == "address" and not url.startswith("#"):
                            address = printed_address(children, url)
                            say(f" ({address})" if address else "", voice, node, url, linked)
                    else:
                        walk(children, voice, target, tag)
                case Citation(children, references):
                    if references:
                        to = reference_anchor(references[0])
                        cited = tag and tag.reference(to, _said(children) or references[0])
                        walk(children, voice, to, cited)
                    else:
                        walk(children, voice, target, tag)
                case NoteMark(id_, number):
                    to, mark = note_anchor(id_), str(number)
                    noted = tag and tag.reference(to, mark)
                    say(mark, voice._replace(raised=True), node, to, noted)
                case Foreign(children, language):
                    walk(children, voice, target, tag and tag.inline("Span", spoken(language)))
                case LineBreak():
                    pieces.append(node)
                case InlineBlank():
                    pieces.append(Gap(node, tag))
                case _:
                    assert_never(node)

    walk(inlines, Voice(role, role.bold), "", tag)
    return pieces


def _said(inlines: Inlines) -> str:
    """Return the words of a link: fixed ones only, for they go into its properties."""
    return " ".join(plain_text(inlines, personal=False).split())


def _stressed(voice: Voice, look: Look) -> Voice:
    """Return *voice* stressed: in italics, or bold where slanted letters are hard to read."""
    if look.emphasis == "bold":
        return voice._replace(bold=True)
    return voice._replace(italic=not voice.italic)


def _without(lacking: str, span: Span, report: Report) -> str:
    """Return the text of *span* with a mark for every character that no font can draw.

    Raises:
        WriteError: if it is a personal value: a name must never be printed wrong.
    """
    if span.personal is not None:
        raise WriteError.at(
            Place(span.personal),
            "no font at hand can draw all characters of this value",
            "write it in another script, or give the brand a font that has them",
        )
    codes = ", ".join(f"U+{ord(char):04X}" for char in lacking[:5])
    more = f" and {len(lacking) - 5} more" if len(lacking) > 5 else ""
    report.add(
        GlyphMissing(
            Place("text"),
            f"no font at hand can draw {codes}{more}",
            "a mark stands in their place; give the brand a font that has them",
        )
    )
    return normalize("NFC", span.text).translate(dict.fromkeys(map(ord, lacking), SUBSTITUTE))


def reference_anchor(reference: str) -> str:
    """Return where a citation of *reference* leads to."""
    return f"{REFERENCE}{reference}"


def note_anchor(note: str) -> str:
    """Return where the mark of *note* leads to."""
    return f"#note:{note}"
