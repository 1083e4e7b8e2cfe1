"""The rules of the data set by name: what to say when one is broken, and why it is a rule."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vendors.i18n.language import _


class Severity(StrEnum):
    """An error breaks a rule and stops publication; a notice only awaits work."""

    ERROR = "error"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the data set: what to say when it is broken, and why it is a rule.

    `message` may use {value}, {suggestion} and {other} (what it collides with), `instead` {other}: it says what to write where
    nothing can be proposed.
    """

    message: str
    why: str
    severity: Severity = Severity.ERROR
    instead: str = ""


RULES: Final[dict[str, Rule]] = {
    # the file
    "missing-file": Rule(_("The file is missing."), _("The tables refer to one another and are read together.")),
    "encoding": Rule(
        _("The text is not UTF-8: the byte {value} cannot be read."),
        _("UTF-8 holds every name; save the file as “CSV UTF-8”."),
    ),
    "control-character": Rule(
        _("An invisible character ({value}) is in the text."),
        _("Nobody can see it, and it breaks search and comparison."),
    ),
    "separator": Rule(
        _("The columns are separated by “{value}”."), _("The tables are separated by commas (RFC 4180).")
    ),
    "broken-quote": Rule(
        _("A quotation mark is not closed, or stands in the middle of a cell."),
        _("Everything after it would be read as one cell; a quotation mark inside a cell is written twice."),
        instead=_("Put it before and behind the text of the cell, and write it twice within, or take it out."),
    ),
    "empty-table": Rule(
        _("The table has no rows."), _("Only the lists of corrections, publishers and searches may be empty.")
    ),
    "unreadable": Rule(_("The file could not be read: {value}."), _("What cannot be read cannot be shown.")),
    "missing-column": Rule(_("The column “{value}” is missing."), _("No row can be understood without it.")),
    "unknown-column": Rule(
        _("No column is called “{value}”."),
        _(
            "A misspelt column would be lost in silence, and a column of a newer version of this software needs that version."
        ),
    ),
    "duplicate-column": Rule(_("The column “{value}” stands twice."), _("Nobody could tell which of the two counts.")),
    "cell-count": Rule(
        _("The row has {value} cells; the header has {other}."),
        _("A comma too many or too few shifts every cell after it."),
        instead=_("Put each value under its column again."),
    ),
    # one cell
    "required": Rule(_("A value is needed here."), _("The row cannot be understood without it.")),
    "spaces": Rule(
        _("“{value}” begins or ends with a space, or has two in a row."), _("Two spellings of one name would differ.")
    ),
    "apostrophe": Rule(
        _("“{value}” has a straight apostrophe or a no-break space."),
        _("Our own words use the apostrophe ’ and plain spaces; French spacing is added when a page is shown."),
    ),
    "unknown-value": Rule(
        _("“{value}” is not one of the values of this column."),
        _("A closed list keeps filters and counts right."),
        instead=_("Write one of these: {other}."),
    ),
    "unknown-country": Rule(
        _("“{value}” is not a two-letter ISO country code."),
        _("Regions are derived from the code (ISO 3166-1 alpha-2)."),
        instead=_("Write the two letters of a country, such as FR or US."),
    ),
    "unknown-language": Rule(
        _("“{value}” is not a two-letter ISO language code."),
        _("Languages are ISO 639-1 codes."),
        instead=_("Write the two letters of a language, such as fr or en."),
    ),
    "not-an-id": Rule(
        _("“{value}” cannot be an identifier."),
        _("Identifiers stand in addresses: small letters, digits and hyphens only."),
        instead=_("Write small letters, digits and hyphens, as the row is called in its table."),
    ),
    "not-a-date": Rule(
        _("“{value}” is not a date."),
        _("Dates are YYYY, YYYY-MM or YYYY-MM-DD, so that they sort and mean one thing."),
        instead=_("Write the year, the month or the day, as far as the source tells it: 2018, 2018-04 or 2018-04-23."),
    ),
    "moment": Rule(
        _("“{value}” is a moment; in another time zone its day is {other}."),
        _("A day is the day where the thing was published: the zone of the source counts, else that of this site."),
    ),
    "not-a-number": Rule(
        _("“{value}” is not a number."),
        _("Numbers have a decimal point and no spaces or units."),
        instead=_("Write the number alone, in the unit of the column, such as 2500 or 2.5."),
    ),
    "not-whole": Rule(
        _("“{value}” is not a whole number."),
        _("What is counted is written without a decimal point."),
        instead=_("Write a whole number."),
    ),
    "out-of-range": Rule(
        _("{value} is outside {other}."), _("No such value exists."), instead=_("Check the figure and its unit.")
    ),
    "not-an-address": Rule(
        _("“{value}” is not an http or https address."),
        _("A reader must be able to open the source safely."),
        instead=_("Write one whole address, such as https://www.example.com/page."),
    ),
    "not-a-namesake": Rule(
        _("“{value}” does not name a namesake and the words that tell it."),
        _("Texts are told apart by those words: write “Name: word, other words”."),
    ),
    "too-many-items": Rule(
        _("The list names more than {other} things."),
        _("So many in one cell are a column pasted into it; nobody could check them there."),
    ),
    "repeated-item": Rule(_("“{value}” stands twice in the cell."), _("A list names each thing once.")),
    "empty-item": Rule(
        _("The list “{value}” has an empty item."), _("Two | in a row, or one at an end, mean nothing.")
    ),
    "unread": Rule(
        _("The text is a proposal that nobody has read yet: “{value}”."),
        _("The magazine publishes its own words; write them and take the mark away."),
    ),
    "too-short": Rule(
        _("The text has {count} characters; at least {other} are expected."), _("Shorter says too little to compare.")
    ),
    "too-long": Rule(
        _("The text has {count} characters; at most {other} are expected."), _("Longer does not fit beside the others.")
    ),
    "too-early": Rule(_("{value} is before {other}."), _("No company of this survey is older.")),
    "line-break": Rule(_("“{value}” has a line break."), _("Names, titles and notes stand on one line.")),
    "future-date": Rule(_("{value} is in the future."), _("The survey reports what has happened.")),
    "look-alike": Rule(
        _("“{value}” has a letter or digit of another script that only looks like ours ({other})."),
        _("Two spellings that look the same are two names for search, links and filters."),
    ),
    "garbled": Rule(
        _("“{value}” was saved in one encoding and read in another."),
        _("Accented letters have become other signs."),
        instead=_("Write the text as the source has it."),
    ),
    "error-value": Rule(
        _("“{value}” is a spreadsheet’s word for a formula that failed."),
        _("The value itself is lost; it is not a fact."),
        instead=_("Write the value itself."),
    ),
    "no-value": Rule(
        _("“{value}” says that nothing is known; it is no value."),
        _(
            "What is not known is an empty cell, shown as not known; a word would be shown, counted and searched as a fact."
        ),
        instead=_("Write the value, or take the row out."),
    ),
    "no-name": Rule(
        _("“{value}” says that nothing is known; a name that is such a word is written in full."),
        _(
            "What is not known is an empty cell, shown as not known; a word would be shown, counted and searched as a fact."
        ),
        instead=_("Write the name as its source has it."),
    ),
    "byline": Rule(
        _("“{value}” is a byline: it says more than the names of those who wrote."),
        _(
            "Authors are listed and searched by name; words, days and addresses around a name would become a part of it."
        ),
    ),
    "no-author": Rule(
        _("“{value}” names nobody who wrote the article."),
        _("What is not known is an empty cell, shown as not known; a house that signs is written with its name."),
    ),
    "markup": Rule(
        _("“{value}” holds traces of a web page or a program: entities, tags or escapes."),
        _("Readers would see them, and search and comparison would not find the name."),
    ),
    "wrapped-address": Rule(
        _("“{value}” leads through {other}, not to the source itself."),
        _("Whoever opens it is counted on the way, and may not get through; cite the source’s own address."),
    ),
    "tracked-address": Rule(
        _("“{value}” carries what counts readers: {other}."),
        _("It says whence somebody came, not what the source is; the page opens without it."),
    ),
    "short-address": Rule(
        _("“{value}” is a shortened address of {other}: open it, and write the address to which it leads."),
        _("Nobody can see where it leads, and it may lead elsewhere tomorrow."),
    ),
    "other-language": Rule(
        _("“{value}” is in the other language than its column."),
        _("Readers of one language are shown its texts alone."),
        Severity.NOTICE,
    ),
    "amount-differs": Rule(
        _("{value} million dollars is not what was stated: {other}."),
        _("The amount in dollars repeats the source’s own, in millions; a factor of a thousand is easily lost."),
    ),
    "amount-not-converted": Rule(
        _("{value} million dollars has the same figures as {other}, which is in another currency."),
        _("An amount in dollars is stated by the source; one in another currency is left as it is stated."),
        Severity.NOTICE,
    ),
    "cut-address": Rule(
        _("“{value}” is cut: “{other}” stands for a part of it. Open the page, and copy its whole address."),
        _("Programs shorten an address that they show; what is left leads to no page, or to another."),
    ),
    "subscribers-address": Rule(
        _("“{value}” opens for subscribers of {other} alone."),
        _("A reader must be able to open the source; cite the page of the journal itself."),
        Severity.NOTICE,
    ),
    "private-address": Rule(
        _("“{value}” opens on {other} alone: a computer, a house or a mailbox of somebody."),
        _("A reader must be able to open the source; cite the page that everybody can open."),
        Severity.NOTICE,
    ),
    "address-end": Rule(
        _("“{value}” ends with “{other}”, which hardly belongs to the address."),
        _("Marks of a sentence come along when an address is copied out of it, and the page is then not found."),
        Severity.NOTICE,
    ),
    "personal-address": Rule(
        _("“{value}” holds a person’s e-mail address: {other}."),
        _("Whoever follows a link of this site is told it; a reader’s or colleague’s address is never published."),
    ),
    "list-separator": Rule(
        _("The items of “{value}” are not separated by |."), _("Lists inside a cell are separated by | alone.")
    ),
    "date-as-number": Rule(
        _("“{value}” is a date that a spreadsheet has turned into a number."),
        _("Dates are YYYY, YYYY-MM or YYYY-MM-DD."),
    ),
    "two-spellings": Rule(
        _("“{value}” is spelt otherwise on line {other}."), _("One owner has one spelling, or it is counted twice.")
    ),
    "decomposed": Rule(
        _("“{value}” has accents that are signs of their own ({other})."),
        _("It looks like the spelling with accented letters, and is another text for search, links and filters."),
    ),
    # what a spreadsheet does to a table
    "too-large": Rule(
        _("The file is larger than {other}."),
        _("So much in one file is not one of the tables; nothing of it was read."),
    ),
    "too-many-bytes": Rule(
        _("The file is larger than {other} MB."),
        _("So much in one file is not one of the tables; nothing of it was read."),
    ),
    "cell-too-long": Rule(
        _("A cell has more than {other} signs."),
        _("No spreadsheet keeps as many in one cell; nothing of the file was read. Load the rows without that cell."),
    ),
    "repeated-sign": Rule(
        _("A cell has one sign, or spaces, more than {other} times in a row."),
        _("No text has; nothing of the file was read. Load the rows without that cell."),
    ),
    "too-many-signs": Rule(
        _("The cells have more than {other} signs together, a text that many of them share counted each time."),
        _("So much text in one file is not one of the tables; nothing of it was read. Load the rows in several files."),
    ),
    "too-many-sheets": Rule(
        _("The workbook has more than {other} sheets."),
        _("Nothing of it was read: copy the sheets with the tables into a workbook of their own, and load that."),
    ),
    "too-many-lines": Rule(
        _("A row is said to stand below line {other}, or the sheets have too many empty rows."),
        _("Nothing of the file was read: copy the cells of the table into a new workbook, and load that."),
    ),
    "too-much-beside": Rule(
        _("A sheet has more than {other} merged areas, comments or links."),
        _("Nothing of the file was read: copy the cells of the table into a new workbook as values, and load that."),
    ),
    "too-much-wrong": Rule(
        _("More than {other} cells are wrong."),
        _("It is hardly that table; nothing of it was read. Load its first rows alone to see what is wrong with them."),
    ),
    "out-of-time": Rule(
        _("Reading the file took more than {other} seconds and was given up."),
        _(
            "Nothing of it was read: copy the cells of the table into a new workbook, or save the sheet as CSV, and load that."
        ),
    ),
    "out-of-memory": Rule(
        _("Reading the file took more than {other} MB of memory and was given up."),
        _(
            "Nothing of it was read: copy the cells of the table into a new workbook, or save the sheet as CSV, and load that."
        ),
    ),
    "too-many-readings": Rule(
        _("Other files are being read, and none was done within {other} seconds."),
        _("Nothing of this one was read: load it again in a minute."),
    ),
    "empty-file": Rule(
        _("The file is empty."),
        _("It was not saved, or not copied whole: open it where it comes from, and save it anew."),
    ),
    "protected-file": Rule(
        _("The file is protected by a password: open it, take the password away and save it again."),
        _("Nobody reads it without the password, and a password is not to be sent here."),
    ),
    "workbook-file": Rule(
        _("This is a workbook ({value}), whatever its ending says: load it at the desk, or with “import”."),
        _("The tables of the data folder are CSV, so that each change of them can be read."),
    ),
    "numbers-file": Rule(
        _("This is a document of Apple’s Numbers: export it there as Excel (.xlsx) or CSV, and load that."),
        _("Only Apple’s own programs read it."),
    ),
    "packed-file": Rule(
        _("This is a packed file ({value}): unpack it, and load the table that is in it."),
        _("It may hold several files, and nobody could tell which of them is meant."),
    ),
    "binary-workbook": Rule(
        _("This is an Excel binary workbook ({value}): save it as “Excel workbook (.xlsx)”, and load that."),
        _("What its cells show and hold cannot be read for certain."),
    ),
    "excel-2003-xml": Rule(
        _(
            "This is a workbook in the XML of Excel 2003: open it and save it as “Excel workbook (.xlsx)”, and load that."
        ),
        _("Programs write it under the ending .xls, and each in its own way."),
    ),
    "web-page": Rule(
        _(
            "This is a web page, whatever its ending says: open it in a spreadsheet and save it as “Excel workbook (.xlsx)”, and load that."
        ),
        _("Programs write web pages under the ending .xls; Excel warns of it when it opens one."),
    ),
    "xml-file": Rule(
        _(
            "This is XML, and no table: open it in a spreadsheet and save it as “Excel workbook (.xlsx)”, and load that."
        ),
        _("XML has as many forms as writers."),
    ),
    "pdf-file": Rule(
        _(
            "This is a PDF: copy its table into a spreadsheet, look it through, and save that as “Excel workbook (.xlsx)”."
        ),
        _("A PDF holds signs at places, and no cells."),
    ),
    "picture-file": Rule(
        _("This is a picture ({value}): write its table into a spreadsheet, and load that."),
        _("A picture holds no text."),
    ),
    "media-file": Rule(
        _("This is a recording: write what it says into a spreadsheet, and load that."), _("It holds no text.")
    ),
    "word-file": Rule(
        _(
            "This is a text document ({value}): copy its table into a spreadsheet, and save that as “Excel workbook (.xlsx)”."
        ),
        _("A table in a text has neither a sheet nor types."),
    ),
    "presentation-file": Rule(
        _(
            "This is a presentation ({value}): copy its table into a spreadsheet, and save that as “Excel workbook (.xlsx)”."
        ),
        _("A table on a slide has neither a sheet nor types."),
    ),
    "database-file": Rule(
        _("This is a database ({value}): export the table from it as CSV, and load that."),
        _("It may hold many tables, and nobody could tell which of them is meant."),
    ),
    "data-file": Rule(
        _("This is a data file of another program ({value}): export it there as CSV, and load that."),
        _("Its values have types of their own, which would be guessed."),
    ),
    "saved-mail": Rule(
        _(
            "This is an e-mail or a page saved with its pictures: save the file that is attached to it, or its table as “Excel workbook (.xlsx)”."
        ),
        _("What is around the table is none of it."),
    ),
    "link-file": Rule(
        _(
            "This file is only a link ({value}): open it, download the table as “Excel workbook (.xlsx)”, and load that."
        ),
        _("The table itself lies elsewhere."),
    ),
    "shadow-file": Rule(
        _(
            "This file only accompanies another ({value}): load the one with the same name and without the signs before it."
        ),
        _("Systems write such files beside a table; they hold nothing of it."),
    ),
    "not-a-table-file": Rule(
        _(
            "The file is neither CSV nor a workbook (XLSX, XLS, ODS), or it is damaged: open it where it comes from, save it as “Excel workbook (.xlsx)” or CSV, and load that."
        ),
        _("Save it from the spreadsheet as one of these, without a password."),
    ),
    "conflict-file": Rule(
        _(
            "The file holds both sides of a merge that was not finished, from line {value} on: settle it, take the lines with <<<<<<<, ======= and >>>>>>> away, and load it again."
        ),
        _("Nobody could tell which of the two sides counts."),
    ),
    "holes-file": Rule(
        _(
            "In the place of a part of the file are zeros: it was not saved or copied whole. Open it where it comes from, save it again, and load that."
        ),
        _("What stood there is lost, and nobody could tell how much."),
    ),
    "json-of-lines": Rule(
        _(
            "Each line of the file is JSON of its own, and the file no list: put the objects into one list, in square brackets and with a comma between them, and load that."
        ),
        _("Programs write it so to add to it line by line; a file that ends too early would look whole."),
    ),
    "broken-json": Rule(
        _(
            "The file begins like JSON and breaks off or has a mistake on line {value}: mend it, or save the table as CSV."
        ),
        _("What comes behind the mistake could not be told from what stands before it."),
    ),
    "no-rows-in-json": Rule(
        _(
            "The JSON in the file is no list of rows: write a list of objects, one a row, each cell under the name of its column."
        ),
        _("Of another form nobody could tell which part of it is a row."),
    ),
    "twice-in-json": Rule(
        _("In row {other} of the JSON “{value}” stands twice: leave one of the two."),
        _("Nobody could tell which of the two counts."),
    ),
    "unknown-table": Rule(
        _("Nothing tells which table this is."),
        _("The header names the columns of a table, or the sheet or file has the table’s name."),
    ),
    "no-header": Rule(
        _(
            "No line names the columns of the table “{value}”: put one above the rows ({other}), as its template has it."
        ),
        _("Without their names nobody could tell what the cells mean."),
    ),
    "table-twice": Rule(
        _("The table “{value}” stands here a second time; the first is the sheet “{other}”."),
        _("Nobody could tell which of the two counts."),
    ),
    "formula": Rule(
        _("The cell holds a formula: {value}."),
        _("A formula may change or do harm elsewhere; write its result."),
        instead=_("Write its result."),
    ),
    "boolean": Rule(_("“{value}” is a truth value, not a value of this column."), _("A spreadsheet has made it so.")),
    "percent": Rule(_("“{value}” is a percentage."), _("Numbers of this survey carry no unit.")),
    "year-as-date": Rule(
        _("{value} is what a spreadsheet makes of a year alone."),
        _("In a cell for dates a year becomes a day of 1905."),
    ),
    "day-without-year": Rule(
        _("“{value}” shows no year; the cell holds {other}."),
        _("A spreadsheet adds the year in which somebody typed, and shows it to nobody."),
    ),
    "shown-otherwise": Rule(
        _("The cell holds {value}, but the sheet shows “{other}”."),
        _("Whoever looked at the sheet has read what it shows."),
    ),
    "struck-text": Rule(
        _("“{other}” is struck through in the cell."),
        _("Who strikes a text through takes it back; as plain text it would stand there again."),
    ),
    "raised-text": Rule(
        _("“{other}” is raised in the cell, like the mark of a footnote or a power."),
        _("As plain text it would be a part of the word or number before it."),
    ),
    "linked-elsewhere": Rule(
        _("The cell says “{value}”, but its link leads to {other}."),
        _("A source is the page that was read, and that is the one the link leads to."),
    ),
    "other-currency": Rule(
        _("“{value}” is in {other}, and the column is in millions of US dollars: write the amount in dollars."),
        _("An amount in another currency is another amount; as it was stated it stands in a column of its own."),
    ),
    "unit": Rule(_("“{value}” stands with a unit ({other})."), _("Numbers of this survey carry no unit.")),
    "ambiguous-date": Rule(
        _("“{value}” may be {other} as well: its column does not say whether the day or the month comes first."),
        _("Dates are YYYY, YYYY-MM or YYYY-MM-DD, so that they sort and mean one thing."),
    ),
    "unclear-number": Rule(
        _("“{value}” may mean {other} as well: its column does not say what the sign in it is."),
        _(
            "It parts thousands in one language and decimals in another; a guess may be wrong by a factor of a thousand."
        ),
    ),
    "unclear-encoding": Rule(
        _("“{value}” may be “{other}” as well: the file does not say in which encoding it was saved."),
        _("UTF-8 holds every name; save the file as “CSV UTF-8”."),
    ),
    "unclear-quotes": Rule(
        _("{value} may be “{other}” as well: the quotation marks may belong to the text, or to the file."),
        _("Google Sheets writes a cell as it is; other programs put marks around it that are not part of it."),
    ),
    "turned-into-date": Rule(
        _("“{value}” is what a spreadsheet makes of something that it takes for a date."),
        _("Nobody wrote a date here."),
    ),
    "turned-into-number": Rule(
        _("“{value}” is what a spreadsheet makes of something that it takes for a number."),
        _("Large numbers lose their last digits, and names stop being names."),
    ),
    "lost-zeros": Rule(
        _("“{value}” has lost the zeros that it began with."), _("An identifier never changes once it is published.")
    ),
    "merged-cells": Rule(
        _("The cells {value} are merged."), _("Only the first of them has a value; the others would be empty.")
    ),
    # relations
    "duplicate-key": Rule(
        _("“{value}” already stands on line {other}."),
        _("Each row has a key of its own."),
        instead=_("Keep one of the two rows."),
    ),
    "unknown-key": Rule(
        _("No row of the table {other} is called “{value}”, and the file has too few columns to make one."),
        _("A row of a file is told by its key: one that is mistyped is not the row that is meant."),
    ),
    "unknown-reference": Rule(
        _("“{value}” does not exist in {other}."),
        _("A relation must lead to a row."),
        instead=_("Write an identifier that stands there, or add its row first."),
    ),
    "shared-name": Rule(
        _("“{value}” already denotes the vendor {other}."),
        _("One name or alias denotes one vendor, or articles would be tied to the wrong one."),
    ),
    "date-order": Rule(_("{value} comes before {other}."), _("Dates follow one another in time.")),
    "duplicate-address": Rule(
        _("“{value}” is already the address of line {other}."),
        _("One article has one row."),
        instead=_("Keep one of the two rows."),
    ),
    "date-late": Rule(_("{value} comes after {other}."), _("Dates follow one another in time.")),
    "overlap": Rule(_("This period overlaps the one of line {other}."), _("A vendor has one owner at a time.")),
    "owner-loop": Rule(_("The chain of owners comes back to where it began: {other}."), _("Nobody owns itself.")),
    "owner-country": Rule(
        _("The row says {value}, but its chain of owners ends in {other}."),
        _("Control is where the last owner of the chain is."),
    ),
    "owner-missing": Rule(
        _("The kind “{other}” needs an owner."),
        _("A subsidiary belongs to somebody; if nobody knows to whom, the kind is “unknown”."),
    ),
    "owner-unexpected": Rule(
        _("The kind “{value}” has no owner."), _("An independent, listed or unknown vendor has no single owner.")
    ),
    "absorbed": Rule(
        _("The vendor is “{value}”, but its present ownership is “{other}”."),
        _("A vendor is merged exactly when its last ownership period is of the kind “merged”."),
    ),
    "no-ownership": Rule(
        _("No row of ownership.csv is about “{value}”."), _("Unknown control is said with a row of the kind “unknown”.")
    ),
    "undated-figure": Rule(_("The figure {other} has no date."), _("Figures carry their date.")),
    "half-place": Rule(_("Only one of latitude and longitude is given."), _("A place on the map needs both.")),
    "point-abroad": Rule(
        _("The point {value} lies in another country than {other}."),
        _("The map shows the head office where the point is; a city that moves takes its point along."),
        Severity.NOTICE,
    ),
    "point-astray": Rule(
        _("The point {value} is far from {other}."),
        _("The map shows the head office where the point is; a city that moves takes its point along."),
        Severity.NOTICE,
    ),
    "amount-of-no-deal": Rule(
        _("An event of the kind “{other}” carries an amount."), _("An amount stands once, on the deal done.")
    ),
    # evidence and fairness
    "unsourced": Rule(
        _("“{other}” is marked verified but has no source."), _("Verified means that a source was read.")
    ),
    "unknown-cell": Rule(_("{other} has no column “{value}”."), _("Evidence belongs to a cell.")),
    "no-status": Rule(
        _("The controversy “{value}” has no status."), _("No allegation without a status and a dated source.")
    ),
    "no-reply": Rule(
        _("No row of replies.csv gives the answer of “{value}”, or the state of asking for it."),
        _("Each vendor named in a controversy has its answer shown, or it is said that none was found."),
    ),
    "reply-for-nobody": Rule(
        _("“{value}” is not named in this controversy."), _("An answer belongs to a vendor that is named.")
    ),
    "empty-reply": Rule(
        _("The kind “{other}” needs the answer in both languages, its date and its source."),
        _("A denial is shown as fully as the charge."),
    ),
    "text-without-reply": Rule(
        _("The kind “{value}” says that nobody was asked and nothing is known, but the row says otherwise."),
        _("An answer that exists must be shown as one."),
    ),
    "request-without-date": Rule(
        _("The row says that the vendor was asked (“{other}”), but not when."),
        _("The clock of an open request runs from its day."),
    ),
    "allegation-as-fact": Rule(
        _("“{value}” is worded as a fact, and it has only been alleged."),
        _("An allegation is never worded as a fact: say who says so, or use the conditional."),
    ),
    "article-outside": Rule(
        _("The article “{value}” is not among those of the controversy."),
        _("The source of a status is one of the controversy’s articles."),
    ),
    "opened-without-status": Rule(
        _(
            "The controversy is opened on {value}, its first status is of {other}: in between it would stand without one."
        ),
        _("No allegation without a status and a dated source, on any day."),
    ),
    "no-closing": Rule(
        _("The controversy is closed on {value}, but its last status is “{other}”."),
        _("A closing date needs a status that closes, and the other way round."),
    ),
    "step-first": Rule(
        _("“{value}” cannot open a controversy; what can: {other}."),
        _("Nothing can be denied, judged or closed before it was alleged, confirmed or investigated."),
    ),
    "step-after-closing": Rule(
        _("“{value}” cannot follow “{other}”, which closes the controversy; only “alleged” can."),
        _("A closed controversy is opened again by a new allegation with an article of its own, and by nothing else."),
    ),
    "step-without-allegation": Rule(
        _("“{value}” needs an allegation before it; what is allowed here: {other}."),
        _(
            "A court or an authority judges what somebody has alleged: that step comes first, with its date and article."
        ),
    ),
    "step-old-article": Rule(
        _("The article “{value}” has already served an earlier step of this controversy."),
        _("A further allegation has an article of its own, or it is not new."),
    ),
    "deal-missing": Rule(
        _("The role “{value}” needs the deal: events.csv has none of {other} within a year of the article."),
        _("Buyer and bought are said of a deal that is dated and sourced; an offer or a rumour is none."),
    ),
    "role-outside": Rule(
        _("The role “{value}” needs a controversy of {other} that lists the article."),
        _("An allegation, an answer and a clearance belong to a controversy, where each is dated and answered."),
    ),
    "role-uncleared": Rule(
        _("The role “{value}” needs a step “dismissed” or “resolved” whose source is the article “{other}”."),
        _("Only a court’s or an authority’s finding clears a vendor; its own denial does not."),
    ),
    # awaiting work
    "maybe-no-value": Rule(
        _("“{value}” may be meant, or say that nothing is known."),
        _("Programs and people write such words where they know nothing; what is not known is an empty cell."),
        Severity.NOTICE,
    ),
    "doubted-name": Rule(
        _("“{value}” says that somebody was not sure; a doubt beside a name becomes a part of it."),
        _("How sure a fact is stands in a column of its own, and the reason in a note; the name stands alone."),
        Severity.NOTICE,
    ),
    "footnote-mark": Rule(
        _("“{value}” has what looks like the mark of a footnote or of a list beside the name."),
        _("It becomes a part of the name; what the footnote says belongs into a note."),
        Severity.NOTICE,
    ),
    "made-by-spreadsheet": Rule(
        _("“{value}” looks like what a spreadsheet makes of a text: a formula, a day, a number or a truth value."),
        _("Loaded from a spreadsheet it would be refused; here somebody wrote it so, or it came by another way."),
        Severity.NOTICE,
    ),
    "absent-column": Rule(
        _("The column “{value}” is missing; its cells are read as empty."),
        _("A new column is written by the next publish; one that was lost should be put back before."),
        Severity.NOTICE,
    ),
    "given-column": Rule(
        _("The column “{value}” is missing; its cells are read as “{other}”."),
        _("A new column is written by the next publish; one that was lost should be put back before."),
        Severity.NOTICE,
    ),
    "absent-table": Rule(
        _("The file is missing; the table is read as empty."),
        _("A new table is written by the next publish; one that was lost should be put back before."),
        Severity.NOTICE,
    ),
    "given-table": Rule(
        _("The file is missing; the table is read as it was when it was new."),
        _("A new table is written by the next publish; one that was lost should be put back before."),
        Severity.NOTICE,
    ),
    "unknown-file": Rule(
        _("No table has this name."), _("Only the tables of the data set belong in its folder."), Severity.NOTICE
    ),
    "stale-evidence": Rule(
        _("The evidence is for “{value}”; the cell now says “{other}”: add a row with a source that says so."),
        _("What a source said stays as it was; a changed fact needs a new one, and is shown as unverified until then."),
        Severity.NOTICE,
    ),
    "unread-source": Rule(
        _("“{value}” is marked verified, but nobody has read the page, so it verifies nothing."),
        _(
            "An address that looks right is no source: give the day on which the page was read, or mark it not verified."
        ),
        Severity.NOTICE,
    ),
    "unlisted-publisher": Rule(
        _("publishers.csv does not list “{value}”; it counts as a house of its own."),
        _("Two titles of one house, or a vendor and a directory that copies it, are not two sources."),
        Severity.NOTICE,
    ),
    "partly-sourced": Rule(
        _("No source shows {value}; the others of the list are verified."),
        _("A source verifies the items of a list that it names: the rest is shown as not verified."),
        Severity.NOTICE,
    ),
    "near-spellings": Rule(
        _("“{value}” resembles “{other}”: are they one?"),
        _("One owner has one spelling, or it is counted twice."),
        Severity.NOTICE,
    ),
    "vendor-again": Rule(
        _(
            "“{value}” is spelt almost as the vendor {other}: if they are one, write the name among the aliases of {other}."
        ),
        _("One name or alias denotes one vendor, or articles would be tied to the wrong one."),
        Severity.NOTICE,
    ),
    "moved-cells": Rule(
        _(
            "Up to {value} rows have in these columns what stood in other rows before: {other}. If they were sorted or shifted by themselves, undo that, sort whole rows, and load the file again."
        ),
        _("Each cell is right by itself, and stands in the row of another one."),
        Severity.NOTICE,
    ),
    "changed-without-source": Rule(
        _("The value was “{other}” and is now “{value}”, but no new source says so."),
        _("A changed fact needs a new source; until then it is shown as unverified."),
        Severity.NOTICE,
    ),
    "owner-country-unused": Rule(
        _("The country {value} is not shown: who controls {other} is not known."),
        _("Control is where the last owner of the chain is; say who owns the owner, and from where."),
        Severity.NOTICE,
    ),
    "changed-in-one-language": Rule(
        _("The other language has changed and this one has not: “{value}”."),
        _("Readers of both languages are told the same; reread this text beside the other one."),
        Severity.NOTICE,
    ),
    "title-to-check": Rule(
        _("The title was rebuilt from the address and awaits checking."), _("Titles are exact."), Severity.NOTICE
    ),
    "article-without-vendor": Rule(
        _("No vendor is tied to this article."), _("Each article belongs to the vendors it is about."), Severity.NOTICE
    ),
    "no-namesake": Rule(
        _("“{value}” bears none of the names {other}."),
        _("Texts are searched for those; write the whole name, or the vendor’s and in brackets what it is here."),
        Severity.NOTICE,
    ),
    "no-evidence": Rule(
        _("“{value}” has no evidence; it is shown as unverified."),
        _("Every fact has evidence, or is visibly unverified."),
        Severity.NOTICE,
    ),
    "reply-overdue": Rule(
        _("The vendor was asked on {value} and has not answered after more than {other} days."),
        _(
            "An open request is followed up: ask again, and note the day; or publish without an answer and say that none came."
        ),
        Severity.NOTICE,
    ),
    "allegation-unattributed": Rule(
        _("“{value}” is worded as a fact."),
        _("What somebody alleges is told with its source: say who says so, or use the conditional."),
        Severity.NOTICE,
    ),
    "loaded-word": Rule(
        _("“{value}” takes sides."),
        _("Our own words are neutral; a strong word is quoted from whoever said it."),
        Severity.NOTICE,
    ),
    "private-person": Rule(
        _("{value} is neither a party nor a public authority, and does not speak for a vendor."),
        _("A private person is described by the function, and not named."),
        Severity.NOTICE,
    ),
    "unsupported-summary": Rule(
        _("“{value}” says neither who says so nor when."),
        _("The summary of an open controversy gives its source or its year, so that anybody can look it up."),
        Severity.NOTICE,
    ),
    "reads-like-assertion": Rule(
        _("“{value}” reads like an assertion, most of all by “{other}”: who says so?"),
        _("A sentence on an open controversy reports: it names a source, or tells a plain act with its day."),
        Severity.NOTICE,
    ),
    "undated-in-text": Rule(_("The figure “{value}” has no date."), _("Figures carry their date."), Severity.NOTICE),
    "reply-unpublished": Rule(
        _("The answer received on {value} should have been published by {other}."),
        _("French law gives the magazine three days from receipt to publish an answer (LCEN, article 6 IV, now 1-1)."),
        Severity.NOTICE,
    ),
    "reply-to-publish": Rule(
        _("The answer received on {value} is to be published by {other}."),
        _("French law gives the magazine three days from receipt to publish an answer (LCEN, article 6 IV, now 1-1)."),
        Severity.NOTICE,
    ),
    "asked-early": Rule(
        _("The vendor was asked on {value}, before the controversy was opened on {other}."),
        _("One of the two days is wrong, or the vendor was asked about something else."),
        Severity.NOTICE,
    ),
    "outcome-not-told": Rule(
        _("The controversy has ended ({other}), and the text does not say so: “{value}”."),
        _("Whoever reads only this line must not take for open what was dismissed, settled or decided."),
        Severity.NOTICE,
    ),
    "request-without-how": Rule(
        _("The vendor was asked on {value}, but not how: e-mail, form, telephone or post."),
        _("A request that nobody can trace cannot be shown to have been made."),
        Severity.NOTICE,
    ),
}
"""Every rule by its name; `check --format json` names them."""
