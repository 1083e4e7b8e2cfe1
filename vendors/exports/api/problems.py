"""What is wrong with a request, as RFC 9457 writes it, with what was probably meant."""

from collections.abc import Sequence
from enum import Enum
from http import HTTPStatus
from typing import Final

from pydantic import BaseModel, Field

from vendors.exports.api.answers import ApiReply, as_json, on_site
from vendors.exports.api.asked import Wrong
from vendors.i18n.language import Language, _

MEDIA_TYPE: Final = "application/problem+json"


class RefusalKind(Enum):
    """The kinds of problems: the name by which the page about the API explains each, its status, what it is called in words, and what it means."""

    PARAMETERS = (
        "wrong-parameters",
        HTTPStatus.BAD_REQUEST,
        _("The address says something that cannot be answered"),
        _(
            "A parameter or a value does not exist, or does not apply there. “errors” has each with what was probably meant."
        ),
    )
    ADDRESS = (
        "no-such-address",
        HTTPStatus.NOT_FOUND,
        _("There is nothing at this address"),
        _("No list is called so. “meant” has the nearest address that exists."),
    )
    ROW = (
        "no-such-row",
        HTTPStatus.NOT_FOUND,
        _("There is no such row"),
        _("No row has this identifier, or it was not there yet on the day."),
    )
    METHOD = (
        "wrong-method",
        HTTPStatus.METHOD_NOT_ALLOWED,
        _("The API only reads"),
        _("Only GET, HEAD and OPTIONS are answered."),
    )
    LENGTH = (
        "too-long",
        HTTPStatus.REQUEST_URI_TOO_LONG,
        _("This address is too long"),
        _("No sensible address has so many signs or parameters."),
    )
    NO_DATA = (
        "no-data",
        HTTPStatus.SERVICE_UNAVAILABLE,
        _("There is no data at the moment"),
        _("The data cannot be read. Ask again in a minute."),
    )

    def __init__(self, name: str, status: HTTPStatus, title: str, meaning: str) -> None:
        self.anchor, self.status, self.title, self.meaning = name, status, title, meaning


class WrongPart(BaseModel):
    """One thing that is wrong with an address."""

    parameter: str
    value: str
    detail: str
    meant: str | None = Field(description="What was probably meant, as an address writes it.")
    nearest: str | None = Field(
        description="The value that exists and is written most alike, also where nothing says that it was meant."
    )
    allowed: list[str] | None = Field(
        description="What the parameter can have, or the parameters there are; null where that is no closed list."
    )


class ProblemDetails(BaseModel):
    """What is wrong, as RFC 9457 writes it; `errors` has each parameter with what was probably meant."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    meant: str | None = Field(description="The address that was probably meant.")
    errors: list[WrongPart]


def problem(
    kind: RefusalKind, words: Language, instance: str, detail: str = "", wrong: Sequence[Wrong] = (), meant: str = ""
) -> ApiReply:
    """The answer that says what is wrong.

    Args:
        kind: of problem.
        words: the language in which it is said.
        instance: the address that was asked.
        detail: in words; "" for what the kind means.
        wrong: what is wrong with its parameters.
        meant: the address that was probably meant, or "".
    """
    told = ProblemDetails(
        type=f"{on_site('/api')}#{kind.anchor}",
        title=words.say(kind.title),
        status=kind.status,
        detail=detail or " ".join(one.detail for one in wrong) or words.say(kind.meaning),
        instance=instance,
        meant=meant or None,
        errors=[
            WrongPart(
                parameter=one.parameter,
                value=one.value,
                detail=one.detail,
                meant=one.meant or None,
                nearest=one.nearest or None,
                allowed=list(one.allowed) or None,
            )
            for one in wrong
        ],
    )
    return ApiReply(as_json(told.model_dump(mode="json")), MEDIA_TYPE, {}, {}, kind.status)
