"""An identity provider (OpenID Connect) for Streamlit's own sign-in: whether one is set up, and whom it has named."""

import logging
import time
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from vendors.settings import ROOT

SECRETS: Final = ROOT / ".streamlit" / "secrets.toml"
FRESH: Final = 300
"""Seconds for which the provider's word is good; the desk's own session begins within them."""
RETURNS: Final = "/oauth2callback"
"""Where the provider sends people back to."""
NEEDED: Final = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
"""What Streamlit needs to know of a provider."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ProviderSetup:
    """What Streamlit's secrets say of an identity provider.

    Attributes:
        is_named: whether they have a part [auth].
        lacking: what that part has not, by its names; `redirect_uri` also where it leads elsewhere than to `RETURNS`.
        unread: why the file cannot be read, or "".
    """

    is_named: bool = False
    lacking: tuple[str, ...] = ()
    unread: str = ""


def provider_setup(secrets: Path = SECRETS) -> ProviderSetup:
    """What is set up, for whoever runs the site; nothing of a secret is in it."""
    try:
        auth = tomllib.loads(secrets.read_text("utf-8")).get("auth")
    except FileNotFoundError:
        return ProviderSetup()
    except OSError as error:
        return ProviderSetup(unread=error.strerror or type(error).__name__)
    except ValueError as error:
        return ProviderSetup(unread=str(error))
    if auth is None:
        return ProviderSetup()
    given = auth if isinstance(auth, dict) else {}
    lacking = [name for name in NEEDED if not given.get(name)]
    if "redirect_uri" not in lacking and not str(given["redirect_uri"]).endswith(RETURNS):
        lacking.insert(0, "redirect_uri")
    return ProviderSetup(True, tuple(lacking))


@cache
def with_provider(secrets: Path = SECRETS) -> bool:
    """Whether an identity provider is set up; where it is not, or not wholly, the addresses of its sign-in stay closed."""
    found = provider_setup(secrets)
    if found.unread:
        log.error("%s cannot be read: %s", secrets.name, found.unread)
    elif found.lacking:
        log.error(
            "nobody can sign in through the identity provider: [auth] in %s lacks %s", secrets.name, found.lacking
        )
    return found.is_named and not found.lacking


def is_fresh(claims: Mapping[str, object]) -> bool:
    """Whether the provider has said these claims a moment ago.

    Streamlit believes a cookie with them for a month. A copy of it must not open the desk after signing out.
    """
    said = claims.get("iat")
    if not isinstance(said, int | float):
        return False
    age = time.time() - said
    if age >= FRESH:
        log.warning(
            "the identity provider’s word is %d seconds old: somebody waited, or its clock or this one is wrong", age
        )
    return age < FRESH


def address(claims: Mapping[str, object]) -> str:
    """The e-mail address that the provider says it has verified; "" without that."""
    return str(claims.get("email") or "") if claims.get("email_verified") is True else ""
