"""Random interruptions in the middle of a form, and the way on that an editor takes after each."""

import contextlib
import random
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Page

from tests.vendors.desk.revisions.disks import filled
from tests.vendors.little import with_cell
from vendors.desk.auth import accounts
from vendors.desk.auth.accounts import EditorRole
from vendors.desk.revisions import publishing
from vendors.desk.revisions.draft_notes import notes_of
from vendors.desk.revisions.drafts import Drafts
from vendors.desk.revisions.history import History
from vendors.desk.tasks.declared import TASKS
from vendors.desk.workspace import Workbench
from vendors.store.files import read_files

WORDS = ("enquête", "avis", "l’éditeur", "“cité”", "Ltd", "été 2026", "<b>", "a|b", "rachat", "naïve", "100 %")
TYPED_INTO = "input:not([type]), input[type=text], input[type=url], textarea"
FIELDS = f"""() => [...document.querySelectorAll('form[method=post]')]
  .filter((form) => !form.action.includes('sign-out'))
  .flatMap((form) => {{
    for (const parent of [form.closest('details'), ...form.querySelectorAll('details')]) if (parent) parent.open = true;
    const fields = [...form.querySelectorAll('{TYPED_INTO}')].filter((one) => one.name && !one.readOnly && one.checkVisibility());
    return fields.length ? [{{ action: new URL(form.action).pathname, at: [...document.forms].indexOf(form), names: fields.map((one) => one.name) }}] : [];
  }})"""
HELD = "() => [...document.querySelectorAll('input, textarea')].map((one) => one.value.trim())"


@dataclass
class Desk:
    """The desk in a browser, as one editor sees it.

    Attributes:
        server: may be killed and started again.
        page: her window.
        secret: her passphrase.
        chance: decides what happens.
        can_fill: whether the disk of the data can be filled.
    """

    server: Any
    page: Page
    secret: str
    chance: random.Random
    can_fill: bool
    bench: Workbench = field(init=False)

    def __post_init__(self) -> None:
        self.bench = Workbench(self.folder)

    @property
    def folder(self) -> Path:
        return self.server.folder

    def go(self, path: str) -> None:
        self.page.goto(f"{self.server.address}{path}{'&' if '?' in path else '?'}lang=en")

    def sign_in(self) -> None:
        self.page.locator("input[name=editor]").fill("Claire")
        self.page.locator("input[name=passphrase]").fill(self.secret)
        self.page.locator("[data-key=sign-in]").click()

    def with_change(self) -> None:
        """There is a change that can be published, and a version before the newest."""
        for draft in Drafts(self.folder, "Claire").all():
            self.bench.throw_away("Claire", draft.id)
        files = publishing.begin(self.folder).files
        name = f"Viavoo {self.chance.randrange(10**9)}"
        self.bench.put("Claire", {"vendors.csv": with_cell(files, "vendors", ("viavoo",), "name", name)["vendors.csv"]})


def address(desk: Desk) -> str:
    """A page that may have forms, each kind of page as often as another."""
    kind = desk.chance.choice(["vendor", "article", "draft", "home", "task", "history"])
    if kind == "vendor":
        return f"/desk/vendor?vendor={desk.chance.choice(['viavoo', 'akio'])}"
    if kind == "task":
        return f"/desk/task?task={desk.chance.choice(sorted(TASKS))}&vendor=viavoo"
    if kind == "history":
        return f"/desk/history?version={desk.chance.choice(History(desk.folder).versions(3)).id}"
    return f"/desk/{kind}"


def type_somewhere(desk: Desk) -> tuple[dict[str, Any], dict[str, str]] | None:
    """Opens a random form and types into some of its fields; None where the page has none."""
    desk.with_change()
    desk.go(address(desk))
    if "/desk/article" in desk.page.url and desk.chance.random() < 0.5:
        desk.page.locator("[data-key=pasted]").fill("Medallia nomme un directeur\n\nLe 6 mai 2020\n\nMedallia.")
        desk.page.locator("[data-key=propose]").click()
        desk.page.locator(".proposal").wait_for()
    forms = desk.page.evaluate(FIELDS)
    if not forms:
        return None
    form = desk.chance.choice(forms)
    names = list(dict.fromkeys(form["names"]))
    if not names:
        return None
    typed = {}
    for name in desk.chance.sample(names, min(len(names), desk.chance.randint(1, 3))):
        text = f"{' '.join(desk.chance.choices(WORDS, k=3))} {desk.chance.randrange(10**9)}"
        field_of(desk, form, name).fill(text)
        typed[name] = text
    return form, typed


def field_of(desk: Desk, form: dict[str, Any], name: str) -> Any:
    found = desk.page.locator("form").nth(form["at"]).locator(f"[name='{name}']")
    return found.locator("visible=true").first


def send(desk: Desk, form: dict[str, Any]) -> None:
    """Presses the form's button, whether the browser would ask for more or not."""
    with contextlib.suppress(Error), desk.page.expect_navigation(timeout=20_000):
        desk.page.evaluate(
            "at => { document.forms[at].noValidate = true; document.forms[at].requestSubmit(); }", form["at"]
        )


def session_ends(desk: Desk, form: dict[str, Any]) -> None:
    accounts.set_passphrase(desk.folder, "Claire", EditorRole.EDITOR, desk.secret)
    send(desk, form)
    if desk.page.locator("input[name=passphrase]").count():
        desk.sign_in()
        desk.page.wait_for_load_state()


def server_is_killed(desk: Desk, form: dict[str, Any]) -> None:
    address = desk.page.url
    desk.server.end(signal.SIGKILL)
    send(desk, form)
    desk.server.start()
    desk.page.goto(address)


def goes_back(desk: Desk, form: dict[str, Any]) -> None:
    desk.go("/desk/addresses")
    desk.page.go_back()


def second_tab(desk: Desk, form: dict[str, Any]) -> None:
    """What is done in another window makes this one a page of before."""
    work = desk.bench.open("Claire")
    assert work
    text = f"Other tab {desk.chance.randrange(10**9)}"
    desk.bench.put(
        "Claire", {"vendors.csv": with_cell(work.draft.files, "vendors", ("viavoo",), "hq_city", text)["vendors.csv"]}
    )
    send(desk, form)


def conflict(desk: Desk, form: dict[str, Any]) -> None:
    """Somebody else publishes another text for the cells that are being typed."""
    files = read_files(desk.folder)
    for column in ("name", "hq_city", "website"):
        text = (
            f"https://paul.example/{desk.chance.randrange(10**9)}"
            if column == "website"
            else f"Paul {desk.chance.randrange(10**9)}"
        )
        files = with_cell(files, "vendors", ("viavoo",), column, text)
    publishing.publish(desk.folder, publishing.begin(desk.folder).version, files, "Paul", "Read on its own site")
    send(desk, form)


def full_disk(desk: Desk, form: dict[str, Any]) -> None:
    if not desk.can_fill:
        return goes_back(desk, form)
    ballast = filled(desk.folder.parent, 0)
    try:
        send(desk, form)
    finally:
        ballast.unlink()
    return None


INTERRUPTIONS: dict[str, Callable[[Desk, dict[str, Any]], None]] = {
    "session ends": session_ends,
    "Back": goes_back,
    "second tab": second_tab,
    "conflict": conflict,
    "full disk": full_disk,
    "kill -9": server_is_killed,
}


def lost(desk: Desk, typed: dict[str, str]) -> dict[str, str]:
    """What was typed and is neither on the page, nor offered on it, nor kept."""
    desk.page.wait_for_load_state()
    offers = desk.page.get_by_role("button", name="Put it back")
    while offers.count():
        offers.first.click()
    held = desk.page.evaluate(HELD)
    kept = _kept(desk)
    return {
        name: text
        for name, text in typed.items()
        if not any(_plain(text) in _plain(value) for value in held) and _plain(text) not in kept
    }


def _kept(desk: Desk) -> str:
    """All that was kept or published, as one text."""
    texts = [data.decode() for draft in Drafts(desk.folder, "Claire").all() for data in draft.files.values()]
    texts += [draft.note for draft in Drafts(desk.folder, "Claire").all()]
    texts += [one.name for one in notes_of(desk.folder, "Claire").drafts.values()]
    texts += [version.why for version in History(desk.folder).versions(5)]
    texts += [desk.page.locator("body").inner_text()]
    return _plain("\n".join(texts))


def _plain(text: str) -> str:
    """A text as the desk may write it: one line, its quotation marks as CSV has them, the signs of tags as git may hold them."""
    return " ".join(text.replace("‹", "<").replace("›", ">").replace('""', '"').split())
