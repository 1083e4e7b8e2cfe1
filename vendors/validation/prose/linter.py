"""Whether our own words are careful: no allegation as a fact, no loaded word, no private person named, no figure without a date, nothing
said of a controversy without a source or a year.

The method is a set of word lists (`vendors.validation.prose.lexicon`) and of rules for how far an attribution reaches; its limits are in
`docs/decisions/0011-careful-words.md`. It reads French and English sentences and judges each by itself: what one sentence
attributes is not attributed in the next.
"""

from typing import Final, Literal

from vendors.types.short_texts import remembered_beside
from vendors.validation.prose.allegations import allegations
from vendors.validation.prose.concerned import concerned
from vendors.validation.prose.figures import undated_figures
from vendors.validation.prose.finding import PROVEN, Context, Finding, Slip
from vendors.validation.prose.hints import hints
from vendors.validation.prose.loaded_words import loaded_words
from vendors.validation.prose.persons import private_persons
from vendors.validation.prose.support import unsupported
from vendors.validation.prose.wording import assertions, weight

REMEMBERED: Final = 400_000
"""Texts of which it is remembered what was found in them: all of a large survey."""


def findings(text: str, language: Literal["fr", "en"], context: Context) -> list[Finding]:
    """What is careless in a text of our own, in the order of the text.

    Args:
        text: with either apostrophe.
        language: of the text.
        context: what its row says.
    """
    return list(_findings(text.replace("'", "’").replace("\u00a0", " ").replace("\u202f", " "), language, context))


@remembered_beside(20_000)
def charges(text: str, language: Literal["fr", "en"], context: Context) -> tuple[Finding, ...]:
    """What a name, a part of a list or an amount as stated charges somebody with: sentences have no place there, so nothing else is read.

    Args:
        text, language, context: as of `findings`.
    """
    # Names stay the same when a folder is read again, and most stand in many rows.
    return tuple(allegations(text.replace("'", "’"), language, context))


@remembered_beside(REMEMBERED)
def _findings(text: str, code: str, context: Context) -> tuple[Finding, ...]:
    # A folder is read again after each change, and nearly all its texts are then as before.
    found: list[Finding] = []
    if context.status not in PROVEN:
        found.extend(allegations(text, code, context))
        found.extend(unsupported(text, code, context))
    found.extend(loaded_words(text, code))
    found.extend(hints(text, code, context))
    found.extend(private_persons(text, code, context))
    found.extend(undated_figures(text, code, context))
    if not found and context.status not in PROVEN:
        found.extend(concerned(text, code, context))
    if context.controversy:
        found = [one for one in found if _stands(text, code, one)]
        if not found and context.status not in PROVEN:
            found.extend(assertions(text, code, context))
    return tuple(sorted(found))


_AT_LEAST: Final = {Slip.UNSUPPORTED: 0.0, Slip.UNDATED: -0.7, Slip.ALLEGATION: -1.2}
"""What a text must weigh for a finding to stand of which its rule is not sure, or that asks for the year of a figure: one that clearly reports has its
source beside it. The less must be weighed the more a finding says."""


def _stands(text: str, code: str, found: Finding) -> bool:
    """Whether a finding is sure, or the wording of the whole bears it out."""
    # That a figure has no year is always sure; whether it needs one, where somebody is named for it, is not.
    is_sure = found.sure and found.kind is not Slip.UNDATED
    return is_sure or weight(text, code) > _AT_LEAST[found.kind]
