"""What executives read, in English and French: numbers, lists and sentences that figures are put into."""

from __future__ import annotations

import math
from collections.abc import Sequence

SPACE = "\N{NARROW NO-BREAK SPACE}"


def number(value: float, language: str = "en", decimals: int = 6) -> str:
    """A number as people read it: thousands apart, no needless decimals, the decimal sign of the language.

    Examples
    --------
    >>> number(1234.5, "fr").replace(SPACE, " ")
    '1 234,5'
    """
    if math.isinf(value):
        return "∞" if value > 0 else "-∞"
    text = f"{round(value, decimals) + 0.0:,.12g}".replace(",", SPACE)
    return text.replace(".", ",") if language == "fr" else text


def at_least(value: float, language: str = "en") -> str:
    """A number that has to be reached, to two decimals and never below it.

    Examples
    --------
    >>> at_least(11.2352), at_least(3.0)
    ('11.24', '3')
    """
    return number(math.ceil(round(value * 100, 6)) / 100, language)


def points(value: float, language: str = "en") -> str:
    """Points to two decimals; smaller ones to two digits."""
    shown = round(value, 2) if abs(value) >= 0.005 or value == 0 else float(f"{value:.2g}")
    text = f"{shown:.2f}" if abs(value) >= 0.005 or value == 0 else f"{shown:g}"
    return text.replace(".", ",") if language == "fr" else text


def listing(items: Sequence[str], language: str = "en", most: int | None = None) -> str:
    """Several things in a sentence; beyond ``most`` of them the rest is counted.

    Examples
    --------
    >>> listing(["A", "B", "C"]), listing(["A", "B"], "fr"), listing(["A", "B", "C", "D"], most=2)
    ('A, B and C', 'A et B', 'A, B and 2 others')
    """
    last = " et " if language == "fr" else " and "
    if most is not None and len(items) > most + 1:
        items = [*items[:most], say(language, "others", count=len(items) - most)]
    return last.join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def say(language: str, phrase: str, **figures: object) -> str:
    """A phrase of ``PHRASES`` in a language, with its figures put in."""
    english, french = PHRASES[phrase]
    return (french if language == "fr" else english).format(**figures)


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
    "requires_next": ("{i} may start only once {other} has been delivered", "{i} ne peut démarrer qu'après la livraison de {other}"),
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
    "bucket_share": ("the share of {resource} for {by} {bucket}", "la part de {resource} pour {by} {bucket}"),
    "bucket_amount": ("the {resource} spent on {by} {bucket}", "la dépense de {resource} pour {by} {bucket}"),
    "bucket_count": ("the number of initiatives of {by} {bucket}", "le nombre d'initiatives de {by} {bucket}"),
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
    "has": ("{resource} has {amounts}", "{resource} dispose de {amounts}"),
    "no_portfolio": (
        "no portfolio meets every limit and demand at once.",
        "aucun portefeuille ne respecte toutes les limites et exigences à la fois.",
    ),
    "together": ("These cannot hold together: {demands}.", "Ceci ne peut tenir ensemble\N{NARROW NO-BREAK SPACE}: {demands}."),
    "impossible": ("the case itself admits none, whatever is lifted.", "le cas lui-même n'en admet aucun, quoi qu'on lève."),
    "ways_out": ("Ways out:", "Issues possibles\N{NARROW NO-BREAK SPACE}:"),
    "repair_drop": (
        "without “{demand}” the best plan earns {impact} points",
        "sans «\N{NARROW NO-BREAK SPACE}{demand}\N{NARROW NO-BREAK SPACE}» le meilleur plan rapporte {impact} points",
    ),
    "repair_drops": (
        "no single change is enough; without {demands} the best plan earns {impact} points",
        "aucun changement seul ne suffit\N{NARROW NO-BREAK SPACE}; sans {demands} le meilleur plan rapporte {impact} points",
    ),
    "repair_extra": (
        "with {extra} more of {resource} ({where}) the best plan earns {impact} points",
        "avec {extra} de plus de {resource} ({where}) le meilleur plan rapporte {impact} points",
    ),
    # why in, why out
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
        "{i} is funded, though as many points can be had without it; {instead}. Of equal plans the rule takes the cheaper one.",
        "{i} est financé, mais autant de points sont possibles sans lui ; {instead}. À égalité, la règle prend le plan le moins cher.",
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
        "{i} is not funded{demand}: the best plan with it loses {price} points; {instead}. It would come in with {price} more points{cost}.{way}",
        "{i} n'est pas financé{demand} : le meilleur plan avec lui perd {price} points ; {instead}. "
        "Il entrerait avec {price} points de plus{cost}.{way}",
    ),
    "left_out_gain": (
        "{i} is not funded{demand}: the best plan with it gains {price} points; {instead}.{way}",
        "{i} n'est pas financé{demand} : le meilleur plan avec lui gagne {price} points ; {instead}.{way}",
    ),
    "left_out_alike": (
        "{i} is not funded{demand}, though as many points can be had with it; {instead}. Of equal plans the rule takes the cheaper one.{way}",
        "{i} n'est pas financé{demand}, mais autant de points restent possibles avec lui ; {instead}. "
        "À égalité, la règle prend le plan le moins cher.{way}",
    ),
    "left_out_never": (
        "{i} is not funded{demand}: no portfolio can hold it{cost}. {way}",
        "{i} n'est pas financé{demand} : aucun portefeuille ne peut le contenir{cost}. {way}",
    ),
    "because": (" because {demand}", " car {demand}"),
    "or_cost": (", or if it cost {cost} instead of {present}", ", ou s'il coûtait {cost} au lieu de {present}"),
    "unless_cost": (", unless it cost {cost} instead of {present}", ", sauf s'il coûtait {cost} au lieu de {present}"),
    "in_its_way": (" In its way: {what}.", " Ce qui le bloque : {what}."),
    "short": ("{resource} in {period} (short of {amount})", "{resource} en {period} (il manque {amount})"),
    # decisions, steps
    "lift": ("without “{demand}” the best plan gains {price} points", "sans « {demand} » le meilleur plan gagne {price} points"),
    "lift_free": ("“{demand}” costs nothing", "« {demand} » ne coûte rien"),
    "all_together": ("all of them together", "tous ensemble"),
}
