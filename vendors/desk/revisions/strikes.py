"""Which published versions are struck from public sight: readers see one neutral line of them, and the log keeps who struck them, when and why.

The log of a version is a line of commits without tables, the newest of which a ref of the history leads to. Nothing of the
history itself is rewritten: editors still read what was published, and any version can be shown again.
"""

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, cast

from dulwich.graph import can_fast_forward
from dulwich.objects import Commit, ObjectID
from dulwich.refs import Ref
from dulwich.repo import Repo

from vendors.desk.revisions.history import REASON_LENGTH
from vendors.desk.revisions.repository import NAME_LENGTH, REPOSITORY, add_commit, plain, reading, writing
from vendors.settings import desk_folder

REFS: Final = b"refs/struck/"


@dataclass(frozen=True, slots=True)
class Strike:
    """One line of the log of a version.

    Attributes:
        struck: whether it was struck then; false where it was shown again.
        who: the editor.
        when: in UTC.
        why: the reason given, which only editors see.
    """

    struck: bool
    who: str
    when: datetime
    why: str


class Strikes:
    """The strikes of one data folder. Reading is safe from any thread and process.

    Args:
        folder: the data folder.
    """

    def __init__(self, folder: Path) -> None:
        self._path = desk_folder(folder) / REPOSITORY

    def tips(self) -> Mapping[str, str]:
        """The newest line of each log, by the id of its version: equal while nothing is struck or shown again."""
        with reading(self._path) as repository:
            return {version: tip.decode() for version, tip in _tips(repository)}

    def struck(self) -> frozenset[str]:
        """The ids of the versions that readers do not see."""
        with reading(self._path) as repository:
            return frozenset(
                version
                for version, tip in _tips(repository)
                if repository is not None and _read(repository, tip).struck
            )

    def log(self, version: str) -> list[Strike]:
        """The log of a version, newest first; empty where it was never struck.

        Args:
            version: its id.
        """
        found: list[Strike] = []
        with reading(self._path) as repository:
            at = dict(_tips(repository)).get(version)
            while repository is not None and at is not None:
                found.append(_read(repository, at))
                parents = cast(Commit, repository[at]).parents
                at = parents[0] if parents else None
        return found

    def note(self, version: str, struck: bool, who: str, why: str) -> None:
        """Strike a version from public sight, or show it again; nothing happens where it is so already.

        Args:
            version: its id, which must be in the history.
            who, why: the editor’s name and the reason, for the log.

        Raises:
            OSError: it could not be noted.
        """
        ref = Ref(REFS + version.encode())
        with writing(self._path) as repository:
            found = repository.refs.read_ref(ref)
            before = ObjectID(found) if found else None
            if (before is not None and _read(repository, before).struck) == struck:
                return
            message = f"{plain(why, REASON_LENGTH)}\n\nVersion: {version}\nStruck: {'yes' if struck else 'no'}\n"
            parents = [before.decode()] if before else []
            repository.refs[ref] = ObjectID(
                add_commit(repository, {}, who, message, int(time.time()), parents).encode()
            )

    def follow(self, tips: Mapping[str, ObjectID]) -> None:
        """Take over the logs of another history, whose commits are here by now, where they continue those that are here.

        Args:
            tips: the newest line of each log there, by the id of its version.

        Raises:
            OSError: it could not be noted.
        """
        with reading(self._path) as repository:
            here = dict(_tips(repository))
            new = {
                version: tip
                for version, tip in tips.items()
                if repository is not None
                and re.fullmatch(r"[0-9a-f]{40}", version)
                and _continues(repository, here.get(version), tip)
            }
        if new:
            with writing(self._path) as repository:
                for version, tip in new.items():
                    repository.refs[Ref(REFS + version.encode())] = tip

    def ahead_of(self, refs: Mapping[Ref, ObjectID]) -> dict[Ref, ObjectID]:
        """The refs of the logs that continue those of another history, or that it has not got.

        Args:
            refs: those of the other history, whose commits are here by now.
        """
        with reading(self._path) as repository:
            own = {Ref(REFS + version.encode()): tip for version, tip in _tips(repository)}
            return {
                ref: tip
                for ref, tip in own.items()
                if repository is not None and _continues(repository, refs.get(ref), tip)
            }


def _continues(repository: Repo, before: ObjectID | None, after: ObjectID) -> bool:
    return before != after and (before is None or can_fast_forward(repository, before, after))


def _tips(repository: Repo | None) -> Iterator[tuple[str, ObjectID]]:
    if repository is not None:
        for name in repository.refs.subkeys(Ref(REFS)):
            yield name.decode(), repository.refs[Ref(REFS + name)]


def _read(repository: Repo, id: ObjectID) -> Strike:
    commit = cast(Commit, repository[id])
    why, _, rest = commit.message.decode(errors="replace").rpartition("\n\n")
    who = plain(commit.author.decode(errors="replace").rpartition(" <")[0], NAME_LENGTH)
    return Strike(
        bool(re.search(r"^Struck: yes$", rest, re.M)), who, datetime.fromtimestamp(commit.commit_time, UTC), why
    )
