"""What Word's own styles are called in other languages.

Word writes the English names into its files whatever language it speaks; other programs, and files
that went through them, have the names that people read. Both are found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_HEADING = (
    "überschrift",  # German
    "titre",  # French
    "encabezado",  # Spanish
    "título",  # Spanish, Portuguese
    "cabeçalho",
    "titolo",  # Italian
    "kop",  # Dutch
    "rubrik",  # Swedish
    "overskrift",  # Danish, Norwegian
    "otsikko",  # Finnish
    "nagłówek",  # Polish
    "nadpis",  # Czech, Slovak
    "címsor",  # Hungarian
    "naslov",  # Croatian, Slovenian
    "titlu",  # Romanian
    "başlık",  # Turkish
    "заголовок",  # Russian, Ukrainian
    "επικεφαλίδα",  # Greek
    "כותרת",  # Hebrew
    "عنوان",  # Arabic
    "標題",  # Chinese
    "标题",
    "見出し",  # Japanese
    "제목",  # Korean
)
_OTHERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": (
            "titel", "titre", "puesto", "título", "titolo", "rubrik", "otsikko", "tytuł", "název",
            "cím", "naslov", "titlu", "konu başlığı", "название", "назва", "τίτλος", "כותרת טקסט",
            "标题", "標題", "表題", "제목",
        ),
        "subtitle": (
            "untertitel", "sous-titre", "subtítulo", "sottotitolo", "ondertitel", "underrubrik",
            "undertitel", "undertittel", "alaotsikko", "podtytuł", "podtitul", "podnadpis",
            "alcím", "podnaslov", "subtitlu", "altyazı", "подзаголовок", "підзаголовок",
        ),
        "body text": (
            "textkörper", "corps de texte", "texto independiente", "corpo de texto", "corpo testo",
            "corpo del testo",
            "platte tekst", "plattetekst", "brödtext", "brødtekst", "leipäteksti",
            "tekst podstawowy", "základní text", "základný text", "szövegtörzs", "corp text",
            "gövde metni", "основной текст", "основний текст", "text body",
        ),
        "list bullet": (
            "aufzählungszeichen", "liste à puces", "lista con viñetas", "lista com marcas",
            "punto elenco", "lijst opsomteken", "punktlista", "opstilling - punkttegn",
            "punktliste", "merkitty luettelo", "lista punktowana", "seznam s odrážkami",
            "felsorolás", "маркированный список", "маркований список",
        ),
        "list number": (
            "listennummer", "liste à numéros", "lista con números", "lista numerada",
            "numero elenco", "lijstnummering", "numrerad lista", "opstilling - talliste",
            "nummerert liste", "numeroitu luettelo", "lista numerowana", "číslovaný seznam",
            "számozott lista", "нумерованный список", "нумерований список",
        ),
        "quote": (
            "zitat", "citation", "cita", "citação", "citazione", "citaat", "citat", "sitat",
            "lainaus", "cytat", "citát", "idézet", "citat", "alıntı", "цитата",
        ),
        "caption": (
            "beschriftung", "légende", "descripción", "legenda", "didascalia", "bijschrift",
            "beskrivning", "billedtekst", "bildetekst", "kuvaotsikko", "titulek", "képaláírás",
            "название объекта",
        ),
        "bibliography": (
            "literaturverzeichnis", "bibliographie", "bibliografía", "bibliografia",
            "bibliografie", "litteraturförteckning", "bibliografi", "lähdeluettelo",
            "irodalomjegyzék", "список литературы",
        ),
        "strong": ("fett", "élevé", "texto en negrita", "forte", "grassetto", "zwaar", "stark"),
        "emphasis": (
            "hervorhebung", "accentuation", "énfasis", "ênfase", "enfasi", "nadruk", "betoning",
        ),
        "hyperlink": ("lien hypertexte", "hipervínculo", "hiperligação", "collegamento"),
    }
)  # fmt: skip
_NUMBERED = re.compile(r"(.+?)\s*([1-9])")


def same_style(name: str, wanted: str) -> bool:
    """Tell whether *name*, in any language, is the name of Word's style *wanted*, in English.

    A style may have several names, with commas between.
    """
    for one in name.casefold().split(","):
        said = " ".join(one.split())
        if said == wanted.casefold() or said in _OTHERS.get(wanted.casefold(), ()):
            return True
        level = wanted.casefold().removeprefix("heading ")
        found = _NUMBERED.fullmatch(said)
        if found and found[2] == level and found[1] in _HEADING:
            return True
    return False
