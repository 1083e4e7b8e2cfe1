"""The sheets of a workbook that people read: widths, filter, links, and a print that is one page wide."""

from collections.abc import Mapping, Sequence
from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from vendors.exports.cell_words import VERDICT_SIGNS
from vendors.exports.reading import SOURCE_HEADS, ReadCell, ReadTable, shown_address
from vendors.i18n.language import _
from vendors.types.date import PartialDate

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

A4: Final = 9
LINK: Final = "navy"
WIDEST: Final = 60
NARROWEST: Final = 8
"""Signs of a column."""
MOST_WIDTH: Final = 210
"""Signs of all columns together: printed on one page they are still read."""
LINE: Final = 15.0
TALLEST: Final = 405.0
"""Points of one line of text, and the most that a row of Excel has."""
LONGEST_LINK: Final = 2_000
"""Signs of an address that Excel follows."""
MOST_LINKS: Final = 65_530
"""Links that Excel follows in one sheet. XlsxWriter leaves out the cells of further ones: they are written as texts."""
LONGEST_TEXT: Final = 32_767
LONGEST_HEAD: Final = 120
"""Signs of a title in the margin of the print, which Excel limits with its codes to 255."""
DAYS: Final = {
    "fr": {"day": "dd/mm/yyyy", "month": "mm/yyyy", "year": "yyyy"},
    "en": {"day": "dd mmm yyyy", "month": "mmm yyyy", "year": "yyyy"},
}
CALENDAR: Final = 1900
"""The first year that has days in a spreadsheet."""
ABOUT: Final[Mapping[str, str]] = {
    "citation": _("Citation"),
    "address": _("Address"),
    "as_of": _("As of"),
    "data_version": _("Version of the data"),
    "licence": _("Licence"),
    "left_out": _("Not in the file"),
    "cut": _("Cells of the sheet “data” that were too long for Excel and are cut"),
}
"""What is said about a table, in the order of the sheet."""


class ReadingSheets:
    """Writes the sheets of one workbook.

    Args:
        workbook: where they are added, in the order of the calls.
        read: what stands on them.
    """

    def __init__(self, workbook: "Workbook", read: ReadTable) -> None:
        self._workbook = workbook
        self._read = read
        self._words = read.words
        self._format = cache(self._made)

    def rows(self, citation: str) -> None:
        """The table, and below it what the signs mean and how to cite it."""
        read = self._read
        sheet, widths = self._sheet("Panorama CX", read.heads, read.rows)
        said = [self._signs(), citation] if self._has_signs() else [citation]
        # Below an empty line they are no part of what is filtered and sorted.
        for line, text in enumerate(filter(None, said), len(read.rows) + 2):
            self._across(sheet, line, text, widths)

    def about(self, told: Mapping[str, str]) -> None:
        """Citation, day, version and licence, and what the other sheets are."""
        say = self._words.say
        sheet = self._workbook.add_worksheet(say(_("About")))
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 100)
        self._print(sheet)
        sheet.write_string(0, 0, self._read.title[:LONGEST_TEXT], self._format(bold=True))
        line = 2
        for name, label in ABOUT.items():
            value = self._read.address if name == "address" else told.get(name, "")
            if value:
                sheet.write_string(line, 0, say(label), self._format(bold=True, valign="top"))
                self._about_value(sheet, line, name, value)
                line += 1
        for text in self._explained():
            sheet.write_string(line, 1, text, self._format(text_wrap=True, valign="top"))
            line += 1

    def sources(self) -> None:
        """Every source of every value, a line each; no sheet where there are none."""
        read = self._read
        if not read.sources:
            return
        lines = [
            [
                ReadCell(number),
                ReadCell(one.about),
                ReadCell(one.what),
                ReadCell(one.said),
                ReadCell(one.publisher, link=one.url, always_led=True),
                ReadCell(one.published or ""),
                ReadCell(one.accessed or ""),
                ReadCell(one.url, link=one.url),
            ]
            for number, one in enumerate(read.sources, 1)
        ]
        heads = [self._words.say(label) for label in SOURCE_HEADS]
        self._sheet(self._words.say(_("Sources")), heads, lines, whole_addresses=True)

    def _sheet(
        self, name: str, heads: Sequence[str], rows: Sequence[Sequence[ReadCell]], *, whole_addresses: bool = False
    ) -> tuple["Worksheet", Sequence[float]]:
        """A table with its head, filter and print; also the widths of its columns."""
        sheet = self._workbook.add_worksheet(name)
        texts = [[self._text(cell, whole_addresses=whole_addresses) for cell in row] for row in rows]
        widths = within([width([head, *(row[at] for row in texts)]) for at, head in enumerate(heads)])
        for at, (head, one) in enumerate(zip(heads, widths, strict=True)):
            sheet.set_column(at, at, one)
            sheet.write_string(0, at, head, self._format(bold=True, text_wrap=True, valign="top", bottom=1))
        sheet.set_row(0, height(heads, widths) + 3)
        for line, row in enumerate(rows, 1):
            # A spreadsheet that does not measure rows itself would cut the second line of a text.
            sheet.set_row(line, height(texts[line - 1], widths))
            for at, cell in enumerate(row):
                self._write(sheet, line, at, cell, texts[line - 1][at], widths[at])
        if heads:
            sheet.autofilter(0, 0, max(len(rows), 1), len(heads) - 1)
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        self._print(sheet)
        return sheet, widths

    def _print(self, sheet: "Worksheet") -> None:
        title, page = _in_margin(self._read.title), self._words.say(_("Page"))
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.7)
        sheet.set_header(f'&L&9&"-,Bold"{title}')
        sheet.set_footer(f"&L&8En-Contact, Panorama CX&R&8{page} &P / &N")

    def _write(self, sheet: "Worksheet", line: int, at: int, cell: ReadCell, text: str, wide: float) -> None:
        value = cell.value
        if isinstance(value, PartialDate):
            self._write_day(sheet, line, at, cell, value)
        elif isinstance(value, int | float):
            shown = f"{'#,##0.###' if isinstance(value, float) else '#,##0'}{_behind(cell)}"
            sheet.write_number(line, at, value, self._format(num_format=shown, valign="top", align="left"))
        elif (
            cell.link.startswith(("https://", "http://"))
            and len(cell.link) <= LONGEST_LINK
            and sheet.hlink_count < MOST_LINKS
            and (cell.always_led or len(text) <= wide)
        ):
            # LibreOffice breaks no line of a cell that is a link: longer values have theirs in the list of sources.
            look = self._format(text_wrap=True, valign="top", underline=1, font_color=LINK)
            sheet.write_url(line, at, cell.link, look, string=text)
        else:
            sheet.write_string(line, at, text, self._format(text_wrap=True, valign="top"))

    def _write_day(self, sheet: "Worksheet", line: int, at: int, cell: ReadCell, day: PartialDate) -> None:
        """A day, month or year as a date of the calendar that shows no more than is known: so a column of all three sorts and filters by time.

        What is before the calendar stands as the number of its year.
        """
        look = {"valign": "top", "align": "left"}
        if day.first.year < CALENDAR:
            sheet.write_number(line, at, day.first.year, self._format(num_format=f"0{_behind(cell)}", **look))
            return
        shown = DAYS.get(self._words.code, DAYS["en"])[day.precision]
        sheet.write_datetime(line, at, day.first, self._format(num_format=f"{shown}{_behind(cell)}", **look))

    def _text(self, cell: ReadCell, *, whole_addresses: bool) -> str:
        """A cell as a reader sees it: an address by its site, where the list of sources does not have it whole; a text with the numbers of its sources in that list."""
        value = cell.value
        if isinstance(value, PartialDate):
            return f"00/00/0000{' □' if cell.mark else ''}"
        if isinstance(value, int | float):
            return f"{value:,}{' □' if cell.mark else ''}"
        text = value
        if not whole_addresses and cell.link and value.startswith(cell.link):
            text = shown_address(cell.link) + value.removeprefix(cell.link)
        if cell.sources:
            numbers = ranges([at + 1 for at in cell.sources])
            text = f"{text} [{numbers}]" if text else numbers
        return text[:LONGEST_TEXT]

    def _has_signs(self) -> bool:
        return any(cell.mark for row in self._read.rows for cell in row)

    def _signs(self) -> str:
        return " · ".join(f"{sign} {self._words.say(verdict.label)}" for verdict, sign in VERDICT_SIGNS.items())

    def _across(self, sheet: "Worksheet", line: int, text: str, widths: Sequence[float]) -> None:
        """A text over the whole width of the table."""
        look = self._format(text_wrap=True, valign="top", italic=True)
        if len(widths) > 1:
            sheet.merge_range(line, 0, line, len(widths) - 1, "", look)
        sheet.write_string(line, 0, text[:LONGEST_TEXT], look)
        sheet.set_row(line, height([text], [sum(widths)]))

    def _about_value(self, sheet: "Worksheet", line: int, name: str, value: str) -> None:
        if name == "address" and len(value) <= LONGEST_LINK:
            sheet.write_url(line, 1, value, self._format(underline=1, font_color=LINK), string=value)
        elif name == "as_of":
            self._write_day(sheet, line, 1, ReadCell(""), PartialDate.parse(value))
        else:
            sheet.write_string(line, 1, value[:LONGEST_TEXT], self._format(text_wrap=True, valign="top"))

    def _explained(self) -> list[str]:
        say = self._words.say
        said = [
            say(_("First sheet: the table in the words of the page. A value leads to its first source.")),
            say(_("Sheet “data”: the same rows with ids and codes, for programs.")),
        ]
        if self._read.sources:
            said.append(say(_("Sheet “Sources”: every source of every value; the numbers in the table are its lines.")))
        if self._has_signs():
            said.append(self._signs())
        return ["", *said]

    def _made(self, **look: Any) -> "Format":
        return self._workbook.add_format(look)


def width(texts: Sequence[str]) -> float:
    """How wide a column is: its usual text fits, the longest word of its head is not broken, a long text wraps."""
    lines = sorted(len(line) for text in texts for line in text.split("\n"))
    usual = lines[ceil(len(lines) * 0.9) - 1] if lines else 0
    word = max((len(word) for text in texts[:1] for word in text.split()), default=0)
    return max(NARROWEST, min(WIDEST, max(usual, word) + 3))


def within(widths: Sequence[float]) -> Sequence[float]:
    """The widths of columns that stand on one page: where they are too many, the wide ones give way first."""
    if sum(widths) <= MOST_WIDTH:
        return widths
    for most in range(WIDEST - 1, NARROWEST + 2, -1):
        cut = [min(one, most) for one in widths]
        if sum(cut) <= MOST_WIDTH:
            return cut
    return [min(one, NARROWEST + 3) for one in widths]


def height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Points of a row in which every text is read whole, as far as a row goes."""
    lines = [
        sum(max(1, ceil(len(line) / one)) for line in text.split("\n")) for text, one in zip(texts, widths, strict=True)
    ]
    return min(TALLEST, LINE * max(lines, default=1))


def ranges(numbers: Sequence[int]) -> str:
    """Numbers as a reader writes them: 3–5, 9."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in found)


def _behind(cell: ReadCell) -> str:
    """The sign of a number or a day, as the end of its number format: the value stays a number."""
    return f'" {VERDICT_SIGNS[cell.mark]}"' if cell.mark else ""


def _in_margin(title: str) -> str:
    """A title for the margin of the print, where `&` begins a code."""
    cut = title if len(title) <= LONGEST_HEAD else f"{title[: LONGEST_HEAD - 1]}…"
    return cut.replace("&", "&&")
