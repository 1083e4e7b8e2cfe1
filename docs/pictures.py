"""Takes the pictures of docs/images from a running site: `python docs/pictures.py http://127.0.0.1:8501`.

With an editor's name, passphrase and a changed file after the address, those of the desk: `... NAME PASSPHRASE vendors.xlsx`. What it
publishes it takes back.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent / "images"
WIDE, NARROW = (1280, 1400), (360, 1500)
PICTURES = (
    ("panorama", "/", WIDE, "fr", "light"),
    ("panorama", "/?region=fr&region=eu", NARROW, "fr", "dark"),
    ("compare", "/compare?vendor=medallia&vendor=qualtrics&vendor=viavoo&vendor=trustyou", WIDE, "fr", "light"),
    ("vendor", "/vendor?vendor=qualtrics", WIDE, "en", "dark"),
    ("controversies", "/controversies", WIDE, "fr", "light"),
    ("charts", "/charts#owners-over-time", WIDE, "en", "light"),
    ("search", "/search?q=Cambridge+Analytica", NARROW, "fr", "light"),
    ("data", "/data/ownership?vendor=qualtrics", WIDE, "en", "light"),
)
"""The eight pictures of the readers' pages: name, address, size, language, scheme."""


def main(address: str) -> None:
    """Write the readers' pictures into `FOLDER`."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-background-networking"]
        )
        for name, path, (width, height), lang, scheme in PICTURES:
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            query, _, anchor = path.partition("#")
            page.goto(f"{address}{query}{'&' if '?' in query else '?'}lang={lang}{'#' if anchor else ''}{anchor}")
            page.wait_for_timeout(3_000)
            page.screenshot(path=FOLDER / f"{name}-{width}-{lang}-{scheme}.png")
            page.close()
        browser.close()


def desk(address: str, name: str, passphrase: str, file: str) -> None:
    """Write the pictures of an editor's five usual tasks into `FOLDER`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-background-networking"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="light")

        def take(picture: str) -> None:
            page.screenshot(path=FOLDER / f"desk-{picture}-1280-fr-light.png")

        page.goto(f"{address}/desk")
        take("door")
        page.locator("input[name=editor]").fill(name)
        page.locator("input[name=passphrase]").fill(passphrase)
        page.locator("[data-key=sign-in]").click()
        take("morning")
        page.locator("input[type=file]").set_input_files(file)
        page.locator("[data-key=load]").click()
        take("problems")
        page.locator("[data-key=accept-all]").click()
        page.locator("#difference").evaluate("heading => heading.scrollIntoView()")
        take("difference")
        page.locator("input[name=why]").fill("Effectif lu sur le site de l’éditeur")
        page.locator("[data-key=publish]").click()
        take("published")
        page.locator("form[action^='/desk/undo'] input[name=why]").fill("Le site donnait l’effectif d’une autre année")
        page.locator("[data-key=undo]").click()
        page.goto(f"{address}/desk/tables")
        take("tables")
        page.goto(f"{address}/desk/task?task=purchase")
        take("purchase")
        page.goto(f"{address}/desk?table=ownership")
        page.locator(".stDataFrame, canvas, [role=grid]").first.wait_for()
        page.wait_for_timeout(1_500)
        take("grid")
        page.goto(f"{address}/desk/vendor?vendor=viavoo")
        take("vendor")
        page.goto(f"{address}/desk/article")
        page.locator("[data-key=pasted]").fill(
            "Titre de l’article\n\nLe 6 mai 2020 par Prénom Nom\n\nL’éditeur Medallia nomme un directeur général pour l’Europe."
        )
        page.locator("[data-key=propose]").click()
        take("article")
        page.goto(f"{address}/desk/history")
        take("history")
        page.locator("tbody tr:nth-child(2) th a").click()
        page.locator("#sight").evaluate("heading => heading.scrollIntoView()")
        take("sight")
        browser.close()


if __name__ == "__main__":
    desk(*sys.argv[1:5]) if len(sys.argv) > 2 else main(sys.argv[1])
