"""The views of the database: questions about a day that are asked with a macro, each declared with what its columns mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from vendors.domain.vendor_on import VendorOn
from vendors.i18n.language import _
from vendors.query.values import EARLIEST
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.controversy_status import OPEN, StatusStep
from vendors.tables.row import Column
from vendors.tables.vendor import VendorStatus
from vendors.types.country import Hosting


@dataclass(frozen=True, slots=True)
class SqlView:
    """A view, or a table that is derived.

    Attributes:
        name: as a query writes it.
        asks_day: whether it is a macro that takes a day; without one it looks at the day that the page shows.
        about: what its rows are, an English message.
        columns: what they hold.
        sql: its query; "" for a table whose rows are computed.
    """

    name: str
    asks_day: bool
    about: str
    columns: Sequence[Column]
    sql: str = ""

    @property
    def call(self) -> str:
        """How a query names it."""
        return f"{self.name}(day)" if self.asks_day else self.name


@dataclass(frozen=True, slots=True)
class SqlFunction:
    """A function of one value.

    Attributes:
        name, parameters: as a query writes it.
        about: what it gives, an English message.
        sql: what it computes.
    """

    name: str
    parameters: str
    about: str
    sql: str

    @property
    def call(self) -> str:
        """How a query names it."""
        return f"{self.name}({self.parameters})"


def _derived(name: str, label: str, kind: str = "text", *, many: bool = False, help: str = "") -> Column:
    return Column(name, label, help, kind=kind, many=many, derived=True)


_VENDOR: Final = _derived("vendor", _("Vendor"))
_PLACE: Final = _derived("place", _("Order"), "integer", help=_("In the order of the file."))
_NEWEST: Final = _derived("place", _("Order"), "integer", help=_("The newest first."))
_PERIOD: Final = (
    _derived("begins", _("First day"), "day", help=_("Empty: without bound.")),
    _derived("ends", _("The day after the last"), "day", help=_("Empty: it lasts.")),
)
_KNOWN_PERIOD: Final = (
    _derived(
        "begins", _("First day"), "day", help=_("Empty: not known, or without bound. A year means its first day.")
    ),
    _derived("ends", _("The day after the last"), "day", help=_("Empty: it lasts, or is not known.")),
)
_HELD: Final = (
    *(
        VendorOn.column(name)
        for name in (
            "owner",
            "owner_vendor",
            "control_kind",
            "ultimate_owner",
            "control_country",
            "control_region",
            "control_verified",
        )
    ),
    _derived(
        "undated",
        _("Undated"),
        "boolean",
        help=_("It is known who controls it and not since when: leave it out of a trend."),
    ),
)
_DAY: Final = "coalesce(day::DATE, chosen_day())"
"""The day that a macro is asked about."""
_COVERS: Final = f"({{held}}answers_from IS NULL OR {{held}}answers_from <= {_DAY}) AND ({{held}}answers_until IS NULL OR {_DAY} < {{held}}answers_until)"
"""Which period of control a macro is asked about."""
_SURE: Final = f"held.control_verified AND ({_DAY} >= (SELECT today FROM about) OR coalesce(held.settled <= {_DAY}, false)) AS control_verified"
"""A period may be verified, and still not have begun by the day that a macro is asked about."""
_HELD_NAMES: Final = ", ".join(_SURE if one.name == "control_verified" else f"held.{one.name}" for one in _HELD)
_DISPUTED_VENDOR: Final = (_derived("controversy", _("Controversy")), _VENDOR)


def _listed(values: Sequence[object]) -> str:
    return ", ".join(f"'{value}'" for value in values)


def _of_vendors() -> str:
    stored = ", ".join(f"one.{column.name}" for column in VendorOn.stored_columns())
    absorbed, active = VendorStatus.MERGED, VendorStatus.ACTIVE
    return f"""
WITH held AS (SELECT * FROM control_periods WHERE {_COVERS.format(held="")})
SELECT {stored},
  born.region AS origin_region, held.owner, held.owner_vendor, held.control_kind, held.ultimate_owner,
  held.control_country, held.control_region, {_SURE},
  CASE WHEN held.control_kind = '{absorbed}' THEN '{absorbed}' WHEN one.status = '{absorbed}' THEN '{active}' ELSE one.status END AS status_on_date,
  kept.hosting_region, coalesce(told.articles, 0) AS articles, coalesce(disputed.controversies, 0) AS controversies,
  one.rowid AS place
FROM vendors one
JOIN countries born ON born.code = one.origin_country
JOIN held ON held.vendor = one.id
LEFT JOIN (
  SELECT id, list_filter([{_listed(tuple(Hosting))}], lambda region: list_contains(list(hosting), region)) AS hosting_region
  FROM (SELECT id, unnest(data_hosting) AS code FROM vendors) JOIN countries USING (code) GROUP BY id) kept USING (id)
LEFT JOIN (
  SELECT mentions.vendor AS id, count(*) AS articles
  FROM mentions JOIN news ON news.id = mentions.article WHERE earliest(news.date) <= {_DAY} GROUP BY 1) told USING (id)
LEFT JOIN (
  SELECT id, count(*) AS controversies
  FROM (SELECT unnest(vendors) AS id FROM controversies WHERE earliest(opened) <= {_DAY}) GROUP BY 1) disputed USING (id)
WHERE (one.founded IS NULL OR earliest(one.founded) <= {_DAY}) AND is_known(day)
ORDER BY place"""


_OF_OWNERS: Final = f"""
SELECT one.id AS vendor, one.name, born.region AS origin_region, {_HELD_NAMES}, held.begins, held.ends, one.rowid AS place
FROM vendors one
JOIN countries born ON born.code = one.origin_country
JOIN control_periods held ON held.vendor = one.id
WHERE {_COVERS.format(held="held.")}
  AND (one.founded IS NULL OR earliest(one.founded) <= {_DAY}) AND is_known(day)
ORDER BY place"""

_OF_CONTROVERSIES: Final = f"""
WITH steps AS (
  SELECT controversy AS id, arg_max(status, rowid) AS status
  FROM controversy_status WHERE earliest(date) <= {_DAY} GROUP BY 1),
said AS (
  SELECT answer_periods.controversy AS id, vendor, vendor || ': ' || stage AS answer
  FROM answer_periods WHERE (begins IS NULL OR begins <= {_DAY}) AND (ends IS NULL OR {_DAY} < ends)),
named AS (SELECT id, unnest(vendors) AS vendor, generate_subscripts(vendors, 1) AS turn FROM controversies),
parties AS (
  SELECT named.id, list(answer ORDER BY turn) FILTER (answer IS NOT NULL) AS answers,
    list(there.origin_region ORDER BY turn) FILTER (there.origin_region IS NOT NULL) AS origin_regions,
    list(there.control_region ORDER BY turn) FILTER (there.control_region IS NOT NULL) AS control_regions
  FROM named LEFT JOIN said ON said.id = named.id AND said.vendor = named.vendor
  LEFT JOIN owners_on({_DAY}) there ON there.vendor = named.vendor GROUP BY 1),
told AS (
  SELECT listed.id, list(article ORDER BY turn) AS articles
  FROM (SELECT id, unnest(articles) AS article, generate_subscripts(articles, 1) AS turn FROM controversies) listed
  JOIN news ON news.id = article WHERE earliest(news.date) <= {_DAY} GROUP BY 1)
SELECT one.* REPLACE (CASE WHEN earliest(one.closed) <= {_DAY} THEN one.closed END AS closed, coalesce(told.articles, []) AS articles), status, status IN ({_listed(OPEN)}) AS open, answers, origin_regions, control_regions,
  row_number() OVER (ORDER BY earliest(one.opened) DESC, latest(one.opened) DESC, one.rowid) - 1 AS place
FROM controversies one LEFT JOIN steps USING (id) LEFT JOIN parties USING (id) LEFT JOIN told USING (id)
WHERE earliest(one.opened) <= {_DAY} AND is_known(day)
ORDER BY place"""

_OF_ARTICLES: Final = f"""
WITH named AS (SELECT article AS id, list(vendor ORDER BY rowid) AS vendors FROM mentions GROUP BY 1),
disputed AS (
  SELECT article AS id, list(controversy ORDER BY place) AS controversies,
    list(controversy || ': ' || status || '; ' || array_to_string(answers, ', ') ORDER BY place) AS standing
  FROM (SELECT id AS controversy, unnest(articles) AS article, status, answers, place FROM controversies_on({_DAY}))
  WHERE status IS NOT NULL GROUP BY 1)
SELECT one.*, vendors, controversies, standing,
  row_number() OVER (ORDER BY earliest(one.date) DESC, latest(one.date) DESC, one.rowid) - 1 AS place
FROM news one LEFT JOIN named USING (id) LEFT JOIN disputed USING (id)
WHERE earliest(one.date) <= {_DAY} AND is_known(day)
ORDER BY place"""

_BY_YEAR: Final = """
SELECT years.year, least(make_date(years.year::INT, 12, 31), about.today) AS as_of, held.*
FROM about, (SELECT unnest(range(1980, year(today) + 1)) AS year FROM about) years,
  owners_on(least(make_date(years.year::INT, 12, 31), about.today)) held
ORDER BY years.year, held.place"""

_OF_ONE_DAY: Final = (_derived("name", _("Name")), VendorOn.column("origin_region"))

COMPUTED: Final = (
    SqlView(
        "control_periods",
        False,
        _("Who controlled each vendor from when to when: the chain of its owners is followed to its end."),
        (
            _VENDOR,
            *_HELD,
            *_KNOWN_PERIOD,
            _derived(
                "settled",
                _("Begun for certain"),
                "day",
                help=_("From this day on it is verified, where it is; empty: from today on."),
            ),
            _derived("answers_from", _("Answers from"), "day", help=_("Empty: without bound.")),
            _derived("answers_until", _("Answers until"), "day", help=_("The day after the last; empty: it lasts.")),
        ),
    ),
    SqlView(
        "answer_periods",
        False,
        _("Where the answer of each vendor in a controversy stood, from when to when."),
        (*_DISPUTED_VENDOR, _derived("stage", _("State of the answer")), *_PERIOD),
    ),
    SqlView(
        "countries",
        False,
        _("The countries, with the regions in which this survey counts them."),
        (
            _derived("code", _("ISO 3166-1 alpha-2 code")),
            _derived("name_fr", _("Name (French)")),
            _derived("name_en", _("Name (English)")),
            _derived("region", _("Region")),
            _derived("hosting", _("Region of hosting")),
        ),
    ),
    SqlView(
        "name_places",
        False,
        _("The place of each name in the order in which pages list names: É with E, œ as oe."),
        (
            _derived("kind", _("Kind")),
            _derived("name", _("Name")),
            _derived("lang", _("Language")),
            _derived("place", _("Order"), "integer"),
        ),
    ),
    SqlView(
        "about",
        False,
        _("One row: which data this is."),
        (
            _derived("data_version", _("Version of the data")),
            _derived("issued", _("Date of the data"), "day"),
            _derived("today", _("Present day"), "day"),
        ),
    ),
)
"""Tables whose rows are computed once, for a state of the data and a present day."""

_NAMED: Final = (
    "(SELECT any_value(place) FROM name_places WHERE name_places.kind = '{kind}' AND name_places.name = wanted{lang})"
)

SCALARS: Final = (
    SqlFunction(
        "earliest",
        "wanted",
        _("The first day that a date such as 2018 or 2018-04 may mean."),
        """
CASE length(wanted) WHEN 4 THEN TRY_CAST(wanted || '-01-01' AS DATE) WHEN 7 THEN TRY_CAST(wanted || '-01' AS DATE) ELSE TRY_CAST(wanted AS DATE) END""",
    ),
    SqlFunction(
        "latest",
        "wanted",
        _("The last day that such a date may mean."),
        """
CASE length(wanted) WHEN 4 THEN TRY_CAST(wanted || '-12-31' AS DATE) WHEN 7 THEN last_day(TRY_CAST(wanted || '-01' AS DATE)) ELSE TRY_CAST(wanted AS DATE) END""",
    ),
    SqlFunction(
        "chosen_day",
        "",
        _("The day that the page shows: today, or the one chosen."),
        "coalesce(getvariable('chosen_day'), (SELECT today FROM about))",
    ),
    SqlFunction(
        "is_known",
        "day",
        _("Whether a day can be asked about: what is to come is not known, and an error says so."),
        f"""
CASE WHEN day IS NULL OR day::DATE BETWEEN DATE '{EARLIEST}' AND (SELECT today FROM about) THEN true
  ELSE error('The day ' || day::DATE || ' cannot be asked about: write one from {EARLIEST} to ' || (SELECT today FROM about)) END""",
    ),
    SqlFunction("name_place", "wanted", _("To order by names as pages do."), _NAMED.format(kind="name", lang="")),
    SqlFunction(
        "country_place",
        "wanted, tongue",
        _("To order by the names of countries in a language, fr or en."),
        _NAMED.format(kind="country", lang=" AND name_places.lang = tongue"),
    ),
    SqlFunction(
        "city_place",
        "wanted, tongue",
        _("To order by the names of cities in a language."),
        _NAMED.format(kind="city", lang=" AND name_places.lang = tongue"),
    ),
)

VIEWS: Final = (
    SqlView(
        "vendors_on",
        True,
        _("The vendors that existed on a day, with owner, control and status on it."),
        (*VendorOn.columns(), _PLACE),
        _of_vendors(),
    ),
    SqlView(
        "owners_on",
        True,
        _("Who controlled each vendor on a day."),
        (_VENDOR, *_OF_ONE_DAY, *_HELD, *_KNOWN_PERIOD, _PLACE),
        _OF_OWNERS,
    ),
    SqlView(
        "controversies_on",
        True,
        _("The controversies opened up to a day, with status, answers and regions on it."),
        (
            *Controversy.stored_columns(),
            StatusStep.column("status"),
            _derived(
                "open",
                _("Open"),
                "boolean",
                help=_("No settlement, judgment, dismissal or other end has been reported."),
            ),
            _derived("answers", _("Answers"), many=True, help=_("Each vendor with the state of its answer.")),
            _derived("origin_regions", _("Region of origin"), many=True, help=_("Of each of its vendors.")),
            _derived("control_regions", _("Region of control"), many=True, help=_("Of each of its vendors.")),
            _NEWEST,
        ),
        _OF_CONTROVERSIES,
    ),
    SqlView(
        "articles_on",
        True,
        _("The articles published up to a day, with the vendors they are about and what is disputed in them."),
        (
            *Article.stored_columns(),
            _derived("vendors", _("Vendors"), many=True),
            _derived("controversies", _("Controversies"), many=True),
            _derived("standing", _("Status and answers"), many=True, help=_("Of those controversies, on the day.")),
            _NEWEST,
        ),
        _OF_ARTICLES,
    ),
    SqlView(
        "control_by_year",
        False,
        _("Who controlled each vendor at the end of each year since 1980, and today."),
        (
            _derived("year", _("Year"), "integer"),
            _derived("as_of", _("As of"), "day"),
            _VENDOR,
            *_OF_ONE_DAY,
            *_HELD,
            *_KNOWN_PERIOD,
            _PLACE,
        ),
        _BY_YEAR,
    ),
)
"""In the order in which they are made: one may stand on those before it."""


def statements() -> Mapping[str, str]:
    """The statements that make functions and views, by the name of each, in their order."""
    made = {one.name: f"CREATE MACRO {one.call} AS {one.sql.strip()}" for one in SCALARS}
    for view in VIEWS:
        head = f"MACRO {view.name}(day := NULL) AS TABLE" if view.asks_day else f"VIEW {view.name} AS"
        made[view.name] = f"CREATE {head} {view.sql.strip()}"
    return made
