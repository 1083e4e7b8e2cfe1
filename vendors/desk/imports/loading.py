"""Any spreadsheet file, as editors have it, becomes canonical tables with all that is wrong in them at its true place."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath

from vendors.desk.imports.layout import laid_out, recognised, without_legends, without_tables
from vendors.desk.imports.limits import Limits, NotReadError, limits
from vendors.desk.imports.meant_rows import leading_to_rows
from vendors.desk.imports.moved_cells import moved_cells
from vendors.desk.imports.notices import Notice, Notices, about_writing
from vendors.desk.imports.opening import Opener, opened
from vendors.desk.imports.partial import Part, as_it_will_stand, completed
from vendors.desk.imports.problem_list import each_once
from vendors.desk.imports.sheet_tables import table_of
from vendors.desk.imports.taken_from import SHORT, TakenFrom, is_mark, mark_of
from vendors.desk.imports.written_tables import WrittenTables
from vendors.settings import today
from vendors.store.files import Files
from vendors.store.load import without_collecting
from vendors.tables import TABLES
from vendors.tables.row import Row
from vendors.types.did_you_mean import Spellings, prepared
from vendors.types.spreadsheet import index, letter
from vendors.validation.checks import broken, consistent_names, relations
from vendors.validation.problems import Problem
from vendors.validation.reading import read_once
from vendors.validation.rules import Severity
from vendors.validation.text_table import OF_ONE_ITEM, TextTable, with_item


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A loaded file without what comes of checking it.

    Attributes:
        name: of the file.
        sheets: its tables as they stand, with what has been written into them since.
        as_of: the version that it is a change of; None where its tables are whole.
        removes: the tables from which the rows that it has not are taken out.
        takes_place: whether it took the place of a file that was loaded before.
    """

    name: str
    sheets: Sequence[TextTable] = field(repr=False)
    as_of: TakenFrom | None
    removes: frozenset[str] = frozenset()
    takes_place: bool = False

    def load(self, published: Files) -> "LoadedFile":
        """The file, checked beside other tables."""
        base = self.as_of.files if self.as_of else None
        against = _Against(TABLES, published, published, today(), base, self.as_of, self.removes, self.takes_place)
        return _checked(self.name, self.sheets, against)


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """What came of a file: never changed, each accepted suggestion gives a new one.

    Attributes:
        name: of the file.
        files: canonical bytes of each table that was found, by its name in the data folder; cells with problems are as they were.
        problems: errors and notices of the data, each once, sorted by place; they name the lines and letters of the loaded file.
        notices: what was understood on the way.
        sheet_of: the sheet that each table was found on, by the table's name; "" in a text file.
        parts: how much of a table the file holds, where that is not all of it.
        tables: each table that was found, by its name: its rows at their lines in the file; those that it has not are at lines below 0.
    """

    name: str
    files: Files
    problems: tuple[Problem, ...]
    notices: tuple[Notice, ...]
    sheet_of: Mapping[str, str]
    parts: tuple[Part, ...]
    tables: Mapping[str, TextTable] = field(repr=False)
    _sheets: Sequence[TextTable] = field(repr=False)
    _against: "_Against" = field(repr=False)

    @property
    def base(self) -> Files | None:
        """The tables that the file is a change of; None where its tables are whole."""
        return self._against.base

    @property
    def as_of(self) -> TakenFrom | None:
        """The version that those tables are; None where nobody asked."""
        return self._against.as_of

    @property
    def kept(self) -> "KeptFile":
        """What is kept of it beside the change."""
        against = self._against
        return KeptFile(self.name, self._sheets, against.as_of, against.removes, against.takes_place)

    @property
    def sheets(self) -> Sequence[TextTable]:
        """The sheets as they stand in the file, with what has been written into them since; their headers are among their rows."""
        return self._sheets

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop publication."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def mendable(self) -> tuple[Problem, ...]:
        """The errors of this file whose suggestion can be accepted."""
        return tuple(
            problem for problem in self.errors if problem.has_fix and problem.letter and problem.file == self.name
        )


@dataclass(frozen=True, slots=True)
class _Against:
    """What a file is checked against.

    Attributes:
        tables: those that it may hold.
        published: the files that the other tables stand in.
        present: the tables as they are by now, with what the file has to say or without it.
        day: the day after which a date is in the future.
        base: the tables that it is a change of; None where its tables are whole.
        as_of: the version that these are, where it is known.
        removes: the tables from which the rows that it has not are taken out.
        takes_place: whether it takes the place of a file that was loaded before.
    """

    tables: Mapping[str, type[Row]]
    published: Files
    present: Files
    day: date
    base: Files | None = None
    as_of: TakenFrom | None = None
    removes: frozenset[str] = frozenset()
    takes_place: bool = False

    def table(self, name: str) -> TextTable | None:
        """The table that a sheet is a change of; None where it stands for the whole table."""
        data = self.base.get(f"{name}.csv") if self.base is not None else None
        return read_once(TABLES[name], data) if data is not None else None

    def standing(self, name: str) -> TextTable:
        """A table as it stands without the file."""
        return read_once(TABLES[name], self.published.get(f"{name}.csv", b""))


@without_collecting()
def load_file(
    name: str,
    data: bytes,
    tables: Mapping[str, type[Row]] = TABLES,
    *,
    published: Files | None = None,
    day: date | None = None,
    most: Limits | None = None,
    base: Files | None = None,
    as_of: Callable[[str], TakenFrom] | None = None,
    takes_place: bool = False,
    opener: Opener = opened,
) -> LoadedFile:
    """Load a spreadsheet file: CSV in any encoding and dialect, XLSX, XLS, ODS, or JSON and Parquet as we write them.

    Args:
        name: of the file; its ending tells nothing that its content does not tell, but it may name the table.
        data: its content.
        tables: the tables that it may hold; one alone makes the file that table.
        published: the files that the other tables stand in; with them the rules between tables are checked too.
        day: the day after which a date is in the future; today if not given.
        most: how much is read; by the operator's settings if not given.
        base: the tables that the file is a change of: the rows and columns that it has not stay as they are there. Where there is
            none, each table in the file is the whole of it.
        as_of: tells instead of `base` what the file is a change of, by the version that it carries as a mark, "" for none.
        takes_place: whether the file takes the place of one that was loaded before.
        opener: opens the file; what strangers may have made is opened in a process of its own.
    """
    against = _Against(tables, published or {}, published or {}, day or today(), base, takes_place=takes_place)
    most = most or limits()
    name = PurePath(name.replace("\\", "/")).name or "?"
    try:
        if len(data) > most.size:
            raise NotReadError("too-many-bytes", other=f"{most.size / 1_000_000:g}")
        sheets = opener(data, most, tables)
        if as_of:
            against = _of(against, as_of(mark_of(name, data, sheets)))
        return _checked(name, [sheet for sheet in sheets if not is_mark(sheet)], against, most.wrong)
    except NotReadError as error:
        if as_of and not against.as_of:
            against = _of(against, as_of(mark_of(name, b"", ())))
        sheet, line, at = error.place
        letters = letter(at) if at >= 0 else ""
        problem = Problem(name, line, "", letters, error.rule, error.value, "", error.other, sheet)
        return LoadedFile(name, {}, (problem,), (), {}, (), {}, (), against)


def _of(against: _Against, as_of: TakenFrom) -> _Against:
    return replace(against, base=as_of.files, as_of=as_of)


def accept(loaded: LoadedFile, *problems: Problem) -> LoadedFile:
    """The same file with the suggestions of these problems taken, checked again.

    Args:
        loaded: as it is.
        problems: of it; one without a fix, or that is not in the file, changes nothing.
    """
    wanted: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for problem in problems:
        if problem.has_fix and problem.letter and problem.file == loaded.name:
            cells, place = wanted[problem.sheet], (problem.line, index(problem.letter))
            # Of a list, several items can be wrong: each is mended in what the others have become.
            items = cells.get(place, "").split("|") if problem.rule in OF_ONE_ITEM else []
            cells[place] = "|".join(with_item(items, problem.value, problem.suggestion)) if items[1:] else problem.fix
    return _rewritten(loaded, wanted)


def rewritten(loaded: LoadedFile, texts: Mapping[tuple[str, int, str], str]) -> LoadedFile:
    """The same file with other texts in some of its cells, checked again.

    Args:
        loaded: as it is.
        texts: what each cell says now, as the data set writes it, by its sheet, line and letter.
    """
    wanted: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for (sheet, line, letters), text in texts.items():
        wanted[sheet][line, index(letters)] = text
    return _rewritten(loaded, wanted)


def without(loaded: LoadedFile, rows: AbstractSet[tuple[str, int]]) -> LoadedFile:
    """The same file without some of its rows, checked again.

    Args:
        loaded: as it is.
        rows: sheet and line of each.
    """
    sheets = [
        replace(sheet, rows=[row for row in sheet.rows if (sheet.sheet, row.line) not in rows])
        for sheet in loaded._sheets
    ]
    return _checked(loaded.name, sheets, loaded._against)


def again(loaded: LoadedFile, published: Files) -> LoadedFile:
    """The same file checked again, beside tables that have changed since.

    Args:
        loaded: as it is.
        published: the files that the other tables stand in now; of its own tables what was published counts on.
    """
    if not loaded._sheets:
        return loaded  # it could not be read
    own = {name: data for name, data in loaded._against.published.items() if name in loaded.files}
    return _checked(
        loaded.name, loaded._sheets, replace(loaded._against, published={**published, **own}, present=published)
    )


def removing(loaded: LoadedFile, table: str, removes: bool) -> LoadedFile:
    """The same file, which now takes the rows that it has not out of a table, or leaves them.

    Args:
        loaded: as it is.
        table: name of the table.
        removes: whether they are taken out.
    """
    others = loaded._against.removes - {table}
    wanted = others | {table} if removes else others
    return _checked(loaded.name, loaded._sheets, replace(loaded._against, removes=frozenset(wanted)))


def of_version(loaded: LoadedFile, as_of: TakenFrom) -> LoadedFile:
    """The same file, taken to be a change of another version.

    Args:
        loaded: as it is.
        as_of: that version.
    """
    return _checked(loaded.name, loaded._sheets, _of(loaded._against, as_of)) if loaded._sheets else loaded


def _rewritten(loaded: LoadedFile, wanted: Mapping[str, Mapping[tuple[int, int], str]]) -> LoadedFile:
    if not wanted:
        return loaded
    sheets = []
    for sheet in loaded._sheets:
        changes = wanted.get(sheet.sheet, {})
        lines = {line for line, _ in changes}
        rows = [row.rewritten(changes) if {row.line, *row.lines} & lines else row for row in sheet.rows]
        sheets.append(replace(sheet, rows=rows))
    return _checked(loaded.name, sheets, loaded._against)


@without_collecting()
def _checked(name: str, sheets: Sequence[TextTable], against: _Against, most_wrong: int | None = None) -> LoadedFile:
    """What comes of a file's sheets.

    Raises:
        NotReadError: more is wrong than `most_wrong`, where that is given.
    """
    notices = Notices()
    for sheet in sheets:
        for notice in about_writing(sheet.writing):
            notices.add(notice)
    if against.takes_place:
        notices.add(Notice("replaced-file"))
    problems: list[Problem] = []
    tables: dict[str, TextTable] = {}
    bases: dict[str, TextTable] = {}
    alone = len(sheets) == 1
    laid = [laid_out(sheet, name, against.tables, alone) for sheet in sheets]
    for sheet, found in zip(sheets, without_legends(laid), strict=True):
        if sheet.writing.hidden:
            if found and recognised(found.header.row.cells, against.tables) > 1:
                notices.add(Notice("hidden-sheet", value=sheet.sheet))
        elif found is None:
            if not alone and sheet.rows:
                notices.add(Notice("left-out-sheet", value=sheet.sheet))
        elif found.name in tables:
            line, first = found.header.row.line, tables[found.name].sheet
            problems.append(Problem(name, line, "", "", "table-twice", found.name, "", first, sheet.sheet))
        else:
            base = against.table(found.name)
            if base:
                bases[found.name] = base
            tables[found.name] = table_of(found, notices, against.published, base, most_wrong)
    if not tables:
        problems.extend(without_tables(name, sheets, against.tables))
    elif against.as_of:
        notices.add(Notice(against.as_of.how, value=against.as_of.day.isoformat(), before=against.as_of.mark[:SHORT]))

    def referred(table: str) -> list[TextTable]:
        return [against.standing(table), *([tables[table]] if table in tables else [])]

    for of, sheet in tables.items():
        about = _about_its_rows(name, sheet, bases.get(of))
        problems.extend(leading_to_rows(about, sheet, referred) if against.published else about)
    parts = []
    for table, base in bases.items():
        tables[table], part = completed(tables[table], base, table in against.removes)
        parts += [part] if part else []
    files = WrittenTables(tables)
    problems.extend(_between(name, tables, files, against))
    return LoadedFile(
        name,
        files,
        each_once(problems),
        notices.all(),
        {table: found.sheet for table, found in tables.items()},
        tuple(parts),
        tables,
        sheets,
        against,
    )


def _about_its_rows(name: str, table: TextTable, base: TextTable | None) -> Iterator[Problem]:
    """What is wrong in the rows of a file. A row that is none of its table's, in a file of too few columns for a new one, is asked about once, at its key."""
    if base is not None:
        yield from moved_cells(table, base)
    here = set(table.header.letters)
    needed = {column.name for column in table.model.stored_columns() if column.required}
    lacking = needed - here
    # A file that lacks a column or two may hold a new row, and is asked for the rest of it.
    if base is None or len(lacking) * 2 < len(needed):
        yield from table.problems
        return
    asked: set[int] = set()
    keys: Spellings | None = None
    rows = {row.line: row for row in table.rows}
    for problem in table.problems:
        if problem.rule != "required" or problem.column not in lacking:
            yield problem
        elif here.issuperset(table.model.KEY) and problem.line not in asked:
            asked.add(problem.line)
            column, row = table.model.KEY[0], rows[problem.line]
            key = "|".join(row.text(part) for part in table.model.KEY)
            near = None
            if len(table.model.KEY) == 1:
                # Compared once for all rows that ask, and not at all where none does.
                keys = keys or prepared(one.cells[0] for one in base.keyed)
                near = keys.near(key)
            yield Problem(
                name,
                problem.line,
                column,
                table.letter(column),
                "unknown-key",
                key,
                near or "",
                table.name,
                table.sheet,
                near or "",
            )


def _between(name: str, tables: Mapping[str, TextTable], files: Files, against: _Against) -> Iterator[Problem]:
    """Breaches of the rules between rows, and, where the other tables are known, between tables.

    Args:
        name: of the loaded file.
        tables: that it holds, completed.
        files: the same, written.
        against: what it is checked against.
    """
    if not tables:
        return
    if not against.published:
        for table in tables.values():
            yield from relations.repeated_keys(table)
            yield from consistent_names.broken(table)
        return
    together = {
        table: _beside(tables[table], files, against) if table in tables else against.standing(table)
        for table in TABLES
    }
    for problem in broken(together, against.day):
        if problem.file == name and problem.line < 0:
            # In a row that the file has not: it is named where the tables are checked as a whole, at its place there.
            continue
        # What awaited work in the other tables already is not this file's doing.
        if problem.file == name or problem.severity is Severity.ERROR:
            yield problem


def _beside(table: TextTable, files: Files, against: _Against) -> TextTable:
    """A table of a file as it will stand beside the others: with what the change, or other editors, have changed in it since."""
    name = f"{table.name}.csv"
    base, present = (against.base or {}).get(name), against.present.get(name)
    if base is None or present is None or base == present or not set(table.model.KEY) <= set(table.columns):
        return table
    return as_it_will_stand(table, files[name], base, present)
