"""Answers as notes: to read, or to paste into a record. Fields of one blank stand together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from handoutgen.answers.answer import Answer, Returned
from handoutgen.answers.telling import cell_of

_SHORT = 88
"""Characters of a line that label and words share."""
_PARTED = re.compile(r"(?:[.:?!…]| –) ")
"""Where a label's words for the whole blank end, and those for a part of it begin."""
_INDENT = "    "


def as_text(sheets: Iterable[Returned]) -> str:
    """Return *sheets* as notes."""
    return "\n\n".join("\n".join(_notes(sheet)) for sheet in sheets) + "\n"


def _notes(sheet: Returned) -> Iterator[str]:
    yield sheet.file
    mark = sheet.mark
    facts = [sheet.title]
    if mark is not None:
        facts += [mark.code, mark.version and f"version {mark.version}"]
        facts.append(mark.ref and f"ref. {mark.ref}")
    said = ", ".join(fact for fact in facts if fact)
    if said:
        yield said
    yield ""
    silent: list[str] = []
    for _, group in groupby(sheet.answers, lambda answer: answer.id.partition(".")[0]):
        yield from _blank(list(group), silent)
    for remark in sheet.remarks:
        yield from _under(f"Written on page {remark.page}", remark.text)
    if silent:
        yield from _under("Not answered", "\n".join(silent))


def _blank(answers: Sequence[Answer], silent: list[str]) -> Iterator[str]:
    """Yield the notes of one blank's fields; what was not answered goes into *silent*."""
    said = [answer for answer in answers if answer.given or answer.unclear]
    head = _shared([_label(answer) for answer in answers]) if len(answers) > 1 else ""
    if not said and all(answer.value is False for answer in answers) and not head:
        return
    if not said:
        silent.append(head.rstrip(" –:") if head else _label(answers[0]))
        return
    if head:
        yield head.rstrip(" –")
    for answer in said:
        for line in _note(answer, _label(answer)[len(head) :]):
            yield f"{_INDENT}{line}" if head else line
    if not head:
        silent += (
            _label(answer) for answer in answers if answer not in said and answer.value is not False
        )


def _label(answer: Answer) -> str:
    return answer.label or answer.id


def _shared(labels: Sequence[str]) -> str:
    """Return what all *labels* begin with, as far as it stands for itself."""
    first, last = min(labels), max(labels)  # what these two share, all between them do
    pairs = enumerate(zip(first, last, strict=False))
    common = first[: next((at for at, (one, other) in pairs if one != other), None)]
    ends = [match.end() for match in _PARTED.finditer(common)]
    return common[: ends[-1]] if ends else ""


def _note(answer: Answer, label: str) -> Iterator[str]:
    if answer.unclear:
        yield from _under(label, f"(unclear: {answer.unclear})")
    elif answer.value is True:
        yield f"[x] {label}"
    else:
        value = cell_of(answer)
        words = answer.shown or value
        yield from _under(label, words if value in words else f"{value}: {words}")


def _under(label: str, words: str) -> Iterator[str]:
    """Yield a label with its words: beside it, where they are short, else below it."""
    lines = words.split("\n")
    if len(lines) == 1 and len(label) + len(words) < _SHORT:
        yield f"{label}{'' if label[-1:] in tuple('?:.!…') else ':'} {words}"
    else:
        yield label
        yield from (f"{_INDENT}{line}" for line in lines)
