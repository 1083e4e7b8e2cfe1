"""A change is published at its set time: once, as it was seen, or not at all and with the reason."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from tests.vendors.little import little_files, with_cell, written
from vendors.desk import planned
from vendors.desk.approvals import approve
from vendors.desk.planned import DeskClock, NotPlannedError, call_off, moment, plan, publish_due
from vendors.desk.revisions import publishing
from vendors.desk.revisions.draft_notes import notes_of
from vendors.desk.revisions.drafts import DAYS_IN_BIN, Drafts
from vendors.desk.revisions.history import History
from vendors.desk.revisions.outcomes import NOT_APPROVED
from vendors.desk.workspace import Workbench
from vendors.settings import settings, site_time, today
from vendors.store.files import read_files
from vendors.store.writing import table_file
from vendors.validation.reading import text_of

FILES = little_files()
WHY = "Under embargo until nine"
NOW = datetime.now(UTC)
NINE = NOW + timedelta(hours=2)


@pytest.fixture
def folder(tmp_path):
    return written(tmp_path / "data", FILES)


def named(name):
    return {"vendors.csv": with_cell(FILES, "vendors", ("akio",), "name", name)["vendors.csv"]}


def anybody(_name):
    return True


@pytest.fixture
def set_for_nine(folder):
    """Claire's change, set for nine; the next that she does is another."""
    bench = Workbench(folder)
    work = bench.put("Claire", named("Akio SE"))
    plan(bench, work, NINE, WHY, NOW)
    assert bench.open("Claire") is None
    return work


def stopped(folder, id):
    return notes_of(folder, "Claire").drafts[id].plan.stopped


def test_it_is_published_at_its_time_after_a_restart_and_by_one_of_several_servers(folder, set_for_nine):
    other = Workbench(folder).put(
        "Claire", {"vendors.csv": with_cell(FILES, "vendors", ("nice",), "name", "NICE SA")["vendors.csv"]}
    )
    assert other.draft.id != set_for_nine.draft.id
    assert publish_due(Workbench(folder), NINE - timedelta(seconds=1), anybody) == []
    servers = [Workbench(folder) for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        done = list(threads.map(lambda bench: publish_due(bench, NINE, anybody), servers))
    assert sorted(filter(None, done)) == [[set_for_nine.draft.id]]
    assert [(version.who, version.why) for version in History(folder).versions()][:-1] == [("Claire", WHY)]
    assert b"Akio SE" in read_files(folder)["vendors.csv"]
    assert b"NICE SA" not in read_files(folder)["vendors.csv"]
    assert Drafts(folder, "Claire").ids() == {other.draft.id}
    assert publish_due(Workbench(folder), NINE, anybody) == []


def test_what_others_publish_elsewhere_meanwhile_goes_together_with_it(folder, set_for_nine):
    new = with_cell(FILES, "vendors", ("nice",), "name", "NICE SA")
    publishing.publish(folder, publishing.begin(folder).version, new, "Paul", "Its legal form was read")
    assert publish_due(Workbench(folder), NINE, anybody)
    rows = text_of("vendors", read_files(folder)["vendors.csv"]).keyed.values()
    assert {"Akio SE", "NICE SA"} <= {row["name"] for row in rows}


def test_a_conflict_stops_it_and_is_said(folder, set_for_nine):
    publishing.publish(folder, publishing.begin(folder).version, {**FILES, **named("Akio SAS")}, "Paul", "Another form")
    assert publish_due(Workbench(folder), NINE, anybody) == []
    assert stopped(folder, set_for_nine.draft.id) == planned.IN_CONFLICT
    assert b"Akio SAS" in read_files(folder)["vendors.csv"]
    assert publish_due(Workbench(folder), NINE + timedelta(days=1), anybody) == [], "what was stopped stays so"
    assert Workbench(folder).open("Claire", set_for_nine.draft.id).draft.files == set_for_nine.draft.files


def test_whatever_was_changed_after_the_time_was_set_stops_it(folder, set_for_nine):
    Drafts(folder, "Claire").keep(
        set_for_nine.draft.base, {**FILES, **named("Akio, half typed")}, id=set_for_nine.draft.id
    )
    assert publish_due(Workbench(folder), NINE, anybody) == []
    assert stopped(folder, set_for_nine.draft.id) == planned.CHANGED_SINCE
    assert read_files(folder) == FILES


def test_an_editor_who_may_not_publish_any_more_publishes_nothing(folder, set_for_nine):
    assert publish_due(Workbench(folder), NINE, lambda name: name != "Claire") == []
    assert stopped(folder, set_for_nine.draft.id) == planned.NOT_ALLOWED


def test_it_is_called_off_and_thrown_away(folder, set_for_nine):
    bench = Workbench(folder)
    call_off(bench, "Claire", set_for_nine.draft.id)
    assert publish_due(bench, NINE, anybody) == []
    plan(bench, set_for_nine, NINE, WHY, NOW)
    bench.throw_away("Claire", set_for_nine.draft.id)
    assert publish_due(bench, NINE, anybody) == []
    assert bench.take_back("Claire", set_for_nine.draft.id)
    assert publish_due(bench, NINE, anybody) == [], "taken back, it waits for a word of its editor"


def test_with_four_eyes_it_waits_for_an_approval_of_that_state(folder, set_for_nine, monkeypatch):
    monkeypatch.setenv("PANORAMA_FOUR_EYES", "true")
    settings.cache_clear()
    try:
        bench = Workbench(folder)
        assert publish_due(bench, NINE, anybody) == []
        assert stopped(folder, set_for_nine.draft.id) == NOT_APPROVED
        plan(bench, set_for_nine, NINE, WHY, NOW)
        approve(folder, set_for_nine, "Paul", set_for_nine.state)
        assert publish_due(bench, NINE, anybody)
        assert History(folder).head().approved == ("Paul",)
    finally:
        monkeypatch.undo()
        settings.cache_clear()


def test_an_article_of_the_day_of_its_publication_may_be_set_for_that_day_and_not_before(folder):
    news = text_of("news", FILES["news.csv"])
    day = today() + timedelta(days=3)
    row = {**news.rows[0], "id": f"{day}-embargo", "date": f"{day}", "url": "https://journal.example/embargo"}
    bench = Workbench(folder)
    work = bench.put("Claire", {"news.csv": table_file(news.columns, [*news.rows, row])})
    assert {problem.rule for problem in work.errors} == {"future-date"}
    with pytest.raises(NotPlannedError) as error:
        plan(bench, work, NOW + timedelta(days=2), WHY, NOW)
    assert error.value.reason == planned.HAS_ERRORS
    assert error.value.problems
    plan(bench, work, moment(f"{day}T09:00"), WHY, NOW)
    assert publish_due(bench, moment(f"{day}T09:00"), anybody) == [], "the clock of the check is the site's own"
    assert stopped(folder, work.draft.id) == planned.WITH_ERRORS


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", planned.NO_MOMENT),
        ("tomorrow", planned.NO_MOMENT),
        ("2027-01-01", planned.NO_MOMENT),
        ("2027-01-01T09:00+09:00", planned.NO_MOMENT),
        ("2027-03-28T02:30", planned.NO_SUCH_HOUR),
    ],
)
def test_a_moment_that_is_none_on_the_clocks_of_the_site_is_refused(text, reason):
    with pytest.raises(NotPlannedError) as error:
        moment(text)
    assert error.value.reason == reason


def test_a_moment_is_one_on_the_clocks_of_the_site():
    assert moment("2027-01-01T09:00") == datetime(2027, 1, 1, 8, tzinfo=UTC)
    assert moment("2027-07-01T09:00") == datetime(2027, 7, 1, 7, tzinfo=UTC)
    assert site_time(moment("2026-10-25T02:30")).hour == 2, "an hour that comes twice is the first of both"


@pytest.mark.parametrize("days", [-1, 0, 400])
def test_no_time_that_is_over_or_too_far_is_set(folder, days):
    bench = Workbench(folder)
    work = bench.put("Claire", named("Akio SE"))
    with pytest.raises(NotPlannedError):
        plan(bench, work, NOW + timedelta(days=days), WHY, NOW)
    assert bench.open("Claire").draft == work.draft


def test_the_clock_publishes_what_is_due_empties_the_bins_and_survives_a_failure(folder, set_for_nine, caplog):
    bench = Workbench(folder)
    gone = bench.put("Claire", named("Akio in the bin"))
    bench.throw_away("Claire", gone.draft.id)
    asked = []

    def fails_first(name):
        asked.append(name)
        if len(asked) == 1:
            raise OSError("the disk is away")
        return True

    clock = DeskClock(bench, fails_first)
    clock.look(NINE)
    assert read_files(folder) == FILES
    clock.look(NINE)
    assert b"Akio SE" in read_files(folder)["vendors.csv"]
    clock.look(NOW + timedelta(days=DAYS_IN_BIN + 1))
    assert Drafts(folder, "Claire").take_back(gone.draft.id) is None
    assert gone.draft.id not in notes_of(folder, "Claire").drafts
