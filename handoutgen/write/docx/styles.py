"""The styles of our lean document: Word's own names where it has one, restyled by the look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handoutgen.model.lengths import Length, Pt
from handoutgen.write.docx.host import ParagraphStyle, TableStyle, TextStyle
from handoutgen.write.docx.numbering import hang
from handoutgen.write.docx.xml import DECLARATION, W, escape
from handoutgen.write.style import Look, Role, RoleName


@dataclass(frozen=True, slots=True)
class Name:
    """A style's id and name. *priority* orders Word's list; *own* styles are not Word's."""

    id: str
    name: str
    priority: int = 99
    own: bool = True


def _words_own(id_: str, name: str, priority: int) -> Name:
    return Name(id_, name, priority, own=False)


NORMAL = _words_own("Normal", "Normal", 0)
HEADER = _words_own("Header", "header", 99)
FOOTER = _words_own("Footer", "footer", 99)
FOOTER_WIDE = Name("HandoutFooterWide", "Handout Footer Wide")
CLINIC = Name("HandoutClinic", "Handout Clinic")
CONTACT = Name("HandoutContact", "Handout Contact")
LOGO = Name("HandoutLogo", "Handout Logo")
SAMPLE = Name("HandoutSample", "Handout Sample")
LETTERHEAD = Name("HandoutLetterhead", "Handout Letterhead")
_NO_FONT = _words_own("DefaultParagraphFont", "Default Paragraph Font", 1)
_TABLE_NORMAL = _words_own("TableNormal", "Normal Table", 99)

PARAGRAPHS: Mapping[ParagraphStyle, Name] = MappingProxyType(
    {
        "title": _words_own("Title", "Title", 10),
        "standfirst": _words_own("Subtitle", "Subtitle", 11),
        "byline": Name("HandoutByline", "Handout Byline", 12),
        "heading-1": _words_own("Heading1", "heading 1", 9),
        "heading-2": _words_own("Heading2", "heading 2", 9),
        "heading-3": _words_own("Heading3", "heading 3", 9),
        "body": _words_own("BodyText", "Body Text", 1),
        "help": Name("HandoutHelp", "Handout Help", 21),
        "small": Name("HandoutSmall", "Handout Small", 40),
        "bullet": _words_own("ListBullet", "List Bullet", 3),
        "number": _words_own("ListNumber", "List Number", 3),
        "tick": Name("HandoutTick", "Handout Tick", 3),
        "continued": _words_own("ListContinue", "List Continue", 4),
        "continued-2": _words_own("ListContinue2", "List Continue 2", 4),
        "continued-3": _words_own("ListContinue3", "List Continue 3", 4),
        "term": Name("HandoutTerm", "Handout Term", 5),
        "quote": _words_own("Quote", "Quote", 29),
        "code": _words_own("HTMLPreformatted", "HTML Preformatted", 45),
        "figure": Name("HandoutFigure", "Handout Figure", 34),
        "caption": _words_own("Caption", "caption", 35),
        "table-caption": Name("HandoutTableCaption", "Handout Table Caption", 35),
        "table-head": Name("HandoutTableHead", "Handout Table Head", 36),
        "table-text": Name("HandoutTableText", "Handout Table Text", 36),
        "panel-title": Name("HandoutPanelTitle", "Handout Panel Title", 30),
        "panel-text": Name("HandoutPanelText", "Handout Panel Text", 30),
        "panel-bullet": Name("HandoutPanelBullet", "Handout Panel Bullet", 30),
        "panel-number": Name("HandoutPanelNumber", "Handout Panel Number", 30),
        "panel-tick": Name("HandoutPanelTick", "Handout Panel Tick", 30),
        "prompt": Name("HandoutPrompt", "Handout Prompt", 20),
        "option": Name("HandoutOption", "Handout Option", 22),
        "line": Name("HandoutLine", "Handout Line", 22),
        "line-kept": Name("HandoutLineKept", "Handout Line Kept", 22),
        "line-label": Name("HandoutLineLabel", "Handout Line Label", 22),
        "scale-number": Name("HandoutScaleNumber", "Handout Scale Number", 23),
        "scale-anchor": Name("HandoutScaleAnchor", "Handout Scale Anchor", 23),
        "scale-anchor-middle": Name("HandoutScaleAnchorMiddle", "Handout Scale Anchor Middle", 23),
        "scale-anchor-end": Name("HandoutScaleAnchorEnd", "Handout Scale Anchor End", 23),
        "reference": _words_own("Bibliography", "Bibliography", 37),
        "note": _words_own("FootnoteText", "footnote text", 38),
        "imprint": Name("HandoutImprint", "Handout Imprint", 41),
        "rule": Name("HandoutRule", "Handout Rule", 42),
        "gap": Name("HandoutGap", "Handout Gap", 99),
    }
)

TEXTS: Mapping[TextStyle, Name] = MappingProxyType(
    {
        "emphasis": _words_own("Emphasis", "Emphasis", 20),
        "strong": _words_own("Strong", "Strong", 22),
        "lead-term": Name("HandoutLeadTerm", "Handout Lead Term", 22),
        "code": _words_own("HTMLCode", "HTML Code", 45),
        "link": _words_own("Hyperlink", "Hyperlink", 31),
        "citation": Name("HandoutCitation", "Handout Citation", 31),
        "note-mark": _words_own("FootnoteReference", "footnote reference", 38),
        "blank": Name("HandoutBlank", "Handout Blank", 22),
    }
)

TABLES: Mapping[TableStyle, Name] = MappingProxyType(
    {
        "table": Name("HandoutTable", "Handout Table", 50),
        "answers": Name("HandoutAnswers", "Handout Answers", 50),
        "panel": Name("HandoutPanel", "Handout Panel", 50),
        "alert": Name("HandoutAlert", "Handout Alert", 50),
        "lines": Name("HandoutLines", "Handout Lines", 51),
        "dotted-lines": Name("HandoutDottedLines", "Handout Dotted Lines", 51),
        "boxed-lines": Name("HandoutBoxedLines", "Handout Boxed Lines", 51),
        "box": Name("HandoutBox", "Handout Box", 51),
        "scale": Name("HandoutScale", "Handout Scale", 51),
        "layout": Name("HandoutLayout", "Handout Layout", 52),
    }
)

CODE_FONT = "Courier New"


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The names of the fonts that a document is set in, as Word knows them."""

    body: str
    heading: str


def write_styles(look: Look, typefaces: Typefaces, language: str, right_to_left: bool) -> str:
    """Return ``styles.xml``."""
    book = _Book(look, typefaces)
    return (
        f'{DECLARATION}<w:styles xmlns:w="{W}">'
        f"{book.defaults(language, right_to_left)}{_latent()}"
        f"{book.paragraphs()}{book.texts()}{book.tables()}</w:styles>"
    )


def _latent() -> str:
    """Return what Word assumes of its own styles that are not in the file."""
    names = [*PARAGRAPHS.values(), *TEXTS.values(), NORMAL]
    shown = "".join(
        f'<w:lsdException w:name="{name.name}" w:semiHidden="0" w:uiPriority="{name.priority}" '
        f'w:unhideWhenUsed="0" w:qFormat="1"/>'
        for name in names
        if not name.own
    )
    return (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
        f'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376">{shown}</w:latentStyles>'
    )


def _fonts(name: str) -> str:
    font = escape(name)
    return f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="Arial"/>'


def _hex(colour: str) -> str:
    return colour[1:].upper()


def _size(length: Length) -> str:
    return f'<w:sz w:val="{length.half_points}"/><w:szCs w:val="{length.half_points}"/>'


def _spacing(role: Role, before: Length | None = None, after: Length | None = None) -> str:
    above = role.before if before is None else before
    below = role.after if after is None else after
    return (
        f'<w:spacing w:before="{above.twips}" w:after="{below.twips}" '
        f'w:line="{role.line.twips}" w:lineRule="atLeast"/>'
    )


def _border(side: str, size: Length, colour: str, *, kind: str = "single", space: int = 0) -> str:
    return (
        f'<w:{side} w:val="{kind}" w:sz="{max(size.eighths, 2)}" w:space="{space}" '
        f'w:color="{_hex(colour)}"/>'
    )


_BOLD = "<w:b/><w:bCs/>"


class _Book:
    """Writes one look's styles."""

    def __init__(self, look: Look, typefaces: Typefaces) -> None:
        self._look = look
        self._typefaces = typefaces
        page = look.page
        self._prose = max(0, page.full.twips - page.measure.twips)

    def defaults(self, language: str, right_to_left: bool) -> str:
        body = self._look.role("body")
        tag = escape(language)
        bidi = "<w:bidi/>" if right_to_left else ""
        return (
            f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(self._typefaces.body)}"
            f'<w:color w:val="{_hex(self._look.ink)}"/>{_size(body.size)}'
            f'<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="{tag}"/></w:rPr></w:rPrDefault>'
            f"<w:pPrDefault><w:pPr><w:widowControl/>{bidi}</w:pPr></w:pPrDefault></w:docDefaults>"
        )

    # -- Paragraph styles

    def paragraphs(self) -> str:
        look = self._look
        step = look.list_indent.twips
        quote = look.role("quote").indent.twips
        padding = look.role("body").after / 2
        return "".join(
            [
                f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
                f'<w:name w:val="Normal"/><w:qFormat/><w:pPr>'
                f"{_spacing(look.role('body'), Pt(0), Pt(0))}</w:pPr></w:style>",
                self._text("body", "body", right=True),
                self._heading("title", "title", None),
                self._heading("heading-1", "section", 0),
                self._heading("heading-2", "subsection", 1),
                self._heading("heading-3", "minor", 2),
                self._text("standfirst", "standfirst", next_="body", right=True),
                self._text("byline", "byline", next_="body", right=True),
                self._text("help", "help", right=True),
                self._text("small", "small", right=True),
                self._item("bullet", "body", step),
                self._item("number", "body", step),
                self._item("tick", "body", hang(look, "tick")),
                self._text("continued", "body", left=step, right=True),
                self._text("continued-2", "body", left=step * 2, right=True),
                self._text("continued-3", "body", left=step * 3, right=True),
                self._text(
                    "term", "body", right=True, keep=True, bold=True, after=Pt(1), next_="continued"
                ),
                self._text("quote", "quote", left=quote, right=True),
                self._text("code", "code", right=True, font=CODE_FONT, proof=False),
                self._text(
                    "figure", "body", plain_line=True, before=Pt(4), after=Pt(4), next_="caption"
                ),
                self._text("caption", "caption", right=True, next_="body"),
                self._text("table-caption", "caption", keep=True, before=Pt(6), after=Pt(4)),
                self._text("table-head", "table-head", bold=True, keep=True),
                self._text("table-text", "table-cell"),
                self._text("panel-title", "panel-title", bold=True, keep=True, next_="panel-text"),
                self._text("panel-text", "body", after=padding),
                self._item("panel-bullet", "body", step, boxed=True, after=padding),
                self._item("panel-number", "body", step, boxed=True, after=padding),
                self._item("panel-tick", "body", hang(look, "tick"), boxed=True, after=padding),
                self._text(
                    "prompt",
                    "prompt",
                    bold=True,
                    keep=True,
                    before=max(look.blank.task_gap, look.role("prompt").before),
                    next_="help",
                ),
                self._text("option", "answer", before=Pt(2), after=Pt(2), lines=True),
                self._text("line", "answer"),
                self._text("line-kept", "answer", keep=True, based="line"),
                self._text("line-label", "answer", keep=True),
                self._text("scale-number", "answer", keep=True, align="center"),
                self._text("scale-anchor", "small", before=Pt(3), after=Pt(0)),
                self._text(
                    "scale-anchor-middle", "small", before=Pt(3), after=Pt(0), align="center"
                ),
                self._text("scale-anchor-end", "small", before=Pt(3), after=Pt(0), align="end"),
                self._text("reference", "reference", left=step, hanging=step, right=True),
                self._text("note", "reference", left=step, hanging=step, right=True),
                self._text("imprint", "imprint", right=True),
                self._rule(),
                self._gap(),
                self._furniture(),
            ]
        )

    def _open(self, name: Name, kind: str, based: str, next_: str | None, *, quick: bool) -> str:
        own = ' w:customStyle="1"' if name.own else ""
        follows = f'<w:next w:val="{next_}"/>' if next_ else ""
        return (
            f'<w:style w:type="{kind}"{own} w:styleId="{name.id}"><w:name w:val="{name.name}"/>'
            f'<w:basedOn w:val="{based}"/>{follows}<w:uiPriority w:val="{name.priority}"/>'
            f"{'<w:qFormat/>' if quick else ''}"
        )

    def _text(
        self,
        style: ParagraphStyle,
        role_name: RoleName,
        *,
        based: ParagraphStyle | None = None,
        next_: ParagraphStyle | None = None,
        left: int = 0,
        hanging: int = 0,
        right: bool = False,
        keep: bool = False,
        lines: bool = False,
        bold: bool = False,
        align: str = "",
        font: str = "",
        proof: bool = True,
        plain_line: bool = False,
        before: Length | None = None,
        after: Length | None = None,
        contextual: bool = False,
        outline: int | None = None,
    ) -> str:
        role = self._look.role(role_name)
        body = self._look.role("body")
        edge = self._prose if right else 0
        indents = ""
        if left or edge:
            indents = f' w:left="{left}" w:right="{edge}"'
            indents += f' w:hanging="{hanging}"' if hanging else ""
            indents = f"<w:ind{indents}/>"
        spacing = _spacing(role, before, after)
        if plain_line:
            spacing = spacing.replace(
                f'w:line="{role.line.twips}" w:lineRule="atLeast"', 'w:line="240" w:lineRule="auto"'
            )
        paragraph = (
            f"{'<w:keepNext/>' if keep else ''}"
            f"{'<w:keepLines/>' if keep or lines else ''}"
            f"{spacing}{indents}"
            f"{'<w:contextualSpacing/>' if contextual else ''}"
            f"{f'<w:jc w:val={chr(34)}{align}{chr(34)}/>' if align else ''}"
            f"{f'<w:outlineLvl w:val={chr(34)}{outline}{chr(34)}/>' if outline is not None else ''}"
        )
        if not font and role.heading_font and self._typefaces.heading != self._typefaces.body:
            font = self._typefaces.heading
        run = (
            f"{_fonts(font) if font else ''}"
            f"{_BOLD if bold or role.bold else ''}"
            f"{'' if proof else '<w:noProof/>'}"
            f"{'' if role.colour == self._look.ink else f'<w:color w:val={chr(34)}{_hex(role.colour)}{chr(34)}/>'}"
            f"{'' if role.size == body.size else _size(role.size)}"
        )
        name = PARAGRAPHS[style]
        base = PARAGRAPHS[based].id if based else NORMAL.id
        follows = PARAGRAPHS[next_].id if next_ else None
        return (
            f"{self._open(name, 'paragraph', base, follows, quick=True)}<w:pPr>{paragraph}</w:pPr>"
            f"{f'<w:rPr>{run}</w:rPr>' if run else ''}</w:style>"
        )

    def _heading(self, style: ParagraphStyle, role: RoleName, outline: int | None) -> str:
        return self._text(
            style, role, next_="body", keep=True, outline=outline, right=style != "title"
        )

    def _item(
        self,
        style: ParagraphStyle,
        role: RoleName,
        step: int,
        *,
        boxed: bool = False,
        after: Length | None = None,
    ) -> str:
        return self._text(
            style,
            role,
            left=step,
            hanging=step,
            right=not boxed,
            after=self._look.role("body").after / 2 if after is None else after,
        )

    def _rule(self) -> str:
        look = self._look
        border = _border("bottom", look.hair, look.hairline, space=1)
        return (
            f"{self._open(PARAGRAPHS['rule'], 'paragraph', NORMAL.id, 'BodyText', quick=True)}"
            f'<w:pPr><w:pBdr>{border}</w:pBdr><w:spacing w:before="80" w:after="200" w:line="120" '
            f'w:lineRule="exact"/><w:ind w:right="{self._prose}"/></w:pPr></w:style>'
        )

    def _gap(self) -> str:
        return (
            f"{self._open(PARAGRAPHS['gap'], 'paragraph', NORMAL.id, None, quick=False)}"
            '<w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr>'
            '<w:rPr><w:sz w:val="8"/><w:szCs w:val="8"/></w:rPr></w:style>'
        )

    def _furniture(self) -> str:
        look = self._look
        role = look.role("furniture")
        run = f'<w:rPr><w:color w:val="{_hex(role.colour)}"/>{_size(role.size)}</w:rPr>'
        line = _border("bottom", look.hair, look.hairline, space=4)
        foot = _border("top", look.hair, look.hairline, space=4)
        right = look.page.full.twips
        wide = look.page.landscape().full.twips
        clinic = look.role("clinic")
        faces = self._typefaces
        font = _fonts(faces.heading) if faces.heading != faces.body else ""
        spacing = _spacing(role)

        def style(name: Name, based: str, paragraph: str, run: str) -> str:
            return (
                f"{self._open(name, 'paragraph', based, None, quick=False)}"
                f"{f'<w:pPr>{paragraph}</w:pPr>' if paragraph else ''}{run}</w:style>"
            )

        def stop(position: int, clear: int = 0) -> str:
            cleared = f'<w:tab w:val="clear" w:pos="{clear}"/>' if clear else ""
            return f'<w:tabs>{cleared}<w:tab w:val="right" w:pos="{position}"/></w:tabs>'

        return "".join(
            [
                style(HEADER, NORMAL.id, f"<w:pBdr>{line}</w:pBdr>{spacing}", run),
                style(FOOTER, NORMAL.id, f"<w:pBdr>{foot}</w:pBdr>{stop(right)}{spacing}", run),
                style(FOOTER_WIDE, FOOTER.id, stop(wide, right), ""),
                style(CONTACT, NORMAL.id, f'{spacing}<w:jc w:val="end"/>', run),
                style(
                    CLINIC,
                    NORMAL.id,
                    f'{_spacing(clinic)}<w:jc w:val="end"/>',
                    f'<w:rPr>{font}{_BOLD}<w:color w:val="{_hex(clinic.colour)}"/>'
                    f"{_size(clinic.size)}</w:rPr>",
                ),
                style(
                    LOGO,
                    NORMAL.id,
                    '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>',
                    "",
                ),
            ]
        )

    # -- Character styles

    def texts(self) -> str:
        look = self._look
        accent = f'<w:color w:val="{_hex(look.accent)}"/>'
        grey = _hex(look.blank.grey)
        underline = '<w:u w:val="single"/>'
        manners: dict[TextStyle, str] = {
            "emphasis": "<w:i/><w:iCs/>",
            "strong": _BOLD,
            "lead-term": _BOLD,
            "code": f"{_fonts(CODE_FONT)}<w:noProof/>{_size(look.role('code').size)}",
            "link": f"{accent}{underline}",
            "citation": accent,
            "note-mark": f'{accent}<w:vertAlign w:val="superscript"/>',
            "blank": f'<w:noProof/><w:u w:val="single" w:color="{grey}"/>',
        }
        found = [
            '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
            '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
            "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
        ]
        for text, run in manners.items():
            opened = self._open(TEXTS[text], "character", _NO_FONT.id, None, quick=True)
            found.append(f"{opened}<w:rPr>{run}</w:rPr></w:style>")
        sample = self._open(SAMPLE, "character", _NO_FONT.id, None, quick=False)
        found.append(f'{sample}<w:rPr>{_BOLD}<w:spacing w:val="40"/></w:rPr></w:style>')
        return "".join(found)

    # -- Table styles

    def tables(self) -> str:
        look = self._look
        blank = look.blank
        cell = look.panel_padding.twips

        def grey(*sides: str, kind: str = "single") -> str:
            lines = [_border(side, blank.line_weight, blank.grey, kind=kind) for side in sides]
            return f"<w:tblBorders>{''.join(lines)}</w:tblBorders>"

        def hair(*sides: str) -> str:
            lines = [_border(side, look.hair, look.hairline) for side in sides]
            return f"<w:tblBorders>{''.join(lines)}</w:tblBorders>"

        frame = ("top", "left", "bottom", "right", "insideH", "insideV")
        bar = _border("left", look.bar, look.primary)
        alert = "".join(
            _border(side, look.bar if side == "left" else Pt(1), look.primary)
            for side in ("top", "left", "bottom", "right")
        )
        fill = (
            f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{_hex(look.tint)}"/></w:tcPr>'
            if look.tint
            else ""
        )
        line = Pt(1).twips
        head = f'<w:tblStylePr w:type="firstRow">{fill}</w:tblStylePr>' if fill else ""
        small = _margins(60, 100, 60, 100)
        none = _margins(0, 0, 0, 0)
        panel = _margins(cell * 3 // 4, cell, cell // 2, cell)
        letter = _border("bottom", look.hair, look.hairline)
        return "".join(
            [
                '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
                '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
                '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
                f"{_margins(0, 108, 0, 108)}</w:tblPr></w:style>",
                self._table(TABLES["table"], hair("top", "bottom", "insideH") + small, head),
                self._table(TABLES["answers"], grey(*frame) + small, head),
                self._table(TABLES["panel"], f"<w:tblBorders>{bar}</w:tblBorders>{panel}", fill),
                self._table(TABLES["alert"], f"<w:tblBorders>{alert}</w:tblBorders>{panel}", fill),
                self._table(TABLES["lines"], grey("bottom", "insideH") + none),
                self._table(
                    TABLES["dotted-lines"], grey("bottom", "insideH", kind="dotted") + none
                ),
                self._table(
                    TABLES["boxed-lines"], grey("top", "left", "bottom", "right", "insideH") + small
                ),
                self._table(TABLES["box"], grey("top", "left", "bottom", "right") + small),
                self._table(TABLES["scale"], grey(*frame) + _margins(line, 40, line, 40)),
                self._table(TABLES["layout"], none, '<w:tcPr><w:vAlign w:val="bottom"/></w:tcPr>'),
                self._table(
                    LETTERHEAD,
                    f"<w:tblBorders>{letter}</w:tblBorders>{_margins(0, 0, 113, 0)}",
                    '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>',
                ),
            ]
        )

    def _table(self, name: Name, properties: str, rest: str = "") -> str:
        return (
            f"{self._open(name, 'table', _TABLE_NORMAL.id, None, quick=False)}"
            f"<w:tblPr>{properties}</w:tblPr>{rest}</w:style>"
        )


def _margins(top: int, left: int, bottom: int, right: int) -> str:
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    lines = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    return f"<w:tblCellMar>{lines}</w:tblCellMar>"
