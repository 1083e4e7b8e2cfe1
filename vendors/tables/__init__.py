"""The tables of the data set: one row model each, in a module of its own."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from vendors.tables.row import Row

ORDER: Final = (
    "news",
    "capabilities",
    "ownership",
    "events",
    "controversies",
    "controversy_status",
    "corrections",
    "evidence",
    "mentions",
    "replies",
    "vendors",
    "publishers",
    "searches",
)
"""The tables in the order in which their content makes the version of the data: a new table stands last, and none ever moves.

A version is what citations, file names and the history call the data by. If it hung on anything but the data (once it was
the order in which Python happened to create the classes), the same bytes would get another name and nobody could publish.
"""


def _declared() -> dict[str, type[Row]]:
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    models = {model.TABLE: model for model in Row.__subclasses__() if model.TABLE}
    if set(models) != set(ORDER):
        raise TypeError(f"ORDER names {sorted(ORDER)}, the modules declare {sorted(models)}: a new table stands last")
    return {table: models[table] for table in ORDER}


TABLES: Final[dict[str, type[Row]]] = _declared()
"""Row model of each table by its name, in that order; a new module here is a new table."""
