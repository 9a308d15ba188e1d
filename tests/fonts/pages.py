"""A PDF page as small as can be, to see what readers make of our fonts."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from handoutgen.fonts.faces import Face
from handoutgen.fonts.programs import font_program
from handoutgen.fonts.runs import GlyphRun


def page(lines: Sequence[Sequence[GlyphRun]], *, size: float = 16) -> bytes:
    """Return a one-page PDF with *lines*, each drawn from left to right."""
    faces: dict[Face, set[int]] = {}
    for line in lines:
        for run in line:
            faces.setdefault(run.face, set()).update(_ids(run))
    names = {face: f"F{number}" for number, face in enumerate(faces)}
    content = b"".join(
        _line(line, names, size, 60 + size * 1.8 * number) for number, line in enumerate(lines)
    )
    height = round(120 + size * 1.8 * len(lines))
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    ]
    fonts = b" ".join(
        b"/%s %d 0 R" % (name.encode(), 5 + 5 * number)
        for number, name in enumerate(names.values())
    )
    objects.append(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 %d] /Contents 4 0 R "
        b"/Resources << /Font << %s >> >> >>" % (height, fonts)
    )
    objects.append(_stream(zlib.compress(content), b"/Filter /FlateDecode"))
    for number, (face, glyphs) in enumerate(faces.items()):
        objects.extend(_font(face, frozenset(glyphs), 5 + 5 * number))
    return _file(objects, height)


def _ids(run: GlyphRun) -> list[int]:
    return [int.from_bytes(run.glyphs[at : at + 2], "big") for at in range(0, len(run.glyphs), 2)]


def _line(line: Sequence[GlyphRun], names: dict[Face, str], size: float, down: float) -> bytes:
    places, x = [], 40.0
    for run in line:
        places.append((run.start, x, run))
        x += run.width * size / 1000
    parts = []
    for _, left, run in sorted(places, key=lambda place: place[0]):
        if not run.exact:
            text = (b"\xfe\xff" + run.text.encode("utf-16-be")).hex().encode()
            parts.append(b"/Span << /ActualText <%s> >> BDC\n" % text)
        parts.append(b"BT /%s %g Tf\n" % (names[run.face].encode(), size))
        x = left
        for number, glyph in enumerate(_ids(run)):
            dx, dy = run.offsets[number] if run.offsets else (0.0, 0.0)
            advance = run.advances[number] if run.advances else run.face.advances[glyph]
            parts.append(
                b"1 0 0 1 %.3f %.3f Tm <%04x> Tj\n"
                % (x + dx * size / 1000, -down + dy * size / 1000, glyph)
            )
            x += advance * size / 1000
        parts.append(b"ET\n" if run.exact else b"ET EMC\n")
    return b"".join(parts)


def _stream(data: bytes, entries: bytes) -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def _font(face: Face, glyphs: frozenset[int], first: int) -> list[bytes]:
    program = font_program(face, glyphs)
    name = f"{program.subset_tag}+{face.name}".encode()
    box = b" ".join(b"%d" % edge for edge in face.bbox)
    return [
        b"<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H "
        b"/DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>" % (name, first + 1, first + 4),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDToGIDMap /Identity "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        b"/FontDescriptor %d 0 R /W %s >>" % (name, first + 2, program.widths),
        b"<< /Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%s] /ItalicAngle %d "
        b"/Ascent %d /Descent %d /CapHeight %d /XHeight %d /StemV %d /FontFile2 %d 0 R >>"
        % (name, face.flags, box, face.italic_angle, face.ascent, face.descent,
           face.cap_height, face.x_height, face.stem_v, first + 3),
        _stream(program.data, b"/Length1 %d /Filter /FlateDecode" % program.length1),
        _stream(program.to_unicode, b"/Filter /FlateDecode"),
    ]  # fmt: skip


def _file(objects: Sequence[bytes], height: int) -> bytes:
    objects = list(objects)
    content = zlib.decompress(objects[3].partition(b"stream\n")[2][:-10])
    moved = b"1 0 0 1 0 %d cm\n" % height + content
    objects[3] = _stream(zlib.compress(moved), b"/Filter /FlateDecode")
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(out)
