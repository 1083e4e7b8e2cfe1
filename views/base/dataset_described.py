"""The data set as search engines for data read it: schema.org’s Dataset, with its description, files and licence."""

from collections.abc import Iterable
from typing import Any, Final

from vendors.exports.formats import DOWNLOADS, PLAIN
from vendors.i18n.language import _
from vendors.settings import settings
from vendors.tables import TABLES
from views.base.view import SITE, Asked

MAGAZINE: Final = {"@type": "Organization", "name": "En-Contact"}


def described(asked: Asked) -> dict[str, Any]:
    """What is said of the data set, in the page’s language; addresses are whole where the site has a public one."""
    plain = [one for one in DOWNLOADS if not one.asked_by]
    return _whole(asked, "/") | {
        "distribution": [
            _download(name, one.media_type, f"/{name}.{one.ending}?lang={asked.words.code}")
            for name in ("vendors", "news", "controversies")
            for one in plain
        ],
        **licence(asked),
    }


def described_by_tables(asked: Asked) -> dict[str, Any]:
    """The same of all its tables: everything in one file, its descriptor, and each table."""
    whole = [
        _download("panorama-cx.zip", "application/zip", f"/data/panorama.zip?lang={asked.words.code}"),
        _download("datapackage.json", "application/json", f"/data/datapackage.json?lang={asked.words.code}"),
    ]
    tables = [_download(name, "text/csv", f"/data/{name}.csv") for name in sorted(TABLES)]
    return _whole(asked, "/data") | {"distribution": [*whole, *tables], **licence(asked)}


def table_described(asked: Asked, name: str, description: str, columns: Iterable[str]) -> dict[str, Any]:
    """One table as a part of the data set, with its columns and its files.

    Args:
        name: of the table.
        description: in the page’s language.
        columns: the names of its columns.
    """
    return {
        "@type": "Dataset",
        "name": f"{SITE} – {name}",
        "description": description,
        "inLanguage": asked.words.code,
        "url": _base() + asked.selection.only_with().at(f"/data/{name}"),
        "isPartOf": {"@type": "Dataset", "name": SITE, "url": _base() + asked.selection.only_with().at("/data")},
        "version": asked.dataset.version[:7],
        "dateModified": asked.dataset.issued.isoformat(),
        "isAccessibleForFree": True,
        "creator": MAGAZINE,
        "variableMeasured": list(columns),
        "distribution": [_download(name, one.media_type, f"/data/{name}.{one.ending}") for one in PLAIN],
        **licence(asked),
    }


def licence(asked: Asked) -> dict[str, str]:
    """The licence, or that none has been chosen."""
    site = settings()
    if site.licence_name:
        return {"license": site.licence_address or site.licence_name}
    return {"conditionsOfAccess": asked.words.say(_("Licence: to be chosen by the magazine"))}


def _whole(asked: Asked, path: str) -> dict[str, Any]:
    words, dataset, base = asked.words, asked.dataset, _base()
    said: dict[str, Any] = {
        "@type": "Dataset",
        "name": SITE,
        "description": words.say(
            _(
                "Vendors of customer-experience measurement: origin, owners and country of control on any day, capabilities, controversies with the vendors’ responses, and news. Each value has its source, or is marked as not verified. {n} vendors, {articles} articles, {disputes} controversies."
            ),
            n=words.number(len(dataset.vendor)),
            articles=words.number(len(dataset.article)),
            disputes=words.number(len(dataset.controversy)),
        ),
        "inLanguage": words.code,
        "version": dataset.version[:7],
        "dateModified": dataset.issued.isoformat(),
        "isAccessibleForFree": True,
        "creator": MAGAZINE,
        "keywords": [words.say(one) for one in (_("customer experience"), _("ownership"), _("software vendors"))],
    }
    if base:
        catalogue = {"@type": "DataCatalog", "url": base}
        said |= {"url": f"{base}{path}?lang={words.code}", "includedInDataCatalog": catalogue}
    return said


def _download(name: str, media_type: str, path: str) -> dict[str, str]:
    return {
        "@type": "DataDownload",
        "name": name,
        "encodingFormat": media_type.partition(";")[0],
        "contentUrl": _base() + path,
    }


def _base() -> str:
    return settings().public_address.rstrip("/")
