"""On how many facts a cross table rests that are not verified."""

from collections.abc import Iterable

import numpy as np

from vendors.analysis.explore.cross_table import CrossTable
from vendors.analysis.explore.things import OF_CONTROL
from vendors.analysis.fact_index import VERIFIED, FactColumn, FactIndex, fact_index
from vendors.domain.vendor_on import VendorOn
from vendors.query.article_index import article_index
from vendors.query.dimensions import VENDOR, Measure
from vendors.query.facets import FACETS
from vendors.query.row_index import Places
from vendors.tables.vendor import Vendor


def unverified(table: CrossTable) -> int:
    """How many cells about the vendors counted, or named by what is counted, are known and not verified; of the facets that are crossed."""
    facts = fact_index(table.results.as_of)
    places = facts.at(_named(table))
    return sum(_of_facet(facts, places, name) for name in table.crossing.dimensions)


def _named(table: CrossTable) -> Iterable[str]:
    """The vendors, each once: by their ids, for those of an earlier year stand elsewhere in the index of the day."""
    measure, things = table.crossing.measure, table.things
    if measure is Measure.ARTICLES:
        index = article_index(table.results.as_of.dataset)
        among = np.zeros(len(index.rows), np.bool_)
        among[things.places] = True
        return index.coded(VENDOR).counts(among)
    if measure is Measure.CONTROVERSIES:
        return dict.fromkeys(vendor for row in things.rows() for vendor in row.vendors)
    if measure in (Measure.DEALS, Measure.AMOUNTS):
        return dict.fromkeys(row.vendor for row in things.rows())
    return [row.id for row in things.stored()]


def _of_facet(facts: FactIndex, places: Places, name: str) -> int:
    if name in OF_CONTROL:
        return _not_verified(facts.owners, places)
    if name == "capability":
        known, verified, _doubled = facts.capabilities[places].sum(axis=0).tolist()
        return int(known - verified)
    declared = FACETS.get(name)
    if declared is None or declared.model is not VendorOn:
        return 0
    column = declared.column.sourced_as or declared.column.name
    if column not in Vendor.model_fields or not Vendor.column(column).evidence:
        return 0
    return _not_verified(facts.cell(column), places)


def _not_verified(facts: FactColumn, places: Places) -> int:
    return int(np.count_nonzero(facts.known[places] & (facts.verification[places] != VERIFIED)))
