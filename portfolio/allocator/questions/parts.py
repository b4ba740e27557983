"""A round that falls apart into parts which nothing links: each is answered by itself.

Backlogs are such rounds: every ticket is the work of one team, and no budget is common to the teams. What
takes a whole program minutes, choosing among thousands of equal plans above all, is then a matter of a few
tickets at a time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from portfolio.allocator.compiled import CompiledModel, Instance, PresolvedRoot
from portfolio.allocator.effort import Effort
from portfolio.allocator.highs import HighsBackend
from portfolio.allocator.search import Search, Tolerances
from portfolio.allocator.selection import Selection
from portfolio.arrays import Bools, Floats, Ints
from portfolio.model.choices import Choice
from portfolio.model.comparison import TIE
from portfolio.model.levels import IMPACT
from portfolio.model.problem import Problem
from portfolio.progress import Clock
from portfolio.solver.program import Program

_FINEST_STEP = 1e-7
"""Steps below this share of the largest amount are none: doubles that were added up hold some 1e-9 of it."""
_ROUNDING = 1e-13
"""The share of the largest amount that a quotient of a few of them may be off by."""


def in_parts(
    problem: Problem, compiled: CompiledModel, tolerances: Tolerances, clock: Clock, effort: Effort
) -> list[Choice] | None:
    """The allocation of a problem whose parts nothing links; None where something does, or time is up.

    Beyond their targets key results are taken to earn on as before, so that they link nothing: that is worth
    as much or more for every portfolio, as long as no round begins beyond one. A best plan of that, which
    goes beyond no target, is best as it stands, and of those tied with it the rule picks the same.

    Parts are answered one after the other, what is chosen of the others held: with impacts that all are
    multiples of one step, and no two within a tie's tolerance of each other, the tied plans are those that
    are tied in every part, and what the rule compares are sums over the parts.
    """
    if not tolerances.exact or problem.level != IMPACT or problem.kept is not None:
        return None
    attainment = compiled.model.numbers.attainment
    if (attainment.origin > attainment.breaks[0]).any():
        return None  # what earns as before from there loses more than it does with a target
    if len(set(_parts(compiled.program, possible_rows(compiled)).tolist())) < 2:
        return None
    endless = _without_caps(problem)
    if endless is not problem:
        compiled = CompiledModel(endless)
    instance, program = compiled.instance(endless), compiled.program
    parts = _parts(program, np.arange(len(program.lower)))
    if not _is_stepped(program, instance) or len(set(parts.tolist())) < 2:
        return None
    root = PresolvedRoot(compiled, instance)
    if not root.possible:
        return None

    half = clock.again()
    # the rest is for the whole, where parts take too long
    half.deadline = time.perf_counter() + clock.left / 2

    def searching(instance: Instance, known: list[Selection]) -> Search:
        clock.tell()
        own = half.again()
        backend = HighsBackend(root, instance, own, tolerances, known, effort)
        return Search(
            compiled.model, endless, instance.objective, backend, own, tolerances, effort, among=instance.free
        )

    best = _one_by_one(searching, instance, program, parts)
    if best is None:
        return None
    plan = compiled.model.choices(best)
    without = endless.worth(plan)
    return plan if problem.worth(plan) >= without - 1e-12 * problem.size_of(without) else None


def possible_rows(compiled: CompiledModel) -> Ints:
    """The rows that say which portfolios are possible, not what they are worth."""
    every = np.ones(len(compiled.program.lower), dtype=bool)
    every[compiled.model.value_rows] = False
    return np.flatnonzero(every)


def _one_by_one(
    searching: Callable[[Instance, list[Selection]], Search],
    instance: Instance,
    program: Program,
    parts: Ints,
) -> Selection | None:
    first = searching(instance, [])
    first.take_best(first.backend.plans())
    best = first.best
    for some in _each(parts, instance, program):
        if best is None:
            return None
        chosen = best.values(program.count) > 0
        others = ~some & (best.by_group >= 0)
        search = searching(
            replace(
                instance,
                free=instance.free & (some[program.owner] | chosen),
                must=instance.must | others,
            ),
            [best],
        )
        best = search.run()
        if search.stopped:
            return None
    return best


def _each(parts: Ints, instance: Instance, program: Program) -> Iterator[Bools]:
    """Which groups each part has, of those with a candidate."""
    open_ = np.logical_or.reduceat(instance.free, program.first[:-1])
    for part in np.unique(parts[open_]).tolist():
        yield parts == part


def _parts(program: Program, rows: Ints) -> Ints:
    """The part that each group belongs to: array (groups,); rows link all that they hold columns of."""
    owner = np.concatenate([program.owner, np.arange(program.columns - program.count) + program.groups])
    part = np.arange(int(owner.max(initial=-1)) + 1)
    width = np.diff(program.rows.start)
    row = np.repeat(np.arange(len(width)), width)
    kept = np.isin(row, rows)
    row, node = row[kept], owner[program.rows.index[kept]]
    while True:
        least = np.full(len(width), len(part))
        np.minimum.at(least, row, part[node])
        before = part.copy()
        np.minimum.at(part, node, least[row])
        part = part[part]
        if np.array_equal(part, before):
            return part[: program.groups]


def _is_stepped(program: Program, instance: Instance) -> bool:
    """Whether impacts are multiples of a step that no tie's tolerance reaches."""
    earning = np.flatnonzero(instance.objective)
    if not len(earning) or not program.integer[earning].all():
        return False
    earned = np.abs(instance.objective[earning])
    return common_step(earned) > 4 * TIE * instance.problem.size_of(float(earned.sum()))


def common_step(amounts: Floats) -> float:
    """The largest step that all amounts are multiples of, whatever their decimals (Euclid's algorithm); 0
    where they are too fine to tell.
    """
    finest = _FINEST_STEP * float(amounts.max())
    step = 0.0
    for amount in np.unique(amounts).tolist():
        larger, smaller = max(amount, step), min(amount, step)
        while smaller > finest:
            larger, smaller = smaller, abs(larger - smaller * round(larger / smaller))
        step = larger
    # what was left over on the way adds up: the step is only taken where it holds for all, since what differs
    # by more than rounding, part after part, is a tie in each and none in all
    times = np.round(amounts / step)
    step = float(amounts.sum() / times.sum())
    return step if np.all(np.abs(amounts - step * times) <= _ROUNDING * amounts.max()) else 0.0


def _without_caps(problem: Problem) -> Problem:
    """With key results that earn on beyond their targets as before."""
    table = problem.case.table("key_results")
    ends = [
        target is not None and stretch != 1
        for target, stretch in zip(table["target"], table["stretch"], strict=True)
    ]
    if not any(ends):
        return problem
    endless = table.replacing("stretch", [1.0] * len(table))
    return replace(problem, case=problem.case.revised({"key_results": endless}))
