"""The views of the database say what the rules of the survey say, on every day; their columns are those that are declared."""

import os
from datetime import date

import pytest

from tests.drawn_selections import drawn_selections
from vendors.domain.as_of import AsOf
from vendors.domain.controversy_summary import in_short
from vendors.domain.ownership import control
from vendors.domain.vendor_on import VendorOn
from vendors.i18n.language import language
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.query.sql import database
from vendors.query.sql.disputed import DisputedTexts
from vendors.query.sql.of_selection import statement
from vendors.query.sql.views import COMPUTED, SCALARS, VIEWS
from vendors.tables import TABLES
from vendors.tables.controversy_status import OPEN
from vendors.tables.row import as_text

DAYS = (date(1995, 5, 5), date(2010, 1, 1), date(2018, 4, 23), date(2021, 12, 31))


@pytest.fixture(scope="module")
def base(dataset, today):
    with database.connect(dataset, today) as connection:
        yield connection


def asked(base, sql):
    """The rows of a query, each as values by the name of its column."""
    found = base.execute(sql)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def stored(value, column):
    """A value of a row model as the database has it."""
    if column.many:
        return [str(item) for item in value] or None
    return value if value is None or column.kind in database.TYPES else as_text(value)


@pytest.mark.parametrize("day", [*DAYS, None], ids=str)
def test_the_vendors_of_a_day_are_those_of_the_site_cell_by_cell(base, dataset, today, day):
    rows = asked(base, f"SELECT * FROM vendors_on({f'DATE {str(day)!r}' if day else ''})")
    standing = [*AsOf(dataset, day or today, today).vendors.values()]
    assert [row["id"] for row in rows] == [one.id for one in standing]
    for row, one in zip(rows, standing, strict=True):
        assert {column.name: row[column.name] for column in VendorOn.columns()} == {
            column.name: stored(getattr(one, column.name), column) for column in VendorOn.columns()
        }


def test_who_controls_a_vendor_is_followed_to_the_end_of_the_chain_on_every_day_that_may_change_it(
    base, dataset, today
):
    for day in (*DAYS, date(2019, 1, 22), date(2019, 1, 23), date(2023, 6, 28), date(2018, 6, 1), today):
        rows = {row["vendor"]: row for row in asked(base, f"SELECT * FROM owners_on(DATE '{day}')")}
        for vendor, row in rows.items():
            held = control(dataset, vendor, day, today)
            told = (row["ultimate_owner"], row["control_country"], row["undated"], row["control_verified"])
            assert told == (held.ultimate_owner, held.country, held.undated, held.located)
            if held.undated:
                assert row["begins"] is None
    (qualtrics,) = asked(
        base, "SELECT owner, control_country FROM owners_on(DATE '2020-01-01') WHERE vendor = 'qualtrics'"
    )
    assert qualtrics == {"owner": "SAP", "control_country": "DE"}


def test_the_day_of_today_is_never_given_as_the_beginning_of_what_is_not_known(base, today):
    assert asked(base, f"SELECT vendor FROM owners_on() WHERE begins = DATE '{today}' OR ends = DATE '{today}'") == []
    (synthesio,) = asked(
        base, "SELECT begins, control_verified AS sure FROM owners_on(DATE '2018-04-23') WHERE vendor = 'synthesio'"
    )
    assert synthesio == {"begins": date(2018, 1, 1), "sure": False}


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_controversy_has_the_status_and_the_answers_of_the_day(base, dataset, today, day):
    rows = asked(base, f"SELECT id, status, open, answers FROM controversies_on(DATE '{day}')")
    results = Results(dataset, Selection(date=day), today)
    assert [row["id"] for row in rows] == [one.id for one in results.disputes()]
    ids = {vendor.name: vendor.id for vendor in dataset.vendor.values()}
    for row in rows:
        (short,) = in_short(dataset, [dataset.controversy[row["id"]]], day)
        assert row["status"] == short.status
        assert row["open"] == (short.status in OPEN)
        assert row["answers"] == [f"{ids[name]}: {stage}" for name, stage in short.answers]


def test_an_article_that_is_disputed_says_so_with_status_and_answer(base):
    (row,) = asked(
        base,
        "SELECT controversies, standing FROM articles_on() WHERE id LIKE '2018-04-23-en-contact-qualtrics%'",
    )
    assert row["controversies"] == ["qualtrics-cambridge-analytica-2018"]
    assert row["standing"] == ["qualtrics-cambridge-analytica-2018: denied; qualtrics: found"]


def test_the_years_count_what_the_days_count(base, today):
    (year,) = asked(base, "SELECT count(*) AS n FROM control_by_year WHERE year = 2019 AND control_region = 'eu'")
    (day,) = asked(base, "SELECT count(*) AS n FROM owners_on(DATE '2019-12-31') WHERE control_region = 'eu'")
    assert year == day
    (last,) = asked(base, "SELECT max(as_of) AS day FROM control_by_year")
    assert last["day"] == today


@pytest.mark.parametrize("view", [*COMPUTED, *VIEWS], ids=lambda view: view.name)
def test_a_view_has_the_columns_that_are_declared_with_their_types(base, view):
    call = f"{view.name}()" if view.asks_day else view.name
    found = base.execute(f"SELECT * FROM {call}")
    assert [(name, str(kind)) for name, kind, *_ in found.description] == [
        (column.name, database.column_type(column)) for column in view.columns
    ]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_holds_the_rows_of_its_file_in_their_order(base, dataset, table):
    columns = TABLES[table].stored_columns()
    assert base.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() == [
        tuple(stored(getattr(row, column.name), column) for column in columns) for row in dataset.rows[table]
    ]


def test_a_date_may_mean_any_day_of_its_year_or_month(base):
    assert base.execute(
        "SELECT earliest('2018'), latest('2018'), earliest('2020-02'), latest('2020-02'), latest('2018-04-23'), earliest(NULL)"
    ).fetchone() == (
        date(2018, 1, 1),
        date(2018, 12, 31),
        date(2020, 2, 1),
        date(2020, 2, 29),
        date(2018, 4, 23),
        None,
    )


def test_the_chosen_day_is_today_until_somebody_chooses_another(base, today):
    assert base.execute("SELECT chosen_day()").fetchone() == (today,)
    base.execute("SET VARIABLE chosen_day = DATE '2018-04-23'")
    try:
        assert base.execute("SELECT owner FROM owners_on() WHERE vendor = 'trustyou'").fetchone() == (
            "Recruit Holdings",
        )
    finally:
        base.execute("RESET VARIABLE chosen_day")


def test_every_function_is_told_of_with_its_name(base):
    made = {
        name for (name,) in base.execute("SELECT function_name FROM duckdb_functions() WHERE NOT internal").fetchall()
    }
    assert made == {one.name for one in SCALARS} | {view.name for view in VIEWS if view.asks_day}


def test_a_selection_as_sql_gives_the_rows_of_the_site_in_their_order(base, dataset, today):
    found = 0
    for table, pairs in drawn_selections(dataset, today, int(os.environ.get("PANORAMA_EXAMPLES", "40"))):
        selection, unknown = Selection.read(pairs, dataset, today)
        assert unknown == ()
        results = Results(dataset, selection, today)
        key = TABLES[table].KEY
        expected = [tuple(as_text(getattr(row, name)) for name in key) for row in results.rows(table)]
        rows = asked(base, statement(table, results))
        assert [tuple(as_text(row[name]) for name in key) for row in rows] == expected, (table, pairs)
        found += bool(expected)
    assert found > 20


def test_a_selection_as_sql_reads_as_one_would_write_it(dataset, today):
    pairs = [("region", "fr"), ("region", "eu"), ("control", "other"), ("date", "2018-04-23")]
    results = Results(dataset, Selection.read(pairs, dataset, today)[0], today)
    assert statement("vendors", results) == (
        "SELECT * FROM vendors_on(DATE '2018-04-23')\n"
        "WHERE origin_region IN ('fr', 'eu')\n"
        "  AND control_region IN ('other')\n"
        "ORDER BY name_place(name), place"
    )


def test_a_value_with_a_quotation_mark_stays_a_value(dataset, today):
    from vendors.query.sql.vendor_conditions import among

    assert among(["l'avis", "' OR 1=1 --"]) == "'l''avis', ''' OR 1=1 --'"


def test_words_that_stand_in_two_controversies_tell_of_both(base, dataset):
    alike, run = list(dataset.controversy.values())[:2], "one two three four five six seven eight"
    row = [f"said: {run} and more"]
    assert DisputedTexts(base, language("en")).beside(row) == ()
    summary = "UPDATE controversies SET summary_en = ? WHERE id = ?"
    for dispute in alike:
        base.execute(summary, [f"{run} of {dispute.id}", dispute.id])
    try:
        told = DisputedTexts(base, language("en")).beside(row)
    finally:
        for dispute in alike:
            base.execute(summary, [dispute.summary_en, dispute.id])
    assert {line.rpartition("=")[2] for line in told} == {dispute.id for dispute in alike}
