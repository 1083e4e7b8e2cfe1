"""Editors at a desk that tests share: a copy of the data with its accounts, and ways to be signed in without walking through the form."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import lxml.html
from playwright.sync_api import Browser, BrowserContext

from tests.vendors.little import AT_THE_DESK, little_files, written
from tests.web.inside import desk_inside
from vendors.desk.auth import accounts
from vendors.desk.auth.accounts import EditorRole
from vendors.desk.revisions.drafts import Drafts

SECRET = "velours tracteur pamplemousse orage"


def desk_folder(place: Path, **others: EditorRole) -> Path:
    """A dozen vendors of the tests' data, with all about them, at whose desk Claire is an editor.

    Args:
        place: the folder in which it is made, as `data`.
        others: who else may come, by their names.
    """
    folder = written(place / "data", little_files(AT_THE_DESK))
    for name, role in {"Claire": EditorRole.EDITOR, **others}.items():
        accounts.set_passphrase(folder, name, role, SECRET)
    return folder


def sign_in(client: httpx.Client, name: str = "Claire") -> httpx.Client:
    """The client with that editor's session."""
    answer = client.post("/desk/sign-in?lang=en", data={"editor": name, "passphrase": SECRET})
    assert answer.status_code == 303, answer.text
    return client


@contextmanager
def editors_inside(folder: Path) -> Iterator[Callable[[str], httpx.Client]]:
    """The desk on a data folder, in this process; each call gives another browser, in which that editor is signed in."""
    with desk_inside(folder) as browser:
        yield lambda name: sign_in(browser(), name)


def page_of(client: httpx.Client, address: str = "/desk/draft?lang=en") -> lxml.html.HtmlElement:
    """A page of the desk, which must be there."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return lxml.html.fromstring(answer.text)


def discard_all(folder: Path, name: str = "Claire") -> None:
    """Throws the changes of an editor into the bin."""
    drafts = Drafts(folder, name)
    for draft in drafts.all():
        drafts.discard(draft.id)


def signed_in(browser: Browser, desk: str, width: int = 1280, height: int = 900) -> BrowserContext:
    """A window of a real browser with Claire's session: the form itself is walked in `test_desk_door`, and costs seconds each time."""
    context = browser.new_context(viewport={"width": width, "height": height}, base_url=desk)
    let_in(context, desk)
    return context


def let_in(context: BrowserContext, desk: str) -> None:
    """Gives a window of a real browser a new session of Claire's, in place of any that it has."""
    with httpx.Client(base_url=desk, headers={"origin": desk}, timeout=60) as client:
        cookies = [{"name": one.name, "value": one.value or "", "url": desk} for one in sign_in(client).cookies.jar]
    context.clear_cookies()
    context.add_cookies(cookies)  # type: ignore[arg-type]
