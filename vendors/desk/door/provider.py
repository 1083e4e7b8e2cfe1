"""Whether an identity provider (OpenID Connect) is set up, for Streamlit's own sign-in."""

import logging
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from vendors.settings import ROOT

SECRETS: Final = ROOT / ".streamlit" / "secrets.toml"
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
