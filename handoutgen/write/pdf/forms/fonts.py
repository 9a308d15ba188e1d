"""The fonts that viewers set typed text with: embedded, and named in the form's resources."""

from __future__ import annotations

from handoutgen.fonts.faces import Face
from handoutgen.fonts.families import NOTO_SANS, Family
from handoutgen.fonts.field_fonts import FieldFont, field_font, may_be_typed_in
from handoutgen.write.pdf.forms.setting import LIFT, Setting
from handoutgen.write.pdf.pen import num
from handoutgen.write.pdf.surface import Surface, stream

NONSYMBOLIC = 32


class FormFonts:
    """The fonts of one form; each is one font program under several heights of line.

    Viewers set lines as far apart as a font's ascent and descent say. For lines to write on the
    font is described as so tall that typed lines stand on them. Its name says what it is, so that
    forms that are merged into one file mean the same font by it.
    """

    def __init__(self, surface: Surface, family: Family) -> None:
        face = family.regular if may_be_typed_in(family.regular) else NOTO_SANS.regular
        self.font: FieldFont = field_font(face)
        self._surface = surface
        self._program = 0
        self._heights: dict[tuple[int, int], tuple[str, int]] = {}

    def name(self, setting: Setting) -> str:
        """Return the resource name of the font that *setting* is typed in."""
        face = self.font.face
        heights = (face.ascent, face.descent)
        if setting.gap:
            ascent = (setting.gap - LIFT * setting.size) / setting.size
            heights = (round(ascent * 1000), round(-LIFT * 1000))
        known = self._heights.get(heights)
        if known is None:
            name = f"HF{self.font.digest}-{heights[0]}{heights[1]}"
            known = self._heights[heights] = (name, self._embed(face, heights, name))
        return known[0]

    def dictionary(self) -> str:
        """Return the fonts by their names, as a resource dictionary lists them."""
        return " ".join(f"/{name} {number} 0 R" for name, number in self._heights.values())

    def _embed(self, face: Face, heights: tuple[int, int], name: str) -> int:
        font, surface = self.font, self._surface
        if not self._program:
            data = stream(font.data, f"/Length1 {font.length1}")
            self._program = surface.add(data, "form.program")
        # Without the mark of a subset: a viewer that saw it would not let people write in it.
        base = f"/{face.name}"
        box = " ".join(num(edge) for edge in face.bbox)
        descriptor = surface.add(
            (
                f"<</Type /FontDescriptor /FontName {base} /Flags {NONSYMBOLIC} /FontBBox [{box}]"
                f" /ItalicAngle {num(face.italic_angle)} /Ascent {heights[0]}"
                f" /Descent {heights[1]} /CapHeight {num(face.cap_height)}"
                f" /StemV {num(face.stem_v)} /FontFile2 {self._program} 0 R>>"
            ).encode("ascii"),
            f"{name}.descriptor",
        )
        return surface.add(
            (
                f"<</Type /Font /Subtype /TrueType /BaseFont {base} /FirstChar {font.first}"
                f" /LastChar 255 /Widths {font.widths} /FontDescriptor {descriptor} 0 R"
                f" /Encoding <</Type /Encoding /BaseEncoding /WinAnsiEncoding"
                f" /Differences {font.differences}>>>>"
            ).encode("ascii"),
            name,
        )
