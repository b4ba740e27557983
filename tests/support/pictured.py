"""What pictures show, for as many initiatives as one likes: made by hand, since no solver is asked
whether a text has room. Names are long, and in no language.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
from support.random_cases import write_folder

import portfolio as pf
from portfolio.model.choices import Choice
from portfolio.model.problem import Problem

SYLLABLES = ("zor", "van", "kel", "tir", "mu", "dra", "pli", "ost", "quen", "bra", "nix", "fal")
PERIODS = [f"{2027 + q // 4}Q{q % 4 + 1}" for q in range(8)]


def invented(rng: np.random.Generator, words: int) -> str:
    """A name of so many words that are none."""
    return " ".join("".join(rng.choice(SYLLABLES, rng.integers(2, 4))) for _ in range(words)).capitalize()


@cache
def made(count: int, language: str) -> SimpleNamespace:
    """A case of so many initiatives in a language, a plan, and what every picture is drawn of."""
    rng = np.random.default_rng(count)
    case = _case(rng, count, language)
    ids = list(case.initiatives.initiative)
    choices = tuple(
        sorted(Choice(i, ("full", "lite")[k % 5 == 0], PERIODS[k % 6]) for k, i in enumerate(ids) if k % 3)
    )
    plan = pf.Allocation(Problem(case), choices, "feasible", 63.5, 63.5, 0.0, 0.0)
    found = SimpleNamespace(case=case, plan=plan, problem=plan.problem, ids=ids, language=language)
    found.funded = [c.initiative for c in choices]
    found.rng = rng
    return found


def _case(rng: np.random.Generator, count: int, language: str) -> pf.Case:
    ids = [f"i{k:03}" for k in range(count)]
    resources = [("cash", "budget", "EUR"), *((f"t{k}", "capacity", "zorvan") for k in range(9))]
    tables: dict[str, Any] = {
        "initiatives": [
            {"initiative": i, "name": f"{invented(rng, int(rng.choice([2, 3, 5, 8])))} {k}"}
            for k, i in enumerate(ids)
        ],
        "options": [
            {"initiative": i, "option": option, "duration": "2"} for i in ids for option in ("full", "lite")
        ],
        "requirements": [
            {"initiative": i, "option": "", "resource": r, "1": "3000", "2": "1"}
            for k, i in enumerate(ids)
            for r in ("cash", f"t{k % 9}")
        ],
        "resources": [
            {"resource": r, "name": invented(rng, 4), "kind": kind, "unit": unit}
            | dict.fromkeys(PERIODS, "1234567" if kind == "budget" else "90000")
            for r, kind, unit in resources
        ],
        "objectives": [{"objective": f"o{k}", "name": invented(rng, 5), "weight": "20"} for k in range(5)],
        "kpis": [{"kpi": f"k{k}", "name": invented(rng, 6), "unit": "zor"} for k in range(15)],
        "key_results": [
            {"key_result": f"r{k}", "objective": f"o{k % 5}", "kpi": f"k{k}", "target": "100" if k else ""}
            for k in range(15)
        ],
        "contributions": [
            {"initiative": i, "kpi": f"k{k % 15}", "expected": str(1 + k % 7)} for k, i in enumerate(ids)
        ],
    }
    folder = Path(mkdtemp()) / "case"
    write_folder(tables, {"name": "Zorvan", "finish_inside": False, "language": language}, folder)
    return pf.load(folder)


def simulation(of: SimpleNamespace) -> Any:
    rng, ids, funded = np.random.default_rng(1), of.ids, set(of.funded)
    count = len(ids)
    chance = np.sort(rng.random(count))[::-1]
    results = [f"r{k}" for k in range(15)]
    low = rng.random(15)
    by_draw = pd.DataFrame({"plan": rng.normal(60, 8, 200)})
    return SimpleNamespace(
        problem=of.problem,
        draws=range(200),
        chances=pd.DataFrame(
            {"initiative": ids, "funded": [i in funded for i in ids], "chance": chance, "error": 0.03}
        ),
        key_results=pd.DataFrame(
            {"key_result": results, "p10": low / 2, "p50": low, "p90": low + 0.2, "chance": 1 - low}
        ),
        evppi=pd.DataFrame({"initiative": ids, "evppi": np.sort(rng.random(count))[::-1], "error": 0.05}),
        evpi=1.7,
        by_draw=by_draw.assign(best=by_draw.plan + rng.exponential(2, 200)),
        shrinkage=pd.DataFrame(
            {
                "initiative": ids,
                "estimate": rng.normal(4, 2, count),
                "shrunk": rng.normal(4, 1, count),
                "deviation": 0.5,
                "funded": [i in funded for i in ids],
                "funded_shrunk": [k % 4 > 0 for k in range(count)],
            }
        ),
    )


def _outlook() -> pd.DataFrame:
    plans = ["the plan", "Zorvan keltir mudra pliost quenbra", "hindsight"]
    return pd.DataFrame(
        {
            "plan": plans,
            "expected": [63.5, 60.0, np.nan],
            "mean": [60.1, 55.0, 66.0],
            "p10": [44.0, 41.2, 50.3],
            "p50": [61.0, 55.1, 66.2],
            "p90": [72.0, 70.1, 80.4],
        }
    )


def _safe(of: SimpleNamespace) -> Any:
    plans = ["expected value", "max-min", "min-max-regret", "CVaR"]
    figures = {"expected": 70.3, "mean": 67.5, "worst": 44.1, "cvar": 47.0, "regret_max": 23.8}
    return SimpleNamespace(simulation=of, alpha=0.05, summary=pd.DataFrame({"plan": plans} | figures))


def _means(of: SimpleNamespace) -> Any:
    rng, ids = np.random.default_rng(4), of.ids
    transfers = [f"{invented(rng, int(rng.choice([2, 4, 7])))}" for _ in range(12)]
    hires = ids[::9]
    return SimpleNamespace(
        plan=of.plan,
        transfers=pd.DataFrame({"transfer": transfers, "gain": [*rng.exponential(2, 10), 0.0, np.inf]}),
        hires=pd.DataFrame(
            {
                "initiative": hires,
                "gain": rng.normal(0, 2, len(hires)),
                "funded": np.arange(len(hires)) % 2 == 0,
            }
        ),
        teams=pd.DataFrame({"resource": [f"t{k}" for k in range(9)], "gain": rng.exponential(1, 9)}),
    )


def _protected(of: SimpleNamespace) -> Any:
    count = np.arange(20)
    points, chance = 50.0 + 9.0 * 0.8**count, 1.0 - 0.9 * 0.7**count
    curve = pd.DataFrame({"overruns": count, "points": points, "chance": chance, "error": 0.02})
    return SimpleNamespace(problem=of.problem, curve=curve)


def _explained(of: SimpleNamespace) -> pd.DataFrame:
    rng, funded = np.random.default_rng(2), set(of.funded)
    own = [np.inf if k % 9 == 0 else rng.exponential(2) for k in range(len(of.ids))]
    is_in = np.array([i in funded for i in of.ids])
    return pd.DataFrame(
        {
            "funded": is_in,
            "replacement_cost": np.where(is_in, own, np.nan),
            "price": np.where(is_in, np.nan, own),
        },
        index=pd.Index(of.ids, name="initiative"),
    )


def _delays(of: SimpleNamespace) -> pd.DataFrame:
    rng, count = np.random.default_rng(3), len(of.funded)
    never = [np.inf if k % 5 == 0 else np.nan if k % 7 == 6 else 0.0 for k in range(count)]
    return pd.DataFrame(
        {
            "initiative": of.funded,
            "postponed": rng.exponential(1, count) + never,
            "slipped": rng.normal(0.5, 0.4, count),
            "breaks": ["zor" if k % 6 == 2 else "" for k in range(count)],
        }
    )


def _marginal(of: SimpleNamespace) -> pd.DataFrame:
    rng, units = np.random.default_rng(4), of.case.units("resources")
    rows = [
        {"resource": r, "period": p, "unit": units[r], "step": rng.choice([np.inf, 1e6 * rng.random()])}
        | {"gain": rng.exponential(0.5)}
        for r in units
        for p in PERIODS
    ]
    return pd.DataFrame(rows)


def _swaps(of: SimpleNamespace) -> Any:
    rng, ids = np.random.default_rng(5), of.ids
    best = of.plan
    pairs = [("", i) if k % 3 else (ids[k], i) for k, i in enumerate(of.funded[: len(ids) // 3])]
    gains = rng.normal(0.5, 0.5, len(pairs))
    frame = pd.DataFrame({"out": [o for o, _ in pairs], "into": [i for _, i in pairs], "gain": gains})
    frame["impact"] = best.impact - gains.sum() + gains.cumsum()
    impact = float(best.impact - gains.sum())
    return SimpleNamespace(problem=of.problem, swaps=frame, impact=impact, best=best)


def _frontier(of: SimpleNamespace) -> Any:
    total = np.linspace(2e6, 12e6, 20)
    points = pd.DataFrame({"total": total, "impact": 20 * np.log(total / 1e6), "bend": False})
    points.loc[8, "bend"] = True
    return SimpleNamespace(problem=of.problem, points=points, resources=["cash"], present=9.9e6, exact=False)


def _stability(of: SimpleNamespace) -> Any:
    changes = np.arange(30)
    gain = np.where(changes, 0.9**changes, np.nan)
    curve = pd.DataFrame({"changes": changes, "impact": 50 + np.nancumsum(gain), "gain": gain})
    return SimpleNamespace(problem=of.problem, curve=curve)


def _comparison(of: SimpleNamespace) -> Any:
    names = ["as it is", "Zorvan keltir mudra pliost quenbra nixfal", "opex −10%", "Zor"]
    plans = {
        n: SimpleNamespace(impact=60.0 - k, choices=[c for j, c in enumerate(of.plan.choices) if (j + k) % 5])
        for k, n in enumerate(names[:3])
    }
    held = [sum(any(c.initiative == i for c in p.choices) for p in plans.values()) for i in of.ids]
    membership = pd.DataFrame({"initiative": of.ids, "plans": held})
    return SimpleNamespace(
        case=of.case,
        problem=of.problem,
        plans=plans,
        answers=dict.fromkeys(names),
        membership=membership.sort_values("plans", ascending=False, kind="stable"),
    )


def _nested(of: SimpleNamespace) -> Any:
    tiers = pd.DataFrame({"initiative": of.funded, "tier": np.sort(np.arange(len(of.funded)) % 5) + 1})
    budgets = pd.DataFrame({"budget": [f"cash = {1 + k} 234 567" for k in range(5)]})
    budgets["impact"], budgets["price"] = 40.0, [0.0, 0.5, 1.0, 0.25, 0.1]
    return SimpleNamespace(problems=(of.problem,), tiers=tiers, budgets=budgets)


def _core(of: SimpleNamespace) -> Any:
    index = pd.DataFrame({"initiative": of.ids, "core_index": np.linspace(1, 0, len(of.ids))})
    index["status"] = np.where(
        index.core_index == 1, "core", np.where(index.core_index == 0, "exterior", "borderline")
    )
    return SimpleNamespace(problem=of.problem, index=index, portfolios=range(120), exact=False)


def _table(of: SimpleNamespace) -> Any:
    rng, count = np.random.default_rng(6), len(of.ids)
    at = np.sort(rng.random(60))
    frontier = pd.DataFrame({"Kelzor": 40 * at, "Mudra": 40 * (1 - at**2)})
    signs = rng.normal(0, 2, (count, 2))
    signs[0], signs[1] = (np.inf, -1.0), (2.0, -np.inf)
    contested = pd.DataFrame({"initiative": of.ids, "Kelzor": signs[:, 0], "Mudra": signs[:, 1]})
    places = {"Kelzor": 59, "Mudra": 0, "nash": 30, "weighted": 31, "max-min": 30, "least-regret": 29}
    groups = [("objective", f"o{k}") for k in range(5)] + [("objective", "none")]
    groups += [("category", n) for n in ("zor", "keltir mudra", "van")]

    def values(plan: object) -> dict[str, float]:
        row = frontier.iloc[places.get(str(plan), 35)]
        return {"Kelzor": float(row.Kelzor), "Mudra": float(row.Mudra)}

    def money(plans: Any) -> pd.DataFrame:
        rows = [
            {"plan": p, "by": by, "group": group, "spend": 1e6 * (1 + j)}
            for p in plans
            for j, (by, group) in enumerate(groups)
        ]
        return pd.DataFrame(rows)

    return SimpleNamespace(
        problem=of.problem,
        parties=["Kelzor", "Mudra"],
        frontier=frontier,
        stakes=SimpleNamespace(disagreement=[5.0, 5.0]),
        own={"Kelzor": "Kelzor", "Mudra": "Mudra"},
        values=values,
        compromise=lambda name: name,
        contested=contested,
        money=money,
    )


def _calibrated(of: SimpleNamespace) -> Any:
    rng, count = np.random.default_rng(7), len(of.ids)
    by = ["overall", *["category"] * 4, *["owner"] * 8, *["kpi"] * (count // 2)]
    ratios = pd.DataFrame({"by": by, "label": [invented(rng, 4) for _ in by]})
    ratios["shrunk"] = rng.normal(0.8, 0.2, len(by))
    ratios["ratio"], ratios["observations"] = ratios.shrunk + 0.1, 12
    ratios["low"], ratios["high"] = ratios.shrunk - 0.2, ratios.shrunk + 0.2
    stories = pd.DataFrame({"initiative": of.ids, "name": "", "label": [invented(rng, 4) for _ in of.ids]})
    stories["ratio"] = np.sort(rng.normal(0.9, 0.9, count))[::-1]
    stories["story"] = np.where(stories.ratio > 1, "more", np.where(stories.ratio < 0.6, "less", "as"))
    stories["beyond_chance"] = [k % 3 > 0 for k in range(count)]
    stories["expected"], stories["realised"], stories["unit"] = 12345.5, -1234.25, "zor"
    return SimpleNamespace(measured=of.case, ratios=ratios, stories=stories)


def _indicators(of: SimpleNamespace) -> pd.DataFrame:
    rng, rows = np.random.default_rng(8), []
    for level in range(1, 7):
        for kind in range(3):
            own = {"level": level, "indicator": f"x{level}{kind}", "name": invented(rng, 5)}
            own |= {
                "better": ("more", "less", "")[kind],
                "unit": ("share", "EUR", "zorvan keltir mudra")[kind],
            }
            abouts = (
                [("", p) for p in PERIODS]
                if kind == 0
                else [(i, "") for i in of.ids]
                if kind == 1
                else [("", "")]
            )
            names = of.case.names("initiatives")
            rows += [
                own
                | {"of": i, "of_name": names.get(i, ""), "period": p, "planned": rng.random()}
                | {"observed": rng.random()}
                for i, p in abouts
            ]
    return pd.DataFrame(rows)


def _alignment(of: SimpleNamespace) -> pd.DataFrame:
    names = list(of.case.names("objectives").items())
    money, points = [0.1, 0.3, 0.25, 0.05, 0.3], [0.2, 0.2, 0.3, 0.05, 0.25]
    frame = pd.DataFrame({"objective": [o for o, _ in names], "name": [n for _, n in names]})
    frame["money_share"], frame["points_share"] = money, points
    frame["difference"] = frame.money_share - frame.points_share
    return frame.assign(initiatives=4, spend=1.0)


def _levels() -> pd.DataFrame:
    points = [10.0, 15.0, 30.0, np.nan, 50.0, 63.5]
    frame = pd.DataFrame({"level": range(1, 7), "name": "zorvan keltir", "points": points})
    frame["left"] = 63.5 - frame["points"]
    return frame.assign(left_share=frame.left / 63.5, missing="zorvan keltir mudra", gap=np.inf)


def _flow() -> pd.DataFrame:
    spent, benefit = np.linspace(900_000, 300_000, 8), np.linspace(0, 1_234_567, 8)
    net = benefit - spent
    frame = pd.DataFrame({"line": "whole", "initiative": "", "period": PERIODS, "cash": spent})
    frame = frame.assign(benefit=benefit, net=net, cumulated=net.cumsum())
    return frame.assign(discounted=net * 0.98 ** np.arange(8))


DRAWN: dict[str, Callable[[SimpleNamespace, dict[str, Any]], Any]] = {
    "alignment": lambda of, how: pf.plots.alignment(_alignment(of), case=of.case, **how),
    "attainment": lambda of, how: pf.plots.attainment(of.plan, **how),
    "calibration": lambda of, how: pf.plots.calibration(_calibrated(of), **how),
    "cash_curve": lambda of, how: pf.plots.cash_curve(_flow(), case=of.case, **how),
    "chances": lambda of, how: pf.plots.chances(simulation(of), **how),
    "compare": lambda of, how: pf.plots.compare(_comparison(of), **how),
    "contested": lambda of, how: pf.plots.contested(_table(of), **how),
    "core_index": lambda of, how: pf.plots.core_index(_core(of), **how),
    "delays": lambda of, how: pf.plots.delays(_delays(of), case=of.case, **how),
    "frontier": lambda of, how: pf.plots.frontier(_frontier(of), of.plan, **how),
    "indicators": lambda of, how: pf.plots.indicators(_indicators(of), case=of.case, **how),
    "information": lambda of, how: pf.plots.information(simulation(of), **how),
    "key_result_chances": lambda of, how: pf.plots.key_result_chances(simulation(of), **how),
    "ladder": lambda of, how: pf.plots.ladder(pf.Assessment({}, of.language), **how),
    "levels": lambda of, how: pf.plots.levels(_levels(), language=of.language, **how),
    "marginal_values": lambda of, how: pf.plots.marginal_values(_marginal(of), case=of.case, **how),
    "money": lambda of, how: pf.plots.money(
        _table(of), {"Zor": of.plan, "Zorvan keltir mudra": of.plan}, **how
    ),
    "means": lambda of, how: pf.plots.means(_means(of), **how),
    "nested_list": lambda of, how: pf.plots.nested_list(_nested(of), **how),
    "outlook": lambda of, how: pf.plots.outlook(_outlook(), language=of.language, **how),
    "parties": lambda of, how: pf.plots.parties(_table(of), {"Zorvan keltir mudra": of.plan}, **how),
    "protection": lambda of, how: pf.plots.protection(_protected(of), **how),
    "regret": lambda of, how: pf.plots.regret(simulation(of), **how),
    "roadmap": lambda of, how: pf.plots.roadmap(of.plan, **how),
    "safest": lambda of, how: pf.plots.safest(_safe(of), **how),
    "shrinkage": lambda of, how: pf.plots.shrinkage(simulation(of), **how),
    "stability": lambda of, how: pf.plots.stability(_stability(of), **how),
    "stories": lambda of, how: pf.plots.stories(_calibrated(of), **how),
    "swaps": lambda of, how: pf.plots.swaps(_swaps(of), **how),
    "usage": lambda of, how: pf.plots.usage(of.plan, **how),
    "why": lambda of, how: pf.plots.why(_explained(of), case=of.case, **how),
}
"""How each picture is drawn, with what is asked of all of them: a size."""
