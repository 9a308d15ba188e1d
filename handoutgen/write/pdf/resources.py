"""The fonts and images that a file's pages use."""

from __future__ import annotations

from handoutgen.fonts.faces import Face
from handoutgen.report import Report
from handoutgen.write.pdf.embed import embed_face
from handoutgen.write.pdf.images import embed_image
from handoutgen.write.pdf.items import Picture, Run
from handoutgen.write.pdf.surface import Surface


class Resources:
    """The fonts and images that pages use, named and embedded when they are first used."""

    def __init__(self, surface: Surface, report: Report) -> None:
        self.surface = surface
        self.report = report
        self.fonts: dict[Face, str] = {}
        self.texts: dict[Face, list[str]] = {}
        self.codes: dict[Face, set[bytes]] = {}
        self.images: dict[str, tuple[str, int] | None] = {}

    def font_name(self, run: Run) -> str:
        face = run.face
        name = self.fonts.get(face)
        if name is None:
            name = self.fonts[face] = f"F{len(self.fonts) + 1}"
            self.texts[face] = []
            self.codes[face] = set()
        if run.glyphs is None:
            self.texts[face].append(run.text)
        else:
            codes = run.glyphs.glyphs
            self.codes[face].update(codes[at : at + 2] for at in range(0, len(codes), 2))
        return name

    def glyphs(self, face: Face) -> frozenset[int]:
        """Return the glyphs of *face* that were drawn."""
        drawn = set(map(face.glyph, set("".join(self.texts[face]))))
        drawn.update(int.from_bytes(code, "big") for code in self.codes[face])
        return frozenset(drawn)

    def image_name(self, picture: Picture) -> str | None:
        digest = picture.image.digest
        if digest not in self.images:
            name = f"Im{len(self.images) + 1}"
            number = embed_image(self.surface, picture.image, name, self.report)
            self.images[digest] = None if number is None else (name, number)
        found = self.images[digest]
        return found[0] if found else None

    def dictionary(self) -> bytes:
        """Embed the fonts and return the resource dictionary that all pages share."""
        fonts = "".join(
            f" /{name} {embed_face(self.surface.add, face, self.glyphs(face), name)} 0 R"
            for face, name in self.fonts.items()
        )
        images = "".join(f" /{each[0]} {each[1]} 0 R" for each in self.images.values() if each)
        return f"<</Font <<{fonts}>> /XObject <<{images}>>>>".encode("ascii")
