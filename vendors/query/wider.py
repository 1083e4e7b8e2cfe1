"""How a Selection can be made wider: by the rows of which something is not known, and by what is taken back of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from vendors.i18n.language import Language, _
from vendors.query.facets import FACETS
from vendors.query.matching import UNKNOWN
from vendors.query.results import Results
from vendors.query.selection import PARAMETERS, Selection

Counted = Callable[[Results], int]
"""How many rows of the page a Selection gives."""


@dataclass(frozen=True, slots=True)
class Wider:
    """A wider Selection.

    Attributes:
        selection: it.
        n: how many rows it adds.
        parameter: the facet that is widened, or "" for all that can be.
        value: the value that is taken back, or "" for all of the parameter.
        of_vendors: whether its rows are the vendors themselves, and not articles or controversies about them.
    """

    selection: Selection
    n: int
    parameter: str = ""
    value: str = ""
    of_vendors: bool = True

    def say(self, words: Language) -> str:
        """How many rows are added of which a facet is not known, in the reader's language."""
        if not self.parameter:
            return words.say(_("{n} in all where something asked is not known"), n=words.number(self.n))
        facet = FACETS[self.parameter]
        message = facet.facet.unknown
        if not self.of_vendors:
            label = words.say(facet.label)
            return words.say(
                _("{n} about vendors of which “{facet}” is not known"), n=words.number(self.n), facet=label
            )
        if not message:
            label = words.say(facet.label)
            return words.say(_("{n} where “{facet}” is not known"), n=words.number(self.n), facet=label)
        return words.say(message, n=words.number(self.n))


def _vendors(found: Results) -> int:
    return found.count_vendors()


def unknown_left_out(results: Results, count: Counted = _vendors) -> tuple[Wider, ...]:
    """What a Selection leaves out although nobody knows that it does not belong to it: by facet, then all together.

    Args:
        results: what the Selection gives.
        count: how many rows of the page a Selection gives; without it, how many vendors.
    """
    chosen, had = results.selection, count(results)
    asked = [name for name in FACETS if chosen[name] and FACETS[name].can_be_unknown and UNKNOWN not in chosen[name]]
    offers = [_with_unknown(results, had, (name,), count) for name in asked]
    found = [offer for offer in offers if offer.n]
    if len(asked) > 1 and (together := _with_unknown(results, had, tuple(asked), count)).n > sum(
        offer.n for offer in found
    ):
        found.append(together)
    return tuple(found)


def widest(results: Results, parameters: Iterable[str], count: Counted) -> Wider | None:
    """What gives most rows when it is taken back, of a Selection that gives none; None where nothing alone gives any.

    Args:
        results: what the Selection gives.
        parameters: what can be taken back.
        count: how many rows a Selection gives.
    """
    best = max(
        (
            Wider(wider, count(_of(results, wider)), name, value)
            for wider, name, value in _taken_back(results.selection, parameters)
        ),
        key=lambda one: one.n,
        default=None,
    )
    return best if best and best.n else None


def _with_unknown(results: Results, had: int, parameters: tuple[str, ...], count: Counted) -> Wider:
    wider = results.selection
    for name in parameters:
        wider = wider.with_more(name, UNKNOWN)
    added = count(_of(results, wider)) - had
    return Wider(wider, added, parameters[0] if len(parameters) == 1 else "", of_vendors=count is _vendors)


def _taken_back(chosen: Selection, parameters: Iterable[str]) -> Iterator[tuple[Selection, str, str]]:
    for name in parameters:
        if not chosen.narrows(name):
            continue
        # Of values that must all be had each one narrows; alternatives narrow together.
        if chosen.every(name) and len(chosen[name]) > 1:
            yield from ((chosen.without(name, value), name, value) for value in chosen[name])
        else:
            value = chosen[name][0] if PARAMETERS[name].many and len(chosen[name]) == 1 else ""
            yield chosen.without(name), name, value


def _of(results: Results, selection: Selection) -> Results:
    return Results(results.as_of.dataset, selection, results.as_of.today)
