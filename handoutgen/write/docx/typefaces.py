"""The fonts that a document names, and what Word may take where one is not installed."""

from __future__ import annotations

from handoutgen.records import dataclass
from handoutgen.write.docx.xml import DECLARATION, W, escape

CODE_FONT = "Courier New"
_SERIFS = frozenset({"Caladea", "Cambria", "Georgia", "Times New Roman"})


@dataclass(frozen=True, slots=True)
class Typefaces:
    """The families of text and headings, by the names that Word knows them by."""

    body: str
    heading: str


def write_font_table(typefaces: Typefaces) -> str:
    """Return ``fontTable.xml``: each font with its class, and a common one that stands in."""
    families = dict.fromkeys((typefaces.body, typefaces.heading))
    found = "".join([_font(name) for name in families])
    return (
        f'{DECLARATION}<w:fonts xmlns:w="{W}">{found}<w:font w:name="{CODE_FONT}">'
        '<w:panose1 w:val="02070309020205020404"/><w:charset w:val="00"/>'
        '<w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font></w:fonts>'
    )


def _font(name: str) -> str:
    # PANOSE numbers are those of a plain serif and of a plain sans of normal weight: Word picks
    # a stand-in by them where neither the font nor its alternative is there.
    stand_in, panose, family = (
        ("Cambria", "02040503050406030204", "roman")
        if name in _SERIFS
        else ("Verdana", "020B0604030504040204", "swiss")
    )
    other = "" if name == stand_in else f'<w:altName w:val="{stand_in}"/>'
    return (
        f'<w:font w:name="{escape(name)}">{other}<w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="00"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
    )
