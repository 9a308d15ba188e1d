"""What wikis say around their articles."""

# ruff: noqa: E501 - one phrase a line: wrapped, it would no longer show what it matches

from __future__ import annotations

from handoutgen.read.unmarked.habits import habit

WIKI_LINES = (
    habit(
        "a wiki's note on its page",
        (
            r"retrieved from [“\"«].{5,300}|(?:abgerufen von|récupérée? de|obtenido de|estratto da) [“\"„«].{5,300}",
            r"this (?:page|article) was last (?:edited|modified|changed) (?:on|at) .{4,80}",
            r"diese seite wurde zuletzt .{4,80}|la dernière modification de cette page .{4,80}|esta página se editó .{4,80}",
            r"esta página foi editada .{4,80}|questa pagina è stata modificata .{4,80}|deze pagina is voor het laatst bewerkt .{4,80}",
            r"text is available under .{4,300}|der text ist unter der lizenz .{4,300}",
        ),
        (
            r"from [\w.-]+,? the (?:free|open) .{2,60}|aus [\w.-]+, der freien .{2,60}|de [\w.-]+, la enciclopedia .{2,40}|origem: .{2,40}, a enciclopédia .{2,40}|da [\w.-]+, l['’]enciclopedia .{2,40}",
            r"not to be confused with .{2,120}|for (?:other uses|the [^,]{2,60}), see .{2,120}",
            r"[“\"«].{2,80}[”\"»] redirects? here\..{0,160}|\(?redirected from .{2,80}\)?",
            r"this (?:article|section|page) (?:needs|relies|has multiple|may|does not cite|contains|is missing)\b.{0,200}"
            r"\b(?:citations?|sources?|references|improve|cleanup|verification|issues)\b.{0,200}",
            r"(?:hidden )?categor(?:y|ies)\s*:.{1,300}",
        ),
    ),
)
