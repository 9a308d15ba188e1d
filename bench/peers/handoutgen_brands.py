"""Our own, as in a batch: five brands, forty clients each, whose names are printed."""

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, os.environ["BENCH_ROOT"])

from dataclasses import replace

from timing import run

from bench.job import REQUEST
from handoutgen.pipeline import Library, Person, prepare
from handoutgen.workspace import Workspace

FORMAT = os.environ["BENCH_FORMAT"]
BRANDS = 5
CLIENTS = 40
TEMPLATE = """{% from "_reading.md.j2" import reading %}
# {{ title }}

For {{ client }}

{{ reading(articles) }}

{{ references }}
"""
PREPARED = []


def prepare_all():
    folder = Path(tempfile.mkdtemp())
    (folder / "templates").mkdir()
    (folder / "templates" / "for-client.md.j2").write_text(TEMPLATE, "utf-8")
    for number in range(BRANDS):
        brand = folder / "content" / "brands" / f"site-{number}"
        brand.mkdir(parents=True)
        text = f"extends: lantern-quay\nname: Sample Site {number}\n"
        (brand / "brand.yaml").write_text(text, "utf-8")
    library = Library(Workspace.at(folder))
    for number in range(BRANDS):
        request = replace(REQUEST, template="for-client", brand=f"site-{number}")
        PREPARED.append(prepare(request, library))


def make(_job, client):
    if not PREPARED:
        prepare_all()
    number = int(client.rpartition(" ")[2])
    return PREPARED[number // CLIENTS % BRANDS].make(Person(client=client), FORMAT)


run(make, f".{FORMAT}")
