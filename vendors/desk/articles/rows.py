"""The rows of an article that an editor keeps: the tables of news and mentions with one article more."""

from collections.abc import Mapping
from typing import Any

from vendors.store.files import Files
from vendors.store.writing import canonical
from vendors.tables.article import Article
from vendors.validation.reading import text_of


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
