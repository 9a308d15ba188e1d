"""Text with a look of its own, as docxtpl has it: ``RichText("mind", bold=True)``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from handoutgen.model.addresses import address
from handoutgen.records import dataclass
from handoutgen.word.inserts import Insert, InsertLevel, Site
from handoutgen.word.spots import Spot, Surroundings, inside_run
from handoutgen.word.text import escape, in_text

_UNDERLINES = frozenset(
    {"single", "double", "thick", "dotted", "dash", "dotDash", "dotDotDash", "wave", "words"}
)


class Link(str):
    """An address that a styled text leads to; which relationship it is shows when it is filled."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class _Span:
    text: str
    properties: str
    link: str | None
    relationship: str | None


class RichText(Insert):
    """Text in several looks, for ``{{r x }}`` or ``{{ x }}``.

    ``url_id`` is what :meth:`WordTemplate.build_url_id` gives for an address, or the address.
    Sizes are half points, as in docxtpl; colours hex digits, with or without ``#``.
    """

    __slots__ = ("_spans",)
    level: ClassVar[InsertLevel] = "run"
    what = "styled text"

    def __init__(self, text: Any = None, **look: Any) -> None:
        self._spans: list[_Span] = []
        if text:
            self.add(text, **look)

    def add(
        self,
        text: Any,
        style: str | None = None,
        color: str | None = None,
        highlight: str | None = None,
        size: int | str | None = None,
        subscript: bool | None = None,
        superscript: bool | None = None,
        bold: bool = False,
        italic: bool = False,
        underline: bool | str = False,
        strike: bool = False,
        font: str | None = None,
        url_id: str | None = None,
        rtl: bool = False,
        lang: str | None = None,
    ) -> None:
        """Add *text* in a look of its own, or all that another styled text holds."""
        if isinstance(text, RichText):
            self._spans += text._spans
            return
        words = text.decode("utf-8", "ignore") if isinstance(text, bytes) else str(text)
        line = underline if underline in _UNDERLINES else "single" if underline else None
        position = "superscript" if superscript else "subscript" if subscript else None
        # The order is the schema's (ISO 29500-1, 17.3.2.28).
        properties = "".join(
            (
                _one("rStyle", style),
                _fonts(font),
                "<w:b/>" if bold else "",
                "<w:bCs/>" if bold and rtl else "",
                "<w:i/>" if italic else "",
                "<w:iCs/>" if italic and rtl else "",
                "<w:strike/>" if strike else "",
                _one("color", color.removeprefix("#") if color else None),
                _one("sz", size),
                _one("szCs", size),
                _one("u", line),
                _shade(highlight),
                _one("vertAlign", position),
                '<w:rtl w:val="true"/>' if rtl else "",
                _one("lang", lang),
            )
        )
        link = None
        relationship = None
        if url_id:
            link = address(str(url_id))
            if link is None and not isinstance(url_id, Link):
                relationship = str(url_id)
        self._spans.append(_Span(words, properties, link, relationship))

    def plain(self) -> str:
        return "".join(span.text for span in self._spans)

    def __bool__(self) -> bool:
        return bool(self._spans)

    def write(self, site: Site) -> str:
        return "".join(self._run(span, site) for span in self._spans)

    def _run(self, span: _Span, site: Site) -> str:
        properties = f"<w:rPr>{span.properties}</w:rPr>" if span.properties else ""
        begin, end = f'<w:r>{properties}<w:t xml:space="preserve">', "</w:t></w:r>"
        id_ = span.relationship if span.link is None else site.part.link(span.link)
        if id_ is not None and (span.link is not None or site.part.has(id_)):
            begin = f'<w:hyperlink r:id="{escape(id_)}" w:tgtFrame="_blank">{begin}'
            end = f"{end}</w:hyperlink>"
        inside = inside_run(site.spot, begin, end)
        spot = replace(inside, look=inside.look._replace(run=properties))
        return f"{begin}{in_text(span.text, spot)}{end}"


class RichTextParagraph(Insert):
    """Paragraphs of styled text, for ``{{p x }}``."""

    __slots__ = ("_paragraphs",)
    level: ClassVar[InsertLevel] = "block"
    what = "styled paragraphs"

    def __init__(self, text: Any = None, **look: Any) -> None:
        self._paragraphs: list[tuple[RichText, str]] = []
        if text:
            self.add(text, **look)

    def add(self, text: Any, parastyle: str | None = None) -> None:
        """Add a paragraph in the style with the id *parastyle*."""
        rich = text if isinstance(text, RichText) else RichText(text)
        style = f"<w:pPr>{_one('pStyle', parastyle)}</w:pPr>" if parastyle else ""
        self._paragraphs.append((rich, style))

    def plain(self) -> str:
        return "\n".join(rich.plain() for rich, _ in self._paragraphs)

    def write(self, site: Site) -> str:
        return "".join(
            f"<w:p>{style}{rich.write(_in_paragraph(site, style))}</w:p>"
            for rich, style in self._paragraphs
        )


class Listing(Insert):
    r"""Text whose ``\n`` is a line break, ``\a`` a new paragraph and ``\f`` a new page.

    Any text is: the name is kept for templates and programs that know docxtpl.
    """

    __slots__ = ("_text",)
    level: ClassVar[InsertLevel] = "text"
    what = "a listing"

    def __init__(self, text: Any) -> None:
        self._text = text.decode("utf-8", "ignore") if isinstance(text, bytes) else str(text)

    def plain(self) -> str:
        return self._text

    def write(self, site: Site) -> str:
        return in_text(self._text, site.spot)


def _in_paragraph(site: Site, style: str) -> Site:
    return replace(site, spot=Spot("paragraph", Surroundings(paragraph=style)))


def _one(local: str, value: object) -> str:
    return f'<w:{local} w:val="{escape(str(value))}"/>' if value else ""


def _shade(colour: str | None) -> str:
    if not colour:
        return ""
    return f'<w:shd w:val="clear" w:fill="{escape(colour.removeprefix("#"))}"/>'


def _fonts(font: str | None) -> str:
    if not font:
        return ""
    region, colon, name = font.rpartition(":")
    shown = escape(name)
    regional = f' w:{region}="{shown}"' if colon and region in ("eastAsia", "hint") else ""
    return f'<w:rFonts w:ascii="{shown}" w:hAnsi="{shown}" w:cs="{shown}"{regional}/>'
