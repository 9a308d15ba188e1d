"""What can go wrong, said once: the place, the problem and the way out.

Every error that a person may see is a :class:`HandoutError` and carries all of its faults at
once. Messages never hold a client's name: they quote templates, keys and line numbers, never
personal values.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from typing import ClassVar, TypeVar

from handoutgen.records import dataclass

Result = TypeVar("Result")

MOST_NAMES = 12
"""Names that a hint lists of many; one or two more are no reason to leave any out."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something was found: a file, or a name such as ``--section``, and a line from 1."""

    name: str
    line: int | None = None

    def __str__(self) -> str:
        return self.name if self.line is None else f"{self.name}:{self.line}"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, with the way out of it."""

    place: Place
    problem: str
    hint: str | None = None

    def __str__(self) -> str:
        first = f"{self.place}: {self.problem}"
        return first if self.hint is None else f"{first}\n  hint: {self.hint}"


class Refusal(Fault):
    """What a template says of itself: nothing is wrong with it, it wants to be asked otherwise."""

    __slots__ = ()


class HandoutError(Exception):
    """All the faults that stopped a piece of work, in the order they were found."""

    exit_code: ClassVar[int] = 1

    def __init__(self, *faults: Fault) -> None:
        if not faults:
            raise ValueError("an error needs at least one fault")
        super().__init__(*faults)
        self.faults: tuple[Fault, ...] = faults

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)

    @classmethod
    def at(
        cls, place: Place | str, problem: str, hint: str | None = None, *, line: int | None = None
    ) -> HandoutError:
        """Return an error of this class with a single fault."""
        where = Place(place, line) if isinstance(place, str) else place
        return cls(Fault(where, problem, hint))


class CallError(HandoutError):
    """The call itself was wrong: a name, an option or a query that cannot be meant."""

    exit_code = 2


class SourceError(HandoutError):
    """An article or an outline cannot be read."""


class Locked(SourceError):
    """A file with a password that is not known."""


class BrandError(HandoutError):
    """A brand file or something it names cannot be used."""


class TemplateError(HandoutError):
    """A template cannot be filled."""


class WriteError(HandoutError):
    """A handout cannot be written as it is, or its file cannot be saved."""


class NameRefused(WriteError):
    """A file cannot be called so where it is to lie; others beside it may well be saved."""


class BlankError(ValueError):
    """A blank's own fields cannot be meant; *problem* and *hint* go into a fault with a place."""

    def __init__(self, problem: str, hint: str | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.hint = hint


class NotBuiltYet(CallError):
    """Something the design has room for and this version does not do."""


class Gathered:
    """Lets several steps fail and tells all of it at once: ``with gathered: step()``."""

    __slots__ = ("_errors",)

    def __init__(self) -> None:
        self._errors: list[HandoutError] = []

    def __enter__(self) -> Gathered:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        if isinstance(error, HandoutError):
            self._errors.append(error)
            return True
        return False

    def tried(self, step: Callable[[], Result], otherwise: Result) -> Result:
        """Return what *step* returns, or *otherwise* where it fails."""
        with self:
            return step()
        return otherwise

    @property
    def nothing_failed(self) -> bool:
        return not self._errors

    def raise_if_any(self) -> None:
        """Raise one error with the faults of all: the first one's class, or that of a wrong call.

        A call that is wrong cannot be made however often it is tried, whatever else is amiss.
        """
        if self._errors:
            faults = dict.fromkeys(fault for error in self._errors for fault in error.faults)
            calls = (error for error in self._errors if isinstance(error, CallError))
            raise type(next(calls, self._errors[0]))(*faults)


def nearest(word: str, known: Iterable[str], *, likeness: float = 0.6) -> str | None:
    """Return the known name most like *word*, or None when none is as close as *likeness*."""
    names = list(known)
    folded = {name.casefold(): name for name in names}
    found = difflib.get_close_matches(word.casefold(), list(folded), n=1, cutoff=likeness)
    return folded[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str], *, what: str = "known here") -> str:
    """Return a hint for a mistyped *word*: the nearest name, else what names there are."""
    names = sorted(set(known))
    close = nearest(word, names)
    if close is not None:
        return f'did you mean "{close}"?'
    if not names:
        return "there is nothing of the kind"
    shown = ", ".join(names if len(names) <= MOST_NAMES + 2 else [*names[:MOST_NAMES], "…"])
    return f"{what}: {shown}"
