"""Several problems on one case as one program: a copy of the model for each, tied together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from portfolio.allocator.compiled import CompiledModel, Instance
from portfolio.allocator.linear_model import Model
from portfolio.allocator.selection import Selection
from portfolio.allocator.verified import first_verified
from portfolio.arrays import Floats
from portfolio.model.choices import Choice
from portfolio.model.problem import Problem
from portfolio.model.violations import violations
from portfolio.progress import Clock
from portfolio.solver.mip import Mip, MipResult
from portfolio.solver.program import Extra, Program


def most_nested(
    problems: Sequence[Problem], shares: Sequence[float], clock: Clock
) -> list[tuple[Choice, ...]]:
    """Portfolios of most expected impact of which each holds the one before it: x[c,b] ≤ x[c,b+1] for every
    candidate.

    Maximise Σ_b share_b · impact_b over a copy of the model for each budget.
    """
    compiled = CompiledModel(problems[0])
    instances = [compiled.instance(p) for p in problems]
    program = _linked_copies(compiled, instances)
    count, width = compiled.program.count, compiled.program.columns
    objective = np.concatenate([s * q.objective for s, q in zip(shares, instances, strict=True)])
    upper = program.column_upper.copy()
    for k, instance in enumerate(instances):
        upper[k * width : k * width + count] *= instance.free
    mip = Mip(program, program.lower, program.upper, [], program.column_lower, upper)
    copies = _Copies(compiled.model, width)

    def check(plan: tuple[Selection, ...], _: MipResult) -> list[tuple[Choice, ...]] | None:
        chosen = [tuple(compiled.model.choices(part)) for part in plan]
        hold = not any(violations(p, c) for p, c in zip(problems, chosen, strict=True))
        return chosen if hold and all(set(a) <= set(b) for a, b in pairwise(chosen)) else None

    def late() -> Exception:
        return clock.no_answer("solver_nested")

    chosen = first_verified(
        copies, lambda cuts: mip.ask(objective, extra=cuts, clock=clock), check, [], late, clock
    )
    if chosen is None:
        raise late()
    return chosen


def _linked_copies(compiled: CompiledModel, instances: Sequence[Instance]) -> Program:
    """A copy of the rows and columns for each instance, and the rows that tie each to the next."""
    one, copies = compiled.program, len(instances)
    rows, width, count = one.rows, one.columns, one.count
    nonzeros = len(rows.index)
    start = np.concatenate([[0], *(rows.start[1:] + k * nonzeros for k in range(copies))])
    index = np.concatenate([rows.index + k * width for k in range(copies)])
    value = np.tile(rows.value, copies)
    links = (copies - 1) * count
    candidate = np.tile(np.arange(count), copies - 1) + np.repeat(np.arange(copies - 1), count) * width
    index = np.concatenate([index, np.stack([candidate, candidate + width], axis=1).ravel()])
    value = np.concatenate([value, np.tile([1.0, -1.0], links)])
    start = np.concatenate([start, start[-1] + 2 * np.arange(1, links + 1)])
    program = Program(
        start=start.astype(np.int64),
        index=index.astype(np.int64),
        value=value,
        lower=np.concatenate([*(q.lower for q in instances), np.full(links, -np.inf)]),
        upper=np.concatenate([*(q.upper for q in instances), np.zeros(links)]),
        column_lower=np.tile(one.column_lower, copies),
        column_upper=np.tile(one.column_upper, copies),
        integer=np.tile(one.integer, copies),
        owner=one.owner,
    )
    # the copies' rows are scaled already, and their bounds with them
    factor = program.rows.factor
    program.lower, program.upper = program.lower * factor, program.upper * factor
    return program


@dataclass(frozen=True, eq=False)
class _Copies:
    """The columns of all copies, one after the other: a plan in each."""

    model: Model
    width: int

    def selection(self, values: Floats) -> tuple[Selection, ...]:
        return tuple(self.model.selection(part) for part in values.reshape(-1, self.width))

    def no_good_cut(self, plan: tuple[Selection, ...]) -> Extra:
        """Any choice in all copies but this one."""
        count = len(self.model.ways.option)
        chosen = np.array([part.values(count) for part in plan]) > 0.5
        columns = (np.arange(count)[None, :] + self.width * np.arange(len(plan))[:, None]).ravel()
        signs = np.where(chosen.ravel(), 1.0, -1.0)
        return Extra(columns, signs, -np.inf, float(chosen.sum()) - 1.0)
