"""Our own: the request is prepared once, then composed, laid out and written for each client."""

import os
import sys

sys.path.insert(0, os.environ["BENCH_ROOT"])

from timing import run

from bench.job import REQUEST, ROOT
from handoutgen.pipeline import Library, Person, prepare
from handoutgen.workspace import Workspace

FORMAT = os.environ["BENCH_FORMAT"]
PREPARED = None


def make(_job, client):
    global PREPARED
    if PREPARED is None:
        PREPARED = prepare(REQUEST, Library(Workspace.at(ROOT)))
    return PREPARED.make(Person(client=client), FORMAT)


run(make, f".{FORMAT}")
