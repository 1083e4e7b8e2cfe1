"""A vendor's form: what it changes in the tables, and the sources that its facts have."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from vendors.desk.row_places import with_new
from vendors.i18n.language import Language, _
from vendors.store.files import Files
from vendors.store.writing import canonical
from vendors.tables.evidence import Evidence
from vendors.tables.row import Column
from vendors.tables.vendor import Vendor
from vendors.validation.list_values import named_in
from vendors.validation.problems import writable
from vendors.validation.reading import text_of
from vendors.validation.text_table import Cells, Key

SOURCE: Final = (
    "source_url",
    "publisher",
    "published",
    "as_of",
    "accessed",
    "reading",
    "confidence",
    "verdict",
    "note",
)
"""The columns of a source, beside those that say which cell it is for."""
FILLED_IN: Final = frozenset({"accessed", "confidence", "verdict", "reading"})
"""What the form says of a source before anybody has typed."""


class FactsOvertakenError(Exception):
    """Facts of the form that have become something else since it was opened, as somebody else published them or another window kept them.

    Attributes:
        facts: what each of them says now, by its column.
        mine: what was changed in the form.
    """

    def __init__(self, facts: Mapping[str, str], mine: Mapping[str, str]) -> None:
        super().__init__(", ".join(facts))
        self.facts, self.mine = facts, mine

    def said(self, words: Language) -> str:
        """What to tell the editor."""
        now = [
            words.say(
                "{column}: “{value}”", column=words.say(Vendor.column(name).label), value=value or words.say("(empty)")
            )
            for name, value in self.facts.items()
        ]
        return words.say(
            _(
                "What you changed has been changed meanwhile, so nothing was kept yet. It says now: {facts}. To put yours in its place, keep it again."
            ),
            facts="; ".join(now),
        )


class SourceUnfinishedError(Exception):
    """Something of a source was typed, and it says not which page it is or which fact that shows."""


class NotInTheListError(Exception):
    """What a source is said to name is not in the list that it is a source of, so that it would verify nothing.

    Attributes:
        column: that of the list.
        strange: the items.
        whole: the list.
    """

    def __init__(self, column: str, strange: Sequence[str], whole: str) -> None:
        super().__init__(", ".join(strange))
        self.column, self.strange, self.whole = column, strange, whole

    def said(self, words: Language) -> str:
        """What to tell the editor."""
        return words.say(NOT_IN_THE_LIST, items=", ".join(self.strange), whole=self.whole.replace("|", ", "))


NOT_IN_THE_LIST: Final = _("The list says {whole}, and not {items}: a page verifies what stands in the list.")


def sources_of(files: Files, vendor: str) -> Mapping[str, Sequence[Cells]]:
    """The rows of evidence of a vendor's own facts, by the column that each is for."""
    found: dict[str, list[Cells]] = {}
    for row in text_of("evidence", files.get("evidence.csv")).rows:
        if row.get("table") == "vendors" and row.get("row") == vendor:
            found.setdefault(row.get("field", ""), []).append(row)
    return found


def changed(files: Files, vendor: str, form: Mapping[str, str], covered: Sequence[str]) -> Files:
    """The tables that the form changes: the vendor's row, and a row of evidence for each cell that its source covers.

    Only what was changed in the form is changed in the tables, so that a form that was opened long ago takes nothing back.

    Args:
        files: the tables before.
        vendor: its id.
        form: the text of each column of the vendor, what it was when the form was made with `was-` before its name, the text of each column of the source with `source-` before its name, and with `names-` before its name the items of a list that the source names, where it does not name all.
        covered: the columns that the source shows.

    Raises:
        KeyError: there is no such vendor.
        FactsOvertakenError: what was changed in the form is not what it was any more.
        SourceUnfinishedError: a source has no address, or no fact is ticked that it shows.
        NotInTheListError: of a list it names what is not in it.
    """
    if _is_unfinished(form, covered):
        raise SourceUnfinishedError
    rows: dict[Key, Mapping[str, Any]] = dict(text_of("vendors", files.get("vendors.csv")).keyed)
    row = rows[Key((vendor,))]
    names = [column.name for column in Vendor.columns() if column.name != "id"]
    texts = {name: _tidy(form[name], Vendor.column(name)) for name in names if name in form}
    before = {name: _tidy(form.get(f"was-{name}", row.get(name, "")), Vendor.column(name)) for name in texts}
    mine = {name: text for name, text in texts.items() if text != before[name]}
    now = {name: writable(row.get(name, "")) for name in mine}
    if overtaken := {name: text for name, text in now.items() if text not in (before[name], mine[name])}:
        raise FactsOvertakenError(overtaken, mine)
    rows[Key((vendor,))] = {**row, **mine}
    result = {"vendors.csv": canonical("vendors", rows.values())}
    if form.get("source-source_url") and covered:
        source = {name: form.get(f"source-{name}", "").strip() for name in SOURCE}
        new = [
            {
                "table": "vendors",
                "row": vendor,
                "field": name,
                "value": _named(form, name, rows[Key((vendor,))]),
                **source,
            }
            for name in covered
            if name in names
        ]
        # Kept twice, as by a double click, a source is there once.
        keys = {tuple(one[name] for name in Evidence.KEY) for one in new}
        evidence = [
            one
            for one in text_of("evidence", files.get("evidence.csv")).rows
            if tuple(one.get(name, "") for name in Evidence.KEY) not in keys
        ]
        result["evidence.csv"] = canonical("evidence", with_new("evidence", evidence, new))
    return result


def _is_unfinished(form: Mapping[str, str], covered: Sequence[str]) -> bool:
    named = {name.removeprefix("names-") for name, text in form.items() if name.startswith("names-") and text.strip()}
    begun = any(form.get(f"source-{name}", "").strip() for name in SOURCE if name not in FILLED_IN) or bool(named)
    begun = begun or not _is_day(form.get("source-accessed", ""))
    is_whole = bool(form.get("source-source_url", "").strip()) and bool(covered)
    return (begun and not is_whole) or not named <= set(covered)


def _is_day(text: str) -> bool:
    """Whether the day of reading is one, as the form fills it in; also one that is empty."""
    try:
        return not text.strip() or bool(date.fromisoformat(text.strip()))
    except ValueError:
        return False


def _named(form: Mapping[str, str], name: str, row: Mapping[str, Any]) -> str:
    """What of a fact the source names: the items of a list that were typed beside it, or all of it."""
    column, whole = Vendor.column(name), str(row.get(name, ""))
    items, strange = named_in(_tidy(form.get(f"names-{name}", ""), column), column, whole)
    if strange:
        raise NotInTheListError(name, strange, whole)
    return items or whole


def _tidy(text: str, column: Column) -> str:
    """A text from a form: one line where the column wants one, list items separated by | or by line."""
    lines = [line.strip() for line in text.replace("\r", "\n").split("\n") if line.strip()]
    return ("|" if column.many else " ").join(lines)
