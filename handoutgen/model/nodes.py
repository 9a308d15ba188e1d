"""The document vocabulary: what an article's text and a handout's body are made of.

Two closed unions, :data:`Inline` (what stands in a line) and :data:`Block` (what stands between
lines). All nodes are frozen and compare by value, so that equal handouts can share a layout.
Text in a node is final: no writer, reader or template parses it again.

Writers match on the unions and close them with ``assert_never``, so a node that is added here
is missed nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, TypeAlias

from handoutgen.model.images import Image
from handoutgen.records import dataclass

if TYPE_CHECKING:
    from handoutgen.model.blanks import Blank

# ---------------------------------------------------------------------------------------------
# Inlines


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words. May hold no-break spaces; holds no line feeds and no control characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words; italic, or bold where an edition has no italics."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Strong:
    """Strongly stressed words, bold."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class LeadTerm:
    """The words a list item opens with and then explains, their colon or full stop included.

    Drawn bold; matching exercises and cloze texts are made from these.
    """

    children: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    """Words of a program or a form, letter for letter."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to *url*: http, https, mailto, tel, or ``#anchor`` inside the handout."""

    children: Inlines
    url: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Words of the text that cite *references* (ids); the words stay, a link is added."""

    children: Inlines
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A raised number that leads to the note of the same id in a :class:`NoteList`.

    In an article *number* is 0 and the note's text is found in ``Article.notes``;
    composing numbers the marks in reading order.
    """

    id: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line ends here and its paragraph goes on."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A passage in another *language* (a BCP 47 tag) than the text around it."""

    children: Inlines
    language: str


@dataclass(frozen=True, slots=True)
class Personal:
    """A personal value: which one it is, and its text in this handout.

    Two handouts that differ only in these texts share a layout. Never goes into metadata,
    bookmarks, properties or ids.
    """

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class InlineBlank:
    """A place to write a few words inside a line, at least *width_mm* wide."""

    id: str
    label: str = ""
    width_mm: float = 45.0
    required: bool = False
    tooltip: str = ""


Inline: TypeAlias = (
    Text
    | Emphasis
    | Strong
    | LeadTerm
    | Code
    | Link
    | Citation
    | NoteMark
    | LineBreak
    | Foreign
    | Personal
    | InlineBlank
)
Inlines: TypeAlias = tuple[Inline, ...]

# ---------------------------------------------------------------------------------------------
# Blocks

ParagraphRole: TypeAlias = Literal["body", "standfirst", "byline", "how-to", "small"]
PanelKind: TypeAlias = Literal["key-points", "content-note", "crisis", "note"]
Alignment: TypeAlias = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the handout: level 1 is its title, sections begin at level 2.

    *anchor* is unique in the handout and is what ``#anchor`` links lead to.
    """

    level: int
    children: Inlines
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, or text of another *role* such as a standfirst or a byline."""

    children: Inlines
    role: ParagraphRole = "body"


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item; *checked* is None unless the list is a task list."""

    blocks: Blocks
    checked: bool | None = None


@dataclass(frozen=True, slots=True)
class List:
    """Bullets, or numbers from *start* where *ordered*."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what it means."""

    term: Inlines
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """Terms with what each of them means."""

    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody else's words, or an example, set in from the left."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Text whose spaces and lines stay as they are; lines end in ``\\n``, none at the end."""

    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table of text."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Table:
    """A table of text: one head row, body rows of the same length, an alignment per column."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alignments: tuple[Alignment, ...]
    caption: Inlines = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """An image with its alt text ("" only where it is decoration) and an optional caption."""

    image: Image
    alt: str
    caption: Inlines = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the column, between two thoughts."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Blocks set apart on a tint, with a bar: key points, a content note, crisis lines."""

    kind: PanelKind
    title: Inlines
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on landscape pages of their own."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class CardSheet:
    """Pocket cards of one size, two side by side, with lines to cut along between them."""

    cards: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A blank with its prompt: drawn as number, prompt, help and the place to write.

    The prompt is the blank's label and stands on the same page as its place to write.
    *number* is None where the handout has only one task.
    """

    blank: Blank
    number: int | None = None


@dataclass(frozen=True, slots=True)
class BlankRow:
    """Short blanks that share one line: name and date."""

    blanks: tuple[Blank, ...]


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """One work that the handout cites; *anchor* is what citations lead to."""

    children: Inlines
    anchor: str


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """The works that the handout cites, in order."""

    entries: tuple[ReferenceEntry, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its number, and what it says."""

    id: str
    number: int
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class NoteList:
    """The notes that the handout's marks lead to, in order."""

    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Imprint:
    """The small print that closes a handout: who says so, since when, under what licence."""

    paragraphs: tuple[Inlines, ...]


Block: TypeAlias = (
    Heading
    | Paragraph
    | List
    | DefinitionList
    | Quote
    | CodeBlock
    | Table
    | Figure
    | Rule
    | PageBreak
    | Panel
    | Landscape
    | CardSheet
    | Task
    | BlankRow
    | ReferenceList
    | NoteList
    | Imprint
)
Blocks: TypeAlias = tuple[Block, ...]

# ---------------------------------------------------------------------------------------------
# Reading nodes


def child_inlines(node: Inline) -> Inlines:
    """Return the inlines inside *node*: empty for a leaf."""
    match node:
        case (
            Emphasis(children)
            | Strong(children)
            | LeadTerm(children)
            | Link(children)
            | Citation(children)
            | Foreign(children)
        ):
            return children
        case _:
            return ()


def walk_inlines(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield every inline of a sequence in reading order, parents before their children."""
    for node in inlines:
        yield node
        yield from walk_inlines(child_inlines(node))


def plain_text(inlines: Iterable[Inline], *, personal: bool = True) -> str:
    """Return the words of *inlines*; a line break is a space, blanks and marks are nothing.

    With ``personal=False`` personal values are left out: what ids and metadata are made of.
    """
    parts: list[str] = []
    for node in walk_inlines(inlines):
        match node:
            case Text(text) | Code(text):
                parts.append(text)
            case Personal(_, text):
                if personal:
                    parts.append(text)
            case LineBreak():
                parts.append(" ")
            case _:
                pass
    return "".join(parts)


def child_blocks(block: Block) -> Blocks:
    """Return the blocks directly inside *block*, in reading order."""
    match block:
        case List(items=items):
            return tuple(child for item in items for child in item.blocks)
        case DefinitionList(items=definitions):
            return tuple(child for item in definitions for child in item.blocks)
        case Quote(blocks) | Panel(blocks=blocks) | Landscape(blocks):
            return blocks
        case CardSheet(cards):
            return tuple(child for card in cards for child in card)
        case NoteList(notes):
            return tuple(child for note in notes for child in note.blocks)
        case _:
            return ()


def own_inlines(block: Block) -> tuple[Inlines, ...]:
    """Return the runs of inlines that stand in *block* itself, in reading order."""
    match block:
        case Heading(children=children) | Paragraph(children=children):
            return (children,)
        case DefinitionList(items):
            return tuple(item.term for item in items)
        case Table(head, rows, _, caption):
            cells = tuple(cell.children for row in (head, *rows) for cell in row)
            return (caption, *cells) if caption else cells
        case Figure(caption=caption):
            return (caption,) if caption else ()
        case Panel(title=title):
            return (title,)
        case ReferenceList(entries):
            return tuple(entry.children for entry in entries)
        case Imprint(paragraphs):
            return paragraphs
        case _:
            return ()


def walk_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield every block of a sequence in reading order, parents before their children."""
    for block in blocks:
        yield block
        yield from walk_blocks(child_blocks(block))


def text(value: str) -> Inlines:
    """Return *value* as inlines: one :class:`Text`, or nothing for an empty string."""
    return (Text(value),) if value else ()
