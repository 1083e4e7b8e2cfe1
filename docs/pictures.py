"""Takes the pictures of docs/images from a running site: `python docs/pictures.py http://127.0.0.1:8501`."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent / "images"
PAGES = {
    "panorama": "/",
    "compare": "/compare?vendor=medallia&vendor=qualtrics&vendor=viavoo&vendor=trustyou",
    "vendor": "/vendor?vendor=qualtrics",
}
SHAPES = ((1280, 1400, "fr", "light"), (360, 1500, "fr", "dark"), (1280, 1400, "en", "dark"))


def main(address: str) -> None:
    """Write one picture a page and shape into `FOLDER`."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-background-networking"]
        )
        for name, path in PAGES.items():
            for width, height, lang, scheme in SHAPES:
                page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
                page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={lang}")
                page.locator("#first").wait_for(state="detached")
                page.wait_for_timeout(1_500)
                page.screenshot(path=FOLDER / f"{name}-{width}-{lang}-{scheme}.png")
                page.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
