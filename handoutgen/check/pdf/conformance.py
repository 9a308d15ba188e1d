"""Standards: what a file claims, and what a validator says of it where one is installed.

``page-validation`` is not needed for anything else, so that it comes only with
``handoutgen[validate]``.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from handoutgen.check.pdf.document import Claims
from handoutgen.check.pdf.finding import Conformance

VALIDATOR = "page-validation"
_PROFILES = {"2a": "2a", "2b": "2b"}
MOST_FAILURES = 100


def conformance_of(path: Path, claims: Claims) -> tuple[Conformance, ...]:
    """Return what is known of the standards that matter to the file at *path*."""
    found = [_tried(path, "PDF/UA-1", "ua1", claimed=claims.ua == "1")]
    if claims.ua not in ("", "1"):
        found.append(Conformance(f"PDF/UA-{claims.ua}", claimed=True))
    if claims.pdfa:
        standard = f"PDF/A-{claims.pdfa}"
        profile = _PROFILES.get(claims.pdfa)
        if profile is None:
            found.append(Conformance(standard, claimed=True))
        else:
            found.append(_tried(path, standard, profile, claimed=True))
    return tuple(found)


def _tried(path: Path, standard: str, profile: str, *, claimed: bool) -> Conformance:
    try:
        by = f"{VALIDATOR} {version(VALIDATOR)}"
        import page
    except (PackageNotFoundError, ImportError):
        return Conformance(standard, claimed)
    try:
        report = page.validate_pdf(str(path), profile=profile)
    except Exception:  # it gives up on much that is odd, each time with an error of its own
        return Conformance(standard, claimed, f"{by} gave up on it")
    failures = dict.fromkeys(_said(failure) for failure in report.failures[:MOST_FAILURES])
    return Conformance(standard, claimed, by, report.rules.total, tuple(failures))


def _said(failure: object) -> str:
    place = getattr(failure, "object_id", None)
    number = getattr(place, "object_number", None)
    words = str(getattr(failure, "message", failure))
    return f"{words} (object {number})" if number is not None else words
