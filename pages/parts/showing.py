"""The view of an address, shown, with the chart that belongs to it."""

from typing import Final
from urllib.parse import urlencode

import streamlit as st

import views
from vendors import charts
from vendors.live import Live
from vendors.settings import settings

live: Final = Live(settings().data)
"""The data set of the moment, one for the whole process."""


def query() -> str:
    """The query of the address, as a page's first request would have brought it."""
    return urlencode({name: st.query_params.get_all(name) for name in st.query_params}, doseq=True)


def view(path: str) -> views.View:
    """What the page at `path` shows for the query of the address."""
    return views.show(path, query(), live.now())


def show(path: str) -> None:
    """Shows the masthead and the page at `path`."""
    st.html(view(path).body)


def chart(path: str) -> None:
    """Shows the chart of the page at `path` in the colours of the reader's theme, if the page has one now."""
    shown, dataset = view(path), live.now().dataset
    if shown.chart and dataset:
        figure = charts.figure(shown.chart, dataset, query(), shown.lang, st.context.theme.type == "dark")
        st.plotly_chart(figure, theme=None, config=charts.CONFIG, key=shown.chart)
