"""The job with Typst's Python binding: tagged PDF, the compiler kept between documents."""

import json
import os
import tempfile

import typst
from timing import run

FOLDER = tempfile.mkdtemp()
MAIN = """
#let job = json("job.json")
#set page(paper: "a4", margin: (x: 21mm, y: 20mm), header: text(9pt, sys.inputs.above),
  footer: context text(9pt)[#sys.inputs.below #h(1fr) #counter(page).display()])
#set text(font: "Atkinson Hyperlegible", size: 12pt, lang: "en")
#set document(title: job.title)
#let runs(pieces) = pieces.map(p => if p.at(1) { strong(p.at(0)) } else { p.at(0) }).join()
#block(width: 143mm)[
#sys.inputs.client

#for item in job.items {
  if item.kind == "heading" { heading(level: item.level, item.text) }
  else if item.kind == "paragraph" { par(runs(item.runs)) }
  else if item.kind == "list" {
    if item.ordered { enum(..item.items.map(runs)) } else { list(..item.items.map(runs)) }
  }
  else if item.kind == "table" {
    table(columns: item.rows.at(0).len(), table.header(..item.rows.at(0)),
      ..item.rows.slice(1).flatten())
  }
}
]
"""
COMPILER = None


def make(job, client, brand):
    global COMPILER
    if COMPILER is None:
        with open(os.path.join(FOLDER, "job.json"), "w", encoding="utf-8") as file:
            json.dump(job, file)
        with open(os.path.join(FOLDER, "main.typ"), "w", encoding="utf-8") as file:
            file.write(MAIN.replace("job.items", 'job.at("items")'))
        COMPILER = typst.Compiler(
            os.path.join(FOLDER, "main.typ"),
            root=FOLDER,
            font_paths=[os.environ["BENCH_FONTS"]],
            ignore_system_fonts=True,
        )
    inputs = {
        "client": client,
        "above": f"{brand['name']} · {brand['tagline']}",
        "below": f"{brand['phone']} · {brand['web']}",
    }
    return COMPILER.compile(format="pdf", sys_inputs=inputs, pdf_tags=True)


run(make, ".pdf")
