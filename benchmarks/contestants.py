"""Who is judged: our allocation, HiGHS and SCIP as they come; each search in a process of its own.

A search starts with nothing kept: the process is new, imports its solver and runs a tiny round first, so that
no import is on the clock. Ours is timed from the case to the answer; a rival only while its ``run`` lasts, so
that neither stating the program nor reading the answer back costs it anything.
"""

from __future__ import annotations

import importlib.util
import math
import multiprocessing
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rivals import Column, Plain, Row, highs, plain

import portfolio as pf
from portfolio.case.case import Case

TINY = Path(__file__).parents[1] / "data" / "samples" / "lorie_savage"
GRACE = 15.0
"""Seconds over half as long again as its limit before a search is ended from outside."""


@dataclass(frozen=True)
class Answer:
    """What a search found: seconds by the clock and of the processor, seconds until the gap was proven, what
    it says its plan and the best one are worth, and the plan as (initiative, option, start); None where there
    is none.
    """

    seconds: float
    processor: float
    proof: float
    impact: float
    bound: float
    proven: bool
    plan: list[tuple[str, str, str]] | None
    said: str = ""


NOTHING = Answer(math.nan, math.nan, math.nan, -math.inf, math.inf, False, None)

type Solve = Callable[[Case, float, float], Answer]


def ours(case: Case, gap: float, limit: float) -> Answer:
    """``pf.allocate``, from the case to the answer with ties broken."""
    told: list[tuple[float, float, float]] = []
    began, busy = time.perf_counter(), time.process_time()
    try:
        plan = pf.allocate(case, gap=gap, time_limit=limit, on_progress=lambda *now: told.append(now))
    except pf.PortfolioError as error:
        return _failed(began, busy, str(error))
    seconds, processor = time.perf_counter() - began, time.process_time() - busy
    near = (t for t, impact, bound in told if impact > -math.inf and bound - impact <= gap * abs(impact))
    proof = next(near, seconds)
    proven = plan.status == "optimal"
    return Answer(
        seconds, processor, proof, plan.impact, plan.bound, proven, [tuple(c) for c in plan.choices]
    )


def own_program(case: Case) -> tuple[Plain, Any]:
    """Our own program in the rivals' rows and columns, and the model that reads its plans."""
    from portfolio.allocator.milp import build

    model = build(pf.Problem(case))
    columns = [
        Column(c.name, c.low, c.high, c.whole and (c.low, c.high) == (0, 1), float(points))
        for c, points in zip(model.columns, model.objective, strict=True)
    ]
    rows = [
        Row(
            list(zip(r.columns.tolist(), r.coefficients.tolist(), strict=True)),
            "=" if r.sense == "==" else r.sense,
            r.bound,
        )
        for r in model.rows
        if len(r.columns)
    ]
    return Plain(case, columns=columns, rows=rows), model


def _own_plan(model: Any, values: list[float] | None) -> list[tuple[str, str, str]] | None:
    import numpy as np

    return values and [tuple(c) for c in model.choices(model.selection(np.array(values)))]


def highs_on_ours(case: Case, gap: float, limit: float) -> Answer:
    """HiGHS with its defaults and one thread on our own program."""
    program, model = own_program(case)
    return _highs(program, gap, limit, lambda values: _own_plan(model, values))


def highs_on_plain(case: Case, gap: float, limit: float) -> Answer:
    """HiGHS with its defaults and one thread on the formulation that people write."""
    program = plain(case)
    return _highs(program, gap, limit, lambda values: values and program.plan(values))


def _highs(program: Plain, gap: float, limit: float, read: Callable[[Any], Any]) -> Answer:
    busy = time.process_time()
    run = highs(program, gap, limit, threads=1)
    processor = time.process_time() - busy
    if run.values is None:
        return _timed(run.solve, processor, "no plan")
    points = sum(c.points * v for c, v in zip(program.columns, run.values, strict=True))
    bound = points + run.gap * abs(points)
    return Answer(run.solve, processor, run.solve, points, bound, run.proven, read(run.values))


def scip_on_ours(case: Case, gap: float, limit: float) -> Answer:
    """SCIP with its defaults on our own program."""
    import pyscipopt

    program, model = own_program(case)
    solver = pyscipopt.Model()
    solver.hideOutput()
    solver.setParam("limits/gap", gap)
    solver.setParam("limits/time", limit)
    x = [
        solver.addVar(
            vtype="B" if c.whole else "C",
            lb=None if math.isinf(c.lower) else c.lower,
            ub=None if math.isinf(c.upper) else c.upper,
        )
        for c in program.columns
    ]
    solver.setObjective(
        pyscipopt.quicksum(c.points * x[k] for k, c in enumerate(program.columns) if c.points), "maximize"
    )
    for row in program.rows:
        used = pyscipopt.quicksum(a * x[c] for c, a in row.terms)
        solver.addCons(
            used <= row.bound
            if row.sense == "<="
            else used >= row.bound
            if row.sense == ">="
            else used == row.bound
        )
    began, busy = time.perf_counter(), time.process_time()
    solver.optimize()
    seconds, processor = time.perf_counter() - began, time.process_time() - busy
    if not solver.getNSols():
        return _timed(seconds, processor, "no plan")
    proven = solver.getStatus() in ("optimal", "gaplimit")
    best = solver.getBestSol()
    values = [solver.getSolVal(best, v) for v in x]
    impact, bound = solver.getPrimalbound(), solver.getDualbound()
    return Answer(seconds, processor, seconds, impact, bound, proven, _own_plan(model, values))


def _failed(began: float, busy: float, said: str) -> Answer:
    return _timed(time.perf_counter() - began, time.process_time() - busy, said.splitlines()[0])


def _timed(seconds: float, processor: float, said: str) -> Answer:
    return Answer(seconds, processor, math.nan, -math.inf, math.inf, False, None, said)


@dataclass(frozen=True)
class Contestant:
    """A name, how it solves, on how many cores, and the modules it needs; ``alone`` where it may not share a
    process with what the judge has imported, and starts from nothing.
    """

    name: str
    solve: Solve
    cores: int
    needs: tuple[str, ...] = ()
    alone: bool = False

    @property
    def installed(self) -> bool:
        """Whether all it needs can be imported."""
        return all(importlib.util.find_spec(module) for module in self.needs)


OURS, OURS_ALONE = "ours", "ours on one core"
CONTESTANTS = {
    c.name: c
    for c in (
        Contestant(OURS, ours, 2),
        Contestant(OURS_ALONE, ours, 1),
        Contestant("HiGHS", highs_on_ours, 1),
        Contestant("plain HiGHS", highs_on_plain, 1),
        Contestant("SCIP", scip_on_ours, 1, ("pyscipopt",), alone=True),
    )
}


def searched(who: Contestant, folder: Path, gap: float, limit: float) -> Answer:
    """One search in a new process; ended from outside where it goes on far beyond its limit."""
    context = multiprocessing.get_context("spawn" if who.alone else "fork")
    ours_, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_search, args=(theirs, who.name, folder, gap, limit))
    began = time.perf_counter()
    process.start()
    theirs.close()
    try:
        found: Answer = ours_.recv() if ours_.poll(1.5 * limit + GRACE) else NOTHING
    except EOFError:
        found = _timed(time.perf_counter() - began, math.nan, "ended without an answer")
    if found is NOTHING:
        process.kill()
        found = _timed(time.perf_counter() - began, math.nan, "ended from outside")
    process.join()
    return found


def _search(answer: Any, who: str, folder: Path, gap: float, limit: float) -> None:
    """In the process of the search."""
    contestant = CONTESTANTS[who]
    if hasattr(os, "sched_setaffinity"):
        free = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, free[-contestant.cores :])
    contestant.solve(pf.load(TINY), 1e-6, 5.0)
    answer.send(contestant.solve(pf.load(folder), gap, limit))
