"""The rows of the API as a flat table: what stands beside a row in JSON has columns of its own here, behind all others."""

from collections.abc import Sequence
from typing import Any, Final

from vendors.domain.controversy_summary import addresses_of, disputes_of, in_short, said_steps, told_by
from vendors.exports import verdict_columns
from vendors.exports.api.beside import DISPUTED, SOURCED, WITH_EVIDENCE, sources_of
from vendors.exports.api.resources import Resource
from vendors.exports.page_tables import said_answers
from vendors.exports.vendor_tables import addresses, sources_column, steps_column, text_column
from vendors.i18n.language import Language, _, language
from vendors.query.results import Results
from vendors.query.table import Table
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.controversy_status import OPEN
from vendors.tables.row import Column, Row


def flat_table(
    resource: Resource, results: Results, rows: Sequence[Row], fields: Sequence[str], *, evidence: bool
) -> Table:
    """Rows with what may not be read without them, and on request how far the sources of their cells reach.

    Args:
        resource: the list that they are rows of.
        results: what was asked for.
        rows: the rows.
        fields: the columns that they are to have; none for all.
        evidence: whether each column that has sources gets columns for verdict, publishers and addresses.
    """
    columns = [resource.model.column(name) for name in fields] or list(resource.columns)
    judged = [column for column in columns if _is_judged(resource, column)] if evidence else []
    heads = [*columns, *_BESIDE.get(resource.name, ())]
    for column in judged:
        heads += [
            *verdict_columns.of_value(column),
            Column(f"{column.name}_sources", _("Sources"), many=True, derived=True),
        ]
    words = language(results.selection.lang)
    return Table(
        heads,
        [
            [
                *(getattr(known, column.name) for column in columns),
                *_beside(resource, results, row, words),
                *_judgements(resource, results, row, judged),
            ]
            for row, known in ((row, told_by(results.as_of.dataset, row, results.as_of.on)) for row in rows)
        ],
    )


_BESIDE: Final = {
    "news": (
        Column("vendors", _("Vendors"), many=True, derived=True, refers="vendors"),
        Column("controversies", _("Controversies"), many=True, derived=True),
    ),
    "controversies": (
        text_column("status", _("Status")),
        Column("open", _("Open"), kind="boolean", derived=True),
        steps_column(),
        text_column("answers", _("Answers")),
        sources_column(),
    ),
    **dict.fromkeys(("evidence", "events"), (Column("controversies", _("Controversies"), many=True, derived=True),)),
}
"""The columns of what stands beside the rows of a table."""


def _beside(resource: Resource, results: Results, row: Row, words: Language) -> Sequence[Any]:
    as_of = results.as_of
    if isinstance(row, Controversy):
        status = as_of.status(row.id)
        answers = "\n".join(said_answers(as_of, row, words))
        addresses = addresses_of(as_of.dataset, row, as_of.on)
        steps = said_steps(as_of.dataset, row, as_of.on, words)
        return status, status is None or status in OPEN, steps, answers, addresses
    if resource.name not in DISPUTED:
        return ()
    disputes = in_short(as_of.dataset, disputes_of(as_of.dataset, row), as_of.on)
    lines = tuple(one.line(words) for one in disputes)
    if isinstance(row, Article):
        return tuple(one.vendor for one in as_of.dataset.mentions.get(row.id, ())), lines
    return (lines,)


def _judgements(resource: Resource, results: Results, row: Row, judged: Sequence[Column]) -> list[Any]:
    found = sources_of(results.as_of, resource.name, row, judged) if judged else {}
    cells: list[Any] = []
    for column in judged:
        one = found.get(column.name)
        cells += [*verdict_columns.cells(column, one, known=one is not None), addresses([one])]
    return cells


def _is_judged(resource: Resource, column: Column) -> bool:
    """Whether cells of a column can have sources."""
    if resource.name not in WITH_EVIDENCE:
        return False
    if resource.name == "vendors":
        return bool(column.evidence or column.sourced_as)
    return column.name == SOURCED[resource.name]
