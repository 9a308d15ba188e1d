"""Where things are looked for, which come first, and what cannot be reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from handoutgen.errors import CallError
from handoutgen.workspace import Kind, Workspace, builtin_root, is_plain_name


def _write(path: Path, words: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, "utf-8")
    return path


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    own, builtin = tmp_path / "own", tmp_path / "builtin"
    _write(own / "content/articles/sleep.md")
    _write(own / "content/articles/worry.txt")
    _write(own / "content/brands/oak/brand.yaml")
    _write(own / "templates/letter.docx")
    _write(own / "templates/_parts.md.j2")
    _write(builtin / "content/articles/sleep.md")
    _write(builtin / "content/articles/pain.md")
    _write(builtin / "templates/handout.md.j2")
    _write(builtin / "templates/worksheets/diary.md.j2")
    _write(builtin / "templates/letter.md.j2")
    return Workspace(own.resolve(), builtin.resolve())


def test_own_files_hide_those_of_the_program(workspace: Workspace) -> None:
    assert workspace.find("article", "sleep").is_relative_to(workspace.root)
    assert [(entry.name, entry.builtin) for entry in workspace.entries("article")] == [
        ("pain", True),
        ("sleep", False),
        ("worry", False),
    ]


def test_markdown_comes_before_raw_text(workspace: Workspace) -> None:
    _write(workspace.root / "content/articles/worry.md")
    assert workspace.find("article", "worry").suffix == ".md"


def test_a_template_is_jinja_first_then_a_worksheet_then_word(workspace: Workspace) -> None:
    assert workspace.find_template("letter").name == "letter.md.j2"
    assert workspace.find_template("diary").parent.name == "worksheets"
    _write(workspace.root / "templates/diary.docx")
    assert workspace.find_template("diary").parent.name == "worksheets"


def test_parts_of_templates_are_not_listed(workspace: Workspace) -> None:
    assert [entry.name for entry in workspace.entries("template")] == ["handout", "letter"]


def test_a_path_brings_its_own_folder(workspace: Workspace, tmp_path: Path) -> None:
    elsewhere = _write(tmp_path / "elsewhere" / "note.md")
    assert workspace.find("article", str(elsewhere)) == elsewhere
    assert workspace.root_of(elsewhere) == elsewhere.parent.resolve()
    assert workspace.root_of(workspace.find("article", "sleep")) == workspace.root


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("slep", 'did you mean "sleep"?'),
        ("zzz", "articles here: pain, sleep, worry"),
        ("../own/content/articles/sleep", "nor is there such a file"),
        ("no/such/file.md", "nor is there such a file"),
        ("", "articles here"),
        ("a\0b", "articles here"),
    ],
)
def test_a_mistyped_name(workspace: Workspace, name: str, hint: str) -> None:
    with pytest.raises(CallError) as caught:
        workspace.find("article", name)
    assert hint in (caught.value.faults[0].hint or "")


def test_a_mistyped_template(workspace: Workspace) -> None:
    with pytest.raises(CallError, match='did you mean "handout"'):
        workspace.find_template("handuot")


@pytest.mark.parametrize(
    "name",
    [
        "../content/articles/sleep.md",
        "../../etc/passwd",
        "worksheets/../../content/articles/sleep.md.j2",
        "/etc/passwd.md.j2",
        "./handout.md.j2",
        "C:\\x.md.j2",
        "worksheets//diary.md.j2",
        "handout",
        "",
    ],
)
def test_templates_include_only_templates(workspace: Workspace, name: str) -> None:
    assert workspace.template_source(name) is None


def test_a_link_out_of_the_templates_is_not_followed(workspace: Workspace, tmp_path: Path) -> None:
    secret = _write(tmp_path / "secret.md.j2", "secret")
    (workspace.root / "templates/leak.md.j2").symlink_to(secret)
    assert workspace.template_source("leak.md.j2") is None


def test_includes_find_the_program_s_templates(workspace: Workspace) -> None:
    found = workspace.template_source("worksheets/diary.md.j2")
    assert found == ("x", "templates/worksheets/diary.md.j2")


def test_no_such_workspace(tmp_path: Path) -> None:
    with pytest.raises(CallError, match="there is no folder"):
        Workspace.at(tmp_path / "nowhere")


def test_the_program_brings_templates_and_content() -> None:
    assert (builtin_root() / "templates").is_dir()
    assert (builtin_root() / "content" / "articles").is_dir()


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "a\\b", "c:", "a\0"])
def test_what_is_no_plain_name(name: str) -> None:
    assert not is_plain_name(name)


@pytest.mark.parametrize(
    ("kind", "name", "file"),
    [
        ("article", "leak", "content/articles/leak.md"),
        ("template", "leak", "templates/leak.md.j2"),
        ("worksheet", "leak", "templates/worksheets/leak.md.j2"),
        ("brand", "leak", "content/brands/leak/brand.yaml"),
    ],
)
def test_a_name_finds_nothing_outside_its_root(
    workspace: Workspace, tmp_path: Path, kind: Kind, name: str, file: str
) -> None:
    secret = _write(tmp_path / "secret", "secret")
    link = workspace.root / file
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(secret)
    assert name not in {entry.name for entry in workspace.entries(kind)}
    assert workspace.look_up(kind, name) is None
    with pytest.raises(CallError, match="is a link out of the workspace"):
        workspace.find(kind, name)
    if kind in ("template", "worksheet"):
        with pytest.raises(CallError, match="is a link out of the workspace"):
            workspace.find_template(name)


def test_a_link_within_the_workspace_is_followed(workspace: Workspace) -> None:
    link = workspace.root / "content/articles/rest.md"
    link.symlink_to(workspace.root / "content/articles/sleep.md")
    assert workspace.find("article", "rest") == link


def test_a_path_that_is_named_may_be_a_link(workspace: Workspace, tmp_path: Path) -> None:
    link = workspace.root / "content/articles/leak.md"
    link.symlink_to(_write(tmp_path / "note.md"))
    assert workspace.find("article", str(link)) == link


def test_a_file_whose_name_cannot_be_said(workspace: Workspace) -> None:
    _write(workspace.root / "content/articles/a:b.md")
    assert "a:b" not in {entry.name for entry in workspace.entries("article")}
    with pytest.raises(CallError, match=r"rename content/articles/a:b\.md"):
        workspace.find("article", "a:b")


@pytest.mark.parametrize("name", ["x" * 300, "x" * 300 + ".md", "y/" + "x" * 300, "a\0b"])
def test_names_that_no_file_can_have(workspace: Workspace, name: str) -> None:
    for kind in ("article", "template", "worksheet", "brand", "pack"):
        with pytest.raises(CallError, match="there is no"):
            workspace.find(kind, name)
    with pytest.raises(CallError, match="there is no"):
        workspace.find_template(name)
    assert workspace.template_source(f"{name}.md.j2") is None
    with pytest.raises(CallError, match="there is no folder"):
        Workspace.at(name)
