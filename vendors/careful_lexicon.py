"""The words that `vendors.careful_words` knows, in French and English: wrongdoing, attribution, doubt, loaded words, persons.

Everything is a piece of a regular expression over text with the apostrophe ’, matched without regard to case unless said
otherwise. Verbs are given by their stem and unfolded into the forms in which a fact can be told.
"""

from collections.abc import Mapping
from typing import Final


def _er(stems: str) -> str:
    """French verbs in -er: all forms that tell a fact; the conditional is left out, since it tells none."""
    endings = "(?:er|e|es|ent|ons|ez|ais|ait|aient|a|as|èrent|é|ée|és|ées|ant|era|eront)"
    return f"(?:{'|'.join(stems.split())}){endings}"


def _regular(stems: str) -> str:
    """Regular English verbs by their stem, without a final e, and with y for those in -y."""
    forms = []
    for stem in stems.split():
        if stem.endswith("y") and stem[-2] not in "aeo":
            forms.append(f"{stem[:-1]}(?:y|ies|ied|ying)")
        else:
            forms.append(f"{stem}(?:e?s|e?d|e|ing)?")
    return f"(?:{'|'.join(forms)})"


WRONGS: Final[Mapping[str, str]] = {
    "fr": "|".join(
        [
            _er(
                "tromp dup arnaqu escroqu flou bern lés spoli dérob siphonn falsifi trafiqu maquill extorqu rackett rançonn harcel"
                " discrimin soudoy truqu tric fraud dissimul cach camoufl étouff censur plagi sabot viol bafou transgress surfactur"
                " usurp pill espionn fliqu pirat manipul détourn abus contourn pièg piég instrumentalis escamot soutir brad intimid sacrifi biais fauss masqu parasit"
            ).replace("tric", "trich"),
            r"vol(?:er|ent|ait|aient|é|ée|és|ées|ant)",
            r"ment(?:ir|i|ent|ait|aient|ant)|ment(?= (?:à|aux?|sur|depuis|sciemment|délibérément)\b)",
            r"corromp(?:re|t|ent|ait|aient|u|ue|us|ues)|enfrein(?:dre|t|te|ts|tes|s)|enfreign(?:ent|ait|aient|ant)",
            r"trahi(?:r|t|e|s|es|ssent|ssait|ssant)?|blanchi(?:r|ssent|ssait)?(?= (?:de l’|des? )(?:argent|fonds))",
            r"pratiqu(?:e|ent|ait|é)(?= (?:la |le |l’)?(?:fraude|tromperie|chantage|corruption|espionnage))",
            r"(?:ignor|néglig)(?:e|ent|eait|ait|é|er)(?: \w+){0,2} (?:alertes?|avertissements?|plaintes?|mises? en garde|sécurité)",
            r"(?:gonfl|invent|fabriqu|achet|achèt)(?:e|ent|ait|aient|é|és|ées|er|ant)(?: \w+){0,3} (?:chiffres?|notes?|scores?|avis|résultats?|témoignages?)",
            r"(?:vers|touch|offr|encaiss)(?:e|ent|é|ert|ait)(?: \w+){0,2} pots-de-vin",
            r"(?:entendu|concerté)e?s? (?:sur les prix|illégalement)|complot(?:e|ent|é|er|ait)",
            r"(?:fui|échapp)(?:er|é|t) à l’impôt|évad(?:e|é|ent)(?: \w+){0,2} impôts?",
            r"mis(?:e|es)? en danger|mettent? en danger|mettre en danger",
            r"(?:mi(?:s|t)|met|mettent|fait|font) (?:la )?main (?:sur|basse)|empar(?:e|ent|é|ée|er|ait)|menac(?:e|ent|é|és|ait|er)(?: \w+){0,2} (?:salariée?s?|clients?|journalistes?|lanceu(?:r|se)s? d’alerte|commerçants?|concurrents?)|ferm(?:e|ent|é|er|ait|aient) les yeux sur|enrichi(?:e|s|es|t|ssent)? (?:aux dépens|sur le dos|illégalement)|profit(?:e|ent|é|ait) de la (?:crédulité|faiblesse|confiance)|sous-pay(?:e|é|ée|és|er)|mis(?:e|es)? sur écoute|écoul(?:e|é|ent) des données",
            r"licenci(?:e|é|ée|ent)(?: \w+){0,4} (?:lanceu(?:r|se)s? d’alerte|abusivement|illégalement)|(?:fait|font|faisait) (?:chanter|pression sur)|revend(?:u|ue|us|ent|ait)? (?:en secret|en douce|sous le manteau)",
        ]
    ),
    "en": "|".join(
        [
            _regular(
                "deceiv dup defraud swindl scam trick conceal falsif extort blackmail harass bully brib launder"
                " embezzl misappropriat plagiaris plagiariz violat flout infring circumvent sabotag exploit manipulat abus betray"
                " overcharg pressur retaliat discriminat collud conspir cheat sacrific distort plunder pilfer siphon silenc intimidat skew pocket underpay wiretap hack eavesdrop bilk hoodwink mis-sell gag"
            ).replace("falsif(?:e?s|e?d|e|ing)?", "falsif(?:y|ies|ied|ying)"),
            r"rig(?:s|ged|ging)?(?= (?:the|its|their|scores?|reviews?|ratings?|results?)\b)|(?:doctor|fak|forg)ed|(?:doctor|fak|forg)(?:e?s|ing)(?= (?:the|its|their)\b)",
            r"misle(?:d|ads?|ading)|lie(?:s|d)(?= (?:to|about)\b)|lying(?= (?:to|about)\b)|lied|stole|stolen|steal(?:s|ing)?",
            r"hid(?:es?|den|ing)?(?= (?:the|its|a|an|it|this|how|losses|negative|bad|evidence|from|their|facts?)\b)",
            r"sp(?:y|ies|ied|ying) on|cover(?:s|ed|ing)? up|cover-up|broke(?:n)? (?:the|data|privacy|consumer|eu|french)\b(?: \w+){0,2} laws?|break(?:s|ing) the law",
            r"breach(?:es|ed)(?= (?:the|its|eu|gdpr|privacy|data|consumer|antitrust|contract)\b)",
            r"ignor(?:es?|ed|ing)(?: \w+){0,2} (?:warnings?|complaints?|alerts?|security)",
            r"(?:inflat|invent|fabricat)(?:es?|ed|ing)(?: \w+){0,3} (?:figures?|ratings?|scores?|reviews?|results?|numbers?|testimonials?)",
            r"(?:buys?|bought|purchased|writes?|wrote|posted|posts?)(?: \w+){0,1} fake reviews",
            r"(?:paid|pays?|took|takes?|offered|accepted)(?: \w+){0,2} (?:bribes?|kickbacks?)",
            r"g(?:e|o)ts? hold of|(?:hold|holds|held|holding)(?: [\w’-]+){1,4} hostage|free-?rid(?:es?|ing)|rode free on|tamper(?:s|ed|ing)? with|threaten(?:s|ed|ing)(?: \w+){0,2} (?:staff|employees?|customers?|journalists?|critics?|whistle-?blowers?|merchants?|firms)|turn(?:s|ed|ing)? a blind eye|gam(?:es?|ed|ing) the (?:system|scores?|ratings?|rankings?)|dodg(?:es?|ed|ing) tax(?:es)?|mis-?sold|tapped (?:the|its|their) phones?|(?:fired|dismissed|sacked)(?: \w+){0,3} whistle-?blowers?|wiretapp(?:ed|ing)|hack(?:ed|ing) into|profit(?:ed|s|eered) from (?:the )?(?:data|fraud|victims|deception)",
            r"evad(?:es?|ed|ing)(?: \w+){0,2} tax(?:es)?|price-fix(?:es|ed|ing)|endanger(?:s|ed|ing)?",
        ]
    ),
}
"""Verbs of wrongdoing, in every form that can state it as a fact."""

TRANSFERS: Final[Mapping[str, str]] = {
    "fr": (
        r"(?:(?:re)?vend(?:u|ue|us|ues|ent|ait|re)?|c(?:é|è)d(?:é|ée|és|ées|e|ent|ait|er)|livr(?:é|ée|és|ées|e|ent|ait|er)|transm(?:is|ise|ises|et|ettent|ettait|ettre)|partag(?:é|ée|és|ées|e|ent|eait|er)"
        r"|fourni(?:e|s|es|t|ssent|ssait|r)?|rem(?:is|ise|ises|et|ettent)|collect(?:é|ée|és|ées|e|ent|ait|er)|aspir(?:é|ée|és|ées|e|ent|ait|er)|récolt(?:é|ée|és|ées|e|ent|ait|er)|divulgu(?:é|ée|és|ées|e|ent|ait|er)"
        r"|expos(?:é|ée|és|ées|e|ent|ait|er)|exploit(?:é|ée|és|ées|e|ent|ait|er)|conserv(?:é|ée|és|ées|e|ent|ait)|perdu(?:e|s|es)?|laiss(?:é|e|ent) (?:fuiter|fuir|échapper))"
        r"(?: (?!données)[\w’-]+){0,6} (?:d’|les |des )?(?:données|informations|fichiers?|dossiers?|écoutes?|moyens d’interception|outils? de surveillance|codes? PIN|mots de passe)"
        r"|(?:supprim|retir|effac|bloqu|masqu|filtr|élimin)(?:é|ée|és|ées|e|ent|ait|aient|er|ant)(?: [\w’-]+){0,3} (?:avis|commentaires|critiques)(?: [\w’-]+){0,2}"
        r"|(?:données|informations|fichiers|avis|commentaires|critiques|réponses)(?: [\w’-]+){0,5} (?:sont|étaient|ont été|avaient été|furent) (?:\w+ )?(?:(?:re)?vendu|cédé|livré|transmis|partagé|collecté|aspiré|récolté|divulgué|exposé|exploité|supprimé|retiré|effacé|bloqué|masqué|filtré|acheté|fabriqué|inventé)\w*"
        r"|(?:particip|contribu|collabor|pris part|prêt|jou)(?:é|e|ent|ait|er)?(?: [\w’-]+){0,3} (?:à|dans) (?:la |l’|le |une? |cette )?(?:collecte|affaire|fraude|manipulation|surveillance|espionnage|pillage|vol|répression|rôle)"
        r"|(?:aid|servi|assist)(?:é|e|ent|ait|er)?(?: [\w’-]+){0,1} (?:Cambridge|Facebook|la police|le régime|l’armée|des pirates)(?: [\w’-]+)?"
    ),
    "en": (
        r"(?:s(?:ells?|old)|selling|g(?:ave|ives?|iven)|hand(?:s|ed)(?: over)?|shar(?:es?|ed|ing)|leak(?:s|ed|ing)?|expos(?:es?|ed|ing)|harvest(?:s|ed|ing)?|collect(?:s|ed|ing)|scrap(?:es?|ed|ing)|suppl(?:y|ies|ied)"
        r"|pass(?:es|ed)|lost|disclos(?:es?|ed|ing)|mishandl(?:es?|ed|ing)|misus(?:es?|ed|ing)|transferr?(?:s|ed))"
        r"(?: (?!data\b)[\w’-]+){0,6} (?:data|records|information|passwords|files|interception equipment|surveillance (?:tools|equipment|technology)|spyware|phone numbers)"
        r"|(?:remov|delet|hid|suppress|block|censor|bur|eras)(?:es?|s|ed|ing|ies|ied|den)(?: [\w’-]+){0,3} (?:reviews|ratings|comments|criticism)"
        r"|(?:data|records|information|files|answers|reviews|comments|ratings|criticism)(?: [\w’-]+){0,5} (?:is|are|was|were|has been|have been|had been|being) (?:\w+ )?(?:sold|given away|handed|shared|leaked|exposed|harvested|scraped|disclosed|mishandled|misused|removed|deleted|hidden|suppressed|blocked|censored|erased|bought|invented|faked|stolen)"
        r"|(?:took|takes?|had|played|plays?) (?:a |an |its )?(?:active |key |central )?(?:part|role|hand) in(?: [\w’-]+){0,4}"
        r"|(?:help|assist|aid)(?:s|ed)? (?:Cambridge|Facebook|the (?:police|regime|army|government|hackers)|hackers)(?: [\w’-]+)?"
        r"|participat(?:es?|ed) in (?:the |a )?(?:harvest|collection|fraud|scheme|surveillance|manipulation)\w*"
    ),
}
"""What is only a charge where a controversy is about it: passing data on, taking reviews away, having a part in something."""

FAILINGS: Final[Mapping[str, str]] = {
    "fr": (
        r"(?:n’|ne )(?:a|ont|avait|avaient|s’est|les? a|leur a)? ?(?:\w+ )?(?:pas|jamais|rien) (?:\w+ )?(?:protég|inform|préven|sécuris|respect|déclar|chiffr|avert|signal|corrig|vérifi|tenu|fait pour)\w*"
        r"|(?:ne |n’)(?:protèg|inform|respect|chiffr|vérifi|sécuris)\w* (?:pas|jamais)|(?:a|ont|avait) (?:omis|refusé) de (?:protég|inform|préven|sécuris|respect|déclar|signal)\w*|manqu(?:é|e|ent) à (?:ses|leurs) (?:obligations|devoirs)"
    ),
    "en": (
        r"(?:fail(?:s|ed)|neglect(?:s|ed)) to (?:\w+ )?(?:protect|inform|warn|disclose|secure|respect|comply|encrypt|report|fix|tell|notify|safeguard|filter|prevent|stop)"
        r"|(?:did not|didn’t|never|does not|doesn’t) (?:protect|inform|warn|disclos|secur|respect|compl|encrypt|notif|safeguard|tell)\w*"
    ),
}
"""Duties said to be neglected: here the negation is the charge."""

NOUNS: Final[Mapping[str, str]] = {
    "fr": (
        r"(?:fraudes?|escroqueries?|tromperies?|mensonges?|corruption|complicité|extorsion|chantage|détournements?|malversations?|manipulations?|espionnage|pillage|vols? de données|imposture|arnaques?|faux avis|pots-de-vin"
        r"|harcèlement|discrimination|abus de confiance|abus de position dominante|violation(?:s)?|blanchiment|plagiat|dissimulation|tricherie|négligences?|trahison)"
    ),
    "en": (
        r"(?:fraud|scams?|swindle|deception|lies|bribery|corruption|complicity|extortion|blackmail|embezzlement|manipulation|espionage|spying|theft|fake reviews|harassment|discrimination|money laundering|plagiarism|cover-up"
        r"|wrongdoing|misconduct|violations?|negligence|deceit|cheating)"
    ),
}
"""Wrongdoing as a noun; it is only a charge where it is laid at somebody's door."""

BLAMES: Final[Mapping[str, str]] = {
    "fr": (
        r"(?:complices?|coupables?|malhonnêtes?|frauduleu(?:x|ses?)|illéga(?:l|le|les|ux)|illicites?|mensong(?:er|ère|ers|ères)|trompeu(?:r|rs|se|ses)|corrompue?s?|négligente?s?|abusi(?:f|fs|ve|ves)|truqué(?:e|es|s)?)"
    ),
    "en": r"(?:complicit|guilty|dishonest|fraudulent|illegal|unlawful|deceptive|corrupt|negligent|abusive|crooked|rigged|misleading|liable)",
}
"""Adjectives that blame."""

ADVERBS: Final[Mapping[str, str]] = {
    "fr": r"(?:illégalement|illicitement|frauduleusement|sciemment|abusivement|clandestinement|en toute illégalité|à l’insu (?:de|des|du)|à (?:leur|son|notre) insu|dans (?:leur|son) dos|au mépris (?:de|des|du)|sans (?:le |leur |son )?(?:consentement|autorisation)|délibérément|par (?:appât du gain|cupidité|vengeance|malveillance)|en violation (?:de|du|des))",
    "en": r"(?:illegally|unlawfully|fraudulently|knowingly|deceptively|clandestinely|without (?:their |its |users’ |any )?(?:consent|permission|authori[sz]ation)|deliberately|out of (?:greed|spite|malice)|in violation of|in breach of|behind (?:its|their) (?:customers|users)’ backs?)",
}
"""Adverbs that blame whatever verb they stand with."""

COMMITS: Final[Mapping[str, str]] = {
    "fr": r"(?:commis|commet(?:tent|tait)?|perpétré|orchestr(?:e|ent|é)|organis(?:e|ent|é)|mont(?:e|é)|couv(?:re|ert)|livré(?:e|s)? à|livrent à|livre à|livrait à|coupables? d[e’]|rendu(?:e|s)? coupables? d[e’]|recour(?:t|ent|u) (?:à|aux?)|auteurs? d[e’]|couverts? de)",
    "en": r"(?:commit(?:s|ted|ting)?|perpetrat(?:es?|ed)|orchestrat(?:es?|ed)|engag(?:es?|ed|ing) in|carri(?:es|ed) out|guilty of|complicit in|resort(?:s|ed) to|behind|responsible for|runs? an?|ran an?)",
}
"""What lays a noun of wrongdoing at somebody's door."""

FRAMES: Final[Mapping[str, str]] = {
    "fr": r"(?:selon|d’après|(?:(?<=^)|(?<=^\s))pour (?:l’|le |la |les |ses |des |plusieurs )(?:\w+ )?(?:associations?|ong|syndicats?|opposition|plaignant\w*|requérant\w*|avocat\w*|presse|journal|quotidien|auteur\w*|parquet|accusation|détracteurs|critiques|concurrents?|actionnaires|médecins|clients|adversaires)|aux dires d[eu’]s?|à en croire|de l’avis d[eu’]s?|du point de vue d[eu’]s?|aux yeux d[eu’]s?|au dire d[eu’]s?|de l’aveu d[eu’]s?|de source (?:judiciaire|syndicale|proche))(?! (?:que|le calendrier|la loi|les saisons|le contrat|toute vraisemblance|l’usage|les cas|la taille|le plan|le barème|les pays)\b)",
    "en": r"(?:according to|(?:in|by|for) (?:[\w-]+ ){0,3}[\w-]+’s? (?:view|opinion|eyes|words|telling|account|reading)|in the (?:words|view|opinion|eyes) of|by (?:its|his|her|their) (?:own )?account|as (?:\w+ ){1,4}(?:puts?|put|says?|said|reports?|reported|claims?|claimed|alleges?|alleged) |citing|quoting)(?! (?:plan|schedule)\b)",
}
"""What attributes all of the sentence it stands in."""

SAYING: Final[Mapping[str, str]] = {
    "fr": "|".join(
        [
            r"affirm(?:e|ent|ait|aient|é|er|ant)|all(?:é|è)gu(?:e|ent|ait|aient|é|ée|és|ées|er|ant)|soutien(?:t|nent)|souten(?:ait|aient|u|ant|ir)|prétend(?:ent|ait|aient|u|ant)?|accus(?:e|ent|ait|aient|é|ée|és|ées|er|ant)",
            r"reproch(?:e|ent|ait|aient|é|ée|és|ées|er|ant)|dénonc(?:e|ent|é|ée|er|ant)|dénonç(?:ait|aient|ant)|soupçonn(?:e|ent|ait|aient|é|ée|és|ées|er)|suspect(?:e|ent|ait|é|ée|és|ées)(?= d)|impute(?:nt)?|imput(?:é|ait)",
            r"ni(?:e|ent|ait|aient|é|er|ant)(?= )|démen(?:t|tent|tait|ti|tir|tant)|réfut(?:e|ent|ait|é|ée|és|er|ant)|contest(?:e|ent|ait|aient|é|ée|és|ées|er|ant)|réclam(?:e|ent)|mis(?:e|es)? en cause (?:[\w’-]+ ){0,4}(?:pour|par)|met(?:tent|tait)? en cause",
            r"(?:poursuivi|attaqué|assigné|visé|jugé|inquiété|interpellé|sanctionné)(?:e|s|es)? (?:[\w’-]+ ){0,4}(?:pour|par|en)|mise? en examen (?:[\w’-]+ ){0,4}pour|(?:plaign|plaint|inquiét|inquièt|redout|regrett)\w*(?: [\w’-]+){0,3}(?: que| qu’| de| d’)|condamn(?:e|é|ée|és|ées|ent) (?:\w+ ){0,6}(?:pour|à)|plaid(?:e|ent|ait|é|aient)",
            r"(?:demand|examin|vérifi|étudi|cherch|recherch|sav)\w*(?: [\w’-]+){0,4} (?:si|s’ils?|s’elles?)",
            r"(?:se |s’)(?:demand|interrog)(?:e|ent|ait|é|aient)|doute(?:nt)?(?= (?:que|de))|crai(?:nt|gnent|gnait)|reconn(?:aît|aissent|u|aissait|aître)(?= (?:que|avoir|l’|être|les|un|une|la|le|des))|admet(?:tent)?|admis(?= (?:que|avoir|être))|avou(?:e|ent|é|ait)",
            r"qualifi(?:e|ent|ait|é|ée|és|ées) (?:\w+ ){0,3}de",
            r"(?:dit|disent|disait|disaient|a dit|ont dit|déclar\w+|assur(?:e|ent|ait|é)|estim\w+|jug(?:e|ent|eait|é|eaient)|consid\w+|croi(?:t|ent)|pense(?:nt)?|signal(?:e|ent|é|ait)|rapport(?:e|ent|é|ait)|indiqu\w+|expliqu\w+|écri(?:t|vent|vait)"
            r"|évoqu\w+|avanc(?:e|ent|é|ait)|argu\w+|conclu(?:t|ent|ait)?|constat\w+|relev\w+|relèv\w+|not(?:e|ent|é|ait)|observ\w+|ajout\w+|répon\w+|rappel\w+|insist\w+|suggèr\w+|laiss\w* entendre|maintien\w+)(?: [^,;.]{0,60}?)?(?: |, )?(?:que |qu’|: |« |« |avoir |être )",
        ]
    ),
    "en": "|".join(
        [
            r"alleg(?:es?|ed|ing)|claim(?:s|ed|ing)?|says?|said|saying|accus(?:es?|ed|ing)|argu(?:es?|ed|ing)|contend(?:s|ed|ing)?|assert(?:s|ed|ing)?|maintain(?:s|ed|ing)? (?:that)|suspect(?:s|ed|ing)? (?:of|that|it|the|him|her|\w+)",
            r"(?:report(?:s|ed)|answer(?:s|ed)|confirm(?:s|ed)|found|finds|explain(?:s|ed)|mean(?:s|t)|held|holds|stat(?:es|ed)|not(?:es|ed)|add(?:s|ed)|conclud(?:es|ed)|observ(?:es|ed)|estimat(?:es|ed)|remark(?:s|ed)|repl(?:ies|ied)|respond(?:s|ed)|warn(?:s|ed)|complain(?:s|ed)|insist(?:s|ed)|testif(?:ies|ied)|recall(?:s|ed))(?: \w+){0,3} that",
            r"reported to|told|writ(?:es|ing)|wrote|believ(?:es?|ed)|thinks?|thought|suggest(?:s|ed)|describ(?:es?|ed)(?: [\w’-]+){0,6} as|call(?:s|ed) (?:it|them|the)|question(?:s|ed|ing)? (?:whether|if|how|the)|ask(?:s|ed)? (?:whether|if)|wonder(?:s|ed)? (?:whether|if)",
            r"charged (?:[\w’-]+ ){0,4}with|charges (?:of|that)|sued? (?:\w+ ){0,3}(?:over|for|alleging|by)|sue[sd]? (?:\w+ ){0,3}(?:over|for)|sued|suing|indicted (?:[\w’-]+ ){0,4}(?:for|on)|investigated (?:[\w’-]+ ){0,4}(?:for|over)|on trial (?:[\w’-]+ ){0,4}(?:for|over)|criticis(?:es?|ed)(?: [\w’-]+){0,4} for|criticiz(?:es?|ed)(?: [\w’-]+){0,4} for|blam(?:es?|ed)(?: [\w’-]+){0,4} for",
            r"den(?:y|ies|ied|ying)|disput(?:es?|ed|ing)|contest(?:s|ed|ing)?|reject(?:s|ed|ing)?|refut(?:es?|ed|ing)|admit(?:s|ted|ting)?|acknowledg(?:es?|ed|ing)|conced(?:es?|ed|ing)|confess(?:es|ed)|pleaded|argued|challeng(?:es?|ed|ing) (?:the|whether)|doubt(?:s|ed)? (?:that|whether)|fear(?:s|ed)? (?:that|it|the)",
            r"convicted (?:[\w’-]+ ){0,4}of|fined (?:[\w’€$£.,-]+ ){0,5}for|ordered to pay|fined (?:\w+ )?for",
        ]
    ),
}
"""Verbs that attribute what follows them, and what stands before them in an inserted clause."""

SAID: Final[Mapping[str, str]] = {
    "fr": r"(?:affirm\w+|accus\w+|dénonc\w+|dit|disent|dit-il|dit-elle|dit-on|déclar\w+|assur\w+|estim\w+|jug\w+|soutien\w+|prétend\w*|écri(?:t|vent)|expliqu\w+|rapport\w+|indiqu\w+|allègu\w+|avanc\w+|signal\w+|selon|d’après|rappell\w+|regrett\w+|plaid\w+|conclu\w*|a jugé|ont jugé)",
    "en": r"(?:says?|said|claim(?:s|ed)|alleg(?:es|ed)|report(?:s|ed)|argu(?:es|ed)|writes?|wrote|told|accord\w+|contend(?:s|ed)|assert(?:s|ed)|add(?:s|ed)|maintain(?:s|ed)|rul(?:ed|es)|found|concluded|held|complain(?:s|ed)|warn(?:s|ed))",
}
"""Verbs that attribute from behind: “…, says the association”."""

CHARGES: Final[Mapping[str, str]] = {
    "fr": (
        r"(?:allégations?|accusations?|soupçons?|suspicions?|plaintes?|poursuites?|enquêtes?|procédures?|mises? en cause|reproches?|griefs?|procès|actions? (?:en justice|d’actionnaires|collectives?)|rumeurs?|hypothèses?|thèses?|risques? (?:de|d’)|présomptions?"
        r"|lutt(?:e|er|ent) contre|combat(?:tre|tent)? |prévenir|prévention|détect(?:er|ion|e)|contre (?:la|le|les)|éviter|empêcher|interdi(?:t|re|sent)|protég(?:er|e)|au risque de|test (?:de|sur)|prétendue?s?|supposée?s?|présumée?s?|allég(?:uée?s?)|éventuel(?:le|s|les)?|possibles?|requêtes?|requérants?)"
    ),
    "en": (
        r"(?:allegations?|accusations?|suspicions?|complaints?|lawsuits?|suits?|inquir(?:y|ies)|investigations?|probes?|proceedings|charges? of|rumou?rs?|risks? of|fights? against|fighting|combat(?:s|ting)?|detect(?:s|ion|ing)?|prevent(?:s|ion|ing)?|against|avoid(?:s|ing)?|ban(?:s|ned)? on"
        r"|alleged|supposed|purported|possible|potential|suspected|claims? (?:of|that)|petition(?:s|ers)?|tackl(?:e|ing)|crack(?:s|ing)? down on|test of|forbid(?:s|ding)?|prohibit(?:s|ing)?|case (?:over|about)|questions? (?:about|over)|whether|if)"
    ),
}
"""Nouns and verbs after which wrongdoing is a subject of talk, of inquiry or of prevention, and not a fact."""

DOUBTS: Final[Mapping[str, str]] = {
    "fr": r"(?:aurai(?:t|ent)|serai(?:t|ent)|pourrai(?:t|ent)|devrai(?:t|ent)|peu(?:t|vent)|pouvai(?:t|ent)|sembl(?:e|ent|ait|aient|erait|eraient)|para(?:ît|issent|îtrait)|prétendument|supposément|présumée?s?|prétendue?s?|apparemment|peut-être|\w+[eid]rai(?:t|ent)|doi(?:t|vent) (?:ne )?pas|si (?:le|la|les|l’|ses|ce|cette|\w+) )",
    "en": r"(?:may|might|could|would|can|cannot|must|should|allegedly|reportedly|supposedly|purportedly|apparently|perhaps|possibly|appears?(?: to)?|appeared to|seems?(?: to)?|seemed to|likely|is said|are said|was said|said to|is alleged|are alleged|alleged|suspected|accused|whether|if)",
}
"""The conditional and other marks of doubt."""

JUDGES: Final[Mapping[str, str]] = {
    "fr": r"(?:tribuna(?:l|ux)|cours?|juges?|jury|cassation|conseil d’état|régulateurs?|autorités?|cnil|commission|justice|prud’hommes|agcm|ftc|sec|dgccrf|jugement|arrêt|décision|vice-chancelier|procureur|conseil de la concurrence|parlement)",
    "en": r"(?:courts?|judges?|jury|tribunals?|regulators?|authorit(?:y|ies)|commission|watchdog|ftc|sec|cma|ico|agcm|cnil|judgment|ruling|verdict|vice chancellor|prosecutors?|parliament|inspectorate)",
}
FINDS: Final[Mapping[str, str]] = {
    "fr": r"(?:jug(?:e|é|ent|eait|ea)|établi(?:t|e)?|conclu(?:t|ent)?|condamn(?:e|é|ée|ent|ait|a)|constat(?:e|é|ent|ait|ées?|a)|retenu|retient|confirm(?:e|é|ent|a)|sanctionn(?:e|é|ée|a)|reconn(?:u|ue|aît)|infligé|inflige|ordonné|rejet(?:te|é|a)|estim(?:e|é|a)|considér(?:e|é|a)|relev(?:é|ait|a)|relèvent?|déclar(?:e|é|ée|a))",
    "en": r"(?:found|finds|rul(?:ed|es)|held|holds|conclud(?:ed|es)|confirm(?:ed|s)|establish(?:ed|es)|convict(?:ed|s)|fin(?:ed|es)|determin(?:ed|es)|order(?:ed|s)|sanction(?:ed|s)|dismiss(?:ed|es)|reject(?:ed|s)|noted|declared)",
}
"""Who may find a fact, and how that is said."""

LOADED: Final[Mapping[str, Mapping[str, str]]] = {
    "fr": {
        r"scandales?": "affaire, controverse",
        r"scandaleu(?:x|ses?|sement)": "contesté",
        r"escrocs?": "personne mise en cause",
        r"fraudeu(?:r|rs|se|ses)": "personne mise en cause pour fraude",
        r"arnaqu(?:e|es|eur|eurs|euse|euses|é|és|ée|ées|er|ent|ait)": "pratique contestée",
        r"magouill\w*": "pratique contestée",
        r"combines?(?= (?:douteuse|louche|de))": "pratique contestée",
        r"mafi(?:a|as|eux|euse|euses)": "groupe mis en cause",
        r"voyous?": "personne mise en cause",
        r"sulfureu(?:x|ses?)": "contesté",
        r"véreu(?:x|ses?)": "mis en cause",
        r"honteu(?:x|ses?|sement)": "contesté",
        r"éhontée?s?|sans (?:vergogne|scrupules?)": "contesté",
        r"tricheu(?:r|rs|se|ses)": "personne mise en cause",
        r"menteu(?:r|rs|se|ses)": "qui conteste les faits",
        r"racket(?:s|teurs?)?": "demande de paiement contestée",
        r"pillages?|pilleurs?": "collecte",
        r"flicages?|fliqu\w+": "surveillance",
        r"dégraiss(?:age|ages|er|é)|charrettes?": "suppression de postes",
        r"massacres?|carnages?|hécatombes?": "baisse, suppression de postes",
        r"débâcles?|fiascos?": "échec",
        r"désastr(?:e|es|eux|euse|euses)": "échec",
        r"catastroph(?:ique|iques)": "mauvais",
        r"bidons?": "contesté",
        r"tollés?": "critiques",
        r"big brother": "surveillance",
        r"vautours?|requins?": "investisseur",
        r"gangsters?|bandits?|crapules?|canailles?|charlatans?|imposteurs?|truands?": "personne mise en cause",
        r"impostures?": "pratique contestée",
        r"explosi(?:f|fs|ve|ves)(?= (?:rapport|révélation|affaire|document|dossier)s?)|bombe(?= )|accablante?s?": "critique",
        r"révélations? (?:fracassantes?|chocs?|explosives?)|chocs?(?=$|[.,])": "informations",
        r"cyniques?|cynisme|toxiques?|immonde|ignobles?|odieu(?:x|ses?)|infâmes?|minables?|pourri(?:e|s|es)?": "contesté",
        r"douteu(?:x|ses?)|louches?|opaques?": "contesté, non expliqué",
        r"épingl(?:e|é|ée|és|ées|ent)": "critiqué",
        r"étrill(?:e|é|ée|ent)|fustig(?:e|é|ée|ent)|descend(?:re|u) en flammes": "critiquer",
        r"mégalomanes?|avides?|cupides?|rapaces?": "critiqué",
        r"massivement licenci\w+|virés?|virées?|virer": "licencié",
        r"complot(?:s)?": "accord allégué",
    },
    "en": {
        r"scandal(?:s|ous|ously)?": "affair, controversy",
        r"crooks?|crooked": "person accused",
        r"fraudsters?|scammers?|swindlers?|con(?: |-)?(?:man|men|artists?)": "person accused of fraud",
        r"scam(?:s|med|ming)?": "disputed practice",
        r"cheaters?|(?:an?|these|the|are) cheats?(?=[,.]|$)": "person accused",
        r"liars?": "who disputes the facts",
        r"thugs?|gangsters?|bandits?|villains?|charlatans?|impostors?": "person accused",
        r"mafia(?:-style)?|mobsters?": "group accused",
        r"shady|sleazy|dodgy|murky|fishy": "disputed",
        r"notorious(?:ly)?|infamous(?:ly)?|disgraced": "criticised",
        r"shameful(?:ly)?|shameless(?:ly)?|outrageous(?:ly)?|disgraceful|brazen(?:ly)?|blatant(?:ly)?|unscrupulous": "disputed",
        r"rip(?:s|ped)?(?:-| )offs?": "disputed price",
        r"racket(?:s|eers?|eering)?": "disputed demand for payment",
        r"plunder(?:s|ed|ing)?": "collection",
        r"slam(?:s|med|ming)?|blast(?:s|ed)(?= )|lambast(?:s|es|ed)|savaged": "criticise",
        r"ax(?:ed|es|ing)|bloodbaths?|carnage|massacres?|butchered": "cut",
        r"fiascos?|debacles?": "failure",
        r"disasters?(?! recovery)|disastrous(?:ly)?|catastroph(?:ic|ically)": "failure",
        r"outrage[sd]?|uproar": "criticism",
        r"vultures?|sharks?|predators?": "investor",
        r"rogue": "accused",
        r"damning|bombshells?|explosive|shocking(?:ly)?|smoking gun": "critical",
        r"big brother": "surveillance",
        r"sham|hoax": "disputed",
        r"bogus|phon(?:e)?y": "disputed",
        r"toxic|vile|despicable|heinous|sinister|rotten|greedy|ruthless|cynical(?:ly)?": "criticised",
        r"sacked|dumped": "dismissed",
        r"conspiracy": "alleged agreement",
    },
}
"""Loaded words, and what is neutral instead."""

OFFICERS: Final[Mapping[str, str]] = {
    "fr": (
        r"(?:pdg|dg|p-dg|président(?:e)?(?:-directeur général|-directrice générale)?|direct(?:eur|rice)s?|dirigeante?s?|codirigeante?s?|cofondat(?:eur|rice)s?|fondat(?:eur|rice)s?|porte-parole|patron(?:ne)?s?|responsable|chef(?:fe)?|associée?s?|gérante?s?|créat(?:eur|rice)s?|vice-présidente?|secrétaire générale?"
        r"|numéro (?:un|deux)|à la tête|tête|ceo|cto|cfo|coo|avocate?s? d[eu]|administrat(?:eur|rice)s?|stratège|équipe dirigeante)"
    ),
    "en": (
        r"(?:ceo|cto|cfo|coo|cmo|chief [\w-]+(?: officer)?|president|director|chair(?:man|woman|person)?|founders?|co-founders?|cofounders?|co-ceo|spokes(?:man|woman|person)|head|boss|partners?|manager|vice president|svp|evp|vp|general counsel|lawyers? for|executives?|strategist|creator|creators|managing|managed|leader"
        r"|leadership|in charge)"
    ),
}
"""Words that say that a person speaks or acts for a company."""

AUTHORITIES: Final[Mapping[str, str]] = {
    "fr": (
        r"(?:juges?|vice-chancelier|chancelier|procureure?s?|ministres?|premi(?:er|ère) ministre|gouverneure?s?|députée?s?|sénat(?:eur|rice)s?|maires?|commissaires?|préfets?|présidente? (?:de la|du|de l’)|élue?s?|chef(?:fe)? de l’opposition|parlementaires?|secrétaire d’état|rapporteure?|magistrate?s?|eurodéputée?s?|régulateur)"
    ),
    "en": (
        r"(?:judges?|justice|vice chancellor|chancellor|prosecutors?|attorney general|ministers?|governors?|senators?|mps?|meps?|mayors?|commissioners?|president of|congress(?:man|woman)|secretary|opposition leader|lawmakers?|magistrates?|regulator|representative|ombudsman)"
    ),
}
"""Words that say that a person is a public authority."""

BYLINES: Final[Mapping[str, str]] = {
    "fr": r"(?:article d[e’]|signé(?:e|s)?(?: par)?|interview d[e’]|entretien avec|rencontre avec|auteure?s?|chronique d[e’]|tribune d[e’]|livre d[e’]|propos recueillis par|portrait d[e’]|créée? par|inventée? par|lanc(?:é|ée) par|fond(?:é|ée) par|fondent|créent|fonde|crée|podcast avec|avec)",
    "en": r"(?:article by|signed(?: by)?|interview with|interviews|authors?|column by|opinion by|book by|profile of|portrait of|created by|invented by|launched by|founded by|podcast with|with|by)",
}
"""What names a person as an author, an interviewee or a founder."""

RECORDS: Final[Mapping[str, str]] = {
    "fr": r"(?:à la BBC|à (?:l’AFP|Reuters|Forbes|Maddyness)|devant (?:le|la|les|l’|un|une)|à la barre|au tribunal|au parlement|entendue? (?:par|sous)|auditionnée?|sous serment|cité(?:e)? par|interrogé(?:e)? par|dans une tribune|a témoigné|témoigne)",
    "en": r"(?:told (?:the )?[A-Z][\w’-]+|(?:remarks|statement|interview|answers?) to (?:the )?[A-Z][\w’-]+|in evidence to|testif(?:ied|ies)|under oath|before (?:the|a) (?:court|parliament|committee|senate|house|inquiry)|quoted by|questioning by|interviewed by|questioned by|heard by)",
}
"""What says that a person spoke on the record: before a court or a parliament, or to a named title."""

FIRST_NAMES: Final = frozenset(
    [
        "adam",
        "adèle",
        "adele",
        "adrian",
        "adrien",
        "agathe",
        "agnès",
        "agnes",
        "ahmed",
        "aïcha",
        "aicha",
        "alain",
        "alan",
        "albert",
        "alejandro",
        "aleksandr",
        "alessandro",
        "alex",
        "alexander",
        "alexandra",
        "alexandre",
        "alexis",
        "alfred",
        "ali",
        "alice",
        "alicia",
        "aline",
        "alison",
        "amanda",
        "amélie",
        "amelie",
        "amina",
        "amy",
        "ana",
        "anaïs",
        "anais",
        "andré",
        "andre",
        "andrea",
        "andreas",
        "andrew",
        "andy",
        "ángel",
        "angela",
        "angelo",
        "anita",
        "ann",
        "anna",
        "anne",
        "annie",
        "anthony",
        "antoine",
        "antonio",
        "arnaud",
        "arthur",
        "astrid",
        "audrey",
        "aurélie",
        "aurelie",
        "aurélien",
        "barbara",
        "baptiste",
        "beatrice",
        "béatrice",
        "ben",
        "benjamin",
        "benoît",
        "benoit",
        "bernard",
        "bertrand",
        "beth",
        "betty",
        "bill",
        "björn",
        "bob",
        "boris",
        "brandon",
        "brian",
        "brice",
        "brigitte",
        "bruce",
        "bruno",
        "camille",
        "carine",
        "carl",
        "carla",
        "carlos",
        "carmen",
        "carol",
        "carole",
        "caroline",
        "catherine",
        "cathy",
        "cécile",
        "cecile",
        "cédric",
        "cedric",
        "céline",
        "celine",
        "chantal",
        "charles",
        "charlie",
        "charlotte",
        "chloé",
        "chloe",
        "chris",
        "christelle",
        "christian",
        "christiane",
        "christine",
        "christophe",
        "christopher",
        "claire",
        "clara",
        "clarisse",
        "claude",
        "claudia",
        "claudine",
        "clément",
        "clement",
        "coralie",
        "corinne",
        "craig",
        "cynthia",
        "cyril",
        "damien",
        "daniel",
        "daniela",
        "danielle",
        "dave",
        "david",
        "deborah",
        "delphine",
        "denis",
        "denise",
        "dennis",
        "diana",
        "diane",
        "didier",
        "diego",
        "dominique",
        "donald",
        "donna",
        "doris",
        "dorothée",
        "dylan",
        "ed",
        "eddie",
        "edgar",
        "edith",
        "édouard",
        "edouard",
        "edward",
        "elena",
        "éléonore",
        "eliane",
        "élise",
        "elise",
        "elisabeth",
        "élisabeth",
        "elizabeth",
        "ella",
        "ellen",
        "elodie",
        "élodie",
        "elsa",
        "emily",
        "emma",
        "emmanuel",
        "emmanuelle",
        "enzo",
        "eric",
        "éric",
        "erik",
        "erica",
        "erwan",
        "estelle",
        "esther",
        "étienne",
        "etienne",
        "eugène",
        "eva",
        "eve",
        "ève",
        "fabien",
        "fabienne",
        "fabrice",
        "fanny",
        "fatima",
        "félix",
        "felix",
        "fernando",
        "florence",
        "florent",
        "florian",
        "franck",
        "françois",
        "francois",
        "françoise",
        "francoise",
        "frank",
        "fred",
        "frédéric",
        "frederic",
        "frédérique",
        "gabriel",
        "gabrielle",
        "gaël",
        "gaëlle",
        "gary",
        "geoffrey",
        "george",
        "georges",
        "gérald",
        "gérard",
        "gerard",
        "gilbert",
        "gilles",
        "giovanni",
        "giulia",
        "grace",
        "greg",
        "grégoire",
        "gregory",
        "grégory",
        "guillaume",
        "gustave",
        "guy",
        "hannah",
        "hans",
        "harold",
        "harry",
        "hassan",
        "heather",
        "hélène",
        "helene",
        "henri",
        "henry",
        "hervé",
        "herve",
        "hugo",
        "hugues",
        "ian",
        "ibrahim",
        "igor",
        "inès",
        "ines",
        "ingrid",
        "irène",
        "irene",
        "isabelle",
        "ivan",
        "jack",
        "jacob",
        "jacqueline",
        "jacques",
        "jake",
        "james",
        "jamie",
        "jan",
        "jana",
        "jane",
        "janet",
        "janine",
        "jason",
        "javier",
        "jay",
        "jean",
        "jeanne",
        "jeff",
        "jeffrey",
        "jennifer",
        "jenny",
        "jeremy",
        "jérémy",
        "jérôme",
        "jerome",
        "jessica",
        "jessie",
        "jill",
        "jim",
        "joan",
        "joanna",
        "joe",
        "joël",
        "joel",
        "joelle",
        "johanna",
        "johannes",
        "john",
        "johnny",
        "jon",
        "jonathan",
        "jordan",
        "jorge",
        "josé",
        "jose",
        "joseph",
        "joséphine",
        "josh",
        "joshua",
        "juan",
        "judith",
        "judy",
        "julia",
        "julian",
        "julie",
        "julien",
        "juliette",
        "jürgen",
        "justin",
        "justine",
        "karen",
        "karim",
        "karin",
        "karine",
        "karl",
        "kate",
        "katherine",
        "kathleen",
        "kathy",
        "katia",
        "katie",
        "kelly",
        "ken",
        "kenneth",
        "kevin",
        "kévin",
        "khalid",
        "kim",
        "klaus",
        "kristin",
        "kurt",
        "kyle",
        "laetitia",
        "lara",
        "lars",
        "laura",
        "laure",
        "laurence",
        "laurent",
        "léa",
        "lea",
        "leila",
        "léo",
        "leo",
        "léon",
        "leon",
        "leonard",
        "lena",
        "liam",
        "lila",
        "lilian",
        "lily",
        "linda",
        "lisa",
        "lise",
        "loïc",
        "loic",
        "lou",
        "louis",
        "louise",
        "luc",
        "luca",
        "lucas",
        "lucie",
        "lucien",
        "lucy",
        "ludovic",
        "luis",
        "luke",
        "lydia",
        "lydie",
        "maëlle",
        "magali",
        "malik",
        "manon",
        "manuel",
        "marc",
        "marcel",
        "marco",
        "marcus",
        "margaret",
        "margaux",
        "margot",
        "maria",
        "marie",
        "marina",
        "mario",
        "marion",
        "mark",
        "marlène",
        "marta",
        "martha",
        "martin",
        "martine",
        "mary",
        "mathieu",
        "mathilde",
        "matt",
        "matthew",
        "matthieu",
        "matthias",
        "maud",
        "maurice",
        "max",
        "maxime",
        "megan",
        "mehdi",
        "mélanie",
        "melanie",
        "melissa",
        "mia",
        "michael",
        "michaël",
        "michel",
        "michèle",
        "michele",
        "michelle",
        "miguel",
        "mike",
        "mireille",
        "mohamed",
        "mohammed",
        "molly",
        "monica",
        "monique",
        "morgan",
        "muriel",
        "mustapha",
        "myriam",
        "nadège",
        "nadia",
        "nadine",
        "naomi",
        "natalia",
        "natalie",
        "nathalie",
        "nathan",
        "nicholas",
        "nick",
        "nicolas",
        "nicole",
        "nina",
        "nils",
        "noah",
        "noël",
        "noémie",
        "nora",
        "norbert",
        "oliver",
        "olivia",
        "olivier",
        "omar",
        "oscar",
        "owen",
        "pablo",
        "pascal",
        "pascale",
        "pat",
        "patrice",
        "patricia",
        "patrick",
        "paul",
        "paula",
        "paulo",
        "pauline",
        "pedro",
        "peter",
        "petra",
        "phil",
        "philip",
        "philippe",
        "pierre",
        "quentin",
        "rachel",
        "rachid",
        "ralph",
        "raphaël",
        "raphael",
        "raymond",
        "rebecca",
        "regina",
        "régine",
        "régis",
        "rémi",
        "remi",
        "rémy",
        "renaud",
        "rené",
        "rene",
        "renée",
        "ricardo",
        "richard",
        "rita",
        "rob",
        "robert",
        "roberto",
        "robin",
        "rodolphe",
        "roger",
        "roland",
        "romain",
        "roman",
        "ron",
        "rosa",
        "rose",
        "roy",
        "russell",
        "ruth",
        "ryan",
        "sabine",
        "sabrina",
        "sam",
        "samantha",
        "samir",
        "samira",
        "samuel",
        "sandra",
        "sandrine",
        "sara",
        "sarah",
        "scott",
        "sean",
        "sébastien",
        "sebastian",
        "sergio",
        "serge",
        "séverine",
        "sharon",
        "sheila",
        "simon",
        "simone",
        "sofia",
        "solène",
        "sonia",
        "sophia",
        "sophie",
        "stan",
        "stella",
        "stephen",
        "stéphane",
        "stephane",
        "stéphanie",
        "stephanie",
        "steve",
        "steven",
        "stuart",
        "sue",
        "susan",
        "suzanne",
        "sven",
        "svetlana",
        "sylvain",
        "sylvia",
        "sylvie",
        "tamara",
        "tanguy",
        "tanya",
        "tara",
        "ted",
        "teresa",
        "thérèse",
        "theodore",
        "théo",
        "theo",
        "thibault",
        "thibaut",
        "thierry",
        "thomas",
        "tiffany",
        "tim",
        "timothy",
        "tina",
        "todd",
        "tom",
        "tony",
        "tracy",
        "travis",
        "valentin",
        "valérie",
        "valerie",
        "vanessa",
        "vera",
        "véronique",
        "veronica",
        "victor",
        "victoria",
        "vincent",
        "viktor",
        "virginie",
        "vivien",
        "walter",
        "wendy",
        "werner",
        "wilfried",
        "will",
        "william",
        "xavier",
        "yann",
        "yannick",
        "yasmine",
        "yves",
        "yvette",
        "yvonne",
        "zachary",
        "zoé",
        "zoe",
        "zig",
    ]
)
"""Common first names of the countries of the survey, in small letters; how a person is told from a company."""

ORGANISATIONS: Final = (
    r"(?:partners?|research|capital|group|groupe|inc|ltd|llc|plc|sa|sas|gmbh|corp|company|institute|institut|university|université|foundation|fondation|bank|banque|health|analytics|international|media|news|times|post|journal|magazine|report|review|media|france|europe|school|college|street"
    r"|avenue|holdings?|systems?|solutions|technologies|software|labs?|court|act|law|associates|advisors?|ventures|equity|investments?|brothers|family|city|county|saint|hospital|house|center|centre)"
)
"""What follows a first name in the name of an organisation or a place."""

MONTHS: Final[Mapping[str, str]] = {
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
}

FACTS: Final[Mapping[str, str]] = {
    "fr": r"(?:révèl\w+|révél\w+|prouv\w+|démontr\w+|montr\w+|dévoil\w+|confirm\w+|établi\w*|attest\w+|car|parce qu\w*|puisqu\w*|après que)",
    "en": r"(?:reveal\w*|prov(?:es?|ed)|show(?:s|ed|n)?|demonstrat\w+|expos(?:es?|ed)|uncover\w*|confirm\w*|establish\w*|because|since|after)",
}
"""Words that take what follows for granted, whatever stood before them."""

ACTORS: Final[Mapping[str, str]] = {
    "fr": r"(?:l’éditeur|la société|l’entreprise|le groupe|la plateforme|la filiale|le prestataire|la firme|la start-up|le fournisseur|la maison mère|(?:ses|les|leurs) (?:dirigeants|équipes|salariés|commerciaux|vendeurs))",
    "en": r"(?:the (?:vendor|company|platform|firm|group|subsidiary|supplier|start-up|contractor|parent company)|(?:its|the) (?:executives|directors|managers|board|staff|sales ?(?:team|force|people)|employees))",
}
"""How a party is called when it is not named."""

ACTS: Final[Mapping[str, str]] = {
    "fr": (
        r"(?:ne |n’|se |s’|l’|les |le |la |lui |leur |y |en )?(?:(?:a|ont|avait|avaient)(?: pas| jamais| rien)?(?: \w+ment| aussi| ensuite| donc| déjà| ainsi| toujours)? (?P<done>[\w-]{3,})|(?P<does>[a-zà-ÿ]{3,}(?:e|ent|ait|aient|it|issent|d|dent|t)))"
    ),
    "en": r"(?:(?:staff|employees|shareholders|executives|managers|directors|teams?) )?(?:(?:has|have|had)(?: \w+ly| also| then| since| always)? (?P<done>[\w-]{3,})|(?:\w+ly )?(?P<does>(?!(?:shares?|shareholders|stockholders|investors|customers|clients|records|reviews|scores|services|executives|employees|users|products|surveys|profiles|pages|results|sales|answers|forms|accounts|plans|ratings|reports|tools|units|systems|contracts|deals|stores|partners|holders|directors|officers|managers|engineers|founders|lawyers|companies|subsidiaries|patients|data|pays-off)(?![a-z]))[a-z]{2,}(?:ed|es|s)|left|gave|took|made|kept|let|drove|put|cut|sent|built|fed|ran|spent|drew|wrote|knew|won|bent|sold|hid|went|dealt|brought|forced))",
}
"""A verb that says as a fact what a party did or does, after its name."""

NEUTRAL: Final[Mapping[str, str]] = {
    "fr": (
        r"(?:annonc|publi|déclar|indiqu|répond|répon|précis|rappel|assur|affirm|lanc|ouv(?:r|ert)|cré|fond|rachet|rachèt|achet|achèt|acqui|fusionn|nomm|recrut|embauch|emplo|compt|réalis|opèr|opér|exploit|propos|offr|offert|fourni|édit|développ|commercialis|équip|utilis|sépar|scind|introdui|cot|lev|lèv|investi"
        r"|sign|concl|accept|refus|rejet|contest|démen|ni(?:e|é|ait|ent)$|demand|sollicit|saisi|dépos|assign|poursui|attaqu|form|vers|pay|pai|rembours|rétabli|sécuris|corrig|répar|préven|inform|notifi|alert|coopér|collabor|modifi|chang|adapt|mis|met$|mett|suspend|arrêt|cess|quitt|rejoi|défend|soutien|souten|présent|détaill|expliqu|comment"
        r"|reç|obt|gagn|perd|chut|baiss|augment|progress|clos|transf|bas|situ|dirig|appart|déti|contrôl|dev|rest|appliqu|respect|constat|découv|confi|désign|invit|envoy|signal|reconn|admet|admis|avou|eu$|été$|été|est$|était|avait|sont$|dit$|dis|pris$|pren|tenu|tient|vis|hébergeait|héberge|affich|mesur|vend$|écri|cit|figur|porte"
        r"|attend|prévo|prévu|compl|entr|dans$|dont$|mont|port|adress|interrog|mentionn|nomm|qualifi|dénonc|accus|estim|jug|considèr|considér|promet|promis|engag|préf|choisi|cherch|souhait|voul|veut|peut|doit|sembl|paraît|compt|travaill|concern|plaid|obtien|subi|tent|perm|concurrenc|disput|évalu|fut$|évoqu|revendiqu|réfut|regrett|vot)"
    ),
    "en": (
        r"(?:announc|publish|compl(?:y|ies|ied)|declar|stat|repl|respond|answer|said|say|add|recall|assur|claim|launch|open|creat|found|acquir|bought|buy|merg|appoint|nam|recruit|hir|employ|count|operat|propos|offer|provid|suppl|develop|market|equip|us(?:es|ed)|spun|split|list|rais|invest|sign|conclud|agree|accept|refus|reject|contest|den|disput|ask|fil|su(?:es|ed)"
        r"|appeal|pa(?:id|ys)|repaid|refund|restor|secur|fix|repair|warn|inform|notif|alert|cooperat|collaborat|modif|chang|adapt|updat|suspend|stop|ceas|join|defend|support|present|explain|comment|receiv|obtain|won|lost|fell|rose|drop|increas|grow|grew|clos|mov|rel|bas|manag|lead|led|belong|own|hold|held|control|becom|became|remain|appli|respect"
        r"|found|discover|design|invit|sent|send|report|recogni|admit|acknowledg|been|was|is$|has$|does$|wrote|writ|cit|appear|expect|plan|complet|enter|address|describ|accus|estimat|consider|promis|commit|choos|chose|seek|sought|wish|want|seem|compet|measur|serv|host|show|head|insist|maintain|argu|contend|assert|suffer|allow|call|express|confirm|attribut"
        r"|need|sits?$|process|review|examin|inspect|test|help|work|run|ran$|sell|sold$|put$|took$|went$|brought|drew|this$|its$|plus$|business|process|rest|refut|regret|deni|apolog|vow|pledg|put|vot)"
    ),
}
"""Beginnings of verbs that charge a party with nothing; any other act of a party in an open controversy needs a source."""
