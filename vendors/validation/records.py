"""The records of a CSV file as bytes, and which of them stand in an earlier state of the file already."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

_BLANK: Final = b",\r"
_BEGIN_BLANK: Final = b',\r"'


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
    if data.count(b"\r") != data.count(b"\r\n"):
        return None
    found = _rows(data)
    if not found or not found[0][1].strip(_BLANK):
        return None
    body = [one for one in found[1:] if one[1].strip(_BLANK)]
    if any(not record.strip(b',\r"') for _, record in body if record[0] in _BEGIN_BLANK):
        # It may be a row of empty cells, or of cells with nothing but commas.
        return None
    return Records(found[0][1], [record for _, record in body], [line for line, _ in body])


def _rows(data: bytes) -> list[tuple[int, bytes]]:
    """Each record with its line; the last one may be unfinished, which whoever reads it finds out."""
    lines = data.split(b"\n")
    if not lines[-1]:
        lines.pop()
    if b'"' not in data:
        return list(enumerate(lines, 1))
    found: list[tuple[int, bytes]] = []
    begun: list[bytes] = []
    at = 1
    for number, line in enumerate(lines, 1):
        odd = b'"' in line and line.count(b'"') % 2
        if not begun and not odd:
            found.append((number, line))
        elif not begun:
            begun, at = [line], number
        else:
            begun.append(line)
            if odd:
                found.append((at, b"\n".join(begun)))
                begun = []
    if begun:
        found.append((at, b"\n".join(begun)))
    return found


def stayed(before: Sequence[bytes], after: Sequence[bytes]) -> list[int]:
    """For each record of a state of a table its index in the state before, -1 for one that is new or has moved.

    What stayed stands in the same order in both.
    """
    most = min(len(before), len(after))
    head = next((at for at in range(most) if before[at] != after[at]), most)
    tail = next((at for at in range(most - head) if before[-1 - at] != after[-1 - at]), most - head)
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
