# ruff: noqa: E501 - a case a line reads better
"""What templates hold: each construct once, as the blocks of a body, with values to fill in.

``WHERE`` puts the blocks into a body, a header, a table, a table in a table, and a text box.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tests.word.building import docx, p, r, tbl, tc, text_box, tr


@dataclass(frozen=True)
class Person:
    """What a program gives that has classes of its own."""

    first: str
    last: str

    @property
    def initial(self) -> str:
        return self.first[0]

    def __str__(self) -> str:
        return f"{self.last}, {self.first}"


VALUES: dict[str, Any] = {
    "name": "Sam Sample",
    "sign": "Tom & Ann <5 mg daily> \"quoted\" 'so'",
    "empty": "",
    "number": 42,
    "half": 0.5,
    "yes": True,
    "no": False,
    "lines": "one\ntwo\nthree",
    "tabbed": "left\tright",
    "paragraphs": "first\asecond",
    "pages": "before\fafter",
    "unicode": "Łukasz – “quoted” ☐ ✓ → שלום नमस्ते",
    "client": {"first": "Sam", "last": "Sample", "address": {"town": "Anytown"}},
    "items": ["tea", "water & milk", "<none>"],
    "nothing": [],
    "rows": [
        {"day": "Monday", "hours": 7, "notes": ["late", "calm"]},
        {"day": "Tuesday", "hours": 6.5, "notes": []},
        {"day": "Wednesday & Thursday", "hours": 8, "notes": ["woke once"]},
    ],
    "columns": ["A", "B", "C"],
    "two_columns": ["A", "B"],
    "colour": "FFDD00",
    "columns_wide": 2,
    "braces": "{_{ x }_}",
    "none": None,
    "people": [("Ann", 3), ("Bob", 5)],
    "day": date(2026, 3, 9),
    "price": Decimal("12.50"),
    "html": "<p>some <b>bold</b> words</p>",
    "sentence": "some words in a row",
    "person": Person("Ann", "Example"),
    "spaces": "  two before, two after  ",
    "crlf": "one\r\ntwo",
}


_END = p("the end")
_WIDE = ("b", "c", "d")
"""Cells beside: docxtpl fits a table's grid to the tables within it as well."""


def _table(*content: str) -> str:
    return tbl(tr(tc(*content), *_WIDE), columns=4)


WHERE: dict[str, Callable[..., bytes]] = {
    "body": lambda *blocks: docx(*blocks, _END),
    "header": lambda *blocks: docx("body", header="".join([*blocks, _END])),
    "table": lambda *blocks: docx(_table(*blocks, _END)),
    "nested table": lambda *blocks: docx(_table(_table(*blocks, _END), p("after"))),
    "text box": lambda *blocks: docx(text_box(*blocks, _END), p("after")),
}


def everywhere(*blocks: str) -> bytes:
    """Return a file with *blocks* in all of these places."""
    inner = [*blocks, _END]
    return docx(
        *inner,
        _table(*inner),
        _table(_table(*inner), p("after")),
        text_box(*inner),
        p("after"),
        header="".join(inner),
    )


@dataclass(frozen=True)
class Case:
    """A construct; *why* says what docxtpl does wrong, everywhere or *wrong_in* some places."""

    name: str
    blocks: tuple[str, ...]
    why: str = ""
    wrong_in: tuple[str, ...] = ()


def _case(name: str, *blocks: str, why: str = "", wrong_in: tuple[str, ...] | None = None) -> Case:
    written = tuple(one if one.startswith("<") else p(one) for one in blocks)
    everywhere = tuple(WHERE) if why else ()
    return Case(name, written, why, everywhere if wrong_in is None else wrong_in)


def _split(text: str) -> str:
    """Return a paragraph of *text* with one letter a run."""
    return p(*(r(letter) for letter in text))


_PROOF = '<w:proofErr w:type="spellStart"/>'
_PROOF_END = '<w:proofErr w:type="spellEnd"/>'

CASES: tuple[Case, ...] = (
    _case("value", "Dear {{ name }},"),
    _case("value alone", "{{ name }}"),
    _case("two values", "{{ name }}{{ number }} {{ half }}"),
    _case("signs", "{{ sign }}"),
    _case("empty", "a{{ empty }}b"),
    _case("unicode", "{{ unicode }} stays"),
    _case("truths", "{{ yes }} {{ no }}"),
    _case("attribute", "{{ client.first }} of {{ client.address.town }}"),
    _case("item", "{{ client['last'] }} {{ items[0] }}"),
    _case("filters", "{{ name|upper }} {{ items|length }} {{ items|join(', ') }}"),
    _case("default", "{{ nowhere|default('none given') }}"),
    _case("arithmetic", "{{ number + 1 }} {{ number * 2 }} {{ 7 // 2 }} {{ 2 ** 3 }}"),
    _case("concatenation", "{{ name ~ ' and ' ~ number }}"),
    _case("condition in a value", "{{ 'adult' if number > 17 else 'child' }}"),
    _case("comparison with signs", "{% if number < 50 and number > 40 %}between{% endif %}"),
    _case("ampersand in a string", "{{ 'a' if sign == 'x' else 'b' }}"),
    _case("format", "{{ '%s-%s'|format(name, number) }}"),
    _case("line feeds", "before {{ lines }} after"),
    _case("line feeds alone", "{{ lines }}"),
    _case("tab", "a {{ tabbed }} b"),
    _case("paragraphs in a value", "a {{ paragraphs }} b"),
    _case("paragraphs keep their style", p("a {{ paragraphs }} b", style="Quote")),
    _case("page in a value", "a {{ pages }} b"),
    _case("line feeds keep the look", p(r("bold {{ lines }} {{ tabbed }}", "b"))),
    _case("paragraphs keep the look", p(r("bold {{ paragraphs }}", "b"), style="Quote")),
    _case("look", p(r("plain "), r("{{ name }}", "b i"), r(" plain"))),
    _case("if", "a{% if yes %}b{% endif %}c{% if no %}d{% endif %}e"),
    _case("if else", "{% if no %}a{% elif number == 42 %}b{% else %}c{% endif %}"),
    _case("for in a line", "{% for x in items %}{{ x }}; {% endfor %}end"),
    _case(
        "loop",
        "{% for x in items %}{{ loop.index }}. {{ x }} {% if loop.last %}.{% endif %}{% endfor %}",
    ),
    _case("for else", "{% for x in nothing %}{{ x }}{% else %}none{% endfor %}"),
    _case("for over runs", p(r("{% for x in items %}"), r("{{ x }}", "b"), r("{% endfor %}"))),
    _case("for over paragraphs without p", "{% for x in items %}{{ x }}", "and{% endfor %}end"),
    _case("set", "{% set x = 'set ' ~ number %}{{ x }}"),
    _case(
        "macro",
        "{% macro hello(x) %}hello {{ x }}{% endmacro %}{{ hello(name) }} {{ hello('you') }}",
    ),
    _case("with", "{% with x = number %}{{ x }}{% endwith %}{{ number }}"),
    _case("raw", "{% raw %}{{ not }} a {% tag %}{% endraw %} {{ name }}"),
    _case("comment", "a{# said & done #}b {{ name }}"),
    _case("p if", "{%p if yes %}", "shown {{ name }}", "{%p endif %}", "after"),
    _case("p if not", "{%p if no %}", "hidden", "{%p else %}", "other", "{%p endif %}", "after"),
    _case("p for", "{%p for x in items %}", "item {{ x }}", "{%p endfor %}", "after"),
    _case(
        "nested p",
        "{%p for row in rows %}",
        "{{ row.day }}",
        "{%p for note in row.notes %}",
        p(r("note {{ note }}", "i"), style="ListBullet"),
        "{%p endfor %}",
        "{%p if row.hours > 7 %}",
        "long",
        "{%p endif %}",
        "{%p endfor %}",
    ),
    _case("p with words beside", "before {%p if yes %} after", "shown", "{%p endif %}"),
    _case("p set", "{%p set x = 5 %}", "{{ x }}"),
    _case("p comment", "{#p nobody reads this #}", "{{ name }}"),
    _case(
        "p in a list",
        p("{%p for x in items %}", style="L"),
        p("{{ x }}", style="L"),
        p("{%p endfor %}", style="L"),
    ),
    _case(
        "tr for",
        tbl(
            tr("head", "two"),
            tr("{%tr for row in rows %}", ""),
            tr("{{ row.day }}", "{{ row.hours }}"),
            tr("{%tr endfor %}", ""),
        ),
    ),
    _case(
        "tr if",
        tbl(
            tr("{%tr if no %}", ""),
            tr("a", "b"),
            tr("{%tr else %}", ""),
            tr("c", "d"),
            tr("{%tr endif %}", ""),
        ),
    ),
    _case("tr comment", tbl(tr("{#tr hidden #}", ""), tr("a", "{{ name }}"))),
    _case(
        "tr nested",
        tbl(
            tr("{%tr for row in rows %}", ""),
            tr("{{ row.day }}", ""),
            tr("{%tr for note in row.notes %}", ""),
            tr("", "{{ note }}"),
            tr("{%tr endfor %}", ""),
            tr("{%tr endfor %}", ""),
        ),
    ),
    _case("cell loop", tbl(tr("a", "{% for x in items %}{{ x }} {% endfor %}"))),
    _case(
        "p in a cell",
        tbl(tr("a", tc(p("{%p for x in items %}"), p("{{ x }}"), p("{%p endfor %}"), "<w:p/>"))),
    ),
    _case(
        "tc for",
        tbl(
            tr("day", tc("{%tc for c in columns %}"), tc("{{ c }}"), tc("{%tc endfor %}")),
            tr("x", tc("{%tc for c in columns %}"), tc("{{ c|lower }}"), tc("{%tc endfor %}")),
            columns=4,
        ),
    ),
    _case(
        "tc fewer",
        tbl(
            tr("day", tc("{%tc for c in two_columns %}"), tc("{{ c }}"), tc("{%tc endfor %}")),
            columns=4,
        ),
        why="it fits the grids of tables in the body only",
        wrong_in=("header",),
    ),
    _case(
        "tc if",
        tbl(tr("a", tc("{%tc if no %}"), tc("hidden"), tc("{%tc endif %}"), "z"), columns=2),
    ),
    _case("colspan", tbl(tr("{% colspan columns_wide %}{{ name }}"), tr("a", "b"))),
    _case(
        "colspan of an expression",
        tbl(tr("{% colspan columns|length %}wide"), tr("a", "b", "c"), columns=3),
    ),
    _case("cellbg", tbl(tr("{% cellbg colour %}{{ name }}", "b"))),
    _case(
        "cellbg in a loop",
        tbl(
            tr("{%tr for row in rows %}", ""),
            tr("{% cellbg 'FF0000' if row.hours < 7 else '00FF00' %}{{ row.day }}", "b"),
            tr("{%tr endfor %}", ""),
        ),
    ),
    _case(
        "cellbg and colspan", tbl(tr("{% cellbg colour %}{% colspan 2 %}{{ name }}"), tr("a", "b"))
    ),
    _case(
        "cellbg instead of a shade",
        tbl(
            tr(
                tc(
                    "{% cellbg colour %}x",
                    properties='<w:tcW w:w="2000" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/>',
                ),
                "b",
            )
        ),
    ),
    _case(
        "vm",
        tbl(
            tr("{%tr for row in rows %}", ""),
            tr("{% vm %}same", "{{ row.day }}"),
            tr("{%tr endfor %}", ""),
        ),
    ),
    _case(
        "hm",
        tbl(
            tr(tc("{%tc for c in columns %}"), tc("{% hm %}over all"), tc("{%tc endfor %}")),
            tr(tc("{%tc for c in columns %}"), tc("{{ c }}"), tc("{%tc endfor %}")),
            columns=3,
        ),
    ),
    _case("r if", p(r("a "), r("{%r if yes %}"), r("b", "b"), r("{%r endif %}"), r(" c"))),
    _case(
        "r for",
        p(r("{%r for x in items %}"), r("{{ x }}", "b"), r(", "), r("{%r endfor %}"), r("end")),
    ),
    _case("escaped braces", "{_{ name }_} and {_% if %_} {{ name }}"),
    _case("dash before", "My house is", "{%- if yes %} in town", "{%- endif %}", "and I like it"),
    _case(
        "dashes",
        "My house is located",
        "{%- if yes -%}",
        " in an urban area",
        "{%- else -%}",
        " in the countryside",
        "{%- endif -%}",
        " and I love it.",
    ),
    _case(
        "dashes and lines broken by hand",
        p(
            "<w:r><w:t>My house is</w:t><w:br/><w:t>{%- if yes -%}</w:t></w:r>",
            '<w:r><w:br/><w:t xml:space="preserve"> in town</w:t></w:r><w:r><w:br/></w:r>',
            r("{%- else -%}"),
            "<w:r><w:br/><w:t>far out</w:t><w:br/><w:t>{%- endif -%}</w:t><w:br/></w:r>",
            r(" and I like it."),
        ),
    ),
    _case(
        "cells left out by comments",
        tbl(
            tr("a", "{#tc hidden #}"),
            tr("{#tr hidden #}", ""),
            tr("b", "{#tc hidden #}"),
            columns=2,
        ),
        why="it fits the grids of tables in the body only",
        wrong_in=("header",),
    ),
    _case("dash after", "{% if yes -%}", "one", "{% endif %}two"),
    _case("letters as runs", _split("Dear {{ name }}, {% if yes %}yes{% endif %}")),
    _case(
        "letters as runs in p",
        _split("{%p if yes %}"),
        _split("{{ client.first }}"),
        _split("{%p endif %}"),
    ),
    _case("proofing marks", p(r("{{ "), _PROOF, r("name"), _PROOF_END, r(" }}"))),
    _case("braces apart", p(r("{"), r("{ name }"), r("}"))),
    _case("percent apart", p(r("{"), r("% if yes %"), r("}yes{"), r("% endif %}"))),
    _case(
        "bookmarks",
        p(
            r("{{ na"),
            '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>',
            r("me }}"),
        ),
    ),
    _case("smart quotes", "{{ items|join(“, ”) }} {% if name == ‘Sam Sample’ %}yes{% endif %}"),
    _case("smart quotes as an apostrophe", '{{ "it’s" }}'),
    _case(
        "content control",
        '<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>'
        + p("{{ name }}")
        + "</w:sdtContent></w:sdt>",
    ),
    _case(
        "content control in a line",
        p(
            "a ",
            "<w:sdt><w:sdtPr/><w:sdtContent>" + r("{{ name }}") + "</w:sdtContent></w:sdt>",
            " b",
        ),
    ),
    _case(
        "link",
        p("see ", '<w:hyperlink w:anchor="there">' + r("{{ name }}", "u") + "</w:hyperlink>"),
    ),
    _case(
        "insertion",
        p("a ", '<w:ins w:id="9" w:author="Sample">' + r("{{ name }}") + "</w:ins>", " b"),
    ),
    _case(
        "split over an insertion",
        p(r("{{ na"), '<w:ins w:id="9" w:author="Sample">' + r("me }}") + "</w:ins>"),
        why="it takes the beginning of an insertion away and leaves its end",
    ),
    _case(
        "smart tag",
        p("a ", '<w:smartTag w:uri="u" w:element="e">' + r("{{ name }}") + "</w:smartTag>"),
    ),
    _case(
        "field",
        p('<w:fldSimple w:instr=" AUTHOR {{ name }} ">' + r("{{ number }}") + "</w:fldSimple>"),
    ),
    _case(
        "complex field",
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/{{ number }}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            r("{{ name }}"),
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
    ),
    _case(
        "picture's words",
        p(
            '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="3" name="x" descr="{{ name }}"/></wp:inline></w:drawing></w:r>'
        ),
    ),
    _case("formula", p("<m:oMath><m:r><m:t>x = {{ number }}</m:t></m:r></m:oMath>")),
    _case("tab beside", p("<w:r><w:t>{{ name }}</w:t><w:tab/><w:t>{{ number }}</w:t></w:r>")),
    _case("break beside", p("<w:r><w:t>{{ name }}</w:t><w:br/><w:t>{{ number }}</w:t></w:r>")),
    _case("spaces", p("<w:r><w:t>a {{ name }} b </w:t></w:r>", r("c"))),
    _case("tuples", "{% for who, n in people %}{{ who }}: {{ n }}; {% endfor %}"),
    _case("date", "{{ day }} {{ day.strftime('%d.%m.%Y') }} {{ day.year }}"),
    _case("decimal", "{{ price }} {{ price * 2 }}"),
    _case("spaces around a lone value", "\u00a0\u00a0{{ name }} ", p(r("  {{ lines }}  ", "b"))),
    _case("spaces in a value", "a{{ spaces }}b"),
    _case("selectattr", "{{ rows|selectattr('hours', 'gt', 7)|map(attribute='day')|join }}"),
    _case("sort", "{% for x in items|sort(reverse=true) %}{{ x }} {% endfor %}"),
    _case("sum and round", "{{ rows|sum(attribute='hours') }} {{ 3.14159|round(2) }}"),
    _case("dictsort", "{% for k, v in client.address|dictsort %}{{ k }}={{ v }}{% endfor %}"),
    _case(
        "tests",
        "{% if nowhere is defined %}a{% else %}b{% endif %}{% if number is even %}c{% endif %}",
    ),
    _case("in", "{% if 'tea' in items %}tea{% endif %}{% if 'x' not in items %}, no x{% endif %}"),
    _case("slice", "{{ name[:3] }} {{ items[-1] }} {{ items[1:]|length }}"),
    _case("if without else", "a{{ 'x' if no }}b{{ 'y' if yes }}{{ ('z' if no)|upper }}"),
    _case("safe out of habit", "{{ name|safe }} {{ name|forceescape }} {{ number|string|safe }}"),
    _case(
        "filters of text",
        "{{ html|striptags }}{{ sentence|wordwrap(8) }} {{ number|filesizeformat }} {{ columns|tojson }}",
    ),
    _case(
        "methods of dates",
        "{{ day.replace(year=2030) }} {{ day.toordinal() }} {{ day.ctime() }} {{ price.quantize(price) }}",
    ),
    _case(
        "objects",
        "{{ person.first }} {{ person['last'] }} {{ person.initial }} {{ person }}",
    ),
    _case("methods", "{{ name.upper() }} {{ name.split(' ')[0] }} {{ client.get('first') }}"),
    _case(
        "namespace",
        "{% set ns = namespace(n=0) %}{% for x in items %}{% set ns.n = ns.n + 1 %}{% endfor %}{{ ns.n }}",
    ),
    _case("block set", "{% set x %}set {{ name }}{% endset %}{{ x }}"),
    _case("filter block", "{% filter upper %}{{ name }}{% endfilter %}"),
    _case("filter block over words", "{% filter upper %}hello {{ name }}{% endfilter %}"),
    _case(
        "call block",
        "{% macro box(x) %}[{{ x }}: {{ caller() }}]{% endmacro %}{% call box(1) %}{{ name }}{% endcall %}",
    ),
    _case("loop cycle", "{% for x in items %}{{ loop.cycle('odd', 'even') }} {% endfor %}"),
    _case(
        "loop in a loop",
        "{% for a in columns %}{% for b in two_columns %}{{ a }}{{ b }} {{ loop.index }}/{{ loop.length }} {% endfor %}{% endfor %}",
    ),
    _case(
        "p for with a set",
        "{%p set total = namespace(n=0) %}",
        "{%p for row in rows %}",
        "{%p set total.n = total.n + row.hours %}",
        "{%p endfor %}",
        "{{ total.n }}",
    ),
    _case(
        "p for in looks",
        p(r("{%p for x ", "b"), r("in items %}", "i")),
        p(r("{{ x }}", "b")),
        p(r("{%p endfor %}")),
    ),
    _case(
        "p for else",
        "{%p for x in nothing %}",
        "{{ x }}",
        "{%p else %}",
        "none at all",
        "{%p endfor %}",
    ),
    _case(
        "whole rows",
        tbl(
            tr("{%tr for a, b in people %}", ""),
            tr("{{ a }}", "{{ b }}{% if loop.last %} end{% endif %}"),
            tr("{%tr endfor %}", ""),
            tr("sum", "{{ people|length }}"),
        ),
    ),
    _case("table in p", "{%p if yes %}", tbl(tr("{{ name }}", "x")), "{%p endif %}"),
    _case("table in p not", "{%p if no %}", tbl(tr("{{ name }}", "x")), "{%p endif %}", "after"),
    _case(
        "tables in p",
        "{%p for row in rows %}",
        tbl(tr("{{ row.day }}", "{{ row.hours }}")),
        "{%p endfor %}",
        "after",
    ),
    _case("tab in a tag", p("<w:r><w:t>{{</w:t><w:tab/><w:t>name }}</w:t></w:r>")),
    _case("tag over looks", p(r("{{", "b"), r(" na", "i"), r("me ", "u"), r("}}"))),
    _case(
        "rsid runs",
        p(
            '<w:r w:rsidR="00AB12CD"><w:t>{{ na</w:t></w:r><w:r w:rsidR="00EF34AB"><w:t>me }}</w:t></w:r>'
        ),
    ),
    _case(
        "page break between",
        p("<w:r><w:t>{{ na</w:t></w:r><w:r><w:lastRenderedPageBreak/><w:t>me }}</w:t></w:r>"),
    ),
    _case(
        "style by value",
        '<w:p><w:pPr><w:pStyle w:val="{{ client.first }}"/></w:pPr>' + r("x") + "</w:p>",
    ),
    _case(
        "block content control",
        "<w:sdt><w:sdtPr/><w:sdtContent>"
        + p("{%p for x in items %}")
        + p("{{ x }}")
        + p("{%p endfor %}")
        + p("x")
        + "</w:sdtContent></w:sdt>",
    ),
    _case(
        "if around runs",
        p(
            r("{% if no %}"),
            r("hidden", "b"),
            r("{% else %}"),
            r("seen", "i"),
            r("{% endif %}"),
            r("."),
        ),
    ),
    _case("comment over runs", p(r("a{# he"), r("re #}b"))),
    _case("long loop", "{% for x in range(30) %}{{ x }},{% endfor %}"),
    # Where docxtpl is wrong
    _case(
        "ampersand in a joined string",
        "{{ name ~ ' & ' ~ number }}",
        why="it leaves &amp; in the expression and escapes it again",
    ),
    _case(
        "look after a split tag",
        p(r("{{ na", "b"), r("me }} plain")),
        why="it gives the words after a split tag the look of the tag's beginning",
    ),
    _case(
        "look after a run tag",
        p(r("{%r if yes %} bold {%r endif %} too", "b")),
        why="it takes the look from the words between and after run tags",
    ),
    _case(
        "two p tags in one paragraph",
        "{%p if yes %}{%p for x in items %}",
        "{{ x }}",
        "{%p endfor %}",
        "{%p endif %}",
        why="it drops all but the last tag of a paragraph",
    ),
    _case(
        "signs in a p tag",
        "{%p if '%' != '}' %}",
        "{{ name }}",
        "{%p endif %}",
        why="it takes % or } in a string for the tag's end",
    ),
    _case("braces in an expression", "{{ {'a': {'b': name}}['a']['b'] }}"),
    _case(
        "ampersand in a comparison",
        "{% if sign == 'Tom & Ann' %}a{% else %}{{ 'R & D' }}{% endif %}",
        why="it leaves &amp; in the expression",
    ),
    _case(
        "deleted words",
        p(
            r("{{ name }}"),
            '<w:del w:id="8" w:author="Sample"><w:r><w:delText>{{ gone }}</w:delText></w:r></w:del>',
        ),
        why="it fills what a tracked change has deleted",
    ),
    _case(
        "signs in a value",
        "{{ braces }}",
        why="it replaces {_{ in values as well, which are data",
    ),
    _case(
        "words before a dash",
        "A",
        "Hello {%- if yes %} there{% endif %}",
        why="it drops the words before {%- in the same text",
    ),
    _case(
        "words after a dash",
        "{% if yes -%} there",
        "{% endif %}end",
        why="it drops the words after -%} in the same text",
    ),
    _case(
        "text in the place of a paragraph",
        "{{p name }}",
        why="it leaves bare text between paragraphs, which Word calls damaged",
    ),
    _case(
        "text in the place of a run",
        "a {{r name }} b",
        why="it leaves bare text between runs, which Word drops",
    ),
    _case(
        "cell without a paragraph",
        tbl(tr("a", tc(p("{%p if no %}"), p("b"), p("{%p endif %}")))),
        why="it leaves a cell without a paragraph, which Word calls damaged",
    ),
    _case(
        "table without rows",
        tbl(tr("{%tr for x in nothing %}", ""), tr("a", "b"), tr("{%tr endfor %}", "")),
        "after",
        why="it leaves a table without rows, which Word calls damaged",
    ),
    _case(
        "carriage returns",
        "{{ crlf }}",
        why="it leaves the carriage return of a line end as a space",
    ),
    _case(
        "shade with a hash",
        tbl(tr("{% cellbg '#FFDD00' %}a", "b")),
        why="it writes #, with which Word calls the file damaged",
    ),
    _case(
        "comment over paragraphs",
        "a{# begun",
        "and ended #}b",
    ),
    _case(
        "string with curly quotes in it",
        '{{ "say “yes”" }}',
        why="it ends the string at the first of them",
    ),
    _case(
        "German quotes",
        "{% if name == „Sam Sample“ %}yes{% endif %}",
        why="it does not know them as quotes",
    ),
    _case(
        "no-break space in a tag",
        "{%p\u00a0if yes %}",
        "{{\u00a0name }}",
        "{%p endif %}",
        why="it does not know it as a space",
    ),
    _case(
        "apostrophe in single quotes",
        "{% if name == 'Don’t' %}a{% else %}b{% endif %}",
        why="it ends the string there",
    ),
    _case(
        "nothing known",
        "a{{ none }}b",
        why="it prints None, Python's word, where a value is empty",
    ),
    _case(
        "vm over several paragraphs",
        tbl(
            tr("{%tr for row in rows %}", ""),
            tr(tc(p("{% vm %}same"), p("more")), "{{ row.day }}"),
            tr("{%tr endfor %}", ""),
        ),
        why="it keeps the further paragraphs of a merged cell in every row",
    ),
)

PART = {name: "word/header.xml" if name == "header" else "word/document.xml" for name in WHERE}
