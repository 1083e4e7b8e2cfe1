"""What Streamlit's answers for signing in through a provider are made into."""

import anyio
import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from views.desk.sign_in import AFTERWARDS, SAID
from web.desk.oidc import WayBack


async def back(request):
    answer = RedirectResponse("/", 302)
    for name in ("_streamlit_user", "_streamlit_user_1", "_streamlit_user_tokens", "_streamlit_user_tokens_1"):
        answer.set_cookie(name, "2|1:0|a=|b", max_age=2_592_000, httponly=True, samesite="lax")
    answer.delete_cookie("_streamlit_user_2")
    return answer


async def refused(request):
    answer = RedirectResponse("/", 302)
    for name in ("_streamlit_user", "_streamlit_user_tokens"):
        answer.delete_cookie(name)
    return answer


async def unanswered(request):
    return Response("Authentication error", 400)


def answer_of(address, language, how=back, path="/oauth2callback", method="GET"):
    """The corrected answer, without a server between."""

    async def ask():
        app = Starlette(routes=[Route(path, how, methods=["GET"])], middleware=[Middleware(WayBack)])
        headers = {"cookie": f"panorama_way_back={language}", "referer": f"{address}/desk?lang={language}"}
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=address) as client:
            return await client.request(method, path, headers=headers)

    return anyio.run(ask)


@pytest.mark.parametrize("address", ["http://desk.example", "https://desk.example"])
def test_the_browser_keeps_who_came_for_minutes_and_no_token_and_over_https_only(address):
    answer = answer_of(address, "en")
    assert answer.headers["location"] == "/desk?lang=en"
    assert answer.headers["cache-control"] == "no-store"
    cookies = {sent.partition("=")[0]: sent.lower() for sent in answer.headers.get_list("set-cookie")}
    assert set(cookies) == {"_streamlit_user", "_streamlit_user_1", "_streamlit_user_2", "panorama_way_back"}
    assert "max-age=300;" in cookies["_streamlit_user"]
    assert "max-age=300;" in cookies["_streamlit_user_1"]
    assert "max-age=0;" in cookies["_streamlit_user_2"]
    assert "max-age=0;" in cookies["panorama_way_back"]
    assert all(("; secure" in sent) is address.startswith("https") for sent in cookies.values())
    assert "httponly" in cookies["_streamlit_user"]


def test_what_the_browser_says_about_the_language_cannot_lead_elsewhere():
    assert answer_of("http://desk.example", "//evil.example").headers["location"] == "/desk"


@pytest.mark.parametrize(("language", "place"), [("fr", "/desk?"), ("en", "/desk?lang=en&")])
def test_whom_the_provider_did_not_name_is_told_so(language, place):
    """The editor had stood at the door again without a word."""
    answer = answer_of("https://desk.example", language, refused)
    assert (answer.status_code, answer.headers["location"]) == (302, f"{place}not-named")


@pytest.mark.parametrize(("language", "place"), [("fr", "/desk?"), ("en", "/desk?lang=en&")])
def test_where_the_provider_does_not_answer_the_door_says_so(language, place):
    """The editor had seen two words of English, and no way back."""
    answer = answer_of("https://desk.example", language, unanswered, "/auth/login")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{place}no-answer")
    assert (answer.content, answer.headers["cache-control"]) == (b"", "no-store")
    assert answer_of("https://desk.example", language, unanswered, "/auth/login", "POST").status_code == 405


def test_what_the_way_back_may_say_is_what_the_door_knows():
    assert {"no-answer", "not-named"} <= set(AFTERWARDS) <= set(SAID)
