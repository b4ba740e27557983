"""Needs and dates that are uncertain: the draws have the moments they should, and reserves are counted."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pytest
from scipy.stats import beta
from support.needing import COUNT, SIMULATED, case_of, needs, simulated

import portfolio as pf
from portfolio.robustness.reserves import used
from portfolio.robustness.simulation_text import limits_said


def test_what_is_certain_is_used_as_planned() -> None:
    case = case_of([needs("A"), needs("B")])
    draws = pf.Draws.sampled(case, 4)
    assert draws.needs is None
    assert draws.late is None
    assert used(draws, pf.allocate(case).choices)[:, 0, 0].tolist() == [200.0] * 4


def test_needs_are_pert_with_mean_one() -> None:
    draws = pf.Draws.sampled(case_of([needs("A", low=0.8, high=1.6), needs("B")]), COUNT)
    assert draws.needs is not None
    mine = draws.needs[:, 0]
    assert mine.mean() == pytest.approx(1.0, abs=2e-3)
    mode = (6 - 0.8 - 1.6) / 4
    shape = beta(1 + 4 * (mode - 0.8) / 0.8, 1 + 4 * (1.6 - mode) / 0.8)
    for level in (0.1, 0.5, 0.8, 0.95):
        assert np.quantile(mine, level) == pytest.approx(0.8 + 0.8 * shape.ppf(level), abs=5e-3)
    assert (draws.needs[:, 1] == 1.0).all()


def test_rows_of_one_kind_move_together_and_kinds_and_initiatives_apart() -> None:
    rows = [
        needs("A", low=0.5, high=2.0),
        needs("A", low=0.9, high=1.1) | {"1": 0.0, "2": 50.0},
        needs("A", "team", low=0.5, high=2.0),
        needs("B", low=0.5, high=2.0),
    ]
    draws = pf.Draws.sampled(case_of(rows), COUNT)
    assert draws.needs is not None
    order = draws.needs.argsort(axis=0).argsort(axis=0)
    assert (order[:, 0] == order[:, 1]).all()
    together = np.corrcoef(draws.needs.T)
    assert abs(together[0, 2]) < 0.05
    assert abs(together[0, 3]) < 0.05


def test_a_common_cause_moves_all_that_it_names() -> None:
    causes = [
        {"cause": "vendor", "on": "use", "by": "category", "value": "cloud", "low": 0.8, "high": 1.7},
        {"cause": "prices", "on": "use", "by": "resource", "value": "money", "low": 0.9, "high": 1.2},
        {"cause": "market", "on": "effect", "by": "kpi", "value": "sales", "low": 0.5, "high": 1.5},
    ]
    rows = [needs("A"), needs("B"), needs("B", "team")]
    case = case_of(rows, causes=causes, initiatives={"category": ["cloud", "shop"]})
    draws = pf.Draws.sampled(case, COUNT)
    assert draws.needs is not None
    vendor, prices = draws.needs[:, 0] / draws.needs[:, 1], draws.needs[:, 1]
    assert vendor.mean() == pytest.approx(1.0, abs=5e-3)
    assert prices.mean() == pytest.approx(1.0, abs=2e-3)
    assert abs(np.corrcoef(vendor, prices)[0, 1]) < 0.05
    assert (draws.needs[:, 2] == 1.0).all()  # the team is neither of the cloud nor money
    assert np.corrcoef(draws.effect.T)[0, 1] == pytest.approx(1.0)
    assert draws.effect.mean() == pytest.approx(1.0, abs=2e-3)


def test_the_best_of_a_draw_keeps_the_needs_that_are_expected() -> None:
    case = case_of([needs("A", low=0.5, high=2.0), needs("B")], options={"late": 0.5})
    draws = pf.Draws.sampled(case, 8)
    expected = dict(case.table("requirements").columns)
    assert all(dict(draws[k].table("requirements").columns) == expected for k in range(8))
    assert draws.needs is not None
    assert len({*draws.needs[:, 0].tolist()}) == 8


def test_chance_and_reserve_are_counted_over_the_draws() -> None:
    rows = [needs("A", low=0.5, high=2.5), needs("B", low=0.5, high=2.5), needs("B", "team")]
    found = simulated(case_of(rows, limit=220.0))
    amounts = used(found.draws, found.plan)[:, 0, 0]
    over = np.sort(np.maximum(amounts - 220.0, 0.0))
    row = found.limits.iloc[0]
    assert (row.resource, row.period, row.limit) == ("money", "2027Q1", 220.0)
    assert row.chance == (amounts <= 220.0).mean()
    assert 0.5 < row.chance < 0.9
    assert row.reserve == over[int(np.ceil(0.8 * SIMULATED)) - 1]
    assert (amounts <= 220.0 + row.reserve).mean() >= 0.8
    assert (amounts <= 220.0 + row.reserve - 0.01).mean() < 0.8
    assert row.p80 == np.sort(amounts)[int(np.ceil(0.8 * SIMULATED)) - 1]
    whole = found.limits.iloc[-1]
    assert (whole.resource, whole.period) == ("", "")
    assert whole.chance == row.chance  # nothing else is uncertain


def test_a_reserve_for_all_periods_is_one_fund() -> None:
    rows = [needs("A", low=0.5, high=2.5) | {"2": 100.0}, needs("B", "team")]
    found = simulated(case_of(rows, limit=100.0))
    money = found.limits[found.limits.resource == "money"].set_index("period")
    assert money.loc["", "chance"] == money.loc["2027Q1", "chance"] == money.loc["2027Q2", "chance"]
    assert money.loc["", "reserve"] == pytest.approx(2 * money.loc["2027Q1", "reserve"])


def test_who_is_late_uses_people_once_more_and_no_money() -> None:
    rows = [needs("A") | {"2": 60.0}, needs("A", "team") | {"2": 30.0}, needs("B", "team")]
    case = case_of(rows, options={"late": [1.0, 0.0]})
    amounts = used(pf.Draws.sampled(case, 2), pf.allocate(case).choices)
    assert amounts[0, 0].tolist() == [100, 60, 0, 0]
    assert amounts[0, 1].tolist() == [200, 30, 30, 0]
    half = case_of(rows, options={"late": [1.0, 0.0], "late_use": 0.5})
    amounts = used(pf.Draws.sampled(half, 2), pf.allocate(half).choices)
    assert amounts[0, 0].tolist() == [100, 60, 30, 0]
    assert amounts[0, 1].tolist() == [200, 30, 15, 0]


def test_who_is_late_brings_it_later_and_may_miss_the_date() -> None:
    rows = [needs("A"), needs("B")]
    dated = {"deadline": ["2027Q1", "2027Q2"]}
    case = case_of(rows, options={"late": [0.3, 0.3], "success": [1.0, 0.5]}, initiatives=dated, due="2027Q1")
    found = simulated(case)
    dates = found.dates.set_index(["kind", "initiative"]).chance
    assert dates["deadline", "A"] == pytest.approx(0.7, abs=0.02)
    assert dates["deadline", "B"] == pytest.approx(0.5, abs=0.02)  # a quarter late is in time
    assert dates["due", "A"] == pytest.approx(0.7, abs=0.02)
    assert dates["due", "B"] == pytest.approx(0.35, abs=0.02)
    attained = found.draws.attainment(found.plan)[:, 0]
    assert attained.mean() == pytest.approx(0.7 + 0.35, abs=0.02)


def test_each_draw_is_valued_alike_alone_and_together() -> None:
    case = case_of([needs("A"), needs("B")], options={"late": 0.5, "success": 0.5}, due="2027Q1")
    draws, plan = pf.Draws.sampled(case, 32), pf.allocate(case)
    together = draws.impacts(plan.choices, plan.problem.points)
    assert together.tolist() == pytest.approx([pf.value(draws[k], plan) for k in range(32)])
    assert len({*together.tolist()}) > 2


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        ({"by": "kpi", "value": "nothing"}, "must be an id in kpis"),
        ({"by": "resource", "value": "money"}, "must be a column of initiatives, or kpi"),
        ({"on": "use", "by": "kpi", "value": "sales"}, "must be a column of initiatives, or resource"),
        ({"by": "colour", "value": "red"}, "must be a column of initiatives, or kpi"),
        ({"by": "kpi", "value": "sales", "low": 1.2}, "must be a number from 0 to 1"),
        ({"by": "kpi", "value": "sales", "high": 0.9}, "must be a number from 1 to 10"),
    ],
)
def test_a_cause_of_nothing_is_refused(cause: Mapping[str, object], said: str) -> None:
    with pytest.raises(pf.CaseError, match=said):
        case_of([needs("A"), needs("B")], causes=[{"cause": "c"} | dict(cause)])


def test_doubtful_ranges_and_causes_are_remarked_on() -> None:
    causes = [{"cause": "c", "by": "category", "value": "cloud", "high": 1.5}]
    case = case_of([needs("A", low=0.99, high=3.0), needs("B")], causes=causes, initiatives={"category": "x"})
    assert any("changes nothing" in problem for problem in case.remarks.problem)
    assert sum("it should be 1" in p for p in pf.Draws.sampled(case, 2).remarks.problem) == 2


def test_a_reserve_that_would_be_told_as_nothing_is_not_told() -> None:
    case = pf.load("data/samples/scaleup_next")
    budget, team = case.budgets[0], next(r for r in case.rows("resources") if r not in case.budgets)
    limits = pd.DataFrame(
        {
            "resource": [budget, team, ""],
            "chance": [0.95, 0.7, 0.7],
            "reserve_90": [0.4, 0.06, float("nan")],
        }
    )
    whole, a_team, a_budget = limits_said(case, limits)
    assert "70%" in whole
    assert "nine times in ten" in a_team
    assert "reserve" not in a_budget
    assert "95%" in a_budget
