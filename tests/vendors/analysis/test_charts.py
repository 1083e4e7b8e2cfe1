"""Each chart's finding is true, its table is what is drawn, and date and filters move both."""

import csv
import io
import re
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import DATA, sound
from tests.problems import in_short
from vendors.analysis import charts
from vendors.domain.ownership import control
from vendors.exports.formats import FORMATS
from vendors.exports.formats.parquet import frame
from vendors.i18n.language import language
from vendors.query.results import Results
from vendors.query.selection import PARAMETERS, Selection
from vendors.settings import today
from vendors.store.load import load
from vendors.tables.capability import Ability, Support
from vendors.tables.dataset import Dataset
from vendors.types.country import Region, region_of

ARTICLE_DAY = date(2018, 4, 23)
BY_REGION = [str(region) for region in Region]


def rows_of(table: str, folder: Path = DATA) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / f"{table}.csv").read_text(), newline="")))


def told(name: str, dataset: Dataset, **chosen):
    return charts.told(name, Results(dataset, Selection(**{"lang": "en"} | chosen), today()))


def cells(told_chart) -> list[dict]:
    return [dict(zip(told_chart.table.names, row, strict=True)) for row in told_chart.table.rows]


def changed(folder: Path, table: str, change) -> Dataset:
    path = folder / f"{table}.csv"
    rows = rows_of(table, folder)
    names = list(rows[0])
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(change(rows))
    path.write_text(text.getvalue())
    loaded = load(folder, today())
    assert loaded.dataset, in_short(loaded.errors)
    return loaded.dataset


# --- true on the real data


@pytest.mark.parametrize("on", [None, ARTICLE_DAY])
def test_the_flow_counts_every_vendor_once_where_ownership_says(dataset, on):
    day = on or today()
    born = {row["id"]: row for row in rows_of("vendors") if not row["founded"] or row["founded"] <= day.isoformat()[:4]}
    expected = Counter(
        (region_of(row["origin_country"]), control(dataset, id, day, today()).region) for id, row in born.items()
    )
    found = {
        (row["origin_region"], row["control_region"]): row["vendors"]
        for row in cells(told("origin-to-control", dataset, date=on))
    }
    assert found == expected


def test_the_map_counts_countries_as_the_table_of_vendors_does(dataset):
    found = cells(told("world-map", dataset))
    assert {row["country"]: row["born"] for row in found if row["born"]} == Counter(
        row["origin_country"] for row in rows_of("vendors")
    )
    held = Counter(control(dataset, id, today(), today()).country for id in dataset.vendor)
    assert {row["country"]: row["controlled"] for row in found if row["controlled"]} == held
    countries = len({country for country in held if country})
    assert (
        f"controlled from {countries} countries, {held[None]} whose control is not known"
        in told("world-map", dataset).finding
    )


def test_trustyou_and_its_like_left_european_control(dataset):
    first, last = date(2016, 12, 31), date(2026, 11, 28)
    sides = []
    for id, vendor in dataset.vendor.items():
        then, now = control(dataset, id, first, last), control(dataset, id, last, last)
        existed = vendor.founded is None or vendor.founded.first <= first
        if existed and then.country and now.country:
            sides.append((then.region in ("fr", "eu"), now.region in ("fr", "eu"), then.verified and now.verified, id))
    left = [id for was, is_now, _, id in sides if was and not is_now]
    assert "trustyou" in left
    finding = charts.told("owners-over-time", Results(dataset, Selection(lang="en"), last)).finding
    assert finding.startswith(f"Of {len(sides)} vendors")
    assert f"{len(left)} left European control" in finding
    assert finding.endswith(f"; of what is known, {sum(not sure for _, _, sure, _ in sides)} facts are not verified")


def test_the_bars_of_owners_are_what_control_says_on_each_day(dataset):
    for row in cells(told("owners-over-time", dataset)):
        day = row["as_of"]
        there = [id for id, vendor in dataset.vendor.items() if vendor.founded is None or vendor.founded.first <= day]
        counts = Counter(str(control(dataset, id, day, today()).region) for id in there)
        assert {region: row[region] for region in BY_REGION} == {region: counts[region] for region in BY_REGION}
        assert row["vendors"] == len(there)
        # An owner since nobody knows when is set apart: none before today, and today those rows that have no beginning.
        undated = {id: held for id in there if (held := control(dataset, id, day, today())).country and held.undated}
        assert sum(row[f"{region}_undated"] for region in BY_REGION if region != "unknown") == len(undated)
        assert (day == today()) == bool(undated)


def test_who_changed_the_region_of_control_is_named_in_the_year_in_which_it_shows(dataset):
    found = cells(told("owners-over-time", dataset))
    for before, now in pairwise(found):
        regions = {
            vendor.name: tuple(control(dataset, vendor.id, row["as_of"], today()).region for row in (before, now))
            for vendor in dataset.vendor.values()
            if vendor.founded is None or vendor.founded.first <= before["as_of"]
        }
        changed = {
            name for name, (was, is_now) in regions.items() if was != is_now and Region.UNKNOWN not in (was, is_now)
        }
        assert {text.rpartition(": ")[0] for text in now["moved"]} == changed
    assert any("Rest of Europe → United States" in text for row in found for text in row["moved"])


def test_functions_are_told_by_region_and_then_by_how_much_is_known(dataset):
    table = told("capabilities", dataset).table
    known = [(BY_REGION.index(row[1]), -sum(cell is not None for cell in row[2:])) for row in table.rows]
    assert known == sorted(known)
    assert table.names[2:] == [str(ability) for ability in Ability if str(ability) in table.names]


def test_each_deal_has_the_regions_of_its_vendor(dataset):
    for row in cells(told("funding", dataset)):
        vendor = next(one for one in Results(dataset, Selection(), today()).vendors() if one.name == row["vendor"])
        assert (row["origin_region"], row["control_region"]) == (vendor.origin_region, vendor.control_region)


def test_rounds_are_added_up_by_region_within_a_currency_only(dataset):
    (note,) = [note for note in told("funding", dataset).notes if note.startswith("Funding rounds")]
    rounds = [row for row in cells(told("funding", dataset)) if row["kind"] == "funding" and row["amount"] is not None]
    euros = [row["amount"] for row in rounds if (row["origin_region"], row["currency"]) == ("fr", "EUR")]
    assert len(euros) > 1
    assert f"€{sum(euros):g}m in {len(euros)} rounds" in note
    assert sum(int(n) for n in re.findall(r"in (\d+) round", note)) == len(rounds)


def test_without_what_is_undated_no_region_gains_between_the_last_year_and_today_only_by_being_looked_up(dataset):
    *_, before, now = cells(told("owners-over-time", dataset))
    assert (before["us"], now["us"], now["us_undated"]) == (13, 16, 3)


def test_the_commonest_capability_is_the_commonest_in_the_file(dataset):
    able = Counter(row["capability"] for row in rows_of("capabilities") if row["support"] != "no")
    (name, most), second = able.most_common(2)
    assert most > second[1]
    assert name == "dashboards"
    assert told("capabilities", dataset).finding.startswith(f"Most often found: dashboards, at {most} of 52 vendors")
    known = sum(cell is not None for row in told("capabilities", dataset).table.rows for cell in row[2:])
    assert known == len(rows_of("capabilities"))


def test_the_chart_of_capabilities_says_how_often_a_filter_finds_more(dataset):
    drawn = told("capabilities", dataset)
    found = {
        ability: Results(dataset, Selection(lang="en", capability=(ability,)), today()).vendors() for ability in Ability
    }
    able = Counter(name for row in cells(drawn) for name in found if row.get(name) in (Support.YES, Support.PARTIAL))
    # Some are asked as channels, and a filter of functions finds nobody for them.
    more = sum(max(0, len(found[ability]) - able[ability]) for ability in Ability)
    assert more > 1
    assert any(f"says so, {more} times." in note for note in drawn.notes)


def test_founding_counts_the_file_and_says_how_many_are_unknown(dataset):
    years = sorted(int(row["founded"][:4]) for row in rows_of("vendors") if row["founded"])
    unknown = len(rows_of("vendors")) - len(years)
    finding = told("founding", dataset).finding
    later, year, known = map(int, re.match(r"(\d+) vendors were founded in (\d+) or later, of (\d+)", finding).groups())
    assert (later, known) == (sum(one >= year for one in years), len(years))
    assert later * 2 >= known
    assert f"for {unknown} it is not known" in finding
    assert sum(row["vendors"] for row in cells(told("founding", dataset))) == len(rows_of("vendors"))


def test_deals_only_agreed_are_left_out_and_no_currency_is_mixed(dataset):
    kinds = ("funding", "financing", "ipo", "acquisition", "acquired")
    events = [row for row in rows_of("events") if row["kind"] in kinds]
    found = cells(told("funding", dataset))
    assert len(found) == len(events)
    dollars = sorted(float(row["amount_usd_m"]) for row in events if row["amount_usd_m"])
    own = [row for row in found if row["amount"] is not None]
    assert sorted(row["amount"] for row in own if row["currency"] == "USD") == dollars
    assert all(row["currency"] for row in found if (row["stated"] or "").startswith(("USD ", "EUR ", "GBP ")))
    for row in found:
        if row["currency"] not in (None, "USD"):
            assert row["stated"].startswith(row["currency"])
    without = sum(row["amount"] is None for row in found)
    assert f"{without} of them without an amount of their own" in told("funding", dataset).finding
    assert {row["stated"] for row in found if row["amount"] is None} >= {"EUR 50m+", "USD 3.74 a share"}


# --- true on planted data


def test_an_amount_in_pounds_is_a_currency_of_its_own(folder):
    def plant(rows):
        for row in rows:
            if row["vendor"] == "typeform" and row["amount_original"] == "EUR 120m":
                row["amount_original"] = "GBP 1.5bn"
        return rows

    dataset = changed(folder, "events", plant)
    amounts = {
        (row["currency"], row["amount"]) for row in cells(told("funding", dataset)) if row["vendor"] == "Typeform"
    }
    assert ("GBP", 1500.0) in amounts
    assert "£1.5bn (Typeform, 2022)" in told("funding", dataset).finding


def test_one_unverified_owner_is_said_and_none_is_not(folder):
    def all_sure(rows):
        return [
            row | {"verdict": "verified", "source_url": row["source_url"] or "https://example.org/a"} for row in rows
        ]

    # An independent vendor of unknown founding is not known to have been there on an earlier day.
    changed(folder, "vendors", lambda rows: [row | {"founded": row["founded"] or "1990"} for row in rows])
    sure = changed(folder, "ownership", all_sure)
    assert "not verified" not in told("origin-to-control", sure).finding
    assert "not verified" not in told("owners-over-time", sure).finding

    def one_unsure(rows):
        return [row | ({"verdict": "unverified"} if row["vendor"] == "trustyou" else {}) for row in rows]

    unsure = changed(folder, "ownership", one_unsure)
    assert "; of what is known, 1 fact is not verified" in told("origin-to-control", unsure).finding
    assert "; of what is known, 1 fact is not verified" in told("owners-over-time", unsure).finding


# --- true and writable whatever is selected


states = st.builds(
    Selection,
    region=st.lists(st.sampled_from(sorted(map(str, PARAMETERS["region"].choices))), max_size=2, unique=True).map(
        tuple
    ),
    control=st.lists(st.sampled_from(sorted(map(str, PARAMETERS["control"].choices))), max_size=2, unique=True).map(
        tuple
    ),
    category=st.lists(st.sampled_from(sorted(map(str, PARAMETERS["category"].choices))), max_size=1).map(tuple),
    date=st.one_of(st.none(), st.dates(min_value=date(1990, 1, 1), max_value=today())),
    lang=st.just("en"),
)


def test_a_source_line_names_tables_in_the_readers_words(dataset):
    results = Results(dataset, Selection(), today())
    chart = charts.CHARTS["origin-to-control"]
    what = charts.told("origin-to-control", results)
    assert chart.source(what, results, language("fr")).startswith(
        "Source\u00a0: Panorama CX, éditeurs et propriétaires, au "
    )
    assert chart.source(what, results, language("en")).startswith("Source: Panorama CX, vendors and owners, as of ")


@pytest.mark.slow
@settings(max_examples=25)
@given(states)
def test_every_chart_says_something_and_its_table_can_be_written(selection):
    dataset = load_once()
    for lang in ("fr", "en"):
        results = Results(dataset, selection.but(lang=lang), today())
        for name, chart in charts.CHARTS.items():
            what = charts.told(name, results)
            assert what.finding
            assert "{" not in what.finding + chart.source(what, results, language(lang))
            assert len(frame(what.table)) == len(what.table.rows)
            assert FORMATS["xlsx"].write(what.table)
            assert all(len(row) == len(what.table.columns) for row in what.table.rows)


_loaded: list[Dataset] = []


def load_once() -> Dataset:
    if not _loaded:
        _loaded.append(sound(load(DATA, today())))
    return _loaded[0]


# --- date and filters


@pytest.mark.parametrize("name", [name for name in charts.CHARTS if name != "capabilities"])
def test_the_date_moves_every_chart_whose_facts_are_dated(dataset, name):
    assert told(name, dataset, date=date(2008, 1, 1)).table.rows != told(name, dataset).table.rows


@pytest.mark.parametrize("name", charts.CHARTS)
def test_the_filters_move_every_chart(dataset, name):
    for chosen in (
        {"region": ("us",)},
        {"control": ("other",)},
        {"category": ("text-analytics",)},
        {"vendor": ("typeform", "qualtrics")},
    ):
        narrowed = told(name, dataset, **chosen)
        assert narrowed.table.rows != told(name, dataset).table.rows, chosen
        names = {vendor.name for vendor in Results(dataset, Selection(**chosen), today()).vendors()}
        for row in cells(narrowed):
            assert set(row.get("names", ())) | set(row.get("born_names", ())) <= names
            assert row.get("vendor", next(iter(names))) in names


def test_nothing_selected_gives_an_empty_table_and_says_so(dataset):
    for name in charts.CHARTS:
        what = told(name, dataset, q="zzzz")
        assert what.empty
        assert what.finding.startswith("No ")
