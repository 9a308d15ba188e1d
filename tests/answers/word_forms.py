"""Small Word forms for the tests, made by hand: controls as Word and other makers write them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

EMPTY = "<w:showingPlcHdr/>"


def control(
    tag: str, words: str, kind: str = "<w:text/>", *, title: str = "", more: str = ""
) -> str:
    """Return a control in a paragraph of its own around *words*, which may be runs."""
    content = words if words.startswith("<") else f"<w:r><w:t>{words}</w:t></w:r>"
    alias = f'<w:alias w:val="{title}"/>' if title else ""
    name = f'<w:tag w:val="{tag}"/>' if tag else ""
    return (
        f"<w:p><w:sdt><w:sdtPr>{alias}{name}{more}{kind}</w:sdtPr>"
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt></w:p>"
    )


def box(
    tag: str, checked: str, sign: str = "", *, signs: str = "2612 2610", title: str = ""
) -> str:
    on, off = signs.split()
    shown = sign or chr(int(on if checked in ("1", "true") else off, 16))
    kind = (
        f'<w14:checkbox><w14:checked w14:val="{checked}"/><w14:checkedState w14:val="{on}"/>'
        f'<w14:uncheckedState w14:val="{off}"/></w14:checkbox>'
    )
    return control(tag, shown, kind, title=title)


def drop_down(tag: str, words: str, *items: tuple[str, str], more: str = "") -> str:
    listed = "".join(
        f'<w:listItem w:displayText="{shown}" w:value="{value}"/>' for value, shown in items
    )
    return control(tag, words, f"<w:dropDownList>{listed}</w:dropDownList>", more=more)


def group(tag: str, content: str, *, title: str = "") -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{title}"/><w:tag w:val="{tag}"/><w:group/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def document(body: str, namespace: str = W) -> str:
    return (
        f'<?xml version="1.0"?><w:document xmlns:w="{namespace}" xmlns:w14="{W14}"><w:body>'
        f"{body}</w:body></w:document>"
    )


def word_file(path: Path, body: str, parts: Mapping[str, str | bytes] | None = None) -> Path:
    """Save a Word file whose text is *body*; *parts* are added, or stand in for its own."""
    every: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": (
            f'<Relationships xmlns="x"><Relationship Id="1" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": document(body),
        **(parts or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in every.items():
            package.writestr(name, content)
    return path
