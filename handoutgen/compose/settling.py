"""What is settled once all of a handout's blocks are there: notes, references, numbers, anchors."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from handoutgen.compose.answer_key import answer_key
from handoutgen.compose.apparatus import settle_notes, settle_references
from handoutgen.compose.contents import Content, anchors_by_title
from handoutgen.compose.headings import settle_headings, settle_links
from handoutgen.compose.survey import look_over
from handoutgen.compose.tasks import settle_tasks
from handoutgen.compose.values import Values
from handoutgen.compose.views import REFERENCES_TO_COME
from handoutgen.compose.words import Words
from handoutgen.errors import Place, TemplateError
from handoutgen.model.nodes import Blocks, Note
from handoutgen.records import dataclass
from handoutgen.report import Report, TemplateNotice

Tell = Callable[[str, str | None], None]
"""Takes a problem and a hint."""


@dataclass(frozen=True, slots=True)
class Settling:
    """What the settling of one handout goes by; *place* is its template."""

    place: Place
    content: tuple[Content, ...]
    values: Values
    words: Words
    report: Report

    def settled(
        self, blocks: Blocks, notes: Iterable[Note], arrange: Callable[[Blocks], Blocks]
    ) -> Blocks:
        """Return *blocks* with everything in its place, and the answers of ``--key`` after them.

        *arrange* may move numbered tasks to other pages.

        Raises:
            TemplateError: if the references stand inside another block.
        """
        values, words = self.values, self.words
        found = look_over(blocks)
        if found.inner_references:
            problem = "the references stand inside another block"
            hint = "give {{ references }} a line of its own"
            raise TemplateError.at(self.place, problem, hint)
        every = [*notes, *(note for one in self.content for note in one.notes)]
        body = settle_notes(blocks, every, REFERENCES_TO_COME, found)
        title = words("References") if found.cited else ""
        style = values.references
        body = settle_references(body, REFERENCES_TO_COME, self.content, style, title, found)
        body = arrange(settle_tasks(body, found))
        answers = answer_key(body, words) if values.key else ()
        if values.key and not answers:
            hint = "matching, ordering, cloze and questions with answer= have one"
            problem = "nothing here has a solution to print"
            self.report.add(TemplateNotice(Place("--key"), problem, hint))
        body = settle_headings((*body, *answers), anchors_by_title(self.content), self.tell)
        return settle_links(body, self.tell, found)

    def tell(self, problem: str, hint: str | None) -> None:
        """Tell of what the template asked for and could not have in full."""
        self.report.add(TemplateNotice(self.place, problem, hint))
