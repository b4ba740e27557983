"""Why an initiative is funded or not, and what decisions cost."""

PHRASES: dict[str, tuple[str, str]] = {
    # why in, why out
    "no_answer": (
        "no answer within the time limit of {seconds} s",
        "sans réponse dans la limite de {seconds} s",
    ),
    "no_answer_on": (
        "{what}: no answer within the time limit of {seconds} s.",
        "{what} : sans réponse dans la limite de {seconds} s.",
    ),
    "no_answer_cost": (
        " (at what lower cost it would be: no answer within the time limit of {seconds} s)",
        " (à quel coût moindre il le serait : sans réponse dans la limite de {seconds} s)",
    ),
    "in": ("{amount} in {period}", "{amount} en {period}"),
    "enter": ("{who} would come in", "{who} entreraient"),
    "enters": ("{who} would come in", "{who} entrerait"),
    "leave": ("{who} would drop out", "{who} sortiraient"),
    "leaves": ("{who} would drop out", "{who} sortirait"),
    "change": ("{who} would change option or start", "{who} changeraient d'option ou de début"),
    "changes": ("{who} would change option or start", "{who} changerait d'option ou de début"),
    "others": ("{count} others", "{count} autres"),
    "changing": ("{count} would change option or start", "{count} changeraient d'option ou de début"),
    "nothing_else": ("nothing else would change", "rien d'autre ne changerait"),
    "funded": (
        "{i} is funded: without it the best plan loses {cost} points ({share}); {instead}.",
        "{i} est financé : sans lui, le meilleur plan perd {cost} points ({share}) ; {instead}.",
    ),
    "funded_alike": (
        "{i} is funded, though as many points can be had without it; {instead}. {rule}",
        "{i} est financé, mais autant de points sont possibles sans lui ; {instead}. {rule}",
    ),
    "funded_alone": (
        "{i} is funded: without it no portfolio is possible.",
        "{i} est financé : sans lui, aucun portefeuille n'est possible.",
    ),
    "demanded": (
        "{i} is funded because {demand}. Lifting that would gain {price} points; {instead}.",
        "{i} est financé car {demand}. Lever cela rapporterait {price} points ; {instead}.",
    ),
    "demanded_free": (
        "{i} is funded because {demand}. Lifting that would gain nothing.",
        "{i} est financé car {demand}. Lever cela ne rapporterait rien.",
    ),
    "left_out": (
        (
            "{i} is not funded{demand}: the best plan with it loses {price} points; {instead}. It would come"
            " in with {price} more points{cost}.{way}"
        ),
        (
            "{i} n'est pas financé{demand} : le meilleur plan avec lui perd {price} points ; {instead}. "
            "Il entrerait avec {price} points de plus{cost}.{way}"
        ),
    ),
    "left_out_gain": (
        "{i} is not funded{demand}: the best plan with it gains {price} points; {instead}.{way}",
        "{i} n'est pas financé{demand} : le meilleur plan avec lui gagne {price} points ; {instead}.{way}",
    ),
    "left_out_alike": (
        "{i} is not funded{demand}, though as many points can be had with it; {instead}. {rule}{way}",
        (
            "{i} n'est pas financé{demand}, mais autant de points restent possibles avec lui ; {instead}."
            " {rule}{way}"
        ),
    ),
    # which part of the one-answer rule decides between two plans of as many points
    "tie_money": (
        "Of equal plans the rule takes the cheaper one.",
        "À égalité, la règle prend le plan le moins cher.",
    ),
    "tie_count": (
        "The two plans cost the same; the rule takes the one with fewer initiatives.",
        "Les deux plans coûtent autant ; la règle prend celui qui a le moins d'initiatives.",
    ),
    "tie_start": (
        (
            "The two plans cost the same and fund as many initiatives; the rule takes the one that starts"
            " earlier."
        ),
        (
            "Les deux plans coûtent autant et financent autant d'initiatives ; la règle prend celui qui"
            " commence plus tôt."
        ),
    ),
    "tie_ids": (
        (
            "The two plans cost the same, fund as many initiatives and start alike; the rule takes the first"
            " by id."
        ),
        (
            "Les deux plans coûtent autant, financent autant d'initiatives et commencent de même ; la règle"
            " prend le premier par identifiant."
        ),
    ),
    "tie_none": (
        "The search ended before ties were broken.",
        "La recherche s'est arrêtée avant de départager les plans équivalents.",
    ),
    "left_out_never": (
        "{i} is not funded{demand}: no portfolio can hold it{cost}. {way}",
        "{i} n'est pas financé{demand} : aucun portefeuille ne peut le contenir{cost}. {way}",
    ),
    "because": (" because {demand}", " car {demand}"),
    "or_cost": (
        ", or if it cost {cost} instead of {present}",
        ", ou s'il coûtait {cost} au lieu de {present}",
    ),
    "unless_cost": (
        ", unless it cost {cost} instead of {present}",
        ", sauf s'il coûtait {cost} au lieu de {present}",
    ),
    "in_its_way": (" In its way: {what}.", " Ce qui le bloque : {what}."),
    "short": ("{resource} in {period} (short of {amount})", "{resource} en {period} (il manque {amount})"),
    # decisions, steps
    "lift": (
        "without “{demand}” the best plan gains {price} points",
        "sans « {demand} » le meilleur plan gagne {price} points",
    ),
    "lift_free": ("“{demand}” costs nothing", "« {demand} » ne coûte rien"),
    "all_together": ("all of them together", "tous ensemble"),
}
