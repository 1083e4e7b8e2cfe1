"""What may be asked in SQL, and what may not: the list of what is refused before anything runs."""

import duckdb
import pytest

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


REFUSED_SQL = {
    "files": [
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM 'data/vendors.csv'",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_csv_auto('/etc/passwd', header = false)",
        "SELECT content FROM read_text('/etc/passwd')",
        "SELECT content FROM read_blob('/etc/shadow')",
        "SELECT * FROM read_json('/proc/self/environ')",
        "SELECT * FROM read_parquet('/tmp/x.parquet')",
        "SELECT * FROM parquet_metadata('/tmp/x.parquet')",
        "SELECT * FROM sniff_csv('/etc/passwd')",
        "SELECT * FROM glob('/**')",
        "SELECT (SELECT max(content) FROM read_text('/etc/hostname')) AS host",
        "WITH a AS (SELECT * FROM read_text('/etc/passwd')) SELECT * FROM a",
        'SELECT * FROM "/etc/passwd"',
        "SELECT * FROM system.main.read_text('/etc/passwd')",
        "FROM query('SELECT * FROM read_text(''/etc/passwd'')')",
        "FROM query_table(['duckdb_settings'])",
        "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1'))",
        "COPY vendors TO '/tmp/out.csv'",
        "COPY (SELECT 1) TO '/tmp/out.parquet'",
        "EXPORT DATABASE '/tmp/out'",
        "IMPORT DATABASE '/tmp/out'",
    ],
    "network": [
        "SELECT * FROM 'https://example.com/x.csv'",
        "SELECT * FROM read_csv('http://169.254.169.254/latest/meta-data/')",
        "SELECT * FROM 's3://bucket/x.parquet'",
        "ATTACH 'https://example.com/x.duckdb'",
    ],
    "the machine": [
        "ATTACH '/tmp/x.duckdb' AS other",
        "ATTACH ':memory:' AS other",
        "DETACH memory",
        "USE system",
        "INSTALL httpfs",
        "LOAD httpfs",
        "FORCE INSTALL spatial FROM community",
        "SET memory_limit = '100GB'",
        "SET enable_external_access = true",
        "RESET lock_configuration",
        "PRAGMA database_list",
        "PRAGMA enable_profiling",
        "CALL pragma_version()",
        "CREATE SECRET s (TYPE s3)",
        "SELECT * FROM duckdb_secrets()",
        "SELECT * FROM duckdb_settings()",
        "SELECT * FROM pg_catalog.pg_settings",
        "SELECT * FROM duckdb_extensions()",
        "SELECT * FROM duckdb_temporary_files()",
        "SELECT current_setting('temp_directory')",
        "SELECT * FROM pragma_database_size()",
        "SELECT * FROM enable_logging('QueryLog')",
        "SELECT write_log('x')",
        "CHECKPOINT",
        "SELECT * FROM checkpoint()",
        "SELECT * FROM arrow_scan(1, 2, 3)",
        "SELECT * FROM pandas_scan(94906265)",
        "SELECT * FROM python_map_function()",
    ],
    "the data": [
        "DROP TABLE vendors",
        "DELETE FROM vendors",
        "UPDATE vendors SET name = 'x'",
        "INSERT INTO vendors SELECT * FROM vendors",
        "CREATE TABLE x AS SELECT 1",
        "CREATE TEMP MACRO chosen_day() AS 1",
        "ALTER TABLE vendors ADD COLUMN x INT",
        "SELECT 1; DROP TABLE vendors",
        "SELECT 1; SELECT 2",
        "BEGIN; SELECT 1",
        "EXPLAIN ANALYZE SELECT 1",
        "PREPARE q AS SELECT 1",
        "VACUUM",
        "SELECT setseed(0.5)",
        "SELECT nextval('s')",
    ],
    "its form": [
        "",
        "   ",
        "SELEC 1",
        "ｓｅｌｅｃｔ 1",
        "SELECT " + "(" * 3_000 + "1" + ")" * 3_000,
        "SELECT " + "1," * LONGEST + "1",
    ],
}


@pytest.mark.parametrize("sql", [sql for group in REFUSED_SQL.values() for sql in group], ids=lambda sql: sql[:60])
def test_what_is_no_question_to_the_survey_is_refused(base, sql):
    with pytest.raises(SqlError):
        check(base, sql)


def test_there_are_more_than_sixty_of_them():
    assert sum(map(len, REFUSED_SQL.values())) > 60


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
