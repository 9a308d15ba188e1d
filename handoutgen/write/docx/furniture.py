"""What pages carry: the first page's letterhead, later pages' line, the foot."""

from __future__ import annotations

from handoutgen.model.brand import Brand
from handoutgen.model.handout import Furniture
from handoutgen.model.images import Image
from handoutgen.model.lengths import Length, Mm
from handoutgen.records import dataclass
from handoutgen.write.docx import names
from handoutgen.write.docx.pictures import as_png, drawing_run, fit
from handoutgen.write.docx.xml import DECLARATION, WP, R, W, escape
from handoutgen.write.style import Look

_SPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}"'
LOGO_RELATIONSHIP = "rId1"
LOGO_DRAWING = 1
"""The logo's drawing has this number; those of the text count on from it."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The first page's header, and the logo that it shows."""

    xml: str
    logo: Image | None


def write_letterhead(
    brand: Brand, furniture: Furniture, look: Look, right_to_left: bool
) -> Letterhead:
    """Return the first page's header: logo on one side, clinic and contacts on the other."""
    beside = brand.logo is not None
    clinic, contact = (
        (names.CLINIC_BESIDE, names.CONTACT_BESIDE) if beside else (names.CLINIC, names.CONTACT)
    )
    lines = [_line(clinic.id, brand.name)] if brand.name else []
    contacts = brand.contacts
    reach = " · ".join(filter(None, (contacts.phone, contacts.email, contacts.web)))
    lines += [
        _line(contact.id, words)
        for words in (brand.tagline, contacts.address, reach, furniture.header)
        if words
    ]
    full = look.page.full
    if brand.logo is None:
        if not lines:
            return Letterhead(_header(_line(contact.id, "")), None)
        return Letterhead(_header(_letter_table([("".join(lines), full)], right_to_left)), None)
    wide, high = fit(brand.logo.image, look.logo_width, look.logo_height)
    image = brand.logo.image if brand.logo.image.kind != "svg" else as_png(brand.logo.image, high)
    drawing = drawing_run(LOGO_RELATIONSHIP, LOGO_DRAWING, brand.logo.alt, wide, high)
    picture = f'<w:p><w:pPr><w:pStyle w:val="{names.LOGO.id}"/></w:pPr>{drawing}</w:p>'
    if not lines:
        return Letterhead(_header(_letter_table([(picture, full)], right_to_left)), image)
    left = wide + Mm(6)
    cells = [(picture, left), ("".join(lines), full - left)]
    return Letterhead(_header(_letter_table(cells, right_to_left)), image)


def write_running_header(brand: Brand, title: str) -> str:
    """Return the header of later pages: clinic and title in one line."""
    words = " · ".join(filter(None, (brand.name, title)))
    return _header(_line(names.HEADER.id, words))


def write_footer(furniture: Furniture, brand: Brand, *, wide: bool) -> str:
    """Return a footer: the clinic's line, and the page's number at the right edge."""
    style = names.FOOTER_WIDE.id if wide else names.FOOTER.id
    words = ""
    if brand.sample:
        mark = escape(furniture.sample + ("\u2003" if furniture.footer else ""))
        words = (
            f'<w:r><w:rPr><w:rStyle w:val="{names.SAMPLE.id}"/></w:rPr>'
            f'<w:t xml:space="preserve">{mark}</w:t></w:r>'
        )
    words += _run(furniture.footer)
    return (
        f'{DECLARATION}<w:ftr {_SPACES}><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f"{words}<w:r><w:tab/></w:r>{_page_of(furniture.page_of)}</w:p></w:ftr>"
    )


def _page_of(pattern: str) -> str:
    parts: list[str] = []
    rest = pattern
    while rest:
        places = [(rest.find(mark), mark) for mark in ("{page}", "{pages}") if mark in rest]
        if not places:
            parts.append(_run(rest))
            break
        at, mark = min(places)
        parts.append(_run(rest[:at]))
        parts.append(_field("PAGE" if mark == "{page}" else "NUMPAGES"))
        rest = rest[at + len(mark) :]
    return "".join(parts)


def _field(name: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _line(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_run(text)}</w:p>'


def _letter_table(cells: list[tuple[str, Length]], right_to_left: bool) -> str:
    # In fiftieths of a per cent, so that the line reaches across landscape pages too.
    total = sum(width.pt for _, width in cells)
    columns = "".join(f'<w:gridCol w:w="{width.twips}"/>' for _, width in cells)
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width.pt / total * 5000)}" w:type="pct"/></w:tcPr>'
        f"{content}</w:tc>"
        for content, width in cells
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{names.LETTERHEAD.id}"/>'
        f"{'<w:bidiVisual/>' if right_to_left else ''}"
        '<w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"<w:tr>{row}</w:tr></w:tbl>{_line(names.LETTER_LINE.id, '')}"
    )


def _header(content: str) -> str:
    return f"{DECLARATION}<w:hdr {_SPACES}>{content}</w:hdr>"
