"""A form that was sent and not acted on, as when the session had ended: carried past the sign-in in the page itself, and shown again where it came from.

Nothing of it is kept at the server. The page that answers holds the fields, the browser brings them back with the sign-in, and
the editor reads them in their form and sends it again herself.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from vendors.i18n.language import Language, _
from vendors.tables import TABLES
from vendors.tables.article import Article
from vendors.tables.evidence import Evidence
from vendors.tables.row import Row
from vendors.tables.vendor import Vendor

ORIGINS: Final = {
    "/desk/load": ("/desk/draft",),
    "/desk/rows": ("/desk/draft",),
    "/desk/as-of": ("/desk/draft",),
    "/desk/mend": ("/desk/draft",),
    "/desk/take-out": ("/desk/draft",),
    "/desk/back": ("/desk/draft",),
    "/desk/show": ("/desk/draft",),
    "/desk/approve": ("/desk/changes", "draft"),
    "/desk/call-off": ("/desk/draft",),
    "/desk/begin": ("/desk/draft",),
    "/desk/choose": ("/desk/draft",),
    "/desk/name": ("/desk/draft",),
    "/desk/take-back": ("/desk/draft",),
    "/desk/decide": ("/desk/draft",),
    "/desk/discard": ("/desk/draft",),
    "/desk/publish": ("/desk/draft",),
    "/desk/undo": ("/desk/history", "version"),
    "/desk/restore": ("/desk/history", "version"),
    "/desk/strike": ("/desk/history", "version"),
    "/desk/set-aside": ("/desk/home",),
    "/desk/worklist": ("/desk/home",),
    "/desk/exact": ("/desk/home",),
    "/desk/vendor": ("/desk/vendor", "vendor"),
    "/desk/row": ("/desk/row", "table", "row"),
    "/desk/task": ("/desk/task", "task", "about", "fact", "row", "controversy"),
    "/desk/article": ("/desk/article",),
    "/desk/article/keep": ("/desk/article",),
    "/desk/addresses": ("/desk/addresses",),
    "/desk/grid": ("/desk/grid", "table", "row"),
}
"""Where each form of the desk is sent: the page it stands on, and the fields that this page's address repeats."""
WRITER: Final = "written-by"
"""The field of every form that says whose page it stood on."""
WAS: Final = "was-"
"""What a field was when its form was made."""
STATE: Final = frozenset({"stamp", "newest", "theirs"})
"""Fields that name the state for which a form was made: shown again, a form is for the state of that moment."""
UNSEEN: Final = STATE | {
    WRITER,
    "version",
    "problem",
    "vendor",
    "table",
    "row",
    "file",
    "line",
    "draft",
    "state",
    "cells",
    "task",
    "about",
    "fact",
    "again",
    "article",
    "take",
    "release",
    "put-off",
    "bring-back",
    "stands",
    "act",
    "how",
    "later",
    "only",
    "to",
    "unfinished",
}
"""Fields that nobody types: hidden ones, and the names of buttons."""
PART: Final = "sent."
"""Before the name of each field of a form that is carried in another one."""
TO: Final = "sent-to"
"""The field of that other form that says where the carried one was to be sent."""
FILE: Final = "sent-file"
"""The field with the name of a file that was sent."""
CELL: Final = "cell-"
"""Before the column of a text in the form of a row."""
_LABELS: Final = {
    "pasted": _("The article’s text, pasted with its title, date and authors"),
    "url": _("Its address"),
    "why": _("Why?"),
    "as-of": _("Version of which the file is"),
    "at": _("Day and hour"),
    "called": _("Name of the change"),
    "covers": _("Facts that the source shows"),
    "source": _("What was handed in"),
}


@dataclass(frozen=True, slots=True)
class Sent:
    """A form of the desk as it was sent.

    Attributes:
        action: the path it was sent to, one of ORIGINS.
        fields: names and texts in their order; a name may come more than once.
        files: names of the files that came with it; what was in them is not kept.
    """

    action: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...] = ()

    @property
    def values(self) -> dict[str, str]:
        """The fields, the last of each name."""
        return dict(self.fields)

    @property
    def writer(self) -> str:
        """Whose form it was; "" where it does not say."""
        return self.values.get(WRITER, "")

    @property
    def typed(self) -> tuple[tuple[str, str], ...]:
        """The fields that somebody may have typed or chosen: neither empty nor what they were when the form was made."""
        before = self.values
        return tuple(
            (name, text)
            for name, text in self.fields
            if text.strip() and name not in UNSEEN and not name.startswith(WAS) and before.get(f"{WAS}{name}") != text
        )

    @property
    def origin(self) -> tuple[str, str]:
        """Path and query of the page that has the form."""
        path, *names = ORIGINS[self.action]
        values = self.values
        return path, urlencode({name: values[name] for name in names if values.get(name)})

    def carried(self) -> list[tuple[str, str]]:
        """The fields with which another form carries this one."""
        return [
            (TO, self.action),
            *((f"{PART}{name}", text) for name, text in self.fields),
            *((FILE, name) for name in self.files),
        ]


def carried_in(fields: Iterable[tuple[str, str]]) -> Sent | None:
    """The form that another form carries; None where it carries none of the desk's."""
    pairs = tuple(fields)
    action = dict(pairs).get(TO, "")
    if action not in ORIGINS:
        return None
    parts = tuple((name.removeprefix(PART), text) for name, text in pairs if name.startswith(PART))
    return Sent(action, parts, tuple(text for name, text in pairs if name == FILE))


def labelled(sent: Sent, fields: Iterable[tuple[str, str]], words: Language) -> list[tuple[str, str]]:
    """Fields by the names under which the editor knows them.

    Args:
        fields: some of the form's.
    """
    return [_labelled(sent, name, text, words) for name, text in fields]


def _labelled(sent: Sent, name: str, text: str, words: Language) -> tuple[str, str]:
    if name in _LABELS:
        return words.say(_LABELS[name]), text
    if name.startswith("text-"):
        return words.say(_("What the cell shall say")), text
    if name.startswith("keep-") and name[5:].isdecimal():
        return words.say(_("Choice for cell {n}"), n=words.number(int(name[5:]) + 1)), text
    column, model = _column(sent, name)
    if column not in model.model_fields:
        return column, text
    declared = model.column(column)
    # What was chosen in a list is said as the list says it.
    chosen = {str(choice): words.say(choice.label) for choice in declared.choices}
    return words.say(declared.label), chosen.get(text, text)


def _column(sent: Sent, name: str) -> tuple[str, type[Row]]:
    """The column that a field is about, and its table."""
    model: type[Row] = Article if sent.action == "/desk/article/keep" else Vendor
    column = name
    if sent.action in ("/desk/task", "/desk/article/keep"):
        # The fields of several articles are numbered; most fields of a task bear the name of a column.
        column = re.sub(r"\.\d+$", "", name).removeprefix("choice-")
        model = next((one for one in (model, *TABLES.values()) if column in one.model_fields), model)
    if name.startswith("source-"):
        model, column = Evidence, name.removeprefix("source-")
    elif name.startswith(CELL):
        model, column = TABLES.get(sent.values.get("table", ""), Vendor), name.removeprefix(CELL)
    return column, model
