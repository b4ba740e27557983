"""What is demanded of every portfolio, and what cannot hold together."""

PHRASES: dict[str, tuple[str, str]] = {
    # demands
    "mandate": ("{i} is mandatory", "{i} est obligatoire"),
    "mandates": ("{i} are mandatory", "{i} sont obligatoires"),
    "fund": ("{i} is decided: fund{how}", "{i} est décidé\N{NARROW NO-BREAK SPACE}: financer{how}"),
    "reject": ("{i} is decided: reject", "{i} est décidé\N{NARROW NO-BREAK SPACE}: refuser"),
    "decided_by": (" (by {by}: {reason})", " (par {by}\N{NARROW NO-BREAK SPACE}: {reason})"),
    "decided_how": (" as {how}", " en {how}"),
    "decided_start": (" from {start}", " à partir de {start}"),
    "held_in": ("{i} is held in by this question", "{i} est imposé par cette question"),
    "held_out": ("{i} is held out by this question", "{i} est exclu par cette question"),
    "requires": ("{i} requires {other}", "{i} nécessite {other}"),
    "requires_lag": (
        "{i} may start only once {other} has been delivered, {lag} periods later at the earliest",
        "{i} ne peut démarrer qu'après la livraison de {other}, {lag} périodes plus tard au plus tôt",
    ),
    "requires_next": (
        "{i} may start only once {other} has been delivered",
        "{i} ne peut démarrer qu'après la livraison de {other}",
    ),
    "requires_same": (
        "{i} may start no earlier than the period in which {other} is delivered",
        "{i} ne peut démarrer avant la période où {other} est livré",
    ),
    "requires_early": (
        "{i} may start {lag} periods before the one in which {other} is delivered, no earlier",
        "{i} peut démarrer {lag} périodes avant celle où {other} est livré, pas plus tôt",
    ),
    "excludes": ("{i} and {other} exclude each other", "{i} et {other} s'excluent"),
    "bucket_min": ("{what} must be at least {bound}", "{what} doit atteindre au moins {bound}"),
    "bucket_max": ("{what} may be at most {bound}", "{what} ne peut dépasser {bound}"),
    "by_objective": ("objective", "l'objectif"),
    "by_category": ("category", "la catégorie"),
    "by_owner": ("owner", "le responsable"),
    "bucket_share": (
        "the share of {resource} for {by} {bucket}",
        "la part de {resource} pour {by} «\N{NARROW NO-BREAK SPACE}{bucket}\N{NARROW NO-BREAK SPACE}»",
    ),
    "bucket_amount": (
        "the {resource} spent on {by} {bucket}",
        "la dépense de {resource} pour {by} «\N{NARROW NO-BREAK SPACE}{bucket}\N{NARROW NO-BREAK SPACE}»",
    ),
    "bucket_count": (
        "the number of initiatives of {by} {bucket}",
        "le nombre d'initiatives pour {by} «\N{NARROW NO-BREAK SPACE}{bucket}\N{NARROW NO-BREAK SPACE}»",
    ),
    "limit": ("{resource} has {amount} in {period}", "{resource} dispose de {amount} en {period}"),
    # conflicts
    "need": (
        "{who} need {sum} of {resource} in {period} at least, and it has {amount}",
        "{who} demandent au moins {sum} de {resource} en {period}, qui dispose de {amount}",
    ),
    "needs": (
        "{who} needs {sum} of {resource} in {period} at least, and it has {amount}",
        "{who} demande au moins {sum} de {resource} en {period}, qui dispose de {amount}",
    ),
    "need_all": (
        "{who} need {sum} of {resource} in all at least, and it has {amount}",
        "{who} demandent au moins {sum} de {resource} en tout, qui dispose de {amount}",
    ),
    "needs_all": (
        "{who} needs {sum} of {resource} in all at least, and it has {amount}",
        "{who} demande au moins {sum} de {resource} en tout, qui dispose de {amount}",
    ),
    "needs_one": (
        "{who} needs {sum} of {resource} in one of these periods at least, and it has {amount}",
        "{who} demande au moins {sum} de {resource} dans l'une de ces périodes, et il y a {amount}",
    ),
    "falls_short": (
        "with every way of funding {who}, {what} falls short",
        "quelle que soit la façon de financer {who}, {what} fait défaut",
    ),
    "in_each": (
        "{amount} in each of {count} periods from {first} to {last}",
        "{amount} dans chacune de {count} périodes de {first} à {last}",
    ),
    "has": ("{resource} has {amounts}", "{resource} dispose de {amounts}"),
    "no_portfolio": (
        "no portfolio meets every limit and demand at once.",
        "aucun portefeuille ne respecte toutes les limites et exigences à la fois.",
    ),
    "asked_largest": (
        "with {amount} of {resource} in all, the largest budget asked",
        "avec {amount} de {resource} en tout, le plus grand budget demandé",
    ),
    "asked_smallest": (
        "with {amount}, the smallest budget asked",
        "avec {amount}, le plus petit budget demandé",
    ),
    "asked_as_it_is": ("with the round as it is", "avec le tour tel qu'il est"),
    "together": (
        "These cannot hold together: {demands}.",
        "Ceci ne peut tenir ensemble\N{NARROW NO-BREAK SPACE}: {demands}.",
    ),
    "impossible": (
        "the case itself admits none, whatever is lifted.",
        "le cas lui-même n'en admet aucun, quoi qu'on lève.",
    ),
    "ways_out": ("Ways out:", "Issues possibles\N{NARROW NO-BREAK SPACE}:"),
    "ways_out_together": (
        "No single change is enough: there is another conflict beside this one. Ways out:",
        (
            "Aucun changement seul ne suffit\N{NARROW NO-BREAK SPACE}: un autre conflit s'ajoute à celui-ci."
            " Issues possibles\N{NARROW NO-BREAK SPACE}:"
        ),
    ),
    "other_drops": (
        (
            "Of the sets of demands to drop, {count} are told: fewest demands first, then those that earn"
            " most; there are others."
        ),
        (
            "Des ensembles d'exigences à lever, {count} sont donnés\N{NARROW NO-BREAK SPACE}: d'abord les"
            " moins nombreuses, puis ce qui rapporte le plus\N{NARROW NO-BREAK SPACE}; il y en a d'autres."
        ),
    ),
    "not_ranked": (
        "Which of several changes as cheap earns most is not proven: it was looked for {seconds} s each.",
        (
            "Lequel de plusieurs changements aussi peu coûteux rapporte le plus n'est pas"
            " prouvé\N{NARROW NO-BREAK SPACE}: la recherche s'est arrêtée à {seconds} s pour chacun."
        ),
    ),
    "way_out": (
        "{how} the best plan earns {impact} points",
        "{how} le meilleur plan rapporte {impact} points",
    ),
    "without": ("without {what}", "sans {what}"),
    "with": ("with {what}", "avec {what}"),
    "more_of": ("{extra} more of {resource} ({where})", "{extra} de plus de {resource} ({where})"),
}
