"""`article` says what is to be checked and from where each part was taken, as JSON and in words."""

import json

from tests.command_line import run
from tests.conftest import DATA, ROOT

CASES = ROOT / "tests/cases"


def article(name, *options):
    return run("article", str(CASES / name), "--data", str(DATA), *options)


def test_json_says_from_where_a_day_was_taken_and_what_it_may_be_as_well():
    (asked,) = json.loads(article("text-american-date.txt", "--format", "json", "--lang", "en").stdout)
    assert asked["article"]["date"] == ""
    assert asked["choices"]["date"] == ["2018-03-04", "2018-04-03"]
    assert (
        "To choose: 2018-03-04, or 2018-04-03 where the month comes first (the words “04/03/2018”)."
        in asked["to_check"]
    )
    (taken,) = json.loads(article("page-updated-first.html", "--format", "json", "--lang", "en").stdout)
    assert taken["article"]["date"] == "2018-04-23"
    assert "Publié le 23 avril 2018" in taken["taken_from"]["date"]


def test_the_rows_go_to_the_output_and_what_is_to_be_checked_to_the_error_output():
    answer = article("page-byline-published.html", "--lang", "fr")
    assert answer.returncode == 0
    assert "À vérifier" in answer.stderr.decode()
    assert "À vérifier" not in answer.stdout.decode()
    assert "Claire Martin" in answer.stdout.decode()


def test_a_file_that_holds_no_article_is_named():
    answer = article("article.pdf", "--lang", "en")
    assert answer.returncode != 0
    assert "This is a PDF: open it, and paste the article’s text" in answer.stderr.decode()
