"""Numbers as a spreadsheet shows them: places, decimals, thousands, percent and signs of money."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

_EXACT = 1e15
"""Below it a spreadsheet keeps every digit of a whole number."""

_DIGITS_ONLY = re.compile(r'(?:[0#]|[ ()/+-]|\\.|"[^"]*")+')
_LITERAL = r'(?:\\.|"[^"]*"|\[\$[^\]]*\]|[$€£¥ ()+-]|_.|\*.)*'
_DECIMAL = re.compile(
    rf"(?P<before>{_LITERAL})(?P<whole>#,##0|#,###|0|#)(?:\.(?P<places>0+))?"
    rf"(?P<percent>%?)(?P<after>{_LITERAL})"
)


def number_text(value: int | float, number_format: str) -> str:
    """Return what a cell with *value* shows where *number_format* is one of the usual ones.

    Anything else is shown in full: what a person sees as ``1.23E+11`` is the number all the same.
    """
    whole = int(value) if float(value).is_integer() and abs(value) < 1e18 else None
    first = number_format.split(";")[0]
    if whole is not None and whole >= 0 and _DIGITS_ONLY.fullmatch(first) and "0" in first:
        return _with_places(str(whole), first)
    decimal = _DECIMAL.fullmatch(first)
    if decimal is not None and abs(value) < _EXACT:
        return _with_decimals(value, decimal)
    return str(whole) if whole is not None else f"{value:.15g}"


def _with_decimals(value: int | float, shown: re.Match[str]) -> str:
    scaled = Decimal(str(round(value * 100 if shown["percent"] else value, 10)))
    step = Decimal(1).scaleb(-len(shown["places"] or ""))
    grouped = "," if "," in shown["whole"] else ""
    digits = f"{abs(scaled).quantize(step, ROUND_HALF_UP):{grouped}f}"
    sign = "-" if value < 0 and digits.strip("0.,") else ""
    before, after = _said(shown["before"]), _said(shown["after"])
    return f"{sign}{before}{digits}{shown['percent']}{after}".strip()


def _said(literal: str) -> str:
    """Return what the text around a number's digits says: ``[$€-407]`` is the sign of the euro."""
    found = []
    for piece in re.findall(r'\\.|"[^"]*"|\[\$[^\]]*\]|_.|\*.|.', literal):
        if piece.startswith("[$"):
            found.append(piece[2:-1].rpartition("-")[0] or piece[2:-1])
        elif piece.startswith("\\"):
            found.append(piece[1:])
        elif piece.startswith(("_", "*")):
            found.append(" ")
        else:
            found.append(piece.strip('"'))
    return "".join(found)


def _with_places(digits: str, pattern: str) -> str:
    """Return *digits* in the places of *pattern*, such as ``000`` or ``000-0000``."""
    pieces = re.findall(r'[0#]|\\.|"[^"]*"|.', pattern)
    places = [at for at, piece in enumerate(pieces) if piece in "0#"]
    rest = digits
    for at in reversed(places):
        pieces[at] = rest[-1:] or ("0" if pieces[at] == "0" else "")
        rest = rest[:-1]
    if places:
        pieces[places[0]] = rest + pieces[places[0]]
    shown = [piece[1:] if piece.startswith("\\") else piece.strip('"') for piece in pieces]
    return "".join(shown).strip()
