"""YAML as it was written: scalars are text, and everything knows its line.

Nothing is converted: ``no`` stays "no", ``1.10`` stays "1.10", and whoever asks for a value says
what it is to be (see :mod:`handoutgen.model.fields`). Aliases, tags, several documents in one
file and deep nesting are refused, so that a small file cannot become a large one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from handoutgen.errors import Fault, HandoutError, Place, SourceError
from handoutgen.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml import MarkedYAMLError
    from yaml.events import Event

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 12
MAX_NODES = 50_000


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value that is text; *bare* where it stands without quotes."""

    text: str
    line: int
    bare: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was written: YAML's null."""
        return self.bare and self.text in ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Sequence:
    """The items of a list, in the order of the file."""

    items: tuple[YamlNode, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file; a key may stand there twice."""

    entries: tuple[tuple[Scalar, YamlNode], ...]
    line: int


YamlNode: TypeAlias = Scalar | Sequence | Mapping


def load_yaml(
    text: str, display: str, *, first_line: int = 1, error: type[HandoutError] = SourceError
) -> YamlNode:
    """Return the one document in *text*; its first line is *first_line* of the file *display*.

    Raises:
        HandoutError: of class *error*, with the line, when the text is no such document.
    """
    import yaml

    if len(text) > MAX_CHARACTERS:
        problem = f"{len(text):,} characters of YAML"
        hint = f"at most {MAX_CHARACTERS:,} are read"
        raise error(Fault(Place(display, first_line), problem, hint))
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        events = yaml.parse(text, Loader=loader)
        return _document(events, first_line)
    except _Refused as flaw:
        place = Place(display, flaw.line)
        raise error(Fault(place, flaw.problem, flaw.hint)) from None
    except yaml.MarkedYAMLError as flaw:
        mark = flaw.problem_mark or flaw.context_mark
        line = first_line + (mark.line if mark else 0)
        opened = _line_of_cut_colour(text, flaw)
        if opened is not None:
            raise error(Fault(Place(display, first_line + opened), *_CUT_COLOUR)) from None
        problem = f"not YAML: {flaw.problem or flaw.context}"
        raise error(Fault(Place(display, line), problem, _hint(flaw.problem))) from None
    except (yaml.YAMLError, UnicodeError):
        line = first_line + _line_of_odd_character(text)
        problem = "not YAML: a character that YAML does not allow"
        raise error(Fault(Place(display, line), problem)) from None


def _hint(problem: str | None) -> str | None:
    """Return the way out of the mistakes that people make most."""
    said = problem or ""
    if "mapping values are not allowed" in said:
        return 'put a value that holds a colon in quotes: title: "Sleep: a guide"'
    if "cannot start any token" in said:
        return "indent with spaces, not tabs, and put a value that begins with @, ` or % in quotes"
    if "expected <block end>" in said or "could not find expected ':'" in said:
        return "keys of one level begin in the same column, each as key: value"
    if "unexpected end of stream" in said or "end of stream" in said:
        return "a quote or a bracket is not closed"
    return None


_COLOUR_IN_BRACES = re.compile(r"[{,][^{}\"'#]*:\s+#[0-9a-fA-F]{3,6}\b")
_CUT_COLOUR = (
    "not YAML: # begins a comment, so the rest of the line is not read",
    'put colours in quotes: {primary: "#1f4e5f"}',
)


def _line_of_cut_colour(text: str, flaw: MarkedYAMLError) -> int | None:
    """Return the line, from 0, of an unquoted colour in braces, the likely reason of *flaw*.

    YAML only notices where the next line begins, or where the text ends.
    """
    end = flaw.problem_mark.line if flaw.problem_mark else 0
    lines = text.split("\n")[: end + 1]
    cut = [number for number, line in enumerate(lines) if _COLOUR_IN_BRACES.search(line)]
    return cut[-1] if cut else None


def _line_of_odd_character(text: str) -> int:
    for number, line in enumerate(text.split("\n")):
        if any(
            (c < " " and c not in "\t\r") or "\x7f" <= c <= "\x9f" or "\ud800" <= c <= "\udfff"
            for c in line
        ):
            return number
    return 0


class _Refused(Exception):
    """What makes a document one that is not read; at which line."""

    def __init__(self, line: int, problem: str, hint: str | None = None) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem
        self.hint = hint


def _document(events: Iterator[Event], first_line: int) -> YamlNode:
    """Build the tree from parser events, without recursion, counting as it grows."""
    from yaml import events as kinds

    root: YamlNode | None = None
    open_lists: list[tuple[bool, int, list[YamlNode]]] = []
    count = 0
    documents = 0

    def close(node: YamlNode) -> None:
        nonlocal root
        if open_lists:
            open_lists[-1][2].append(node)
        else:
            root = node

    for event in events:
        line = first_line + (event.start_mark.line if event.start_mark else 0)
        match event:
            case kinds.DocumentStartEvent():
                documents += 1
                if documents > 1:
                    raise _Refused(
                        line, "a second YAML document begins here", 'take out the "---" line'
                    )
            case kinds.AliasEvent():
                raise _Refused(
                    line, f"a YAML alias (*{event.anchor})", "write the value out instead"
                )
            case kinds.ScalarEvent() | kinds.SequenceStartEvent() | kinds.MappingStartEvent():
                count += 1
                if count > MAX_NODES:
                    raise _Refused(line, f"more than {MAX_NODES:,} values")
                if event.tag is not None and event.tag != "!":
                    raise _Refused(
                        line, f"a YAML tag ({event.tag})", "tags are not read; take it out"
                    )
                if isinstance(event, kinds.ScalarEvent):
                    close(Scalar(event.value, line, bare=event.implicit[0]))
                    continue
                if len(open_lists) >= MAX_DEPTH:
                    raise _Refused(line, f"nested more than {MAX_DEPTH} deep")
                open_lists.append((isinstance(event, kinds.MappingStartEvent), line, []))
            case kinds.SequenceEndEvent():
                _, started, items = open_lists.pop()
                close(Sequence(tuple(items), started))
            case kinds.MappingEndEvent():
                _, started, items = open_lists.pop()
                entries: list[tuple[Scalar, YamlNode]] = []
                for key, value in zip(items[::2], items[1::2], strict=True):
                    if not isinstance(key, Scalar):
                        raise _Refused(
                            key.line, "a key that is a list or a mapping", "a key is one word"
                        )
                    entries.append((key, value))
                close(Mapping(tuple(entries), started))
            case _:
                pass
    return root if root is not None else Scalar("", first_line, bare=True)
