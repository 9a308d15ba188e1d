"""Ready worksheets called by name, and refusals."""

from __future__ import annotations

from typing import Any

import pytest

from handoutgen.compose import Values, compose
from handoutgen.compose.ready_worksheets import function_name
from handoutgen.errors import TemplateError
from handoutgen.library import Library
from handoutgen.model.handout import Handout
from handoutgen.model.nodes import (
    Heading,
    Imprint,
    Paragraph,
    Personal,
    Task,
    plain_text,
    walk_blocks,
    walk_inlines,
)
from handoutgen.pipeline import prepare
from handoutgen.report import Report
from handoutgen.request import Person, Request
from handoutgen.workspace import Workspace, builtin_root
from tests.compose.samples import BRAND, load

SHEETS = {
    "worksheets/tea-log.md.j2": (
        "{# Tea log: a cup an hour #}\n"
        "{# may be replaced: example, cups #}\n"
        '{% extends "frame.md.j2" %}\n'
        "{% block body %}\n"
        "*{{ example|default(t('Example')) }}* for {{ client }}\n"
        "\n"
        "{{ lines(cups|default(2), label=t('Name')) }}\n"
        "\n"
        "{% endblock %}\n"
    ),
    "worksheets/5-4-3.md.j2": "{% block body %}Five.\n\n{% endblock %}",
    "worksheets/name.md.j2": "{% block body %}Name.\n\n{% endblock %}",
    "worksheets/bare.md.j2": "Nothing to call.",
    "worksheets/bad.md.j2": "{% block body %}\n{{ nope }}\n{% endblock %}",
    "worksheets/round.md.j2": "{% block body %}{{ round() }}{% endblock %}",
    "frame.md.j2": "# Frame\n{% block body %}{% endblock %}",
}
NAMES = tuple(name[11:-6] for name in SHEETS if name.startswith("worksheets/"))


def made(source: str, **values: Any) -> Handout:
    return compose(
        load(source, SHEETS), (), BRAND, Values(**values), report=Report(), worksheets=NAMES
    )


def words(handout: Handout) -> list[str]:
    found = []
    for block in walk_blocks(handout.body):
        match block:
            case Heading(children=children) | Paragraph(children=children):
                found.append(plain_text(children))
            case Task(blank):
                found.append(f"{plain_text(blank.label)}: {getattr(blank, 'count', '')}")
            case Imprint():
                pass
            case _:
                found.append(type(block).__name__)
    return found


def faults(source: str) -> list[str]:
    with pytest.raises(TemplateError) as caught:
        made(source)
    return [str(fault) for fault in caught.value.faults]


def test_a_worksheet_s_body_is_printed_where_it_is_called() -> None:
    assert words(made("# Mine\n\n{{ tea_log() }}\n\nAfter.", client="Anna")) == [
        "Mine",
        "Example for Anna",
        "Name: 2",
        "After.",
    ]


def test_its_names_are_replaced_for_one_call_or_for_all() -> None:
    source = '{{ tea_log(example="my *own*", cups=3) }}\n\n{{ tea_log() }}'
    assert words(made(source, client="A", extra={"example": "all"})) == [
        "my *own* for A",
        "Name: 3",
        "all for A",
        "Name: 2",
    ]


def test_personal_values_stay_personal_and_fields_their_own() -> None:
    handout = made("{{ tea_log(example=client) }}\n\n{{ tea_log() }}", client="Anna")
    first = handout.body[0]
    assert isinstance(first, Paragraph)
    names = [node.name for node in walk_inlines(first.children) if isinstance(node, Personal)]
    assert names == ["client", "client"]
    fields = [block.blank.id for block in handout.body if isinstance(block, Task)]
    assert fields == ["name", "name-2"]


def test_names_that_jinja_or_the_program_has_no_room_for() -> None:
    assert function_name("thought-record") == "thought_record"
    assert function_name("grounding-5-4-3-2-1") == "grounding_5_4_3_2_1"
    assert function_name("5-4-3") == "sheet_5_4_3"
    assert function_name("name", {"name"}) == "sheet_name"
    assert function_name("if") == "sheet_if"
    assert function_name("a.b c") == "a_b_c"
    assert words(made("{{ sheet_5_4_3() }}\n\n{{ sheet_name() }}")) == ["Five.", "Name."]


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        (
            'tea_log(exmaple="x")',
            'templates/test.md.j2:1: tea_log() has no "exmaple" to replace\n'
            '  hint: did you mean "example"?',
        ),
        (
            'tea_log("x")',
            'templates/test.md.j2:1: tea_log() takes values by name\n  hint: tea_log(example="…")',
        ),
        (
            "sheet_5_4_3(x=1)",
            'templates/test.md.j2:1: sheet_5_4_3() has no "x" to replace\n'
            "  hint: nothing of it may be replaced",
        ),
        (
            "bare()",
            "templates/test.md.j2:1: templates/worksheets/bare.md.j2 has no block called body\n"
            "  hint: put what templates may call by name into {% block body %}…{% endblock %}",
        ),
        ("tea_log(example=nope)", 'templates/test.md.j2:1: nothing is called "nope"'),
        ("bad()", 'templates/worksheets/bad.md.j2:2: nothing is called "nope"'),
        ("round()", "templates/worksheets/round.md.j2:1: the template calls itself without end"),
        ("tea_lgo()", 'templates/test.md.j2:1: nothing is called "tea_lgo"'),
    ],
)
def test_faults_have_their_file_and_line(call: str, fault: str) -> None:
    assert faults(f"{{{{ {call} }}}}")[0].startswith(fault)


def test_a_refusal_is_a_fault_with_its_line_and_quotes_nobody() -> None:
    source = '\n{% if not brand.crisis_lines %}x{% endif %}\n{{ refuse("no " ~ client, "give") }}'
    with pytest.raises(TemplateError) as caught:
        made(source, client="Anna")
    (fault,) = caught.value.faults
    assert str(fault) == "templates/test.md.j2:3: no …\n  hint: give"


# Those that come with the program

WORKSPACE = Workspace(builtin_root(), builtin_root())
LIBRARY = Library(WORKSPACE)


@pytest.mark.parametrize("name", LIBRARY.worksheets)
def test_each_of_the_program_s_own_can_be_called(name: str, tmp_path: Any) -> None:
    function = function_name(name)
    source = f"# Mine\n\n{{{{ {function}() }}}}\n"
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/mine.md.j2").write_text(source, "utf-8")
    library = Library(Workspace(tmp_path, builtin_root()))
    request = Request(template="mine", brand="lantern-quay", values={"text": "I agree."})
    body = prepare(request, library).compose(Person(), Report()).body
    assert len(list(walk_blocks(body))) > 2
