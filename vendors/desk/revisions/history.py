"""The history of the published data, in git: who published what, when and why.

A bare repository `history.git` in the desk’s folder (`.desk` in the data folder, or PANORAMA_DESK_FOLDER), apart from the
project’s own; any git reads it. One commit is one version of all tables; its author is the editor, its message the reason. Only
whoever holds the turn (`vendors.desk.revisions.atomic`) adds versions. Drafts are in the same repository and in no version.
"""

import re
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final, cast

from dulwich.graph import can_fast_forward
from dulwich.objects import Commit, ObjectID
from dulwich.refs import Ref
from dulwich.repo import Repo

from vendors.desk.revisions.diff import ChangeKind, Difference, RowChange, difference
from vendors.desk.revisions.kept_changes import keep_difference, kept_difference
from vendors.desk.revisions.repository import (
    NAME_LENGTH,
    NOTHING,
    REPOSITORY,
    add_commit,
    blobs,
    blobs_of,
    make,
    plain,
    reading,
    tables_of,
    unlock,
    writing,
)
from vendors.settings import desk_folder
from vendors.store.files import Files, names
from vendors.store.load import version_of
from vendors.store.migrations import former_names, present_form
from vendors.validation.reading import text_of
from vendors.validation.text_table import Key

BRANCH: Final = Ref(b"refs/heads/main")
ASIDE: Final = b"refs/aside/"
REASON_LENGTH: Final = 500
SHORTEST: Final = 7
"""Signs of a version’s id that name it to people, at the least."""


@dataclass(frozen=True, slots=True)
class Version:
    """One published version.

    Attributes:
        id: its commit, in hexadecimal.
        data: version of its data set, as `vendors.tables.dataset.Dataset.version`; equal where the bytes are.
        who: the editor, or "" where it was changed outside the desk.
        when: in UTC.
        why: the reason given.
        kind: publish, restore (of an older version), outside (changed outside the desk), or start (the first).
        before: id of the version before, or "" for the first.
        undoes: id of the version that it took back, or "".
        approved: other editors who had approved it.
    """

    id: str
    data: str
    who: str
    when: datetime
    why: str
    kind: str
    before: str
    undoes: str = ""
    approved: tuple[str, ...] = ()

    @property
    def is_noted(self) -> bool:
        """Whether the desk itself gave the reason, as a message to be translated."""
        return self.kind in ("start", "outside") and "{" not in self.why


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A version and what it changed."""

    version: Version
    changed: Difference


@dataclass(frozen=True, slots=True)
class CellVersion:
    """One value that a cell had, from a version on.

    Attributes:
        value: None where the row went.
    """

    version: Version
    value: str | None


class History:
    """The versions of one data folder. Reading is safe from any thread and process.

    Args:
        folder: the data folder.
    """

    def __init__(self, folder: Path) -> None:
        self.path = desk_folder(folder) / REPOSITORY

    @property
    def exists(self) -> bool:
        """Whether anything was ever recorded."""
        return (self.path / "HEAD").is_file() and self.head() is not None

    @property
    def has_any(self) -> bool:
        """Whether any version was ever written, be one the newest or not: slow, for when none is."""
        with self._repository() as repository:
            store = repository.object_store if repository else ()
            return any(repository is not None and isinstance(repository[name], Commit) for name in store)

    @property
    def is_sound(self) -> bool:
        """Whether every object of the repository and every version can be read: slow, for when something has failed."""
        try:
            with self._repository() as repository:
                if repository is not None:
                    repository.refs.as_dict()
                    for name in repository.object_store:
                        repository.object_store[name].check()
            for version in self.versions():
                self.files(version)
        except Exception:
            return False
        return True

    # reading

    def head(self) -> Version | None:
        """The newest version, or None before the first."""
        with self._repository() as repository:
            if repository is None or BRANCH not in repository.refs:
                return None
            return _version(repository, repository.refs[BRANCH])

    def versions(self, most: int | None = None) -> list[Version]:
        """The versions, newest first.

        Args:
            most: how many at most.
        """
        with self._repository() as repository:
            found: list[Version] = []
            for version in _line(repository):
                if most is not None and len(found) >= most:
                    break
                found.append(version)
            return found

    def version(self, name: str) -> Version | None:
        """The newest version of that name: its id or the version of its data, or how one of them begins (`SHORTEST` signs at least)."""
        if not re.fullmatch(rf"[0-9a-f]{{{SHORTEST},64}}", name):
            return None
        with self._repository() as repository:
            return next(
                (one for one in _line(repository) if one.id.startswith(name) or one.data.startswith(name)), None
            )

    def at(self, id: str) -> Version:
        """The version of that whole id.

        Raises:
            KeyError: it is not in this history.
        """
        with self._repository() as repository:
            if repository is None:
                raise KeyError(id)
            return _version(repository, ObjectID(id.encode()))

    def files(self, version: Version, wanted: Collection[str] | None = None) -> Files:
        """The tables of a version, byte for byte.

        Args:
            version: which.
            wanted: the files that are read; None for all.

        Raises:
            KeyError: it is not in this history.
        """
        with self._repository() as repository:
            if repository is None:
                raise KeyError(version.id)
            return tables_of(repository, ObjectID(version.id.encode()), wanted)

    def holds(self, version: Version, files: Files) -> bool:
        """Whether these are the tables of a version, byte for byte; none of them is read for that.

        Raises:
            KeyError: it is not in this history.
        """
        with self._repository() as repository:
            if repository is None:
                raise KeyError(version.id)
            return blobs(repository, ObjectID(version.id.encode())) == blobs_of(files)

    def had(self, id: str, files: Files) -> bool:
        """Whether these are the tables of a version of that id or of one before it, byte for byte; none of them is read for that.

        Raises:
            KeyError: it is not in this history.
        """
        wanted = blobs_of(files)
        with self._repository() as repository:
            if repository is None:
                raise KeyError(id)
            line = _line(repository, ObjectID(id.encode()))
            return any(blobs(repository, ObjectID(version.id.encode())) == wanted for version in line)

    def has_tables(self, id: str) -> bool:
        """Whether a version holds any table: what somebody keeps in another repository holds none.

        Raises:
            KeyError: it is not in this history.
        """
        with self._repository() as repository:
            return repository is not None and bool(blobs(repository, ObjectID(id.encode())))

    def present_files(self, version: Version) -> Files:
        """The tables of a version in the present form of the data, to be compared, merged and published again.

        Raises:
            KeyError: it is not in this history.
        """
        return present_form(self.files(version))

    def difference(self, old: Version, new: Version) -> Difference:
        """What is different between any two versions.

        Raises:
            KeyError: one is not in this history.
        """
        return difference(self.present_files(old), self.present_files(new))

    def entries(self, table: str = "") -> Iterator[HistoryEntry]:
        """The versions, each with what it changed, newest first; the first of all changed nothing that was there.

        Args:
            table: the one that is looked at, "" for all; a version that left it alone has an empty difference.
        """
        with self._repository() as repository:
            for version in _line(repository):
                changed = Difference(())
                touched = _touched(repository, version.before, version.id) if repository and version.before else {}
                if table in touched.values() or (touched and not table):
                    changed = _changed(self.path, version.before, version.id)
                yield HistoryEntry(version, changed)

    def entry(self, version: Version) -> HistoryEntry:
        """One version with what it changed; the first of all changed nothing that was there."""
        with self._repository() as repository:
            touched = _touched(repository, version.before, version.id) if repository and version.before else {}
        return HistoryEntry(version, _changed(self.path, version.before, version.id) if touched else Difference(()))

    def of_vendor(self, vendor: str) -> list[HistoryEntry]:
        """The versions that changed something about a vendor, newest first, each with those changes alone; its renames are followed."""
        ids = {vendor}
        found = []
        for entry in self.entries():
            changes = [change for change in entry.changed.changes if change.vendors & ids]
            ids |= {
                change.old.cells[0]
                for change in changes
                if change.table == "vendors" and change.kind is ChangeKind.RENAMED and change.old
            }
            if changes:
                found.append(HistoryEntry(entry.version, _only(entry.changed, changes)))
        return found

    def of_row(self, table: str, key: tuple[str, ...]) -> list[HistoryEntry]:
        """The versions that changed a row, newest first, each with that change alone; the row is followed when its key changes."""
        row = Key(key)
        found = []
        for entry in self.entries(table):
            if changes := _about(entry, table, row):
                found.append(HistoryEntry(entry.version, _only(entry.changed, changes)))
                row = next((one.old for one in changes if one.new == row and one.old), row)
        return found

    def of_cell(self, table: str, key: tuple[str, ...], column: str) -> list[CellVersion]:
        """The values that a cell had, newest first, each with the version that brought it; the row is followed when its key changes.

        Raises:
            KeyError: there is no such table.
        """
        row = Key(key)
        found: list[CellVersion] = []
        first: Version | None = None
        for entry in self.entries(table):
            first = entry.version
            change = next(iter(_about(entry, table, row)), None)
            if change is None:
                continue
            after = change.after.get(column, "") if change.new else None
            before = change.before.get(column, "") if change.old else None
            if after != before:
                found.append(CellVersion(entry.version, after))
            if change.new == row and change.old:
                row = change.old
            elif change.new == row:
                return found
        if first is not None:
            cells = text_of(table, self.present_files(first).get(f"{table}.csv")).keyed.get(row)
            if cells is not None:
                found.append(CellVersion(first, cells.get(column, "")))
        return found

    def has(self, id: str) -> bool:
        """Whether a version of that id was written, be it in the line of versions or not."""
        with self._repository() as repository:
            return repository is not None and ObjectID(id.encode()) in repository.object_store

    def continues(self, id: str) -> bool:
        """Whether a version that was written continues the newest one, or is the first."""
        with self._repository() as repository:
            if repository is None or BRANCH not in repository.refs:
                return repository is not None
            return can_fast_forward(repository, repository.refs[BRANCH], ObjectID(id.encode()))

    # writing, for whoever holds the turn

    def write(
        self,
        files: Files,
        who: str,
        why: str,
        kind: str,
        when: int,
        before: str,
        undoes: str = "",
        approved: Sequence[str] = (),
        stood: Files = NOTHING,
    ) -> str:
        """Write a version without making it the newest; the same call gives the same id.

        Args:
            who, why: as the editor gave them; what git would misread in them is taken out.
            when: seconds since 1970.
            before: id of the version before, or "".
            undoes: id of the version that it takes back, or "".
            approved: other editors who have approved it.
            stood: tables of the version before, where they are at hand: those that are the same are not hashed again.

        Raises:
            OSError: it does not fit on the disk.
        """
        message = f"{plain(why, REASON_LENGTH)}\n\nData: {version_of(files)}\nKind: {kind}\n"
        message += f"Undoes: {undoes}\n" if undoes else ""
        message += "".join(f"Approved-by: {plain(name, NAME_LENGTH)}\n" for name in approved)
        with writing(self.path) as repository:
            return add_commit(repository, files, who, message, when, [before] if before else [], stood=stood)

    def advance(self, version: str) -> None:
        """Make a version that was written the newest.

        Raises:
            OSError: it could not be noted.
        """
        with writing(self.path) as repository:
            repository.refs[BRANCH] = ObjectID(version.encode())

    def set_aside(self, files: Files, why: str) -> str:
        """Keep files that are no version, so that they are not lost; any git finds them under `refs/aside/`."""
        head = self.head()
        version = self.write(files, "", why, "outside", int(time.time()), head.id if head else "")
        self.keep_aside(version)
        return version

    def keep_aside(self, version: str) -> None:
        """Keep a version that was written and may be in no line of versions any more."""
        with writing(self.path) as repository:
            repository.refs[Ref(ASIDE + version.encode())] = ObjectID(version.encode())

    def unlock(self) -> None:
        """Take away the locks of a writer that died.

        Raises:
            OSError: another writer did not end in time.
        """
        unlock(self.path)

    def opened(self) -> AbstractContextManager[Repo | None]:
        """The repository itself, made where there is none; for `vendors.desk.revisions.remote`."""
        make(self.path)
        return reading(self.path)

    def _repository(self) -> AbstractContextManager[Repo | None]:
        return reading(self.path)


def _line(repository: Repo | None, newest: ObjectID | None = None) -> Iterator[Version]:
    """The versions one before another, newest first; those that lead to another version, where one is given."""
    if repository is None or (newest is None and BRANCH not in repository.refs):
        return
    at: ObjectID | None = newest or repository.refs[BRANCH]
    while at is not None:
        version = _version(repository, at)
        yield version
        at = ObjectID(version.before.encode()) if version.before else None


def _version(repository: Repo, id: ObjectID) -> Version:
    commit = cast(Commit, repository[id])
    message = commit.message.decode(errors="replace")
    why, _, rest = message.rpartition("\n\n")
    noted = dict(re.findall(r"^(Data|Kind|Undoes): (\S+)$", rest, re.M))
    if "Data" not in noted:
        # Not from this desk: somebody committed with git itself.
        why, noted = " ".join(message.split()), {"Data": _data(str(repository.path), id), "Kind": "outside"}
    who = plain(commit.author.decode(errors="replace").rpartition(" <")[0], NAME_LENGTH)
    return Version(
        id.decode(),
        noted["Data"],
        "" if who == "-" else who,
        datetime.fromtimestamp(commit.commit_time, UTC),
        why,
        noted.get("Kind", "publish"),
        commit.parents[0].decode() if commit.parents else "",
        noted.get("Undoes", ""),
        tuple(re.findall(r"^Approved-by: (.+)$", rest, re.M)),
    )


def _touched(repository: Repo, before: str, after: str) -> dict[str, str]:
    """The files that differ between two versions, each with its table as it is called now."""
    old, new = (blobs(repository, ObjectID(id.encode())) for id in (before, after))
    former = former_names()
    tables = {name: name.removesuffix(".csv") for name in names() if old.get(name) != new.get(name)}
    return {name: former.get(table, table) for name, table in tables.items()}


@lru_cache(maxsize=4096)
def _data(path: str, id: ObjectID) -> str:
    with Repo(path) as repository:
        return version_of(tables_of(repository, id))


@lru_cache(maxsize=512)
def _changed(path: Path, before: str, after: str) -> Difference:
    """What one version changed; it never changes, so it is remembered, and kept for the next start."""
    if (kept := kept_difference(before, after)) is not None:
        return kept
    with Repo(str(path)) as repository:
        touched = _touched(repository, before, after)
        old, new = (tables_of(repository, ObjectID(id.encode()), touched) for id in (before, after))
    found = difference(present_form(old), present_form(new))
    keep_difference(before, after, found)
    return found


def _about(entry: HistoryEntry, table: str, row: Key) -> list[RowChange]:
    """What a version changed in a row, be it under its key before or after."""
    return [one for one in entry.changed.changes if one.table == table and row in (one.new, one.old)]


def _only(changed: Difference, changes: list[RowChange]) -> Difference:
    """A difference with some of its changes alone."""
    wanted = set(map(id, changes))
    parts = [replace(part, changes=tuple(one for one in part.changes if id(one) in wanted)) for part in changed.tables]
    return Difference(tuple(part for part in parts if part.changes))
