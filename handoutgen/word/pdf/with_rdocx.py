"""Layout in this process, by rdocx."""

from __future__ import annotations

import re
from importlib.util import find_spec

from handoutgen.errors import Place, WriteError
from handoutgen.fonts.ignorable import IGNORABLE
from handoutgen.report import LayoutNotice, Report
from handoutgen.word.pdf.header_room import make_room
from handoutgen.word.pdf.parts import WordParts
from handoutgen.word.pdf.run_fonts import w
from handoutgen.word.pdf.spelling import TEXTS, SpeltOut
from handoutgen.word.pdf.table_shading import shade_cells

_JOINED = "\u0590-\u0dff\ufb1d-\ufdff\ufe70-\ufefc"
_NEVER_DRAWN = "".join(map(chr, sorted(IGNORABLE)))
_UNSEEN = re.compile(f"(?<![{_JOINED}])[{_NEVER_DRAWN}]+(?![{_JOINED}])")


def is_there() -> bool:
    """Tell whether rdocx is installed."""
    return find_spec("rdocx") is not None


def lay_out(document: SpeltOut, place: Place, report: Report) -> bytes:
    """Return *document* as PDF; what rdocx could not lay out is told.

    Raises:
        WriteError: if rdocx cannot lay it out at all.
    """
    import rdocx

    try:
        _take_out_unseen(document.parts)
        shade_cells(document.parts)
        make_room(document, _end)
        opened = rdocx.Document.from_bytes(document.parts.written())
        pdf, diagnostics = opened.to_pdf_with_diagnostics(fonts=list(document.fonts))
    except rdocx.RdocxError as error:
        raise WriteError.at(
            place, f"rdocx cannot lay it out: {_first_line(error)}", "try --pdf-engine libreoffice"
        ) from None
    for said in dict.fromkeys(diagnostics):
        report.add(LayoutNotice(place, f"rdocx: {said}", "look at the page"))
    return bytes(pdf)


def _take_out_unseen(parts: WordParts) -> None:
    """Take out what is never drawn: rdocx looks for a font that has it, and finds its own.

    Beside letters that join or change places such characters are part of the word, and stay.
    """
    for name, root in parts.of_kind(*TEXTS):
        for text in root.iter(w("t")):
            said = text.text or ""
            if not said.isascii() and (seen := _UNSEEN.sub("", said)) != said:
                text.text = seen
                parts.touch(name)


def _end(data: bytes, fonts: tuple[tuple[str, bytes], ...]) -> float:
    """Return where the last paragraph of a document begins, in points from the page's top."""
    import rdocx

    fragments = rdocx.Document.from_bytes(data).layout(fonts=list(fonts))
    last = fragments[-1]
    return float(last.bounds.y) if last.physical_page == 1 else float(last.bounds.y) + 842


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or ["it does not say why"])[0][:200]
