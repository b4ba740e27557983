"""What steering by global impact watches: how far the strategy has come, and whether the money follows its
points.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from portfolio.arrays import Floats
from portfolio.case.case import Case, checked_case, language_of
from portfolio.display.shown_as import shown_as
from portfolio.errors import in_its_language
from portfolio.model.allocation import Plan, asked_of, checked_choices
from portfolio.model.choices import Choice, indices
from portfolio.model.effects import effects
from portfolio.model.problem import Problem
from portfolio.model.transfers import given_for
from portfolio.model.usage import requirements, spend_of, stopping_spend
from portfolio.model.value import valuation
from portfolio.steering.indicators.figure import Figure
from portfolio.steering.indicators.past import Past
from portfolio.words.sentences import say

if TYPE_CHECKING:
    import pandas as pd


def attainment(case: Case, past: Past, language: str) -> Iterator[Figure]:
    """How far each key result has come by the latest reading of its KPI, beside what is aimed at by the end.

    Unit: share; the KPI's own without a target. Formula: with G = (reading − ``baseline``) ÷ (``target`` −
    ``baseline``), min(1, G) + ``stretch`` · max(0, G − 1); planned is 1. Without a target: reading −
    ``baseline``, and nothing planned. Source: grading of key results (Doerr 2018, *Measure What Matters*), by
    this package's own rule of attainment.
    """
    called, units = case.names("kpis"), case.units("kpis")
    for key_result, (period, value) in _attained(case, past).items():
        row = case.rows("key_results")[key_result]
        linear = row["target"] is None
        unit = units[row["kpi"]] if linear else say(language, "unit_share")
        yield Figure(
            "attainment",
            unit,
            "readings",
            by="key_result",
            of=key_result,
            period=period,
            planned=math.nan if linear else 1.0,
            observed=value,
            rests_on=1,
            of_name=called[row["kpi"]],
        )


def _attained(case: Case, past: Past) -> dict[str, tuple[str, float]]:
    """Period and attainment of each key result whose KPI has been read, as ``key_results`` lists them."""
    numbers = effects(case)
    place = {k: n for n, k in enumerate(numbers.key_results)}
    progress, period = np.full(len(place), math.nan), {}
    for row in case.table("key_results"):
        if reads := past.readings.get(row["kpi"]):
            span = 1.0 if row["target"] is None else row["target"] - row["baseline"]
            progress[place[row["key_result"]]] = (reads[-1].value - row["baseline"]) / span
            period[row["key_result"]] = reads[-1].period
    # a reading says how far it is since the baseline, whatever was attained before this round
    attained = replace(numbers.attainment, origin=0.0, before=0.0).of(progress)
    return {k: (label, float(attained[place[k]])) for k, label in period.items()}


def contribution(case: Case, past: Past, funded: Sequence[Choice] | None, language: str) -> Iterator[Figure]:
    """What the strategy has come to in points, in all and by objective, beside what it is to come to with the
    plan.

    Unit: points. Formula: observed, Σ over the objective's key results of weight · w ÷ Σw · attainment by the
    latest reading, NaN where one with points has not been read; planned, what was attained before this round
    (by ``current``) and the plan's expected points for the objective, NaN without a plan. Source: additive
    multi-attribute value (Keeney and Raiffa 1976), as the impact of a plan.
    """
    numbers = effects(case)
    attained = {k: value for k, (_, value) in _attained(case, past).items()}
    worth = numbers.points()
    now = np.array(
        [
            w * attained.get(k, math.nan) if w else 0.0
            for k, w in zip(numbers.key_results, worth.tolist(), strict=True)
        ]
    )
    plan = (
        np.full(len(now), math.nan)
        if funded is None
        else worth * numbers.attainment.before + valuation(numbers, *indices(numbers, funded), worth).points
    )
    if funded is None and not attained:
        return
    figure = Figure(
        "contribution",
        say(language, "unit_points"),
        "readings" if funded is None else "readings, contributions",
    )
    yield figure._replace(planned=float(plan.sum()), observed=float(now.sum()), rests_on=len(now))
    for objective in case.table("objectives")["objective"]:
        mine = numbers.objective == numbers.objectives.index(objective)
        if mine.any():
            its = figure._replace(by="objective", of=objective, rests_on=int(mine.sum()))
            yield its._replace(planned=float(plan[mine].sum()), observed=float(now[mine].sum()))


class Spent(NamedTuple):
    """Where the money of a portfolio goes: of each choice, all budgets inside the horizon, and the share
    of each objective; and what stopping each running one that it does not fund takes, and what each transfer
    gives to people, which serve none.
    """

    choices: Sequence[Choice]
    money: Floats
    shares: Floats
    stopped: Mapping[str, float]
    given: Mapping[str, float]

    @property
    def elsewhere(self) -> float:
        """What no choice spends."""
        return math.fsum([*self.stopped.values(), *self.given.values()])


def spent_by_objective(problem: Problem, portfolio: Sequence[Choice]) -> Spent:
    """Money attributed to objectives as buckets by objective are: in proportion to the points a choice
    earns standing alone. What must be given to people hangs on the problem's limits.
    """
    case = problem.case
    numbers = effects(case.expected)
    money = np.array([spend_of(case, [c]) for c in portfolio], dtype=float)
    options, starts = indices(numbers, portfolio)
    ends = [numbers.initiatives[i] for i in requirements(case).stopped(options)]
    stopped = {i: stopping_spend(case, i) for i in case.listed(ends)}
    amounts = given_for(problem, portfolio)
    given: dict[str, Fraction] = defaultdict(Fraction)
    for transfer, _, _, amount in [] if amounts is None else amounts.paid():
        given[transfer] += amount
    turned = {transfer: float(amount) for transfer, amount in given.items()}
    return Spent(portfolio, money, numbers.objective_shares(options, starts), stopped, turned)


@in_its_language
def alignment(case: Case, funded: Plan, language: str | None = None) -> pd.DataFrame:
    """Compare where the money goes with where the strategy's points are.

    Parameters
    ----------
    case : Case
    funded : Allocation, DataFrame or iterable of (initiative, option, start)
        A plan, ``plan.funded``, a frame with these columns, or tuples such as ``("I07", "full", "2027Q1")``.
    language : str, optional
        Of the name of the last row; the case's own unless given.

    Returns
    -------
    DataFrame
        A row an objective, as the case lists them, and a last one, ``objective`` empty, for what serves none:

        - ``objective``, ``name``;
        - ``spend``: money of all budgets inside the horizon. An initiative's is attributed in proportion to
          the points that it earns standing alone (uncapped, net over each objective's key results, cut at
          0). What stopping running ones takes serves no objective, nor does what transfers give to people,
          by the limits that the plan was asked under, or else the case's own;
        - ``money_share``: of all that is spent, what serves no objective included; NaN where nothing is;
        - ``points``, ``points_share``: the objective's weight, and its share of all; NaN where all weigh
          nothing;
        - ``difference``: money_share − points_share, above 0 where it gets more money than its points would
          have it;
        - ``initiatives``: how many serve it; one that serves two counts for both.

    Raises
    ------
    CaseError
        When it names an initiative, option or period that the case does not hold, or funds an initiative
        twice.

    References
    ----------
    Cooper, Edgett and Kleinschmidt (2001), *Portfolio Management for New Products*: spending should mirror
    the strategy.

    Examples
    --------
    >>> import portfolio as pf
    >>> case = pf.load("data/samples/four_initiatives")
    >>> frame = pf.alignment(case, [("A", "full", "2027Q1"), ("C", "full", "2027Q1")])
    >>> columns = ["objective", "spend", "money_share", "points_share"]
    >>> frame[columns].round(2).to_dict("list")  # doctest: +NORMALIZE_WHITESPACE
    {'objective': ['growth', 'loyalty', ''], 'spend': [40.0, 30.0, 0.0], 'money_share': [0.57, 0.43, 0.0],
    'points_share': [0.6, 0.4, 0.0]}
    """
    chosen = checked_choices(checked_case(case), funded)
    return _alignment(asked_of(Problem(case), funded), chosen, language_of(case, language))


def _alignment(problem: Problem, funded: Sequence[Choice], language: str) -> pd.DataFrame:
    import pandas as pd

    case, spent = problem.case, spent_by_objective(problem, funded)
    numbers, table = effects(case.expected), case.table("objectives")
    place = [numbers.objectives.index(o) for o in table["objective"]]
    alone = 1.0 - spent.shares.sum(axis=1)
    shares = np.column_stack([spent.shares[:, place], np.where(alone > 0.5, 1.0, 0.0)])
    money = spent.money @ shares
    money[-1] += spent.elsewhere
    total, dealt = float(money.sum()), math.fsum(table["weight"])
    weights = [*table["weight"], 0.0]
    frame = pd.DataFrame(
        {
            "objective": pd.Series([*table["objective"], ""], dtype="str"),
            "name": pd.Series(
                [
                    *case.names("objectives").values(),
                    say(language, "serves_none"),
                ],
                dtype="str",
            ),
            "spend": money,
            "money_share": money / total if total > 0 else math.nan,
            "points": weights,
            "points_share": np.array(weights) / dealt if dealt else math.nan,
        }
    )
    frame["difference"] = frame.money_share - frame.points_share
    frame["initiatives"] = (shares > 0).sum(axis=0)
    return shown_as("alignment", frame, case, language)


def alignments(problem: Problem, funded: Sequence[Choice], language: str) -> Iterator[Figure]:
    """Each objective's share of the money, beside its share of the points.

    Unit: share. Formula and source: see :func:`alignment`; planned is the share of points, observed that of
    the plan's money.
    """
    frame = _alignment(problem, funded, language)
    figure = Figure("alignment", say(language, "unit_share"), "requirements, contributions", "", "objective")
    columns = (frame[c].to_list() for c in ("objective", "points_share", "money_share", "initiatives"))
    for objective, points, spent, serving in zip(*columns, strict=True):
        if objective:
            yield figure._replace(of=objective, planned=points, observed=spent, rests_on=serving)


def without_objective(problem: Problem, funded: Sequence[Choice] | None, language: str) -> Iterator[Figure]:
    """Initiatives that serve no objective: how many, which, and with a plan what money they take.

    Unit: initiatives; money. Formula: those that earn no points for any objective standing alone (net over
    each objective's key results): of the plan as funded, without a plan of all candidates in no option,
    started as early as they may be. Money is also what stopping each running one that is not funded takes,
    and what each transfer gives to people. Planned is 0. Source: as alignment.
    """
    case = problem.case
    figure = Figure("serves none", say(language, "unit_initiatives"), "contributions", "less", planned=0.0)
    if funded is not None:
        spent = spent_by_objective(problem, funded)
        lost = {
            c.initiative: float(m)
            for c, m, s in zip(spent.choices, spent.money, spent.shares, strict=True)
            if not s.any()
        }
        yield figure._replace(observed=float(len(lost)), rests_on=len(funded))
        lost |= {i: money for i, money in spent.stopped.items() if money}
        figure = Figure(
            "money that serves none", case.money_unit, "requirements, contributions", "less", planned=0.0
        )
        each = [("initiative", i, m) for i, m in lost.items()]
        each += [("transfer", t, m) for t, m in spent.given.items()]
        yield figure._replace(observed=math.fsum(m for _, _, m in each), rests_on=len(each))
        for by, of, money in each:
            yield figure._replace(by=by, of=of, observed=money, rests_on=1)
        return
    idle = _idle(case)
    yield figure._replace(observed=float(len(idle)), rests_on=len(case.table("initiatives")))
    for initiative in idle:
        yield figure._replace(by="initiative", of=initiative, observed=1.0, rests_on=1)


def _idle(case: Case) -> list[str]:
    """Candidates that earn nothing for any objective, whichever option is taken."""
    numbers = effects(case.expected)
    rows, index = case.rows("initiatives"), case.period_index
    starts = np.array([index[rows[i]["earliest"]] for i, _ in numbers.options], dtype=np.int64)
    serves = numbers.objective_shares(np.arange(len(starts)), starts).any(axis=1)
    by_initiative: dict[str, bool] = defaultdict(bool)
    for (initiative, _), does in zip(numbers.options, serves.tolist(), strict=True):
        by_initiative[initiative] |= does
    return [i for i in rows if not by_initiative[i]]
