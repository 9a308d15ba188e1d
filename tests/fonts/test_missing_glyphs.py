"""No text makes a font draw its missing glyph: PDF/UA and PDF/A forbid it."""

from __future__ import annotations

import pytest

from handoutgen.model.handout import Handout
from handoutgen.model.nodes import text
from handoutgen.report import Report
from handoutgen.write.pdf.context import surroundings
from handoutgen.write.pdf.items import Run, TextLine

MISSING = b"\0\0"


def runs(words: str) -> list[Run]:
    context = surroundings(Handout("A handout", ()), Report())
    return [
        run
        for line in context.set_text(text(words), context.role("body"), 0.0, 400.0)
        for item in line.items
        if isinstance(item, TextLine)
        for run in item.runs
    ]


@pytest.mark.parametrize(
    "words",
    [
        "a\u1680b",  # a space of a script that no font here has
        "a\u2001b\u3000c",
        "\u115f\u1160a",  # fillers of Korean syllables, never seen
        "a\u0591 x\u0301\u0597",  # a Latin letter with a Hebrew accent
        "\uf900\u8c48",  # a letter for compatibility, normalised when it is set
        "\U00013000 and a",
    ],
)
def test_the_missing_glyph_is_never_drawn(words: str) -> None:
    found = runs(words)
    assert found
    for run in found:
        codes = run.glyphs.glyphs if run.glyphs else run.style.face.encode(run.text)
        assert MISSING not in [codes[at : at + 2] for at in range(0, len(codes), 2)]


def test_rare_spaces_part_words() -> None:
    assert "".join(run.text for run in runs("a\u1680b")).split() == ["a", "b"]
