"""A part's plan: its tags, and between them the XML that never changes, in the order they come."""

from __future__ import annotations

from typing import Any, TypeAlias

from lxml import etree

from handoutgen.errors import Fault
from handoutgen.records import dataclass
from handoutgen.word.cells import settle_cells
from handoutgen.word.controls import settle_controls
from handoutgen.word.dashes import join_paragraphs
from handoutgen.word.frames import frame_paragraphs, frame_tables, want_paragraphs
from handoutgen.word.hoisting import hoist_blocks
from handoutgen.word.levels import settle_levels
from handoutgen.word.lifting import Lifter
from handoutgen.word.marks import IN_TEXT, TAG, number_between
from handoutgen.word.namespaces import STRICT, STRICT_W, TRANSITIONAL, Flavour
from handoutgen.word.pieces import AloneBegins, AloneEnds, Fixed, Piece
from handoutgen.word.repeats import settle_repeats
from handoutgen.word.spots import Spot, Surroundings, attribute_spot, spot_between, text_spot
from handoutgen.word.tags import Tag, TagList

Step: TypeAlias = Piece | int
"""A piece, or the number of a tag."""

_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a part comes to: *steps* in order, *tags* by number, *faults* found on the way."""

    part: str
    called: str
    steps: tuple[Step, ...]
    tags: TagList
    faults: tuple[Fault, ...]
    paths: dict[int, tuple[str, ...]]
    declarations: str
    is_changed: bool

    @property
    def is_fixed(self) -> bool:
        """Whether the part has no tags: it is then what it was."""
        return not self.faults and not any(isinstance(step, int) for step in self.steps)


def plan_part(root: Any, part: str, called: str, display: str) -> Plan:
    """Return the plan of a part whose root element is *root*; the tree is used up.

    *part* is its name in the package, *called* what people call it: ``body``, ``header``.
    """
    flavour = STRICT if STRICT_W in root.nsmap.values() else TRANSITIONAL
    root = _with_our_prefixes(root, flavour)
    lifter = Lifter(root, flavour, called, display)
    tags = lifter.lift()
    faults = list(lifter.faults)
    if len(tags) > 1:
        faults += settle_cells(root, flavour, tags, display)
        join_paragraphs(root, flavour, tags)
        faults += settle_levels(root, flavour, tags, display)
        hoist_blocks(root, flavour, tags)
        settle_controls(root, flavour)
        settle_repeats(root, tags)
        frame_tables(root, flavour, tags)
        want_paragraphs(root, tags)
    paths = _paths(root)
    if len(tags) > 1:
        frame_paragraphs(root, flavour, tags)
    spots = _spots(root, flavour, tags)
    steps = _steps(_written(root, flavour), tags, spots)
    return Plan(
        part,
        called,
        steps,
        tags,
        tuple(faults),
        paths,
        _declarations(root, flavour),
        lifter.changed,
    )


def _declarations(root: Any, flavour: Flavour) -> str:
    """Return the declarations of all prefixes that the part uses."""
    found = {"w": flavour.w, "r": flavour.r, "wp": flavour.wp}
    for _, (prefix, uri) in etree.iterwalk(root, events=("start-ns",)):
        if prefix:
            found.setdefault(prefix, uri)
    return "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in found.items())


def _with_our_prefixes(root: Any, flavour: Flavour) -> Any:
    """Return *root* with ``w``, ``r`` and ``wp`` for what we write; nearly every file has them."""
    ours = {"w": flavour.w, "r": flavour.r, "wp": flavour.wp}
    if all(root.nsmap.get(prefix, uri) == uri for prefix, uri in ours.items()) and (
        flavour.w not in root.nsmap.values() or root.nsmap.get("w") == flavour.w
    ):
        return root
    others = {
        prefix: uri
        for prefix, uri in root.nsmap.items()
        if uri not in ours.values() and prefix not in ours
    }
    renamed = etree.Element(root.tag, root.attrib, nsmap={**ours, **others})
    renamed.extend(list(root))
    return renamed


def _paths(root: Any) -> dict[int, tuple[str, ...]]:
    """Return the elements that each tag stands in, outermost first."""
    found: dict[int, tuple[str, ...]] = {}

    def note(number: int, element: Any) -> None:
        path = [one.tag for one in element.iterancestors()]
        found[number] = tuple(reversed(path))

    for element in root.iter():
        number = number_between(element)
        if number is not None:
            note(number, element)
        elif isinstance(element.tag, str):
            for match in IN_TEXT.finditer(element.text or ""):
                path = [element.tag, *(one.tag for one in element.iterancestors())]
                found[int(match[1])] = tuple(reversed(path))
            for name, value in element.items():
                for match in IN_TEXT.finditer(value):
                    path = [f"@{name}", element.tag, *(one.tag for one in element.iterancestors())]
                    found[int(match[1])] = tuple(reversed(path))
    return found


def _spots(root: Any, flavour: Flavour, tags: TagList) -> dict[int, Spot]:
    """Return where each tag stands."""
    found: dict[int, Spot] = dict(tags.spots)
    for element in root.iter():
        number = number_between(element)
        if number is not None:
            look = tags.surroundings.get(number, Surroundings())
            found.setdefault(number, spot_between(element, look, flavour))
        elif isinstance(element.tag, str):
            text = element.text or ""
            if matches := list(IN_TEXT.finditer(text)):
                spot = text_spot(element, flavour)
                found.update((int(match[1]), spot) for match in matches)
            for name, value in element.items():
                for match in IN_TEXT.finditer(value):
                    found[int(match[1])] = attribute_spot(element, name, flavour, int(match[1]))
    return found


def _written(root: Any, flavour: Flavour) -> str:
    """Return the tree as XML in which the prefixes that we write with are declared."""
    xml: str = etree.tostring(root, encoding="unicode")
    missing = "".join(
        f' xmlns:{prefix}="{uri}"'
        for prefix, uri in (("w", flavour.w), ("r", flavour.r), ("wp", flavour.wp))
        if prefix not in root.nsmap
    )
    end = min(at for at in (xml.find(" "), xml.find(">"), xml.find("/>")) if at > 0)
    return f"{_DECLARATION}{xml[:end]}{missing}{xml[end:]}"


def _steps(xml: str, tags: TagList, spots: dict[int, Spot]) -> tuple[Step, ...]:
    steps: list[Step] = []
    end = 0
    before = Spot("plain")
    for match in TAG.finditer(xml):
        number = int(match[1] or match[2])
        entry = tags.entry(number)
        fixed = xml[end : match.start()]
        end = match.end()
        framed = isinstance(entry, AloneEnds) or (
            bool(steps) and isinstance(steps[-1], AloneBegins)
        )
        if not framed:
            spot = spots.get(number, before)
            if "<" in fixed or spot != before:
                steps.append(Fixed(fixed, spot))
            elif fixed:
                steps.append(Fixed(fixed))
            before = spot
        steps.append(number if isinstance(entry, Tag) else entry)
    if end < len(xml):
        steps.append(Fixed(xml[end:], Spot("plain")))
    return tuple(steps)
