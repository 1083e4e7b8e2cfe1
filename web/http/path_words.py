"""Parts of a path that are one of some words: with any other word the path is not that route's."""

import re
from collections.abc import Iterable

from starlette.convertors import PathConvertor, register_url_convertor


def path_word(name: str, words: Iterable[str]) -> None:
    """Makes `{part:name}` in the paths of routes stand for one of some words.

    Args:
        name: which no other kind of part has.
        words: as they stand in addresses.
    """
    kind = type("PathWord", (PathConvertor,), {"regex": "|".join(map(re.escape, words))})
    register_url_convertor(name, kind())
