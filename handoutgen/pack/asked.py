"""From a pack's selections to single handouts, each with the stem of its files' names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fnmatch import fnmatchcase
from itertools import product

from handoutgen.errors import Fault, Gathered, HandoutError, Place, did_you_mean
from handoutgen.files import file_stem
from handoutgen.library import Library
from handoutgen.model.handout import Edition
from handoutgen.pack.lines import told_at
from handoutgen.pack.pack_file import Pack, PackError, Selection
from handoutgen.pack.published_folder import HANDOUTS
from handoutgen.pipeline import Prepared, prepare
from handoutgen.records import dataclass
from handoutgen.request import Request
from handoutgen.workspace import Kind

_WILD = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Item:
    """One handout of a pack: what is asked for, and the addresses that it is published at."""

    place: Place
    prepared: Prepared
    addresses: tuple[tuple[str, str], ...]
    """Each format with its address."""


def asked_for(pack: Pack, library: Library, *, own: bool, today: date) -> tuple[Item, ...]:
    """Return every handout of *pack*, in the order of its file.

    In a pack of the workspace's *own*, globs take the workspace's own articles and brands; the
    program's samples are in it only where they are named.

    Raises:
        HandoutError: with everything that cannot be found, read or told apart.
    """
    steps = Gathered()
    items: list[Item] = []
    taken: dict[str, tuple[Request, Place]] = {}
    for selection in pack.selections:
        for request in _requests(selection, library, steps, own=own):
            with steps, told_at(selection.place):
                prepared = prepare(request, library, today=today)
                addresses = _new_addresses(selection, request, prepared, taken, steps)
                if addresses:
                    items.append(Item(selection.place, prepared, addresses))
    steps.raise_if_any()
    if not items:
        place = pack.selections[0].place if pack.selections else Place(pack.name)
        raise PackError(Fault(place, "the pack holds no handout", "name articles or templates"))
    return tuple(items)


def _requests(
    selection: Selection, library: Library, steps: Gathered, *, own: bool
) -> Iterator[Request]:
    kinds: tuple[Kind, ...] = ("template", "worksheet")
    articles: list[str | None] = [
        *_named(("article",), selection.articles, selection, library, steps, own=own)
    ]
    templates: list[str | None] = [
        *_named(kinds, selection.templates, selection, library, steps, own=False)
    ]
    brands: list[str | None] = [
        *_named(("brand",), selection.brands or (), selection, library, steps, own=own)
    ]
    if selection.articles and not articles:
        return
    for article, template, brand, edition in product(
        articles or [None],
        templates if selection.templates else [None],
        brands if selection.brands else [None],
        selection.editions,
    ):
        yield _request(selection, article, template, brand, edition)


def _request(
    selection: Selection,
    article: str | None,
    template: str | None,
    brand: str | None,
    edition: Edition,
) -> Request:
    return Request(
        articles=(article,) if article is not None else (),
        sections=selection.sections,
        template=template,
        brand=brand,
        edition=edition,
        references=selection.references,
        language=selection.language,
        key=selection.key,
        fillable=selection.fillable,
    )


def _named(
    kinds: tuple[Kind, ...],
    words: Iterable[str],
    selection: Selection,
    library: Library,
    steps: Gathered,
    *,
    own: bool,
) -> tuple[str, ...]:
    """Return the names that *words* mean, each once; globs in the order of their names."""
    entries = [entry for kind in kinds for entry in library.workspace.entries(kind)]
    found: dict[str, None] = {}
    for word in words:
        if not _WILD.intersection(word):
            found.setdefault(word)
            continue
        names = [entry.name for entry in entries if not (own and entry.builtin)]
        matching = [name for name in names if fnmatchcase(name, word)]
        found.update(dict.fromkeys(matching))
        if not matching:
            hint = did_you_mean(word, names, what=f"{kinds[0]}s of your own") if names else None
            with steps:
                raise PackError(Fault(selection.place, f'no {kinds[0]} is like "{word}"', hint))
    return tuple(
        name for name in found if not any(fnmatchcase(name, glob) for glob in selection.without)
    )


def _new_addresses(
    selection: Selection,
    request: Request,
    prepared: Prepared,
    taken: dict[str, tuple[Request, Place]],
    steps: Gathered,
) -> tuple[tuple[str, str], ...]:
    """Return the formats with addresses that nothing has yet; the same handout twice is one."""
    stem = file_stem(prepared.stem, selection.suffix)
    found = []
    for format in selection.formats:
        name = f"{stem}.{format}"
        if any(fnmatchcase(name, glob) for glob in selection.exclude):
            continue
        address = f"{HANDOUTS}/{name}"
        if address not in taken:
            taken[address] = request, selection.place
            found.append((format, address))
        elif taken[address][0] != request:
            problem = f"{name} is the name of another handout too, of line {taken[address][1].line}"
            with steps:
                raise HandoutError(Fault(selection.place, problem, "give one a suffix: short"))
    return tuple(found)
