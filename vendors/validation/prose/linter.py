"""Whether our own words are careful: no allegation as a fact, no loaded word, no private person named, no figure without a date.

The method is a set of word lists (`vendors.validation.prose.lexicon`) and of rules for how far an attribution reaches; its limits are in
`docs/decisions/0011-careful-words.md`. It reads French and English sentences and judges each by itself: what one sentence
attributes is not attributed in the next.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal

from vendors.i18n.language import _, language
from vendors.tables.controversy_status import ControversyStatus
from vendors.types.choice import Choice
from vendors.types.date import PartialDate
from vendors.types.did_you_mean import plain
from vendors.validation.prose import lexicon
from vendors.validation.prose.first_names import FIRST_NAMES

PROVEN: Final = (ControversyStatus.UPHELD, ControversyStatus.SETTLED, ControversyStatus.CONFIRMED)
"""Statuses after which what was alleged may be told as a fact."""


class Slip(Choice):
    """What kind of carelessness a passage shows."""

    ALLEGATION = "allegation", _("an allegation worded as a fact")
    LOADED = "loaded", _("a loaded word")
    PERSON = "person", _("a private person named")
    UNDATED = "undated", _("a figure without a date")


@dataclass(frozen=True, slots=True)
class Context:
    """What the row says about the text.

    Attributes:
        controversy: whether the text is about a controversy: then passing data on or taking reviews away is a charge too.
        status: where the controversy stands; None where there is none. What is upheld, settled or confirmed may be told as a fact.
        date: the date that is shown beside the text. It dates the figures of news, answers and events, not those of a controversy,
            which lasts.
        parties: names of the vendors and of the other parties, as written.
        companies: names of other companies that may be named, so that none is taken for a person.
        officers: names of persons known to speak for a vendor.
        publisher: who published what is summed up, or "".
    """

    controversy: bool = False
    status: ControversyStatus | None = None
    date: PartialDate | None = None
    parties: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    officers: tuple[str, ...] = ()
    publisher: str = ""


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One careless passage.

    Attributes:
        start, end: where it is in the text, in characters.
        kind: what is wrong with it.
        message: why, in the language of the text.
        suggestion: what to write instead, in the language of the text; [square brackets] are to be filled in.
        sure: False where only a source is missing, and the words themselves charge nobody with a wrong that is known as one.
    """

    start: int
    end: int
    kind: Slip
    message: str
    suggestion: str
    sure: bool = True


def findings(text: str, language: Literal["fr", "en"], context: Context) -> list[Finding]:
    """What is careless in a text of our own, in the order of the text.

    Args:
        text: with either apostrophe.
        language: of the text.
        context: what its row says.
    """
    return list(_findings(text.replace("'", "’").replace("\u00a0", " ").replace("\u202f", " "), language, context))


@lru_cache(maxsize=5000)
def _findings(text: str, code: str, context: Context) -> tuple[Finding, ...]:
    # A folder is read again after each change, and nearly all its texts are then as before.
    found: list[Finding] = []
    if context.status not in PROVEN:
        found.extend(_allegations(text, code, context))
    found.extend(_loaded(text, code))
    found.extend(_persons(text, code, context))
    found.extend(_undated(text, code, context))
    return tuple(sorted(found))


def persons(text: str) -> list[str]:
    """The names of persons in a text: those with a common first name or a form of address."""
    return [named.name for named in _names(text) if named.person]


# Sentences


_NO_END: Final = re.compile(
    r"(?:\b(?:M|MM|Mme|Mlle|Mr|Mrs|Ms|Dr|Me|Inc|Ltd|Corp|Co|vs?|art|no|No|St|approx|env|cf|etc)|\b[A-Z])$"
)
_END: Final = re.compile(r"[.!?…]+[»”\"]?(?=\s+[«“\"‘(]?\s?[A-ZÀ-Ý0-9])|\n+")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its place in the text."""

    start: int
    text: str
    code: str

    @property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """From where to where somebody is quoted."""
        return tuple(match.span() for match in _QUOTES.finditer(self.text))

    @property
    def reach(self) -> tuple[tuple[int, int], ...]:
        """From where to where each attribution reaches."""
        return _reach(self.text, self.code)

    @property
    def asks(self) -> bool:
        """Whether it is an open question; “how” and “why” take the answer for granted."""
        return self.text.rstrip(' »”"').endswith("?") and not re.match(
            r"\W*(?:comment|pourquoi|how|why)\b", self.text, re.I
        )

    def attributed(self, start: int, end: int) -> bool:
        """Whether an attribution reaches this passage."""
        return any(first <= start and end <= last for first, last in self.reach)

    def quoted(self, start: int, end: int) -> bool:
        """Whether it is in somebody's words."""
        return any(first <= start and end <= last for first, last in self.quotes)


def _sentences(text: str, code: str) -> Iterator[_Sentence]:
    begin = 0
    for match in _END.finditer(text):
        if match[0] == "." and _NO_END.search(text[: match.start()]):
            continue
        yield _Sentence(begin, text[begin : match.end()], code)
        begin = match.end()
    if text[begin:].strip():
        yield _Sentence(begin, text[begin:], code)


_QUOTES: Final = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|‘[^’]{3,}’(?!\w)")


@lru_cache(maxsize=5000)
def _reach(text: str, code: str) -> tuple[tuple[int, int], ...]:
    return tuple(_reaches(text, code))


@cache
def _pattern(piece: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{piece})(?:(?<=[^\w-])|(?![\w-]))", flags)


_OPENING: Final = re.compile(
    r"\W*(?:alors qu|bien qu|quoiqu|tandis qu|malgré|après|avant|accusée?s?|poursuivie?s?|soupçonnée?s?|mise?s? en cause|critiquée?s?|lorsqu|quand|comme|si |en dépit|condamnée?s?"
    r"|while|although|though|even though|despite|after|before|having|accused|sued|charged|criticised|suspected|when|as |if |in spite|convicted)",
    re.I,
)
"""How a subordinate begins a sentence; what it attributes reaches its comma only."""
_NEW_SUBJECT: Final = {
    "fr": r", (?:et|mais|or|alors que|tandis que) (?!(?:qu|de |d’|s’il|si |ne |n’|en |à |au|pour |sur ))(?=(?:[A-ZÀ-Ý]|la |le |les |l’|il |elle |ils |elles |cette |ce |son |sa |ses |on ))",
    "en": r", (?:and|but|yet|so|while|whereas) (?!(?:that|of|to|if|whether|with) )(?=(?:[A-Z]|the |it |he |she |they |its |this |these ))",
}
"""Where a new main clause begins that an attribution does not reach."""


def _reaches(text: str, code: str) -> Iterator[tuple[int, int]]:
    """From where to where each attribution of a sentence reaches."""
    for match in _pattern(lexicon.FRAMES[code]).finditer(text):
        first, last = _segment(text, match.start())
        if _OPENING.match(text) and match.start() < text.find(","):
            last = text.find(",")
        yield first, last
    finding = rf"(?:{lexicon.JUDGES[code]})\b[^.;]{{0,60}}?(?<![\w-]){lexicon.FINDS[code]}"
    for piece in (lexicon.SAYING[code], finding):
        for match in _pattern(piece).finditer(text):
            yield match.end() - 1, _scope_end(text, match, code)
            if piece is finding:
                yield match.start(), match.end()
    # “…, says the association”: the verb comes after what it attributes, in a clause of its own.
    for match in _pattern(lexicon.SAID[code]).finditer(text):
        comma = max(text.rfind(sign, 0, match.start()) for sign in (",", "»", "”", "–"))
        between = text[comma + 1 : match.start()]
        rest = re.split(r"[,.;»”]", text[match.end() :], maxsplit=1)[0]
        relative = re.match(r"\s*(?:qui|que|dont|où|et|mais|which|who|whose|and|but|where|that)\b", between)
        if comma > 0 and len(between.split()) <= 7 and len(rest.split()) <= 8 and not relative:
            # “The app, a newspaper reported in 2021, listens …” attributes both sides.
            both = (
                text[comma] == "," and text[match.end() + len(rest) :][:1] == "," and not match[0].startswith("accus")
            )
            first, last = _segment(text, comma)
            yield first, last if both and (between.strip() or rest.strip()) else comma + 1


def _segment(text: str, place: int) -> tuple[int, int]:
    """The part of a sentence between semicolons."""
    end = text.find(";", place)
    return text.rfind(";", 0, place) + 1, len(text) if end < 0 else end


def _scope_end(text: str, match: re.Match[str], code: str) -> int:
    last = _segment(text, match.start())[1]
    comma_after = text.find(",", match.end())
    comma_before = text.rfind(",", 0, match.start())
    lead = text[comma_before + 1 : match.start()].split()
    # An inserted clause (“, accused of fraud, …”, “, which says that …, …”) reaches its own end only.
    inserted = comma_before > 0 and (
        (
            len(lead) <= 1
            and re.match(
                r"(?:accus|soupçonn|poursuiv|mis|condamn|visé|attaqu|sued|charged|suspected|criticis|convicted|fined|investigated|qui|which|who|long|déjà|already)",
                text[comma_before + 1 :].strip(),
                re.I,
            )
        )
        or (lead and lead[0].lower() in ("qui", "which", "who", "dont", "whose"))
    )
    if comma_after > 0 and (inserted or (_OPENING.match(text) and text.find(",") == comma_after)):
        return min(last, comma_after)
    if turn := re.search(_NEW_SUBJECT[code], text[match.end() : last]):
        return match.end() + turn.start()
    return last


# Allegations

_NEGATION: Final = {
    "fr": re.compile(
        r"(?:\b(?:n’|ne )[^,;.]{0,40}(?:\b(?:pas|jamais|rien|aucune?|ni|point)\b)[^,;.]{0,30}|\bni\b[^,;.]{0,40}|\baucune?\b[^,;.]{0,60}|\bsans (?:avoir |être )?|\bnon )$",
        re.I,
    ),
    "en": re.compile(
        r"(?:\b(?:not|never|no|nobody|none|neither|nor|without|nothing)\b|n’t\b)(?: [\w’-]+){0,6} ?$", re.I
    ),
}
_NOT_ONLY: Final = re.compile(
    r"(?:pas (?:seulement|que)|not (?:only|just)|no (?:doubt|secret|surprise)|nul doute|sans (?:aucun |nul )?doute|without (?:a )?doubt|cessé|stopped|sans vergogne|sans scrupule)",
    re.I,
)
_DETERMINER: Final = {
    "fr": r"(?:la|le|l’|les|cette|ce|ces|cet|sa|son|ses|leurs?)\s?",
    "en": r"(?:the|this|these|its|their|his|her)\s",
}
_BE: Final = {
    "fr": r"(?:est|sont|était|étaient|fut|furent|a été|ont été|avait été|reste|restent|s’est montrée?|s’est rendue?|se rend)",
    "en": r"(?:is|are|was|were|has been|have been|had been|remains?|became|proved)",
}
_BE_FINITE: Final = {
    "fr": r"(?:(?:a|ont|est|sont|était|étaient|avait|avaient|fut|dure|touche|concerne|porte|permet|continue)\b|[\w’]+(?:e|ent|ait|aient|a|èrent)\b)",
    "en": r"(?:(?:is|are|was|were|has|have|had|lasted|cost|hit|affected|continued|earned|brought|allowed)\b|\w+ed\b)",
}


@cache
def _charges(code: str, disputed: bool) -> re.Pattern[str]:
    """What can state wrongdoing as a fact; in a controversy also what is only disputed there."""
    nouns, blames = lexicon.NOUNS[code], lexicon.BLAMES[code]
    before = (
        r"(?:très |bien |manifestement |clairement |donc |aussi |lui-même |elle-même |pleinement )?"
        if code == "fr"
        else (r"(?:very |clearly |plainly |obviously |itself |also |fully |simply )?")
    )
    article = (
        r"(?:une? |des |de |d’|la |le |l’|les )?(?:vaste |véritable |grande? |énorme |massive )?"
        if code == "fr"
        else (r"(?:an? |the )?(?:massive |huge |vast |large |systematic |widespread |outright )?(?:\w+ )?")
    )
    pieces = [
        lexicon.WRONGS[code],
        lexicon.DEEDS[code],
        lexicon.FAILINGS[code],
        lexicon.ADVERBS[code],
        rf"{_BE[code]} {before}{blames}",
        rf"{_BE[code]} {before}{'une? ' if code == 'fr' else 'an? '}(?:vaste |véritable |massive |simple )?{nouns}",
        rf"{lexicon.COMMITS[code]} {article}{nouns}",
        rf"(?:pratiques?|méthodes?|clauses?|contrats?|avis|collectes?) {blames}"
        if code == "fr"
        else (rf"{blames} (?:practices?|methods?|clauses?|contracts?|conduct|collection|schemes?|tactics|sales)"),
        rf"{nouns} (?:{'de |d’|du |des |chez |par |au |à ' if code == 'fr' else 'by |at |of |inside '})(?-i:[A-ZÀ-Ý])[\w’-]+",
        rf"{nouns}(?: [\w’-]+){{0,2}} {'(?:ont|avaient) été' if code == 'fr' else '(?:were|was|have been|has been|are being)'} \w+",
        rf"{_DETERMINER[code]}(?:\w+ )?{nouns}(?= (?:[\w’-]+ ){{0,6}}?{_BE_FINITE[code]})",
    ]
    # Headlines leave the verb out: “X complicit in …”.
    pieces.append(r"(?:complices?|coupables?) d[eu’]" if code == "fr" else r"(?:complicit in|guilty of)")
    if code == "en":
        pieces.append(rf"(?-i:[A-Z])[\w-]+’s? (?:\w+ )?{nouns}")
    if disputed:
        pieces.append(lexicon.TRANSFERS[code])
        pieces.append(r"impliquée?s? dans|mouillée?s? dans" if code == "fr" else r"involved in|implicated in")
    return re.compile("|".join(rf"(?<![\w-])(?:{piece})(?:(?<=[^\w-])|(?![\w-]))" for piece in pieces), re.I)


def _allegations(text: str, code: str, context: Context) -> Iterator[Finding]:
    words = language(code)
    for sentence in _sentences(text, code):
        if sentence.asks or re.match(r"\W*(?:if|si|s’ils?)\b", sentence.text, re.I):
            continue
        last = -1
        flagged = False
        for match in _charges(code, context.controversy).finditer(sentence.text):
            start, end = match.span()
            if start < last or _told_with_care(sentence, match, code):
                continue
            # One finding a clause: the rest of it is reworded with it.
            clause = re.search(r"[,;:]", sentence.text[end:])
            last = end + clause.start() if clause else len(sentence.text)
            flagged = True
            yield Finding(
                sentence.start + start,
                sentence.start + end,
                Slip.ALLEGATION,
                words.say(
                    _("“{value}” states as a fact what has only been alleged: nobody is said to say so."),
                    value=match[0],
                ),
                _reworded(sentence.text, match, code),
            )

        if context.controversy and context.status and not flagged:
            yield from _acts(sentence, code, context)


def _acts(sentence: _Sentence, code: str, context: Context) -> Iterator[Finding]:
    """What a party is said to have done in an open controversy, where nobody is said to say so and the verb is not a neutral one."""
    words = language(code)
    for match in _acting((*context.parties, *context.companies), code).finditer(sentence.text):
        act = (match["done"] or match["does"] or match[0].split()[-1]).lower()
        denied = re.match(r" (?:no|not|nothing|pas|rien|aucune?)\b", sentence.text[match.end() :])
        if (
            denied
            or re.match(rf"{lexicon.NEUTRAL[code]}|{lexicon.SAYING[code]}", act)
            or _told_with_care(sentence, match, code)
        ):
            continue
        yield Finding(
            sentence.start + match.start(),
            sentence.start + match.end(),
            Slip.ALLEGATION,
            words.say(_("“{value}”: nobody is said to say so, and the controversy is open."), value=match[0]),
            _attributed(match[0], code),
            sure=False,
        )
        return


@lru_cache(maxsize=500)
def _acting(parties: tuple[str, ...], code: str) -> re.Pattern[str]:
    """A party with the verb that says what it did."""
    names = "|".join(re.escape(name.replace("'", "’")) for name in sorted(parties, key=len, reverse=True) if name)
    actor = rf"(?:(?-i:{names})|{lexicon.ACTORS[code]})" if names else lexicon.ACTORS[code]
    inserted = r"(?:, (?!de |d’|à |du |des |of |from )[^,]{2,60},)?"
    return re.compile(rf"(?<![\w-]){actor}(?:’s?)?{inserted} {lexicon.ACTS[code]}(?![\w-])", re.I)


def _attributed(passage: str, code: str) -> str:
    return f"according to [source], {passage}" if code == "en" else f"selon [source], {passage}"


def _told_with_care(sentence: _Sentence, match: re.Match[str], code: str) -> bool:
    text = sentence.text
    start, end = match.span()
    clause = text[max(text.rfind(sign, 0, start) for sign in (",", ";", ":", "(")) + 1 : start]
    near = " ".join(clause.split()[-9:])
    if sentence.attributed(start, min(end, start + 1)) or sentence.attributed(start, end):
        return True
    if sentence.quoted(start, end) and sentence.reach:
        return True
    if _pattern(lexicon.DOUBTS[code]).search(near) or _pattern(lexicon.DOUBTS[code]).search(match[0]):
        return True
    granted = list(_pattern(lexicon.FACTS[code]).finditer(clause))
    if _pattern(lexicon.CHARGES[code]).search(clause, granted[-1].end() if granted else 0):
        return True
    if re.match(r"\s*(?:alléguée?s?|présumée?s?|supposée?s?|prétendue?s?|alleged)\b", text[end:]):
        return True
    failing = re.fullmatch(lexicon.FAILINGS[code], match[0], re.I)
    negation = _NEGATION[code].search(text[:start])
    return bool(negation and not failing and not _NOT_ONLY.search(text[max(0, negation.start() - 5) : end]))


_SOFTER: Final = {
    "a": "aurait",
    "ont": "auraient",
    "avait": "aurait",
    "avaient": "auraient",
    "est": "serait",
    "sont": "seraient",
    "était": "serait",
}


def _reworded(text: str, match: re.Match[str], code: str) -> str:
    """The passage with an attribution, and in French in the conditional where the verb allows it."""
    if code == "en":
        return f"according to [source], … {match[0]}"
    before = re.search(r"(?:^|[\s’])(a|ont|avait|avaient|est|sont|était)((?: \w+)?) $", text[: match.start()])
    if before:
        return f"selon [source], … {_SOFTER[before[1]]}{before[2]} {match[0]}"
    first, _space, rest = match[0].partition(" ")
    if first in _SOFTER:
        return f"selon [source], … {_SOFTER[first]} {rest}"
    return f"selon [source], … {match[0]}"


# Loaded words


@cache
def _any_loaded(code: str) -> re.Pattern[str]:
    return _pattern("|".join(lexicon.LOADED[code]))


@cache
def _loaded_words(code: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_pattern(word), neutral) for word, neutral in lexicon.LOADED[code].items())


def _loaded(text: str, code: str) -> Iterator[Finding]:
    if not _any_loaded(code).search(text):
        return
    words = language(code)
    taken: list[tuple[int, int]] = []
    for sentence in _sentences(text, code):
        for pattern, neutral in _loaded_words(code):
            for match in pattern.finditer(sentence.text):
                start, end = sentence.start + match.start(), sentence.start + match.end()
                # Somebody's own word may be quoted where it is said whose it is.
                somebodys = sentence.quoted(*match.span()) and (sentence.reach or sentence.asks)
                if _pattern(lexicon.CHARGED[code]).fullmatch(match[0]) and sentence.attributed(*match.span()):
                    continue
                if somebodys or any(first < end and start < last for first, last in taken):
                    continue
                taken.append((start, end))
                yield Finding(
                    start,
                    end,
                    Slip.LOADED,
                    words.say(_("“{value}” takes sides before anybody has judged."), value=match[0]),
                    neutral,
                )


# Persons

_NAME: Final = re.compile(
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


def _names(text: str) -> Iterator[_Named]:
    for match in _NAME.finditer(text):
        start, end = match.span("name")
        parts = match["name"].split()
        # A capital may also begin the sentence: “Engineer Thomas Green”, “Selon Nathalie Ferrand”.
        if len(parts) > 2 and not match["title"] and not _first_name(parts[0]) and _first_name(parts[1]):
            start += match["name"].index(parts[1])
            parts = parts[1:]
        organisation = re.search(rf"(?<!\w){lexicon.ORGANISATIONS}(?!\w)", " ".join(parts[1:]), re.I)
        namesake = re.match(rf"{lexicon.NAMESAKES}(?!\w)", " ".join(parts))
        full = len(parts) > 1 and not parts[-1][0].islower() and not organisation and not namesake
        person = bool(match["title"]) or (full and (_first_name(parts[0]) or bool(_TRADE.match(text[end : end + 40]))))
        yield _Named(start, end, text[start:end], bool(match["title"]), person)


_TRADE: Final = re.compile(
    rf", (?:(?:une? |ancien(?:ne)? ){{1,2}}{_TRADES['fr']}|(?:an? |former |a former |then an? ){{1,2}}{_TRADES['en']})(?![\w-])|, who (?:work|was|is)"
)


def _first_name(word: str) -> bool:
    return word.lower().split("-")[0] in FIRST_NAMES


def _persons(text: str, code: str, context: Context) -> Iterator[Finding]:
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
        if family in settled or f" {plain(named.name)} " in _allowed(context):
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


@lru_cache(maxsize=500)
def _allowed(context: Context) -> str:
    """The names that may stand, one after another, as they are compared."""
    names = (*context.parties, *context.companies, *context.officers, context.publisher)
    return "|".join(f" {plain(name)} " for name in names)


def _private(text: str, named: _Named, code: str) -> bool:
    """Whether the text itself says that a full name is a private person's: “X, a customer”, “the employee X”."""
    if len(named.name.split()) < 2 and not named.addressed:
        return False
    after, before = text[named.end : named.end + 50], text[max(0, named.start - 60) : named.start]
    article = (
        r"(?:un |une |ancien |ancienne |l’|le |la )?"
        if code == "fr"
        else r"(?:(?:an? |the |then )(?:(?!chief|senior|head)[\w-]+ )?)?(?:former )?"
    )
    place = r"(?: (?:d[eu]|d’|de la|des|chez|à|from|at|of|in) ?(?:[\w’-]+ ?){1,3})?"
    return bool(
        re.match(rf", {article}{_PRIVATE[code]}(?![\w-])", after, re.I)
        or re.search(rf"(?<![\w’-]){_PRIVATE[code]}(?:{place},)? $", before, re.I)
    )


def _public(text: str, named: _Named, code: str) -> bool:
    """Whether the words around a name say that it speaks for a company, is a public authority, an author, or spoke on the record."""
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
    """Whether an office, a by-line, a founder’s verb or a record stands beside a name."""
    offices = rf"(?:{lexicon.OFFICERS[code]}|{lexicon.AUTHORITIES[code]})"
    inserted = r"(?:, (?:ancien|ancienne|former|formerly|ex)\b[^,.;]{0,40},)?"
    joined = rf"{inserted}(?:,| \(|’s? | (?:dirige|devient|est|is|has been|was|becomes|heads|leads|passe) )"
    if _pattern(offices).search(before[-60:]) or re.match(
        rf"(?:{joined}[^,.;]{{0,50}}?(?<!\w)| ){offices}(?!\w)", after, re.I
    ):
        return True
    if re.search(rf"(?:{lexicon.BYLINES[code]} (?:M\. |Mme |l’|le |la |the )?|article [^.;]{{0,40}}\()$", before, re.I):
        return True
    if re.match(rf"(?:, [^,.;]{{0,40}},)? {lexicon.STARTS[code]}(?!\w)", after, re.I):
        return True
    return any(_pattern(lexicon.RECORDS[code], 0).search(part) for part in (before, after))


_LISTED_BEFORE: Final = re.compile(rf"(?:(?:{_NAME_LISTED}, )*(?:{_NAME_LISTED} (?:et|and) )?|(?:{_NAME_LISTED}, )+)$")
_LISTED_AFTER: Final = re.compile(rf"(?:(?:, {_NAME_LISTED})* (?:et|and) {_NAME_LISTED}(?![\w’-]))?")


# Figures

_FIGURE: Final = re.compile(
    r"(?<![\w.,-])(?:[$€£]|USD |EUR |GBP )?\d+(?:[\s.,]\d{3})*(?:[.,]\d+)?(?: ?%| ?(?:M|Md|k|bn|m)?[$€£]| ?(?:millions?|milliards?|billions?|bn|m)\b)?(?![\w-])"
)
_NO_FIGURE: Final = re.compile(
    r"\s?(?:heures?|jours?|minutes?|semaines?|mois|hours?|days?|weeks?|months?|years? (?:later|earlier)|ans (?:plus tard|auparavant)|pages?|étoiles?|stars?|e\b|er\b|ère\b|st\b|nd\b|rd\b|th\b)",
    re.I,
)
_BEFORE_NO_FIGURE: Final = re.compile(
    r"(?:articles?|art\.|section|chapitre|chapter|version|n°|no\.?|ref\.?|réf\.?|numéro|number|covid-|iso|page|rfc|level|niveau|top|tour|round|série|series|at least|au moins)\s?$",
    re.I,
)


def _undated(text: str, code: str, context: Context) -> Iterator[Finding]:
    if _dated(text) or (context.date and not context.controversy):
        return
    words = language(code)
    for match in _FIGURE.finditer(text):
        bare = re.fullmatch(r"\d", match[0])
        if bare or _NO_FIGURE.match(text[match.end() :]) or _BEFORE_NO_FIGURE.search(text[: match.start()]):
            continue
        day = context.date.text[:4] if context.date else "…"
        yield Finding(
            match.start(),
            match.end(),
            Slip.UNDATED,
            words.say(_("The figure “{value}” has no date in the text."), value=match[0].strip()),
            words.say(_("{value}, in {day}"), value=match[0].strip(), day=day),
        )
        # The date of one figure is looked for with the others.
        return


def _dated(text: str) -> bool:
    return bool(
        re.search(
            r"(?<![\w.,$€£])(?:1[89]|20)\d{2}(?![\w%$€£]|[.,]\d| ?(?:[$€£%]|(?:salari|employ|client|people|person|personn|avis|users|utilis|staff|jobs|postes|emplois|compan|entrepr|compt|account|record|fich)\w*))",
            text,
        )
    )
