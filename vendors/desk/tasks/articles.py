"""Articles that were handed in, one or several at once: each with the parts of the vendors in it, and an identifier that follows its day and title until it is published.

The fields of the first article bear the names of their columns, those of the second end in `.2`, and so on.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from vendors.desk.articles.identifiers import identifier
from vendors.desk.tasks.answers import BEFORE, Answers
from vendors.desk.tasks.fields import FieldKind, Fieldset, FormField, WholeTask, field_of
from vendors.desk.tasks.rows import RowPut, Said, TextTables, day_in
from vendors.i18n.language import _
from vendors.tables import TABLES
from vendors.tables.article import Article
from vendors.tables.mention import Mention, Role
from vendors.tables.row import WRITTEN, own_name

COLUMNS: Final = (
    "title",
    "date",
    "publisher",
    "authors",
    "language",
    "url",
    "topic",
    *(own_name("summary", code) for code in WRITTEN),
    "title_source",
)
"""The columns of an article in the order in which they are looked through; its identifier is made."""
ROLE: Final = "role-"
"""Before the vendor whose part a field tells."""
TAKE: Final = "take"
"""The tick that takes one of several articles."""
SOURCE: Final = "source"
"""The field that carries the text of an article along, to be read beside it."""
OPENED: Final = f"{BEFORE}opened"
"""The field with the identifier under which an article is here already."""
MORE: Final = "more"
"""The fields of vendors that are added by hand, and of their part."""
MOST_ADDED: Final = 2
_NUMBERED: Final = re.compile(r"title(?:\.(\d{1,3}))?")


def suffix(number: int) -> str:
    """What the names of the fields of an article end in, by its number from 1."""
    return f".{number}" if number > 1 else ""


def numbers(names: Iterable[str]) -> list[int]:
    """The numbers of the articles whose fields have these names."""
    return sorted({int(found[1] or 1) for name in names if (found := _NUMBERED.fullmatch(name))})


def taken(texts: Mapping[str, Sequence[str]]) -> list[int]:
    """The numbers of the articles of a form that are to be kept: the only one, or those that are ticked."""
    found = numbers(texts)
    return found if len(found) == 1 else [number for number in found if f"{TAKE}{suffix(number)}" in texts]


def texts_of(row: Mapping[str, str], roles: Mapping[str, str], number: int = 1, source: str = "") -> dict[str, str]:
    """The fields of an article as it is, by their names.

    Args:
        row: its cells.
        roles: the part of each vendor, by id; "" where it has none.
        number: of the article on the page.
        source: its text.
    """
    end = suffix(number)
    return (
        {f"{name}{end}": row.get(name, "") for name in COLUMNS}
        | {f"{ROLE}{vendor}{end}": role for vendor, role in roles.items()}
        | {f"{SOURCE}{end}": source}
    )


def opened(tables: TextTables, id: str) -> dict[str, str]:
    """The fields of an article that is here; none where it is not."""
    row = tables.row("news", id)
    if not row:
        return {}
    roles = {one.get("vendor", ""): one.get("role", "") for one in tables.where("mentions", article=id)}
    return texts_of(row, roles) | {OPENED: id}


def _sets(tables: TextTables, given: Mapping[str, str]) -> Iterator[Fieldset]:
    for number in numbers(given):
        end = suffix(number)
        yield Fieldset(
            given.get(f"title{end}", "") or _("An article without a title"), list(_fields(tables, given, end))
        )


def _fields(tables: TextTables, given: Mapping[str, str], end: str) -> Iterator[FormField]:
    kinds = {"publisher": FieldKind.PUBLISHER}
    for column in COLUMNS:
        value = given.get(f"{column}{end}", "")
        yield field_of(Article, column, f"{column}{end}", kind=kinds.get(column), value=value)
    for name in given:
        if name.startswith(ROLE) and _ends_in(name, end):
            vendor = name.removeprefix(ROLE).removesuffix(end)
            yield FormField(name, tables.name_of(vendor), FieldKind.PART, choices=tuple(Role), value=given[name])
    yield FormField(
        f"{MORE}{end}",
        _("Another vendor in it"),
        FieldKind.VENDOR,
        value=given.get(f"{MORE}{end}", ""),
        rows=MOST_ADDED,
    )
    part = field_of(Mention, "role", f"{MORE}-role{end}", _("The part of these"), value=str(Role.NAMED), required=False)
    yield replace(part, value=given.get(part.name, part.value))


def _ends_in(name: str, end: str) -> bool:
    return name.endswith(end) if end else not re.search(r"\.\d{1,3}$", name)


def _rows(answers: Answers) -> Iterable[RowPut]:
    kept = taken(answers.sent)
    answers.reason = (
        (_("A new article: {title}"), {"title": answers.text(f"title{suffix(kept[0])}")}) if kept else ("", {})
    )
    ids = {row.get("id", "") for row in answers.tables.rows("news")}
    for number in kept:
        puts = list(_article(answers, suffix(number), ids))
        ids |= {put.key[0] for put in puts if put.table == "news"}
        yield from puts


def _article(answers: Answers, end: str, ids: set[str]) -> Iterator[RowPut]:
    cells = {
        name: answers.many(f"{name}{end}") if Article.column(name).many else answers.text(f"{name}{end}")
        for name in COLUMNS
    }
    old = answers.text(f"{OPENED}{end}")
    id = Said(_identifier(answers, cells, old, ids), f"title{end}")
    yield RowPut("news", {"id": id, **cells}, (old,) if old else ())
    if old and old != id:
        yield from _followed(answers.tables, old, id)
    for name in answers.sent:
        if name.startswith(ROLE) and _ends_in(name, end):
            role, vendor = answers.text(name), name.removeprefix(ROLE).removesuffix(end)
            known = answers.tables.row("mentions", old or id, vendor)
            if role or known:
                yield RowPut("mentions", {"article": id, "vendor": vendor, "role": role}, goes=not role)
    for vendor in answers.vendors(f"{MORE}{end}").split("|"):
        if vendor:
            yield RowPut("mentions", {"article": id, "vendor": vendor, "role": answers.text(f"{MORE}-role{end}")})


def _identifier(answers: Answers, cells: Mapping[str, str], old: str, ids: set[str]) -> str:
    """The identifier of an article: the one that is published, else one out of its day, publisher and title."""
    if old and old in answers.published:
        return old
    same = (row for row in answers.tables.rows("news") if all(row.get(name) == cell for name, cell in cells.items()))
    if again := next(same, None):
        # Kept twice, as by a double click, it is there once.
        return again.get("id", "")
    day = day_in(cells["date"]) or cells["date"]
    return identifier(f"{day} {cells['publisher']} {cells['title']}", ids - {old})


def _followed(tables: TextTables, old: str, id: str) -> Iterator[RowPut]:
    """The rows that name an article by an identifier that it has no more."""
    for table, model in TABLES.items():
        for column in (one.name for one in model.columns() if one.refers == "news"):
            for row in tables.rows(table):
                listed = row.get(column, "").split("|")
                if old in listed:
                    key = tuple(row.get(name, "") for name in model.KEY)
                    cells = {name: row.get(name, "") for name in row}
                    now = "|".join(id if one == old else one for one in listed)
                    yield RowPut(table, {**cells, column: now}, key)


ARTICLES: Final = WholeTask(
    "article",
    _("Add an article"),
    _("Writes the articles and the parts of the vendors in them."),
    _sets,
    _rows,
)
