"""What a publish leaves standing shows in no page: after any publishes each page is what it is where nothing was made before."""

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import views
from tests.vendors.little import AT_THE_DESK, little_files, written
from vendors.query import article_index
from vendors.query.search import renewing
from vendors.store.files import Files
from vendors.store.load import State
from vendors.store.watch import Live
from vendors.store.writing import table_file
from vendors.tables.dataset import Dataset
from vendors.validation.reading import text_of
from views.base import kept_parts

PUBLISHES = int(os.environ.get("PUBLISHES", "3"))
SEED = int(os.environ.get("SEED", "2018"))
QUERIES = {
    "/": ("", "q=paris&sort=-articles", "control=us&date=2019-06-30"),
    "/vendor": ("vendor=medallia", "vendor=akio"),
    "/news": ("", "sort=title", "q=nps", "topic=acquisition&since=2015", "vendor=qualtrics"),
    "/controversies": ("", "status=alleged"),
    "/explore": ("rows=control&across=region", "measure=articles&rows=publisher"),
    "/compare": ("vendor=medallia&vendor=qualtrics",),
    "/search": ("q=lyon", "q=medallia+acquisition"),
    "/data": ("table=news&sort=-date",),
}
Rows = list[dict[str, str]]


def _fact(chance: random.Random, rows: dict[str, Rows]) -> None:
    chance.choice(rows["vendors"])["hq_city"] = chance.choice(["Lyon", "Paris", "Medallia"])


def _title(chance: random.Random, rows: dict[str, Rows]) -> None:
    chance.choice(rows["news"])["title"] = chance.choice(["Another title", "Lyon", "NPS"])


def _article_comes(chance: random.Random, rows: dict[str, Rows]) -> None:
    told, id = chance.choice(rows["news"]), f"new-{len(rows['news'])}-{chance.randrange(10**6)}"
    new = {**told, "id": id, "url": f"https://panorama.example/{id}"}
    rows["news"].insert(chance.randint(0, len(rows["news"])), new)
    rows["mentions"].append({"article": id, "vendor": chance.choice(rows["vendors"])["id"], "role": "subject"})


def _article_goes(_chance: random.Random, rows: dict[str, Rows]) -> None:
    gone = next((row["id"] for row in rows["news"] if row["id"].startswith("new-")), "")
    for table, column in ("news", "id"), ("mentions", "article"):
        rows[table][:] = [row for row in rows[table] if row[column] != gone]


def _moves(chance: random.Random, rows: dict[str, Rows]) -> None:
    some = rows[chance.choice(["news", "vendors", "events", "mentions", "ownership"])]
    some.insert(chance.randrange(len(some)), some.pop(chance.randrange(len(some))))


def _goes(chance: random.Random, rows: dict[str, Rows]) -> None:
    some = rows[chance.choice(["capabilities", "events"])]
    some.pop(chance.randrange(len(some)))


def _is_emptied(chance: random.Random, rows: dict[str, Rows]) -> None:
    rows[chance.choice(["searches", "corrections", "publishers"])].clear()


EDITS: tuple[Callable[[random.Random, dict[str, Rows]], None], ...] = (
    _fact,
    _title,
    _article_comes,
    _article_goes,
    _moves,
    _goes,
    _is_emptied,
)


def _edited(chance: random.Random, files: Files) -> Files:
    tables = {name: text_of(name.removesuffix(".csv"), data) for name, data in files.items()}
    rows = {name.removesuffix(".csv"): [dict(row) for row in table.rows] for name, table in tables.items()}
    for edit in chance.sample(EDITS, chance.randint(1, 3)):
        edit(chance, rows)
    return {name: table_file(table.columns, rows[name.removesuffix(".csv")]) for name, table in tables.items()}


def _pages(state: State, lang: str) -> Iterator[tuple[str, str]]:
    views.forget()
    kept_parts._kept.clear()
    for path in views.PATHS:
        for query in QUERIES.get(path, ("",)):
            view = views.show(path, f"{query}&lang={lang}", state)
            yield f"{path}?{query}", view.head + view.html


def _from_the_beginning(state: State, lang: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The pages of a state of which nothing is known yet."""
    assert state.dataset
    rows = {name: (*some,) for name, some in state.dataset.rows.items()}
    with monkeypatch.context() as beginning:
        for room in article_index, renewing:
            beginning.setattr(room, "_newest", [])
        fresh = Dataset(rows, state.dataset.version, state.dataset.published)
        return dict(_pages(replace(state, dataset=fresh), lang))


@pytest.mark.slow
def test_after_any_publishes_each_page_is_what_it_is_where_nothing_was_made_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance, published, stands = random.Random(SEED), [little_files(AT_THE_DESK)], 0
    live = Live(written(tmp_path, published[0]))
    before = live.read_now().dataset
    assert before
    while len(published) <= PUBLISHES:
        is_undone = len(published) > 2 and chance.random() < 0.25
        files = chance.choice(published[:-1]) if is_undone else _edited(chance, published[-1])
        written(tmp_path, files)
        state = live.read_now()
        if state.errors:
            # Whatever else hangs on the row, nobody could publish that.
            written(tmp_path, published[-1])
            continue
        published.append(files)
        assert state.dataset
        stands += any(part is before._parts.get(names) for names, part in state.dataset._parts.items())
        lang = chance.choice(["fr", "en"])
        shown = dict(_pages(state, lang))
        fresh = _from_the_beginning(state, lang, monkeypatch)
        assert [address for address, page in fresh.items() if shown[address] != page] == []
        before = state.dataset
    assert stands, "something was taken over"
