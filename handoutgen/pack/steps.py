"""What publishing tells while it goes on: one JSON line a step, the last says how it ended."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import ClassVar, TypeAlias

from handoutgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Started:
    step: ClassVar[str] = "started"
    pack: str
    files: int

    def __str__(self) -> str:
        return f"{self.pack}: {self.files} files"


@dataclass(frozen=True, slots=True)
class LeftOut:
    step: ClassVar[str] = "left-out"
    address: str
    why: str

    def __str__(self) -> str:
        return f"left out {self.address}: {self.why}"


@dataclass(frozen=True, slots=True)
class Withdrew:
    step: ClassVar[str] = "withdrawn"
    address: str
    replaced_by: str

    def __str__(self) -> str:
        instead = f", use {self.replaced_by}" if self.replaced_by else ""
        return f"withdrawn {self.address}: a page says so{instead}"


@dataclass(frozen=True, slots=True)
class Made:
    step: ClassVar[str] = "made"
    address: str
    made: int
    due: int

    def __str__(self) -> str:
        return f"made {self.address} ({self.made} of {self.due})"


@dataclass(frozen=True, slots=True)
class Checked:
    """Every file was opened and every link of the index followed."""

    step: ClassVar[str] = "checked"
    files: int
    links: int

    def __str__(self) -> str:
        return f"opened {self.files} files, followed {self.links} links"


@dataclass(frozen=True, slots=True)
class Published:
    step: ClassVar[str] = "published"
    exit: int
    output: str
    build: int
    files: int
    made: int
    kept: int
    left_out: int
    added: int
    changed: int
    removed: int

    def __str__(self) -> str:
        out = f", {self.left_out} left out" if self.left_out else ""
        return f"published {self.output}: {self.made} made, {self.kept} kept{out}"


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Nothing was due; what is published is what would be."""

    step: ClassVar[str] = "unchanged"
    exit: int
    output: str
    build: int
    files: int
    left_out: int

    def __str__(self) -> str:
        out = f", {self.left_out} left out" if self.left_out else ""
        return f"nothing was due: {self.output} stands as it is{out}"


@dataclass(frozen=True, slots=True)
class RolledBack:
    step: ClassVar[str] = "rolled-back"
    exit: int
    output: str
    build: int
    before: int

    def __str__(self) -> str:
        return f"{self.output} is build {self.build} again, no longer {self.before}"


@dataclass(frozen=True, slots=True)
class Stands:
    """Nothing was published; what was there before stands."""

    step: ClassVar[str] = "failed"
    exit: int
    problems: tuple[str, ...]

    def __str__(self) -> str:
        return "nothing was published; what was there before stands"


Step: TypeAlias = (
    Started | LeftOut | Withdrew | Made | Checked | Published | Unchanged | RolledBack | Stands
)
Tell: TypeAlias = Callable[[Step], None]


def json_line(step: Step) -> str:
    """Return *step* as one line of JSON, in ASCII: what reads it may be of any encoding."""
    return json.dumps({"step": step.step, **asdict(step)})
