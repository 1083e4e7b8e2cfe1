"""Whether the reason of a publication, which readers see for good, is as careful as our other words."""

from dataclasses import dataclass
from typing import Literal, cast

from vendors.i18n.language import FALLBACK_LANGUAGE, Language
from vendors.settings import today
from vendors.tables.dataset import Dataset
from vendors.tables.row import WRITTEN
from vendors.types.date import PartialDate
from vendors.validation.checks.languages import guessed
from vendors.validation.checks.prose import SLIPS, companies, officers
from vendors.validation.prose.finding import Context
from vendors.validation.prose.linter import findings
from vendors.validation.rules import RULES


@dataclass(frozen=True, slots=True)
class CarelessWords:
    """A careless passage of a reason.

    Attributes:
        what: what is wrong with it, in the editor's language.
        instead: what to write, in the language of the reason.
    """

    what: str
    instead: str


def careless(reason: str, dataset: Dataset | None, words: Language) -> list[CarelessWords]:
    """What is careless in a reason, in its order; it is dated by the day on which it is given.

    Args:
        reason: as it was typed.
        dataset: what is public, for the names that may be named.
        words: the editor's language, in which a reason is read that does not show its own.
    """
    rows = dataset.rows if dataset else {"vendors": (), "ownership": (), "events": ()}
    context = Context(
        False, None, PartialDate.parse(today().isoformat()), (), tuple(companies(rows)), tuple(officers(rows))
    )
    own = guessed(reason) or (words.code if words.code in WRITTEN else FALLBACK_LANGUAGE)
    return [
        CarelessWords(
            words.say(RULES[SLIPS[found.kind]].message, value=reason[found.start : found.end]), found.suggestion
        )
        for found in findings(reason, cast(Literal["fr", "en"], own), context)
    ]
