"""Names that mean nothing: noted when they are used, with their line, so that all are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

import jinja2
from jinja2.utils import missing

from handoutgen.compose.literals import RENDER, describe
from handoutgen.errors import did_you_mean, nearest


class Nameless(jinja2.Undefined):
    """A name, attribute or item that isn't there. Using it is a fault; asking for it is not.

    It acts as nothing once the fault is noted, so that the rendering goes on to the next one.
    """

    __slots__ = ()

    way_out: ClassVar[str | None] = None
    """The hint of one that says itself what is wrong."""

    def _note(self) -> None:
        render = RENDER.get()
        name = self._undefined_name
        if self._undefined_hint:
            render.fault(self._undefined_hint, self.way_out)
        elif self._undefined_obj is missing:
            render.fault(*unknown_name(str(name), render.names))
        else:
            render.fault(*unknown_attribute(self._undefined_obj, name))

    def _fail_with_undefined_error(self, *args: Any, **kwargs: Any) -> Any:
        self._note()
        return SILENT

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        self._note()
        return SILENT

    def __str__(self) -> str:
        self._note()
        return ""

    def __html__(self) -> str:
        self._note()
        return ""

    def __iter__(self) -> Iterator[Any]:
        self._note()
        return iter(())

    def __len__(self) -> int:
        self._note()
        return 0

    def __bool__(self) -> bool:
        self._note()
        return False

    def __eq__(self, other: object) -> bool:
        self._note()
        return False

    def __ne__(self, other: object) -> bool:
        self._note()
        return True

    def __hash__(self) -> int:
        self._note()
        return 0

    def __contains__(self, item: object) -> bool:
        self._note()
        return False

    __add__ = __radd__ = __sub__ = __rsub__ = _fail_with_undefined_error
    __mul__ = __rmul__ = __div__ = __rdiv__ = _fail_with_undefined_error
    __truediv__ = __rtruediv__ = _fail_with_undefined_error
    __floordiv__ = __rfloordiv__ = _fail_with_undefined_error
    __mod__ = __rmod__ = _fail_with_undefined_error
    __pos__ = __neg__ = _fail_with_undefined_error
    __call__ = __getitem__ = _fail_with_undefined_error
    __lt__ = __le__ = __gt__ = __ge__ = _fail_with_undefined_error
    __int__ = __float__ = __complex__ = _fail_with_undefined_error
    __pow__ = __rpow__ = _fail_with_undefined_error


class _Silent(Nameless):
    """What comes of using something nameless: one fault is enough."""

    __slots__ = ()

    def _note(self) -> None:
        return


SILENT = _Silent()


def unknown_name(name: str, known: Iterable[str]) -> tuple[str, str]:
    """Return the problem and the hint for a name that nothing goes by."""
    shown = [word for word in known if not word.startswith("_")]
    if not shown:
        return f'nothing is called "{name}"', "give it a value, or let a blank stand for it"
    composed = "brand" in shown  # names of a handout: others may have been left out of the call
    problem = f'nothing is called "{name}"'
    if not composed:
        return problem, did_you_mean(name, shown, what="names with a value")
    close = nearest(name, shown)
    if close is None:
        return problem, f"give it a value: --set {name}=…; a list goes into --set-file FILE.yaml"
    return problem, f'did you mean "{close}"? A value of your own is given with --set {name}=…'


def unknown_attribute(owner: object, name: object) -> tuple[str, str | None]:
    """Return the problem and the hint for an attribute or an item that *owner* doesn't have."""
    if not isinstance(name, str):
        return f"{describe(owner)} has no item {name!r}", None
    if owner is None:
        return f'"{name}" is asked of what has no value', None
    known = attributes_of(owner)
    hint = did_you_mean(name, known, what="it has") if known else None
    return f'{owner_name(owner)} has no "{name}"', hint


def owner_name(owner: object) -> str:
    what = getattr(type(owner), "what", None)
    return what if isinstance(what, str) and what != "this" else describe(owner)


def attributes_of(owner: object) -> list[str]:
    """Return the names that a template may ask *owner* for."""
    if isinstance(owner, Mapping):
        return [str(key) for key in owner]
    offered = getattr(type(owner), "offers", None)
    return sorted(offered) if offered else []
