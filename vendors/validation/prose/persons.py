"""Names of persons, and who of them may be named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from vendors.i18n.language import _, language
from vendors.types.did_you_mean import plain
from vendors.validation.prose import lexicon
from vendors.validation.prose.finding import Context, Finding, Slip, known_names


@lru_cache(maxsize=20_000)
def persons(text: str) -> tuple[str, ...]:
    """The names of persons in a text: those with a common first name or a form of address."""
    # Whoever founded or leads a vendor is looked for in the same milestones after each change.
    return tuple(named.name for named in _names(text) if named.person)


def names_as_compared(text: str) -> set[str]:
    """All that is looked at as a name in a text, as it is compared with the names that are known."""
    return {plain(named.name) for named in _names(text, single=True)}


PARTICLES: Final = frozenset({"du", "van", "von", "da", "le", "la", "ben", "bin", "el", "al", "de"})
"""The words of a name that may begin with a small letter, see `_NAME`."""
_NAME: Final = re.compile(
    # Quick where no capital stands.
    r"(?=[A-ZÀ-Ý])"
    r"(?<![\w’-])(?P<title>(?:M\.|MM\.|Mme|Mlle|Me|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Monsieur|Madame) )?"
    r"(?P<name>[A-ZÀ-Ý]\w+(?:-[A-ZÀ-Ý]\w+)?(?: (?:[A-Z]\.|(?:du|van|von|da|[Ll]e|[Ll]a|[Bb]en|[Bb]in|[Ee]l|[Aa]l|[Dd]e)\b))*(?: [A-ZÀ-Ý]\w+(?:[-’][A-ZÀ-Ý]\w+)?){0,2})"
)
_NAME_LISTED: Final = r"(?:[A-ZÀ-Ý][\w-]+ ){1,2}(?:de |du |d’|van |von |Le )?[A-ZÀ-Ý][\w’-]+"
_PRIVATE: Final = {
    "fr": (
        r"(?:salariée?|ex-salariée?|employée?|ex-employée?|cliente?|consommat(?:eur|rice)|agent|abonnée?|retraitée?|cadre|stagiaire|alternante?|apprentie?|intérimaire|voisine?|patiente?|utilisat(?:eur|rice)|internaute|victime|mère de famille|père de famille|particulier"
        r"|ancien(?:ne)? (?:salariée?|employée?|cadre)|technicien(?:ne)?|comptable|développeu(?:r|se)|ingénieure?|vendeu(?:r|se)|téléconseill(?:er|ère)|conseill(?:er|ère) (?:clientèle|client)|serveu(?:r|se)|caissi(?:er|ère)|infirmi(?:er|ère)|médecin|enseignante?|étudiante?|habitante?|locataire|touriste|auto-entrepreneu(?:r|se)|commerçante?|hôtesse(?: d’accueil)?|passagère?|lycéen(?:ne)?|bénévole|militante?)"
    ),
    "en": (
        r"(?:employee|ex-employee|former employee|customer|client|subscriber|consumer|intern|neighbou?r|patient|user|victim|guest|agent|worker|accountant|developer|engineer|salesman|saleswoman|nurse|doctor|teacher|student|resident|mother|father|parent|shopper|staffer|technician|clerk|waiter|waitress|barista|cashier|driver|cook|chef|receptionist"
        r"|tourist|tenant|retiree|pensioner|volunteer|temp|traveller|traveler|passenger|applicant|candidate|shopkeeper|homeowner|reviewer|whistle-?blower|job ?seeker|assistant)(?! (?:officer|success|experience|care|service|relations|director|manager|advocate|group|association))"
    ),
}
_TRADES: Final = {
    "fr": r"(?!(?:éditeur|leader|fournisseur|opérateur|constructeur|distributeur|acteur|courtier|hébergeur|assureur|concepteur|investisseur|acquéreur|intégrateur|équipementier|hôtelier|premier|dernier|spécialiste|pionnier|janvier|février|moteur|logiciel|serveur|secteur)\b)[a-zà-ÿ-]+(?:euse|eur|rice|ier|ière|ien|ienne|iste|logue|ante)",
    "en": r"(?!(?:provider|maker|publisher|vendor|leader|supplier|insurer|retailer|carrier|operator|competitor|pioneer|reseller|distributor|broker|integrator|investor|advertiser|manufacturer|partner|specialist|developer|member|number|former|other|another|newspaper|order|center|server|offer|letter|lender|buyer|seller|owner|holder|processor|builder|bidder|processor)\b)[a-z-]+(?:er|or|ist|ian|woman|man)",
}
"""The endings by which a trade is known; not the words for what a company is."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A capitalised name, and whether it is a person's."""

    start: int
    end: int
    name: str
    addressed: bool
    person: bool


_STREET: Final = re.compile(
    r"(?:\b(?:rue|avenue|av\.|boulevard|bd|place|quai|allées?|impasse|cours|square|passage|chemin)(?: de| du)?) $", re.I
)
"""Before the name of a street, which is often that of somebody long dead."""


def _names(text: str, *, single: bool = False) -> Iterator[_Named]:
    """The names in a text.

    Args:
        single: whether those of one word are too that follow no form of address: most are no person's, and of none it can be said.
    """
    for match in _NAME.finditer(text):
        if not single and " " not in match[0]:
            continue
        start, end = match.span("name")
        parts, addressed = match["name"].split(), bool(match["title"])
        if len(parts) == 1:
            yield _Named(start, end, match["name"], addressed, addressed)
            continue
        # A capital may also begin the sentence: “Engineer Thomas Green”, “Selon Nathalie Ferrand”.
        if len(parts) > 2 and not addressed and not is_first_name(parts[0]) and is_first_name(parts[1]):
            start += match["name"].index(parts[1])
            parts = parts[1:]
        person = addressed or (
            not parts[-1][0].islower()
            and (is_first_name(parts[0]) or bool(_TRADE.match(text[end : end + 40])))
            and not _ORGANISATION.search(" ".join(parts[1:]))
            and not _NAMESAKE.match(" ".join(parts))
            and not _STREET.search(text[:start])
        )
        yield _Named(start, end, text[start:end], addressed, person)


_ORGANISATION: Final = re.compile(rf"(?<!\w){lexicon.ORGANISATIONS}(?!\w)", re.I)
_NAMESAKE: Final = re.compile(rf"{lexicon.NAMESAKES}(?!\w)")
_TRADE: Final = re.compile(
    rf", (?:(?:une? |ancien(?:ne)? ){{1,2}}{_TRADES['fr']}|(?:an? |former |a former |then an? ){{1,2}}{_TRADES['en']})(?![\w-])|, who (?:work|was|is)"
)


def is_first_name(word: str) -> bool:
    """Whether a word is a common first name, French or English."""
    return word.lower().split("-")[0] in lexicon.FIRST_NAMES


def private_persons(text: str, code: str, context: Context) -> Iterator[Finding]:
    """The names of persons who are neither a party nor a public authority, and do not speak for a vendor."""
    words = language(code)
    settled: set[str] = set()
    ends: set[int] = set()
    for named in _names(text):
        private = _private(text, named, code)
        if not named.person and not private:
            continue
        listed = re.search(r"(?:^|[\s’])([A-ZÀ-Ý]\w+)(?: et| and) $", text[: named.start])
        if listed and not named.addressed and listed.end(1) not in ends and not private:
            # One of several companies in a row, as the name before it is no person's.
            continue
        ends.add(named.end)
        family = plain(named.name.split()[-1])
        if family in settled or _may_stand(named.name, context):
            continue
        settled.add(family)
        if not private and _public(text, named, code):
            continue
        yield Finding(
            named.start,
            named.end,
            Slip.PERSON,
            words.say(
                _("{value} is neither a party nor a public authority, and does not speak for a vendor."),
                value=named.name,
            ),
            words.say(_("the function without the name: an employee, a customer, a researcher…")),
        )


def _may_stand(name: str, context: Context) -> bool:
    """Whether a name is one, or a part of one, that the row or the survey knows."""
    asked = plain(name)
    own = (*context.parties, *context.authors, context.publisher)
    return (
        asked in known_names(context.companies).parts
        or asked in known_names(context.officers).parts
        or any(f" {asked} " in f" {plain(one)} " for one in own)
    )


def _private(text: str, named: _Named, code: str) -> bool:
    """Whether the text itself says that a full name is a private person's: “X, a customer”, “the employee X”."""
    if len(named.name.split()) < 2 and not named.addressed:
        return False
    after, before = text[named.end : named.end + 50], text[max(0, named.start - 60) : named.start]
    return bool(_private_after(code).match(after) or _private_before(code).search(before))


@cache
def _private_after(code: str) -> re.Pattern[str]:
    article = (
        r"(?:un |une |ancien |ancienne |l’|le |la )?"
        if code == "fr"
        else r"(?:(?:an? |the |then )(?:(?!chief|senior|head)[\w-]+ )?)?(?:former )?"
    )
    return re.compile(rf", {article}{_PRIVATE[code]}(?![\w-])", re.I)


@cache
def _private_before(code: str) -> re.Pattern[str]:
    place = r"(?: (?:d[eu]|d’|de la|des|chez|à|from|at|of|in) ?(?:[\w’-]+ ?){1,3})?"
    return re.compile(rf"(?<![\w’-]){_PRIVATE[code]}(?:{place},)? $", re.I)


def _public(text: str, named: _Named, code: str) -> bool:
    """Whether the words around a name say that it speaks for a company, is a public authority, an author, or spoke on the record."""
    if _BY_TITLE.match(text, named.start - len("Me ")) or _BY_TITLE.match(named.name):
        return True
    # What is said of one of several names holds for all: “founded by X, Y and Z”.
    before, after = _LISTED_BEFORE.sub("", text[: named.start]), _LISTED_AFTER.sub("", text[named.end :], count=1)
    return any(
        _office_near(
            re.split(r"(?<![A-Z])[.;!?] ", before[-70:])[-1],
            re.split(r"[.;!?] ", after[:90])[0],
            code,
        )
        for before, after in {
            (text[: named.start], text[named.end :]),
            (before, text[named.end :]),
            (text[: named.start], after),
        }
    )


def _office_near(before: str, after: str, code: str) -> bool:
    """Whether an office, a by-line, a founder’s verb, a part in a case or a record stands beside a name."""
    offices = rf"(?:{lexicon.OFFICERS[code]}|{lexicon.AUTHORITIES[code]})"
    inserted = r"(?:, (?:ancien|ancienne|former|formerly|ex)\b[^,.;]{0,40},)?"
    joined = (
        rf"{inserted}(?:,| \(|’s? | (?:(?:en )?(?:dirige|devient|est)|is|has been|was|becomes|heads|leads|passe"
        r"|(?:a signé|signe) comme|(?:has )?sign(?:s|ed) as) )"
    )
    # “The manager of Claire Martin” names somebody else.
    leads = not _OF.search(before) and lexicon.pattern(offices).search(before[-60:])
    if leads or re.match(rf"(?:{joined}[^,.;]{{0,50}}?(?<!\w)| ){offices}(?!\w)", after, re.I):
        return True
    if re.search(rf"(?:{lexicon.BYLINES[code]} (?:M\. |Mme |l’|le |la |the )?|article [^.;]{{0,40}}\()$", before, re.I):
        return True
    if re.match(rf"(?:, [^,.;]{{0,40}},)? {lexicon.STARTS[code]}(?!\w)", after, re.I):
        return True
    if re.search(rf"(?<![\w-]){lexicon.PARTIES[code]},? (?:M\. |Mme |Mrs? |Ms )?$", before, re.I):
        return True
    # “Claire Martin, the vendor’s lawyer”, and not “Claire Martin, whose lawyer”.
    if re.match(
        rf"(?:, (?:(?!whose|dont|according|selon)[\w’-]+ ){{0,3}}(?:l’)?|(?:, [^,.;]{{0,40}},)? ){lexicon.PARTIES[code]}(?!\w)",
        after,
        re.I,
    ):
        return True
    return any(lexicon.pattern(lexicon.RECORDS[code], 0).search(part) for part in (before, after))


_OF: Final = re.compile(r" (?:de |d’|of )(?:(?:M\.|Mme|Mrs?\.?|Ms\.?) )?$")
_BY_TITLE: Final = re.compile(r"Me (?=[A-ZÀ-Ý])|Justice ")
"""Whoever pleads in a French court or judges in an English one bears it in their title: “Me Martin”, “Mr Justice Martin”."""
_LISTED_BEFORE: Final = re.compile(rf"(?:(?:{_NAME_LISTED}, )*(?:{_NAME_LISTED} (?:et|and) )?|(?:{_NAME_LISTED}, )+)$")
_LISTED_AFTER: Final = re.compile(rf"(?:(?:, {_NAME_LISTED})* (?:et|and) {_NAME_LISTED}(?![\w’-]))?")
