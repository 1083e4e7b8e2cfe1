"""From an address of the API to its answer, without a server: the same data, day and address give the same bytes."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final
from urllib.parse import urlencode

from vendors.exports.api import answers, asked, openapi
from vendors.exports.api.answers import ApiReply
from vendors.exports.api.asked import ApiAsked, Wrong
from vendors.exports.api.problems import RefusalKind, problem
from vendors.exports.api.resources import BASE, RESOURCES, Resource
from vendors.exports.api.rows import RowWriter
from vendors.i18n.language import Language, _, language
from vendors.query import query_string
from vendors.query.query_string import QueryString
from vendors.query.results import Results
from vendors.query.selection import PARAMETERS, clean
from vendors.query.values import NoSuchValueError
from vendors.tables.dataset import Dataset
from vendors.types.did_you_mean import nearest

CSV: Final = ".csv"


class Answering:
    """Answers addresses, and remembers the rows that it has written. Safe from any thread."""

    def __init__(self) -> None:
        self._writer = RowWriter()

    def answer(self, dataset: Dataset, today: date, path: str, query: str) -> ApiReply:
        """The answer at an address.

        Args:
            dataset: what is published.
            today: the present day.
            path: of the address, from its beginning and decoded.
            query: what follows the question mark.
        """
        said = query_string.parse(query)
        words = language(said.last("lang"))
        instance = f"{path}?{query}" if query else path
        if said.too_long:
            return problem(RefusalKind.LENGTH, words, path)
        if make := _DESCRIPTIONS.get(path):
            wrong = asked.wrong_beside_language(said, dataset, today, words)
            return _refused(wrong, path, said, words, instance) if wrong else make(dataset, today, words)
        name, _slash, id = path.removeprefix(f"{BASE}/").partition("/")
        resource = RESOURCES.get(name if id else name.removesuffix(CSV))
        if resource is None or (id and not resource.has_ids) or path.endswith("/"):
            return _no_such_address(path, words, instance)
        found = asked.read(resource, said, dataset, today, words, one=bool(id))
        if not isinstance(found, ApiAsked):
            return _refused(found, path, said, words, instance)
        if id:
            return self._row(resource, id, found, Results(dataset, found.selection, today), words, instance)
        results = Results(dataset, found.selection, today)
        if name.endswith(CSV):
            return answers.csv_of_rows(resource, found, said, results)
        return answers.page_of_rows(resource, found, said, results, self._writer)

    def _row(
        self, resource: Resource, id: str, found: ApiAsked, results: Results, words: Language, instance: str
    ) -> ApiReply:
        dataset, day = results.as_of.dataset, results.as_of.on
        try:
            meant = PARAMETERS[resource.named_by].read(clean(id), dataset, results.as_of.today)
        except NoSuchValueError as error:
            meant = error.suggestion
        if meant != id:
            told = words.say("“{value}” ({parameter}) does not exist.", value=clean(id), parameter="id")
            hint = words.say("Did you mean “{suggestion}”?", suggestion=meant) if meant else ""
            address = f"{resource.address}/{meant}" if meant else resource.address
            return problem(RefusalKind.ROW, words, instance, f"{told} {hint}".strip(), meant=address)
        selection = found.selection.but(**{resource.named_by: (id,)})
        rows = Results(dataset, selection, results.as_of.today).rows(resource.name)
        if not rows:
            told = words.say(_("“{id}” was not there yet on {day}."), id=id, day=words.date(day))
            return problem(RefusalKind.ROW, words, instance, told, meant=f"{resource.address}/{id}")
        return answers.whole_row(resource, found, rows[0], results, self._writer)


def _openapi(dataset: Dataset, today: date, words: Language) -> ApiReply:
    told = answers.as_json(openapi.document(dataset, today, words))
    return ApiReply(told, "application/json", {}, answers.version_header(dataset))


def _start(dataset: Dataset, today: date, _words: Language) -> ApiReply:
    return answers.start(dataset, today)


_DESCRIPTIONS: Final[dict[str, Callable[[Dataset, date, Language], ApiReply]]] = {
    BASE: _start,
    f"{BASE}/openapi.json": _openapi,
}
"""What the API says of itself, by its address."""
_ADDRESSES: Final = (
    *_DESCRIPTIONS,
    *(f"{one.address}{ending}" for one in RESOURCES.values() for ending in ("", CSV)),
    f"{BASE}/datapackage.json",
)


def _no_such_address(path: str, words: Language, instance: str) -> ApiReply:
    meant = nearest(path.rstrip("/"), _ADDRESSES) or BASE
    hint = words.say("Did you mean “{suggestion}”?", suggestion=meant)
    told = words.say(_("There is nothing at “{path}”."), path=clean(path))
    return problem(RefusalKind.ADDRESS, words, instance, f"{told} {hint}", meant=meant)


def _refused(wrong: Sequence[Wrong], path: str, said: QueryString, words: Language, instance: str) -> ApiReply:
    return problem(RefusalKind.PARAMETERS, words, instance, wrong=wrong, meant=_meant(wrong, path, said))


def _meant(wrong: Sequence[Wrong], path: str, said: QueryString) -> str:
    """The whole address with everything that is wrong put right; "" where something has no likely meaning."""
    put_right = {(one.parameter, one.value): one.meant for one in wrong if one.value}
    if not all("=" in meant for meant in put_right.values()):
        return ""
    pairs = []
    for name, value in ((name, value) for name, value in said.pairs if clean(value)):
        meant = put_right.get((clean(name), clean(value)))
        if meant is None and name == "fields":
            # A list in one value, of which only some names are wrong.
            parts = [part.strip() for part in value.split(",")]
            right = [put_right.get((name, clean(part)), f"{name}={part}").partition("=")[2] for part in parts]
            meant = urlencode([(name, ",".join(dict.fromkeys(right)))], safe=",")
        pairs.append(meant if meant is not None else urlencode([(name, value)]))
    return f"{path}?{'&'.join(dict.fromkeys(pairs))}" if pairs else path
