"""Citations: which words cite which work, and what is no citation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.model.article import Article, Section
from handoutgen.model.nodes import Citation, Emphasis, Paragraph, Text, plain_text, walk_inlines
from handoutgen.read.citations import tie_citations
from handoutgen.read.references import read_references
from handoutgen.report import CitationOrphaned, ReferenceOrphaned, Report

REFERENCES = read_references(
    [
        line
        for entry in (
            "Field, A., Oak, B., & Pine, C. (2019). On rest. Fictional Press.",
            "Reed, D., & Oak, B. (2015). On work. Fictional Press.",
            "O'Dell-Marsh, P. (2018a). One. Fictional Press.",
            "O'Dell-Marsh, P. (2018b). Two. Fictional Press.",
            "van der Berg, Q. (2014). Walking. Fictional Press.",
            "Müller, J. (n.d.). Notes. Fictional Press.",
            "Invented Health Council. (2020). Sleep. Author.",
            "Bureau of Made Up Figures [BMUF]. (2021). Numbers. Author.",
            "Pell R, Quist S. Running. J Invent. 2016;12:44-51.",
        )
        for line in (entry, "")
    ]
)


def tied(words: str, *, listed: bool = True) -> tuple[list[tuple[str, tuple[str, ...]]], Report]:
    report = Report()
    article = Article(
        name="a",
        title="A",
        introduction=(Paragraph((Text(words),)),),
        references=REFERENCES if listed else (),
    )
    (paragraph,) = tie_citations(article, report, "a.txt").introduction
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.children) == words
    cited = [
        (plain_text(node.children), node.references)
        for node in walk_inlines(paragraph.children)
        if isinstance(node, Citation)
    ]
    return cited, report


@pytest.mark.parametrize(
    ("words", "cited", "names"),
    [
        ("so (Field et al., 2019).", "Field et al., 2019", ("field-2019",)),
        ("so (Reed & Oak, 2015).", "Reed & Oak, 2015", ("reed-2015",)),
        ("so (Reed and Oak 2015).", "Reed and Oak 2015", ("reed-2015",)),
        ("so (see, Reed & Oak, 2015, p. 12).", "Reed & Oak, 2015", ("reed-2015",)),
        ("so (e.g., Müller, n.d.).", "Müller, n.d.", ("muller-n-d",)),
        ("so (Muller, n.d.).", "Muller, n.d.", ("muller-n-d",)),
        ("so (O’Dell-Marsh, 2018b).", "O’Dell-Marsh, 2018b", ("odell-marsh-2018b",)),
        ("(van der Berg, 2014)", "van der Berg, 2014", ("van-der-berg-2014",)),
        ("Van der Berg (2014) walks", "Van der Berg (2014)", ("van-der-berg-2014",)),
        ("Field et al. (2019) say", "Field et al. (2019)", ("field-2019",)),
        ("As Reed and Oak (2015, p. 3) say", "Reed and Oak (2015, p. 3)", ("reed-2015",)),
        ("Reed’s (2015) work", "Reed’s (2015)", ("reed-2015",)),
        (
            "(O'Dell-Marsh, 2018a, 2018b)",
            "O'Dell-Marsh, 2018a, 2018b",
            ("odell-marsh-2018a", "odell-marsh-2018b"),
        ),
        (
            "(Invented Health Council, 2020)",
            "Invented Health Council, 2020",
            ("invented-health-council-2020",),
        ),
        ("(IHC, 2020)", "IHC, 2020", ("invented-health-council-2020",)),
        (
            "(Invented Health Council [IHC], 2020)",
            "Invented Health Council [IHC], 2020",
            ("invented-health-council-2020",),
        ),
        ("(BMUF, 2021)", "BMUF, 2021", ("bureau-of-made-up-figures-bmuf-2021",)),
        ("(Pell & Quist, 2016)", "Pell & Quist, 2016", ("pell-2016",)),
        ("known [2].", "[2]", ("reed-2015",)),
        ("known [1, 2].", "[1, 2]", ("field-2019", "reed-2015")),
    ],
)
def test_forms(words: str, cited: str, names: tuple[str, ...]) -> None:
    found, report = tied(words)
    assert found == [(cited, names)]
    assert not [notice for notice in report if isinstance(notice, CitationOrphaned)]


def test_several_in_one_bracket_are_several_citations() -> None:
    found, _ = tied("so (Field et al., 2019; IHC, 2020; Reed & Oak, 2015).")
    assert [words for words, _ in found] == ["Field et al., 2019", "IHC, 2020", "Reed & Oak, 2015"]


@pytest.mark.parametrize(
    "words",
    [
        "in (2014) alone",
        "(Monday, 2019)",
        "(in May 2019)",
        "(n = 20, 2019)",
        "(Spring 2019)",
        "(see Table 3, 2019)",
        "[99]",
        "a walk (Field) in 2019",
    ],
)
def test_what_is_no_citation(words: str) -> None:
    found, report = tied(words)
    assert found == []
    assert not [notice for notice in report if isinstance(notice, CitationOrphaned)]


@pytest.mark.parametrize(
    "words", ["(Ghost et al., 2011)", "Ghost et al. (2011) say", "(Field et al., 2017)"]
)
def test_orphaned_citations_are_told_once(words: str) -> None:
    found, report = tied(f"{words} and {words}")
    assert found == []
    assert len([notice for notice in report if isinstance(notice, CitationOrphaned)]) == 1


def test_without_a_list_only_unmistakable_forms_are_told() -> None:
    _, report = tied("(Ghost, 2011)", listed=False)
    assert not report.notices
    _, report = tied("(Ghost et al., 2011)", listed=False)
    assert len(report) == 1


def test_references_that_nothing_cites_are_told() -> None:
    _, report = tied("(Reed & Oak, 2015)")
    orphans = [notice for notice in report if isinstance(notice, ReferenceOrphaned)]
    assert len(orphans) == len(REFERENCES) - 1


def test_sections_and_marked_words_are_searched() -> None:
    words = Emphasis((Text("as (Reed & Oak, 2015) say"),))
    section = Section("a", (Text("A"),), 1, (Paragraph((words,)),))
    article = Article(name="a", title="A", sections=(section,), references=REFERENCES)
    (paragraph,) = tie_citations(article, Report(), "a.md").sections[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert [type(node) for node in walk_inlines(paragraph.children)].count(Citation) == 1


@given(st.text(alphabet="(Reed &Oak,2015;)[].al t", max_size=80))
def test_no_character_is_altered(words: str) -> None:
    tied(words)
