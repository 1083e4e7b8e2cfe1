"""The page on which readers ask in SQL, its files, and what happens to queries that take too much."""

import csv
import io
import json
import re
import time
from datetime import timedelta
from html import unescape
from pathlib import Path

import httpx
import lxml.html
import pyarrow.parquet
import pytest

from tests.data import DATA, ROOT
from tests.web.inside import site_inside
from vendors.domain.as_of import AsOf
from vendors.domain.controversy_summary import disputes_of
from vendors.domain.evidence import Verification, of_cell
from vendors.exports import formats
from vendors.query.sql.answer import COLUMNS, ROWS
from vendors.tables import TABLES
from vendors.tables.ownership import OwnershipKind
from vendors.tables.vendor import Vendor
from views.public.sql import EXAMPLES
from web.public import sql_processes

HEAVY = (ROOT / "tests/cases/hostile.sql").read_text("utf-8").rpartition("needs too much\n")[2].splitlines()


@pytest.fixture(scope="module")
def ask():
    with site_inside(DATA) as client:
        yield client


def page_of(answer: httpx.Response) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(answer.text)


def table_of(answer: httpx.Response) -> list[list[str]]:
    rows = page_of(answer).xpath("//table[contains(@class, 'raw')]//tr")
    return [[cell.text_content().strip() for cell in row.xpath("./th|./td")] for row in rows]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_page_tells_what_can_be_asked_before_anything_is(ask, lang):
    answer = ask.get("/sql", params={"lang": lang})
    assert answer.status_code == 200
    page = page_of(answer)
    assert page.get("lang") == lang
    form = page.xpath("//form[@action='/sql']")[0]
    assert form.xpath(".//textarea[@name='sql']")[0].text in (None, "")
    told = {one.text_content() for one in page.xpath("//details[@class='schema']/summary/code")}
    assert {*TABLES, "vendors_on(day)", "control_by_year", "countries"} <= told
    assert len(page.xpath("//a[starts-with(@data-key, 'example-')]")) == len(EXAMPLES) == 10


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_meaning_of_a_column_ends_twice(ask, lang):
    for meaning in page_of(ask.get(f"/sql?lang={lang}")).xpath("//section[@class='schemas']//td[last()]"):
        assert not re.search(r"\.\s*:", meaning.text_content()), meaning.text_content()


def test_a_query_stands_in_the_address_and_in_its_field_with_its_rows_below(ask):
    sql = "SELECT name, founded, ultimate_owner\nFROM vendors_on()\nWHERE id IN ('trustyou', 'qualtrics') ORDER BY name"
    answer = ask.get("/sql", params={"sql": sql, "lang": "en"})
    assert answer.status_code == 200
    assert page_of(answer).xpath("//textarea")[0].text.strip() == sql
    assert table_of(answer) == [
        ["name", "founded", "ultimate_owner"],
        ["Qualtrics", "2002", "Silver Lake"],
        ["TrustYou", "2008", "Recruit Holdings"],
    ]


def test_the_day_of_the_address_is_the_day_that_is_looked_at(ask, dataset):
    sql = "SELECT owner FROM owners_on() WHERE vendor = 'trustyou'"
    answer = ask.get("/sql", params={"sql": sql, "date": "2018-04-23", "lang": "en"})
    assert table_of(answer) == [["owner"], ["Recruit Holdings"]]
    assert "as of 23\u00a0April\u00a02018" in page_of(answer).text_content()
    assert dataset.version[:7] in answer.text


@pytest.mark.parametrize(("label", "sql"), EXAMPLES, ids=[label[:40] for label, _sql in EXAMPLES])
def test_each_example_gives_rows(ask, label, sql):
    rows = list(csv.DictReader(io.StringIO(ask.get("/sql.csv", params={"sql": sql}).text)))
    assert rows, label


def answer_to(ask: httpx.Client, begins: str, **more: str) -> list[dict[str, object]]:
    """What the ready-made question gives whose label begins so."""
    (sql,) = [sql for label, sql in EXAMPLES if label.startswith(begins)]
    answer = ask.get("/sql.json", params={"sql": sql, **more})
    rows: list[dict[str, object]] = answer.json()["rows"]
    return rows


def test_the_facts_that_nobody_has_verified_are_those_that_pages_mark(ask, dataset, today):
    as_of = AsOf(dataset, today, today)
    counted = {row["field"]: (row["facts"], row["not_verified"]) for row in answer_to(ask, "The facts about vendors")}
    assert sum(unverified for _facts, unverified in counted.values()) > 10
    for column in (one for one in Vendor.stored_columns() if one.evidence):
        known = [vendor.id for vendor in dataset.rows["vendors"] if vendor.cell(column.name)]
        found = [of_cell(as_of, vendor, column.name).verification for vendor in known]
        assert counted.get(column.name, (len(known), 0)) == (len(known), found.count(Verification.UNVERIFIED))


def test_a_period_of_ownership_counts_once_however_often_the_owner_changes_hands(ask, dataset):
    ended = [row for row in dataset.rows["ownership"] if row.until and row.since]
    counted = {row["kind"]: row["periods"] for row in answer_to(ask, "How long")}
    assert counted["subsidiary"] == sum(row.kind is OwnershipKind.SUBSIDIARY for row in ended)


def test_no_example_tells_of_what_came_after_the_day(ask):
    """On the day of the article the ready-made questions count what the pages of that day count."""
    day = {"date": "2018-04-23"}
    years = [row["year"] for row in answer_to(ask, "European-born", **day)]
    assert (min(years), max(years)) == (2005, 2017)
    crossed = {"measure": "amounts", "rows": "region", "across": "none", "event": "funding", **day}
    there = {
        row["region"]: row["millions"]
        for row in ask.get("/explore.json", params=crossed).json()["rows"]
        if row["region_is"] == "value" and row["currency"] == "USD"
    }
    amounts = {row["origin_region"]: row["millions_of_us_dollars"] for row in answer_to(ask, "Amounts raised", **day)}
    assert there
    assert {region: amount for region, amount in amounts.items() if amount} == there


def test_an_article_is_disputed_on_days_before_it_came_too(ask, dataset):
    dispute = dataset.controversy["qualtrics-cambridge-analytica-2018"]
    later = dataset.article[dispute.articles[-1]]
    sql = f"SELECT title FROM news WHERE id = '{later.id}'"
    day = (dispute.opened.first - timedelta(days=1)).isoformat()
    (row,) = ask.get("/sql.json", params={"sql": sql, "date": day}).json()["rows"]
    assert any("controversy=qualtrics-cambridge-analytica-2018" in said for said in row["disputed"])


def test_a_page_says_where_rows_may_have_been_counted_several_times(ask):
    joined = "FROM vendors JOIN ownership ON vendor = vendors.id"
    for sql, said in ((f"SELECT sum(employees) {joined}", True), (f"SELECT name, owner {joined}", False)):
        assert ("counts several times" in ask.get("/sql", params={"sql": sql, "lang": "en"}).text) is said


def test_the_files_of_a_query_are_its_rows_and_say_which_data_it_is(ask, dataset, today, tmp_path):
    sql = "SELECT id, founded::INTEGER AS founded, categories, NULL AS nothing FROM vendors WHERE id = 'qualtrics'"
    answers = {form.ending: ask.get(f"/sql.{form.ending}", params={"sql": sql}) for form in formats.PLAIN}
    for ending, answer in answers.items():
        assert answer.status_code == 200, ending
        assert answer.headers["panorama-data-version"] == dataset.version[:12]
        assert answer.headers["panorama-as-of"] == today.isoformat()
        assert f"sql_{today}_{dataset.version[:7]}.{ending}" in answer.headers["content-disposition"]
    told = answers["json"].json()
    assert told["data_version"] == dataset.version[:12]
    assert told["as_of"] == today.isoformat()
    assert told["query"] == sql
    (row,) = told["rows"]
    assert row == {
        "id": "qualtrics",
        "founded": 2002,
        "categories": [str(one) for one in dataset.vendor["qualtrics"].categories],
        "nothing": None,
    }
    (tmp_path / "rows.parquet").write_bytes(answers["parquet"].content)
    read = pyarrow.parquet.read_table(tmp_path / "rows.parquet")
    assert read.column("founded").to_pylist() == [2002]
    assert read.schema.metadata[b"data_version"] == dataset.version[:12].encode()


def test_no_row_tells_of_what_is_disputed_without_status_and_answer(ask, dataset):
    for sql in (
        "SELECT title AS t FROM news WHERE id LIKE '2018-04-23-en-contact-qualtrics%'",
        "SELECT upper(title) FROM news WHERE id LIKE '2018-04-23-en-contact-qualtrics%'",
        "SELECT 'Read: ' || title_en FROM controversies WHERE id = 'qualtrics-cambridge-analytica-2018'",
        "SELECT list(summary_fr) FROM controversies WHERE id = 'qualtrics-cambridge-analytica-2018'",
        "SELECT article FROM mentions WHERE vendor = 'qualtrics' AND article LIKE '2018-04-23-en-contact-qualtrics%'",
    ):
        (row,) = ask.get("/sql.json", params={"sql": sql, "lang": "en"}).json()["rows"]
        assert [said for said in row["disputed"] if "Denied by the vendor; Qualtrics: answer found" in said], sql
        answer = ask.get("/sql", params={"sql": sql, "lang": "en"})
        assert table_of(answer)[0][-1] == "Controversy"
        assert "Denied by the vendor; Qualtrics: answer found" in table_of(answer)[1][-1]
    assert "disputed" not in ask.get("/sql.csv", params={"sql": "SELECT id FROM vendors"}).text


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT substr(summary_en, 20, 200) FROM controversies",
        "SELECT string_split(summary_en, '. ')[1] FROM controversies",
        "SELECT note FROM controversies",
        "SELECT text_en FROM replies",
        "SELECT vendors, category FROM controversies",
        "SELECT vendor, count(*) FROM mentions WHERE role = 'accused' GROUP BY vendor",
        "SELECT category, count(*) FROM controversies_on() GROUP BY category",
        "SELECT status, date FROM controversy_status",
    ],
)
def test_whatever_is_taken_from_the_register_has_status_and_answer_or_says_where_they_are(ask, sql):
    rows = ask.get("/sql.json", params={"sql": sql, "lang": "en"}).json()["rows"]
    assert rows
    for row in rows:
        assert row["disputed"], (sql, row)
        assert all("/controversies" in said for said in row["disputed"]), (sql, row)


def test_names_of_columns_that_a_stranger_gives_are_harmless_in_a_spreadsheet(ask):
    sql = """SELECT 1 AS "=HYPERLINK(""http://a.example"",""x"")", 2 AS "@b", 3 AS "fine\""""
    head = ask.get("/sql.csv", params={"sql": sql}).text.splitlines()[0]
    assert next(csv.reader([head])) == ['\'=HYPERLINK("http://a.example","x")', "'@b", "fine"]


def test_a_milestone_that_a_disputed_article_reports_has_status_and_answer(ask, dataset):
    milestones = [row for rows in dataset.events.values() for row in rows if disputes_of(dataset, row)]
    assert milestones
    told = ask.get(
        "/sql.json", params={"sql": "SELECT title_en FROM events WHERE kind = 'layoffs'", "lang": "en"}
    ).json()
    disputed = {row["title_en"]: row.get("disputed") for row in told["rows"]}
    listed = {row["title_en"]: row for row in ask.get("/api/v1/events?limit=1000").json()["rows"]}
    for row in milestones:
        of = [one.id for one in disputes_of(dataset, row)]
        if row.kind == "layoffs":
            assert len(disputed[row.title_en]) == len(of)
        assert [one["id"] for one in listed[row.title_en]["controversies"]] == of
        assert all(one["answers"] for one in listed[row.title_en]["controversies"])
        page = ask.get(f"/vendor?vendor={row.vendor}&lang=en").text
        line = next(part for part in page.split("<li>") if row.title_en in unescape(part) and "<time" in part)
        assert all(f"controversy={id}" in line for id in of)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELECT nam\nFROM vendors", 'Referenced column "nam" not found'),
        ("SELECT *\nFROM vendor", "Did you mean vendors?"),
        ("DROP TABLE vendors", "nothing can be changed, loaded or set"),
        ("SELECT * FROM read_text('/etc/passwd')", "The function read_text cannot be used here."),
        ("SELECT 1 AS a" + ", 1" * COLUMNS, "more than 100 columns"),
        ("SELECT 'x'::INTEGER", "Could not convert string 'x' to INT32"),
        ("SELECT error('no')", "no"),
    ],
)
def test_what_is_wrong_is_told_on_the_page_and_in_the_file(ask, sql, said):
    answer = ask.get("/sql", params={"sql": sql, "lang": "en"})
    assert answer.status_code == 400
    assert said in page_of(answer).xpath("//*[@id='fault']")[0].text_content()
    assert page_of(answer).xpath("//textarea")[0].text.strip() == sql.strip()
    refused = ask.get("/sql.csv", params={"sql": sql, "lang": "en"})
    assert refused.status_code == 400
    assert said in refused.text


def test_the_place_of_a_fault_is_told_as_line_and_character(ask):
    answer = ask.get("/sql", params={"sql": "SELECT name,\n  nam\nFROM vendors", "lang": "en"})
    assert "Line 2, character 3." in page_of(answer).text_content()


def test_a_file_never_holds_less_than_was_asked_for(ask):
    sql = f"SELECT i FROM range({ROWS + 1}) t(i)"
    assert "More than 10,000 rows" in page_of(ask.get("/sql", params={"sql": sql, "lang": "en"})).text_content()
    refused = ask.get("/sql.csv", params={"sql": sql, "lang": "en"})
    assert refused.status_code == 400
    assert "LIMIT 10000" in refused.text
    whole = ask.get("/sql.csv", params={"sql": f"{sql} LIMIT {ROWS}"})
    assert len(whole.text.splitlines()) == ROWS + 1


def test_what_a_query_writes_is_text_on_the_page_and_no_formula_in_a_file(ask):
    sql = "SELECT '<script>alert(1)</script>' AS \"<b>\", '=1+1' AS f"
    answer = ask.get("/sql", params={"sql": sql})
    assert table_of(answer) == [["<b>", "f"], ["<script>alert(1)</script>", "=1+1"]]
    assert "<script>alert" not in answer.text
    assert ask.get("/sql.csv", params={"sql": sql}).text.splitlines()[1].endswith("'=1+1")


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT TRUE, 1::UTINYINT, 170141183460469231731687303715884105727::HUGEINT, 1.5::DECIMAL(9, 2), 'nan'::DOUBLE",
        "SELECT DATE '2018-04-23', TIMESTAMP '2018-04-23 12:00:00', TIME '12:00', INTERVAL 3 DAYS, now()",
        "SELECT [1, 2], [['a']], {'a': 1, 'b': {'c': [DATE '2018-04-23']}}, MAP {'k': 1}, [NULL, 'x'], []",
        "SELECT '\\xAA'::BLOB, uuid(), '101'::BIT, 'x' || chr(0) || chr(27), chr(128169), 1 AS a, 2 AS a",
        "SELECT NULL, '', repeat('x', 40000), '{\"a\": [1, null]}'::JSON, union_value(k := 1)",
    ],
)
def test_every_type_can_be_shown_and_taken_away(ask, sql):
    for ending in ("", ".csv", ".json", ".parquet", ".xlsx", ".md"):
        assert ask.get(f"/sql{ending}", params={"sql": sql}).status_code == 200, (ending, sql)
    row = ask.get("/sql.json", params={"sql": sql}).text
    json.loads(row, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))


def test_a_file_is_refused_for_a_parameter_that_it_does_not_understand(ask):
    assert ask.get("/sql.csv", params={"sql": "SELECT 1", "limit": "5"}).status_code == 400
    assert ask.get("/sql.csv").status_code == 400
    assert ask.get("/sql.exe", params={"sql": "SELECT 1"}).status_code == 404


def test_a_selection_of_a_page_can_be_read_as_sql_and_run(ask):
    answer = ask.get("/sql", params={"of": "vendors", "region": "fr", "control": "other", "lang": "en"})
    assert answer.status_code == 200
    sql = page_of(answer).xpath("//textarea")[0].text.strip()
    assert sql.splitlines()[:2] == ["SELECT * FROM vendors_on()", "WHERE origin_region IN ('fr')"]
    shown = [row[1] for row in table_of(answer)[1:]]
    listed = csv.DictReader(io.StringIO(ask.get("/vendors.csv?region=fr&control=other").text))
    assert shown == [row["name"] for row in listed]


@pytest.mark.parametrize(
    "path", ["/?region=fr&match=any&sort=-founded", "/news?topic=funding", "/controversies?status=open&lang=en"]
)
def test_the_downloads_of_a_list_lead_to_the_same_question_as_sql(ask, path):
    (address,) = page_of(ask.get(path)).xpath("//a[@data-key='as-sql']/@href")
    answer = ask.get(address)
    assert answer.status_code == 200
    assert "passed over" not in answer.text
    assert "ignoré" not in answer.text
    name = {"/": "vendors"}.get(path.partition("?")[0], path.partition("?")[0].strip("/"))
    listed = csv.DictReader(io.StringIO(ask.get(f"/{name}.csv?{path.partition('?')[2]}").text))
    assert sorted(row[0] for row in table_of(answer)[1:])[:100] == sorted(row["id"] for row in listed)[:100]


@pytest.mark.slow
def test_what_takes_too_much_is_stopped_within_five_seconds_and_the_next_query_is_answered(ask):
    ask.get("/sql", params={"sql": "SELECT 1"})
    # Two that need too much memory, one without end, and one that is not to be interrupted. The benchmark asks them all.
    for sql in (HEAVY[0], HEAVY[1], HEAVY[3], HEAVY[6]):
        began = time.monotonic()
        answer = ask.get("/sql", params={"sql": sql, "lang": "en"})
        assert time.monotonic() - began < 5, sql
        assert answer.status_code == 400, sql
        assert "and was stopped" in answer.text or "megabytes of memory" in answer.text, sql
    assert table_of(ask.get("/sql", params={"sql": "SELECT 42 AS answer"})) == [["answer"], ["42"]]


def test_who_comes_when_too_many_wait_is_asked_to_come_again(ask, monkeypatch):
    monkeypatch.setattr(sql_processes, "MOST_WAITING", 0)
    answer = ask.get("/sql.csv", params={"sql": "SELECT 'nobody has asked this yet'", "lang": "en"})
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
    assert ask.get("/sql", params={"sql": "SELECT 'nobody has asked that yet'"}).status_code == 503


def test_a_process_knows_nothing_of_the_settings_and_leaves_nothing_behind(ask, monkeypatch):
    monkeypatch.setenv("PANORAMA_DESK_EDITORS", "somebody@example.org")
    found = ask.get("/sql.json", params={"sql": "SELECT * FROM information_schema.tables WHERE table_schema <> 'main'"})
    assert found.json()["rows"] == []
    state = next(one for one in _processes(ask) if one.poll() is None)
    environ = Path(f"/proc/{state.pid}/environ")
    if environ.exists():
        assert b"PANORAMA" not in environ.read_bytes()


def _processes(_ask):
    import gc

    return [
        process
        for found in gc.get_objects()
        if isinstance(found, sql_processes.SqlProcesses) and found._state
        for process in found._state.idle
    ]
