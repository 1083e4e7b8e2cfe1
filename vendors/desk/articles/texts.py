"""An article as an editor pastes it: its title, day, authors and address stand in its first lines, or in its last."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

from vendors.desk.articles.addresses import ADDRESS, ArticleAddress, address_of
from vendors.desk.articles.bylines import Byline, as_written, byline_in, continued, is_person, people
from vendors.desk.articles.counted_days import counted_days
from vendors.desk.articles.days import days_in
from vendors.desk.articles.incoming import Incoming, Message, language_doubts, language_of, line
from vendors.desk.articles.layout import is_of_something_else, parted
from vendors.desk.articles.mail_heads import LEFT_OUT, subject_of, without_mail
from vendors.desk.articles.page_copies import article_at, is_glued_menu, parted_words
from vendors.desk.articles.published import (
    LONGEST,
    DayEvidence,
    datelines,
    day_in_address,
    published,
    shown_days,
    told_below,
)
from vendors.desk.articles.wrapped_lines import PlainLines, doubts_of, plain_lines
from vendors.i18n.language import _
from vendors.validation.prose.persons import is_first_name

HEAD_LINES: Final = 15
"""Lines at the start of a pasted text in which its date and its author are looked for."""
ABOVE: Final = 2
"""Lines of a menu, right above the title, that may say its day."""
MOST_CANDIDATES: Final = 3
"""Lines that are offered as the title instead."""
_MENU: Final = re.compile(
    r"^(?:accueil|home|blog|actualit[ée]s?|actus?|news|menu|rechercher|search|s.abonner|se connecter|subscribe|sign in|log ?in|partager|share|imprimer|print|newsletter"
    r"|(?:aller|passer) au contenu.{0,20}|skip to .{0,30}|tribunes?|communiqu[ée]s?(?: de presse)?|press releases?|dossiers?|[ée]conomie|entreprises?|business|technology|tech)$",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"\W*(?:(?:contenu |article |info(?:rmation)? |réservé )*(?:publicité|publi-?(?:rédactionnel|reportage|information)|annonce|sponsorisé|partenaire|exclusi(?:f|ve|vité)|abonnés?|premium|payant|gratuit|à la une|alerte|urgent|en direct|vidéos?|podcasts?|audio|écouter(?: l[’']article)?|reportage|enquête|entretien|interview|analyse|décryptage|opinion|chronique|éditorial|édito|portrait|récit|témoignage|brèves?|infos?)"
    r"|(?:article|contenu|accès|lecture)?\s*(?:en accès libre|réservée?s? (?:aux|à nos) abonnés|pour les abonnés)|(?:this |an? )?(?:advertisement|advertorial|sponsored(?: content| by .{1,40})?|promoted|paid (?:post|content)|exclusive|subscribers?[ -]only|for subscribers(?: only)?|members?[ -]only|premium|breaking(?: news)?|live|video|podcast|listen(?: to (?:this )?article)?|feature|opinion|analysis|explainer|editorial|news|top stor(?:y|ies)|press release))\W*",
    re.IGNORECASE,
)
"""What stands alone above a title and is none: a label of its kind, an advertisement, who may read it."""
_FEW: Final = 3
"""Words of a first line that may be something else than the title."""
_WORDS_OF_LINK: Final = 8
"""Words of a line that is nothing but a link."""
_PATH: Final = re.compile(r"^[^.!?]{1,40}(?:\s*[>›»/]\s*[^.!?]{1,60}){1,6}$")
_REMARK: Final = re.compile(
    r"^\W*(?:temps de lecture|lecture\s*:|reading time|\d+\s*min(?:utes?)?\b.{0,12}|\d+\s+(?:commentaires?|comments?|partages?|shares?)|-?\s*\d+ commentaire\(s\)|\d+|[\W_]+|photo\b.*|crédits?\b.*|©.*)$"
    r"|^\W*(?:temps de lecture|reading time)\b",
    re.IGNORECASE,
)
_LABELLED: Final = re.compile(
    r"^(?:source|lien|link|url|adresse|address|lire sur|voir|via|read on|article)\b[^:]{0,30}:\s*(?=https?://)",
    re.IGNORECASE,
)
_BYWORD_ALONE: Final = re.compile(r"^(?:par|by|auteure?s?|authors?)\s*:?$", re.IGNORECASE)
_GOES_ON: Final = re.compile(r"^(?:par|by)\s.*(?:,|&|\bet|\band)$", re.IGNORECASE)
"""A byline whose last name stands on the next line."""
_NAMES: Final = 60
"""Characters of a line that names one or two persons."""
_AGO: Final = re.compile(r"\b\d+ \w+ ago\b|\bil y a \d", re.IGNORECASE)
_NAMED_AFTER_DAY: Final = re.compile(r"^\s+(?:par|by)\s+(?P<who>\S[^|·–—]*)", re.IGNORECASE)
_NO_PUBLISHER: Final = re.compile(r"\b(?:r[ée]daction|newsroom|staff|admin|afp|reuters)\b", re.IGNORECASE)


def of_text(text: str, today: date, subject: str = "") -> Incoming:
    """What a pasted text says of itself.

    Args:
        text: the text.
        today: no article is younger.
        subject: that of the mail in which it came, which may be its title.

    Raises:
        NotAnArticle: it is the head of a mail without a text.
    """
    mail = without_mail(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    plain = plain_lines(mail.lines)
    lines = [parted_words(one.strip()) for one in plain.lines]
    filled = [one for one in lines if one]
    words = _joined([one for one in filled if not ADDRESS.fullmatch(one) and not _LABELLED.match(one)])
    if not words:
        return Incoming()
    language = language_of("\n".join(words))
    menu = words[: article_at(words)]
    words = words[len(menu) :]
    place = 0 if menu else _title_place(words)
    below = () if menu or place else _also_title(words)
    title, body = line(words[place]), [one for one in words[place + 1 :] if one != words[place]]
    text, beside = parted("\n".join(body))
    beside = "\n".join([*menu, *words[:place], beside])
    address = _address([*_linked(plain, title), *filled])
    if broken := plain.joined.get(address.url):
        address = replace(
            address, choices=(*address.choices, broken), doubts=(*address.doubts, *doubts_of(plain.joined, address.url))
        )
    head = [*menu[-ABOVE:], *words[:place], *words[place + 1 :][:HEAD_LINES]]
    whole = "\n".join(words)
    evidence = DayEvidence(
        shown=shown_days(_days_first(head, len(menu[-ABOVE:])), language, whole),
        above=[*datelines(head, language, whole), *told_below(body[HEAD_LINES:], language, whole)],
        counted=counted_days(head, today),
        in_address=day_in_address(address.url),
    )
    day = published(evidence, today)
    byline, author_doubts = _byline(head, words, bool(menu))
    publisher, publisher_doubts = _publisher(head)
    doubts = [
        *day.doubts,
        *publisher_doubts,
        *(author_doubts if byline.people or not publisher else ()),
        *address.doubts,
        *language_doubts("\n".join(words)),
    ]
    above = menu or words[:place]
    if mail.left_out or subject:
        doubts.insert(0, LEFT_OUT)
    if above:
        doubts.insert(
            0,
            Message(
                _("To check: the title was taken from the line “{title}”; before it stands “{before}”."),
                title=title,
                before=above[0],
            ),
        )
    elif below:
        doubts.insert(
            0,
            Message(
                _("To check: the title was taken from the first line, “{title}”; below it stands “{below}”."),
                title=title,
                below=below[0],
            ),
        )
    elif len(title) > LONGEST:
        doubts.insert(0, Message(_("To check: the first line is as long as a paragraph, and no title.")))
    taken = {"date": day.source, "authors": _words(byline.raw) if byline.people else None}
    return Incoming(
        title, text, byline.people, day.day, publisher, language, address.url, beside,
        taken_from={name: source for name, source in taken.items() if source},
        choices={
            "date": tuple(one.isoformat() for one in day.choices),
            "url": address.choices,
            "authors": byline.choices,
            "title": tuple(
                dict.fromkeys(
                    one
                    for one in (
                        *(above if len(above) <= HEAD_LINES else _candidates(above[-HEAD_LINES:])),
                        *below,
                        mail.subject or subject_of(subject),
                    )
                    if one and one != title
                )
            ),
        },
        doubts=tuple(doubts),
    )  # fmt: skip


def _days_first(head: Sequence[str], above: int) -> Sequence[str]:
    """The lines around a title in the order in which their days count: where one below is nothing but a day, what stands above it, as in a
    list of other articles, comes last.

    Args:
        head: the lines, those above the title first.
        above: how many stand above it.
    """
    return [*head[above:], *head[:above]] if any(map(_is_day, head[above:])) else head


def _is_day(text: str) -> bool:
    places = list(days_in(text, "")) if len(text) <= _NAMES else []
    return bool(places) and not re.search(r"[^\W\d_]{4}", text[: places[0].start] + text[places[-1].end :])


def _candidates(lines: Sequence[str]) -> tuple[str, ...]:
    """Lines above the title that may be it as well: no days, no remarks, no menus."""
    return tuple(dict.fromkeys(one for one in lines if not _is_around(one) and len(one) <= LONGEST))[-MOST_CANDIDATES:]


def _words(raw: str) -> Message:
    return Message(_("the words “{words}”"), words=raw)


def _joined(lines: Sequence[str]) -> list[str]:
    """The lines, with "Par" and the name below it as one."""
    found: list[str] = []
    for one in lines:
        goes_on = bool(found) and bool(_GOES_ON.match(found[-1]))
        if found and (goes_on or _BYWORD_ALONE.match(found[-1])) and len(one) < _NAMES and people(one).people:
            found[-1] = f"{found[-1]} {one}"
        else:
            found.append(one)
    return found


def _title_place(words: Sequence[str]) -> int:
    """Which of the lines is the title: one that is there twice, else the first that is no menu, day, byline or slogan."""
    head = words[: HEAD_LINES + 1]
    usual = [n for n, one in enumerate(head) if not _is_around(one)]
    if len(usual) > 1 and len(head[usual[0]].split()) < _FEW and _is_longer_title(head[usual[1]], head[usual[0]]):
        # The name of a journal or a subject, of one or two words, above a line that reads like a title.
        usual = usual[1:]
    if twice := [n for n in usual if words[n] in words[n + 1 : n + HEAD_LINES] and not head[n].endswith(".")]:
        return twice[0]
    if usual and any(_MENU.match(one) for one in head[: usual[0]]):
        # Below a menu stands the path to the article, in lines of a few words.
        usual = [n for n in usual if len(head[n].split()) > 3] or usual
    if (
        usual
        and head[usual[0]].endswith(".")
        and len(usual) > 1
        and len(head[usual[1]]) <= LONGEST
        and not head[usual[1]].endswith(".")
    ):
        return usual[1]
    return usual[0] if usual else 0


def _also_title(words: Sequence[str]) -> tuple[str, ...]:
    """The line below a first one of so few words that the name of a journal, a subject or a label may stand there instead of the title."""
    some = [one for one in words[1:2] if len(words[0].split()) <= _FEW and _is_longer_title(one, words[0])]
    return tuple(some)


def _is_longer_title(text: str, first: str) -> bool:
    return (
        len(re.findall(r"[^\W\d_]+", text)) > max(_FEW, len(first.split()))
        and len(text) <= LONGEST
        and not text.endswith((".", "…"))
        and not _is_around(text)
    )


def _linked(plain: PlainLines, title: str) -> list[str]:
    """The addresses that stood behind the words of the title, and those of lines that are nothing but a short link."""
    return [
        address
        for number, addresses in plain.links.items()
        if title and (title in plain.lines[number] or len(plain.lines[number].split()) <= _WORDS_OF_LINK)
        for address in addresses[:1]
    ]


def _is_around(text: str) -> bool:
    if len(text) > LONGEST:
        return False
    if (
        _MENU.match(text)
        or _LABEL.fullmatch(text)
        or _REMARK.match(text)
        or is_of_something_else(text)
        or is_glued_menu(text)
        or (_PATH.match(text) and re.search(r"\s[>›»]\s|^[^/]+(?: / [^/]+){2,}$", text))
    ):
        return True
    places = list(days_in(text, ""))
    rest = re.sub(r"[^\W\d_]+", " ", text) if not places else text[: places[0].start] + text[places[-1].end :]
    if (
        places
        and len(rest.strip()) <= 45
        and not re.search(r"[^\W\d_]{3,}\s+[^\W\d_]{3,}\s+[^\W\d_]{3,}\s+[^\W\d_]{3,}", rest)
    ):
        return True
    return bool(byline_in(text).raw)


def _alone(head: Sequence[str], in_page: bool) -> tuple[Byline, tuple[Message, ...]] | None:
    """The name of a person that stands alone between the title and the first paragraph, or beside when: never taken without a word.

    Args:
        in_page: whether it is a whole page that was copied, where a common first name is enough.
    """
    for one in head:
        if len(one) > LONGEST:
            return None
        beside_a_day = bool(_AGO.search(one)) or any(days_in(one, ""))
        read = (
            people(re.split(r"\s[·•|–—]\s", one)[0]) if len(one) < (LONGEST if beside_a_day else _NAMES) else Byline()
        )
        if read.people and (beside_a_day or (in_page and all(is_first_name(name.split()[0]) for name in read.people))):
            return replace(read, changed=True), _asked(one, read.people)
    return None


def _byline(head: Sequence[str], words: Sequence[str], menu: bool) -> tuple[Byline, tuple[Message, ...]]:
    read = [found for one in words if (found := byline_in(one)).raw]
    named = next(
        (continued(found, words[place + 1 :]) for place, one in enumerate(words) if (found := byline_in(one)).people),
        None,
    )
    if named:
        return named, named.doubt
    for one, two in pairwise(head[ABOVE:] if menu else head):
        for name, day in ((one, two), (two, one)):
            if is_person(re.split(r"\s*[,(]", name)[0]) and len(day) < 60 and len(name) < 80 and any(days_in(day, "")):
                found = people(name)
                return found, found.doubt or _asked(name, found.people)
    if alone := _alone(head[ABOVE:] if menu else head, menu):
        return alone
    if menu:
        return (read[0], read[0].doubt) if read else (Byline(), ())
    last = words[-1]
    if len(words) > 1 and len(last) <= 60 and not last.endswith("."):
        parts = [part for part in re.split(r"\s*(?:,|&|\bet\b|\band\b)\s*", last) if part]
        if parts and all(is_person(part) for part in parts):
            return _far(last, parts)
    return (read[0], read[0].doubt) if read else (Byline(), ())


def _far(raw: str, parts: Sequence[str]) -> tuple[Byline, tuple[Message, ...]]:
    names = tuple(map(as_written, parts))
    return Byline(names, raw, changed=True), _asked(raw, names)


def _asked(raw: str, names: Sequence[str]) -> tuple[Message, ...]:
    return (
        Message(_("To check: the authors were read from “{words}” as {names}."), words=raw, names=", ".join(names)),
    )


def _publisher(head: Sequence[str]) -> tuple[str, tuple[Message, ...]]:
    """Who is named behind the day where that is no person: "Le 23 avril 2018 par le magazine En-Contact"."""
    for one in head:
        for place in days_in(one, "") if len(one) <= LONGEST else ():
            named = _NAMED_AFTER_DAY.match(one[place.end :])
            if named and not byline_in(one).people and not _NO_PUBLISHER.search(named["who"]):
                name = re.sub(
                    r"^(?:le\s+|la\s+)?(?:magazine|journal|the)\s+", "", line(named["who"]), flags=re.IGNORECASE
                )
                return name, (Message(_("To check: the publisher was taken from “{words}”."), words=one),)
    return "", ()


def _address(lines: Sequence[str]) -> ArticleAddress:
    """The first address that a line begins with or names as its source."""
    found = [
        re.split(r"\s", one[label.end() if label else 0 :])[0].rstrip(".,;)")
        for one in lines
        if (label := _LABELLED.match(one)) or ADDRESS.match(one)
    ]
    addresses = [read for one in dict.fromkeys(found) if (read := address_of(one)).url or read.doubts]
    if not addresses:
        return ArticleAddress()
    taken, *others = addresses
    more = tuple(one.url for one in others if one.url and one.url != taken.url)
    if not more:
        return taken
    doubt = Message(_("To check: of several addresses in the text, the first was taken."))
    return ArticleAddress(taken.url, (*taken.choices, *more[:3]), (*taken.doubts, doubt))
