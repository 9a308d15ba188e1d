"""What was found in a PDF, and the report that findings make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from handoutgen.records import dataclass

Verdict: TypeAlias = Literal["pass", "fail", "cannot tell", "none"]
"""``none``: there is nothing of the kind in the file, such as no table."""

MOST_PLACES = 20
"""Places that a finding names; of more, their number is told."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One question that was put to a file, and the answer.

    *places* are pages and objects, and a flaw where there are several: ``page 3, object 41: no
    rows``. *hint* is the way out of a failure.
    """

    check: str
    verdict: Verdict
    says: str
    places: tuple[str, ...] = ()
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Conformance:
    """What a validator said of a standard.

    Without *by*, nobody was there to ask; without *rules*, it gave up.
    """

    standard: str
    claimed: bool
    by: str = ""
    rules: int = 0
    failures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PdfReport:
    """What is known of one PDF's accessibility, and what a person must still look at."""

    about: str
    findings: tuple[Finding, ...]
    conformance: tuple[Conformance, ...]
    to_look_at: tuple[str, ...]
    file: str = ""

    def as_lines(self) -> Iterable[str]:
        yield f"{self.file}: {self.about}"
        yield "  looked at by this program:"
        for finding in self.findings:
            yield f"    {finding.verdict:<11}  {finding.check}: {finding.says}"
            if finding.verdict == "cannot tell" and finding.places:
                yield f"                 {shown_places(finding.places)}"
        yield "  standards:"
        for one in self.conformance:
            yield f"    {_of_standard(one)}"
            if not one.claimed:
                yield from (f"      - {failure}" for failure in one.failures)
        yield "  a person must still look at:"
        for line in self.to_look_at:
            yield f"    - {line}"

    def as_json(self) -> object:
        return {
            "about": self.about,
            "findings": [
                {
                    "check": finding.check,
                    "verdict": finding.verdict,
                    "says": finding.says,
                    "places": list(finding.places),
                    "hint": finding.hint,
                }
                for finding in self.findings
            ],
            "standards": [
                {
                    "standard": one.standard,
                    "claimed": one.claimed,
                    "verified_by": one.by or None,
                    "rules": one.rules,
                    "failures": list(one.failures),
                }
                for one in self.conformance
            ],
            "to_look_at": list(self.to_look_at),
        }


def _of_standard(one: Conformance) -> str:
    claim = "claimed" if one.claimed else "not claimed"
    if not one.by:
        return f"{one.standard}: {claim}; not verified (handoutgen[validate] brings a validator)"
    if not one.rules:
        return f"{one.standard}: {claim}; not verified: {one.by}"
    found = counted(len(one.failures), "failure") if one.failures else "no failure found"
    return f"{one.standard}: {claim}; {one.by} tried {one.rules} rules: {found}"


def shown_places(places: Iterable[str]) -> str:
    """Return *places* in one line, those of one flaw together, the first of many."""
    flaws: dict[str, list[str]] = {}
    for place in dict.fromkeys(places):
        where, _, flaw = place.partition(": ")
        flaws.setdefault(flaw, []).append(where)
    return "; ".join(
        f"{flaw} ({_few(wheres)})" if flaw else _few(wheres) for flaw, wheres in flaws.items()
    )


def _few(wheres: list[str]) -> str:
    more = f" and {len(wheres) - MOST_PLACES} more" if len(wheres) > MOST_PLACES else ""
    return "; ".join(wheres[:MOST_PLACES]) + more


def counted(number: int, what: str) -> str:
    """Return a number of things in words: ``1 page``, ``2 pages``."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def judged(
    check: str,
    places: Iterable[str],
    *,
    good: str,
    bad: str,
    hint: str,
) -> Finding:
    """Return a failure where there are *places* of it, else a pass."""
    found = tuple(places)
    if found:
        return Finding(check, "fail", bad, found, hint)
    return Finding(check, "pass", good)


def failures(findings: Iterable[Finding]) -> Iterator[Finding]:
    return (finding for finding in findings if finding.verdict == "fail")
