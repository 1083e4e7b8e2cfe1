"""Which article each mention is of, as a column of numbers; and how many articles name each vendor."""

from collections import Counter
from datetime import date

import numpy as np
from numpy.typing import NDArray

from vendors.domain.cells import column, newest_places
from vendors.tables.article import Article
from vendors.tables.dataset import Dataset
from vendors.tables.mention import Mention
from vendors.tables.remembered import with_dataset


@with_dataset(1, tables=(Article, Mention))
def mention_places(dataset: Dataset) -> NDArray[np.int32]:
    """Of each mention, in the order of the file, where its article stands among all of them, newest first; below zero where there is no such one."""
    place = dataset.place_of_article
    return np.array([place.get(mention.article, -1) for mention in dataset.table(Mention)], np.int32)


def counts_until(dataset: Dataset, on: date) -> Counter[str]:
    """How many articles that name a vendor were published up to a day, by its id."""
    first = column(dataset, Article, "date").each(lambda day: day.first.toordinal(), np.int32)
    # Behind all articles stands one that is none, of the mentions without an article.
    there = np.append((first <= on.toordinal())[newest_places(dataset)], False)
    named = column(dataset, Mention, "vendor")
    counts = np.bincount(named.which[there[mention_places(dataset)]], minlength=len(named.different))
    found: Counter[str] = Counter()
    for vendor, n in zip(named.different, counts.tolist(), strict=True):
        found[vendor] += n
    return found
