"""What people type in a tag and Word makes of it: curly quotes, no-break spaces, soft hyphens.

A string in a tag may begin and end with any quotes of one family. Inside it, quotes of the other
family become straight, as they are in the data that people compare with; an apostrophe stays one.
"""

from __future__ import annotations

SINGLE, DOUBLE = "'‘’‚‛", '"“”„‟'
_GONE_OUTSIDE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ENDS = ("}}", "%}")
_OPENINGS = ("{{", "{%", "{#")


def read_inside(text: str, at: int, close: str) -> tuple[int, str] | None:
    """Return where the tag's *close* begins, at *at* or after, and what stands before it.

    A close within a string is none, nor is ``}}`` within brackets. None where there is no close
    before the next tag.
    """
    out: list[str] = []
    depth = 0
    while at < len(text):
        if text.startswith(close, at) and (depth <= 0 or close != "}}"):
            return at, "".join(out)
        character = text[at]
        if character == "{" and text.startswith(_OPENINGS, at):
            return None  # another tag begins: this one was never closed
        if character in SINGLE or character in DOUBLE:
            found = _read_string(text, at)
            if found is None:
                return None
            at, literal = found
            out.append(literal)
            continue
        if character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
        if character not in _GONE_OUTSIDE:
            out.append(" " if character.isspace() else character)
        at += 1
    return None


def straighten(text: str) -> str:
    """Return *text* with all quotes straight: what is left to do where no string closes."""
    for family in (SINGLE, DOUBLE):
        for character in family[1:]:
            text = text.replace(character, family[0])
    return text


def _read_string(text: str, start: int) -> tuple[int, str] | None:
    """Return where the string that begins at *start* is over, and it in straight quotes."""
    own, other = (SINGLE, DOUBLE) if text[start] in SINGLE else (DOUBLE, SINGLE)
    end = _string_end(text, start, own)
    if end is None:
        return None
    out = [own[0]]
    at = start + 1
    while at < end:
        character = text[at]
        if character == "\\" and at + 1 < end:
            out.append(text[at : at + 2])
            at += 2
            continue
        if character in own:
            out.append("\\'" if own is SINGLE else character)
        else:
            out.append(other[0] if character in other else character)
        at += 1
    return end + 1, "".join([*out, own[0]])


def _string_end(text: str, start: int, own: str) -> int | None:
    straight = _find(text, start, own[0]) if text[start] == own[0] else None
    any_quote = _find(text, start, own)
    if straight is None or any_quote is None or any_quote >= straight:
        return straight if straight is not None else any_quote
    if any(end in text[any_quote:straight] for end in _ENDS):
        return any_quote  # the straight one belongs to what comes after the tag
    return straight


def _find(text: str, start: int, quotes: str) -> int | None:
    at = start + 1
    while at < len(text):
        character = text[at]
        if character == "\\":
            at += 2
            continue
        if character in quotes and not _is_apostrophe(text, at, text[start]):
            return at
        at += 1
    return None


def _is_apostrophe(text: str, at: int, opening: str) -> bool:
    """Say whether a curly quote stands in a word: there it ends no string."""
    if text[at] != "’" or opening == '"':
        return False
    return text[at - 1].isalpha() and at + 1 < len(text) and text[at + 1].isalpha()
