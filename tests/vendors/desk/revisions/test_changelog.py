"""The public changelog: of the folder that is served, in the reader's language, without the editors' names."""

from datetime import date
from pathlib import Path

import views
from tests.vendors.desk.revisions.outcomes import assert_published
from tests.vendors.little import with_cell
from vendors.desk.revisions.changelog import MOST_CHANGES, PublicChangelog
from vendors.desk.revisions.publishing import begin, publish
from vendors.i18n.language import language
from vendors.settings import today
from vendors.store.load import State
from vendors.store.watch import Live


def change(folder: Path, name: str, why: str) -> None:
    base = begin(folder)
    files = with_cell(base.files, "vendors", ("akio",), "name", name)
    assert_published(publish(folder, base.version, files, "Mallory", why))


def test_a_change_is_told_once_it_is_published_and_by_whom_is_not(data: Path):
    told = PublicChangelog(data)
    assert told(language("en")) == ()
    change(data, "Akio SA", "The whole name")
    (french,), (english,) = told(language("fr")), told(language("en"))
    assert french.why == english.why == "The whole name"
    assert "Akio SA" in english.lines[0]
    assert french.lines != english.lines
    assert "Mallory" not in repr(english)
    change(data, "Akio", "The name it is known by")
    assert [one.why for one in told(language("en"))] == ["The name it is known by", "The whole name"]


def test_only_the_newest_changes_are_told(data: Path):
    for number in range(MOST_CHANGES + 1):
        change(data, f"Akio {number}", f"Reason {number}")
    told = PublicChangelog(data)(language("en"))
    assert len(told) == MOST_CHANGES
    assert told[-1].why == "Reason 1"


def test_the_page_tells_of_the_folder_that_is_served(data: Path):
    live = Live(data, PublicChangelog(data))
    change(data, "Akio SA", "The whole name")
    state = live.read_now()
    assert "The whole name" in views.show("/corrections", "lang=en", state).html
    assert "The whole name" not in views.show("/corrections", "lang=en", State(state.dataset)).html


def test_the_date_of_the_data_is_the_day_on_which_it_was_published(data: Path):
    changelog = PublicChangelog(data)
    live = Live(data, changelog, changelog.published)
    before = live.read_now().dataset
    assert before
    assert before.issued == before.looked_up
    change(data, "Akio SA", "The whole name")
    after = live.read_now().dataset
    assert after
    assert (after.issued, after.reviewed) == (today(), before.reviewed)
    assert words_of_day(today()) in views.show("/", "lang=en", live.now()).html
    change(data, "Akio", "The name it is known by")
    back = live.read_now().dataset
    assert back
    assert (back.version, back.issued) == (before.version, before.looked_up)


def words_of_day(day: date) -> str:
    return f"Data of {language('en').date(day)}"
