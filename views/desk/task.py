"""What happened: the tasks that the desk has a whole form for, and the form of each."""

from collections.abc import Mapping, Sequence
from typing import Final

from vendors.desk.tasks.answers import Question
from vendors.desk.tasks.declared import TASKS
from vendors.desk.tasks.fields import FieldKind, Fieldset, WholeTask
from vendors.desk.tasks.rows import TextTables
from vendors.desk.work import Work
from vendors.i18n.language import _
from vendors.store.files import Files
from views.base.view import View
from views.desk import fields
from views.desk.frame import Behind, frame
from views.desk.kept import kept_task

PATH: Final = "/desk/task"


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
        sets=[(one, fields.shown(one, questions, words)) for one in sets],
        opened={one.legend for one in sets if _is_asked(one, questions) or not one.folded},
        general=[one.said(words) for one in questions if not one.field],
        open_questions=len(questions),
        kept=kept_task(work, behind.state.dataset, words) if work else None,
        is_opening=is_opening(task, sets),
        **fields.context(sets, tables, words),
    )


def is_opening(task: WholeTask, sets: Sequence[Fieldset]) -> bool:
    """Whether the fields are those that the others hang on."""
    return any(field.name in task.first and field.kind is not FieldKind.HIDDEN for one in sets for field in one.fields)


def _is_asked(fieldset: Fieldset, questions: Sequence[Question]) -> bool:
    return not {field.name for field in fieldset.fields}.isdisjoint(one.field for one in questions)
