"""Which language a text is in, judged from the small words that every sentence needs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from handoutgen.read.unmarked.language_words import BUTTON_WORDS, SMALL_WORDS

_BORROWED_WORDS = (
    "déjà café cafés cliché clichés naïve naïveté résumé fiancé fiancée entrée entrées crème brûlée"
    " crêpe crêpes piñata jalapeño façade protégé exposé passé purée sauté sautéed blasé über"
    " communiqué señor touché soufflé à séance séances ménage décor élan première"
)
"""Words with accents that English has taken in."""
_AT_HOME = frozenset(_BORROWED_WORDS.split())
_ACCENTED = re.compile("[à-öø-ÿāăąćčďđēęěğīįłńňōőœřśşšţťūůűųźżžșț]")
_MOSTBUTTON_WORDS = 8
_SCRIPTS = (
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
_UKRAINIAN = re.compile("[іїєґ]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_LONGEST_SAMPLE = 200_000


@cache
def _profiles() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in SMALL_WORDS.items()}


@cache
def _languages_of() -> dict[str, list[str]]:
    """Return the languages that each small word belongs to."""
    found: dict[str, list[str]] = {}
    for language, profile in _profiles().items():
        for word in profile:
            found.setdefault(word, []).append(language)
    return found


@cache
def _buttons() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in BUTTON_WORDS.items()}


def words_of(text: str) -> list[str]:
    """Return the words of *text* in lower case, straight apostrophes, elisions also apart."""
    found: list[str] = []
    for word in _WORD.findall(text.lower().replace("’", "'")):
        found.append(word)
        if "'" in word:
            found.extend(part for part in word.split("'") if len(part) > 1)
    return found


def guess_language(text: str) -> str | None:
    """Return the BCP 47 tag of the language that *text* is in, None where nothing tells."""
    sample = text[:_LONGEST_SAMPLE]
    script = _script(sample)
    if script is not None:
        return script
    hits = _hits(words_of(sample))
    best = max(hits, key=lambda language: hits[language], default=None)
    return best if best is not None and hits[best] >= 3 else None


def _script(text: str) -> str | None:
    """Return the language that most letters' script belongs to, None for Latin letters."""
    if text.isascii():
        return None
    latin = len(_LATIN.findall(text))
    if latin == sum(map(str.isalpha, text)):
        return None
    counts = {language: len(letters.findall(text)) for language, letters in _SCRIPTS}
    best = max(counts, key=lambda language: counts[language])
    if counts[best] <= latin:
        return None
    if best == "zh" and counts["ja"] > 0.1 * counts["zh"]:
        return "ja"
    if best == "ru" and _UKRAINIAN.search(text.lower()):
        return "uk"
    return best


def _hits(words: list[str]) -> Counter[str]:
    """Count the small words of each language; one that several share counts for all of them."""
    languages = _languages_of()
    hits = Counter(dict.fromkeys(SMALL_WORDS, 0))
    for word in words:
        for language in languages.get(word, ()):
            hits[language] += 1
    return hits


@lru_cache(maxsize=8192)
def foreign_language(line: str, body: str, *, beside: str = "") -> str | None:
    """Return the language of *line* if it is clearly not the *body*'s, else None.

    A short line tells little: one small word of the body's language is enough to keep it, and
    two of another language's own are needed to call it foreign; one, if other lines *beside* the
    text are in that language.
    """
    script = _script(line)
    if script is not None:
        return script if _script_of(body) != _script_of(script) else None
    if _script_of(body) != "latin":
        return None
    words = words_of(line)
    hits = _hits(words)
    own = hits[body]
    best = max(hits, key=lambda language: hits[language])
    if hits[best] >= 2 and hits[best] > 2 * own:
        return best
    if beside and len(words) > 1 and _only_in(words, beside, body):
        return beside
    return None if own else _language_of_button(line, words, body)


def _only_in(words: list[str], language: str, other: str) -> bool:
    """Tell whether some of *words* are small words of *language*, and none is the *other*'s."""
    words = [word for word in words if len(word) > 1]
    these, those = _profiles()[language], _profiles().get(other, frozenset())
    shared = these & those
    return any(word in these - shared for word in words) and not any(
        word in those - shared for word in words
    )


def site_language(lines: Iterable[str], body: str) -> str | None:
    """Return the language that several of the short *lines* around a text are in, if another."""
    found = Counter(
        language
        for line in lines
        if len(line) <= _LONGEST_SHOWN and (language := foreign_language(line, body))
    )
    for other in [name for name in found if name not in SMALL_WORDS]:
        del found[other]
    best = max(found, key=lambda language: found[language], default=None)
    return best if best is not None and found[best] >= _FEWEST_LINES else None


_LONGEST_SHOWN = 200
_FEWEST_LINES = 2


def _language_of_button(line: str, words: list[str], body: str) -> str | None:
    """Return the language of a button or menu entry whose words the *body*'s language lacks."""
    if len(words) > _MOSTBUTTON_WORDS:
        return None
    buttons = _buttons()
    at_home = buttons.get(body, frozenset())
    for language, known in buttons.items():
        if language != body and any(word in known and word not in at_home for word in words):
            return language
    small = [word for word in _WORD.findall(line) if word.islower()]
    if body == "en" and any(_ACCENTED.search(word) and word not in _AT_HOME for word in small):
        return UNDETERMINED
    return None


UNDETERMINED = "und"
"""What BCP 47 calls a language that was not determined."""


def _script_of(language: str) -> str:
    if language == "uk":
        return "ru"
    return language if any(language == name for name, _ in _SCRIPTS) else "latin"
