"""What is wrong with a part's tags, found without any values and all at once."""

from __future__ import annotations

from collections.abc import Iterator

import jinja2

from handoutgen.errors import Fault, Place, did_you_mean
from handoutgen.word.environment import TagTokens, WordEnvironment
from handoutgen.word.plan import Plan
from handoutgen.word.tags import CLOSES, Tag

_OPENS = {close: opening for opening, close in CLOSES.items()}
_BETWEEN = {"else": ("if", "for"), "elif": ("if",)}
_ALONE = frozenset({"set", "do", "include", "import", "from", "extends", "break", "continue"})
_HINT = "see docxtpl's tags: {{ value }}, {% if … %} … {% endif %}, {%p for … %} … {%p endfor %}"


def tag_place(display: str, tag: Tag) -> Place:
    """Return the place of *tag* in the file *display*."""
    return Place(f"{display}: {tag.place}" if tag.place else display)


def said_of(tag: Tag, problem: str) -> str:
    """Return *problem* with the words around the tag."""
    return f"{problem} in “{tag.around}”" if tag.around else problem


def tag_faults(plan: Plan, environment: WordEnvironment, display: str) -> Iterator[Fault]:
    """Yield what is wrong with the tags of *plan*, each by itself."""
    for number in _numbers(plan):
        tag = plan.tags[number]
        problem = _problem(tag, environment)
        if problem is not None:
            yield Fault(tag_place(display, tag), said_of(tag, problem), _HINT)


def _numbers(plan: Plan) -> list[int]:
    return [step for step in plan.steps if isinstance(step, int)]


def _problem(tag: Tag, environment: WordEnvironment) -> str | None:
    """Return what Jinja has against *tag* taken by itself."""
    if not tag.inner:
        return "a tag with nothing in it"
    if tag.kind == "block" and tag.word not in CLOSES and tag.word not in _ALONE:
        known = tag.word in _OPENS or tag.word in _BETWEEN
        if not known:
            words = [*CLOSES, *_OPENS, *_BETWEEN, *_ALONE, "raw", "colspan", "cellbg", "vm", "hm"]
            hint = did_you_mean(tag.word, words, what="tags")
            return f'there is no tag "{tag.word}" ({hint})'
    sources = alone(tag)
    try:
        environment.parse(TagTokens(sources))
    except jinja2.TemplateSyntaxError as error:
        return (error.message or "cannot be read").rstrip(".")
    except RecursionError:
        return "is nested too deep"
    return None


def closes(tag: Tag) -> bool:
    """Say whether *tag* ends a block, or its part, and asks for nothing itself."""
    return tag.word in _OPENS or tag.word == "else"


def alone(tag: Tag) -> tuple[str, ...]:
    """Return sources that make a whole of *tag*."""
    if tag.kind == "print" or tag.word in _ALONE - {"set"}:
        return (tag.source,)
    if tag.word == "set" and "=" in tag.inner:
        return (tag.source,)
    if tag.word in CLOSES:
        return tag.source, f"{{% {CLOSES[tag.word]} %}}"
    if tag.word == "elif":
        return "{% if 1 %}", tag.source, "{% endif %}"
    if tag.word == "else":
        return "{% if 1 %}", tag.source, "{% endif %}"
    if tag.word in ("endblock", "endmacro"):
        return ()
    opening = {
        "for": "for x in []",
        "call": "call x()",
        "filter": "filter upper",
        "set": "set x",
        "autoescape": "autoescape true",
        "if": "if 1",
        "with": "with",
    }
    return f"{{% {opening[_OPENS[tag.word]]} %}}", tag.source


def structure_faults(plan: Plan, display: str) -> Iterator[Fault]:
    """Yield tags that close what isn't open, are not closed, or close it elsewhere."""
    open_tags: list[int] = []
    for number in _numbers(plan):
        tag = plan.tags[number]
        word = tag.word
        if tag.opens_block:
            open_tags.append(number)
        elif word in _OPENS or word in _BETWEEN:
            opens = (_OPENS[word],) if word in _OPENS else _BETWEEN[word]
            if open_tags and plan.tags[open_tags[-1]].word in opens:
                yield from _elsewhere(plan, open_tags[-1], number, display)
                if word in _OPENS:
                    open_tags.pop()
                continue
            beside = plan.tags[open_tags[-1]] if open_tags else None
            wanted = " or ".join(f"{{% {one} %}}" for one in opens)
            problem = (
                f"{{% {word} %}} comes where nothing is open"
                if beside is None
                else f"{{% {word} %}} comes before the end of {{% {beside.inner[:40]} %}}"
            )
            yield Fault(tag_place(display, tag), said_of(tag, problem), f"it belongs to {wanted}")
            if word in _OPENS:
                while open_tags and any(plan.tags[one].word in opens for one in open_tags):
                    if plan.tags[open_tags.pop()].word in opens:
                        break
    for number in open_tags:
        tag = plan.tags[number]
        close = CLOSES[tag.word]
        problem = f"{{% {tag.word} %}} is not closed"
        level = f"{{%{tag.level} {close} %}}"
        yield Fault(tag_place(display, tag), said_of(tag, problem), f"write {level} where it ends")


def _elsewhere(plan: Plan, first: int, last: int, display: str) -> Iterator[Fault]:
    """Yield a fault where two tags of one block stand in different elements."""
    begun, ended = plan.paths.get(first, ()), plan.paths.get(last, ())
    if begun == ended:
        return
    tag, other = plan.tags[first], plan.tags[last]
    problem = (
        f"{{% {tag.word} %}} stands in {_called(begun)}, "
        f"its {{% {other.word} %}} in {_called(ended)}"
    )
    hint = (
        "let both stand in the text of one cell, or both take a whole paragraph ({%p %}) "
        "or row ({%tr %})"
    )
    yield Fault(tag_place(display, tag), said_of(tag, problem), hint)


_NAMES = {
    "body": "the body",
    "tbl": "a table",
    "tr": "a table row",
    "tc": "a table cell",
    "p": "a paragraph",
    "r": "a run",
    "t": "a text",
    "hyperlink": "a link",
    "hdr": "the header",
    "ftr": "the footer",
    "txbxContent": "a text box",
    "sdtContent": "a content control",
    "ins": "an insertion",
    "footnote": "a footnote",
    "endnote": "an endnote",
}


def _called(path: tuple[str, ...]) -> str:
    for one in reversed(path):
        name = one.rpartition("}")[2]
        if name in _NAMES and name not in ("t", "r"):
            return _NAMES[name]
    return "the document"
