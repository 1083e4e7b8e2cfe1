"""The rows of an article proposed in a process of its own, since nobody knows who has made the page: bounded in memory, time and answer."""

import json
import pickle
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from threading import Lock
from typing import Any, Final

from vendors.desk.articles.incoming import Message, NotAnArticle, language_of
from vendors.desk.articles.proposal import Duplicate, Named, Proposal, propose
from vendors.i18n.language import LANGUAGES, _, language
from vendors.settings import settings
from vendors.store.bounded_process import Bound, BoundedProcess, BoundMetError, Bounds, BrokenOffError
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from vendors.tables.mention import Role

_CLOCK: Final = 3
"""How many times longer than the processor's the clock's time is: others may be at work."""
_ANSWER: Final = 60_000_000
"""Bytes of the proposals as they come; the largest page that is read has a tenth."""
_ENDED: Final[Mapping[Bound, str]] = {
    Bound.TIME: _(
        "Reading it took more than {most} seconds and was given up. Paste the words of the article instead of the page."
    ),
    Bound.MEMORY: _(
        "Reading it took more than {megabytes} MB of memory and was given up. Paste the words of the article instead of the page."
    ),
    Bound.ANSWER: _("There are more words in it than in any article. Paste those of the article alone."),
    Bound.CROWD: _("Other articles are being read, and none was done in time. Send it again in a minute."),
}
_BROKEN: Final = _(
    "It cannot be read: it breaks the program that reads it. Paste the words of the article instead of the page."
)
_SAMPLE: Final = (
    "Un éditeur français d’enquêtes de satisfaction est racheté par une société américaine, dit le communiqué."
)

_ROLES: Final = {str(role): role for role in Role}

_lock = Lock()
_reading: tuple[str, BoundedProcess] | None = None
"""The version of the data set with which articles are compared, and what reads them."""
_prepared: Dataset | None = None
"""In the process that stands ready, and in each that it becomes: the data set."""


def warm(dataset: Dataset) -> None:
    """Lets the process stand ready in which articles are compared with a data set; returns at once."""
    _process(dataset).warm()


def proposed_apart(data: bytes, dataset: Dataset, today: date, address: str = "") -> list[Proposal]:
    """What `vendors.desk.articles.proposal.propose` gives for the same.

    Raises:
        NotAnArticle: there is nothing to read in it, or reading it went beyond its bounds.
    """
    question = json.dumps({"today": today.isoformat(), "address": address}).encode() + b"\n" + data
    seconds, megabytes = settings().reading_seconds, settings().reading_megabytes
    bounds = Bounds(megabytes * 1_000_000, seconds, seconds * _CLOCK, _ANSWER)
    try:
        with closing(_process(dataset).ask(f"{__name__}:answer", question, bounds)) as answer:
            return [_proposal(json.loads(part)) for part in answer]
    except BoundMetError as met:
        raise NotAnArticle(_ENDED[met.bound], most=str(seconds), megabytes=str(megabytes)) from met
    except NotAnArticle:
        raise
    except (BrokenOffError, ValueError, LookupError, TypeError) as error:
        raise NotAnArticle(_BROKEN) from error


def _process(dataset: Dataset) -> BoundedProcess:
    """What reads articles beside this version of the data set; the one for another version has ended."""
    global _reading
    with _lock:
        if _reading is None or _reading[0] != dataset.version:
            if _reading is not None:
                _reading[1].close()
            # Pickled here and read in the process that stands ready: nothing of a stranger's is in it.
            given = pickle.dumps((dict(dataset.rows), dataset.version, dataset.published))
            reader = BoundedProcess(__name__, beforehand=f"{__name__}:load", prepare=f"{__name__}:prepare", given=given)
            _reading = dataset.version, reader
        return _reading[1]


def load() -> None:
    """Beforehand, for every version of the data set: what else takes time to be loaded."""
    propose(_SAMPLE.encode(), Dataset(dict.fromkeys(TABLES, ()), ""), date.today())
    language_of(_SAMPLE * 2)


def prepare(given: bytes) -> None:
    """In the process that stands ready: the data set, and what is made of it."""
    global _prepared
    _prepared = Dataset(*pickle.loads(given))  # noqa: S301 - from the process that has started this one
    propose(_SAMPLE.encode(), _prepared, date.today())


def answer(question: bytes) -> Iterator[bytes]:
    """In the process for one article: its proposals, or why it is none."""
    head, _end, data = question.partition(b"\n")
    asked = json.loads(head)
    assert _prepared
    try:
        proposals = propose(data, _prepared, date.fromisoformat(asked["today"]), asked["address"])
    except NotAnArticle as error:
        yield json.dumps({"not_an_article": _plain_message(error.message)}).encode()
        return
    for one in proposals:
        yield json.dumps(_plain(one)).encode()


def _plain(one: Proposal) -> dict[str, Any]:
    return {
        "article": dict(one.article),
        "named": [[named.vendor, str(named.role), named.surface, named.times, named.sure] for named in one.named],
        "duplicates": [[found.article, found.why] for found in one.duplicates],
        "to_check": list(map(_plain_message, one.to_check)),
        "taken_from": {column: _plain_message(source) for column, source in one.taken_from.items()},
        "choices": {column: list(values) for column, values in one.choices.items()},
        "text": one.text,
    }


def _plain_message(message: str) -> list[Any]:
    fields = message.fields if isinstance(message, Message) else {}
    told = {name: _plain_message(one) if isinstance(one, Message) else one for name, one in fields.items()}
    return [str(message), told]


def _proposal(told: Any) -> Proposal:
    """A proposal out of plain data.

    Raises:
        NotAnArticle: it says that there is none.
        ValueError, LookupError, TypeError: it is none that a process of ours gives.
    """
    if "not_an_article" in told:
        message = _message(told["not_an_article"])
        raise NotAnArticle(str(message), **message.fields)
    return Proposal(
        _texts(told["article"]),
        [
            Named(str(vendor), _ROLES[role], str(surface), int(times), bool(sure))
            for vendor, role, surface, times, sure in told["named"]
        ],
        [Duplicate(str(article), str(why)) for article, why in told["duplicates"]],
        list(map(_message, told["to_check"])),
        {str(column): _message(source) for column, source in told["taken_from"].items()},
        {str(column): tuple(map(str, values)) for column, values in told["choices"].items()},
        str(told["text"]),
    )


def _texts(told: Mapping[str, object]) -> dict[str, str]:
    return {str(name): str(text) for name, text in told.items()}


def _message(told: Sequence[Any]) -> Message:
    """A message of the catalogue.

    Raises:
        LookupError: it is in no catalogue: its words would be filled in as if they were ours.
    """
    text, fields = told
    if not any(language(code).knows(text) for code in LANGUAGES):
        raise LookupError(text)
    return Message(text, **{name: _message(one) if isinstance(one, list) else str(one) for name, one in fields.items()})
