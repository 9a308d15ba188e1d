"""Handouts filled into Word templates: blocks become paragraphs in the template's own styles."""

from handoutgen.word.handouts.filling import fill_handout, write_filled

__all__ = ["fill_handout", "write_filled"]
