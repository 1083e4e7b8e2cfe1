"""The desk's page: the way in for editors, and the frame of what they see when they are in."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from vendors.desk.auth.accounts import Editor
from vendors.i18n.language import Language, _, language
from vendors.query import query_string
from vendors.store.load import State
from views.base.view import View
from views.desk.frame import unlisted
from views.desk.sent import Sent, labelled

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
        to: the page of the desk that was asked for, and is shown after the sign-in; "" for the first one.
        sent: the form that was sent and waits for the sign-in, or None.
    """

    editor: Editor | None = None
    is_open: bool = False
    said: str = ""
    seconds: int = 0
    name: str = ""
    ticket: str = ""
    status: int = 200
    to: str = ""
    sent: Sent | None = None


SAID = {
    "wrong": _("This name and this passphrase do not belong together."),
    "busy": _("Too many people are signing in at this moment. Please try again."),
    "foreign": _("This was not sent from this page, so nothing was done."),
    "unkept": _(
        "The server cannot write in the desk’s folder, so nobody can sign in. Whoever runs the site can read why in its log."
    ),
    "signed-out": _("You are signed out."),
    "not-yet": _("Nobody is signed in in this browser yet."),
    "large": _(
        "What you sent is too long to be carried past the sign-in, and nothing was done with it. Sign in in another window, come back here and load this page again: the browser sends it once more."
    ),
    "crowd": _(
        "Too many forms are waiting for a sign-in at this moment, so yours was not read. Load this page again: the browser sends it once more."
    ),
    "late": _("That took more than a minute. Please sign in again."),
    "no-answer": _(
        "The sign-in of your organisation does not answer. Please try again; whoever runs the site can read why in its log."
    ),
    "not-named": _(
        "Your organisation did not say who you are, or what it said cannot be used. Please try again; whoever runs the site can read why in its log."
    ),
    "old": _(
        "What your organisation said of you is older than five minutes. Please sign in again. Where this comes at once, its clock or that of this site is wrong, and whoever runs the site can set it right."
    ),
    "unverified": _(
        "Your organisation names no e-mail address of yours as verified, so the desk cannot know who you are. Whoever runs the site can have it do so (email_verified)."
    ),
    "unknown": _("Your account is not on the list of editors. Whoever runs the site can put it there."),
}
AFTERWARDS = ("signed-out", "late", "no-answer", "not-named")
"""What the page says when its address ends with it."""


def view(query: str, state: State, entry: Entry) -> View:
    """The page for an entry; it does not depend on the data, so that editors can come in to mend it."""
    words = language(query_string.parse(query).last("lang"))
    return unlisted(
        state,
        words,
        PATH,
        "desk/sign_in.html",
        words.say(_("Your session has ended")) if entry.sent else words.say(_("The editors’ desk")),
        entry.status,
        entry=entry,
        said=_said(entry, words),
        command=COMMAND,
        carried=entry.sent.carried() if entry.sent else [],
        typed=labelled(entry.sent, entry.sent.typed, words) if entry.sent else [],
        stood_on=_stood_on(entry.sent, words) if entry.sent else "",
    )


def _stood_on(sent: Sent, words: Language) -> str:
    """The address of the page that a form stood on."""
    path, query = sent.origin
    return f"{path}?{urlencode([*parse_qsl(query), ('lang', words.code)])}"


def grid_asked_for(query: str) -> str:
    """The address of the grid that an address asks for, to be shown after the sign-in; "" where it asks for none."""
    return f"{PATH}?{query}" if query_string.parse(query).last("table") else ""


def _said(entry: Entry, words: Language) -> str:
    if entry.seconds:
        return words.plural(
            "Too many attempts. The next one is possible in {n} second.",
            "Too many attempts. The next one is possible in {n} seconds.",
            entry.seconds,
        )
    return words.say(SAID[entry.said]) if entry.said in SAID else ""
