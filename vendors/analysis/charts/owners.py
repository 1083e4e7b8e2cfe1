"""Owners over time: from which region vendors were controlled, year by year."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from vendors.analysis import headlines
from vendors.analysis.charts.base import REGIONS, Chart, Told, column, known_owners
from vendors.domain.ownership import Control
from vendors.domain.vendor_on import VendorOn, control_on, founded_by
from vendors.i18n.language import Language, _
from vendors.query.results import Results
from vendors.query.table import Table
from vendors.types.country import EUROPEAN_SIDE, Region

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
    vendors = results.vendors()
    rows, unverified = [], 0
    before: dict[str, Control] = {}
    for day in days(results.as_of.on) if vendors else ():
        control = {vendor.id: _held(results, vendor, day) for vendor in vendors if founded_by(vendor, day)}
        held = list(control.values())
        unsure = sum(not one.verified for one in held if one.country)
        undated = [one for one in held if one.undated]
        rows.append(
            [
                day,
                *(sum(one.region == region for one in held) for region in REGIONS),
                len(held),
                unsure,
                *(sum(one.region == region for one in undated) for region in UNDATED),
                _european_share([one for one in held if not one.undated]),
                _moved(vendors, before, control, words),
            ]
        )
        before = control
        unverified = unsure
    unknown_founding = sum(vendor.founded is None for vendor in vendors)
    return Told(
        _finding(results, vendors, words),
        words.say(
            "Number of vendors by region of control, on 31 December of each year and on {day}",
            day=words.date(results.as_of.on),
        ),
        Table(COLUMNS, rows),
        unverified,
        [
            words.say(
                "An owner whose beginning is not known is counted today only; before, control is not known. It is hatched, and is no trend: compare what is not."
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
            *known_owners(vendors, words),
        ],
    )


def _moved(
    vendors: list[VendorOn], before: Mapping[str, Control], now: Mapping[str, Control], words: Language
) -> tuple[str, ...]:
    """The vendors that another region controls than on the day before, where both are known."""
    return tuple(
        words.say(
            "{vendor}: {then} → {now}",
            vendor=vendor.name,
            then=words.say(before[vendor.id].region.label),
            now=words.say(now[vendor.id].region.label),
        )
        for vendor in vendors
        if vendor.id in before
        and vendor.id in now
        and before[vendor.id].region != now[vendor.id].region
        and Region.UNKNOWN not in (before[vendor.id].region, now[vendor.id].region)
    )


def _european_share(held: list[Control]) -> int | None:
    """How many in a hundred of the owners that are known are European; None where none is known."""
    known = [one.region for one in held if one.region is not Region.UNKNOWN]
    return round(100 * sum(region in EUROPEAN_SIDE for region in known) / len(known)) if known else None


def _held(results: Results, vendor: VendorOn, day: date) -> Control:
    return control_on(results.as_of.dataset, vendor.id, day, results.as_of.today)


def _finding(results: Results, vendors: list[VendorOn], words: Language) -> str:
    if not vendors:
        return words.say("No vendor meets these conditions")
    first, last = days(results.as_of.on)[0], results.as_of.on
    both = [
        (_held(results, vendor, first), _held(results, vendor, last)) for vendor in vendors if founded_by(vendor, first)
    ]
    known = [(then, now) for then, now in both if Region.UNKNOWN not in (then.region, now.region)]
    if not known:
        return words.say(
            "For no vendor is control known both on {first} and on {last}",
            first=words.date(first),
            last=words.date(last),
        )
    left = sum(then.region in EUROPEAN_SIDE and now.region not in EUROPEAN_SIDE for then, now in known)
    came = sum(then.region not in EUROPEAN_SIDE and now.region in EUROPEAN_SIDE for then, now in known)
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
    return headlines.unverified(said, sum(not (then.verified and now.verified) for then, now in known), words)


CHART: Final = Chart(
    name="owners-over-time",
    title=_("Owners over time"),
    tables=("ownership",),
    tell=tell,
)
