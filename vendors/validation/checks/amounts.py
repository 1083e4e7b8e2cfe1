"""An amount in dollars agrees with the amount as the source stated it."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from vendors.tables.event import Event
from vendors.validation.problems import Problem
from vendors.validation.text_table import TextTable

_STATED: Final = re.compile(
    r"(?P<currency>[A-Z]{3}) (?P<figures>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<scale>k|m|bn)?"
)
"""An amount and nothing else: `USD 1,050m`, `EUR 0.5m`; not `USD 3.74 a share` or `about USD 4bn`."""
_POWERS: Final = {"": -6, "k": -3, "m": 0, "bn": 3}
"""The powers of ten that lead from what is stated to millions."""


def broken(tables: Mapping[str, TextTable]) -> Iterator[Problem]:
    """Breaches of the rules of this room."""
    table = tables["events"]
    for record, row in table.asked:
        assert isinstance(row, Event)
        found = _STATED.fullmatch(row.amount_original or "")
        if row.amount_usd_m is None or not found:
            continue
        figures = found["figures"].replace(",", "")
        power = _POWERS[found["scale"] or ""]
        stated = Decimal(figures).scaleb(power)
        half = Decimal(1).scaleb(power - len(figures.partition(".")[2])) / 2
        amount = Decimal(str(row.amount_usd_m))
        said = {"value": record.text("amount_usd_m"), "other": row.amount_original or ""}
        if found["currency"] == "USD":
            if abs(amount - stated) > half:
                yield table.problem(
                    "amount-differs", record, "amount_usd_m", suggestion=f"{stated.normalize():f}", **said
                )
        elif amount == stated:
            yield table.problem("amount-not-converted", record, "amount_usd_m", **said)
