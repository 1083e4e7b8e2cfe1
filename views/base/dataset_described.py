"""The data set as search engines for data read it: schema.org’s Dataset, with its description, files and licence."""

from typing import Any

from vendors.exports.formats import DOWNLOADS
from vendors.i18n.language import _
from vendors.settings import settings
from views.base.view import Asked


def described(asked: Asked) -> dict[str, Any]:
    """What is said of the data set, in the page’s language; addresses are whole where the site has a public one."""
    words, dataset, site = asked.words, asked.dataset, settings()
    base = site.public_address.rstrip("/")
    plain = [one for one in DOWNLOADS if not one.asked_by]
    said: dict[str, Any] = {
        "@type": "Dataset",
        "name": "Panorama CX",
        "description": words.say(
            _(
                "Vendors of customer-experience measurement: origin, owners and country of control on any day, functions, controversies with the vendors’ responses, and news. Each value has its source, or is marked as not verified. {n} vendors, {articles} articles, {disputes} controversies."
            ),
            n=words.number(len(dataset.vendor)),
            articles=words.number(len(dataset.article)),
            disputes=words.number(len(dataset.controversy)),
        ),
        "inLanguage": words.code,
        "version": dataset.version[:7],
        "dateModified": dataset.issued.isoformat(),
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": "En-Contact"},
        "keywords": [words.say(one) for one in (_("customer experience"), _("ownership"), _("software vendors"))],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "encodingFormat": one.media_type.partition(";")[0],
                "contentUrl": f"{base}/{name}.{one.ending}?lang={words.code}",
            }
            for name in ("vendors", "news", "controversies")
            for one in plain
        ],
    }
    if base:
        said |= {"url": f"{base}/?lang={words.code}", "includedInDataCatalog": {"@type": "DataCatalog", "url": base}}
    if site.licence_name:
        return said | {"license": site.licence_address or site.licence_name}
    return said | {"conditionsOfAccess": words.say(_("Licence: to be chosen by the magazine"))}
