"""What comes in is taken, translated with a word, or asked about: the inputs made after public reports, and the edges of each rule."""

import csv

import pytest

from tests.conftest import ROOT
from vendors.desk.imports.loading import accept, load_file
from vendors.tables import TABLES
from vendors.validation.incoming import askable, asked
from vendors.validation.reading import text_of
from vendors.validation.rules import Severity

CASES = ROOT / "tests/cases"


def loaded_case(file, table):
    return load_file(file, (CASES / file).read_bytes(), {table: TABLES[table]})


def after_all_clicks(loaded, table, column):
    """The cells of a column once every suggestion is taken."""
    mended = accept(loaded, *loaded.mendable)
    return [row[column] for row in text_of(table, mended.files[f"{table}.csv"]).rows]


def said(loaded):
    return [(one.line, one.column, one.rule) for one in loaded.problems]


@pytest.mark.parametrize(
    ("file", "table", "column", "rule", "cells"),
    [
        ("words-for-unknown.csv", "ownership", "owner", "no-name", [""] * 6),
        ("failed-formulas-libreoffice-fr.csv", "ownership", "owner", "error-value", [""] * 7),
        (
            *("html-in-cells.csv", "ownership", "owner", "markup"),
            ["Crédit Mutuel", "Johnson & Johnson", "L’Oréal", "KKR"],
        ),
        ("escapes-of-excel.csv", "ownership", "owner", "markup", ["Crédit Mutuel", "Thoma Bravo"]),
        ("escapes-of-json.csv", "ownership", "owner", "markup", ["Crédit Mutuel", "L'Oréal", "Crédit Agricole"]),
        ("footnotes-of-an-encyclopedia.csv", "ownership", "owner", "markup", ["KKR", "Thoma Bravo"]),
        (
            *("addresses-of-proofpoint.csv", "events", "source_url", "wrapped-address"),
            [
                "https://www.akio.com/fr/actualites?q=a+test",
                "https://www.medallia.com/news?id=7",
                "https://www.enghouse.com/eptica",
            ],
        ),
        ("address-in-an-address.csv", "events", "source_url", "personal-address", ["https://www.akio.com/fr?id=7"]),
        ("days-counted-from-1970.csv", "events", "date", "not-a-date", ["2018-04-23", "2021-10-29"]),
    ],
)
def test_each_cell_is_asked_about_and_one_click_away_from_what_is_right(file, table, column, rule, cells):
    loaded = loaded_case(file, table)
    assert said(loaded) == [(line, column, rule) for line in range(2, len(cells) + 2)]
    assert after_all_clicks(loaded, table, column) == cells
    assert accept(loaded, *loaded.mendable).errors == ()


def test_a_day_written_as_a_moment_is_the_day_where_it_was_published():
    loaded = loaded_case("day-as-utc-moment.csv", "events")
    (problem,) = loaded.problems
    assert (problem.line, problem.rule, problem.fix, problem.other) == (2, "moment", "2018-04-23", "2018-04-22")
    assert after_all_clicks(loaded, "events", "date")[0] == "2018-04-23"


def test_an_address_from_a_mail_names_the_reader_and_proposes_the_address_inside():
    loaded = loaded_case("address-from-a-mail.csv", "events")
    safe, google = loaded.problems
    assert (safe.line, safe.rule, safe.other) == (2, "personal-address", "claire@example.com")
    assert (google.line, google.rule, google.other) == (3, "wrapped-address", "www.google.com")
    assert after_all_clicks(loaded, "events", "source_url")[:2] == [
        "https://www.akio.com/fr/actualites",
        "https://www.medallia.com/news",
    ]


def test_trackers_are_taken_off_and_a_shortener_is_named():
    loaded = loaded_case("trackers.csv", "events")
    assert [one.rule for one in loaded.problems] == ["tracked-address", "tracked-address", "short-address"]
    assert after_all_clicks(loaded, "events", "source_url") == [
        "https://www.akio.com/fr/actualites?id=7",
        "https://www.medallia.com/news",
        "https://lnkd.in/eXyz123",
    ]


def test_namibia_is_a_country_that_is_asked_about_and_taken():
    loaded = loaded_case("namibia.csv", "ownership")
    countries = [one for one in loaded.problems if one.column == "owner_country"]
    assert [(one.rule, one.severity, one.clears) for one in countries] == [
        ("maybe-no-value", Severity.NOTICE, True),
        ("maybe-no-value", Severity.NOTICE, True),
    ]
    assert [one.column for one in loaded.errors] == ["note"]
    assert after_all_clicks(loaded, "ownership", "owner_country") == ["NA", "NA"]


def test_days_that_programs_write_for_no_day_are_asked_about():
    loaded = loaded_case("days-of-nobody.csv", "ownership")
    assert said(loaded) == [
        (2, "since", "no-value"),
        (3, "since", "not-a-date"),
        (4, "since", "not-a-date"),
        (4, "until", "no-value"),
        (5, "since", "no-value"),
        (6, "since", "maybe-no-value"),
        (7, "since", "no-value"),
    ]
    assert after_all_clicks(loaded, "ownership", "since") == ["", "2018", "2019-09", "", "1970-01-01", ""]
    assert after_all_clicks(loaded, "ownership", "until") == [""] * 6


@pytest.mark.parametrize(
    ("table", "column", "text", "rule", "suggestion", "clears"),
    [
        ("events", "amount_usd_m", "n.c.", "no-value", "", True),
        ("events", "amount_usd_m", "nan", "no-value", "", True),
        ("events", "amount_usd_m", "X", "no-value", "", True),
        ("events", "amount_usd_m", "#DIV/0 !", "error-value", "", True),
        ("vendors", "employees", "–", "no-value", "", True),
        ("vendors", "founded", "inconnu", "no-value", "", True),
        ("vendors", "website", "N/A", "no-value", "", False),
        ("ownership", "source_url", "N/A", "no-value", "", True),
        ("vendors", "pricing", "N/A", "no-value", "", True),
        ("vendors", "hq_city", "Non communiqué", "no-name", "", True),
        ("vendors", "name", "N/A", "no-name", "", False),
        ("vendors", "aliases", "Akio Software|n.c.", "no-name", "Akio Software", False),
        ("vendors", "aliases", "n.c.|-", "no-name", "", True),
        ("vendors", "aliases", "Akio|#REF!", "error-value", "Akio", False),
        ("vendors", "summary_fr", "&Eacute;diteur", "markup", "Éditeur", False),
        ("ownership", "owner", "Nil", "maybe-no-value", "", True),
        ("ownership", "owner_vendor", "null", "no-value", "", True),
        ("ownership", "owner", "0", "maybe-no-value", "", True),
        ("news", "authors", "claire.martin@example.com", "personal-address", "", True),
        ("news", "authors", "Claire Martin (claire@example.com)", "personal-address", "Claire Martin", False),
        ("news", "authors", "Jean Petit|claire@example.com", "personal-address", "Jean Petit", False),
        ("news", "authors", "Par Claire Martin et Jean Petit", "byline", "Claire Martin|Jean Petit", False),
        ("news", "authors", "AFP|By Claire Martin, Apr 23, 2018", "byline", "AFP|Claire Martin", False),
        ("news", "authors", "La rédaction", "no-author", "", True),
        ("news", "authors", "Claire Martin|Newsroom", "no-author", "Claire Martin", False),
        ("ownership", "note", "selon claire@example.com, en 2018", "personal-address", "", False),
        ("news", "title", "Erreur 404", "maybe-no-value", "", False),
        ("events", "amount_usd_m", "0", "maybe-no-value", "", True),
        ("ownership", "owner", "CrŽdit Agricole", "garbled", "Crédit Agricole", False),
        ("ownership", "owner", "CrÃƒÂ©dit Agricole", "garbled", "Crédit Agricole", False),
        ("ownership", "owner", "Oﬃce", "look-alike", "Office", False),
        ("ownership", "owner", "2018-04-23", "made-by-spreadsheet", "", False),
        ("vendors", "aliases", "['Akio', 'Akio Unified']", "markup", "Akio|Akio Unified", False),
        ("ownership", "source_url", "https://www.akio.com/fr)", "address-end", "https://www.akio.com/fr", False),
        ("ownership", "source_url", "https://www.akio.com/fr”,", "address-end", "https://www.akio.com/fr", False),
        ("ownership", "source_url", "http://10.0.0.7/fr", "private-address", "", False),
        ("ownership", "owner_country", "NC", "maybe-no-value", "", True),
        ("ownership", "owner_country", "n.c.", "no-value", "", True),
        ("ownership", "owner", "??????? ?????", "garbled", "", False),
        ("ownership", "source_url", "https://a.example/?a=1&amp;b=2", "markup", "https://a.example/?a=1&b=2", False),
        ("evidence", "value", "Cr&eacute;dit", "markup", "Crédit", False),
        ("ownership", "owner", "=A1+B2", "made-by-spreadsheet", "", False),
        ("ownership", "owner", "VRAI", "made-by-spreadsheet", "", False),
        ("vendors", "hq_city", "3-sept", "made-by-spreadsheet", "", False),
        ("ownership", "owner", "43213", "made-by-spreadsheet", "", False),
        ("events", "counterpart", "100 000", "made-by-spreadsheet", "", False),
        ("vendors", "hq_city", "75008", "made-by-spreadsheet", "", False),
        ("events", "amount_usd_m", "montant non communiqué", "no-value", "", True),
        ("events", "date", "date à venir", "no-value", "", False),
        ("ownership", "owner", "actionnaire non connu", "no-name", "", True),
        ("vendors", "aliases", "Akio Voice|non indiqué", "no-name", "Akio Voice", False),
        ("ownership", "owner", "divers", "maybe-no-value", "", True),
        ("ownership", "owner", "KKR ?", "doubted-name", "KKR", False),
        ("ownership", "owner", "KKR (à vérifier)", "doubted-name", "KKR", False),
        ("vendors", "aliases", "Akio|Akio Voice (1)", "footnote-mark", "Akio|Akio Voice", False),
        ("news", "authors", "Claire Martin *", "footnote-mark", "Claire Martin", False),
        ("ownership", "source_url", "https://www.akio.com/fr/produ...", "cut-address", "", False),
        ("ownership", "source_url", "https://nouveau.europresse.com/Link/abc", "subscribers-address", "", False),
        ("ownership", "owner", "KKR\ufffc", "control-character", "KKR", False),
        ("ownership", "owner", "\uf0b7 KKR", "control-character", "KKR", False),
        ("ownership", "owner", "Ipsos\tSA", "control-character", "Ipsos SA", False),
        ("ownership", "owner", "Ipsos\u2003SA", "control-character", "Ipsos SA", False),
        ("ownership", "owner", "A\ue001io", "control-character", "", False),
        ("ownership", "owner", "K\u0336K\u0336R\u0336", "struck-text", "", True),
        ("ownership", "owner", "KKR C\u0336V\u0336C\u0336", "struck-text", "KKR", False),
        ("ownership", "owner", "K\u0332K\u0332R\u0332", "decomposed", "KKR", False),
        ("ownership", "owner", "𝐊𝐊𝐑", "look-alike", "KKR", False),
        ("ownership", "owner", "Ⓚⓚⓡ", "look-alike", "Kkr", False),
        ("ownership", "owner", "ᴷᴷᴿ", "look-alike", "KKR", False),
        ("ownership", "owner", "ᴋᴋᴀ", "look-alike", "KKA", False),
        ("ownership", "owner", "L\x92Oréal", "control-character", "L’Oréal", False),
        ("ownership", "owner", "Dassault\x96Systèmes", "control-character", "Dassault–Systèmes", False),
        ("ownership", "owner", "Soci\x82t\x82", "control-character", "Société", False),
        ("ownership", "owner", "Lindstr\x94m", "control-character", "", False),
        ("news", "title", "\x93 Le c\x9cur \x94", "control-character", "“ Le cœur ”", False),
    ],
)
def test_each_kind_of_column_is_asked_in_its_own_way(table, column, text, rule, suggestion, clears):
    found = asked(text, TABLES[table].column(column))
    assert found is not None
    assert (found.rule, found.suggestion, found.clears) == (rule, suggestion, clears)


@pytest.mark.parametrize(
    ("table", "column", "text"),
    [
        ("ownership", "kind", "unknown"),
        ("evidence", "value", "unknown"),
        ("evidence", "value", "NA"),
        ("evidence", "value", "2018-04-23"),
        ("news", "authors", "@cmartin"),
        ("news", "authors", "redaction@example.com"),
        ("vendors", "employees", "404"),
        ("vendors", "id", "nil"),
        ("vendors", "ui_languages", "fr|so"),
        ("vendors", "aliases", "TBD Media|Unknown Worlds"),
        ("ownership", "owner", "AT&T"),
        ("ownership", "owner", "Canal+One-stop"),
        ("ownership", "owner", "AkioÉdition"),
        ("ownership", "owner", "C:\\new"),
        ("news", "url", "https://fr.wikipedia.org/wiki/Akio_(entreprise)"),
        ("news", "url", "https://www.akio.com/fr/inc."),
        ("ownership", "owner", "Johnson & Johnson"),
        ("news", "title", "Pourquoi le NPS < 0 ? R&D, CX… et après"),
        ("news", "url", "https://www.akio.com/fr?id=7&page=2#suite"),
        ("vendors", "hq_lat", "0"),
        ("vendors", "founded", "1999"),
        ("events", "amount_original", "2500000"),
        ("evidence", "note", "2018"),
        ("news", "title", "1984"),
        ("news", "title", "À qui appartient Akio ?"),
        ("ownership", "note", "not found in the register"),
        ("events", "title_en", "To be acquired by Medallia"),
        ("events", "title_fr", "En attente de l’accord de l’AMF"),
        ("news", "publisher", "Which?"),
        ("ownership", "owner", "Bain Capital (Europe)"),
        ("vendors", "aliases", "8x8|37signals"),
        ("news", "url", "https://web.archive.org/web/2018/https://www.akio.com/fr"),
        ("news", "url", "https://en.wikipedia.org/wiki/If..."),
        ("ownership", "owner", "株式会社　東京"),
    ],
)
def test_what_is_a_value_in_its_place_is_taken_as_it_stands(table, column, text):
    assert asked(text, TABLES[table].column(column)) is None


def test_a_moment_that_can_mean_one_day_is_translated_with_a_word():
    data = (CASES / "day-as-utc-moment.csv").read_bytes().replace(b"2018-04-22T22:00:00.000Z", b"2018-04-23T10:00:00Z")
    loaded = load_file("events.csv", data)
    assert loaded.problems == ()
    (notice,) = loaded.notices
    assert (notice.kind, notice.before, notice.after) == ("date", "2018-04-23T10:00:00Z", "2018-04-23")


def examples():
    """What the word lists know, what failed formulas and lost letters look like, and traces of pages."""
    for file in sorted((ROOT / "vendors/types/words").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as rows:
            yield from (cell for row in csv.reader(rows) for cell in row if cell)
    yield from (
        "0",
        "00",
        "0.0",
        "??????? ?????",
        "#REF !",
        "Err:502",
        "Cr&eacute;dit",
        "KKR<br>",
        "_x000D_",
        "=A1",
        "3-sept",
    )


def test_no_row_is_passed_over_at_a_glance_of_which_a_cell_would_be_asked_about():
    columns = TABLES["vendors"].columns_by_name()
    asking = [
        column for column in columns.values() if column.kind in ("text", "own-text", "address", "date", "integer")
    ]
    for text in ("Par Claire Martin", "Claire Martin, Newsroom", "Rédaction"):
        assert askable({"authors": text}, TABLES["news"].columns_by_name())
    for text in examples():
        for column in asking:
            for cell in (text, f"Akio|{text}") if column.many else (text,):
                assert asked(cell, column) is None or askable({column.name: cell}, columns), (column.name, cell)
