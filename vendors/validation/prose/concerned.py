"""What a summary of an open controversy tells of the people concerned, of their data, reviews and bills, with a year but without a source."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from vendors.validation.prose import lexicon
from vendors.validation.prose.allegations import unattributed
from vendors.validation.prose.figures import is_dated
from vendors.validation.prose.finding import Context, Finding
from vendors.validation.prose.sentence import Sentence, sentences
from vendors.validation.prose.support import SILENT, UNSETTLED, witnesses

_THINGS: Final = {
    "fr": r"avis|notations?|tarifs|prix(?! (?:de l’action|du titre|d’achat|de vente|du meilleur))|factures?|abonnements?|préavis|primes|heures supplémentaires|mots? de passe|appelante?s?|candidate?s?|personnes|gens|familles|frères?|beaux?-frères?|sœurs?|épouses?|maris?|fils|cousine?s?|revendeurs?|acheteu\w+|lecteurs?|lectrices?|magasins?|fonctionnaires|étudiants?|élèves|parents|locataires|voyageurs|demandeurs d’emploi|personnel|travailleurs|seniors|adhérents|sociétaires|infirmi\w+|commerciaux|membres|loyers?|salaires?|congés|commissions|acomptes|remboursements?|pénalités|indemnités|dépôts|voix|visages",
    "en": r"reviews|ratings|(?<!share )(?<!stock )(?<!purchase )prices?(?! (?:of (?!its |the )|tag|for ))|fees?|bills?|invoices?|subscriptions?|wages|bonus(?:es)?|overtime|passwords?|callers?|candidates?|applicants?|people|famil(?:y|ies)|brothers?|sisters?|wi(?:fe|ves)|husbands?|cousins?|resellers?|buyers?|readers?|shops?|officials|students?|pupils?|parents?|tenants?|travell?ers?|job ?seekers?|workforce|trainees|temps|members|nurses|doctors|shopkeepers|salar(?:y|ies)|holidays|commissions|deposits|refunds|penalties|compensation|voices|faces",
}
"""More people, and what is theirs: reviews, bills, pay. Nouns, so that no list of verbs is needed to know what was done to them."""
_TRADE: Final = {
    "fr": r"(?:hôtel|restaurant|concurrent|fournisseur|chercheu|journaliste|syndicaliste|critique|code|compte|achat|équipe|fichier|information|contact|message)\w*|conseille(?:nt)?",
    "en": r"(?:hotel|restaurant|rival|competitor|supplier|contractor|researcher|reporter|journalist|critic|union|engineer|manager|firm|business|account|purchase|file|information|contact|message|number|list)\w*",
}
"""Those of the word lists who are as often partners, sources or things of the trade."""
_ROUTINE: Final = {
    "fr": r"inform|préven|averti|notifi|embauch|recrut|emplo|compt|nomm|rembours|dédommag|serv|renvoi|équip|gagn|rejoin|accueill|nombre|faute|%|supprim|rédui|sécuris|effac|restaur|corrig|rectifi|baiss|abaiss|rétabli|appliqu",
    "en": r"inform|notif|warn|hir|recruit|employ|count|appoint|refund|compensat|repa|serv|refer|equip|w[io]n|join|welcom|recall|hous|number|lack|%|cut|reduc|secur|delet|restor|protect|calls|correct|lower|fix|list|appl",
}
"""Beginnings of words of which people are the ordinary object."""
_TOLD: Final = {"fr": r"inform\w+|préven\w+|averti\w*", "en": r"inform(?:s|ed)|notif\w+|warn\w*"}
"""What a company tells those concerned, which is no charge."""
_PRODUCT: Final = {
    "fr": r"(?:analyses?|études?|échantillons?|modules?|outils?|logiciels?|centres?|services?|offres?|solutions?|nombre)(?: [\w-]+){0,1} (?:de |d’|des |du )(?:\w+ (?:de |d’|des |du ))?$",
    "en": r"(?<!\w)(?:it|he|she|they|who|which) $|(?:analysis of|study of|sample of|number of|module for|tool for|software for) (?:\w+ )?$",
}
_PRODUCT_AFTER: Final = {
    "fr": r" (?:centers?|de (?:mars|janvier))(?!\w)",
    "en": r" (?:cent(?:re|er)s?|analytics|analysis|tools?|modules?|software|platforms?|management|experience|service|rises?|increases?|ranges?|lists?)(?!\w)| (?:the|an?|on|with) (?=(?-i:[A-Z])|\d|trade|vendor)",
}
"""What is only the name of a product."""
_PROCEDURE: Final = {
    "fr": r"plaintes?|recours|décisions?|première instance|gain de cause|f(?:ait|ont) appel|en appel|procès|procédure|enquête|perquisition|action (?:collective|de groupe)|class action|assignation|mise en demeure|amende|sanction|transaction|accord|audit|audience|instruction|litige|référé|appel d’offres|médiation|saisi|saisie|dépos[ée]\w*|témoign(?!age)\w+|réclam\w+|demand\w+ (?:en|le|la|des)|dément\w*|nié|relax\w+|acquitt\w+|classée?s?|transig\w+|contentieux|(?:les )?deux parties|les parties|mise?s? en examen|inculpée?s?|condamn\w*|comme le montre\w*|observations|comparu\w*|débouté\w*|indemnis\w+|expertises?|experts?|arbitr\w+|conteste\w*|nie|évoqu\w+|citant|appels? d’offres",
    "en": r"complaints?|complain|lawsuits?|suits?|class action|appeal\w*|decisions?|rulings?|first instance|trial|inquiry|investigation|raid|settle\w*|fine[sd]?|penalt\w+|formal notice|agreement|audit|hearing|tender|mediation|questions?|questioned|questioning|case|filed|testified|sued|sues|demand\w*|den(?:y|ies|ied)|acquit\w*|dismiss\w*|cleared|sides|the parties|charged with|convicted|as [^.;,]* shows?|observations|submissions?|appear\w* before|experts?|arbitrat\w+|puts? [^.;]* down to|disput\w+|contest\w*",
}
"""What belongs to the course of a dispute, which is told as it went, and its answer."""
_ADVOCATES: Final = {
    "fr": r"associations?|syndicats?|avocate?s?|ong|fondation",
    "en": r"(?:[\w’-]+ )?(?:associations?|unions?|lawyers?|ngos?|charity|charities)(?!’)",
}
"""Who brings a dispute, and whose steps in it are no charge."""
_AT_ISSUE: Final = re.compile(
    r" (?:at issue|in question|concerned|en cause|en question|concernée?s?|litigieu\w+|visée?s?)(?!\w)", re.I
)
"""What is only named as the matter of the dispute."""
_TOPIC: Final = {
    "fr": re.compile(r"(?:au sujet|à propos|à l’égard) d[^,;]{0,25}$|\bconcernant [^,;]{0,20}$", re.I),
    "en": re.compile(r"\b(?:about|concerning|regarding|over) (?:[\w’-]+ ){0,2}$", re.I),
}
"""What is only spoken or written about."""
_KIN: Final = {
    "fr": r"(?:beaux?-)?frères?|(?:belles?-)?sœurs?|épou(?:x|ses?)|maris?|femme d[eu’]|fils|fille d[eu’]|cousine?s?|neveux?|nièces?|oncles?|tantes?|amie?s? d[eu’]|compagn(?:on|e) d[eu’]|gendre",
    "en": r"(?:brother|sister|wife|husband|son|daughter|cousin|nephew|niece|uncle|aunt|friend|partner|father|mother)(?:-in-law)?s?(?= (?:of|was|is|has|owns?|owned|sits?|sat|works?|worked|runs?|ran|had|happens))",
}
"""Who is named for whose kin they are: what they do or have is never ordinary in a dispute."""
_PRESS: Final = {
    "fr": r"(?:titres?|journa(?:l|ux)|quotidiens?|magazine|hebdomadaire|presse|chaîne|podcast)",
    "en": r"(?:titles?|newspapers?|dail(?:y|ies)|magazine|weekly|press|broadcaster|podcast|publication)",
}
"""Who shows what they saw: their name is the source."""
_TITLE: Final = re.compile(
    r"\W*(?:L[ea]s? |L’|The )(?:[A-ZÀ-Ý][\w’-]+ ){1,3}(?:(?:a|ont|has) )?(?:publi|révél|dévoil|reveal|report|print)\w+"
)
"""The same by its title, whose article has a capital: “Le Monde a publié …”."""
_THAT: Final = {
    "fr": r"(?:inform|préven|averti|annonc|révél|reconn|admi)\w*[^,;]* qu[e’]",
    "en": r"(?:inform|warn|disclos|reveal|announc|admit|acknowledg)\w*[^,;]* that ",
}
"""Who says something against their own interest is its source."""
_NONE: Final = {
    "fr": r"personne n[e’]|tout ce qu[ie’]|jamais|en vain|rien(?! (?:de|à voir))|aucune? (?:information|réponse|préavis|accord|consentement|contrôle)|nul ne",
    "en": r"nobody|everything|every word|no one|never|in vain|nothing|none of|no (?:notice|warning|consent|explanation|answer|check|control)",
}
"""What leaves out nobody and nothing: too much for anybody but a witness to say."""
_CLAUSE_END: Final = re.compile(r";|:|,? (?:et|mais|and|but|while|tandis que) |, ")
"""What may stand between a clause and the next."""
_FIRST_WORDS: Final = re.compile(r"[^\s,;.]+(?: [^\s,;.]+){0,4}")
_WITHOUT: Final = {
    "fr": r"sans (?!(?:l[ea]s? |l’)?nommer|citer|reconn|admettre|aveu|suite|frais|délai|incident|interruption|préjug|préjudice|succès|résultat|compter|y donner|donner (?:de )?suite|condition|objet|lendemain|contact|fil|surprise|attendre|motif|sanction|poursuite|contrepartie)[a-zà-ÿ’]+",
    "en": r"without (?!naming|admi|further|prejudice|cost|delay|incident|interruption|success|result|counting|any (?:admission|finding)|liability|conditions?|action|charge|sanction|penalty|an? (?:finding|ruling|admission))[a-z]+",
}
"""What is said to have been left undone."""


def concerned(text: str, code: str, context: Context) -> Iterator[Finding]:
    """What a text on an open controversy says happened to those it is about, where nobody is said to say so."""
    if not context.controversy or not context.status or not is_dated(text):
        return
    for sentence in sentences(text, code):
        # One notice a sentence: it is reworded whole.
        match = _related(sentence)
        if not match and not _told_as_it_went(sentence):
            match = _touched(sentence) or _uncommon(sentence)
        if match:
            yield unattributed(sentence, match)


def _told_as_it_went(sentence: Sentence) -> bool:
    """Whether a sentence asks, doubts or tells the course of a dispute: then it states nothing that is disputed."""
    text, code = sentence.text, sentence.code
    return bool(
        sentence.asks
        or SILENT[code].search(text)
        or lexicon.pattern(lexicon.DOUBTS[code]).search(text)
        or _course(code).search(text)
    )


def is_reported(sentence: Sentence) -> bool:
    """Whether a sentence says who says so, lets those concerned or the press speak, or tells the course of a dispute."""
    return bool(
        sentence.reach
        or _told_as_it_went(sentence)
        or witnesses(sentence.code).match(sentence.text)
        or lexicon.pattern(_PRESS[sentence.code]).search(sentence.text)
    )


def _uncommon(sentence: Sentence) -> re.Match[str] | None:
    """The first words of a dated sentence without a source that has nothing of the ordinary life of a company in it."""
    text, code = sentence.text, sentence.code
    # What is ordinary in a relative clause does not make the main clause so.
    relative = re.search(r"\b(?:qui|who|whose|dont)\b", text)
    # A title has no full stop, and no room for a source.
    whole = text.rstrip(" »”").endswith(".")
    if (
        not whole
        or sentence.reach
        or not is_dated(text)
        or witnesses(code).match(text)
        or _ordinary(code).search(text[: relative.start()] if relative else text)
    ):
        return None
    return _FIRST_WORDS.search(text)


def _related(sentence: Sentence) -> re.Match[str] | None:
    """Somebody's kin, where no source reaches the mention."""
    match = lexicon.pattern(_KIN[sentence.code]).search(sentence.text)
    return match if match and not _within_reach(sentence, match) else None


def _touched(sentence: Sentence) -> re.Match[str] | None:
    """The people concerned, or what is theirs, or what is said to have been left undone, where no source reaches it."""
    text, code = sentence.text, sentence.code
    for match in _people(code).finditer(text):
        if _within_reach(sentence, match) or re.fullmatch(_TRADE[code], match[0], re.I):
            continue
        before, after = text[: match.start()], text[match.end() :]
        if lexicon.pattern(f"{lexicon.CHARGES[code]}|{_PRESS[code]}").search(before) or _TITLE.match(before):
            continue
        if _AT_ISSUE.match(after) or _TOPIC[code].search(before) or _told_by(code).search(before):
            continue
        routine = rf"(?<![\w-])(?:{_ROUTINE[code]})\w*(?: [\w’,.-]+){{0,4}} ?(?:[ld]’)?$"
        if re.search(routine, before, re.I) or re.search(_PRODUCT[code], before, re.I):
            continue
        if re.match(
            rf"(?:(?: [\w’-]+){{0,4}}? (?:ont été|a été|were|was|have been|has been) (?:\w+ )?|{' ' if code == 'fr' else '(?!)'})(?:{_ROUTINE[code]})",
            after,
            re.I,
        ):
            continue
        if re.match(_PRODUCT_AFTER[code], after, re.I) or re.match(
            rf" (?:[\w’]+ )?(?:{lexicon.SAID[code]}|{lexicon.SAYING[code]})(?!\w)", after, re.I
        ):
            continue
        return match
    without = _left_undone(code).search(text)
    return without if without and not _within_reach(sentence, without) else None


def _within_reach(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether an attribution reaches a passage, or stands in its clause: the subject of “says that” is told by nobody else."""
    return any(
        (first <= match.end() and match.start() <= last)
        or (match.end() < first and not _CLAUSE_END.search(sentence.text, match.end(), first))
        for first, last in sentence.reach
    )


@cache
def _told_by(code: str) -> re.Pattern[str]:
    """A verb before those who say something: “…, say three customers”."""
    return re.compile(rf"(?<![\w-])(?:{lexicon.SAID[code]}) (?:[\w’-]+ ){{0,2}}$", re.I)


@cache
def _ordinary(code: str) -> re.Pattern[str]:
    return lexicon.pattern(
        rf"{lexicon.CHARGES[code]}|{lexicon.AUTHORITIES[code]}|{lexicon.ROUTINE[code]}|{_PRESS[code]}|{_TOLD[code]}"
    )


@cache
def _left_undone(code: str) -> re.Pattern[str]:
    return lexicon.pattern(f"{_WITHOUT[code]}|{_NONE[code]}")


@cache
def _people(code: str) -> re.Pattern[str]:
    return lexicon.pattern(rf"{lexicon.PEOPLE[code]}|{lexicon.DATA[code]}|{_THINGS[code]}")


@cache
def _course(code: str) -> re.Pattern[str]:
    who = rf"(?:(?<=^)|(?<=par )|(?<=by ))(?:the |le |la |l’|les |some |des )?(?:{lexicon.AUTHORITIES[code]}|{_ADVOCATES[code]})(?!’s)"
    return lexicon.pattern(rf"{lexicon.JUDGES[code]}(?!’s)|{who}|{_PROCEDURE[code]}|{UNSETTLED[code]}|{_THAT[code]}")
