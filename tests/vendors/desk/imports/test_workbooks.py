"""What a workbook really holds: each value is taken as it stands, translated with a word, or asked about."""

import csv
import io
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter

from tests.conftest import ROOT
from tests.vendors.desk.imports.corpus.recipes import rows_of
from vendors.desk.imports.limits import Limits
from vendors.desk.imports.loading import LoadedFile, accept, load_file
from vendors.desk.imports.open_document import format_beside
from vendors.desk.imports.typed_cells import EPOCH, shown_beside, typed_day
from vendors.i18n.language import language
from vendors.tables import TABLES

CASES = ROOT / "tests/cases"
MENTIONS = (
    b"article,vendor,role\n2018-04-akio-leve,akio,subject\n2021-10-medallia,medallia,subject\n"
    b"2019-09-eptica,eptica,named\n"
)
HEADER = [column.name for column in TABLES["events"].columns()]


def case(name: str, table: str) -> LoadedFile:
    return load_file(name, (CASES / name).read_bytes(), {table: TABLES[table]})


def asked(loaded: LoadedFile) -> list[tuple[str, int, str, str]]:
    """Rule, line, column and proposal of each question about a cell; a column may be younger than a file."""
    return [(one.rule, one.line, one.column, one.suggestion) for one in loaded.errors if one.letter]


def noticed(loaded: LoadedFile) -> list[str]:
    return [notice.message(language("en")) for notice in loaded.notices]


def columns(loaded: LoadedFile, table: str, name: str) -> list[str]:
    return [row[name] for row in csv.DictReader(io.StringIO(loaded.files[f"{table}.csv"].decode()))]


def events(*rows: dict[str, object], options: dict[str, bool] | None = None) -> LoadedFile:
    """A workbook with one milestone a row; a pair is a value and its number format."""
    plain = {
        **{"vendor": "akio", "date": "2018-04-23", "kind": "funding", "title_fr": "Levée"},
        **{"source_url": "https://www.akio.com/fr", "confidence": "high"},
    }
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_urls": False, **(options or {})})
    sheet = book.add_worksheet("events")
    sheet.write_row(0, 0, HEADER)
    for line, row in enumerate(rows, 1):
        for at, name in enumerate(HEADER):
            value = row.get(name, f"Funding {line}" if name == "title_en" else plain.get(name, ""))
            if isinstance(value, tuple):
                sheet.write(line, at, value[0], book.add_format({"num_format": value[1]}))
            elif value != "":
                sheet.write(line, at, value)
    book.close()
    return load_file("events.xlsx", file.getvalue(), {"events": TABLES["events"]})


@pytest.mark.parametrize(
    "name",
    [
        "dimension-too-small.xlsx",
        "dimension-of-one-cell.xlsx",
        "strict-open-xml.xlsx",
        "empty-fill-in-the-styles.xlsx",
        "backslashes-in-the-package.xlsx",
        "shared-strings-with-a-capital.xlsx",
        "two-rows-of-one-number.xlsx",
        "cells-without-their-place.xlsx",
    ],
)
def test_all_rows_are_read_however_the_workbook_is_packed_and_whatever_extent_it_states(name):
    loaded = case(name, "mentions")
    assert loaded.files == {"mentions.csv": MENTIONS}
    assert loaded.problems == ()


@pytest.mark.parametrize("stated", ["", '<dimension ref="A1:XFD1048576"/>', '<dimension ref="C3"/>'])
def test_the_stated_extent_of_a_sheet_is_believed_in_nothing(stated):
    changed = _with_part(
        CASES / "dimension-too-small.xlsx",
        "xl/worksheets/sheet1.xml",
        lambda text: text.replace(text[text.index("<dimension") : text.index("<sheetViews")], stated),
    )
    assert load_file("m.xlsx", changed, {"mentions": TABLES["mentions"]}).files == {"mentions.csv": MENTIONS}


def test_hidden_and_filtered_rows_and_columns_are_read_and_named():
    said = "Sheet mentions: Rows that the sheet does not show were read too: "
    for name, words in {
        "filtered-rows.xlsx": [f"{said}2 (lines 3–4)."],
        "filter-that-hides-empty-cells.xlsx": [f"{said}1 (lines 4)."],
        "hidden-column.xlsx": ["Sheet mentions: Columns that the sheet does not show were read too: 1 (B vendor)."],
        "hidden-rows-and-columns.ods": [
            f"{said}1 (lines 3).",
            "Sheet mentions: Columns that the sheet does not show were read too: 1 (B vendor).",
        ],
    }.items():
        loaded = case(name, "mentions")
        assert loaded.files == {"mentions.csv": MENTIONS}
        assert noticed(loaded) == words


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_euros_in_a_column_of_dollars_are_asked_about(ending):
    loaded = case(f"euros-in-a-dollar-column.{ending}", "events")
    assert asked(loaded)[0] == ("other-currency", 2, "amount_usd_m", "")
    assert {one.other for one in loaded.errors} == {"EUR"}
    assert "is in EUR, and the column is in millions of US dollars" in loaded.errors[0].message(language("en"))


@pytest.mark.parametrize(
    ("value", "number_format", "rule", "proposal"),
    [
        (6400, '#,##0 "M€"', "other-currency", ""),
        (6400, "[$£-809]#,##0", "other-currency", ""),
        (6400, '0 "millions d’euros"', "other-currency", ""),
        (6400, '"CHF" 0', "other-currency", ""),
        (6400, "[$$-1009]0.0", "other-currency", ""),  # Canadian dollars
        (6400, '_-* #,##0.00 "€"_-;-* #,##0.00 "€"_-;_-* "-"?? "€"_-;_-@_-', "other-currency", ""),
        (2_500_000, "#,##0,", "shown-otherwise", "2500"),
        (2_500_000, "0.0,,", "shown-otherwise", "2.5"),
        (2_500_000, '0.0,,"M"', "shown-otherwise", "2.5"),
        (6.4, '$0.0"bn"', "shown-otherwise", "6400"),
        (2500, '0 "k$"', "shown-otherwise", "2.5"),
        (-5, "0;0", "shown-otherwise", "5"),
        (5, ";;;", "shown-otherwise", "5"),
        (0.25, "0%", "percent", "25"),
        (25, '0"%"', "percent", "25"),
        (25, "[$₹-4009]0", "other-currency", ""),
    ],
)
def test_an_amount_whose_format_says_something_else_than_its_value_is_asked_about(value, number_format, rule, proposal):
    loaded = events({"amount_usd_m": (value, number_format)})
    assert asked(loaded)[0] == (rule, 2, "amount_usd_m", proposal)


@pytest.mark.parametrize(
    "number_format",
    ["General", "0.0", "#,##0.00", "$#,##0.0", "[$$-409]#,##0.0", '0.0 "M$"', "[Red]0.0", '0.0 "USD"', "0.0_ ", "@"],
)
def test_an_amount_is_taken_without_a_word_where_its_format_agrees(number_format):
    loaded = events({"amount_usd_m": (6.5, number_format)})
    assert columns(loaded, "events", "amount_usd_m") == ["6.5"]
    assert noticed(loaded) == []


def test_a_rounded_number_is_taken_as_the_cell_holds_it_and_both_are_named():
    loaded = case("rounded-and-pounds.xlsx", "events")
    assert columns(loaded, "events", "amount_usd_m")[0] == "2.8456"
    assert noticed(loaded) == [
        "Sheet events: Column H (amount_usd_m): numbers taken as the cell holds them, and not as the sheet shows them: "
        "1, such as 2.8456, shown as “3”."
    ]
    assert asked(loaded) == [("other-currency", 3, "amount_usd_m", "")]


@pytest.mark.parametrize("shown", [">", "≈ ", "env. ", "plus de "])
def test_what_a_format_adds_to_a_number_is_said(shown):
    loaded = events({"amount_usd_m": (500, f'"{shown}"0')})
    assert columns(loaded, "events", "amount_usd_m") == ["500"]
    assert [(one.kind, one.before, one.after) for one in loaded.notices] == [("shown", f"{shown}500", "500")]


def test_a_number_among_words_is_proposed_as_the_sheet_shows_it():
    loaded = events({"amount_original": (2_500_000, '#,##0 "€"'), "counterpart": (7, "000")})
    assert asked(loaded) == [
        ("shown-otherwise", 2, "counterpart", "007"),
        ("shown-otherwise", 2, "amount_original", "2,500,000 €"),
    ]
    assert b",007,," in accept(loaded, *loaded.mendable).files["events.csv"]


def test_amounts_in_thousands_and_millions_are_asked_about_or_agree():
    loaded = case("amounts-in-thousands-and-millions.xlsx", "events")
    assert asked(loaded) == [("shown-otherwise", 2, "amount_usd_m", "2.5")]
    assert columns(accept(loaded, *loaded.errors), "events", "amount_usd_m")[:2] == ["2.5", "6400"]


def test_a_year_typed_into_a_cell_for_dates_is_proposed():
    loaded = case("year-in-a-date-cell.xlsx", "vendors")
    assert asked(loaded) == [("year-as-date", 4, "founded", "2012")]
    loaded = events({"date": (2012, "yyyy")}, options={"date_1904": True})
    assert asked(loaded) == [("year-as-date", 2, "date", "2012")]


@pytest.mark.parametrize("name", ["mac-dates-as-numbers.xlsx", "days-of-1904-as-numbers.ods"])
def test_a_date_written_as_a_number_is_proposed_by_the_calendar_of_its_workbook(name):
    assert asked(case(name, "events")) == [
        ("date-as-number", 2, "date", "2018-04-23"),
        ("date-as-number", 3, "date", "2021-10-29"),
    ]


def test_a_day_with_a_time_is_never_taken_in_silence():
    proposals = [one[3] for one in asked(case("day-with-a-time.xlsx", "events"))]
    assert proposals == ["2018-04-23", "2021-10-29"]
    night, noon = datetime(2018, 4, 22, 22), datetime(2018, 4, 23, 12, 30)
    loaded = events({"date": (night, "dd/mm/yyyy")}, {"date": (noon, "dd/mm/yyyy")}, {"date": (night, "mmm-yy")})
    assert [(one[0], one[1], one[3]) for one in asked(loaded)] == [
        ("moment", 2, "2018-04-23"),
        ("moment", 4, "2018-04-23"),
    ]
    assert columns(loaded, "events", "date")[1] == "2018-04-23"
    assert noticed(loaded) == [
        "Sheet events: Column B (date): dates spelt anew: 1, such as “2018-04-23 12:30:00” as 2018-04-23."
    ]


def test_a_day_less_than_half_a_second_from_midnight_is_that_day():
    loaded = events({"date": (43213 - 1e-6, "dd/mm/yyyy")}, {"date": (43213 + 1e-6, "dd/mm/yyyy")})
    assert columns(loaded, "events", "date") == ["2018-04-23", "2018-04-23"]
    assert loaded.errors == ()


def test_a_day_that_shows_no_year_is_asked_about_and_one_that_shows_less_is_said():
    loaded = case("days-without-a-year.xlsx", "events")
    assert asked(loaded) == [
        ("day-without-year", 2, "date", "2026-04-23"),
        ("turned-into-number", 4, "date", "2018-10"),
    ]
    assert columns(loaded, "events", "date")[1] == "2021"
    assert noticed(loaded) == [
        "Sheet events: Column B (date): days taken as short as the sheet shows them: 1, such as “2021-10-29” as 2021."
    ]
    month = events({"date": (date(2018, 4, 1), "mmm-yy")}, {"date": (date(2018, 1, 1), "yyyy")})
    assert columns(month, "events", "date") == ["2018-04", "2018"]
    assert noticed(month) == []


def test_what_is_written_beside_a_value_of_opendocument_is_not_passed_over():
    loaded = case("value-beside-its-text.ods", "events")
    assert asked(loaded) == [
        ("day-without-year", 2, "date", "2026-04-23"),
        ("moment", 3, "date", "2021-10-29"),
        ("shown-otherwise", 3, "amount_usd_m", "6.4"),
    ]
    assert columns(loaded, "events", "title_en")[2] == "Bought by Enghouse"
    assert [(one.kind, one.before, one.after) for one in loaded.notices] == [("shown", "2,8", "2.8456")]


@pytest.mark.parametrize(
    ("written", "proposed"),
    [
        ("24/04/2018", "2018-04-24"),
        ("lundi 23 avril 2019", "2019-04-23"),
        ("mai 2018", "2018-05"),
        ("23/04/2018", ""),
        ("04/23/2018", ""),
        ("23 April 2018", ""),
    ],
)
def test_another_day_written_beside_a_day_of_opendocument_is_asked_about(written, proposed):
    changed = _with_part(
        CASES / "value-beside-its-text.ods",
        "content.xml",
        lambda text: text.replace("2026-04-23", "2018-04-23").replace("23/04<", f"{written}<"),
    )
    loaded = load_file("events.ods", changed, {"events": TABLES["events"]})
    assert [one for one in asked(loaded) if one[1:3] == (2, "date")] == (
        [("shown-otherwise", 2, "date", proposed)] if proposed else []
    )


def test_a_workbook_of_excel_before_2007_is_read_with_its_formats_formulas_and_hidden_rows():
    loaded = case("old-workbook.xls", "events")
    assert asked(loaded) == [
        ("moment", 2, "date", "2018-04-23"),
        ("other-currency", 2, "amount_usd_m", ""),
        ("formula", 4, "counterpart", ""),
        ("formula", 4, "amount_usd_m", "640"),
    ]
    assert columns(loaded, "events", "amount_usd_m")[1] == "6400"
    assert noticed(loaded) == ["Sheet events: Rows that the sheet does not show were read too: 1 (lines 4)."]


def test_the_result_of_a_formula_is_proposed_only_as_far_as_it_would_be_taken():
    loaded = events({"amount_usd_m": ("=2+0.5", '0.0 "€"')})
    assert [one[0] for one in asked(loaded)] == ["other-currency"]


def _with_part(path, part, change):
    file = io.BytesIO()
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, change(data.decode()).encode() if name == part else data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("written", "value", "read"),
    [
        ("6,4", "6400", "6.4"),
        ("6 400,00 $", "6400", "6400"),
        ("6.400", "6400", "6400"),
        ("6.400", "6.4", "6.4"),
        ("(5)", "-5", "-5"),
        ("-$5.00", "-5", "-5"),
        (",5", "0.5", "0.5"),
        ("2 5/6", "2.8456", "2.833333333333"),
        ("1,23E+06", "1234567", "1234567"),
        ("1.234.567,89", "1234567.89", "1234567.89"),
    ],
)
def test_what_stands_beside_a_number_of_opendocument_is_read_in_the_writing_of_its_country(written, value, read):
    assert (shown_beside(value, written, "", EPOCH).read or value) == read


@pytest.mark.parametrize(
    ("written", "outcome"),
    [
        ("23/04/2018", "2018-04-23"),
        ("lundi 23 avril 2018", "2018-04-23"),
        ("23/04/18", "2018-04-23"),
        ("", "2018-04-23"),
        ("###", "2018-04-23"),
        ("avr. 18", ("2018-04-23", "2018-04", "")),
        ("2018", ("2018-04-23", "2018", "")),
        ("23/04", ("2018-04-23", "23/04", "2018-04-23")),
        ("23 avr.", ("2018-04-23", "23/04", "2018-04-23")),
        ("avril", ("2018-04-23", "April", "2018-04")),
    ],
)
def test_how_much_of_a_day_of_opendocument_is_shown_is_told_by_what_is_written_beside_it(written, outcome):
    text, mark = typed_day(datetime(2018, 4, 23), format_beside(datetime(2018, 4, 23), written), EPOCH)
    assert (text, mark.shown, mark.meant) == ((outcome, "", "") if isinstance(outcome, str) else outcome)


@pytest.mark.parametrize(
    ("code", "shown", "meant"),
    [('"vers "yyyy', "vers 2018", "2018"), ('"T2 "yyyy', "T2 2018", "2018"), ('yyyy"?"', "2018 ?", "2018")],
)
def test_a_day_of_which_the_sheet_says_more_is_asked_about(code, shown, meant):
    (problem,) = events({"date": (date(2018, 1, 1), code)}).errors
    assert (problem.rule, problem.column, problem.other, problem.fix) == ("shown-otherwise", "date", shown, meant)


@pytest.mark.parametrize(("shown", "meant"), [("vers 2018", "2018"), ("2018 ?", "2018"), ("T2 2018", "2018")])
def test_a_day_of_an_opendocument_of_which_the_sheet_says_more_is_asked_about(shown, meant):
    header = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{one}</text:p></table:table-cell>' for one in HEADER
    )
    date_cell = f'<table:table-cell office:value-type="date" office:date-value="2018-04-23"><text:p>{shown}</text:p></table:table-cell>'
    sheet = (
        '<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="events"><table:table-row>{header}</table:table-row><table:table-row><table:table-cell/>'
        f"{date_cell}</table:table-row></table:table></office:spreadsheet></office:body></office:document>"
    )
    loaded = load_file("vers.fods", sheet.encode(), {"events": TABLES["events"]})
    (problem,) = [one for one in loaded.errors if one.column == "date"]
    assert (problem.rule, problem.other, problem.fix) == ("shown-otherwise", shown, meant)


def test_a_number_that_its_format_writes_out_in_thousands_is_asked_about():
    (problem,) = events({"amount_usd_m": (2, '#,##0",000"')}).errors
    assert (problem.rule, problem.value, problem.other, problem.fix) == ("shown-otherwise", "2", "2,000", "2000")


def test_numbers_of_the_workbook_say_nothing_of_the_sign_in_the_texts_beside_them():
    (problem,) = events({"amount_usd_m": 3.5}, {"amount_usd_m": "1.500"}).errors
    assert (problem.rule, problem.line, problem.column) == ("unclear-number", 3, "amount_usd_m")


def test_rows_in_which_cells_are_struck_through_are_read_and_named():
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("mentions")
    rows = list(csv.reader(io.StringIO(MENTIONS.decode())))
    for line, cells in enumerate(rows):
        sheet.write_row(line, 0, cells, book.add_format({"font_strikeout": line == 2}))
    book.close()
    loaded = load_file("barré.xlsx", file.getvalue(), {"mentions": TABLES["mentions"]})
    assert len(columns(loaded, "mentions", "vendor")) == 3
    assert "Sheet mentions: Rows in which cells are struck through were read too: 1 (lines 3)." in noticed(loaded)


@pytest.mark.parametrize("code", ['"n.c."', '"n.c.";"n.c.";"n.c."', '"-"', '"inconnu"', '"not disclosed"'])
@pytest.mark.parametrize("value", [0, 2.5])
def test_a_number_that_the_sheet_shows_as_not_known_is_none(code, value):
    loaded = events({"amount_usd_m": (value, code)})
    (problem,) = loaded.errors
    assert (problem.rule, problem.fix, problem.clears) == ("shown-otherwise", "", True)
    assert columns(accept(loaded, problem), "events", "amount_usd_m") == [""]


@pytest.mark.parametrize("code", ['_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', '0;-0;"–"', '#,##0;-#,##0;"n.d."'])
def test_nought_that_the_sheet_shows_as_a_dash_is_asked_about(code):
    (problem,) = events({"amount_usd_m": (0, code)}, {"amount_usd_m": (7, code)}).errors
    assert (problem.rule, problem.line, problem.value, problem.clears) == ("shown-otherwise", 2, "0", True)


def test_a_day_that_the_sheet_shows_as_not_known_is_none():
    (problem,) = events({"date": (43213, '"à préciser"')}).errors
    assert (problem.rule, problem.other, problem.fix) == ("shown-otherwise", "à préciser", "")


@pytest.mark.parametrize("value", [43213, 100_000, 1e5, 7, 3.5])
def test_a_number_is_the_name_of_nobody(value):
    (problem,) = events({"counterpart": value}).errors
    assert (problem.rule, problem.column, problem.fix) == ("turned-into-number", "counterpart", "")


@pytest.mark.parametrize(
    ("code", "shown", "proposed"),
    [(";;;", "", "KKR"), ("0;-0;0;", "", "KKR"), ('"peut-être "@', "peut-être KKR", "peut-être KKR"), ('0;0;0;"n.c."', "n.c.", "")],
)  # fmt: skip
def test_a_text_that_its_format_hides_or_adds_to_is_asked_about(code, shown, proposed):
    (problem,) = events({"counterpart": ("KKR", code)}).errors
    assert (problem.rule, problem.value, problem.other, problem.fix) == ("shown-otherwise", "KKR", shown, proposed)


@pytest.mark.parametrize("code", ["@", "General", "0.00", "dd/mm/yyyy;@", "[Red]@", '#,##0 "€";;;@', "0;-0"])
def test_a_text_that_its_format_shows_as_it_stands_is_taken(code):
    loaded = events({"counterpart": ("KKR", code)})
    assert (loaded.errors, columns(loaded, "events", "counterpart")) == ((), ["KKR"])


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        *(("[$-40C]d mmmm", "23 avril"), ("[$-fr-FR]dddd d mmm", "lundi 23 avr."), ("[$-80C]dddd d", "lundi 23")),
        *(("[$-407]d. mmmm", "23. April"), ("[$-409]d mmmm", "23 April"), ("d mmmm", "23 April"), ("[$-F800]mmmmm d", "A 23")),
    ],
)  # fmt: skip
def test_a_day_without_its_year_is_named_in_the_language_of_the_sheet(code, shown):
    (problem,) = events({"date": (date(2018, 4, 23), code)}).errors
    assert (problem.rule, problem.value) == ("day-without-year", shown)


@pytest.mark.parametrize("number", [20180423, 20211029])
def test_a_day_in_eight_figures_in_a_cell_for_dates_is_no_failed_formula(number):
    (problem,) = events({"date": (number, "dd/mm/yyyy")}).errors
    meant = f"{number // 10_000}-{number // 100 % 100:02}-{number % 100:02}"
    assert (problem.rule, problem.value, problem.fix) == ("not-a-date", str(number), meant)


def workbook(**sheets: list[list[object]]) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_urls": False})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    book.close()
    return file.getvalue()


@pytest.mark.parametrize(
    "legend", [[["vendor"]], [["vendor"], ["owner"], ["kind"]], [["Colonne", "Sens"], ["vendor", "l’éditeur"], ["owner", "son propriétaire"]], [["Note"], ["kind"]]]
)  # fmt: skip
@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("tables", [("ownership",), tuple(TABLES)])
def test_a_sheet_that_explains_the_columns_is_left_out(legend, first, tables):
    rows = rows_of("ownership")
    sheets = {"Légende": legend, "ownership": rows} if first else {"ownership": rows, "Légende": legend}
    loaded = load_file("w.xlsx", workbook(**sheets), {name: TABLES[name] for name in tables})
    assert loaded.errors == ()
    assert loaded.sheet_of == {"ownership": "ownership"}
    assert ("left-out-sheet", "Légende") in [(one.kind, one.value) for one in loaded.notices]


def test_a_header_below_pages_of_notes_is_found():
    notes: list[list[object]] = [[f"note {n}"] for n in range(40)]
    loaded = load_file(
        "w.xlsx", workbook(ownership=[*notes, *rows_of("ownership")]), {"ownership": TABLES["ownership"]}
    )
    assert loaded.errors == ()
    assert ("above-header", 41) in [(one.kind, one.line) for one in loaded.notices]


def test_a_cell_with_too_many_signs_is_named():
    rows = rows_of("ownership", note3="ab " * 20)
    loaded = load_file(
        "w.xlsx", workbook(first=[["x"]], ownership=rows), {"ownership": TABLES["ownership"]}, most=Limits(cell=50)
    )
    (problem,) = loaded.errors
    assert (problem.rule, problem.sheet, problem.line, problem.letter) == ("cell-too-long", "ownership", 3, "K")
    assert "feuille ownership, ligne 3, colonne K" in problem.message(language("fr"))
