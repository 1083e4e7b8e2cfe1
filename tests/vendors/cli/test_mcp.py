"""Assistants: the protocol spoken by its own client with the real process, and the answers by themselves."""

import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

import anyio
import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

from tests.conftest import DATA, ROOT
from tests.vendors.little import little_files, with_cell, written
from vendors.cli.assistants.answers import MOST_SIGNS, PAGES, AskedWronglyError, SurveyAnswers, Window
from vendors.cli.assistants.server import server
from vendors.desk.revisions.publishing import begin, publish
from vendors.desk.revisions.releases import PublicReleases
from vendors.exports.page_tables import PAGE_TABLES
from vendors.i18n.language import language
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.settings import today
from vendors.tables import TABLES

DISPUTE = "qualtrics-cambridge-analytica-2018"
ENGLISH = ("lang", "en")


@pytest.fixture(scope="module")
def answers() -> SurveyAnswers:
    return SurveyAnswers(DATA)


def test_every_answer_says_its_version_its_day_and_what_must_be_carried_along(answers, dataset):
    for name in PAGES:
        told = answers.page(name, [ENGLISH, ("date", "2018-04-23")], Window(2))
        assert (told["version"], told["as_of"], told["licence"]) == (
            dataset.version,
            "2018-04-23",
            "Licence: to be chosen by the magazine",
        )
        assert "repeats its status and the vendor’s answer" in told["read_this"]
        assert "not known, never no" in told["read_this"]
        assert dataset.version[:12] in told["citation"]
        assert len(told["rows"]) <= 2


def test_the_vendors_of_a_selection_are_those_of_the_page(answers, dataset):
    told = answers.page("vendors", [("region", "fr"), ("control", "us"), ENGLISH], Window(200))
    results = Results(dataset, Selection(region=("fr",), control=("us",), lang="en"), today())
    table = PAGE_TABLES["vendors"].make(results, language("en"))
    assert [row["id"] for row in told["rows"]] == [row[table.names.index("id")] for row in table.rows]
    assert told["total"] == len(table.rows)


def test_what_was_read_otherwise_than_it_was_written_is_said(answers):
    told = answers.page("vendors", [("q", "qualtrisc"), ENGLISH], Window())
    assert "qualtrics" in [row["id"] for row in told["rows"]]
    assert told["read_as"] == ["q=qualtrisc as q=Qualtrics"]
    assert "read_as" not in answers.page("vendors", [("q", "qualtrics"), ENGLISH], Window())


def test_a_cross_table_counts_what_the_page_counts_and_refuses_what_does_not_fit(answers):
    rows = answers.page("explore", [("rows", "region"), ("across", "control"), ENGLISH], Window(200))["rows"]
    (cell,) = [row for row in rows if (row["region"], row["control"]) == ("fr", "us")]
    chosen = [("region", "fr"), ("control", "us"), ENGLISH]
    assert cell["vendors"] == answers.page("vendors", chosen, Window(200))["total"]
    with pytest.raises(AskedWronglyError, match="topic"):
        answers.page("explore", [("rows", "topic"), ENGLISH], Window())


def test_a_controversy_comes_with_its_status_and_the_answer_wherever_it_is_touched(answers):
    (row,) = answers.page("controversies", [("controversy", DISPUTE), ENGLISH], Window())["rows"]
    assert row["status"] == "denied"
    assert row["answers"].startswith("Qualtrics: ")
    (raw,) = [one for one in answers.table("controversies", [ENGLISH], Window(200))["rows"] if one["id"] == DISPUTE]
    assert "Denied by the vendor; Qualtrics: answer found in public" in raw["controversies"][0]
    article = "2018-04-23-en-contact-qualtrics-complice-de-facebook-et-cambridge-analytica"
    (told,) = answers.page("news", [("article", article), ENGLISH], Window())["rows"]
    assert "Denied by the vendor" in told["controversies"][0]
    found = answers.page("search", [("q", "Cambridge Analytica"), ENGLISH], Window())["rows"]
    assert any("Denied by the vendor" in " ".join(one["controversies"]) for one in found)


def test_what_is_not_known_of_a_vendor_is_named_and_not_made_up(answers, dataset):
    told = answers.vendor("qualtrics", [ENGLISH, ("date", "2020-01-01")])
    assert told["existed"]
    assert {row["field"] for row in told["rows"]}.isdisjoint(told["not_known"])
    assert [period["owner"] for period in told["owners_in_time"]] == [None, "SAP", "Silver Lake"]
    assert [row["id"] for row in told["controversies"]] == [DISPUTE], "the others came later"
    unknown = next(vendor for vendor in dataset.vendor.values() if vendor.employees is None)
    assert "employees" in answers.vendor(unknown.id, [ENGLISH])["not_known"]


def test_an_answer_is_bounded_and_says_where_it_goes_on(answers, dataset):
    seen, offset = [], 0
    while offset is not None:
        told = answers.table("evidence", [ENGLISH], Window(200, offset))
        assert len(json.dumps(told["rows"], ensure_ascii=False)) <= MOST_SIGNS + 10_000
        assert 1 <= told["shown"] <= 200
        seen += told["rows"]
        offset = told["next_offset"]
    assert len(seen) == len(dataset.rows["evidence"])
    assert [row["source_url"] for row in seen] == [row.source_url for row in dataset.rows["evidence"]]


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (
            lambda told: told.page("vendors", [("region", "europe"), ENGLISH], Window()),
            "“europe” (region) does not exist",
        ),
        (lambda told: told.page("vendors", [("regoin", "fr"), ENGLISH], Window()), "Did you mean “region=fr”?"),
        (lambda told: told.vendor("qualtrix", [ENGLISH]), "Did you mean “qualtrics”?"),
        (lambda told: told.table("vendor", [ENGLISH], Window()), "There is no table vendor: there are capabilities"),
        (lambda told: told.table("publishers", [("vendor", "qualtrics"), ENGLISH], Window()), "does not apply here"),
        (lambda told: told.release("abcdef1", [ENGLISH], Window()), "There is no version “abcdef1” here."),
    ],
)
def test_what_does_not_exist_is_said_with_what_was_meant(answers, ask, said):
    with pytest.raises(AskedWronglyError) as refused:
        ask(answers)
    assert said in str(refused.value)


def test_a_release_is_told_with_its_files_and_what_it_changed(tmp_path):
    folder = written(tmp_path / "data", little_files())
    base = begin(folder)
    publish(folder, base.version, with_cell(base.files, "vendors", ("akio",), "hq_city", "Lyon"), "Claire", "Moved")
    told = SurveyAnswers(folder).release("", [ENGLISH], Window())
    assert [(row["reason"], row["given"]) for row in told["rows"]] == [("Moved", True), (None, True)]
    one = SurveyAnswers(folder).release(told["rows"][0]["version"][:9], [ENGLISH], Window())
    assert [(row["column"], row["old"], row["new"]) for row in one["rows"]] == [("hq_city", "Paris", "Lyon")]
    assert {file["path"] for file in one["manifest"]["files"]} >= {"vendors.csv"}
    source = PublicReleases(folder)
    newest = source.listed(0, 1)[0]
    assert one["manifest"]["release"] == newest.name
    assert told["release"] == f"/r/{newest.name[:12]}"


def test_the_command_says_what_it_needs_where_the_sdk_is_not_installed(tmp_path):
    without = "import sys; sys.modules['mcp'] = None; from vendors.cli.main import main; sys.exit(main(sys.argv[1:]))"
    ran = subprocess.run(
        [sys.executable, "-c", without, "mcp", "--lang", "en", "--data", str(DATA)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    assert ran.returncode == 2
    assert "pip install mcp==2.3.0" in ran.stderr
    assert f"\nmcp{'=='}" in "\n" + (ROOT / "requirements-dev.txt").read_text()
    assert "mcp==" not in (ROOT / "requirements.txt").read_text()


def test_a_tool_names_the_values_of_its_parameters(answers):
    tools = {tool.name: tool for tool in anyio.run(server(answers, "en").list_tools)}
    said = tools["vendors"].input_schema["properties"]
    assert said["region"]["description"].endswith("fr, eu, us, other")
    assert said["limit"]["maximum"] == 200
    assert tools["vendor"].input_schema["required"] == ["id"]
    assert all(tool.annotations.read_only_hint for tool in tools.values())


@pytest.mark.slow
def test_a_client_of_the_protocol_is_answered_by_the_real_process():
    async def talk(session: ClientSession) -> None:
        begun = await session.initialize()
        assert "repeats its status and the vendor’s answer" in begun.instructions
        names = {tool.name for tool in (await session.list_tools()).tools}
        assert {*PAGES, "vendor", "table", "release"} == names
        told = await session.call_tool(
            "vendors", {"region": "eu", "control": ["us", "other"], "lang": "en", "limit": 3}
        )
        assert not told.is_error
        content = json.loads(told.content[0].text)
        assert content["shown"] == 3
        assert {row["origin_region"] for row in content["rows"] if "origin_region" in row} <= {"eu"}
        qualtrics = json.loads((await session.call_tool("vendor", {"id": "qualtrics"})).content[0].text)
        assert {one["id"]: one["status"] for one in qualtrics["controversies"]}[DISPUTE] == "denied"
        slip = await session.call_tool("vendors", {"regoin": "eu"})
        assert slip.is_error
        assert "vendors has no argument “regoin”. Did you mean “region”?" in slip.content[0].text
        wrong = await session.call_tool("vendor", {"id": "qualtrix", "lang": "en"})
        assert wrong.is_error
        assert "Did you mean “qualtrics”?" in wrong.content[0].text
        too_much = await session.call_tool("table", {"name": "evidence", "limit": 10_000})
        assert too_much.is_error
        resources = {str(one.uri) for one in (await session.list_resources()).resources}
        assert resources == {f"panorama://tables/{name}.csv" for name in TABLES}
        table = await session.read_resource("panorama://tables/ownership.csv")
        assert table.contents[0].text.startswith("vendor,since,until,owner")

    spoken_with(talk)


def spoken_with(talk: Callable[[ClientSession], Awaitable[None]]) -> None:
    """Talks with the process that an assistant would start, in a loop and a thread of its own."""
    process = StdioServerParameters(
        command=sys.executable, args=["-m", "vendors", "mcp", "--data", str(DATA)], cwd=ROOT, env=dict(os.environ)
    )

    async def whole() -> None:
        async with stdio_client(process) as (reading, writing), ClientSession(reading, writing) as session:
            with anyio.fail_after(60):
                await talk(session)

    with ThreadPoolExecutor(1) as thread:
        thread.submit(anyio.run, whole).result()
