"""How a section announces sections of its own: its words, in the languages that are read.

English first, then Spanish, French, German, Italian, Portuguese.
"""

# ruff: noqa: E501 - one turn of phrase a line: wrapped, it would no longer show what it matches

from __future__ import annotations

import re

_MANY = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2}|several|some|many|a few|various|different|certain|"
    r"common|key|main|simple|practical|effective|important|helpful|following|these|possible|potential|useful)"
)
_THINGS = (
    r"(?:ways|strategies|approaches|steps|techniques|tips|signs|symptoms|types|kinds|forms|stages|phases|factors|causes|reasons|"
    r"benefits|challenges|options|treatments|therapies|methods|tools|skills|ideas|exercises|practices|habits|directions|trajectories|"
    r"paths|pathways|elements|components|principles|areas|aspects|examples|effects|myths|facts|questions|suggestions|things|"
    r"interventions|triggers|patterns|barriers|traits|features|domains|categories|variations|activities|changes|responses|goals|pillars|"
    r"subtypes|disorders|supports|resources|considerations|solutions|misconceptions|mistakes|measures|roles|levels|models|styles)"
)
ANNOUNCES = re.compile(
    rf"\b(?:the following|as follows|(?:here|below) (?:are|is|you)|(?:described|listed|outlined|explained|discussed|covered|explored|set out) (?:below|here|next)|below\b[^.]{{0,60}}$|"
    rf"(?:let(?:['’]s| us)|we(?:['’]ll| will)?|this section) (?:\w+ )?(?:look at|explore|go through|walk through|consider|discuss|cover|outline|describes?)|"
    rf"(?:these|they|which|that|some|it) (?:\w+ ){{0,4}}include(?:s|d)?\b[^.]{{0,40}}[:.]$|{_MANY} (?:\w+[\s-]){{0,4}}{_THINGS} (?:\w+ )?(?:can|may|might|that|to|are|include|help|stand out|which|you|for|worth|emerge|tend|often|have|make|work|in)\b|"
    rf"(?:each|one) of (?:these|them|which)|(?:divided|grouped|broken|split|fall|falls) (?:\w+ )?into|try (?:these|the following|one of)|(?:these|the) {_THINGS} (?:below|that follow))",
    re.IGNORECASE,
)
SURELY_ANNOUNCES = re.compile(
    rf"\bthe following (?:[\w-]+\s){{0,4}}{_THINGS}\b|\bas follows\b|\b(?:here|below) are\b|"
    rf"\b(?:described|outlined|listed|explained|explored|discussed) below\b|"
    rf"\b{_THINGS} (?:below|that follow)\b",
    re.IGNORECASE,
)
"""Announcements that need no heading to confirm them."""
ANNOUNCES_ELSEWHERE = re.compile(
    r"\b(?:los|las) siguientes\b|\ba continuación\b|\bestas? son\b|\bexisten (?:varias|varios|diferentes|distint[oa]s|cuatro|tres|cinco|dos)\b|\b(?:hay|tres|cuatro|cinco|seis|dos|varias|varios|algun[oa]s) (?:\w+ ){0,2}(?:formas|maneras|pasos|estrategias|técnicas|tipos|consejos|señales|síntomas|opciones|enfoques|herramientas|ideas|prácticas|tratamientos|hábitos)\b|"
    r"\b(?:les|ces) suivant(?:e?s)\b|\bsuivantes?\s?:|\bci-dessous\b|\bvoici\b|\b(?:deux|trois|quatre|cinq|six|plusieurs|quelques|différent(?:e?s)) (?:\w+ ){0,2}(?:façons|manières|moyens|étapes|stratégies|techniques|types|conseils|signes|symptômes|options|approches|pistes|outils|idées|exercices|traitements|habitudes)\b|"
    r"\b(?:die )?folgende[nr]?\b|\bim folgenden\b|\bhier sind\b|\b(?:zwei|drei|vier|fünf|sechs|mehrere|einige|verschiedene|unterschiedliche) (?:\w+ ){0,2}(?:wege|schritte|strategien|techniken|arten|formen|tipps|anzeichen|symptome|möglichkeiten|ansätze|methoden|übungen|therapien|gewohnheiten|ideen|maßnahmen)\b|"
    r"\b(?:i|le|gli|ai|alle) seguenti\b|\bdi seguito\b|\becco\b|\b(?:due|tre|quattro|cinque|sei|diversi|diverse|alcuni|alcune|vari|varie) (?:\w+ ){0,2}(?:modi|passi|strategie|tecniche|tipi|consigli|segnali|sintomi|opzioni|approcci|strumenti|idee|esercizi|percorsi|abitudini|trattamenti)\b|"
    r"\b(?:os|as) seguintes\b|\ba seguir\b|\baqui estão\b|\b(?:duas|dois|três|quatro|cinco|várias|vários|algumas|alguns|diferentes) (?:\w+ ){0,2}(?:formas|maneiras|passos|estratégias|técnicas|tipos|dicas|sinais|sintomas|opções|abordagens|ferramentas|hábitos)\b",
    re.IGNORECASE,
)
NAMES_SEVERAL = re.compile(
    rf"\b{_THINGS}\b|^how (?:to|can|do|does|should|is|are)\b|^what (?:can|helps|to|are|you can|works)\b|^ways\b|^(?:cómo|comment|wie|come|como)\b|^(?:was hilft|qué ayuda|cosa aiuta|ce qui aide|o que ajuda)\b|"
    r"\b(?:formas|maneras|pasos|estrategias|técnicas|tipos|consejos|señales|síntomas|opciones|façons|moyens|étapes|stratégies|conseils|signes|pistes|"
    r"wege|schritte|strategien|techniken|arten|formen|tipps|anzeichen|möglichkeiten|modi|passi|strategie|tecniche|tipi|consigli|segnali|percorsi|maneiras|passos|estratégias|dicas|sinais)\b",
    re.IGNORECASE,
)
NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "two dos deux zwei due dois duas",
            "three tres trois drei tre três",
            "four cuatro quatre vier quattro quatro",
            "five cinco cinq fünf cinque",
            "six seis sechs sei",
            "seven siete sept sieben sette sete",
            "eight ocho huit acht otto oito",
            "nine nueve neuf neun nove",
            "ten diez dix zehn dieci dez",
        ),
        2,
    )
    for word in words.split()
}
COUNTS_KINDS = re.compile(
    rf"\b({'|'.join(sorted(NUMBERS, key=len, reverse=True))}|\d{{1,2}})\s+(?:[\w-]+\s+){{0,4}}?"
    rf"(?:{_THINGS}|formas|maneras|pasos|estrategias|técnicas|tipos|consejos|façons|moyens|étapes|stratégies|wege|schritte|strategien|techniken|arten|tipps|modi|passi|strategie|tecniche|tipi|consigli|maneiras|passos|estratégias|dicas)\b",
    re.IGNORECASE,
)
COUNTS_ANYTHING = re.compile(
    rf"\b({'|'.join(sorted(NUMBERS, key=len, reverse=True))}|[2-9]|1\d)\s+(?:[\w-]+\s+){{0,2}}(?!minutes|hours|days|weeks|months|years|times|seconds)"
    r"[^\W\d_]{3,}s\b",
    re.IGNORECASE,
)
