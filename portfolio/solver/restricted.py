"""A part of a program in HiGHS: all but a few binary variables are held, and it looks for something better.

What comes back is a solution to be checked; nothing is proven by it.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import highspy
import numpy as np

from portfolio.arrays import Bools, Floats
from portfolio.progress import Clock
from portfolio.solver.program import Program
from portfolio.solver.relaxation import checked, objective_scale
from portfolio.solver.taken import in_groups

_OPTIONS: dict[str, bool | int | float | str] = {
    # what it gives is checked, so that its presolve may err here; without it a part is as large as the whole
    "presolve": "on",
    "mip_abs_gap": 0.0,
    "mip_feasibility_tolerance": 1e-9,
    # the part is itself what such heuristics would solve
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_rens": False,
}


class Found(NamedTuple):
    """What a part came to: the program's columns where there is something better, whether all of it was
    searched, and the steps of the simplex that it took.
    """

    values: Floats | None
    searched: bool
    steps: int


def best_around(
    program: Program,
    objective: Floats,
    bounds: tuple[Floats, Floats],
    held: Floats,
    free: Bools,
    better_than: float,
    nodes: int,
    clock: Clock,
    seed: int = 0,
    seconds: float = math.inf,
) -> Found:
    """The best solution worth more than ``better_than`` with all binary variables as in ``held`` but those
    that are free.

    Parameters
    ----------
    bounds : (array (rows,), array (rows,))
        Of the rows, in their own scale.
    held : array (binary variables,)
    free : array (binary variables,) of bool
    nodes : int
        Of the tree, at the most: a count, so that the same part comes to the same on every machine.
    seconds : float
        At the most, where it need not.
    """
    count, values = program.count, np.zeros(program.columns)
    values[:count] = np.where(free, 0.0, held)
    kept = np.ones(program.columns, dtype=bool)
    kept[:count] = free
    highs = _part(program, bounds, values, kept)
    costs = objective[kept]
    scale = objective_scale(costs, program.integer[kept], program.reach[kept])
    highs.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), -costs * scale)
    if math.isfinite(better_than):
        already = float(objective[:count] @ values[:count])
        highs.setOptionValue("objective_bound", (already - better_than) * scale)
    highs.setOptionValue("mip_max_nodes", nodes)
    highs.setOptionValue("random_seed", seed)
    highs.setOptionValue("time_limit", min(seconds, clock.left))
    highs.cbMipInterrupt.subscribe(lambda event: event.interrupt(not clock.goes_on()))
    checked(highs.run())
    status, info = highs.getModelStatus(), highs.getInfo()
    states = highspy.HighsModelStatus
    searched = status in (states.kOptimal, states.kInfeasible, states.kObjectiveBound)
    steps = max(0, int(info.simplex_iteration_count))
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Found(None, searched, steps)
    values[kept] = np.asarray(highs.getSolution().col_value)[: int(kept.sum())]
    better = float(objective @ values) > better_than
    return Found(values if better else None, searched, steps)


def _part(program: Program, bounds: tuple[Floats, Floats], values: Floats, kept: Bools) -> highspy.Highs:
    """The columns that are kept, in HiGHS, with what the others use taken off the rows."""
    rows = program.rows
    count = len(rows.start) - 1
    row = np.repeat(np.arange(count), np.diff(rows.start))
    used = np.bincount(row, weights=rows.value * values[rows.index], minlength=count)
    inside = kept[rows.index]
    width = np.bincount(row[inside], minlength=count)
    says = width > 0
    place = np.cumsum(kept) - 1
    owner, low, up = (
        program.owner[kept[: program.count]],
        program.column_lower[kept],
        program.column_upper[kept],
    )
    part = (
        np.concatenate([[0], np.cumsum(width[says])]),
        place[rows.index[inside]],
        rows.value[inside],
        bounds[0][says] - used[says],
        bounds[1][says] - used[says],
    )
    return in_groups(part, low, up, program.integer[kept], owner, _OPTIONS).highs
