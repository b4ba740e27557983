"""Duals of the linear relaxation, in the case's own units: a guide beside the exact re-solve, never
instead of it.
"""

from __future__ import annotations

from functools import partial

import numpy as np

from portfolio.allocator.compiled import compiled_program
from portfolio.allocator.milp import build
from portfolio.allocator.questions.conflict import explained
from portfolio.arrays import Floats
from portfolio.errors import InfeasibleError
from portfolio.model.problem import Problem
from portfolio.solver.relaxation import Relaxation


def limit_duals(problem: Problem) -> Floats:
    """Points per unit more of each resource in each period, in the program without whole numbers: array
    (resources, periods), ≥ 0.

    The dual of a limit's row counts for the amount of its own period and, in the shares that are carried
    over, for those before it: d impact / d amount[r,u] = usable[r] · Σ_{t ≥ u} carry_over[r]^(t−u) ·
    dual[r,t].
    """
    model = build(problem)
    program = compiled_program(model)
    # without rounding to what whole numbers reach: that is for the whole program alone
    lower, upper = program.rows.scaled(program.lower, program.upper)
    relaxation = Relaxation(
        program, model.objective, lower, upper, program.column_lower, program.column_upper
    )
    if not relaxation.solve():
        raise InfeasibleError(partial(explained, problem))
    own = relaxation.program_duals * program.rows.factor
    limits = problem.limits(model.needs.resources)
    duals = np.zeros_like(limits)
    for (r, t), row in model.rows_of_limits:
        for u, share in model.needs.sources(limits, r, t):
            duals[r, u] += share * max(0.0, float(own[row]))
    return duals
