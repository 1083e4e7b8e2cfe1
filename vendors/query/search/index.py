"""The index of everything that can be found: SQLite's FTS5 in memory, made once a data version and never changed."""

import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from threading import Lock
from typing import Final

from vendors.query.search.entries import Findable, ResultKind, TextRole
from vendors.query.search.words import for_index, squashed, tokens

_BETWEEN: Final = " \ue000 "
"""Parts the texts of one thing: a word that nobody can look for, so that no phrase is found across the end of a text."""
NEWEST_FIRST: Final = (ResultKind.CONTROVERSY, ResultKind.ARTICLE)
"""The kinds that stand by their day, the newest first."""
_MOST_INSIDE: Final = 300
"""Words that are looked for because what is sought stands inside them."""


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
        self.keys: list[str] = []
        self.names: dict[str, list[tuple[int, TextRole]]] = {}
        self.written: dict[str, str] = {}
        self.spelled: dict[str, set[str]] = {}
        self._ranges: dict[ResultKind, tuple[int, int]] = {}
        self._days = array("l")
        self._lock = Lock()
        # One connection behind a lock: a question takes a millisecond, and SQLite gives up the interpreter meanwhile.
        self._rows = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._rows.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;"
            "CREATE VIRTUAL TABLE entry USING fts5(names, texts, content = '', columnsize = 0,"
            " tokenize = 'unicode61 remove_diacritics 2');"
        )
        self._rows.executemany("INSERT INTO entry (rowid, names, texts) VALUES (?, ?, ?)", self._written(things))
        self._rows.executescript("CREATE VIRTUAL TABLE word USING fts5vocab('entry', 'row'); PRAGMA query_only = ON;")
        counts = dict(self._rows.execute("SELECT term, doc FROM word"))
        counts.pop(_BETWEEN.strip(), None)
        self.words: Mapping[str, int] = counts
        names = (*self.names, *(word for some in self.spelled.values() for spelled in some for word in spelled.split()))
        self.words_of_names = frozenset(names) & counts.keys()

    def _written(self, things: Iterable[Findable]) -> Iterator[tuple[int, str, str]]:
        for row, thing in enumerate(things):
            self.keys.append(thing.key)
            # Nothing is shown before its first day: what has none is always there.
            self._days.append(thing.day.first.toordinal() if thing.day else 0)
            self._ranges[thing.kind] = (self._ranges.get(thing.kind, (row, row))[0], row + 1)
            names: list[str] = []
            texts: list[str] = []
            for field in thing.fields:
                (texts if field.part is TextRole.TEXT else names).append(for_index(field.text))
                if field.part in (TextRole.NAME, TextRole.ALIAS) and (bare := squashed(field.text)):
                    self.names.setdefault(bare, []).append((row, field.part))
                    self.written.setdefault(bare, field.text)
                    names.append(bare)
                    if " " in (spelled := tokens(field.text)):
                        self.spelled.setdefault(bare, set()).add(spelled)
            yield row, _BETWEEN.join(names), _BETWEEN.join(texts)

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
        return next(kind for kind, (first, end) in self._ranges.items() if first <= row < end)

    def is_there(self, row: int, on: date) -> bool:
        """Whether the thing of a row is there on a day."""
        return self._days[row] <= on.toordinal()

    def bounds(self, kind: ResultKind, on: date) -> tuple[int, int]:
        """The first row of a kind, and the one after the last; of those that stand newest first, only what is there on the day."""
        first, end = self._ranges.get(kind, (0, 0))
        return (self._at(on, first, end), end) if kind in NEWEST_FIRST else (first, end)

    def between(self, kind: ResultKind, first_day: date, last_day: date) -> range:
        """The rows of a kind that stands newest first, from one day to another."""
        first, end = self._ranges.get(kind, (0, 0))
        return range(self._at(last_day, first, end), self._at(first_day - timedelta(days=1), first, end))

    def _at(self, on: date, first: int, end: int) -> int:
        """The first of rows that stand newest first that is there on a day."""
        return bisect_left(self._days, -on.toordinal(), first, end, key=lambda day: -day)

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
        limit = most if kind in NEWEST_FIRST else -1
        found = self._asked("rowid", question, kind, on, f"ORDER BY rowid LIMIT {limit:d}", in_names=in_names)
        rows = [row for (row,) in found if self.is_there(row, on)]
        return rows if most < 0 else rows[:most]

    def count(self, question: str, kind: ResultKind, on: date) -> int:
        """How many things of a kind meet a question."""
        if kind not in NEWEST_FIRST:
            return len(self.rows(question, kind, on))
        return int(self._asked("count(*)", question, kind, on)[0][0])

    def _asked(
        self, what: str, question: str, kind: ResultKind, on: date, rest: str = "", *, in_names: bool = False
    ) -> list[tuple[int]]:
        first, end = self.bounds(kind, on)
        text = f"SELECT {what} FROM entry WHERE entry MATCH ? AND rowid >= ? AND rowid < ? {rest}"  # noqa: S608 - ours
        with self._lock:
            return self._rows.execute(text, (f"names : ({question})" if in_names else question, first, end)).fetchall()

    def has(self, question: str) -> bool:
        """Whether anything at all meets a question."""
        with self._lock:
            return (
                self._rows.execute("SELECT 1 FROM entry WHERE entry MATCH ? LIMIT 1", (question,)).fetchone()
                is not None
            )


def _beginning(words: Sequence[str], start: str) -> Sequence[str]:
    return words[bisect_left(words, start) : bisect_left(words, start + "\U0010ffff")]
