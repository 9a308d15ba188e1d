"""A brand's own font files: found where they may lie, and looked into before they are kept."""

from __future__ import annotations

from pathlib import Path

MAX_FONT_BYTES = 10 * 1024 * 1024


class FontFault(ValueError):
    """Why a font file cannot be used, and the way out of it."""

    def __init__(self, problem: str, hint: str | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.hint = hint


def own_font(path: Path, root: Path | None) -> bytes:
    """Return the static TrueType font in the file at *path*, which must lie below *root*.

    A font whose rights forbid embedding is returned too: what stands in for it is told where
    families are resolved.

    Raises:
        FontFault: if there is none, it lies elsewhere, or it is a font of another kind.
    """
    from handoutgen.fonts.sfnt import EmbeddingForbidden, FontFileError
    from handoutgen.fonts.truetype import read_truetype

    data = _bytes(path, root)
    try:
        read_truetype(data, path.stem, bold=False, italic=False)
    except EmbeddingForbidden:
        pass
    except FontFileError as flaw:
        raise FontFault(flaw.problem, flaw.hint) from None
    return data


def _bytes(path: Path, root: Path | None) -> bytes:
    try:
        real = path.resolve()
        if root is not None and not real.is_relative_to(root.resolve()):
            raise FontFault(
                "it lies outside the folder that files may come from", "copy it beside brand.yaml"
            )
        if not real.exists():
            raise FontFault("there is no such file", "put it beside brand.yaml")
        if not real.is_file():
            raise FontFault("it is not a file", "name a .ttf file")
        with real.open("rb") as file:
            data = file.read(MAX_FONT_BYTES + 1)
    except (OSError, RuntimeError) as failure:
        raise FontFault("it cannot be read") from failure
    if len(data) > MAX_FONT_BYTES:
        raise FontFault(f"it is larger than {MAX_FONT_BYTES // 1024**2} MB", "use a smaller font")
    return data
