"""What local search passes by for other instances: each holds for the one that it was noted for."""

import random

import numpy as np
import pytest
from support.random_cases import loaded
from support.random_rounds import random_round

import portfolio as pf
from portfolio.allocator.selection import Selection
from portfolio.allocator.workspace import Workspace, widest_of
from portfolio.model.violations import violations


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 4, 5, 7, 8, 9])
def test_what_is_passed_by_holds_and_is_never_worse_than_what_was_found_for_it(seed: int) -> None:
    problem = pf.Problem(loaded(random_round(random.Random(seed), 150, (3,))))
    problems = [problem, *(problem.scaled({r: f}) for r in problem.case.budgets for f in (0.5, 0.8, 1.3))]
    problems += [problem.without(i) for i in list(problem.case.rows("initiatives"))[:2]]
    workspace = Workspace(problem.case)
    compiled = workspace.compiled(problem)
    instances = [compiled.instance(one) for one in problems]
    root = workspace.presolved(compiled, widest_of(instances))
    assert root.possible
    locals_ = [root.local_instance(one) for one in instances]
    passed_by, own = compiled.search.passed_by(locals_), {}
    for n, local in enumerate(locals_):
        nothing = np.full(compiled.program.groups, -1)
        found = compiled.search.run(local, nothing, 60, lambda: False, passed_by=passed_by)
        own |= {n: found[0]} if found else {}
    assert set(own) <= set(passed_by.found)
    for n, choice in passed_by.found.items():
        held = compiled.model.choices(Selection(choice))
        assert not violations(problems[n], held)
        best = own.get(n, np.full(compiled.program.groups, -1))
        assert problems[n].worth(held) >= problems[n].worth(compiled.model.choices(Selection(best))) - 1e-6
    assert {c.tobytes() for c in passed_by.taken()} == {c.tobytes() for c in passed_by.found.values()}
    assert not passed_by.taken()
