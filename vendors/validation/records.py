"""The records of a CSV file as bytes, and which of them stand in an earlier state of the file already."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from vendors.tables.changed_rows import same_ends

_BLANK: Final = b",\r"
_BEGIN_BLANK: Final = frozenset({b"", b",", b"\r", b'"'})


@dataclass(frozen=True, slots=True)
class Records:
    """A file taken apart where its rows end, none of them looked into.

    Attributes:
        header: the first record.
        body: those after it that are not blank, each without the line feed at its end.
        lines: the line on which each of these begins, from 1.
    """

    header: bytes
    body: Sequence[bytes] = field(repr=False)
    lines: Sequence[int] = field(repr=False)


def records_of(data: bytes) -> Records | None:
    """The records of a file whose rows end with a line feed outside quotation marks; None where they may end elsewhere."""
    # Most files have none, which is told in a fraction of the time.
    if b"\r" in data and data.count(b"\r") != data.count(b"\r\n"):
        return None
    lines, records = _rows(data)
    if not records or not records[0].strip(_BLANK):
        return None
    doubtful = [(at, record) for at, record in enumerate(records) if at and record[:1] in _BEGIN_BLANK]
    if any(record.strip(_BLANK) and not record.strip(b',\r"') for _, record in doubtful):
        # It may be a row of empty cells, or of cells with nothing but commas.
        return None
    for at in reversed([at for at, record in doubtful if not record.strip(_BLANK)]):
        del lines[at], records[at]
    return Records(records[0], records[1:], lines[1:])


def first_line(data: bytes) -> bytes:
    """The first line of a file, without a copy of all that follows it."""
    end = data.find(b"\n")
    return data if end < 0 else data[:end]


def _rows(data: bytes) -> tuple[list[int], list[bytes]]:
    """The line of each record, and the record; the last one may be unfinished, which whoever reads it finds out."""
    lines = data.split(b"\n")
    if not lines[-1]:
        lines.pop()
    # A quotation mark that is open at the end of a line is closed on the next one that has an odd number of them.
    odd = [at for at, line in enumerate(lines) if line.count(b'"') % 2] if b'"' in data else []
    if not odd:
        return list(range(1, len(lines) + 1)), lines
    numbers: list[int] = []
    records: list[bytes] = []
    after = 0
    for first, last in zip(odd[::2], [*odd[1::2], len(lines) - 1], strict=False):
        numbers += range(after + 1, first + 2)
        records += lines[after:first]
        records.append(b"\n".join(lines[first : last + 1]))
        after = last + 1
    numbers += range(after + 1, len(lines) + 1)
    return numbers, records + lines[after:]


def stayed(before: Sequence[bytes], after: Sequence[bytes]) -> list[int]:
    """For each record of a state of a table its index in the state before, -1 for one that is new or has moved.

    What stayed stands in the same order in both.
    """
    head, tail = same_ends(before, after)
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    middle = [at + head if at >= 0 else -1 for at in _in_order(old, new)]
    return [*range(head), *middle, *range(len(before) - tail, len(before))]


def _in_order(before: Sequence[bytes], after: Sequence[bytes]) -> list[int]:
    """The same by the longest run of records that stand once in both and keep their order."""
    once = {record for record, count in Counter(before).items() if count == 1}
    place = {record: at for at, record in enumerate(before) if record in once}
    once_after = {record for record, count in Counter(after).items() if count == 1}
    pairs = [(at, place[record]) for at, record in enumerate(after) if record in place and record in once_after]
    found = [-1] * len(after)
    for at, old in _longest(pairs):
        found[at] = old
    return found


def _longest(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of pairs, sorted by the first, in which the second grows too."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, old) in enumerate(pairs):
        at = bisect_left(ends, old)
        before.append(last[at - 1] if at else -1)
        if at == len(ends):
            ends.append(old)
            last.append(index)
        else:
            ends[at], last[at] = old, index
    found: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]
