"""Where a new row stands in its table: beside what it belongs to, in the order of the keys."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from vendors.tables import TABLES
from vendors.types.did_you_mean import folded

BLOCK: Final = 20
"""New rows from which on they are a block, which somebody has put together and which stays so, at the end."""


def with_new(
    table: str, rows: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    """The rows of a table with new ones among them; one whose key is not written yet stands at the end.

    Args:
        table: its name.
        rows: as they stand.
        new: in the order in which they came.
    """
    found = list(rows)
    if len(new) >= BLOCK:
        return [*found, *new]
    names = TABLES[table].KEY
    keys = [tuple(str(row.get(name, "")) for name in names) for row in found] if new else []
    for row in new:
        key = tuple(str(row.get(name, "")) for name in names)
        place = place_of(keys, key) if key[0] else len(keys)
        found.insert(place, row)
        keys.insert(place, key)
    return found


def place_of(keys: Sequence[tuple[str, ...]], key: tuple[str, ...]) -> int:
    """Where a new row stands: among those of the same subject in the order of their keys, else where its subject comes among the others.

    Args:
        keys: of the rows, as they stand; the first part of each is its subject.
        key: of the new row.
    """
    same = [at for at, other in enumerate(keys) if other[0] == key[0]]
    if not same:
        return _fewest_wrong([folded(other[0]) for other in keys], folded(key[0]))
    place = _fewest_wrong([keys[at] for at in same], key)
    return same[place] if place < len(same) else same[-1] + 1


def _fewest_wrong(keys: Sequence[Any], key: Any) -> int:
    """The first place at which the fewest rows stand on the wrong side of the new one: single rows out of order do not lead it astray."""
    wrong = least = sum(one <= key for one in keys)
    best = 0
    for place, one in enumerate(keys, 1):
        wrong += 1 if one > key else -1
        if wrong < least:
            least, best = wrong, place
    return best
