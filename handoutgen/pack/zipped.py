"""All files of a pack in one zip that is the same however often it is made."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from handoutgen.files import whole_file

_THEN = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can say."""
_PLAIN_FILE = 0o100644 << 16
_UNIX = 3


def write_zip(
    target: Path, folder: Path, addresses: Iterable[str], texts: Mapping[str, bytes]
) -> None:
    """Write the files at *addresses* in *folder*, and *texts* by their names, into *target*.

    Members are stored, not deflated: PDF and Word files are deflated already, and no version of
    a compressor then changes the bytes.
    """
    with (
        whole_file(target, display=target.name, synced=False) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive,
    ):
        for name, data in texts.items():
            archive.writestr(_member(name), data)
        for address in addresses:
            archive.writestr(_member(address), (folder / address).read_bytes())


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _THEN)
    member.create_system = _UNIX
    member.external_attr = _PLAIN_FILE
    return member
