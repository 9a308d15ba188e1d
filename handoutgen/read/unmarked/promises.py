"""Levels from what sections announce: "Three tasks come back in most approaches." """

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from handoutgen.read.unmarked.announcing import NAMES_SEVERAL
from handoutgen.read.unmarked.forms import (
    Company,
    counts,
    form_of,
    named_together,
    names_alike,
    parallel,
    series_in,
    words_of,
)
from handoutgen.read.unmarked.head import Head
from handoutgen.read.unmarked.phrases import CHAPTER_OPENING, CHAPTERS, FAQ, STEP
from handoutgen.read.unmarked.promise import promise, promised_count

_COMPLETE = 3
"""So many parallel headings are all that their parent has below it."""


@dataclass(slots=True)
class _Run:
    """A section that announced others, and those found below it so far."""

    parent: Head
    count: int | None
    children: list[Head] = field(default_factory=list)
    company: Company = field(default_factory=Company)
    asks: bool = False
    names_chapter: bool = False
    names_chapter_in_full: bool = False
    names_topic: bool = False
    speaks_of_topic: bool = False
    all_announce: bool = True

    @property
    def weak(self) -> bool:
        """Whether the sections were hardly announced."""
        return promise(self.parent) < 2

    def take(self, head: Head, topic: frozenset[str], *, names_topic: bool) -> None:
        self.children.append(head)
        self.speaks_of_topic |= bool(topic.intersection(words_of(head.text)))
        self.company.add(head.text)
        self.asks |= head.question
        self.names_chapter |= CHAPTERS.fullmatch(head.text) is not None
        self.names_chapter_in_full |= _is_chapter(head)
        self.names_topic |= names_topic
        self.all_announce &= promise(head) == 2


def by_promises(
    heads: Sequence[Head], title: str, silent: frozenset[int] = frozenset()
) -> tuple[Head, ...]:
    """Return *heads* with levels from what they announce, and from series of parallel names.

    *silent* are the lines of headings that are known to announce none of the others.
    """
    topic = frozenset(_topic(title))
    below = _series_below(heads, topic)
    served = {
        heads[parent].piece.number
        for at, parent in below.items()
        if counts(heads[at].text) or at - parent >= _COMPLETE
    }
    walk = _Walk(topic, silent | served)
    walked = iter(walk.levels([head for at, head in enumerate(heads) if at not in below]))
    found: list[Head] = []
    for at, head in enumerate(heads):
        if at in below:
            parent = found[below[at]]
            why = f'{head.why}; one of a series below "{parent.text}"'
            found.append(replace(head, level=parent.level + 1, why=why))
        else:
            found.append(next(walked))
    return tuple(_grown_up(found))


def _series_below(heads: Sequence[Head], topic: frozenset[str]) -> dict[int, int]:
    """Return for each heading of a series the position of the heading that it stands below."""
    found: dict[int, int] = {}
    names = [head.text for head in heads]
    series = [*series_in(names, topic), *named_together(names)]
    for start, end in series:
        if start == 0 or any(heads[at].closing for at in range(start, end)):
            continue
        parent = heads[start - 1]
        if parent.closing or FAQ.fullmatch(parent.text) or parent.piece.kind == "number":
            continue
        counted = promised_count(parent)
        rest = len(heads) - end + start - 1
        opens = promise(parent) >= 1 or counted == end - start or parent.paragraphs <= 2
        if opens and rest >= 1 and not (counted and counted > end - start):
            found.update(dict.fromkeys(range(start, end), start - 1))
    return found


@dataclass(slots=True)
class _Walk:
    """Goes through headings in order: an announcement opens a run, something closes it."""

    topic: frozenset[str]
    silent: frozenset[int]
    main: Company = field(default_factory=Company)
    main_has_chapter: bool = False

    def levels(self, heads: Sequence[Head]) -> list[Head]:
        found: list[Head] = []
        run: _Run | None = None
        for at, head in enumerate(heads):
            if run is not None and self._is_child(head, run):
                why = f'{head.why}; announced by "{run.parent.text}"'
                found.append(replace(head, level=2, why=why))
                run.take(head, self.topic, names_topic=self._names_topic(head))
                continue
            found.append(head)
            run = None
            opens = head.piece.number not in self.silent and self._opens(heads, at)
            self.main.add(head.text)
            self.main_has_chapter |= _is_chapter(head)
            if opens:
                run = _Run(head, promised_count(head))
        return found

    def _opens(self, heads: Sequence[Head], at: int) -> bool:
        """Tell whether a heading opens sections below it, the next one first."""
        if at + 1 >= len(heads):
            return False
        head, following = heads[at], heads[at + 1]
        if FAQ.fullmatch(head.text):
            return following.question
        if head.piece.kind == "number" and following.piece.kind == "number":
            return False  # two of one series
        strength = promise(head)
        count = promised_count(head)
        if strength == 0:
            return self._advises_below(heads, at)
        counted = count is not None and strength == 2
        if head.body and (
            CHAPTERS.fullmatch(following.text) or (following.closing and not counted)
        ):
            return False
        if parallel(head.text, following.text, self.topic):
            return False
        if head.body and form_of(head.text) == form_of(following.text) == "advice" and not counted:
            return False
        like_main = self.main.resembles(following.text) or Company.of([head.text]).resembles(
            following.text
        )
        if strength == 2:
            if not head.body and at == 0 and not _ends_before(heads, at):
                return False
            return not (head.body and like_main and count is None)
        further = heads[at + 2] if at + 2 < len(heads) else None
        if further is None or further.closing or following.question or like_main:
            return self._advises_below(heads, at)
        return (
            not self._names_topic(following)
            and following.paragraphs <= 2
            and further.paragraphs <= 2
            and promise(following) < 2
            and not self._names_topic(further)
        )

    def _advises_below(self, heads: Sequence[Head], at: int) -> bool:
        """Tell whether advice stands below a heading that says how, or what helps, and ends."""
        head = heads[at]
        if len(head.body) > 2 or not NAMES_SEVERAL.search(head.text):
            return False
        form = form_of(heads[at + 1].text)
        if form not in ("advice", "to you") or form == form_of(head.text):
            return False
        end = at + 1
        while end < len(heads) and form_of(heads[end].text) == form and not heads[end].closing:
            end += 1
        return end - at - 1 >= 2 and form not in self.main.known_forms and end < len(heads)

    def _is_child(self, head: Head, run: _Run) -> bool:
        """Tell whether *head* is one more of the sections that the run's parent announced."""
        if FAQ.fullmatch(run.parent.text):
            return head.question
        if FAQ.fullmatch(head.text):
            return False
        if run.parent.piece.kind == "number" == head.piece.kind:
            return False  # the next of the parent's own series
        if run.count is not None and len(run.children) >= run.count:
            return False
        if head.closing:
            last_one = run.count is not None and 0 < len(run.children) == run.count - 1
            return last_one and promise(run.parent) == 2 and not _surely_closes(head)
        if not run.children:
            return True
        if head.question and not run.asks:
            return False
        if run.count is not None:
            return True
        return self._goes_on(head, run)

    def _goes_on(self, head: Head, run: _Run) -> bool:
        """Tell whether *head* has what the children found so far have in common."""
        first, last = run.children[0], run.children[-1]
        if _is_step(first) != _is_step(head):
            return False
        if CHAPTERS.fullmatch(head.text) and not run.names_chapter:
            return False
        if _is_chapter(head) and self.main_has_chapter and not run.names_chapter_in_full:
            return False
        if head.piece.kind == "number" and last.piece.kind == "number":
            return True
        if first.piece.kind == "number" and head.piece.kind != "number":
            return False
        if promise(head) == 2 and not run.all_announce:
            return False
        if self.main.resembles(head.text) and not run.company.resembles(head.text):
            return False
        if self._changes_form(head, run) or _ends_series(run.children):
            return False
        if not names_alike(head.text, _names(run.children)):
            return False
        if run.weak and not run.speaks_of_topic and self.topic.intersection(words_of(head.text)):
            return False
        return not self._names_topic(head) or run.names_topic

    def _changes_form(self, head: Head, run: _Run) -> bool:
        """Tell whether *head* leaves the one form that the children share for the article's own."""
        shared, form = run.company.shared_form, form_of(head.text)
        if shared is None or form == shared or len(words_of(head.text)) == 1:
            return False  # "Volunteer" advises too
        if form == "asking":
            return True
        return shared in ("advice", "to you", "question") and form in self.main.known_forms

    def _names_topic(self, head: Head) -> bool:
        """Tell whether a heading speaks of the article's subject, as its own sections do."""
        words = words_of(head.text)
        if len(self.topic) == 1:
            return len(words) > 2 and words[-1] in self.topic
        return len(self.topic.intersection(words)) >= 2


def _ends_series(children: Sequence[Head]) -> bool:
    """Tell whether the last of several children is what remains: "Other causes"."""
    first = words_of(children[-1].text)[:1]
    return len(children) > 1 and first != () and first[0] in _REMAINING


_REMAINING_WORDS = (
    "other others autres otras otros andere weitere altri altre outras outros overige andra övriga"
    " inne"
)
_REMAINING = frozenset(_REMAINING_WORDS.split())


def _ends_before(heads: Sequence[Head], at: int) -> bool:
    """Tell whether something below an opening section is like it, so that it is one of several."""
    below = heads[at + 1 :]
    if any(other.closing or not other.body for other in below):
        return True
    if any(form_of(other.text) == form_of(heads[at].text) for other in below[1:]):
        return True
    return any(
        _ends_series(below[:end]) or not names_alike(below[end].text, _names(below[:end]))
        for end in range(2, len(below))
    )


def _names(heads: Sequence[Head]) -> list[str]:
    return [head.text for head in heads]


def _surely_closes(head: Head) -> bool:
    """Tell whether a closing heading can't be the last of what was announced."""
    return re.match(r"(?:conclu|summary|(?:main|key) |references|in )", head.text, re.I) is not None


def _grown_up(heads: Sequence[Head]) -> list[Head]:
    """Raise a child that stands alone below its parent: nothing announces a single one."""
    mended = list(heads)
    for position, head in enumerate(mended):
        alone = (
            head.level == 2
            and mended[position - 1].level == 1
            and (position + 1 == len(mended) or mended[position + 1].level == 1)
        )
        if alone and mended[position - 1].body:
            mended[position] = replace(head, level=1, why=head.why.split(";")[0])
    return mended


def _topic(title: str) -> list[str]:
    """Return the words of a title that name its subject: the first part's content words."""
    first = re.split(r"\s*[:–—|?]\s*", title)[0]
    return [word for word in words_of(first) if len(word) > 3 and word not in _NO_TOPIC][:6]


_SHARED_WORDS = (
    "with from your into about what when this that their understanding coping dealing living"
    " working helping guide managing complete ways tips signs causes types para como cómo"
    " pour avec comment über nach eine oder wenn come quando della delle sobre"
)
"""Words that titles share whatever their subject."""
_NO_TOPIC = frozenset(_SHARED_WORDS.split())


def _is_chapter(head: Head) -> bool:
    return CHAPTER_OPENING.match(head.text) is not None


def _is_step(head: Head) -> bool:
    return STEP.match(head.text) is not None
