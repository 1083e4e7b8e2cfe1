"""Where was searched for what, and until when: what “nothing found” is worth."""

from collections.abc import Collection, Sequence

from vendors.domain.as_of import AsOf
from vendors.tables.search import Search, Sought
from vendors.tables.vendor import Vendor
from vendors.types.country import Region, region_of


def last_search(as_of: AsOf, sought: Sought, vendor: Vendor | None = None) -> Search | None:
    """The newest search for something: about one vendor, by itself or with its region or with all; or about anybody."""
    return next((row for row in _made(as_of, sought) if vendor is None or _was_about(row, vendor)), None)


def searches_made(
    as_of: AsOf, sought: Sought, regions: Collection[Region | None] = (), vendors: Collection[Vendor] = ()
) -> Sequence[Search]:
    """The searches for something; where regions or vendors are named, those about them alone.

    About all vendors or a region each search counts, since a later one may have looked for a single thing where an earlier one looked
    through everything; about one vendor the newest. Those about all vendors stand first, then those about a region, then those about
    one vendor; of each the newest first.
    """
    found: list[Search] = []
    seen: set[str] = set()
    for row in _made(as_of, sought):
        about_region = not row.vendor and row.region in regions
        if not (regions or vendors) or about_region or any(_was_about(row, vendor) for vendor in vendors):
            if row.vendor in seen:
                continue
            if row.vendor:
                seen.add(row.vendor)
            found.append(row)
    places = {region: at for at, region in enumerate(dict.fromkeys(row.region for row in found))}
    return sorted(found, key=lambda row: (bool(row.vendor), bool(row.region), places[row.region]))


def _made(as_of: AsOf, sought: Sought) -> list[Search]:
    return [row for row in as_of.dataset.searches.get(sought, ()) if row.searched.first <= as_of.on]


def _was_about(row: Search, vendor: Vendor) -> bool:
    if row.vendor:
        return row.vendor == vendor.id
    return row.region in (None, region_of(vendor.origin_country))
