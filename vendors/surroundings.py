"""What surrounds a name in a text, and how far it speaks for a company or for something else.

The lists hold words of the trade, of grammar and of other worlds, never a word for one vendor. They are plain: no case, no accents.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from vendors.folding import letters
from vendors.spelling import Place


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LEGAL: Final = _words(
    "inc incorporated ltd limited llc plc corp corporation company co sa sas sasu sarl gmbh ag bv nv ab as oy spa srl sl kk se systems "
    "software technologies technology solutions holdings holding group groupe developpement international"
)
"""What follows a company's name as part of it."""
BUSINESS_NOUNS: Final = _words(
    "plateforme plateformes platform platforms editeur editrice publisher vendor vendors fournisseur provider providers startup startups "
    "scaleup licorne unicorn societe company entreprise firm firme specialiste specialist geant giant leader "
    "agence agency cabinet institut logiciel logiciels software solution solutions outil outils tool tools app application suite marque "
    "concurrent concurrents concurrente rival rivals competitor competitors challenger pepite prestataire partenaire partner acteur player "
    "maker saas filiale subsidiary parent acquereur acquirer buyer owner proprietaire specialiste business"
)
"""What a company or its product is called, before or after its name."""
PEOPLE: Final = _words(
    "ceo cto cfo coo cmo cpo pdg dg president presidente directeur directrice director vp fondateur fondatrice fondateurs cofondateur "
    "cofondatrice cofounder founder founders patron patronne boss chief chairman head salarie salaries employe employes employee employees "
    "staff workers actionnaire actionnaires shareholder shareholders investor investors investisseurs analyst"
)
DEALS: Final = _words(
    "rachat acquisition takeover purchase buyout ipo shares share stock action actions titre cours valuation valorisation resultats "
    "results revenue revenues chiffre offre produits products client clients customer customers utilisateurs users user api dashboard contrat "
    "contract deal lawsuit breach sale vente layoffs licenciements outage panne partenariat partnership questionnaire questionnaires "
    "enquete enquetes survey surveys compte account demo demonstration integration pricing tarifs subscription abonnement ex report reports "
    "study studies index"
)
"""What a company has or what happens to it: "rachat de ...", "... shares"."""
GENERIC: Final = _words(
    "client clients customer customers utilisateurs users user survey surveys enquete enquetes questionnaire questionnaires action actions "
    "compte account sale vente offre produits products staff workers employees salaries report reports study studies index share solution "
    "solutions tool tools app application business company outil outils service services offer offers claims helps posts adds measures"
)
"""Of all these, what any adjective may stand before: "Delighted customers ..."."""
TRADES: Final = BUSINESS_NOUNS | PEOPLE | DEALS
OF: Final = _words("de d du of at chez for from par by l la le the pour with avec to in a une un")
TELLING: Final = _words("acquires acquiert rachete announces unveils devoile hires appoints")
"""Of these verbs, those whose subject is always a company or a body."""
VERBS: Final = _words(
    "acquires acquired acquire acquiert rachete rachetent achete absorbe buys bought raises raised raise leve lance lancent launches launched launch announces "
    "announced announce annonce annoncent unveils unveiled devoile presents releases released signs signed signe hires hired nomme "
    "appoints appointed names cuts cut supprime licencie lays laid reduces integre integrates integrated partners partnered merges merged "
    "fusionne reports reported sues sued attaque conteste dement refute rejects responds revendique claims propose proposent offers offer "
    "edite editent publie developpe developpent emploie employs embauche recrute recruits valued valorise posts posted tops beats "
    "plonge bondit grimpe chute expands expanded commercialise sells sold vend equipe equips fournit provides emploie opened ouvre ships "
    "adds added ajoute collecte analyse analyses analyzes mesure measures automates automatise helps aide acquerir rejoint joins competes compete associe associent offre"
)
"""What companies do, right after the name."""
ACTS_ON: Final = _words(
    "utilise utilisent utilisons utiliser utilisant uses use used using choisit choisi choisir choisissent chose choose chooses selects selected "
    "deploys deployed deploie adopte adopts adopted retenu retient rachete rachetent racheter rachetant acquires acquired acquire acquiert buys buy bought rejoint rejoins joins joined join "
    "quitte left leaves remplace remplacer replaces replaced versus vs than contre against via compared poursuit sues sued recommande connecte integre integrates "
    "backs backed finance hacked pirate contacte called named nomme nommee appele appelee baptise dubbed rebaptise renamed devient becomes became trying tested teste"
)
"""What stands right before a name that it acts on."""
BY: Final = _words("by par chez with avec")
DONE: Final = _words(
    "acquired bought owned founded published developed powered provided launched run made sold collected rachete rachetee rachetes achete edite editee "
    "fonde fondee developpe developpee lance lancee publie publiee propose proposee propulse fourni fournie signe commercialise partnered works working travaille "
    "travailler partenariat collected menee menees realisee realise hosted heberge heberges realized conducted collectes collectees"
)
TRADE: Final = _words(
    "cx nps csat ces voc feedback client clients clientele customer customers avis review reviews survey surveys enquete enquetes sondage "
    "sondages questionnaire questionnaires satisfaction insight insights verbatim verbatims saas logiciel logiciels software editeur "
    "editeurs plateforme plateformes platform platforms crm chatbot chatbots analytics omnicanal multicanal omnichannel "
    "startup startups acquisition rachat levee million millions milliard milliards billion bn ipo nasdaq nyse investors investisseurs "
    "layoffs licenciements employees salaries ceo pdg cto fondateur founder cofondateur vendor vendors fournisseur fournisseurs gartner forrester quadrant api dashboard "
    "rival rivals concurrent concurrents concurrence competitor competitors revenue revenues results resultats quarter trimestre score rating companies entreprises staff lay off semantique sentiment messaging retailers retailer enseignes respondents repondants barometre tech subscribers abonnes contact shareholders"
)
"""Words of customer experience and of business."""
ELSEWHERE: Final = _words(
    # sport
    "champion champions championne championnat championship championships olympique olympiques olympic olympics olympiens medaille medailles medal medals "
    "coureur cycliste match ligue league football rugby stade stadium athlete athletes sprint sprinteur marathon ski skieur natation nageur nageuse swimmer "
    "driver pilote gp f1 formule bronze coupe ogc joueur joueurs players entraineur coach relais judo athletisme racing race races finisher "
    # health
    "drug drugs medicine medicines medicament medicaments treatment treatments guideline guidelines guidance nhs cancer clinical therapy disease diabetes "
    "obesity health nurses doctors clinicians vaccin vaccine asthma "
    # places
    "plage plages beach beaches promenade anglais cote azur riviera aeroport airport tramway maire mayor mairie carnaval carnival marseille "
    "cannes monaco antibes menton alpes maritimes gare vacances vacation holidays weather meteo soleil ensoleille prefecture metropole quartier habitants "
    # stage and screen
    "album albums song songs chanson swift film films movie serie television tv broadcaster broadcasting channel chaine radio roman novel theatre musee "
    "museum concert concerts orchestra opera singer studios music musique playlist netflix ballet album tele telecom decodeur cable fibre "
    # myth and nature
    "pyramide pyramides pyramid pyramids gizeh giza egypte egypt egyptian egyptien oedipe oedipus riddle enigme temple statue pharaon pharaohs thebes moth papillon myth mythologie louvre nez desert archaeologists archeologues "
    # speech
    "speech discours lectern tribune microphone speeches preacher orateur "
    # print
    "typography typographie typographer typographers typographe typographes typographic typographique typeface typefaces font fonts letter letters lettre lettres lettering serif glyph glyphs alphabet calligraphy "
    "calligraphie bauhaus garamond helvetica letterpress caslon bodoni printers imprimeur kerning "
    # computing
    "linux unix systemd kernel git repo bash script python documentation docs readthedocs constructor compiler pid daemon boot runlevel javascript "
    # transport, industry, law
    "bus buses telematics metro ticketing freight silicone silicones silicium quartz chemical chemicals sealants trademark marques classification "
    # learning, politics
    "election elections vote municipales university universite ecole atlas cartography cartographie geography"
)
"""Words of other worlds, in which the same words and initials mean something else."""
OTHER_TRADES: Final = _words(
    "materials pharma bank banque airlines airways television tv records fc studios university universite hospital hotel hotels restaurant cafe "
    "museum audio films pictures radio magazine press engineering construction immobilier airport motors foundation fondation theatre "
    "club school academy college institute matin publishing sports fitness coffee bar broadcasting broadcast production productions squad travel securite automotive performance"
)
"""What other organisations are called: a name followed by one of these belongs to them."""
DETERMINERS: Final = _words(
    "a an the this that these those my your our his her their its some any no every each very so too really pretty quite such un une le la les des mon ma mes ton ta tes son sa ses notre "
    "nos votre vos leur leurs ce cet cette ces quel quelle aucun aucune tres si plus trop mauvaise bonne good bad great poor online more most"
)
ARTICLES: Final = _words("a an the un une le la l un ancien ancienne leading")
PLACES: Final = _words(
    "a in near vers entre between outside around visiter visit visiting quitter habite habiter region"
)
TICKERS: Final = _words("nasdaq nyse lse euronext tase amex")
SMALL: Final = _words("for by of and or the with from into but que qui sur pour avec dans par de du des et le la les s")
"""Words that stay small inside a name."""
CLITICS: Final = _words("s d l n j m t c qu jusqu lorsqu puisqu")

THRESHOLD: Final = 2.0
"""Evidence from which a name that means other things too is taken for the vendor's."""
WINDOW: Final = 300
"""Characters on either side of a name that are looked at, at most; a sentence is usually shorter."""

_WORD: Final = re.compile(r"[^\W_]+")
_SENTENCE: Final = re.compile(r"[.!?…]+[\s»”\"’)]+(?=\W*[A-ZÀ-Þ0-9])|\n\s*\n")
_BARRIER: Final = re.compile(r"[.,;:!?()\[\]|/\n…–—•]")
_OPENING: Final = re.compile(r"(?:^|[.!?…:;|•–—\n>*«“\"]|\s-)[\s«“\"'’‘(\[*_#>•]*$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word near a name: its plain letters, where it begins, and whether it begins with a capital."""

    plain: str
    begin: int
    capital: bool


@dataclass(frozen=True)
class Surroundings:
    """The sentence around one place of a text.

    Attributes:
        text: the whole text.
        start: where the name begins, in characters.
        end: where it ends.
    """

    text: str
    start: int
    end: int

    @cached_property
    def _before(self) -> str:
        begin = max(0, self.start - WINDOW)
        part = self.text[begin : self.start]
        cut = max((found.end() for found in _SENTENCE.finditer(part)), default=0)
        return part[cut:]

    @cached_property
    def _after(self) -> str:
        part = self.text[self.end : self.end + WINDOW]
        found = _SENTENCE.search(part)
        return part[: found.start()] if found else part

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the sentence, without the name itself."""
        return tuple(_read(self._before)) + tuple(_read(self._after))

    @cached_property
    def left(self) -> tuple[Word, ...]:
        """Up to five words before the name, the nearest first, as far as no punctuation parts them from it."""
        part = self._before
        barriers = [found.end() for found in _BARRIER.finditer(part)]
        part = part[barriers[-1] :] if barriers else part
        return tuple(word for word in reversed(tuple(_read(part))) if word.plain not in CLITICS or word.plain == "d")[
            :5
        ]

    @cached_property
    def right(self) -> tuple[Word, ...]:
        """Up to four words after the name, the nearest first, as far as no punctuation parts them from it."""
        part = self._after
        found = _BARRIER.search(part)
        part = part[: found.start()] if found else part
        return tuple(word for word in _read(part) if word.plain not in CLITICS)[:4]

    @cached_property
    def opens(self) -> bool:
        """Whether a capital says nothing here: at the start of a sentence, a line, a quotation, after a colon."""
        return bool(_OPENING.search(self._before)) or not self._before.strip()

    @cached_property
    def style(self) -> str:
        """How the sentence is set: "caps", "title" (Most Words With Capitals), "lower" or "plain"."""
        around = self._before + " " + self._after
        upper, lower = sum(map(str.isupper, around)), sum(map(str.islower, around))
        if upper >= 5 and upper > 2.5 * lower:
            return "caps"
        if not upper and self.text.islower():
            return "lower"
        full = [
            word.capital
            for word in self.words
            if len(word.plain) >= 3 and not word.plain.isdigit() and word.plain not in SMALL
        ]
        if len(full) >= 2 and sum(full) > 0.8 * len(full):
            return "title"
        return "plain"

    @cached_property
    def possessive(self) -> bool:
        """Whether the name stands in the genitive: "NICE's", "SMG’s"."""
        return bool(re.match(r"['’]s?\b", self.text[self.end : self.end + 2]))

    @cached_property
    def apposed(self) -> bool:
        """Whether a comma, a colon or a bracket after the name leads to what kind of company it is: "Akio, éditeur français"."""
        found = re.match(r"\s*[,:(–—-]\s*", self._after)
        if not found or found.end() == len(self._after):
            return False
        part = _BARRIER.split(self._after[found.end() :], maxsplit=1)[0]
        words = [word.plain for word in _read(part) if word.plain not in CLITICS]
        return bool(BUSINESS_NOUNS.intersection(words[:4])) and (words[0] in ARTICLES or words[0] in BUSINESS_NOUNS)

    @cached_property
    def affiliation(self) -> bool:
        """Whether the name stands alone in brackets after somebody's name: "Interview de Chantal Maugis (Le Sphinx)"."""
        if not re.match(r"\s*[)\]]", self._after):
            return False
        return bool(re.search(r"[A-ZÀ-Þ][\w'’-]+\s+[A-ZÀ-Þ][\w'’-]+\s*[(\[]$", self._before))

    def count(self, kind: frozenset[str], without: frozenset[str] = frozenset()) -> int:
        """How many different words of a kind the sentence has, not counting some."""
        return len({word.plain for word in self.words if word.plain in kind} - without)

    def beside(self, sign: str) -> bool:
        """Whether a sign stands right before or after the name."""
        return bool({self.text[max(0, self.start - 1) : self.start], self.text[self.end : self.end + 1]} & set(sign))

    def evidence(self, own: frozenset[str], listed_capital: bool) -> float:
        """How far the words around speak for a company: above 0 for it, below 0 for something else.

        Args:
            own: the words of the name itself, which prove nothing about it.
            listed_capital: whether the name is written with a capital where small letters were to be expected.
        """
        left, right = [word.plain for word in self.left], [word.plain for word in self.right]
        first_left, first_right = (left or [""])[0], (right or [""])[0]
        found = 0.0
        if first_right in LEGAL and self.right[0].capital:
            found += 2
        if first_right in VERBS or (
            first_right in ("a", "has", "will", "to", "va", "vient", "is", "est") and set(right[1:3]) & VERBS
        ):
            found += 2 if first_right in TELLING else 1.5
        elif (self.possessive and TRADES.intersection(right[:3])) or (
            first_right in TRADES and not (self.opens and first_right in GENERIC)
        ):
            found += 1.5
        if self.apposed or self.affiliation:
            found += 2
        if first_right in ("et", "and", "ou", "or") and self.right[1:2] and self.right[1].capital:
            found += 0.5
        named = [word for word in left[:3] if word not in OF]
        noun = named[0] if named else ""
        if left[:1] and left[0] in BUSINESS_NOUNS | PEOPLE:
            found += 2
        elif noun in TRADES and first_left in OF and first_left not in PLACES | {"un", "une", "la", "le", "from"}:
            found += 1.5
        elif (
            first_left == "chez"
            or (first_left in BY and left[1:2] and left[1] in DONE)
            or (first_left == "d" and noun in DONE)
        ):
            found += 2
        elif (
            first_left in ACTS_ON
            or left[:2] == ["a", "face"]
            or (first_left == "in" and left[1:2] and left[1] in ("stake", "invests", "invested", "invest", "shares"))
        ):
            found += 1.5 if listed_capital else 1
        elif first_left in PLACES and first_right not in TRADES:
            found -= 2.5
        elif first_left in DETERMINERS:
            found -= 0.5 if first_right in TRADES else 2
        if any(word.plain in TICKERS and len(self._before) - word.begin < 12 for word in _read(self._before)):
            found += 3
        nearby = right[:2]
        if (
            self.right
            and self.right[0].capital
            and self.style == "plain"
            and not self.beside("-‐‑")
            and first_right not in LEGAL | TRADES | VERBS
        ):
            found -= 2
        if OTHER_TRADES.intersection(nearby) and self.right[0].capital:
            found -= 2.5
        if (
            self.left
            and self.left[0].capital
            and self.style == "plain"
            and first_left not in BUSINESS_NOUNS | PEOPLE | DEALS | OF | ACTS_ON | BY
        ):
            found -= 1
        trade = self.count(TRADE, own | {first_right if self.opens else ""})
        found += 0 if not trade else 1 if trade == 1 else 1.75
        found -= min(2.0 * self.count(ELSEWHERE, own), 6.0)
        return found


def _read(text: str) -> Iterator[Word]:
    for found in _WORD.finditer(text):
        yield Word(letters(found.group()), found.start(), found.group()[0].isupper())


def compound_weight(place: Place, around: Surroundings) -> float:
    """The evidence for a coined name made of two common words: it is believed unless something speaks against it."""
    own = place.form.own
    weight = 3.0
    if around.count(ELSEWHERE, own) >= 2 and not around.count(TRADE, own):
        weight -= 3
    if around.right and around.right[0].capital and around.right[0].plain in OTHER_TRADES:
        weight -= 1.5
    if place.surface.islower() and not place.form.name.text.islower() and not place.mark:
        left = [word.plain for word in around.left[:2]]
        if left[:1] and (
            left[0] in DETERMINERS or (left[1:] and left[1] in DETERMINERS and left[0] not in BUSINESS_NOUNS)
        ):
            weight -= 1.5
        weight -= min(1.5 * around.count(ELSEWHERE, own), 3.0)
        weight += 1 if around.count(TRADE, own) else 0
    return weight


def ordinary_weight(place: Place, around: Surroundings) -> float:
    """The evidence for a name that is an ordinary word, several, a first name or initials, before other vendors are looked at."""
    form, surface = place.form, place.surface
    words = [word for word in re.split(r"[\s\-‐‑_°]+|(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])", surface) if word]
    capitals = [word[0].isupper() for word in words if word.lower() not in SMALL]
    style = around.style
    initials = form.name.text.isupper()
    weight = 0.0
    shouted = surface.isupper()
    clear = False
    if surface.islower() and not form.name.text.islower():
        weight -= 1 if style == "lower" else 3 if place.mark else 4
        if form.pieces > 1:
            weight -= 1.5
    elif len(words) > 1 and not all(capitals):
        weight -= 3
    elif (
        len(words) > 1
        and style != "caps"
        and len({word.isupper() for word in words if len(word) > 1}) > 1
        and not _mixed(form.name.text)
    ):
        weight -= 2.5
    elif style == "caps":
        pass
    elif initials and shouted:
        weight += 1.5
        clear = True
    elif initials:
        weight -= 2.5
    elif shouted and len(surface) > 3:
        clear = True
        weight += 1.5 if len(words) > 1 or style == "title" else 1
    elif style == "title":
        weight += 0.25 * (len(words) - 1) if not form.grammatical else 0
    elif not around.opens:
        clear = True
        weight += 2.25 if len(words) > 1 else 1
    elif len(words) > 1:
        weight += 2 if not form.grammatical or (surface == form.name.text and "-" in surface) else 0.5
    if len(words) > 1 and all(capitals) and letters(words[-1]) in LEGAL and (style != "caps" or len(words) > 2):
        weight += 2
    if len(words) > 2 and "-" in form.name.text and surface.casefold() == form.name.text.casefold():
        weight += 2  # "Happy-or-Not", sign for sign
    if place.mark == "@":
        weight += 1
    if len(words) == 1 and around.beside("-‐‑"):
        weight -= 1.5
    return weight + around.evidence(form.own, clear)


def _mixed(name: str) -> bool:
    words = [word for word in name.split() if len(word) > 1]
    return len({word.isupper() for word in words}) > 1
