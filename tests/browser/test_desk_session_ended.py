"""An editor types, her session ends, she signs in and goes on: in a browser, for each form and each way in which a session ends."""

import contextlib
import os
import random
import signal
from collections import Counter

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.interruptions import INTERRUPTIONS, Desk, lost, type_somewhere
from tests.browser.readers import as_new
from tests.conftest import ROOT, await_answer, environment, free_port
from tests.editors import SECRET, desk_folder, let_in, signed_in
from tests.servers import SERVERS
from tests.vendors.desk.revisions.disks import mounted
from vendors.desk.auth import accounts
from vendors.desk.auth.accounts import EditorRole

TEXT = (ROOT / "tests/cases/typed-at-the-desk.txt").read_text("utf-8") + "A long text that an editor has typed.\n" * 30


class Server:
    """The real application, which a test may kill and start again at the same address."""

    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process = None
        self.can_fill = False

    def start(self):
        process = self.process = SERVERS.start(self.port, environment(self.folder, {}))
        await_answer(self.address, lambda: SERVERS.runs(process))

    def end(self, how):
        SERVERS.end(self.process, how)


@pytest.fixture(scope="module")
def server_of_the_desk(tmp_path_factory):
    place = tmp_path_factory.mktemp("ended")
    with contextlib.ExitStack() as disk:
        can_fill = True
        try:
            disk.enter_context(mounted(place, "size=400m"))
        except pytest.skip.Exception:
            can_fill = False
        server = Server(desk_folder(place))
        server.can_fill = can_fill
        server.start()
        yield server
        server.end(signal.SIGKILL)


@pytest.fixture(scope="module")
def window(browser, server_of_the_desk):
    context = signed_in(browser, server_of_the_desk.address)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(window, server_of_the_desk):
    """A signed-in editor's window as if it had just been opened."""
    accounts.set_passphrase(server_of_the_desk.folder, "Claire", EditorRole.EDITOR, SECRET)
    let_in(window.context, server_of_the_desk.address)
    return as_new(window, signed_in=True)


def sign_in(page):
    page.locator("input[name=editor]").fill("Claire")
    page.locator("input[name=passphrase]").fill(SECRET)
    page.locator("[data-key=sign-in]").click()


def signed_out_in_another_window(page, server):
    other = page.context.new_page()
    other.goto(f"{server.address}/desk/home?lang=en")
    other.get_by_role("button", name="Sign out").click()
    expect(other.get_by_text("You are signed out.")).to_be_visible()
    other.close()


def signed_out(page, server):
    """As in another window, which has the same cookies."""
    page.request.post(f"{server.address}/desk/sign-out", headers={"origin": server.address})


def killed(page, server):
    """The browser still has its cookie, and the server has forgotten the session."""
    server.end(signal.SIGKILL)
    (server.folder / ".desk" / "sessions.json").unlink()
    server.start()


ENDINGS = [signed_out_in_another_window, killed]
"""Here what a browser shows; whatever else may end a session is in `test_desk_forms_given_back`."""


@pytest.mark.parametrize("end", ENDINGS)
def test_whatever_ends_the_session_a_pasted_text_is_found_again(page, server_of_the_desk, end):
    page.goto(f"{server_of_the_desk.address}/desk/article?lang=en")
    page.locator("[data-key=pasted]").fill(TEXT)
    page.locator("input[name=url]").fill("https://example.com/typed")
    end(page, server_of_the_desk)
    page.locator("[data-key=propose]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your session has ended")
    expect(page.locator("textarea").first).to_have_value(TEXT)
    if end is signed_out_in_another_window:
        assert violations(page) == []
    sign_in(page)
    expect(page.get_by_text("You are signed in again.")).to_be_visible()
    expect(page.locator("[data-key=pasted]")).to_have_value(TEXT)
    expect(page.locator("input[name=url]")).to_have_value("https://example.com/typed")
    page.locator("[data-key=propose]").click()
    expect(page.locator(".proposal")).to_have_count(1)


def test_a_form_comes_back_as_it_was_typed(page, server_of_the_desk):
    """Its ticks too; the other forms and a file that is to be chosen again are in `test_desk_forms_given_back`."""
    texts = {
        "#summary_en": "A summary that an editor has typed, “with care”.",
        "#source-publisher": "Viavoo",
    }
    page.goto(f"{server_of_the_desk.address}/desk/vendor?vendor=viavoo&lang=en")
    for place, text in texts.items():
        page.locator(place).fill(text)
    page.locator("input[name=covers][value=founded]").check()
    signed_out(page, server_of_the_desk)
    page.locator("[data-key=keep]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your session has ended")
    sign_in(page)
    expect(page.get_by_text("You are signed in again.")).to_be_visible()
    for place, text in texts.items():
        expect(page.locator(place).first).to_have_value(text)
    expect(page.locator("input[name=covers][value=founded]")).to_be_checked()
    assert violations(page) == []


def test_back_from_the_sign_in_leads_to_what_was_typed(page, server_of_the_desk):
    page.goto(f"{server_of_the_desk.address}/desk/article?lang=en")
    page.locator("[data-key=pasted]").fill(TEXT)
    signed_out(page, server_of_the_desk)
    page.locator("[data-key=propose]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your session has ended")
    # Reload asks for the page of the form; nothing is sent once more.
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("The editors’ desk")
    expect(page).to_have_url(f"{server_of_the_desk.address}/desk/article?lang=en")
    page.go_back()
    sign_in(page)
    expect(page).to_have_url(f"{server_of_the_desk.address}/desk/article?lang=en")
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator("[data-key=pasted]")).to_have_value(TEXT)


def test_a_form_sent_to_a_server_that_is_down_is_not_lost(page, server_of_the_desk):
    page.goto(f"{server_of_the_desk.address}/desk/vendor?vendor=viavoo&lang=en")
    page.locator("#hq_city").fill("Brest")
    server_of_the_desk.end(signal.SIGKILL)
    with contextlib.suppress(Exception):
        page.locator("[data-key=keep]").click(timeout=3_000)
    server_of_the_desk.start()
    page.goto(f"{server_of_the_desk.address}/desk/vendor?vendor=viavoo&lang=en")
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator("#hq_city")).to_have_value("Brest")


def test_a_cell_typed_in_the_grid_outlives_the_session_and_a_kill_of_the_server(page, server_of_the_desk):
    page.goto(f"{server_of_the_desk.address}/desk?table=vendors&row=viavoo&lang=en")
    page.locator(".tabulator-cell[tabulator-field=name]").click()
    page.keyboard.type("Viavoo SAS")
    page.keyboard.press("Enter")
    expect(page.locator("#grid-count")).to_contain_text("1 change not kept yet")
    signed_out(page, server_of_the_desk)
    page.bring_to_front()
    page.keyboard.press("Control+s")
    expect(page.locator("#grid-state")).to_contain_text("Your session has ended")
    server_of_the_desk.end(signal.SIGKILL)
    page.keyboard.press("Control+s")
    expect(page.locator("#grid-state")).to_contain_text("the server does not answer")
    server_of_the_desk.start()
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto(f"{server_of_the_desk.address}/desk/grid?table=vendors&row=viavoo&lang=en")
    sign_in(page)
    expect(page.locator("#grid-state")).to_contain_text("is back")
    page.locator("[data-key=keep-grid]").click()
    expect(page.locator("#grid-state")).to_contain_text("Kept. Nothing is public yet")
    page.goto(f"{server_of_the_desk.address}/desk/draft?lang=en")
    expect(page.locator(".difference")).to_contain_text("Viavoo SAS")
    page.locator("[data-key=discard]").click()


def test_whatever_interrupts_a_form_in_the_middle_what_was_typed_is_there_afterwards(
    page, server_of_the_desk, record_property
):
    """A few random ones here; `INTERRUPTIONS=200 SEED=1` tries more, a kill of the server among them, and tells all losses at its end."""
    times, seed = int(os.environ.get("INTERRUPTIONS", "5")), int(os.environ.get("SEED", "0"))
    chance = random.Random(seed)
    desk = Desk(server_of_the_desk, page, SECRET, chance, server_of_the_desk.can_fill)
    kinds = [kind for kind in INTERRUPTIONS if kind != "kill -9" or times > 10]
    done, forms, losses = Counter(), Counter(), []
    while done.total() < times:
        kind = kinds[done.total() % len(kinds)]
        if (typing := type_somewhere(desk)) is None:
            continue
        form, typed = typing
        INTERRUPTIONS[kind](desk, form)
        if missing := lost(desk, typed):
            losses.append((kind, form["action"], page.url, missing))
        done[kind] += 1
        forms.update([form["action"]])
    record_property("figures", f"interruptions: {dict(done)}; forms: {dict(forms)}; losses: {losses}")
    assert losses == []
