"""What the tests read out of a DOCX: its parts, its words in order, what a validator says."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

from lxml import etree
from openxml_audit import OpenXmlValidator

from handoutgen.model.handout import Handout
from handoutgen.report import Report
from handoutgen.write.docx import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(handout: Handout) -> bytes:
    return write_docx(handout, Report())


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(parts(data)[name])


def body(data: bytes) -> etree._Element:
    found = part(data, "word/document.xml").find(f"{W}body")
    assert found is not None
    return found


def words(data: bytes) -> str:
    """Return every character of the document's body in reading order, spaces left out."""
    found = []
    for element in body(data).iter(f"{W}t", f"{W}p"):
        if element.tag == f"{W}t":
            found.append(element.text or "")
    return squeezed("".join(found).replace("\ufeff\u00a0", ""))


def squeezed(text: str) -> str:
    return "".join(text.split())


@cache
def _validator() -> OpenXmlValidator:
    return OpenXmlValidator()


def faults(data: bytes, folder: Path) -> list[str]:
    """Return what a validator of the format's schema and of its meaning objects to."""
    file = folder / "handout.docx"
    file.write_bytes(data)
    result = _validator().validate(str(file))
    return [str(error) for error in result.errors]
