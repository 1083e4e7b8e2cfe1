"""The tables to take away, as published or empty, by the names that people give them."""

from collections.abc import Sequence
from typing import Final

from vendors.i18n.collation import sort_key
from vendors.i18n.language import Language, _
from vendors.tables import TABLES
from views.base.view import View
from views.desk.frame import Behind, frame

PATH: Final = "/desk/tables"


def view(behind: Behind) -> View:
    """All tables, each as Excel and CSV; within reach whether a change is open or not."""
    return frame(behind, PATH, "tables.html", behind.words.say(_("Tables to take away")), tables=named(behind.words))


def named(words: Language) -> Sequence[tuple[str, str]]:
    """Each table with what people call it, in the order of those names."""
    titles = ((name, words.say(model.PLURAL) if model.PLURAL else name) for name, model in TABLES.items())
    return sorted(titles, key=lambda pair: sort_key(pair[1]))
