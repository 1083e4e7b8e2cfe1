"""Which feeds there are: what each tells, what it may be narrowed by, and the page that shows the same."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from vendors.analysis import headlines
from vendors.domain.controversy_summary import in_short
from vendors.exports.citations import SITE
from vendors.exports.feeds.entries import Entries, EntryList
from vendors.exports.feeds.feed import Feed
from vendors.i18n.language import Language, _
from vendors.query.dispute_index import ABOUT_DISPUTES
from vendors.query.results import (
    ABOUT_ARTICLES,
    DISPUTE_PARAMETERS,
    NEWS_PARAMETERS,
    UPDATE_PARAMETERS,
    VENDOR_PARAMETERS,
    Results,
)

PER_PAGE: Final = 100
"""Entries on a page of a feed; the address of the next page is in it."""


@dataclass(frozen=True, slots=True)
class FeedSource:
    """A feed.

    Attributes:
        title: what it is called, from what is chosen.
        tell: its entries, newest first.
        home: the page that shows the same.
        parameters: what of a Selection narrows it.
        shown: what of that the page understands; all of it where it is ().
    """

    title: Callable[[Results, Language], str]
    tell: Callable[[Entries], EntryList]
    home: str
    parameters: Sequence[str] = ()
    shown: Sequence[str] = ()


def _news(entries: Entries) -> EntryList:
    return entries.of(entries.results.chosen_articles)


def _controversies(entries: Entries) -> EntryList:
    return entries.of(disputes=entries.results.disputes())


def _changes(entries: Entries) -> EntryList:
    return entries.of(updates=entries.results.updates())


def _everything(entries: Entries) -> EntryList:
    results = entries.results
    return entries.of(results.chosen_articles, results.disputes(), results.updates())


def _selection(entries: Entries) -> EntryList:
    """What concerns the vendors that Panorama shows for the Selection, or all of it where none are chosen."""
    results = entries.results
    chosen = results.selection
    if not chosen.narrows(*VENDOR_PARAMETERS):
        return _everything(entries)
    vendors = tuple(row.id for row in results.vendors())
    if not vendors:
        return entries.of()
    kept = chosen.only_with(*ABOUT_ARTICLES, *ABOUT_DISPUTES, "since", "until", "kind", "date")
    of_vendors = Results(results.as_of.dataset, kept.but(vendor=vendors), results.as_of.today, results.log)
    return _everything(Entries(of_vendors, entries.words, entries.base))


def _controversy(entries: Entries) -> EntryList:
    """The controversy itself, the articles that it lists, and what was changed of it."""
    results = entries.results
    dataset, on = results.as_of.dataset, results.as_of.on
    disputes = [dataset.controversy[id] for id in results.selection.controversy]
    listed = (dataset.article[article] for dispute in disputes for article in dispute.articles)
    return entries.of(None, disputes, results.updates(), [row for row in listed if row.date.first <= on])


def _vendor_title(results: Results, _words: Language) -> str:
    return ", ".join(results.as_of.dataset.vendor[id].name for id in results.selection.vendor)


def _controversy_title(results: Results, words: Language) -> str:
    dataset = results.as_of.dataset
    told = in_short(dataset, (dataset.controversy[id] for id in results.selection.controversy), results.as_of.on)
    return " · ".join(one.line(words) for one in told)


def _selection_title(results: Results, words: Language) -> str:
    if results.selection.narrows(*VENDOR_PARAMETERS):
        return headlines.chosen(results, words)
    return words.say(_("All that becomes public"))


FEEDS: Final[Mapping[str, FeedSource]] = {
    "news": FeedSource(lambda _results, words: words.say(_("News")), _news, "/news", (*NEWS_PARAMETERS, "match")),
    "controversies": FeedSource(
        lambda _results, words: words.say(_("Controversies")),
        _controversies,
        "/controversies",
        (*DISPUTE_PARAMETERS, "match"),
    ),
    "changes": FeedSource(
        lambda _results, words: words.say(_("What has changed")), _changes, "/changes", UPDATE_PARAMETERS
    ),
    "selection": FeedSource(
        _selection_title,
        _selection,
        "/",
        tuple(dict.fromkeys([*VENDOR_PARAMETERS, *ABOUT_ARTICLES, "match", "since", "until", "kind"])),
        (*VENDOR_PARAMETERS, "match", "date"),
    ),
}
"""The feeds by the name in their address, `/feeds/<name>.atom`."""
OF_ONE: Final[Mapping[str, tuple[str, FeedSource]]] = {
    "vendors": ("vendor", FeedSource(_vendor_title, _everything, "/vendor")),
    "controversies": ("controversy", FeedSource(_controversy_title, _controversy, "/controversies")),
}
"""The feeds of one thing, `/feeds/<name>/<id>.atom`, each with the parameter that names it."""


def feed(source: FeedSource, results: Results, words: Language, base: str, path: str, of_one: str = "") -> Feed:
    """One page of a feed.

    Args:
        source: what it tells.
        results: what is chosen.
        words: its language.
        base: the address of the site, without a slash at its end.
        path: its own address below that, without parameters.
        of_one: the parameter that names the one thing it is of, which is in the path and not in the query.
    """
    chosen = results.selection
    asked = chosen.without(of_one) if of_one else chosen
    entries = source.tell(Entries(results, words, base))
    shown = entries[(chosen.page - 1) * PER_PAGE : chosen.page * PER_PAGE]
    more = len(entries) > chosen.page * PER_PAGE
    return Feed(
        asked.but(page=1).at(path.rpartition(".")[0].removeprefix("/")),
        words.say(_("{site} – {title}"), site=SITE, title=source.title(results, words)),
        words.say(_("Published by En-Contact. Newest first, {n} entries on a page."), n=words.number(PER_PAGE)),
        SITE,
        words.code,
        base + (chosen.only_with(*source.shown) if source.shown else chosen.but(page=1)).at(source.home),
        base + asked.but(page=chosen.page).at(path),
        entries.changed(results.as_of.dataset.issued),
        tuple(one.make(one) for one in shown),
        base + asked.but(page=chosen.page + 1).at(path) if more else "",
    )
