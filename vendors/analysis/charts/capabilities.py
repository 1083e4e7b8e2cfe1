"""The heat map of capabilities: what each product does, as far as its pages say."""

from typing import Any, Final

from vendors.analysis.charts.base import Chart, Told, column
from vendors.i18n.language import Language, _
from vendors.query.results import Results
from vendors.query.table import Table
from vendors.tables.capability import Ability, Support


def tell(results: Results, words: Language) -> Told:
    """One row a vendor, one column for each capability of which something is known for any of them."""
    vendors = results.vendors()
    rows = results.as_of.dataset.capabilities
    known = {
        ability: {vendor.id: row for vendor in vendors if (row := rows.get(vendor.id, {}).get(ability))}
        for ability in Ability
    }
    shown = [ability for ability in Ability if known[ability]]
    columns = [column("vendor", _("Vendor")), *(column(str(ability), ability.label, "support") for ability in shown)]
    table = [
        [vendor.name, *(row.support if (row := known[ability].get(vendor.id)) else None for ability in shown)]
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
        ability: sum(row[at] in (Support.YES, Support.PARTIAL) for row in table) for at, ability in enumerate(shown, 1)
    }
    most = max(can.values())
    known = sum(cell is not None for row in table for cell in row[1:])
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
