"""Makes the Word templates that come with the program: ``templates/*.docx``.

They are real Word files, made here rather than by hand so that every one has the same styles and
each change can be read. Their tags are filled by handoutgen; ``docs/word-templates.md`` says how.

    python docs/word_templates.py
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from handoutgen.model.brand import PLAIN
from handoutgen.model.lengths import Length, Mm
from handoutgen.write.docx.numbering import write_numbering
from handoutgen.write.docx.package import Part, deflated, write_package
from handoutgen.write.docx.stationery import settings_xml
from handoutgen.write.docx.styles import write_styles
from handoutgen.write.docx.theme import write_theme
from handoutgen.write.docx.typefaces import Typefaces, write_font_table
from handoutgen.write.docx.xml import DECLARATION, WP, R, W, escape
from handoutgen.write.style import Look, PageBox, resolve_look

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE.parent / "templates"
FONT = "Atkinson Hyperlegible"
LANGUAGE = "en-GB"

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_V = "urn:schemas-microsoft-com:vml"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:mc="{_MC}" xmlns:wps="{_WPS}" '
    f'xmlns:w14="{_W14}" xmlns:a="{_A}" xmlns:v="{_V}" mc:Ignorable="w14"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_BOX = 900
"""The number of the one drawing that a template brings; those of what is filled in are lower."""
_PARTS = ("styles", "settings", "fontTable", "numbering")


# ---------------------------------------------------------------------------------------------
# Words, paragraphs, tables


def run(text: str, style: str = "") -> str:
    """Return a run of *text*, in a character style if one is named."""
    dressed = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{dressed}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def field(code: str) -> str:
    """Return a field that Word keeps up to date, such as the number of a page."""
    return f'<w:fldSimple w:instr=" {code} ">{run("1")}</w:fldSimple>'


TAB = "<w:r><w:tab/></w:r>"


def paragraph(style: str, *content: str, properties: str = "") -> str:
    """Return a paragraph; plain words in *content* become runs."""
    runs = "".join(one if one.startswith("<") else run(one) for one in content)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def cell(width: Length, *content: str) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width.twips}" w:type="dxa"/></w:tcPr>{"".join(content)}</w:tc>'
    )


def row(*cells: str, head: bool = False, height: Length | None = None) -> str:
    """Return a row; *head*, it comes again on every page."""
    properties = "<w:cantSplit/>"
    if height is not None:
        properties += f'<w:trHeight w:val="{height.twips}" w:hRule="atLeast"/>'
    if head:
        properties += "<w:tblHeader/>"
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tag_row(tag: str, columns: int) -> str:
    """Return a row that holds nothing but a tag of a loop, and is gone when it is filled."""
    cells = [cell(Mm(20), paragraph("HandoutTableText", tag))]
    cells += [cell(Mm(20), paragraph("HandoutTableText")) for _ in range(columns - 1)]
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(
    style: str,
    widths: tuple[Length, ...],
    *rows: str,
    described: str,
    head: bool = False,
    labels: bool = False,
) -> str:
    """Return a table that says to those who cannot see it what it is for."""
    grid = "".join(f'<w:gridCol w:w="{width.twips}"/>' for width in widths)
    total = sum(width.twips for width in widths)
    flags = (
        f'w:firstRow="{head:d}" w:lastRow="0" w:firstColumn="{labels:d}" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"'
    )
    number = 0x0600 | 0x20 * head | 0x80 * labels
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{total}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{number:04X}" {flags}/>'
        f'<w:tblDescription w:val="{escape(described)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


# ---------------------------------------------------------------------------------------------
# Content controls


def control(kind: str, name: str, words: str) -> str:
    """Return a content control in a line: somebody clicks it and writes."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:showingPlcHdr/>{kind}</w:sdtPr>'
        "<w:sdtContent>"
        f"{run(words, 'PlaceholderText')}</w:sdtContent></w:sdt>"
    )


def text_control(name: str, words: str = "Click to write") -> str:
    return control('<w:text w:multiLine="1"/>', name, words)


def date_control(name: str) -> str:
    kind = (
        '<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/>'
        '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
    )
    return control(kind, name, "Click to choose a day")


def choice_control(name: str, *choices: str) -> str:
    items = "".join(f'<w:listItem w:displayText="{one}" w:value="{one}"/>' for one in choices)
    return control(f"<w:dropDownList>{items}</w:dropDownList>", name, "Choose")


def tick_control(name: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/>'
        '<w14:checkbox><w14:checked w14:val="0"/>'
        '<w14:checkedState w14:val="2612" w14:font="Segoe UI Symbol"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="Segoe UI Symbol"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run('☐', 'HandoutTickBox')}</w:sdtContent></w:sdt>"
    )


# ---------------------------------------------------------------------------------------------
# A text box, in both of Word's ways


def text_box(name: str, described: str, width: Length, height: Length, *content: str) -> str:
    """Return a framed box that stands in its line, as high as what it holds needs."""
    inside = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    extent = f'cx="{width.emu}" cy="{height.emu}"'
    drawn = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0'
        '</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0'
        f"</wp:posOffset></wp:positionV><wp:extent {extent}/>"
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>'
        f'<wp:docPr id="{_BOX}" name="{name}" descr="{escape(described)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_WPS}"><wps:wsp>'
        f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:srgbClr val="EBEFF0"/></a:solidFill>'
        '<a:ln w="12700"><a:solidFill><a:srgbClr val="1F4E5F"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx>{inside}</wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    twin = (
        f'<w:pict><v:rect id="box{_BOX}" alt="{escape(described)}" '
        f'style="width:{width.pt:g}pt;height:{height.pt:g}pt" fillcolor="#ebeff0" '
        f'strokecolor="#1f4e5f"><v:textbox inset="0,0,0,0">{inside}</v:textbox></v:rect>'
        "</w:pict>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice>'
        f"<mc:Fallback>{twin}</mc:Fallback></mc:AlternateContent></w:r>"
    )


# ---------------------------------------------------------------------------------------------
# Files


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet and what stands on every one of it."""

    width: Length
    height: Length
    side: Length
    top: Length = Mm(22)
    foot: Length = Mm(20)

    @property
    def full(self) -> Length:
        return self.width - self.side * 2

    def section(self, columns: str = "") -> str:
        """Return the properties of pages on this paper."""
        turned = ' w:orient="landscape"' if self.width > self.height else ""
        return (
            '<w:sectPr><w:headerReference w:type="first" r:id="header1"/>'
            '<w:footerReference w:type="first" r:id="footer1"/>'
            '<w:headerReference w:type="default" r:id="header2"/>'
            '<w:footerReference w:type="default" r:id="footer1"/>'
            f'<w:pgSz w:w="{self.width.twips}" w:h="{self.height.twips}"{turned}/>'
            f'<w:pgMar w:top="{self.top.twips}" w:right="{self.side.twips}" '
            f'w:bottom="{self.foot.twips}" w:left="{self.side.twips}" w:header="{Mm(11).twips}" '
            f'w:footer="{Mm(10).twips}" w:gutter="0"/>{columns}<w:titlePg/></w:sectPr>'
        )


A4 = Paper(Mm(210), Mm(297), Mm(21))
A4_ACROSS = Paper(Mm(297), Mm(210), Mm(16), top=Mm(18), foot=Mm(16))

_MORE_STYLES = (
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="HandoutAfterTable">'
    '<w:name w:val="Handout After Table"/><w:basedOn w:val="BodyText"/><w:next w:val="BodyText"/>'
    '<w:uiPriority w:val="1"/><w:qFormat/><w:pPr><w:spacing w:before="200"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="HandoutLetterTitle">'
    '<w:name w:val="Handout Letter Title"/><w:basedOn w:val="Title"/><w:next w:val="BodyText"/>'
    '<w:uiPriority w:val="10"/><w:qFormat/><w:pPr><w:spacing w:before="300"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="HandoutBoxText">'
    '<w:name w:val="Handout Box Text"/><w:basedOn w:val="HandoutPanelText"/>'
    '<w:uiPriority w:val="30"/><w:qFormat/><w:pPr><w:spacing w:before="40" w:after="40"/>'
    '<w:ind w:left="227" w:right="227"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="HandoutBoxTitle">'
    '<w:name w:val="Handout Box Title"/><w:basedOn w:val="HandoutPanelTitle"/>'
    '<w:next w:val="HandoutBoxText"/><w:uiPriority w:val="30"/><w:qFormat/><w:pPr>'
    '<w:spacing w:before="170" w:after="60"/><w:ind w:left="227" w:right="227"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:rPr>'
    '<w:color w:val="6B6B6B"/></w:rPr></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="HandoutTickBox">'
    '<w:name w:val="Handout Tick Box"/><w:basedOn w:val="DefaultParagraphFont"/>'
    '<w:uiPriority w:val="22"/><w:rPr><w:rFonts w:ascii="Segoe UI Symbol" '
    'w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol" w:cs="Segoe UI Symbol"/>'
    '<w:sz w:val="30"/><w:szCs w:val="30"/></w:rPr></w:style>'
)


def package(
    *,
    title: str,
    description: str,
    body: str,
    first_header: str,
    later_header: str,
    footer: str,
    paper: Paper,
    measure: Length | None = None,
) -> bytes:
    """Return a Word file; *measure* is how wide its running text is."""
    look = _look(paper, measure or paper.full)
    typefaces = Typefaces(FONT, FONT)
    styles = write_styles(look, typefaces, LANGUAGE, False)
    styles = styles.replace("</w:styles>", f"{_MORE_STYLES}</w:styles>")
    files = {"header1": first_header, "header2": later_header}
    parts = [
        deflated("[Content_Types].xml", _content_types()),
        deflated("_rels/.rels", _package_relationships()),
        deflated("docProps/core.xml", _core(title, description)),
        deflated("word/document.xml", _wrapped("document", f"<w:body>{body}</w:body>")),
        deflated("word/_rels/document.xml.rels", _relationships()),
        deflated("word/styles.xml", styles),
        deflated("word/settings.xml", settings_xml(LANGUAGE, False)),
        deflated("word/fontTable.xml", write_font_table(typefaces)),
        deflated("word/numbering.xml", write_numbering(look, ())),
        deflated("word/theme/theme1.xml", write_theme(look, FONT, FONT)),
        *_furniture(files, footer),
    ]
    return write_package(parts)


def _look(paper: Paper, measure: Length) -> Look:
    look = resolve_look(PLAIN, "standard")
    page = PageBox(paper.width, paper.height, paper.side, paper.top, paper.foot, measure)
    return replace(look, page=page)


def _furniture(headers: dict[str, str], footer: str) -> list[Part]:
    found = [deflated(f"word/{name}.xml", _wrapped("hdr", xml)) for name, xml in headers.items()]
    return [*found, deflated("word/footer1.xml", _wrapped("ftr", footer))]


def _wrapped(root: str, content: str) -> str:
    return f"{DECLARATION}<w:{root} {_SPACES}>{content}</w:{root}>"


def _content_types() -> str:
    kinds = [(f"word/{name}.xml", f"{_WML}.{name}+xml") for name in _PARTS]
    kinds += [(f"word/header{number}.xml", f"{_WML}.header+xml") for number in (1, 2)]
    kinds += [
        ("word/footer1.xml", f"{_WML}.footer+xml"),
        ("word/document.xml", f"{_WML}.document.main+xml"),
        ("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
        ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ]
    named = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds)
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def _package_relationships() -> str:
    return (
        f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" '
        f'Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    )


def _relationships() -> str:
    targets = [(name, name, f"{name}.xml") for name in _PARTS]
    targets += [("theme", "theme", "theme/theme1.xml"), ("footer1", "footer", "footer1.xml")]
    targets += [(f"header{number}", "header", f"header{number}.xml") for number in (1, 2)]
    found = "".join(
        f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for id_, kind, target in targets
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _core(title: str, description: str) -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:description>{escape(description)}"
        f"</dc:description><dc:language>{LANGUAGE}</dc:language>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:modified>'
        "</cp:coreProperties>"
    )


# ---------------------------------------------------------------------------------------------
# What the four have in common


def letterhead(paper: Paper) -> str:
    """Return the first page's header: logo on one side, clinic and contacts on the other."""
    logo = Mm(62)
    return table(
        "HandoutLetterhead",
        (logo, paper.full - logo),
        row(
            cell(logo, paragraph("HandoutLogo", "{{ brand.logo }}")),
            cell(
                paper.full - logo,
                paragraph("HandoutClinicBeside", "{{ brand.name }}"),
                paragraph("HandoutContactBeside", "{{ brand.address }}"),
                paragraph("HandoutContactBeside", "{{ brand.contacts }}"),
            ),
        ),
        described="The clinic's logo, name and contacts",
    ) + paragraph("HandoutLetterLine")


def foot() -> str:
    """Return the footer: the clinic's line, and the page of how many."""
    return paragraph(
        "Footer",
        run("{{ brand.sample }}", "HandoutSample"),
        "{% if brand.sample %} {% endif %}{{ brand.footer }}",
        TAB,
        "Page ",
        field("PAGE"),
        " of ",
        field("NUMPAGES"),
    )


def later(words: str) -> str:
    return paragraph("Header", words)


def name_and_date(paper: Paper) -> str:
    """Return one line with the person's name and the day; what is not known is a line."""
    half = paper.full * 0.6
    return table(
        "HandoutLayout",
        (half, paper.full - half),
        row(
            cell(half, paragraph("HandoutLineLabel", run("Name", "Strong"), "  {{ client }}")),
            cell(
                paper.full - half,
                paragraph("HandoutLineLabel", run("Date", "Strong"), "  {{ today }}"),
            ),
        ),
        described="Name and date",
    )


# ---------------------------------------------------------------------------------------------
# The templates


def make_letterhead() -> bytes:
    body = (
        name_and_date(A4)
        + paragraph("HandoutLetterTitle", "{{ title }}")
        + paragraph("Subtitle", "{{ article.summary }}")
        + paragraph("HandoutByline", "{{p article.byline }}")
        + paragraph("BodyText", "{{p article.content_note }}")
        + paragraph("BodyText", "{%p if intro %}")
        + paragraph("BodyText", "{{ intro }}")
        + paragraph("BodyText", "{%p endif %}")
        + paragraph("BodyText", "{{p sections }}")
        + paragraph("BodyText", "{%p if note %}")
        + paragraph("BodyText", "{{ note }}")
        + paragraph("BodyText", "{%p endif %}")
        + paragraph("BodyText", "{{p references }}")
        + paragraph("BodyText", "{{p imprint }}")
    )
    return package(
        title="{{ title }}",
        description="An article on the clinic's letterhead",
        body=body + A4.section(),
        first_header=letterhead(A4),
        later_header=later("{{ brand.name }} · {{ title }}"),
        footer=foot(),
        paper=A4,
        measure=Mm(150),
    )


def make_worksheet_form() -> bytes:
    full = A4.full
    label, day = Mm(56), Mm(30)
    rest = (full - day) * 0.5
    about = table(
        "HandoutForm",
        (label, full - label),
        *(
            row(
                cell(label, paragraph("HandoutTableHead", said)),
                cell(full - label, paragraph("HandoutTableText", content)),
                height=Mm(11),
            )
            for said, content in (
                ("Name", "{{ client }}"),
                ("Date", date_control("Date")),
                ("What I want to work on", text_control("What I want to work on")),
                (
                    "How often it comes up",
                    choice_control("How often", "every day", "most days", "once a week", "less"),
                ),
                ("Where I will try it", text_control("Where I will try it")),
            )
        ),
        described="About this worksheet: name, date and what it is about",
        labels=True,
    )
    steps = "".join(
        paragraph("HandoutLineLabel", tick_control(said), " ", text_control(said, said))
        for said in ("A first small step", "A second step", "Who can help me")
    )
    week = table(
        "HandoutAnswers",
        (day, rest, rest),
        row(
            cell(day, paragraph("HandoutTableHead", "Day")),
            cell(rest, paragraph("HandoutTableHead", "What I tried")),
            cell(rest, paragraph("HandoutTableHead", "How it went")),
            head=True,
        ),
        tag_row(
            '{%tr for day in ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", '
            '"Sunday"] %}',
            3,
        ),
        row(
            cell(day, paragraph("HandoutTableText", "{{ day }}")),
            cell(rest, paragraph("HandoutTableText", text_control("What I tried", "Write here"))),
            cell(rest, paragraph("HandoutTableText", text_control("How it went", "Write here"))),
            height=Mm(11),
        ),
        tag_row("{%tr endfor %}", 3),
        described="My week: what I tried each day and how it went",
        head=True,
    )
    body = (
        paragraph("Title", '{{ title or "Worksheet" }}')
        + about
        + paragraph("BodyText", "{%p if intro %}")
        + paragraph("HandoutAfterTable", "{{ intro }}")
        + paragraph("BodyText", "{%p endif %}")
        + paragraph("BodyText", "{%p if article %}")
        + paragraph("BodyText", "{{p article.key_points }}")
        + paragraph("BodyText", "{%p endif %}")
        + paragraph("BodyText", "{%p for prompt in prompts %}")
        + paragraph("BodyText", "{{p prompt }}")
        + paragraph("BodyText", "{%p endfor %}")
        + paragraph("Heading1", "My next steps")
        + steps
        + paragraph("Heading1", "My week")
        + week
        + paragraph("BodyText", "{%p if note %}")
        + paragraph("HandoutAfterTable", "{{ note }}")
        + paragraph("BodyText", "{%p endif %}")
        + paragraph("BodyText", "{{p imprint }}")
    )
    return package(
        title='{{ title or "Worksheet" }}',
        description="A form with tables and fields to fill in by hand or in Word",
        body=body + A4.section(),
        first_header=letterhead(A4),
        later_header=later('{{ brand.name }} · {{ title or "Worksheet" }}'),
        footer=foot(),
        paper=A4,
    )


def make_session_summary() -> bytes:
    full = A4.full
    when, done = Mm(42), Mm(18)
    what = full - when - done
    steps = table(
        "HandoutAnswers",
        (what, when, done),
        row(
            cell(what, paragraph("HandoutTableHead", "What")),
            cell(when, paragraph("HandoutTableHead", "When")),
            cell(done, paragraph("HandoutTableHead", "Done")),
            head=True,
        ),
        tag_row("{%tr for step in steps %}", 3),
        row(
            cell(what, paragraph("HandoutTableText", "{{ step.what }}")),
            cell(when, paragraph("HandoutTableText", "{{ step.when }}")),
            cell(done, paragraph("HandoutTableText", tick_control("Done"))),
            height=Mm(11),
        ),
        tag_row("{%tr endfor %}", 3),
        described="What was agreed: what, when, and a box to tick",
        head=True,
    )
    clinician = "  {{ clinician }}"
    signed = table(
        "HandoutLayout",
        (full * 0.6, full * 0.4),
        row(
            cell(full * 0.6, paragraph("HandoutLineLabel", run("From", "Strong"), clinician)),
            cell(full * 0.4, paragraph("HandoutLineLabel", run("Date", "Strong"), "  {{ today }}")),
            height=Mm(16),
        ),
        described="Who wrote this, and when",
    )
    body = (
        paragraph("Title", "Summary of our session")
        + paragraph("Subtitle", "For {{ client }}")
        + paragraph("Heading1", "What we talked about")
        + paragraph("BodyText", "{%p for point in points %}")
        + paragraph("ListBullet", "{{ point }}")
        + paragraph("BodyText", "{%p endfor %}")
        + paragraph("BodyText", "{%p if takeaway %}")
        + table(
            "HandoutPanel",
            (full,),
            row(
                cell(
                    full,
                    paragraph("HandoutPanelTitle", "To take away"),
                    paragraph("HandoutPanelText", "{{ takeaway }}"),
                )
            ),
            described="To take away",
        )
        + paragraph("BodyText", "{%p endif %}")
        + paragraph("Heading1", "What we agreed")
        + steps
        + paragraph("Heading1", "When we meet again")
        + paragraph("BodyText", "{{ next_session }}")
        + signed
        + paragraph(
            "HandoutUnderLine",
            "This summary is for you. Please tell us if a thing in it is wrong.",
        )
    )
    return package(
        title="Summary of our session",
        description="What was said and agreed: points, steps, next_session, takeaway",
        body=body + A4.section(),
        first_header=letterhead(A4),
        later_header=later("{{ brand.name }} · Summary of our session"),
        footer=foot(),
        paper=A4,
    )


def make_leaflet() -> bytes:
    paper = A4_ACROSS
    gap = Mm(12)
    column = (paper.full - gap) * 0.5
    box = text_box(
        "Contact",
        "How to reach the clinic",
        column,
        Mm(30),
        paragraph("HandoutBoxTitle", "Talk to us"),
        paragraph("HandoutBoxText", "{{ brand.name }}"),
        paragraph("HandoutBoxText", "{{ brand.contacts }}"),
    )
    columns = f'<w:cols w:num="2" w:space="{gap.twips}"/>'
    body = (
        paragraph("Title", "{{ title }}")
        + paragraph("Subtitle", "{{ article.summary }}")
        + paragraph("BodyText", "{{p article.content_note }}")
        + paragraph("BodyText", "{{p sections }}")
        + paragraph("HandoutFigure", box)
        + paragraph("BodyText", "{{p references }}")
        + paragraph("BodyText", "{{p imprint }}")
    )
    return package(
        title="{{ title }}",
        description="A leaflet across the page in two columns, with a box for the clinic",
        body=body + paper.section(columns),
        first_header=letterhead(paper),
        later_header=later("{{ brand.name }} · {{ title }}"),
        footer=foot(),
        paper=paper,
        measure=paper.full,
    )


MADE: dict[str, Callable[[], bytes]] = {
    "letterhead": make_letterhead,
    "worksheet-form": make_worksheet_form,
    "session-summary": make_session_summary,
    "two-column-leaflet": make_leaflet,
}


def main() -> int:
    for name, make in MADE.items():
        (TEMPLATES / f"{name}.docx").write_bytes(make())
        print(f"made templates/{name}.docx")
    return 0


if __name__ == "__main__":
    sys.exit(main())
