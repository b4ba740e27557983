"""Branch and bound over the kept relaxation, for one question or for many on the same program at once.

A solution of the relaxation for one question gives prices, and prices give a bound for *every* question:
whatever they are, no portfolio is worth more than it earns at them (weak duality; Geoffrion 1974, "Lagrangean
relaxation for integer programming"). So budgets, locks and weights that differ a little share one tree: a
part of it is closed for each question by whichever solution closed it, and branched on only for those that
are still open. No answer rests on the solver's word: its prices are taken, its bounds are worked out here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from portfolio.arrays import Bools, Floats, Ints
from portfolio.progress import Clock
from portfolio.solver.presolve import Presolve
from portfolio.solver.relaxation import Relaxation

_LOOK = 4
"""So many branchings are tried at a node, unless the best stays the best for two in a row."""
_WHOLE = 1e-6


@dataclass(eq=False)
class InstanceBatch:
    """Questions on one program: a row each.

    Attributes
    ----------
    objective : array (questions, columns)
    lower, upper : array (questions, rows)
        Bounds of the program's rows, finite in the same places.
    free : array (questions, yes/no columns) of bool
    must : array (questions, groups) of bool
    cutoff : array (questions,)
        What a plan must be worth to be of interest; it may grow while the search goes on.
    """

    objective: Floats
    lower: Floats
    upper: Floats
    free: Bools
    must: Bools
    cutoff: Floats


@dataclass(frozen=True, eq=False)
class _Node:
    """A part of the tree: its candidates and musts, the questions open in it with their bounds, one's
    relaxed solution.
    """

    free: Bools
    must: Bools
    open: Ints
    bound: Floats
    question: int
    x: Floats

    def over(self, needed: Floats) -> float:
        """By how much the bounds exceed what is needed at the most."""
        return float((self.bound - needed[self.open]).max())


class BranchAndBound:
    """A search by branching. What it learns of which branchings help is kept from one search to the next.

    Branching is on whether an initiative is funded, then on which half of its options and starts.

    Parameters
    ----------
    rows : Presolve
        The rows over yes/no columns, for what cannot fit beside what is chosen.
    """

    def __init__(self, rows: Presolve) -> None:
        self.rows, self.program = rows, rows.program
        self._gain, self._tried = np.zeros((2, self.program.groups)), np.zeros((2, self.program.groups))

    def search(
        self,
        relaxation: Relaxation,
        batch: InstanceBatch,
        known: Iterable[Ints],
        most: int,
        clock: Clock,
        on_incumbent: Callable[[Ints], bool],
    ) -> Floats:
        """Look for plans that are worth what is needed and not among the known ones.

        Parameters
        ----------
        most : int
            Relaxations to solve at the most; ``left`` says how many were not.
        on_incumbent : callable
            Is told each plan, sees to it that ``family.needed`` says what the next must be worth, and whether
            to go on.

        Returns
        -------
        array (questions,)
            A bound on every plan that is not known: below what is needed where nothing is left.
        """
        self.relaxation, self.batch, self.left = relaxation, batch, most
        self._at, seen = -1, {k.tobytes() for k in known}
        self._finite_upper = np.where(np.isfinite(batch.upper), batch.upper, 0.0)
        self._finite_lower = np.where(np.isfinite(batch.lower), batch.lower, 0.0)
        everyone = np.arange(len(batch.cutoff))
        root = self._node(
            batch.free.any(axis=0), batch.must.all(axis=0), everyone, np.full(len(everyone), np.inf)
        )
        stack = [root] if root is not None else []
        go_on = True
        while stack and go_on and self.left > 0 and not clock.stopped:
            node = self._narrowed(stack.pop())
            if node is None:
                continue
            columns = self._whole(node)
            if columns is None:
                stack += self._branch(node)
                continue
            if columns.tobytes() not in seen:
                seen.add(columns.tobytes())
                go_on = on_incumbent(columns)
            stack += self._beside(node, columns)
        bound = np.nextafter(batch.cutoff, -np.inf)
        for node in stack:
            bound[node.open] = np.maximum(bound[node.open], node.bound)
        return bound

    def _narrowed(self, node: _Node) -> _Node | None:
        """A node as it stands now that more may be needed than when it was made; None where nothing is
        open any more.
        """
        still = node.bound >= self.batch.cutoff[node.open]
        if still.all():
            return node
        if not still.any():
            return None
        if not still[int(np.flatnonzero(node.open == node.question)[0])]:
            return self._node(node.free, node.must, node.open[still], node.bound[still])
        return replace(node, open=node.open[still], bound=node.bound[still])

    def _node(self, free: Bools, must: Bools, open_: Ints, bound: Floats) -> _Node | None:
        """A part of the tree with what follows from its bounds; None where it is closed for every
        question.
        """
        batch, relaxation, program = self.batch, self.relaxation, self.program
        while True:
            if len(open_) == 1:
                free, must = free & batch.free[open_[0]], must | batch.must[open_[0]]
            propagated = self.rows.propagated(free, must)
            if propagated is None:
                return None
            free = propagated
            question = int(open_[(bound - batch.cutoff[open_]).argmax()])
            self._ask(question, free, must)
            self.left -= 1
            if relaxation.solve(float(batch.cutoff[question])):
                now, shares, worth = self._dual_bounds(open_, free, must)
                bound = np.minimum(bound, now)
            else:
                bound = np.where(open_ == question, -np.inf, bound)
                now, shares, worth = (
                    bound,
                    np.zeros((len(open_), program.groups)),
                    np.full((len(open_), program.count), np.inf),
                )
            still = bound >= batch.cutoff[open_]
            if not still.any():
                return None
            open_, bound, now, shares, worth = (
                open_[still],
                bound[still],
                now[still],
                shares[still],
                worth[still],
            )
            # what no question can do with, or without, any more
            spare = (now - batch.cutoff[open_])[:, None]
            useful = free & (spare - shares[:, program.owner] + worth >= 0).any(axis=0)
            needed = must | ((spare - shares < 0) | batch.must[open_]).all(axis=0)
            fixed = (
                np.count_nonzero(free)
                - np.count_nonzero(useful)
                + np.count_nonzero(needed)
                - np.count_nonzero(must)
            )
            free, must = useful, needed
            if fixed < 3 and question in open_:
                return _Node(free, must, open_, bound, question, relaxation.x[: program.count])

    def _ask(self, question: int, free: Bools, must: Bools) -> None:
        """Set the relaxation to one question in one part of the tree."""
        batch, relaxation, program = self.batch, self.relaxation, self.program
        upper = program.column_upper.copy()
        upper[: program.count] *= free & batch.free[question]
        relaxation.restrict(program.column_lower, upper)
        groups = np.arange(program.groups)
        if question != self._at:
            self._at = question
            relaxation.maximise(batch.objective[question])
            rows = np.arange(program.groups, batch.upper.shape[1])
            relaxation.limit(rows, batch.lower[question, rows], batch.upper[question, rows])
        relaxation.limit(groups, np.where(must | batch.must[question], 1.0, -np.inf), np.ones(program.groups))

    def _dual_bounds(self, open_: Ints, free: Bools, must: Bools) -> tuple[Floats, Floats, Floats]:
        """Bounds for all open questions at the prices of the last solution.

        Returns
        -------
        bound : array (open,)
        shares : array (open, groups)
            What each group adds to the bound: its best candidate, or nothing where it need not be chosen.
        worth : array (open, yes/no columns)
            What each candidate is worth at the prices.
        """
        batch, relaxation, program = self.batch, self.relaxation, self.program
        duals = relaxation.duals.copy()
        duals[: program.groups] = 0.0  # at most one of a group is chosen: that is reckoned with exactly
        own = duals[: batch.upper.shape[1]]
        worth = batch.objective[open_] - relaxation.transposed_product(duals)
        limits = self._finite_upper[open_] @ np.maximum(own, 0.0) + self._finite_lower[open_] @ np.minimum(
            own, 0.0
        )
        limits = limits + float(duals[len(own) :] @ relaxation.upper[len(own) :])
        others = worth[:, program.count :]
        beside = np.maximum(
            others * program.column_upper[program.count :], others * program.column_lower[program.count :]
        ).sum(axis=1)
        chosen = np.where(free & batch.free[open_], worth[:, : program.count], -np.inf)
        shares = np.maximum.reduceat(chosen, program.first[:-1], axis=1)
        shares = np.where(must | batch.must[open_], shares, np.maximum(shares, 0.0))
        bound = limits + beside + shares.sum(axis=1)
        return bound, np.where(np.isfinite(shares), shares, 0.0), chosen

    def _whole(self, node: _Node) -> Ints | None:
        """The node's solution as a plan, where it is one."""
        if np.abs(node.x - np.round(node.x)).max(initial=0.0) > _WHOLE:
            return None
        columns = np.full(self.program.groups, -1)
        chosen = np.flatnonzero(node.x > 0.5)
        columns[self.program.owner[chosen]] = chosen
        return columns

    def _halves(self, node: _Node, group: int) -> list[tuple[Bools, Bools]]:
        """A node's two parts: the initiative funded or not; or, where it is in any case, its options and
        starts in two halves.
        """
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
        """The node's parts by the branching that closes most, of the few that promise most by what earlier
        ones gained.
        """
        first, x, needed = self.program.first[:-1], node.x, self.batch.cutoff
        funded = np.add.reduceat(x, first)
        torn = np.add.reduceat(np.minimum(x, 1 - x), first)
        undecided = np.minimum(funded, 1 - funded) > _WHOLE
        groups = np.flatnonzero(torn > _WHOLE)
        usual = (self._gain.sum(axis=1) + 1) / (self._tried.sum(axis=1) + 1)
        rate = np.where(
            self._tried[:, groups] > 0,
            self._gain[:, groups] / np.maximum(self._tried[:, groups], 1),
            usual[:, None],
        )
        share = np.where(undecided, funded, 0.5)[groups]
        promise = (
            np.maximum(rate[0] * (1 - share), 1e-6)
            * np.maximum(rate[1] * share, 1e-6)
            * np.where(undecided[groups], 1.0, 0.3)
        )
        best: tuple[float, list[_Node]] = (-math.inf, [])
        behind, over = 0, node.over(needed)
        for place in np.argsort(-promise, kind="stable")[:_LOOK]:
            group, size = int(groups[place]), (1 - share[place], share[place])
            parts = [self._node(*half, node.open, node.bound) for half in self._halves(node, group)]
            gains = [over - (part.over(needed) if part is not None else 0.0) for part in parts]
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
        return sorted(best[1], key=lambda part: part.over(needed))

    def _beside(self, node: _Node, columns: Ints) -> list[_Node]:
        """A known plan's node in two: other than the plan in the first initiative that can be, and as it
        there.
        """
        for group in range(self.program.groups):
            chosen = int(columns[group])
            mine = np.flatnonzero(node.free & (self.program.owner == group))
            others = mine[mine != chosen]
            if chosen < 0 and len(mine):
                must, without = node.must.copy(), node.free.copy()
                must[group], without[mine] = True, False
                halves = [(node.free, must), (without, node.must)]
            elif chosen >= 0 and (len(others) or not node.must[group]):
                changed, must, kept = node.free.copy(), node.must.copy(), node.free.copy()
                changed[chosen], must[group], kept[others] = False, True, False
                halves = [(changed, node.must), (kept, must)]
            else:
                continue
            return [part for half in halves if (part := self._node(*half, node.open, node.bound)) is not None]
        return []
