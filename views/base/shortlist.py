"""The reader's shortlist in a page: put into the finished HTML, so that a page is made and kept once, whatever anybody has put aside.

What a page writes for it: links and forms that lead to pages, boxes to tick (`data-pick`), and places for a button that keeps
vendors (`shortlist/here.html`). Words of the data cannot write any of these: they are escaped.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from typing import Final

from markupsafe import Markup, escape

from vendors.analysis.comparison import FEWEST, MOST
from vendors.query.shortlist import PARAMETER, Shortlist
from views.base.environment import environment
from views.base.page import PAGES
from views.base.view import Asked, View

_KEEP: Final = re.compile(r'<span class="keep-here" data-vendors="([^"]*)"></span>')
_BOX: Final = re.compile(
    r'(<input type="checkbox" name="vendor" value="([^"]*)" data-key="[^"]*" data-pick)(>.*?</label>)'
)
_FORM: Final = re.compile(r"(<form [^>]*>)")

Fill = Callable[..., str]
"""From the name of a template of the shortlist, and what else it speaks of, to its HTML."""


@cache
def _links() -> re.Pattern[str]:
    """Links to pages, as far as their query; those to files, other sites and the desk have other paths."""
    paths = "|".join(re.escape(path.removeprefix("/")) for path in (*PAGES, "/embed"))
    return re.compile(rf'(<a [^>]*?href="/(?:{paths}))(\?[^"#]*)?(?=["#])')


def with_shortlist(view: View, asked: Asked, shortlist: Shortlist, *, is_about_it: bool = False) -> View:
    """A page with the shortlist in it: the tray, the ticks, the buttons, and every way to another page.

    Args:
        view: the page as it is for everybody.
        asked: what it answers.
        shortlist: what this reader has put aside.
        is_about_it: whether its vendors are those of the shortlist, and none that its address names.
    """
    body, foot = view.body, view.foot
    here = (asked.selection.without("vendor") if is_about_it else asked.selection).at(asked.path)
    fill = partial(_filled, asked, shortlist, here)
    if shortlist.vendors:
        body, foot = _carried(_ticked(body, shortlist, fill), shortlist), _carried(foot, shortlist)
    body = _KEEP.sub(lambda found: _keep(tuple(found[1].split()), shortlist, fill), body)
    return replace(view, body=body + fill("tray.html"), foot=foot, tray=bool(shortlist.vendors))


def _carried(html: str, shortlist: Shortlist) -> str:
    """HTML in which each link to a page and each form hands the shortlist on."""
    query = escape(shortlist.at("")[1:])
    # A plain text: added to Markup, the HTML it is put into would be escaped.
    fields = "".join(
        str(Markup('<input type="hidden" name="{}" value="{}">').format(*pair)) for pair in shortlist.pairs()
    )

    def link(found: re.Match[str]) -> str:
        return f"{found[1]}{found[2]}&amp;{query}" if found[2] else f"{found[1]}?{query}"

    return _FORM.sub(lambda found: found[1] + fields, _links().sub(link, html))


def _ticked(html: str, shortlist: Shortlist, fill: Fill) -> str:
    """HTML in which the boxes of the vendors put aside are ticked, each with the way to the tray just behind it."""
    near = fill("near.html") if "data-pick" in html else ""

    def box(found: re.Match[str]) -> str:
        return f"{found[1]} checked{found[3]}{near}" if found[2] in shortlist.vendors else found[0]

    return _BOX.sub(box, html)


def _keep(vendors: tuple[str, ...], shortlist: Shortlist, fill: Fill) -> str:
    """The button that keeps those of some vendors that are not kept yet; where all are, it takes them out."""
    missing = tuple(vendor for vendor in vendors if vendor not in shortlist.vendors)
    changed = shortlist.plus(*missing) if missing else shortlist.minus(*vendors)
    return fill("keep.html", vendors=vendors, missing=missing, changed=changed)


def _filled(asked: Asked, shortlist: Shortlist, here: str, template: str, **context: object) -> str:
    """A template of the shortlist; `here` is the address of the page without it."""
    compared = asked.selection.only_with("date").but(vendor=shortlist.vendors[:MOST])
    return (
        environment(asked.words.code)
        .get_template(f"shortlist/{template}")
        .render(
            here=here,
            shortlist=shortlist,
            kept=[asked.dataset.vendor[vendor] for vendor in shortlist.vendors],
            fewest=FEWEST,
            most=MOST,
            compare=shortlist.at(compared.at("/compare")),
            sent=shortlist.at(asked.selection.only_with("date").at("/compare")),
            parameter=PARAMETER,
            **context,
        )
    )
