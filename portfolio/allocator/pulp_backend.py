"""Any other solver that PuLP knows, asked in the same way as a session of HiGHS."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import pulp

from portfolio.allocator.linear_model import Model
from portfolio.allocator.search import Best
from portfolio.allocator.selection import Selection
from portfolio.arrays import Floats
from portfolio.errors import SolverError
from portfolio.progress import Clock
from portfolio.solver.mip import MipResult
from portfolio.solver.program import Extra
from portfolio.solver.scaling import scaling_factor
from portfolio.tables import nearest
from portfolio.words.sentences import sentence


class PulpBackend:
    """A PuLP solver by name, such as ``COIN_CMD`` or ``GUROBI``; the program is handed over anew each time it
    is asked.
    """

    bound = math.inf

    def __init__(self, model: Model, name: str, clock: Clock) -> None:
        known = list(dict.fromkeys(pulp.listSolvers()))
        if name not in known:
            like = nearest(name, known, loose=True) if isinstance(name, str) else None
            told = {"like": like} if like else {"known": ", ".join(known)}
            key = "solver_unknown_like" if like else "solver_unknown"
            raise SolverError(sentence(key, found=str(name)[:60], **told))
        if not pulp.getSolver(name, msg=False).available():
            usable = ", ".join(dict.fromkeys(pulp.listSolvers(onlyAvailable=True)))
            raise SolverError(sentence("solver_absent", found=name, usable=usable))
        self._model, self._name, self._clock = model, name, clock

    def plans(self, start: Selection | None = None) -> list[Selection]:
        """None: all that is known of the problem is what the solver says."""
        return []

    def equals(self, plan: Selection, tied_from: float, most: int) -> list[Selection]:
        """None: it knows of no others."""
        return []

    def ask(
        self,
        objective: Floats,
        *,
        better_than: float = -math.inf,
        excluding: Sequence[Selection] = (),
        extra: Sequence[Extra] = (),
        impact_floor: float = -math.inf,
        first: bool = False,
        known: Best | None = None,
        on_incumbent: Callable[[Selection], Best | None] | None = None,
    ) -> MipResult:
        """See :class:`portfolio.allocator.search.Backend`."""
        program = self._model.pulp()
        columns = program.variables()
        factor = scaling_factor(objective, False)
        program.setObjective(_form(columns, np.flatnonzero(objective), objective[objective != 0] * factor))
        extra = [*extra, *map(self._model.no_good_cut, excluding)]
        if math.isfinite(better_than):
            nonzero = np.flatnonzero(objective)
            extra = [*extra, Extra(nonzero, objective[nonzero], better_than)]
        for n, row in enumerate(extra):
            scale = scaling_factor(row.coefficients, False)
            form = _form(columns, row.columns, row.coefficients * scale)
            if math.isfinite(row.lower):
                program.addConstraint(form >= row.lower * scale, f"extra_{n}_lower")
            if math.isfinite(row.upper):
                program.addConstraint(form <= row.upper * scale, f"extra_{n}_upper")
        left = self._clock.left
        options = {"timeLimit": max(left, 0.01)} if math.isfinite(left) else {}
        try:
            stats = program.solve(pulp.getSolver(self._name, msg=False, gapRel=0.0, **options))
        except pulp.PulpSolverError as error:
            raise SolverError(sentence("solver_failed", name=self._name, error=error)) from None
        states = pulp.LpSolveStatus
        if stats.status == states.Infeasible and not stats.has_solution:
            return MipResult(None, better_than, True)
        if not stats.has_solution and stats.status not in (
            states.TimeLimit,
            states.Stopped,
            states.NotSolved,
            states.Interrupted,
        ):
            raise SolverError(sentence("solver_stopped", name=self._name, status=stats.status_str))
        values = np.array([c.varValue or 0.0 for c in columns]) if stats.has_solution else None
        proven = stats.status in (states.Optimal, states.GapLimit)
        objective_value = float(objective @ values) if values is not None else -math.inf
        bound = objective_value if proven else math.inf
        if stats.best_bound is not None and math.isfinite(stats.best_bound):
            bound = min(bound, max(objective_value, stats.best_bound / factor))
        return MipResult(values, bound, proven)

    def close(self) -> None:
        """Nothing: it asks one question at a time."""

    def second_opinion(self) -> None:
        """Nothing: what else a solver can do is its own."""


def _form(
    columns: Sequence[pulp.LpVariable], index: np.typing.NDArray[np.int64], values: Floats
) -> pulp.LpAffineExpression:
    return pulp.LpAffineExpression.from_list(
        [(columns[c], float(v)) for c, v in zip(index, values, strict=True)]
    )
