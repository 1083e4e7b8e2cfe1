"""What names exactly that which is in a cell: the Selection of the list that shows it."""

from typing import Final

from vendors.analysis.charts.funding import KINDS
from vendors.analysis.explore.cross_table import CrossTable, Slice, Value, ValueKind
from vendors.analysis.explore.placing import NONE
from vendors.query.crossing import PERIOD
from vendors.query.dimensions import VENDOR, Measure
from vendors.query.facets import FACETS
from vendors.query.results import ABOUT_VENDORS
from vendors.query.selection import MOST_VALUES, PARAMETERS, Selection

_OF_THE_TABLE: Final = {name: PARAMETERS[name].default for name in ("measure", "rows", "across", "over")}
_OF_A_PERIOD: Final = {name: PARAMETERS[name].default for name in PERIOD}
"""What a list does not know, or is not asked for, each as where nothing is chosen."""


def within(table: CrossTable, part: Slice, row: Value, column: Value) -> Selection | None:
    """The Selection that names what is in a cell; None where no filter can name it.

    Args:
        table: the cross table.
        part: one of its slices.
        row, column: of the cell.
    """
    crossing, chosen = table.crossing, part.selection
    for name, value in zip(crossing.dimensions, (row, column), strict=False):
        narrowed = _narrowed(chosen, name, value, crossing.measure)
        if narrowed is None:
            return None
        chosen = narrowed
    others = _OF_THE_TABLE | (_OF_A_PERIOD if crossing.measure is Measure.VENDORS else {})
    if crossing.measure in (Measure.DEALS, Measure.AMOUNTS):
        others["event"] = tuple(str(kind) for kind in KINDS if not chosen["event"] or kind in chosen["event"])
    return chosen.but(**others)


def _narrowed(chosen: Selection, name: str, value: Value, measure: Measure) -> Selection | None:
    if value.kind is ValueKind.TOTAL:
        return chosen
    if NONE in value.parts:
        return None
    # A derived value, such as open, stands in addresses for what it holds.
    values = (value.code,) if value.code in FACETS_DERIVED.get(name, ()) else value.parts
    if len(values) > MOST_VALUES:
        # An address is read so far: the list would have fewer than the cell counts.
        return None
    before = chosen[name]
    if not before:
        return _any_of(chosen, name, values) if len(values) > 1 and chosen.every(name) else chosen.but(**{name: values})
    if _has_one(name, measure):
        return chosen.but(**{name: values})
    # Of what can have several values, those chosen before hold too.
    return chosen.with_more(name, *values) if chosen.every(name) and len(values) == 1 else None


def _any_of(chosen: Selection, name: str, values: tuple[str, ...]) -> Selection | None:
    """What has any of some values of a facet that asks for all of them; None where another filter asks for all of its own, which one address cannot say beside it."""
    loosened = any(len(chosen[other]) > 1 for other, facet in FACETS.items() if facet.facet.together)
    return None if loosened else chosen.but(match="any", **{name: values})


FACETS_DERIVED: Final = {
    name: tuple(str(one) for one, _parts in facet.facet.stands_for) for name, facet in FACETS.items()
}
"""The values of each facet that stand for others."""


def _has_one(name: str, measure: Measure) -> bool:
    """Whether whatever is counted has a single value of a facet, or is named by one vendor that has, so that one can take the place of others."""
    if name == VENDOR:
        return measure in (Measure.VENDORS, Measure.COMPLETENESS, Measure.DEALS, Measure.AMOUNTS)
    declared = FACETS[name]
    if name in ABOUT_VENDORS:
        return name != "capability" and not declared.column.many
    # A vendor has what any of its controversies has.
    return measure not in (Measure.VENDORS, Measure.COMPLETENESS) and not declared.column.many
