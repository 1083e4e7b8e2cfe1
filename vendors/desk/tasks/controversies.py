"""A controversy opens, moves or ends, and a vendor answers: never without a status, a dated source, and the answer or the state of asking for it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from vendors.desk.articles.identifiers import identifier
from vendors.desk.tasks.answers import NEEDED, Answers
from vendors.desk.tasks.fields import FieldKind, Fieldset, FormField, WholeTask, field_of
from vendors.desk.tasks.rows import RowPut, Said, TextTables, day_in
from vendors.desk.tasks.source import SourceArticle, article_set, told_in
from vendors.i18n.language import _
from vendors.tables.article import Topic
from vendors.tables.controversy import Controversy
from vendors.tables.controversy_status import CLOSING, ControversyStatus, StatusStep
from vendors.tables.mention import Role
from vendors.tables.reply import Reply, ReplyKind
from vendors.tables.row import WRITTEN, own_name
from vendors.types.choice import Choice
from vendors.validation.checks.mentions import CLEARING
from vendors.validation.checks.steps import OPENING
from vendors.validation.text_table import Cells

MOST_VENDORS: Final = 3
"""Vendors that a new controversy can be about; more are added to it afterwards."""
LONGEST_CASE: Final = 60
"""Characters of the identifier of a controversy."""
WORDS: Final = ("title", "summary")
"""The magazine's own words about a controversy."""


class Hearing(Choice):
    """How far the vendor has been heard when a controversy opens."""

    NOT_ASKED = "not-asked", _("not asked yet, and no answer is known")
    ASKED = "asked", _("asked by the magazine")
    ANSWERED = "answered", _("it has answered in public")


def _hearing_fields() -> Iterator[FormField]:
    yield field_of(Reply, "asked_how")
    yield field_of(Reply, "asked", help=_("When the magazine asked; empty: today."))
    for code in WRITTEN:
        yield field_of(Reply, own_name("text", code), own_name("answer", code))
    yield field_of(
        Reply, "published", "answer_published", _("Answer published"), help=_("Empty: the day of the article.")
    )
    yield field_of(Reply, "source_url", "answer_url", _("Source of the answer"), help=_("Empty: the article."))


def _opens_sets(tables: TextTables, given: Mapping[str, str]) -> Iterator[Fieldset]:
    yield Fieldset(
        _("The controversy"),
        (
            FormField(
                "vendors",
                _("Vendors"),
                FieldKind.VENDOR,
                value=given.get("vendors", ""),
                required=True,
                rows=MOST_VENDORS,
            ),
            field_of(Controversy, "category"),
            FormField(
                "status",
                _("Status"),
                FieldKind.CHOICE,
                choices=OPENING,
                value=str(ControversyStatus.ALLEGED),
                required=True,
            ),
            field_of(Controversy, "opened", help=_("Empty: the day of the article."), required=False),
            *(field_of(Controversy, own_name(name, code)) for name in WORDS for code in WRITTEN),
        ),
    )
    yield article_set(tables, given)
    yield Fieldset(
        _("What the vendor says"),
        (
            FormField(
                "hearing",
                _("The vendor is"),
                FieldKind.CHOICE,
                choices=tuple(Hearing),
                value=str(Hearing.NOT_ASKED),
                required=True,
            ),
            *_hearing_fields(),
        ),
        _("Readers see the answer, or that none was found and whether the magazine asked."),
    )


def _opens(answers: Answers) -> Iterable[RowPut]:
    vendors = answers.vendors("vendors")
    named = [vendor for vendor in vendors.split("|") if vendor]
    told = told_in(answers, Topic.CONTROVERSY, dict.fromkeys(named, Role.ACCUSED))
    opened = answers.date("opened", told.date)
    for code in WRITTEN:
        name = own_name("title", code)
        if answers.tables.case_called(answers.text(name)):
            answers.ask(
                name,
                _(
                    "A controversy with this title is here already: tell what is new of it with “A controversy moves or ends”."
                ),
            )
    title = answers.text(own_name("title", "en"))
    taken = {row.get("id", "") for row in answers.tables.rows("controversies")}
    first = named[0] if named else ""
    id = Said(identifier(f"{first} {title} {day_in(opened)[:4]}", taken, LONGEST_CASE), title.field)
    answers.reason = (
        _("A controversy opens: {title}"),
        {"title": {code: answers.text(own_name("title", code)) for code in WRITTEN}},
    )
    yield from told.puts
    yield RowPut(
        "controversies",
        {
            "id": id,
            "vendors": vendors,
            "opened": opened,
            "category": answers.text("category"),
            **{own_name(name, code): answers.text(own_name(name, code)) for name in WORDS for code in WRITTEN},
            "articles": told.id,
        },
    )
    yield RowPut(
        "controversy_status",
        {"controversy": id, "date": opened, "status": answers.text("status"), "article": told.id},
    )
    for vendor in named:
        yield RowPut("replies", {"controversy": id, "vendor": vendor, **_heard(answers, told)})


def _heard(answers: Answers, told: SourceArticle) -> Mapping[str, str]:
    """The state of asking one vendor, or its answer."""
    hearing = answers.chosen("hearing", Hearing)
    if hearing is Hearing.ASKED:
        if not answers.text("asked_how"):
            answers.ask("asked_how", NEEDED)
        asked = answers.date("asked", answers.day.isoformat())
        return {"kind": str(ReplyKind.RIGHT_OF_REPLY), "asked": asked, "asked_how": answers.text("asked_how")}
    if hearing is Hearing.ANSWERED:
        return {
            "kind": str(ReplyKind.PUBLIC_STATEMENT),
            "published": answers.date("answer_published", told.date),
            **{own_name("text", code): answers.text(own_name("answer", code)) for code in WRITTEN},
            "source_url": answers.text("answer_url") or Said(told.url, "answer_url"),
        }
    if any(answers.text(own_name("answer", code)) for code in WRITTEN):
        answers.ask(
            "hearing",
            _("An answer is written below. Choose “it has answered in public”, or empty it."),
            str(Hearing.ANSWERED),
        )
    return {"kind": str(ReplyKind.NOT_ASKED)}


def _step_sets(tables: TextTables, given: Mapping[str, str]) -> Iterator[Fieldset]:
    case = given.get("controversy", "")
    yield Fieldset(
        _("The step"),
        (
            FormField("controversy", _("Controversy"), FieldKind.CONTROVERSY, value=case, required=True),
            field_of(StatusStep, "status", label=_("From now on it is")),
            field_of(
                StatusStep,
                "date",
                "when",
                _("Since when"),
                help=_("Empty: the day of the article. The controversy ends on it where the status closes it."),
                required=False,
            ),
        ),
    )
    yield article_set(tables, given)
    row = tables.row("controversies", tables.case_called(case))
    if row:
        fields = [
            field_of(Controversy, own_name(name, code), value=row.get(own_name(name, code), ""))
            for name in WORDS
            for code in WRITTEN
        ]
        yield Fieldset(
            _("Its title and account, as they stand"),
            fields,
            _("Word them anew where they say what the step has overtaken."),
            folded=True,
        )


def _step(answers: Answers) -> Iterable[RowPut]:
    case, status = answers.case("controversy"), answers.chosen("status", ControversyStatus)
    row = answers.tables.row("controversies", case)
    vendors = [vendor for vendor in row.get("vendors", "").split("|") if vendor]
    told = told_in(answers, Topic.CONTROVERSY, dict.fromkeys(vendors, _role(status)))
    when = answers.date("when", told.date)
    answers.reason = (_("{title}: {status}"), {"title": _titles(row), "status": status or ""})
    yield from told.puts
    listed = row.get("articles", "").split("|")
    changed = {name: answers.changed(name) for name in (own_name(one, code) for one in WORDS for code in WRITTEN)}
    closes = status in CLOSING
    yield RowPut(
        "controversies",
        {
            "id": case,
            "closed": when if closes else Said("", "status"),
            "articles": Said("|".join(dict.fromkeys(filter(None, [*listed, told.id]))), told.id.field),
            **{name: text for name, text in changed.items() if text is not None},
        },
    )
    yield RowPut(
        "controversy_status",
        {"controversy": case, "date": when, "status": Said(str(status or ""), "status"), "article": told.id},
    )


def _titles(row: Cells) -> dict[str, str]:
    """What a controversy is called, by language."""
    return {code: row.get(own_name("title", code), "") for code in WRITTEN}


def _role(status: ControversyStatus | None) -> Role:
    """The part that the vendors have in the article that reports a step."""
    if status in CLEARING:
        return Role.CLEARED
    if status is ControversyStatus.DENIED:
        return Role.ANSWERING
    return Role.SUBJECT if status is ControversyStatus.INVESTIGATED else Role.ACCUSED


HEARD: Final = (ReplyKind.RIGHT_OF_REPLY, ReplyKind.PUBLIC_STATEMENT, ReplyKind.IN_COURT)
"""What there may be to tell of an answer."""


def _reply_sets(_tables: TextTables, given: Mapping[str, str]) -> Iterator[Fieldset]:
    yield Fieldset(
        _("The answer"),
        (
            FormField(
                "controversy",
                _("Controversy"),
                FieldKind.CONTROVERSY,
                value=given.get("controversy", ""),
                required=True,
            ),
            FormField(
                "answering",
                _("Vendor"),
                FieldKind.VENDOR,
                _("Empty where the controversy is about one vendor."),
                value=given.get("answering", ""),
            ),
            field_of(Reply, "kind", choices=HEARD, value=str(HEARD[0])),
            field_of(Reply, "asked"),
            field_of(Reply, "asked_how"),
            field_of(Reply, "answered"),
            field_of(Reply, "published"),
            *(field_of(Reply, own_name("text", code)) for code in WRITTEN),
            field_of(
                Reply, "source_url", help=_("Of an answer that was sent to the magazine only where it is public.")
            ),
        ),
        _(
            "What is known already stays as it is: fill in what is new. By law the magazine publishes an answer within three days of receiving it."
        ),
    )


def _reply(answers: Answers) -> Iterable[RowPut]:
    case = answers.case("controversy")
    row = answers.tables.row("controversies", case)
    named = [vendor for vendor in row.get("vendors", "").split("|") if vendor]
    vendor = answers.vendor("answering") if answers.text("answering") else Said("".join(named[:1]), "answering")
    if len(named) > 1 and not answers.text("answering"):
        answers.ask("answering", _("The controversy is about several vendors: which one answers?"))
    kind = answers.text("kind")
    names = ("asked", "asked_how", "answered", "published", *(own_name("text", code) for code in WRITTEN), "source_url")
    told = {name: text for name in names if (text := answers.text(name))}
    if not told and row:
        answers.ask("answered", _("Nothing is told yet: fill in what is known of the answer."))
    unasked = answers.tables.row("replies", case, vendor, str(ReplyKind.NOT_ASKED))
    answers.reason = (
        _("{vendor} answers: {title}")
        if "answered" in told or "published" in told
        else _("{vendor} is asked: {title}"),
        {"vendor": answers.tables.name_of(vendor), "title": _titles(row)},
    )
    yield RowPut(
        "replies",
        {"controversy": case, "vendor": vendor, "kind": kind, **told},
        (case, vendor, str(ReplyKind.NOT_ASKED)) if unasked else (),
    )


OPENS: Final = WholeTask(
    "controversy",
    _("A controversy opens"),
    _("Writes the controversy, its status, the article, the parts in it, and the answer or the state of asking."),
    _opens_sets,
    _opens,
)
STEP: Final = WholeTask(
    "step",
    _("A controversy moves or ends"),
    _("Writes the new status with its article, the day on which it ends, and who is cleared."),
    _step_sets,
    _step,
)
REPLY: Final = WholeTask(
    "reply",
    _("A vendor is asked, or answers"),
    _("Writes the request, the day the answer came, its words and the day it was published."),
    _reply_sets,
    _reply,
)
