"""Who wrote something, as a list names people and houses, told from a byline that was copied with all that stands in it."""

import re
from typing import Final

_BY: Final = re.compile(
    r"^\W*(?:(?:publi|post|écrit|rédig|propos|sign)ée?s?\s+|(?:écrite?s?|posted|published|written|submitted|contributed|reported|words)\s+)?"
    r"(?:propos recueillis par|recueilli par|interview(?:ed)? (?:par|by)|texte\s+de|de notre correspondante?(?: à \w+)?"
    r"|(?:texte|auteure?s?|autrices?|authors?|words|byline|text)\s*:|par|by)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
_MONTHS: Final = (
    r"(?:jan(?:v|vier|uary)?|f[ée]v(?:r|rier)?|feb(?:ruary)?|mars?|march|avr(?:il)?|apr(?:il)?|mai|may|juin|june?|juil(?:let)?|july?"
    r"|ao[ûu]t|aug(?:ust)?|sept?(?:embre|ember)?|oct(?:obre|ober)?|nov(?:embre|ember)?|d[ée]c(?:embre|ember)?)\.?"
)
_WHEN: Final = re.compile(
    r"[\s,;|·•–—(/:-]*(?:\b(?:(?:publi|mis|modifi|post)ée?(?: à jour)?|posted|published|updated|le|on|à|at)\s+)*"
    r"(?:\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}(?:er|st|nd|rd|th)?\s+" + _MONTHS + r"(?:\s+\d{4})?\b"
    r"|\b" + _MONTHS + r"\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?\b|\b\d{1,2}\s?[h:]\s?\d\d\b"
    r"|\bil y a \d+ \w+|\b\d+ \w+ ago\b|\b(?:hier|yesterday|aujourd’hui|today)\b).*$",
    re.IGNORECASE,
)  # fmt: skip
_MAIL: Final = re.compile(
    r"[\s,;(<\[|–-]*(?:mailto:)?\S+@\S+\.\w+[)>\]]?|(?:^|[\s,;(|–-]+)@\w+\)?|[\s,;(|–-]*https?://\S+"
)
_OTHER_HANDS: Final = re.compile(
    r"[\s,;|·•–—(-]*(?:\b(?:cr[ée]dits?(?:\s+photos?)?|photos?(?:graphies?)?|illustrations?|vid[ée]os?|dessins?)\s*(?::|©|par\b|by\b)|©).*$",
    re.IGNORECASE,
)
_NOBODY: Final = re.compile(
    r"(?:(?:de |par |by )?(?:la |le |l[’']|les |the |notre |our )?)?(?:r[ée]daction(?:\s+(?:web|num[ée]rique|en ligne))?|r[ée]dac|[ée]quipe(?:\s+(?:de\s+)?r[ée]daction(?:nelle)?|\s+[ée]ditoriale)?"
    r"|newsroom|editorial(?: team| staff| board)?|staff(?: writers?| reporters?)?|editors?|news desk|web ?master|admin(?:istrat(?:or|eur))?|guest(?: author| post| contributor)?|contribut(?:or|eur)s?"
    r"|auteurs?|authors?|user|utilisateur|invit[ée]|collectif|web ?team|agences?|news ?agency|wire(?: service)?)\.?",
    re.IGNORECASE,
)  # fmt: skip
_JOINED: Final = re.compile(r"\s*,?\s+(?:et|and|&|und|avec|with)\s+|\s*[,;/]\s*", re.IGNORECASE)
_SHORT: Final = 2


def credited(text: str) -> tuple[str, ...] | None:
    """Whom a text of a list of authors means, where it says more than their names: a byline, a day, an e-mail address, a photographer,
    two names in one; () for nobody; None for a name that is taken as it stands.

    Args:
        text: one item of the list.
    """
    if _NOBODY.fullmatch(text.strip()):
        return ()
    if _MAIL.fullmatch(text):
        return None  # some sign with a name on a network, or with the mailbox of their house; a person's is asked about elsewhere
    rest = _WHEN.sub("", _MAIL.sub("", _OTHER_HANDS.sub("", _BY.sub("", text)))).strip(" \t,;:|·•–—-/")
    if rest.startswith("(") or rest.count("(") != rest.count(")"):
        rest = rest.strip(" \t,;:|·•–—-/()")
    if _NOBODY.fullmatch(rest):
        return ()
    names = [name for name in _JOINED.split(rest) if name and not _NOBODY.fullmatch(name)]
    if len(names) == 1 and _is_full_name(names[0]) and names[0] != rest:
        return (names[0],)
    if len(names) >= _SHORT and all(map(_is_full_name, names)):
        return tuple(dict.fromkeys(names))
    return None if rest == text.strip() else ((rest,) if rest else ())


def _is_full_name(name: str) -> bool:
    words = name.split()
    return len(words) >= _SHORT and words[0][0].isupper() and words[-1][0].isupper() and not re.search(r"\d", name)
