"""The digest of a period: what became public in it, as the magazine tells it in a letter to its readers."""

from dataclasses import dataclass

from vendors.analysis import headlines
from vendors.domain.update_context import UpdateInContext, in_context
from vendors.domain.updates import UpdateKind
from vendors.exports.citations import SITE
from vendors.i18n.language import Language, _
from vendors.query.results import Results


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One update in a digest.

    Attributes:
        told: the update.
        address: where it leads, absolute, or "".
    """

    told: UpdateInContext
    address: str


@dataclass(frozen=True, slots=True)
class Digest:
    """The updates of a period by what they are about, each part newest first.

    Attributes:
        title: how much became public, and in which period.
        parts: the heading of each part, and its lines.
        home: the page that shows the same, absolute.
        notes: what must be known to read it right, a sentence each.
    """

    title: str
    parts: tuple[tuple[str, tuple[DigestLine, ...]], ...]
    home: str
    notes: tuple[str, ...] = ()


def digest(results: Results, words: Language, base: str) -> Digest:
    """The digest of what is chosen.

    Args:
        results: the updates chosen, see `Results.updates`.
        words: its language.
        base: the address of the site, without a slash at its end.
    """
    updates = results.updates()
    told = in_context(results.as_of.dataset, updates, results.as_of.on)
    lines = [DigestLine(one, _address(one, results, base)) for one in told]
    parts = [(_headed(kind, words), tuple(line for line in lines if line.told.row.kind is kind)) for kind in UpdateKind]
    since = results.log.since
    note = (
        words.say(_("Every publication since {day} is known here."), day=words.date(since))
        if since
        else words.say(_("Only corrections are dated here: this server has no history of its publications."))
    )
    return Digest(
        f"{SITE} – {headlines.updates(updates, results.selection, words)}",
        tuple(part for part in parts if part[1]),
        base + results.selection.at("/changes"),
        (note, words.say(_("Statuses and answers as of {day}."), day=words.date(results.as_of.on))),
    )


def _headed(kind: UpdateKind, words: Language) -> str:
    said = words.say(kind.label)
    return said[:1].upper() + said[1:]


def _address(one: UpdateInContext, results: Results, base: str) -> str:
    if one.leads_to is None:
        return ""
    parameter, id = one.leads_to
    path = {"vendor": "/vendor", "article": "/news", "controversy": "/controversies"}[parameter]
    return base + results.selection.only_with().but(**{parameter: (id,)}).at(path)


def plain(told: Digest, words: Language) -> str:
    """A digest as plain text, for letters without HTML and for terminals."""
    lines = [told.title, "=" * len(told.title), ""]
    for heading, updates in told.parts:
        lines += [heading, "-" * len(heading), ""]
        for line in updates:
            lines += [*_plain_update(line, words), ""]
    lines += [*told.notes, told.home]
    return "\n".join(lines) + "\n"


def _plain_update(line: DigestLine, words: Language) -> list[str]:
    row, unknown = line.told.row, words.say("not known")
    lines = [f"* {words.date(row.day)}{words.say(':')} {line.told.title(words)}"]
    for cell in row.cells:
        sides = [side or unknown for side in (cell.before, cell.after) if side is not None]
        lines.append(f"  {words.say('{label}: {value}', label=cell.label, value=' → '.join(sides))}")
    if state := line.told.states(words):
        lines.append(f"  {words.say(_('Where it stands: {states}'), states=state)}")
    if row.why:
        lines.append(f"  {row.why}")
    if line.address:
        lines.append(f"  {line.address}")
    return lines
