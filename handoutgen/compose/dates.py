"""Dates in words, as the language and the region write them."""

from __future__ import annotations

from datetime import date

_MONTHS = {
    "en": """January February March April May June
        July August September October November December""",
    "es": """enero febrero marzo abril mayo junio
        julio agosto septiembre octubre noviembre diciembre""",
    "fr": """janvier février mars avril mai juin
        juillet août septembre octobre novembre décembre""",
    "de": """Januar Februar März April Mai Juni
        Juli August September Oktober November Dezember""",
}
_WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
}
_MONTH_FIRST = frozenset({"US", "PH"})
"""Regions (ISO 3166-1) that write English dates with the month first."""


def format_date(day: date, language: str, region: str = "") -> str:
    """Return *day* written out, such as "4 March 2025"."""
    tongue = language.split("-")[0].lower()
    if tongue not in _MONTHS:
        return _by_babel(day, language)
    month = _MONTHS[tongue].split()[day.month - 1]
    match tongue:
        case "en" if region.upper() in _MONTH_FIRST:
            return f"{month} {day.day}, {day.year}"
        case "es":
            return f"{day.day} de {month} de {day.year}"
        case "fr" if day.day == 1:
            return f"1er {month} {day.year}"
        case "de":
            return f"{day.day}. {month} {day.year}"
        case _:
            return f"{day.day} {month} {day.year}"


def _by_babel(day: date, language: str) -> str:
    """Write *day* in a language that isn't one of ours; the plain ISO form where none knows it."""
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date as babel_format

    try:
        return babel_format(day, "long", Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return day.isoformat()


def weekday_names(language: str) -> tuple[str, ...]:
    """Return the days of the week from Monday on; in English where nothing knows *language*."""
    tongue = language.split("-")[0].lower()
    if tongue in _WEEKDAYS:
        return tuple(_WEEKDAYS[tongue].split())
    from babel import Locale, UnknownLocaleError
    from babel.dates import get_day_names

    try:
        names = get_day_names("wide", "stand-alone", Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return tuple(_WEEKDAYS["en"].split())
    return tuple(names[day] for day in range(7))
