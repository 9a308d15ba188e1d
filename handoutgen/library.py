"""What a workspace holds: articles, brands, templates, pictures, each read once."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from handoutgen.errors import CallError, Place, TemplateError
from handoutgen.model.article import Article
from handoutgen.model.brand import PLAIN, Brand
from handoutgen.report import BrandNotice, Notice, Report
from handoutgen.settings import Settings, load_settings
from handoutgen.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.compose.template import Template
    from handoutgen.model.images import Image
    from handoutgen.word import WordTemplate


class Library:
    """What a workspace holds, each thing read once; notices come again with each use."""

    def __init__(self, workspace: Workspace | None = None) -> None:
        self.workspace = workspace or Workspace.at()
        self._articles: dict[Path, tuple[Article, tuple[Notice, ...]]] = {}
        self._brands: dict[Path, tuple[Brand, tuple[Notice, ...]]] = {}
        self._templates: dict[Path, Template] = {}
        self._word_templates: dict[Path, WordTemplate] = {}
        self._pictures: dict[str, Image] = {}

    @cached_property
    def settings(self) -> Settings:
        return load_settings(self.workspace)

    def article(self, name: str, report: Report) -> Article:
        """Return the article called *name*, or at the path *name*."""
        from handoutgen.read import read_article

        path = self.workspace.find("article", name)
        if path not in self._articles:
            own = Report()
            display, root = self.workspace.display(path), self.workspace.root_of(path)
            article = read_article(path, own, display=display, root=root)
            self._articles[path] = article, own.notices
        article, notices = self._articles[path]
        for notice in notices:
            report.add(notice)
        return article

    def brand(self, name: str | None, report: Report) -> Brand:
        """Return the brand called *name*; the default where it is None; never a sample unasked."""
        chosen = name or self.settings.brand
        if chosen is None and len(self._own_brands) == 1:
            chosen = self._own_brands[0]
        if chosen is None:
            self._tell_of_choice(report)
            return replace(PLAIN, region=self.settings.region)
        from handoutgen.compose.brand import load_brand

        path = self.workspace.find("brand", chosen)
        if path not in self._brands:
            own = Report()
            brand = load_brand(
                path,
                self.workspace.display(path),
                own,
                find=lambda other: self.workspace.find("brand", other),
                root=self.workspace.root_of(path),
                region=self.settings.region,
            )
            self._brands[path] = brand, own.notices
        brand, notices = self._brands[path]
        for notice in notices:
            report.add(notice)
        return brand

    @cached_property
    def _own_brands(self) -> tuple[str, ...]:
        """The names of the brands that are the workspace's own."""
        entries = self.workspace.entries("brand")
        return tuple(entry.name for entry in entries if not entry.builtin)

    def _tell_of_choice(self, report: Report) -> None:
        own = self._own_brands
        if len(own) < 2:
            return
        shown = ", ".join(own[:5]) + (", …" if len(own) > 5 else "")
        problem = f"several brands are here and none is chosen, so no brand is printed: {shown}"
        hint = f"-b {own[0]}, or brand: {own[0]} in handoutgen.yaml"
        report.add(BrandNotice(Place("--brand"), problem, hint))

    @cached_property
    def worksheets(self) -> tuple[str, ...]:
        """The names of all ready worksheets."""
        return tuple(entry.name for entry in self.workspace.entries("worksheet"))

    def picture(self, name: str) -> Image:
        """Return the picture *name* below ``content`` or ``templates``."""
        from handoutgen.pictures import load_picture

        if name not in self._pictures:
            path, folder = self.workspace.picture(name)
            self._pictures[name] = load_picture(path, name, root=folder)
        return self._pictures[name]

    def template(self, name: str | None) -> Template | WordTemplate:
        """Return the template called *name*, compiled; the default where it is None."""
        path = self.workspace.find_template(name or self.settings.template)
        if path.name.endswith(".docx"):
            return self._word_template(path)
        from handoutgen.compose.template import load_template

        if path not in self._templates:
            display = self.workspace.display(path)
            if not path.name.endswith(".md.j2"):
                hint = "templates end in .md.j2, or in .docx"
                raise CallError.at(display, "is no template", hint)
            try:
                source = path.read_text("utf-8-sig")
            except (OSError, UnicodeDecodeError):
                raise TemplateError.at(
                    display, "cannot be read as UTF-8 text", "save it as UTF-8"
                ) from None
            self._templates[path] = load_template(source, display, self.workspace.template_source)
        return self._templates[path]

    def _word_template(self, path: Path) -> WordTemplate:
        from handoutgen.word import WordTemplate

        if path not in self._word_templates:
            template = WordTemplate.open(path, display=self.workspace.display(path))
            self._word_templates[path] = template
        return self._word_templates[path]
