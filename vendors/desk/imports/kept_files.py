"""Loaded files kept beside the draft that they are part of, and loaded again from there after a restart.

What is kept is what stands in their cells and what the editor has decided about them, not what came of checking it: that is
found again, with the rules of the day.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from vendors.desk.imports.loading import KeptFile, LoadedFile, again, load_file
from vendors.desk.imports.sheet_json import as_plain, of_plain
from vendors.desk.imports.taken_from import TakenFrom
from vendors.desk.revisions.merge import upon
from vendors.store.files import Files
from vendors.tables import TABLES

LIST: Final = "loaded.json"
_CONTENT: Final = "content-"
_UNDER: Final = "under-"
Versions = Callable[[str, str, str], TakenFrom | None]
"""A version of the data by its name, as a file is taken to be of it: with how that is known, and the mark that it carries."""


class Unpacked(NamedTuple):
    """The loaded files of a draft, and the tables to which they are put."""

    loaded: tuple[LoadedFile, ...]
    under: Files


def packed(loaded: Sequence[LoadedFile], under: Files) -> Files:
    """What is kept beside a draft's tables; nothing where no file was loaded.

    Args:
        loaded: what is part of the draft, the newest last.
        under: the tables to which these are put.
    """
    if all(one.as_of is None for one in loaded):
        return {}
    listed = json.dumps([_noted(one) for one in loaded]).encode()
    contents = {
        f"{_CONTENT}{at}": json.dumps([as_plain(sheet) for sheet in one.kept.sheets]).encode()
        if one.as_of
        else next(iter(one.files.values()))
        for at, one in enumerate(loaded)
    }
    tables = {f"{_UNDER}{name}": under[name] for one in loaded for name in one.files if name in under}
    return {LIST: listed, **contents, **tables}


def unpacked(kept: Files, files: Files, versions: Versions) -> Unpacked | None:
    """The loaded files again; None where none are kept, or they cannot be read any more.

    Args:
        kept: as `packed` gave them.
        files: the tables of the draft.
        versions: finds the version of which a file is.
    """
    under = {**files, **{name.removeprefix(_UNDER): kept[name] for name in kept if name.startswith(_UNDER)}}
    loaded: list[LoadedFile] = []
    beside: Files = under
    try:
        for at, noted in enumerate(json.loads(kept[LIST])):
            one = _loaded(noted, kept[f"{_CONTENT}{at}"], beside, files, versions)
            loaded.append(one)
            beside = {**beside, **one.files} if one.base is None else upon(beside, one.files, one.base)[0]
    except (LookupError, ValueError, TypeError, ValidationError):
        return None
    return Unpacked(tuple(again(one, files) for one in loaded) if len(loaded) > 1 else tuple(loaded), under)


def _noted(one: LoadedFile) -> Mapping[str, Any]:
    kept = one.kept
    if kept.as_of is None:
        return {"table": next(iter(one.files)).removesuffix(".csv")}
    return {
        "name": kept.name,
        "as_of": [kept.as_of.version, kept.as_of.how, kept.as_of.mark],
        "removes": sorted(kept.removes),
        "takes_place": kept.takes_place,
    }


def _loaded(noted: Mapping[str, Any], content: bytes, beside: Files, files: Files, versions: Versions) -> LoadedFile:
    """One of them, loaded again beside the tables as they were then.

    Raises:
        LookupError: nobody knows the version any more of which it was.
    """
    if table := noted.get("table"):
        name = f"{table}.csv"
        return load_file(name, content, {table: TABLES[table]}, published=files)
    as_of = versions(*noted["as_of"])
    if as_of is None:
        raise LookupError(noted["as_of"])
    read = [of_plain(sheet) for sheet in json.loads(content)]
    removes = frozenset(noted["removes"])
    return KeptFile(noted["name"], read, as_of, removes, bool(noted["takes_place"])).load(beside)
