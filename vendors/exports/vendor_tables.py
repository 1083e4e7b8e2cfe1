"""Tables of vendors to take away: Panorama’s, a comparison, the facts of one; each for machines and for people.

Every value has its verdict, and every source stands with the value and the vendor that it is about.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from vendors.analysis.comparison import Cell, CriteriaGroup, Criterion, comparison
from vendors.domain import evidence
from vendors.domain.evidence import Sourced
from vendors.domain.vendor_on import VendorOn
from vendors.exports import verdict_columns
from vendors.exports.cell_words import verdict_in_words
from vendors.exports.reading import ReadCell, ReadTable, SourceList, cell, head, not_verified
from vendors.i18n.language import Language, _
from vendors.query.results import Results
from vendors.query.table import Table
from vendors.tables.ownership import OwnershipKind
from vendors.tables.row import Column, Row, as_text


def shown_columns(results: Results) -> list[Column]:
    """The columns of the table of vendors: the name, then those that the Selection names or the usual ones."""
    chosen = [VendorOn.column(name) for name in results.selection.columns if name in VendorOn.model_fields]
    name = VendorOn.column("name")
    return [name, *(column for column in chosen or usual_columns(VendorOn) if column is not name)]


def usual_columns(model: type[Row]) -> list[Column]:
    """The columns of a table that its page shows where the reader has chosen none."""
    return [column for column in model.columns_as_read() if column.usual]


def vendors(results: Results, words: Language) -> Table:
    """Panorama’s table, with the addresses of the sources of each row, how far they reach, and the ids."""
    columns = shown_columns(results)
    judged = [column for column in columns if _is_judged(column)]
    ids = [] if VendorOn.column("id") in columns else [VendorOn.column("id")]
    rows = []
    for row in results.vendors():
        found = _found(results, row, columns)
        rows.append(
            [
                *(shown_value(row, column.name, words) for column in columns),
                addresses(found.values()),
                *(
                    twin
                    for column in judged
                    for twin in verdict_columns.cells(column, found[column.name], known=row.is_known(column.name))
                ),
                *(row.id for _column in ids),
            ]
        )
    twins = (twin for column in judged for twin in verdict_columns.of_value(column))
    return Table([*columns, sources_column(), *twins, *ids], rows)


def read_vendors(results: Results, words: Language, title: str) -> ReadTable:
    """Panorama’s table in words; behind it what of each row is not verified, and its sources."""
    columns = [
        one
        for column in shown_columns(results)
        if column.name != "id"
        for one in ([column, VendorOn.column(column.dated_by)] if column.dated_by else [column])
    ]
    columns = list(dict.fromkeys(columns))
    listed = SourceList(words, results.as_of.dataset)
    rows = []
    for row in results.vendors():
        found = _found(results, row, columns)
        known = {column.name: found[column.name] for column in columns if row.is_known(column.name)}
        lines = [
            line
            for name, one in known.items()
            for line in listed.add(row.name, head(VendorOn.column(name).label, words), one)
        ]
        doubts = [
            words.say(
                _("{field}: {verdict}"),
                field=head(VendorOn.column(name).label, words),
                verdict=verdict_in_words(one, words),
            )
            for name, one in known.items()
            if one and not one.verified
        ]
        cells = [_read_value(row, column, found[column.name], results, words) for column in columns]
        rows.append([*cells, ReadCell("\n".join(doubts) or words.say("verified")), ReadCell("", sources=lines)])
    heads = [*(column.label for column in columns), _("Verdict"), _("Sources")]
    return ReadTable(words, title, [head(label, words) for label in heads], rows, listed.lines)


def shown_value(row: VendorOn, name: str, words: Language) -> Any:
    """The value of a cell; where nobody owns the vendor, how it is held, in words as on the page: an empty cell says that it is not known."""
    value = getattr(row, name)
    if name == "owner" and not value and row.control_kind is not OwnershipKind.UNKNOWN:
        said = words.say(row.control_kind.label)
        return said[:1].upper() + said[1:]
    return value


def not_founded(results: Results) -> list[str]:
    """The vendors that the Selection names and that did not exist yet on its day."""
    return [vendor for vendor in results.selection.vendor if vendor not in results.as_of.vendors]


_OF_ANY_KIND: Final = Column("", "", many=True, derived=True)
"""The column of a vendor in a comparison: some of its values are lists."""


def compare(results: Results, words: Language) -> Table:
    """The comparison: one row a criterion, one column a vendor, and for each vendor the sources of its value and how far they reach.

    Only a screen has no room for more than a few of them.
    """
    chosen, groups = _compared(results)
    columns = [
        text_column("group", _("Group")),
        text_column("criterion", _("Criterion")),
        *(text_column(vendor.id, vendor.name) for vendor in chosen),
        *(column for vendor in chosen for column in _twins_of(vendor)),
        text_column("field", _("Field")),
    ]
    rows = [
        [
            words.say(group.label),
            words.say(row.column.label),
            *(as_text(_compared_value(one, row, words)) for one in row.cells),
            *(
                twin
                for one in row.cells
                for twin in (
                    one.addresses or addresses([one.sourced]),
                    *verdict_columns.cells(_OF_ANY_KIND, one.sourced, known=one.value is not None),
                )
            ),
            row.column.name,
        ]
        for group in groups
        for row in group.criteria
    ]
    return Table(columns, rows)


def read_compare(results: Results, words: Language, title: str) -> ReadTable:
    """The comparison in words: beside each vendor what its sources make of the value, and which they are."""
    chosen, groups = _compared(results)
    listed = SourceList(words, results.as_of.dataset)
    rows = []
    for group in groups:
        for row in group.criteria:
            label = head(row.column.label, words)
            cells = [ReadCell(head(group.label, words)), ReadCell(label)]
            for one in row.cells:
                known = one.value is not None
                lines = listed.add(one.vendor.name, label, one.sourced if known else None)
                cells.append(_read_compared(one, row, results, words))
                if one.pages:
                    lines = listed.add_pages(one.vendor.name, one.addresses, results)
                cells.append(ReadCell(one.sourced.say(words) if known and one.sourced else "", sources=lines))
            rows.append(cells)
    heads = [head(_("Group"), words), head(_("Criterion"), words)]
    for vendor in chosen:
        heads += [vendor.name, words.say(_("{vendor}: verdict and sources"), vendor=vendor.name)]
    return ReadTable(words, title, heads, rows, listed.lines)


def vendor(results: Results, words: Language) -> Table:
    """The facts of one vendor, or of several: one row a fact, with its verdict, sources, publishers and what of it is not verified."""
    columns = [
        text_column("vendor", _("Vendor")),
        text_column("field", _("Field")),
        text_column("value", _("Value")),
        text_column("verdict", _("Verdict")),
        sources_column(),
        verdict_columns.publishers("publishers"),
        verdict_columns.unverified("unverified"),
    ]
    rows = [
        [
            row.id,
            column.name,
            as_text(shown_value(row, column.name, words)),
            str(found.verification),
            addresses([found]),
            found.publishers,
            found.unverified,
        ]
        for row, column, found in _facts(results)
    ]
    return Table(columns, rows)


def read_vendor(results: Results, words: Language, title: str) -> ReadTable:
    """The facts of one vendor, or of several, in words."""
    listed = SourceList(words, results.as_of.dataset)
    rows = []
    for row, column, found in _facts(results):
        label = head(column.label, words)
        lines = listed.add(row.name, label, found)
        rows.append(
            [
                ReadCell(row.name),
                ReadCell(label),
                _read_value(row, column, found, results, words),
                ReadCell(found.say(words)),
                ReadCell(not_verified(found, words)),
                ReadCell(found.publishers),
                ReadCell("", sources=lines),
            ]
        )
    heads = (
        _("Vendor"),
        _("Field"),
        _("Value"),
        _("Verdict"),
        _("Not verified"),
        _("Independent publishers"),
        _("Sources"),
    )
    return ReadTable(words, title, [head(label, words) for label in heads], rows, listed.lines)


def addresses(found: Iterable[Sourced | None]) -> tuple[str, ...]:
    """The addresses of sources, each once."""
    return tuple(dict.fromkeys(source.url for one in found if one for source in one.sources if source.url))


def sources_column() -> Column:
    """The column of addresses of sources."""
    return Column("sources", _("Sources"), many=True, derived=True)


def steps_column() -> Column:
    """The column of the steps that the status of a controversy has gone through, see `vendors.domain.controversy_summary.said_steps`."""
    return Column("steps", _("Steps"), many=True, derived=True)


def text_column(name: str, label: str) -> Column:
    """A column of texts that the data set has not."""
    return Column(name, label, derived=True)


def _is_judged(column: Column) -> bool:
    return bool(column.evidence or column.sourced_as)


def _found(results: Results, row: VendorOn, columns: Sequence[Column]) -> Mapping[str, Sourced | None]:
    return {column.name: evidence.of_shown(results.as_of, row.id, column.name) for column in columns}


def _read_value(row: VendorOn, column: Column, found: Sourced | None, results: Results, words: Language) -> ReadCell:
    """A value as the page says it: of an owner with who stands behind it, of control that nobody knows with at which owner that begins."""
    value = shown_value(row, column.name, words)
    known = row.is_known(column.name)
    if column.name == "control_country" and row.control_ends_at:
        value = words.say("who controls {owner} is not known", owner=row.control_ends_at)
        return ReadCell(value[:1].upper() + value[1:])
    if column.name == "owner" and row.ultimate_owner and value not in (None, row.ultimate_owner) and row.owner:
        value = f"{value} ({row.ultimate_owner})"
    return cell(value, column, results, words, found if known else None)


def _compared(results: Results) -> tuple[list[VendorOn], list[CriteriaGroup]]:
    chosen = [results.as_of.vendors[vendor] for vendor in results.selection.vendor if vendor in results.as_of.vendors]
    return chosen, comparison(results.as_of, chosen, results.selection.only == "differences")


def _compared_value(one: Cell, row: Criterion, words: Language) -> Any:
    if row.column.name == "controversies":
        return tuple(dispute.line(words) for dispute in one.value)
    return shown_value(one.vendor, "owner", words) if row.column.name == "owner" else one.value


def _read_compared(one: Cell, row: Criterion, results: Results, words: Language) -> ReadCell:
    if row.is_ability or row.column.name == "controversies":
        value = _compared_value(one, row, words)
        return cell(value, row.column, results, words, one.sourced if value is not None else None)
    return _read_value(one.vendor, row.column, one.sourced, results, words)


def _twins_of(vendor: VendorOn) -> list[Column]:
    """The columns behind the values of a comparison that tell of one vendor."""
    named = replace(_OF_ANY_KIND, name=vendor.id)
    return [Column(f"{vendor.id}_sources", _("Sources"), many=True, derived=True), *verdict_columns.of_value(named)]


def _facts(results: Results) -> Iterable[tuple[VendorOn, Column, Sourced]]:
    """What is known of the vendors that the Selection names, or of all, with its sources."""
    for id in results.selection.vendor or tuple(results.as_of.vendors):
        row = results.as_of.vendors.get(id)
        for column in VendorOn.columns() if row else ():
            found = evidence.of_shown(results.as_of, id, column.name)
            if row and found is not None and row.is_known(column.name):
                yield row, column, found
