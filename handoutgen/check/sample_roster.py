"""A roster to begin with: a column for each name that a Word template needs."""

from __future__ import annotations

import csv
import io

from handoutgen.check.word_templates import TemplateNames

_PERSONAL = {"client": "Sample Client", "clinician": "Sample Clinician", "today": "2025-03-04"}
_COLUMNS = {"today": "date"}
_OF_ARTICLES = frozenset({"article", "articles", "sections", "prompts", "references"})
_ARTICLE = "sleeping-better"
"""A sample article that comes with the program."""


def sample_roster(names: TemplateNames, template: str) -> str:
    """Return a roster of one row for the template called *template*, as CSV."""
    row = {"template": template}
    if _OF_ARTICLES.intersection(names.own):
        row["article"] = _ARTICLE
    row |= {
        _COLUMNS.get(name, name): value for name, value in _PERSONAL.items() if name in names.own
    }
    row |= {name: f"sample {name}".replace("_", " ") for name in (*names.given, *names.optional)}
    out = io.StringIO()
    writer = csv.DictWriter(out, row, lineterminator="\r\n")
    writer.writeheader()
    writer.writerow(row)
    return out.getvalue()
