"""The mixed-integer program in HiGHS: is there anything better than this?"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Sequence
from contextvars import copy_context
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from portfolio.arrays import Floats
from portfolio.errors import SolverError
from portfolio.progress import Clock
from portfolio.solver.cuts import Cut
from portfolio.solver.program import Extra, Program
from portfolio.solver.relaxation import LARGE, checked, objective_scale
from portfolio.solver.scaling import scaled_rows
from portfolio.solver.taken import Rows, in_groups
from portfolio.words.sentences import sentence

_OPTIONS: dict[str, bool | int | float | str] = {
    "mip_abs_gap": 0.0,
    # at its default of 1e-6 it takes 0.99999994 for 1, finds that 1 breaks a row of large numbers, drops the
    # solution, and with it the optimum (seen with steps of 1 in right-hand sides of 10 million); at 1e-10 it
    # fails in other ways
    "mip_feasibility_tolerance": 1e-9,
    # presolve loses solutions where a row leaves a continuous column less room than the tolerance, and
    # programs of this kind solve sooner without it (DECISIONS.md)
    "presolve": "off",
    # on the reference programs of the benchmarks: fewer trial branchings and cuts at the root alone are a
    # tenth faster
    "mip_pscost_minreliable": 2,
    "mip_allow_cut_separation_at_nodes": False,
    # and a tenth without beginning anew at the root
    "mip_allow_restart": False,
}
_AS_IT_COMES: dict[str, bool | int | float | str] = {"mip_abs_gap": 0.0, "presolve": "choose"}
"""HiGHS with its own ways, but for a gap of zero where zero is asked."""
_AROUND_THE_BEST = "mip_heuristic_run_rins"
"""The one heuristic that is worth its while once something is known but the best is not: on 36 rounds of the
tuning half 0.60 s, geometric mean, for 0.63 without, on the nine long ones 2.5 for 3.5; with the one that
goes by reduced costs beside it 0.64 and 3.2, with all of them more. Where nothing better is left, a proof is
sooner done without.
"""
_HEURISTICS = (
    "mip_heuristic_run_feasibility_jump",
    _AROUND_THE_BEST,
    "mip_heuristic_run_rens",
    "mip_heuristic_run_root_reduced_cost",
)
_SIGN_OF_LIFE = 0.5
"""Seconds between two signs of life while HiGHS calls nobody back."""
_TOLERANCE = 1e-6
"""What HiGHS takes for equal: rows and objectives are scaled so that it stays below what is asked of an
answer.
"""


@dataclass(frozen=True, slots=True)
class MipResult:
    """What came back: the columns' values (None where no solution was found), and the proven bound on the
    objective.

    ``proven`` means that the search ended by itself: the solution is the best, or there is none.
    """

    values: Floats | None
    bound: float
    proven: bool


class Mip:
    """A model with whole columns that stays in HiGHS and is asked for something better. Not to be shared
    between threads.

    Parameters
    ----------
    cuts : sequence of Cut
        Rows that every solution meets.
    column_upper : array (columns,)
        What may be considered at all.
    as_it_comes : bool
        HiGHS searches in its own way, with its presolve, rather than in the one that proves soonest what is
        nearly known.
    """

    def __init__(
        self,
        program: Program,
        lower: Floats,
        upper: Floats,
        cuts: Sequence[Cut],
        column_lower: Floats,
        column_upper: Floats,
        as_it_comes: bool = False,
    ) -> None:
        self._program = program
        # without presolve HiGHS keeps all that it is given: what can't be chosen is left out here, and so are
        # the rows that then say nothing
        self._kept = np.flatnonzero((column_lower != 0) | (column_upper != 0))
        self._place = np.full(program.columns, -1)
        self._place[self._kept] = np.arange(len(self._kept))
        rows = self._rows(lower, upper, cuts, column_lower, column_upper)
        self._integer, self._reach = program.integer[self._kept], program.reach[self._kept]
        self._binary = self._integer & ~program.counts[self._kept]
        owner = program.owner[self._kept[self._kept < program.count]]
        options = _AS_IT_COMES if as_it_comes else _OPTIONS
        low, up = column_lower[self._kept], column_upper[self._kept]
        self._held = in_groups(rows, low, up, self._integer, owner, options)
        self._highs = self._held.highs
        self._calls_late = program.columns >= LARGE
        self._calling = threading.Lock()
        self._count = int(self._highs.getNumRow())
        self._clock: Clock | None = None
        self._on_incumbent: Callable[[Floats], bool] | None = None
        self._on_pulse: Callable[[float], bool] | None = None
        self._offers: Callable[[], Floats | None] | None = None
        self._stop = False
        self._factor = self._better_than = self._enough = 0.0
        self._highs.cbMipInterrupt.subscribe(self._pulse)
        self._highs.cbMipImprovingSolution.subscribe(self._improved)
        self._highs.cbMipUserSolution.subscribe(self._offered)

    def _rows(
        self, lower: Floats, upper: Floats, cuts: Sequence[Cut], column_lower: Floats, column_upper: Floats
    ) -> Rows:
        rows = self._program.rows
        start = np.concatenate(
            [rows.start, rows.start[-1] + np.cumsum([len(c.columns) for c in cuts], dtype=np.int64)]
        )
        index = np.concatenate([rows.index, *(c.columns for c in cuts)])
        value = np.concatenate([rows.value, *(c.coefficients for c in cuts)])
        lower = np.concatenate([lower, np.full(len(cuts), -np.inf)])
        upper = np.concatenate([upper, [c.bound for c in cuts]])
        row = np.repeat(np.arange(len(lower)), np.diff(start))
        max_activity = np.bincount(
            row,
            weights=np.maximum(value * column_upper[index], value * column_lower[index]),
            minlength=len(lower),
        )
        min_activity = np.bincount(
            row,
            weights=np.minimum(value * column_upper[index], value * column_lower[index]),
            minlength=len(lower),
        )
        says = (max_activity > upper) | (min_activity < lower)
        self._impossible = bool(((max_activity < lower) | (min_activity > upper)).any())
        inside = says[row] & (self._place[index] >= 0)
        width = np.bincount(row[inside], minlength=len(lower))[says]
        return (
            np.concatenate([[0], np.cumsum(width)]),
            self._place[index[inside]],
            value[inside],
            lower[says],
            upper[says],
        )

    def ask(
        self,
        objective: Floats,
        *,
        better_than: float = -math.inf,
        extra: Sequence[Extra] = (),
        gap: float = 0.0,
        hopeful: bool = False,
        on_incumbent: Callable[[Floats], bool] | None = None,
        on_pulse: Callable[[float], bool] | None = None,
        offers: Callable[[], Floats | None] | None = None,
        clock: Clock,
    ) -> MipResult:
        """Maximise ``objective``; rows in ``extra`` hold for this time only.

        Parameters
        ----------
        objective : array (columns,)
        better_than : float
            The cutoff: nothing worth less is looked for. With no solution better than this, the answer is
            none, and this is the bound.
        gap : float
            Relative distance between a better solution and the bound that is good enough.
        hopeful : bool
            Something better is expected: heuristics look for it, beyond the cutoff as well.
        on_incumbent : callable, optional
            Is told each better solution, and says whether to go on from there.
        on_pulse : callable, optional
            Is told the bound on this objective as it stands, many times a second, and says whether to go on.
        offers : callable, optional
            Gives a solution that was found elsewhere (array (columns,), of which the binary ones count),
            once; None while there is nothing new. The search goes on from it, with all that it knows.
        """
        # with no column left to meet it, a row holds or not: HiGHS calls a program without columns solved,
        # whatever its rows
        empty = [row for row in extra if not (self._place[row.columns] >= 0).any()]
        if self._impossible or any(row.lower > 0 or row.upper < 0 for row in empty):
            return MipResult(None, better_than, True)
        highs = self._highs
        costs = objective[self._kept]
        factor = objective_scale(costs, self._integer, self._reach)
        highs.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), -costs * factor)
        for row in extra:
            place = self._place[row.columns]
            columns, numbers = place[place >= 0], row.coefficients[place >= 0]
            one = scaled_rows(np.array([0, len(columns)]), columns, numbers, self._binary, self._reach)
            lower, upper = one.bounds(np.array([row.lower]), np.array([row.upper]))
            columns, value = self._held.shortened(columns, one.value)
            checked(highs.addRow(lower[0], upper[0], len(columns), columns.astype(np.int32), value))
        highs.clearSolver()
        nothing_known = better_than == -math.inf
        for option in _HEURISTICS:
            highs.setOptionValue(option, nothing_known or (hopeful and option == _AROUND_THE_BEST))
        # 0.05 is HiGHS's own default
        highs.setOptionValue("mip_heuristic_effort", 0.05 if nothing_known or hopeful else 0.0)
        highs.setOptionValue("objective_bound", highspy.kHighsInf if nothing_known else -better_than * factor)
        highs.setOptionValue("mip_rel_gap", gap)
        # HiGHS counts the time of all its runs
        highs.setOptionValue("time_limit", highs.getRunTime() + clock.left)
        self._clock, self._on_incumbent, self._stop = clock, on_incumbent, False
        self._on_pulse, self._offers = on_pulse, offers
        self._factor, self._better_than, self._enough = factor, better_than, better_than * factor
        try:
            with clock.catching_interrupts():
                return self._run(factor, better_than)
        finally:
            self._clock = self._on_incumbent = self._on_pulse = self._offers = None
            if extra:
                highs.deleteRows(len(extra), np.arange(self._count, self._count + len(extra), dtype=np.int32))

    def distrust(self) -> None:
        """With presolve, HiGHS errs on other programs than without; at this tolerance on none known."""
        self._highs.setOptionValue("presolve", "choose")

    def _pulse(self, event: Any) -> None:
        clock = self._clock
        if clock is None:
            return
        with self._calling:
            self._heard(event, clock)

    def _heard(self, event: Any, clock: Clock) -> None:
        self._stop = self._stop or bool(clock.stopped)
        if not self._stop and self._on_pulse is not None:
            bound = -event.data_out.mip_dual_bound / self._factor
            bound = max(bound, self._better_than) if math.isfinite(bound) else math.inf
            self._stop = not self._on_pulse(bound)
        elif not self._stop:
            clock.tell()
        event.interrupt(self._stop)

    def _offered(self, event: Any) -> None:
        """HiGHS asks whether anyone else has found something."""
        values = None if self._offers is None else self._offers()
        if values is not None:
            whole = self._held.whole
            whole = whole[~np.isin(whole, np.flatnonzero(self._integer & ~self._binary))]
            event.data_in.setSolution(whole.astype(np.int32), self._held.values(values[self._kept])[whole])
            event.data_in.repairSolution()  # what the other columns are then

    def _improved(self, event: Any) -> None:
        """HiGHS has a better solution: may it go on from there?"""
        scaled_value = -event.data_out.objective_function_value
        if self._on_incumbent is not None and not self._stop and scaled_value >= self._enough:
            with self._calling:
                self._stop = not self._on_incumbent(self._values(event.data_out.mip_solution))
            event.interrupt(self._stop)

    def _values(self, kept: Any) -> Floats:
        values = np.zeros(self._program.columns)
        values[self._kept] = np.asarray(kept, dtype=float)[: len(self._kept)]
        return values

    def _searched(self) -> highspy.HighsStatus:
        """Let HiGHS search. The first relaxation of a large program takes seconds in which it calls nobody
        back: it then has a thread of its own, and this one says meanwhile that the search goes on.
        """
        clock = self._clock
        if clock is None or clock.progress is None or not self._calls_late:
            return self._highs.run()
        ended: list[highspy.HighsStatus | BaseException] = []

        def search() -> None:
            try:
                ended.append(self._highs.run())
            except BaseException as error:  # it belongs to whoever asked
                ended.append(error)

        thread = threading.Thread(target=copy_context().run, args=(search,))
        thread.start()
        try:
            while thread.is_alive():
                thread.join(_SIGN_OF_LIFE)
                if self._calling.acquire(blocking=False):
                    try:
                        clock.tell()
                    finally:
                        self._calling.release()
        except BaseException:
            self._stop = True  # HiGHS is not to be left at work on what is given up
            thread.join()
            raise
        if isinstance(ended[0], BaseException):
            raise ended[0]
        return ended[0]

    def _run(self, factor: float, better_than: float) -> MipResult:
        highs = self._highs
        checked(self._searched())
        status, info = highs.getModelStatus(), highs.getInfo()
        states = highspy.HighsModelStatus
        if status in (states.kInfeasible, states.kUnboundedOrInfeasible, states.kObjectiveBound):
            return MipResult(None, better_than, True)
        if status not in (states.kOptimal, states.kTimeLimit, states.kInterrupt, states.kModelEmpty):
            raise SolverError(sentence("solver_status", status=highs.modelStatusToString(status)))
        found = (
            math.isfinite(info.objective_function_value)
            and info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        )
        values = (
            self._values(highs.getSolution().col_value) if found or status == states.kModelEmpty else None
        )
        objective_value = (
            -info.objective_function_value / factor
            if found
            else 0.0
            if status == states.kModelEmpty
            else -math.inf
        )
        proven = status in (states.kOptimal, states.kModelEmpty)
        if values is not None and objective_value < better_than:
            values = None
        whole = bool(self._integer.any())
        bound = -(info.mip_dual_bound if whole else info.objective_function_value) / factor
        if not math.isfinite(bound) or (found and abs(bound - objective_value) * factor <= 1.1 * _TOLERANCE):
            bound = objective_value if proven else math.inf
        return MipResult(values, max(bound, better_than), proven)
