"""Images as bytes that were checked before they were taken in."""

from __future__ import annotations

import hashlib
from dataclasses import field
from typing import Literal, TypeAlias

from handoutgen.records import dataclass

ImageKind: TypeAlias = Literal["png", "jpeg", "svg"]


@dataclass(frozen=True, slots=True)
class Image:
    """An image's bytes with what a layout must know of it.

    *width* and *height* are pixels for PNG and JPEG, and CSS pixels (1/96 inch) for SVG.
    Two images are equal when their bytes are: *digest* (SHA-256, hex) stands for them.
    Made by ``handoutgen.pictures``, which caps sizes before anything is expanded.
    """

    kind: ImageKind
    width: int
    height: int
    data: bytes = field(compare=False, repr=False)
    digest: str = ""

    def __post_init__(self) -> None:
        if not self.digest:
            object.__setattr__(self, "digest", hashlib.sha256(self.data).hexdigest())
