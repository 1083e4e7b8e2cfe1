"""What Streamlit's answers for signing in through a provider are made into."""

import anyio
import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse
from starlette.routing import Route

from web.desk.oidc import WayBack


async def back(request):
    answer = RedirectResponse("/", 302)
    for name in ("_streamlit_user", "_streamlit_user_1", "_streamlit_user_tokens", "_streamlit_user_tokens_1"):
        answer.set_cookie(name, "2|1:0|a=|b", max_age=2_592_000, httponly=True, samesite="lax")
    answer.delete_cookie("_streamlit_user_2")
    return answer


def answer_of(address, language):
    """The corrected answer, without a server between."""

    async def ask():
        app = Starlette(routes=[Route("/oauth2callback", back)], middleware=[Middleware(WayBack)])
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=address) as client:
            return await client.get("/oauth2callback", headers={"cookie": f"panorama_way_back={language}"})

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
