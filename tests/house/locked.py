"""What is installed: the packages that a lock file names, and the licence of each by its own word."""

import importlib.metadata
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from packaging.requirements import Requirement

from tests.data import ROOT

RUN: Final = ROOT / "requirements.lock"
DEVELOP: Final = ROOT / "requirements-dev.lock"
_PACKAGE: Final = re.compile(r"^(\S+==[^\\\n]+?)(?: \\)?$((?:\n    --hash=\S+(?: \\)?)*)", re.MULTILINE)
_SAYS_NOTHING: Final = ("OSI Approved", "Other/Proprietary License")
"""Classifiers of packages whose makers found none for theirs."""
_LONGEST: Final = 60
"""Signs of a licence that is named and not written out."""


class Locked(NamedTuple):
    """A package in one version.

    Attributes:
        name: as its index writes it.
        version: of it.
        here: whether it is for a machine like this one.
        hashes: how many files of it are known.
    """

    name: str
    version: str
    here: bool
    hashes: int


def locked(file: Path) -> Iterator[Locked]:
    """The packages that a lock file names."""
    for found, hashes in _PACKAGE.findall(file.read_text("utf-8")):
        wanted = Requirement(found)
        here = wanted.marker is None or wanted.marker.evaluate()
        yield Locked(wanted.name, str(wanted.specifier).removeprefix("=="), here, hashes.count("--hash=sha256:"))


def is_here(package: Locked) -> bool:
    """Whether a package is installed, in the version that is locked."""
    try:
        return package.here and importlib.metadata.version(package.name) == package.version
    except importlib.metadata.PackageNotFoundError:
        return False


def licence(name: str) -> str:
    """The licence under which an installed package is given, by its own word: the expression, the classifiers, or the field."""
    about = importlib.metadata.metadata(name)
    if said := about.get("License-Expression"):
        return said
    classified = [one.rpartition(" :: ")[2] for one in about.get_all("Classifier", []) if one.startswith("License ::")]
    named = [one for one in classified if one not in _SAYS_NOTHING]
    if named:
        return " AND ".join(dict.fromkeys(named))
    field = (about.get("License") or "").strip().partition("\n")[0]
    return (field or _first_line(name))[:_LONGEST]


def _first_line(name: str) -> str:
    """What the licence that a package brings is called."""
    file = next(one for one in importlib.metadata.files(name) or [] if "LICENSE" in one.name.upper())
    return file.read_text("utf-8").lstrip().partition("\n")[0]
