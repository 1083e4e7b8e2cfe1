"""Browser: how long somebody who was never here before waits until a page shows what it is for."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Error, Page, ViewportSize, sync_playwright

from benchmarks import NotMeasured

TABLE = "table.vendors tbody tr"
"""The rows of Panorama's comparison table."""
HELLO = "[data-testid=stMarkdownContainer] p"
"""What `st.write("hello")` becomes."""

SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # a stock page would call home
]
HIGH: Final[ViewportSize] = {"width": 1280, "height": 5000}
"""CSS pixels; high enough for the whole table, because what lies below the edge is not painted."""
USUAL: Final[ViewportSize] = {"width": 1280, "height": 800}
"""CSS pixels of a window such as a reader has."""
SETTLE_MS = 1500.0
"""Milliseconds that a new browser gets before its visit, so that its own start is not measured."""
ALONE_MS = 2000.0
"""Milliseconds for which a visit is left alone: what asks a page a question is put into it first, a script of 60 ms of the processor, and took
the place of the page's own frames."""

WATCH = """
([selector, rows]) => {
    const watch = new PerformanceObserver(seen => { window.paintedAt = seen.getEntries()[0].renderTime; });
    watch.observe({ type: "element" });
    const visible = row => row.checkVisibility() && row.offsetHeight;
    const look = () => {
        if ([...document.querySelectorAll(selector)].filter(visible).length < rows) return requestAnimationFrame(look);
        const mark = document.createElement("p");
        mark.setAttribute("elementtiming", "mark");
        mark.style.cssText = "position: fixed; inset: 0 auto auto 0; margin: 0";
        mark.textContent = ".";
        document.documentElement.append(mark);
    };
    requestAnimationFrame(look);
}
"""
"""Adds a mark to the frame that first shows all rows, so that the browser says when this frame was on the screen."""


@contextmanager
def newcomer(window: ViewportSize) -> Iterator[Page]:
    """A page in a new Chromium process with an empty profile: Playwright's own browser, or else the system's.

    Raises:
        NotMeasured: neither is there, it does not start, or what was awaited did not come.
    """
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
        system = map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell"))
        path = own if Path(own).exists() else next(filter(None, system), None)
        if path is None:
            raise NotMeasured("no Chromium was found; `playwright install chromium` brings one")
        try:
            with playwright.chromium.launch(executable_path=path, args=SWITCHES) as browser:
                page = browser.new_page(viewport=window)
                page.wait_for_timeout(SETTLE_MS)
                yield page
        except Error as error:
            raise NotMeasured(f"{path}: {error.message.splitlines()[0]}") from error


def rows_and_version(port: int) -> tuple[int, str]:
    """How many rows the table at '/' has in the end, and the browser's version.

    Raises:
        NotMeasured: there is no table, or it does not fit into the window.
    """
    with newcomer(HIGH) as page:
        page.goto(f"http://127.0.0.1:{port}/")
        page.wait_for_selector(TABLE)
        rows = page.locator(TABLE)
        if rows.last.evaluate("row => row.getBoundingClientRect().bottom") > HIGH["height"]:
            raise NotMeasured("the table does not fit into the window; HIGH must be higher")
        return rows.count(), page.context.browser.version


def painted(port: int, selector: str, rows: int, window: ViewportSize) -> tuple[float, float]:
    """Milliseconds from the start of a first visit to the first content of any kind, and to the frame with all rows."""
    with newcomer(window) as page:
        page.add_init_script(f"({WATCH})({json.dumps([selector, rows])})")
        page.goto(f"http://127.0.0.1:{port}/", wait_until="commit")
        page.wait_for_timeout(ALONE_MS)
        page.wait_for_function("() => window.paintedAt")
        first, all_rows = page.evaluate(
            "[performance.getEntriesByName('first-contentful-paint')[0].startTime, window.paintedAt]"
        )
        return first, all_rows
