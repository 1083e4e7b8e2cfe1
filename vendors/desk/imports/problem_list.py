"""The problems of a loaded file as a list: each wrong cell once, in the order of the file."""

from collections.abc import Iterable, Iterator

from vendors.types.spreadsheet import index
from vendors.validation.problems import Problem
from vendors.validation.rules import RULES, Severity
from vendors.validation.text_table import OF_ONE_ITEM


def each_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each wrong cell once, by the first rule that it breaks; notices, and what concerns a row or a file, as they are.

    Args:
        problems: in the order in which they were found.
    """
    return tuple(sorted(dict.fromkeys(_once(problems)), key=_order))


def _order(problem: Problem) -> tuple[str, str, int, int, str]:
    return problem.file, problem.sheet, problem.line, index(problem.letter), problem.rule


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Each wrong cell once, by the first rule that it breaks; notices, and what concerns a row or a file, as they are."""
    taken: dict[tuple[str, str, int, str], str] = {}
    for problem in problems:
        file, line, column, letter, rule, value, _, _, sheet, _, _ = problem
        # In a list each wrong item is a problem of its own, so that all of them can be mended at once.
        item = value if rule in OF_ONE_ITEM else ""
        place = (file, sheet, line, letter or column)
        if not column or RULES[rule].severity is Severity.NOTICE:
            yield problem
        elif place not in taken or (item and taken[place] not in ("", item)):
            taken[place] = item
            yield problem
