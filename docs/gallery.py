"""``make gallery``: the pictures in README, drawn from what the program makes now.

PDF pages are drawn by pdfium; the Word file is laid out by LibreOffice, where it is installed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2

from handoutgen.pipeline import Library, Person, Request, prepare
from handoutgen.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
SCALE = 1.1
ARTICLE = "sleeping-better"
HOME, ABROAD = "lantern-quay", "lantern-quay-us"


def main() -> int:
    library = Library(Workspace.at(ROOT))

    def made(template: str, brand: str, format: str) -> bytes:
        request = Request((ARTICLE,), template=template, brand=brand)
        return prepare(request, library).make(Person(), format)

    _draw(made("handout", HOME, "pdf"), "handout.png")
    _draw(made("worksheet", HOME, "pdf"), "worksheet.png")
    _draw(made("handout", ABROAD, "pdf"), "handout-us.png")
    _draw(_laid_out(made("handout", HOME, "docx")), "word.png")
    return 0


def _draw(pdf: bytes, name: str, page: int = 0) -> None:
    """Draw one page of *pdf* in few colours, so that the repository stays small."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[page].render(scale=SCALE).to_pil().convert("RGB")
    document.close()
    picture.quantize(128).save(DOCS / name, optimize=True)
    print(f"made docs/{name}")


def _laid_out(docx: bytes) -> bytes:
    """Return a Word file as LibreOffice lays it out."""
    program = shutil.which("soffice")
    if program is None:
        raise SystemExit("soffice is not on this machine: docs/word.png stays as it was")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "handout.docx"
        source.write_bytes(docx)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        convert = ["--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run([program, profile, *convert], check=True, capture_output=True)  # noqa: S603 - found on the path
        return source.with_suffix(".pdf").read_bytes()


if __name__ == "__main__":
    sys.exit(main())
