"""The tables of the data set: one row model each, in a module of its own."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from vendors.tables.row import Row


def _declared() -> dict[str, type[Row]]:
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return {model.TABLE: model for model in Row.__subclasses__() if model.TABLE}


TABLES: Final[dict[str, type[Row]]] = _declared()
"""Row model of each table by its name; a new module here is a new table."""
