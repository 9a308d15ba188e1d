from __future__ import annotations

from datetime import date

import pytest

from handoutgen.errors import SourceError
from handoutgen.model.article import Source, Withdrawn
from handoutgen.model.blanks import RatingScale, RuledLines
from handoutgen.model.nodes import Text
from handoutgen.read.front_matter import (
    front_matter_schema,
    read_front_matter,
    split_front_matter,
)

FULL = """title: Sleep
summary: A short
  guide.
authors: [A. Sample, B. Sample]
reviewers: C. Sample
published: 2025-03-04
reviewed_on: 2025-04-05T10:00:00Z
review_by: "2027-04-05"
language: pt-BR
audience: clinician
topics: [sleep]
content_note: Speaks of nightmares.
code: no
version: 1.10
owner: Sample Clinic
duration: 10 minutes
withdrawn: {on: 2026-01-01, reason: out of date, replaced_by: rest}
source: {title: Rest, authors: D. Sample, url: "https://rest.example/a", licence: CC BY 4.0,
  permits: [print, adapt], attribution: By D. Sample}
prompts:
  what-helps:
    - What helped?
    - {ask: How well? | scale 0-10 not at all; very, help: Circle one., id: how, required: yes}
"""


def test_every_field_of_an_article_can_be_given():
    front = read_front_matter(FULL, "a.md")
    assert front.fields == {
        "title": "Sleep",
        "summary": "A short guide.",
        "authors": ("A. Sample", "B. Sample"),
        "reviewers": ("C. Sample",),
        "published": date(2025, 3, 4),
        "reviewed_on": date(2025, 4, 5),
        "review_by": date(2027, 4, 5),
        "language": "pt-BR",
        "audience": "clinician",
        "topics": ("sleep",),
        "content_note": "Speaks of nightmares.",
        "code": "no",
        "version": "1.10",
        "owner": "Sample Clinic",
        "duration": "10 minutes",
        "withdrawn": Withdrawn(date(2026, 1, 1), "out of date", "rest"),
        "source": Source(
            "Rest",
            ("D. Sample",),
            "https://rest.example/a",
            "CC BY 4.0",
            ("print", "adapt"),
            "By D. Sample",
        ),
    }
    (prompts,) = front.prompts
    assert prompts.section == "what-helps"
    assert prompts.blanks == (
        RuledLines(label=(Text("What helped?"),)),
        RatingScale(
            id="how",
            label=(Text("How well?"),),
            help=(Text("Circle one."),),
            required=True,
            low=(Text("not at all"),),
            high=(Text("very"),),
        ),
    )


def test_all_faults_come_at_once_with_their_lines():
    with pytest.raises(SourceError) as caught:
        read_front_matter(
            "titel: x\naudience: clients\nlanguage: english please\npublished: soon\n"
            "withdrawn: {reason: old}\nprompts:\n  a:\n    - What | linse 3\nauthors: {a: b}\n",
            "a.md",
        )
    told = [str(fault).split("\n")[0] for fault in caught.value.faults]
    assert told == [
        'a.md:2: unknown key "titel"',
        'a.md:3: audience is "clients"',
        'a.md:4: language is "english please"',
        'a.md:5: published is "soon"',
        'a.md:6: "withdrawn.on" is missing',
        'a.md:9: a prompt: unknown kind of blank "linse"',
        "a.md:10: authors is a mapping, text is expected",
    ]
    assert 'did you mean "title"?' in (caught.value.faults[0].hint or "")


@pytest.mark.parametrize(
    ("text", "front", "body"),
    [
        ("---\na: 1\n---\nb\n", "a: 1", "\n\n\nb\n"),
        ("--- \na: 1\n...\nb", "a: 1", "\n\n\nb"),
        ("---\n---\n", "", "\n\n"),
        ("---\nno end\n", None, "---\nno end\n"),
        ("----\na\n---\n", None, "----\na\n---\n"),
        ("words\n---\n", None, "words\n---\n"),
        ("", None, ""),
    ],
)
def test_front_matter_stands_between_two_rules(text: str, front: str | None, body: str):
    split = split_front_matter(text)
    assert (split.front, split.body) == (front, body)


def test_the_schema_names_every_key_with_help():
    schema = {info.key: info for info in front_matter_schema()}
    assert {"title", "source.licence", "withdrawn.on", "prompts.*"} <= set(schema)
    assert all(info.help for info in schema.values())
    assert schema["withdrawn.on"].required
    assert schema["published"].type == "date"
