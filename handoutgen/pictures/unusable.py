"""Why a picture cannot be used, before it is known where it was named."""

from __future__ import annotations


class Unusable(ValueError):
    """What is wrong with a picture, and the way out of it."""

    def __init__(self, problem: str, hint: str | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.hint = hint
