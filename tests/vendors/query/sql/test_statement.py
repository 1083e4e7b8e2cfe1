"""What may be asked in SQL, and what may not: the list of what is refused before anything runs."""

import duckdb
import pytest

from tests.data import ROOT
from vendors.query.sql.statement import LONGEST, REFUSED, TABLE_FUNCTIONS, SqlError, check


@pytest.fixture(scope="module")
def base():
    with duckdb.connect() as connection:
        yield connection


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM vendors",
        "FROM vendors_on() SELECT name",
        "FROM vendors_on(DATE '2018-04-23')",
        "TABLE news",
        "SELECT 1 --\0",
        "VALUES (1), (2)",
        "SELECT 1; -- what follows is a comment",
        "/* a comment; with a semicolon */ SELECT ';' AS sign",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT * FROM n",
        "SELECT * FROM memory.main.news",
        "SELECT y, f.name FROM range(2018, 2020) t(y), vendors_on(make_date(y::INT, 1, 1)) f",
        "SELECT * FROM news PIVOT (count(*) FOR topic IN ('funding', 'product'))",
        "DESCRIBE vendors",
        "SUMMARIZE news",
        "SHOW TABLES",
        "SELECT table_name FROM information_schema.tables",
        "WITH NEWS2 AS (SELECT 1) SELECT * FROM news2",
    ],
)
def test_a_question_passes(base, sql):
    check(base, sql)


@pytest.mark.parametrize(
    ("sql", "may"),
    [
        ("SELECT sum(employees) FROM vendors JOIN ownership ON vendor = vendors.id", True),
        ("SELECT COUNT(*) FROM events, mentions WHERE events.vendor = mentions.vendor", True),
        ("SELECT vendor, count(*) FROM (SELECT unnest(vendors) AS vendor FROM controversies) GROUP BY 1", True),
        ("SELECT avg(n) OVER () FROM vendors, unnest(channels) t(n)", True),
        ("SELECT count(DISTINCT vendors.id) FROM vendors JOIN ownership ON vendor = vendors.id", False),
        ("SELECT count(*) FROM vendors SEMI JOIN ownership ON vendor = vendors.id", False),
        ("SELECT max(employees) FROM vendors JOIN ownership ON vendor = vendors.id", False),
        ("SELECT sum(employees) FROM vendors", False),
        ("SELECT name, owner FROM vendors JOIN ownership ON vendor = vendors.id", False),
    ],
)
def test_a_query_that_may_count_a_row_several_times_is_told_apart(base, sql, may):
    assert check(base, sql).counts_repeated is may


CASES = (ROOT / "tests/cases/hostile.sql").read_text("utf-8").partition("-- takes too much")[0].splitlines()
REFUSED_SQL = [line for line in CASES if not line.startswith("--")]
FORMS = [
    "",
    "   ",
    "SELEC 1",
    "ｓｅｌｅｃｔ 1",
    "SELECT " + "(" * 3_000 + "1" + ")" * 3_000,
    "SELECT " + "1," * LONGEST + "1",
]
"""What is no query at all, or too much of one."""


@pytest.mark.parametrize("sql", [*REFUSED_SQL, *FORMS], ids=lambda sql: sql[:60])
def test_what_is_no_question_to_the_survey_is_refused(base, sql):
    with pytest.raises(SqlError):
        check(base, sql)


def test_there_are_more_than_sixty_of_them():
    assert len(REFUSED_SQL) > 60


@pytest.mark.parametrize(
    ("sql", "said", "at"),
    [
        ("SELECT *\nFROM vendor", "There is no table vendor here. Did you mean vendors?", (2, 6)),
        ("SELECT 'é', * FROM owners_on", "There is no table owners_on here. Did you mean owners_on(day)?", (1, 20)),
        (
            "SELECT 1; SELECT 2",
            "Only one query can be asked at a time: take away what follows the first semicolon.",
            (0, 0),
        ),
        ("DROP TABLE news", "Only a question can be asked here", (0, 0)),
        ("SELECT name\nFORM vendors", 'Parser Error: syntax error at or near "vendors"', (2, 6)),
        ("SELECT current_setting('x')", "The function current_setting cannot be used here.", (1, 8)),
    ],
)
def test_what_is_refused_is_told_with_its_place(base, sql, said, at):
    with pytest.raises(SqlError) as refused:
        check(base, sql)
    assert str(refused.value).startswith(said)
    assert (refused.value.line, refused.value.letter) == at


def test_what_duckdb_can_do_with_files_and_settings_is_known_to_be_refused(base):
    """A later DuckDB brings functions that nobody here has looked at: those of a table are refused as long as they are not listed."""
    functions = {
        name
        for (name,) in base.execute(
            "SELECT DISTINCT function_name FROM duckdb_functions() WHERE function_type LIKE 'table%'"
        ).fetchall()
    }
    for name in functions - TABLE_FUNCTIONS:
        with pytest.raises(SqlError):
            check(base, f"SELECT * FROM {name}()")
    assert functions & TABLE_FUNCTIONS == {"unnest", "range", "generate_series", "json_each", "json_tree"}
    for name in REFUSED:
        with pytest.raises(SqlError):
            check(base, f"SELECT {name}()")
