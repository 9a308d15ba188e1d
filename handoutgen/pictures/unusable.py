"""Why a picture cannot be used, before it is known where it was named."""

from __future__ import annotations

from typing import NoReturn


class Unusable(ValueError):
    """What is wrong with a picture, and the way out of it."""

    def __init__(self, problem: str, hint: str | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.hint = hint


def refuse(what: str) -> NoReturn:
    """Raise that an SVG holds something that a picture on paper has no use for."""
    raise Unusable(f"the SVG holds {what}", "export it as a plain SVG of shapes, or save it as PNG")
