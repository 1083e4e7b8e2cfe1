"""Persons in a byline, French or English: "Par Claire Martin et Jean Petit", "Published by CLAIRE MARTIN, Reporter"."""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Final

from vendors.desk.articles.days import days_in
from vendors.desk.articles.incoming import Message, line
from vendors.i18n.language import _

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
    """

    people: tuple[str, ...] = ()
    raw: str = ""
    changed: bool = False

    @property
    def doubt(self) -> tuple[Message, ...]:
        """What to look at where it was not taken as it stands."""
        if not self.changed:
            return ()
        if not self.people:
            return (Message(_("“{words}” names no person: no author was taken from it."), words=self.raw),)
        return (
            Message(
                _("To check: the authors were read from “{words}” as {names}."),
                words=self.raw,
                names=", ".join(self.people),
            ),
        )


def byline_in(text: str) -> Byline:
    """The byline that a line of text is, known by a word such as "par" or "by"; without people where it is none."""
    if len(text) > LONGEST:
        return Byline()
    masked = _without_days(text)
    found = _OPENING.match(masked)
    if not found and (found := _BYWORD.search(masked)):
        # In the midst of a line it counts after a day or a mark only: else it is a sentence.
        front = masked[: found.start()]
        if "\0" not in front and not re.search(r"[|·•–—]\s*$", front):
            return Byline()
    if not found:
        return Byline()
    read = people(masked[found.end() :], text)
    if len(read.people) == 2 and not _JOINED.search(text):
        # "Jane Smith, Example Valley" may be one person and her paper.
        read = replace(read, changed=True)
    return read if read.people or _is_agency(masked[found.end() :]) else Byline()


def _is_agency(text: str) -> bool:
    return len(text) < 60 and bool(_NO_PERSON.search(text)) and not text.rstrip().endswith(".")


def people(text: str, raw: str = "") -> Byline:
    """The persons that a text names, which is known to be about authors.

    Args:
        text: such as "Claire Martin et Jean Petit, avec AFP".
        raw: the line in which it stands.
    """
    raw = line(unicodedata.normalize("NFC", raw or text))
    text = _GLUED.sub(" | ", text)
    masked = _TIME.sub(" ", _without_days(unicodedata.normalize("NFC", text)))
    if opening := _OPENING.match(masked):
        masked = masked[opening.end() :]
    rest = next((piece for piece in masked.split("\0") if re.search(r"[^\W\d_]", piece)), "")
    rest = _TRAILING.sub("", rest)
    authors_only = re.sub(r"\S+@\S+|(?<!\w)@\w+|https?://\S+", "", _OTHER_HANDS.sub("", rest))
    parts = [part for one in _BETWEEN.split(line(authors_only)) if (part := one.strip(' .:«»“”"*_'))]
    if len(parts) == 2 and all(" " not in part and part[:1].isupper() for part in parts) and "," in rest:
        parts = [f"{parts[1]} {parts[0]}"]  # "Martin, Claire", as library catalogues write it
        authors_only = raw + " "
    named = [_TITLES.sub("", part) for part in parts]
    found = tuple(dict.fromkeys(as_written(name) for name in named if is_person(name)))
    if parts and not is_person(named[0]) and not _NO_PERSON.search(named[0]):
        found = ()
    taken = bool(found) and len(found) == len(parts) and [*found] == parts and line(authors_only) == line(rest).strip()
    return Byline(found, raw, changed=bool(parts) and not taken)


def is_person(name: str) -> bool:
    """Whether words are written as a person's name: capitals, two to five words, no role and no organisation."""
    words = name.replace("d’", "d’ ").replace("d'", "d' ").split()
    if not 2 <= len(words) <= 6 or len(name) > 60 or _NO_PERSON.search(name) or _ROLE.search(name):
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
