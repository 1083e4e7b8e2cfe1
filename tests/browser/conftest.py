"""A reader's page that the tests of the site share: to open one more costs two or three times what it costs to go on in one that is open."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.readers import Troubles, as_new

# What is waited for is a fact and no speed: a chart on a busy machine can take longer than the five seconds of playwright.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def visited(browser: Browser, server: str) -> Iterator[Page]:
    """A page that has been on the site before: Streamlit's scripts are compiled in it once for all tests. Tests ask for `page`."""
    context = browser.new_context(base_url=server)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(visited: Page) -> Iterator[Page]:
    """A page for a reader of the site, as if it had just been opened. What a test routes in it is undone, what it listens to it undoes itself."""
    yield as_new(visited)
    visited.unroute_all()


@pytest.fixture
def troubles(page: Page, server: str) -> Iterator[Troubles]:
    """What `page` complains of, and which other hosts it asks; the test says what of it is right."""
    noted = Troubles(server)
    noted.watch(page)
    yield noted
    noted.leave(page)
