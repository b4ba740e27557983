"""Branch and bound over the kept relaxation: soonest where some hundred solutions of it settle the question.

Every node is closed by a bound that weak duality proves, so the answer does not rest on the solver's word. Branching
is on whether an initiative is funded, then on which half of its options and starts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from portfolio.solver.program import Bools
from portfolio.solver.relaxation import Relaxation
from portfolio.solver.strengthening import Strengthening
from portfolio.solver.watch import Watch
from portfolio.valuation import Floats, Ints

_LOOK = 4
"""So many branchings are tried at a node, unless the best stays the best for two in a row."""
_WHOLE = 1e-6


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a search came to: a plan (a column a group, −1 for none), or a bound on all that is not known yet.

    ``proven``: the bound is below ``better_than``, what was asked for last: nothing is left.
    """

    columns: Ints | None
    bound: float
    proven: bool
    better_than: float


@dataclass(frozen=True, eq=False)
class _Node:
    free: Bools
    must: Bools
    bound: float
    x: Floats


class Tree:
    """A search by branching. What it learns of which branchings help is kept from one question to the next.

    Parameters
    ----------
    rows : Strengthening
        The rows over yes/no columns, for what cannot fit beside what is chosen.
    """

    def __init__(self, rows: Strengthening) -> None:
        self.rows, self.program = rows, rows.program
        self._gain, self._tried = np.zeros((2, self.program.groups)), np.zeros((2, self.program.groups))

    def search(
        self,
        relaxation: Relaxation,
        free: Bools,
        must: Bools,
        better_than: float,
        known: Iterable[Ints],
        most: int,
        watch: Watch,
        found: Callable[[Ints], float | None],
    ) -> Outcome:
        """Look for plans worth at least ``better_than`` that are not among the known ones.

        Parameters
        ----------
        most : int
            Relaxations to solve at the most; then the search is left open.
        found : callable
            Is told each plan, and says what the next must be worth; None ends the search.
        """
        self.relaxation, self.better_than, self.left, self.known = relaxation, better_than, most, {k.tobytes() for k in known}
        root = self._node(free, must)
        stack = [root] if root is not None else []
        while stack:
            if self.left <= 0 or watch.stopped:
                return Outcome(None, max(node.bound for node in stack), False, self.better_than)
            node = stack.pop()
            if node.bound < self.better_than:
                continue
            columns = self._whole(node)
            if columns is None:
                stack += self._branch(node)
                continue
            if columns.tobytes() not in self.known:
                self.known.add(columns.tobytes())
                needed = found(columns)
                if needed is None:
                    return Outcome(columns, max([node.bound, *(n.bound for n in stack)]), False, self.better_than)
                self.better_than = max(self.better_than, needed)
            stack += self._beside(node, columns)
        return Outcome(None, self.better_than, True, self.better_than)

    def _node(self, free: Bools, must: Bools) -> _Node | None:
        """A part of the question with what follows from its bounds; None where nothing in it is good enough."""
        program, relaxation = self.program, self.relaxation
        while True:
            fitting = self.rows.fitting(free, must)
            if fitting is None:
                return None
            upper = program.column_upper.copy()
            upper[: program.count] *= fitting
            relaxation.restrict(program.column_lower, upper)
            relaxation.limit(np.arange(program.groups), np.where(must, 1.0, -np.inf), np.ones(program.groups))
            self.left -= 1
            if not relaxation.solve(self.better_than) or relaxation.value < self.better_than:
                return None
            free = fitting & (relaxation.value + np.minimum(relaxation.reduced[: program.count], 0.0) >= self.better_than)
            if np.count_nonzero(fitting) - np.count_nonzero(free) < 3:
                return _Node(free, must, relaxation.value, relaxation.x[: program.count])

    def _whole(self, node: _Node) -> Ints | None:
        """The node's solution as a plan, where it is one."""
        if np.abs(node.x - np.round(node.x)).max(initial=0.0) > _WHOLE:
            return None
        columns = np.full(self.program.groups, -1)
        chosen = np.flatnonzero(node.x > 0.5)
        columns[self.program.owner[chosen]] = chosen
        return columns

    def _halves(self, node: _Node, group: int) -> list[tuple[Bools, Bools]]:
        """A node's two parts: the initiative funded or not; or, where it is in any case, its options and starts in two halves."""
        mine = np.flatnonzero(node.free & (self.program.owner == group))
        held = np.cumsum(node.x[mine])
        if not node.must[group] and held[-1] < 1 - _WHOLE:
            must, without = node.must.copy(), node.free.copy()
            must[group], without[mine] = True, False
            return [(node.free, must), (without, node.must)]
        middle = min(int(np.abs(held - held[-1] / 2).argmin()), len(mine) - 2) + 1
        first, second = node.free.copy(), node.free.copy()
        first[mine[middle:]], second[mine[:middle]] = False, False
        return [(first, node.must), (second, node.must)]

    def _branch(self, node: _Node) -> list[_Node]:
        """The node's parts by the branching that closes most, of the few that promise most by what earlier ones gained."""
        first, x = self.program.first[:-1], node.x
        funded = np.add.reduceat(x, first)
        torn = np.add.reduceat(np.minimum(x, 1 - x), first)
        open_ = np.minimum(funded, 1 - funded) > _WHOLE
        groups = np.flatnonzero(torn > _WHOLE)
        usual = (self._gain.sum(axis=1) + 1) / (self._tried.sum(axis=1) + 1)
        rate = np.where(self._tried[:, groups] > 0, self._gain[:, groups] / np.maximum(self._tried[:, groups], 1), usual[:, None])
        share = np.where(open_, funded, 0.5)[groups]
        promise = np.maximum(rate[0] * (1 - share), 1e-6) * np.maximum(rate[1] * share, 1e-6) * np.where(open_[groups], 1.0, 0.3)
        best: tuple[float, list[_Node]] = (-math.inf, [])
        behind = 0
        for place in np.argsort(-promise, kind="stable")[:_LOOK]:
            group, size = int(groups[place]), (1 - share[place], share[place])
            parts = [self._node(*half) for half in self._halves(node, group)]
            gains = [node.bound - (part.bound if part is not None else self.better_than) for part in parts]
            self._gain[:, group] += [g / max(s, 1e-3) for g, s in zip(gains, size, strict=True)]
            self._tried[:, group] += 1
            left = [part for part in parts if part is not None]
            if len(left) < 2:
                return left
            score = max(gains[0], 1e-6) * max(gains[1], 1e-6)
            behind = 0 if score > best[0] else behind + 1
            best = max(best, (score, left), key=lambda b: b[0])
            if behind == 2:
                break
        return sorted(best[1], key=lambda part: part.bound)

    def _beside(self, node: _Node, columns: Ints) -> list[_Node]:
        """A known plan's node in two: other than the plan in the first initiative that can be, and as it there."""
        for group in range(self.program.groups):
            chosen = int(columns[group])
            mine = np.flatnonzero(node.free & (self.program.owner == group))
            others = mine[mine != chosen]
            if chosen < 0 and len(mine):
                must, without = node.must.copy(), node.free.copy()
                must[group], without[mine] = True, False
                parts = [(node.free, must), (without, node.must)]
            elif chosen >= 0 and (len(others) or not node.must[group]):
                changed, must, kept = node.free.copy(), node.must.copy(), node.free.copy()
                changed[chosen], must[group], kept[others] = False, True, False
                parts = [(changed, node.must), (kept, must)]
            else:
                continue
            return [part for half in parts if (part := self._node(*half)) is not None]
        return []
