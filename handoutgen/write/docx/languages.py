"""Languages as Word names them."""

from __future__ import annotations

import re

_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"}
)

_USUAL_REGION = {
    "ar": "SA",
    "cs": "CZ",
    "da": "DK",
    "de": "DE",
    "el": "GR",
    "en": "US",
    "es": "ES",
    "fr": "FR",
    "he": "IL",
    "hi": "IN",
    "it": "IT",
    "ja": "JP",
    "ko": "KR",
    "nl": "NL",
    "pl": "PL",
    "pt": "BR",
    "ru": "RU",
    "sv": "SE",
    "th": "TH",
    "tr": "TR",
    "uk": "UA",
    "vi": "VN",
    "zh": "CN",
}
_PROOFED = {
    "en": frozenset({"AU", "CA", "GB", "IE", "IN", "NZ", "US", "ZA"}),
    "es": frozenset({"AR", "CL", "CO", "ES", "MX", "PE", "US"}),
    "de": frozenset({"AT", "CH", "DE"}),
    "fr": frozenset({"BE", "CA", "CH", "FR"}),
    "pt": frozenset({"BR", "PT"}),
}


def word_language(tag: str, region: str = "") -> str | None:
    """Return *tag* with a region, which Word's proofing wants, or None if it is no language tag.

    *region* is taken where the language is proofed for it, the language's usual one elsewhere.
    """
    if _TAG.fullmatch(tag) is None:
        return None
    if "-" in tag:
        return tag
    language = tag.lower()
    if region.upper() in _PROOFED.get(language, ()):
        return f"{language}-{region.upper()}"
    usual = _USUAL_REGION.get(language)
    return language if usual is None else f"{language}-{usual}"


def reads_right_to_left(tag: str) -> bool:
    """Tell whether text in the language *tag* runs from right to left."""
    return tag.split("-")[0].lower() in _RIGHT_TO_LEFT
