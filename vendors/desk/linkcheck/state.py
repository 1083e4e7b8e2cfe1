"""What is known of a cited address: its state, since when, where it leads, and what to do about it."""

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final, Self

from vendors.i18n.language import Language, _
from vendors.settings import desk_folder
from vendors.tables.dataset import Dataset
from vendors.types.choice import Choice
from vendors.types.date import PartialDate

FILE: Final = "addresses.json"
WEEK: Final = timedelta(days=7)
"""How old an answer may be before the address is asked again, where nobody says otherwise."""
ARCHIVE: Final = "https://web.archive.org/web/"


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


DEAD: Final = frozenset(
    {
        Reach.LOOP,
        Reach.NOT_FOUND,
        Reach.GONE,
        Reach.SERVER_ERROR,
        Reach.TIME_OUT,
        Reach.SOFT_404,
        Reach.TLS_FAULT,
        Reach.NO_HOST,
        Reach.NO_CONNECTION,
        Reach.BAD_ANSWER,
        Reach.UNSAFE,
    }
)
"""What a reader cannot open either. Whoever lets no robot in may well open for a reader, and nobody knows it of them here."""

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
        return self.reach in DEAD

    @property
    def needs_work(self) -> bool:
        """Whether an editor should do something: it is dead, or has moved for good."""
        return self.is_dead or self.reach is Reach.MOVED

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
class Cited:
    """One place in the data that cites an address.

    Attributes:
        key: the row's key, its parts separated by |.
        day: latest date in the row (its own, or of reading), on which the address surely opened; None where there is none.
    """

    table: str
    key: str
    column: str
    day: date | None


def cited(dataset: Dataset, today: date) -> Mapping[str, tuple[Cited, ...]]:
    """Every address in the data with the places that cite it: the cells of each column whose kind is an address."""
    found: dict[str, tuple[Cited, ...]] = {}
    for table, rows in dataset.rows.items():
        for row in rows:
            columns = row.columns()
            addresses = [column for column in columns if column.kind == "address"]
            dates = [value for column in columns if isinstance(value := getattr(row, column.name), PartialDate)]
            day = max((one.first for one in dates if one.first <= today), default=None)
            key = "|".join(row.cell(name) for name in row.KEY)
            for column in addresses:
                for url in filter(None, row.cell(column.name).split("|")):
                    found[url] = (*found.get(url, ()), Cited(table, key, column.name, day))
    return found


def archived(url: str, places: tuple[Cited, ...]) -> str:
    """An address at which the web’s archive may have the page as it was when it was first cited; nothing asks whether it has."""
    days = [place.day for place in places if place.day]
    return f"{ARCHIVE}{min(days):%Y%m%d}/{url}" if days else f"{ARCHIVE}{url}"


def states(folder: Path) -> Mapping[str, AddressState]:
    """What was last found of the addresses cited in a data folder; empty where nothing was ever asked or the file is broken."""
    try:
        kept = json.loads((desk_folder(folder) / FILE).read_text("utf-8"))
        return {one["url"]: AddressState.of(one) for one in kept["addresses"]}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def keep(folder: Path, found: Mapping[str, AddressState]) -> None:
    """Writes what was found, whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    place = desk_folder(folder)
    place.mkdir(parents=True, exist_ok=True)
    kept = {"written": datetime.now(UTC).isoformat(), "addresses": [found[url].as_dict() for url in sorted(found)]}
    handle, name = tempfile.mkstemp(dir=place, prefix=f".{FILE}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(kept, file, ensure_ascii=False, indent=0)
        os.replace(name, place / FILE)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
