"""The desk's page: the way in for editors, and the frame of what they see when they are in."""

from dataclasses import dataclass

from vendors.desk.auth.accounts import Editor
from vendors.i18n.language import Language, _, language
from vendors.query import query_string
from vendors.store.load import State
from views.base.view import View
from views.desk.frame import unlisted

PATH = "/desk"
PROVIDER = _("Sign in through your organisation")
COMMAND = "python -m vendors passphrase --editor NOM"


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody at the door sees.

    Attributes:
        editor: who is signed in, or None.
        is_open: whether anybody could sign in.
        said: what happened last, as a code of SAID, or "".
        seconds: to wait before the next attempt.
        name: as it was typed.
        ticket: pass for somebody whom an identity provider has named, or "".
    """

    editor: Editor | None = None
    is_open: bool = False
    said: str = ""
    seconds: int = 0
    name: str = ""
    ticket: str = ""
    status: int = 200


SAID = {
    "wrong": _("This name and this passphrase do not belong together."),
    "busy": _("Too many people are signing in at this moment. Please try again."),
    "foreign": _("This was not sent from this page, so nothing was done."),
    "unkept": _(
        "The server cannot write in the desk’s folder, so nobody can sign in. Whoever runs the site can read why in its log."
    ),
    "signed-out": _("You are signed out."),
    "late": _("That took more than a minute. Please sign in again."),
    "unknown": _("Your account is not on the list of editors. Whoever runs the site can put it there."),
}
AFTERWARDS = ("signed-out", "late")
"""What the page says when its address ends with it."""


def view(query: str, state: State, entry: Entry) -> View:
    """The page for an entry; it does not depend on the data, so that editors can come in to mend it."""
    words = language(query_string.parse(query).last("lang"))
    return unlisted(
        state,
        words,
        PATH,
        "desk/sign_in.html",
        words.say(_("The editors’ desk")),
        entry.status,
        entry=entry,
        said=_said(entry, words),
        command=COMMAND,
    )


def _said(entry: Entry, words: Language) -> str:
    if entry.seconds:
        return words.plural(
            "Too many attempts. The next one is possible in {n} second.",
            "Too many attempts. The next one is possible in {n} seconds.",
            entry.seconds,
        )
    return words.say(SAID[entry.said]) if entry.said in SAID else ""
