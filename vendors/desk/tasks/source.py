"""The article that a task rests on: one that is there already, or one that is told with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from vendors.desk.articles.identifiers import identifier
from vendors.desk.tasks.answers import Answers
from vendors.desk.tasks.fields import FieldKind, Fieldset, FormField, field_of
from vendors.desk.tasks.rows import RowPut, Said, TextTables, day_in
from vendors.domain.publishers import host
from vendors.i18n.language import _
from vendors.tables.article import Article, TitleSource, Topic
from vendors.tables.mention import Role
from vendors.tables.row import WRITTEN, own_name
from vendors.types.wrapped_address import bare_address

FIELDS: Final = ("url", "title", "publisher", "published", "authors", "language")
"""The fields of an article that is told with the task, beside its summaries; each as the column of that name, `published` as its date."""


@dataclass(frozen=True, slots=True)
class SourceArticle:
    """The article that a task rests on.

    Attributes:
        id: of its row; "" where it is not told well enough to have one.
        url: its address.
        date: its day of publication.
        publisher: who published it.
        puts: the rows that it takes.
    """

    id: Said
    url: Said
    date: Said
    publisher: Said
    puts: tuple[RowPut, ...] = ()


def article_set(_tables: TextTables, given: Mapping[str, str]) -> Fieldset:
    """The fields of the article that a task rests on."""
    summaries = [
        field_of(Article, own_name("summary", code), own_name("article", code), required=False) for code in WRITTEN
    ]
    return Fieldset(
        _("The article that says so"),
        (
            FormField(
                "article",
                _("An article that is here already"),
                FieldKind.ARTICLE,
                _("Its identifier or its address; then the rest of this part stays empty."),
                value=given.get("article", ""),
            ),
            field_of(Article, "url", required=False),
            field_of(Article, "title", required=False),
            field_of(
                Article,
                "publisher",
                help=_("Empty: as with other articles of that address."),
                kind=FieldKind.PUBLISHER,
                required=False,
            ),
            field_of(Article, "date", "published", _("Date of the article"), required=False),
            field_of(Article, "authors", required=False),
            field_of(Article, "language", value="fr", required=False),
            *summaries,
        ),
    )


def told_in(answers: Answers, topic: Topic, roles: Mapping[str, Role]) -> SourceArticle:
    """The article of a form, with the rows that it takes; what it lacks is asked back.

    Args:
        answers: the form.
        topic: of an article that is told with the task.
        roles: the part that each vendor has in it, by id.
    """
    chosen, url = answers.text("article"), answers.text("url")
    by_id = _known(answers.tables, chosen)
    known = by_id or _known(answers.tables, url)
    if chosen and not known:
        answers.ask("article", _("No article has this identifier or address: choose one, or tell it below."))
    if known:
        _ask_what_differs(answers, known)
        id = Said(known["id"], "article" if by_id else "url")
        puts = _mentions(id, roles)
        day, publisher = known.get("date", ""), known.get("publisher", "")
        return SourceArticle(
            id, Said(known.get("url", ""), id.field), Said(day, id.field), Said(publisher, id.field), tuple(puts)
        )
    return _new(answers, topic, roles)


def _known(tables: TextTables, named: str) -> Mapping[str, str]:
    """The article of an identifier or an address, in whatever spelling of it; an empty row where there is none."""
    place = bare_address(named) if "/" in named else ""
    end = place.rpartition("/")[2]
    # Most addresses are told apart by their ends, without being spelled alike.
    found = (
        row
        for row in tables.rows("news")
        if named in (row.get("id"), row.get("url"))
        or (place and end in row.get("url", "").lower() and bare_address(row["url"]) == place)
    )
    return next(found, {}) if named else {}


def _ask_what_differs(answers: Answers, known: Mapping[str, str]) -> None:
    """Asks about what is told of an article that is here already and is not what stands here: it would be kept nowhere."""
    summaries = [own_name("summary", code) for code in WRITTEN]
    fields = {name: "date" if name == "published" else name for name in FIELDS}
    fields |= {own_name("article", code): name for code, name in zip(WRITTEN, summaries, strict=True)}
    for field, column in fields.items():
        typed, here = answers.typed(field), known.get(column, "")
        if field == "authors":
            typed = answers.many(field)
        alike = bare_address(typed) == bare_address(here) if field == "url" else (day_in(typed) or typed) == here
        if typed and not alike:
            answers.ask(
                field,
                _(
                    "The article “{title}” is here already, and this is kept nowhere: it says “{here}” there. Empty this field."
                ),
                title=known.get("title", ""),
                here=here,
            )


def _mentions(id: str, roles: Mapping[str, Role]) -> Iterable[RowPut]:
    return [
        RowPut("mentions", {"article": id, "vendor": vendor, "role": str(role)})
        for vendor, role in roles.items()
        if vendor
    ]


def _new(answers: Answers, topic: Topic, roles: Mapping[str, Role]) -> SourceArticle:
    said = {name: answers.text(name) for name in FIELDS}
    publisher = said["publisher"] or _publisher_at(answers.tables, said["url"])
    for name in ("url", "title", "published", "language"):
        if not said[name]:
            answers.ask(name, _("No article is told without it: choose one that is here, or fill this in."))
    if not publisher:
        answers.ask("publisher", _("Nobody here has published at that address yet: who does?"))
    day = day_in(said["published"]) or said["published"]
    if twin := next(iter(answers.tables.where("news", title=said["title"], date=day, publisher=publisher)), None):
        answers.ask(
            "url",
            _("An article of that title, day and publisher is here already, at {address}: choose it above."),
            address=twin.get("url", ""),
        )
    taken = {row.get("id", "") for row in answers.tables.rows("news")}
    id = Said(identifier(f"{day} {publisher} {said['title']}", taken), "title")
    row = {
        "id": id,
        "date": said["published"],
        "title": said["title"],
        "title_source": str(TitleSource.PAGE),
        "publisher": publisher,
        "authors": answers.many("authors"),
        "language": said["language"],
        "url": said["url"],
        "topic": str(topic),
        **{own_name("summary", code): answers.text(own_name("article", code)) for code in WRITTEN},
    }
    puts = (RowPut("news", row), *_mentions(id, roles))
    return SourceArticle(id, said["url"], said["published"], publisher, puts)


def _publisher_at(tables: TextTables, url: str) -> Said:
    """Who published the other articles at the host of an address."""
    here = host(url) if url else ""
    names = (row.get("publisher", "") for row in reversed(tables.rows("news")) if here and host(row["url"]) == here)
    return Said(next(names, ""), "publisher")
