"""What a file says of itself: its properties, and the same as XMP with what it conforms to.

Both hold fixed words only. Every file is PDF/UA-1; one that is no form is PDF/A-2a as well, for
a form that was filled in no longer is.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from types import MappingProxyType

from handoutgen.model.handout import Handout
from handoutgen.model.sheet_mark import NAME
from handoutgen.write.pdf.surface import Surface, stream, text_string

PRODUCER = "handoutgen"
_UNDATED = date(1980, 1, 1)

CLAIMS: Mapping[str, str] = MappingProxyType(
    {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "A"}
)
"""What a file can say that it conforms to: PDF/UA-1, and PDF/A-2a."""

_UA = "http://www.aiim.org/pdfua/ns/id/"
_SCHEMA = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    f"<pdfaSchema:namespaceURI>{_UA}</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)
"""PDF/A wants every schema described that it does not know itself (ISO 19005-2, 6.6.2.3)."""
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfuaid": _UA,
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


def shown_title(handout: Handout) -> str:
    """Return what a window's title says: never nothing."""
    return handout.title.strip() or handout.brand.name.strip() or "Handout"


def _author(handout: Handout) -> str:
    return ", ".join(handout.authors) or handout.brand.name


def add_info(surface: Surface, handout: Handout) -> int:
    """Add the information dictionary and return its number."""
    info = {
        "Title": shown_title(handout),
        "Author": _author(handout),
        "Subject": handout.subject,
        "Keywords": ", ".join(handout.topics),
        "Creator": PRODUCER,
        "Producer": PRODUCER,
        NAME: handout.mark.text if handout.mark else "",
    }
    entries = "".join(f" /{key} {text_string(value)}" for key, value in info.items() if value)
    if handout.dated is not None:
        stamp = f"(D:{handout.dated:%Y%m%d}000000Z)"
        entries += f" /CreationDate {stamp} /ModDate {stamp}"
    return surface.add(f"<<{entries}>>".encode("latin-1"), "info")


def add_metadata(surface: Surface, handout: Handout) -> int:
    """Add the XMP packet and return its number; it is readable as it is, so not compressed."""
    data = xmp(handout).encode("utf-8")
    return surface.add(stream(data, "/Type /Metadata /Subtype /XML", filtered=""), "metadata")


def xmp(handout: Handout) -> str:
    """Return *handout*'s properties as an XMP packet (ISO 16684-1)."""
    parts = [
        _many("title", "Alt", [shown_title(handout)]),
        _many("creator", "Seq", [_author(handout)]),
        _many("description", "Alt", [handout.subject]),
        _many("language", "Bag", [handout.language]),
        _one("pdf:Keywords", ", ".join(handout.topics)),
        _one("pdf:Producer", PRODUCER),
        _one("xmp:CreatorTool", PRODUCER),
    ]
    if handout.dated is not None:
        stamp = f"{handout.dated:%Y-%m-%d}T00:00:00Z"
        parts += [_one("xmp:CreateDate", stamp), _one("xmp:ModifyDate", stamp)]
    claims = CLAIMS if not handout.fillable else {"pdfuaid:part": CLAIMS["pdfuaid:part"]}
    return _packet(parts, claims)


def described(title: str, language: str, claims: Container[str]) -> str:
    """Return the XMP packet of a file of many handouts, which conforms to *claims*."""
    parts = [
        _many("title", "Alt", [title]),
        _many("language", "Bag", [language]),
        _one("pdf:Producer", PRODUCER),
        _one("xmp:CreatorTool", PRODUCER),
    ]
    return _packet(parts, {claim: CLAIMS[claim] for claim in CLAIMS if claim in claims})


def not_archived(packet: bytes) -> bytes:
    """Return an XMP *packet* without the claim to be an archive, which a locked file is not."""
    for claim, value in CLAIMS.items():
        if claim.startswith("pdfaid:"):
            packet = packet.replace(_one(claim, value).encode("ascii"), b"")
    return packet


def _packet(parts: list[str], claims: Mapping[str, str]) -> str:
    parts = [*parts, *(_one(claim, value) for claim, value in claims.items())]
    if "pdfaid:part" in claims:
        parts.append(_SCHEMA)
    namespaces = "".join(f' xmlns:{name}="{address}"' for name, address in _NAMESPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{namespaces}>\n{"".join(parts)}'
        "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    )


def _one(name: str, value: str) -> str:
    return f"<{name}>{_safe(value)}</{name}>\n" if value else ""


def _many(name: str, kind: str, values: list[str]) -> str:
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    items = "".join(f"<rdf:li{language}>{_safe(value)}</rdf:li>" for value in values if value)
    return f"<dc:{name}><rdf:{kind}>{items}</rdf:{kind}></dc:{name}>\n" if items else ""


def _safe(value: str) -> str:
    """Return *value* as XML text, without the characters that XML cannot hold."""
    kept = "".join(char for char in value if char in "\t\n" or char >= " ").translate(_LOST)
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_LOST = dict.fromkeys((0xFFFE, 0xFFFF, *range(0xD800, 0xE000)), "\ufffd")


def mark_of_page(handout: Handout) -> str:
    """Return the first page's entries that say which sheet it is, also where only it is kept."""
    if handout.mark is None:
        return ""
    day = f"(D:{handout.dated or _UNDATED:%Y%m%d}000000Z)"
    private = f"<</LastModified {day} /Private {text_string(handout.mark.text)}>>"
    return f" /LastModified {day} /PieceInfo <</{NAME} {private}>>"
