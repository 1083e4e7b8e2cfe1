"""What is known of a cited address: its state, since when, where it leads, and what to do about it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, Self

from filelock import FileLock, Timeout

from vendors.i18n.language import Language, _
from vendors.settings import desk_folder
from vendors.store.atomic_file import replace_json
from vendors.store.private_folder import private_folder
from vendors.types.choice import Choice

FILE: Final = "addresses.json"
LOCK: Final = "addresses.lock"
WEEK: Final = timedelta(days=7)
"""How old an answer may be before the address is asked again, where nobody says otherwise."""


class Reach(Choice):
    """How an address answers."""

    ALIVE = "alive", _("opens")
    MOVED = "moved", _("moved for good")
    LOOP = "redirect-loop", _("sends round in a circle")
    BLOCKED = "blocked", _("lets no robot in")
    NOT_FOUND = "not-found", _("not found")
    GONE = "gone", _("removed for good")
    SLOW_DOWN = "slow-down", _("asks us to wait")
    SERVER_ERROR = "server-error", _("the server fails")
    TIME_OUT = "time-out", _("no answer in time")
    SOFT_404 = "soft-404", _("opens, but says that it is not there")
    TLS_FAULT = "tls-fault", _("no safe connection")
    NO_HOST = "no-host", _("the host does not exist")
    NO_CONNECTION = "no-connection", _("takes no connection")
    BAD_ANSWER = "bad-answer", _("answers what cannot be understood")
    UNSAFE = "unsafe", _("leads to a place that is not asked")
    ROBOTS = "robots", _("asks robots to stay away")
    PARKED = "parked", _("opens, but its site is gone")
    UNSURE = "unsure", _("to check by hand")


OPEN: Final = frozenset({Reach.ALIVE, Reach.MOVED, Reach.BLOCKED, Reach.SLOW_DOWN, Reach.ROBOTS, Reach.UNSURE})
"""What opens for a reader, or may: whoever lets no robot in may well open for a reader, and nobody knows it of them here."""

PARKED_KINDS: Final = frozenset({"for-sale", "domain-expired", "suspended", "parked", "default-page"})
"""What may hold an address whose site is gone; codes of DETAILS."""

DETAILS: Final = {
    "bot-wall": _("A wall against robots stands before it; a reader may get through. Open it yourself."),
    "cookie-wall": _("It opens only for browsers that keep a cookie; a reader may get through. Open it yourself."),
    "whole-host": _(
        "The host refuses its home page too, so it refuses robots; a reader may get through. Open it yourself."
    ),
    "this-address": _("The host opens, this address does not: readers may need an account there."),
    "legal": _("It is closed for legal reasons."),
    "home-page": _("It leads to the home page instead."),
    "says-so": _("The page says so itself."),
    "like-made-up": _("An address made up on the same host gets the same answer."),
    "empty": _("The page is empty."),
    "cannot-tell": _("This host gives one and the same page for every address, so look yourself."),
    "too-many": _("More redirects than a browser follows."),
    "expired": _("Its certificate has expired."),
    "self-signed": _("Its certificate is signed by itself."),
    "unknown-issuer": _("Its certificate comes from an issuer that browsers do not know."),
    "other-host": _("Its certificate is for another host."),
    "certificate": _("Its certificate is not valid."),
    "no-tls": _("It does not speak TLS as browsers do."),
    "no-place": _("It redirects without saying where to."),
    "private": _("It leads into a private network or to a port that is not the web’s."),
    "payment": _("It asks robots to pay; a reader may get through. Open it yourself."),
    "refuses-robots": _(
        "It answers with the status with which it refuses robots; a reader may get through. Open it yourself."
    ),
    "empty-search": _("A search that finds nothing stands in its place."),
    "search": _("It leads to a search: look whether what was cited is among what that finds."),
    "script": _("A script sends some readers elsewhere; look yourself."),
    "perhaps-absent": _("It speaks of a page that is not there, or is itself one; look yourself."),
    "for-sale": _("Its domain is for sale."),
    "domain-expired": _("Its domain has expired."),
    "suspended": _("Its account or site has been suspended."),
    "parked": _("Its domain is parked: it shows a page of the registrar or of advertisements."),
    "default-page": _("It shows only the page with which a server is delivered."),
    "perhaps-for-sale": _("It speaks of a domain for sale, perhaps its own; look yourself."),
    "perhaps-domain-expired": _("It speaks of a domain that has expired, perhaps its own; look yourself."),
    "perhaps-suspended": _("It speaks of an account or site that is suspended, perhaps its own; look yourself."),
    "perhaps-parked": _("It speaks of a parked domain, perhaps its own; look yourself."),
    "perhaps-default-page": _("It may be the page with which a server is delivered; look yourself."),
    "perhaps-building": _("Its site is being built or mended; look again later."),
    "status": _("It answers with a status that says nothing about the page."),
}
"""Why, in a sentence, by the code that is kept."""


@dataclass(frozen=True, slots=True)
class AddressState:
    """How an address answered when it was last asked.

    Attributes:
        asked: when (UTC).
        since: when it was first found so, without another state in between.
        status: the last HTTP status; None without an answer.
        leads_to: where a redirect leads, or "".
        detail: one of DETAILS, or "".
        again: not to be asked before (UTC), because the server said so; or None.
    """

    url: str
    reach: Reach
    asked: datetime
    since: datetime
    status: int | None = None
    leads_to: str = ""
    detail: str = ""
    again: datetime | None = None

    @property
    def is_dead(self) -> bool:
        """Whether a reader cannot open it either."""
        return self.reach not in OPEN

    @property
    def needs_work(self) -> bool:
        """Whether an editor should do something: it is dead, has moved for good, or must be looked at by a person."""
        return self.is_dead or self.reach in (Reach.MOVED, Reach.UNSURE)

    def following(self, before: "AddressState | None") -> Self:
        """The same, going on from what was known before."""
        return replace(self, since=before.since) if before and before.reach is self.reach else self

    def said(self, words: Language) -> str:
        """The state in words: what, where to, and why."""
        said = words.say(self.reach.label)
        if self.status and self.reach is not Reach.ALIVE:
            said += f" ({self.status})"
        if self.leads_to:
            said = words.say("{state}, now at {url}", state=said, url=self.leads_to)
        return f"{said}. {words.say(DETAILS[self.detail])}" if self.detail in DETAILS else said

    def as_dict(self) -> dict[str, Any]:
        """As JSON writes it."""
        found = asdict(self) | {"reach": str(self.reach)}
        return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in found.items()}

    @classmethod
    def of(cls, found: Mapping[str, Any]) -> Self:
        """From what `as_dict` gave.

        Raises:
            KeyError, TypeError, ValueError: it is not such a thing.
        """
        times = {name: datetime.fromisoformat(found[name]) for name in ("asked", "since")}
        again = datetime.fromisoformat(found["again"]) if found.get("again") else None
        return cls(
            **{**found, **times, "again": again, "reach": {str(reach): reach for reach in Reach}[found["reach"]]}
        )


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is, or was when it ended.

    Attributes:
        done: addresses that were asked.
        total: addresses that are to be asked.
        state: of the address asked last; None before the first, and where it is read from the file.
        offline: whether the run ended because no host could be reached.
    """

    done: int
    total: int
    state: AddressState | None = None
    offline: bool = False


def states(folder: Path) -> Mapping[str, AddressState]:
    """What was last found of the addresses cited in a data folder; empty where nothing was ever asked or the file is broken."""
    try:
        return {one["url"]: AddressState.of(one) for one in _kept(folder)["addresses"]}
    except (ValueError, KeyError, TypeError):
        return {}


def last_run(folder: Path) -> Progress | None:
    """How far the last run of a data folder is or was; None where there was none or the file is broken."""
    try:
        run = _kept(folder)["run"]
        return Progress(int(run["done"]), int(run["total"]), offline=bool(run["offline"]))
    except (ValueError, KeyError, TypeError):
        return None


def keep(folder: Path, found: Mapping[str, AddressState], run: Progress) -> None:
    """Writes what was found, and how far the run is.

    Raises:
        OSError: it cannot be written.
    """
    kept = {
        "written": datetime.now(UTC).isoformat(),
        "run": {"done": run.done, "total": run.total, "offline": run.offline},
        "addresses": [found[url].as_dict() for url in sorted(found)],
    }
    replace_json(desk_folder(folder) / FILE, kept)


def lock(folder: Path) -> FileLock:
    """What the only run on a folder holds; it goes with its process, however that ends."""
    return FileLock(private_folder(desk_folder(folder)) / LOCK)


def is_asking(folder: Path) -> bool:
    """Whether a run is under way, in whatever process."""
    if not (desk_folder(folder) / LOCK).exists():
        return False
    try:
        with lock(folder).acquire(timeout=0):
            return False
    except Timeout:
        return True


def _kept(folder: Path) -> Any:
    try:
        return json.loads((desk_folder(folder) / FILE).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
