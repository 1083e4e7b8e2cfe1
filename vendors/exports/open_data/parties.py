"""Who owns whom, as the standards for ownership want it: parties with one identifier each, and the periods between them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from vendors.domain.as_of import AsOf
from vendors.domain.evidence import of_cell
from vendors.tables.dataset import Dataset
from vendors.tables.ownership import Ownership, start
from vendors.types.did_you_mean import plain

PREFIX: Final = "panorama-cx"


def not_verified(dataset: Dataset, vendor: str, columns: Iterable[str]) -> list[str]:
    """Those of some filled columns of a vendor of which a part is said by no source that was read."""
    row, as_of = dataset.vendor[vendor], AsOf(dataset, dataset.issued, dataset.issued)
    of_each = {name: of_cell(as_of, vendor, name) for name in columns if row.cell(name)}
    return [name for name, sourced in of_each.items() if len(sourced.said) < len(sourced.parts)]


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner that is not itself in the survey.

    Attributes:
        id: its identifier, the same for the same name.
        name: as the table writes it; several owners that hold together are one party here, since the table does not part them.
        country: where it sits, ISO 3166-1 alpha-2, where every row that names it says the same one; else None.
    """

    id: str
    name: str
    country: str | None


def vendor_id(vendor: str) -> str:
    """The identifier of a vendor."""
    return f"{PREFIX}-vendor-{vendor}"


def owner_id(row: Ownership) -> str | None:
    """The identifier of the owner that a period names; None where it names none."""
    if row.owner_vendor:
        return vendor_id(row.owner_vendor)
    if not row.owner:
        return None
    short = re.sub(r"[^a-z0-9]+", "-", plain(row.owner)).strip("-")[:60]
    # Two names that read alike without accents and signs are two owners.
    return f"{PREFIX}-owner-{short}-{blake2b(row.owner.encode(), digest_size=4).hexdigest()}"


def owners(dataset: Dataset) -> Iterator[Owner]:
    """Every owner outside the survey, each once, in the order of the table."""
    countries: dict[tuple[str, str], set[str | None]] = {}
    for row in dataset.table(Ownership):
        id = owner_id(row)
        if id and row.owner and not row.owner_vendor:
            countries.setdefault((id, row.owner), set()).add(row.owner_country)
    for (id, name), found in countries.items():
        yield Owner(id, name, next(iter(found)) if len(found) == 1 else None)


def period_id(row: Ownership, number: int) -> str:
    """The identifier of a period: its vendor, its beginning and its place among those that begin alike."""
    return f"{PREFIX}-ownership-{row.vendor}-{row.since or 'undated'}-{number}"


def periods(dataset: Dataset) -> Iterator[tuple[str, Ownership, str | None]]:
    """Each period with its identifier and the text of its first day: what the row says, or of an independent vendor its founding."""
    for vendor, rows in dataset.periods.items():
        for number, row in enumerate(rows, 1):
            began = start(row, dataset.vendor.get(vendor))
            yield period_id(row, number), row, str(row.since) if row.since else began.isoformat() if began else None
