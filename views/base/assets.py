"""The files that pages need, under names that carry a hash of their content, so that they can be cached for ever."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent.parent / "static"
PREFIX: Final = "/assets/"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is served: `name` below `PREFIX`, with the hash, and its content."""

    name: str
    content: bytes


@cache
def assets() -> Mapping[str, Asset]:
    """Every file of `views/static` by its path below it; in stylesheets the addresses of the other files are hashed too."""
    paths = sorted(
        (path for path in FOLDER.rglob("*") if path.is_file()), key=lambda path: (path.suffix == ".css", path)
    )
    found: dict[str, Asset] = {}
    for path in paths:
        name = path.relative_to(FOLDER).as_posix()
        content = path.read_bytes()
        if path.suffix == ".css":
            content = re.sub(
                rb'url\("([^":]+)"\)', lambda match: f'url("{PREFIX}{found[match[1].decode()].name}")'.encode(), content
            )
        stem, _, ending = name.rpartition(".")
        found[name] = Asset(f"{stem}.{sha256(content).hexdigest()[:10]}.{ending}", content)
    return found


@cache
def _by_hashed_name() -> Mapping[str, Asset]:
    return {asset.name: asset for asset in assets().values()}


def address(name: str) -> str:
    """The address of a file of `views/static`.

    Raises:
        KeyError: there is no such file.
    """
    return PREFIX + assets()[name].name


def find(hashed_name: str) -> Asset | None:
    """The file behind an address without its prefix, or None."""
    return _by_hashed_name().get(hashed_name)
