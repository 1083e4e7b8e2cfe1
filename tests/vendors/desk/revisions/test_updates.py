"""Updates: what each published version brought, changed or took away, as readers are told of it row by row."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.vendors.desk.revisions.outcomes import assert_published
from tests.vendors.little import CASE, little_files, with_cell, with_row, with_step, written
from vendors.desk.revisions.publishing import begin, publish
from vendors.desk.revisions.repository import REPOSITORY
from vendors.desk.revisions.updates import PublicUpdates
from vendors.domain.update_context import in_context
from vendors.domain.updates import CellUpdate, Concerned, Turn, Update, UpdateKind
from vendors.i18n.language import language
from vendors.query.update_list import last_day, update_list
from vendors.settings import desk_folder, today
from vendors.store.changelog import NO_LOG
from vendors.store.files import Files
from vendors.store.load import load, load_files
from vendors.tables.dataset import Dataset


def updates(folder: Path, code: str = "en") -> list[Update]:
    """The updates of the folder as it stands, newest first."""
    return list(update_list(data_of(folder), PublicUpdates(folder)(), code))


def data_of(folder: Path) -> Dataset:
    found = load(folder, today()).dataset
    assert found
    return found


def published(folder: Path, change: Callable[[Files], Files], why: str = "A reason that says why") -> None:
    base = begin(folder)
    assert_published(publish(folder, base.version, change(base.files), "Mallory", why))


def test_a_changed_fact_has_what_was_said_before_and_what_is_said_now(data: Path):
    assert updates(data) == []
    published(data, lambda files: with_cell(files, "vendors", ("akio",), "founded", "1999"), "Read in the register")
    (told,) = updates(data)
    assert (told.kind, told.turn, told.subject) == (UpdateKind.FACT, Turn.CHANGED, "Akio")
    assert told.cells == (CellUpdate("Founded", "", "1999"),)
    assert (told.concerned, told.day, told.why) == (Concerned(("akio",)), today(), "Read in the register")
    assert updates(data, "fr")[0].cells == (CellUpdate(language("fr").say("Founded"), "", "1999"),)
    assert "Mallory" not in repr(told)


def test_own_words_are_told_in_the_readers_language_and_working_notes_not_at_all(data: Path):
    french = "Éditeur français de centres de contacts, dont la suite réunit voix, messages et dialogue en ligne."
    english = "French publisher of contact-centre software whose suite brings together voice, messages and chat."

    def reworded(files: Files) -> Files:
        files = with_cell(files, "vendors", ("akio",), "summary_fr", french)
        files = with_cell(files, "vendors", ("akio",), "summary_en", english)
        return with_cell(files, "controversies", (CASE,), "note", "Our own business, in English shorthand")

    published(data, reworded)
    for code, label, words in (("fr", "Résumé", "voix, messages"), ("en", "Summary", "voice, messages")):
        (told,) = updates(data, code)
        (cell,) = told.cells
        assert cell.label == label
        assert words in str(cell.after)
        assert "shorthand" not in repr(updates(data, code))


def test_what_comes_with_something_new_is_told_with_it_alone(data: Path):
    def arrives(files: Files) -> Files:
        files = with_row(
            files,
            "news",
            id="2026-11-02-arrival",
            date="2026-11-02",
            title="Akio opens an office",
            title_source="page",
            publisher="En-Contact",
            language="en",
            url="https://en-contact.com/arrival",
            topic="market",
            summary_fr="Un article d’essai qui arrive avec les éditeurs dont il parle, et rien de plus.",
            summary_en="An article for tests that comes with the vendors that it is about, and no more.",
        )
        files = with_row(files, "mentions", article="2026-11-02-arrival", vendor="akio", role="subject")
        return with_row(files, "mentions", article="2026-11-02-arrival", vendor="nice", role="named")

    published(data, arrives)
    (told,) = updates(data)
    assert (told.kind, told.turn, told.subject) == (UpdateKind.ARTICLE, Turn.CAME, "Akio opens an office")
    assert told.concerned == Concerned(("akio", "nice"), "", "2026-11-02-arrival")
    assert PublicUpdates(data)().entered.keys() == {"2026-11-02-arrival"}


def test_a_source_is_told_with_the_fact_it_proves_and_else_by_its_verdict(data: Path):
    key = ("vendors", "akio", "categories", "contact-centre")
    (source,) = [row for row in data_of(data).evidence[key[:3]] if row.value == key[3]]

    def doubted(files: Files) -> Files:
        return with_cell(files, "evidence", (*key, str(source.source_url)), "verdict", "unverified")

    published(data, doubted)
    (told,) = updates(data)
    assert (told.kind, told.subject) == (UpdateKind.SOURCE, "Akio")
    assert told.cells == (CellUpdate("Categories", "verified", "not verified"),)


def test_a_correction_is_told_with_what_it_corrected_and_keeps_its_name(data: Path):
    reason = {
        "reason_fr": "L’année manquait ; elle est lue au registre.",
        "reason_en": "The year was missing in the survey.",
    }

    def corrected(files: Files) -> Files:
        files = with_cell(files, "vendors", ("akio",), "founded", "1999")
        return with_row(files, "corrections", date="2026-11-02", table="vendors", row="akio", field="founded", **reason)

    published(data, corrected)
    (told,) = updates(data)
    assert (told.kind, told.subject) == (UpdateKind.CORRECTION, "Akio · Founded")
    assert told.cells == (CellUpdate("Founded", "", "1999"),)
    assert (told.why, told.own_why) == ("The year was missing in the survey.", True)
    (alone,) = update_list(data_of(data), NO_LOG, "en")
    assert (alone.key, alone.subject, alone.why) == (told.key, told.subject, told.why)
    assert (alone.day.isoformat(), alone.moment, alone.cells) == ("2026-11-02", None, ())


def test_a_status_says_the_one_before_and_stands_beside_the_answer(data: Path):
    published(data, with_step)
    told = next(one for one in updates(data) if one.kind is UpdateKind.STATUS)
    assert told.cells[0] == CellUpdate("Status", "alleged", "in court")
    assert told.concerned == Concerned(("nice",), CASE)
    (beside,) = in_context(data_of(data), [told], today())
    assert beside.states(language("en")) == "Dismissed; NICE: defence in court"
    assert beside.leads_to == ("controversy", CASE)


def test_a_new_owner_is_told_with_the_one_before(data: Path):
    period = {"since": "2026-10", "owner": "Exemple Capital", "owner_country": "FR", "kind": "private-equity"}
    (before,) = [row for row in data_of(data).periods["akio"] if row.until is None]
    assert (before.owner, str(before.kind)) == (None, "unknown")

    def sold(files: Files) -> Files:
        files = with_cell(files, "ownership", ("akio", "", ""), "until", "2026-10")
        return with_row(files, "ownership", vendor="akio", verdict="unverified", confidence="low", **period)

    published(data, sold)
    told = next(one for one in updates(data) if one.turn is Turn.CAME)
    assert (told.kind, told.subject, told.cells[0]) == (
        UpdateKind.OWNER,
        "Akio",
        CellUpdate("Owner", "", "Exemple Capital"),
    )


def test_what_was_told_of_something_is_told_of_it_under_its_new_id(data: Path):
    published(data, lambda files: with_cell(files, "vendors", ("akio",), "founded", "1999"))

    def renamed(files: Files) -> Files:
        tables = {
            name: content.replace(b"akio,", b"akio-group,", 1) if name == "vendors.csv" else content
            for name, content in files.items()
        }
        for name in ("mentions", "capabilities", "ownership", "evidence", "events"):
            tables[f"{name}.csv"] = re.sub(rb"(?m)(^|,)akio,", rb"\1akio-group,", tables[f"{name}.csv"])
        return tables

    published(data, renamed)
    assert {one.concerned.vendors for one in updates(data) if one.kind is UpdateKind.FACT} == {("akio-group",)}
    assert last_day(data_of(data), PublicUpdates(data)(), today(), "akio-group") == today()


def test_the_log_is_another_only_when_something_was_published(data: Path):
    source = PublicUpdates(data)
    assert source() is source()
    assert source().since is None
    published(data, lambda files: with_cell(files, "vendors", ("akio",), "founded", "1999"))
    first = source()
    assert first is source()
    assert first.since == today()
    published(data, lambda files: with_cell(files, "vendors", ("akio",), "founded", "2000"))
    assert source().mark != first.mark
    assert [one.cells[0].after for one in source().told(language("en"))] == ["2000", "1999"]


def test_a_history_that_cannot_be_read_stops_no_page(data: Path, caplog: pytest.LogCaptureFixture):
    source = PublicUpdates(data)
    published(data, lambda files: with_cell(files, "vendors", ("akio",), "founded", "1999"))
    known = source()
    published(data, lambda files: with_cell(files, "vendors", ("akio",), "founded", "2000"))
    for place in (desk_folder(data) / REPOSITORY / "objects").glob("??"):
        shutil.rmtree(place)
    assert source() is known
    assert "cannot be told" in caplog.text
    caplog.clear()
    assert source() is known
    assert caplog.text == "", "it is said once"


def test_without_a_history_nothing_is_guessed(tmp_path: Path):
    found = load_files(little_files(), today()).dataset
    assert found
    assert update_list(found, NO_LOG, "fr") == []
    assert last_day(found, NO_LOG, today(), "akio") is None
    assert PublicUpdates(written(tmp_path / "data", little_files()))() is NO_LOG


@pytest.mark.parametrize("kind", UpdateKind)
def test_every_kind_is_named_in_both_languages(kind: UpdateKind):
    for code in ("fr", "en"):
        said = {language(code).say(kind.label)}
        for turn in Turn:
            one = Update("a/b", today(), None, kind, turn, "Akio")
            said.add(one.heading(language(code)))
        assert len(said) == 4
