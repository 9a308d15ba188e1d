"""Handouts that are much alike: the bytes are those of writing every one of them in full."""

# ruff: noqa: E501 - a template is read by its lines
from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from itertools import cycle
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handoutgen.errors import WriteError
from handoutgen.library import Library
from handoutgen.model.handout import Handout
from handoutgen.model.nodes import Heading, Paragraph, Personal, Text
from handoutgen.pipeline import prepare
from handoutgen.report import Report
from handoutgen.request import Person, Request
from handoutgen.workspace import Workspace
from handoutgen.write import SERIES, WRITERS
from handoutgen.write.docx.shared_body import SharedBody
from handoutgen.write.pdf.shared_layout import SharedLayout
from handoutgen.write.series import Kept, Series
from tests import strategies
from tests.reading import docx_words, pdf_words

NAMES = (
    "Sample One",
    "Sample Two",
    "",
    "X",
    "Łukasz Próba",
    "Zoë (née Sample) \\",
    "Nguyễn Văn Mẫu",
    "דנה לדוגמה",
    "سارة مثال",
    "नमूना",
    "ตัวอย่าง",
    "Sample " * 9 + "Long",
    "Sample " * 40 + "Longer",
    "Sampleverylongword" * 12,
    "Sample Three",
)

TEMPLATES = {
    "line": "# Your plan\n\nFor {{ client }}, from {{ clinician }}.\n\n{{ sections }}\n",
    "heading": "# A plan for {{ client }}\n\n{{ sections }}\n\n## {{ client }}'s own part\n\nWords.\n",
    "upper": "# Your plan\n\n{{ client|upper }} {{ client|lower }} {{ client[:3] }}\n",
    "choice": "# Plan\n\n{% if client %}\nDear {{ client }},\n{% else %}\nHello,\n{% endif %}\n\nWords.\n",
    "cell": "# Plan\n\n| Who | What |\n|---|---|\n| {{ client }} | talks |\n| {{ clinician }} | asks |\n",
    "list": "# Plan\n\n- {{ client }} talks\n- **{{ clinician }}** asks *{{ client }}*\n\nWords.\n",
    "field": "# Plan\n\n{{ name() }}\n\n{{ lines(3, label=client ~ ', what helped?') }}\n",
    "link": "# Plan\n\n[Write to {{ client }}](https://clinic.example) or {{ client }} [us](#plan).\n",
    "twice": "# Plan\n\nA {{ client }} " + "and many words more " * 30 + "{{ client }}.\n\n{{ sections }}\n",
    "panel": "# Plan\n\n{% call panel('note') %}\nFor {{ client }}\n{% endcall %}\n\n\nWords.\n",
}  # fmt: skip

KEEP: dict[str, Callable[[Handout], Kept]] = {"pdf": SharedLayout.of, "docx": SharedBody.of}

any_format = pytest.mark.parametrize("format", SERIES)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "templates").mkdir()
    for name, source in TEMPLATES.items():
        (folder / "templates" / f"{name}.md.j2").write_text(source)
    return Library(Workspace.at(folder))


class Counted:
    """A series, and how many handouts it kept because nothing that it had would do for them."""

    def __init__(self, format: str) -> None:
        self.kept = 0
        self._keep = KEEP[format]
        self._series = Series(WRITERS[format], self._counting)

    def _counting(self, handout: Handout) -> Kept:
        self.kept += 1
        return self._keep(handout)

    def write(self, handout: Handout) -> bytes:
        return self._series.write(handout, Report())


@any_format
@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("edition", ["standard", "large-print"])
def test_any_name_anywhere(library: Library, template: str, edition: Any, format: str) -> None:
    request = Request(("sleeping-better",), ("1",), template=template, edition=edition)
    prepared = prepare(request, library)
    series = SERIES[format]()
    for number, name in enumerate((*NAMES, *reversed(NAMES))):
        person = Person(name or None, ("Sample Clinician", None)[number // 3 % 2])
        handout = prepared.compose(person, Report())
        full, again = Report(), Report()
        data = series.write(handout, again)
        assert data == WRITERS[format](handout, full), repr(name)
        assert again.notices == full.notices
        if format == "docx":
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                assert package.testzip() is None


@pytest.mark.parametrize("template", [name for name in TEMPLATES if name != "link"])
def test_names_that_fit_are_not_laid_out_in_full(library: Library, template: str) -> None:
    prepared = prepare(Request(("sleeping-better",), ("1",), template=template), library)
    series = Counted("pdf")
    for number in range(10, 30):
        series.write(prepared.compose(Person(client=f"Sample {number}"), Report()))
    assert series.kept == 1


@pytest.mark.parametrize("template", TEMPLATES)
def test_any_name_is_written_into_the_same_word_file(library: Library, template: str) -> None:
    prepared = prepare(Request(("sleeping-better",), ("1",), template=template), library)
    series = Counted("docx")
    for name in ("Sample One", "Łukasz", "דנה", "Sample " * 40):
        words = docx_words(series.write(prepared.compose(Person(name), Report())))
        assert " ".join(name.split()).casefold() in words.casefold()
        assert "Sample One" not in words or name == "Sample One"
    assert series.kept <= 2  # a paragraph that opens in Hebrew runs from right to left


def test_what_is_used_most_is_kept(library: Library) -> None:
    prepared = prepare(Request(template="line", articles=("sleeping-better",)), library)
    series = Counted("pdf")
    unusual = [f"Sample {'long ' * (40 + 20 * number)}" for number in range(5)]
    for name in ("Sample A", "Sample B", *unusual, "Sample C", *unusual, "Sample D"):
        series.write(prepared.compose(Person(client=name), Report()))
    assert series.kept == 1 + 2 * len(unusual)


@any_format
def test_forms_are_written_in_full(library: Library, format: str) -> None:
    prepared = prepare(Request(template="field", fillable=True), library)
    series = Counted(format)
    for number in range(3):
        handout = prepared.compose(Person(client=f"Sample {number}"), Report())
        assert series.write(handout) == WRITERS[format](handout, Report())
    assert series.kept == 0


def renamed(node: Any, names: Callable[[], str]) -> Any:
    """Return *node* with other personal texts."""
    if isinstance(node, Personal):
        return replace(node, text=names())
    if isinstance(node, tuple) and type(node) is tuple:
        return tuple(renamed(each, names) for each in node)
    if is_dataclass(node) and not isinstance(node, type):
        changed = {
            each.name: new
            for each in fields(node)
            if each.init
            and (new := renamed(old := getattr(node, each.name), names)) is not old
            and new != old
        }
        return replace(node, **changed) if changed else node
    return node


@any_format
@settings(max_examples=60)
@given(
    handout=strategies.handouts,
    names=st.lists(st.sampled_from(NAMES) | strategies.words, min_size=2, max_size=4),
)
def test_any_handout(handout: Handout, names: list[str], format: str) -> None:
    title = Heading(1, (Text("For "), Personal("client", "x")), "title")
    line = Paragraph((Text("Dear "), Personal("client", "x"), Text(", hello.")))
    handout = replace(handout, body=(title, line, *handout.body))
    series = SERIES[format]()
    for number in range(len(names)):
        given_names = cycle((*names[number:], *names[:number]))
        try:
            other = renamed(handout, given_names.__next__)
        except ValueError:  # what a blank refuses
            assume(False)
        full, again = Report(), Report()
        try:
            wanted = WRITERS[format](other, full)
        except WriteError:
            with pytest.raises(WriteError):
                series.write(other, again)
            continue
        assert series.write(other, again) == wanted
        assert set(again.notices) == set(full.notices)


@any_format
def test_no_name_stays_in_another_s_file(library: Library, format: str) -> None:
    prepared = prepare(Request(("sleeping-better",), ("1",), template="twice"), library)
    series = SERIES[format]()
    read = {"pdf": pdf_words, "docx": docx_words}[format]
    for name in ("Sample Ash", "Sample Birch", "Sample Cedar"):
        words = read(series.write(prepared.compose(Person(name), Report()), Report()))
        assert words.count(name) == 2
        assert words.count("Sample ") == 2
