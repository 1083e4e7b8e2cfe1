import csv
import io
import random

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import loading
from tests.conftest import DATA, letter_of
from tests.vendors.desk.imports.corpus import recipes
from tests.vendors.validation.test_row_check import ODD
from vendors.desk.imports import sheet_tables
from vendors.desk.imports.limits import Limits
from vendors.desk.imports.loading import accept, load_file, rewritten
from vendors.desk.imports.templates import FORMATS, mended, template
from vendors.desk.unsourced import changed_without_source
from vendors.exports.formats import FORMATS as EXPORTERS
from vendors.i18n.language import LANGUAGES, language
from vendors.query.table import Table
from vendors.tables import TABLES
from vendors.types import did_you_mean
from vendors.validation.checks import relations
from vendors.validation.problems import Severity


@pytest.fixture(scope="session")
def published():
    return {path.name: path.read_bytes() for path in DATA.glob("*.csv")}


def changed(files, name, before, after):
    assert files[name].count(before) == 1
    return {**files, name: files[name].replace(before, after)}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_each_template_is_recognised_as_its_table(table, code, format):
    loaded = load_file(f"x.{format}", template(table, format, code))
    assert set(loaded.files) == {f"{table}.csv"}
    assert {problem.rule for problem in loaded.problems} <= {"empty-table"}


def test_a_template_offers_closed_lists_and_explains_each_column():
    sheet = openpyxl.load_workbook(io.BytesIO(template("ownership", "xlsx", "fr"))).active
    lists = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    verdict, since = letter_of("ownership", "verdict"), letter_of("ownership", "since")
    assert lists[f"{verdict}2"] == '"verified,unverified"'
    assert "Premier jour de la période" in sheet[f"{since}1"].comment.text
    assert sheet.column_dimensions[since].width > 10
    capabilities = openpyxl.load_workbook(io.BytesIO(template("capabilities", "xlsx", "en")))
    assert capabilities["lists"].sheet_state == "hidden"
    assert capabilities["lists"]["A2"].value == "nps"


def test_a_workbook_of_several_tables_is_mended_and_comes_back_with_every_row():
    loaded = load_file("tout.xlsx", recipes.bad()["several-faults.xlsx"][1])
    assert loaded.sheet_of == {"events": "Étapes", "mentions": "mentions"}
    whole = accept(loaded, *loaded.mendable)
    assert whole.errors == ()
    again = load_file("again.xlsx", mended(whole, "xlsx", "en"))
    assert again.files == whole.files
    assert b"\ntypeform,2018-04-23,founded," in whole.files["events.csv"]


def test_one_suggestion_is_taken_and_the_others_wait():
    loaded = load_file("vendors.csv", recipes.bad()["many-faults.csv"][1])
    country = next(problem for problem in loaded.problems if problem.rule == "unknown-country")
    assert set(loaded.problems) - set(accept(loaded, country).problems) == {country}
    item = load_file("vendors.csv", recipes.bad()["choice-misspelt-in-a-list.csv"][1])
    assert b",contact-centre|survey," in accept(item, *item.mendable).files["vendors.csv"]


def test_a_cell_can_be_written_at_the_place_that_a_problem_names():
    loaded = load_file("events.csv", recipes.bad()["required-empty.csv"][1])
    (problem,) = loaded.problems
    at = (problem.sheet, problem.line, problem.letter)
    assert rewritten(loaded, {at: "funding"}).problems == ()


def test_rules_between_tables_are_checked_against_what_is_published(published):
    files = changed(
        published, "mentions.csv", b"2001-10-25-journal-du-net-akio,akio,", b"2001-10-25-journal-du-net-akio,akioo,"
    )
    loaded = load_file("mentions.csv", files["mentions.csv"], published=published)
    assert [(problem.rule, problem.line, problem.fix) for problem in loaded.errors] == [
        ("unknown-reference", 3, "akio")
    ]
    assert accept(loaded, *loaded.errors).files["mentions.csv"] == published["mentions.csv"]


def test_a_vendor_that_is_gone_is_named_where_the_other_tables_need_it(published):
    rows = [line for line in published["vendors.csv"].splitlines(keepends=True) if not line.startswith(b"feefo,")]
    loaded = load_file("mine.csv", b"".join(rows), published=published)
    assert {"ownership.csv"} <= {problem.file for problem in loaded.errors}


def test_identifiers_that_lost_their_zeros_are_told_by_those_published(published):
    files = {**published, "news.csv": published["news.csv"].replace(b"\n2001-10-25-journal-du-net-akio,", b"\n007,")}
    loaded = load_file("mentions.csv", b"article,vendor,role\n7,akio,subject\n", published=files)
    assert ("lost-zeros", 2, "A", "007") in [(one.rule, one.line, one.letter, one.suggestion) for one in loaded.errors]


def test_a_file_beyond_a_limit_is_refused_with_a_word():
    data = recipes.as_csv(recipes.ROWS["mentions"])
    (problem,) = load_file("m.csv", data + b"\n" * 1_000_000, most=Limits(size=1_000_000)).problems
    assert "dépasse 1 Mo" in problem.message(language("fr"))
    assert [one.rule for one in load_file("m.csv", data, most=Limits(rows=2)).problems] == ["too-large"]


def test_a_changed_fact_needs_a_source_that_is_new_with_it(dataset, published):
    assert changed_without_source(dataset, published) == []
    files = changed(published, "vendors.csv", b"https://www.akio.com,FR,FR,Paris", b"https://www.akio.com,FR,FR,Lyon")
    (problem,) = changed_without_source(dataset, files)
    assert (problem.column, problem.other, problem.value) == ("hq_city", "Paris", "Lyon")
    sourced = b"vendors,akio,hq_city,Lyon,verified,https://www.akio.com/fr/contact,Akio,,2026-11-24,high,,,\n"
    assert changed_without_source(dataset, {**files, "evidence.csv": files["evidence.csv"] + sourced}) == []


DAMAGED = sorted(set(recipes.good() | recipes.bad()) - {"bomb.xlsx", "far-corner.xlsx"})


@settings(max_examples=150)
@given(
    st.sampled_from(DAMAGED), st.lists(st.tuples(st.integers(0, 5000), st.binary(max_size=4)), min_size=1, max_size=5)
)
def test_however_a_file_is_damaged_there_is_an_answer_that_can_be_printed(name, damages):
    data = bytearray((recipes.good() | recipes.bad())[name][1])
    for at, written in damages:
        data[at % (len(data) + 1) : at % (len(data) + 1) + 2] = written
    loaded = load_file(name, bytes(data))
    for problem in accept(loaded, *loaded.mendable).problems:
        assert problem.message(language("fr")).encode()


def test_notices_say_what_was_understood():
    loaded = load_file("x.csv", recipes.good()["excel-french-cp1252.csv"][1])
    said = [notice.message(language("en")) for notice in loaded.notices]
    assert "The text was in CP1252 and is now UTF-8." in said
    assert (
        f"Column {letter_of('vendors', 'hq_lat')} (hq_lat): numbers spelt anew: 3, such as “48,8534” as 48.8534."
        in said
    )


def test_thousands_of_relations_that_lead_nowhere_are_looked_up_in_one_list(published, monkeypatch):
    """What each unknown id probably means is asked of one list that is made once, not of one that each row makes anew."""
    made = []
    real = did_you_mean.prepared
    for room in (did_you_mean, relations):
        monkeypatch.setattr(room, "prepared", lambda known: made.append(1) or real(known))
    rows = [f"nobody-{number},survey-builder,yes,https://example.com/{number},,2026-11-24" for number in range(2_000)]
    header = published["capabilities.csv"].decode().partition("\n")[0]
    loaded = load_file("capabilities.csv", "\n".join([header, *rows]).encode(), published=published)
    assert sum(problem.rule == "unknown-reference" for problem in loaded.problems) == 2_000
    assert len(made) < 50


def test_signs_that_french_excel_could_not_save_are_named_and_put_back(published):
    """Saved as Windows-1252, 株式会社 becomes ????: nobody would see it in a file of hundreds of cells."""
    text = published["vendors.csv"].decode()
    assert "TRUSTYOU株式会社" in text
    loaded = load_file("vendors.csv", text.encode("cp1252", "replace"), published=published)
    (problem,) = loaded.errors
    assert (problem.rule, problem.column) == ("garbled", "aliases")
    assert "TRUSTYOU株式会社" in problem.fix
    mended = accept(loaded, problem)
    assert mended.files["vendors.csv"] == published["vendors.csv"]
    assert [notice.kind for notice in mended.notices] == [notice.kind for notice in loaded.notices]


def test_a_byte_that_is_not_of_the_encoding_is_named_in_a_column_that_the_file_has_not(published):
    header, first = list(csv.reader(io.StringIO(published["vendors.csv"].decode(), newline="")))[:2]
    at = header.index("summary_fr")
    first[at] = f"{first[at]} Caf\udce9"
    text = io.StringIO(newline="")
    csv.writer(text).writerows([header, first])
    base = published | {"vendors.csv": text.getvalue().encode(errors="surrogateescape")}
    loaded = load_file("vendors.csv", f"id,name\n{first[0]},{first[1]}\n".encode(), base=base)
    assert [(problem.rule, problem.column, problem.value) for problem in loaded.problems] == [
        ("encoding", "summary_fr", "E9")
    ]
    assert b"Caf\xe9" in loaded.files["vendors.csv"], "as it was"


def test_a_file_says_the_same_however_many_of_its_rows_are_looked_at_together(published, monkeypatch):
    header, *rows = csv.reader(io.StringIO(published["vendors.csv"].decode(), newline=""))
    chance = random.Random(8)
    changed = [[chance.choice(ODD) if chance.random() < 0.05 else cell for cell in row] for row in rows * 12]
    changed[20:40] = [[f"?? {at} {name}" for name in header] for at in range(20)]
    changed[50].append("more")
    changed[51][3] = "\udc80"
    text = io.StringIO(newline="")
    csv.writer(text).writerows([header, *changed])
    data = text.getvalue().encode(errors="surrogateescape")
    whole = load_file("vendors.csv", data)
    monkeypatch.setattr(sheet_tables, "BLOCK", 9)
    monkeypatch.setattr(sheet_tables, "_SMALL_BLOCK", 4)
    pieces = load_file("vendors.csv", data)
    assert len(whole.problems) > 500
    assert pieces.problems == whole.problems
    assert pieces.notices == whole.notices
    assert pieces.files == whole.files
    assert [row.cells for row in pieces.tables["vendors"].rows] == [row.cells for row in whole.tables["vendors"].rows]
    valid, others = ([(row.line, said) for row, said in one.tables["vendors"].valid] for one in (whole, pieces))
    assert valid == others


def test_the_faults_that_the_benchmark_plants_are_found_at_their_places(tmp_path):
    places = loading.planted(tmp_path / "wide.csv")
    assert set(loading.ours(tmp_path / "wide.csv")) == places


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("name", [column.name for column in TABLES["vendors"].columns() if not column.required])
def test_a_file_without_an_optional_column_takes_none_of_its_cells_away(dataset, name, form):
    left = [column for column in TABLES["vendors"].columns() if column.name != name]
    data = EXPORTERS[form].write(Table.of(dataset.rows["vendors"], left))
    loaded = load_file(f"vendors.{form}", data, {"vendors": TABLES["vendors"]})
    late = TABLES["vendors"].column(name).late
    said = ("absent-column", Severity.NOTICE) if late else ("missing-column", Severity.ERROR)
    assert [(one.rule, one.severity) for one in loaded.problems if one.column == name and one.line == 1] == [said]
    assert bool(loaded.errors) != late
