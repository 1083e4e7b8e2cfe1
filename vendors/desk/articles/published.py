"""The day of publication, from everything that a page, a feed or a text says of it.

What contradicts itself is not settled in silence: the likelier day is proposed with where it was taken from and what speaks against
it; where nothing makes one likelier, none is, and all are offered.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import Final

from vendors.desk.articles.days import Day, PlacedDay, days_in
from vendors.desk.articles.incoming import Message
from vendors.i18n.language import _

LONGEST: Final = 200
"""Characters from which a line is a paragraph: a day in it is a day of the story."""
MOST_WORDS: Final = 6
"""Words of a line that may end as a sentence does and still only give a day."""
MOST_OPENING: Final = 120
"""Characters of a paragraph in which it may open with a place and a day."""
_POST: Final = re.compile(r"\s*[—–-]\s.{1,80}\(@\w+\)")
MOST_FOOT: Final = 60
"""Characters of a line at the foot of an article that says when it was published."""
_LEADS_ON: Final = re.compile(r"\s*(?:/|\(|--|[–—-]\s|:\s)")
_CLOCK: Final = re.compile(r"[\s,·•|–-]*\d{1,2}[:h]\d{2}(?!.*[.!?…]$)")
"""Right behind a day: the line says when the page was put up, however much else stands in it, unless it ends as a sentence."""
ADDRESS: Final = Message(_("the address"))
GUESSED: Final = Message(_("the look of the page"))
_PUBLISHED: Final = re.compile(
    r"\b(?:publi(?:é|ée|e|cation|cat|shed)?|post(?:é|ée|ed)|paru|parution|mise? en ligne|diffusée?|créée?|created|issued|released|written|écrite?|rédigée?|submitted|soumis|proposé)\b",
    re.IGNORECASE,
)
_CHANGED: Final = re.compile(
    r"\b(?:mise?s? à jour|m[àa]j|modifi\w*|actualis\w*|updat\w*|revis\w*|edited|éditée?|dernière|last|corrig\w*|amended|refreshed)\b",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:jusqu\w*|until|webinai?re?s?|[ée]v[ée]nement|event|inscri\w*|regist\w*|deadline|expir\w*|consult[ée]e?|accessed|archiv\w*|enregistr\w*|saved|captured|retrieved|copyright|visited|depuis|since|rendez-vous)\b|©",
    re.IGNORECASE,
)


class Label(Enum):
    """What the words before a day say that it is."""

    PUBLISHED = "published"
    CHANGED = "changed"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day that may be that of publication, and where it stands.

    Attributes:
        mark: whether an element of the page carries it; of several, the first is the article's.
    """

    day: Day
    source: Message
    label: Label = Label.PUBLISHED
    mark: bool = False


@dataclass(frozen=True, slots=True)
class DayEvidence:
    """Everything that speaks of the day.

    Attributes:
        stated: what the source says to machines, the plainest first.
        shown: what a reader sees near the title, in its order.
        changed: days of updates.
        above: what stands above the title, or opens a press release, and does not say that it was published then.
        counted: days that are only told as so long ago.
        in_address: the day in the address.
        guessed: the day that htmldate takes.
        months: what the source states of which only the month or the year is told, "2018-04".
    """

    stated: Sequence[Candidate] = ()
    shown: Sequence[Candidate] = ()
    changed: Sequence[Candidate] = ()
    above: Sequence[Candidate] = ()
    counted: Sequence[Candidate] = ()
    in_address: Day | None = None
    guessed: date | None = None
    months: Sequence[tuple[str, Message]] = ()


@dataclass(frozen=True, slots=True)
class PublicationDay:
    """The day that is proposed, if any; see `Incoming` for the rest.

    Attributes:
        month: the month or year, where no more is told.
    """

    day: date | None = None
    source: Message | None = None
    choices: tuple[date, ...] = ()
    doubts: tuple[Message, ...] = field(default=())
    month: str = ""


def is_paragraph(text: str) -> bool:
    """Whether a line is a part of the story, in which a day is a day of the story."""
    words = len(text.split())
    return len(text) > LONGEST or words > 2 * MOST_WORDS or (words > MOST_WORDS and text.endswith((".", "!", "?", "…")))


def shown_days(lines: Sequence[str], language: str, context: str) -> list[Candidate]:
    """The days in lines near a title, with what their words call them."""
    found = []
    before = ""
    for text in lines:
        if len(text) <= LONGEST:
            found += list(_in_line(text, before, language, context))
            before = text if len(text) <= 40 else ""
    return found


def datelines(lines: Sequence[str], language: str, context: str) -> list[Candidate]:
    """The day with which the first paragraph of a press release opens: "PROVO, Utah, April 23, 2018 /PRNewswire/ -- ..."."""
    for text in filter(is_paragraph, lines):
        place = next(days_in(text[:MOST_OPENING], language, context), None)
        if place and not re.search(r"[.!?]\s", text[: place.start]) and _LEADS_ON.match(text, place.end):
            return [Candidate(place.day, _words(text, place), Label.BARE)]
    return []


def is_quoted_post(text: str) -> bool:
    """Whether a line signs a post of a network that an article quotes: "— Slack (@SlackHQ) September 16, 2016"."""
    return bool(_POST.match(text))


def told_below(lines: Sequence[str], language: str, context: str) -> list[Candidate]:
    """The day that a short line far below the title calls that of publication, as at the foot of an article; none where several are."""
    found = [
        one
        for text in lines
        if len(text) <= MOST_FOOT
        for one in _in_line(text, "", language, context)
        if one.label is Label.PUBLISHED
    ]
    return found if len({one.day.day for one in found}) == 1 else []


def _in_line(text: str, before: str, language: str, context: str) -> Iterator[Candidate]:
    past = 0
    for place in () if is_quoted_post(text) else days_in(text, language, context):
        front = text[past : place.start]
        label = label_of(front if front.strip(" :|,–—-") or past else before)
        past = place.end
        if label and (label is not Label.BARE or _CLOCK.match(text, place.end) or not is_paragraph(text)):
            yield Candidate(place.day, _words(text, place), label)


def label_of(front: str) -> Label | None:
    """What the words before a day call it; None where it is the day of something else."""
    published, changed, other = (_last(pattern, front) for pattern in (_PUBLISHED, _CHANGED, _OTHER))
    if other > max(published, changed):
        return None
    if published == changed:
        return Label.BARE
    return Label.PUBLISHED if published > changed else Label.CHANGED


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in pattern.finditer(text)), default=-1)


def _words(text: str, place: PlacedDay) -> Message:
    start = max(place.start - 30, 0)
    words = text[start : place.end].strip()
    return Message(_("the words “{words}”"), words=words if not start else f"… {words.partition(' ')[2]}")


def published(evidence: DayEvidence, today: date) -> PublicationDay:
    """The day of publication, with what an editor must check of it. No article is younger than `today`."""
    months = [one for one in evidence.months if one[0] <= today.isoformat()]
    if not months:
        return _of_day(evidence, today)
    month, source = max(months, key=lambda one: len(one[0]))
    # What a program guesses from the look of a page would be a day that nobody has told.
    found = _of_day(replace(evidence, guessed=None), today)
    if found.day is None:
        doubt = Message(
            _("To check: of the day only {month} is told ({source}). Write the day if the article has one."),
            month=month,
            source=source,
        )
        return PublicationDay(None, source, found.choices, (*found.doubts, doubt), month)
    if found.day.isoformat().startswith(month):
        return found
    doubt = Message(
        _("To check: the day {day} was taken from {source}. Against it speaks {other} ({other_source})."),
        day=found.day.isoformat(), source=found.source or GUESSED, other=month, other_source=source,
    )  # fmt: skip
    return replace(found, doubts=(*found.doubts, doubt))


def _of_day(evidence: DayEvidence, today: date) -> PublicationDay:
    stated, shown, changed = (_until(one, today) for one in (evidence.stated, evidence.shown, evidence.changed))
    changed = [*changed, *(one for one in shown if one.label is Label.CHANGED)]
    shown = [one for one in shown if one.label is not Label.CHANGED]
    labelled = [one for one in shown if one.label is Label.PUBLISHED]
    # A day in figures that may have the month first is settled by what is shown, as one that is shown would be.
    unsettled = [one for one in stated if one.day.swapped]
    stated = [one for one in stated if not one.day.swapped]
    words = next(iter([*labelled, *shown, *unsettled]), None)
    heads = sorted((one for one in stated if not one.mark), key=_likeliest(stated))
    stated = [*heads, *[one for one in stated if one.mark][:1]]
    if stated and words:
        return _both(stated, words, shown, changed, evidence)
    if stated:
        return _checked(stated[0], _of_zone(stated[0]), stated, shown, changed, evidence)
    if words:
        return _words_alone(words, shown, changed, evidence)
    if evidence.in_address and evidence.in_address.day <= today:
        return _far(evidence.in_address.day, ADDRESS)
    if evidence.counted:
        return _counted(evidence.counted[0])
    if changed:
        one = changed[0]
        doubt = Message(
            _("Only the day of an update was found, {day} ({source}): the day of publication is missing."),
            day=one.day.day.isoformat(), source=one.source,
        )  # fmt: skip
        return PublicationDay(None, None, (one.day.day,), (doubt,))
    if above := [one for one in _until(evidence.above, today) if not one.day.swapped]:
        return _far(above[0].day.day, above[0].source)
    if evidence.guessed and evidence.guessed <= today:
        return _far(evidence.guessed, GUESSED)
    return PublicationDay()


def _likeliest(stated: Sequence[Candidate]) -> Callable[[Candidate], tuple[date, bool]]:
    """The order of the days that a source states: the earlier first, since days are written anew when a page is touched; of two that may be
    the same, the one with an offset of its own."""

    def order(one: Candidate) -> tuple[date, bool]:
        own = [other.day.day for other in stated if not other.day.whole and one.day.may_be(other.day.day)]
        return (min(own) if one.day.whole and own else one.day.day, bool(one.day.whole))

    return order


def _until(candidates: Sequence[Candidate], today: date) -> list[Candidate]:
    return [one for one in candidates if one.day.day <= today or one.day.swapped]


def _both(
    stated: list[Candidate], words: Candidate, shown: list[Candidate], changed: list[Candidate], evidence: DayEvidence
) -> PublicationDay:
    """What the source says to machines, and what it shows to readers."""
    head = stated[0]
    agreed = next((day for one in shown for day in (one.day.day, *one.day.others) if head.day.may_be(day)), None)
    if agreed:
        return _checked(Candidate(Day(agreed), head.source), (), stated, [], changed, evidence)
    # What the page tells its readers is looked at when it is put up; its head is written by a program.
    return PublicationDay(
        words.day.day, words.source, _days(words, head)[1:], (_against(words, head), *_of_zone(words))
    )


def _words_alone(
    words: Candidate, shown: list[Candidate], changed: list[Candidate], evidence: DayEvidence
) -> PublicationDay:
    day = words.day
    if day.swapped:
        sure = [evidence.in_address, *(one.day for one in shown if not one.day.swapped)]
        told = next((one for one in (day.day, *day.others) for other in sure if other and other.may_be(one)), None)
        if not told:
            doubt = Message(
                _("To choose: {day}, or {other} where the month comes first ({source})."),
                source=words.source, day=day.day.isoformat(), other=day.others[0].isoformat(),
            )  # fmt: skip
            return PublicationDay(None, None, (day.day, *day.others), (doubt,))
        words = Candidate(Day(told), words.source)
    others = [one for one in shown if one.label is words.label and not one.day.may_be(words.day.day)]
    return _checked(words, _of_zone(words), [words], others[:1], changed, evidence)


def _checked(
    taken: Candidate,
    doubts: tuple[Message, ...],
    stated: Sequence[Candidate],
    shown: Sequence[Candidate],
    changed: Sequence[Candidate],
    evidence: DayEvidence,
) -> PublicationDay:
    """A day that was taken, held against everything else that speaks of one."""
    against = [
        one for one in [*stated, *shown] if not one.day.may_be(taken.day.day) and not taken.day.may_be(one.day.day)
    ]
    if evidence.in_address and abs((evidence.in_address.day - taken.day.day).days) > 1:
        against.append(Candidate(evidence.in_address, ADDRESS))
    known = [taken, *stated, *shown, *changed, *evidence.shown, *evidence.above]
    if evidence.guessed and not any(one.day.may_be(evidence.guessed) for one in known):
        against.append(Candidate(Day(evidence.guessed), GUESSED))
    early = [one for one in changed if one.day.day < taken.day.day and not taken.day.may_be(one.day.day)]
    said = [*doubts, *(_against(taken, one) for one in against[:2])]
    said += [
        Message(
            _("To check: the day {day} was taken from {source}, but an update is older, {other} ({other_source})."),
            source=taken.source, day=taken.day.day.isoformat(), other=one.day.day.isoformat(), other_source=one.source,
        )
        for one in early[:1]
    ]  # fmt: skip
    return PublicationDay(taken.day.day, taken.source, _days(taken, *against[:2], *early[:1])[1:], tuple(said))


def _counted(one: Candidate) -> PublicationDay:
    days = (one.day.day, *one.day.others)
    doubt = Message(
        _("To choose: of its day the page only says “{words}”. If you copied it today, that was {days}."),
        words=one.source.fields["words"], days=", ".join(day.isoformat() for day in days),
    )  # fmt: skip
    return PublicationDay(None, None, days, (doubt,))


def _days(*candidates: Candidate) -> tuple[date, ...]:
    return tuple(dict.fromkeys(day for one in candidates for day in (one.day.day, *one.day.others)))


def _against(taken: Candidate, other: Candidate) -> Message:
    return Message(
        _("To check: the day {day} was taken from {source}. Against it speaks {other} ({other_source})."),
        day=taken.day.day.isoformat(), source=taken.source, other=other.day.day.isoformat(), other_source=other.source,
    )  # fmt: skip


def _of_zone(one: Candidate) -> tuple[Message, ...]:
    if not one.day.others or one.day.swapped:
        return ()
    return (
        Message(
            _("To check: a moment in UTC ({source}) was {day} here; where it was published it may have been {others}."),
            source=one.source, day=one.day.day.isoformat(), others=", ".join(day.isoformat() for day in one.day.others),
        ),
    )  # fmt: skip


def _far(day: date, source: Message) -> PublicationDay:
    doubt = Message(
        _("To check: the day {day} was taken from {source}; nothing beside the title says when it was published."),
        day=day.isoformat(),
        source=source,
    )
    return PublicationDay(day, source, (), (doubt,))


def day_in_address(url: str) -> Day | None:
    """The whole day in an address, such as `/2018/04/23/`."""
    found = re.search(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)", url)
    try:
        return Day(date(*map(int, found.groups()))) if found else None
    except ValueError:
        return None
