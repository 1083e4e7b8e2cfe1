"""Who controls whom in columns is what following the chain of each vendor by itself says, on any day."""

import random
from datetime import date

from vendors.domain.as_of import AsOf
from vendors.domain.ownership import control
from vendors.domain.vendor_on import existing_on, founded_by
from vendors.query.control_index import controls, origins
from vendors.tables.dataset import Dataset
from vendors.tables.ownership import Ownership, OwnershipKind, Verdict
from vendors.types.country import Region, region_of
from vendors.types.date import PartialDate

REGIONS = list(Region)


def one_by_one(as_of, day):
    vendors = existing_on(as_of.dataset, as_of.on)
    held = [control(as_of.dataset, row.id, day, as_of.today) for row in vendors]
    return [
        (founded_by(row, day), one.region, one.country, one.verified, one.undated, one.ends_at is not None,
         one.kind is OwnershipKind.MERGED, one.owner, one.ultimate_owner if len(one.chain) > 1 else None)
        for row, one in zip(vendors, held, strict=True)
    ]  # fmt: skip


def in_columns(as_of, day):
    found = controls(as_of, day)
    owners, last_owners = (
        [found.called[number] if number >= 0 else None for number in numbers.tolist()]
        for numbers in (found.owners, found.last_owners)
    )
    return [
        (there, REGIONS[region], found.names[country] if country >= 0 else None, *told)
        for there, region, country, *told in zip(
            *(found.there.tolist(), found.regions.tolist(), found.countries.tolist(), found.verified.tolist()),
            *(found.undated.tolist(), found.ends.tolist(), found.merged.tolist()),
            *(owners, last_owners),
            strict=True,
        )
    ]


def owned_at_random(chance, dataset):
    """Owners of owners, rings among them, and owners that are called vendors and are none."""
    rows, vendors = [], [*dataset.vendor]
    for row in dataset.table(Ownership):
        said = {}
        if chance.random() < 0.5:
            said["owner_vendor"] = chance.choice([*vendors[:9], row.vendor, "nobody-of-us", None])
        if chance.random() < 0.3:
            said["since"] = chance.choice([None, PartialDate.parse(str(chance.randint(2000, 2024)))])
        if chance.random() < 0.3:
            said["kind"] = chance.choice([*OwnershipKind])
        if chance.random() < 0.3:
            said |= {"owner": chance.choice([None, "Somebody"]), "owner_country": chance.choice([None, "FR", "CN"])}
        if chance.random() < 0.2:
            said["verdict"] = chance.choice([*Verdict])
        rows.append(row.model_copy(update=said))
    return Dataset({**dataset.rows, "ownership": tuple(rows)}, "1" * 64)


def test_columns_of_control_say_what_the_chain_of_each_vendor_says_on_any_day_whoever_owns_whom(dataset, today):
    chance, said = random.Random(20180423), set()
    for number in range(25):
        made = owned_at_random(chance, dataset) if number else dataset
        as_of = AsOf(made, chance.choice([today, date(2012, 3, 4)]), today)
        for day in (today, date(chance.randint(1995, 2025), chance.randint(1, 12), 5)):
            found = in_columns(as_of, day)
            assert found == one_by_one(as_of, day), (number, day)
            said.update(found)
    assert len(said) > 60
    assert {one[2] for one in said} >= {None, "FR", "US", "CN"}


def test_the_only_vendor_may_be_owned_by_one_that_is_none(dataset, today):
    row = next(row for row in dataset.table(Ownership) if row.until is None)
    owned = row.model_copy(update={"since": None, "owner": "Somebody", "owner_vendor": "nobody-of-us"})
    alone = {"vendors": (dataset.vendor[row.vendor],), "ownership": (owned,)}
    as_of = AsOf(Dataset({**dataset.rows, **alone}, "2" * 64), today, today)
    assert in_columns(as_of, today) == one_by_one(as_of, today)


def test_where_vendors_were_born_stands_in_the_order_of_those_of_the_day(dataset, today):
    as_of = AsOf(dataset, date(2010, 1, 1), today)
    born = [region_of(row.origin_country) for row in existing_on(dataset, as_of.on)]
    assert [REGIONS[code] for code in origins(as_of)] == born
    assert len(born) < len(dataset.vendor)
