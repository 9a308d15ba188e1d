"""A pack file: what is published together, and by which rules."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path
from typing import Literal, TypeAlias, cast, get_args

from handoutgen.errors import CallError, HandoutError, Place
from handoutgen.files import file_stem, read_text
from handoutgen.model.fields import FieldInfo, Fields, describe, load_mapping
from handoutgen.model.handout import Edition
from handoutgen.model.languages import HINT, LANGUAGE
from handoutgen.model.slugs import slug
from handoutgen.records import dataclass
from handoutgen.request import References
from handoutgen.settings import FORMATS

OnExpired: TypeAlias = Literal["leave-out", "mark", "fail"]
Use: TypeAlias = Literal["share", "print"]
PackAudience: TypeAlias = Literal["client", "clinician"]

MAX_BYTES = 1_000_000
EDITIONS: tuple[Edition, ...] = get_args(Edition)


class PackError(HandoutError):
    """A pack cannot be published; what was published before stands."""

    exit_code = 3


class UnknownAllowed(CallError):
    """The call allows an article that the pack does not have."""


@dataclass(frozen=True, slots=True)
class Selection:
    """One entry under ``handouts``: every article in every template, brand, edition and format.

    *articles*, *templates* and *brands* are names or globs; without articles it is worksheets.
    None for *brands* means the workspace's default. *without* are globs over articles, templates
    and brands, *exclude* over the addresses that come of it.
    """

    place: Place = field(compare=False, repr=False)
    articles: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    brands: tuple[str, ...] | None = None
    editions: tuple[Edition, ...] = ("standard",)
    formats: tuple[str, ...] = ("pdf",)
    sections: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    references: References = "full"
    language: str | None = None
    fillable: bool = False
    key: bool = False
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """Handouts that are published together.

    *use* is what publishing makes of its sources; a licence has to permit it. *combined* are
    globs over the addresses of what goes into one PDF for all; empty means there is none.
    """

    name: str
    title: str
    summary: str = ""
    language: str = "en"
    brand: str | None = None
    brand_place: Place = field(default=Place("brand"), compare=False, repr=False)
    audience: PackAudience = "client"
    use: Use = "share"
    on_expired: OnExpired = "leave-out"
    combined: tuple[str, ...] = ()
    combined_place: Place = field(default=Place("combined"), compare=False, repr=False)
    zip: bool = True
    selections: tuple[Selection, ...] = ()


def pack_name(path: Path) -> str:
    """Return what the pack in the file at *path* is called: its files' names begin with it."""
    return file_stem(slug(path.stem))


def read_pack(path: Path, display: str, *, language: str | None = None) -> Pack:
    """Return the pack that the file at *path* describes; *language* is the workspace's.

    Raises:
        PackError: with every fault of the file.
    """
    text = read_text(path, display, most=MAX_BYTES, error=PackError)
    fields = load_mapping(text, display, error=PackError)
    pack = _take_pack(fields, pack_name(path), language)
    fields.finish()
    return pack


def pack_schema() -> tuple[FieldInfo, ...]:
    """Return every key that a pack file may have."""
    return describe(lambda fields: _take_pack(fields, "", None))


def _take_pack(fields: Fields, name: str, language: str | None) -> Pack:
    pack = Pack(
        name=name,
        title=fields.take_str("title", "", required=True, help="the pack's name, as it is shown"),
        summary=fields.take_str("summary", "", help="a sentence or two about it"),
        language=_language(fields, "of its page and contents: en, es, fr, de …")
        or language
        or "en",
        brand=fields.take_str("brand", help="whose name and colours its page has"),
        brand_place=fields.place_of("brand"),
        audience=cast(
            "PackAudience",
            fields.take_choice(
                "audience", get_args(PackAudience), "client", help="whom it is for; client"
            ),
        ),
        use=cast(
            "Use",
            fields.take_choice(
                "use", get_args(Use), "share", help="what licences have to permit; share"
            ),
        ),
        on_expired=cast(
            "OnExpired",
            fields.take_choice(
                "on_expired",
                get_args(OnExpired),
                "leave-out",
                help="what is done with articles whose review is overdue; leave-out",
            ),
        ),
        combined=_combined(fields),
        combined_place=fields.place_of("combined"),
        zip=fields.take_bool("zip", True, help="all files in one zip; yes"),
        selections=_selections(fields),
    )
    return pack


def _combined(fields: Fields) -> tuple[str, ...]:
    """Take ``yes`` for all PDFs, ``no`` for none, or globs over addresses."""
    words = fields.take_strs(
        "combined", help="one PDF with contents: yes, no, or addresses such as *-handout-*; yes"
    )
    if not fields.has("combined"):
        return ("*",)
    if len(words) == 1 and words[0].casefold() in ("yes", "true", "on"):
        return ("*",)
    if len(words) == 1 and words[0].casefold() in ("no", "false", "off"):
        return ()
    return words


def _selections(fields: Fields) -> tuple[Selection, ...]:
    entries = fields.take_mappings("handouts", required=True, help="what is published; a list")
    if fields.has("handouts") and not entries:
        fields.fault("handouts", "handouts is empty", "- articles: [sleeping-better]")
    return tuple(_selection(fields, entry) for entry in entries)


def _selection(fields: Fields, entry: Fields) -> Selection:
    articles = entry.take_strs("articles", help="names or globs, such as sleep-*")
    templates = entry.take_strs("templates", help="names or globs; the workspace's default")
    brands = entry.take_strs("brands", help="names or globs; the workspace's default")
    if not articles and not templates and entry.keys:
        hint = "articles: [NAME], or templates: [NAME] for worksheets"
        fields.fault_at(entry.line, "an entry that names no article and no template", hint)
    suffix = entry.take_str("suffix", "", help="added to its files' names, to tell them apart")
    if suffix and slug(suffix) != suffix:
        entry.fault("suffix", f'suffix is "{suffix}"', f"such as {slug(suffix) or 'short'}")
    return Selection(
        place=Place(fields.place_of("handouts").name, entry.line),
        articles=articles,
        templates=templates,
        brands=brands or None,
        editions=cast("tuple[Edition, ...]", _some(entry, "editions", EDITIONS)),
        formats=_some(entry, "formats", FORMATS),
        sections=entry.take_strs("sections", help="section queries, as make -s takes them"),
        without=entry.take_strs(
            "without", help="globs of articles, templates, brands to leave out"
        ),
        exclude=entry.take_strs("exclude", help="globs of files to leave out: *-large-print.docx"),
        references=cast(
            "References",
            entry.take_choice("references", get_args(References), "full", help="full if left out"),
        ),
        language=_language(entry, "of fixed words; the article's if left out"),
        fillable=entry.take_bool("fillable", False, help="forms to fill in on a screen; no"),
        key=entry.take_bool("key", False, help="a page with the answers of exercises; no"),
        suffix=suffix,
    )


def _language(fields: Fields, help: str) -> str | None:
    tag = fields.take_str("language", help=help)
    if tag and not LANGUAGE.fullmatch(tag):
        fields.fault("language", f'language is "{tag}"', HINT)
    return tag


def _some(entry: Fields, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Take a list of words that are all *allowed*; the first of them where nothing is said."""
    words = entry.take_strs(key, help=f"any of {', '.join(allowed)}; {allowed[0]} if left out")
    for line, word in zip(entry.item_lines(key), words, strict=False):
        if word not in allowed:
            entry.fault_at(line, f'{key} holds "{word}"', f"allowed: {', '.join(allowed)}")
    return tuple(dict.fromkeys(words)) or allowed[:1]
