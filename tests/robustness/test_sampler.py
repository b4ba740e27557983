"""The law of the draws: means, quantiles, what moves together and what apart, in closed form; and limits that
are counted by hand.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pytest
from scipy.stats import beta
from support.needing import COUNT, PERIODS, case_of, needs

import portfolio as pf
from portfolio.arrays import Floats
from portfolio.robustness.reserves import limits_in_draws

RANGES = [(0.5, 1.5), (0.8, 1.6), (0.9, 1.1), (0.0, 3.0), (0.95, 1.2)]
LEVELS = (0.02, 0.1, 0.25, 0.5, 0.8, 0.9, 0.98)


def shape_of(low: float, high: float, mean: float = 1.0) -> tuple[float, float]:
    """PERT by its definition: a + b = 6, and the mean where it belongs."""
    a = 6 * (mean - low) / (high - low)
    return a, 6 - a


def variance(low: float, high: float) -> float:
    a, b = shape_of(low, high)
    return (high - low) ** 2 * a * b / (36 * 7)


def drawn_needs(case: pf.Case, count: int = COUNT) -> Floats:
    found = pf.Draws.sampled(case, count).needs
    assert found is not None
    return found


@pytest.mark.parametrize(("low", "high"), RANGES)
def test_needs_and_causes_have_mean_one_and_the_quantiles_of_a_pert(low: float, high: float) -> None:
    cause = {"cause": "c", "on": "use", "by": "resource", "value": "team", "low": low, "high": high}
    rows = [needs("A", low=low, high=high), needs("B"), needs("B", "team")]
    drawn = drawn_needs(case_of(rows, causes=[cause]))
    a, b = shape_of(low, high)
    for mine in (drawn[:, 0], drawn[:, 2]):
        assert mine.mean() == pytest.approx(1.0, abs=2e-3)
        assert mine.var() == pytest.approx(variance(low, high), rel=0.01)
        for level in LEVELS:
            assert np.quantile(mine, level) == pytest.approx(
                low + (high - low) * beta.ppf(level, a, b), abs=0.01 * (high - low)
            )
    assert (drawn[:, 1] == 1.0).all()


@pytest.mark.parametrize(("low", "expected", "high"), [(2.0, 5.0, 8.0), (-1.0, 1.0, 6.0), (3.0, 7.0, 8.0)])
def test_effects_have_the_quantiles_of_a_pert(low: float, expected: float, high: float) -> None:
    case = case_of(
        [needs("A"), needs("B")],
        contributions={"low": [low, 1.0], "expected": [expected, 1.0], "high": [high, 1.0]},
    )
    mine = pf.Draws.sampled(case, COUNT).effect[:, 0]
    a, b = shape_of(low, high, expected)
    assert mine.mean() == pytest.approx(expected, abs=2e-3 * (high - low))
    for level in LEVELS:
        assert np.quantile(mine, level) == pytest.approx(
            low + (high - low) * beta.ppf(level, a, b), abs=0.01 * (high - low)
        )


def test_one_uniform_number_goes_through_the_range_of_each_row() -> None:
    """Of one initiative and kind: each row stands at the same level of its own range, in every draw."""
    ranges = [(0.5, 1.5), (0.9, 1.1), (0.8, 1.6)]
    rows = [needs("A", low=low, high=high) for low, high in ranges]
    rows += [needs("A", "team", low=0.8, high=1.6), needs("B", low=0.8, high=1.6)]
    drawn = drawn_needs(case_of(rows))

    def level(n: int, low: float, high: float) -> Floats:
        return np.asarray(beta.cdf((drawn[:, n] - low) / (high - low), *shape_of(low, high)))

    each = [level(n, *ends) for n, ends in enumerate(ranges)]
    assert np.abs(each[0] - each[1]).max() < 1e-9
    assert np.abs(each[0] - each[2]).max() < 1e-9
    assert np.sort(each[0]) == pytest.approx((np.arange(COUNT) + 0.5) / COUNT, abs=2 / COUNT)
    for other in (level(3, 0.8, 1.6), level(4, 0.8, 1.6)):  # people, and another initiative
        assert abs(np.corrcoef(each[0], other)[0, 1]) < 0.05


def test_a_cause_makes_correlations_of_the_closed_form() -> None:
    """X·C and Y·C, independent and of mean 1: cov = var C, var(X·C) = (1 + var X)(1 + var C) − 1."""
    cause = {"cause": "c", "on": "use", "by": "resource", "value": "money", "low": 0.7, "high": 1.6}
    rows = [
        needs("A", low=0.5, high=1.5),
        needs("B", low=0.8, high=1.6),
        needs("B", "team", low=0.8, high=1.6),
    ]
    drawn = drawn_needs(case_of(rows, causes=[cause]))
    x, y, c = variance(0.5, 1.5), variance(0.8, 1.6), variance(0.7, 1.6)
    both = [(1 + v) * (1 + c) - 1 for v in (x, y)]
    assert drawn.mean(axis=0) == pytest.approx(1.0, abs=4e-3)
    assert drawn[:, :2].var(axis=0) == pytest.approx(both, rel=0.03)
    together = np.corrcoef(drawn.T)
    assert together[0, 1] == pytest.approx(c / math.sqrt(both[0] * both[1]), abs=0.03)
    assert abs(together[0, 2]) < 0.05


def test_two_causes_that_share_a_row_multiply() -> None:
    """A has both, B one of them: cov(C·D, C) = var C, var(C·D) = (1 + var C)(1 + var D) − 1."""
    named = [("c", "resource", "money", 0.7, 1.6), ("d", "category", "cloud", 0.5, 1.5)]
    causes = [
        {"cause": name, "on": "use", "by": by, "value": value, "low": low, "high": high}
        for name, by, value, low, high in named
    ]
    case = case_of([needs("A"), needs("B")], causes=causes, initiatives={"category": ["cloud", "shop"]})
    drawn = drawn_needs(case)
    c, d = variance(0.7, 1.6), variance(0.5, 1.5)
    assert drawn.var(axis=0) == pytest.approx([(1 + c) * (1 + d) - 1, c], rel=0.03)
    wanted = c / math.sqrt(((1 + c) * (1 + d) - 1) * c)
    assert np.corrcoef(drawn.T)[0, 1] == pytest.approx(wanted, abs=0.03)


def test_being_late_is_tossed_once_an_initiative_and_apart_from_all_else() -> None:
    options = {
        "initiative": ["A", "A", "B"],
        "option": ["small", "large", "full"],
        "late": [0.2, 0.6, 0.5],
        "success": [0.5, 0.5, 1.0],
    }
    draws = pf.Draws.sampled(case_of([needs("A", low=0.5, high=1.5), needs("B")], options=options), COUNT)
    assert draws.late is not None
    assert {*np.unique(draws.late)} == {0.0, 1.0}
    assert draws.late.mean(axis=0) == pytest.approx([0.2, 0.6, 0.5], abs=5e-3)
    small, large, other = draws.late.T
    assert (small <= large).all()  # who is late at one chance in five is so at three in five
    assert draws.needs is not None
    for apart in (other, draws.success[:, 0], draws.needs[:, 0]):
        assert abs(np.corrcoef(large, apart)[0, 1]) < 0.05


def by_hand(case: pf.Case, draws: pf.Draws, plan: pf.Allocation) -> Mapping[tuple[str, str], list[float]]:
    """What a plan uses of each resource and period, draw by draw, from the tables alone."""
    chosen = {c.initiative: (c.option, PERIODS.index(c.start)) for c in plan.choices}
    options = {(r["initiative"], r["option"]): (n, r) for n, r in enumerate(case.table("options"))}
    money = {*case.budgets}
    found = {(r, p): [0.0] * len(draws) for r in case.rows("resources") for p in PERIODS}
    for n, row in enumerate(case.table("requirements")):
        option, start = chosen[row["initiative"]]
        at, about = options[row["initiative"], option]
        last = int(about["duration"])
        for k in range(len(draws)):
            factor = 1.0 if draws.needs is None else draws.needs[k, n]
            again = 0.0 if row["resource"] in money else 1.0
            again *= 0.0 if draws.late is None else draws.late[k, at]
            for step in (1, 2, 3):
                if step <= last and start + step <= len(PERIODS):
                    found[row["resource"], PERIODS[start + step - 1]][k] += row[str(step)] * factor
            if start + last < len(PERIODS):
                found[row["resource"], PERIODS[start + last]][k] += again * factor * row[str(last)]
    return found


def test_limits_are_those_counted_by_hand() -> None:
    steps = {"1": 60.0, "2": 90.0, "3": 30.0}
    rows = [needs(i, r, low=0.6, high=2.0) | steps for i in ("A", "B") for r in ("money", "team")]
    cause = {"cause": "c", "on": "use", "by": "resource", "value": "money", "low": 0.7, "high": 1.6}
    case = case_of(rows, causes=[cause], options={"late": [0.3, 0.6]}, limit=190.0)
    draws, plan = pf.Draws.sampled(case, 512), pf.allocate(case)
    uses = by_hand(case, draws, plan)
    frame = limits_in_draws(plan.problem, draws, plan.choices).set_index(["resource", "period"])
    held = [True] * 512
    for (resource, period), amounts in uses.items():
        row = frame.loc[resource, period]
        over = [max(0.0, a - 190.0) for a in amounts]
        held = [h and o == 0.0 for h, o in zip(held, over, strict=True)]
        assert row.chance == sum(o == 0.0 for o in over) / 512
        for column, values, share in [
            *(("p50", amounts, 0.5), ("p80", amounts, 0.8), ("p90", amounts, 0.9)),
            *(("reserve", over, 0.8), ("reserve_90", over, 0.9)),
        ]:
            assert row[column] == pytest.approx(sorted(values)[math.ceil(share * 512) - 1], abs=1e-9)
    assert frame.loc[("", ""), "chance"] == sum(held) / 512
    assert 0.1 < sum(held) / 512 < 0.9
    for resource in ("money", "team"):
        whole = [sum(max(0.0, uses[resource, p][k] - 190.0) for p in PERIODS) for k in range(512)]
        assert frame.loc[(resource, ""), "reserve"] == pytest.approx(sorted(whole)[409], abs=1e-9)
