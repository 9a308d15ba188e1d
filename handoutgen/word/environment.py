"""The composer's sandbox, for Word: the same rules, over pieces of XML that Jinja never sees.

A part is given to Jinja as tokens: what stands between its tags is one private character for each
piece, so that nothing a template does to text can reach the XML.
"""

from __future__ import annotations

import datetime
import decimal
import functools
import html
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import CodeType, FunctionType
from typing import Any

import jinja2
import jinja2.meta
import jinja2.nodes
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

from handoutgen.compose.literals import RENDER, Markdown, Node, to_markdown
from handoutgen.compose.render import TooMuch
from handoutgen.compose.sandbox import CompiledTemplate, TemplateEnvironment, TemplateShelf, fenced
from handoutgen.compose.undefined import SILENT, Nameless
from handoutgen.word.filters import WORD_FILTERS
from handoutgen.word.inserts import Insert
from handoutgen.word.marks import piece
from handoutgen.word.pieces import Fixed
from handoutgen.word.plan import Plan, Step
from handoutgen.word.rendering import Absent, rendering
from handoutgen.word.tags import Tag, TagList

_DATES = (datetime.date, datetime.time, datetime.timedelta, datetime.tzinfo)
_PLAIN = (*_DATES, decimal.Decimal, uuid.UUID)
_OF_THE_CLOCK = frozenset({"now", "today", "utcnow"})
_ENDS_OF_TEXT = frozenset({"endfilter", "endmacro", "endcall", "endset"})


class Source(str):
    """A part as Jinja takes it: no text to be read, but tokens that are ready."""

    steps: tuple[Step, ...]
    tags: TagList

    def __new__(cls, plan: Plan) -> Source:
        self = super().__new__(cls, "")
        self.steps = plan.steps
        self.tags = plan.tags
        return self


class TagTokens(str):
    """A few tags by themselves, to be tried."""

    sources: tuple[str, ...]

    def __new__(cls, sources: tuple[str, ...]) -> TagTokens:
        self = super().__new__(cls, "")
        self.sources = sources
        return self


def tokens(environment: jinja2.Environment, steps: tuple[Step, ...], tags: Any) -> Iterator[Token]:
    """Yield the tokens of a part. A token's line is the number of its tag."""
    line = 1
    depth = 0
    for number, step in enumerate(steps):
        if isinstance(step, int):
            line = step
            word = tags[step].word
            depth += opens_text(tags[step]) - (word in _ENDS_OF_TEXT)
            yield from tag_tokens(environment, tags[step].source, step)
        elif depth > 0 and isinstance(step, Fixed) and step.spot is None:
            yield Token(line, "variable_begin", "{{")
            yield Token(line, "string", html.unescape(step.xml))
            yield Token(line, "variable_end", "}}")
        else:
            yield Token(line, "data", piece(number))


def opens_text(tag: Tag) -> bool:
    """Say whether a filter may be given what *tag* begins: its fixed words are values then."""
    return tag.word in ("filter", "macro", "call") or (tag.word == "set" and "=" not in tag.inner)


def tag_tokens(environment: jinja2.Environment, source: str, number: int) -> Iterator[Token]:
    """Yield the tokens of one tag, *source*.

    Raises:
        jinja2.TemplateSyntaxError: if it holds what Jinja has no use for.
    """
    lexer = environment.lexer
    try:
        raw = [(number, kind, text) for _, kind, text in lexer.tokeniter(source, None)]
        yield from lexer.wrap(iter(raw))
    except jinja2.TemplateSyntaxError as error:
        raise jinja2.TemplateSyntaxError(error.message or "", number) from None


def _to_placeholder(value: Any) -> str:
    """Return what stands for *value* in a rendered text; most values are plain text."""
    return rendering().place_text(value) if type(value) is str else to_markdown(value)


class _Compiled(CompiledTemplate):
    """A compiled part: printed text becomes a placeholder without a detour."""

    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: CodeType,
        globals: Any,
        uptodate: Callable[[], bool] | None = None,
    ) -> jinja2.Template:
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = _to_placeholder
        return template


class WordEnvironment(TemplateEnvironment):
    """The rules for the tags of a Word template; *filters* are the caller's own, by name."""

    template_class = _Compiled

    def __init__(self, filters: tuple[str, ...] = ()) -> None:
        super().__init__(TemplateShelf(lambda _: None))
        self.undefined = Absent
        self.finalize = _printed
        self.mentioned_lines: dict[str, dict[str, tuple[int, ...]]] = {}
        self.filters |= {name: fenced(name, function) for name, function in WORD_FILTERS.items()}
        self.filters |= {name: functools.partial(_own_filter, name) for name in filters}

    def _tokenize(
        self,
        source: str,
        name: str | None,
        filename: str | None = None,
        state: str | None = None,
    ) -> TokenStream:
        if isinstance(source, Source):
            return TokenStream(tokens(self, source.steps, source.tags), name, filename)
        if isinstance(source, TagTokens):
            found = (token for one in source.sources for token in tag_tokens(self, one, 1))
            return TokenStream(found, name, filename)
        return super()._tokenize(source, name, filename, state)

    def _parse(self, source: str, name: str | None, filename: str | None) -> jinja2.nodes.Template:
        if isinstance(source, TagTokens):
            return jinja2.Environment._parse(self, source, name, filename)
        tree = super()._parse(source, name, filename)
        lines: dict[str, dict[int, None]] = {}
        undeclared = jinja2.meta.find_undeclared_variables(tree)
        for one in tree.find_all(jinja2.nodes.Name):
            if one.name in undeclared:
                lines.setdefault(one.name, {}).setdefault(one.lineno)
        self.mentioned_lines[filename or name or ""] = {
            one: tuple(numbers) for one, numbers in lines.items()
        }
        return tree

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if super().is_safe_attribute(obj, attr, value):
            return True
        if attr.startswith("_") or isinstance(obj, (type, FunctionType, Insert)):
            return False
        if isinstance(obj, _PLAIN):
            return attr not in _OF_THE_CLOCK
        if isinstance(obj, (str, int, float, dict, list, tuple)) and not hasattr(obj, "_fields"):
            return False
        return not callable(value) and type(obj).__module__ != "builtins"

    def unsafe_undefined(self, obj: Any, attribute: str) -> Any:
        value = getattr(obj, attribute, None)
        if attribute.startswith("_") or not callable(value) or hasattr(type(obj), "offers"):
            return super().unsafe_undefined(obj, attribute)
        hint = f'"{attribute}" is a method, which a template does not call: give what it returns'
        return self.undefined(hint=hint, obj=obj, name=attribute)

    def is_safe_callable(self, obj: Any) -> bool:
        if super().is_safe_callable(obj):
            return True
        owner = getattr(obj, "__self__", None)
        if isinstance(owner, _PLAIN):
            return getattr(obj, "__name__", "") not in _OF_THE_CLOCK
        return any(obj is given for given in RENDER.get().names.values())

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        if isinstance(obj, Absent) and rendering().allow_missing:
            return obj.part(str(attribute))
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, Absent) and rendering().allow_missing:
            return obj.part(str(argument))
        return super().getitem(obj, argument)

    def call_filter(
        self,
        name: str,
        value: Any,
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        *rest: Any,
        **context: Any,
    ) -> Any:
        if name in rendering().filters:
            return _own_filter(name, value, *(args or ()), **(kwargs or {}))
        if name in WORD_FILTERS:
            return jinja2.Environment.call_filter(self, name, value, args, kwargs, *rest, **context)
        return super().call_filter(name, value, args, kwargs, *rest, **context)


@jinja2.pass_context
def _printed(context: Any, value: Any) -> Any:  # noqa: ARG001 - keeps constants for the render
    """Count a value that is printed, and make text of what is known to print well."""
    RENDER.get().charge(1)
    if type(value) is str:
        return value
    if isinstance(value, (str, Insert, Node, jinja2.Undefined)) or value is None:
        return plain(value)
    kind = type(value)
    says_itself = any("__str__" in vars(one) for one in kind.__mro__[:-1])
    if isinstance(value, (dict, list, tuple, set)) or not says_itself:
        return value
    return str(value)


def _own_filter(name: str, value: Any, *args: Any, **kwargs: Any) -> Any:
    """Call the filter *name* that this fill was given."""
    if isinstance(value, Nameless):
        str(value)
        return SILENT
    try:
        return plain(rendering().filters[name](_bare(value), *args, **kwargs))
    except TooMuch:
        raise
    except Exception as error:  # it is the caller's own, and may quote data
        RENDER.get().fault(f"the filter {name} fails: {type(error).__name__}")
        return SILENT


def _bare(value: Any) -> Any:
    return str(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def plain(value: Any) -> Any:
    """Return *value* as text that is data, where it claims to be markup."""
    return str(value) if isinstance(value, Markup) and type(value) is not Markdown else value
