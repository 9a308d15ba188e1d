"""Nodes → Markdown that parses back to the same nodes.

What a person edits should look as if a person had written it, so characters are escaped only
where they could be markup. Where ``*`` could not open or close because of the letter beside it,
that letter is written as a character reference: ``&#97;*(b)*``.

Only what an article can hold reads back as it was. What compositions add (panels, tasks, notes
in a list) has a plain rendering. A citation is its words: reading ties it to its reference again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias, assert_never

from handoutgen.model.images import Image
from handoutgen.model.nodes import (
    BlankRow,
    Block,
    Blocks,
    CardSheet,
    Cell,
    Citation,
    Code,
    CodeBlock,
    DefinitionList,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Imprint,
    Inline,
    InlineBlank,
    Inlines,
    Landscape,
    LeadTerm,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    NoteList,
    NoteMark,
    PageBreak,
    Panel,
    Paragraph,
    Personal,
    Quote,
    ReferenceList,
    Rule,
    Strong,
    Table,
    Task,
    Text,
    plain_text,
)

ImagePath: TypeAlias = Callable[[Image], str]


MAX_DEPTH = 2
"""Emphasis within emphasis within emphasis: marks that touch would be taken for one another."""


def path_by_digest(image: Image) -> str:
    """Name an image's file by its content."""
    return f"{image.digest[:16]}.{image.kind}"


def markdown(blocks: Blocks, *, image_path: ImagePath = path_by_digest) -> str:
    """Return *blocks* as Markdown; it ends in a line end unless it is empty."""
    lines = _blocks(blocks, image_path)
    return "\n".join(lines) + "\n" if lines else ""


def heading_line(level: int, children: Inlines, anchor: str = "") -> str:
    """Return a heading; *anchor* is the id written after it, if any."""
    words = _one_line(children)
    words = re.sub(r"(#+)$", r"\\\1", words)
    return f"{'#' * min(level, 6)} {words}{f' {{#{anchor}}}' if anchor else ''}"


def note_definition(note: Note, *, image_path: ImagePath = path_by_digest) -> str:
    """Return the definition that ``[^id]`` leads to."""
    lines = _indented(_blocks(note.blocks, image_path), "    ", first=f"[^{note.id}]: ")
    return "\n".join(lines) + "\n"


# ---------------------------------------------------------------------------------------------
# Blocks, as lines


def _blocks(blocks: Blocks, image_path: ImagePath) -> list[str]:
    lines: list[str] = []
    before: Block | None = None
    second = False
    for block in blocks:
        # Two lists in a row are told apart by their marks: "-" and "*", "1." and "1)".
        adjoining = isinstance(block, List) and isinstance(before, List)
        second = adjoining and not second
        made = _block(block, image_path, second=second)
        if not made:
            continue
        if lines and not (isinstance(before, Paragraph) and _may_follow_at_once(block)):
            lines.append("")
        lines.extend(made)
        before = block
    return lines


def _may_follow_at_once(block: Block) -> bool:
    """Tell whether a list needs no empty line before it: plain bullets of one paragraph each."""
    return (
        isinstance(block, List)
        and not block.ordered
        and all(len(item.blocks) == 1 and item.checked is None for item in block.items)
        and all(isinstance(item.blocks[0], Paragraph) for item in block.items)
    )


def _block(block: Block, image_path: ImagePath, *, second: bool = False) -> list[str]:
    match block:
        case Heading(level, children, anchor):
            return [heading_line(level, children, anchor)]
        case Paragraph(children):
            return _paragraph(children)
        case List():
            return _list(block, image_path, second=second)
        case DefinitionList(items):
            lines: list[str] = []
            for item in items:
                body = _blocks(item.blocks, image_path)
                lines += [*([""] if lines else []), _at_line_start(_one_line(item.term))]
                lines += _indented(body, "    ", first=":   ") if body else []
            return lines
        case Quote(blocks):
            return [f"> {line}" if line else ">" for line in _blocks(blocks, image_path)]
        case CodeBlock(text):
            longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
            fence = "`" * max(3, longest + 1)
            return [fence, *(text.split("\n") if text else []), fence]
        case Table():
            return _table(block)
        case Figure(image, alt, caption):
            title = f' "{_title(caption)}"' if caption else ""
            shown = _one_line((Text(alt),)) if alt else ""
            return [f"![{shown}]({_destination(image_path(image))}{title})"]
        case Rule():
            return ["___"]
        case PageBreak():
            return []
        case Panel(_, title, blocks):
            return [
                *_paragraph((Strong(title),) if title else ()),
                "",
                *_blocks(blocks, image_path),
            ]
        case Landscape(blocks):
            return _blocks(blocks, image_path)
        case CardSheet(cards):
            return _blocks(tuple(block for card in cards for block in card), image_path)
        case Task(blank, number):
            return _paragraph((Text(f"({number}) "), *blank.label) if number else blank.label)
        case BlankRow(blanks):
            return _blocks(tuple(Paragraph(blank.label) for blank in blanks), image_path)
        case ReferenceList(entries):
            return _blocks(tuple(Paragraph(entry.children) for entry in entries), image_path)
        case NoteList(notes):
            return [line for note in notes for line in note_definition(note).split("\n")][:-1]
        case Imprint(paragraphs):
            return _blocks(tuple(map(Paragraph, paragraphs)), image_path)
        case _:
            assert_never(block)


def _paragraph(children: Inlines) -> list[str]:
    words = _inlines(_without_outer_breaks(children))
    return [_at_line_start(_spaces_kept(line)) for line in words.split("\n")] if words else []


def _list(block: List, image_path: ImagePath, *, second: bool) -> list[str]:
    bodies = [_item(item, image_path) for item in block.items]
    tight = all(len(item.blocks) <= 1 or _is_tight(item) for item in block.items)
    lines: list[str] = []
    for number, body in enumerate(bodies, block.start):
        plain, other = (f"{number}. ", f"{number}) ") if block.ordered else ("- ", "* ")
        mark = other if second else plain
        if lines and not tight:
            lines.append("")
        lines += _indented(body, " " * len(mark), first=mark) if body else [mark.rstrip()]
    return lines


def _is_tight(item: ListItem) -> bool:
    first, *rest = item.blocks
    return isinstance(first, Paragraph) and len(rest) == 1 and _may_follow_at_once(rest[0])


def _item(item: ListItem, image_path: ImagePath) -> list[str]:
    body = _blocks(item.blocks, image_path)
    if item.checked is None:
        return body
    mark = "[x]" if item.checked else "[ ]"
    if item.blocks and isinstance(item.blocks[0], Paragraph) and body:
        return [f"{mark} {body[0]}", *body[1:]]
    return [mark, "", *body] if body else [mark]


def _indented(lines: Sequence[str], indent: str, *, first: str) -> list[str]:
    return [
        (first if number == 0 else indent) + line if line or number == 0 else line
        for number, line in enumerate(lines)
    ]


def _table(table: Table) -> list[str]:
    rules = {"left": "---", "center": ":-:", "right": "--:"}

    def row(cells: Iterable[str]) -> str:
        return f"| {' | '.join(cells)} |"

    def words(cells: Iterable[Cell]) -> list[str]:
        return [_one_line(cell.children).replace("|", "\\|") for cell in cells]

    lines = [
        row(words(table.head)),
        row(rules[alignment] for alignment in table.alignments),
        *(row(words(cells)) for cells in table.rows),
    ]
    return [*lines, "", *_paragraph(table.caption)] if table.caption else lines


# ---------------------------------------------------------------------------------------------
# Inlines, as text


def _one_line(children: Inlines) -> str:
    """Return *children* for a place that has room for one line only."""
    flat = tuple(Text(" ") if isinstance(node, LineBreak) else node for node in children)
    return _spaces_kept(_inlines(flat).replace("\\\n", " "))


def _inlines(children: Inlines, depth: int = 0) -> str:
    out = ""
    fragile = False
    for node in _told_apart(children):
        piece = _inline(node, depth)
        if not piece:
            continue
        delimiter = _delimiter(node, depth) if depth < MAX_DEPTH else ""
        if delimiter:
            inner = _spaces_kept(piece)
            if out and _is_letter(out[-1]) and (delimiter[0] == "_" or _is_mark(inner[0])):
                out = out[:-1] + _reference(out[-1])
            piece = f"{delimiter}{inner}{delimiter}"
        if fragile and _is_letter(piece[0]):
            piece = _reference(piece[0]) + piece[1:]
        fragile = bool(delimiter) and (delimiter[0] == "_" or _is_mark(inner[-1]))
        if out.endswith("]") and isinstance(node, Text) and piece[0] in "({:[":
            piece = f"\\{piece}"
        out += piece
    return out


def _told_apart(children: Inlines) -> Iterator[Inline]:
    """Yield *children* so that no two marks touch: then Markdown could not part them.

    Neighbours of one kind become one; else the second of two emphasised neighbours is plain.
    """
    last: Inline | None = None
    for node in children:
        match last, node:
            case Code(before), Code(after):
                last = Code(before + after)
                continue
            case Emphasis(some), Emphasis(more):
                last = Emphasis(some + more)
                continue
            case Strong(some), Strong(more):
                last = Strong(some + more)
                continue
            case ((Emphasis() | Strong() | LeadTerm()), (Emphasis(plain) | Strong(plain))):
                yield last
                yield from plain
                last = None
                continue
        if last is not None:
            yield last
        last = node
    if last is not None:
        yield last


def _inline(node: Inline, depth: int) -> str:
    match node:
        case Text(text) | Personal(_, text):
            return _escaped(text)
        case Emphasis(children) | Strong(children) | LeadTerm(children):
            return _inlines(children, depth + 1)
        case Code(text):
            return _code(text)
        case Link(children, url):
            if children == (Text(url),) and re.fullmatch(r"[a-z]{2,}:[^<>\s]*", url):
                return f"<{url}>"
            inside = _inlines(_without_languages(children), depth)
            return f"[{inside}]({_destination(url)})"
        case Citation(children):
            return _inlines(children, depth)
        case NoteMark(id):
            return f"[^{id}]"
        case LineBreak():
            return "\\\n"
        case Foreign(children, language):
            return f"[{_inlines(children, depth)}]{{lang={language}}}"
        case InlineBlank():
            return r"\_\_\_\_\_\_"
        case _:
            assert_never(node)


def _delimiter(node: Inline, depth: int) -> str:
    """Return what stands on both sides of *node*; levels alternate, so that marks never join."""
    mark = "*_"[depth % 2]
    match node:
        case Emphasis():
            return mark
        case Strong() | LeadTerm():
            return mark * 2
        case _:
            return ""


_MARKUP = re.compile(
    r"[\\`*\[\]<]"
    r"|(?<![^\W_]{2})_|_(?![^\W_]{2})"  # inside a word it means nothing
    r"|&(?=#?\w+;)"
    r"|!$"  # a link may follow
    r"|\{(?=#)"
)
_ODD_SPACE = re.compile(r"[^\S ]")


def _escaped(text: str) -> str:
    marked = _MARKUP.sub(r"\\\g<0>", text)
    return _ODD_SPACE.sub(lambda found: _reference(found[0]), marked)


def _reference(char: str) -> str:
    return "&nbsp;" if char == "\u00a0" else f"&#{ord(char)};"


def _spaces_kept(line: str) -> str:
    """Write the spaces at either end of a line so that they are not taken for layout."""
    if not line.strip(" "):
        return "&#32;" * len(line)
    start = len(line) - len(line.lstrip(" "))
    end = len(line) - len(line.rstrip(" "))
    if not start and not end:
        return line
    return "&#32;" * start + line.strip(" ") + "&#32;" * end


_LINE_START = re.compile(
    r"(?P<digits>\d{1,9})(?P<dot>[.)])(?=\s|$)|[-+](?=\s|$)|-(?=[-\s]*$)|[#>=:~|]"
)


def _at_line_start(line: str) -> str:
    """Escape what would begin a block at the start of a line."""
    found = _LINE_START.match(line)
    if found is None:
        return line
    if found["digits"]:
        return f"{found['digits']}\\{line[found.start('dot') :]}"
    return f"\\{line}"


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    ticks = "`" * (1 if longest != 1 else 2) if longest < 2 else "`" * (longest + 1)
    padded = text.startswith("`") or text.endswith("`")
    padded |= text.startswith(" ") and text.endswith(" ") and bool(text.strip(" "))
    return f"{ticks} {text} {ticks}" if padded else f"{ticks}{text}{ticks}"


def _destination(url: str) -> str:
    plain = re.sub(r"[\\<>]", r"\\\g<0>", url)
    plain = re.sub(r"&(?=#?\w+;)", "&amp;", plain)
    return f"<{plain}>" if re.search(r"[()\s]", plain) or not plain else plain


def _title(caption: Inlines) -> str:
    return re.sub(r"[\\\"]|&(?=#?\w+;)", r"\\\g<0>", plain_text(caption))


def _without_languages(children: Inlines) -> Inlines:
    """Return a link's words: Markdown has no brackets within a link's brackets."""
    flat: list[Inline] = []
    for node in children:
        flat.extend(node.children if isinstance(node, Foreign) else (node,))
    return tuple(flat)


def _without_outer_breaks(children: Inlines) -> Inlines:
    kept = list(children)
    while kept and isinstance(kept[0], LineBreak):
        del kept[0]
    while kept and isinstance(kept[-1], LineBreak):
        del kept[-1]
    return tuple(kept)


def _is_mark(char: str) -> bool:
    """Tell whether CommonMark counts *char* as punctuation, or as space."""
    return char.isspace() or unicodedata.category(char)[0] in "PS"


def _is_letter(char: str) -> bool:
    """Tell whether CommonMark counts *char* as neither punctuation nor space."""
    return not _is_mark(char)
