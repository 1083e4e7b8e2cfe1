"""The words that tell a company from an ordinary word, a place or a first name, in French and English.

They are words of the trade, of grammar and of other worlds; none is there for one vendor. All are plain: no case, no accents.
"""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _inflected(verbs: frozenset[str]) -> frozenset[str]:
    """Verbs with the other forms in which a sentence has them: "rachete" with "rachetent", "rachetera"; "seeks" with "sought" is
    not one of them, but "targets" with "targeted" is.

    Forms that no language has ("hited") do no harm: no text has them either.
    """
    endings = {"e": ("nt", "ra", "ront", "rait"), "d": ("ent", "ra", "ront", "u"), "it": ("issent", "ra")}
    french = {verb + form for verb in verbs for end, forms in endings.items() if verb.endswith(end) for form in forms}
    past = {f"{base}d" if base.endswith("e") else f"{base}ed" for base in _bases(verbs)}
    return verbs | french | past


def _bases(verbs: frozenset[str]) -> frozenset[str]:
    """What English verbs are after "will" and "to": "raises" gives "raise"."""
    found = {verb[:-3] + "y" for verb in verbs if verb.endswith("ies")}
    hissing = tuple(f"{sign}es" for sign in ("sh", "ch", "ss", "x"))
    return frozenset(
        found
        | {verb[:-2] for verb in verbs if verb.endswith(hissing)}
        | {verb[:-1] for verb in verbs if verb.endswith("s") and not verb.endswith(("ies", "ss", *hissing))}
    )


LEGAL: Final = _words(
    "inc incorporated ltd limited llc plc corp corporation company co sa sas sasu sarl gmbh ag bv nv ab as oy spa srl sl kk se systems "
    "software technologies technology solutions holdings holding group groupe developpement international"
)
"""What follows a company's name as part of it."""
BUSINESS_NOUNS: Final = _words(
    "groupe group plateforme plateformes platform platforms editeur editrice publisher vendor vendors fournisseur provider providers startup startups "
    "scaleup licorne unicorn societe company entreprise firm firme specialiste specialist geant giant leader "
    "agence agency cabinet institut logiciel logiciels software solution solutions outil outils tool tools app application suite marque "
    "concurrent concurrents concurrente rival rivals competitor competitors challenger pepite prestataire partenaire partner acteur player "
    "maker saas filiale subsidiary parent acquereur acquirer buyer owner proprietaire specialiste business "
    "societes entreprises firms firmes companies editeurs specialistes specialists institute instituts acteurs players fournisseurs geants"
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
    "study studies index link links lien poll webinaire sms message messages email webinar newsletter login alternatives rival rivals "
    "sales spokesperson spokesman spokeswoman research recherche rapport rapports etude etudes barometre bilan version versions licence licences license support formation manuel manual guide tutoriel tutorial equipe equipes team teams service services"
)
"""What a company has or what happens to it: "rachat de ...", "... shares"."""
GENERIC: Final = _words(
    "client clients customer customers utilisateurs users user survey surveys enquete enquetes questionnaire questionnaires action actions "
    "compte account sale vente offre produits products staff workers employees salaries report reports study studies index share solution "
    "solutions tool tools app application business company outil outils service services offer offers claims helps posts adds measures "
    "rapport rapports etude etudes bilan version versions support formation manuel manual guide tutoriel tutorial equipe equipes team teams research recherche services "
    "societes entreprises firms firmes companies acteurs players institute partner specialist specialists"
)
"""Of all these, what any adjective may stand before: "Delighted customers ..."."""
TRADES: Final = BUSINESS_NOUNS | PEOPLE | DEALS
OF: Final = _words("de d du of at chez for from par by l la le the pour with avec to in a une un")
TELLING: Final = _inflected(
    _words(
        "acquires acquiert rachete announces unveils devoile hires appoints releases released raises raised surveyed introduces launches launched"
    )
)
"""Of these verbs, those whose subject is always a company or a body."""
VERBS: Final = _inflected(
    _words(
        "acquires acquired acquire acquiert rachete rachetent achete absorbe buys bought raises raised raise leve lance lancent launches launched launch announces "
        "announced announce annonce annoncent unveils unveiled devoile presents releases released signs signed signe hires hired nomme "
        "appoints appointed names cuts cut supprime licencie lays laid reduces integre integrates integrated partners partnered merges merged "
        "fusionne reports reported sues sued attaque conteste dement refute rejects responds revendique claims propose proposent offers offer "
        "edite editent publie developpe developpent emploie employs embauche recrute recruits valued valorise posts posted tops beats "
        "plonge bondit grimpe chute expands expanded commercialise sells sold vend equipe equips fournit provides emploie opened ouvre ships "
        "surveyed finds simplified used collected analyzed analysed introduces introduced says said told plans wants expects believes warns permits "
        "dit affirme assure explique precise estime indique prevoit compte veut mise vise traite regroupe permet centralise gere devance depasse "
        "hits opens uses runs doubles doubled halves triples tripled exits relocates overhauls outlines details reveals revealed discloses disclosed "
        "admits admitted insists insisted argues argued claims claimed promises promised reckons estimates forecasts predicts predicted recruited "
        "dismisses dismissed fires fired ousts ousted replaces replaced poaches nabs scoops bags clinches clinched lures attracts attracted "
        "strikes struck inks inked closes closed clears cleared fined faces faced answers answered apologises apologizes apologised apologized responds responded "
        "bans banned blocks blocked removes removed deletes deleted relaunches redesigns invents invented patents designs designed tests tested trials "
        "supplies supplied assists connects connected combines combined unifies unified centralizes simplified streamlines scores scored benchmarks "
        "installe installent reorganise restructure muscle renforce accelere embauchent supprime supprimeront double triple franchit depose "
        "poursuit assigne condamne ecope paie paye regle promet previent alerte avertit plaide defend demande repond reagit riposte "
        "retire bannit bloque efface corrige refond repense invente brevette dessine imagine mene pilote orchestre automatise traduit resume "
        "interroge sonde collectent mesurent analysent vendent emploient equipent proposent reprend absorbent avale croque seduit convainc decoche signera lancera rachetera "
        "worth passe renforcent prolongent nouent concluent allient "
        "targets lands wins eyes plans seeks backs bets builds brings debuts enters extends files invests loses moves pays picks pilots pledges promotes "
        "pushes rebrands revamps scraps secures settles shuts slashes snaps taps teams trims updates upgrades urges wants welcomes withdraws completes "
        "confirms denies operates publishes markets processes tracks sends studies reads asks lets employs trades traded sent asked "
        "presente presentent remporte investit etend confirme nie recuse teste obtient decroche boucle finance heberge deploie fournit accompagne forme "
        "conseille interroge etudie realise mene recueille affiche enregistre appartient detient refuse accuse quitte migre ferme cede entre aide "
        "serves ranks fights sells powers equips supports simplifies "
        "adds added ajoute collecte analyse analyses analyzes mesure measures automates automatise helps aide acquerir rejoint joins competes compete signent annoncent steps associe associent offre"
    )
)
"""What companies do, right after the name."""
VERB_BASES: Final = _bases(VERBS)
"""The same after "will" and "to"."""
SOFT: Final = _inflected(
    _words(
        "passe worth sold helps helped aide aider offers offer offre claims wins pays attracts attracted sells brings builds lets connects markets scores faces answers posts adds "
        "measures mesure reports cuts cut compte forme permet entre aide vise mise gere affiche traite appartient detient reduces seduit"
    )
)
"""Of these verbs, those that things do too: "Reputation attracts customers"."""
PLURALS: Final = _words(
    "reports posts claims offers measures markets scores answers benchmarks forecasts estimates plans tests trials patents designs details outlines updates "
    "upgrades uses runs hits studies reads faces strikes blocks tracks processes ranks fights targets lands backs bets moves picks pilots pledges lures bags nabs scoops"
)
"""Of these verbs, those that are plurals too: "Thematic reports", the company's or any."""
ACTS_ON: Final = _words(
    "selon utilise utilisent utilisons utiliser utilisant uses use used using choisit choisi choisir choisissent chose choose chooses selects selected "
    "deploys deployed deploie adopte adopts adopted retenu retient rachete rachetent racheter rachetant acquires acquired acquire acquiert buys buy bought rejoint rejoins joins joined join "
    "quitte left leaves remplace remplacer replaces replaced versus vs than contre against via compared poursuit sues sued recommande connecte integre integrates "
    "backs backed finance hacked pirate contacte called named nomme nommee appele appelee baptise dubbed rebaptise renamed devient becomes became trying tested teste founded cofounded created runs heads leads dirige preside fonde cree"
)
"""What stands right before a name that it acts on."""
BY: Final = _words("by par chez with avec")
USING: Final = _words(
    "use uses used using utilise utilisent utilisons utiliser utilisant adopted adopte adopter chose choisi trying tried tested recommend recommande"
)
"""Verbs whose object is a product where no article stands between them."""
MOVING: Final = _words(
    "switch switched switching move moved moving migrate migrated migrating migration passe passer passons passes bascule basculer basculent transition"
)
"""What leads from one product to another: "switched to ...", "migration vers ..."."""
ENTRUSTING: Final = _words(
    "confie confient confier confierait entrust entrusts entrusted entrusting outsource outsources outsourced prefere preferent preferer "
    "prefer prefers preferred"
)
"""What is done with something "to" a supplier: "confie ses courriels à ...", "prefers it to ..."."""
NAMING: Final = _words("called named dubbed nomme nommee appele appelee denomme denommee baptise baptisee")
"""What says that a name follows: "a start-up called ..."."""
LOOSE: Final = _words(
    "for and to at is as but or on in with since instead because when pour et ou a chez comme avec depuis mais car dans est sur afin"
)
"""What may follow a product's name in small letters, where an adjective would have its noun."""
DONE: Final = _words(
    "acquired bought owned founded published developed powered provided launched run made sold collected rachete rachetee rachetes achete edite editee "
    "fonde fondee developpe developpee lance lancee publie publiee propose proposee propulse fourni fournie signe commercialise partnered works working travaille "
    "travailler partenariat collected menee menees realisee realise hosted heberge heberges realized conducted collectes collectees"
)
EXPERIENCE: Final = _words(
    "cx nps csat ces voc feedback client clients clientele customer customers avis review reviews survey surveys enquete enquetes sondage sondages "
    "questionnaire questionnaires satisfaction insight insights verbatim verbatims crm chatbot chatbots analytics "
    "comments commentaires ratings listening loyalty fidelite barometre barometres complaints reclamations "
    "omnicanal multicanal omnichannel conseillers teleconseillers semantique sentiment respondents repondants"
)
"""Words of customer experience and its measurement, which hardly any namesake shares."""
DIGITAL: Final = _words(
    "startup startups licorne unicorn remplissez remplir fill form formulaire quiz rating messaging barometre tech saas logiciel logiciels "
    "software gartner forrester quadrant api dashboard virtuel virtuels virtual ia artificielle artificial "
    "intelligence concessionnaires dealers dealer dealerships users user utilisateurs"
)
"""Words of software, and of those who buy it, which few namesakes share."""
CALLED: Final = _words("call calls appel appels contact contacts")
CENTRES: Final = _words("center centers centre centres")
"""With one of those that are called, what such software is sold to: a contact center, "les centres d’appels"."""
TRADE: Final = (
    EXPERIENCE
    | DIGITAL
    | _words(
        "listings score subscribers abonnes contact editeur editeurs plateforme plateformes platform platforms "
        "vendor vendors assistant vocal contacts application app apps tool outil tools outils appels calls call "
        "messages agents fournisseurs jobs emplois postes effectifs funding round series fonds previsions forecast "
        "commerces enseigne rival rivals concurrent concurrents concurrence competitor competitors revenue revenues "
        "results resultats quarter trimestre companies entreprises staff lay off retailers retailer enseignes "
        "shareholders startup startups acquisition rachat levee million millions milliard milliards billion bn ipo "
        "nasdaq nyse investors investisseurs layoffs licenciements employees salaries ceo pdg cto fondateur founder "
        "cofondateur fournisseur accord agreement deal contrat contrats contract contracts partenariat partnership "
        "lawsuit patents workforce executive executives"
    )
)
"""Words of customer experience, of software and of business, which any company shares."""
ELSEWHERE: Final = _words(
    # sport
    "champion champions championne championnat championship championships olympique olympiques olympic olympics olympiens medaille medailles medal medals "
    "coureur cycliste match ligue league football rugby stade stadium athlete athletes sprint sprinteur marathon ski skieur natation nageur nageuse swimmer "
    "driver pilote gp f1 formule bronze coupe ogc joueur joueurs players entraineur coach relais judo athletisme racing race races finisher "
    "boxe boxing tennis cyclisme cycling velo basket basketball handball hockey golf gymnastique slalom biathlon relay ferrari mclaren motogp sportifs sportif "
    # health
    "drug drugs medicine medicines medicament medicaments treatment treatments guideline guidelines nhs cancer clinical therapy disease diabetes "
    "obesity health nurses doctors clinicians vaccin vaccine asthma "
    "migraine pill pills tablet tablets dose doses jab vaccines inhaler insulin statins hiv flu tumour tumor surgeon surgeons doctor medical nurse pharmaceutical dose therapies surgery pain arthritis dementia diagnosis hopital "
    # families
    "fils fille prenom born bebe baby manga anime sushi ecole school chef kimono "
    # arms
    "pistolet fusil mitrailleur gun rifle army armee militaire weapon weapons ammunition "
    # places
    "plage plages beach beaches promenade anglais cote azur riviera aeroport airport tramway maire mayor mairie carnaval carnival marseille "
    "cannes monaco antibes menton alpes maritimes gare vacances vacation holidays weather meteo soleil ensoleille prefecture metropole quartier habitants "
    "boulevard avenue lycee pompiers incendie pluie orage seisme trains baie vieux littoral baigneurs "
    # stage and screen
    "bbc itv hbo tf1 presenter presenters cinema cinemas cabaret discotheque viewers telespectateurs auditeurs emission actor actress acteurs actrice album albums song songs chanson swift film films movie serie television tv broadcaster broadcasting channel chaine radio roman novel theatre musee "
    "museum concert concerts orchestra opera singer studios music musique playlist netflix ballet album tele telecom decodeur cable fibre "
    "newspaper newspapers journaux tube tubes latino reggaeton arena arenas stadiums venues "
    "band singers chanteuse chanteur violon violin guitar guitare rap rapper vinyl production productions camera cameras lights studio wallonie wallon mobile sport "
    # myth and nature
    "pyramide pyramides pyramid pyramids gizeh giza egypte egypt egyptian egyptien oedipe oedipus riddle enigme temple statue pharaon pharaohs thebes moth papillon myth mythologie louvre nez desert archaeologists archeologues "
    "lion mystere mysterieux cheops kheops silencieux sculpture statues "
    # rooms and meals
    "sea bathroom bathrooms bedroom bedrooms terrace terrasse balcony balcon piscine pool jacuzzi villa chambre chambres "
    "chilli chillies chili pepper peppers frozen waffles recipe recette recettes sauce "
    # words about words
    "approves approved approuve abreviation abbreviation acronyme acronym sigle "
    # speech
    "speech discours lectern tribune microphone speeches preacher orateur "
    # print
    "typography typographie typographer typographers typographe typographes typographic typographique typeface typefaces font fonts letter letters lettre lettres lettering serif glyph glyphs alphabet calligraphy "
    "calligraphie bauhaus garamond helvetica letterpress caslon bodoni printer printers imprimeur kerning "
    "gutenberg poster posters affiches lettrage caracteres "
    # computing
    "npm package repository commit config sudo reboot branch django fichier serveur server daemons static linux unix booting systemd kernel git repo bash script python documentation docs readthedocs constructor compiler pid daemon boot runlevel javascript "
    # transport, industry, law
    "bus buses telematics metro ticketing freight silicone silicones resin resins resine resines silicium quartz chemical chemicals sealants trademark classification "
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
FIELD: Final = TRADE - BUSINESS_NOUNS
"""Words of customer experience and of business, beside those for any company."""
FIELDS: Final = (ELSEWHERE - _words("champion champions championne")) | _words(
    "hospital hospitals "
    "media medias presse press newspaper transport transports transit transportation billetterie billettique automotive automobile pharmaceutical "
    "pharmaceutique energy energie oil petrole steel acier mining fashion mode clothing furniture meubles insurer assureur bank banque radio airline "
    "shipping logistics logistique food agroalimentaire gaming games jeux property estate immobilier construction btp defence defense semiconductor chip "
    "chips puces manufacturer fabricant constructeur cablo operateur operator carrier telecoms ville city town village island ile riviere river dieu deesse "
    "goddess monstre monster screens ecrans sonorisation eclairage conference conferences festival spectacle events evenementiel watchdog regulator health sante marketplace sportswear"
)
"""What other kinds of companies, bodies and beings are about, where the text says what the name denotes."""
COUNTS: Final = _words("two three four five both deux trois quatre cinq plusieurs several many")
"""What counts the companies of a list: "Podium et Route, deux sociétés"."""
BEING: Final = _words("est is was devient becomes became sont are were etait etaient")
"""What stands between a name and what it is said to be, or what was done to it."""
AGAINST: Final = ELSEWHERE | FIELDS | OTHER_TRADES
"""What may speak against a name that is believed otherwise."""
DETERMINERS: Final = _words(
    "au aux du a an the this these those my your our his her their its some any no every each very so too really pretty quite such un une le la les des mon ma mes ton ta tes son sa ses notre "
    "nos votre vos leur leurs ce cet cette ces quel quelle aucun aucune tres si plus trop mauvaise bonne good bad great poor online more most"
)
ARTICLES: Final = _words("a an the un une le la l un ancien ancienne leading")
PLACES: Final = _words(
    "a in near vers entre between outside around visiter visit visiting quitter habite habiter region"
)
STAKES: Final = _words("stake invests invested invest shares")
"""What is bought "in" a company."""
CHIEFLY: Final = _words(
    "ceo cto cfo coo cmo pdg ipo layoffs licenciements pricing tarifs outage takeover buyout valuation login spokesperson spokesman spokeswoman"
)
OWNERS: Final = _words(
    "founder founders cofounder cofounders shareholder shareholders investor investors valuation ceo cto cfo coo cmo ipo"
)
"""What belongs to nothing but a company: "Thematic's founders"."""
ADVERBS: Final = _words("recently now today already also still soon just recemment desormais deja aussi encore bientot")
"""What may stand between a name and what its company does."""
FOUNDED: Final = _words(
    "acquired bought founded cofounded backed valued headquartered rachete rachetee fonde fondee valorise valorisee cree creee"
)
"""What is done to nothing but a company."""
ADVERBIAL: Final = _words(
    "sur on in dans grace avec chez selon pour depuis apres avant sans outre malgre face suivant comme au chez with thanks after since for at via using according unlike "
    "like before without despite by through"
)
"""What a sentence begins with where a comma after the name ends no apposition: "Avec Podium, la banque ..."."""
SETTLED: Final = FOUNDED | _words("based base basee installe installee cote cotee listed owned filiale")
"""What follows a company's name and a comma: "Reputation, based in San Ramon"."""
WHO: Final = _words("qui which who")
"""What a clause on somebody begins with."""
OPENERS: Final = _words(
    "is are was were does did can could will would should may why how what when where who which after before since while until inside behind "
    "meet if as once apres avant depuis pourquoi comment quand si sans sous sur dans entre voici voila est pour chez avec with at from for"
)
"""Words that begin a sentence with a capital and no name."""
"""What nothing but a company has."""
FAMILIAR: Final = _words(
    "petit petite grand grande vieux vieille jeune cher chere little old young dear poor pauvre monsieur madame mr mrs ms m mme"
)
"""What stands before a first name, or a surname."""
TICKERS: Final = _words("nasdaq nyse lse euronext tase amex")
GENTILES: Final = _words(
    "americain israelien francais allemand britannique anglais ecossais irlandais espagnol italien suisse belge neerlandais hollandais suedois norvegien "
    "danois finlandais canadien quebecois australien neozelandais luxembourgeois indien parisien nantais lillois lyonnais marseillais toulousain "
    "bordelais grenoblois rennais berlinois munichois barcelonais londonien californien"
)
"""Of where something is. In French, such a word in small letters between an article and a name is a company's: "l’américain Podium"."""
SMALL: Final = _words("for by of and or the with from into but que qui sur pour avec dans par de du des et le la les s")
"""Words that stay small inside a name."""
CLITICS: Final = _words("s d l n j m t c qu jusqu lorsqu puisqu")
