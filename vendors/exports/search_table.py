"""What a search of everything finds, as a table to take away: one row a result, in the order of the page, with what must stand beside it."""

from typing import Final

from vendors.i18n.language import Language, _
from vendors.query.results import Results
from vendors.query.search.found import found
from vendors.query.search.result import results as told
from vendors.query.table import Table
from vendors.tables.row import Column

MOST: Final = 1_000
"""Results of a kind that a file holds."""


def search(results: Results, words: Language) -> Table:
    """ResultKind, id, title, how it was found, what matched, where it leads; of a controversy, or an article about one, status and answers."""
    columns = [
        _text("kind", _("Kind")),
        _text("id", _("Identifier")),
        _text("title", _("Title")),
        _text("match", _("Found by")),
        _text("matched", _("What matched")),
        _text("address", _("Address")),
        Column("vendors", _("Vendors"), kind="integer", derived=True),
        Column("controversies", _("Controversies"), many=True, derived=True),
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
            tuple(dispute.line(words) for dispute in one.disputes),
        ]
        for group in everything.groups
        for one in told(results.as_of, group.hits, everything.understood, words)
    ]
    return Table(columns, rows)


def _text(name: str, label: str) -> Column:
    return Column(name, label, derived=True)
