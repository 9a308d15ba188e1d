"""Values for ``handoutgen fill``: a JSON file of text, numbers, lists and objects."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from handoutgen.errors import CallError, Fault, HandoutError
from handoutgen.files import read_text

MOST_BYTES = 5_000_000
_LEAST_HIDDEN = 3
"""Shorter texts say nothing of anybody, and stand in all kinds of words."""


def read_values(path: Path) -> dict[str, object]:
    """Return the names and values in the file at *path*. What is wrong is told without them.

    Raises:
        CallError: if it cannot be read, or holds anything but an object.
    """
    shown = os.fspath(path)
    text = read_text(path, shown, most=MOST_BYTES, error=CallError)
    try:
        found = json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        problem = f"is no JSON: column {error.colno} cannot be read"
        raise CallError.at(shown, problem, 'write {"name": "value"}', line=error.lineno) from None
    except RecursionError:
        raise CallError.at(shown, "is nested too deep") from None
    except ValueError:
        problem = "holds a number that is none, or that is too long"
        raise CallError.at(shown, problem, "write it as text") from None
    if not isinstance(found, dict):
        raise CallError.at(shown, "holds no object", 'write {"name": "value"}')
    return found


def _no_number(name: str) -> object:
    raise ValueError(name)


def texts_in(values: object) -> Iterator[str]:
    """Yield every text in *values*; the names that they go by are no values."""
    match values:
        case str():
            yield values
        case Mapping():
            for value in values.values():
                yield from texts_in(value)
        case list():
            for value in values:
                yield from texts_in(value)
        case _:
            pass


def without_values(error: HandoutError, values: object) -> HandoutError:
    """Return *error* with an ellipsis for every text of *values* that its faults quote."""
    texts = {text for text in texts_in(values) if len(text.strip()) >= _LEAST_HIDDEN}
    if not texts:
        return error
    longest_first = sorted(texts, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)

    def hidden(words: str) -> str:
        return pattern.sub("…", words)

    faults = (
        Fault(fault.place, hidden(fault.problem), fault.hint and hidden(fault.hint))
        for fault in error.faults
    )
    return type(error)(*faults)
