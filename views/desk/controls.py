"""The field in which a cell is written: which kind of control it is, and what there is to choose."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeVar

from markupsafe import Markup

from vendors.i18n.collation import sort_key
from vendors.i18n.language import Language, language
from vendors.store.files import Files
from vendors.tables.article import Article
from vendors.tables.row import Column
from vendors.types.country import countries, spoken_languages
from vendors.validation.reading import text_of
from vendors.validation.text_table import TextRow

_Cells = TypeVar("_Cells", bound=Mapping[str, str])

MOST_ARTICLES: Final = 300
"""Articles, the newest, that are suggested while somebody types: each of a great archive would be megabytes in every form. An older one is named by its id."""
LONG: Final = 70
"""Signs from which a text is written in several lines."""
_NONE: Final = Markup()
_OPTION: Final = Markup('<option value="{}">{}</option>')


@dataclass(frozen=True, slots=True)
class CellField:
    """A field for a cell.

    Attributes:
        kind: "select", "ticks", "area", "list" (a text with a list of values that it may be) or "text".
        options: of a select, as HTML, in the order of their labels; "" for others.
        ticks: value and label of each tick.
        list: the id of the list of values, "" for none.
        mode: the keyboard that a telephone shows, "" for the usual one.
    """

    kind: str
    options: Markup = _NONE
    ticks: tuple[tuple[str, str], ...] = ()
    list: str = ""
    mode: str = ""

    def unknown(self, text: str) -> Sequence[str]:
        """The items of a list that none of the ticks stands for; they are ticked as they are, so that nothing gets lost unseen."""
        known = {value for value, _ in self.ticks}
        return [part for part in text.split("|") if part and part not in known]


def control(column: Column, words: Language, text: str = "") -> CellField:
    """The field for a cell of a column.

    Args:
        column: of the cell.
        words: the language of the labels.
        text: what the cell says.
    """
    if column.choices and column.many:
        return CellField("ticks", ticks=tuple((str(choice), words.say(choice.label)) for choice in column.choices))
    if column.choices or (column.kind == "country" and not column.many):
        return CellField("select", options=options(column, words.code))
    if column.kind in ("own-text", "text") and (column.kind == "own-text" or len(text) > LONG or column.name == "note"):
        return CellField("area")
    if column.refers and not column.many:
        return CellField("list", list=f"ids-{column.refers}")
    mode = "numeric" if column.kind in ("date", "integer") else "decimal" if column.kind in ("money", "number") else ""
    return CellField("text", mode=mode)


def label_of(column: Column, text: str, words: Language) -> str:
    """What a cell of a closed list says to readers; another text as it is."""
    return _labels(column, words.code).get(text, text)


@cache
def _labels(column: Column, code: str) -> Mapping[str, str]:
    words = language(code)
    if column.kind == "country":
        return {one: words.country(one) for one in countries()}
    if column.kind == "language":
        return {one: words.spoken(one) for one in spoken_languages()}
    return {str(choice): words.say(choice.label) for choice in column.choices}


@cache
def options(column: Column, code: str) -> Markup:
    """The values of a closed list, or the countries, as options of a select; a closed list as it is declared, countries by name."""
    labels = _labels(column, code).items()
    in_order = labels if column.choices else sorted(labels, key=lambda one: sort_key(one[1]))
    return Markup("").join(_OPTION.format(value, label) for value, label in in_order)


def lists(tables: Iterable[str], files: Files) -> list[tuple[str, Markup]]:
    """The lists of ids that fields with `CellField.list` may take, each with its id in the page.

    Args:
        tables: those whose rows are named.
        files: the tables as the change has them.
    """
    return [
        (f"ids-{table}", Markup("").join(_OPTION.format(id, name) for id, name in _named(table, files)))
        for table in sorted(set(tables))
    ]


def newest(articles: Iterable[_Cells]) -> list[_Cells]:
    """The articles that are suggested, the newest first.

    Args:
        articles: the cells of each, by their columns.
    """
    return sorted(articles, key=lambda row: row.get("date", ""), reverse=True)[:MOST_ARTICLES]


def _named(table: str, files: Files) -> Iterable[tuple[str, str]]:
    rows: Sequence[TextRow] = text_of(table, files.get(f"{table}.csv")).rows
    for row in newest(rows) if table == Article.TABLE else rows:
        yield row.text("id"), row.text("name") or row.text("title") or row.text("title_en")
