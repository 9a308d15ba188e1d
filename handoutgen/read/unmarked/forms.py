"""The form of a heading: whether it asks, advises, counts; which headings are of one series."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, TypeAlias

from handoutgen.read.unmarked.phrases import CHAPTER_OPENING, CHAPTERS, FAQ, STEP

Form: TypeAlias = Literal["question", "asking", "doing", "advice", "to you", "name"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ASKING_WORDS = (
    "what how why when who where which can is are does do should will qué cómo por cuándo quién"
    " cuál dónde qu que quoi comment pourquoi quand qui quel quelle was wie warum wann wer welche"
    " wo che cosa come perché quando chi quale como porque o"
)
_ASKING = frozenset(_ASKING_WORDS.split())
_ADVISING_WORDS = (
    "accept acknowledge ask avoid be become begin breathe bring build call care carry catch "
    "celebrate challenge change check choose clean clear climb close combine commit communicate "
    "compare complete confide congratulate connect consider continue cook cool count cover create "
    "cry cultivate cut dance decide define delegate demonstrate describe develop discover discuss "
    "distract do don't draw drink drop earn eat educate embrace encourage end engage enjoy enlist "
    "ensure establish evaluate examine exchange exercise expect explain explore express face fill "
    "find finish fix focus follow forgive foster free gather get give go greet grow guide have "
    "hear help hold honor honour hug identify imagine improve include increase initiate integrate "
    "introduce invest invite involve join journal keep know laugh lean learn leave let lie light "
    "limit list listen look lower maintain make manage map mark meditate mind mix model monitor "
    "move name never note notice nurture observe offer open order own pace paint pause pay pick "
    "picture place plan play postpone practice practise pray prepare prioritise prioritize "
    "promise promote prompt protect provide pull put question quit raise rate reach read "
    "recognise recognize reconnect record reduce refer reflect reframe rehearse reject relax "
    "release rely remember remind remove repeat replace resist respect respond rest return review "
    "reward rewrite roll run save say scan schedule scream search see seek select send serve set "
    "shake share shift shop show shrink sing sit skip sleep slow smile soften solve soothe sort "
    "speak spend stand start stay step stick stop strengthen stretch stroke structure study "
    "suggest support swap take talk tap teach tell tend tense test thank think tidy touch trace "
    "track travel treat trust try tune turn understand unplug use utilise utilize validate value "
    "vary visit voice volunteer vote wait wake walk warm wash watch wear weigh welcome write"
)
_ADVISING = frozenset(_ADVISING_WORDS.split())
_NO_GERUND_WORDS = (
    "nothing something anything everything morning evening king spring string thing being"
    " wellbeing sibling feeling meaning bring during"
)
_NO_GERUNDS = frozenset(_NO_GERUND_WORDS.split())
_NUMBER = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|"
    r"fourth|fifth|sixth|last)"
)
_COUNTED = re.compile(rf"(?:the )?([^\W\d_]+?)s?\s+{_NUMBER}\b", re.IGNORECASE)
_COUNTED_FIRST = re.compile(
    r"(?:the )?(?:first|second|third|fourth|fifth|sixth|last)\s+([^\W\d_]+)", re.I
)
_TIMES = (
    frozenset({"before", "during", "after", "while", "afterwards"}),
    frozenset({"morning", "mornings", "afternoon", "afternoons", "evening", "evenings", "night"}),
    frozenset({"do", "don't", "dos", "don'ts", "do's", "pros", "cons"}),
    frozenset({"advantages", "disadvantages", "strengths", "weaknesses", "limitations"}),
    frozenset({"for", "at", "with"}),
)
"""First words that make a series of headings, whatever stands behind them."""


def words_of(heading: str) -> tuple[str, ...]:
    return tuple(word.casefold().replace("’", "'") for word in _WORD.findall(heading))


@lru_cache(maxsize=8192)
def form_of(heading: str) -> Form:
    """Return the form that *heading* has."""
    words = words_of(heading)
    if heading.rstrip().endswith("?"):
        return "question"
    if not words:
        return "name"
    first = words[0]
    if first in ("you", "you're", "your", "you'll", "you've"):
        return "to you"
    if first in _ADVISING and len(words) > 1:
        return "advice"
    if first in _ASKING and len(words) > 1:
        return "asking"
    if first.endswith("ing") and len(first) > 4 and first not in _NO_GERUNDS:
        return "doing"
    return "name"


@dataclass(slots=True)
class Company:
    """The forms that headings already met have, for asking whether one more is like them."""

    openings: set[tuple[str, Form]] = field(default_factory=set)
    forms: list[Form] = field(default_factory=list)
    known_forms: set[Form] = field(default_factory=set)

    def add(self, heading: str) -> None:
        words, form = words_of(heading), form_of(heading)
        if words and len(words[0]) > 2:
            self.openings.add((words[0], form))
        self.forms.append(form)
        self.known_forms.add(form)

    @classmethod
    def of(cls, headings: Iterable[str]) -> Company:
        company = cls()
        for heading in headings:
            company.add(heading)
        return company

    def resembles(self, heading: str) -> bool:
        """Tell whether *heading* begins as one of them does, or asks as it does."""
        words, form = words_of(heading), form_of(heading)
        if words and (words[0], form) in self.openings:
            return True
        return form in ("question", "asking") and form in self.known_forms

    @property
    def shared_form(self) -> Form | None:
        """The one form that all of them have, if there are several of them."""
        alone = len(self.known_forms) == 1 and len(self.forms) > 1
        return self.forms[0] if alone else None


def series_in(headings: Sequence[str], topic: frozenset[str]) -> list[tuple[int, int]]:
    """Return where runs of parallel headings begin and end: "Weeks 1 to 3", "Weeks 4 to 8".

    Words of the article's *topic* don't make two headings parallel: every heading has them.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for at in range(1, len(headings) + 1):
        if at < len(headings) and parallel(headings[at - 1], headings[at], topic):
            continue
        if at - start >= 2:
            found.append((start, at))
        start = at
    return found


def named_together(headings: Sequence[str]) -> list[tuple[int, int]]:
    """Return where headings stand that the one before them names: "Pros and cons", "Pros"."""
    found: list[tuple[int, int]] = []
    for at, heading in enumerate(headings):
        named = words_of(heading)
        end = at + 1
        while (
            end < len(headings)
            and 0 < len(words_of(headings[end])) < len(named)
            and set(words_of(headings[end])) <= set(named)
        ):
            end += 1
        if end - at >= _PAIR and len(named) > _PAIR - 1:
            found.append((at + 1, end))
    return found


_PAIR = 3
"""A heading and the two that it names."""


def parallel(one: str, other: str, topic: frozenset[str]) -> bool:
    """Tell whether two headings are of one series, by a count, a time, or all but one word."""
    if form_of(one) in ("question", "asking") or form_of(other) in ("question", "asking"):
        return False
    if any(CHAPTERS.fullmatch(words) or FAQ.fullmatch(words) for words in (one, other)):
        return False
    counted = [counts(words) for words in (one, other)]
    if counted[0] and counted[0] == counted[1]:
        return True
    if any(CHAPTER_OPENING.match(words) for words in (one, other)):
        return False
    first, second = words_of(one), words_of(other)
    if not first or not second or first == second:
        return False
    if any(first[0] in times and second[0] in times for times in _TIMES):
        return True
    if first[:2] == second[:2] and len(first) > 2 and not topic.intersection(first[:2]):
        return True
    if len(first) != len(second) or len(first) < 2:
        return False
    shared = [word for word, same in zip(first, second, strict=True) if word == same]
    telling = [word for word in shared if len(word) > 3 and word not in topic]
    return len(shared) == len(first) - 1 and bool(telling) and first[-1] == second[-1]


def names_alike(heading: str, others: Sequence[str]) -> bool:
    """Tell whether *heading* opens with an article, where all of several *others* do."""
    first = [(*words_of(words), "")[0].split("'")[0] for words in (heading, *others)]
    shared = len(others) >= _ALL_OF and all(word in _ARTICLES for word in first[1:])
    return not shared or first[0] in _ARTICLES


_ALL_OF = 3
_ARTICLE_WORDS = (
    "the le la les l un une des el los las der die das il lo gli i o os as de het den det"
)
_ARTICLES = frozenset(_ARTICLE_WORDS.split())


def counts(heading: str) -> str:
    """Return the word that *heading* counts by: "week" of "Weeks 1 to 3"; nothing if none."""
    if STEP.match(heading):
        return words_of(heading)[0].rstrip("s")
    counted = _COUNTED.match(heading) or _COUNTED_FIRST.match(heading)
    return counted[1].casefold().rstrip("s") if counted else ""
