"""What a release changed, in words, as Markdown: from the same difference, with the state of what is disputed beside it."""

import re
from collections.abc import Iterator
from typing import Final

from vendors.domain.update_context import UpdateInContext
from vendors.domain.updates import UpdateKind
from vendors.exports.citations import SITE
from vendors.i18n.language import Language, _
from vendors.store.releases import Release, ReleaseTold

PARTLY: Final = _("Part of this change is no longer shown.")
_SIGNS: Final = re.compile(r"([\\`*_\[\]<>|#&~])")


def parts(told: ReleaseTold, words: Language) -> list[tuple[str, list[UpdateInContext]]]:
    """What a release changed by what it is about, each part with its heading."""
    groups = [(kind, [one for one in told.updates if one.row.kind is kind]) for kind in UpdateKind]
    return [(_headed(kind, words), updates) for kind, updates in groups if updates]


def as_markdown(release: Release, before: Release | None, told: ReleaseTold, words: Language) -> bytes:
    """The changelog of a release in one language.

    Args:
        release: which.
        before: the one with which it is compared; None of the first.
        told: what it changed.
    """
    return ("\n".join(_lines(release, before, told, words)) + "\n").encode()


def _lines(release: Release, before: Release | None, told: ReleaseTold, words: Language) -> Iterator[str]:
    title = words.say(_("{site}, version {version}"), site=SITE, version=release.short)
    yield from (f"# {title}", "")
    if release.day:
        yield from (words.say(_("Published on {day}."), day=words.date(release.day)), "")
    if before is None:
        yield words.say(_("This is the first version: on which days its contents came in is not known."))
        return
    yield from (words.say(_("Compared with version {version}."), version=before.short), "")
    if told.why:
        yield from (words.say("Reason given: {why}", why=_plain(told.why)), "")
    if told.partly:
        yield from (words.say(PARTLY), "")
    for heading, updates in parts(told, words):
        yield from (f"## {heading}", "")
        for one in updates:
            yield from _update(one, words)
        yield ""
    if not told.updates and not told.partly:
        yield words.say(_("Nothing of what readers are told changed; the files say what did."))
    if any(one.disputes for one in told.updates):
        yield words.say(_("Statuses and answers as of this version."))


def _update(one: UpdateInContext, words: Language) -> Iterator[str]:
    yield f"- {_plain(one.title(words))}"
    unknown = words.say("not known")
    for cell in one.row.cells:
        sides = [_plain(side) or unknown for side in (cell.before, cell.after) if side is not None]
        yield f"  - {words.say('{label}: {value}', label=_plain(cell.label), value=' → '.join(sides))}"
    if state := one.states(words):
        yield f"  - {words.say(_('Where it stands: {states}'), states=_plain(state))}"
    if one.row.why:
        yield f"  - {_plain(one.row.why)}"


def _headed(kind: UpdateKind, words: Language) -> str:
    said = words.say(kind.label)
    return said[:1].upper() + said[1:]


def _plain(text: str) -> str:
    """A text on one line in which no sign means anything to Markdown."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
