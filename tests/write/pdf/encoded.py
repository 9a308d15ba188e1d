"""The words of marked content as the file's own codes say them, letter for letter.

Other readers guess: where spaces are, whether a hyphen ends a line, which way words run. Here is
only what ISO 32000-1 says: codes of two bytes, ``/ToUnicode`` (9.10.3), ``/ActualText`` (14.9.4).
"""

from __future__ import annotations

import io
import re

import pikepdf

_BLOCK = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_PAIR = re.compile(r"<([0-9A-F]+)>\s*<([0-9A-F]*)>")


def encoded_words(data: bytes) -> list[dict[int, str]]:
    """Return, for each page, the text of every marked content of it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [_page(page) for page in pdf.pages]


def _page(page: pikepdf.Page) -> dict[int, str]:
    said: dict[int, str] = {}
    open_: list[tuple[int | None, bool]] = []
    texts: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BMC" | "BDC":
                entries = operands[1] if len(operands) > 1 else {}
                number = int(entries.MCID) if "/MCID" in entries else _number(open_)
                if "/ActualText" in entries and not _is_replaced(open_):
                    _say(said, number, str(entries.ActualText))
                open_.append((number, "/ActualText" in entries or _is_replaced(open_)))
            case "EMC":
                open_.pop()
            case "Tf":
                texts = _texts(page.resources.Font[str(operands[0])])
            case "Tj" | "TJ" if not _is_replaced(open_):
                shown = operands[0] if str(operator) == "TJ" else operands
                codes = b"".join(bytes(one) for one in shown if isinstance(one, pikepdf.String))
                pairs = (codes[at : at + 2] for at in range(0, len(codes), 2))
                words = "".join(texts[int.from_bytes(pair, "big")] for pair in pairs)
                _say(said, _number(open_), words)
            case _:
                pass
    return said


def _number(open_: list[tuple[int | None, bool]]) -> int | None:
    return open_[-1][0] if open_ else None


def _is_replaced(open_: list[tuple[int | None, bool]]) -> bool:
    return bool(open_) and open_[-1][1]


def _say(said: dict[int, str], number: int | None, words: str) -> None:
    if number is not None:
        said[number] = said.get(number, "") + words


def _texts(font: pikepdf.Object) -> dict[int, str]:
    said = bytes(font.ToUnicode.read_bytes()).decode("latin-1")
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be")
        for block in _BLOCK.findall(said)
        for code, text in _PAIR.findall(block)
    }
