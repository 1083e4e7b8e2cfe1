"""The pictures of the README and the editors' manual, taken anew of the site as it is: `python -m tests.pictures [NAME ...]`.

Each is named by its page, width, language and scheme. What stands on them is the shipped data, and what an editor writes who is called
Claire; whoever changes a page takes its picture again.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.test_desk_at_work import changed_workbook
from tests.conftest import SWITCHES, application, installed_chromium
from tests.data import ROOT, SHIPPED
from tests.editors import SECRET, discard_all, let_in
from vendors.desk.auth import accounts
from vendors.desk.auth.accounts import EditorRole

IMAGES: Final = ROOT / "docs" / "images"
PUBLIC: Final = {
    "panorama-1280-fr-light": "/",
    "panorama-360-fr-dark": "/",
    "charts-1280-en-light": "/charts",
    "compare-1280-fr-light": "/compare?vendor=medallia&vendor=qualtrics&vendor=skeepers&vendor=trustyou",
    "controversies-1280-fr-light": "/controversies",
    "data-1280-en-light": "/data",
    "search-360-fr-light": "/search?q=cambridge+analytica",
    "vendor-1280-en-dark": "/vendor?vendor=qualtrics",
}
"""The address of each picture of what readers see."""
HIGH: Final = {"1280": 1400, "360": 1500}
"""Pixels of such a picture from top to bottom, by its width."""
PASTED: Final = (
    "Titre de l’article\nLe 6 mai 2020 par Prénom Nom\nCe que Medallia a fait savoir, tel que l’article le dit."
)
EMPLOYEES: Final = "4321"


class AtTheDesk:
    """What an editor does for each picture, in the order in which she does it.

    Args:
        page: her window.
        folder: the data folder.
    """

    def __init__(self, page: Page, folder: Path) -> None:
        self.page, self.folder = page, folder

    def door(self) -> None:
        """Before she has signed in."""
        self.page.context.clear_cookies()
        self._go("/desk")

    def morning(self) -> None:
        """What waits for her."""
        let_in(self.page.context, self.page.url.partition("/desk")[0])
        self._go("/desk/home")

    def vendor(self) -> None:
        """The form of a vendor."""
        self._go("/desk/vendor?vendor=viavoo")

    def grid(self) -> None:
        """A table in which she writes."""
        self._go("/desk/grid?table=ownership")
        self.page.wait_for_selector(".tabulator-row")

    def tables(self) -> None:
        """The files that she takes with her."""
        self._go("/desk/tables")

    def purchase(self) -> None:
        """The form of a purchase."""
        self._go("/desk/task?task=purchase")

    def article(self) -> None:
        """What is proposed of a pasted article."""
        self._go("/desk/article")
        self.page.fill("[data-key=pasted]", PASTED)
        self._press("propose")

    def problems(self) -> None:
        """What is to be put right in a file."""
        self._go("/desk/home")
        self.page.set_input_files("input[type=file]", changed_workbook(self.folder, self.folder.parent))
        self._press("load")

    def difference(self) -> None:
        """What a change of hers changes."""
        discard_all(self.folder)
        self._go("/desk/vendor?vendor=viavoo")
        self.page.fill("#employees", EMPLOYEES)
        self.page.fill("#employees_as_of", "2024")
        self._press("keep")
        self._go("/desk/draft")
        self.page.locator(".difference").first.evaluate("shown => shown.scrollIntoView({block: 'center'})")

    def published(self) -> None:
        """What she has published."""
        self.page.fill("input[name=why]", "Effectif lu sur le site de l’éditeur")
        self._press("publish")

    def sight(self) -> None:
        """What readers see of it."""
        self.page.locator("form[action^='/desk/strike']").evaluate("form => form.scrollIntoView({block: 'center'})")

    def history(self) -> None:
        """What was published so far, after she has undone it."""
        self.page.fill("form[action^='/desk/undo'] input[name=why]", "Le site donnait l’effectif d’une autre année")
        self._press("undo")
        self._go("/desk/history")

    @property
    def steps(self) -> list[Callable[[], None]]:
        """Each leads to the picture of its name; later ones go on from what earlier ones did."""
        return [
            *(self.door, self.morning, self.vendor, self.grid, self.tables, self.purchase, self.article),
            *(self.problems, self.difference, self.published, self.sight, self.history),
        ]

    def _go(self, address: str) -> None:
        self.page.goto(f"{address}{'&' if '?' in address else '?'}lang=fr")

    def _press(self, key: str) -> None:
        with self.page.expect_navigation():
            self.page.click(f"[data-key={key}]")


def take(browser: Browser, folder: Path, names: list[str]) -> None:
    """Takes the pictures of some names, all where there are none.

    Args:
        browser: with which.
        folder: a data folder of its own, in which Claire is an editor.
        names: as the files are called, without their ending.
    """
    # The desk reminds its editors where the operator has not said what the site's address is.
    with application(folder, PUBLIC_ADDRESS="https://panorama.example") as address:
        for name, path in PUBLIC.items():
            if names and name not in names:
                continue
            _page, width, code, scheme = name.rsplit("-", 3)
            context = browser.new_context(
                base_url=address,
                viewport={"width": int(width), "height": HIGH[width]},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page = context.new_page()
            page.goto(f"{path}{'&' if '?' in path else '?'}lang={code}", wait_until="networkidle")
            page.screenshot(path=IMAGES / f"{name}.png")
            context.close()
        if names and not any(name.startswith("desk-") for name in names):
            return
        page = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900}).new_page()
        for step in AtTheDesk(page, folder).steps:
            step()
            page.wait_for_load_state("networkidle")
            name = f"desk-{step.__name__}-1280-fr-light"
            if not names or name in names:
                page.screenshot(path=IMAGES / f"{name}.png")


def main(names: list[str]) -> None:
    """Takes them of a copy of the shipped data."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = Path(shutil.copytree(SHIPPED, Path(place, "data"), ignore=shutil.ignore_patterns(".*")))
        accounts.set_passphrase(folder, "Claire", EditorRole.EDITOR, SECRET)
        browser = playwright.chromium.launch(executable_path=installed_chromium(), args=SWITCHES)
        take(browser, folder, names)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
