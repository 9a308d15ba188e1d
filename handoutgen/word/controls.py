"""Content controls that hold tags: what is filled in is their content, and stays it."""

from __future__ import annotations

from typing import Any

from handoutgen.word.marks import IN_TEXT, number_between
from handoutgen.word.namespaces import Flavour, local_name

_PLACEHOLDER, _BINDING = "showingPlcHdr", "dataBinding"


def settle_controls(root: Any, flavour: Flavour) -> None:
    """Let the controls of *root* that hold tags show what is filled in.

    One that shows its placeholder would give it up at the first click; one that is bound to the
    file's data would be filled by Word with what it was when the template was saved.
    """
    for control in root.iter(flavour.name("sdt")):
        properties = control.find(flavour.name("sdtPr"))
        content = control.find(flavour.name("sdtContent"))
        if properties is None or content is None or not _holds_tags(content):
            continue
        for child in list(properties):
            if local_name(child.tag) in (_PLACEHOLDER, _BINDING):
                properties.remove(child)


def _holds_tags(content: Any) -> bool:
    return any(
        number_between(one) is not None
        or (isinstance(one.tag, str) and IN_TEXT.search(one.text or ""))
        for one in content.iter()
    )
