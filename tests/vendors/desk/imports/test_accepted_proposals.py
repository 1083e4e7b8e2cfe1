"""What is proposed is right once it is taken: it drops nothing, is asked about no further, and leads to a row; else it is said what to write."""

import csv
import io

import pytest

from tests.vendors.little import LITTLE, little_files
from vendors.desk.imports.loading import LoadedFile, accept, load_file
from vendors.i18n.language import language
from vendors.validation.reading import text_of

FILES = little_files(LITTLE | {"medallia"})


def with_one(table: str, column: str, text: str) -> LoadedFile:
    """The first row of a table, with another text in a cell."""
    there = text_of(table, FILES[f"{table}.csv"])
    file = io.StringIO(newline="")
    rows = csv.DictWriter(file, there.columns, lineterminator="\n")
    rows.writeheader()
    rows.writerow({**there.rows[0], column: text})
    return load_file(f"{table}.csv", file.getvalue().encode(), published=FILES, base=FILES)


def cell(loaded: LoadedFile, table: str, column: str) -> str:
    line = next(row.line for row in loaded.tables[table].rows if row.line > 0)
    return next(row for row in loaded.tables[table].rows if row.line == line).text(column)


@pytest.mark.parametrize(
    ("table", "column", "text", "becomes"),
    [
        # Of a list the other items stay.
        ("controversies", "vendors", "nice|Medallia", "nice|medallia"),
        ("controversies", "vendors", "Nice, Medallia", "nice|medallia"),
        ("controversies", "vendors", "NICE Ltd. et Medallia Inc.", "nice|medallia"),
        ("vendors", "aliases", "One Name|Two\nThree", "One Name|Two|Three"),
        ("news", "authors", "Claire Martin\nJean Petit", "Claire Martin|Jean Petit"),
        # What is proposed is not asked about in its turn.
        ("vendors", "hq_country", " France ", "FR"),
        ("vendors", "hq_country", "fr ", "FR"),
        ("news", "language", "english ", "en"),
        ("vendors", "status", "Actif ", "active"),
        ("vendors", "pricing", "\u2014", ""),
        # It leads to a row.
        ("mentions", "vendor", "Medallia, Inc.", "medallia"),
        ("mentions", "vendor", "MEDALLIA", "medallia"),
    ],
)
def test_a_proposal_is_right_once_it_is_taken(table: str, column: str, text: str, becomes: str) -> None:
    loaded = with_one(table, column, text)
    asked = [one for one in loaded.mendable if one.column == column]
    assert asked
    taken = accept(loaded, *asked)
    assert cell(taken, table, column) == becomes
    kinds = ("not-an-id", "unknown-reference", "unknown-country", "unknown-language", "unknown-value", "no-value")
    assert [one for one in taken.errors if one.column == column and one.rule in kinds] == []


@pytest.mark.parametrize(
    ("table", "column", "text", "french", "english"),
    [
        ("mentions", "vendor", "Total général", "comme la ligne s’appelle", "as the row is called"),
        ("ownership", "since", "Q3 2021", "2018, 2018-04 ou 2018-04-23", "2018, 2018-04 or 2018-04-23"),
        ("ownership", "since", "31/02/2020", "2018, 2018-04 ou 2018-04-23", "2018, 2018-04 or 2018-04-23"),
        ("ownership", "since", "19-06-05", "2018, 2018-04 ou 2018-04-23", "2018, 2018-04 or 2018-04-23"),
        ("ownership", "since", "05/06/18", "2018, 2018-04 ou 2018-04-23", "2018, 2018-04 or 2018-04-23"),
        ("vendors", "employees", "12k", "le nombre seul", "the number alone"),
        ("vendors", "hq_country", "Europe", "deux lettres d’un pays", "two letters of a country"),
        ("news", "language", "bilingue", "deux lettres d’une langue", "two letters of a language"),
        ("news", "url", "voir le site", "une seule adresse, entière", "one whole address"),
        ("capabilities", "support", "x", "l’une de celles-ci : yes", "one of these: yes"),
        ("capabilities", "support", "✓", "l’une de celles-ci : yes", "one of these: yes"),
        ("capabilities", "support", "\u2014", "la valeur, ou retirez", "the value, or take"),
    ],
)
def test_where_nothing_can_be_proposed_it_is_said_what_to_write(
    table: str, column: str, text: str, french: str, english: str
) -> None:
    loaded = with_one(table, column, text)
    (found,) = [one for one in loaded.errors if one.column == column]
    assert (found.suggestion, found.value) == ("", text)
    assert french in found.message(language("fr")).replace("\u00a0", " ")
    assert english in found.message(language("en"))


def test_a_day_on_another_weekday_than_is_written_is_asked_about() -> None:
    for text, asked in (("lundi 3 juin 2014", True), ("Tue, 3 June 2014", False), ("mer. 4 juin 2014", False)):
        found = [one.rule for one in with_one("news", "date", text).errors if one.column == "date"]
        assert ("not-a-date" in found) is asked, text


def test_a_house_in_brackets_behind_an_author_is_cut_in_no_half() -> None:
    loaded = with_one("news", "authors", "Claire Martin (AFP)")
    assert [one for one in loaded.errors if one.column == "authors"] == []
    assert cell(loaded, "news", "authors") == "Claire Martin (AFP)"
