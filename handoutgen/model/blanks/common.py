"""What all blanks have in common."""

from __future__ import annotations

from handoutgen.model.nodes import Inlines
from handoutgen.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankFields:
    """A blank's field id, its prompt, the help below the prompt, and its tooltip in a form.

    An empty *id* is filled in when a handout is composed; an empty *tooltip* is made of label
    and help.
    """

    id: str = ""
    label: Inlines = ()
    help: Inlines = ()
    required: bool = False
    tooltip: str = ""
