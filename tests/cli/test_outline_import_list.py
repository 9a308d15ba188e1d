"""``outline``, ``import`` and ``list``, for people and for other programs."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import REPOSITORY, Run

RAW = next((REPOSITORY / "content" / "articles").glob("*.txt"))


def test_an_outline_for_people(run: Run) -> None:
    result = run("outline", "sleeping-better")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "Sleeping better"
    assert lines[1].split()[0] == "1"


def test_an_outline_for_programs(run: Run) -> None:
    result = run("outline", str(RAW), "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert list(found) == [
        *("title", "summary", "authors", "reviewers", "published", "language"),
        *("sections", "references", "dropped"),
    ]
    assert found["sections"]
    assert all(list(s) == ["number", "id", "title", "level", "why"] for s in found["sections"])
    assert all(section["why"] for section in found["sections"])
    assert found["dropped"]
    assert all(list(line) == ["line", "text", "why"] for line in found["dropped"])
    raw = RAW.read_text("utf-8").splitlines()
    for dropped in found["dropped"]:
        assert dropped["text"].split()[0] in raw[dropped["line"] - 1]


def test_what_is_imported_reads_back_as_the_same_outline(run: Run) -> None:
    raw = json.loads(run("outline", str(RAW), "--json").stdout)
    imported = run("import", str(RAW), "-o", "article.md")
    assert imported.exit_code == 0, imported.stderr
    assert "left out" in imported.stderr
    read = json.loads(run("outline", "article.md", "--json").stdout)
    for part in ("title", "summary", "authors", "reviewers", "published", "language", "references"):
        assert read[part] == raw[part]
    shape = [(section["id"], section["level"]) for section in raw["sections"]]
    assert [(section["id"], section["level"]) for section in read["sections"]] == shape


def test_import_from_standard_input_to_standard_output(run: Run) -> None:
    result = run("import", "-", input=RAW.read_bytes())
    assert result.exit_code == 0
    assert result.stdout.startswith("---\ntitle:")


def test_import_writes_over_nothing_unasked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine", "utf-8")
    result = run("import", str(RAW), "-o", "a.md")
    assert result.exit_code == 2
    assert "--replace" in result.stderr
    assert (tmp_path / "a.md").read_text("utf-8") == "mine"


def test_lists_say_the_name_first(run: Run) -> None:
    assert "sleeping-better" in {
        line.split()[0] for line in run("list", "articles").stdout.splitlines()
    }
    for kind, name in (("templates", "handout"), ("brands", "lantern-quay"), ("blanks", "lines")):
        rows = run("list", kind).stdout.splitlines()
        assert name in {row.split()[0] for row in rows}
        assert all(len(row.split()) > 1 for row in rows)


def test_list_alone_lists_everything(run: Run) -> None:
    said = run("list").stdout
    assert "articles:" in said
    assert "brands:" in said


def test_schemas_are_published(run: Run) -> None:
    assert "crisis_lines" in run("list", "brands", "--schema").stdout
    assert "audience" in run("list", "articles", "--schema").stdout
    said = run("list", "worksheets", "--schema").stdout.splitlines()
    assert "pros-and-cons                decision, change, stay, headers" in said
    assert len(said) == len(run("list", "worksheets").stdout.splitlines()) - 1, (
        "all but the sampler"
    )


def test_a_broken_file_does_not_hide_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/articles/broken.md").write_text("---\n: [\n---\n", "utf-8")
    result = run("list", "articles")
    assert result.exit_code == 0
    assert "broken" in result.stdout
    assert "sleeping-better" in result.stdout


def with_pictures(folder: Path) -> str:
    """An article whose pictures lie in a folder of their own; return its path."""
    from PIL import Image

    (folder / "content/articles/images").mkdir(parents=True)
    for name, colour in (("lake.jpg", "navy"), ("hill.png", "green")):
        Image.new("RGB", (90, 60), colour).save(folder / "content/articles/images" / name)
    path = folder / "content/articles/walk.md"
    path.write_text(
        "---\ntitle: A walk\n---\n\n![Lake](images/lake.jpg)\n\n"
        "## Up\n\n![Hill](images/hill.png)\n\n![Lake again](images/lake.jpg)\n",
        "utf-8",
    )
    return str(path)


def test_pictures_are_imported_with_the_article(run: Run, tmp_path: Path) -> None:
    from handoutgen.read import read_article
    from handoutgen.read.save import article_images
    from handoutgen.report import Report

    source = with_pictures(tmp_path)
    for _ in range(2):  # what is there already, byte for byte, is in nobody's way
        result = run("import", source, "-o", "new/My walk.md", "--replace")
        assert result.exit_code == 0, result.stderr
    names = sorted(path.name for path in (tmp_path / "new").iterdir())
    assert names == ["My walk.md", "my-walk-1.jpg", "my-walk-2.png"]
    old = read_article(Path(source), Report())
    new = read_article(tmp_path / "new/My walk.md", Report())
    assert article_images(new) == article_images(old)
    assert (new.introduction, new.sections) == (old.introduction, old.sections)


def test_another_picture_is_not_written_over(run: Run, tmp_path: Path) -> None:
    source = with_pictures(tmp_path)
    (tmp_path / "out-2.png").write_bytes(b"mine")
    result = run("import", source, "-o", "out.md")
    assert result.exit_code == 2
    assert "out-2.png: another picture is there already" in result.stderr
    assert (tmp_path / "out-2.png").read_bytes() == b"mine"
    assert not (tmp_path / "out.md").exists()


def test_pictures_missing_from_standard_output_are_told(run: Run, tmp_path: Path) -> None:
    result = run("import", with_pictures(tmp_path))
    assert result.exit_code == 0
    assert "![Lake](picture-1.jpg)" in result.stdout
    assert "its pictures are not written: picture-1.jpg, picture-2.png" in result.stderr


def test_an_outline_of_raw_text_says_why_a_line_is_a_heading(run: Run) -> None:
    found = json.loads(run("outline", str(RAW), "--json").stdout)
    lines = run("outline", str(RAW)).stdout.splitlines()[1:]
    for line, section in zip(lines, found["sections"], strict=True):
        assert line.endswith(f"{section['title']}  ({section['why']})")
    assert "(#" not in run("outline", "sleeping-better").stdout


def test_a_template_that_cannot_be_read_is_marked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/latin.md.j2").write_bytes(b"{# F\xfcr alle #}")
    (tmp_path / "templates/open.md.j2").write_text("{# Mine #}\n{% if %}", "utf-8")
    (tmp_path / "templates/good.md.j2").write_text("{# Mine too #}\n{{ sections }}", "utf-8")
    result = run("list", "templates")
    said = {line.split()[0]: line for line in result.stdout.splitlines()}
    assert result.exit_code == 0
    assert "cannot be read: a character that is not UTF-8" in said["latin"]
    assert "cannot be read:" in said["open"]
    assert "Mine too" in said["good"]
    assert "cannot be read" not in said["handout"]


def test_what_leads_out_of_the_workspace_is_not_listed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("# Secret\n\nWords.\n", "utf-8")
    (tmp_path / "home/content/articles").mkdir(parents=True)
    (tmp_path / "home/content/articles/leak.md").symlink_to(tmp_path / "secret.md")
    result = run("--workspace", "home", "list", "articles")
    assert "leak" not in result.stdout
    result = run("--workspace", "home", "make", "leak")
    assert result.exit_code == 2
    assert "is a link out of the workspace" in result.stderr
