"""Rounds made from a seed: the same every time, valid, with a plan that keeps every demand."""

import hashlib
from pathlib import Path

import pytest
from families import FAMILIES, JUDGED, TUNING, made

import portfolio as pf
from portfolio.model.choices import choices
from portfolio.model.violations import violations

SIZES = {"mine": 960, "mine_small": 160, "large": 500}
SMALL = sorted(FAMILIES.keys() - SIZES.keys() - {"large_2000", "large_5000"})

DIGESTS = {
    "typical": "db85ca93f8a6306b",
    "hard": "0cabf3bdf8913bd4",
    "backlog": "0522b6c18f8ec5d1",
    "mine": "576d5723c75e3c3c",
    "mine_small": "d016977bc94b50b4",
    "multiple_choice": "04cc1e0913c9898c",
    "knapsacks": "8f13d25eb17c4d66",
    "correlated": "d2cd02428a532bda",
    "large": "3e9d48f6171d5665",
    "large_2000": "b5e6586eae732903",
    "large_5000": "70a60f1d76c552aa",
}
"""Of the tables of the first judged seed: a generator that changes judges on other rounds than it did."""


@pytest.mark.parametrize("family", SMALL)
@pytest.mark.parametrize("seed", [TUNING, TUNING + 1, JUDGED])
def test_a_round_loads_and_has_a_plan_that_keeps_every_demand(family: str, seed: int, tmp_path: Path) -> None:
    case = made(family, seed, tmp_path)
    assert case.name == f"{family} {seed}"
    plan = pf.allocate(case, gap=0.5)
    assert plan.bound >= plan.impact > 0
    assert not violations(pf.Problem(case), choices(case, plan.choices))


@pytest.mark.parametrize("family", SIZES)
def test_a_wide_round_loads_with_all_it_should_hold(family: str, tmp_path: Path) -> None:
    case = made(family, JUDGED, tmp_path)
    assert len(case.table("initiatives")) == SIZES[family]


def test_a_block_is_dug_no_earlier_than_the_ones_above_it(tmp_path: Path) -> None:
    problem = pf.Problem(made("mine_small", TUNING, tmp_path))
    above = [(f"B00-{x:02}-{y:02}", "full") for x, y in ((5, 5), (4, 5), (6, 5), (5, 4), (5, 6))]
    first, second = problem.case.periods[:2]

    def broken(top: str, block: str) -> list[str]:
        plan = [*((*b, top) for b in above), ("B01-05-05", "full", block)]
        return [v.kind for v in violations(problem, choices(problem.case, plan))]

    assert not broken(first, first)
    assert not broken(first, second)
    assert set(broken(second, first)) == {"requires"}


@pytest.mark.parametrize("family", FAMILIES)
def test_a_seed_gives_the_same_tables_everywhere(family: str) -> None:
    tables = FAMILIES[family](JUDGED)
    assert hashlib.sha256(repr(tables).encode()).hexdigest()[:16] == DIGESTS[family]


@pytest.mark.parametrize("family", SMALL)
def test_another_seed_gives_others(family: str) -> None:
    assert FAMILIES[family](JUDGED) != FAMILIES[family](JUDGED + 1)
