"""A verdict without its sources is the one that the sources give, for every fact on every day."""

from dataclasses import replace
from datetime import date

import pytest

from vendors.analysis.fact_index import VERDICTS, fact_index
from vendors.domain import evidence, verdicts
from vendors.domain.as_of import AsOf
from vendors.domain.vendor_on import VendorOn
from vendors.tables.capability import Capability
from vendors.tables.dataset import Dataset
from vendors.tables.evidence import Evidence
from vendors.tables.ownership import Verdict
from vendors.types.country import Region
from vendors.types.date import PartialDate

DAYS = (date(2026, 11, 28), date(2021, 6, 1), date(2031, 1, 1))


def short(sourced):
    return sourced.verification, sourced.publishers


def told(verdict):
    return verdict.verification, verdict.publishers


def doubled(dataset: Dataset) -> Dataset:
    """The same facts with more sources: each said again by another page, of another publisher, in part, or of an earlier day."""
    more, rows = [], dataset.table(Evidence)
    for at, row in enumerate(rows):
        other = {
            "source_url": f"{row.source_url or 'https://example.org/'}?again={at}",
            "publisher": rows[at - 1].publisher if at % 2 else None,
            "published": PartialDate.parse(("2026-10-01", "2015")[at % 3 == 0]),
            "verdict": Verdict.VERIFIED if at % 5 else Verdict.UNVERIFIED,
            "value": row.value.split("|")[0] if at % 2 else row.value,
            "accessed": PartialDate.parse("2026-11-01") if at % 7 else None,
        }
        more.append(row.model_copy(update=other))
    return Dataset({**dataset.rows, "evidence": (*dataset.rows["evidence"], *more)}, "doubled")


@pytest.fixture(scope="module", params=["as it is", "with more sources"])
def as_of(request, dataset) -> AsOf:
    return AsOf(dataset if request.param == "as it is" else doubled(dataset), DAYS[0], DAYS[0])


def test_the_verdict_on_a_cell_a_function_or_a_chain_of_owners_is_that_of_its_sources(as_of):
    seen = set()
    for day in DAYS:
        then = replace(as_of, on=day)
        dataset = then.dataset
        pairs = [
            *(
                (verdicts.of_cell(then, dataset.vendor[id], column.name), evidence.of_cell(then, id, column.name))
                for id in then.vendors
                for column in VendorOn.columns()
                if column.evidence
            ),
            *(
                (verdicts.of_capability(then, row), evidence.of_capability(then, row))
                for row in dataset.table(Capability)
            ),
            *(
                (verdicts.of_control(then, then.control(id)), evidence.of_control(dataset, then.control(id)))
                for id in then.vendors
            ),
        ]
        assert [told(one) for one, _plain in pairs] == [short(plain) for _one, plain in pairs]
        seen |= {told(one) for one, _plain in pairs}
    assert {verification for verification, _publishers in seen} >= {
        evidence.Verification.VERIFIED,
        evidence.Verification.STALE,
        evidence.Verification.UNVERIFIED,
    }
    assert max(publishers for _verification, publishers in seen) > 1


def test_the_columns_of_facts_hold_what_is_said_of_each_vendor(as_of):
    index = fact_index(as_of)
    for place, row in enumerate(index.vendors):
        for column in VendorOn.columns():
            if column.evidence:
                facts, plain = index.cell(column.name), evidence.of_cell(as_of, row.id, column.name)
                assert (facts.filled[place], facts.known[place]) == (
                    bool(row.cell(column.name)),
                    row.is_known(column.name),
                )
                assert (facts.verification[place], facts.publishers[place]) == (
                    VERDICTS[plain.verification],
                    plain.publishers,
                )
        assert index.owners.known[place] == (row.control_region is not Region.UNKNOWN)
        named = [evidence.of_capability(as_of, one) for one in as_of.dataset.capabilities.get(row.id, {}).values()]
        doubly = sum(one.verified and one.publishers > 1 for one in named)
        assert index.capabilities[place].tolist() == [len(named), sum(one.verified for one in named), doubly]
    for regions in ((Region.FRANCE,), tuple(Region), ()):
        ids = {row.id for row in index.vendors if row.origin_region in regions}
        assert {index.vendors[place].id for place in index.of_regions(regions).tolist()} == ids
        about = [
            row for row in as_of.dataset.newest_disputes if row.opened.first <= as_of.on and ids & set(row.vendors)
        ]
        assert index.disputes(index.of_regions(regions)) == about
