"""What each of the six levels of steering is after: from deadlines kept to impact on the strategy, as what a
portfolio is worth.

A level changes what is maximised, and nothing else: the same case, limits and demands.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from portfolio.arrays import Floats, Ints
from portfolio.case.case import Case
from portfolio.case.chains import links, reach
from portfolio.errors import Fault
from portfolio.model.attainment import Attainment
from portfolio.model.effects import Effects, discount, effects, moves
from portfolio.model.usage import requirements
from portfolio.words.figures import number, points
from portfolio.words.sentences import say, sentence

IMPACT = 6
"""The level at which an organisation steers by its strategy under limited means: the case's own points."""


class Need(NamedTuple):
    """What a case must have for a level to say anything: a table's column, and what to fill in there."""

    table: str
    column: str
    advice: str
    is_met: Callable[[Case], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One of the six levels of steering: all that tells it from the others.

    Its name, what it steers by and how its measure is said are the phrases ``level_<number>``,
    ``level_<number>_by`` and ``level_<number>_counts``; what it watches of the past stands in
    ``portfolio.steering.indicators``, what it does well in its questionnaire.

    Attributes
    ----------
    number : int
        From 1, deadlines, to 6, impact.
    effects : callable
        The numbers behind what a portfolio is worth to it.
    worth : callable
        (case, effects, points of the objectives) → what attaining each of its results is worth: array (key
        results,).
    needs : Need or None
    order : callable
        (effects, worth alone, option, start) → where each initiative stands on the list that such an
        organisation funds down, the smallest first: arrays (initiatives,) throughout; worth, option and start
        are those of its best option and start.
    decimals : int or None
        Of its measure, as people read it; None: as points.
    kpi : str
        The kind of KPI that it watches; empty: none.
    counts_key_results : bool
        Whether it is about the case's key results; the others have one thing that counts, without a target.
    counts_money : bool
        Whether money is taken off what it counts: what means give to something else than money, too.
    counts_first : bool
        Whether its measure is a whole count, and a small part that decides between equal counts: only the
        count is told, and the part must not pass for a tie.
    """

    number: int
    effects: Callable[[Case], Effects]
    worth: Callable[[Case, Effects, Mapping[str, float]], Floats]
    needs: Need | None
    order: Callable[[Effects, Floats, Ints, Ints], Floats]
    decimals: int | None
    kpi: str
    counts_key_results: bool
    counts_money: bool
    counts_first: bool

    def name(self, language: str = "en") -> str:
        return say(language, f"level_{self.number}")

    def steers_by(self, language: str = "en") -> str:
        return say(language, f"level_{self.number}_by")


@lru_cache(maxsize=16)
def effects_at(case: Case, level: int) -> Effects:
    """The numbers behind what a portfolio is worth to an organisation that steers at a level.

    Levels 4 to 6 are about the case's key results. The others have one thing that counts, without a target:
    an option brings its share of it by the period it starts in.
    """
    return LEVELS[level].effects(case)


def worth_at(case: Case, level: int, weights: dict[str, float]) -> Floats:
    """What attaining each of the level's results is worth: array (key results,). ``weights`` are the
    points of the objectives, for level 6.
    """
    return LEVELS[level].worth(case, effects_at(case, level), weights)


def said_at(case: Case, level: int, value: float, language: str = "en") -> str:
    """What a portfolio is worth at a level, as people say it: deadlines kept, scope points, money, key
    results, points.
    """
    decimals = LEVELS[level].decimals
    counted = points(value, language) if decimals is None else number(value, language, decimals)
    return say(language, f"level_{level}_counts", value=counted, currency=case.money_unit).rstrip()


def missing(case: Case, level: int) -> list[Fault]:
    """What a case lacks for a level to say anything: the table and column that it needs, as faults."""
    need = LEVELS[level].needs
    if need is None or need.is_met(case):
        return []
    return [
        Fault(need.table, None, need.column, "", sentence("level_needs", advice=need.advice, level=level))
    ]


def _some(table: str, column: str, advice: str) -> Need:
    """Some cell of a column must be filled in."""
    return Need(table, column, advice, lambda case: any(c is not None for c in case.table(table)[column]))


def _measured_on(kind: str) -> Need:
    """Some key result must be measured on a KPI of a kind."""
    advice = sentence("level_needs_kpi", kind=kind)
    return Need("kpis", "kind", advice, lambda case: kind in _kinds(case, effects(case)))


def _one_result(_case: Case, _numbers: Effects, _weights: Mapping[str, float]) -> Floats:
    return np.ones(1)


def _alike_on(kind: str) -> Callable[[Case, Effects, Mapping[str, float]], Floats]:
    """Every key result measured on a KPI of a kind counts the same, and no other."""

    def worth(case: Case, numbers: Effects, _weights: Mapping[str, float]) -> Floats:
        return np.array([1.0 if own == kind else 0.0 for own in _kinds(case, numbers)])

    return worth


def _kinds(case: Case, numbers: Effects) -> list[str]:
    """The kind of KPI that each key result is measured on."""
    results, kind = case.table("key_results"), kinds(case)
    measured = dict(zip(results["key_result"], results["kpi"], strict=True))
    return [kind[measured[k]] for k in numbers.key_results]


def _plain(case: Case, what: str, timed: Floats, at_nothing: float = 0.0) -> Effects:
    """Effects with one result of its own, without target, synergy or discount, that options bring by the
    period they start in, beside what there is of it where nothing is funded.
    """
    numbers = effects(case)
    return replace(
        numbers,
        objectives=("",),
        key_results=(what,),
        gain=np.zeros((len(numbers.options), 1)),
        pairs=np.zeros((0, 2), dtype=np.int64),
        pair_gain=np.zeros((0, 1)),
        share=np.ones(1),
        objective=np.zeros(1, dtype=np.int64),
        counts=np.ones((len(numbers.counts), 1)),
        attainment=Attainment.plainly(at_nothing),
        timed=timed[:, :, None],
    )


def _every_start(numbers: Effects) -> tuple[Ints, Ints]:
    """Every option from every period of the horizon, admissible or not: two arrays (options · periods,)."""
    options, starts = np.divmod(
        np.arange(len(numbers.options) * len(numbers.case.periods)), len(numbers.case.periods)
    )
    return options, starts


def _deadlines(case: Case) -> Floats:
    """Level 1: [d ≤ deadline] + (deadline − d) ÷ M, with M twice as large as all those differences together:
    array (options, periods).

    Deadlines kept first, then earliness: how far all deliveries together are ahead of their deadlines, or
    behind, is less than half a deadline. An initiative without a deadline brings nothing.
    """
    numbers = effects(case)
    index, rows = case.period_index, case.rows("initiatives")
    promised = {i: index[d] for i, row in rows.items() if (d := row["deadline"]) is not None}
    ahead = np.zeros((len(numbers.options), len(case.periods)))
    has = np.zeros(len(numbers.options), dtype=bool)
    for o, (initiative, _) in enumerate(numbers.options):
        if initiative in promised:
            has[o] = True
            ahead[o] = promised[initiative] - (np.arange(len(case.periods)) + numbers.duration[o] - 1)
    most = np.zeros(len(numbers.initiatives))
    np.maximum.at(most, numbers.owner, np.abs(ahead).max(axis=1, initial=0.0))
    return np.where(has[:, None], (ahead >= 0) + ahead / (1.0 + 2.0 * most.sum()), 0.0)


def _scope(case: Case) -> Floats:
    """Level 2: scope · delivers, whenever it is delivered: array (options, periods)."""
    numbers = effects(case)
    initiatives, options = case.rows("initiatives"), case.rows("options")
    each = np.array(
        [(initiatives[i]["scope"] or 0.0) * options[i, o]["delivers"] for i, o in numbers.options],
        dtype=float,
    )
    return np.repeat(each[:, None], len(case.periods), axis=1)


def _value(case: Case) -> Effects:
    """Level 3: Σ value · effect · (n − 1 − d) ÷ periods per year, discounted at delivery, less the money
    spent, discounted at each period's end.

    Every KPI with a value counts the effect that reaches it, with the chance of success and without
    saturation; what an option spends of all budgets inside the horizon is taken off, and what stopping takes
    of what is not funded. A synergy counts from the later of the two deliveries on. What means give to
    something else than money hangs on the limits: ``portfolio.model.transfers`` takes it off.
    """
    numbers, needs, money = effects(case), requirements(case), money_per_unit(case)

    def toward(kpi: str, amount: float) -> list[tuple[int, float]]:
        return [(0, amount * money[kpi])] if kpi in money else []

    rows = [case.rows("options")[key] for key in numbers.options]
    gain, pairs, pair_gain = moves(case, rows, numbers.initiative_index, toward, 1)
    periods = len(case.periods)
    choice, resource, period, amount = needs.adds(*_every_start(numbers))
    paid = needs.budget[resource]
    cost = np.bincount(
        choice[paid],
        weights=(amount * discount(case, period))[paid],
        minlength=len(numbers.options) * periods,
    ).astype(float)
    stopped = float((needs.unfunded[needs.budget] @ discount(case, np.arange(periods))).sum())
    deliveries = np.arange(len(numbers.counts))
    years = np.maximum(periods - 1 - deliveries, 0) / case.settings.periods_per_year
    return replace(
        _plain(case, "value", -cost.reshape(-1, periods), at_nothing=-stopped),
        gain=gain,
        pairs=pairs,
        pair_gain=pair_gain,
        counts=(years * discount(case, deliveries))[:, None],
    )


def kinds(case: Case) -> dict[str, str]:
    """The kind of each KPI of the round, in the order of ``kpis``, then of ``key_results``."""
    table = case.table("kpis")
    named = dict(zip(table["kpi"], table["kind"], strict=True))
    return named | {k: "outcome" for k in case.table("key_results")["kpi"] if k not in named}


def money_per_unit(case: Case) -> dict[str, float]:
    """Money per unit and year of each KPI that has any: Σ, over the KPIs that it moves, itself included,
    of units moved · ``value``.
    """
    table, linked = case.table("kpis"), links(case.table("kpis"))
    values = {k: v for k, v in zip(table["kpi"], table["value"], strict=True) if v is not None}
    reached = {
        kpi: [units * values[k] for k, units in reach(kpi, linked).items() if k in values]
        for kpi in kinds(case)
    }
    return {kpi: math.fsum(parts) for kpi, parts in reached.items() if parts}


def _by_worth(_numbers: Effects, alone: Floats, _option: Ints, _start: Ints) -> Floats:
    return -alone


def _by_deadline(numbers: Effects, _alone: Floats, _option: Ints, _start: Ints) -> Floats:
    rows, index = numbers.case.rows("initiatives"), numbers.case.period_index
    deadlines = (rows[i]["deadline"] for i in numbers.initiatives)
    return np.array([math.inf if d is None else float(index[d]) for d in deadlines])


def _by_return(numbers: Effects, alone: Floats, option: Ints, start: Ints) -> Floats:
    """(value − cost) ÷ cost, the largest first; what costs nothing comes before all else."""
    assert numbers.timed is not None
    cost = -numbers.timed[option, start, 0]
    return np.asarray(-np.divide(alone, cost, out=np.full_like(cost, math.inf), where=cost > 0))


DEADLINES = Level(
    number=1,
    effects=lambda case: _plain(case, "deadlines", timed=_deadlines(case)),
    worth=_one_result,
    needs=_some(
        "initiatives",
        "deadline",
        sentence("level_needs_deadline"),
    ),
    order=_by_deadline,
    decimals=0,
    kpi="",
    counts_key_results=False,
    counts_money=False,
    counts_first=True,
)
SCOPE = Level(
    number=2,
    effects=lambda case: _plain(case, "scope", timed=_scope(case)),
    worth=_one_result,
    needs=_some(
        "initiatives",
        "scope",
        sentence("level_needs_scope"),
    ),
    order=_by_worth,
    decimals=1,
    kpi="",
    counts_key_results=False,
    counts_money=False,
    counts_first=False,
)
BUDGET = Level(
    number=3,
    effects=_value,
    worth=_one_result,
    needs=_some(
        "kpis",
        "value",
        sentence("level_needs_value"),
    ),
    order=_by_return,
    decimals=0,
    kpi="",
    counts_key_results=False,
    counts_money=True,
    counts_first=False,
)
OUTPUTS = Level(
    number=4,
    effects=effects,
    worth=_alike_on("usage"),
    needs=_measured_on("usage"),
    order=_by_worth,
    decimals=None,
    kpi="usage",
    counts_key_results=True,
    counts_money=False,
    counts_first=False,
)
OUTCOMES = replace(
    OUTPUTS, number=5, worth=_alike_on("outcome"), needs=_measured_on("outcome"), kpi="outcome"
)
STRATEGY = replace(
    OUTPUTS,
    number=IMPACT,
    worth=lambda _case, numbers, weights: numbers.points(weights),
    needs=None,
    kpi="business",
)
LEVELS: Mapping[int, Level] = MappingProxyType(
    {level.number: level for level in (DEADLINES, SCOPE, BUDGET, OUTPUTS, OUTCOMES, STRATEGY)}
)
"""The six levels by their numbers, from deadlines up."""
