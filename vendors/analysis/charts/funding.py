"""Rounds and deals over time: amounts only where they are stated, each currency by itself."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from vendors.analysis.charts.base import REGIONS, Chart, Told, column
from vendors.i18n.language import POINT, Language, _
from vendors.query.control_index import controls, origins
from vendors.query.event_index import newest_events
from vendors.query.results import Results
from vendors.query.table import Table
from vendors.query.vendor_index import vendor_index
from vendors.tables.event import Event, EventKind
from vendors.types.country import Region

RAISED: Final = (EventKind.FUNDING, EventKind.FINANCING, EventKind.IPO)
"""The kinds by which money comes to a vendor; the others are takeovers."""
KINDS: Final = (
    EventKind.FUNDING,
    EventKind.FINANCING,
    EventKind.IPO,
    EventKind.ACQUISITION,
    EventKind.ACQUIRED,
)
"""The kinds of event that are shown; what was only agreed or was abandoned is not."""
CURRENCIES: Final = {
    "USD": _("Millions of US dollars"),
    "EUR": _("Millions of euros"),
    "GBP": _("Millions of pounds sterling"),
}

COLUMNS: Final = (
    column("date", _("Date"), "date"),
    column("vendor", _("Vendor")),
    column("origin_region", _("Region of origin"), "region"),
    column("control_region", _("Region of control"), "region"),
    column("kind", _("Kind"), "choice"),
    column("title", _("Event"), "own-text"),
    # An amount that is stated and counted elsewhere is no gap; whether nothing is known of it says the amount as stated.
    column("currency", _("Currency"), of_some=True),
    column("amount", _("Amount (millions)"), "number", of_some=True),
    column("stated", _("Amount as stated")),
    column("source", _("Source"), "address"),
)
DATE, VENDOR, ORIGIN, CONTROL, KIND, TITLE, CURRENCY, AMOUNT, STATED, SOURCE = range(10)


def own_amount(event: Event) -> tuple[str | None, float | None]:
    """Currency and millions of an event, or None for both where it has no exact amount of its own.

    Dollars are those of the column that has each amount once; other currencies are read from the amount as stated.
    """
    if event.amount_usd_m is not None:
        return "USD", float(event.amount_usd_m)
    found = re.fullmatch(r"(EUR|GBP) ([0-9]+(?:\.[0-9]+)?)(m|bn)", event.amount_original or "")
    if not found:
        return None, None
    return found[1], float(found[2]) * (1000 if found[3] == "bn" else 1)


def _told_amount(event: Event) -> tuple[str | None, float | None]:
    """The same, with the currency also of an amount that is stated and not its own: approximate, a share’s, or counted elsewhere."""
    currency, millions = own_amount(event)
    named = (event.amount_original or "")[:3]
    return currency or (named if named in CURRENCIES else None), millions


def tell(results: Results, words: Language) -> Told:
    """The rounds and deals of the vendors up to the date, newest first."""
    index, places = vendor_index(results.as_of), results.vendor_places()
    chosen = dict(zip(places.tolist(), results.stored_vendors(), strict=True))
    born, held = origins(results.as_of), controls(results.as_of, results.as_of.on).regions
    rows = [
        [
            row.date,
            chosen[at].name,
            REGIONS[born[at]],
            REGIONS[held[at]],
            row.kind,
            row.own("title", words.code),
            *_told_amount(row),
            row.amount_original,
            row.source_url,
        ]
        for row in newest_events(results, KINDS)
        if (at := index.places.get(row.vendor, -1)) in chosen
    ]
    return Told(
        _finding(rows, words),
        words.say(
            "Rounds and deals of the vendors up to {day}; what was only agreed or was abandoned is left out",
            day=words.date(results.as_of.on),
        ),
        Table(COLUMNS, rows),
        0,
        [
            *_added_up(rows, words),
            words.say("A deal between two vendors of the survey is in the history of both."),
            words.say(
                "Currencies are never added or converted. An amount is counted once, at the deal done; one that is stated otherwise (more than, a share, net) is not drawn."
            ),
        ],
    )


def _added_up(rows: Sequence[Sequence[Any]], words: Language) -> list[str]:
    """A note on the money of funding rounds by region of origin, each currency by itself; of rounds alone, since a takeover is in two histories."""
    amounts: defaultdict[tuple[Region, str], list[float]] = defaultdict(list)
    for row in rows:
        if row[KIND] is EventKind.FUNDING and row[AMOUNT] is not None:
            amounts[row[ORIGIN], row[CURRENCY]].append(row[AMOUNT])
    said = []
    for region in Region:
        sums = []
        for currency in CURRENCIES:
            if found := amounts[region, currency]:
                money = amount_in_words(words, currency, sum(found))
                sums.append(words.plural("{money} in {n} round", "{money} in {n} rounds", len(found), money=money))
        if sums:
            label = words.say(region.label)
            said.append(words.say("{label}: {n}", label=label, n=words.listing(sums)))
    if not said:
        return []
    return [words.say("Funding rounds whose amount is known, by region of origin: {list}.", list=POINT.join(said))]


def _finding(rows: Sequence[Sequence[Any]], words: Language) -> str:
    if not rows:
        return words.say("No round or deal meets these conditions")
    said = words.plural("{n} entry on rounds and deals", "{n} entries on rounds and deals", len(rows))
    without = sum(row[AMOUNT] is None for row in rows)
    if without:
        said = words.plural(
            "{rounds}, {n} of them without an amount of its own",
            "{rounds}, {n} of them without an amount of their own",
            without,
            rounds=said,
        )
    largest = []
    for currency in CURRENCIES:
        found = [row for row in rows if row[CURRENCY] == currency and row[AMOUNT] is not None]
        if found:
            top = max(found, key=lambda row: row[AMOUNT])
            largest.append(f"{amount_in_words(words, currency, top[AMOUNT])} ({top[VENDOR]}, {top[DATE].first.year})")
    if largest:
        said = words.say("{finding}; the largest: {amounts}", finding=said, amounts=words.listing(largest))
    return said


def amount_in_words(words: Language, currency: str, millions: float) -> str:
    """An amount of a currency of `CURRENCIES` given in millions: $1.5bn, 35 M€."""
    return words.amount(
        f"{currency} {round(millions / 1000, 3)}bn" if millions >= 1000 else f"{currency} {round(millions, 3)}m"
    )


CHART: Final = Chart(
    name="funding",
    title=_("Rounds and deals over time"),
    tables=("events",),
    tell=tell,
)
