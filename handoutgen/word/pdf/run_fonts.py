"""Which font each run of a Word file is set in: its own, its styles', the document's.

ECMA-376, part 1, 17.7.2 (style hierarchy) and 17.3.2.26 (rFonts). Only what decides letters of
Latin, Greek and Cyrillic is asked for: other scripts are set in fonts that are named outright.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from lxml import etree

from handoutgen.records import dataclass
from handoutgen.write.docx.xml import W

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
LAST_RESORT = "Times New Roman"
"""What Word sets text in where nothing says otherwise."""

_DEEPEST = 20
"""Styles that one may be based on, one after the other: a circle ends."""


@cache
def w(name: str) -> str:
    """Return *name* in WordprocessingML's namespace, as lxml writes it."""
    return f"{{{W}}}{name}"


@dataclass(frozen=True, slots=True)
class Theme:
    """The Latin typefaces of headings and of text."""

    major: str = ""
    minor: str = ""

    @classmethod
    def of(cls, root: Any) -> Theme:
        def latin(kind: str) -> str:
            found = root.find(f".//{{{A}}}{kind}Font/{{{A}}}latin")
            return "" if found is None else found.get("typeface", "")

        return cls(latin("major"), latin("minor"))

    def named(self, reference: str) -> str:
        """Return the typeface that ``minorHAnsi`` and the like stand for."""
        return self.major if reference.startswith("major") else self.minor


@lru_cache(maxsize=16)
def run_fonts(styles: bytes | None, theme: bytes | None) -> RunFonts:
    """Return the fonts of a document's styles and theme, once for all files of a template."""
    root = None if theme is None else parsed(theme)
    return RunFonts(
        None if styles is None else parsed(styles), Theme() if root is None else Theme.of(root)
    )


def parsed(data: bytes) -> Any:
    """Return the root of a part of a Word file that came out of this program."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


class RunFonts:
    """The fonts that the styles and the theme of one document lead to."""

    def __init__(self, styles: Any | None, theme: Theme) -> None:
        self.theme = theme
        self._styles: dict[str, Any] = {}
        self._default: dict[str, str] = {}
        self._base = ""
        self._known: dict[str, str] = {}
        if styles is None:
            return
        fonts = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('rFonts')}")
        self._base = self.named(fonts)
        for style in styles.iterfind(w("style")):
            id_, kind = style.get(w("styleId"), ""), style.get(w("type"), "paragraph")
            self._styles[id_] = style
            if style.get(w("default")) in ("1", "true", "on"):
                self._default[kind] = id_

    def named(self, fonts: Any | None) -> str:
        """Return the font that an ``rFonts`` names for Latin letters, or ""."""
        if fonts is None:
            return ""
        for place in ("ascii", "hAnsi"):
            reference = fonts.get(w(f"{place}Theme"))
            name = self.theme.named(reference) if reference else fonts.get(w(place), "")
            if name:
                return str(name)
        return ""

    def of_run(self, run: Any) -> str:
        """Return the font of the ``w:r`` element *run*."""
        properties = run.find(w("rPr"))
        if properties is not None:
            own = self.named(properties.find(w("rFonts")))
            if own:
                return own
            style = properties.find(w("rStyle"))
            if style is not None and (named := self._of_style(style.get(w("val"), ""))):
                return named
        return self.of_paragraph(next(run.iterancestors(w("p")), None))

    def of_paragraph(self, paragraph: Any | None) -> str:
        """Return the font of what stands in *paragraph* and has none of its own."""
        style = table = None
        if paragraph is not None:
            style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
            inside = next(paragraph.iterancestors(w("tbl")), None)
            table = None if inside is None else inside.find(f"{w('tblPr')}/{w('tblStyle')}")
        own = self._default.get("paragraph", "") if style is None else style.get(w("val"), "")
        for id_ in (own, "" if table is None else table.get(w("val"), "")):
            if named := self._of_style(id_):
                return named
        return self._base or LAST_RESORT

    def numberings(self, ids: Iterator[str]) -> set[str]:
        """Return the ids of the lists that the styles called *ids*, or their bases, bring."""
        path = f"{w('pPr')}/{w('numPr')}/{w('numId')}"
        found = set()
        for id_ in ids:
            style, steps = self._styles.get(id_), 0
            while style is not None and steps < _DEEPEST:
                number, base = style.find(path), style.find(w("basedOn"))
                if number is not None:
                    found.add(number.get(w("val"), ""))
                style = None if base is None else self._styles.get(base.get(w("val"), ""))
                steps += 1
        return found

    def in_use(self, ids: Iterator[str]) -> set[str]:
        """Return all fonts that the styles called *ids*, and the defaults, set letters in."""
        return {self._of_style(id_) for id_ in (*ids, *self._default.values())} | {
            self._base or LAST_RESORT
        }

    def _of_style(self, id_: str) -> str:
        known = self._known.get(id_)
        if known is None:
            known = self._known[id_] = self._looked_up(id_)
        return known

    def _looked_up(self, id_: str) -> str:
        for _ in range(_DEEPEST):
            style = self._styles.get(id_)
            if style is None:
                return ""
            if named := self.named(style.find(f"{w('rPr')}/{w('rFonts')}")):
                return named
            base = style.find(w("basedOn"))
            id_ = "" if base is None else base.get(w("val"), "")
        return ""
