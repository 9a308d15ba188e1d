"""Field ids → names in the file: a tree of partial names, whose paths are the ids.

No partial name may hold a full stop (ISO 32000-1, 12.7.3.2), so ``mood.before`` is the child
``before`` of ``mood``. A field with children has no widget of its own: viewers keep one or the
other. Where an id is both, such as a signature ``s.1`` with its date ``s.1.date``, the former is
the child ``_`` of its own name, and its mapping name (``/TM``) is the id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

OWN = "_"
"""The partial name of a field whose id is also the beginning of another's; no slug is so."""


@dataclass(slots=True)
class NameNode:
    """One partial name; *id* is the id of the field that it is, or None for a mere parent."""

    name: str
    id: str | None = None
    children: dict[str, NameNode] = field(default_factory=dict)


def name_tree(ids: Iterable[str]) -> tuple[NameNode, ...]:
    """Return the trees of partial names of *ids*, which are different, in their order."""
    root = NameNode("")
    for id_ in ids:
        node = root
        for part in _parts(id_):
            node = node.children.setdefault(part, NameNode(part))
        node.id = id_
    for node in root.children.values():
        _move_down(node)
    return tuple(root.children.values())


def different(ids: Iterable[str]) -> tuple[str, ...]:
    """Return *ids* with a number behind those whose name was there before."""
    taken: set[tuple[str, ...]] = set()
    names = []
    for id_ in ids:
        name, number = id_, 1
        while _parts(name) in taken:
            number += 1
            name = f"{id_}-{number}"
        taken.add(_parts(name))
        names.append(name)
    return tuple(names)


def _parts(id_: str) -> tuple[str, ...]:
    return tuple(part for part in id_.split(".") if part) or ("field",)


def _move_down(node: NameNode) -> None:
    for child in tuple(node.children.values()):
        _move_down(child)
    if node.id is not None and node.children:
        name = OWN
        while name in node.children:
            name += OWN
        node.children = {name: NameNode(name, node.id), **node.children}
        node.id = None


def full_names(trees: Iterable[NameNode]) -> Mapping[str, str]:
    """Return the full name of each field by its id."""
    names: dict[str, str] = {}

    def walk(node: NameNode, before: str) -> None:
        path = f"{before}.{node.name}" if before else node.name
        if node.id is not None:
            names[node.id] = path
        for child in node.children.values():
            walk(child, path)

    for tree in trees:
        walk(tree, "")
    return names
