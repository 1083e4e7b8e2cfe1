"""What was found out about a data set goes with it."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

import views
from tests.vendors.little import little_files, with_cell
from vendors.analysis.fact_index import fact_index
from vendors.domain.as_of import AsOf
from vendors.domain.stories import story_of
from vendors.query.article_index import article_index
from vendors.query.control_index import controls
from vendors.query.event_index import event_index
from vendors.settings import today
from vendors.store import load
from vendors.store.watch import Live
from vendors.tables.article import Article
from vendors.tables.dataset import Dataset
from vendors.tables.mention import Mention
from vendors.tables.remembered import with_dataset

PAGES = (("/", "lang=fr"), ("/", "lang=fr&q=akio"), ("/vendor", "vendor=akio"), ("/news", ""), ("/charts", ""))


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    """A site that shows a small folder, of which no other test has opened a version."""
    load._remembered.cache.clear()
    load._OPEN.clear()
    for name, data in little_files().items():
        (tmp_path / name).write_bytes(data)
    return Live(tmp_path)


def test_an_answer_is_found_once_for_each_data_set_and_its_arguments():
    asked = []

    @with_dataset(2)
    def found(dataset: Dataset, number: int) -> int:
        asked.append(number)
        return number * 2

    one, other = Dataset({}, "one"), Dataset({}, "other")
    assert [found(one, 1), found(one, 1), found(other, 1), found(one, 2)] == [2, 2, 2, 4]
    assert asked == [1, 1, 2]
    found(one, 3)
    assert found(one, 1) == 2
    assert asked == [1, 1, 2, 3, 1]


def test_what_is_asked_of_a_day_is_remembered_beside_the_data_set():
    @with_dataset(8)
    def found(as_of: AsOf) -> object:
        return object()

    dataset = Dataset({}, "one")
    assert found(AsOf(dataset, today(), today())) is found(AsOf(dataset, today(), today()))


def test_what_hangs_on_some_tables_alone_is_given_no_other_and_stands_as_long_as_they_are_the_same():
    asked = []

    @with_dataset(2, tables=(Article, Mention))
    def found(as_of: AsOf) -> int:
        asked.append(sorted(as_of.dataset.rows))
        return len(as_of.dataset.rows)

    tables = {"news": (), "mentions": (), "vendors": ()}
    shown = [Dataset(tables, "one")]
    for changed, made in ({"vendors": tuple("x")}, 1), ({"mentions": tuple("y")}, 2):
        assert found(AsOf(shown[-1], today(), today())) == 2
        shown.append(Dataset({**shown[-1].rows, **changed}, "other", before=shown[-1]))
        assert found(AsOf(shown[-1], today(), today())) == 2
        assert asked == [["mentions", "news"]] * made
    assert shown[-1].of(frozenset(("news",))) is shown[0].of(frozenset(("news",)))


def test_a_changed_fact_has_nothing_made_anew_of_the_news_and_a_new_title_nothing_of_owners_and_sources(live: Live):
    def shown() -> Dataset:
        state = live.read_now()
        assert state.dataset
        for path, query in PAGES:
            views.show(path, query, state)
        return state.dataset

    def made(dataset: Dataset) -> list[object]:
        as_of = AsOf(dataset, today(), today())
        return [
            article_index(dataset), story_of(dataset), dataset.mentions, dataset.newest_articles,
            controls(as_of, today()), dataset.evidence, event_index(dataset),
        ]  # fmt: skip

    files = little_files()
    before = made(shown())
    files = with_cell(files, "vendors", ("akio",), "hq_city", "Lyon")
    (live.folder / "vendors.csv").write_bytes(files["vendors.csv"])
    fact = made(shown())
    assert [new is old for new, old in zip(fact, before, strict=True)] == [True] * 4 + [False, True, True]
    article = shown().table(Article)[0].id
    files = with_cell(files, "news", (article,), "title", "Another title")
    (live.folder / "news.csv").write_bytes(files["news.csv"])
    assert [new is old for new, old in zip(made(shown()), fact, strict=True)] == [
        False,
        False,
        True,
        False,
        True,
        True,
        True,
    ]


def test_what_was_remembered_goes_as_soon_as_another_version_is_shown_and_who_still_makes_a_page_has_it_once_more(
    live: Live,
):
    old = live.read_now().dataset
    assert old
    as_of = AsOf(old, today(), today())
    facts, articles = weakref.ref(fact_index(as_of)), article_index(old)
    said = fact_index(as_of).cell("hq_city").filled.tolist()
    files = with_cell(little_files(), "vendors", ("akio",), "hq_city", "")
    (live.folder / "vendors.csv").write_bytes(files["vendors.csv"])
    new = live.read_now().dataset
    assert new
    assert facts() is None, "the collector need not come, which rests while pages are made"
    assert article_index(new) is articles
    assert fact_index(as_of).cell("hq_city").filled.tolist() == said


def test_a_version_that_is_shown_no_more_is_not_kept_in_memory(live: Live):
    shown: list[weakref.ref[Dataset]] = []
    for number in range(3):
        files = with_cell(little_files(), "vendors", ("akio",), "name", f"Akio {number}")
        (live.folder / "vendors.csv").write_bytes(files["vendors.csv"])
        state = live.read_now()
        assert state.dataset
        shown.append(weakref.ref(state.dataset))
        for path, query in PAGES:
            views.show(path, query, state)
    del state
    gc.collect()
    assert [one() is None for one in shown] == [True, True, False]


def test_what_a_version_that_is_shown_no_more_keeps_of_its_rows_goes_though_something_leads_to_it_for_good(live: Live):
    old = live.read_now().dataset
    assert old
    owned, events, names = weakref.ref(old.periods), old.events, {id: row.name for id, row in old.vendor.items()}
    files = with_cell(little_files(), "vendors", ("akio",), "hq_city", "")
    (live.folder / "vendors.csv").write_bytes(files["vendors.csv"])
    new = live.read_now().dataset
    assert new
    assert owned() is None
    assert new.events is events
    assert {id: row.name for id, row in old.vendor.items()} == names
