"""A table as people read it: the page’s words in its language, numbers and days as what they are, and each source by itself.

Machines have `vendors.query.table.Table`, with ids and codes; both are made of the same rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from vendors.domain.controversy_summary import cited_page
from vendors.domain.evidence import Source, Sourced, Verification
from vendors.domain.publishers import called, host
from vendors.exports.cell_words import VERDICT_SIGNS, in_words, item_in_words
from vendors.i18n.language import Language, _
from vendors.query.results import Results
from vendors.query.table import Table
from vendors.tables.dataset import Dataset
from vendors.tables.row import Column
from vendors.types.date import PartialDate

FOR_MACHINES: Final = frozenset({"id", "story", "field"})
"""Columns that tell nothing to whoever reads."""


@dataclass(frozen=True, slots=True)
class ReadCell:
    """One cell.

    Attributes:
        value: a text, a number, or a day as precise as it is known.
        mark: what its sources make of it, where that is not “verified”; a text has the sign of it behind itself already.
        link: address that the cell leads to; "" for none.
        sources: its lines in `ReadTable.sources`, counted from 0.
        always_led: whether it leads there also where its text is wider than its column.
    """

    value: str | int | float | PartialDate
    mark: Verification | None = None
    link: str = ""
    sources: Sequence[int] = ()
    always_led: bool = False


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source of one value.

    Attributes:
        about: whose value it is.
        what: which value; "" where it is about the whole.
        said: what the source makes of it, in words; "" where nothing is judged.
    """

    about: str
    what: str
    said: str
    publisher: str
    published: PartialDate | None
    accessed: PartialDate | None
    url: str


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table in words.

    Attributes:
        words: in which language.
        title: what it is called.
        heads: the labels of the columns.
        rows: the cells.
        sources: every source of every value, in the order of the rows.
        address: where the page can be read again; "" where the site has no public address.
    """

    words: Language
    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[ReadCell]]
    sources: Sequence[SourceLine] = ()
    address: str = ""


class SourceList:
    """Collects the sources of a table while its cells are written.

    Args:
        words: in which language its verdicts are said.
        dataset: that of the sources.
    """

    def __init__(self, words: Language, dataset: Dataset) -> None:
        self.lines: list[SourceLine] = []
        self._words, self._dataset = words, dataset

    def add(self, about: str, what: str, found: Sourced | None) -> tuple[int, ...]:
        """The lines of the sources of one value that have an address."""
        return tuple(self._line(about, what, source) for source in (found.sources if found else ()) if source.url)

    def add_pages(self, about: str, pages: Sequence[str], results: Results) -> tuple[int, ...]:
        """The lines of pages that are given as sources of a whole row."""
        lines = []
        for page in pages:
            cited = cited_page(results.as_of.dataset, page)
            lines.append(SourceLine(about, "", "", self._called(cited.publisher), cited.published, None, page))
        return self._added(lines)

    def _line(self, about: str, what: str, source: Source) -> int:
        said = source.say(self._words)
        publisher = self._called(source.publisher)
        line = SourceLine(about, what, said, publisher, source.published, source.accessed, source.url)
        return self._added([line])[0]

    def _called(self, publisher: str) -> str:
        return called(self._dataset, publisher, self._words.code)

    def _added(self, lines: Sequence[SourceLine]) -> tuple[int, ...]:
        self.lines.extend(lines)
        return tuple(range(len(self.lines) - len(lines), len(self.lines)))


def head(label: str, words: Language) -> str:
    """The label of a column with a capital."""
    said = words.say(label) if label else ""
    return said[:1].upper() + said[1:]


def cell(value: Any, column: Column, results: Results, words: Language, found: Sourced | None = None) -> ReadCell:
    """A value as its column is read, with the sign of what its sources make of it, and led to the first of them.

    Args:
        found: its sources; None where they are not judged.
    """
    said = in_words(value, column, results.as_of.dataset, words, found)
    link = value if column.kind == "address" and isinstance(value, str) else ""
    if found is None or said == words.say("not known"):
        return ReadCell(said, link=link)
    mark = None if found.verified else found.verification
    if mark and isinstance(said, str) and not (mark is Verification.PARTLY and column.many):
        said = f"{said} {VERDICT_SIGNS[mark]}"
    proving = [one for one in found.sources if one.url and one.verification is Verification.VERIFIED]
    first = next(iter([*proving, *(one for one in found.sources if one.url)]), None)
    return ReadCell(said, mark, link or (first.url if first else ""))


def of_table(table: Table, results: Results, words: Language, title: str) -> ReadTable:
    """A table whose columns tell all there is to know of its cells: every column in words, without what is for machines alone."""
    listed = SourceList(words, results.as_of.dataset)
    shown = [
        at
        for at, column in enumerate(table.columns)
        if column.name not in FOR_MACHINES and not column.name.endswith(("_id", "ids"))
    ]
    rows = []
    for row in table.rows:
        cells = []
        about = in_words(row[shown[0]], table.columns[shown[0]], results.as_of.dataset, words) if shown else ""
        for at in shown:
            column = table.columns[at]
            if column.name == "sources":
                cells.append(ReadCell("", sources=listed.add_pages(_named(row, table, about), row[at], results)))
            else:
                cells.append(cell(row[at], column, results, words))
        rows.append(cells)
    return ReadTable(words, title, [head(table.columns[at].label, words) for at in shown], rows, listed.lines)


def _named(row: Sequence[Any], table: Table, otherwise: Any) -> str:
    """What a row is called: its title, where it has one."""
    at = next((at for at, column in enumerate(table.columns) if column.name.startswith("title")), None)
    return str(row[at]) if at is not None else str(otherwise)


def not_verified(found: Sourced | None, words: Language) -> str:
    """The items of a value that are not verified as they stand today."""
    return ", ".join(item_in_words(words, found.column, item) for item in found.unverified) if found else ""


def shown_address(url: str) -> str:
    """An address as a cell that leads there shows it: whose site it is."""
    return host(url) or url


SOURCE_HEADS: Final = (
    _("No."),
    _("Subject"),
    _("Value"),
    _("Verdict"),
    _("Publisher"),
    _("Published"),
    _("Read on"),
    _("Address"),
)
"""The columns of the list of sources."""
