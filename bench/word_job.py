"""The job of the Word templates: two lean templates of six pages, and 5 brands × 40 clients.

In the *general* one the handout comes from loops and conditions; in the *spliced* one it stands
in the template, as in a letterhead, and only brand and client are filled in.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from bench.job import handout_items, write_facts
from handoutgen.write.docx.package import deflated, write_package
from handoutgen.write.docx.xml import DECLARATION, R, W

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES = {"Normal": 24, "Heading1": 48, "Heading2": 32, "Heading3": 26, "ListBullet": 24}
"""Sizes in half points, those of the other peers."""


def write_word_job(folder: Path, kind: str) -> Path:
    """Write the template and the words of the job *kind*; return the path of the job."""
    title, items = handout_items()
    plain = [_plain(item) for item in items]
    template = folder / f"{kind}.docx"
    body = _general() if kind == "general" else _spliced(plain)
    template.write_bytes(_file(body))
    job = folder / f"{kind}.json"
    items = plain if kind == "general" else []
    write_facts(job, {"template": str(template), "title": title, "items": items})
    return job


def _plain(item: dict[str, Any]) -> dict[str, Any]:
    words = item.get("text") or "".join(text for text, _ in item.get("runs", ()))
    return {
        "kind": item["kind"],
        "level": min(item.get("level", 0), 3),
        "text": words,
        "lines": ["".join(text for text, _ in entry) for entry in item.get("items", ())],
        "rows": [list(row) for row in item.get("rows", ())],
    }


def _p(text: str, style: str = "Normal") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    return f'<w:p>{look}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{_p(cell)}</w:tc>" for cell in cells) + "</w:tr>"


_HEAD = (
    _p("{{ title }}", "Heading1"),
    _p("For {{ client.name }} ({{ client.number }}), from {{ clinician }} on {{ date }}"),
)


def _general() -> str:
    parts = [*_HEAD, _p("{%p for item in items %}")]
    for level in (1, 2, 3):
        parts += [
            _p(f"{{%p if item.kind == 'heading' and item.level == {level} %}}"),
            _p("{{ item.text }}", f"Heading{level}"),
            _p("{%p endif %}"),
        ]
    parts += [
        _p("{%p if item.kind == 'paragraph' %}"),
        _p("{{ item.text }}"),
        _p("{%p endif %}"),
        _p("{%p for line in item.lines %}"),
        _p("{{ line }}", "ListBullet"),
        _p("{%p endfor %}"),
        _p("{%p if item.rows %}"),
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid>',
        _row("{%tr for row in item.rows %}"),
        _row("{{ row[0] }}", "{{ row[1] }}"),
        _row("{%tr endfor %}") + "</w:tbl>",
        _p("{%p endif %}"),
        _p("{%p endfor %}"),
        _p("Call {{ brand.phone }}, {{ client.name }}."),
    ]
    return "".join(parts)


def _spliced(items: list[dict[str, Any]]) -> str:
    parts = list(_HEAD)
    for number, item in enumerate(items):
        style = f"Heading{item['level']}" if item["kind"] == "heading" else "Normal"
        if item["text"]:
            parts.append(_p(item["text"], style))
        parts += [_p(line, "ListBullet") for line in item["lines"]]
        if number % 12 == 11:
            parts.append(_p("{{ client.name }}, ask {{ clinician }} or call {{ brand.phone }}."))
        parts += [_p(" – ".join(row)) for row in item["rows"]]
    parts.append(_p("{{ brand.name }}, {{ brand.web }}"))
    return "".join(parts)


def _file(body: str) -> bytes:
    def root(name: str, inner: str) -> str:
        return f'{DECLARATION}<w:{name} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{name}>'

    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
        '<w:pPr><w:spacing w:after="140" w:line="336" w:lineRule="auto"/></w:pPr>'
        f'<w:rPr><w:sz w:val="{size}"/></w:rPr></w:style>'
        for name, size in _STYLES.items()
    )
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>'
        '<w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" '
        'w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"),
            ("header1", "header"),
            ("footer1", "footer"),
            ("styles", "styles"),
        )
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{part}.xml"/>'
        for number, (kind, part) in enumerate(
            (("styles", "styles"), ("header", "header1"), ("footer", "footer1")), 1
        )
    )
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{links}</Relationships>",
        "word/styles.xml": root("styles", styles),
        "word/header1.xml": root("hdr", _p("{{ brand.name }} · {{ brand.tagline }}")),
        "word/footer1.xml": root("ftr", _p("{{ brand.phone }} · {{ brand.web }}")),
        "word/document.xml": root("document", f"<w:body>{body}{section}</w:body>"),
    }
    return write_package(deflated(name, content) for name, content in members.items())
