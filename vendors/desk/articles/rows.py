"""The rows of an article that an editor keeps: the tables of news and mentions with one article more."""

import re
from collections.abc import Container, Mapping
from typing import Any, Final

from vendors.store.files import Files
from vendors.store.writing import canonical
from vendors.tables.article import Article
from vendors.types.did_you_mean import plain
from vendors.validation.reading import text_of

LONGEST_ID: Final = 90
"""Characters of an identifier that is made."""


def identifier(words: str, taken: Container[str], most: int = LONGEST_ID) -> str:
    """An identifier out of words, such as the day, the publisher and the title of an article, with a number where another row has it.

    Args:
        words: what it says.
        taken: the identifiers that are there.
        most: characters that it may have.
    """
    wanted = re.sub(r"[^a-z0-9]+", "-", plain(words)).strip("-")
    if len(wanted) > most:
        wanted = wanted[: most + 1].rpartition("-")[0] or wanted[:most]
    free, n = wanted, 2
    while free in taken:
        free, n = f"{wanted}-{n}", n + 1
    return free


def with_choices(cells: Mapping[str, str]) -> dict[str, str]:
    """The cells of an article with what the editor chose for some of them: "choice-date" takes the place of "date", where it is filled.

    The identifier begins with the day, and follows it.
    """
    chosen = {name.removeprefix("choice-"): text for name, text in cells.items() if name.startswith("choice-") and text}
    kept = {name: text for name, text in cells.items() if not name.startswith("choice-")}
    if "date" in chosen and "id" in kept:
        kept["id"] = f"{chosen['date']}-{kept['id'].removeprefix(kept.get('date', '')).lstrip('-')}"
    return kept | chosen


def added(files: Files, cells: Mapping[str, str], roles: Mapping[str, str]) -> Files:
    """The tables with one article more.

    Args:
        files: the tables before.
        cells: its row of news.csv.
        roles: the role of each vendor that it names; "" leaves the vendor out.
    """
    row: dict[str, Any] = {column.name: " ".join(cells.get(column.name, "").split()) for column in Article.columns()}
    named = [{"article": row["id"], "vendor": vendor, "role": role} for vendor, role in roles.items() if role]
    news: list[Mapping[str, Any]] = list(text_of("news", files.get("news.csv")).rows)
    mentions: list[Mapping[str, Any]] = list(text_of("mentions", files.get("mentions.csv")).rows)
    # Kept twice, as by a double click, a row is there once; another article of that id is shown as a problem.
    news += [] if any(all(row.get(name) == cell for name, cell in one.items()) for one in news) else [row]
    mentions += [one for one in named if one not in map(dict, mentions)]
    # The tables stand in the order of their ids, so that a difference shows what is new and nothing else.
    news.sort(key=lambda one: one.get("id", ""))
    mentions.sort(key=lambda one: (one.get("article", ""), one.get("vendor", "")))
    return {"news.csv": canonical("news", news), "mentions.csv": canonical("mentions", mentions)}
