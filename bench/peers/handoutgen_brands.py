"""Our own, as in a batch: five brands, forty clients each, whose names are printed.

BENCH_WAY is ``shared`` for what a batch does, or ``in full``: composed, laid out and written for
each client as if there were no other.
"""

import json
import os
import tempfile
from dataclasses import replace
from pathlib import Path

from timing import run

from bench.job import REQUEST
from handoutgen.library import Library
from handoutgen.pipeline import Memory, prepare
from handoutgen.request import Person
from handoutgen.workspace import Workspace

FORMAT = os.environ["BENCH_FORMAT"]
IN_FULL = os.environ["BENCH_WAY"] == "in full"
TEMPLATE = """{% from "_reading.md.j2" import reading %}
# {{ title }}

For {{ client }}

{{ reading(articles) }}

{{ references }}
"""
PREPARED = {}


def prepared(job, number):
    """Return the request of one brand, read when the brand's first client comes."""
    if not PREPARED:
        PREPARED["library"] = Library(Workspace.at(workspace(job["brands"])))
    if number not in PREPARED:
        request = replace(REQUEST, template="for-client", brand=f"site-{number}")
        PREPARED[number] = prepare(request, PREPARED["library"])
    return PREPARED[number]


def workspace(brands):
    folder = Path(tempfile.mkdtemp())
    (folder / "templates").mkdir()
    (folder / "templates" / "for-client.md.j2").write_text(TEMPLATE, "utf-8")
    for brand in brands:
        home = folder / "content" / "brands" / f"site-{brand['number']}"
        home.mkdir(parents=True)
        facts = {"extends": "lantern-quay", "name": brand["name"], "tagline": brand["tagline"]}
        (home / "brand.yaml").write_text(json.dumps(facts), "utf-8")
    return folder


def make(job, client, brand):
    ready = prepared(job, brand["number"])
    if IN_FULL:
        ready = replace(ready, memory=Memory())
    return ready.make(Person(client=client), FORMAT)


run(make, f".{FORMAT}")
