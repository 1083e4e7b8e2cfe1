"""A page's first answer is made once, for everybody, and made anew as soon as anything it shows may be another."""

from asyncio import all_tasks
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from threading import Event

import anyio
import httpx
import pytest
from starlette.applications import Starlette

import views
from tests.vendors.desk.revisions.outcomes import assert_published
from tests.vendors.little import little_files, with_cell, written
from tests.web.conftest import Run
from tests.web.inside import operator, site_inside
from vendors.desk.revisions.history import History
from vendors.desk.revisions.publishing import begin, publish
from vendors.desk.revisions.strikes import Strikes
from vendors.settings import today
from vendors.store.changelog import UpdateLog
from vendors.store.watch import Live
from web.http.answer_cache import CachedAnswer
from web.http.making import asked_from, in_turn
from web.streamlit import first_answer, moment
from web.streamlit.first_answer import Shell
from web.streamlit.moment import Moment

WAIT = 20.0
"""Seconds in which what is awaited comes on any machine."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, httpx.Client]]:
    folder = written(tmp_path_factory.mktemp("site") / "data", little_files())
    with site_inside(folder) as client:
        yield folder, client


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are made, as they are."""
    pages: list[str] = []

    def show(path: str, query: str, state: object) -> views.View:
        pages.append(f"{path}?{query}")
        return shown(path, query, state)

    shown: Callable[..., views.View] = views.show
    monkeypatch.setattr(views, "show", show)
    return pages


def changed(folder: Path, column: str, text: str) -> None:
    base = begin(folder)
    files = with_cell(base.files, "vendors", ("akio",), column, text)
    assert_published(publish(folder, base.version, files, "Claire", "As the register says"))


def test_a_page_is_made_once_whoever_asks_and_says_the_same_to_all(site, made):
    _, ask = site
    first = ask.get("/news?lang=en")
    for cookie in ("", "_streamlit_user=mallory; desk=1"):
        again = ask.get("/news?lang=en", headers={"cookie": cookie, "x-forwarded-for": "192.0.2.7"})
        assert (again.content, again.headers) == (first.content, first.headers)
    assert made == ["/news?lang=en"]
    plain = ask.get("/news?lang=en", headers={"accept-encoding": "identity"})
    assert (plain.content, plain.headers["etag"]) == (first.content, first.headers["etag"])
    assert "content-encoding" not in plain.headers
    assert ask.get("/news?lang=fr").headers["content-language"] == "fr"
    assert ask.get("/news?lang=en", headers={"if-none-match": first.headers["etag"]}).status_code == 304
    assert made[1:] == ["/news?lang=en", "/news?lang=fr"]


def test_a_crowd_that_asks_for_a_new_page_has_it_made_once(site, made, monkeypatch):
    _, ask = site
    waiting, go_on, seen = Event(), Event(), []
    counted = views.show

    def slow(path: str, query: str, state: object) -> views.View:
        waiting.set()
        assert go_on.wait(WAIT)
        return counted(path, query, state)

    def asked(*given: object) -> object:
        seen.append(given)
        if len(seen) == 8:
            go_on.set()
        return shared(*given)

    shared = first_answer.Shell._shared
    monkeypatch.setattr(views, "show", slow)
    monkeypatch.setattr(first_answer.Shell, "_shared", asked)
    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(lambda _: ask.get("/method?lang=en").content, range(8)))
    assert len(set(answers)) == 1
    assert made == ["/method?lang=en"]


def test_a_page_that_a_flood_has_asked_for_is_made_in_the_turn_of_the_reader_who_wants_it(
    run: Run, tmp_path: Path, made: list[str]
) -> None:
    live = Live(written(tmp_path / "data", little_files()))
    question, go_on = ("/method", b"lang=en", False), Event()
    answers: list[CachedAnswer] = []

    async def flood() -> None:
        with asked_from("203.0.113.7"):
            await in_turn(go_on.wait, WAIT)

    async def ask(shell: Shell, moment: Moment, place: str) -> None:
        with asked_from(place):
            answers.append(await shell._shared(question, moment))

    async def asked() -> None:
        shell, moment = Shell(Starlette(), live), Moment.of(live)
        assert shell.kept.find(question, moment) is None
        async with anyio.create_task_group() as tasks:
            for begun in (flood, partial(ask, shell, moment, "203.0.113.7")):
                tasks.start_soon(begun)
                await anyio.wait_all_tasks_blocked()
            assert made == []
            try:
                with anyio.fail_after(WAIT / 2):
                    await ask(shell, moment, "198.51.100.1")
                await anyio.wait_all_tasks_blocked()
                assert [task for task in all_tasks() if "_kept" in repr(task)] == []
            finally:
                go_on.set()
        await anyio.wait_all_tasks_blocked()
        assert shell.kept.find(question, moment) is answers[0]

    run(asked)
    assert answers[0] is answers[1]
    assert made == ["/method?lang=en"]


def test_a_page_is_made_with_the_log_of_the_moment_for_which_it_is_kept(site, made, monkeypatch):
    _, ask = site
    told, at, shown = UpdateLog(date(2018, 4, 23)), Moment.present, views.show

    async def present(live: Live) -> Moment:
        return replace(await at(live), log=told)

    logs = []
    monkeypatch.setattr(Moment, "present", present)
    monkeypatch.setattr(
        views, "show", lambda path, query, state: logs.append(state.updates()) or shown(path, query, state)
    )
    assert ask.get("/method?lang=en&q=log").status_code == 200
    assert logs == [told]


def test_a_page_begun_before_a_change_is_answered_though_one_begun_after_it_is_made_sooner(site, made, monkeypatch):
    _, ask = site
    begun, go_on = Event(), Event()
    counted = views.show

    def slow(path: str, query: str, state: object) -> views.View:
        if not begun.is_set():
            begun.set()
            assert go_on.wait(WAIT)
        return counted(path, query, state)

    monkeypatch.setattr(views, "show", slow)
    with ThreadPoolExecutor(1) as reader:
        before = reader.submit(ask.get, "/changes?lang=en")
        assert begun.wait(WAIT)
        monkeypatch.setattr(moment, "today", lambda: today() + timedelta(1))
        assert ask.get("/changes?lang=en").status_code == 200
        go_on.set()
        assert before.result(WAIT).status_code == 200
    assert len(made) == 2


def test_a_page_that_cannot_be_made_fails_and_is_made_when_it_can(site, made, monkeypatch):
    _, ask = site
    with monkeypatch.context() as patch:
        patch.setattr(views, "show", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            ask.get("/wanted?lang=en")
    assert ask.get("/wanted?lang=en").status_code == 200


def test_what_is_published_stands_in_the_next_answer_and_what_is_struck_in_none(site):
    folder, ask = site
    assert "Akio du Ponant" not in ask.get("/changes?lang=en").text
    changed(folder, "hq_city", "Akio du Ponant")
    assert "Akio du Ponant" in ask.get("/changes?lang=en").text
    assert "Akio du Ponant" in ask.get("/changes?lang=en").text
    Strikes(folder).note(History(folder).head().id, True, "Claire", "The wrong vendor")
    assert "Akio du Ponant" not in ask.get("/changes?lang=en").text


@pytest.mark.parametrize("another", ["day", "settings"])
def test_another_day_or_other_settings_have_pages_made_anew(site, made, monkeypatch, another):
    _, ask = site
    ask.get("/method?lang=fr")
    ask.get("/method?lang=fr")
    count = len(made)
    if another == "day":
        monkeypatch.setattr(moment, "today", lambda: today() + timedelta(1))
        ask.get("/method?lang=fr")
    else:
        with operator(CORRECTION_ADDRESS="erratum@panorama.example"):
            assert "erratum@panorama.example" in ask.get("/method?lang=fr").text
    assert len(made) == count + 1


def test_a_page_of_more_than_the_data_and_one_of_an_endless_address_are_not_kept(site, made):
    _, ask = site
    for address in (f"/news?q={'x' * 3_000}", "/corrections"):
        before = len(made)
        ask.get(address)
        ask.get(address)
        assert len(made) == before + 2
