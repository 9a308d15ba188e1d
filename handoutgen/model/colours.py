"""Colours as ``#rrggbb``: mixing them with white, and how well one is read on another."""

from __future__ import annotations

from collections.abc import Iterable


def rgb(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue (0-255) of ``#rrggbb``."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def tinted(colour: str, share: float) -> str:
    """Return *colour* laid over white at *share* (0-1)."""
    return _hex(255 + (part - 255) * share for part in rgb(colour))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def darkened(colour: str, ground: str, ratio: float) -> str:
    """Return *colour*, darkened in its own hue until it reaches *ratio* on the light *ground*."""
    for step in range(100, -1, -1):
        candidate = _hex(part * step / 100 for part in rgb(colour))
        if contrast(candidate, ground) >= ratio:
            return candidate
    return "#000000"


def _hex(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{round(part):02x}" for part in parts)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in rgb(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
