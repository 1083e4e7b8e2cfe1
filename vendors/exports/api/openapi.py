"""The description of the API (OpenAPI 3.1), made of the row models and of the parameters of a Selection: nothing in it is written twice."""

from collections.abc import Sequence
from datetime import date
from http import HTTPStatus
from typing import Any, Final

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import models_json_schema

from vendors.exports.api import parameters
from vendors.exports.api.answers import ListAbout, RowAbout, Start
from vendors.exports.api.beside import BESIDE, WITH_EVIDENCE, CellSources, DisputeTold, MentionTold
from vendors.exports.api.problems import MEDIA_TYPE, ProblemDetails
from vendors.exports.api.resources import BASE, RESOURCES, VERSION, Resource
from vendors.exports.open_data.schemas import property_of, purpose
from vendors.i18n.language import Language, _
from vendors.settings import settings
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset

DESCRIPTION: Final = _(
    "Vendors of customer-experience measurement, who owns them and since when, what their products do, news about them, and controversies with the vendors’ answers: the survey of En-Contact, as of any day. A row that tells of a controversy has its status, its sources and the vendors’ answers beside it; whoever publishes the one publishes the others. Null is not known; no row about a capability means that it is not known."
)
_REF: Final = "#/components/schemas/{model}"
_MODELS: Final[Sequence[type[BaseModel]]] = (
    ListAbout,
    RowAbout,
    Start,
    ProblemDetails,
    CellSources,
    DisputeTold,
    MentionTold,
)
_JSON: Final = "application/json"
_REFUSALS: Final = {
    HTTPStatus.BAD_REQUEST: _("A parameter or a value is wrong; the nearest that exists is named."),
    HTTPStatus.NOT_FOUND: _("There is no such row or table, or it was not there yet on the day."),
    HTTPStatus.REQUEST_URI_TOO_LONG: _("This address is too long."),
    HTTPStatus.SERVICE_UNAVAILABLE: _("There is no data to show at the moment."),
}


def document(dataset: Dataset, today: date, words: Language) -> dict[str, Any]:
    """The whole description.

    Args:
        dataset: what is published: ids and publishers are listed where they are not too many.
        today: the last day that can be looked at.
        words: language of what is said in it; the names are the same in each.
    """
    chosen = settings()
    licence = {"name": chosen.licence_name} | ({"url": chosen.licence_address} if chosen.licence_address else {})
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Panorama CX",
            "version": VERSION,
            "summary": words.say(_("The survey of customer-experience measurement platforms by En-Contact.")),
            "description": words.say(DESCRIPTION)
            + ("" if chosen.licence_name else " " + words.say(_("No licence has been chosen yet."))),
            **({"license": licence} if chosen.licence_name else {}),
        },
        "servers": [{"url": chosen.citable_address or "/"}],
        "security": [],
        "tags": [{"name": name, "description": purpose(one.model)} for name, one in RESOURCES.items()]
        + [{"name": _ABOUT, "description": words.say(_("What the API says of itself."))}],
        "paths": {
            **_lists(words),
            **_single_rows(words),
            **_about(words),
        },
        "components": {
            "schemas": _schemas(words),
            "parameters": parameters.shared(dataset, today, words),
            "responses": {
                status.name: {
                    "description": words.say(said),
                    "content": {MEDIA_TYPE: {"schema": {"$ref": _REF.format(model="ProblemDetails")}}},
                }
                for status, said in _REFUSALS.items()
            }
            | {"NOT_MODIFIED": {"description": words.say(_("You have it already."))}},
            "headers": _headers(words),
        },
    }


_ABOUT: Final = "about"


def _lists(words: Language) -> dict[str, Any]:
    paths = {}
    for name, one in RESOURCES.items():
        own = parameters.of_list(one, words)
        paths[one.address] = _operation(
            f"list_{name}", one.name, purpose(one.model), own, _body(_list_schema_name(one)), words, links=True
        )
        paths[f"{one.address}.csv"] = _operation(
            f"list_{name}_as_csv",
            one.name,
            words.say(_("The same rows as CSV: all of them where no limit is given.")),
            own,
            {"text/csv": {"schema": {"type": "string"}}},
            words,
            links=True,
        )
    return paths


def _single_rows(words: Language) -> dict[str, Any]:
    return {
        f"{one.address}/{{id}}": _operation(
            f"get_{name}",
            one.name,
            words.say(_("One row by its identifier.")),
            [parameters.identifier(one), *parameters.of_row(one, words)],
            _body(_row_schema_name(one, "One")),
            words,
            refusals=(HTTPStatus.NOT_FOUND,),
        )
        for name, one in RESOURCES.items()
        if one.has_ids
    }


def _about(words: Language) -> dict[str, Any]:
    an_object = {_JSON: {"schema": {"type": "object"}}}
    table = {"name": "table", "in": "path", "required": True, "schema": {"type": "string", "enum": sorted(TABLES)}}
    told = {
        BASE: ("start", _("Every list, and where the API is described."), [], _body("Start")),
        f"{BASE}/openapi.json": ("openapi", _("This description."), [], an_object),
        f"{BASE}/datapackage.json": ("datapackage", _("The Data Package of all tables."), [], an_object),
        f"{BASE}/schema/{{table}}.json": ("schema", _("The JSON Schema of a table."), [table], an_object),
    }
    return {
        path: _operation(
            name, _ABOUT, words.say(summary), chosen, body, words, refusals=(HTTPStatus.NOT_FOUND,) if chosen else ()
        )
        for path, (name, summary, chosen, body) in told.items()
    }


def _operation(
    name: str,
    tag: str,
    summary: str,
    chosen: Sequence[dict[str, Any]],
    body: dict[str, Any],
    words: Language,
    *,
    links: bool = False,
    refusals: Sequence[HTTPStatus] = (),
) -> dict[str, Any]:
    names = ["etag", "last-modified", *(["link"] if links else []), *(["panorama-data-version"] if chosen else [])]
    every = [HTTPStatus.BAD_REQUEST, *refusals, HTTPStatus.REQUEST_URI_TOO_LONG, HTTPStatus.SERVICE_UNAVAILABLE]
    return {
        "get": {
            "operationId": name,
            "tags": [tag],
            "summary": summary,
            **({"parameters": list(chosen)} if chosen else {}),
            "responses": {
                "200": {
                    "description": words.say(_("The answer.")),
                    "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in names},
                    "content": body,
                },
                "304": {"$ref": "#/components/responses/NOT_MODIFIED"},
                **{str(status.value): {"$ref": f"#/components/responses/{status.name}"} for status in every},
            },
        }
    }


def _body(schema: str) -> dict[str, Any]:
    return {_JSON: {"schema": {"$ref": _REF.format(model=schema)}}}


def _row_schema_name(one: Resource, ending: str = "Row") -> str:
    return f"{one.model.__name__}{ending}"


def _list_schema_name(one: Resource) -> str:
    return _row_schema_name(one, "List")


def _schemas(words: Language) -> dict[str, Any]:
    _names, shared = models_json_schema([(model, "serialization") for model in _MODELS], ref_template=_REF)
    schemas: dict[str, Any] = dict(shared["$defs"])
    for one in RESOURCES.values():
        row = {"$ref": _REF.format(model=_row_schema_name(one))}
        schemas[_row_schema_name(one)] = _row_schema(one, words)
        schemas[_list_schema_name(one)] = _with(schemas["ListAbout"], "rows", {"type": "array", "items": row})
        if one.has_ids:
            schemas[_row_schema_name(one, "One")] = _with(schemas["RowAbout"], "row", row)
    return {name: schema for name, schema in schemas.items() if name not in ("ListAbout", "RowAbout")}


def _row_schema(one: Resource, words: Language) -> dict[str, Any]:
    """A row; its columns may be fewer where the address chooses them, what stands beside it is always there."""
    beside = {
        name: {key: value for key, value in schema.items() if key != "$defs"}
        for name, kind in BESIDE.get(one.name, {}).items()
        for schema in [TypeAdapter(kind).json_schema(ref_template=_REF)]
    }
    sources = {"type": "object", "additionalProperties": {"$ref": _REF.format(model="CellSources")}}
    return {
        "type": "object",
        "description": purpose(one.model),
        "properties": {
            **{column.name: property_of(one.model, column, words) for column in one.columns},
            **beside,
            **({"evidence": sources} if one.name in WITH_EVIDENCE else {}),
        },
        **({"required": [*beside]} if beside else {}),
        "additionalProperties": False,
    }


def _with(about: dict[str, Any], name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        **{key: value for key, value in about.items() if key not in ("title", "description")},
        "properties": {**about["properties"], name: schema},
        "required": [*about["required"], name],
        "additionalProperties": False,
    }


def _headers(words: Language) -> dict[str, Any]:
    text = {"type": "string"}
    told = {
        "etag": _("Names the bytes of the answer; send it back as if-none-match."),
        "last-modified": _("When the answer may last have changed."),
        "link": _("First, previous, next and last page (RFC 8288)."),
        "panorama-data-version": _("Names the exact content of the data."),
    }
    return {name: {"description": words.say(said), "schema": text} for name, said in told.items()}
