# ruff: noqa: E501 - a script a line reads better
"""Templates as scripts: what LibreOffice and rdocx are asked to write, each in its own way.

``python -m tests.word.scripts`` writes them anew into ``tests/word/saved``: fifteen saved by
LibreOffice (one call), fifteen written by rdocx.
"""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import rdocx

from tests.word.building import docx, p, r, tbl, tc, tr

SAVED = Path(__file__).parent / "saved"
Runs: TypeAlias = str | tuple[str | tuple[str, str], ...]
"""A paragraph: its text, or runs, those with a look as pairs."""


@dataclass(frozen=True)
class Rows:
    """A table, cell by cell."""

    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True)
class Script:
    name: str
    body: tuple[Runs | Rows, ...]
    header: str = ""
    footer: str = ""


def _script(name: str, *body: Runs | Rows, header: str = "", footer: str = "") -> Script:
    return Script(name, body, header, footer)


SCRIPTS = (
    _script("letter", "Dear {{ name }},", "You are {{ number }}.", header="{{ client.last }}", footer="Page for {{ name }}"),
    _script("looks", ("Dear ", ("{{ name }}", "b"), " and ", ("{{ sign }}", "i"), "."), (("{{ na", "b"), ("me }}", "i"))),
    _script("tag over looks", (("{% if ", "b"), "yes", (" %}", "i"), "seen", (("{% endif %}"), "b"))),
    _script("paragraph loop", "{%p for x in items %}", "{{ loop.index }}. {{ x }}", "{%p endfor %}", "end"),
    _script("nested loops", "{%p for row in rows %}", "{{ row.day }}", "{%p for note in row.notes %}", "– {{ note }}", "{%p endfor %}", "{%p endfor %}", "end"),
    _script("conditions", "{%p if no %}", "hidden", "{%p elif number > 40 %}", "shown", "{%p else %}", "other", "{%p endif %}", "{% if number < 50 and yes %}a{% else %}b{% endif %}"),
    _script("table rows", Rows((("Day", "Hours"), ("{%tr for row in rows %}", ""), ("{{ row.day }}", "{{ row.hours }}"), ("{%tr endfor %}", ""))), "end"),
    _script("table columns", Rows((("x", "{%tc for c in two_columns %}", "{{ c }}", "{%tc endfor %}"),)), "end"),
    _script("spans and shades", Rows((("{% colspan 2 %}{{ name }}", "b"), ("{% cellbg colour %}a", "b"))), "end"),
    _script("merged cells", Rows((("{%tr for row in rows %}", ""), ("{% vm %}all", "{{ row.day }}"), ("{%tr endfor %}", ""))), "end"),
    _script("paragraphs in a cell", Rows(((("a ", ("{{ name }}", "b")), "{% for x in items %}{{ x }} {% endfor %}"),)), "end"),
    _script("dashes", "We are", "{%- if yes -%}", " here", "{%- else -%}", " there", "{%- endif -%}", " now.", "end"),
    _script("quotes", "{{ items|join(“; ”) }}", "{% if name == ‘Sam Sample’ %}Sam{% endif %}", "{{ \"it’s\" }}"),
    _script("breaks in values", "a {{ lines }} b", "{{ tabbed }}", "c {{ paragraphs }} d"),
    _script("words beside", "{# nobody reads this #}Signs: {_{ x }_} & < > “so” – {{ unicode }}", "{% raw %}{{ kept }}{% endraw %}", "{{ half }} % of {{ '50 %' }}"),
)  # fmt: skip


def built(script: Script) -> bytes:
    """Return the template as we would write it: nothing is split."""
    beside = {key: p(text) for key in ("header", "footer") if (text := getattr(script, key))}
    return docx(*(_block(one) for one in script.body), **beside)


def _block(one: Runs | Rows) -> str:
    if isinstance(one, Rows):
        columns = max(map(len, one.rows))
        return tbl(*(tr(*(tc(_block(cell)) for cell in row)) for row in one.rows), columns=columns)
    if isinstance(one, str):
        return p(one)
    return p(*(r(run) if isinstance(run, str) else r(*run) for run in one))


def by_rdocx(script: Script) -> bytes:
    document = rdocx.Document()
    for one in script.body:
        if isinstance(one, Rows):
            table = document.add_table(len(one.rows), max(map(len, one.rows)))
            for at, row in enumerate(one.rows):
                for column, cell in enumerate(row):
                    _write_runs(table.cell(at, column).paragraphs[0], cell)
        else:
            _write_runs(document.add_paragraph(""), one)
    if script.header:
        document.set_header(script.header)
    if script.footer:
        document.set_footer(script.footer)
    data: bytes = document.to_bytes()
    return data


def _write_runs(paragraph: object, runs: Runs) -> None:
    for one in (runs,) if isinstance(runs, str) else runs:
        text, look = (one, "") if isinstance(one, str) else one
        run = paragraph.add_run(text)  # type: ignore[attr-defined]
        if look == "b":
            run.bold = True
        elif look == "i":
            run.italic = True


def file_of(script: Script, program: str) -> Path:
    return SAVED / f"{script.name.replace(' ', '-')}-{program}.docx"


def main() -> None:
    SAVED.mkdir(exist_ok=True)
    for script in SCRIPTS:
        file_of(script, "rdocx").write_bytes(by_rdocx(script))
    with tempfile.TemporaryDirectory() as folder:
        sources = []
        for script in SCRIPTS:
            path = Path(folder) / file_of(script, "libreoffice").name
            path.write_bytes(built(script))
            sources.append(str(path))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        kind = "docx:MS Word 2007 XML"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(SAVED)]
        subprocess.run([*command, *sources], check=True, capture_output=True)


if __name__ == "__main__":
    main()
