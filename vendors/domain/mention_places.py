"""Which article each mention is of, as a column of numbers."""

import numpy as np
from numpy.typing import NDArray

from vendors.tables.article import Article
from vendors.tables.dataset import Dataset
from vendors.tables.mention import Mention
from vendors.tables.remembered import with_dataset


@with_dataset(1, tables=(Article, Mention))
def mention_places(dataset: Dataset) -> NDArray[np.int32]:
    """Of each mention, in the order of the file, where its article stands among all of them, newest first; below zero where there is no such one."""
    place = dataset.place_of_article
    return np.array([place.get(mention.article, -1) for mention in dataset.table(Mention)], np.int32)
