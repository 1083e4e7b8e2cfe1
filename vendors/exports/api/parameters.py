"""The parameters of the API as its description tells them: what each can be, as exactly as a schema can say it."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from vendors.exports.api.asked import MOST_ROWS, TRUTH, USUAL_LIMIT, allowed
from vendors.exports.api.resources import RESOURCES, Resource
from vendors.exports.open_data.schemas import IDENTIFIER
from vendors.i18n.language import LANGUAGES, Language, _
from vendors.query.facets import FACETS
from vendors.query.selection import LONGEST_TEXT, PARAMETERS
from vendors.query.values import EARLIEST
from vendors.tables.dataset import Dataset
from vendors.types.country import countries, spoken_languages

MOST_NAMED: Final = 1_000
"""Values of the data, such as the ids of vendors, that are listed; where there are more, their form is described."""
EVERYWHERE: Final = ("date", "lang")
HELP: Final = {
    "date": _(
        "The day on which the world is looked at: owners, statuses and counts are those of that day; without it, today."
    ),
    "since": _(
        "First day of a period; a year or a month may stand for it. Where only its year or month is known, an article or a controversy is in the period if all of that is, a milestone or a period of ownership if any of it is."
    ),
    "until": _("Last day of a period; a year or a month may stand for it."),
    "q": _("Words that must all be found; those between quotation marks stand together. Accents and case are ignored."),
    "sort": _("A column; with a hyphen before it the other way round. What is not known comes last."),
    "page": _("Page of the list, from 1."),
    "lang": _("The language of what is said in words, and of the order of names of countries."),
    "match": _("Whether a vendor must have all the chosen values of a facet that asks for them together, or any."),
    "fields": _("Columns of a row, parted by commas; without it, all."),
    "limit": _("The most rows of one answer."),
    "evidence": _("Whether the sources of each cell stand beside the row, with how far they reach."),
}
"""What the parameters mean that no column explains."""
_DAYS: Final = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])"
"""The days that every year has."""
_YEAR: Final = "(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})"
PERIOD: Final = rf"^{_YEAR}(-((0[1-9]|1[0-2])|{_DAYS}))?$"
"""A year, a month or a day. The day of a leap year is understood too, which no pattern can say."""
MOST_WORDS: Final = 10
"""Words of a search that are promised to be read. The site reads two more; what counts as one word differs from one language of patterns to another."""
_LETTERS: Final = r"[^\W_]+"
_SIGNS: Final = r"[\W_]"
SEARCH: Final = (
    r"^(?![\s\S]*%[0-9A-Fa-f]{2})(?![\s\S]*\uFFFD)"
    rf"{_SIGNS}*({_LETTERS}{_SIGNS}+){{0,{MOST_WORDS - 1}}}{_LETTERS}{_SIGNS}*$"
)
"""A search: some words, none of them garbled on its way: encoded twice, or not in UTF-8. In some languages `\\w` has no letters with accents; here it has."""


def shared(dataset: Dataset, today: date, words: Language) -> dict[str, Any]:
    """The parameters of a Selection that any list understands, by their names."""
    names = dict.fromkeys(
        name for one in RESOURCES.values() for name in (*one.parameters, "page", *EVERYWHERE) if name != "sort"
    )
    return {name: _parameter(name, _schema(name, dataset, today), words) for name in names}


def of_list(one: Resource, words: Language) -> list[dict[str, Any]]:
    """The parameters of a list: those that all share by reference, its own columns and orders as they are."""
    names = [*(name for name in one.parameters if name != "sort"), "page", *EVERYWHERE]
    sort = {"type": "string", "enum": list(allowed("sort", one))}
    sorts = [_parameter("sort", sort, words)] if "sort" in one.parameters else []
    limit = {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": USUAL_LIMIT}
    own = [*sorts, _fields(one, words), _parameter("limit", limit, words), *_evidence(one, words)]
    return [*(_reference(name) for name in names), *own]


def of_row(one: Resource, words: Language) -> list[dict[str, Any]]:
    """The parameters of a single row."""
    return [*(_reference(name) for name in EVERYWHERE), _fields(one, words), *_evidence(one, words)]


def identifier(one: Resource) -> dict[str, Any]:
    """The part of an address that names one row."""
    ids = {"$ref": f"#/components/parameters/{one.named_by}/schema/items"}
    return {"name": "id", "in": "path", "required": True, "schema": ids}


def day_pattern(today: date) -> str:
    """Matches each day from the first that can be looked at to the present one, save those that leap years add."""
    years = "|".join(str(year) for year in range(EARLIEST.year, today.year))
    months = "|".join(f"{month:02d}" for month in range(1, today.month))
    days = "|".join(f"{day:02d}" for day in range(1, today.day + 1))
    parts = [rf"({years})-({_DAYS})", rf"{today.year}-{today.month:02d}-({days})"]
    parts += [rf"{today.year}-(?=({months})-)({_DAYS})"] if months else []
    return f"^({'|'.join(parts)})$"


def _reference(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/parameters/{name}"}


def meaning(name: str) -> str:
    """What a parameter means, an English message."""
    if name in HELP:
        return HELP[name]
    return (FACETS[name].facet.meaning if name in FACETS else "") or PARAMETERS[name].label


def _parameter(name: str, schema: dict[str, Any], words: Language) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": words.say(meaning(name)), "schema": schema}


def _fields(one: Resource, words: Language) -> dict[str, Any]:
    items = {"type": "string", "enum": list(allowed("fields", one))}
    schema = {"type": "array", "items": items, "minItems": 1}
    return {**_parameter("fields", schema, words), "style": "form", "explode": False}


def _evidence(one: Resource, words: Language) -> list[dict[str, Any]]:
    schema = {"type": "string", "enum": list(TRUTH), "default": "false"}
    return [_parameter("evidence", schema, words)] if "evidence" in one.own else []


def _schema(name: str, dataset: Dataset, today: date) -> dict[str, Any]:
    if PARAMETERS[name].many:
        return {"type": "array", "items": _item(name, dataset), "minItems": 1}
    single: dict[str, dict[str, Any]] = {
        "match": {"type": "string", "enum": list(allowed("match", next(iter(RESOURCES.values()))))},
        "q": {"type": "string", "pattern": SEARCH, "maxLength": LONGEST_TEXT},
        "date": {"type": "string", "pattern": day_pattern(today)},
        "since": {"type": "string", "pattern": PERIOD},
        "until": {"type": "string", "pattern": PERIOD},
        "page": {"type": "integer", "minimum": 1, "maximum": 999_999, "default": 1},
        "lang": {"type": "string", "enum": list(LANGUAGES)},
    }
    return single[name]


def _item(name: str, dataset: Dataset) -> dict[str, Any]:
    """One value of a parameter that can have several."""
    known = _known(name, dataset)
    if 0 < len(known) <= MOST_NAMED:
        return {"type": "string", "enum": list(known)}
    return {"type": "string", "pattern": IDENTIFIER} if name in _IDS else {"type": "string", "minLength": 1}


_IDS: Final = ("vendor", "article", "controversy")


def _known(name: str, dataset: Dataset) -> Sequence[str]:
    if name in _IDS:
        return tuple({"vendor": dataset.vendor, "article": dataset.article, "controversy": dataset.controversy}[name])
    if choices := PARAMETERS[name].choices:
        return tuple(map(str, choices))
    facet = FACETS[name]
    unknown = ("unknown",) if facet.can_be_unknown else ()
    if facet.column.kind == "country":
        return (*sorted(countries()), *unknown)
    if facet.column.kind == "language":
        return (*sorted(spoken_languages()), *unknown)
    rows = dataset.rows[facet.model.TABLE]
    return (*sorted({text for row in rows for text in row.items(facet.column.name)}), *unknown)
