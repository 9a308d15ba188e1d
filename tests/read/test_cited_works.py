"""Who wrote a reference, as a citation names them: the forms that lists really have."""

from __future__ import annotations

import pytest

from handoutgen.model.article import Reference
from handoutgen.model.nodes import text
from handoutgen.read.cited_works import CitedWork, Works


@pytest.mark.parametrize(
    ("entry", "cited"),
    [
        ("Field, A. B. (1986). An invented title.", "Field"),
        ("Field, A.B. (1986). An invented title.", "Field"),
        ("Field, A. (1986). An invented title.", "Field"),
        ("Field, Ann. (1986). An invented title.", "Field"),
        ("Field, Ann B. (1986). An invented title.", "Field"),
        ("Field, A. B. 1986. An invented title.", "Field"),
        ("Field A. An invented title. J Placeholder Stud. 1986;1(2):3-4.", "Field"),
        ("van der Field, A. B. (1986). An invented title.", "van der Field"),
        ("Li, W. (1986). An invented title.", "Li"),
        ("Field-Brook, A.-B. (1986). An invented title.", "Field-Brook"),
        ("Placeholder Health Office. (1986). An invented title.", "Placeholder Health Office"),
    ],
)
def test_a_single_author_is_found(entry: str, cited: str) -> None:
    works = Works.of((Reference("it", text(entry)),))
    assert works.matching(CitedWork.of(cited, "1986", "")) == ("it",)


@pytest.mark.parametrize(
    "entry",
    [
        "Field, A. B., & Brook, C. D. (1986). An invented title.",
        "Field, A. B. and Brook, C. D. (1986). An invented title.",
        "Field, A., y Brook, C. (1986). Un título inventado.",
        "Field, A., und Brook, C. (1986). Ein erfundener Titel.",
        "Field, A., et Brook, C. (1986). Un titre inventé.",
        "Field A, Brook CD. An invented title. J Placeholder Stud. 1986;1(2):3-4.",
    ],
)
def test_two_authors_are_found(entry: str) -> None:
    works = Works.of((Reference("it", text(entry)),))
    assert works.matching(CitedWork.of("Field & Brook", "1986", "")) == ("it",)
    assert works.matching(CitedWork.of("Field & Stream", "1986", "")) == ()
