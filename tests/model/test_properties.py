"""What must hold for any case: more money never hurts, the order of rows never matters, every plan keeps
every limit.
"""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import oracle, random_cases

import portfolio as pf
from portfolio.model.choices import Choice
from portfolio.model.violations import violations

type Drawn = tuple[random_cases.Tables, random_cases.Settings]

many = settings(max_examples=60, derandomize=True, deadline=None)
seeds = st.integers(0, 2**32 - 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("case")


def loaded(drawn: Drawn, folder: Path) -> pf.Case:
    for old in folder.iterdir():
        old.unlink()
    random_cases.write_folder(*drawn, folder)
    return pf.load(folder)


def allocated(asked: pf.Case | pf.Problem, **more: object) -> pf.Allocation | None:
    try:
        return pf.allocate(asked, **more)
    except pf.InfeasibleError:
        return None


def impact(asked: pf.Case | pf.Problem) -> float:
    plan = allocated(asked)
    return plan.impact if plan else float("-inf")


def limited(case):
    """The resources with a limit in some period: what has none cannot be scaled, and says so."""
    return [
        str(r)
        for r, *amounts in case.resources[["resource", *case.periods]].itertuples(index=False)
        if any(a == a for a in amounts)
    ]


@many
@given(random_cases.cases(), st.sampled_from([1.1, 1.5, 3]))
def test_more_of_everything_never_lowers_impact(folder, drawn, factor):
    case = loaded(drawn, folder)
    all_resources = list(case.resources.resource)
    as_it_stands = impact(case)
    more = impact(pf.Problem(case).scaled(dict.fromkeys(limited(case), factor)))
    lifted = impact(pf.Problem(case).with_limits(dict.fromkeys(all_resources)))
    near = 1e-6 * max(1, abs(as_it_stands)) if as_it_stands > float("-inf") else 0  # two ties
    assert as_it_stands <= more + near
    assert more <= lifted + near


@many
@given(random_cases.cases(), seeds)
def test_every_plan_keeps_every_limit_and_its_bound(folder, drawn, seed):
    case = loaded(drawn, folder)
    rng = random.Random(seed)
    asked = pf.Problem(case).scaled({r: rng.choice([0.5, 1, 2]) for r in limited(case)})
    asked = asked.with_weights(
        {str(o): rng.choice([0, 7, 100]) for o in case.objectives.objective if rng.random() < 0.5}
    )
    gap = rng.choice([0, 1e-6, 0.05, 0.5])
    plan = allocated(asked, gap=gap)
    if plan:
        assert not violations(asked, plan.choices)
        assert plan.bound >= plan.impact
        assert (plan.gap <= gap or plan.bound - plan.impact < 1e-7) == (plan.status == "optimal")
        assert plan.funded.points.sum() == pytest.approx(plan.impact, abs=1e-9)
        assert plan.attainment.points.sum() == pytest.approx(plan.impact, abs=1e-9)
        assert impact(asked) <= plan.bound + 1e-9 * max(1, abs(plan.bound))


def shuffled(tables: random_cases.Tables, rng: random.Random) -> random_cases.Tables:
    """Every table in another order, save that an initiative's options keep theirs: the earlier one wins
    ties.
    """
    mixed = {name: rng.sample(rows, len(rows)) for name, rows in tables.items()}
    if "options" in tables:
        in_order: dict[str, Iterator[random_cases.Row]] = {}
        for row in tables["options"]:
            in_order.setdefault(
                row["initiative"],
                iter([r for r in tables["options"] if r["initiative"] == row["initiative"]]),
            )
        mixed["options"] = [next(in_order[row["initiative"]]) for row in mixed["options"]]
    return mixed


@many
@given(random_cases.cases(), seeds)
def test_the_order_of_rows_never_changes_the_answer(folder, drawn, seed):
    tables, case_settings = drawn
    cases = [loaded((t, case_settings), folder) for t in (tables, shuffled(tables, random.Random(seed)))]
    assert cases[0] == cases[1]
    plans = [allocated(case) for case in cases]
    assert (plans[0] and plans[0].choices) == (plans[1] and plans[1].choices)


@many
@given(random_cases.cases(), seeds)
def test_what_a_hand_made_portfolio_breaks_agrees_with_brute_force(folder, drawn, seed):
    case = loaded(drawn, folder)
    rng = random.Random(seed)
    options = list(zip(case.options.initiative, case.options.option, strict=True))
    for _ in range(10):
        picked = {
            i: Choice(i, o, rng.choice(case.periods))
            for i, o in rng.sample(options, rng.randint(0, len(options)))
        }
        portfolio = [picked[i] for i in sorted(picked)]
        broken = oracle.broken(*drawn, [tuple(c) for c in portfolio])
        assert bool(violations(pf.Problem(case), portfolio)) == bool(broken), (portfolio, broken)
        assert pf.value(case, portfolio) == pytest.approx(
            oracle.value(*drawn, [tuple(c) for c in portfolio]), rel=1e-9, abs=1e-9
        )


@pytest.mark.parametrize("seed", range(1, 13))
def test_another_solver_gives_the_same_allocation(folder, seed):
    case = loaded(random_cases.random_tables(random.Random(seed)), folder)
    highs, cbc = allocated(case), allocated(case, solver="COIN_CMD")
    assert (highs and highs.choices) == (cbc and cbc.choices)
    if highs and cbc:
        assert cbc.status == highs.status == "optimal"
        assert cbc.bound == pytest.approx(highs.bound, abs=1e-6)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("COIN_CDM", 'solver: must be one that PuLP knows; found "COIN_CDM". Nearest: COIN_CMD.'),
        ("?", 'solver: must be one that PuLP knows; found "?". Known: '),
        ("CHOCO_CMD", 'solver: "CHOCO_CMD" is not installed here. Install it, or use one of: '),
    ],
)
def test_a_solver_that_is_not_known_or_not_there(make, name, said):
    with pytest.raises(pf.SolverError) as error:
        pf.allocate(make(), solver=name)
    assert said in str(error.value)
