"""On how many facts a cross table rests that are not verified."""

from vendors.analysis.charts.base import unverified_controls
from vendors.analysis.explore.cross_table import CrossTable
from vendors.analysis.explore.things import OF_CONTROL
from vendors.domain import evidence
from vendors.domain.as_of import AsOf
from vendors.domain.vendor_on import VendorOn
from vendors.query.facets import FACETS
from vendors.tables.event import Event
from vendors.tables.vendor import Vendor


def unverified(table: CrossTable) -> int:
    """How many cells about the vendors counted, or named by what is counted, are known and not verified; of the facets that are crossed."""
    as_of = table.results.as_of
    vendors = [as_of.vendors[id] for id in _named(table) if id in as_of.vendors]
    return sum(_of_facet(as_of, vendors, name) for name in table.crossing.dimensions)


def _named(table: CrossTable) -> dict[str, None]:
    found: dict[str, None] = {}
    for one in table.things:
        if isinstance(one.row, Vendor):
            found[one.id] = None
        elif isinstance(one.row, Event):
            found[one.row.vendor] = None
        else:
            named = getattr(one.row, "vendors", None) or (
                mention.vendor for mention in table.results.as_of.dataset.mentions.get(one.id, ())
            )
            found |= dict.fromkeys(named)
    return found


def _of_facet(as_of: AsOf, vendors: list[VendorOn], name: str) -> int:
    if name in OF_CONTROL:
        return unverified_controls(vendors)
    if name == "capability":
        rows = [row for vendor in vendors for row in as_of.dataset.capabilities.get(vendor.id, {}).values()]
        return sum(not evidence.of_capability(as_of, row).verified for row in rows)
    declared = FACETS.get(name)
    if declared is None or declared.model is not VendorOn:
        return 0
    column = declared.column.sourced_as or declared.column.name
    if column not in Vendor.model_fields or not Vendor.column(column).evidence:
        return 0
    return sum(
        vendor.is_known(column) and not evidence.of_cell(as_of, vendor.id, column).verified for vendor in vendors
    )
