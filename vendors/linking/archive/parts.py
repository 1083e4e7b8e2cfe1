"""What is found in one partition: the vendors that its texts name, as Parquet."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Self

import pyarrow
from pyarrow import parquet

from vendors.linking import Linker, Name, known_names
from vendors.linking.archive.partitions import Partition, texts
from vendors.tables.dataset import Dataset

LONGEST: Final = 50_000
"""Signs of a text that are read: to find the names in more takes seconds, and no article has more."""
SCHEMA: Final = pyarrow.schema(
    [
        pyarrow.field("file", pyarrow.string(), nullable=False),
        pyarrow.field("record", pyarrow.int64(), nullable=False),
        pyarrow.field("key", pyarrow.string(), nullable=False),
        pyarrow.field("vendor", pyarrow.string(), nullable=False),
        pyarrow.field("start", pyarrow.int32(), nullable=False),
        pyarrow.field("end", pyarrow.int32(), nullable=False),
        pyarrow.field("surface", pyarrow.string(), nullable=False),
        pyarrow.field("sure", pyarrow.bool_(), nullable=False),
    ]
)
"""One row for each name that a text has; `file` and `record` say which text, `start` and `end` where, in characters."""

COUNTED: Final = ("texts", "cut", "unread")
"""What a file says besides: see `LinkedPart`."""


@dataclass(frozen=True)
class ArchiveNames:
    """What a linker is made of, as it goes to those who link.

    Attributes:
        version: of the data that it comes from; linkers of one version are the same.
        names, namesakes, ties: see `Linker`.
    """

    version: str
    names: tuple[Name, ...]
    namesakes: Mapping[str, Sequence[str]]
    ties: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, dataset: Dataset) -> Self:
        """The names of a data set."""
        names, namesakes, tied = known_names(dataset)
        return cls(dataset.version, tuple(names), namesakes, tied)

    def __hash__(self) -> int:
        return hash(self.version)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ArchiveNames) and self.version == other.version


@dataclass(frozen=True, slots=True)
class ArchiveAsked:
    """What is asked of every partition.

    Attributes:
        archive: a file or folder, under the same path wherever it is read.
        column: that holds the texts.
        key: that says what each is called; "" for none.
        known: the names that are looked for.
    """

    archive: Path
    column: str
    key: str
    known: ArchiveNames


@dataclass(frozen=True, slots=True)
class LinkedPart:
    """What was found in a partition.

    Attributes:
        content: Parquet, see `SCHEMA`.
        texts: that were read.
        names: that were found.
        cut: texts of which only the first `LONGEST` signs were read.
        unread: records without a text.
    """

    content: bytes
    texts: int
    names: int
    cut: int
    unread: int


@lru_cache(maxsize=2)
def linker(known: ArchiveNames) -> Linker:
    """The automaton of this process: made once, whatever it is asked."""
    return Linker(known.names, known.namesakes, known.ties)


def linked(asked: ArchiveAsked, partition: Partition) -> LinkedPart:
    """Links the texts of one partition; the same wherever it is done."""
    find = linker(asked.known).find
    rows: list[tuple[object, ...]] = []
    read = cut = unread = 0
    for record, key, text in texts(asked.archive, partition, asked.column, asked.key):
        if text is None:
            unread += 1
            continue
        read += 1
        cut += len(text) > LONGEST
        rows += [(partition.file, record, key, *found) for found in find(text[:LONGEST])]
    return LinkedPart(_parquet(rows, {"texts": read, "cut": cut, "unread": unread}), read, len(rows), cut, unread)


def kept(file: Path) -> LinkedPart:
    """What an earlier run has written of a partition, without the names themselves.

    Raises:
        OSError: the file is not one of ours.
    """
    found = parquet.read_metadata(file)
    said = {name.decode(): value for name, value in (found.metadata or {}).items()}
    try:
        read, cut, unread = (int(said[name]) for name in COUNTED)
    except (KeyError, ValueError) as error:
        raise OSError(f"{file} was not written here") from error
    return LinkedPart(b"", read, found.num_rows, cut, unread)


def _parquet(rows: Sequence[tuple[object, ...]], counted: Mapping[str, int]) -> bytes:
    columns = list(zip(*rows, strict=True)) or [()] * len(SCHEMA)
    arrays = [pyarrow.array(values, field.type) for values, field in zip(columns, SCHEMA, strict=True)]
    schema = SCHEMA.with_metadata({name: str(counted[name]) for name in COUNTED})
    file = io.BytesIO()
    parquet.write_table(pyarrow.table(arrays, schema=schema), file, compression="zstd")
    return file.getvalue()
