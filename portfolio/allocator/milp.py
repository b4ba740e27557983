"""The allocation problem as a mixed-integer program, one function for each family of constraints.

Columns: ``x`` (1 where an initiative is funded in that option from that start), ``both`` (1 where a synergy's
pair is delivered), ``credit`` and ``extra`` (attainment up to the target and beyond it); where some may
overrun, ``shared`` and ``own`` (what they come to at the most); where means give to each other, ``given``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import assert_never

import numpy as np

from portfolio.allocator.candidates import candidates, left_by
from portfolio.allocator.linear_model import Giving, Model, Sense
from portfolio.arrays import Floats, Ints
from portfolio.case.any_of import split_any_of
from portfolio.model.constraints import Constraint, Kind, of_kind
from portfolio.model.effects import Effects
from portfolio.model.problem import Problem
from portfolio.model.reference import Lines, keeps
from portfolio.model.rules import counts, rules_of
from portfolio.model.transfers import counted, offers, useful
from portfolio.model.usage import Requirements, requirements
from portfolio.model.violations import bucket_shares, stopped_inside
from portfolio.model.worst_overruns import overruns
from portfolio.tables.relations import Decided, Limited
from portfolio.tables.table import Row as TableRow

WHOLE = 10_000.0
"""Full attainment, in the unit of the columns ``credit`` and ``extra``: hundredths of a per cent. Solvers
treat less than about 1e-6 as nothing; with 1 as the whole, a tie's tolerance would be lost in theirs.
"""


def build(problem: Problem) -> Model:
    """The whole program: impact over every admissible option and start, under every constraint."""
    numbers, needs, ways = problem.effects, requirements(problem.case), candidates(problem.case)
    model = Model(problem, numbers, needs, ways)
    model.add_columns("x", len(ways.option), 0, 1, whole=True)
    one_option_each(model)
    for kind in Kind:
        constrain(model, kind)
    possible = len(model.rows)
    attainment(model, synergies(model))
    model.value_rows = list(range(possible, len(model.rows)))
    if len(offers(problem.case)):
        transfers(model)
    if problem.overruns:
        protected_limits(model)  # last: the rest of the program stands where it does without
    return model


def constrain(model: Model, kind: Kind) -> None:
    """The rows of one kind of constraint."""
    match kind:
        case Kind.MANDATE:
            mandates(model)
        case Kind.DECISION:
            decisions(model)
        case Kind.LOCK:
            pass  # a group's row says it already: one option at most, exactly one, or none
        case Kind.EARLIEST:
            not_before(model)
        case Kind.CHANGES:
            changes(model)
        case Kind.LIMIT:
            limits(model)
        case Kind.REQUIRES:
            requires(model)
        case Kind.EXCLUDES:
            excludes(model)
        case Kind.TOGETHER:
            together(model)
        case Kind.BUCKET:
            buckets(model)
        case Kind.RULE:
            rules(model)
        case Kind.TRANSFER:
            pass  # what a column may come to
        case _:
            assert_never(kind)


def one_option_each(model: Model) -> None:
    """Σ_{o,s} x[i,o,s] ≤ 1: an initiative is funded in at most one option, once; = 1 or = 0 where the
    problem holds it in or out.
    """
    for i, (low, high) in enumerate(zip(*held(model.numbers, model.problem), strict=True)):
        lock = Constraint(Kind.LOCK, model.numbers.initiatives[i], 0) if low == high else None
        model.row(f"one_option_{i}", model.ways.of(i), 1.0, "==" if lock else "<=", float(high), lock)


def held(numbers: Effects, problem: Problem) -> tuple[Floats, Floats]:
    """At least and at most how often each initiative is funded: 0 and 1, or what the problem holds it to."""
    low = [float(problem.locks.get(i, False)) for i in numbers.initiatives]
    high = [float(problem.locks.get(i, True)) for i in numbers.initiatives]
    return np.array(low), np.array(high)


def mandates(model: Model) -> None:
    """Σ_{o,s} x[i,o,s] ≥ 1 for a mandatory i: it must be funded in some option."""
    place = model.numbers.initiative_index
    for of in sorted(of_kind(model.problem, Kind.MANDATE), key=lambda of: of.name):
        i = place[of.name]
        model.row(f"mandatory_{i}", model.ways.of(i), 1.0, ">=", 1, of)


def decisions(model: Model) -> None:
    """Σ x[i,o,s] = 1 over the decided options and starts, or = 0 for a rejection: a decision binds."""
    ways, place = model.ways, model.numbers.initiative_index
    rows = list(model.problem.case.table("decisions"))
    for of in sorted(of_kind(model.problem, Kind.DECISION), key=lambda of: of.name):
        i, row = place[of.name], rows[of.row]
        funds = Decided(row["decision"]).funds
        columns = left_by(model.numbers, ways, row) if funds else ways.of(i)
        model.row(f"decision_{i}", list(columns), 1.0, "==", float(funds), of)


def not_before(model: Model) -> None:
    """Σ_{o, s < t} x[i,o,s] ≤ 0 for an initiative that may not start before t."""
    ways, index = model.ways, model.problem.case.period_index
    for n, of in enumerate(of_kind(model.problem, Kind.EARLIEST)):
        first = index[model.problem.earliest[of.name]]
        columns = [c for c in ways.of(model.numbers.initiative_index[of.name]) if ways.start[c] < first]
        model.row(f"not_before_{n}", columns, 1.0, "<=", 0, of)


def changes(model: Model) -> None:
    """Σ_{i in R} (1 − Σ_{kept} x[i,o,s]) + Σ_{i not in R} Σ_{o,s} x[i,o,s] ≤ so many: few lines of the plan R
    change.
    """
    for of in of_kind(model.problem, Kind.CHANGES):
        assert model.problem.kept is not None
        lines, most = model.problem.kept
        form = changes_form(model, lines)
        model.row("changes", np.arange(len(form)), form, "<=", float(most - len(lines)), of)


def changes_form(model: Model, lines: Lines) -> Floats:
    """What each candidate adds to the number of changed lines, where each line of the plan counts until it is
    kept.
    """
    case, ways, numbers = model.problem.case, model.ways, model.numbers
    form = np.ones(len(ways.option))
    for line in lines:
        own = ways.of(numbers.initiative_index[line.initiative])
        for c, choice in zip(own, ways.choices(numbers, line.initiative), strict=True):
            form[c] = -1.0 if keeps(case, line, choice) else 0.0
    return form


def limits(model: Model) -> None:
    """Σ_{u ≤ t} carry_over[r]^(t−u) · (Σ q[i,o,s,r,u] · x[i,o,s] + Σ stop[i,r,u] · (1 − Σ x[i,o,s])
    − usable[r] · amount[r,u]) ≤ 0, u from the last period without a limit on.

    What is used of a resource in a period fits in its usable amount and what is carried in. Where nothing can
    be carried over this is Σ q · x ≤ usable · amount; nothing is carried out of a period without a limit.
    What is unused has no column of its own: it would be as large as the budget in its unit, and solvers lose
    columns of 1e9 (seen: a feasible program called infeasible).

    Where means give to each other, what may be gained at the most is added: what is true of every portfolio,
    and over binary variables alone, which presolve, cuts and local search go by. What is gained is said by
    :func:`transfers`.
    """
    needs, ways = model.needs, model.ways
    amounts, periods = model.problem.limits(needs.resources), model.problem.case.periods
    place = {name: n for n, name in enumerate(model.problem.case.table("resources")["resource"])}
    bounds = capacities(needs, amounts) + gained_at_most(model.problem, amounts)
    for r, t, columns, used in counted_in(needs, amounts, needs.adds(ways.option, ways.start)):
        of = Constraint(Kind.LIMIT, needs.resources[r], place[needs.resources[r]], periods[t])
        model.row(f"limit_{r}_{t}", columns, used, "<=", bounds[r, t], of)


def counted_in(
    needs: Requirements, limits: Floats, uses: tuple[Ints, Ints, Ints, Floats]
) -> Iterator[tuple[int, int, Ints, Floats]]:
    """What counts in each limit: its resource and period, the choices, and their amounts with what of
    earlier periods' amounts would have been carried in.
    """
    choice, resource, period, amount = uses
    order = np.lexsort((choice, period, resource))
    cell = (resource * needs.horizon + period)[order]
    edges = np.searchsorted(cell, np.arange(len(needs.resources) * needs.horizon + 1))
    choice, amount = choice[order], amount[order]
    for r in range(len(needs.resources)):
        columns, used = np.zeros(0, dtype=np.int64), np.zeros(0)
        kept = float(needs.carry_over[r])
        for t in range(needs.horizon):
            if math.isinf(limits[r, t]):
                columns, used = columns[:0], used[:0]
                continue
            inside = slice(*edges[r * needs.horizon + t : r * needs.horizon + t + 2])
            if kept:
                columns, used = (
                    np.concatenate([columns, choice[inside]]),
                    np.concatenate([kept * used, amount[inside]]),
                )
            else:
                columns, used = choice[inside], amount[inside]
            if len(columns):
                yield r, t, columns, used


def transfers(model: Model) -> None:
    """Σ_{u ≤ t} carry_over[r]^(t−u) · (used[r,u] + Σ_{k from r} given[k,u] − Σ_{k to r} rate[k] ·
    given[k, u − lag[k]] − usable[r] · amount[r,u]) ≤ 0: the limits of resources that give or gain, with
    ``used`` as in :func:`limits`.

    What is given in whole steps is a whole number of them; any other amount is a share of the most that is of
    use (:func:`portfolio.model.transfers.useful`), since solvers would lose columns as large as a budget. A
    column each for an offer that somebody needs; they and their rows stand behind all that says what
    portfolios are worth, so that the program without them is the same.
    """
    case, needs = model.problem.case, model.needs
    given, most = offers(case), useful(case)
    for k in np.flatnonzero(most > 0).tolist():
        step = given.step[k]
        unit = float(most[k]) if step is None else float(step)
        high = 1.0 if step is None else float(round(most[k] / unit))
        (column,) = model.add_columns(f"given_{k}", 1, 0, high, whole=step is not None)
        model.given[k] = Giving(column, unit)
    amounts = model.problem.limits(needs.resources)
    bounds = capacities(needs, amounts)
    for r, t, form in counted(case, np.isfinite(amounts).tobytes()):
        if not form:
            continue
        own = model.rows[model.limit_rows[r, t]] if (r, t) in model.limit_rows else None
        columns = [model.given[k].column for k in form]
        factors = [float(a) * model.given[k].unit for k, a in form.items()]
        if own is not None:
            columns, factors = [*own.columns.tolist(), *columns], [*own.coefficients.tolist(), *factors]
        model.moved_rows[r, t] = len(model.rows)
        model.row(f"moved_{r}_{t}", columns, factors, "<=", bounds[r, t])


def gained_at_most(problem: Problem, limits: Floats) -> Floats:
    """What each limit may gain at the most, array (resources, periods): what is given counted as nothing."""
    most = np.zeros_like(limits)
    if not len(offers(problem.case)):
        return most
    each = useful(problem.case)
    for r, t, form in counted(problem.case, np.isfinite(limits).tobytes()):
        most[r, t] = math.fsum(max(0.0, -float(a)) * float(each[k]) for k, a in form.items())
    return most


def protected_limits(model: Model) -> None:
    """Σ a · x + most · (Γ · z + Σ_i p[i]) ≤ b and z + p[i] ≥ Σ_{o,s} d[i,o,s] ÷ most · x[i,o,s] for the row
    Σ a · x ≤ b of each limit, d ≥ 0 being what each candidate adds to it by an overrun; z, p ≥ 0.

    Γ · z + Σ p is at the least what the Γ largest overruns of the chosen come to, by the duality of linear
    programs (Bertsimas and Sim 2004, "The price of robustness"). Where no more than Γ initiatives can overrun
    all of them do: Σ (a + d) · x ≤ b. z and p are shares of the largest overrun, ``most``, not amounts: as
    large as a budget in its unit, solvers would lose them.

    Measured on the sample of 44, in processor time: 1.8 to 2.9 s with these columns, 3.6 to 4.5 s with a row
    for each set of Γ that may overrun instead, or beside them.
    """
    needs, ways, count = model.needs, model.ways, model.problem.overruns
    limits = model.problem.limits(needs.resources)
    bounds, more = capacities(needs, limits), overruns(model.problem.case)
    for r, t, choices, over in counted_in(needs, limits, more.adds(ways.option, ways.start)):
        each = np.maximum(np.bincount(choices, weights=over, minlength=len(ways.option)), 0.0)
        columns = np.flatnonzero(each)
        if not len(columns):
            continue
        place = model.moved_rows.get((r, t), model.limit_rows[r, t])
        row, name = model.rows[place], f"protected_{r}_{t}"
        model.protected_rows[r, t] = len(model.rows)
        owners, group = np.unique(ways.owner[columns], return_inverse=True)
        if len(owners) <= count:
            held = np.concatenate([row.columns, columns])
            model.row(name, held, np.concatenate([row.coefficients, each[columns]]), "<=", bounds[r, t])
            continue
        model.deviations.append((len(model.rows), columns, each[columns]))
        most = float(each.max())
        (shared,) = model.add_columns(f"shared_{r}_{t}", 1, 0, 1)
        own = model.add_columns(f"own_{r}_{t}", len(owners), 0, 1)
        factors = np.concatenate([row.coefficients, [most * count], np.full(len(own), most)])
        model.row(name, np.concatenate([row.columns, [shared, *own]]), factors, "<=", bounds[r, t])
        for n, p in enumerate(own):
            mine = columns[group == n]
            factors = np.concatenate([-each[mine] / most, [1.0, 1.0]])
            model.row(f"own_{r}_{t}_{n}", np.concatenate([mine, [shared, p]]), factors, ">=", 0)


def capacities(needs: Requirements, limits: Floats) -> Floats:
    """Σ_{u ≤ t} carry_over[r]^(t−u) · (usable[r] · amount[r,u] − Σ stop[i,r,u]), u from the last period
    without a limit on: the right-hand sides.
    """
    bounds = np.full_like(limits, np.inf)
    carried = np.zeros(len(limits))
    for t in range(needs.horizon):
        limited = np.isfinite(limits[:, t])
        bounds[limited, t] = (
            needs.carry_over[limited] * carried[limited]
            + needs.usable[limited] * limits[limited, t]
            - needs.unfunded[limited, t]
        )
        carried = np.where(limited, bounds[:, t], 0.0)
    return bounds


def requires(model: Model) -> None:
    """Σ_{o, s ≤ t} x[i,o,s] ≤ Σ_{j in any-of} Σ_{o, d + 1 + lag ≤ t} x[j,o,s] for every start t of i.

    An initiative starts at least ``lag`` periods after one of those it requires has delivered; without a lag,
    Σ x[i] ≤ Σ_j Σ x[j]: one of them is funded.
    """
    ways, place = model.ways, model.numbers.initiative_index
    known = set(place)
    for n, (of, other, lag) in enumerate(_relations(model, Kind.REQUIRES)):
        own = np.array(ways.of(place[of.name]), dtype=np.int64)
        others = np.array([c for j in split_any_of(other, known) for c in ways.of(place[j])], dtype=np.int64)
        columns, signs = np.concatenate([own, others]), np.repeat([1.0, -1.0], [len(own), len(others)])
        if lag is None:
            model.row(f"requires_{n}", columns, signs, "<=", 0, of)
            continue
        start = ways.start[own]
        counts_from = np.concatenate([start, ways.delivery[others] + 1 + lag])
        for t in np.unique(start).tolist():
            by_then = counts_from <= t
            model.row(f"requires_{n}_{t}", columns[by_then], signs[by_then], "<=", 0, of)


def excludes(model: Model) -> None:
    """Σ x[i] + Σ x[j] ≤ 1: never both."""
    ways, place = model.ways, model.numbers.initiative_index
    for n, (of, other, _) in enumerate(_relations(model, Kind.EXCLUDES)):
        model.row(f"excludes_{n}", [*ways.of(place[of.name]), *ways.of(place[other])], 1.0, "<=", 1, of)


def together(model: Model) -> None:
    """Σ x[i] − Σ x[j] = 0: both or neither."""
    ways, place = model.ways, model.numbers.initiative_index
    for n, (of, other, _) in enumerate(_relations(model, Kind.TOGETHER)):
        own, others = ways.of(place[of.name]), ways.of(place[other])
        signs = np.repeat([1.0, -1.0], [len(own), len(others)])
        model.row(f"together_{n}", [*own, *others], signs, "==", 0, of)


def _relations(model: Model, kind: Kind) -> list[tuple[Constraint, str, float | None]]:
    """The relations of a kind with the other initiative and the lag, whatever the order of the table's
    rows.
    """
    table = model.problem.case.table("relations")
    rows = [(of, table["other"][of.row], table["lag"][of.row]) for of in of_kind(model.problem, kind)]
    return sorted(rows, key=lambda r: (r[0].name, r[1], r[2] is not None, r[2] or 0.0))


def buckets(model: Model) -> None:
    """min ≤ Σ share[i,o,s] · spend[i,o,s] · x[i,o,s] ≤ max; for ``share``, times the total spend; for
    ``count``, without spend. What stopping i takes is spend where Σ x[i,o,s] = 0.
    """
    rows = list(model.problem.case.table("buckets"))
    columns = np.arange(len(model.ways.option))
    shares: dict[int, Floats] = {}
    for of in of_kind(model.problem, Kind.BUCKET):
        row = rows[of.row]
        if of.row not in shares:
            shares[of.row] = bucket_shares(
                model.problem.case, model.numbers, row, model.ways.option, model.ways.start
            )
        share, bound = shares[of.row], row[of.part]
        limited = Limited(row["measure"])
        match limited:
            case Limited.SHARE:
                amounts, stopped = _in_bucket(model, row, share, bound)
                bound = -stopped
            case Limited.AMOUNT:
                amounts, stopped = _in_bucket(model, row, share, 0.0)
                bound -= stopped
            case Limited.COUNT:
                amounts = share
            case _:
                assert_never(limited)
        sense: Sense = ">=" if of.part == "min" else "<="
        model.row(f"bucket_{of.row}_{of.part}", columns, amounts, sense, bound, of)


def _in_bucket(model: Model, row: TableRow, share: Floats, of_all: float) -> tuple[Floats, float]:
    """What each candidate adds to a bucket's spend less a share of all spend, and what there is of it where
    nothing is funded.
    """
    choice, of, _, amount = model.needs.uses(model.ways.option, model.ways.start)
    place = model.needs.resource_index[row["resource"]]
    on = of == place
    count = len(model.ways.option)
    spent = np.bincount(choice[on], weights=amount[on], minlength=count) * (share - of_all)
    stopping = model.needs.stopping
    if not stopping:
        return spent, 0.0
    inside = stopped_inside(model.problem.case, model.numbers, row) - of_all
    every = np.arange(len(model.numbers.initiatives))
    owner, saved = stopping.of(every)
    on = stopping.resource[saved] == place
    each = np.bincount(owner[on], weights=stopping.amount[saved][on], minlength=len(every)) * inside
    return spent - each[model.ways.owner], math.fsum(each)


def rules(model: Model) -> None:
    """min ≤ Σ weight[i,o] · x[i,o,s] ≤ max, over all candidates; or for each period t over those under work
    in it (s ≤ t < s + duration), or over those that start in it (s = t).
    """
    case, ways = model.problem.case, model.ways
    for n, rule in enumerate(rules_of(case)):
        for t, columns in counts(case, rule, ways.option, ways.start):
            for part, (row, bound) in rule.bounds.items():
                sense: Sense = ">=" if part == "min" else "<="
                of = Constraint(Kind.RULE, rule.name, row, part)
                weights = rule.weight[ways.option[columns]]
                model.row(f"rule_{n}_{t}_{part}", columns, weights, sense, bound, of)


def synergies(model: Model) -> list[tuple[int, Floats]]:
    """both[n,d] = (i delivered by d) · (j delivered by d), for every delivery d of either.

    both ≤ Σ_{delivered by d} x[i], both ≤ Σ x[j], both ≥ Σ x[i] + Σ x[j] − 1, both ≥ 0: the product of two
    binary variables from above and from below, so that it is exact for synergies of either sign.

    Returns
    -------
    list of (column, gain)
        What each column brings toward every key result: the pair's effect counted at d less that counted at
        the next delivery, so that the sum over d is the effect at the later delivery.
    """
    ways, numbers = model.ways, model.numbers
    delivered = numbers.delivered(ways.option, ways.start)
    brought: list[tuple[int, Floats]] = []
    for n, ((i, j), gain) in enumerate(zip(numbers.pairs.tolist(), numbers.pair_gain, strict=True)):
        work = [[c for c in ways.of(k) if numbers.works[ways.option[c]]] for k in (i, j)]
        if not all(work):
            continue
        times = sorted({int(delivered[c]) for c in (*work[0], *work[1])})
        counted = numbers.counted(np.array(times, dtype=np.int64)) * gain
        counted[:-1] -= counted[1:].copy()
        for column, d, effect in zip(
            model.add_columns(f"both_{n}", len(times), 0, 1), times, counted, strict=True
        ):
            first, second = ([c for c in some if delivered[c] <= d] for some in work)
            model.row(f"both_{n}_{d}_i", [*first, column], [-1.0] * len(first) + [1.0], "<=", 0)
            model.row(f"both_{n}_{d}_j", [*second, column], [-1.0] * len(second) + [1.0], "<=", 0)
            model.row(
                f"both_{n}_{d}_ij",
                [*first, *second, column],
                [-1.0] * (len(first) + len(second)) + [1.0],
                ">=",
                -1,
            )
            brought.append((column, effect))
    return brought


def attainment(model: Model, pairs: Sequence[tuple[int, Floats]]) -> None:
    """credit[k] + extra[k] ≤ Σ g[k] · x + Σ pairs, credit ≤ 1, extra ≥ 0; impact = Σ points[k] · (credit +
    stretch · extra).

    Both columns are counted in units of 1/``WHOLE``.

    Attainment is concave in progress (stretch ≤ 1), so maximising fills credit before extra, and needs no
    further binary variable. A key result without a target, or which all candidates together cannot saturate,
    is linear: impact = Σ points[k] · g[k] · x.
    """
    numbers, ways = model.numbers, model.ways
    assert numbers.attainment.is_concave, "a steeper slope needs a binary that says the one before it is full"
    gains = model.gains

    def reachable(sign: float) -> Floats:
        """The largest progress (or, with −1, setback) that all candidates and synergies together could
        bring.
        """
        each = np.maximum.reduceat(np.maximum(sign * gains, 0.0), ways.first[:-1], axis=0)
        return np.asarray(each.sum(axis=0) + np.maximum(sign * numbers.pair_gain, 0.0).sum(axis=0))

    best, worst = reachable(1.0), -reachable(-1.0)
    at_nothing = numbers.attained(np.zeros(len(numbers.key_results)))
    for k in range(len(numbers.key_results)):
        own = np.flatnonzero(gains[:, k])
        both = [(c, float(g[k])) for c, g in pairs if g[k]]
        columns = [*own.tolist(), *(c for c, _ in both)]
        progress = [*gains[own, k].tolist(), *(g for _, g in both)]
        first, *further = numbers.attainment.pieces(k, best[k], worst[k])
        # what the pieces leave out of attainment at no progress: beyond a target they do not meet at 0, and
        # money is spent where all that runs is stopped
        at_zero = first.slope * min(0.0, first.ends) + sum(
            p.slope * max(0.0, min(p.ends, 0.0) - p.begins) for p in further
        )
        model.earns_always(k, float(at_nothing[k]) - at_zero)
        if not further:
            model.earns += [(c, k, first.slope * g) for c, g in zip(columns, progress, strict=True)]
            continue
        parts = list(model.add_columns(f"credit_{k}", 1, WHOLE * (1 + 1e-9) * worst[k], WHOLE * first.ends))
        for piece in further:
            if piece.slope:
                room = min(piece.ends, best[k]) - piece.begins
                parts += model.add_columns(f"extra_{k}", 1, 0, WHOLE * room)
        slopes = [piece.slope for piece in (first, *further) if piece.slope]
        model.earns += [(part, k, slope / WHOLE) for part, slope in zip(parts, slopes, strict=True)]
        model.row(
            f"attainment_{k}",
            [*columns, *parts],
            [*(-g * WHOLE for g in progress), *(1.0 for _ in parts)],
            "<=",
            0,
        )
