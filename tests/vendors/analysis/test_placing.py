"""Things as columns are what each thing by itself is: the same ones in the same order, in the same cells, in the same years."""

import os
import random

import pytest

from vendors.analysis.charts.funding import KINDS, own_amount
from vendors.analysis.explore.cross_table import cross_table
from vendors.analysis.explore.placing import EVERY, NONE
from vendors.query.article_index import article_index
from vendors.query.crossing import DIMENSIONS, FILTERS, Crossing
from vendors.query.dimensions import VENDOR, Measure
from vendors.query.dispute_index import dispute_index
from vendors.query.event_index import newest_events
from vendors.query.facets import FACETS
from vendors.query.matching import UNKNOWN
from vendors.query.results import ABOUT_VENDORS, Results
from vendors.query.selection import PARAMETERS, Selection
from vendors.types.date import PartialDate

TABLES = int(os.environ.get("PANORAMA_EXAMPLES", "30"))
CHOSEN = {
    "region": ["fr", "eu", "us"],
    "control": ["us", "unknown", "fr"],
    "vendor": ["qualtrics", "medallia", "viavoo"],
    "capability": ["nps", "sms", "unknown"],
    "topic": ["acquisition", "funding", "product"],
    "status": ["denied", "open"],
    "event": ["funding", "acquired"],
}


def at_random(chance):
    """A cross table that somebody might ask for."""
    measure = chance.choice(list(Measure))
    chosen = {
        name: tuple(chance.sample(CHOSEN[name], chance.randint(1, 2)))
        for name in CHOSEN
        if name in FILTERS[measure] and chance.random() < 0.2
    }
    for name in [
        name for name, values in chosen.items() if not set(values) <= set(map(str, PARAMETERS[name].choices or values))
    ]:
        del chosen[name]
    rows, across = chance.choices([*DIMENSIONS[measure]], k=2)
    if chance.random() < 0.4:
        chosen["over"] = "years"
    if "since" in FILTERS[measure] and chance.random() < 0.3:
        chosen |= {"since": PartialDate.parse("2016-05"), "until": PartialDate.parse("2021")}
    if chance.random() < 0.3:
        chosen["date"] = PartialDate.parse("2019-07-14").first
    return Selection(measure=str(measure), rows=rows, across=chance.choice(["none", across]), lang="en", **chosen)


def values(name, held):
    known = tuple(dict.fromkeys(str(value) for value in held if value != UNKNOWN))
    return known or ((UNKNOWN,) if name in FACETS and FACETS[name].can_be_unknown else (NONE,))


def product(rows, across=(EVERY,)):
    return {(row, column) for row in rows for column in across}


def rows_of(results, measure):
    """What is counted, in the order of its page."""
    if measure is Measure.ARTICLES:
        return results.articles()
    if measure is Measure.CONTROVERSIES:
        return results.disputes()
    if measure in (Measure.DEALS, Measure.AMOUNTS):
        found = [row for row in results.rows("events") if row.kind in KINDS]
        return sorted(found, key=lambda row: row.date, reverse=True)
    return results.vendors()


def cells_of(results, crossing, row):
    """The cells in which one thing stands, asked of it alone."""
    as_of, of_vendor = results.as_of, results.of_vendors.values
    if crossing.measure in (Measure.VENDORS, Measure.COMPLETENESS):
        return product(*(values(name, of_vendor(name)(row)) for name in crossing.dimensions))
    if crossing.measure is Measure.ARTICLES:
        ids = [mention.vendor for mention in as_of.dataset.mentions.get(row.id, ())]
    else:
        ids = row.vendors if crossing.measure is Measure.CONTROVERSIES else [row.vendor]

    def own(name):
        if name == VENDOR:
            return ids
        if crossing.measure is Measure.ARTICLES:
            return article_index(as_of.dataset).held(name)(row)
        return dispute_index(as_of).held(name)(row) if crossing.measure is Measure.CONTROVERSIES else (str(row.kind),)

    apart = {
        name: values(name, own(name)) for name in crossing.dimensions if name == VENDOR or name not in ABOUT_VENDORS
    }
    others = results.selection.only_with(*(name for name in ABOUT_VENDORS if name != VENDOR), "match", "date")
    meant = {vendor.id for vendor in Results(as_of.dataset, others, as_of.today).vendors()}
    named = [as_of.vendors[id] for id in ids if id in meant]
    if len(apart) == len(crossing.dimensions) or not named:
        return product(*(apart.get(name, (NONE,)) for name in crossing.dimensions))
    return set().union(
        *(
            product(*(apart.get(name) or values(name, of_vendor(name)(vendor)) for name in crossing.dimensions))
            for vendor in named
        )
    )


def test_any_cross_table_holds_what_each_thing_by_itself_says(dataset, today):
    chance = random.Random(20180423)
    several = 0
    for _number in range(TABLES):
        selection = at_random(chance)
        table, crossing = cross_table(Results(dataset, selection, today)), Crossing.of(selection)
        for part in table.slices:
            of_part = Results(dataset, part.selection, today)
            rows = list(rows_of(of_part, crossing.measure))
            assert part.things.rows() == rows, selection
            told = list(part.things)
            if len(rows) > 40:
                told = chance.sample(told, 40)
            for one in told:
                assert one.pairs == cells_of(of_part, crossing, one.row), (selection, one.id)
                several += len(one.pairs) > 1
                if crossing.measure is Measure.AMOUNTS:
                    assert one.amount == (own_amount(one.row) if own_amount(one.row)[1] is not None else None)
            for row in table.rows[:3]:
                for column in (*table.columns[:2], table.all_columns):
                    inside = [
                        one for one in part.things if any(r in row.parts and c in column.parts for r, c in one.pairs)
                    ]
                    cell = part.cell(row, column)
                    assert (cell.n, cell.undated, list(cell.things)) == (
                        len(inside),
                        sum(one.undated for one in inside),
                        inside,
                    )
    assert several


@pytest.mark.parametrize("sort", ["", "date", "-amount_usd_m"])
def test_milestones_by_their_index_are_those_of_the_table_newest_first(dataset, today, sort):
    for chosen in ({}, {"event": ("funding",)}, {"region": ("us",), "since": PartialDate.parse("2016-05")}):
        results = Results(dataset, Selection(sort=sort, **chosen), today)
        plain = [row for row in results.rows("events") if row.kind in KINDS]
        found = newest_events(results, KINDS)
        assert found == sorted(plain, key=lambda row: row.date, reverse=True)
        assert found
