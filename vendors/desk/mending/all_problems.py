"""All problems of a change, each once, and which of them the change itself causes."""

from collections.abc import Iterator, Sequence

from vendors.desk.imports.loading import LoadedFile
from vendors.desk.mending.places import Places
from vendors.store.files import Files
from vendors.validation.problems import Problem
from vendors.validation.rules import Severity
from vendors.validation.text_table import Key

_Subject = tuple[str, Key | None, str]
"""What a problem is about: table, key of the row, column."""
_UNSOURCED = frozenset({"no-evidence", "stale-evidence", "changed-without-source"})
"""Ways of saying that a fact has no source; one of them is enough."""


def all_problems(
    loaded: Sequence[LoadedFile], files: Files, checked: Sequence[Problem], unsourced: Sequence[Problem]
) -> tuple[Problem, ...]:
    """What is wrong or awaits work in a change, each thing once: at its place in a loaded file where it stands in one.

    Args:
        loaded: the loaded files, each checked with all tables.
        files: the tables as they would be published.
        checked: what was found in these.
        unsourced: facts that changed without a new source.
    """
    places = Places(loaded, files)
    named = {name for one in loaded for name in one.files}
    # What is wrong in another loaded file is said there, at the place in it.
    found = dict.fromkeys(
        problem for one in loaded for problem in one.problems if problem.file == one.name or problem.file not in named
    )
    if len(loaded) > 1:
        found = dict.fromkeys(_not_overruled(list(found), places))
    taken = {(problem.rule, *_about(problem, places)) for problem in found}
    wrong = {_about(problem, places) for problem in found if problem.severity is Severity.ERROR}
    unreadable = {
        places.table(problem) for problem in found if problem.severity is Severity.ERROR and not places.of(problem)
    }
    # Of a row that is probably none, nothing more is said.
    nameless = {_about(problem, places)[:2] for problem in found if problem.rule == "unknown-key"}
    for problem in checked:
        about = _about(problem, places)
        if about[:2] in nameless:
            continue
        if about[0] not in unreadable and about not in wrong and (problem.rule, *about) not in taken:
            found[problem] = None
    told = {
        _fact(problem, places) for problem in found if problem.rule in _UNSOURCED or problem.severity is Severity.ERROR
    }
    return (*found, *(problem for problem in unsourced if _fact(problem, places) not in told))


def caused(
    problems: Sequence[Problem], loaded: Sequence[LoadedFile], files: Files, before: Sequence[Problem], base: Files
) -> frozenset[Problem]:
    """Those problems of a change that were not there before it.

    Args:
        problems: of the change.
        loaded: its loaded files.
        files: the tables as they would be published.
        before: the problems of the tables that it began from.
        base: those tables.
    """
    known = set(_identities(before, Places((), base)))
    places = Places(loaded, files)
    return frozenset(
        problem
        for problem, identity in zip(problems, _identities(problems, places), strict=True)
        if identity not in known
    )


def _not_overruled(problems: Sequence[Problem], places: Places) -> Iterator[Problem]:
    """What awaits work, of a cell that several files have only in the last of them, which counts; and all that is wrong."""
    told = [(problem, _about(problem, places)) for problem in problems]
    newest = {(problem.rule, *about): problem.file for problem, about in told}
    for problem, about in told:
        if problem.severity is Severity.ERROR or about[1] is None or newest[problem.rule, *about] == problem.file:
            yield problem


def _fact(problem: Problem, places: Places) -> _Subject:
    """What a problem is about; of evidence for another value, the cell that has it."""
    place = places.of(problem)
    if problem.rule == "stale-evidence" and place:
        return place.row.text("table"), Key(tuple(place.row.text("row").split("|"))), place.row.text("field")
    return _about(problem, places)


def _about(problem: Problem, places: Places) -> _Subject:
    place = places.of(problem)
    return places.table(problem), place.key if place else None, problem.column


def _identities(problems: Sequence[Problem], places: Places) -> Iterator[tuple[_Subject, Problem]]:
    for problem in problems:
        yield _about(problem, places), problem.but(file="", sheet="", line=0, letter="")
