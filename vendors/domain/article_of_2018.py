"""The article of 23 April 2018 from which this survey began, and the seven vendors it names."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from vendors.i18n.collation import sort_key
from vendors.tables.dataset import Dataset

ARTICLE: Final = "2018-04-23-en-contact-qualtrics-complice-de-facebook-et-cambridge-analytica"
DAY: Final = date(2018, 4, 23)
QUOTATION: Final = "française ou européenne, pas ridicule du tout"
"""What the article says of the competition; quoted exactly, in French."""
NAMED: Final = ("medallia", "qualtrics", "viavoo", "hubicus", "mediatech-solutions", "eloquant", "trustyou")
"""The vendors in the order in which the article’s closing note names them."""


def named(dataset: Dataset) -> Sequence[str]:
    """Ids of the vendors that the data ties to the article, in the article’s order."""
    tied = {mention.vendor for mention in dataset.mentions.get(ARTICLE, ())}
    return [vendor for vendor in NAMED if vendor in tied] + sorted(
        tied.difference(NAMED), key=lambda id: sort_key(dataset.vendor[id].name)
    )
