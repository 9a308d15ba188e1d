"""Fonts in the file: Type 0 over CIDFontType2 under Identity-H, from prepared programs."""

from __future__ import annotations

from collections.abc import Callable

from handoutgen.fonts.faces import Face
from handoutgen.fonts.programs import font_program
from handoutgen.write.pdf.pen import num
from handoutgen.write.pdf.surface import stream


def embed_face(
    add: Callable[[bytes, str], int], face: Face, glyphs: frozenset[int], name: str
) -> int:
    """Add the objects of *face* under *name* and return the number of its font dictionary.

    *add* takes in an object under a name and returns its number.
    """
    program = font_program(face, glyphs)
    base = f"/{program.subset_tag}+{face.name}"
    data = add(stream(program.data, f"/Length1 {program.length1}"), f"{name}.program")
    box = " ".join(num(edge) for edge in face.bbox)
    descriptor = add(
        (
            f"<</Type /FontDescriptor /FontName {base} /Flags {face.flags} /FontBBox [{box}]"
            f" /ItalicAngle {num(face.italic_angle)} /Ascent {num(face.ascent)}"
            f" /Descent {num(face.descent)} /CapHeight {num(face.cap_height)}"
            f" /StemV {num(face.stem_v)} /FontFile2 {data} 0 R>>"
        ).encode("ascii"),
        f"{name}.descriptor",
    )
    descendant = add(
        (
            f"<</Type /Font /Subtype /CIDFontType2 /BaseFont {base} /CIDToGIDMap /Identity"
            f" /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
            f" /FontDescriptor {descriptor} 0 R /DW 1000 /W "
        ).encode("ascii")
        + program.widths
        + b">>",
        f"{name}.descendant",
    )
    to_unicode = add(stream(program.to_unicode, ""), f"{name}.unicode")
    return add(
        (
            f"<</Type /Font /Subtype /Type0 /BaseFont {base} /Encoding /Identity-H"
            f" /DescendantFonts [{descendant} 0 R] /ToUnicode {to_unicode} 0 R>>"
        ).encode("ascii"),
        name,
    )
