"""Which rows a change of other rows concerns: those that share a name with one of them, by which the rules look rows up.

Whatever rule asks about a row together with others finds those by a name that stands in both: by the identifier of a vendor, an
article or a controversy, by the cells that a piece of evidence cites, or by what only one row may have. Rules that look at whole
tables in another way are in `OF_WHOLE_TABLES`: what they find is found anew after each change.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from operator import attrgetter
from typing import Final

from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.correction import Correction
from vendors.tables.evidence import Evidence
from vendors.tables.row import Row
from vendors.tables.vendor import Vendor
from vendors.validation.checks.consistent_names import bare_name

OF_WHOLE_TABLES: Final = frozenset({"outcome-not-told"})
"""The notices that the room of controversies gives: it looks at its tables as a whole."""
OF_ONE_TABLE: Final = {"near-spellings": (), "unlisted-publisher": ("publishers",)}
"""Notices that hang on all rows of their own table, and of others."""

Names = Mapping[str, AbstractSet[str]]
"""Names by their kind: the name of a table for the keys of its rows, or what else they are names of."""
_ADDRESS: Final = "news.url"
_SPELLING: Final = "vendors.name"


def names_in(model: type[Row], text: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """The names in a row, each with its kind.

    Args:
        model: of its table.
        text: gives the text of a cell by its column.
    """
    yield model.TABLE, "|".join(map(text, model.KEY))
    for column in model.columns():
        if column.refers:
            yield from ((column.refers, name) for name in text(column.name).split("|") if name)
    if model in (Evidence, Correction):
        yield text("table"), text("row")
    if model is Article:
        yield _ADDRESS, text("url")
    if model is Vendor:
        yield from ((_SPELLING, bare_name(name)) for name in (text("name"), *text("aliases").split("|")) if name)


def gathered(found: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Names by their kind."""
    names: dict[str, set[str]] = defaultdict(set)
    for kind, name in found:
        names[kind].add(name)
    return names


def of_controversies(names: Names, rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """The vendors and the articles of the controversies that are among the names: what is said of one is held against all of it."""
    cases = names.get(Controversy.TABLE, frozenset())
    for row in rows if cases else ():
        if isinstance(row, Controversy) and row.id in cases:
            yield from names_in(Controversy, row.cell)


def concerned(model: type[Row], rows: Sequence[Row], names: Names) -> list[int]:
    """The indexes of the rows in which one of the names stands.

    Args:
        model: of their table.
        rows: all rows of a table.
        names: by their kind.
    """
    found: set[int] = set()
    for kind, column, many in _columns(model):
        wanted = names.get(kind)
        if not wanted:
            continue
        cells = enumerate(map(attrgetter(column), rows))
        if many:
            found.update([at for at, items in cells if not wanted.isdisjoint(items)])
        else:
            found.update([at for at, name in cells if name in wanted])
    found.update(_of_keys(model, rows, names.get(model.TABLE, frozenset())))
    if model in (Evidence, Correction):
        found.update(_citing(rows, names))
    return sorted(found)


def called_alike(rows: Sequence[Row], names: Names) -> Iterator[int]:
    """The indexes of the vendors that are called as one of the names says."""
    wanted = names.get(_SPELLING, frozenset())
    for at, row in enumerate(rows) if wanted else ():
        assert isinstance(row, Vendor)
        if any(bare_name(name) in wanted for name in (row.name, *row.aliases)):
            yield at


def _columns(model: type[Row]) -> Iterator[tuple[str, str, bool]]:
    """The columns of a table that hold names as they stand: the kind of these, the column, and whether it is a list."""
    if model is Article:
        yield _ADDRESS, "url", False
    for column in model.columns():
        if column.refers:
            yield column.refers, column.name, column.many


def _of_keys(model: type[Row], rows: Sequence[Row], keys: AbstractSet[str]) -> Iterator[int]:
    if model.KEY == ("id",):
        yield from (at for at, id in enumerate(map(attrgetter("id"), rows)) if id in keys)
        return
    # Most rows are told apart by one of the first cells of their key, without the whole of it being joined.
    pieces = {piece for key in keys for piece in key.split("|")}
    left = list(enumerate(rows)) if keys else []
    for name in model.KEY[:2]:
        left = [(at, row) for at, row in left if not pieces.isdisjoint(row.cell(name).split("|"))]
    yield from (at for at, row in left if "|".join(map(row.cell, model.KEY)) in keys)


def _citing(rows: Sequence[Row], names: Names) -> Iterator[int]:
    none: AbstractSet[str] = frozenset()
    cited = map(attrgetter("table", "row"), rows)
    yield from (at for at, (table, row) in enumerate(cited) if row in names.get(table, none))
