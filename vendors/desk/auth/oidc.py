"""An identity provider (OpenID Connect) for Streamlit's own sign-in: whether one is set up, and whom it has named."""

import logging
import time
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from vendors.settings import ROOT

SECRETS: Final = ROOT / ".streamlit" / "secrets.toml"
FRESH: Final = 300
"""Seconds for which the provider's word is good; the desk's own session begins within them."""
log = logging.getLogger(__name__)


@cache
def with_provider(secrets: Path = SECRETS) -> bool:
    """Whether Streamlit's secrets have a part [auth]; without it the addresses of its sign-in stay closed."""
    try:
        return "auth" in tomllib.loads(secrets.read_text("utf-8"))
    except FileNotFoundError:
        return False
    except (OSError, ValueError) as error:
        log.error("%s cannot be read: %s", secrets.name, error)
        return False


def is_fresh(claims: Mapping[str, object]) -> bool:
    """Whether the provider has said these claims a moment ago.

    Streamlit believes a cookie with them for a month. A copy of it must not open the desk after signing out.
    """
    said = claims.get("iat")
    return isinstance(said, int | float) and time.time() - said < FRESH


def address(claims: Mapping[str, object]) -> str:
    """The e-mail address that the provider says it has verified; "" without that."""
    return str(claims.get("email") or "") if claims.get("email_verified") is True else ""
