"""The desk's door in the browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.conftest import application
from tests.editors import SECRET, desk_folder


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with application(desk_folder(tmp_path_factory.mktemp("desk"))) as address:
        yield address


def test_an_editor_comes_in_and_goes_out_and_a_stranger_sends_nothing(browser, site):
    context = browser.new_context()
    page = context.new_page()
    said, streams = [], []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("websocket", lambda stream: streams.append(stream.url))
    page.goto(f"{site}/desk?lang=en")
    expect(page.get_by_label("Passphrase")).to_be_visible()
    assert violations(page) == []
    assert streams == [], "who has not signed in has no live connection at the desk"

    # What the browser of a stranger sends to the upload is refused.
    status = page.evaluate(
        """async () => (await fetch("/_stcore/upload_file/a/b", {method: "PUT", body: new Blob(["x".repeat(1000)])})).status"""
    )
    assert status == 401

    page.get_by_label("Your name").fill("Claire")
    page.get_by_label("Passphrase").fill("a wrong one")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_have_text("This name and this passphrase do not belong together.")
    expect(page.get_by_label("Your name")).to_have_value("Claire")
    expect(page.get_by_label("Passphrase")).to_have_value("")
    said.clear()  # the browser reports the 401s

    page.get_by_label("Passphrase").fill(SECRET)
    page.get_by_label("Passphrase").press("Enter")
    expect(page).to_have_url(f"{site}/desk/home?lang=en")
    page.goto(f"{site}/desk?lang=en")
    expect(page.locator(".tabulator")).to_be_visible()
    expect(page.get_by_text("Claire", exact=True)).to_be_visible()
    expect(page).to_have_title(re.compile("Grid"))
    (cookie,) = [one for one in context.cookies() if one["name"] == "panorama_desk"]
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Strict"

    # Another window of the same editor: signing out there ends it here, at the next thing that is done.
    other = context.new_page()
    other.goto(f"{site}/desk/home?lang=en")
    other.get_by_role("button", name="Sign out").click()
    expect(other.get_by_text("You are signed out.")).to_be_visible()
    assert said == []
    page.reload()
    expect(page.get_by_text("Claire", exact=True)).to_have_count(0)
    expect(page.get_by_label("Passphrase")).to_be_visible()
    context.close()


def test_the_way_to_the_desk_is_in_the_footer_and_works_without_scripts(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/?lang=fr")
    page.get_by_role("link", name="Bureau de la rédaction", exact=True).click()
    page.get_by_label("Votre nom").fill("Claire")
    page.get_by_label("Phrase secrète").fill(SECRET)
    page.get_by_role("button", name="Entrer").click()
    expect(page.get_by_text("Claire", exact=True)).to_be_visible()
    page.get_by_role("button", name="Sortir").click()
    expect(page.get_by_text("Vous êtes sorti du bureau.")).to_be_visible()
    context.close()


def test_a_stranger_who_comes_live_from_a_public_page_sees_only_the_form(browser, site):
    page = browser.new_page()
    page.goto(f"{site}/news?lang=en")
    page.locator("#first").wait_for(state="detached", timeout=60_000)
    page.evaluate(
        "history.replaceState({}, '', '/desk?lang=en'); dispatchEvent(new PopStateEvent('popstate', {state: {}}))"
    )
    expect(page.get_by_label("Passphrase")).to_be_visible()
    expect(page.locator("[data-testid=stFileUploader]")).to_have_count(0)
    page.get_by_label("Your name").fill("Claire")
    page.get_by_label("Passphrase").fill(SECRET)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Claire", exact=True).first).to_be_visible()
    page.close()
