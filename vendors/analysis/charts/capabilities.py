"""The heat map of capabilities: what each product does, as far as its pages say."""

from typing import Any, Final

from vendors.analysis.charts.base import Chart, Told, column
from vendors.i18n.collation import sort_key
from vendors.i18n.language import Language, _
from vendors.query.results import Results
from vendors.query.table import Table
from vendors.tables.capability import Ability, Support
from vendors.types.country import Region

GROUPS: Final = (
    (_("Measures"), (Ability.NPS, Ability.CSAT, Ability.CES)),
    (_("Asking"), (Ability.SMS_SURVEY, Ability.IVR_SURVEY, Ability.KIOSK, Ability.PANEL, Ability.CONJOINT)),
    (
        _("Understanding"),
        (
            Ability.TEXT,
            Ability.SENTIMENT,
            Ability.SPEECH,
            Ability.AI_AGENT,
            Ability.DASHBOARDS,
            Ability.JOURNEY,
        ),
    ),
    (_("Acting"), (Ability.CLOSED_LOOP, Ability.CASES, Ability.REVIEWS, Ability.BENCHMARK)),
    (_("Around it"), (Ability.EMPLOYEES, Ability.ROUTING, Ability.CRM, Ability.API, Ability.ON_PREMISE)),
)
"""The functions by what they are for, in the order of the columns."""


def tell(results: Results, words: Language) -> Told:
    """One row a vendor, by region of origin and then by how much is known; one column for each capability of which something is."""
    vendors = results.vendors()
    rows = results.as_of.dataset.capabilities
    known = {
        ability: {vendor.id: row for vendor in vendors if (row := rows.get(vendor.id, {}).get(ability))}
        for ability in Ability
    }
    shown = [ability for _, group in GROUPS for ability in group if known[ability]]
    vendors = sorted(
        vendors,
        key=lambda vendor: (
            list(Region).index(vendor.origin_region),
            -sum(vendor.id in known[ability] for ability in shown),
            sort_key(vendor.name),
        ),
    )
    columns = [
        column("vendor", _("Vendor")),
        column("origin_region", _("Region of origin"), "region"),
        *(column(str(ability), ability.label, "support") for ability in shown),
    ]
    table = [
        [
            vendor.name,
            vendor.origin_region,
            *(row.support if (row := known[ability].get(vendor.id)) else None for ability in shown),
        ]
        for vendor in vendors
    ]
    read = sorted(row.accessed for found in known.values() for row in found.values())
    notes = [words.say("Where a page says nothing it is not known, which is not “no”.")]
    if read:
        notes.append(
            words.say(
                "The pages of the vendors were read between {first} and {last}; what products did before is not known.",
                first=words.date(read[0]),
                last=words.date(read[-1]),
            )
            if read[0] != read[-1]
            else words.say(
                "The pages of the vendors were read on {day}; what products did before is not known.",
                day=words.date(read[0]),
            )
        )
    return Told(
        _finding(table, shown, words),
        words.say("What each product does, as its vendor’s pages say"),
        Table(columns, table if shown else []),
        0,
        notes,
    )


def _finding(table: list[list[Any]], shown: list[Ability], words: Language) -> str:
    if not table:
        return words.say("No vendor meets these conditions")
    if not shown:
        return words.plural(
            "What the product of {n} vendor does is not known",
            "What the products of {n} vendors do is not known",
            len(table),
        )
    can = {
        ability: sum(row[at] in (Support.YES, Support.PARTIAL) for row in table) for at, ability in enumerate(shown, 2)
    }
    most = max(can.values())
    known = sum(cell is not None for row in table for cell in row[2:])
    return words.say(
        "Most often found: {abilities}, at {most} of {vendors}; {known} of {cells} cells are known",
        abilities=words.listing(words.say(ability.label) for ability, n in can.items() if n == most),
        most=words.number(most),
        vendors=words.plural("{n} vendor", "{n} vendors", len(table)),
        known=words.number(known),
        cells=words.number(len(table) * len(shown)),
    )


CHART: Final = Chart(
    name="capabilities",
    title=_("Capabilities"),
    tables=("capabilities",),
    tell=tell,
)
