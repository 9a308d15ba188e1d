"""Jinja, fenced in: only a template's own text is Markdown, and no template does harm.

Whatever a template computes passes through here: attributes, items, calls, operators, filters.
Each passage keeps personal values personal, counts the work, and refuses what could reach
outside or grow without end. What is allowed is listed; the rest isn't there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from string import Formatter
from types import BuiltinMethodType, CodeType, MethodType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment, SecurityError
from jinja2.utils import Cycler, Joiner, Namespace, pass_context
from markupsafe import Markup

from handoutgen.compose.literals import (
    RENDER,
    Literal,
    Markdown,
    Node,
    NotText,
    akin,
    as_text,
    concat,
    describe,
    personal_name,
    to_markdown,
)
from handoutgen.compose.fence import COUNTED, ESCAPED, WEIGHED, fence
from handoutgen.compose.render import LONGEST_TEXT, MOST_ITEMS, TooMuch, checked_join
from handoutgen.compose.undefined import SILENT, Nameless
from handoutgen.errors import Fault

_STR_METHODS = frozenset(
    """capitalize casefold center count endswith find format format_map index isalnum isalpha
    isascii isdecimal isdigit islower isnumeric isspace istitle isupper join ljust lower lstrip
    partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split
    splitlines startswith strip swapcase title upper zfill""".split()
)
_ALLOWED: tuple[tuple[type | tuple[type, ...], frozenset[str]], ...] = (
    (str, _STR_METHODS),
    ((dict,), frozenset({"get", "items", "keys", "values"})),
    ((list, tuple), frozenset({"count", "index"})),
    (
        LoopContext,
        frozenset(
            """index index0 revindex revindex0 first last length cycle depth depth0 previtem
            nextitem changed""".split()
        ),
    ),
    (Cycler, frozenset({"next", "reset", "current"})),
    (BlockReference, frozenset({"super"})),
)
LARGEST_NUMBER = 10**15
_INCLUDABLE = re.compile(r"(?!.*\.\.)[\w][\w./ -]{0,100}")
_WIDE = re.compile(r"\d{4,}|\*|[{}]")


def weigh(value: Any) -> int:
    """Return how much *value* holds, whatever is in it counted as often as it is reached.

    Raises:
        TooMuch: if that is more than a template may hold.
    """
    weight = 0
    waiting = [value]
    while waiting:
        item = waiting.pop()
        weight += 1
        if isinstance(item, str):
            if len(item) > LONGEST_TEXT:
                raise TooMuch(f"a text grows beyond {LONGEST_TEXT:,} characters")
            weight += len(item) >> 6
        elif isinstance(item, (list, tuple)):
            waiting.extend(item)
        elif isinstance(item, dict):
            waiting.extend(item.values())
        elif type(item) is int and abs(item) > LARGEST_NUMBER:
            raise TooMuch("a number grows without end")
        if len(waiting) + weight > MOST_ITEMS + (LONGEST_TEXT >> 6):
            raise TooMuch(f"a list grows beyond {MOST_ITEMS:,} items")
    return weight


def _passed(value: Any, *origins: Any) -> Any:
    """Return *value* as it may go on: counted, personal where it must be, Markdown as ours."""
    if isinstance(value, Markup):
        RENDER.get().charge(1 + (len(value) >> 6))
        return value if type(value) is Markdown else Markdown(str(value))
    if isinstance(value, Iterator):
        return _steps(value, *origins)
    RENDER.get().charge(weigh(value))
    return akin(value, *origins)


def _steps(items: Iterator[Any], *origins: Any) -> Iterator[Any]:
    render = RENDER.get()
    for item in items:
        render.charge(1)
        yield akin(item, *origins)


def counted(items: Any, weight: int) -> Iterator[Any] | Any:
    """Yield *items*, each counted as *weight* steps."""
    if isinstance(items, Nameless):
        return items
    if not isinstance(items, Iterable):
        raise NotText(f"{describe(items)} is nothing to loop over")
    return _Counted(items, weight)


class _Counted:
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


class TemplateShelf(jinja2.BaseLoader):
    """The templates that a template may include: those its workspace gives out by name."""

    def __init__(self, find: Callable[[str], tuple[str, str] | None]) -> None:
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
        return source, display, lambda: True

    def weight(self, name: str) -> int:
        return self._weights.get(name, 1)


class _Generator(CodeGenerator):
    """Writes template code in which a call block's result is escaped like any other value."""

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
            Markup=Markdown, escape=to_markdown, markup_join=concat, str_join=concat
        )
        return template

    def _get_default_module(self, ctx: Context | None = None) -> Any:
        """Return the module anew: it sees this rendering's values and holds its placeholders."""
        return self.make_module(dict(RENDER.get().names))


@pass_context
def _count_output(context: Context, value: Any) -> Any:  # noqa: ARG001
    """Count a value that is printed; being given a context, it keeps constants for the render."""
    RENDER.get().charge(1)
    return value


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """The rules for a template, its includes and its imports."""

    code_generator_class = _Generator
    template_class = CompiledTemplate
    concat = staticmethod(checked_join)  # type: ignore[assignment]
    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "**", "%"})

    def __init__(self, loader: TemplateShelf) -> None:
        from handoutgen.compose.filters import FILTERS, TESTS

        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=Nameless,
            finalize=_count_output,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            optimized=False,
            auto_reload=False,
        )
        self.filters = {name: _fenced(function) for name, function in FILTERS.items()}
        self.filters[COUNTED] = counted
        self.filters[WEIGHED] = _weighed
        self.filters[ESCAPED] = to_markdown
        self.tests = dict(TESTS)
        self.globals = {"range": _range, "dict": dict, "namespace": Namespace}
        self.globals["cycler"] = Cycler
        self.globals["joiner"] = Joiner

        self.static_faults: dict[str, tuple[Fault, ...]] = {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        display = filename or name or "template"
        self.static_faults[display] = tuple(fence(tree, self, display))
        return tree

    def _load_template(self, name: str, globals: Any) -> jinja2.Template:
        """Return the included template *name*; each inclusion counts as its text does."""
        template = super()._load_template(name, globals)
        RENDER.get().charge(self.loader.weight(name))  # type: ignore[union-attr]
        return template

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002
        if attr.startswith("_"):
            return False
        offered = getattr(type(obj), "offers", None)
        if offered is not None:
            return attr in offered
        if (
            isinstance(obj, (Namespace, TemplateReference))
            or type(obj).__name__ == "TemplateModule"
        ):
            return True
        return any(isinstance(obj, kind) and attr in names for kind, names in _ALLOWED)

    def is_safe_callable(self, obj: Any) -> bool:
        if isinstance(obj, (Macro, BlockReference, LoopContext, Joiner, Nameless)):
            return True
        if isinstance(obj, (MethodType, BuiltinMethodType)):
            return any(
                isinstance(obj.__self__, kind) and obj.__name__ in names for kind, names in _ALLOWED
            )
        return obj in self.globals.values() or getattr(obj, "for_templates", False)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Any:
        return self.undefined(obj=obj, name=attribute)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Leave str.format as it is: :meth:`call` does what it is to do."""
        return None

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        RENDER.get().charge(1)
        return super().getitem(obj, argument)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        render = RENDER.get()
        render.charge(1)
        if isinstance(left, Nameless) or isinstance(right, Nameless):
            return self.binop_table[operator](left, right)
        for side in (left, right):
            if isinstance(side, Node):
                str(side)
                return SILENT
        match operator:
            case "+" if isinstance(left, str) or isinstance(right, str):
                if not (isinstance(left, str) and isinstance(right, str)):
                    raise NotText(
                        f"{describe(left)} + {describe(right)}: join text and other things with ~"
                    )
                result: Any = concat((left, right))
            case "%" if isinstance(left, str):
                result = percent(left, right)
            case "*" if isinstance(left, (str, list, tuple)) or isinstance(
                right, (str, list, tuple)
            ):
                result = _repeated(left, right)
            case "**" if not (isinstance(right, (int, float)) and abs(right) <= 64):
                raise TooMuch("a power grows without end")
            case _:
                result = self.binop_table[operator](left, right)
        return _passed(result, left, right)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        render = RENDER.get()
        render.charge(1)
        if isinstance(__obj, (MethodType, BuiltinMethodType)) and isinstance(__obj.__self__, str):
            return call_text(__self, __obj.__self__, __obj.__name__, args, kwargs)
        if isinstance(__obj, LoopContext) and args:
            args = (counted(args[0], 1), *args[1:])
        if not callable(__obj):
            raise NotText(f"{describe(__obj)} cannot be called")
        result = super().call(__context, __obj, *args, **kwargs)
        if isinstance(result, (Node, Nameless)):
            return result
        return _passed(result)


def call_text(
    environment: TemplateEnvironment,
    text: str,
    name: str,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> Any:
    """Call a method of *text*: what comes of it is as literal and as personal as its parts."""
    if name not in _STR_METHODS:
        raise SecurityError(f'text has no "{name}" here')
    for arg in (*args, *kwargs.values()):
        if isinstance(arg, Node):
            str(arg)
            return SILENT
    match name:
        case "format":
            return _passed(format_text(environment, text, args, kwargs))
        case "format_map":
            return _passed(format_text(environment, text, (), args[0]))
        case "join":
            return _passed(join_text(text, *args))
        case "center" | "ljust" | "rjust" | "zfill":
            _check_number(args[0] if args else 0)
        case "replace":
            _check_replace(text, *args[:2])
        case _:
            pass
    return _passed(
        text_operation(text, lambda one: getattr(one, name)(*args, **kwargs)), text, *args
    )


def text_operation(text: str, operation: Callable[[str], Any]) -> Any:
    """Return what *operation* makes of *text*; a blank within it stays where it is."""
    if not isinstance(text, Literal):
        return operation(text)
    if text.is_blank:
        return text
    return operation(str(text))


def join_text(separator: str, items: Iterable[Any]) -> str:
    """Join *items* with *separator* between them."""
    parts: list[Any] = []
    size = 0
    for item in items:
        if isinstance(item, Nameless):
            str(item)
            continue
        if parts:
            parts.append(separator)
            size += len(separator)
        text = item if isinstance(item, (str, Node)) else as_text(item)
        parts.append(text)
        size += len(text) if isinstance(text, str) else 1
        if size > LONGEST_TEXT:
            raise TooMuch(f"a text grows beyond {LONGEST_TEXT:,} characters")
    return concat(parts)


def format_text(
    environment: TemplateEnvironment,
    pattern: str,
    args: tuple[Any, ...],
    kwargs: Mapping[str, Any],
) -> str:
    """Fill ``{}`` and ``{name}`` in *pattern*; values keep what they are."""
    formatter = _FieldFinder(environment)
    position = 0
    parts: list[Any] = []
    kind = Markdown if isinstance(pattern, Markup) else str
    for fixed, name, spec, conversion in Formatter().parse(str(pattern)):
        parts.append(kind(fixed))
        if name is None:
            continue
        if not name:
            name, position = str(position), position + 1
        value, _ = formatter.get_field(name, args, kwargs)
        if conversion not in (None, "s"):
            raise NotText(f'"!{conversion}" in a format: only !s is allowed')
        if spec:
            if _WIDE.search(spec):
                raise TooMuch(f'a format as wide as "{spec[:20]}"')
            formatted = format(value if isinstance(value, (int, float)) else as_text(value), spec)
            value = akin(formatted, value)
        parts.append(value)
    return akin(concat(parts), pattern)


class _FieldFinder(Formatter):
    """Finds ``{a.b[c]}`` by the sandbox's own rules."""

    def __init__(self, environment: TemplateEnvironment) -> None:
        self._environment = environment

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:
        from _string import formatter_field_name_split  # type: ignore[import-not-found]

        first, rest = formatter_field_name_split(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, name in rest:
            find = self._environment.getattr if is_attribute else self._environment.getitem
            value = find(value, name)
        return value, first


_PERCENT = re.compile(
    r"%(?:\((?P<key>[^)]*)\))?(?P<flags>[#0 +-]*)(?P<width>\d*)(?:\.(?P<places>\d+))?(?P<kind>.?)",
    re.DOTALL,
)


def percent(pattern: str, values: Any) -> str:
    """Fill ``%s`` and its kin in *pattern*; values keep what they are."""
    kind = Markdown if isinstance(pattern, Markup) else str
    waiting = iter(values if isinstance(values, tuple) else (values,))
    parts: list[Any] = []
    end = 0
    text = str(pattern)
    for match in _PERCENT.finditer(text):
        parts.append(kind(text[end : match.start()]))
        end = match.end()
        if match["kind"] == "%":
            parts.append(kind("%"))
            continue
        if match["kind"] not in "sdiufFeEgGxX" or not match["kind"]:
            raise NotText(f'"{match[0][:20]}" is no format here')
        if len(match["width"]) > 3 or len(match["places"] or "") > 3:
            raise TooMuch(f'a format as wide as "{match[0][:20]}"')
        value = _percent_value(match["key"], values, waiting)
        plain = match["kind"] == "s" and not (match["width"] or match["places"])
        if not plain:
            exact = value if isinstance(value, (int, float)) else as_text(value)
            spec = "%" + match[0][match.start("flags") - match.start() :]
            value = akin(spec % exact, value)
        parts.append(value)
    parts.append(kind(text[end:]))
    return akin(concat(parts), pattern)


def _percent_value(key: str | None, values: Any, waiting: Iterator[Any]) -> Any:
    if key is not None:
        if not isinstance(values, dict) or key not in values:
            raise NotText(f'no value "{key}" for a format')
        return values[key]
    try:
        return next(waiting)
    except StopIteration:
        raise NotText("a format has more places than values") from None


def _repeated(left: Any, right: Any) -> Any:
    items, times = (right, left) if isinstance(left, int) else (left, right)
    if not isinstance(times, int) or not isinstance(items, (str, list, tuple)):
        raise NotText(f"{describe(left)} * {describe(right)} cannot be done")
    most = LONGEST_TEXT if isinstance(items, str) else MOST_ITEMS
    if len(items) * times > most:
        raise TooMuch(f"{describe(items)} repeated {times:,} times")
    if isinstance(items, str):
        return concat([items] * times) if times > 0 else ""
    return items * times


def _check_number(number: Any, most: int = 2_000) -> None:
    if not isinstance(number, int) or abs(number) > most:
        raise TooMuch(f"a width or a number of more than {most:,}")


def _check_replace(text: str, old: Any, new: Any) -> None:
    times = text.count(str(old)) if isinstance(old, str) else 0
    if isinstance(new, str) and times * len(new) > LONGEST_TEXT:
        raise TooMuch(f"a text grows beyond {LONGEST_TEXT:,} characters")


def _range(*numbers: int) -> range:
    """The whole numbers from one to another, for a loop."""
    found = range(*numbers)
    if len(found) > MOST_ITEMS:
        raise TooMuch(f"a range of {len(found):,} numbers")
    return found


def _weighed(value: Any) -> Any:
    RENDER.get().charge(weigh(value))
    return value


def _fenced(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter whose results pass as all results do."""

    def passing(*args: Any, **kwargs: Any) -> Any:
        RENDER.get().charge(1)
        return _passed(function(*args, **kwargs), *args[skip:], *kwargs.values())

    mark = getattr(function, "jinja_pass_arg", None)
    skip = 0 if mark is None else 1
    if mark is not None:
        passing.jinja_pass_arg = mark  # type: ignore[attr-defined]
    return passing
