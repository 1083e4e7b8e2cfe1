"""A replica has no desk: it says where it is, and takes nothing."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.web.inside import operator
from web.desk.elsewhere import DeskElsewhere


def replica() -> TestClient:
    app = Starlette(
        routes=[Route("/{rest:path}", lambda _: PlainTextResponse("the site"), methods=["GET", "POST", "PUT"])],
        middleware=[Middleware(DeskElsewhere)],
    )
    return TestClient(app, follow_redirects=False)


def test_a_browser_that_asks_for_the_desk_is_sent_to_its_machine():
    with operator(DESK_ADDRESS="https://desk.panorama.example/"):
        for path in ("/desk", "/desk/home", "/desk//evil.example/x"):
            answer = replica().get(f"{path}?lang=en")
            assert (answer.status_code, answer.headers["location"]) == (
                303,
                "https://desk.panorama.example/desk?lang=en",
            )
            assert (answer.headers["cache-control"], answer.headers["vary"]) == ("no-store", "cookie")
        assert replica().get("/desktop").text == replica().get("/").text == "the site"


@pytest.mark.parametrize("address", ["", "https://desk.panorama.example"])
def test_what_is_sent_to_the_desk_is_refused_and_not_read(address: str):
    with operator(DESK_ADDRESS=address):
        for ask in (
            lambda site: site.post("/desk/publish", content=b"x" * 100_000),
            lambda site: site.put("/_stcore/upload_file/a/b", content=b"x"),
            lambda site: site.get("/media/x.csv"),
        ):
            answer = ask(replica())
            assert (answer.status_code, answer.headers["connection"]) == (421, "close")
            assert "The editors’ desk is at another address. Nothing was done." in answer.text
            assert "Le bureau de la rédaction est à une autre adresse. Rien n’a été fait." in answer.text


def test_without_an_address_it_says_that_the_desk_is_elsewhere():
    with operator():
        assert replica().get("/desk").status_code == 421
