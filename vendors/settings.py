"""What an operator may set, read from environment variables that begin with PANORAMA_."""

from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


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
    desk_editors: str = Field(
        "", description="E-mail addresses, separated by commas, that may publish after signing in through OIDC."
    )
    desk_readers: str = Field(
        "", description="E-mail addresses, separated by commas, that may look at drafts after signing in through OIDC."
    )
    links_pause: float = Field(1.0, ge=0, description="Seconds between two requests of `links` to one host.")
    links_to_loopback: bool = Field(
        False, description="Whether `links` may ask this machine itself, on any port; for tests only."
    )
    time_zone: str = Field("Europe/Paris", description="Time zone in which a day begins.")


@cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings()


def desk_folder(data: Path) -> Path:
    """Where the desk of a data folder keeps what is not published: editors, sessions, states of addresses."""
    return settings().desk_folder or data / ".desk"


def today() -> date:
    """The present day where the magazine is."""
    return datetime.now(ZoneInfo(settings().time_zone)).date()
