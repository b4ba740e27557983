"""A plan in money: flows that can be done in the head, and the third level of steering beside them."""

from __future__ import annotations

import math
import random

import numpy as np
import pandas as pd
import pytest
from support import samples

import portfolio as pf
from portfolio.model.cash import cash_of
from portfolio.model.levels import effects_at, worth_at
from portfolio.model.value import worth
from tests.support.hand_flows import HAND, Hand, plan_of
from tests.support.random_cases import loaded, random_tables


def whole(plan: pf.Allocation) -> pd.Series:
    return pf.business_case(plan).iloc[-1]


def line_of(plan: pf.Allocation, initiative: str) -> pd.Series:
    return pf.business_case(plan).set_index("initiative").loc[initiative]


def net(plan: pf.Allocation) -> list[float]:
    flow = pf.cash_flow(plan)
    return flow.loc[flow["line"] == "whole", "net"].tolist()


def test_what_is_spent_first_and_earned_after_delivery() -> None:
    plan = plan_of({"A": [100]}, {"A": 60}, rate=0.1)
    found = whole(plan)
    assert net(plan) == [-100, 60, 60]
    assert found.npv == pytest.approx(-100 / 1.1 + 60 / 1.21 + 60 / 1.331)
    assert found.irr == pytest.approx(0.13066238629, abs=1e-10)  # 100 = 60 x + 60 x², x = 0.8844...
    assert (found.cost, found.benefit, found.benefit_per_year) == (100, 120, 60)
    assert (found.payback, found.payback_years, found["return"]) == ("2029", 3, pytest.approx(0.2))


def test_without_benefit_there_is_no_rate_and_no_payback() -> None:
    found = whole(plan_of({"A": [100]}, {}))
    assert (found.npv, found.benefit, found["return"], found.payback) == (-100, 0, -1, "")
    assert math.isnan(found.irr)
    assert math.isnan(found.payback_years)
    assert "never changes its sign" in found.note
    assert "does not pay back" in found.note


def test_what_brings_nothing_says_whether_it_has_no_price_or_comes_too_late() -> None:
    moves_nothing = line_of(plan_of({"A": [100]}, {}), "A")
    assert moves_nothing.note.startswith("It moves no indicator that has a price. There is no internal rate")
    too_late = line_of(plan_of({"A": [100]}, {"A": 60}, duration=3), "A")
    assert (too_late.benefit, too_late.benefit_per_year) == (0, 60)
    assert too_late.note.startswith("It is delivered too late to bring anything inside the horizon. ")


def test_benefit_before_cost() -> None:
    plan = plan_of({"A": [0, 0, 300]}, {"A": 100})
    found = whole(plan)
    assert net(plan) == [0, 100, -200]
    assert found.irr == pytest.approx(1.0)  # 100 now is 200 a year later
    assert (found.payback, found.npv) == ("", -100)


def test_two_changes_of_sign_give_no_rate() -> None:
    plan = plan_of({"A": [100, 0, 362]}, {"A": 230})  # 10 % and 20 % both fit
    found = whole(plan)
    assert net(plan) == [-100, 230, -132]
    assert math.isnan(found.irr)
    assert "changes its sign 2 times" in found.note


def test_a_rate_below_nothing() -> None:
    plan = plan_of({"A": [100]}, {"A": 50}, periods=["2027", "2028"])
    assert whole(plan).irr == pytest.approx(-0.5)
    assert whole(plan).payback == ""


def test_rates_are_a_year_whatever_the_periods() -> None:
    plan = plan_of({"A": [100]}, {"A": 440}, periods=["2027Q1", "2027Q2"], rate=0.1)
    found = whole(plan)
    assert net(plan) == [-100, 110]
    assert found.irr == pytest.approx(1.1**4 - 1)
    assert found.npv == pytest.approx(-100 * 1.1**-0.25 + 110 * 1.1**-0.5)
    assert found.payback_years == 0.5


def test_only_what_is_likely_to_succeed_is_earned() -> None:
    plan = plan_of({"A": [100]}, {"A": 60}, success=0.5)
    assert net(plan) == [-100, 30, 30]


def test_a_chain_of_three_counts_once() -> None:
    chain = [
        {"kpi": "load", "drives": "conversion", "factor": 0.5},
        {"kpi": "conversion", "drives": "sales", "factor": 10.0},
        {"kpi": "sales", "value": 2.0},
    ]
    plan = plan_of({"A": [100]}, {"A": 6}, kpis=chain)
    assert net(plan) == [-100, 60, 60]  # 6 · 0.5 · 10 · 2, and nothing at load or conversion
    assert whole(plan).rests_on.startswith("sales: 30 × 2 EUR")


def test_together_they_earn_more_on_a_line_of_its_own() -> None:
    pair = [{"relation": "synergy", "initiative": "A", "other": "B", "kpi": "sales", "amount": 5}]
    plan = plan_of({"A": [100], "B": [50]}, {"A": 60, "B": 30}, relations=pair)
    found = pf.business_case(plan).set_index("initiative")
    assert found.loc[["A", "B", "A + B", ""], "benefit_per_year"].tolist() == [60, 30, 5, 95]
    assert found.loc["A + B", "line"] == "synergy"
    assert net(plan) == [-150, 95, 95]


def test_work_that_is_delivered_later_earns_later() -> None:
    assert net(plan_of({"A": [60, 40]}, {"A": 60}, duration=2)) == [-60, -40, 60]


@pytest.mark.xdist_group("scaleup_next")
def test_what_stopping_takes_is_a_line() -> None:
    plan = samples.plan("scaleup_next")
    flow, case = pf.cash_flow(plan), plan.problem.case
    lines = flow[flow["line"] != "whole"].groupby("period", sort=False)[[*case.budgets, "net"]].sum()
    total = flow[flow["line"] == "whole"].set_index("period")
    assert (lines - total[[*case.budgets, "net"]]).abs().max().max() < 1e-6
    spent = plan.usage
    for b in case.budgets:
        used = spent[spent.resource == b].set_index("period")["used"]
        to_people = plan.transfers[plan.transfers["from"] == b].groupby("period").cost.sum()
        assert (used.add(to_people, fill_value=0)[[*case.periods]] - total[b]).abs().max() < 1e-6


def test_a_case_without_money_says_what_is_missing() -> None:
    with pytest.raises(pf.CaseError, match="what a unit of a KPI is worth"):
        pf.cash_flow(pf.allocate(pf.sample("lorie_savage")))


def _agrees_discounted(plan: pf.Allocation, total: pd.DataFrame) -> None:
    """Spending is discounted by the third level as here; a benefit there at delivery, here in each period."""
    case, cash = plan.problem.case, cash_of(plan.problem, plan.choices)
    rate, per_year, periods = case.settings.discount_rate, case.settings.periods_per_year, len(case.periods)
    factors = (1 + rate) ** (-(np.arange(periods) + 1) / per_year)
    assert total.discounted.tolist() == pytest.approx((total.net * factors).tolist())
    at_delivery = (1 + rate) ** (-(cash.delivered + 1) / per_year)
    years = np.maximum(0, periods - 1 - cash.delivered) / per_year
    brought, spent = cash.yearly @ (years * at_delivery), cash.spent.sum(axis=(0, 1)) @ factors
    level = worth(effects_at(case, 3), plan.choices, worth_at(case, 3, {}))
    given = plan.columns("transfers")
    level -= sum(
        cost * factors[case.periods.index(p)] for cost, p in zip(given["cost"], given["period"], strict=True)
    )
    assert level == pytest.approx(brought - spent, abs=0.005)


@pytest.mark.xdist_group("scaleup_next")
@pytest.mark.parametrize("name", ["dozen", "scaleup", "scaleup_next"])
def test_the_third_level_counts_the_same_on_a_sample(name: str) -> None:
    plan = samples.plan(name)
    flow = pf.cash_flow(plan)
    _agrees_discounted(plan, flow[flow["line"] == "whole"])


def test_another_rate_changes_what_later_money_is_worth_and_nothing_else() -> None:
    plan = plan_of({"A": [100]}, {"A": 100}, rate=0.1)
    own, other = pf.business_case(plan).iloc[-1], pf.business_case(plan, rate=0.25).iloc[-1]
    assert other.npv == pytest.approx(-100 / 1.25 + 100 / 1.25**2 + 100 / 1.25**3)
    assert own.drop("npv").equals(other.drop("npv"))
    flow = pf.cash_flow(plan, rate=0.25)
    assert flow[flow["line"] == "whole"].discounted.sum() == pytest.approx(other.npv)
    for rate in (8, -0.1, math.nan):
        with pytest.raises(pf.CaseError, match="a share from 0 to 1, such as"):
            pf.business_case(plan, rate=rate)


def _beside_level_3(seed: int, discounted: bool) -> bool:
    """Whether the case of a seed has a plan and something of value, and then agrees with the third level."""
    tables, settings = random_tables(random.Random(seed), levels=True)
    case = loaded((tables, settings if discounted else {**settings, "discount_rate": 0}))
    try:
        plan = pf.allocate(case)
        flow = pf.cash_flow(plan)
    except (pf.InfeasibleError, pf.CaseError):
        return False
    total = flow[flow["line"] == "whole"]
    if not discounted:
        level = worth(effects_at(case, 3), plan.choices, worth_at(case, 3, {}))
        assert total.net.sum() == pytest.approx(level, abs=0.005)
    _agrees_discounted(plan, total)
    return True


def test_the_third_level_counts_the_same_to_the_cent() -> None:
    """Without discounting: with it, level 3 discounts a benefit at delivery."""
    assert sum(_beside_level_3(seed, discounted) for seed in range(40) for discounted in (False, True)) > 50


@pytest.mark.parametrize("name", HAND)
def test_ten_plans_whose_flow_can_be_written_down_by_hand(name: str) -> None:
    """Present value and internal rate as a spreadsheet has them, each flow at its period's end."""
    hand: Hand = HAND[name]
    plan, flow = hand.plan(), hand.net
    found = whole(plan)
    assert net(plan) == pytest.approx(flow, abs=1e-9)
    by_period = (1 + hand.rate) ** (1 / hand.per_year) - 1
    assert found.npv == pytest.approx(sum(f / (1 + by_period) ** (t + 1) for t, f in enumerate(flow)))
    assert found.payback == hand.payback
    if hand.irr is None:
        assert math.isnan(found.irr)
        assert "internal rate" in found.note
    else:
        assert found.irr == pytest.approx(hand.irr, abs=1e-9)
        of_a_period = (1 + found.irr) ** (1 / hand.per_year) - 1
        assert sum(f / (1 + of_a_period) ** (t + 1) for t, f in enumerate(flow)) == pytest.approx(0, abs=1e-6)
