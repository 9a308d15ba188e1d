"""Publishing, from a pack's file to what readers see: the whole story on one screen.

Nothing that readers see changes until the last step. Whatever goes wrong before it, and whenever
this is stopped, the old pack stands.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handoutgen.errors import Fault, Gathered, HandoutError, Place
from handoutgen.files import write_whole
from handoutgen.pack.asked import asked_for
from handoutgen.pack.builds import Builds
from handoutgen.pack.changes import add_entry, changes_between, entry
from handoutgen.pack.fingerprints import digest_of, program_digest
from handoutgen.pack.governing import UnknownAllowed, rulings
from handoutgen.pack.making import Files, Planned, checked, due, fill
from handoutgen.pack.manifest import FileKind, PublishedFile, manifest
from handoutgen.pack.opening import follow_links
from handoutgen.pack.pack_file import Pack, PackError, read_pack
from handoutgen.pack.page.words import PageWords
from handoutgen.pack.record import Record
from handoutgen.pack.steps import (
    Checked,
    LeftOut,
    Made,
    Published,
    RolledBack,
    Started,
    Tell,
    Unchanged,
    Withdrew,
)
from handoutgen.pack.survey import surveyed
from handoutgen.pack.zipped import write_zip
from handoutgen.pipeline import Library
from handoutgen.report import OutputNotice, Report

INDEX = "index.html"
MANIFEST = "manifest.json"

DONE, SOME_LEFT_OUT = 0, 1


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the pack comes to today: its handouts, and those left out with the reason."""

    pack: Pack
    handouts: tuple[Planned, ...]
    left_out: tuple[tuple[str, str], ...]
    words: PageWords
    whole: str

    @property
    def exit(self) -> int:
        return SOME_LEFT_OUT if self.left_out else DONE


def publish(
    name: str,
    library: Library,
    output: Path | None,
    *,
    as_of: date,
    allow: Collection[str] = (),
    keep: int = 2,
    report: Report,
    tell: Tell,
) -> int:
    """Publish the pack *name* at *output* and return the exit code: 0, or 1 with some left out.

    *as_of* decides which reviews are overdue, and nothing else. *keep* old builds stay, to roll
    back to.

    Raises:
        CallError: if there is no such pack, or *allow* names none of its articles.
        PackError: if the old pack stands, with everything that is in the way.
    """
    path = library.workspace.find("pack", name)
    builds = _builds(path, library, output)
    with _old_pack_stands(), builds.locked():
        builds.forget_unpublished()
        plan = _plan(path, library, allow, as_of, report, tell)
        current = builds.current
        old = builds.record(current)
        if current is not None:
            add_entry(builds.changes, old.changes)  # if the last call was stopped before it could
            if old.whole == plan.whole and builds.is_intact(current) and builds.output_is(current):
                tell(_unchanged(plan, builds, current))
                return plan.exit
        number, record, made = _build(plan, builds, current, library, as_of, report, tell)
        builds.switch(number)
        add_entry(builds.changes, record.changes)
        builds.keep_only(keep)
        tell(_published(plan, builds, number, record, old, made, report))
        return plan.exit


def roll_back(name: str, library: Library, output: Path | None, *, tell: Tell) -> int:
    """Let readers see the build before the published one again.

    Raises:
        CallError: if there is no such pack.
        PackError: if there is no build before, or it is no longer as it was made.
    """
    builds = _builds(library.workspace.find("pack", name), library, output)
    with _old_pack_stands(), builds.locked():
        current = builds.current
        before = None if current is None else builds.before(current)
        if current is None or before is None:
            raise PackError.at(builds.shown, "has no build before this one", "--keep N keeps some")
        if not builds.is_intact(before):
            problem = f"build {before} is no longer as it was made"
            raise PackError.at(builds.shown, problem, "publish again instead")
        builds.switch(before)
        tell(RolledBack(DONE, builds.shown, before, current))
    return DONE


def _builds(path: Path, library: Library, output: Path | None) -> Builds:
    from handoutgen.files import file_stem
    from handoutgen.model.slugs import slug

    where = output or library.workspace.output / file_stem(slug(path.stem))
    return Builds(where, library.workspace.display(where) if output is None else str(output))


class _old_pack_stands:  # noqa: N801 - read as a phrase
    """Turns whatever stops a publish into a :class:`PackError`, so that its exit code says so."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        match error:
            case UnknownAllowed() | PackError():
                return
            case HandoutError(faults=faults):
                raise PackError(*faults) from None
            case OSError():
                where = str(error.filename or "the pack")
                said = (error.strerror or "cannot be written").lower()
                raise PackError(Fault(Place(where), f"cannot be written: {said}")) from None


def _plan(
    path: Path,
    library: Library,
    allow: Collection[str],
    today: date,
    report: Report,
    tell: Tell,
) -> _Plan:
    pack = read_pack(path, library.workspace.display(path), language=library.settings.language)
    own = not path.resolve().is_relative_to(library.workspace.builtin)
    items = asked_for(pack, library, own=own, today=today)
    tell(Started(pack.name, sum(len(item.addresses) for item in items)))
    steps = Gathered()
    handouts: list[Planned] = []
    left_out: list[tuple[str, str]] = []
    for item, ruling in zip(items, rulings(items, pack, allow=allow, today=today), strict=True):
        if ruling.refused:
            why = "; ".join(dict.fromkeys(str(fault.problem) for fault in ruling.refused))
            left_out += [(address, why) for _, address in item.addresses]
            for fault in ruling.refused:
                report.add(OutputNotice(fault.place, f"left out: {fault.problem}", fault.hint))
            continue
        with steps:
            sheet = surveyed(item, ruling, Report())
            handouts.append(Planned(item, ruling, sheet))
    steps.raise_if_any()
    if not handouts:
        raise PackError(*_nothing_left(report))
    for address, why in left_out:
        tell(LeftOut(address, why))
    for planned in handouts:
        if planned.ruling.withdrawn is not None:
            for _, address, _ in planned.sheet.addresses:
                tell(Withdrew(address, planned.sheet.instead))
    words = PageWords(pack.language, library.workspace.word_folders, report)
    whole = _whole(pack, handouts, words, library, report)
    return _Plan(pack, tuple(handouts), tuple(left_out), words, whole)


def _nothing_left(report: Report) -> list[Fault]:
    return [Fault(notice.place, notice.problem, notice.hint) for notice in report]


def _whole(
    pack: Pack, handouts: list[Planned], words: PageWords, library: Library, report: Report
) -> str:
    """Return a digest of all that decides what is in the pack."""
    brand = library.brand(pack.brand, report)
    sheets = (repr(planned.sheet) for planned in handouts)
    return digest_of(program_digest(), repr(pack), repr(brand), repr(words.phrases), *sheets)


def _build(
    plan: _Plan,
    builds: Builds,
    current: int | None,
    library: Library,
    as_of: date,
    report: Report,
    tell: Tell,
) -> tuple[int, Record, int]:
    """Make a new build beside the others, all of it opened and followed."""
    old = builds.record(current)
    old_folder = None if current is None else builds.path(current)
    wanted = due(plan.handouts, old, old_folder)
    done = 0

    def tell_made(address: str) -> None:
        nonlocal done
        done += 1
        tell(Made(address, done, len(wanted)))

    with builds.new() as (number, folder):
        made = fill(folder, plan.handouts, wanted, old, old_folder, report, tell_made)
        files, links = _furnish(folder, plan, made, library, report)
        tell(Checked(len(files), links))
        known = {file.address: file.record for file in files}
        said = entry(number, as_of, changes_between(old.files, known), plan.left_out)
        record = Record(plan.whole, known, said)
        builds.finish(number, record)
    return number, record, made.made


def _furnish(
    folder: Path, plan: _Plan, made: Files, library: Library, report: Report
) -> tuple[list[PublishedFile], int]:
    """Add what goes with the handouts: the page, the zip, the manifest. Return all, and links."""
    from handoutgen.pack.page import page_html

    pack = plan.pack
    brand = library.brand(pack.brand, report)
    files = [*made.files]

    def add(address: str, kind: FileKind, data: bytes | None = None) -> PublishedFile:
        path = folder / address
        if data is not None:
            write_whole(path, data, display=address)
        record = checked(path, address, plan.whole)
        return PublishedFile(address, kind, path.suffix[1:], record)

    links = 0
    if pack.zip:
        page = page_html(pack, brand, files, plan.words).encode()
        links += follow_links(page.decode(), INDEX, {file.address for file in files})
        alone = _index_file(page, plan.whole)
        texts = {INDEX: page, MANIFEST: manifest(pack, [*files, alone])}
        name = f"{pack.name}.zip"
        write_zip(folder / name, folder, [file.address for file in files], texts)
        files.append(add(name, "zip"))
    page = page_html(pack, brand, files, plan.words).encode()
    links += follow_links(page.decode(), INDEX, {file.address for file in files})
    files.append(add(INDEX, "index", page))
    files.append(add(MANIFEST, "manifest", manifest(pack, files)))
    return files, links


def _index_file(page: bytes, fingerprint: str) -> PublishedFile:
    """Return the page as the manifest in the zip has it: without a link to the zip itself."""
    import hashlib

    from handoutgen.pack.record import FileRecord

    record = FileRecord(fingerprint, hashlib.sha256(page).hexdigest(), len(page))
    return PublishedFile(INDEX, "index", "html", record)


def _unchanged(plan: _Plan, builds: Builds, current: int) -> Unchanged:
    files = sum(len(planned.sheet.addresses) for planned in plan.handouts)
    return Unchanged(plan.exit, builds.shown, current, files, len(plan.left_out))


def _published(
    plan: _Plan,
    builds: Builds,
    number: int,
    record: Record,
    old: Record,
    made: int,
    report: Report,
) -> Published:
    changes = changes_between(old.files, record.files)
    left_out = {address for address, _ in plan.left_out}
    for address in changes.removed:
        if address not in left_out:
            problem = "is no longer in the pack, and links to it lead nowhere"
            hint = "say withdrawn: in the article, and a page at this address says so"
            report.add(OutputNotice(Place(address), problem, hint))
    files = sum(len(planned.sheet.addresses) for planned in plan.handouts)
    return Published(
        exit=plan.exit,
        output=builds.shown,
        build=number,
        files=files,
        made=made,
        kept=files - made,
        left_out=len(plan.left_out),
        added=len(changes.added),
        changed=len(changes.changed),
        removed=len(changes.removed),
    )
