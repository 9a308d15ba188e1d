"""PDF from a filled Word file: fonts are ours, the layout is an engine's.

rdocx lays out in this process and gives the same bytes on every machine; LibreOffice is there to
compare, and where rdocx is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, TypeAlias, get_args

from handoutgen.errors import CallError, Place, did_you_mean
from handoutgen.model.brand import PLAIN, Brand
from handoutgen.records import dataclass
from handoutgen.report import LayoutNotice, Report

Engine: TypeAlias = Literal["rdocx", "libreoffice"]
ENGINES: tuple[Engine, ...] = get_args(Engine)
_GET_ONE = "pip install 'handoutgen[word-pdf]', or install LibreOffice; -f docx makes the Word file"


@dataclass(frozen=True, slots=True)
class WordFile:
    """A filled Word file. What *title* and *language* leave out the file itself says.

    *personal* is all text of people's own in it: a character that no font has is a failure.
    """

    data: bytes
    title: str = ""
    language: str = ""
    personal: str = ""


def choose_engine(named: str | None, report: Report) -> Engine:
    """Return the engine called *named*; without a name rdocx, else what is installed.

    Raises:
        CallError: if there is no such engine, or none is installed.
    """
    from handoutgen.word.pdf import with_libreoffice, with_rdocx

    place = Place("--pdf-engine")
    there = {"rdocx": with_rdocx.is_there(), "libreoffice": bool(with_libreoffice.program())}
    if named is not None:
        engine = next((one for one in ENGINES if one == named), None)
        if engine is None:
            hint = did_you_mean(named, ENGINES, what="engines")
            raise CallError.at(place, f'no engine "{named}"', hint)
        if not there[engine]:
            raise CallError.at(place, f"{engine} is not installed", _GET_ONE)
        return engine
    if there["rdocx"]:
        return "rdocx"
    if there["libreoffice"]:
        problem = "rdocx is not installed: LibreOffice lays out, differently on other machines"
        report.add(LayoutNotice(place, problem, "pip install 'handoutgen[word-pdf]'"))
        return "libreoffice"
    raise CallError.at(place, "nothing that lays out Word files is installed", _GET_ONE)


def word_to_pdf(
    file: WordFile, engine: Engine, report: Report, place: Place, brand: Brand = PLAIN
) -> bytes:
    """Return *file* as PDF.

    Raises:
        WriteError: if it cannot be laid out, or no font has a character of a personal value.
    """
    return words_to_pdfs([file], engine, report, place, brand)[0]


def words_to_pdfs(
    files: Sequence[WordFile], engine: Engine, report: Report, place: Place, brand: Brand = PLAIN
) -> list[bytes]:
    """Return all *files* as PDF; LibreOffice is called once for all of them."""
    from handoutgen.word.pdf import with_libreoffice, with_rdocx
    from handoutgen.word.pdf.finishing import finished
    from handoutgen.word.pdf.spelling import spell_out

    spelt = [spell_out(file.data, brand, report, place, file.personal) for file in files]
    if engine == "rdocx":
        laid_out = [with_rdocx.lay_out(document, place, report) for document in spelt]
    else:
        laid_out = with_libreoffice.lay_out_all(spelt, place)
    made = []
    for file, document, pdf in zip(files, spelt, laid_out, strict=True):
        title = file.title or document.parts.title
        language = file.language or document.parts.language
        data, fonts = finished(pdf, title=title, language=language)
        if engine == "rdocx":
            _tell_foreign(fonts, document.fonts, report, place)
        made.append(data)
    return made


@lru_cache(maxsize=256)
def _called(font: tuple[str, bytes]) -> frozenset[str]:
    """Return all that a PDF may call a font that was given under a name."""
    from handoutgen.fonts.truetype import names_of

    name, data = font
    return frozenset(map(_plain, (name, *names_of(data))))


def _plain(name: str) -> str:
    """Return a font's name as it is compared: "Noto Sans Regular" and "NotoSans" are one."""
    return re.sub(r"[\s-]", "", name).removesuffix("Regular")


def _tell_foreign(
    embedded: Sequence[str], given: Sequence[tuple[str, bytes]], report: Report, place: Place
) -> None:
    """Tell of fonts that were not given: the same file may look otherwise elsewhere."""
    known = frozenset().union(*(_called(font) for font in given))
    for name in embedded:
        if _plain(name) not in known:
            problem = f"{name} came from the engine or from this machine"
            report.add(LayoutNotice(place, problem, "embed the font in the Word file"))
