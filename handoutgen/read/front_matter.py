"""Front matter: what an article says of itself, in YAML before its first line.

The same fields serve ``NAME.outline.yaml``, where they stand in for what a raw text cannot say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from typing import cast

from handoutgen.errors import BlankError
from handoutgen.model.article import UNKNOWN, Article, Audience, Source, Withdrawn
from handoutgen.model.asks import blank_from_ask
from handoutgen.model.blanks import Blank
from handoutgen.model.fields import FieldInfo, Fields, describe, load_mapping
from handoutgen.model.languages import HINT, LANGUAGE
from handoutgen.model.nodes import text as words
from handoutgen.read.sections import Prompts
from handoutgen.records import dataclass

AUDIENCES: tuple[Audience, ...] = ("client", "clinician", "unknown")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields that were given, by name, as :class:`Article` has them; and the prompts."""

    fields: Mapping[str, object] = field(default_factory=dict)
    prompts: tuple[Prompts, ...] = ()

    @property
    def title(self) -> str | None:
        return cast("str | None", self.fields.get("title"))

    def apply(self, article: Article) -> Article:
        """Return *article* with every field that was given in place of its own."""
        return replace(article, **self.fields) if self.fields else article  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Split:
    """A text without its front matter, which is None where it has none.

    *body* has an empty line for every line of the front matter, so that lines keep their number.
    """

    front: str | None
    body: str


def split_front_matter(text: str) -> Split:
    """Return the front matter between two ``---`` lines at the beginning, and the rest.

    A first ``---`` that no second one follows is a rule across the page; where keys follow it,
    its end was forgotten: see :func:`unclosed_front_matter`.
    """
    if not text.startswith("---"):
        return Split(None, text)
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return Split(None, text)
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in ("---", "..."):
            front = "\n".join(lines[1:number])
            return Split(front, "\n" * (number + 1) + "\n".join(lines[number + 1 :]))
    return Split(None, text)


_KEY = re.compile(r"([a-z_]+):(?:\s|$)")


def unclosed_front_matter(text: str) -> bool:
    """Tell whether *text* begins as front matter does and no line ends it."""
    first, _, rest = text.partition("\n")
    if first.rstrip() != "---" or split_front_matter(text).front is not None:
        return False
    key = _KEY.match(rest)
    return key is not None and key[1] in {info.key for info in front_matter_schema()}


def read_front_matter(text: str, display: str) -> FrontMatter:
    """Return what the YAML *text* says; it begins in line 2 of the file *display*.

    Raises:
        SourceError: with every fault in it, each with its line.
    """
    fields = load_mapping(text, display, first_line=2)
    front = take_front_matter(fields)
    fields.finish()
    return front


def front_matter_schema() -> tuple[FieldInfo, ...]:
    """Return what front matter may say."""
    return describe(take_front_matter)


def take_front_matter(fields: Fields) -> FrontMatter:
    """Take the fields of an article from *fields*; faults stay with them."""
    found: dict[str, object | None] = {
        "title": fields.take_str("title", help="else the text's one # heading") or None,
        "summary": fields.take_str("summary", help="one or two sentences, printed below the title"),
        "authors": fields.take_strs("authors", help="who wrote it"),
        "reviewers": fields.take_strs("reviewers", help="who checked it"),
        "published": fields.take_date("published", help="when it first appeared"),
        "reviewed_on": fields.take_date("reviewed_on", help="when it was last checked"),
        "review_by": fields.take_date("review_by", help="when it must be checked again"),
        "language": _language(fields),
        "audience": fields.take_choice("audience", AUDIENCES, help="whom it is written for"),
        "topics": fields.take_strs("topics", help="what it is about"),
        "content_note": fields.take_str("content_note", help="what readers should know first"),
        "code": fields.take_str("code", help="the owner's number for it"),
        "version": fields.take_str("version", help="which edition this is"),
        "owner": fields.take_str("owner", help="who keeps it up to date"),
        "duration": fields.take_str("duration", help="how long it takes to read or do"),
        "withdrawn": _withdrawn(fields),
        "source": _source(fields),
    }
    prompts = _prompts(fields)
    given = {key: value for key, value in found.items() if value is not None and value != ()}
    return FrontMatter(given, prompts)


def _language(fields: Fields) -> str | None:
    language = fields.take_str("language", help="its BCP 47 tag: en, es, pt-BR")
    if language is None or LANGUAGE.fullmatch(language):
        return language
    fields.fault("language", f'language is "{language}"', HINT)
    return None


def _withdrawn(fields: Fields) -> Withdrawn | None:
    inner = fields.take_mapping("withdrawn", help="it must no longer be handed out")
    if inner is None:
        return None
    on = inner.take_date("on", required=True, help="since when")
    reason = inner.take_str("reason", "", required=True, help="why")
    replaced_by = inner.take_str("replaced_by", help="the article that takes its place")
    return Withdrawn(on or date.min, reason, replaced_by)


def _source(fields: Fields) -> Source | None:
    inner = fields.take_mapping("source", help="where it was taken from")
    if inner is None:
        return None
    return Source(
        title=inner.take_str("title", help="the original's title"),
        authors=inner.take_strs("authors", help="the original's authors"),
        url=inner.take_str("url", help="the original's address"),
        licence=inner.take_str("licence", UNKNOWN, help="the licence's name: CC BY 4.0"),
        permits=inner.take_strs("permits", help="print, adapt, translate, commercial …"),
        attribution=inner.take_str("attribution", help="the line that the owner asks for"),
    )


def _prompts(fields: Fields) -> tuple[Prompts, ...]:
    sections = fields.take_open("prompts", help="questions by section id")
    if sections is None:
        return ()
    return tuple(
        Prompts(section, sections.line_of(section), _blanks(sections, section))
        for section in sections.keys
    )


def _blanks(sections: Fields, section: str) -> tuple[Blank, ...]:
    help = "a question, a bar and a kind of blank: What helped? | lines 6"
    blanks: list[Blank] = []
    for line, item in sections.take_strs_or_mappings(section, help=help):
        if isinstance(item, str):
            blank = _asked(sections, line, item)
        else:
            blank = _asked(item, line, item.take_str("ask", "", required=True, help=help))
            below = item.take_str("help", "", help="a line below the question")
            name = item.take_str("id", "", help="the field id, else made from the question")
            required = item.take_bool("required", False, help="whether it must be answered")
            if blank is not None:
                name = name or blank.id
                blank = replace(blank, id=name, help=words(below), required=required)
        if blank is not None:
            blanks.append(blank)
    return tuple(blanks)


def _asked(fields: Fields, line: int, ask: str) -> Blank | None:
    if not ask:
        return None
    try:
        return blank_from_ask(ask)
    except BlankError as flaw:
        fields.fault_at(line, f"a prompt: {flaw.problem}", flaw.hint)
        return None
