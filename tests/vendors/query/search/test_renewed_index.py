"""The index that is made of the one before is the one that is made from the beginning, whatever was changed."""

import os
import random

from vendors.domain.as_of import AsOf
from vendors.query.search.entries import ResultKind, entries
from vendors.query.search.found import found, places_of
from vendors.query.search.index import Index
from vendors.query.search.renewing import Indexed, index_of, renewed
from vendors.tables.dataset import Dataset
from vendors.types.date import PartialDate

CHANGES = int(os.environ.get("PANORAMA_EXAMPLES", "5"))
SEARCHES = (
    "qualtrics",
    "renamed",
    "nps",
    "silver lake",
    "enquete",
    "cambridge",
    "zig serafin",
    "2018-04-23",
    "paris",
    "qualtrcs",
)


def without(chance, rows):
    at = chance.randrange(len(rows))
    return (*rows[:at], *rows[at + 1 :])


def with_other(chance, rows, **values):
    at = chance.randrange(len(rows))
    return (*rows[:at], rows[at].model_copy(update=values), *rows[at + 1 :])


def with_copy(chance, rows, **values):
    at = chance.randrange(len(rows))
    return (*rows[:at], rows[at].model_copy(update=values), *rows[at:])


def changed(chance, rows, number):
    """The tables with something else in one or two of them."""
    day = PartialDate.parse(chance.choice(["2026-11-01", "2018-04-23", "2019", "2012-02"]))
    ways = [
        {"vendors": with_other(chance, rows["vendors"], name=f"Renamed {number}")},
        {"vendors": with_other(chance, rows["vendors"], aliases=(f"Also renamed {number}",), hq_city="Angers")},
        {"vendors": with_other(chance, rows["vendors"], summary_en=f"Measures what nobody measured, {number} times.")},
        {"news": with_other(chance, rows["news"], title=f"Renamed {number}: an enquête", date=day)},
        {"news": with_copy(chance, rows["news"], id=f"new-{number}", title=f"Qualtrics again, {number}", date=day)},
        {"news": with_other(chance, rows["news"], authors=(f"Ada Renamed {number}",))},
        {"mentions": without(chance, rows["mentions"])},
        {"capabilities": without(chance, rows["capabilities"]), "events": without(chance, rows["events"])},
        {"events": with_other(chance, rows["events"], counterpart=f"Renamed Partners {number}")},
        {"ownership": with_other(chance, rows["ownership"], owner=f"Renamed Holding {number}")},
        {"controversies": with_other(chance, rows["controversies"], title_en=f"A renamed allegation {number}")},
        {"replies": without(chance, rows["replies"])},
        {"evidence": without(chance, rows["evidence"])},
    ]
    return {**rows, **chance.choice(ways)}


def told(index):
    """What an index says, but for the numbers of its rows."""
    order = sorted(index.keys)
    places = {row: place for place, row in enumerate(order)}
    return (
        [(index.kind(row), index.keys[row]) for row in order],
        {name: [(places[row], part) for row, part in rows] for name, rows in index.names.items()},
        dict(index.words),
        index.words_of_names,
        index.spelled,
        index.written,
    )


def answers(index, today):
    asked = ("qualtrics", "renamed", '"silver lake" OR nps', "enquete *", "2018", "angers")
    return [
        [index.keys[row] for row in index.rows(question, kind, today, in_names=names)]
        for question in asked
        for kind in ResultKind
        for names in (False, True)
    ] + [
        [
            index.keys[row]
            for row in index.between(
                ResultKind.ARTICLE, today.replace(year=2012, day=1), today.replace(year=2019, day=1)
            )
        ]
    ]


def test_an_index_renewed_again_and_again_is_the_one_made_from_the_beginning(dataset, today):
    chance, rows, before = random.Random(20180423), dict(dataset.rows), dataset
    index, made_anew = index_of(dataset), 0
    for number in range(CHANGES):
        rows = changed(chance, rows, number)
        now = Dataset(rows, f"changed {number}")
        after, plain = renewed(Indexed.of(before, index), now), Index(entries(now))
        if after is None:  # what moved among its like has everything made anew
            after, made_anew = plain, made_anew + 1
        assert told(after) == told(plain)
        assert answers(after, today) == answers(plain, today)
        for kind, rows_of_kind in (
            (ResultKind.ARTICLE, now.newest_articles),
            (ResultKind.CONTROVERSY, now.newest_disputes),
        ):
            found_rows = after.rows("2018 OR avis OR data", kind, today)
            places = after.places(kind, found_rows).tolist()
            assert [rows_of_kind[at].id for at in places] == [after.keys[row] for row in found_rows] != []
        before, index = now, after
    assert made_anew < CHANGES / 2


def test_searches_of_a_version_are_the_same_whichever_was_searched_before(dataset, today):
    rows = changed(random.Random(3), dict(dataset.rows), 7)
    first, second = Dataset(rows, "x"), Dataset(rows, "y")
    index_of(dataset)
    renewed_one = [found(AsOf(first, today, today), text) for text in SEARCHES]
    index_of(
        Dataset(
            {
                **rows,
                "vendors": rows["vendors"][:3],
                "mentions": (),
                "replies": (),
                "controversies": (),
                "capabilities": (),
                "events": (),
                "ownership": (),
            },
            "small",
        )
    )
    assert [found(AsOf(second, today, today), text) for text in SEARCHES] == renewed_one
    both = [AsOf(one, today, today) for one in (first, second)]
    ids = [
        [one.dataset.newest_articles[at].id for at in places_of(one, ResultKind.ARTICLE, "qualtrics")] for one in both
    ]
    assert ids[0] == ids[1] != []


def test_the_same_rows_on_another_day_need_no_other_index(dataset):
    yesterday = index_of(Dataset(dataset.rows, dataset.version))
    assert index_of(Dataset(dataset.rows, dataset.version)) is yesterday
