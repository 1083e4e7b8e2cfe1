"""Who stands behind a source: two titles of one house are one voice, and so are a vendor and a directory that copies it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from vendors.tables.dataset import Dataset
from vendors.tables.publisher import COPIES, Publisher, PublisherKind
from vendors.tables.vendor import Vendor


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a source.

    Attributes:
        house: what tells one voice from another: the house of the publisher, or the vendor itself.
        kind: what kind of publisher it is, or None where `publishers.csv` does not say.
        own: whether it is the vendor’s own word: its pages and filings, a release of its own, a directory that copies companies.
    """

    house: str
    kind: PublisherKind | None
    own: bool = False


def host(address: str) -> str:
    """The host of an address, without `www.`, as a name for its publisher; "" of a text that is no address."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def publisher_of(dataset: Dataset, address: str) -> str:
    """The name of the publisher of a page: as an article or evidence names it, or as its site is known by; else its host."""
    if row := dataset.article_at.get(address):
        return row.publisher
    site = host(address)
    known = _at(dataset, site)
    return dataset.cited_publisher_at.get(address) or (known.name if known else site)


def called(dataset: Dataset, publisher: str, code: str) -> str:
    """A publisher as readers of a language are told of it: a proper name as it is, what describes its page in their language.

    Args:
        publisher: as a source or an article names it.
        code: of the language.
    """
    row = dataset.publisher.get(publisher)
    return (row.own("name", code) if row else "") or publisher


def voice(dataset: Dataset, vendor: str, publisher: str, address: str) -> Voice:
    """Who speaks about a vendor in a source.

    A publisher that `publishers.csv` does not list is a house of its own, unless its name or site is the vendor’s.

    Args:
        publisher: as the source names it.
        address: of the page.

    Raises:
        KeyError: there is no such vendor.
    """
    listed = dataset.publisher.get(publisher) or _at(dataset, host(address))
    if listed:
        own = vendor in listed.vendors or listed.kind in COPIES
        return Voice(_itself(vendor) if own else listed.house or listed.name, listed.kind, own)
    if _is_of(dataset.vendor[vendor], publisher, address):
        return Voice(_itself(vendor), PublisherKind.COMPANY, own=True)
    return Voice(publisher, None)


def _itself(vendor: str) -> str:
    return f"={vendor}"


def _is_of(vendor: Vendor, publisher: str, address: str) -> bool:
    site, ours = host(address), host(vendor.website)
    return publisher in (vendor.name, *vendor.aliases) or site == ours or site.endswith(f".{ours}")


def _at(dataset: Dataset, site: str) -> Publisher | None:
    """Whose site it is: that of the host, or of the nearest domain above it."""
    while site:
        if found := dataset.publisher_of_host.get(site):
            return found
        _, _, site = site.partition(".")
    return None
