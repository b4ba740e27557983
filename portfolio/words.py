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


def per_cent(share: float, language: str = "en", decimals: int = 0) -> str:
    """A share in per cent, with the space that French sets before the sign.

    Examples
    --------
    >>> per_cent(0.185), per_cent(0.185, "fr", 1).replace(SPACE, " ")
    ('18%', '18,5 %')
    """
    text = f"{100 * share:.{decimals}f}"
    return f"{text.replace('.', ',')}{SPACE}%" if language == "fr" else f"{text}%"


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


def colon(language: str = "en") -> str:
    """A colon as the language sets it."""
    return f"{SPACE}:" if language == "fr" else ":"


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
        "{count} portefeuilles ne sont surpassés par aucun autre pour toutes les parties à la fois ; ils y sont tous.",
    ),
    "record_grid": (
        "{count} portfolios were compared, on a grid of {points} points: every other is matched by one of them within that.",
        "{count} portefeuilles ont été comparés, sur une grille de {points} points : tout autre est égalé à cela près.",
    ),
    "compromise_weighted": ("equal weight to every party", "un poids égal à chaque partie"),
    "compromise_max-min": ("the least favoured as well off as can be", "le moins favorisé au mieux"),
    "compromise_nash": ("the Nash compromise", "le compromis de Nash"),
    "compromise_least-regret": ("the smallest largest concession", "la plus grande concession la plus petite"),
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
        "Résultats des données telles qu'elles étaient à l'export. Après une modification d'une feuille de données, exporter à nouveau.",
    ),
    "book_about_funded": (
        "What is funded, in which option and when, the points it earns and what it costs inside the horizon.",
        "Ce qui est financé, dans quelle option et quand, les points rapportés et le coût dans l'horizon.",
    ),
    "book_about_out": (
        "What is not funded, nearest first. Price: the points that the best plan with it loses (∞: no portfolio can hold it).",
        "Ce qui n'est pas financé, le plus proche d'abord. Prix : les points que perd le meilleur plan avec lui (∞ : aucun portefeuille possible).",
    ),
    "book_about_out_alone": ("What is not funded.", "Ce qui n'est pas financé."),
    "book_about_usage": (
        "What each budget and team gives, against what it has: the usable amount and what is carried in (blank: no limit).",
        "Ce que donne chaque budget et chaque équipe, face au disponible : montant utilisable et report (vide : sans limite).",
    ),
    "book_about_attainment": (
        "How far each key result comes: 100 % is its target; without a target, progress is in the indicator's unit.",
        "Jusqu'où va chaque résultat clé : 100 % est sa cible ; sans cible, le progrès est dans l'unité de l'indicateur.",
    ),
    "book_about_parties": (
        "What this plan is worth to each party, by its own points for each objective.",
        "Ce que vaut ce plan pour chaque partie, selon ses propres points par objectif.",
    ),
    "book_about_scenarios": (
        "The same round under the circumstances of the sheet scenarios; in and out are against the round as it is.",
        "Le même tour dans les circonstances de la feuille scenarios ; entrées et sorties par rapport au tour tel quel.",
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
    "book_proof_feasible": ("feasible: at most the gap below the best", "réalisable : au plus l'écart en dessous du meilleur"),
    "book_proof_none": ("feasible, no bound", "réalisable, sans borne"),
    "book_proof_stopped": ("{proof}; stopped before the end", "{proof} ; arrêté avant la fin"),
    "book_cost": ("Cost, all budgets", "Coût, tous budgets"),
    "book_cost_of": ("of which {resource}", "dont {resource}"),
    "book_count_funded": ("Initiatives funded", "Initiatives financées"),
    "book_count_candidates": ("Candidates", "Candidates"),
    "book_horizon": ("Horizon", "Horizon"),
    "book_discount_rate": ("Discount rate, a year", "Taux d'actualisation, par an"),
    "book_fingerprint": ("Fingerprint of the inputs", "Empreinte des données"),
    "book_asked_otherwise": ("Asked otherwise than the tables say", "Demandé autrement que ne disent les tables"),
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
    "book_payoff": ("Each party's own best portfolio, in everyone's points", "Le meilleur portefeuille de chaque partie, en points de chacun"),
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
    "book_change_impact": ("Change", "Écart"),
    "book_count": ("Funded", "Financées"),
    "book_entering": ("In", "Entrées"),
    "book_leaving": ("Out", "Sorties"),
    "book_impact_by": ("Impact by scenario, points", "Impact par scénario, points"),
    # ranked lists
    "list_full": ("No room was left for it on the list: {where}.", "La liste n'avait plus de place pour elle\N{NARROW NO-BREAK SPACE}: {where}."),
    "list_without": ("It has no score, or one of 0.", "Elle n'a pas de note, ou une note de 0."),
    "list_needs": ("Without it the allocation would lose {points} points.", "Sans elle, l'allocation perdrait {points} points."),
    "list_needs_all": ("Nothing can replace it.", "Rien ne peut la remplacer."),
    "list_costs": ("With it the allocation would lose {points} points.", "Avec elle, l'allocation perdrait {points} points."),
    "list_costs_all": ("No portfolio can hold it.", "Aucun portefeuille ne peut la contenir."),
    # pictures of several parties
    "plot_undominated": ("no portfolio is better for all", "aucun portefeuille n'est meilleur pour tous"),
    "plot_best_for": ("best for {party}", "le mieux pour {party}"),
    "plot_points": ("points for {party}", "points pour {party}"),
    "plot_points_zero": (
        "points for {party} (dotted: the least it has at the other's best)",
        "points pour {party} (en pointillé\N{NARROW NO-BREAK SPACE}: le moins qu'elle ait au mieux de l'autre)",
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
    # levels of steering
    "level_1": ("deadlines", "échéances"),
    "level_2": ("scope", "périmètre"),
    "level_3": ("budget", "budget"),
    "level_4": ("outputs", "usage"),
    "level_5": ("outcomes", "résultats clients"),
    "level_6": ("global impact", "impact global"),
    "level_1_by": ("deadlines kept, then how early", "échéances tenues, puis avance"),
    "level_2_by": ("scope delivered", "périmètre livré"),
    "level_3_by": ("money value over the horizon, less cost", "valeur en argent sur l'horizon, moins les coûts"),
    "level_4_by": ("targets for the use of the product, all alike", "cibles d'usage du produit, toutes égales"),
    "level_5_by": ("targets for customer outcomes, all alike", "cibles de résultats clients, toutes égales"),
    "level_6_by": ("points of the strategy under limited means", "points de la stratégie à moyens limités"),
    "ladder_intro": (
        "Organisations steer their initiatives by dates, by content, by money, by use, by what changes for customers, or by what their whole "
        "strategy gains under limited means: six levels, each seeing more than the one before.",
        "Les organisations pilotent leurs initiatives par les dates, le contenu, l'argent, l'usage, ce qui change pour les clients, ou par ce que "
        "gagne toute leur stratégie à moyens limités\N{NARROW NO-BREAK SPACE}: six niveaux, chacun voyant plus que le précédent.",
    ),
    "ladder_question": (
        "What would each of them fund from this case, within the same limits, and how many points of the strategy would it leave on the table?",
        "Que financerait chacun d'eux dans ce dossier, dans les mêmes limites, et combien de points de la stratégie laisserait-il de "
        "côté\N{NARROW NO-BREAK SPACE}?",
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
        "points de la stratégie\N{NARROW NO-BREAK SPACE}; en pointillé\N{NARROW NO-BREAK SPACE}: laissés de côté",
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
    "indicator_return on investment": ("Return on investment, first year", "Retour sur investissement, première année"),
    "indicator_attainment": ("Attainment of key results", "Atteinte des résultats clés"),
    "indicator_contribution": ("Contribution to the strategy", "Contribution à la stratégie"),
    "indicator_alignment": (
        "Alignment: share of money, beside share of points",
        "Alignement\N{NARROW NO-BREAK SPACE}: part de l'argent, face à la part des points",
    ),
    "indicator_serves none": ("Initiatives that serve no objective", "Initiatives qui ne servent aucun objectif"),
    "indicator_money that serves none": ("Money that serves no objective", "Argent qui ne sert aucun objectif"),
    "serves_none": ("serves no objective", "ne sert aucun objectif"),
    "unit_share": ("share", "part"),
    "unit_scope": ("scope points", "points de périmètre"),
    "unit_initiatives": ("initiatives", "initiatives"),
    "unit_points": ("points", "points"),
    "unit_per_period": ("{unit} per period", "{unit} par période"),
    "unit_per_scope": ("{unit} per scope point", "{unit} par point de périmètre"),
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
    "explorer_undone": ("What was written last is out of the case again.", "La dernière inscription est retirée du dossier."),
    "explorer_nothing_written": ("Nothing has been written into the case.", "Rien n'a été inscrit dans le dossier."),
    "explorer_no_name": ("A scenario must have a name. Write one.", "Un scénario doit avoir un nom. En écrire un."),
    "explorer_name_taken": (
        "A scenario must have a name of its own; found “{name}”, which is taken. Write another.",
        "Un scénario doit avoir un nom à lui ; « {name} » est pris. En écrire un autre.",
    ),
    "explorer_unchanged": (
        "A scenario must change something; every knob stands where the case has it. Move one.",
        "Un scénario doit changer quelque chose ; tous les réglages sont ceux du dossier. En déplacer un.",
    ),
    "explorer_beyond": (
        "A scenario changes cells of the case, and none can say this: {what}. Nothing was kept. Write it as a decision, or set it free.",
        "Un scénario change des cellules du dossier, et aucune ne peut dire ceci : {what}. Rien n'a été gardé. "
        "L'inscrire comme décision, ou le libérer.",
    ),
    "explorer_beyond_reject": ("{who} held out", "l'exclusion de {who}"),
    "explorer_beyond_level": ("steering at level {level}", "un pilotage au niveau {level}"),
    "explorer_no_by": ("A decision must say who took it. Write a name.", "Une décision doit dire qui l'a prise. Écrire un nom."),
    "explorer_no_reason": ("A decision must say why it was taken. Write a reason.", "Une décision doit dire pourquoi. Écrire un motif."),
    "explorer_no_initiative": ("A decision must be about an initiative. Choose one.", "Une décision porte sur une initiative. En choisir une."),
    "explorer_decided": (
        "{who} is decided already: one decision an initiative. Delete that row first.",
        "{who} est déjà décidé : une décision par initiative. Supprimer d'abord cette ligne.",
    ),
    "explorer_the_decision": ("the decision", "la décision"),
    "explorer_failed": ("No answer: {error}", "Pas de réponse : {error}"),
    "explorer_asking": ("computing…", "calcul…"),
    "explorer_proving": ("at most {gap} below the best — proving…", "au plus {gap} sous le meilleur — preuve en cours…"),
    "explorer_proving_no_bound": ("a first plan — proving…", "un premier plan — preuve en cours…"),
    "explorer_proven": ("proven: no plan is better", "prouvé : aucun plan n'est meilleur"),
    "explorer_stopped": (
        "at most {gap} below the best, when the time was up",
        "au plus {gap} sous le meilleur, au terme du temps alloué",
    ),
    "explorer_count": ("{funded} of {all} initiatives for {cost}", "{funded} sur {all} initiatives pour {cost}"),
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
    "explorer_pricing": ("Prices come in one by one: {count} of {all}.", "Les prix arrivent un à un : {count} sur {all}."),
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
        "Part de ce qui est disponible (utilisable et reporté) ; ■ plein. Pointer une case pour les montants.",
    ),
    "explorer_used": ("{used} of {available}{unit}", "{used} sur {available}{unit}"),
    "explorer_attainment_note": (
        "The end of the track is the target; points on the right.",
        "Le bout de la piste est la cible ; points à droite.",
    ),
}
