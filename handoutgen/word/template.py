"""Word templates: opened, checked and compiled once, then filled any number of times."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from handoutgen.compose.literals import RENDER
from handoutgen.compose.render import traceback_place
from handoutgen.compose.template import as_fault
from handoutgen.errors import Fault, Place, TemplateError
from handoutgen.report import Report, TemplateNotice
from handoutgen.word.additions import Additions
from handoutgen.word.archive import Archive, open_archive
from handoutgen.word.assembling import Assembly, NodeWriter, TooLarge
from handoutgen.word.checking import said_of, tag_place
from handoutgen.word.compiled import Compiled, CompiledPart, placed
from handoutgen.word.filled_parts import filled_parts, property_parts
from handoutgen.word.outgoing import outgoing_parts
from handoutgen.word.package import Package, PartName
from handoutgen.word.packing import packed_part
from handoutgen.word.pieces import Fixed
from handoutgen.word.plan import Plan, plan_part
from handoutgen.word.rendering import LONGEST_FILL, WordRender
from handoutgen.word.replaced_pictures import Pictures, named_pictures, replace_pictures
from handoutgen.word.rich_text import Link
from handoutgen.word.stock import Stock
from handoutgen.word.survey import survey
from handoutgen.word.xml_parts import parse_xml
from handoutgen.write.docx.package import Part, deflated, write_package

if TYPE_CHECKING:
    import jinja2

LARGEST_PART = 64 * 1024 * 1024
"""Characters that one part of a filled file may have."""

Filters = Mapping[str, Callable[..., Any]]


class WordTemplate:
    """A Word file with docxtpl's tags, ready to be filled; safe to share between threads."""

    def __init__(self, archive: Archive) -> None:
        self.display = archive.display
        self.package = Package(archive)
        self.stock = Stock(self.package)
        self._core: dict[PartName, Part] = outgoing_parts(self.package)
        self._plans = tuple(self._filled_plans())
        self._properties = frozenset(property_parts(self.package))
        self._compiled: dict[tuple[str, ...], Compiled] = {}

    @classmethod
    def open(cls, path: Path | str, *, display: str | None = None) -> WordTemplate:
        """Return the template at *path*, called *display* in errors.

        Raises:
            TemplateError: if it is no Word file that can be taken in. Faults of its tags are told
                by :meth:`faults` and when it is filled.
        """
        return cls(open_archive(Path(path), display))

    @classmethod
    def from_bytes(cls, data: bytes, display: str = "template.docx") -> WordTemplate:
        """Return the template that *data* holds."""
        return cls(Archive(data, display))

    @property
    def name(self) -> str:
        """The file's stem: ``letterhead`` for ``templates/letterhead.docx``."""
        return self.display.rpartition("/")[2].removesuffix(".docx")

    @property
    def description(self) -> str:
        """What the template is for: the description, or the subject, in its properties."""
        return self.package.said_of_itself("description") or self.package.said_of_itself("subject")

    @property
    def names_mentioned(self) -> frozenset[str]:
        """All names that the template uses."""
        return frozenset(self.names())

    @property
    def includes(self) -> tuple[str, ...]:
        """The templates that this one includes: a Word file stands alone."""
        return ()

    def names(self) -> tuple[str, ...]:
        """Return the names that the template uses and does not set itself, sorted."""
        return tuple(sorted(self._compiled_for(()).names()))

    def places(self) -> dict[str, tuple[Place, ...]]:
        """Return the names as :meth:`names` does, each with the places that use it."""
        return self._compiled_for(()).names()

    def required_names(self) -> tuple[str, ...]:
        """Return those of the names that must be given: no ``is defined``, no ``default``."""
        return tuple(sorted(self._compiled_for(()).required()))

    def pictures(self) -> tuple[str, ...]:
        """Return the names, titles and descriptions that the template's pictures go by."""
        return tuple(sorted(self._pictures))

    def faults(self, filters: Filters | tuple[str, ...] = ()) -> tuple[Fault, ...]:
        """Return all that is wrong with the template's tags, without any values.

        *filters* are those, or the names of those, that it will be filled with.
        """
        return self._compiled_for(tuple(sorted(filters))).faults

    def survey(self) -> tuple[TemplateNotice, ...]:
        """Return what to know of the template: words that tags take the place of, and what the
        file holds that Word would run or fetch, which nothing here follows.
        """
        return (*self._left_out(), *survey(self.package))

    def _left_out(self) -> Iterator[TemplateNotice]:
        """Yield a notice for words that stand beside a tag which takes their whole place."""
        for plan in self._plans:
            for number, words in plan.tags.left_out:
                tag = plan.tags[number]
                shown = words if len(words) <= 60 else f"{words[:59]}…"
                problem = said_of(tag, f'"{shown}" is left out')
                hint = f"the tag takes the whole place: write it without the {tag.level}"
                yield TemplateNotice(tag_place(self.display, tag), problem, hint)

    def fill(
        self,
        values: Mapping[str, Any],
        *,
        filters: Filters | None = None,
        allow_missing: bool = False,
        report: Report | None = None,
        pictures: Pictures | None = None,
        nodes: NodeWriter | None = None,
        additions: Additions | None = None,
        seconds: float = LONGEST_FILL,
    ) -> bytes:
        """Return the template filled with *values*, a whole ``.docx``.

        *filters* are the caller's own. With *allow_missing*, a name without a value prints a
        visible blank and is told to *report*. *pictures* take the places of those that the
        template has by these names (:meth:`pictures`). *nodes* writes what the composer's values
        stand for. *additions* is what the file is given besides, :meth:`new_additions` if not said.

        Raises:
            TemplateError: all faults at once.
        """
        given = dict(filters or {})
        compiled = self._compiled_for(tuple(sorted(given)))
        found = list(compiled.faults)
        if not allow_missing:
            found += compiled.unknown_names(values)
        if any(part.template is None for part in compiled.parts):
            raise TemplateError(*dict.fromkeys(found))
        added = additions if additions is not None else self.new_additions()
        deadline = time.monotonic() + seconds
        if pictures:
            found += replace_pictures(pictures, self._pictures, added, self.display)
        written: dict[PartName, list[str]] = {}
        for part in compiled.parts:
            render = WordRender(
                part.plan.part,
                values,
                filters=given,
                allow_missing=allow_missing,
                deadline=deadline,
            )
            written[part.plan.part] = self._fill_part(part, render, added, nodes, found)
            if report is not None:
                for fault in render.missing:
                    told = placed(fault, part.plan, self.display)
                    report.add(TemplateNotice(told.place, told.problem, told.hint))
        if found:
            raise TemplateError(*dict.fromkeys(found))
        if report is not None:
            for problem in added.told:
                report.add(TemplateNotice(Place(self.display), problem))
        if nodes is None:
            made = {part: packed_part(part, pieces) for part, pieces in written.items()}
        else:
            finished = nodes.finished({part: "".join(one) for part, one in written.items()})
            made = {part: deflated(part, xml) for part, xml in finished.items()}
        parts = {**self._core, **made}
        return write_package({**parts, **added.changed_parts(parts)}.values())

    def new_additions(self) -> Additions:
        """Return what a fill may add to, empty."""
        return Additions(self.stock)

    def _fill_part(
        self,
        part: CompiledPart,
        render: WordRender,
        additions: Additions,
        nodes: NodeWriter | None,
        found: list[Fault],
    ) -> list[str]:
        plan = part.plan
        template = cast("jinja2.Template", part.template)
        assembly = Assembly(
            plan,
            additions,
            nodes,
            LARGEST_PART,
            is_property=plan.part in self._properties,
        )
        token = RENDER.set(render)
        stopped: tuple[Fault, ...] = ()
        out: list[str] = []
        try:
            root = template.root_render_func(template.new_context(dict(render.names)))
            rendered = "".join(root)
            out = assembly.assemble(rendered, render.by_token)
        except TooLarge:
            stopped = (Fault(Place(plan.part), f"comes to more than {LARGEST_PART:,} characters"),)
        except Exception as error:  # whatever a template may do is told as its fault
            place = traceback_place(error.__traceback__) or Place(plan.part)
            if _is_foreign(error):
                stopped = (Fault(place, f"a value fails: {type(error).__name__}"),)
            else:
                stopped = (render.discreet(as_fault(error, place)),)
        finally:
            RENDER.reset(token)
        faults = (*render.faults, *stopped, *assembly.faults)
        found += [placed(fault, plan, self.display) for fault in faults]
        return out

    def _compiled_for(self, filters: tuple[str, ...]) -> Compiled:
        known = self._compiled.get(filters)
        if known is None:
            known = Compiled(self.display, self._plans, filters)
            if len(self._compiled) > 16:
                self._compiled.clear()
            self._compiled[filters] = known
        return known

    def _filled_plans(self) -> Iterator[Plan]:
        """Yield the plans of the parts that have tags; what only has ``{_{`` is settled here."""
        pictures: dict[str, set[PartName]] = {}
        for part, called in filled_parts(self.package):
            root = parse_xml(self.package.read(part), self.display, part)
            self.stock.count_ids(root)
            for name, picture in named_pictures(root, part, self.package):
                pictures.setdefault(name, set()).add(picture)
            plan = plan_part(root, part, called, self.display)
            if not plan.is_fixed:
                yield plan
            elif plan.is_changed:
                fixed = "".join(step.xml for step in plan.steps if isinstance(step, Fixed))
                self._core[part] = deflated(part, fixed)
        self._pictures = {name: frozenset(parts) for name, parts in pictures.items()}

    @staticmethod
    def build_url_id(url: str) -> Link:
        """Return *url* for a :class:`RichText`; its relationship is made when it is filled."""
        return Link(url)


def _is_foreign(error: Exception) -> bool:
    """Say whether *error* comes from a value's own code, whose words may be data."""
    walked = error.__traceback__
    while walked is not None and walked.tb_next is not None:
        walked = walked.tb_next
    module = "" if walked is None else str(walked.tb_frame.f_globals.get("__name__") or "")
    top = module.partition(".")[0]
    return bool(top) and top not in {"handoutgen", "jinja2", "markupsafe"} | sys.stdlib_module_names
