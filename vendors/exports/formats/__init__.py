"""The formats in which a table is taken away, one a file: each module here is an exporter that says what it is called."""

import inspect
import pkgutil
from collections.abc import Mapping
from importlib import import_module
from typing import Final

from vendors.exports.exporter import NOTHING, Exporter


def _declared() -> list[Exporter]:
    """An exporter of each class that the modules of this folder declare, in the order of their places."""
    modules = [import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    classes = [
        kind
        for module in modules
        for kind in vars(module).values()
        if inspect.isclass(kind) and issubclass(kind, Exporter) and kind.__module__ == module.__name__
    ]
    return sorted((kind() for kind in classes), key=lambda exporter: (exporter.place, exporter.ending))


EXPORTERS: Final = tuple(_declared())
FORMATS: Final[Mapping[str, Exporter]] = {exporter.name: exporter for exporter in EXPORTERS if exporter.name}
"""The formats of the command line by their names there."""
DOWNLOADS: Final = tuple(exporter for exporter in EXPORTERS if exporter.ending)
"""The formats that the site offers, in the order of its links."""

PLAIN: Final = tuple(exporter for exporter in DOWNLOADS if not exporter.asked_by)
"""Those of them that an ending alone asks for."""


def asked_for(ending: str, parameters: Mapping[str, str] = NOTHING) -> Exporter | None:
    """The format that an address of the site asks for: of those with its ending, the one most of whose parameters it has.

    Args:
        ending: of the path, without the dot.
        parameters: of the address.
    """
    meant = [
        exporter
        for exporter in DOWNLOADS
        if exporter.ending == ending and exporter.asked_by.items() <= parameters.items()
    ]
    return max(meant, key=lambda exporter: len(exporter.asked_by), default=None)
