"""What templates see of articles and brands: read-only, and only what is listed.

Each view names what it offers in ``offers``; nothing else can be reached through it. What a
thing doesn't have is empty and falsy, so that ``{% if article.byline %}`` reads as it should.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar

from handoutgen.compose.blank_functions import BlankNode
from handoutgen.compose.contents import Content, SectionContent, article_heading
from handoutgen.compose.dates import format_date
from handoutgen.compose.key_points import key_points
from handoutgen.compose.literals import RENDER, Literal, Markdown, Node, clean
from handoutgen.compose.undefined import Nameless
from handoutgen.compose.words import Words
from handoutgen.model.brand import Brand, CrisisLine
from handoutgen.model.nodes import (
    Block,
    Blocks,
    Inlines,
    List,
    ListItem,
    Panel,
    Paragraph,
    ReferenceList,
    Strong,
    Text,
    text,
)


class BlocksNode(Node):
    """Blocks of the article or the brand, called *what* where they cannot stand."""

    __slots__ = ("_blocks", "what")

    def __init__(self, blocks: Blocks, what: str) -> None:
        self._blocks = blocks
        self.what = what

    def __html__(self) -> str:
        if not self._blocks:
            return Markdown()
        return Markdown(RENDER.get().place_blocks(self._blocks, self.what))

    @property
    def held(self) -> Blocks:
        return self._blocks

    def __bool__(self) -> bool:
        return bool(self._blocks)


REFERENCES_TO_COME = ReferenceList(())
"""Stands where the references will: which they are is known when all else is."""


class ReferencesNode(BlocksNode):
    __slots__ = ()

    def __init__(self) -> None:
        super().__init__((REFERENCES_TO_COME,), "references")


class SectionsView(Node):
    """Sections in order: printed whole, or one by one in a loop."""

    __slots__ = ("_blocks", "_sections", "what")

    def __init__(
        self,
        sections: tuple[SectionContent, ...],
        blocks: Blocks | None = None,
        what: str = "sections",
    ) -> None:
        self._sections = sections
        self._blocks = blocks
        self.what = what

    def __html__(self) -> str:
        return BlocksNode(self.held, self.what).__html__()

    @property
    def held(self) -> Blocks:
        if self._blocks is not None:
            return self._blocks
        return tuple(block for section in self._sections for block in section.all_blocks)

    def __iter__(self) -> Iterator[SectionView]:
        return map(SectionView, self._sections)

    def __len__(self) -> int:
        return len(self._sections)

    def __getitem__(self, position: int) -> SectionView:
        return SectionView(self._sections[position])


class SectionView(Node):
    """One section: printed, its heading and all below it."""

    __slots__ = ("_content",)
    offers: ClassVar = frozenset(
        {"id", "title", "heading", "blocks", "text", "prompts", "children"}
    )
    what = "a section"

    def __init__(self, content: SectionContent) -> None:
        self._content = content

    def __html__(self) -> str:
        return BlocksNode(self._content.all_blocks, self.what).__html__()

    @property
    def called(self) -> str:
        return f'section "{self.id}"'

    @property
    def held(self) -> Blocks:
        return self._content.own_blocks

    @property
    def id(self) -> str:
        return self._content.section.id

    @property
    def title(self) -> Literal:
        return Literal(self._content.heading.children)

    @property
    def heading(self) -> BlocksNode:
        """The title as a heading that links lead to."""
        return BlocksNode((self._content.heading,), "section.heading")

    @property
    def blocks(self) -> BlocksNode:
        """All below the heading, children included."""
        return BlocksNode(self._content.own_blocks, "section.blocks")

    @property
    def text(self) -> BlocksNode:
        """What stands between the heading and the first child."""
        return BlocksNode(self._content.blocks, "section.text")

    @property
    def prompts(self) -> list[BlankNode]:
        return [BlankNode(blank, "a prompt") for blank in self._content.prompts]

    @property
    def children(self) -> SectionsView:
        return SectionsView(self._content.children, what="section.children")


class ArticleView(Node):
    """An article: printed, everything below its title."""

    __slots__ = ("_brand", "_content", "_words")
    offers: ClassVar = frozenset(
        """title summary standfirst byline content_note key_points introduction sections prompts
        duration topics authors reviewers published reviewed_on code version language
        """.split()  # noqa: SIM905 - a word list
    )
    what = "the article"

    def __init__(self, content: Content, brand: Brand, words: Words) -> None:
        self._content = content
        self._brand = brand
        self._words = words

    def __html__(self) -> str:
        return BlocksNode(self._content.blocks, self.what).__html__()

    @property
    def held(self) -> Blocks:
        return self._content.blocks

    @property
    def title(self) -> str:
        return clean(self._content.article.title)

    @property
    def summary(self) -> str:
        return clean(self._content.article.summary)

    @property
    def code(self) -> str:
        return clean(self._content.article.code or "")

    @property
    def version(self) -> str:
        return clean(self._content.article.version or "")

    @property
    def language(self) -> str:
        return self._content.article.language

    @property
    def duration(self) -> str:
        """How long the worksheet takes, if the article says so."""
        return clean(self._content.article.duration or "")

    @property
    def topics(self) -> list[str]:
        return [clean(topic) for topic in self._content.article.topics]

    @property
    def authors(self) -> list[str]:
        return [clean(author) for author in self._content.article.authors]

    @property
    def reviewers(self) -> list[str]:
        return [clean(reviewer) for reviewer in self._content.article.reviewers]

    @property
    def published(self) -> str:
        return self._date(self._content.article.published)

    @property
    def reviewed_on(self) -> str:
        return self._date(self._content.article.reviewed_on)

    def _date(self, day: date | None) -> str:
        if day is None:
            return ""
        return format_date(day, self._words.language, self._brand.region)

    @property
    def standfirst(self) -> BlocksNode:
        """The summary, below the title."""
        summary = text(self.summary)
        blocks = (Paragraph(summary, "standfirst"),) if summary else ()
        return BlocksNode(blocks, "article.standfirst")

    @property
    def byline(self) -> BlocksNode:
        """Author, reviewer and date in one small line."""
        t = self._words
        article = self._content.article
        day = article.reviewed_on or article.published
        parts = []
        if self.authors:
            parts.append(t("By {names}").replace("{names}", ", ".join(self.authors)))
        if self.reviewers:
            parts.append(t("Reviewed by {names}").replace("{names}", ", ".join(self.reviewers)))
        if day is not None:
            parts.append(self._date(day))
        line = text(" · ".join(parts))
        return BlocksNode((Paragraph(line, "byline"),) if line else (), "article.byline")

    @property
    def content_note(self) -> BlocksNode:
        """The content note with the clinic's crisis lines for the article's topics."""
        note = clean(self._content.article.content_note or "").strip()
        if not note:
            return BlocksNode((), "article.content_note")
        lines = crisis_lines(self._brand, self._content.article.topics)
        blocks: tuple[Block, ...] = (Paragraph(text(note)),)
        if lines:
            items = tuple(
                ListItem((Paragraph(crisis_line_words(line, self._words)),)) for line in lines
            )
            blocks += (Paragraph(text(self._words("If you need help now:"))), List(items))
        panel = Panel("content-note", text(self._words("Before you read")), blocks)
        return BlocksNode((panel,), "article.content_note")

    @property
    def key_points(self) -> BlocksNode:
        """The article's own key points, else the first sentence of each section."""
        blocks = key_points(self._content)
        panel = Panel("key-points", text(self._words("Key points")), blocks)
        return BlocksNode((panel,) if blocks else (), "article.key_points")

    @property
    def introduction(self) -> BlocksNode:
        return BlocksNode(self._content.introduction, "article.introduction")

    @property
    def sections(self) -> SectionsView:
        return SectionsView(self._content.sections, what="article.sections")

    @property
    def prompts(self) -> list[BlankNode]:
        """The article's own questions, section by section."""
        return [
            BlankNode(blank, "a prompt")
            for section in self._content.walk()
            for blank in section.prompts
        ]


class NoArticle(Nameless):
    """``article`` where the handout has none: falsy, and a fault where it is used."""

    __slots__ = ()

    way_out = "name one before the template: `handoutgen list articles`"

    def __init__(self) -> None:
        super().__init__("this template needs an article", name="article")

    def __bool__(self) -> bool:
        return False


class BrandView:
    """The clinic: its name, contacts and words."""

    __slots__ = ("_brand", "_words")
    offers: ClassVar = frozenset(
        """name tagline address phone email web contacts region header footer disclaimer return_to
        notice crisis_lines sample
        """.split()  # noqa: SIM905 - a word list
    )
    what = "the brand"

    def __init__(self, brand: Brand, words: Words) -> None:
        self._brand = brand
        self._words = words

    @property
    def name(self) -> str:
        return clean(self._brand.name)

    @property
    def tagline(self) -> str:
        return clean(self._brand.tagline)

    @property
    def address(self) -> str:
        return clean(self._brand.contacts.address)

    @property
    def phone(self) -> str:
        return clean(self._brand.contacts.phone)

    @property
    def email(self) -> str:
        return clean(self._brand.contacts.email)

    @property
    def web(self) -> str:
        return clean(self._brand.contacts.web)

    @property
    def contacts(self) -> str:
        """Phone, e-mail and web in one line, as the letterhead has them."""
        return " · ".join(filter(None, (self.phone, self.email, self.web)))

    @property
    def region(self) -> str:
        return self._brand.region

    @property
    def header(self) -> str:
        return clean(self._brand.header)

    @property
    def footer(self) -> str:
        return clean(self._brand.footer)

    @property
    def sample(self) -> str:
        """The word that pages of a sample brand carry, or nothing."""
        return self._words("SAMPLE") if self._brand.sample else ""

    @property
    def disclaimer(self) -> str:
        return clean(self._brand.disclaimer)

    @property
    def return_to(self) -> str:
        return clean(self._brand.return_to)

    @property
    def notice(self) -> str:
        return clean(self._brand.notice(self._words.language))

    @property
    def crisis_lines(self) -> BlocksNode:
        """All crisis lines of the clinic, in a panel."""
        lines = tuple(
            ListItem((Paragraph(crisis_line_words(line, self._words)),))
            for line in self._brand.crisis_lines
        )
        title = text(self._words("If you need help now"))
        blocks = (Panel("crisis", title, (List(lines),)),) if lines else ()
        return BlocksNode(blocks, "brand.crisis_lines")


def crisis_lines(brand: Brand, topics: tuple[str, ...]) -> tuple[CrisisLine, ...]:
    """Return the brand's crisis lines for *topics*, and those for any topic."""
    return tuple(
        line for line in brand.crisis_lines if not line.topics or set(line.topics) & set(topics)
    )


def crisis_line_words(line: CrisisLine, words: Words) -> Inlines:
    """Return a crisis line as one line of words."""
    details = [clean(line.phone)]
    if line.text:
        details.append(words("text {number}").replace("{number}", clean(line.text)))
    details.append(clean(line.hours))
    said = ", ".join(detail for detail in details if detail)
    name = clean(line.name)
    return (Strong(text(f"{name}:")), Text(f" {said}")) if said else (Strong(text(name)),)


def sections_view(contents: tuple[Content, ...]) -> SectionsView:
    """Return the sections of all articles; several articles have a heading each."""
    sections = tuple(section for content in contents for section in content.sections)
    if len(contents) == 1:
        return SectionsView(sections, contents[0].blocks)
    blocks = tuple(
        block
        for content in contents
        for block in (article_heading(content.article), *content.blocks)
    )
    return SectionsView(sections, blocks)


def as_data(value: object) -> Any:
    """Return a value from ``--set`` or ``--set-file`` as templates may have it.

    Raises:
        TypeError: if it is nothing that YAML holds.
    """
    match value:
        case None | bool() | int() | float():
            return value
        case str():
            return clean(value)
        case date():
            return value.isoformat()
        case Mapping():
            return {clean(str(key)): as_data(item) for key, item in value.items()}
        case list() | tuple():
            return [as_data(item) for item in value]
        case _:
            raise TypeError(f"holds a {type(value).__name__}")
