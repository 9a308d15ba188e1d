"""The forms of what websites put around an article: a whole line, or a box with a heading."""

from __future__ import annotations

import re

from handoutgen.records import dataclass


@dataclass(frozen=True, slots=True)
class SiteHabit:
    """A habit of websites: why such a line is left out, and what it looks like.

    *anywhere* is sure even between two paragraphs; *edges* only above and below the text,
    because an article may say the same of its own.
    """

    why: str
    anywhere: re.Pattern[str]
    edges: re.Pattern[str]


def whole(*forms: str) -> re.Pattern[str]:
    """Return a pattern for lines that are one of *forms*, whatever sign or arrow closes them."""
    return re.compile("(?:" + "|".join(forms or (r"(?!)",)) + r")[\s.!:…»›→>]*", re.IGNORECASE)


def habit(why: str, anywhere: tuple[str, ...], edges: tuple[str, ...] = ()) -> SiteHabit:
    return SiteHabit(why, whole(*anywhere), whole(*edges))


@dataclass(frozen=True, slots=True)
class SiteBox:
    """A box of the site: what its heading looks like; what stands below goes with it."""

    why: str
    heading: re.Pattern[str]
