"""A new build: handouts kept or made, one PDF of them, a page, a zip, a manifest, all checked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from handoutgen.batch.work import Job, Runner
from handoutgen.errors import Place
from handoutgen.files import write_whole
from handoutgen.pack.combined import Entry, combined_fingerprint, entries, write_combined
from handoutgen.pack.making import Old, checked, due, fill
from handoutgen.pack.manifest import FileKind, PublishedFile, manifest
from handoutgen.pack.opening import follow_links
from handoutgen.pack.page import page_html
from handoutgen.pack.planning import Plan
from handoutgen.pack.published_folder import INDEX, MANIFEST
from handoutgen.pack.record import FileRecord
from handoutgen.pack.steps import Checked, Made, Tell
from handoutgen.pack.zipped import write_zip
from handoutgen.report import OutputNotice, Report

Workers: TypeAlias = Callable[[int], AbstractContextManager[tuple[Runner, int]]]
"""Gives what does the work, and in how many processes, for so many files that are due."""


@dataclass(slots=True)
class Build:
    """One build in the folder of *job*; *old* is the published one.

    *files* are all of its files so far, *made* how many handouts were made new.
    """

    job: Job
    plan: Plan
    old: Old
    report: Report
    files: list[PublishedFile] = field(default_factory=list)
    made: int = 0
    links: int = 0

    def fill(self, workers: Workers, tell: Tell) -> None:
        """Put everything into the folder; every file was opened and every link followed then.

        Raises:
            HandoutError: with everything that cannot be made.
        """
        wanted = due(self.plan.handouts, self.old)
        self.made = len(wanted)
        said = _telling(tell, len(wanted))
        with workers(len(wanted)) as (runner, jobs):
            handouts = self.plan.handouts
            self.files += fill(
                handouts, wanted, self.old, self.job, runner, jobs, self.report, said
            )
        self._combined()
        if self.plan.pack.zip:
            self._zip()
        self._add(INDEX, "index", self._page())
        self._add(MANIFEST, "manifest", manifest(self.plan.pack, self.files))
        tell(Checked(len(self.files), self.links))

    @property
    def records(self) -> dict[str, FileRecord]:
        return {file.address: file.record for file in self.files}

    @property
    def folder(self) -> Path:
        return self.job.output

    def _combined(self) -> None:
        """Put one PDF of the handouts in, the old one where it would be the same."""
        pack, brand, words = self.plan.pack, self.plan.brand, self.plan.words
        listed = entries(pack, self.files, words)
        if not listed:
            return
        name = f"{pack.name}.pdf"
        path = self.folder / name
        fingerprint = combined_fingerprint(pack, brand, listed, words)
        if self.old.has(name, fingerprint):
            record = self.old.take_along(name, self.folder)
        else:
            write_combined(path, pack, brand, listed, words, self.report)
            record = checked(path, name, fingerprint)
            self._tell_untagged(name, listed)
        self.files.append(PublishedFile(name, "combined", "pdf", record))

    def _tell_untagged(self, name: str, listed: Sequence[Entry]) -> None:
        """Tell that screen readers get less of a file of which a part has no tags."""
        made_in_word = {
            address
            for planned in self.plan.handouts
            for _, address, _ in planned.sheet.addresses
            if planned.item.prepared.template.display.endswith(".docx")
        }
        untagged = next((one for one in listed if one.file.address in made_in_word), None)
        if untagged is not None:
            problem = f"has no tags for screen readers, as {untagged.name}.pdf has none"
            hint = "let combined: name only what is not made of Word templates"
            self.report.add(OutputNotice(Place(name), problem, hint))

    def _zip(self) -> None:
        """Put a zip of all that is there so far in, with a page and a manifest of its own.

        Its page has no link to the zip: whoever unpacked it has no such file.
        """
        page = self._page()
        record = FileRecord(self.plan.whole, hashlib.sha256(page).hexdigest(), len(page))
        listed = [*self.files, PublishedFile(INDEX, "index", "html", record)]
        texts = {INDEX: page, MANIFEST: manifest(self.plan.pack, listed)}
        name = f"{self.plan.pack.name}.zip"
        write_zip(self.folder / name, self.folder, [file.address for file in self.files], texts)
        self._add(name, "zip")

    def _page(self) -> bytes:
        page = page_html(self.plan.pack, self.plan.brand, self.files, self.plan.words)
        self.links += follow_links(page, INDEX, {file.address for file in self.files})
        return page.encode()

    def _add(self, address: str, kind: FileKind, data: bytes | None = None) -> None:
        path = self.folder / address
        if data is not None:
            write_whole(path, data, display=address, synced=False)
        record = checked(path, address, self.plan.whole)
        self.files.append(PublishedFile(address, kind, path.suffix[1:], record))


def _telling(tell: Tell, due: int) -> Callable[[str], None]:
    """Return what counts the files that are made."""
    done = 0

    def made(address: str) -> None:
        nonlocal done
        done += 1
        tell(Made(address, done, due))

    return made
