"""What holds for any template and any value."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from handoutgen.word import WordTemplate
from tests.word.building import docx, p, r, tbl, tc, text_box, texts, tr
from tests.word.canonical import canonical
from tests.word.cases import VALUES
from tests.word.test_differential import member

# What XML cannot hold, the marks of the composer, and line ends, which are told apart below.
_TEXT = st.text(
    st.characters(
        exclude_categories=("Cs",),
        exclude_characters="".join(map(chr, range(0x20)))
        + "".join(map(chr, range(0xF8D0, 0xF8F6)))
        + "\ufffe\uffff",
    ),
    max_size=60,
)
_BREAKS = st.lists(st.sampled_from(["\n", "\t", "a", " ", "&", "<w:p>", "{{ x }}"]), max_size=12)

_PLACES = WordTemplate.from_bytes(
    docx(
        "a{{ x }}b",
        "{{ x }}",
        p(r("{{ x", "b"), r(" }}", "i")),
        tbl(tr("{{ x }}", tc(tbl(tr("{{ x }}"), columns=1), "<w:p/>"))),
        text_box(p("{{ x }}")),
        "{{p x }}",
        p("{{r x }}"),
        "{% for y in [x] %}{{ y }}{% endfor %}",
        "{% set y %}{{ x }}{% endset %}{{ y }}",
        "{% macro m(z) %}{{ z }}{% endmacro %}{{ m(x) }}",
        "{{ x ~ '' }}",
        header=p("{{ x }}"),
    )
)


@settings(deadline=None, max_examples=60)
@given(_TEXT)
def test_any_text_comes_back_as_the_same_text(text: str) -> None:
    made = _PLACES.fill({"x": text})
    found = texts(made)
    assert found[0] == f"a{text}b"
    wanted = 11 if text else 10  # a paragraph of nothing is none
    assert sum(one == text for one in found) >= wanted
    assert texts(made, "word/header.xml") == [text]


@settings(deadline=None, max_examples=40)
@given(_BREAKS)
def test_breaks_and_tabs_come_back(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert texts(_PLACES.fill({"x": text}))[0] == f"a{text}b"


_TEMPLATES = (
    ("Dear {{ name }}, {% if yes %}you{% else %}nobody{% endif %} & {{ items|join(', ') }}",),
    ("{%p for x in items %}", "{{ x }}: {{ loop.index }}", "{%p endfor %}", "{# said #}end"),
    ("{%p if number < 50 %}", "{{ 'a' if yes else \"b\" }}", "{%p endif %}"),
    ("one {%- if yes -%}", " two", "{%- endif %} three", "{_{ name }_}"),
)


@st.composite
def split_runs(draw: st.DrawFn, text: str) -> str:
    """Return a paragraph of *text* as Word may have split it, in one look."""
    count = draw(st.integers(0, min(8, len(text))))
    cuts = sorted(draw(st.sets(st.integers(1, max(1, len(text) - 1)), max_size=count)))
    between = st.sampled_from(
        [
            "",
            '<w:proofErr w:type="spellStart"/>',
            '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>',
            "<w:r><w:lastRenderedPageBreak/></w:r>",
        ]
    )
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    runs = []
    for piece in pieces:
        runs += [r(piece), draw(between)]
    return p(*(run for run in runs if run))


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(_TEMPLATES), st.data())
def test_splits_over_runs_change_nothing(blocks: tuple[str, ...], data: st.DataObject) -> None:
    split = [data.draw(split_runs(block)) for block in blocks]
    whole = WordTemplate.from_bytes(docx(*blocks)).fill(VALUES)
    parted = WordTemplate.from_bytes(docx(*split)).fill(VALUES)
    assert canonical(member(whole)) == canonical(member(parted))


_VALUES = st.fixed_dictionaries(
    {
        "x": _TEXT,
        "xs": st.lists(_TEXT, max_size=4),
    }
)
_BOTH = docx("{{ x }}", "{%p for y in xs %}", "{{ y }}", "{%p endfor %}", header=p("{{ x }}"))
_SHARED = WordTemplate.from_bytes(_BOTH)


@settings(deadline=None, max_examples=30)
@given(_VALUES, _VALUES)
def test_a_then_b_gives_the_bytes_of_b(first: dict[str, Any], second: dict[str, Any]) -> None:
    alone = WordTemplate.from_bytes(_BOTH).fill(second)
    _SHARED.fill(first)
    assert _SHARED.fill(second) == alone


def test_threads_share_a_template() -> None:
    alone = [_SHARED.fill({"x": str(n), "xs": [str(n)] * n}) for n in range(8)]
    found: dict[int, set[bytes]] = {n: set() for n in range(8)}

    def work(n: int) -> None:
        for _ in range(20):
            found[n].add(_SHARED.fill({"x": str(n), "xs": [str(n)] * n}))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[n] for n in range(8)] == [{one} for one in alone]


def test_the_same_bytes_in_any_process() -> None:
    """No hash seed, clock or cache is in a filled file."""
    code = (
        "import hashlib, sys\n"
        "from handoutgen.word import WordTemplate, RichText\n"
        "from tests.word.building import docx, p\n"
        "t = WordTemplate.from_bytes(docx('{{ x }}', '{% for k in ks %}{{ k }}{% endfor %}',"
        " header=p('{{ x }}')))\n"
        "v = {'x': RichText('a', url_id='https://example.org'), 'ks': {'b': 1, 'a': 2}}\n"
        "print(hashlib.sha256(t.fill(v)).hexdigest())"
    )
    seen = set()
    for seed in ("0", "1"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        seen.add(re.sub(r"\s", "", done.stdout))
    assert len(seen) == 1
