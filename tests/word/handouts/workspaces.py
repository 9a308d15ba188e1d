"""Workspaces with a Word template of somebody's own, and handouts made of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document
from PIL import Image

from handoutgen.library import Library
from handoutgen.model.handout import Handout
from handoutgen.pipeline import prepare
from handoutgen.report import Report
from handoutgen.request import Person, Request
from handoutgen.workspace import Workspace

ARTICLE = """---
title: Resting well & <soundly>
summary: What *helps* at night.
authors: [The sample authors]
audience: client
code: XY-7
source: {licence: CC BY 4.0}
prompts:
  questions:
    - "What helps you? | lines 3"
    - "How strong is it? | scale 0-10 none; strongest"
---

Words before all sections (Author, 2001).

## First steps

1. One
2. Two

Then again:

1. Anew
2. Further
   - inner
     - innermost

- **Lead.** A point with a [link](https://example.org/a?b=1&c=2).

![A calm sea](sea.png)

| When | What |
|---|---|
| Now | Rest |

> Somebody said so.

## Questions

More text.

## References

- Author, A. (2001). A sample work. https://example.org/work
"""


def workspace(folder: Path, template: bytes, *, article: str = ARTICLE) -> Library:
    """Return a library over *folder* with ``own.docx`` and one article."""
    (folder / "templates").mkdir()
    (folder / "templates" / "own.docx").write_bytes(template)
    articles = folder / "content" / "articles"
    articles.mkdir(parents=True)
    (articles / "rest.md").write_text(article, "utf-8")
    picture = io.BytesIO()
    Image.new("RGB", (900, 300), "teal").save(picture, "PNG")
    (articles / "sea.png").write_bytes(picture.getvalue())
    return Library(Workspace.at(folder))


def template(*paragraphs: str, build: Callable[[Document], None] | None = None) -> bytes:
    """Return a Word file as python-docx begins one, with these paragraphs."""
    new = docx.Document()
    new.core_properties.author = "Somebody At Home"
    for text in paragraphs:
        new.add_paragraph(text)
    if build is not None:
        build(new)
    out = io.BytesIO()
    new.save(out)
    return out.getvalue()


def made(
    library: Library,
    person: Person | None = None,
    request: Request | None = None,
) -> tuple[Handout, Report]:
    """Return the handout of ``rest`` in ``own.docx``, and what was told."""
    report = Report()
    asked = request or Request(("rest",), template="own")
    return prepare(asked, library).compose(person or Person(), report), report


def opened(handout: Handout) -> Document:
    """Return the file that *handout* was filled into, opened by python-docx."""
    assert handout.filled is not None
    return docx.Document(io.BytesIO(handout.filled.data))
