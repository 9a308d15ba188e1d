"""The job with ReportLab's own platypus: what a careful script does, untagged."""

import io
import os
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    ListFlowable,
    ListItem,
    Paragraph,
    SimpleDocTemplate,
    Table,
    TableStyle,
)
from timing import run

FONTS = os.environ["BENCH_FONTS"]
for style, file in (
    ("", "Regular"),
    ("-Bold", "Bold"),
    ("-Italic", "Italic"),
    ("-BoldItalic", "BoldItalic"),
):
    pdfmetrics.registerFont(TTFont("A" + style, f"{FONTS}/AtkinsonHyperlegible-{file}.ttf"))
pdfmetrics.registerFontFamily(
    "A", normal="A", bold="A-Bold", italic="A-Italic", boldItalic="A-BoldItalic"
)

BODY = ParagraphStyle(
    "body", fontName="A", fontSize=12, leading=16.8, spaceAfter=7, alignment=TA_LEFT
)
HEADINGS = {
    level: ParagraphStyle(
        f"h{level}",
        parent=BODY,
        fontName="A-Bold",
        fontSize=size,
        leading=size * 1.2,
        spaceBefore=before,
        keepWithNext=1,
    )
    for level, size, before in ((1, 24, 0), (2, 16, 18), (3, 13, 13), (4, 12, 11))
}


def furniture(canvas, doc, brand):
    canvas.saveState()
    canvas.setFont("A", 9)
    canvas.drawString(21 * mm, 285 * mm, f"{brand['name']} · {brand['tagline']}")
    canvas.line(21 * mm, 15 * mm, 189 * mm, 15 * mm)
    canvas.drawString(21 * mm, 10 * mm, f"{brand['phone']} · {brand['web']}")
    canvas.drawRightString(189 * mm, 10 * mm, f"Page {doc.page}")
    canvas.restoreState()


def markup(runs):
    return "".join(f"<b>{escape(t)}</b>" if bold else escape(t) for t, bold in runs)


def make(job, client, brand):
    story = [Paragraph(escape(client), BODY)]
    for item in job["items"]:
        kind = item["kind"]
        if kind == "heading":
            story.append(Paragraph(escape(item["text"]), HEADINGS[min(item["level"], 4)]))
        elif kind == "paragraph":
            story.append(Paragraph(markup(item["runs"]), BODY))
        elif kind == "list":
            items = [ListItem(Paragraph(markup(runs), BODY)) for runs in item["items"]]
            kind_of = "1" if item["ordered"] else "bullet"
            story.append(ListFlowable(items, bulletType=kind_of, bulletFontName="A", leftIndent=17))
        elif kind == "table":
            rows = [[Paragraph(escape(cell), BODY) for cell in row] for row in item["rows"]]
            lines = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "#999999")])
            story.append(Table(rows, repeatRows=1, style=lines))
    out = io.BytesIO()
    doc = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=21 * mm,
        rightMargin=46 * mm,
        topMargin=20 * mm,
        bottomMargin=20 * mm,
        title=job["title"],
        invariant=1,
    )

    def page(canvas, doc):
        furniture(canvas, doc, brand)

    doc.build(story, onFirstPage=page, onLaterPages=page)
    return out.getvalue()


run(make, ".pdf")
