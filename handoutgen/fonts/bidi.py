"""The bidirectional algorithm: which way each character of a line runs (UAX 9, Unicode 15).

Rule names in comments are the annex's own. Levels are for whole paragraphs of text that was not
yet broken; :func:`visual_order` then orders the pieces of one line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import bidirectional, normalize

_DEEPEST = 125
_REMOVED = frozenset({"RLE", "LRE", "RLO", "LRO", "PDF", "BN"})
_INITIATORS = frozenset({"LRI", "RLI", "FSI"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "FSI", "LRI", "RLI", "PDI"})
_PAIRS = (
    "()[]{}⁅⁆⁽⁾₍₎⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯〈〉《》「」『』【】〔〕〖〗〘〙〚〛（）［］｛｝｟｠｢｣"
)
_CLOSERS = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_OPENERS = {closer: opener for opener, closer in _CLOSERS.items()}

_RTL = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u200f\u202b\u202e\u2067"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def has_rtl(text: str) -> bool:
    """Tell whether *text* holds anything that could run from right to left."""
    return _RTL.search(text) is not None


def embedding_levels(text: str, *, rtl: bool = False) -> list[int]:
    """Return the level of every character: even runs to the right, odd to the left.

    *rtl* is the direction of the paragraph.
    """
    types = [bidirectional(char) or "L" for char in text]
    base = int(rtl)
    levels, resolved, matches = _explicit(text, types, base)
    explicit = tuple(levels)
    kept = [at for at, kind in enumerate(types) if kind not in _REMOVED]  # X9
    for sequence in _isolating_runs(kept, levels, types, matches):
        _resolve(sequence, text, types, resolved, explicit, levels, matches, base)
    for at, kind in enumerate(types):
        if kind in _REMOVED:  # what X9 removes must not part what stands around it (5.2)
            levels[at] = levels[at - 1] if at else base
    _reset_whitespace(types, levels, base)
    return levels


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return the indices of a line's pieces from left to right (rule L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    if not odd:
        return order
    for level in range(max(levels), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            if levels[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    return order


def _matching_isolates(types: Sequence[str]) -> dict[int, int]:
    """Return where each isolate initiator's PDI stands (BD9)."""
    matches: dict[int, int] = {}
    waiting: list[int] = []
    for at, kind in enumerate(types):
        if kind in _INITIATORS:
            waiting.append(at)
        elif kind == "PDI" and waiting:
            matches[waiting.pop()] = at
        elif kind == "B":
            waiting.clear()
    return matches


def _first_strong(types: Sequence[str], start: int, end: int, matches: dict[int, int]) -> int:
    """Return the level of the first strong character between *start* and *end* (P2, P3)."""
    at = start
    while at < end:
        kind = types[at]
        if kind in _INITIATORS:
            at = matches.get(at, end)
        elif kind == "L":
            return 0
        elif kind in ("R", "AL"):
            return 1
        at += 1
    return 0


def _explicit(
    text: str, types: list[str], base: int
) -> tuple[list[int], list[str], dict[int, int]]:
    """Return levels, types after overrides, and isolates (rules X1 to X8)."""
    matches = _matching_isolates(types)
    levels = [base] * len(text)
    resolved = list(types)
    stack: list[tuple[int, str | None, bool]] = [(base, None, False)]
    overflow_isolates = overflow_embeddings = valid_isolates = 0
    for at, kind in enumerate(types):
        level, override, _ = stack[-1]
        if kind in ("RLE", "LRE", "RLO", "LRO"):
            levels[at] = level
            deeper = _deeper(level, odd=kind[0] == "R")
            if deeper <= _DEEPEST and not overflow_isolates and not overflow_embeddings:
                forced = {"RLO": "R", "LRO": "L"}.get(kind)
                stack.append((deeper, forced, False))
            elif not overflow_isolates:
                overflow_embeddings += 1
        elif kind in _INITIATORS:
            levels[at] = level
            if override:
                resolved[at] = override
            to_right = kind == "RLI" or (
                kind == "FSI"
                and _first_strong(types, at + 1, matches.get(at, len(types)), matches) == 1
            )
            deeper = _deeper(level, odd=to_right)
            if deeper <= _DEEPEST and not overflow_isolates and not overflow_embeddings:
                valid_isolates += 1
                stack.append((deeper, None, True))
            else:
                overflow_isolates += 1
        elif kind == "PDI":
            if overflow_isolates:
                overflow_isolates -= 1
            elif valid_isolates:
                overflow_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                valid_isolates -= 1
            level, override, _ = stack[-1]
            levels[at] = level
            if override:
                resolved[at] = override
        elif kind == "PDF":
            levels[at] = level
            if overflow_isolates:
                pass
            elif overflow_embeddings:
                overflow_embeddings -= 1
            elif not stack[-1][2] and len(stack) > 1:
                stack.pop()
        elif kind == "B":
            levels[at] = base
        else:
            levels[at] = level
            if override and kind != "BN":
                resolved[at] = override
    return levels, resolved, matches


def _deeper(level: int, *, odd: bool) -> int:
    return (level + 1) | 1 if odd else (level + 2) & ~1


def _isolating_runs(
    kept: list[int], levels: list[int], types: list[str], matches: dict[int, int]
) -> list[list[int]]:
    """Return the isolating run sequences (BD13, X10), each as indices into the text."""
    runs: list[list[int]] = []
    for at in kept:
        if runs and levels[runs[-1][-1]] == levels[at]:
            runs[-1].append(at)
        else:
            runs.append([at])
    begins = {run[0]: run for run in runs}
    continued = {
        matches[run[-1]]
        for run in runs
        if types[run[-1]] in _INITIATORS and run[-1] in matches and matches[run[-1]] in begins
    }
    sequences = []
    for run in runs:
        if run[0] in continued:
            continue
        sequence = list(run)
        while types[sequence[-1]] in _INITIATORS and matches.get(sequence[-1]) in begins:
            sequence.extend(begins[matches[sequence[-1]]])
        sequences.append(sequence)
    return sequences


def _edge_level(at: int, step: int, types: list[str], levels: Sequence[int], base: int) -> int:
    """Return the level of the nearest character on one side that X9 does not remove."""
    at += step
    while 0 <= at < len(types):
        if types[at] not in _REMOVED:
            return levels[at]
        at += step
    return base


def _resolve(
    sequence: list[int],
    text: str,
    original: list[str],
    types: list[str],
    explicit: tuple[int, ...],
    levels: list[int],
    matches: dict[int, int],
    base: int,
) -> None:
    """Resolve one isolating run sequence (rules W1 to W7, N0 to N2, I1 and I2)."""
    level = explicit[sequence[0]]
    last = sequence[-1]
    before = max(level, _edge_level(sequence[0], -1, original, explicit, base))
    open_ended = original[last] in _INITIATORS and last not in matches
    after = max(level, base if open_ended else _edge_level(last, 1, original, explicit, base))
    sos, eos = "LR"[before % 2], "LR"[after % 2]
    kinds = [types[at] for at in sequence]
    _weak(kinds, sos)
    own = "LR"[level % 2]
    _brackets(kinds, [text[at] for at in sequence], [original[at] for at in sequence], own, sos)
    _neutrals(kinds, own, sos, eos)
    for at, kind in zip(sequence, kinds, strict=True):
        if level % 2:
            levels[at] += kind in ("L", "EN", "AN")  # I2
        elif kind == "R":
            levels[at] += 1  # I1
        elif kind in ("EN", "AN"):
            levels[at] += 2


def _weak(kinds: list[str], sos: str) -> None:
    previous = sos
    for at, kind in enumerate(kinds):  # W1
        if kind == "NSM":
            kinds[at] = "ON" if previous in _INITIATORS or previous == "PDI" else previous
        previous = kinds[at]
    strong = sos
    for at, kind in enumerate(kinds):  # W2, W3
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for at in range(1, len(kinds) - 1):  # W4
        around = kinds[at - 1]
        if around == kinds[at + 1] and (
            (kinds[at] == "ES" and around == "EN") or (kinds[at] == "CS" and around in ("EN", "AN"))
        ):
            kinds[at] = around
    at = 0
    while at < len(kinds):  # W5
        end = at
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > at:
            touches = (at and kinds[at - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN")
            kinds[at:end] = ["EN" if touches else "ON"] * (end - at)
        at = max(end, at + 1)
    kinds[:] = ["ON" if kind in ("ES", "CS", "ET") else kind for kind in kinds]  # W6
    strong = sos
    for at, kind in enumerate(kinds):  # W7
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"


def _direction(kind: str) -> str | None:
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else None


def _brackets(kinds: list[str], chars: list[str], original: list[str], own: str, sos: str) -> None:
    """Give a pair of brackets the direction of what it holds (rule N0)."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for at, char in enumerate(chars):
        if kinds[at] != "ON":
            continue
        plain = normalize("NFC", char)  # U+2329 and U+232A are U+3008 and U+3009
        if plain in _CLOSERS:
            if len(waiting) == 63:
                break
            waiting.append((plain, at))
        elif plain in _OPENERS:
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == _OPENERS[plain]:
                    pairs.append((waiting[depth][1], at))
                    del waiting[depth:]
                    break
    for opener, closer in sorted(pairs):
        inside = {_direction(kind) for kind in kinds[opener + 1 : closer]} - {None}
        if own in inside:
            chosen = own
        elif inside:
            context = next(
                (found for kind in reversed(kinds[:opener]) if (found := _direction(kind))), sos
            )
            chosen = context if context != own else own
        else:
            continue
        for at in (opener, closer):
            kinds[at] = chosen
            follower = at + 1
            while follower < len(kinds) and original[follower] == "NSM":
                kinds[follower] = chosen
                follower += 1


def _neutrals(kinds: list[str], own: str, sos: str, eos: str) -> None:
    """Give neutrals the direction around them, else the embedding's (rules N1, N2)."""
    at = 0
    while at < len(kinds):
        if kinds[at] not in _NEUTRAL:
            at += 1
            continue
        end = at
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        left = (_direction(kinds[at - 1]) if at else sos) or own
        right = (_direction(kinds[end]) if end < len(kinds) else eos) or own
        kinds[at:end] = [left if left == right else own] * (end - at)
        at = end


def _reset_whitespace(types: list[str], levels: list[int], base: int) -> None:
    """Give separators and the space before them and at the end the paragraph's level (L1)."""
    trailing = True
    for at in range(len(types) - 1, -1, -1):
        kind = types[at]
        if kind in ("B", "S"):
            trailing = True
            levels[at] = base
        elif kind in ("WS", "FSI", "LRI", "RLI", "PDI") or kind in _REMOVED:
            if trailing:
                levels[at] = base
        else:
            trailing = False
