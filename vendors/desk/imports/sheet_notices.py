"""What is to be said of a sheet besides its cells: what it does not show, and what stands beside its values and is left out."""

import re
from typing import Final
from urllib.parse import unquote

from vendors.desk.imports.notices import Notice, Notices
from vendors.types.spreadsheet import Beside, index, letter
from vendors.validation.text_table import TextTable

_ONE_BY_ONE: Final = 9
"""So many comments, links or drawings of a sheet are named one by one."""
_LONG: Final = 120
"""Signs of a comment that are repeated."""


def tell(sheet: TextTable, notices: Notices) -> None:
    """Says what of a sheet is left out, and what is read although the sheet does not show it.

    Args:
        sheet: its header and the rows below it.
        notices: take what is to be said.
    """
    _unnamed(sheet, notices)
    _not_shown(sheet, notices)
    _beside(sheet, notices)


def column_at(sheet: TextTable, at: int) -> str:
    """The column of the table at an index, "" for none."""
    columns = sheet.header.columns
    return columns[at] if 0 <= at < len(columns) else ""


def _unnamed(sheet: TextTable, notices: Notices) -> None:
    """Says which columns have cells but no header, and so are left out."""
    names = sheet.header.row.cells
    width = len(names)
    bare = [at for at, cell in enumerate(names) if not cell.strip()]
    first: dict[int, int] = {}
    for row in sheet.rows:
        longer = len(row.cells) > width
        if (bare or longer) and not (sheet.writing.ragged and longer):  # in a text file one cell more is a problem
            for at in (*bare, *range(width, len(row.cells))):
                if at < len(row.cells) and row.cells[at].strip():
                    first.setdefault(at, row.line)
    for at, line in first.items():
        notices.add(Notice("extra-column", sheet.sheet, line, letter(at)))


def _not_shown(sheet: TextTable, notices: Notices) -> None:
    """Says which rows and columns the sheet hides, by hand or by a filter, and which are struck through: they are read, since a table replaces a table."""
    hidden = set(sheet.writing.hidden_lines)
    lines = [row.line for row in sheet.rows if row.line in hidden]
    if lines:
        notices.add(Notice("hidden-rows", sheet.sheet, lines[0], value=_ranges(lines), count=len(lines)))
    struck = set(sheet.writing.struck_lines)
    lines = [row.line for row in sheet.rows if row.line in struck]
    if lines:
        notices.add(Notice("struck-rows", sheet.sheet, lines[0], value=_ranges(lines), count=len(lines)))
    letters = [one for one in sheet.writing.hidden_columns if column_at(sheet, index(one))]
    if letters:
        named = ", ".join(f"{one} {column_at(sheet, index(one))}" for one in letters)
        notices.add(Notice("hidden-columns", sheet.sheet, letter=letters[0], value=named, count=len(letters)))


def _ranges(lines: list[int]) -> str:
    """Lines in short: `2–4, 7`."""
    found: list[list[int]] = []
    for line in lines:
        if found and line == found[-1][-1] + 1:
            found[-1][1:] = [line]
        else:
            found.append([line])
    named = ["–".join(map(str, one)) for one in found[:6]]
    return ", ".join([*named, "…"] if len(found) > 6 else named)


def _beside(sheet: TextTable, notices: Notices) -> None:
    """Names the comments, links and drawings, which no table has room for."""
    cells = {row.line: row.cells for row in (sheet.header.row, *sheet.rows)}
    found: dict[str, list[tuple[Beside, str]]] = {}
    for one in sheet.writing.beside:
        row = cells.get(one.line, [])
        text = row[one.at] if 0 <= one.at < len(row) else ""
        if _is_news(sheet, one, text):
            found.setdefault(one.kind if one.line else "sheet-drawing", []).append((one, text))
    for kind, all_of_it in found.items():
        most = _ONE_BY_ONE if kind != "sheet-drawing" else len(all_of_it)
        for one, text in all_of_it[:most]:
            said = (one.text or "?") if len(one.text) <= _LONG else f"{one.text[: _LONG - 1]}…"
            place = f"{letter(one.at)}{one.line}" if one.line else said
            column = column_at(sheet, one.at)
            notices.add(Notice(kind, sheet.sheet, one.line, value=place, column=column, before=text, after=said))
        if further := [f"{letter(one.at)}{one.line}" for one, _ in all_of_it[most:]]:
            named = ", ".join(dict.fromkeys(further[:30])) + (", …" if len(further) > 30 else "")
            notices.add(Notice(f"more-{kind}s", sheet.sheet, value=named, count=len(further)))


def _is_news(sheet: TextTable, one: Beside, text: str) -> bool:
    """Whether what stands beside a cell says more than is said already: of what stands above the header, or in a column that is no
    column of the table, a notice of its own says that it is left out; an address is asked about."""
    column = column_at(sheet, one.at)
    if one.kind == "drawing":
        return not 0 < one.line < sheet.header.row.line
    if not column or one.line < sheet.header.row.line:
        return False
    if one.kind == "comment":
        # Our own templates explain each column at its header.
        return bool(one.text) and not (one.line == sheet.header.row.line and one.text.split()[:1] == [column])
    asked = sheet.model.column(column).kind == "address" and one.line > sheet.header.row.line and text.strip()
    return leads_elsewhere(text, one.text) and not (asked and one.text.startswith("http"))


def leads_elsewhere(text: str, target: str) -> bool:
    """Whether a link leads to another address than the text of its cell says, in whichever of its spellings."""
    return bool(target) and _plain(text) != _plain(target)


def _plain(address: str) -> str:
    """An address as it is compared: programs put a scheme before it, and a slash behind it."""
    bare = re.sub(r"^https?://", "", unquote(address.strip()), flags=re.IGNORECASE)
    host, slash, path = bare.partition("/")
    return f"{host.lower()}{slash}{path}".rstrip("/")
