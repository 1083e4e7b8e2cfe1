"""The heat map of capabilities: what each product does, as far as its pages say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from vendors.analysis.charts.base import REGIONS, Chart, Told, column
from vendors.i18n.collation import sort_key
from vendors.i18n.language import Language, _
from vendors.query.control_index import origins
from vendors.query.facets import FACETS, MOVED
from vendors.query.results import Results
from vendors.query.table import Table
from vendors.tables.capability import Ability, Capability, Support
from vendors.tables.dataset import Dataset
from vendors.tables.remembered import with_dataset
from vendors.tables.vendor import Vendor
from vendors.types.date import PartialDate, in_time

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


ABILITIES: Final = tuple(ability for _label, group in GROUPS for ability in group)


@dataclass(frozen=True, slots=True)
class _Read:
    """What the pages of a vendor say of its product.

    Attributes:
        cells: of each of `ABILITIES`, or None.
        n: of how many they say something.
        accessed: the first and the last day on which a page was read.
    """

    cells: Sequence[Support | None]
    n: int
    accessed: Sequence[PartialDate]


_NOTHING: Final = _Read((None,) * len(ABILITIES), 0, ())


@with_dataset(1, tables=(Capability,))
def _read(dataset: Dataset) -> Mapping[str, _Read]:
    """What is read of each vendor of which anything is, by its id."""
    found = {}
    for id, rows in dataset.capabilities.items():
        days = [row.accessed for row in rows.values()]
        cells = [row.support if (row := rows.get(ability)) else None for ability in ABILITIES]
        found[id] = _Read(cells, len(rows), (min(days, key=in_time), max(days, key=in_time)))
    return found


def tell(results: Results, words: Language) -> Told:
    """One row a vendor, by region of origin and then by how much is known; one column for each capability of which something is."""
    vendors, read_of = results.stored_vendors()[:], _read(results.as_of.dataset)
    born = origins(results.as_of)[results.vendor_places()].tolist()
    known = [read_of.get(vendor.id, _NOTHING) for vendor in vendors]
    at_shown = [at for at in range(len(ABILITIES)) if any(one.cells[at] for one in known)]
    shown = [ABILITIES[at] for at in at_shown]
    cells = [one.cells if len(at_shown) == len(ABILITIES) else [one.cells[at] for at in at_shown] for one in known]
    order = sorted(
        range(len(vendors)),
        key=lambda at: (born[at], -known[at].n, sort_key(vendors[at].name)),
    )
    columns = [
        column("vendor", _("Vendor")),
        column("origin_region", _("Region of origin"), "region"),
        *(column(str(ability), ability.label, "support") for ability in shown),
    ]
    table = [[vendors[at].name, REGIONS[born[at]], *cells[at]] for at in order]
    read = sorted({day for one in known for day in one.accessed}, key=in_time)
    notes = [words.say("Where a page says nothing it is not known, which is not “no”.")]
    if by_category := _by_category(vendors, results.as_of.dataset):
        notes.append(
            words.plural(
                "A filter also finds {n} vendor of which only the category in which it is sold says so.",
                "Filters also find vendors of which only the category in which they are sold says so, {n} times.",
                by_category,
            )
        )
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


def _by_category(vendors: Sequence[Vendor], dataset: Dataset) -> int:
    """How often a filter finds a vendor for a function of which no page speaks, since its category says it."""
    said = dataset.capabilities
    return sum(
        value in getattr(vendor, FACETS[source].column.name) and to not in said.get(vendor.id, {})
        for (source, value), (facet, to) in MOVED.items()
        if facet == "capability"
        for vendor in vendors
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
    columns = {ability: [row[at] for row in table] for at, ability in enumerate(shown, 2)}
    can = {ability: cells.count(Support.YES) + cells.count(Support.PARTIAL) for ability, cells in columns.items()}
    most = max(can.values())
    known = sum(len(cells) - cells.count(None) for cells in columns.values())
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
