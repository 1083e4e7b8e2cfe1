"""What is wrong with an address whose answer is believed without being looked at, in words, a line each."""

from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus

from starlette.responses import PlainTextResponse

from vendors.i18n.language import Language, _
from vendors.query.passed_over import PassedOver, Reason
from vendors.query.values import UnknownValue
from views.base.page import page_for


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
