"""A column that was sorted or shifted by itself is asked about, and no change that an editor may mean."""

import csv
import io
from collections.abc import Mapping, Sequence

import pytest

from tests.vendors.little import little_files
from vendors.desk.imports.loading import load_file
from vendors.i18n.language import language
from vendors.validation.problems import Problem
from vendors.validation.reading import text_of

FILES = little_files()
NEWS = text_of("news", FILES["news.csv"])


def said(rows: Sequence[Mapping[str, str]]) -> list[Problem]:
    """What is said of rows of the news that have moved."""
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, NEWS.columns, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    loaded = load_file("news.csv", text.getvalue().encode(), published=FILES, base=FILES)
    return [one for one in loaded.problems if one.rule == "moved-cells"]


def with_column(name: str, texts: Sequence[str]) -> list[dict[str, str]]:
    return [{**row, name: text} for row, text in zip(NEWS.rows, texts, strict=True)]


@pytest.mark.parametrize("name", ["title", "url", "date"])
@pytest.mark.parametrize("how", ["sorted", "shifted", "sorted, and one put right"])
def test_a_column_that_has_moved_is_named_with_its_letter(name: str, how: str) -> None:
    texts = [row[name] for row in NEWS.rows]
    if how == "shifted":
        texts = [texts[0], *texts[:-1]]
    else:
        texts.sort(key=lambda text: text[::-1])
    if how.endswith("right"):
        texts[0] = {"title": "Another title", "url": "https://journal.example/another", "date": "2019-04-23"}[name]
    (found,) = said(with_column(name, texts))
    place = f"{'ABCDEFGHIJKL'[NEWS.columns.index(name)]} ({name})"
    assert (found.line, found.other, found.severity) == (1, place, "notice")
    for code, words in (("fr", "Triez des lignes entières"), ("en", "sort whole rows")):
        assert words.lower() in found.message(language(code)).lower()


def test_rows_of_which_the_key_alone_was_sorted_are_one_notice() -> None:
    ids = sorted((row["id"] for row in NEWS.rows), key=lambda text: text[::-1])
    (found,) = said(with_column("id", ids))
    assert "(title)" in found.other
    assert "(url)" in found.other


def test_what_an_editor_may_mean_is_not_asked_about() -> None:
    titles = [row["title"] for row in NEWS.rows]
    assert said(NEWS.rows[::-1]) == [], "whole rows in another order"
    assert said(with_column("title", [*titles[1::-1], *titles[2:]])) == [], "two titles exchanged"
    assert said(with_column("title", [f"{title} (2)" for title in titles])) == []
    assert said(with_column("topic", [row["topic"] for row in NEWS.rows][::-1])) == [], "values of a closed list"
    assert said(with_column("publisher", ["Journal Exemple"] * len(titles))) == []
