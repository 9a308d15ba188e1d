"""A small made-up clinic whose pack the tests publish."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from click.testing import Result

from tests.conftest import Run

ARTICLE = """---
title: {title}
summary: Said in a sentence.
authors: [The Oak Lane authors]
owner: Oak Lane
code: {code}
version: "2"
reviewed_on: 2026-01-10
review_by: 2027-01-10
audience: client
topics: [{topic}]
language: {language}
source: {{licence: CC BY 4.0, permits: [print, share]}}
{more}---
{title} in words.

## One

More words.
"""

PACK = """\
title: Oak Lane pack
brand: oak
handouts:
  - articles: ["*"]
    templates: [own]
    brands: [oak, elm]
    formats: [pdf, docx]
"""


def article(
    title: str, code: str, *, topic: str = "rest", language: str = "en", more: str = ""
) -> str:
    return ARTICLE.format(title=title, code=code, topic=topic, language=language, more=more)


FILES = {
    "handoutgen.yaml": "brand: oak\n",
    "content/brands/oak/brand.yaml": "name: Oak Lane\nregion: GB\n",
    "content/brands/elm/brand.yaml": "extends: oak\nname: Elm Street\n",
    "content/articles/rest.md": article("Rest", "OL-1"),
    "content/articles/worry.md": article("Worry", "OL-2", topic="worry"),
    "templates/own.md.j2": (
        '{# My own #}\n{% import "_macro.md.j2" as said %}\n# {{ article.title }}\n\n'
        '{{ sections }}\n\n{{ said.line() }}\n\n## {{ t("Your turn") }}\n'
    ),
    "templates/_macro.md.j2": "{% macro line() %}Said by a macro.{% endmacro %}\n",
    "content/packs/lane.yaml": PACK,
}


@dataclass(frozen=True)
class Clinic:
    """A workspace, and what its pack comes to."""

    root: Path
    run: Run

    def write(self, name: str, text: str | bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def publish(
        self, *words: str, exit: int = 0, output: str = "public"
    ) -> list[dict[str, object]]:
        """Publish, and return the steps as told."""
        result = self.call(*words, output=output)
        assert result.exit_code == exit, result.stdout + result.stderr
        return [json.loads(line) for line in result.stdout.splitlines()]

    def call(self, *words: str, output: str = "public") -> Result:
        given = words if "--as-of" in words or "--rollback" in words else ("--as-of", DAY, *words)
        return self.run("publish", "lane", "-o", output, *given)

    def files(self, output: str = "public") -> dict[str, bytes]:
        """Return what readers see."""
        folder = self.root / output
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    def manifest(self) -> dict[str, dict[str, object]]:
        """Return the manifest's files by their addresses."""
        said = json.loads((self.root / "public" / "manifest.json").read_text("utf-8"))
        return {file["address"]: file for file in said["files"]}


DAY = "2026-06-01"


def made(steps: list[dict[str, object]]) -> list[str]:
    """Return the names of the files that were made, without their folder."""
    names = [str(step["address"]) for step in steps if step["step"] == "made"]
    return [name.removeprefix("handouts/") for name in names]
