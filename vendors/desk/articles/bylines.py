"""Persons in a byline, French or English: "Par Claire Martin et Jean Petit", "Published by CLAIRE MARTIN, Reporter"."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from vendors.desk.articles.days import days_in, days_without_year
from vendors.desk.articles.incoming import Message, line
from vendors.i18n.language import _
from vendors.validation.prose.persons import is_first_name

LONGEST: Final = 160
"""Characters of a line that may be a byline; a longer one is a sentence."""
_WRITTEN: Final = r"publiée?|postée?|écrite?|rédigée?|proposée?|soumise?|signée?|posted|published|written|submitted|contributed|reported"
_BY: Final = (
    r"(?:propos recueillis par|interview(?:ed)? (?:par|by)|un article de|une enquête de|texte(?:\s+de|\s*:)|de notre correspondante?(?:\s+à\s+\w+)?"
    r"|(?:auteure?s?|autrices?|authors?|words)\s*:|(?:auteure?s?|authors?)\b|par|by)"
)
_BYWORD: Final = re.compile(rf"(?:^|[\s|·•–—,(/-])(?:{_BY})\s*:?\s+(?=\S)", re.IGNORECASE)
_OPENING: Final = re.compile(
    rf"^\W*(?:(?:{_WRITTEN})\s+(?:le\s+|on\s+)?(?=\0|{_BY}\b)|\0|[\s,|·•–—:/-]|(?:le|on|à|at)\s+(?=\0))*(?:{_BY})\s*:?\s+",
    re.IGNORECASE,
)
"""What may stand before the names of a byline: words of publishing and the day, which was replaced by a zero."""
_KIND: Final = re.compile(
    r"^\W*(?:(?:un|une|la|le|les|l[’']|a|an|the)\s*)?(?:chroniques?|billets?|reportages?|enquêtes?|récits?|analyses?|tribunes?|éditoria\w+|éditos?|articles?|textes?|dossiers?|critiques?|décryptages?|carnets?|opinions?|points?\sde\svue|avis"
    r"|story|stories|words|text|report(?:ing|s)?|analysis|columns?|reviews?|comment(?:ary)?|essays?|features?|dispatch|posts?)\s+(?:exclusi\w+\s+)?(?:de\s|d[’']|par\s|by\s|from\s)\s*",
    re.IGNORECASE,
)
"""What kind of text somebody wrote, before the name."""
_BUTTON: Final = re.compile(
    r"^\W*(?:(?:suivre|contacter|écrire à|s[’']abonner à|(?:envoyer )?un (?:mail|message) à|follow(?:ing)?|contact|e-?mail|message|subscribe to|about|meet|bio(?:graphie|graphy)? (?:de|of))\s+(?:l[’']auteure?\s+)?"
    r"|(?:à propos|profil|portfolio)\s+(?:de\s+|d[’'])|(?:tous|toutes|voir|lire|retrouve[rz]|plus|all|more|see|view|read|other)\s+(?:[\w’'-]+\s+){0,4}?(?:de\s+|d[’']|par\s+|by\s+|from\s+|of\s+))",
    re.IGNORECASE,
)
"""What a button or a link beside an author's name says."""
_BUTTON_BEHIND: Final = re.compile(
    r"[\s,|·•–—(-]+(?:suivre|contacter|s[’']abonner|follow(?:ing)?|contact|e-?mail|twitter|facebook|linkedin|instagram|mastodon|bluesky|threads|bio|voir (?:le|son) profil|view (?:profile|bio))\W*$",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(
    r"^\W*(?:(?:un|une|le|l[’']|a|an|the)\s*)?(?:portraits?|interviews?|entretiens?|rencontres?|conversations?|hommages?|profiles?|q\s?&\s?a)\s+(?:de\s|d[’']|avec\s|à\s|of\s|with\s)\s*",
    re.IGNORECASE,
)
"""A kind of text that may be by whoever is named behind it, or about that person."""
_ARTICLE: Final = frozenset(["le", "la", "les", "the", "un", "une"])
_ITEMS: Final = re.compile(r"\s*(?:;|\||&|\bet\b|\band\b)\s*", re.IGNORECASE)
_TO_BYWORD: Final = re.compile(
    rf"[\s,;|·•–—:/()-]*(?:(?:à|at|vers)?\s*\d{{1,2}}\s?(?:[h:]\s?(?:\d{{2}})?)?\s*(?:[ap]\.?m\.?)?)?[\s,;|·•–—:/()-]*(?:(?:{_WRITTEN})\s*)?$",
    re.IGNORECASE,
)
"""What may stand between a day and the word "par" of a byline: a time, marks, a word of publishing."""
MOST_BELOW: Final = 4
"""Lines below a byline that may name further authors."""
_LONGEST_NAME: Final = 60
_OTHER_HANDS: Final = re.compile(
    r"[\s,;|·•–—(-]*\b(?:photo(?:graphie)?s?|illustrations?|vidéos?|videos?|dessins?|crédits?|credits?|tradui\w*|translat\w*|edited|editing|reviewed|fact.checked|relue?"
    r"|mise? à jour|m[àa]j|actualis\w*|modifi\w*|updated|last updated)\b.*",
    re.IGNORECASE,
)
"""What others did than write; whoever is named there is no author."""
_TRAILING: Final = re.compile(
    rf"(?:[\s,|·•–—:/(-]+(?:{_WRITTEN}|mise? à jour|m[àa]j|modifiée?|(?:last )?updated|le|on|à|at|in|du))+\W*$",
    re.IGNORECASE,
)
"""What leads over to the day behind a byline."""
_BETWEEN: Final = re.compile(
    r"\s*(?:,|;|&|/|\||·|•|\(|\)|\s[–—-]\s|\bet\b|\band\b|\bavec\b|\bwith\b|\ben collaboration avec\b|\bpour\b|\bfor\b)\s*",
    re.IGNORECASE,
)
_JOINED: Final = re.compile(r"\b(?:et|and|avec|with)\b|&", re.IGNORECASE)
_TIME: Final = re.compile(
    r"\b(?:à|at)?\s*\d{1,2}\s*(?:[h:]\s*\d{2}|h\b)(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?|\bil y a \d+ \w+|\b\d+ \w+ ago\b"
)
_PARTICLES: Final = frozenset(
    [
        "de",
        "du",
        "des",
        "d",
        "la",
        "le",
        "les",
        "van",
        "von",
        "der",
        "den",
        "dem",
        "ter",
        "ten",
        "da",
        "di",
        "del",
        "della",
        "dos",
        "das",
        "do",
        "el",
        "al",
        "bin",
        "ben",
        "ibn",
        "y",
        "e",
        "zu",
        "af",
    ]
)
_NO_PERSON: Final = re.compile(
    r"^(?:the|les)\b|\b(?:magazine|r[ée]daction|journal|agences?|news\w*|staff|press[e]?|m[ée]dias?|team|[ée]quipe|editors?|editorial|contribut\w*|admin\w*|webmaster|guest|desk|group[e]?|inc|ltd|llc|sas|gmbh"
    r"|blog|tv|radio|afp|reuters|bloomberg|associated|dpa|ansa|communiqu[ée]s?|service|wire|newswire|partner|partenaire|sponsor\w*|publi\w*|author|auteur|user|utilisateur"
    r"|cookies?|sign|lire|read|share|partager|subscribe|abonn\w*|comment\w*|menu|accueil|home|unknown|inconnu|anonymous|anonyme|website|site|online|digital media|cision|businesswire|times|tribune|herald|gazette|daily|weekly|insider|network|universit[éy]|bbc|cnn|cnbc|nbc|cbs|npr|wsj|forbes|figaro|[ée]chos|parisien|consulting|conseil|partners|solutions|software|technologies|institute?|correspondence)\b",
    re.IGNORECASE,
)
_ROLE: Final = re.compile(
    r"\b(?:journalistes?|reporters?|r[ée]dact(?:eur|rice)s?|correspondant\w*|correspondents?|envoy[ée]e?s?|pigistes?|chroniqueu\w+|writers?|columnists?|analystes?|analysts?|directors?|directeur|directrice"
    r"|managers?|consultante?s?|co-?founder|co-?fondat\w+|phd|ph\.d|mba|cfa)\b"
    r"|^(?:sp[ée]ciale?|experte?|professeure?|professor|fondat\w+|founder|ceo|cto|cmo|pdg|pr[ée]sidente?|vice|head|chief|chef|senior|technology|business|economy|[ée]conomie)\b"
    r"|^(?:paris|london|londres|new york|lyon|bruxelles|brussels|san francisco|los angeles|washington|provo)$",
    re.IGNORECASE,
)
"""What people are, and where they write; at the beginning of words that are nobody's name."""
_GLUED: Final = re.compile(
    r"(?<=[a-zà-ÿ]{4})(?=[A-ZÀ-Ý][a-zà-ÿ]{2})|(?<=[a-zà-ÿ])\d{1,2}(?=\s*(?:$|[,&|]))|(?<=\w)(?=@\w)|(?<=\S)\s{2,}(?=\S)"
)
"""Where a name touches what stood beside it on its page (a role, the mark of a footnote, an account), or was set apart by a gap."""
_TITLES: Final = re.compile(r"^(?:m(?:r|rs|s|me|lle)?|dr|prof|sir)\.?\s+(?=[^\W\d_])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote an article.

    Attributes:
        people: as the data set writes names.
        raw: the byline as it stands.
        changed: whether it says more or other than the names: an agency, a role, capitals.
        perhaps: who is named so that it may be whom the article is about.
        below: what stands on the line below and may name another author.
    """

    people: tuple[str, ...] = ()
    raw: str = ""
    changed: bool = False
    perhaps: tuple[str, ...] = ()
    below: str = ""

    @property
    def choices(self) -> tuple[str, ...]:
        """What the cell of authors may be as well."""
        if self.perhaps:
            return ("|".join(self.perhaps),)
        return ("|".join((*self.people, as_written(self.below))),) if self.below else ()

    @property
    def doubt(self) -> tuple[Message, ...]:
        """What to look at where it was not taken as it stands."""
        if self.below:
            doubt = Message(
                _("To check: “{words}” stands below the byline and may name another author."), words=self.below
            )
            return (*replace(self, below="").doubt, doubt)
        if not self.changed:
            return ()
        if self.perhaps:
            return (
                Message(
                    _("To choose: “{words}” may name who wrote the article, or whom it is about: {names}."),
                    words=self.raw,
                    names=", ".join(self.perhaps),
                ),
            )
        if not self.people:
            return (Message(_("“{words}” names no person: no author was taken from it."), words=self.raw),)
        return (
            Message(
                _("To check: the authors were read from “{words}” as {names}."),
                words=self.raw,
                names=", ".join(self.people),
            ),
        )


def byline_in(text: str, raw: str = "") -> Byline:
    """The byline that a line of text is, known by a word such as "par" or "by"; without people where it is none.

    Args:
        text: the line; of a page with marks between its pieces, see `of_pieces`.
        raw: the line as it is quoted.
    """
    if len(text) > LONGEST:
        return Byline()
    if kind := _KIND.match(text):
        # "Analyse de la Relation Client" is a title: whoever wrote has a first name.
        read = people(text[kind.end() :], raw or text)
        if read.people and all(is_first_name(name.split()[0]) for name in read.people):
            return replace(read, changed=True)
    dated = _without_days(text)
    masked = _without_yearless(dated)
    found = _OPENING.match(masked)
    if not found and (found := _BYWORD.search(masked)):
        # In the midst of a line it counts after a day or a mark only: else it is a sentence.
        front = masked[: found.start()]
        # Behind a day without its year more often stands a sentence: "Hier, la société a été rachetée par ...".
        if "\0" in dated and "\0" not in front:
            front = dated[: found.start()]
        near = "\0" in front and ("\0" in dated or _TO_BYWORD.fullmatch(front.rpartition("\0")[2]))
        if not near and not re.search(r"[|·•–—]\s*$", front):
            return Byline()
    if not found:
        return Byline()
    read = people(masked[found.end() :], raw or text)
    if len(read.people) == 2 and not _JOINED.search(text):
        # "Jane Smith, Example Valley" may be one person and her paper.
        read = replace(read, changed=True)
    return read if read.people or _is_agency(masked[found.end() :]) else Byline()


def _is_agency(text: str) -> bool:
    named = _NO_PERSON.search(text) or re.match(r"(?:L[ae]|Les|L[’'])\s*[A-ZÀ-Ý]\w+", text)
    return len(text) < _LONGEST_NAME and bool(named) and not text.rstrip().endswith(".")


def of_pieces(pieces: Sequence[str]) -> str:
    """The pieces of a line, as the elements of its page part them, with a mark where one that is a name ends or begins: two names that
    stand in elements of their own are two persons, however near they touch."""
    said, last = "", ""
    for piece in filter(None, map(line, pieces)):
        apart = bool(last) and (_is_name(last) or _is_name(piece)) and not _is_surname(piece, last)
        said, last = f"{said}{' | ' if apart else ' ' if said else ''}{piece}", piece
    return said


def _is_name(piece: str) -> bool:
    opening = _OPENING.match(piece)
    return is_person((piece[opening.end() :] if opening else piece).strip(" ,;:·•|"))


def _is_surname(piece: str, last: str) -> bool:
    """Whether a piece is the name of a family behind given names that look like a whole name: "Jean Pierre", "Martin"."""
    return " " not in piece and piece[:1].isupper() and not _ROLE.search(piece) and is_first_name(last.split()[-1])


def continued(read: Byline, below: Sequence[str]) -> Byline:
    """A byline with the names that stand alone on the lines right below it; asked about, since a caption may stand there too."""
    for one in below[:MOST_BELOW]:
        name = one.strip(" ,;&·•|")
        if (
            len(name) > _LONGEST_NAME
            or not is_person(name)
            or as_written(name) in read.people
            or any(days_in(name, ""))
        ):
            break
        if not is_first_name(name.split()[0]):
            return replace(read, below=name)
        read = replace(read, people=(*read.people, as_written(name)), raw=f"{read.raw} / {name}", changed=True)
    return read


def people(text: str, raw: str = "") -> Byline:
    """The persons that a text names, which is known to be about authors.

    Args:
        text: such as "Claire Martin et Jean Petit, avec AFP".
        raw: the line in which it stands.
    """
    raw = line(unicodedata.normalize("NFC", raw or text))
    if about := _ABOUT.match(text):
        return Byline((), raw, changed=True, perhaps=people(text[about.end() :]).people)
    told = _KIND.match(text) or _BUTTON.match(text)
    bare = _BUTTON_BEHIND.sub("", text[told.end() :] if told else text)
    added = bare != text
    text = _GLUED.sub(" | ", bare)
    masked = _TIME.sub(" ", _without_yearless(_without_days(unicodedata.normalize("NFC", text))))
    if opening := _OPENING.match(masked):
        masked = masked[opening.end() :]
    rest = next((piece for piece in masked.split("\0") if re.search(r"[^\W\d_]", piece)), "")
    rest = _TRAILING.sub("", rest)
    if turned := _turned(rest):
        rest, added = turned, True
    authors_only = re.sub(r"\S+@\S+|(?<!\w)@\w+|https?://\S+", "", _OTHER_HANDS.sub("", rest))
    parts = [part for one in _BETWEEN.split(line(authors_only)) if (part := one.strip(' .:«»“”"*_'))]
    named = [name for part in parts for name in _parted(_TITLES.sub("", part))]
    found = tuple(dict.fromkeys(as_written(name) for name in named if is_person(name)))
    if parts and not is_person(named[0]) and not _NO_PERSON.search(named[0]):
        found = ()
    taken = bool(found) and len(found) == len(parts) and [*found] == parts and line(authors_only) == line(rest).strip()
    return Byline(found, raw, changed=bool(parts) and (added or not taken or any(map(_is_odd, found))))


def _turned(text: str) -> str:
    """Names as catalogues of libraries write them in the order in which they are spoken: "Martin, Claire; Petit, Jean"; "" where they are
    not written so."""
    items = [one for one in _ITEMS.split(text) if one.strip()]
    turned = [_turn(one) for one in items]
    return "; ".join(turned) if all(turned) else ""


def _turn(item: str) -> str:
    family, comma, given = (part.strip(" .:") for part in item.partition(","))
    whole = f"{given} {family}"
    if not comma or "," in given or not is_person(whole):
        return ""
    # "Jane Smith, Reuters" and "Claire Martin, Jean" have a whole name before the comma.
    if is_person(family) and (is_first_name(family.split()[0]) or not is_first_name(given.split()[0])):
        return ""
    return whole


def _parted(name: str) -> list[str]:
    """One name, or two whose mark was lost: "Claire Martin Jean Petit"."""
    words = name.split()
    if len(words) == 4 and is_person(name) and is_first_name(words[0]) and is_first_name(words[2]):
        return [" ".join(words[:2]), " ".join(words[2:])]
    return [name]


def _is_odd(name: str) -> bool:
    """Whether a name begins with a word that may be none of it: one that is no common first name, before one that is."""
    words = name.split()
    return len(words) > 2 and not is_first_name(words[0]) and is_first_name(words[1])


def is_person(name: str) -> bool:
    """Whether words are written as a person's name: capitals, two to five words, no role and no organisation."""
    words = name.replace("d’", "d’ ").replace("d'", "d' ").split()
    if not 2 <= len(words) <= 6 or len(name) > _LONGEST_NAME or _NO_PERSON.search(name) or _ROLE.search(name):
        return False
    if words[0].lower() in _ARTICLE or name.lower().startswith(("l’", "l'")):
        return False
    if not all(re.fullmatch(r"[^\W\d_](?:[^\W\d_]|[’'.‑-])*", word) for word in words):
        return False
    named = [word for word in words if word.lower().strip("’'") not in _PARTICLES or word[0].isupper()]
    return len(named) >= 2 and all(word[0].isupper() for word in named) and words[-1] in named


def as_written(name: str) -> str:
    """A name as the data set writes it: one whose words are in capitals throughout gets small letters."""
    return " ".join(_small(word) for word in name.split())


def _small(word: str) -> str:
    letters = [sign for sign in word if sign.isalpha()]
    if len(letters) < 2 or "." in word or not all(sign.isupper() for sign in letters):
        return word
    if len(letters) < 4 and not re.search("[AEIOUYÀ-Ý]", word):
        return word  # initials
    if word.lower() in _PARTICLES:
        return word.lower()
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)


def _without_yearless(text: str) -> str:
    """The text with a zero in the place of each day without its year too."""
    for start, end in [*days_without_year(text)][::-1]:
        text = f"{text[:start]}\0{text[end:]}"
    return text


def _without_days(text: str) -> str:
    """The text with a zero in the place of each day."""
    for place in reversed(list(days_in(text, "fr"))):
        text = f"{text[: place.start]}\0{text[place.end :]}"
    return re.sub(
        r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lun|mar|mer|jeu|ven|sam|dim)\.?,?\s+(?=\0)",
        "",
        text,
        flags=re.IGNORECASE,
    )
