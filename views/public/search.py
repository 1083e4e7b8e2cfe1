"""Search: everything that the site has, grouped, each with what matched and where it leads."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from vendors.domain import evidence
from vendors.domain.publishers import called
from vendors.exports.page_tables import PAGE_TABLES
from vendors.i18n.language import _
from vendors.query.search.entries import ResultKind
from vendors.query.search.found import ResultGroup, SearchResults, found
from vendors.query.search.leads import Lead, OwnedVendor, held_by, leads_of_place
from vendors.query.search.people import Person, people
from vendors.query.search.places import Locality, Presence, presence
from vendors.query.search.result import ONE, Result, results
from vendors.query.selection import MOST_VALUES
from views.base.page import Page
from views.base.render import render
from views.base.view import Asked, View

SUGGESTED: Final = 8
"""Results that are suggested while somebody types."""
OF_A_KIND: Final = 3
"""Those of one kind among them."""
LISTS: Final[Mapping[ResultKind, str]] = {ResultKind.CONTROVERSY: "/controversies", ResultKind.ARTICLE: "/news"}
"""The pages that list everything of a kind that a search finds."""


@dataclass(frozen=True, slots=True)
class ShownResult:
    """A result with what the page tells of it.

    Attributes:
        person, owned, presence: of a person the milestones and articles; of an owner its vendors, of a place those that it has.
        leads: of a place where all of each kind of these stand, see `vendors.query.search.leads.leads_of_place`.
    """

    result: Result
    person: Person | None = None
    owned: Sequence[OwnedVendor] = ()
    presence: Presence | None = None
    leads: Sequence[Lead | None] = ()


@dataclass(frozen=True, slots=True)
class ShownResults:
    """The results of a kind, and where all of them stand; None where they all stand here."""

    group: ResultGroup
    shown: Sequence[ShownResult]
    all: Lead | None


def view(asked: Asked) -> View:
    """The results, the kind with the best one first; without a search, what can be looked for."""
    q, words = asked.selection.q, asked.words
    everything = found(asked.results.as_of, q) if q else None
    groups = [_shown(asked, group, everything) for group in everything.groups] if everything else []
    total = sum(one.group.total for one in groups)
    if everything and not total:
        finding = words.say(_("No result for “{words}”"), words=q)
    elif everything:
        finding = words.plural(
            "{n} result for “{words}”", "{n} results for “{words}”", total, words=everything.understood.corrected or q
        )
    else:
        finding = words.say(_("Search the whole site"))
    return render(
        asked,
        "search.html",
        title=words.say(_("{words}: search"), words=q) if q else words.say(_("Search")),
        description=words.say(
            _("Vendors, owners, persons, controversies, articles, capabilities and places, in one search.")
        ),
        finding=finding,
        everything=everything,
        groups=groups,
        total=total,
        of_vendors=lambda path, ids: _of_vendors(asked, path, ids),
        control_sources=lambda held: evidence.of_control(asked.dataset, held),
        examples=[] if q else [name for name in EXAMPLES if found(asked.results.as_of, name, 1, anywhere=False).groups],
    )


EXAMPLES: Final = ("Qualtrics", "Silver Lake", "Cambridge Analytica", "NPS", "Zig Serafin", "RGPD")
"""Searches that show what can be looked for: names and words of every kind."""


def _shown(asked: Asked, group: ResultGroup, everything: SearchResults) -> ShownResults:
    as_of = asked.results.as_of
    shown = []
    for result in results(as_of, group.hits, everything.understood, asked.words):
        key = result.hit.key
        match group.kind:
            case ResultKind.PERSON:
                shown.append(ShownResult(result, person=people(as_of.dataset)[key]))
            case ResultKind.OWNER:
                shown.append(ShownResult(result, owned=held_by(as_of, key)))
            case ResultKind.PLACE:
                there = presence(as_of, Locality.of(key))
                shown.append(ShownResult(result, presence=there, leads=leads_of_place(as_of, key, there)))
            case _:
                shown.append(ShownResult(result))
    return ShownResults(group, shown, _all(asked, group))


def _all(asked: Asked, group: ResultGroup) -> Lead | None:
    """Where all results of a kind stand, where the page has not room for them."""
    if group.total <= len(group.hits):
        return None
    if group.kind in LISTS:
        return Lead(LISTS[group.kind], {"q": asked.selection.q})
    return Lead("/", {"vendor": group.every}) if group.every else None


def _of_vendors(asked: Asked, path: str, ids: Iterable[str]) -> str:
    """The address of what a table has about some vendors, as many of them as an address can name."""
    return asked.selection.only_with().but(vendor=tuple(dict.fromkeys(ids))[:MOST_VALUES]).at(path)


def suggestions(asked: Asked) -> list[dict[str, str]]:
    """What is suggested while somebody types: of each the kind, the title, what must stand beside it, and the address."""
    words = asked.words
    everything = found(asked.results.as_of, asked.selection.q, OF_A_KIND, anywhere=False)
    hits = sorted((hit for group in everything.groups for hit in group.hits), key=lambda hit: hit.match)[:SUGGESTED]
    return [
        {
            "kind": words.say(ONE[one.hit.kind]),
            "title": one.title,
            "lang": one.lang,
            "note": _note(asked, one),
            "address": one.lead.at(asked.selection),
        }
        for one in results(asked.results.as_of, hits, everything.understood, words)
    ]


def _note(asked: Asked, one: Result) -> str:
    """What stands beside a suggestion: of what is disputed status and answers, of an article where and when it came out, of a place or an owner how many vendors."""
    words = asked.words
    said = [part for part in (called(asked.dataset, one.publisher, words.code), one.day) if part]
    said += [
        dispute.state(words) if one.hit.kind is ResultKind.CONTROVERSY else dispute.line(words)
        for dispute in one.disputes
    ]
    if one.hit.kind is ResultKind.VENDOR and one.excerpts:
        said.append(one.excerpts[0].text)
    elif one.lead.count is not None:
        said.append(
            words.plural("{n} vendor", "{n} vendors", one.lead.count) if one.lead.count else words.say(_("no vendor"))
        )
    return " · ".join(said)


PAGE: Final = Page(
    path="/search",
    title=_("Search"),
    place=77,
    view=view,
    parameters=("q",),
    tables=(PAGE_TABLES["search"],),
    marks=True,
)
