"""Handouts that differ in names only: whatever the way, the same handout."""

# ruff: noqa: E501 - a template is read by its lines
from __future__ import annotations

import jinja2
import pytest

from handoutgen.compose.alike import Alikes
from handoutgen.compose.fence import names_worked_on
from handoutgen.errors import HandoutError
from handoutgen.library import Library
from handoutgen.model.handout import Handout
from handoutgen.pipeline import prepare
from handoutgen.report import Report
from handoutgen.request import Person, Request
from handoutgen.workspace import Workspace

NAMES = (
    "Sample One",
    "Sample Two",
    "Plan",
    "plan",
    "Łukasz",
    "Mark*down* [x](y)",
    "A",
    "ı",
    "true",
)

TEMPLATES = {
    "printed": "# Your plan\n\nFor **{{ client }}**, {{ client }}{{ client }}, from {{ clinician }}.\n\n{{ sections }}\n",
    "title": "# A plan for {{ client }}\n\n## {{ client }}'s part\n\nWords.\n",
    "asked": "# Plan\n\n{% if client and not room %}Dear {{ client }}{% elif client %}Room {{ room }}{% else %}Hello{% endif %}\n",
    "chosen": "# Plan\n\n{{ client if client else 'you' }} {{ 'a' if client == 'Plan' else 'b' }}\n",
    "upper": "# Plan\n\n{{ client|upper }} {{ client[:2] }}\n",
    "joined": "# Plan\n\n{{ client ~ ' and ' ~ room }}\n",
    "set": "# Plan\n\n{% set who = client %}{{ who }} {{ who|length }}\n",
    "macro": "# Plan\n\n{% macro hello(who) %}Hello {{ who }}{{ who|length }}{% endmacro %}\n{{ hello(client) }}\n",
    "url": "# Plan\n\n[Write](https://clinic.example/{{ client }}) to us.\n",
    "field": "# Plan\n\n{{ name() }}\n\n{{ lines(3, label='Well, ' ~ client ~ '?') }}\n\n{{ box('What?', help=client) }}\n",
    "code": "# Plan `{{ client }}`\n\nWords `{{ client }}`.\n",
    "notify": "# Plan\n\n{{ notify('A plan is made') }}Words of {{ client }}.\n",
    "table": "# Plan\n\n| {{ client }} | {{ room }} |\n|---|---|\n| a | {{ clinician }} |\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "templates").mkdir()
    for name, source in TEMPLATES.items():
        (folder / "templates" / f"{name}.md.j2").write_text(source)
    return Library(Workspace.at(folder))


def _composed(request: Request, library: Library, person: Person) -> tuple[Handout | str, object]:
    report = Report()
    try:
        return prepare(request, library).compose(person, report), report.notices
    except HandoutError as error:
        return str(error), report.notices


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("own", [{}, {"note": "Ask Sample Two, or plan."}, {"discreet": True}])
def test_any_name(library: Library, template: str, own: dict[str, str]) -> None:
    request = Request(("sleeping-better",), ("1",), template=template, **own)  # type: ignore[arg-type]
    prepared = prepare(request, library)
    for number, name in enumerate((*NAMES, "", *NAMES, *NAMES)):
        person = Person(
            name or None,
            (None, "Sample One", "Sample Clinician")[number // 5 % 3],
            values=(("room", ("7", "", "Plan", "TRUE")[number // 3 % 4]),),
        )
        wanted = _composed(request, library, person)
        report = Report()
        try:
            found: Handout | str = prepared.compose(person, report)
        except HandoutError as error:
            found = str(error)
        assert (found, report.notices) == wanted, (name, number)


def _trusts(library: Library, template: str) -> bool:
    prepared = prepare(Request(("sleeping-better",), ("1",), template=template), library)
    for name in ("Sample One", "Sample Two", "Sample Three"):
        prepared.compose(Person(name), Report())
    assert isinstance(prepared.memory.alikes, Alikes)
    (alike,) = prepared.memory.alikes._known.values()
    return bool(alike.trusted)


@pytest.mark.parametrize("template", ["printed", "title"])
def test_what_is_only_printed_is_composed_once(library: Library, template: str) -> None:
    assert _trusts(library, template)


@pytest.mark.parametrize("template", ["chosen", "upper", "set", "macro", "url", "code"])
def test_what_is_worked_on_is_composed_each_time(library: Library, template: str) -> None:
    try:
        assert not _trusts(library, template)
    except HandoutError:
        assert template == "url"  # refused, whoever it is


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("{{ a }} {% if b and not c %}{{ d if e else f }}{% endif %}", ""),
        ("{% if g is defined %}{{ g }}{% elif a %}x{% endif %}", ""),
        ("{{ a|upper }}{{ b ~ c }}{{ d[0] }}{{ e.f }}{{ g() }}", "a b c d e g"),
        ("{% if a == 'x' %}{% endif %}{% for x in b %}{{ x }}{% endfor %}", "a b x"),
        ("{% set a = b %}{% include c %}{% call(d) e(f) %}{% endcall %}", "a b c d e f"),
        ("{{ a if a == b else c }}", "a b"),
        ("{{ a }}{{ a|length }}", "a"),
    ],
)
def test_names_that_are_worked_on(source: str, names: str) -> None:
    tree = jinja2.Environment(autoescape=True).parse(source)
    assert names_worked_on(tree) == frozenset(names.split())
