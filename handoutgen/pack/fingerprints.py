"""What a file is made of, as a digest: equal digests mean equal bytes.

A handout is all that a writer needs and nothing that it must look up, so a digest of it, of the
format and of the program is exact: whatever changed in an article, a template or what it includes,
a brand or what it extends, a picture, a word list, either changed the handout or does not matter.
"""

from __future__ import annotations

import hashlib
import zlib
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from handoutgen import __version__
from handoutgen.workspace import PACKAGE

_WRITING_LIBRARIES = (
    "lxml",
    "pikepdf",
    "pillow",
    "python-docx",
    "rdocx",
    "reportlab",
    "resvg-py",
    "rl_accel",
    "uharfbuzz",
)
"""Those whose work is in the bytes; what the others do is in the handout already."""


def file_fingerprint(inputs: str, format: str) -> str:
    """Return what the bytes of a file depend on: *inputs* is the digest of its handout.

    All parts of a handout are frozen values whose ``repr`` says all there is: pictures and fonts
    by the digests of their bytes. A test holds them to that.
    """
    return digest_of(program_digest(), format, inputs)


def digest_of(*texts: str) -> str:
    """Return a digest of *texts*, told apart."""
    digest = hashlib.sha256()
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()


@lru_cache(maxsize=1)
def program_digest() -> str:
    """Return a digest of the program: version, code, fonts, and the libraries it writes with.

    Samples and word lists are no part of it: what they say is in the handout.
    """
    parts = [__version__, zlib.ZLIB_RUNTIME_VERSION, *map(_version_of, _WRITING_LIBRARIES)]
    for path in sorted(PACKAGE.rglob("*")):
        relative = path.relative_to(PACKAGE)
        outside = relative.parts[0] in ("builtin", "words") or "__pycache__" in relative.parts
        if not outside and path.is_file():
            parts += [relative.as_posix(), file_digest(path)]
    return digest_of(*parts)


def _version_of(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return f"{library} is not here"


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
