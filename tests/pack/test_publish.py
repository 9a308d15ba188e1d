"""``publish``: what is due is made, what readers see is switched at once, all of it agrees."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest

from handoutgen.errors import WriteError
from handoutgen.fonts.families import NOTO_SANS
from tests.conftest import REPOSITORY, Run
from tests.fonts.brand_files import brand_file
from tests.pack.clinic import DAY, PACK, Clinic, made

ALL = sorted(
    f"{name}-own-{brand}.{format}"
    for name in ("rest", "worry")
    for brand in ("oak", "elm")
    for format in ("pdf", "docx")
)


def test_a_pack_is_published(clinic: Clinic) -> None:
    steps = clinic.publish()
    assert steps[0] == {"step": "started", "pack": "lane", "files": 8}
    assert sorted(made(steps)) == ALL
    assert steps[-1]["step"] == "published"
    assert (steps[-1]["exit"], steps[-1]["made"], steps[-1]["kept"]) == (0, 8, 0)
    files = clinic.files()
    assert {"index.html", "manifest.json", "lane.pdf", "lane.zip"} <= set(files)
    assert sorted(name[9:] for name in files if name.startswith("handouts/")) == ALL
    assert (clinic.root / "public").is_symlink()
    assert "New:" in (clinic.root / "public.CHANGES.md").read_text("utf-8")


def test_the_manifest_tells_the_truth(clinic: Clinic) -> None:
    clinic.publish()
    files = clinic.files()
    manifest = clinic.manifest()
    assert set(manifest) == set(files) - {"manifest.json"}
    for address, said in manifest.items():
        assert said["sha256"] == hashlib.sha256(files[address]).hexdigest()
        assert said["size"] == len(files[address])
        if address.endswith(".pdf"):
            with pikepdf.open(clinic.root / "public" / address) as pdf:
                assert said["pages"] == len(pdf.pages)
    rest = manifest["handouts/rest-own-oak.pdf"]
    assert (rest["title"], rest["language"], rest["code"], rest["version"]) == (
        "Rest",
        "en",
        "OL-1",
        "2",
    )
    assert (rest["reviewed_on"], rest["licence"]) == ("2026-01-10", "CC BY 4.0")
    (origin,) = rest["articles"]  # type: ignore[misc]
    source = (clinic.root / "content/articles/rest.md").read_bytes()
    assert origin["sha256"] == hashlib.sha256(source).hexdigest()
    assert set(rest["template"]["includes"]) == {"_macro.md.j2"}  # type: ignore[index]
    assert list(rest["fonts"]) == ["Atkinson Hyperlegible"]  # type: ignore[call-overload]


def test_index_and_zip_agree_with_the_files(clinic: Clinic) -> None:
    clinic.publish()
    for change in ("More words.", "Other words."):
        clinic.replace("content/articles/rest.md", change, change + " And more.")
        clinic.publish()
        files = clinic.files()
        page = files["index.html"].decode()
        with zipfile.ZipFile(clinic.root / "public" / "lane.zip") as archive:
            names = archive.namelist()
            inside = {name: archive.read(name) for name in names}
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        handouts = {name for name in files if name.startswith("handouts/")}
        assert {name for name in names if name.startswith("handouts/")} == handouts
        for name in handouts:
            assert inside[name] == files[name]
            assert f'href="{name}"' in page
            assert f'href="{name}"' in inside["index.html"].decode()
        said = json.loads(inside["manifest.json"])
        for file in said["files"]:
            assert file["sha256"] == hashlib.sha256(inside[file["address"]]).hexdigest()
        assert "CHANGES" not in " ".join(names)
        if change == "More words.":
            clinic.replace("content/articles/rest.md", "And more.", "Other words.")


def test_nothing_due_changes_nothing(clinic: Clinic) -> None:
    clinic.publish()
    target = os.readlink(clinic.root / "public")
    changes = (clinic.root / "public.CHANGES.md").read_bytes()
    steps = clinic.publish()
    assert [step["step"] for step in steps] == ["unchanged"]
    assert os.readlink(clinic.root / "public") == target
    assert (clinic.root / "public.CHANGES.md").read_bytes() == changes


LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    '<rect width="40" height="20" fill="#246"/></svg>'
)
OWN_WORDS = '"Your turn": "Now you"\n'


@pytest.mark.parametrize(
    ("name", "change", "due"),
    [
        ("content/articles/rest.md", ("More words.", "Words."), [n for n in ALL if "rest" in n]),
        ("templates/_macro.md.j2", ("Said by", "Told by"), ALL),
        ("templates/own.md.j2", ("## ", "### "), ALL),
        ("content/brands/oak/brand.yaml", ("region: GB", "region: GB\nfooter: New"), ALL),
        (
            "content/brands/elm/brand.yaml",
            ("Elm Street", "Elm Row"),
            [n for n in ALL if "elm" in n],
        ),
        ("handoutgen/words/en.yaml", OWN_WORDS, ALL),
        ("content/brands/elm/logo.svg", LOGO, [n for n in ALL if "elm" in n]),
        ("content/articles/else.md", "---\ntitle: Else\n---\nWords.\n", []),
    ],
)
def test_what_depends_on_a_change_is_made_and_nothing_else(
    clinic: Clinic, name: str, change: str | tuple[str, str], due: list[str]
) -> None:
    clinic.write("content/packs/lane.yaml", PACK.replace('["*"]', "[rest, worry]"))
    clinic.publish()
    before = clinic.files()
    if isinstance(change, str):
        clinic.write(name, change)
    else:
        clinic.replace(name, *change)
    assert sorted(made(clinic.publish())) == due
    after = clinic.files()
    for file in ALL:
        address = f"handouts/{file}"
        assert (before[address] != after[address]) == (file in due)


def test_a_change_that_prints_nothing_makes_nothing(clinic: Clinic) -> None:
    clinic.publish()
    clinic.replace("content/brands/elm/brand.yaml", "name:", "# a comment\nname:")
    clinic.replace("templates/own.md.j2", "{# My own #}", "{# My very own #}")
    steps = clinic.publish()
    assert made(steps) == []


def test_another_program_makes_everything(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    from handoutgen.pack import fingerprints

    clinic.publish()
    monkeypatch.setattr(fingerprints, "__version__", "another")
    fingerprints.program_digest.cache_clear()
    assert len(made(clinic.publish())) == 8
    fingerprints.program_digest.cache_clear()


def test_a_file_that_was_touched_is_made_again(clinic: Clinic) -> None:
    clinic.publish()
    before = clinic.files()
    spoilt = clinic.root / "public" / "handouts" / "rest-own-oak.pdf"
    spoilt.write_bytes(b"%PDF-1.7 spoilt")
    assert made(clinic.publish()) == ["rest-own-oak.pdf"]
    assert clinic.files() == before


def test_an_index_that_was_touched_is_made_again(clinic: Clinic) -> None:
    clinic.publish()
    before = clinic.files()
    (clinic.root / "public" / "index.html").write_text("gone", "utf-8")
    assert made(clinic.publish()) == []
    assert clinic.files() == before


def test_incremental_and_clean_come_to_the_same_bytes(clinic: Clinic) -> None:
    clinic.publish()
    clinic.replace("content/articles/rest.md", "More words.", "Other words.")
    clinic.publish()
    clinic.publish(output="clean")
    assert clinic.files() == clinic.files("clean")


def test_another_day_zone_and_process_come_to_the_same_bytes(
    clinic: Clinic, tmp_path: Path
) -> None:
    """Two clean builds of the sample pack in processes of their own, far apart in every way."""
    made_here = []
    for zone, seed, epoch in (("Pacific/Kiritimati", "1", "0"), ("America/New_York", "77", "1e9")):
        output = tmp_path / f"by-{seed}"
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        environment["SOURCE_DATE_EPOCH"] = str(int(float(epoch)))
        call = "from handoutgen.cli import main; main()"
        words = ["publish", "lane", "-o", str(output), "--as-of", DAY]
        subprocess.run(
            [sys.executable, "-c", call, *words],
            env=environment,
            cwd=clinic.root,
            check=True,
            capture_output=True,
        )
        made_here.append(clinic.files(output.name))
    assert made_here[0] == made_here[1]


def test_no_personal_value_and_no_day_is_in_it(clinic: Clinic) -> None:
    clinic.write("handoutgen.yaml", "brand: oak\nclinician: Dr Nobody Atall\n")
    clinic.replace(
        "templates/own.md.j2", "# {{ article", "{{ clinician }} {{ today }}\n\n# {{ article"
    )
    clinic.publish()
    for data in clinic.files().values():
        assert b"Nobody Atall" not in data
    with zipfile.ZipFile(clinic.root / "public" / "handouts" / "rest-own-oak.docx") as archive:
        assert b"Nobody" not in archive.read("word/document.xml")


def test_rollback(clinic: Clinic) -> None:
    clinic.publish()
    first = clinic.files()
    clinic.replace("content/articles/rest.md", "More words.", "Other words.")
    clinic.publish()
    second = clinic.files()
    assert first != second
    assert clinic.publish("--rollback")[-1]["step"] == "rolled-back"
    assert clinic.files() == first
    assert clinic.call("--rollback").exit_code == 3
    assert clinic.files() == first
    clinic.publish()
    assert clinic.files() == second


def test_old_builds_are_kept_as_asked(clinic: Clinic) -> None:
    for number in range(5):
        clinic.replace("content/articles/rest.md", "More words.", f"{number} More words.")
        clinic.publish("--keep", "1")
    builds = sorted(path.name for path in (clinic.root / ".public.builds").iterdir())
    assert builds == ["4", "4.json", "5", "5.json", "lock"]
    changes = (clinic.root / "public.CHANGES.md").read_text("utf-8")
    assert [line for line in changes.splitlines() if line.startswith("## ")] == [
        f"## Build {number}, {DAY}" for number in (5, 4, 3, 2, 1)
    ]


def test_what_leaves_the_pack_is_told(clinic: Clinic) -> None:
    clinic.publish()
    (clinic.root / "content/articles/worry.md").unlink()
    result = clinic.call()
    assert result.exit_code == 0
    assert "worry-own-oak.pdf: is no longer in the pack" in result.stderr
    assert json.loads(result.stdout.splitlines()[-1])["removed"] == 4
    assert "No longer there" in (clinic.root / "public.CHANGES.md").read_text("utf-8")


def test_a_broken_build_leaves_the_old_pack(clinic: Clinic) -> None:
    clinic.publish()
    before = clinic.files()
    clinic.write("content/articles/rest.md", "---\ntitle: [\n---\n")
    clinic.write("content/brands/elm/brand.yaml", "nam: Elm\n")
    result = clinic.call()
    assert result.exit_code == 3
    last = json.loads(result.stdout.splitlines()[-1])
    assert (last["step"], last["exit"]) == ("failed", 3)
    assert "rest.md" in result.stderr
    assert "brand.yaml" in result.stderr
    assert clinic.files() == before
    assert not list((clinic.root / ".public.builds").glob("*.part"))


def test_something_else_at_its_place_is_let_be(clinic: Clinic) -> None:
    clinic.write("public/notes.txt", "mine")
    assert "is a folder that publish did not make" in clinic.call().stderr
    clinic.write("file", "mine")
    assert clinic.call(output="file").exit_code == 3
    (clinic.root / "link").symlink_to(clinic.root / "content")
    assert "is a link that publish did not make" in clinic.call(output="link").stderr
    assert (clinic.root / "public/notes.txt").read_text() == "mine"


def test_another_pack_is_not_written_over(clinic: Clinic) -> None:
    """A wrong name in a schedule would take all of the old pack's addresses away."""
    clinic.publish()
    before = clinic.files()
    clinic.write("content/packs/other.yaml", PACK)
    for words in ((), ("--rollback",)):
        result = clinic.run("publish", "other", "-o", "public", *words)
        assert result.exit_code == 3
        assert 'public: holds another pack, "lane"' in result.stderr
    assert clinic.files() == before


def test_nothing_is_published_at_the_root(clinic: Clinic) -> None:
    result = clinic.call(output="/")
    assert result.exit_code == 3
    assert "error: /: is no folder of its own" in result.stderr


def test_an_empty_folder_may_be_there(clinic: Clinic) -> None:
    (clinic.root / "public").mkdir()
    clinic.publish()
    assert (clinic.root / "public").is_symlink()


def test_the_sample_pack(run: Run, tmp_path: Path) -> None:
    result = run("publish", "starter", "--as-of", DAY, "--jobs", "0")
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / "output" / "starter" / "index.html").is_file()
    assert (REPOSITORY / "content/packs/starter.yaml").is_file()


def test_a_person_at_a_terminal_reads_sentences(clinic: Clinic) -> None:
    said = clinic.call("--no-json").stdout
    assert said.splitlines()[-1] == "published public: 8 made, 0 kept"
    assert clinic.call("--no-json").stdout.splitlines()[-1].startswith("nothing was due")


def test_one_or_two_processes_come_to_the_same_bytes(clinic: Clinic) -> None:
    clinic.publish("--jobs", "0")
    clinic.publish("--jobs", "2", output="by-two")
    assert clinic.files() == clinic.files("by-two")


def test_what_cannot_be_written_is_told_at_its_line(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    from handoutgen.pipeline import Prepared

    clinic.publish()
    before = clinic.files()
    clinic.replace("content/articles/rest.md", "More words.", "Other words.")

    def refuse(*_: object) -> bytes:
        raise WriteError.at("page 1", "cannot be laid out", "make it shorter")

    with monkeypatch.context() as patch:
        patch.setattr(Prepared, "write", refuse)
        result = clinic.call("--jobs", "0")
    assert result.exit_code == 3
    assert "lane.yaml:4: page 1: cannot be laid out\n  hint: make it shorter" in result.stderr
    assert clinic.files() == before


def test_a_source_that_changes_meanwhile_is_told(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was looked at and what was written must be the same, or tomorrow's build is wrong."""
    from handoutgen.pack import building

    clinic.publish()
    before = clinic.files()
    clinic.replace("content/articles/rest.md", "More words.", "Other words.")
    real = building.due

    def edited(*words: object) -> object:
        found = real(*words)  # type: ignore[arg-type]
        clinic.replace("content/articles/rest.md", "Other words.", "Others again.")
        return found

    with monkeypatch.context() as patch:
        patch.setattr(building, "due", edited)
        result = clinic.call()
    assert result.exit_code == 3
    assert "lane.yaml:4: Rest: what it is made of was changed" in result.stderr
    assert clinic.files() == before
    clinic.publish()


def test_a_word_template_is_due_when_its_file_is(clinic: Clinic) -> None:
    """A Word template is filled rather than composed, and is looked into like any other."""
    letterhead = (REPOSITORY / "templates" / "letterhead.docx").read_bytes()
    clinic.write("templates/letter.docx", letterhead)
    clinic.write(
        "content/packs/lane.yaml",
        PACK.replace("[own]", "[own, letter]").replace("[pdf, docx]", "[docx]"),
    )
    before = clinic.publish()
    assert "rest-letter-oak.docx" in made(before)
    assert made(clinic.publish()) == []
    path = clinic.root / "templates" / "letter.docx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(clinic.root / "new.docx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(
                    b"<w:sectPr", b"<w:p><w:r><w:t>New</w:t></w:r></w:p><w:sectPr", 1
                )
            new.writestr(name, data)
    (clinic.root / "new.docx").replace(path)
    due = made(clinic.publish())
    assert due
    assert {name.split("-")[1] for name in due} == {"letter"}
    clinic.publish(output="clean")
    assert clinic.files() == clinic.files("clean")


def test_a_wrong_call_has_a_last_line_too(clinic: Clinic) -> None:
    for words in (("--allow", "nobody"), ("--as-of", "1.5.2026")):
        result = clinic.call(*words)
        assert result.exit_code == 2
        assert f"error: {words[0]}: " in result.stderr
        last = json.loads(result.stdout.splitlines()[-1])
        assert (last["step"], last["exit"]) == ("failed", 2)


def test_a_flaw_of_the_program_leaves_the_old_pack(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 1 would say that it was published."""
    from handoutgen.pack import building

    clinic.publish()
    before = clinic.files()
    clinic.replace("content/articles/rest.md", "More words.", "Other words.")

    def fail(*_: object) -> bytes:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(building, "manifest", fail)
        result = clinic.call()
    assert result.exit_code == 3
    assert "the program failed (ZeroDivisionError)" in result.stderr
    assert "Traceback" not in result.stderr
    assert clinic.files() == before


def test_a_picture_and_a_font_are_what_handouts_are_made_of(clinic: Clinic) -> None:
    bold, regular = (brand_file(getattr(NOTO_SANS, style)) for style in ("bold", "regular"))
    clinic.write("content/brands/elm/own.ttf", regular)
    fonts = "fonts: {body: {name: Own, regular: own.ttf}}\n"
    clinic.replace("content/brands/elm/brand.yaml", "name:", f"{fonts}name:")
    clinic.write("content/articles/sun.svg", LOGO)
    clinic.replace("content/articles/rest.md", "More words.", "![A sun](sun.svg)")
    clinic.publish()
    assert made(clinic.publish()) == []
    clinic.write("content/articles/sun.svg", LOGO.replace("#246", "#642"))
    assert sorted(made(clinic.publish())) == [name for name in ALL if "rest" in name]
    before = clinic.manifest()["handouts/worry-own-elm.pdf"]["brand"]
    clinic.write("content/brands/elm/own.ttf", bold)
    assert sorted(made(clinic.publish())) == [name for name in ALL if "elm" in name]
    assert clinic.manifest()["handouts/worry-own-elm.pdf"]["brand"] != before
