"""The job with WeasyPrint: HTML to tagged PDF, the font configuration kept between documents."""

import html
import os
from pathlib import Path

from timing import run
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

FONTS = Path(os.environ["BENCH_FONTS"])
FACES = {"Regular": ("normal", "normal"), "Bold": ("bold", "normal")}
CONFIGURATION = FontConfiguration()
STYLE = None


def style():
    faces = "".join(
        f"@font-face {{ font-family: Atkinson; font-weight: {weight}; font-style: {slant};"
        f" src: url({file.as_uri()}) }}"
        for name, (weight, slant) in FACES.items()
        for file in sorted(FONTS.glob(f"*-{name}.ttf"))
    )
    page = "@page { size: A4; margin: 20mm 21mm }"
    body = "body { font: 12pt/1.4 Atkinson; max-width: 143mm }"
    return CSS(string=f"{faces} {page} {body}", font_config=CONFIGURATION)


def runs(pieces):
    return "".join(f"<b>{html.escape(t)}</b>" if bold else html.escape(t) for t, bold in pieces)


def block(item):
    if item["kind"] == "heading":
        level = item["level"]
        return f"<h{level}>{html.escape(item['text'])}</h{level}>"
    if item["kind"] == "paragraph":
        return f"<p>{runs(item['runs'])}</p>"
    if item["kind"] == "list":
        kind = "ol" if item["ordered"] else "ul"
        rows = "".join(f"<li>{runs(row)}</li>" for row in item["items"])
        return f"<{kind}>{rows}</{kind}>"
    head, *rows = item["rows"]
    cells = "".join(f"<th>{html.escape(cell)}</th>" for cell in head)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"


def make(job, client, brand):
    global STYLE
    STYLE = STYLE or style()
    body = "".join(block(item) for item in job["items"])
    page = (
        f"<html lang=en><title>{html.escape(job['title'])}</title><style>@page {{"
        f' @top-left {{ content: "{brand["name"]} · {brand["tagline"]}"; font-size: 9pt }}'
        f' @bottom-left {{ content: "{brand["phone"]} · {brand["web"]}"; font-size: 9pt }}'
        " }</style>"
        f"<p>{html.escape(client)}</p>{body}</html>"
    )
    return HTML(string=page).write_pdf(
        stylesheets=[STYLE], font_config=CONFIGURATION, pdf_variant="pdf/ua-1"
    )


run(make, ".pdf")
