"""Owners over time: from which region vendors were controlled, year by year."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np

from vendors.analysis import headlines
from vendors.analysis.charts.base import REGIONS, Chart, Told, column, known_owners
from vendors.i18n.language import Language, _
from vendors.query.control_index import CODES, Controls, Regions, among, controls, counted
from vendors.query.results import Results
from vendors.query.row_index import Places
from vendors.query.table import Table
from vendors.tables.vendor import Vendor
from vendors.types.country import EUROPEAN_SIDE, Region

_UNKNOWN: Final = CODES[Region.UNKNOWN]
YEARS: Final = 10
"""How far the chart looks back."""

COLUMNS: Final = (
    column("as_of", _("As of"), "date"),
    *(column(str(region), region.label, "integer") for region in REGIONS),
    column("vendors", _("Vendors"), "integer"),
    column("unverified", _("Not verified"), "integer"),
    # Of those above: owners of today of whom nobody knows since when, so that they stand in no trend.
    column("fr_undated", _("France, undated"), "integer"),
    column("eu_undated", _("Rest of Europe, undated"), "integer"),
    column("us_undated", _("United States, undated"), "integer"),
    column("other_undated", _("Other countries, undated"), "integer"),
    column("european_share", _("European control, %"), "integer"),
    column("moved", _("Changed the region of control"), many=True),
)
UNDATED: Final = {region: f"{region}_undated" for region in REGIONS if region is not Region.UNKNOWN}
"""The column of the owners of a region of whom it is not known since when."""


def days(on: date) -> list[date]:
    """The last day of each of the ten years before, and the day itself."""
    return [*(date(year, 12, 31) for year in range(on.year - YEARS, on.year)), on]


def tell(results: Results, words: Language) -> Told:
    """How many of the vendors each region controlled, at the end of each year and on the date."""
    vendors, places = results.stored_vendors(), results.vendor_places()
    rows, unverified = [], 0
    before: Controls | None = None
    for day in days(results.as_of.on) if vendors else ():
        now = controls(results.as_of, day)
        there = places[now.there[places]]
        regions, undated = now.regions[there], now.undated[there]
        unverified = int(np.count_nonzero((regions != _UNKNOWN) & ~now.verified[there]))
        held, since_unknown = counted(regions), counted(regions[undated])
        rows.append(
            [
                day,
                *(held[region] for region in REGIONS),
                len(there),
                unverified,
                *(since_unknown[region] for region in UNDATED),
                _european_share(regions[~undated]),
                _moved(vendors, places, before, now, words) if before else (),
            ]
        )
        before = now
    unknown_founding = sum(vendor.founded is None for vendor in vendors)
    return Told(
        _finding(results, places, words),
        words.say(
            "Number of vendors by region of control, on 31 December of each year and on {day}",
            day=words.date(results.as_of.on),
        ),
        Table(COLUMNS, rows),
        unverified,
        [
            words.say(
                "An owner whose beginning is not known is counted today only; before, control is not known. What is hatched is no trend: compare only what is not."
            ),
            *(
                [
                    words.plural(
                        "The founding of {n} vendor is not known; it is counted in every year.",
                        "The founding of {n} vendors is not known; they are counted in every year.",
                        unknown_founding,
                    )
                ]
                if unknown_founding
                else []
            ),
            *known_owners(results, words),
        ],
    )


def _moved(
    vendors: Sequence[Vendor], places: Places, before: Controls, now: Controls, words: Language
) -> tuple[str, ...]:
    """The vendors that another region controls than on the day before, where both are known."""
    then, after = before.regions[places], now.regions[places]
    there = before.there[places] & now.there[places]
    moved = there & (then != after) & (then != _UNKNOWN) & (after != _UNKNOWN)
    return tuple(
        words.say(
            "{vendor}: {then} → {now}",
            vendor=vendors[at].name,
            then=words.say(REGIONS[then[at]].label),
            now=words.say(REGIONS[after[at]].label),
        )
        for at in np.flatnonzero(moved).tolist()
    )


def _european_share(regions: Regions) -> int | None:
    """How many in a hundred of the owners that are known are European; None where none is known."""
    known = regions[regions != _UNKNOWN]
    return round(100 * int(np.count_nonzero(among(known, EUROPEAN_SIDE))) / len(known)) if len(known) else None


def _finding(results: Results, places: Places, words: Language) -> str:
    if not len(places):
        return words.say("No vendor meets these conditions")
    first, last = days(results.as_of.on)[0], results.as_of.on
    then, now = controls(results.as_of, first), controls(results.as_of, last)
    there = places[then.there[places]]
    known = there[(then.regions[there] != _UNKNOWN) & (now.regions[there] != _UNKNOWN)]
    if not len(known):
        return words.say(
            "For no vendor is control known both on {first} and on {last}",
            first=words.date(first),
            last=words.date(last),
        )
    was, is_now = (among(one.regions[known], EUROPEAN_SIDE) for one in (then, now))
    left, came = int(np.count_nonzero(was & ~is_now)), int(np.count_nonzero(~was & is_now))
    parts = [
        words.plural("{n} left European control", "{n} left European control", left) if left else "",
        words.plural("{n} came under European control", "{n} came under European control", came) if came else "",
        "" if left or came else words.say("none left European control or came under it"),
    ]
    said = words.plural(
        "Of {n} vendor whose control is known on {first} and on {last}, {moves}",
        "Of {n} vendors whose control is known on {first} and on {last}, {moves}",
        len(known),
        first=words.date(first),
        last=words.date(last),
        moves=", ".join(part for part in parts if part),
    )
    unsure = int(np.count_nonzero(~(then.verified[known] & now.verified[known])))
    return headlines.unverified(said, unsure, words)


CHART: Final = Chart(
    name="owners-over-time",
    title=_("Owners over time"),
    tables=("ownership",),
    tell=tell,
)
