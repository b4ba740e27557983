"""What commands print of a plan, a difference, a hand-made portfolio, and plans under other circumstances."""

PHRASES: dict[str, tuple[str, str]] = {
    # the first line of a plan
    "plan_impact": (
        "Impact {impact} points, bound {bound} ({proof})",
        "Impact {impact} points, borne {bound} ({proof})",
    ),
    "plan_level": (
        "Level {level}, {name}: {counted} ({proof}); {impact} points",
        "Niveau {level}, {name} : {counted} ({proof}) ; {impact} points",
    ),
    "plan_funded": (
        "{plan}: {funded} of {all} initiatives funded",
        "{plan} ; initiatives financées : {funded} sur {all}",
    ),
    "plan_for": (" for {cost}", " pour {cost}"),
    "plan_optimal": ("optimal", "optimal"),
    "plan_within": ("proven within {gap} of the best, as asked", "prouvé à {gap} du meilleur, comme demandé"),
    "plan_ties": (
        "proven best, though ties with it were left unbroken",
        "prouvé le meilleur, sans départager ses égaux",
    ),
    "plan_feasible": ("feasible, at most {gap} below the best", "réalisable, au plus {gap} sous le meilleur"),
    "plan_no_bound": ("feasible, no bound", "réalisable, sans borne"),
    "plan_stopped": ("{proof}; stopped by the {what}", "{proof} ; arrêté : {what}"),
    "plan_time limit": ("time limit", "limite de temps"),
    "plan_interrupt": ("interrupt", "interruption"),
    "plan_of": ("{used} of {available}", "{used} sur {available}"),
    # headings of tables
    "head_initiative": ("initiative", "initiative"),
    "head_name": ("name", "nom"),
    "head_option": ("option", "option"),
    "head_start": ("start", "début"),
    "head_delivery": ("delivery", "livraison"),
    "head_points": ("points", "points"),
    "head_key result": ("key result", "résultat clé"),
    "head_indicator": ("indicator", "indicateur"),
    "head_objective": ("objective", "objectif"),
    "head_attained": ("attained", "atteint"),
    "head_resource": ("resource", "ressource"),
    "head_scenario": ("scenario", "scénario"),
    "head_status": ("status", "état"),
    "head_impact": ("impact", "impact"),
    "head_change": ("change", "écart"),
    "head_funded": ("funded", "financées"),
    "head_entering": ("entering", "entrent"),
    "head_leaving": ("leaving", "sortent"),
    "head_spent": ("{resource} spent", "{resource} dépensé"),
    "head_total": ("total", "total"),
    "head_spend": ("spend", "dépense"),
    "head_slope": ("slope", "pente"),
    "head_bend": ("bend", "coude"),
    "head_present": ("present", "actuel"),
    "head_changes": ("changes", "changements"),
    "status_optimal": ("optimal", "optimal"),
    "status_feasible": ("feasible", "réalisable"),
    "loose": (
        (
            "Each plan is proven within {gap} of its best alone, as asked: smaller differences between the"
            " figures above mean nothing."
        ),
        (
            "Chaque plan n'est prouvé qu'à {gap} de son meilleur, comme demandé : des écarts plus petits"
            " entre ces chiffres ne veulent rien dire."
        ),
    ),
    "infeasible": ("infeasible", "irréalisable"),
    "status_unanswered": ("not answered", "sans réponse"),
    "status_infeasible": ("infeasible", "impossible"),
    "is_true": ("True", "oui"),
    "is_false": ("False", "non"),
    "as_it_is": ("as it is", "tel quel"),
    "frontier_head": (
        "Efficient frontier in {resources}: {count} budgets",
        "Frontière efficiente en {resources} : {count} budgets",
    ),
    # a difference
    "diff_head": (
        "Impact {before} → {after} points ({change})",
        "Impact {before} → {after} points ({change})",
    ),
    "diff_in": ("comes in", "entre"),
    "diff_out": ("drops out", "sort"),
    "diff_option": ("changes option", "change d'option"),
    "diff_moved": ("moves", "se déplace"),
    "diff_from": ("{option} from {start}", "{option} dès {start}"),
    "diff_line": (
        "- {i} {what}: {how}; {before} → {after} points",
        "- {i} {what} : {how} ; {before} → {after} points",
    ),
    "diff_same": ("The same initiatives, options and starts.", "Les mêmes initiatives, options et débuts."),
    "diff_inputs": ("{count} inputs differ", "{count} données diffèrent"),
    "diff_input": ("{count} input differs", "{count} donnée diffère"),
    "diff_cell": (
        "- {table}, {row}, {column}: {before} → {after}",
        "- {table}, {row}, {column} : {before} → {after}",
    ),
    # a hand-made portfolio
    "hand_head": (
        "Impact {impact} points; the best is {best}, so its regret is {regret}. {held}",
        "Impact {impact} points ; le meilleur est {best}, donc le regret est {regret}. {held}",
    ),
    "hand_holds": ("It holds every limit.", "Toutes les limites sont respectées."),
    "hand_breaks": ("It breaks {count}: {where}.", "Limites dépassées : {count}, {where}."),
    "hand_way": ("To the best:", "Vers le meilleur :"),
    "hand_step": ("- {what}: {gain} points", "- {what} : {gain} points"),
    "hand_as": ("{i} as {option} from {start}", "{i} en {option} dès {start}"),
    "hand_add": ("add {i}", "ajouter {i}"),
    "hand_for": ("{i} for {other}", "{i} à la place de {other}"),
    "hand_drop": ("drop {i}", "retirer {i}"),
    # a checked case
    "check_head": (
        "{initiatives} initiatives, {periods} periods, {resources} resources, {objectives} objectives",
        "{initiatives} initiatives, {periods} périodes, {resources} ressources, {objectives} objectifs",
    ),
    "check_none": (
        "{case} from {path}: no fault, no remark.",
        "{case}, lu de {path} : aucune erreur, aucune remarque.",
    ),
    "check_one": (
        "{case} from {path}: no fault, 1 remark.",
        "{case}, lu de {path} : aucune erreur, 1 remarque.",
    ),
    "check_some": (
        "{case} from {path}: no fault, {count} remarks.",
        "{case}, lu de {path} : aucune erreur, {count} remarques.",
    ),
    "check_case": ("Case {name}: {what}", "Dossier {name} : {what}"),
    "without_name": ("without a name", "sans nom"),
}
