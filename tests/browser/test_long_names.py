"""A name that is one very long word, or written from right to left, stays within the page on a phone wherever it stands."""

import pytest

import views
from tests.vendors.little import little_files
from vendors.store.load import load_files
from views.base.assets import FOLDER

LONG = "Gesellschaftfürdieverlässlicheundunabhängigekundenzufriedenheitsmessunggmbh"


@pytest.fixture(scope="module")
def state(today):
    files = little_files()
    named = files["vendors.csv"].replace(
        b"akio,Akio,Akio Software|Akio Unified|Akio Voice Portal", f"akio,{LONG},".encode()
    )
    assert named != files["vendors.csv"]
    loaded = load_files(files | {"vendors.csv": named}, today)
    assert loaded.errors == ()
    return loaded


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/", ""),
        ("/", f"q={LONG}"),
        ("/compare", "vendor=akio&vendor=nice"),
        ("/vendor", ""),
        ("/vendor", "vendor=akio"),
        ("/news", "vendor=akio"),
        ("/changes", "vendor=akio"),
        ("/explore", "rows=category&across=vendor&vendor=akio"),
        ("/explore", "rows=vendor&across=category"),
        ("/search", f"q={LONG}"),
        ("/charts", ""),
        ("/wanted", ""),
    ],
)
def test_a_name_of_one_long_word_widens_no_page_on_a_phone(browser, state, path, query):
    page = browser.new_page(viewport={"width": 360, "height": 800})
    body = views.show(path, query, state).body
    style = (FOLDER / "page.css").read_text(encoding="utf-8")
    page.set_content(f"<!doctype html><style>{style}</style><body>{body}")
    for fold in page.locator("details.fold").all():
        fold.evaluate("fold => { fold.open = true }")
    assert LONG in page.content()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()
