"""A vendor's role in an article agrees with its deals and its controversies; `vendors.tables.mention.ROLE_RULES` says what each role means."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Final

from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.controversy_status import CLOSING, ControversyStatus, StatusStep
from vendors.tables.event import Event, EventKind
from vendors.tables.mention import Mention, Role
from vendors.tables.reply import Reply
from vendors.types.date import PartialDate
from vendors.types.did_you_mean import nearest
from vendors.validation.problems import Problem
from vendors.validation.text_table import TextTable

NEAR: Final = timedelta(days=366)
"""How far the news of a deal may lie from its row in events.csv; months pass between an agreement and the deal done."""
DEALS: Final = {
    Role.ACQUIRER: (EventKind.ACQUISITION, EventKind.AGREEMENT),
    Role.ACQUIRED: (EventKind.ACQUIRED, EventKind.AGREEMENT),
}
OF_A_CONTROVERSY: Final = (Role.ACCUSED, Role.ANSWERING, Role.CLEARED)
CLEARING: Final = (ControversyStatus.DISMISSED, ControversyStatus.RESOLVED)
"""The steps that may clear a vendor; what is settled or upheld does not, nor does its own denial."""


def broken(tables: Mapping[str, TextTable]) -> Iterator[Problem]:
    """Breaches of the rules of this room."""
    table = tables["mentions"]
    day = {row.id: row.date for row in tables["news"].said if isinstance(row, Article)}
    vendors = set(tables["vendors"].ids)
    deals = _deals(tables["events"])
    deals_known = _whole(tables["events"])
    register = _Register(tables)
    for record, row in table.asked:
        assert isinstance(row, Mention)
        if row.article not in day or row.vendor not in vendors:
            continue
        if row.role in DEALS and deals_known:
            told = any(
                event.kind in DEALS[row.role] and _apart(event.date, day[row.article]) <= NEAR
                for event in deals[row.vendor]
            )
            if not told:
                yield table.problem("deal-missing", record, "role", value=str(row.role), other=row.vendor)
        if row.role in OF_A_CONTROVERSY and register.whole:
            if not register.disputes(row):
                yield table.problem("role-outside", record, "role", value=str(row.role), other=row.vendor)
            elif row.role is Role.CLEARED and not register.clears(row):
                yield table.problem("role-uncleared", record, "role", value=str(row.role), other=row.article)


def _whole(*tables: TextTable) -> bool:
    """Whether each row could be read, so that one that is missing can be said to be missing."""
    return all(table.sound and table.valid_throughout for table in tables)


def _deals(events: TextTable) -> Mapping[str, Sequence[Event]]:
    """The deals of each vendor, done or agreed; an agreement with a party with whom the deal was later abandoned is none."""
    rows = [row for row in events.said if isinstance(row, Event)]
    dropped = {(row.vendor, row.counterpart) for row in rows if row.kind is EventKind.ABANDONED}
    found: dict[str, list[Event]] = defaultdict(list)
    for row in rows:
        if not (row.kind is EventKind.AGREEMENT and (row.vendor, row.counterpart) in dropped):
            found[row.vendor].append(row)
    return found


def _apart(one: PartialDate, other: PartialDate) -> timedelta:
    """The least time that may lie between two dates; none where they may be the same day."""
    return max(one.first - other.last, other.first - one.last, timedelta())


class _Register:
    """What the tables of controversies say of an article and a vendor.

    An article counts as one of a controversy where its list or its history says so, and a vendor where its list or its answers
    do: where the two differ, that is reported at the controversy, and not here again.
    """

    def __init__(self, tables: Mapping[str, TextTable]) -> None:
        self.whole = _whole(tables["controversies"], tables["controversy_status"], tables["replies"])
        self._articles: dict[str, set[str]] = defaultdict(set)
        self._vendors: dict[str, set[str]] = defaultdict(set)
        self._steps: dict[str, list[StatusStep]] = defaultdict(list)
        self._closed: set[str] = set()
        known = set(tables["vendors"].ids)
        articles = set(tables["news"].ids)
        for row in tables["controversies"].said:
            assert isinstance(row, Controversy)
            self._articles[row.id].update(_meant(row.articles, articles))
            self._vendors[row.id].update(_meant(row.vendors, known))
            if row.closed:
                self._closed.add(row.id)
        for row in tables["controversy_status"].said:
            assert isinstance(row, StatusStep)
            case = self._case(row.controversy)
            self._articles[case].add(row.article)
            self._steps[case].append(row)
        for row in tables["replies"].said:
            assert isinstance(row, Reply)
            self._vendors[self._case(row.controversy)].update(_meant([row.vendor], known))

    def _case(self, name: str) -> str:
        return name if name in self._articles else nearest(name, list(self._articles)) or name

    def disputes(self, row: Mention) -> list[str]:
        """The controversies of the vendor whose articles include this one."""
        return [
            case for case, names in self._vendors.items() if row.vendor in names and row.article in self._articles[case]
        ]

    def clears(self, row: Mention) -> bool:
        """Whether the article is the source of a step that dismisses or resolves such a controversy."""
        for case in self.disputes(row):
            steps = self._steps[case]
            closes = any(step.status in CLOSING for step in steps)
            if any(step.status in CLEARING and step.article == row.article for step in steps):
                return True
            if case in self._closed and not closes:
                # The history has lost its closing step: that is reported at the controversy.
                return True
        return False


def _meant(names: Sequence[str], known: set[str]) -> set[str]:
    """The ids that a list names; an unknown one counts for the one it probably means."""
    return {name if name in known else nearest(name, list(known)) or name for name in names}
