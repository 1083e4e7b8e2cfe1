"""The pages that every reader sees, one a module. A module here that declares a `PAGE` is a page of the site; nothing else lists it."""

import pkgutil
from importlib import import_module

from views.base.page import PAGES, Page


def _declared() -> list[Page]:
    modules = [import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    pages = [module.PAGE for module in modules if hasattr(module, "PAGE")]
    return sorted(pages, key=lambda page: (page.place, page.path))


PAGES.update((page.path, page) for page in _declared())
