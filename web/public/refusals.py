"""What an address of a file chooses; or what is wrong with it, in words, a line each: a file is believed without being looked at."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from http import HTTPStatus

from starlette.responses import PlainTextResponse

from vendors.i18n.language import Language, _, language
from vendors.query.passed_over import PassedOver, Reason, passed_over
from vendors.query.query_string import QueryString
from vendors.query.selection import Selection
from vendors.query.values import UnknownValue
from vendors.tables.dataset import Dataset
from views.base.page import page_for


def selected(
    given: QueryString,
    dataset: Dataset,
    day: date,
    ending: str,
    understood: Collection[str],
    beside: Collection[str] = (),
    *,
    strange: Iterable[UnknownValue] = (),
    own: Iterable[tuple[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> Selection | PlainTextResponse:
    """What the address of a file chooses; 414 where it is too long, 400 where not all of it is understood: a file that silently held more
    than was asked for would be believed.

    Args:
        given: the address's parameters.
        dataset: what ids and publishers are looked up in.
        day: the last day that can be looked at.
        ending: of the file.
        understood: the parameters that the file follows.
        beside: those that it has besides the Selection, see `passed_over`.
        strange: values of these that do not exist.
        own: what the path itself chooses.
        headers: of a refusal.
    """
    selection, unknown = Selection.read([*given.pairs, *own], dataset, day)
    words = language(selection.lang)
    if given.too_long:
        return refusal([words.say(_("This address is too long."))], HTTPStatus.REQUEST_URI_TOO_LONG, headers)
    values = [*unknown, *strange]
    # What is only too much is said once all else is right.
    unread = [one for one in passed_over(given, understood, beside) if one.is_strange or not values]
    told = [*of_values(values, words), *of_parameters(unread, ending, words)]
    return refusal(told, headers=headers) if told else selection


def of_values(values: Iterable[UnknownValue], words: Language) -> Iterator[str]:
    """What does not exist and what was meant perhaps, a line each."""
    for one in values:
        fault = words.say("“{value}” ({parameter}) does not exist.", value=one.value, parameter=one.parameter)
        yield f"{fault} {_did_you_mean(one.suggestion, words)}".strip()


def of_parameters(found: Iterable[PassedOver], ending: str, words: Language) -> Iterator[str]:
    """What of an address is not understood or too much, and what was meant perhaps, a line each."""
    for one in found:
        other = page_for(one.parameter) if one.reason is Reason.ELSEWHERE else None
        where = f"/{other.tables[0].name}.{ending}" if other else ""
        hint = (
            words.say(_("It applies to {address}."), address=where) if where else _did_you_mean(one.suggestion, words)
        )
        yield f"{one.say(words)} {hint}".strip()


def refusal(
    told: Iterable[str], status: HTTPStatus = HTTPStatus.BAD_REQUEST, headers: Mapping[str, str] | None = None
) -> PlainTextResponse:
    """The answer that says what is wrong, a line each."""
    return PlainTextResponse("".join(f"{line}\n" for line in told), status, headers)


def _did_you_mean(suggestion: str, words: Language) -> str:
    return words.say("Did you mean “{suggestion}”?", suggestion=suggestion) if suggestion else ""
