"""Readers of the site: how their pages begin, and what their pages complain of."""

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request


class Troubles(list[str]):
    """What a page complains of, and which other hosts it asks."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address

    def watch(self, page: Page) -> None:
        """Notes them from now on."""
        page.on("console", self._said)
        page.on("pageerror", self._failed)
        page.on("request", self._asked)

    def leave(self, page: Page) -> None:
        """Notes nothing more of that page."""
        page.remove_listener("console", self._said)
        page.remove_listener("pageerror", self._failed)
        page.remove_listener("request", self._asked)

    def _said(self, message: ConsoleMessage) -> None:
        # A page that is not live after six seconds asks why, on a busy machine too, and that answer is no complaint.
        if "/_stcore/stream" not in message.location["url"]:
            self.append(f"console: {message.text} {message.location}")

    def _failed(self, error: Error) -> None:
        self.append(f"error: {error}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self._address, "data:", "blob:")):
            self.append(request.url)


def reader(browser: Browser, address: str, width: int, scheme: str, **options: object) -> tuple[Page, Troubles]:
    """A page in a browser of its own, and its troubles. What can be shown in a browser that others use takes the fixture `page`."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, **options)
    page, troubles = context.new_page(), Troubles(address)
    troubles.watch(page)
    return page, troubles


def beside(visited: Page, address: str, width: int, scheme: str) -> tuple[Page, Troubles]:
    """One page more where Streamlit's scripts are compiled already, and its troubles; whoever asks for it closes it."""
    page, troubles = visited.context.new_page(), Troubles(address)
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    troubles.watch(page)
    return page, troubles


def live(page: Page) -> None:
    """Waits until Streamlit has taken the page over."""
    page.locator(".stApp .foot").wait_for(timeout=30_000)
    page.locator("#first").wait_for(state="detached", timeout=30_000)


def serves(browser: Browser, address: str, vendor: str, controversies: int) -> None:
    """Walks a site that a command has started: a vendor's page becomes live, and leads to all controversies, so many."""
    page = browser.new_page()
    page.goto(f"{address}/vendor?vendor={vendor}&lang=en")
    page.locator("#first").wait_for(state="detached", timeout=60_000)
    page.get_by_role("link", name="Controversies", exact=True).click()
    page.get_by_role("heading", level=1, name=f"{controversies} controversies").wait_for()
    page.close()


def settled(page: Page) -> None:
    """Waits until Streamlit has nothing more to show."""
    page.locator('.stApp[data-test-script-state="notRunning"]').wait_for()


def follow(page: Page, address: str) -> None:
    """Goes on within a live page as by a link that leads to that address, and waits until Streamlit has shown what is there."""
    page.evaluate(
        """address => {
            document.querySelector(".stApp .pcx[data-title]").dataset.left = ""
            const link = document.querySelector(".stApp a[data-soft]")
            link.href = address
            link.click()
        }""",
        address,
    )
    page.locator(".stApp .pcx[data-title]:not([data-left])").wait_for()
    settled(page)


def address_of(server: str, path: str, lang: str) -> str:
    """The address of a page in a language."""
    return f"{server}{path}{'&' if '?' in path else '?'}lang={lang}"


def as_new(visited: Page, *, signed_in: bool = False) -> Page:
    """The shared page as a reader opens one: nothing kept, light, 1,280 wide, as patient as Playwright is, the pointer in a corner. Its history alone is long.

    Args:
        signed_in: whether it stays so: its cookies are kept.
    """
    visited.set_default_timeout(30_000)
    visited.goto("/robots.txt")
    visited.evaluate("localStorage.clear(); sessionStorage.clear()")
    if not signed_in:
        visited.context.clear_cookies()
    visited.context.clear_permissions()
    visited.set_viewport_size({"width": 1280, "height": 800})
    visited.emulate_media(media="null", color_scheme="light", reduced_motion="no-preference")
    visited.mouse.move(0, 0)
    return visited
