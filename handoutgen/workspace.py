"""The only place that knows where articles, brands, templates and words are.

One rule holds for everything that is found by its name: links followed, it lies in the folder it
was looked for in. A path that a person names may lead anywhere.

A workspace is a folder. What it does not have is looked for in the files that come with the
program, so that handoutgen works in an empty folder too; a workspace's own files come first.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypeAlias

from handoutgen.errors import CallError, HandoutError, SourceError, did_you_mean, nearest
from handoutgen.records import dataclass

Kind: TypeAlias = Literal["article", "template", "worksheet", "brand", "pack"]

PACKAGE = Path(__file__).resolve().parent


def builtin_root() -> Path:
    """Return the folder whose ``templates`` and ``content`` come with the program.

    In an installed wheel they lie inside the package, in a checkout beside it.
    """
    packed = PACKAGE / "builtin"
    return packed if packed.is_dir() else PACKAGE.parent


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Where things of one kind lie below a root, and which suffixes they may have, best first."""

    folder: str
    suffixes: tuple[str, ...]
    what: str


_SHELVES: dict[Kind, _Shelf] = {
    "article": _Shelf("content/articles", (".md", ".txt"), "article"),
    "template": _Shelf("templates", (".md.j2", ".docx"), "template"),
    "worksheet": _Shelf("templates/worksheets", (".md.j2",), "ready worksheet"),
    "brand": _Shelf("content/brands", ("/brand.yaml",), "brand"),
    "pack": _Shelf("content/packs", (".yaml",), "pack"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on a shelf: its name, its file, and whether it came with the program."""

    name: str
    path: Path
    builtin: bool


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with content and templates, and the program's own files behind it."""

    root: Path
    builtin: Path

    @classmethod
    def at(cls, folder: Path | str | None = None) -> Workspace:
        """Return the workspace in *folder*, or in the current folder."""
        root = Path(folder) if folder is not None else Path.cwd()
        if not os.path.isdir(root):
            raise CallError.at("--workspace", f"there is no folder {os.fspath(root)}")
        return cls(root.resolve(), builtin_root())

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders that are searched, the workspace's own first."""
        return (self.root,) if self.root == self.builtin else (self.root, self.builtin)

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def settings(self) -> Path:
        return self.root / "handoutgen.yaml"

    @property
    def word_folders(self) -> tuple[Path, ...]:
        """Folders of fixed words, the workspace's own first."""
        own = self.root / "handoutgen" / "words"
        packed = PACKAGE / "words"
        return (own, packed) if own.is_dir() and own.resolve() != packed else (packed,)

    def display(self, path: Path) -> str:
        """Return how *path* is named to people: relative to its root, with forward slashes."""
        for known in (Path(os.path.abspath(path)), path.resolve()):
            for root in self.roots:
                if known.is_relative_to(root):
                    return known.relative_to(root).as_posix()
        return os.fspath(path)

    def holds(self, path: Path) -> bool:
        """Tell whether *path*, links followed, lies in one of the roots."""
        resolved = path.resolve()
        return any(resolved.is_relative_to(root) for root in self.roots)

    def root_of(self, path: Path) -> Path:
        """Return the folder that what *path* names may be read from: its root, or its own."""
        resolved = path.resolve()
        for root in self.roots:
            if resolved.is_relative_to(root):
                return root
        return resolved.parent

    # -- shelves --------------------------------------------------------------------------

    def entries(self, kind: Kind) -> list[Entry]:
        """Return everything of one kind by name; what the workspace has hides the program's."""
        shelf = _SHELVES[kind]
        found: dict[str, Entry] = {}
        for root in self.roots:
            for suffix in shelf.suffixes:
                for name, path in _on_shelf(root, shelf.folder, suffix):
                    found.setdefault(name, Entry(name, path, root == self.builtin))
        return [found[name] for name in sorted(found)]

    def find(self, kind: Kind, name: str) -> Path:
        """Return the file of the thing called *name*, or that *name* is the path of.

        Raises:
            CallError: if there is none; the hint has the nearest name.
        """
        path = self.look_up(kind, name)
        if path is not None:
            return path
        what, option = _SHELVES[kind].what, _OPTIONS.get(kind, _SHELVES[kind].what)
        names = [entry.name for entry in self.entries(kind)]
        raise self._not_found((kind,), name, what, option, names)

    def look_up(self, kind: Kind, name: str) -> Path | None:
        """Return the file of the thing called *name*, or None."""
        shelf = _SHELVES[kind]
        if is_plain_name(name):
            for root in self.roots:
                for suffix in shelf.suffixes:
                    path = root / shelf.folder / f"{name}{suffix}"
                    if _lies_in(root, path):
                        return path
        return _named_file(name, shelf)

    def _not_found(
        self, kinds: tuple[Kind, ...], name: str, what: str, option: str, names: list[str]
    ) -> HandoutError:
        """Return the error that nothing of *kinds* has this *name*; the first one is meant.

        *names* are those that may be meant instead.
        """
        problem = f'there is no {what} called "{name}"'
        for shelf in (_SHELVES[kind] for kind in kinds):
            for suffix in shelf.suffixes:
                path = self.root / shelf.folder / f"{name}{suffix}"
                shown = f"{shelf.folder}/{name}{suffix}"
                if not os.path.isfile(path) or "/" in name or "\\" in name:
                    continue
                if ":" in name:
                    return CallError.at(option, problem, f"a name has no colon: rename {shown}")
                hint = "put the file itself in its place, or name the file's path"
                return CallError.at(option, f"{shown} is a link out of the workspace", hint)
        if "://" in name:
            hint = f"save what is there as a file, and name that: no {what} is fetched from the web"
            return CallError.at(option, f'"{name}" is an address, not a file', hint)
        if name == "-" and kinds[0] == "article":
            hint = "make a file of it first: handoutgen import - -o my-article.md"
            return CallError.at(option, "an article is not read from standard input", hint)
        if name and os.path.isdir(name):
            return CallError.at(option, f'"{name}" is a folder', "name a file in it")
        beside = [f"{name}{suffix}" for suffix in _SHELVES[kinds[0]].suffixes]
        file = next((one for one in beside if os.path.isfile(one)), None)
        if file is not None and is_plain_name(name):
            return CallError.at(option, problem, f'did you mean the file "{file}"?')
        if kinds[0] == "article" and any(self.look_up(kind, name) for kind in _TEMPLATES):
            return CallError.at(option, problem, f"it is a template: handoutgen make -t {name}")
        if kinds == _TEMPLATES and self.look_up("article", name):
            return CallError.at(option, problem, "it is an article: leave out the -t before it")
        if ("/" in name or Path(name).suffix) and nearest(name, names) is None:
            return CallError.at(option, problem, "nor is there such a file, seen from this folder")
        return CallError.at(option, problem, did_you_mean(name, names, what=f"{what}s here"))

    def find_template(
        self, name: str, *, option: str = "--template", in_word: bool = False
    ) -> Path:
        """Return a template's file: a ``.md.j2``, else a ready worksheet, else a ``.docx``.

        *option* is where a call says it. Where it must be *in_word*, no others are proposed.
        """
        if is_plain_name(name):
            for folder, suffix in (
                ("templates", ".md.j2"),
                ("templates/worksheets", ".md.j2"),
                ("templates", ".docx"),
            ):
                for root in self.roots:
                    path = root / folder / f"{name}{suffix}"
                    if _lies_in(root, path):
                        return path
        path_given = _named_file(name, _SHELVES["template"])
        if path_given is not None:
            return path_given
        entries = [entry for kind in _TEMPLATES for entry in self.entries(kind)]
        names = [one.name for one in entries if not in_word or one.path.suffix == ".docx"]
        what = "Word template" if in_word else "template"
        raise self._not_found(_TEMPLATES, name, what, option, names)

    def template_source(self, name: str) -> tuple[str, str] | None:
        """Return text and display name of a template that another one includes, or None.

        Only names below ``templates`` count: no drive, no ``..``, no link that leads outside.
        """
        parts = name.split("/")
        if not name.endswith(".md.j2") or any(part in ("", ".", "..") for part in parts):
            return None
        if "\\" in name or ":" in name:
            return None
        for root in self.roots:
            folder = root / "templates"
            path = folder.joinpath(*parts)
            if _lies_in(folder.resolve(), path):
                return path.read_text("utf-8"), self.display(path)
        return None

    def picture(self, name: str) -> tuple[Path, Path]:
        """Return the picture that a template calls *name*, and the folder that holds pictures.

        Only names below ``content`` and ``templates`` count, the workspace's own first. The file
        need not be there, and a link may still lead elsewhere: who reads it checks that.

        Raises:
            SourceError: if *name* leads anywhere else.
        """
        parts = name.split("/")
        odd = any(part in ("", ".", "..") for part in parts) or "\\" in name or ":" in name
        if odd or len(parts) < 2 or parts[0] not in ("content", "templates"):
            problem = f'"{name}" is no picture of the workspace'
            hint = "name a file below content/ or templates/: content/pictures/sun.svg"
            raise SourceError.at(name, problem, hint)
        places = [(root.joinpath(*parts), root / parts[0]) for root in self.roots]
        return next((place for place in places if os.path.isfile(place[0])), places[0])


_TEMPLATES: tuple[Kind, ...] = ("template", "worksheet")
_OPTIONS: dict[Kind, str] = {
    "article": "ARTICLE",
    "template": "--template",
    "worksheet": "--template",
    "brand": "--brand",
    "pack": "PACK",
}


def is_plain_name(name: str) -> bool:
    """Tell whether *name* is a bare name and no path."""
    return bool(name) and not any(mark in name for mark in "/\\\0:") and name not in (".", "..")


def _lies_in(root: Path, path: Path) -> bool:
    """Tell whether there is a file at *path* and it lies below *root*, links followed."""
    return os.path.isfile(path) and path.resolve().is_relative_to(root)


def _on_shelf(root: Path, folder: str, suffix: str) -> Iterator[tuple[str, Path]]:
    """Yield what can be found by name in *folder* below *root*."""
    try:
        below = sorted((root / folder).iterdir())
    except OSError:
        return
    for beside in below:
        in_folder = suffix.startswith("/")
        path = beside / suffix[1:] if in_folder else beside
        name = beside.name if in_folder else beside.name.removesuffix(suffix)
        hidden = not in_folder and (name == beside.name or name.startswith(("_", ".")))
        if not hidden and is_plain_name(name) and _lies_in(root, path):
            yield name, path


def _named_file(name: str, shelf: _Shelf) -> Path | None:
    """Return the file that *name* is a path of, or None where it is no path or no file."""
    path = Path(name)
    if os.path.isfile(path) and (path.suffix or "/" in name):
        return path
    if shelf.what == "brand" and os.path.isfile(path / "brand.yaml"):
        return path / "brand.yaml"
    return None
