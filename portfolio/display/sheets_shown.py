"""Which frames show themselves, under which heading, and how each of their columns is read: the one list.

A sheet's heading is the phrase ``sheet_<name>``; a column's is ``head_<column>``, or the one its sheet names.
What is called by a party or a resource (``finance share``, ``budget spent``) is read by the word after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from portfolio.display.cells_shown import Column, Kind

_ID = {
    "initiative": Column(Kind.ID, "initiatives"),
    "out": Column(Kind.ID, "initiatives", "drops_out"),
    "into": Column(Kind.ID, "initiatives", "comes_in"),
    "key_result": Column(Kind.ID, "key_results"),
    "objective": Column(Kind.ID, "objectives"),
    "resource": Column(Kind.ID, "resources"),
    "team": Column(Kind.ID, "resources"),
    "party": Column(Kind.ID, "parties"),
    "kpi": Column(Kind.ID, "kpis", "indicator"),
    "initiatives": Column(Kind.IDS, "initiatives"),
    "entering": Column(Kind.IDS, "initiatives"),
    "leaving": Column(Kind.IDS, "initiatives"),
}
_SIGNED = {name: Column(Kind.SWAPS) for name in ("instead", "swap", "swaps", "changes")}
_POINTS = {
    name: Column(Kind.POINTS)
    for name in (
        *("impact", "points", "gain", "loss", "left", "afresh", "regret", "regret_p90", "regret_max"),
        *("mean", "worst", "cvar", "evppi", "promised", "disappointment", "estimate", "deviation"),
        *("shrunk", "points_before", "points_after", "change", "concession", "gap", "slope", "realised"),
        *(
            "price_low",
            "price_high",
            "enters_at",
            "expected",
            "p10",
            "p50",
            "p90",
            "error",
        ),
    )
} | {
    "price": Column(Kind.POINTS, endless="endless_with"),
    "replacement_cost": Column(Kind.POINTS, endless="endless_without"),
    "replacement_cost_low": Column(Kind.POINTS, endless="endless_without"),
    "replacement_cost_high": Column(Kind.POINTS, endless="endless_without"),
    "price_high": Column(Kind.POINTS, endless="endless_with"),
    "postponed": Column(Kind.POINTS, endless="endless_later"),
    "slipped": Column(Kind.POINTS),
}
_MONEY = {
    name: Column(Kind.MONEY)
    for name in (
        *("cost", "cost_change", "spend", "total", "budget", "money", "enters_at_cost"),
        *("enters_at_cost_low", "enters_at_cost_high"),
    )
}
_SHARES = {
    name: Column(Kind.SHARE)
    for name in (
        *("loss_share", "left_share", "chance", "probability", "core_index", "overlap", "kept", "best"),
        *("money_share", "points_share", "share"),
    )
}
_WORDS = {
    name: Column(Kind.WORD)
    for name in (
        *("status", "membership", "kind", "decision", "settle", "story", "better", "plan", "list"),
        *("by", "portfolio", "own best of"),
    )
} | {"compromise": Column(Kind.WORD, "compromise")}
_SENTENCES = {
    name: Column(Kind.SENTENCE)
    for name in ("sentence", "blocked_by", "why", "reason", "breaks", "problem", "where", "missing")
}
_OTHERS = {
    "step": Column(Kind.AMOUNT, endless="endless_step"),
    "spare": Column(Kind.AMOUNT, endless="endless_limit"),
    "used": Column(Kind.AMOUNT),
    "available": Column(Kind.AMOUNT, endless="endless_limit"),
    "reserved": Column(Kind.AMOUNT, head="for_overruns"),
    "relaxation_dual": Column(Kind.RATE),
}
COLUMNS: Mapping[str, Column] = _ID | _SIGNED | _POINTS | _MONEY | _SHARES | _WORDS | _SENTENCES | _OTHERS
"""How a column is read, by its name, in whatever frame it stands: one meaning a name, but for what a sheet
says otherwise. One that is not here is text or a figure.
"""
OF_IDS: Mapping[str, Kind] = {"concedes": Kind.POINTS, "share": Kind.SHARE, "spent": Kind.MONEY}
"""Columns that are called by an id, of a party or a resource, and a word: what stands in them."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One kind of frame as it is read.

    Attributes
    ----------
    columns : mapping of str to Column
        Those that are read otherwise than :data:`COLUMNS` says.
    hidden : tuple of str
        Columns that say in another way what the others say; the sheet names them at its foot.
    order : str
        The table in whose order the rows are read, where the frame has them by id.
    listed : bool
        In text its sentences alone are told, one an item.
    of_ids : str
        Whose ids are columns of figures: resources (money), objectives or parties (points).
    endless : str
        The phrase of what is infinite in these.
    """

    columns: Mapping[str, Column] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    order: str = ""
    listed: bool = False
    of_ids: str = ""
    endless: str = "endless"


def _as(kind: Kind, *names: str) -> dict[str, Column]:
    return {name: Column(kind) for name in names}


_WHY = ("instead", "enters_at", "enters_at_cost", "blocked_by")
_TARGETS = _as(Kind.ATTAINED, "before", "progress", "expected", "p10", "p50", "p90")
_ATTAINED = {"attainment": Column(Kind.ATTAINED, head="attained")}
_CHANGE = {"change": Column(Kind.WORD, head="kind_of_change")}
_FEW = _as(Kind.FIGURE, "expected", "realised", "low", "high", "new_low", "new_expected", "new_high")

SHEETS: Mapping[str, Sheet] = {
    # a plan
    "funded": Sheet(order="initiatives", of_ids="resources"),
    "stopping": Sheet(of_ids="resources"),
    "usage": Sheet({name: Column(Kind.AMOUNT) for name in ("given", "gained")}),
    "transfers": Sheet(
        {"from": Column(Kind.ID, "resources", "gives"), "to": Column(Kind.ID, "resources", "gains")}
        | _as(Kind.FIGURE, "given", "gained")
    ),
    "attainment": Sheet(_TARGETS | _ATTAINED, order="key_results"),
    "plan_changes": Sheet(_CHANGE),
    # why, and at what price
    "explain": Sheet(hidden=_WHY, order="initiatives", listed=True),
    "explain_ranges": Sheet(
        hidden=("instead", "blocked_by", "enters_at_cost_low", "enters_at_cost_high"),
        order="initiatives",
        listed=True,
    ),
    "marginal_values": Sheet(hidden=("unit",)),
    "means": Sheet(
        {"from": Column(Kind.ID, "resources", "gives"), "to": Column(Kind.ID, "resources", "gains")}
        | _as(Kind.FIGURE, "given", "gained")
        | {"said": Column(Kind.SENTENCE, head="what_is_given")},
        hidden=("from", "to", "given", "gained"),
    ),
    "means_hires": Sheet({"funded": Column(Kind.WORD, head="funded")}),
    "means_teams": Sheet(),
    "rephase": Sheet(_as(Kind.AMOUNT, "moved"), listed=True),
    "rephased_amounts": Sheet(
        _as(Kind.AMOUNT, "amount", "split") | {"moved": Column(Kind.AMOUNT, head="moved_here")}
    ),
    "price_of_decisions": Sheet(
        {"price": Column(Kind.POINTS, head="costs", endless="endless"), "kind": Column(Kind.WORD, "lifted")},
        ("name", "demand", "instead"),
        listed=True,
    ),
    "delays": Sheet(hidden=("instead", "breaks"), order="initiatives", listed=True),
    "alternatives": Sheet(hidden=("initiatives",)),
    "breaches": Sheet(_as(Kind.FIGURE, "excess")),
    "swaps_to_best": Sheet(
        {"broken": Column(Kind.FIGURE, head="broken"), "what": Column(Kind.SENTENCE, head="change")},
        ("out", "into"),
    ),
    "diff_initiatives": Sheet(_CHANGE),
    "diff_inputs": Sheet(),
    "diff_key_results": Sheet(_as(Kind.ATTAINED, "attainment_before", "attainment_after")),
    # other circumstances
    "frontier": Sheet(),
    "frontier_matrix": Sheet(order="initiatives"),
    "compare": Sheet(_as(Kind.WORD, "scenario")),
    "compare_changes": Sheet(_CHANGE | _as(Kind.WORD, "scenario")),
    "compare_matrix": Sheet(order="initiatives"),
    "membership": Sheet(),
    "nested_tiers": Sheet(),
    "nested_budgets": Sheet({"price": Column(Kind.POINTS, head="premium")}),
    # how sure
    "chances": Sheet(_as(Kind.SHARE, "error")),
    "outlook": Sheet({"breaks": Column(Kind.FIGURE, head="broken_limits")}),
    "accuracy": Sheet(_as(Kind.WORD, "figure")),
    "key_result_chances": Sheet(_TARGETS | _as(Kind.SHARE, "error")),
    "by_draw": Sheet({"plan": Column(Kind.POINTS), "best": Column(Kind.POINTS, head="best_known")}),
    "disappointment": Sheet(),
    "shrinkage": Sheet(_as(Kind.WORD, "funded_shrunk")),
    "evppi": Sheet(),
    "safest": Sheet(),
    "safest_matrix": Sheet(order="initiatives"),
    "core": Sheet(),
    "core_weights": Sheet(of_ids="objectives"),
    "core_values": Sheet(),
    # levels and lists
    "levels": Sheet(hidden=("initiatives", "gap")),
    "rice": Sheet(_as(Kind.FIGURE, "impact", "confidence", "kept") | _as(Kind.SHARE, "confidence")),
    "rankings": Sheet(),
    "ranking_changes": Sheet(_CHANGE),
    "indicators": Sheet(
        _as(Kind.FIGURE, "planned", "observed", "change") | _as(Kind.WORD, "unit"), ("indicator", "of")
    ),
    "alignment": Sheet(_as(Kind.SHARE, "difference") | _as(Kind.FIGURE, "initiatives")),
    "assessed": Sheet(_as(Kind.FIGURE, "score")),
    "holding_back": Sheet(_as(Kind.FIGURE, "answer"), hidden=("question",)),
    "chains": Sheet(_as(Kind.FIGURE, "factor", "observed", "planned"), ("business", "business_unit", "kind")),
    # in money, and what reserve makes limits hold
    "cash_flow": Sheet(
        _as(Kind.WORD, "line") | _as(Kind.MONEY, "benefit", "net", "cumulated", "discounted"),
        of_ids="resources",
    ),
    "business_case": Sheet(
        _as(Kind.WORD, "line")
        | _as(Kind.MONEY, "benefit", "benefit_per_year", "npv")
        | _as(Kind.SHARE, "irr", "return")
        | _as(Kind.FIGURE, "payback_years")
        | {"rests_on": Column(Kind.SENTENCE, head="rests_on_prices"), "note": Column(Kind.SENTENCE)},
        hidden=("name",),
        of_ids="resources",
    ),
    "limits_in_draws": Sheet(
        _as(Kind.AMOUNT, "limit", "p50", "p80", "p90", "reserve", "reserve_90") | _as(Kind.SHARE, "error")
    ),
    "protection": Sheet(_as(Kind.SHARE, "error") | {"overruns": Column(Kind.FIGURE, head="may_overrun")}),
    "dates_in_draws": Sheet(_as(Kind.SHARE, "error")),
    # at one table
    "payoff": Sheet(of_ids="parties"),
    "own_bests": Sheet(of_ids="parties"),
    "party_frontier": Sheet(of_ids="parties"),
    "compromises": Sheet(of_ids="parties"),
    "contested": Sheet(
        {
            "funded_by": Column(Kind.IDS, "parties"),
            "concedes": Column(Kind.IDS, "parties", "who_concedes"),
        },
        of_ids="parties",
        endless="endless_only",
    ),
    "not_funded": Sheet(_as(Kind.MONEY, "cost"), of_ids="parties", endless="endless_only"),
    "decisions": Sheet(of_ids="parties"),
    "money_by_group": Sheet({"plan": Column(Kind.TEXT), "group": Column(Kind.GROUP)}),
    "party_weights": Sheet(of_ids="objectives"),
    "consistency": Sheet(_as(Kind.WORD, "method")),
    "weights_spread": Sheet(_as(Kind.POINTS, "lowest", "aggregated", "highest")),
    "history": Sheet(_as(Kind.FIGURE, "changes") | {"from": Column(Kind.TEXT, head="from")}),
    # round after round
    "stability": Sheet(
        {c: Column(Kind.IDS, "initiatives", c) for c in ("in", "out", "moves")} | _as(Kind.FIGURE, "changes")
    ),
    "roadmap": Sheet(_CHANGE, ("first", "last")),
    "waits": Sheet(),
    "left_behind": Sheet(),
    "assumed": Sheet(),
    # what was learned
    "ratios": Sheet(_as(Kind.FIGURE, "ratio", "shrunk", "low", "high"), ("group",)),
    "stories": Sheet(_FEW | _as(Kind.FIGURE, "ratio"), ("kpi",)),
    "calibrated": Sheet(
        _FEW | _as(Kind.FIGURE, "factor", "base", "from_kpi", "from_category", "from_owner", "spread"),
        ("kpi", "base", "from_kpi", "from_category", "from_owner", "spread"),
    ),
    "overruns": Sheet(
        _as(Kind.FIGURE, "low", "high")
        | {
            "ratio": Column(Kind.FIGURE, head="used_of_planned"),
            "shrunk": Column(Kind.FIGURE, head="shrunk_ratio"),
        },
        ("group",),
    ),
    "spent": Sheet(
        _as(Kind.AMOUNT, "planned", "actual")
        | _as(Kind.FIGURE, "counted")
        | {"ratio": Column(Kind.FIGURE, head="used_of_planned")},
        ("unit",),
    ),
    "widened": Sheet(
        _as(Kind.FIGURE, "learned", "spread", "at_most", "low")
        | {
            "high": Column(Kind.FIGURE, head="high_before"),
            "new_high": Column(Kind.FIGURE, head="high_learned"),
        },
        ("spread", "low"),
    ),
    "left_out": Sheet(),
    "remarks": Sheet(),
}
"""By name, as :func:`portfolio.display.shown_as.shown_as` is told."""
