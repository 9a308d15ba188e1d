"""Publishing, from a pack's file to what readers see: the whole story on one screen.

Nothing that readers see changes until the last step. Whatever goes wrong before it, and whenever
this is stopped, the old pack stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.errors import Fault, HandoutError, Place
from handoutgen.library import Library
from handoutgen.pack.builds import Builds
from handoutgen.pack.changes import Changes, add_entry, changes_between, entry
from handoutgen.pack.pack_file import PackError, UnknownAllowed, pack_name
from handoutgen.pack.published_folder import HANDOUTS
from handoutgen.pack.record import Record
from handoutgen.pack.sources import all_on_shelves, same_overdue, sources_digest
from handoutgen.pack.steps import Published, RolledBack, Tell, Unchanged
from handoutgen.records import dataclass
from handoutgen.report import OutputNotice, Report

if TYPE_CHECKING:
    from handoutgen.pack.building import Workers
    from handoutgen.pack.planning import Plan

DONE = 0


@dataclass(frozen=True, slots=True)
class Call:
    """What somebody asks for who publishes.

    *as_of* decides which reviews are overdue, and nothing else; articles that *allow* names may
    lack what they lack. *keep* old builds stay, to roll back to. *workers* make what is due.
    """

    library: Library
    as_of: date
    workers: Workers
    tell: Tell
    report: Report
    allow: Collection[str] = ()
    keep: int = 2


def publish(name: str, output: Path | None, call: Call) -> int:
    """Publish the pack *name* at *output* and return the exit code: 0, or 1 with some left out.

    Raises:
        CallError: if there is no such pack, or an article is allowed that it does not have.
        PackError: if the old pack stands, with everything that is in the way.
    """
    library, tell = call.library, call.tell
    path = library.workspace.find("pack", name)
    builds = _builds(path, library, output)
    with _old_pack_stands(), builds.locked():
        builds.forget_unpublished()
        current = builds.current
        old = builds.record(current)
        if current is not None:
            _note(builds, old.changes, call.report)  # if the last call was stopped before it could
        sources = sources_digest(path, library.workspace, call.allow)
        if current is not None and _nothing_changed(old, sources, call.as_of, builds, current):
            tell(Unchanged(DONE, builds.shown, current, old.handouts, 0))
            return DONE
        from handoutgen.pack.planning import plan_of

        plan = plan_of(
            path, library, allow=call.allow, today=call.as_of, report=call.report, tell=tell
        )
        if current is not None and old.whole == plan.whole and builds.stands(current):
            left_out = len(plan.left_out)
            tell(Unchanged(plan.exit, builds.shown, current, plan.files, left_out))
            return plan.exit
        if not plan.is_plain or not all_on_shelves(plan.pack, library):
            sources = ""
        tell(_built(plan, builds, sources, call))
        return plan.exit


def _nothing_changed(old: Record, sources: str, as_of: date, builds: Builds, current: int) -> bool:
    """Tell without composing anything that nothing is due."""
    return (
        bool(sources)
        and old.sources == sources
        and same_overdue(old.reviews, old.as_of, as_of)
        and builds.stands(current)
    )


def _built(plan: Plan, builds: Builds, sources: str, call: Call) -> Published:
    """Make a new build and let readers see it."""
    from handoutgen.batch.work import Job
    from handoutgen.pack.building import Build
    from handoutgen.pack.making import Old

    current = builds.current
    old = builds.record(current)
    with builds.new() as (number, folder):
        job = Job(call.library.workspace, folder, plan.display, call.as_of)
        published = Old(old, None if current is None else builds.path(current))
        build = Build(job, plan, published, call.report)
        build.fill(call.workers, call.tell)
        changes = changes_between(old.files, build.records)
        record = Record(
            whole=plan.whole,
            files=build.records,
            changes=entry(number, call.as_of, changes, plan.left_out),
            sources=sources,
            as_of=call.as_of.isoformat(),
            reviews=plan.reviews,
            handouts=plan.files,
        )
        builds.finish(number, record)
    try:
        _tell(builds.switch(number), call.report)
        _note(builds, record.changes, call.report)
        builds.keep_only(call.keep)
    except KeyboardInterrupt:
        if not builds.stands(number):
            raise  # else it comes too late: the next call does what is left
    return _published(plan, builds, number, build.made, changes, call.report)


def _note(builds: Builds, said: str, report: Report) -> None:
    """Add an entry to CHANGES.md; what is published does not hang on it."""
    try:
        add_entry(builds.changes, said)
    except HandoutError as error:
        _tell(error.faults, report)


def _tell(faults: Iterable[Fault], report: Report) -> None:
    """Add notices of what went wrong after readers saw the new build."""
    for fault in faults:
        report.add(OutputNotice(fault.place, fault.problem, fault.hint))


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
    name = pack_name(path)
    where = output or library.workspace.output / name
    return Builds(name, where, library.workspace.display(where) if output is None else str(output))


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
            case Exception():
                problem = f"the program failed ({type(error).__name__})"
                raise PackError.at("publish", problem, "please report it") from error


def _published(
    plan: Plan, builds: Builds, number: int, made: int, changes: Changes, report: Report
) -> Published:
    left_out = {address for address, _ in plan.left_out}
    for address in changes.removed:
        if address not in left_out:
            problem = "is no longer in the pack, and links to it lead nowhere"
            hint = "say withdrawn: in the article, and a page at this address says so"
            handout = address.startswith(f"{HANDOUTS}/")
            report.add(OutputNotice(Place(address), problem, hint if handout else None))
    return Published(
        exit=plan.exit,
        output=builds.shown,
        build=number,
        files=plan.files,
        made=made,
        kept=plan.files - made,
        left_out=len(plan.left_out),
        added=len(changes.added),
        changed=len(changes.changed),
        removed=len(changes.removed),
    )
