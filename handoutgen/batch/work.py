"""The work itself: a chunk of orders is checked or made, here or anywhere else.

A chunk is plain data and stands for itself, so whatever can carry data and see the same folders
can do it: ``run(chunks) → results`` is all that the rest of the batch knows of workers.
"""

from __future__ import annotations

import hashlib
import io
import re
import time
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from handoutgen.batch.inputs import Inputs
from handoutgen.batch.orders import Order
from handoutgen.errors import Fault, HandoutError, NameRefused, Place, WriteError
from handoutgen.files import write_whole
from handoutgen.library import Library
from handoutgen.model.handout import Handout
from handoutgen.pipeline import Prepared, personal_names, prepare, write
from handoutgen.records import dataclass
from handoutgen.report import Notice, Report
from handoutgen.request import Person, Request
from handoutgen.workspace import Workspace

PRINTED = ".handoutgen/print"
"""Where PDFs lie that are needed for a print run alone, until it is written."""
_PREPARED_KEPT = 8
_FIRST_UNUSUAL = "\u0250"
"""Texts below it every bundled font can draw."""


@dataclass(frozen=True, slots=True)
class Job:
    """What all chunks of a batch have in common. *today* decides what is overdue."""

    workspace: Workspace
    output: Path
    roster: str
    today: date
    strict: bool = False
    printed: bool = False
    """Whether every order is needed as a PDF without form fields, to be printed in one run."""


class Ordered(NamedTuple):
    """An order, with what its files are called below the output folder, suffixes apart."""

    order: Order
    path: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """Orders to be worked on in one go; *check* ones are composed and nothing is written."""

    job: Job
    task: Literal["check", "make"]
    orders: tuple[Ordered, ...]


class MadeFile(NamedTuple):
    """A file that was written, below the output folder, with a digest of its bytes."""

    path: str
    digest: str
    pages: int | None


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one order. *inputs* is a digest of all that its files depend on."""

    line: int
    inputs: str = ""
    files: tuple[MadeFile, ...] = ()
    notices: tuple[Notice, ...] = ()
    faults: tuple[Fault, ...] = ()
    printed: frozenset[str] = frozenset()
    """The names of the personal values on the pages."""
    seconds: float = 0.0
    unwritten: bool = False
    """Whether its files could not be saved: then nor can those of others."""


Runner: TypeAlias = Callable[[Iterable[Chunk]], Iterator[tuple[Result, ...]]]
"""Does all chunks and yields the results of each, in whatever order they are finished."""


class _CannotSave(HandoutError):
    """A file could not be saved where it belongs."""


class Desk:
    """Where one worker works: what it has read and laid out stays for the orders to come."""

    def __init__(self) -> None:
        self._library: Library | None = None
        self._prepared: OrderedDict[str, Prepared] = OrderedDict()
        self._inputs = Inputs()
        self._tried: set[tuple[str, str]] = set()
        self._printed: dict[tuple[str, tuple[bool, ...]], frozenset[str]] = {}

    def do(self, chunk: Chunk) -> tuple[Result, ...]:
        """Return what became of the orders of *chunk*."""
        return tuple(self._one(chunk, ordered) for ordered in chunk.orders)

    def _one(self, chunk: Chunk, ordered: Ordered) -> Result:
        order = ordered.order
        start = time.perf_counter()
        try:
            if chunk.task == "check":
                result = self._check(chunk.job, order)
            else:
                result = self._make(chunk.job, order, ordered.path)
        except _CannotSave as error:
            result = Result(order.line, faults=error.faults, unwritten=True)
        except HandoutError as error:
            faults = tuple(in_row(chunk.job.roster, order, fault) for fault in error.faults)
            result = Result(order.line, faults=faults)
        except MemoryError:
            raise
        except Exception as error:
            place = Place(chunk.job.roster, order.line)
            problem = f"the program failed ({type(error).__name__}); nothing was made of this row"
            result = Result(order.line, faults=(Fault(place, problem, "please report it"),))
        return replace(result, seconds=time.perf_counter() - start)

    def _check(self, job: Job, order: Order) -> Result:
        """Compose what *order* asks for; write it too where that could fail by itself."""
        report = Report()
        prepared = self.prepared(job, order.request)
        handout = prepared.compose(order.person, report)
        for format in _formats(job, order):
            tried = (request_key(order.request), format)
            if tried not in self._tried or _is_unusual(order.person):
                write(handout, format, Report())
                self._tried.add(tried)
        if job.strict:
            report.fail_if_any()
        return Result(
            order.line,
            self._inputs.digest(handout),
            notices=report.notices,
            printed=self._printed_names(order, handout),
        )

    def _printed_names(self, order: Order, handout: Handout) -> frozenset[str]:
        """Return which personal values are printed: once for all rows that give the same ones."""
        person = order.person
        given = (person.client is None, person.clinician is None, person.date is None)
        key = (request_key(order.request), given)
        if key not in self._printed:
            self._printed[key] = personal_names(handout)
        return self._printed[key]

    def _make(self, job: Job, order: Order, path: str) -> Result:
        report = Report()
        prepared = self.prepared(job, order.request)
        handout = prepared.compose(order.person, report)
        made = {format: prepared.write(handout, format, report) for format in order.formats}
        to_print = None
        if job.printed and (order.request.fillable or "pdf" not in order.formats):
            paper = self.prepared(job, replace(order.request, fillable=False))
            to_print = paper.make(order.person, "pdf", report)
        if job.strict:
            report.fail_if_any()
        files = [self._file(job, f"{path}.{format}", data) for format, data in made.items()]
        if to_print is not None:
            files.append(self._file(job, printed_path(path), to_print))
        return Result(order.line, self._inputs.digest(handout), tuple(files), report.notices)

    def _file(self, job: Job, name: str, data: bytes) -> MadeFile:
        # Thousands of syncs would take longer than the work: --resume sees what power cut off.
        try:
            write_whole(job.output / name, data, display=name, synced=False)
        except NameRefused:
            raise
        except WriteError as error:
            raise _CannotSave(*error.faults) from None
        pages = count_pages(data) if name.endswith(".pdf") else None
        return MadeFile(name, hashlib.sha256(data).hexdigest(), pages)

    def prepared(self, job: Job, request: Request) -> Prepared:
        """Return *request* with its sources read, which is done once for all that share it."""
        key = request_key(request)
        found = self._prepared.get(key)
        if found is None:
            if self._library is None or self._library.workspace != job.workspace:
                self._library = Library(job.workspace)
            found = prepare(request, self._library, today=job.today)
            self._prepared[key] = found
            while len(self._prepared) > _PREPARED_KEPT:
                self._prepared.popitem(last=False)
        self._prepared.move_to_end(key)
        return found


def printed_path(path: str) -> str:
    """Return where a PDF lies that is needed for the print run alone."""
    return f"{PRINTED}/{path}.pdf"


def request_key(request: Request) -> str:
    """Return a key that is equal for equal requests: their values may be of any kind."""
    return repr(replace(request, values=dict(sorted(request.values.items()))))


def in_row(roster: str, order: Order, fault: Fault) -> Fault:
    """Return *fault* as one of a row, which says nothing of whose row it is."""
    place = Place(roster, order.line)
    said = fault.problem if str(fault.place) == str(place) else f"{fault.place}: {fault.problem}"
    hint = fault.hint
    for text in sorted(_personal_texts(order), key=len, reverse=True):
        hidden = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)", re.IGNORECASE)
        said = hidden.sub("…", said)
        hint = hint and hidden.sub("…", hint)
    return Fault(place, said, hint)


def _personal_texts(order: Order) -> set[str]:
    person = order.person
    found = {person.client, person.clinician, order.request.title}
    found.update(said for _, said in person.values)
    return {text for text in found if text and len(text) > 1}


def _formats(job: Job, order: Order) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*order.formats, "pdf"))) if job.printed else order.formats


def _is_unusual(person: Person) -> bool:
    """Tell whether a font may lack a character of what is personal."""
    texts = (person.client, person.clinician, *(said for _, said in person.values))
    return any(text and max(text) >= _FIRST_UNUSUAL for text in texts)


def count_pages(pdf: bytes) -> int:
    """Return how many pages a PDF file has: the first packed objects of one of ours say so."""
    packed = re.search(rb"/Type /ObjStm [^\n]*\nstream\n", pdf)
    if packed is not None:
        objects = zlib.decompressobj().decompress(pdf[packed.end() :])
        found = re.search(rb"/Type /Pages /Count (\d+)", objects)
        if found is not None:
            return int(found[1])
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:  # what was made of a Word template
        return len(opened.pages)
