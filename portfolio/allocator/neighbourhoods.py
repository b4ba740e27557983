"""Better plans for as long as there is time: parts of the program around the best plan, each searched by
HiGHS while the rest is held, and local search from it in between.

What may change is drawn by what the relaxation says that it costs (Danna, Rothberg and Le Pape 2005,
"Exploring relaxation induced neighborhoods"), by what stands in a row together, or by time; how much, by how
far HiGHS got with as much before (Ropke and Pisinger 2006, "An adaptive large neighborhood search
heuristic"). All is counted in steps: unless the clock ends it, a run is the same on every machine.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from portfolio.allocator.compiled import Instance, PresolvedRoot
from portfolio.allocator.selection import Selection
from portfolio.arrays import Bools, Floats, Ints
from portfolio.model.comparison import TIE
from portfolio.progress import Clock
from portfolio.solver.program import Program
from portfolio.solver.restricted import best_around

_STEPS = 6_000
"""Steps of the simplex that a part may take, about; one of less than half of it was too small."""
_NODES, _FEWEST_NODES, _MOST_NODES = 300, 30, 2_000
"""Nodes of HiGHS's tree for a part: at first, and what they are halved and doubled to until a part takes so
many steps. Measured on eight rounds of the tuning half, 12 s each: with 1,000 for all, hard rounds end 0.2 %
behind, with 300 for all knapsacks 0.02 %.
"""
_ENTRIES = 4_000
"""Entries of the program's columns with which a step of local search takes double the time of one of the
simplex, and as long again for as many more.
"""
_BEGIN = 40
"""Groups that may change in the first part of each kind."""
_LEAST = 16
"""Groups at the least: of fewer, all ways were tried by local search. With 4, knapsacks end 0.03 % behind."""
_GROWS = 1.3
"""What the number of groups is multiplied by, or divided by, from one part of a kind to its next."""
_OPEN = 2.0
"""Of a group that may change, columns that cost up to so many times what the last group let in costs."""
_NEVER_FORGOTTEN = 0.25
"""Share of the parts that are drawn whatever was found by their kind before."""
_USUAL = 150
"""Groups up to which a round is of the usual size, and walks are as long as they were tuned on those."""
_LARGE = 3_000
"""Columns from which a step of a walk takes milliseconds, and walks stay as they were."""
_LONG = 6
"""Steps without a find for each group between the two after which a walk ends. On a round of 500, of which
parts and walks of 750 such steps came to 83.61 within 9 s of processor time and no further within 50, walks
of 3,000 came to 83.68 after 4 s and 83.88 after 14, one of 7,500 to 84.01 after 15.
"""
_SMALL_ROW = 12
"""Rows of so many groups at the most say what stands together: prerequisites, exclusions, small teams."""


@dataclass(eq=False)
class _Kind:
    """A way to draw what may change, and what came of it."""

    draw: Callable[[Selection, int], Bools]
    size: float = _BEGIN
    nodes: float = _NODES
    found: int = 1
    spent: float = 1.0


class Neighbourhoods:
    """Parts of one instance around its best plan, drawn one after the other.

    Parameters
    ----------
    reduced : array (columns,)
        Reduced costs of the relaxation; zeros where it was not solved.
    longest : float
        Seconds after which a part is given up, where answers may hang on time.
    """

    def __init__(
        self,
        presolved: PresolvedRoot,
        instance: Instance,
        reduced: Floats,
        clock: Clock,
        seed: int = 0,
        longest: float = math.inf,
    ) -> None:
        self.longest = longest
        self.presolved, self.instance, self.clock = presolved, instance, clock
        self.search = presolved.compiled.search
        self.program = program = presolved.compiled.program
        self.start = presolved.compiled.model.ways.start
        self.bounds = presolved.limits(instance)
        self.free: Bools = instance.free & presolved.presolve.free
        self._random, self._count = np.random.default_rng(seed), 0
        reduced = np.where(self.free, reduced[: program.count], -np.inf)
        best = np.maximum.reduceat(reduced, program.first[:-1])
        best = np.where(instance.must, best, np.maximum(best, 0.0))
        # what the bound falls by at the least where a column is chosen, or none of a group
        self._loss = np.where(self.free, best[program.owner] - reduced, np.inf)
        self._loss_of_none = np.where(instance.must, np.inf, best)
        self._rows, self._links = _groups_by_row(program)
        draws = [self._cheapest, self._drawn]
        if len(self._rows):
            draws.append(self._of_rows)
        if len(np.unique(self.start)) > 1:
            draws.append(self._near_in_time)
        if len(self._links.row):
            draws.append(self._together)
        self._walk = _Kind(self._cheapest)
        self._kinds = [self._walk, *(_Kind(draw) for draw in draws)]

    def step(self, best: Selection, impact: float) -> Selection | None:
        """Search one more part around the best plan now known, which is worth so much; a better plan, to be
        checked, or None.
        """
        kind, seed = self._next(), self._count
        self._count += 1
        plan = (
            self._walked(best, impact, seed) if kind is self._walk else self._part(kind, best, impact, seed)
        )
        kind.found += plan is not None
        return plan

    def _walked(self, best: Selection, impact: float, seed: int) -> Selection | None:
        """Local search from the best plan, each time another way."""
        entries = len(self.search.row)
        steps = max(_LEAST, int(_STEPS / (1 + entries / _ENTRIES)))
        if self.program.groups > _USUAL and self.program.columns < _LARGE:
            steps = max(steps, _LONG * self.program.groups)
        self._walk.spent += 1
        local = self.presolved.local_instance(self.instance)
        plans = self.search.run(local, best.by_group, steps, lambda: not self.clock.goes_on(), seed + 1)
        if not plans:
            return None
        better = self.search.worth(
            plans[0], self.instance.points
        ) > impact + TIE * self.instance.problem.size_of(impact)
        return Selection(plans[0]) if better else None

    def _part(self, kind: _Kind, best: Selection, impact: float, seed: int) -> Selection | None:
        """A part in HiGHS."""
        found = best_around(
            self.program,
            self.instance.objective,
            self.bounds,
            best.values(self.program.count),
            kind.draw(best, int(kind.size)) & self.free,
            impact + TIE * self.instance.problem.size_of(impact),
            int(kind.nodes),
            self.clock,
            seed,
            self.longest,
        )
        kind.spent += found.steps / _STEPS
        if found.searched and found.steps < _STEPS / 2:
            kind.size = min(kind.size * _GROWS, max(_LEAST, self.program.groups))
        elif not found.searched:
            kind.size = max(kind.size / _GROWS, _LEAST)
        if found.steps > 2 * _STEPS:
            kind.nodes = max(kind.nodes / 2, _FEWEST_NODES)
        elif found.steps < _STEPS and not found.searched:
            kind.nodes = min(kind.nodes * 2, _MOST_NODES)
        if found.values is None:
            return None
        return Selection.of(found.values, self.program.owner)

    def _next(self) -> _Kind:
        """Each kind once, then by what was found for what was spent."""
        if self._count < len(self._kinds):
            return self._kinds[self._count]
        yields = np.array([kind.found / kind.spent for kind in self._kinds])
        shares = (1 - _NEVER_FORGOTTEN) * yields / yields.sum() + _NEVER_FORGOTTEN / len(yields)
        return self._kinds[int(self._random.choice(len(shares), p=shares))]

    def _by_loss(self, best: Selection, loss: Floats, of_none: Floats, size: int) -> Bools:
        """The groups of which another column, or none, loses least; of these the columns that lose little."""
        program, own = self.program, best.by_group
        other = loss.copy()
        other[own[own >= 0]] = np.inf
        least = np.minimum.reduceat(other, program.first[:-1])
        least = np.where(own >= 0, np.minimum(least, of_none), least)
        order = np.argsort(least, kind="stable")[:size]
        open_ = loss <= _OPEN * least[order[-1]]
        open_[own[own >= 0]] = True
        inside: Bools = open_ & self._all_of(order)
        return inside

    def _all_of(self, groups: Ints) -> Bools:
        inside = np.zeros(self.program.groups, dtype=bool)
        inside[groups] = True
        return inside[self.program.owner]

    def _cheapest(self, best: Selection, size: int) -> Bools:
        """The core: what the relaxation is least sure of."""
        return self._by_loss(best, self._loss, self._loss_of_none, size)

    def _drawn(self, best: Selection, size: int) -> Bools:
        """What the relaxation is less sure of is drawn sooner."""
        finite = self._loss[np.isfinite(self._loss)]
        least = 1e-12 * self.instance.problem.magnitude
        little = 0.1 * float(np.median(finite)) + least if len(finite) else 1.0
        noise = self._random.exponential(1.0, self.program.groups)
        of_none = (self._loss_of_none + little) * noise
        return self._by_loss(best, (self._loss + little) * noise[self.program.owner], of_none, size)

    def _of_rows(self, best: Selection, size: int) -> Bools:
        """A half of a part of one row, the rest of others: what competes for the same."""
        groups = np.zeros(0, dtype=np.int64)
        for row in self._random.permutation(len(self._rows)).tolist():
            some = self._random.permutation(self._rows[row])[: max(_LEAST, size // 2)]
            groups = np.unique(np.concatenate([groups, some]))
            if len(groups) >= size:
                break
        return self._all_of(groups)

    def _near_in_time(self, best: Selection, size: int) -> Bools:
        """What starts about one period may start a period sooner or later, or not at all; what is left out
        may start then.
        """
        own, owner = best.by_group, self.program.owner
        now = np.where(own >= 0, self.start[np.maximum(own, 0)], -np.inf)
        about = int(self._random.choice(self.start))
        near = np.abs(self.start - now[owner]) <= 1
        near |= (now < 0)[owner] & (np.abs(self.start - about) <= 1)
        groups = self._random.permutation(np.flatnonzero(np.abs(now - about) <= 1))[:size]
        out = np.flatnonzero(now < 0)
        loss = np.minimum.reduceat(self._loss, self.program.first[:-1])[out]
        least = 1e-9 * self.instance.problem.magnitude
        order = np.argsort((loss + least) * self._random.exponential(1.0, len(out)), kind="stable")
        inside: Bools = near & self._all_of(np.concatenate([groups, out[order][: size - len(groups)]]))
        return inside

    def _together(self, best: Selection, size: int) -> Bools:
        """From one group on to those that stand with it in a small row, and on."""
        seen = np.zeros(self.program.groups, dtype=bool)
        queue: list[int] = []
        for begin in self._random.permutation(self.program.groups).tolist():
            if len(queue) >= size:
                break
            if seen[begin]:
                continue
            seen[begin] = True
            queue.append(begin)
            n = len(queue) - 1
            while n < len(queue) < size:
                others = self._links.of(queue[n])
                others = others[~seen[others]]
                seen[others] = True
                queue += others.tolist()
                n += 1
        return self._all_of(np.array(queue[:size]))


@dataclass(frozen=True, eq=False)
class _Links:
    """Small rows and the groups in them, sorted by row and by group."""

    row: Ints
    group: Ints
    of_group: Ints
    row_edge: Ints
    group_edge: Ints

    def of(self, group: int) -> Ints:
        """The groups that stand with a group in a small row, ascending."""
        rows = self.of_group[self.group_edge[group] : self.group_edge[group + 1]]
        inside = [self.group[self.row_edge[r] : self.row_edge[r + 1]] for r in rows.tolist()]
        return np.unique(np.concatenate(inside)) if inside else np.zeros(0, dtype=np.int64)


def _groups_by_row(program: Program) -> tuple[list[Ints], _Links]:
    """The groups of each row of many, and those of the small rows."""
    rows, pure = program.rows, program.pure()
    width = np.diff(rows.start)[pure]
    row = np.repeat(np.arange(len(pure)), width)
    entry = np.repeat(rows.start[pure] - (np.cumsum(width) - width), width) + np.arange(len(row))
    pairs = np.unique(row * program.groups + program.owner[rows.index[entry]])
    row, group = pairs // program.groups, pairs % program.groups
    size = np.bincount(row, minlength=len(pure))
    edge = np.searchsorted(row, np.arange(len(pure) + 1))
    large = [group[edge[r] : edge[r + 1]] for r in np.flatnonzero(size > _SMALL_ROW).tolist()]
    small = (size <= _SMALL_ROW)[row]
    row, group = row[small], group[small]
    order = np.argsort(group, kind="stable")
    return large, _Links(
        row,
        group,
        row[order],
        np.searchsorted(row, np.arange(len(pure) + 1)),
        np.searchsorted(group[order], np.arange(program.groups + 1)),
    )
