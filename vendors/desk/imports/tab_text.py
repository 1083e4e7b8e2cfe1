"""Text with tabs between its cells, as spreadsheets put it on the clipboard and into .tsv and .txt files, where quotation marks may be text.

Google Sheets quotes nothing: a quotation mark is part of the cell. Excel and LibreOffice quote a cell that holds a tab, a line
break or (in a file) a quotation mark or a comma, and double the marks in it. Other programs quote every cell. So a cell is quoted
where the marks around it end where the cell ends, and what is between them has a reason to be quoted; it is asked about where it
has none, and neither the header nor the rest of the file tells. In a file that quotes every cell, one that is not quoted and has a mark
has lost another.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from vendors.types.spreadsheet import QUOTED, Mark
from vendors.validation.csv_reader import LINE_END, CsvReader, cell_lines
from vendors.validation.text_table import TextRow

_QUOTED: Final = re.compile(r'"((?:[^"]|"")*)"(?=\t|\r|\n|\Z)')
_BARE: Final = re.compile(r"[^\t\r\n]*")


class _Cell(NamedTuple):
    """A cell as it stands: its text, and what is between its quotation marks, None where it is not quoted."""

    raw: str
    inside: str | None

    @property
    def is_bare(self) -> bool:
        """Whether it has marks and is not quoted."""
        return self.inside is None and '"' in self.raw


class TabReader(CsvReader):
    """A file of tab-separated text, read whichever way its program uses quotation marks.

    Attributes:
        bare_quotes: how many cells have quotation marks that are text, once `rows` has been read to its end.
    """

    bare_quotes = 0

    def rows(self) -> Iterator[TextRow]:
        """The rows that are no blank lines; cells of which nobody knows whether the marks around them belong to them are marked."""
        found = list(self._found())
        cells = [cell for _, row in found for cell in row]
        # Who quotes the names of the columns quotes all texts.
        all_quoted = any(len(row) > 1 and all(cell.inside is not None for cell in row) for _, row in found[:20])
        needed = any(cell.inside is not None and re.search(r'[\t\r\n]|""', cell.inside) for cell in cells)
        bare = any(cell.is_bare for cell in cells)
        for line, row in found:
            marks: dict[int, Mark] = {}
            texts: list[str] = []
            loose = next((at for at, cell in enumerate(row, 1) if cell.is_bare and all_quoted), 0)
            for at, cell in enumerate(row):
                text = _text(cell, all_quoted, needed, bare)
                if text is None:
                    marks[at] = Mark(QUOTED)
                elif '"' in cell.raw and text == cell.raw:
                    self.bare_quotes += 1
                texts.append(cell.raw if text is None else text)
            broken_lines = any(LINE_END.search(text) for text in texts)
            yield TextRow(line, texts, lines=cell_lines(line, texts) if broken_lines else (), marks=marks, loose=loose)

    def _found(self) -> Iterator[tuple[int, list[_Cell]]]:
        text, at, line = "".join(self.lines), 0, 1
        while at < len(text):
            row, end = _row(text, at, True)
            if self._swallowed([cell.raw for cell in row]):
                row, end = _row(text, at, False)
            if any(cell.raw for cell in row):
                yield line, row
            line += len(LINE_END.findall(text[at:end]))
            at = end

    def _swallowed(self, cells: list[str]) -> bool:
        """Whether two marks that are text have made one cell of several rows: no text has as many tabs, and no row another length."""
        lines = [part for cell in cells if LINE_END.search(cell) for part in LINE_END.split(cell)]
        tabs = max((part.count("\t") for part in lines), default=0)
        return bool(lines and self.width) and (len(cells) != self.width or tabs >= max(1, self.width // 2))


def _text(cell: _Cell, all_quoted: bool, needed: bool, bare: bool) -> str | None:
    """What a cell holds; None where the marks around it may be its own or not."""
    if cell.inside is None:
        return cell.raw
    inside = cell.inside.replace('""', '"')
    if all_quoted or re.search(r"[\t\r\n]", inside):
        return inside
    if '"' in inside:
        return None if bare else inside
    if bare:
        return cell.raw
    return inside if needed and "," in inside else None


def _row(text: str, at: int, across_lines: bool) -> tuple[list[_Cell], int]:
    """The cells of the row that begins there, and where the next one begins."""
    cells: list[_Cell] = []
    while True:
        quoted = _QUOTED.match(text, at)
        if quoted and (across_lines or not LINE_END.search(quoted[0])):
            cells.append(_Cell(quoted[0], quoted[1]))
            at = quoted.end()
        else:
            bare = _BARE.match(text, at)
            assert bare, "an empty text matches too"
            cells.append(_Cell(bare[0], None))
            at = bare.end()
        if text[at : at + 1] != "\t":
            end = LINE_END.match(text, at)
            return cells, end.end() if end else at
        at += 1
