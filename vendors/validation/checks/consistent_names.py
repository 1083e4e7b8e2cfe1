"""One owner, buyer or publisher has one spelling."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import Final

from rapidfuzz import fuzz

from vendors.types.did_you_mean import plain
from vendors.types.doubted_name import beside_name
from vendors.validation.problems import Problem
from vendors.validation.text_table import TextTable

_FORMS: Final = re.compile(
    r"(?:,? (?:inc|incorporated|ltd|limited|llc|llp|lp|plc|corp|corporation|co|company|sa|sas|sarl|gmbh|ag|bv|nv|spa|ab|oy|as|pty))+$"
)
"""Legal forms, which some write and some leave out."""
_NEAR: Final = 92.0
"""Similarity, of 100, from which two names are asked about (Indel ratio of rapidfuzz)."""
_MOST: Final = 400
"""Names of a column among which near ones are looked for: more are no list that somebody keeps by hand."""


def broken(table: TextTable) -> Iterator[Problem]:
    """Names of one column that differ only in case, accents, punctuation or legal form, and those that nearly agree."""
    for column in table.model.columns() if table.is_asked_throughout else ():
        if column.one_spelling:
            yield from _spellings(table, column.name)


def _spellings(table: TextTable, column: str) -> Iterator[Problem]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, name in enumerate(table.texts(column)):
        if name:
            places[name].append(at)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in places:
        groups[bare_name(_alone(name))].append(name)
    usual = {
        key: max(names, key=lambda name: (_alone(name) == name, len(places[name]), -places[name][0]))
        for key, names in groups.items()
    }
    for key, names in groups.items():
        for name in names:
            if name != usual[key]:
                other = str(table.row_at(places[usual[key]][0]).line)
                for record in map(table.row_at, places[name]):
                    yield table.problem(
                        "two-spellings", record, column, value=name, suggestion=_alone(usual[key]), other=other
                    )
    counts = Counter({key: sum(len(places[name]) for name in names) for key, names in groups.items()})
    for rare, common in _near(list(groups), counts):
        record = table.row_at(places[usual[rare]][0])
        yield table.problem(
            "near-spellings", record, column, value=usual[rare], suggestion=usual[common], other=usual[common]
        )


def _alone(name: str) -> str:
    """A name without a doubt or the mark of a footnote beside it: with these it is the spelling of nobody."""
    found = beside_name(name)
    return found.name if found else name


@lru_cache(maxsize=20_000)
def bare_name(name: str) -> str:
    """A name without case, accents, spaces, punctuation and legal form: what is left is the same for all spellings of one company."""
    said = re.sub(r"[^\w]+", " ", plain(name).replace("&", " and ").replace(".", "")).strip()
    return _FORMS.sub("", said).replace(" ", "") or said


def _near(keys: list[str], counts: Counter[str]) -> Iterator[tuple[str, str]]:
    long = [key for key in keys if len(key) >= 8]
    if len(long) > _MOST:
        return
    for one, two in combinations(long, 2):
        if fuzz.ratio(one, two, score_cutoff=_NEAR) and re.findall(r"\d+", one) == re.findall(r"\d+", two):
            yield (one, two) if counts[one] < counts[two] else (two, one)
