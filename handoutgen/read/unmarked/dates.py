"""Dates as people write them, read only where they can mean one day."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_MONTHS = (
    "jan january januar janvier enero gennaio janeiro januari stycznia ene genn ledna leden"
    " tammikuuta"
    " ocak ianuarie январь января янв січня ιανουαρίου",
    "feb february februar fevrier febrero febbraio fevereiro februari lutego fev febr února"
    " helmikuuta"
    " şubat februarie февраль февраля фев лютого φεβρουαρίου",
    "mar march marz mars marzo marco maart marca mrz mär maerz marts března maaliskuuta"
    " mart martie март марта мар березня μαρτίου",
    "apr april avril abril aprile kwietnia avr abr dubna huhtikuuta nisan aprilie апрель апреля апр"
    " квітня απριλίου",
    "may mai mayo maggio maio mei maj maja mag května toukokuuta mayıs май мая травня μαΐου",
    "jun june juni juin junio giugno junho czerwca giu června kesäkuuta haziran iunie июнь июня"
    " червня"
    " ιουνίου",
    "jul july juli juillet julio luglio julho lipca juil lug července heinäkuuta temmuz iulie"
    " июль июля"
    " липня ιουλίου",
    "aug august aout agosto augustus augusti sierpnia ago srpna elokuuta ağustos август августа авг"
    " серпня αυγούστου",
    "sep sept september septembre septiembre settembre setembro setiembre wrzesnia set sett září"
    " syyskuuta eylül septembrie сентябрь сентября сен вересня σεπτεμβρίου",
    "oct october oktober octobre octubre ottobre outubro pazdziernika okt ott out října"
    " lokakuuta ekim"
    " octombrie октябрь октября окт жовтня οκτωβρίου",
    "nov november novembre noviembre novembro listopada listopadu marraskuuta kasım noiembrie"
    " ноябрь"
    " ноября ноя листопада νοεμβρίου",
    "dec december dezember decembre diciembre dicembre dezembro grudnia dez dic dici prosince"
    " joulukuuta aralık decembrie декабрь декабря дек грудня δεκεμβρίου",
)


def _bare(name: str) -> str:
    """Return *name* in small letters without accents."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


_MONTH = {_bare(name): number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_NAME = r"([^\W\d_]{3,12})\.?"
_YEAR = r"((?:19|20)\d\d)"
_FORMS = (
    re.compile(r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?:T[\d:.Z+-]+)?"),
    re.compile(
        rf"(?P<n>[^\W\d_]{{3,12}})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>{_YEAR})"
    ),
    re.compile(
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|°|\.)?\s+(?:de\s+|of\s+)?(?P<n>[^\W\d_]{{3,12}})\.?,?"
        rf"\s+(?:de\s+|del\s+)?(?P<y>{_YEAR})"
    ),
    re.compile(rf"(?P<a>\d{{1,2}})(?P<s>[./-])(?P<b>\d{{1,2}})(?P=s)(?P<y>{_YEAR})"),
    re.compile(rf"(?P<y>{_YEAR})(?P<s>[/.])\s?(?P<m>\d{{1,2}})(?P=s)\s?(?P<d>\d{{1,2}})"),
    re.compile(rf"(?P<y>{_YEAR})\s?[年년]\s?(?P<m>\d{{1,2}})\s?[月월]\s?(?P<d>\d{{1,2}})\s?[日일]"),
)
_YEAR_SIGN = re.compile(r"(?<=\d)\s(?:г|р)\.?$")
"""What Russian and Ukrainian write behind a year."""
_WEEKDAY = re.compile(
    r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+|(?:lunes|martes|miércoles|jueves|"
    r"viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|"
    r"mittwoch|donnerstag|freitag|samstag|sonntag),?\s+",
    re.IGNORECASE,
)
_DAY_FIRST = frozenset(
    {"de", "es", "fr", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "ro"}
)
_TIME = re.compile(
    r"[,\s]+(?:at\s+|um\s+|à\s+)?\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s*(?:am|pm|uhr))?"
    r"(?:\s+(?:[A-Z]{2,4}|[+-]\d{4}))?$",
    re.IGNORECASE,
)


def read_date(words: str, language: str) -> date | None:
    """Return the day that *words* name from first to last letter, None if that is not one day.

    ``04.03.2025`` is one day only where *language* decides which number is the month, or where
    one of them can't be a month.
    """
    plain = _WEEKDAY.sub("", _TIME.sub("", words.strip(" .,;")), count=1)
    plain = _YEAR_SIGN.sub("", plain)
    for form in _FORMS:
        match = form.fullmatch(plain)
        if match:
            return _day(match.groupdict(), language)
    return None


def is_month(words: str) -> bool:
    """Tell whether *words* are a month of a year, and so no day."""
    found = re.fullmatch(
        r"([^\W\d_]{3,12}|\d{1,2}(?=/))\.?,?(?:\s+(?:de\s+|of\s+)?|/)(?:19|20)\d\d", words
    )
    return found is not None and (found[1].isdigit() or _month(found[1]) is not None)


def find_date(words: str) -> tuple[int, int] | None:
    """Return where the first date in *words* begins and ends, whether or not it can be read."""
    spans = [
        match.span()
        for form in _FORMS
        for match in form.finditer(words[:400])
        if "n" not in match.groupdict() or _month(match["n"])
    ]
    return min(spans, key=lambda span: (span[0], -span[1])) if spans else None


def _month(name: str) -> int | None:
    return _MONTH.get(_bare(name))


def _day(parts: dict[str, str | None], language: str) -> date | None:
    year = int(parts["y"] or 0)
    if parts.get("n"):
        month = _month(parts["n"] or "")
        day = int(parts["d"] or 0)
    elif parts.get("a"):
        first, second = int(parts["a"] or 0), int(parts["b"] or 0)
        if first > 12 or language in _DAY_FIRST or first == second:
            day, month = first, second
        elif second > 12:
            month, day = first, second
        else:
            return None
    else:
        month, day = int(parts["m"] or 0), int(parts["d"] or 0)
    if month is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
