"""The columns of a file that say how far the sources of the values beside them reach: verdict, publishers, and what of a list is not verified."""

from collections.abc import Sequence
from typing import Any

from vendors.domain.evidence import Sourced
from vendors.i18n.language import _
from vendors.tables.row import Column


def of_value(column: Column) -> list[Column]:
    """The columns that a file has for the values of one of its columns; they stand behind all others, so that no known column moves.

    `<name>_verdict` is a `vendors.domain.evidence.Verification`, empty where nothing is known; `<name>_publishers` the
    number of independent publishers; for a list `<name>_unverified` has the items that are not verified.
    """
    named = [_verdict(f"{column.name}_verdict"), publishers(f"{column.name}_publishers")]
    return [*named, unverified(f"{column.name}_unverified")] if column.many else named


def cells(column: Column, found: Sourced | None, *, known: bool) -> Sequence[Any]:
    """What stands in those columns of one row.

    Args:
        found: the sources of the value.
        known: whether there is a value.
    """
    if found is None or not known:
        return [None, None, ()] if column.many else [None, None]
    said = [str(found.verification), found.publishers]
    return [*said, found.unverified] if column.many else said


def _verdict(name: str) -> Column:
    return Column(name, _("Verdict"), derived=True)


def publishers(name: str) -> Column:
    """The column that says how many independent publishers verify a value."""
    return Column(name, _("Independent publishers"), kind="integer", derived=True)


def unverified(name: str) -> Column:
    """The column that lists the parts of a value that are not verified as they stand today."""
    return Column(name, _("Not verified"), many=True, derived=True)
