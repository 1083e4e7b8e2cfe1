"""`/llms.txt`: what the survey is, for programs that read for people, and what they must carry along (llmstxt.org)."""

from collections.abc import Iterator
from typing import Final

from vendors.exports import formats
from vendors.exports.open_data.package import DESCRIPTOR
from vendors.i18n.language import language
from vendors.query.selection import Selection
from vendors.settings import settings
from vendors.tables import TABLES
from vendors.tables.dataset import Dataset
from views.base.page import PAGES
from views.base.robots import is_closed
from views.base.view import SITE

WORDS: Final = language("en")
RULES: Final = (
    "Unknown is unknown: an empty cell, `null` or a missing row never means no.",
    "No allegation goes alone. Whoever repeats one repeats its status (alleged, denied, dismissed, ...), its dated source, and the vendor’s answer or that none was found; pages, their files, the API and feeds have them beside it, raw tables in the tables `controversy_status` and `replies`.",
    "A value is verified only where its verdict says so; call any other unverified. Figures carry their date.",
    "Owners and control are those of a day: `date=2018-04-23` asks for another than today.",
    "Titles and quotations are those of their publishers; summaries are the magazine’s own words.",
)
"""What must be carried along."""


def llms(base: str, dataset: Dataset) -> str:
    """The file, in English, built from what the pages declare.

    Args:
        base: address of the site, without a slash at its end.
        dataset: what it shows.
    """
    return "\n".join(_lines(base, dataset)) + "\n"


def _lines(base: str, dataset: Dataset) -> Iterator[str]:
    english = Selection(lang="en")
    yield from (f"# {SITE}", "")
    yield (
        "> A survey of customer-experience measurement platforms by En-Contact, a French trade magazine: where each vendor comes from, "
        "who owned and controlled it on any day, what it can do, news, and controversies with the vendors’ answers. Each value has its source or is marked as unverified."
    )
    licence = settings().licence_name or "to be chosen by the magazine"
    yield from (
        "",
        f"{len(dataset.vendor)} vendors, {len(dataset.article)} articles, {len(dataset.controversy)} controversies. Data of {dataset.issued}, version {dataset.version[:12]}. Licence: {licence}. Pages are in French, and in English with `lang=en`.",
        "",
        "## What must be carried along",
        "",
    )
    yield from (f"- {rule}" for rule in RULES)
    yield from ("", "## Pages", "")
    pages = {english.at(page.path): WORDS.say(page.title) for page in PAGES.values()}
    yield from (f"- [{title}]({base}{address})" for address, title in pages.items() if not is_closed(address))
    yield from ("", "## What a page shows, as a file", "")
    endings = ", ".join(f"`.{one.ending}`" for one in formats.PLAIN)
    yield f"The address of a page’s table with another ending ({endings}), and the same query: {base}/vendors.json?region=fr&lang=en . A value that does not exist is refused with the nearest that does."
    yield ""
    yield from (
        f"- [{table.name}]({base}/{table.name}.csv?lang=en)"
        for page in PAGES.values()
        for table in page.tables
        if not is_closed(f"/{table.name}.csv")
    )
    yield from (
        "",
        "## For programs",
        "",
        f"- [The API, described by OpenAPI 3.1]({base}/api/v1/openapi.json): rows of a selection with status and answers beside what is disputed, sources on request",
        f"- [SQL over the tables]({base}/sql?lang=en): read-only, the query in the address",
    )
    yield from ("", "## Tables as they are kept", "")
    yield from (
        f"- [{name}]({base}/data/{name}.csv): {(model.__doc__ or '').strip().partition(chr(10))[0]} Schema: {base}/api/v1/schema/{name}.json"
        for name, model in sorted(TABLES.items())
    )
    yield from (
        "",
        "## The whole, and its versions",
        "",
        f"- [Everything in one file]({base}/data/panorama.zip?lang=en): Data Package with CSV, JSON, Parquet, Excel, SQLite, FollowTheMoney, BODS",
        f"- [Its descriptor]({base}/api/v1/{DESCRIPTOR}?lang=en)",
        "- Each published version has an address that stays, with checksums and what it changed, for people: robots are kept from them, since an old version says what was true then",
        f"- [What has changed]({base}/changes.json?lang=en), as a feed: {base}/feeds/changes.atom?lang=en",
        "",
        "## How to cite",
        "",
        f"Name the version and the day; {base}/vendors.bib?lang=en (also `.ris`, `.csl`) gives the citation of a page as it stands, for any query. A version has its own at its address.",
        "",
        "## For assistants",
        "",
        "From a copy of the project, `python -m vendors mcp` serves the same answers by the Model Context Protocol.",
    )
