"""Who wrote, who reviewed, and when: the lines around a title that say so."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from handoutgen.read.unmarked.byline_labels import PUBLISH, REVIEW, REVIEWED_ON, UPDATE, WRITE
from handoutgen.read.unmarked.dates import find_date, is_month, read_date
from handoutgen.read.unmarked.phrases import GENRE
from handoutgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Byline:
    """What one line says of an article; *other* names what is said and not kept."""

    authors: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    published: date | None = None
    updated: date | None = None
    reviewed_on: date | None = None
    unclear_date: str = ""
    other: tuple[str, ...] = ()
    awaits: str = ""
    """``author`` or ``reviewer`` where the line is a label whose name follows on the next."""


_READING_TIME = re.compile(
    r"(?:(?:estimated )?read(?:ing)? time\s*:?\s*)?(?:about |approx\. |~\s?)?\d{1,3}"
    r"(?:\s?[-–]\s?\d{1,3})?[\s-]?(?:min(?:ute)?s?\.?|minutos?|minuti|minuten|minut)"
    r"(?:\s?(?:read(?:ing)?(?: time)?|to read|de lectura|de lecture|di lettura|lesezeit|lesedauer"
    r"|de leitura|leestijd|czytania|lästid))?"
    r"|(?:lecture|czas czytania|lästid|læsetid|lesetid|okuma süresi|lukuaika|время чтения)"
    r"\s*:?\s*\d{1,3}\s?\w{2,8}\.?|(?:lesezeit|lesedauer|tempo di lettura|tiempo de"
    r" lectura|temps de lecture|tempo de leitura|leestijd)\s*:?\s*(?:ca\.\s*)?\d{1,3}\s?\w{3,8}\.?"
    r"|[\d.,]+k? (?:views|shares|comments?|likes)",
    re.IGNORECASE,
)
_EDIT = re.compile(
    r"(?:(?:edited|illustrated|photography|photos?|translated|illustrations?) by|"
    r"(?:editors?|redaktör|redaktør|redaktor|redacteur|redactie|rédact(?:eur|rice) en chef"
    r"|redattore|"
    r"illustratör|guests?|gäste?|invité(?:e|s)?|ospit[ei]|invitad[oa]s?|gasten?|редактор"
    r"|перевод|гост[ьи])"
    r"\s*[:：])\s*(.+)",
    re.IGNORECASE,
)
_LABEL_OF_ANOTHER_SCRIPT = re.compile(r"[^\x00-\u024f]{2,30}[:：]\s*(?=[A-ZÀ-Þ][^\W\d_]+[. ])")
"""What stands before a name in Latin letters, in letters that are none."""
_REVIEWED_BY = re.compile(REVIEW + r"\s*", re.IGNORECASE)
_WRITTEN_BY = re.compile(WRITE + r"\s*", re.IGNORECASE)
_LABELS = (
    (re.compile(UPDATE + r"\s*", re.IGNORECASE), "updated"),
    (re.compile(REVIEWED_ON + r"\s*", re.IGNORECASE), "reviewed_on"),
    (re.compile(PUBLISH + r"\s*", re.IGNORECASE), "published"),
)
_LABEL = re.compile(rf"(?:{UPDATE}|{REVIEWED_ON}|{PUBLISH})\s*", re.IGNORECASE)
_SEPARATOR = re.compile(
    rf"\s*[|·•‧∙]\s*|\s+[-–—/]\s+|\s*;\s+|,\s+(?=(?:{UPDATE}|{REVIEWED_ON})\s*\d)", re.IGNORECASE
)
_UPDATED_AGO = re.compile(
    rf"(?<=\d)\s+{UPDATE}\s+(?:(?:há|hace|il y a|vor|for)\s.{{2,20}}"
    r"|.{2,16}\s(?:ago|fa|geleden|sedan|siden))$",
    re.IGNORECASE,
)
"""How long ago a page was updated, behind its date: no day."""
_LONGEST = 260

_CREDENTIAL = (
    r"(?:[A-Z][A-Za-z]{0,4}\.?[A-Z][A-Za-z.]{0,6}|M\.?A\.?|M\.?D\.?|B\.?A\.?|R\.?N\.?|Psy\.?\s?D\.?"
    r"|Ph\.\s?D\.?|Ed\.?D\.?|Esq\.?|Jr\.?|Sr\.?|II|III|Dipl\.-?\s?Psych\.?|FRCPsych|psychologist"
    r"|psychotherapist|therapist|counsell?or|psychiatrist|LCSW-[A-Z]+|[A-Z]{2,6}-[A-Z]{1,5})"
)
CREDENTIALS = re.compile(r",\s*\(?[A-Z][A-Za-z.]{1,9}\b|\s(?:Ph\.?D|Psy\.?D|M\.?D|LCSW|LMFT|LPC)\b")
"""What shows that a line of a name is one."""
_TITLE = (
    r"(?:Dr|Prof|Mr|Mrs|Ms|Mx|Dra|Dott|Dott\.ssa|Dr\.in|Sr|Sra|Mme|M|Frau|Herr|Lic)\.?\s+"
    r"(?:(?:med|phil|rer|nat|psych|h\.\s?c)\.\s+)*"
)
_PART = (
    r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽΆ-ΏΑ-ΩА-ЯЁІЇЄҐ][^\W\d_]*(?:['’.-][A-ZÀ-ÖØ-Þa-zß-ÿ][^\W\d_]*)*\.?"
    r"|d['’][A-ZÀ-Þ][^\W\d_]+)"
)
_PARTICLE = (
    r"(?:de|del|della|di|da|dos|das|do|van|von|der|den|du|la|le|el|al|bin|ibn|ten|ter|zu|y|e)"
)
_NAME = re.compile(
    rf"(?:{_TITLE}){{0,2}}{_PART}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_PART}){{0,4}}"
    rf"(?:,?\s+\(?{_CREDENTIAL}\)?)*"
)
_GROUP = re.compile(
    r"(?:the\s+)?(?:[A-ZÀ-Þ][\w'’&-]*\s+){0,5}(?:(?:editorial|clinical|content|medical|health"
    r"|care)\s+)*"
    r"(?:team|staff|editors?|desk|board|panel|redaktion|redacción|rédaction|redazione|equipo|équipe)"
    r"(?:\s+[A-ZÀ-Þ][\w'’-]*){0,3}",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r"\s*;\s*|\s*,?\s+(?:and|&|y|et|und|e|en|och|i)\s+|\s*,\s*")
_ONLY_CREDENTIAL = re.compile(rf"\(?{_CREDENTIAL}\)?(?:\s+{_CREDENTIAL})*")


@lru_cache(maxsize=8192)
def read_byline(line: str, language: str) -> Byline | None:
    """Return what *line* says of the article, None unless all of it is understood."""
    if len(line) > _LONGEST:
        return None
    byline = Byline()
    unknown: list[str] = []
    said = _UPDATED_AGO.sub("", _without_genre(line.strip("*_ \t")))
    for segment in _SEPARATOR.split(said):
        if segment.strip(" .,:"):
            read = _segment(segment.strip(" ,"), byline, language)
            if read is None:
                unknown.append(segment.strip(" ,"))
            else:
                byline = read
    if unknown:
        return _beside_a_date(byline, unknown)
    return byline if byline != Byline() else None


def is_label(line: str) -> bool:
    """Tell whether *line* is only the word that stands before a day: "Last updated"."""
    return len(line) > _SHORTEST_LABEL and _LABEL.fullmatch(line) is not None


_SHORTEST_LABEL = 4


def _without_genre(line: str) -> str:
    """Return *line* without the kind of text it may open with: "Leaflet. Text: Ann Field"."""
    genre, stop, rest = line.partition(". ")
    return rest if stop and GENRE.fullmatch(genre) else line


def _beside_a_date(byline: Byline, unknown: list[str]) -> Byline | None:
    """Return *byline* with the few words that stand beside its date: a name, or a category."""
    dated = byline.published or byline.updated or byline.reviewed_on or byline.unclear_date
    if not dated or len(unknown) > 2 or any(len(words.split()) > 4 for words in unknown):
        return None
    for words in unknown:
        if is_person(words) and not byline.authors:
            byline = replace(byline, authors=(words,))
        elif words.endswith((".", "?", "!", ":")) or _FORMED_LIKE_DATE.search(words):
            return None
        else:
            byline = replace(byline, other=(*byline.other, "a category of the site"))
    return byline


_FORMED_LIKE_DATE = re.compile(r"\d{2,}")


def read_names(words: str) -> tuple[str, ...] | None:
    """Return the people (or the one team) that *words* name, None if they are anything else.

    Degrees stay with their name: ``Ann Field, PhD``; what somebody is does not.
    """
    words = _AFFILIATION.sub("", _ARTICLE.sub("", words.strip(" ,:"), count=1))
    if not _ABBREVIATED.search(words):
        words = words.strip(" .,:")
    if not words or len(words) > 160:
        return None
    names: list[str] = []
    position = 0
    for separator in [*_BETWEEN_NAMES.finditer(words), None]:
        part = words[position : separator.start() if separator else len(words)].strip(" ,")
        before = words[:position].rstrip()
        position = separator.end() if separator else len(words)
        if not part:
            continue
        if names and _is_profession(part):
            names[-1] = names[-1].split(",")[0]
        elif names and before.endswith(",") and _ONLY_CREDENTIAL.fullmatch(part):
            names[-1] = f"{names[-1]}, {part}"
        elif _NAME.fullmatch(part) or _GROUP.fullmatch(part):
            names.append(part)
        else:
            return None
    return tuple(
        name if name.endswith(("D.", "A.", "N.", "r.")) else name.rstrip(".") for name in names
    )


_ABBREVIATED = re.compile(r"(?:\.\s?[A-Z]|\b[JS]r)\.$")
"""A degree or a junior, whose full stop belongs to the name."""
_PROFESSION = re.compile(
    r"\b(?:psycholog|psychotherap|therapist|therapeut|counsell?or|nurse|psychiat|doctor|physician|"
    r"medic[oa]\b|ärzt|médecin|director|editor|writer|journalist|founder|coach|social worker|"
    r"dieti[ct]ian|nutritionist|practitioner|specialist|clinician|psicó|psico|terapeut|enfermer|"
    r"infermier|infirmi|pharmacist|midwife|researcher|lecturer|professor|student|candidate|"
    r"orthopäd|pädiater|pädagog|dietist|diëtist|diététic|dietolog|ernährungsberat|diyetisyen|huisarts|verpleegkund|praktijk|"
    r"apothe|pharmacien|farmac|kinésith|physio|fysio|sage-femme|hebamme|logop|heilpraktik|lehrer|"
    r"läkare|sjuksköterska|psykolog|psykoterap|læge|lege\b|sygeplej|sykeplei|lääkäri|psykoter|"
    r"lekarz|lekarka|psikolog|danışman|uzman|hemşire|доктор|врач|психо|логопед|педагог|медсестра|"
    r"consultant|surgeon|manager|officer|trainer|teacher|instructor|advis[eo]r)|"
    r"[^\W\d_]{2,}(?:olog(?:ist|ue|in|[aoe])?|iatr(?:ist|e|a|o)|iater|ierin?)\b|\b(?:arts|arzt)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:the|le|la|el|il|der|die|de)\s+(?=(?:Dr|Prof|Mme|Dott|Dra)\b)")
_AFFILIATION = re.compile(r"(?<=[^\W\d_]{3})\d(?:,\d)*(?=\s|,|$)|(?<=[^\W\d_])[*†‡]+")
"""The raised numbers and signs behind the names of a journal's authors."""
_HONORIFIC = re.compile(
    r"(?:(?:Dr|Prof|Dra|Dott|Dott\.ssa|Dr\.in|Lic|Læge|Lege|Doktor|Docteure?|Dottor(?:essa)?|Doctora?|PD|Priv\.-Doz|Doç|Uzm|Assoc|Asst)\b\.?\s+)+"
    r"(?:(?:med|phil|rer|nat|psych|hc|h\.c)\.?\s+)*"
)


def _is_profession(words: str) -> bool:
    """Tell whether *words* behind a name say what somebody is."""
    return len(words.split()) <= 6 and (_PROFESSION.search(words) is not None or words[0].islower())


def is_person(words: str) -> bool:
    """Tell whether *words* look like one person's full name."""
    return len(words.split()) >= 2 and _NAME.fullmatch(words.strip()) is not None


def _segment(segment: str, byline: Byline, language: str) -> Byline | None:
    """Return *byline* with what *segment* adds, None if it is not understood."""
    if _READING_TIME.fullmatch(segment.strip(" .()")):
        return replace(byline, other=(*byline.other, "reading time"))
    edited = _EDIT.fullmatch(segment)
    if edited and read_names(edited[1]):
        return replace(byline, other=(*byline.other, "who edited or illustrated it"))
    reviewed = _REVIEWED_BY.match(segment)
    if reviewed:
        return _with_names(segment[reviewed.end() :], byline, language, reviewed=True)
    dated = _dated(segment, byline, language)
    if dated is not None:
        return dated
    written = _WRITTEN_BY.match(segment) or _LABEL_OF_ANOTHER_SCRIPT.match(segment)
    if written and written[0].strip():
        return _with_names(segment[written.end() :], byline, language, reviewed=False)
    return None


def _with_names(words: str, byline: Byline, language: str, *, reviewed: bool) -> Byline | None:
    """Return *byline* with the names that *words* begin with and the date they may end with."""
    if not words.strip(" .:"):
        return replace(byline, awaits="reviewer" if reviewed else "author")
    span = find_date(words)
    if span is not None:
        before = re.sub(
            rf"[\s,(]*(?:{UPDATE}|{REVIEWED_ON}|{PUBLISH})?\s*$",
            "",
            words[: span[0]],
            flags=re.I,
        )
        label = words[len(before) : span[0]].strip(" ,(")
        rest = words[span[1] :].strip(" .,)")
        day = read_date(words[span[0] : span[1]], language)
        if rest and not _READING_TIME.fullmatch(rest):
            return None
        kind = "reviewed_on" if reviewed else "published"
        if re.match(UPDATE, label, re.I):
            kind = "updated"
        elif re.fullmatch(rf"(?:{PUBLISH})", label, re.I) and label.lower() not in _BARE:
            kind = "published"
        byline = _with_date(byline, kind, day, words[span[0] : span[1]])
        words = before
        if not words.strip(" .,:("):
            return byline
    names = read_names(words)
    if not names:
        return None
    if reviewed:
        return replace(byline, reviewers=(*byline.reviewers, *names))
    bare = tuple(_HONORIFIC.sub("", name, count=1) for name in names)
    return replace(byline, authors=(*byline.authors, *bare))


_BARE = frozenset({"on", "am", "le", "el", "il", "em", "vom", "auf", "den", "op", "dnia", "på", ""})


def _dated(segment: str, byline: Byline, language: str) -> Byline | None:
    """Return *byline* with the day that *segment* names, None if it names none."""
    span = find_date(segment)
    if span is None:
        return _with_month(segment, byline)
    label = _WEEKDAY_BEFORE.sub("", segment[: span[0]].strip(" ,("))
    shown = segment[span[0] :].strip(" .,)")
    day = read_date(shown, language)
    if day is None and shown != segment[span[0] : span[1]]:
        byline_after = _after_date(segment[span[1] :], byline)
        if byline_after is None:
            return None
        byline, shown = byline_after, segment[span[0] : span[1]]
        day = read_date(shown, language)
    if not label or _WEEKDAY_ONLY.fullmatch(label):
        return _with_date(byline, "published", day, shown)
    for pattern, kind in _LABELS:
        if pattern.fullmatch(label):
            return _with_date(byline, kind, day, shown)
    return None


_BY_AND_IN = re.compile(
    r"[\s,.]*(?:(?:by|por|par|von|da|di|door|av)\s+(?P<who>.{3,80}?))?"
    r"(?:,?\s+(?:in|en|em|dans)\s+(?P<where>[^.]{2,60}))?[\s.,)]*",
    re.IGNORECASE,
)


def _after_date(words: str, byline: Byline) -> Byline | None:
    """Return *byline* with who and which category stand behind a date; None for anything else."""
    found = _BY_AND_IN.fullmatch(words)
    if found is None:
        return None
    names = read_names(found["who"]) if found["who"] else ()
    return None if names is None else replace(byline, authors=(*byline.authors, *names))


def _with_month(segment: str, byline: Byline) -> Byline | None:
    """Return *byline* with a month that has no day, told as unclear; None for anything else."""
    label, shown = "", segment.strip(" .,()")
    for pattern, _ in _LABELS:
        labelled = pattern.match(shown)
        if labelled and len(labelled[0]) > len(label):
            label = labelled[0]
    shown = shown[len(label) :].strip()
    return replace(byline, unclear_date=shown) if is_month(shown) else None


_WEEKDAY_BEFORE = re.compile(r"(?<=:)\s*[^\W\d_]{2,10}\.?$")
_WEEKDAY_ONLY = re.compile(r"[^\W\d_]{2,10}\.?", re.IGNORECASE)


def _with_date(byline: Byline, kind: str, day: date | None, shown: str) -> Byline:
    if day is None:
        return replace(byline, unclear_date=shown)
    if kind == "updated":
        return replace(byline, updated=byline.updated or day)
    if kind == "reviewed_on":
        return replace(byline, reviewed_on=byline.reviewed_on or day)
    return replace(byline, published=byline.published or day)
