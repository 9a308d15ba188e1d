"""What styles are called: by Word's own names where it has one, so that people know them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from handoutgen.records import dataclass
from handoutgen.write.docx.host import ParagraphStyle, TableStyle, TextStyle

_OUT_OF_SIGHT = 99


@dataclass(frozen=True, slots=True)
class Name:
    """A style's id and name; *priority* orders Word's list, and *own* styles are none of Word's."""

    id: str
    name: str
    priority: int = _OUT_OF_SIGHT
    own: bool = True

    def opening(self, kind: str, based_on: Name, next_: Name | None = None) -> str:
        """Return the style's element up to its properties; those in use stand in Word's gallery."""
        own = ' w:customStyle="1"' if self.own else ""
        follows = f'<w:next w:val="{next_.id}"/>' if next_ else ""
        quick = "" if self.priority == _OUT_OF_SIGHT or kind == "table" else "<w:qFormat/>"
        return (
            f'<w:style w:type="{kind}"{own} w:styleId="{self.id}"><w:name w:val="{self.name}"/>'
            f'<w:basedOn w:val="{based_on.id}"/>{follows}<w:uiPriority w:val="{self.priority}"/>'
            f"{quick}"
        )


def _words_own(id_: str, name: str, priority: int) -> Name:
    return Name(id_, name, priority, own=False)


NORMAL = _words_own("Normal", "Normal", 0)
HEADER = _words_own("Header", "header", 99)
FOOTER = _words_own("Footer", "footer", 99)
FOOTER_WIDE = Name("HandoutFooterWide", "Handout Footer Wide")
CLINIC = Name("HandoutClinic", "Handout Clinic")
CLINIC_BESIDE = Name("HandoutClinicBeside", "Handout Clinic Beside Logo")
CONTACT = Name("HandoutContact", "Handout Contact")
CONTACT_BESIDE = Name("HandoutContactBeside", "Handout Contact Beside Logo")
LETTER_LINE = Name("HandoutLetterLine", "Handout Letter Line")
LOGO = Name("HandoutLogo", "Handout Logo")
SAMPLE = Name("HandoutSample", "Handout Sample")
LETTERHEAD = Name("HandoutLetterhead", "Handout Letterhead")
NO_CHARACTER_STYLE = _words_own("DefaultParagraphFont", "Default Paragraph Font", 1)
TABLE_NORMAL = _words_own("TableNormal", "Normal Table", 99)

PARAGRAPHS: Mapping[ParagraphStyle, Name] = MappingProxyType(
    {
        "title": _words_own("Title", "Title", 10),
        "standfirst": _words_own("Subtitle", "Subtitle", 11),
        "byline": Name("HandoutByline", "Handout Byline", 12),
        "heading-1": _words_own("Heading1", "heading 1", 9),
        "heading-2": _words_own("Heading2", "heading 2", 9),
        "heading-3": _words_own("Heading3", "heading 3", 9),
        "heading-4": _words_own("Heading4", "heading 4", 9),
        "heading-5": _words_own("Heading5", "heading 5", 9),
        "body": _words_own("BodyText", "Body Text", 1),
        "how-to": Name("HandoutHowTo", "Handout How To", 13),
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
        "dense-table-head": Name("HandoutDenseTableHead", "Handout Dense Table Head", 36),
        "dense-table-text": Name("HandoutDenseTableText", "Handout Dense Table Text", 36),
        "panel-title": Name("HandoutPanelTitle", "Handout Panel Title", 30),
        "panel-text": Name("HandoutPanelText", "Handout Panel Text", 30),
        "panel-bullet": Name("HandoutPanelBullet", "Handout Panel Bullet", 30),
        "panel-number": Name("HandoutPanelNumber", "Handout Panel Number", 30),
        "panel-tick": Name("HandoutPanelTick", "Handout Panel Tick", 30),
        "prompt": Name("HandoutPrompt", "Handout Prompt", 20),
        "boxed-prompt": Name("HandoutBoxedPrompt", "Handout Boxed Prompt", 20),
        "option": Name("HandoutOption", "Handout Option", 22),
        "option-to-mark": Name("HandoutOptionToMark", "Handout Option To Mark", 22),
        "line": Name("HandoutLine", "Handout Line", 22),
        "line-kept": Name("HandoutLineKept", "Handout Line Kept", 22),
        "line-label": Name("HandoutLineLabel", "Handout Line Label", 22),
        "under-line": Name("HandoutUnderLine", "Handout Under Line", 22),
        "exercise": Name("HandoutExercise", "Handout Exercise", 24),
        "step": Name("HandoutStep", "Handout Step", 24),
        "box-sign": Name("HandoutBoxSign", "Handout Box Sign", 24),
        "circle": Name("HandoutCircle", "Handout Circle", 24),
        "bank": Name("HandoutWordBank", "Handout Word Bank", 24),
        "cloze": Name("HandoutCloze", "Handout Cloze", 24),
        "arrow": Name("HandoutArrow", "Handout Arrow", 25),
        "key-mark": Name("HandoutKeyMark", "Handout Key Mark", 25),
        "degree": Name("HandoutDegree", "Handout Degree", 23),
        "scale-label": Name("HandoutScaleLabel", "Handout Scale Label", 23),
        "scale-number": Name("HandoutScaleNumber", "Handout Scale Number", 23),
        "dense-scale-number": Name("HandoutDenseScaleNumber", "Handout Dense Scale Number", 23),
        "scale-anchor": Name("HandoutScaleAnchor", "Handout Scale Anchor", 23),
        "scale-anchor-middle": Name("HandoutScaleAnchorMiddle", "Handout Scale Anchor Middle", 23),
        "scale-anchor-end": Name("HandoutScaleAnchorEnd", "Handout Scale Anchor End", 23),
        "reference": _words_own("Bibliography", "Bibliography", 37),
        "note": _words_own("FootnoteText", "footnote text", 38),
        "imprint-next": Name("HandoutImprintNext", "Handout Imprint Next", 41),
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
        "sign": Name("HandoutSign", "Handout Sign", 24),
        "chosen": Name("HandoutChosen", "Handout Chosen", 23),
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
        "form": Name("HandoutForm", "Handout Form", 50),
        "statements": Name("HandoutStatements", "Handout Statements", 51),
        "bank": Name("HandoutWordBankFrame", "Handout Word Bank Frame", 51),
        "diagram": Name("HandoutDiagram", "Handout Diagram", 51),
        "cards": Name("HandoutCards", "Handout Cards", 51),
        "layout": Name("HandoutLayout", "Handout Layout", 52),
        "layout-top": Name("HandoutColumns", "Handout Columns", 52),
    }
)
