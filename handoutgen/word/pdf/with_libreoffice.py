"""Layout by LibreOffice, where it is installed: one call for any number of documents.

Every call has a profile of its own, so that calls side by side do not lose files; it follows no
links, runs no macros and ends after a time.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from handoutgen.errors import Place, WriteError
from handoutgen.word.pdf.spelling import SpeltOut

PROGRAMS = ("soffice", "libreoffice")
START_SECONDS = 60
SECONDS_EACH = 20

_EXPORT = json.dumps(
    {
        "UseTaggedPDF": {"type": "boolean", "value": "true"},
        "ExportFormFields": {"type": "boolean", "value": "false"},
    }
)
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" \
xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">\
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">\
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">\
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">\
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>{folder}</dir><cachedir>{cache}</cachedir>{stand_ins}</fontconfig>
"""
_STAND_IN = """<match target="pattern"><test name="family"><string>{name}</string></test>\
<edit name="family" mode="assign" binding="strong"><string>{family}</string></edit></match>"""


def program() -> str | None:
    """Return the path of LibreOffice, or None where it is not installed."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def lay_out_all(documents: Sequence[SpeltOut], place: Place) -> list[bytes]:
    """Return all *documents* as PDF, by one call.

    Raises:
        WriteError: if LibreOffice is not there, takes too long or leaves a document out.
    """
    soffice = program()
    if soffice is None:
        raise WriteError.at(place, "LibreOffice is not installed", "install it, or use rdocx")
    with tempfile.TemporaryDirectory(prefix="handoutgen-") as folder:
        room = Path(folder)
        files = [room / "in" / f"{number}.docx" for number in range(len(documents))]
        _furnish(room, documents, files)
        seconds = START_SECONDS + SECONDS_EACH * len(documents)
        _run([soffice, *_arguments(room), *map(str, files)], room, seconds, place)
        made = [room / "out" / f"{file.stem}.pdf" for file in files]
        lost = sum(not path.is_file() for path in made)
        if lost:
            problem = f"LibreOffice made no PDF of {lost} of {len(files)} documents"
            raise WriteError.at(place, problem, "open the Word file in LibreOffice to see why")
        return [path.read_bytes() for path in made]


def _arguments(room: Path) -> list[str]:
    return [
        f"-env:UserInstallation={(room / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        f"pdf:writer_pdf_Export:{_EXPORT}",
        "--outdir",
        str(room / "out"),
    ]


def _furnish(room: Path, documents: Sequence[SpeltOut], files: Sequence[Path]) -> None:
    """Lay out in *room* what a call needs: documents, settings and fonts."""
    for name in ("in", "out", "fonts", "cache", "profile/user"):
        (room / name).mkdir(parents=True)
    for document, file in zip(documents, files, strict=True):
        file.write_bytes(document.parts.written())
    (room / "profile/user/registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    stand_ins: dict[str, str] = {}
    fonts = dict.fromkeys(font for document in documents for font in document.fonts)
    for number, (name, data) in enumerate(fonts):
        (room / "fonts" / f"{number}.ttf").write_bytes(data)
        stand_ins.setdefault(name, _family_of(data))
    config = _FONTS.format(
        folder=escape(str(room / "fonts")),
        cache=escape(str(room / "cache")),
        stand_ins="".join(
            _STAND_IN.format(name=escape(name), family=escape(family))
            for name, family in stand_ins.items()
            if family and family != name
        ),
    )
    (room / "fonts.conf").write_text(config, "utf-8")


def _family_of(font: bytes) -> str:
    from handoutgen.fonts.truetype import family_name

    return family_name(font)


def _run(command: list[str], room: Path, seconds: int, place: Place) -> None:
    environment = {**os.environ, "HOME": str(room), "FONTCONFIG_FILE": str(room / "fonts.conf")}
    process = subprocess.Popen(  # noqa: S603 - the program was found on the path, no shell
        command,
        cwd=room,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        problem = f"LibreOffice took longer than {seconds} seconds"
        raise WriteError.at(place, problem, "try --pdf-engine rdocx") from None
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)  # soffice starts a process of its own
            process.wait()
