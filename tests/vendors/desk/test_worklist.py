from datetime import date

from tests.vendors.little import with_cell
from vendors.desk.revisions.describe import Names
from vendors.desk.unsourced import changed_without_source
from vendors.desk.worklist import TaskKind, worklist
from vendors.domain.right_of_reply import Stage, states
from vendors.i18n.language import LANGUAGES, language
from vendors.settings import today
from vendors.store.files import Files
from vendors.store.load import load_files
from vendors.tables import TABLES
from vendors.tables.article import Article
from vendors.tables.controversy import Controversy
from vendors.tables.dataset import Dataset
from vendors.tables.ownership import Ownership
from vendors.tables.row import Column
from vendors.tables.vendor import Vendor


def loaded(files: Files) -> Dataset:
    found = load_files(files, today())
    assert found.dataset, found.errors
    return found.dataset


def months(column: Column) -> int:
    assert column.stale_after, f"{column.name} does not age"
    return column.stale_after


def test_each_line_leads_to_a_cell_that_is_there(dataset: Dataset, little: Files):
    tasks = worklist(dataset, date(2028, 6, 1), {row.url for row in dataset.table(Article)[:3]})
    assert {task.step for task in tasks} >= {
        TaskKind.DEAD_SOURCE,
        TaskKind.TITLE,
        TaskKind.UNVERIFIED,
        TaskKind.OLD,
        TaskKind.INCOMPLETE,
    }
    for task in tasks:
        model = TABLES[task.table]
        assert any(tuple(row.cell(name) for name in model.KEY) == task.key for row in dataset.rows[task.table]), task
        assert model.column(task.column)
        for code in LANGUAGES:
            assert task.said(Names.in_files(little), language(code))


def test_the_order_is_that_of_the_harm_that_waiting_does(dataset: Dataset):
    tasks = worklist(dataset, today(), {dataset.table(Article)[0].url})
    steps = [list(TaskKind).index(task.step) for task in tasks]
    assert steps == sorted(steps)
    for step in TaskKind:
        urgencies = [task.urgency for task in tasks if task.step is step]
        assert urgencies == sorted(urgencies, reverse=True)


def test_owners_age_faster_than_head_offices_and_foundings_do_not_age(little: Files):
    data = loaded(little)
    assert months(Ownership.column("owner")) < months(Vendor.column("hq_city"))
    reviewed = data.vendor["akio"].last_reviewed.last
    in_a_year = reviewed.replace(year=reviewed.year + 1)
    old = {(task.key[0], task.column) for task in worklist(data, in_a_year) if task.step is TaskKind.OLD}
    assert ("akio", "owner") in old
    assert ("akio", "hq_city") not in old
    # Its pages were read this year; they speak of 2008 and 2015.
    assert ("satmetrix", "hq_city") in old
    in_ten = {
        task.column for task in worklist(data, reviewed.replace(year=reviewed.year + 10)) if task.step is TaskKind.OLD
    }
    assert "hq_city" in in_ten
    assert not in_ten & {"founded", "origin_country", "hq_lat", "summary_fr"}


def test_whatever_ages_is_looked_up_again(dataset: Dataset):
    ages = {(table, column.name) for table, model in TABLES.items() for column in model.columns() if column.stale_after}
    in_ten = dataset.reviewed.replace(year=dataset.reviewed.year + 10)
    filled = {(table, name) for table, name in ages if any(row.cell(name) for row in dataset.rows[table])}
    assert {(task.table, task.column) for task in worklist(dataset, in_ten) if task.step is TaskKind.OLD} == filled


def test_a_changed_fact_asks_for_a_new_source(little: Files):
    assert not [task for task in worklist(loaded(little), today()) if task.step is TaskKind.STALE_EVIDENCE]
    changed = with_cell(little, "vendors", ("nice",), "hq_country", "FR")
    (task,) = [task for task in worklist(loaded(changed), today()) if task.step is TaskKind.STALE_EVIDENCE]
    assert (task.table, task.key, task.column) == ("vendors", ("nice",), "hq_country")


def test_a_reply_that_is_awaited_too_long_comes_first(little: Files):
    data = loaded(little)
    reply = next(row for rows in data.replies.values() for row in rows)
    key = (reply.controversy, reply.vendor, str(reply.kind))
    asked = with_cell(little, "replies", key, "kind", "right-of-reply")
    key = (*key[:2], "right-of-reply")
    for name in ("published", "text_fr", "text_en", "source_url"):
        asked = with_cell(asked, "replies", key, name, "")
    asked = with_cell(asked, "replies", key, "asked", "2026-01-05")
    asked = with_cell(asked, "replies", key, "asked_how", "email")
    first = worklist(loaded(asked), date(2026, 3, 6))[0]
    assert (first.step, first.table, first.key, first.column) == (TaskKind.REPLY, "replies", key, "answered")
    assert first.days == 60


def answered(files: Files, **cells: str) -> tuple[Files, tuple[str, ...]]:
    """The first reply as a right of reply under way, with these cells."""
    reply = next(row for rows in loaded(files).replies.values() for row in rows)
    files = with_cell(files, "replies", (reply.controversy, reply.vendor, str(reply.kind)), "kind", "right-of-reply")
    key = (reply.controversy, reply.vendor, "right-of-reply")
    empty = dict.fromkeys(("published", "text_fr", "text_en", "source_url"), "")
    for name, text in (empty | {"asked_how": "email"} | cells).items():
        files = with_cell(files, "replies", key, name, text)
    return files, key


def test_an_answer_of_yesterday_is_on_top_today_with_its_legal_day(little: Files):
    files, key = answered(little, asked="2026-03-01", answered="2026-03-05")
    words = language("fr")
    for on, left, said in (
        (date(2026, 3, 6), 2, "à publier le 8 mars 2026 au plus tard"),
        (date(2026, 3, 8), 0, "à publier aujourd’hui"),
        (date(2026, 3, 9), -1, "aurait dû être publiée le 8 mars 2026"),
    ):
        first = worklist(loaded(files), on)[0]
        assert (first.step, first.key, first.column) == (TaskKind.PUBLISH, key, "published")
        assert (first.days, first.day) == (left, date(2026, 3, 8))
        assert said in first.said(Names.in_files(files), words)


def test_the_notice_comes_with_the_letter_and_not_after_its_last_day(little: Files):
    files, _ = answered(little, asked="2026-03-01", answered="2026-03-05")
    for on, rule in ((date(2026, 3, 6), "reply-to-publish"), (date(2026, 3, 9), "reply-unpublished")):
        rules = {problem.rule for problem in load_files(files, on).problems if problem.file == "replies.csv"}
        assert rules & {"reply-to-publish", "reply-unpublished"} == {rule}


def test_no_source_is_asked_for_of_the_magazines_own_letters(little: Files):
    files, _ = answered(little, asked="2026-03-01")
    later, _ = answered(little, asked="2026-03-01", answered="2026-03-05")
    assert changed_without_source(loaded(files), {"replies.csv": later["replies.csv"]}) == []


def test_a_question_asked_before_the_controversy_was_opened_is_noticed(little: Files):
    files, key = answered(little, asked="1990-01-05")
    found = [problem for problem in load_files(files, today()).problems if problem.rule == "asked-early"]
    assert [(problem.column, problem.value) for problem in found] == [("asked", "1990-01-05")]
    dispute = loaded(little).controversy[key[0]]
    assert found[0].other == dispute.opened.text


def test_a_text_that_speaks_of_a_dismissed_controversy_as_if_it_were_open_is_asked_about(little: Files):
    data = loaded(little)
    ended = next(row for row in data.table(Controversy) if data.steps[row.id][-1].status == "dismissed")
    assert not [task for task in worklist(data, today()) if task.step is TaskKind.OUTCOME]
    titled = with_cell(
        little, "controversies", (ended.id,), "title_fr", "NICE aurait caché des pertes, accuse un fonds"
    )
    told = with_cell(
        titled,
        "controversies",
        (ended.id,),
        "summary_en",
        "In 1998 buyers of shares alleged that the company would have known of product problems earlier than it said.",
    )
    tasks = [task for task in worklist(loaded(told), today()) if task.step is TaskKind.OUTCOME]
    assert {(task.key, task.column) for task in tasks} == {((ended.id,), "title_fr"), ((ended.id,), "summary_en")}
    assert {problem.column for problem in load_files(told, today()).problems if problem.rule == "outcome-not-told"} == {
        "title_fr",
        "summary_en",
    }


def test_vendors_that_nobody_has_asked_are_listed_since_a_public_page_says_so(dataset: Dataset):
    asked = {task.key[:2] for task in worklist(dataset, today()) if task.step is TaskKind.ASK}
    assert asked == {
        (state.controversy, state.vendor) for state in states(dataset, today()) if state.stage is Stage.NOT_ASKED
    }
    assert asked
