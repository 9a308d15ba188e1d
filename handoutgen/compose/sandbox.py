"""Jinja, fenced in: only a template's own text is Markdown, and no template does harm.

Whatever a template computes passes through here: attributes, items, calls, operators, filters.
Each passage keeps personal values personal, counts the work, and refuses what could reach
outside or grow without end. What is allowed is listed; the rest isn't there. What goes wrong is
noted with its line, and the rendering goes on, so that all faults are told at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from types import BuiltinMethodType, CodeType, MethodType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Joiner, Namespace, pass_context

from handoutgen.compose.descriptions import replaceable_names
from handoutgen.compose.fence import (
    COUNTED,
    ESCAPED,
    WEIGHED,
    fence,
    names_asked_for,
    names_worked_on,
    unknown_filter,
)
from handoutgen.compose.filters import FILTERS, TESTS
from handoutgen.compose.literals import (
    RENDER,
    Markdown,
    Node,
    NotText,
    concat,
    describe,
    to_markdown,
)
from handoutgen.compose.render import LONGEST_TEXT, MOST_ITEMS, TooMuch, checked_join
from handoutgen.compose.texts import (
    TEXT_METHODS,
    call_text,
    join_parts,
    passed,
    percent,
    repeat,
    weigh,
)
from handoutgen.compose.undefined import SILENT, Nameless
from handoutgen.errors import Fault

Find = Callable[[str], tuple[str, str] | None]
"""Returns the source and the display name of a template by its name, or None."""

CANNOT = (NotText, SecurityError, TypeError, ValueError, ArithmeticError, LookupError)
"""What an expression that cannot be computed raises."""

_ALLOWED: tuple[tuple[type, frozenset[str]], ...] = (
    (str, TEXT_METHODS),
    (dict, frozenset({"get", "items", "keys", "values"})),
    (list, frozenset({"count", "index"})),
    (tuple, frozenset({"count", "index", "grouper", "list"})),
    (
        LoopContext,
        frozenset(
            """index index0 revindex revindex0 first last length cycle depth depth0 previtem
            nextitem changed""".split()  # noqa: SIM905 - a word list
        ),
    ),
    (Cycler, frozenset({"next", "reset", "current"})),
    (BlockReference, frozenset({"super"})),
)
_INCLUDABLE = re.compile(r"(?!.*\.\.)[\w][\w./ -]{0,100}")


class TemplateShelf(jinja2.BaseLoader):
    """The templates that a template may include: those its workspace gives out by name."""

    def __init__(self, find: Find) -> None:
        self._find = find
        self._weights: dict[str, int] = {}

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        found = self._find(template) if _INCLUDABLE.fullmatch(template) else None
        if found is None:
            raise jinja2.TemplateNotFound(template)
        source, display = found
        if len(source) > LONGEST_TEXT:
            raise TooMuch(f"{display} is longer than {LONGEST_TEXT:,} characters")
        self._weights[template] = 1 + (len(source) >> 6)
        if not source.endswith("\n"):
            source += "\n"  # or its last line would run into the line after the tag
        return source, display, lambda: True

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the templates that were included so far."""
        return tuple(sorted(self._weights))

    def weight(self, name: str) -> int:
        """Return how much work it is to print the template *name* once."""
        return self._weights.get(name, 1)


class _Generator(CodeGenerator):
    """Writes template code in which a call block's result is escaped like any other value.

    Fixed text is marked with its line as well, so that a line of the output leads back to it.
    """

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        self.newline(node)
        super().visit_Output(node, frame)

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:  # noqa: N802
        call_frame, macro = self.macro_body(node, frame)
        self.writeline("caller = ")
        self.macro_def(macro, call_frame)
        self.start_write(frame, node)
        self.write("escape(environment.finalize(context, ")
        self.visit_Call(node.call, frame, forward_caller=True)
        self.write("))")
        self.end_write(frame)


class CompiledTemplate(jinja2.Template):
    """A compiled template whose joins and escapes are ours."""

    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: CodeType,
        globals: Any,
        uptodate: Callable[[], bool] | None = None,
    ) -> jinja2.Template:
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__.update(
            Markup=Markdown, escape=to_markdown, markup_join=join_parts, str_join=join_parts
        )
        return template

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """Return the module anew: it sees this rendering's values and holds its placeholders."""
        return self.make_module(dict(RENDER.get().names))


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """The rules for a template, its includes and its imports.

    By a template's display name, *static_faults* are what compiling found wrong, and
    *asked_for* are the names that it expects to be given, *mentioned* all that it uses,
    *worked_on* those of which it does more than print them, and
    *replaceable* those that it says may be replaced.
    """

    code_generator_class = _Generator
    template_class = CompiledTemplate
    concat = staticmethod(checked_join)
    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "**", "%"})

    def __init__(self, shelf: TemplateShelf) -> None:
        super().__init__(
            loader=shelf,
            autoescape=True,
            undefined=Nameless,
            finalize=_count_output,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            optimized=False,
            auto_reload=False,
        )
        self._shelf = shelf
        self.filters = {name: fenced(name, function) for name, function in FILTERS.items()}
        self.filters |= {COUNTED: _counted, WEIGHED: _weighed, ESCAPED: to_markdown}
        self.tests = dict(TESTS)
        self.globals = {
            "range": _range,
            "dict": dict,
            "namespace": Namespace,
            "cycler": Cycler,
            "joiner": Joiner,
        }
        self.static_faults: dict[str, tuple[Fault, ...]] = {}
        self.asked_for: dict[str, dict[str, tuple[int, ...]]] = {}
        self.mentioned: dict[str, frozenset[str]] = {}
        self.worked_on: dict[str, frozenset[str]] = {}
        self.replaceable: dict[str, tuple[str, ...]] = {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        display = filename or name or "template"
        self.asked_for.setdefault(display, names_asked_for(tree))
        self.replaceable[display] = replaceable_names(source)
        self.mentioned[display] = frozenset(
            name.name for name in tree.find_all(nodes.Name) if name.ctx == "load"
        )
        self.worked_on[display] = names_worked_on(tree)
        self.static_faults[display] = fence(tree, self, display)
        return tree

    def _load_template(self, name: str, globals: Any) -> jinja2.Template:
        """Return the included template *name*; including it is as much work as it is long."""
        template = super()._load_template(str(name), globals)
        RENDER.get().charge(self._shelf.weight(name))
        return template

    # What can be reached

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if attr.startswith("_"):
            return False
        offered = getattr(type(obj), "offers", None)
        if offered is not None:
            return attr in offered
        if isinstance(obj, (Namespace, TemplateReference, TemplateModule)):
            return True
        return any(isinstance(obj, kind) and attr in names for kind, names in _ALLOWED)

    def is_safe_callable(self, obj: Any) -> bool:
        if isinstance(obj, (Macro, BlockReference, LoopContext, Joiner, Nameless)):
            return True
        if isinstance(obj, (MethodType, BuiltinMethodType)):
            return any(
                isinstance(obj.__self__, kind) and obj.__name__ in names for kind, names in _ALLOWED
            )
        if getattr(type(obj), "for_templates", False):
            return True
        return any(obj is known for known in self.globals.values())

    def unsafe_undefined(self, obj: Any, attribute: str) -> Any:
        """Treat what must not be reached as what isn't there."""
        return self.undefined(obj=obj, name=attribute)

    def wrap_str_format(self, value: Any) -> None:
        """Leave str.format alone: :meth:`call` sees to it."""
        return None

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Nameless):
            str(obj)
            return SILENT
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        RENDER.get().charge(1)
        if isinstance(obj, Nameless):
            str(obj)
            return SILENT
        return super().getitem(obj, argument)

    # What can be done

    def call_filter(self, name: str, value: Any, *args: Any, **kwargs: Any) -> Any:
        """Call the filter that ``map`` was given by name."""
        if name not in FILTERS:
            RENDER.get().fault(*unknown_filter(str(name), FILTERS))
            return SILENT
        return super().call_filter(name, value, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        RENDER.get().charge(1)
        if isinstance(left, Nameless) or isinstance(right, Nameless):
            return self.binop_table[operator](left, right)
        for side in (left, right):
            if isinstance(side, Node):
                str(side)
                return SILENT
        try:
            return passed(self._computed(operator, left, right), left, right)
        except CANNOT as error:
            return _cannot(f"{describe(left)} {operator} {describe(right)}", error)

    def _computed(self, operator: str, left: Any, right: Any) -> Any:
        texts = isinstance(left, str), isinstance(right, str)
        match operator:
            case "+" if any(texts):
                if not all(texts):
                    raise NotText("join text and other things with ~")
                return concat((left, right))
            case "%" if texts[0]:
                return percent(left, right)
            case "*" if not (_is_number(left) and _is_number(right)):
                return repeat(left, right)
            case "**" if not (_is_number(right) and abs(right) <= 64):
                raise TooMuch("a power grows without end")
            case _:
                return self.binop_table[operator](left, right)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        RENDER.get().charge(1)
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        try:
            if isinstance(__obj, (MethodType, BuiltinMethodType)) and isinstance(
                __obj.__self__, str
            ):
                return call_text(__self, __obj.__self__, __obj.__name__, args, kwargs)
            if isinstance(__obj, LoopContext) and args:
                args = (_counted(args[0], 1), *args[1:])
            if not callable(__obj):
                raise NotText(f"{describe(__obj)} is no function")
            return passed(super().call(__context, __obj, *args, **kwargs))
        except CANNOT as error:
            return _cannot(f"{getattr(__obj, '__name__', None) or 'this call'}()", error)


@pass_context
def _count_output(context: Context, value: Any) -> Any:  # noqa: ARG001
    """Count a value that is printed; being given a context, it keeps constants for the render."""
    RENDER.get().charge(1)
    return value


def _cannot(what: str, error: Exception) -> Any:
    """Note that something could not be computed, and go on with nothing."""
    said = (str(error).splitlines() or ["cannot be done"])[0][:200]
    RENDER.get().fault(f"{what}: {said}")
    return SILENT


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, Decimal))


def fenced(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter whose results pass as all results do."""
    mark = getattr(function, "jinja_pass_arg", None)
    skip = 0 if mark is None else 1

    def call(*args: Any, **kwargs: Any) -> Any:
        RENDER.get().charge(1)
        try:
            return passed(function(*args, **kwargs), *args[skip:], *kwargs.values())
        except CANNOT as error:
            return _cannot(f"the filter {name}", error)

    if mark is not None:
        call.jinja_pass_arg = mark  # type: ignore[attr-defined]
    return call


def _counted(items: Any, weight: int) -> Any:
    """Return a loop's *items*, each of them *weight* steps of work."""
    if isinstance(items, Nameless):
        return items
    if isinstance(items, Node) and not isinstance(items, Iterable):
        str(items)
        return ()
    if not isinstance(items, Iterable):
        what = "what has no value" if items is None else describe(items)
        _cannot("a loop", NotText(f"{what} is nothing to loop over"))
        return ()
    return _CountedItems(items, weight)


class _CountedItems:
    """A loop's items; knows their number where that is known, as ``loop.length`` wants it."""

    def __init__(self, items: Iterable[Any], weight: int) -> None:
        self._items = items
        self._weight = weight

    def __iter__(self) -> Iterator[Any]:
        render = RENDER.get()
        for item in self._items:
            render.charge(self._weight)
            yield item

    def __len__(self) -> int:
        return len(self._items)  # type: ignore[arg-type]


def _weighed(value: Any) -> Any:
    RENDER.get().charge(weigh(value))
    return value


def _range(*numbers: int) -> range:
    """The whole numbers from one to another, for a loop."""
    found = range(*numbers)
    if len(found) > MOST_ITEMS:
        raise TooMuch(f"a range of {len(found):,} numbers")
    return found
