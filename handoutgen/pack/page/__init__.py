"""The pack's page: one HTML file that stands alone, a plain list that a little script filters."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import jinja2
from markupsafe import Markup

from handoutgen.model.brand import Brand
from handoutgen.model.colours import darkened, tinted
from handoutgen.model.images import Image
from handoutgen.pack.manifest import PublishedFile
from handoutgen.pack.pack_file import Pack
from handoutgen.pack.page.cards import Card, cards, size_words
from handoutgen.pack.page.words import PageWords, language_name
from handoutgen.records import dataclass

HERE = Path(__file__).parent
TEXT_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3: text on its ground."""

_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class _Download:
    href: str
    label: str
    size: str


def page_html(pack: Pack, brand: Brand, files: Sequence[PublishedFile], words: PageWords) -> str:
    """Return the page of *files*: nothing in it needs the network, a script or this program."""
    listed = cards(files, words)
    style = _style(brand)
    script = (HERE / "filter.js").read_text("utf-8")
    template = _environment().from_string((HERE / "index.html.j2").read_text("utf-8"))
    return template.render(
        pack=pack,
        brand=brand,
        logo=_data_uri(brand.logo.image) if brand.logo else "",
        words=words,
        direction=direction(pack.language),
        direction_of=direction,
        cards=[card for card in listed if not card.withdrawn],
        withdrawn=[card for card in listed if card.withdrawn],
        topics=_topics(listed),
        languages=_languages(listed, words),
        downloads=_downloads(files, words),
        style=Markup(style),  # noqa: S704 - our own file and checked colours
        script=Markup(script),  # noqa: S704 - our own file
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def direction(language: str) -> str:
    """Return which way *language* is written: ``ltr`` or ``rtl``."""
    return "rtl" if language.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def _topics(listed: Iterable[Card]) -> list[str]:
    return sorted({topic for card in listed for topic in card.topics}, key=str.casefold)


def _languages(listed: Iterable[Card], words: PageWords) -> list[tuple[str, str]]:
    tags = {card.language for card in listed}
    named = [(tag, language_name(tag, words.language)) for tag in tags]
    return sorted(named, key=lambda one: (one[1].casefold(), one[0]))


def _downloads(files: Iterable[PublishedFile], words: PageWords) -> list[_Download]:
    labels = {"combined": words("All in one PDF"), "zip": words("All files as a zip")}
    found = []
    for file in files:
        label = labels.get(file.kind)
        if label is not None:
            # The zip has the page in it, so the page cannot say how large the zip is.
            size = size_words(file.record, words) if file.kind == "combined" else ""
            found.append(_Download(file.address, label, size))
    return found


def _style(brand: Brand) -> str:
    primary = darkened(brand.colours.primary, "#ffffff", TEXT_CONTRAST)
    accent = darkened(brand.colours.accent, "#ffffff", TEXT_CONTRAST)
    colours = f":root{{--primary:{primary};--accent:{accent};--tint:{tinted(primary, 0.08)}}}\n"
    return colours + (HERE / "page.css").read_text("utf-8")


def _hash(text: str) -> str:
    """Return what a content security policy calls *text*, so that nothing else runs."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _data_uri(image: Image) -> str:
    kind = "svg+xml" if image.kind == "svg" else image.kind
    return f"data:image/{kind};base64,{base64.b64encode(image.data).decode()}"
