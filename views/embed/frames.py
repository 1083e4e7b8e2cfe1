"""What other sites may frame in their articles: a view without masthead and app, made small, with its source line."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from sys import getsizeof
from threading import Lock
from typing import Any, Final
from urllib.parse import urlencode

from cachetools import LRUCache
from markupsafe import Markup

from vendors.analysis import charts, headlines
from vendors.analysis.comparison import FEWEST, MOST, comparison
from vendors.domain import evidence
from vendors.domain.evidence import Sourced
from vendors.domain.vendor_on import VendorOn, disputes_on
from vendors.exports.page_tables import shown_columns
from vendors.i18n.language import _
from vendors.query import query_string
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.settings import settings
from vendors.store.load import State
from vendors.tables.vendor import Vendor
from vendors.types.did_you_mean import nearest
from views.base.environment import environment
from views.base.page import common
from views.base.view import SITE, Asked, View
from views.public import charts as charts_page
from views.public import missing, panorama
from views.public.controversies import cases
from views.public.controversies import finding as controversies_say
from views.public.news import finding as news_say

THEMES: Final = {"auto": _("as the reader’s device"), "light": _("light"), "dark": _("dark")}
"""How an embed may look; `auto` follows the reader's device."""
CHART: Final = "origin-to-control"
"""The chart that is shown where the address names none."""
MOST_NEWS: Final = 10
MOST_MEMORY: Final = 12_000_000
"""Bytes of embeds kept ready."""

_kept: LRUCache[object, View] = LRUCache(MOST_MEMORY, getsizeof=lambda view: getsizeof(view.body))
_lock = Lock()


def vendors(asked: Asked) -> View:
    """The table of the vendors chosen."""
    results = asked.results
    shown, columns = results.vendors(), shown_columns(results)
    rows = panorama.table_rows(asked, tuple(column.name for column in columns), tickable=False)
    return _framed(
        asked,
        "vendors.html",
        headlines.panorama(results, asked.words),
        shown=shown,
        columns=columns,
        rows=[rows[vendor.id] for vendor in shown],
        cells=_cells(results, shown, (column.name for column in columns)),
    )


def compare(asked: Asked) -> View:
    """Two to six vendors side by side."""
    results, words = asked.results, asked.words
    if len(asked.selection.vendor) < FEWEST:
        return _wrong(asked, words.say(_("Choose two to six vendors")))
    shown = [results.as_of.vendors[vendor] for vendor in asked.selection.vendor if vendor in results.as_of.vendors][
        :MOST
    ]
    groups = comparison(results.as_of, shown, asked.selection.only == "differences")
    return _framed(
        asked,
        "compare.html",
        words.say(_("{names} side by side"), names=words.listing(vendor.name for vendor in shown)),
        vendors=shown,
        groups=groups,
        note_numbers={},
        left_out=[asked.dataset.vendor[id].name for id in asked.selection.vendor if all(id != one.id for one in shown)],
        cells=[
            cell.sourced for group in groups for row in group.criteria for cell in row.cells if cell.value is not None
        ],
    )


def vendor(asked: Asked) -> View:
    """The card of one vendor: origin, owner, control, a few facts, and its controversies with the answers."""
    if not asked.selection.vendor:
        return _wrong(asked, asked.words.say(_("Choose a vendor")))
    results = asked.results
    row = asked.dataset.vendor[asked.selection.vendor[0]]
    standing = results.as_of.vendors.get(row.id)
    known = [standing] if standing else []
    facts = [column for column in Vendor.columns_as_read() if column.on_card]
    everything = _cells(results, known, (column.name for column in VendorOn.columns()))
    return _framed(
        replace(asked, selection=asked.selection.but(vendor=(row.id,))),
        "vendor.html",
        row.name,
        vendor=row,
        standing=standing,
        facts=[(column, evidence.of_cell(asked.dataset, row.id, column.name)) for column in facts],
        source_of=partial(evidence.of_shown, results.as_of, row.id),
        cases=cases(asked, disputes_on(asked.dataset, row.id, asked.on)),
        sources=len({source.url for cell in everything if cell for source in cell.sources if source.url}),
        cells=_cells(results, known, ("origin_country", "owner", *(column.name for column in facts))),
    )


def news(asked: Asked) -> View:
    """The newest of the articles chosen, with the way to all of them."""
    articles = asked.results.articles()
    return _framed(asked, "news.html", news_say(asked, articles), articles=articles[:MOST_NEWS], all=len(articles))


def controversies(asked: Asked) -> View:
    """The controversies chosen, each whole: what is said, the answer beside it, every step of its status."""
    disputes = asked.results.disputes()
    return _framed(asked, "controversies.html", controversies_say(asked, disputes), cases=cases(asked, disputes))


def chart(asked: Asked) -> View:
    """A chart that is drawn where JavaScript runs, with the table that it is drawn from."""
    name = dict(asked.beside).get("name", CHART)
    if name not in charts.CHARTS:
        said = asked.words.say(_("There is no such chart"))
        return _wrong(asked, said, status=404, hint=nearest(name, charts.CHARTS) or "")
    one = charts_page.shown(asked, charts.CHARTS[name], charts.told(name, asked.results))
    figure = partial(charts.figure, name, asked.results)
    empty = one.told.empty
    return _framed(
        asked,
        "chart.html",
        one.told.finding,
        one=one,
        figures={} if empty else {theme: _as_script(figure(theme == "dark").to_json()) for theme in ("light", "dark")},
        height=0 if empty else one.chart.height(one.told.table),
        config=json.dumps(charts.CONFIG),
    )


EMBEDS: Final[Mapping[str, Callable[[Asked], View]]] = {
    "vendors": vendors,
    "compare": compare,
    "vendor": vendor,
    "news": news,
    "controversies": controversies,
    "chart": chart,
}
"""What can be framed, by the name in its address: `/embed/vendors`."""
WHOLE: Final[Mapping[str, str]] = {"vendors": "/", "chart": "/charts"}
"""The page that shows the whole of it, where that is not the path of the same name."""
BESIDE: Final = ("name", "theme")
"""The parameters of an embed that are not in the Selection."""


def show(what: str, query: str, state: State) -> View:
    """What is framed at `/embed/<what>`; a small page that says what is wrong, with status 400 or 404, where it cannot be shown.

    Unlike a page, an embed does not pass over a value that does not exist: its readers would take more for what was meant.

    Args:
        what: a key of `EMBEDS`.
        query: what follows the question mark.
        state: what the site shows now.
    """
    given, dataset = query_string.parse(query), state.dataset
    if dataset is None:
        return missing.unavailable("/", given.last("lang"))
    beside = tuple((name, value) for name, value in given.pairs if name in BESIDE)
    asked = Asked.of(WHOLE.get(what, f"/{what}"), given, state, dataset, beside)
    if what not in EMBEDS:
        said = asked.words.say(_("There is nothing to embed at this address"))
        hint = nearest(what, {name: name for name in EMBEDS}) or ""
        return _wrong(replace(asked, path="/"), said, status=404, hint=hint)
    theme = given.last("theme", "auto")
    if theme not in THEMES:
        said = asked.words.say(_("“{value}” is not a theme: auto, light or dark is."), value=theme)
        return _wrong(asked, said)
    if asked.unknown or given.too_long:
        return _wrong(asked, asked.words.say(_("This cannot be shown")))
    key = (what, asked.selection, given.last("name"), dataset.version, asked.today, bool(state.problems))
    with _lock:
        kept = _kept.get(key)
    if kept is None:
        kept = EMBEDS[what](asked)
        if kept.status == 200:
            with _lock:
                _kept[key] = kept
    return kept


def address(what: str, selection: Selection, beside: Iterable[tuple[str, str]]) -> str:
    """The address of an embed on this server."""
    query = urlencode([*beside, *selection.pairs()])
    return f"/embed/{what}?{query}" if query else f"/embed/{what}"


def _wrong(asked: Asked, said: str, *, status: int = 400, hint: str = "") -> View:
    return _framed(asked, "wrong.html", said, status=status, hint=hint)


def _framed(asked: Asked, template: str, title: str, *, status: int = 200, **context: Any) -> View:
    filled = environment(asked.words.code)
    cells: Iterable[Sourced | None] = context.pop("cells", ())
    sourced = [cell for cell in cells if cell is not None]
    whole = settings().public_address.rstrip("/") + asked.selection.at(asked.path)
    said = common(asked) | {
        "title": title,
        "whole": whole,
        "facts_shown": len(sourced),
        "facts_unverified": sum(not cell.verified for cell in sourced),
    }
    body = filled.get_template(f"embed/{template}").render(**said, **context)
    head = Markup('<meta name="robots" content="noindex">\n<link rel="canonical" href="{}">').format(whole)
    return View(asked.path, asked.words.code, f"{title} – {SITE}", title, body, "", head, None, status, title)


def _cells(results: Results, rows: Iterable[VendorOn], columns: Iterable[str]) -> list[Sourced | None]:
    """The sources of every known cell."""
    names = tuple(columns)
    return [
        evidence.of_shown(results.as_of, row.id, name)
        for row in rows
        for name in names
        if getattr(row, name) not in (None, (), "") or (name == "owner" and row.control_kind != "unknown")
    ]


def _as_script(data: str) -> Markup:
    """JSON as it may stand in a script element: "<" is the only sign that could end it."""
    return Markup(data.replace("<", "\\u003c"))  # noqa: S704
