"""Word files without tags, such as those that were made: what can be looked at in them.

A machine sees less here than in a PDF: what a screen reader says is decided by Word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from handoutgen.check.pdf.finding import Finding, counted, failures, judged, shown_places
from handoutgen.errors import Place
from handoutgen.records import dataclass
from handoutgen.report import Notice, TemplateNotice
from handoutgen.word.namespaces import local_name
from handoutgen.word.xml_parts import parse_xml

if TYPE_CHECKING:
    from handoutgen.word import WordTemplate
    from handoutgen.word.package import Package

TO_LOOK_AT = (
    "what does Word itself say? Review, Check Accessibility",
    "do the pages look as they should, and does the text make sense in this order?",
)
_HEADING = "heading "


@dataclass(frozen=True, slots=True)
class WordReport:
    """What was found in a Word file that is no template."""

    file: str
    findings: tuple[Finding, ...]

    def as_lines(self) -> Iterable[str]:
        no_tags = "it has no tags such as {{ client }}, so it is no template"
        yield f"{self.file}: a Word file; {no_tags}"
        yield "  looked at by this program:"
        for finding in self.findings:
            yield f"    {finding.verdict:<11}  {finding.check}: {finding.says}"
        yield "  a person must still look at:"
        yield from (f"    - {line}" for line in TO_LOOK_AT)

    def as_json(self) -> object:
        return {
            "findings": [
                {"check": one.check, "verdict": one.verdict, "says": one.says, "hint": one.hint}
                for one in self.findings
            ],
            "to_look_at": list(TO_LOOK_AT),
        }


def look_at(template: WordTemplate) -> tuple[WordReport, tuple[Notice, ...]]:
    """Return what was found in a file that was opened as a template and has no tags."""
    found = tuple(_findings(template.package))
    notices = (
        TemplateNotice(Place(template.display), _told(finding), finding.hint)
        for finding in failures(found)
    )
    return WordReport(template.display, found), tuple(notices)


def _told(finding: Finding) -> str:
    where = f": {shown_places(finding.places)}" if finding.places else ""
    return f"{finding.check}: {finding.says}{where}"


def _findings(package: Package) -> Iterator[Finding]:
    body = parse_xml(package.read(package.main), package.display, package.main)
    title = package.said_of_itself("title")
    yield (
        Finding("title", "pass", f'"{title}"')
        if title
        else Finding("title", "fail", "it has none", hint="File, Info, Title in Word")
    )
    styles = _styles(package)
    yield _language(styles)
    yield _headings(body, styles)
    yield _pictures(body)
    yield _tables(body)
    yield from _fields(package, body)


def _nothing(check: str, says: str) -> Finding:
    return Finding(check, "none", says)


def _named(root: Any, local: str) -> Iterator[Any]:
    return (element for element in root.iter() if local_name(element.tag) == local)


def _has(root: Any, local: str) -> bool:
    return next(_named(root, local), None) is not None


def _value(element: Any, local: str) -> str:
    """Return an attribute by its name without a namespace."""
    found = (said for name, said in element.attrib.items() if local_name(name) == local)
    return str(next(found, ""))


def _styles(package: Package) -> Any | None:
    part = next(package.related(package.main, "styles"), None)
    return None if part is None else parse_xml(package.read(part), package.display, part)


def _language(styles: Any | None) -> Finding:
    said = (_value(one, "val") for one in _named(styles, "lang")) if styles is not None else ()
    language = next((one for one in said if one), "")
    if language:
        return Finding("language", "pass", language)
    return Finding("language", "fail", "none is set", hint="Review, Language in Word")


def _headings(body: Any, styles: Any | None) -> Finding:
    """Look for headings by the names of their styles, which are English in every Word."""
    levels: dict[str, int] = {}
    for style in _named(styles, "style") if styles is not None else ():
        name = next((_value(one, "val") for one in _named(style, "name")), "").casefold()
        if name == "title":
            levels[_value(style, "styleId")] = 1
        elif name.startswith(_HEADING) and name.removeprefix(_HEADING).isdecimal():
            levels[_value(style, "styleId")] = int(name.removeprefix(_HEADING))
    used = (levels.get(_value(one, "val")) for one in _named(body, "pStyle"))
    outline = [level for level in used if level is not None]
    if not outline:
        hint = "give headings the styles Heading 1, Heading 2"
        return Finding("headings", "fail", "no line has the style of one", hint=hint)
    gaps = [
        f"level {after} after {before}"
        for before, after in zip([0, *outline], outline, strict=False)
        if after > before + 1
    ]
    good = f"{len(outline)} in an order without gaps"
    return judged("headings", gaps, good=good, bad="levels are left out", hint="close the gaps")


def _pictures(body: Any) -> Finding:
    pictures = list(_named(body, "docPr"))
    if not pictures:
        return _nothing("pictures", "it has none")
    silent = [
        _value(one, "name") or "a picture"
        for one in pictures
        if not _value(one, "descr") and not _has(one, "decorative")
    ]
    return judged(
        "pictures",
        silent,
        good=f"{len(pictures)}, each with its words or said to be decoration",
        bad="pictures without words for who cannot see them",
        hint="Edit Alt Text in Word",
    )


def _tables(body: Any) -> Finding:
    tables = list(_named(body, "tbl"))
    if not tables:
        return _nothing("tables", "it has none")
    heads = sum(_has(table, "tblHeader") for table in tables)
    if heads == len(tables):
        return Finding("tables", "pass", f"{heads}, each with a header row")
    said = f"{counted(len(tables), 'table')}, {heads} of them with a header row"
    return Finding("tables", "cannot tell", f"{said}; the others may be there for their lines")


def _fields(package: Package, body: Any) -> Iterator[Finding]:
    """Say of a form how its fields are named, and whether all else is locked."""
    controls = [one for one in _named(body, "sdtPr") if _has(one, "tag")]
    if not controls:
        yield _nothing("fields", "it is no form")
        return
    nameless = [
        next(_value(tag, "val") for tag in _named(one, "tag"))
        for one in controls
        if not any(_value(alias, "val") for alias in _named(one, "alias"))
    ]
    yield judged(
        "fields",
        nameless,
        good=f"{len(controls)} content controls, each with a title that is read out",
        bad="content controls without a title",
        hint="Properties, Title in Word",
    )
    part = next(package.related(package.main, "settings"), None)
    settings = None if part is None else parse_xml(package.read(part), package.display, part)
    locks = _named(settings, "documentProtection") if settings is not None else ()
    locked = any(_value(one, "edit") == "forms" for one in locks)
    said = "only its fields can be filled in" if locked else "all of it can be changed"
    yield Finding("locks", "pass" if locked else "none", said)
