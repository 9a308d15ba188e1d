"""The job of the Word templates with docxtpl, or with rust-docxtpl, which has its name."""

import io

from docxtpl import DocxTemplate
from timing import run
from word_values import values


def make(job, client, brand):
    template = DocxTemplate(job["template"])
    template.render(values(job, client, brand), autoescape=True)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


if __name__ == "__main__":
    run(make, ".docx")
