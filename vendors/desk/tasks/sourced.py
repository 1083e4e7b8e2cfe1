"""Facts of a vendor with the page that shows them: rows of evidence, and the point of a city by GeoNames."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from vendors.desk.tasks.answers import Answers
from vendors.desk.tasks.fields import FieldKind, Fieldset, field_of
from vendors.desk.tasks.rows import RowPut, Said
from vendors.domain.publishers import host
from vendors.i18n.language import _
from vendors.tables.evidence import Evidence
from vendors.tables.ownership import Confidence, Verdict
from vendors.types.city_file import City
from vendors.types.gazetteer import cities_in

POINT: Final = "point"
"""The field that says where a city lies: latitude and longitude, separated by a comma."""
_GEONAMES: Final = "GeoNames"


def page_set(day: str) -> Fieldset:
    """The fields of the page that shows facts.

    Args:
        day: today.
    """
    return Fieldset(
        _("The page that shows it"),
        (
            field_of(
                Evidence, "source_url", "page", _("Address"), help=_("Empty: the facts are kept as not verified.")
            ),
            field_of(
                Evidence,
                "publisher",
                "page_publisher",
                help=_("Empty: as with other sources of that address."),
                kind=FieldKind.PUBLISHER,
            ),
            field_of(Evidence, "published", "page_published", help=_("Empty: not known.")),
            field_of(Evidence, "as_of", "page_as_of"),
            field_of(Evidence, "accessed", "page_read", value=day),
            field_of(Evidence, "confidence", "page_confidence", value=str(Confidence.HIGH)),
        ),
    )


def sourced(answers: Answers, vendor: str, facts: Mapping[str, Said], named: Said | None = None) -> Iterator[RowPut]:
    """A row of evidence for each fact; without a page none, and readers see it as not verified.

    Args:
        vendor: its id.
        facts: texts by column of the vendor, those that the page shows.
        named: the items of a list that the page names, where it does not name all.
    """
    page = answers.text("page")
    if not page:
        return
    if not any(facts.values()):
        answers.ask("page", _("There is no fact here that this page could show: fill one in, or empty this."))
    publisher = answers.text("page_publisher") or Said(_publisher(answers, page), "page_publisher")
    for column, value in facts.items():
        if not value:
            continue
        yield from outdated(answers, vendor, column, value)
        yield _verified(
            vendor,
            column,
            named or value,
            source_url=page,
            publisher=publisher,
            published=answers.text("page_published"),
            as_of=answers.text("page_as_of"),
            accessed=answers.text("page_read"),
            confidence=answers.text("page_confidence"),
        )


def outdated(answers: Answers, vendor: str, column: str, value: str) -> Iterator[RowPut]:
    """The rows of evidence that a new one takes the place of: those without a source, and those of another value."""
    for row in answers.tables.where("evidence", table="vendors", row=vendor, field=column):
        if not row.get("source_url") or not set(row.get("value", "").split("|")) <= set(value.split("|")):
            yield RowPut("evidence", {name: row.get(name, "") for name in Evidence.KEY}, goes=True)


def located(answers: Answers, vendor: str, city: Said, country: str) -> Iterable[RowPut]:
    """The point of a city, with GeoNames as its source; the one that is typed takes its place.

    Args:
        vendor: its id.
        city: as it was typed.
        country: code of its country.
    """
    typed = answers.text(POINT)
    if typed:
        latitude, _comma, longitude = (part.strip() for part in typed.partition(","))
        return [_point(vendor, Said(latitude, POINT), Said(longitude, POINT))]
    found = cities_in(country, city) if city else ()
    if not found:
        return [_point(vendor, Said("", POINT), Said("", POINT))]
    if len(found) > 1:
        answers.ask(
            POINT,
            _("Several cities of that country are called {city}: {points}. Which point is it?"),
            _written(found[0]),
            city=city,
            points="; ".join(map(_written, found)),
        )
    return [_point(vendor, *_pair(found[0])), *_by_geonames(answers, vendor, found[0])]


def _written(city: City) -> str:
    return ", ".join(_pair(city))


def _pair(city: City) -> tuple[Said, Said]:
    return Said(f"{city.latitude:.4f}", POINT), Said(f"{city.longitude:.4f}", POINT)


def _point(vendor: str, latitude: Said, longitude: Said) -> RowPut:
    return RowPut("vendors", {"id": vendor, "hq_lat": latitude, "hq_lon": longitude})


def _by_geonames(answers: Answers, vendor: str, city: City) -> Iterator[RowPut]:
    for column, value in zip(("hq_lat", "hq_lon"), _pair(city), strict=True):
        yield from outdated(answers, vendor, column, value)
        yield _verified(
            vendor,
            column,
            value,
            source_url=city.address,
            publisher=_GEONAMES,
            accessed=answers.day.isoformat(),
            confidence=str(Confidence.HIGH),
            note="centre of the city, not the office",
        )


def _verified(vendor: str, column: str, value: str, **source: str) -> RowPut:
    """A row of evidence that a source shows a fact of a vendor."""
    fact = {"table": "vendors", "row": vendor, "field": column, "value": value, "verdict": str(Verdict.VERIFIED)}
    return RowPut("evidence", {**fact, **source})


def _publisher(answers: Answers, page: str) -> str:
    """Who is named with other sources at the host of a page; the host itself where nobody is."""
    here = host(page)
    names = (
        row.get("publisher", "")
        for row in reversed(answers.tables.rows("evidence"))
        if here and row.get("publisher") and host(row.get("source_url", "")) == here
    )
    return next(names, here)
