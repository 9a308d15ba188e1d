"""Builds beside each other, and the one that is published: a link, switched by one rename.

    public/starter              → .starter.builds/7      what readers see
    public/starter.CHANGES.md                            what changed from build to build
    public/.starter.builds/7, 7.json, 6, 6.json, lock

Where a file system has no links, the published folder is a real one and its files are replaced
one by one: see :mod:`handoutgen.pack.in_place`.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from handoutgen.errors import Fault, HandoutError
from handoutgen.lock import locked
from handoutgen.pack.changes import SUFFIX
from handoutgen.pack.in_place import put_in_place
from handoutgen.pack.pack_file import PackError
from handoutgen.pack.published_folder import MANIFEST, is_published_folder, pack_of
from handoutgen.pack.record import Record, intact, read_record

_PART = ".part"


class Builds:
    """The builds of the pack *name*, published at *output*."""

    def __init__(self, name: str, output: Path, shown: str) -> None:
        absolute = Path(os.path.abspath(output))
        if not absolute.name:
            raise PackError.at(shown, "is no folder of its own", "name another place with -o")
        self.name = name
        self.output = absolute.parent.resolve() / absolute.name
        self.shown = shown
        self.folder = self.output.with_name(f".{self.output.name}.builds")
        self.changes = self.output.with_name(f"{self.output.name}{SUFFIX}")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Let nobody else publish here; what a stopped call left half done is cleared away.

        Raises:
            PackError: if somebody else does, or something else is where the pack is to be.
        """
        self._refuse_what_is_not_ours()
        self.folder.mkdir(parents=True, exist_ok=True)
        with locked(self.folder / "lock", self._taken):
            self._clear_parts()
            yield

    def _taken(self, holder: str) -> HandoutError:
        problem = f"is being published by another call{holder}"
        return PackError.at(self.shown, problem, "wait for it, or stop it first")

    def _clear_parts(self) -> None:
        for entry in self.folder.iterdir():
            if entry.name.endswith(_PART):
                _remove(entry)

    def _refuse_what_is_not_ours(self) -> None:
        hint = "name another place with -o, or move it away"
        if self.output.is_symlink():
            if self._linked() is None:
                problem = "is a link that publish did not make"
                raise PackError.at(self.shown, problem, hint)
        elif self.output.is_dir():
            if any(self.output.iterdir()) and not is_published_folder(self.output):
                raise PackError.at(self.shown, "is a folder that publish did not make", hint)
        elif os.path.lexists(self.output):
            raise PackError.at(self.shown, "is a file", hint)
        other = pack_of(self.output)
        if other not in (None, self.name):
            raise PackError.at(self.shown, f'holds another pack, "{other}"', hint)

    # -- which there are ----------------------------------------------------------------------

    def _linked(self) -> int | None:
        """Return the number of the build that the link names, whether it is still there or not."""
        try:
            target = Path(os.readlink(self.output))
        except OSError:
            return None
        where = self.output.parent / target
        ours = where.parent == self.folder and where.name.isdecimal()
        return int(where.name) if ours else None

    @property
    def current(self) -> int | None:
        """The number of the build that is published."""
        number = self._linked()
        if number is not None:
            return number if self.path(number).is_dir() else None
        if self.output.is_dir() and not self.output.is_symlink():
            return next(
                (one for one in reversed(self.numbers) if self._looks_like(one)),
                None,
            )
        return None

    def _looks_like(self, number: int) -> bool:
        """Tell whether what stands at the output is build *number*, told by its manifest."""
        try:
            ours = (self.output / MANIFEST).read_bytes()
            return ours == (self.path(number) / MANIFEST).read_bytes()
        except OSError:
            return False

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all whole builds, the oldest first."""
        names = [entry.name for entry in self.folder.iterdir() if entry.is_dir()]
        found = (int(name) for name in names if name.isdecimal())
        return tuple(sorted(number for number in found if str(number) in names))

    def path(self, number: int) -> Path:
        return self.folder / str(number)

    def record(self, number: int | None) -> Record:
        return Record() if number is None else read_record(self._record_path(number))

    def _record_path(self, number: int) -> Path:
        return self.folder / f"{number}.json"

    def is_intact(self, number: int) -> bool:
        """Tell whether every file of build *number* is there and as it was made."""
        record = self.record(number)
        folder = self.path(number)
        return bool(record.files) and all(
            intact(folder / address, file) for address, file in record.files.items()
        )

    def stands(self, number: int) -> bool:
        """Tell whether build *number* is what readers see, every file as it was made."""
        return self.is_intact(number) and self.output_is(number)

    def output_is(self, number: int) -> bool:
        """Tell whether readers see build *number* as it was made."""
        if self.output.is_symlink():
            return self._linked() == number
        files = self.record(number).files
        return all(intact(self.output / address, file) for address, file in files.items())

    # -- a new one ----------------------------------------------------------------------------

    @contextmanager
    def new(self) -> Iterator[tuple[int, Path]]:
        """Give the number and empty folder of a new build; a failure takes it away again."""
        number = max(self.numbers, default=0) + 1
        folder = self.folder / f"{number}{_PART}"
        folder.mkdir()
        try:
            yield number, folder
        finally:
            self._clear_parts()

    def finish(self, number: int, record: Record) -> None:
        """Let the new build *number* be whole: all that it holds is on the disk, then named."""
        part = self.folder / f"{number}{_PART}"
        half = self.folder / f"{number}.json{_PART}"
        half.write_bytes(record.to_json())
        _sync(half)
        for path in part.rglob("*"):
            _sync(path)
        _sync(part)
        half.replace(self._record_path(number))
        part.rename(self.path(number))
        _sync(self.folder)

    def switch(self, number: int) -> list[Fault]:
        """Let readers see build *number*: by one rename, or file by file where no link can be.

        Returns what is no longer in the pack and could not be taken away.

        Raises:
            PackError: if it cannot be; what stayed is told.
        """
        if self.output.is_dir() and not self.output.is_symlink():
            if any(self.output.iterdir()):
                return self._put_in_place(number)
            self.output.rmdir()
        link = self.folder / f"link{_PART}"
        target = os.path.join(self.folder.name, str(number))
        try:
            link.symlink_to(target, target_is_directory=True)
        except (OSError, NotImplementedError) as error:
            # Files put in the place of a link would be put into the build that it leads to.
            if self.output.is_symlink() or _has_no_room(error):
                raise self._not_switched(error) from None
            return self._put_in_place(number)
        try:
            # The link is relative to the folder that it ends up in, not to where it waits.
            link.replace(self.output)
        except OSError as error:
            raise self._not_switched(error) from None
        with suppress(OSError):  # the new pack is seen; only a power cut could take it back
            _sync(self.output.parent)
        return []

    def _not_switched(self, error: Exception) -> HandoutError:
        why = (error.strerror if isinstance(error, OSError) else None) or "it failed"
        problem = f"cannot be switched to the new build: {why.lower()}"
        hint = "the folder that it lies in must be one to write to, with room"
        return PackError.at(self.shown, problem, hint)

    def _put_in_place(self, number: int) -> list[Fault]:
        was = {address for one in self.numbers for address in self.record(one).files}
        return put_in_place(self.path(number), self.output, self.shown, was=was)

    # -- old ones -----------------------------------------------------------------------------

    def before(self, number: int) -> int | None:
        """Return the build that was published before *number*."""
        return max((one for one in self.numbers if one < number), default=None)

    def forget_unpublished(self) -> None:
        """Remove builds newer than the published one: rolled back, or never switched to."""
        current = self.current
        if current is not None:
            for number in self.numbers:
                if number > current:
                    self._forget(number)

    def keep_only(self, count: int) -> None:
        """Keep the published build and *count* before it."""
        current = self.current
        older = [number for number in self.numbers if current is not None and number < current]
        for number in older[: max(0, len(older) - count)]:
            self._forget(number)

    def _forget(self, number: int) -> None:
        _remove(self.path(number))
        with suppress(OSError):
            self._record_path(number).unlink()


def _has_no_room(error: Exception) -> bool:
    full = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)
    return isinstance(error, OSError) and error.errno in full


def _remove(path: Path) -> None:
    """Remove what need not be there; what cannot be removed is tried again next time."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _sync(path: Path) -> None:
    """See that a file's bytes, or a folder's names, are on the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folders
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
