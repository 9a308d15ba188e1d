"""What was written into a returned sheet."""

from __future__ import annotations

from typing import Literal, TypeAlias

from handoutgen.model.sheet_mark import SheetMark
from handoutgen.records import dataclass
from handoutgen.report import Notice

Value: TypeAlias = str | bool | tuple[str, ...] | None
"""Words, a tick or none, several of a list; None where there is no answer or it is unclear."""

Format: TypeAlias = Literal["pdf", "docx"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One field as it came back.

    *label* says what was asked, where the file says so. *shown* is what *value* stands for, in
    words, where it is one of several to choose from. *unclear* says why there is no value though
    something was marked.
    """

    id: str
    value: Value
    label: str = ""
    shown: str = ""
    unclear: str = ""

    @property
    def given(self) -> bool:
        """Whether there is an answer: words, a tick, a choice."""
        return bool(self.value)


@dataclass(frozen=True, slots=True)
class Remark:
    """Words that were put on a page beside its fields."""

    page: int
    text: str


@dataclass(frozen=True, slots=True)
class Returned:
    """A sheet that came back; *mark* is None where it does not say which one it is.

    Without *answers* it had no fields, and there are *remarks*.
    """

    file: str
    format: Format
    title: str
    mark: SheetMark | None
    answers: tuple[Answer, ...]
    remarks: tuple[Remark, ...] = ()
    notices: tuple[Notice, ...] = ()
