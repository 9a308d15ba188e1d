"""Templates: read and compiled once, then rendered for any number of requests."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import jinja2

from handoutgen.compose.literals import RENDER, NotText
from handoutgen.compose.render import LONGEST_TEXT, Render, TooMuch, traceback_place
from handoutgen.compose.sandbox import TemplateEnvironment, TemplateShelf
from handoutgen.errors import Fault, Place, TemplateError
from handoutgen.markdown.placeholders import STRAY

Loader: TypeAlias = Callable[[str], tuple[str, str] | None]

_DESCRIPTION = re.compile(r"\s*\{#-?\s*(.+?)\s*(?:\n|-?#\})")


class Template:
    """A template that is ready to be rendered. *display* is what people call its file."""

    def __init__(self, display: str, source: str, compiled: jinja2.Template) -> None:
        self.display = display
        self.source = source
        self._compiled = compiled

    @property
    def name(self) -> str:
        """The file's stem: ``worksheet`` for ``templates/worksheet.md.j2``."""
        return self.display.rpartition("/")[2].removesuffix(".md.j2")

    @property
    def description(self) -> str:
        """What the template is for: the first line of the comment it begins with."""
        return describe_template(self.source)

    def render(self, render: Render, names: Mapping[str, Any]) -> str:
        """Return the template's Markdown; *render* then holds the values of its placeholders.

        Raises:
            TemplateError: all faults at once.
        """
        token = RENDER.set(render)
        parts: list[str] = []
        size = 0
        try:
            context = self._compiled.new_context(dict(names))
            for part in self._compiled.root_render_func(context):
                size += len(part)
                if size > LONGEST_TEXT:
                    raise TooMuch(f"the template prints more than {LONGEST_TEXT:,} characters")
                parts.append(part)
        except Exception as error:
            place = traceback_place(error.__traceback__) or Place(self.display)
            raise TemplateError(*self._faults(render), _fault(error, place)) from None
        finally:
            RENDER.reset(token)
        faults = self._faults(render)
        if faults:
            raise TemplateError(*faults)
        return "".join(parts)

    def _faults(self, render: Render) -> tuple[Fault, ...]:
        environment = self._compiled.environment
        assert isinstance(environment, TemplateEnvironment)  # noqa: S101 - load_template made it
        found = [fault for faults in environment.static_faults.values() for fault in faults]
        return tuple(dict.fromkeys((*found, *render.faults)))


def describe_template(source: str) -> str:
    """Return the first line of the comment that *source* begins with, or ""."""
    match = _DESCRIPTION.match(source)
    return match[1] if match else ""


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
    environment = TemplateEnvironment(TemplateShelf(loader))
    try:
        code = environment.compile(source, display, display)
        compiled = environment.template_class.from_code(environment, code, environment.globals)
    except Exception as error:
        raise TemplateError(_fault(error, Place(display))) from None
    return Template(display, source, compiled)


def _fault(error: Exception, place: Place) -> Fault:
    """Return what stopped a template as a fault."""
    match error:
        case jinja2.TemplateSyntaxError():
            where = Place(error.filename or error.name or place.name, error.lineno)
            return Fault(where, (error.message or "cannot be read").rstrip("."), _SYNTAX_HINT)
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
        case SyntaxError() | MemoryError():
            return Fault(place, "the template is nested too deep")
        case _:
            return Fault(place, f"{type(error).__name__}: {_first_line(error)}")


_SYNTAX_HINT = "see Jinja's template syntax: {{ value }}, {% tag %}, {# comment #}"


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or ["cannot be done"])[0][:200]
