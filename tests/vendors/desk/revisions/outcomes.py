"""What came of a publish, asserted so that a failure says in one line why there is none."""

from tests.problems import in_short
from vendors.desk.revisions.outcomes import Conflict, Failed, Published, Refused


def assert_published(outcome: object) -> None:
    """It was published; a refusal, a conflict or a failure fails the test with its reason."""
    __tracebackhide__ = True
    if not isinstance(outcome, Published):
        raise AssertionError(f"not published: {_reason(outcome)}")


def _reason(outcome: object) -> str:
    if isinstance(outcome, Refused):
        return in_short(outcome.problems)
    if isinstance(outcome, Conflict):
        return f"{len(outcome.conflicts)} cells in conflict, such as {outcome.conflicts[0]}"
    return f"{outcome.reason} {outcome.detail}" if isinstance(outcome, Failed) else repr(outcome)
