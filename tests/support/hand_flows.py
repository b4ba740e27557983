"""Plans whose cash flow is done in the head, and what a spreadsheet makes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

import portfolio as pf

YEARS = ["2027", "2028", "2029"]


def plan_of(
    costs: Mapping[str, Sequence[float]],
    moves: Mapping[str, float],
    *,
    periods: Sequence[str] = YEARS,
    rate: float = 0.0,
    success: float = 1.0,
    kpis: Sequence[Mapping[str, object]] = ({"kpi": "sales", "value": 1.0},),
    relations: Sequence[Mapping[str, object]] = (),
    duration: int = 1,
) -> pf.Allocation:
    """Every initiative funded at once; what each costs by period of its work, and how far it moves the first
    KPI.
    """
    ids = sorted(costs)
    steps = max(len(c) for c in costs.values())
    frames = {
        "initiatives": pd.DataFrame({"initiative": ids, "mandatory": True, "latest": periods[0]}),
        "options": pd.DataFrame(
            {"initiative": ids, "option": "full", "duration": duration, "success": success}
        ),
        "resources": pd.DataFrame(
            [{"resource": "money", "kind": "budget", "unit": "EUR"} | dict.fromkeys(periods, 1e6)]
        ),
        "requirements": pd.DataFrame(
            [
                {"initiative": i, "resource": "money"}
                | {str(k + 1): (costs[i][k] if k < len(costs[i]) else 0.0) for k in range(steps)}
                for i in ids
            ]
        ),
        "objectives": pd.DataFrame([{"objective": "growth", "weight": 1.0}]),
        "key_results": pd.DataFrame([{"key_result": "k", "objective": "growth", "kpi": kpis[0]["kpi"]}]),
        "kpis": pd.DataFrame(kpis),
        "contributions": pd.DataFrame(
            [{"initiative": i, "kpi": kpis[0]["kpi"], "expected": m} for i, m in moves.items()]
            or [{"initiative": ids[0], "kpi": "other", "expected": 1.0}]
        ),
        "settings": {"discount_rate": rate, "finish_inside": False},
    }
    if not moves:
        frames["kpis"] = pd.DataFrame([*kpis, {"kpi": "other"}])
    if relations:
        frames["relations"] = pd.DataFrame(relations)
    return pf.allocate(pf.load(frames))


@dataclass(frozen=True)
class Hand:
    """A plan, its net flow as it was written down, and what follows from it; ``irr`` is None where the sign
    does not change exactly once.
    """

    plan: Callable[[], pf.Allocation]
    net: Sequence[float]
    irr: float | None
    payback: str
    rate: float = 0.0
    per_year: float = 1.0


_PAIR = [{"relation": "synergy", "initiative": "A", "other": "B", "kpi": "sales", "amount": 5}]
_CHAIN = [
    {"kpi": "load", "drives": "conversion", "factor": 0.5},
    {"kpi": "conversion", "drives": "sales", "factor": 10.0},
    {"kpi": "sales", "value": 2.0},
]
_QUARTERS = ["2027Q1", "2027Q2"]
_GOLD = (5**0.5 - 1) / 2
"""1 = x + x²: what is spent comes back in two like amounts."""
HAND: Mapping[str, Hand] = {
    "spent first": Hand(
        lambda: plan_of({"A": [100]}, {"A": 100}, rate=0.1), [-100, 100, 100], 1 / _GOLD - 1, "2028", 0.1
    ),
    "no benefit": Hand(lambda: plan_of({"A": [100]}, {}, rate=0.08), [-100, 0, 0], None, "", 0.08),
    "benefit before cost": Hand(
        lambda: plan_of({"A": [0, 0, 300]}, {"A": 100}, rate=0.05), [0, 100, -200], 1.0, "", 0.05
    ),
    "two changes of sign": Hand(
        lambda: plan_of({"A": [100, 0, 362]}, {"A": 230}, rate=0.15), [-100, 230, -132], None, "", 0.15
    ),
    "less than it took": Hand(
        lambda: plan_of({"A": [100]}, {"A": 50}, periods=["2027", "2028"]), [-100, 50], -0.5, ""
    ),
    "quarters": Hand(
        lambda: plan_of({"A": [100]}, {"A": 440}, periods=_QUARTERS, rate=0.1),
        [-100, 110],
        1.1**4 - 1,
        "2027Q2",
        0.1,
        4.0,
    ),
    "half of a chance": Hand(
        lambda: plan_of({"A": [100]}, {"A": 200}, success=0.5), [-100, 100, 100], 1 / _GOLD - 1, "2028"
    ),
    "a chain of three": Hand(
        lambda: plan_of({"A": [60]}, {"A": 6}, kpis=_CHAIN, rate=0.2),
        [-60, 60, 60],
        1 / _GOLD - 1,
        "2028",
        0.2,
    ),
    "two together": Hand(
        lambda: plan_of({"A": [65], "B": [30]}, {"A": 60, "B": 30}, relations=_PAIR, rate=0.03),
        [-95, 95, 95],
        1 / _GOLD - 1,
        "2028",
        0.03,
    ),
    "late": Hand(
        lambda: plan_of({"A": [60, 40]}, {"A": 160}, duration=2, rate=0.1),
        [-60, -40, 160],
        1 / ((40 + (1600 + 4 * 160 * 60) ** 0.5) / 320) - 1,  # 160 x² − 40 x − 60 = 0
        "2029",
        0.1,
    ),
}
