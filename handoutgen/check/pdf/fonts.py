"""Fonts: in the file itself, and their letters known for what they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from handoutgen.answers.pdf_fields import MOST_PAGES
from handoutgen.answers.pdf_objects import (
    is_dictionary,
    is_stream,
    items_of,
    keys_of,
    text_of,
    whole,
)
from handoutgen.answers.pdf_pages import resources_of
from handoutgen.check.pdf.finding import Finding, judged

if TYPE_CHECKING:
    import pikepdf

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_KNOWN_ENCODINGS = frozenset({"WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding"})
_SYMBOLIC = 1 << 2


def font_findings(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    """Yield whether every font is embedded, and whether its letters can be read out."""
    fonts = _fonts(pdf)
    if not fonts:
        yield Finding("fonts", "none", "no page has text in a font")
        return
    yield judged(
        "fonts",
        (f"page {page}: {_name(font)}" for font, page in fonts if not _is_embedded(font)),
        good=f"{len(fonts)}, all in the file itself",
        bad="fonts that are not in the file: it looks otherwise elsewhere",
        hint="embed all fonts",
    )
    yield judged(
        "letters",
        (f"page {page}: {_name(font)}" for font, page in fonts if not _is_readable(font)),
        good="what every letter is can be told",
        bad="letters whose meaning is not in the file: they cannot be read out or searched",
        hint="embed the fonts with their Unicode maps (ToUnicode)",
    )


def _fonts(pdf: pikepdf.Pdf) -> list[tuple[Any, int]]:
    """Return every font, with the first page that has it."""
    found: dict[tuple[int, int], tuple[Any, int]] = {}
    for number, page in enumerate(pdf.pages, 1):
        if number > MOST_PAGES:
            break
        for resources in resources_of(page.obj):
            fonts = resources.get("/Font")
            for key in keys_of(fonts):
                font = fonts[key]
                if is_dictionary(font):
                    found.setdefault(
                        font.objgen if font.objgen[0] else (0, len(found)), (font, number)
                    )
    return list(found.values())


def _name(font: Any) -> str:
    return text_of(font.get("/BaseFont")) or "a font without a name"


def _descendant(font: Any) -> Any:
    if text_of(font.get("/Subtype")) != "Type0":
        return font
    return next(items_of(font.get("/DescendantFonts"), 1), None)


def _is_embedded(font: Any) -> bool:
    if text_of(font.get("/Subtype")) == "Type3":
        return True
    inner = _descendant(font)
    descriptor = inner.get("/FontDescriptor") if is_dictionary(inner) else None
    return is_dictionary(descriptor) and any(is_stream(descriptor.get(file)) for file in _FILES)


def _is_readable(font: Any) -> bool:
    if is_stream(font.get("/ToUnicode")):
        return True
    encoding = font.get("/Encoding")
    if text_of(font.get("/Subtype")) == "Type0":
        return not is_stream(encoding) and not text_of(encoding).startswith("Identity")
    if is_dictionary(encoding):
        return text_of(font.get("/Subtype")) != "Type3"
    if text_of(encoding) in _KNOWN_ENCODINGS:
        return True
    descriptor = font.get("/FontDescriptor")
    return not is_dictionary(descriptor) or not whole(descriptor.get("/Flags")) & _SYMBOLIC
