"""Work in flight, and plans that stay close to a plan of record, against an independent brute force over
every portfolio, written from the design's text alone.

In the suite each case is asked some of the questions. A longer run asks all of them, and prints what differs:

    PYTHONPATH=tests python tests/continuity/test_oracle_rounds.py 0 5000 [portfolios]
"""

from __future__ import annotations

import random
import sys
import traceback
from dataclasses import dataclass
from functools import cached_property, partial
from math import inf
from typing import Any

import pandas as pd
import pytest
from support import oracle, random_rounds
from support.random_cases import loaded
from support.random_rounds import Settings, Tables

import portfolio as pf

WITHIN = (0, 0.001, 0.05, 0.3)
TOO_CLOSE = 2e-6  # to an edge: a solver may count it in or out
TIE_TOO_CLOSE = 1e-9  # to the edge of what is tied, which the answer is reckoned to
close = partial(pytest.approx, rel=1e-9, abs=1e-9)


@dataclass(frozen=True)
class Round:
    """One random case, for the package and for the oracle."""

    seed: int
    files: tuple[Tables, Settings]

    @cached_property
    def case(self) -> pf.Case:
        return loaded(self.files)

    @cached_property
    def feasible(self) -> oracle.Feasible:
        return oracle.Feasible(*self.files)

    @cached_property
    def record(self) -> dict[str, tuple[str, str]]:
        return random_rounds.record(self.files[0])

    @cached_property
    def near(self) -> Any:
        """The plan of record in one of its forms."""
        return pd.DataFrame(self.files[0]["plan"]) if self.seed % 2 else self.case.plan

    @cached_property
    def plan(self) -> pf.Allocation:
        return pf.allocate(self.case)


def drawn(seed: int, portfolios: int = random_rounds.PORTFOLIOS) -> Round:
    return Round(seed, random_rounds.random_round(random.Random(seed), portfolios))


def chosen(plan: pf.Allocation) -> list[oracle.Choice]:
    return [(c.initiative, c.option, c.start) for c in plan.choices]


# What is asked of a case


def the_answer(r: Round) -> None:
    """The one answer, and all that is said of it."""
    best = oracle.best(*r.files)
    assert best is not None
    assert r.plan.status == "optimal"
    assert r.plan.impact == close(best.impact)
    if best.runner_up_margin > TIE_TOO_CLOSE:
        assert chosen(r.plan) == best.funded
    assert r.plan.changes.empty
    said_of(r, r.plan)


def said_of(r: Round, plan: pf.Allocation) -> None:
    """Usage, attainment and points of a plan."""
    funded = chosen(plan)
    assert oracle.broken(*r.files, funded) == []
    used = {(row.resource, row.period): (row.used, row.available) for row in plan.usage.itertuples()}
    assert used == {place: close(amounts) for place, amounts in oracle.usage(*r.files, funded).items()}
    before, attainment = oracle.before(*r.files), oracle.attainment(*r.files, funded)
    for row in plan.attainment.itertuples():
        told = row.before, row.progress, row.attainment, row.points
        assert told == close((before[row.key_result], *attainment[row.key_result])), row.key_result
    points = oracle.points_by_initiative(*r.files, funded)
    assert dict(zip(plan.funded["initiative"], plan.funded["points"], strict=True)) == close(points)


def near_the_plan_of_record(r: Round, within: float) -> None:
    asked = r.feasible.near(r.record, within)
    plan = pf.allocate(r.case, near=r.near, within=within)
    same(plan, asked)
    assert plan.bound == pytest.approx(asked.best, rel=2e-6, abs=2e-6)
    said_of(r, plan)
    if within == 0.001:  # what is asked where nothing is said
        assert chosen(pf.allocate(r.case, near=r.near)) == chosen(plan)


def same(plan: pf.Allocation, asked: oracle.Near) -> None:
    assert plan.status == "optimal"
    if asked.margin < TOO_CLOSE:
        return
    assert plan.impact == close(asked.value)
    assert chosen(plan) == asked.funded
    changes = dict(zip(plan.changes["initiative"], plan.changes["change"], strict=True))
    assert changes == asked.changes
    held = {name: line for name, *line in chosen(plan)}
    for row in plan.changes.itertuples():
        assert row.before == " ".join(asked.record.get(row.initiative, ()))
        assert row.after == " ".join(held.get(row.initiative, ()))


def few_changes(r: Round, changes: int) -> None:
    """The best with at most so many changes."""
    problem, asked = (
        pf.Problem(r.case).keeping(r.near, changes=changes),
        r.feasible.keeping(r.record, changes),
    )
    if asked is None:
        with pytest.raises(pf.InfeasibleError):
            pf.allocate(problem)
        return
    impact, funded, margin = asked
    plan = pf.allocate(problem)
    assert plan.impact == close(impact)
    if margin > TOO_CLOSE:
        assert chosen(plan) == funded


def every_step(r: Round) -> None:
    """The non-dominated pairs of changes and impact."""
    steps, found = r.feasible.stability(r.record), pf.stability(r.case, near=r.near)
    if steps.margin > TOO_CLOSE:
        pairs = list(zip(found.curve["changes"], found.curve["impact"], strict=True))
        assert pairs == [(changes, close(impact)) for changes, impact in steps.pairs]
        assert [chosen(plan) for plan in found.plans] == steps.funded


def delays(r: Round, by: int) -> None:
    funded, found = chosen(r.plan), pf.delays(r.plan, by=by).set_index("initiative")
    assert sorted(found.index) == sorted(name for name, *_ in funded)
    for name, *_ in funded:
        # both impacts may be their best to within the tie's tolerance
        postponed = r.feasible.postponed(funded, name, by)
        about = pytest.approx(postponed, rel=1e-6, abs=3e-7 * max(1, abs(r.plan.impact)))
        assert found.loc[name, "postponed"] == (about if postponed < inf else inf), name
        slipped, breaks = r.feasible.slipped(funded, name, by)
        assert found.loc[name, "slipped"] == close(slipped), name
        assert bool(breaks) == bool(len(found.loc[name, "breaks"])), name


def at_a_lower_level(r: Round, level: int) -> None:
    if level not in oracle.levels(*r.files):
        return
    best = oracle.best_by_level(*r.files)[level]
    plan = pf.allocate(pf.Problem(r.case).at_level(level), gap=1e-9)
    measure = oracle.steered(*r.files, chosen(plan), level)
    assert measure == pytest.approx(best.measure, rel=1e-7, abs=1e-7)
    assert plan.points == close(oracle.value(*r.files, chosen(plan)))
    if best.runner_up_margin > TIE_TOO_CLOSE:
        assert chosen(plan) == best.funded
    if level > 1:  # one number
        assert plan.impact == close(measure[0])
        within = WITHIN[r.seed % len(WITHIN)]
        plan = pf.allocate(pf.Problem(r.case).at_level(level), near=r.near, within=within, gap=1e-9)
        same(plan, r.feasible.near(r.record, within, level))


QUESTIONS = {
    "the answer": the_answer,
    **{f"within {within}": partial(near_the_plan_of_record, within=within) for within in WITHIN},
    **{f"{changes} changes": partial(few_changes, changes=changes) for changes in (0, 1, 2)},
    "every step": every_step,
    **{f"{by} late": partial(delays, by=by) for by in (1, 2)},
    **{f"level {level}": partial(at_a_lower_level, level=level) for level in range(1, 6)},
}


def nothing_fits(r: Round) -> None:
    with pytest.raises(pf.InfeasibleError):
        pf.allocate(r.case)
    with pytest.raises(pf.InfeasibleError):
        pf.allocate(r.case, near=r.near)
    with pytest.raises(pf.InfeasibleError):
        pf.stability(r.case, near=r.near)


@pytest.mark.parametrize("seed", range(150))
def test_a_round_equals_brute_force(seed: int) -> None:
    r = drawn(seed)
    if not r.feasible.portfolios:
        nothing_fits(r)
        return
    for question in random.Random(seed).sample(list(QUESTIONS.values()), 2):
        question(r)


def main(first: int, last: int, portfolios: int = random_rounds.PORTFOLIOS) -> None:
    for seed in range(first, last):
        r = drawn(seed, portfolios)
        for name, question in (
            QUESTIONS.items() if r.feasible.portfolios else [("nothing fits", nothing_fits)]
        ):
            try:
                question(r)
            except Exception:
                print(f"seed {seed}, {name}: {traceback.format_exc(limit=-2)}", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
