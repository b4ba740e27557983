"""Two initiatives that need money and people more or less, both funded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

import portfolio as pf

PERIODS = ["2027Q1", "2027Q2", "2027Q3", "2027Q4"]
COUNT = 4096


def case_of(
    requirements: Sequence[Mapping[str, object]],
    *,
    options: Mapping[str, object] | None = None,
    causes: Sequence[Mapping[str, object]] = (),
    contributions: Mapping[str, object] | None = None,
    initiatives: Mapping[str, object] | None = None,
    limit: float = 1000.0,
    due: str | None = None,
) -> pf.Case:
    """Initiatives A and B, each funded, worth 1 each; money and a team."""
    ids = ["A", "B"]
    frames: dict[str, object] = {
        "initiatives": pd.DataFrame(
            {"initiative": ids, "mandatory": True, "latest": PERIODS[0]} | dict(initiatives or {})
        ),
        "options": pd.DataFrame({"initiative": ids, "option": "full"} | dict(options or {})),
        "resources": pd.DataFrame(
            [
                {"resource": "money", "kind": "budget", "unit": "EUR"} | dict.fromkeys(PERIODS, limit),
                {"resource": "team", "kind": "capacity", "unit": "people"} | dict.fromkeys(PERIODS, limit),
            ]
        ),
        "requirements": pd.DataFrame(requirements),
        "objectives": pd.DataFrame([{"objective": "growth", "weight": 1.0}]),
        "key_results": pd.DataFrame([{"key_result": "k", "objective": "growth", "kpi": "sales", "due": due}]),
        "contributions": pd.DataFrame(
            {"initiative": ids, "kpi": "sales", "expected": 1.0} | dict(contributions or {})
        ),
    }
    if causes:
        frames["causes"] = pd.DataFrame(causes)
    return pf.load(frames)


def needs(initiative: str, resource: str = "money", **more: object) -> dict[str, object]:
    return {"initiative": initiative, "resource": resource, "1": 100.0} | more


SIMULATED = 1024
"""Draws of what is simulated whole: each takes ten times as long as one that is only drawn."""


def simulated(case: pf.Case, draws: int = SIMULATED) -> pf.Simulation:
    return pf.simulate(case, pf.Draws.sampled(case, draws), plan=pf.allocate(case), proven=1)
