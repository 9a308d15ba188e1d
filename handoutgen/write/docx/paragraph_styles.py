"""Paragraph styles: one for each role that text plays, set as the look says."""

from __future__ import annotations

from dataclasses import replace

from handoutgen.model.lengths import Length, Pt
from handoutgen.records import dataclass
from handoutgen.write.docx import names
from handoutgen.write.docx.formatting import (
    BOLD,
    border,
    colour,
    exact_line,
    fonts,
    indents,
    natural_line,
    shade,
    size,
    spacing,
    value,
)
from handoutgen.write.docx.host import ListKind, ParagraphStyle
from handoutgen.write.docx.names import PARAGRAPHS, Name
from handoutgen.write.docx.numbering import SHARED, SYMBOL_FONT, hang, tick_font_size
from handoutgen.write.docx.typefaces import CODE_FONT, Typefaces
from handoutgen.write.style import Look, Role, RoleName

_ITEM_GAP = 0.7
"""The space after a list's item, as a share of that after a paragraph."""
_ARROW = Pt(22)
_BOXED_GAP = 0.5
"""The same for paragraphs in a panel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """How a style departs from its role and from Normal.

    *prose* keeps to the measure of running text; *dress* is a border or background.
    """

    left: int = 0
    hanging: int = 0
    prose: bool = False
    bold: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    before: Length | None = None
    after: Length | None = None
    align: str = ""
    largest: Length | None = None
    line: Length | None = None
    size: Length | None = None
    outline: int | None = None
    dress: str = ""
    marks: ListKind | None = None
    font: str = ""
    based_on: ParagraphStyle | None = None
    next: ParagraphStyle | None = None


def paragraph_styles(look: Look, typefaces: Typefaces) -> str:
    """Return all paragraph styles."""
    return _normal(look) + _roles(look, typefaces) + _lines(look) + _furniture(look, typefaces)


def _normal(look: Look) -> str:
    body = spacing(look.role("body"), Pt(0), Pt(0))
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{body}</w:pPr></w:style>"
    )


def _settings(look: Look) -> dict[ParagraphStyle, tuple[RoleName, _Setting]]:
    step = look.list_indent.twips
    after = look.role("body").after
    around = (look.blank.tick_row - look.role("answer").line) / 2

    def item(marks: ListKind, *, prose: bool) -> _Setting:
        own = hang(look, marks)
        gap = after * (_ITEM_GAP if prose else _BOXED_GAP)
        return _Setting(marks=marks, prose=prose, left=own, hanging=own, after=gap)

    bar = border("left", look.hair * 1.5, look.hairline, space=8)
    line = border("top", look.hair, look.hairline, space=6)
    prose = _Setting(prose=True)
    heading = _Setting(next="body")
    return {
        "body": ("body", prose),
        "title": ("title", heading),
        "heading-1": ("section", _Setting(next="body", outline=0)),
        "heading-2": ("subsection", _Setting(next="body", outline=1)),
        "heading-3": ("minor", _Setting(next="body", outline=2)),
        "heading-4": ("minor", _Setting(next="body", outline=3)),
        "heading-5": ("minor", _Setting(next="body", outline=4)),
        "standfirst": ("standfirst", _Setting(prose=True, next="body")),
        "byline": ("byline", _Setting(prose=True, next="body")),
        "how-to": ("how-to", _Setting(prose=True, next="body")),
        "help": ("help", prose),
        "small": ("small", prose),
        "bullet": ("body", item("bullet", prose=True)),
        "number": ("body", item("number", prose=True)),
        "tick": ("body", item("tick", prose=True)),
        "continued": ("body", _Setting(prose=True, left=step)),
        "continued-2": ("body", _Setting(prose=True, left=step * 2)),
        "continued-3": ("body", _Setting(prose=True, left=step * 3)),
        "term": (
            "body",
            _Setting(prose=True, bold=True, keep_next=True, after=Pt(1), next="continued"),
        ),
        "quote": ("quote", _Setting(prose=True, left=look.role("quote").indent.twips)),
        "code": (
            "code",
            _Setting(
                prose=True,
                left=look.panel_padding.twips,
                font=CODE_FONT,
                dress=f"<w:pBdr>{bar}</w:pBdr>{shade(look.tint)}",
            ),
        ),
        "caption": ("caption", _Setting(prose=True, next="body")),
        "table-caption": ("caption", _Setting(keep_next=True, before=Pt(6), after=Pt(4))),
        "table-head": ("table-head", _Setting(keep_next=True)),
        "table-text": ("table-cell", _Setting()),
        "dense-table-head": ("table-head", _Setting(keep_next=True, largest=look.smallest)),
        "dense-table-text": ("table-cell", _Setting(largest=look.smallest)),
        "panel-title": ("panel-title", _Setting(next="panel-text")),
        "panel-text": ("body", _Setting(after=after * _BOXED_GAP)),
        "panel-bullet": ("body", item("bullet", prose=False)),
        "panel-number": ("body", item("number", prose=False)),
        "panel-tick": ("body", item("tick", prose=False)),
        "prompt": ("prompt", _Setting(before=look.blank.task_gap, next="help")),
        "boxed-prompt": ("prompt", _Setting(before=look.blank.task_gap * _BOXED_GAP, next="help")),
        "option": (
            "answer",
            replace(item("tick", prose=False), keep_lines=True, before=around, after=around),
        ),
        "option-to-mark": (
            "answer",
            replace(
                item("tick", prose=False),
                keep_lines=True,
                before=around,
                after=around,
                marks=None,
            ),
        ),
        "line": ("answer", _Setting()),
        "line-kept": ("answer", _Setting(keep_next=True, based_on="line")),
        "line-label": ("answer", _Setting()),
        "under-line": ("small", _Setting(before=Pt(2), after=Pt(8))),
        "exercise": ("answer", _Setting(before=Pt(3), after=Pt(5), keep_lines=True)),
        "step": ("answer", _Setting(keep_lines=True)),
        "box-sign": ("answer", _Setting(font=SYMBOL_FONT, size=tick_font_size(look))),
        "circle": ("answer", _Setting(align="center", font=SYMBOL_FONT, size=tick_font_size(look))),
        "bank": ("answer", _Setting(before=Pt(3), after=Pt(3), keep_lines=True)),
        "cloze": ("body", _Setting(prose=True, line=look.blank.line_gap)),
        "arrow": (
            "answer",
            _Setting(keep_next=True, align="center", font=SYMBOL_FONT, size=_ARROW),
        ),
        "key-mark": ("answer", _Setting(align="center")),
        "degree": ("answer", _Setting(keep_next=True)),
        "scale-label": ("help", _Setting(keep_next=True, after=Pt(0))),
        "scale-number": ("answer", _Setting(keep_next=True, align="center")),
        "dense-scale-number": (
            "answer",
            _Setting(keep_next=True, align="center", largest=look.smallest),
        ),
        "scale-anchor": ("help", _Setting(before=Pt(2), after=Pt(0))),
        "scale-anchor-middle": ("help", _Setting(before=Pt(2), after=Pt(0), align="center")),
        "scale-anchor-end": ("help", _Setting(before=Pt(2), after=Pt(0), align="right")),
        "reference": ("reference", _Setting(prose=True, left=step, hanging=step, keep_lines=True)),
        "note": ("reference", _Setting(prose=True, left=step, hanging=step)),
        "imprint": (
            "imprint",
            _Setting(
                keep_next=True,
                keep_lines=True,
                before=Pt(14),
                dress=f"<w:pBdr>{line}</w:pBdr>",
                next="imprint-next",
            ),
        ),
        "imprint-next": ("imprint", _Setting(keep_next=True, keep_lines=True)),
    }


def _roles(look: Look, typefaces: Typefaces) -> str:
    return "".join(
        [
            _role_style(PARAGRAPHS[style], look, look.role(role), setting, typefaces)
            for style, (role, setting) in _settings(look).items()
        ]
    )


def _role_style(name: Name, look: Look, role: Role, setting: _Setting, typefaces: Typefaces) -> str:
    if setting.largest is not None and role.size > setting.largest:
        role = replace(role, size=setting.largest)
    if setting.size is not None:
        role = replace(role, size=setting.size, leading=1.0)
    if setting.line is not None:
        role = replace(role, leading=setting.line.pt / role.size.pt)
    keep = role.keep_with_next or setting.keep_next
    right = look.page.full.twips - look.page.measure.twips if setting.prose else 0
    number = f"<w:numPr>{value('numId', SHARED[setting.marks])}</w:numPr>" if setting.marks else ""
    # In CT_PPr's order.
    paragraph = (
        f"{'<w:keepNext/>' if keep else ''}"
        f"{'<w:keepLines/>' if keep or setting.keep_lines else ''}"
        f"{number}{setting.dress}"
        f"{spacing(role, setting.before, setting.after)}"
        f"{indents(setting.left, max(right, 0), setting.hanging)}"
        f"{value('jc', setting.align) if setting.align else ''}"
        f"{value('outlineLvl', setting.outline) if setting.outline is not None else ''}"
    )
    run = _run(look, role, setting.font, typefaces, bold=setting.bold)
    base = PARAGRAPHS[setting.based_on] if setting.based_on else names.NORMAL
    follows = PARAGRAPHS[setting.next] if setting.next else None
    return (
        f"{name.opening('paragraph', base, follows)}<w:pPr>{paragraph}</w:pPr>"
        f"{f'<w:rPr>{run}</w:rPr>' if run else ''}</w:style>"
    )


def _run(look: Look, role: Role, font: str, typefaces: Typefaces, *, bold: bool = False) -> str:
    """Return what sets a role's letters apart from the document's own."""
    if not font and role.heading_font and typefaces.heading != typefaces.body:
        font = typefaces.heading
    # In CT_RPr's order.
    return (
        f"{fonts(font) if font else ''}"
        f"{BOLD if role.bold or bold else ''}"
        f"{'<w:noProof/>' if font in (CODE_FONT, SYMBOL_FONT) else ''}"
        f"{'' if role.colour == look.ink else colour(role.colour)}"
        f"{'' if role.size == look.role('body').size else size(role.size)}"
    )


def _lines(look: Look) -> str:
    """Return the styles of paragraphs without words: pictures, rules, the gap between tables."""
    prose = indents(0, max(0, look.page.full.twips - look.page.measure.twips))
    rule = border("bottom", look.hair, look.hairline, space=1)
    return (
        _plain_style(PARAGRAPHS["figure"], natural_line(Pt(8), Pt(8)), "")
        + _plain_style(
            PARAGRAPHS["rule"], f"<w:pBdr>{rule}</w:pBdr>{exact_line(120, 80, 200)}{prose}"
        )
        + _plain_style(PARAGRAPHS["gap"], exact_line(200), size(Pt(4)), based_on=names.NORMAL)
    )


def _furniture(look: Look, typefaces: Typefaces) -> str:
    role, clinic = look.role("furniture"), look.role("clinic")
    small = _run(look, role, "", typefaces)
    upright, wide = look.page.full.twips, look.page.landscape().full.twips
    above = f"<w:pBdr>{border('top', look.hair, look.hairline, space=4)}</w:pBdr>"
    letter = f"<w:pBdr>{border('top', look.hair, look.hairline)}</w:pBdr>"
    stop = f'<w:tabs><w:tab w:val="right" w:pos="{upright}"/></w:tabs>'
    wide_stop = (
        f'<w:tabs><w:tab w:val="clear" w:pos="{upright}"/>'
        f'<w:tab w:val="right" w:pos="{wide}"/></w:tabs>'
    )
    end = value("jc", "right")
    return "".join(
        [
            _plain_style(names.HEADER, spacing(role), small),
            _plain_style(names.FOOTER, above + stop + spacing(role), small),
            _plain_style(names.FOOTER_WIDE, wide_stop, based_on=names.FOOTER),
            _plain_style(names.CONTACT, spacing(role), small),
            _plain_style(names.CONTACT_BESIDE, end, based_on=names.CONTACT),
            _plain_style(names.CLINIC, spacing(clinic), _run(look, clinic, "", typefaces)),
            _plain_style(names.CLINIC_BESIDE, end, based_on=names.CLINIC),
            _plain_style(names.LETTER_LINE, letter + exact_line(240, before=160)),
            _plain_style(names.LOGO, natural_line(Pt(0), Pt(0))),
        ]
    )


def _plain_style(
    name: Name, paragraph: str, run: str = "", *, based_on: Name = names.NORMAL
) -> str:
    return (
        f"{name.opening('paragraph', based_on)}<w:pPr>{paragraph}</w:pPr>"
        f"{f'<w:rPr>{run}</w:rPr>' if run else ''}</w:style>"
    )
