"""An article that is kept comes into its tables once, at its place."""

from tests.conftest import ROOT
from vendors.desk.articles.rows import added
from vendors.desk.revisions.table import sheet
from vendors.store.files import read_files

CELLS = {"id": "2020-01-02-a-title", "date": "2020-01-02", "title": " A  title\n", "publisher": "En-Contact"}
ROLES = {"qualtrics": "subject", "medallia": ""}


def test_an_article_comes_with_the_vendors_it_is_about_and_without_those_left_out():
    files = read_files(ROOT / "data")
    tables = added(files, CELLS, ROLES)
    news = sheet("news", tables["news.csv"]).rows
    (row,) = [one for one in news.values() if one["id"] == CELLS["id"]]
    assert row["title"] == "A title", "in one line"
    assert len(news) == len(sheet("news", files["news.csv"]).rows) + 1
    mentions = [one for one in sheet("mentions", tables["mentions.csv"]).rows.values() if one["article"] == CELLS["id"]]
    assert [(one["vendor"], one["role"]) for one in mentions] == [("qualtrics", "subject")]


def test_the_tables_stay_in_the_order_of_their_ids():
    news = sheet("news", added(read_files(ROOT / "data"), CELLS, ROLES)["news.csv"]).rows
    ids = [one["id"] for one in news.values()]
    assert ids == sorted(ids)


def test_kept_twice_it_is_there_once():
    files = read_files(ROOT / "data")
    once = added(files, CELLS, ROLES)
    assert added({**files, **once}, CELLS, ROLES) == once
