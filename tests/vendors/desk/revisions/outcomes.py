"""What came of a publish, asserted so that a failure says in one line why there is none."""

from pathlib import Path

from tests.problems import in_short
from tests.vendors.little import with_cell
from vendors.desk.revisions.history import Version
from vendors.desk.revisions.outcomes import Conflict, Failed, Published, Refused
from vendors.desk.revisions.publishing import begin, publish


def assert_published(outcome: object) -> Version:
    """It was published, as the version that is given; a refusal, a conflict or a failure fails the test with its reason."""
    __tracebackhide__ = True
    if not isinstance(outcome, Published):
        raise AssertionError(f"not published: {_reason(outcome)}")
    return outcome.version


def published(folder: Path, name: str) -> Version:
    """Another name of Akio is published by Claire in a data folder."""
    __tracebackhide__ = True
    base = begin(folder)
    new = with_cell(base.files, "vendors", ("akio",), "name", name)
    return assert_published(publish(folder, base.version, new, "Claire", "The name"))


def _reason(outcome: object) -> str:
    if isinstance(outcome, Refused):
        return in_short(outcome.problems)
    if isinstance(outcome, Conflict):
        return f"{len(outcome.conflicts)} cells in conflict, such as {outcome.conflicts[0]}"
    return f"{outcome.reason} {outcome.detail}" if isinstance(outcome, Failed) else repr(outcome)
