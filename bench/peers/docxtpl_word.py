"""The job of the Word templates with docxtpl, or with rust-docxtpl, which has its name."""

import io

from docxtpl import DocxTemplate
from timing import run


def make(job, client):
    template = DocxTemplate(job["template"])
    template.render(job["values"][int(client) % len(job["values"])], autoescape=True)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


run(make, ".docx")
