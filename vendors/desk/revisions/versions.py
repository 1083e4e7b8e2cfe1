"""Versions as git keeps them: one commit is one version of all tables, its author the editor, its message the reason."""

import re
import shutil
import unicodedata
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final, cast

from dulwich.objects import Blob, Commit, ObjectID, Tree
from dulwich.refs import Ref
from dulwich.repo import Repo

from vendors.store.files import Files, names
from vendors.store.load import version_of
from vendors.store.migrations import former_names

BRANCH: Final = Ref(b"refs/heads/main")
NAME_LENGTH: Final = 100
REASON_LENGTH: Final = 500
FILE_MODE: Final = 0o100644


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
    """

    id: str
    data: str
    who: str
    when: datetime
    why: str
    kind: str
    before: str


@contextmanager
def repository(path: Path, make: bool) -> Iterator[Repo | None]:
    """The repository in a folder, closed again after its use; None where there is none and none is to be made."""
    found = Repo(str(path)) if (path / "HEAD").is_file() else _made(path) if make else None
    try:
        yield found
    finally:
        if found is not None:
            found.close()


def _made(path: Path) -> Repo:
    """A new repository, there whole or not at all."""
    coming = path.with_suffix(".new")
    shutil.rmtree(coming, ignore_errors=True)
    coming.mkdir(parents=True)
    repository = Repo.init_bare(str(coming), default_branch=b"main")
    config = repository.get_config()
    config.set((b"core",), b"fsyncObjectFiles", True)
    config.write_to_path()
    repository.close()
    coming.rename(path)
    return Repo(str(path))


def line(repository: Repo | None) -> Iterator[Version]:
    """The versions one before another, newest first."""
    if repository is None or BRANCH not in repository.refs:
        return
    at: ObjectID | None = repository.refs[BRANCH]
    while at is not None:
        found = version(repository, at)
        yield found
        at = ObjectID(found.before.encode()) if found.before else None


def version(repository: Repo, id: ObjectID) -> Version:
    """The version that a commit is."""
    commit = cast(Commit, repository[id])
    message = commit.message.decode(errors="replace")
    why, _, rest = message.rpartition("\n\n")
    noted = dict(re.findall(r"^(Data|Kind): (\S+)$", rest, re.M))
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
    )


def _blobs(repository: Repo, id: ObjectID) -> dict[str, ObjectID]:
    """The blob of each table of a version; whatever else somebody has put beside the tables is passed over."""
    tree = cast(Tree, repository[cast(Commit, repository[id]).tree])
    known = {name.encode(): name for name in names()}
    return {known[entry.path]: entry.sha for entry in tree.items() if entry.path in known}


def touched(repository: Repo, before: str, after: str) -> dict[str, str]:
    """The files that differ between two versions, each with its table as it is called now."""
    old, new = (_blobs(repository, ObjectID(id.encode())) for id in (before, after))
    former = former_names()
    tables = {name: name.removesuffix(".csv") for name in names() if old.get(name) != new.get(name)}
    return {name: former.get(table, table) for name, table in tables.items()}


def files(repository: Repo, id: ObjectID, wanted: Collection[str] | None = None) -> Files:
    """The tables of a version byte for byte, or those of these names."""
    things = {
        name: repository[blob] for name, blob in _blobs(repository, id).items() if wanted is None or name in wanted
    }
    return {name: thing.data for name, thing in things.items() if isinstance(thing, Blob)}


@lru_cache(maxsize=4096)
def _data(path: str, id: ObjectID) -> str:
    with Repo(path) as repository:
        return version_of(files(repository, id))


def write(repository: Repo, files: Files, who: str, why: str, kind: str, when: int, before: str) -> str:
    """Write a version, see `vendors.desk.revisions.history.History.write`; returns its id."""
    store = repository.object_store
    tree = Tree()
    for name in sorted(set(files).intersection(names())):
        blob = Blob.from_string(files[name])
        if blob.id not in store:
            store.add_object(blob)
        tree.add(name.encode(), FILE_MODE, blob.id)
    if tree.id not in store:
        store.add_object(tree)
    commit = Commit()
    commit.tree = tree.id
    commit.parents = [ObjectID(before.encode())] if before else []
    commit.author = commit.committer = f"{plain(who, NAME_LENGTH) or '-'} <>".encode()
    commit.author_time = commit.commit_time = when
    commit.author_timezone = commit.commit_timezone = 0
    commit.encoding = b"UTF-8"
    commit.message = f"{plain(why, REASON_LENGTH)}\n\nData: {version_of(files)}\nKind: {kind}\n".encode()
    if commit.id not in store:
        store.add_object(commit)
    return commit.id.decode()


def plain(text: str, most: int) -> str:
    """Text on one line without what git would misread in a name or message: no control or invisible signs, no angle brackets."""
    spaced = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text)
    return " ".join(spaced.replace("<", "‹").replace(">", "›").split())[:most].strip()
