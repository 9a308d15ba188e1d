"""``make gallery``: pictures of what the program makes now.

- ``docs/*.png``: the pages that README shows, a form and the page of a pack among them;
- ``docs/gallery/``: a thumbnail of each ready worksheet, with the command that makes it;
- ``output/gallery/``: contact sheets of every kind of blank, with ordinary and extreme fields, in
  each edition, for both sample brands and in both formats: to be looked at after a change.

PDF pages are drawn by pdfium; Word files are laid out by LibreOffice, where it is installed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # for the tests' extreme blanks

from handoutgen.compose.descriptions import describe_template  # noqa: E402 - after the path
from handoutgen.library import Library  # noqa: E402
from handoutgen.model.blanks import Blank  # noqa: E402
from handoutgen.model.handout import Edition, Handout  # noqa: E402
from handoutgen.model.nodes import Heading, Task, text  # noqa: E402
from handoutgen.pipeline import prepare  # noqa: E402
from handoutgen.report import Report  # noqa: E402
from handoutgen.request import Person, Request  # noqa: E402
from handoutgen.workspace import Workspace  # noqa: E402
from handoutgen.write import WRITERS  # noqa: E402

if TYPE_CHECKING:
    from PIL.Image import Image

DOCS = ROOT / "docs"
SHEETS = ROOT / "output" / "gallery"
SCALE = 1.1
THUMBNAIL = 0.42
CONTACT = 0.5
ARTICLE = "sleeping-better"
HOME, ABROAD = "lantern-quay", "lantern-quay-us"
EDITIONS: tuple[Edition, ...] = ("standard", "large-print", "ink-saver")
PACK_PAGE = "1000,1290"
FILLED = {
    "thought": "If I say no, she will be angry with me.",
    "test": "On Friday I will say that I cannot stay longer.",
    "belief.before": "8",
}
OWN_WORDS = {"consent": {"text": "Here stands the text that your clinic has for this."}}


def main() -> int:
    library = Library(Workspace.at(ROOT))
    _draw_readme(library)
    _draw_pack()
    _draw_worksheets(library)
    _draw_contact_sheets(library)
    return 0


def _draw_readme(library: Library) -> None:
    def made(template: str, brand: str, format: str) -> bytes:
        request = Request((ARTICLE,), template=template, brand=brand)
        return prepare(request, library).make(Person(), format)

    _save(next(_pages(made("handout", HOME, "pdf"), SCALE)), DOCS / "handout.png")
    _save(next(_pages(made("worksheet", HOME, "pdf"), SCALE)), DOCS / "worksheet.png")
    _save(next(_pages(made("handout", ABROAD, "pdf"), SCALE)), DOCS / "handout-us.png")
    form = Request(template="behavioural-experiment", brand=HOME, fillable=True)
    answers = tuple(FILLED.items())
    filled = prepare(form, library).make(Person(answers=answers), "pdf")
    _save(next(_pages(filled, SCALE)), DOCS / "form.png")
    laid_out = _laid_out(made("handout", HOME, "docx"))
    if laid_out is not None:
        _save(next(_pages(laid_out, SCALE)), DOCS / "word.png")


def _draw_pack() -> None:
    """Draw the page of the sample pack as Chromium shows it, where that is installed."""
    program = shutil.which("chromium")
    if program is None:
        print("chromium is not on this machine: no picture of a pack", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        handoutgen = str(Path(sys.executable).with_name("handoutgen"))
        publish = [handoutgen, "publish", "starter", "-o", f"{folder}/pack", "--no-json"]
        subprocess.run(publish, cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - ours
        quiet = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--disable-sync",
        ]
        shot = [f"--window-size={PACK_PAGE}", f"--screenshot={folder}/pack.png"]
        home = f"--user-data-dir={folder}/home"
        page = f"file://{folder}/pack/index.html"
        subprocess.run([program, *quiet, *shot, home, page], check=True, capture_output=True)  # noqa: S603 - found on the path
        import PIL.Image

        _save(PIL.Image.open(f"{folder}/pack.png").convert("RGB"), DOCS / "pack.png")


def _draw_worksheets(library: Library) -> None:
    """Draw the first page of each ready worksheet, and list them with their commands."""
    folder = DOCS / "gallery"
    folder.mkdir(exist_ok=True)
    rows = []
    for entry in library.workspace.entries("worksheet"):
        values = OWN_WORDS.get(entry.name, {})
        request = Request(template=entry.name, brand=HOME, values=values)
        pdf = prepare(request, library).make(Person(), "pdf")
        _save(next(_pages(pdf, THUMBNAIL)), folder / f"{entry.name}.png")
        said = describe_template(entry.path.read_text("utf-8"))
        extra = "".join(f' --set {key}="…"' for key in values)
        if "refused without them" in said:  # what a brand must have
            extra += " -b BRAND"
        rows.append(
            f"| ![{said.partition(':')[0]}]({entry.name}.png) | {said} | "
            f"`handoutgen make -t {entry.name}{extra}` |"
        )
    head = (
        "# Ready worksheets\n\nEach is made by one command, on your own paper with `-b BRAND`.\n\n"
    )
    table = "\n".join(("| page | what it is | command |", "|---|---|---|", *rows))
    (folder / "README.md").write_text(f"{head}{table}\n", "utf-8")
    print(f"made docs/gallery: {len(rows)} worksheets")


def _draw_contact_sheets(library: Library) -> None:
    from tests.write.pdf.extremes import LONG, SHORT, extremes

    SHEETS.mkdir(parents=True, exist_ok=True)
    blanks = [blank for words in (SHORT, LONG) for _, blank in extremes(words)]
    for brand in (HOME, ABROAD):
        for edition in EDITIONS:
            handout = _sampler(library, brand, edition, blanks)
            for format, writer in WRITERS.items():
                data = writer(handout, Report())
                pdf = data if format == "pdf" else _laid_out(data)
                if pdf is not None:
                    sheet = _tiled(list(_pages(pdf, CONTACT)))
                    _save(sheet, SHEETS / f"{format}-{edition}-{brand}.png")


def _sampler(library: Library, brand: str, edition: Edition, blanks: Iterable[Blank]) -> Handout:
    title = Heading(1, text("Every kind of blank"), "every-kind")
    tasks = tuple(Task(blank, number) for number, blank in enumerate(blanks, 1))
    chosen = library.brand(brand, Report())
    return Handout("Every kind of blank", (title, *tasks), chosen, edition=edition)


def _pages(pdf: bytes, scale: float) -> Iterator[Image]:
    document = pypdfium2.PdfDocument(pdf)
    if document.get_formtype():
        document.init_forms()
    for page in document:
        yield page.render(scale=scale).to_pil().convert("RGB")
    document.close()


def _tiled(pictures: list[Image], columns: int = 6) -> Image:
    import PIL.Image

    wide = max(picture.width for picture in pictures)
    tall = max(picture.height for picture in pictures)
    rows = -(-len(pictures) // columns)
    sheet = PIL.Image.new("RGB", (wide * columns, tall * rows), "#808080")
    for place, picture in enumerate(pictures):
        sheet.paste(picture, (place % columns * wide, place // columns * tall))
    return sheet


def _save(picture: Image, path: Path) -> None:
    """Save *picture* in few colours, so that the repository stays small."""
    picture.quantize(128).save(path, optimize=True)
    print(f"made {path.relative_to(ROOT)}")


def _laid_out(docx: bytes) -> bytes | None:
    """Return a Word file as LibreOffice lays it out, or None where there is no LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        print("soffice is not on this machine: no pictures of Word files", file=sys.stderr)
        return None
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "handout.docx"
        source.write_bytes(docx)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        convert = ["--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run([program, profile, *convert], check=True, capture_output=True)  # noqa: S603 - found on the path
        return source.with_suffix(".pdf").read_bytes()


if __name__ == "__main__":
    sys.exit(main())
