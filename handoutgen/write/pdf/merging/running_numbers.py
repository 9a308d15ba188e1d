"""Numbers that run through a merged file, at the foot of pages that are numbered by themselves."""

from __future__ import annotations

from handoutgen.errors import Place
from handoutgen.fonts.families import resolve_family
from handoutgen.model.brand import DEFAULT_FONT
from handoutgen.report import Report
from handoutgen.write.pdf.drawing import FOOTER
from handoutgen.write.pdf.embed import embed_face
from handoutgen.write.pdf.merging.objects import Objects
from handoutgen.write.pdf.pen import literal, num
from handoutgen.write.pdf.surface import stream

SIZE = 11.0
ABOVE_EDGE = 15.0
"""Points from the sheet's edge to the line of the number: below all feet, within what printers
reach."""
FONT = "/RunningNumber"
"""What pages call the font that numbers are set in."""


class RunningNumbers:
    """Sets the numbers of pages; *font* is the number of the font's object."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._face = resolve_family(DEFAULT_FONT, Report(), Place("number")).bold
        self.font = embed_face(lambda data, _: objects.new(data), self._face, frozenset(), FONT)
        self._saved = self._stream("q")

    def added(self, contents: bytes, number: int, width: float) -> bytes:
        """Return *contents*, those of a page of *width*, with its *number* in the middle.

        Whatever state the page's own operators leave behind, the number is set as it should be.
        """
        said = str(number)
        left = (width - self._face.width(said) * SIZE / 1000) / 2
        operators = (
            f"Q\n{FOOTER}\nBT\n0 g\n{FONT} {num(SIZE)} Tf"
            f"\n1 0 0 1 {num(left)} {num(ABOVE_EDGE)} Tm"
            f"\n({literal(self._face.encode(said))}) Tj\nET\nEMC"
        )
        return b"%d 0 R %b %d 0 R" % (self._saved, contents, self._stream(operators))

    def _stream(self, operators: str) -> int:
        return self._objects.once(stream(operators.encode("latin-1"), "", filtered=""))
