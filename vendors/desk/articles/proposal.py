"""Adding an article: from what an editor hands in to the rows that news.csv and mentions.csv would get.

Everything is a proposal. What the source says is taken as it stands; what it does not say stays empty; what was only inferred is
named in `to_check`. The summaries begin with a mark that `check` refuses, so that none is published unread.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz

from vendors.desk.articles.addresses import ADDRESS, host, same_place
from vendors.desk.articles.identifiers import identifier
from vendors.desk.articles.incoming import Incoming, Message
from vendors.desk.articles.reading import read
from vendors.i18n.language import _, language
from vendors.linking import Found, Linker
from vendors.tables.article import Article, Topic
from vendors.tables.dataset import Dataset
from vendors.tables.mention import Role
from vendors.tables.remembered import with_dataset
from vendors.tables.row import WRITTEN, own_name
from vendors.types.did_you_mean import plain
from vendors.types.kinds import UNREAD

UNWRITTEN: Final = _("to be written")
"""What stands behind the mark of a summary for which there is no extract."""
LONGEST_EXTRACT: Final = 220
"""Characters of the sentence that stands in for a summary until it is written."""
LONGEST_BESIDE: Final = 50_000
"""Characters of what stands beside an article in which vendors are looked for."""
LONGEST_LINKED: Final = 50_000
"""Characters of an article in which vendors and its topic are looked for; the longest of magazines have fewer."""
SAME_TITLE: Final = 92.0
"""Likeness, of 100, from which two titles of one day are the same one (Indel ratio of rapidfuzz)."""
LIKE_NAME: Final = 60.0
"""Likeness, of 100, from which on a host may be called after a publisher."""
LONGEST_END: Final = 120
"""Characters of a publisher's name behind a title."""
_BEFORE_END: Final = re.compile(r"(?<=\S)\s+[|–—-]\s+(?=\S)")
NEAR: Final = 70
"""Characters within which the verb of a purchase binds buyer and bought."""

TOPICS: Final[Mapping[Topic, str]] = {
    Topic.ACQUISITION: r"acqui(?:ert|sition|res?|red|ring|s par)|rach(?:[eè]t|ats?\b)|met la main sur|s.offre|fusion|merger|takeover|buys\b|bought|sold to|buyout|opa\b",
    Topic.FUNDING: r"l[eè]ve\b.{0,40}(?:million|m€|k€)|lev[ée]e de fonds|tour de table|rais(?:es|ed)\b|funding|series [a-f]\b|s[ée]rie [a-f]\b|investi(?:t|ssement)|ipo\b|bourse|cessation de paiement",
    Topic.PEOPLE: r"nomm[ée]|nomination|appoint|names .{0,40}(?:ceo|chief|president)|directeur g[ée]n[ée]ral|joins as|steps down|d[ée]missionne|interview",
    Topic.SECURITY: r"breach|fuite de donn[ée]es|exposed|cyber|ransomware|vuln[ée]rabilit|hack|piratage|phishing",
    Topic.REGULATION: r"\bcnil\b|rgpd|gdpr|r[èe]glement|r[ée]gulat|\bftc\b|directive|autorit[ée] de la concurrence|dgccrf|amende",
    Topic.CONTROVERSY: r"accus|complice|scandal|pol[ée]mique|controvers|lawsuit|sues?\b|sued|plainte|proc[èe]s\b|(?:in|the|a|us|federal|high|supreme|district|appeals?) court\b|tribunal|alleg|fake reviews|faux avis|d[ée]ment|r[ée]fut|enqu[êe]te (?:judiciaire|dilig)|cambridge analytica",
    Topic.CUSTOMER: r"choisit|fait confiance|d[ée]ploie|selects|chooses|deploys|customer story|t[ée]moignage|cas client",
    Topic.PRODUCT: r"\blance\b|lancement|launch|unveils|pr[ée]sente|nouvelle (?:version|offre|fonctionnalit)|releases|introduces|announces .{0,40}(?:platform|product|feature)",
    Topic.MARKET: r"[ée]tude|barom[èe]tre|march[ée]|classement|gartner|forrester|magic quadrant|report\b|survey of|panorama|tendances|trends",
}
"""What tells the topic of an article, French and English; a word in the title counts as three in the text."""

_BUYS: Final = re.compile(
    r"\b(?:acquiert|a acquis|rach[eè]te|a rachet[ée]|s.offre|absorbe|reprend|met la main sur|va (?:acqu[ée]rir|racheter)|annonce (?:l.acquisition|le rachat) (?:de|d.)|"
    r"acquires?|has acquired|buys|has bought|to (?:acquire|buy)|takes over|(?:completes|announces)(?: the| its)? acquisition of|acquisition (?:of|de|d.)|rachat (?:de|d.))\W",
    re.IGNORECASE,
)
_IS_BOUGHT: Final = re.compile(
    r"\b(?:(?:est |a [ée]t[ée] |se fait )?(?:rachet[ée]e?|acquise?|racheter|absorb[ée]e?) par|vendue? à|passe sous le contr[ôo]le (?:de|d.)|"
    r"(?:is |was |been |to be )?(?:acquired|bought|taken over) by|sold to)\W",
    re.IGNORECASE,
)
_IN_A_LIST: Final = re.compile(r"\s*(?:,|;|/|•|\bet\b|\band\b|\bou\b|\bor\b|&)\s*(?:and|et)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A vendor that the article names.

    Attributes:
        vendor: its id.
        role: what part it seems to have.
        surface: the name as the article writes it first.
        times: how often it is named.
        sure: whether it is surely named; one that is not gets no row until an editor says so.
    """

    vendor: str
    role: Role
    surface: str
    times: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An article that is there already and may be this one; `why` is a message of the catalogue."""

    article: str
    why: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The rows that an article would get.

    Attributes:
        article: cells of its row in news.csv by column; "" where nothing was found.
        named: the vendors, in the order of their first naming, those that are only perhaps named at the end.
        duplicates: articles that may be the same.
        to_check: what an editor must look at before it is published.
        taken_from: by column, where its cell was taken from.
        choices: by column, what its cell may be as well.
        text: the article's words, to be read beside the rows.
    """

    article: Mapping[str, str]
    named: Sequence[Named]
    duplicates: Sequence[Duplicate]
    to_check: Sequence[Message]
    taken_from: Mapping[str, Message] = field(default_factory=dict)
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    text: str = field(default="", repr=False)

    @property
    def mentions(self) -> list[dict[str, str]]:
        """Cells of the rows in mentions.csv, for the vendors that are surely named."""
        id = self.article["id"]
        return [{"article": id, "vendor": one.vendor, "role": str(one.role)} for one in self.named if one.sure]


def propose(data: bytes, dataset: Dataset, today: date, address: str = "") -> list[Proposal]:
    """The rows that a page, a text or the entries of a feed would get.

    Args:
        data: see `vendors.desk.articles.reading.read`.
        dataset: whose vendors are looked for, and whose articles may be the same.
        today: no article is younger.
        address: where the article is, if the editor says so.

    Raises:
        NotAnArticle: there is nothing to read in it.
    """
    return [_proposal(one, dataset) for one in map(_begun, read(data, today, address))]


def _begun(found: Incoming) -> Incoming:
    """An article as far as it is read, with a word where that is not to its end."""
    if len(found.text) <= LONGEST_LINKED:
        return found
    doubt = Message(_BEGINNING, most=str(LONGEST_LINKED))
    return replace(found, text=found.text[:LONGEST_LINKED], doubts=(*found.doubts, doubt))


def _proposal(found: Incoming, dataset: Dataset) -> Proposal:
    publisher, inferred = _publisher(found, dataset)
    topic = _topic(found)
    named = _named(found, dataset, topic)
    day = found.published.isoformat() if found.published else found.month
    title = _own_title(found.title, publisher)
    extract = _extract(found)
    row = dict.fromkeys((column.name for column in Article.columns()), "")
    row |= {
        "id": identifier(f"{day} {publisher} {title}", dataset.article),
        "date": day,
        "title": title,
        "title_source": "page" if title else "",
        "publisher": publisher,
        "authors": "|".join(found.authors),
        "language": found.language,
        "url": found.url,
        "topic": str(topic) if topic else "",
        # An extract is in the article's language; in the other there is nothing to begin with.
        **{
            own_name("summary", code): f"{UNREAD} {extract}".strip()
            if code == found.language or found.language not in WRITTEN
            else f"{UNREAD} {language(code).say(UNWRITTEN)}"
            for code in WRITTEN
        },
    }
    to_check = _to_check(found, row, named, dataset, inferred=inferred)
    choices = {name: values for name, values in found.choices.items() if values}
    return Proposal(row, named, _duplicates(row, dataset), to_check, found.taken_from, choices, found.text)


def _to_check(
    found: Incoming, row: Mapping[str, str], named: Sequence[Named], dataset: Dataset, *, inferred: bool
) -> list[Message]:
    missing = [
        name
        for name in ("date", "publisher", "language", "url", "topic")
        if not row[name] and not found.choices.get(name)
    ]
    to_check = [*(Message(_MISSING[name]) for name in missing), *found.doubts]
    if inferred:
        to_check.append(Message(_("The publisher was taken from the address.")))
    elif other := _of_another(row, dataset):
        to_check.append(
            Message(
                _("To check: the publisher is {publisher}, but the address is one of {other}."),
                publisher=row["publisher"],
                other=other,
            )
        )
    if row["topic"]:
        to_check.append(Message(_("The topic was inferred from words in the text.")))
    if beside := _beside(found, named, dataset):
        to_check.append(
            Message(
                _("Left out, because they are named on the page and not in the article: {vendors}."), vendors=beside
            )
        )
    if any(not one.sure for one in named):
        to_check.append(
            Message(_("Some vendors are only perhaps named; they are left out until you give them a role."))
        )
    if not any(one.sure for one in named):
        to_check.append(Message(_("No vendor of the survey is named.")))
    elif not any(one.role == Role.SUBJECT for one in named):
        to_check.append(Message(_("No vendor seems to be its subject.")))
    to_check.append(
        Message(_("The summaries are an extract: write them in the magazine’s own words, in both languages."))
    )
    return to_check


def _beside(found: Incoming, named: Sequence[Named], dataset: Dataset) -> str:
    """The names of vendors that stand on the page outside the article only."""
    inside = {one.vendor for one in named}
    surfaces = {place.id: place.surface for place in reversed(_linker(dataset).find(found.beside[:LONGEST_BESIDE]))}
    return ", ".join(surface for vendor, surface in reversed(surfaces.items()) if vendor not in inside)


_BEGINNING: Final = _("Only the first {most} signs were read; what stands behind them was not looked at.")
_MISSING: Final = {
    "date": _("No date of publication was found."),
    "publisher": _("No publisher was found."),
    "language": _("The language could not be told."),
    "url": _("No address was found: a reader must be able to open the article."),
    "topic": _("No topic could be told."),
}


@with_dataset(2)
def _linker(dataset: Dataset) -> Linker:
    return Linker.of(dataset)


def _publisher(found: Incoming, dataset: Dataset) -> tuple[str, bool]:
    """The publisher in the spelling of the data set where it is known there, and whether it was only inferred from the address."""
    known = Counter(article.publisher for article in dataset.table(Article))
    by_name = {plain(name): name for name in known}
    named = plain(found.publisher)
    if named in by_name:
        return by_name[named], False
    by_host = {host(article.url): article.publisher for article in dataset.table(Article)}
    if found.url and host(found.url) in by_host:
        return by_host[host(found.url)], not found.publisher
    return (found.publisher or host(found.url)), not found.publisher and bool(found.url)


def _of_another(row: Mapping[str, str], dataset: Dataset) -> str:
    """To whom the address of an article belongs where that is surely not its publisher: by the articles that are here, or by a name of its
    host that has nothing of the publisher's."""
    name = host(row["url"])
    if not name or not row["publisher"]:
        return ""
    own = {article.publisher for article in dataset.table(Article) if host(article.url) == name}
    if own:
        return "" if row["publisher"] in own else next(iter(sorted(own)))
    return "" if _is_named(name, row["publisher"]) else name


def _is_named(name: str, publisher: str) -> bool:
    """Whether a host may be called after a publisher: it has a word of its name, or its initials."""
    words = re.findall(r"[a-z0-9]+", plain(publisher))
    initials = "".join(word[0] for word in words)
    compact = re.sub(r"[^a-z0-9]", "", name)
    return (
        not words
        or any(len(word) > 2 and word in compact for word in words)
        or (len(initials) > 1 and initials in compact)
        or "".join(words) in compact
        or fuzz.partial_ratio("".join(words), compact) >= LIKE_NAME
    )


def _own_title(title: str, publisher: str) -> str:
    """The title without the publisher's name that pages put behind it."""
    # From the end: to look from each mark on to the end would take time with the square of a long line.
    found = max(_BEFORE_END.finditer(title, max(len(title) - LONGEST_END, 0)), key=re.Match.start, default=None)
    if not found or not publisher or fuzz.ratio(plain(title[found.end() :]), plain(publisher)) <= SAME_TITLE:
        return title
    return title[: found.start()]


def _topic(found: Incoming) -> Topic | None:
    scores = {
        topic: 3 * len(re.findall(rf"\b(?:{words})", found.title, re.IGNORECASE))
        + len(re.findall(rf"\b(?:{words})", found.text, re.IGNORECASE))
        for topic, words in TOPICS.items()
    }
    best = max(scores, key=lambda topic: scores[topic])
    return best if scores[best] else None


def _named(found: Incoming, dataset: Dataset, topic: Topic | None) -> list[Named]:
    linker = _linker(dataset)
    whole = f"{found.title}\n{found.text}"
    read_title, read_whole = linker.find(found.title), linker.find(whole)
    in_title, places = ([place for place in read if place.sure] for read in (read_title, read_whole))
    times = Counter(place.id for place in places)
    times.update({place.id: 0 for place in in_title})
    surfaces = {place.id: place.surface for place in reversed([*in_title, *places])}
    roles = _deal(whole, places) if topic is Topic.ACQUISITION else {}
    listed = _listed(whole, places)
    subjects = {place.id for place in in_title} - roles.keys()
    if not subjects and not roles and times:
        most = max(times.values())
        leaders = [vendor for vendor, count in times.items() if count == most]
        subjects = {leaders[0]} if len(leaders) == 1 and not (leaders[0] in listed and most == 1) else set()
    order = dict.fromkeys(place.id for place in [*in_title, *places])
    return [
        Named(
            vendor,
            roles.get(vendor)
            or (Role.SUBJECT if vendor in subjects else Role.COMPARED if vendor in listed else Role.NAMED),
            surfaces[vendor],
            max(times[vendor], 1),
        )
        for vendor in order
    ] + _perhaps([place for place in (*read_whole, *read_title) if place.id not in order])


def _perhaps(places: Sequence[Found]) -> list[Named]:
    """The vendors that are only perhaps named."""
    times = Counter(place.id for place in places)
    surfaces = {place.id: place.surface for place in reversed(places)}
    return [Named(vendor, Role.NAMED, surfaces[vendor], count, sure=False) for vendor, count in times.items()]


def _deal(text: str, places: Sequence[Found]) -> dict[str, Role]:
    """Who buys and who is bought, by the words between two names or beside one."""
    roles: dict[str, Role] = {}
    for place in places:
        after = re.split(r"[.!?\n]", text[place.end : place.end + NEAR], maxsplit=1)[0]
        before = re.split(r"[.!?\n]", text[max(place.start - NEAR, 0) : place.start])[-1]
        # "X is bought by" before "X buys": the passive holds the active's words too.
        if _follows(_IS_BOUGHT, after) or (_precedes(_BUYS, before) and not _precedes(_IS_BOUGHT, before)):
            roles.setdefault(place.id, Role.ACQUIRED)
        elif _follows(_BUYS, after) or _precedes(_IS_BOUGHT, before):
            roles.setdefault(place.id, Role.ACQUIRER)
    return roles


def _follows(verb: re.Pattern[str], words: str) -> bool:
    return re.match(rf"[^,;:]{{0,25}}{verb.pattern}", words, re.IGNORECASE) is not None


def _precedes(verb: re.Pattern[str], words: str) -> bool:
    return re.search(rf"{verb.pattern}[^,;:]{{0,25}}$", words, re.IGNORECASE) is not None


def _listed(text: str, places: Sequence[Found]) -> set[str]:
    """The vendors that stand in a row of names, such as "Viavoo, Hubicus, Eloquant"."""
    listed: set[str] = set()
    for one, two in pairwise(places):
        if _IN_A_LIST.fullmatch(text[one.end : two.start]):
            listed |= {one.id, two.id}
    return listed


def _extract(found: Incoming) -> str:
    paragraphs = [line for line in found.text.split("\n") if len(line) > 80] or [found.text]
    # Addresses out of mails hold the names of those who got them.
    words = " ".join(ADDRESS.sub("", paragraphs[0]).split())
    first = re.split(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ«“])", words, maxsplit=1)[0]
    if len(first) > LONGEST_EXTRACT:
        first = first[:LONGEST_EXTRACT].rsplit(" ", 1)[0] + "…"
    return re.sub(r"(?<=\w)'(?=\w)", "’", first.replace("\u00a0", " ").replace("\u202f", " "))


def _duplicates(row: Mapping[str, str], dataset: Dataset) -> list[Duplicate]:
    here, title = same_place(row["url"]), plain(row["title"])
    found = []
    for article in dataset.table(Article):
        if here and same_place(article.url) == here:
            found.append(Duplicate(article.id, _("same address")))
        elif row["date"] and article.date.text == row["date"] and fuzz.ratio(plain(article.title), title) >= SAME_TITLE:
            found.append(Duplicate(article.id, _("same title on the same day")))
    return found
