"""What an operator may set, read from environment variables that begin with PANORAMA_."""

import contextlib
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from difflib import get_close_matches
from functools import cache
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Annotated, Any, Final, Literal, NoReturn, Self
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from vendors.i18n.language import FALLBACK_LANGUAGE, Language, _, language

ROOT = Path(__file__).resolve().parent.parent
_LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ORIGIN: Final = re.compile(rf"(?:https?://)?(?:\*\.)?{_LABEL}(?:\.{_LABEL})*(?::[1-9]\d{{0,4}})?")

SHORTEST_TOKEN: Final = 20
"""Signs of the password of a machine; nobody types it."""
_INSIDE: Final = (".localhost", ".local", ".internal", ".lan", ".home.arpa")
"""Ends of names that exist within a house only (RFC 6761, 6762, 8375)."""
LONGEST_DRAINING: Final = 300
"""Seconds; whoever shares readers out has noticed long before."""
_PREFIX: Final = "PANORAMA_"
_EXAMPLE: Final = "https://panorama.example"
_HOST: Final = re.compile(r"[\w.-]+|\[[\da-fA-F:.]+\]")
_EMAIL: Final = re.compile(r"""[^\s@,;:<>()"?]+@[^\s@,;:<>()"?/]+""")
_REMOTES: Final = ("https", "ssh", "git+ssh", "http", "git", "file")
"""Schemes under which another repository is asked."""
_MOST_REPEATED: Final = 100
"""Signs of a wrong value that are repeated."""
_PARSED: Final[Mapping[str, str]] = {
    "int_parsing": _("“{given}” is not a whole number: write one such as {example}."),
    "int_from_float": _("“{given}” is not a whole number: write one such as {example}."),
    "float_parsing": _("“{given}” is not a number: write one such as {example}."),
    "finite_number": _("“{given}” is not a number: write one such as {example}."),
    "bool_parsing": _("“{given}” is neither yes nor no: write true or false."),
    "literal_error": _("“{given}” cannot be chosen: write one of {bound}."),
    "greater_than": _("“{given}” is too little: write more than {bound}."),
    "greater_than_equal": _("“{given}” is too little: write {bound} or more."),
    "less_than_equal": _("“{given}” is too much: write {bound} at the most."),
}
"""What is said of a value that is of another kind than it should be, by the kind of the error."""
_NUMBERS: Final = frozenset({"int_parsing", "int_from_float", "float_parsing", "finite_number"})


@dataclass(frozen=True, slots=True)
class WrongSetting:
    """A setting that cannot be used.

    Attributes:
        name: of the variable, as operators write it.
        message: what is wrong with it and what to write, a marked message.
        fields: what is filled into it.
    """

    name: str
    message: str
    fields: Mapping[str, str]

    def said(self, words: Language) -> str:
        """One line for it."""
        what = words.say(self.message, **self.fields)
        return what if what.startswith(self.name) else f"{self.name}: {what}"


class WrongSettingsError(ValueError):
    """Settings cannot be used; its text has a line for each.

    Attributes:
        wrong: those settings.
    """

    def __init__(self, wrong: Iterable[WrongSetting]) -> None:
        self.wrong = tuple(wrong)
        super().__init__("\n".join(one.said(language(FALLBACK_LANGUAGE)) for one in self.wrong))


def each_email(given: str) -> list[str]:
    """The addresses of a setting that names several, as they are written there."""
    return given.replace(",", " ").split()


class Settings(BaseSettings):
    """The operator’s settings; `docs/operators.md` lists them from here."""

    # What is refused may be a secret, and is repeated by us alone.
    model_config = SettingsConfigDict(env_prefix=_PREFIX, frozen=True, hide_input_in_errors=True)

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
    links_pause: float = Field(
        1.0, ge=0, allow_inf_nan=False, description="Seconds between two requests of `links` to one host."
    )
    draft_megabytes: int = Field(
        20, gt=0, description="Largest size of an editor’s draft, in megabytes of all its tables."
    )
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
        None,
        gt=0,
        allow_inf_nan=False,
        description="Seconds between two looks at that repository; where empty 60, on a replica 1.",
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
        le=LONGEST_DRAINING,
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

    @model_validator(mode="before")
    @classmethod
    def _as_they_are_meant(cls, given: Any) -> Any:
        """What is set, without the spaces around it, and without what nobody has filled in.

        An empty folder would else be the one in which the program stands. No proxies at all can be meant.
        """
        if not isinstance(given, dict):
            return given
        bare = {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}
        return {name: value for name, value in bare.items() if value != "" or name == "trusted_proxies"}

    @model_validator(mode="after")
    def _has_something_to_follow(self) -> Self:
        """The settings, where a replica has what it needs.

        Raises:
            ValueError: it has not, and would show nothing or what nobody renews.
        """
        if self.replica and not self.history_remote:
            raise _refused(
                _("PANORAMA_REPLICA needs PANORAMA_HISTORY_REMOTE: the repository that the desk publishes to.")
            )
        if self.replica and self.data.resolve().is_relative_to(ROOT):
            raise _refused(_("PANORAMA_REPLICA needs a folder of its own, outside the project: set PANORAMA_DATA."))
        return self

    @field_validator("metrics_token")
    @classmethod
    def _cannot_be_guessed(cls, given: SecretStr) -> SecretStr:
        """The token, where it can be shown and is long enough.

        Raises:
            ValueError: it cannot, and would open nothing to anybody; or it is not, and what it guards may be read by whoever tries for a while.
        """
        if re.search(r"[^\x21-\x7e]", given.get_secret_value()):
            raise _refused(
                _(
                    "the token has a space or a letter that no request carries: write one as “openssl rand -hex 20” makes it."
                )
            )
        if 0 < len(given.get_secret_value()) < SHORTEST_TOKEN:
            raise _refused(
                _("the token is too short: write {n} signs or more, as “openssl rand -hex 20” makes them."),
                n=str(SHORTEST_TOKEN),
            )
        return given

    @field_validator("desk_address", "public_address", "edition_address")
    @classmethod
    def _whole(cls, given: str, info: ValidationInfo) -> str:
        """The address as it is given, where it is a whole one.

        Raises:
            ValueError: it is none. Canonical links and citations would begin with it, or readers be sent there.
        """
        if not given or _is_whole(given):
            return given
        meant = _meant(given, with_path=info.field_name == "edition_address")
        if "@" in given:
            # Not repeated: what stands before it may be a password.
            raise _refused(
                _("the address has a user or a password in it, which everybody would read: write one such as {meant}"),
                meant=meant,
            )
        raise _refused(
            _("“{given}” is not an address under which readers reach the site: write one such as {meant}"),
            given=_repeated(given),
            meant=meant,
        )

    @field_validator("licence_address")
    @classmethod
    def _can_be_opened(cls, given: str) -> str:
        """The address, where a browser may be led to it.

        Raises:
            ValueError: it is none, or would run in the reader's page.
        """
        parts = _split(given)
        if given and not (parts and not re.search(r"\s", given)):
            raise _refused(
                _("“{given}” is not an address that readers can open: write one such as {meant}"),
                given=_repeated(given),
                meant="https://creativecommons.org/licenses/by/4.0/",
            )
        return given

    @field_validator("correction_address")
    @classmethod
    def _can_be_written_to(cls, given: str) -> str:
        """The address, where a letter reaches it.

        Raises:
            ValueError: it is no e-mail address.
        """
        if given and not _EMAIL.fullmatch(given):
            raise _no_email(given, "corrections@panorama.example")
        return given

    @field_validator("desk_editors", "desk_readers")
    @classmethod
    def _are_emails(cls, given: str) -> str:
        """The addresses as they are given.

        Raises:
            ValueError: one is no e-mail address. The provider of identities names people by theirs: nobody would be let in by it.
        """
        for one in each_email(given):
            if not _EMAIL.fullmatch(one):
                raise _no_email(one, "claire@magazine.example, denis@magazine.example")
        return given

    @field_validator("history_remote")
    @classmethod
    def _can_be_asked(cls, given: str) -> str:
        """The address of the repository, where there is a way to ask it.

        Raises:
            ValueError: its scheme is none of those.
        """
        scheme, found, rest = given.partition("://")
        if found and (scheme.lower() not in _REMOTES or not rest):
            raise _refused(
                _("“{given}” is not a repository that can be asked: write a path, or an address such as {meant}"),
                given=_repeated(given),
                meant="ssh://panorama@history.example/srv/panorama.git",
            )
        return given

    @field_validator("time_zone")
    @classmethod
    def _is_kept(cls, given: str) -> str:
        """The name, where there is such a time zone.

        Raises:
            ValueError: there is none, and no day would begin.
        """
        try:
            ZoneInfo(given)
        except (LookupError, ValueError, OSError) as error:
            near = get_close_matches(given, sorted(available_timezones()), 1)
            raise _refused(
                _("“{given}” is not a time zone: write one such as {meant}"),
                given=_repeated(given),
                meant=near[0] if near else "Europe/Paris",
            ) from error
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
                raise _refused(
                    _(
                        "“{given}” is not the address of a proxy: write one such as 10.0.0.5 or 10.0.0.0/24, and commas between several."
                    ),
                    given=_repeated(one),
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
                raise _refused(
                    _(
                        "“{given}” is not a host that may embed: write a host such as www.magazine.example, *.magazine.example or http://127.0.0.1:8000, without a path, and commas between several."
                    ),
                    given=_repeated(host),
                )
            origins.append(host if "://" in host else f"https://{host}")
        return tuple(dict.fromkeys(origins))


@cache
def settings() -> Settings:
    """The settings of this process.

    Raises:
        WrongSettingsError: some cannot be used.
    """
    try:
        return Settings()
    except ValidationError as error:
        # Without what pydantic says of it, which has no words for operators.
        raise WrongSettingsError(map(_told, error.errors())) from None


def wrong_settings() -> tuple[WrongSetting, ...]:
    """The settings with which no site can be served."""
    try:
        found = settings()
    except WrongSettingsError as error:
        return error.wrong
    return tuple(_not_served(found))


def settings_to_serve() -> Settings:
    """The settings of a process that serves the site; where some are wrong it says so in its log, a line for each, and ends.

    Raises:
        SystemExit: some are wrong.
    """
    if wrong := wrong_settings():
        _end(wrong)
    return settings()


def _not_served(found: Settings) -> Iterator[WrongSetting]:
    """What is no fault of an edition without a server, which may be read below a path, but of a site, which answers at the root of its host alone."""
    parts = urlsplit(found.public_address)
    if parts.path.strip("/"):
        message = _("the site answers at the root of a host alone, not below {path}: write {meant}")
        fields = {"path": _repeated(parts.path), "meant": f"{parts.scheme}://{parts.netloc}"}
        yield WrongSetting(f"{_PREFIX}PUBLIC_ADDRESS", message, fields)


def _end(wrong: Iterable[WrongSetting]) -> NoReturn:
    """Says what is wrong as lines of the log, which nobody has set up yet, and ends the process."""
    environment = {name.upper(): value for name, value in os.environ.items()}
    for one in wrong:
        line = one.said(language(FALLBACK_LANGUAGE))
        if environment.get(f"{_PREFIX}LOG", "").strip() == "json":
            now = datetime.now(UTC).isoformat()
            told = {"time": now, "level": "CRITICAL", "logger": "panorama", "message": line}
            line = json.dumps(told, ensure_ascii=False)
        print(line, file=sys.stderr)
    raise SystemExit(1)


def _refused(message: str, **fields: str) -> PydanticCustomError:
    """The error of a value that is refused, with its words kept, so that they can be said in any language."""
    return PydanticCustomError("setting", message, {**fields, "message": message})


def _no_email(given: str, meant: str) -> PydanticCustomError:
    return _refused(
        _("“{given}” is not an e-mail address: write one such as {meant}"), given=_repeated(given), meant=meant
    )


def _told(error: ErrorDetails) -> WrongSetting:
    """What pydantic has found, in our words."""
    field = str(error["loc"][0]) if error["loc"] else "replica"
    fields: dict[str, Any] = dict(error.get("ctx", {}))
    if error["type"] == "setting":
        message = fields.pop("message")
        return WrongSetting(f"{_PREFIX}{field.upper()}", message, fields)
    bound = next((fields[name] for name in ("gt", "ge", "le", "expected") if name in fields), "")
    said = {
        "given": _repeated(str(error["input"])),
        "bound": ", ".join(re.findall(r"'(.*?)'", bound)) if isinstance(bound, str) else f"{bound:g}",
        "example": f"{Settings.model_fields[field].default or 60:g}" if error["type"] in _NUMBERS else "",
    }
    message = _PARSED.get(error["type"], _("“{given}” cannot be used: see docs/operators.md."))
    return WrongSetting(f"{_PREFIX}{field.upper()}", message, said)


def _repeated(given: str) -> str:
    """A value as it is repeated: on one line, not without end, and without the password of an address."""
    return " ".join(re.sub(r"//.*@", "//…@", given, flags=re.DOTALL).split())[:_MOST_REPEATED]


def _split(address: str) -> SplitResult | None:
    """The parts of an address that is one of the web and has neither user nor password; None for any other."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    host = parts.netloc if port is None else parts.netloc.rpartition(":")[0]
    is_web = parts.scheme in ("http", "https") and _HOST.fullmatch(host) and port != 0
    return parts if is_web else None


def _is_whole(address: str) -> bool:
    """Whether other addresses may be made from an address by adding to it."""
    return bool(_split(address)) and not re.search(r"[\s?#]", address)


def _meant(given: str, *, with_path: bool) -> str:
    """What may have been meant by an address that is none, as far as it would be taken; otherwise that of an example."""
    bare = re.sub(r"^[\w+.-]*:?//", "", given) if "//" in given else given
    bare = re.split(r"[?#]", bare.rpartition("@")[2])[0].rstrip("/")
    place = bare.partition("/")[0]
    tried = (*([bare] if with_path else []), place, place.partition(":")[0])
    return next((one for one in (f"https://{one}" for one in tried) if _is_whole(one)), _EXAMPLE)


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
