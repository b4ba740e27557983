"""The explorer."""

PHRASES: dict[str, tuple[str, str]] = {
    # explorer
    "explorer_strategy": ("the strategy", "la stratégie"),
    "explorer_party": ("Points dealt by", "Points selon"),
    "explorer_level": ("Steered by", "Pilotage par"),
    "explorer_level_absent": ("{name} (not in this case)", "{name} (absent du dossier)"),
    "explorer_lacking": (
        "Level {level} needs the column {column} of the table {table}, and it is empty.",
        "Le niveau {level} a besoin de la colonne {column} de la table {table}, qui est vide.",
    ),
    "explorer_means": ("Budgets and teams", "Budgets et équipes"),
    "explorer_weights": ("Points of the objectives", "Points des objectifs"),
    "explorer_initiatives": ("Initiatives", "Initiatives"),
    "explorer_keep_and_decide": ("Keep and decide", "Garder et décider"),
    "explorer_amount": ("{percent}: {amount} in all", "{percent} : {amount} en tout"),
    "explorer_unlimited": ("no limit", "sans limite"),
    "explorer_total": ("{total} points in all", "{total} points en tout"),
    "explorer_by_hand": ("{total} points in all, set by hand", "{total} points en tout, réglés à la main"),
    "explorer_search": ("Search by name, owner, category…", "Chercher par nom, responsable, catégorie…"),
    "explorer_more": ("{count} more: search for them", "{count} de plus : les chercher"),
    "explorer_free": ("free", "libre"),
    "explorer_fund": ("fund", "financer"),
    "explorer_reject": ("reject", "refuser"),
    "explorer_mandatory": ("mandatory", "obligatoire"),
    "explorer_is_decided": ("decided", "décidé"),
    "explorer_reset": ("Reset", "Réinitialiser"),
    "explorer_scenario": ("Scenario", "Scénario"),
    "explorer_scenario_name": ("its name", "son nom"),
    "explorer_keep": ("Keep as scenario", "Garder comme scénario"),
    "explorer_write": ("Write decision", "Inscrire la décision"),
    "explorer_by": ("who decides", "qui décide"),
    "explorer_reason": ("for what reason", "pour quel motif"),
    "explorer_undo": ("Undo", "Annuler"),
    "explorer_kept": (
        "The scenario “{name}” stands in the case; rows written: {rows}.",
        "Le scénario « {name} » figure dans le dossier ; lignes inscrites : {rows}.",
    ),
    "explorer_written": (
        "The decision stands in the case: {decision} {who}.",
        "La décision figure dans le dossier : {decision} {who}.",
    ),
    "explorer_undone": (
        "What was written last is out of the case again.",
        "La dernière inscription est retirée du dossier.",
    ),
    "explorer_nothing_written": (
        "Nothing has been written into the case.",
        "Rien n'a été inscrit dans le dossier.",
    ),
    "explorer_no_name": (
        "A scenario must have a name. Write one.",
        "Un scénario doit avoir un nom. En écrire un.",
    ),
    "explorer_name_taken": (
        "A scenario must have a name of its own; found “{name}”, which is taken. Write another.",
        "Un scénario doit avoir un nom à lui ; « {name} » est pris. En écrire un autre.",
    ),
    "explorer_unchanged": (
        "A scenario must change something; every knob stands where the case has it. Move one.",
        "Un scénario doit changer quelque chose ; tous les réglages sont ceux du dossier. En déplacer un.",
    ),
    "explorer_beyond": (
        (
            "A scenario changes cells of the case, and none can say this: {what}. Nothing was kept. Write it"
            " as a decision, or set it free."
        ),
        (
            "Un scénario change des cellules du dossier, et aucune ne peut dire ceci : {what}. Rien n'a été"
            " gardé. L'inscrire comme décision, ou le libérer."
        ),
    ),
    "explorer_beyond_reject": ("{who} held out", "l'exclusion de {who}"),
    "explorer_beyond_level": ("steering at level {level}", "un pilotage au niveau {level}"),
    "explorer_no_by": (
        "A decision must say who took it. Write a name.",
        "Une décision doit dire qui l'a prise. Écrire un nom.",
    ),
    "explorer_no_reason": (
        "A decision must say why it was taken. Write a reason.",
        "Une décision doit dire pourquoi. Écrire un motif.",
    ),
    "explorer_no_initiative": (
        "A decision must be about an initiative. Choose one.",
        "Une décision porte sur une initiative. En choisir une.",
    ),
    "explorer_decided": (
        "{who} is decided already: one decision an initiative. Delete that row first.",
        "{who} est déjà décidé : une décision par initiative. Supprimer d'abord cette ligne.",
    ),
    "explorer_the_decision": ("the decision", "la décision"),
    "explorer_failed": ("No answer: {error}", "Pas de réponse : {error}"),
    "explorer_asking": ("computing…", "calcul…"),
    "explorer_proving": (
        "at most {gap} below the best — proving…",
        "au plus {gap} sous le meilleur — preuve en cours…",
    ),
    "explorer_proving_no_bound": ("a first plan — proving…", "un premier plan — preuve en cours…"),
    "explorer_proven": ("proven: no plan is better", "prouvé : aucun plan n'est meilleur"),
    "explorer_stopped": (
        "at most {gap} below the best, when the time was up",
        "au plus {gap} sous le meilleur, au terme du temps alloué",
    ),
    "explorer_count": (
        "{funded} of {all} initiatives for {cost}",
        "{funded} sur {all} initiatives pour {cost}",
    ),
    "explorer_count_free": ("{funded} of {all} initiatives", "{funded} sur {all} initiatives"),
    "explorer_same": ("the same plan as in the case as it is", "le même plan que dans le dossier tel quel"),
    "explorer_moves": (
        "in: {entering}, out: {leaving}, changed: {changing}, against the case as it is",
        "entrées : {entering}, sorties : {leaving}, modifiées : {changing}, par rapport au dossier tel quel",
    ),
    "explorer_infeasible": ("Nothing fits", "Rien n'est possible"),
    "explorer_why": ("Looking for what stands in the way…", "Recherche de ce qui bloque…"),
    "explorer_before": ("The last plan that was possible:", "Le dernier plan qui était possible :"),
    "explorer_name": ("initiative", "initiative"),
    "explorer_option": ("option", "option"),
    "explorer_when": ("start → delivery", "début → livraison"),
    "explorer_points": ("points", "points"),
    "explorer_cost": ("cost", "coût"),
    "explorer_replacement": ("lost without it", "perdus sans elle"),
    "explorer_out": ("Not funded", "Non financées"),
    "explorer_price": ("points lost with it", "points perdus avec elle"),
    "explorer_instead": ("what would move", "ce qui bougerait"),
    "explorer_held": ("demanded", "exigée"),
    "explorer_held_gain": ("demanded; {points} without", "exigée ; {points} sans"),
    "explorer_irreplaceable": ("no plan without", "aucun plan sans"),
    "explorer_impossible": ("no plan holds it", "aucun plan avec"),
    "explorer_pricing": (
        "Prices come in one by one: {count} of {all}.",
        "Les prix arrivent un à un : {count} sur {all}.",
    ),
    "explorer_prices": (
        "Prices are exact: each is the best plan the other way round.",
        "Les prix sont exacts : chacun vient du meilleur plan contraire.",
    ),
    "explorer_prices_later": ("Prices follow the proof.", "Les prix suivent la preuve."),
    "explorer_prices_none": (
        "Prices are in points of the strategy: choose level 6.",
        "Les prix sont en points de la stratégie : choisir le niveau 6.",
    ),
    "explorer_signs": (
        "+ in, − out, ~ other option or start than in the case as it is",
        "+ entrée, − sortie, ~ autre option ou début que dans le dossier tel quel",
    ),
    "explorer_nothing": ("No initiative is funded.", "Aucune initiative n'est financée."),
    "explorer_attainment": ("Attainment", "Atteinte"),
    "explorer_load": ("Load", "Charge"),
    "explorer_load_note": (
        "Share of what is available (usable and carried in); ■ full. Point at a cell for the amounts.",
        (
            "Part de ce qui est disponible (utilisable et reporté) ; ■ plein. Pointer une case pour les"
            " montants."
        ),
    ),
    "explorer_used": ("{used} of {available}{unit}", "{used} sur {available}{unit}"),
    "explorer_attainment_note": (
        "The end of the track is the target; points on the right.",
        "Le bout de la piste est la cible ; points à droite.",
    ),
}
