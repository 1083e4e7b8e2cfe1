"""What happened: the tasks that the desk has a whole form for, and the form of each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from vendors.desk.revisions.describe import Names, by_table
from vendors.desk.tasks.answers import BEFORE, CHOSEN, Question
from vendors.desk.tasks.declared import TASKS
from vendors.desk.tasks.fields import SUGGESTED, FieldKind, Fieldset, FormField, WholeTask
from vendors.desk.tasks.rows import TextTables
from vendors.desk.work import Work
from vendors.i18n.collation import sort_key
from vendors.i18n.language import Language, _
from vendors.store.files import Files
from vendors.tables.row import own_name
from vendors.types.country import countries, spoken_languages
from vendors.types.gazetteer import large_cities
from views.base.view import View
from views.desk import draft
from views.desk.frame import Behind, frame

PATH: Final = "/desk/task"


@dataclass(frozen=True, slots=True)
class ShownField:
    """One field as the page shows it.

    Attributes:
        field: as the task declares it.
        question: what is asked about it; "" for nothing.
        fix: what it may say instead.
    """

    field: FormField
    question: str = ""
    fix: str = ""


def view(
    behind: Behind,
    files: Files,
    given: Mapping[str, str],
    questions: Sequence[Question] = (),
    work: Work | None = None,
) -> View:
    """The form of the task that the address names, or the tasks to choose from.

    Args:
        behind: who looks.
        files: the tables as the editor's change has them now.
        given: what fields say at first, by their names.
        questions: what is asked back.
        work: the editor's change, where the form has just been kept in it.
    """
    words = behind.words
    task = TASKS.get(given.get("task", ""))
    if task is None:
        return frame(behind, PATH, "tasks.html", words.say(_("What happened?")), tasks=list(TASKS.values()))
    tables = TextTables(files)
    sets = list(task.sets(tables, given))
    return frame(
        behind,
        PATH,
        "task.html",
        words.say(task.title),
        task=task,
        sets=[(one, [_shown(field, questions, words) for field in one.fields]) for one in sets],
        opened={one.legend for one in sets if _is_asked(one, questions) or not one.folded},
        lists=_lists(sets, tables, words),
        suggested=SUGGESTED,
        general=[one.said(words) for one in questions if not one.field],
        open_questions=len(questions),
        before=BEFORE,
        chosen=CHOSEN,
        kept=_kept(work, words) if work else None,
        is_opening=is_opening(task, sets),
    )


def is_opening(task: WholeTask, sets: Sequence[Fieldset]) -> bool:
    """Whether the fields are those that the others hang on."""
    return any(field.name in task.first and field.kind is not FieldKind.HIDDEN for one in sets for field in one.fields)


def _shown(field: FormField, questions: Sequence[Question], words: Language) -> ShownField:
    if named := _NAMES.get(field.kind):
        field = field.holding("|".join(named(words, code) for code in field.value.split("|") if code))
    found = next((one for one in questions if one.field == field.name), None)
    return ShownField(field, found.said(words), found.fix) if found else ShownField(field)


_NAMES: Final[Mapping[FieldKind, Callable[[Language, str], str]]] = {
    FieldKind.COUNTRY: Language.country,
    FieldKind.LANGUAGE: Language.spoken,
}
"""Kinds whose codes the page shows as names, and reads again."""


def _is_asked(fieldset: Fieldset, questions: Sequence[Question]) -> bool:
    return not {field.name for field in fieldset.fields}.isdisjoint(one.field for one in questions)


@dataclass(frozen=True, slots=True)
class KeptTask:
    """What the editor's change is, once a form is kept in it.

    Attributes:
        stamp: names its state.
        why: the reason that is proposed.
        lines: what is different, by table.
        errors: how many things are to be put right before it can be published.
        is_large: whether it takes so much away that its number is asked for, which its own page does.
    """

    stamp: str
    why: str
    lines: Sequence[tuple[str, Sequence[str]]]
    errors: int
    is_large: bool


def _kept(work: Work, words: Language) -> KeptTask:
    return KeptTask(
        work.draft.when.isoformat(),
        work.draft.note,
        by_table(work.difference, Names(work.draft.files, work.base), words),
        len(work.errors),
        draft.gone(work) > draft.CONFIRMED,
    )


def _lists(sets: Sequence[Fieldset], tables: TextTables, words: Language) -> Mapping[str, list[tuple[str, str]]]:
    """What is suggested while somebody types, by the kind of field: what is written, and what explains it."""
    kinds = dict.fromkeys(field.kind for one in sets for field in one.fields if field.kind in SUGGESTED)
    return {kind: list(_KNOWN[kind](tables, words)) for kind in kinds}


_Known = Iterator[tuple[str, str]]


def _named(names: set[str]) -> _Known:
    return ((name, "") for name in sorted(filter(None, names), key=sort_key))


def _vendors(tables: TextTables, _words: Language) -> _Known:
    return _named({row.get("name", "") for row in tables.rows("vendors")})


def _owners(tables: TextTables, _words: Language) -> _Known:
    owners = {row.get("owner", "") for row in tables.rows("ownership")}
    others = {row.get("counterpart", "") for row in tables.rows("events")}
    return _named({row.get("name", "") for row in tables.rows("vendors")} | owners | others)


def _articles(tables: TextTables, _words: Language) -> _Known:
    for row in sorted(tables.rows("news"), key=lambda row: row.get("date", ""), reverse=True):
        yield row.get("id", ""), f"{row.get('title', '')} ({row.get('publisher', '')})"


def _publishers(tables: TextTables, _words: Language) -> _Known:
    return _named({row.get("publisher", "") for row in tables.rows("news")})


def _controversies(tables: TextTables, words: Language) -> _Known:
    return _named({row.get(own_name("title", words.code), "") for row in tables.rows("controversies")})


def _countries(_tables: TextTables, words: Language) -> _Known:
    return _named({words.country(code) for code in countries()})


def _languages(_tables: TextTables, words: Language) -> _Known:
    return _named({words.spoken(code) for code in spoken_languages()})


def _cities(tables: TextTables, _words: Language) -> _Known:
    return _named({row.get("hq_city", "") for row in tables.rows("vendors")}.union(large_cities()))


_KNOWN: Final[Mapping[FieldKind, Callable[[TextTables, Language], _Known]]] = {
    FieldKind.VENDOR: _vendors,
    FieldKind.OWNER: _owners,
    FieldKind.ARTICLE: _articles,
    FieldKind.PUBLISHER: _publishers,
    FieldKind.CONTROVERSY: _controversies,
    FieldKind.COUNTRY: _countries,
    FieldKind.CITY: _cities,
    FieldKind.LANGUAGE: _languages,
}
