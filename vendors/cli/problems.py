"""Problems as a command prints them."""

import json
import sys
from collections.abc import Sequence

from vendors.i18n.language import Language
from vendors.validation.problems import Problem
from vendors.validation.rules import Severity


def print_problems(problems: Sequence[Problem], form: str, words: Language) -> None:
    """Prints problems as text or as JSON; in text, how many there are goes to the error output."""
    if form == "json":
        print(json.dumps([problem.as_dict(words.code) for problem in problems], ensure_ascii=False, indent=1))
        return
    for problem in problems:
        mark = words.say("error") if problem.severity is Severity.ERROR else words.say("notice")
        print(words.say("{where}: {what}", where=mark, what=problem.message(words)))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    print(
        words.plural("{n} error", "{n} errors", errors)
        + ", "
        + words.plural("{n} notice", "{n} notices", len(problems) - errors),
        file=sys.stderr,
    )
