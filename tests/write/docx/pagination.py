"""Where paragraphs stand once a program has laid a DOCX out: each is found on its page again.

Every paragraph gets a mark of letters one point high and a third as wide, too small to move
anything; the pages of the PDF made of it then say which paragraphs stand on them, those that are
empty among them.
"""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pypdfium2
from lxml import etree

from tests.write.docx.reading import W, parts

_MARK = re.compile(r"q(\d+)z")
_BREAKS = re.compile(r"[\s\x02\ufffe]")
"""A mark may be broken over lines where its word is."""
_DOCUMENT = "word/document.xml"


@dataclass(frozen=True)
class Block:
    """A paragraph of the body: its style, its words, and the table that it stands in."""

    number: int
    style: str
    words: str
    table: etree._Element | None
    table_style: str


def marked(data: bytes) -> tuple[bytes, list[Block]]:
    """Return *data* with a mark in each paragraph of its body, and these in reading order."""
    found = parts(data)
    root = etree.fromstring(found[_DOCUMENT])
    blocks = []
    for number, paragraph in zip(count(1), root.iter(f"{W}p"), strict=False):
        blocks.append(_block(number, paragraph))
        # Of a group LibreOffice 7 drops what stands before its first control.
        opens_with_control = len(paragraph) > 1 and paragraph[1].tag == f"{W}sdt"
        paragraph.insert(2 if opens_with_control else 1, _mark(number))
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in found.items():
            archive.writestr(name, etree.tostring(root) if name == _DOCUMENT else content)
    return package.getvalue(), blocks


def _block(number: int, paragraph: etree._Element) -> Block:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    table = next(paragraph.iterancestors(f"{W}tbl"), None)
    table_style = None if table is None else table.find(f"{W}tblPr/{W}tblStyle")
    return Block(
        number,
        "" if style is None else style.get(f"{W}val") or "",
        "".join(one.text or "" for one in paragraph.iter(f"{W}t")),
        table,
        "" if table_style is None else table_style.get(f"{W}val") or "",
    )


def _mark(number: int) -> etree._Element:
    run = etree.Element(f"{W}r")
    properties = etree.SubElement(run, f"{W}rPr")
    etree.SubElement(properties, f"{W}w").set(f"{W}val", "33")
    etree.SubElement(properties, f"{W}sz").set(f"{W}val", "2")
    etree.SubElement(run, f"{W}t").text = f"q{number}z"
    return run


def laid_out(files: Mapping[str, bytes], folder: Path) -> dict[str, dict[int, int]]:
    """Return for each marked file the page that LibreOffice puts each paragraph on."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
        + [str(folder / f"{name}.docx") for name in files],
        check=True,
        capture_output=True,
        timeout=600,
    )
    return {name: dict(_pages(folder / f"{name}.pdf")) for name in files}


def _pages(file: Path) -> Iterator[tuple[int, int]]:
    """Yield the number of each paragraph with the page that it begins on."""
    document = pypdfium2.PdfDocument(file)
    seen: set[int] = set()
    for page in range(len(document)):
        text = document[page].get_textpage().get_text_range()
        for match in _MARK.finditer(_BREAKS.sub("", text)):
            number = int(match[1])
            if number not in seen:
                seen.add(number)
                yield number, page + 1
    document.close()
