"""What readers do not see of the history: slips taken back at once, and versions struck from public sight."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from dulwich.repo import Repo

from tests.vendors.desk.revisions.outcomes import assert_published
from tests.vendors.little import with_cell
from vendors.desk.revisions import publishing, unseen
from vendors.desk.revisions.changelog import PublicChangelog
from vendors.desk.revisions.history import History, Version
from vendors.desk.revisions.outcomes import Outcome
from vendors.desk.revisions.publishing import begin, publish, undo
from vendors.desk.revisions.remote import synchronise
from vendors.desk.revisions.strikes import Strikes
from vendors.i18n.language import LANGUAGES, language

RUDE = "Éditeur d’enquêtes dont le patron est un voleur notoire, qui a menti à ses clients pendant des années."
REASON = "Akio est dirigée par un voleur"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds at which things are published; to be moved on."""
    now = [1_790_000_000.0]
    monkeypatch.setattr(publishing.time, "time", lambda: now[0])
    return now


def changed(folder: Path, column: str, text: str, why: str) -> Version:
    base = begin(folder)
    files = with_cell(base.files, "vendors", ("akio",), column, text)
    return newest(folder, publish(folder, base.version, files, "Mallory", why))


def taken_back(folder: Path, version: Version, why: str) -> Version:
    return newest(folder, undo(folder, version.id, "Claire", why))


def newest(folder: Path, outcome: Outcome) -> Version:
    assert_published(outcome)
    head = History(folder).head()
    assert head
    return head


def told(folder: Path, code: str = "en") -> str:
    return "\n".join("\n".join([change.why, *change.lines]) for change in PublicChangelog(folder)(language(code)))


def test_a_version_taken_back_within_ten_minutes_is_one_neutral_line(data: Path, clock: list[float]):
    slip = changed(data, "summary_fr", RUDE, REASON)
    clock[0] += 599
    taken_back(data, slip, "It was not careful")
    for code in LANGUAGES:
        (line,) = PublicChangelog(data)(language(code))
        assert (line.lines, line.more) == ((), 0)
        assert "voleur" not in line.why
    assert PublicChangelog(data)(language("en"))[0].why == "Something was published and taken back within ten minutes."


def test_later_it_takes_an_editor_to_strike_it(data: Path, clock: list[float]):
    slip = changed(data, "summary_fr", RUDE, REASON)
    clock[0] += 601
    back = taken_back(data, slip, "It was not careful")
    assert (back.undoes, back.kind) == (slip.id, "restore")
    assert told(data).count("voleur") == 3
    Strikes(data).note(slip.id, True, "Claire", "It charged a person with theft")
    for code in LANGUAGES:
        assert "voleur" not in told(data, code)
    assert "It was not careful" in told(data)
    assert "What was published here is no longer shown." in told(data)
    assert "Part of this change is no longer shown." in told(data)


def test_the_log_keeps_who_and_when_and_a_version_can_be_shown_again(data: Path):
    slip = changed(data, "summary_fr", RUDE, REASON)
    strikes, kept = Strikes(data), History(data).files(slip)
    assert (strikes.log(slip.id), strikes.struck()) == ([], frozenset())
    strikes.note(slip.id, True, "Claire", "It charged a person with theft")
    strikes.note(slip.id, True, "Paul", "Twice is once")
    strikes.note(slip.id, False, "Paul", "A court has found so")
    assert [(line.struck, line.who, line.why) for line in strikes.log(slip.id)] == [
        (False, "Paul", "A court has found so"),
        (True, "Claire", "It charged a person with theft"),
    ]
    assert strikes.log(slip.id)[0].when - strikes.log(slip.id)[1].when < timedelta(minutes=1)
    assert "voleur" in told(data)
    assert History(data).files(slip) == kept


def test_no_other_version_repeats_what_was_struck(data: Path, clock: list[float]):
    """Not the one that rewords it, not one of another cell of a row that it named, not a reason that quotes it."""
    slip = changed(data, "name", "Akio des voleurs", "A new name for it")
    clock[0] += 3600
    changed(data, "hq_city", "Angers", "Akio des voleurs est à Angers")
    changed(data, "founded", "2003", "Founding read in the register")
    changed(data, "name", "Akio", "The name it is known by")
    assert told(data).count("Akio des voleurs") >= 4
    Strikes(data).note(slip.id, True, "Claire", "It took sides")
    for code in LANGUAGES:
        assert "voleurs" not in told(data, code)
    assert "The name it is known by" in told(data)
    assert "Founding read in the register" in told(data)


def test_what_stood_before_is_still_told(data: Path, clock: list[float]):
    """A struck version also named a city that other rows have: they may still change to it and from it."""
    base = begin(data)
    files = with_cell(base.files, "vendors", ("akio",), "hq_city", "Nanterre-la-Ville")
    files = with_cell(files, "vendors", ("nice",), "hq_city", "Nanterre-la-Ville")
    assert_published(publish(data, base.version, files, "Paul", "The city by its name"))
    clock[0] += 3600
    slip = changed(data, "summary_fr", RUDE, REASON)
    clock[0] += 3600
    base = begin(data)
    files = with_cell(base.files, "vendors", ("nice",), "hq_city", "Nanterre")
    assert_published(publish(data, base.version, files, "Paul", "The city by its shorter name"))
    Strikes(data).note(slip.id, True, "Claire", "It charged a person with theft")
    newest = PublicChangelog(data)(language("en"))[0]
    assert any("Nanterre-la-Ville → Nanterre" in line for line in newest.lines)


def test_taking_back_the_taking_back_shows_the_version_again(data: Path, clock: list[float]):
    first = changed(data, "hq_city", "Angers", "Seat read in the register")
    clock[0] += 60
    back = taken_back(data, first, "The wrong vendor")
    clock[0] += 60
    taken_back(data, back, "It was the right one")
    changes = PublicChangelog(data)(language("en"))
    assert [change.why for change in changes] == [
        "Something was published and taken back within ten minutes.",
        "Seat read in the register",
    ]
    assert "Angers" in changes[1].lines[0]


def test_a_history_from_before_versions_named_what_they_took_back_is_read_by_its_data(data: Path, clock: list[float]):
    slip = changed(data, "hq_city", "Angers", "Seat read in the register")
    clock[0] += 60
    back = taken_back(data, slip, "The wrong vendor")
    versions = [replace(one, undoes="") for one in History(data).versions()]
    assert unseen.taken_back(versions) == {slip.id: back.id}


def test_a_site_that_follows_this_history_does_not_show_what_was_struck_here(data: Path, tmp_path: Path):
    elsewhere, twin = tmp_path / "elsewhere.git", tmp_path / "twin"
    Repo.init_bare(str(elsewhere), mkdir=True, default_branch=b"main").close()
    slip = changed(data, "summary_fr", RUDE, REASON)
    for folder in (data, twin):
        assert synchronise(folder, str(elsewhere)).reason == ""
    assert "voleur" in told(twin)
    Strikes(data).note(slip.id, True, "Claire", "It charged a person with theft")
    for folder in (data, twin):
        assert synchronise(folder, str(elsewhere)).version == slip.id
    assert "voleur" not in told(twin)
    assert [line.who for line in Strikes(twin).log(slip.id)] == ["Claire"]
