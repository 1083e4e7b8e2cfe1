"""What of an address was read otherwise than it is written, as files and programs are told: values that are asked in another facet, and guesses about a search."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from vendors.query.facets import moved
from vendors.query.results import Results
from vendors.query.search.entries import ResultKind
from vendors.query.search.found import narrowed
from vendors.query.search.understood import understood


def read_as(pairs: Iterable[tuple[str, str]], results: Results, finds: ResultKind | None) -> Iterator[str]:
    """What was read otherwise, as the address would write it (`channel=sms`), encoded as a header must be.

    Args:
        pairs: parameter and value, as the address writes them.
        results: what was answered.
        finds: what a search finds there; None where it is not searched.
    """
    yield from (f"{one.parameter}={one.value} as {one.to}={one.to_value}" for one in moved(pairs))
    q = results.selection.q
    if corrected := understood(results.as_of.dataset, q).corrected if q else "":
        yield f"q={quote(q)} as q={quote(corrected)}"
    if q and finds and (left_out := narrowed(results.as_of, finds, q).left_out):
        yield f"q={quote(q)} without {quote(' '.join(left_out))}"
