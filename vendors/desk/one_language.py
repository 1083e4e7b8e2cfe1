"""Texts of ours that changed in one language alone, so that the other one may say what no longer holds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from vendors.desk.revisions.diff import ChangeKind, RowChange
from vendors.desk.revisions.history import HistoryEntry, Version
from vendors.store.files import Files
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from vendors.tables.row import WRITTEN, own_name, own_texts
from vendors.types.did_you_mean import plain
from vendors.validation.problems import Problem
from vendors.validation.reading import read_once

OWN: Final[Mapping[str, tuple[str, ...]]] = {name: tuple(own_texts(model)) for name, model in TABLES.items()}
"""The names of our own texts by table, without a language."""


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A text that did not follow when another language of it changed.

    Attributes:
        table, key, column: its cell.
        since: the version in which the other language changed first.
    """

    table: str
    key: tuple[str, ...]
    column: str
    since: Version


def changed_alone(old: Dataset, new: Files) -> list[Problem]:
    """A notice at each text that stands as it stood while another language of it has changed; accents, case and spaces apart.

    Args:
        old: what is published.
        new: canonical files; a table that is not among them is as it was.
    """
    problems: list[Problem] = []
    for name, texts in OWN.items():
        if not texts or f"{name}.csv" not in new:
            continue
        table = read_once(TABLES[name], new[f"{name}.csv"])
        before = {tuple(row.cell(part) for part in row.KEY): row for row in old.rows[name]}
        for record, row in table.valid:
            known = before.get(tuple(row.cell(part) for part in row.KEY))
            for text in texts if known else ():
                assert known
                was = {own_name(text, code): known.own(text, code) for code in WRITTEN}
                now = {own_name(text, code): row.own(text, code) for code in WRITTEN}
                problems += [
                    table.problem("changed-in-one-language", record, column, value=now[column])
                    for column in _left_behind(was, now)
                ]
    return sorted(problems)


def untranslated(entries: Iterable[HistoryEntry], dataset: Dataset) -> list[Untranslated]:
    """The texts that have not followed yet, by the history: the other language changed alone, and neither did this one since nor was that undone.

    Args:
        entries: versions, newest first.
        dataset: what is published; what it has no longer is left out.
    """
    waiting: dict[tuple[str, tuple[str, ...], str], _Waiting] = {}
    for entry in reversed(list(entries)):
        for change in entry.changed.changes:
            for text in OWN[change.table]:
                _follow(waiting, change, text, entry.version)
    keys = {(name, tuple(row.cell(part) for part in row.KEY)) for name, rows in dataset.rows.items() for row in rows}
    return [
        Untranslated(table, key, column, one.since)
        for (table, key, _text), one in waiting.items()
        if (table, key) in keys
        for column in one.columns
    ]


@dataclass(frozen=True, slots=True)
class _Waiting:
    """The columns of a text that wait, what all its columns said before, and since when."""

    columns: tuple[str, ...]
    before: Mapping[str, str]
    since: Version


def _follow(
    waiting: dict[tuple[str, tuple[str, ...], str], _Waiting], change: RowChange, text: str, version: Version
) -> None:
    known = waiting.pop((change.table, change.old.cells, text), None) if change.old else None
    if change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED) or change.new is None:
        return
    columns = [own_name(text, code) for code in WRITTEN]
    was = {column: change.before.get(column, "") for column in columns}
    now = {column: change.after.get(column, "") for column in columns}
    base = known.before if known else was
    left = tuple(_left_behind(base, now))
    if known and any(_differ(was[column], now[column]) for column in known.columns):
        # What waited has been reread and changed, whatever it said before; the other one has its turn no more.
        left = ()
    if left:
        waiting[change.table, change.new.cells, text] = known or _Waiting(left, base, version)


def _left_behind(was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    """The columns that are as they were while another one is not, and is not empty."""
    changed = {column for column in now if _differ(was[column], now[column])}
    if any(now[column] for column in changed):
        yield from (column for column in now if column not in changed)


def _differ(one: str, other: str) -> bool:
    return plain(one) != plain(other)
