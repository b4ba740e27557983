"""Ranked lists, the levels of steering and their indicators."""

PHRASES: dict[str, tuple[str, str]] = {
    # ranked lists
    "list_full": (
        "No room was left for it on the list: {where}.",
        "La liste n'avait plus de place pour elle\N{NARROW NO-BREAK SPACE}: {where}.",
    ),
    "list_without": ("It has no score, or one of 0.", "Elle n'a pas de note, ou une note de 0."),
    "list_needs": (
        "Without it the allocation would lose {points} points.",
        "Sans elle, l'allocation perdrait {points} points.",
    ),
    "list_needs_all": ("Nothing can replace it.", "Rien ne peut la remplacer."),
    "list_costs": (
        "With it the allocation would lose {points} points.",
        "Avec elle, l'allocation perdrait {points} points.",
    ),
    "list_costs_all": ("No portfolio can hold it.", "Aucun portefeuille ne peut la contenir."),
    # levels of steering
    "level_1": ("deadlines", "échéances"),
    "level_2": ("scope", "périmètre"),
    "level_3": ("budget", "budget"),
    "level_4": ("outputs", "usage"),
    "level_5": ("outcomes", "résultats clients"),
    "level_6": ("global impact", "impact global"),
    "level_1_by": ("deadlines kept, then how early", "échéances tenues, puis avance"),
    "level_2_by": ("scope delivered", "périmètre livré"),
    "level_3_by": (
        "money value over the horizon, less cost",
        "valeur en argent sur l'horizon, moins les coûts",
    ),
    "level_4_by": (
        "targets for the use of the product, all alike",
        "cibles d'usage du produit, toutes égales",
    ),
    "level_5_by": ("targets for customer outcomes, all alike", "cibles de résultats clients, toutes égales"),
    "level_6_by": ("points of the strategy under limited means", "points de la stratégie à moyens limités"),
    "ladder_intro": (
        (
            "Organisations steer their initiatives by dates, by content, by money, by use, by what changes"
            " for customers, or by what their whole strategy gains under limited means: six levels, each"
            " seeing more than the one before."
        ),
        (
            "Les organisations pilotent leurs initiatives par les dates, le contenu, l'argent, l'usage, ce"
            " qui change pour les clients, ou par ce que gagne toute leur stratégie à moyens"
            " limités\N{NARROW NO-BREAK SPACE}: six niveaux, chacun voyant plus que le précédent."
        ),
    ),
    "ladder_question": (
        (
            "What would each of them fund from this case, within the same limits, and how many points of the"
            " strategy would it leave on the table?"
        ),
        (
            "Que financerait chacun d'eux dans ce dossier, dans les mêmes limites, et combien de points de la"
            " stratégie laisserait-il de côté\N{NARROW NO-BREAK SPACE}?"
        ),
    ),
    "ladder_level": ("level", "niveau"),
    "ladder_measure": ("by its own measure", "selon sa propre mesure"),
    "ladder_funded": ("funded", "financées"),
    "ladder_cost": ("cost", "coût"),
    "ladder_points": ("points", "points"),
    "ladder_left": ("left on the table", "laissés de côté"),
    "ladder_alike": ("of what level 6 funds", "de ce que finance le niveau 6"),
    "ladder_allocation": ("allocation", "allocation"),
    "ladder_axis": (
        "points of the strategy; outlined: left on the table",
        (
            "points de la stratégie\N{NARROW NO-BREAK SPACE}; en pointillé\N{NARROW NO-BREAK SPACE}: laissés"
            " de côté"
        ),
    ),
    "ladder_line": ("{level} {name}: {by}.", "{level} {name}\N{NARROW NO-BREAK SPACE}: {by}."),
    "ladder_lacks": (
        "Level {level} needs something in the table {table}, column {column}.",
        "Le niveau {level} a besoin de la table {table}, colonne {column}.",
    ),
    "ladder_missing": ("not in this case", "absent du dossier"),
    "ladder_each": (
        "What each level looks at, and what it cannot see:",
        "Ce que chaque niveau regarde, et ce qu'il ne voit pas\N{NARROW NO-BREAK SPACE}:",
    ),
    "level_1_counts": ("{value} deadlines kept", "{value} échéances tenues"),
    "level_2_counts": ("{value} scope points", "{value} points de périmètre"),
    "level_3_counts": ("{value} {currency}", "{value} {currency}"),
    "level_4_counts": ("{value} usage key results attained", "{value} résultats clés d'usage atteints"),
    "level_5_counts": ("{value} outcome key results attained", "{value} résultats clés clients atteints"),
    "level_6_counts": ("{value} points", "{value} points"),
    # indicators
    "indicator_velocity": ("Velocity", "Vélocité"),
    "indicator_milestones met": ("Milestones met", "Jalons tenus"),
    "indicator_on time": ("Delivered on time", "Livré à l'heure"),
    "indicator_scope done": ("Scope done", "Périmètre réalisé"),
    "indicator_scope remaining": ("Scope remaining", "Périmètre restant"),
    "indicator_burn rate": ("Burn rate", "Rythme de dépense"),
    "indicator_cost per feature": ("Cost per feature", "Coût par fonctionnalité"),
    "indicator_cost per scope point": ("Cost per scope point", "Coût par point de périmètre"),
    "indicator_return on investment": (
        "Return on investment, first year",
        "Retour sur investissement, première année",
    ),
    "indicator_attainment": ("Attainment of key results", "Atteinte des résultats clés"),
    "indicator_contribution": ("Contribution to the strategy", "Contribution à la stratégie"),
    "indicator_alignment": (
        "Alignment: share of money, beside share of points",
        "Alignement\N{NARROW NO-BREAK SPACE}: part de l'argent, face à la part des points",
    ),
    "indicator_serves none": (
        "Initiatives that serve no objective",
        "Initiatives qui ne servent aucun objectif",
    ),
    "indicator_money that serves none": (
        "Money that serves no objective",
        "Argent qui ne sert aucun objectif",
    ),
    "serves_none": ("serves no objective", "ne sert aucun objectif"),
    "unit_share": ("share", "part"),
    "unit_scope": ("scope points", "points de périmètre"),
    "unit_initiatives": ("initiatives", "initiatives"),
    "unit_points": ("points", "points"),
    "unit_per_period": ("{unit} per period", "{unit} par période"),
    "unit_per_scope": ("{unit} per scope point", "{unit} par point de périmètre"),
}
