"""Content controls (``w:sdt``): the fields of a Word form, as markup.

What Word does with them, and what follows for us (ISO/IEC 29500-1, 17.5.2; [MS-DOCX] 2.6.1):

- A control stands around runs, blocks, rows or a cell. Ours stand around runs wherever they can:
  other programs keep those best. A box to write and draw in holds paragraphs, a rating holds rows.
- ``w:tag`` is for programs and ``w:alias`` for people (shown above the control, read out by
  screen readers). Word takes 64 characters of each and calls a file with more corrupt.
- A control that shows its placeholder (``w:showingPlcHdr``) prints it. Ours are no-break spaces,
  so that an empty form prints as the plain sheet does; they come from a building block in the
  file, as Word's own "Click or tap here to enter text" would stand in a control emptied again.
- Word has no radio buttons. A group of tick boxes with round signs is closest: it prints as
  circles to mark, each answers to a click or the space bar, its place is tagged ``ID.VALUE`` and
  the group around it ``ID``. Nothing keeps people from marking two, as on paper: a reader must
  say so. A drop-down list would hide the scale from whoever prints the sheet, or looks at it.
- ``w:group`` keeps what stands between its controls from being edited; ``sdtLocked`` keeps a
  control from being deleted, its content free.
- ``w:documentProtection`` of kind ``forms`` lets people fill in controls and nothing else, takes
  them from one to the next by the tab key, and has no password: "Stop Protection" opens the file
  for the clinic's own changes.
"""

from __future__ import annotations

from collections.abc import Iterable

from handoutgen.write.docx.xml import escape

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
LONGEST_NAME = 64
"""How many characters Word takes of a tag and of an alias."""

TEXT = "<w:text/>"
LINES = '<w:text w:multiLine="1"/>'
RICH = "<w:richText/>"
GROUP = "<w:group/>"

_ELISION = "…"
_HEAD_OF_ALIAS = 40


def control(
    kind: str,
    tag: str,
    alias: str,
    number: int,
    content: str,
    *,
    placeholder: str = "",
    style: str = "",
) -> str:
    """Return a control of *kind* around *content*.

    *number* is the control's own in the document. *placeholder* names the building block that
    *content* is an instance of, where it is one; *style* sets what is typed.
    """
    lock = "contentLocked" if kind == GROUP else "sdtLocked"
    set_as = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    empty = ""
    if placeholder:
        empty = (
            f'<w:placeholder><w:docPart w:val="{placeholder}"/></w:placeholder><w:showingPlcHdr/>'
        )
    return (
        f'<w:sdt><w:sdtPr>{set_as}<w:alias w:val="{escape(shortened(alias))}"/>'
        f'<w:tag w:val="{escape(tag)}"/><w:id w:val="{number}"/><w:lock w:val="{lock}"/>'
        f"{empty}{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def checkbox(*, checked: bool, on: str, off: str, font: str) -> str:
    """Return the kind of a tick box that shows the sign *on* or *off*."""
    states = "".join(
        f'<w14:{name} w14:val="{ord(sign):04X}" w14:font="{escape(font)}"/>'
        for name, sign in (("checkedState", on), ("uncheckedState", off))
    )
    return f'<w14:checkbox><w14:checked w14:val="{checked:d}"/>{states}</w14:checkbox>'


def drop_down(values: Iterable[str]) -> str:
    """Return the kind of a list to choose one of *values* from."""
    items = "".join(
        f'<w:listItem w:displayText="{escape(value)}" w:value="{escape(value)}"/>'
        for value in values
    )
    return f"<w:dropDownList>{items}</w:dropDownList>"


def date_picker(language: str) -> str:
    """Return the kind of a date, picked or typed as *language* writes it."""
    form = "MMMM d, yyyy" if language == "en-US" else "d MMMM yyyy"
    return (
        f'<w:date><w:dateFormat w:val="{form}"/><w:lid w:val="{escape(language)}"/>'
        '<w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>'
    )


def units(text: str) -> int:
    """Return how long *text* is as Word counts: in UTF-16."""
    return len(text.encode("utf-16-le", "replace")) // 2


def shortened(label: str) -> str:
    """Return *label* at a length that Word takes: its beginning and its end."""
    if units(label) <= LONGEST_NAME:
        return label
    head, tail = _HEAD_OF_ALIAS, LONGEST_NAME - _HEAD_OF_ALIAS - 1
    short = f"{label[:head].rstrip()}{_ELISION}{label[-tail:].lstrip()}"
    while units(short) > LONGEST_NAME:
        head, tail = head - 2, tail - 1
        short = f"{label[:head].rstrip()}{_ELISION}{label[-tail:].lstrip()}"
    return short
