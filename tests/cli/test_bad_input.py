"""Bad input, as people and their programs really make it: each a line or two, and no half file.

Each case is a folder's files, a call, an exit code and words that must be said: the place and the
problem, or the hint.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.reading import docx_words, pdf_words

Files = dict[str, str | bytes]
ARTICLE = "content/articles/a.md"
BRAND = "content/brands/oak/brand.yaml"
TEMPLATE = "templates/t.md.j2"
GOOD = "---\ntitle: A\naudience: client\n---\n\nOne sentence.\n\n## Part\n\nTwo sentences.\n"
MAKE = ["make", "a", "-t", "t", "-f", "pdf", "-f", "docx"]


def png(width: int, height: int, *, body: bytes = b"") -> bytes:
    """Return a PNG that says it is *width* × *height*, whatever follows."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def small_png() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (40, 20), "navy").save(out, "PNG")
    return out.getvalue()


@dataclass(frozen=True)
class Case:
    name: str
    files: Files
    said: tuple[str, ...]
    code: int = 1
    call: tuple[str, ...] = tuple(MAKE)
    links: dict[str, str] = field(default_factory=dict)


def article(front: str = "title: A", body: str = "One sentence.\n\n## Part\n\nTwo.\n") -> Files:
    return {ARTICLE: f"---\n{front}\n---\n\n{body}", TEMPLATE: "{{ sections }}"}


def template(source: str) -> Files:
    return {ARTICLE: GOOD, TEMPLATE: source}


def brand(yaml: str, **more: bytes) -> Files:
    extra = {f"content/brands/oak/{name.replace('__', '.')}": data for name, data in more.items()}
    return {ARTICLE: GOOD, TEMPLATE: "{{ sections }}", BRAND: yaml, **extra}


ARTICLES = [
    Case("empty file", {ARTICLE: "", TEMPLATE: "x"}, ("a.md", "no text")),
    Case("binary file", {ARTICLE: bytes(range(256)) * 40, TEMPLATE: "x"}, ("a.md",)),
    Case("no title", {ARTICLE: "## Part\n\nText.\n", TEMPLATE: "x"}, ("a.md:1", "title")),
    Case("broken YAML", article("title: [A"), ("a.md:", "YAML")),
    Case("YAML that is a list", article("- title"), ("a.md:2",)),
    Case("unknown key", article("title: A\ntitel: B"), ("a.md:3", "titel", "title")),
    Case("key twice", article("title: A\ntitle: B"), ("a.md:3", "twice")),
    Case("date that is none", article("title: A\npublished: March"), ("a.md:3", "2025-03-04")),
    Case("audience that is none", article("title: A\naudience: all"), ("a.md:3", "clinician")),
    Case("YAML anchors", article("title: &a A\nsummary: *a"), ("a.md:",)),
    Case("YAML tags", article("title: !!python/object:os.system A"), ("a.md:",)),
    Case("front matter without end", {ARTICLE: "---\ntitle: A\n", TEMPLATE: "x"}, ("a.md",)),
    Case("prompt of no section", article("title: A\nprompts:\n  prat: [How?]"), ("a.md:", "part")),
    Case(
        "prompt that cannot be",
        article("title: A\nprompts:\n  part: ['How? | scale 9-2']"),
        ("a.md:", "minimum"),
    ),
    Case("missing image", article(body="![Alt](no.png)\n"), ("a.md:", "no.png")),
    Case("image up the tree", article(body="![Alt](../../../etc/x.png)\n"), ("a.md:",)),
    Case("image by drive", article(body="![Alt](file:///etc/passwd)\n"), ("a.md:",)),
    Case("image from the web", article(body="![Alt](https://example.org/x.png)\n"), ("a.md:",)),
    Case(
        "text as PNG",
        {**article(body="![Alt](x.png)\n"), "content/articles/x.png": "not a picture"},
        ("x.png",),
    ),
    Case(
        "PNG of 30,000 pixels a side",
        {**article(body="![Alt](x.png)\n"), "content/articles/x.png": png(30_000, 30_000)},
        ("x.png", "pixels"),
    ),
    Case(
        "PNG cut short",
        {**article(body="![Alt](x.png)\n"), "content/articles/x.png": small_png()[:60]},
        ("x.png",),
    ),
    Case(
        "link out of the workspace",
        {**article(body="![Alt](x.png)\n"), "../outside.png": small_png()},
        ("a.md:",),
        links={"content/articles/x.png": "../outside.png"},
    ),
    Case("withdrawn", article("title: A\nwithdrawn: {on: 2025-01-01, reason: wrong}"), ("wrong",)),
    Case(
        "HTML source",
        {"a.html": "<p>Hello", TEMPLATE: "x"},
        ("a.html", "cannot be read yet"),
        2,
        ("make", "a.html", "-t", "t"),
    ),
    Case(
        "unknown source",
        {"a.xyz": "Hello", TEMPLATE: "x"},
        ("a.xyz",),
        2,
        ("make", "a.xyz", "-t", "t"),
    ),
    Case(
        "path that climbs",
        {TEMPLATE: "x"},
        ("no article",),
        2,
        ("make", "../../../../etc/hostname", "-t", "t"),
    ),
]

TEMPLATES = [
    Case("syntax", template("{{ sections }\n"), ("t.md.j2:1",)),
    Case("open block", template("{% if client %}\nx\n"), ("t.md.j2:",)),
    Case("misspelt name", template("\n{{ setcions }}"), ("t.md.j2:2", "setcions", "sections")),
    Case("misspelt attribute", template("{{ article.titel }}"), ("t.md.j2:1", "titel", "title")),
    Case("misspelt filter", template("{{ client|uper }}"), ("t.md.j2:1", "upper")),
    Case("misspelt blank", template("{{ line(3) }}"), ("t.md.j2:1", "lines")),
    Case("misspelt parameter", template("{{ lines(3, lable='x') }}"), ("t.md.j2:1", "label")),
    Case("two faults", template("{{ one }}\n{{ two }}"), ("t.md.j2:1", "t.md.j2:2")),
    Case("no lines", template("{{ lines(0) }}"), ("t.md.j2:1", "1 to")),
    Case("60 columns", template("{{ answer_table(headers=['x'] * 60) }}"), ("t.md.j2:1", "column")),
    Case("blank label", template("{{ lines(4, label='  ') }}"), ("t.md.j2:1", "label")),
    Case("blank header", template("{{ answer_table(['a', '']) }}"), ("t.md.j2:1", "header 2")),
    Case("blank slot", template("{{ week_grid(['']) }}"), ("t.md.j2:1", "slot")),
    Case("no options", template("{{ checklist('Pick', []) }}"), ("t.md.j2:1", "option")),
    Case("scale upside down", template("{{ rating_scale('S', 9, 2) }}"), ("t.md.j2:1",)),
    Case("block in a heading", template("# {{ sections }}"), ("t.md.j2:1",)),
    Case("block in a link", template("[x]({{ sections }})"), ("t.md.j2:1",)),
    Case("block as text", template("{{ sections|upper }}"), ("t.md.j2:1",)),
    Case("bad include", template("{% include '../../etc/passwd' %}"), ("t.md.j2:1",)),
    Case("missing include", template("{% include 'nope.md.j2' %}"), ("nope.md.j2",)),
    Case("include of itself", template("{% include 't.md.j2' %}"), ("t.md.j2",)),
    Case("climb to classes", template("{{ ''.__class__.__mro__ }}"), ("t.md.j2:1",)),
    Case("climb by filter", template("{{ ''|attr('__class__') }}"), ("t.md.j2:1",)),
    Case("format climb", template("{{ '{0.__class__}'.format('x') }}"), ("t.md.j2:1",)),
    Case("big string", template("{{ 'x' * 900000000 }}"), ("t.md.j2:1",)),
    Case(
        "endless loops",
        template("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"),
        ("t.md.j2",),
    ),
    Case(
        "endless macro", template("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"), ("t.md.j2",)
    ),
    Case("not UTF-8", {ARTICLE: GOOD, TEMPLATE: b"\xff\xfe\x00x"}, ("t.md.j2", "UTF-8")),
    Case("Word template", {ARTICLE: GOOD, "templates/t.docx": b"PK"}, ("is no Word file",), 1),
]

BRANDS = [
    Case("empty brand", brand(""), ("brand.yaml", "name")),
    Case("broken brand", brand("name: 'Oak"), ("brand.yaml:1",)),
    Case("unknown brand key", brand("name: Oak\ncolour: red"), ("brand.yaml:2", "colours")),
    Case("colour that is none", brand("name: Oak\ncolours: {primary: red}"), ("brand.yaml:2",)),
    Case("missing logo", brand("name: Oak\nlogo: {file: no.png, alt: Oak}"), ("no.png",)),
    Case(
        "logo is text",
        brand("name: Oak\nlogo: {file: logo.png, alt: Oak}", logo__png=b"hello"),
        ("logo.png",),
    ),
    Case(
        "huge logo",
        brand("name: Oak\nlogo: {file: logo.png, alt: Oak}", logo__png=png(30_000, 30_000)),
        ("logo.png", "pixels"),
    ),
    Case(
        "logo that loads a file",
        brand(
            "name: Oak\nlogo: {file: logo.svg, alt: Oak}",
            logo__svg=b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
            b'<image href="file:///etc/passwd" width="9" height="9"/></svg>',
        ),
        ("logo.svg",),
    ),
    Case(
        "logo with entities",
        brand(
            "name: Oak\nlogo: {file: logo.svg, alt: Oak}",
            logo__svg=b'<!DOCTYPE s [<!ENTITY a "b">]>'
            b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&a;</text></svg>',
        ),
        ("logo.svg",),
    ),
    Case("extends nobody", brand("extends: elm"), ("brand.yaml:1", "elm")),
    Case("extends itself", brand("extends: oak"), ("brand.yaml:",)),
    Case(
        "font that is none",
        brand("name: Oak\nfonts: {body: {name: X, regular: x.ttf}}"),
        ("x.ttf",),
    ),
    Case(
        "font that is text",
        brand("name: Oak\nfonts: {body: {name: X, regular: x.ttf}}", x__ttf=b"hello"),
        ("x.ttf",),
    ),
    Case("page that is none", brand("name: Oak\npage_size: a5"), ("brand.yaml:2", "a4")),
]

SETTINGS = [
    Case(
        "unknown setting",
        {**template("x"), "handoutgen.yaml": "brnad: oak"},
        ("handoutgen.yaml:1", "brand"),
        2,
    ),
    Case(
        "format that is none",
        {**template("x"), "handoutgen.yaml": "formats: [odt]"},
        ("handoutgen.yaml:1", "odt"),
        2,
    ),
    Case(
        "brand that is none",
        {**template("x"), "handoutgen.yaml": "brand: elm"},
        ("no brand", "elm"),
        2,
    ),
    Case("settings not UTF-8", {**template("x"), "handoutgen.yaml": b"\xff"}, ("UTF-8",), 2),
    Case(
        "name that no font covers",
        template("{{ client }}"),
        ("client",),
        1,
        (*MAKE[:3], "t", "--client", "\U00012000\U00012001"),
    ),
]

CASES = [*ARTICLES, *TEMPLATES, *BRANDS, *SETTINGS]


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 60
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bad_input(case: Case, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    for name, content in case.files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    for name, target in case.links.items():
        (home / name).symlink_to((home / target).resolve())
    monkeypatch.chdir(home)
    result = run(*case.call)
    assert result.exit_code == case.code, result.stderr
    for words in case.said:
        assert words.casefold() in result.stderr.casefold(), result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    assert not list(home.glob("output/**/*"))


HOSTILE_TEXT = [
    "nul \0 bell \a escape \x1b[31m",
    "not XML \ufffe \uffff \x0b",
    "half a pair \ud800".encode("utf-8", "surrogatepass"),
    "turned \u202e round \u2066 and back",
    "<b>not markup</b> & {{ not.jinja }} {% nor this %} *nor* [this](javascript:x)",
    "]]> <!-- --> &#0; &amp;",
    "private \ue000 \uf8f0\uf8e1\uf8f1",
]


@pytest.mark.parametrize("words", HOSTILE_TEXT)
def test_hostile_text_is_only_text(
    words: str | bytes, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Characters that no file format may hold are left out; the rest is printed as it is."""
    home = tmp_path / "home"
    data = words if isinstance(words, bytes) else words.encode()
    path = home / "content/articles/a.txt"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"A title\n\nOne sentence that is long enough. " + data + b"\n")
    monkeypatch.chdir(home)
    result = run("make", "a", "-f", "pdf", "-f", "docx")
    assert result.exit_code == 0, result.stderr
    assert len(list(home.glob("output/*"))) == 2


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org/x",
        "vbscript:x",
    ],
)
@pytest.mark.parametrize("where", ["article", "template", "value"])
def test_a_link_that_is_no_address_loses_its_link_and_keeps_its_words(
    address: str, where: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    link = f"[these words]({'{{ to }}' if where == 'value' else address})"
    body = GOOD + (f"\nSee {link}.\n" if where == "article" else "")
    source = "{{ sections }}\n\nSee " + (link if where != "article" else "that") + ".\n"
    for name, content in ((ARTICLE, body), (TEMPLATE, source)):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(content, "utf-8")
    monkeypatch.chdir(home)
    result = run(*MAKE, "--set", f"to={address}", "-o", "out")
    assert result.exit_code == 0, result.stderr
    assert "its words stay" in result.stderr
    for path in (home / "out").iterdir():
        words = pdf_words(path) if path.suffix == ".pdf" else docx_words(path)
        assert "these words" in words
        assert address.encode() not in path.read_bytes()
    with zipfile.ZipFile(next((home / "out").glob("*.docx"))) as package:
        links = package.read("word/_rels/document.xml.rels")
        assert address.encode() not in links
