"""The desk's door: who is let in, who is signed in, and who has signed out."""

import logging
import secrets
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Final

from cachetools import TTLCache

from vendors.desk.auth.accounts import FILE, Editor, EditorRole, Known, fits, known
from vendors.desk.auth.audit_log import Visitors
from vendors.desk.auth.known_browsers import KnownBrowsers
from vendors.desk.auth.oidc import with_provider
from vendors.desk.auth.sessions import Sessions
from vendors.desk.auth.throttle import Attempts
from vendors.settings import desk_folder, each_email, settings

COOKIE: Final = "panorama_desk"
KNOWN: Final = "panorama_known"
"""The cookie of a browser in which somebody has signed in before. It opens nothing."""


class Wait(Exception):
    """An attempt comes too soon.

    Attributes:
        seconds: after which the next may be made.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Door:
    """The door of one data folder's desk, safe from any thread. It is closed until somebody has a passphrase.

    Args:
        folder: the data folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.attempts = Attempts()
        self._visitors = Visitors(desk_folder(folder))
        self._sessions = Sessions(desk_folder(folder) / "sessions.json")
        self._browsers = KnownBrowsers(desk_folder(folder) / "known-browsers.json")
        self._tickets: TTLCache[str, str] = TTLCache(1_000, 60)
        self._lock = Lock()
        self._seen: tuple[int, int, int] | None = None
        self._known: Mapping[str, Known] = {}

    @property
    def is_open(self) -> bool:
        """Whether anybody could sign in."""
        return bool(self._everybody() or (with_provider() and (settings().desk_editors or settings().desk_readers)))

    def signed_in(self, cookies: Mapping[str, str]) -> Editor | None:
        """Who is signed in in the browser that sends these cookies."""
        token = cookies.get(COOKIE, "")
        session = self._sessions.find(token) if token else None
        if session is None:
            return None
        editor, proof = self._let_in(session.name)
        return editor if editor and secrets.compare_digest(proof, session.proof) else None

    def may_publish(self, name: str) -> bool:
        """Whether somebody of that name may publish now, signed in or not."""
        editor = self._let_in(name)[0]
        return editor is not None and editor.may_publish

    def note(self, what: str, name: str, address: str) -> None:
        """Notes in the book of the door what somebody who is in has answered for.

        Args:
            what: the deed, in English, in the past.
            name: of the editor.
            address: of her machine.
        """
        self._visitors.note(what, name, address)

    def may_try(self, name: str, address: str, browser: str = "") -> None:
        """Counts an attempt; to be called before each.

        Args:
            name: as it was typed.
            address: where it comes from.
            browser: what the browser shows that knows the editor (`known_browser`).

        Raises:
            Wait: it comes too soon.
        """
        typed, name = name, self._called(name)
        known = self._browsers.knows(browser, name, self._let_in(name)[1])
        if seconds := self.attempts.begin(address, name, known=known):
            self._visitors.note(f"refused for {seconds:.0f} seconds", typed, address, logging.WARNING)
            raise Wait(seconds)

    def known_browser(self, name: str, browser: str) -> str:
        """What a browser may keep in which that editor has just signed in, so that she need not wait for what others try.

        Args:
            name: as it was typed.
            browser: what the browser shows already.

        Returns:
            "" where it is known already, or cannot be noted.
        """
        name = self._called(name)
        proof = self._let_in(name)[1]
        try:
            return "" if self._browsers.knows(browser, name, proof) else self._browsers.remember(name, proof)
        except OSError:
            return ""

    def sign_in(self, name: str, passphrase: str, address: str) -> str | None:
        """The token of a new session, for the cookie; None where the passphrase is wrong. Takes about 0.1 s and 64 MB.

        Raises:
            OSError: the session cannot be written down.
        """
        typed, name = name, self._called(name)
        given = self._everybody().get(name)
        if not fits(given, passphrase):
            self._visitors.note("wrong passphrase", typed, address, logging.WARNING)
            return None
        token = self._begin(name)
        self.attempts.right(address, name)
        self._visitors.note("signed in", name, address)
        return token

    def sign_out(self, cookies: Mapping[str, str], address: str = "") -> None:
        """Ends the session of these cookies.

        Raises:
            OSError: that cannot be written down.
        """
        if editor := self.signed_in(cookies):
            self._visitors.note("signed out", editor.name, address)
        self._sessions.end(cookies.get(COOKIE, ""))

    def ticket(self, email: str) -> str | None:
        """A pass for one sign-in within a minute, for somebody whom an identity provider has named; None where they are not let in."""
        editor, _proof = self._let_in(email)
        if editor is None:
            return None
        ticket = secrets.token_urlsafe(32)
        with self._lock:
            self._tickets[ticket] = editor.name
        return ticket

    def redeem(self, ticket: str, address: str) -> str | None:
        """The token of a new session for a ticket, once; None where it is none or too old.

        Raises:
            OSError: the session cannot be written down.
        """
        with self._lock:
            email = self._tickets.pop(ticket, None)
        if email is None or self._let_in(email)[0] is None:
            return None
        self._visitors.note("signed in through the identity provider", email, address)
        return self._begin(email)

    def _called(self, typed: str) -> str:
        """The name of the editor who is meant: as it was typed, or else the one that differs in capitals and spaces alone.

        What nobody is called is folded too, so that attempts are counted alike whether somebody is called so or not.
        """
        everybody, folded = self._everybody(), " ".join(typed.split()).casefold()
        alike = [name for name in everybody if name.casefold() == folded]
        return typed if typed in everybody else alike[0] if len(alike) == 1 else folded

    def _begin(self, name: str) -> str:
        return self._sessions.begin(name, self._let_in(name)[1])

    def _let_in(self, name: str) -> tuple[Editor | None, str]:
        """Who has that name now, and a proof that changes when they are let in with something else."""
        if given := self._everybody().get(name):
            return given.editor, sha256(given.hash.encode()).hexdigest()
        for role, emails in (
            (EditorRole.EDITOR, settings().desk_editors),
            (EditorRole.READER, settings().desk_readers),
        ):
            for email in each_email(emails):
                # As the operator writes it: a provider that changes its capitals would else make two editors of one, who approve each other.
                if email.casefold() == name.casefold():
                    return Editor(email, role), "oidc"
        return None, ""

    def _everybody(self) -> Mapping[str, Known]:
        """The file's editors; it is read again when it has changed, as the command line changes it."""
        try:
            stat = (desk_folder(self.folder) / FILE).stat()
            seen = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        except OSError:
            return {}
        with self._lock:
            if seen != self._seen:
                self._known, self._seen = known(self.folder), seen
            return self._known


@cache
def door(folder: Path) -> Door:
    """The one door of a data folder in this process, the same for the server and for the live page."""
    return Door(folder)


__all__ = ["COOKIE", "KNOWN", "Door", "Editor", "EditorRole", "Wait", "door"]
