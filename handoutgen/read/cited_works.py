"""Which entry of a list of references a citation's names and years mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from handoutgen.model.article import Reference
from handoutgen.read.references import NO_DATE, YEAR, authors_and_year
from handoutgen.records import dataclass

_AND = re.compile(r"\s*,?\s+(?:&|and|y|et|und|e|en|och)\s+(?!al\b)|\s*,\s*")
_ET_AL = re.compile(
    r",?\s+(?:et\s+al\.?|y\s+(?:otros|cols?\.)|u\.\s?a\.|and\s+(?:colleagues|others)|e\s+(?:colleghi|"
    r"colaboradores)|et\s+ses\s+collègues|und\s+Kolleg(?:en|innen)).*$"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_WHEN = re.compile(rf"{YEAR}|{NO_DATE}", re.IGNORECASE)
_MORE_LETTERS = re.compile(r",\s*([b-f])\b")
_SMALL_WORDS = "of for on and the in de la del y et des du für und e di per da do a an le"
_SMALL = frozenset(_SMALL_WORDS.split())
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[\s-]?)+[A-ZÀ-Þ]?|[A-ZÀ-Þ]{1,3}(?=,|$|\s)")
_AUTHORS_APART = re.compile(
    r"\s*[,;&]\s*(?:(?:&|and|y|et|und|e|en)\s+)?|\s+(?:and|y|et|und|e|en)\s+"
)
_GIVEN_NAMES = re.compile(r"[A-ZÀ-Þ][^\W\d_]+(?:\s+[A-ZÀ-Þ]\.?)*")
_GIVEN_ACRONYM = re.compile(r"[\[(]([A-Z][\w&-]{1,11})[\])]")


def folded(words: str) -> str:
    """Return *words* without case, accents and punctuation, one space between them."""
    bare = "".join(
        char
        for char in unicodedata.normalize("NFKD", words.casefold().replace("ß", "ss"))
        if not unicodedata.combining(char)
    )
    return re.sub(r"[\W_]+", " ", bare.replace("'", "").replace("’", "")).strip()


@dataclass(frozen=True, slots=True)
class CitedWork:
    """What a citation says: authors as named, whether there are more, and years."""

    authors: tuple[str, ...]
    years: tuple[str, ...]
    et_al: bool
    whole: str
    acronym: str

    @classmethod
    def of(cls, who: str, when: str, acronym: str) -> CitedWork:
        who = _POSSESSIVE.sub("", who)
        named = _ET_AL.sub("", who)
        authors = tuple(part for part in _AND.split(named) if part) or (who,)
        years = [_year(match[0]) for match in _WHEN.finditer(when)]
        if years and years[-1][:4].isdigit():
            years.extend(years[-1][:4] + letter for letter in _MORE_LETTERS.findall(when))
        return cls(authors, tuple(years), named != who, folded(named), folded(acronym))


def _year(words: str) -> str:
    return words if words[0].isdigit() else re.sub(r"[\W_]+", "", words.casefold())


@dataclass(frozen=True, slots=True)
class _Entry:
    """What of a reference a citation can name."""

    id: str
    surnames: tuple[str, ...]
    whole: str
    acronyms: frozenset[str]
    year: str


@dataclass(frozen=True, slots=True)
class Works:
    """A list of references as citations name its entries."""

    entries: tuple[_Entry, ...]
    by_author: dict[str, tuple[_Entry, ...]]
    first_words: frozenset[str]
    """What the names that entries are cited by begin with."""

    @classmethod
    def of(cls, references: Iterable[Reference]) -> Works:
        entries = tuple(_entry(reference) for reference in references)
        by_author: dict[str, list[_Entry]] = {}
        for entry in entries:
            for name in _names(entry):
                by_author.setdefault(name, []).append(entry)
        first_words = frozenset(name.split()[0] for name in by_author)
        return cls(entries, {name: tuple(found) for name, found in by_author.items()}, first_words)

    def __bool__(self) -> bool:
        return bool(self.entries)

    def matching(self, cited: CitedWork) -> tuple[str, ...]:
        """Return the ids of the entries that *cited* means, in the order of its years."""
        candidates = self._by(cited)
        ids: dict[str, None] = {}
        for year in cited.years:
            dated = [entry for entry in candidates if entry.year == year]
            if not dated and year[:4].isdigit():
                dated = [entry for entry in candidates if entry.year[:4] == year[:4]]
                if year != year[:4] and any(entry.year != year[:4] for entry in dated):
                    dated = []
            for entry in _closest(dated, cited):
                ids.setdefault(entry.id)
        return tuple(ids)

    def known_author(self, cited: CitedWork) -> bool:
        """Tell whether any entry, of whatever year, is by the cited authors."""
        return bool(self._by(cited))

    def numbered(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """Return the ids of the entries of these *numbers*; none if one of them is not there."""
        wanted = list(numbers)
        if not wanted or min(wanted) < 1 or max(wanted) > len(self.entries):
            return ()
        return tuple(self.entries[number - 1].id for number in wanted)

    def _by(self, cited: CitedWork) -> tuple[_Entry, ...]:
        for name in (cited.whole, cited.whole.removeprefix("the "), cited.acronym):
            if name and name in self.by_author:
                found = self.by_author[name]
                return tuple(entry for entry in found if _fits(entry, cited))
        found = self.by_author.get(folded(cited.authors[0]), ())
        return tuple(entry for entry in found if _fits(entry, cited))


def _fits(entry: _Entry, cited: CitedWork) -> bool:
    """Tell whether the second and further authors, where cited, are the entry's too."""
    if cited.whole == entry.whole or not entry.surnames or len(cited.authors) == 1:
        return True
    return all(folded(author) in entry.surnames for author in cited.authors)


def _closest(entries: list[_Entry], cited: CitedWork) -> list[_Entry]:
    """Return the entries whose number of authors fits the citation, all of them if none does."""
    if len(entries) < 2:
        return entries
    if cited.et_al:
        fitting = [entry for entry in entries if len(entry.surnames) > len(cited.authors)]
    else:
        fitting = [entry for entry in entries if len(entry.surnames) == len(cited.authors)]
    return fitting or entries


def _entry(reference: Reference) -> _Entry:
    authors, year = authors_and_year(reference.text)
    surnames = _surnames(authors)
    given = frozenset(folded(name) for name in _GIVEN_ACRONYM.findall(authors))
    name = _GIVEN_ACRONYM.sub("", authors).strip(" .,")
    acronyms = given if surnames else given | _acronyms(name)
    return _Entry(reference.id, surnames, folded(name), acronyms, _year(year) if year else "nd")


def _names(entry: _Entry) -> list[str]:
    """Return the names an entry is cited by."""
    if entry.surnames:
        return [entry.surnames[0]]
    names = {entry.whole: None, entry.whole.removeprefix("the "): None}
    for acronym in sorted(entry.acronyms):
        names.setdefault(acronym)
    return [name for name in names if name]


def _acronyms(name: str) -> frozenset[str]:
    """Return the initials of an organisation's words, with and without the small words."""
    found: set[str] = set()
    for part in (name, name.split(",")[0], re.split(r"\.\s", name)[0]):
        words = re.findall(r"[^\W\d_]+", part)
        if len(words) >= 2:
            found.add("".join(word[0] for word in words if word.lower() not in _SMALL).casefold())
            found.add("".join(word[0] for word in words).casefold())
    return frozenset(found)


def _surnames(authors: str) -> tuple[str, ...]:
    """Return the surnames of people, in order; empty if *authors* is an organisation."""
    plain = re.sub(r"\((?:Eds?|Hrsg|Dir|Coords?|Trans)\.?\)", "", authors).strip(" .,")
    parts = [part for part in _AUTHORS_APART.split(plain) if part]
    if len(parts) >= 2 and any(_INITIALS.fullmatch(part.strip()) for part in parts[1:]):
        names = [part for part in parts if not _INITIALS.fullmatch(part.strip())]
        return tuple(folded(name) for name in names if name not in ("...", "…", "Jr.", "Sr."))
    one_person = len(parts) == 2 and "," in plain and " " not in parts[0]
    if one_person and _GIVEN_NAMES.fullmatch(parts[1]):
        return (folded(parts[0]),)  # Field, Ann M.: a surname and first names
    vancouver = [re.fullmatch(r"(.+?)\s+[A-ZÀ-Þ]{1,3}", part) for part in parts]
    people = [match[1] for match in vancouver if match]
    if people and len(people) >= len(parts) - 1:
        return tuple(folded(name) for name in people)
    if (
        len(parts) == 1
        and re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)?", parts[0])
        and not parts[0].isupper()
    ):
        return (folded(parts[0]),)
    return ()
