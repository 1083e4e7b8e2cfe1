"""API: where programs find the rows of the survey, what they can ask, examples with their answers, and a line to try it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from vendors.domain import article_of_2018
from vendors.exports.api import asked as api_asked
from vendors.exports.api.answering import Answering
from vendors.exports.api.answers import ApiReply
from vendors.exports.api.parameters import meaning
from vendors.exports.api.problems import RefusalKind
from vendors.exports.api.resources import BASE, RESOURCES
from vendors.exports.page_tables import PAGE_TABLES
from vendors.i18n.language import _
from vendors.tables.dataset import Dataset
from views.base.page import Page
from views.base.render import render
from views.base.view import Asked, View

TRY: Final = "try"
"""The parameter that has an address of the API, whose answer the page then shows."""
LONGEST: Final = 500
"""Characters of an address to try."""
MOST_SHOWN: Final = 6_000
"""Characters of an answer that are shown."""
EXAMPLES: Final = (
    (
        _("Vendors born in Europe and controlled from the United States"),
        f"{BASE}/vendors?region=fr&region=eu&control=us&fields=name,ultimate_owner,control_country&limit=2",
    ),
    (
        _("Who owned {vendor}, and since when"),
        f"{BASE}/ownership?vendor={{qualtrics}}&fields=since,until,owner,owner_country",
    ),
    (
        _("Controversies without an outcome, with their sources and the vendors’ answers"),
        f"{BASE}/controversies?status=open&fields=id,title_en,opened&limit=1",
    ),
    (
        _("How many employees, with the sources of the figure"),
        f"{BASE}/vendors/{{medallia}}?fields=name,employees,employees_as_of&evidence=true",
    ),
    (_("A value that does not exist"), BASE + "/vendors?region=europ&lang={lang}"),
)
"""What is asked, an English message, and the address, in which vendors and the language stand in braces."""
WRITTEN: Final = {
    "country": "FR",
    "hosting_country": "DE",
    "control_country": "US",
    "certification": "ISO 27001",
    "q": '"silver lake"',
    "sort": "-founded",
    "date": "2018-04-23",
    "fields": "id,name,owner",
    "limit": "20",
    "page": "2",
    "publisher": "Reuters",
    "language": "fr",
    "since": "2018",
    "until": "2018-12-31",
}
"""How a value of a parameter that has no closed list is written."""
NAMED: Final = {
    "vendor": "qualtrics",
    "article": article_of_2018.ARTICLE,
    "controversy": "qualtrics-cambridge-analytica-2018",
}
"""The same of parameters whose values are rows: those that are shown where the data has them, else its first."""


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An answer of the API as the page shows it.

    Attributes:
        status: of HTTP, with its phrase.
        headers: those that say something of the content.
        text: the content, shortened.
        is_cut: whether it is.
    """

    address: str
    status: str
    headers: tuple[tuple[str, str], ...]
    text: str
    is_cut: bool


@dataclass(frozen=True, slots=True)
class ToldParameter:
    """A parameter as the page explains it.

    Attributes:
        meaning: an English message.
        values: those of a closed list; () where there is none, or one that is not the same for all lists.
        example: of a value, where there is no such list.
        lists: the names of the lists that understand it; () for all.
    """

    name: str
    meaning: str
    values: tuple[str, ...]
    example: str
    lists: tuple[str, ...]


def view(asked: Asked) -> View:
    """What the API is, with an answer to the address that the reader tries."""
    words = asked.words
    tried = dict(asked.beside).get(TRY, "").strip()[:LONGEST]
    return render(
        asked,
        "api.html",
        title=words.say(_("API")),
        description=words.say(_("The rows of the survey for programs: addresses, parameters, examples, OpenAPI.")),
        base=BASE,
        resources={name: (one, len(asked.dataset.rows[name])) for name, one in RESOURCES.items()},
        parameters=_parameters(*(_there(asked.dataset, name, wished) for name, wished in NAMED.items())),
        examples=list(_examples(asked)),
        tried=tried or EXAMPLES[0][1],
        answer=_answer(tried, asked) if tried else None,
        problems=tuple(RefusalKind),
        most=api_asked.MOST_ROWS,
        usual=api_asked.USUAL_LIMIT,
    )


def _there(dataset: Dataset, name: str, wished: str) -> str:
    """A row that the data has, to show how it is named: the one that is wished for, else the first; "" for none."""
    rows: Mapping[str, object] = getattr(dataset, name)
    return wished if wished in rows else next(iter(rows), "")


def _examples(asked: Asked) -> Iterator[tuple[str, ShownAnswer]]:
    """What is asked and what the API answers. Nothing is asked about a vendor where there is none."""
    dataset, words = asked.dataset, asked.words
    vendors = {name: _there(dataset, "vendor", name) for name in ("qualtrics", "medallia")}
    for label, address in EXAMPLES:
        if not all(vendors.values()) and any(f"{{{name}}}" in address for name in vendors):
            continue
        name = dataset.vendor[vendors["qualtrics"]].name if "{vendor}" in label else ""
        yield words.say(label, vendor=name), _answer(address.format(**vendors, lang=words.code), asked)


@cache
def _answering() -> Answering:
    return Answering()


def _answer(address: str, asked: Asked) -> ShownAnswer:
    """What the API answers, as the server would."""
    path, _mark, query = address.partition("#")[0].partition("?")
    if path.startswith(("http://", "https://")):
        path = path.partition("//")[2].partition("/")[2]
    path = f"/{path.lstrip('/')}"
    answer = _answering().answer(asked.dataset, asked.today, path, query)
    text = _readable(answer)
    return ShownAnswer(
        f"{path}?{query}" if query else path,
        f"{answer.status.value} {answer.status.phrase}",
        (("content-type", answer.media_type), *answer.headers.items()),
        text[:MOST_SHOWN],
        len(text) > MOST_SHOWN,
    )


def _readable(answer: ApiReply) -> str:
    text = answer.content.decode()
    return json.dumps(json.loads(text), ensure_ascii=False, indent=1) if "json" in answer.media_type else text


@lru_cache(maxsize=8)
def _parameters(*rows: str) -> tuple[ToldParameter, ...]:
    """What each parameter means.

    Args:
        rows: how values are written that are rows, in the order of `NAMED`.
    """
    every = dict.fromkeys(name for one in RESOURCES.values() for name in one.every_parameter)
    written = WRITTEN | dict(zip(NAMED, rows, strict=True))
    return tuple(_told(name, written.get(name, "")) for name in every)


def _told(name: str, example: str) -> ToldParameter:
    having = [one for one in RESOURCES.values() if name in one.every_parameter]
    lists = {api_asked.allowed(name, one) for one in having}
    values = lists.pop() if len(lists) == 1 else ()
    return ToldParameter(
        name,
        meaning(name),
        values,
        "" if values else example,
        tuple(one.name for one in having) if len(having) < len(RESOURCES) else (),
    )


PAGE: Final = Page(
    path="/api",
    title=_("API"),
    place=73,
    view=view,
    beside={TRY: ()},
    tables=(PAGE_TABLES["api"],),
)
