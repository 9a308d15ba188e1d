"""What a batch has done so far, so that it can go on: ``.handoutgen/`` in the output folder.

No personal value is in it, nor anything that one could be guessed from: every entry is a keyed
digest of a file's inputs and bytes, and its key lies in a file of its own.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import TextIO

from handoutgen.batch.work import MadeFile
from handoutgen.errors import HandoutError
from handoutgen.lock import locked

FOLDER = ".handoutgen"
_LONGEST_LINE = 10_000


class OldStateStands(HandoutError):
    """Nothing was changed, and what was there is as it was."""

    exit_code = 3


class Memory:
    """The files that were made in *output*, by their paths below it."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._folder = output / FOLDER
        self._entries: dict[str, tuple[str, int | None]] = {}
        self._key = b""
        self._open = ExitStack()
        self._log: TextIO | None = None

    def __enter__(self) -> Memory:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._log = None
        with suppress(OSError):
            self._open.close()

    def recall(self) -> None:
        """Read what an earlier batch has noted; a line that was cut off is let be."""
        try:
            self._key = (self._folder / "key").read_bytes()
            text = (self._folder / "made.jsonl").read_text("utf-8", errors="replace")
        except OSError:
            return
        for line in text.splitlines():
            with suppress(ValueError, TypeError, KeyError):
                if len(line) <= _LONGEST_LINE:
                    entry = json.loads(line)
                    self._entries[str(entry["file"])] = str(entry["made"]), entry.get("pages")

    def knows(self, path: str) -> bool:
        """Tell whether *path* was made by a batch into this folder."""
        return path in self._entries

    def kept(self, paths: Iterable[str], inputs: str) -> tuple[MadeFile, ...] | None:
        """Return the files at *paths* if all are there as they were made of *inputs*."""
        found = []
        for path in paths:
            made, pages = self._entries.get(path, ("", None))
            if not made:
                return None
            try:
                digest = digest_of(self._output / path)
            except OSError:
                return None
            if not hmac.compare_digest(made, self._mac(path, inputs, digest)):
                return None
            found.append(MadeFile(path, digest, pages))
        return tuple(found)

    def begin(self, planned: Iterable[str]) -> None:
        """Open the notes for what is to come, and note which files that will be.

        A worker may be stopped between a file and its note: what is there then is known to be ours.

        Raises:
            OldStateStands: if the output folder cannot be written to, or another batch does so.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._open.enter_context(locked(self._folder / "lock", self._taken))
            if not self._key:
                self._key = secrets.token_bytes(32)
                place = self._folder / "key"
                with suppress(FileNotFoundError):
                    place.unlink()
                with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
                    file.write(self._key)
            self.sweep()
            log = (self._folder / "made.jsonl").open("a", encoding="utf-8")
            self._log = self._open.enter_context(log)
            self._log.write("\n")  # after a line that was cut off
            for path in planned:
                if path not in self._entries:
                    self._entries[path] = "", None
                    self._log.write(_line({"file": path, "made": ""}))
            self._log.flush()
        except OSError as error:
            said = (error.strerror or "no folder can have this name").lower()
            raise OldStateStands.at(
                os.fspath(self._output), f"cannot be written to: {said}", "-o names another folder"
            ) from None

    def note(self, files: Iterable[MadeFile], inputs: str) -> None:
        """Note that *files* were made of *inputs*; where there is no room, they are made again."""
        assert self._log is not None  # noqa: S101 - begin() comes first
        with suppress(OSError):
            for path, digest, pages in files:
                entry: dict[str, str | int | None] = {
                    "file": path,
                    "made": self._mac(path, inputs, digest),
                    "pages": pages,
                }
                self._log.write(_line(entry))
            self._log.flush()

    def _mac(self, path: str, inputs: str, digest: str) -> str:
        said = "\0".join((path, inputs, digest)).encode()
        return hmac.new(self._key, said, hashlib.sha256).hexdigest()

    def _taken(self, holder: str) -> HandoutError:
        problem = f"another batch is writing there{holder}"
        return OldStateStands.at(
            os.fspath(self._output), problem, "wait for it, or stop it, then go on with --resume"
        )

    def sweep(self) -> None:
        """Take away half files that a batch which was stopped has left."""
        folders = {self._output, *(self._output / path for path in self._entries)}
        folders = {folder if folder == self._output else folder.parent for folder in folders}
        for folder in folders:
            for half in folder.glob(".handoutgen-*.part"):
                with suppress(OSError):
                    half.unlink()


def digest_of(path: Path) -> str:
    """Return a digest of the bytes of a file, which may be larger than what memory holds."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _line(entry: Mapping[str, str | int | None]) -> str:
    return json.dumps(entry, ensure_ascii=False) + "\n"
