"""What a Word template is filled with: the names of Jinja templates, and what becomes of blocks.

A Word template prints blocks here and there, in any of its parts. They are collected as they
come, settled together as one body, and given back for each place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from handoutgen.compose.composing import handout_of, tell_languages
from handoutgen.compose.contents import contents
from handoutgen.compose.governance import refuse_withdrawn, tell_of_governance
from handoutgen.compose.imprint import imprint
from handoutgen.compose.literals import RENDER, to_inlines
from handoutgen.compose.names import template_names
from handoutgen.compose.ready_worksheets import WorksheetFunction
from handoutgen.compose.render import Render
from handoutgen.compose.settling import Settling
from handoutgen.compose.template import Loader, Template, load_template
from handoutgen.compose.undefined import SILENT
from handoutgen.compose.values import Values
from handoutgen.compose.views import BlocksNode
from handoutgen.compose.wide_tables import is_wide
from handoutgen.compose.words import Words
from handoutgen.errors import Place, TemplateError
from handoutgen.markdown.parse import parse
from handoutgen.model.article import Article
from handoutgen.model.brand import Brand
from handoutgen.model.handout import Handout
from handoutgen.model.images import Image
from handoutgen.model.nodes import (
    Block,
    Blocks,
    CodeBlock,
    Heading,
    Imprint,
    Inlines,
    Landscape,
    Note,
    Paragraph,
    Task,
    plain_text,
    text,
    walk_blocks,
)
from handoutgen.records import dataclass
from handoutgen.report import Report, TemplateNotice

_OF_MARKDOWN = ("panel", "landscape", "cards")
"""Functions around Markdown of a template's own: a Word template has none."""


@dataclass(frozen=True, slots=True)
class Collected:
    """All that one fill printed: blocks place by place, and inlines that stood in a line."""

    fragments: tuple[Blocks, ...] = ()
    inlines: tuple[Inlines, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """A handout that was filled in: its blocks for each place, and those that close it."""

    handout: Handout
    fragments: tuple[Blocks, ...]
    closing: Blocks


class WordComposer:
    """Composes for one person what a Word template prints."""

    def __init__(
        self,
        articles: Sequence[Article],
        brand: Brand,
        values: Values,
        *,
        display: str,
        name: str,
        report: Report,
        word_folders: Sequence[Path],
        worksheets: tuple[str, ...],
        loader: Loader,
        picture: Callable[[str], Image] | None,
    ) -> None:
        refuse_withdrawn(articles)
        tell_of_governance(articles, brand, report)
        language = values.language or (articles[0].language if articles else "en")
        self.words = Words(language, word_folders, report)
        self._articles, self._brand, self._values = articles, brand, values
        self._name = name
        self._report = report
        self._notes: list[Note] = []
        content = contents(articles)
        place = Place(display)
        self._settling = Settling(place, content, values, self.words, report)
        self._imprint = imprint(articles, brand, self.words, values.ref)
        tell_languages(articles, language, report)
        own = template_names(content, brand, values, self.words, display, report, worksheets)
        self.names: dict[str, Any] = {
            key: _Worksheet(key, own, loader, picture, self._notes)
            if isinstance(one, WorksheetFunction)
            else one
            for key, one in own.items()
            if key not in _OF_MARKDOWN
        }
        closing = (self._imprint,) if self._imprint else ()
        self.names.setdefault("imprint", BlocksNode(closing, "imprint"))

    def settled(self, collected: Collected) -> Settled:
        """Return what was collected as one handout, its blocks in their places."""
        values = self._values
        title = self._title()
        parts: list[Block] = [Heading(1, text(title), "")]
        for number, fragment in enumerate(collected.fragments):
            parts += (_boundary(number), *fragment)
        parts.append(_boundary(len(collected.fragments)))
        body = self._settling.settled(tuple(parts), self._notes, self._upright)
        fragments: list[list[Block]] = []
        for block in body[1:]:
            if block == _boundary(len(fragments)):
                fragments.append([])
            else:
                fragments[-1].append(block)
        closing = fragments.pop()
        printed = any(isinstance(one, Imprint) for part in fragments for one in walk_blocks(part))
        if self._imprint is not None and not printed:
            closing.append(self._imprint)
            if self._articles:
                self._tell_of_imprint()
        everything = (block for part in (*fragments, closing) for block in part)
        handout = handout_of(
            self._articles,
            self._brand,
            values,
            self.words,
            title=title,
            body=(*map(Paragraph, collected.inlines), *everything),
        )
        return Settled(handout, tuple(map(tuple, fragments)), tuple(closing))

    def _title(self) -> str:
        """Return the title for the file's properties: fixed words only."""
        given = plain_text(to_inlines(self.names["title"]), personal=False)
        return " ".join(given.split()) or self._name.replace("-", " ").capitalize()

    def _upright(self, blocks: Blocks) -> Blocks:
        """Return *blocks* without landscape pages: a Word template has its own."""
        if any(isinstance(one, Landscape) or is_wide(one) for one in walk_blocks(blocks)):
            problem = "what wants a landscape page stays as the template's pages are"
            hint = "turn the section in Word, or make it with a template in Markdown"
            self._report.add(TemplateNotice(self._settling.place, problem, hint))
        return tuple(
            inside
            for block in blocks
            for inside in (block.blocks if isinstance(block, Landscape) else (block,))
        )

    def _tell_of_imprint(self) -> None:
        problem = "it has no place for the imprint, which stands at the end"
        hint = "write {{p imprint }} where code, source and licence shall stand"
        self._report.add(TemplateNotice(self._settling.place, problem, hint))

    def tell_unused(self, mentioned: frozenset[str], collected: Collected) -> None:
        """Tell of what a person added and the template has no place for."""
        values = self._values
        asked = {
            id(block.blank)
            for part in collected.fragments
            for block in walk_blocks(part)
            if isinstance(block, Task)
        }
        unused = {
            "ask": any(id(one.made) not in asked for one in self.names["asks"]),
            "intro": bool(values.intro) and "intro" not in mentioned,
            "note": bool(values.note) and "note" not in mentioned,
        }
        display = self._settling.place.name
        for option in (option for option, is_unused in unused.items() if is_unused):
            problem = f"{display} has no place for it, so it is not printed"
            hint = f"write {{{{ {option} }}}} in the template"
            if option == "ask":
                hint = "write {%p for ask in asks %}, {{p ask }} and {%p endfor %} in the template"
            self._report.add(TemplateNotice(Place(f"--{option}"), problem, hint))
        for key in values.extra:
            if key not in mentioned:
                problem = f"{display} uses nothing of that name"
                self._report.add(TemplateNotice(Place(f"--set {key}"), problem, None))


def _boundary(number: int) -> CodeBlock:
    """Return a block that no article has: U+E000 is taken out of all text."""
    return CodeBlock(f"\ue000{number}")


class _Worksheet:
    """A ready worksheet by its name, as the blocks that its own template makes."""

    for_templates = True

    def __init__(
        self,
        name: str,
        names: Mapping[str, Any],
        loader: Loader,
        picture: Callable[[str], Image] | None,
        notes: list[Note],
    ) -> None:
        self.what = f"{name}()"
        self._name = name
        self._names = names
        self._loader = loader
        self._picture = picture
        self._notes = notes

    def __call__(self, *args: Any, **replaced: Any) -> Any:
        outer = RENDER.get()
        try:
            template = _calling(self._name, self._loader)
            names = {**self._names, "given": args, "replaced": replaced}
            render = Render(self.what, names, self._picture)
            rendered = template.render(render, names)
        except TemplateError as error:
            for fault in error.faults:
                outer.fault(fault.problem, fault.hint)
            return SILENT
        parsed = parse(
            rendered.text, values=dict(enumerate(render.values)), load_image=lambda *_: None
        )
        self._notes += (*parsed.notes, *render.notes)
        return BlocksNode(parsed.blocks, self.what)


@lru_cache(maxsize=64)
def _calling(name: str, loader: Loader) -> Template:
    """Return a template of Markdown that prints the ready worksheet *name*."""
    return load_template(f"{{{{ {name}(*given, **replaced) }}}}", f"{name}()", loader)
