"""Columns whose cells have moved to other rows: sorted by themselves in a spreadsheet, or shifted by a cell that was put in or taken out."""

from collections import Counter
from collections.abc import Iterator, Sequence

from vendors.validation.problems import Problem
from vendors.validation.text_table import TextTable

_FEWEST = 3
"""Two cells may be exchanged on purpose."""
_SHARE = 0.8
"""Of the cells that differ so many stood in other rows before: some may have been changed besides, and a shift loses one."""
_DISTINCT = 0.5
"""Of those so many texts differ from one another: values of a closed list come back in other rows by chance."""


def moved_cells(table: TextTable, base: TextTable) -> Iterator[Problem]:
    """Says once which columns of a file have, in several rows, what stood in other rows of them before.

    Each cell of such a column is valid by itself, and the row that it now stands in says what is not true.

    Args:
        table: as its file has it.
        base: the table that the file is a change of.
    """
    pairs = [(row, before) for key, row in table.keyed.items() if (before := base.keyed.get(key)) is not None]
    if len(pairs) < _FEWEST:
        return
    moved: list[str] = []
    most = 0
    for name, letter in table.header.letters.items():
        if name in table.model.KEY or name not in base.columns or table.model.column(name).choices:
            continue
        changes = [(now, was) for row, before in pairs if (now := row.text(name)) != (was := before.text(name))]
        if _have_moved(changes):
            moved.append(f"{letter} ({name})")
            most = max(most, len(changes))
    if moved:
        listed = ", ".join(moved)
        yield Problem(
            table.file, table.header.row.line, "", "", "moved-cells", str(most), other=listed, sheet=table.sheet
        )


def _have_moved(changes: Sequence[tuple[str, str]]) -> bool:
    """Whether most of the texts that cells have now, and had before, are the same ones in another order."""
    if len(changes) < _FEWEST:
        return False
    both = Counter(now for now, _ in changes) & Counter(was for _, was in changes)
    del both[""]
    return both.total() >= max(_FEWEST, _SHARE * len(changes)) and len(both) >= max(_FEWEST, _DISTINCT * both.total())
