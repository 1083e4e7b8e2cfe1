"""`coverage`: how far the facts that matter are known, verified and verified twice, and which goals are reached."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from vendors.analysis.facts_that_matter import Goal, goals
from vendors.cli import options
from vendors.cli.exit_codes import CLEAN
from vendors.cli.folder import valid
from vendors.domain.as_of import AsOf
from vendors.exports.formats.json import records
from vendors.exports.formats.terminal import Terminal
from vendors.exports.page_tables import coverage
from vendors.i18n.language import Language, _
from vendors.query.results import Results
from vendors.query.selection import Selection
from vendors.settings import today


@options.command(
    "coverage", _("print how far the facts that matter are known, verified, and verified by two publishers")
)
@options.DATA
@options.FORMAT
@options.LANGUAGE
def command(folder: Path, form: str, words: Language) -> int:
    """Prints the facts by region of origin and kind, and the goals of the survey; says which are not reached and does not fail."""
    dataset, day = valid(folder, words), today()
    table = coverage(Results(dataset, Selection(), day), words)
    found = goals(AsOf(dataset, day, day))
    if form == "json":
        told = {"as_of": day.isoformat(), "facts": records(table), "goals": [_record(goal, words) for goal in found]}
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        print(Terminal().write(table).decode(), end="\n")
        print("\n".join(_lines(found, words)))
    return CLEAN


def _lines(found: Sequence[Goal], words: Language) -> list[str]:
    return [
        words.say(
            "{state}: {what}: {n} of {all}, goal {goal}; last searched: {day}",
            state=words.say("reached") if goal.reached else words.say("not reached"),
            what=words.say(goal.label),
            n=words.number(goal.count),
            all=words.number(goal.of),
            goal=goal.say(words),
            day=_day(goal.searched, words),
        )
        for goal in found
    ]


def _day(searched: date | None, words: Language) -> str:
    return words.date(searched) if searched else words.say("not noted")


def _record(goal: Goal, words: Language) -> dict[str, object]:
    return {
        "goal": words.say(goal.label),
        "count": goal.count,
        "of": goal.of,
        "at_least": goal.at_least,
        "at_most": goal.at_most,
        "reached": goal.reached,
        "searched": goal.searched.isoformat() if goal.searched else None,
    }
