"""The lines of one invented site in many languages, around and inside an English article."""

from __future__ import annotations

from pathlib import Path

import pytest

from handoutgen.model.article import Article
from handoutgen.read.source import SourceFile
from handoutgen.read.text import read_text
from handoutgen.report import ContentDropped, Report

ARTICLE = """{0}

Family Mapping Worksheet

Learn how a family map helps clients to see who stands near them.

By Ann Madeup on Mar 04, 2025.

Fact Checked by Bo Notreal.

{1}
Family Mapping Worksheet

{2}

What is a family map?

A family map is a drawing of the people who matter to a client, with lines between them.

{3}

How does it work?

Clients draw themselves first, then everybody else, as near or as far as it feels.

Main takeaways

A map shows what many words would hide. It can be drawn again after a year.

References

Madeup, A. (2020). Lines between us. Imaginary Press.

{4}

{5}
"""
NOTHING_FOUND, OFFER, USE, EXAMPLE, QUESTIONS, TEAMS = range(6)
LINES = {
    "es": (
        "No se encontraron artículos.",
        "Obtén Softario gratis",
        "Usar plantilla",
        "Descargar PDF de ejemplo",
        "Preguntas frecuentes",
        "Únete a más de 10 000 equipos que utilizan Softario",
    ),
    "fr": (
        "Aucun article trouvé.",
        "Obtenez Softario gratuitement",
        "Utiliser le modèle",
        "Télécharger un exemple de PDF",
        "Questions fréquentes",
        "Rejoignez plus de 10 000 équipes utilisant Softario",
    ),
    "de": (
        "Keine Artikel gefunden.",
        "Holen Sie sich Softario kostenlos",
        "Vorlage verwenden",
        "Beispiel-PDF herunterladen",
        "Häufig gestellte Fragen",
        "Schließen Sie sich über 10.000 Teams an, die Softario verwenden",
    ),
    "pt": (
        "Nenhum artigo encontrado.",
        "Obtenha o Softario gratuitamente",
        "Usar modelo",
        "Baixar PDF de exemplo",
        "Perguntas frequentes",
        "Junte-se a mais de 10.000 equipes usando o Softario",
    ),
    "nl": (
        "Geen artikelen gevonden.",
        "Krijg Softario gratis",
        "Sjabloon gebruiken",
        "Voorbeeld PDF downloaden",
        "Veelgestelde vragen",
        "Sluit je aan bij meer dan 10.000 teams die Softario gebruiken",
    ),
    "fi": (
        "Artikkeleita ei löytynyt.",
        "Hanki Softario ilmaiseksi",
        "Käytä mallia",
        "Lataa esimerkki PDF",
        "Usein kysytyt kysymykset",
        "Liity yli 10 000 tiimiin, jotka käyttävät Softariota",
    ),
    "tr": (
        "Makale bulunamadı.",
        "Softario'yu ücretsiz edinin",
        "Şablonu kullan",
        "Örnek PDF indir",
        "Sıkça sorulan sorular",
        "Softario kullanan 10.000'den fazla ekibe katılın",
    ),
    "ja": (
        "記事が見つかりません。",
        "Softarioを無料で入手",
        "テンプレートを使用",
        "サンプルPDFをダウンロード",
        "よくある質問",
        "10,000以上のチームに参加しましょう",
    ),
    "ru": (
        "Статьи не найдены.",
        "Получите Softario бесплатно",
        "Использовать шаблон",
        "Скачать пример PDF",
        "Часто задаваемые вопросы",
        "Присоединяйтесь к 10 000+ командам, использующим Softario",
    ),
    "en": (
        "No items found.",
        "Get Softario Free",
        "Use Template",
        "Download Example PDF",
        "Frequently asked questions",
        "Join 10,000+ teams using Softario to be more productive",
    ),
}


def read(lines: tuple[str, ...]) -> tuple[Article, Report]:
    report = Report()
    data = ARTICLE.format(*lines).encode()
    return read_text(SourceFile(Path("a.txt"), "a.txt", data), report), report


@pytest.mark.parametrize("lines", LINES.values(), ids=LINES)
def test_no_line_of_the_site_comes_through(lines: tuple[str, ...]) -> None:
    article, report = read(lines)
    names = [section.name for section in article.walk()]
    assert names == ["What is a family map?", "How does it work?", "Main takeaways"]
    assert article.title == "Family Mapping Worksheet"
    assert article.authors == ("Ann Madeup",)
    assert article.introduction == ()
    assert [len(section.blocks) for section in article.walk()] == [1, 1, 1]
    dropped = {notice.text for notice in report if isinstance(notice, ContentDropped)}
    assert dropped == {*lines, article.title}


BODY = "Rest well\n\nA hard day asks for rest, and this page says how to find it.\n\nWhat helps\n\n"
TEXT = "Slow breathing calms the body. Try four counts in and six counts out."


@pytest.mark.parametrize(
    "line",
    [
        "By signing up, you agree to our terms and accept our privacy policy.",
        "We take your privacy seriously.",
        "[Click here to book your free call]",
        "Ready to start? Book a free 15-minute consultation",
        "If you need this leaflet in large print, please ask a member of staff.",
        "Leaflet number: EX-0417",
        "Date of issue: March 2021",
        "Uncontrolled when printed",
        "Ann Madeup is a freelance writer who lives by the sea.",
        "Example PDF herunterladen",
    ],
)
def test_lines_below_the_text_that_are_the_publishers(line: str) -> None:
    report = Report()
    data = f"{BODY}{TEXT}\n\n{line}\n".encode()
    article = read_text(SourceFile(Path("a.txt"), "a.txt", data), report)
    assert [section.name for section in article.walk()] == ["What helps"]
    assert [notice.text for notice in report if isinstance(notice, ContentDropped)] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Nowhere Helpline: ask at the desk",
        "Call your doctor if the pain gets worse.",
        "Your privacy when you talk to a nurse is protected by law.",
        "Sleep is a habit that a therapist can help you to find again.",
    ],
)
def test_lines_below_the_text_that_are_the_articles(line: str) -> None:
    report = Report()
    data = f"{BODY}{TEXT}\n\n{line}\n\n{TEXT}\n".encode()
    read_text(SourceFile(Path("a.txt"), "a.txt", data), report)
    assert [notice.text for notice in report if isinstance(notice, ContentDropped)] == []


def test_where_to_get_help_stays_at_the_end() -> None:
    report = Report()
    data = f"{BODY}{TEXT}\n\nUseful contacts\nNowhere Helpline: ask at the desk\n".encode()
    article = read_text(SourceFile(Path("a.txt"), "a.txt", data), report)
    assert [section.name for section in article.walk()] == ["What helps", "Useful contacts"]
    assert not [notice for notice in report if isinstance(notice, ContentDropped)]
