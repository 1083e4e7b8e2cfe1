"""Ready-made questions: each a sentence, the Selection of the cross table that answers it, and the answer in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from vendors.analysis import headlines
from vendors.analysis.charts.funding import amount_in_words
from vendors.analysis.explore import saying
from vendors.analysis.explore.cross_table import CrossTable, Slice, Value, ValueKind, cross_table
from vendors.domain.as_of import AsOf
from vendors.i18n.language import POINT, Language, _, language
from vendors.query.matching import UNKNOWN
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.tables.remembered import with_dataset
from vendors.types.country import EUROPEAN_SIDE

_SHOWN_OTHERWISE: Final = ("date", "lang", "page")
"""What a question leaves to its reader."""


@dataclass(frozen=True, slots=True)
class ReadyQuestion:
    """One of them.

    Attributes:
        name: in keys of the page.
        asks: the sentence, an English message.
        chosen: the Selection, but for day and language.
        answer: what the table says to it.
    """

    name: str
    asks: str
    chosen: Selection
    answer: Callable[[CrossTable, Language], str]

    def at(self, selection: Selection) -> Selection:
        """The Selection of the question, on the day and in the language of another."""
        return self.chosen.but(date=selection.date, lang=selection.lang)


def question_of(selection: Selection) -> ReadyQuestion | None:
    """The question that a Selection asks, on whatever day."""
    plain = selection
    for name in _SHOWN_OTHERWISE:
        plain = plain.without(name)
    return next((one for one in QUESTIONS if one.chosen == plain), None)


def _still_european(table: CrossTable, words: Language) -> str:
    """Of the vendors born in Europe whose control is known: how many Europe controlled then and controls now, and how many left among those known on both days."""
    if table.empty:
        return saying.finding(table, words)
    first, last = table.slices[0], table.now
    said = []
    for part in (first, last):
        held = {code: len(part.cell(_of(code), table.all_columns).things) for code in map(str, EUROPEAN_SIDE)}
        known = len(part.things.placed.of) - _unknown(part)
        said.append((words.date(part.on), words.number(sum(held.values())), words.number(known)))
    unknown = _unknown(last)
    text = words.say(
        _(
            "Among the vendors born in Europe whose control is known, {then} of {known_then} were under European control on {first}, {now} of {known_now} on {last}"
        ),
        first=said[0][0],
        then=said[0][1],
        known_then=said[0][2],
        last=said[1][0],
        now=said[1][1],
        known_now=said[1][2],
    )
    both, left = _left(table)
    text = words.plural(
        "{before}; of {n} known on both days, {left}",
        "{before}; of {n} known on both days, {left}",
        both,
        before=text,
        left=words.plural("{n} left it", "{n} left it", len(left)),
    )
    if left:
        text = words.say(_("{text} ({names})"), text=text, names=words.listing(left))
    if unknown:
        text = words.plural(
            "{before}. Of {n} it is not known today who controls it",
            "{before}. Of {n} it is not known today who controls them",
            unknown,
            before=text,
        )
    return f"{text}."


def _of(code: str) -> Value:
    return Value(code, "", ValueKind.VALUE, (code,))


def _unknown(part: Slice) -> int:
    """How many pairs there are of which something is not known."""
    return int(np.count_nonzero(part.things.pairs_with(0, UNKNOWN) | part.things.pairs_with(1, UNKNOWN)))


def _left(table: CrossTable) -> tuple[int, list[str]]:
    """How many are known on the first and on the last day, and the names of those that were European then and are not now."""
    side = set(map(str, EUROPEAN_SIDE))
    then, now = (_known(part) for part in (table.slices[0], table.now))
    names = {row.id: row.name for row in table.now.things.stored()}
    left = [id for id in names if id in then and id in now and then[id] in side and now[id] not in side]
    return len(then.keys() & now.keys()), [names[id] for id in left]


def _known(part: Slice) -> dict[str, str]:
    """Under whose control each vendor was of which that is known, and since when, by its id."""
    things, values = part.things, part.things.codes[0].values
    meant = ~(things.pairs_with(0, UNKNOWN) | things.undated[things.placed.of])
    ids = [row.id for row in things.stored()]
    of, held = things.placed.of[meant].tolist(), things.placed.rows[meant].tolist()
    return {ids[at]: values[value] for at, value in zip(of, held, strict=True)}


def _by_region_and_status(table: CrossTable, words: Language) -> str:
    total = saying.number_of(table.crossing.measure, len(table.things), words)
    if table.empty:
        return saying.finding(table, words)
    parts = []
    for row in table.rows:
        if row.kind is ValueKind.VALUE:
            n = table.now.cell(row, table.all_columns).n
            if not n:
                parts.append(words.say(_("{region}: none recorded"), region=row.label))
                continue
            unfinished = table.now.cell(row, _of("open")).n
            parts.append(
                words.plural(
                    "{counted}, {n} of them open",
                    "{counted}, {n} of them open",
                    unfinished,
                    counted=words.say(_("{region}: {n}"), region=row.label, n=words.number(n)),
                )
                if unfinished
                else words.say(_("{region}: {n}, none of them open"), region=row.label, n=words.number(n))
            )
    return words.say(
        _("{counted} by the region of origin of their vendors. {list}."), counted=total, list=POINT.join(parts)
    )


def _with_an_open_one(table: CrossTable, words: Language) -> str:
    vendors = [row for row in table.rows if row.kind is ValueKind.VALUE]
    if not vendors:
        return words.say(_("No vendor has an open controversy here."))
    counted = words.plural("{n} vendor has", "{n} vendors have", len(vendors))
    named = [
        words.say(_("{label} ({n})"), label=row.label, n=words.number(table.now.cell(row, table.all_columns).n))
        for row in vendors
    ]
    return words.say(
        _(
            "{counted} an open controversy, of which no settlement, judgment, dismissal or other end has been reported: {list}. An open controversy is no finding against a vendor."
        ),
        counted=counted,
        list=words.listing(named),
    )


def _funding(table: CrossTable, words: Language) -> str:
    if table.empty:
        return saying.finding(table, words)
    said = []
    for row in table.rows:
        cell = table.now.cell(row, table.all_columns)
        if row.kind is ValueKind.VALUE and cell.n:
            sums = [amount_in_words(words, one.currency, one.millions) for one in cell.money]
            known = words.plural("{n} round", "{n} rounds", sum(one.n for one in cell.money))
            if sums:
                said.append(
                    words.say(
                        _("{region}: {sums} in {rounds}"), region=row.label, sums=words.listing(sums), rounds=known
                    )
                )
    without = saying.table_total(table).without_amount
    text = words.say(
        _("Funding rounds whose amount is known, each currency by itself, by region of origin. {list}"),
        list=POINT.join(said) or words.say("none"),
    )
    if without:
        text = words.plural(
            "{before}. {n} round has no amount of its own and is in no sum",
            "{before}. {n} rounds have no amount of their own and are in no sum",
            without,
            before=text,
        )
    return f"{text}."


def _origin_and_control(table: CrossTable, words: Language) -> str:
    return f"{headlines.european_control(table.results, words)}."


def _hosting(table: CrossTable, words: Language) -> str:
    """Where those controlled from the United States keep data, among those of which both are known."""
    if table.empty:
        return saying.finding(table, words)
    american, union = _of("us"), _of("eu")
    known = saying.known_in_both(table.things)
    things = table.now.things
    held = int(np.count_nonzero(things.placed.standing(~things.pairs_with(0, UNKNOWN) & things.pairs_with(1, "us"))))
    inside = table.now.cell(union, american).n
    counted = words.plural(
        "{n} vendor whose control and hosting are both known",
        "{n} vendors whose control and hosting are both known",
        known,
    )
    return words.plural(
        "Among {counted}, {n} is controlled from the United States; of these say that they keep data in the European Union: {inside}.",
        "Among {counted}, {n} are controlled from the United States; of these say that they keep data in the European Union: {inside}.",
        held,
        counted=counted,
        inside=words.number(inside),
    )


def _completeness(table: CrossTable, words: Language) -> str:
    if table.empty:
        return saying.finding(table, words)
    parts = [
        words.say(
            _("{label}: {n}%"),
            label=row.label,
            n=words.number(saying.share(table.now.cell(row, table.all_columns), table)),
        )
        for row in table.rows
        if row.kind is not ValueKind.GROUP
    ]
    return words.say(_("{finding}. {list}."), finding=saying.finding(table, words), list=POINT.join(parts))


def _functions(table: CrossTable, words: Language) -> str:
    """The function that most vendors are known to have, and how many of each region."""
    row = next((one for one in table.rows if one.kind is ValueKind.VALUE), None)
    if row is None:
        return saying.finding(table, words)
    parts = [
        words.say(
            _("{region}: {n} of {all}"),
            region=column.label,
            n=words.number(table.now.cell(row, column).n),
            all=words.number(table.now.cell(table.all_rows, column).n),
        )
        for column in table.columns
        if column.kind is ValueKind.VALUE
    ]
    return words.say(
        _("The capability most often named: “{label}”, known of {n} of {all} vendors. {list}."),
        label=row.label,
        n=words.number(table.now.cell(row, table.all_columns).n),
        all=words.number(len(table.things)),
        list=POINT.join(parts),
    )


def _finding(table: CrossTable, words: Language) -> str:
    return f"{saying.finding(table, words)}."


_EUROPE: Final = tuple(map(str, EUROPEAN_SIDE))
QUESTIONS: Final = (
    ReadyQuestion(
        "still-european",
        _("Which vendors born in Europe are still under European control, year by year?"),
        Selection(region=_EUROPE, rows="control", over="years"),
        _still_european,
    ),
    ReadyQuestion(
        "controversies-by-region",
        _("How many controversies are there by region and status?"),
        Selection(measure="controversies", across="status"),
        _by_region_and_status,
    ),
    ReadyQuestion(
        "open-controversies",
        _("Which vendors have an open controversy?"),
        Selection(measure="controversies", rows="vendor", across="status", status=("open",)),
        _with_an_open_one,
    ),
    ReadyQuestion(
        "funding-by-region",
        _("How much money was raised in funding rounds, by region of origin?"),
        Selection(measure="amounts", across="none", event=("funding",)),
        _funding,
    ),
    ReadyQuestion(
        "origin-and-control",
        _("Who controls the vendors born in each region?"),
        Selection(),
        _origin_and_control,
    ),
    ReadyQuestion(
        "functions-by-region",
        _("Which capabilities are known of the vendors of each region?"),
        Selection(rows="capability", across="region"),
        _functions,
    ),
    ReadyQuestion(
        "hosting-by-control",
        _("Where do vendors keep customer data, by who controls them?"),
        Selection(rows="hosting"),
        _hosting,
    ),
    ReadyQuestion(
        "topics-by-year",
        _("What do articles write about, year by year?"),
        Selection(measure="articles", rows="topic", across="none", over="years"),
        _finding,
    ),
    ReadyQuestion(
        "deals-by-region",
        _("Who buys, who is bought, who raises money, by region of origin?"),
        Selection(measure="deals", rows="event", across="region"),
        _finding,
    ),
    ReadyQuestion(
        "completeness-by-region",
        _("About the vendors of which region do we know least?"),
        Selection(measure="completeness", across="none"),
        _completeness,
    ),
)
"""The ready-made questions in their order."""


def answers(results: Results, words: Language) -> Mapping[str, str]:
    """The answer to each question on the day, by its name."""
    return _answers(results.as_of, Selection(date=results.selection.date, lang=results.selection.lang), words.code)


@with_dataset(8)
def _answers(as_of: AsOf, selection: Selection, lang: str) -> Mapping[str, str]:
    dataset, today, words = as_of.dataset, as_of.today, language(lang)
    return {one.name: one.answer(cross_table(Results(dataset, one.at(selection), today)), words) for one in QUESTIONS}
