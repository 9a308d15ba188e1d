"""The names of WordprocessingML, in both of its flavours: transitional and strict."""

from __future__ import annotations

from functools import lru_cache

from handoutgen.records import dataclass
from handoutgen.write.docx.xml import WP, R, W

STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_R = "http://purl.oclc.org/ooxml/officeDocument/relationships"
STRICT_WP = "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"

XML = "http://www.w3.org/XML/1998/namespace"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
STRICT_M = "http://purl.oclc.org/ooxml/officeDocument/math"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
STRICT_A = "http://purl.oclc.org/ooxml/drawingml/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
STRICT_PIC = "http://purl.oclc.org/ooxml/drawingml/picture"

PAIRS = ((W, STRICT_W), (R, STRICT_R), (WP, STRICT_WP), (A, STRICT_A), (PIC, STRICT_PIC))
"""What a strict document calls otherwise, of all that we write into one."""


@dataclass(frozen=True, slots=True)
class Flavour:
    """One of the two sets of names."""

    w: str
    r: str
    wp: str
    m: str
    a: str
    strict: bool

    def name(self, local: str) -> str:
        """Return the qualified name of the Word element or attribute *local*."""
        return f"{{{self.w}}}{local}"

    @property
    def office(self) -> str:
        """What the types of Office's relationships begin with."""
        return self.r


TRANSITIONAL = Flavour(W, R, WP, M, A, strict=False)
STRICT = Flavour(STRICT_W, STRICT_R, STRICT_WP, STRICT_M, STRICT_A, strict=True)


@lru_cache(maxsize=4096)
def local_name(qualified: object) -> str:
    """Return an element's name without its namespace; comments and instructions have none."""
    return qualified.rpartition("}")[2] if isinstance(qualified, str) else ""


def in_strict(xml: str) -> str:
    """Return *xml*, written in transitional names, in strict ones."""
    for transitional, strict in PAIRS:
        xml = xml.replace(f'"{transitional}"', f'"{strict}"')
    return xml
