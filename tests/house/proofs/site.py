"""The site of the copy in which a proof runs."""

import views
from vendors.i18n.language import language
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.settings import settings, today
from vendors.store.load import load

STATE = load(settings().data, today())
assert STATE.dataset is not None, STATE
DATASET = STATE.dataset
EVERYTHING = Results(DATASET, Selection(), today())
FRENCH = language("fr")


def html(path: str, query: str = "lang=fr") -> str:
    """A page of the site."""
    view = views.show(path, query, STATE)
    assert view.status == 200, (path, query, view.status)
    return view.html
