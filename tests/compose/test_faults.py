"""What is wrong with a template: all of it at once, with line, text and the way out."""

from __future__ import annotations

import pytest

from handoutgen.errors import CallError, TemplateError
from handoutgen.report import Report, TemplateNotice
from tests.compose.samples import DISPLAY, make


def faults(source: str, **values: object) -> list[str]:
    with pytest.raises(TemplateError) as caught:
        make(source, **values)
    return [str(fault).removeprefix(f"{DISPLAY}:") for fault in caught.value.faults]


def test_all_faults_come_at_once_in_order() -> None:
    source = (
        "# {{ artikel.title }}\n"
        "{{ article.titel }}\n"
        "{% if false %}{{ liens(3) }}{% endif %}\n"
        "{{ article.title|uper }}\n"
        "{% if article is defind %}x{% endif %}\n"
        '{{ lines(4, labl="What?") }}\n'
        "{{ lines(0) }}\n"
        '{{ rating_scale("How?", minimum=5, maximum=1) }}\n'
        "{{ sections|upper }}\n"
    )
    assert faults(source) == [
        '1: nothing is called "artikel"\n  hint: did you mean "article"? '
        "A value of your own is given with --set artikel=…",
        '2: the article has no "titel"\n  hint: did you mean "title"?',
        '3: nothing is called "liens"\n  hint: did you mean "lines"? '
        "A value of your own is given with --set liens=…",
        '4: there is no filter "uper"\n  hint: did you mean "upper"?',
        '5: there is no test "defind"\n  hint: did you mean "defined"?',
        '6: lines() has no "labl"\n  hint: did you mean "label"?',
        "7: lines(): the number of lines is 0\n  hint: a whole number from 1 to 200",
        "8: rating_scale(): a rating scale from 5 to 1\n"
        "  hint: the minimum must be less than the maximum",
        "9: sections cannot be turned into text\n  hint: print it on a line of its own",
    ]


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("\n{% if x %}", "2: Unexpected end of template"),
        ("{{ 1 +* 2 }}", "1: unexpected '*'"),
        ("text\n\n# A {{ sections }} b\n", "3: sections stands inside a line of text"),
        ("text\n\n[a {{ sections }}](#x)\n", "3: sections stands inside a line of text"),
        ("\n\nWrite {{ lines(2) }} here\n", "3: lines() stands inside a line of text"),
        ("{{ 1 / 0 }}", "1: a number / a number: division by zero"),
        ("{{ article.title + 1 }}", "1: text + a number: join text and other things with ~"),
        ("{{ article() }}", "1: this call(): the article is no function"),
        ("{{ [1, 2] }}", "1: a list cannot be printed as it is"),
        ('\n{% include "nope.md.j2" %}', '2: there is no template "nope.md.j2" to include'),
        ('{% call panel("notes") %}x{% endcall %}', '1: no panel "notes"'),
        ('{{ panel("note") }}', "1: panel() needs a call block"),
        ("{% for x in 5 %}{% endfor %}", "1: a loop: a number is nothing to loop over"),
        ("{{ checklist([]) }}", "1: checklist(): a checklist without options"),
        ('{{ checklist("ab") }}', "1: checklist(): options is text"),
        ('{{ lines(label="a", count="b") }}', "1: lines(): the number of lines is 'b'"),
        ("{{ lines(1, 2, 3, 4, 5) }}", "1: lines(): too many positional arguments"),
        ("{{ stem() }}", "1: stem(): missing a required argument: 'words'"),
        ("> {{ references }}", " the references stand inside another block"),
        ("{{ article.sections[9].title }}", "1: "),
    ],
)
def test_fault_has_line_and_text(source: str, fault: str) -> None:
    assert faults(source)[0].startswith(fault)


def test_fault_in_an_included_file_names_that_file() -> None:
    with pytest.raises(TemplateError) as caught:
        make('a\n\n{% include "part.md.j2" %}', others={"part.md.j2": "\n{{ nope }}"})
    (fault,) = caught.value.faults
    assert (fault.place.name, fault.place.line) == ("templates/part.md.j2", 2)


def test_fault_in_a_macro_names_its_line() -> None:
    source = "\n{% macro m(x) %}\n{{ x.nope }}\n{% endmacro %}\n{{ m(article) }}\n"
    assert faults(source)[0].startswith('3: the article has no "nope"')


def test_value_cut_in_pieces_is_a_fault() -> None:
    source = "{% set x %}{{ article.title }}{% endset %}\n\n{{ x[:2] }}\n"
    assert "came out in pieces" in faults(source)[0]


def test_line_of_a_flaw_is_the_templates_line() -> None:
    report = Report()
    source = (
        "{% for i in [1, 2, 3] %}\nrow {{ i }}\n\n{% endfor %}\n"
        "{# a comment\nof two lines #}\n"
        "[bad](javascript:alert) link\n"
    )
    make(source, report=report)
    (notice,) = [one for one in report if isinstance(one, TemplateNotice)]
    assert notice.place.line == 7


@pytest.mark.parametrize(
    "source",
    [
        "{% if nope is defined %}{{ nope }}{% endif %}",
        '{{ nope|default("x") }}',
        '{{ article.nope|default("x") }}',
        "{% if article.nope is defined %}x{% endif %}",
        "{% set here = 1 %}{{ here }}",
        "{% for here in [1] %}{{ here }}{{ loop.index }}{% endfor %}",
        "{% macro m(a, b=2) %}{{ a }}{{ b }}{{ varargs|length }}{% endmacro %}{{ m(1) }}",
        '{% from "p.md.j2" import m %}{{ m() }}',
        '{% import "p.md.j2" as p %}{{ p.m() }}',
    ],
)
def test_asking_whether_something_is_there_is_no_fault(source: str) -> None:
    make(source, others={"p.md.j2": "{% macro m() %}{{ t('Name') }}{% endmacro %}"})


def test_values_of_the_programs_own_names_are_refused() -> None:
    with pytest.raises(CallError, match="--set article"):
        make("x", extra={"article": "mine"})


def test_without_an_article_it_is_falsy_and_a_fault_where_it_is_used() -> None:
    assert make("{% if article %}x{% else %}y{% endif %}", articles=())
    with pytest.raises(TemplateError, match="this template needs an article"):
        make("{{ article.title }}", articles=())


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (object(), "holds a object"),
        ({"a": [b"x"]}, "holds a bytes"),
        ("x" * 300_000, "a text grows beyond 200,000 characters"),
        ([0] * 30_000, "a list grows beyond 20,000 items"),
    ],
)
def test_values_that_no_template_can_have_are_refused(value: object, problem: str) -> None:
    with pytest.raises(TemplateError, match=f"--set mine: {problem}"):
        make("x", extra={"mine": value})


def test_values_that_repeat_each_other_without_end_are_refused() -> None:
    laughs: list[object] = ["ha"]
    for _ in range(60):
        laughs = [laughs, laughs]
    with pytest.raises(TemplateError, match="a list grows"):
        make("x", extra={"mine": laughs})


@pytest.mark.parametrize(
    "source",
    [
        "{{ {}[client] }}",
        "{{ article|attr(client) }}",
        "{{ lines(client) }}",
        "{{ lines(count=client|upper) }}",
        "{{ [1]|map(client)|list }}",
        "{% include client %}",
        "{% include client ~ '.md.j2' %}",
        "{% call panel(client) %}x{% endcall %}",
        "{{ '%q'|format(client) }}",
        "{{ ('%' ~ client)|format(1) }}",
        "{{ client|int + client }}",
        "{{ [client] }}",
        "{{ client.nope }}",
    ],
)
def test_no_fault_quotes_a_personal_value(source: str) -> None:
    report = Report()
    with pytest.raises(TemplateError) as caught:
        make(source, client="Qanna", report=report)
    said = "".join(map(str, (*caught.value.faults, *report)))
    assert "qanna" not in said.lower()


def test_no_notice_quotes_a_personal_value() -> None:
    report = Report()
    source = (
        "{{ t(client) }} {{ t('Hi ' ~ client) }} {{ notify('no ' ~ client) }}\n\n"
        "### {{ client }}\n\n[x]({{ client }})"
    )
    make(source, client="Qanna", language="fr", report=report)
    assert len(report) > 0
    assert "qanna" not in "".join(map(str, report)).lower()
