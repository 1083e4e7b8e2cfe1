"""What a search of everything finds, as a table to take away: one row a result, in the order of the page, with what must stand beside it."""

from typing import Final

from vendors.domain.controversy_summary import in_short
from vendors.exports.reading import ReadTable, head, of_table
from vendors.i18n.language import Language, _
from vendors.query.results import Results
from vendors.query.search.entries import ResultKind
from vendors.query.search.found import found
from vendors.query.search.result import ONE, Result
from vendors.query.search.result import results as told
from vendors.query.table import Table
from vendors.tables.row import Column

MOST: Final = 1_000
"""Results of a kind that a file holds."""


def search(results: Results, words: Language) -> Table:
    """ResultKind, id, title, how it was found, what matched, where it leads; of a controversy, and an article or a vendor with some, status and answers."""
    columns = [
        _text("kind", _("Kind")),
        _text("id", _("Identifier")),
        _text("title", _("Title")),
        _text("match", _("Found by")),
        Column("matched", _("What matched"), derived=True, of_some=True),
        _text("address", _("Address")),
        Column("vendors", _("Vendors"), kind="integer", derived=True, of_some=True),
        Column("controversies", _("Controversies"), many=True, derived=True, of_some=True),
    ]
    everything = found(results.as_of, results.selection.q, MOST)
    rows = [
        [
            str(one.hit.kind),
            one.hit.key,
            one.title,
            one.hit.match.name.lower().replace("_", "-"),
            " / ".join(piece.text for piece in one.excerpts),
            one.lead.at(results.selection),
            one.lead.count,
            _disputes(results, one, words),
        ]
        for group in everything.groups
        for one in told(results.as_of, group.hits, everything.understood, words)
    ]
    return Table(columns, rows)


def read_search(results: Results, words: Language, title: str) -> ReadTable:
    """The same in words."""
    table = search(results, words)
    kind, match = (table.names.index(name) for name in ("kind", "match"))
    said = [list(row) for row in table.rows]
    for row in said:
        row[kind] = head(_KINDS[row[kind]], words)
        row[match] = head(FOUND_BY[row[match]], words)
    return of_table(Table(table.columns, said), results, words, title)


_KINDS: Final = {str(kind): label for kind, label in ONE.items()}
FOUND_BY: Final = {
    "name": _("its name"),
    "alias": _("another of its names"),
    "beginning": _("the beginning of its name"),
    "title": _("its title"),
    "text": _("what is said of it"),
    "some-words": _("some of the words"),
}
"""How something was found, in words."""


def _disputes(results: Results, one: Result, words: Language) -> tuple[str, ...] | None:
    """The controversies that stand beside a result; None of what can have none."""
    disputes = one.disputes
    if one.hit.kind is ResultKind.VENDOR:
        as_of = results.as_of
        disputes = in_short(as_of.dataset, as_of.controversies(one.hit.key), as_of.on)
    elif one.hit.kind not in (ResultKind.CONTROVERSY, ResultKind.ARTICLE):
        return None
    return tuple(dispute.line(words) for dispute in disputes)


def _text(name: str, label: str) -> Column:
    return Column(name, label, derived=True)
