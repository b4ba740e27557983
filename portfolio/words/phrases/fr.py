"""French."""

from portfolio.words.grammar import SPACE, Language, Vocabulary

LANGUAGE = Language(
    name="français",
    locale="fr",
    decimal=",",
    thousands=SPACE,
    per_cent="{}" + SPACE + "%",
    quotes=("«" + SPACE, SPACE + "»"),
    before_marks=SPACE,
    last={"and": "et", "or": "ou"},
    one=r"[-+\N{MINUS SIGN}]?[01](,\d+)?",  # whatever is below 2
    singular={
        "autres": "autre",
        "budgets": "budget",
        "données": "donnée",
        "erreurs": "erreur",
        "heures": "heure",
        "initiatives": "initiative",
        "jours": "jour",
        "jours-homme": "jour-homme",
        "lignes": "ligne",
        "objectifs": "objectif",
        "personnes": "personne",
        "points": "point",
        "tirages": "tirage",
        "périodes": "période",
        "ressources": "ressource",
        "semaines": "semaine",
    },
    first_of_month="1er",
    vocabulary=Vocabulary(
        headings={
            "initiative": ("initiative", "projet"),
            "name": ("nom", "intitulé", "libellé", "désignation", "titre"),
            "owner": ("responsable", "porteur", "propriétaire", "pilote", "chef de projet"),
            "category": ("catégorie", "thème", "domaine"),
            "mandatory": ("obligatoire", "impératif"),
            "earliest": ("début au plus tôt", "au plus tôt", "date de début au plus tôt"),
            "latest": ("début au plus tard", "au plus tard", "date de début au plus tard"),
            "deadline": ("échéance", "date limite", "date d'échéance"),
            "scope": ("périmètre",),
            "reach": ("portée",),
            "impact": ("impact",),
            "confidence": ("confiance",),
            "effort": ("effort",),
            "option": ("option", "variante"),
            "duration": ("durée", "nombre de périodes"),
            "delivers": ("part livrée",),
            "success": ("probabilité de succès", "probabilité de réussite", "succès", "réussite"),
            "late": ("probabilité de retard", "retard"),
            "late_use": ("usage en cas de retard",),
            "cause": ("cause", "cause commune"),
            "on": ("agit sur",),
            "resource": ("ressource",),
            "kind": ("type", "nature"),
            "unit": ("unité",),
            "usable": ("part utilisable", "utilisable"),
            "carry_over": ("report", "part reportée", "part reportable"),
            "objective": ("objectif",),
            "weight": ("poids", "points", "pondération"),
            "key_result": ("résultat clé",),
            "kpi": ("indicateur",),
            "baseline": ("valeur de départ", "départ", "référence", "valeur de référence", "valeur initiale"),
            "target": ("cible", "valeur cible", "objectif chiffré"),
            "due": ("échéance", "date limite", "date d'échéance"),
            "stretch": ("dépassement",),
            "drives": ("entraîne", "influence"),
            "factor": ("facteur", "coefficient"),
            "value": ("valeur", "valeur unitaire"),
            "low": ("bas", "hypothèse basse"),
            "expected": ("attendu", "prévu", "effet attendu"),
            "high": ("haut", "hypothèse haute"),
            "pessimistic": ("pessimiste",),
            "optimistic": ("optimiste",),
            "relation": ("relation", "lien", "type de relation", "type de lien"),
            "other": ("autre", "autre initiative", "autre projet"),
            "lag": ("décalage", "délai"),
            "amount": ("montant", "effet supplémentaire"),
            "by": ("par", "selon", "décidé par", "décideur"),
            "bucket": ("enveloppe", "valeur"),
            "measure": ("mesure",),
            "rule": ("règle",),
            "when": ("quand",),
            "transfer": ("transfert",),
            "from": ("de", "cède", "source"),
            "to": ("vers", "reçoit", "destination"),
            "rate": ("taux", "taux de conversion"),
            "step": ("pas", "multiple"),
            "first": ("première période",),
            "last": ("dernière période",),
            "min": ("minimum", "au moins"),
            "max": ("maximum", "au plus"),
            "party": ("partie", "partie prenante"),
            "person": ("personne",),
            "over": ("par rapport à", "comparé à", "face à"),
            "ratio": ("rapport",),
            "decision": ("décision",),
            "start": ("début", "date de début", "démarrage"),
            "status": ("situation",),
            "since": ("depuis",),
            "current": ("actuel", "valeur actuelle"),
            "reason": ("motif", "raison", "justification"),
            "date": ("date",),
            "period": ("période",),
            "planned": ("prévu", "planifié", "budgété", "coût prévu", "montant prévu"),
            "actual": ("réel", "réalisé", "dépensé", "coût réel", "montant réel"),
            "realised": ("réalisé", "obtenu", "effet réel"),
            "promised": ("promis", "promis pour"),
            "delivered": ("livré", "livré en"),
            "scope_planned": ("périmètre prévu",),
            "scope_delivered": ("périmètre livré",),
            "team": ("équipe",),
            "scenario": ("scénario",),
            "table": ("table", "tableau", "feuille", "onglet"),
            "row": ("ligne",),
            "column": ("colonne",),
            "change": ("changement", "modification"),
            "currency": ("devise", "monnaie"),
            "discount_rate": ("taux d'actualisation",),
            "periods_per_year": ("périodes par an", "nombre de périodes par an"),
            "finish_inside": ("finir dans l'horizon", "livrer dans l'horizon"),
            "language": ("langue",),
        },
        tables={
            "initiatives": ("initiatives", "projets"),
            "options": ("options", "variantes"),
            "resources": ("ressources",),
            "requirements": ("besoins",),
            "objectives": ("objectifs",),
            "key_results": ("résultats clés",),
            "kpis": ("indicateurs",),
            "contributions": ("effets", "contributions"),
            "relations": ("relations", "liens", "dépendances"),
            "causes": ("causes", "causes communes"),
            "buckets": ("enveloppes",),
            "rules": ("règles",),
            "transfers": ("transferts",),
            "parties": ("parties", "parties prenantes"),
            "judgements": ("jugements",),
            "decisions": ("décisions",),
            "readings": ("relevés",),
            "ledger": ("dépenses", "grand livre"),
            "plan": ("plan", "plan de référence", "plan en vigueur"),
            "actuals": ("réalisations", "réalisé"),
            "scenarios": ("scénarios",),
            "settings": ("paramètres", "réglages"),
        },
        keys=("clé", "paramètre", "réglage"),
        choices={
            "budget": ("budget",),
            "capacity": ("capacité", "équipe"),
            "usage": ("usage", "utilisation"),
            "outcome": ("résultat", "effet"),
            "business": ("métier",),
            "requires": ("nécessite", "requiert", "exige", "dépend de"),
            "excludes": ("exclut",),
            "all": ("ensemble", "tout ou rien"),
            "synergy": ("synergie",),
            "share": ("part",),
            "amount": ("montant",),
            "count": ("nombre",),
            "fund": ("financer", "financé", "financée", "à financer"),
            "active": ("en cours", "au travail"),
            "start": ("démarrage", "démarrages"),
            "effect": ("effet", "effets"),
            "use": ("besoin", "besoins"),
            "candidate": ("candidat", "candidate"),
            "running": ("en cours", "en route", "démarrée", "démarré"),
            "reject": ("rejeter", "rejeté", "rejetée", "refuser", "refusé", "refusée"),
            "en": ("anglais",),
            "fr": ("français",),
        },
        yes={"vrai", "oui", "o"},
        no={"faux", "non"},
        unknown={
            *("nc", "n.c", "n.c.", "n/c", "nd", "nd.", "n.d", "n.d.", "n/d", "nr", "n.r.", "s.o.", "s/o"),
            *("à définir", "à déterminer", "à confirmer", "à préciser", "à estimer", "à chiffrer"),
            *("à évaluer", "à venir", "à compléter", "à renseigner", "inconnu", "inconnue", "indéfini"),
            *("non défini", "non déterminé", "non estimé", "non chiffré", "non communiqué", "non connu"),
            *("non disponible", "non renseigné", "non évalué", "non applicable", "sans objet"),
            *("pas d'estimation", "sans estimation", "pas encore estimé", "pas encore chiffré", "(vide)"),
        },
        notes={"commentaire", "commentaires", "remarque", "remarques"},
        totals=r"((sous|grand)[ -]?)?tot(al|aux|\.)?( \S+){0,2}( ?:)?|somme|cumul|ensemble",
        per_cent={"pour cent", "points de pourcentage"},
        multipliers={
            **dict.fromkeys(("mille", "millier", "milliers"), 3),
            **dict.fromkeys(("million", "millions"), 6),
            **dict.fromkeys(("md", "mds", "mrd", "milliard", "milliards"), 9),
        },
        currencies={"francs suisses": "CHF"},
        taxes={"ht", "ttc", "h.t.", "t.t.c."},
        units={
            **dict.fromkeys(("seconde", "secondes"), "seconds"),
            **dict.fromkeys(("minute", "minutes"), "minutes"),
            **dict.fromkeys(("heure", "heures"), "hours"),
            **dict.fromkeys(("j", "jr", "jrs", "jour", "jours"), "days"),
            **dict.fromkeys(("sem", "sem.", "semaine", "semaines"), "weeks"),
            "mois": "months",
            **dict.fromkeys(("an", "ans", "annee", "annees"), "years"),
            **dict.fromkeys(("h.h", "heure homme", "heures homme"), "person-hours"),
            **dict.fromkeys(("jh", "j.h", "j.h.", "j/h", "jour homme", "jours homme"), "person-days"),
            **dict.fromkeys(("jours hommes", "jour.homme", "jours.homme", "jours.hommes"), "person-days"),
            **dict.fromkeys(("mois homme", "mois hommes"), "person-months"),
            "etp": "FTE",
            **dict.fromkeys(("semaine homme", "semaines hommes"), "person-weeks"),
            **dict.fromkeys(("semaine personne", "semaines personnes"), "person-weeks"),
            **dict.fromkeys(("jour personne", "jours personnes"), "person-days"),
        },
        about={
            *("env", "env.", "environ", "à peu près", "autour de", "de l'ordre de", "jusqu'à", "au moins"),
            *("au plus", "plus de", "moins de", "maxi", "mini", "(estimation)", "(estimé)", "(à confirmer)"),
        },
        ranges=(("", "à"), ("de", "à"), ("du", "au"), ("entre", "et")),
        within=("en",),
        numbers=("un une", "deux", "trois", "quatre", "cinq"),
        months=(
            "janv janvier",
            "fév févr février",
            "mars",
            "avr avril",
            "mai",
            "juin",
            "juil juillet",
            "aou août août",
            "sept septembre",
            "oct octobre",
            "nov novembre",
            "déc décembre",
        ),
        weekdays=(
            "lun lundi",
            "mar mardi",
            "mer mercredi",
            "jeu jeudi",
            "ven vendredi",
            "sam samedi",
            "dim dimanche",
        ),
        periods={"t": "quarter", "trimestre": "quarter", "s": "half", "semestre": "half"},
        fiscal=("ex", "exercice"),
        weeks=("semaine", "s"),
        ordinals=("er", "e", "eme"),
        what_if={
            # les parties
            "x.named": (
                "{initiative}",
                "le|la|l'|les|de|d'|du {initiative}",
                "(l'|le|d'|du|de) (l') initiative|projet {initiative}",
            ),
            "xs.named": (
                "{initiatives}",
                "le|la|l'|les|de|d'|du {initiatives}",
                "(l'|le|les) initiative|initiatives|projet|projets {initiatives}",
            ),
            "r.named": (
                "{resources}",
                "le|la|l'|les|de|d'|du|des|à|au|aux {resources}",
                (
                    "(le|la|l'|les|de|d'|du|des|à|au|aux) (l'|la)"
                    " équipe|équipes|budget|budgets|capacité|ressource|enveloppe"
                    " {resources}"
                ),
            ),
            "o.named": ("{objective}", "(l'|de|d') (l') objectif {objective}"),
            "t.named": ("{transfer}", "(le) transfert {transfer}"),
            "k.named": ("{key_result}", "(le|du|de) résultat clé {key_result}"),
            "change.more": (
                "(de) {amount} de plus|mieux",
                "{amount} en plus",
                "{amount} supplémentaire|supplémentaires",
                (
                    "(est|était|serait) plus|augmente|augmentent|augmentait|augmenté|augmentée|hausse"
                    "|monte|montait|grimpe"
                    "|progresse (de|d') {amount}"
                ),
                "(est|était) en hausse de|d' {amount}",
                "gagne|gagnait {amount}",
            ),
            "change.less": (
                "(de) {amount} de moins",
                "{amount} en moins",
                (
                    "(est|était|serait) moins|baisse|baissent|baissait|baissé|diminue|diminuait"
                    "|diminué|diminuée|réduit"
                    "|réduite|amputé|amputée|chute|recule (de|d') {amount}"
                ),
                "(est|était) en baisse de|d' {amount}",
                "perd|perdait {amount}",
            ),
            "change.set": (
                "(passe|passait|est|était|porté|portée|ramené|ramenée|fixé|fixée) à {amount}",
                "vaut|est {amount}",
            ),
            "change.double": (
                "(est|était) double|doublait|doublé|doublée|doublés|doublées",
                "deux fois plus",
                "le double",
            ),
            "change.half": (
                "(est|était) (réduit|réduite|divisé|divisée) de moitié",
                "la moitié",
                "moitié moins",
            ),
            "change.times": (
                "{few} fois plus",
                "(est|était) multiplié|multipliée par {few}",
            ),
            "change.triple": ("(est|était) triple|triplait|triplé|triplée",),
            "change.by": ("{few} fois moins", "(est|était) divisé|divisée par {few}"),
            "price.more": ("(de) {amount} plus cher|chère|chers|chères",),
            "price.less": ("(de) {amount} moins cher|chère|chers|chères",),
            "price.double": ("deux fois plus cher|chère|chers|chères",),
            "price.half": ("moitié moins cher|chère", "à moitié prix"),
            "price.times": ("{few} fois plus cher|chère|chers|chères",),
            "price.by": ("{few} fois moins cher|chère|chers|chères",),
            "range.in": ("(en|au|pour|pendant|sur|de|dans|à) {periods}",),
            "range.from": (
                "dès|depuis (le|la) {begin}",
                "à partir de|du|d' {begin}",
                "à compter de|du|d' {begin}",
            ),
            "range.until": (
                "jusqu'en|jusqu'au|jusqu'à (la) (fin) (de|du) {end}",
                "avant (la) fin (de|du) {end}",
            ),
            "range.before": ("avant (le|la) {begin}",),
            "range.after": ("après (le|la) {end}",),
            "range.between": (
                "de|du {begin} à|au|jusqu'en|jusqu'au {end}",
                "entre {begin} et {end}",
                "{begin} à|au {end}",
            ),
            "when.each": (
                "(à|par|en) chaque {unit}",
                "par {unit}",
                "chaque {unit}",
                "(à) tous|toutes les {unit}",
            ),
            "when.each_range": (
                "(à|en|pour) chaque {unit} {range}",
                "{range} (à|par) chaque {unit}",
                "par {unit} {range}",
            ),
            "when.all": ("en tout|total", "au total", "sur (toutes) (les) périodes"),
            "when.all_range": (
                "en tout|total {range}",
                "au total {range}",
                "{range} en tout",
                "{range} au total",
            ),
            # les phrases
            "limit": (
                "{r} {change} ({when})",
                "{change} de|sur|pour|en|dans|d' {r} ({when})",
            ),
            "limit_more": (
                "augmenter|augmente|augmentait|relever|accroître|monter {r} de|d' {amount} ({when})",
                "ajouter|ajoutait|donner {amount} (de plus) à|au|aux|dans|pour|sur {r} ({when})",
                "{amount} de plus (de|pour|en|dans|à|d') {r} ({when})",
                "{amount} de|d' {r} en|de plus ({when})",
            ),
            "limit_hire": (
                "embaucher|recruter|embauchait|recrutait {amount} (de plus) chez {r} ({when})",
                (
                    "{few} embauche|embauches|recrutement|recrutements (de plus) dans|pour|chez|en|à {r}"
                    " ({when})"
                ),
                (
                    "embaucher|recruter|embauchait|recrutait|embauche|recrute {amount} (de plus)"
                    " dans|pour|en|à|au {r} ({when})"
                ),
                "embaucher|recruter|embauchait|recrutait {few} (de plus) dans|pour|en|à|au {r} ({when})",
            ),
            "limit_none": (
                "{r} (est|passe|mis|ramené) à zéro ({when})",
                "pas|plus de|d' {r} ({when})",
                "aucun|zéro {r} ({when})",
            ),
            "transfer": (
                "transférer|déplacer|basculer|passer {amount} de|du|d' {r} à|au|vers {to} ({when})",
                "transférer|déplacer|basculer|passer {amount} de|du|d' {r} ({when}) à|au|vers {to}",
            ),
            "limit_less": (
                (
                    "couper|coupait|coupe|réduire|réduis|réduit|réduisait|baisser|baissait"
                    "|diminuer|diminuait|couper|amputer"
                    "|rogner {r} de|d' {amount} ({when})"
                ),
                "retirer|enlever|ôter {amount} à|au|aux|de|dans {r} ({when})",
                "perdre|perdait|perd {amount} dans|chez|en|à {r} ({when})",
                "{amount} de|d' {r} en|de moins ({when})",
                "{amount} de moins (de|pour|en|dans|à|d') {r} ({when})",
            ),
            "limit_set": (
                "porter|ramener|fixer|mettre|limiter|plafonner|réduire|augmenter {r} à {amount} ({when})",
            ),
            "limit_double": ("doubler|doublait {r} ({when})",),
            "limit_half": ("diviser|divisait {r} par deux ({when})", "réduire {r} de moitié ({when})"),
            "ceiling": (
                "{t} (donne) au plus {amount}",
                "{t} (est) plafonné|limité à {amount}",
                "{t} jusqu'à {amount}",
                "{t} max|maximum (de) {amount}",
                "plafonner|limiter {t} à {amount}",
                "(le) plafond|maximum de|du {t} {change}",
            ),
            "ceiling_none": ("{t} sans plafond|maximum|limite", "pas de plafond|limite pour|de|du|à|au {t}"),
            "ceiling_off": (
                "sans {t}",
                "pas de {t}",
                "couper|arrêter|fermer {t}",
                "{t} (est) coupé|arrêté|fermé",
                "{t} ne donne rien",
            ),
            "transfers_none": (
                "(tous) (les) transferts sans plafond|plafonds|maximum|limite|limites",
                "pas de plafond|plafonds|limite|limites pour|aux|des (tous) (les) transferts",
            ),
            "transfers_off": (
                "sans (les) (aucun) transferts|transfert",
                "pas de transferts|transfert",
                "couper|arrêter|fermer (tous) les transferts",
                "(tous) les transferts (sont) coupés|arrêtés|fermés",
            ),
            "unlimited": ("{r} sans limite|plafond ({when})", "pas de limite pour|de|à {r} ({when})"),
            "rule_off": (
                "sans|supprimer|lever|retirer|enlever|ignorer|désactiver|suspendre (la) règle {rule}",
                "(la) règle {rule} (est) supprimée|levée|retirée|désactivée|suspendue|ignorée",
                "pas de règle {rule}",
            ),
            "rule_max": ("(la) règle {rule} (passe) (à) (au) plus|maximum|max (à) {few}",),
            "rule_min": ("(la) règle {rule} (passe) (à) (au) moins|minimum|min (à) {few}",),
            "fund": (
                (
                    "financer|finance|finançait|accepter|approuver|retenir|garder|gardait|faire"
                    "|faisait|inclure {xs}"
                ),
                "{xs} est|sont financé|financée|financés|financées|obligatoire|obligatoires|retenu|retenue",
                "avec {xs}",
                "finance|garde|fait|retient {xs}",
                "doit|faut (financer|faire|garder|retenir) {xs}",
                "rendre {xs} obligatoire|obligatoires",
            ),
            "fund_option": (
                (
                    "financer|accepter|approuver|retenir|faire {x} en|dans|avec|au|à (l')"
                    " (option|variante|niveau) {option}"
                ),
                "{x} en|dans|avec|au|à (l'|la|son|sa) option|variante|version|niveau {option}",
                "{x} (en) {option}",
            ),
            "fund_start": (
                "financer|accepter|approuver|faire {x} en|dès (débutant|commençant) (en) {period}",
                "financer {x} (en) débutant|commençant en {period}",
            ),
            "fund_option_start": (
                "financer|faire {x} en|dans (l') (option|variante|niveau) {option} en|dès {period}",
                (
                    "financer {x} en|dans (l') (option|variante|niveau) {option}, (en) débutant|commençant en"
                    " {period}"
                ),
            ),
            "reject": (
                (
                    "refuser|refuse|refusait|rejeter|abandonner|abandonnait|exclure|arrêter|arrêtait|annuler"
                    "|annulait|supprimer|supprimait|écarter|retirer|retirait {xs}"
                ),
                "ne pas|jamais financer|faire|retenir {xs}",
                "jamais {xs}",
                "se passe|passer|passait de|d' {xs}",
                "arrête|abandonne|rejette|annule|supprime|écarte|exclut {xs}",
                "ne finançait|faisait|finance|fait pas|plus {xs}",
                "dire non à|au {xs}",
                "sans {xs}",
                (
                    "{xs} est|sont"
                    " refusé|refusée|rejeté|rejetée|abandonné|abandonnée|arrêté|arrêtée|annulé|annulée"
                ),
                "{xs} n'est pas financé|financée",
            ),
            "cost": (
                "{x} coûte|coûtent|coûtait|coûterait {change} (que prévu)",
                "(le|les) coût|coûts|prix {x} {change}",
                "{x} est {change}",
                "{x} (est|était|serait|coûte|coûtait|coûterait|devient|revient|revenait) {price}",
            ),
            "cost_double": ("doubler|doublait (le) coût|coûts|prix {x}",),
            "cost_half": (
                "diviser (le) coût|coûts|prix {x} par deux",
                "réduire (le) coût|coûts|prix {x} de moitié",
            ),
            "cost_more": (
                "augmenter (le|les) coût|coûts|prix {x} de|d' {amount}",
                "{x} dépasse|dépassait (son) (budget) de|d' {amount}",
                "surcoût de|d' {amount} sur|pour {x}",
                "{x} (a) (un) surcoût de|d' {amount}",
            ),
            "cost_less": ("réduire|baisser|diminuer (le|les) coût|coûts|prix {x} de|d' {amount}",),
            "work": (
                "{x} demande|nécessite|exige {change} de|d' travail|monde|personnel|effort",
                "(le) travail|effort pour|de|d' {x} {change}",
            ),
            "work_more": ("{x} demande|nécessite|exige {amount} de|d' travail|monde|personnel en|de plus",),
            "work_less": ("{x} demande|nécessite|exige {amount} de|d' travail|monde|personnel en|de moins",),
            "people": ("{x} demande|demandait|nécessite|exige {change}", "{x} a besoin de|d' {change}"),
            "needs": (
                "{x} demande|utilise|nécessite|consomme|exige|coûte {change} (de|d'|en) {r}",
                (
                    "{x} demande|utilise|nécessite|consomme|exige|coûte {change} (de|d'|en) {r} en période"
                    " {step} (de son"
                    " travail)"
                ),
            ),
            "needs_every": (
                (
                    "{x} demande|utilise|nécessite|consomme|exige|coûte {change} (de|d'|en) {r} à|par chaque"
                    " {unit} (de son travail)"
                ),
            ),
            "effect": (
                "{x} rapporte|rapportait|rapporterait|apporte|apportait|livre|produit|gagne {change}",
                "(l'|les|le|tout) (l') effet|effets|apport|bénéfice|bénéfices|gain|gains {x} {change}",
            ),
            "later": (
                "{x} (commence|commençait|débute|démarre|démarrait|arrive|arrivait|est) {length} plus tard",
                "{x} (arrive|arrivait|est) {length} en retard",
                "{x} (arrive|arrivait|est) en retard de|d' {length}",
                (
                    "{x} (est|était|serait|soit) glisse|glissait|retardé|retardée|décalé|décalée|repoussé"
                    "|repoussée|reporté|reportée de|d' {length}"
                ),
                "{x} (a|avait|prend|prenait|avec) {length} de retard",
                (
                    "retarder|retardait|décaler|décalait|repousser|repoussait|reporter|reportait"
                    "|différer {x} de|d' {length}"
                ),
            ),
            "earlier": (
                "{x} (commence|débute|démarre|arrive) {length} plus tôt",
                "{x} (arrive) {length} en avance",
                "avancer {x} de|d' {length}",
            ),
            "longer": (
                "{x} dure|durait|prend|prenait {length} de plus",
                "{x} (est|était) {length} plus long|longue",
            ),
            "shorter": (
                "{x} dure|durait|prend|prenait {length} de moins",
                "{x} (est|était) {length} plus court|courte",
            ),
            "takes": ("{x} dure|prend {length}", "(la) durée {x} = {length}"),
            "not_before": (
                "{x} pas avant {begin}",
                "{x} ne peut pas commencer|démarrer|débuter avant {begin}",
                "{x} (commence|débute|démarre) au plus tôt (en|au) {begin}",
                "{x} (ne) (commence|débute|démarre) pas avant {begin}",
                "{x} (commence|débute|démarre) à partir de|du {begin}",
                "{x} (commence|débute|démarre) dès {begin}",
                "{x} (commence|débute|démarre) (en|au) {begin} au plus tôt",
            ),
            "not_after": (
                "{x} (ne) (commence|débute|démarre) pas après {end}",
                "{x} commence|débute|démarre au plus tard (en|au) {end}",
                "{x} commence|débute|démarre (en|au) {end} au plus tard",
            ),
            "by": (
                "{x} (en|au) {end} au plus tard",
                "{x} au plus tard (en|au|à) {end}",
                "{x} d'ici|pour (à|au|la) (fin) (de|du) {end}",
                "{x} avant (la) fin (de|du) {end}",
            ),
            "before": ("{x} avant {begin}",),
            "start_before": (
                "{x} commence|débute|démarre|commençait avant {begin}",
                "commencer|démarrer|débuter {x} avant {begin}",
                "{x} doit commencer|démarrer|débuter avant {begin}",
            ),
            "start_after": ("{x} (commence|débute|démarre|commençait) après {end}",),
            "delivered": (
                (
                    "{x} (est|doit) (être) livré|livrée|terminé|terminée|fini|finie|prêt|prête"
                    " (en|au) {end} au plus tard"
                ),
                (
                    "{x} (est|doit) (être) livré|livrée|terminé|terminée|fini|finie|prêt"
                    "|prête d'ici|pour (à|au|la) (fin)"
                    " (de|du) {end}"
                ),
                "livrer|terminer|finir {x} d'ici|pour (à|au|la) (fin) (de|du) {end}",
                "livrer|terminer|finir {x} en|au {end} au plus tard",
                (
                    "{x} (est|doit) (être) livré|livrée|terminé|terminée|fini|finie|prêt"
                    "|prête avant (la) fin (de|du)"
                    " {end}"
                ),
            ),
            "delivered_before": (
                "{x} (est|doit) (être) livré|livrée|terminé|terminée|fini|finie|prêt|prête avant {begin}",
                "livrer|terminer|finir {x} avant {begin}",
            ),
            "starts": (
                "{x} commence|commençait|débute|démarre|démarrait en|au|à {period}",
                "commencer|démarrer|débuter {x} en|au {period}",
                "{x} doit commencer|démarrer|débuter en|au {period}",
                (
                    "{x} (est|était|serait) retardé|retardée|décalé|décalée|repoussé|repoussée"
                    "|reporté|reportée en|au|à {period}"
                ),
                "retarder|décaler|repousser|reporter|reportait {x} en|au|à {period}",
            ),
            "weight": (
                "(le) poids {o} {change}",
                "(les) points {o} {change}",
                "{o} pèse|vaut|passe {change}",
            ),
            "target": ("(la) cible (de|d'|du) {k} {change}", "{k} cible {change}"),
        },
        what_if_words={
            "one": (),
            "person": (
                *(
                    "personne",
                    "personnes",
                    "etp",
                    "tête",
                    "têtes",
                    "embauche",
                    "embauches",
                    "salarié",
                    "salariés",
                ),
                *(
                    "développeur",
                    "développeurs",
                    "ingénieur",
                    "ingénieurs",
                    "collaborateur",
                    "collaborateurs",
                ),
                *("développeuse", "développeuses", "ingénieure", "ingénieures", "analyste", "analystes"),
                *("designer", "designers"),
            ),
            "the": ("le", "la", "l'", "début", "le début de", "le début du", "début du"),
            "opening": (
                *(
                    "et si",
                    "et si on",
                    "et si on avait",
                    "si on avait",
                    "et si nous",
                    "si",
                    "si on",
                    "si nous",
                    "que se passe-t-il si",
                ),
                *(
                    "que se passe-t-il si on",
                    "que se passerait-il si",
                    "que se passerait-il si on",
                    "on",
                    "nous",
                ),
                *("supposons que", "imaginons que", "et", "il faut", "il faudrait", "peut-on", "on peut"),
                *("on pourrait", "que se passe-t-il si l'on", "et si l'on", "si l'on"),
            ),
            "period": ("période", "périodes"),
            "and": ("et", "ni"),
            "or": ("ou", "ou bien"),
            "everything": (
                *(
                    "tout",
                    "tout financer",
                    "financer tout",
                    "finançons tout",
                    "finance tout",
                    "finançait tout",
                ),
                *(
                    "toutes les initiatives",
                    "financer toutes les initiatives",
                    "tout faire",
                    "tout est financé",
                ),
                *("finançait toutes les initiatives", "tout était financé"),
            ),
            "all money": ("budget", "le budget", "budgets", "tous les budgets", "les budgets", "l'argent"),
            "all teams": ("équipes", "toutes les équipes", "les équipes"),
        },
    ),
)

PHRASES: dict[str, str] = {
    # —— What commands print of a plan, a difference, a hand-made portfolio, and plans under other
    # circumstances —— the first line of a plan
    "plan_impact": "Impact {impact} points, borne {bound} ({proof})",
    "plan_level": "Niveau {level}, {name} : {counted} ({proof}) ; {impact} points",
    "plan_funded": "{plan} ; initiatives financées : {funded} sur {all}",
    "plan_stops": "À l’arrêt, pour {cost} : {who}.",
    "plan_changes": "{plan} ; lignes changées du plan d’avant ({all}) : {count}",
    "plan_protected": "{plan}, tient avec les dépassements de {count} initiatives",
    "plan_fewer": "{plan}, et moins suffiraient peut-être",
    "plan_below": "{plan}, pour {share} de l’impact du meilleur",
    "plan_for": " pour {cost}",
    "plan_optimal": "optimal",
    "plan_within": "prouvé à {gap} du meilleur, comme demandé",
    "plan_ties": "prouvé le meilleur, sans départager ses égaux",
    "plan_feasible": "réalisable, le meilleur rapporte au plus {gap} de plus",
    "plan_no_bound": "réalisable, sans borne",
    "plan_empty": "le plan vide : aucun qui rapporte plus n’a été trouvé",
    "plan_stopped": "{proof} ; arrêté : {what}",
    "plan_time limit": "limite de temps",
    "plan_interrupt": "interruption",
    "plan_of": "{used} sur {available}",
    "solving": "recherche",
    "solving_ends": "Ctrl-C l’arrête",
    "solving_keeps": "Ctrl-C : le meilleur trouvé jusqu’ici",
    "solving_ties": "impact {impact}, prouvé le meilleur ; choix entre plans égaux",
    "solving_between": "impact {impact}, au plus {bound}",
    "solving_none": "pas encore de plan, au plus {bound}",
    "written_to": "Écrit dans {folder} : {files}",
    "written_beside": "{folder} : {files}",
    "remark_said": "remarque : {what}",
    # headings of tables
    "head_initiative": "initiative",
    "head_name": "nom",
    "head_option": "option",
    "head_start": "début",
    "head_delivery": "livraison",
    "head_points": "points",
    "head_key_result": "résultat clé",
    "head_indicator": "indicateur",
    "head_objective": "objectif",
    "head_attained": "atteint",
    "head_resource": "ressource",
    "head_scenario": "scénario",
    "head_status": "état",
    "head_impact": "impact",
    "head_change": "écart",
    "head_kind_of_change": "changement",
    "head_funded": "financées",
    "head_entering": "entrent",
    "head_leaving": "sortent",
    "head_total": "total",
    "head_spend": "dépense",
    "head_slope": "points pour mille de plus",
    "head_bend": "rapporte moins au-delà",
    "head_present": "budget actuel",
    "head_table": "table",
    "head_row": "ligne",
    "head_column": "colonne",
    "head_was": "valeur",
    "head_assumed": "supposé",
    "head_why": "pourquoi",
    "head_changes": "changements",
    "head_changed": "lignes changées",
    # frames as notebooks show them: the heading of each, then columns, words and signs
    "sheet_funded": "Ce qui est financé",
    "sheet_stopping": "Ce qui est arrêté, et ce que cela coûte",
    "sheet_transfers": "Ce qu’une ressource cède à une autre, ou à une autre période",
    "sheet_usage": "Ce que le plan utilise de chaque ressource, période par période",
    "sheet_attainment": "Ce qu’atteint chaque résultat clé",
    "sheet_plan_changes": "Ce qui change par rapport au plan dont il fallait rester proche",
    "sheet_explain": "Pourquoi chaque initiative est financée ou non, en reposant la question à l’inverse",
    "sheet_explain_ranges": (
        "Pourquoi chaque initiative est financée ou non, chaque prix dans un intervalle prouvé"
    ),
    "sheet_marginal_values": (
        "Ce qu’un peu plus de chaque ressource apporterait, et ce qui pourrait être rendu"
    ),
    "sheet_rephase": "Ce que rapporterait le même total de chaque ressource, réparti autrement",
    "sheet_rephased_amounts": "La meilleure répartition de chaque ressource entre les périodes",
    "sheet_means": "Ce que rapporte chaque transfert : le plan avec, moins le meilleur plan sans",
    "sheet_means_hires": "Ce que vaut chaque embauche",
    "sheet_means_teams": "Ce que rapporterait un dixième de plus de chaque équipe, à chaque période",
    "sheet_price_of_decisions": "Ce que coûte chaque décision, obligation et part réservée",
    "sheet_delays": (
        "Ce qu’il en coûte de débuter plus tard, ou de livrer en retard, chaque initiative financée"
    ),
    "sheet_alternatives": "Les meilleurs autres plans, qui perdent au plus {within} des points",
    "sheet_breaches": "Ce que le portefeuille enfreint",
    "sheet_swaps_to_best": "Le plus court chemin vers le meilleur plan, échange par échange",
    "sheet_diff_initiatives": "Quelles initiatives changent entre les deux plans",
    "sheet_diff_inputs": "Quelles données diffèrent",
    "sheet_diff_key_results": "Ce qu’atteint chaque résultat clé dans les deux plans",
    "sheet_frontier": "Ce qu’apporterait chaque budget",
    "sheet_frontier_matrix": "Ce que financerait chaque budget",
    "sheet_compare": "Les scénarios côte à côte",
    "sheet_compare_changes": "Ce que chaque scénario change du plan dont il fallait rester proche",
    "sheet_compare_matrix": "Ce que finance chaque scénario",
    "sheet_membership": "Dans combien de scénarios chaque initiative est financée",
    "sheet_nested_tiers": "Ce qui est financé à partir de quel budget",
    "sheet_nested_budgets": "Ce que coûte, à chaque budget, de s’en tenir à une seule liste",
    "sheet_chances": ("Combien de fois chaque initiative est dans le meilleur portefeuille d’un tirage"),
    "sheet_outlook": "Ce que le plan peut donner, sur les tirages",
    "sheet_accuracy": "À quel point les moyennes sont exactes",
    "sheet_key_result_chances": "Avec quelle chance chaque résultat clé est atteint",
    "sheet_by_draw": "Points de chaque tirage, à côté du meilleur possible",
    "sheet_disappointment": "Ce que promet chaque initiative financée, et ce qu’elle apporte en moyenne",
    "sheet_shrinkage": "Chaque estimation, rapprochée de celles de sa catégorie",
    "sheet_evppi": "Ce que vaut de connaître d’avance les chiffres de chaque initiative",
    "sheet_safest": "Les plans les plus sûrs, selon trois mesures",
    "sheet_safest_matrix": "Ce que finance chaque plan sûr",
    "sheet_core": "Dans quelle part des portefeuilles qu’aucun autre ne bat figure chaque initiative",
    "sheet_core_weights": "Les poids extrêmes des objectifs",
    "sheet_core_values": "Les portefeuilles qu’aucun autre ne bat, à chaque extrême des poids",
    "sheet_levels": "Ce que financerait chaque niveau de pilotage, et les points qu’il laisse",
    "sheet_rice": "Les initiatives par RICE, et par RICE × part de la stratégie (RICEO)",
    "sheet_rankings": "Ce que financeraient des listes classées, à côté de l’allocation",
    "sheet_ranking_changes": "Où les listes et l’allocation diffèrent, et pourquoi",
    "sheet_indicators": "Ce que suit chaque niveau, le prévu à côté du constaté",
    "sheet_alignment": "Si l’argent suit la stratégie",
    "sheet_chains": "Comment chaque indicateur fait bouger l’activité",
    "sheet_payoff": "Points de chaque partie au meilleur de chacune, et le moins qu’elle pourrait avoir",
    "sheet_own_bests": "Ce que le meilleur de chaque partie coûte aux autres",
    "sheet_party_frontier": "Les portefeuilles qu’aucun autre n’améliore pour toutes les parties",
    "sheet_compromises": "Ce que chaque compromis donne à chaque partie",
    "sheet_contested": "Ce sur quoi les parties ne s’accordent pas, et qui concéderait le moins",
    "sheet_decisions": "Ce qui a été décidé, et ce que chaque décision coûte à chaque partie",
    "sheet_not_funded": "Ce qui n’est pas financé, et ce que chaque partie y perdrait sur son meilleur plan",
    "sheet_money_by_group": "Où va l’argent",
    "sheet_party_weights": "Comment chaque partie répartit ses points",
    "sheet_consistency": "À quel point les jugements de chacun s’accordent entre eux",
    "sheet_weights_spread": "À quel point les personnes d’une même partie diffèrent",
    "sheet_history": "Comment les tours se sont passés",
    "sheet_assessed": "Où en est l’organisation à chaque niveau",
    "sheet_holding_back": "Ce qui empêche d’atteindre le niveau suivant",
    "sheet_stability": "Ce qu’apporte chaque changement de plus au plan",
    "sheet_roadmap": "Ce qui se déroule, et quand",
    "sheet_waits": "Ce qui, parmi le financé, attend quoi",
    "sheet_left_behind": "Ce qui n’a pas été repris, et pourquoi",
    "sheet_assumed": "Ce qui a été supposé, à compléter",
    "sheet_ratios": "Ce que les initiatives livrées ont apporté de ce qui était attendu",
    "sheet_stories": "Ce que chaque initiative livrée a apporté, à côté de ce qui était attendu",
    "sheet_calibrated": "Ce que l’expérience fait de chaque contribution",
    "sheet_overruns": "Ce qui a été utilisé, en regard de ce qui était prévu",
    "sheet_spent": "Ce que chaque initiative a utilisé, en regard du prévu",
    "sheet_widened": "Jusqu’où chaque coût et chaque charge peuvent dépasser le prévu",
    "sheet_left_out": "Ce qui a été écarté, et pourquoi",
    "sheet_cash_flow": "Ce que le plan dépense et rapporte, période par période, à {rate} par an",
    "sheet_business_case": "Ce qu’il rapporte, dans l’horizon, à {rate} par an",
    "sheet_protection": "Ce que coûte la certitude",
    "sheet_limits_in_draws": "Si les limites tiennent, et quelle réserve les fait tenir",
    "sheet_dates_in_draws": "Si les dates tiennent",
    "sheet_remarks": "Ce qui est valable mais douteux dans le dossier",
    "sheet_none": "{what} : rien.",
    "sheet_rows": "{shown} lignes sur {all}.",
    "sheet_more": "Aussi dans le tableau de données : {columns}.",
    "head_period": "période",
    "head_used": "utilisé",
    "head_available": "disponible",
    "head_before": "avant",
    "head_after": "après",
    "head_progress": "progression",
    "head_since": "depuis",
    "head_sentence": "pourquoi",
    "head_party": "partie",
    "head_person": "personne",
    "head_method": "méthode",
    "head_pairs": "paires comparées",
    "head_consistency_index": "indice de cohérence",
    "head_consistency_ratio": "rapport de cohérence",
    "head_acceptable": "acceptable",
    "head_contradiction": "contradiction",
    "head_lowest": "le plus bas",
    "head_aggregated": "ensemble",
    "head_highest": "le plus haut",
    "head_score": "score (%)",
    "head_reached": "atteint",
    "head_stands": "avec les précédents",
    "head_question": "question",
    "head_answer": "réponse",
    "head_text": "ce qui est demandé",
    "head_instead": "ce qui changerait à la place",
    "head_enters_at": "entre avec autant de points de plus",
    "head_enters_at_cost": "entre à un coût de",
    "head_enters_at_cost_low": "entre à un coût de, au moins",
    "head_enters_at_cost_high": "entre à un coût de, au plus",
    "head_blocked_by": "ce qui la bloque",
    "head_replacement_cost": "perdu sans elle",
    "head_replacement_cost_low": "perdu sans elle, au moins",
    "head_replacement_cost_high": "perdu sans elle, au plus",
    "head_price": "perdu avec elle",
    "head_price_low": "perdu avec elle, au moins",
    "head_price_high": "perdu avec elle, au plus",
    "head_costs": "coûte en points",
    "head_premium": "perdus par la liste",
    "head_relaxation_dual": "un peu plus vaut (repère)",
    "head_step": "plus petit pas utile",
    "head_gain": "points gagnés",
    "head_swap": "ce qui change alors",
    "head_swaps": "ce qui change",
    "head_spare": "peut être rendu",
    "head_amount": "prévu",
    "head_moved": "à déplacer",
    "head_split": "meilleure répartition",
    "head_moved_here": "déplacé ici",
    "head_what_is_given": "ce qui est transféré",
    "head_kind": "nature",
    "head_by": "par",
    "head_reason": "raison",
    "head_postponed": "perdu si elle débute plus tard",
    "head_slipped": "perdu si elle est livrée en retard",
    "head_loss": "points perdus",
    "head_loss_share": "part perdue",
    "head_cost": "coût",
    "head_cost_change": "coût, en plus ou en moins",
    "head_initiatives": "initiatives",
    "head_where": "où",
    "head_excess": "en trop",
    "head_drops_out": "sort",
    "head_comes_in": "entre",
    "head_broken": "limites encore dépassées",
    "head_attainment_before": "atteint avant",
    "head_attainment_after": "atteint après",
    "head_points_before": "points avant",
    "head_points_after": "points après",
    "head_plans": "plans qui la financent",
    "head_membership": "financée dans",
    "head_tier": "rang",
    "head_budget": "budget",
    "head_probability": "probabilité",
    "head_afresh": "choisi à neuf",
    "head_chance": "chance",
    "head_error": "à plus ou moins",
    "head_may_overrun": "dépassements à la fois",
    "head_for_overruns": "laissé pour les dépassements",
    "head_transfer": "transfert",
    "head_gives": "de",
    "head_gains": "vers",
    "head_given": "cédé",
    "head_gained": "reçu",
    "head_arrives": "reçu en",
    "head_figure": "mesure",
    "head_plan": "plan",
    "head_expected": "comme attendu",
    "head_mean": "en moyenne",
    "head_p10": "une sur dix en dessous",
    "head_p50": "la moitié en dessous",
    "head_p90": "une sur dix au-dessus",
    "head_regret": "regret moyen",
    "head_regret_p90": "regret, une fois sur dix au-dessus",
    "head_regret_max": "plus grand regret",
    "head_best": "meilleur dans",
    "head_best_known": "meilleur possible",
    "head_breaks": "ce que cela enfreint",
    "head_broken_limits": "limites dépassées",
    "head_draw": "tirage",
    "head_promised": "promis",
    "head_disappointment": "déception",
    "head_category": "catégorie",
    "head_estimate": "estimation",
    "head_deviation": "incertain à",
    "head_kept": "part gardée",
    "head_shrunk": "estimation prudente",
    "head_funded_shrunk": "financée alors",
    "head_evppi": "vaut d’être su",
    "head_worst": "pire tirage",
    "head_cvar": "moyenne des pires",
    "head_gap": "peut manquer",
    "head_core_index": "part des portefeuilles",
    "head_portfolios": "portefeuilles",
    "head_extreme point": "poids extrêmes",
    "head_level": "niveau",
    "head_steers_by": "pilote par",
    "head_measure": "sa propre mesure",
    "head_left": "points laissés",
    "head_left_share": "part laissée",
    "head_overlap": "en commun",
    "head_missing": "ce qui manque",
    "head_reach": "portée",
    "head_confidence": "confiance",
    "head_effort": "effort",
    "head_rice": "RICE",
    "head_riceo": "RICEO",
    "head_rank": "rang",
    "head_rank_rice": "rang par RICE",
    "head_rank_riceo": "rang par RICEO",
    "head_share": "part de la stratégie",
    "head_list": "liste",
    "head_of_name": "de",
    "head_planned": "prévu",
    "head_observed": "constaté",
    "head_better": "mieux",
    "head_unit": "unité",
    "head_rests_on": "repose sur",
    "head_source": "source",
    "head_money_share": "part de l’argent",
    "head_points_share": "part des points",
    "head_difference": "argent moins points",
    "head_chain": "chaîne",
    "head_business_name": "fait bouger",
    "head_business_unit": "unité mue",
    "head_factor": "facteur",
    "head_money": "argent",
    "head_worth": "vaut",
    "head_portfolio": "meilleur pour",
    "head_own best of": "meilleur pour",
    "head_compromise": "compromis",
    "head_funded_by": "financée par",
    "head_settle": "le moins de points concédés",
    "head_who_concedes": "qui concède",
    "head_concession": "concédé",
    "head_decision": "décision",
    "head_date": "date",
    "head_group": "groupe",
    "head_team": "équipe",
    "head_due": "échéance",
    "head_deadline": "date limite",
    "head_in": "entre",
    "head_out": "sort",
    "head_moves": "change",
    "head_round": "tour",
    "head_from": "à partir de",
    "head_delivered": "livrées",
    "head_realised": "réalisé",
    "head_agreed_by": "accepté par",
    "head_label": "quoi",
    "head_observations": "repose sur",
    "head_ratio": "réalisé ÷ attendu",
    "head_used_of_planned": "dépensé ÷ prévu",
    "head_shrunk_ratio": "ce qu’on en croit",
    "head_counted": "compté comme",
    "head_actual": "dépensé",
    "head_at_least": "encore en cours",
    "head_learned": "ses pareilles ont utilisé",
    "head_at_most": "une sur vingt, plus que",
    "head_high_before": "haut, avant",
    "head_high_learned": "haut, appris",
    "head_low": "bas",
    "head_high": "haut",
    "head_new_low": "bas, prudent",
    "head_new_expected": "attendu prudent",
    "head_new_high": "haut, prudent",
    "head_owner": "responsable",
    "head_story": "résultat",
    "head_beyond_chance": "plus que le hasard",
    "head_basis": "repose sur",
    "head_base": "point de départ",
    "head_from_kpi": "par son indicateur",
    "head_from_category": "par sa catégorie",
    "head_from_owner": "par son responsable",
    "head_spread": "dispersion",
    "head_value": "valeur",
    "head_problem": "ce qui est douteux",
    "head_other": "attend",
    "head_lag": "périodes entre",
    "head_line": "ligne",
    "head_benefit": "gain",
    "head_net": "net",
    "head_cumulated": "cumul",
    "head_discounted": "valeur actuelle",
    "head_benefit_per_year": "gain par an",
    "head_npv": "valeur actuelle nette",
    "head_irr": "taux de rendement interne",
    "head_payback": "remboursée en",
    "head_payback_years": "années pour rembourser",
    "head_return": "rendement",
    "head_rests_on_prices": "repose sur",
    "head_note": "note",
    "head_limit": "limite",
    "head_p80": "quatre fois sur cinq, au plus",
    "head_reserve": "réserve pour quatre cas sur cinq",
    "head_reserve_90": "réserve pour neuf cas sur dix",
    "head_of_concedes": "{who} concède",
    "head_of_spent": "{who} dépensé",
    "head_of_share": "{who}, part de l’enjeu",
    "word_funded": "financée",
    "word_synergy": "ensemble",
    "word_given": "donné aux équipes",
    "word_whole": "le plan entier",
    "word_deadline": "échéance",
    "word_due": "date cible",
    "word_in": "entre",
    "word_out": "sort",
    "word_option": "change d’option",
    "word_start": "change de début",
    "word_moved": "change de début",
    "word_new": "nouvelle",
    "word_continued": "se poursuit",
    "word_stopped": "arrêtée",
    "word_finished": "terminée",
    "word_dropped": "abandonnée",
    "word_all": "tous les plans",
    "word_some": "certains plans",
    "word_none": "aucun",
    "word_optimal": "prouvé le meilleur",
    "word_feasible": "pas prouvé le meilleur",
    "word_infeasible": "impossible",
    "word_unanswered": "sans réponse à temps",
    "word_core": "dans tous",
    "word_borderline": "dans certains",
    "word_exterior": "dans aucun",
    "word_fund": "financer",
    "word_reject": "refuser",
    "word_drop": "abandonner",
    "word_more": "plus",
    "word_less": "moins",
    "word_as it is": "tel quel",
    "word_the plan": "le plan",
    "word_plan": "le plan",
    "word_hindsight": "avec le recul",
    "word_expected value": "meilleur en espérance",
    "word_max-min": "meilleur au pire",
    "word_min-max-regret": "plus grand regret le plus faible",
    "word_CVaR": "meilleur des pires cas",
    "word_weighted": "même poids à chacun",
    "word_nash": "Nash",
    "word_least-regret": "moindre regret",
    "word_by hand": "à la main",
    "word_zero": "au minimum",
    "word_allocation": "l’allocation",
    "word_rice": "RICE",
    "word_riceo": "RICEO",
    "word_mandate": "obligation",
    "word_decision": "décision",
    "word_rule": "règle",
    "word_transfer": "plafond de transfert",
    "word_bucket": "part réservée",
    "lifted_all": "tout à la fois",
    "word_limit": "limite",
    "word_overall": "ensemble",
    "word_kpi": "indicateur",
    "word_resource": "ressource",
    "word_category": "catégorie",
    "word_owner": "responsable",
    "word_objective": "objectif",
    "word_team": "équipe",
    "word_initiative": "initiative",
    "word_share": "part",
    "swap_enter": "entre : {who}",
    "swap_leave": "sort : {who}",
    "swap_change": "change : {who}",
    "endless": "sans limite",
    "endless_with": "impossible avec elle",
    "endless_without": "impossible sans elle",
    "endless_later": "ne peut débuter plus tard",
    "endless_step": "aucun pas n’aide",
    "endless_limit": "sans limite",
    "endless_only": "possible seulement avec elle",
    "endless_only_less": "possible seulement sans elle",
    "shown_yes": "oui",
    "shown_no": "non",
    "rate_per": "{points} pour {amount}",
    "cut_short": (
        "Les {limit} s imparties sont écoulées : ce qui n’est pas venu à temps est signalé à sa place."
    ),
    "loose": (
        "Chaque plan n’est prouvé qu’à {gap} de son meilleur, comme demandé : des écarts plus petits entre"
        " ces chiffres ne veulent rien dire."
    ),
    "infeasible": "irréalisable",
    "infeasible_late": (
        "impossible : aucun portefeuille ne respecte toutes les limites et exigences à la fois."
        " Pourquoi : {late}"
    ),
    # what the command says of itself
    "help_description": (
        "Quelles initiatives financer, à quel niveau et quand, pour le plus d’impact stratégique."
    ),
    "help_commands": "commandes",
    "help_case": (
        "un dossier de fichiers CSV, un classeur Excel ou une base de données : une adresse comme"
        " sqlite:///rounds.db#2027Q1"
    ),
    "help_target": (
        "un dossier, un fichier qui finit par .xlsx ou une adresse comme sqlite:///rounds.db#2027Q1"
    ),
    "help_in_its_own": "{does}. Ce qui est dit et écrit l’est dans la langue {whose}.",
    "help_of_the_case": "du dossier",
    "help_of_the_second": "du second dossier",
    "help_language": "langue {shows} (par défaut celle du dossier)",
    "help_shows_printed": "de ce qui est affiché",
    "help_shows_sheets": "des feuilles de résultat",
    "help_shows_brief": "de la note",
    "help_shows_answers": "des réponses",
    "help_gap": "écart relatif à prouver (par défaut {default}) ; un plus large est plus vite fait",
    "help_gap_draws": "1e-6, pour les 64 premiers tirages",
    "help_time_limit": "secondes en tout ; ce qui ne vient pas à temps est omis, et c’est dit",
    "help_json": "afficher la réponse en JSON",
    "help_allocate": "financer le portefeuille de plus grand impact, d’un dossier ou d’une liste",
    "help_solver": "un solveur que PuLP connaît, comme COIN_CMD (par défaut HiGHS)",
    "help_allocate_output": (
        "y écrire aussi funded.csv, not_funded.csv, usage.csv, attainment.csv et allocation.json ; avec"
        " --near, changes.csv"
    ),
    "help_explain": "pourquoi chaque initiative est financée ou non, à quel prix, et ce qui le changerait",
    "help_explain_one": "celle-ci seulement (par défaut toutes)",
    "help_explain_ranges": "aussitôt : chaque prix entre deux bornes prouvées",
    "help_diff": "ce qui change du plan d’un dossier à celui d’un autre, et les données qui en sont la cause",
    "help_diff_after": "un autre",
    "help_diff_tables": "y écrire aussi chaque différence : initiatives.csv, key_results.csv, inputs.csv",
    "help_frontier": "ce que chaque budget achèterait",
    "help_frontier_resource": "la ressource dont le montant change (par défaut tous les budgets ensemble)",
    "help_frontier_at": (
        "totaux sur toutes les périodes, ou parts de ce qu’il y a en moins ou en plus, comme -10%,+5% (par"
        " défaut 21, de la moitié à une fois et demie)"
    ),
    "help_frontier_exact": (
        "chaque portefeuille qu’aucun autre ne dépasse en dépense et en impact, dans les limites"
    ),
    "help_compare": "les scénarios de la table du dossier, côte à côte",
    "help_stability": (
        "ce que rapporte chaque ligne changée d’un plan : le meilleur impact pour chaque nombre de lignes"
    ),
    "help_levels": (
        "ce que chacun des six niveaux de pilotage financerait, et les points qu’il laisse sur la table"
    ),
    "help_levels_method": (
        "le meilleur par la mesure propre à chaque niveau, ou en descendant une liste classée"
    ),
    "help_assess": "où en est une organisation parmi les six niveaux de pilotage, et le prochain pas",
    "help_assess_answers": "un fichier de réponses (par défaut les questions sont posées ici, une à une)",
    "help_assess_new": "écrire un fichier de réponses à remplir ; n’en remplace jamais un",
    "help_assess_language": "langue des questions et du rapport (par défaut celle du fichier, sinon en)",
    "help_simulate": "à quel point le plan est sûr : chances, fourchettes, regret, quoi apprendre d’abord",
    "help_simulate_draws": "combien de tirages (par défaut 256)",
    "help_simulate_seed": "la même graine donne les mêmes tirages (par défaut 0)",
    "help_simulate_jobs": (
        "combien de tirages sont résolus à la fois, chacun dans son propre processus (par défaut 1)"
    ),
    "help_simulate_output": "y écrire aussi ses tables, en CSV",
    "help_simulate_protection": (
        "aussi ce que coûte que chaque limite tienne même si une initiative quelconque dépasse, deux"
        " quelconques, … ; à peu près la durée d’une allocation pour chaque nombre"
    ),
    "help_whatif": "ce que des changements, dits en mots, feraient au plan",
    "help_whatif_changes": (
        "comme 'opex -10 %', 'équipe web +1 personne dès 2027T3', 'X +1 trimestre', 'X coûte 20 % de plus',"
        " 'financer X', 'refuser X' ; plusieurs s’ajoutent ; en français ou en anglais"
    ),
    "help_check": "lister chaque erreur d’un dossier, et ce qui est douteux",
    "help_new": "faire un dossier à remplir, vide ou d’après un exemple",
    "help_new_repository": (
        "faire plutôt le dossier que finance et produit gardent ensemble dans git : un premier tour d’après"
        " un exemple, son relevé de décision, un notebook qui le rejoue, un contrôle qui échoue quand une"
        " décision changerait"
    ),
    "help_new_language": "langue du classeur ou du dossier git : en ou fr (par défaut en)",
    "help_new_periods": "noms séparés par des virgules (par défaut les quatre trimestres de l’an prochain)",
    "help_new_from": "un exemple dont partir, comme douzaine",
    "help_new_from_list": "une liste dont le faire, comme portfolio import",
    "help_save": (
        "écrire un dossier sous une autre forme : un classeur, un dossier de fichiers, un dossier à la"
        " française"
    ),
    "help_save_french": (
        "points-virgules, virgules décimales et BOM, comme un Excel français les écrit et les ouvre"
    ),
    "help_save_over": (
        "pour une base de données : remplacer cette version d’un tour dont le dossier n’a pas été lu"
    ),
    "help_dictionary": "afficher le format des dossiers : chaque table et colonne",
    "help_verify": (
        "exécuter des notebooks à nouveau et montrer ce qui a changé (par défaut ceux de notebooks/)"
    ),
    "help_verify_notebooks": "des notebooks, ou des dossiers de notebooks",
    "help_verify_record": "enregistrer de nouvelles sorties au lieu de comparer",
    "help_import": "faire un dossier d’une liste, ou de l’export d’un outil de suivi",
    "help_import_what": (
        "list, ou l’outil de suivi d’où il vient : jira, azure_devops, linear, github, project_online"
    ),
    "help_import_file": "un classeur Excel ou un fichier texte (CSV)",
    "help_import_output": "le dossier à écrire : {target}",
    "help_import_language": "langue du dossier et de ce qui est dit (par défaut celle de la liste)",
    "help_import_map": "écrire ce qui a été compris, pour s’en servir encore",
    "help_import_dry": "dire ce qui en sortirait, et ne rien écrire",
    "help_for_a_list": "pour une liste",
    "help_list_budget": 'ce qui peut être dépensé : 1,2M, 2027T1=300k, "Opex=500k"',
    "help_list_team": 'ce que des équipes peuvent faire à chaque période : "Data=40"',
    "help_list_periods": "noms des périodes ; ou dates, sprints, versions, one",
    "help_list_map": "ce qui a déjà été dit d’une telle liste",
    "help_list_set": 'une réponse, comme dans une correspondance : "value=Bénéfice"',
    "help_list_sheet": "la feuille d’un classeur qui est la liste",
    "help_list_unestimated": "pour une estimation vide : median, free ou un nombre",
    "help_plan_files": (
        "record.json, allocation.json, ou un fichier CSV avec initiative, option et start, comme funded.csv"
    ),
    "help_near": "changer le moins possible de lignes de ce plan : plan (la table même du dossier), {files}",
    "help_near_plan": "le plan : plan (la table même du dossier), {files}",
    "help_within": "avec --near : ce qui peut être perdu pour changer moins, comme 0,5 % (par défaut 0,1 %)",
    "help_arbitrate": (
        "ce que chaque partie financerait, ce qui est d’accord et disputé, et les compromis entre elles"
    ),
    "help_compromise": "celui que retient le relevé de décision : {known} ; par défaut nash",
    "help_agreed_by": "qui signe le relevé de décision ; peut être dit plusieurs fois",
    "help_arbitrate_output": "y écrire le relevé de décision : record.json et record.md",
    "help_replay": (
        "refaire un tour relevé : le même, ou quelles données ont changé et ce que cela a changé"
    ),
    "help_replay_record": "record.json",
    "help_export": (
        "écrire le classeur financier : les tables à modifier, le plan en feuilles avec formules et"
        " graphiques ; ou, pour un outil de suivi, la décision sur chaque ticket"
    ),
    "help_export_target": "un fichier qui finit par .xlsx ; avec --for, par .csv",
    "help_export_for": "l’outil de suivi qui reprend le plan : clé, décision, option, dates, équipe",
    "help_export_no_reasons": (
        "omettre prix et raisons, qui demandent à peu près une allocation par initiative"
    ),
    "help_brief": (
        "écrire la note au conseil : ce qui est recommandé, pourquoi, pour combien, à quel risque, en un"
        " fichier HTML ou PDF"
    ),
    "help_brief_output": "un fichier qui finit par .html ou .pdf",
    "help_brief_record": "le dernier record.json : ce qui a changé depuis est alors dit",
    "help_brief_date": "comme 2027-01-31, à y montrer (par défaut aucune)",
    "help_brief_draws": "le nombre d’issues dont ses fourchettes sont lues (par défaut 256)",
    "help_brief_tables": "y écrire aussi les tables où sont ses chiffres, en CSV",
    "help_roll": (
        "faire le tour suivant : ce que le plan livre en sort, ce qu’il a commencé est en cours, et chaque"
        " cellule supposée est listée"
    ),
    "help_roll_to": "la première période du tour suivant",
    "help_roll_plan": "le plan qui est exécuté : {files}",
    "help_roll_of_record": "exécuter ce qui est dans la table plan du dossier",
    "help_roll_best": (
        "exécuter le meilleur plan du dossier, résolu maintenant ; c’est ainsi quand le dossier n’a pas de"
        " plan de référence et qu’aucun n’est nommé"
    ),
    "help_roll_readings": (
        "d’autres relevés d’indicateurs : un CSV avec kpi, period, value ; peut être dit plusieurs fois"
    ),
    "help_roll_periods": (
        "noms des périodes à ajouter, séparés par des virgules, quand ils ne se déduisent pas des autres"
    ),
    "help_roll_output": "{target} ; la place doit être libre",
    "help_roll_tables": (
        "y écrire aussi ce qui a été supposé et ce qui n’a pas été repris : todo.csv, left.csv"
    ),
    "help_share": (
        "montrer l’explorateur d’un dossier dans le navigateur, en lecture seule, derrière un jeton (extra :"
        " share)"
    ),
    "help_share_viewers": (
        "combien de personnes peuvent regarder en même temps, un processus de 115 Mo chacune"
        " (par défaut {default}) ; les autres sont priées de revenir"
    ),
    "help_collab": (
        "JupyterLab où plusieurs personnes écrivent dans un notebook, derrière un jeton (extra : collab)"
    ),
    "help_collab_notebooks": "un dossier de notebooks (par défaut notebooks/ s’il existe, sinon celui-ci)",
    "help_collab_root": "tourner en root, comme dans un conteneur ; qui a le jeton y est alors root",
    "help_collab_language": "langue de ce qui est affiché (par défaut {default})",
    "help_mcp": (
        "répondre aux questions d’un assistant sur un dossier par le Model Context Protocol, sur stdin et"
        " stdout ; il ne fait que lire (extra : mcp)"
    ),
    "help_mcp_write": "le laisser écrire scénarios et décisions dans le dossier, en simples lignes",
    "help_mcp_time_limit": "secondes qu’une question peut prendre au plus (par défaut 60)",
    "help_port": "où écouter (par défaut {default})",
    "help_ip": "l’adresse où écouter (par défaut 127.0.0.1 : cette machine seulement)",
    "help_token": "ce qui l’ouvre (par défaut fait à neuf) ; se voit dans la liste des processus",
    # what goes wrong beside the case
    "typed_usage": "usage : ",
    "typed_positional": "arguments",
    "typed_options": "options",
    "typed_help": "montrer cette aide",
    "typed_error": "%(prog)s : erreur : %(message)s\n",
    "typed_required": "ces arguments sont requis : %s",
    "typed_unknown": "arguments inconnus : %s",
    "typed_argument": "argument %(argument_name)s : %(message)s",
    "typed_one": "une valeur doit suivre",
    "typed_at_most_one": "une valeur au plus doit suivre",
    "typed_at_least_one": "une valeur au moins doit suivre",
    "typed_ambiguous": "option ambiguë : %(option)s peut être %(matches)s",
    "typed_not_with": "ne va pas avec %s",
    "typed_one_of": "l’un de ces arguments est requis : %s",
    "typed_choice": "choix inconnu : %(value)r (au choix : %(choices)s)",
    "typed_no_command": "commande inconnue : %(parser_name)r (au choix : %(choices)s)",
    "typed_value": "valeur impossible : %(value)r",
    "typed_explicit": "cette option ne prend pas de valeur : %r",
    "typed_number": "doit être un nombre, comme 0,01 ; trouvé : {found}",
    "typed_amount": "doit donner au moins un montant ; trouvé : « {found} »",
    "typed_from_zero": "doit être un nombre ≥ 0 ; trouvé : {found}",
    "typed_folder": "doit être un dossier du disque ; rien n’est écrit",
    "typed_folder_address": "doit être un dossier du disque ; trouvé : l’adresse {found}",
    "typed_file": "doit être un fichier ; rien n’est écrit",
    "typed_whole": "doit être un nombre entier de {least} à {most} ; trouvé : {found}",
    "typed_seconds": "doit être un nombre de secondes > 0 ; trouvé : {found}",
    "typed_share": "doit être une part de 0 à 1, comme 0,1 % ; trouvé : {found}",
    "typed_date": "doit être une date, comme 2027-01-31 ; trouvé : {found}",
    "system_error": "{file} : {problem}. Vérifiez le chemin et ses droits d’accès.",
    "system_no_room": (
        "{file} : doit être sur un disque où il reste de la place ; réponse : {problem}. Libérez de la"
        " place, ou nommez un autre endroit."
    ),
    "system_no_temporary": (
        "fichiers temporaires : il leur faut un dossier où l’on peut écrire ; il n’y en a pas, ou plus de"
        " place. Libérez de la place, ou nommez un dossier dans TMPDIR."
    ),
    "system_file": "fichier",
    "system_missing": "il n’y a rien à cet endroit",
    "system_denied": "accès refusé",
    "system_exists": "un fichier s’y trouve déjà",
    "system_folder": "c’est un dossier",
    "system_no_folder": "ce n’est pas un dossier",
    "system_full": "il n’y a plus de place sur le disque",
    "system_read_only": "ce disque ne peut qu’être lu",
    "program_error": (
        "une erreur de ce programme, non de vos données : {error}. Relancez-le avec PORTFOLIO_DEBUG=1 et"
        " signalez-la."
    ),
    "plots_backend": (
        "MPLBACKEND : doit nommer un moteur de matplotlib ; trouvé : {found}. Effacer cette variable, ou y"
        " écrire agg."
    ),
    "folder_taken": (
        "{path} : doit être un dossier, ou un nom libre ; un fichier s’y trouve. Choisissez un autre nom."
    ),
    # what a question must be asked with
    "of_problem": "la question",
    "of_case": "le dossier",
    "of_frontier": "la frontière",
    "of_nested": "la liste emboîtée",
    "of_weights": "les poids",
    "of_round": "le tour",
    "of_export": "l’export",
    "of_workbook": "le classeur",
    "of_indicators": "les indicateurs",
    "of_indicators_at": "les indicateurs du niveau {level}",
    "of_scenario": "scénario {name}",
    "must_of": "{name} : {what}",
    "must_level": "doit être un nombre entier de 1 à {most} ; trouvé : {found}.",
    "must_range": "doit être 0, ou un nombre de {low} à {high} ; trouvé : {found} pour {who}.",
    "must_range_or_none": (
        "doit être 0, un nombre de {low} à {high}, ou None sans limite ; trouvé : {found} pour {who}."
    ),
    "must_number": "doit être un nombre ≥ 0 ; trouvé : {found}.",
    "must_number_for": "doit être un nombre ≥ 0 ; trouvé : {found} pour {who}.",
    "must_number_or_none": "doit être un nombre ≥ 0, ou None sans limite ; trouvé : {found} pour {who}.",
    "must_whole": "doit être un nombre entier ≥ 0 ; trouvé : {found}.",
    "must_seconds": "doit être un nombre de secondes > 0, ou None ; trouvé : {found}.",
    "must_workers": "doit être un nombre entier de processus autre que 0, ou None ; trouvé : {found}.",
    "must_resource": "doit être une ressource, ou (ressource, période) ; trouvé : {found}.",
    "must_period": "doit être une des périodes {periods} ; trouvé : « {found} ».",
    "must_scale": (
        "doit avoir une limite qu’on puisse multiplier ; {who} n’en a dans aucune période. Fixez-en une"
        " avec with_limits."
    ),
    "must_lines": "doit être un nombre entier de lignes changées ≥ 0 ; trouvé : {found}.",
    "must_overruns": (
        "doit être un nombre entier ≥ 0 d’initiatives qui peuvent dépasser : une demi-initiative ne dépasse"
        " nulle part ; trouvé : {found}."
    ),
    "must_one_way": (
        "doit être financée ou écartée ; les deux sont demandés. Tenez-la d’une façon, ou libérez-la"
        " d’abord : problem.freed({who})."
    ),
    "must_be_one_of": "doit être {what} ; trouvé : {found}. Écrire {known}.",
    "must_be_one": "doit être {what} ; trouvé : {found}.",
    "what_option": "une option de {i}",
    "what_period": "une des périodes {first} … {last}",
    "must_points": (
        "{who} : se demande en points de la stratégie ; trouvé : niveau {found}. Demandez-le de"
        " problem.at_level(6)."
    ),
    "must_problem": (
        "problem : doit être un dossier ou une question ; trouvé : {found}. Chargez-le d’abord :"
        " pf.allocate(pf.load(path))."
    ),
    "must_triple": "doit être (initiative, option, début) ; trouvé : {count} valeurs.",
    "must_rows": "doit être (initiative, option, début) dans une liste, ou un tableau ; trouvé : {found}.",
    "must_column": "la colonne {name} doit être là ; elle n’y est pas.",
    "must_once": "une initiative est financée une fois ; « {found} » revient. Supprimez une ligne.",
    "near_once": "un plan finance une initiative une fois ; « {found} » revient. Supprimez une ligne.",
    "near_none_known": (
        "doit être un plan sur les initiatives du dossier ; il n’a aucune de celles-ci : {found}."
        " Prenez-en un autre."
    ),
    "near_blank": "doit être donné ; il n’y a rien. Remplissez-le, ou retirez la ligne.",
    "must_finite": (
        "les effets doivent rester finis ; l’un d’eux est trop grand pour le calcul. Vérifiez son unité."
    ),
    "level_needs_kpi": (
        "doit valoir {kind} pour l’indicateur d’un résultat clé ; il n’y en a pas. Mesurez un résultat"
        " clé sur un indicateur du genre {kind}."
    ),
    "level_needs_deadline": (
        "doit être là pour une initiative ; il n’y en a pas. Remplissez la période pour laquelle chaque"
        " initiative a été promise."
    ),
    "level_needs_scope": (
        "doit être là pour une initiative ; il n’y en a pas. Remplissez la taille de ce que livre chaque"
        " initiative."
    ),
    "level_needs_value": (
        "doit être là pour un indicateur ; il n’y en a pas. Remplissez ce que vaut une unité d’un"
        " indicateur, en argent et par an."
    ),
    "level_needs": "{advice} C’est par là que pilote le niveau {level}.",
    "must_proven": (
        "{who} : le plan doit être prouvé, puisqu’on y compare les autres ; celui-ci a été interrompu."
        " Accordez plus de temps, ou un écart plus large."
    ),
    "must_proven_gap": (
        "{who} : le plan doit être prouvé, puisqu’on y compare les autres ; celui-ci a été interrompu"
        " (écart {gap}). Accordez plus de temps, ou un écart plus large."
    ),
    "must_rate": "rate doit être une part de 0 à 1, comme 0,08 pour 8 % par an ; trouvé : {found}.",
    "must_share_of_best": (
        "within : doit être une part de l’impact du meilleur, de 0 à 1, comme 0,001 ; trouvé : {found}."
    ),
    "near_twice": "near : se demande d’une question qui ne tient encore à aucun plan ; celle-ci en a un.",
    "must_session": (
        "problem : doit porter sur le dossier de cette session ; trouvé : {found}. Ouvrez une session"
        " pour ce dossier."
    ),
    "session_shared": (
        "session : doit répondre à un seul fil à la fois ; trouvé : une question pendant qu’elle répond à"
        " un autre. Attendez cette réponse, ou ouvrez une session dans chaque fil."
    ),
    "must_problems": "problems : doit être plusieurs questions dans une liste ; trouvé : {found}.",
    "must_item": (
        "élément {place} : doit être une question, un dossier, ou une fonction qui en donne ; trouvé :"
        " {found}."
    ),
    "item_failed": "élément {place} : {error}. Merci de signaler ce dossier.",
    "cluster_deserted": (
        "La grappe est sans processus depuis {seconds} s. Lancez-en, attendez-les avec"
        " client.wait_for_workers(1), et redemandez."
    ),
    "item_deadly": (
        "élément {place} : chacun des processus qui l’ont reçu s’est arrêté net. Donnez-leur plus de"
        " mémoire, ou demandez cet élément seul."
    ),
    "must_by": "by : doit être un nombre entier de périodes ≥ 1 ; trouvé : {found}.",
    "near_exact": (
        "near : se demande d’une frontière à des budgets donnés ; trouvé avec exact=True, qui liste les"
        " portefeuilles quoi qu’ils changent. Retirez l’un des deux."
    ),
    "at_exact": (
        "les totaux sont pour une frontière à des budgets donnés ; trouvés avec exact=True. Retirez l’un"
        " des deux."
    ),
    "must_totals": (
        "doit être des totaux, des nombres ≥ 0 dans une liste, ou des parts avec leur signe, comme"
        " « -10 % » ; trouvé : {found}."
    ),
    "must_some_total": "doit être au moins un total, des nombres dans une liste ; trouvé : {found}.",
    "must_a_budget": "doit contenir un budget ; il n’y en a pas. Nommez la ressource dont le montant change.",
    "must_limited": (
        "{who} doit avoir une limite dans chaque période ; l’une est vide. Donnez-en une, ou demandez"
        " exact=True."
    ),
    "must_above_zero": (
        "{who} doit être aujourd’hui au-dessus de 0, car les périodes gardent leurs proportions ; trouvé : 0."
    ),
    "must_scenario": (
        "doit contenir au moins un scénario ; il n’y en a pas. Ajoutez la table, ou nommez des scénarios."
    ),
    "must_rename": (
        "doit porter un autre nom : « {name} » est le tour lui-même ; trouvé : « {name} ». Renommez-le."
    ),
    "must_scenario_function": "doit être une fonction qui donne une question ; celle-ci donne {found}.",
    "must_scenario_changes": (
        "doit être une question, une fonction d’une question, ou des changements (table, ligne, colonne,"
        " changement) ; trouvé : {found}."
    ),
    "must_budgets": "doit contenir au moins un budget ; il n’y en a pas.",
    "must_probabilities": "les probabilités doivent être une par budget, ≥ 0, de somme 1 ; trouvé : {found}.",
    "must_amount": "doit être un montant, ou des limites par ressource ; trouvé : {found}.",
    "must_limits": (
        "doit être des limites, comme celle de {budget} : le dossier a {count} budgets ; trouvé : {found}."
    ),
    "must_amount_every": (
        "doit être ≥ 0, et {budget} doit avoir un montant dans chaque période ; trouvé : {found} et"
        " {present}."
    ),
    "must_growing": (
        "chaque budget doit être au moins aussi grand que le précédent dans chaque période, reports"
        " compris (il n’y en a aucun depuis une période sans limite) ; trouvé : {found} après {before}."
    ),
    "must_steering": "level : doit être un niveau de pilotage de 1 à 6 ; trouvé : {found}.",
    "past_same": (
        "doit être la même dans chaque ligne de {who} ; trouvé : {found}, et {first} dans {where}."
        " Corrigez l’une d’elles."
    ),
    "past_once": "doit s’y trouver une fois pour {who} ; {found} est déjà dans {where}. Supprimez une ligne.",
    "past_read_once": (
        "{kpi} doit être relevé une fois par période ; {found} s’y trouve, et aussi dans {where}."
        " Supprimez une ligne."
    ),
    "past_order": (
        "doit être un nom qu’on puisse ordonner, l’année en quatre chiffres, comme 2026Q1 ou 2026-01 ;"
        " trouvé : {found}. Écrivez-le ainsi."
    ),
    "past_order_like": (
        "doit être un nom qu’on puisse ordonner, l’année en quatre chiffres, comme 2026Q1 ou 2026-01 ;"
        " trouvé : {found}. Écrivez-le comme les autres, tel {like}."
    ),
    "indicators_need": (
        "doit être là pour ce que regarde le niveau {level} ; il n’y en a pas. Remplissez {what}."
    ),
    "indicators_need_readings": (
        "où en étaient les indicateurs du genre {kind} à chaque période, et ce genre dans kpis"
    ),
    "indicators_need_promised": "la période promise de chaque initiative déjà livrée",
    "indicators_need_delivered": "la période où elle a été livrée",
    "indicators_need_planned": "le périmètre prévu de chacune",
    "indicators_need_scope": "le périmètre livré",
    "indicators_need_spent": (
        "ce qui a été dépensé, ou dans kpis une valeur pour ce qu’apportent les candidates"
    ),
    "must_draws": "draws : doit être un nombre entier de 1 à {most} ; trouvé : {found}.",
    "must_same_plan": "plan : doit être du dossier qui est simulé ; trouvé : {found}.",
    "must_same_draws": "draws : doit être du dossier qui est simulé ; trouvé : {found}.",
    "must_proven_count": "proven : doit être un nombre entier de tirages ≥ 1 ; trouvé : {found}.",
    "draw_worth": (
        "tirage {draw} : son meilleur portefeuille vaut {found} points, et non {said}. Merci de signaler"
        " ce dossier."
    ),
    "must_alternatives": (
        "n doit être un nombre entier ≥ 1, et within une part ≥ 0 ; trouvé : {n} et {within}. Les corriger."
    ),
    "must_alpha": "alpha : doit être une part des tirages, au-dessus de 0 et jusqu’à 1 ; trouvé : {found}.",
    "must_method": "method : doit être l’un de {known} ; trouvé : {found}.",
    "must_optimal": (
        "rankings : le plan doit être optimal pour qu’on y compare ; celui-ci a été interrompu. Accordez"
        " plus de temps."
    ),
    "funding_demand": "une exigence a été dite impossible et ne l’est pas. Merci de signaler ce dossier.",
    "funding_beyond": "une liste a été financée au-delà d’une limite. Merci de signaler ce dossier.",
    "must_rice": "doit être là pour classer par RICE ; il n’y en a pas. Remplissez {column}.",
    "plot_must_size": (
        "size : doit être l’un de {sizes}, ou la largeur et la hauteur en pouces, chacune de 2 à 100 ;"
        " trouvé : {found}. Écrivez l’un d’eux."
    ),
    "plot_size_and_ax": (
        "size : doit être celle d’une nouvelle image ; or ax est donné aussi. Retirez l’un des deux."
    ),
    "plot_must_between": "between : doit donner deux des parties {known} ; trouvé : {found}.",
    "must_compromise": "compromise : doit être l’un de {known} ; trouvé : {found}.",
    "compromise_unknown": "--compromise : doit être l’un de {known} ; trouvé : {found}.",
    "must_limit": "limit : doit être un nombre entier ≥ 1 ; trouvé : {found}.",
    "actuals_draw": (
        "case : doit être le dossier tel que prévu ; trouvé : un tirage. Calibrez-le, puis tirez."
    ),
    "actuals_twice": (
        "les contributions se calibrent une fois ; elles le sont déjà ({said}). Si elles ont été"
        " estimées de nouveau depuis, supprimez ce réglage."
    ),
    "actuals_few": (
        "doit être donné, avec ce qui était attendu, pour au moins {least} initiatives livrées ;"
        " trouvé : {found}. Ajoutez-les, ou planifiez sans."
    ),
    "ratios_delivered": "toutes telles que livrées",
    "ratios_other": "un genre jamais vu",
    "effects_blank": (
        "{column} est vide : {initiative} n’a pas de rapport ici. Remplissez la case pour qu’elle compte."
    ),
    "effects_no_ratio": "rien n’était attendu de {initiative} ici : il n’y a pas de rapport.",
    "effects_no_promise": ("{initiative} devait faire empirer {kpi}, ce qui n’était pas une promesse."),
    "effects_nothing_alike": "rien de semblable n’a été livré",
    "effects_for_worse": "un changement en mal : l’attendu est gardé",
    "effects_of_nothing": "rien n’est attendu : gardé",
    "spent_few": (
        "doit dire ce qu’au moins {least} initiatives ont dépensé, en regard du prévu, pour qu’on en apprenne"
        " les dépassements ; trouvé : {found}. Les besoins restent tels quels."
    ),
    "spent_nobody": "n’est imputé à aucune initiative : cela ne dit rien d’aucune.",
    "spent_neither": (
        "{initiative} n’est ni livrée selon les réalisations, ni en cours dans ce tour : personne ne peut"
        " dire si c’est là tout son coût. Pour qu’elle compte, dites dans les réalisations quand elle a été"
        " livrée."
    ),
    "spent_earlier": (
        "{initiative} était promise ou livrée avant la première période des dépenses : une part de son coût"
        " manque ici."
    ),
    "spent_later": (
        "{initiative} a été livrée après la dernière période que connaissent les dépenses : une part de son"
        " coût manque encore."
    ),
    "spent_order": (
        "les périodes des dépenses et des réalisations n’ont pas d’ordre commun : personne ne peut dire si"
        " c’est là tout le coût de {initiative}. Écrivez-les de la même façon."
    ),
    "spent_disagree": (
        "{initiative} a plusieurs valeurs de {column} dans les réalisations. Écrivez-en une seule."
    ),
    "spent_blank": (
        "{column} est vide, ce qui n’est pas 0 : {initiative} n’a pas de rapport pour {resource}. Remplissez"
        " la case pour qu’elle compte."
    ),
    "spent_running": (
        "{initiative} est encore en cours et n’a pas dépensé plus que tout ce qui était prévu pour elle :"
        " elle ne dit encore rien."
    ),
    "spent_no_ratio": (
        "rien n’était prévu de {resource} pour {initiative}, ou il a été dépensé moins que rien : il n’y a"
        " pas de rapport."
    ),
    "needs_of_stopping": "arrêter n’est pas un travail : gardé",
    "needs_freed": "elle libère au moins ce qu’elle utilise : gardé",
    "needs_nothing_alike": "rien de semblable n’a été dépensé : gardé",
    "needs_learned": (
        "ses pareilles ont utilisé × {expected} du prévu en moyenne, une sur vingt plus de × {most} : {basis}"
    ),
    "calibrated_on_effects": "sur {count} effets de {initiatives} initiatives livrées",
    "calibrated_on_needs": "sur {count} coûts et charges de {initiatives} initiatives",
    "calibration_brought": (
        "{count} initiatives livrées ont apporté en moyenne {ratio} de ce qui en était attendu (intervalle à"
        " {level} : {low} à {high}), sur {effects} effets."
    ),
    "calibration_used": (
        "{count} initiatives ont utilisé en moyenne {ratio} de ce qui était prévu pour elles (intervalle à"
        " {level} : {low} à {high}), sur {amounts} coûts et charges."
    ),
    "calibration_group": "{name} {shrunk} ({low} à {high})",
    "calibration_by_kpi": "Par indicateur : {groups}.",
    "calibration_by_resource": "Par ressource : {groups}.",
    "calibration_by_category": "Par catégorie : {groups}.",
    "calibration_by_owner": "Par responsable : {groups}.",
    "calibration_more": (
        "Effets au-dessus de ce qui était attendu : {count}, dont {beyond} de plus que le hasard n’explique ;"
    ),
    "calibration_less": "en dessous : {count}, dont {beyond} de plus que le hasard n’explique.",
    "calibration_changes": ("Contributions qui changent : {count} sur {all}, de × {least} à × {most}."),
    "calibration_wider": (
        "Besoins qui peuvent dépasser ce qu’on pensait : {count} sur {all}. Une sur vingt de leurs pareilles"
        " a utilisé plus de × {usual} du prévu pour le besoin médian, plus de × {most} pour le moins sûr."
    ),
    "calibration_no_wider": "Les besoins de ce tour en tiennent déjà compte.",
    "calibration_left_out_actuals": "Laissé de côté : {count} lignes des réalisations (voir left_out).",
    "calibration_left_out_ledger": "Laissé de côté : {count} lignes des dépenses (voir left_out).",
    "solver_status": "HiGHS s’est arrêté à l’état {status}, sans réponse.",
    "solver_relaxation": "HiGHS a quitté le problème relâché à l’état {status}.",
    "must_party": (
        "doit contenir au moins une partie prenante ; il n’y en a pas. Ajoutez la table parties, ou"
        " judgements."
    ),
    "must_author": "{column} : une décision doit dire qui l’a prise, et pourquoi ; trouvé : {found}.",
    "of_decision": "la décision",
    "must_decided": "doit être une initiative qui est décidée ; trouvé : « {found} ».",
    "what_party": "une partie des tables parties ou judgements",
    "broken_again": (
        "un portefeuille enfreint une exigence quand on le revérifie ({what}). Merci de signaler ce dossier."
    ),
    "weights_none": (
        "des poids de somme {total} doivent respecter tout ce qui est connu ; aucun ne respecte {known}."
        " Assouplissez."
    ),
    "weights_compare": (
        "doit comparer deux sommes de poids une fois, comme « growth >= 2 * trust » ; trouvé : « {found} »."
    ),
    "weights_sum": (
        "doit être une somme de poids, comme « 2 * {example} + 5 » ; trouvé : « {found} » dans"
        " « {whole} ». Connus : {known}."
    ),
    "weights_sides": "doit avoir une somme de poids de chaque côté ; il n’y a rien d’un côté.",
    "weights_order": "un ordre doit nommer chaque objectif une fois ; trouvé : {found}.",
    "weights_what": (
        "doit être des intervalles, un ordre, ou des comparaisons comme « growth >= 2 * trust » ;"
        " trouvé : {found}."
    ),
    "weights_range": "doit être un poids ≥ 0, ou (bas, haut) avec bas ≤ haut ; trouvé : {found} pour {who}.",
    "core_all": (
        "Poids extrêmes : {corners} ; portefeuilles qu’aucun autre ne domine : {count}, ils y sont tous."
    ),
    "core_sampled": (
        "Poids extrêmes : {corners} ; portefeuilles qu’aucun autre ne domine : {count}, trouvés en"
        " tirant des poids ; il peut y en avoir d’autres."
    ),
    "core_line": "{status} ({count}) : {who}",
    "core_core": "dans tous",
    "core_borderline": "dans certains",
    "core_exterior": "dans aucun",
    "core_none": "aucune",
    "safest_head": "{count} tirages, CVaR (moyenne des pires) sur les {share} les plus mauvais",
    "protection_head": (
        "Le meilleur plan dont les limites tiennent même si tant d’initiatives, quelles qu’elles soient,"
        " utilisent tout ce qu’elles peuvent ; chances sur {count} tirages"
    ),
    "protection_all": (
        "Le plan à {count} tient même si toutes celles qui le peuvent dépassent ({all} en tout) : plus de"
        " protection n’y change rien."
    ),
    "protection_further": "La courbe s’arrête à {count} ; {all} initiatives peuvent dépasser en tout.",
    "protection_impossible": "Aucun portefeuille ne tient avec les dépassements de {count} initiatives.",
    "protection_none": "Rien ne dépasse : aucune ligne des besoins n’a de maximum au-dessus de 1.",
    "nested_first": "financées à {budget} : {who}",
    "nested_next": "ensuite à {budget} : {who}",
    "nested_head": "Points attendus : {points} ; {afresh} si l’on choisissait de nouveau à chaque budget.",
    "near_by_hand": (
        "near : se demande d’un compromis qui a un nom ; celui-ci est fait à la main. Retirez-le."
    ),
    "is_true": "oui",
    "is_false": "non",
    "as_it_is": "tel quel",
    "frontier_head": "Frontière efficiente en {resources} : {count} budgets",
    # what each change buys
    "stability_head": "Le meilleur impact pour chaque nombre de lignes changées d’un plan de {count} lignes",
    "stability_axis": "lignes changées du plan d’avant",
    "stability_points": "points",
    # how sure a plan is, draw by draw
    "draws_breaks": "Limites ou exigences que le plan enfreint ({count}) : {where}.",
    "draws_proven": (
        "{count} tirages sont prouvés, des autres on prend le meilleur connu : la moyenne après coup est"
        " exacte à ± {error} points près."
    ),
    "draws_late": "{count} tirages sur {all}, ceux d’avant le premier resté sans réponse : {late}",
    "draws_earn": (
        "{count} tirages : le plan rapporte {mean} points en moyenne, {expected} si tout se passe comme"
        " prévu ; de {low} à {high} dans quatre tirages sur cinq."
    ),
    "draws_hindsight": (
        "Après coup, on aurait pu gagner {regret} points de plus en moyenne ; tout savoir d’avance en"
        " vaut {evpi}."
    ),
    "draws_limits": "Toutes les limites tiennent dans {chance} des tirages.",
    "draws_limit": (
        "{name} tient dans {chance} des tirages ; une réserve de {reserve} la fait tenir neuf fois sur dix."
    ),
    "draws_limit_sure": "{name} tient dans {chance} des tirages.",
    "draws_sure": (
        "Initiatives présentes dans au moins neuf meilleurs portefeuilles sur dix : {sure} ; dans"
        " quelques-uns : {some} ; dans le plan : {plan}."
    ),
    "draws_taken": "plans : « {name} » s’y trouve déjà. Choisissez un autre nom.",
    # what a thing is called
    "lookup_initiatives": "d’une initiative",
    "lookup_resources": "d’une ressource",
    "lookup_objectives": "d’un objectif",
    "lookup_key_results": "d’un résultat clé",
    "lookup_rules": "d’une règle",
    "lookup_transfers": "d’un transfert",
    "lookup_party": "d’une partie prenante",
    "lookup_option": "d’une option de {who}",
    "lookup_unknown": "doit être l’identifiant ou le nom {what} ; trouvé : {found}. {nearest}",
    "lookup_none": "Rien ici ne s’appelle ainsi, ou presque.",
    "lookup_several": (
        "doit être l’identifiant ou le nom {what} ; trouvé : {found}, que plusieurs portent : écrivez {ids}."
    ),
    # des changements en mots : des phrases à coller, et ce qui ne va pas dans d'autres
    "whatif_more": "{amount} de plus",
    "whatif_less": "{amount} de moins",
    "whatif_ten_less": "−10 %",
    "whatif_fifth_more": "20 % de plus",
    "whatif_limit": "{who} {change} {when}",
    "whatif_every": "à chaque période",
    "whatif_total": "en tout",
    "whatif_in": "en {period}",
    "whatif_since": "à partir de {period}",
    "whatif_until": "jusqu’en {period}",
    "whatif_between": "de {first} à {last}",
    "whatif_every_of": "à chaque période {when}",
    "whatif_total_of": "en tout {when}",
    "whatif_unlimited": "{who} sans limite {when}",
    "whatif_rule_off": "sans la règle {who}",
    "whatif_rule_max": "règle {who} au plus {bound}",
    "whatif_rule_min": "règle {who} au moins {bound}",
    "whatif_transfer_most": "transfert {who} au plus {amount}",
    "whatif_transfer_ceiling": "plafond du transfert {who} {change}",
    "whatif_transfer_any": "transfert {who} sans plafond",
    "whatif_transfer_off": "sans le transfert {who}",
    "whatif_transfers_any": "tous les transferts sans plafond",
    "whatif_transfers_off": "sans transferts",
    "whatif_no_transfers": "le dossier n’a aucun transfert",
    "whatif_transfer_steps": "le transfert {who} se fait par tranches de {step} : {most} par période au plus",
    "whatif_fund": "financer {who}",
    "whatif_fund_as": "financer {who} dans l’option {option}",
    "whatif_fund_in": "financer {who} en débutant en {period}",
    "whatif_fund_as_in": "financer {who} dans l’option {option}, en débutant en {period}",
    "whatif_reject": "refuser {who}",
    "whatif_cost": "{who} coûte {change}",
    "whatif_work": "{who} demande {change} de travail",
    "whatif_needs": "{who} demande {change} de {resource}",
    "whatif_needs_in": "{who} demande {change} de {resource} en période {step} de son travail",
    "whatif_needs_every": "{who} demande {change} de {resource} à chaque période de son travail",
    "whatif_effect": "{who} rapporte {change}",
    "whatif_not_before": "{who} commence en {period} au plus tôt",
    "whatif_not_after": "{who} commence en {period} au plus tard",
    "whatif_delivered": "{who} est livrée en {period} au plus tard",
    "whatif_starts": "{who} commence en {period}",
    "whatif_takes": "{who} dure {count} périodes",
    "whatif_longer": "{who} dure {count} périodes de plus",
    "whatif_shorter": "{who} dure {count} périodes de moins",
    "whatif_target": "cible du résultat clé {who} {change}",
    "whatif_the_initiative": "initiative {who}",
    "whatif_the_resource": "ressource {who}",
    "whatif_the_objective": "objectif {who}",
    "whatif_the_key_result": "{who}",
    "whatif_the_transfer": "{who}",
    "whatif_points": "points",
    "whatif_no_unit": "unités que personne n’a nommées",
    "whatif_decided": "ce qui était décidé de {who} est mis de côté",
    "whatif_later": (
        "{count} périodes après {period}, où le plan la commence ; si elle dure plus longtemps : {longer}"
    ),
    "whatif_later_than_earliest": (
        "{count} périodes après {period}, la première où elle peut commencer : le plan ne la finance"
        " pas ; si elle dure plus longtemps : {longer}"
    ),
    "whatif_same_cost": "pour le même argent et le même travail",
    "whatif_asks": "{found} peut vouloir dire plusieurs choses. Écrivez celle qui convient :{readings}",
    "whatif_points_or_part": (
        "la cible du résultat clé {who} est un pourcentage : autant de points, ou une part de celle-ci."
    ),
    "whatif_several": "ce sont plusieurs changements, qui s’écrivent ainsi, l’un après l’autre :{readings}",
    "whatif_either": (
        "l’une ou l’autre, ce sont deux questions. Écrivez celle qui est posée, puis l’autre :{readings}"
    ),
    "whatif_everything": (
        "tout ne tient pas dans les limites, et rien ne dit laquelle doit céder. Sans aucune limite, le"
        " meilleur plan retient tout ce qui rapporte ; cela se demande ainsi :{readings}"
    ),
    "whatif_everything_free": (
        "rien n’est limité : le plan retient déjà tout ce qui rapporte ; pour en imposer une, écrivez"
        " « financer » et son nom."
    ),
    "whatif_periods": "{count} périodes",
    "whatif_asks_so": "{problem} Écrivez ce qui convient :{readings}",
    "whatif_unknown": "doit être un changement connu ici ; trouvé : {found}. Par exemple :{examples}",
    "whatif_unknown_part": "{problem} Un changement s’écrit ainsi :{examples}",
    "whatif_unknown_option": "doit nommer une option de l’initiative ; trouvé : {found}.",
    "whatif_no_period": "doit nommer une des périodes {first} … {last} ; trouvé : {found}.",
    "whatif_no_length_of": (
        "doit être un nombre entier de périodes de {months} mois chacune ; trouvé : {found}. En périodes, ce"
        " peut être comme ci-dessous."
    ),
    "whatif_no_length": "doit être un nombre entier de périodes, comme 2 périodes ; trouvé : {found}.",
    "whatif_no_amount": "doit être un montant, comme 10 % ou 20 000 EUR ; trouvé : {found}.",
    "whatif_no_option": "{found} doit être une option de {who}, qui a {known}. Écrivez l’une d’elles.",
    "whatif_share_of_nothing": (
        "une part est une part de quelque chose : écrivez de combien plus ou moins, comme −10 %, ou"
        " le nouveau montant."
    ),
    "whatif_no_total": (
        "{who} doit avoir une limite dans chacune de ces périodes pour qu’un total change ; trouvé :"
        " aucune, ou rien. Écrivez le montant à chaque période."
    ),
    "whatif_no_ceiling": (
        "le transfert {who} n’a pas de plafond à changer ; écrivez-en un, comme « transfert {who} au plus"
        " 20000 »."
    ),
    "whatif_below_nothing": "{who} ne peut pas descendre sous zéro. Retirez moins.",
    "whatif_person": (
        "{who} se compte en {unit}, et le cas ne dit pas combien une personne en fait par période. Écrivez le"
        " montant dans cette unité ; sans un jour d’absence, ce serait comme ci-dessous."
    ),
    "whatif_before_the_start": "{who} ne peut pas commencer avant la première période.",
    "whatif_other_unit": "{who} se compte en {unit} ; trouvé : {found}. Écrivez le montant dans cette unité.",
    "whatif_own_unit": (
        "{who} se compte dans l’unité de son indicateur ; trouvé : {found}. Écrivez le nombre seul."
    ),
    "whatif_backwards": "les périodes doivent aller vers l’avant ; trouvé : {first} à {last}. Inversez-les.",
    "whatif_write_share": (
        "{who} doit changer d’une part, comme 20 % de plus, ou d’un montant d’une ressource dans son unité."
    ),
    "whatif_which_step": "il faut savoir dans quelle période de son travail {who} s’en sert.",
    "whatif_people_in_work": (
        "les équipes se comptent ici en travail, et le cas ne dit pas combien une personne en fait par"
        " période. Sans un jour d’absence, ce serait comme ci-dessous."
    ),
    "whatif_needs_what": "il faut dire de quoi {who} demande plus ou moins : de travail, ou d’argent.",
    "whatif_as_option": "{amount} dans l’option {option} (soit {share})",
    "whatif_costs_now": "{who} coûte {amounts} : ce qui en change se dit comme une part.",
    "whatif_lasting": "{count} périodes dans l’option {option} (donc commence en {period} au plus tard)",
    "whatif_lasting_late": "{count} périodes dans l’option {option} (trop pour cela)",
    "whatif_to_deliver": "pour être livrée en {period} au plus tard, {who} dure {options}.",
    "whatif_by_then": (
        "il faut savoir si {who} commence ou est livrée en {period} au plus tard ; pour être"
        " livrée, elle dure"
        " {options}."
    ),
    "whatif_no_time": "il n’y a là aucune période : la première est {first}, la dernière {last}.",
    "whatif_no_cost": "{who} ne coûte pas d’argent.",
    "whatif_no_work": "{who} n’occupe aucune équipe.",
    "whatif_no_needs": "{who} n’utilise rien de cela.",
    "whatif_strokes": (
        "les lignes de {row} ne se distinguent pas d’autres de {resource}. Renommez un des identifiants."
    ),
    "whatif_write_effect": "{who} doit rapporter une part de plus ou de moins, comme 20 % de moins.",
    "whatif_no_effect": "{who} n’a aucun effet dans contributions.",
    "whatif_no_plan": (
        "il n’y a pas ici de plan à partir duquel compter : il faut dire en quelle période {who}"
        " commence alors."
    ),
    "whatif_earlier": "{who} peut avoir le droit de commencer plus tôt, ou y être tenue.",
    "whatif_past_the_end": "{who} commencerait après la dernière période, ce qui revient à la refuser.",
    "whatif_window": "{who} commence au plus tard en {period}, selon le cas.",
    "whatif_head": "Et si",
    "whatif_note": " ({note})",
    "whatif_nothing": "Aucun portefeuille n’est alors possible",
    "whatif_late": "Aucun plan n’est venu à temps",
    "whatif_now": "aujourd’hui",
    "whatif_then": "alors",
    "whatif_change": "écart",
    "whatif_proof": "preuve",
    "whatif_cost_head": "coût",
    "whatif_funded": "financées",
    "whatif_same": "Les mêmes initiatives sont financées, dans les mêmes options et dès les mêmes périodes.",
    "whatif_lines": "Ce qui change dans le plan",
    "whatif_target_head": "résultat clé",
    "whatif_targets": "Cibles atteintes autrement",
    "whatif_none": "doit recevoir au moins un changement, comme « opex −10 % » ; trouvé : aucun.",
    # a difference
    "diff_head": "Impact {before} → {after} points ({change})",
    "diff_doubt": (
        "Le temps s’est écoulé avant que les deux plans soient prouvés les meilleurs : d’un meilleur plan à"
        " l’autre, l’écart est entre {low} et {high} points."
    ),
    "diff_in": "entre",
    "diff_out": "sort",
    "diff_option": "change d’option",
    "diff_moved": "se déplace",
    "diff_new": "est nouvelle",
    "diff_continued": "continue",
    "diff_stopped": "s’arrête",
    "diff_finished": "est terminée",
    "diff_initiative": "initiative",
    "diff_change": "changement",
    "diff_how": "option et début",
    "diff_points": "points",
    "diff_from": "{option} dès {start}",
    "line_initiative": "initiative",
    "line_change": "changement",
    "line_before": "avant",
    "line_after": "après",
    "lines_changed": "Lignes changées du plan d’avant",
    "lines_none": "Aucune ligne du plan d’avant ne change.",
    # the plan that a command is told
    "within_alone": "--within : doit accompagner --near, le plan dont rester proche ; il est donné seul.",
    "near_no_plan": (
        "--near plan : le dossier doit avoir une table plan ; il n’y en a pas, ou elle est vide. Nommez"
        " un fichier : record.json, allocation.json, ou un fichier CSV avec initiative, option et début,"
        " comme funded.csv."
    ),
    "plan_file": (
        "{option} : doit être record.json, allocation.json, ou un fichier CSV avec initiative, option et"
        " début, comme funded.csv ; trouvé : {found}."
    ),
    "plan_file_or_own": (
        "{option} : doit être plan, record.json, allocation.json, ou un fichier CSV avec initiative,"
        " option et début, comme funded.csv ; trouvé : {found}."
    ),
    "roll_which_plan": (
        "--plan : doit dire quel plan est exécuté, puisque le dossier a un plan de référence ; rien"
        " n’est dit. Prenez celui-ci avec --plan-of-record, le meilleur plan avec --best, ou nommez un"
        " fichier."
    ),
    "roll_no_record": (
        "--plan-of-record : le dossier doit avoir une table plan ; il n’y en a pas, ou elle est vide."
        " Nommez un fichier avec --plan, ou prenez le meilleur plan avec --best."
    ),
    "diff_same": "Les mêmes initiatives, options et débuts.",
    "diff_funded": "Financées : {funded} → {fund} initiatives ; argent utilisé : {spent} → {spends}",
    "diff_inputs": "{count} données diffèrent",
    "diff_input": "{count} donnée diffère",
    "differ_each": "{change} partout",
    "differ_between": "de {low} à {high}",
    "differ_initiatives": "{count} initiatives",
    "differ_rows": "{count} lignes",
    "differ_more": "et {count} de plus",
    "differ_smaller": "et {count} changements plus petits",
    "differ_new": "{table}, en plus ({count})",
    "differ_gone": "{table}, en moins ({count})",
    "differ_periods_gone": "périodes en moins ({count})",
    "differ_periods_new": "périodes en plus ({count})",
    "differ_beside": ", avec {count} lignes dans {tables}",
    "differ_step": "période {step}",
    "differ_order": (
        "{table} : seul change l’ordre des lignes ou des périodes, qui départage ce qui se vaut"
    ),
    "differ_row": "ligne",
    "differ_before": "avant",
    "differ_after": "après",
    "differ_unlimited": "sans limite",
    "differ_yes": "oui",
    "differ_no": "non",
    "asked_limits": "limites demandées",
    "asked_weights": "poids demandés",
    "asked_level": "niveau de pilotage demandé",
    "asked_locks": "financées ou écartées à la demande",
    "asked_not_before": "pas de début avant",
    "asked_overruns": "combien peuvent dépasser à la fois, toutes les limites tenant",
    "asked_changed_lines": "lignes du plan précédent qui peuvent changer",
    "record_no_file": (
        "{path} : doit être le fichier record.json qu’écrit portfolio arbitrate ; rien ne s’y trouve."
        " Vérifiez le chemin."
    ),
    "record_folder": (
        "{path} : doit être le fichier record.json qu’écrit portfolio arbitrate ; trouvé : un dossier."
        " Écrivez {path}/record.json, ou l’endroit où est le fichier."
    ),
    "replay_unfit": (
        "le portefeuille consigné, fait à la main, doit encore tenir ; il ne tient plus : {why} Données qui"
        " diffèrent : {inputs}."
    ),
    "replay_no_input": "aucune",
    "history_must_records": (
        "records : doit donner des relevés de décision, ou les chemins de leurs fichiers ; trouvé : {found}."
    ),
    "history_must_order": (
        "records : doit être donné du plus ancien au plus récent ; celui de {then} vient après celui de"
        " {first}. Mettez-les dans l’ordre."
    ),
    "replay_same": "Identique : données et résultat sont ceux du relevé de décision.",
    "replay_inputs_same": "Les données sont les mêmes.",
    "replay_outcome_same": "Le résultat est le même.",
    "replay_outcome": "Chiffres du résultat qui diffèrent ({count})",
    "replay_alternatives": "et {count} chiffres des autres solutions",
    "replay_plan": "Le portefeuille retenu change",
    "replay_party": "{party}, points",
    "replay_funded": "initiatives financées",
    # a hand-made portfolio
    "hand_head": "Impact {impact} points ; le meilleur est {best}, donc le regret est {regret}. {held}",
    "hand_holds": "Toutes les limites sont respectées.",
    "hand_breaks": "Limites dépassées : {count}, {where}.",
    "hand_way": "Vers le meilleur :",
    "hand_step": "- {what} : {gain} points",
    "hand_as": "{i} en {option} dès {start}",
    "hand_add": "ajouter {i}",
    "hand_for": "{i} à la place de {other}",
    "hand_drop": "retirer {i}",
    "hand_go_on": "continuer {i}",
    "hand_stop": "arrêter {i}",
    # a checked case
    "check_head": (
        "{initiatives} initiatives, {periods} périodes, {resources} ressources, {objectives} objectifs"
    ),
    "check_none": "{case}, lu de {path} : aucune erreur, aucune remarque.",
    "check_one": "{case}, lu de {path} : aucune erreur, 1 remarque.",
    "check_some": "{case}, lu de {path} : aucune erreur, {count} remarques.",
    "check_case": "Dossier {name} : {what}",
    "save_onto_itself": (
        "{target} : doit être un autre endroit que le cas lui-même, dont les fichiers seraient récrits ;"
        " trouvé : le même. Nommez un nouveau dossier ou classeur."
    ),
    "saved_as": "{path} écrit dans {target}.",
    "sample_made": "{path} : l’exemple {sample}, à faire vôtre. Modifiez-le, puis : portfolio check {path}",
    "new_both": "new : doit partir d’un exemple ou d’une liste ; les deux sont donnés. Retirez-en un.",
    "new_sample_language": "new : un exemple a sa propre langue ; retirez --language.",
    "new_where": "new : doit dire où, par une cible (TARGET) ou par --repository DIR, et non par les deux.",
    "repository_from_sample": (
        "--repository : commence par un exemple, pour que son contrôle ait de quoi tenir ; omettez"
        " --periods et"
        " --from-list. Mettez ensuite votre propre tour à côté : son README dit comment."
    ),
    "repository_sample": "douzaine",
    "repository_taken": (
        "doit être vide, ou ne pas exister encore ; trouvé : {found}. Choisissez un autre dossier."
    ),
    "repository_made": (
        "{path} : un dépôt pour vos tours, avec {label}, de l’exemple {sample}, pour commencer. Lisez son"
        " README.md, puis : git init {path}"
    ),
    "repository_requirements": (
        "La version avec laquelle les décisions ont été prises. Si aucun index ne l’a, mettez son wheel"
        " dans wheels/."
    ),
    "repository_ci_about": "Échoue quand une décision consignée ici changerait.",
    "repository_ci_install": "Installer ce avec quoi les décisions ont été prises",
    "repository_ci_replay": "Rejouer chaque tour décidé",
    "repository_ci_notebooks": "Rejouer les notebooks",
    "repository_notebook": (
        "# {label} : ce qui a été décidé, rejoué\n\n{name}. Le relevé contient les données telles"
        " qu’elles étaient"
        " et le plan convenu. Exécutez les cellules : ou bien tout est comme alors, ou bien vous lisez"
        " quelles"
        " données ont changé et ce que cela change."
    ),
    "repository_notebook_table": (
        "## Les compromis sur la table\n\nCe que chacun coûte à chaque partie, en ses propres points. Le"
        " relevé"
        " contient l’un d’eux."
    ),
    "repository_notebook_why": (
        "## Pourquoi, et pourquoi pas\n\nDu plan qui rapporte le plus de points de la stratégie : une"
        " phrase par"
        " initiative."
    ),
    "repository_readme": (
        "# Nos tours\n\n"
        "Ce que nous finançons, décidé ensemble par la finance et le produit, et gardé pour que chacun voie"
        " pourquoi. Chaque tour est un dossier de tables simples. Ce qui a été décidé est un relevé, que"
        " l’on peut"
        " rejouer à tout moment.\n\n"
        "| où | quoi | qui le change |\n|---|---|---|\n"
        "| `rounds/{label}/` | le tour : initiatives, argent, équipes, objectifs | la finance et le"
        " produit |\n"
        "| `decided/{label}/record.md` | ce qui est convenu, par qui, à quel prix : à lire | personne,"
        " une fois"
        " convenu |\n"
        "| `decided/{label}/record.json` | la même chose, à rejouer | personne, une fois convenu |\n"
        "| `notebooks/{label}.ipynb` | le relevé rejoué, pas à pas | qui l’explique |\n"
        "| `.github/workflows/rounds.yml` | le contrôle, à chaque envoi | – |\n\n"
        "**Le tour qui se trouve ici est inventé** ({name}), et son relevé est une proposition que"
        " personne n’a"
        " signée : il montre comment tout fonctionne. Supprimez les trois parties de {label} quand votre"
        " propre"
        " tour est en place.\n\n"
        "## Sur votre machine\n\n"
        "    python -m venv .venv\n"
        "    .venv/bin/pip install -r requirements.txt          # sous Windows, .venv\\Scripts\\pip\n"
        "    .venv/bin/portfolio allocate rounds/{label}\n\n"
        "Si aucun index n’a le paquet, mettez d’abord son wheel dans `wheels/`.\n\n"
        "## Votre premier tour\n\n"
        "- D’un classeur ou d’un dossier que vous avez, `portfolio save tour.xlsx rounds/NOM`.\n"
        "- D’une liste ou de l’export d’un outil de suivi, `portfolio import list FICHIER -o rounds/NOM`.\n"
        "- De rien, `portfolio new rounds/NOM --language fr`.\n\n"
        "Puis `portfolio check rounds/NOM` jusqu’à ce qu’il ne reste aucune erreur, et `portfolio allocate"
        " rounds/NOM`.\n\n"
        "## Convenir\n\n"
        "1. `portfolio arbitrate rounds/NOM` montre ce que chacun financerait, ce qui est disputé, et les"
        " compromis.\n"
        '2. `portfolio arbitrate rounds/NOM --compromise nash --agreed-by "…" -o decided/NOM` écrit le'
        " relevé.\n"
        "3. Copiez un notebook, mettez NOM dans sa première cellule, et lancez `portfolio verify --record"
        " notebooks/NOM.ipynb`.\n"
        "4. Validez les trois ensemble dans git. Dès lors, le contrôle les tient.\n\n"
        "## Le trimestre suivant\n\n"
        "    portfolio roll rounds/{label} --to {period} --plan decided/{label}/record.json -o"
        " rounds/{next}\n\n"
        "La commande liste chaque cellule supposée. Mettez ce que l’on sait, puis convenez comme"
        " ci-dessus.\n\n"
        "## Quand le contrôle est rouge\n\n"
        "Il dit quelle cellule d’un tour décidé a changé, et ce que cela change. Ou bien c’était une erreur :"
        " remettez la cellule. Ou bien c’est voulu : la décision est alors prise à nouveau, avec un"
        " nouveau relevé"
        " dans le même envoi. Un tour qui n’est pas encore décidé se change librement ; le contrôle ne"
        " le regarde"
        " pas.\n"
    ),
    "verify_none": (
        "aucun notebook trouvé. Nommez-en un, ou lancez la commande là où se trouve le dossier notebooks/."
    ),
    "without_name": "sans nom",
    # the next round
    "roll_head": (
        "{name}, à partir de {period}. En cours : {running}. Candidates : {candidates}. Lignes du plan qui"
        " restent : {lines}."
    ),
    "roll_left": "Non repris ({count}) :",
    "roll_todo": "Supposé, à renseigner ({count}) :",
    "roll_written": (
        "{path} : le tour suivant, avec {count} cellules supposées. Les renseigner,"
        " puis : portfolio check {path}"
    ),
    "roll_delivered": "livrée en {period}",
    "roll_stopped": "arrêtée : le plan ne la finance pas",
    "roll_excluded": "{other} est livrée et l’exclut",
    "roll_too_late": "aucune option ne livre à temps après ce qu’elle attend",
    "roll_needs_gone": "requiert {other}, qui n’est plus là",
    "roll_with": "va avec {other}, qui n’est plus là",
    "roll_option_late": "commencerait trop tard pour livrer à temps",
    "roll_begun_as": "commencée en {option}",
    "roll_met": "{other} livrée : condition remplie",
    "roll_owed": ("{i} est livrée, et ce qu’elle nécessite n’engage plus : le décider, si c’est encore dû"),
    "roll_start_met": "{i} a commencé : son début est acquis",
    "roll_no_partner": "{other} n’est plus là",
    "roll_synergy": "{other} livrée : les {amount} de {kpi} sont désormais attendus de {i}",
    "roll_synergy_lost": (
        "{other} livrée : les {amount} de {kpi} ne peuvent être attendus de {i} là où elle ne réussit jamais"
    ),
    "roll_may_start": "le tour ne commence pas avant : elle peut commencer tout de suite",
    "roll_waits": "elle peut commencer à partir de {period}, après ce qui a été livré",
    "roll_deadline": "passée avant la livraison",
    "roll_decision_done": "appliquée",
    "roll_decision_expired": "échue avec le tour pour lequel elle a été prise",
    "roll_scenario": "ne convient plus au tour : {why}",
    "roll_step_gone": "porte sur un travail fait en {period}",
    "roll_beyond": "utilisé après la dernière période, donc d’aucun montant",
    "roll_name": "le nom du tour, comme avant",
    "roll_amount_year": "comme en {period}, un an avant",
    "roll_amount_year_own": "comme en {period}, un an avant, sans ce qui venait de tours précédents",
    "roll_amount_last": "comme en {period}, la dernière période",
    "roll_amount_last_own": "comme en {period}, la dernière période, sans ce qui venait de tours précédents",
    "roll_carried_plan": (
        "{carried} de plus à utiliser : {share} des {unused} non utilisés en {period} d’après le plan"
    ),
    "roll_carried_ledger": (
        "{carried} de plus à utiliser : {share} des {unused} non utilisés en {period} d’après les dépenses"
    ),
    "roll_carried_both": (
        "{carried} de plus à utiliser : {share} des {unused} non utilisés en {period} d’après les dépenses,"
        " et d’après le plan là où elles ne disent rien"
    ),
    "roll_bound": "{amount} de moins, encore pris par {who}",
    "roll_kept_back": "{amount} de moins, gardés pour {who}, à qui ils manquent",
    "roll_short_then": "0, moins que les {amount} qui manquent à {who}",
    "roll_freed": "{amount} de plus, libérés par {who}",
    "roll_short": "0, moins que les {amount} encore pris par {who}",
    "roll_remains": "ce qui reste après {period}, comme prévu",
    "roll_stopping": "personne n’a dit ce que coûte l’arrêt",
    "roll_as_a_whole": "pour le tout ; indiquer ce qui reste",
    "roll_window": "son dernier début, {period}, est passé : elle peut commencer à toute période",
    "roll_last_passed": "{period}, la dernière période où il cède, est passée",
    "roll_never_arrives": "ce qu’il cède arriverait hors de l’horizon",
    "roll_arrives": "{amount} de plus : cédés en {period}",
    "roll_arrived": "{amount} de moins : déjà reçus en {period}",
    "roll_rule": "{other} livré : sans ce que cela compte",
    "roll_due": "{period} est passé : ce qui est livré plus tard compte",
    "roll_current": "pas de relevé en {period} ou après : l’effet attendu de {who}",
    "roll_realised": "ce qu’elle a vraiment fait",
    "roll_delivered_then": "comme le plan le prévoit",
    "roll_scope_delivered": "la part du périmètre qui a été livrée",
    "roll_unknown_kpi": "aucun indicateur de ce tour n’a cet identifiant : rien n’en a été fait",
    "roll_broken": "ce qui reste du plan ne le respecte pas : {where}",
    "roll_left_nothing": (
        "to : il doit rester quelque chose à décider ; à la fin de {period}, chaque initiative est"
        " livrée, arrêtée ou hors de question. Ajoutez d’abord la suite au dossier, ou allez moins loin."
    ),
    "roll_without_case": (
        "roll : un plan qui n’est ni calculé ni enregistré doit venir avec son dossier ; il n’y en a"
        " pas. Ajoutez-le : pf.roll(plan, to, case)."
    ),
    "roll_other_amounts": (
        "roll : les montants doivent être ceux du dossier ; ce plan en a d’autres ({amounts})."
        " Écrivez-les dans resources, et recalculez le plan."
    ),
    "roll_draw": "roll : doit être le dossier tel que prévu ; trouvé : un tirage.",
    "roll_readings": "doit être des lignes avec kpi, period et value, ou un tableau ; trouvé : {found}.",
    "roll_reading_column": "la colonne {name} doit être là ; elle n’y est pas. Ajoutez-la.",
    "roll_cannot": (
        "doit être un plan exécutable ; il enfreint ceci : {what}. Corrigez le plan, ou le dossier."
    ),
    "roll_labels": "doit être les noms d’autres périodes, tous différents ; trouvé : {found}. Corrigez-le.",
    "roll_to": "doit être une période après {first}, la première du tour suivant ; trouvé : {found}.",
    "roll_to_like": (
        "doit être une période après {first}, la première du tour suivant ; trouvé : {found}. Écrivez {like}."
    ),
    "roll_to_first": "la première",
    "roll_labels_count": (
        "doit en compter autant que de périodes qui s’en vont ({gone}) ; trouvé : {found}. Corrigez-les."
    ),
    "what_grouping": "{known}, ou une colonne d’initiatives",
    # —— What is wrong in a case, or doubtful ——
    # how many, and where
    "faults": "{count} erreurs",
    "faults_in": "{count} erreurs dans {source}",
    "fault_at": "{where} : {problem}",
    "fault_setting": "réglage {name}",
    "fault_column": "colonne {name}",
    "fault_line_word": "ligne",
    "fault_line": "ligne {rows}",
    "fault_lines": "lignes {rows}",
    "fault_row_word": "ligne",
    "fault_row": "ligne {rows}",
    "fault_rows": "lignes {rows}",
    "fault_and_more": "{first} et {count} autres",
    "fault_more_of_kind": "et {count} autres erreurs de ce genre. Corriger d’abord celles d’au-dessus.",
    "remark_more_of_kind": "et {count} autres remarques de ce genre.",
    "fault_more_than_looked_for": (
        "et plus d’erreurs qu’il n’en est cherché à la fois. Corriger d’abord celles d’au-dessus ; les autres"
        " sont cherchées ensuite."
    ),
    "fault_more_faults": "et {count} autres, toutes tables ensemble. Corriger d’abord celles d’au-dessus.",
    "fault_quoted": "« {text} »",
    # what a cell must be, what was found there, what to write
    "fault_rule_choice": "l’un de ces choix : {choices}",
    "fault_rule_id": "un identifiant de la table {table}",
    "fault_must_be": "doit être {rule} ; {found}. {advice}",
    "fault_blank": "doit être {rule} ; la cellule est vide. La remplir, ou supprimer la ligne.",
    "fault_found": "trouvé : {found}",
    "fault_found_too_large": "trouvé : {found}, trop grand",
    "fault_found_beyond": "trouvé : {found}, trop grand pour les calculs",
    "fault_found_long": "trouvé : un texte de {count} caractères",
    "fault_write_shorter": "Écrire {most} caractères au plus.",
    "fault_found_tiny": "trouvé : {found}, trop petit pour les calculs",
    "fault_found_two_ways": "trouvé : {found}, qui peut se lire {one} ou {other}",
    "fault_found_multiplier": "trouvé : {found}, où {sign} ne fait pas partie du nombre",
    "fault_found_as_date": "trouvé : {found}, car la cellule est au format date ou heure",
    "fault_write": "Écrire {what}.",
    "fault_write_number": "Écrire un nombre.",
    "fault_write_smaller": "Écrire un nombre plus petit.",
    "fault_write_finite": "Écrire un nombre fini.",
    "fault_write_finite_or_blank": "Écrire un nombre fini, ou laisser vide : {means}.",
    "fault_write_either": "Écrire {one} ou {other}.",
    "fault_write_whole_amount": "Écrire le montant entier, dans l’unité de sa ligne.",
    "fault_write_flag": "Écrire oui ou non.",
    "fault_write_so": "L’écrire ainsi.",
    "fault_write_choice": "Écrire l’un d’eux.",
    "fault_write_percentage": "Pour un pourcentage, écrire {share} %.",
    "fault_reformat": "La mettre au format nombre, et saisir la valeur à nouveau.",
    "fault_round": "L’arrondir.",
    "fault_correct": "Corriger cette valeur.",
    "fault_correct_or_unit": "Corriger cette valeur, ou changer d’unité.",
    # columns that hold something else than their headings say
    "fault_words_flag": (
        "doit contenir oui ou non ; trouvé : des mots ({found}). Si cette colonne est la vôtre, l’appeler"
        " _{heading} ; si c’est celle du format ({meaning}), écrire oui ou non."
    ),
    "fault_words_number": (
        "doit contenir des nombres ; trouvé : des mots ({found}). Si cette colonne est la vôtre, l’appeler"
        " _{heading} ; si c’est celle du format ({meaning}), écrire des nombres."
    ),
    "fault_words_impact": (
        "doit contenir des nombres ; trouvé : des mots ({found}). Si cette colonne est la vôtre, l’appeler"
        " _{heading} ; si c’est celle du format ({meaning}), écrire des nombres, comme 2, 1, 0,5."
    ),
    "fault_words_confidence": (
        "doit contenir des nombres ; trouvé : des mots ({found}). Si cette colonne est la vôtre, l’appeler"
        " _{heading} ; si c’est celle du format ({meaning}), écrire des nombres, comme 80 %."
    ),
    "fault_words_effort": (
        "doit contenir des nombres ; trouvé : des mots ({found}). Si cette colonne est la vôtre, l’appeler"
        " _{heading} ; si c’est celle du format ({meaning}), écrire des nombres de mois-personnes."
    ),
    "fault_words_choice": (
        "doit être {rule} ; trouvé : {found}. Si cette colonne est la vôtre, l’appeler _{heading} ; si c’est"
        " celle du format ({meaning}), écrire l’un de ces choix."
    ),
    "fault_words_period": (
        "toute autre colonne de la table {table} est une période et doit contenir des nombres ; trouvé : des"
        " mots ({found}). Pour la garder comme note, faire commencer son nom par _."
    ),
    "fault_scale": (
        "{heading} doit contenir des parts de 0 à 1 ; trouvé : de {low} à {high}, ce qui ressemble à une"
        " échelle. Écrire {one} %, {two} %, … 100 %, ou ce que vaut chaque échelon."
    ),
    "fault_percentages": (
        "{heading} doit contenir des parts de 0 à 1 ; trouvé : de {low} à {high}, ce qui ressemble à des"
        " pourcentages sans leur signe. Écrire {high} %."
    ),
    "remark_points_are_decimal": (
        "{found} est lu {number}, car {proof} montre que le point précède ici les décimales."
    ),
    "remark_commas_are_decimal": (
        "{found} est lu {number}, car {proof} montre que la virgule précède ici les décimales."
    ),
    # headings
    "fault_headings_twice": (
        "un en-tête ne doit figurer qu’une fois ; trouvé : {found}, {count} fois. Renommer ou supprimer l’un"
        " d’eux."
    ),
    "fault_headings_alike": (
        "un en-tête ne doit figurer qu’une fois ; trouvé : {found}. Renommer ou supprimer l’un d’eux."
    ),
    "fault_heading_misspelt": "doit être l’un des en-têtes ; trouvé : {found}. Le renommer.",
    "fault_heading_lacks": "doit être l’un des en-têtes ; trouvé seulement : {found}. Ajouter la colonne.",
    "fault_heading_lacks_all": "doit être l’un des en-têtes ; ils sont tous vides. Ajouter la colonne.",
    "fault_heading_two_words": (
        "un seul en-tête doit vouloir dire {meant} ; trouvé : {one} et {other}. Appeler le bon {meant}, ou"
        " faire commencer le nom de l’autre par _."
    ),
    "fault_heading_none": (
        "la colonne {number} doit avoir un en-tête ; trouvé : {found} sans en-tête. La nommer, ou faire"
        " commencer son nom par _ pour la garder comme note."
    ),
    "fault_heading_like": (
        "doit être une colonne du format ou l’une des vôtres ; trouvé : {found}, qui ressemble à {like}."
        " Écrire {like}, ou faire commencer le nom par _ pour la garder comme note."
    ),
    "fault_no_period": (
        "toute autre colonne de la table {table} est une période ; trouvé : {found}, qui {why}. La"
        " supprimer, ou faire commencer son nom par _."
    ),
    "fault_no_period_total": "se lit comme un total",
    "fault_no_period_elsewhere": "est une colonne d’autres tables",
    "fault_no_period_empty": "n’a aucun montant, ni de chiffre dans son nom comme les autres",
    "fault_no_period_unlike": "ne se lit pas comme une période, alors que {like} en est une",
    "fault_no_period_shared": "a des jours en commun avec {other}",
    "fault_no_step": (
        "les montants doivent se trouver dans les colonnes 1, 2, 3, … comptées depuis le début du travail ;"
        " trouvé : {found}. La renuméroter."
    ),
    # rows
    "fault_no_rows": "doit avoir au moins une ligne ; il n’y en a aucune. Remplir la table.",
    "fault_cells_beyond": (
        "doit avoir autant de cellules que d’en-têtes ({width}) ; trouvé : {found} au-delà. Mettre entre"
        " guillemets la cellule qui contient le séparateur."
    ),
    "fault_headings_again": (
        "doit être une ligne de la table ; trouvé : ses en-têtes une seconde fois. Supprimer la ligne, ou"
        " séparer les deux tables."
    ),
    "fault_key": "{column} {value}",
    "fault_key_blank": "sans {column}",
    "fault_repeated": (
        "doit être unique ; trouvé : {found}, déjà en {where}. Renommer ou supprimer l’un des deux."
    ),
    "fault_repeated_key": (
        "{key} doivent être uniques ensemble ; trouvé : {found}, déjà en {where}. Renommer ou supprimer l’un"
        " des deux."
    ),
    "remark_no_item": (
        "{where} : rien sous un en-tête du format, seulement {found} ou autre chose de ce genre ; laissée de"
        " côté."
    ),
    "remark_no_items": (
        "{where} : rien sous un en-tête du format, seulement {found} ou autre chose de ce genre ; laissées"
        " de côté."
    ),
    "remark_after_gap": (
        "ce qui suit la ligne vide avant la {where} est lu comme des lignes de la table {table}. Le"
        " supprimer si ce n’en sont pas."
    ),
    "remark_above": (
        "les en-têtes ont été pris en {where} ; ce qui se trouve au-dessus, comme {found}, a été laissé de"
        " côté."
    ),
    # texts that look the same
    "fault_apart_case": "seules majuscules et minuscules diffèrent",
    "fault_apart_letter": "{mine} ici, {its} là-bas",
    "fault_apart_more": "l’un a des lettres que l’autre n’a pas",
    # parts of these sentences
    "fault_none": "aucun",
    "fault_elsewhere": "{file}, {where}",
    "fault_together": "({ids})",
    "fault_unknown": "doit être {what} ; trouvé : {found}. {advice}",
    "fault_nearest": "Le plus proche : {like}.",
    "fault_nearest_apart": "Le plus proche : {like} ({apart}).",
    "fault_add_to": "L’ajouter à la table {table}, ou corriger cette valeur.",
    "fault_add_column": "Ajouter la colonne, ou corriger son nom.",
    "fault_add_period": "La corriger, ou ajouter la période à la table {table}.",
    "fault_if_total": "Si c’est une ligne de totaux, la supprimer.",
    "fault_if_delivered": "Si elle est déjà livrée, ou hors de ce tour, supprimer la ligne.",
    "fault_option_of": "l’une des options de l’initiative {initiative} ({options})",
    "fault_a_period": "l’une des périodes {periods} (colonnes de la table {table})",
    "fault_grouping": "une colonne de la table {table}, ou {objective}",
    # settings
    "remark_no_setting": "{name} n’est pas un réglage du tour et a été laissé de côté.",
    "remark_idle_setting": "{name} n’est pas un réglage et ne change rien ; les réglages sont {known}.",
    "remark_rate": "un taux de {rate} par an : fallait-il lire {meant} ?",
    "remark_per_year": (
        "{count} périodes par an sont supposées pour {what}, ce que leurs noms ne disent pas ({labels})."
        " Remplir le réglage periods_per_year."
    ),
    "remark_per_year_of_one": (
        "{count} périodes par an sont supposées pour {what}, ce qu’un seul nom ne dit pas ({labels})."
        " Remplir le réglage periods_per_year."
    ),
    "remark_per_year_rate": "le taux d’actualisation",
    "remark_per_year_value": "la valeur des indicateurs",
    "fault_no_key": "doit avoir un nom ; il n’y en a pas. Le nommer.",
    "fault_keys_twice": "ne doit figurer qu’une fois ; trouvé : {found}. En supprimer un.",
    "fault_key_like": "doit être un réglage connu ; trouvé : {found}, qui ressemble à {like}. Écrire {like}.",
    "fault_setting_list": "doit être {rule} ; trouvé : une liste. Écrire une seule valeur.",
    "fault_setting_table": "doit être {rule} ; trouvé : une table. Écrire une seule valeur.",
    "fault_currency": (
        "doit être un code ISO de trois majuscules, comme EUR ; trouvé : {found}. Écrire son code."
    ),
    "fault_currency_small": (
        "doit être un code ISO de trois majuscules, comme EUR ; trouvé : {found}. Écrire {code}."
    ),
    "fault_language": "doit être {known} ; trouvé : {found}.",
    "fault_no_case": "case : doit être un cas ; trouvé : {found}. Le charger d’abord : pf.load(path).",
    # amounts and their units
    "fault_no_unit": (
        "doit être dans une unité que sa ligne nomme ; trouvé : {amount} {sign}, sans unité. L’y nommer, ou"
        " écrire {whole} si l’on compte à l’unité."
    ),
    "fault_two_units": (
        "doit être un montant en {unit}, comme le dit sa ligne ; trouvé : {amount} {sign}, qui peut en"
        " valoir {one} ou {other}. Écrire l’un des deux."
    ),
    "remark_beside_thousands": (
        "{amount} est lu {amount} {unit}, alors que d’autres montants sont ici écrits en {sign}. Écrire"
        " {amount} {meant} s’il faut le lire ainsi."
    ),
    "fault_other_unit": (
        "doit être un montant en {unit}, comme le dit sa ligne ; trouvé : un montant en {sign}. Le convertir"
        " et ôter le signe, ou corriger l’unité."
    ),
    "fault_not_as_shown": (
        "doit être affiché tel quel ; trouvé : {found}, que son format affiche divisé par {less}. Le mettre"
        " au format nombre simple, et vérifier la valeur."
    ),
    "fault_percentage": (
        "doit être {rule} ; trouvé : un pourcentage, dont nul ne peut dire de quoi il est une part. Écrire"
        " le montant."
    ),
    "fault_percentage_of_kpi": (
        "doit être {rule} ; trouvé : un pourcentage, dont nul ne peut dire de quoi il est une part. Écrire"
        " le montant. Si l’indicateur se compte en pour cent, écrire % dans la colonne {unit} de {file} ;"
        " une feuille masquée doit être affichée."
    ),
    "fault_budget_units": (
        "les budgets doivent être dans une même unité, puisqu’ils s’additionnent ; trouvé : {found}, et"
        " {other} pour {resource}. Convertir l’un d’eux."
    ),
    # ids
    "fault_looks_alike": (
        "ne doit pas ressembler à un autre identifiant ; trouvé : {found}, et {other} ({where}) : {apart}."
        " Les écrire de même, ou renommer l’un des deux."
    ),
    "fault_two_meanings": (
        "doit se lire d’une seule façon ; trouvé : {found}, qui peut se lire {means}. Renommer une"
        " initiative dont l’identifiant contient une barre."
    ),
    "fault_bars": (
        "doit être des identifiants séparés par une barre, A | B ; trouvé : {found}. Compléter ce qui"
        " manque, ou supprimer la barre."
    ),
    # periods
    "fault_no_periods": (
        "doit avoir une colonne par période, comme 2027T1 ; il n’y en a aucune. En ajouter une."
    ),
    "fault_period_for_step": (
        "les montants doivent se trouver dans les colonnes 1, 2, 3, … comptées depuis le début du travail ;"
        " trouvé : la période {found}. La renuméroter."
    ),
    "fault_no_steps": (
        "doit avoir des montants dans les colonnes 1, 2, 3, … ; il n’y en a pas. Ajouter la colonne 1."
    ),
    "fault_period_short_year": (
        "doit être {what} ; trouvé : {found}, dont l’année n’a que deux chiffres. L’écrire en quatre."
    ),
    "fault_period_date": (
        "doit être {what} ; trouvé : {found}, une date : quand les périodes s’appellent {few}, nul ne peut"
        " dire dans laquelle elle tombe. Écrire la période."
    ),
    "fault_period_time": (
        "doit être {what} ; trouvé : {found}, un moment : quand les périodes s’appellent {few}, nul ne peut"
        " dire dans laquelle il tombe. Écrire la période."
    ),
    "fault_period_long": (
        "doit être {what} ; trouvé : {found}, plus long que l’une d’elles. Écrire celle qui est voulue."
    ),
    "fault_period_elsewhere": (
        "doit être {what} ; trouvé : {found}. La corriger, ou ajouter la période à la table {table}."
    ),
    "fault_further_periods": (
        "périodes : la suite doit se déduire de leurs noms ; trouvé : {found}. Donner les noms des périodes"
        " à ajouter."
    ),
    "remark_day_first": (
        "{found} est lu le jour d’abord, et tombe en {period}. Écrire {meant} si le mois vient d’abord."
    ),
    "remark_row_of_periods": (
        "les périodes sont prises dans l’ordre des colonnes ; {doubt}. Mettre les colonnes en ordre, ou"
        " faire commencer le nom d’une autre par _."
    ),
    "remark_period_strange": "{period} ne se lit pas comme une période, à côté de {like}",
    "remark_period_gap": "{other} ne suit pas {one}",
    "remark_period_length": "{other} n’a pas la même durée que {one}",
    # initiatives, and when they may start
    "fault_window": "ne doit pas venir après {latest} ({last}) ; trouvé : {found}. Élargir la fenêtre.",
    "fault_window_running": (
        "ne doit pas venir après {latest} ({last}) ; trouvé : {found}. Remplir {latest}, jusqu’à quand"
        " l’initiative peut s’interrompre."
    ),
    "fault_window_first": (
        "ne doit pas venir après la première période ({last}), puisque l’initiative est en cours ; trouvé :"
        " {found}. Remplir {latest}, jusqu’à quand elle peut s’interrompre."
    ),
    "fault_no_start": (
        "doit laisser un début qui permette de livrer dans l’horizon ; il n’y en a pas pour {option} :"
        " {count} périodes de travail, débuts {starts}, horizon jusqu’à {last}. Raccourcir le travail,"
        " élargir la fenêtre, ou mettre finish_inside = false."
    ),
    "fault_decided_start": (
        "doit être un début admissible de l’initiative {of} ({starts}) ; trouvé : {found}. Changer la"
        " décision ou la fenêtre."
    ),
    "fault_stop_of_candidate": (
        "doit être une option de l’initiative {initiative} : {stop} dit ce que demande l’arrêt d’une"
        " initiative en cours, et celle-ci est candidate. Écrire {running} sous {status} dans la table"
        " {table}, ou supprimer la ligne."
    ),
    "fault_stop_option": (
        "ne doit pas être {stop}, sous lequel la table {table} dit ce que demande l’arrêt. Renommer cette"
        " option."
    ),
    "fault_itself": "doit être une autre initiative ; trouvé : {found} elle-même. Corriger cette valeur.",
    "fault_one_id": (
        "doit être un seul identifiant pour {relation} ; trouvé : {count}. Écrire une ligne pour chacun."
    ),
    "fault_synergy_blank": "doit être donné pour une synergie ; la cellule est vide. La remplir.",
    "fault_synergy_twice": (
        "la synergie de deux initiatives sur un indicateur ne doit figurer qu’une fois ; elle est déjà en"
        " {where}. Additionner les montants."
    ),
    "fault_rejected": (
        "doit être vide quand la décision est {reject}, qui écarte toute l’initiative ; trouvé : {found}."
        " Vider la cellule."
    ),
    # parties and judgements
    "fault_party_name": (
        "une partie ne doit pas porter le nom d’un chiffre des résultats ; trouvé : {found}. L’appeler"
        " autrement."
    ),
    "fault_party_twice": (
        "une partie doit figurer dans la table {parties} ou dans la table {judgements}, pas dans les deux ;"
        " trouvé : {found} aussi ici : {where}. La supprimer d’un côté."
    ),
    "fault_pair_beside_swing": (
        "une même personne doit comparer deux à deux ({over} à chaque ligne) ou donner des notes ({over} à"
        " aucune) ; trouvé : une comparaison ici et une note en {where}. S’en tenir à l’un des deux."
    ),
    "fault_swing_beside_pair": (
        "une même personne doit comparer deux à deux ({over} à chaque ligne) ou donner des notes ({over} à"
        " aucune) ; trouvé : une note ici et une comparaison en {where}. S’en tenir à l’un des deux."
    ),
    "fault_same_objective": "doit être un autre objectif ; trouvé : {found} lui-même. Corriger cette valeur.",
    "fault_ratio": (
        "une comparaison doit être un nombre de 1/{most} à {most} ; trouvé : {found}. L’échelle de Saaty"
        " s’arrête à 9."
    ),
    "fault_reciprocal": (
        "doit être l’inverse de la même comparaison dans l’autre sens ; trouvé : {found}, et {opposite} pour"
        " {objective} face à {over} en {where}. En supprimer une."
    ),
    "fault_pairs_apart": (
        "les comparaisons de {who} doivent relier tous les objectifs que juge {party}, directement ou par"
        " d’autres ; il n’y a aucune comparaison entre {groups}. En comparer un de chaque."
    ),
    "fault_swings_apart": (
        "les personnes de la partie {party} doivent avoir un objectif en commun qu’aucune n’omet ; il n’y en"
        " a pas. Compléter leurs notes."
    ),
    # limits
    "fault_no_resource_share": (
        "doit nommer la ressource dont la part est limitée ; la cellule est vide. La remplir."
    ),
    "fault_no_resource_amount": (
        "doit nommer la ressource dont le montant est limité ; la cellule est vide. La remplir."
    ),
    "fault_resource_of_count": (
        "doit être vide quand on compte les initiatives ; trouvé : {found}. Vider la cellule, ou mesurer :"
        " {amount}."
    ),
    "fault_min_above_max": "doit être ≤ {max} ({most}) ; trouvé : {found}. Les échanger ou les corriger.",
    "fault_rule_both": (
        "doit rester vide quand une initiative est nommée ({initiative}) ; trouvé : {found}. Gardez l’une ou"
        " l’autre, chacune sur sa ligne si les deux comptent."
    ),
    "fault_rule_of_none": (
        "doit dire ce qui compte : une initiative, ou une colonne des initiatives avec une valeur ; rien"
        " trouvé."
        " Remplissez-la."
    ),
    "fault_rule_by": "une colonne de {table}",
    "fault_rule_option": "une option de celles qui ont {value} ({options})",
    "fault_rule_twice": (
        "doit être dit une fois pour la règle {rule}, qui a {first} en {where} ; trouvé : {found}."
        " Gardez-en un."
    ),
    "fault_rule_unbounded": (
        "la règle {rule} doit avoir {min} ou {max} ; ni l’un ni l’autre trouvé. Donnez-en un, sur l’une"
        " de ses"
        " lignes."
    ),
    "fault_transfer_idle": (
        "le transfert {transfer} doit aller vers une autre ressource ou une autre période ; trouvé :"
        " {resource} qui se cède à elle-même aussitôt. Nommer une autre ressource, donner un {lag}, ou"
        " supprimer la ligne."
    ),
    "fault_step_above_max": (
        "doit être ≤ {max} ({most}), sinon rien ne peut être cédé ; trouvé : {found}. Réduire le pas,"
        " ou permettre davantage."
    ),
    "fault_first_after_last": (
        "ne doit pas venir après {last} ({period}) ; trouvé : {found}. Les échanger ou les corriger."
    ),
    "fault_never_lands": (
        "le transfert {transfer} doit être reçu dans l’horizon ({periods}) ; trouvé : {found} périodes"
        " entre céder et recevoir, si bien qu’il ne l’est jamais. Le corriger, ou supprimer la ligne."
    ),
    "fault_from_nothing": (
        "les transferts ne doivent pas faire plus de ce qu’il y a en tournant en rond ; trouvé : {way},"
        " qui fait {times} de chaque unité. Corriger les taux."
    ),
    "fault_share": "une part doit être un nombre de 0 à 1 ; trouvé : {found}. {advice}",
    "fault_count": "un nombre d’initiatives doit être ≥ 0 ; trouvé : {found}. Corriger cette valeur.",
    # key results, indicators, contributions
    "fault_target_is_baseline": (
        "doit différer de la valeur de départ ; trouvé : {found} pour les deux. Corriger l’une, ou laisser"
        " la cible vide."
    ),
    "fault_no_weight": (
        "les poids des résultats clés d’un objectif ne doivent pas tous être 0 ; trouvé : seulement des 0"
        " pour {objective}. Donner un poids à l’un d’eux."
    ),
    "fault_ring": "ne doit pas ramener à lui-même ; trouvé : {ring}. Rompre la chaîne.",
    "fault_long_chain": (
        "doit passer par au plus {most} indicateurs ; trouvé : {count} à partir de {first}. Lui faire"
        " entraîner ce qu’il fait bouger à la fin."
    ),
    "fault_low": (
        "doit être ≤ {column} ({expected}) ; trouvé : {found}. Les ranger comme des nombres : {bound} est le"
        " plus petit, même sous 0."
    ),
    "fault_high": (
        "doit être ≥ {column} ({expected}) ; trouvé : {found}. Les ranger comme des nombres : {bound} est le"
        " plus grand, même sous 0."
    ),
    "fault_both_pairs": (
        "doit figurer sans {low} ni {high}, qui disent la même chose en nombres ; trouvé : aussi {column}"
        " {found} sur sa ligne. Vider l’une des deux paires."
    ),
    "fault_no_direction": (
        "doit porter sur un indicateur dont un résultat clé dit si plus ou moins est mieux ; trouvé :"
        " {found}. Lui donner une cible dans la table {table}, ou remplir {low} et {high} : le plus petit et"
        " le plus grand changement."
    ),
    "fault_no_better_more": (
        "ne doit pas être meilleur que {column} ({expected}) ; trouvé : {found}, alors que plus de {kpi} est"
        " mieux. Les échanger ou les corriger."
    ),
    "fault_no_better_less": (
        "ne doit pas être meilleur que {column} ({expected}) ; trouvé : {found}, alors que moins de {kpi}"
        " est mieux. Les échanger ou les corriger."
    ),
    "fault_no_worse_more": (
        "ne doit pas être pire que {column} ({expected}) ; trouvé : {found}, alors que plus de {kpi} est"
        " mieux. Les échanger ou les corriger."
    ),
    "fault_no_worse_less": (
        "ne doit pas être pire que {column} ({expected}) ; trouvé : {found}, alors que moins de {kpi} est"
        " mieux. Les échanger ou les corriger."
    ),
    # changes of inputs, and the scenarios that they make
    "fault_in_scenario": "le scénario {name}",
    "fault_in_changes": "les changements",
    "fault_in_changed": "le cas changé",
    "fault_edit_table": "doit être une table du cas ; trouvé : {found}.",
    "fault_edit_row_two": (
        "doit désigner une seule ligne de la table {table} ; trouvé : {found}, qui peut se lire {means}."
        " Renommer l’un de ces identifiants."
    ),
    "fault_edit_row": "doit désigner une ligne de la table {table} ; trouvé : {found}.",
    "fault_edit_column": "doit être une colonne de la table {table} ; trouvé : {found}.",
    "fault_edit_no_column": "doit être une colonne de la table {table} ; la cellule est vide. La nommer.",
    "fault_edit_change": (
        "doit être × n, + n, − n ou = valeur ; trouvé : {found}. Écrire l’un d’eux, comme × 0,9 ou − 10 %."
    ),
    "fault_edit_no_number": "doit donner un nombre après {sign} ; trouvé : {found}. L’écrire.",
    "fault_edit_currency": (
        "doit être un nombre dans l’unité de la valeur ; trouvé : {found}. Ôter {currency}."
    ),
    "fault_edit_no_figure": (
        "doit contenir un nombre à la ligne {row} de la table {table} pour être changé par {change} ;"
        " trouvé : {found}. Écrire = et la nouvelle valeur."
    ),
    "fault_edit_no_limit": (
        "doit trouver une valeur à changer ; il n’y a aucune limite pour {row} dans la table {table} : rien"
        " à changer. Écrire = et une valeur."
    ),
    "fault_edit_no_amount": (
        "doit trouver une valeur à changer ; il n’y a aucun montant pour {row} dans la table {table} : rien"
        " à changer. Écrire = et une valeur."
    ),
    "fault_edit_no_value": (
        "doit trouver une valeur à changer ; la colonne {column} est vide pour {row} dans la table {table} :"
        " rien à changer. Écrire = et une valeur."
    ),
    "fault_any_row": "toutes les lignes",
    "fault_edit_share_of_nothing": (
        "doit être la nouvelle valeur dans son unité ; trouvé : {found}, qui n’est une part de rien. Écrire"
        " = et le montant, ou × et un facteur."
    ),
    "fault_edit_share_or_points": (
        "doit dire si une part change d’une fraction d’elle-même ou de points ; trouvé : {found}. Écrire ×"
        " {factor}, ou {shown} dans l’unité des valeurs."
    ),
    "fault_edit_spreadsheet": (
        "doit se lire d’une seule façon ; trouvé : {found}, qu’un tableur fait aussi de −{part} %. Écrire ×"
        " {factor}, ou {shown}."
    ),
    "fault_edit_blank": "doit être {rule} ; il n’y a rien. Écrire la nouvelle valeur après =.",
    "fault_beside_words": "doit être vide à côté d’un changement en toutes lettres. Vider la cellule.",
    "fault_edit_lacks": "doit être {rule} ; la cellule est vide. La remplir.",
    "fault_edit_makes": "doit laisser le cas sans erreur ; une fois ce changement fait, {fault}",
    "remark_idle_change": "{change} laisse telle quelle chaque valeur de la table {table} qu’il désigne.",
    # tables
    "fault_table_missing": "la table {table} doit être là ; elle manque. L’ajouter.",
    "fault_table_misnamed": "la table {table} doit être là ; trouvé : {found} à la place. La renommer.",
    # work in flight and the plan of record
    "remark_stopped_free": (
        "arrêter {who} ne coûterait rien : la table {table} n’a pas de ligne avec l’option {stop}. Écrire ce"
        " que demande l’arrêt, ou 0."
    ),
    "remark_since": (
        "{who} est candidate, donc {since} ne dit rien. Écrire {running} sous {status} si elle a commencé."
    ),
    "remark_since_of_several": (
        "{who} sont candidates, donc {since} ne dit rien. Écrire {running} sous {status} si elles ont"
        " commencé."
    ),
    "remark_current_unused": (
        "{key_result} n’a pas de cible, donc chaque unité de {kpi} rapporte autant où qu’il en soit :"
        " {current} ne sert pas."
    ),
    "remark_current_away": (
        "{kpi} en est à {now}, plus loin de la cible {target} de {key_result} que sa valeur de départ"
        " {baseline} : l’y ramener rapporte aussi des points."
    ),
    "remark_stands": "{now} dans {key_result}",
    "remark_two_places": (
        "{kpi} n’a qu’une valeur à la fois ; trouvé : {found} (une cellule vide vaut la valeur de départ)."
        " Écrire la même sous {current}."
    ),
    "remark_plan_gone": (
        "le tour n’a pas d’initiative {who}, donc cette ligne du plan de référence ne compte pas."
    ),
    "remark_plan_gone_several": (
        "le tour n’a pas d’initiatives {who}, donc ces lignes du plan de référence ne comptent pas."
    ),
    "remark_near_for": "{like} pour {found}",
    "remark_lacks_option": "{initiative} n’a pas d’option {option} ({options})",
    "remark_plan_option": "{lacks}, donc tout plan change cette ligne.",
    "remark_plan_options": "{lacks}, donc tout plan change ces lignes.",
    "remark_plan_start": (
        "{starts} n’est pas une période de ce tour, donc tout plan change cette ligne. Si l’initiative {who}"
        " a commencé, écrire {running} sous {status} dans la table {table}."
    ),
    "remark_plan_start_of_several": (
        "{starts} n’est pas une période de ce tour, donc tout plan change ces lignes. Si les initiatives"
        " {who} ont commencé, écrire {running} sous {status} dans la table {table}."
    ),
    "remark_plan_starts": (
        "{starts} ne sont pas des périodes de ce tour, donc tout plan change ces lignes. Si les initiatives"
        " {who} ont commencé, écrire {running} sous {status} dans la table {table}."
    ),
    # what is brought in or left out without a word
    "remark_open": (
        "{resource} est sans limite en {periods}, où le montant est vide, à côté de ses autres périodes."
        " Écrire 0 s’il n’y en a pas."
    ),
    "remark_no_limits": (
        "aucune ressource n’est limitée dans aucune période, donc tout peut être financé. Écrire des"
        " montants."
    ),
    "remark_free": (
        "{count} initiatives sur {all} ne demandent rien d’aucune ressource limitée ({who}) : financées"
        " gratuitement. Écrire une estimation, ou 0 si c’est voulu."
    ),
    "remark_free_one": (
        "1 initiative sur {all} ne demande rien d’aucune ressource limitée ({who}) : financée gratuitement."
        " Écrire une estimation, ou 0 si c’est voulu."
    ),
    "remark_free_alone": (
        "la seule initiative ne demande rien d’aucune ressource limitée ({who}) : financée gratuitement."
        " Écrire une estimation, ou 0 si c’est voulu."
    ),
    "remark_no_amount": (
        "cette ligne n’a aucun montant, et compte pour 0. Écrire une estimation, ou 0 si c’est voulu."
    ),
    "remark_twice": (
        "répète ce que dit la {where}, et compte à nouveau. La supprimer si elle a été collée deux fois."
    ),
    "remark_called_total": (
        "{found} se lit comme une ligne de totaux, et passe pour une ligne ordinaire de la table {table}. La"
        " supprimer."
    ),
    "remark_sum_resource": (
        "{resource} est la somme des autres ressources du même type. Est-ce une ligne de totaux ?"
    ),
    "remark_sum_period": (
        "{period} est la somme des autres périodes à chaque ligne. Si c’est une colonne de totaux, faire"
        " commencer son nom par _."
    ),
    "remark_sum_weight": "{objective} pèse 100, comme tous les autres ensemble. Est-ce une ligne de totaux ?",
    "remark_sum_cost_and_value": (
        "{initiative} : son coût et sa valeur sont les sommes de ceux des autres. Est-ce une ligne de"
        " totaux ? Alors la supprimer."
    ),
    "remark_sum_cost": (
        "{initiative} : son coût est la somme de ceux des autres. Est-ce une ligne de totaux ? Alors la"
        " supprimer."
    ),
    "remark_sum_row": (
        "les chiffres de cette ligne sont les sommes de ceux des autres. Est-ce une ligne de totaux ? Alors"
        " la supprimer."
    ),
    "remark_group_alike": (
        "{found} ressemble à {other} en {where} ({apart}), et compte à part dans la colonne {column}. Les"
        " écrire de même."
    ),
    "remark_same_name": "{initiative} porte le nom de {other} en {where}. En supprimer une si c’est la même.",
    "remark_lone_cell": "{found} est seul sur sa ligne, qui ne dit rien. La supprimer.",
    "remark_own_columns_to_group": (
        "gardées comme colonnes de votre choix, que la table {table} peut nommer : {columns}. Renommer celle"
        " qui devait être un en-tête du format."
    ),
    "remark_own_columns": (
        "gardées comme colonnes de votre choix, qui ne changent rien : {columns}. Renommer celle qui devait"
        " être un en-tête du format."
    ),
    "remark_heading_elsewhere": "{found} est un en-tête de la table {table}.",
    # what is doubtful
    "remark_frees": "{initiative} libère {resource} : {amount} dans sa période {when} de travail.",
    "remark_stopping_frees": "arrêter {initiative} libère {resource} : {amount} en {when}.",
    "remark_stopping_frees_later": (
        "arrêter {initiative} libère {resource} : {amount} à la période {when} à partir d’ici, au-delà de ce"
        " tour."
    ),
    "remark_too_big": (
        "{option} dépasse {resource} à elle seule, où qu’elle commence : {need} pour {have} en {period} au"
        " mieux. Elle ne peut être financée dans cette limite."
    ),
    "remark_too_big_to_stop": (
        "arrêter {initiative} dépasse {resource} à soi seul : {need} pour {have} en {period}. Elle ne peut"
        " être arrêtée dans cette limite."
    ),
    "remark_no_contribution": "{initiative} ne contribue à rien que mesure un résultat clé.",
    "remark_unmoved": "rien ne fait bouger {kpi}, donc {key_result} ne peut progresser.",
    "remark_attained": "{key_result} est déjà atteint, donc ce qui fait bouger {kpi} ne rapporte plus rien.",
    "remark_out_of_reach": "tout ensemble atteint au plus {share} de {key_result}.",
    "remark_uncapped_beside_one": (
        "{key_result} n’a pas de cible, donc rien ne le plafonne : chaque unité de {kpi} rapporte {each}"
        " points, le tout {all}, alors que {capped} en a une. Lui donner une cible."
    ),
    "remark_uncapped_beside": (
        "{key_result} n’a pas de cible, donc rien ne le plafonne : chaque unité de {kpi} rapporte {each}"
        " points, le tout {all}, alors que {capped} en ont une. Lui donner une cible."
    ),
    "remark_uncapped": (
        "{key_result} n’a pas de cible, donc rien ne le plafonne : chaque unité de {kpi} rapporte {each}"
        " points, le tout {all}, alors que son objectif pèse {weight}. Lui donner une cible s’il y en a une."
    ),
    "remark_no_unit": "{kpi} n’a pas d’unité.",
    "remark_valued_twice": (
        "une unité de {kpi} vaut {own} par an en elle-même, et {more} de plus par ce qu’elle fait bouger"
        " ({others}) : tout chiffre en argent compte {all}. Si c’est deux fois le même argent, laissez"
        " l’une des valeurs vide."
    ),
    "remark_hundredths": (
        "{kpi} se compte en pour cent et aucun de ses chiffres n’atteint 1 : celui-ci est lu {found} %."
        " Écrire {meant} %, ou {meant}, si c’est cela."
    ),
    "remark_weights": "les poids font {sum} en tout, et non 100 ; ils sont pris tels quels.",
    "remark_weights_of": (
        "les poids de la partie {party} font {sum} en tout, et non 100 ; ils sont pris tels quels."
    ),
    "remark_beyond_scale": "une comparaison de {ratio} sort de l’échelle de Saaty, de 1/9 à 9.",
    "remark_not_judged": "{party} ne juge pas {objectives}, qui n’en reçoit aucun point.",
    "remark_no_person": (
        "les lignes de la partie {party} sans personne comptent comme une personne à côté de {others}."
    ),
    "remark_swing": "la plus grande note de {who} est {found}, et non 100 ; seules les proportions comptent.",
    "remark_no_swing": (
        "{who} ne donne pas de note à {objectives} : aucun point de la partie {party}, quoi que donnent les"
        " autres."
    ),
    "remark_idle_budget": "aucune initiative n’a besoin du budget {resource}.",
    "remark_idle_team": "aucune initiative n’a besoin de l’équipe {resource}.",
    "remark_never_given": "le transfert {transfer} peut céder 0 au plus : il ne cède jamais rien.",
    "remark_nobody_gains": (
        "le transfert {transfer} va vers {resource}, qui n’a pas de limite quand il arrive : personne n’en a"
        " besoin."
    ),
    "remark_free_gift": (
        "le transfert {transfer} vient de {resource}, qui n’a pas de limite, autant qu’on en veut :"
        " {other} n’est plus limitée."
    ),
    "remark_empty_bucket": "aucune initiative n’a {found} dans la colonne {column}.",
    "remark_rule_min": (
        "la règle {rule} ne peut jamais être tenue : elle demande {bound} au moins, et toutes les initiatives"
        " ensemble comptent pour {reached} au plus. Baissez min, ou nommez plus d’initiatives."
    ),
    "remark_rule_min_in": (
        "la règle {rule} ne peut jamais être tenue : elle demande {bound} au moins à chaque période, et en"
        " {period} toutes les initiatives ensemble comptent pour {reached} au plus. Baissez min, ou nommez"
        " plus d’initiatives."
    ),
    "remark_rule_max": (
        "la règle {rule} ne peut jamais être tenue : elle admet {bound} au plus, et aucun portefeuille ne"
        " compte pour moins de {reached}. Relevez max."
    ),
    "remark_rule_max_in": (
        "la règle {rule} ne peut jamais être tenue : elle admet {bound} au plus à chaque période, et en"
        " {period} aucun portefeuille ne compte pour moins de {reached}. Relevez max."
    ),
    "remark_no_bounds": "ni {min} ni {max} n’est donné, donc rien n’est limité.",
    "remark_not_meant": "{column} n’a pas de sens pour {relation} et ne sert pas.",
    "remark_before": "{initiative} avant {other}",
    "remark_no_lag": (
        "sans décalage le calendrier est libre : l’une peut commencer avant que l’autre ait livré ({pairs})."
        " Écrire 0 pour la période qui suit la livraison, −1 pour la même."
    ),
    "remark_never_so_late": (
        "{lag} périodes après la livraison de l’initiative {other}, c’est au-delà de la dernière ({count} en"
        " tout) : {initiative} ne peut jamais être financée. Corriger le décalage."
    ),
    "remark_never_in_turn": (
        "{initiative} et {other} attendent chacune que l’autre livre : {initiative} ne peut jamais être"
        " financée. Corriger le décalage."
    ),
    "remark_several_times": (
        "{option} livre {times} fois ce que disent ses effets. S’il s’agit d’un pourcentage, écrire"
        " {times} %."
    ),
    "remark_other_currency": (
        "{resource} est en {unit}, alors que la devise des réglages est {currency}. Corriger l’un des deux."
    ),
    # files that can't be read
    "fault_folder_for_file": "doit être un fichier ; trouvé : un dossier. Le supprimer ou le renommer.",
    "fault_unreadable_file": (
        "doit être un fichier lisible ; réponse du système : « {found} ». Vérifier ses droits d’accès."
    ),
    "fault_file_never_ends": (
        "doit être un fichier ; trouvé : un tube ou un périphérique, qui peut ne jamais finir. Enregistrer"
        " d’abord son contenu dans un fichier."
    ),
    "fault_file_too_large": (
        "doit faire au plus {most} Mo, tous les fichiers d’un cas ensemble ; trouvé : davantage. Garder ce"
        " qui est de ce tour, ou donner un autre fichier."
    ),
    "fault_too_many_cells": (
        "doit contenir au plus {most} cellules, toutes tables ensemble ; trouvé : davantage. Garder ce qui"
        " est de ce tour."
    ),
    "fault_too_many_settings": (
        "doit contenir au plus {most} réglages ; trouvé : {count}. Garder ceux du format."
    ),
    "fault_too_many_columns": (
        "doit avoir au plus {most} colonnes, périodes comprises ; trouvé : {count}. Prendre des périodes plus"
        " longues, ou retirer des colonnes."
    ),
    "fault_too_many_named": (
        "doit avoir au plus {most} lignes, auxquelles d’autres renvoient ; trouvé : {count}. Regrouper les"
        " petites."
    ),
    "fault_unreadable_folder": (
        "doit être un dossier lisible ; réponse du système : « {found} ». Vérifier ses droits d’accès."
    ),
    "fault_archive_for_text": (
        "doit être un fichier texte ; trouvé : un fichier Excel ou zip sous ce nom. L’enregistrer en CSV, ou"
        " charger le classeur lui-même."
    ),
    "fault_damaged_utf16": (
        "doit être du texte ; trouvé : un fichier UTF-16 abîmé. Il est peut-être tronqué : l’enregistrer à"
        " nouveau."
    ),
    "fault_cut_off": (
        "doit être du texte ; trouvé : un fichier qui s’arrête au milieu d’un caractère. Il est tronqué :"
        " l’enregistrer à nouveau."
    ),
    "fault_mixed_encodings": (
        "doit être dans un seul encodage ; trouvé : UTF-8 mêlé à d’autres. L’enregistrer à nouveau en UTF-8."
    ),
    "fault_other_encoding": (
        "doit être un fichier texte en UTF-8 ou cp1252 ; trouvé : des octets d’un autre encodage."
        " L’enregistrer à nouveau en UTF-8."
    ),
    "fault_mac_encoding": (
        "doit être un fichier texte en UTF-8 ou cp1252 ; trouvé : {found}, qui est {meant} dans l’encodage"
        " propre aux Mac. L’enregistrer à nouveau en UTF-8."
    ),
    "fault_control_character": (
        "doit être du texte ; trouvé : un caractère de contrôle ({found}). Ce n’est pas un fichier CSV, ou"
        " il est abîmé : l’enregistrer à nouveau."
    ),
    "fault_quotation_unclosed": (
        "doit être une table séparée par des virgules ou des points-virgules ; trouvé : un guillemet jamais"
        " refermé. Corriger les guillemets."
    ),
    "fault_quotation_followed": (
        "doit être une table séparée par des virgules ou des points-virgules ; trouvé : du texte juste après"
        " un guillemet fermant. Corriger les guillemets."
    ),
    "fault_empty_file": (
        "doit avoir une ligne d’en-têtes ; trouvé : un fichier vide. Le remplir, ou le retirer."
    ),
    "fault_toml": (
        'doit être du TOML, des lignes comme name = "Tour 2027" ; erreur trouvée : « {found} ». Corriger la'
        " ligne."
    ),
    "fault_toml_too_long": (
        'doit être du TOML, des lignes comme name = "Tour 2027" ; erreur trouvée : un nombre ou des crochets'
        " trop longs à lire. Corriger la ligne."
    ),
    "fault_no_row": "doit avoir une ligne ; il n’y en a aucune. Remplir le fichier.",
    # what is there in place of a case
    "fault_kind_folder": "un dossier de fichiers CSV",
    "fault_kind_workbook": "un classeur Excel",
    "fault_kind_database": "une base de données",
    "fault_kind_ending": "{what} ({ending})",
    "fault_target_folder": "un dossier",
    "fault_target_workbook": "un fichier en .xlsx",
    "fault_target_database": "une adresse comme sqlite:///tours.db#2027T1",
    "fault_advice_folder": "Donner le dossier qui le contient.",
    "fault_advice_workbook": "L’enregistrer en .xlsx.",
    "fault_advice_database": "Écrire son adresse, comme sqlite:///tours.db.",
    "fault_if_list": (
        "Si c’est une liste, en faire un cas : portfolio import list {name} -o CAS, ou en Python"
        ' pf.load_list("{name}").'
    ),
    "fault_nothing_there": "doit être {forms} ; il n’y a rien à cet endroit. Vérifier le chemin.",
    "fault_other_file": "doit être {forms} ; trouvé : un fichier en {ending}. {advice}",
    "fault_no_ending": "rien",
    "fault_other_target": "doit être {targets} ; trouvé : {found}. Écrire {meant}.",
    "fault_address_for_path": (
        "doit être un fichier ou un dossier ; trouvé : une adresse ({found}), qui n’est ni lue ni écrite."
        " Donner un chemin."
    ),
    "fault_blank_path": (
        "doit être un fichier ou un dossier ; trouvé un blanc. Donner un chemin ; le dossier"
        " courant est « . »."
    ),
    "fault_no_source": (
        "doit être un chemin, ou des tableaux (frames) par nom de table ; trouvé : {found}. Écrire"
        ' pf.load("dossier") ou pf.load({{"initiatives": frame, …}}).'
    ),
    "fault_sample": "doit être l’un de ces exemples : {samples} ; trouvé : {found}. Écrire l’un d’eux.",
    "fault_sample_like": "doit être l’un de ces exemples : {samples} ; trouvé : {found}. Écrire {like}.",
    "fault_table_twice": (
        "la table {table} ne doit figurer qu’une fois ; trouvé : {one} et {other}. En retirer une."
    ),
    "fault_settings_twice": (
        "les réglages ne doivent figurer qu’une fois ; trouvé : {one} et {other}. En retirer un."
    ),
    "remark_stray": "« {name} » a été laissé de côté ; le renommer s’il s’agit de {like}.",
    # workbooks
    "fault_no_workbook": (
        "doit être un classeur Excel (.xlsx) ; trouvé : {found}. L’enregistrer à nouveau en .xlsx."
    ),
    "fault_is_folder": "un dossier",
    "fault_is_closed": "un fichier qui ne s’ouvre pas (« {why} »)",
    "fault_is_old_workbook": "un ancien classeur (.xls), ou un classeur protégé par mot de passe",
    "fault_is_damaged": "autre chose, ou un fichier abîmé",
    "fault_unpacks_too_large": (
        "doit être un classeur dont les feuilles se déplient en {most} Mo au plus ; trouvé : davantage."
        " Supprimer les feuilles qui ne sont pas de ce tour, et les textes ou cellules loin des tables."
    ),
    "fault_sheets_too_large": (
        "doit être des feuilles de {most} cellules au plus ensemble, de A1 à la dernière ligne et à la"
        " dernière colonne de chacune ; trouvé : davantage. Supprimer ce qui est loin des tables."
    ),
    "fault_no_date": (
        "doit contenir une date en {cell} ; trouvé : le nombre {found}, affiché comme une date ou une"
        " durée. Le corriger, ou mettre la cellule au format nombre."
    ),
    "fault_error_value": "l’erreur {error}",
    "fault_uncalculated": "une formule jamais calculée",
    "fault_no_value_yet": (
        "doit contenir une valeur ; trouvé : {found} dans la cellule {cell}. Ouvrir et enregistrer une fois"
        " le classeur dans Excel, ou saisir la valeur."
    ),
    "fault_error_in_cell": (
        "doit contenir une valeur ; trouvé : {found} dans la cellule {cell}. Corriger la formule, ou saisir"
        " la valeur."
    ),
    "fault_far_cell": (
        "doit s’arrêter où s’arrête sa table ; trouvé : une valeur en {found}. Supprimer ce qui est loin de"
        " la table."
    ),
    "fault_far_cell_of_sheet": (
        "doit contenir des feuilles qui s’arrêtent où s’arrêtent leurs tables ; trouvé : une valeur en"
        " {found}. Supprimer ce qui est loin de la table."
    ),
    "fault_empty_sheet": (
        "doit avoir une ligne d’en-têtes ; trouvé : une feuille vide. La remplir, ou la supprimer."
    ),
    "fault_no_sheets": (
        "doit contenir des feuilles nommées comme les tables d’un cas, telle initiatives ; trouvé : {found}."
        " {advice}"
    ),
    "fault_no_key_in_row": (
        "doit avoir un nom de réglage en colonne A ; il n’y en a pas. Le remplir, ou vider la ligne."
    ),
    "fault_key_already": "ne doit figurer qu’une fois ; il est déjà en ligne {row}. En supprimer un.",
    "fault_merged": (
        "doit avoir une valeur propre dans chaque cellule ; trouvé : {found} une seule fois dans les"
        " cellules fusionnées {where}. Les défusionner et remplir chacune."
    ),
    "fault_merged_and_more": (
        "doit avoir une valeur propre dans chaque cellule ; trouvé : {found} une seule fois dans les"
        " cellules fusionnées {where}, et de même pour {count} autres. Les défusionner et remplir chacune."
    ),
    "fault_hidden_rows": (
        "doit montrer chaque ligne ; trouvé : des lignes masquées, la première avec {found}. Les afficher si"
        " elles comptent (ôter le filtre), ou les supprimer."
    ),
    "fault_hidden_column": (
        "doit être affichée, puisqu’elle est lue ; la colonne {found} est masquée. L’afficher, ou la"
        " supprimer."
    ),
    "fault_hidden_sheet": (
        "doit être affichée, puisqu’elle est lue ; la feuille {found} est masquée. L’afficher, la supprimer,"
        " ou lui donner un autre nom."
    ),
    "remark_example_left_out": "l’exemple du modèle, que personne n’a modifié, a été laissé de côté.",
    "fault_half_example": (
        "doit être à vous, ou l’exemple du modèle tel quel ; trouvé : {found}, de l’exemple, à côté d’autres"
        " cellules. Le remplacer aussi, ou supprimer la ligne."
    ),
    "remark_figure_of_example": "{found} est le chiffre de l’exemple du modèle : fallait-il le garder ?",
    "fault_id_needed": (
        "doit avoir un identifiant, car {name} désigne aussi une autre {row} ; la cellule est vide. La"
        " remplir, ou distinguer les noms."
    ),
    "remark_id_made": (
        "faute d’identifiant, il est fait d’après le nom : {found}, de {name}. Les autres tables peuvent"
        " employer l’un ou l’autre."
    ),
    "remark_ids_made": (
        "faute d’identifiant, il est fait d’après le nom : {found}, de {name}, et {count} autres. Les autres"
        " tables peuvent employer l’un ou l’autre."
    ),
    # lists
    "fault_no_list_there": (
        "doit être une liste (.xlsx, .xlsm, .csv, .tsv) ; il n’y a rien à cet endroit. Vérifier le chemin."
    ),
    "fault_list_is_folder": (
        "doit être une liste (.xlsx, .xlsm, .csv, .tsv) ; trouvé : un dossier. Donner le fichier qui"
        " contient la liste."
    ),
    "fault_list_too_large": (
        "doit contenir au plus {most} cellules non vides, parmi au plus {area} ; trouvé : {count} parmi"
        " {among}. Retirer les colonnes qui ne disent rien du coût ni de la valeur d’une ligne, et les lignes"
        " qui ne sont pas candidates."
    ),
    "fault_list_is_empty": (
        "doit être une liste (.xlsx, .xlsm, .csv, .tsv) ; le fichier est vide. Le remplir, ou donner un"
        " autre fichier."
    ),
    "fault_list_is_old_workbook": (
        "doit être une liste (.xlsx, .xlsm, .csv, .tsv) ; trouvé : un ancien classeur (.xls), ou un classeur"
        " protégé par mot de passe. L’ouvrir dans Excel et l’enregistrer en .xlsx, sans mot de passe."
    ),
    "fault_list_is_pdf": (
        "doit être une liste (.xlsx, .xlsm, .csv, .tsv) ; trouvé : un PDF. Demander le tableur dont il est"
        " tiré, ou recopier sa table dans un tableur."
    ),
    "fault_list_is_compressed": (
        "doit être une liste (.xlsx, .xlsm, .csv, .tsv) ; trouvé : un fichier compressé. Le décompresser, et"
        " donner le fichier qu’il contient."
    ),
    "fault_list_is_picture": (
        "doit être une liste (.xlsx, .xlsm, .csv, .tsv) ; trouvé : une image. Saisir sa table dans un"
        " tableur."
    ),
    "fault_list_is_database": (
        "doit être une liste (.xlsx, .xlsm, .csv, .tsv) ; trouvé : une base de données. Exporter sa table en"
        " CSV."
    ),
    "fault_list_is_ods": (
        "doit être une liste (.xlsx, .xlsm, .csv, .tsv) ; trouvé : un classeur OpenDocument (.ods)."
        " L’enregistrer en .xlsx ou .csv."
    ),
    "fault_list_is_binary": (
        "doit être une liste (.xlsx, .xlsm, .csv, .tsv) ; trouvé : un classeur binaire (.xlsb)."
        " L’enregistrer en .xlsx."
    ),
    "fault_list_is_zip": (
        "doit être une liste (.xlsx, .xlsm, .csv, .tsv) ; trouvé : un fichier zip. Le décompresser, et"
        " donner le fichier qu’il contient."
    ),
    "fault_list_is_markup": (
        "doit être une liste (.xlsx, .xlsm, .csv, .tsv) ; trouvé : une page web ou du XML. L’ouvrir dans"
        " Excel, et l’enregistrer en .xlsx."
    ),
    "fault_list_is_json": (
        "doit être une liste (.xlsx, .xlsm, .csv, .tsv) ; trouvé : du JSON. Exporter la liste en CSV."
    ),
    "fault_shown_for": "{shown} pour {held}",
    "remark_shown_otherwise": (
        "des nombres sont affichés dans une autre unité que celle de la cellule ; lus comme affichés,"
        " {found}."
    ),
    "remark_unseen": (
        "doit montrer les nombres qu’il contient ; trouvé : {found}, dont le format ne montre rien. Lu"
        " {found} : vider la cellule si ce nombre est inconnu."
    ),
    "remark_struck_out": (
        "ne doit pas être barré s’il compte ; trouvé : {found} barré. Supprimer la ligne, ou ôter le trait."
    ),
    # frames
    "fault_frames": "les tableaux (lignes comptées depuis 0)",
    "fault_a": "un objet {kind}",
    "fault_an": "un objet {kind}",
    "fault_frame_misnamed": (
        "chaque nom doit être celui d’une table, ou settings ; trouvé : {found}. Écrire {like}."
    ),
    "fault_frame_unknown": (
        "chaque nom doit être celui d’une table, ou settings ; trouvé : {found}. Les tables sont {tables}."
    ),
    "fault_settings_no_mapping": (
        'doit être un dictionnaire comme {{"name": "Tour 2027"}} ; trouvé : {found}. L’écrire ainsi, ou'
        " l’omettre."
    ),
    "fault_several_in_cell": (
        "doit contenir une seule valeur par cellule ; trouvé : {found}. Écrire du texte, un nombre, une"
        " date, oui ou non."
    ),
    "fault_no_frame": (
        "doit être un tableau (frame) de pandas, polars, pyarrow ou d’une autre bibliothèque que connaît"
        " narwhals ; trouvé : {found}. En faire un, par exemple pandas.DataFrame(…)."
    ),
    "fault_empty_frame": (
        "doit avoir des colonnes ; trouvé : un tableau qui n’en a pas. Le remplir, ou l’omettre."
    ),
    "fault_several_headings": (
        "doit avoir un en-tête par colonne ; trouvé : {count} niveaux d’en-têtes, comme {found}. Donner un"
        " nom à chaque colonne."
    ),
    "fault_heading_of_several": (
        "doit avoir un en-tête par colonne ; trouvé : {found}. Donner un nom à chaque colonne."
    ),
    "fault_nameless_index": (
        "doit avoir ses données en colonnes, ou dans un index nommé comme une colonne de la table {table} ;"
        " trouvé : un index sans nom qui contient {found}. Le nommer, ou écrire reset_index(drop=True) s’il"
        " ne dit rien."
    ),
    "fault_named_index": (
        "doit avoir ses données en colonnes, ou dans un index nommé comme une colonne de la table {table} ;"
        " trouvé : un index nommé {found}. Le renommer, ou écrire reset_index(drop=True) s’il ne dit rien."
    ),
    "remark_heading_again": (
        "{found} à côté de {beside} : c’est ainsi qu’à la lecture s’appelle un en-tête qui figure deux fois"
        " dans le fichier. Si c’est le cas, renommer ou supprimer l’un des deux."
    ),
    # where cases are written
    "fault_taken": (
        "ne doit pas encore contenir de cas ; trouvé : {found}. Choisir un autre nom, pour que rien ne soit"
        " écrasé."
    ),
    "fault_labels": (
        "les périodes doivent être un ou plusieurs noms comme 2027T1 ; trouvé : {found}. Les renommer."
    ),
    "fault_over_no_version": "doit être une version, un nombre entier ; trouvé : {found}.",
    "fault_over_no_database": "doit être omis pour ce qui n’est pas une base de données ; trouvé : {found}.",
    "fault_too_many_rows": (
        "doit avoir moins de {most} lignes dans un classeur ; trouvé : {found}. Enregistrer dans un dossier."
    ),
    "fault_text_too_long": (
        "doit avoir au plus {most} caractères dans un classeur ; trouvé : {found}. Raccourcir, ou"
        " enregistrer dans un dossier."
    ),
    "fault_not_kept": "doit garder ce qu’il contient ; trouvé : {found}.",
    "fault_kept_otherwise": "doit contenir le cas seul une fois enregistré ; il en contiendrait un autre.",
    "fault_not_a_case_then": "doit contenir le cas une fois enregistré ; ce ne serait pas le cas : {fault}",
    "fault_save_elsewhere": "Pour laisser ce classeur tel quel, enregistrer sous un autre nom.",
    "fault_unfit_on_sheet": "{why}, sur la feuille {sheet}",
    "fault_unfit_table": "un tableau Excel en {reach} de la feuille {sheet}, dont les en-têtes changeraient",
    "fault_unfit_empty": "une feuille sans cellules",
    "fault_unfit_formula": "en {place} une formule que d’autres cellules partagent",
    "fault_unfit_places": "des lignes et des cellules sans leur place",
    # rounds in databases
    "fault_in_table": "table {name}",
    "fault_round_of_file": (
        "doit être omis pour un dossier, un classeur ou des tableaux, qui n’en contiennent qu’un ; trouvé :"
        " {found}."
    ),
    "fault_round_name": "doit être le nom d’un tour, un texte ; trouvé : {found}.",
    "fault_two_rounds": "doit nommer un seul tour ; trouvé : {found}, et {other} dans l’adresse.",
    "fault_scheme": (
        "doit être l’adresse d’une base de données ; trouvé : {found}. Écrire sqlite:///FICHIER ou"
        " postgresql+psycopg://UTILISATEUR@SERVEUR/NOM."
    ),
    "fault_two_ats": (
        "doit être l’adresse d’une base de données ; trouvé : plus d’un @. Écrire %40 celui qui est dans le"
        " mot de passe."
    ),
    "fault_no_address": (
        "doit être l’adresse d’une base de données ; ce n’en est pas une. Écrire sqlite:///FICHIER ou"
        " postgresql+psycopg://UTILISATEUR@SERVEUR/NOM."
    ),
    "fault_no_file_in_address": (
        "doit être l’adresse d’une base de données ; il n’y a pas de fichier. Écrire trois barres et un"
        " fichier, comme sqlite:///tours.db."
    ),
    "fault_nothing_at_address": (
        "doit être l’adresse d’une base de données ; il n’y a rien à cet endroit. Vérifier le chemin."
    ),
    "fault_not_installed": (
        "{name} doit être installé ; il ne l’est pas. Lancer : pip install 'portfolio-arbitration[postgres]'"
    ),
    "fault_not_sqlite": "doit être une base SQLite ; réponse : {said}. Nommer un autre fichier.",
    "fault_not_permitted": (
        "doit être une base que vous pouvez lire ; réponse : {said}. Vérifier les droits d’accès."
    ),
    "fault_not_permitted_to_write": (
        "doit être une base où vous pouvez écrire ; réponse : {said}. Vérifier les droits d’accès."
    ),
    "fault_no_folder": (
        "doit être un fichier dans un dossier qui existe ; réponse : {said}. Vérifier le chemin."
    ),
    "fault_not_opened": (
        "doit être un fichier qui s’ouvre, ou se crée, dans son dossier ; réponse : {said}. Vérifier les"
        " droits d’accès, et qu’il reste de la place sur le disque."
    ),
    "fault_no_room": (
        "doit être sur un disque où il reste de la place ; réponse : {said}. Libérer de la place, ou"
        " enregistrer ailleurs ; ce qui y était reste."
    ),
    "fault_disk": (
        "doit être sur un disque qui fonctionne et où il reste de la place ; réponse : {said}. Libérer de"
        " la place, ou enregistrer ailleurs ; ce qui y était reste."
    ),
    "fault_locked": (
        "doit être libre pour un enregistrement ; un autre ne se termine pas ({said}). Réessayer quand il"
        " sera fini."
    ),
    "fault_never_read": (
        "doit contenir des tables de tours telles que portfolio les a enregistrées ; trouvé : des tables trop"
        " longues à lire, ou des textes trop longs. Prendre un autre fichier, ou enregistrer le tour à"
        " nouveau."
    ),
    "fault_not_owner": (
        "doit être mise au format de cette version par qui a créé ses tables ; réponse : {said}. Leur faire"
        " enregistrer un tour avec cette version ; d’ici là, elle peut être lue."
    ),
    "fault_no_login": (
        "doit être ouverte à cet utilisateur ; réponse : {said}. Vérifier l’utilisateur, et le mot de"
        " passe : dans PGPASSWORD, dans ~/.pgpass ou dans l’adresse (y écrire %40 pour @)."
    ),
    "fault_no_database": (
        "doit être une base qui existe ; réponse : {said}. Corriger son nom, ou la faire créer : createdb."
    ),
    "fault_no_server": (
        "doit être un serveur joignable ; réponse : {said}. Vérifier l’hôte et le port, et que le serveur"
        " tourne."
    ),
    "fault_tables_changed": (
        "doit avoir ses tables telles que cette version les crée ; réponse : {said}. Les restaurer, ou"
        " prendre une autre base."
    ),
    "fault_rows_refused": (
        "doit accepter les lignes d’un cas ; réponse : {said}. Ses tables ont peut-être été modifiées :"
        " prendre une autre base."
    ),
    "fault_refused": "doit faire ce qui lui est demandé ; réponse : {said}. Vérifier la base.",
    "fault_no_rounds": (
        "doit contenir un tour ; il n’y en a aucun. Y en enregistrer un : portfolio save CAS ADRESSE."
    ),
    "fault_which_round": (
        "doit nommer l’un de ses tours ; il y en a {count} : {names}. L’écrire après l’adresse, comme"
        " …#{name}, ou case={python} en Python."
    ),
    "fault_no_such_round": "doit nommer l’un de ses tours ({names}) ; trouvé : {found}. {advice}",
    "fault_unnamed_round": (
        "doit nommer le tour ; il n’y a pas de nom. L’écrire après l’adresse, comme …#2027T1, ou"
        " case='2027T1' en Python."
    ),
    "fault_of_several_rounds": (
        "doit nommer le tour ; le cas vient de {count} tours : {names}. L’écrire après l’adresse, comme"
        " …#2027T1, ou case='2027T1' en Python."
    ),
    "fault_over_nothing": (
        "over doit être la version d’un tour qui existe ; il n’y a pas de tour {found}. L’omettre, ou"
        " corriger le nom."
    ),
    "fault_round_looks_alike": (
        "le nom d’un tour ne doit pas ressembler à un autre ; trouvé : {found}, et {other} dans la base. Les"
        " écrire de même, ou choisir un autre nom."
    ),
    "fault_version": "la version {version} du {saved}",
    "fault_version_edited": "la version {version} du {saved}, aux lignes modifiées à la main depuis",
    "fault_round_at_other_version": (
        "le tour {name} doit en être à la version {over}, celle que dit over ; trouvé : {at}. Rien n’a été"
        " écrit. L’examiner, ou remplacer cette version : over={version}, ou --over {version} de la"
        " commande."
    ),
    "fault_round_edited": (
        "le tour {name} doit être tel qu’il a été enregistré ; trouvé : {at}. Rien n’a été écrit. Le charger"
        " et l’enregistrer tel quel : ce sera une version à remplacer."
    ),
    "fault_round_saved_since": (
        "le tour {name} doit être tel qu’au moment où ce cas en a été lu ; trouvé : {at}, enregistrée par"
        " quelqu’un d’autre. Rien n’a été écrit. Le charger à nouveau et y refaire les changements, ou"
        " remplacer cette version : over={version}, ou --over {version} de la commande."
    ),
    "fault_round_taken": (
        "le tour {name} doit être libre, ou être celui dont ce cas a été lu ; trouvé : {at}, dont il ne"
        " vient pas. Rien n’a été écrit. Choisir un autre nom, ou remplacer cette version : over={version},"
        " ou --over {version} de la commande."
    ),
    "fault_file_changed_since": (
        "le fichier {name} doit être tel qu’au moment où ce cas en a été lu ; il a changé depuis. Rien"
        " n’a été écrit. Le charger à nouveau et y refaire les changements, ou enregistrer sous un autre nom."
    ),
    "fault_differs": "{where} : chez eux {theirs} ; chez vous {yours}",
    "fault_differs_more": "et {count} autres",
    "fault_later_format": (
        "doit contenir des tables au format {format} ou à un format antérieur ; trouvé : le format {found},"
        " d’une version plus récente de portfolio. Prendre cette version, ou une autre base."
    ),
    "fault_no_format": (
        "doit contenir des tables au format {format} ou à un format antérieur ; trouvé : le format {found},"
        " qu’aucune version de portfolio n’a fait. Prendre une copie d’avant, ou une autre base."
    ),
    "fault_foreign_table": (
        "doit être une base de tours, ou n’en avoir aucune des tables ; trouvé : {found}, qui n’est pas de"
        " portfolio. Nommer une autre base."
    ),
    "fault_foreign_column": (
        "doit avoir les colonnes que portfolio a faites ; trouvé : {found} dans {table}, ajoutée par"
        " quelqu’un d’autre. La renommer : cette version en ajoute une de ce nom."
    ),
    "fault_cells_astray": (
        "doivent être des cellules de lignes de {table} ; trouvé : la ligne {lines}, qu’elle n’a pas. Les"
        " supprimer, ou remplacer le tour : enregistrer un cas par-dessus sa version."
    ),
    "fault_cells_astray_in_lines": (
        "doivent être des cellules de lignes de {table} ; trouvé : les lignes {lines}, qu’elle n’a pas. Les"
        " supprimer, ou remplacer le tour : enregistrer un cas par-dessus sa version."
    ),
    "fault_cells_doubled": (
        "doit être un en-tête de votre choix ; trouvé : {found}, une colonne de {table}. Écrire les cellules"
        " là-bas, et les supprimer ici, ou remplacer le tour : enregistrer un cas par-dessus sa version."
    ),
    # —— What is demanded of every portfolio, and what cannot hold together ——
    # demands
    "mandate": "{i} est obligatoire",
    "mandates": "{i} sont obligatoires",
    "fund": "il est décidé de financer {i}{how}",
    "reject": "il est décidé de refuser {i}",
    "reject_running": "il est décidé d’arrêter {i}",
    "decided_by": " (par {by} : {reason})",
    "decided_how": " en {how}",
    "decided_start": " à partir de {start}",
    "held_in": "cette question impose {i}",
    "held_until": "cette question retient {i} jusqu’à {period}",
    "held_near": "au plus {count} lignes du plan de référence peuvent changer",
    "held_out": "cette question exclut {i}",
    "held_stopped": "cette question arrête {i}",
    "requires": "{i} nécessite {other}",
    "requires_lag": (
        "{i} ne peut démarrer qu’après la livraison de {other}, {lag} périodes plus tard au plus tôt"
    ),
    "requires_next": "{i} ne peut démarrer qu’après la livraison de {other}",
    "requires_same": "{i} ne peut démarrer avant la période où {other} est livré",
    "requires_early": "{i} peut démarrer {lag} périodes avant celle où {other} est livré, pas plus tôt",
    "excludes": "{i} et {other} s’excluent",
    "go_together": "{i} et {other} sont financés ensemble ou pas du tout",
    "rule_funded_max": "règle {rule} : on peut en financer {bound} au plus, parmi {these}",
    "rule_funded_min": "règle {rule} : il faut en financer {bound} au moins, parmi {these}",
    "rule_active_max": "règle {rule} : {bound} au plus en cours dans une période, parmi {these}",
    "rule_active_min": "règle {rule} : {bound} au moins en cours dans chaque période, parmi {these}",
    "rule_start_max": "règle {rule} : on peut en démarrer {bound} au plus dans une période, parmi {these}",
    "rule_start_min": (
        "règle {rule} : il faut en démarrer {bound} au moins dans chaque période, parmi {these}"
    ),
    "rule_funded_max_weighed": "règle {rule} : ce qui est financé compte pour {bound} au plus",
    "rule_funded_min_weighed": "règle {rule} : ce qui est financé compte pour {bound} au moins",
    "rule_active_max_weighed": (
        "règle {rule} : ce qui est en cours dans une période compte pour {bound} au plus"
    ),
    "rule_active_min_weighed": (
        "règle {rule} : ce qui est en cours dans chaque période compte pour {bound} au moins"
    ),
    "rule_start_max_weighed": "règle {rule} : ce qui démarre en une période compte pour {bound} au plus",
    "rule_start_min_weighed": "règle {rule} : ce qui démarre chaque période compte pour {bound} au moins",
    "ceiling": "transfert {transfer} : {amount} au plus cédés dans une période",
    "rule_these": "{count} initiatives",
    "bucket_min": "{what} doit atteindre au moins {bound}",
    "bucket_max": "{what} ne peut dépasser {bound}",
    "by_objective": "l’objectif",
    "by_category": "la catégorie",
    "by_owner": "le responsable",
    "bucket_share": "la part de {resource} pour {by} « {bucket} »",
    "bucket_amount": "la dépense de {resource} pour {by} « {bucket} »",
    "bucket_count": "le nombre d’initiatives pour {by} « {bucket} »",
    "limit": "{resource} dispose de {amount} en {period}",
    "limit_protected": "{limit}, dépassements de {count} initiatives compris",
    "frontier_late": (
        "Restés sans réponse, {count} budgets sur {all} : la limite de temps de {limit} s a été atteinte"
        " d’abord ({totals})."
    ),
    "frontier_late_below": (
        "Aucun portefeuille qui dépense moins de {least} n’a été cherché : la limite de temps de {limit} s a"
        " été atteinte d’abord."
    ),
    "answers_late": (
        "Restés sans réponse, {count} sur {all} : la limite de temps de {limit} s a été atteinte d’abord"
        " ({names})."
    ),
    "frontier_protected": "Chaque limite tient même si {count} des initiatives financées dépassent.",
    "limits_protected": "les limites doivent tenir même avec les dépassements de {count} initiatives",
    # what a portfolio breaks
    "broken_window": "{i} ne peut pas commencer en {period}",
    "broken_mandate": "le plan ne finance pas {i}, qui est obligatoire",
    "broken_reject": "le plan finance {i}, contre la décision",
    "broken_fund": "le plan ne finance pas {i}, contre la décision",
    "broken_decision": "le plan a {i} en {option} dès {start}, contre la décision",
    "broken_in": "le plan doit financer {i}",
    "broken_out": "le plan ne doit pas financer {i}",
    "broken_early": "{i} ne peut pas commencer avant {period}",
    "broken_changes": "lignes du plan qui changent : {count}, pour {most} permises",
    "broken_limit": "{resource} en {period} : {used} utilisés sur {available}",
    "broken_given": "{resource} en {period} : {used} utilisés sur {available}, quoi qu’on transfère",
    "broken_protected": (
        "{resource} en {period} : {used} utilisés sur {available}, dépassements de {count} initiatives"
        " compris"
    ),
    "broken_lag": "{i} exige la livraison de {other} {lag} périodes avant son début",
    "broken_bucket": "{demand} : {found} pour {bound}",
    "broken_rule_in": "{demand} : {found} pour {bound} en {period}",
    "broken_together": "{i} est financé sans {other}, alors qu’ils vont ensemble",
    # conflicts
    "need": "{who} demandent au moins {sum} de {resource} en {period}, qui dispose de {amount}",
    "needs": "{who} demande au moins {sum} de {resource} en {period}, qui dispose de {amount}",
    "need_all": "{who} demandent au moins {sum} de {resource} en tout, qui dispose de {amount}",
    "needs_all": "{who} demande au moins {sum} de {resource} en tout, qui dispose de {amount}",
    "needs_one": "{who} demande au moins {sum} de {resource} dans l’une de ces périodes, et il y a {amount}",
    "takes_one": (
        "{who} prend au moins {sum} de {resource} dans l’une de ces périodes, avec ou sans arrêt, et il"
        " y a {amount}"
    ),
    "stopped_one": (
        "l’arrêt de {who} prend {sum} de {resource} dans l’une de ces périodes, et il y a {amount}"
    ),
    "parts": "de {resource} en {period}, {parts}, et il y a {amount}",
    "parts_all": "de {resource} en tout, {parts}, et il y a {amount}",
    "part_need": "{who} demandent au moins {sum}",
    "part_needs": "{who} demande au moins {sum}",
    "part_stop": "l’arrêt de {who} prend {sum}",
    "part_take": "{who} prennent au moins {sum}, avec ou sans arrêt",
    "part_takes": "{who} prend au moins {sum}, avec ou sans arrêt",
    "near_needs": (
        "avec {count} lignes changées, le plan demande au moins {sum} de {resource} en {period}, et il y a"
        " {amount}"
    ),
    "near_needs_all": (
        "avec {count} lignes changées, le plan demande au moins {sum} de {resource} en tout, et il y a"
        " {amount}"
    ),
    "starts_until": "{i} démarre en {latest} au plus tard",
    "falls_short_stop": "que l’on arrête {stops} ou non, {what} fait défaut",
    "falls_short_both": (
        "quelle que soit la façon de financer {who}, que l’on arrête {stops} ou non, {what} fait défaut"
    ),
    "falls_short": "quelle que soit la façon de financer {who}, {what} fait défaut",
    "in_each": "{amount} dans chacune de {count} périodes de {first} à {last}",
    "has": "{resource} dispose de {amounts}",
    "no_portfolio": "aucun portefeuille ne respecte toutes les limites et exigences à la fois.",
    "asked_largest": "avec {amount} de {resource} en tout, le plus grand budget demandé",
    "asked_smallest": "avec {amount}, le plus petit budget demandé",
    "asked_as_it_is": "avec le tour tel qu’il est",
    "together": "Ceci ne peut tenir ensemble : {demands}.",
    "impossible": "le cas lui-même n’en admet aucun, quoi qu’on lève.",
    "ways_out": "Issues possibles :",
    "ways_out_together": (
        "Aucun changement seul ne suffit : un autre conflit s’ajoute à celui-ci. Issues possibles :"
    ),
    "other_drops": (
        "Des ensembles d’exigences à lever, {count} sont donnés : d’abord les moins nombreuses, puis ce qui"
        " rapporte le plus ; il y en a d’autres."
    ),
    "not_ranked": (
        "Lequel de plusieurs changements aussi peu coûteux rapporte le plus n’est pas prouvé : la recherche"
        " s’est arrêtée à {seconds} s pour chacun."
    ),
    "way_out": "{how} le meilleur plan rapporte {impact} points",
    "without": "sans {what}",
    "with": "avec {what}",
    "way_changes": "avec {count} lignes changées,",
    "way_stop": "en arrêtant {i}, ce qui libère {freed} et coûte {taken},",
    "way_stop_as": "en arrêtant {i}, ce qui libère {freed} (en {option}) et coûte {taken},",
    "more_of": "{extra} de plus de {resource} ({where})",
    # —— Why an initiative is funded or not, and what decisions cost ——
    # why in, why out
    "no_answer": "sans réponse dans la limite de {seconds} s",
    "no_answer_on": "{what} : sans réponse dans la limite de {seconds} s.",
    "no_answer_cost": " (à quel coût moindre elle le serait : sans réponse dans la limite de {seconds} s)",
    "late_nothing": "rien n’a été prouvé",
    "late_answer": (
        "{found} dans la limite de temps de {seconds} s. Accordez plus de temps, ou un écart plus large."
    ),
    "solver_silent": "HiGHS n’a donné aucune réponse à {question}. Merci de signaler ce dossier.",
    "solver_next_best": "quel portefeuille vient ensuite",
    "solver_least": "quel est le moins qui suffit",
    "solver_undominated": "quel portefeuille n’est dominé par aucun",
    "solver_together": "ce qui peut tenir ensemble",
    "solver_nested": "quelle liste emboîtée est la meilleure",
    "solver_unknown": (
        "solver : doit être l’un de ceux que PuLP connaît ; trouvé : « {found} ». Connus : {known}."
    ),
    "solver_unknown_like": (
        "solver : doit être l’un de ceux que PuLP connaît ; trouvé : « {found} ». Le plus proche : {like}."
    ),
    "solver_absent": (
        "solver : « {found} » n’est pas installé ici. Installez-le, ou prenez l’un de ceux-ci : {usable}."
    ),
    "solver_failed": "solveur {name} : {error}.",
    "solver_stopped": "le solveur {name} s’est arrêté à l’état {status}, sans réponse.",
    "solver_worth": (
        "le plan du solveur vaut {found} points quand on le recalcule, et non {said} comme il l’a dit."
        " Merci de signaler ce dossier."
    ),
    "solver_left_out": (
        "le solveur a donné un plan qu’on lui demandait d’écarter. Merci de signaler ce dossier."
    ),
    "solver_near": "near : ne se demande qu’à HiGHS ; trouvé : solver {found}. Retirez-le.",
    "late_no_plan": "aucun plan n’a été trouvé",
    "late_no_bound": "aucune borne n’a été prouvée",
    "plan_alone": "Ci-dessus, le plan trouvé ; il manque tout le reste de ce qui était demandé : {late}",
    "found_until_then": (
        "Le temps s’est écoulé avant que le meilleur plan soit prouvé : le meilleur rapporte au plus {gap}"
        " de plus que le plan trouvé, dont il est question ci-après ; tout chiffre mis à côté est aussi"
        " incertain."
    ),
    "late_gap": "le meilleur plan n’a été prouvé qu’à {gap} près",
    "late_nearest": "que moins de changements suffiraient n’a été ni prouvé ni exclu",
    "late_table": (
        "un compromis demande tous les portefeuilles qu’aucun autre ne domine ; ils n’ont pas été trouvés"
    ),
    "late_fewest": "ce qui change le moins de lignes du plan n’a pas été prouvé",
    "in": "{amount} en {period}",
    "enter": "{who} entreraient",
    "enters": "{who} entrerait",
    "leave": "{who} sortiraient",
    "leaves": "{who} sortirait",
    "goes_on": "{who} continuerait",
    "go_on": "{who} continueraient",
    "stops": "{who} s’arrêterait",
    "stop": "{who} s’arrêteraient",
    "change": "{who} changeraient d’option ou de début",
    "changes": "{who} changerait d’option ou de début",
    "remark_pert": (
        "une loi PERT sur {low} … {high} a sa moyenne entre {least} et {most} ; trouvé : {mean}, et les"
        " tirages sont en moyenne plus près du milieu. Élargir la plage de l’autre côté, ou déplacer la"
        " valeur attendue."
    ),
    "remark_pert_of_one": (
        "une loi PERT sur {low} … {high} a sa moyenne entre {least} et {most} ; elle devrait être 1, et les"
        " tirages s’en écartent en moyenne. Élargir la plage de l’autre côté."
    ),
    "remark_learned": (
        "les tirages utilisent en moyenne × {least} à × {most} de ces montants, et non × 1 : c’est ce qu’on a"
        " appris de ce que des initiatives ont dépensé, en regard du prévu."
    ),
    "fault_cause_column": "une colonne des initiatives, ou {own}",
    "fault_cause_by": (
        "doit être une colonne des initiatives, ou {own} ; trouvé : {found}, qui vaut pour les causes sur"
        " {other}. Corriger l’un ou l’autre."
    ),
    "remark_cause_of_none": "aucune initiative n’a {value} comme {by} : cette cause ne change rien.",
    "money_plan": "le plan entier",
    "money_given": f"donné aux équipes{SPACE}: {{transfer}}",
    "money_rests_on": f"{{kpi}}{SPACE}: {{moved}} × {{value}} par an",
    "money_no_price": "Elle ne fait bouger aucun indicateur qui a un prix.",
    "money_too_late": "Elle est livrée trop tard pour rapporter dans l’horizon.",
    "money_no_flow": "Aucun argent n’est dépensé ni rapporté.",
    "money_no_irr": f"Pas de taux de rendement interne{SPACE}: le flux ne change jamais de signe dans"
    " l’horizon.",
    "money_many_irr": f"Pas de taux de rendement interne{SPACE}: le flux change {{count}} fois de signe, et"
    " plusieurs taux peuvent convenir.",
    "money_no_payback": "Pas de retour sur investissement dans l’horizon.",
    "others": "{count} autres",
    "changing": "{count} changeraient d’option ou de début",
    "nothing_else": "rien d’autre ne changerait",
    "state_in": "L’initiative « {i} » est financée",
    "state_out": "L’initiative « {i} » n’est pas financée",
    "state_goes_on": "L’initiative « {i} » est en cours et continue",
    "state_stopped": "L’initiative « {i} » est en cours et s’arrête",
    "entering": "Elle entrerait",
    "entering_running": "Elle continuerait",
    "funded": "{state} : sans elle, le meilleur plan perd {cost} points ({share}) ; {instead}.",
    "funded_alike": "{state}, mais autant de points sont possibles sans elle ; {instead}. {rule}",
    "funded_alone": "{state} : sans elle, aucun portefeuille n’est possible.",
    "demanded": "{state} car {demand}. Lever cela rapporterait {price} points ; {instead}.",
    "demanded_free": "{state} car {demand}. Lever cela ne rapporterait rien.",
    "left_out": (
        "{state}{demand} : le meilleur plan avec elle perd {price} points ; {instead}. {entering}"
        " avec {price} points de plus{cost}.{way}"
    ),
    "left_out_gain": ("{state}{demand} : le meilleur plan avec elle gagne {price} points ; {instead}.{way}"),
    "left_out_alike": (
        "{state}{demand}, mais autant de points restent possibles avec elle ; {instead}. {rule}{way}"
    ),
    # which part of the one-answer rule decides between two plans of as many points
    "tie_money": "À égalité, la règle prend le plan le moins cher.",
    "tie_count": "Les deux plans coûtent autant ; la règle prend celui qui a le moins d’initiatives.",
    "tie_start": (
        "Les deux plans coûtent autant et financent autant d’initiatives ; la règle prend celui qui commence"
        " plus tôt."
    ),
    "tie_ids": (
        "Les deux plans coûtent autant, financent autant d’initiatives et commencent de même ; la règle prend"
        " le premier par identifiant."
    ),
    "tie_none": "La recherche s’est arrêtée avant de départager les plans équivalents.",
    "left_out_never": "{state}{demand} : aucun portefeuille ne peut la contenir{cost}. {way}",
    "because": " car {demand}",
    "or_cost": ", ou si elle coûtait {cost} au lieu de {present}",
    "unless_cost": ", sauf si elle coûtait {cost} au lieu de {present}",
    "in_its_way": " Ce qui la bloque : {what}.",
    "short": "{resource} en {period} (il manque {amount})",
    # prices as ranges
    "known": "dans le meilleur connu, {instead}",
    "none_known": "aucun plan de ce genre n’est encore connu",
    "between": "entre {low} et {high}",
    "at_most": "au plus {high}",
    "at_least": "au moins {low}",
    "unknown": "un nombre inconnu de",
    "funded_range": "{state} : sans elle, le meilleur plan perd {cost} points ; {known}.",
    "demanded_range": "{state} car {demand}. Lever cela rapporterait {price} points ; {known}.",
    "left_out_range": (
        "{state}{demand} : le meilleur plan avec elle perd {price} points ; {known}.{cost}{way}"
    ),
    "left_out_gain_range": (
        "{state}{demand} : le meilleur plan avec elle gagne {price} points ; {known}.{cost}{way}"
    ),
    "cost_range": " {entering} à {cost} ou moins au lieu de {present}.",
    # what a delay costs
    "delay": "{i} : démarrer {by} périodes plus tard ou davantage coûte {cost} points ; {instead}.",
    "delay_free": (
        "{i} peut démarrer {by} périodes plus tard ou davantage pour autant de points ; {instead}."
    ),
    "delay_never": "{i} ne peut démarrer {by} périodes plus tard : {why}.",
    "delay_running": "en cours, elle continue aussitôt ou s’arrête",
    "delay_window": "elle démarre en {latest} au plus tard",
    "delay_inside": "elle serait livrée après {last}, la dernière période",
    "late": (
        "Livrée avec {by} périodes de retard, tout le reste comme prévu, elle coûte {cost} points{breaks}."
    ),
    "late_gain": (
        "Livrée avec {by} périodes de retard, tout le reste comme prévu, elle rapporte {cost} points{breaks}."
    ),
    "late_free": (
        "Livrée avec {by} périodes de retard, tout le reste comme prévu, elle ne coûte rien{breaks}."
    ),
    "late_breaks": ", et rompt ceci : {what}",
    # images
    "plot_nothing": "rien à montrer",
    "plot_some_of": "{shown} sur {total} à l’image",
    "plot_full": "complète",
    "plot_the_plan": "le plan",
    "plot_by_hand": "fait à la main",
    "plot_best_plan": "le meilleur plan",
    "plot_in_plan": "dans le plan",
    "plot_not_in_plan": "hors du plan",
    "plot_points_of": "{points} points",
    "plot_axis": "points",
    "plot_target": "cible",
    "plot_usage": "Ce que le plan consomme de chaque budget et de chaque équipe",
    "plot_money_used": "argent consommé",
    "plot_time_used": "temps d’équipe consommé",
    "plot_available": "disponible (utilisable et reporté)",
    "plot_fullest": "les plus remplis",
    "plot_attainment": "Jusqu’où le plan mène chaque résultat clé",
    "plot_attainment_axis": "atteinte, en pour cent de la cible ; chiffres : points",
    "plot_most_points": "ceux qui rapportent le plus de points",
    "plot_roadmap": "Ce qui se fait quand, et la charge de chaque équipe",
    "plot_roadmap_alone": "Ce qui se fait quand",
    "plot_roadmap_left_out": ("{part}. Absentes : {groups}. Une image sans format imposé les montre toutes."),
    "plot_roadmap_no_loads": "{part} ; la charge de chaque équipe n’y tient pas",
    "plot_roadmap_some_loads": (
        "Toutes les équipes n’y tiennent pas. Une image sans format imposé les montre toutes."
    ),
    "plot_why": "Ce que chaque initiative vaut pour le plan, ou lui coûterait",
    "plot_why_axis": "points perdus : le meilleur plan avec elle (à gauche), sans elle (à droite)",
    "plot_irreplaceable": "irremplaçable",
    "plot_not_possible": "ne peut être financée",
    "plot_lost_without": "financée : perdu sans elle",
    "plot_lost_with": "non financée : perdu avec elle",
    "plot_means": "Quels transferts rapportent, et où paie la prochaine embauche",
    "plot_means_axis": "points : le meilleur plan avec, moins le meilleur plan sans",
    "plot_means_transfer": "un transfert",
    "plot_means_hired": "une embauche du plan",
    "plot_means_not_hired": "une embauche écartée",
    "plot_means_tenth": "un dixième d’équipe en plus, à chaque période",
    "plot_means_more": "{team}, un dixième de plus",
    "plot_longest": "les plus longues de chaque côté",
    "plot_marginal": "Ce qu’apporterait davantage de chaque ressource, sur une période",
    "plot_more_of_it": "en plus",
    "plot_gained": "points gagnés",
    "plot_largest_gains": "celles des plus grands gains",
    "plot_swaps": "Du plan fait à la main au meilleur, échange par échange",
    "plot_swap_gains": "gagne des points",
    "plot_swap_loses": "perd des points",
    "plot_other_swaps": "{count} autres échanges",
    "plot_not_from_0": "l’axe ne commence pas à 0",
    "plot_delays": "Ce que coûte une initiative démarrée plus tard, ou livrée en retard",
    "plot_dearest": "les plus coûteuses",
    "plot_frontier": "Ce qu’achète chaque budget",
    "plot_best_for_amount": "le plus de points pour le montant",
    "plot_present_budget": "budget actuel",
    "plot_bends": "au-delà, le surplus achète moins",
    "plot_stability": "Ce qu’achète chaque ligne changée du plan précédent",
    "plot_cash": "{of} : dépensé et rapporté, période par période",
    "plot_cash_plan": "Le plan entier",
    "plot_cash_brought": "rapporté",
    "plot_cash_spent": "dépensé",
    "plot_cash_so_far": "net cumulé",
    "plot_cash_today": "net cumulé, en valeur actuelle",
    "plot_cash_deepest": "au plus bas {amount}",
    "plot_cash_paid": "remboursé en {period}",
    "plot_cash_end": "à la fin\n{amount}",
    "plot_cash_unpaid": "à la fin\n{amount},\npas remboursé",
    "plot_cash_value": "en valeur actuelle\n{amount}",
    "plot_compare": "Quelles initiatives sont financées selon chaque scénario",
    "plot_compare_starred": "{star} : une autre option que complète",
    "plot_compare_axis": (
        "la période où le travail commence, et l’option si elle n’est pas complète ; plus foncé : plus tôt"
    ),
    "plot_that_differ": "d’abord celles sur lesquelles les plans diffèrent",
    "plot_nested": (
        "La liste qui ne fait que grandir : quelles initiatives sont financées à partir de quel budget"
    ),
    "plot_nested_axis": (
        "en haut : le budget, les points de la liste, et ce qui leur manque pour égaler le meilleur plan de"
        " ce budget"
    ),
    "plot_the_best": "le meilleur",
    "plot_first_of_list": "les premières de la liste",
    "plot_chances": "Combien de fois chaque initiative est dans le meilleur portefeuille",
    "plot_chances_axis": (
        "part des {draws} tirages dont le meilleur portefeuille la contient (trait : erreur type)"
    ),
    "plot_certain": "Dans le plan et dans tous les tirages, non montrées : {count}.",
    "plot_likeliest": "les plus probables",
    "plot_outlook": "Ce que donne chaque plan, sur tous les tirages",
    "plot_p10_p90": "huit tirages sur dix (P10 à P90)",
    "plot_median": "médiane",
    "plot_mean": "moyenne",
    "plot_all_as_expected": "si tout se passe comme attendu",
    "plot_hindsight": "après coup",
    "plot_key_result_chances": "Avec quelle probabilité le plan atteint chaque cible",
    "plot_key_result_axis": "atteinte ; à droite : la probabilité d’atteindre la cible",
    "plot_reached": "atteinte",
    "plot_information": "Quelle estimation consolider d’abord",
    "plot_information_axis": (
        "points gagnés en moyenne à connaître son résultat avant de décider (trait : erreur type)"
    ),
    "plot_knowing_all": "tout savoir : {value}",
    "plot_worth_most": "celles dont la connaissance apporte le plus",
    "plot_safest": "Ce que coûte la sécurité",
    "plot_protection": "Ce que coûte la certitude",
    "plot_protection_axis": "Combien d’initiatives peuvent dépasser à la fois, quelles qu’elles soient",
    "plot_protection_points": "Points du meilleur plan",
    "plot_protection_chance": "Chance que toutes les limites tiennent",
    "plot_protection_error": "à une erreur type près",
    "plot_safe_expected": "le meilleur en valeurs attendues",
    "plot_safe_worst": "le meilleur dans son pire tirage",
    "plot_safe_regret": "le plus petit des plus grands regrets",
    "plot_safe_tail": "le meilleur sur ses pires tirages",
    "plot_worst_draw": "pire tirage",
    "plot_worst_mean": "moyenne des pires {part}",
    "plot_largest_regret": "plus grand regret",
    "plot_core": "Quelles initiatives sont financées quels que soient les poids",
    "plot_core_axis": "part des {count} portefeuilles que rien ne domine qui la contiennent",
    "plot_core_axis_least": "part d’au moins {count} portefeuilles que rien ne domine qui la contiennent",
    "plot_core_outside": "Dans aucun d’eux : {count}",
    "plot_core_in_all": "noyau : dans tous",
    "plot_core_in_some": "limite : dans certains",
    "plot_held_by_most": "celles que contiennent le plus de portefeuilles",
    "plot_regret": "Ce que rapporte le plan, et ce qu’on aurait obtenu après coup",
    "plot_regret_share": "part des tirages qui ne rapportent pas plus",
    "plot_regret_axis": "points (chiffres : la moitié des tirages ne rapporte pas plus)",
    "plot_best_of_each": "le meilleur de chaque tirage, après coup",
    "plot_shrinkage": "À quel point chaque estimation est crue",
    "plot_shrinkage_axis": (
        "points prise seule (gris : un écart type ; flèche : vers ce qui est cru au vu de sa catégorie)"
    ),
    "plot_comes_or_goes": "entre ou sort",
    "plot_largest": "les plus grandes",
    "plot_calibration": "Ce que les initiatives ont apporté de ce qu’on en attendait",
    "plot_calibration_axis": ("réalisé, en part de l’attendu (chiffres : part crue · initiatives livrées)"),
    "plot_groups_overall": "Toutes les initiatives",
    "plot_groups_category": "Par catégorie",
    "plot_groups_owner": "Par responsable",
    "plot_groups_kpi": "Par indicateur",
    "plot_most_delivered": "ceux du plus grand nombre d’initiatives livrées",
    "plot_believed": "part crue, avec son intervalle à 90 %",
    "plot_as_it_came": "moyenne constatée",
    "plot_average": "moyenne de tous",
    "plot_as_expected": "comme attendu",
    "plot_stories": "Ce qui a dépassé les attentes, et ce qui a déçu",
    "plot_stories_axis": "réalisé, en part de l’attendu",
    "plot_stories_hidden": "{count} effets entre les meilleurs et les pires ne sont pas représentés",
    "plot_expected_realised": "attendu → réalisé",
    "plot_over_delivered": "au-dessus de l’attendu",
    "plot_under_delivered": "au-dessous de l’attendu",
    "plot_within_chance": "creux : dans la limite du hasard",
    "plot_indicators": "Ce que suit chaque niveau, prévu et observé",
    "plot_planned": "prévu",
    "plot_planned_of": "prévu : {value}",
    "plot_observed": "observé",
    "plot_as_good": "observé, aussi bon que prévu ou meilleur",
    "plot_worse": "observé, moins bon que prévu",
    "plot_furthest": "les plus éloignés du prévu",
    "plot_highest": "les plus élevés",
    "plot_first_indicators": "les premiers",
    "plot_alignment": "L’argent suit-il la stratégie ?",
    "plot_alignment_axis": "part du total (chiffres : argent moins points, en points de pourcentage)",
    "plot_percentage_points": "{value} pts",
    "plot_of_points": "des points de la stratégie",
    "plot_of_money": "de l’argent du plan",
    "plot_levels": "Ce que chaque niveau de pilotage rapporte à la stratégie",
    "plot_lists": "Ce que chaque liste classée rapporte à la stratégie",
    "plot_earned": "rapporté",
    "plot_all_earned": "rapporté, rien n’est laissé sur la table",
    "plot_postponed": "démarré plus tard, dans le meilleur plan qui le fait",
    "plot_slipped": "livré en retard, tout le reste comme prévu",
    "plot_delay_axis": "points perdus",
    "plot_delay_never": "ne peut démarrer plus tard",
    "plot_delay_unknown": "sans réponse à temps",
    "plot_delay_breaks": "{lost}, et d’autres l’attendent",
    # what stopping frees and costs
    "sunk_on": (
        "Ce qui y fut dépensé avant est perdu et ne compte nulle part ; l’arrêter libérerait {freed}, et"
        " coûterait {taken}."
    ),
    "sunk_on_as": (
        "Ce qui y fut dépensé avant est perdu et ne compte nulle part ; l’arrêter libérerait {freed} (en"
        " {option}), et coûterait {taken}."
    ),
    "sunk_stop": (
        "Ce qui y fut dépensé avant est perdu et ne compte nulle part ; l’arrêter libère {freed}, et coûte"
        " {taken}."
    ),
    "sunk_stop_as": (
        "Ce qui y fut dépensé avant est perdu et ne compte nulle part ; l’arrêter libère {freed} (en"
        " {option}), et coûte {taken}."
    ),
    "nothing": "rien",
    "amount_of": "{amount} de {resource}",
    "in_sum": "{amount} de {first} à {last}",
    # decisions, steps
    "lift": "sans « {demand} » le meilleur plan gagne {price} points",
    "lift_free": "« {demand} » ne coûte rien",
    "all_together": "tous ensemble",
    # what means give each other, and what that earns
    "given_lent": "prêter {given} de {giver} à {receiver} en {periods}",
    "given_bought": "acheter {gained} de {receiver} pour {given} de {giver} en {periods}",
    "given_shifted": "déplacer {given} de {giver} vers {receiver} en {periods}",
    "given_moved": "déplacer, sur {resource}, {moves}",
    "given_moved_once": "déplacer {amount} de {resource} de {before} à {after}",
    "given_from_to": "{amount} de {before} à {after}",
    "given_with_it": "Il faudrait {what}.",
    "plan_given": "Transferts : {what}.",
    "means_earn": "Les transferts entre moyens rapportent ensemble {points} points : {what}.",
    "means_given": "Transferts entre moyens : {what}.",
    "means_needed": "Rien n’est possible sans ces transferts entre moyens : {what}.",
    "means_nothing": ("Transferts proposés : {count}. Aucun ne rapporte rien : le meilleur plan s’en passe."),
    "means_each": "{transfer} ({points} points)",
    "means_most": "Pris seuls, on perd le plus sans {each}, quoi qu’on transfère alors par ailleurs.",
    "means_next": (
        "La prochaine embauche rapporte là où {share} d’une équipe en plus, à chaque période, rapporte le"
        " plus : {each}."
    ),
    "means_team": "{team} ({points} points)",
    "means_no_team": "Aucune équipe ne bloque : {share} de plus de chacune ne rapporte rien.",
    # the same means at other times
    "rephase": ("{resource} : déplacer {amount} de {before} à {after} rapporte {points} points : {instead}."),
    "rephase_none": "{resource} : aucune autre répartition du même total ne rapporte davantage.",
    # —— The decision record, and several parties at one table ——
    # the decision record
    "record": "Relevé de décision",
    "record_unreadable": "{path} : doit être un fichier lisible ; trouvé : {found}. Vérifiez le chemin.",
    "record_no_json": "{path} : doit être un relevé de décision en JSON ; ce n’en est pas un.",
    "record_no_record": ("{path} : doit être un relevé de décision au format {format} ; ce n’en est pas un."),
    "record_tampered": (
        "{path} : doit être un relevé de décision tel qu’il fut écrit ; celui-ci a été modifié depuis."
        " Reprenez-le dans git."
    ),
    "record_damaged": (
        "{path} : doit être un relevé de décision tel qu’il fut écrit ; dans celui-ci, {place} n’est pas"
        " comme cette version l’écrit. Reprenez-le dans git."
    ),
    "record_must_sign": "agreed_by : doit donner les noms de ceux qui signent ; trouvé : {found}.",
    "record_breaks": (
        "ce qui est consigné doit respecter chaque limite et chaque exigence ; ceci n’est pas respecté :"
        " {what}."
    ),
    "record_chosen": "Retenu : {compromise} ; {funded} initiatives pour {cost}.",
    "record_chosen_near": (
        "Retenu, au plus près du plan d’avant : {compromise}, pour au plus {within} de l’enjeu de chaque"
        " partie ; {funded} initiatives pour {cost}."
    ),
    "record_changed_count": (
        "Du plan d’avant ({all}), lignes changées : {count} ; avec le compromis tel quel : {instead}."
    ),
    "record_changed_price": "Son prix, en points par rapport au compromis tel quel : {parties}.",
    "record_parties": "Ce que chaque partie obtient et concède",
    "record_funded": "Financées : {count} initiatives",
    "record_total": "en tout",
    "record_owner": "responsable",
    "record_adds": "points apportés",
    "record_funded_points": (
        "Points apportés : la part de l’initiative dans les {impact} points que rapporte le plan selon les"
        " poids du tour ; leur somme y est égale."
    ),
    "record_points": (
        "Chaque partie compte dans ses propres points. Au moins : ce qu’elle a si le meilleur plan d’une"
        " autre est exécuté. L’enjeu : le chemin de là à son propre meilleur plan ; elle en concède cette"
        " part."
    ),
    "record_left_out": "Non financées : {count} initiatives",
    "record_left_none": "Toutes les initiatives sont financées.",
    "record_least_cost": "coûterait au moins",
    "record_remark": "remarque",
    "record_rejected": "refusée par {who}",
    "record_wanted": "dans le meilleur plan pour {who}",
    "record_impossible": "impossible",
    "record_late": "hors délai",
    "record_late_means": "Hors délai : le temps imparti s’est écoulé avant que ce prix soit connu.",
    "record_price_means": (
        "Prix : les points que perdrait le meilleur plan de la partie s’il devait financer l’initiative ;"
        " 0,00 si ce plan la finance ou n’y perd rien."
    ),
    "record_price_gain": "Au-dessous de 0 : points qu’il gagnerait si le refus était levé.",
    "record_price_never": ("Impossible : aucun plan ne peut la contenir dans les limites et les exigences."),
    "record_decision_price": (
        "Prix : les points que gagnerait le meilleur plan de la partie si la décision n’avait pas été prise."
    ),
    "record_in": "en plus",
    "record_out": "en moins",
    "record_moves": "autrement",
    "record_signed": "Signatures",
    "record_for": "pour {party}",
    "record_date": "date",
    "record_signature": "signature",
    "record_annex": "Annexe : pour vérifier ce relevé",
    "record_seal": "Sceau de ce relevé (SHA-256 de tout le reste)",
    "record_versions": "Fait avec",
    "record_format": "Format du fichier",
    "record_proven": (
        "Chaque plan comparé est prouvé le meilleur pour ce qui lui fut demandé ; au plus {limit} régions des"
        " points des parties sont explorées avant que les plans soient comparés sur une grille."
    ),
    "record_replay": (
        "Les données sont dans le fichier record.json voisin : « portfolio replay record.json CAS » refait le"
        " tour et dit ce qui diffère."
    ),
    "record_decisions": "Décisions",
    "record_none": "Aucune.",
    "record_rules": "Règles tenues",
    "record_rule": "règle",
    "record_rule_found": "dans ce plan",
    "record_rule_between": "de {least} à {most}, selon la période",
    "record_transfers": "Transferts entre moyens",
    "record_transfers_none": "Aucun.",
    "record_transfer": "transfert",
    "record_given": "ce qui est transféré",
    "record_alternatives": "Autres plans examinés",
    "record_frontier": (
        "{count} portefeuilles ne sont surpassés par aucun autre pour toutes les parties à la fois ; ils y"
        " sont tous."
    ),
    "record_grid": (
        "{count} portefeuilles ont été comparés, sur une grille de {points} points : tout autre est égalé à"
        " cela près."
    ),
    # a table of several parties
    "table_found": "{parties} : {count} plans qu’aucun autre ne surpasse pour toutes les parties ({which}).",
    "table_all": "ils y sont tous",
    "table_grid": "pas tous : comparés sur une grille de {points} points",
    "table_not_all": "pas tous : les autres n’ont pas été cherchés",
    "table_not_in_time": "pas tous : les {limit} s imparties se sont écoulées avant qu’on cherche les autres",
    "table_agreed": "D’accord, dans le meilleur plan de chaque partie ({count})",
    "table_contested": "Disputées, dans le meilleur plan de certaines ({count})",
    "table_nothing_contested": "Rien n’est disputé : toutes les parties financeraient la même chose.",
    "table_none": "aucune",
    "table_funded_by": "dans le meilleur plan de",
    "table_worth": "vaut pour {party}, points",
    "table_worth_means": (
        "Vaut : les points de plus qu’a le meilleur plan de la partie avec l’initiative que son meilleur plan"
        " sans elle. Au moindre coût : le côté qui perd le moins à céder."
    ),
    "table_must": "indispensable",
    "table_never": "impossible",
    "table_late": "hors délai",
    "table_settle": "au moindre coût",
    "table_fund": "financer : {who} concède {points}",
    "table_drop": "laisser : {who} concède {points}",
    "table_concedes": "{party} concède",
    "table_impact": "impact",
    "table_count": "financées",
    "table_no_record": "Pas de plan par « {compromise} », et pas de relevé :",
    "table_written": "Écrits : {files}.",
    "compromise_weighted": "un poids égal à chaque partie",
    "compromise_max-min": "le moins favorisé au mieux",
    "compromise_nash": "le compromis de Nash",
    "compromise_least-regret": "la plus grande concession la plus petite",
    "compromise_by hand": "un portefeuille fait à la main",
    "compromise_means_weighted": (
        "Il additionne ce que gagne chaque partie, en part de son enjeu, et retient le plan de plus grande"
        " somme : chacune compte autant, et l’une peut céder beaucoup si une autre gagne davantage."
    ),
    "compromise_means_max-min": (
        "Il regarde la partie qui obtient la plus petite part de son enjeu, et retient le plan où cette part"
        " est la plus grande."
    ),
    "compromise_means_nash": (
        "Il multiplie ce que gagnent les parties, chacune en part de son enjeu, et retient le plan de plus"
        " grand produit : celui qui ne laisse presque rien à l’une ne vaut presque rien."
    ),
    "compromise_means_least-regret": (
        "Il regarde la partie qui concède le plus de points par rapport à son meilleur plan, et retient le"
        " plan où cette concession est la plus petite."
    ),
    "compromise_means_by hand": (
        "Il a été composé à la table, non choisi par une règle ; il a été vérifié contre toutes les limites"
        " et exigences."
    ),
    "party": "partie",
    "own_best": "son meilleur plan, points",
    "record_least": "au moins, points",
    "obtains": "obtient, points",
    "concedes": "concède, points",
    "share_of_span": "part de l’enjeu",
    "initiative": "initiative",
    "option": "option",
    "start": "début",
    "decision": "décision",
    "decision_fund": "financer",
    "decision_reject": "refuser",
    "decided_who": "par",
    "decided_why": "motif",
    "decided_on": "le",
    "price_for": "prix pour {party}, points",
    "alternative": "plan",
    "best_of": "le meilleur plan pour {party}",
    "cost": "coût",
    "changes_against": "par rapport au plan retenu",
    "the_same": "identique",
    "agreed_by": "Approuvé par",
    "fingerprint": "Empreinte des données",
    # pictures of several parties
    "plot_undominated": "aucun portefeuille n’est meilleur pour tous",
    "plot_best_for": "le mieux pour {party}",
    "plot_points": "points pour {party}",
    "plot_points_zero": "points pour {party} (en pointillé : le moins qu’elle ait au mieux de l’autre)",
    "plot_must": "indispensable",
    "plot_impossible": "impossible",
    "plot_gain_or_lose": "points que {one} (à gauche) et {two} (à droite) y gagnent, ou y perdent",
    "plot_wants": "{party} la veut",
    "plot_without": "préférerait s’en passer",
    "plot_by_objective": "par objectif",
    "plot_by_category": "par catégorie",
    "plot_money": "argent",
    "plot_parties": "Ce que gagne {one} et ce que cède {two}, plan par plan",
    "plot_compromise": "compromis",
    "plot_contested": "Ce sur quoi {one} et {two} ne s’accordent pas",
    "plot_where_money": "Où va l’argent, plan par plan",
    "plot_no_objective": "ne sert aucun objectif",
    # —— The finance workbook ——
    "book_sheet_summary": "Synthèse",
    "book_sheet_funded": "Financé",
    "book_sheet_out": "Non financé",
    "book_sheet_usage": "Utilisation",
    "book_sheet_transfers": "Transferts",
    "book_sheet_roadmap": "Feuille de route",
    "book_sheet_changes": "Ce qui change",
    "book_sheet_work": "Travail",
    "book_sheet_attainment": "Atteinte",
    "book_sheet_parties": "Parties",
    "book_sheet_scenarios": "Scénarios",
    "book_sheet_business_case": "Rentabilité",
    "book_sheet_cash_flow": "Flux de trésorerie",
    "book_sheet_footer": "&L&A&RPage &P sur &N",
    "book_about_workbook": (
        "Résultats des données telles qu’elles étaient à l’export. Après une modification d’une feuille de"
        " données, exporter à nouveau."
    ),
    "book_about_funded": (
        "Ce qui est financé, dans quelle option et quand, les points rapportés et le coût dans l’horizon."
    ),
    "book_about_out": (
        "Ce qui n’est pas financé, le plus proche d’abord. Prix : les points que perd le meilleur plan avec"
        " lui (∞ : aucun portefeuille possible)."
    ),
    "book_about_out_alone": "Ce qui n’est pas financé.",
    "book_about_roadmap": (
        "Modifier option et début (en bleu) : barres, statut et charge suivent. Points, fenêtres et relations"
        " ne sont pas recalculés ici."
    ),
    "book_about_changes": (
        "Par rapport au plan de référence, ou au plan précédent : ce que chaque ligne libère et demande, tous"
        " budgets."
    ),
    "book_about_work": (
        "Ce que demande chaque option et chaque arrêt, par période de travail ; place : la période de la"
        " feuille de route où cela tombe (0 : hors du plan)."
    ),
    "book_about_usage": (
        "Ce que donne chaque budget et chaque équipe, face au disponible : montant utilisable et report"
        " (vide : sans limite)."
    ),
    "book_about_transfers": (
        "Les transferts entre moyens de ce plan : le moins qu’il faut pour que ses limites tiennent. Un coût"
        " est de l’argent qui devient autre chose."
    ),
    "book_transfer": "Transfert",
    "book_transfer_from": "De",
    "book_transfer_to": "Vers",
    "book_transfer_given": "Donné",
    "book_transfer_gained": "Gagné",
    "book_transfer_arrives": "Arrive en",
    "book_transfer_cost": "Coût",
    "book_about_attainment": (
        "Jusqu’où va chaque résultat clé : 100 % est sa cible ; sans cible, le progrès est dans l’unité de"
        " l’indicateur."
    ),
    "book_about_parties": "Ce que vaut ce plan pour chaque partie, selon ses propres points par objectif.",
    "book_about_scenarios": (
        "Le même tour dans les circonstances de la feuille scenarios ; entrées et sorties par rapport au tour"
        " tel quel."
    ),
    "book_about_business_case": (
        "Si le plan est rentable dans l’horizon. Changer ce qui est en bleu, le taux ou un prix :"
        " tout le reste suit ; le plan lui-même reste."
    ),
    "book_about_cash_flow": (
        "Ce qui est dépensé et rapporté, période par période, en formules. Une période de livraison"
        " (en bleu) peut être changée ; le plan lui-même reste."
    ),
    "book_about_inputs": "les feuilles aux onglets gris : les tables du cas, à modifier et recharger",
    "exported": "{target} : les tables de {case} et son plan, {count} initiatives pour {points} points.",
    "exported_for": (
        "{target} : {all} initiatives de {case}, dont {count} financées. Dites à l’outil d’import que"
        " les dates sont {dates}, et quel champ est {field}."
    ),
    "export_alone": (
        "le fichier d’un outil de suivi ne contient que le plan ; un arbitrage est donné. Retirez-le."
    ),
    "export_language": (
        "le fichier d’un outil de suivi ne contient que le plan ; une langue est donnée. Retirez-la."
    ),
    "export_suffix": "doit être un fichier en {suffix} ; trouvé : {found}. Nommez-en un.",
    "export_folder": "un dossier de fichiers",
    "export_no_suffix": "un nom sans terminaison",
    "brief_named": "la note",
    "brief_folder": "un dossier",
    "brief_must_date": "doit être une date telle que 2027-01-31 ; trouvé : {found}.",
    "brief_other_arbitration": (
        "l’arbitrage doit être celui du dossier de la note ; trouvé : celui d’un autre dossier."
    ),
    "interactive_zoom": "Zoom : tracer un cadre",
    "interactive_pan": "Déplacer",
    "interactive_zoom_in": "Zoom avant",
    "interactive_zoom_out": "Zoom arrière",
    "interactive_whole": "Tout afficher de nouveau",
    "interactive_download": "Enregistrer comme image (PNG)",
    "interactive_back_out": "Double-cliquer pour tout afficher de nouveau",
    "interactive_hint": (
        "Pointez une marque pour la lire ; tracez un cadre pour agrandir, double-cliquez pour tout afficher"
        " de nouveau."
    ),
    "interactive_grey": " (en gris)",
    "interactive_no_plotly": (
        "une image interactive demande le paquet plotly. Lancez pip install"
        ' "portfolio-arbitration[interactive]" ; ou dessinez-la avec pf.plots. Trouvé : {error}.'
    ),
    "interactive_must_html": (
        "target : doit finir par .html ; trouvé « {found} ». Nommez-le ainsi ; pour une image, dessinez-la"
        " avec pf.plots."
    ),
    "interactive_unwritten": (
        "{target} : doit être un fichier que l’on peut écrire ; trouvé {error}. Choisissez un autre endroit."
    ),
    "interactive_no_plans": (
        "plans : ne peuvent être marqués que sur une frontière ou une table de parties ; trouvé {found}."
        " Laissez-les de côté."
    ),
    "interactive_must_be": (
        "result : doit être une frontière, un plan, un indice de cœur ou une table de parties ; trouvé"
        " {found}. Donnez ce que renvoient pf.frontier, pf.allocate, pf.core_index ou pf.arbitrate."
    ),
    "brief_no_weasyprint": (
        'écrire un PDF demande le paquet weasyprint. Lancez pip install "portfolio-arbitration[pdf]" ;'
        " ou écrivez un .html et imprimez-le. Trouvé : {error}."
    ),
    "brief_no_pango": (
        "écrire un PDF demande Pango, une bibliothèque du système. Installez-la : {install} ; ou écrivez un"
        " .html et imprimez-le. Trouvé : {error}."
    ),
    "brief_pango": (
        "apt-get install libpango-1.0-0 libpangoft2-1.0-0 sous Debian et Ubuntu, brew install pango sous"
        " macOS"
    ),
    "brief_fetches_nothing": "{url} : rien n’est téléchargé pour une note.",
    "export_other_arbitration": "l’arbitrage doit être du dossier exporté ; celui-ci est d’un autre dossier.",
    "export_two_plans": "un seul plan est exporté ; deux sont donnés. Donnez-en un.",
    "export_other_plan": "le plan doit être du dossier donné avec lui ; celui-ci est d’un autre dossier.",
    "export_tracker": (
        "doit être un outil de suivi qui reprend un plan : {known} ; trouvé : {found}. Nommez-en un."
    ),
    "export_no_keys": (
        "{count} identifiants sur {all} ne sont pas des clés de {tracker}, comme {example} : {ids}."
        " Leurs tickets ne seront pas trouvés."
    ),
    "export_no_dates": (
        "les dates sont vides : des périodes nommées {labels} ne sont pas des dates, et aucun jour ne"
        " les ouvre ni ne les ferme."
    ),
    "export_no_parties": "Sans le meilleur de chaque partie : {late}",
    "book_key_figures": "Chiffres clés",
    "book_contents": "Où trouver quoi",
    "book_impact": "Impact, points",
    "book_bound": "Borne : aucun portefeuille ne rapporte plus",
    "book_gap": "Écart entre les deux",
    "book_proof": "Preuve",
    "book_proof_optimal": "optimal : prouvé le meilleur",
    "book_proof_gap": "prouvé à l’écart près, comme demandé",
    "book_proof_feasible": "réalisable : le meilleur rapporte au plus l’écart de plus",
    "book_proof_none": "réalisable, sans borne",
    "book_proof_stopped": "{proof} ; arrêté avant la fin",
    "book_cost": "Coût, tous budgets",
    "book_cost_of": "dont {resource}",
    "book_cost_stopping": "dont arrêts",
    "book_cost_given": "dont donné aux équipes",
    "book_count_funded": "Initiatives financées",
    "book_count_candidates": "Candidates",
    "book_count_continued": "En cours, poursuivies",
    "book_count_stopped": "En cours, arrêtées",
    "book_kept_record": "Lignes gardées du plan de référence",
    "book_kept_before": "Lignes gardées du plan précédent",
    "book_kept_of": "{kept} sur {all}",
    "book_given_up": "Abandonné pour cela, du meilleur impact",
    "book_before_plan": "Avant",
    "book_change": "Changement",
    "book_change_stopped": "arrêtée",
    "book_change_out": "sortie",
    "book_change_in": "entrée",
    "book_change_option": "autre option",
    "book_change_start": "autre début",
    "book_change_delivered": "livrée",
    "book_change_gone": "disparue du tour",
    "book_option_before": "Option avant",
    "book_start_before": "Début avant",
    "book_option_after": "Option maintenant",
    "book_start_after": "Début maintenant",
    "book_frees": "Libère",
    "book_takes": "Demande",
    "book_continued_since": "depuis {period}",
    "book_no_objective": "Ne sert aucun objectif",
    "book_group_stopped": "En cours, et arrêtées",
    "book_group_out": "Non financées",
    "book_load": "Charge",
    "book_work_options": "Options",
    "book_work_needs": "Ce qu’elles demandent",
    "book_number": "N°",
    "book_duration": "Périodes",
    "book_step": "Période de travail",
    "book_amount": "Quantité",
    "book_place": "Place",
    "book_horizon": "Horizon",
    "book_discount_rate": "Taux d’actualisation, par an",
    "book_discount_rate_none": (
        "Taux d’actualisation, par an (aucun n’est donné : l’argent futur compte comme celui d’aujourd’hui)"
    ),
    "book_assumptions": "Sur quoi tout repose",
    "book_worth_of": "Valeur d’une unité de plus, par an : {kpi}",
    "book_periods_per_year": "Périodes par an",
    "book_whole_plan": "Le plan entier",
    "book_by_line": "Ligne par ligne",
    "book_line": "Ligne",
    "book_benefit": "Gain dans l’horizon",
    "book_benefit_per_year": "Gain par an, une fois livré",
    "book_npv": "Valeur actuelle nette",
    "book_irr": "Taux de rendement interne, par an",
    "book_irr_none": "aucun : signe constant",
    "book_irr_many": "aucun : {count} changements de signe",
    "book_irr_missed": "non trouvé",
    "book_payback": "Remboursé en",
    "book_not_back": "pas dans l’horizon",
    "book_payback_years": "Années pour rembourser",
    "book_return": "Rendement du coût",
    "book_note": "Note",
    "book_no_price": "ne fait bouger aucun indicateur qui a un prix",
    "book_too_late": "livrée trop tard pour rapporter ici",
    "book_no_money": "non calculée : aucun indicateur n’a de prix",
    "book_period_no": "Période n°",
    "book_delivered_no": "Livrée en période n°",
    "book_moved": "Ce que chacune fait bouger par an, avec sa chance de succès, et ce que cela vaut",
    "book_net": "Net : gain moins dépenses",
    "book_so_far": "Net cumulé",
    "book_factor": "Facteur d’actualisation en fin de période",
    "book_today": "Net en valeur actuelle",
    "book_signs": "Calculs intermédiaires : le signe du flux net, ou à défaut celui du flux précédent",
    "book_sign_changes": "Changements de signe",
    "book_begins_no": "Commence en période n°",
    "book_pays_no": "Remboursé en période n°",
    "book_cash_chart": "Net du plan entier par période, et cumulé",
    "book_fingerprint": "Empreinte des données",
    "book_asked_otherwise": "Demandé autrement que ne disent les tables",
    "book_what": "Quoi",
    "book_part": "Partie",
    "book_in_tables": "Dans les tables",
    "book_asked": "Demandé",
    "book_total": "Total",
    "book_initiative": "Initiative",
    "book_name": "Nom",
    "book_option": "Option",
    "book_start": "Début",
    "book_delivery": "Livraison",
    "book_after_horizon": "après l’horizon",
    "book_points": "Points",
    "book_spend": "Dépense, {resource}",
    "book_spend_all": "Dépense totale",
    "book_stopping": "Arrêt, {resource}",
    "book_stopping_all": "Arrêts, total",
    "book_since": "Depuis",
    "book_continued": "poursuivie",
    "book_new": "nouvelle",
    "book_stopped": "arrêtée",
    "book_replacement_cost": "Points perdus sans elle",
    "book_price": "Prix, points",
    "book_reason": "Raison",
    "book_resource": "Ressource",
    "book_unit": "Unité",
    "book_period": "Période",
    "book_used": "Utilisé",
    "book_available": "Disponible",
    "book_left": "Reste",
    "book_filled": "Taux",
    "book_use_of": "Utilisé et disponible : {resource}",
    "book_key_result": "Résultat clé",
    "book_indicator": "Indicateur",
    "book_objective": "Objectif",
    "book_baseline": "Départ",
    "book_target": "Cible",
    "book_progress": "Progrès",
    "book_attained": "Atteint",
    "book_attained_before": "Atteint avant",
    "book_current": "Actuel",
    "book_points_before": "Points avant",
    "book_points_full": "Points à la cible",
    "book_points_dealt": "Points attribués",
    "book_attainment_by": "Atteinte par résultat clé",
    "book_points_by": "Points par objectif",
    "book_party": "Partie prenante",
    "book_strategy": "la stratégie",
    "book_points_party": "Points de ce plan",
    "book_dealt_party": "Points attribués aux objectifs",
    "book_points_by_party": "Points de ce plan par partie prenante",
    "book_payoff": "Le meilleur portefeuille de chaque partie, en points de chacun",
    "book_contested": "Initiatives contestées : points que chaque partie gagne avec elles (sous 0 : perd)",
    "book_portfolio": "Meilleur portefeuille de",
    "book_zero": "minimum des meilleurs",
    "book_funded_by": "Financé par",
    "book_settle": "Trancher",
    "book_settle_fund": "financer",
    "book_settle_drop": "abandonner",
    "book_concedes": "Concède",
    "book_concession": "Concession, points",
    "book_scenario": "Scénario",
    "book_as_it_is": "tel quel",
    "book_status": "Statut",
    "book_optimal": "optimal",
    "book_feasible": "réalisable",
    "book_infeasible": "impossible",
    "book_unanswered": "sans réponse dans le temps imparti",
    "book_unanswered_reasons": "Raisons sans réponse dans le temps imparti",
    "book_change_impact": "Écart",
    "book_count": "Financées",
    "book_entering": "Entrées",
    "book_leaving": "Sorties",
    "book_impact_by": "Impact par scénario, points",
    # —— Ranked lists, the levels of steering and their indicators ——
    # ranked lists
    "list_full": "La liste n’avait plus de place pour elle : {where}.",
    "list_without": "Elle n’a pas de note, ou une note de 0.",
    "list_needs": "Sans elle, l’allocation perdrait {points} points.",
    "list_needs_all": "Rien ne peut la remplacer.",
    "list_costs": "Avec elle, l’allocation perdrait {points} points.",
    "list_costs_all": "Aucun portefeuille ne peut la contenir.",
    # the roadmap
    "roadmap_since": "depuis",
    "roadmap_later": "au-delà",
    "roadmap_before": "avant",
    "roadmap_others": "Autres",
    "roadmap_load": "Charge des équipes",
    "roadmap_group_stopped": "Arrêtées",
    "roadmap_group_dropped": "Ne sont plus financées",
    "roadmap_sign_delivery": "livraison",
    "roadmap_sign_on": "se poursuit après la dernière période",
    "roadmap_sign_running": "déjà en cours",
    "roadmap_sign_paused": "en pause",
    "roadmap_sign_stopped": "arrêtée",
    "roadmap_sign_due": "échéance d’un résultat clé",
    "roadmap_sign_deadline": "échéance promise",
    "roadmap_sign_needed": "doit précéder",
    "roadmap_sign_free": "nécessaire à, sans ordre imposé",
    "roadmap_sign_changed": "modifiée",
    "roadmap_sign_was": "avant",
    "roadmap_sign_filled": "utilisé de ce qui peut être planifié",
    "roadmap_sign_full": "{full} et plus",
    "roadmap_sign_open": "utilisé, sans limite",
    # levels of steering
    "level_1": "échéances",
    "level_2": "périmètre",
    "level_3": "budget",
    "level_4": "usage",
    "level_5": "résultats clients",
    "level_6": "impact global",
    "level_1_by": "échéances tenues, puis avance",
    "level_2_by": "périmètre livré",
    "level_3_by": "valeur en argent sur l’horizon, moins les coûts",
    "level_4_by": "cibles d’usage du produit, toutes égales",
    "level_5_by": "cibles de résultats clients, toutes égales",
    "level_6_by": "points de la stratégie à moyens limités",
    "ladder_intro": (
        "Les organisations pilotent leurs initiatives par les dates, le contenu, l’argent, l’usage, ce qui"
        " change pour les clients, ou par ce que gagne toute leur stratégie à moyens limités : six niveaux,"
        " chacun voyant plus que le précédent."
    ),
    "ladder_question": (
        "Que financerait chacun d’eux dans ce dossier, dans les mêmes limites, et combien de points de la"
        " stratégie laisserait-il de côté ?"
    ),
    "ladder_level": "niveau",
    "ladder_measure": "selon sa propre mesure",
    "ladder_funded": "financées",
    "ladder_cost": "coût",
    "ladder_points": "points",
    "ladder_left": "laissés de côté",
    "ladder_alike": "de ce que finance le niveau 6",
    "ladder_allocation": "allocation",
    "ladder_axis": "points de la stratégie ; en pointillé : laissés de côté",
    "ladder_line": "{level} {name} : {by}.",
    "ladder_lacks": "Le niveau {level} a besoin de la table {table}, colonne {column}.",
    "ladder_missing": "absent du dossier",
    "ladder_each": "Ce que chaque niveau regarde, et ce qu’il ne voit pas :",
    "level_1_counts": "{value} échéances tenues",
    "level_2_counts": "{value} points de périmètre",
    "level_3_counts": "{value} {currency}",
    "level_4_counts": "{value} résultats clés d’usage atteints",
    "level_5_counts": "{value} résultats clés clients atteints",
    "level_6_counts": "{value} points",
    # indicators
    "indicator_velocity": "Vélocité",
    "indicator_milestones met": "Jalons tenus",
    "indicator_on time": "Livré à l’heure",
    "indicator_scope done": "Périmètre réalisé",
    "indicator_scope remaining": "Périmètre restant",
    "indicator_burn rate": "Rythme de dépense",
    "indicator_cost per feature": "Coût par fonctionnalité",
    "indicator_cost per scope point": "Coût par point de périmètre",
    "indicator_return on investment": "Retour sur investissement, première année",
    "indicator_attainment": "Atteinte des résultats clés",
    "indicator_contribution": "Contribution à la stratégie",
    "indicator_alignment": "Alignement : part de l’argent, face à la part des points",
    "indicator_serves none": "Initiatives qui ne servent aucun objectif",
    "indicator_money that serves none": "Argent qui ne sert aucun objectif",
    "serves_none": "ne sert aucun objectif",
    "unit_share": "part",
    "unit_scope": "points de périmètre",
    "unit_initiatives": "initiatives",
    "unit_points": "points",
    "unit_per_period": "{unit} par période",
    "unit_per_scope": "{unit} par point de périmètre",
    # —— The explorer ——
    "explorer_elsewhere": (
        "L’explorateur bouge dans JupyterLab et Jupyter Notebook, dans VS Code avec son extension Jupyter, et"
        " dans voila (portfolio share). En voici une image :"
    ),
    "explorer_elsewhere_yet": (
        "L’explorateur bouge dans JupyterLab et Jupyter Notebook, dans VS Code avec son extension Jupyter, et"
        " dans voila (portfolio share). Pas encore de plan ici : pf.allocate(case) le donne."
    ),
    "explorer_strategy": "la stratégie",
    "explorer_party": "Points selon",
    "explorer_level": "Pilotage par",
    "explorer_what_if": "Et si",
    "explorer_what_if_such": "budget −10 % ; refuser X",
    "explorer_level_absent": "{name} (absent du dossier)",
    "explorer_lacking": (
        "Le niveau {level} a besoin de la colonne {column} de la table {table}, qui est vide."
    ),
    "explorer_means": "Budgets et équipes",
    "explorer_transfers": "Les transferts permis entre moyens",
    "explorer_weights": "Points des objectifs",
    "explorer_initiatives": "Initiatives",
    "explorer_keep_and_decide": "Garder et décider",
    "explorer_amount": "{percent} : {amount} en tout",
    "explorer_amount_typed": "{amount} en tout, dont des montants saisis",
    "explorer_per_cent_of": "pour cent du dossier\u202f: {name}",
    "explorer_points_of": "points\u202f: {name}",
    "explorer_amounts_of": "Par période",
    "explorer_person_gives": "Une personne donne, par période ({unit})",
    "explorer_person_from": "dès",
    "explorer_person_add": "+1 personne",
    "explorer_person_unknown": "Écrire d’abord ce qu’une personne donne par période.",
    "explorer_unlimited": "sans limite",
    "explorer_total": "{total} points en tout",
    "explorer_by_hand": "{total} points en tout, réglés à la main",
    "explorer_search": "Chercher par nom, responsable, catégorie…",
    "explorer_search_for": "Chercher",
    "explorer_more": "{count} de plus : les chercher",
    "explorer_free": "libre",
    "explorer_fund": "financer",
    "explorer_reject": "refuser",
    "explorer_mandatory": "obligatoire",
    "explorer_is_decided": "décidé",
    "explorer_reset": "Réinitialiser",
    "explorer_scenario": "Scénario",
    "explorer_scenario_name": "son nom",
    "explorer_scenario_called": "Scénario",
    "explorer_keep": "Garder comme scénario",
    "explorer_write": "Inscrire la décision",
    "explorer_decided_on": "Initiative",
    "explorer_decision": "Décision",
    "explorer_decided_by": "Par",
    "explorer_decided_for": "Motif",
    "explorer_by": "qui décide",
    "explorer_reason": "pour quel motif",
    "explorer_undo": "Retirer la dernière ligne",
    "explorer_unsaved": ("Pas encore enregistré : {rows} lignes, perdues à l’arrêt du noyau."),
    "explorer_save_to": "Enregistrer dans",
    "explorer_save_where": "dossier, classeur ou base",
    "explorer_save": "Enregistrer",
    "explorer_saved": "Le dossier est enregistré dans {target}.",
    "explorer_no_target": (
        "Il faut dire où enregistrer. Écrire le chemin d’un dossier ou d’un classeur (.xlsx)."
    ),
    "explorer_target_taken": (
        "{target} contient un autre dossier que celui ouvert ici, ou il a été modifié entre-temps ;"
        " rien n’est écrit. Choisir un autre nom."
    ),
    "explorer_kept": "Le scénario « {name} » figure dans le dossier ; lignes inscrites : {rows}.",
    "explorer_written": "La décision figure dans le dossier : {decision} {who}.",
    "explorer_undone": "La dernière inscription est retirée du dossier.",
    "explorer_nothing_written": "Rien n’a été inscrit dans le dossier.",
    "explorer_no_name": "Un scénario doit avoir un nom. En écrire un.",
    "explorer_name_taken": "Un scénario doit avoir un nom à lui ; « {name} » est pris. En écrire un autre.",
    "explorer_unchanged": (
        "Un scénario doit changer quelque chose ; tous les réglages sont ceux du dossier. En déplacer un."
    ),
    "explorer_beyond": (
        "Un scénario change des cellules du dossier, et aucune ne peut dire ceci : {what}. Rien n’a été"
        " gardé. L’inscrire comme décision, ou le libérer."
    ),
    "explorer_beyond_reject": "l’exclusion de {who}",
    "explorer_beyond_level": "un pilotage au niveau {level}",
    "explorer_no_by": "Une décision doit dire qui l’a prise. Écrire un nom.",
    "explorer_no_reason": "Une décision doit dire pourquoi. Écrire un motif.",
    "explorer_no_initiative": "Une décision porte sur une initiative. En choisir une.",
    "explorer_decided": "{who} est déjà décidé : une décision par initiative. Supprimer d’abord cette ligne.",
    "explorer_the_decision": "la décision",
    "explorer_failed": "Pas de réponse : {error}",
    "explorer_asking": "calcul…",
    "explorer_proving": "le meilleur rapporte au plus {gap} de plus — preuve en cours…",
    "explorer_proving_no_bound": "un premier plan — preuve en cours…",
    "explorer_proven": "prouvé : aucun plan n’est meilleur",
    "explorer_stopped": "le meilleur rapporte au plus {gap} de plus, au terme du temps alloué",
    "explorer_count": "{funded} sur {all} initiatives pour {cost}",
    "explorer_count_free": "{funded} sur {all} initiatives",
    "explorer_same": "le même plan que dans le dossier tel quel",
    "explorer_moves": (
        "entrées : {entering}, sorties : {leaving}, modifiées : {changing}, par rapport au dossier tel quel"
    ),
    "explorer_infeasible": "Rien n’est possible",
    "explorer_why": "Recherche de ce qui bloque…",
    "explorer_before": "Le dernier plan qui était possible :",
    "explorer_name": "initiative",
    "explorer_option": "option",
    "option_full": "complète",
    "explorer_when": "début → livraison",
    "explorer_points": "points",
    "explorer_cost": "coût",
    "explorer_replacement": "perdus sans elle",
    "explorer_funded": "Financées",
    "explorer_out": "Non financées",
    "explorer_price": "points perdus avec elle",
    "explorer_instead": "ce qui bougerait",
    "explorer_held": "exigée",
    "explorer_held_gain": "exigée ; {points} sans",
    "explorer_irreplaceable": "aucun plan sans",
    "explorer_impossible": "aucun plan avec",
    "explorer_pricing": "Les prix arrivent un à un : {count} sur {all}.",
    "explorer_prices": "Les prix sont exacts : chacun vient du meilleur plan contraire.",
    "explorer_ranges": (
        "Des fourchettes pour l’instant, chacune prouvée : ce qui est perdu s’y trouve. Les prix exacts"
        " suivent la preuve."
    ),
    "explorer_prices_later": "Les prix suivent la preuve.",
    "explorer_prices_none": "Les prix sont en points de la stratégie : choisir le niveau 6.",
    "explorer_signs": "+ entrée, − sortie, ~ autre option ou début que dans le dossier tel quel",
    "explorer_nothing": "Aucune initiative n’est financée.",
    "explorer_attainment": "Atteinte",
    "explorer_load": "Charge",
    "explorer_load_note": (
        "Part de ce qui est disponible (utilisable et reporté) ; ■ plein. Pointer une case pour les montants."
    ),
    "explorer_used": "{used} sur {available}{unit}",
    "explorer_attainment_note": "Le bout de la piste est la cible ; points à droite.",
    "explorer_roadmap": "Feuille de route",
    "explorer_chosen": "initiative",
    "explorer_roadmap_note": (
        "Choisir une barre pour voir ce qu’elle vaut ; la déplacer dessous, à la main ou"
        " avec les flèches : elle y est tenue, et ce que cela coûte est dit."
    ),
    "explorer_move": "la déplacer :",
    "explorer_move_start": "début du travail",
    "explorer_move_end": "fin du travail",
    "explorer_let_go": "Relâcher",
    "explorer_no_group": "Autres",
    "explorer_line_new": "commence",
    "explorer_line_continued": "continue",
    "explorer_line_stopped": "est arrêtée",
    "explorer_line_dropped": "n’est plus financée",
    "explorer_line_before": "avant : {line}",
    "explorer_line": "{name} : {option}, dès {start}",
    "explorer_line_none": "{name} : non financée",
    "explorer_line_without": "{points} points perdus sans elle",
    "explorer_line_with": "{points} points perdus avec elle",
    "explorer_exact_later": "(exact une fois le plan prouvé)",
    "explorer_line_was": "avant",
    "explorer_line_is": "maintenant",
    "explorer_later_costs": "Une période plus tard, elle coûte {points} points",
    "explorer_later_free": "Une période plus tard ne coûte rien",
    "explorer_later_never": "Elle ne peut pas commencer plus tard",
    "explorer_held_costs": "Tenue là : coûte {points} points",
    "explorer_held_free": "Tenue là : ne coûte rien",
    "explorer_held_costs_all": "Tenue là, avec les autres qui le sont : coûte {points} points",
    "explorer_held_free_all": "Tenue là, avec les autres qui le sont : ne coûte rien",
    "explorer_near": "Rester près",
    "explorer_near_none": "d’aucun plan",
    "explorer_near_changes": "Ce qui change",
    "explorer_near_record": "du plan en vigueur",
    "explorer_near_opened": "du plan à l’ouverture",
    "explorer_near_unknown": (
        "Il n’y avait aucun plan à l’ouverture, donc aucun dont rester près. En choisir un autre."
    ),
    "explorer_within": "peut perdre",
    "explorer_changed": "Lignes changées : {count}",
    "explorer_near_costs": "{points} points sous le meilleur plan",
    "explorer_proven_near": "prouvé : aucun aussi bon ne change moins de lignes",
    "explorer_prices_near": ("Les prix sont ceux du meilleur plan : choisir de ne rester près d’aucun plan."),
    "explorer_beyond_held": "{who} : option et début fixés",
    "explorer_beyond_near": "rester près d’un plan",
    # —— The board brief ——
    # masthead and foot
    "brief_title": "Note au conseil",
    "brief_written": "Écrit dans {target}.",
    "brief_tables_written": "Ses tables : {folder}, {count} fichiers CSV.",
    "brief_round": "Tour budgétaire",
    "brief_amounts_in": "montants en {unit}",
    "brief_span": "sur la période {first} – {last}",
    "brief_span_one": "sur la période {first}",
    "brief_span_short": "{first} – {last}",
    "brief_half": "S{part} {year}",
    "brief_approval": "Approbation",
    "brief_signature": "Nom, date, signature",
    "brief_asked": "Ce plan répond à une question qui diffère des tables du tour sur {count} données.",
    "brief_source": (
        "Chaque chiffre de cette note figure dans un tableau que l’on peut ouvrir. Fourchettes : {draws}"
        " issues équiprobables (graine {seed}). Empreinte des données : {fingerprint}"
    ),
    # the recommendation
    "brief_recommendation": "Recommandation",
    "brief_fund": (
        "Nous recommandons de financer {funded} des {candidates} initiatives {span} pour {spend}, soit"
        " {share} des budgets accordés."
    ),
    "brief_fund_open": (
        "Nous recommandons de financer {funded} des {candidates} initiatives {span} pour {spend}."
    ),
    "brief_fund_free": "Nous recommandons de financer {funded} des {candidates} initiatives {span}.",
    "brief_fund_none": (
        "Nous recommandons de ne financer aucune des {candidates} initiatives {span} : dans les limites,"
        " aucune ne rapporte rien."
    ),
    "brief_earn": "Le gain attendu est de {points} points sur {dealt}{range}{before}{headline}.",
    "brief_earn_open": "Le gain attendu est de {points}{range}{headline}.",
    "brief_earn_before": ", en plus des {before} atteints auparavant",
    "brief_flight_continued": "poursuivies : {count}",
    "brief_flight_new": "nouvelles : {count}",
    "brief_flight_stopped": "arrêtées : {who}{takes}",
    "brief_flight_takes": ", ce qui coûte {cost}",
    "brief_given_up": (
        "{share} du meilleur impact ({points}) sont abandonnés, pour garder {kept} des {all} lignes du"
        " {plan}{closest}."
    ),
    "brief_of_record": "plan de référence",
    "brief_of_before": "plan précédent",
    "brief_range": ", entre {low} et {high} dans quatre cas sur cinq si les estimations tiennent",
    "brief_headline": " ; l’indicateur « {name} » passerait de {today} à {level}{target}",
    "brief_headline_target": " (cible : {target}, chance de l’atteindre : {chance})",
    "brief_headline_there": " (cible : {target}, déjà atteinte)",
    "brief_headline_change": " ; l’indicateur « {name} » varierait de {change}",
    "brief_protected": (
        "Toutes les limites tiennent même si {count} des initiatives financées dépassent, quelles qu’elles"
        " soient ; c’est à de tels portefeuilles que celui-ci est comparé."
    ),
    "brief_best": "Aucun portefeuille ne rapporte plus dans les mêmes limites, c’est prouvé{closest}.",
    "brief_best_gap": (
        "Il est prouvé qu’aucun portefeuille ne rapporte {gap} de plus dans les mêmes limites{closest}."
    ),
    "brief_best_feasible": (
        "La recherche a été arrêtée avant la fin : un portefeuille pourrait rapporter jusqu’à {gap} de plus"
        " dans les mêmes limites{closest}."
    ),
    "brief_best_unknown": (
        "Ce qu’un autre portefeuille pourrait rapporter de plus dans les mêmes limites n’est pas"
        " connu{closest}."
    ),
    "brief_closest": " ; l’autre choix le plus proche rapporte {price} de moins",
    "brief_closest_tied": " ; un autre choix rapporte autant",
    "brief_closest_better": " ; un autre choix a été trouvé qui rapporte {price} de plus",
    "brief_deadlines": (
        "Échéances promises que ce plan ne tient pas : {count} sur {all}{cost}. En retard : {who}."
    ),
    "brief_deadlines_cost": ", pour {cost} de ses dépenses",
    "brief_points": "{value} points",
    # the cover
    "brief_point": (
        "Ce qu’est un point : tous les objectifs, pleinement atteints, valent ensemble {dealt} points"
        " (« {name} » à lui seul {own}), et un plan en gagne la part qu’il atteint."
    ),
    "brief_point_one": (
        "Ce qu’est un point : « {name} », pleinement atteint, vaut {dealt} points, et un plan en gagne la"
        " part qu’il atteint."
    ),
    "brief_point_open": (
        "Ce qu’est un point : ce en quoi se pèsent les objectifs ; un plan en gagne d’autant plus qu’il fait"
        " progresser les résultats clés, dont certains n’ont pas de cible, donc pas de terme."
    ),
    "brief_tile_gain": "Gain attendu",
    "brief_tile_gain_of": "sur {dealt} points",
    "brief_tile_past": "D’après les livraisons passées",
    "brief_tile_past_said": "{count} livraisons ont apporté {share} de l’attendu",
    "brief_tile_past_taken": (
        "pris en compte : {count} initiatives livrées ont apporté {share} de ce qui en était attendu"
    ),
    "brief_tile_past_none": "inconnu : trop peu d’initiatives livrées ont des résultats",
    "brief_tile_spend": "Coût du plan",
    "brief_tile_spend_of": "{share} des budgets accordés",
    "brief_tile_spend_open": "tous budgets confondus",
    "brief_tile_targets": "Cibles probablement manquées",
    "brief_tile_targets_of": "{count} sur {all}",
    "brief_tile_targets_said": "plus probablement manquées qu’atteintes",
    "brief_tile_targets_none": "aucun résultat clé n’a de cible",
    "brief_roadmap_small": "Calendrier : une barre par initiative",
    # in money
    "brief_in_money": "En argent",
    "brief_paid_benefit": "Gain jusqu’à fin {end}",
    "brief_paid_yearly": "pour un coût de {cost} ; puis {yearly} par an",
    "brief_paid_npv": "Valeur actuelle nette",
    "brief_paid_npv_said": "à {rate} par an, jusqu’à fin {end}",
    "brief_paid_back": "Remboursé en",
    "brief_paid_back_not": "pas d’ici fin {end}",
    "brief_paid_past": "d’après les livraisons passées {money}",
    "brief_paid_beyond": "après {end}, si {yearly} par an perdurent et que rien n’est plus dépensé",
    "brief_paid_after": "{years} après le début",
    "brief_paid_years": "ans",
    "brief_paid_irr": "Taux de rendement interne",
    "brief_paid_irr_said": "par an, jusqu’à fin {end}",
    "brief_paid_irr_never": "aucun : le flux ne change jamais de signe",
    "brief_paid_irr_many": "aucun : le flux change {count} fois de signe",
    "brief_paid_worth": "« {name} » {moved} × {value} par an",
    "brief_paid_rests_on": "Ce gain repose sur : {what}. Ce qui vient après {end} n’est pas compté.",
    "brief_picture_cash": "Flux par période, et leur cumul, {unit}",
    "brief_picture_cash_plain": "Flux par période, et leur cumul",
    "brief_limits_sure": "Les budgets tiennent dans tous les cas tirés.",
    "brief_limit_holds": (
        "« {name} » tient dans {chance} des cas, et 9 fois sur 10 avec une réserve de {reserve}."
    ),
    "brief_limit_holds_enough": "« {name} » tient dans {chance} des cas.",
    "brief_limits_together": (
        "Toutes les limites, de budgets et d’équipes, tiennent à la fois dans {chance} des cas."
    ),
    "brief_grants": "Ce qui reste de chaque budget",
    "brief_budget_line": "Budget",
    "brief_used_in": "Utilisé en {year}",
    "brief_of_granted": "sur {granted}",
    "brief_granted_one": "Accordé",
    "brief_used_one": "Utilisé",
    "brief_left": "Reste",
    "brief_used_share": "Part utilisée",
    # what is funded
    "brief_portfolio": "Ce que nous finançons, et pour combien",
    "brief_portfolio_note": (
        "Chaque initiative figure sous l’objectif pour lequel elle rapporte le plus ; ses points sont ceux de"
        " tous les objectifs."
    ),
    "brief_initiative": "Initiative",
    "brief_initiative_one": "{count} initiative",
    "brief_initiative_many": "{count} initiatives",
    "brief_calendar": "Début – livraison",
    "brief_later": "au-delà",
    "brief_points_head": "Points",
    "brief_all_budgets": "Tous budgets",
    "brief_cost": "Coût",
    "brief_total": "Total",
    "brief_mandatory": "obligatoire",
    "brief_decided": "décidé",
    "brief_no_objective": "Ne sert aucun objectif",
    "brief_roadmap": "Feuille de route",
    "brief_roadmap_alt": (
        "Feuille de route : {count} initiatives du début à la livraison, {span}, par objectif."
    ),
    "brief_roadmap_page": "Partie {page} sur {pages}",
    "brief_roadmap_apart": "Sur des pages différentes : {pairs}.",
    "brief_roadmap_pair": "{first} est nécessaire à {then}",
    "brief_no_objective_stopping": "Ne sert aucun objectif, arrêts compris",
    "brief_no_objective_turned": "Ne sert lui-même aucun objectif : arrêts, transferts, embauches",
    "brief_hires": "Embauches, qui libèrent des semaines d’une équipe",
    "brief_turned": "Argent devenu autre chose, par transferts",
    "brief_running": "en cours",
    "brief_running_since": "en cours depuis {period}",
    "brief_continued": "suite",
    "brief_stopped": "En cours, et arrêtées",
    # what is not funded
    "brief_refused": "Ce que nous refusons, et pourquoi",
    "brief_refused_none": "Toutes les initiatives du tour sont financées : rien n’est refusé.",
    "brief_refused_said": ("Initiatives non financées : {count} sur {all} ; elles demandent {cost} en tout."),
    "brief_refused_said_free": "Initiatives non financées : {count} sur {all}.",
    "brief_refused_more": "Il y en a {count} de plus : voir la liste complète.",
    "brief_refused_note_adds": (
        "Ajouterait : en points, s’il y avait aussi de la place pour elle, avec l’option et la date de"
        " début qui conviennent le mieux."
    ),
    "brief_refused_note_loses": (
        "La financer coûte : en points, puisque d’autres doivent alors sortir ; une fourchette ou un"
        " minimum (≥) est prouvé."
    ),
    "brief_why_not": "Pourquoi",
    "brief_asks_for": "Demande",
    "brief_would_add": "Ajouterait",
    "brief_loses": "La financer coûte",
    "brief_impossible": "impossible",
    "brief_not_known": "inconnu",
    "brief_why_decided": "décidé au préalable",
    "brief_why_decided_by": "décidé par {by}",
    "brief_why_held": "écartée par la question posée",
    "brief_why_excludes": "incompatible avec {others}, que le plan finance",
    "brief_why_requires": "nécessite {others}, que le plan ne finance pas",
    "brief_why_requires_late": "nécessite {others} plus tôt que le plan ne le livre",
    "brief_why_kept": "les lignes gardées d’un autre plan ne lui laissent pas de place",
    "brief_why_bucket": "sortirait des bornes fixées pour {buckets}",
    "brief_why_rule": "enfreindrait {rules}, une règle à vous",
    "brief_why_limit": "pas de place : {resource}, il manque {short} ({period}){also}",
    "brief_why_limit_one": " ; une autre ressource aussi",
    "brief_why_limit_many": " ; {count} autres ressources aussi",
    "brief_why_little": "elle n’ajoute rien à ce qui est financé",
    "brief_why_harm": "elle coûterait {points}",
    "brief_why_found": "il y a de la place : la recherche a été arrêtée avant de l’essayer",
    # what changes
    "brief_changes": "Ce qui change",
    "brief_changes_kept": "Lignes gardées du {plan} : {kept} sur {all}.",
    "brief_changes_stopped": "arrêtées : {count}",
    "brief_changes_out": "sorties : {count}",
    "brief_changes_in": "entrées : {count}",
    "brief_changes_option": "autre option : {count}",
    "brief_changes_start": "autre début : {count}",
    "brief_changes_delivered": "livrées : {count}",
    "brief_changes_gone": "disparues du tour : {count}",
    "brief_changes_note": (
        "Prix : les points que perd le meilleur plan dans l’autre sens, avec ce qui sort ou sans ce qui entre"
        " (∞ : il n’y en a pas)."
    ),
    "brief_head_record": "Plan de référence",
    "brief_head_before": "Plan précédent",
    "brief_frees": "Libère",
    "brief_takes": "Demande",
    "brief_is_stopped": "arrêtée",
    "brief_is_gone": "disparue du tour",
    "brief_is_delivered": "livrée en {period}",
    # money by objective and period
    "brief_money": "Points et budget par objectif",
    "brief_money_none": "Points par objectif",
    "brief_objective": "Objectif",
    "brief_attained": "Points atteints",
    "brief_attained_before": "Atteints avant",
    "brief_attained_now": "Points de ce plan",
    "brief_dealt": "sur",
    "brief_money_share": "Part",
    "brief_granted": "Budgets accordés",
    "brief_money_note": (
        "L’argent d’une initiative est réparti entre les objectifs comme les points qu’elle rapporte."
    ),
    "brief_carry_note": "Un reliquat peut servir plus tard là où le budget le permet.",
    "brief_picture_points": "Points atteints, sur ceux attribués",
    "brief_picture_points_before": "Points atteints avant + par ce plan, sur ceux attribués",
    "brief_picture_points_open": "Points atteints",
    "brief_picture_money": "Budget par période et objectif, {unit}",
    "brief_picture_money_plain": "Budget par période et objectif",
    # effects
    "brief_effects": "Effets attendus sur les indicateurs",
    "brief_effects_note": "Une fois livré tout ce qui est financé, chances de succès comprises.",
    "brief_effects_bars": (
        "Barres : d’aujourd’hui (à gauche) à la cible (à droite) ; la bande contient quatre cas sur cinq, le"
        " trait est l’attendu."
    ),
    "brief_effects_chance": "Chance : d’atteindre la cible, à temps si elle a une échéance.",
    "brief_kind_business": "Activité",
    "brief_kind_outcome": "Résultats clients",
    "brief_kind_usage": "Usage du produit",
    "brief_indicator": "Indicateur",
    "brief_today": "Aujourd’hui",
    "brief_expected": "Attendu",
    "brief_change": "Variation",
    "brief_four_in_five": "Quatre cas sur cinq",
    "brief_target": "Cible",
    "brief_way": "Chemin vers la cible",
    "brief_there": "déjà atteinte",
    "brief_chance": "Chance",
    "brief_to": "{low} à {high}",
    # teams
    "brief_load": "Charge des équipes",
    # what means give each other
    "brief_means": "Les transferts entre moyens",
    "brief_means_earn": "{what} : ces transferts entre moyens rapportent {points}.",
    "brief_means_needed": "{what} : sans ces transferts entre moyens, aucun plan n’est possible.",
    "brief_means_unknown": "{what} : ce sont les transferts entre moyens.",
    "brief_means_more_one": "un autre transfert",
    "brief_means_more": "{count} autres transferts",
    "brief_given_sooner": "avoir plus tôt {given} de {giver}",
    "brief_given_later": "avoir plus tard {given} de {giver}",
    "brief_given_lent": "prêter {given} de {giver} à {receiver}",
    "brief_given_bought": "acheter {gained} de {receiver} pour {given}",
    "brief_given_shifted": "déplacer {given} de {giver} vers {receiver}",
    "brief_transfer": "Transfert",
    "brief_what_is_given": "Ce qui est transféré",
    "brief_means_cost": "Coût",
    "brief_means_gain": "Points rapportés",
    "brief_means_all": "tous",
    "brief_means_none": "Pas utilisé",
    "brief_means_note": (
        "Points rapportés : ceux de ce plan, moins ceux du meilleur plan où ce transfert est exclu. Quand"
        " l’un est exclu, d’autres peuvent donner davantage, ou ne plus servir : ces points ne s’ajoutent"
        " pas."
    ),
    "brief_means_next": (
        "Où paie la prochaine embauche : un dixième d’une équipe en plus, à chaque période, rapporte le plus"
        " dans {each}."
    ),
    "brief_means_team": "{team} ({points})",
    "brief_load_note": "Utilisé ÷ ce qui peut être planifié. En couleur : {full} et plus.",
    "brief_team": "Équipe",
    "brief_all_periods": "Total",
    "brief_used_of": "{used} sur {granted}",
    # closest calls
    "brief_calls": "Les choix les plus serrés, et leur prix",
    "brief_calls_note": (
        "Prix, en points : ce que l’on perd en choisissant l’inverse, tout le reste étant au mieux. Ce qui"
        " change d’option ou de date reste financé : en plus petit ou en plus grand, plus tôt ou plus tard ;"
        " ce que cela coûte ou épargne est compris dans l’écart de coût."
    ),
    "brief_calls_none": "Dans les limites, aucun autre choix d’initiatives n’est possible.",
    "brief_instead": "L’inverse",
    "brief_price": "Prix",
    "brief_cost_change": "Écart de coût",
    "brief_enter": "ajouté : {who}",
    "brief_leave": "retiré : {who}",
    "brief_other_timing": "dans une autre option, ou à partir d’une autre date : {who}",
    "brief_nothing": "le même portefeuille",
    # five per cent
    "brief_budgets": "Ce que {share} de plus permettraient, et ce que {share} de moins coûteraient",
    "brief_budgets_none": "Aucun budget du tour n’est limité : plus d’argent ne permettrait rien de plus.",
    "brief_budgets_cheaper": (
        "Avec {share} de plus, le meilleur plan dépense {spend} et laisse {left} sans emploi : il coûte moins"
        " et rapporte plus. Il n’est pas possible aujourd’hui à cause de la limite qui"
        " bloque, non du total."
    ),
    "brief_binds": "Ce qui bloque : « {resource} », il manque {short} ({period}){also}.",
    "brief_scarce": (
        "Écartées faute de place : {all} ; une équipe manque d’abord à {teams} d’entre elles, un budget à"
        " {budgets}."
    ),
    "brief_budget": "Budgets",
    "brief_points_change": "Écart de points",
    "brief_what_changes": "Ce qui change",
    "brief_unanswered": "sans réponse dans le temps imparti",
    "brief_budgets_infeasible": "plus aucun portefeuille ne respecte toutes les exigences",
    # parties and decisions
    "brief_parties": "Qui a concédé quoi",
    "brief_parties_none": "Le tour ne nomme pas de parties : personne n’a rien concédé.",
    "brief_parties_note": (
        "En points de chaque partie. Son enjeu est ce qu’elle avait à perdre : l’écart entre le plan qu’elle"
        " choisirait seule et le pire, pour elle, de ceux que les autres choisiraient seuls. 0 % : elle a son"
        " meilleur plan ; 100 % : elle n’a pas mieux que ce pire."
    ),
    "brief_party": "Partie",
    "brief_own_best": "Son optimum",
    "brief_obtains": "Obtient",
    "brief_concedes": "Concède",
    "brief_stake": "Part d’enjeu",
    "brief_would_have": "Aurait financé à la place",
    "brief_decisions": "Décidé au préalable",
    "brief_decisions_note": (
        "Prix, en points : ce que le plan gagnerait si la décision était levée ; à 0, elle ne"
        " coûte rien. Faire l’inverse est autre chose, et peut coûter des points (« La financer coûte »)."
    ),
    "brief_decision": "Décision",
    "brief_decision_fund": "financer",
    "brief_decision_reject": "refuser",
    "brief_decision_stop": "arrêter",
    "brief_decided_by": "Par",
    "brief_reason": "Motif",
    "brief_date": "Date",
    # how sure it is
    "brief_sure": "À quel point c’est sûr, et ce qui peut mal tourner",
    "brief_sure_proof": "Preuve",
    "brief_sure_range": "Fourchette",
    "brief_sure_range_said": (
        "Si les estimations tiennent, le plan rapporte entre {low} et {high} points dans quatre cas sur cinq,"
        " {mean} en moyenne ({draws} issues équiprobables)."
    ),
    "brief_sure_range_none": (
        "Rien dans le tour n’est donné comme incertain : le plan rapporte {points} dans tous les cas, ce que"
        " personne ne doit tenir pour certain."
    ),
    "brief_sure_past_none": (
        "Rien de ce qui a été livré ne figure dans le tour : on ignore si les attentes sont trop hautes."
    ),
    "brief_sure_targets": "Plus probablement manquées qu’atteintes : aucune sur {all}.",
    "brief_sure_targets_none": "Aucun résultat clé du tour n’a de cible.",
    # risks
    "brief_risks_none": (
        "Aucune cible n’est plus probablement manquée qu’atteinte, aucune équipe n’est saturée, et rien de ce"
        " qui est financé n’a moins de {sure} de chances d’aboutir."
    ),
    "brief_risk_targets": "Cibles",
    "brief_risk_targets_said": (
        "Plus probablement manquées qu’atteintes : {count} sur {all} ; atteintes en partie, elles"
        " apportent {points}."
    ),
    "brief_risk_deadlines": "Échéances",
    "brief_risk_deadlines_said": (
        "Non tenues : {count} sur {all}{cost}. Une échéance est une promesse faite à quelqu’un et ne lie"
        " pas le plan, choisi d’après ses points. Pour en tenir une, donner à son initiative une date"
        " limite de début."
    ),
    "brief_deadlines_kept": "Échéances promises que le plan ne tient pas : aucune sur {all}.",
    "brief_deadline_missed": "« {name} » (promise pour {deadline}, livrée en {delivery})",
    "brief_deadline_missed_later": "« {name} » (promise pour {deadline}, livrée après la dernière période)",
    "brief_risk_limits": "Limites",
    "brief_risk_success": "Succès",
    "brief_risk_success_said": "« {name} » : {share} de chances d’aboutir ; {points} en dépendent.",
    "brief_risk_depends": "Dépendance",
    "brief_risk_depends_said": "« {name} » est nécessaire à {others} ({points}).",
    "brief_risk_load": "Charge",
    "brief_risk_load_said": "{full} et plus du planifiable : {teams}.",
    "brief_full_one": "« {name} » ({share}, {period})",
    "brief_full_many": "« {name} » (jusqu’à {share}, {period} ; {count} périodes)",
    "brief_risk_optimism": "Livraisons passées",
    "brief_risk_optimism_said": (
        "Les {count} initiatives livrées à ce jour ont apporté {share} de ce qui en était attendu ({low} à"
        " {high}) ; à ce compte, selon le type d’effet, ce plan rapporterait {points} au lieu de {promised}."
    ),
    "brief_risk_optimism_taken": (
        "Les {count} initiatives livrées à ce jour ont apporté {share} de ce qui en était attendu ({low} à"
        " {high}) ; ce plan en tient compte."
    ),
    # since the last record
    "brief_record": "Depuis le dernier relevé de décision",
    "brief_record_same": "Le plan est celui du relevé, sur les mêmes données.",
    "brief_record_points": (
        "Le portefeuille du relevé rapportait {before} sur les données d’alors ; ce plan rapporte {after}."
        " {inputs}"
    ),
    "brief_record_round": (
        "Le relevé est celui d’un autre tour, sur d’autres périodes, et comptait {all} lignes. Ses points ne"
        " se comparent pas à ceux de ce plan, comptés à partir de l’état actuel des indicateurs."
    ),
    "brief_record_kept": "telles quelles : {count}",
    "brief_record_inputs": "Données qui diffèrent : {tables}.",
    "brief_record_no_inputs": "Les données sont les mêmes.",
    "brief_record_count": "{table} ({count})",
    "brief_record_more": "{count} autres changements.",
    "brief_before": "Relevé",
    "brief_after": "Maintenant",
    "brief_not_funded": "non financée",
    "brief_from": "{option} dès {start}",
    "brief_from_only": "dès {start}",
    "brief_table_problem": "la question posée",
    "brief_table_settings": "réglages",
    "brief_table_initiatives": "initiatives",
    "brief_table_options": "options",
    "brief_table_resources": "budgets et équipes",
    "brief_table_requirements": "besoins",
    "brief_table_objectives": "objectifs",
    "brief_table_key_results": "résultats clés",
    "brief_table_kpis": "indicateurs",
    "brief_table_contributions": "effets attendus",
    "brief_table_relations": "relations",
    "brief_table_buckets": "parts réservées",
    "brief_table_rules": "règles",
    "brief_table_transfers": "transferts",
    "brief_table_parties": "parties",
    "brief_table_judgements": "jugements",
    "brief_table_decisions": "décisions",
    "brief_table_plan": "plan de référence",
    "brief_table_readings": "relevés d’indicateurs",
    "brief_table_ledger": "dépenses passées",
    "brief_table_actuals": "réalisé",
    "brief_table_scenarios": "scénarios",
    # stories
    "brief_stories": "Ce qu’ont apporté les initiatives livrées",
    "brief_stories_said": (
        "Sur {all} effets de {count} initiatives livrées, {more} ont dépassé l’attendu et {less} sont restés"
        " en dessous."
    ),
    "brief_stories_best": "Les meilleurs",
    "brief_stories_worst": "Les moins bons",
    "brief_stories_few": "Trop peu d’initiatives livrées ont des résultats pour en tirer un enseignement.",
    "brief_realised": "Réalisé",
    "brief_ratio": "% de l’attendu",
    # —— The questionnaire that places an organisation among the levels of steering ——
    # the answers
    "answer_0": "jamais",
    "answer_1": "parfois",
    "answer_2": "le plus souvent",
    "answer_3": "toujours",
    # level 0
    "level_0": "au cas par cas",
    "level_0_steers_by": "l’urgence du moment",
    "level_0_strengths": "Les décisions sont rapides et personne n’a de tableau à remplir.",
    "level_0_limits": (
        "Personne ne peut dire si une promesse a été tenue : les engagements pèsent peu et les mêmes"
        " discussions reviennent."
    ),
    "level_0_next_step": (
        "Noter une date promise pour chaque initiative financée, et regarder chaque mois ce qui a été livré,"
        " et quand."
    ),
    # level 1
    "level_1_steers_by": "les dates : ce qui était promis pour quand, et ce qui est arrivé à temps",
    "practice_dates_written": (
        "Pour chaque initiative financée, la date de livraison promise est écrite et connue de ceux qui en"
        " dépendent."
    ),
    "practice_delays_announced": (
        "Un retard est annoncé dès qu’il est prévisible, et non le jour de la livraison."
    ),
    "practice_on_time_counted": (
        "Chaque trimestre, on compte combien d’initiatives ont été livrées à la date promise."
    ),
    "level_1_strengths": (
        "Les promesses ont une date et chacun peut s’organiser en conséquence ; les retards se voient tôt."
    ),
    "level_1_limits": (
        "Une date ne dit ni ce qui a été livré, ni à quel coût, ni si quelqu’un en avait besoin : on peut"
        " être à l’heure avec la moitié."
    ),
    "level_1_next_step": (
        "Lister ce que chaque initiative doit contenir pour être considérée comme terminée, et suivre ce qui"
        " reste à faire, à côté de la date."
    ),
    # level 2
    "level_2_steers_by": "le contenu : la part faite de ce qui était demandé, et ce qui reste à faire",
    "practice_done_defined": (
        "Avant le début des travaux, on écrit ce que l’initiative doit contenir pour être considérée comme"
        " terminée."
    ),
    "practice_remainder_known": (
        "Pour chaque initiative en cours, les personnes concernées peuvent consulter ce qui est fait et ce"
        " qui reste à faire."
    ),
    "practice_additions_weighed": (
        "Quand un ajout arrive en cours de route, on dit ce qu’il retarde ou remplace, et quelqu’un tranche."
    ),
    "level_2_strengths": (
        "On sait ce qui sera livré, et pas seulement quand ; les ajouts ne passent plus inaperçus."
    ),
    "level_2_limits": (
        "Tout ce qui était demandé peut être fait et avoir coûté plus que cela ne rapporte : une liste de"
        " contenus ne dit rien de l’argent."
    ),
    "level_2_next_step": (
        "Chiffrer le coût et le gain attendu de chaque initiative, les comparer avant de financer, et y"
        " revenir après."
    ),
    # level 3
    "level_3_steers_by": (
        "l’argent : ce qui est dépensé, ce que coûte une fonctionnalité, ce que rapporte une initiative"
    ),
    "practice_cost_estimated": (
        "Le coût de chaque initiative est estimé avant la décision, temps des équipes compris."
    ),
    "practice_spend_followed": (
        "Chaque mois, le coût réel de chaque initiative à ce jour est comparé à son budget."
    ),
    "practice_gain_estimated": (
        "Le gain attendu est estimé en argent avant le financement ; une initiative qui coûte plus qu’elle ne"
        " rapporte doit être justifiée."
    ),
    "practice_gain_checked": (
        "Dans l’année qui suit la livraison, le gain obtenu est comparé au gain annoncé."
    ),
    "level_3_strengths": (
        "L’argent est dépensé en connaissance de cause : finance et produit lisent les mêmes chiffres, et les"
        " dépassements se voient avant la fin de l’année."
    ),
    "level_3_limits": (
        "Des gains estimés initiative par initiative sont souvent comptés deux fois, et ce qui ne se chiffre"
        " pas en argent disparaît de la liste."
    ),
    "level_3_next_step": (
        "Mesurer si ce qui a été livré est utilisé : par combien de personnes, à quelle fréquence, et si"
        " elles y reviennent ; les initiatives les plus chères d’abord."
    ),
    # level 4
    "level_4_steers_by": (
        "l’usage : combien de personnes utilisent ce qui a été livré, à quelle fréquence, et si elles y"
        " reviennent"
    ),
    "practice_use_expected": (
        "Avant qu’une initiative soit financée, il est écrit qui devra utiliser ce qu’elle livre, et à quelle"
        " fréquence."
    ),
    "practice_use_measured": (
        "Quand quelque chose est livré, le nombre de personnes qui s’en servent est mesuré, et consulté."
    ),
    "practice_unused_acted_on": "Ce qui est à peine utilisé est amélioré ou retiré.",
    "level_4_strengths": (
        "Tout ne s’arrête plus à la livraison : ce que personne n’utilise se voit, et peut être amélioré ou"
        " retiré."
    ),
    "level_4_limits": (
        "Beaucoup d’usage n’est pas encore un bon résultat : on peut utiliser souvent un outil parce qu’il"
        " est lent, ou parce qu’on y est obligé."
    ),
    "level_4_next_step": (
        "Pour chaque initiative, nommer ce qu’elle doit changer pour les clients ou les utilisateurs (aller"
        " au bout, rester, recommander), avec une valeur de départ et une cible."
    ),
    # level 5
    "level_5_steers_by": (
        "les effets : ce qui change pour les clients et les utilisateurs, comme la conversion, la fidélité ou"
        " la recommandation"
    ),
    "practice_effect_named": (
        "Chaque initiative financée nomme un ou deux indicateurs, côté clients ou utilisateurs, qu’elle doit"
        " faire bouger, et de combien."
    ),
    "practice_start_measured": "La valeur de ces indicateurs est mesurée avant le début des travaux.",
    "practice_effect_checked": (
        "Après la livraison, on vérifie qu’un changement vient bien de l’initiative : par un test, un groupe"
        " témoin, ou en écartant les autres causes."
    ),
    "practice_no_effect_acted_on": (
        "Une initiative qui ne fait pas bouger ses indicateurs est réorientée ou arrêtée, même si elle"
        " respecte échéances et budget."
    ),
    "level_5_strengths": (
        "Ce qui est financé est jugé sur ce qu’il change pour les gens ; les équipes peuvent changer de"
        " solution pourvu que l’effet soit là."
    ),
    "level_5_limits": (
        "Chaque équipe améliore ses propres indicateurs : deux d’entre elles peuvent pousser le même, ou se"
        " contrarier, pendant que l’essentiel de la stratégie reste sans équipe."
    ),
    "level_5_next_step": (
        "S’accorder sur quelques objectifs communs et leur poids, mettre toutes les initiatives sur une même"
        " table, face au même budget et aux mêmes équipes, et choisir l’ensemble qui sert le mieux ces"
        " objectifs."
    ),
    # level 6
    "level_6_steers_by": (
        "la contribution à la stratégie, à moyens limités : quel ensemble d’initiatives apporte le plus"
    ),
    "practice_objectives_weighed": (
        "À chaque tour de financement, finance, produit et technique s’accordent sur quelques objectifs"
        " communs et sur le poids de chacun."
    ),
    "practice_chosen_together": (
        "Les initiatives sont choisies ensemble, face au même budget et aux mêmes équipes limités ; ni une"
        " par une, ni dans une enveloppe fixe par service."
    ),
    "practice_refusals_explained": (
        "Quand une initiative est refusée, on dit lesquelles auraient dû lui céder la place, et ce que cela"
        " aurait coûté aux objectifs."
    ),
    "practice_means_moved": (
        "En cours d’année, argent et équipes passent à un autre service lorsqu’ils y servent mieux les"
        " objectifs."
    ),
    "level_6_strengths": (
        "L’argent et les équipes, limités, vont là où ils servent le plus la stratégie ; chaque refus a une"
        " raison vérifiable, et finance et produit décident sur les mêmes chiffres."
    ),
    "level_6_limits": (
        "Le choix ne vaut que ce que valent les objectifs, les poids et les estimations qui le fondent ; tous"
        " trois vieillissent."
    ),
    "level_6_next_step": (
        "Faire vivre la démarche : avant chaque tour, comparer le réalisé aux estimations, corriger"
        " celles-ci, et vérifier à quel point le choix dépend des poids."
    ),
    # the report, the form and the file of answers
    "assess_headline": "Niveau {level} sur 6 : {name}",
    "assess_unplaced": "Niveau pas encore connu",
    "assess_steers_by": "Pilote par {what}.",
    "assess_strengths": "Points forts",
    "assess_limits": "Limites",
    "assess_next_step": "Prochaine étape",
    "assess_here": "vous êtes ici",
    "assess_needed": "requis : deux tiers",
    "assess_share": "part des pratiques du niveau en place",
    "assess_ahead": "atteint, mais pas tous en dessous",
    "assess_ahead_of_turn": (
        "Déjà atteint, mais pas compté : {levels}. Un niveau ne compte qu’une fois tous ceux d’en dessous"
        " atteints."
    ),
    "assess_held_back": (
        "Ce qui empêche d’atteindre le niveau {level} ({name}) ; il y faut « {enough} » en moyenne :"
    ),
    "assess_unanswered": "sans réponse",
    "assess_open": "Sans réponse à ce stade : {count} questions sur {total}.",
    "assess_answered": "{count} réponses sur {total}",
    "assess_reset": "Recommencer",
    "assess_ask_intro": (
        "Où en est votre organisation ? {total} pratiques, un chiffre pour chacune : {scale}."
    ),
    "assess_ask_keys": "« < » revient à la question précédente ; Ctrl-C arrête.",
    "assess_ask_again": "Un chiffre de 0 à 3, ou « < » ; trouvé : « {found} ».",
    "assess_ask_stopped": "Arrêté après {count} réponses sur {total}. Restent ouvertes : {names}.",
    "assess_kept": (
        "Les réponses données sont dans {path}. Y compléter le reste, puis : portfolio assess {path}"
    ),
    "assess_file_title": "Où en est votre organisation ? Six niveaux de pilotage, {total} pratiques.",
    "assess_file_scale": 'Remplacer "" par un chiffre après chaque pratique : {scale}.',
    "assess_file_then": "Puis : portfolio assess {path}",
    "assess_made": "{path} : un fichier de réponses. Remplissez-le, puis : portfolio assess {path}",
    "assess_answers": "réponses",
    "assess_fault_question": "question {question}",
    "assess_fault_kind": (
        "doit être un dictionnaire qui donne 0 à 3 à chaque question, ou le chemin d’un fichier ;"
        " trouvé : {found}. Donner l’un des deux."
    ),
    "assess_fault_nothing": (
        "doit être un fichier de réponses ; il n’y a rien là. Vérifier le chemin, ou en créer un :"
        " portfolio assess --new {path}"
    ),
    "assess_fault_folder": (
        "doit être un fichier de réponses ; trouvé : un dossier. Nommer le fichier qui s’y trouve."
    ),
    "assess_fault_toml": (
        'doit être du TOML, des lignes telles que {example} = 2, ou {example} = "" pour une question'
        " laissée ouverte ; trouvé une erreur : {error}. Corriger la ligne."
    ),
    "assess_fault_section": "la section doit être l’une de {known} ; trouvé : {found}. {advice}",
    "assess_fault_language": (
        "la langue (language) doit être {known} ; trouvé : {found}. Écrire l’un de ces codes."
    ),
    "assess_fault_unknown": "doit être une question du questionnaire ; trouvé : {found}. {advice}",
    "assess_fault_remove": "La retirer : pf.questionnaire() les donne toutes.",
    "assess_fault_elsewhere": (
        "doit être dans la section [{section}] ; trouvée dans [{found}]. La déplacer."
    ),
    "assess_fault_twice": "doit être là une seule fois ; trouvée deux fois. En retirer une.",
    "assess_fault_answer": "doit être {known} ; trouvé : {found}. {advice}",
    "assess_fault_open": "attend une réponse ; il n’y en a pas. Écrire {known}.",
    "assess_fault_write_one": "Écrire un seul nombre.",
    "assess_found_table": "une table",
    "assess_found_list": "une liste",
    "assess_fault_ending": "doit être un nom qui finit par .toml ; trouvé : {found}. {advice}",
    "assess_fault_taken": (
        "doit être un nom libre ; celui-ci est pris. En choisir un autre, pour que rien ne soit écrasé."
    ),
    # the explorer and notebooks, served to others
    "share_explorer": "L’explorateur de {name}, en lecture seule, pour qui a cette adresse :",
    "share_notebooks": (
        "Les notebooks de {folder}/, à modifier et exécuter à plusieurs, pour qui a cette adresse :"
    ),
    "share_outside": (
        "D’autres machines peuvent l’atteindre, et ce qui est envoyé n’est pas chiffré : placez devant"
        " un proxy avec TLS (docs/sharing.md)."
    ),
    "share_ends": "Ctrl-C y met fin.",
    "share_ended": "Terminé.",
    "share_token": (
        "--token : doit avoir au moins 8 lettres, chiffres ou signes parmi . _ ~ - sans espace."
        " Omettez-le : il en sera créé un."
    ),
    "share_port_taken": (
        "port {port} de {ip} : doit être libre ; quelque chose y écoute déjà. Mettez-y fin, ou nommez-en"
        " un autre : --port {other}."
    ),
    "share_port_kept": (
        "port {port} de {ip} : doit être un port que vous pouvez ouvrir ; celui-ci est réservé au"
        " système. Nommez-en un autre : --port 8866."
    ),
    "share_ip": (
        "--ip : doit être une adresse de cette machine, telle que {near} ; trouvé : {ip} ({error})."
    ),
    "share_needs": (
        "{module} doit être installé ; il ne l’est pas. Lancez : pip install 'portfolio-arbitration[{extra}]'"
    ),
    "share_ended_itself": "le serveur s’est arrêté de lui-même avec le code de sortie {code}.{said}",
    "share_not_started": (
        "le serveur n’a pas démarré : il s’est arrêté avec le code de sortie {code}.{said}"
    ),
    "share_slow": "le serveur n’a pas démarré en {seconds} secondes.{said}",
    "share_said_last": " Ses derniers mots :\n{lines}",
    "share_open": (
        "le serveur laisse entrer tout le monde : des réglages de Jupyter sur cette machine y"
        " désactivent les jetons. Retirez-les."
    ),
    "share_other_token": (
        "le serveur refuse le jeton : des réglages de Jupyter sur cette machine en nomment un autre."
        " Retirez-les."
    ),
    "share_no_folder": (
        "{path} : doit être un dossier de notebooks ; trouvé : un fichier. Vérifiez le chemin."
    ),
    "share_no_notebooks": (
        "{path} : doit être un dossier de notebooks ; il n’y a rien là. Vérifiez le chemin."
    ),
    "share_root": (
        "ce compte est root : qui a le jeton pourrait tout faire sur cette machine. Prenez-en un autre,"
        " ou ajoutez --allow-root."
    ),
    "share_page_full_title": "Aucune place n’est libre en ce moment",
    "share_page_full": (
        "Autant de personnes regardent ce tour qu’il y a de places ({most}). Réessayez dans un moment : une"
        " place se libère une minute après un départ. Ou demandez à qui partage le tour d’en ouvrir"
        " davantage."
    ),
    "share_page_nothing_title": "Il n’y a rien ici",
    "share_page_nothing": "Il n’y a rien à cette adresse. Ouvrez l’adresse que l’on vous a donnée.",
    "share_page_closed_title": "Cette adresse n’est pas ouverte",
    "share_page_closed": "Ouvrez l’adresse que l’on vous a donnée, en entier : le jeton y figure.",
    "share_page_failed_title": "Cela n’a pas marché",
    "share_page_failed": (
        "Le serveur n’a pas pu faire cette page. Réessayez ; si cela persiste, dites-le à qui vous a donné"
        " l’adresse."
    ),
    "share_page_again": "Réessayer",
    "share_page_anew": "Rouvrir la page",
    "share_page_gone": (
        "Votre place a été rendue : cette page est restée hors d’atteinte plus d’une minute, ou personne"
        " n’y a touché pendant une heure, ou son processus a pris fin. Ce qui est affiché ne bouge plus."
    ),
    "share_page_away": (
        "Le serveur ne répond pas : le réseau est coupé, ou qui partage le tour y a mis fin. D’ici là, rien"
        " ne bouge ici."
    ),
    # the round, answered to an assistant
    "assistant_serving": (
        "{name} : un assistant reçoit ses réponses sur stdin et stdout. Rien n’est écrit. Ctrl-C y met fin."
    ),
    "assistant_serving_writes": (
        "{name} : un assistant reçoit ses réponses sur stdin et stdout. Il peut écrire des scénarios et des"
        " décisions dans le cas. Ctrl-C y met fin."
    ),
    "assistant_no_tool": "il n’y a pas d’outil « {found} ». Demandez l’un de ceux-ci : {tools}.",
    "assistant_reads": (
        "{tool} écrit dans le cas, ce que ce serveur ne doit pas faire : rien n’a été écrit. Dites à la"
        " personne"
        " ce qui serait écrit ; qui le veut démarre le serveur avec --write."
    ),
    "assistant_unknown": "{name} : l’outil ne prend pas cet argument. Il prend : {names}.",
    "assistant_nothing": "rien",
    "assistant_missing": "{name} : doit être {must} ; rien n’est donné.",
    "assistant_unfit": "{name} : doit être {must} ; trouvé : {found}.",
    "assistant_ask_as": "Rien n’a été demandé. Demandez {tool} avec des arguments tels que {example}.",
    "assistant_text": "un texte d’au plus {longest} caractères",
    "assistant_texts": "une liste de 1 à {count} textes d’au plus {longest} caractères",
    "assistant_amounts": "une liste de 1 à {count} montants, ou de parts telles que « -10% »",
    "assistant_number": "un nombre supérieur à 0, d’au plus {most}",
    "assistant_count": "un nombre entier de 1 à {most}",
    "assistant_flag": "true ou false, sans guillemets",
    "assistant_choice": "l’un de {choices}",
    "assistant_lines": "une liste de 1 à {count} lignes, chacune avec initiative, option et start en texte",
    "assistant_no_plan": (
        "le cas n’a pas de plan en vigueur, et aucun autre n’est donné : donnez les lignes d’un plan"
        " dans near,"
        " chacune avec initiative, option et start."
    ),
    "assistant_cut": (
        "(La réponse continue : {count} caractères de plus ont été omis. Demandez moins d’initiatives,"
        " ou moins"
        " de détails.)"
    ),
    "assistant_written": "Écrit dans la table {table} de {path}, lignes : {rows}.",
    # lists: what was understood of one, assumed, left out and asked
    "list_fault_words": (
        "doit contenir des montants ; trouvé : des mots ({found}). Prendre une autre colonne : --set "
        "{role}=…."
    ),
    "list_fault_units_of_columns": (
        "doit être dans une seule unité ; trouvé : {found} dans {columns}. En prendre une : --set {role}=…."
    ),
    "list_fault_currencies": "doit être dans une seule monnaie ; trouvé : {found}. Convertir les montants.",
    "list_fault_taxes": (
        "doit être partout hors taxes ou partout taxes comprises ; trouvé : {found}. Écrire tout de la "
        "même façon."
    ),
    "list_fault_units": (
        "doit être dans une seule unité ; trouvé : {found}, comme dans {shown}. Tout écrire dans la même."
    ),
    "list_fault_no_amounts": (
        "doit contenir des montants ; trouvé : {found}. Écrire des montants, ou prendre une autre colonne."
    ),
    "list_fault_two_ways": (
        "doit être écrit d’une seule façon ; trouvé : {found}. Tout écrire comme 80 %, ou rien."
    ),
    "list_fault_row_period": (
        "doit être une période comme 2027 sur chaque ligne ; trouvé : {found}. La corriger."
    ),
    "list_fault_row_no_period": (
        "doit être une période comme 2027 sur chaque ligne ; la cellule est vide. La remplir."
    ),
    "list_fault_more_cells": (
        "doit avoir au plus autant de cellules que d’en-têtes ({headings}) ; trouvé : {found}. Mettre "
        "entre guillemets la cellule qui contient le séparateur."
    ),
    "list_fault_fewer_cells": (
        "doit avoir autant de cellules que d’en-têtes ({headings}) ; trouvé : {found}, et le reste à la "
        "ligne suivante. Mettre entre guillemets la cellule qui contient un saut de ligne."
    ),
    "list_fault_merged": (
        "doit avoir une valeur par cellule ; trouvé : {value} une seule fois dans les cellules "
        "fusionnées {cells}. Les défusionner et remplir chacune."
    ),
    "list_fault_merged_cells": (
        "doit avoir une valeur par cellule ; trouvé : {value} une seule fois dans les cellules "
        "fusionnées {cells}, et {count} autres. Les défusionner et remplir chacune."
    ),
    "list_fault_hidden_rows": (
        "les lignes masquées sont lues comme les autres ; il y en a {count}, la première contient "
        "{first}. Les afficher si elles comptent (effacer le filtre), ou les supprimer."
    ),
    "list_fault_hidden_columns": (
        "les colonnes masquées sont lues comme les autres ; trouvé : {found}. Les afficher, ou les supprimer."
    ),
    "list_fault_no_weights": (
        "il faut une feuille qui donne les poids de {drivers}, car {sheet} leur donne des notes ; il n’y"
        " en a pas. L’ajouter, ou laisser cette feuille de côté."
    ),
    "list_fault_sheet_number": (
        "doit être un nombre ; trouvé : {found} dans {sheet}. Le corriger, ou dire ce qu’il vaut : "
        "[sheets.{table}]."
    ),
    "list_fault_sheet_word": (
        "doit être un nombre ou un mot de son échelle ; trouvé : {found} dans {sheet}. Le corriger, ou "
        "dire ce qu’il vaut : [sheets.{table}]."
    ),
    "list_fault_no_driver": (
        "doit être l’un de {known} ; trouvé : {found} au-dessus des notes de {sheet}. Le corriger."
    ),
    "list_fault_sheet_periods": (
        "doit porter sur les périodes du cas ; trouvé : {found} à côté de {periods}. Retirer --periods."
    ),
    "list_fault_dependency": (
        "doit être une sorte de dépendance connue ; trouvé : {found} dans {sheet}. Dire ce que cela "
        "signifie : [sheets.relations.words.relation]."
    ),
    "list_found": "trouvé : {found}",
    "list_fault_limit": "doit être un montant ≥ 0, comme 1.2M, 2027Q1=300k ou NOM=40 ; {error}. Le corriger.",
    "list_fault_limit_twice": (
        "doit donner chaque montant une fois ; trouvé : {found} deux fois. En supprimer un."
    ),
    "list_fault_amount_twice": "doit donner le montant une seule fois ; il y est deux fois. En supprimer un.",
    "list_fault_no_candidate": (
        "doit contenir au moins un candidat ; aucun ne compte. Voir ce qui a été laissé de côté, et pourquoi."
    ),
    "list_fault_labels": (
        "doit donner des périodes comme 2027T1, chacune une fois ; trouvé : {found}. Les corriger."
    ),
    "list_fault_no_labels": (
        "doit donner des périodes comme 2027T1, chacune une fois ; il n’y en a aucune. Les nommer."
    ),
    "list_the_answers": "les réponses",
    "list_the_mapping": "la correspondance",
    "list_key_text": "doit être un seul texte",
    "list_key_one_of": "doit être {words}",
    "list_key_heading": "doit être l’en-tête d’une colonne",
    "list_key_row": "doit être le numéro d’une ligne, à partir de 1",
    "list_key_pairs": "doit donner des paires comme Fort = 3 ; Faible = 1",
    "list_key_scale": "doit donner des nombres comme Fort = 3 ; {word} vaut {said}",
    "list_key_unestimated": "doit être median, free, leave out ou un nombre",
    "list_key_from_zero": "doit être ≥ 0",
    "list_key_currency": "doit être un code ISO de trois capitales, comme EUR",
    "list_key_periods": "doit donner des périodes comme 2027T1, ou dates, sprints, versions ou one",
    "list_key_units": "doit donner des unités comme effort = seconds, parmi {known} ; l’une est {wrong}",
    "list_key_lengths": "doit donner des unités et leur durée, comme weeks = 5 days",
    "list_key_types": "doit donner des types comme Epic = epic, parmi {known} ; l’un est {wrong}",
    "list_key_decided": "doit donner des mots comme Go = fund, parmi {known} ; l’un est {wrong}",
    "list_key_misspelt": "doit être une clé de correspondance ; trouvé : {found}. Écrire {like}.",
    "list_key_unknown": (
        "doit être une clé de correspondance ; trouvé : {found}. Les clés connues sont {known}."
    ),
    "list_key_numbers": "doit donner des nombres ; {error}",
    "list_key_list": "une liste ou un tableau",
    "list_key_wrong": "{must} ; trouvé : {found}. Corriger la réponse.",
    "list_fault_tracker": (
        "doit être {known} ; trouvé : {found}. Pour un autre outil de suivi, prendre list, avec votre "
        "propre correspondance : --map mapping.toml."
    ),
    "list_fault_map_unread": (
        "doit être un fichier de correspondance lisible ; erreur : {error}. Vérifier le chemin."
    ),
    "list_fault_map_bytes": "doit être un texte en UTF-8 ; les octets sont autres. L’enregistrer en UTF-8.",
    "list_fault_map_toml": (
        'doit être du TOML, des lignes comme cost = "Budget" ; erreur : {error}. Corriger la ligne.'
    ),
    "list_fault_set": "doit être CLÉ=VALEUR, comme cost=Budget ; trouvé : {found}",
    "list_fault_no_fund": (
        "doit nommer un fonds sur chaque ligne, puisque les budgets sont donnés par fonds ; des cellules"
        " sont vides. Les remplir, ou donner un seul budget pour tout."
    ),
    "list_fault_row_currencies": (
        "doit être la même monnaie sur toutes les lignes ; trouvé : {found}. Convertir les montants."
    ),
    "list_fault_other_currency": (
        "doit être la monnaie des montants ; trouvé : {found}. Corriger l’une des deux."
    ),
    "list_fault_said_currencies": (
        "doit être dans une seule monnaie ; trouvé : {found}. Convertir les montants, ou corriger ce qui"
        " a été dit."
    ),
    "list_found_two_ways": "trouvé : {found}, qui peut signifier {both}. Écrire {both}",
    "list_found_unit": "trouvé : {found}, dont le {sign} peut être une unité. Écrire le montant entier",
    "list_found_no_amount": "trouvé : {found}. Écrire un montant comme 1200000, 1,2 M ou 70 k€",
    "list_fault_none_there": "aucun",
    "list_fault_which_budget": (
        'doit dire de quel budget est un montant ; trouvé : {found}. Écrire {option} "{first}=…", et '
        "ainsi de suite."
    ),
    "list_fault_which_team": (
        'doit dire de quelle équipe est un montant ; trouvé : {found}. Écrire {option} "{first}=…", et '
        "ainsi de suite."
    ),
    "list_fault_budget_column": (
        "doit être un budget de la liste ; trouvé : {found} dans la colonne {column}. Si elle nomme les "
        'budgets, le dire : --set "budget={heading}".'
    ),
    "list_fault_budget_misspelt": (
        "doit être un budget de la liste ; trouvé : {found}, et dans la liste {names}. Écrire {like}."
    ),
    "list_fault_budget_unknown": (
        "doit être un budget de la liste ; trouvé : {found}, et dans la liste {names}. Corriger le nom."
    ),
    "list_fault_team_column": (
        "doit être une équipe de la liste ; trouvé : {found} dans la colonne {column}. Si elle nomme les"
        ' équipes, le dire : --set "team={heading}".'
    ),
    "list_fault_team_misspelt": (
        "doit être une équipe de la liste ; trouvé : {found}, et dans la liste {names}. Écrire {like}."
    ),
    "list_fault_team_unknown": (
        "doit être une équipe de la liste ; trouvé : {found}, et dans la liste {names}. Corriger le nom."
    ),
    "list_form_tables": (
        'doit donner des tables comme {{objectives = {{objective = "Driver", weight = "Priority"}}}}'
    ),
    "list_form_unknown": "doit être parmi {known} ; l’une est {wrong}",
    "list_form_more": "doit dire {known} de {table} ; il y a aussi {wrong}",
    "list_form_lacks": "doit dire quels en-têtes de {table} sont {absent} ; rien ne le dit",
    "list_form_links": "doit donner des mots parmi {known} ; l’un est {wrong}",
    "list_form_numbers": "doit donner des nombres aux mots de {column} dans {table} ; l’un est {wrong}",
    "list_fault_no_estimate": (
        "doit avoir une estimation, étant obligatoire ; aucune pour {items}, et rien pour la remplacer. "
        "La donner, ou laisser de côté : --unestimated 'leave out'."
    ),
    "list_fault_no_value": (
        "doit avoir une valeur, étant obligatoire ; aucune pour {items}. La donner, ou dire que ce n’est"
        " pas obligatoire."
    ),
    "list_fault_mandatory": (
        "doit être oui ou non, ou x ; trouvé : {found}. Corriger, ou prendre une autre colonne : --set "
        "mandatory=…."
    ),
    "list_fault_periods": (
        "doit nommer des périodes du cas ; trouvé : {found} à côté de {periods}. Corriger, ou nommer les"
        " périodes : --periods."
    ),
    "list_fault_open_periods": (
        "doit être donné pour chaque période, ou une fois pour toutes ; aucun montant de {resource} pour"
        " {periods}. Écrire {option}, avec 0 là où il n’y a rien."
    ),
    "list_fault_no_sprints": (
        "doit avoir une colonne de {wish}, puisque periods={wish} ; il n’y en a pas. La nommer : --set "
        "{role}=…."
    ),
    "list_fault_outside": (
        "doit donner des montants des périodes {periods} ; il y en a de {found}. Nommer aussi ces "
        "périodes : --periods."
    ),
    "list_fault_dates": (
        "doit être écrit dans un seul ordre ; trouvé : {found}. Corriger les dates, ou dire --set "
        '"dates=month first".'
    ),
    "list_fault_date": "{text} ({order})",
    "list_fault_no_headings": (
        "doit avoir des en-têtes à la ligne {row} ; il n’y en a pas. Corriger headings, ou le retirer : "
        "la ligne est alors cherchée."
    ),
    "list_fault_no_sheet": "doit avoir une feuille appelée {sheet} ; trouvé : {found}. Écrire l’une d’elles.",
    "list_fault_sheet_like": "doit avoir une feuille appelée {sheet} ; trouvé : {found}. Écrire {like}.",
    "list_fault_no_sheets": (
        "doit avoir une feuille appelée {sheet} ; c’est un fichier texte, sans feuilles. Ne pas nommer "
        "de feuille."
    ),
    "list_fault_figures_only": (
        "doit contenir un coût, une charge ou une valeur à côté de {name} ; il n’y a de chiffres que "
        "sous {found}. Dire lesquels : --set cost=… --set value=…"
    ),
    "list_fault_seen": "{sheet} : {headings}",
    "list_fault_seen_nothing": "{sheet} : aucun en-tête",
    "list_fault_no_list": (
        "doit contenir une liste avec un nom (ou un identifiant) et un coût, une charge ou une valeur "
        "sur chaque ligne, sous des en-têtes comme Nom, Budget, Score ; trouvé : {found}. Nommer les "
        "colonnes, ou dire lesquelles : --set name=… --set cost=… --set value=…"
    ),
    "list_fault_no_list_at_all": (
        "doit contenir une liste avec un nom (ou un identifiant) et un coût, une charge ou une valeur "
        "sur chaque ligne, sous des en-têtes comme Nom, Budget, Score ; il n’y a rien. Nommer les "
        "colonnes, ou dire lesquelles : --set name=… --set cost=… --set value=…"
    ),
    "list_fault_side_by_side": (
        "doit contenir une seule liste ; il y en a {count} côte à côte, dont les premiers en-têtes sont "
        "{headings}. Mettre chacune sur une feuille, ou dans un fichier, à part."
    ),
    "list_fault_column_like": (
        "doit avoir une colonne appelée {headings} ({role}) ; trouvé : {found}. Écrire {role}={like}."
    ),
    "list_fault_no_column": (
        "doit avoir une colonne appelée {headings} ({role}) ; trouvé : {found}. Corriger la correspondance."
    ),
    "list_fault_unit_above": (
        "doit être dans les en-têtes des montants concernés ; trouvé : {found} au-dessus d’eux. L’y "
        "écrire, comme Coût (k€)."
    ),
    "list_fault_no_limit": (
        "doit dire ce qui est limité ; la liste n’a ni coût ni charge, et aucun montant n’est donné. "
        'Dire ce qui peut être dépensé et quelle colonne est le coût : --budget 1.2M --set "cost=…" ; ou'
        ' ce que les équipes peuvent faire : --team 40 --set "effort=…" ; ou combien d’initiatives '
        "financer : --budget 5 --set cost=1."
    ),
    "list_fault_efforts": (
        "doit être dans une seule unité pour être additionné ; trouvé : {found}. En prendre une : --set "
        "effort=…, ou dire l’unité : --set unit=effort=days."
    ),
    "list_fault_effort": "{column} ({unit})",
    "list_fault_effort_bare": "{column} (sans unité)",
    "list_fault_one_value": "doit être le même sur chaque ligne de {item} ; trouvé : {found}. Corriger.",
    "list_fault_shares": (
        "doit contenir des parts, ou des pourcentages, ou les échelons d’une échelle ; trouvé : {low} à "
        "côté de {high} dans {column}. Tout écrire comme 80 %."
    ),
    "list_say_which": "Dire laquelle : {readings}.",
    "list_blank_column": (
        "une colonne vide sépare {one} et {other} ; lu comme un seul tableau, car les lignes sont les mêmes."
    ),
    "list_faults": "Ne peut être lu :",
    "list_head": "{file} : {used} lignes sur {rows} sont candidates, {left} laissées de côté.",
    "list_understood": "Compris",
    "list_heading": "en-tête",
    "list_reads_as": "lu comme",
    "list_example": "exemple",
    "list_own": "Gardées comme vos propres colonnes : {columns}.",
    "list_kept": "gardée telle quelle",
    "list_assumed": "Supposé",
    "list_left_out": "Laissé de côté",
    "list_asked": "Demandé : rien ne sort avant d’y avoir répondu",
    "list_to_confirm": "À confirmer",
    "list_answer": "Répondez par l’une de celles-ci (en Python comme argument, ou dans une correspondance) :",
    "list_confirm": "Pour le confirmer (ou le changer) :",
    "list_more": "{count} de plus : {reasons}",
    "list_row": "ligne {row}",
    "list_file": "fichier",
    "list_row_head": "ligne",
    "list_item": "élément",
    "list_why": "pourquoi",
    "list_key": "clé",
    "list_question": "question",
    "list_readings": "lectures",
    "list_role_id": "identifiant",
    "list_role_name": "nom",
    "list_role_value": "valeur",
    "list_role_cost": "coût",
    "list_role_effort": "charge",
    "list_role_team": "équipe",
    "list_role_owner": "responsable",
    "list_role_category": "catégorie",
    "list_role_parent": "parent",
    "list_role_status": "statut",
    "list_role_progress": "avancement",
    "list_role_type": "type",
    "list_role_start": "début : première période possible",
    "list_role_end": "fin : son échéance",
    "list_role_sprint": "sprint",
    "list_role_version": "version",
    "list_role_requires": "ce qui doit le précéder",
    "list_role_blocks": "ce qu’il doit précéder",
    "list_role_reach": "portée",
    "list_role_impact": "impact",
    "list_role_confidence": "confiance",
    "list_role_ease": "facilité",
    "list_role_business_value": "valeur métier",
    "list_role_time_criticality": "criticité temporelle",
    "list_role_risk_reduction": "réduction du risque",
    "list_role_formula": "un score calculé",
    "list_role_priority": "priorité",
    "list_role_mandatory": "obligatoire",
    "list_role_decision": "décision",
    "list_role_fund": "financement",
    "list_role_link": "un lien dont personne ne connaît le sens",
    "list_role_capacity": "capacité",
    "list_why_done": "terminé",
    "list_why_cancelled": "annulé",
    "list_why_epic": "ses parties sont listées",
    "list_why_sub-task": "sous-tâche",
    "list_why_total": "total",
    "list_why_legend": "n’est pas une ligne de la liste",
    "list_why_title": "au-dessus des en-têtes",
    "list_why_headings": "en-têtes répétés",
    "list_why_other table": "une autre table",
    "list_why_no name": "sans nom",
    "list_why_no estimate": "sans estimation",
    "list_why_no value": "sans valeur",
    "list_why_no team": "sans équipe",
    "list_why_later": "commence après la dernière période",
    "list_why_other": "n’est pas candidat",
    "list_unit_above": "{unit} figure au-dessus des en-têtes et vaut, par hypothèse, pour {columns}.",
    "list_reserves": "{names} désigne une réserve ; la ligne concourt comme les autres. Pour mettre la somme"
    " de côté, réduisez le budget et retirez la ligne : --set leave_out_where=….",
    "list_value": "valeur",
    "list_team": "équipe",
    "list_no_team": "sans équipe",
    "list_quarter": "T",
    "list_period": "période {number}",
    "list_sheet": "feuille {name}",
    "list_ask_tables": "Quelle table est la liste ? Il y en a plusieurs : {places}.",
    "list_ask_columns": "Quelle colonne est « {role} » ? Plusieurs conviennent : {columns}.",
    "list_ask_value": (
        "Que vaut chaque élément ? Aucun en-tête ne le dit (score, valeur, bénéfice, impact, "
        "priorité, …) ; value=1 les fait compter autant."
    ),
    "list_ask_value_or_formula": (
        "Un élément vaut-il son score, ou son {formula} ? Les colonnes des deux sont là : {columns}."
    ),
    "list_ask_cost": (
        "Quelle colonne est le coût que paie le budget ? Aucun en-tête ne le dit (coût, budget, montant, …)."
    ),
    "list_ask_effort": (
        "Quelle colonne est la charge des équipes ? Aucun en-tête ne le dit (charge, estimation, "
        "points, jours, …)."
    ),
    "list_ask_scale": (
        "Que valent les mots de {column} ({words}) ? Des pas égaux ou qui doublent donnent des "
        "plans différents."
    ),
    "list_ask_best": "Quelle extrémité de {column} est la meilleure ? Il va de {low} à {high}.",
    "list_ask_decimal": (
        "{text} dans {column}, ligne {row}, est-ce {grouped} (decimal={first})"
        " ou {decimal} (decimal={second}) ?"
    ),
    "list_ask_dates": (
        "Le jour ou le mois vient-il d’abord dans {date} (lignes {rows}) ? La période en dépend."
    ),
    "list_ask_duplicates": (
        "Ce qui figure deux fois est-il un projet sur plusieurs lignes, dont les montants "
        "s’ajoutent, ou plusieurs projets ? {lines}."
    ),
    "list_ask_teams": (
        "Des lignes nomment plusieurs équipes ({rows}). Qui fait le travail : la première, "
        "chacune sa part, ou chacune la totalité ?"
    ),
    "list_ask_no_team": "Des lignes ne nomment aucune équipe ({rows}). À qui est ce travail ?",
    "list_ask_totals": "{names}, est-ce un total d’autres lignes, ou un élément (lignes {rows}) ?",
    "list_ask_links": (
        "Que veut dire un lien dans {column} : l’élément requiert ce qu’il nomme, ou le précède ?"
    ),
    "list_same_value": "Chaque élément vaut autant, {value}.",
    "list_score": (
        "{column} est ce que vaut un élément, tel qu’écrit : plus c’est élevé, mieux c’est, ici de {low} à"
        " {high}."
    ),
    "list_ask_signed": (
        "Les montants de {column} avec une devise, comme {text} (ligne {row}) : tels qu’écrits ({plain}), ou"
        " multipliés comme le dit l’en-tête ({times}) ?"
    ),
    "list_ask_lengths": (
        "Combien vaut une des unités les plus longues de {column} ({cells}) ? D’autres durées se"
        " disent de même."
    ),
    "list_per_cent": "{column} : les chiffres sans signe sont lus aussi en pour cent, comme {cells}.",
    "list_shares": "{column} : les chiffres sans signe sont lus comme des parts de 1, comme {cells}.",
    "list_bare": "{column} : les chiffres seuls sont pris tels quels, comme {cells} à côté de {other}.",
    "list_taxes": "{column} : les montants sont {taxes} ; le budget donné est supposé l’être aussi.",
    "list_unused": "{columns} : gardé, sans servir à ce que vaut un élément.",
    "list_completed": "Les colonnes {column} se complètent : aucune ligne ne remplit les deux.",
    "list_formula_alone": (
        "{column} est pris tel quel ; il divise peut-être déjà par la charge, qui compterait alors deux fois."
    ),
    "list_formula": "Un élément vaut son {formula} : {columns}.",
    "list_formula_effort": (
        "Un élément vaut son {formula} sans la charge : {columns}. La charge est ce qu’il "
        "utilise ; diviser par elle la compterait deux fois."
    ),
    "list_rice_words": "Les mots de {column} sont lus sur l’échelle de RICE : {scale}.",
    "list_confirm_scale": "Les mots de {column} comptent ainsi : {scale}.",
    "list_confidence": "{column} va jusqu’à {top} : lu comme une part de {whole}.",
    "list_best_low": (
        "Dans {column} le plus petit est le meilleur : {low} compte {high}, et {high} compte {low}."
    ),
    "list_about": "{column} : les montants approchés sont pris tels quels, comme {cells}.",
    "list_cost_unlimited": "Les coûts sont gardés sans rien limiter : aucun budget n’a été donné.",
    "list_effort_unlimited": "{column} ne limite rien : aucune capacité d’équipe n’a été donnée.",
    "list_no_limit": "Sans limite, puisque aucune n’a été donnée : {resources}.",
    "list_budget_whole": (
        "{amount} de {resource} peuvent être dépensés dans n’importe quelle période : le reste est reporté."
    ),
    "list_each_period": "{resource} dispose de {amount} dans chaque période.",
    "list_one_budget": "{column} nomme plusieurs budgets ; le montant donné vaut pour tous ensemble.",
    "list_lines": "{name} est un projet sur plusieurs lignes ({rows}) ; leurs montants s’ajoutent.",
    "list_several_teams": "De plusieurs équipes sur une ligne (lignes {rows}), {way}.",
    "list_way_first": "la première fait le travail",
    "list_way_split": "chacune en fait une part égale",
    "list_way_each": "chacune en fait la totalité",
    "list_no_team_open": "Lignes sans équipe ({rows}) : leur travail figure sous {team}, sans limite.",
    "list_unestimated": (
        "{column} : {amount} est pris là où il n’y a pas d’estimation ({way} ; lignes ainsi : {count})."
    ),
    "list_unestimated_median": "la médiane des autres",
    "list_unestimated_free": "gratuits, comme demandé",
    "list_unestimated_number": "comme demandé",
    "list_capacities": "Les capacités viennent de {file} : {teams}.",
    "list_periods": "Les périodes sont {periods}.",
    "list_remarks": "À regarder dans le cas obtenu",
    "list_why_needs": "ce dont il dépend est écarté",
    "list_line_periods": "Le montant de chaque ligne est celui de la période de {column} : {periods}.",
    "list_years_add_up": "{columns} font ensemble {total} ; les montants par période sont retenus.",
    "list_years_unlike": (
        "{columns} ne font pas ensemble {total} ({items}) ; les montants par période sont retenus, car le "
        "disponible est donné par période."
    ),
    "list_ask_years": (
        "Que coûtent les éléments : {columns}, chacun dans sa période, ou {total} ? Leur "
        "somme diffère ({items})."
    ),
    "list_blank_beside": "Une période vide à côté d’autres montants est sans dépense : {items}.",
    "list_dated_start": (
        "Les montants sont ceux de leurs périodes : le travail débute dans la première qui en a un."
    ),
    "list_dated_before": (
        "Ceux-ci ont un montant avant leur date de début, et débutent avec ce montant : {items}."
    ),
    "list_horizon_opens": (
        "La première période est {period} pour ceux-ci seuls, les autres débutent en {next} "
        "ou après : {items}."
    ),
    "list_after_last": "{column} : {texts} sont après la dernière période ; gardés tels quels.",
    "list_before_first": "{column} : {texts} sont avant la première période ; gardés tels quels.",
    "list_no_sprint": "{texts} n’est pas un sprint : ce qui y est, ou n’en a pas, est sans sprint.",
    "list_link_left_ask": (
        "{items} dépend de ce qui est écarté : {keys}. Faut-il le garder quand même (sans le "
        "lien), ou l’écarter "
        "aussi ?"
    ),
    "list_link_dropped": "{key} est écarté ; ce qui en dépend compte quand même ({items}).",
    "list_link_done": "{key} est déjà fait : ce qui en dépend peut débuter ({items}).",
    "list_link_self": "Ceux-ci se nomment eux-mêmes comme préalable ; cela est ignoré : {items}.",
    "list_link_circle": "Ceux-ci dépendent l’un de l’autre : tous sont financés, ou aucun : {items}.",
    "list_ask_mandatory": "Ceux-ci sont obligatoires et sans estimation : {items}. Que prennent-ils ?",
    "list_team_columns": "La charge de chaque équipe est dans sa colonne : {columns}.",
    "list_head_one": "{file} : {used} ligne sur 1 est candidate, {left} écartée.",
    "list_periods_from_dates": (
        "Les périodes sont {periods}, d’après les dates de {column} ; le travail peut commencer "
        "plus tard que sa date, jamais plus tôt."
    ),
    "list_one_period": (
        "Il y a une seule période pour le tout : les dates sont gardées telles quelles. Nommez "
        "des périodes pour planifier."
    ),
    "list_unplaced": "{column} : hors de toute période précise, et gardé tel quel : {texts}.",
    "list_backwards": "Ceux-ci finissent avant de commencer, leur durée n’est donc pas connue : {items}.",
    "list_beyond": (
        "Ceux-ci finissent après la dernière période, et sont supposés livrés dans celle-ci : {items}."
    ),
    "list_spread": "Les montants sont répartis également sur les périodes que dure le travail.",
    "list_currency": "Aucune devise n’est nommée : {currency} est prise.",
    "list_sign": "{sign} est lu comme {currency}.",
    "list_outside": "{key} n’est pas dans le fichier : les liens vers lui sont laissés de côté ({items}).",
    "list_link_left": (
        "{key} est dans le fichier mais pas candidat : les liens vers lui sont laissés de côté ({items})."
    ),
    "list_links_within": (
        "Liens entre éléments ({count}) : ce qui précède peut être livré dans la même période."
    ),
    "list_links_after": (
        "Liens entre éléments ({count}) : le travail commence dans une période après la "
        "livraison de ce qui précède."
    ),
    "list_decisions_kept": (
        "{column} contient des décisions d’un tour précédent : gardées en colonne, elles n’obligent à rien."
    ),
    "list_decisions_bind": "Les décisions de {column} obligent, comme demandé : {count}.",
    "list_for_allocate": (
        "Rien n’est limité, tout serait donc financé : donnez ce qui peut être dépensé (--budget "
        '1,2M) ou ce que peuvent les équipes (--team "NOM=40").'
    ),
    "list_import_done": "{target} : écrit. Puis : portfolio check {target}",
    "list_map_done": "{target} : ce qui a été compris, à modifier et à réutiliser : --map {target}",
    "list_is_case": (
        "doit être une liste quand {options} est donné ; trouvé : un dossier, dont les tables le disent."
        " L’omettre."
    ),
    "list_fault_correct": "{what}. Le corriger.",
    "list_import_file": (
        "import : doit nommer un fichier ; il n’y en a pas à côté de {name}. Écrivez : portfolio import"
        " {name} FICHIER -o DOSSIER"
    ),
    "list_import_case": (
        "import : doit nommer le dossier à écrire : -o DOSSIER ; ou dire --dry-run, qui n’écrit rien."
    ),
    "list_not_named": ("new : {options} dit comment lire une liste. Nommez-la aussi : --from-list FICHIER."),
    "list_all_first": "La première réponse à chacune, d’un coup : {answers}",
    "list_available": "{resource} : {amount} en tout.",
    "list_ask_both": (
        "Quelle colonne est « {role} » ? {name} (ligne {row}) le dit deux fois, autrement à "
        "chaque fois : {columns}. Celle nommée en premier passe avant."
    ),
    "list_open": "Pris comme ouverts, d’après leur statut : {statuses}.",
    "list_ask_closed": "Les éléments au statut {statuses} sont-ils terminés ?",
    "list_ask_hidden": "Les lignes masquées comptent-elles (lignes {rows}) ?",
    "list_why_hidden": "masquée",
    "list_below": "{column} : ce qui est négatif rend des moyens : {items}.",
    "list_ask_periods": (
        "Les dates de {column} font ces périodes : {periods}. La capacité d’une équipe vaut-elle "
        "pour chacune (dates) ou pour toutes ensemble (one) ?"
    ),
    "list_deadlines": "Les échéances n’obligent pas le plan : ce qui est livré plus tard est dit dessous.",
    "list_late": "Livrés après leur échéance : {items}.",
    "list_team_blank": (
        "Une case vide à côté du travail d’autres équipes veut dire : pas de travail pour "
        "celle-ci (lignes {rows})."
    ),
    "list_unit_days": "jours",
    "list_unit_hours": "heures",
    "list_unit_weeks": "semaines",
    "list_unit_months": "mois",
    "list_unit_person-days": "jours-homme",
    "list_beside": "Laissé de côté près de lignes de la liste : {texts}.",
    "list_dry_run": "Rien n’a été écrit.",
    "list_why_part": "partie d’une autre ligne",
    "list_role_ignored": "pas gardée",
    "list_ignored": "Pas gardées : {columns}.",
    "list_types_kept": (
        "Chaque ligne est d’un type qui en contient d’autres, ou qui en fait partie ({types}) : elles sont "
        "la liste."
    ),
    "list_ask_parts": (
        "{items} : estimé en entier, comme le sont ses parties, listées elles aussi. Lesquels comptent ?"
    ),
    "list_ask_decided": (
        "Que veulent dire {words} dans {column} : fund, reject ou open ? Ou gardez la colonne, et rien "
        "n’engage : decisions=keep."
    ),
    "list_decisions_forced": (
        "Ce qui est décidé dans {column} engage, comme une règle de l’analyse ({count}) ; decisions=keep le "
        "garde comme colonne."
    ),
    "list_further_sheet": "{file} dit {table}.",
    "list_no_rating": (
        "{item} n’a pas d’évaluation sous {column}, ce qui n’est pas « aucune » : laissé de côté."
    ),
    "list_sheet_objectives": "les objectifs et leurs poids",
    "list_sheet_judgements": "quels objectifs importent plus que d’autres",
    "list_sheet_contributions": "ce que les éléments font pour chaque objectif",
    "list_sheet_relations": "quels éléments dépendent desquels",
    "list_sheet_requirements": "le travail nécessaire par rôle, depuis la première période chiffrée",
    "list_sheet_resources": "ce qu’il y a de chaque rôle",
    # —— Le classeur à remplir : commentaires, première feuille, lignes d’exemple ——
    "template_made": "{path} : un tour vide, pour {periods}. Le remplir, puis : portfolio check {path}",
    "template_quarter": "{year}T{quarter}",
    "template_true": "oui",
    "template_false": "non",
    "template_one_of": "à choisir entre {choices}",
    "template_id_in": "un identifiant de l’onglet {sheet}",
    "template_id_or_name_in": "un identifiant ou un nom de l’onglet {sheet}",
    "template_unit": "Unité : {unit}.",
    "template_must_be": "Attendu : {rule}.",
    "template_required": "Obligatoire.",
    "template_blank": "Si vide : {means}.",
    "template_id": (
        "À laisser vide : un identifiant est tiré du nom. Ou en écrire un, court, de votre choix."
    ),
    "template_name": (
        "Comment on l’appelle ; les autres onglets peuvent reprendre ce nom. Obligatoire, sauf s’il y a un"
        " identifiant."
    ),
    "template_key": "clé",
    "template_value": "valeur",
    "template_meaning": "signification",
    "template_start": "Commencer",
    "template_title": "Un tour budgétaire : que remplir d’abord",
    "template_about": (
        "Six onglets, dans cet ordre, suffisent pour une première réponse. Une ligne dans chacun, pour"
        " commencer."
    ),
    "template_step": "étape",
    "template_sheet": "onglet",
    "template_what": "que remplir",
    "template_initiatives": "Une ligne par initiative candidate. Son nom suffit.",
    "template_resources": (
        "Ce qui est limité : une ligne par budget ou par équipe, avec le montant de chaque période. Un"
        " montant vide n’impose aucune limite ; 0 veut dire qu’il n’y a rien."
    ),
    "template_requirements": (
        "Ce que chaque initiative en consomme : la colonne 1 est la période où son travail commence, la 2 la"
        " suivante. En dessous de zéro, elle en libère : une embauche coûte un salaire et libère des semaines"
        " d’une équipe."
    ),
    "template_objectives": (
        "Ce que veut la stratégie, et combien de points vaut l’objectif pleinement atteint : d’ordinaire 100"
        " en tout."
    ),
    "template_key_results": (
        "À quoi se mesure un objectif : l’indicateur, d’où il part, où il doit arriver. Une cible sous la"
        " valeur de départ dit que moins, c’est mieux."
    ),
    "template_contributions": (
        "De combien chaque initiative, une fois livrée, fait bouger un indicateur : l’effet attendu, et si"
        " cela se passe mal ou bien. Si vide : comme attendu."
    ),
    "template_examples": (
        "Les lignes en gris italique sont des exemples. Écrivez par-dessus ; celles que personne ne touche"
        " sont laissées de côté."
    ),
    "template_percentages": (
        "Un pourcentage s’écrit avec son signe : 8 %. Pour un indicateur compté en %, c’est 8."
    ),
    "template_settings": "L’onglet {sheet} porte le nom du tour et sa devise.",
    "template_check": (
        "Ensuite : portfolio check FICHIER dit ce qui manque, portfolio allocate FICHIER quoi financer."
    ),
    "template_further": "Le reste, au besoin : clic droit sur un onglet, Afficher",
    "template_example_initiative": "Exemple : réservation en ligne",
    "template_example_owner": "Exemple : équipe produit",
    "template_example_hire": "Exemple : embauche d’un développeur",
    "template_example_resource": "Exemple : budget des projets",
    "template_example_team": "Exemple : équipe de développement",
    "template_example_objective": "Exemple : clients plus satisfaits",
    "template_example_key_result": "Exemple : moins d’attente",
    "template_example_kpi": "Exemple : jours d’attente",
}

FORMAT: dict[str, str] = {
    (
        "Means as a choice: what one resource may give to another (people hired for money, a team lent), or"
        " the same one to another period."
    ): (
        "Les moyens comme choix : ce qu’une ressource peut céder à une autre (des renforts payés, une équipe"
        " prêtée), ou la même à une autre période."
    ),
    "what it is called": "son nom",
    "the resource that gives": "la ressource qui cède",
    "the resource that gains; the same one: moved in time": (
        "la ressource qui reçoit ; la même : déplacée dans le temps"
    ),
    "gained for each unit given": "reçu pour chaque unité cédée",
    "so long after it is given it is gained; negative: before": (
        "reçu tant de périodes après avoir été cédé ; négatif : avant"
    ),
    "given in a period at most": "cédé dans une période au plus",
    "given in multiples of it": "cédé par multiples de cette valeur",
    "any amount": "n’importe quel montant",
    "the unit of from": "l’unité de la ressource qui cède",
    "first period of giving": "première période où céder",
    "last period of giving": "dernière période où céder",
    "the first one": "la première",
    "the last one": "la dernière",
    "your own column, kept as text": "une colonne à vous, gardée comme texte",
    (
        "Rules of your own: at least, or at most, so much of what they name may be funded. Rows of one"
        " rule add up."
    ): (
        "Des règles à vous : au moins, ou au plus, tant de ce qu’elles nomment peut être financé. Les lignes"
        " d’une même règle s’additionnent."
    ),
    "what it is called; its rows together are one rule": "son nom ; ses lignes forment ensemble une règle",
    "the initiative that counts; or write by and value": (
        "l’initiative qui compte ; ou remplissez par et valeur"
    ),
    "those that by and value name": "celles que nomment par et valeur",
    "a column of initiatives": "une colonne des initiatives",
    "a value in that column: its initiatives count": "une valeur de cette colonne : ses initiatives comptent",
    "the option that counts; blank: every option": "l’option qui compte ; vide : toutes",
    "what each counts for": "ce pour quoi chacune compte",
    "at least; on one row of the rule": "au moins ; sur une ligne de la règle",
    "at most; on one row of the rule": "au plus ; sur une ligne de la règle",
    (
        "blank: in all; active: in every period, of what is under work; start: in every period, of what"
        " starts. On one row of the rule"
    ): (
        "vide : en tout ; en cours : dans chaque période, de ce qui s’y fait ; démarrage : dans chaque"
        " période, de ce qui démarre. Sur une ligne de la règle"
    ),
    "in all": "en tout",
    (
        "What makes several effects, or several needs, come out higher or lower together: one vendor, one"
        " market, one optimistic team."
    ): (
        "Ce qui rend plusieurs effets, ou plusieurs besoins, plus grands ou plus petits ensemble : un"
        " fournisseur, un marché, une équipe optimiste."
    ),
    "what it changes: effects, or what is used": "ce qu’elle change : des effets, ou des besoins",
    "a column of initiatives; or kpi, of effects; or resource, of what is used": (
        "une colonne des initiatives ; ou kpi, pour des effets ; ou resource, pour des besoins"
    ),
    "a value in that column, or the id": "une valeur de cette colonne, ou l’identifiant",
    "the least it makes of them": "le moins qu’elle en fait",
    "the most it makes of them": "le plus qu’elle en fait",
    "the least that the row's amounts may come to": "le moins que peuvent valoir les montants de la ligne",
    "the most that the row's amounts may come to": "le plus que peuvent valoir les montants de la ligne",
    "probability that it delivers one period late": "probabilité qu’elle livre une période plus tard",
    "share of its last period's amounts that it then uses once more": (
        "part des montants de sa dernière période qu’elle utilise alors une fois de plus"
    ),
    "effect": "effet",
    "all of people, none of money": "tout pour les équipes, rien pour l’argent",
    "The candidates. Further columns are the analyst's own and can be used as buckets.": (
        "Les candidates. D’autres colonnes, de votre choix, peuvent servir d’enveloppes."
    ),
    (
        "Ways to fund one initiative: scope variants, funding levels. One without a row here has the"
        " single option full."
    ): (
        "Les façons de financer une initiative : variantes de périmètre, niveaux de financement. Sans"
        " ligne ici, elle n’en a qu’une, complète."
    ),
    (
        "What is limited, money and people alike. Every further column is a period, in order; a blank"
        " amount is no limit, 0 is none."
    ): (
        "Ce qui est limité, argent comme équipes. Chaque autre colonne est une période, dans l’ordre ;"
        " un montant vide n’impose aucune limite, 0 veut dire rien."
    ),
    (
        "What an option consumes, in columns 1, 2, 3, … counted from the period its work starts in. Rows"
        " add up."
    ): (
        "Ce qu’une option consomme, dans les colonnes 1, 2, 3, … comptées depuis la période où son"
        " travail commence. Les lignes s’additionnent."
    ),
    "What the strategy wants.": "Ce que veut la stratégie.",
    "How attaining an objective is measured.": "À quoi se mesure l’atteinte d’un objectif.",
    "The shared indicators, product ones tied to business ones.": (
        "Les indicateurs communs, ceux du produit reliés à ceux de l’entreprise."
    ),
    (
        "What an initiative is expected to move, once delivered. A row that names the option replaces"
        " the general one for that KPI."
    ): (
        "Ce qu’une initiative, une fois livrée, devrait faire bouger. Une ligne qui nomme l’option"
        " remplace la ligne générale pour cet indicateur."
    ),
    "Between initiatives: requires, excludes, all, synergy.": (
        "Entre initiatives : l’une nécessite l’autre, l’exclut, ne va pas sans elle, ou gagne à être faite"
        " avec elle."
    ),
    "Shares and limits by any column of initiatives, or by objective.": (
        "Parts et limites selon une colonne des initiatives, ou par objectif."
    ),
    "Who arbitrates, and what each weighs.": "Qui arbitre, et ce que pèse chaque objectif pour chacun.",
    (
        "What parties weigh, said otherwise than in points: by comparing objectives in pairs, or by"
        " swing weights. A party stands here or in parties."
    ): (
        "Ce que pèsent les objectifs pour les parties, dit autrement qu’en points : en les comparant"
        " deux à deux, ou par l’importance du passage du pire au meilleur. Une partie est ici ou dans"
        " l’onglet des parties."
    ),
    "What has been decided already. A decision binds the allocation; its price is always computed.": (
        "Ce qui est déjà décidé. Une décision s’impose au calcul ; son prix est toujours chiffré."
    ),
    "The plan of record: what was decided last. It binds nothing. Ids and periods may be of past rounds.": (
        "Le plan de référence : ce qui a été décidé en dernier. Il n’engage à rien. Identifiants et périodes"
        " peuvent être de tours passés."
    ),
    "what it funds": "ce qu’il finance",
    "in this option": "dans cette option",
    "from this period on; it may lie before this round": (
        "à partir de cette période ; elle peut précéder ce tour"
    ),
    "Where the indicators stood. Ids and periods may be of past rounds.": (
        "Où en étaient les indicateurs. Identifiants et périodes peuvent être de tours passés."
    ),
    "What was spent. Ids and periods may be of past rounds.": (
        "Ce qui a été dépensé. Identifiants et périodes peuvent être de tours passés."
    ),
    "What delivered initiatives really did. Ids and periods may be of past rounds.": (
        "Ce que les initiatives livrées ont vraiment apporté. Identifiants et périodes peuvent être de"
        " tours passés."
    ),
    (
        "Other circumstances under which the round is asked again: each row changes some cells of"
        " another table, for the scenario it names."
    ): (
        "D’autres circonstances dans lesquelles reposer la question : chaque ligne change des cases"
        " d’une autre table, pour le scénario qu’elle nomme."
    ),
    "The case as a whole: case.toml beside the CSV files, or the sheet settings (key, value).": (
        "Le tour dans son ensemble."
    ),
    "an id": "un identifiant",
    "text": "du texte",
    "true or false": "oui ou non",
    "one of the case's periods, or a date in it": "une des périodes du tour, ou une date qui y tombe",
    "a number": "un nombre",
    "a number ≥ 0": "un nombre ≥ 0",
    "a number > 0": "un nombre > 0",
    "a number from 0 to 1": "un nombre de 0 à 1",
    "a number from 0 to 10": "un nombre de 0 à 10",
    "a number from 1 to 10": "un nombre de 1 à 10",
    "a whole number of periods": "un nombre entier de périodes",
    "a whole number of periods ≥ 1": "un nombre entier de périodes ≥ 1",
    "a date such as 2027-12-31 or 31/12/2027": "une date, comme 31/12/2027",
    "the team's own points": "les points de l’équipe",
    "people per period": "personnes par période",
    "0.25–3": "de 0,25 à 3",
    "share": "part",
    "person-months": "mois-personnes",
    "periods": "périodes",
    "probability": "probabilité",
    "points": "points",
    "the KPI's unit": "celle de l’indicateur",
    "the resource's unit": "celle de la ressource",
    "money per unit and year": "argent par unité et par an",
    "per year": "par an",
    "none": "rien",
    "false": "non",
    "true": "oui",
    "the first period": "la première période",
    "the last period in which it can start; of a running one, the first period": (
        "la dernière période où elle peut commencer ; en cours, la première période"
    ),
    "candidate": "candidat",
    "baseline": "la valeur de départ",
    "the last column of its requirements with an amount other than 0, at least 1": (
        "la dernière colonne de ses besoins dont le montant n’est pas 0, au moins 1"
    ),
    "no limit": "aucune limite",
    "every option": "toutes les options",
    "every option, times delivers": "toutes les options, fois leur part livrée",
    "linear, unbounded": "linéaire, sans plafond",
    "any": "indifférent",
    "outcome": "résultat",
    "expected": "comme attendu",
    "timing is free": "le calendrier est libre",
    "no minimum": "aucun minimum",
    "no maximum": "aucun maximum",
    "the party as one": "la partie dans son ensemble",
    "a swing weight": "l’importance du passage du pire au meilleur",
    "every row": "toutes les lignes",
    "every period or step": "toutes les périodes ou étapes",
    "read off labels such as 2027Q1, 2027-01, 2027; else 4": (
        "lu sur les noms des périodes, comme 2027T1, 2027-01, 2027 ; sinon 4"
    ),
    "en": "anglais",
    "unique id": "identifiant unique",
    "what people call it": "comment on l’appelle",
    "role or team that owns it": "le rôle ou l’équipe qui en est responsable",
    "any grouping, such as run, grow, transform": (
        "un regroupement de votre choix, comme maintenir, croître, transformer"
    ),
    "must be funded in some option (regulation, contract)": (
        "à financer dans l’une de ses options (réglementation, contrat)"
    ),
    "first period in which it may start": "première période où elle peut commencer",
    "last period in which it may start; of a running one, until when it may pause": (
        "dernière période où elle peut commencer ; en cours, jusqu’à quand elle peut s’interrompre"
    ),
    "period promised to someone; level 1 steers by it": (
        "période promise à quelqu’un ; le niveau 1 se pilote là-dessus"
    ),
    "size of what is delivered; level 2 steers by it": (
        "taille de ce qui est livré ; le niveau 2 se pilote là-dessus"
    ),
    "RICE: people reached": "RICE : personnes touchées",
    "RICE: effect on each of them": "RICE : effet sur chacune",
    "RICE: how sure the estimate is": "RICE : à quel point l’estimation est sûre",
    "RICE: work it takes": "RICE : travail demandé",
    "running: it has begun, its requirements are what remains, and not funding it is stopping it": (
        "en cours : elle a commencé, ses besoins sont ce qui reste, et ne pas la financer, c’est l’arrêter"
    ),
    "the period a running one began in; shown only": (
        "la période où une initiative en cours a commencé ; affichée seulement"
    ),
    "the initiative": "l’initiative",
    "unique within the initiative; earlier rows win ties": (
        "unique au sein de l’initiative ; à égalité, la première ligne l’emporte"
    ),
    "how long the work takes; delivery is at the end of its last period": (
        "combien de temps prend le travail ; la livraison est à la fin de sa dernière période"
    ),
    "share of the initiative's general contributions it brings": (
        "part des effets généraux de l’initiative qu’elle apporte"
    ),
    "probability that it delivers at all": "probabilité qu’elle livre quelque chose",
    "money or people": "argent ou équipe",
    "EUR, person-weeks, …; one unit for all budgets": (
        "EUR, semaines-personnes, … ; la même unité pour tous les budgets"
    ),
    "share of the amount that may be planned": "part du montant que l’on peut planifier",
    "share of what is unused in a period that the next may use": (
        "part de ce qui reste d’une période que la suivante peut employer"
    ),
    "the amount available in that period; blank: no limit": (
        "le montant disponible cette période-là ; vide : aucune limite"
    ),
    "the amount used in that period of the work; negative: freed; blank: 0": (
        "le montant consommé cette période-là du travail ; négatif : libéré ; vide : 0"
    ),
    "0": "0",
    "1": "1",
    (
        "the option; blank: every option of the initiative; stop: what stopping a running one uses, from the"
        " first period"
    ): (
        "l’option ; vide : toutes celles de l’initiative ; stop : ce que demande l’arrêt d’une initiative en"
        " cours, dès la première période"
    ),
    "the resource it uses": "la ressource qu’elle consomme",
    "the points that attaining it fully is worth, used as written": (
        "les points que vaut l’objectif pleinement atteint, pris tels quels"
    ),
    "the objective": "l’objectif",
    "the indicator it is measured on": "l’indicateur qui le mesure",
    "where the indicator stands": "où en est l’indicateur",
    "where it should be; below the baseline: less is better": (
        "où il devrait être ; sous la valeur de départ : moins, c’est mieux"
    ),
    "its share of its objective, relative to the others'": "sa part de l’objectif, par rapport aux autres",
    "a delivery must have happened by the end of this period to count": (
        "pour compter, la livraison doit avoir lieu avant la fin de cette période"
    ),
    "credit beyond the target, as a fraction of the credit before it": (
        "ce que rapporte le dépassement de la cible, en fraction de ce qui la précède"
    ),
    "where the indicator stands now: what was attained before earns nothing again": (
        "où en est l’indicateur aujourd’hui : ce qui est déjà atteint ne rapporte plus rien"
    ),
    "what it is counted in": "en quoi on le compte",
    "what it tells": "ce qu’il dit",
    "the indicator it moves": "l’indicateur qu’il fait bouger",
    "units of that indicator per unit of this one": "unités de cet autre indicateur par unité de celui-ci",
    "money that one unit is worth": "l’argent que vaut une unité",
    "the option; blank: every option, times its delivers": (
        "l’option ; vide : toutes, fois leur part livrée"
    ),
    "pessimistic change": "le plus petit des deux changements extrêmes",
    "expected change, in the KPI's own unit and direction": (
        "le changement attendu, dans l’unité et le sens de l’indicateur"
    ),
    "optimistic change": "le plus grand des deux changements extrêmes",
    "the change if things go badly: the larger one where less is better; or write low and high": (
        "le changement si cela se passe mal : le plus grand là où moins, c’est mieux"
    ),
    "the change if things go well: the smaller one where less is better": (
        "le changement si cela se passe bien : le plus petit là où moins, c’est mieux"
    ),
    "what binds them": "ce qui les lie",
    "the other one; for requires also several, A | B, any of which will do": (
        "l’autre ; si l’une nécessite l’autre, plusieurs sont possibles, A | B, dont une suffit"
    ),
    (
        "requires: starts at least this many periods after the other has delivered; −1: from the period"
        " of delivery on"
    ): (
        "nécessite : commence au moins tant de périodes après la livraison de l’autre ; −1 : dès la"
        " période de livraison"
    ),
    "synergy: the indicator the pair moves further": (
        "synergie : l’indicateur que les deux ensemble font bouger davantage"
    ),
    "synergy: the extra effect; negative where they overlap": (
        "synergie : l’effet en plus ; négatif si elles se recoupent"
    ),
    "a column of initiatives, or objective": "une colonne des initiatives, ou l’objectif",
    "a value in that column": "une valeur de cette colonne",
    "the resource whose spend is limited; blank for count": (
        "la ressource dont la dépense est limitée ; vide si l’on compte"
    ),
    "what is limited": "ce qui est limité",
    "at least": "au moins",
    "at most": "au plus",
    "the party": "la partie",
    "its own points for the objective": "ses propres points pour l’objectif",
    "who of the party says so, where several do": "qui le dit au sein de la partie, s’ils sont plusieurs",
    "the objective it is compared with; blank: a swing weight": (
        "l’objectif auquel il est comparé ; vide : l’importance du passage du pire au meilleur"
    ),
    (
        "with over: how many times as important the objective is; without: the score of its swing from"
        " worst to best, usually up to 100"
    ): (
        "face à un autre objectif : combien de fois plus important ; seul : la note du passage du pire"
        " au meilleur, d’ordinaire jusqu’à 100"
    ),
    "what was decided": "ce qui a été décidé",
    "fund: in this option": "financer : dans cette option",
    "fund: starting in this period": "financer : à partir de cette période",
    "who decided": "qui a décidé",
    "why": "pourquoi",
    "when": "quand",
    "the indicator": "l’indicateur",
    "when it was read": "quand il a été relevé",
    "what was observed": "ce qui a été observé",
    "what was aimed at": "ce qui était visé",
    "what it was spent on; blank: not attributed": "pour quoi cela a été dépensé ; vide : non attribué",
    "what was spent": "ce qui a été dépensé",
    "what was planned": "ce qui était prévu",
    "the delivered initiative": "l’initiative livrée",
    "the indicator it was to move": "l’indicateur qu’elle devait faire bouger",
    "what was expected of it": "ce que l’on en attendait",
    "what it did": "ce qu’elle a fait",
    "period promised": "la période promise",
    "period delivered": "la période de livraison",
    "scope planned": "le périmètre prévu",
    "scope delivered": "le périmètre livré",
    "its category": "sa catégorie",
    "its owner": "son responsable",
    "the team that did it": "l’équipe qui l’a faite",
    "what the scenario is called; its rows all apply": (
        "le nom du scénario ; toutes ses lignes s’appliquent"
    ),
    "the table that changes; blank: the change is said in words": (
        "la table qui change ; vide : le changement est dit en mots"
    ),
    "a change in words": "un changement en mots",
    "the row's key, or the first parts of it, as A / full; blank: every row": (
        "ce qui désigne la ligne, ou ses premières parties, comme A / full ; vide : toutes les lignes"
    ),
    "the column; blank: every period, or every step of the work": (
        "la colonne ; vide : toutes les périodes, ou toutes les étapes du travail"
    ),
    "× 0.9, − 10 %, + 20000, − 5, or = and the new value; in words: opex −10 % from 2027Q3": (
        "× 0,9, − 10 %, + 20000, − 5, ou = et la nouvelle valeur ; en mots : opex −10 % à partir de 2027T3"
    ),
    "what the round is called": "comment s’appelle le tour",
    "ISO code of the money, such as EUR": "code ISO de la monnaie, comme EUR",
    "rate per year at which later deliveries count less": (
        "taux annuel auquel une livraison plus tardive compte moins"
    ),
    "how many periods make a year": "combien de périodes font une année",
    "admit only starts that deliver inside the horizon": (
        "n’admettre que les débuts qui permettent de livrer dans l’horizon"
    ),
    "language of what executives see": "langue de ce que voient les décideurs",
}
"""What the case format says of its tables and columns, by the English that it says it in."""
