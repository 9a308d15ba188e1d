"""The fonts that a layout is given: each name a document uses, resolved to bytes of ours."""

from __future__ import annotations

from collections.abc import Mapping

from handoutgen.errors import Place
from handoutgen.fonts.faces import Face, bundled_face
from handoutgen.fonts.families import Family, resolve_family
from handoutgen.fonts.font_files import font_file
from handoutgen.model.brand import Brand, FontChoice
from handoutgen.report import FontSubstituted, Report

_BRING_IT = (
    "embed it in the Word file (Options, Save, Embed fonts), or give the brand its TTF files"
)


class Typefaces:
    """Families by the names that a document calls them, resolved as they are asked for.

    A name is the document's own embedded font, else one that the brand has files of, else what
    comes with the program. Whatever stands in for a font that words are set in is told once.
    """

    def __init__(
        self, place: Place, embedded: Mapping[str, FontChoice], brand: Brand, report: Report
    ) -> None:
        self._place = place
        self._embedded = embedded
        own = (brand.fonts.body, brand.fonts.heading)
        self._brands = {choice.name.casefold(): choice for choice in own if choice.files}
        self._report = report
        self._families: dict[str, Family] = {}
        self._told: set[str] = set()
        self._named: dict[tuple[str, Face], None] = {}

    def family(self, name: str, *, printed: bool = False) -> Family:
        """Return the family called *name*; *printed*, words are set in it."""
        family = self._families.get(name)
        if family is None or (printed and name not in self._told):
            report = Report()
            family = self._families[name] = resolve_family(self._choice(name), report, self._place)
            for bold in (False, True):
                for italic in (False, True):
                    self._named.setdefault((name, family.face(bold=bold, italic=italic)))
            if printed:
                self._told.add(name)
                self._tell(report)
        return family

    def _choice(self, name: str) -> FontChoice:
        folded = name.casefold()
        return self._embedded.get(folded) or self._brands.get(folded) or FontChoice(name)

    def _tell(self, report: Report) -> None:
        for notice in report:
            hint = notice.hint if notice.hint and "did you mean" in notice.hint else _BRING_IT
            problem = notice.problem.replace("; Word files name it as it is", "")
            self._report.add(FontSubstituted(notice.place, problem, hint))

    def add(self, face: Face) -> str:
        """Give the layout *face* under its family's own name, and return that name."""
        self._named.setdefault((face.family, face))
        return face.family

    def own_with(self, char: str) -> str | None:
        """Return the name of an embedded font or one of the brand's that has *char*."""
        for choice in (*self._embedded.values(), *self._brands.values()):
            if self.family(choice.name).face().covers(char):
                return choice.name
        return None

    def boxes(self) -> str:
        """Return the name of the font that draws a box where a character is missing."""
        return self.add(bundled_face("noto/NotoSansSymbols2-Regular.face"))

    def files(self) -> tuple[tuple[str, bytes], ...]:
        """Return all fonts as (name, TrueType file)."""
        return tuple((name, font_file(face)) for name, face in self._named)
