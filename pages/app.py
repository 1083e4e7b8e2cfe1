"""The script that Streamlit runs: finds the page of the address, names it, shows it and its footer."""

import streamlit as st

from pages import compare, controversies, method, news, panorama, vendor
from pages.parts import showing

PAGES = {
    "": panorama.page,
    "compare": compare.page,
    "vendor": vendor.page,
    "news": news.page,
    "controversies": controversies.page,
    "method": method.page,
}

found = st.navigation(
    [st.Page(page, url_path=name, default=not name) for name, page in PAGES.items()], position="hidden"
)
view = showing.view(f"/{found.url_path}")
st.set_page_config(page_title=view.title, layout="wide")
# Called here rather than by found.run(): what a page's own script has drawn, Streamlit takes away before the next page
# comes, and the reader would see an empty screen between the two. What this script has drawn stays until it is replaced.
PAGES[found.url_path]()
st.html(view.foot)
