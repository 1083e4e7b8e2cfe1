"""The application as it is started, and as its data changes under it."""

import time
import urllib.request
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.readers import serves
from tests.conftest import application, started_by
from vendors.store.watch import LOOK_AGAIN, SETTLED


def test_the_command_of_streamlit_serves_the_pages(browser):
    """The command that the guide gives first, of uvicorn, is walked in `test_desk_provider`."""
    with started_by("streamlit", "run", "dashboard.py") as address:
        with urllib.request.urlopen(f"{address}/?region=eu&lang=en") as answer:
            assert "16 vendors" in answer.read().decode()
        serves(browser, address, "viavoo", 18)


def test_a_reader_sees_a_mended_file_at_the_next_click_and_never_a_broken_one(browser, folder: Path):
    vendors = folder / "vendors.csv"
    good = vendors.read_text()
    with application(folder) as address:
        page = browser.new_page()
        page.goto(f"{address}/?lang=en")
        page.locator("#first").wait_for(state="detached", timeout=30_000)
        first = page.locator("table.vendors tbody tr").first

        vendors.write_text(good.replace("akio,Akio,", "akio,,", 1))
        time.sleep(LOOK_AGAIN + SETTLED)
        page.locator(".stApp [data-key='region-fr']").click()
        page.get_by_text("The files are being corrected").wait_for()
        expect(first).to_contain_text("Akio")

        vendors.write_text(good.replace("akio,Akio,", "akio,Akio Paris,", 1))
        time.sleep(LOOK_AGAIN + SETTLED)
        page.get_by_role("link", name="Clear all").first.click()
        page.get_by_role("link", name="Akio Paris", exact=True).wait_for()
        expect(page.get_by_text("The files are being corrected")).to_have_count(0)
        page.close()
