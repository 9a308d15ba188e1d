"""What a Word template holds that Word would run, fetch or show: told, and never followed."""

from __future__ import annotations

from collections.abc import Iterator

from handoutgen.errors import Place
from handoutgen.model.addresses import address
from handoutgen.report import TemplateNotice
from handoutgen.word.package import Package, PartName, Relationship

_MACROS = "macros: a filled file leaves them out"
_KINDS = {
    "vbaProject": (_MACROS, None),
    "oleObject": ("an embedded object (OLE), which Word may run", "take it out of the template"),
    "package": ("an embedded file", "take it out of the template if it is not meant"),
    "control": ("an ActiveX control, which Word may run", "take it out of the template"),
    "aFChunk": ("a foreign document that Word takes in", "take it out of the template"),
}
_OUTSIDE = {
    "image": "a picture from outside, which Word fetches when it opens the file",
    "attachedTemplate": "a template from outside, which Word fetches and may run",
    "oleObject": "an object from outside, which Word fetches and may run",
    "frame": "a page from outside, which Word fetches",
    "subDocument": "a document from outside, which Word fetches",
    "mailMergeSource": "a mail merge's data, which Word reads when it opens the file",
}


def survey(package: Package) -> Iterator[TemplateNotice]:
    """Yield a notice for each such thing in *package*."""
    if package.kind == "macros":
        yield _notice(package, package.main, "holds macros", "save it as .docx")
    seen: set[tuple[PartName, str, str]] = set()
    for part in ("", *package.archive):
        if part.endswith(".rels"):
            continue
        for relationship in package.relationships(part):
            key = part, relationship.kind, relationship.target
            if key not in seen:
                seen.add(key)
                yield from _of_relationship(package, part, relationship)


def _of_relationship(
    package: Package, part: PartName, relationship: Relationship
) -> Iterator[TemplateNotice]:
    kind = relationship.kind
    if relationship.external:
        if kind == "hyperlink":
            if address(relationship.target) is None and not relationship.target.startswith("#"):
                problem = f"leads to {_shown(relationship)}, where no handout should"
                yield _notice(package, part, problem, "use a web or mail address")
        else:
            what = _OUTSIDE.get(kind, f"something from outside ({kind})")
            yield _notice(
                package, part, f"asks for {what}: {_shown(relationship)}", "put it into the file"
            )
    elif kind in _KINDS:
        what, hint = _KINDS[kind]
        yield _notice(package, part, f"holds {what}", hint)
    elif relationship.target not in package and kind != "hyperlink":
        problem = f"names a part that isn't there: {relationship.target[:80]}"
        yield _notice(package, part, problem, "open it in Word and save it again")


def _shown(relationship: Relationship) -> str:
    target = relationship.target
    return target if len(target) <= 80 else f"{target[:79]}…"


def _notice(package: Package, part: PartName, problem: str, hint: str | None) -> TemplateNotice:
    place = f"{package.display}: {part}" if part else package.display
    return TemplateNotice(Place(place), problem, hint)
