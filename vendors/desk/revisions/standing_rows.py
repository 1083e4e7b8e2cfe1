"""The rows of one state of the tables, as they are looked up one by one to tell what a version changed."""

from collections.abc import Callable, Sequence

from vendors.desk.revisions.kept_changes import LookedUp
from vendors.store.files import Files
from vendors.tables import TABLES
from vendors.validation.reading import text_of
from vendors.validation.text_table import Cells, Key


class StandingRows:
    """The rows of one state of the tables. What was looked up once is known.

    Args:
        files: reads the tables, when something is looked up that is not known.
        known: what was looked up before.

    Attributes:
        given: rows that need not be looked up, None for one that is not there.
        is_more_known: whether something was looked up that was not known.
    """

    def __init__(self, files: Callable[[], Files], known: LookedUp | None = None) -> None:
        self._files = files
        self.known = known or LookedUp()
        self.given: dict[tuple[str, Key], Cells | None] = {}
        self.is_more_known = False

    @classmethod
    def in_files(cls, files: Files) -> "StandingRows":
        """Those of tables that are at hand."""
        return cls(lambda: files)

    def row(self, table: str, key: Key) -> Cells | None:
        """The row of a key, None where there is none."""
        place = table, key
        if place in self.given:
            return self.given[place]
        if place not in self.known.rows:
            self.is_more_known = True
            self.known.rows[place] = text_of(table, self._files().get(f"{table}.csv")).keyed.get(key)
        return self.known.rows[place]

    def about(self, table: str, subject: str) -> Sequence[Cells]:
        """The rows of a table about one subject, in the order of the file."""
        place = table, subject
        if place not in self.known.about:
            self.is_more_known = True
            column = TABLES[table].SUBJECT[0]
            rows = text_of(table, self._files().get(f"{table}.csv")).rows
            self.known.about[place] = [row for row in rows if row.get(column) == subject]
        return self.known.about[place]
