"""What comes up for review, and who is asked to see to it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.check import is_article, is_pack
from handoutgen.check.places import files_of_workspace, files_to_check
from handoutgen.errors import Gathered
from handoutgen.records import dataclass
from handoutgen.report import Report
from handoutgen.table_cells import safe_cell

if TYPE_CHECKING:
    from handoutgen.library import Library
    from handoutgen.model.article import Article

COLUMNS = (
    "article",
    "title",
    "code",
    "version",
    "owner",
    "reviewed_on",
    "review_by",
    "days_left",
    "file",
)


@dataclass(frozen=True, slots=True)
class Due:
    """An article that is to be reviewed; *days_left* is below 0 where that is overdue."""

    article: Article
    review_by: date
    days_left: int
    file: str

    def __str__(self) -> str:
        when = (
            f"overdue by {-self.days_left} days"
            if self.days_left < 0
            else f"in {self.days_left} days"
        )
        owner = self.article.owner or "nobody named"
        return f"{self.review_by.isoformat()}  {self.article.name}  {owner}  ({when})"

    @property
    def cells(self) -> tuple[str, ...]:
        article = self.article
        reviewed = article.reviewed_on.isoformat() if article.reviewed_on else ""
        said = (
            article.name,
            article.title,
            article.code or "",
            article.version or "",
            article.owner or "",
        )
        days = str(self.days_left)
        return (*map(safe_cell, said), reviewed, self.review_by.isoformat(), days, self.file)


@dataclass(frozen=True, slots=True)
class Review:
    """What is due, the most urgent first, and the names of articles that say no date."""

    due: tuple[Due, ...]
    undated: tuple[str, ...]


def coming_up(paths: Sequence[str], library: Library, *, today: date, until: date) -> Review:
    """Return what is to be reviewed by *until*, of the articles in *paths* or all of the workspace.

    A pack stands for its articles. What was withdrawn needs no review.

    Raises:
        HandoutError: with everything that cannot be read.
    """
    found: dict[Path, Article] = {}
    steps = Gathered()
    for path in files_to_check(paths, library) if paths else files_of_workspace(library):
        with steps:
            for file, article in _articles(path, library, today, named=bool(paths)):
                found.setdefault(file.resolve(), article)
    steps.raise_if_any()
    current = {file: article for file, article in found.items() if article.withdrawn is None}
    dated = [
        _due(article, article.review_by, today, library.workspace.display(file))
        for file, article in current.items()
        if article.review_by is not None and article.review_by <= until
    ]
    undated = [article.name for article in current.values() if article.review_by is None]
    return Review(
        tuple(sorted(dated, key=lambda one: (one.review_by, one.file))), tuple(sorted(undated))
    )


def _due(article: Article, review_by: date, today: date, file: str) -> Due:
    return Due(article, review_by, (review_by - today).days, file)


def _articles(
    path: Path, library: Library, today: date, *, named: bool
) -> Iterator[tuple[Path, Article]]:
    """Yield the articles that a file is or, where it was *named*, that a pack holds."""
    if is_article(path):
        yield path, library.article(str(path.absolute()), Report())
    elif named and is_pack(path):
        yield from _of_pack(path, library, today)


def _of_pack(path: Path, library: Library, today: date) -> Iterator[tuple[Path, Article]]:
    from handoutgen.pack.asked import asked_for
    from handoutgen.pack.pack_file import read_pack

    workspace = library.workspace
    own = not path.resolve().is_relative_to(workspace.builtin)
    for item in asked_for(read_pack(path, workspace.display(path)), library, own=own, today=today):
        prepared = item.prepared
        for name, article in zip(prepared.request.articles, prepared.articles, strict=True):
            yield workspace.find("article", name), article


def as_csv(due: Iterable[Due]) -> str:
    """Return *due* as a table that any spreadsheet opens."""
    buffer = io.StringIO()
    rows = csv.writer(buffer, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows(one.cells for one in due)
    return buffer.getvalue()
