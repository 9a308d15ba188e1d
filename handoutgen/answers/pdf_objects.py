"""Objects of a PDF as plain values, whatever stands where something else was expected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeGuard

from handoutgen.answers.cleaning import LONGEST

if TYPE_CHECKING:
    import pikepdf

MOST_OPTIONS = 2_000
"""Items of a list, and lines of a text, that are looked at."""


def is_stream(value: Any) -> TypeGuard[pikepdf.Stream]:
    import pikepdf

    return isinstance(value, pikepdf.Stream)


def whole(value: Any) -> int:
    """Return *value* as a whole number, 0 where it is none."""
    try:
        return int(value)
    except (TypeError, ValueError, ArithmeticError):
        return 0


def is_dictionary(value: Any) -> TypeGuard[pikepdf.Dictionary]:
    import pikepdf

    return isinstance(value, pikepdf.Dictionary)


def is_set(value: Any, key: str) -> bool:
    """Tell whether *value* is a dictionary that has ``true`` under *key*."""
    found: Any = value.get(key) if is_dictionary(value) else None
    return found is True


def keys_of(value: Any) -> Iterator[str]:
    """Yield the keys of a PDF dictionary, each with its slash; nothing, where it is none."""
    if is_dictionary(value):
        for key in value.keys():  # noqa: SIM118 - no Python mapping
            yield str(key)


def items_of(value: Any, most: int) -> Iterator[Any]:
    """Yield at most *most* items of a PDF array; nothing, where it is none."""
    import pikepdf

    if isinstance(value, pikepdf.Array):
        for number in range(min(len(value), most)):
            yield value[number]


def name_of(value: Any) -> str:
    """Return a name or an operator as it stands, "" where it is no text in UTF-8."""
    try:
        return str(value)
    except UnicodeDecodeError:
        return ""


def text_of(value: Any) -> str:
    """Return the words of a text string, or of the stream that long ones are kept in."""
    import pikepdf

    if isinstance(value, pikepdf.Stream):
        return _decoded(value.read_bytes()[: LONGEST * 4])
    if isinstance(value, pikepdf.String):
        return _decoded(bytes(value))
    if isinstance(value, pikepdf.Name):
        return name_of(value)[1:]
    if isinstance(value, pikepdf.Array):
        return "\n".join(text_of(one) for one in items_of(value, MOST_OPTIONS))
    if is_dictionary(value) or value is None or isinstance(value, bool):
        return ""
    return str(value)


def _decoded(data: bytes) -> str:
    """Return a text string's words: UTF-16 or UTF-8 by its mark, else PDFDocEncoding."""
    for mark, encoding in ((b"\xfe\xff", "utf-16-be"), (b"\xff\xfe", "utf-16-le")):
        if data.startswith(mark):
            return data[2:].decode(encoding, "replace")
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    return data.decode("pdfdoc", "replace")  # pikepdf brings this codec
