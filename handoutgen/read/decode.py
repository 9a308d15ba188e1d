"""From bytes to text: the encoding is found, line ends and invisible characters are made plain.

Whatever a reader gets from here holds only ``\\n`` as line end, composed accents, and no
character that XML forbids, that nobody sees, or that the project's own placeholders use.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from handoutgen.errors import Place, SourceError
from handoutgen.report import ContentGuessed, Report

MAX_BYTES = 10_000_000
"""An article is some ten thousand bytes; what is a thousand times longer is something else."""

_KINDS_OF_BINARY = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip package such as .docx, .odt or .epub"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old Office file such as .doc"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "an RTF file"),
)
_AS_TEXT = "save it as plain text (.txt) or Markdown (.md) in UTF-8"

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_REMOVED = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # control characters
    "\u00ad\u034f\u180e\u200b\u2060-\u2064\ufeff"  # soft hyphens, spaces of no width
    "\u202a-\u202e\u2066-\u206f"  # marks that turn the direction of what follows them
    "\ufff9-\uffff\ufdd0-\ufdef"  # annotation marks, the sign for a lost image, no characters
    "\ud800-\udfff"  # halves of characters
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # private use
    "\U000e0000-\U000e007f"  # tags: text that nobody sees
    "]"
)
_JOINERS = re.compile(
    "(?<![\u0600-\u08ff\u0900-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefe"
    "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
)
"""Joiners belong to Arabic, Indic and emoji; anywhere else they are rubbish."""

_PLAIN = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\u2007": "\u00a0",
        "\u202f": "\u00a0",
        **dict.fromkeys("\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a", " "),
        **dict.fromkeys("\u205f\u3000", " "),
    }
)
_NEEDLESS_NO_BREAK = re.compile(
    "(?<![\\d«‹§№])\u00a0(?![;:!?»›%€$£°\\d–—])"  # a number and its unit, French punctuation
)
_SPACES = re.compile(r"[ \t\n]+")


def decode(data: bytes, display: str, report: Report | None = None) -> str:
    """Return the text of *data* with ``\\n`` line ends and without invisible characters.

    Reads UTF-8, UTF-16 and, where neither fits, Windows-1252, which *report* is told.

    Raises:
        SourceError: if *data* is too long, empty, or no text.
    """
    if len(data) > MAX_BYTES:
        raise SourceError.at(
            display,
            f"{len(data) / 1e6:.0f} MB is too long for an article",
            f"at most {MAX_BYTES // 1_000_000} MB; split it into articles",
        )
    _refuse_binary(data, display)
    text, guessed = _decoded(data)
    if _looks_binary(text):
        raise SourceError.at(display, "not a text file", _AS_TEXT)
    cleaned = normalise(text)
    if not cleaned.strip():
        raise SourceError.at(display, "there is no text in it", "check that it was saved")
    if guessed and report is not None:
        report.add(
            ContentGuessed(
                Place(display),
                "not UTF-8: read as Windows-1252",
                "save it as UTF-8 if letters look wrong",
            )
        )
    return cleaned


def normalise(text: str) -> str:
    """Return *text* with one kind of line end, composed accents and nothing invisible."""
    if text.isascii():
        return _REMOVED.sub("", _LINE_ENDS.sub("\n", text))
    text = _REMOVED.sub("", _LINE_ENDS.sub("\n", text)).translate(_PLAIN)
    text = unicodedata.normalize("NFC", text)
    text = _JOINERS.sub("", text)
    return _NEEDLESS_NO_BREAK.sub(" ", text)


def clean_line(value: str) -> str:
    """Return *value* as one line: normalised, runs of white space as one space, none around."""
    return _SPACES.sub(" ", normalise(value)).strip()


def _refuse_binary(data: bytes, display: str) -> None:
    for start, kind in _KINDS_OF_BINARY:
        if data.startswith(start):
            raise SourceError.at(display, f"this is {kind}, not text", _AS_TEXT)


def _decoded(data: bytes) -> tuple[str, bool]:
    """Return the text of *data* and whether its encoding had to be guessed."""
    if data.startswith(codecs.BOM_UTF8):
        return _utf8_with_strays(data[3:]), False
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), False
    wide = _utf16_without_mark(data)
    if wide is not None:
        return data.decode(wide, "replace"), False
    try:
        return data.decode("utf-8"), False
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(data):
        return _utf8_with_strays(data), True
    return data.decode("cp1252", _STRAY_BYTES), True


def _utf16_without_mark(data: bytes) -> str | None:
    """Name the UTF-16 that *data* is in, if every second byte is nearly always zero."""
    sample = data[:4000]
    half = len(sample) // 2
    if half == 0:
        return None
    high_first = sample[0::2].count(0) / half
    low_first = sample[1::2].count(0) / half
    if low_first > 0.6 and high_first < 0.05:
        return "utf-16-le"
    if high_first > 0.6 and low_first < 0.05:
        return "utf-16-be"
    return None


_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_HIGH = re.compile(rb"[\x80-\xff]")
_STRAY_BYTES = "handoutgen.stray-bytes"


def _mostly_utf8(data: bytes) -> bool:
    """Tell whether nearly all bytes beyond ASCII are parts of UTF-8 characters."""
    inside = sum(len(found) for found in _MULTIBYTE.findall(data))
    return inside > 0.8 * len(_HIGH.findall(data))


def _utf8_with_strays(data: bytes) -> str:
    return data.decode("utf-8", _STRAY_BYTES)


def _stray_byte(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that do not fit as Windows-1252, where each means a character of its own."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    if error.encoding == "utf-8":
        return stray.decode("cp1252", "ignore"), error.end
    return "", error.end


codecs.register_error(_STRAY_BYTES, _stray_byte)

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a]")


def _looks_binary(text: str) -> bool:
    """Tell whether control characters are so many that *text* was never meant to be read."""
    sample = text[:100_000]
    return len(_CONTROL.findall(sample)) > 2 + len(sample) // 100
