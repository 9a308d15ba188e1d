"""Templates that have next to nothing, or are in the strict flavour: they get what they lack."""

from __future__ import annotations

from pathlib import Path

from handoutgen.pipeline import write
from handoutgen.report import Report
from tests.reading import docx_words, pdf_words
from tests.word.building import docx, p
from tests.word.handouts.workspaces import made, opened, workspace

TAGS = (p("{{p sections }}"), p("{%p for prompt in prompts %}"), p("{{p prompt }}"),
        p("{%p endfor %}"), p("{{p references }}"), p("{{p imprint }}"))  # fmt: skip


def test_a_template_without_styles_and_lists_is_given_both(tmp_path: Path) -> None:
    handout, _ = made(workspace(tmp_path, docx(*TAGS)))
    assert handout.filled is not None
    document = opened(handout)
    assert "heading 1" in {style.name.casefold() for style in document.styles}
    assert document.part.numbering_part.element.num_lst
    said = docx_words(handout.filled.data)
    assert "First steps" in said
    pdf = pdf_words(write(handout, "pdf", Report()))
    assert "1. Anew" in pdf
    assert "A sample work" in pdf
