"""Our frozen dataclasses do what the standard ones do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field, replace
from typing import Any

import pytest

from handoutgen import records

WAYS: dict[str, Callable[..., Any]] = {"standard": dataclass, "ours": records.dataclass}


def _classes(way: Callable[..., Any]) -> dict[str, type]:
    @way(frozen=True, slots=True)
    class Empty:
        """Nothing."""

    @way(frozen=True, slots=True)
    class Words:
        """One field."""

        text: str

    @way(frozen=True, slots=True)
    class Picture:
        kind: str
        data: bytes = field(compare=False, repr=False)
        names: list[str] = field(default_factory=list)
        width: float = 1.0

    @way(frozen=True, slots=True, kw_only=True)
    class Fields:
        id: str = ""
        label: str

    @way(frozen=True, slots=True, kw_only=True)
    class Lines(Fields):
        count: int = 3

        def __post_init__(self) -> None:
            if self.count < 1:
                raise ValueError("no line")
            object.__setattr__(self, "id", self.id or self.label.lower())

    @way(frozen=True, slots=True, eq=False)
    class Apart:
        """Compared by what it is."""

        names: tuple[str, ...] = ()

    @way(frozen=True, slots=True)
    class Own:
        name: str

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 7

        def __repr__(self) -> str:
            return "mine"

    @way(frozen=True, slots=True, order=True)
    class Length:
        pt: float

    found = (Empty, Words, Picture, Fields, Lines, Apart, Own, Length)
    return {cls.__name__: cls for cls in found}


STANDARD, OURS = _classes(dataclass), _classes(records.dataclass)
MADE: tuple[tuple[str, tuple[Any, ...], dict[str, Any]], ...] = (
    ("Empty", (), {}),
    ("Words", ("a",), {}),
    ("Words", ("b",), {}),
    ("Words", (float("nan"),), {}),
    ("Picture", ("png", b"1"), {}),
    ("Picture", ("png", b"2"), {"names": ["x"]}),
    ("Picture", ("png",), {"data": b"2", "width": 2.0}),
    ("Fields", (), {"label": "Why?"}),
    ("Lines", (), {"label": "Why?"}),
    ("Lines", (), {"label": "Why?", "id": "w", "count": 4}),
    ("Apart", (("a",),), {}),
    ("Own", ("a",), {}),
    ("Length", (2.0,), {}),
)


def _outcome(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except Exception as error:
        return type(error), str(error)


@pytest.mark.parametrize(("name", "places", "names"), MADE)
def test_objects_are_alike(name: str, places: tuple[Any, ...], names: dict[str, Any]) -> None:
    ours, standard = OURS[name](*places, **names), STANDARD[name](*places, **names)
    assert repr(ours) == repr(standard)
    assert dataclasses.asdict(ours) == dataclasses.asdict(standard)
    assert ours.__match_args__ == standard.__match_args__
    assert not hasattr(ours, "__dict__")
    assert copy.deepcopy(ours).__class__ is ours.__class__
    assert repr(copy.copy(ours)) == repr(standard)
    assert repr(replace(ours)) == repr(standard)
    if name != "Apart":
        assert _outcome(lambda: hash(ours)) == _outcome(lambda: hash(standard))
    for each in dataclasses.fields(ours):
        with pytest.raises(FrozenInstanceError, match=each.name):
            setattr(ours, each.name, 1)
        with pytest.raises(FrozenInstanceError, match=each.name):
            delattr(ours, each.name)


def test_equal_are_those_that_the_standard_ones_say() -> None:
    ours = [OURS[name](*places, **names) for name, places, names in MADE]
    standard = [STANDARD[name](*places, **names) for name, places, names in MADE]
    for row, mine in zip(ours, standard, strict=True):
        said = [row == other for other in ours]
        assert said == [mine == other for other in standard]


@pytest.mark.parametrize(
    ("name", "places", "names"),
    [
        ("Words", (), {}),
        ("Words", ("a", "b"), {}),
        ("Words", (), {"txt": "a"}),
        ("Lines", ("a",), {}),
        ("Lines", (), {"label": "a", "count": 0}),
    ],
)
def test_calls_that_fail(name: str, places: tuple[Any, ...], names: dict[str, Any]) -> None:
    ours = _outcome(lambda: OURS[name](*places, **names))
    standard = _outcome(lambda: STANDARD[name](*places, **names))
    assert ours[0] is standard[0]


def test_default_lists_are_not_shared() -> None:
    one, other = (OURS["Picture"]("png", b"") for _ in range(2))
    assert one.names is not other.names


@records.dataclass(frozen=True, slots=True)
class Sent:
    """At the top of a module, so that it can be pickled."""

    name: str
    count: int = 1


def test_processes_can_send_them() -> None:
    assert pickle.loads(pickle.dumps(Sent("a", 2))) == Sent("a", 2)  # noqa: S301 - our own
