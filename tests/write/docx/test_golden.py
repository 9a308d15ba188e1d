"""Goldens: a file's parts as XML, an element a line. ``pytest --accept`` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tests.write.docx import samples
from tests.write.docx.reading import parts, written

GOLDEN = Path(__file__).parent / "golden"
KEPT = {
    "everything": (
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
    ),
    "landscape-first": ("word/document.xml",),
    "plain": ("word/header1.xml", "word/header2.xml"),
    "right-to-left": ("word/document.xml",),
}


def spread(content: bytes) -> str:
    root = etree.fromstring(content)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


@pytest.mark.parametrize(("sample", "name"), [(s, n) for s, names in KEPT.items() for n in names])
def test_part_is_as_accepted(sample: str, name: str, accept: bool) -> None:
    found = spread(parts(written(samples.HANDOUTS[sample]))[name])
    file = GOLDEN / sample / Path(name).name
    if accept:
        file.parent.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")
