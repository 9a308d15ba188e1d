"""The words of a pack's page, in its language."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from handoutgen.compose.words import Words
from handoutgen.report import Report

PHRASES = (
    "1 page",
    "All files as a zip",
    "All in one PDF",
    "All languages",
    "All topics",
    "Contents",
    "Find",
    "Handouts",
    "Its review was due on {date}.",
    "Language",
    "Licence",
    "No longer available",
    "Page",
    "Nothing matches. Try fewer words or another topic.",
    "Reviewed",
    "SAMPLE",
    "Show all again",
    "Skip to the handouts",
    "Topic",
    "Use instead",
    "Withdrawn",
    "Worksheet",
    "ink saver",
    "large print",
    "to fill in on a screen",
    "version",
    "{count} pages",
    "{shown} of {all} shown",
)
"""Every fixed word of the page."""


class PageWords:
    """Fixed words, and what templates are called."""

    def __init__(self, language: str, folders: Sequence[Path], report: Report) -> None:
        self.language = language
        self._words = Words(language, folders, report)
        self._quiet = Words(language, folders, Report())
        self.phrases = {phrase: self._words(phrase) for phrase in PHRASES}

    def __call__(self, phrase: str) -> str:
        return self.phrases[phrase]

    def template(self, name: str) -> str:
        """Return what people call the template *name*; its own name where no list has it."""
        spoken = name.replace("-", " ").replace("_", " ").strip()
        return self._quiet(spoken[:1].upper() + spoken[1:])


def language_name(tag: str, language: str) -> str:
    """Return what *tag* is called in *language*; the tag itself where nothing knows it."""
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(tag, sep="-").get_display_name(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return tag
    return f"{name[:1].upper()}{name[1:]}" if name else tag
