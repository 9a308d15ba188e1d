"""Word templates: all faults of their tags at once, the names they need, what they reach out to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.check.result import Checked
from handoutgen.check.templates import SAMPLE, SCALE
from handoutgen.check.trial import try_to_compose
from handoutgen.check.word_files import look_at
from handoutgen.errors import HandoutError
from handoutgen.model.brand import PLAIN
from handoutgen.records import dataclass
from handoutgen.report import Notice, Report

if TYPE_CHECKING:
    from handoutgen.library import Library
    from handoutgen.word import WordTemplate


@dataclass(frozen=True, slots=True)
class TemplateNames:
    """The names that a Word template uses: the program's own, and those that must be *given*.

    *optional* ones may be left out: the template asks whether they are there.
    """

    template: str
    own: tuple[str, ...]
    given: tuple[str, ...]
    optional: tuple[str, ...]

    def as_lines(self) -> Iterable[str]:
        """Return the report as lines for people."""
        for said, names in (
            ("names of the program", self.own),
            ("names to give", self.given),
            ("names that may be given", self.optional),
        ):
            if names:
                yield f"{self.template}: {said}: {', '.join(names)}"

    def as_json(self) -> object:
        """Return the report as plain data for other programs."""
        return {
            "names": list(self.own),
            "given": list(self.given),
            "optional": list(self.optional),
        }


def check_word_template(path: Path, library: Library) -> Checked:
    """Return what is wrong with the Word template at *path*, and what it needs.

    One that asks for no names but the program's own is filled on trial. A file without tags is no
    template: what is said of it is another report.
    """
    display = library.workspace.display(path)
    try:
        template = open_template(path, library)
    except HandoutError as error:
        return Checked(display, "Word template", error.faults)
    names = template_names_of(template, library)
    notices: list[Notice] = list(template.survey())
    faults = template.faults()
    if not faults and not template.names():
        report, flaws = look_at(template)
        return Checked(display, "Word file", (), (*notices, *flaws), report)
    if not faults and not names.given:
        trials = [
            try_to_compose(template, (SAMPLE,), library, (SCALE,)),
            try_to_compose(template, (), library),
        ]
        best = next((trial for trial in trials if not trial.faults), trials[0])
        faults = best.faults
        notices += best.notices
    return Checked(display, "Word template", faults, tuple(notices), names)


def open_template(path: Path, library: Library) -> WordTemplate:
    """Return the template at *path*, opened.

    Raises:
        TemplateError: if it is no Word file that can be taken in.
    """
    from handoutgen.word import WordTemplate

    return WordTemplate.open(path, display=library.workspace.display(path))


def template_names_of(template: WordTemplate, library: Library) -> TemplateNames:
    """Return the names that *template* uses."""
    known = _names_of_the_program(library)
    needed = set(template.required_names())
    others = [name for name in template.names() if name not in known]
    return TemplateNames(
        template.display,
        tuple(name for name in template.names() if name in known),
        tuple(name for name in others if name in needed),
        tuple(name for name in others if name not in needed),
    )


def _names_of_the_program(library: Library) -> frozenset[str]:
    from handoutgen.compose.for_word import WordComposer
    from handoutgen.compose.values import Values

    composer = WordComposer(
        (),
        PLAIN,
        Values(),
        display="",
        name="",
        report=Report(),
        word_folders=library.workspace.word_folders,
        worksheets=library.worksheets,
        loader=library.workspace.template_source,
        picture=None,
    )
    return frozenset(composer.names)
