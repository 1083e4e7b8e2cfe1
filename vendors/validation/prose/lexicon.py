"""The words that `vendors.validation.prose.linter` knows, in French and English: wrongdoing, attribution, doubt, loaded words, persons.

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
            r"breach(?:es|ed|ing)(?= (?:the|its|eu|gdpr|privacy|data|consumer|antitrust|contract)\b)",
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

_WORDS: Final = r"(?: [\w’-]+)"


def _told(stems: str) -> str:
    """French verbs by their stem, in any form but the conditional, which tells no fact."""
    return rf"(?:{'|'.join(stems.split())})(?!\w*(?:rait|raient)\b)\w*"


_PEOPLE: Final[Mapping[str, str]] = {
    "fr": (
        r"(?:[ld]’)?(?:salarié\w*|agents?|employé\w*|téléconseill\w+|conseill\w+|clients?|clientes?|stagiaires?|équipes|utilisat\w+|commerçants?|hôteliers?|hôtels?|restaurateurs?|restaurants?|patient\w*|intérimaires?|journalistes?|lanceu\w+ d’alerte"
        r"|concurrents?|fournisseurs?|abonnés?|internautes|visiteurs|mineurs|enfants|élus?|élues|syndicalistes?|sous-traitants?|chercheu\w+|modérat\w+|consommat\w+|femmes|cadres|critiques)"
    ),
    "en": (
        r"(?:agents?|staff|workers?|employees?|customers?|clients?|users?|interns?|contractors?|merchants?|hotels?|hoteliers?|restaurants?|patients?|guests?|children|minors|women|journalists?|reporters?|critics?|whistle-?blowers?"
        r"|competitors?|rivals?|suppliers?|subscribers?|visitors?|researchers?|moderators?|consumers?|callers?|firms|businesses|managers|engineers?|unions?|shoppers?|reviewers?)"
    ),
}
_DATA: Final[Mapping[str, str]] = {
    "fr": r"(?:[ld]’)?(?:données|coordonnées|adresses|fichiers?|réponses|profils?|carnets?|numéros?|agendas?|listes?|courriels|photos|historiques?|achats|conversations|enregistrements|informations|historiques?|dossiers?|mots de passe|contacts|comptes|messages|appels|codes)",
    "en": r"(?:data|databases?|records?|information|answers|responses|addresses|address books|profiles|contacts|details|numbers|recordings?|files?|e-?mails|histor(?:y|ies)|conversations|transcripts|lists?|histories|purchases|diaries|passwords|accounts|messages|photos|calls|comments|records)",
}
_TAKERS: Final[Mapping[str, str]] = {
    "fr": r"(?:[ld]’)?(?:courtiers?|régies?|publicitaires?|annonceurs?|tiers|assureurs?|police|partis?|employeurs?|concurrents?|gouvernements?|data brokers|facebook|google|meta|tiktok|cambridge|démarcheurs|fonds spéculatifs|services de renseignement|inconnus)",
    "en": r"(?:brokers?|advertisers?|third part(?:y|ies)|insurers?|police|employers?|competitors?|rivals?|marketers?|governments?|facebook|google|meta|tiktok|cambridge|spammers?|hedge funds?|immigration|landlords?|strangers|campaigns?|spies|intelligence|outsiders)",
}

DEEDS: Final[Mapping[str, str]] = {
    "fr": "|".join(
        [
            # reviews and scores
            rf"{_told('rédig écri publi post command génér diffus achet achèt utilis')}{_WORDS}{{0,3}} (?:faux|fausses) \w+",
            rf"{_told('rédig écri publi post génér')} (?:elle|lui|eux|elles)-mêmes?{_WORDS}{{0,2}} (?:avis|témoignages?|commentaires?|notes?)",
            rf"{_told('pai pay rémunèr rémunér récompens')}{_WORDS}{{0,6}} (?:pour|contre){_WORDS}{{0,4}} (?:avis|étoiles|notes?|commentaires|témoignages)",
            rf"(?:fait|font|faisait|faisaient) payer{_WORDS}{{0,8}} (?:effacer|supprimer|retirer|masquer|remonter|améliorer)",
            rf"{_told('favoris avantag privilégi protèg protég épargn ménag')}{_WORDS}{{0,4}} (?:qui (?:(?:la|le|les|l’) ?)?pai?yent|qui (?:(?:la|le|les|l’) ?)?paient|payants?|payantes?|annonceurs|qui achètent)",
            rf"{_told('supprim retir effac masqu élimin enterr relégu déclass écart')}{_WORDS}{{0,3}} (?:(?:mauvais|vrais) avis|avis (?:négatifs?|défavorables?|critiques?|gênants?)|(?:mauvaises|vraies) notes)",
            rf"{_told('gonfl surestim embelli arrang travesti enjoliv exagèr exagér surévalu minor antidat')}{_WORDS}{{0,3}} (?:chiffres?|notes?|scores?|avis|résultats?|revenus|recettes|ventes|comptes|bilans?|effectifs|factures?|statistiques|audiences?|classements?|taux|ampleur|contrats?|pertes)",
            r"pip(?:e|ent|é|er|ée|és|ées) (?:les )?(?:dés|scores|résultats|notes)|bidonn(?:e|ent|é|ée|és|ées|er|ait)",
            # data
            rf"{_told('revend brad monnay')}{_WORDS}{{0,5}} {_DATA['fr']}",
            rf"{_told('vend céd cèd livr transmi transmet communiqu refil transfér transfèr partag fourni donn remi remet')}{_WORDS}{{0,6}} {_DATA['fr']}{_WORDS}{{0,6}} {_TAKERS['fr']}",
            rf"{_told('aspir siphonn moissonn pomp dérob subtilis')}{_WORDS}{{0,4}} {_DATA['fr']}",
            rf"{_told('laiss')}{_WORDS}{{0,6}} (?:fuiter|fuir|échapper|accessibles?|ouvertes?|ouverts?|en libre accès|en accès libre|sans protection|sans mot de passe|sans surveillance|traîner|à la portée|se perdre)",
            rf"(?:a|ont|avait|avaient) (?:exposé|perdu|égaré|divulgué|éventé){_WORDS}{{0,5}} {_DATA['fr']}|expose(?:nt)?{_WORDS}{{0,3}} {_DATA['fr']} (?:de|des|d’)",
            r"faute (?:de |d’)(?:correctif|mise à jour|contrôle|protection|chiffrement|vigilance|précaution|surveillance|sécurité|sauvegarde|mot de passe)|mal (?:protég|sécuris|gard|chiffr)ée?s?",
            rf"(?:traqu|pist)(?:ent|é|ée|és|ées|ait|er)(?: \w+)? (?:les|ses|des|leurs|chaque) {_PEOPLE['fr']}|(?:traque|(?:a|ont) fiché|fichent|fichait) (?:les|ses|des|leurs|chaque) {_PEOPLE['fr']}",
            rf"{_told('conserv gard')}{_WORDS}{{0,6}} (?:au-delà d\w+|trop longtemps|plus longtemps que)",
            # staff
            rf"{_told('licenci renvoy congédi évinc mut rétrograd puni sanctionn')}[^.;,]{{0,60}} (?:pour (?:les |la |le |une )?(?:punir|briser|casser|avoir|s’être|faire taire)|parce qu\w*|enceintes?|qui (?:avait|avaient|a|ont|s’était|s’étaient) (?:alerté|signalé|dénoncé|parlé|refusé|créé|plaint|plainte|révélé|témoigné)|après (?:leur |sa |son |une )?(?:grossesse|signalement|plainte|alerte)|sans (?:motif|préavis|raison|cause|indemnités?))",
            rf"(?:pouss|incit)(?:e|ent|é|ée|és|ait)(?: \w+)? {_PEOPLE['fr']} à|{_told('pouss')}{_WORDS}{{0,4}} (?:vers la sortie|à (?:la démission|la faute|bout|partir|démissionner))|mis(?:e|es)? au placard|placardis\w+",
            rf"(?:forc(?:e|ent|é|ée|és|ait)|(?:fai(?:t|sait)|font) (?:travailler|poster|écrire|signer|mentir|payer|noter|supprimer)|contrai(?:nt|gnent|gnait|nte|nts)|oblig(?:e|ent|é|ée|és|eait))(?: \w+)? (?:les|ses|des|leurs|certaines?|certains|plusieurs|une?) (?:\w+ )?{_PEOPLE['fr']}",
            rf"(?:exploit|maltrait|malmen|malmèn|brim|humili|menac|harcèl|bâillonn|musel|musèl|roul|grug|leurr|étrangl|asphyxi|ruin|intimid|abus)(?:e|ent|é|ée|és|ées|ait|aient|er)(?: [\w’-]+){{0,6}} {_PEOPLE['fr']}",
            r"menac(?:e|ent|é|ée|és|ait) de (?:poursuites|procès|licenci\w+|représailles)(?: [\w’-]+){0,4}",
            # money
            rf"{_told('factur prélev prélèv encaiss')}{_WORDS}{{0,6}} (?:deux fois|trois fois|en double|fictivement|indûment|jamais \w+|fictives?|fictifs?|inexistant\w*|imaginaires?)|fausses factures",
            r"(?:s’est|se sont|se sert|se servait) (?:servie?s? )?(?:dans|sur) (?:la|les) (?:caisses?|comptes?)|vid(?:é|e|ent) (?:les caisses|la trésorerie|les comptes)|puis(?:é|e|ent) dans (?:la|les) caisses?|commissions occultes|dessous-de-table|rétrocommissions|caisse noire|délits? d’initiés?",
            rf"{_told('détrui dissip')}{_WORDS}{{0,3}} (?:preuves?|documents?|courriels?|e-mails?|archives)|fai(?:t|re) disparaître|fait obstruction|entrav(?:e|ent|é) l(?:’|a )enquête",
            r"refus(?:e|ent|é|ait) de (?:rembourser|supprimer|effacer|indemniser|restituer|payer (?!la rançon|une rançon|de rançon))",
            # what is kept silent, and what an act is for
            rf"attend\w*{_WORDS}{{0,6}} avant de? ?(?:d’)?(?:avertir|prévenir|informer|alerter|signaler|révéler|le dire|réagir|corriger)|(?:tard|traîn)(?:é|e|ent|ait) à (?:avertir|prévenir|informer|alerter|signaler|corriger|réagir)|sans (?:les |l’|en |leur )?(?:avoir|en avoir) (?:avertie?s?|prévenue?s?|informée?s?|demandé\w*)",
            r"(?:contribu|particip|prêté main-forte|complic)\w* (?:[\w’-]+ )?(?:à|de) (?:la |l’|des )?(?:répression|oppression|tortures?|massacres?|exactions|persécutions?|censure|fraude)|minimis(?:e|ent|é|ée|ait|er)|pass(?:e|ent|é|ée) sous silence|achet(?:é|er) le silence|achèt(?:e|ent) le silence|balay(?:é|er) sous le tapis|(?:s’est|se sont|se fait|se font) (?:fait )?passer pour|dépouill(?:e|ent|é|ée|er|ait)|dépe(?:ce|cé|çait)",
            r"(?:vis(?:e|ent|ait|aient)|destinée?s? à|conçue?s? pour|servi à|sert à|servait à|cherch(?:e|ait|é) à|pour seul but d\w*)(?: à)? (?:éliminer|étouffer|tuer|écarter|tromper|punir|duper|faire taire|contourner|dissimuler|masquer|nuire|évincer|verrouiller|échapper)",
            rf"(?:ne |n’)(?:pai|pay|rembours|vers|rémunèr)\w* (?:plus|pas|jamais) (?:ses|les|leurs|son|aucun)\b{_WORDS}{{0,3}}|(?:n’a|n’ont) (?:jamais|pas) (?:payé|remboursé|versé|rémunéré|réglé) (?:ses|les|leurs|son|aucun)\b|évit(?:e|ent|é|ait) (?:l’|de payer l’)impôt|échapp\w* à l’impôt",
            r"(?:ne val(?:ent|ait|aient)|ne vaut) rien|(?:n’a|n’ont|sans) aucune? (?:valeur|fondement|fiabilité)|ne mesure(?:nt)? rien|n’exist(?:e|ent) pas",
            # harm done, and to whom
            rf"{_told('effac supprim retir modifi publi remont amélior')}[^.;]{{0,40}} (?:contre|moyennant) (?:paiement|rémunération|finances?|argent)|dans le seul but d\w*|à seule fin d\w*|sans (?:pause|repos|congés?)|(?:sous|en dessous d[eu]) (?:le )?(?:smic|salaire minimum)",
            rf"(?:divulgu|dévoil|publi|diffus)(?:e|ent|é|ée|és|ées|ait|er){_WORDS}{{0,2}} {_DATA['fr']} (?:confidentie|privé|personnel|médica)\w*",
            rf"(?:not|class|tri|filtr|sélectionn|profil|écart|évalu|rejett|rejet)(?:e|ent|é|ée|és|ait|er){_WORDS}{{0,2}} {_PEOPLE['fr']} (?:selon|en fonction d[eu]|d’après|sur la base d[eu]|par) ?(?:leur|l’|la)? ?(?:origine|religion|sexe|âge|santé|grossesse|couleur|opinions?|orientation|handicap|appartenance)",
            r"couv(?:re|rent|rait|ert)s?(?= (?:une?|des|les|ses|le|la) (?:\w+ )?(?:harceleu\w+|agresseu\w+|fraudeu\w+|escrocs?|agissements|faits|abus|crimes?|délits?))|chômage partiel[^.;,]{0,30} qui (?:continu|travaill)\w+|(?:empoch|encaiss)(?:e|ent|é|ait)(?: [\w’-]+){0,3} (?:aides?|subventions?|primes?|argent public)",
            rf"(?:notes?|avis|scores?|classements?|étoiles|récompenses|témoignages|résultats){_WORDS}{{0,5}} (?:sont|étaient|ont été|étaient|avaient été) (?:\w+ment )?(?:achet|vend|truqu|invent|fabriqu|gonfl|filtr|trafiqu|arrang|supprim|rachet)\w*|(?:réécri(?:t|ts|vent|re|te)|enterr(?:e|ent|é|ée|és|er)){_WORDS}{{0,3}} (?:l’)?(?:enquêtes?|audits?|études?|rapports?|avis|résultats?|réponses?|contrats?)|(?:modifi|chang|retouch|altér)(?:e|ent|é|ée|és){_WORDS}{{0,2}} (?:réponses?|résultats?|dates|notes?|avis|scores?)",
            rf"(?:reten(?:u|ait|aient)|retien(?:t|nent)|ponctionn\w+|amput\w+){_WORDS}{{0,4}} salaires?|chronomét\w+|(?:stock|conserv|enregistr|gard)(?:e|ent|é|ait|aient){_WORDS}{{0,5}} en clair|(?:brûl|flamb|claqu|engloutit?)(?:e|ent|é|és|ée)?{_WORDS}{{0,3}} argent|licenci\w*[^.;]{{0,50}} pour (?:gonfler|plaire|faire monter|séduire)",
            rf"(?:fai(?:t|sait)|font|laiss(?:e|ent|é|ait)) traîner|pri(?:s|ses?|t)\w* en otage|forc(?:e|é|ent) la main|(?:que personne|qui n’ont jamais|jamais) (?:n’)?(?:utilis|livr|rendu|commandé|demandé)\w*|{_told('vend')}{_WORDS}{{0,3}} (?:(?:première|meilleure)s? places?|classements?|étoiles|avis|labels?|récompenses?)|(?:données|dossiers|réponses|adresses|coordonnées|fichiers|profils){_WORDS}{{0,5}} (?:ont|a|avaient) été (?:re)?(?:vendu|cédé|livré|donné|revendu)\w* (?:à|aux?)",
            r"(?:frais|clauses?|coûts?|commissions?) (?:cachée?s?|occultes?)|dark patterns|accords? secrets?|ententes? secrètes?|pactes? secrets?|sociétés?[ -]écrans?|comptabilité créative|portes? dérobées?|logiciels? espions?|mouchards?|chev(?:al|aux) de Troie|travail des enfants|(?:forme|forment|formé|constitue|constituent|monté) un cartel",
            rf"(?:calomni|diffam|dénigr|discrédit|insult|agress|tourment|terroris|rabaiss|espionn)(?:e|ent|é|ée|és|ées|ait|er){_WORDS}{{0,4}} (?:{_PEOPLE['fr']}|concurrence|rivaux)|sali(?:t|ssent)? (?:la réputation|le nom|l’image)|(?:gaspill|dilapid|accapar|confisqu)(?:e|ent|é|ée|és|ées|ait|er)|(?:s’|s’est |se sont )appropri\w+",
            rf"(?:a|ont|avait) (?:rien dit|prévenu personne|averti personne)|n’(?:a|ont) (?:rien dit|prévenu personne|averti personne|jamais (?:livré|tenu|rendu|dit))|n’(?:a|ont) pas (?:tenu|livré|honoré|dit la vérité)|(?:ten|laiss)(?:u|us|ue|ues|é|és|ée|ées|e|ent){_WORDS}{{0,3}} dans l’ignorance|rogn(?:e|ent|é) sur la|graiss(?:e|ent|é) la patte|arros(?:e|ent|é) (?:des|les) (?:élus|acheteurs|décideurs)",
            rf"ignor(?:e|ent|é|ait){_WORDS}{{0,2}} (?:demandes?|refus|oppositions?|réclamations?|plaintes?|alertes?)|(?:impos)(?:e|ent|é|ait){_WORDS}{{0,2}} (?:cadences|quotas|heures)|jet(?:é|te|tent){_WORDS}{{0,3}} (?:dossiers|questionnaires|réponses)[^.;,]{{0,20}}(?:poubelle|rue|décharge)|bris(?:e|ent|é) (?:la|les|une) grèves?",
            rf"(?:met(?:tent|tait)?|mis|mettre){_WORDS}{{0,4}} en (?:danger|péril)|(?:provoqu|caus|entraîn)(?:e|ent|é|ée|ait|er){_WORDS}{{0,3}} (?:fuite|faillite|pertes?|dommages|préjudice|pannes?|suicides?|ruine|chute|effondrement|burn-out)",
            r"(?:climat|culture|management|régime) (?:de (?:la )?(?:peur|terreur|harcèlement|silence|mensonge)|par la (?:peur|terreur))|ne reflèt(?:e|ent) (?:pas|rien|en rien)|greenwashing|sur-?exploit\w+|(?:ont|a|est|sont|s’est|se sont) enrichi\w* (?:grâce|sur|avec|aux?)",
            rf"(?:désavantag|pénalis|écart|exclu|discrimin|défavoris)(?:e|ent|é|ée|és|ées|t|ait|er){_WORDS}{{0,2}} (?:femmes|seniors|noirs|étrangers|handicapés|minorités|candidats|jeunes|personnes)|désinform(?:e|ent|é|er|ait)",
            rf"(?:achet(?:é|er|ait)|achèt(?:e|ent)){_WORDS}{{0,2}} (?:récompenses?|prix|trophées?|votes?|labels?|certifications?|abonnés|journalistes?|influence)",
            r"(?:faux|fausses) (?:bons|factures|contrats?|documents?|signatures?|clients?|chiffres|témoignages?|certificats?|diplômes?|promesses?|déclarations?|commandes?|statistiques|bilans?|attestations?)",
            rf"(?:doi(?:t|vent)|devai(?:t|ent)) (?:de l’argent|des salaires|des loyers|\d[\d  ]* euros)|rempliss\w+ (?:eux|elles)-mêmes|répond(?:ent|ait|aient)? (?:à la place|au nom) d[eu]s? (?:clients?|patients?|sondés|salariés)|(?:invent|bâcl)(?:e|ent|é|ées?|ait){_WORDS}{{0,2}} (?:réponses?|questionnaires?|enquêtes?)",
            rf"alors qu\w*(?:’| )(?:[\w’-]+ ){{0,4}}(?:présenté|vendu|annoncé|promis|garanti|réputé)e?s?|(?:se sont|s’étaient) (?:partagé|réparti){_WORDS}{{0,2}} (?:marchés?|clients?|clientèle)|(?:s’entend(?:ent|aient)|entendus?) sur l",
            rf"(?:abandonn|pièg|verrouill|inond|submerg|spamm|délaiss|gruger|lâch|sacrifi|étouff|écras|étrangl)(?:e|ent|é|ée|és|ées|ait|er){_WORDS}{{0,3}} (?:{_PEOPLE['fr']}|concurrence|rivaux)|empêch(?:e|ent|é|ait){_WORDS}{{0,3}} de (?:résilier|partir|se plaindre|parler|témoigner)",
            rf"(?:lit|lisent|lisait|ouvre|ouvrent|fouill\w+){_WORDS}{{0,2}} (?:courriels|messages|e-mails|messageries?|courrier) (?:d[eu]s?|privés?)|(?:organis|mont)(?:e|ent|é|ait) (?:la fuite|l’évasion)|{_told('fourni livr équip')}{_WORDS}{{0,6}} (?:dictatures?|juntes?|milices?|régimes? autoritaires?)",
            r"(?:romp|rompu|résili)\w*[^.;,]{0,40} sans (?:raison|motif|préavis)|travail (?:dissimulé|au noir)|heures? (?:supplémentaires? )?(?:non|jamais|im)[ -]?payées?|salaires? impayés?",
            r"(?:pratiques?|prix|démarchages?|méthodes?|contrats?|clauses?|ententes?|publicités?|collectes?|ventes?|conduites?|comportements?|licenciements?|surveillances?|concurrence|abonnements?|frais|promesses?|facturations?|transferts?|subventions?|montages?) (?:\w+ )?(?:abusi(?:fs?|ves?)|illéga(?:l|le|les|ux)|illicites?|frauduleu(?:x|ses?)|mensong(?:er|ère|ers|ères)|trompeu(?:rs?|ses?)|malhonnêtes?|déloya(?:l|le|les|ux)|anticoncurrentiel\w*|discriminatoires?|occultes?)",
            # rivals, law and promises
            rf"(?:copi|clon|décalqu|plagi)(?:e|ent|é|ée|és|ées|ait|er){_WORDS}{{0,3}} (?:code|brevets?|produits?|interface|logiciels?|maquettes?|design|fonctions?|fonctionnalités?|algorithmes?|idées?|technologie|concurrente?s?|rivale?s?|site)|contrefai(?:t|sait|te|ts)",
            r"contrevien(?:t|nent)|contrevenu|(?:fait|font|faisait) fi d\w*|méconn(?:aît|aissent|u|aissait) (?:la loi|le droit|le rgpd|ses obligations|leurs obligations|les règles)|s’affranchi\w+ d\w*|s’assoi\w* sur|pass(?:e|ent|é) outre|(?:ignor|détourn)(?:e|ent|é|ait) (?:la loi|le rgpd|les règles|le droit)",
            r"prom(?:et|ettent|is|ettait|ettaient)\b[^.;]{0,60}(?: que | qu’)[^.;]{0,40}n’(?:a|ont|existe|existent|avait|avaient|offre|offrent|existait|existaient)\b",
            rf"(?:s’est|se sont|s’) ?(?:invent|attribu|arrog)\w*{_WORDS}{{0,2}} (?:clients?|références?|certifications?|labels?|diplômes?|récompenses?|mérites?|succès)",
            r"men(?:é|e|ent) (?:[\w’-]+ ){0,2}en bateau|jou(?:e|ent|é) double jeu|laiss(?:e|ent|é) (?:pourrir|mourir)",
            r"(?:éditeur|société|entreprise|prestataire|sous-traitant|dirigeants?|patron|direction|groupe|filiale|vendeurs?|commerciaux|cabinet|agence|plateforme|site|fournisseur|opérateur|gestion) (?:très |particulièrement )?(?:malhonnêtes?|négligente?s?|corrompue?s?|indélicate?s?|peu scrupuleu(?:x|ses?)|menteu(?:r|se)s?|fraudu\w+)",
        ]
    ),
    "en": "|".join(
        [
            # reviews and scores
            r"(?:writ(?:es?|ing|ten)|wrote|post(?:s|ed|ing)?|buy(?:s|ing)?|bought|order(?:s|ed)|commission(?:s|ed)|generat(?:es?|ed)|publish(?:es|ed)|plant(?:s|ed)|us(?:es|ed)|creat(?:es|ed)) (?:(?!tests?|stud(?:y|ies)|reports?|guides?)[\w’-]+ ){0,3}(?:fake|false|phoney|invented|fictitious|made-up) \w+",
            rf"(?:pays?|paid|paying|rewards?|rewarded|hir(?:es?|ed)){_WORDS}{{0,5}} (?:to (?:write|post|leave|give)|for){_WORDS}{{0,3}} (?:reviews|ratings|stars|testimonials)",
            rf"(?:charg(?:es|ed|ing)|makes?|made){_WORDS}{{0,3}}(?: pay)? to (?:have{_WORDS}{{0,4}} (?:removed|hidden|deleted|erased|buried)|remove|hide|delete|bury|improve|suppress|erase|take down)",
            rf"(?:bur(?:y|ies|ied)|delet(?:es|ed)|remov(?:es|ed)|hid(?:es|den)?|suppress(?:es|ed)|censor(?:s|ed)|demot(?:es|ed)|downrank(?:s|ed)|filter(?:s|ed) out|eras(?:es|ed)|scrubs?|scrubbed){_WORDS}{{0,3}} (?:bad|negative|critical|unfavou?rable|one-star|poor|honest|genuine) (?:reviews?|ratings|comments|feedback|scores)",
            rf"(?:favou?r|shield|protect|spar|promot|rank)(?:s|es|ed){_WORDS}{{0,4}} (?:(?:that|who|which) pa(?:y|id)|paying|advertisers)",
            rf"(?:inflat|overstat|exaggerat|embellish|fabricat|backdat|misstat|misreport|understat|massag|pad|pump)(?:es|s|ed|d|ded|ing)(?: up)?{_WORDS}{{0,4}} (?:revenues?|sales|figures|numbers|earnings|profits?|ratings?|scores?|results?|accounts|books|users?|invoices|bills?|metrics|contracts|losses|testimonials|references|credentials|rankings?|headcount|value)",
            r"cook(?:s|ed) (?:the|its|their) books|ma(?:de|kes?) up (?:its|the|their) (?:figures|numbers|reviews|testimonials|results)|rigged|astroturf\w*",
            # data
            rf"(?:s(?:ells?|old)|selling|resell(?:s|ing)?|resold|trad(?:es|ed)|peddl(?:es|ed)|hand(?:s|ed)(?: over)?|pass(?:es|ed)(?: on)?|g(?:ave|ives?|iven)(?: away)?|shar(?:es|ed|ing)|funnel(?:s|led|ed)|forward(?:s|ed)|slip(?:s|ped)|leak(?:s|ed)|sent|sends|suppli(?:es|ed)){_WORDS}{{0,6}} {_DATA['en']}{_WORDS}{{0,6}} (?:to|with){_WORDS}{{0,4}} {_TAKERS['en']}",
            rf"(?:s(?:ells?|old)|selling|resell(?:s|ing)?|resold|peddl(?:es|ed)|leak(?:s|ed)) (?:(?:its|their|the) )?(?:customers’|users’|patients’|guests’|employees’|people’s|private|personal|medical|clients’){_WORDS}{{0,2}} {_DATA['en']}",
            rf"le(?:ft|aves?|aving){_WORDS}{{0,4}} (?:{_DATA['en']}|servers?|buckets?|systems?|backups?|api|{_PEOPLE['en']}){_WORDS}{{0,3}} (?:open|exposed|unprotected|unsecured|unencrypted|unpatched|online|unlocked|accessible|vulnerable|without (?:a )?password|in the open|unattended|unguarded)",
            r"let (?:hackers|intruders|strangers|outsiders|attackers|criminals|anyone|anybody|thieves|rivals)",
            r"(?:poor|weak|lax|sloppy|shoddy|careless|inadequate|slack) (?:\w+ )?(?:security|safeguards|controls?|passwords?|encryption|oversight|handling)",
            rf"(?:scrap|harvest|siphon|hoover|vacuum|suck|slurp|swip)(?:es|s|ed|ing|ped|ping|d)(?: up| off)?{_WORDS}{{0,5}} {_DATA['en']}",
            rf"listen(?:s|ed|ing)? (?:in on|to{_WORDS}{{1,3}} in (?:their|the) (?:rooms?|homes?|bedrooms?|cars?))|snoop(?:s|ed|ing)? (?:on|in)|pr(?:y|ies|ied|ying) (?:on|into)|bugg(?:ed|ing)|track(?:s|ed|ing){_WORDS}{{0,3}} (?:children|minors)|stalk(?:s|ed|ing)",
            # staff
            rf"(?:fir(?:ed|es|ing)|dismiss(?:ed|es|ing)|lay(?:s|ing) off|laid off|demot(?:ed|es|ing)|punish(?:ed|es|ing)|suspend(?:ed|s)|pushed out|forced out|let go){_WORDS}{{0,8}} (?:who (?:had |has |have )?(?:\w+ )?(?:reported|complained|spoke|spoken|refused|denounced|raised|warned|blown|blew|joined|organi[sz]ed|testified)|(?:because|for|after){_WORDS}{{0,3}} (?:reporting|complaining|speaking|refusing|joining|organi[sz]ing|raising|blowing|became|reported|complained|spoke|pregnan\w+)|to (?:break|punish|silence)|without (?:cause|notice|severance|pay|reason))|(?:fired|dismissed|laid off|demoted|sidelined){_WORDS}{{0,3}} pregnant",
            rf"(?:forc(?:es|ed|ing)|coerc(?:es|ed|ing)|compel(?:s|led)|bull(?:ies|ied)|pressur(?:es|ed)|pushed|pushes){_WORDS}{{0,3}} {_PEOPLE['en']} (?:to|into)\b",
            rf"(?:makes?|made|had|has){_WORDS}{{0,2}} {_PEOPLE['en']} (?:post|write|sign|lie|work|delete|rate|skip|pay|buy|hide|answer|leave|click|stay|wait)\b",
            rf"(?:got|gets|induc(?:es|ed)|incit(?:es|ed)|urg(?:es|ed)|goad(?:s|ed)|trick(?:s|ed)){_WORDS}{{0,1}} {_PEOPLE['en']} (?:to|into) (?:rat|review|l(?:ie|ying)|attack|delet|inflat|leav|sign|post|giv)\w*",
            rf"(?:threaten|mistreat|humiliat|victimi[sz]|blacklist|muzzl|gagg?|hound|fleec|goug|short-?chang|stiff|milk|fool|conn|duped?|screw|target)(?:s|es|ed|d|ing){_WORDS}{{0,6}} {_PEOPLE['en']}",
            # money
            rf"(?:overbill|double-bill|double-charg|over-?charg)(?:s|es|ed|ing)|bill(?:s|ed){_WORDS}{{0,6}} (?:twice|never)|charg(?:es|ed){_WORDS}{{0,4}} (?:twice|for (?:work|services|features|surveys|licen[cs]es) (?:it|that|they|never)(?: \w+){{1,3}})",
            rf"help(?:s|ed) (?:himself|herself|itself|themselves) to|looked the other way|looks the other way|skimm(?:s|ed)|loot(?:s|ed)|rob(?:s|bed)(?= )|drain(?:s|ed){_WORDS}{{0,2}} (?:accounts?|funds?)|paid no tax|(?:destroy(?:s|ed)|shred(?:s|ded)?|wip(?:es|ed)){_WORDS}{{0,3}} (?:documents|evidence|e-?mails|messages|records)|obstruct(?:s|ed|ing)|stonewall(?:s|ed)|hush(?:es|ed) up|whitewash(?:es|ed)",
            r"refus(?:es|ed) to (?:refund|reimburse|delete|erase|honou?r|compensate|patch|investigate|pay (?!the ransom|a ransom|any ransom|ransom))",
            # what is kept silent, and what an act is for
            rf"(?:wait|delay|tak|t[o]ok|sat)(?:s|ed|es|ing)?{_WORDS}{{0,6}} (?:before|to) (?:tell|warn|inform|notify|alert|report|disclos|fix|patch|react)\w*|delayed (?:telling|warning|informing|notifying|reporting|disclosing)",
            r"(?:contribut(?:es|ed)|part(?:y|ies)|help(?:s|ed)|tied) (?:to|in|with) (?:the )?(?:repression|oppression|torture|killings|abuses|persecution|censorship|fraud)|(?:plays?|played) down|downplay(?:s|ed|ing)?|sw(?:ept|eeps?) under the (?:carpet|rug)|(?:buys?|bought) (?:the |their |her |his )?silence|ke(?:pt|eps?) (?:quiet|silent) about|stay(?:s|ed) silent about|pos(?:es|ed) as|impersonat(?:es|ed|ing)|pretend(?:s|ed) to be|stripp?(?:ed|s|ing) (?:[\w’-]+ ){1,3}of (?:its|their)|asset-stripp\w+|behind (?:[\w’-]+ ){1,3}backs?",
            r"(?:meant|designed|intended|built|aim(?:s|ed)|used|serves?|served) to (?:kill|eliminate|silence|deceive|mislead|punish|trick|cheat|hide|conceal|crush|harm|evade|circumvent|exclude|lock out|dupe|fool|get round)|aim(?:s|ed) at (?:killing|eliminating|silencing|deceiving|misleading|punishing|excluding)|meant as a punishment",
            rf"(?:punish|penali[sz])(?:es|ed|ing){_WORDS}{{0,3}} {_PEOPLE['en']}|(?:has|have|had|does|do|did) (?:not|never) (?:paid|pay|refunded|refund|reimbursed?) (?:its|their|the|any|his|her)\b|stopped paying (?:its|their|the)\b",
            r"(?:mean|means|meant|measures?|are worth|is worth|prove|proves) (?:nothing|little or nothing)|(?:have|has|had) no (?:value|basis)|(?:does|do|did) not (?:exist|work)",
            # harm done, and to whom
            r"(?:delet|remov|hid|publish|improv|boost|chang|eras)\w*[^.;]{0,40} (?:for|in exchange for|in return for) (?:a fee|money|payments?|cash)|(?:only|solely|just) to (?:bury|kill|shut|block|silence|hide|destroy)|without (?:a )?(?:break|rest|holidays?)s?|(?:below|less than) (?:the )?minimum wage",
            rf"(?:disclos|reveal|publish|leak|divulg|shar)(?:es|s|ed|ing){_WORDS}{{0,2}} (?:confidential|private|personal|medical|intimate) {_DATA['en']}",
            rf"(?:scor|rank|rat|sort|filter|select|profil|grad|reject|screen)(?:s|es|ed){_WORDS}{{0,2}} {_PEOPLE['en']} (?:out )?(?:by|on|according to|based on|because of)(?: \w+){{0,2}} (?:origin|race|religion|sex|gender|age|health|pregnancy|colour|color|opinions?|orientation|disability|ethnicity|membership)",
            r"cover(?:s|ed) for|(?:shield|protect)(?:s|ed) (?:a|an|the|its) (?:\w+ )?(?:harasser|abuser|bully|fraudster|offender)s?|(?:mak(?:es?|ing)|made) up (?:\w+ )?(?:testimonials|reviews|quotes|figures|results|ratings|customers)|pocket(?:s|ed)(?: [\w’-]+){0,3} (?:aid|subsid\w+|grants?|public money|bonus\w*)",
            rf"(?:ratings?|reviews?|rankings?|stars|awards|testimonials|scores|results){_WORDS}{{0,4}} (?:are|is|was|were|have been|has been) (?:\w+ly )?(?:bought|sold|invented|fabricated|made up|faked|rigged|paid for|filtered|deleted|hidden|doctored|inflated|massaged)|(?:bur(?:ies|ied)|sat on|shelv(?:es|ed)|suppress(?:es|ed)){_WORDS}{{0,2}} (?:audits?|reports?|findings|stud(?:y|ies)|surveys?|results|warnings?)|poach(?:es|ed){_WORDS}{{0,4}} (?:secrets|code|clients?|customers)|(?:rewr(?:ote|ites?|itten)|alter(?:s|ed)|chang(?:es|ed)|tweak(?:s|ed)|retouch(?:es|ed)){_WORDS}{{0,3}} (?:surveys?|answers|results|scores|reviews|minutes|dates of)",
            rf"dock(?:s|ed){_WORDS}{{0,3}} (?:pay|wages)|tim(?:es|ed){_WORDS}{{0,2}} (?:toilet|bathroom|breaks)|(?:stor|kept|keep|sav)(?:es?|ed|s)?{_WORDS}{{0,4}} in (?:plain|clear) ?text|(?:burn|blew|blow)(?:s|ed|t)?{_WORDS}{{0,2}} (?:investors’|public|taxpayers’) money|(?:laid|lays) off{_WORDS}{{0,6}} to (?:please|boost|impress)",
            rf"stall(?:s|ed)(?= (?:\w+ ){{0,3}}(?:refund|payment|request|claim|inquir|investigation|repair|complaint))|drag(?:s|ged) (?:its|their) feet|string(?:s)? along|strung along|fob(?:s|bed) off|until{_WORDS}{{1,3}} (?:give|gave) up|held to ransom|hold(?:s)? to ransom|twist(?:s|ed){_WORDS}{{1,3}} arms?|strong-?arm(?:s|ed)|(?:that|which) (?:nobody|no one) (?:used|ordered|wanted|needed|asked for)|never (?:delivered|rendered|ordered|performed)",
            rf"(?:sells?|sold|selling){_WORDS}{{0,3}} (?:top (?:spots?|places?|rankings?)|rankings?|stars|good reviews|reviews|badges|awards)|{_DATA['en']}{_WORDS}{{0,3}} (?:was|were|is|are|has been|have been) (?:sold|resold|handed|given|leaked|passed)(?: over| on)? to",
            r"hidden (?:fees|charges|clauses?|costs)|dark patterns|secret (?:deals?|pacts?|agreements?|arrangements?)|shell companies|slush funds?|creative accounting|back ?doors?|spyware|child lab(?:our|or)|union-busting|(?:forms?|formed|ran|runs?|joined) a cartel|cut(?:s|ting)? corners|bypass(?:es|ed)(?: [\w’-]+){0,3} (?:consent|rules|law|controls|settings|safeguards)",
            rf"(?:smear|slander|libel|badmouth|defam|vilif|disparag|insult|assault|belittl|torment|terroris|terroriz|discredit|hijack|grop)(?:s|es|ed|d|ied|ies|ing){_WORDS}{{0,3}} (?:{_PEOPLE['en']}|competition)|squander(?:s|ed)|wast(?:es|ed) (?:public|taxpayers’|customers’)|took credit for|takes credit for|greased? (?:the )?palms",
            rf"told (?:nobody|no one|none)|said nothing|did not tell|never told|ke(?:pt|eps?){_WORDS}{{1,3}} in the dark|(?:did not|never|does not) (?:keep|kept|honou?r|honou?red) (?:its|their) (?:word|promises?)|broke its word|failed to deliver|withh(?:eld|olds){_WORDS}{{0,3}} (?:pay|wages|payments?|refunds?|information|evidence|documents|results)",
            rf"ignor(?:es|ed){_WORDS}{{0,3}} (?:opt-outs?|requests?|refusals?|objections|complaints|{_PEOPLE['en']})|impos(?:es|ed){_WORDS}{{0,3}} (?:quotas|hours|targets)|(?:dump|threw|throw)(?:s|ed)?{_WORDS}{{0,4}} (?:files|records|answers|questionnaires)|(?:broke|breaks|busted) (?:the|a) (?:strike|union)",
            rf"put(?:s|ting)?{_WORDS}{{0,4}} (?:at risk|in danger|in jeopardy)|(?:caus|trigger)(?:es|s|ed|ing){_WORDS}{{0,3}} (?:leaks?|breach|bankruptcy|loss(?:es)?|damage|outages?|suicides?|harm|ruin|collapse)|(?:drove|drives?|pushed|pushes|forced){_WORDS}{{0,4}} (?:into|to) (?:bankruptcy|ruin|despair|insolvency|closure|suicide|resign)|ruin(?:s|ed)",
            r"(?:climate|culture|regime|atmosphere|reign) of (?:fear|terror|silence|bullying|harassment|lies|secrecy|impunity)|toxic culture|(?:do|does|did) not reflect (?:reality|the truth|what)|greenwash\w*|enrich(?:es|ed|ing)? (?:themselves|itself|himself|herself)|(?:are|were|is|was) (?:exploited|overworked|underpaid|mistreated|bullied|silenced)",
            rf"(?:disadvantag|penali[sz]|discriminat|exclud|misinform|disinform)(?:es|s|ed|ing){_WORDS}{{0,2}} (?:women|minorities|older|black|disabled|foreign\w*|candidates|consumers|people|young\w*)|disinform(?:s|ed)|misinform(?:s|ed)",
            rf"(?:buys?|bought|paid for|pays for){_WORDS}{{0,2}} (?:awards?|prizes?|votes?|badges?|followers|rankings?|journalists?|influence|certifications?)",
            r"(?:fake|bogus|forged|phoney|false|fictitious|sham) (?:invoices?|orders?|purchase orders?|contracts?|documents?|signatures?|customers?|figures|testimonials?|certificates?|promises|claims|statements|statistics|accounts|profiles?|identit(?:y|ies))",
            r"(?:r[au]ns?|set(?:s)? up|operat(?:es|ed)|buil(?:t|ds)) an? (?:\w+ )?(?:fake|bogus|phoney|sham|fraudulent|illegal) \w+",
            rf"ow(?:es|ed) (?:money|wages|rent|\w+ \d|millions)|answer(?:s|ed)? (?:in place|on behalf) of (?:\w+ )?(?:customers|patients|respondents|employees)|fill(?:s|ed)? (?:in|out){_WORDS}{{0,3}} (?:themselves|itself)|(?:invent|mak|mad)(?:s|es?|ed)?(?: up)? (?:the )?(?:answers|responses|respondents|quotes)",
            r"(?:although|though|while|whereas|despite being) (?:[\w’-]+ ){0,4}(?:sold|presented|advertised|promised|billed|touted|marketed) as|carv(?:es|ed) up|(?:shar|divid|split)(?:es|ed|t)? (?:up |out )?the (?:\w+ )?market",
            rf"(?:abandon|trap|spam|ghost|mislead|lock|swamp|squeez|crush|strangl|stifl|chok|smother|throttl|hurt|betray)(?:s|es|ed|ped|med|d|ing){_WORDS}{{0,3}} (?:{_PEOPLE['en']}|competition|debate|dissent)|(?:prevent|stop|block)(?:s|ed|ped){_WORDS}{{0,3}} from (?:leaving|cancell?ing|complaining|speaking|testifying|unionising|unionizing)",
            rf"read(?:s|ing)? (?:its|their|the) {_PEOPLE['en']}’? (?:private )?(?:e-?mails?|messages|mail)|(?:suppl(?:y|ies|ied)|arm(?:s|ed)|equip(?:s|ped)|sold|sells){_WORDS}{{0,6}} (?:dictatorships?|juntas?|militias?|death squads?|regimes?|secret police)|allow(?:s|ed|ing) (?:hackers|intruders|strangers|outsiders|attackers|criminals|anyone|anybody|thieves)",
            rf"(?:broke|breaks|ended|ends|terminat(?:es|ed)|cancell?(?:s|ed)){_WORDS}{{0,6}} (?:for no reason|without (?:reason|cause|notice|warning))|unpaid (?:overtime|wages|work)|le(?:ft|aves?) the (?:hole|flaw|vulnerability|bug|breach|gap|door) (?:open|unpatched|unfixed)",
            rf"(?:neglect|mishandl|mismanag|misus|mistreat|botch)(?:s|es|ed|d|ing){_WORDS}{{0,4}} (?:security|safety|data|migration|information|records|funds|money|customers|duty|duties|privacy|complaints?|maintenance)|lost{_WORDS}{{0,3}} {_DATA['en']}|breach(?:es|ed|ing){_WORDS}{{0,3}} (?:contracts?|laws?|dut(?:y|ies)|agreements?|gdpr|rules|confidence|trust|privacy|confidentiality)",
            r"(?<!detect )(?<!detects )(?<!against )(?:illegal|unlawful|fraudulent|deceptive|dishonest|abusive|misleading|discriminatory|anti-?competitive|corrupt|unfair|predatory) (?:\w+ )?(?:practices?|prices?|pricing|methods?|contracts?|clauses?|deals?|advertis\w+|collection|sales|conduct|behaviou?r|dismissals?|surveillance|tracking|fees|promises|billing|transfers?|schemes?|tactics|statements?|regimes?|payments?|marketing|competition)",
            # rivals, law and promises
            rf"(?:cop(?:ies(?! of)|ied|ying)|clon(?:es|ed|ing)|counterfeit(?:s|ed)?|imitat(?:es|ed)){_WORDS}{{0,4}} (?:code|patents?|products?|interface|software|design|features?|algorithms?|ideas?|technology|secrets?|competitors?|rivals?|site)",
            rf"(?:br(?:oke|eaks?|oken|eaking)|skirt(?:s|ed)|bent|bends?|ignor(?:es|ed)|disregard(?:s|ed)|defi(?:es|ed)|contraven(?:es|ed)|evad(?:es|ed)|dodg(?:es|ed)){_WORDS}{{0,5}} (?:laws?|rules?|regulations?|gdpr|directive|legislation|promises?|contracts?|agreements?|sanctions)",
            rf"(?:ignor(?:es|ed)|brush(?:es|ed) aside|shrugg(?:s|ed) off|dismissed|disregard(?:s|ed)|sat on){_WORDS}{{0,3}} (?:warnings?|complaints?|alerts?|requests?|flaws?|bugs?|signs?|reports? of|concerns)",
            rf"(?:promis|advertis|market|sold|sells|tout)\w*{_WORDS}{{0,6}} (?:that|which|it|they) (?:does|do|did|has|have|had) (?:not|never) \w+|reneg(?:es|ed) on|went back on",
            r"(?:dishonest|negligent|corrupt|careless|fraudulent|crooked) (?:vendor|company|firm|supplier|managers?|executives?|directors?|boss|salesm[ae]n|sales staff|contractor|subsidiary|subcontractor|agency|owners?)",
        ]
    ),
}
"""Acts that charge somebody by what they are done to: reviews, data, staff, bills, rivals, the law."""

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
        r"(?:n’|ne )(?:a|ont|avait|avaient|s’est|les? a|leur a)? ?(?:\w+ )?(?:pas|jamais|rien) (?:\w+ )?(?:protég|inform|préven|sécuris|respect|déclar|chiffr|avert|signal|corrig|vérifi|tenu|fait pour|anonymis|effac|supprim|contrôl|recueilli|sollicit|mis à jour|audit|sauvegard|excus|réagi|écout|demandé (?:leur|son|l)|obtenu (?:leur|son|l))\w*"
        r"|(?:ne |n’)(?:protèg|inform|respect|chiffr|vérifi|sécuris)\w* (?:pas|jamais)|(?:a|ont|avait) (?:omis|refusé) de (?:protég|inform|préven|sécuris|respect|déclar|signal)\w*|manqu(?:é|e|ent) à (?:ses|leurs) (?:obligations|devoirs)"
    ),
    "en": (
        r"(?:fail(?:s|ed)|neglect(?:s|ed)) to (?:\w+ )?(?:protect|inform|warn|disclose|secure|respect|comply|encrypt|report|fix|tell|notify|safeguard|filter|prevent|stop|delete|erase|patch|verify|check|obtain|pay (?!dividends)|refund|act|investigate|train|monitor|update|anonymi[sz]e|react|heed|honou?r|remove|keep|listen)"
        r"|(?:did not|didn’t|never|does not|doesn’t) (?:protect|inform|warn|disclos|secur|respect|compl|encrypt|notif|safeguard|tell|told|anonymi[sz]|delet|eras|verif|check|obtain|updat|patch|audit|apolog|react|listen|heed|ask(?:ed)? (?:for )?(?:their|its|any|users|customers))\w*"
    ),
}
"""Duties said to be neglected: here the negation is the charge."""

NOUNS: Final[Mapping[str, str]] = {
    "fr": (
        r"(?:fraudes?|escroqueries?|tromperies?|mensonges?|corruption|complicité|extorsion|chantage|détournements?|malversations?|manipulations?|espionnage|pillage|vols? de données|imposture|arnaques?|faux avis|pots-de-vin"
        r"|harcèlement|discrimination|abus de confiance|abus de position dominante|violation(?:s)?|blanchiment|plagiat|dissimulation|tricherie|négligences?|trahison|manquements?|irrégularités|favoritisme|népotisme|contrefaçon|fichage|surfacturation|représailles|intimidations?|sexisme|racisme|maltraitance|évasion fiscale|détournement|fausses? promesses?|fausses factures|incurie|laxisme)"
    ),
    "en": (
        r"(?:fraud|scams?|swindle|deception|lies|bribery|corruption|complicity|extortion|blackmail|embezzlement|manipulation|espionage|spying|theft|fake reviews|harassment|discrimination|money laundering|plagiarism|cover-up"
        r"|wrongdoing|misconduct|violations?|negligence|deceit|cheating|retaliation|intimidation|overcharging|overbilling|kickbacks?|bribes?|price-fixing|tax evasion|nepotism|favou?ritism|infringement|mismanagement|malpractice|sexism|racism|insider trading|sabotage|mistreatment|carelessness|false promises|bullying|snooping)"
    ),
}
"""Wrongdoing as a noun; it is only a charge where it is laid at somebody's door."""

BLAMES: Final[Mapping[str, str]] = {
    "fr": (
        r"(?:complices?|coupables?|malhonnêtes?|frauduleu(?:x|ses?)|illéga(?:l|le|les|ux)|illicites?|mensong(?:er|ère|ers|ères)|trompeu(?:r|rs|se|ses)|corrompue?s?|négligente?s?|abusi(?:f|fs|ve|ves)|truqué(?:e|es|s)?|fau(?:x|sses?)|factices?|ficti(?:fs?|ves?)|inventée?s?|bidonnée?s?|anticoncurrentiel\w*|déloya(?:l|le|les|ux)|discriminatoires?|contraires? (?:à la loi|au droit|au rgpd)|hors la loi|en infraction|en faute|fauti(?:fs?|ves?)|un mensonge|inutiles|sans (?:aucune )?valeur|bidons?|tyranniques?|racistes?|sexistes?|homophobes?|antisémites?|défectueu(?:x|ses?)|une passoire|criblée?s? d\w+|truffée?s? d\w+|dangereu(?:x|ses?)|nocifs?|nocives?|surexploitée?s?)"
    ),
    "en": r"(?:complicit|guilty|dishonest|fraudulent|illegal|unlawful|deceptive|corrupt|negligent|abusive|crooked|rigged|misleading|liable|false|untrue|fake|faked|biased|meaningless|unreliable|untrustworthy|invented|fictitious|made up|lies?|a lie|racist|sexist|homophobic|antisemitic|defective|unsafe|full of (?:holes|bugs|flaws|errors)|riddled with|dangerous|worthless|useless|discriminatory|anti-?competitive|exploitative|against the law|at fault|to blame)",
}
"""Adjectives that blame."""

ADVERBS: Final[Mapping[str, str]] = {
    "fr": r"(?:illégalement|illicitement|frauduleusement|sciemment|abusivement|clandestinement|en toute illégalité|à l’insu (?:de|des|du)|à (?:leur|son|notre) insu|dans (?:leur|son) dos|au mépris (?:de|des|du)|sans (?:le |leur |son )?(?:consentement|autorisation)|délibérément|artificiellement|volontairement|intentionnellement|à dessein|exprès|au noir|sans (?:les|le|la) déclarer|sans contrepartie|sans (?:licence|base légale|agrément|mandat)|à l’abri des regards|illégitimement|par représailles|par (?:imprudence|négligence|incurie|paresse|bêtise|calcul|cynisme)|négligemment|imprudemment|contrairement à (?:ce qu\w*[^,.;]{0,40}(?:prom|annon|affirm|garanti)\w*|ses (?:promesses|engagements|obligations))|(?:malgré|en dépit de|au mépris de) (?:ses|leurs?|des|les|plusieurs|une?|l’|la|le) ?(?:promesses|engagements|demandes?|refus|oppositions?|alertes?|plaintes?|avertissements?|mises? en garde|interdictions?)|en secret|secrètement|en cachette|en catimini|en douce|sous le manteau|de mauvaise foi|sous de faux prétextes|sans (?:l’|leur |son |aucun )?(?:accord|avertir|prévenir|informer|demander|avertissement)|sans (?:les|en|le|la|leur) (?:avertir|prévenir|informer|demander)|sans (?:rien|le|en) (?:dire|demander|parler)|indûment|injustement|faussement|déloyalement|en (?:toute|pleine) connaissance de cause|contre (?:leur|son) gré|sur le dos d[eu]s?|aux dépens d[eu]s?|en sachant|tout en sachant|par (?:appât du gain|cupidité|vengeance|malveillance)|en violation (?:de|du|des))",
    "en": r"(?:illegally|unlawfully|fraudulently|knowingly|deceptively|clandestinely|without (?:their |its |users’ |any )?(?:consent|permission|authori[sz]ation)|deliberately|artificially|on purpose|intentionally|wilfully|willfully|off the books|for nothing in return|without (?:saying so|mentioning it|telling)|without (?:a )?(?:licence|license|legal basis|mandate)|illegitimately|in retaliation|carelessly|thoughtlessly|through (?:carelessness|negligence|greed|laziness)|contrary to (?:what[^,.;]{0,40}(?:promis|claim|said|advertis|guarant)\w*|its (?:promises?|commitments?|obligations|contract))|despite (?:(?:its|their|his|her|the|a|several|repeated) )?(?:promises?|commitments?|requests?|refusals?|objections?|warnings?|complaints?|alerts?|bans?)|secretly|covertly|surreptitiously|on the sly|under the table|in secret|under false pretences|in bad faith|without (?:telling|asking|informing|warning) (?:them|anyone|anybody|its|their|users|customers|the)|without (?:its |their )?\w+ (?:knowing|knowledge)|wrongly|wrongfully|unfairly|improperly|falsely|dishonestly|negligently|recklessly|knowing (?:that|full well|it|they)|at the expense of (?:its|their)|out of (?:greed|spite|malice)|in violation of|in breach of|behind (?:its|their) (?:customers|users)’ backs?)",
}
"""Adverbs that blame whatever verb they stand with."""

COMMITS: Final[Mapping[str, str]] = {
    "fr": r"(?:commis|commet(?:tent|tait)?|perpétré|orchestr(?:e|ent|é)|organis(?:e|ent|é)|mont(?:e|é)|couv(?:re|ert)|livré(?:e|s)? à|livrent à|livre à|livrait à|coupables? d[e’]|rendu(?:e|s)? coupables? d[e’]|recour(?:t|ent|u) (?:à|aux?)|auteurs? d[e’]|couverts? de)",
    "en": r"(?:commit(?:s|ted|ting)?|perpetrat(?:es?|ed)|orchestrat(?:es?|ed)|engag(?:es?|ed|ing) in|carri(?:es|ed) out|guilty of|complicit in|resort(?:s|ed) to|behind|responsible for|runs? an?|ran an?)",
}
"""What lays a noun of wrongdoing at somebody's door."""

FRAMES: Final[Mapping[str, str]] = {
    "fr": r"(?:selon|d’après|(?:(?<=^)|(?<=^\s))pour (?:l’|le |la |les |ses |des |plusieurs )(?:\w+ )?(?:associations?|ong|syndicats?|opposition|plaignant\w*|requérant\w*|avocat\w*|presse|journal|quotidien|auteur\w*|parquet|accusation|détracteurs|critiques|concurrents?|actionnaires|médecins|clients|adversaires)|aux dires d[eu’]s?|à en croire|de l’avis d[eu’]s?|du point de vue d[eu’]s?|aux yeux d[eu’]s?|au dire d[eu’]s?|de l’aveu d[eu’]s?|de source (?:judiciaire|syndicale|proche)|si l’on en croit|aux termes d\w+|dans (?:sa|leur|une|cette|la) (?:plainte|assignation|requête|lettre|tribune)|sur la foi d\w+|dixit|aucune preuve|aucun élément)(?! (?:que|le calendrier|la loi|les saisons|le contrat|toute vraisemblance|l’usage|les cas|la taille|le plan|le barème|les pays)\b)",
    "en": r"(?:according to|(?:in|by|for) (?:[\w-]+ ){0,3}[\w-]+’s? (?:view|opinion|eyes|words|telling|account|reading)|in the (?:words|view|opinion|eyes) of|by (?:its|his|her|their) (?:own )?account|as (?:\w+ ){1,4}(?:puts?|put|says?|said|reports?|reported|claims?|claimed|alleges?|alleged) |citing|quoting|in (?:its|their|his|her|a|the) (?:complaint|lawsuit|suit|filing|petition|claim|statement|letter)|as alleged|no evidence|nothing (?:shows|proves|suggests|indicates)|no proof)(?! (?:plan|schedule)\b)",
}
"""What attributes all of the sentence it stands in."""

SAYING: Final[Mapping[str, str]] = {
    "fr": "|".join(
        [
            r"rien n’(?:établi(?:t|ssait)|indique|indiquait|prouv(?:e|ait)|montr(?:e|ait)|permet|permettait)|décri(?:t|vent|vait|vaient)|réagi(?:t|ssent)?|répliqu(?:e|ent|é|ait)|rétorqu(?:e|ent|é|ait)|fai(?:t|sait|sant) valoir|font valoir|fai(?:t|sait) état d\w*|récus(?:e|ent|é|ait)|se défend(?:ent|ait)? d\w*|s’en pren(?:d|nent) à|grief|balai(?:e|ent)|rejet(?:te|tent|é|ait) (?:l’accusation|les accusations|ces accusations|toute)|parl(?:e|ent|ait) d\w*|invoqu(?:e|ent|é|ait)|attribu(?:e|ent|é|ait) (?:[\w’-]+ ){0,6}(?:à|aux?)|dépeint|reconnue? coupable|reconnus coupables|jugée? coupable|port(?:e|ent|é|er) plainte|faire l’objet|fait l’objet|font l’objet|fait face à|répond(?:re)? d\w*",
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
            r"describ(?:es?|ed|ing)|feel(?:s)? that|felt that|(?:feel|feels|felt)(?: [\w’-]+){0,2} (?:misled|cheated|deceived)|rebut(?:s|ted)|rebuff(?:s|ed)|faults?|faulted|take(?:s|n)? issue|took issue|object(?:s|ed)|point(?:s|ed) to|sp(?:eaks?|oke) of|refer(?:s|red) to|attribut(?:es|ed)|insist(?:s|ed)|swear(?:s)?|swore|recount(?:s|ed)|fac(?:es|ed|ing) (?:[\w-]+ ){0,4}(?:claims?|charges?|allegations?|lawsuits?|suits?|questions?|accusations?|inquir(?:y|ies)|investigations?)|under (?:[\w-]+ )?investigation|found (?:guilty|liable)|cit(?:es|ed|ing)|criticis(?:m|ms)|suspicions?|plead(?:s|ed)?",
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
    "fr": r"(?:affirm\w+|accus\w+|dénonc\w+|dit|disent|dit-il|dit-elle|dit-on|déclar\w+|assur\w+|estim\w+|jug\w+|soutien\w+|prétend\w*|écri(?:t|vent)|expliqu\w+|rapport\w+|indiqu\w+|allègu\w+|avanc\w+|signal\w+|selon|d’après|rappell\w+|regrett\w+|plaid\w+|conclu\w*|a jugé|ont jugé|réagi\w*|répliqu\w+|rétorqu\w+|répon\w+|précis\w+|soulign\w+|martel\w+|confi(?:e|é|ait)|racont\w+|témoign\w+|dénon\w+|insist\w+|not(?:e|ent|é|ait)|constat\w+|ajout\w+|résum\w+|argu\w+|jur(?:e|ent|é)|promet\w*|consid\w+)",
    "en": r"(?:says?|said|claim(?:s|ed)|alleg(?:es|ed)|report(?:s|ed)|argu(?:es|ed)|writes?|wrote|told|accord\w+|contend(?:s|ed)|assert(?:s|ed)|add(?:s|ed)|maintain(?:s|ed)|rul(?:ed|es)|found|concluded|held|complain(?:s|ed)|warn(?:s|ed)|insist(?:s|ed)|explain(?:s|ed)|not(?:es|ed)|repl(?:ies|ied)|stat(?:es|ed)|respond(?:s|ed)|recall(?:s|ed)|testif(?:ies|ied)|estimat(?:es|ed)|stress(?:es|ed)|believ(?:es|ed)|suggest(?:s|ed)|confirm(?:s|ed)|acknowledg(?:es|ed)|admit(?:s|ted)|conced(?:es|ed)|announc(?:es|ed))",
}
"""Verbs that attribute from behind: “…, says the association”."""

CHARGES: Final[Mapping[str, str]] = {
    "fr": (
        r"(?:répression des|allégations?|accusations?|soupçons?|suspicions?|plaintes?|poursuites?|enquêtes?|procédures?|mises? en cause|reproches?|griefs?|procès|actions? (?:en justice|d’actionnaires|collectives?)|rumeurs?|hypothèses?|thèses?|risques? (?:de|d’)|présomptions?"
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
    "fr": r"(?:tribuna(?:l|ux)|cours?|juges?|jury|cassation|conseil d’état|régulateurs?|autorités?|cnil|commission|justice|prud’hommes|agcm|ftc|sec|dgccrf|jugement|arrêt|décision|vice-chancelier|procureur|conseil de la concurrence|parlement|arbitres?|inspection|inspecteurs?|défenseur des droits|médiateur|chambre|garante|bundeskartellamt)",
    "en": r"(?:courts?|judges?|jury|tribunals?|regulators?|authorit(?:y|ies)|commission|watchdog|ftc|sec|cma|ico|agcm|cnil|judgment|ruling|verdict|vice chancellor|prosecutors?|parliament|inspectorate|inspectors?|ombudsman|arbitrators?|panel|department of justice|agency|information commissioner)",
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
        r"explosi(?:f|fs|ve|ves)(?= (?:rapport|révélation|affaire|document|dossier)s?)|bombe(?=[ ,.])|accablante?s?": "critique",
        r"révélations? (?:fracassantes?|chocs?|explosives?)|chocs?(?=$|[.,])": "informations",
        r"cyniques?|cynisme|toxiques?|immonde|ignobles?|odieu(?:x|ses?)|infâmes?|minables?|pourri(?:e|s|es)?": "contesté",
        r"douteu(?:x|ses?)|louches?|opaques?": "contesté, non expliqué",
        r"épingl(?:e|é|ée|és|ées|ent)": "critiqué",
        r"étrill(?:e|é|ée|ent)|fustig(?:e|é|ée|ent)|descend(?:re|u) en flammes": "critiquer",
        r"mégalomanes?|tyran\w+|dictat\w+|despot\w+|méritée?s?(?= (?:en|depuis|pour)|[.,])|vertigineu\w+|avides?|cupides?|rapaces?": "critiqué",
        r"massivement licenci\w+|virés?|virées?|virer": "licencié",
        r"complot(?:s)?": "accord allégué",
        r"vorace(?:s|ment)?|voracité|goulu\w*|gloutons?|ogres?|insatiables?|aval(?:e|é|er|ent)(?= (?:son|sa|ses|le|la|les|un|une|l’))|(?:mang|croqu|bouff)(?:e|é|er|ent)(?= (?:son|sa|ses|un|une) )|gob(?:e|é|er|ent)(?= (?:son|sa|ses|le|la|les|un|une|l’))|engloutit?|dévor(?:e|é|er|ent)": "racheter",
        r"dinosaures?|mammouths?|sangsues?|cancres?|mauvais élèves?|lanterne rouge|boulets?|poules? aux œufs d’or|has-been|clowns?|pantins?|marionnettes?|moutons? noirs?|girouettes?": "entreprise",
        r"comme par hasard|curieusement|étrangement|bizarrement|mystérieusement|bien sûr|évidemment|à l’évidence|sans surprise|hélas|malheureusement|heureusement|opportunément|naturellement": "(à retirer)",
        r"piètres?|dérisoires?|fumeu(?:x|ses?)|bancale?s?|boiteu(?:x|ses?)|de façade|simulacres?|pseudo-\w+|poussi(?:f|ve)s?|capitul(?:e|é|ent)|panique|s’acharn\w+|s’obstin\w+|s’entêt\w+|s’enfonc\w+|sombr(?:e|é)(?= (?:dans|en))|dégringol\w+|mordu la poussière|jeté l’éponge|fini par (?:céder|plier)": "critiqué",
        r"révolutionnaires?|génia(?:l|le|les|ux)|visionnaires?|fabuleu(?:x|ses?)|miraculeu(?:x|ses?)|prodigieu(?:x|ses?)|éblouissant\w*|époustouflant\w*|inégalée?s?|imbattables?|magistra(?:l|le|ux)": "(un fait daté)",
        r"inouïe?s?|inénarrables?|grossi(?:ers?|ères?)|flamboyant\w*|sordides?|glauques?|scabreu(?:x|ses?)|nébuleu(?:x|ses?)|tortueu(?:x|ses?)|roublards?|vicieu(?:x|ses?)|pervers\w*|malsaine?s?|délétères?|néfastes?|funestes?|désolant\w*|affolant\w*|alarmant\w*|dramatiques?(?:ment)?|tragiques?(?:ment)?|terribles?|épouvantables?|atroces?|cruel(?:le)?s?|inhumaine?s?|barbares?|féroces?|sanglant\w*|retentissant\w*|fracassant\w*|tonitruant\w*|colossa(?:l|le|les|ux)|pharaoniques?|astronomiques?|abyssa(?:l|le|les|ux)|faramineu(?:x|ses?)": "critiqué, important",
        r"(?:éreint|matraqu|tacl|démoli|torpill|pulvéris|lamin|broy|terrass)(?:e|ent|é|ée|és|ées|er|t|ssent)|clou\w+ au pilori|au pilori|montr\w+ du doigt|règlements? de comptes?|coups? de (?:massue|grâce|théâtre|poignard)|paniers? de crabes|loi de la jungle|far west|tragédies?|drames?|vaudeville|psychodrames?|tsunamis?|raz-de-marée|ondes? de choc|électrochocs?|guerre ouverte": "critiquer, différend",
        r"insensée?s?|indignes?|misérable(?:s|ment)?|déplorable(?:s|ment)?|piteu(?:x|ses?|sement)|dégradant\w*|avilissant\w*|injustifiée?s?|iniques?|démesurée?s?|outranci(?:ers?|ères?)|insultant\w*|méprisables?|détestables?|exécrables?|inferna(?:l|le|les|ux)|hideu(?:x|ses?)|suicidaires?|irresponsables?|naï(?:fs?|ves?)|idiote?s?|imbéciles?|débiles?|folles?|dingues?|hystériques?|obscènes?|vulgaires?|mesquine?s?|orwellien\w*|kafkaïen\w*|dystopiques?|draconien\w*": "critiqué",
        r"fossoyeu(?:r|rs|se|ses)|pieuvre|rouleau compresseur|prédat(?:eur|eurs|rice|rices)": "entreprise mise en cause",
        r"monstres?|cauchemardesques?|vautr(?:e|é|er|ée)|flops?|fours?(?= (?:commercial|complet))|bides?|l’évidence|gâchis|naufrages?|déroutes?|bérézina|crash|descente aux enfers|cauchemars?|calvaire|enfer|cataclysm\w+|séismes?|coups? de tonnerre|tourmente|chaos|chaotiques?": "difficultés",
        r"saignées?|purges?(?! (?:des|de) (?:données|fichiers))|coupes? claires?|hémorragies?|boucheries?|dézingu\w+|flingu\w+": "suppression de postes",
        r"usines? à gaz|poudre aux yeux|esbroufe|fumisterie|mascarades?|farces?|cirque|enfumages?|embrouilles?|entourloupes?|supercheries?|coups? tordus?|coups? bas|poudre de perlimpinpin": "pratique contestée",
        r"arrogan(?:ce|te?s?|ts)|mépris(?:ant\w*)?(?! d)|suffisan(?:ce(?= d[eu]))|hypocri(?:te|tes|sie)|cupidité|avidité|rapacité|perfid\w+|sournois\w*|fourb\w+|machiavéli\w+|diaboliques?|impitoyables?|sans pitié|sans foi ni loi|brutal(?:e|es|ement|ité)?|brutaux|sauvage(?:s|ment)?": "contesté",
        r"ridicul\w+|perdu son âme|horrible\w*|effroyable\w*|terrifiant\w*|inquiétant\w*|stupéfiant\w*|invraisemblable\w*|incroyable\w*|stupide\w*|incompéten\w+|nulle?s? (?=et|!)|minable\w*|médiocre\w*|bâclée?s?|foireu\w+|pathétiques?|lamentable(?:s|ment)?|pitoyable(?:s|ment)?|consternant\w*|grotesques?|hallucinant\w*|ahurissant\w*|effarant\w*|glaçant\w*|ubuesques?|rocambolesques?|calamiteu\w+|catastrophes?(?! naturelle)|affligeant\w*|navrant\w*|délirant\w*|aberrant\w*|absurdes?": "critiqué",
        r"inadmissibles?|inacceptables?|intolérables?|indécen(?:te?s?|ts|ce)|révoltant\w*|abject\w*|abominables?|monstrueu\w+|choquant\w*|écœurant\w*|dégoûtant\w*|infect\w*|crapuleu\w+|nauséabond\w*": "contesté",
        r"soi-disant|tristement célèbres?|de triste mémoire|aux abois|à l’agonie|moribonde?s?|exsangues?|empêtrée?s?|engluée?s?|embourbée?s?|désespérée?s?|à genoux|à bout de souffle|en perdition|en pleine déconfiture|déconfiture": "en difficulté",
        r"pactole|magot|juteu(?:x|ses?)|mirobolant\w*|exorbitant\w*|parachutes? dorés?|gav(?:e|é|és|ent)|se goinfr\w+|gras\w* prime": "élevé",
        r"omerta|liaisons? dangereuses?|casseroles?|sale (?:affaire|coup|histoire)|lynch\w+|humili\w+|écras(?:e|é|er)(?= (?:son|ses|le|la|les))|assassin\w*|tortionnaires?|esclavag\w+|bourreaux?|négriers?": "critiqué",
        r"(?:n’a|n’ont) pas hésité|ose(?:nt)?(?= )|a osé|ont osé|se targu\w+|se gargaris\w+|fanfaronn\w+|claironn\w+": "annonce, a fait",
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
        r"disasters?(?! recovery)|disastrous(?:ly)?|catastroph(?:es?|ic|ically)": "failure",
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
        r"embattled|beleaguered|scandal-\w+|crisis-\w+|troubled|tainted|discredited|mired in|reeling|doomed|crippled|plagued?|plagues|in tatters|in meltdown|self-styled|so-called|once-(?:proud|mighty|great|promising)|limp(?:s|ed|ing)|lost its soul|sorry saga|saga of|cautionary tale|fall from grace|on its knees|desperate(?:ly)?": "criticised",
        r"ridiculous(?:ly)?|fools? of|horrifying|terrifying|stunning(?:ly)?|staggering(?:ly)?|unbelievabl[ey]|mind-boggling|mediocre|stupid(?:ly)?|half-baked|absurd(?:ly)?|pathetic(?:ally)?|laughabl[ey]|ludicrous(?:ly)?|farcical|farce|laughing stock|a joke|dismal|woeful(?:ly)?|abysmal(?:ly)?|atrocious|appalling(?:ly)?|awful|dreadful|horrific|horrendous|horrible|terrible|disgusting|lousy|inept|incompetent|incompetence|clueless|hopeless(?:ly)?": "criticised",
        r"predatory|rapacious|voracious|insatiable|greed|gobbl(?:es|ed|ing)(?: up)?|swallow(?:s|ed|ing)(?: up)?|devour(?:s|ed|ing)?|parasites?|leech\w*|bloodsuck\w*|vampir\w+|cash grabs?|money-grabbing|data grabs?|land grabs?|power grabs?|fat cats?|bloated|obscene(?:ly)?|eye-watering|extortionate|exorbitant": "disputed",
        r"chaos|chaotic|turmoil|mayhem|meltdowns?|nightmar\w+|flop(?:s|ped)?|bomb(?:s|ed)(?= )|the obvious|overpaid|shambles|shambolic|train ?wrecks?|botch(?:ed|es)|bungl(?:ed|es)|wreckage|bloodletting|slaughter\w*|decimat\w+|gutted|purges?(?! of (?:data|records))|cull(?:s|ed|ing)?|booted|humiliat\w+": "difficulties",
        r"dinosaurs?|laggards?|dunces?|black sheep|pariahs?|basket cases?|white elephants?|gravy train|cash cows?|cowboys?|clowns?|circus|lapdogs?|has-beens?|wannabes?|dog’s dinner": "company",
        r"as if by chance|suspiciously|curiously|strangely|mysteriously|surprise, surprise|of course|obviously|unsurprisingly|predictably|sadly|alas|unfortunately|thankfully|luckily|conveniently": "(leave out)",
        r"feeble|lame|flimsy|half-hearted|derisory|paltry|measly|cav(?:es|ed) in|grovel(?:s|led)|whin(?:es|ed)|gloat(?:s|ed)|brag(?:s|ged)|panic(?:s|ked)|flounder(?:s|ed|ing)|implod(?:es|ed)|nosediv(?:es|ed)|crumbl(?:es|ed)|squirm(?:s|ed)": "criticised",
        r"revolutionary|brilliant|visionary|unrivalled|best-in-class|game-chang\w+|world-beating|amazing|incredible|legendary|miraculous|genius|masterful|stellar|unbeatable": "(a dated fact)",
        r"crude|slippery|flamboyant|breathtaking(?:ly)?|twisted|nasty|filthy|poisonous|alarming(?:ly)?|tragic(?:ally)?|gruesome|grisly|barbaric|ferocious|bloody|whopping|colossal|monumental|astronomical|gargantuan|sky-high|jaw-dropping|blistering|scathing|searing|withering|thunderous|dramatic(?:ally)?": "criticised, large",
        r"hammer(?:s|ed)|pummel\w*|skewer(?:s|ed)|trash(?:es|ed)|demolish(?:es|ed)|torpedo(?:es|ed)|obliterat(?:es|ed)|pulveris(?:es|ed)|steamroll\w*|bulldoz(?:es|ed)|clobber(?:s|ed)|trounc(?:es|ed)|firestorms?|shockwaves?|death knell|wild west|hornets?’ nest|can of worms|tsunamis?|soap opera|tragedy": "criticise, dispute",
        r"insane(?:ly)?|unworthy|miserabl[ey]|deplorabl[ey]|degrading|unjustified|outlandish|preposterous|insulting|detestable|loathsome|hateful|hideous|ugly|suicidal|irresponsibl[ey]|gullible|idiotic|moronic|dumb|foolish(?:ly)?|crazy|hysterical|vulgar|petty|stingy|heavy-handed|draconian|orwellian|kafkaesque|dystopian|senseless|mindless|reprehensible|indecent": "criticised",
        r"evil|monsters?|ate(?= (?:a|an|another|its|up|the))|hapless|axe fell|bull(?:y|ies)(?= (?:crushed|bought|has|is))|tyrant\w*|tyrann\w+|dictator\w*|despot\w*|wicked|monstrous|sneaky|slimy|devious|underhand(?:ed)?|two-faced|hypocri(?:te|tes|sy|tical)|arrogan(?:t|ce|tly)|reckless(?:ly|ness)?|callous(?:ly)?|heartless|cruel(?:ly|ty)?|brutal(?:ly|ity)?|savage(?:ly)?|merciless(?:ly)?|cut-throat|immoral|unethical|repugnant|sordid|seedy|vicious": "disputed",
        r"snake oil|smoke and mirrors|house of cards|ponzi|sweatshops?|slave (?:labour|labor|drivers?)|witch-hunts?|cronies|cronyism|propaganda|spyware makers?|dirty tricks|dirty secrets?|skeletons": "disputed practice",
    },
}
"""Loaded words, and what is neutral instead."""

CHARGED: Final[Mapping[str, str]] = {
    "fr": r"(?:toxiques?|arnaqu\w+|pillages?|racket\w*|tricheu\w+|menteu\w+|complots?|incompét\w+|bidons?|brutal\w*|brutaux|impostures?|abus\w*|fraud\w+|dictat\w+|tyran\w+|trompe\w+)",
    "en": r"(?:toxic|bogus|sham|scam\w*|racket\w*|cheat\w*|liars?|conspiracy|incompeten\w+|predatory|immoral|unethical|plunder\w*|fraud\w*|reckless\w*|brutal\w*|hoax|cruel\w*|exorbitant|sweatshops?|ponzi|cronyism|tyrann\w+)",
}
"""Loaded words that are also a charge: where somebody is said to make it, they are that person’s."""

OFFICERS: Final[Mapping[str, str]] = {
    "fr": (
        r"(?:pdg|dg|p-dg|président(?:e)?(?:-directeur général|-directrice générale)?|direct(?:eur|rice)s?|dirigeante?s?|codirigeante?s?|cofondat(?:eur|rice)s?|fondat(?:eur|rice)s?|porte-parole|patron(?:ne)?s?|responsable|chef(?:fe)?|associée?s?|gérante?s?|créat(?:eur|rice)s?|vice-présidente?|secrétaire générale?"
        r"|numéro (?:un|deux)|à la tête|tête|ceo|cto|cfo|coo|avocate?s? d[eu]|administrat(?:eur|rice)s?|stratège|équipe dirigeante|chief [\w ]+ officer|cmo|cpo|dirigée? par|présidée? par|menée? par)"
    ),
    "en": (
        r"(?:ceo|cto|cfo|coo|cmo|chief [\w-]+(?: officer)?|president|director|chair(?:man|woman|person)?|founders?|co-founders?|cofounders?|co-ceo|spokes(?:man|woman|person)|head|boss|partners?|manager|vice president|svp|evp|vp|general counsel|lawyers? for|executives?|strategist|creator|creators|managing|managed|leader"
        r"|leadership|in charge|led by|headed by|chaired by|run by)"
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
    "fr": r"(?:article d[e’]|signé(?:e|s)?(?: par)?|interview d[e’]|entretien avec|rencontre avec|auteure?s?|chronique d[e’]|tribune d[e’]|livre d[e’]|propos recueillis par|portrait d[e’]|(?:créée?|créés|inventée?|lancée?|fondée?|cofondée?|fondation|création|dirigée?|présidée?|menée?)[^.;:]{0,60} par|fondent|créent|fonde|crée|podcast avec|avec)",
    "en": r"(?:article by|signed(?: by)?|interview with|interviews|authors?|column by|opinion by|book by|profile of|portrait of|created by|invented by|launched by|founded by|podcast with|with|by)",
}
"""What names a person as an author, an interviewee or a founder."""

STARTS: Final[Mapping[str, str]] = {
    "fr": r"(?:(?:a |ont |avait |avaient )?(?:fond|cré|lanc|dirig|cofond)(?:e|ent|é|èrent|a|ait|aient)|(?:prend|prennent|quitte|quittent|dirigeait|rejoint) (?:la tête|la direction|la présidence|le conseil|l’entreprise)|succède|a quitté la (?:direction|présidence))",
    "en": r"(?:(?:have |has |had )?(?:founds?|founded|co-?found(?:s|ed)?|creates?|created|starts?|started|launch(?:es|ed)?|heads?|headed|leads?|led|r[au]ns?)|(?:moves?|moved|steps?|stepped) (?:to|down|up)|succeed(?:s|ed)|became|becomes?)",
}
"""What only somebody who acts for a company does: verbs after the name."""

RECORDS: Final[Mapping[str, str]] = {
    "fr": r"(?:à la BBC|à (?:l’AFP|Reuters|Forbes|Maddyness)|devant (?:le|la|les|l’|un|une)|à la barre|au tribunal|au parlement|entendue? (?:par|sous)|auditionnée?|sous serment|cité(?:e)? par|interrogé(?:e)? par|dans une tribune|a témoigné|témoigne)",
    "en": r"(?:told (?:the )?[A-Z][\w’-]+|(?:remarks|statement|interview|answers?) to (?:the )?[A-Z][\w’-]+|in evidence to|testif(?:ied|ies)|under oath|before (?:the|a) (?:court|parliament|committee|senate|house|inquiry)|quoted by|questioning by|interviewed by|questioned by|heard by)",
}
"""What says that a person spoke on the record: before a court or a parliament, or to a named title."""


ORGANISATIONS: Final = (
    r"(?:partners?|research|capital|group|groupe|inc|ltd|llc|plc|sa|sas|gmbh|corp|company|institute|institut|university|université|foundation|fondation|bank|banque|health|analytics|international|media|news|times|post|journal|magazine|report|review|media|france|europe|school|college|street"
    r"|avenue|holdings?|systems?|solutions|technologies|software|labs?|court|act|law|associates|advisors?|ventures|equity|investments?|brothers|family|city|county|saint|hospital|house|center|centre)"
)
"""What follows a first name in the name of an organisation or a place."""

NAMESAKES: Final = (
    r"(?:Morgan Stanley|Louis Vuitton|Leroy Merlin|John Lewis|John Deere|Ralph Lauren|Calvin Klein|Hugo Boss|Yves Rocher|Yves Saint|Pierre Fabre|Pierre Cardin|Charles Schwab|Thomas Cook|Arthur Andersen|Michael Kors|Kate Spade|Tommy Hilfiger"
    r"|Max Mara|Max Planck|Max Havelaar|Paul Smith|Paul Hastings|Eddie Bauer|Jimmy Choo|Christian Dior|Sophia Antipolis|Marie Claire|Charlie Hebdo|Ernst Young|Estée Lauder|Elizabeth Arden|Mary Kay|Marc Jacobs|Levi Strauss|Philip Morris|Eli Lilly"
    r"|Jean Coutu|Julius Baer|Franklin Templeton|Raymond James|Edward Jones|Robert Half|Robert Walters|Michael Page|Jones Day|Baker McKenzie|Oliver Wyman|Roland Berger|Alvarez Marsal|Grant Thornton|Russell Reynolds|Francis Lefebvre|Jack Daniel|Johnson Controls"
    r"|Jacques Dessange|Franck Provost|Daniel Hechter|Paul Ricard|Stella Artois|Mark Levinson|Harris Interactive|Harvey Nash|Kelly Blue|Warner Bros|Martin Marietta|Stanley Black|Ben Jerry|Ray Ban|Victoria Secret)"
)
"""Companies and places that are called as a person is."""

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
    "fr": r"(?:l’éditeur|la société|l’entreprise|le groupe|la plateforme|la filiale|le prestataire|la firme|la start-up|le fournisseur|la maison mère|la direction|le fonds|(?:son|sa|ses|le|la|les) (?:patrons?|propriétaires?|actionnaires?|fondat(?:eur|rice)s?|PDG)|(?:ses|les|leurs) (?:dirigeants|équipes|salariés|commerciaux|vendeurs))",
    "en": r"(?:the (?:vendor|company|platform|firm|group|subsidiary|supplier|start-up|contractor|parent company|fund|founders?|owners?|supplier|start-up|app|site)|management|(?:its|the) (?:executives|directors|managers|owners|founders?|algorithm|board|staff|sales ?(?:team|force|people)|employees))",
}
"""How a party is called when it is not named."""

ACTS: Final[Mapping[str, str]] = {
    "fr": (
        r"(?:ne |n’|se |s’|l’|les |le |la |lui |leur |y |en(?= (?:a|ont|avait|avaient)\b) )?(?:(?:a|ont|avait|avaient)(?: pas| jamais| rien)?(?: \w+ment| aussi| ensuite| donc| déjà| ainsi| toujours)? (?P<done>(?-i:[a-zà-ÿ])[\w-]{2,})|(?P<does>(?-i:(?!(?:en|avant|pendant|durant|devant|suivant|souvent|quand|sont|soit|dont|haut|petit|comme|contre|entre|autre|même|encore|unique|privée|publique|mère|sœur)\b|\w+(?:aise|oise|ienne|éenne|caine|ande|ante|ente|ée|ant|ment|elge|uisse|usse|gnole|euse|ive|aire|elle|ique|able)\b)[a-zà-ÿ]{2,}(?:e|ent|ait|aient|it|issent|d|dent|t))))"
    ),
    "en": r"(?:(?:staff|employees|shareholders|executives|managers|directors|teams?) )?(?:(?:has|have|had)(?: not| never)?(?: \w+ly| also| then| since| always)? (?P<done>(?-i:[a-z])[\w-]+(?:ed|en|wn|ght|pt|ft|lt|nt|ld|ut|ung|ade|one|orn|ost|un|et|ead|ound|id|ot|ck|an|um|it))|(?:\w+ly )?(?P<does>(?-i:(?!(?:over|less|across|besides|towards|versus|always|sometimes|business|based|named|owned|listed|focused|called|stars|shares?|shareholders|stockholders|investors|customers|clients|records|reviews|scores|services|executives|employees|users|products|surveys|profiles|pages|results|sales|answers|forms|accounts|plans|ratings|reports|tools|units|systems|contracts|deals|stores|partners|holders|directors|officers|managers|engineers|founders|lawyers|companies|subsidiaries|patients|data|pays-off)(?![a-z]))[a-z]{2,}(?:ed|es|s)|left|gave|took|made|kept|let|drove|put|cut|sent|built|fed|ran|spent|drew|wrote|knew|won|bent|sold|hid|went|dealt|brought|forced)))",
}
"""A verb that says as a fact what a party did or does, after its name."""

NEUTRAL: Final[Mapping[str, str]] = {
    "fr": (
        r"(?:annonc|publi|déclar|indiqu|répond|répon|précis|rappel|assur|affirm|lanc|ouv(?:r|ert)|cré|fond|rachet|rachèt|achet|achèt|acqui|fusionn|nomm|recrut|embauch|emplo|compt|réalis|opèr|opér|exploit|propos|offr|offert|fourni|édit|développ|commercialis|équip|utilis|sépar|scind|introdui|cot|lev|lèv|investi"
        r"|sign|concl|accept|refus|rejet|contest|démen|ni(?:e|é|ait|ent)$|demand|sollicit|saisi|dépos|assign|poursui|attaqu|form|vers|pay|pai|rembours|rétabli|sécuris|corrig|répar|préven|inform|notifi|alert|coopér|collabor|modifi|chang|adapt|mis|met$|mett|suspend|arrêt|cess|quitt|rejoi|défend|soutien|souten|présent|détaill|expliqu|comment"
        r"|reç|obt|gagn|perd|chut|baiss|augment|progress|clos|transf|bas|situ|dirig|appart|déti|contrôl|dev|rest|appliqu|respect|constat|découv|confi|désign|invit|envoy|signal|reconn|admet|admis|avou|eu$|été$|été|est$|était|avait|sont$|dit$|dis|pris$|pren|tenu|tient|vis|hébergeait|héberge|affich|mesur|vend$|écri|cit|figur|porte"
        r"|clam|imput|attend(?:ait)?$|réun|réduit|réduis|fêt|centralis|regroup|rassembl|analys|clôtur|bouclé|boucl|finalis|frôl|fix|tir(?:e|é|ent)|garde|gard|racont|ajout|attribu|expos(?:e|é)|(?:ses|une)|multipli|renforc|renouvel|prolong|étend|étendu|élargi|agrandi|démarr|début|commenc|termin|achev|produi|génér|calcul|trait|collect(?:e|é)$|recueill|recueil|envo|expédi|interroge|sond|enquêt|compar|class(?:e|é)|not(?:e|é)$|suiv|suit|mesur|connect|intègr|intégr|reli|combin|associ|relanc|rebaptis|renomm|rafraîch|simplifi|automatis|tradui|traduit|héberg|stock(?:e|é|ent)|migr|déplac|déménag|install|implant|ferm|licenci|supprim|embauch|form(?:e|é)|promeu|promu|débauch|remplac|succèd|succéd|nomm|partag|couvr|couvert|équilibr|double|doubl|tripl|quadrupl|dépass|attein|franch|recul|stagn|doubl|ralent|accél|génér|dégag|enregistr|réinvest|emprunt|vis|rembours|distribu|verse|vers|valoris|introduit|retir|remport|décroch|gagn|conquer|séduit|convain|équip|sponsor|soutien|parrain|organis|accueil|particip|anim|tien|assist|célèbr|célébr|récompens|certifi|labellis|obtien|brevet|déploi|déploy|généralis|expériment|test|rod|pilot|aide|aid|accompagn|conseill|guide|permet|autoris|refl|remerci|salu|félicit|cré|conç|fabriqu|vise|cibl|cherch|hésit|négoci|discut|renonc|abandonn|confirm|dévoil|présent|décrit|défin|détermin|voi|vit|vivre|crain|croi|espèr|table|mis(?:e|é)|pari|ambitionn|aspire|occup|loue|lou|possèd|possédait|cumul|totalis|représent|pèse|profit|bénéfic|dépend|relèv|appel|fait|faire|fais|font|veille|rapproch|allie|alli|assoc|fusion|absor|intégr|scind|céd|cèd|ven[dt]|revend|rach|repren|repris|sort|sorti|arriv|part(?:it|i|ait)$|vient|venait|venu|revient|revenu|monte|descend|grandi|grossi|démén|recour|serv|sert|préfèr|écoute|écout|lit$|lu$|sait|savait|sai|invit|évolu|mûri|diversifi|spécialis|concentr|recentr|structur|restructur|réorganis|gèr|géré|admini|maîtris|respect|protèg|protég|chiffr|sauvegard|surveill|audit|coop|tomb|commun|fair|parl|dialogu|désapprouv|exprim|garanti|illustr|inclu|incarn|initi|inspir|instaur|manifest|marqu|milit|motiv|nécessit|observ|organis|orient|patient|persist|plac|précèd|précéd|préconis|prépar|prévoi|privilégi|procèd|procéd|prolong|promeu|protest|réagi|recommand|recondui|rectifi|redress|réfléchi|réitèr|relat|remani|rempli|rencontr|rend|renvoi|répart|répliqu|report|repos|requi|réserv|résid|résili|résist|résou|résolu|ressort|résult|rétract|réussi|revoi|revu|revis|siège|simplifi|soulign|soumet|soumis|souscri|spécifi|stipul|suggèr|supervis|tend|toler|tranch|trouv|unifi|utilis|valid|vari|vérifi|voyag|clôt|clos|aliment|amélior|apport|approuv|argu|arbitr|arrêt|articul|assembl|assortit|attest|autoris|avanc|bâti|campe|circul|clarifi|comprend|communiqu|connaî|connu|consacr|consul|contact|contribu|convi|coordonn|cour|croî|cultiv|date|déclin|dédi|défin|délivr|dépass|dessin|dévelop|diffus|dispos|dispens|domine|don|décrit|égal|élabor|élimin|émet|émi|emménag|enrichi|entend|entretien|entrepren|équival|érig|esquiss|étudi|euro|évit|exclu|exécut|exerc|exist|export|figur|filiale|final|fix|fonctionn|formul|franchis|grav|guid|habill|identifi|import|imprim|incit|inform|insist|install|interven|introdui|invest|justifi|lanc|lègu|lic|limit|locali|loge|maintien|maintenu|majeur|migr|minor|modernis|mobilis|module|mûr|naît|né$|normalis|opt|ouvr|pilot|plafonn|préside|prime|prospect|puis|qualifi|quitt|racont|ram|réaffirm|rebond|réclam|récolt|récupèr|rédig|refond|régl|regard|rejoi|rembours|ren|réorient|repositionn|reprend|réside|restitu|retrac|retrouv|réuni|révis|rivalis|saisi|salari|satisfai|scell|sélectionn|sembl|sign|sort|spécial|sponsor|stabilis|structur|succomb|suppos|surfe|surpass|survi|taill|téléphon|témoign|termin|totalis|touche|tourn|transform|triomph|trôn|uni$|unit|valor|veill|vend|viennent|voul|inaugur|baptis|pose|posé|visit|livr|rempor|sill|décid|lance|révis|rétrocèd|rétrocéd|réembauch|titularis|délég|confi|honor|provision|acquitt|régularis|amorti|augur|tabl|scrut|arbor|arpent|découvr|publi|mandat|convoqu|somm|avert|alert|interpell|intent|assign|transig|plaid|class|requalifi|débout|relax|acquitt|innocent|blanchi|homologu|abrog|amend|suspend|prorog|échelonn|étal|prévo|prévu|compl|entr|dans$|dont$|mont|port|adress|interrog|mentionn|nomm|qualifi|dénonc|accus|estim|jug|considèr|considér|promet|promis|engag|préf|choisi|cherch|souhait|voul|veut|peut|doit|sembl|paraît|compt|travaill|concern|plaid|obtien|subi|tent|perm|concurrenc|disput|évalu|fut$|évoqu|revendiqu|réfut|regrett|vot)"
    ),
    "en": (
        r"(?:announc|publish|compl(?:y|ies|ied)|declar|stat|repl|respond|answer|said|say|add|recall|assur|claim|launch|open|creat|found|acquir|bought|buy|merg|appoint|nam|recruit|hir|employ|count|operat|propos|offer|provid|suppl|develop|market|equip|us(?:es|ed)|spun|split|list|rais|invest|sign|conclud|agree|accept|refus|reject|contest|den|disput|ask|fil|su(?:es|ed)"
        r"|appeal|pa(?:id|ys)|repa(?:id|y)|refund|restor|secur|fix|repair|warn|inform|notif|alert|cooperat|collaborat|modif|chang|adapt|updat|suspend|stop|ceas|join|defend|support|present|explain|comment|receiv|obtain|won|lost|fell|rose|drop|increas|grow|grew|clos|mov|rel|bas|manag|lead|led|belong|own|hold|held|control|becom|became|remain|appli|respect"
        r"|found|discover|design|invit|sent|send|report|recogni|admit|acknowledg|been|was|is$|has$|does$|wrote|writ|cit|appear|expect|plan|complet|enter|address|describ|accus|estimat|consider|promis|commit|choos|chose|seek|sought|wish|want|seem|compet|measur|serv|host|show|head|insist|maintain|argu|contend|assert|suffer|allow|call|express|confirm|attribut"
        r"|disclos|disagree|talk|compl|conced|contact|conven|date(?:s|d)$|declin|deliver|delist|differ|display|donat|emerg|emphasi|enjoy|ensur|envisag|establish|evolv|exist|featur|fight|fought|financ|fund|graduat|grant|guarant|hear(?:s|d)$|identif|identifi|implement|import|includ|incorporat|indicat|inherit|initiat|inspir|instruct|invok|issu|last(?:s|ed)$|learn|lend|lent|licen|litigat|maintain|meet|met$|model|object|observ|occur|oppos|outlin|outsourc|overhaul|perform|persuad|plead|point|position|power|practi|prefer|preserv|prohibit|pursu|question|quot|react|reaffirm|reconsider|redesign|refer|refin|reflect|refocus|reiterat|relaunch|render|reorgan|request|requir|rescind|resign|resolv|restrict|result|revers|revis|revamp|schedul|search|separat|set(?:s)?$|siz|solv|sourc|span|submit|submitt|supervis|surviv|sustain|tell(?:s)?$|told|thriv|tour|transform|trust|tweak|underlin|underw|undergo|undertak|uphold|upheld|verif|voic|waiv|yield|abid|abolish|accommodat|accompan|achiev|address|administ|adopt|advertis|affect|align|allocat|amend|amount|apply|arrang|aspir|assembl|assess|assign|assum|attract|automat|await|award|bank|becom|begun|belie|bid|board|borrow|broaden|calm|campaign|capitali|care|carri|carry|cater|chang|charter|cit|clarif|class|clear|combin|commend|commission|communicat|compil|complet|comprehend|conduct|confer|congratulat|consent|consult|contain|contribut|correct|correspond|counter|countersu|credit|debat|decid|dedicat|defer|delegat|deriv|detail|devot|direct|distanc|divid|document|dominat|draft|duplicat|educat|elect|embark|embrac|emplo|encourag|engag|enhanc|enjoin|enlist|enrich|entrust|equal|evaluat|exercis|exhibit|expir|explor|facilitat|favo|fill|fit|float|follow|forecast|form|formali|foster|fulfil|furnish|gaug|gave$|gives$|get(?:s)?$|got$|hope|impress|improv|incub|inaugurat|inform|install|insur|interpret|introduc|join|justif|justifi|knew$|know(?:s|n)?$|label|liv|locat|loc|lower|master|match|matur|mediat|merit|mirror|moderni|motivat|nominat|offset|onboard|organi|orient|originat|outpac|outperform|oversee|oversaw|paus|penetrat|perfect|persist|petition|plac|prais|precede|premier|prevail|prid|prioriti|proceed|procur|produc|profil|progress|propel|prosper|prov(?:es|ed)|popular|qualif|quantif|rall|rebut|recalculat|recapitali|receiv|reciproc|reconcil|redeem|redirect|re-?elect|regain|regret|regulat|reinforc|reinvest|rel|remark|remed|remind|remodel|renegotiat|renew|rent|reopen|repeat|rephras|reposition|reproduc|resembl|reserv|respect|restat|restock|retool|return|reunit|rival|rul|sampl|satisf|scale|sett(?:les|led)|shift|shorten|shut|signal|sit$|sits$|soar|sponsor|stabil|staf|stag|stipulat|structur|stud|subcontract|subscrib|substitut|succeed|suit|supplement|surg|surrender|synchroni|tailor|target|teach|taught|term(?:s|ed)$|thrive|tie(?:s|d)$|time(?:s|d)$|top(?:s|ped)$|train|transition|trigger|trim|undersign|unit(?:es|ed)$|unload|upgrad|utili|vacat|vari|ventur|vest|view|wait|welcom|widen|win|blam|fault|gather|collect|cut|find|reduc|halv|shed|trim|eliminat|laid|lay|analys|analyz|draw|drew|goes|celebrat|recount|keep|kept|mak|made|shift|over$|cent(?:er|ral)|gain|bring|combin|connect|integrat|link|track|stor|translat|automat|simplif|renam|rebrand|extend|expand|widen|strengthen|renew|start|beg(?:an|in|un)|finish|end(?:s|ed)$|close|produc|generat|calculat|treat|survey|poll|compar|rank|rat(?:es|ed)$|scor|measur|follow|migrat|relocat|mov|transfer|instal|train|promot|replac|succe(?:ed|eds|eded)|shar(?:es|ed)$|cover|doubl|tripl|quadrupl|exceed|reach|pass(?:es|ed)$|cross|slow|accelerat|book(?:s|ed)|record(?:s|ed)|post(?:s|ed)|earn|borrow|distribut|valu|float|priced?|withdr|withdraw|win|secur|land(?:s|ed)|conque|attract|sponsor|back(?:s|ed)|organi|host(?:s|ed)|participat|attend|reward|certif|earn|patent|deploy|roll(?:s|ed)|test|pilot|assist|advis|guid|enabl|let$|lets$|permit|thank|welcom|congratulat|design|built|build|manufactur|aim|target|hesitat|negotiat|discuss|abandon|drop(?:s|ped)|scrap(?:s|ped)$|unveil|reveal|describ|defin|determin|see(?:s|n)?$|saw|liv(?:es|ed)|fear|believ|hop(?:es|ed)|bet|think|thought|occup|rent|lea(?:ses|sed)|possess|total(?:s|led)|represent|account|profit|benefit|depend|call|ally|alli|partner|team|merg|absorb|spin|sold|sells|divest|buy|exit|arriv|depart(?:s|ed)|com(?:es)$|came|return|climb|descend|mature|diversif|speciali|concentrat|focus|restructur|reorgani|administer|respect|protect|encrypt|back|audit|handl|hous|surpass|trad(?:es|ed)|switch|stop|introduc|debut|ship(?:s|ped)|releas|made|makes|turn(?:s|ed)$|brief|credit|mark(?:s|ed)|cooperat|pick(?:s|ed)|name|select|convert|interview|log|look(?:s|ed)|monitor|oper|own|pay|predict|prepar|purchas|recommend|recover|regist|rely|relies|resum|retain|retir|review|scal|settl|split|stand(?:s)?$|stood|stay|step(?:s|ped)|streamlin|study|studi|take(?:s)?$|tend|trac|understand|unif|upgrad|urg|visit|volunteer|wait|warn|watch|weigh|win(?:s)?$|notes$|noted$|publici|speak|spoke|read(?:s)?$|leav|left$|like(?:s|d)$|mention|need|sits?$|process|review|examin|inspect|test|help|work|run|ran$|sell|sold$|put$|took$|went$|brought|drew|this$|its$|plus$|business|process|rest|refut|regret|deni|apolog|vow|pledg|put|vot)"
    ),
}
"""Beginnings of verbs that charge a party with nothing; any other act of a party in an open controversy needs a source."""
