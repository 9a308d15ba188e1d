"""Runs dressed as the words around them: a value takes on the look of its tag."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

from handoutgen.word.handouts.own_styles import w
from handoutgen.write.docx.xml import WP, R, W

_ORDER = tuple(
    map(
        w,
        (
            "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike",
            "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish",
            "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight",
            "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
            "eastAsianLayout", "specVanish", "oMath",
        ),
    )
)  # fmt: skip
"""CT_RPr's order: Word calls a file in another one corrupt."""
_SPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}"'


def dressed(runs: str, look: str) -> str:
    """Return *runs* with the run properties *look* where they have none of their own kind."""
    if not look:
        return runs
    if "<w:rPr>" not in runs:
        return runs.replace("<w:r>", f"<w:r>{look}")
    root = etree.fromstring(f"<w:x {_SPACES}>{runs}</w:x>")
    around = etree.fromstring(f"<w:x {_SPACES}>{look}</w:x>")[0]
    for run in root.iter(w("r")):
        own = run.find(w("rPr"))
        merged = _merged(own, around)
        if own is not None:
            run.remove(own)
        run.insert(0, merged)
    written: str = etree.tostring(root, encoding="unicode")
    return written[written.index(">") + 1 : written.rindex("</w:x>")]


def _merged(own: Any | None, around: Any) -> Any:
    kept = {one.tag: one for one in around}
    kept |= {one.tag: one for one in (() if own is None else own)}
    merged = etree.Element(w("rPr"))
    known = [tag for tag in _ORDER if tag in kept]
    for tag in (*known, *(tag for tag in kept if tag not in _ORDER)):
        merged.append(deepcopy(kept[tag]))
    return merged
