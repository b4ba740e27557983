"""Local search among some groups: what is held stays, and choices are worth what all of it is worth."""

from __future__ import annotations

import time

import numpy as np
import pytest

import portfolio as pf
from portfolio.allocator import neighbourhoods
from portfolio.allocator.compiled import CompiledModel, Instance, PresolvedRoot
from portfolio.allocator.core_search import CoreSearch
from portfolio.allocator.highs import HighsBackend
from portfolio.allocator.search import Tolerances
from portfolio.allocator.selection import Selection
from portfolio.model.violations import violations
from portfolio.progress import Clock


def kept(case: pf.Case) -> tuple[PresolvedRoot, Instance, HighsBackend]:
    problem = pf.Problem(case)
    compiled = CompiledModel(problem)
    instance = compiled.instance(problem)
    root = PresolvedRoot(compiled, instance)
    tolerances = Tolerances.of(1e-6, [problem])
    return root, instance, HighsBackend(root, instance, Clock(time.perf_counter()), tolerances)


@pytest.mark.parametrize("sample", ["scaleup", "scaleup_next", "dozen"])
def test_a_choice_among_some_groups_is_worth_what_all_of_it_is_worth(sample: str) -> None:
    case = pf.load(f"data/samples/{sample}")
    root, instance, backend = kept(case)
    compiled, local = root.compiled, root.local_instance(instance)
    problem, best = instance.problem, backend.plans()[0].by_group
    random, better = np.random.default_rng(0), 0
    for _ in range(12):
        inside, plan = random.random(len(best)) < 0.6, best.copy()
        dropped = random.permutation(np.flatnonzero(inside & ~instance.must & (best >= 0)))[:4]
        plan[dropped] = -1
        if violations(problem, compiled.model.choices(Selection(plan))):
            continue  # something required it
        core = CoreSearch(compiled.search, local, plan, inside)
        assert (core.whole(core.start) == plan).all()
        found = core.search.run(core.instance, core.start, 200, lambda: False, 1)
        assert found
        before = problem.worth(compiled.model.choices(Selection(plan)))
        for some in found:
            whole = core.whole(some)
            choices = compiled.model.choices(Selection(whole))
            assert (whole[~inside] == plan[~inside]).all()
            assert not violations(problem, choices)
            assert core.search.worth(some, instance.points) == pytest.approx(problem.worth(choices))
        better += problem.worth(compiled.model.choices(Selection(core.whole(found[0])))) > before + 1e-9
    assert better


def test_a_walk_in_a_large_round_leaves_most_groups_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbourhoods, "WALKED", 10)
    root, instance, backend = kept(pf.load("data/samples/scaleup"))
    problem, model = instance.problem, root.compiled.model
    around = neighbourhoods.Neighbourhoods(
        root, instance, backend._relaxed.reduced, Clock(time.perf_counter())
    )
    assert around.goes_among_some
    best = backend.plans()[0].by_group
    each = (np.where(np.arange(len(best)) == g, -1, best) for g in np.flatnonzero(best >= 0))
    worse = next(plan for plan in map(Selection, each) if not violations(problem, model.choices(plan)))
    walked = around._walked(worse, problem.worth(model.choices(worse)), 0)
    assert walked is not None
    assert not violations(problem, model.choices(walked))
    assert 0 < np.count_nonzero(walked.by_group != worse.by_group) <= 10


def test_a_large_round_has_a_plan_without_a_walk_among_all(monkeypatch: pytest.MonkeyPatch) -> None:
    case = pf.load("data/samples/scaleup")
    best = pf.allocate(case).impact
    monkeypatch.setattr(neighbourhoods, "WALKED", 20)
    monkeypatch.setattr("portfolio.allocator.highs._LARGE", 10)
    *_, backend = kept(case)
    assert backend.plans()[0] is not None
    assert pf.allocate(case).impact == pytest.approx(best)
    assert pf.allocate(case, gap=0.001).impact >= best * 0.999
