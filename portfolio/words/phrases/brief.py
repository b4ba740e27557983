"""The board brief."""

PHRASES: dict[str, tuple[str, str]] = {
    # masthead and foot
    "brief_title": ("Board brief", "Note au conseil"),
    "brief_round": ("Budget round", "Tour budgétaire"),
    "brief_amounts_in": ("amounts in {unit}", "montants en {unit}"),
    "brief_span": ("from {first} to {last}", "sur la période {first} – {last}"),
    "brief_span_one": ("in {first}", "sur la période {first}"),
    "brief_span_short": ("{first} – {last}", "{first} – {last}"),
    "brief_half": ("H{part} {year}", "S{part} {year}"),
    "brief_approval": ("Approval", "Approbation"),
    "brief_signature": ("Name, date, signature", "Nom, date, signature"),
    "brief_asked": (
        "This plan answers a question that differs from the tables of the round in {count} inputs.",
        "Ce plan répond à une question qui diffère des tables du tour sur {count} données.",
    ),
    "brief_source": (
        (
            "Every figure of this brief stands in a table that can be opened. Ranges: {draws} equally likely"
            " outcomes (seed {seed}). Fingerprint of the inputs: {fingerprint}"
        ),
        (
            "Chaque chiffre de cette note figure dans un tableau que l’on peut ouvrir. Fourchettes : {draws}"
            " issues équiprobables (graine {seed}). Empreinte des données : {fingerprint}"
        ),
    ),
    # the recommendation
    "brief_recommendation": ("Recommendation", "Recommandation"),
    "brief_fund": (
        (
            "We recommend funding {funded} of {candidates} initiatives {span} for {spend}, which is {share}"
            " of the budgets granted."
        ),
        (
            "Nous recommandons de financer {funded} des {candidates} initiatives {span} pour {spend}, soit"
            " {share} des budgets accordés."
        ),
    ),
    "brief_fund_open": (
        "We recommend funding {funded} of {candidates} initiatives {span} for {spend}.",
        "Nous recommandons de financer {funded} des {candidates} initiatives {span} pour {spend}.",
    ),
    "brief_fund_free": (
        "We recommend funding {funded} of {candidates} initiatives {span}.",
        "Nous recommandons de financer {funded} des {candidates} initiatives {span}.",
    ),
    "brief_fund_none": (
        (
            "We recommend funding none of the {candidates} initiatives {span}: within the limits, none earns"
            " anything."
        ),
        (
            "Nous recommandons de ne financer aucune des {candidates} initiatives {span} : dans les limites,"
            " aucune ne rapporte rien."
        ),
    ),
    "brief_earn": (
        "The expected gain is {points} of the strategy’s {dealt} points{range}{headline}.",
        "Le gain attendu est de {points} des {dealt} points de la stratégie{range}{headline}.",
    ),
    "brief_earn_open": (
        "The expected gain is {points}{range}{headline}.",
        "Le gain attendu est de {points}{range}{headline}.",
    ),
    "brief_range": (
        ", between {low} and {high} in four cases out of five",
        ", entre {low} et {high} dans quatre cas sur cinq",
    ),
    "brief_headline": (
        "; “{name}” would go from {today} to {level}",
        " ; l’indicateur « {name} » passerait de {today} à {level}",
    ),
    "brief_headline_change": (
        "; “{name}” would change by {change}",
        " ; l’indicateur « {name} » varierait de {change}",
    ),
    "brief_best": (
        "No portfolio within the same limits earns more, which is proven{closest}.",
        "Aucun portefeuille ne rapporte plus dans les mêmes limites, c’est prouvé{closest}.",
    ),
    "brief_best_gap": (
        "It is proven that no portfolio within the same limits earns {gap} more{closest}.",
        "Il est prouvé qu’aucun portefeuille ne rapporte {gap} de plus dans les mêmes limites{closest}.",
    ),
    "brief_best_feasible": (
        (
            "The search was stopped early: a portfolio within the same limits may earn up to {gap}"
            " more{closest}."
        ),
        (
            "La recherche a été arrêtée avant la fin : un portefeuille pourrait rapporter jusqu’à {gap} de"
            " plus dans les mêmes limites{closest}."
        ),
    ),
    "brief_best_unknown": (
        "How much more another portfolio within the same limits could earn is not known{closest}.",
        (
            "Ce qu’un autre portefeuille pourrait rapporter de plus dans les mêmes limites n’est pas"
            " connu{closest}."
        ),
    ),
    "brief_closest": (
        "; the closest other choice earns {price} less",
        " ; l’autre choix le plus proche rapporte {price} de moins",
    ),
    "brief_closest_tied": ("; another choice earns as much", " ; un autre choix rapporte autant"),
    "brief_closest_better": (
        "; another choice was found that earns {price} more",
        " ; un autre choix a été trouvé qui rapporte {price} de plus",
    ),
    "brief_point": ("{value} point", "{value} point"),
    "brief_points": ("{value} points", "{value} points"),
    # what is funded
    "brief_portfolio": ("What is funded, by objective", "Ce qui est financé, par objectif"),
    "brief_portfolio_note": (
        (
            "Each initiative stands under the objective for which it earns most; its points are those for all"
            " objectives."
        ),
        (
            "Chaque initiative figure sous l’objectif pour lequel elle rapporte le plus ; ses points sont"
            " ceux de tous les objectifs."
        ),
    ),
    "brief_initiative": ("Initiative", "Initiative"),
    "brief_initiative_one": ("{count} initiative", "{count} initiative"),
    "brief_initiative_many": ("{count} initiatives", "{count} initiatives"),
    "brief_calendar": ("Start – delivery", "Début – livraison"),
    "brief_later": ("later", "au-delà"),
    "brief_points_head": ("Points", "Points"),
    "brief_all_budgets": ("All budgets", "Tous budgets"),
    "brief_cost": ("Cost", "Coût"),
    "brief_total": ("Total", "Total"),
    "brief_mandatory": ("mandatory", "obligatoire"),
    "brief_decided": ("decided", "décidé"),
    "brief_no_objective": ("Serves no objective", "Ne sert aucun objectif"),
    # money by objective and period
    "brief_money": ("Points and money by objective", "Points et budget par objectif"),
    "brief_money_none": ("Points by objective", "Points par objectif"),
    "brief_objective": ("Objective", "Objectif"),
    "brief_attained": ("Points attained", "Points atteints"),
    "brief_dealt": ("of", "sur"),
    "brief_money_share": ("Share", "Part"),
    "brief_granted": ("Budgets granted", "Budgets accordés"),
    "brief_money_note": (
        "An initiative’s money is shared between objectives as the points it earns.",
        "L’argent d’une initiative est réparti entre les objectifs comme les points qu’elle rapporte.",
    ),
    "brief_carry_note": (
        "What is left over may be used later where the budget allows it.",
        "Un reliquat peut servir plus tard là où le budget le permet.",
    ),
    "brief_picture_points": ("Points attained, of those dealt out", "Points atteints, sur ceux attribués"),
    "brief_picture_points_open": ("Points attained", "Points atteints"),
    "brief_picture_money": (
        "Money by period and objective, {unit}",
        "Budget par période et objectif, {unit}",
    ),
    "brief_picture_money_plain": ("Money by period and objective", "Budget par période et objectif"),
    # effects
    "brief_effects": ("What it is expected to change", "Effets attendus sur les indicateurs"),
    "brief_effects_note": (
        "Once everything funded is delivered, chance of success counted.",
        "Une fois livré tout ce qui est financé, chances de succès comprises.",
    ),
    "brief_effects_bars": (
        (
            "Bars: from today (left) to the target (right); the band holds four cases out of five, the line"
            " is what is expected."
        ),
        (
            "Barres : d’aujourd’hui (à gauche) à la cible (à droite) ; la bande contient quatre cas sur cinq,"
            " le trait est l’attendu."
        ),
    ),
    "brief_effects_chance": (
        "Chance: of reaching the target, in time where it has a due date.",
        "Chance : d’atteindre la cible, à temps si elle a une échéance.",
    ),
    "brief_kind_business": ("Business", "Activité"),
    "brief_kind_outcome": ("Customer outcomes", "Résultats clients"),
    "brief_kind_usage": ("Use of the product", "Usage du produit"),
    "brief_indicator": ("Indicator", "Indicateur"),
    "brief_today": ("Today", "Aujourd’hui"),
    "brief_expected": ("Expected", "Attendu"),
    "brief_change": ("Change", "Variation"),
    "brief_four_in_five": ("Four cases in five", "Quatre cas sur cinq"),
    "brief_target": ("Target", "Cible"),
    "brief_way": ("Way to the target", "Chemin vers la cible"),
    "brief_chance": ("Chance", "Chance"),
    "brief_to": ("{low} to {high}", "{low} à {high}"),
    # teams
    "brief_load": ("Team load", "Charge des équipes"),
    "brief_load_note": (
        "Used ÷ what may be planned. Shaded: {full} and more.",
        "Utilisé ÷ ce qui peut être planifié. En couleur : {full} et plus.",
    ),
    "brief_team": ("Team", "Équipe"),
    "brief_all_periods": ("All periods", "Total"),
    "brief_used_of": ("{used} of {granted}", "{used} sur {granted}"),
    # closest calls
    "brief_calls": ("The closest calls, and their prices", "Les choix les plus serrés, et leur prix"),
    "brief_calls_note": (
        "Price, in points: what is lost by having it the other way, with everything else at its best.",
        "Prix, en points : ce que l’on perd en choisissant l’inverse, tout le reste étant au mieux.",
    ),
    "brief_calls_none": (
        "Within the limits there is no other choice of initiatives.",
        "Dans les limites, aucun autre choix d’initiatives n’est possible.",
    ),
    "brief_instead": ("The other way", "L’inverse"),
    "brief_price": ("Price", "Prix"),
    "brief_cost_change": ("Change of cost", "Écart de coût"),
    "brief_enter": ("in: {who}", "entre : {who}"),
    "brief_enters": ("in: {who}", "entrent : {who}"),
    "brief_leave": ("out: {who}", "sort : {who}"),
    "brief_leaves": ("out: {who}", "sortent : {who}"),
    "brief_other_timing": ("{who} changes option or start", "{who} change d’option ou de début"),
    "brief_others_timing": (
        "{count} others change option or start",
        "{count} autres changent d’option ou de début",
    ),
    "brief_nothing": ("the same portfolio", "le même portefeuille"),
    # five per cent
    "brief_budgets": ("Five per cent more, or less", "Cinq pour cent de plus, ou de moins"),
    "brief_budget": ("Budgets", "Budgets"),
    "brief_points_change": ("Change of points", "Écart de points"),
    "brief_what_changes": ("What changes", "Ce qui change"),
    "brief_unanswered": ("no answer within the time limit", "sans réponse dans le temps imparti"),
    "brief_budgets_infeasible": (
        "no portfolio meets every demand any more",
        "plus aucun portefeuille ne respecte toutes les exigences",
    ),
    # parties and decisions
    "brief_parties": ("What each party conceded", "Ce que chaque partie a concédé"),
    "brief_parties_note": (
        (
            "In each party’s own points. At stake: what it concedes, as a share of its best portfolio less"
            " the worst for it of the others’ best."
        ),
        (
            "En points de chaque partie. Enjeu : ce qu’elle concède, en part de l’écart entre son meilleur"
            " portefeuille et le moins bon pour elle de ceux des autres."
        ),
    ),
    "brief_quoted": ("“{name}”", "« {name} »"),
    "brief_party": ("Party", "Partie"),
    "brief_own_best": ("Own best", "Son optimum"),
    "brief_obtains": ("Obtains", "Obtient"),
    "brief_concedes": ("Concedes", "Concède"),
    "brief_stake": ("At stake", "Enjeu"),
    "brief_would_have": ("Would have funded instead", "Aurait financé à la place"),
    "brief_decisions": ("Decided beforehand", "Décidé au préalable"),
    "brief_decision": ("Decision", "Décision"),
    "brief_decision_fund": ("fund", "financer"),
    "brief_decision_reject": ("reject", "refuser"),
    "brief_decided_by": ("By", "Par"),
    "brief_reason": ("Reason", "Motif"),
    "brief_date": ("Date", "Date"),
    # risks
    "brief_risks": ("Risks", "Risques"),
    "brief_risks_none": (
        (
            "No target is more likely missed than reached, no team is full, and nothing funded has less than"
            " {sure} chance of success."
        ),
        (
            "Aucune cible ne sera plutôt manquée qu’atteinte, aucune équipe n’est saturée, et rien de ce qui"
            " est financé n’a moins de {sure} de chances d’aboutir."
        ),
    ),
    "brief_risk_targets": ("Targets", "Cibles"),
    "brief_risk_targets_said": (
        "More likely missed than reached: {count} of {all}; partly attained, these still bring {points}.",
        "Plutôt manquées qu’atteintes : {count} sur {all} ; atteintes en partie, elles apportent {points}.",
    ),
    "brief_risk_success": ("Success", "Succès"),
    "brief_risk_success_said": (
        "“{name}”: {share} chance of delivering; {points} rest on it.",
        "« {name} » : {share} de chances d’aboutir ; {points} en dépendent.",
    ),
    "brief_risk_depends": ("Dependence", "Dépendance"),
    "brief_risk_depends_said": (
        "“{name}” is needed by {others} ({points}).",
        "« {name} » est nécessaire à {others} ({points}).",
    ),
    "brief_risk_load": ("Load", "Charge"),
    "brief_risk_load_said": (
        "{full} and more of what may be planned: {teams}.",
        "{full} et plus du planifiable : {teams}.",
    ),
    "brief_full_one": ("“{name}” ({share} in {period})", "« {name} » ({share}, {period})"),
    "brief_full_many": (
        "“{name}” (up to {share} in {period}, {count} periods)",
        "« {name} » (jusqu’à {share}, {period} ; {count} périodes)",
    ),
    "brief_risk_optimism": ("Optimism", "Optimisme"),
    "brief_risk_optimism_said": (
        (
            "The {count} initiatives delivered so far brought {share} of what was expected of them ({low} to"
            " {high}); at that rate, by kind of effect, this plan would earn {points} instead of {promised}."
        ),
        (
            "Les {count} initiatives livrées à ce jour ont apporté {share} de ce qui en était attendu ({low}"
            " à {high}) ; à ce compte, selon le type d’effet, ce plan rapporterait {points} au lieu de"
            " {promised}."
        ),
    ),
    "brief_risk_optimism_taken": (
        (
            "The {count} initiatives delivered so far brought {share} of what was expected of them ({low} to"
            " {high}); this plan takes that into account."
        ),
        (
            "Les {count} initiatives livrées à ce jour ont apporté {share} de ce qui en était attendu ({low}"
            " à {high}) ; ce plan en tient compte."
        ),
    ),
    # since the last record
    "brief_record": ("Since the last decision record", "Depuis le dernier relevé de décision"),
    "brief_record_same": (
        "The plan is the recorded one, on the same inputs.",
        "Le plan est celui du relevé, sur les mêmes données.",
    ),
    "brief_record_points": (
        "The recorded portfolio earned {before} on the inputs of its day; this plan earns {after}. {inputs}",
        (
            "Le portefeuille du relevé rapportait {before} sur les données d’alors ; ce plan rapporte"
            " {after}. {inputs}"
        ),
    ),
    "brief_record_inputs": ("Inputs that differ: {tables}.", "Données qui diffèrent : {tables}."),
    "brief_record_no_inputs": ("The inputs are the same.", "Les données sont les mêmes."),
    "brief_record_count": ("{table} ({count})", "{table} ({count})"),
    "brief_record_more": ("{count} more changed.", "{count} autres changements."),
    "brief_before": ("Recorded", "Relevé"),
    "brief_after": ("Now", "Maintenant"),
    "brief_not_funded": ("not funded", "non financé"),
    "brief_from": ("{option} from {start}", "{option} dès {start}"),
    "brief_from_only": ("from {start}", "dès {start}"),
    "brief_table_problem": ("the question asked", "la question posée"),
    "brief_table_settings": ("settings", "réglages"),
    "brief_table_initiatives": ("initiatives", "initiatives"),
    "brief_table_options": ("options", "options"),
    "brief_table_resources": ("budgets and teams", "budgets et équipes"),
    "brief_table_requirements": ("requirements", "besoins"),
    "brief_table_objectives": ("objectives", "objectifs"),
    "brief_table_key_results": ("key results", "résultats clés"),
    "brief_table_kpis": ("indicators", "indicateurs"),
    "brief_table_contributions": ("expected effects", "effets attendus"),
    "brief_table_relations": ("relations", "relations"),
    "brief_table_buckets": ("reserved shares", "parts réservées"),
    "brief_table_parties": ("parties", "parties"),
    "brief_table_judgements": ("judgements", "jugements"),
    "brief_table_decisions": ("decisions", "décisions"),
    "brief_table_readings": ("readings", "relevés d’indicateurs"),
    "brief_table_ledger": ("ledger", "dépenses passées"),
    "brief_table_actuals": ("actuals", "réalisé"),
    "brief_table_scenarios": ("scenarios", "scénarios"),
    # stories
    "brief_stories": ("What delivered initiatives brought", "Ce qu’ont apporté les initiatives livrées"),
    "brief_stories_said": (
        (
            "Of {all} effects of {count} delivered initiatives, {more} came out above what was expected and"
            " {less} below. The best:"
        ),
        (
            "Sur {all} effets de {count} initiatives livrées, {more} ont dépassé l’attendu et {less} sont"
            " restés en dessous. Les meilleurs :"
        ),
    ),
    "brief_stories_few": (
        "Too few delivered initiatives have results to learn from.",
        "Trop peu d’initiatives livrées ont des résultats pour en tirer un enseignement.",
    ),
    "brief_realised": ("Realised", "Réalisé"),
    "brief_ratio": ("Of expected", "De l’attendu"),
}
