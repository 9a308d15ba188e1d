"""Places in a Word file as people find them: paragraph 4, or table 2, row 3, cell 1."""

from __future__ import annotations

from typing import Any

from handoutgen.word.namespaces import Flavour, local_name


class Places:
    """Counts the paragraphs and tables of one part before anything is moved."""

    def __init__(self, root: Any, flavour: Flavour, part: str) -> None:
        self._part = part
        self._paragraph = flavour.name("p")
        self._table = flavour.name("tbl")
        self._numbers: dict[Any, int] = {}
        paragraphs = tables = 0
        for element in root.iter(self._paragraph, self._table):
            if element.tag == self._table:
                if not any(True for _ in element.iterancestors(self._table)):
                    tables += 1
                    self._numbers[element] = tables
            elif _is_in_the_flow(element):
                paragraphs += 1
                self._numbers[element] = paragraphs

    def of(self, element: Any) -> str:
        """Return where *element* stands."""
        steps: list[str] = []
        for one in (element, *element.iterancestors()):
            match local_name(one.tag):
                case "txbxContent":
                    steps.append("text box")
                case "tc":
                    steps.append(f"cell {_position(one)}")
                case "tr":
                    steps.append(f"row {_position(one)}")
                case "tbl":
                    number = self._numbers.get(one)
                    steps.append("inner table" if number is None else f"table {number}")
                case "p" if one in self._numbers:
                    steps.append(f"paragraph {self._numbers[one]}")
                case _:
                    pass
        return ", ".join([self._part, *reversed(steps)])


def _is_in_the_flow(paragraph: Any) -> bool:
    """Say whether *paragraph* is one that people count: in no table and no text box."""
    return not any(
        local_name(one.tag) in ("tc", "txbxContent") for one in paragraph.iterancestors()
    )


def _position(element: Any) -> int:
    return 1 + sum(1 for _ in element.itersiblings(element.tag, preceding=True))
