"""Frozen, slotted dataclasses that are made in a quarter of the time.

The standard decorator compiles six methods of every such class, which at the start of a command
takes longer than a handout of six pages. Here only ``__init__`` is compiled, as it is what runs
most; the others are the same functions for all classes. Whatever is not both frozen and slotted,
or is ordered, the standard decorator makes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    import dataclasses
    from collections.abc import Callable
    from operator import attrgetter
    from reprlib import recursive_repr
    from typing import Any

    def dataclass(
        cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, **wanted: bool
    ) -> Any:
        """Do what ``dataclasses.dataclass`` does."""
        if cls is not None or not (frozen and slots) or wanted.get("order"):
            return dataclasses.dataclass(cls, frozen=frozen, slots=slots, **wanted)
        return lambda plain: _made(plain, **wanted)

    def _made(plain: type, *, eq: bool = True, **wanted: bool) -> type:
        own = frozenset(vars(plain))
        standard = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, **wanted)
        cls = standard(plain)
        fields = dataclasses.fields(cls)
        methods = {"__init__": _init(cls, fields), **_SHARED}
        if eq:
            methods |= _comparing([field.name for field in fields if field.compare])
        for name, method in methods.items():
            if name not in own:
                setattr(cls, name, method)
        return cls

    def _init(cls: type, fields: tuple[dataclasses.Field[Any], ...]) -> Callable[..., None]:
        """Compile an ``__init__`` that fills the slots themselves, past ``__setattr__``."""
        known: dict[str, Any] = {"_new": object()}
        by_place, by_name, body = ["self"], [], []
        for field in fields:
            name, value, given = field.name, field.name, field.name
            if field.default is not dataclasses.MISSING:
                known[f"_default_{name}"] = field.default
                given = f"{name}=_default_{name}"
            elif field.default_factory is not dataclasses.MISSING:
                known[f"_make_{name}"] = field.default_factory
                given = f"{name}=_new"
                value = f"_make_{name}() if {name} is _new else {name}"
            known[f"_set_{name}"] = getattr(cls, name).__set__
            body.append(f"_set_{name}(self, {value})")
            (by_name if field.kw_only else by_place).append(given)
        if hasattr(cls, "__post_init__"):
            body.append("self.__post_init__()")
        parameters = ", ".join([*by_place, *(["*", *by_name] if by_name else [])])
        lines = "\n ".join(body or ["pass"])
        exec(f"def __init__({parameters}):\n {lines}", known)  # noqa: S102 - names of fields
        return known["__init__"]

    def _comparing(names: list[str]) -> dict[str, Callable[..., Any]]:
        """Return methods that compare and hash by the values of *names*."""
        if len(names) == 1:
            (only,) = map(attrgetter, names)

            def values(self: object) -> tuple[Any, ...]:
                return (only(self),)
        else:
            values = attrgetter(*names) if names else lambda _: ()

        def __eq__(self: object, other: object) -> bool:  # noqa: N807
            if other.__class__ is not self.__class__:
                return NotImplemented
            return values(self) == values(other)

        def __hash__(self: object) -> int:  # noqa: N807
            return hash(values(self))

        return {"__eq__": __eq__, "__hash__": __hash__}

    @recursive_repr()
    def _repr(self: Any) -> str:
        shown = (field.name for field in dataclasses.fields(self) if field.repr)
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{type(self).__qualname__}({said})"

    def _refuse_change(_self: object, name: str, _value: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def _refuse_removal(_self: object, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def _state(self: Any) -> list[Any]:
        return [getattr(self, field.name) for field in dataclasses.fields(self)]

    def _set_state(self: Any, state: list[Any]) -> None:
        for field, value in zip(dataclasses.fields(self), state, strict=True):
            object.__setattr__(self, field.name, value)

    _SHARED = {
        "__repr__": _repr,
        "__setattr__": _refuse_change,
        "__delattr__": _refuse_removal,
        "__getstate__": _state,
        "__setstate__": _set_state,
    }
