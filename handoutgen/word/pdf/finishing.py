"""What layout engines leave out of a PDF file: its language, its title, bytes that repeat."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

from handoutgen.write.docx.xml import escape

_PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    'rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">{said}</rdf:Description></rdf:RDF>'
    '</x:xmpmeta><?xpacket end="w"?>'
)
_TITLE = '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:title>'
_LANGUAGE = "<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>"


def finished(pdf: bytes, *, title: str, language: str) -> tuple[bytes, tuple[str, ...]]:
    """Return *pdf* with *title* and *language*, and the names of the fonts embedded in it.

    An engine's claims to conform to a standard are taken out: nobody has checked them, and for
    Word templates none are made.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root
        if language:
            root.Lang = pikepdf.String(language)
        for key in ("/CreationDate", "/ModDate"):
            if key in document.docinfo:
                del document.docinfo[key]
        if title:
            document.docinfo["/Title"] = pikepdf.String(title)
            root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        said = (title and _TITLE.format(escape(title))) + (
            language and _LANGUAGE.format(escape(language))
        )
        root.Metadata = pikepdf.Stream(
            document,
            _PACKET.format(said=said).encode(),
            Type=pikepdf.Name.Metadata,
            Subtype=pikepdf.Name.XML,
        )
        fonts = tuple(sorted(set(_embedded(document))))
        out = io.BytesIO()
        modes = pikepdf.ObjectStreamMode
        document.save(out, deterministic_id=True, object_stream_mode=modes.generate)
    return out.getvalue(), fonts


def _embedded(document: pikepdf.Pdf) -> Iterator[str]:
    for one in document.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor":
            name = str(one.get("/FontName", "")).lstrip("/")
            yield name.partition("+")[2] or name
