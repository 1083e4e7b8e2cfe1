"""How a page is made: a template filled with what was asked for, as the View that both the server and Streamlit show."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from vendors.i18n.language import _
from vendors.query.search.found import found, narrowed
from vendors.query.search.understood import Understood, understood
from vendors.query.search.words import with_words_apart
from views.base.environment import environment
from views.base.head import head
from views.base.highlight import LATER
from views.base.kept_parts import BETWEEN
from views.base.page import PAGES
from views.base.paper_notes import PaperNotes
from views.base.typography import typeset, typeset_around
from views.base.view import SITE, Asked, View


def render(
    asked: Asked,
    template: str,
    *,
    title: str,
    description: str = "",
    structured: Mapping[str, Any] | None = None,
    status: int = 200,
    **context: Any,
) -> View:
    """Fill a page’s template.

    Args:
        asked: what the page is about.
        template: file in `views/templates`.
        title: of the page, without the site’s name.
        description: of the page; the title where there is none.
        structured: schema.org data of the page.
        status: HTTP status.
        context: what else the template speaks of.
    """
    filled = environment(asked.words.code)
    said = common(asked) | {"title": title, "paper_notes": PaperNotes()}
    body = typeset_around(filled.get_template(template).render(said | context))
    foot = typeset(filled.get_template("foot.html").render(**said))
    # In a list of tabs, and in what was visited, the pages of a list are told apart.
    number = asked.selection.page
    titled = asked.words.say(_("{title}, page {n}"), title=title, n=number) if number > 1 and status == 200 else title
    full = titled if title == SITE else f"{titled} – {SITE}"
    shown = description or title
    page = PAGES.get(asked.path)
    card = page.card_path if page and page.card and status == 200 else ""
    in_head = head(asked, full, shown, structured, card, feed_of(asked) if status == 200 else "")
    finding = str(context.get("finding", ""))
    return View(asked.path, asked.words.code, full, shown, body, foot, in_head, status, finding)


def fragment(asked: Asked, template: str, **context: Any) -> Markup:
    """Parts of a page that are made apart, because they can be kept (`views.base.kept_parts`). They must not depend on more of the Selection than date and language."""
    plain = replace(asked, selection=asked.selection.only_with("date"))
    text = (
        environment(asked.words.code)
        .get_template(template)
        .render(common(plain) | {"found": LATER, "between": BETWEEN} | context)
    )
    return Markup(text)  # noqa: S704 - the template has escaped what is in it


def feed_of(asked: Asked) -> str:
    """The address of the Atom feed that follows the page as it stands, or ""."""
    page = PAGES.get(asked.path)
    return page.feed(asked) if page and page.feed else ""


def words_marked(asked: Asked) -> tuple[str, ...]:
    """The words of the search of a page that are marked in it where they stand."""
    page, q = PAGES.get(asked.path), asked.selection.q
    return understood(asked.dataset, q).marks if q and page and page.marks else ()


def _alone(asked: Asked) -> str:
    """The one thing that a page is about, where several have the path of the page; "" where it is about none or many."""
    chosen = asked.selection
    for things in (chosen.article, chosen.controversy, chosen.vendor if asked.path == "/vendor" else ()):
        if len(things) == 1:
            return str(things[0])
    return ""


def common(asked: Asked) -> dict[str, Any]:
    """What every template speaks of."""
    page, q = PAGES.get(asked.path), asked.selection.q
    meant = understood(asked.dataset, q) if q else Understood(())
    finds = page.finds if page else None
    return {
        "page": page,
        "feed": feed_of(asked),
        "asked": asked,
        "alone": _alone(asked),
        "sel": asked.selection,
        "on": asked.on,
        "paper_notes": None,
        "reviewed": asked.dataset.issued,
        "data_version": asked.dataset.version,
        "words_apart": with_words_apart(asked.selection.q),
        "found": words_marked(asked),
        "understood": meant,
        "also_found": [
            group for group in found(asked.results.as_of, q, 1, anywhere=False).groups if group.kind != finds
        ]
        if q and finds
        else (),
        "words_left_out": narrowed(asked.results.as_of, finds, q).left_out if q and finds else (),
    }
