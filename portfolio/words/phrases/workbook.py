"""The finance workbook."""

PHRASES: dict[str, tuple[str, str]] = {
    # the workbook
    "book_sheet_summary": ("Summary", "Synthèse"),
    "book_sheet_funded": ("Funded", "Financé"),
    "book_sheet_out": ("Not funded", "Non financé"),
    "book_sheet_usage": ("Usage", "Utilisation"),
    "book_sheet_attainment": ("Attainment", "Atteinte"),
    "book_sheet_parties": ("Parties", "Parties"),
    "book_sheet_scenarios": ("Scenarios", "Scénarios"),
    "book_sheet_footer": ("&L&A&RPage &P of &N", "&L&A&RPage &P sur &N"),
    "book_about_workbook": (
        "Results of the inputs as they stood on export. After a change of an input sheet, export again.",
        (
            "Résultats des données telles qu'elles étaient à l'export. Après une modification d'une feuille"
            " de données, exporter à nouveau."
        ),
    ),
    "book_about_funded": (
        "What is funded, in which option and when, the points it earns and what it costs inside the horizon.",
        "Ce qui est financé, dans quelle option et quand, les points rapportés et le coût dans l'horizon.",
    ),
    "book_about_out": (
        (
            "What is not funded, nearest first. Price: the points that the best plan with it loses (∞: no"
            " portfolio can hold it)."
        ),
        (
            "Ce qui n'est pas financé, le plus proche d'abord. Prix : les points que perd le meilleur plan"
            " avec lui (∞ : aucun portefeuille possible)."
        ),
    ),
    "book_about_out_alone": ("What is not funded.", "Ce qui n'est pas financé."),
    "book_about_usage": (
        (
            "What each budget and team gives, against what it has: the usable amount and what is carried in"
            " (blank: no limit)."
        ),
        (
            "Ce que donne chaque budget et chaque équipe, face au disponible : montant utilisable et report"
            " (vide : sans limite)."
        ),
    ),
    "book_about_attainment": (
        (
            "How far each key result comes: 100 % is its target; without a target, progress is in the"
            " indicator's unit."
        ),
        (
            "Jusqu'où va chaque résultat clé : 100 % est sa cible ; sans cible, le progrès est dans l'unité"
            " de l'indicateur."
        ),
    ),
    "book_about_parties": (
        "What this plan is worth to each party, by its own points for each objective.",
        "Ce que vaut ce plan pour chaque partie, selon ses propres points par objectif.",
    ),
    "book_about_scenarios": (
        (
            "The same round under the circumstances of the sheet scenarios; in and out are against the round"
            " as it is."
        ),
        (
            "Le même tour dans les circonstances de la feuille scenarios ; entrées et sorties par rapport au"
            " tour tel quel."
        ),
    ),
    "book_about_inputs": (
        "the sheets with grey tabs: the case's tables, to edit and load again",
        "les feuilles aux onglets gris : les tables du cas, à modifier et recharger",
    ),
    "book_key_figures": ("Key figures", "Chiffres clés"),
    "book_contents": ("What is where", "Où trouver quoi"),
    "book_impact": ("Impact, points", "Impact, points"),
    "book_bound": ("Bound: no portfolio earns more", "Borne : aucun portefeuille ne rapporte plus"),
    "book_gap": ("Gap between them", "Écart entre les deux"),
    "book_proof": ("Proof", "Preuve"),
    "book_proof_optimal": ("optimal: proven to be the best", "optimal : prouvé le meilleur"),
    "book_proof_gap": ("proven within the gap, as asked", "prouvé à l'écart près, comme demandé"),
    "book_proof_feasible": (
        "feasible: at most the gap below the best",
        "réalisable : au plus l'écart en dessous du meilleur",
    ),
    "book_proof_none": ("feasible, no bound", "réalisable, sans borne"),
    "book_proof_stopped": ("{proof}; stopped before the end", "{proof} ; arrêté avant la fin"),
    "book_cost": ("Cost, all budgets", "Coût, tous budgets"),
    "book_cost_of": ("of which {resource}", "dont {resource}"),
    "book_count_funded": ("Initiatives funded", "Initiatives financées"),
    "book_count_candidates": ("Candidates", "Candidates"),
    "book_horizon": ("Horizon", "Horizon"),
    "book_discount_rate": ("Discount rate, a year", "Taux d'actualisation, par an"),
    "book_fingerprint": ("Fingerprint of the inputs", "Empreinte des données"),
    "book_asked_otherwise": (
        "Asked otherwise than the tables say",
        "Demandé autrement que ne disent les tables",
    ),
    "book_what": ("What", "Quoi"),
    "book_part": ("Part", "Partie"),
    "book_in_tables": ("In the tables", "Dans les tables"),
    "book_asked": ("As asked", "Demandé"),
    "book_total": ("Total", "Total"),
    "book_initiative": ("Initiative", "Initiative"),
    "book_name": ("Name", "Nom"),
    "book_option": ("Option", "Option"),
    "book_start": ("Start", "Début"),
    "book_delivery": ("Delivery", "Livraison"),
    "book_after_horizon": ("after the horizon", "après l'horizon"),
    "book_points": ("Points", "Points"),
    "book_spend": ("Spend, {resource}", "Dépense, {resource}"),
    "book_spend_all": ("Spend, all", "Dépense totale"),
    "book_replacement_cost": ("Points lost without it", "Points perdus sans elle"),
    "book_price": ("Price, points", "Prix, points"),
    "book_reason": ("Reason", "Raison"),
    "book_resource": ("Resource", "Ressource"),
    "book_unit": ("Unit", "Unité"),
    "book_period": ("Period", "Période"),
    "book_used": ("Used", "Utilisé"),
    "book_available": ("Available", "Disponible"),
    "book_left": ("Left", "Reste"),
    "book_filled": ("Filled", "Taux"),
    "book_use_of": ("Used and available: {resource}", "Utilisé et disponible : {resource}"),
    "book_key_result": ("Key result", "Résultat clé"),
    "book_indicator": ("Indicator", "Indicateur"),
    "book_objective": ("Objective", "Objectif"),
    "book_baseline": ("Baseline", "Départ"),
    "book_target": ("Target", "Cible"),
    "book_progress": ("Progress", "Progrès"),
    "book_attained": ("Attained", "Atteint"),
    "book_points_full": ("Points at its target", "Points à la cible"),
    "book_points_dealt": ("Points dealt", "Points attribués"),
    "book_attainment_by": ("Attainment by key result", "Atteinte par résultat clé"),
    "book_points_by": ("Points by objective", "Points par objectif"),
    "book_party": ("Party", "Partie prenante"),
    "book_strategy": ("the strategy", "la stratégie"),
    "book_points_party": ("Points of this plan", "Points de ce plan"),
    "book_dealt_party": ("Points dealt to the objectives", "Points attribués aux objectifs"),
    "book_points_by_party": ("Points of this plan by party", "Points de ce plan par partie prenante"),
    "book_payoff": (
        "Each party's own best portfolio, in everyone's points",
        "Le meilleur portefeuille de chaque partie, en points de chacun",
    ),
    "book_contested": (
        "Contested initiatives: points each party gains with them (below 0: loses)",
        "Initiatives contestées : points que chaque partie gagne avec elles (sous 0 : perd)",
    ),
    "book_portfolio": ("Best portfolio of", "Meilleur portefeuille de"),
    "book_zero": ("least of the bests", "minimum des meilleurs"),
    "book_funded_by": ("Funded by", "Financé par"),
    "book_settle": ("Settle", "Trancher"),
    "book_settle_fund": ("fund", "financer"),
    "book_settle_drop": ("drop", "abandonner"),
    "book_concedes": ("Concedes", "Concède"),
    "book_concession": ("Concession, points", "Concession, points"),
    "book_scenario": ("Scenario", "Scénario"),
    "book_as_it_is": ("as it is", "tel quel"),
    "book_status": ("Status", "Statut"),
    "book_optimal": ("optimal", "optimal"),
    "book_feasible": ("feasible", "réalisable"),
    "book_infeasible": ("infeasible", "impossible"),
    "book_unanswered": ("no answer within the time limit", "sans réponse dans le temps imparti"),
    "book_unanswered_reasons": (
        "Reasons without an answer within the time limit",
        "Raisons sans réponse dans le temps imparti",
    ),
    "book_change_impact": ("Change", "Écart"),
    "book_count": ("Funded", "Financées"),
    "book_entering": ("In", "Entrées"),
    "book_leaving": ("Out", "Sorties"),
    "book_impact_by": ("Impact by scenario, points", "Impact par scénario, points"),
}
