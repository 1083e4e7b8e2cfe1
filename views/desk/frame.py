"""The frame of the desk’s pages: what each knows of its editor, and masthead, words and foot around it."""

import re
from dataclasses import dataclass, replace
from typing import Any, Final

from markupsafe import Markup

from vendors.desk.auth.accounts import Editor
from vendors.desk.own_work import Marks
from vendors.desk.public_reason import CarelessWords
from vendors.domain.right_of_reply import Stage, states
from vendors.i18n.language import DEFAULT_LANGUAGE, Language, _, language
from vendors.query import query_string
from vendors.query.passed_over import PassedOver
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.settings import settings, today
from vendors.store.load import State
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from views.base.assets import address
from views.base.environment import environment
from views.base.render import common
from views.base.typography import typeset
from views.base.view import SITE, Asked, View
from views.desk.done import PARAMETER
from views.desk.only_looking import only_looking
from views.desk.sent import WRITER

NAVIGATION: Final = (
    ("/desk/home", _("This morning")),
    ("/desk/draft", _("My change")),
    ("/desk/task", _("What happened?")),
    ("/desk/article", _("Add an article")),
    ("/desk/vendor", _("A vendor’s form")),
    ("/desk/grid", _("Grid")),
    ("/desk/addresses", _("Addresses")),
    ("/desk/history", _("History")),
    ("/desk/tables", _("Tables")),
    ("/desk/manual", _("Manual")),
)
"""The pages of the desk."""

NOT_LISTED: Final = '<meta name="robots" content="noindex, nofollow">'
"""Tells search engines to leave a page alone."""

_FORM: Final = re.compile(r'<form [^>]*\bmethod="post"[^>]*>')


NO_MARKS: Final = Marks()


@dataclass(frozen=True, slots=True)
class Behind:
    """What every page behind the door knows.

    Attributes:
        editor: who is signed in.
        query: of the address.
        said: what has just been done or could not be done, in the editor's language; "" for nothing.
        failed: whether it could not be done.
        passed_over: what the address says and the page does not read.
        marks: what waits for the editor, for the menu.
        careless: what is careless in the reason of a publication that was just sent.
    """

    editor: Editor
    state: State
    query: str
    said: str = ""
    failed: bool = False
    passed_over: tuple[PassedOver, ...] = ()
    marks: Marks = NO_MARKS
    careless: tuple[CarelessWords, ...] = ()

    @property
    def parameters(self) -> dict[str, str]:
        """The parameters of the address, the last of each name."""
        return dict(query_string.parse(self.query).pairs)

    @property
    def words(self) -> Language:
        """The editor's language."""
        return language(self.parameters.get("lang", ""))

    def to(self, place: str) -> str:
        """An address of the site in the editor's language."""
        code = self.words.code
        if code == DEFAULT_LANGUAGE:
            return place
        path, mark, anchor = place.partition("#")
        return f"{path}{'&' if '?' in path else '?'}lang={code}{mark}{anchor}"


def _marked(behind: Behind) -> dict[str, str]:
    """What the menu says beside its pages, by their path."""
    marks, words = behind.marks, behind.words
    morning = [
        words.plural("{n} change waits for your approval", "{n} changes wait for your approval", marks.reviews)
        if marks.reviews
        else "",
        words.plural(
            "{n} change was not published at its time", "{n} changes were not published at their time", marks.stopped
        )
        if marks.stopped
        else "",
    ]
    own = words.plural("{n} open change", "{n} open changes", marks.changes) if marks.changes else ""
    return {"/desk/home": words.listing(filter(None, morning)), "/desk/draft": own}


def frame(behind: Behind, path: str, template: str, title: str, status: int = 200, **context: Any) -> View:
    """One page behind the door. It does not depend on sound data, so that editors can mend it.

    Args:
        behind: who looks.
        path: of the page.
        template: file in `views/templates/desk`.
        title: of the page, without the site's name.
    """
    words = behind.words
    whose = str(Markup('<input type="hidden" name="{}" value="{}">').format(WRITER, behind.editor.name))
    framed = {
        "desk_pages": NAVIGATION,
        "editor": behind.editor,
        "said": behind.said,
        "failed": behind.failed,
        "marks": _marked(behind),
        "careless": behind.careless,
        "due": _due(behind),
        "most_megabytes": settings().upload_megabytes,
        "to": behind.to,
    }
    template = f"desk/{template}"
    # What the page is about stands in its address in the other language too.
    about = tuple(
        (name, text) for name, text in query_string.parse(behind.query).pairs if name not in ("lang", PARAMETER)
    )
    view = unlisted(behind.state, words, path, template, title, status, behind.passed_over, about, **framed, **context)
    if not behind.editor.may_publish:
        # Here too, so that no button is left that would be refused.
        return replace(view, body=only_looking(view.body, words.say(_("Your role is to look: an editor publishes."))))
    # Here, so that no form can be forgotten: sent in another editor's session, it is shown to her and not acted on.
    return replace(view, body=_FORM.sub(lambda form: form[0] + whose, view.body))


def nothing(behind: Behind, path: str, title: str, why: str = "") -> View:
    """The page where there is nothing at an address, with the way on.

    Args:
        behind: who looks.
        path: of the page.
        title: what there is not, a message.
        why: what may have become of it, a message.
    """
    words = behind.words
    told = replace(behind, said=words.say(why), failed=True) if why else behind
    return frame(told, path, "nothing.html", words.say(title), 404)


def _due(behind: Behind) -> list[str]:
    """The answers that the law wants published by tomorrow, or wanted published already: each page of the desk says so."""
    dataset, on, words = behind.state.dataset, today(), behind.words
    waiting = [state for state in states(dataset, on) if state.stage is Stage.ANSWERED] if dataset else []
    return [
        words.say(
            _("The answer of {vendor} ({controversy}): {state}"),
            vendor=dataset.vendor[state.vendor].name,
            controversy=dataset.controversy[state.controversy].own("title", words.code),
            state=state.say(words),
        )
        for state in waiting
        if dataset and state.publish_by and (state.publish_by - on).days <= 1
    ]


def unlisted(
    state: State,
    words: Language,
    path: str,
    template: str,
    title: str,
    status: int = 200,
    passed_over: tuple[PassedOver, ...] = (),
    about: tuple[tuple[str, str], ...] = (),
    **context: Any,
) -> View:
    """A page that search engines are told to leave alone, whole also where there is no sound data.

    Args:
        state: what the site shows now; the footer is left out where it shows nothing.
        words: the language of the page.
        path: of the page.
        template: file in `views/templates`.
        title: of the page, without the site's name.
        passed_over: what the address says and the page does not read.
        about: the parameters of its address, without the language.
        context: what the template speaks of besides.
    """
    day = today()
    dataset = state.dataset or Dataset(dict.fromkeys(TABLES, ()), "")
    selection = Selection(lang=words.code)
    results = Results(dataset, selection, day)
    asked = Asked(path, selection, (), state, dataset, results, words, day, about, passed_over)
    env, told = environment(words.code), common(asked) | {"title": title}
    body = typeset(env.get_template(template).render(told | context))
    foot = typeset(env.get_template("foot.html").render(**told)) if state.dataset else ""
    head = f'{NOT_LISTED}\n<script src="{address("typed.js")}" defer></script>\n<script src="{address("waiting.js")}" defer></script>'
    return View(path, words.code, f"{title} – {SITE}", title, body, foot, head, status)
