"""A result as it is told: what it is called, what of it matched, where it leads, and what must stand beside it where it tells of a controversy."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from vendors.domain.as_of import AsOf
from vendors.domain.controversy_summary import Disputed, about_article, in_short
from vendors.i18n.language import Language, _, language
from vendors.query.search.criteria import FacetValue
from vendors.query.search.entries import ResultKind, entry, owners
from vendors.query.search.excerpts import Excerpt, excerpts
from vendors.query.search.found import Hit
from vendors.query.search.leads import Lead, lead
from vendors.query.search.people import people
from vendors.query.search.places import Locality
from vendors.query.search.understood import Understood
from vendors.tables.remembered import with_dataset

ONE: Final = {
    ResultKind.CONTROVERSY: _("Controversy"),
    ResultKind.VENDOR: _("Vendor"),
    ResultKind.PERSON: _("Person"),
    ResultKind.OWNER: _("Owner"),
    ResultKind.ARTICLE: _("Article"),
    ResultKind.CRITERION: _("Capability or criterion"),
    ResultKind.PLACE: _("Place"),
}
"""What one of a kind is called, English messages."""


@dataclass(frozen=True, slots=True)
class Result:
    """Something that was found, as it is told.

    Attributes:
        hit: it.
        title: what it is called, in the reader's language; the title of an article as published.
        lang: the language of the title where it is not the reader's, ISO 639-1; else "".
        excerpts: what of it matched beside the title.
        lead: where it leads.
        disputes: the controversies that it tells of, with status and answers: itself, or those of an article.
        day: of an article, as a person writes it; else "".
        publisher: of an article; else "".
    """

    hit: Hit
    title: str
    lang: str
    excerpts: tuple[Excerpt, ...]
    lead: Lead
    disputes: tuple[Disputed, ...] = ()
    day: str = ""
    publisher: str = ""


def results(as_of: AsOf, hits: Iterable[Hit], meant: Understood, words: Language) -> tuple[Result, ...]:
    """Results as they are told to a reader of a language."""
    return _results(as_of, tuple(hits), meant, words.code)


@with_dataset(200)
def _results(as_of: AsOf, hits: Sequence[Hit], meant: Understood, code: str) -> tuple[Result, ...]:
    return tuple(_result(as_of, hit, meant, language(code)) for hit in hits)


def _result(as_of: AsOf, hit: Hit, meant: Understood, words: Language) -> Result:
    dataset = as_of.dataset
    pieces = excerpts(entry(dataset, hit.kind, hit.key).fields, meant.terms, meant.marks, words.code)
    told = Result(hit, title_of(as_of, hit, words), "", tuple(pieces), lead(as_of, hit))
    if hit.kind is ResultKind.CONTROVERSY:
        return replace(told, disputes=in_short(dataset, [dataset.controversy[hit.key]], as_of.on))
    if hit.kind is not ResultKind.ARTICLE:
        return told
    row = dataset.article[hit.key]
    return replace(
        told,
        lang=row.language if row.language != words.code else "",
        disputes=about_article(dataset, hit.key, as_of.on),
        day=words.date(row.date),
        publisher=row.publisher,
    )


def title_of(as_of: AsOf, hit: Hit, words: Language) -> str:
    """What a result is called."""
    dataset = as_of.dataset
    match hit.kind:
        case ResultKind.CONTROVERSY:
            return words.fine(dataset.controversy[hit.key].own("title", words.code))
        case ResultKind.VENDOR:
            return dataset.vendor[hit.key].name
        case ResultKind.PERSON:
            return people(dataset)[hit.key].name
        case ResultKind.OWNER:
            return owners(dataset)[hit.key]
        case ResultKind.ARTICLE:
            return dataset.article[hit.key].title
        case ResultKind.CRITERION:
            return FacetValue(*hit.key.split("=", 1)).say(words)
        case ResultKind.PLACE:
            return Locality.of(hit.key).name(words.code)
