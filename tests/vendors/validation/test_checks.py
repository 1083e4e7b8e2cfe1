import csv
import io
import json
from pathlib import Path

import pytest

from tests.command_line import run
from tests.conftest import letter_of
from vendors.i18n.language import language
from vendors.store.load import load
from vendors.tables import TABLES
from vendors.tables.mention import Mention
from vendors.types.spreadsheet import letter
from vendors.validation.problems import Problem
from vendors.validation.reading import read
from vendors.validation.rules import RULES


def edit(folder: Path, table: str, **changes):
    """Change the cells of the row whose key begins with `key`; the file is written as a spreadsheet would."""
    path = folder / f"{table}.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(), newline="")))
    key = changes.pop("key")
    row = next(row for row in rows if "|".join(row[name] for name in TABLES[table].KEY).startswith(key))
    row.update(changes)
    write(path, rows)


def write(path: Path, rows):
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def errors(folder, today):
    return [
        (problem.file, problem.line, problem.column, problem.rule, problem.suggestion)
        for problem in load(folder, today).errors
    ]


def line_of(folder, table, beginning):
    return next(
        n for n, line in enumerate((folder / f"{table}.csv").read_text().splitlines(), 1) if line.startswith(beginning)
    )


def test_twelve_planted_faults_are_each_named_once_at_their_place(folder, today):
    edit(
        folder,
        "vendors",
        key="akio",
        summary_fr="Un éditeur français.\nSa suite couvre voix, e-mail, chat et web, avec routage des appels et référentiel client.",
    )
    edit(folder, "vendors", key="alchemer", origin_country="USA")
    edit(folder, "vendors", key="birdeye", categories="reviews|surveys")
    edit(folder, "vendors", key="chattermill", website="chattermill.com")
    edit(folder, "vendors", key="medallia", founded="20001")
    edit(folder, "vendors", key="sprinklr", employees_as_of="")
    edit(folder, "mentions", key="2001-03-vlex", vendor="nise")
    edit(folder, "news", key="2001-10-25", date="25/10/2001")
    edit(folder, "ownership", key="feefo|2018", since="2017")
    edit(folder, "controversies", key="typeform-breach", summary_en="Too short.")
    edit(folder, "replies", key="typeform-breach", published="")
    edit(folder, "capabilities", key="akio|crm", support="Yes")
    edit(folder, "controversy_status", key="verint-ransomware-2019|2019-04-17", article="2019-04-newsday")

    expected = {
        ("vendors.csv", line_of(folder, "vendors", "alchemer,"), "origin_country", "unknown-country", "US"),
        ("vendors.csv", line_of(folder, "vendors", "birdeye,"), "categories", "unknown-value", "survey"),
        (
            "vendors.csv",
            line_of(folder, "vendors", "chattermill,"),
            "website",
            "not-an-address",
            "https://chattermill.com",
        ),
        ("vendors.csv", line_of(folder, "vendors", "medallia,"), "founded", "not-a-date", ""),
        ("vendors.csv", line_of(folder, "vendors", "sprinklr,"), "employees_as_of", "undated-figure", ""),
        ("mentions.csv", 2, "vendor", "unknown-reference", "nice"),
        ("news.csv", 3, "date", "not-a-date", "2001-10-25"),
        ("ownership.csv", line_of(folder, "ownership", "feefo,2017"), "since", "overlap", ""),
        ("controversies.csv", line_of(folder, "controversies", "typeform-breach"), "summary_en", "too-short", ""),
        ("replies.csv", line_of(folder, "replies", "typeform-breach"), "published", "empty-reply", ""),
        (
            "controversy_status.csv",
            line_of(folder, "controversy_status", "verint-ransomware-2019,2019-04-17"),
            "article",
            "unknown-reference",
            "",
        ),
        ("capabilities.csv", line_of(folder, "capabilities", "akio,crm"), "support", "unknown-value", "yes"),
    }
    found = errors(folder, today)
    assert line_of(folder, "vendors", "alchemer,") == 4, (
        "the line break in the summary above moves every later line by one"
    )
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("name", ["Medallia, Inc.", "Medallia LLC", "MÉDALLIA SAS", "Medal lia"])
def test_a_name_that_differs_from_a_vendors_in_its_legal_form_or_its_signs_is_asked_about(folder, today, name):
    edit(folder, "vendors", key="akio", aliases=f"Akio Software|{name}")
    (found,) = [one for one in load(folder, today).problems if one.rule == "vendor-again"]
    later = max(("akio", "medallia"), key=lambda id: line_of(folder, "vendors", f"{id},"))
    assert (found.line, found.severity) == (line_of(folder, "vendors", f"{later},"), "notice")


def test_the_command_names_places_and_exits_with_one(folder):
    edit(folder, "vendors", key="alchemer", pricing="publisched")
    told = run("check", str(folder), "--format", "json")
    assert told.returncode == 1
    found = [problem for problem in json.loads(told.stdout) if problem["severity"] == "error"]
    assert {(problem["rule"], problem["line"], problem["letter"], problem["suggestion"]) for problem in found} == {
        ("unknown-value", 3, letter_of("vendors", "pricing"), "published"),
    }
    assert "Écrivez « published »." in next(p["message"] for p in found if p["rule"] == "unknown-value").replace(
        "\u00a0", " "
    )


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (dict(table="ownership", key="medallia|2021", owner_vendor="medallia"), "owner-loop"),
        (dict(table="ownership", key="satmetrix|2017", owner_country="FR"), "owner-country"),
        (dict(table="ownership", key="dimelo|2018", kind="subsidiary"), "absorbed"),
        (dict(table="ownership", key="alchemer", verdict="verified"), "unsourced"),
        (dict(table="ownership", key="nice|1986", owner="Somebody"), "owner-unexpected"),
        (dict(table="vendors", key="akio", aliases="Akio Software|Medallia"), "shared-name"),
        (dict(table="vendors", key="medallia", founded="2022"), "date-late"),
        (dict(table="events", key="qualtrics|2023-03-12", amount_usd_m="12500"), "amount-of-no-deal"),
        (dict(table="news", key="2001-03", date="2999"), "future-date"),
        (dict(table="controversies", key="typeform-breach", closed=""), "no-closing"),
        (dict(table="controversies", key="typeform-breach", opened="2018"), "opened-without-status"),
        (dict(table="controversies", key="typeform-breach", vendors="typeform|nice"), "no-reply"),
        (dict(table="controversy_status", key="typeform-breach-2018|2018-07", date="2018-01-01"), "date-order"),
        (dict(table="replies", key="which", kind="public-statement"), "empty-reply"),
        (dict(table="vendors", key="akio", hq_lat=""), "half-place"),
        (dict(table="vendors", key="akio", name="Akio "), "spaces"),
        (dict(table="vendors", key="akio", name="Aki\u200bo"), "control-character"),
        (dict(table="evidence", key="vendors|akio|website", field="web"), "unknown-cell"),
        (dict(table="vendors", key="nice", founded="2022"), "date-late"),
        (dict(table="news", key="2001-03", url="javascript:alert(1)"), "not-an-address"),
        (dict(table="news", key="2001-03", url="https://x..com"), "not-an-address"),
        (dict(table="vendors", key="akio", employees="١٢٣", employees_as_of="2020"), "not-a-number"),
        (dict(table="vendors", key="akio", employees="9" * 5000, employees_as_of="2020"), "not-a-number"),
        (dict(table="vendors", key="akio", name="Ak\nio"), "line-break"),
        (dict(table="ownership", key="viavoo", since="0001"), "too-early"),
        (dict(table="ownership", key="trustyou|2008", until="2008"), "date-order"),
        (dict(table="replies", key="which", kind="right-of-reply"), "empty-reply"),
        (dict(table="replies", key="which", asked="2026-11-20"), "text-without-reply"),
        (dict(table="controversy_status", key="nice-securities-suit-1999|2001", date="2003"), "date-late"),
    ],
)
def test_each_breach_is_named(folder, today, change, rule):
    edit(folder, change.pop("table"), **change)
    assert rule in {problem[3] for problem in errors(folder, today)}


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (dict(table="replies", key="which", vendor="trustpilott"), "unknown-reference"),
        (dict(table="replies", key="which", controversy="which-fake-review-test-2022"), "unknown-reference"),
        (dict(table="controversy_status", key="which", controversy="which-fake-review-test-2022"), "unknown-reference"),
        (dict(table="ownership", key="akio", vendor="akioo"), "unknown-reference"),
        (dict(table="ownership", key="medallia|2019", until="2021/10/29"), "not-a-date"),
        (dict(table="vendors", key="medallia", founded="2020"), "date-late"),
    ],
)
def test_one_slip_is_one_problem(folder, today, change, rule):
    edit(folder, change.pop("table"), **change)
    assert [problem[3] for problem in errors(folder, today)] == [rule]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (dict(key="typeform-breach-2018|2018-06-27", controversy="typeform-breach-2081"), "unknown-reference"),
        (dict(key="sprinklr-kerala-covid-data-2020|2020-04-16", date="2021"), "date-order"),
        (dict(key="trustpilot-grizzly-2025|2025-12-04", controversy="trustpilot-grizzly-2052"), "unknown-reference"),
    ],
)
def test_an_opening_is_not_wrong_where_its_first_status_is(folder, today, change, rule):
    edit(folder, "controversy_status", key="trustpilot-grizzly-2025|2025-12-05", status="confirmed")
    edit(folder, "controversy_status", **change)
    told = {problem[3] for problem in errors(folder, today)}
    assert rule in told
    assert "opened-without-status" not in told


@pytest.mark.parametrize(
    ("namesake", "rule"),
    [
        ("Orion Marine: hull", "no-namesake"),
        ("Akio Marine: hull", "no-evidence"),
        ("Akio Toyoda: Toyota, Toyoda, Lexus, Koji Sato, Nagoya", ""),
    ],
)
def test_a_namesake_bears_the_name_and_has_its_page(folder, today, namesake, rule):
    edit(folder, "vendors", key="akio", namesakes=namesake)
    told = {problem.rule for problem in load(folder, today).problems if problem.column == "namesakes"}
    assert told == ({rule} if rule else set())


def test_an_overdue_reply_is_a_notice_and_does_not_fail(folder, today):
    edit(folder, "replies", key="which", kind="right-of-reply", asked="2024-01-01")
    loaded = load(folder, today)
    assert not loaded.errors
    assert "reply-overdue" in {problem.rule for problem in loaded.problems}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_file_in_another_encoding_is_one_problem(folder, today, encoding):
    path = folder / "vendors.csv"
    path.write_bytes(path.read_text().encode(encoding, errors="replace"))
    assert [problem[3] for problem in errors(folder, today)] == ["encoding"]


def test_a_table_that_lost_its_rows_is_one_problem(folder, today):
    path = folder / "ownership.csv"
    path.write_text(path.read_text().splitlines()[0] + "\n")
    assert [problem[:4] for problem in errors(folder, today)] == [("ownership.csv", 0, "", "empty-table")]


@pytest.mark.parametrize("name", ["vendor_id", "xx"])
def test_a_renamed_key_column_is_one_problem(folder, today, name):
    path = folder / "vendors.csv"
    path.write_text(path.read_text().replace("id,", f"{name},", 1))
    assert [problem[2:] for problem in errors(folder, today)] == [(name, "unknown-column", "id")]


def test_an_unclosed_quote_is_one_problem(folder, today):
    path = folder / "vendors.csv"
    path.write_text(path.read_text().replace(",Qualtrics,", ',"Qualtrics,', 1))
    assert [problem[3] for problem in errors(folder, today)] == ["broken-quote"]


def test_an_owner_loop_is_named_where_the_owner_is_called_otherwise(folder, today):
    edit(folder, "ownership", key="surveymonkey|2023", owner_vendor="usabilla")
    assert [problem[:4] for problem in errors(folder, today)] == [
        ("ownership.csv", line_of(folder, "ownership", "surveymonkey,2023"), "owner_vendor", "owner-loop")
    ]


HEAD = "article,vendor,role\n"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (HEAD.encode() + b"a,b,subject\n", []),
        (b"\xef\xbb\xbf" + HEAD.encode() + b"a,b,subject\r\n", []),
        (b"role,vendor,article\nsubject,b,a\n", []),
        (b"article;vendor;role\na;b;subject\n", [(1, "separator", ",")]),
        (HEAD.encode() + b'a,b,subject\n"a,b,subject\nc,d,named\n', [(3, "broken-quote", "")]),
        (
            HEAD.encode() + b'a,b,subject\na"x,b"y,subject\n"a"x,b,subject\nc,d,nomed\n',
            [(3, "broken-quote", ""), (4, "broken-quote", ""), (5, "unknown-value", "named")],
        ),
        (HEAD.encode() + b"a,b\n", [(2, "cell-count", "")]),
        (HEAD.encode() + b"\n\na,b,\n,,\n", [(4, "required", "")]),
        (b"article,vender,role\na,b,subject\n", [(1, "unknown-column", "vendor")]),
        (b"article,role\na,subject\n", [(1, "missing-column", "")]),
        (b"article,vendor,vendor,role\na,b,b,subject\n", [(1, "duplicate-column", "")]),
        (HEAD.encode() + b"a,b,subj\xe9ct\n", [(2, "encoding", ""), (2, "unknown-value", "subject")]),
        (HEAD.encode() + b"a,b\x00,subject\n", [(2, "control-character", "b")]),
        (b"", [(0, "empty-table", "")]),
    ],
)
def test_a_file_as_an_editor_may_send_it(data, found):
    problems = sorted(read(Mention, data).problems)
    assert [(problem.line, problem.rule, problem.suggestion) for problem in problems] == found


def test_a_cell_after_a_line_break_knows_its_own_line():
    data = "id,date,title,title_source,publisher,authors,language,url,topic,summary_fr,summary_en\n" + (
        'a,2020,"Two\nlines",page,P,,english,https://example.org/a,market,' + "x" * 50 + "," + "y" * 50 + "\n"
    )
    problem = next(
        problem for problem in read(TABLES["news"], data.encode()).problems if problem.rule == "unknown-language"
    )
    assert (problem.line, problem.column, problem.letter, problem.suggestion) == (3, "language", "G", "en")


def test_every_rule_speaks_both_languages_with_its_reason():
    for rule in RULES.values():
        said = {language(code).say(rule.message, value="V", other="O", count="C") for code in ("fr", "en")}
        assert len(said) == 2, rule.message
        assert len({language(code).say(rule.why) for code in ("fr", "en")}) == 2, rule.why


def test_a_row_that_a_file_has_not_is_named_by_its_line_in_the_table_that_is_public():
    problem = Problem("mine.csv", 2, "since", "B", "overlap", other="-17")
    assert problem.what(language("en")) == "This period overlaps the one of line 17 of the published table."
    assert problem.what(language("fr")) == "cette période chevauche celle de la ligne 17 de la table publiée."
    assert "line 5." in problem.but(other="5").what(language("en"))


def test_columns_are_lettered_as_a_spreadsheet_does():
    assert [letter(index) for index in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_a_problem_is_read_in_one_line_where_a_test_fails(folder, today):
    edit(folder, "vendors", key="alchemer", pricing="publi\nsched")
    assert [repr(problem) for problem in load(folder, today).errors] == [
        "<vendors.csv:3 pricing unknown-value 'publi\\nsched'>"
    ]


@pytest.mark.parametrize(
    ("amount", "stated", "found"),
    [
        ("14500", "USD 14.5m", ("amount-differs", "14.5")),
        ("1.55", "USD 1.55bn", ("amount-differs", "1550")),
        ("1050", "USD 1,050m", None),
        ("8012", "USD 8bn", None),
        ("15", "EUR 15m", ("amount-not-converted", "")),
        ("17", "EUR 15m", None),
        ("20", "about USD 4bn", None),
    ],
)
def test_an_amount_in_dollars_agrees_with_the_amount_as_stated(folder, today, amount, stated, found):
    row = next(csv.DictReader(io.StringIO((folder / "events.csv").read_text(), newline="")))
    edit(folder, "events", key=row["vendor"], amount_usd_m=amount, amount_original=stated)
    said = [one for one in load(folder, today).problems if one.column == "amount_usd_m"]
    assert [(one.rule, one.suggestion) for one in said] == ([found] if found else [])


def test_a_summary_in_the_other_language_than_its_column_is_noticed(folder, today):
    english = next(csv.DictReader(io.StringIO((folder / "vendors.csv").read_text(), newline="")))
    edit(folder, "vendors", key=english["id"], summary_fr=english["summary_en"])
    said = [(one.column, one.rule) for one in load(folder, today).problems if one.rule == "other-language"]
    assert said == [("summary_fr", "other-language")]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        (
            {"hq_city": "Toulouse"},
            {("point-astray", "The point 48.8534, 2.3488 is far from Toulouse (43.60426, 1.44367).")},
        ),
        ({"hq_country": "JP"}, {("point-abroad", "The point 48.8534, 2.3488 lies in another country than JP.")}),
        ({"hq_city": "Saint-Pierre-du-Lac"}, set()),
        ({}, set()),
    ],
)
def test_a_point_far_from_its_city_or_outside_its_country_is_noticed(folder, today, changes, found):
    edit(folder, "vendors", key="akio", **changes)
    state = load(folder, today)
    assert {(one.rule, one.what(language("en"))) for one in state.problems if one.rule.startswith("point")} == found


def test_a_country_that_is_not_shown_since_nobody_knows_who_controls_the_owner_is_noticed(folder, today):
    """Bought by a vendor of the survey whose own owner is not known."""
    edit(
        folder,
        "ownership",
        key="feedier",
        owner="Skeepers",
        owner_vendor="skeepers",
        owner_country="FR",
        kind="subsidiary",
        since="2025-06-02",
    )
    found = [problem for problem in load(folder, today).problems if problem.rule == "owner-country-unused"]
    assert [(problem.column, problem.value, problem.other) for problem in found] == [
        ("owner_country", "FR", "Skeepers")
    ]


def test_check_says_how_far_the_sources_reach(folder, today):
    """The rule is that of the pages: what nobody read shows nothing, and a source shows what it names."""
    edit(folder, "evidence", key="vendors|akio|channels", value="phone|email", publisher="Le Titre")
    edit(folder, "evidence", key="vendors|akio|aliases", reading="unread", publisher="Akio")
    (folder / "publishers.csv").write_text("name,kind,house,vendors,hosts\nAkio,company,,akio,\n")
    told = {
        (problem.rule, problem.column, problem.value)
        for problem in load(folder, today).problems
        if problem.rule in ("partly-sourced", "unread-source") or problem.value == "Le Titre"
    }
    assert ("partly-sourced", "channels", "chat, web, in-app") in told
    assert ("unread-source", "accessed", "Akio Software|Akio Unified|Akio Voice Portal") in told
    assert ("unlisted-publisher", "publisher", "Le Titre") in told
    (folder / "publishers.csv").unlink()
    assert not [problem for problem in load(folder, today).problems if problem.rule == "unlisted-publisher"]
