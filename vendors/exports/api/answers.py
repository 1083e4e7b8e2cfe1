"""The answers of the API: a page of a list, one row, a list as CSV, and what is wrong with an address."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

from pydantic import BaseModel, Field

from vendors.exports.api.asked import USUAL_LIMIT, ApiAsked
from vendors.exports.api.flat import flat_table
from vendors.exports.api.resources import BASE, RESOURCES, Resource
from vendors.exports.api.rows import RowWriter
from vendors.exports.formats import FORMATS
from vendors.exports.page_tables import perhaps_in_period
from vendors.query.query_string import QueryString
from vendors.query.read_as import read_as
from vendors.query.results import Results
from vendors.query.selection import PARAMETERS
from vendors.settings import settings
from vendors.tables.dataset import Dataset
from vendors.tables.row import Row


class ListLinks(BaseModel):
    """Where to go on from an answer; null where there is nothing."""

    self: str
    first: str
    prev: str | None
    next: str | None
    last: str
    csv: str = Field(description="The same rows, all of them, as CSV.")
    html: str = Field(description="The same rows as people read them.")


class RowLinks(BaseModel):
    """Where to go on from one row."""

    self: str
    list: str
    html: str


class About(BaseModel):
    """What every answer says of itself."""

    as_of: date = Field(description="The day on which the world is looked at.")
    data_version: str = Field(
        description="Names the exact content of the data; pages of one list belong together where it is the same."
    )
    licence: str = Field(description="Of the data; empty while none has been chosen.")


class ListAbout(About):
    """What a page of a list says of itself."""

    total: int = Field(ge=0, description="Rows on all pages.")
    page: int = Field(ge=1)
    pages: int = Field(ge=1)
    limit: int = Field(ge=1, description="The most rows of one page.")
    links: ListLinks
    read_as: list[str] = Field(description="What of the address was read otherwise than it is written.")
    left_out: list[str] = Field(
        description="The ids of articles that may lie in the period too: only their year or month is known."
    )


class RowAbout(About):
    """What the answer with one row says of itself."""

    links: RowLinks


class Start(About):
    """Every list, and where the API is described."""

    lists: dict[str, str]
    openapi: str
    datapackage: str
    html: str


@dataclass(frozen=True, slots=True)
class ApiReply:
    """An answer before it goes over the wire.

    Attributes:
        content: its bytes.
        media_type: of them.
        links: where to go on, by their relation (RFC 8288).
        headers: what else is said of it.
        status: of HTTP.
    """

    content: bytes
    media_type: str
    links: Mapping[str, str]
    headers: Mapping[str, str]
    status: HTTPStatus = HTTPStatus.OK


def page_of_rows(
    resource: Resource, asked: ApiAsked, said: QueryString, results: Results, writer: RowWriter
) -> ApiReply:
    """One page of a list as JSON. A page behind the last has no rows."""
    rows = results.rows(resource.name)
    limit, page = asked.limit or USUAL_LIMIT, asked.selection.page
    pages = max(1, -(-len(rows) // limit))
    shown = rows[(page - 1) * limit : page * limit]

    at = _Addresses(asked, resource.address)
    links = ListLinks(
        self=at(page),
        first=at(1),
        prev=at(min(page - 1, pages)) if page > 1 else None,
        next=at(page + 1) if page < pages else None,
        last=at(pages),
        csv=_Addresses(asked, f"{resource.address}.csv", limit=False)(),
        html=on_site(asked.selection.at(resource.page)),
    )
    about = ListAbout(
        **_about(results),
        total=len(rows),
        page=page,
        pages=pages,
        limit=limit,
        links=links,
        read_as=list(read_as(said.pairs, results, resource.finds)),
        left_out=_left_out(resource, results),
    )
    written = writer.write(results.as_of, resource, shown, asked.fields, evidence=asked.evidence)
    head = about.model_dump_json()
    content = b'%b,"rows":[%b]}\n' % (head[:-1].encode(), b"\n" + b",\n".join(written) + b"\n" if written else b"")
    relations = {"first": links.first, "prev": links.prev, "next": links.next, "last": links.last}
    return ApiReply(
        content,
        "application/json",
        {name: address for name, address in relations.items() if address},
        _said(results, len(rows), about.read_as),
    )


def whole_row(resource: Resource, asked: ApiAsked, row: Row, results: Results, writer: RowWriter) -> ApiReply:
    """One row under its own address as JSON."""
    id = row.cell("id")
    about = RowAbout(
        **_about(results),
        links=RowLinks(
            self=_Addresses(asked, f"{resource.address}/{id}")(),
            list=_Addresses(asked, resource.address)(),
            html=on_site(asked.selection.but(**{resource.named_by: (id,)}).at(_PAGES_OF_ONE[resource.name])),
        ),
    )
    (written,) = writer.write(results.as_of, resource, [row], asked.fields, evidence=asked.evidence)
    content = b'%b,"row":%b}\n' % (about.model_dump_json()[:-1].encode(), written)
    return ApiReply(content, "application/json", {}, _said(results, 1, []))


_PAGES_OF_ONE: Final = {"vendors": "/vendor", "news": "/news", "controversies": "/controversies"}
"""Where people read what one row tells."""


def csv_of_rows(resource: Resource, asked: ApiAsked, said: QueryString, results: Results) -> ApiReply:
    """The rows of a list as CSV: all of them, or one page where the address says how many rows it takes."""
    rows = results.rows(resource.name)
    page, limit = asked.selection.page, asked.limit or len(rows) or 1
    shown = rows[(page - 1) * limit : page * limit]
    table = flat_table(resource, results, shown, asked.fields, evidence=asked.evidence)
    last = max(1, -(-len(rows) // limit))
    near = {"first": 1, "prev": min(page - 1, last), "next": page + 1 if page < last else 0, "last": last}
    at = _Addresses(asked, f"{resource.address}.csv")
    links = {name: at(number) for name, number in near.items() if number > 0}
    otherwise = list(read_as(said.pairs, results, resource.finds))
    return ApiReply(
        FORMATS["csv"].write(table),
        FORMATS["csv"].media_type,
        links,
        {
            **_said(results, len(rows), otherwise),
            **({"panorama-left-out": ", ".join(missing)} if (missing := _left_out(resource, results)) else {}),
        },
    )


def start(dataset: Dataset, day: date) -> ApiReply:
    """The answer at the address of the API itself: every list, and where the API is described."""
    told = Start(
        as_of=day,
        data_version=dataset.version[:12],
        licence=settings().licence_name,
        lists={name: on_site(one.address) for name, one in RESOURCES.items()},
        openapi=on_site(f"{BASE}/openapi.json"),
        datapackage=on_site(f"{BASE}/datapackage.json"),
        html=on_site("/api"),
    ).model_dump(mode="json")
    return ApiReply(as_json(told), "application/json", {}, version_header(dataset))


def version_header(dataset: Dataset) -> dict[str, str]:
    """The header that names the content of the data."""
    return {"panorama-data-version": dataset.version[:12]}


def as_json(told: Any) -> bytes:
    """Anything plain as JSON that people can read too."""
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def _about(results: Results) -> dict[str, Any]:
    return {
        "as_of": results.as_of.on,
        "data_version": results.as_of.dataset.version[:12],
        "licence": settings().licence_name,
    }


def _said(results: Results, total: int, otherwise: Iterable[str]) -> dict[str, str]:
    """What the headers of an answer say, for those who read no JSON."""
    read = ", ".join(otherwise)
    return {
        **version_header(results.as_of.dataset),
        "panorama-as-of": results.as_of.on.isoformat(),
        "panorama-total": str(total),
        **({"panorama-read-as": read} if read else {}),
    }


def _left_out(resource: Resource, results: Results) -> list[str]:
    return perhaps_in_period(results) if resource.name == "news" else []


class _Addresses:
    """The addresses of the pages of an answer, each as short as it can be: called with the number of a page."""

    def __init__(self, asked: ApiAsked, path: str, *, limit: bool = True) -> None:
        pairs = [(name, value) for name, value in asked.selection.pairs() if name != "page"]
        pairs += [pair for pair in asked.pairs if limit or pair[0] != "limit"]
        self._first = on_site(f"{path}?{urlencode(pairs, safe=',')}" if pairs else path)
        self._sign = "&" if pairs else "?"

    def __call__(self, page: int = 1) -> str:
        return f"{self._first}{self._sign}page={page}" if page != PARAMETERS["page"].default else self._first


def on_site(path: str) -> str:
    """An address of the site: whole where it has a public one."""
    return f"{settings().citable_address}{path}"
