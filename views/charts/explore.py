"""The cross table, drawn: a bar for each row, divided where the columns are regions; else discs where rows and columns meet; small charts over the years."""

from collections.abc import Sequence
from itertools import groupby
from math import floor, log10, sqrt
from typing import Any, Final

from vendors.analysis.charts.funding import amount_in_words
from vendors.analysis.explore import chart
from vendors.analysis.explore.chart import (
    COLUMN,
    COLUMN_REGION,
    CURRENCY,
    LABEL,
    NAMES,
    ROW,
    ROW_REGION,
    UNDATED,
    WHEN,
    N,
)
from vendors.i18n.language import Language, _
from vendors.query.crossing import EVERY as PARAMETERS
from vendors.query.table import Table
from views.base.lettering import wrapped
from views.charts.base import Drawing
from views.charts.layout import CLOSE, SMALL
from views.charts.multiples import Series, multiples
from views.charts.plot import Axis, BarMark, KeyEntry, Outline, Panel, Plot, PointMark, RuleMark, places

THICKNESS: Final = 27
"""Pixels of a bar with the air around it."""
DISC: Final = 26
"""Pixels of the largest disc."""
LINE: Final = 34
"""Pixels of a line of discs."""
NARROW_DISC: Final = 18
"""The largest disc on a phone, where twelve columns stand 20 pixels apart; numbers then stand below it."""
NARROW_LINE: Final = 40
NARROW_LABEL: Final = 104
"""Pixels of the longest line of a label on a phone."""
MONEY: Final = 38
"""Pixels of a bar of money with the air around it, in which an amount stands that has no room in the bar."""
LABEL_OF_MONEY: Final = 220
"""Pixels of the longest line beside such a bar on a wide picture."""
SHORTEST: Final = 4
PLAIN: Final = "soft"
"""The fill of what is no region."""
NAMES_OF_CURRENCIES: Final = {"USD": _("US dollars"), "EUR": _("Euros"), "GBP": _("Pounds sterling")}
"""The amounts themselves say their millions."""

Rows = Sequence[Sequence[Any]]


def describe(table: Table, words: Language, narrow: bool) -> Plot:
    """The form that suits what is crossed."""
    rows = [row for row in table.rows if row[N]]
    if not rows:
        return Plot([])
    if any(row[CURRENCY] for row in rows):
        return _money(rows, words, narrow=narrow)
    if any(row[WHEN] for row in rows):
        return _years(table.rows, words)
    columns = list(dict.fromkeys(row[COLUMN] for row in table.rows))
    if len(columns) == 1 or (any(row[COLUMN_REGION] for row in rows) and not _shares(rows)):
        return _bars(rows, columns, words)
    return _discs(rows, columns, words, narrow=narrow)


def _shares(rows: Rows) -> bool:
    """Whether shares are drawn, which do not add up."""
    return any(row[LABEL].endswith("%") for row in rows)


def _named(text: str, row: Sequence[Any]) -> tuple[str, ...]:
    return (text, *row[NAMES])


def _said(row: Sequence[Any], words: Language) -> tuple[str, ...]:
    head = f"{row[ROW]} / {row[COLUMN]}" if row[COLUMN] else row[ROW]
    return _named(f"{head}{words.say(':')} {row[LABEL]}", row)


def _bars(rows: Rows, columns: list[str], words: Language) -> Plot:
    """A bar for each row; the numbers of its parts in it."""
    found = [(label, list(of)) for label, of in groupby(rows, key=lambda row: row[ROW])]
    most = max(sum(row[N] for row in of) for _label, of in found)
    panels: list[Panel] = []
    heads: dict[str, str] = {}
    for label, of in found:
        bars, start = [], 0
        for row in of:
            fill = row[COLUMN_REGION] or row[ROW_REGION] or PLAIN
            bars.append(BarMark(0, start, start + row[N], fill, row[LABEL], _said(row, words)))
            if row[COLUMN]:
                heads.setdefault(row[COLUMN], fill)
            start += row[N]
        fill = of[0][ROW_REGION]
        total = words.say("{label}: {n}", label=label, n=words.number(start)) if heads else label
        panels.append(Panel(Axis(0, most), Axis(-0.5, 0.5), THICKNESS, total, fill, bars))
    key = [KeyEntry(one, heads[one], Outline.SQUARE) for one in columns if one in heads]
    return Plot(panels, key, gap=6)


def _discs(rows: Rows, columns: list[str], words: Language, *, narrow: bool) -> Plot:
    """A disc where a row and a column meet: its area is the number."""
    labels = list(dict.fromkeys(row[ROW] for row in rows))
    kept = [one for one in columns if any(row[COLUMN] == one for row in rows)]
    most = max(row[N] for row in rows)
    largest, line, below = (NARROW_DISC, NARROW_LINE, NARROW_DISC // 2 + 11) if narrow else (DISC, LINE, 0)
    marks = [
        PointMark(
            kept.index(row[COLUMN]),
            labels.index(row[ROW]),
            Outline.DISC,
            row[ROW_REGION] or row[COLUMN_REGION] or PLAIN,
            round(SHORTEST + (largest - SHORTEST) * sqrt(row[N] / most)),
            row[LABEL],
            _said(row, words),
            below=below,
        )
        for row in rows
    ]
    rules = [RuleMark(at, -0.5, len(kept) - 0.5, "rule") for at in range(len(labels))]
    x = Axis(-0.6, len(kept) - 0.3, [(at, one) for at, one in enumerate(kept)], turned=True)
    y = places(["\n".join(wrapped(label, "sans", 400, SMALL, NARROW_LABEL)) for label in labels] if narrow else labels)
    return Plot([Panel(x, y, line * len(labels), rules=rules, marks=marks, downwards=True)])


def _years(rows: Rows, words: Language) -> Plot:
    """A small chart for each row and column, all on one scale; what has no date is hatched."""
    years = list(dict.fromkeys(row[WHEN] for row in rows))
    found: dict[tuple[str, str], list[Sequence[Any]]] = {}
    for row in rows:
        found.setdefault((row[ROW], row[COLUMN]), []).append(row)
    series = [
        Series(
            " / ".join(filter(None, key)),
            of[0][ROW_REGION] or of[0][COLUMN_REGION] or PLAIN,
            [round(row[N]) for row in of],
            [_named(f"{row[WHEN]} · {' / '.join(filter(None, key))}{words.say(':')} {row[LABEL]}", row) for row in of],
            [row[UNDATED] if at == len(of) - 1 else 0 for at, row in enumerate(of)],
        )
        for key, of in found.items()
    ]
    return Plot(multiples(years, series, words))


def _money(rows: Rows, words: Language, *, narrow: bool) -> Plot:
    """Amounts, a panel for each currency, on a scale of its own that is written below it."""
    found = [(currency, [row for row in rows if row[CURRENCY] == currency]) for currency in NAMES_OF_CURRENCIES]
    shown = [(currency, of) for currency, of in found if of]
    return Plot([_currency(one, of, len(shown) > 1, words, narrow=narrow) for one, of in shown], gap=26)


def _currency(currency: str, rows: Rows, is_one_of_several: bool, words: Language, *, narrow: bool) -> Panel:
    room = NARROW_LABEL if narrow else LABEL_OF_MONEY
    labels = [
        "\n".join(wrapped(" / ".join(filter(None, (row[WHEN], row[ROW], row[COLUMN]))), "sans", 400, SMALL, room))
        for row in rows
    ]
    bars = [
        BarMark(at, 0, row[N], row[ROW_REGION] or row[COLUMN_REGION] or PLAIN, row[LABEL], _said(row, words))
        for at, row in enumerate(rows)
    ]
    title = words.say(NAMES_OF_CURRENCIES[currency])
    if is_one_of_several:
        title = words.say("{currency}, on a scale of their own", currency=title)
    lines = max(label.count("\n") + 1 for label in labels)
    x = _scale(currency, max(row[N] for row in rows), 4 if narrow else 6, words)
    height = max(MONEY, CLOSE * lines + 8) * len(rows)
    return Panel(x, places(labels), height, title, bars=bars, downwards=True)


def _scale(currency: str, most: float, steps: int, words: Language) -> Axis:
    """From nothing to a little more than the largest amount, with so many round amounts at most."""
    power = 10.0 ** floor(log10(most / steps))
    step = next(one * power for one in (1, 2, 2.5, 5, 10, 20) if most / (one * power) <= steps)
    ticks = [
        (step * n, amount_in_words(words, currency, step * n) if n else "0") for n in range(floor(most / step) + 1)
    ]
    return Axis(0, most, ticks, grid=True)


DRAWING: Final = Drawing(
    chart=chart.CHART,
    looks=_(
        "The cells of the cross table as bars, as discs whose area is the number, or as small charts over the years."
    ),
    describe=describe,
    parameters=PARAMETERS,
    path="/explore",
)
