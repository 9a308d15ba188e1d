"""Markdown → nodes, with placeholders resolved to their values.

The text of a value is never parsed. A value in a line becomes its inlines; in an address, an
image's path, code or alt text it is its words. A paragraph of nothing but placeholders splits
into its blocks. What cannot be done as it is written is a :class:`Flaw`, and the words stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import Literal, TypeAlias

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from handoutgen.markdown.grammar import MAX_NESTING, grammar
from handoutgen.markdown.placeholders import (
    PLACEHOLDER,
    STRAY,
    BlockValue,
    InlineValue,
    Value,
    split,
)
from handoutgen.model.addresses import address
from handoutgen.model.images import Image
from handoutgen.model.nodes import (
    Alignment,
    Block,
    Blocks,
    Cell,
    Code,
    CodeBlock,
    Definition,
    DefinitionList,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Inline,
    Inlines,
    LeadTerm,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    NoteMark,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    plain_text,
)
from handoutgen.model.nodes import text as as_text
from handoutgen.records import dataclass

FlawKind: TypeAlias = Literal["value", "address", "image", "structure"]
LoadImage: TypeAlias = Callable[[str, int], Image | None]

MAX_INLINE_DEPTH = 16


@dataclass(frozen=True, slots=True)
class Flaw:
    """What cannot be done as it is written, at a line of the Markdown.

    *asked_at* is the template's line that asked for the value in question, where it is known.
    """

    line: int
    problem: str
    hint: str | None = None
    kind: FlawKind = "structure"
    asked_at: int | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and the line of the Markdown, from 1, that it begins on."""

    block: Block
    line: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text's blocks in order, the notes that its marks lead to, and its flaws.

    Headings have the id written after them (``## Title {#id}``) as anchor, or "".
    """

    placed: tuple[Placed, ...]
    notes: tuple[Note, ...] = ()
    flaws: tuple[Flaw, ...] = ()

    @property
    def blocks(self) -> Blocks:
        return tuple(placed.block for placed in self.placed)


def no_images(path: str, line: int) -> Image | None:  # noqa: ARG001 - what a loader is given
    """Load nothing: for texts that may hold no images."""
    return None


def parse(
    text: str,
    *,
    values: Mapping[int, Value] | None = None,
    load_image: LoadImage = no_images,
) -> Parsed:
    """Return the nodes of *text*.

    *load_image* is given an image's path, placeholders resolved, and the line it stands on. It
    returns None for an image that cannot be had, and tells of that itself.
    """
    tokens = grammar().parse(text)
    builder = _Builder(text, values or {}, load_image, marked=STRAY.search(text) is not None)
    placed = builder.top(tokens)
    return Parsed(placed, builder.finished_notes(), tuple(builder.flaws))


_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_HEADING_ID = re.compile(r"(?<!\\)((?:\\\\)*)[ \t]*\{#([^\W_][\w.-]*)\}[ \t]*$")
_TASK = re.compile(r"\[([ xX])\](?:[ \t\n]|$)")


def literal(words: str) -> str:
    """Return *words* fit for a text node: no line feeds, no control characters."""
    if _CONTROL.search(words) is None:
        return words
    kept = words.replace("\r\n", " ").translate({9: " ", 10: " ", 11: " ", 12: " ", 13: " "})
    return _CONTROL.sub("", kept)


@dataclass(slots=True)
class _Builder:
    source: str
    values: Mapping[int, Value]
    load_image: LoadImage
    marked: bool
    flaws: list[Flaw] = field(default_factory=list)
    notes: dict[str, tuple[Note, int]] = field(default_factory=dict)
    note_names: set[str] = field(default_factory=set)
    marked_notes: set[str] = field(default_factory=set)

    # -- blocks -------------------------------------------------------------------------------

    def top(self, tokens: list[Token]) -> tuple[Placed, ...]:
        opened = (token for token in tokens if token.type == "footnote_reference_open")
        self.note_names = {str(token.meta["label"]) for token in opened}
        placed: list[Placed] = []
        position = 0
        while position < len(tokens):
            line = _line(tokens[position])
            blocks, position = self.block(tokens, position)
            placed.extend(Placed(block, line) for block in blocks)
        return tuple(placed)

    def until(self, tokens: list[Token], position: int, close: str) -> tuple[Blocks, int]:
        """Build blocks up to the token *close* of this level; return what follows it."""
        blocks: list[Block] = []
        while tokens[position].type != close:
            more, position = self.block(tokens, position)
            blocks.extend(more)
        return tuple(blocks), position + 1

    def block(self, tokens: list[Token], position: int) -> tuple[Blocks, int]:
        """Build what begins at *position*; return it and the position after it."""
        token = tokens[position]
        if token.level > MAX_NESTING:
            problem = f"blocks nested more than {MAX_NESTING} deep"
            self.flaw(_line(token), problem, "what is deeper was left out")
            return (), _after(tokens, position)
        match token.type:
            case "paragraph_open":
                return self.paragraph(tokens[position + 1]), position + 3
            case "heading_open":
                return self.heading(token, tokens[position + 1]), position + 3
            case "bullet_list_open" | "ordered_list_open":
                return self.listing(tokens, position)
            case "blockquote_open":
                blocks, after = self.until(tokens, position + 1, "blockquote_close")
                return ((Quote(blocks),) if blocks else ()), after
            case "dl_open":
                return self.definitions(tokens, position)
            case "table_open":
                return self.table(tokens, position)
            case "fence":
                words = self.words(token.content, _line(token)).removesuffix("\n")
                return (CodeBlock(_code_lines(words)),), position + 1
            case "hr":
                return (Rule(),), position + 1
            case "footnote_reference_open":
                return self.note(tokens, position)
            case unknown:
                raise AssertionError(f"no rule of this grammar makes {unknown}")

    def paragraph(self, inline: Token) -> Blocks:
        line = _line(inline)
        if self.marked and _is_only_values(inline.content):
            return self.only_values(inline.content, line)
        children = self.children(inline)
        if children and all(_is_image_or_space(child) for child in children):
            return self.figures(children, line)
        words = _trimmed(self.inlines(children, line))
        return (Paragraph(words),) if words else ()

    def only_values(self, content: str, line: int) -> Blocks:
        """Build the blocks of a paragraph that holds nothing but placeholders."""
        blocks: list[Block] = []
        run: list[Inline] = []

        def end_run() -> None:
            words = _trimmed(run)
            if words:
                blocks.append(Paragraph(words))
            run.clear()

        for piece in split(content):
            if isinstance(piece, str):
                _add_text(run, " ")
                continue
            match self.values.get(piece):
                case BlockValue(blocks=own):
                    end_run()
                    blocks.extend(own)
                case InlineValue(inlines=own):
                    _add_all(run, own)
                case None:
                    self.stray(line)
        end_run()
        return tuple(blocks)

    def heading(self, token: Token, inline: Token) -> Blocks:
        line = _line(token)
        children = self.children(inline)
        anchor = ""
        explicit = _HEADING_ID.search(inline.content)
        if explicit and children and children[-1].type == "text":
            written = explicit[0].lstrip("\\").strip()
            last = children[-1].content.rstrip()
            if last.endswith(written):
                anchor = explicit[2]
                children[-1].content = last[: -len(written)].rstrip()
        words = _trimmed(self.inlines(children, line))
        if not words:
            self.flaw(line, "a heading without words", "it was left out")
            return ()
        if token.level > 0:
            hint = "it is read as bold words; a heading begins at the margin"
            self.flaw(line, "a heading inside a list or a quote", hint)
            return (Paragraph((Strong(words),)),)
        return (Heading(int(token.tag[1:]), words, anchor),)

    def listing(self, tokens: list[Token], position: int) -> tuple[Blocks, int]:
        opening = tokens[position]
        close = opening.type.replace("open", "close")
        items: list[ListItem] = []
        position += 1
        while tokens[position].type != close:
            checked = _take_task_mark(tokens, position)
            blocks, position = self.until(tokens, position + 1, "list_item_close")
            items.append(ListItem(_with_lead_term(blocks), checked))
        start = opening.attrGet("start")
        ordered = opening.type == "ordered_list_open"
        number = int(start) if isinstance(start, (int, str)) else 1
        return (List(tuple(items), ordered, number if ordered else 1),), position + 1

    def definitions(self, tokens: list[Token], position: int) -> tuple[Blocks, int]:
        found: list[Definition] = []
        position += 1
        while tokens[position].type != "dl_close":
            match tokens[position].type:
                case "dt_open":
                    inline = tokens[position + 1]
                    term = _trimmed(self.inlines(self.children(inline), _line(inline)))
                    found.append(Definition(term, ()))
                    position += 3
                case _:
                    blocks, position = self.until(tokens, position + 1, "dd_close")
                    last = found.pop()
                    found.append(Definition(last.term, last.blocks + blocks))
        return (DefinitionList(tuple(found)),), position + 1

    def table(self, tokens: list[Token], position: int) -> tuple[Blocks, int]:
        if tokens[position].level == 0:
            self.tell_lost_cells(tokens[position])
        rows: list[list[Cell]] = []
        alignments: list[Alignment] = []
        while tokens[position].type != "table_close":
            token = tokens[position]
            match token.type:
                case "tr_open":
                    rows.append([])
                case "th_open":
                    alignments.append(_alignment(token))
                case "inline":
                    words = _trimmed(self.inlines(self.children(token), _line(token)))
                    rows[-1].append(Cell(words))
                case _:
                    pass
            position += 1
        head, *body = (tuple(row) for row in rows)
        return (Table(head, tuple(body), tuple(alignments)),), position + 1

    def tell_lost_cells(self, opening: Token) -> None:
        """Tell of rows that are longer than the head: their last cells are lost."""
        first, last = opening.map or (0, 0)
        head, _, *rows = self.source.split("\n")[first:last] or ("", "")
        for number, row in enumerate(rows, first + 3):
            if _cells(row) > _cells(head):
                problem = f"a table row of {_cells(row)} cells below a head of {_cells(head)}"
                hint = "the last were left out; \\| is a bar inside a cell"
                self.flaw(number, problem, hint)

    def figures(self, children: Iterable[Token], line: int) -> Blocks:
        found: list[Block] = []
        for child in children:
            if child.type == "image":
                found.extend(self.figure(child, line))
            else:
                line += child.type == "softbreak"
        return tuple(found)

    def figure(self, token: Token, line: int) -> Blocks:
        alt = self.alt(token, line)
        path = self.words(str(token.attrGet("src") or ""), line).strip()
        if not alt:
            hint = "write what it shows between the brackets: ![a calm lake](lake.jpg)"
            self.flaw(line, "an image without alt text", hint, "image")
        caption = literal(self.words(str(token.attrGet("title") or ""), line)).strip()
        image = self.load_image(path, line)
        if image is None:
            return (Paragraph(as_text(alt)),) if alt else ()
        return (Figure(image, alt, as_text(caption)),)

    def note(self, tokens: list[Token], position: int) -> tuple[Blocks, int]:
        opening = tokens[position]
        name = str(opening.meta["label"])
        line = _line(opening)
        blocks, position = self.until(tokens, position + 1, "footnote_reference_close")
        if name in self.notes:
            problem = f"the footnote [^{name}] is written twice"
            self.flaw(line, problem, f"the first is in line {self.notes[name][1]}")
        else:
            self.notes[name] = Note(name, 0, blocks), line
        return (), position

    def finished_notes(self) -> tuple[Note, ...]:
        for name, (_, line) in self.notes.items():
            if name not in self.marked_notes:
                self.flaw(line, f"nothing leads to the footnote [^{name}]", "it was left out")
        return tuple(note for name, (note, _) in self.notes.items() if name in self.marked_notes)

    # -- inlines ------------------------------------------------------------------------------

    def children(self, inline: Token) -> list[Token]:
        """Return the tokens of a line; overlong text is one token, read as plain words."""
        plain = inline.meta.get("unmarked")
        if plain is None:
            return inline.children or []
        problem = f"a paragraph of {len(plain):,} characters is read without its markup"
        self.flaw(_line(inline), problem, "divide it by empty lines")
        return [Token("text", "", 0, content=plain)]

    def inlines(self, tokens: Iterable[Token], line: int) -> Inlines:
        """Build a line's nodes; *line* is where it begins."""
        stack: list[tuple[Token | None, list[Inline]]] = [(None, [])]
        ignored = 0
        for token in tokens:
            here = stack[-1][1]
            match token.type:
                case "text" | "text_special":
                    self.add_text(here, token.content, line)
                case "softbreak":
                    _add_text(here, " ")
                    line += 1
                case "hardbreak":
                    here.append(LineBreak())
                    line += 1
                case "code_inline":
                    here.append(Code(literal(self.words(token.content, line))))
                case "image":
                    hint = "give it a paragraph of its own, with an empty line before and after"
                    self.flaw(line, "an image inside a line of text", hint, "image")
                    _add_text(here, self.alt(token, line))
                case "footnote_ref":
                    self.add_note_mark(here, str(token.meta["label"]), line)
                case "em_open" | "strong_open" | "link_open" | "foreign_open":
                    if len(stack) > MAX_INLINE_DEPTH:
                        ignored += 1
                    else:
                        stack.append((token, []))
                case "em_close" | "strong_close" | "link_close" | "foreign_close":
                    if ignored:
                        ignored -= 1
                        continue
                    opening, children = stack.pop()
                    assert opening is not None  # noqa: S101 - markdown-it's tokens nest
                    _add_all(stack[-1][1], self.wrapped(opening, tuple(children), line))
                case unknown:
                    raise AssertionError(f"no rule of this grammar makes {unknown}")
        return tuple(stack[0][1])

    def wrapped(self, opening: Token, children: Inlines, line: int) -> Inlines:
        match opening.type:
            case "em_open":
                return (Emphasis(children),) if children else ()
            case "strong_open":
                return (Strong(children),) if children else ()
            case "foreign_open":
                return (Foreign(children, opening.meta["language"]),) if children else ()
            case _:
                return self.link(str(opening.attrGet("href") or ""), children, line)

    def link(self, written: str, children: Inlines, line: int) -> Inlines:
        resolved = self.words(written, line)
        url = address(resolved)
        if url is None:
            shown = literal(PLACEHOLDER.sub("…", written))[:60]  # a value may be personal
            hint = "use a whole address that begins with https://, mailto:, tel: or #"
            self.flaw(line, f'a link to "{shown}"', f"{hint}; its words stay", "address")
            return children
        return (Link(children or as_text(literal(resolved)), url),)

    def add_note_mark(self, here: list[Inline], name: str, line: int) -> None:
        if STRAY.search(name):
            self.stray(line)
            return
        if name not in self.note_names:
            hint = f"write it on a line of its own: [^{name}]: …"
            self.flaw(line, f"no footnote [^{name}]", hint)
            _add_text(here, f"[^{name}]")
            return
        self.marked_notes.add(name)
        here.append(NoteMark(name))

    def add_text(self, here: list[Inline], content: str, line: int) -> None:
        if not self.marked:
            _add_text(here, literal(content))
            return
        for piece in split(content):
            if isinstance(piece, str):
                _add_text(here, literal(self.without_stray(piece, line)))
                continue
            match self.values.get(piece):
                case InlineValue(inlines=own):
                    _add_all(here, own)
                case BlockValue() as value:
                    self.misplaced(value, line)
                case None:
                    self.stray(line)

    def alt(self, token: Token, line: int) -> str:
        words = plain_text(self.quiet_inlines(token.children or [], line))
        return " ".join(words.split())

    def quiet_inlines(self, tokens: Iterable[Token], line: int) -> Inlines:
        return self.inlines([t for t in tokens if t.type not in ("link_open", "link_close")], line)

    # -- values -------------------------------------------------------------------------------

    def words(self, content: str, line: int) -> str:
        """Return *content* with its placeholders as words."""
        if not self.marked:
            return content
        parts: list[str] = []
        for piece in split(content):
            if isinstance(piece, str):
                parts.append(self.without_stray(piece, line))
                continue
            match self.values.get(piece):
                case InlineValue(text=words):
                    parts.append(words)
                case BlockValue() as value:
                    self.misplaced(value, line)
                case None:
                    self.stray(line)
        return "".join(parts)

    def misplaced(self, value: BlockValue, line: int) -> None:
        hint = "give it a line of its own, with an empty line before and after"
        problem = f"{value.what} stands inside a line of text"
        self.flaws.append(Flaw(line, problem, hint, "value", value.line))

    def without_stray(self, piece: str, line: int) -> str:
        if not STRAY.search(piece):
            return piece
        self.stray(line)
        return STRAY.sub("", piece)

    def stray(self, line: int) -> None:
        hint = "do not cut, turn round or pick letters from a value that holds nodes"
        self.flaw(line, "a value came out in pieces", hint, "value")

    def flaw(
        self, line: int, problem: str, hint: str | None = None, kind: FlawKind = "structure"
    ) -> None:
        self.flaws.append(Flaw(line, problem, hint, kind))


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _after(tokens: list[Token], position: int) -> int:
    """Return the position after the block that begins at *position*."""
    depth = 0
    while True:
        depth += tokens[position].nesting
        position += 1
        if depth <= 0:
            return position


def _is_only_values(content: str) -> bool:
    return bool(PLACEHOLDER.search(content)) and not PLACEHOLDER.sub("", content).strip()


def _is_image_or_space(token: Token) -> bool:
    return token.type in ("image", "softbreak", "hardbreak") or (
        token.type == "text" and not token.content.strip()
    )


def _cells(row: str) -> int:
    return len(escapedSplit(row.strip().removeprefix("|").removesuffix("|")))


def _alignment(token: Token) -> Alignment:
    match token.attrGet("style"):
        case "text-align:center":
            return "center"
        case "text-align:right":
            return "right"
        case _:
            return "left"


def _code_lines(words: str) -> str:
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_CONTROL.sub("", line.replace("\t", "    ")) for line in lines)


def _take_task_mark(tokens: list[Token], item: int) -> bool | None:
    """Cut ``[ ]`` or ``[x]`` from the beginning of a list item and say which it was."""
    if tokens[item + 1].type != "paragraph_open":
        return None
    inline = tokens[item + 2]
    children = inline.children or []
    mark = _TASK.match(inline.content)
    if mark is None or not children or children[0].type != "text":
        return None
    children[0].content = children[0].content[3:].lstrip(" \t")
    if not children[0].content and len(children) > 1 and children[1].type == "softbreak":
        del children[1]
    inline.content = inline.content[4:]
    return mark[1] != " "


_LEAD_END = (":", ".", "：")


def _with_lead_term(blocks: Blocks) -> Blocks:
    """Turn bold words that open a list item, a colon or full stop after them, into a lead term.

    Both ``**Sleep:** keep to one time`` and ``**Sleep**: keep to one time`` open with "Sleep:".
    """
    match blocks:
        case (Paragraph((Strong(term), Text(rest), *more), role), *others) if rest.strip() or more:
            said = plain_text(term).rstrip()
            if said.endswith(_LEAD_END):
                words: Inlines = (LeadTerm(term), Text(rest), *more)
            elif rest.startswith(":"):
                inside: list[Inline] = list(term)
                _add_text(inside, ":")
                left = as_text(rest[1:])
                if not left and not more:
                    return blocks
                words = (LeadTerm(tuple(inside)), *left, *more)
            else:
                return blocks
            return (Paragraph(words, role), *others)
        case _:
            return blocks


def _add_text(nodes: list[Inline], words: str) -> None:
    """Add words, joined to a text that stands before them."""
    if not words:
        return
    if nodes and isinstance(nodes[-1], Text):
        nodes[-1] = Text(nodes[-1].text + words)
    else:
        nodes.append(Text(words))


def _add_all(nodes: list[Inline], more: Iterable[Inline]) -> None:
    for node in more:
        if isinstance(node, Text):
            _add_text(nodes, literal(node.text))
        else:
            nodes.append(node)


def _trimmed(nodes: Iterable[Inline]) -> Inlines:
    """Return *nodes* without the spaces at either end."""
    kept = list(nodes)
    if kept and isinstance(kept[0], Text):
        kept[0:1] = as_text(kept[0].text.lstrip(" "))
    if kept and isinstance(kept[-1], Text):
        kept[-1:] = as_text(kept[-1].text.rstrip(" "))
    return tuple(kept)
