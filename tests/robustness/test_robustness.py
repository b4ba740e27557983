"""Draws, safest plans and core indices: by hand, against every portfolio of small cases, and by what must
hold of any.
"""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from support import oracle, random_cases
from support.random_cases import loaded
from support.small_cases import Make

import portfolio as pf
from portfolio.allocator.effort import Effort
from portfolio.allocator.questions.cvar import tail_mean
from portfolio.arrays import Floats
from portfolio.model.choices import Choice
from portfolio.model.effects import effects
from portfolio.robustness.draws import directions
from portfolio.robustness.partial_weights import extreme_points
from portfolio.robustness.safest import safe_plans

MOST = 600
SAMPLES = Path(__file__).parents[2] / "data" / "samples"
FOUR = SAMPLES / "four_initiatives"


type Written = tuple[random_cases.Tables, random_cases.Settings]
type Drawn = tuple[pf.Case, list[tuple[Choice, ...]], Written]


def feasible(seed: int, size: int | None = None) -> Drawn | None:
    """A random case with ranges and tosses, each of its feasible portfolios, and its tables; None where
    there are none, or too many.
    """
    rng = random.Random(seed)
    tables, settings = random_cases.random_tables(rng, size)
    for row in tables["contributions"]:
        expected = float(row["expected"])
        row["low"], row["high"] = (
            f"{expected - rng.choice([0, 0.5, 2]):g}",
            f"{expected + rng.choice([0, 0.5, 1]):g}",
        )
    for row in tables.get("options", []):
        row["success"] = rng.choice(["1", "0.5", "0.75", ""])
    exact = oracle.Case(tables, settings, float)
    found = []
    for n, portfolio in enumerate(exact.portfolios()):
        if n > MOST:
            return None
        if not any(exact.broken(portfolio)):
            found.append(tuple(sorted(Choice(*c.choice) for c in portfolio)))
    return (loaded((tables, settings)), found, (tables, settings)) if found else None


def as_oracle(draws: pf.Draws) -> list[oracle.Draw]:
    """The draws as the oracle takes them."""
    options = draws.case.table("options")
    names = list(zip(options["initiative"], options["option"], strict=True))
    return [
        (e.tolist(), dict(zip(names, (s > 0).tolist(), strict=True)))
        for e, s in zip(draws.effect, draws.success, strict=True)
    ]


def by_draw(draws: pf.Draws, portfolios: list[tuple[Choice, ...]], written: Written) -> Floats:
    """Impact of each portfolio in each draw, by the oracle: array (portfolios, draws)."""
    found = {
        tuple(sorted(Choice(*c) for c in funded)): values
        for funded, values in oracle.drawn_values(*written, as_oracle(draws))
    }
    assert set(found) == set(portfolios)
    return np.array([found[p] for p in portfolios], dtype=float)


# draws


def test_pert_draws_have_the_expected_value_as_mean_and_stay_in_their_range(make: Make) -> None:
    case = make(
        contributions="initiative,kpi,low,expected,high / A,users,1,3,4 / B,users,2,2,2 / C,users,-1,1,6"
    )
    draws = pf.Draws.sampled(case, 4096)
    assert draws.effect[:, 0].mean() == pytest.approx(3, abs=2e-3)
    assert draws.effect[:, 2].mean() == pytest.approx(1, abs=5e-3)
    assert (draws.effect[:, 1] == 2).all()
    assert draws.effect[:, 0].min() >= 1
    assert draws.effect[:, 0].max() <= 4
    # the variance of PERT: (mean − low)(high − mean) ÷ 7
    assert draws.effect[:, 0].var() == pytest.approx(2 * 1 / 7, rel=0.01)
    assert draws.remarks.empty
    # initiatives are independent
    assert abs(np.corrcoef(draws.effect[:, 0], draws.effect[:, 2])[0, 1]) < 0.02


def test_a_range_too_lopsided_for_pert_is_remarked_on(make: Make) -> None:
    draws = pf.Draws.sampled(
        make(contributions="initiative,kpi,low,expected,high / A,users,0,5.9,6 / B,users,,2, / C,users,,1,"),
        64,
    )
    (doubt,) = draws.doubts
    assert "has its mean between 1 and 5; found 5.9" in str(doubt)
    assert draws.effect[:, 0].mean() == pytest.approx(5, abs=0.05)


def test_the_indicators_of_one_initiative_get_better_and_worse_together(make: Make) -> None:
    case = make(
        key_results="key_result,objective,kpi,baseline,target / more,grow,users,0,10 / fast,grow,wait,9,3",
        contributions=(
            "initiative,kpi,low,expected,high / A,users,1,3,5 / A,wait,-4,-2,0 / B,users,,2, / C,users,,1,"
        ),
    )
    assert directions(case)["wait"] < 0 < directions(case)["users"]
    draws = pf.Draws.sampled(case, 64)
    assert np.corrcoef(draws.effect[:, 0], draws.effect[:, 1])[0, 1] < -0.999  # more users, less waiting


def test_one_toss_decides_about_all_options_of_an_initiative(make: Make) -> None:
    case = make(options="initiative,option,success / A,full,0.25 / A,safe,0.75 / B,full,1 / C,full,0")
    draws = pf.Draws.sampled(case, 1024)
    assert draws.success[:, 0].mean() == pytest.approx(0.25, abs=1e-3)
    assert draws.success[:, 1].mean() == pytest.approx(0.75, abs=1e-3)
    assert (draws.success[:, 0] <= draws.success[:, 1]).all()
    assert (draws.success[:, 2] == 1).all()
    assert (draws.success[:, 3] == 0).all()


def test_what_fails_brings_neither_its_effects_nor_its_synergies(make: Make) -> None:
    case = make(
        options="initiative,option,success / A,full,0.5 / B,full,1",
        relations="relation,initiative,other,kpi,amount / synergy,A,B,users,10",
    )
    both = [Choice("A", "full", "Q1"), Choice("B", "full", "Q1")]
    assert pf.Problem(case).worth(both) == 0.5 * 3 + 2 + 10
    draws = pf.Draws.sampled(case, 8)
    worths = [pf.Problem(draws[k]).worth(both) for k in range(8)]
    assert sorted(set(worths)) == [2.0, 15.0]
    assert draws.impacts(both, np.array([1.0])).tolist() == worths
    assert {pf.allocate(draws[k]).impact for k in range(8)} == {2.0 + 1.0, 16.0}


def test_draws_are_the_same_for_the_same_seed_and_go_on_from_fewer() -> None:
    case = pf.load(SAMPLES / "scaleup")
    few, many, other = (
        pf.Draws.sampled(case, 8, 3),
        pf.Draws.sampled(case, 13, 3),
        pf.Draws.sampled(case, 8, 4),
    )
    assert (few.effect == many.effect[:8]).all()
    assert (few.success == many.success[:8]).all()
    assert not (few.effect == other.effect).all()


@pytest.mark.parametrize("seed", range(40))
def test_all_draws_at_once_are_worth_what_each_is_alone(seed: int) -> None:
    drawn = feasible(seed)
    if drawn is None:
        return
    case, portfolios, written = drawn
    draws = pf.Draws.sampled(case, 5, seed)
    points = effects(case).points()
    for portfolio, row in zip(portfolios, by_draw(draws, portfolios, written), strict=True):
        assert draws.impacts(portfolio, points) == pytest.approx(row, abs=1e-9)
        assert draws.earned(portfolio, points).sum(axis=1) == pytest.approx(row, abs=1e-9)


# simulation


@pytest.mark.parametrize("seed", range(60, 100))
def test_the_best_of_each_draw_is_the_best_of_all_portfolios(seed: int) -> None:
    drawn = feasible(seed)
    if drawn is None:
        return
    case, portfolios, written = drawn
    found = pf.simulate(case, draws=4, seed=seed)
    assert found.best_impacts == pytest.approx(
        by_draw(found.draws, portfolios, written).max(axis=0), abs=1e-6
    )


def test_one_draw_at_the_expected_values_is_the_allocation() -> None:
    for sample in ("four_initiatives", "scaleup"):
        case = pf.load(SAMPLES / sample)
        plan = pf.allocate(case)
        found = pf.simulate(case, pf.Draws.at_expected(case))
        assert found.plan == found.bests[0] == plan.choices
        assert found.outlook[["expected", "mean", "p10", "p90"]].iloc[0].tolist() == pytest.approx(
            [plan.impact] * 4, abs=1e-9
        )
        assert found.evpi == 0
        assert found.outlook.regret.tolist() == [0, 0]


def test_chances_regret_and_ranges_by_hand(make: Make) -> None:
    """One of A and B can be paid: B is worth 2 for sure, A 4 in one draw of two, else 0."""
    case = make(
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,2,0,0",
        requirements="initiative,resource,1 / A,cash,2 / B,cash,2 / C,cash,9",
        contributions="initiative,kpi,expected / A,users,4 / B,users,2 / C,users,1",
        options="initiative,option,success / A,full,0.625 / B,full,1",
    )
    found = pf.simulate(case, draws=64)
    assert [c.initiative for c in found.plan] == ["A"]  # 2.5 expected
    chance = found.chances.set_index("initiative").chance
    assert chance.to_dict() == pytest.approx({"A": 0.625, "B": 0.375, "C": 0.0})
    row = found.outlook.iloc[0]
    assert (row.expected, row["mean"], row.p10, row.p50, row.p90) == pytest.approx((2.5, 2.5, 0, 4, 4))
    assert (row.regret, row.regret_max, row.best) == pytest.approx((0.375 * 2, 2, 0.625))
    # knowing A's toss: 4 with it, 2 without, instead of 2.5; and there is nothing else to know
    assert found.evpi == pytest.approx(0.625 * 4 + 0.375 * 2 - 2.5)
    (known,) = found.evppi.to_dict("records")
    assert known["initiative"] == "A"
    assert known["evppi"] == pytest.approx(found.evpi)
    assert 0 <= known["error"] < 0.1
    assert found.key_results.chance.isna().all()  # no target to reach
    # chosen on one draw's figures, it promises 3.25; on average what was chosen earns 0.625 · 2.5 + 0.375 · 2
    assert found.curse == pytest.approx(3.25 - (0.625 * 2.5 + 0.375 * 2))


def test_the_chance_of_a_target_by_hand(make: Make) -> None:
    case = make(
        key_results="key_result,objective,kpi,baseline,target / more,grow,users,0,6",
        options="initiative,option,success / A,full,0.5 / B,full,1 / C,full,1",
    )
    found = pf.simulate(case, draws=16, plan=[("A", "full", "Q1"), ("B", "full", "Q1"), ("C", "full", "Q1")])
    (row,) = found.key_results.to_dict("records")
    assert row["chance"] == 0.5
    assert (row["p10"], row["p90"]) == (pytest.approx(0.5), pytest.approx(1.0))
    assert row["expected"] == pytest.approx(0.75)
    assert found.disappointment.disappointment.sum() == pytest.approx(
        found.outlook.expected[0] - found.outlook["mean"][0]
    )


def test_saturation_disappoints(make: Make) -> None:
    """Beyond the target nothing is gained, short of it something is lost: the mean is below what is
    expected.
    """
    case = make(
        key_results="key_result,objective,kpi,baseline,target / more,grow,users,0,6",
        contributions="initiative,kpi,low,expected,high / A,users,0,3,6 / B,users,,2, / C,users,,1,",
    )
    found = pf.simulate(case, draws=64)
    assert found.outlook.expected[0] == pytest.approx(1)
    assert found.outlook["mean"][0] < 0.97
    assert found.disappointment.disappointment.min() > 0


def test_the_same_seed_gives_the_same_frames() -> None:
    case = pf.load(FOUR)
    one, two = pf.simulate(case, draws=16, seed=5), pf.simulate(case, draws=16, seed=5, n_jobs=2)
    for frame in ("chances", "outlook", "key_results", "by_draw", "disappointment", "evppi", "shrinkage"):
        assert getattr(one, frame).equals(getattr(two, frame)), frame
    assert (one.evpi, one.curse, one.bests) == (two.evpi, two.curse, two.bests)


def test_doubling_the_draws_moves_chances_within_their_error() -> None:
    case = pf.load(FOUR)
    few, many = (pf.simulate(case, draws=n, seed=11).chances.set_index("initiative") for n in (64, 128))
    moved = (few.chance - many.chance.reindex(few.index)).abs()
    assert moved.max() > 0
    assert (moved <= 3 * np.hypot(few.error, many.error.reindex(few.index))).all()


def test_shrinkage_by_hand(make: Make) -> None:
    """Three of one category: estimates 3, 2 and 1 vary by 1; A's own variance is 2 · 2 ÷ 7, so a third of
    that is not real.
    """
    case = make(
        initiatives="initiative,category / A,app / B,app / C,app",
        contributions="initiative,kpi,low,expected,high / A,users,1,3,5 / B,users,,2, / C,users,,1,",
    )
    found = pf.simulate(case, draws=2)
    row = found.shrinkage.set_index("initiative").loc["A"]
    own = 4 / 7
    between = 1 - own / 3
    assert (row.estimate, row.deviation) == pytest.approx((3, math.sqrt(own)))
    assert row.kept == pytest.approx(between / (between + own))
    assert row.shrunk == pytest.approx(2 + row.kept)
    assert found.shrunk.impact == pytest.approx(row.shrunk + 2 + 1)
    assert found.shrinkage.kept.tolist()[1:] == [1, 1]


def test_shrinking_changes_who_wins(make: Make) -> None:
    """A promises most, and least surely: beside its category it is believed less than B."""
    case = make(
        initiatives="initiative,category / A,app / B,app / C,app",
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,2,0,0",
        contributions="initiative,kpi,low,expected,high / A,users,-6,3,12 / B,users,,2.9, / C,users,,1,",
    )
    found = pf.simulate(case, draws=2)
    assert [c.initiative for c in found.plan] == ["A"]
    assert [c.initiative for c in found.shrunk.choices] == ["B"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [({"draws": 0}, "found 0"), ({"draws": 2.5}, "found 2.5"), ({"draws": True}, "found True")],
)
def test_a_simulation_refuses_what_it_cannot_draw(asked: dict[str, object], said: str) -> None:
    with pytest.raises(pf.PortfolioError, match=said):
        pf.simulate(pf.load(FOUR), **asked)  # type: ignore[arg-type]


def test_draws_of_another_case_are_refused() -> None:
    with pytest.raises(pf.PortfolioError, match="must be of the case"):
        pf.simulate(pf.load(FOUR), pf.Draws.sampled(pf.load(SAMPLES / "lorie_savage"), 2))


# safest plans


def test_the_mean_of_the_worst() -> None:
    values = np.array([5.0, 1.0, 3.0, 2.0])
    assert tail_mean(values, 0.25) == 1
    assert tail_mean(values, 0.1) == 1
    assert tail_mean(values, 0.5) == 1.5
    assert tail_mean(values, 0.375) == pytest.approx((1 + 0.5 * 2) / 1.5)  # half a draw counts half
    assert tail_mean(values, 1) == 2.75
    levels = np.linspace(0, 6, 6001)  # Rockafellar and Uryasev: the maximum over η
    for alpha in (0.25, 0.375, 0.6):
        assert tail_mean(values, alpha) == pytest.approx(
            max(e - np.maximum(0, e - values).mean() / alpha for e in levels), abs=1e-9
        )


@pytest.mark.parametrize("seed", range(200, 270))
def test_the_safest_plans_are_the_safest_of_all_portfolios(seed: int) -> None:
    drawn = feasible(seed)
    if drawn is None:
        return
    case, portfolios, written = drawn
    alpha = (0.2, 0.25, 0.5, 1.0)[seed % 4]
    safe = pf.safest(case, draws=7, seed=seed, alpha=alpha)
    impacts = by_draw(safe.simulation.draws, portfolios, written)
    frame = safe.summary.set_index("plan")
    near = {"abs": 1e-5, "rel": 1e-5}
    assert frame.worst["max-min"] == pytest.approx(impacts.min(axis=1).max(), **near)
    assert frame.regret_max["min-max-regret"] == pytest.approx(
        (impacts.max(axis=0) - impacts).max(axis=1).min(), **near
    )
    assert frame.cvar["CVaR"] == pytest.approx(max(tail_mean(v, alpha) for v in impacts), **near)
    assert set(frame.status) == {"optimal"}
    assert (frame.gap <= 1e-5 * np.abs(impacts).max().clip(min=1)).all()
    # and so the oracle says, which finds them by itself
    told = as_oracle(safe.simulation.draws)
    worst, least, tail = (
        oracle.worst(*written, told),
        oracle.regret(*written, told),
        oracle.cvar(*written, told, alpha),
    )
    assert worst is not None
    assert least is not None
    assert tail is not None
    assert (frame.worst["max-min"], frame.regret_max["min-max-regret"], frame.cvar["CVaR"]) == pytest.approx(
        (worst.value, least.value, tail.value), **near
    )
    for name, chosen in safe.plans.items():
        assert chosen in portfolios, name
    # of equally safe plans one with the highest expected impact
    expected = np.array([pf.Problem(case).worth(p) for p in portfolios])
    as_safe = impacts.min(axis=1) >= impacts.min(axis=1).max() - 1e-7
    assert frame.expected["max-min"] >= expected[as_safe].max() - 1e-4


def test_many_draws_are_put_in_as_they_are_missed() -> None:
    effort = Effort(draws_at_once=2, draws_more=1)
    for seed in range(200, 230):
        drawn = feasible(seed, 5)
        if drawn is None:
            continue
        case, portfolios, written = drawn
        safe = safe_plans(pf.simulate(case, draws=16, seed=seed), alpha=0.2, gap=1e-6, effort=effort)
        impacts = by_draw(safe.simulation.draws, portfolios, written)
        frame = safe.summary.set_index("plan")
        assert frame.worst["max-min"] == pytest.approx(impacts.min(axis=1).max(), abs=1e-5)
        assert frame.regret_max["min-max-regret"] == pytest.approx(
            (impacts.max(axis=0) - impacts).max(axis=1).min(), abs=1e-5
        )
        assert frame.cvar["CVaR"] == pytest.approx(max(tail_mean(v, 0.2) for v in impacts), abs=1e-5)


def test_safety_out_of_time_says_so() -> None:
    safe = pf.safest(pf.simulate(pf.load(FOUR), draws=32), time_limit=1e-9)
    assert list(safe.summary.status) == ["optimal", "feasible", "feasible", "feasible"]
    assert (safe.summary.gap[1:] > 0).all()
    assert safe.plans["max-min"] == safe.simulation.plan


@pytest.mark.parametrize("alpha", [0, -0.1, 1.5, math.nan])
def test_a_share_that_is_none_is_refused(alpha: float) -> None:
    with pytest.raises(pf.PortfolioError, match="alpha"):
        pf.safest(pf.load(FOUR), draws=2, alpha=alpha)


# weights


@pytest.fixture
def three(make: Make) -> pf.Problem:
    return pf.Problem(
        make(
            objectives="objective,weight / grow,50 / keep,30 / cash-in,20",
            key_results="key_result,objective,kpi / more,grow,users",
        )
    )


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, [(100, 0, 0), (0, 100, 0), (0, 0, 100)]),
        (["keep", "grow", "cash-in"], [(0, 0, 100), (0, 50, 50), (100 / 3, 100 / 3, 100 / 3)]),
        ({"grow": (40, 60), "keep": (40, 60)}, [(0, 40, 60), (0, 60, 40), (20, 40, 40)]),
        ({"grow": 50, "keep": 30, "cash-in": 20}, [(20, 50, 30)]),
        (["grow >= 2 * keep", "cash-in = 10"], [(10, 90, 0), (10, 60, 30)]),
        (["grow ≥ 2 keep + 30", {"cash-in": (10, 10)}], [(10, 90, 0), (10, 70, 20)]),
        (["grow + keep <= 100 - cash-in"], [(100, 0, 0), (0, 100, 0), (0, 0, 100)]),
        (["keep - grow > 100"], [(0, 0, 100)]),
    ],
)
def test_extreme_points_by_hand(three: pf.Problem, known: object, expected: list[tuple[float, ...]]) -> None:
    found = extreme_points(three, known)  # type: ignore[arg-type]  # objectives by id: cash-in, grow, keep
    assert sorted(map(tuple, found.round(6).tolist())) == sorted(
        tuple(round(x, 6) for x in point) for point in expected
    )


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({"grwo": (1, 2)}, "found “grwo”. Nearest: “grow”"),
        ({"grow": (60, 40)}, "low ≤ high"),
        ({"grow": (90, 95), "keep": (20, 30)}, "found none"),
        (["grow >= 2 * kepe"], "Known: cash-in, grow, keep"),
        (["grow >= keep >= 1"], "compare two sums of weights once"),
        (["grow >= "], "both sides"),
        (["grow", "keep", "grow"], "each objective once"),
        (["grow", "trust"], "found “trust”"),
    ],
)
def test_weights_that_cannot_be_read_are_faults(three: pf.Problem, known: object, said: str) -> None:
    with pytest.raises(pf.CaseError) as error:
        pf.core_index(three, known)  # type: ignore[arg-type]
    assert said in str(error.value)


def test_extreme_points_are_those_that_all_corners_of_random_half_spaces_are() -> None:
    """Every way of making n − 1 of the inequalities tight, solved and kept where it respects the others."""
    case = pf.load(SAMPLES / "scaleup")
    problem, rng = pf.Problem(case), random.Random(7)
    names = sorted(problem.weights)
    for _ in range(20):
        known = {o: (rng.randint(0, 15), rng.randint(20, 60)) for o in rng.sample(names, 3)}
        rows = [(-np.eye(len(names))[k], 0.0) for k in range(len(names))]
        for o, (low, high) in known.items():
            rows += [(-np.eye(len(names))[names.index(o)], -low), (np.eye(len(names))[names.index(o)], high)]
        corners = set()
        for tight in itertools.combinations(rows, len(names) - 1):
            matrix, right = (
                np.array([np.ones(len(names)), *(a for a, _ in tight)]),
                np.array([100.0, *(b for _, b in tight)]),
            )
            if abs(np.linalg.det(matrix)) > 1e-9:
                point = np.linalg.solve(matrix, right)
                if all(a @ point <= b + 1e-7 for a, b in rows):
                    corners.add(tuple((point + 0.0).round(6).tolist()))
        found = {tuple((point + 0.0).round(6).tolist()) for point in extreme_points(problem, known)}
        assert {tuple(abs(x) for x in p) for p in found} == {tuple(abs(x) for x in p) for p in corners}


def core_by_oracle(
    found: pf.CoreIndex, written: tuple[random_cases.Tables, random_cases.Settings]
) -> tuple[list[tuple[Choice, ...]], dict[str, float]]:
    """Of all portfolios, one for each vector of values that none dominates, and the share of these that
    hold each initiative.
    """
    answers, share = oracle.core_index(*written, found.weights.to_dict("records"))
    return [tuple(sorted(Choice(*c) for c in funded)) for _, funded in answers], share


@pytest.mark.parametrize("seed", range(500, 570))
def test_the_core_index_is_that_of_all_portfolios(seed: int) -> None:
    drawn = feasible(seed)
    if drawn is None:
        return
    case, _, written = drawn
    objectives = sorted(pf.Problem(case).weights)
    total = sum(pf.Problem(case).weights.values())
    known: object = [{}, {objectives[0]: (total / 4, total / 2)} if len(objectives) > 1 else {}, objectives][
        seed % 3
    ]
    found = pf.core_index(case, known, limit=10_000)  # type: ignore[arg-type]
    assert found.exact
    expected, share = core_by_oracle(found, written)
    assert sorted(found.portfolios) == sorted(expected)
    assert dict(zip(found.index.initiative, found.index.core_index, strict=True)) == pytest.approx(share)


@pytest.mark.parametrize("seed", range(500, 530))
def test_sampled_weights_find_only_portfolios_that_none_dominates(seed: int) -> None:
    drawn = feasible(seed)
    if drawn is None:
        return
    case, _, written = drawn
    found = pf.core_index(case, {}, limit=0, samples=16, seed=seed)
    assert not found.exact
    assert set(found.portfolios) <= set(core_by_oracle(found, written)[0])
    more = {"en": "there may be more", "fr": "il peut y en avoir d’autres"}
    assert more[case.settings.language] in str(found).replace("'", "’")


def test_a_core_index_by_hand() -> None:
    found = pf.core_index(pf.load(FOUR), {})
    assert found.index.set_index("initiative").status.to_dict() == {
        "B": "core",
        "A": "borderline",
        "C": "borderline",
        "D": "exterior",
    }
    assert found.weights.to_dict("list") == {"growth": [100.0, 0.0], "loyalty": [0.0, 100.0]}


# what a hostile reader found


def test_shrinkage_goes_by_the_points_that_are_asked(make: Make) -> None:
    case = make(
        objectives="objective,weight / grow,10 / keep,0",
        key_results="key_result,objective,kpi / g,grow,users / k,keep,love",
        initiatives="initiative,category / A,x / B,x / C,x",
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,2,0,0",
        contributions="initiative,kpi,low,expected,high / A,love,-6,3,12 / B,love,,2.9, / C,love,,1,",
    )
    found = pf.simulate(pf.Problem(case).with_weights({"keep": 10}), 4)
    assert found.shrinkage.estimate.tolist() == pytest.approx([30, 29, 10])
    assert [c.initiative for c in found.shrunk.choices] == ["B"]


@pytest.mark.parametrize(
    ("ids", "statement", "expected"),
    [
        ("x y", "y >= 2 x", [(0, 100), (100 / 3, 200 / 3)]),
        ("x y", "y >= 2x", [(0, 100), (100 / 3, 200 / 3)]),
        ("2027 trust", "2027 >= 60", [(100, 0), (60, 40)]),
        ("1 2", "2 >= 3 * 1", [(0, 100), (25, 75)]),
        ("2027_growth trust", "2027 growth >= 2 * trust", [(100, 0), (200 / 3, 100 / 3)]),
    ],
)
def test_ids_are_text_whatever_they_look_like(
    make: Make, ids: str, statement: str, expected: list[tuple[float, float]]
) -> None:
    names = [i.replace("_", " ") for i in ids.split()]
    case = make(
        objectives=f"objective,weight / {names[0]},50 / {names[1]},50",
        key_results=f"key_result,objective,kpi / more,{names[0]},users",
    )
    found = extreme_points(pf.Problem(case), [statement])
    assert sorted(map(tuple, found.round(6).tolist())) == sorted(
        tuple(round(x, 6) for x in p) for p in expected
    )


@pytest.mark.parametrize("statement", ["y >= 2 *", "y >= 2 3", "y >= * x", "y >= x x"])
def test_a_statement_with_something_left_over_is_a_fault(make: Make, statement: str) -> None:
    case = make(
        objectives="objective,weight / x,50 / y,50", key_results="key_result,objective,kpi / more,x,users"
    )
    with pytest.raises(pf.CaseError, match="must be a sum of weights"):
        extreme_points(pf.Problem(case), [statement])


def test_an_order_may_stand_beside_statements(three: pf.Problem) -> None:
    together = extreme_points(three, [["keep", "grow", "cash-in"], "keep <= 50", {"grow": (0, 50)}])
    assert (together[:, 2] <= 50 + 1e-9).all()
    assert (together[:, 2] >= together[:, 1] - 1e-9).all()


@pytest.mark.parametrize("known", [None, 5, [5], [None], {"grow": "20"}, {"grow": (1, 2, 3)}])
def test_weights_that_are_none_are_faults(three: pf.Problem, known: object) -> None:
    with pytest.raises(pf.CaseError, match="found"):
        pf.core_index(three, known)  # type: ignore[arg-type]


def test_a_plan_that_breaks_limits_is_said_to_and_is_no_candidate() -> None:
    case = pf.load(SAMPLES / "lorie_savage")
    found = pf.simulate(case, 2, plan=[(f"P{k}", "full", "year1") for k in range(1, 10)])
    assert str(found).startswith("The plan breaks")
    row = found.outlook.iloc[0]
    assert row.breaks > 0
    assert row.regret < 0
    assert found.evpi == 0


def test_safety_beside_a_plan_made_by_hand_is_measured_against_the_expected_value_plan() -> None:
    case = pf.load(FOUR)
    safe = pf.safest(pf.simulate(case, 16, plan=[]))
    plan = pf.allocate(case)
    assert safe.plans["expected value"] == plan.choices
    assert safe.summary.expected[0] == pytest.approx(plan.impact)


def test_a_tie_that_ran_out_of_time_is_not_called_optimal(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from portfolio.allocator.questions import cvar

    case = make(options="initiative,option,success / A,full,0.5 / B,full,1 / C,full,1")
    found = pf.simulate(case, 16)
    own = cvar._DrawsProgram.most_expected

    def late(self: cvar._DrawsProgram, *given: object) -> object:
        self.clock.deadline = 0
        return own(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(cvar._DrawsProgram, "most_expected", late)
    assert set(pf.safest(found, time_limit=60).summary.status[1:]) == {"feasible"}


@pytest.mark.parametrize("seed", range(12))
def test_knowing_one_thing_is_worth_no_more_than_knowing_all(make: Make, seed: int) -> None:
    case = make(
        resources="resource,kind,Q1,Q2,Q3 / cash,budget,4,0,0",
        options="initiative,option,success / A,full,0.5 / B,full,0.75 / C,full,0.9",
        contributions="initiative,kpi,expected / A,users,4 / B,users,3 / C,users,2",
        key_results="key_result,objective,kpi,baseline,target,stretch / more,grow,users,0,5,0.5",
    )
    found = pf.simulate(case, 4, seed=seed)
    assert (found.evppi.evppi <= found.evpi + 1e-12).all()
    assert len(pf.simulate(case, 1).evppi) == 3


def test_what_cannot_succeed_has_no_synergy_in_a_draw(make: Make) -> None:
    case = make(
        options="initiative,option,success / A,full,0 / B,full,1 / C,full,1",
        relations="relation,initiative,other,kpi,amount / synergy,A,B,users,10",
    )
    assert pf.simulate(case, 4, plan=[("A", "full", "Q1"), ("B", "full", "Q1")]).outlook["mean"][0] == 2


@pytest.mark.parametrize("seed", range(3))
def test_sampled_weights_never_list_a_dominated_portfolio(seed: int) -> None:
    case = pf.load(FOUR)
    exact, few = pf.core_index(case, {}), pf.core_index(case, {}, limit=0, samples=0, seed=seed)
    assert set(few.portfolios) <= set(exact.portfolios)
    assert few.portfolios


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda case: pf.simulate(case, 4, seed=-1), "seed: must be"),
        (lambda case: pf.simulate(case, 4, seed="a"), "seed: must be"),
        (lambda case: pf.Draws.sampled(case, 4, None), "seed: must be"),
        (lambda case: pf.simulate(case, 4, gap=math.nan), "gap: must be"),
        (lambda case: pf.simulate(case, 4, n_jobs=0), "n_jobs: must be"),
        (lambda case: pf.simulate("case", 4), "problem: must be"),
        (lambda case: pf.simulate(case, 4, plan=5), "found 5"),
        (
            lambda case: pf.simulate(case, 4, plan=pf.allocate(pf.load(SAMPLES / "lorie_savage"))),
            "plan: must be of the case",
        ),
        (lambda case: pf.simulate(case, 4).side_by_side({"the plan": []}), "stands there already"),
        (lambda case: pf.safest(case, 4, gap="a"), "gap: must be"),
        (lambda case: pf.safest(case, 4, time_limit=-1), "time_limit: must be"),
        (lambda case: pf.safest(case, 4, alpha=True), "alpha: must be"),
        (lambda case: pf.core_index(case, {}, samples=-1), "samples: must be"),
        (lambda case: pf.core_index(case, {}, limit="a"), "limit: must be"),
        (lambda case: pf.core_index(None, {}), "problem: must be"),
        (lambda case: pf.allocate_all([case], seed=1.5), "seed: must be"),
        (lambda case: pf.allocate_all(case), "problems: must be"),
        (lambda case: pf.frontier(case, at=[1], exact=True), "Leave out one"),
        (lambda case: pf.frontier(case, at=5), "must be totals"),
        (lambda case: pf.frontier(case, at=["a"]), "must be totals"),
        (lambda case: pf.frontier(case, at=[]), "at least one total"),
        (lambda case: pf.nested_list(case, []), "at least one budget"),
        (lambda case: pf.nested_list(case, ["a"]), "must be an amount"),
        (lambda case: pf.nested_list(case, [60, 120], ["a", "b"]), "probabilities"),
        (lambda case: pf.compare(case, {"as it is": lambda p: p}), "called something else"),
        (lambda case: pf.compare(case, {"x": None}), "must be a problem"),
        (lambda case: pf.compare(case, {"x": [("a", "b")]}), "must be a problem"),
        (lambda case: pf.compare(case, {"x": lambda p: None}), "scenario x"),
    ],
)
def test_nonsense_gets_a_clear_error(asked: Callable[[pf.Case], object], said: str) -> None:
    with pytest.raises(pf.PortfolioError, match=said):
        asked(pf.load(FOUR))


def test_numpy_numbers_are_numbers() -> None:
    case = pf.load(SAMPLES / "lorie_savage")
    assert pf.frontier(case, at=(t for t in np.array([35, 70]))).totals == (35.0, 70.0)
    assert pf.nested_list(case, np.array([40, 60])).expected == pf.nested_list(case, [40, 60]).expected
    assert pf.core_index(pf.load(FOUR), {"growth": np.array([20, 40])}).exact


# changes of a changed problem


def test_changes_of_inputs_add_up_with_those_of_the_problem() -> None:
    case = pf.load(SAMPLES / "lorie_savage")
    held = pf.Problem(case).with_limits({"capital": 20})
    found = pf.compare(
        held, {"half": [("resources", "capital", "", "× 0.5")], "same": lambda p: p.scaled({"capital": 0.5})}
    ).summary
    assert found.impact[1] == found.impact[2]
    weighed = pf.Problem(pf.load(FOUR)).with_weights({"growth": 10})
    changes = {
        "e": [("objectives", "loyalty", "weight", "= 80")],
        "f": lambda p: p.with_weights({"loyalty": 80}),
    }
    plans = pf.compare(weighed, changes).summary  # type: ignore[arg-type]
    assert plans.impact[1] == pytest.approx(plans.impact[2])


def test_what_is_impossible_is_an_error_of_the_frontier_too() -> None:
    nothing = pf.Problem(pf.load(SAMPLES / "dozen")).with_limits({"budget": 0})
    with pytest.raises(pf.InfeasibleError):
        pf.frontier(nothing, exact=True)
    with pytest.raises(pf.InfeasibleError):
        pf.frontier(nothing, "apps")


def test_a_budget_without_a_limit_carries_nothing_over(make: Make) -> None:
    case = make(
        resources="resource,kind,carry_over,Q1,Q2,Q3 / cash,budget,1,3,0,0",
        initiatives="initiative,earliest / A,Q2 / B, / C,",
    )
    with pytest.raises(pf.CaseError, match="carried over"):
        pf.nested_list(case, [{("cash", "Q1"): 3}, {("cash", "Q1"): None}])
