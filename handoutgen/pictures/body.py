"""The outline of a body, front and back, that people mark: the one picture that comes with us."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from handoutgen.model.images import Image

DRAWN_IN = b"#4a4a4a"
"""The colour of the lines in the file."""
SIZE = (160, 202)
"""Its width and height in CSS pixels; the two figures stand in the middle of either half."""


@lru_cache(maxsize=8)
def body_outline(colour: str) -> Image:
    """Return the outline drawn in *colour*, ``#rrggbb``."""
    data = files("handoutgen.pictures").joinpath("body.svg").read_bytes()
    return Image("svg", *SIZE, data.replace(DRAWN_IN, colour.encode("ascii")))
