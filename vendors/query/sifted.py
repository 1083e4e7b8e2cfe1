"""Rows that are tested one by one, each of them once."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Generic, TypeVar

from vendors.tables.row import Row

R = TypeVar("R", bound=Row)
_NO_TEST: Final[frozenset[str]] = frozenset()


class Sifted(Generic[R]):
    """Rows and which of some tests they fail, each row tested once.

    A page asks for its rows, and for the rows of each facet with the facet's own choice lifted: those that fail no other
    test. Hence all that must be remembered of a row is which tests it fails.

    Args:
        rows: the rows, in the order of the page.
        tests: what must hold of a row, by the parameter that asks for it.
    """

    def __init__(self, rows: Sequence[R], tests: Mapping[str, Callable[[R], bool]]) -> None:
        held = tuple(tests.items())
        self._rows = [
            (row, frozenset(name for name, test in held if not test(row)) if held else _NO_TEST) for row in rows
        ]

    def rows(self, lifted: Sequence[str] = ()) -> list[R]:
        """The rows that pass every test but the `lifted` ones, in order."""
        free = frozenset(lifted)
        return [row for row, failed in self._rows if not failed or failed <= free]
