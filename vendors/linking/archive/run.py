"""Linking an archive to its end: what is done already is not done again."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Final

from vendors.i18n.language import _
from vendors.linking.archive.engines import Engine
from vendors.linking.archive.partitions import ArchiveError, Partition, columns
from vendors.linking.archive.parts import ArchiveAsked, LinkedPart, kept

DESCRIBED: Final = "_archive.json"
"""The file beside the parts: what was asked, and how far it is. Whoever reads a folder as one Parquet data set passes over such a name."""


@dataclass(frozen=True, slots=True)
class ArchiveTally:
    """How far a run is.

    Attributes:
        done, of: partitions.
        kept: partitions that an earlier run had done.
        texts, names, cut, unread: see `LinkedPart`; of all partitions done, those of earlier runs too.
    """

    done: int
    of: int
    kept: int = 0
    texts: int = 0
    names: int = 0
    cut: int = 0
    unread: int = 0

    def with_part(self, part: LinkedPart) -> "ArchiveTally":
        """The same with one partition more."""
        return replace(
            self,
            done=self.done + 1,
            texts=self.texts + part.texts,
            names=self.names + part.names,
            cut=self.cut + part.cut,
            unread=self.unread + part.unread,
        )


def run(
    asked: ArchiveAsked,
    wanted: Sequence[Partition],
    target: Path,
    engine: Engine,
    progress: Callable[[ArchiveTally], None],
) -> ArchiveTally:
    """Links the partitions of an archive, and writes what is found as one Parquet file each.

    Args:
        asked: what is asked of all.
        wanted: the partitions.
        target: a folder: new, or that of an earlier run of the same, which is taken up where it ended.
        engine: who links them.
        progress: told after each partition.

    Raises:
        ArchiveError: a column does not exist; the folder holds something else; see `Engine.done`.
        OSError: something cannot be read or written.
    """
    _refuse_missing(asked, wanted[0])
    target.mkdir(parents=True, exist_ok=True)
    names = {one: _name(number, asked, one) for number, one in enumerate(wanted)}
    tally = _taken_up(target, names)
    there = {path.name for path in target.glob("part-*.parquet")}
    for partition, part in engine.done(asked, [one for one in wanted if names[one] not in there]):
        tally = tally.with_part(part)
        _replace(target / names[partition], part.content)
        _replace(target / DESCRIBED, _described(asked, tally))
        progress(tally)
    return tally


def _refuse_missing(asked: ArchiveAsked, first: Partition) -> None:
    known = columns(asked.archive, first)
    for column in filter(None, (asked.column, asked.key)):
        if column not in known:
            raise ArchiveError(
                _("The archive has no column “{column}”; it has {known}."), column=column, known=", ".join(known) or "-"
            )


def _name(number: int, asked: ArchiveAsked, partition: Partition) -> str:
    """The file of a partition. What it is made from is in its name: so a file that is there need not be made again."""
    path = asked.archive / partition.file if partition.file else asked.archive
    of = (partition, path.stat().st_size, path.stat().st_mtime_ns, asked.column, asked.key, asked.known.version)
    return f"part-{number:06d}-{blake2b(repr(of).encode(), digest_size=8).hexdigest()}.parquet"


def _taken_up(target: Path, names: dict[Partition, str]) -> ArchiveTally:
    """How far an earlier run of the same is; where the folder holds something else, it is refused."""
    there = {path.name for path in target.iterdir() if not path.name.startswith(".")} - {DESCRIBED}
    if strange := there.difference(names.values()):
        raise ArchiveError(
            _("{path} holds something else than earlier results of the same ({name}): name a new folder."),
            path=str(target),
            name=min(strange),
        )
    tally = ArchiveTally(0, len(names), kept=len(there))
    for name in there:
        tally = tally.with_part(kept(target / name))
    return tally


def _described(asked: ArchiveAsked, tally: ArchiveTally) -> bytes:
    what = {"archive": str(asked.archive), "column": asked.column, "key": asked.key, "version": asked.known.version}
    return json.dumps({**what, "tally": asdict(tally)}, ensure_ascii=False, indent=1).encode() + b"\n"


def _replace(file: Path, content: bytes) -> None:
    """Whole or not at all: a part that is there is done."""
    new = file.with_name(f".{file.name}.new")
    new.write_bytes(content)
    new.replace(file)
