"""The job with python-docx, built paragraph by paragraph from its default template."""

import io

from docx import Document
from docx.shared import Mm
from timing import run


def make(job, client, brand):
    document = Document()
    section = document.sections[0]
    section.page_width = Mm(210)
    section.page_height = Mm(297)
    section.header.paragraphs[0].text = f"{brand['name']} · {brand['tagline']}"
    section.footer.paragraphs[0].text = f"{brand['phone']} · {brand['web']}"
    document.add_paragraph(client)
    for item in job["items"]:
        kind = item["kind"]
        if kind == "heading":
            document.add_heading(item["text"], min(item["level"], 4))
        elif kind == "paragraph":
            runs(document.add_paragraph(), item["runs"])
        elif kind == "list":
            style = "List Number" if item["ordered"] else "List Bullet"
            for entry in item["items"]:
                runs(document.add_paragraph(style=style), entry)
        elif kind == "table":
            rows = item["rows"]
            table = document.add_table(rows=len(rows), cols=len(rows[0]))
            table.style = "Table Grid"
            for r, row in enumerate(rows):
                for c, text in enumerate(row):
                    table.cell(r, c).text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def runs(paragraph, pieces):
    for text, bold in pieces:
        paragraph.add_run(text).bold = bold or None


run(make, ".docx")
