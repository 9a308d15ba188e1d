"""What a pack comes to on a day: its handouts, what is left out and why, what was withdrawn."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from handoutgen.errors import Fault, Gathered, Place, did_you_mean
from handoutgen.library import Library
from handoutgen.model.brand import Brand
from handoutgen.pack.asked import Item, asked_for
from handoutgen.pack.combined import goes_in
from handoutgen.pack.fingerprints import digest_of, program_digest
from handoutgen.pack.governing import Ruling, rulings
from handoutgen.pack.lines import told_at
from handoutgen.pack.making import Planned
from handoutgen.pack.pack_file import Pack, PackError, read_pack
from handoutgen.pack.page.words import PageWords
from handoutgen.pack.steps import LeftOut, Started, Tell, Withdrew
from handoutgen.pack.survey import surveyed
from handoutgen.records import dataclass
from handoutgen.report import OutputNotice, Report

DONE, SOME_LEFT_OUT = 0, 1


@dataclass(frozen=True, slots=True)
class Plan:
    """What is published today. *whole* is a digest of all that decides what is in the pack.

    *display* is what its file is called, *left_out* are addresses with the reason, *brand* and
    *words* are those of the pack's page.
    """

    pack: Pack
    display: str
    handouts: tuple[Planned, ...]
    left_out: tuple[tuple[str, str], ...]
    brand: Brand
    words: PageWords
    whole: str

    @property
    def exit(self) -> int:
        return SOME_LEFT_OUT if self.left_out else DONE

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to tell of: nothing left out, withdrawn or overdue."""
        rulings = [planned.ruling for planned in self.handouts]
        odd = any(ruling.withdrawn is not None or ruling.overdue for ruling in rulings)
        return not self.left_out and not odd

    @property
    def reviews(self) -> tuple[str, ...]:
        """The days on which reviews are due."""
        origins = [one for planned in self.handouts for one in planned.sheet.origins]
        return tuple(sorted({origin.review_by for origin in origins if origin.review_by}))

    @property
    def files(self) -> int:
        """How many files its handouts are."""
        return sum(len(planned.sheet.addresses) for planned in self.handouts)


def plan_of(
    path: Path,
    library: Library,
    *,
    allow: Collection[str],
    today: date,
    report: Report,
    tell: Tell,
) -> Plan:
    """Return what the pack at *path* comes to.

    Raises:
        HandoutError: with everything that cannot be read, found or composed.
    """
    workspace = library.workspace
    display = workspace.display(path)
    pack = read_pack(path, display, language=library.settings.language)
    own = not path.resolve().is_relative_to(workspace.builtin)
    items = asked_for(pack, library, own=own, today=today)
    tell(Started(pack.name, sum(len(item.addresses) for item in items)))
    judged = tuple(zip(items, rulings(items, pack, allow=allow, today=today), strict=True))
    left_out = _left_out(judged, report, tell)
    handouts = _surveyed(judged, tell)
    _tell_lost_replacements(handouts, library, report)
    _know_combined(pack, handouts)
    words = PageWords(pack.language, workspace.word_folders, report)
    with told_at(pack.brand_place):
        brand = library.brand(pack.brand, report)
    sheets = (repr(planned.sheet) for planned in handouts)
    said = (repr(pack), repr(brand), repr(words.phrases))
    whole = digest_of(program_digest(), *said, *sheets)
    return Plan(pack, display, handouts, left_out, brand, words, whole)


def _left_out(
    judged: tuple[tuple[Item, Ruling], ...], report: Report, tell: Tell
) -> tuple[tuple[str, str], ...]:
    left_out: list[tuple[str, str]] = []
    faults: dict[Fault, None] = {}
    for item, ruling in judged:
        why = "; ".join(dict.fromkeys(fault.problem for fault in ruling.refused))
        faults.update(dict.fromkeys(ruling.refused))
        if ruling.refused:
            left_out += [(address, why) for _, address in item.addresses]
    if all(ruling.refused for _, ruling in judged):
        raise PackError(*faults)
    for fault in faults:
        report.add(OutputNotice(fault.place, f"left out: {fault.problem}", fault.hint))
    for address, why in left_out:
        tell(LeftOut(address, why))
    return tuple(left_out)


def _surveyed(judged: tuple[tuple[Item, Ruling], ...], tell: Tell) -> tuple[Planned, ...]:
    steps = Gathered()
    handouts: list[Planned] = []
    for item, ruling in judged:
        if ruling.refused:
            continue
        with steps:
            handouts.append(Planned(item, ruling, surveyed(item, ruling, Report())))
    steps.raise_if_any()
    for planned in handouts:
        if planned.ruling.withdrawn is not None:
            for _, address, _ in planned.sheet.addresses:
                tell(Withdrew(address, planned.sheet.instead))
    return tuple(handouts)


def _tell_lost_replacements(
    handouts: tuple[Planned, ...], library: Library, report: Report
) -> None:
    """Tell of what was withdrawn in favour of an article that nobody can read."""
    gone = {one.name: one for planned in handouts if (one := planned.ruling.withdrawn)}
    for article in gone.values():
        name = article.withdrawn.replaced_by if article.withdrawn else None
        if not name:
            continue
        place = Place(article.name)
        if library.workspace.look_up("article", name) is None:
            known = [entry.name for entry in library.workspace.entries("article")]
            hint = did_you_mean(name, known, what="articles here")
            report.add(OutputNotice(place, f'is replaced by "{name}", which is no article', hint))
        elif name in gone:
            hint = "say what is to be read now"
            problem = f'is replaced by "{name}", which was withdrawn too'
            report.add(OutputNotice(place, problem, hint))


def _know_combined(pack: Pack, handouts: tuple[Planned, ...]) -> None:
    """Refuse patterns of the combined PDF that no file is like."""
    addresses = [address for planned in handouts for _, address, _ in planned.sheet.addresses]
    for glob in pack.combined:
        if glob != "*" and not any(goes_in(address, (glob,)) for address in addresses):
            hint = "combined: yes takes every PDF of the pack"
            raise PackError(
                Fault(pack.combined_place, f'no PDF of the pack is like "{glob}"', hint)
            )
