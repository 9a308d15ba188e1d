from __future__ import annotations

from pathlib import Path

import pytest

from handoutgen.errors import CallError, NotBuiltYet, SourceError
from handoutgen.model.article import Article
from handoutgen.model.images import Image
from handoutgen.model.nodes import Citation, Figure, NoteMark, Paragraph, Text, walk_inlines
from handoutgen.read import read_article, read_bytes
from handoutgen.read.markdown import read_markdown
from handoutgen.read.source import SourceFile
from handoutgen.report import ContentDropped, Report
from tests.strategies import PIXEL


def read(text: str, report: Report | None = None) -> Article:
    source = SourceFile(Path("a.md"), "a.md", text.encode("utf-8"))
    return read_markdown(source, Report() if report is None else report)


def told(text: str) -> list[str]:
    report = Report()
    read(text, report)
    return [str(notice).split("\n")[0] for notice in report]


def faults(text: str) -> list[str]:
    with pytest.raises(SourceError) as caught:
        read(text)
    return [str(fault).split("\n")[0] for fault in caught.value.faults]


def shape(article: Article) -> list[tuple[int, str]]:
    return [(section.level, section.id) for section in article.walk()]


def test_the_title_comes_from_the_only_top_heading():
    article = read("# Sleeping *well*\n\nIntro.\n\n## One\n\n### Two\n\n## Three\n")
    assert article.title == "Sleeping well"
    assert article.introduction == (Paragraph((Text("Intro."),)),)
    assert shape(article) == [(1, "one"), (2, "two"), (1, "three")]


def test_the_title_of_the_front_matter_wins_and_the_other_is_told():
    text = "---\ntitle: Rest\n---\n# Sleep\n\n## One\n"
    assert (read(text).title, shape(read(text))) == ("Rest", [(1, "one")])
    assert told(text) == ['a.md:4: left out "Sleep": the front matter has another title']
    assert told("---\ntitle: Rest\n---\n# REST\n\n## One\n") == []


@pytest.mark.parametrize("marks", ["#", "##"])
def test_with_a_title_the_highest_level_used_is_the_first(marks: str):
    article = read(f"---\ntitle: Rest\n---\n{marks} One\n\n{marks}# Two\n\n{marks} Three\n")
    assert shape(article) == [(1, "one"), (2, "two"), (1, "three")]


def test_a_missing_title_is_a_fault_in_line_1():
    assert faults("## One\n\nwords\n") == ["a.md:1: the article has no title"]
    assert faults("# One\n\n# Two\n") == ["a.md:1: the article has no title"]


def test_skipped_levels_and_double_ids_are_mended_and_told():
    text = "# T\n\n## A\n\n#### B\n\n## A\n\n## C {#a}\n"
    article = read(text)
    assert shape(article) == [(1, "a-2"), (2, "b"), (1, "a-3"), (1, "a")]
    assert told(text) == [
        'a.md:3: the id "a" is taken already: this section is "a-2"',
        'a.md:5: the heading "B" skips a level: 4 after 2',
        'a.md:7: the id "a" is taken already: this section is "a-3"',
    ]


def test_headings_without_letters_or_in_other_scripts_have_ids():
    assert shape(read("# T\n\n## ★\n\n## Сон и отдых\n\n## 睡眠\n\n## Ärger & Wut\n")) == [
        (1, "section"),
        (1, "сон-и-отдых"),
        (1, "睡眠"),
        (1, "arger-wut"),
    ]


@pytest.mark.parametrize("heading", ["References", "REFERENCES:", "Referencias", "Literatur"])
def test_a_section_of_references_is_none_of_the_sections(heading: str):
    article = read(
        f"# T\n\n## A\n\nAs shown (Sample, 2020).\n\n## {heading}\n\n"
        "- Sample, A. (2020). *Rest*. https://rest.example/a\n- Sample, B. (2021). Sleep.\n"
    )
    assert shape(article) == [(1, "a")]
    assert [(r.id, r.url) for r in article.references] == [
        ("sample-2020", "https://rest.example/a"),
        ("sample-2021", None),
    ]
    (paragraph,) = article.sections[0].blocks
    assert isinstance(paragraph, Paragraph)
    cited = [n for n in walk_inlines(paragraph.children) if isinstance(n, Citation)]
    assert [citation.references for citation in cited] == [("sample-2020",)]


def test_sections_after_the_references_stay_sections():
    article = read("# T\n\n## References\n\nSample, A. (2020). Rest.\n\n## About\n\nwords\n")
    assert (shape(article), len(article.references)) == ([(1, "about")], 1)


def test_what_is_no_reference_is_told():
    text = "# T\n\n## References\n\n| a |\n|---|\n"
    assert "a.md:5: left out among the references: it is neither list nor paragraph" in told(text)


def test_notes_are_kept_with_the_article():
    article = read("# T\n\nwords[^1]\n\n[^1]: a note\n")
    assert article.introduction == (Paragraph((Text("words"), NoteMark("1"))),)
    assert [(note.id, note.blocks) for note in article.notes] == [
        ("1", (Paragraph((Text("a note"),)),))
    ]


def test_prompts_belong_to_their_section():
    article = read("---\nprompts:\n  a: [What?, Why? | box]\n---\n# T\n\n## A\n\n## B\n")
    assert [len(section.prompts) for section in article.walk()] == [2, 0]
    assert faults("---\nprompts:\n  what-helsp: [What?]\n---\n# T\n\n## What helps\n") == [
        'a.md:3: prompts for a section "what-helsp" that the article does not have'
    ]


def test_faults_of_front_matter_and_text_come_together():
    assert faults("---\ntitel: T\npublished: soon\n---\n\n![x](http://rest.example/x.png)\n") == [
        'a.md:2: unknown key "titel"',
        'a.md:3: published is "soon"',
        'a.md:6: an image at "http://rest.example/x.png"',
    ]


@pytest.mark.parametrize(
    "path", ["/etc/passwd", "../../etc/passwd", "C:\\x.png", "file:///x.png", "x.png", "%2e%2e/x"]
)
def test_images_come_from_the_articles_own_folder_only(path: str, tmp_path: Path):
    file = tmp_path / "a.md"
    file.write_text(f"# T\n\n![a picture](<{path}>)\n", "utf-8")
    with pytest.raises(SourceError) as caught:
        read_article(file, Report(), display="a.md")
    assert caught.value.faults[0].place.line == 3


def test_an_image_beside_the_article_becomes_a_figure(tmp_path: Path):
    (tmp_path / "pixel.png").write_bytes(PIXEL.data)
    file = tmp_path / "a.md"
    file.write_text('# T\n\n![a dot](pixel.png "A dot.")\n', "utf-8")
    (figure,) = read_article(file, Report()).introduction
    assert isinstance(figure, Figure)
    assert isinstance(figure.image, Image)
    assert (figure.alt, figure.caption) == ("a dot", (Text("A dot."),))


def test_hostile_addresses_leave_their_words_and_are_told():
    text = "# T\n\n[a](javascript:alert(1)) [b](//x.example) [c](data:text/html,x) [d](b.md)\n"
    assert read(text).introduction == (Paragraph((Text("a b c d"),)),)
    assert told(text) == [
        'a.md:3: a link to "javascript:alert(1)"',
        'a.md:3: a link to "//x.example"',
        'a.md:3: a link to "data:text/html,x"',
        'a.md:3: a link to "b.md"',
    ]


def test_marks_of_placeholders_in_a_source_are_only_rubbish():
    assert read("# T\n\na\uf8f0\uf8e1\uf8f1b\n").introduction == (Paragraph((Text("ab"),)),)


def test_what_is_too_long_is_refused_before_it_is_parsed():
    assert faults("# T\n\n" + "words " * 100_000) == [
        "a.md: 600,005 characters are too long for an article"
    ]


def test_one_overlong_line_keeps_its_words_and_is_told():
    text = "# T\n\n" + "words " * 50_000
    (paragraph,) = read(text).introduction
    assert isinstance(paragraph, Paragraph)
    assert paragraph.children == (Text(("words " * 50_000).strip()),)
    assert told(text) == ["a.md:3: a paragraph of 299,999 characters is read without its markup"]


@pytest.mark.parametrize("data", [b"", b"  \n", b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, b"\x00" * 99])
def test_what_is_no_text_is_refused(data: bytes):
    with pytest.raises(SourceError):
        read_markdown(SourceFile(Path("a.md"), "a.md", data), Report())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding_and_line_end_gives_the_same_article(encoding: str):
    text = "---\ntitle: Café\n---\n\n## Été\n\nnaïve “words”\n"
    data = text.replace("\n", "\r\n").encode(encoding)
    assert read_markdown(SourceFile(Path("a.md"), "a.md", data), Report()) == read(text)


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.docx"])
def test_formats_that_are_to_come_say_so(name: str, tmp_path: Path):
    with pytest.raises(NotBuiltYet, match="cannot be read yet"):
        read_article(tmp_path / name, Report())


def test_other_files_are_no_articles(tmp_path: Path):
    with pytest.raises(CallError, match="is no kind of article"):
        read_article(tmp_path / "a.pdf", Report())
    with pytest.raises(CallError, match="no such file"):
        read_article(tmp_path / "a.md", Report())
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(CallError, match="is a folder"):
        read_article(tmp_path / "folder.md", Report())


def test_standard_input_is_markdown_where_it_has_front_matter():
    assert read_bytes(b"---\ntitle: T\n---\n\n## A\n", "-", Report()).title == "T"
    marked = b"\xef\xbb\xbf---\r\ntitle: T\r\n---\r\n\r\n## A *b*\r\n"
    assert [s.id for s in read_bytes(marked, "-", Report()).sections] == ["a-b"]


def test_an_empty_title_gives_way_to_the_heading():
    assert read('---\ntitle: ""\n---\n# Head\n\nWords.\n').title == "Head"


def test_what_the_summary_cites_is_cited():
    text = (
        "---\ntitle: Rest\nsummary: Sleep helps (Sample, 2020).\n---\n\nWords.\n\n"
        "## References\n\n- Sample, A. (2020). On sleep. Example Press.\n"
    )
    assert told(text) == []
    assert read(text).introduction == (Paragraph((Text("Words."),)),)
    assert len(told(text.replace("2020).\n---", "2021).\n---"))) == 2


@pytest.mark.parametrize("first", ["title: Rest", "summary: x", "withdrawn:"])
def test_front_matter_that_nothing_closes(first: str):
    assert faults(f"---\n{first}\n\n# Head\n") == ["a.md:1: the front matter is not closed"]


def test_a_rule_at_the_top_is_no_front_matter():
    assert read("---\n\n# Head\n\nWords.\n").title == "Head"
    assert read("---\nNote: words.\n\n# Head\n").title == "Head"


def test_everything_dropped_is_quoted_with_a_reason():
    text = (
        "---\ntitle: Rest\n---\n# Sleep\n\n[these](javascript:x)\n\n"
        "## References\n\n> A quotation\n"
    )
    report = Report()
    read(text, report)
    dropped = [(n.text, bool(n.why)) for n in report if isinstance(n, ContentDropped)]
    assert ("Sleep", True) in dropped
    assert ("A quotation", True) in dropped
    assert len(dropped) == 3
    assert all(words and why for words, why in dropped)
