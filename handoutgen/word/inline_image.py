"""Pictures in a line: PNG, JPEG or SVG, as large as asked for, with words for who can't see."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar, TypeAlias

from handoutgen.errors import Place
from handoutgen.model.addresses import address
from handoutgen.model.images import Image as Picture
from handoutgen.model.lengths import EMU_PER_POINT, Length, Mm
from handoutgen.word.inserts import Insert, InsertLevel, Site
from handoutgen.write.docx.pictures import as_png, drawing_run

Size: TypeAlias = Length | int | float | None
_OWN_RESOLUTION = 96


class Image(Insert):
    """A picture for ``{{ x }}``: a file, its bytes, or one that was read before.

    *width* and *height* are lengths, or numbers of millimetres; numbers from 1000 are English
    Metric Units, as python-docx's lengths are. With one of them the other follows; with none the
    picture has its own size at 96 dots an inch. *link* is where a click leads.
    """

    __slots__ = ("_height", "_link", "_picture", "_width", "alt")
    level: ClassVar[InsertLevel] = "run"
    what = "a picture"

    def __init__(
        self,
        source: Path | str | bytes | Picture,
        width: Size = None,
        height: Size = None,
        *,
        alt: str = "",
        link: str | None = None,
    ) -> None:
        self._picture = _read(source)
        self._width = _length(width)
        self._height = _length(height)
        self.alt = alt
        self._link = None if link is None else address(link)

    def plain(self) -> str:
        return self.alt

    def write(self, site: Site) -> str:
        width, height = self._size()
        shown = self._picture if self._picture.kind != "svg" else as_png(self._picture, height)
        number = site.package.unique_id()
        run = drawing_run(site.part.picture(shown), number, self.alt, width, height)
        if self._link is None:
            return run
        return f'<w:hyperlink r:id="{site.part.link(self._link)}">{run}</w:hyperlink>'

    def _size(self) -> tuple[Length, Length]:
        picture = self._picture
        ratio = picture.height / picture.width
        match self._width, self._height:
            case None, None:
                width = Length(picture.width * 72 / _OWN_RESOLUTION)
                return width, width * ratio
            case width, None:
                return width, width * ratio
            case None, height:
                return height * (1 / ratio), height
            case width, height:
                return width, height


def _read(source: Path | str | bytes | Picture) -> Picture:
    from handoutgen.pictures import load_picture, picture_from_bytes

    if isinstance(source, Picture):
        return source
    if isinstance(source, bytes):
        return picture_from_bytes(source, Place("picture"))
    return load_picture(Path(source), os.path.basename(source), root=None)


def _length(size: Size) -> Length | None:
    if size is None or isinstance(size, Length):
        return size
    return Length(size / EMU_PER_POINT) if size >= 1000 else Mm(size)
