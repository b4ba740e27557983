"""Plans are there soon and hold: built one candidate after the other, and made better part by part."""

from __future__ import annotations

import random
import time
from pathlib import Path

import numpy as np
import pytest
from support import oracle, random_cases
from support.random_cases import loaded

import portfolio as pf
from portfolio.allocator.compiled import CompiledModel, Instance, PresolvedRoot
from portfolio.allocator.construction import constructed
from portfolio.allocator.neighbourhoods import Neighbourhoods
from portfolio.allocator.selection import Selection
from portfolio.case.case import Case
from portfolio.model.violations import violations
from portfolio.progress import Clock

CHAIN = 60


def laid_out(case: Case) -> tuple[CompiledModel, PresolvedRoot, Instance]:
    compiled = CompiledModel(pf.Problem(case))
    instance = compiled.instance(pf.Problem(case))
    return compiled, PresolvedRoot(compiled, instance), instance


def never() -> bool:
    return False


def chains(folder: Path, seed: int) -> Case:
    """Initiatives of which each but the first few requires earlier ones, some mandatory, with room for all of
    them.
    """
    draw = random.Random(seed)
    ids = [f"I{n:02}" for n in range(CHAIN)]
    relations = ["relation,initiative,other,lag"]
    for n, i in enumerate(ids[3:], start=3):
        others = draw.sample(ids[max(0, n - 6) : n], draw.randint(1, 2))
        relations.append(f"requires,{i},{draw.choice([' | ', ''])}".rstrip(" |"))
        if draw.random() < 0.4:
            relations[-1] = f"requires,{i},{' | '.join(others)},{draw.choice(['', '-1'])}"
        else:
            relations[-1:] = [f"requires,{i},{other},{draw.choice(['', '-1'])}" for other in others]
    must = set(draw.sample(ids[CHAIN // 2 :], 2))
    tables = {
        "initiatives": [
            "initiative,mandatory,earliest,latest",
            *(f"{i},{str(i in must).lower()},2027,2032" for i in ids),
        ],
        "relations": relations,
        "objectives": ["objective,weight", "value,1"],
        "key_results": ["key_result,objective,kpi,target", "value,value,value,"],
        "contributions": ["initiative,kpi,expected", *(f"{i},value,{draw.randint(-5, 9)}" for i in ids)],
        "requirements": ["initiative,resource,1", *(f"{i},money,{draw.randint(1, 9)}" for i in ids)],
        "resources": ["resource,kind,unit,2027,2028,2029,2030,2031,2032", "money,budget,k€" + ",80" * 6],
    }
    folder.mkdir()
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (folder / "case.toml").write_text('name = "chains"\ndiscount_rate = 0.08\n', encoding="utf-8")
    return pf.load(folder)


@pytest.mark.parametrize("seed", range(12))
def test_a_first_plan_is_always_found_on_chains_of_prerequisites(tmp_path: Path, seed: int) -> None:
    case = chains(tmp_path / "chains", seed)
    compiled, root, instance = laid_out(case)
    local = root.local_instance(instance)
    relaxation = root.relax(instance, Clock(time.perf_counter()))
    assert relaxation is not None
    count = compiled.program.count
    without = constructed(compiled.search, local, never)
    given = constructed(compiled.search, local, never, relaxation.x[:count], relaxation.reduced[:count])
    for plans in (without, given):
        assert plans
        for plan in plans:
            assert not violations(instance.problem, compiled.model.choices(Selection(plan)))
    worth = [instance.problem.worth(compiled.model.choices(Selection(plan))) for plan in given]
    assert worth == sorted(worth, reverse=True)
    # the mandatory ones and what they require cost something, and are outweighed
    assert max(worth) > 0


@pytest.mark.parametrize("seed", range(40))
def test_no_plan_that_is_built_or_made_better_breaks_a_limit(seed: int) -> None:
    tables, settings = random_cases.random_tables(random.Random(seed))
    compiled, root, instance = laid_out(loaded((tables, settings)))
    judge = oracle.Case(tables, settings, float)
    worth = [
        float(judge.impact(funded))
        for funded in judge.portfolios()
        if next(iter(judge.broken(funded)), None) is None
    ]
    if not root.possible:
        assert not worth
        return
    local = root.local_instance(instance)
    clock = Clock(time.perf_counter())
    relaxation = root.relax(instance, clock)
    if relaxation is None:
        assert not worth
        return
    program, problem = compiled.program, instance.problem
    x, reduced = relaxation.x[: program.count], relaxation.reduced
    built = constructed(compiled.search, local, never) + constructed(
        compiled.search, local, never, x, reduced[: program.count]
    )
    plans = [Selection(plan) for plan in built]
    for plan in plans:
        assert not violations(problem, compiled.model.choices(plan))
    if not plans:
        return
    parts = Neighbourhoods(root, instance, reduced, clock)
    best = plans[0]
    for _ in range(8):
        impact = problem.worth(compiled.model.choices(best))
        better = parts.step(best, impact)
        if better is not None:
            assert not violations(problem, compiled.model.choices(better))
            assert problem.worth(compiled.model.choices(better)) > impact
            best = better
    assert problem.worth(compiled.model.choices(best)) <= max(worth) + 1e-7 * max(1.0, max(worth))


def test_parts_come_to_the_same_on_every_run(tmp_path: Path) -> None:
    case = chains(tmp_path / "chains", 5)
    answers = []
    for _ in range(2):
        compiled, root, instance = laid_out(case)
        clock = Clock(time.perf_counter())
        relaxation = root.relax(instance, clock)
        assert relaxation is not None
        parts = Neighbourhoods(root, instance, relaxation.reduced, clock, seed=3)
        best = Selection(constructed(compiled.search, root.local_instance(instance), never)[0])
        for _ in range(12):
            impact = instance.problem.worth(compiled.model.choices(best))
            best = parts.step(best, impact) or best
        answers.append(best.by_group)
    assert np.array_equal(*answers)


def test_a_search_that_goes_on_from_its_best_plan_goes_another_way(tmp_path: Path) -> None:
    """What another seed walks over is still feasible, and never worse than where it began."""
    case = chains(tmp_path / "chains", 7)
    compiled, root, instance = laid_out(case)
    local = root.local_instance(instance)
    begin = constructed(compiled.search, local, never)[0]
    value = compiled.search.worth(begin, instance.points)
    assert value == pytest.approx(instance.problem.worth(compiled.model.choices(Selection(begin))))
    for seed in range(4):
        for plan in compiled.search.run(local, begin, 200, never, seed)[:1]:
            assert not violations(instance.problem, compiled.model.choices(Selection(plan)))
            assert compiled.search.worth(plan, instance.points) >= value - 1e-9
