"""Texts that changed in one language alone: noticed in the change, and asked for until the other language has followed."""

from pathlib import Path

import pytest

from tests.vendors.desk.revisions.outcomes import assert_published
from tests.vendors.little import with_cell
from vendors.desk.one_language import changed_alone, untranslated
from vendors.desk.revisions.history import History
from vendors.desk.revisions.publishing import begin, publish, undo
from vendors.settings import today
from vendors.store.files import Files
from vendors.store.load import load_files
from vendors.tables.dataset import Dataset

FRENCH = "Logiciel français d’enquêtes et d’écoute des clients, vendu aux banques et aux assureurs depuis 2003."
ENGLISH = "French software for surveys and customer listening, sold to banks and insurers since 2003."


def loaded(files: Files) -> Dataset:
    found = load_files(files, today()).dataset
    assert found
    return found


def changed(files: Files, **cells: str) -> Files:
    for column, text in cells.items():
        files = with_cell(files, "vendors", ("akio",), column, text)
    return files


def waiting(folder: Path) -> list[tuple[str, tuple[str, ...], str]]:
    history = History(folder)
    return [(one.table, one.key, one.column) for one in untranslated(history.entries(), loaded(begin(folder).files))]


def put(folder: Path, **cells: str) -> None:
    base = begin(folder)
    assert_published(publish(folder, base.version, changed(base.files, **cells), "Claire", "Read on its site"))


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        ({"summary_fr": FRENCH}, ["summary_en"]),
        ({"summary_en": ENGLISH}, ["summary_fr"]),
        ({"summary_fr": FRENCH, "summary_en": ENGLISH}, []),
        ({"hq_city": "Angers"}, []),
    ],
)
def test_the_language_that_did_not_change_is_noticed(little: Files, cells: dict[str, str], columns: list[str]):
    before = loaded(little)
    found = changed_alone(before, {"vendors.csv": changed(little, **cells)["vendors.csv"]})
    assert [(problem.rule, problem.column) for problem in found] == [
        ("changed-in-one-language", column) for column in columns
    ]
    assert all(problem.value == before.vendor["akio"].cell(problem.column) for problem in found)


def test_an_accent_or_a_capital_asks_for_no_translation(little: Files):
    text = loaded(little).vendor["akio"].summary_fr
    assert text
    files = changed(little, summary_fr=text.replace("é", "e", 1))
    assert changed_alone(loaded(little), {"vendors.csv": files["vendors.csv"]}) == []


def test_it_waits_until_the_other_language_has_followed(data: Path):
    put(data, hq_city="Angers")
    assert waiting(data) == []
    put(data, summary_fr=FRENCH)
    put(data, hq_city="Nantes")
    assert waiting(data) == [("vendors", ("akio",), "summary_en")]
    put(data, summary_fr=FRENCH.replace("2003", "2004"))
    assert waiting(data) == [("vendors", ("akio",), "summary_en")]
    put(data, summary_en=ENGLISH.replace("2003", "2004"))
    assert waiting(data) == []
    put(data, summary_en=ENGLISH)
    assert waiting(data) == [("vendors", ("akio",), "summary_fr")]


def test_what_was_taken_back_asks_for_no_translation(data: Path):
    put(data, summary_fr=FRENCH)
    head = History(data).head()
    assert head
    assert_published(undo(data, head.id, "Claire", "It was another vendor"))
    assert waiting(data) == []
