"""Boxes inside an article that ask for something or sell it: donations, courses, subscriptions.

Such a box is a few short lines right below each other, and ends where the article goes on.
"""

# ruff: noqa: E501 - one phrase a line: wrapped, it would no longer show what it matches

from __future__ import annotations

import re

from handoutgen.read.unmarked.page import Page
from handoutgen.read.unmarked.pieces import Piece

_BUTTON = re.compile(
    r"(?:i )?(?:donate|give|subscribe|sign up|join|register|enrol|buy|order|book|shop|support us|add to (?:cart|basket)|get (?:it|yours|started)|"
    r"je (?:donne|m['’]inscris|m['’]abonne|soutiens|fais un don)|faire un don|donner|s['’]inscrire|s['’]abonner|acheter|commander|réserver|"
    r"(?:jetzt |hier )?(?:spenden|anmelden|abonnieren|kaufen|bestellen|buchen|sichern|mitglied werden)|"
    r"dona(?:r)?|haz(?:te)? (?:un donativo|socio)|suscr[ií]b(?:e|irse|ete)|comprar|apúntate|colabora|"
    r"sostienici|iscriviti|abbonati|acquista|prenota|fai una donazione|doe agora|inscreva-se|assine|compre|"
    r"doneer|steun ons|meld je aan|inschrijven|bestel|koop|abonneer|ge en gåva|stöd oss|köp|beställ|prenumerera|anmäl dig|"
    r"støt(?: os)?|støtt(?: oss)?|stöd|donér|donera|bliv medlem|wesprzyj(?: nas)?|kup|zapisz się|bağış yap|satın al|abone ol|поддержать|купить|подписаться|записаться|"
    r"寄付する|購入する|登録する)(?: (?:now|today|here|monthly|once|us|maintenant|ici|ora|qui|ahora|aquí|nu|hier|teraz|hemen))?",
    re.IGNORECASE,
)
_PRICE = re.compile(
    r"(?:[€$£¥₺₽]|\b(?:CHF|EUR|USD|GBP|SEK|NOK|DKK|kr\.?|zł|TL|руб))\s?\d|\d\s?(?:[€$£¥₺₽]|(?:CHF|EUR|USD|SEK|NOK|DKK|kr|zł|TL|руб|円)\b)"
)
_ASKS = re.compile(
    r"\b(?:donat(?:e|ions?)|your (?:support|gift)|support our|votre (?:soutien|don)|faites un don|ihre spende|unterstützen sie (?:uns|unsere)|"
    r"tu (?:donativo|apoyo)|tus donaciones|il tuo (?:sostegno|aiuto|5)|sua doação|uw (?:steun|gift|donatie)|jouw steun|din gåva|ditt stöd|din støtte|"
    r"twoje wsparcie|пожертвовани\w+|вашей поддержк\w+|per month|a month|par mois|pro monat|im monat|al mes|al mese|por mês|per maand|i månaden|"
    r"(?:our|my|new|free|online) (?:course|programme|program|workbook|webinar|shop|membership)|online-?kurs|webinar|formation en ligne)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:sign up (?:to|for)|subscribe to|join our|get our|(?:enjoying|like) (?:this|what)\b.{0,40}\?|abonnez-vous|inscrivez-vous|recevez notre|"
    r"(?:abonnieren|bestellen) sie (?:unseren|jetzt)|jetzt (?:unseren )?newsletter|suscr[ií]be?te|recibe nuestr|iscriviti|ricevi (?:la|le) nostr|"
    r"receba (?:as|os|noss)|assine (?:a|noss)|inscreva-se|ontvang onze|schrijf je in|meld je aan|prenumerera på|få vårt|tilmeld dig|meld deg på|"
    r"zapisz się|подпишитесь|bültenimize)\b(?!.*[.]$)",
    re.IGNORECASE,
)
"""How a box opens that offers something to sign up for."""
_MOST_LINES = 5
_MOST_WORDS = 20


def drop_asking_boxes(page: Page) -> None:
    """Drop boxes that ask or sell, and what stands right below the word "Advertisement"."""
    first, last = page.prose_span()
    for at, piece in list(page.open()):
        if first < at < last and piece.after_gap and _OPENS.match(piece.text):
            for inside in _box_below(page, at):
                page.drop(inside, "a box that asks for something or sells it")
    for at, piece in list(page.open()):
        if (
            first < at < last
            and at not in page.findings
            and _BUTTON.fullmatch(piece.text.strip(" .!›»→"))
        ):
            box = _box_above(page, at)
            if box:
                for inside in [*box, at]:
                    page.drop(inside, "a box that asks for something or sells it")
    for at in page.positions("dropped"):
        said = at + 1
        if (
            page.findings[at].why != "an advertisement"
            or not first < said < last
            or said in page.findings
        ):
            continue
        if _is_advertised(page, said):
            page.drop(said, "what an advertisement says")


def _box_above(page: Page, button: int) -> list[int]:
    """Return the positions of the short lines that the box of a *button* begins with."""
    box: list[int] = []
    for at in range(button - 1, max(-1, button - 1 - _MOST_LINES), -1):
        piece = page.pieces[at]
        if page.pieces[at + 1].after_gap or not _is_short(piece) or at in page.findings:
            break
        box.insert(0, at)
    asks = any(
        _PRICE.search(page.pieces[at].text) or _ASKS.search(page.pieces[at].text) for at in box
    )
    if box and page.pieces[box[0]].after_gap:
        return box if asks else []
    return _close_above(page, button, box)


def _close_above(page: Page, button: int, above: list[int]) -> list[int]:
    """Return the box's lines where no gap shows its beginning: what asks, and its name."""
    box: list[int] = []
    opening = page.pieces[button].text[:_STEM].casefold()
    for at in reversed(above):
        words = page.pieces[at].text
        if not (
            _PRICE.search(words) or _ASKS.search(words) or words.casefold().startswith(opening)
        ):
            break
        box.insert(0, at)
    return box


_STEM = 4


def _box_below(page: Page, opening: int) -> list[int]:
    """Return the positions of a box that opens with an offer: up to the next gap, in short lines."""
    end = opening + 1
    while end < len(page.pieces) and not page.pieces[end].after_gap:
        end += 1
    box = list(range(opening, end))
    small = all(page.pieces[at].words <= _LONGEST_SENTENCE for at in box)
    return box if 1 < len(box) <= _MOST_LINES and small and _is_short(page.pieces[opening]) else []


_LONGEST_SENTENCE = 40
_FEWEST_PROSE = 8


def _is_short(piece: Piece) -> bool:
    return piece.kind in ("prose", "bullet") and piece.words <= _MOST_WORDS


def _is_advertised(page: Page, at: int) -> bool:
    """Tell whether a short line below such a label is a button or a call, and heads no text."""
    piece = page.pieces[at]
    if (
        piece.after_gap
        or piece.kind != "prose"
        or piece.words > _MOST_WORDS
        or at + 1 >= len(page.pieces)
    ):
        return False
    below = page.pieces[at + 1]
    calls = _ASKS.search(piece.text) or _PRICE.search(piece.text)
    return bool(calls) and (below.after_gap or below.words < _FEWEST_PROSE)
