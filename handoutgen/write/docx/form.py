"""The form that a handout is: which control a field gets, and what stands in it.

Block writers ask here for what stands at a place to write or to mark. Of a plain handout that is
nothing; where answers are known it is they; and where it is to be filled in, a control.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias, assert_never

from handoutgen.model.blanks.form_fields import FieldKind, FormField
from handoutgen.model.handout import Handout, printed_fields
from handoutgen.write.docx import controls
from handoutgen.write.docx.form_tags import label_of, places, tags_of
from handoutgen.write.docx.formatting import size
from handoutgen.write.docx.numbering import (
    CIRCLE,
    CIRCLED,
    SYMBOL_FONT,
    TICK,
    TICKED,
    tick_font_size,
)
from handoutgen.write.docx.xml import escape

if TYPE_CHECKING:
    from handoutgen.write.docx.host import Host, TextStyle

Sign: TypeAlias = Literal["tick", "circle"]
_SIGNS: Mapping[Sign, tuple[str, str]] = {"tick": (TICKED, TICK), "circle": (CIRCLED, CIRCLE)}

_WRITTEN: tuple[FieldKind, ...] = ("text", "lines", "date", "signature", "choice")

Placeholder: TypeAlias = Literal["HandoutPlace", "HandoutGap"]
"""The building block of an empty control: where a line is printed already, and in a sentence."""


class Form:
    """The fields of one document, and what was answered; *fillable*, each gets its control.

    A field has one control, where it first stands: two of one tag could disagree.
    """

    __slots__ = ("_answers", "_given", "_tags", "fields", "fillable", "language")

    def __init__(
        self,
        fields: Iterable[FormField] = (),
        answers: Iterable[tuple[str, str]] = (),
        *,
        fillable: bool = False,
        language: str = "en-US",
    ) -> None:
        self.fillable = fillable
        self.language = language
        self.fields = {field.id: field for field in fields}
        self._tags = tags_of(self.fields.values())
        self._answers = dict(answers)
        self._given: set[tuple[str, str]] = set()

    @property
    def active(self) -> bool:
        """Whether anything is to be filled in, or is."""
        return self.fillable or bool(self._answers)

    def answer(self, id_: str) -> str:
        return self._answers.get(id_, "")

    def tag(self, id_: str, value: str = "") -> str:
        """Return the tag of the field *id_*, or of the place in it that is marked for *value*."""
        return self._tags[id_, value]

    def asked(self, id_: str, kinds: Container[FieldKind], value: str = "") -> FormField | None:
        """Return the field *id_* where it wants a control here: one of *kinds*, the first of it."""
        field = self.fields.get(id_) if self.fillable else None
        if field is None or field.kind not in kinds or (id_, value) in self._given:
            return None
        self._given.add((id_, value))
        return field

    def control(
        self, kind: str, field: FormField, content: str, *, value: str = "", **manner: str
    ) -> str:
        """Return the control of a *field* that was asked for last, around *content*."""
        tag, label = self.tag(field.id, value), label_of(field, value)
        return controls.control(kind, tag, label, len(self._given), content, **manner)


NO_FORM = Form()


def form_of(handout: Handout, language: str) -> Form:
    """Return the form that *handout* is; its fields are gathered only where they are wanted."""
    if not handout.fillable and not handout.answers:
        return NO_FORM
    fields = printed_fields(handout.body)
    return Form(fields, handout.answers, fillable=handout.fillable, language=language)


def entry(
    host: Host,
    id_: str,
    empty: str,
    *,
    words: str = "",
    style: TextStyle | None = None,
    placeholder: Placeholder = "HandoutPlace",
) -> str:
    """Return what stands where the field *id_* is written: an answer, or else *words*.

    A control without either shows *empty*, a run of no-break spaces. *style* sets what is typed;
    text that has one, or line ends, is in a rich control: LibreOffice 7 loses both in a plain one.
    """
    form = host.form
    if not form.active:
        return words
    name = host.text_style(style) if style else ""
    answer = form.answer(id_)
    said = written(answer, name) if answer else words
    field = form.asked(id_, _WRITTEN)
    if field is None:
        return said
    rich = style is not None or "\n" in answer
    kind = _kind(field, form.language, rich=rich)
    if said:
        return form.control(kind, field, said, style=name)
    return form.control(kind, field, empty, placeholder=placeholder, style=name)


def free_entry(host: Host, id_: str, paragraph: str) -> str:
    """Return the *paragraph* of an entry in a control that takes more of them, and pictures."""
    field = host.form.asked(id_, ("lines",))
    if field is None:
        return paragraph
    placeholder = "" if host.form.answer(id_) else "HandoutPlace"
    return host.form.control(controls.RICH, field, paragraph, placeholder=placeholder)


def mark(
    host: Host, id_: str, sign: Sign, *, value: str = "", style: TextStyle | None = None
) -> str:
    """Return the sign of a field to tick, or of the place for *value* in one to mark once."""
    form = host.form
    answer = form.answer(id_)
    checked = answer == value if value else answer == "true"
    on, off = _SIGNS[sign]
    name = host.text_style(style) if style else ""
    # The size once more, for LibreOffice 7: it forgets the style of a sign in a control.
    run = written(on if checked else off, name, size(tick_font_size(host.look)))
    field = form.asked(id_, ("radio",) if value else ("tick",), value)
    if field is None or (value and value not in places(field)):
        return run
    kind = controls.checkbox(checked=checked, on=on, off=off, font=SYMBOL_FONT)
    return form.control(kind, field, run, value=value, style=name)


def grouped(host: Host, id_: str, content: str) -> str:
    """Return blocks or rows as one group: the places in them are those of the field *id_*."""
    field = host.form.asked(id_, ("radio",))
    return host.form.control(controls.GROUP, field, content) if field else content


def written(text: str, style: str = "", more: str = "") -> str:
    """Return *text* as one run, its lines kept; *more* properties follow its *style*."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/>{more}</w:rPr>' if style else ""
    lines = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")]
    return f"<w:r>{properties}{'<w:br/>'.join(lines)}</w:r>"


def _kind(field: FormField, language: str, *, rich: bool) -> str:
    match field.kind:
        case "text" | "lines" | "signature" if rich:
            return controls.RICH
        case "text" | "signature":
            return controls.TEXT
        case "lines":
            return controls.LINES
        case "date":
            return controls.date_picker(language)
        case "choice":
            return controls.drop_down(option.value for option in field.options)
        case "tick" | "radio":
            raise AssertionError(f"{field.kind} is marked, not written")
        case _:
            assert_never(field.kind)
