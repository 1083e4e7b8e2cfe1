"""Which step may follow which in the history of a controversy.

- *Alleged*, *confirmed* and *under investigation* may open one.
- *Denied* may follow anything that is open, and closes nothing: it is the vendor's word.
- *In court* and *under investigation* follow an allegation, or each other.
- *Settled*, *upheld*, *dismissed* and *resolved* close it.
- After that only a new allegation, with an article of its own, opens it again.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from vendors.tables.controversy_status import CLOSING, ControversyStatus, StatusStep
from vendors.validation.problems import Problem
from vendors.validation.text_table import TextRow, TextTable

OPENING: Final = (ControversyStatus.ALLEGED, ControversyStatus.CONFIRMED, ControversyStatus.INVESTIGATED)
"""The statuses that may open a controversy."""
JUDGED: Final = (ControversyStatus.INVESTIGATED, ControversyStatus.IN_COURT)
"""The statuses in which an allegation is judged: they need one, or one another."""
FOLLOWING: Final = (ControversyStatus.ALLEGED, ControversyStatus.DENIED, ControversyStatus.CONFIRMED, *CLOSING)
"""The statuses that may follow anything open."""


@dataclass(frozen=True, slots=True)
class Breach:
    """Why a step may not stand where it stands: a rule of `vendors.validation.rules.RULES`, its column, and what is allowed or in the way."""

    rule: str
    column: str
    other: str


def allowed(before: Sequence[ControversyStatus]) -> tuple[ControversyStatus, ...]:
    """The statuses that may come next after those, in the order in which they are declared."""
    if not before:
        return OPENING
    if before[-1] in CLOSING:
        return (ControversyStatus.ALLEGED,)
    charged = any(status is ControversyStatus.ALLEGED or status in JUDGED for status in _since_opening(before))
    return tuple(status for status in ControversyStatus if status in FOLLOWING or (charged and status in JUDGED))


def breach(before: Sequence[StatusStep], step: StatusStep) -> Breach | None:
    """Why the step may not follow those before it, in time order; None where it may."""
    statuses = [earlier.status for earlier in before]
    may = allowed(statuses)
    listed = ", ".join(may)
    if step.status not in may:
        if not before:
            return Breach("step-first", "status", listed)
        if statuses[-1] in CLOSING:
            return Breach("step-after-closing", "status", str(statuses[-1]))
        return Breach("step-without-allegation", "status", listed)
    if before and step.status is ControversyStatus.ALLEGED and step.article in {earlier.article for earlier in before}:
        return Breach("step-old-article", "article", step.article)
    return None


def forbidden(table: TextTable) -> Iterator[tuple[str, Problem]]:
    """The first forbidden step of each controversy, by the controversy's id; what follows from it is not named again."""
    histories: dict[str, list[tuple[TextRow, StatusStep]]] = defaultdict(list)
    for record, row in table.valid:
        assert isinstance(row, StatusStep)
        histories[row.controversy].append((record, row))
    readable = {id(record) for record, _ in table.valid}
    broken = {record.text("controversy") for record in table.rows if id(record) not in readable}
    for name, history in histories.items():
        if name in broken:
            # A step that could not be read may be the one that the others follow.
            continue
        steps = [step for _, step in history]
        for index, (record, step) in enumerate(history):
            if found := breach(steps[:index], step):
                value = step.cell(found.column)
                yield name, table.problem(found.rule, record, found.column, value=value, other=found.other)
                break


def _since_opening(statuses: Sequence[ControversyStatus]) -> Sequence[ControversyStatus]:
    closed = [index for index, status in enumerate(statuses) if status in CLOSING]
    return statuses[closed[-1] + 1 :] if closed else statuses
