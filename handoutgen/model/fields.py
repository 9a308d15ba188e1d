"""Mappings with known keys: front matter, outlines, brands, settings.

Whoever reads such a file takes its fields one by one and says what each is to be::

    fields = load_mapping(text, "content/brands/oak/brand.yaml", error=BrandError)
    name = fields.take_str("name", "", required=True, help="the clinic's name")
    size = fields.take_choice("page_size", ("a4", "letter"), help="paper")
    contacts = fields.take_mapping("contacts", help="where the clinic is reached")
    phone = contacts.take_str("phone", "") if contacts else ""
    fields.finish()

Faults (a wrong type, a missing field, a key that stands there twice, a key that nobody took) are
collected over the whole file, nested mappings included; :meth:`Fields.finish` raises them at
once, each with its line. What was taken is also the file's schema: see :func:`describe`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import field
from datetime import date
from typing import TypeVar, overload

from handoutgen.errors import Fault, HandoutError, Place, SourceError, nearest
from handoutgen.model.yaml_nodes import Mapping, Scalar, Sequence, YamlNode, load_yaml
from handoutgen.records import dataclass

Default = TypeVar("Default")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_WORDS_FOR = {Scalar: "text", Sequence: "a list", Mapping: "a mapping"}


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """What a file may say under *key* (``contacts.phone``; ``[]`` and ``*`` mean any)."""

    key: str
    type: str
    required: bool = False
    help: str = ""


@dataclass(slots=True)
class _File:
    """What all mappings of one file share."""

    display: str
    error: type[HandoutError]
    faults: list[Fault] = field(default_factory=list)
    known: dict[str, FieldInfo] = field(default_factory=dict)
    describing: bool = False


def load_mapping(
    text: str, display: str, *, first_line: int = 1, error: type[HandoutError] = SourceError
) -> Fields:
    """Return the fields of the YAML mapping in *text*; an empty text has none.

    *first_line* is the line of the file *display* on which *text* begins.

    Raises:
        HandoutError: of class *error*, when the text is not YAML or is no mapping.
    """
    node = load_yaml(text, display, first_line=first_line, error=error)
    file = _File(display, error)
    match node:
        case Mapping():
            return Fields(node, file)
        case Scalar() if node.empty:
            return Fields(Mapping((), first_line), file)
        case Scalar() | Sequence():
            raise error(
                Fault(
                    Place(display, node.line),
                    f"{_WORDS_FOR[type(node)]} where keys and values are expected",
                    "each line is key: value",
                )
            )


def describe(read: Callable[[Fields], object]) -> tuple[FieldInfo, ...]:
    """Return the schema of what *read* takes, by letting it read an empty mapping."""
    file = _File("", HandoutError, describing=True)
    read(Fields(Mapping((), 1), file))
    return tuple(file.known.values())


def _allowed(word: str, names: Iterable[str]) -> str:
    known = tuple(names)
    listed = f"allowed: {', '.join(known) or 'none'}"
    close = nearest(word, known)
    return f'did you mean "{close}"? {listed}' if close else listed


class Fields:
    """One mapping of a file, whose fields are taken by name."""

    __slots__ = ("_children", "_file", "_lines", "_path", "_taken", "_values", "line")

    def __init__(self, node: Mapping, file: _File, path: str = "") -> None:
        self.line = node.line
        self._file = file
        self._path = path
        self._values: dict[str, YamlNode] = {}
        self._lines: dict[str, int] = {}
        self._taken: dict[str, None] = {}
        self._children: list[Fields] = []
        for key, value in node.entries:
            if key.text in self._values:
                first = self._lines[key.text]
                self._fault(
                    key.line, f'"{path}{key.text}" stands here twice, first in line {first}'
                )
                continue
            self._values[key.text] = value
            self._lines[key.text] = key.line

    # -- what is there ------------------------------------------------------------------------

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys as written, in order."""
        return tuple(self._values)

    def has(self, key: str) -> bool:
        """Tell whether *key* is there with a value."""
        return self._value(key) is not None

    def line_of(self, key: str) -> int:
        """Return the line of *key*, or of the mapping where the key is absent."""
        return self._lines.get(key, self.line)

    def item_lines(self, key: str) -> tuple[int, ...]:
        """Return the line of each item of the list under *key*; of the value, if it is no list."""
        match self._value(key):
            case None:
                return ()
            case Sequence(items=items):
                return tuple(item.line for item in items)
            case node:
                return (node.line,)

    def place_of(self, key: str) -> Place:
        return Place(self._file.display, self.line_of(key))

    def fault(self, key: str, problem: str, hint: str | None = None) -> None:
        """Add a fault of one's own at *key*'s line."""
        self._fault(self.line_of(key), problem, hint)

    def fault_at(self, line: int, problem: str, hint: str | None = None) -> None:
        """Add a fault of one's own at a line of the file."""
        self._fault(line, problem, hint)

    # -- taking fields ------------------------------------------------------------------------

    @overload
    def take_str(self, key: str, *, required: bool = ..., help: str = ...) -> str | None: ...
    @overload
    def take_str(
        self, key: str, default: Default, *, required: bool = ..., help: str = ...
    ) -> str | Default: ...
    def take_str(
        self, key: str, default: object = None, *, required: bool = False, help: str = ""
    ) -> object:
        """Take words on one line: line ends and runs of spaces become one space."""
        value = self._text(key, "text", required, help)
        return default if value is None else " ".join(value.split(None))

    @overload
    def take_lines(self, key: str, *, required: bool = ..., help: str = ...) -> str | None: ...
    @overload
    def take_lines(
        self, key: str, default: Default, *, required: bool = ..., help: str = ...
    ) -> str | Default: ...
    def take_lines(
        self, key: str, default: object = None, *, required: bool = False, help: str = ""
    ) -> object:
        """Take text whose line ends stay."""
        value = self._text(key, "text, lines kept", required, help)
        return default if value is None else value.strip("\n")

    @overload
    def take_choice(
        self, key: str, choices: Iterable[str], *, required: bool = ..., help: str = ...
    ) -> str | None: ...
    @overload
    def take_choice(
        self,
        key: str,
        choices: Iterable[str],
        default: Default,
        *,
        required: bool = ...,
        help: str = ...,
    ) -> str | Default: ...
    def take_choice(
        self,
        key: str,
        choices: Iterable[str],
        default: object = None,
        *,
        required: bool = False,
        help: str = "",
    ) -> object:
        """Take one of *choices*."""
        allowed = tuple(choices)
        value = self._word(key, " | ".join(allowed), required, help)
        if value is None:
            return default
        if value in allowed:
            return value
        self._wrong(key, f'"{value}"', _allowed(value, allowed))
        return default

    @overload
    def take_bool(self, key: str, *, required: bool = ..., help: str = ...) -> bool | None: ...
    @overload
    def take_bool(
        self, key: str, default: Default, *, required: bool = ..., help: str = ...
    ) -> bool | Default: ...
    def take_bool(
        self, key: str, default: object = None, *, required: bool = False, help: str = ""
    ) -> object:
        """Take ``yes`` or ``no`` (``true`` or ``false``, ``on`` or ``off``)."""
        value = self._word(key, "yes | no", required, help)
        if value is None:
            return default
        if value.casefold() in ("yes", "true", "on"):
            return True
        if value.casefold() in ("no", "false", "off"):
            return False
        self._wrong(key, f'"{value}"', "yes or no")
        return default

    @overload
    def take_int(
        self, key: str, *, low: int = ..., high: int = ..., required: bool = ..., help: str = ...
    ) -> int | None: ...
    @overload
    def take_int(
        self,
        key: str,
        default: Default,
        *,
        low: int = ...,
        high: int = ...,
        required: bool = ...,
        help: str = ...,
    ) -> int | Default: ...
    def take_int(
        self,
        key: str,
        default: object = None,
        *,
        low: int = -1_000_000,
        high: int = 1_000_000,
        required: bool = False,
        help: str = "",
    ) -> object:
        """Take a whole number from *low* to *high*."""
        value = self._word(key, "whole number", required, help)
        if value is None:
            return default
        if re.fullmatch(r"[-+]?[0-9]{1,9}", value) and low <= int(value) <= high:
            return int(value)
        self._wrong(key, f'"{value}"', f"a whole number from {low} to {high}")
        return default

    @overload
    def take_number(
        self,
        key: str,
        *,
        low: float = ...,
        high: float = ...,
        required: bool = ...,
        help: str = ...,
    ) -> float | None: ...
    @overload
    def take_number(
        self,
        key: str,
        default: Default,
        *,
        low: float = ...,
        high: float = ...,
        required: bool = ...,
        help: str = ...,
    ) -> float | Default: ...
    def take_number(
        self,
        key: str,
        default: object = None,
        *,
        low: float = -1e6,
        high: float = 1e6,
        required: bool = False,
        help: str = "",
    ) -> object:
        """Take a number from *low* to *high*, with a decimal point if any."""
        value = self._word(key, "number", required, help)
        if value is None:
            return default
        if re.fullmatch(r"[-+]?[0-9]{1,9}(\.[0-9]{1,9})?", value) and low <= float(value) <= high:
            return float(value)
        self._wrong(key, f'"{value}"', f"a number from {low:g} to {high:g}")
        return default

    @overload
    def take_date(self, key: str, *, required: bool = ..., help: str = ...) -> date | None: ...
    @overload
    def take_date(
        self, key: str, default: Default, *, required: bool = ..., help: str = ...
    ) -> date | Default: ...
    def take_date(
        self, key: str, default: object = None, *, required: bool = False, help: str = ""
    ) -> object:
        """Take a date as ``2025-03-04``; a time after it is left out."""
        value = self._word(key, "date", required, help)
        if value is None:
            return default
        match = _DATE.fullmatch(value)
        try:
            if match and value.isascii():
                return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            pass
        self._wrong(key, f'"{value}"', "a date is year-month-day: 2025-03-04")
        return default

    def take_strs(self, key: str, *, required: bool = False, help: str = "") -> tuple[str, ...]:
        """Take a list of words on one line each; one alone need not be a list."""
        node = self._take(key, "list of text", required, help)
        items = node.items if isinstance(node, Sequence) else (node,) if node else ()
        found = (self._scalar(item, key) for item in items)
        return tuple(" ".join(item.split()) for item in found if item is not None and item.strip())

    def take_mapping(self, key: str, *, required: bool = False, help: str = "") -> Fields | None:
        """Take a mapping, whose fields are then taken from it."""
        node = self._take(key, "mapping", required, help)
        return self._mapping(node, key, f"{key}.")

    def take_str_or_mapping(
        self, key: str, *, required: bool = False, help: str = ""
    ) -> str | Fields | None:
        """Take words on one line, or a mapping that says more.

        When a schema is described, this is a mapping.
        """
        node = self._take(key, "text | mapping", required, help)
        if isinstance(node, Scalar):
            value = self._scalar(node, key)
            return None if value is None else " ".join(value.split())
        return self._mapping(node, key, f"{key}.", "text or a mapping")

    def take_mappings(
        self, key: str, *, required: bool = False, help: str = ""
    ) -> tuple[Fields, ...]:
        """Take a list of mappings; one alone need not be a list."""
        node = self._take(key, "list of mappings", required, help)
        if self._file.describing:
            node = Sequence((Mapping((), 1),), 1)
        items = node.items if isinstance(node, Sequence) else (node,) if node else ()
        found = (self._mapping(item, key, f"{key}[].") for item in items)
        return tuple(item for item in found if item is not None)

    def take_strs_or_mappings(
        self, key: str, *, required: bool = False, help: str = ""
    ) -> tuple[tuple[int, str | Fields], ...]:
        """Take a list whose items are words or mappings, each with its line."""
        node = self._take(key, "list of text | mappings", required, help)
        if self._file.describing:
            node = Sequence((Mapping((), 1),), 1)
        items = node.items if isinstance(node, Sequence) else (node,) if node else ()
        found: list[tuple[int, str | Fields]] = []
        for item in items:
            if isinstance(item, Scalar):
                value = self._scalar(item, key)
                if value is not None and value.strip():
                    found.append((item.line, " ".join(value.split())))
            else:
                fields = self._mapping(item, key, f"{key}[].", "text or a mapping")
                if fields is not None:
                    found.append((item.line, fields))
        return tuple(found)

    def take_open(self, key: str, *, required: bool = False, help: str = "") -> Fields | None:
        """Take a mapping whose keys are free (languages, regions, ids).

        Its keys are read from :attr:`keys`, each value with one of the takers. When a schema is
        described it has the single key ``*``.
        """
        node = self._take(key, "mapping of any keys", required, help)
        if self._file.describing:
            node = Mapping(((Scalar("*", 1), Scalar("", 1, bare=True)),), 1)
        return self._mapping(node, key, f"{key}.")

    # -- the end ------------------------------------------------------------------------------

    def finish(self) -> None:
        """Raise all faults of the whole file: call it once, on the outermost mapping.

        Raises:
            HandoutError: of the class given to :func:`load_mapping`.
        """
        self._unknown_keys()
        if self._file.faults and not self._file.describing:
            faults = sorted(self._file.faults, key=lambda fault: fault.place.line or 0)
            raise self._file.error(*dict.fromkeys(faults))

    def _unknown_keys(self) -> None:
        for key in self._values:
            if key in self._taken:
                continue
            hint = _allowed(key, sorted(self._taken))
            self._fault(self._lines[key], f'unknown key "{self._path}{key}"', hint)
        for child in self._children:
            child._unknown_keys()

    # -- within -------------------------------------------------------------------------------

    def _fault(self, line: int, problem: str, hint: str | None = None) -> None:
        self._file.faults.append(Fault(Place(self._file.display, line), problem, hint))

    def _wrong(self, key: str, problem: str, hint: str | None) -> None:
        self._fault(self.line_of(key), f"{self._path}{key} is {problem}", hint)

    def _value(self, key: str) -> YamlNode | None:
        node = self._values.get(key)
        return None if isinstance(node, Scalar) and node.empty else node

    def _take(self, key: str, kind: str, required: bool, help: str) -> YamlNode | None:
        self._taken[key] = None
        self._file.known.setdefault(
            f"{self._path}{key}", FieldInfo(f"{self._path}{key}", kind, required, help)
        )
        node = self._value(key)
        if node is None and required:
            hint = f"{key}: {help}" if help else None
            self._fault(self.line_of(key), f'"{self._path}{key}" is missing', hint)
        return node

    def _text(self, key: str, kind: str, required: bool, help: str) -> str | None:
        node = self._take(key, kind, required, help)
        if node is None:
            return None
        value = self._scalar(node, key)
        if value is not None and required and not value.strip():
            self._fault(self.line_of(key), f'"{self._path}{key}" is empty', help or None)
        return value

    def _word(self, key: str, kind: str, required: bool, help: str) -> str | None:
        value = self._text(key, kind, required, help)
        return None if value is None else value.strip()

    def _scalar(self, node: YamlNode, key: str) -> str | None:
        if not isinstance(node, Scalar):
            hint = "put words that hold a colon or brackets in quotes"
            self._fault(
                node.line, f"{self._path}{key} is {_WORDS_FOR[type(node)]}, text is expected", hint
            )
            return None
        odd = _CONTROL.search(node.text)
        if odd:
            self._fault(
                node.line, f"{self._path}{key} holds a control character (U+{ord(odd[0]):04X})"
            )
            return None
        return node.text

    def _mapping(
        self, node: YamlNode | None, key: str, path: str, expected: str = "a mapping"
    ) -> Fields | None:
        if self._file.describing and node is None:
            node = Mapping((), 1)
        if node is None:
            return None
        if not isinstance(node, Mapping):
            self._fault(
                node.line,
                f"{self._path}{key} is {_WORDS_FOR[type(node)]}, {expected} is expected",
                "indent its keys below it, each as key: value",
            )
            return None
        fields = Fields(node, self._file, f"{self._path}{path}")
        self._children.append(fields)
        return fields
