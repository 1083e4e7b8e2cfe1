"""What an operator may set, read from environment variables that begin with PANORAMA_."""

import re
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
_LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ORIGIN: Final = re.compile(rf"(?:https?://)?(?:\*\.)?{_LABEL}(?:\.{_LABEL})*(?::[1-9]\d{{0,4}})?")


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
    time_zone: str = Field("Europe/Paris", description="Time zone in which a day begins.")
    embed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Sites that may frame the pages under /embed/, separated by commas; this site always may."
    )

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


def today() -> date:
    """The present day where the magazine is."""
    return datetime.now(ZoneInfo(settings().time_zone)).date()
