"""How the letters of a CSV file are written: told by marks and rules, else guessed and said so."""

from __future__ import annotations

import codecs
import re

from handoutgen.errors import CallError, Place
from handoutgen.records import dataclass
from handoutgen.report import ContentGuessed, Notice

_AS_CSV = "save it as CSV UTF-8, or as .xlsx"
_OTHERS = "say --encoding windows-1250, mac-roman, … (or windows-1252), or save it as CSV UTF-8"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HARDLY_WESTERN = re.compile(
    r"[^\W\d_][¡¢£¤¥¦§¨©ª¬®¯°±²³¶¸¹º¼½¾¿‡†‰ˆ˜™][^\W\d_]"  # Miko³aj, Mu‡oz
    r"|(?<!\w)[£¯¥][^\W\d_]{2}"  # £ukasz, ¯aneta
    r"|[^\W\d_][ŽŸŠ][a-z]|[a-z][ŽŸŠ]"  # MŸller, RenŽ
    r"|[À-ÿ]{4}"  # whole words of another alphabet
)
"""What Windows-1252 makes of letters in other encodings, and hardly anybody's name has."""


@dataclass(frozen=True, slots=True)
class Letters:
    """A file's *text*, its encoding, and the *mark* of it that the file begins with."""

    text: str
    codec: str
    mark: bytes = b""
    notices: tuple[Notice, ...] = ()


def letters_of(data: bytes, display: str, encoding: str | None = None) -> Letters:
    """Return what *data* says, in *encoding* where a person says so.

    Raises:
        CallError: if it is no text, or text of which nobody can tell how it is written.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _marked(data, mark, codec, display)
    if encoding is not None:
        return _as_said(data, display, encoding)
    head = data[:2000]
    if head.count(0) > len(head) // 4:
        codec = "utf-16-le" if head[1:2] == b"\0" else "utf-16-be"
        try:
            return Letters(data.decode(codec), codec)
        except UnicodeDecodeError:
            raise CallError.at(display, "is no text", _AS_CSV) from None
    if b"\0" in data:
        raise CallError.at(display, "is no text: it holds zero bytes", _AS_CSV)
    try:
        return Letters(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guessed(data, display)


def _marked(data: bytes, mark: bytes, codec: str, display: str) -> Letters:
    try:
        text = data[len(mark) :].decode(codec)
    except UnicodeDecodeError:
        raise CallError.at(display, f"is broken {codec.upper()}", _AS_CSV) from None
    return Letters(text, codec, mark)


def _as_said(data: bytes, display: str, encoding: str) -> Letters:
    try:
        codec = codecs.lookup(encoding).name
        return Letters(data.decode(codec), codec)
    except UnicodeDecodeError as failure:
        line = data.count(b"\n", 0, failure.start) + 1
        problem = f"a character that is not {encoding}"
        raise CallError.at(display, problem, _AS_CSV, line=line) from None
    except LookupError:  # also of codecs that do not make text
        problem = f'there is no encoding "{encoding}"'
        hint = "such as utf-8, windows-1250 or mac-roman"
        raise CallError.at("--encoding", problem, hint) from None


def _guessed(data: bytes, display: str) -> Letters:
    """Return *data* as Windows-1252, unless that gives words that nobody writes."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as failure:
        line = data.count(b"\n", 0, failure.start) + 1
        problem = "a character that is neither UTF-8 nor Windows-1252"
        raise CallError.at(display, problem, _OTHERS, line=line) from None
    unlikely = _HARDLY_WESTERN.search(text)
    if unlikely is not None:
        line = 1 + len(re.findall("\r\n|\n|\r", text[: unlikely.start()]))
        problem = "letters that are not UTF-8, and would be wrong in Windows-1252"
        raise CallError.at(display, problem, _OTHERS, line=line)
    hint = "save it as CSV UTF-8, or use --encoding, if letters look wrong"
    told = ContentGuessed(Place(display), "not UTF-8: read as Windows-1252", hint)
    return Letters(text, "cp1252", notices=(told,))
