"""Answers for assistants: the rows of the site’s pages and tables, each with version, day, citation, and what is disputed with its status and the answers.

They only read. An answer is bounded: what does not fit is asked for by the next offset.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from vendors.desk.served import served
from vendors.domain.controversy_summary import about_article, in_short
from vendors.domain.updates import concerned
from vendors.domain.vendor_on import VendorOn
from vendors.exports.citation_subjects import Subject
from vendors.exports.citations import Citation
from vendors.exports.formats import FORMATS
from vendors.exports.formats.json import records
from vendors.exports.open_data.package import whole_table
from vendors.exports.page_tables import PAGE_TABLES
from vendors.exports.releases.delta import as_records
from vendors.exports.releases.manifest import manifest
from vendors.i18n.language import Language, _, language
from vendors.query import crossing
from vendors.query.passed_over import passed_over
from vendors.query.query_string import QueryString
from vendors.query.read_as import read_as
from vendors.query.results import DISPUTE_PARAMETERS, NEWS_PARAMETERS, UPDATE_PARAMETERS, VENDOR_PARAMETERS, Results
from vendors.query.results import parameters_of as of_table
from vendors.query.search.entries import ResultKind
from vendors.query.selection import Selection
from vendors.settings import settings, today
from vendors.store.releases import Release
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from vendors.tables.row import Row

MOST_ROWS: Final = 200
"""Rows of one answer."""
MOST_SIGNS: Final = 60_000
"""Characters of the rows of one answer."""
LONGEST_CELL: Final = 4_000
"""Characters of one text in it."""
CARRY: Final = (
    "null and a row that is missing mean not known, never no. Whoever repeats an allegation repeats its status and the vendor’s answer, "
    "or that none was asked for, which stand beside it. A value whose verdict is not `verified` is to be called unverified. Owners and "
    "control are those of the day in `as_of`. Cite with `citation`."
)
"""What every answer says of itself."""


@dataclass(frozen=True, slots=True)
class AnsweredPage:
    """A page whose rows are answered.

    Attributes:
        path: its address.
        parameters: what can be chosen of it, beside day and language.
        finds: what a search finds there; None where it is not searched.
    """

    path: str
    parameters: tuple[str, ...] = ()
    finds: ResultKind | None = None


PAGES: Final[Mapping[str, AnsweredPage]] = {
    "search": AnsweredPage("/search", ("q",)),
    "vendors": AnsweredPage("/", (*VENDOR_PARAMETERS, "match", "columns", "sort"), ResultKind.VENDOR),
    "compare": AnsweredPage("/compare", ("vendor", "only")),
    "news": AnsweredPage("/news", (*NEWS_PARAMETERS, "match", "sort"), ResultKind.ARTICLE),
    "controversies": AnsweredPage("/controversies", (*DISPUTE_PARAMETERS, "match", "sort"), ResultKind.CONTROVERSY),
    "explore": AnsweredPage("/explore", crossing.EVERY),
    "changes": AnsweredPage("/changes", UPDATE_PARAMETERS),
}
"""The pages whose rows are answered, by the names of their tables."""

Pairs = Sequence[tuple[str, str]]


class AskedWronglyError(ValueError):
    """What was asked for does not exist; the message says what was probably meant."""


@dataclass(frozen=True, slots=True)
class Window:
    """Which of the rows are answered.

    Attributes:
        limit: how many at most.
        offset: how many are passed over before.
    """

    limit: int = 50
    offset: int = 0


class SurveyAnswers:
    """The answers on one data folder, as it stands when they are asked for. Safe from any thread.

    Args:
        folder: the data folder.
    """

    def __init__(self, folder: Path) -> None:
        self._live = served(folder)

    def page(self, name: str, pairs: Pairs, window: Window) -> dict[str, Any]:
        """The rows that a page shows for a selection, with sources, verdicts, status and answers where it has them.

        Args:
            name: one of `PAGES`.
            pairs: what is chosen, with the language; what was read otherwise than it is written is in `read_as`.
            window: which rows.

        Raises:
            AskedWronglyError: something chosen does not exist.
        """
        page, table = PAGES[name], PAGE_TABLES[name]
        results, words = self._results(pairs, crossing.understood(pairs) if name == "explore" else page.parameters)
        rows = records(table.make(results, words))
        beside = {
            "left_out": list(table.missing(results)),
            "read_as": [unquote(said) for said in read_as(pairs, results, page.finds)],
        }
        return _answer(results, words, page.path, rows, window) | {name: said for name, said in beside.items() if said}

    def vendor(self, id: str, pairs: Pairs) -> dict[str, Any]:
        """One vendor: its facts with verdicts and sources, what is not known, its owners in time, and its controversies with the answers.

        Args:
            id: of the vendor.
            pairs: day and language.

        Raises:
            AskedWronglyError: there is no such vendor.
        """
        results, words = self._results([*pairs, ("vendor", id)], ("vendor",))
        facts = records(PAGE_TABLES["vendor"].make(results, words))
        standing = results.as_of.vendors.get(id)
        owners = [_plain(row) for row in results.as_of.dataset.periods.get(id, ())]
        columns = [column.name for column in VendorOn.columns()]
        return _answer(results, words, "/vendor", facts, Window(MOST_ROWS)) | {
            "existed": standing is not None,
            "not_known": [name for name in columns if standing and not standing.is_known(name)],
            "owners_in_time": owners,
            "controversies": records(PAGE_TABLES["controversies"].make(results, words)),
        }

    def table(self, name: str, pairs: Pairs, window: Window) -> dict[str, Any]:
        """The rows of a table of the data as it is kept; beside a row that touches what is disputed, status and answers.

        Args:
            name: of the table.
            pairs: what is chosen, with the language.
            window: which rows.

        Raises:
            AskedWronglyError: there is no such table, or something chosen does not exist.
        """
        if name not in TABLES:
            raise AskedWronglyError(f"There is no table {name}: there are {', '.join(sorted(TABLES))}.")
        results, words = self._results(pairs, of_table(name))
        found = results.rows(name)
        columns = TABLES[name].stored_columns()
        dataset, on = results.as_of.dataset, results.as_of.on
        rows = [
            {column.name: value for column in columns for value in [_value(getattr(row, column.name))]}
            | _standing(name, row, dataset, on, words)
            for row in found[window.offset : window.offset + min(window.limit, MOST_ROWS)]
        ]
        return _answer(results, words, f"/data/{name}", rows, Window(window.limit), window.offset, len(found))

    def release(self, name: str, pairs: Pairs, window: Window) -> dict[str, Any]:
        """The published versions, newest first; or one of them with its files and the cells that it changed.

        Args:
            name: of the version, or how it begins; "" for all.
            pairs: the language.
            window: which versions, or which cells.

        Raises:
            AskedWronglyError: there is no such version, or it is not given.
        """
        results, words = self._results(pairs, ())
        source = self._live.releases
        if not name:
            listed = source.listed(window.offset, min(window.limit, MOST_ROWS))
            rows = [
                {
                    "version": row.name,
                    "published": row.day.isoformat() if row.day else None,
                    "reason": (source.why(row, words) or None) if isinstance(row, Release) else words.say(row.line),
                    "given": isinstance(row, Release),
                }
                for row in listed
            ]
            return _answer(results, words, "/r/", rows, Window(window.limit), window.offset, source.count())
        found = source.find(name)
        if not isinstance(found, Release):
            said = getattr(found, "line", "") or _("There is no version “{name}” here.")
            raise AskedWronglyError(words.say(said, name=name))
        cells = as_records(source.delta(found))
        before = source.before(found)
        return _answer(results, words, f"/r/{found.name}", cells, window) | {
            "manifest": json.loads(manifest(found, source.files(found))),
            "compared_with": before.name if before else None,
        }

    def csv(self, name: str) -> str:
        """A whole table as CSV.

        Raises:
            AskedWronglyError: there is no such table, or nothing to show.
        """
        if name not in TABLES:
            raise AskedWronglyError(f"There is no table {name}: there are {', '.join(sorted(TABLES))}.")
        return FORMATS["csv"].write(whole_table(self._dataset(), name)).decode()

    def _dataset(self) -> Dataset:
        dataset = self._live.now().dataset
        if dataset is None:
            raise AskedWronglyError("The data cannot be shown at the moment: its files are being corrected.")
        return dataset

    def _results(self, pairs: Pairs, understood: Sequence[str]) -> tuple[Results, Language]:
        dataset, day = self._dataset(), today()
        selection, unknown = Selection.read(pairs, dataset, day)
        words = language(selection.lang)
        wrong = [
            _meant(
                words.say("“{value}” ({parameter}) does not exist.", value=one.value, parameter=one.parameter),
                one.suggestion,
            )
            for one in unknown
        ]
        wrong += [_meant(one.say(words), one.suggestion) for one in passed_over(QueryString(tuple(pairs)), understood)]
        if wrong:
            raise AskedWronglyError("\n".join(wrong))
        return Results(dataset, selection, day, self._live.updates()), words


def _meant(fault: str, suggestion: str) -> str:
    return f"{fault} Did you mean “{suggestion}”?" if suggestion else fault


def _answer(
    results: Results,
    words: Language,
    path: str,
    rows: Sequence[Mapping[str, Any]],
    window: Window,
    before: int = 0,
    total: int | None = None,
) -> dict[str, Any]:
    """Rows with what must come along.

    Args:
        path: of the page that shows the same.
        before: rows that were passed over already.
        total: how many there are, where more than these.
    """
    start = before + window.offset
    shown = _that_fit(rows[window.offset : window.offset + max(1, min(window.limit, MOST_ROWS))])
    every, after = len(rows) if total is None else total, start + len(shown)
    cited = Citation.of(path, "answer", results, Subject("Panorama CX"))
    return {
        "version": results.as_of.dataset.version,
        "release": f"/r/{results.log.release}" if results.log.release else None,
        "as_of": results.as_of.on.isoformat(),
        "address": cited.place,
        "licence": settings().licence_name or words.say("Licence: to be chosen by the magazine"),
        "citation": cited.text,
        "read_this": CARRY,
        "total": every,
        "offset": start,
        "shown": len(shown),
        "next_offset": after if after < every else None,
        "rows": shown,
    }


def _that_fit(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """As many rows as an answer has room for, one at the least; a text that is too long for a row is cut."""
    found: list[dict[str, Any]] = []
    room = MOST_SIGNS
    for row in rows:
        short = {name: _cut(value) for name, value in row.items()}
        room -= len(json.dumps(short, ensure_ascii=False))
        if room < 0 and found:
            break
        found.append(short)
    return found


def _cut(value: Any) -> Any:
    return f"{value[:LONGEST_CELL]}…" if isinstance(value, str) and len(value) > LONGEST_CELL else value


def _plain(row: Row) -> dict[str, Any]:
    return {column.name: _value(getattr(row, column.name)) for column in type(row).stored_columns()}


def _value(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [str(item) for item in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def _standing(table: str, row: Row, dataset: Dataset, on: date, words: Language) -> dict[str, Any]:
    """Status and answers of the controversy that a row is of, or of those that list its article."""
    about = concerned(table, {column.name: row.cell(column.name) for column in type(row).stored_columns()})
    disputed: Iterable[Any] = ()
    if dispute := dataset.controversy.get(about.controversy):
        disputed = in_short(dataset, [dispute], on)
    elif about.article:
        disputed = about_article(dataset, about.article, on)
    said = [one.line(words) for one in disputed]
    return {"controversies": said} if said else {}
