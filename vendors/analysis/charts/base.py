"""What a chart tells for one Selection: its finding, its numbers as a table, and where they come from."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from vendors.analysis.fact_index import VERIFIED, fact_index
from vendors.i18n.language import Language, lowered
from vendors.query.control_index import CODES, controls
from vendors.query.results import Results
from vendors.query.table import Table
from vendors.query.vendor_index import vendor_index
from vendors.tables import TABLES
from vendors.tables.row import Column
from vendors.tables.vendor import Vendor
from vendors.types.country import Region


@dataclass(frozen=True, slots=True)
class Told:
    """What a chart tells in one language.

    Attributes:
        finding: its headline, true for whatever is selected.
        counted: what is counted, and of which day: the caption of the table.
        table: exactly the numbers that are drawn, in the order in which a reader sees them.
        unverified: how many of the cells that the numbers rest on are not verified.
        notes: what a reader must know beside it.
        left_out: what the picture does not show of what was counted; "" where it shows all.
    """

    finding: str
    counted: str
    table: Table
    unverified: int
    notes: Sequence[str] = ()
    left_out: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.table.rows


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart of the site.

    Attributes:
        name: in addresses and file names.
        title: what it is called where it has no finding yet, an English message.
        tables: the tables of the data set that it rests on.
        tell: what it tells.
    """

    name: str
    title: str
    tables: Sequence[str]
    tell: Callable[[Results, Language], Told]

    def source(self, told: Told, results: Results, words: Language) -> str:
        """Where the numbers come from, of which day and version they are, and how many cells below them are not verified."""
        said = words.say(
            "Source: Panorama CX, {tables}, as of {day}; data of {issued}, version {version}",
            tables=named_tables(self.tables, words),
            day=words.date(results.as_of.on),
            issued=words.date(results.as_of.dataset.issued),
            version=results.as_of.dataset.version[:7],
        )
        if told.unverified:
            return words.plural(
                "{source}; {n} cell not verified.", "{source}; {n} cells not verified.", told.unverified, source=said
            )
        return words.say("{source}; each row has a source.", source=said)


def named_tables(tables: Sequence[str], words: Language) -> str:
    """Tables of the data set as readers call them within a sentence: vendors and owners."""
    return words.listing([lowered(words.say(TABLES[table].PLURAL)) for table in tables])


REGIONS: Final = tuple(Region)
MOST_NAMED: Final = 12
"""Vendors that a note names one by one."""


def column(name: str, label: str, kind: str = "text", many: bool = False, *, of_some: bool = False) -> Column:
    """A column of a chart’s table; `kind` and `of_some` as in the row models, so that the page and the files write it as they write theirs."""
    return Column(name, label, kind=kind, many=many, derived=True, of_some=of_some)


def unverified_cells(results: Results, field: str) -> int:
    """Of how many vendors chosen the cell of `vendors.csv` is known but not verified."""
    places, facts = results.vendor_places(), fact_index(results.as_of).cell(field)
    return int(np.count_nonzero(facts.known[places] & (facts.verification[places] != VERIFIED)))


def unverified_controls(results: Results) -> int:
    """Of how many vendors chosen the control is known but not verified."""
    places, held = results.vendor_places(), controls(results.as_of, results.as_of.on)
    return int(np.count_nonzero((held.regions[places] != CODES[Region.UNKNOWN]) & ~held.verified[places]))


def absorbed(results: Results) -> int:
    """How many of the vendors chosen their owners have absorbed."""
    return int(np.count_nonzero(controls(results.as_of, results.as_of.on).merged[results.vendor_places()]))


def known_owners(results: Results, words: Language) -> list[str]:
    """A note on the vendors chosen whose owner is known while who controls that owner is not: they count as not known."""
    places = results.vendor_places()
    held = places[controls(results.as_of, results.as_of.on).ends[places]].tolist()
    if not held:
        return []
    named = held if len(held) <= MOST_NAMED + 1 else held[:MOST_NAMED]
    rows = [vendor_index(results.as_of).vendors[place] for place in named]
    said = [words.say("{vendor} belongs to {owner}", vendor=row.name, owner=row.control_ends_at) for row in rows]
    if len(held) > len(named):
        said.append(words.plural("{n} more", "{n} more", len(held) - len(named)))
    return [
        words.say("Counted as not known, since nobody knows who controls the owner: {list}.", list=words.listing(said))
    ]


def named(vendors: Iterable[Vendor]) -> tuple[str, ...]:
    """The names of vendors."""
    return tuple(vendor.name for vendor in vendors)
