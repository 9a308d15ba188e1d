# ruff: noqa: E501 - a file a line reads better
"""Hostile files and templates: an error each, soon, and in little memory.

Each runs in a process of its own whose memory and time the system limits.
"""

from __future__ import annotations

import datetime
import io
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from handoutgen.errors import TemplateError
from handoutgen.word import WordTemplate
from tests.word.building import docx, member, members, p, texts, zipped

SECONDS, BYTES = 5, 500 * 1024 * 1024

_TRY = """
import resource, sys, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, ({bytes}, {bytes}))
from handoutgen.errors import TemplateError
from handoutgen.word import WordTemplate
for path in map(Path, sys.argv[1:]):
    begun = time.process_time()
    try:
        WordTemplate.open(path).fill({{"x": "<&>", "xs": list(range(1000)), "f": lambda: 1}})
    except TemplateError as error:
        print(path.stem, round(time.process_time() - begun, 2), str(error)[:90], sep="|")
    else:
        print(path.stem, round(time.process_time() - begun, 2), "FILLED", sep="|")
"""


def _bomb() -> bytes:
    nothing = b"\x00" * (140 << 20)
    return zipped({**members(docx("{{ x }}")), "word/media/image1.png": nothing})


def _large_part() -> bytes:
    return zipped({**members(docx("x")), "word/document.xml": b"<a>" + b" " * (30 << 20) + b"</a>"})


def _many_entries(count: int = 200_000) -> bytes:
    """Return an archive of *count* empty members, written by hand: zipfile takes its time."""
    local, directory = [], []
    at = 0
    for number in range(count):
        name = b"word/%d.xml" % number
        same = struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 33, 0, 0, 0, len(name), 0)
        local.append(b"PK\x03\x04" + same + name)
        directory.append(
            b"PK\x01\x02\x14\x00" + same + struct.pack("<HHHII", 0, 0, 0, 0, at) + name
        )
        at += len(local[-1])
    listing = b"".join(directory)
    end_64 = struct.pack(
        "<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, len(listing), at
    )
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, at + len(listing), 1)
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(listing), at, 0)
    return b"".join([*local, listing, end_64, locator, end])


def _entities() -> bytes:
    declared = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    content = f'<!DOCTYPE d [<!ENTITY e0 "lol">{declared}]><w:document>&e11;</w:document>'
    return zipped({**members(docx("x")), "word/document.xml": content})


def _outer_entity() -> bytes:
    content = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'
    return zipped({**members(docx("x")), "word/document.xml": content})


def _deep(depth: int = 5_000) -> bytes:
    return docx("<w:sdt>" * depth + "</w:sdt>" * depth)


def _nested_tables(depth: int = 120) -> bytes:
    opened, closed = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    return docx(opened * depth + p("{{ x }}") + closed * depth)


def _lying_size() -> bytes:
    data = bytearray(docx("{{ x }}"))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(data)


def _named(name: str) -> bytes:
    return zipped({**members(docx("{{ x }}")), name: b"x"})


def _twice() -> bytes:
    data = docx("{{ x }}")
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", b"<other/>")
    return out.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "zip-bomb": _bomb,
    "large-part": _large_part,
    "many-entries": _many_entries,
    "entity-bomb": _entities,
    "outer-entity": _outer_entity,
    "deep-elements": _deep,
    "nested-tables": _nested_tables,
    "lying-size": _lying_size,
    "climbing-name": lambda: _named("../../evil.txt"),
    "absolute-name": lambda: _named("/etc/evil.txt"),
    "backslash-name": lambda: _named("word\\..\\evil.txt"),
    "two-cases-of-a-name": lambda: _named("WORD/document.xml"),
    "two-of-a-name": _twice,
    "truncated": lambda: docx("{{ x }}" * 50)[:-400],
    "half": lambda: docx("{{ x }}" * 50)[:600],
    "empty": lambda: b"",
    "no-zip": lambda: b"PK\x03\x04 nothing of the kind" * 10,
    "old-word": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
    "no-document": lambda: zipped({"[Content_Types].xml": "<Types/>"}),
    "endless-loop": lambda: docx("{% for a in range(20000) %}{% for b in range(20000) %}{{ a }}{% endfor %}{% endfor %}"),
    "long-output": lambda: docx("{% for a in xs %}{% for b in xs %}" + "word " * 200 + "{% endfor %}{% endfor %}"),
    "endless-macro": lambda: docx("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"),
    "long-text": lambda: docx("{{ 'x' * 1000000000 }}"),
    "doubling": lambda: docx("{% set ns = namespace(t='x' * 1000) %}{% for i in range(60) %}{% set ns.t = ns.t ~ ns.t %}{% endfor %}"),
    "large-power": lambda: docx("{{ 9 ** 9 ** 9 }}"),
    "wide-format": lambda: docx("{{ '%999999999d' % 1 }}"),
    "class-climb": lambda: docx("{{ ''.__class__.__mro__[1].__subclasses__() }}"),
    "filter-climb": lambda: docx("{{ ''|attr('__class__') }}"),
    "globals-climb": lambda: docx("{{ f.__globals__ }}"),
    "cycler-climb": lambda: docx("{{ cycler.__init__.__globals__.os.popen('id').read() }}"),
    "self-climb": lambda: docx("{{ self.__init__.__globals__ }}"),
    "format-climb": lambda: docx("{{ '{0.__class__}'.format(x) }}"),
    "include": lambda: docx("{% include '/etc/passwd' %}"),
    "import": lambda: docx("{% import 'os' as os %}"),
    "many-elements": lambda: docx("<w:p/>" * 2_500_000),
    "many-attributes": lambda: docx("<w:p " + " ".join(f'w:a{n}="{{{{"' for n in range(300_000)) + "/>{{ y }}"),
    "many-tags": lambda: docx("{{ x }}" * 28_000),
    "many-tags-in-paragraphs": lambda: docx(p("{{ x }}") * 100_000),
    "many-unclosed": lambda: docx(p("{{ (") * 50_000),
    "many-brackets": lambda: docx("{{ ( }}" * 9_000),
    "many-quotes": lambda: docx("{{ ' }}" * 9_001),
    "many-dashes-in-paragraphs": lambda: docx(p("{%- if x -%}") * 9_000),
    "many-dashes": lambda: docx("{%- if x -%}" * 9_000),
    "deep-brackets": lambda: docx("{{ " + "(" * 30_000 + "x" + ")" * 30_000 + " }}"),
    "long-sum": lambda: docx("{{ " + "x + " * 20_000 + "x }}"),
    "long-chain": lambda: docx("{{ x" + "|upper" * 20_000 + " }}"),
    "long-paragraph": lambda: docx("{{ x }}" + "a" * 3_000_000),
    "many-blocks": lambda: docx("{% if x %}" * 200 + "{% endif %}" * 200),
}  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[float, str]]:
    """Return seconds and error of each file, all tried by one limited process."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    paths = []
    for name, make in FILES.items():
        path = folder / f"{name}.docx"
        path.write_bytes(make())
        paths.append(str(path))
    command = [sys.executable, "-c", _TRY.format(bytes=BYTES), *paths]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found = [line.split("|", 2) for line in done.stdout.splitlines() if line.count("|") >= 2]
    return {name: (float(seconds), said) for name, seconds, said in found}


@pytest.mark.parametrize("name", FILES)
def test_an_error_each_and_soon(told: dict[str, tuple[float, str]], name: str) -> None:
    seconds, said = told[name]
    assert said != "FILLED"
    assert f"{name}.docx" in said
    assert seconds < SECONDS


def test_values_are_never_parsed() -> None:
    evil = "{{ x }} {% for a in b %} <w:p/> ]]> &amp; \ufdd0"
    made = WordTemplate.from_bytes(docx("{{ y }}")).fill({"y": evil, "x": "no"})
    assert texts(made) == [evil]


def test_functions_are_called_only_when_given_by_name() -> None:
    class Person:
        name = "Sam"
        deleted = False

        def delete(self) -> str:
            Person.deleted = True
            return "gone"

    template = WordTemplate.from_bytes(docx("{{ p.name }} {{ p.delete() }}"))
    with pytest.raises(TemplateError, match="delete"):
        template.fill({"p": Person()})
    assert not Person.deleted
    made = WordTemplate.from_bytes(docx("{{ f(2) }}")).fill({"f": lambda n: n + 1})
    assert texts(made) == ["3"]


def test_errors_hold_no_values() -> None:
    template = WordTemplate.from_bytes(docx("{{ client + 1 }} {{ client.foo }} {{ client|round }}"))
    with pytest.raises(TemplateError) as failure:
        template.fill({"client": "Sam Sample"})
    assert "Sam" not in str(failure.value)
    assert b"Sam" not in member(template.package.archive._data)


@pytest.mark.parametrize(
    "tag", ["{{ path.unlink() }}", "{{ file.read() }}", "{{ day.today() }}", "{{ moment.now() }}"]
)
def test_objects_do_not_do_all_they_can(tag: str, tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text("secret", "utf-8")
    moment = datetime.datetime(2026, 3, 9, 12, 30)
    template = WordTemplate.from_bytes(docx(tag))
    with path.open() as file:
        values = {"path": path, "file": file, "day": moment.date(), "moment": moment}
        with pytest.raises(TemplateError, match="is a method, which a template does not call"):
            template.fill(values)
    assert path.exists()


class Talkative:
    """A value whose own code fails and says with what."""

    def __str__(self) -> str:
        raise ValueError("Sam Sample of Anytown")

    @property
    def town(self) -> str:
        raise ValueError("Sam Sample of Anytown")


def fails(value: object) -> str:
    raise ValueError(f"cannot take {value}")


@pytest.mark.parametrize(
    "tag",
    [
        "{{ x|fails }}",
        "{{ [x]|map('fails')|join }}",
        "{{ prices[x] }}",
        "{{ prices[long] }}",
        "{{ talkative }}",
        "{{ talkative.town }}",
        "{{ prices.get(x).y.z }}",
        "{{ prices|attr(x) }}",
    ],
)
def test_faults_say_nothing_of_the_data(tag: str) -> None:
    values = {
        "x": "Sam Sample",
        "long": "Sam Sample, who lives in a house in Anytown " * 9,
        "prices": {"tea": 1},
        "talkative": Talkative(),
    }
    with pytest.raises(TemplateError) as caught:
        WordTemplate.from_bytes(docx(tag)).fill(values, filters={"fails": fails})
    assert "Sam" not in str(caught.value)
    assert "Anytown" not in str(caught.value)
