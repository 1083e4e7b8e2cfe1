"""The head of a mail above an article that somebody forwarded or answered: told by its form, and never taken for the article's own words.

What it says (who wrote to whom, when) is a person's: it is left out with a notice, and not repeated.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from vendors.desk.articles.incoming import Message, NotAnArticle
from vendors.i18n.language import _

LEFT_OUT: Final = Message(
    _("The head of a mail stood above the article, and was left out with its day. To check: the title and the day.")
)
MOST_ABOVE: Final = 40
"""Lines in which a head begins above an article; whoever forwards one writes a few words first."""
MOST_OF_A_HEAD: Final = 30
"""Lines of a head, with all whom a mail went to."""
_PARAGRAPH: Final = 140
"""Characters from which on a line is a part of an article, and what stands below a head is no head any more."""
_LABEL: Final = re.compile(
    r"^[\s*_]*(?P<label>de|from|exp[ée]diteur|sender|[àa]|to|pour|destinataires?|cc|cci|bcc|copie(?: [àa])?|date|envoy[ée](?: le| par)?|sent|re[çc]u(?: le)?|received|objet|sujet|subject|r[ée]pondre [àa]|reply-to|importance|priorit[ée]|priority"
    r"|pi[èe]ces? jointes?|attachments?|message-id|mime-version|return-path|delivered-to|x-[\w-]+|content-[\w-]+|list-[\w-]+)[\s*_]{0,4}:[*_]{0,2}(?:\s+|$)(?P<value>.*)$",
    re.IGNORECASE,
)
_SENDER: Final = frozenset(["de", "from", "expéditeur", "expediteur", "sender"])
_SUBJECT: Final = frozenset(["objet", "sujet", "subject"])
_RULED: Final = re.compile(r"^\s*[-–—_=*]{2,}\s*(?P<words>[^-–—_=*]{0,60}?)\s*[-–—_=*]{2,}:?\s*$")
_SAID_ABOVE: Final = re.compile(
    r"^\W*(?:d[ée]but du message|begin forwarded message|forwarded message|message (?:d.origine|transf[ée]r[ée]|r[ée]exp[ée]di[ée]|original)|original message|-+\s*mail (?:d.origine|original))\b[^.!?]{0,40}$",
    re.IGNORECASE,
)
_ATTRIBUTION: Final = re.compile(
    r"^(?:(?:le|on|am)\s.{4,200}|.{2,160}<[^<>@\s]+@[^<>\s]+>.{0,60})\s(?:a\s+[ée]crit|wrote|schrieb|[ée]crit)\s*:\s*$",
    re.IGNORECASE,
)
_BEGINS_ATTRIBUTION: Final = re.compile(r"^(?:le|on)\s.{4,160}(?:\d{4}|@|\d[h:]\d\d).{0,160}$", re.IGNORECASE)
_QUOTE: Final = re.compile(r"^\s{0,3}(?:>\s?)+")
_ANSWERED: Final = re.compile(r"^(?:(?:tr|fwd?|re|r[ée]f|aw|wg)\s*:\s*)+", re.IGNORECASE)
"""What programs put before the subject of a mail that is forwarded or answered."""
_SIGNATURE: Final = re.compile(r"^--\s?$")


@dataclass(frozen=True, slots=True)
class WithoutMail:
    """A text without what belongs to a mail around it.

    Attributes:
        lines: the text.
        left_out: whether the head of a mail was left out.
        subject: what the mail is about, which may be the title.
    """

    lines: Sequence[str]
    left_out: bool = False
    subject: str = ""


def without_mail(lines: Sequence[str]) -> WithoutMail:
    """A pasted text without the heads of mails, the marks of quoting and the signature below.

    Raises:
        NotAnArticle: nothing but the head of a mail is there.
    """
    unquoted = [_QUOTE.sub("", one) for one in lines] if _is_quoted(lines) else list(lines)
    start, subject = 0, ""
    while (head := _next_head(unquoted, start)) is not None:
        start = head[1]
        subject = head[2] or subject
    if not start:
        first = next((n for n, one in enumerate(unquoted) if one.strip()), 0)
        if found := _ANSWERED.match(unquoted[first]) if unquoted else None:
            unquoted[first] = unquoted[first][found.end() :]
            return WithoutMail(unquoted, left_out=True)
        return WithoutMail(unquoted)
    rest = unquoted[start:]
    if not any(re.search(r"\w{2}", one) for one in rest):
        raise NotAnArticle(_("This is the head of a mail without its text: paste the text of the article."))
    # An answer repeats earlier mails below.
    end = next((n for n in range(1, len(rest)) if _SIGNATURE.match(rest[n]) or _head_at(rest, n)), len(rest))
    return WithoutMail(rest[:end], left_out=True, subject=subject_of(subject))


def subject_of(subject: str) -> str:
    """The subject of a mail without the marks of forwarding."""
    return _ANSWERED.sub("", subject.strip())


def _is_quoted(lines: Sequence[str]) -> bool:
    filled = [one for one in lines if one.strip()]
    quoted = sum(bool(_QUOTE.match(one)) for one in filled)
    return quoted >= 2 or quoted == len(filled) > 0


def _next_head(lines: Sequence[str], start: int) -> tuple[int, int, str] | None:
    """The next head of a mail with its end and subject; None once the article has begun."""
    for place in range(start, min(len(lines), start + MOST_ABOVE)):
        if head := _head_at(lines, place):
            return place, *head
        if len(lines[place]) >= _PARAGRAPH:
            return None
    return None


def _head_at(lines: Sequence[str], place: int) -> tuple[int, str] | None:
    """Where the head of a mail that begins on a line ends, and its subject; None where none begins."""
    one = lines[place].strip()
    if not one:
        return None
    if _ATTRIBUTION.match(one):
        return place + 1, ""
    following = lines[place + 1].strip() if place + 1 < len(lines) else ""
    if following and _BEGINS_ATTRIBUTION.match(one) and _ATTRIBUTION.match(f"{one} {following}"):
        return place + 2, ""
    ruled = _RULED.match(one)
    if _SAID_ABOVE.match(one) or (ruled and _SAID_ABOVE.match(ruled["words"] or "")):
        labels = _labels(lines, place + 1)
        return (labels[1], labels[2]) if labels[0] else (place + 1, "")
    labels = _labels(lines, place)
    told = labels[0]
    if not _LABEL.match(one) or not (told & _SUBJECT or (told & _SENDER and len(told) > 1) or len(told) > 2):
        return None
    return labels[1], labels[2]


def _labels(lines: Sequence[str], place: int) -> tuple[frozenset[str], int, str]:
    """The labels of the lines from one on, where those end, and what stands behind that of the subject."""
    told: set[str] = set()
    subject, end, continues, blank = "", place, "", 0
    for n in range(place, min(len(lines), place + MOST_OF_A_HEAD)):
        one = lines[n]
        if not one.strip():
            # Outlook sets its head apart line by line; two blank lines, or one below a subject, end it.
            blank += 1
            if told and (blank > 1 or not (n + 1 < len(lines) and _LABEL.match(lines[n + 1]))):
                break
            continue
        found = _LABEL.match(one)
        if found:
            continues, blank = found["label"].lower(), 0
            told.add(continues)
            subject = found["value"].strip() if continues in _SUBJECT else subject
        elif told and one[:1] in (" ", "\t"):
            subject += f" {one.strip()}" if continues in _SUBJECT else ""
        elif told and re.fullmatch(r".*[\w.+-]+@[\w-]+\.\w+.*", one) and len(one) < _PARAGRAPH:
            pass  # one whom it went to, wrapped onto a line of its own
        elif (
            told
            and continues in ("de", "from")
            and not one.strip().endswith(".")
            and ":" not in one
            and n + 1 < len(lines)
            and _LABEL.match(lines[n + 1])
        ):
            pass
        else:
            break
        end = n + 1
    return frozenset(told), end, subject
