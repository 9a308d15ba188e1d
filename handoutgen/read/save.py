"""Articles → Markdown files that read back as the same article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from handoutgen.markdown.serialise import (
    ImagePath,
    heading_line,
    markdown,
    note_definition,
    path_by_digest,
)
from handoutgen.model.article import UNKNOWN, Article, Section, Source, Withdrawn
from handoutgen.model.asks import ask_from_blank
from handoutgen.model.blanks import Blank
from handoutgen.model.images import Image
from handoutgen.model.nodes import Figure, List, ListItem, Paragraph, plain_text, walk_blocks
from handoutgen.model.slugs import slug

_REFERENCES = {
    "en": "References",
    "es": "Referencias",
    "fr": "Références",
    "de": "Literatur",
    "it": "Bibliografia",
    "pt": "Referências",
    "nl": "Literatuur",
    "pl": "Bibliografia",
}


def article_markdown(article: Article, *, image_path: ImagePath = path_by_digest) -> str:
    """Return *article* as front matter and CommonMark.

    *image_path* says where each image is, as seen from the file.
    """
    parts = ["\n".join(["---", *_front_matter(article), "---"]) + "\n"]
    if article.introduction:
        parts.append(markdown(article.introduction, image_path=image_path))
    explicit = _needs_id(article)
    for section in article.walk():
        anchor = section.id if section.id in explicit else ""
        parts.append(heading_line(section.level + 1, section.title, anchor) + "\n")
        if section.blocks:
            parts.append(markdown(section.blocks, image_path=image_path))
    if article.references:
        parts.append(f"## {_REFERENCES.get(article.language[:2], 'References')}\n")
        items = (ListItem((Paragraph(entry.children),)) for entry in article.references)
        parts.append(markdown((List(tuple(items)),)))
    parts.extend(note_definition(note, image_path=image_path) for note in article.notes)
    return "\n".join(parts)


def article_images(article: Article) -> tuple[Image, ...]:
    """Return the images of *article*, each once, in reading order."""
    parts = (
        article.introduction,
        *(section.blocks for section in article.walk()),
        *(note.blocks for note in article.notes),
    )
    blocks = (block for part in parts for block in walk_blocks(part))
    return tuple(dict.fromkeys(block.image for block in blocks if isinstance(block, Figure)))


def _needs_id(article: Article) -> set[str]:
    """Return the ids that reading would not make from the titles by itself."""
    return {
        section.id for section in article.walk() if (slug(section.name) or "section") != section.id
    }


def _front_matter(article: Article) -> Iterator[str]:
    yield f"title: {_scalar(article.title)}"
    yield from _field("summary", article.summary)
    yield from _items("authors", article.authors)
    yield from _items("reviewers", article.reviewers)
    for key, day in (
        ("published", article.published),
        ("reviewed_on", article.reviewed_on),
        ("review_by", article.review_by),
    ):
        if day is not None:
            yield f"{key}: {day.isoformat()}"
    yield from _field("language", article.language)
    yield from _field("audience", article.audience)
    yield from _items("topics", article.topics)
    yield from _field("content_note", article.content_note)
    yield from _field("code", article.code)
    yield from _field("version", article.version)
    yield from _field("owner", article.owner)
    yield from _field("duration", article.duration)
    if article.withdrawn is not None:
        yield "withdrawn:"
        yield from _indented(_withdrawn(article.withdrawn))
    if article.source != Source():
        yield "source:"
        yield from _indented(_source(article.source))
    asked = [section for section in article.walk() if section.prompts]
    if asked:
        yield "prompts:"
        for section in asked:
            yield from _indented(_prompts(section))


def _withdrawn(withdrawn: Withdrawn) -> Iterator[str]:
    yield f"on: {withdrawn.on.isoformat()}"
    yield f"reason: {_scalar(withdrawn.reason)}"
    yield from _field("replaced_by", withdrawn.replaced_by)


def _source(source: Source) -> Iterator[str]:
    yield from _field("title", source.title)
    yield from _items("authors", source.authors)
    yield from _field("url", source.url)
    if source.licence != UNKNOWN:
        yield f"licence: {_scalar(source.licence)}"
    yield from _items("permits", source.permits)
    yield from _field("attribution", source.attribution)


def _prompts(section: Section) -> Iterator[str]:
    yield f"{_scalar(section.id)}:"
    for blank in section.prompts:
        yield from _indented(_prompt(blank))


def _prompt(blank: Blank) -> Iterator[str]:
    ask = ask_from_blank(blank)
    plain = _default_id(blank) == blank.id and not blank.help and not blank.required
    if plain:
        yield f"- {_scalar(ask)}"
        return
    yield f"- ask: {_scalar(ask)}"
    if blank.help:
        yield f"  help: {_scalar(plain_text(blank.help))}"
    if blank.id != _default_id(blank):
        yield f"  id: {_scalar(blank.id)}"
    if blank.required:
        yield "  required: yes"


def _default_id(blank: Blank) -> str:
    return str(type(blank).__dataclass_fields__["id"].default)


def _field(key: str, value: str | None) -> Iterator[str]:
    if value:
        yield f"{key}: {_scalar(value)}"


def _items(key: str, values: Iterable[str]) -> Iterator[str]:
    listed = [f"- {_scalar(value)}" for value in values]
    if listed:
        yield f"{key}:"
        yield from _indented(listed)


def _indented(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"  {line}"


_BARE = re.compile(r"[^\W_](?:[\w.,;()/'’“”–—&%+-]| (?![# ]))*(?<! )")
"""Words that YAML takes as they are: no colon, no mark at the start, no comment."""


def _scalar(value: str) -> str:
    """Return *value* as a YAML scalar, in quotes where it could be taken otherwise."""
    if value != "null" and _BARE.fullmatch(value):
        return value
    return '"' + "".join(map(_quoted_char, value)) + '"'


def _quoted_char(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char == " " or char.isprintable():
        return char
    return f"\\u{ord(char):04x}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}"
