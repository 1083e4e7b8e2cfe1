"""The desk's door with an identity provider: a real one, though a small one, that speaks OpenID Connect."""

import base64
import hashlib
import secrets
import shutil
import time
import urllib.request
from threading import Thread
from urllib.parse import urlencode

import pytest
import uvicorn
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from playwright.sync_api import expect
from starlette.applications import Starlette
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

from tests.browser.readers import serves
from tests.conftest import ROOT, free_port, started_by
from tests.vendors.little import little_files, written

CLAIRE = "claire@magazine.example"
CLIENT = ("desk", "the desk's own secret")


class Provider:
    """Sends whoever comes back at once, as the person whom the test has put before it."""

    def __init__(self) -> None:
        self.address = f"http://127.0.0.1:{free_port()}"
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        self.person = {}
        self.refuses = False
        self.late = 0
        self.codes = {}
        routes = [
            Route("/.well-known/openid-configuration", self.about),
            Route("/authorize", self.authorize),
            Route("/token", self.token, methods=["POST"]),
            Route("/keys", self.keys),
        ]
        port = int(self.address.rpartition(":")[2])
        self.server = uvicorn.Server(
            uvicorn.Config(Starlette(routes=routes), host="127.0.0.1", port=port, log_level="error")
        )

    async def about(self, request):
        return JSONResponse(
            {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "jwks_uri": f"{self.address}/keys",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def authorize(self, request):
        asked = request.query_params
        if self.refuses:
            return RedirectResponse(
                f"{asked['redirect_uri']}?{urlencode({'error': 'access_denied', 'state': asked['state']})}"
            )
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.codes[code] = (asked["nonce"], asked["code_challenge"])
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}")

    async def token(self, request):
        form = await request.form()
        nonce, challenge = self.codes.pop(form["code"])
        proof = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        assert proof == challenge
        now = int(time.time()) - self.late
        claims = {"iss": self.address, "aud": CLIENT[0], "sub": "1", "nonce": nonce, "iat": now, "exp": now + 3600}
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims | self.person, self.key)
        return JSONResponse({"id_token": signed, "access_token": "x", "token_type": "Bearer", "expires_in": 3600})

    async def keys(self, request):
        return JSONResponse(KeySet([self.key]).as_dict(private=False))


@pytest.fixture(scope="module")
def provider():
    started = Provider()
    thread = Thread(target=started.server.run, daemon=True)
    thread.start()
    while not started.server.started:
        assert thread.is_alive()
        time.sleep(0.02)
    yield started
    started.server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def site(provider, tmp_path_factory):
    # With what Python has compiled of it, but what another process is just writing there.
    left_out = shutil.ignore_patterns(".git", ".venv", ".desk", "tests", "benchmarks", "*.pyc.*", ".*_cache")
    root = shutil.copytree(ROOT, tmp_path_factory.mktemp("site") / "site", ignore=left_out)
    port = free_port()
    (root / ".streamlit" / "secrets.toml").write_text(
        f'[auth]\nredirect_uri = "http://127.0.0.1:{port}/oauth2callback"\ncookie_secret = "{secrets.token_hex(32)}"\n'
        f'client_id = "{CLIENT[0]}"\nclient_secret = "{CLIENT[1]}"\n'
        f'server_metadata_url = "{provider.address}/.well-known/openid-configuration"\n'
    )
    data = written(root / "little", little_files())
    with started_by("uvicorn", "dashboard:app", data=data, root=root, port=port, DESK_EDITORS=CLAIRE) as address:
        yield address


def test_the_command_of_uvicorn_serves_the_pages_of_readers(browser, site):
    """As that of Streamlit, which is walked in `test_running_site`."""
    with urllib.request.urlopen(f"{site}/?q=akio&lang=en") as answer:
        assert "1 vendor" in answer.read().decode()
    serves(browser, site, "akio", 2)


def kept(context):
    return {cookie["name"]: cookie for cookie in context.cookies()}


def test_only_those_on_the_list_come_in_through_the_provider_and_go_out_again(browser, provider, site):
    context = browser.new_context()
    page = context.new_page()
    through = page.get_by_role("button", name="Sign in through your organisation")

    provider.person = {"email": "denis@elsewhere.example", "email_verified": True}
    page.goto(f"{site}/desk?lang=en")
    through.click(timeout=60_000)
    expect(page.get_by_role("alert")).to_contain_text("Your account is not on the list", timeout=60_000)
    expect(page).to_have_url(f"{site}/desk?lang=en")
    assert "panorama_desk" not in kept(context)

    # An address that the provider has not verified could be anybody's. The button is still there for another account.
    provider.person = {"email": CLAIRE, "email_verified": False}
    with page.expect_response("**/oauth2callback*"):
        through.click()
    expect(page.get_by_role("alert")).to_contain_text(
        "Your organisation names no e-mail address of yours as verified", timeout=60_000
    )
    assert "panorama_desk" not in kept(context)

    provider.person = {"email": CLAIRE, "email_verified": True}
    through.click()
    go_on = page.get_by_role("button", name=f"Go on as {CLAIRE}")
    expect(go_on).to_be_visible(timeout=60_000)
    cookies = kept(context)
    assert cookies["_streamlit_user"]["expires"] <= time.time() + 300
    assert "_streamlit_user_tokens" not in cookies
    # A pass that has grown old leads to a new one.
    page.evaluate("document.querySelector('[name=ticket]').value = 'x'")
    with page.expect_navigation():
        go_on.click()
    # The first answer knows nothing of the provider: the button comes with the live page, and the words stay on it.
    expect(go_on).to_be_visible(timeout=60_000)
    expect(page.locator("#first")).to_have_count(0)
    expect(page.get_by_role("alert")).to_have_text("That took more than a minute. Please sign in again.")
    go_on.click()
    expect(page).to_have_url(f"{site}/desk/home?lang=en")
    expect(page.get_by_text(CLAIRE).first).to_be_visible()
    cookies = kept(context)
    assert cookies["panorama_desk"]["sameSite"] == "Strict"
    assert "_streamlit_user" not in cookies

    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out.").first).to_be_visible()
    expect(through).to_be_visible(timeout=60_000)
    expect(go_on).to_have_count(0)
    assert "panorama_desk" not in kept(context)
    context.close()


def test_whom_the_provider_refuses_and_whose_clock_is_wrong_are_told_so(browser, provider, site):
    context = browser.new_context()
    page = context.new_page()
    through = page.get_by_role("button", name="Sign in through your organisation")
    page.goto(f"{site}/desk?lang=en")

    provider.refuses = True
    through.click(timeout=60_000)
    expect(page.get_by_role("alert")).to_contain_text("Your organisation did not say who you are", timeout=60_000)
    provider.refuses = False

    provider.person, provider.late = {"email": CLAIRE, "email_verified": True}, 600
    through.click(timeout=60_000)
    expect(page.get_by_role("alert")).to_contain_text("older than five minutes", timeout=60_000)
    assert "panorama_desk" not in kept(context)
    provider.late = 0
    through.click(timeout=60_000)
    expect(page.get_by_role("button", name=f"Go on as {CLAIRE}")).to_be_visible(timeout=60_000)
    context.close()
