"""An address that nobody means, with a hundred thousand parameters or a megabyte long, costs next to nothing wherever it is sent."""

import json
from functools import partial

import pytest
from starlette.applications import Starlette

import views
from tests.conftest import DATA
from vendors.desk.auth.login import Door
from vendors.query.query_string import MOST_FIELDS
from vendors.query.selection import MOST_VALUES
from vendors.store.load import State
from vendors.store.watch import Live
from views.base.view import Asked
from views.desk import sign_in
from views.embed import configurator, frames
from web.public import downloads
from web.public.cards import Cards
from web.public.health import healthz

HOSTILE = {
    "a hundred thousand parameters": "&".join(f"vendor=v{n}" for n in range(100_000)),
    "a megabyte": "q=" + "x" * 2**20,
    "a megabyte of nothing": "&" * 2**20,
}


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE)
def hostile(request):
    return request.param


@pytest.fixture
def ask(run):
    """Status and body of an answer. The application is called as a server calls it: a client refuses to send such addresses."""
    live = Live(DATA)
    app = Starlette(routes=[downloads.route(live), *Cards(live).routes(), healthz(live, Door(live.folder))])

    async def get(path, query):
        sent = []

        async def send(message):
            sent.append(message)

        async def receive():
            return {"type": "http.request"}

        scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": []}
        await app(scope | {"server": ("test", 80), "scheme": "http", "root_path": ""}, receive, send)
        return sent[0]["status"], b"".join(message.get("body", b"") for message in sent).decode()

    return partial(run, get)


@pytest.fixture
def read(monkeypatch):
    """How many parameters were looked at, each time that an address was understood."""
    seen, of = [], Asked.of.__func__

    def counted(cls, path, said, *rest):
        seen.append(len(said.pairs))
        return of(cls, path, said, *rest)

    monkeypatch.setattr(Asked, "of", classmethod(counted))
    return seen


def test_a_page_and_the_configurator_pass_over_it(dataset, hostile, read):
    state = State(dataset)
    assert views.show("/", hostile, state).body == views.show("/", "", state).body
    assert configurator.show(hostile, state, "").body == configurator.show("", state, "").body
    assert max(read) == 0


def test_the_way_in_for_editors_stays_open(dataset, hostile):
    view = sign_in.view(hostile, State(dataset), sign_in.Entry())
    assert (view.status, view.lang) == (200, "fr")


def test_an_embed_says_that_it_cannot_be_shown(dataset, hostile, read):
    for what in frames.EMBEDS:
        assert frames.show(what, hostile, State(dataset)).status == 400
    assert max(read) == 0


@pytest.mark.parametrize(
    "path", ["/vendors.csv", "/news.json", "/charts/world-map.xlsx", "/vendor.bib", "/card/news.png"]
)
def test_a_file_and_a_card_are_refused(ask, path, hostile):
    status, body = ask(path, hostile)
    assert status == 414
    assert len(body) < 100


def test_the_state_of_the_site_is_told_all_the_same(ask, hostile):
    status, body = ask("/healthz", hostile)
    assert status == 200
    assert json.loads(body)["status"] == "ok"


def test_as_much_as_is_looked_at_is_answered_shortly(ask):
    status, body = ask("/vendors.csv", "&".join(f"vendor=v{n}" for n in range(MOST_FIELDS)))
    assert status == 400
    assert len(body.splitlines()) == MOST_VALUES
