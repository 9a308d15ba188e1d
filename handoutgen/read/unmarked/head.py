"""A heading with the text below it."""

from __future__ import annotations

from handoutgen.read.unmarked.phrases import CLOSING
from handoutgen.read.unmarked.pieces import Piece
from handoutgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """A heading with the text below it, and the level found for it."""

    piece: Piece
    body: tuple[Piece, ...]
    why: str
    level: int = 1
    listed: int | None = None

    @property
    def text(self) -> str:
        return self.piece.text

    @property
    def closing(self) -> bool:
        return CLOSING.fullmatch(self.text) is not None

    @property
    def question(self) -> bool:
        return self.text.rstrip().endswith("?")

    @property
    def paragraphs(self) -> int:
        return len(self.body)
