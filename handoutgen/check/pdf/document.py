"""What a PDF says of itself as a whole: tags, language, title, locks, claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from handoutgen.answers.cleaning import clean_line
from handoutgen.answers.pdf_objects import is_dictionary, is_set, is_stream, text_of
from handoutgen.check.pdf.finding import Finding, counted
from handoutgen.check.pdf.structure import Structure
from handoutgen.records import dataclass

if TYPE_CHECKING:
    import pikepdf

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*|x(-[A-Za-z0-9]{1,8})+")
_FILE_NAME = re.compile(
    r".*\.(docx?|pdf|odt|tmp|indd|html?)|untitled|document\d*|microsoft word.*", re.I
)
_LONG = 9
"""Pages from which on bookmarks are a way to find one's place."""
_MOST_XMP = 2_000_000
_UA = "http://www.aiim.org/pdfua/ns/id/"
_PDFA = "http://www.aiim.org/pdfa/ns/id/"
_DC = "http://purl.org/dc/elements/1.1/"


@dataclass(frozen=True, slots=True)
class Claims:
    """What the file's XMP says: its title, and the standards that it claims to conform to."""

    title: str = ""
    ua: str = ""
    pdfa: str = ""


def document_findings(
    pdf: pikepdf.Pdf, structure: Structure | None, claims: Claims
) -> Iterator[Finding]:
    """Yield what the file as a whole is."""
    yield _tagged(pdf, structure)
    yield _language(pdf)
    yield _title(pdf, claims)
    yield _assistive_technology(pdf)
    yield _bookmarks(pdf)


def claims_of(pdf: pikepdf.Pdf) -> Claims:
    """Return what the file claims in its XMP metadata."""
    from lxml import etree

    stream = pdf.Root.get("/Metadata")
    if not is_stream(stream):
        return Claims()
    data = stream.read_bytes()
    if len(data) > _MOST_XMP:
        return Claims()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return Claims()
    if root is None:
        return Claims()
    title = next((" ".join(one.itertext()) for one in root.iter(f"{{{_DC}}}title")), "")
    ua = _said(root, _UA, "part")
    pdfa = _said(root, _PDFA, "part") + _said(root, _PDFA, "conformance").lower()
    return Claims(clean_line(title), ua[:8], pdfa[:8])


def _said(root: Any, namespace: str, name: str) -> str:
    """Return a property, which XMP writes as an element or as an attribute."""
    wanted = f"{{{namespace}}}{name}"
    for element in root.iter():
        if element.tag == wanted:
            return clean_line(element.text or "")
        if isinstance(element.tag, str) and wanted in element.attrib:
            return clean_line(str(element.attrib[wanted]))
    return ""


def _tagged(pdf: pikepdf.Pdf, structure: Structure | None) -> Finding:
    marks = pdf.Root.get("/MarkInfo")
    marked = is_set(marks, "/Marked")
    hint = "make it anew with tags, as handoutgen does; tags that are guessed need a person"
    if structure is None or not structure.roots:
        says = "it has no tags: a screen reader has to guess what is what"
        return Finding("tags", "fail", says, (), hint)
    if not marked:
        says = "it has a structure but does not say that it is tagged (MarkInfo)"
        return Finding("tags", "fail", says, (), hint)
    if is_set(marks, "/Suspects"):
        return Finding("tags", "fail", "its own tags are marked as guessed (Suspects)", (), hint)
    if not structure.complete:
        return Finding("tags", "cannot tell", "it has more tags than are looked at")
    count = sum(1 for _ in structure.walk())
    return Finding("tags", "pass", f"it is tagged, with {count:,} elements")


def _language(pdf: pikepdf.Pdf) -> Finding:
    said = clean_line(text_of(pdf.Root.get("/Lang")))
    if not said:
        hint = "set the language of the document"
        return Finding("language", "fail", "it does not say what language it is in", (), hint)
    if not _LANGUAGE.fullmatch(said):
        return Finding(
            "language", "fail", f'"{said}" is no language tag', (), "such as en or es-MX"
        )
    return Finding("language", "pass", said)


def _title(pdf: pikepdf.Pdf, claims: Claims) -> Finding:
    title = claims.title or clean_line(text_of(pdf.docinfo.get("/Title")))
    viewer = pdf.Root.get("/ViewerPreferences")
    shown = is_set(viewer, "/DisplayDocTitle")
    if not title:
        return Finding("title", "fail", "it has no title", (), "give the document a title")
    if not shown:
        says = "windows show the file's name instead of its title"
        return Finding("title", "fail", says, (), "set DisplayDocTitle in the viewer preferences")
    if _FILE_NAME.fullmatch(title):
        return Finding("title", "cannot tell", f'"{title}" looks like a file name')
    return Finding("title", "pass", f'"{title}", shown in the window')


def _assistive_technology(pdf: pikepdf.Pdf) -> Finding:
    if not pdf.is_encrypted:
        return Finding("locks", "pass", "nothing is locked")
    if not pdf.allow.accessibility:
        says = "it is locked against assistive technology"
        return Finding("locks", "fail", says, (), "allow content access for accessibility")
    return Finding("locks", "pass", "it is encrypted, and assistive technology is allowed")


def _bookmarks(pdf: pikepdf.Pdf) -> Finding:
    pages = len(pdf.pages)
    outline = pdf.Root.get("/Outlines")
    if is_dictionary(outline) and "/First" in outline:
        return Finding("bookmarks", "pass", "it has bookmarks")
    if pages < _LONG:
        return Finding("bookmarks", "none", f"it has none; it has {counted(pages, 'page')}")
    says = f"it has {pages} pages and no bookmarks"
    return Finding("bookmarks", "fail", says, (), "make bookmarks of its headings")
