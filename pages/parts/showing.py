"""What an address shows, put on the screen."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

import streamlit as st

import views
from vendors.desk.served import served
from vendors.desk.workspace import Workbench
from vendors.settings import settings_to_serve
from vendors.store import load

live: Final = served(settings_to_serve().data)
"""The data set of the moment, one for the whole process."""
bench: Final = Workbench(live.folder)
"""The editors' open changes, one bench for the whole process."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What one run of the script shows: found once, so that the data cannot change between masthead and footer."""

    view: views.View
    query: str
    state: load.State


@dataclass(frozen=True, slots=True)
class Ready:
    """HTML as it is. Streamlit takes it from `_repr_html_`; a text it would first search for indentation to remove."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def shown(path: str) -> Shown:
    """What the page at `path` shows for the query of the address, as a page's first request would have brought it."""
    query = urlencode({name: st.query_params.get_all(name) for name in st.query_params}, doseq=True)
    state = live.now()
    return Shown(views.show(path, query, state), query, state)


def show(html: str) -> None:
    """Shows HTML that a view has made."""
    st.html(Ready(html))
