"""Templates: read and compiled once, then rendered for any number of requests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import GeneratorType
from typing import Any, TypeAlias, cast

import jinja2

from handoutgen.compose.descriptions import describe_template, replaceable_names
from handoutgen.compose.literals import RENDER, NotText
from handoutgen.compose.render import LONGEST_TEXT, Render, TooMuch, traceback_place
from handoutgen.compose.sandbox import TemplateEnvironment, TemplateShelf
from handoutgen.compose.undefined import unknown_name
from handoutgen.errors import Fault, Place, TemplateError
from handoutgen.markdown.placeholders import STRAY
from handoutgen.records import dataclass

__all__ = ["Loader", "Rendered", "Template", "as_fault", "describe_template", "load_template"]

Loader: TypeAlias = Callable[[str], tuple[str, str] | None]


class Template:
    """A template that is ready to be rendered. *display* is what people call its file."""

    def __init__(
        self,
        display: str,
        source: str,
        compiled: jinja2.Template,
        environment: TemplateEnvironment,
        shelf: TemplateShelf,
    ) -> None:
        self.display = display
        self.source = source
        self._compiled = compiled
        self._environment = environment
        self._shelf = shelf

    @property
    def name(self) -> str:
        """The file's stem: ``worksheet`` for ``templates/worksheet.md.j2``."""
        return self.display.rpartition("/")[2].removesuffix(".md.j2")

    @property
    def description(self) -> str:
        """What the template is for: the first line of the comment it begins with."""
        return describe_template(self.source)

    @property
    def names_mentioned(self) -> frozenset[str]:
        """All names that the template and what it includes use, once it was rendered."""
        return frozenset().union(*self._environment.mentioned.values())

    @property
    def includes(self) -> tuple[str, ...]:
        """The names of the templates that this one includes, once it was rendered."""
        return self._shelf.names

    @property
    def names_worked_on(self) -> frozenset[str]:
        """The names of which more is done than to print them, once it was rendered."""
        return frozenset().union(*self._environment.worked_on.values())

    @property
    def names_to_replace(self) -> tuple[str, ...]:
        """The names that its "may be replaced" comment lists."""
        return replaceable_names(self.source)

    def render(self, render: Render, names: Mapping[str, Any]) -> Rendered:
        """Return the template's Markdown; *render* then holds the values of its placeholders.

        Raises:
            TemplateError: all faults at once.
        """
        token = RENDER.set(render)
        parts: list[str] = []
        code_lines: list[int] = []
        size = 0
        stopped: tuple[Fault, ...] = ()
        try:
            context = self._compiled.new_context(dict(names))
            root = cast("GeneratorType[str, None, None]", self._compiled.root_render_func(context))
            for part in root:
                parts.append(part)
                code_lines.append(root.gi_frame.f_lineno if root.gi_frame else 1)
                size += len(part)
                if size > LONGEST_TEXT:
                    line = self._compiled.get_corresponding_lineno(code_lines[-1])
                    problem = f"the template prints more than {LONGEST_TEXT:,} characters"
                    stopped = (Fault(Place(self.display, line), problem),)
                    break
        except Exception as error:
            place = traceback_place(error.__traceback__) or Place(self.display)
            stopped = (render.discreet(as_fault(error, place)),)
        finally:
            RENDER.reset(token)
        faults = dict.fromkeys((*self._static_faults(names), *render.faults, *stopped))
        if faults:
            raise TemplateError(*sorted(faults, key=lambda fault: self._order(fault.place)))
        return Rendered("".join(parts), tuple(parts), tuple(code_lines), self._compiled)

    def _static_faults(self, names: Mapping[str, Any]) -> Iterator[Fault]:
        """Yield what is wrong with the template and its includes, whatever they came to run."""
        for faults in self._environment.static_faults.values():
            yield from faults
        known = {*names, *self._environment.globals}
        for name, lines in self._environment.asked_for[self.display].items():
            if name not in known:
                for line in lines:
                    yield Fault(Place(self.display, line), *unknown_name(name, names))

    def _order(self, place: Place) -> tuple[bool, str, int]:
        """Order faults as they stand in the files, the template's own before its includes'."""
        return place.name != self.display, place.name, place.line or 0


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered template's Markdown, with what it takes to find the template's lines again."""

    text: str
    _parts: tuple[str, ...]
    _code_lines: tuple[int, ...]
    _compiled: jinja2.Template

    def template_line(self, line: int) -> int:
        """Return the template's line that line *line* of the Markdown comes from."""
        passed = 1
        for part, code_line in zip(self._parts, self._code_lines, strict=True):
            ends = part.count("\n")
            if passed + ends - part.endswith("\n") >= line:
                begins = self._compiled.get_corresponding_lineno(code_line)
                return begins + line - passed
            passed += ends
        return 1


def load_template(source: str, display: str, loader: Loader) -> Template:
    """Return *source* compiled. *loader* gives the source and display name of what it includes.

    Raises:
        TemplateError: if it is no template.
    """
    if len(source) > LONGEST_TEXT:
        problem = f"is longer than {LONGEST_TEXT:,} characters"
        raise TemplateError.at(display, problem, "keep long texts in articles")
    match = STRAY.search(source)
    if match is not None:
        line = source.count("\n", 0, match.start()) + 1
        problem = f"holds the private character U+{ord(match[0]):04X}"
        raise TemplateError.at(display, problem, "take it out", line=line)
    shelf = TemplateShelf(loader)
    environment = TemplateEnvironment(shelf)
    try:
        code = environment.compile(source, display, display)
        compiled = environment.template_class.from_code(environment, code, environment.globals)
    except (RecursionError, SyntaxError, MemoryError):
        raise TemplateError.at(display, "is nested too deep", "split it into macros") from None
    except Exception as error:
        raise TemplateError(as_fault(error, Place(display))) from None
    return Template(display, source, compiled, environment, shelf)


def as_fault(error: Exception, place: Place) -> Fault:
    """Return what stopped a template as a fault."""
    match error:
        case jinja2.TemplateSyntaxError():
            where = Place(error.filename or error.name or place.name, error.lineno)
            problem = (error.message or "cannot be read").rstrip(".")
            return Fault(where, problem, _COMMENT_HINT if "comment" in problem else _SYNTAX_HINT)
        case jinja2.TemplateNotFound():
            problem = f'there is no template "{error.name}" to include'
            return Fault(place, problem, "name a file of templates/, such as _parts.md.j2")
        case RecursionError():
            return Fault(place, "the template calls itself without end")
        case TooMuch():
            return Fault(place, str(error))
        case (
            NotText()
            | jinja2.TemplateRuntimeError()
            | TypeError()
            | ValueError()
            | ArithmeticError()
        ):
            return Fault(place, _first_line(error))
        case MemoryError():
            return Fault(place, "the template grows without end")
        case _:
            return Fault(place, f"{type(error).__name__}: {_first_line(error)}")


_COMMENT_HINT = "{# begins a comment; a heading's id is {% raw %}{#id}{% endraw %}"
_SYNTAX_HINT = "see Jinja's template syntax: {{ value }}, {% tag %}, {# comment #}"


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or ["cannot be done"])[0][:200]
