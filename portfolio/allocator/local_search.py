"""Good portfolios soon: a tabu search over which initiatives are funded, in which option and from when.

Every step looks at all single moves at once (fund, drop, change option or start), takes the best that is not
tabu, and may pass through portfolios that break limits, at a penalty that rises while they do (strategic
oscillation: Glover and Kochenberger 1996, "Critical event tabu search for multidimensional knapsack
problems"). Where rows make room for each other, a move is judged by what each row could be given by the
others; after it what is given is changed, one column at a time, as long as less is broken then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from portfolio.allocator.passed_by import SLACK, PassedBy
from portfolio.arrays import Bools, Floats, Ints
from portfolio.model.attainment import Attainment
from portfolio.model.comparison import TIE
from portfolio.model.worst_overruns import worst
from portfolio.solver.program import Program

_SUM_ROUNDING = 1e-13
"""What a row may be broken by when it is summed up anew, as a share of its largest amount."""
_TIES_GIVEN = 24
"""So many tied plans are given: a few more than are listed before the rule asks by itself (``Effort``)."""
_IDLE_STEPS = 20
"""Steps a group without a find after which the search ends: every group has then been moved many times."""
_DEARER, _CHEAPER, _CHEAPEST = 1.2, 0.98, 0.3
"""What a step makes of the penalty of a broken row, and of one that holds; and what is left of the first one
at the least. Measured on 13 rounds: plans 0.19 % short of the best known on average; with 1.5 0.50 %, with
0.995 0.35 %, with 1 at the least 0.40 %; with 1.05, 0.9 or 0.05 some round is left without a plan, since
penalties then never rise enough.
"""
_FULL_ATTAINMENT = 1.0
"""Progress that reaches a target."""
_TIMES_DUAL = 4.0
"""What breaking a row costs at first, in duals: well above one, at which a plan that breaks it seems as
good as one that holds, since a dual is what the row's last unit earns.
"""
_SHARE_OF_GROUP = 0.2
"""What breaking a row by its largest amount costs at first at the least, as a share of what a group earns:
rows that the relaxation leaves slack have no dual, and whole plans break them all the same.
"""
_KICK_AFTER = 40
"""Steps beside one a group after which a search without a find is sent elsewhere: 2 or 3 groups at random.
Measured as above: with 0 0.68 %, with 400 0.25 %.
"""
_MOST_PAIRED = 500
"""Moves of which all pairs are tried for plans that are tied: 125,000 pairs, some hundredths of a second."""
_WHOLE = 1e-6
"""What a count in the relaxation may be short of a whole number."""
_MENDS = 4
"""Columns of no group that are changed after a step at the most: two on average, of chains more."""
_LONGEST_WAIT = 250
"""Steps that are taken whatever the time while nothing feasible was found: some hundredths of a second."""


@dataclass(frozen=True, eq=False)
class ValueTerms:
    """What the value of chosen columns is summed up from: the case's effects, without the program.

    Attributes
    ----------
    gains : array (binary variables, key results)
        Progress that each column brings.
    attainment : Attainment
        What progress attains.
    pairs : array (synergies, 2)
        The groups of each synergy; ``pair_gain``, array (synergies, key results), is what it adds before
        discount.
    delivery : array (binary variables,)
    counted : array (deliveries, key results)
        How much of an effect counts, by delivery.
    """

    gains: Floats
    attainment: Attainment
    pairs: Ints
    pair_gain: Floats
    delivery: Ints
    counted: Floats


@dataclass(frozen=True, eq=False)
class Guard:
    """Rows that hold whichever columns overrun, so many at once.

    Attributes
    ----------
    count : int
    deviations : sequence of (row, columns, amounts)
        What the columns add to a row of the program if they overrun, before the row is scaled.
    """

    count: int = 0
    deviations: Sequence[tuple[int, Ints, Floats]] = ()


@dataclass(frozen=True, eq=False)
class Between:
    """Columns of no group, by which rows make room for each other.

    Attributes
    ----------
    columns : array (columns of no group,)
        Of the program; from 0 up to their upper bound there, in whole numbers where they are integer.
    rows : sequence of (row, stands_for)
        Rows of the program with such columns, and the row without them that local search goes by for each;
        −1 where no group has a part in it.
    """

    columns: Ints
    rows: Sequence[tuple[int, int]]


@dataclass(frozen=True, eq=False)
class LocalInstance:
    """One instance: the rows' bounds and the penalties for breaking them, the key results' points, the
    candidates.

    Points and penalties are counted in ``unit`` points, so that the search's tolerances hold whatever the
    points are. ``given`` is what the columns of no group are at first, where the search may change them,
    ``alone`` the rows' bounds while they are 0.
    """

    unit: float
    bound: Floats
    penalty: Floats
    points: Floats
    free: Bools
    must: Bools
    given: Floats | None = None
    alone: Floats | None = None

    @property
    def own_bound(self) -> Floats:
        """The rows' bounds beside which what is given is counted."""
        return self.bound if self.alone is None else self.alone


class LocalSearch:
    """A tabu search on one program; columns are the program's binary variables and, for each group, "not
    funded".

    What it needs of the program is laid out once; each run takes its own limits, points and candidates.
    """

    def __init__(
        self,
        program: Program,
        terms: ValueTerms,
        guard: Guard | None = None,
        between: Between | None = None,
    ) -> None:
        self.program, self.terms, self.guard = program, terms, guard or Guard()
        count, groups = program.count, program.groups
        # within each group its columns, then "not funded"
        self.first = program.first[:-1] + np.arange(groups)
        self.end = np.append(self.first[1:], count + groups)
        self.place = np.arange(count) + program.owner
        self.none = self.end - 1
        self.column = np.full(count + groups, -1)
        self.column[self.place] = np.arange(count)
        self.owner = np.repeat(np.arange(groups), self.end - self.first)
        self.gains = np.zeros((count + groups, terms.gains.shape[1]))
        self.gains[self.place] = terms.gains
        self.partners: list[list[tuple[int, int]]] = [[] for _ in range(groups)]
        for n, (i, j) in enumerate(terms.pairs.tolist()):
            self.partners[i].append((n, j))
            self.partners[j].append((n, i))
        self._lay_out_usage()
        self.without_entries = len(self.size)
        self.shared = None if between is None else _Shared.of(self, between)

    def _lay_out_usage(self) -> None:
        """Entries by column: all rows that any column of its group touches, so that a move changes each of
        them by a difference.
        """
        program, rows, pure = self.program, self.program.rows, self.program.pure()
        width = np.diff(rows.start)[pure]
        row = np.repeat(np.arange(len(pure)), width)
        place = (
            np.repeat(rows.start[pure], width)
            + np.arange(len(row))
            - np.repeat(np.cumsum(width) - width, width)
        )
        column, amount = rows.index[place], rows.value[place]
        up, down = np.isfinite(program.upper[pure]), np.isfinite(program.lower[pure])
        self.above, self.below = pure[up], pure[down]
        rank_up, rank_down = np.cumsum(up) - 1, up.sum() + np.cumsum(down) - 1
        row, column, amount = (
            np.concatenate([rank_up[row][up[row]], rank_down[row][down[row]]]),
            np.concatenate([column[up[row]], column[down[row]]]),
            np.concatenate([amount[up[row]], -amount[down[row]]]),
        )
        self.guarded = np.array([place for place, _, _ in self.guard.deviations], dtype=np.int64)
        self.unguarded = len(self.above) + len(self.below)
        limits = self.unguarded + len(self.guarded)
        row, column, amount, over = self._with_guarded(row, column, amount)
        self.size = np.ones(limits)
        np.maximum.at(self.size, row, np.abs(amount) + over)
        key = program.owner[column] * (limits + 1) + row
        touched = np.unique(key)
        edge = np.searchsorted(touched, np.arange(program.groups + 1) * (limits + 1))
        self.width = np.diff(edge)[self.owner]
        self.entry = np.concatenate([[0], np.cumsum(self.width)])
        offset = np.arange(self.entry[-1]) - np.repeat(self.entry[:-1], self.width)
        self.row = touched[edge[np.repeat(self.owner, self.width)] + offset] % (limits + 1)
        self.amount, self.overrun = np.zeros(len(self.row)), np.zeros(len(self.row))
        place = self.entry[self.place[column]] + np.searchsorted(touched, key) - edge[program.owner[column]]
        np.add.at(self.amount, place, amount)
        np.add.at(self.overrun, place, over)
        # the entries of the rows where some may overrun, with those rows and the groups
        self.risky = np.flatnonzero(self.row >= self.unguarded)
        self.risky_row = self.row[self.risky] - self.unguarded
        self.risky_group = np.repeat(self.owner, self.width)[self.risky]

    def _with_guarded(self, row: Ints, column: Ints, amount: Floats) -> tuple[Ints, Ints, Floats, Floats]:
        """The entries with those of the rows where some columns may overrun: rows, columns, amounts, and by
        how much more.
        """
        rows, count = self.program.rows, self.program.count
        parts = [(row, column, amount, np.zeros(len(row)))]
        for n, (place, columns, amounts) in enumerate(self.guard.deviations):
            inside = np.arange(rows.start[place], rows.start[place + 1])
            inside = inside[rows.index[inside] < count]
            own, more = len(inside), len(columns)
            parts.append(
                (
                    np.full(own + more, self.unguarded + n),
                    np.concatenate([rows.index[inside], columns]),
                    np.concatenate([rows.value[inside], np.zeros(more)]),
                    np.concatenate([np.zeros(own), amounts * rows.factor[place]]),
                )
            )
        first, second, third, fourth = zip(*parts, strict=True)
        return tuple(map(np.concatenate, (first, second, third, fourth)))  # type: ignore[return-value]

    def worth(self, columns: Ints, points: Floats) -> float:
        """What a choice, a column a group and −1 for none, is worth."""
        current = np.where(columns >= 0, self.place[columns], self.none)
        progress = self.gains[current].sum(axis=0) + self.together(current)
        return float(self.terms.attainment.valued(points)(progress))

    def together(self, current: Ints) -> Floats:
        """What the synergies of the groups' columns as they stand here bring."""
        terms = self.terms
        total = np.zeros(terms.gains.shape[1])
        for n, (i, j) in enumerate(terms.pairs.tolist()):
            a, b = self.column[current[i]], self.column[current[j]]
            if a >= 0 and b >= 0:
                total += terms.pair_gain[n] * terms.counted[max(terms.delivery[a], terms.delivery[b])]
        return total

    def closed(self, instance: LocalInstance) -> Bools:
        """The columns, "not funded" among them, that an instance may not choose."""
        closed = np.zeros(len(self.owner), dtype=bool)
        closed[self.place], closed[self.none] = ~instance.free, instance.must
        return closed

    def passed_by(self, instances: Sequence[LocalInstance]) -> PassedBy:
        """What searches note of what is better for others of these instances, whose points are the same."""
        return PassedBy(
            np.array([instance.bound for instance in instances]),
            np.array([self.closed(instance) for instance in instances]),
        )

    def bounds(self, lower: Floats, upper: Floats) -> Floats:
        """The program's bounds on the rows followed here, all as upper ones."""
        further = np.full(len(self.size) - self.without_entries, np.inf)
        return np.concatenate([upper[self.above], -lower[self.below], upper[self.guarded], further])

    def penalties(self, duals: Floats, points: Floats) -> Floats:
        """What breaking a row by one unit costs at first: its dual, and never nothing."""
        above = np.maximum(duals[np.concatenate([self.above, self.guarded])], 0.0)
        at = len(self.above)
        further = np.zeros(len(self.size) - self.without_entries)
        dual = np.concatenate([above[:at], np.maximum(-duals[self.below], 0.0), above[at:], further])
        # no more than full attainment, without a target too: this sizes a penalty, and values nothing
        progress = np.maximum(self.terms.gains, 0.0).sum(axis=0).clip(max=_FULL_ATTAINMENT)
        a_group = float(progress @ np.abs(points)) / max(1, self.program.groups)
        return np.maximum(_TIMES_DUAL * dual, _SHARE_OF_GROUP * max(1e-9, a_group) / self.size)

    def run(
        self,
        instance: LocalInstance,
        start: Ints,
        steps: int,
        stop: Callable[[], bool],
        seed: int = 0,
        wait: int | None = None,
        on_better: Callable[[Ints], None] = lambda _: None,
        passed_by: PassedBy | None = None,
    ) -> list[Ints]:
        """Search from a start (a column a group, −1 for none) until ``steps`` in a row found nothing better,
        or fewer where there is little.

        Parameters
        ----------
        seed : int
            Which of many ways: all but 0 begin with a few groups at random.
        wait : int, optional
            Steps that are taken whatever ``stop`` says while nothing feasible was found.
        on_better : callable
            Told each better choice on the way, by group.
        passed_by : PassedBy, optional
            Told each choice on the way, for others.

        Returns
        -------
        list of array (groups,)
            The best feasible choices, the best first: those tied with it, then those it surpassed, the latest
            first.
        """
        rng = np.random.default_rng(seed)
        groups, points = self.program.groups, instance.points
        steps, wait = min(steps, _IDLE_STEPS * groups), _LONGEST_WAIT if wait is None else wait
        valued = self.terms.attainment.valued(points)
        closed = self.closed(instance)
        current = np.where(start >= 0, self.place[start], self.none)
        for group in self.owner[current[closed[current]]].tolist():
            # held out, or a must that the start leaves out: its open candidate of most points
            mine = np.arange(self.first[group], self.end[group])
            current[group] = mine[np.where(closed[mine], -np.inf, self.gains[mine] @ points).argmax()]
        bound, best_given = instance.own_bound, instance.given
        state = _State(self, bound, current, best_given)
        found: list[Ints] = []
        ties: dict[bytes, Ints] = {}
        best, best_value, penalty = current.copy(), -np.inf, instance.penalty.copy()
        tabu = np.zeros(groups, dtype=np.int64)
        entry, row = self.entry[:-1].clip(max=max(len(self.row) - 1, 0)), self.row
        idle = self.width == 0
        patience, floor = _KICK_AFTER + groups, _CHEAPEST * instance.penalty
        # another seed is another way from a start that was searched before
        since = patience if seed else 0
        step, last = -1, 0
        while step - last < steps:
            step += 1
            state.mend(penalty)
            feasible = state.feasible()
            value = float(valued(state.progress)) if feasible or passed_by is not None else -np.inf
            if passed_by is not None:
                passed_by.look(state.over + bound, value, current, self.column[current])
            if step % 16 == 15 and (ties or step > wait) and stop():
                break
            if feasible:
                tolerance = TIE * max(1.0, abs(value))
                if (
                    value > best_value - tolerance
                    and not closed[current].any()
                    and state.holds(bound, current)
                ):
                    if value > best_value + tolerance:
                        found += reversed(ties.values())
                        ties, since, last = {}, 0, step
                        on_better(self.column[current])
                    if value > best_value:
                        best, best_value = current.copy(), value
                        best_given = None if state.given is None else state.given.copy()
                    if len(ties) < _TIES_GIVEN:
                        ties[current.tobytes()] = self.column[current]
            since += 1
            # a row that stays broken grows dear, one that holds grows cheap again
            penalty = np.where(
                state.excess > _SUM_ROUNDING * self.size,
                penalty * _DEARER,
                np.maximum(penalty * _CHEAPER, floor),
            )
            if since >= patience:
                current, penalty, since = best.copy(), instance.penalty.copy(), 0
                for g in rng.choice(groups, size=min(groups, int(rng.integers(2, 4))), replace=False):
                    options = np.flatnonzero(~closed[self.first[g] : self.end[g]])
                    if len(options):
                        current[g] = self.first[g] + rng.choice(options)
                        tabu[g] = step + int(rng.integers(5, 15))
                state = _State(self, bound, current, best_given)
            # what every move would be worth, and what it would break
            progress = state.progress + state.change
            score = valued(progress)
            barred = (tabu > step)[self.owner]
            aspired = barred & (score > best_value + 1e-9)
            if len(row):
                over, excess = state.over, state.excess
                if state.given is not None:
                    over = over - state.spare()
                    excess = np.maximum(over, 0.0)
                over = np.maximum(over[row] + state.moved, 0.0) - excess[row]
                broken = np.add.reduceat(over * penalty[row], entry)
                broken[idle] = 0.0
                score -= broken
                if aspired.any():
                    aspired &= float(excess @ penalty) + broken <= SLACK
            score[closed | (barred & ~aspired)] = -np.inf
            score[current] = -np.inf
            move = int(score.argmax())
            if score[move] == -np.inf:
                tabu[:] = 0
                continue
            group = int(self.owner[move])
            tabu[group] = step + 1 + int(rng.integers(0, 4))
            state.take(group, move, current)
        return [*ties.values(), *reversed(found)]

    def equals(self, instance: LocalInstance, plan: Ints, tied_from: float, most: int) -> list[Ints]:
        """Choices worth at least ``tied_from``, in the instance's unit, at most so many, that one or two
        moves make of a plan or one more move of those.

        Most plans that are tied differ by such moves: another start, one initiative in another's place.
        """
        valued = self.terms.attainment.valued(instance.points)
        closed = self.closed(instance)
        queue = [np.where(plan >= 0, self.place[plan], self.none)]
        seen = {queue[0].tobytes()}
        bound = instance.own_bound
        for now in queue:
            if len(queue) > most:
                break
            state = _State(self, bound, now, instance.given)
            state.mend(instance.penalty)
            spare = state.spare()
            open_ = ~closed
            open_[now] = False
            moves = np.flatnonzero(open_)
            alone = valued(state.progress + state.change[moves]) >= tied_from
            steps = moves[alone][:, None].tolist()
            if now is queue[0] and len(moves) <= _MOST_PAIRED:
                steps += self._tied_pairs(state, moves, alone, lambda progress: valued(progress) >= tied_from)
            for step in steps:
                other = now.copy()
                other[self.owner[step]] = step
                if other.tobytes() in seen or not state.fits(step, spare, instance.penalty):
                    continue
                if len(queue) > most:
                    break
                seen.add(other.tobytes())
                queue.append(other)
        return [self.column[other] for other in queue[1:]]

    def _tied_pairs(
        self, state: _State, moves: Ints, alone: Bools, is_tied: Callable[[Floats], Bools]
    ) -> list[list[int]]:
        """Two moves of two groups, not both tied alone, that together are."""
        change = state.change[moves]
        pairs = []
        for n in range(len(moves) - 1):
            tied = is_tied(state.progress + (change[n] + change[n + 1 :]))
            tied &= self.owner[moves[n + 1 :]] != self.owner[moves[n]]
            if alone[n]:
                tied &= ~alone[n + 1 :]
            pairs += [[int(moves[n]), int(other)] for other in moves[n + 1 :][tied]]
        return pairs


@dataclass(frozen=True, eq=False)
class _Shared:
    """The columns of no group in the search's own rows: arrays (columns, entries), filled up with entries of
    0.
    """

    column: Ints
    row: Ints
    amount: Floats
    inverse: Floats
    high: Floats
    whole: Bools

    @classmethod
    def of(cls, search: LocalSearch, between: Between) -> _Shared | None:
        """Adds rows to the search that no group has a part in; None where a row is written in other
        numbers.
        """
        program, rows = search.program, search.program.rows
        place = {int(row): n for n, row in enumerate(search.above.tolist())}
        column = {int(c): n for n, c in enumerate(between.columns.tolist())}
        entries: list[list[tuple[int, float]]] = [[] for _ in column]
        own = {int(row): search.unguarded + n for n, row in enumerate(search.guarded.tolist())}
        for row, stands_for in (*between.rows, *((row, row) for row in own)):
            if stands_for in rows.reduced:
                return None
            if stands_for < 0:
                search.size = np.append(search.size, 1.0)
            at = len(search.size) - 1 if stands_for < 0 else own.get(row, place.get(stands_for, -1))
            if at < 0:
                return None
            factor = 1.0 if stands_for < 0 else rows.factor[stands_for] / rows.factor[row]
            for k in range(rows.start[row], rows.start[row + 1]):
                c = int(rows.index[k])
                if c in column:
                    amount = float(rows.value[k] * factor)
                    entries[column[c]].append((at, amount))
                    search.size[at] = max(search.size[at], abs(amount))
        width = max(map(len, entries), default=0)
        if not width:
            return None  # they make room where there is no limit
        full = [some + [(0, 0.0)] * (width - len(some)) for some in entries]
        row_of = np.array([[at for at, _ in some] for some in full], dtype=np.int64).reshape(-1, width)
        amount_of = np.array([[a for _, a in some] for some in full]).reshape(-1, width)
        with np.errstate(divide="ignore"):
            inverse = np.where(amount_of != 0, 1.0 / amount_of, 0.0)
        high, whole = program.column_upper[between.columns], program.integer[between.columns]
        return cls(between.columns, row_of, amount_of, inverse, high, whole)

    def begun(self, x: Floats) -> Floats:
        """What they are in a relaxation, in whole numbers where they are to be."""
        values = x[self.column]
        return np.where(self.whole, np.floor(values + _WHOLE), values).clip(0.0, self.high)

    def ends(self, wanted: Floats) -> Floats:
        """Where each column goes for a row to just hold, as far as it can: array (columns, entries)."""
        whole = np.where(self.amount < 0, np.ceil(wanted - SLACK), np.floor(wanted + SLACK))
        return np.clip(np.where(self.whole[:, None], whole, wanted), 0.0, self.high[:, None])

    def spared(self, over: Floats, given: Floats) -> Floats:
        """What each row could gain by each column alone with what its other rows have left, summed up."""
        left = np.where(self.amount > 0, np.maximum(-over[self.row], 0.0) * self.inverse, np.inf)
        more = np.minimum(left.min(axis=1), self.high - given)
        more = np.where(self.whole, np.floor(more + SLACK), more)
        gained = np.maximum(-self.amount, 0.0) * more[:, None]
        return np.bincount(self.row.ravel(), weights=gained.ravel(), minlength=len(over))


class _State:
    """Where the search stands: progress and excess now, and how every move would change them."""

    def __init__(
        self, search: LocalSearch, bound: Floats, current: Ints, given: Floats | None = None
    ) -> None:
        self.search, self.given = search, None if given is None else given.copy()
        self.overrun = self._overruns(current)
        self.effect = search.gains.copy()
        for group in range(search.program.groups):
            self._pairs(group, current)
        self.over = self._used(current) - bound
        self.excess = np.maximum(self.over, 0.0)
        offset = np.arange(len(search.row)) - np.repeat(search.entry[:-1], search.width)
        self.planned = (
            search.amount
            - search.amount[np.repeat(search.entry[current][search.owner], search.width) + offset]
        )
        self.moved = self.planned.copy() if len(search.guarded) else self.planned
        self._guard()
        self.progress = search.gains[current].sum(axis=0) + search.together(current)
        self.change = self.effect - self.effect[current][search.owner]

    def _used(self, current: Ints) -> Floats:
        search = self.search
        used = np.zeros(len(search.size))
        for c in current:
            inside = slice(search.entry[c], search.entry[c + 1])
            used[search.row[inside]] += search.amount[inside]
        if len(search.guarded):
            used[search.unguarded : search.without_entries] += worst(
                self._overruns(current).T, search.guard.count
            )
        if self.given is not None and search.shared is not None:
            np.add.at(used, search.shared.row, search.shared.amount * self.given[:, None])
        return used

    def _overruns(self, current: Ints) -> Floats:
        """What the groups' columns overrun by as they stand: array (guarded rows, groups)."""
        search = self.search
        found = np.zeros((len(search.guarded), search.program.groups))
        if len(search.guarded):
            for group, c in enumerate(current.tolist()):
                self._overrun_of(found, group, c)
        return found

    def _overrun_of(self, found: Floats, group: int, place: int) -> None:
        search = self.search
        inside = slice(search.entry[place], search.entry[place + 1])
        rows = search.row[inside]
        risky = rows >= search.unguarded
        found[rows[risky] - search.unguarded, group] = search.overrun[inside][risky]

    def _guard(self) -> None:
        """What each move changes where some may overrun: by what it would be one of those that do, or let
        another be one.
        """
        search, count = self.search, self.search.guard.count
        if not len(search.guarded):
            return
        now, row, group = self.overrun, search.risky_row, search.risky_group
        largest = -np.partition(-now, count, axis=1)[:, : count + 1]
        next_, last = largest[:, count], largest[:, :count].min(axis=1)
        # where a group's own is one of the largest, the next one takes its place without it
        one_of = now >= last[:, None]
        freed = np.where(one_of, now - next_[:, None], 0.0)
        from_ = np.where(one_of, next_[:, None], last[:, None])
        mine = np.maximum(search.overrun[search.risky] - from_[row, group], 0.0)
        self.moved[search.risky] = self.planned[search.risky] + mine - freed[row, group]

    def _pairs(self, group: int, current: Ints) -> None:
        """The effect of a group's columns as the others stand: their own and their synergies'."""
        search, terms = self.search, self.search.terms
        if not search.partners[group]:
            return
        inside = slice(search.first[group], search.none[group])
        self.effect[inside] = search.gains[inside]
        columns = search.column[inside]
        for n, other in search.partners[group]:
            b = search.column[current[other]]
            if b >= 0:
                self.effect[inside] += (
                    terms.pair_gain[n] * terms.counted[np.maximum(terms.delivery[columns], terms.delivery[b])]
                )

    def take(self, group: int, move: int, current: Ints) -> None:
        """Make a move, and bring up to date what the others would change."""
        search = self.search
        inside = slice(search.entry[move], search.entry[move + 1])
        rows = search.row[inside]
        self.over[rows] += self.moved[inside]
        self.excess[rows] = np.maximum(self.over[rows], 0.0)
        self.progress = self.progress + self.change[move]
        current[group] = move
        block = slice(search.first[group], search.end[group])
        entries = slice(search.entry[block.start], search.entry[block.stop])
        width = inside.stop - inside.start
        if width:
            planned = (search.amount[entries].reshape(-1, width) - search.amount[inside]).ravel()
            self.planned[entries] = self.moved[entries] = planned
        if len(search.guarded):
            self._overrun_of(self.overrun, group, move)
            self._guard()
        self.change[block] = self.effect[block] - self.effect[move]
        for _, other in search.partners[group]:
            self._pairs(other, current)
            theirs = slice(search.first[other], search.end[other])
            self.change[theirs] = self.effect[theirs] - self.effect[current[other]]

    def mend(self, penalty: Floats) -> None:
        """Let rows that hold make room for those that are broken, as long as less is broken then."""
        if self.given is not None and (self.excess > _SUM_ROUNDING * self.search.size).any():
            self.over, self.given = self.mended(self.over, self.given, penalty)
            self.excess = np.maximum(self.over, 0.0)

    def mended(self, over: Floats, given: Floats, penalty: Floats) -> tuple[Floats, Floats]:
        """How far rows are from their bounds, and what the columns of no group are, after these were changed
        one at a time: each to where one of its rows just holds.
        """
        shared, over, given = self.search.shared, over.copy(), given.copy()
        assert shared is not None, "no column of no group is anything without"
        price = penalty[shared.row]
        for _ in range(_MENDS):
            now = over[shared.row]
            change = shared.ends(given[:, None] - now * shared.inverse) - given[:, None]
            after = now[:, None, :] + shared.amount[:, None, :] * change[:, :, None]
            cost = (np.maximum(after, 0.0) * price[:, None, :]).sum(axis=2)
            gain = (np.maximum(now, 0.0) * price).sum(axis=1)[:, None] - cost
            k, to = divmod(int(gain.argmax()), gain.shape[1])
            if gain[k, to] <= SLACK:
                break
            given[k] += change[k, to]
            np.add.at(over, shared.row[k], shared.amount[k] * change[k, to])
            if (over <= _SUM_ROUNDING * self.search.size).all():
                break
        return over, given

    def spare(self) -> Floats:
        """What others could give to each row for it alone."""
        shared, given = self.search.shared, self.given
        return (
            np.zeros(len(self.over)) if shared is None or given is None else shared.spared(self.over, given)
        )

    def feasible(self) -> bool:
        return not len(self.excess) or float(self.excess.max()) <= SLACK

    def fits(self, moves: Sequence[int], spare: Floats, penalty: Floats) -> bool:
        """Whether no row is broken after moves of different groups, it seems; ``spare``: what others could
        give to each row for it alone.
        """
        search, over = self.search, self.over.copy()
        for move in moves:
            inside = slice(search.entry[move], search.entry[move + 1])
            over[search.row[inside]] += self.moved[inside]
        if len(search.guarded) and len(moves) > 1:
            self._guarded_after(over, moves)
        broken = over > _SUM_ROUNDING * search.size
        if not broken.any() or self.given is None:
            return not broken.any()
        if (over - spare > _SUM_ROUNDING * search.size).any():
            return False
        over, _ = self.mended(over, self.given, penalty)
        return bool((over <= _SUM_ROUNDING * search.size).all())

    def _guarded_after(self, over: Floats, moves: Sequence[int]) -> None:
        """What overruns come to after several moves together, in the rows where some may overrun."""
        search, after, count = self.search, self.overrun.copy(), self.search.guard.count
        rows = slice(search.unguarded, search.without_entries)
        over[rows] = self.over[rows] - worst(after.T, count)
        for move in moves:
            self._overrun_of(after, int(search.owner[move]), move)
            inside = slice(search.entry[move], search.entry[move + 1])
            risky = search.row[inside] >= search.unguarded
            over[search.row[inside][risky]] += self.planned[inside][risky]
        over[rows] += worst(after.T, count)

    def holds(self, bound: Floats, current: Ints) -> bool:
        """Whether it is so when summed up anew: what moves change adds up to more than a cent in a
        billion.
        """
        return bool((self._used(current) - bound <= _SUM_ROUNDING * self.search.size).all())
