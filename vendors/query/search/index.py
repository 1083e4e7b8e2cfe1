"""The index of everything that can be found: SQLite's FTS5 in memory, made once a data version and never changed."""

import json
import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from operator import itemgetter
from threading import Lock
from typing import Final
from weakref import finalize

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from vendors.query.search.entries import Findable, ResultKind, TextRole
from vendors.query.search.words import for_index, squashed, tokens
from vendors.tables.changed_rows import same_ends

_BETWEEN: Final = " \ue000 "
"""Parts the texts of one thing: a word that nobody can look for, so that no phrase is found across the end of a text."""
NEWEST_FIRST: Final = (ResultKind.CONTROVERSY, ResultKind.ARTICLE)
"""The kinds that stand by their day, the newest first."""
_REMEMBERED: Final = 1_000_000
"""Rows that are remembered with the questions that they meet, 8 MB: a page asks of each kind of things, and how many there are."""
_A_QUESTION: Final = 500
"""As many rows a question counts for by itself, besides its own length: a word that stands inside many others makes a long one."""
_MOST_INSIDE: Final = 300
"""Words that are looked for because what is sought stands inside them."""


_APART: Final = 64
"""How far apart rows are at first, so that what is new finds room between them."""
_OF_A_KIND: Final = 1 << 40
"""Rows that each kind has room for."""
_KINDS: Final = tuple(ResultKind)

Rows = NDArray[np.int64]
"""Rows of things, in order."""
Places = NDArray[np.int32]
"""Places of things among all of their kind, in the order in which they are shown."""
Thing = tuple[ResultKind, str]
"""A thing by its kind and its key."""
Order = Mapping[ResultKind, Sequence[str]]
"""The keys of the things of each kind, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class IndexedName:
    """A name of a thing.

    Attributes:
        bare: squashed.
        spelled: as the index compares it, where it has several words; else "".
        written: as it is written.
    """

    bare: str
    part: TextRole
    spelled: str
    written: str


class Index:
    """Which things have which words, by row numbers; the things of a kind stand together, in the order in which they are shown.

    Attributes:
        keys: the key of each thing.
        names: the names of things, squashed, each with the rows that bear it, as their name or as another one.
        spelled: the names of several words, by what they are squashed.
        written: each name as it is written, by what it is squashed.
        words: every word, with the number of things that have it.
        words_of_names: those that names are made of.

    Args:
        things: what can be found, kind after kind.
    """

    def __init__(self, things: Iterable[Findable]) -> None:
        self.keys: dict[int, str] = {}
        self._days: dict[int, int] = {}
        self._named: dict[int, Sequence[IndexedName]] = {}
        self._lock = Lock()
        self._remembered: LRUCache[str, tuple[str, Rows]] = LRUCache(
            _REMEMBERED, getsizeof=lambda kept: min(_A_QUESTION + len(kept[0]) // 8 + len(kept[1]), _REMEMBERED)
        )
        # One connection behind a lock: a question takes a millisecond, and SQLite gives up the interpreter meanwhile.
        self._rows = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        # With the index its rows go too, and not when the collector comes to them; at the end of the process somebody may still be asking.
        finalize(self, self._rows.close).atexit = False
        self._rows.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;"
            # What begins with two letters is kept put together: it is what is asked first by whoever types, and of little words all there is.
            "CREATE VIRTUAL TABLE entry USING fts5(names, texts, content = '', columnsize = 0, prefix = '2',"
            " tokenize = 'unicode61 remove_diacritics 2');"
            "CREATE VIRTUAL TABLE word USING fts5vocab('entry', 'row');"
        )
        self._write(_numbered(things))
        self._rows.executescript("PRAGMA query_only = ON;")
        self._tell()

    @classmethod
    def read(cls, content: bytes) -> "Index":
        """The index that was written so (see `content`)."""
        end = content.index(b"\n")
        told = json.loads(content[:end])
        index = cls(())
        index._rows.deserialize(memoryview(content)[end + 1 :])
        index.keys = dict(zip(told["rows"], told["keys"], strict=True))
        index._days = dict(zip(told["rows"], told["days"], strict=True))
        index._named = {
            row: [IndexedName(bare, TextRole[part], spelled, written) for bare, part, spelled, written in names]
            for row, names in told["named"]
        }
        index._tell(told["words"])
        return index

    def content(self) -> bytes:
        """All of it: a line of JSON (rows, and of each its key and its day as a number; names; words), and behind it the database."""
        told = {
            "rows": [*self.keys],
            "keys": [*self.keys.values()],
            "days": [self._days[row] for row in self.keys],
            "named": [
                (row, [(name.bare, name.part.name, name.spelled, name.written) for name in names])
                for row, names in self._named.items()
            ],
            "words": self.words,
        }
        with self._lock:
            rows = self._rows.serialize()
        return json.dumps(told, separators=(",", ":")).encode() + b"\n" + rows

    def changed(self, order: Order, gone: Iterable[Findable], come: Iterable[Findable]) -> "Index | None":
        """The index of other data, made of this one; None where it must be made from the beginning.

        Args:
            order: everything that can be found in the other data.
            gone: what is no more in it, or is there otherwise, as it was.
            come: what is new in it, or is there otherwise, as it is.
        """
        new = {(thing.kind, thing.key): thing for thing in come}
        old = {(thing.kind, thing.key): thing for thing in gone}
        placed: dict[Thing, int] = {}
        left: dict[Thing, int] = {}
        for kind, keys in order.items():
            rows = self._order[kind]
            had = list(map(self.keys.__getitem__, rows))
            start, end = same_ends(had, keys)
            if (between := self._placed_between(kind, keys[start : len(keys) - end], start, end, old, new)) is None:
                return None
            stood = {(kind, key): row for row, key in zip(rows, had, strict=True) if (kind, key) in old}
            left |= stood
            # What stands where it stood stays at its row.
            placed |= {thing: row for thing, row in stood.items() if thing in new} | between
        other = Index(())
        with self._lock:
            self._rows.backup(other._rows)
        other.keys, other._days, other._named = dict(self.keys), dict(self._days), dict(self._named)
        other._rows.executescript("PRAGMA query_only = OFF; BEGIN;")
        other._remove((left[thing], findable) for thing, findable in old.items())
        other._write(sorted(((placed[thing], findable) for thing, findable in new.items()), key=itemgetter(0)))
        other._rows.executescript("PRAGMA query_only = ON;")
        other._tell(other._counted(self.words, Index((*old.values(), *new.values())).words))
        return other

    def _placed_between(
        self, kind: ResultKind, keys: Sequence[str], start: int, end: int, old: Container[Thing], new: Container[Thing]
    ) -> dict[Thing, int] | None:
        """The row of each new thing among some of a kind; None where there is no room, or where others than these have moved.

        Args:
            keys: of what stands between things that stand as they did, in the order in which it is shown.
            start: how many things stand before them.
            end: and how many behind.
            old: what is no more there, or is there otherwise.
            new: what is there otherwise, or is new.
        """
        found: dict[Thing, int] = {}
        rows = self._order[kind]
        known = {self.keys[row]: row for row in rows[start : len(rows) - end] if (kind, self.keys[row]) not in old}
        before, last = rows[start - 1] if start else _bounds(kind)[0], _bounds(kind)[1]
        waiting: list[Thing] = []
        for key in keys:
            if (kind, key) in new:
                waiting.append((kind, key))
                continue
            row = known.get(key, -1)
            if row <= before or not _put(waiting, before, row, found):
                return None
            before, waiting = row, []
        behind = rows[len(rows) - end] if end else min(before + _APART * (len(waiting) + 1), last)
        return found if _put(waiting, before, behind, found) else None

    def _counted(self, known: Mapping[str, int], others: Collection[str]) -> Mapping[str, int]:
        """Every word with the number of things that have it.

        Args:
            known: the words of another index.
            others: those of them, and other ones, that more or fewer things have here.
        """
        text = "SELECT term, doc FROM word WHERE term = ?"
        counted = dict(pair for word in others for pair in self._rows.execute(text, (word,)))
        return {word: number for word, number in known.items() if word not in others} | counted

    def _write(self, things: Iterable[tuple[int, Findable]]) -> None:
        texts = "INSERT INTO entry (rowid, names, texts) VALUES (?, ?, ?)"
        self._rows.executemany(texts, (self._noted(row, thing) for row, thing in things))

    def _noted(self, row: int, thing: Findable) -> tuple[int, str, str]:
        self.keys[row] = thing.key
        # Nothing is shown before its first day: what has none is always there.
        self._days[row] = thing.day.first.toordinal() if thing.day else 0
        named = [
            IndexedName(bare, field.part, spelled if " " in (spelled := tokens(field.text)) else "", field.text)
            for field in thing.fields
            if field.part in (TextRole.NAME, TextRole.ALIAS) and (bare := squashed(field.text))
        ]
        if named:
            self._named[row] = named
        return row, *_searched(thing)

    def _remove(self, things: Iterable[tuple[int, Findable]]) -> None:
        # What has no content of its own is told what it forgets.
        texts = "INSERT INTO entry (entry, rowid, names, texts) VALUES ('delete', ?, ?, ?)"
        for row, thing in things:
            self._rows.execute(texts, (row, *_searched(thing)))
            del self.keys[row], self._days[row]
            self._named.pop(row, None)

    def _tell(self, words: Mapping[str, int] | None = None) -> None:
        """Puts together what is asked of all things at once.

        Args:
            words: every word with the number of things that have it, where that is known.
        """
        rows = np.sort(np.fromiter(self.keys, np.int64, len(self.keys)))
        self._order: dict[ResultKind, array[int]] = {
            kind: array("q", rows[slice(*np.searchsorted(rows, _bounds(kind)).tolist())].tobytes()) for kind in _KINDS
        }
        self._since: dict[ResultKind, NDArray[np.int64]] = {
            kind: np.array([self._days[row] for row in rows], np.int64)
            for kind, rows in self._order.items()
            if kind not in NEWEST_FIRST
        }
        self.names: dict[str, list[tuple[int, TextRole]]] = {}
        self.written: dict[str, str] = {}
        self.spelled: dict[str, set[str]] = {}
        for row in sorted(self._named):
            for name in self._named[row]:
                self.names.setdefault(name.bare, []).append((row, name.part))
                self.written.setdefault(name.bare, name.written)
                if name.spelled:
                    self.spelled.setdefault(name.bare, set()).add(name.spelled)
        if words is None:
            words = dict(self._rows.execute("SELECT term, doc FROM word"))
            words.pop(_BETWEEN.strip(), None)
        self.words: Mapping[str, int] = words
        names = (*self.names, *(word for some in self.spelled.values() for spelled in some for word in spelled.split()))
        self.words_of_names = frozenset(names) & words.keys()

    @cached_property
    def _sorted_words(self) -> Sequence[str]:
        return sorted(self.words)

    @cached_property
    def _sorted_names(self) -> Sequence[str]:
        return sorted(self.names)

    @cached_property
    def _all_words(self) -> str:
        return "\n".join(["", *self._sorted_words, ""])

    def kind(self, row: int) -> ResultKind:
        """The kind of the thing of a row."""
        return _kind(row)

    def is_there(self, row: int, on: date) -> bool:
        """Whether the thing of a row is there on a day."""
        return self._days[row] <= on.toordinal()

    def bounds(self, kind: ResultKind, on: date) -> tuple[int, int]:
        """The first row of a kind, and one after the last; of those that stand newest first, only what is there on the day."""
        first, end = _bounds(kind)
        if kind not in NEWEST_FIRST:
            return first, end
        at, rows = self._at(kind, on), self._order[kind]
        return (rows[at] if at < len(rows) else end), end

    def between(self, kind: ResultKind, first_day: date, last_day: date) -> Sequence[int]:
        """The rows of a kind that stands newest first, from one day to another."""
        return self._order[kind][self._at(kind, last_day) : self._at(kind, first_day - timedelta(days=1))]

    def _at(self, kind: ResultKind, on: date) -> int:
        """Where the first of those that stand newest first is that is there on a day."""
        return bisect_left(self._order[kind], -on.toordinal(), key=lambda row: -self._days[row])

    def beginning(self, start: str) -> Sequence[str]:
        """The words that begin so, in the order of the alphabet."""
        return _beginning(self._sorted_words, start)

    def names_beginning(self, start: str) -> Sequence[str]:
        """The names, squashed, that begin so."""
        return _beginning(self._sorted_names, start)

    def containing(self, part: str) -> Sequence[str]:
        """The words in which something stands elsewhere than at their beginning, the most frequent first."""
        text, found, at = self._all_words, set(), 0
        while (at := text.find(part, at)) >= 0:
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            if start != at:
                found.add(text[start:end])
            at = end
        return sorted(found, key=lambda word: (-self.words[word], word))[:_MOST_INSIDE]

    def rows(self, question: str, kind: ResultKind, on: date, most: int = -1, *, in_names: bool = False) -> list[int]:
        """The rows of a kind that meet a question, in their order.

        Args:
            question: in the language of FTS5, see `vendors.query.search.understood.question`.
            kind: of what.
            on: what is not there on that day is left out.
            most: how many at most; -1 for all.
            in_names: whether only names and titles are searched.
        """
        found = self._of_kind(question, kind, on, in_names=in_names)
        if kind not in NEWEST_FIRST:
            found = found[self._since[kind][self.places(kind, found)] <= on.toordinal()]
        rows: list[int] = found[: most if most >= 0 else None].tolist()
        return rows

    def places(self, kind: ResultKind, rows: Sequence[int] | Rows) -> Places:
        """Where some rows stand among all of their kind, in their order."""
        return np.searchsorted(np.frombuffer(self._order[kind], np.int64), np.array(rows, np.int64)).astype(np.int32)

    def count(self, question: str, kind: ResultKind, on: date) -> int:
        """How many things of a kind meet a question."""
        return len(self._of_kind(question, kind, on)) if kind in NEWEST_FIRST else len(self.rows(question, kind, on))

    def has(self, question: str) -> bool:
        """Whether anything at all meets a question."""
        return len(self._found(question)) > 0

    def _of_kind(self, question: str, kind: ResultKind, on: date, *, in_names: bool = False) -> Rows:
        found = self._found(f"names : ({question})" if in_names else question)
        return found[slice(*np.searchsorted(found, self.bounds(kind, on)).tolist())]

    def _found(self, question: str) -> Rows:
        """All rows that meet a question, in order: to put the words together that begin alike takes longer than to read where they stand."""
        # The lock is held meanwhile: what two ask for at once is looked for once.
        with self._lock:
            if kept := self._remembered.get(question):
                found = kept[1]
            else:
                # As one text: for each row by itself the interpreter would be given up and taken again.
                text = "SELECT group_concat(rowid) FROM (SELECT rowid FROM entry WHERE entry MATCH ? ORDER BY rowid)"
                (rows,) = self._rows.execute(text, (question,)).fetchone()
                found = np.fromstring(rows or "", np.int64, sep=",")
                self._remembered[question] = question, found
            return found


def _searched(thing: Findable) -> tuple[str, str]:
    """What is searched of a thing: its names and titles, and its texts."""
    names: list[str] = []
    texts: list[str] = []
    for field in thing.fields:
        (texts if field.part is TextRole.TEXT else names).append(for_index(field.text))
        if field.part in (TextRole.NAME, TextRole.ALIAS) and (bare := squashed(field.text)):
            names.append(bare)
    return _BETWEEN.join(names), _BETWEEN.join(texts)


def _kind(row: int) -> ResultKind:
    return _KINDS[row // _OF_A_KIND]


def _bounds(kind: ResultKind) -> tuple[int, int]:
    first = _KINDS.index(kind) * _OF_A_KIND
    return first, first + _OF_A_KIND


def _numbered(things: Iterable[Findable]) -> Iterator[tuple[int, Findable]]:
    """Things with their rows; there is room between these, and before and behind all of a kind."""
    rows: dict[ResultKind, int] = {}
    for thing in things:
        row = rows[thing.kind] = rows.get(thing.kind, _bounds(thing.kind)[0] + _OF_A_KIND // 2) + _APART
        yield row, thing


def _put(waiting: Sequence[Thing], before: int, behind: int, found: dict[Thing, int]) -> bool:
    """Gives things rows between two others, near the second; says whether there is room."""
    step = min((behind - before) // (len(waiting) + 1), _APART)
    for at, thing in enumerate(reversed(waiting), 1):
        found[thing] = behind - at * step
    return step > 0 or not waiting


def _beginning(words: Sequence[str], start: str) -> Sequence[str]:
    return words[bisect_left(words, start) : bisect_left(words, start + "\U0010ffff")]
