"""The page that makes the snippet for an article: what is embedded, how it looks, and how it will be seen."""

from typing import Final

from markupsafe import Markup

from vendors.analysis import charts
from vendors.exports.page_tables import PAGE_TABLES
from vendors.i18n.language import LANGUAGES, _, language
from vendors.query import query_string
from vendors.query.selection import Selection
from vendors.query.values import UnknownValue
from vendors.query.vendor_index import by_name
from vendors.settings import settings
from vendors.store.load import State
from vendors.types.did_you_mean import nearest
from views.base import frame
from views.base.page import PAGES, Page
from views.base.render import render
from views.base.view import SITE, Asked, View
from views.embed import frames
from views.public import missing
from views.public.charts import EMBEDDED

PATH: Final = "/embed"
BESIDE: Final = ("what", "name", "theme", "height")
"""The parameters of this page that are not in the Selection."""
LOWEST, HIGHEST = 100, 4000


def show(query: str, state: State, base: str) -> View:
    """The page for what its address says so far.

    Args:
        query: what follows the question mark: the Selection, and beside it `what`, `name`, `theme` and `height`.
        state: what the site shows now.
        base: address of this server, without a slash at the end, which the snippet names; "" where it is not known, and there is no snippet.
    """
    given, dataset = query_string.parse(query), state.dataset
    if dataset is None:
        return missing.unavailable(PATH, given.last("lang"))
    wrong: list[UnknownValue] = []

    def among(name: str, known: tuple[str, ...], default: str) -> str:
        value = given.last(name, default)
        if value in known:
            return value
        wrong.append(UnknownValue(name, value, nearest(value, known) or ""))
        return default

    what = among("what", tuple(frames.EMBEDS), "vendors")
    chart = among("name", tuple(charts.CHARTS), EMBEDDED) if what == "chart" else EMBEDDED
    theme = among("theme", tuple(frame.THEMES), frame.USUAL_THEME)
    height = _height(given.last("height"), what)
    named = [("name", chart)] if chart != EMBEDDED else []
    beside = [("what", what)] if what != "vendors" else []
    beside += named
    beside += [("theme", theme)] if theme != frame.USUAL_THEME else []
    beside += [("height", str(height))] if height != frames.EMBEDS[what].height else []
    page = PAGES[frames.WHOLE[what]]
    asked = Asked.of(PATH, given, state, dataset, tuple(beside), page.understood(given.pairs), BESIDE)
    selection, words, results = asked.selection, asked.words, asked.results
    address = frames.address(what, selection, [*named, *([("theme", theme)] if theme != frame.USUAL_THEME else [])])
    framed = frames.show(what, address.partition("?")[2], state)
    # The frame goes with the data and the snippet stays as it was copied: no number in it, and a status with its day.
    table = PAGE_TABLES[f"charts/{chart}"] if what == "chart" else None
    title = f"{page.citation(results, table).title} – {SITE}"
    return render(
        asked,
        "configurator.html",
        title=words.say(_("Share, embed")),
        description=words.say(_("A table, a chart or the card of a vendor for your own article, by a copied snippet.")),
        what=what,
        drawn=chart,
        charts=charts.CHARTS.values(),
        theme=theme,
        height=height,
        lowest=LOWEST,
        highest=HIGHEST,
        kinds={name: embed.label for name, embed in frames.EMBEDS.items()},
        themes=frame.THEMES,
        spoken=[(code, language(code).spoken(code)) for code in LANGUAGES],
        wrong=wrong,
        chosen=[(name, value) for name, value in selection.pairs() if name not in ("lang", "page")],
        others=by_name(results.as_of),
        page_link=base + selection.at(frames.WHOLE[what]),
        address=address,
        framed=framed,
        picture=_picture(base, page, selection, title, chart if what == "chart" else "")
        if base and framed.status == 200 and page.card
        else "",
        snippet=_snippet(base, address, title, height) if base and framed.status == 200 else "",
        is_framed=framed.status == 200,
        hosts=settings().embed_hosts,
    )


def _height(given: str, what: str) -> int:
    return (
        min(max(int(given), LOWEST), HIGHEST)
        if given.isascii() and given.isdigit() and len(given) < 9
        else frames.EMBEDS[what].height
    )


def _snippet(base: str, address: str, title: str, height: int) -> str:
    """HTML to be copied into an article: the frame, and the script that fits its height."""
    frame = Markup(
        '<iframe src="{}" title="{}" width="100%" height="{}" style="border:0" loading="lazy"></iframe>\n'
        '<script async src="{}/embed/resize.js"></script>'
    )
    return str(frame.format(base + address, title, height, base))


def _picture(base: str, page: Page, selection: Selection, title: str, chart: str) -> str:
    """HTML for places that take no frame, such as newsletters: the picture of the page or of its chart, as a link to it."""
    size = Markup('width="600"') if chart else Markup('width="600" height="315"')
    return str(
        Markup('<a href="{}"><img src="{}" alt="{}" {} style="max-width:100%;height:auto"></a>').format(
            f"{base}{selection.at(page.path)}#{chart}" if chart else base + selection.at(page.path),
            base + selection.at(f"/charts/{chart}.png" if chart else page.card_path),
            title,
            size,
        )
    )
