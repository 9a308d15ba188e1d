"""Wrong calls: one or two lines, a hint, exit code 2, never a traceback."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.mark.parametrize(
    ("words", "problem", "hint"),
    [
        ("mkae sleep", 'there is no command "mkae"', 'did you mean "make"?'),
        ("make --no-such-thing", "no such option", "handoutgen make --help"),
        ("make --tempalte x", "no such option", 'did you mean "--template"?'),
        ("make sleeping-better --resume", 'no such option "--resume"', "it belongs to batch"),
        ("batch x.csv --prefill x.json", 'no such option "--prefill"', "it belongs to make"),
        ("make thought-record", "no article called", "-t thought-record"),
        ("make -t sleeping-better", "no template called", "it is an article"),
        ("make sleeping-better -o -", '"-" is no folder', ".pdf or .docx"),
        ("make sleeping-better -o x.html", '"x.html" is no folder, and no file', ".pdf or .docx"),
        ("make sleeping-bettr", 'no article called "sleeping-bettr"', '"sleeping-better"'),
        ("make sleeping-better -t handuot", 'no template called "handuot"', '"handout"'),
        ("make sleeping-better -b lantren-quay", "no brand called", '"lantern-quay"'),
        ("make sleeping-better -f pfd", 'no format "pfd"', 'did you mean "pdf"?'),
        ("make sleeping-better -f docx -o x.pdf", "one file in pdf", "folder"),
        ("make sleeping-better -s zzz", 'no section "zzz"', "sections there"),
        ("make sleeping-better --date 2025-02-30", "is no date", "2025-03-04"),
        ("make sleeping-better --date 04/03/2025", "is no date", "2025-03-04"),
        ("make sleeping-better --set x", 'has no "="', "KEY=VALUE"),
        ("make sleeping-better --set 1x=2", "is no name", "a letter first"),
        ("make sleeping-better --set-file no.yaml", "no.yaml: there is no such file", ""),
        ("make sleeping-better --set-file .", ".: is a folder", ""),
        ("make sleeping-better --client ''", "is empty", "line to write on"),
        ("make sleeping-better --password-file none.txt", "none.txt: ", ""),
        ("make sleeping-better -f docx --password-file -", "protects PDF, not docx", "in Word"),
        ("make --ask ''", "--ask 1: there is no question", "write it before the bar"),
        ("make --ask 'A?' --ask 'B? | scael 1'", "--ask 2: unknown kind of blank", '"scale"'),
        ("make --title ' ' --ask 'How?'", "--title: is empty", "leave --title out"),
        ("make --intro ''", "--intro: is empty", "leave --intro out"),
        ("make sleeping-better --prefill a.json", "a.json: ", ""),
        (
            "make sleeping-better --edition huge",
            '--edition: "huge" is none of standard, large-print',
            "",
        ),
        (
            "make sleeping-better --references ful",
            "is none of full, short, none",
            'did you mean "full"?',
        ),
        ("fill letterhead --data x.json", "x.json: there is no such file", ""),
        ("fill letterhead", "missing option '--data'", "--help"),
        ("batch roster.csv", "there is no such file", "roster.csv"),
        ("answers x.pdf --json", "x.pdf: there is no such file or folder", ""),
        ("answers", "missing argument", "--help"),
        ("check", "nothing here is of this workspace's own", "handoutgen init DIR"),
        ("check slepping-better", "no such file, folder or name", '"sleeping-better"'),
        ("list brans", 'list: "brans" is none of articles', 'did you mean "brands"?'),
        (
            "list --schema",
            "goes with articles, worksheets, brands or packs",
            "list brands --schema",
        ),
        ("outline", "missing argument", "--help"),
        ("outline nothing-here", "no article called", "articles here"),
        ("--workspace nowhere list", "there is no folder", ""),
    ],
)
def test_a_wrong_call(run: Run, words: str, problem: str, hint: str) -> None:
    result = run(*shlex.split(words))
    assert result.exit_code == 2, result.stderr
    assert problem.casefold() in result.stderr.casefold()
    assert hint.casefold() in result.stderr.casefold()
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) <= 3


def test_a_wrong_call_of_publish_is_told_to_people_and_to_programs(run: Run) -> None:
    result = run("publish", "starter", "--keep=-1")
    assert result.exit_code == 2
    assert result.stderr == "error: --keep: is -1\n  hint: a number of builds, 0 or more\n"
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["exit"] == 2


ALL_AT_ONCE = {
    "make nope -t nor -b neither": ("nope", "nor", "neither"),
    "make nope -f pfd --date x --edition big --references ful --language plain": (
        *('"nope"', '"pfd"', '"x" is no date', '"big"', '"ful"', '"plain" is no language'),
    ),
    "make sleeping-better --client '' --clinician '' --ref 'a b' --prefill n.json --title ''": (
        *("--client: is", "--clinician: is", "--ref: ", "n.json: there is no", "--title: is"),
    ),
    "make nope --set-file n.yaml --set x --set 1=2 --intro '' --note '' --date 1.2.2025": (
        *('"nope"', "n.yaml: there is no such", '"x" has no "="', '"1" is no name'),
        *("--intro: is empty", "--note: is empty", "--date: "),
    ),
    "make sleeping-better -s zzz -x 99 -t nope --ask 'A? | blob' --password-file n.txt": (
        *('no section "zzz"', "no section 99", '"nope"', "--ask 1: ", "n.txt: there is no"),
    ),
    "make sleeping-better when-worry-will-not-stop -s 1 -s 2 -x 3": ('"1" does', '"2" does', '"3"'),
    "make -t thought-record -s 1 -x 2": ('"1" without', '"2" without'),
    "make -f pfd": ('"pfd"', "ARTICLE: none is named"),
    "make sleeping-better -t own -f pfd -o x.html": ("own.md.j2:1", "own.md.j2:3", '"pfd"'),
    "make sleeping-better -t letterhead --fillable --edition large-print -s zzz": (
        *("--fillable: ", "--edition: ", '"zzz"'),
    ),
    "fill letterr --data x.json": ('no Word template called "letterr"', '"letterhead"?', "x.json"),
    "fill zzz --data x.json": (
        *("TEMPLATE.docx: there", "Word templates here: letterhead, session-summary, two"),
    ),
    "fill handout --data x.json": ("is no Word template", "handoutgen make -t handout"),
    "fill letterhead --data x.json --pdf-engine word -f pfd": (
        'no engine "word"',
        '"pfd"',
        "rdocx",
    ),
    "init x --region zz --logo n.png": ('--region: "zz"', '--logo: there is no picture "n.png"'),
    "check --as-of nope --due 10x": ('--as-of: "nope"', '--due: "10x"'),
    "make -": ("not read from standard input", "handoutgen import - -o my-article.md"),
    "outline thought-record": ("it is a template: handoutgen make -t thought-record",),
    "import nope.txt": ("nor is there such a file",),
    "make https://example.org/a": ('"https://example.org/a" is an address', "save what is there"),
    "make . -t ./": ('ARTICLE: "." is a folder', '--template: "./" is a folder'),
    "make sleeping-better -f docx --password-file n.txt": ("not docx", "n.txt: there is no"),
}


@pytest.mark.parametrize("words", ALL_AT_ONCE)
def test_all_that_is_wrong_with_a_call_is_told_at_once(
    run: Run, tmp_path: Path, words: str
) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/own.md.j2").write_text("{{ articel }}\n\n{{ titel }}\n", "utf-8")
    result = run(*shlex.split(words))
    assert result.exit_code == 2, result.stderr
    for said in ALL_AT_ONCE[words]:
        assert result.stderr.count(said) == 1, (said, result.stderr)
    assert not (tmp_path / "output").exists()


def test_what_was_refused_is_not_missed_in_the_template_as_well(run: Run) -> None:
    result = run("make", "-t", "session-summary", "--set-file", "n.yaml")
    assert result.stderr == "error: n.yaml: there is no such file\n"


def test_nobody_is_asked_for_a_name_before_the_rest_is_right(run: Run) -> None:
    for words in ("nope", "sleeping-better -f pfd", "sleeping-better --date x"):
        result = run("make", *words.split(), "--client", "-", input="Zebulon Quince\n")
        assert result.exit_code == 2
        assert "Client:" not in result.output


def test_one_word_that_names_an_article_nearly(run: Run) -> None:
    result = run(*["make", "sleeping-better", "when-worry-will-not-stop", "-s", "sleeping-beter:1"])
    assert "write sleeping-better:1, or one of" in result.stderr


def test_a_hint_that_faults_share_is_said_once(run: Run) -> None:
    Path("x.json").write_text("{}", "utf-8")
    said = run("fill", "session-summary", "--data", "x.json").stderr.splitlines()
    assert len([line for line in said if line.startswith("error: ")]) > 5
    hints = [line for line in said if "hint:" in line]
    assert hints == [said[-3], said[-1]]
    assert "give it a value" in hints[0]
    assert said[-2].endswith("brand, client, clinician, today are given by make, not by fill")
    assert hints[1].endswith("handoutgen make -t session-summary --set-file x.json")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a Linux device that is always full")
@pytest.mark.parametrize("words", ["list articles", "make sleeping-better", "--help"])
def test_what_cannot_be_printed_is_told(words: str, tmp_path: Path) -> None:
    call = [sys.executable, "-c", "from handoutgen.cli import main; main()", *words.split()]
    with open("/dev/full", "w") as full:
        result = subprocess.run(call, stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, text=True)
    assert result.returncode == 1
    assert result.stderr.startswith("error: standard output: cannot be written to: no space left")
    assert len(result.stderr.splitlines()) == 1


def test_help_lists_every_command(run: Run) -> None:
    said = run("--help").stdout
    for name in ("init", "list", "outline", "import", "make", "batch", "publish", "check"):
        assert name in said


@pytest.mark.parametrize(
    "command", ["init", "list", "outline", "import", "make", "publish", "answers", "check"]
)
def test_every_command_has_help(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Usage: handoutgen " + command in result.stdout


def test_the_program_alone_shows_its_help(run: Run) -> None:
    result = run()
    assert result.exit_code == 0
    assert result.stdout == run("--help").stdout
    assert result.stderr == ""


def test_no_name_at_the_question(run: Run) -> None:
    result = run("make", "sleeping-better", "--client", "-", input="")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == "stopped"


def test_a_value_that_has_its_own_option(run: Run) -> None:
    result = run("make", "sleeping-better", "--set", "client=x")
    assert result.exit_code == 2
    assert "hint: use --client" in result.stderr


def test_links_in_circles(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").symlink_to(tmp_path / "b.pdf")
    (tmp_path / "b.pdf").symlink_to(tmp_path / "a.pdf")
    result = run("make", "sleeping-better", "-o", "a.pdf/x")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
    assert run("init", "a.pdf").exit_code == 3


def test_a_place_that_no_file_can_have(run: Run) -> None:
    for words in (("import", "sleeping-better"), ("make", "sleeping-better")):
        result = run(*words, "-o", "x" * 300 + ".pdf")
        assert result.exit_code == 1
        assert "cannot be written: file name too long" in result.stderr
