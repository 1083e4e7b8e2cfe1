"""Editors at a desk that tests share: a copy of the data with its accounts, and browsers that are signed in without going through the form."""

import shutil
from pathlib import Path

import httpx
from playwright.sync_api import Browser, BrowserContext

from tests.conftest import DATA
from vendors.desk.auth import accounts
from vendors.desk.auth.accounts import EditorRole

SECRET = "velours tracteur pamplemousse orage"


def desk_folder(place: Path) -> Path:
    """A copy of the tests' data at whose desk Claire is an editor."""
    folder = Path(shutil.copytree(DATA, place / "data", ignore=shutil.ignore_patterns(".desk")))
    accounts.set_passphrase(folder, "Claire", EditorRole.EDITOR, SECRET)
    return folder


def signed_in(browser: Browser, desk: str, width: int = 1280, height: int = 900) -> BrowserContext:
    """A browser with Claire's session: the form itself is walked in `test_desk_door`, and costs seconds each time."""
    context = browser.new_context(viewport={"width": width, "height": height})
    with httpx.Client(base_url=desk, headers={"origin": desk}, timeout=60) as client:
        answer = client.post("/desk/sign-in", data={"editor": "Claire", "passphrase": SECRET})
        assert answer.status_code == 303, answer.text
        (cookie,) = [{"name": one.name, "value": one.value or "", "url": desk} for one in client.cookies.jar]
    context.add_cookies([cookie])  # type: ignore[list-item]
    return context
