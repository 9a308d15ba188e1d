"""Questions in one line of text, and the blanks they ask for.

    What helped this week?                                  four ruled lines
    What helped this week? | lines 6                        six ruled lines
    Draw your safe place | box 60                           a box, 60 mm high
    How strong is it now? | scale 0-10 none; strongest      a rating scale with words at its ends
    How sure are you? | scale 0-100 by 10
    What did you try? | checklist rest; a walk; …           options to tick, and a line of one's own
    I felt at ease when | stem 3                            a sentence to finish, three times
    Watch one week | table 7 Day; What happened; Mood       an answer table of seven rows
    Which fits best? | choice rarely; sometimes; often      circles, one of them to be marked
    How strong is it now? | line none; strongest            a line of 100 mm to set a mark on
    How full is the day? | thermometer 0-10 empty; full     an upright scale
    What led to what? | chain Trigger; Thought; Action      boxes with arrows; likewise: cycle
    Your name | name                                        likewise: date

The words before the bar are plain text, never markup; ``\\|`` is a bar in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import assert_never

from handoutgen.errors import BlankError, did_you_mean
from handoutgen.model.blanks import (
    AnalogueLine,
    AnswerTable,
    Blank,
    BodyOutline,
    Box,
    Checklist,
    Cloze,
    DateBlank,
    Diagram,
    DiagramBox,
    DiagramShape,
    Matching,
    MultipleChoice,
    NameBlank,
    Ordering,
    PictureChoice,
    RatingScale,
    RuledLines,
    SentenceStem,
    SignatureBlock,
    Thermometer,
    TrueFalse,
)
from handoutgen.model.nodes import Inlines, plain_text, text

_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_SCALE = re.compile(r"(-?\d{1,6})\s*(?:-|–|to)\s*(-?\d{1,6})(?:\s+by\s+(\d{1,6}))?(?:\s+(.*))?")
_TABLE = re.compile(r"(?:(\d{1,4})(?:\s+|$))?(.*)")
_OWN_BAR = r"a bar that belongs to the question is \|"
_MORE = ("…", "...")


def blank_from_ask(ask: str) -> Blank:
    """Return the blank that *ask* describes.

    Raises:
        BlankError: if there is no question, or what follows the bar is not understood.
    """
    question, rest = _split(" ".join(ask.split()))
    if not question:
        raise BlankError(
            "there is no question", 'write it before the bar: "What helped? | lines 4"'
        )
    if rest is None:
        return RuledLines(label=text(question))
    kind, _, detail = rest.partition(" ")
    make = ASK_KINDS.get(kind.casefold())
    if make is None:
        hint = did_you_mean(kind, ASK_KINDS, what="kinds of blank")
        problem = f'unknown kind of blank "{kind}"' if kind else "there is nothing after the bar"
        raise BlankError(problem, f"{hint} ({_OWN_BAR})")
    return make(text(question), detail.strip())


def ask_from_blank(blank: Blank) -> str:
    """Return the line that :func:`blank_from_ask` makes *blank* of, its help and id left out.

    Raises:
        BlankError: if no such line says all that *blank* does.
    """
    question = _escaped(_stem_or_label(blank))
    match blank:
        case RuledLines(count=4):
            ask = question
        case RuledLines(count=count):
            ask = f"{question} | lines {count}"
        case Box(height_mm=height):
            ask = f"{question} | box {height:g}"
        case SentenceStem(repeat=repeat):
            ask = f"{question} | stem {repeat}"
        case Checklist(options=options, other=other):
            words = [*map(plain_text, options), *(("…",) if other else ())]
            ask = f"{question} | checklist {'; '.join(words)}"
        case MultipleChoice(options=options):
            ask = f"{question} | choice {'; '.join(map(plain_text, options))}"
        case RatingScale():
            ask = f"{question} | scale {_scale_words(blank)}"
        case Thermometer():
            ask = f"{question} | thermometer {_scale_words(blank)}"
        case AnalogueLine(low=low, high=high):
            ask = f"{question} | line {plain_text(low)}; {plain_text(high)}"
        case Diagram(boxes=boxes, shape=shape):
            ask = f"{question} | {shape} {'; '.join(plain_text(box.title) for box in boxes)}"
        case AnswerTable(headers=headers, rows=rows):
            ask = f"{question} | table {rows} {'; '.join(map(plain_text, headers))}"
        case NameBlank():
            ask = f"{question} | name"
        case DateBlank():
            ask = f"{question} | date"
        case (
            TrueFalse()
            | Matching()
            | Ordering()
            | Cloze()
            | PictureChoice()
            | BodyOutline()
            | SignatureBlock()
        ):
            raise BlankError(f"{question!r} cannot be asked for in one line")
        case _:
            assert_never(blank)
    again = blank_from_ask(ask)
    if replace(blank, id=again.id, help=(), required=False) != again:
        raise BlankError(f"{question!r} cannot be asked for in one line")
    return ask


def _split(ask: str) -> tuple[str, str | None]:
    """Return the question and what follows the bar, if there is one."""
    bars = list(_BAR.finditer(ask))
    if not bars:
        return _unescaped(ask), None
    if len(bars) > 1:
        raise BlankError("there are two bars", f"a question is answered in one way ({_OWN_BAR})")
    return _unescaped(ask[: bars[0].end() - 1].strip()), ask[bars[0].end() :].strip()


def _unescaped(question: str) -> str:
    return re.sub(r"\\([\\|])", r"\1", question)


def _escaped(question: str) -> str:
    return re.sub(r"\\(?=[\\|]|$)|\|", r"\\\g<0>", question)


def _stem_or_label(blank: Blank) -> str:
    return plain_text(blank.stem if isinstance(blank, SentenceStem) else blank.label)


def _scale_words(scale: RatingScale | Thermometer) -> str:
    by = "" if scale.step == 1 else f" by {scale.step}"
    ends: tuple[Inlines, ...] = (scale.low, scale.high)
    if isinstance(scale, RatingScale) and scale.middle:
        ends = (scale.low, scale.middle, scale.high)
    words = "; ".join(map(plain_text, ends)) if any(ends) else ""
    return f"{scale.minimum}-{scale.maximum}{by} {words}".strip()


def _parts(detail: str) -> list[str]:
    return [part.strip() for part in detail.split(";")] if detail else []


def _whole(detail: str, default: int, example: str) -> int:
    if not detail:
        return default
    if not re.fullmatch(r"\d{1,6}", detail):
        raise BlankError(f'"{detail}" is no whole number', f"write {example}")
    return int(detail)


def _lines(label: Inlines, detail: str) -> Blank:
    return RuledLines(label=label, count=_whole(detail, 4, "lines 6"))


def _box(label: Inlines, detail: str) -> Blank:
    return Box(label=label, height_mm=float(_whole(detail, 40, "box 60, in millimetres")))


def _stem(label: Inlines, detail: str) -> Blank:
    return SentenceStem(stem=label, repeat=_whole(detail, 1, "stem 3"))


def _checklist(label: Inlines, detail: str) -> Blank:
    options = [option for option in _parts(detail) if option]
    other = bool(options) and options[-1] in _MORE
    if not options or (other and len(options) == 1):
        raise BlankError("a checklist without options", "write checklist rest; a walk; music")
    chosen = options[:-1] if other else options
    return Checklist(label=label, options=tuple(map(text, chosen)), other=other)


def _choice(label: Inlines, detail: str) -> Blank:
    options = tuple(text(option) for option in _parts(detail) if option)
    if len(options) < 2:
        raise BlankError(
            f"a choice of {len(options)}", "write choice rarely; sometimes; often: two or more"
        )
    return MultipleChoice(label=label, options=options)


def _scale(label: Inlines, detail: str) -> Blank:
    minimum, maximum, step, words = _points("scale", detail)
    if len(words) not in (0, 2, 3):
        raise BlankError(
            f'"{"; ".join(words)}" at the ends of a scale',
            "give two, or three with the middle: none; some; most",
        )
    ends = [text(word) for word in words] or [(), ()]
    return RatingScale(
        label=label,
        minimum=minimum,
        maximum=maximum,
        step=step,
        low=ends[0],
        middle=ends[1] if len(ends) == 3 else (),
        high=ends[-1],
    )


def _thermometer(label: Inlines, detail: str) -> Blank:
    minimum, maximum, step, words = _points("thermometer", detail)
    if len(words) not in (0, 2):
        raise BlankError(
            f'"{"; ".join(words)}" at the ends of a thermometer', "give two: calm; furious"
        )
    low, high = [text(word) for word in words] or [(), ()]
    return Thermometer(label=label, minimum=minimum, maximum=maximum, step=step, low=low, high=high)


def _points(kind: str, detail: str) -> tuple[int, int, int, list[str]]:
    """Return minimum, maximum, step and the words of ``0-100 by 10 none; strongest``."""
    found = _SCALE.fullmatch(detail or "0-10")
    if found is None:
        raise BlankError(
            f'a {kind} "{detail}"', f"write {kind} 0-10, or {kind} 0-10 none; strongest"
        )
    return int(found[1]), int(found[2]), int(found[3] or 1), _parts(found[4] or "")


def _line(label: Inlines, detail: str) -> Blank:
    words = _parts(detail)
    if len(words) != 2 or not all(words):
        raise BlankError(
            f'"{detail}" at the ends of a line' if detail else "a line without words at its ends",
            "write line none; strongest (lines to write on are lines 4)",
        )
    return AnalogueLine(label=label, low=text(words[0]), high=text(words[1]))


def _diagram(shape: DiagramShape) -> Callable[[Inlines, str], Blank]:
    def make(label: Inlines, detail: str) -> Blank:
        titles = [title for title in _parts(detail) if title]
        if not titles:
            raise BlankError(f"a {shape} without boxes", f"write {shape} Trigger; Thought; Action")
        boxes = tuple(DiagramBox(text(title)) for title in titles)
        return Diagram(label=label, boxes=boxes, shape=shape)

    return make


def _table(label: Inlines, detail: str) -> Blank:
    found = _TABLE.fullmatch(detail)
    headers = _parts(found[2]) if found else []
    if not headers or not all(headers):
        raise BlankError(
            "an answer table without headers", "write table 5 Day; What happened; Mood"
        )
    rows = int(found[1]) if found and found[1] else 4
    return AnswerTable(label=label, headers=tuple(map(text, headers)), rows=rows)


def _name(label: Inlines, detail: str) -> Blank:
    _nothing_after("name", detail)
    return NameBlank(label=label)


def _date(label: Inlines, detail: str) -> Blank:
    _nothing_after("date", detail)
    return DateBlank(label=label)


def _nothing_after(kind: str, detail: str) -> None:
    if detail:
        raise BlankError(f'"{detail}" after {kind}', f"nothing follows {kind}")


ASK_KINDS: Mapping[str, Callable[[Inlines, str], Blank]] = MappingProxyType(
    {
        "lines": _lines,
        "box": _box,
        "scale": _scale,
        "thermometer": _thermometer,
        "line": _line,
        "checklist": _checklist,
        "choice": _choice,
        "stem": _stem,
        "table": _table,
        "chain": _diagram("chain"),
        "cycle": _diagram("cycle"),
        "name": _name,
        "date": _date,
    }
)
"""What may stand after the bar, and what makes a blank of the rest."""
