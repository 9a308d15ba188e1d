"""Fixed words by language: what the program itself says on a page.

``words/LANG.yaml`` maps English phrases to their translations. A workspace's own words come
before the program's; a phrase without a translation stays English, and a notice says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from handoutgen.errors import Place, TemplateError
from handoutgen.report import Report, WordMissing

PACKED = Path(__file__).resolve().parent.parent / "words"
LARGEST_FILE = 1_000_000


class Words:
    """The words of one handout, in its language."""

    def __init__(self, language: str, folders: Sequence[Path], report: Report) -> None:
        self.language = language
        self._report = report
        self._known = [
            load_words(folder, name, _stamp(folder / f"{name}.yaml"))
            for name in _names(language)
            for folder in folders
        ]

    def __call__(self, phrase: str) -> str:
        """Return *phrase* in the handout's language."""
        for words in self._known:
            found = words.get(phrase)
            if found is not None:
                return found
        if _names(self.language)[-1] != "en":
            self._report.add(self._missing(phrase))
        return phrase

    def _missing(self, phrase: str) -> WordMissing:
        """Return the notice that *phrase* stays English; one says it of a language with no words.

        A language of which nothing at all is known is mistyped, or new here.
        """
        file = f"words/{self.language}.yaml"
        if any(self._known):
            problem = f'no word in "{self.language}" for "{phrase}"'
            return WordMissing(Place(file), problem, f"add it to handoutgen/{file}")
        problem = f'there are no fixed words in "{self.language}", so they are printed in English'
        hint = f"{', '.join(_languages())} come with the program; write others to handoutgen/{file}"
        return WordMissing(Place(file), problem, hint)


def _languages() -> list[str]:
    """Return the languages that the program brings words of."""
    return sorted(path.stem for path in PACKED.glob("*.yaml"))


def _names(language: str) -> tuple[str, ...]:
    """Return the languages to look in: ``es-mx`` before ``es``."""
    tag = language.lower().replace("_", "-")
    tongue = tag.split("-")[0]
    return (tag,) if tag == tongue else (tag, tongue)


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return what changes when the file does, or None where there is none."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=64)
def load_words(folder: Path, language: str, stamp: tuple[int, int] | None) -> Mapping[str, str]:
    """Return the words of *language* in *folder*, empty where it has none.

    Raises:
        TemplateError: if the file isn't a mapping of phrases to phrases.
    """
    if stamp is None or not language.replace("-", "").isalnum():
        return {}
    path = folder / f"{language}.yaml"
    display = f"words/{path.name}"
    if stamp[1] > LARGEST_FILE:
        raise TemplateError.at(display, f"is larger than {LARGEST_FILE:,} bytes")
    from handoutgen.model.fields import load_mapping

    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise TemplateError.at(display, "cannot be read as UTF-8 text") from None
    fields = load_mapping(text, display, error=TemplateError)
    words = {phrase: fields.take_str(phrase, "") for phrase in fields.keys}
    fields.finish()
    return {phrase: translation for phrase, translation in words.items() if translation}
