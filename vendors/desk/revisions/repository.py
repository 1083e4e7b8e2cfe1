"""The desk’s git repository: read by anybody at any time, written by one process and thread at a time.

Beside what git keeps there it holds `writer`, the lock of whoever writes, and `unfinished` while somebody does. Who finds that
file there follows a writer that died or failed, and takes away the locks that it has left on single files.
"""

import contextlib
import secrets
import shutil
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Final, cast

from cachetools import LRUCache, cached
from dulwich.objects import Blob, Commit, ObjectID, ShaFile, Tree
from dulwich.repo import Repo
from filelock import FileLock
from isal import isal_zlib

from vendors.store.files import Files, names
from vendors.store.load import held_once
from vendors.store.private_folder import private_folder

NOTHING: Final[Files] = MappingProxyType({})
REPOSITORY: Final = "history.git"
WRITER: Final = "writer"
UNFINISHED: Final = "unfinished"
PATIENCE: Final = 30.0
"""Seconds to wait for another writer, who needs some hundredths of one."""
NAME_LENGTH: Final = 100
BESIDE: Final = b"desk"
"""The folder of what a commit holds beside its tables."""
FILE_MODE: Final = 0o100644
UNPACKED: Final = 160_000_000
"""Bytes of tables that are kept as they were unpacked last: 40 tables at most, of large ones fewer."""
_UNPACKED: Final[LRUCache[tuple[str, ObjectID], bytes | None]] = LRUCache(
    UNPACKED, getsizeof=lambda data: max(len(data or b""), UNPACKED // 40)
)
_UNPACKED_TURN: Final = Lock()
SLOW_TO_UNPACK: Final = 1_000_000
"""Bytes from which a table that is written is kept as it is, since what it changed is asked for next: ten million take a tenth of a second."""
COMPRESSION: Final = 1
"""How hard what is written is compressed, of 3 for a table (ISA-L) and of 9 for what is small (zlib)."""
FOLDER_MODE: Final = 0o040000


class _QuicklyCompressed(Blob):
    """A file that is written as any git reads it, compressed by ISA-L: in a third of zlib’s time, a twelfth of what git takes by itself."""

    def as_legacy_object_chunks(self, compression_level: int = COMPRESSION) -> Iterator[bytes]:
        """The pieces of the compressed file."""
        compressing = isal_zlib.compressobj(compression_level)
        yield compressing.compress(self._header())
        for chunk in self.as_raw_chunks():
            yield compressing.compress(chunk)
        yield compressing.flush()


@contextlib.contextmanager
def reading(path: Path) -> Iterator[Repo | None]:
    """The repository, opened and closed again; None where there is none.

    Args:
        path: of the repository.
    """
    if not _is_there(path):
        yield None
        return
    with Repo(str(path)) as repository:
        yield repository


@contextlib.contextmanager
def writing(path: Path) -> Iterator[Repo]:
    """The repository, for the one who writes to it; made where there is none. Not to be entered twice.

    Args:
        path: of the repository.

    Raises:
        OSError: it cannot be written, or another writer did not end in time.
    """
    make(path)
    with FileLock(path / WRITER, timeout=PATIENCE, poll_interval=0.02):
        unfinished = path / UNFINISHED
        if unfinished.exists():
            _unlock(path)
        unfinished.touch()
        with Repo(str(path)) as repository:
            repository.object_store.loose_compression_level = COMPRESSION
            yield repository
        unfinished.unlink()


def make(path: Path) -> None:
    """See to it that there is a repository: whole or not at all, and one, whoever else makes it too.

    Raises:
        OSError: it cannot be written.
    """
    if _is_there(path):
        return
    coming = path.with_name(f"{path.stem}.{secrets.token_hex(4)}.new")
    private_folder(coming)
    try:
        with Repo.init_bare(str(coming), default_branch=b"main") as repository:
            config = repository.get_config()
            config.set((b"core",), b"fsyncObjectFiles", True)
            config.write_to_path()
        coming.rename(path)
    except OSError:
        if not _is_there(path):
            raise
    finally:
        shutil.rmtree(coming, ignore_errors=True)


def unlock(path: Path) -> None:
    """Take away the locks of a writer that died, where there is a repository.

    Raises:
        OSError: another writer did not end in time.
    """
    if _is_there(path):
        with FileLock(path / WRITER, timeout=PATIENCE, poll_interval=0.02):
            _unlock(path)


def add_commit(
    repository: Repo,
    files: Files,
    who: str,
    message: str,
    when: int,
    parents: Sequence[str],
    beside: Files = NOTHING,
    stood: Files = NOTHING,
) -> str:
    """Write tables as a commit to which no name leads yet; the same call gives the same id.

    Args:
        files: the tables; what has the name of none is left out.
        who: the author; what git would misread in the name is taken out.
        when: seconds since 1970.
        parents: ids of the commits before.
        beside: what else it holds, by names that are those of no table.
        stood: tables of the first commit before, where they are at hand: those that are the same are not hashed again.

    Raises:
        OSError: it does not fit on the disk.
    """
    before = blobs(repository, ObjectID(parents[0].encode())) if parents else {}
    tables = {name: files[name] for name in set(files).intersection(names())}
    tree = _tree(repository, tables, before, stood)
    _keep_unpacked(repository, before, stood)
    _keep_unpacked(repository, {name: tree[name.encode()][1] for name in tables}, tables)
    if beside:
        tree.add(BESIDE, FOLDER_MODE, _written(repository, _tree(repository, beside)))
    return add_commit_of(repository, _written(repository, tree), who, message, when, parents)


def add_commit_of(repository: Repo, tree: ObjectID, who: str, message: str, when: int, parents: Sequence[str]) -> str:
    """The same, of what an earlier commit holds.

    Args:
        tree: names what is in that one.

    Raises:
        OSError: it does not fit on the disk.
    """
    made = Commit()
    made.tree = tree
    made.parents = [ObjectID(parent.encode()) for parent in parents]
    made.author = made.committer = f"{plain(who, NAME_LENGTH) or '-'} <>".encode()
    made.author_time = made.commit_time = when
    made.author_timezone = made.commit_timezone = 0
    made.encoding = b"UTF-8"
    made.message = message.encode()
    return _written(repository, made).decode()


def _tree(
    repository: Repo, files: Files, before: Mapping[str, ObjectID] = MappingProxyType({}), stood: Files = NOTHING
) -> Tree:
    """Files as a tree, those written that are not there.

    Args:
        before: blobs that are there, by the names of their files: whether a large one is there is not asked again.
        stood: what some of these hold.
    """
    tree = Tree()
    for name in sorted(files):
        there = before.get(name)
        if there is None or stood.get(name) != files[name]:
            blob = _QuicklyCompressed.from_string(files[name])
            there = there if there == blob.id else _written(repository, blob)
        tree.add(name.encode(), FILE_MODE, there)
    return tree


def _written(repository: Repo, thing: ShaFile) -> ObjectID:
    """The name of an object, which is there from now on."""
    if thing.id not in repository.object_store:
        repository.object_store.add_object(thing)
    return thing.id


def blobs_of(files: Files) -> dict[str, ObjectID]:
    """The blob that each table would be."""
    return {name: Blob.from_string(data).id for name, data in files.items()}


def blobs(repository: Repo, id: ObjectID) -> dict[str, ObjectID]:
    """The blob of each table of a commit; whatever else somebody has put beside the tables is passed over.

    Raises:
        KeyError: it is not in this repository.
    """
    tree = cast(Tree, repository[cast(Commit, repository[id]).tree])
    known = {name.encode(): name for name in names()}
    return {known[entry.path]: entry.sha for entry in tree.items() if entry.path in known}


def tables_of(repository: Repo, id: ObjectID, wanted: Collection[str] | None = None) -> Files:
    """The tables of a commit, byte for byte.

    Args:
        id: of the commit.
        wanted: the files that are read; None for all.

    Raises:
        KeyError: it is not in this repository.
    """
    path = str(repository.path)
    return {
        name: data
        for name, blob in blobs(repository, id).items()
        if (wanted is None or name in wanted) and (data := _unpacked(path, blob, repository)) is not None
    }


@cached(_UNPACKED, key=lambda path, blob, _repository: (path, blob), lock=_UNPACKED_TURN)
def _unpacked(path: str, blob: ObjectID, repository: Repo) -> bytes | None:  # noqa: ARG001
    """A table of a version; most are those of the version before, and are the same bytes then. None for what is no file."""
    thing = repository[blob]
    return held_once(thing.data) if isinstance(thing, Blob) else None


def _keep_unpacked(repository: Repo, blobs: Mapping[str, ObjectID], files: Files) -> None:
    """Keeps large tables as if they had been unpacked.

    Args:
        blobs: of each file.
        files: what some of these hold.
    """
    for name in blobs.keys() & files.keys():
        if SLOW_TO_UNPACK <= len(data := files[name]) <= UNPACKED:
            with _UNPACKED_TURN:
                _UNPACKED[str(repository.path), blobs[name]] = held_once(data)


def beside_of(repository: Repo, id: ObjectID) -> Files:
    """What a commit holds beside its tables.

    Raises:
        KeyError: it is not in this repository.
    """
    tree = cast(Tree, repository[cast(Commit, repository[id]).tree])
    if BESIDE not in tree:
        return {}
    inner = cast(Tree, repository[tree[BESIDE][1]])
    return {entry.path.decode(errors="replace"): cast(Blob, repository[entry.sha]).data for entry in inner.items()}


def plain(text: str, most: int) -> str:
    """Text on one line without what git would misread in a name or message: no control or invisible signs, no angle brackets."""
    spaced = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text)
    return " ".join(spaced.replace("<", "‹").replace(">", "›").split())[:most].strip()


def _is_there(path: Path) -> bool:
    return (path / "HEAD").is_file()


def _unlock(path: Path) -> None:
    for lock in path.glob("**/*.lock"):
        # What is being fetched into a pack has a lock of its own (`vendors.desk.revisions.remote`).
        if "pack" not in lock.parts:
            lock.unlink(missing_ok=True)
    (path / UNFINISHED).unlink(missing_ok=True)
