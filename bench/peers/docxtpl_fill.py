"""The job with docxtpl: a template made once, opened and filled for every document."""

import io
import os
import tempfile

from docx import Document
from docxtpl import DocxTemplate
from timing import run

PATH = os.path.join(tempfile.mkdtemp(), "template.docx")


def make_template():
    document = Document()
    document.add_paragraph("{{ client }}")
    document.add_paragraph("{%p for item in items %}")
    for level in (1, 2, 3, 4):
        document.add_paragraph(f"{{%p if item.kind == 'heading' and item.level == {level} %}}")
        document.add_heading("{{ item.text }}", level)
        document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if item.kind == 'paragraph' %}")
    document.add_paragraph("{{ item.text }}")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p for line in item.lines %}")
    document.add_paragraph("{{ line }}", style="List Bullet")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endfor %}")
    document.save(PATH)


def plain(item):
    words = item.get("text") or "".join(text for text, _ in item.get("runs", ()))
    lines = ["".join(text for text, _ in entry) for entry in item.get("items", ())]
    lines += [" | ".join(row) for row in item.get("rows", ())]
    return {
        "kind": item["kind"],
        "level": min(item.get("level", 0), 4),
        "text": words,
        "lines": lines,
    }


def make(job, client):
    template = DocxTemplate(PATH)
    items = [plain(item) for item in job["items"]]
    template.render({"client": client, "items": items}, autoescape=True)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


make_template()
run(make, ".docx")
