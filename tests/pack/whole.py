"""Whether a published pack is whole: told with other programs than ours."""

from __future__ import annotations

import hashlib
import json
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pypdf


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [unquote(value) for key, value in attrs if key == "href" and value]


def is_whole(folder: Path) -> bool:
    """Return True, or fail with what is missing, broken or not what the manifest says."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    addresses = {file["address"] for file in manifest["files"]}
    for file in manifest["files"]:
        data = (folder / file["address"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == file["sha256"], file["address"]
        if file["format"] == "pdf":
            assert len(pypdf.PdfReader(folder / file["address"]).pages) == file["pages"]
        elif file["format"] in ("docx", "zip"):
            with zipfile.ZipFile(folder / file["address"]) as archive:
                assert archive.testzip() is None
    links = _Links()
    links.feed((folder / "index.html").read_text("utf-8"))
    for link in links.found:
        assert link.startswith("#") or link in addresses, link
    return True
