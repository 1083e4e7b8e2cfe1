"""An article that is kept comes into its tables once, at its place."""

from tests.conftest import DATA
from vendors.desk.articles.rows import added, with_choices
from vendors.store.files import read_files
from vendors.validation.reading import text_of

CELLS = {"id": "2020-01-02-a-title", "date": "2020-01-02", "title": " A  title\n", "publisher": "En-Contact"}
ROLES = {"qualtrics": "subject", "medallia": ""}


def test_an_article_comes_with_the_vendors_it_is_about_and_without_those_left_out():
    files = read_files(DATA)
    tables = added(files, CELLS, ROLES)
    news = text_of("news", tables["news.csv"]).rows
    (row,) = [one for one in news if one["id"] == CELLS["id"]]
    assert row["title"] == "A title", "in one line"
    assert len(news) == len(text_of("news", files["news.csv"]).rows) + 1
    mentions = [one for one in text_of("mentions", tables["mentions.csv"]).rows if one["article"] == CELLS["id"]]
    assert [(one["vendor"], one["role"]) for one in mentions] == [("qualtrics", "subject")]


def test_the_tables_stay_in_the_order_of_their_ids():
    news = text_of("news", added(read_files(DATA), CELLS, ROLES)["news.csv"]).rows
    ids = [one["id"] for one in news]
    assert ids == sorted(ids)


def test_kept_twice_it_is_there_once():
    files = read_files(DATA)
    once = added(files, CELLS, ROLES)
    assert added({**files, **once}, CELLS, ROLES) == once


def test_what_an_editor_chose_takes_the_place_of_the_proposal_and_the_identifier_follows():
    asked = {"id": "a-title", "date": "", "title": "A title", "choice-date": "2018-04-03", "choice-title": ""}
    assert with_choices(asked) == {"id": "2018-04-03-a-title", "date": "2018-04-03", "title": "A title"}
    likely = {"id": "2018-04-23-a-title", "date": "2018-04-23", "choice-date": "2018-04-22"}
    assert with_choices(likely) == {"id": "2018-04-22-a-title", "date": "2018-04-22"}
