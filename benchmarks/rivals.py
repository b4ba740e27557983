"""The plain model of a round, and how others state and solve it: raw HiGHS, PuLP as people write it, linopy,
Pyomo.

The model is written here anew from the tables; of the package it takes the numbers behind a case's value, and
nothing of how the package states or solves its own program. Each rival starts from the finished rows, so that
picking them out of the tables costs it nothing.
"""

from __future__ import annotations

import importlib.util
import math
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from portfolio.case.any_of import split_any_of
from portfolio.case.case import Case
from portfolio.model.effects import effects
from portfolio.tables import text_of

type Terms = list[tuple[int, float]]


class UnsupportedError(ValueError):
    """A round uses what the plain model does not state."""


@dataclass(frozen=True)
class Column:
    """A variable: its bounds, whether it is yes or no, and the points one unit of it earns."""

    name: str
    lower: float = 0.0
    upper: float = 1.0
    whole: bool = False
    points: float = 0.0


@dataclass(frozen=True)
class Row:
    """Σ coefficient · column ≤, ≥ or = bound."""

    terms: Terms
    sense: str
    bound: float


@dataclass(frozen=True)
class Way:
    """One way to fund an initiative: an option from a start, and when it delivers."""

    initiative: str
    option: str
    start: int
    delivery: int


@dataclass
class Plain:
    """The plain model: its first columns are the ways, yes or no; the others are unused amounts and
    attainment.
    """

    case: Case
    ways: list[Way] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def add_column(self, column: Column) -> int:
        """A new column; returns its place."""
        self.columns.append(column)
        return len(self.columns) - 1

    def add_row(self, terms: Terms, sense: str, bound: float) -> None:
        """A new row, unless nothing is in it."""
        if terms:
            self.rows.append(Row(terms, sense, bound))
        elif not (bound >= 0 if sense == "<=" else bound <= 0 if sense == ">=" else bound == 0):
            raise UnsupportedError(
                f"{self.case.name or 'round'}: something is demanded that no initiative can give. Leave this"
                " round out."
            )

    def plan(self, values: Sequence[float]) -> list[tuple[str, str, str]]:
        """A solution's portfolio as (initiative, option, start)."""
        return [
            (w.initiative, w.option, self.case.periods[w.start])
            for w, v in zip(self.ways, values, strict=False)
            if v > 0.5
        ]


def plain(case: Case) -> Plain:
    """The whole plain model of a round."""
    _refuse(case)
    model = Plain(case)
    model.ways = _ways(case)
    model.columns = [Column(f"x_{w.initiative}_{w.option}_{w.start}", whole=True) for w in model.ways]
    of = defaultdict(list)
    for c, way in enumerate(model.ways):
        of[way.initiative].append(c)
    uses = _uses(case, model.ways)
    _funded_once(model, of)
    _resources(model, uses)
    _relations(model, of)
    _buckets(model, uses)
    _attainment(model)
    return model


def _refuse(case: Case) -> None:
    """Raises for what the plain model does not state, so that nobody compares two different questions."""
    found = []
    if any(r["relation"] == "synergy" for r in case.table("relations")):
        found.append("synergies")
    if len(case.table("decisions")):
        found.append("decisions")
    if any(b["by"] == "objective" for b in case.table("buckets")):
        found.append("buckets by objective")
    if not case.settings.finish_inside:
        found.append("finish_inside = false")
    if found:
        raise UnsupportedError(
            f"{case.name or 'round'}: the plain model has no {', '.join(found)}. Leave this round out."
        )


def _ways(case: Case) -> list[Way]:
    """Every option of every initiative from every period in which it may start and still deliver inside
    the horizon.
    """
    numbers, table = effects(case), case.table("initiatives")
    place = {p: k for k, p in enumerate(case.periods)}
    window = {
        i: (place[e], place[late])
        for i, e, late in zip(table["initiative"], table["earliest"], table["latest"], strict=True)
    }
    ways = []
    for (initiative, option), duration in zip(numbers.options, numbers.duration.tolist(), strict=True):
        first, last = window[initiative]
        ways += [
            Way(initiative, option, s, s + duration - 1)
            for s in range(first, min(last, len(case.periods) - duration) + 1)
        ]
    return ways


def _uses(case: Case, ways: Sequence[Way]) -> dict[tuple[str, int], Terms]:
    """What each way uses of each resource in each period, by (resource, period)."""
    table = case.table("requirements")
    amounts: dict[tuple[str, str | None], list[tuple[str, int, float]]] = defaultdict(list)
    for row in table:
        amounts[row["initiative"], row["option"]] += [
            (row["resource"], int(step) - 1, row[step]) for step in table.further if row[step]
        ]
    cells: dict[tuple[str, int], dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for c, way in enumerate(ways):
        for resource, step, amount in amounts[way.initiative, None] + amounts[way.initiative, way.option]:
            if way.start + step < len(case.periods):
                cells[resource, way.start + step][c] += amount
    return {cell: list(terms.items()) for cell, terms in cells.items()}


def _funded_once(model: Plain, of: Mapping[str, list[int]]) -> None:
    """Σ x ≤ 1 over an initiative's ways; = 1 where it is mandatory."""
    table = model.case.table("initiatives")
    for initiative, mandatory in zip(table["initiative"], table["mandatory"], strict=True):
        model.add_row([(c, 1.0) for c in of[initiative]], "=" if mandatory else "<=", 1.0)


def _resources(model: Plain, uses: Mapping[tuple[str, int], Terms]) -> None:
    """used + unused = usable · amount + carry-over · unused before; without a carry-over, used ≤ usable ·
    amount.
    """
    for row in model.case.table("resources"):
        before = None
        for t, period in enumerate(model.case.periods):
            terms, amount = uses.get((row["resource"], t), []), row[period]
            if amount is None:
                before = None
            elif not row["carry_over"]:
                model.add_row(terms, "<=", row["usable"] * amount)
            else:
                unused = model.add_column(Column(f"unused_{row['resource']}_{t}", 0.0, math.inf))
                carried: Terms = [] if before is None else [(before, -row["carry_over"])]
                model.add_row([*terms, (unused, 1.0), *carried], "=", row["usable"] * amount)
                before = unused


def _relations(model: Plain, of: Mapping[str, list[int]]) -> None:
    """Requires, with a lag from every start on; excludes."""
    known = set(model.case.table("initiatives")["initiative"])
    for row in model.case.table("relations"):
        own = of[row["initiative"]]
        others = [c for other in split_any_of(row["other"], known) for c in of[other]]
        if row["relation"] == "excludes":
            model.add_row([(c, 1.0) for c in own + others], "<=", 1.0)
        elif row["lag"] is None:
            model.add_row([(c, 1.0) for c in own] + [(c, -1.0) for c in others], "<=", 0.0)
        else:
            for t in sorted({model.ways[c].start for c in own}):
                mine = [(c, 1.0) for c in own if model.ways[c].start <= t]
                model.add_row(
                    mine + [(c, -1.0) for c in others if model.ways[c].delivery + 1 + row["lag"] <= t],
                    "<=",
                    0.0,
                )


def _buckets(model: Plain, uses: Mapping[tuple[str, int], Terms]) -> None:
    """min ≤ Σ over the bucket's initiatives ≤ max, of spend, of a share of all spend, or of their count."""
    table = model.case.table("initiatives")
    for row in model.case.table("buckets"):
        inside = {
            i
            for i, v in zip(table["initiative"], table[row["by"]], strict=True)
            if text_of(v) == row["bucket"]
        }
        spend: dict[int, float] = defaultdict(float)
        for (resource, _), terms in uses.items():
            for c, amount in terms:
                spend[c] += amount * (resource == row["resource"])
        for bound, sense in (("min", ">="), ("max", "<=")):
            if row[bound] is None:
                continue
            if row["measure"] == "count":
                model.add_row(
                    [(c, 1.0) for c, way in enumerate(model.ways) if way.initiative in inside],
                    sense,
                    row[bound],
                )
                continue
            of_total = row[bound] if row["measure"] == "share" else 0.0
            terms = [
                (c, s * ((model.ways[c].initiative in inside) - of_total)) for c, s in spend.items() if s
            ]
            model.add_row(
                [(c, a) for c, a in terms if a], sense, 0.0 if row["measure"] == "share" else row[bound]
            )


def _attainment(model: Plain) -> None:
    """Σ attained ≤ Σ progress · x, each within its piece; impact = Σ points · slope · attained."""
    numbers, count = effects(model.case), len(model.ways)
    options = np.array([numbers.option_index[w.initiative, w.option] for w in model.ways])
    gains = numbers.gains(options, np.array([w.start for w in model.ways]))
    for k, (name, worth) in enumerate(zip(numbers.key_results, numbers.points().tolist(), strict=True)):
        progress = [(c, -float(gains[c, k])) for c in range(count) if gains[c, k]]
        parts = []
        for piece in numbers.attainment.pieces(k, math.inf):
            low, high = (-math.inf, piece.ends) if not parts else (0.0, piece.ends - piece.begins)
            column = Column(f"attained_{name}_{len(parts)}", low, high, points=worth * piece.slope)
            if piece.slope:
                parts.append((model.add_column(column), 1.0))
        model.add_row(parts + progress, "<=", 0.0)


@dataclass(frozen=True)
class Run:
    """What a rival took and found: seconds to state the model, to solve it, to read it back; None where it
    has no plan.
    """

    build: float
    solve: float
    read: float
    values: list[float] | None
    proven: bool
    gap: float = math.nan

    @property
    def total(self) -> float:
        """From finished rows to a plan in hand."""
        return self.build + self.solve + self.read


def highs(model: Plain, gap: float, limit: float, threads: int = 0) -> Run:
    """HiGHS by its own Python interface, the model passed in one call, its defaults but for the gap, the
    time limit and, where it is not 0, the number of threads.
    """
    import highspy

    began = time.perf_counter()
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(model.columns), len(model.rows)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = np.array([c.points for c in model.columns])
    lp.col_lower_ = np.array([c.lower for c in model.columns])
    lp.col_upper_ = np.array([c.upper for c in model.columns])
    kinds = highspy.HighsVarType
    lp.integrality_ = [kinds.kInteger if c.whole else kinds.kContinuous for c in model.columns]
    lp.row_lower_ = np.array([-math.inf if r.sense == "<=" else r.bound for r in model.rows])
    lp.row_upper_ = np.array([math.inf if r.sense == ">=" else r.bound for r in model.rows])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.concatenate([[0], np.cumsum([len(r.terms) for r in model.rows])]).astype(
        np.int32
    )
    lp.a_matrix_.index_ = np.array([c for r in model.rows for c, _ in r.terms], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([a for r in model.rows for _, a in r.terms])
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", gap)
    solver.setOptionValue("time_limit", limit)
    solver.setOptionValue("threads", threads)
    solver.passModel(lp)
    built = time.perf_counter()
    solver.run()
    solved = time.perf_counter()
    found = solver.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    values = list(solver.getSolution().col_value) if found else None
    read = time.perf_counter() - solved
    proven = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return Run(built - began, solved - built, read, values, proven, solver.getInfo().mip_gap)


def naive(model: Plain) -> tuple[Any, list[Any]]:
    """The model in PuLP as tutorials write it: one variable at a time, ``lpSum`` over a comprehension, one
    constraint after the other.
    """
    import pulp

    program = pulp.LpProblem("portfolio", pulp.LpMaximize)
    x = []
    for column in model.columns:
        low, high = (None if math.isinf(b) else b for b in (column.lower, column.upper))
        x.append(program.add_variable(column.name, low, high, cat="Binary" if column.whole else "Continuous"))
    program += pulp.lpSum(column.points * x[c] for c, column in enumerate(model.columns) if column.points)
    for row in model.rows:
        used = pulp.lpSum(a * x[c] for c, a in row.terms)
        program += (
            used <= row.bound
            if row.sense == "<="
            else used >= row.bound
            if row.sense == ">="
            else used == row.bound
        )
    return program, x


def _pulp(model: Plain, solver: Any) -> Run:
    """PuLP from the first variable to the last value; its hand-over to the solver counts as solving."""
    import pulp

    began = time.perf_counter()
    program, x = naive(model)
    built = time.perf_counter()
    stats = program.solve(solver)
    solved = time.perf_counter()
    values = [v.value() or 0.0 for v in x] if stats.has_solution else None
    proven = stats.status in (pulp.LpSolveStatus.Optimal, pulp.LpSolveStatus.GapLimit)
    return Run(built - began, solved - built, time.perf_counter() - solved, values, proven)


def pulp_highs(model: Plain, gap: float, limit: float) -> Run:
    """PuLP as people write it, solved by HiGHS."""
    import pulp

    return _pulp(model, pulp.HiGHS(msg=False, gapRel=gap, timeLimit=limit))


def pulp_cbc(model: Plain, gap: float, limit: float) -> Run:
    """PuLP as people write it, solved by CBC."""
    import pulp

    return _pulp(model, pulp.COIN_CMD(msg=False, gapRel=gap, timeLimit=limit))


@contextmanager
def _silent() -> Iterator[None]:
    """Nothing on standard output: HiGHS greets there before it is told to be quiet."""
    sys.stdout.flush()
    kept, null = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(null)


def linopy_highs(model: Plain, gap: float, limit: float) -> Run:
    """Linopy over one matrix of coefficients, handed to HiGHS in memory."""
    import linopy
    import xarray as xr

    began = time.perf_counter()
    program = linopy.Model()
    lower, upper, points = (
        xr.DataArray([getattr(c, a) for c in model.columns], dims="column")
        for a in ("lower", "upper", "points")
    )
    count = len(model.ways)
    x = program.add_variables(binary=True, coords=[range(count)], dims=["way"], name="x")
    rest = slice(count, None)
    y = program.add_variables(
        lower[rest].data,
        upper[rest].data,
        coords=[range(len(model.columns) - count)],
        dims=["rest"],
        name="y",
    )
    matrix = np.zeros((len(model.rows), len(model.columns)))
    for r, row in enumerate(model.rows):
        for c, a in row.terms:
            matrix[r, c] += a
    for sense in ("<=", ">=", "="):
        of = [r for r, row in enumerate(model.rows) if row.sense == sense]
        if of:
            own = xr.DataArray(matrix[of, :count], dims=["row", "way"])
            others = xr.DataArray(matrix[of, count:], dims=["row", "rest"])
            form = (own * x).sum("way") + (others * y).sum("rest")
            program.add_constraints(form, sense, xr.DataArray([model.rows[r].bound for r in of], dims="row"))
    program.add_objective((xr.DataArray(points[rest].data, dims="rest") * y).sum(), sense="max")
    built = time.perf_counter()
    options = {"mip_rel_gap": gap, "time_limit": limit, "output_flag": False, "log_to_console": False}
    with _silent():
        _, condition = program.solve("highs", io_api="direct", progress=False, **options)
    solved = time.perf_counter()
    found = "solution" in program.variables["x"].data
    values = (
        [*x.solution.values.tolist(), *y.solution.values.tolist()]
        if found and not np.isnan(x.solution.values).any()
        else None
    )
    return Run(built - began, solved - built, time.perf_counter() - solved, values, condition == "optimal")


def pyomo_highs(model: Plain, gap: float, limit: float) -> Run:
    """Pyomo as people write it, one constraint after the other, handed to HiGHS in memory."""
    import pyomo.environ as pyo
    from pyomo.contrib.solver.common.factory import SolverFactory
    from pyomo.contrib.solver.common.results import SolutionStatus, TerminationCondition

    began = time.perf_counter()
    program = pyo.ConcreteModel()
    kinds = [pyo.Binary if c.whole else pyo.Reals for c in model.columns]
    bounds = [tuple(None if math.isinf(b) else b for b in (c.lower, c.upper)) for c in model.columns]
    program.x = pyo.Var(
        range(len(model.columns)), within=lambda _, c: kinds[c], bounds=lambda _, c: bounds[c]
    )
    program.impact = pyo.Objective(
        expr=sum(c.points * program.x[k] for k, c in enumerate(model.columns) if c.points), sense=pyo.maximize
    )
    program.limits = pyo.ConstraintList()
    for row in model.rows:
        used = sum(a * program.x[c] for c, a in row.terms)
        program.limits.add(
            used <= row.bound
            if row.sense == "<="
            else used >= row.bound
            if row.sense == ">="
            else used == row.bound
        )
    built = time.perf_counter()
    solver = SolverFactory("highs")
    said = solver.solve(
        program,
        rel_gap=gap,
        time_limit=limit,
        load_solutions=False,
        raise_exception_on_nonoptimal_result=False,
    )
    solved = time.perf_counter()
    found = said.solution_status in (SolutionStatus.feasible, SolutionStatus.optimal)
    values = None
    if found:
        said.solution_loader.load_vars()
        values = [program.x[c].value or 0.0 for c in range(len(model.columns))]
    proven = said.termination_condition == TerminationCondition.convergenceCriteriaSatisfied
    return Run(built - began, solved - built, time.perf_counter() - solved, values, proven)


@dataclass(frozen=True)
class Rival:
    """A contestant: its name, how it solves, the modules it needs."""

    name: str
    solve: Callable[[Plain, float, float], Run]
    needs: tuple[str, ...]

    @property
    def installed(self) -> bool:
        """Whether all it needs can be imported."""
        return all(importlib.util.find_spec(module) for module in self.needs)


RIVALS = (
    Rival("HiGHS", highs, ("highspy",)),
    Rival("PuLP + HiGHS", pulp_highs, ("pulp", "highspy")),
    Rival("PuLP + CBC", pulp_cbc, ("pulp", "cbcbox")),
    Rival("linopy + HiGHS", linopy_highs, ("linopy", "highspy")),
    Rival("Pyomo + HiGHS", pyomo_highs, ("pyomo", "highspy")),
)
