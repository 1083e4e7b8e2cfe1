"""The script that Streamlit runs: finds the page of the address, names it, shows it and its footer."""

from importlib import import_module

import streamlit as st

import views
from pages import desk
from pages.parts import showing
from views.base.view import SITE

PAGES = {page.path.removeprefix("/"): import_module(f"pages.{page.module}").page for page in views.PAGES.values()} | {
    "desk": desk.page
}

# Streamlit shows a page's name in the window until set_page_config gives the full title: hence the site's name here.
found = st.navigation(
    [st.Page(page, title=SITE, url_path=name, default=not name) for name, page in PAGES.items()], position="hidden"
)
shown = desk.shown() if found.url_path == "desk" else showing.shown(f"/{found.url_path}")
st.set_page_config(page_title=shown.view.title, layout="wide")
# Called here rather than by found.run(): what a page's own script has drawn, Streamlit takes away before the next page
# comes, and the reader would see an empty screen between the two. What this script has drawn stays until it is replaced.
PAGES[found.url_path](shown)
showing.show(shown.view.foot)
