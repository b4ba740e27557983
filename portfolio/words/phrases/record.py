"""The decision record, and several parties at one table."""

PHRASES: dict[str, tuple[str, str]] = {
    # the decision record
    "record": ("Decision record", "Relevé de décision"),
    "record_chosen": (
        "Chosen: {compromise}; {funded} initiatives for {cost}.",
        "Retenu : {compromise} ; {funded} initiatives pour {cost}.",
    ),
    "record_parties": ("What each party obtains and concedes", "Ce que chaque partie obtient et concède"),
    "record_funded": ("Funded", "Financé"),
    "record_decisions": ("Decisions", "Décisions"),
    "record_none": ("None.", "Aucune."),
    "record_alternatives": ("Alternatives considered", "Autres plans examinés"),
    "record_frontier": (
        "Portfolios of which no other is better for every party: {count}; these are all.",
        (
            "{count} portefeuilles ne sont surpassés par aucun autre pour toutes les parties à la fois ; ils"
            " y sont tous."
        ),
    ),
    "record_grid": (
        (
            "{count} portfolios were compared, on a grid of {points} points: every other is matched by one of"
            " them within that."
        ),
        (
            "{count} portefeuilles ont été comparés, sur une grille de {points} points : tout autre est égalé"
            " à cela près."
        ),
    ),
    "compromise_weighted": ("equal weight to every party", "un poids égal à chaque partie"),
    "compromise_max-min": ("the least favoured as well off as can be", "le moins favorisé au mieux"),
    "compromise_nash": ("the Nash compromise", "le compromis de Nash"),
    "compromise_least-regret": (
        "the smallest largest concession",
        "la plus grande concession la plus petite",
    ),
    "compromise_by hand": ("a portfolio made by hand", "un portefeuille fait à la main"),
    "party": ("party", "partie"),
    "own_best": ("own best, points", "son optimum, points"),
    "obtains": ("obtains, points", "obtient, points"),
    "concedes": ("concedes, points", "concède, points"),
    "share_of_span": ("share of what is at stake", "part de l'enjeu"),
    "initiative": ("initiative", "initiative"),
    "option": ("option", "option"),
    "start": ("start", "début"),
    "decision": ("decision", "décision"),
    "decision_fund": ("fund", "financer"),
    "decision_reject": ("reject", "refuser"),
    "decided_who": ("by", "par"),
    "decided_why": ("because", "motif"),
    "decided_on": ("on", "le"),
    "price_for": ("price for {party}, points", "prix pour {party}, points"),
    "alternative": ("alternative", "plan"),
    "best_of": ("the best for {party}", "l'optimum de {party}"),
    "cost": ("cost", "coût"),
    "changes_against": ("against what was chosen", "par rapport au plan retenu"),
    "the_same": ("the same", "identique"),
    "agreed_by": ("Agreed by", "Approuvé par"),
    "fingerprint": ("Fingerprint of the inputs", "Empreinte des données"),
    # pictures of several parties
    "plot_undominated": ("no portfolio is better for all", "aucun portefeuille n'est meilleur pour tous"),
    "plot_best_for": ("best for {party}", "le mieux pour {party}"),
    "plot_points": ("points for {party}", "points pour {party}"),
    "plot_points_zero": (
        "points for {party} (dotted: the least it has at the other's best)",
        (
            "points pour {party} (en pointillé\N{NARROW NO-BREAK SPACE}: le moins qu'elle ait au mieux de"
            " l'autre)"
        ),
    ),
    "plot_must": ("a must", "indispensable"),
    "plot_impossible": ("impossible", "impossible"),
    "plot_gain_or_lose": (
        "points that {one} (left) and {two} (right) gain by it, or lose",
        "points que {one} (à gauche) et {two} (à droite) y gagnent, ou y perdent",
    ),
    "plot_wants": ("{party} wants it", "{party} la veut"),
    "plot_without": ("would rather do without", "préférerait s'en passer"),
    "plot_by_objective": ("by objective", "par objectif"),
    "plot_by_category": ("by category", "par catégorie"),
    "plot_money": ("money", "argent"),
}
