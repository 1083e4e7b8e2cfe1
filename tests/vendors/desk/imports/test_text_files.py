"""What a text file does not say of itself, its encoding, its decimal sign, its quotation marks, is told by the rest of it or asked."""

import csv
import io
import json
import random
import re

import pytest

from tests.data import ROOT
from tests.vendors.desk.imports.corpus.recipes import ROWS, as_csv, filled, rows_of
from vendors.desk.imports.loading import LoadedFile, accept, load_file
from vendors.i18n.language import language
from vendors.tables import TABLES
from vendors.validation.csv_reader import CsvReader

CASES = ROOT / "tests/cases"


def loaded_case(name: str, table: str) -> LoadedFile:
    return load_file(name, (CASES / name).read_bytes(), {table: TABLES[table]})


def cells(loaded: LoadedFile, column: str) -> list[str]:
    """The cells of a column, in whichever table it is."""
    (data,) = loaded.files.values()
    return [row[column] for row in csv.DictReader(io.StringIO(data.decode(), newline=""))]


def asked(loaded: LoadedFile) -> list[tuple[str, int, str, str, str]]:
    """Rule, line, column, value and proposal of each question about a cell; a column may be younger than a file."""
    return [(one.rule, one.line, one.column, one.value, one.suggestion) for one in loaded.errors if one.letter]


def noticed(loaded: LoadedFile) -> list[str]:
    return [notice.kind for notice in loaded.notices]


def pasted(rows: list[list[object]], end: str = "\n") -> bytes:
    """Rows with tabs between the cells and nothing quoted, as Google Sheets writes them."""
    return end.join("\t".join(map(str, row)) for row in rows).encode()


# encodings


@pytest.mark.parametrize(
    ("name", "encoding", "other"),
    [
        *(("Édenred", "cp850", "êdenred"), ("Lindström", "cp850", "Lindstrîm"), ("Ørsted", "cp850", "ùrsted")),
        *(("Édenred", "mac_roman", "âdenred"), ("Bjørn", "cp850", "Bj›rn")),
    ],
)  # fmt: skip
def test_a_name_that_ms_dos_and_the_macintosh_spell_otherwise_is_asked_about_with_both(name, encoding, other):
    loaded = load_file(
        "o.csv", as_csv(rows_of("ownership", owner2=name), ";", encoding), {"ownership": TABLES["ownership"]}
    )
    (found,) = [one for one in loaded.errors if one.column == "owner" and one.line == 2] or [None]
    if other == "Bj›rn":
        assert found is None or found.rule in ("garbled", "unclear-encoding")  # no name has such a mark in it
        return
    assert found.rule == "unclear-encoding"
    assert {found.value, found.suggestion, found.other} == {name, other}


def test_the_euro_of_ms_dos_is_read():
    loaded = load_file(
        "o.csv", as_csv(without_accents(note2="5 € par mois"), ",", "cp858"), {"ownership": TABLES["ownership"]}
    )
    assert (loaded.errors, cells(loaded, "note")[0]) == ((), "5 € par mois")


def without_accents(**changed: str) -> list[list[object]]:
    """Rows of ownership without a sign beyond ASCII but for what is changed."""
    return rows_of("ownership", owner2="KKR", **changed)


def test_a_file_of_unix_before_utf_8_is_told_from_one_of_windows_by_its_french():
    loaded = loaded_case("latin9.csv", "ownership")
    assert loaded.errors == ()
    assert cells(loaded, "owner") == ["Cœur de Marché & Œuvre"]
    assert cells(loaded, "note") == ["2,5 M€ levés"]
    assert ("encoding", "ISO8859-15") in [(notice.kind, notice.value) for notice in loaded.notices]


def test_a_file_of_excel_for_the_old_macintosh_keeps_its_capitals_quotation_marks_and_euros():
    loaded = loaded_case("mac-roman.csv", "ownership")
    assert loaded.errors == ()
    assert cells(loaded, "owner")[:2] == ["SÍTIO MAÇO", "« Cœur d’œuvre »"]
    assert cells(loaded, "note")[0] == "ALMEIRÃO, 2,5 M€ levés – “bien”…"


def test_a_half_is_no_ligature_where_the_rest_of_the_file_is_of_windows():
    loaded = load_file("ownership.csv", as_csv(rows_of("ownership", note2="2½ ans, l’été"), ";", "cp1252"))
    assert loaded.errors == ()
    assert cells(loaded, "note")[0] == "2½ ans, l’été"


def test_a_name_that_two_encodings_spell_equally_well_is_asked_about_with_both():
    rows = [
        [str(cell).replace("É", "E").replace("é", "e") for cell in row] for row in rows_of("ownership", owner3="Škoda")
    ]
    loaded = load_file("ownership.csv", as_csv(rows, ";", "cp1252"))
    (problem,) = loaded.errors
    assert (problem.rule, problem.line, problem.column) == ("unclear-encoding", 3, "owner")
    assert {"Škoda", "äkoda"} == {problem.value, problem.other}
    assert problem.suggestion == problem.value
    mended = accept(loaded, problem)
    assert mended.errors == ()
    assert cells(mended, "owner")[1] == problem.suggestion


def test_a_polish_name_in_an_encoding_of_its_own_is_asked_about_with_what_it_means():
    data = as_csv(rows_of("ownership", owner2="Credit", owner3="Łódź Fundusz"), ";", "cp1250")
    loaded = load_file("ownership.csv", data)
    assert ("garbled", 3, "owner", "Łódź Fundusz") in [
        (rule, *where, meant) for rule, *where, _, meant in asked(loaded)
    ]


def test_japanese_in_an_encoding_of_its_own_is_named_and_not_taken_for_french():
    assert [(rule, line, column) for rule, line, column, *_ in asked(loaded_case("shift-jis.csv", "vendors"))] == [
        ("garbled", 2, "name")
    ]


def test_a_byte_that_is_no_sign_of_the_encoding_is_named_and_never_made_a_question_mark():
    loaded = loaded_case("byte-of-no-sign.csv", "ownership")
    assert [(rule, line, column) for rule, line, column, *_ in asked(loaded)] == [("encoding", 3, "owner")]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_without_a_mark_are_told_by_the_header_whatever_script_follows(encoding):
    rows = [
        ROWS["mentions"][0],
        *([f"{number}-akio", "顧客体験管理ソフトウェア" * 40, "subject"] for number in range(9)),
    ]
    loaded = load_file("mentions.csv", as_csv(rows, encoding=encoding))
    assert cells(loaded, "vendor") == ["顧客体験管理ソフトウェア" * 40] * 9
    assert ("encoding", encoding.upper()) in [(notice.kind, notice.value) for notice in loaded.notices]


@pytest.mark.parametrize("lost", ["C?ur de Marché", "?uvre", "??? pour tous", "Cr?dit Mutuel"])
def test_a_question_mark_in_the_place_of_a_letter_is_named(lost):
    """A program that saves in an encoding without œ or 👩 writes a question mark, and says nothing."""
    loaded = load_file("ownership.csv", as_csv(rows_of("ownership", owner2=lost)))
    assert [(rule, line, column, value) for rule, line, column, value, _ in asked(loaded)] == [
        ("garbled", 2, "owner", lost)
    ]


@pytest.mark.parametrize("title", ["Qui rachète Qualtrics ?", "What’s next? Medallia", "Qui ??"])
def test_a_question_is_a_question(title):
    assert load_file("events.csv", as_csv(rows_of("events", title_fr2=f"Akio : {title}"))).errors == ()


# decimal signs


def test_thousands_with_a_point_are_asked_about_where_the_column_has_a_decimal_comma():
    loaded = loaded_case("thousands-with-dots.csv", "events")
    assert asked(loaded) == [("unclear-number", 3, "amount_usd_m", "6.400", "6400")]
    assert cells(accept(loaded, *loaded.mendable), "amount_usd_m")[:2] == ["2.8", "6400"]


def test_thousands_with_a_comma_in_a_semicolon_file_are_named_as_the_file_has_them():
    loaded = loaded_case("english-thousands-semicolon.csv", "vendors")
    assert asked(loaded) == [("not-a-number", 3, "employees", "2,500", "2500")]
    assert cells(accept(loaded, *loaded.mendable), "employees")[1] == "2500"


@pytest.mark.parametrize(
    ("separator", "first", "second", "questions", "now"),
    [
        (";", "2,500", "6,4", [], ["2.500", "6.4"]),
        (",", "12.000", "2.8", [], ["12", "2.8"]),
        (",", "12,000", "2.8", [("12,000", "12000")], ["12,000", "2.8"]),
        (",", "6.400", "", [("6.400", "6.4")], ["6.400", ""]),
        (";", "6.400", "", [("6.400", "6400")], ["6.400", ""]),
        (";", "6,400", "", [("6,400", "6.4")], ["6,400", ""]),
        (";", "1 250,5", "6.400", [("6.400", "6400")], ["1250.5", "6.400"]),
        (";", "123.456,7", "6.400,5", [], ["123456.7", "6400.5"]),
    ],
)
def test_a_decimal_sign_is_that_of_its_column(separator, first, second, questions, now):
    data = as_csv(rows_of("events", amount_usd_m2=first, amount_usd_m3=second), separator)
    loaded = load_file("events.csv", data)
    assert [(value, meant) for rule, _, _, value, meant in asked(loaded)] == questions
    assert cells(loaded, "amount_usd_m")[:2] == now


def test_a_coordinate_has_no_thousands():
    loaded = load_file("vendors.csv", as_csv(rows_of("vendors", hq_lat2="48,853", hq_lon2="2.348"), ";"))
    assert loaded.errors == ()
    assert (cells(loaded, "hq_lat")[0], cells(loaded, "hq_lon")[0]) == ("48.853", "2.348")


@pytest.mark.parametrize("written", ["2.000", "2,000"])
def test_a_whole_number_with_a_sign_in_it_is_asked_about_whatever_the_column_says(written):
    loaded = load_file("vendors.csv", as_csv(rows_of("vendors", employees3=written), ";"))
    assert asked(loaded) == [("unclear-number", 3, "employees", written, "2000")]


def test_a_number_of_json_is_no_text_that_a_sign_could_be_mistaken_in():
    records = [dict(zip(ROWS["events"][0], row, strict=True)) for row in ROWS["events"][1:]]
    records[0]["amount_usd_m"] = 6.375
    loaded = load_file("events.json", json.dumps(records).encode())
    assert loaded.errors == ()
    assert cells(loaded, "amount_usd_m")[0] == "6.375"


def test_a_number_that_is_spelt_anew_and_wrong_is_named_as_the_file_has_it():
    loaded = load_file("vendors.csv", as_csv(rows_of("vendors", employees2="2500,5", hq_lat2="1700,5"), ";"))
    assert [(rule, column, value) for rule, _, column, value, _ in asked(loaded)] == [
        ("out-of-range", "hq_lat", "1700,5"),
        ("not-whole", "employees", "2500,5"),
    ]


# days


@pytest.mark.parametrize(
    ("dates", "questions"),
    [
        (["05/06/2018", "07/08/2021"], [("05/06/2018", "2018-06-05"), ("07/08/2021", "2021-08-07")]),
        (["05/06/2018", "23/08/2021"], []),
        (["05/06/2018", "08/23/2021"], [("05/06/2018", "2018-05-06"), ("08/23/2021", "2021-08-23")]),
        (["05.06.2018", "07.08.2021"], []),
        (["06/06/2018", "2021-08-07"], []),
    ],
)
def test_a_day_is_asked_about_where_no_date_of_the_file_shows_whether_the_month_comes_first(dates, questions):
    data = as_csv(rows_of("events", date2=dates[0], date3=dates[1]), ";")
    loaded = load_file("events.csv", data)
    assert [(value, meant) for _, _, _, value, meant in asked(loaded)] == questions
    assert all(one.other for one in loaded.errors if one.rule == "ambiguous-date")


def test_the_dates_of_another_column_show_whether_the_month_comes_first():
    data = as_csv(rows_of("ownership", since2="05/06/2018", until2="23/08/2021"), ";")
    loaded = load_file("ownership.csv", data)
    assert loaded.errors == ()
    assert cells(loaded, "since")[0] == "2018-06-05"


# quotation marks


def test_quotation_marks_of_google_sheets_are_text():
    loaded = loaded_case("google-sheets-quotes.tsv", "events")
    assert loaded.errors == ()
    assert cells(loaded, "title_fr")[0] == '"Akio" lève 2,5 millions'
    assert "bare-quotes" in noticed(loaded)


def test_what_excel_puts_on_the_clipboard_is_quoted_only_where_it_has_a_tab():
    loaded = loaded_case("excel-clipboard.tsv", "events")
    assert cells(loaded, "title_fr")[:2] == ['"Akio lève 2,5 millions', 'Medallia passe à Thoma "Bravo"']
    assert cells(loaded, "title_en")[0] == "Raises\t2.5 million euros"
    assert cells(loaded, "counterpart")[1] == '"Thoma Bravo"'


def test_marks_that_may_be_the_cells_or_the_files_are_asked_about():
    loaded = load_file("events.tsv", pasted(rows_of("events", counterpart3='"Thoma Bravo"')))
    assert asked(loaded) == [("unclear-quotes", 3, "counterpart", '"Thoma Bravo"', '"Thoma Bravo"')]
    assert loaded.errors[0].other == "Thoma Bravo"
    assert accept(loaded, *loaded.errors).errors == ()


@pytest.mark.parametrize("quote", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
def test_text_with_tabs_that_is_quoted_by_the_rules_is_read_by_them(quote):
    loaded = load_file("events.tsv", as_csv(rows_of("events", title_fr2='"Oui", dit-il'), "\t", quote=quote))
    assert loaded.errors == ()
    assert cells(loaded, "title_fr")[0] == '"Oui", dit-il'


@pytest.mark.parametrize("column", ["title_fr", "confidence", "vendor"])
def test_two_marks_that_are_text_never_make_one_cell_of_two_rows(column):
    rows = rows_of("events", **{f"{column}2": '"this is one row', f"{column}3": 'this is a third row"'})
    loaded = load_file("events.tsv", pasted(rows))
    assert cells(loaded, column)[:2] == ['"this is one row', 'this is a third row"']


@pytest.mark.parametrize("lost", ['"Akio lève', 'Bravo"'])
def test_where_every_cell_is_quoted_one_that_has_lost_a_mark_is_named_and_no_text(lost):
    data = as_csv(rows_of("events", title_fr2="Akio lève", title_fr3="Bravo"), "\t", quote=csv.QUOTE_ALL).decode()
    loaded = load_file("events.tsv", data.replace(f'"{lost.strip(chr(34))}"', lost).encode())
    line = 2 if lost.startswith('"') else 3
    assert [(rule, at, column) for rule, at, column, *_ in asked(loaded)] == [("broken-quote", line, "title_fr")]


def test_a_mark_that_the_same_column_of_a_later_row_closes_is_named_and_takes_no_row_away_in_silence():
    loaded = loaded_case("quote-closed-in-a-later-row.csv", "events")
    assert [(rule, line, column) for rule, line, column, *_ in asked(loaded)] == [
        ("broken-quote", 2, "title_fr"),
        ("broken-quote", 3, "title_fr"),
    ]


def test_marks_behind_backslashes_are_read_and_said():
    loaded = loaded_case("quotes-behind-backslashes.csv", "events")
    assert loaded.errors == ()
    assert cells(loaded, "title_fr")[0] == '« Akio » lève "2,5 millions"'
    assert "backslashes" in noticed(loaded)


# signs that nobody sees


def test_an_emoji_of_two_persons_and_a_joiner_is_accepted():
    loaded = loaded_case("emoji-in-a-title.csv", "news")
    assert loaded.errors == ()
    assert "👩\u200d💻" in cells(loaded, "title")[0]


def test_accents_that_are_signs_of_their_own_are_put_together_and_said():
    loaded = loaded_case("decomposed-accents.csv", "news")
    assert loaded.errors == ()
    assert cells(loaded, "publisher") == ["Stratégies", "Stratégies"]
    assert cells(loaded, "title")[1] == "Qualtrics signe à Évry encore"
    assert [(one.kind, one.column, one.count) for one in loaded.notices] == [
        ("accents", "title", 1),
        ("accents", "publisher", 1),
    ]


def test_a_question_whose_two_answers_look_alike_names_the_signs():
    loaded = load_file("vendors.csv", as_csv(rows_of("vendors", hq_city2="Saint\u00a0Étienne")))
    (problem,) = loaded.errors
    assert "U+00A0 (no-break space)" in problem.message(language("en"))


def test_lines_end_where_those_of_a_file_end_and_nowhere_else():
    pieces = ("a", "b,c", "\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", '"x\ny"')
    chance = random.Random(2)
    for _ in range(500):
        text = "".join(chance.choices(pieces, k=chance.randrange(8)))
        assert CsvReader(text.encode()).lines == list(io.StringIO(text, newline=""))


# headers


@pytest.mark.parametrize("sign", ["^", ":", "~", "¦", "\x01", "\x1f", "!"])
def test_another_sign_between_the_cells_is_told_by_the_header(sign):
    rows = rows_of("mentions")
    loaded = load_file(
        "m.csv", "\n".join(sign.join(map(str, row)) for row in rows).encode(), {"mentions": TABLES["mentions"]}
    )
    assert loaded.errors == ()
    assert loaded.files["mentions.csv"] == as_csv(ROWS["mentions"])
    assert "separator" in noticed(loaded)


@pytest.mark.parametrize("separator", [",", ";", "\t", "^"])
def test_a_table_without_a_header_is_told_so_once(separator):
    data = as_csv(rows_of("ownership")[1:], separator)
    (problem,) = load_file("o.csv", data, {"ownership": TABLES["ownership"]}).problems
    assert (problem.rule, problem.value) == ("no-header", "ownership")
    assert "vendor, since" in problem.message(language("fr"))


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_header_that_stands_again_among_the_rows_is_left_out_with_a_word(separator):
    rows = rows_of("ownership")
    loaded = load_file(
        "o.csv", as_csv([*rows[:2], rows[0], *rows[2:4], [f" {name} " for name in rows[0]], *rows[4:]], separator)
    )
    assert loaded.errors == ()
    assert loaded.files["ownership.csv"] == as_csv(ROWS["ownership"])
    assert [(one.line, one.count) for one in loaded.notices if one.kind == "header-again"] == [(3, 2)]


@pytest.mark.parametrize(
    ("data", "rule", "value"),
    [
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "link-file", "Git LFS"),
        (b"/annex/objects/SHA256E-s1234--abc.csv\n", "link-file", "git-annex"),
        (b"[Desktop Entry]\nURL=https://a.example\n", "link-file", "Linux"),
        (
            b"vendor,since\nakio,2018\n<<<<<<< HEAD\nnice,2010\n=======\nnice,2011\n>>>>>>> other\n",
            "conflict-file",
            "3",
        ),
        (b'ID;P\nC;Y1;X1;K"vendor"\nE\n', "data-file", "SYLK"),
        (b"vendor,since,owner\nakio,2018,KKR\n" + bytes(400), "holes-file", ""),
        (b"vendor,since,owner\n" + bytes(4096) + b"nice,2010,KKR\n", "holes-file", ""),
        (b'{"vendor": "akio"}\n{"vendor": "nice"}\n', "json-of-lines", ""),
        (b'[{"vendor": "akio"},\n {"vendor": ', "broken-json", "2"),
        (b'{"vendor": "akio", "owner": "KKR"}', "no-rows-in-json", ""),
        (b'[{"vendor": "akio", "owner": "KKR", "owner": "TPG"}]', "twice-in-json", "owner"),
        (b'{"rows": [{"vendor": "akio"}, {"vendor": "akio", "vendor": "nice"}]}', "twice-in-json", "vendor"),
    ],
)
def test_why_a_file_is_not_read_is_said_with_what_to_do(data, rule, value):
    (problem,) = load_file("o.csv", data, {"ownership": TABLES["ownership"]}).problems
    assert (problem.rule, problem.value) == (rule, value)


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04" + b"x" * 300, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, b"PAR1" + b"x" * 300, b'[{"a": ' + b"9" * 5000 + b"}]"],
)  # fmt: skip
def test_no_word_of_a_library_is_in_what_an_editor_is_told(data):
    (problem,) = load_file("o.xlsx", data, {"ownership": TABLES["ownership"]}).problems
    assert problem.value == ""
    for code in ("fr", "en"):
        assert not re.search("Error|error|XLRD|Zip|OLE|JSON|line 1", problem.message(language(code)))


@pytest.mark.parametrize(
    ("owners", "asked_again"),
    [
        (["KKR ?", "KKR (1)", "KKR *"], ["KKR", "KKR"]),
        (["probablement KKR", "KKR"], ["KKR"]),
        (["KKR²", "KKR²", "KKR"], ["KKR", "KKR"]),
    ],
)
def test_no_spelling_with_a_doubt_or_a_mark_is_proposed(owners, asked_again):
    rows = [["vendor", "since", "owner", "kind", "verdict", "confidence"]]
    rows += [["akio", str(2010 + n), owner, "private-equity", "unverified", "low"] for n, owner in enumerate(owners)]
    loaded = load_file("ownership.csv", as_csv(filled_of("ownership", rows)))
    assert [one.suggestion for one in loaded.problems if one.rule == "two-spellings"] == asked_again
    assert all(one.suggestion == "KKR" for one in loaded.problems if one.column == "owner")


def filled_of(table: str, rows: list[list[str]]) -> list[list[object]]:
    return filled(table, rows[0], *rows[1:])
