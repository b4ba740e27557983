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
        "données": "donnée",
        "heures": "heure",
        "jours": "jour",
        "jours-homme": "jour-homme",
        "lignes": "ligne",
        "objectifs": "objectif",
        "personnes": "personne",
        "points": "point",
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
            "buckets": ("enveloppes",),
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
            "synergy": ("synergie",),
            "share": ("part",),
            "amount": ("montant",),
            "count": ("nombre",),
            "fund": ("financer", "financé", "financée", "à financer"),
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
    ),
)

PHRASES: dict[str, str] = {
    # —— What commands print of a plan, a difference, a hand-made portfolio, and plans under other
    # circumstances —— the first line of a plan
    "plan_impact": "Impact {impact} points, borne {bound} ({proof})",
    "plan_level": "Niveau {level}, {name} : {counted} ({proof}) ; {impact} points",
    "plan_funded": "{plan} ; initiatives financées : {funded} sur {all}",
    "plan_stops": "À l'arrêt, pour {cost} : {who}.",
    "plan_changes": "{plan} ; lignes changées du plan d'avant ({all}) : {count}",
    "plan_fewer": "{plan}, et moins suffiraient peut-être",
    "plan_below": "{plan}, pour {share} de l'impact du meilleur",
    "plan_for": " pour {cost}",
    "plan_optimal": "optimal",
    "plan_within": "prouvé à {gap} du meilleur, comme demandé",
    "plan_ties": "prouvé le meilleur, sans départager ses égaux",
    "plan_feasible": "réalisable, au plus {gap} sous le meilleur",
    "plan_no_bound": "réalisable, sans borne",
    "plan_empty": "le plan vide : aucun qui rapporte plus n’a été trouvé",
    "plan_stopped": "{proof} ; arrêté : {what}",
    "plan_time limit": "limite de temps",
    "plan_interrupt": "interruption",
    "plan_of": "{used} sur {available}",
    # headings of tables
    "head_initiative": "initiative",
    "head_name": "nom",
    "head_option": "option",
    "head_start": "début",
    "head_delivery": "livraison",
    "head_points": "points",
    "head_key result": "résultat clé",
    "head_indicator": "indicateur",
    "head_objective": "objectif",
    "head_attained": "atteint",
    "head_resource": "ressource",
    "head_scenario": "scénario",
    "head_status": "état",
    "head_impact": "impact",
    "head_change": "écart",
    "head_funded": "financées",
    "head_entering": "entrent",
    "head_leaving": "sortent",
    "head_spent": "{resource} dépensé",
    "head_total": "total",
    "head_spend": "dépense",
    "head_slope": "pente",
    "head_bend": "coude",
    "head_present": "actuel",
    "head_table": "table",
    "head_row": "ligne",
    "head_column": "colonne",
    "head_was": "valeur",
    "head_assumed": "supposé",
    "head_why": "pourquoi",
    "head_changes": "changements",
    "head_changed": "lignes changées",
    "status_optimal": "optimal",
    "status_feasible": "réalisable",
    "loose": (
        "Chaque plan n'est prouvé qu'à {gap} de son meilleur, comme demandé : des écarts plus petits entre"
        " ces chiffres ne veulent rien dire."
    ),
    "infeasible": "irréalisable",
    "status_unanswered": "sans réponse",
    "status_infeasible": "impossible",
    "is_true": "oui",
    "is_false": "non",
    "as_it_is": "tel quel",
    "frontier_head": "Frontière efficiente en {resources} : {count} budgets",
    # what each change buys
    "stability_head": "Le meilleur impact pour chaque nombre de lignes changées d'un plan de {count} lignes",
    "stability_none": "rien n'est possible",
    "stability_axis": "lignes changées du plan d'avant",
    "stability_points": "points",
    "stability_changes": "changements",
    "stability_impact": "impact",
    "stability_gain": "gain",
    "stability_in": "entrent",
    "stability_out": "sortent",
    "stability_moves": "changent",
    # a difference
    "diff_head": "Impact {before} → {after} points ({change})",
    "diff_in": "entre",
    "diff_out": "sort",
    "diff_option": "change d'option",
    "diff_moved": "se déplace",
    "diff_new": "est nouveau",
    "diff_continued": "continue",
    "diff_stopped": "s'arrête",
    "diff_finished": "est terminé",
    "diff_from": "{option} dès {start}",
    "line_initiative": "initiative",
    "line_change": "changement",
    "line_before": "avant",
    "line_after": "après",
    "lines_changed": "Lignes changées du plan d'avant",
    "lines_none": "Aucune ligne du plan d'avant ne change.",
    "diff_line": "- {i} {what} : {how} ; {before} → {after} points",
    "diff_same": "Les mêmes initiatives, options et débuts.",
    "diff_inputs": "{count} données diffèrent",
    "diff_input": "{count} donnée diffère",
    "diff_cell": "- {table}, {row}, {column} : {before} → {after}",
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
    "without_name": "sans nom",
    # the next round
    "roll_head": (
        "{name}, à partir de {period}. En cours : {running}. Candidates : {candidates}. Lignes du plan qui"
        " restent : {lines}."
    ),
    "roll_left": "Non repris ({count}) :",
    "roll_todo": "Supposé, à renseigner ({count}) :",
    "roll_nothing": "Rien n’a été supposé.",
    "roll_written": (
        "{path} : le tour suivant, avec {count} cellules supposées. Les renseigner,"
        " puis : portfolio check {path}"
    ),
    "roll_delivered": "livrée en {period}",
    "roll_stopped": "arrêtée : le plan ne la finance pas",
    "roll_excluded": "{other} est livrée et l’exclut",
    "roll_too_late": "aucune option ne livre à temps après ce qu’elle attend",
    "roll_needs_gone": "requiert {other}, qui n’est plus là",
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
    "roll_due": "{period} est passé : ce qui est livré plus tard compte",
    "roll_current": "pas de relevé en {period} ou après : l’effet attendu de {who}",
    "roll_realised": "ce qu’elle a vraiment fait",
    "roll_delivered_then": "comme le plan le prévoit",
    "roll_scope_delivered": "la part du périmètre qui a été livrée",
    "roll_unknown_kpi": "aucun indicateur de ce tour n’a cet identifiant : rien n’en a été fait",
    "roll_broken": "ce qui reste du plan ne le respecte pas : {where}",
    # —— What is demanded of every portfolio, and what cannot hold together ——
    # demands
    "mandate": "{i} est obligatoire",
    "mandates": "{i} sont obligatoires",
    "fund": "{i} est décidé : financer{how}",
    "reject": "{i} est décidé : refuser",
    "reject_running": "{i} est décidé : arrêter",
    "decided_by": " (par {by} : {reason})",
    "decided_how": " en {how}",
    "decided_start": " à partir de {start}",
    "held_in": "{i} est imposé par cette question",
    "held_until": "{i} est retenu jusqu'à {period} par cette question",
    "held_near": "au plus {count} lignes du plan de référence peuvent changer",
    "held_out": "{i} est exclu par cette question",
    "held_stopped": "{i} est arrêté par cette question",
    "requires": "{i} nécessite {other}",
    "requires_lag": (
        "{i} ne peut démarrer qu'après la livraison de {other}, {lag} périodes plus tard au plus tôt"
    ),
    "requires_next": "{i} ne peut démarrer qu'après la livraison de {other}",
    "requires_same": "{i} ne peut démarrer avant la période où {other} est livré",
    "requires_early": "{i} peut démarrer {lag} périodes avant celle où {other} est livré, pas plus tôt",
    "excludes": "{i} et {other} s'excluent",
    "bucket_min": "{what} doit atteindre au moins {bound}",
    "bucket_max": "{what} ne peut dépasser {bound}",
    "by_objective": "l'objectif",
    "by_category": "la catégorie",
    "by_owner": "le responsable",
    "bucket_share": "la part de {resource} pour {by} « {bucket} »",
    "bucket_amount": "la dépense de {resource} pour {by} « {bucket} »",
    "bucket_count": "le nombre d'initiatives pour {by} « {bucket} »",
    "limit": "{resource} dispose de {amount} en {period}",
    # conflicts
    "need": "{who} demandent au moins {sum} de {resource} en {period}, qui dispose de {amount}",
    "needs": "{who} demande au moins {sum} de {resource} en {period}, qui dispose de {amount}",
    "need_all": "{who} demandent au moins {sum} de {resource} en tout, qui dispose de {amount}",
    "needs_all": "{who} demande au moins {sum} de {resource} en tout, qui dispose de {amount}",
    "needs_one": "{who} demande au moins {sum} de {resource} dans l'une de ces périodes, et il y a {amount}",
    "takes_one": (
        "{who} prend au moins {sum} de {resource} dans l'une de ces périodes, arrêté ou non, et il y a"
        " {amount}"
    ),
    "stopped_one": (
        "l'arrêt de {who} prend {sum} de {resource} dans l'une de ces périodes, et il y a {amount}"
    ),
    "parts": "de {resource} en {period}, {parts}, et il y a {amount}",
    "parts_all": "de {resource} en tout, {parts}, et il y a {amount}",
    "part_need": "{who} demandent au moins {sum}",
    "part_needs": "{who} demande au moins {sum}",
    "part_stop": "l'arrêt de {who} prend {sum}",
    "part_take": "{who} prennent au moins {sum}, arrêtés ou non",
    "part_takes": "{who} prend au moins {sum}, arrêté ou non",
    "near_needs": (
        "avec {count} lignes changées, le plan demande au moins {sum} de {resource} en {period}, et il y a"
        " {amount}"
    ),
    "near_needs_all": (
        "avec {count} lignes changées, le plan demande au moins {sum} de {resource} en tout, et il y a"
        " {amount}"
    ),
    "starts_until": "{i} démarre en {latest} au plus tard",
    "falls_short_stop": "que l'on arrête {stops} ou non, {what} fait défaut",
    "falls_short_both": (
        "quelle que soit la façon de financer {who}, que l'on arrête {stops} ou non, {what} fait défaut"
    ),
    "falls_short": "quelle que soit la façon de financer {who}, {what} fait défaut",
    "in_each": "{amount} dans chacune de {count} périodes de {first} à {last}",
    "has": "{resource} dispose de {amounts}",
    "no_portfolio": "aucun portefeuille ne respecte toutes les limites et exigences à la fois.",
    "asked_largest": "avec {amount} de {resource} en tout, le plus grand budget demandé",
    "asked_smallest": "avec {amount}, le plus petit budget demandé",
    "asked_as_it_is": "avec le tour tel qu'il est",
    "together": "Ceci ne peut tenir ensemble : {demands}.",
    "impossible": "le cas lui-même n'en admet aucun, quoi qu'on lève.",
    "ways_out": "Issues possibles :",
    "ways_out_together": (
        "Aucun changement seul ne suffit : un autre conflit s'ajoute à celui-ci. Issues possibles :"
    ),
    "other_drops": (
        "Des ensembles d'exigences à lever, {count} sont donnés : d'abord les moins nombreuses, puis ce qui"
        " rapporte le plus ; il y en a d'autres."
    ),
    "not_ranked": (
        "Lequel de plusieurs changements aussi peu coûteux rapporte le plus n'est pas prouvé : la recherche"
        " s'est arrêtée à {seconds} s pour chacun."
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
    "no_answer_cost": " (à quel coût moindre il le serait : sans réponse dans la limite de {seconds} s)",
    "in": "{amount} en {period}",
    "enter": "{who} entreraient",
    "enters": "{who} entrerait",
    "leave": "{who} sortiraient",
    "leaves": "{who} sortirait",
    "goes_on": "{who} continuerait",
    "go_on": "{who} continueraient",
    "stops": "{who} s'arrêterait",
    "stop": "{who} s'arrêteraient",
    "change": "{who} changeraient d'option ou de début",
    "changes": "{who} changerait d'option ou de début",
    "others": "{count} autres",
    "changing": "{count} changeraient d'option ou de début",
    "nothing_else": "rien d'autre ne changerait",
    "state_in": "{i} est financé",
    "state_out": "{i} n'est pas financé",
    "state_goes_on": "{i} est en cours et continue",
    "state_stopped": "{i} est en cours et s'arrête",
    "entering": "Il entrerait",
    "entering_running": "Il continuerait",
    "funded": "{state} : sans lui, le meilleur plan perd {cost} points ({share}) ; {instead}.",
    "funded_alike": "{state}, mais autant de points sont possibles sans lui ; {instead}. {rule}",
    "funded_alone": "{state} : sans lui, aucun portefeuille n'est possible.",
    "demanded": "{state} car {demand}. Lever cela rapporterait {price} points ; {instead}.",
    "demanded_free": "{state} car {demand}. Lever cela ne rapporterait rien.",
    "left_out": (
        "{state}{demand} : le meilleur plan avec lui perd {price} points ; {instead}. {entering}"
        " avec {price} points de plus{cost}.{way}"
    ),
    "left_out_gain": ("{state}{demand} : le meilleur plan avec lui gagne {price} points ; {instead}.{way}"),
    "left_out_alike": (
        "{state}{demand}, mais autant de points restent possibles avec lui ; {instead}. {rule}{way}"
    ),
    # which part of the one-answer rule decides between two plans of as many points
    "tie_money": "À égalité, la règle prend le plan le moins cher.",
    "tie_count": "Les deux plans coûtent autant ; la règle prend celui qui a le moins d'initiatives.",
    "tie_start": (
        "Les deux plans coûtent autant et financent autant d'initiatives ; la règle prend celui qui commence"
        " plus tôt."
    ),
    "tie_ids": (
        "Les deux plans coûtent autant, financent autant d'initiatives et commencent de même ; la règle prend"
        " le premier par identifiant."
    ),
    "tie_none": "La recherche s'est arrêtée avant de départager les plans équivalents.",
    "left_out_never": "{state}{demand} : aucun portefeuille ne peut le contenir{cost}. {way}",
    "because": " car {demand}",
    "or_cost": ", ou s'il coûtait {cost} au lieu de {present}",
    "unless_cost": ", sauf s'il coûtait {cost} au lieu de {present}",
    "in_its_way": " Ce qui le bloque : {what}.",
    "short": "{resource} en {period} (il manque {amount})",
    # prices as ranges
    "known": "dans le meilleur connu, {instead}",
    "none_known": "aucun plan de ce genre n'est encore connu",
    "between": "entre {low} et {high}",
    "at_most": "au plus {high}",
    "at_least": "au moins {low}",
    "unknown": "un nombre inconnu de",
    "funded_range": "{state} : sans lui, le meilleur plan perd {cost} points ; {known}.",
    "demanded_range": "{state} car {demand}. Lever cela rapporterait {price} points ; {known}.",
    "left_out_range": "{state}{demand} : le meilleur plan avec lui perd {price} points ; {known}.{cost}{way}",
    "left_out_gain_range": (
        "{state}{demand} : le meilleur plan avec lui gagne {price} points ; {known}.{cost}{way}"
    ),
    "cost_range": " {entering} à {cost} ou moins au lieu de {present}.",
    # what a delay costs
    "delay": "{i} : démarrer {by} périodes plus tard ou davantage coûte {cost} points ; {instead}.",
    "delay_free": (
        "{i} peut démarrer {by} périodes plus tard ou davantage pour autant de points ; {instead}."
    ),
    "delay_never": "{i} ne peut démarrer {by} périodes plus tard : {why}.",
    "delay_running": "en cours, il continue aussitôt ou s'arrête",
    "delay_window": "il démarre en {latest} au plus tard",
    "delay_inside": "il serait livré après {last}, la dernière période",
    "late": "Livré avec {by} périodes de retard, tout le reste comme prévu, il coûte {cost} points{breaks}.",
    "late_gain": (
        "Livré avec {by} périodes de retard, tout le reste comme prévu, il rapporte {cost} points{breaks}."
    ),
    "late_free": "Livré avec {by} périodes de retard, tout le reste comme prévu, il ne coûte rien{breaks}.",
    "late_breaks": ", et rompt ceci : {what}",
    "plot_postponed": "démarré plus tard, dans le meilleur plan qui le fait",
    "plot_slipped": "livré en retard, tout le reste comme prévu",
    "plot_delay_axis": "points perdus",
    "plot_delay_never": "ne peut démarrer plus tard",
    "plot_delay_unknown": "sans réponse à temps",
    "plot_delay_breaks": "{lost}, et d'autres l'attendent",
    # what stopping frees and costs
    "sunk_on": (
        "Ce qui y fut dépensé avant est perdu et ne compte nulle part ; l'arrêter libérerait {freed}, et"
        " coûterait {taken}."
    ),
    "sunk_on_as": (
        "Ce qui y fut dépensé avant est perdu et ne compte nulle part ; l'arrêter libérerait {freed} (en"
        " {option}), et coûterait {taken}."
    ),
    "sunk_stop": (
        "Ce qui y fut dépensé avant est perdu et ne compte nulle part ; l'arrêter libère {freed}, et coûte"
        " {taken}."
    ),
    "sunk_stop_as": (
        "Ce qui y fut dépensé avant est perdu et ne compte nulle part ; l'arrêter libère {freed} (en"
        " {option}), et coûte {taken}."
    ),
    "nothing": "rien",
    "amount_of": "{amount} de {resource}",
    "in_sum": "{amount} de {first} à {last}",
    # decisions, steps
    "lift": "sans « {demand} » le meilleur plan gagne {price} points",
    "lift_free": "« {demand} » ne coûte rien",
    "all_together": "tous ensemble",
    # —— The decision record, and several parties at one table ——
    # the decision record
    "record": "Relevé de décision",
    "record_chosen": "Retenu : {compromise} ; {funded} initiatives pour {cost}.",
    "record_chosen_near": (
        "Retenu, au plus près du plan d'avant : {compromise}, pour au plus {within} de l'enjeu de chaque"
        " partie ; {funded} initiatives pour {cost}."
    ),
    "record_changed_count": (
        "Du plan d'avant ({all}), lignes changées : {count} ; avec le compromis tel quel : {instead}."
    ),
    "record_changed_price": "Son prix, en points par rapport au compromis tel quel : {parties}.",
    "record_parties": "Ce que chaque partie obtient et concède",
    "record_funded": "Financé",
    "record_decisions": "Décisions",
    "record_none": "Aucune.",
    "record_alternatives": "Autres plans examinés",
    "record_frontier": (
        "{count} portefeuilles ne sont surpassés par aucun autre pour toutes les parties à la fois ; ils y"
        " sont tous."
    ),
    "record_grid": (
        "{count} portefeuilles ont été comparés, sur une grille de {points} points : tout autre est égalé à"
        " cela près."
    ),
    "compromise_weighted": "un poids égal à chaque partie",
    "compromise_max-min": "le moins favorisé au mieux",
    "compromise_nash": "le compromis de Nash",
    "compromise_least-regret": "la plus grande concession la plus petite",
    "compromise_by hand": "un portefeuille fait à la main",
    "party": "partie",
    "own_best": "son optimum, points",
    "obtains": "obtient, points",
    "concedes": "concède, points",
    "share_of_span": "part de l'enjeu",
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
    "best_of": "l'optimum de {party}",
    "cost": "coût",
    "changes_against": "par rapport au plan retenu",
    "the_same": "identique",
    "agreed_by": "Approuvé par",
    "fingerprint": "Empreinte des données",
    # pictures of several parties
    "plot_undominated": "aucun portefeuille n'est meilleur pour tous",
    "plot_best_for": "le mieux pour {party}",
    "plot_points": "points pour {party}",
    "plot_points_zero": "points pour {party} (en pointillé : le moins qu'elle ait au mieux de l'autre)",
    "plot_must": "indispensable",
    "plot_impossible": "impossible",
    "plot_gain_or_lose": "points que {one} (à gauche) et {two} (à droite) y gagnent, ou y perdent",
    "plot_wants": "{party} la veut",
    "plot_without": "préférerait s'en passer",
    "plot_by_objective": "par objectif",
    "plot_by_category": "par catégorie",
    "plot_money": "argent",
    # —— The finance workbook ——
    "book_sheet_summary": "Synthèse",
    "book_sheet_funded": "Financé",
    "book_sheet_out": "Non financé",
    "book_sheet_usage": "Utilisation",
    "book_sheet_roadmap": "Feuille de route",
    "book_sheet_changes": "Ce qui change",
    "book_sheet_work": "Travail",
    "book_sheet_attainment": "Atteinte",
    "book_sheet_parties": "Parties",
    "book_sheet_scenarios": "Scénarios",
    "book_sheet_footer": "&L&A&RPage &P sur &N",
    "book_about_workbook": (
        "Résultats des données telles qu'elles étaient à l'export. Après une modification d'une feuille de"
        " données, exporter à nouveau."
    ),
    "book_about_funded": (
        "Ce qui est financé, dans quelle option et quand, les points rapportés et le coût dans l'horizon."
    ),
    "book_about_out": (
        "Ce qui n'est pas financé, le plus proche d'abord. Prix : les points que perd le meilleur plan avec"
        " lui (∞ : aucun portefeuille possible)."
    ),
    "book_about_out_alone": "Ce qui n'est pas financé.",
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
    "book_about_attainment": (
        "Jusqu'où va chaque résultat clé : 100 % est sa cible ; sans cible, le progrès est dans l'unité de"
        " l'indicateur."
    ),
    "book_about_parties": "Ce que vaut ce plan pour chaque partie, selon ses propres points par objectif.",
    "book_about_scenarios": (
        "Le même tour dans les circonstances de la feuille scenarios ; entrées et sorties par rapport au tour"
        " tel quel."
    ),
    "book_about_inputs": "les feuilles aux onglets gris : les tables du cas, à modifier et recharger",
    "book_key_figures": "Chiffres clés",
    "book_contents": "Où trouver quoi",
    "book_impact": "Impact, points",
    "book_bound": "Borne : aucun portefeuille ne rapporte plus",
    "book_gap": "Écart entre les deux",
    "book_proof": "Preuve",
    "book_proof_optimal": "optimal : prouvé le meilleur",
    "book_proof_gap": "prouvé à l'écart près, comme demandé",
    "book_proof_feasible": "réalisable : au plus l'écart en dessous du meilleur",
    "book_proof_none": "réalisable, sans borne",
    "book_proof_stopped": "{proof} ; arrêté avant la fin",
    "book_cost": "Coût, tous budgets",
    "book_cost_of": "dont {resource}",
    "book_cost_stopping": "dont arrêts",
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
    "book_work_needs": "Ce qu'elles demandent",
    "book_number": "N°",
    "book_duration": "Périodes",
    "book_step": "Période de travail",
    "book_amount": "Quantité",
    "book_place": "Place",
    "book_horizon": "Horizon",
    "book_discount_rate": "Taux d'actualisation, par an",
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
    "book_after_horizon": "après l'horizon",
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
    "list_full": "La liste n'avait plus de place pour elle : {where}.",
    "list_without": "Elle n'a pas de note, ou une note de 0.",
    "list_needs": "Sans elle, l'allocation perdrait {points} points.",
    "list_needs_all": "Rien ne peut la remplacer.",
    "list_costs": "Avec elle, l'allocation perdrait {points} points.",
    "list_costs_all": "Aucun portefeuille ne peut la contenir.",
    # the roadmap
    "roadmap_since": "depuis",
    "roadmap_later": "au-delà",
    "roadmap_before": "avant",
    "roadmap_others": "Autres",
    "roadmap_load": "Charge des équipes",
    "roadmap_group_stopped": "Arrêtées",
    "roadmap_group_dropped": "Plus financées",
    "roadmap_sign_delivery": "livraison",
    "roadmap_sign_on": "se poursuit après la dernière période",
    "roadmap_sign_running": "déjà en cours",
    "roadmap_sign_paused": "en pause",
    "roadmap_sign_stopped": "arrêtée",
    "roadmap_sign_due": "échéance d’un résultat clé",
    "roadmap_sign_deadline": "échéance promise",
    "roadmap_sign_needed": "doit précéder",
    "roadmap_sign_free": "est nécessaire à, dans n’importe quel ordre",
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
    "level_3_by": "valeur en argent sur l'horizon, moins les coûts",
    "level_4_by": "cibles d'usage du produit, toutes égales",
    "level_5_by": "cibles de résultats clients, toutes égales",
    "level_6_by": "points de la stratégie à moyens limités",
    "ladder_intro": (
        "Les organisations pilotent leurs initiatives par les dates, le contenu, l'argent, l'usage, ce qui"
        " change pour les clients, ou par ce que gagne toute leur stratégie à moyens limités : six niveaux,"
        " chacun voyant plus que le précédent."
    ),
    "ladder_question": (
        "Que financerait chacun d'eux dans ce dossier, dans les mêmes limites, et combien de points de la"
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
    "ladder_each": "Ce que chaque niveau regarde, et ce qu'il ne voit pas :",
    "level_1_counts": "{value} échéances tenues",
    "level_2_counts": "{value} points de périmètre",
    "level_3_counts": "{value} {currency}",
    "level_4_counts": "{value} résultats clés d'usage atteints",
    "level_5_counts": "{value} résultats clés clients atteints",
    "level_6_counts": "{value} points",
    # indicators
    "indicator_velocity": "Vélocité",
    "indicator_milestones met": "Jalons tenus",
    "indicator_on time": "Livré à l'heure",
    "indicator_scope done": "Périmètre réalisé",
    "indicator_scope remaining": "Périmètre restant",
    "indicator_burn rate": "Rythme de dépense",
    "indicator_cost per feature": "Coût par fonctionnalité",
    "indicator_cost per scope point": "Coût par point de périmètre",
    "indicator_return on investment": "Retour sur investissement, première année",
    "indicator_attainment": "Atteinte des résultats clés",
    "indicator_contribution": "Contribution à la stratégie",
    "indicator_alignment": "Alignement : part de l'argent, face à la part des points",
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
    "explorer_strategy": "la stratégie",
    "explorer_party": "Points selon",
    "explorer_level": "Pilotage par",
    "explorer_level_absent": "{name} (absent du dossier)",
    "explorer_lacking": (
        "Le niveau {level} a besoin de la colonne {column} de la table {table}, qui est vide."
    ),
    "explorer_means": "Budgets et équipes",
    "explorer_weights": "Points des objectifs",
    "explorer_initiatives": "Initiatives",
    "explorer_keep_and_decide": "Garder et décider",
    "explorer_amount": "{percent} : {amount} en tout",
    "explorer_unlimited": "sans limite",
    "explorer_total": "{total} points en tout",
    "explorer_by_hand": "{total} points en tout, réglés à la main",
    "explorer_search": "Chercher par nom, responsable, catégorie…",
    "explorer_more": "{count} de plus : les chercher",
    "explorer_free": "libre",
    "explorer_fund": "financer",
    "explorer_reject": "refuser",
    "explorer_mandatory": "obligatoire",
    "explorer_is_decided": "décidé",
    "explorer_reset": "Réinitialiser",
    "explorer_scenario": "Scénario",
    "explorer_scenario_name": "son nom",
    "explorer_keep": "Garder comme scénario",
    "explorer_write": "Inscrire la décision",
    "explorer_by": "qui décide",
    "explorer_reason": "pour quel motif",
    "explorer_undo": "Annuler",
    "explorer_kept": "Le scénario « {name} » figure dans le dossier ; lignes inscrites : {rows}.",
    "explorer_written": "La décision figure dans le dossier : {decision} {who}.",
    "explorer_undone": "La dernière inscription est retirée du dossier.",
    "explorer_nothing_written": "Rien n'a été inscrit dans le dossier.",
    "explorer_no_name": "Un scénario doit avoir un nom. En écrire un.",
    "explorer_name_taken": "Un scénario doit avoir un nom à lui ; « {name} » est pris. En écrire un autre.",
    "explorer_unchanged": (
        "Un scénario doit changer quelque chose ; tous les réglages sont ceux du dossier. En déplacer un."
    ),
    "explorer_beyond": (
        "Un scénario change des cellules du dossier, et aucune ne peut dire ceci : {what}. Rien n'a été"
        " gardé. L'inscrire comme décision, ou le libérer."
    ),
    "explorer_beyond_reject": "l'exclusion de {who}",
    "explorer_beyond_level": "un pilotage au niveau {level}",
    "explorer_no_by": "Une décision doit dire qui l'a prise. Écrire un nom.",
    "explorer_no_reason": "Une décision doit dire pourquoi. Écrire un motif.",
    "explorer_no_initiative": "Une décision porte sur une initiative. En choisir une.",
    "explorer_decided": "{who} est déjà décidé : une décision par initiative. Supprimer d'abord cette ligne.",
    "explorer_the_decision": "la décision",
    "explorer_failed": "Pas de réponse : {error}",
    "explorer_asking": "calcul…",
    "explorer_proving": "au plus {gap} sous le meilleur — preuve en cours…",
    "explorer_proving_no_bound": "un premier plan — preuve en cours…",
    "explorer_proven": "prouvé : aucun plan n'est meilleur",
    "explorer_stopped": "au plus {gap} sous le meilleur, au terme du temps alloué",
    "explorer_count": "{funded} sur {all} initiatives pour {cost}",
    "explorer_count_free": "{funded} sur {all} initiatives",
    "explorer_same": "le même plan que dans le dossier tel quel",
    "explorer_moves": (
        "entrées : {entering}, sorties : {leaving}, modifiées : {changing}, par rapport au dossier tel quel"
    ),
    "explorer_infeasible": "Rien n'est possible",
    "explorer_why": "Recherche de ce qui bloque…",
    "explorer_before": "Le dernier plan qui était possible :",
    "explorer_name": "initiative",
    "explorer_option": "option",
    "explorer_when": "début → livraison",
    "explorer_points": "points",
    "explorer_cost": "coût",
    "explorer_replacement": "perdus sans elle",
    "explorer_out": "Non financées",
    "explorer_price": "points perdus avec elle",
    "explorer_instead": "ce qui bougerait",
    "explorer_held": "exigée",
    "explorer_held_gain": "exigée ; {points} sans",
    "explorer_irreplaceable": "aucun plan sans",
    "explorer_impossible": "aucun plan avec",
    "explorer_pricing": "Les prix arrivent un à un : {count} sur {all}.",
    "explorer_prices": "Les prix sont exacts : chacun vient du meilleur plan contraire.",
    "explorer_prices_later": "Les prix suivent la preuve.",
    "explorer_prices_none": "Les prix sont en points de la stratégie : choisir le niveau 6.",
    "explorer_signs": "+ entrée, − sortie, ~ autre option ou début que dans le dossier tel quel",
    "explorer_nothing": "Aucune initiative n'est financée.",
    "explorer_attainment": "Atteinte",
    "explorer_load": "Charge",
    "explorer_load_note": (
        "Part de ce qui est disponible (utilisable et reporté) ; ■ plein. Pointer une case pour les montants."
    ),
    "explorer_used": "{used} sur {available}{unit}",
    "explorer_attainment_note": "Le bout de la piste est la cible ; points à droite.",
    "explorer_roadmap": "Feuille de route",
    "explorer_roadmap_note": (
        "Choisir une barre pour voir ce qu’elle vaut ; la déplacer dessous, à la main ou"
        " avec les flèches : elle y est tenue, et ce que cela coûte est dit."
    ),
    "explorer_move": "la déplacer :",
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
    "brief_earn": (
        "Le gain attendu est de {points} des {dealt} points de la stratégie{range}{before}{headline}."
    ),
    "brief_earn_open": "Le gain attendu est de {points}{range}{headline}.",
    "brief_earn_before": ", en plus des {before} atteints auparavant",
    "brief_flight_continued": "poursuivies : {count}",
    "brief_flight_new": "nouvelles : {count}",
    "brief_flight_stopped": "arrêtées : {who}{takes}",
    "brief_flight_takes": ", ce qui demande {cost}",
    "brief_given_up": (
        "{share} du meilleur impact ({points}) sont abandonnés, pour garder {kept} des {all} lignes du"
        " {plan}{closest}."
    ),
    "brief_of_record": "plan de référence",
    "brief_of_before": "plan précédent",
    "brief_range": ", entre {low} et {high} dans quatre cas sur cinq",
    "brief_headline": " ; l’indicateur « {name} » passerait de {today} à {level}",
    "brief_headline_change": " ; l’indicateur « {name} » varierait de {change}",
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
    "brief_tile_past_said": "{count} initiatives livrées ont apporté {share} de ce qui en était attendu",
    "brief_tile_past_taken": (
        "pris en compte : {count} initiatives livrées ont apporté {share} de ce qui en était attendu"
    ),
    "brief_tile_past_none": "inconnu : trop peu d’initiatives livrées ont des résultats",
    "brief_tile_spend": "Ce qu’il coûte",
    "brief_tile_spend_of": "{share} des budgets accordés",
    "brief_tile_spend_open": "tous budgets confondus",
    "brief_tile_targets": "Cibles probablement manquées",
    "brief_tile_targets_of": "{count} sur {all}",
    "brief_tile_targets_said": "plutôt manquées qu’atteintes",
    "brief_tile_targets_none": "aucun résultat clé n’a de cible",
    "brief_roadmap_small": "Calendrier : une barre par initiative",
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
    "brief_running": "en cours",
    "brief_running_since": "en cours depuis {period}",
    "brief_stopped": "En cours, et arrêté",
    # what is not funded
    "brief_refused": "Ce que nous refusons, et pourquoi",
    "brief_refused_none": "Toutes les initiatives du tour sont financées : rien n’est refusé.",
    "brief_refused_said": ("Initiatives non financées : {count} sur {all} ; elles demandent {cost} en tout."),
    "brief_refused_said_free": "Initiatives non financées : {count} sur {all}.",
    "brief_refused_more": "Il y en a {count} de plus : voir la liste complète.",
    "brief_refused_note_adds": (
        "Ajouterait : en points, s’il y avait aussi de la place pour elle, dans l’option et dès le début qui"
        " conviennent le mieux."
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
    "brief_is_stopped": "arrêté",
    "brief_is_gone": "disparu du tour",
    "brief_is_delivered": "livré en {period}",
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
    "brief_load_note": "Utilisé ÷ ce qui peut être planifié. En couleur : {full} et plus.",
    "brief_team": "Équipe",
    "brief_all_periods": "Total",
    "brief_used_of": "{used} sur {granted}",
    # closest calls
    "brief_calls": "Les choix les plus serrés, et leur prix",
    "brief_calls_note": (
        "Prix, en points : ce que l’on perd en choisissant l’inverse, tout le reste étant au mieux."
    ),
    "brief_calls_none": "Dans les limites, aucun autre choix d’initiatives n’est possible.",
    "brief_instead": "L’inverse",
    "brief_price": "Prix",
    "brief_cost_change": "Écart de coût",
    "brief_enter": "entre : {who}",
    "brief_enters": "entrent : {who}",
    "brief_leave": "sort : {who}",
    "brief_leaves": "sortent : {who}",
    "brief_other_timing": "{who} change d’option ou de début",
    "brief_others_timing": "{count} autres changent d’option ou de début",
    "brief_nothing": "le même portefeuille",
    # five per cent
    "brief_budgets": "Ce que {share} de plus achèteraient, et ce que {share} de moins coûteraient",
    "brief_budgets_none": "Aucun budget du tour n’est limité : plus d’argent n’achèterait rien.",
    "brief_budget": "Budgets",
    "brief_points_change": "Écart de points",
    "brief_what_changes": "Ce qui change",
    "brief_unanswered": "sans réponse dans le temps imparti",
    "brief_budgets_infeasible": "plus aucun portefeuille ne respecte toutes les exigences",
    # parties and decisions
    "brief_parties": "Qui a concédé quoi",
    "brief_parties_none": "Le tour ne nomme pas de parties : personne n’a rien concédé.",
    "brief_parties_note": (
        "En points de chaque partie. Enjeu : ce qu’elle concède, en part de l’écart entre son meilleur"
        " portefeuille et le moins bon pour elle de ceux des autres."
    ),
    "brief_party": "Partie",
    "brief_own_best": "Son optimum",
    "brief_obtains": "Obtient",
    "brief_concedes": "Concède",
    "brief_stake": "Enjeu",
    "brief_would_have": "Aurait financé à la place",
    "brief_decisions": "Décidé au préalable",
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
        "Dans quatre cas sur cinq, le plan rapporte entre {low} et {high} points, {mean} en moyenne ({draws}"
        " issues équiprobables)."
    ),
    "brief_sure_range_none": (
        "Rien dans le tour n’est donné comme incertain : le plan rapporte {points} dans tous les cas, ce que"
        " personne ne doit tenir pour certain."
    ),
    "brief_sure_past_none": (
        "Rien de ce qui a été livré ne figure dans le tour : on ignore si les attentes sont trop hautes."
    ),
    "brief_sure_targets": "Plutôt manquées qu’atteintes : aucune sur {all}.",
    "brief_sure_targets_none": "Aucun résultat clé du tour n’a de cible.",
    # risks
    "brief_risks_none": (
        "Aucune cible ne sera plutôt manquée qu’atteinte, aucune équipe n’est saturée, et rien de ce qui est"
        " financé n’a moins de {sure} de chances d’aboutir."
    ),
    "brief_risk_targets": "Cibles",
    "brief_risk_targets_said": (
        "Plutôt manquées qu’atteintes : {count} sur {all} ; atteintes en partie, elles apportent {points}."
    ),
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
    "brief_not_funded": "non financé",
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
        " en dessous. Les meilleurs :"
    ),
    "brief_stories_few": "Trop peu d’initiatives livrées ont des résultats pour en tirer un enseignement.",
    "brief_realised": "Réalisé",
    "brief_ratio": "De l’attendu",
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
    # lists: what was understood of one, assumed, left out and asked
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
        " suivante."
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
    "template_example_resource": "Exemple : budget des projets",
    "template_example_objective": "Exemple : clients plus satisfaits",
    "template_example_key_result": "Exemple : moins d’attente",
    "template_example_kpi": "Exemple : jours d’attente",
}

FORMAT: dict[str, str] = {
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
    "Between initiatives: requires, excludes, synergy.": (
        "Entre initiatives : l’une nécessite l’autre, l’exclut, ou gagne à être faite avec elle."
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
    "the table that changes": "la table qui change",
    "the row's key, or the first parts of it, as A / full; blank: every row": (
        "ce qui désigne la ligne, ou ses premières parties, comme A / full ; vide : toutes les lignes"
    ),
    "the column; blank: every period, or every step of the work": (
        "la colonne ; vide : toutes les périodes, ou toutes les étapes du travail"
    ),
    "× 0.9, − 10 %, + 20000, − 5, or = and the new value": (
        "× 0,9, − 10 %, + 20000, − 5, ou = et la nouvelle valeur"
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
