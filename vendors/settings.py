"""What an operator may set, read from environment variables that begin with PANORAMA_."""

import contextlib
import os
import re
from datetime import UTC, date, datetime
from functools import cache
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Annotated, Final, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
_LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ORIGIN: Final = re.compile(rf"(?:https?://)?(?:\*\.)?{_LABEL}(?:\.{_LABEL})*(?::[1-9]\d{{0,4}})?")

SHORTEST_TOKEN: Final = 20
"""Signs of the password of a machine; nobody types it."""
_INSIDE: Final = (".localhost", ".local", ".internal", ".lan", ".home.arpa")
"""Ends of names that exist within a house only (RFC 6761, 6762, 8375)."""


class Settings(BaseSettings):
    """The operator’s settings; `docs/operators.md` lists them from here."""

    model_config = SettingsConfigDict(env_prefix="PANORAMA_", frozen=True)

    data: Path = Field(ROOT / "data", description="Folder of the CSV tables.")
    public_address: str = Field(
        "",
        description="Address under which readers reach the site, such as https://panorama.example; canonical links need it.",
    )
    correction_address: str = Field("", description="E-mail address for corrections and replies, shown in the footer.")
    licence_name: str = Field("", description="Licence of the data, shown in the footer; empty while none is chosen.")
    licence_address: str = Field("", description="Where the licence can be read.")
    desk_folder: Path | None = Field(
        None, description="Folder of what only the desk knows, never published; `.desk` in the data folder where empty."
    )
    checked_folder: Path | None = Field(
        None,
        description="Folder of this user’s own that keeps what the check of the data found, so that the same data is not checked again; `panorama-cx/checked` in the user’s cache (`XDG_CACHE_HOME`, else `~/.cache`) where empty.",
    )
    desk_editors: str = Field(
        "", description="E-mail addresses, separated by commas, that may publish after signing in through OIDC."
    )
    desk_readers: str = Field(
        "", description="E-mail addresses, separated by commas, that may look at drafts after signing in through OIDC."
    )
    four_eyes: bool = Field(
        False,
        description="Whether a change is published only when another editor has approved exactly this state of it.",
    )
    links_pause: float = Field(1.0, ge=0, description="Seconds between two requests of `links` to one host.")
    draft_megabytes: int = Field(20, description="Largest size of an editor’s draft, in megabytes of all its tables.")
    history_remote: str = Field(
        "",
        description="Address of a git repository to which the history is pushed and which is followed; empty for none.",
    )
    edition: Path | None = Field(
        None,
        description="Folder to which the edition without a server is written after each publish; none where empty.",
    )
    edition_address: str = Field("", description="Whole address under which that folder is read.")
    history_every: float | None = Field(
        None, gt=0, description="Seconds between two looks at that repository; where empty 60, on a replica 1."
    )
    replica: bool = Field(
        False,
        description="Whether this process only shows what is published in the other repository: no desk, nothing of its own.",
    )
    desk_address: str = Field(
        "", description="Where a replica sends whoever asks it for the desk, such as https://desk.panorama.example."
    )
    drain_seconds: float = Field(
        0.0,
        ge=0,
        description="Seconds for which a server that is told to stop says so at /healthz and still answers.",
    )
    metrics_token: SecretStr = Field(
        SecretStr(""), description="What must be shown to read /metrics, as a bearer token; closed where empty."
    )
    log: Literal["text", "json"] = Field("text", description="How lines of the log are written.")
    upload_megabytes: int = Field(10, gt=0, description="Largest file that the desk and `import` take, in megabytes.")
    upload_rows: int = Field(20_000, gt=0, description="Most rows of a table that they take.")
    reading_seconds: int = Field(
        20, gt=0, description="Seconds of processor after which the reading of a file or article is given up."
    )
    reading_megabytes: int = Field(700, gt=0, description="Megabytes of memory at which it is.")
    time_zone: str = Field(
        "Europe/Paris", description="Time zone in which a day begins, and whose clock every page shows."
    )
    hsts: bool = Field(
        False,
        description="Whether browsers are told to come by https only for a year, once the site is there by https for good.",
    )
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = Field(
        ("127.0.0.1", "::1"),
        description="Addresses or networks of the proxies whose X-Forwarded-For is believed, separated by commas.",
    )
    live_pages: int = Field(
        1_000, gt=0, description="Most pages that are live at once; others can be read as they are."
    )
    live_pages_per_address: int = Field(100, gt=0, description="Most of them from one address.")
    embed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Sites that may frame the pages under /embed/, separated by commas; this site always may."
    )

    @property
    def citable_address(self) -> str:
        """The public address, without a slash at its end, as others may cite it.

        "" where none is set, or one that readers elsewhere cannot reach: a citation with it would lead nowhere, or to
        something else on the machine of whoever follows it.
        """
        host = (urlsplit(self.public_address).hostname or "").rstrip(".")
        try:
            everywhere = ip_address(host).is_global
        except ValueError:
            everywhere = "." in host and not host.endswith(_INSIDE)
        return self.public_address.rstrip("/") if everywhere else ""

    @property
    def follows_every(self) -> float:
        """Seconds between two looks at the other repository."""
        return self.history_every or (1.0 if self.replica else 60.0)

    @model_validator(mode="after")
    def _has_something_to_follow(self) -> Self:
        """The settings, where a replica has what it needs.

        Raises:
            ValueError: it has not, and would show nothing or what nobody renews.
        """
        if self.replica and not self.history_remote:
            raise ValueError(
                "PANORAMA_REPLICA needs PANORAMA_HISTORY_REMOTE: the repository that the desk publishes to"
            )
        if self.replica and self.data.resolve().is_relative_to(ROOT):
            raise ValueError("PANORAMA_REPLICA needs a folder of its own, outside the project: set PANORAMA_DATA")
        return self

    @field_validator("metrics_token")
    @classmethod
    def _cannot_be_guessed(cls, given: SecretStr) -> SecretStr:
        """The token, where it is long enough.

        Raises:
            ValueError: it is not, and what it guards may be read by whoever tries for a while.
        """
        if 0 < len(given.get_secret_value()) < SHORTEST_TOKEN:
            raise ValueError(
                f"the token is too short: write {SHORTEST_TOKEN} signs or more, as “openssl rand -hex 20” makes them"
            )
        return given

    @field_validator("desk_address", "public_address", "edition_address")
    @classmethod
    def _whole(cls, given: str) -> str:
        """The address as it is given, where it is a whole one.

        Raises:
            ValueError: it is none. Canonical links and citations would begin with it, or readers be sent there.
        """
        given = given.strip()
        try:
            parts = urlsplit(given)
            whole = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        except ValueError:
            parts, whole = urlsplit(""), None
        more = parts.query or parts.fragment or parts.username is not None or re.search(r"\s", given)
        if given and (not whole or more):
            host = re.sub(r"^\w*:?/*", "", given) if "//" in given else given
            meant = f"https://{re.split('[?#]', host.rpartition('@')[2])[0].strip('/') or 'panorama.example'}"
            raise ValueError(
                f"“{given}” is not an address under which readers reach the site: write one such as {meant}"
            )
        return given

    @field_validator("trusted_proxies", mode="before")
    @classmethod
    def _networks(cls, given: object) -> object:
        """Addresses and networks as they are, apart from each other.

        Raises:
            ValueError: one is neither. Whoever is believed wrongly may call themselves anybody.
        """
        if not isinstance(given, str):
            return given
        for one in (proxies := tuple(filter(None, re.split(r"[\s,]+", given)))):
            try:
                ip_network(one)
            except ValueError as error:
                raise ValueError(
                    f"“{one}” is not the address of a proxy: write one such as 10.0.0.5 or 10.0.0.0/24, and commas between several"
                ) from error
        return proxies

    @field_validator("embed_hosts", mode="before")
    @classmethod
    def _origins(cls, given: object) -> object:
        """Hosts as origins: `www.magazine.example` is `https://www.magazine.example`; `*.` stands for all below a name.

        Raises:
            ValueError: one is not a host. It would end up in a header, where a wrong sign opens the site to everybody.
        """
        if not isinstance(given, str):
            return given
        origins = []
        for host in filter(None, re.split(r"[\s,]+", given.lower())):
            if not _ORIGIN.fullmatch(host):
                raise ValueError(
                    f"“{host}” is not a host that may embed: write a host such as www.magazine.example, "
                    "*.magazine.example or http://127.0.0.1:8000, without a path, and commas between several"
                )
            origins.append(host if "://" in host else f"https://{host}")
        return tuple(dict.fromkeys(origins))


@cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings()


def desk_folder(data: Path) -> Path:
    """Where the desk of a data folder keeps what is not published: editors, sessions, drafts, history, states of addresses."""
    return settings().desk_folder or data / ".desk"


def checked_folder() -> Path | None:
    """Where what the check of the data found is kept; None where this user has no place for it."""
    if folder := settings().checked_folder:
        return folder
    cache = os.environ.get("XDG_CACHE_HOME", "")
    with contextlib.suppress(RuntimeError, OSError):  # a user without a home, or with the home of another
        kept = Path(cache) if cache.startswith("/") else Path.home() / ".cache"
        return kept / "panorama-cx" / "checked" if kept.is_dir() or kept.parent.is_dir() else None
    return None


def today() -> date:
    """The present day where the magazine is."""
    return site_time(datetime.now(UTC)).date()


def site_time(moment: datetime) -> datetime:
    """A moment as the clocks show it where the magazine is, wherever the server stands; what is kept is in UTC.

    Args:
        moment: with its zone.
    """
    return moment.astimezone(ZoneInfo(settings().time_zone))
