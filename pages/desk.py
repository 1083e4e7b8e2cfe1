"""The editors' desk: the way in. What is behind it are pages of their own (`web/desk/`)."""

from urllib.parse import urlencode

import streamlit as st

from pages.parts.showing import Shown, live, show
from vendors.desk.auth.login import Door, Editor, door
from vendors.desk.auth.oidc import address, is_fresh, with_provider
from vendors.i18n.language import language
from vendors.settings import settings
from views.desk import sign_in
from views.desk.sign_in import Entry


def here() -> Door:
    """The door of this site's desk."""
    return door(settings().data)


def signed_in() -> Editor | None:
    """Who is signed in now; asked anew in each run, since signing out in another window ends it here too."""
    return here().signed_in(st.context.cookies)


def shown() -> Shown:
    """The page as the server's first answer has it."""
    query = urlencode({name: st.query_params.get_all(name) for name in st.query_params}, doseq=True)
    state, editor = live.now(), signed_in()
    named = with_provider() and not editor and st.user.is_logged_in
    fresh = named and is_fresh(st.user)
    name = address(st.user) if fresh else ""
    ticket = here().ticket(name) if name else None
    said = next((code for code in sign_in.AFTERWARDS if code in st.query_params), "")
    if named and not ticket:
        said = "unknown" if name else "unverified" if fresh else "old"
    to = sign_in.grid_asked_for(query)
    entry = Entry(editor, here().is_open, said, name=name, ticket=ticket or "", to=to)
    return Shown(sign_in.view(query, state, entry), query, state)


def page(shown: Shown) -> None:
    """Shows the page."""
    show(shown.view.body)
    if signed_in():
        return
    # Also after the provider has named somebody: who is not on the list may have another account that is.
    if with_provider() and st.button(language(shown.view.lang).say(sign_in.PROVIDER), key="provider"):
        st.login()
