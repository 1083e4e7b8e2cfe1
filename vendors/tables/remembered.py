"""What was found out about a data set, remembered for as long as the data set is there, and no longer."""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from vendors.tables.dataset import Dataset
from vendors.tables.row import Row

P = ParamSpec("P")
R = TypeVar("R")


def with_dataset(
    most: int, place: int = 0, tables: Collection[type[Row]] = ()
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Has a function remember its answers beside the data set that they are about.

    `functools.lru_cache` alone would keep the data sets of its keys too, and so each version that was ever shown.

    Args:
        most: answers that are remembered of one data set; those longest not asked for go first.
        place: of the argument that is the data set, or something such as an `AsOf` that has it as `dataset`; it is given by its place.
        tables: all that the function needs, where these are few: it is given no other, and its answers stand in each later version in
            which they are the same rows.
    """
    names = frozenset(model.TABLE for model in tables)

    def remembering(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def answer(*args: P.args, **more: P.kwargs) -> R:
            about: Any = args[place]
            whole: Dataset = about if isinstance(about, Dataset) else about.dataset
            dataset = whole.of(names) if names else whole
            known = dataset.remembered.get(answer)
            if known is None:
                known = dataset.remembered.setdefault(answer, lru_cache(most)(function))
            if dataset is not whole:
                part = dataset if about is whole else replace(about, dataset=dataset)
                args = (*args[:place], part, *args[place + 1 :])  # type: ignore[assignment]
            found: R = known(*args, **more)
            return found

        return answer

    return remembering
