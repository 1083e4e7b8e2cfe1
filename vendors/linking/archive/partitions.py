"""The partitions of an archive and the texts in them: row groups of Parquet, stretches of JSON lines."""

import gzip
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from pyarrow import parquet

from vendors.i18n.language import _

STRETCH: Final = 16 * 2**20
"""Bytes of JSON lines that are read as one partition; a compressed file is one whatever its size, since it is read from its beginning."""
PARQUET: Final = (".parquet",)
JSON_LINES: Final = (".jsonl", ".ndjson")
PACKED: Final = ".gz"


class ArchiveError(Exception):
    """An archive cannot be read as it is asked for.

    Attributes:
        message: an English message.
        fields: its fields.
    """

    def __init__(self, message: str, **fields: str) -> None:
        super().__init__(message)
        self.message, self.fields = message, fields


class ArchiveText(NamedTuple):
    """A text of an archive.

    Attributes:
        record: where it stands in its file: the number of the row in Parquet, from 0; the byte at which its line begins in JSON
            lines, unpacked.
        key: what the archive calls it, "" where no column says so.
        text: None where there is none to be read: a line that is no JSON object, a cell that is no text.
    """

    record: int
    key: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Partition:
    """A piece of an archive that is read and linked at once.

    Attributes:
        file: below the folder of the archive.
        begin, end: the row group and the next one in Parquet; bytes in JSON lines, where -1 is the end of the file.
    """

    file: str
    begin: int
    end: int


def partitions(archive: Path, stretch: int = STRETCH) -> list[Partition]:
    """The partitions of a file or of all the files below a folder, in the order of their names.

    Args:
        archive: Parquet, JSON lines or a folder of such files.
        stretch: bytes of JSON lines in a partition.

    Raises:
        ArchiveError: nothing there can be read so.
        OSError: it cannot be read at all.
    """
    files = [archive] if archive.is_file() else sorted(path for path in archive.rglob("*") if path.is_file())
    found = [one for path in files for one in _of_file(archive, path, stretch)]
    if not found:
        raise ArchiveError(
            _("{path} holds no archive: Parquet (.parquet) or JSON lines (.jsonl, .jsonl.gz) are read."),
            path=str(archive),
        )
    return found


def _of_file(archive: Path, path: Path, stretch: int) -> Iterator[Partition]:
    name = "" if path == archive else path.relative_to(archive).as_posix()
    endings = [ending for ending in path.suffixes if ending != PACKED][-1:]
    if path.suffix in PARQUET:
        with parquet.ParquetFile(path) as opened:
            groups = opened.num_row_groups
        yield from (Partition(name, group, group + 1) for group in range(groups))
    elif endings and endings[0] in JSON_LINES:
        size = path.stat().st_size
        if path.suffix == PACKED:
            yield Partition(name, 0, -1)
        else:
            yield from (Partition(name, begin, min(begin + stretch, size)) for begin in range(0, size, stretch))


def columns(archive: Path, partition: Partition) -> list[str]:
    """The columns that may hold texts: those of a Parquet file, the names in the first line of a JSON one."""
    path = _path(archive, partition)
    if path.suffix in PARQUET:
        return list(parquet.read_schema(path).names)
    with _opened(path) as file:
        first = _read(file.readline())
    return list(first or ())


def texts(archive: Path, partition: Partition, column: str, key: str = "") -> Iterator[ArchiveText]:
    """The texts of a partition.

    Args:
        archive: as given to `partitions`.
        partition: one of it.
        column: that holds the texts.
        key: the column with what the archive calls each text; "" for none.
    """
    path = _path(archive, partition)
    if path.suffix in PARQUET:
        yield from _rows(path, partition, column, key)
    else:
        yield from _lines(path, partition, column, key)


def _rows(path: Path, partition: Partition, column: str, key: str) -> Iterator[ArchiveText]:
    with parquet.ParquetFile(path) as file:
        record = sum(file.metadata.row_group(group).num_rows for group in range(partition.begin))
        wanted = [column, *([key] if key else [])]
        for batch in file.iter_batches(row_groups=[partition.begin], columns=wanted):
            found = batch.column(column).to_pylist()
            keys = batch.column(key).to_pylist() if key else [""] * len(found)
            for text, name in zip(found, keys, strict=True):
                yield ArchiveText(record, "" if name is None else str(name), text if isinstance(text, str) else None)
                record += 1


def _lines(path: Path, partition: Partition, column: str, key: str) -> Iterator[ArchiveText]:
    with _opened(path) as file:
        at = partition.begin
        if at:
            # A line belongs to the stretch in which it begins.
            file.seek(at - 1)
            at += len(file.readline()) - 1
        while partition.end < 0 or at < partition.end:
            line = file.readline()
            if not line:
                return
            if line.strip():
                row = _read(line)
                text = row.get(column) if row else None
                name = row.get(key) if row and key else None
                yield ArchiveText(at, "" if name is None else str(name), text if isinstance(text, str) else None)
            at += len(line)


def _read(line: bytes) -> Mapping[str, object] | None:
    try:
        row = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except ValueError:
        return None
    return row if isinstance(row, dict) else None


def _opened(path: Path) -> io.BufferedIOBase:
    return gzip.open(path) if path.suffix == PACKED else path.open("rb")


def _path(archive: Path, partition: Partition) -> Path:
    return archive / partition.file if partition.file else archive
