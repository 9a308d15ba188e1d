"""What may be published: by licence, source, audience and review, as the pack's rules have it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from handoutgen.errors import Fault, Place, did_you_mean
from handoutgen.model.article import UNKNOWN, Article
from handoutgen.pack.asked import Item
from handoutgen.pack.pack_file import Pack, PackError, UnknownAllowed
from handoutgen.records import dataclass


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether one handout is published.

    *withdrawn* is the article whose notice takes the handout's place. *refused* says why the
    handout is left out; *overdue* that an article's review is, and it is published nevertheless.
    """

    withdrawn: Article | None = None
    refused: tuple[Fault, ...] = ()
    overdue: bool = False


def rulings(
    items: Iterable[Item], pack: Pack, *, allow: Collection[str], today: date
) -> tuple[Ruling, ...]:
    """Return the ruling on each of *items*; articles named in *allow* may lack what they lack.

    Raises:
        PackError: if the pack is not to be published with articles whose review is overdue.
        UnknownAllowed: if *allow* names an article that the pack does not have.
    """
    items = tuple(items)
    _know_allowed(items, allow)
    found = tuple(_ruling(item, pack, allow, today) for item in items)
    if pack.on_expired == "fail":
        late = {
            article.name: _overdue_fault(article)
            for item in items
            for article in item.prepared.articles
            if is_overdue(article, today) and article.withdrawn is None
        }
        if late:
            raise PackError(*late.values())
    return found


def is_overdue(article: Article, today: date) -> bool:
    return article.review_by is not None and article.review_by < today


def _know_allowed(items: Iterable[Item], allow: Collection[str]) -> None:
    names = {article.name for item in items for article in item.prepared.articles}
    unknown = [name for name in allow if name not in names]
    if unknown:
        raise UnknownAllowed(
            *(
                Fault(
                    Place("--allow"),
                    f'the pack has no article "{name}"',
                    did_you_mean(name, names, what="articles of the pack"),
                )
                for name in unknown
            )
        )


def _ruling(item: Item, pack: Pack, allow: Collection[str], today: date) -> Ruling:
    articles = item.prepared.articles
    withdrawn = next((one for one in articles if one.withdrawn is not None), None)
    if withdrawn is not None:
        return Ruling(withdrawn=withdrawn)
    overdue = [one for one in articles if is_overdue(one, today)]
    refused = [fault for one in articles if one.name not in allow for fault in _refusals(one, pack)]
    if pack.on_expired == "leave-out":
        refused += [_overdue_fault(one) for one in overdue]
    return Ruling(refused=tuple(refused), overdue=bool(overdue))


def _overdue_fault(article: Article) -> Fault:
    day = article.review_by.isoformat() if article.review_by else ""
    hint = "have it reviewed, then set reviewed_on and review_by"
    return Fault(Place(article.name), f"its review was due on {day}", hint)


def _refusals(article: Article, pack: Pack) -> Iterable[Fault]:
    """Yield what speaks against publishing *article* at all."""
    place, source = Place(article.name), article.source
    or_allow = f"or publish it all the same: --allow {article.name}"
    if not (source.title or source.url or source.authors or article.authors):
        yield Fault(place, "it has no source", f"say source.title or authors, {or_allow}")
    if source.licence == UNKNOWN:
        yield Fault(place, "its licence is unknown", f"set source.licence, {or_allow}")
    elif source.permits and pack.use not in source.permits:
        problem = f"its licence permits {', '.join(source.permits)}, not {pack.use}"
        yield Fault(place, problem, f"ask its owner, {or_allow}")
    if article.audience == "clinician" and pack.audience == "client":
        problem = "it is written for clinicians, and the pack is for clients"
        yield Fault(place, problem, f"set audience: clinician in a pack of its own, {or_allow}")
