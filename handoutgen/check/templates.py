"""Templates: compiled, and composed on trial with a sample article and sample questions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.check.result import Checked
from handoutgen.check.trial import try_to_compose
from handoutgen.errors import HandoutError
from handoutgen.model.article import Article, Reference, Section, Source
from handoutgen.model.blanks import RatingScale, RuledLines
from handoutgen.model.nodes import Paragraph, text

if TYPE_CHECKING:
    from handoutgen.library import Library

_QUESTION = RuledLines(id="sample-question", label=text("A sample question?"), count=3)
SCALE = RatingScale(id="sample-scale", label=text("A sample scale?"))

SAMPLE = Article(
    name="sample-article",
    title="A sample article",
    summary="What it says in a sentence.",
    authors=("Sample Author",),
    audience="client",
    source=Source(licence="sample"),
    introduction=(Paragraph(text("Words before the first section.")),),
    sections=(
        Section(
            "first-section",
            text("First section"),
            1,
            blocks=(Paragraph(text("A paragraph of it.")),),
            children=(Section("part", text("A part of it"), 2, (Paragraph(text("More.")),)),),
            prompts=(_QUESTION,),
        ),
    ),
    references=(Reference("sample", text("A sample reference.")),),
)


def check_template(path: Path, library: Library) -> Checked:
    """Return what is wrong with the template at *path*; parts of templates are only compiled."""
    display = library.workspace.display(path)
    try:
        template = library.template(str(path.absolute()))
    except HandoutError as error:
        return Checked(display, "template", error.faults)
    if path.name.startswith("_"):
        return Checked(display, "template part")
    trials = [
        try_to_compose(template, (SAMPLE,), library, (SCALE,)),
        try_to_compose(template, (), library),
    ]
    best = next((trial for trial in trials if not trial.faults), trials[0])
    return Checked(display, "template", best.faults, best.notices)
