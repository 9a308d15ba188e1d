"""manifest.json: every file of a pack, what it is, and what it was made of."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Literal, TypeAlias

from handoutgen import __version__
from handoutgen.pack.pack_file import Pack
from handoutgen.pack.published_folder import PROGRAM
from handoutgen.pack.record import FileRecord
from handoutgen.pack.survey import Origin, Sheet
from handoutgen.records import dataclass

FileKind: TypeAlias = Literal["handout", "withdrawn", "combined", "index", "manifest", "zip"]

MADE_BY = f"{PROGRAM} {__version__}"


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """One file of a pack; *sheet* is None where it is no single handout."""

    address: str
    kind: FileKind
    format: str
    record: FileRecord
    sheet: Sheet | None = None


def manifest(pack: Pack, files: Iterable[PublishedFile]) -> bytes:
    """Return the manifest of *files*. It holds no clock and no machine: same pack, same bytes."""
    said = {
        "made_by": MADE_BY,
        "pack": pack.name,
        "title": pack.title,
        "language": pack.language,
        "audience": pack.audience,
        "use": pack.use,
        "files": [_file(file) for file in files],
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _file(file: PublishedFile) -> dict[str, object]:
    record = file.record
    said: dict[str, object] = {
        "address": file.address,
        "kind": file.kind,
        "format": file.format,
        "sha256": record.sha256,
        "size": record.size,
        "pages": record.pages,
    }
    return said if file.sheet is None else said | _sheet(file.sheet)


def _sheet(sheet: Sheet) -> dict[str, object]:
    first = sheet.origins[0] if len(sheet.origins) == 1 else None
    said: dict[str, object] = {
        "title": sheet.title,
        "language": sheet.language,
        "edition": sheet.edition,
        "fillable": sheet.fillable,
        "topics": list(sheet.topics),
        "code": first.code if first else "",
        "version": first.version if first else "",
        "reviewed_on": first.reviewed_on if first else "",
        "review_by": first.review_by if first else "",
        "review_overdue": sheet.overdue,
        "licence": first.licence if first else "",
        "articles": [_origin(origin) for origin in sheet.origins],
        "template": {
            "name": sheet.template,
            "sha256": sheet.template_sha256,
            "includes": dict(sheet.includes),
        },
        "brand": {"name": sheet.brand, "sha256": sheet.brand_sha256},
        "fonts": dict(sheet.fonts),
    }
    if sheet.withdrawn is not None:
        said["withdrawn"] = {
            "on": sheet.withdrawn.on.isoformat(),
            "reason": sheet.withdrawn.reason,
            "replaced_by": sheet.withdrawn.replaced_by or "",
        }
    return said


def _origin(origin: Origin) -> dict[str, object]:
    return {
        "name": origin.name,
        "sha256": origin.sha256,
        "owner": origin.owner,
        "audience": origin.audience,
        "source": {
            "title": origin.title,
            "authors": list(origin.authors),
            "url": origin.url,
            "licence": origin.licence,
            "permits": list(origin.permits),
            "attribution": origin.attribution,
        },
    }
