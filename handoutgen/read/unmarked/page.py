"""A saved page on its way to becoming an article: its pieces, and what each was found to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from functools import lru_cache
from typing import Literal, TypeAlias

from handoutgen.read.unmarked.bylines import Byline, is_person
from handoutgen.read.unmarked.dialogue import turns
from handoutgen.read.unmarked.languages import foreign_language, site_language
from handoutgen.read.unmarked.pieces import Piece
from handoutgen.read.unmarked.site_phrases import site_habit
from handoutgen.records import dataclass

Role: TypeAlias = Literal["title", "summary", "byline", "heading", "reference", "dropped"]

_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.):]?|[•\-–*])\s+")
_NAME_WORD = re.compile(r"[^\W\d_]{2,}")
_SMALL_WORD = re.compile(r"(?<![\w'’-])[a-zß-ÿ][^\W\d_]+")
_HEAD = 14
"""A byline stands at most this many pieces below the title."""
_LONGEST_SUMMARY = 70
_FEW_GAPS = 0.1
_MOST_BELOW = 4
_STEM = 5
"""How many letters of a word are compared: endings change."""
_OTHER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a piece was found to be, and the reason."""

    role: Role
    why: str


@dataclass(slots=True)
class Page:
    """The pieces of one text; passes find out, one after the other, what they are.

    A piece without a finding belongs to the article's body.
    """

    pieces: tuple[Piece, ...]
    language: str = "en"
    title: str = ""
    site: str = ""
    bylines: list[tuple[int, Byline]] = field(default_factory=list)
    """What was read of authors, reviewers and dates, with the line that says so."""
    listed: dict[str, int] = field(default_factory=dict)
    """What a list of contents names, as keys, with each one's depth in it."""
    findings: dict[int, Finding] = field(default_factory=dict)

    _small: frozenset[str] | None = None
    _gaps: int | None = None
    _margin: int | None = None
    _site_language: str | None = None
    _turns: frozenset[int] | None = None
    _stems: frozenset[str] | None = None

    def find(self, position: int, role: Role, why: str) -> None:
        """Say what the piece at *position* is; what was found first stands."""
        self.findings.setdefault(position, Finding(role, why))

    def drop(self, position: int, why: str) -> None:
        self.find(position, "dropped", why)

    def role(self, position: int) -> Role | None:
        found = self.findings.get(position)
        return found.role if found else None

    def open(self) -> Iterator[tuple[int, Piece]]:
        """Yield the pieces nothing was found about, with their positions."""
        for position, piece in enumerate(self.pieces):
            if position not in self.findings:
                yield position, piece

    def positions(self, role: Role) -> list[int]:
        return sorted(at for at, found in self.findings.items() if found.role == role)

    def next_open(self, position: int) -> int | None:
        """Return the position of the next piece of the body, headings included."""
        for at in range(position + 1, len(self.pieces)):
            if at not in self.findings or self.findings[at].role == "heading":
                return at
        return None

    def previous_open(self, position: int) -> int | None:
        for at in range(position - 1, -1, -1):
            if at not in self.findings or self.findings[at].role == "heading":
                return at
        return None

    def names_person(self, words: str) -> bool:
        """Tell whether *words* look like a person's name and the text has none of them small.

        A title such as "Saying No Kindly" looks like a name, but the text goes on to say no.
        """
        if not is_person(words) or words.isupper() or len(words.split()) > 5:
            return False
        return not any(word.casefold() in self._small_words() for word in _NAME_WORD.findall(words))

    @property
    def has_no_gaps(self) -> bool:
        """Whether hardly any empty lines part the pieces, so that they tell nothing."""
        if self._gaps is None:
            self._gaps = sum(piece.after_gap for piece in self.pieces)
        return self._gaps < _FEW_GAPS * len(self.pieces)

    def is_said(self, position: int) -> bool:
        """Tell whether the piece at *position* is what a speaker says in a transcript."""
        if self._turns is None:
            self._turns = turns(self.pieces)
        return position in self._turns

    def foreign(self, words: str) -> str | None:
        """Return the language of *words* if it is not the text's: more easily the site's own."""
        if self._site_language is None:
            short = [piece.text for piece in self.pieces]
            self._site_language = site_language(short, self.language) or ""
        sure = foreign_language(words, self.language)
        if sure or not self._site_language or self.speaks_of(words):
            return sure
        return foreign_language(words, self.language, beside=self._site_language)

    def is_foreign(self, words: str) -> bool:
        return self.foreign(words) is not None

    @property
    def margin(self) -> int:
        """How far most of the running text is set in."""
        if self._margin is None:
            indents = sorted(piece.indent for _, piece in self.open() if piece.is_prose)
            self._margin = indents[len(indents) // 2] if indents else 0
        return self._margin

    def speaks_of(self, words: str) -> bool:
        """Tell whether the title or the running text has one of the telling *words*, about."""
        telling = [word for word in _NAME_WORD.findall(words.casefold()) if len(word) > 3]
        if self._stems is None:
            self._stems = frozenset(
                word[:_STEM]
                for piece in self.pieces
                if piece.is_prose
                for word in _NAME_WORD.findall(piece.text.casefold())
            )
        title = {word[:_STEM] for word in _NAME_WORD.findall(self.title.casefold())}
        return any(word[:_STEM] in self._stems or word[:_STEM] in title for word in telling)

    def _small_words(self) -> frozenset[str]:
        if self._small is None:
            self._small = frozenset(
                word
                for piece in self.pieces
                if piece.is_prose
                for word in _SMALL_WORD.findall(piece.text)
            )
        return self._small

    def prose_span(self) -> tuple[int, int]:
        """Return where the body's running text begins and ends; an empty span if it has none.

        What stands above the byline is no running text yet: it is the summary. A few sentences
        below the references are the site's.
        """
        prose = [
            at
            for at, piece in self.open()
            if piece.is_prose and piece.words >= 8 and not site_habit(piece.text, at_edge=True)
        ]
        if not prose:
            return 0, len(self.pieces) - 1
        references = self.positions("reference")
        below = [at for at in prose if references and at > references[-1]]
        if len(below) < min(len(prose), _MOST_BELOW + 1):
            prose = [at for at in prose if at not in below]
        head_end = self._head_end()
        return next((at for at in prose if at > head_end), prose[0]), prose[-1]

    def _head_end(self) -> int:
        """Return the position of the last byline below the title, with one paragraph between."""
        titles = self.positions("title")
        end = titles[0] if titles else -1
        paragraphs = 0
        for at in range(end + 1, min(end + 1 + _HEAD, len(self.pieces)) if titles else 0):
            if self.role(at) == "byline":
                end = at
            elif self.role(at) is None and self.pieces[at].is_prose:
                paragraphs += 1
                if paragraphs > 1 or self.pieces[at].words > _LONGEST_SUMMARY:
                    break
        return end


@lru_cache(maxsize=8192)
def key(words: str) -> str:
    """Return *words* as they are compared: without number, case and punctuation."""
    return _OTHER.sub(" ", _NUMBERED.sub("", words, count=1).casefold()).strip()
