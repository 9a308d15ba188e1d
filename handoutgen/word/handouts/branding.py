"""The brand as Word templates see it: with its logo, to stand in a line."""

from __future__ import annotations

from typing import Any, ClassVar

from handoutgen.compose.views import BrandView
from handoutgen.compose.words import Words
from handoutgen.model.brand import Brand
from handoutgen.word.inline_image import Image
from handoutgen.write.docx.pictures import fit
from handoutgen.write.style import Look


class WordBrand(BrandView):
    """The clinic; ``brand.logo`` is a picture as large as our own letterheads have it."""

    __slots__ = ("_look", "_own")
    offers: ClassVar = BrandView.offers | {"logo"}

    def __init__(self, brand: Brand, words: Words, look: Look) -> None:
        super().__init__(brand, words)
        self._own = brand
        self._look = look

    @property
    def logo(self) -> Any:
        """The logo, or nothing where the brand has none."""
        logo = self._own.logo
        if logo is None:
            return ""
        width, height = fit(logo.image, self._look.logo_width, self._look.logo_height)
        return Image(logo.image, width, height, alt=logo.alt)
