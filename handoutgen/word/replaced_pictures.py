"""Pictures of a template that a fill replaces: a dummy logo by the clinic's own.

A picture goes by its name, its title or its words for who can't see it. What replaces it takes
the frame that it had.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from handoutgen.errors import Fault, Place, did_you_mean
from handoutgen.model.images import Image
from handoutgen.model.lengths import Mm
from handoutgen.word.additions import Additions
from handoutgen.word.namespaces import local_name
from handoutgen.word.package import Package, PartName

Pictures: TypeAlias = Mapping[str, "Image | Path | str | bytes"]

_NAMES = ("name", "title", "descr")
_DRAWN_AT = Mm(60)
"""How high an SVG is drawn for Word."""


def named_pictures(root: Any, part: PartName, package: Package) -> Iterator[tuple[str, PartName]]:
    """Yield each name of a picture in *root*, the tree of *part*, and the part it is in."""
    targets = {
        one.id: one.target
        for one in package.relationships(part)
        if one.kind == "image" and not one.external
    }
    for blip in root.iter("{*}blip"):
        embedded = next((v for k, v in blip.items() if local_name(k) == "embed"), "")
        target = targets.get(embedded)
        if target is None or target not in package:
            continue
        for owner in blip.iterancestors():
            if local_name(owner.tag) in ("pic", "inline", "anchor"):
                for said in owner.iter("{*}docPr", "{*}cNvPr"):
                    yield from ((name, target) for key in _NAMES if (name := said.get(key)))


def replace_pictures(
    pictures: Pictures, known: Mapping[str, frozenset[PartName]], additions: Additions, display: str
) -> Iterator[Fault]:
    """Let *additions* replace the pictures called so; yield names that no picture has."""
    from handoutgen.pictures import load_picture, picture_from_bytes, svg_to_png

    for name, source in pictures.items():
        if name not in known:
            hint = (
                did_you_mean(name, known, what="pictures there")
                if known
                else "no picture of the template has a name, a title or alternative text"
            )
            yield Fault(Place(display), f'there is no picture called "{name}"', hint)
            continue
        match source:
            case Image():
                image = source
            case bytes():
                image = picture_from_bytes(source, Place(f'picture "{name}"'))
            case _:
                image = load_picture(Path(source), f'picture "{name}"', root=None)
        if image.kind == "svg":
            image = svg_to_png(image, round(_DRAWN_AT.pt / 72 * 300))
        for part in known[name]:
            additions.replace_picture(part, image)
