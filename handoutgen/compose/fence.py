"""What a parsed template is told before it runs: unknown filters and tests, tags that aren't there.

The tree is rewritten as well: loops count their rounds, lists their items, and what a filter
block prints is a value like any other.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from handoutgen.errors import Fault, Place, did_you_mean

if TYPE_CHECKING:
    import jinja2

# Filters that no template can name: a space is in each.
COUNTED = "counted items"
WEIGHED = "weighed value"
ESCAPED = "as Markdown"

_GONE = {
    "safe": "text is never Markdown; write Markdown in the template itself",
    "urlize": "write a link: [words](https://…)",
    "xmlattr": "there is no HTML in a handout",
    "tojson": "there is no JavaScript in a handout",
    "striptags": "text has no tags here",
    "forceescape": "text is always literal here",
    "random": "a handout is the same each time it is made",
    "pprint": "print the values one by one",
    "wordwrap": "lines break by themselves on the page",
    "filesizeformat": "there are no files in a handout",
}


def fence(tree: nodes.Template, environment: jinja2.Environment, display: str) -> tuple[Fault, ...]:
    """Rewrite *tree* and return what is wrong with it."""
    fencer = _Fencer(environment, display)
    fencer.visit(tree)
    return tuple(fencer.faults)


def names_asked_for(tree: nodes.Template) -> dict[str, tuple[int, ...]]:
    """Return the names that *tree* expects to be given, with the lines that use them.

    Left out are names that the template itself sets somewhere or asks about (``is defined``,
    ``default``): whether those are there shows only when it runs.
    """
    uncertain = {"loop", "caller", "self", "super", "varargs", "kwargs"}
    for name in tree.find_all(nodes.Name):
        if name.ctx != "load":
            uncertain.add(name.name)
    for test in tree.find_all(nodes.Test):
        if test.name in ("defined", "undefined") and isinstance(test.node, nodes.Name):
            uncertain.add(test.node.name)
    for used in tree.find_all(nodes.Filter):
        if used.name in ("default", "d") and isinstance(used.node, nodes.Name):
            uncertain.add(used.node.name)
    for statement in tree.find_all((nodes.Macro, nodes.Import, nodes.FromImport)):
        uncertain |= _named_by(statement)
    found: dict[str, list[int]] = {}
    for name in tree.find_all(nodes.Name):
        if name.ctx == "load" and name.name not in uncertain:
            found.setdefault(name.name, []).append(name.lineno)
    return {name: tuple(dict.fromkeys(lines)) for name, lines in found.items()}


def names_worked_on(tree: nodes.Template) -> frozenset[str]:
    """Return the names in *tree* of which more is done than to print them or ask if they are there.

    What is left out has the same effect on a page whatever its text is, as long as it has one.
    """
    let_be: set[int] = set()

    def printed(node: nodes.Node) -> None:
        match node:
            case nodes.Name():
                let_be.add(id(node))
            case nodes.CondExpr():
                asked(node.test)
                printed(node.expr1)
                if node.expr2 is not None:
                    printed(node.expr2)
            case _:
                pass

    def asked(node: nodes.Node) -> None:
        match node:
            case nodes.Name():
                let_be.add(id(node))
            case nodes.Not():
                asked(node.node)
            case nodes.And() | nodes.Or():
                asked(node.left)
                asked(node.right)
            case nodes.Test() if node.name in ("defined", "undefined"):
                asked(node.node)
            case _:
                pass

    for output in tree.find_all(nodes.Output):
        for node in output.nodes:
            printed(node)
    for question in tree.find_all(nodes.If):
        asked(question.test)
    names = tree.find_all(nodes.Name)
    return frozenset(name.name for name in names if id(name) not in let_be)


def _named_by(statement: nodes.Node) -> set[str]:
    match statement:
        case nodes.Macro():
            return {statement.name}
        case nodes.Import():
            return {statement.target}
        case nodes.FromImport():
            return {one if isinstance(one, str) else one[1] for one in statement.names}
        case _:
            return set()


def unknown_filter(name: str, known: Iterable[str]) -> tuple[str, str]:
    """Return the problem and the hint for a filter that isn't there."""
    names = [other for other in known if " " not in other]
    hint = _GONE.get(name) or did_you_mean(name, names, what="filters")
    return f'there is no filter "{name}"', hint


class _Fencer(NodeTransformer):
    def __init__(self, environment: jinja2.Environment, display: str) -> None:
        self._environment = environment
        self._display = display
        self.faults: list[Fault] = []

    def _fault(self, node: nodes.Node, problem: str, hint: str | None) -> None:
        self.faults.append(Fault(Place(self._display, node.lineno), problem, hint))

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node | None:  # noqa: N802
        self.generic_visit(node)
        if node.name in self._environment.filters:
            return node
        self._fault(node, *unknown_filter(node.name, self._environment.filters))
        return node.node or nodes.Filter(None, "string", [], [], None, None, lineno=node.lineno)

    def visit_Test(self, node: nodes.Test) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        if node.name in self._environment.tests:
            return node
        hint = did_you_mean(node.name, self._environment.tests, what="tests")
        self._fault(node, f'there is no test "{node.name}"', hint)
        return nodes.Const(False, lineno=node.lineno)

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802
        self.generic_visit(node)
        fixed = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
        node.iter = _through(COUNTED, node.iter, nodes.Const(1 + (fixed >> 6), lineno=node.lineno))
        return node

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _through(WEIGHED, node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return node if node.ctx == "store" else _through(WEIGHED, node)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _through(WEIGHED, node)

    def visit_FilterBlock(self, node: nodes.FilterBlock) -> nodes.FilterBlock:  # noqa: N802
        self.generic_visit(node)
        node.filter = _through(ESCAPED, node.filter)
        return node

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.AssignBlock:  # noqa: N802
        self.generic_visit(node)
        if node.filter is not None:
            node.filter = _through(ESCAPED, node.filter)
        return node

    def visit_ScopedEvalContextModifier(  # noqa: N802
        self, node: nodes.ScopedEvalContextModifier
    ) -> list[nodes.Node]:
        self.generic_visit(node)
        self._fault(
            node, "autoescape cannot be changed", "leave the tag out: text is always literal"
        )
        return node.body


def _through(name: str, node: nodes.Node | None, *args: nodes.Expr) -> nodes.Filter:
    """Return *node* passed through the inner filter *name*."""
    lineno = node.lineno if node is not None else 0
    return nodes.Filter(node, name, list(args), [], None, None, lineno=lineno)
