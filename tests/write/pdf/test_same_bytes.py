"""The same handout gives the same bytes, whatever the process, its hash seed or its time zone."""

from __future__ import annotations

import os
import subprocess
import sys

SCRIPT = """
import hashlib
from datetime import date
from handoutgen.model.blanks import Checklist, RuledLines
from handoutgen.model.brand import Brand
from handoutgen.model.handout import Handout
from handoutgen.model.nodes import *
from handoutgen.report import Report
from handoutgen.write.pdf import write_pdf
handout = Handout(
    "Rest",
    (
        Heading(1, text("Rest"), "rest"),
        Paragraph((Strong(text("Bold")), Emphasis(text(" leaning")), Link(text("x"), "https://e.example"))),
        Paragraph(text("Ελληνικά, Кириллица, שלום")),
        Task(Checklist(id="c", label=text("Tick"), options=(text("One"), text("Two")))),
        Task(RuledLines(id="a", label=text("Write"))),
    ),
    Brand(name="Harbour View"),
    dated=date(2025, 3, 4),
)
print(hashlib.sha256(write_pdf(handout, Report())).hexdigest())
"""


def test_two_processes_write_the_same_bytes() -> None:
    digests = set()
    for seed, zone in (("0", "UTC"), ("7", "Pacific/Auckland")):
        run = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(run.stdout)
    assert len(digests) == 1
