"""Opening PDFs of strangers: limits first, then the library, and every failure told in words."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from handoutgen.errors import HandoutError, Locked, SourceError

if TYPE_CHECKING:
    import pikepdf

MAX_BYTES = 100_000_000
STREAM_BYTES = 250_000_000
"""What one stream may grow to; a scanned page in full colour is about a tenth of it."""
_WARNINGS = 2_000
"""What a library mends in a file before it gives up."""


@contextmanager
def opened_pdf(path: Path, display: str, passwords: Sequence[str] = ()) -> Iterator[pikepdf.Pdf]:
    """Open the PDF at *path* for reading; *passwords* are tried after none.

    Raises:
        Locked: if none of them opens it.
        SourceError: if it is too large, or no PDF, or damaged.
    """
    import pikepdf

    _look_at(path, display)
    before = pikepdf.settings.set_qpdf_limits(
        flate_max_memory=STREAM_BYTES,
        run_length_max_memory=STREAM_BYTES,
        png_max_memory=STREAM_BYTES,
        tiff_max_memory=STREAM_BYTES,
        dct_max_memory=STREAM_BYTES,
        doc_max_warnings=_WARNINGS,
    )
    try:
        with path.open("rb") as file, _open(file, display, passwords) as pdf:
            yield pdf
    except (pikepdf.PdfError, pikepdf.DependencyError):
        raise _damaged(display) from None
    finally:
        pikepdf.settings.set_qpdf_limits(**before)  # type: ignore[arg-type] # as it was given


def _open(file: BinaryIO, display: str, passwords: Sequence[str]) -> pikepdf.Pdf:
    import pikepdf

    for password in ("", *passwords):
        try:
            return pikepdf.open(file, password=password, suppress_warnings=True)
        except pikepdf.PasswordError:
            continue
        except (pikepdf.PdfError, ValueError, RuntimeError, OSError):
            raise _damaged(display) from None
    if passwords:
        problem, hint = "no password given opens it", "ask who sent it for its password"
    else:
        problem, hint = "is locked with a password", "--password-file FILE, one password a line"
    raise Locked.at(display, problem, hint)


def _look_at(path: Path, display: str) -> None:
    try:
        if not os.path.isfile(path):
            raise SourceError.at(display, "is not a file that can be read")
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as error:
        said = (error.strerror or "no reason given").lower()
        raise SourceError.at(display, f"cannot be opened: {said}") from None
    if size > MAX_BYTES:
        problem = f"is larger than {MAX_BYTES // 1_000_000} MB"
        raise SourceError.at(display, problem, "a worksheet is far smaller")
    if not size:
        raise SourceError.at(display, "is empty", "it may still be on its way: get it again")
    if b"%PDF-" not in head:
        raise SourceError.at(display, "is no PDF, whatever its name says", _guess(head))


def _guess(head: bytes) -> str | None:
    if head.startswith(b"PK"):
        return "it may be a Word file: name it .docx"
    if head.lstrip()[:1] == b"<":
        return "it is a web page: get the file itself"
    return None


def _damaged(display: str) -> HandoutError:
    return SourceError.at(display, "is damaged: it cannot be read", "get it again from its sender")
