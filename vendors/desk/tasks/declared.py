"""The tasks that the desk has, in the order in which it lists them: a new one is a line here."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from vendors.desk.tasks import controversies, fact, linked, new_vendor, purchase
from vendors.desk.tasks.answers import Answers, Question
from vendors.desk.tasks.fields import WholeTask
from vendors.desk.tasks.questions import questions_of
from vendors.desk.tasks.rows import TextTables, with_rows
from vendors.store.files import Files

TASKS: Final[Mapping[str, WholeTask]] = {
    task.name: task
    for task in (
        purchase.PURCHASE,
        controversies.OPENS,
        controversies.STEP,
        controversies.REPLY,
        new_vendor.NEW_VENDOR,
        fact.FACT,
        linked.OWNER,
        linked.MILESTONE,
        linked.ABILITIES,
    )
}


@dataclass(frozen=True, slots=True)
class WrittenTask:
    """What the form of a task comes to.

    Attributes:
        files: the tables that it changes.
        questions: what is asked back; while there are any, nothing is kept unless the editor says so.
        answers: the form.
    """

    files: Files
    questions: Sequence[Question]
    answers: Answers


def written(
    task: WholeTask,
    texts: Mapping[str, Sequence[str]],
    files: Files,
    day: date,
    published: Collection[str] = (),
) -> WrittenTask:
    """The tables that the form of a task changes, and what is asked about them.

    Args:
        task: whose form it is.
        texts: what was sent, by field.
        files: the tables before.
        day: today.
        published: the identifiers of the articles that readers have.
    """
    answers = Answers(task, texts, TextTables(files), day, published)
    puts = list(task.rows(answers))
    if not answers.questions:
        answers.ask_about_the_rest()
    changed = with_rows(files, puts)
    questions = questions_of(files, changed, puts, day)
    if answers.questions:
        # What cannot be told yet would only break rules; those are asked about once it is told.
        asked = {one.field for one in answers.questions}
        questions = [*answers.questions, *(one for one in questions if one.field and one.field not in asked)]
    return WrittenTask(changed, _where_typed(questions, answers), answers)


def _where_typed(questions: Sequence[Question], answers: Answers) -> Sequence[Question]:
    """The questions without those at fields that are empty and took over from others what is wrong, as long as anything is asked where it was typed."""
    own = [
        one
        for one in questions
        if not (one.field and one.problem and one.problem.value) or any(map(str.strip, answers.sent.get(one.field, ())))
    ]
    return own or questions
