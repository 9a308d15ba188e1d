"""What a content control says: words, a tick, one of a list.

ECMA-376, 17.5.2: ``w:sdt`` has properties (``w:sdtPr``: tag, title, kind) and content. Names are
compared without their namespace, since Word writes them in two (transitional and strict).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handoutgen.answers.answer import Answer
from handoutgen.answers.cleaning import clean_line, clean_text

_NOT_SAID = frozenset(
    {"del", "moveFrom", "instrText", "delText", "Fallback", "sdtPr", "sdtEndPr", "pPr", "rPr"}
)
"""Elements whose words are no part of the text: deleted, codes, a picture's stand-in."""
_ON = frozenset({"1", "true", "on"})
_NO_FIELDS = frozenset(
    {"docPartList", "docPartObj", "group", "repeatingSection", "repeatingSectionItem"}
)


def local(element: Any) -> str:
    """Return an element's name without its namespace, "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """Return an attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""


def child(element: Any, name: str) -> Any:
    """Return the first child called *name*, or None."""
    return next((one for one in element if local(one) == name), None)


def controls(root: Any) -> Iterator[Any]:
    """Yield every content control below *root*, in order; a picture's stand-ins are left out."""
    for element in root.iter("{*}sdt"):
        if not any(local(above) == "Fallback" for above in element.iterancestors()):
            yield element


def control_answer(control: Any, *, own: bool = False) -> Answer | None:
    """Return the answer in *control*, or None where it is none: a group, a list of contents.

    What stands in a control that says it is empty is a prompt, except in our *own* forms, whose
    prompts are spaces: there some program forgot to say that it was filled in.
    """
    settings, content = child(control, "sdtPr"), child(control, "sdtContent")
    if settings is None or content is None:
        return None
    kinds = {local(one) for one in settings}
    tag, title = (_said(settings, name) for name in ("tag", "alias"))
    holds_others = next(content.iter("{*}sdt"), None) is not None
    if kinds & _NO_FIELDS or (holds_others and not kinds & {"text", "date"}):
        return None
    id_ = tag or title
    if "checkbox" in kinds:
        return _tick(id_, title, child(settings, "checkbox"), content)
    empty = child(settings, "showingPlcHdr")
    is_prompt = empty is not None and attribute(empty, "val") not in ("0", "false") and not own
    words = "" if is_prompt else said_in(content)
    if "picture" in kinds:
        return Answer(id_, "a picture" if empty is None else "", title)
    for kind in ("dropDownList", "comboBox"):
        if kind in kinds:
            return _chosen(id_, title, child(settings, kind), words)
    return Answer(id_, words, title)


def said_in(element: Any) -> str:
    """Return the words in *element*, a line a paragraph."""
    lines: list[str] = []
    pieces: list[str] = []

    def walk(node: Any) -> None:
        for one in node:
            name = local(one)
            if name in _NOT_SAID or not name:
                continue
            if name == "t":
                pieces.append(one.text or "")
            elif name in ("br", "cr"):
                pieces.append("\n")
            elif name == "tab":
                pieces.append("\t")
            elif name == "noBreakHyphen":
                pieces.append("-")
            elif name == "sym":
                pieces.append(_symbol(one))
            else:
                walk(one)
                if name == "p":
                    lines.append("".join(pieces))
                    pieces.clear()

    walk(element)
    if pieces:
        lines.append("".join(pieces))
    return clean_text("\n".join(lines))


def _symbol(element: Any) -> str:
    try:
        return chr(int(attribute(element, "char"), 16))
    except (ValueError, OverflowError):
        return ""


def _said(settings: Any, name: str) -> str:
    found = child(settings, name)
    return "" if found is None else clean_line(attribute(found, "val"))


def _tick(id_: str, title: str, settings: Any, content: Any) -> Answer:
    """Return a box's answer; some programs change its sign alone, then nobody can tell."""
    state = child(settings, "checked")
    ticked = state is not None and (attribute(state, "val") or "1") in _ON
    signs = {name: _symbol_of(child(settings, name)) for name in ("checkedState", "uncheckedState")}
    drawn = said_in(content).strip()
    other = signs["uncheckedState" if ticked else "checkedState"]
    own = signs["checkedState" if ticked else "uncheckedState"]
    if drawn and drawn == other and own != other:
        kept, seen = ("ticked", "not ticked") if ticked else ("not ticked", "ticked")
        return Answer(id_, None, title, unclear=f"kept as {kept}, drawn as {seen}")
    return Answer(id_, ticked, title)


def _symbol_of(state: Any) -> str:
    try:
        return chr(int(attribute(state, "val"), 16)) if state is not None else ""
    except (ValueError, OverflowError):
        return ""


def _chosen(id_: str, title: str, settings: Any, words: str) -> Answer:
    """Return the value of what was chosen, and the words that stand for it."""
    if not words:
        return Answer(id_, None, title)
    for item in settings:
        shown = clean_text(attribute(item, "displayText") or attribute(item, "value"))
        value = clean_text(attribute(item, "value"))
        if local(item) == "listItem" and words in (shown, value):
            return Answer(id_, value or None, title, "" if value == shown else shown)
    return Answer(id_, words, title)
