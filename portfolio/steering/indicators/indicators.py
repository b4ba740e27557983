"""The indicators of the six levels of steering in one frame, planned beside observed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from portfolio.case.case import Case, checked_case, language_of
from portfolio.display.shown_as import shown_as
from portfolio.errors import CaseError, Fault, PortfolioError, in_its_language
from portfolio.model.allocation import Plan, asked_of, checked_choices
from portfolio.model.choices import Choice
from portfolio.model.levels import BUDGET, DEADLINES, LEVELS, OUTCOMES, OUTPUTS, SCOPE, STRATEGY, Level
from portfolio.model.problem import Problem
from portfolio.steering.indicators import alignment, delivery, kpis, money
from portfolio.steering.indicators.figure import Figure
from portfolio.steering.indicators.past import Past, past
from portfolio.words.sentences import say, sentence

if TYPE_CHECKING:
    import pandas as pd

_TEXT = ("indicator", "name", "by", "of", "of_name", "period", "better", "unit", "source")
_COLUMNS = (
    "level",
    "indicator",
    "name",
    "by",
    "of",
    "of_name",
    "period",
    "planned",
    "observed",
    "change",
    "better",
    "unit",
    "rests_on",
    "source",
)


type Figures = Callable[[Problem, Past, Sequence[Choice] | None, str], Iterator[Figure]]
"""(problem, past, what is funded, language) → the figures of a level, one indicator after the other."""


class Watched(NamedTuple):
    """What an organisation watches at a level: its figures, the tables of the past that they are read from,
    and what it needs of them: table, column, what to fill in.
    """

    figures: Figures
    tables: tuple[str, ...]
    needs: tuple[tuple[str, str, str], ...]


@in_its_language
def indicators(
    case: Case, funded: Plan | None = None, level: int | None = None, language: str | None = None
) -> pd.DataFrame:
    """Show what an organisation watches at each level of steering, what was planned beside what was observed.

    Parameters
    ----------
    case : Case
    funded : Allocation, DataFrame or iterable of (initiative, option, start), optional
        A plan, or such as ``plan.funded``: level 3 then shows the returns expected of what is funded, level 6
        the points expected, whether the money follows the strategy's points, and what it pays for that serves
        no objective.
    level : {1, 2, 3, 4, 5, 6}, optional
        This level alone; all of them unless given.
    language : str, optional
        Of names and units; the case's own unless given.

    Returns
    -------
    DataFrame
        A row a figure, by level and indicator; without a period first, then periods in order:

        - ``level``; ``indicator``: velocity, milestones met, on time (1) · scope done, scope remaining (2) ·
          burn rate, cost per feature, cost per scope point, return on investment (3) · the id of each KPI of
          kind ``usage`` (4), ``outcome`` (5) or ``business`` (6) that has been read, and attainment,
          contribution, alignment, serves none, money that serves none (6); ``name``: what people call it;
        - ``by``, ``of``, ``of_name``: what it is about: a team, resource, initiative, key_result or
          objective; empty for all;
        - ``period``: empty where it is of all periods together, or the mean of one;
        - ``planned``, ``observed``: NaN where nobody said;
        - ``change``: of a KPI, against four readings before; NaN for others, and where there are fewer;
        - ``better``: whether ``more`` or ``less`` than planned is better; empty where neither is, and where
          the plan is an aim still to come;
        - ``unit``; a share is 1 for all of it;
        - ``rests_on``: initiatives, ledger rows, readings or key results, so many; ``source``: the tables.

        How each is worked out stands with its function. Rows with blanks are left out of what they cannot
        inform. KPIs that only ``readings`` names are of past rounds, have no kind, and stand at no level. A
        level about which the case says nothing has no rows.

    Raises
    ------
    CaseError
        Rows of ``actuals`` that disagree about an initiative, readings that stand twice, periods that have no
        order; a level asked for about which the case says nothing, with what it needs; a plan that names what
        the case does not hold.

    Examples
    --------
    >>> import portfolio as pf
    >>> frame = pf.indicators(pf.load("data/samples/scaleup"), level=1)
    >>> headline = frame[(frame["of"] == "") & (frame["period"] == "")]
    >>> columns = ["indicator", "planned", "observed"]
    >>> headline[columns].round(2).to_dict("list")  # doctest: +NORMALIZE_WHITESPACE
    {'indicator': ['velocity', 'milestones met', 'on time'], 'planned': [49.5, 22.0, 1.0], 'observed': [42.75,
    14.0, 0.64]}
    """
    import pandas as pd

    checked_case(case)
    if level is not None and (isinstance(level, bool) or level not in tuple(LEVELS)):
        raise PortfolioError(say(case.settings.language, "must_steering", found=repr(level)))
    told = language_of(case, language)
    levels = [n for n in WATCHED if level in (None, n.number)]
    portfolio = None if funded is None else checked_choices(case, funded)
    problem = Problem(case) if funded is None else asked_of(Problem(case), funded)
    seen = past(case, {table for n in levels for table in WATCHED[n].tables})
    called = _names(case)
    rows = []
    for n in levels:
        for figure in WATCHED[n].figures(problem, seen, portfolio, told):
            name = figure.name or say(told, f"indicator_{figure.indicator}")
            of_name = figure.of_name or called.get((figure.by, figure.of), figure.of)
            rows.append(figure._asdict() | {"level": n.number, "name": name, "of_name": of_name})
    if level is not None and not rows:
        needed = [
            Fault(t, None, c, "", sentence("indicators_need", level=level, what=fill))
            for t, c, fill in WATCHED[LEVELS[level]].needs
        ]
        raise CaseError(needed, sentence("of_indicators_at", level=level), told)
    types = {
        c: "str" if c in _TEXT else "int64" if c in ("level", "rests_on") else "float64" for c in _COLUMNS
    }
    frame = pd.DataFrame({c: pd.Series([row[c] for row in rows], dtype=types[c]) for c in _COLUMNS})
    return shown_as("indicators", frame, case, told)


def _names(case: Case) -> dict[tuple[str, str], str]:
    """What people call the things that figures are about; a team of the past may be one of the resources."""
    kinds = {
        "resource": "resources",
        "team": "resources",
        "initiative": "initiatives",
        "objective": "objectives",
    }
    return {(kind, i): name for kind, table in kinds.items() for i, name in case.names(table).items()}


def _promises(
    _problem: Problem, seen: Past, _funded: Sequence[Choice] | None, language: str
) -> Iterator[Figure]:
    for indicator in (delivery.velocity, delivery.milestones_met, delivery.on_time):
        yield from indicator(seen, language)


def _scope(
    _problem: Problem, seen: Past, _funded: Sequence[Choice] | None, language: str
) -> Iterator[Figure]:
    for indicator in (delivery.scope_done, delivery.scope_remaining):
        yield from indicator(seen, language)


def _money(problem: Problem, seen: Past, funded: Sequence[Choice] | None, language: str) -> Iterator[Figure]:
    case = problem.case
    for indicator in (money.burn_rate, money.cost_per_feature, money.cost_per_scope_point):
        yield from indicator(case, seen, language)
    yield from money.return_on_investment(case, seen, funded, language)


def _kpis_of(level: Level) -> Figures:
    def figures(
        problem: Problem, seen: Past, _funded: Sequence[Choice] | None, _language: str
    ) -> Iterator[Figure]:
        yield from kpis.standing(problem.case, seen, level.kpi)

    return figures


def _strategy(
    problem: Problem, seen: Past, funded: Sequence[Choice] | None, language: str
) -> Iterator[Figure]:
    case = problem.case
    yield from _kpis_of(STRATEGY)(problem, seen, funded, language)
    yield from alignment.attainment(case, seen, language)
    yield from alignment.contribution(case, seen, funded, language)
    if funded is not None:
        yield from alignment.alignments(problem, funded, language)
    yield from alignment.without_objective(problem, funded, language)


def _readings_of(level: Level) -> tuple[tuple[str, str, str], ...]:
    stood = sentence("indicators_need_readings", kind=level.kpi)
    return (("readings", "value", stood),)


WATCHED: Mapping[Level, Watched] = MappingProxyType(
    {
        DEADLINES: Watched(
            _promises,
            ("actuals",),
            (
                ("actuals", "promised", sentence("indicators_need_promised")),
                ("actuals", "delivered", sentence("indicators_need_delivered")),
            ),
        ),
        SCOPE: Watched(
            _scope,
            ("actuals",),
            (
                ("actuals", "scope_planned", sentence("indicators_need_planned")),
                ("actuals", "scope_delivered", sentence("indicators_need_scope")),
            ),
        ),
        BUDGET: Watched(
            _money,
            ("actuals", "ledger"),
            (("ledger", "actual", sentence("indicators_need_spent")),),
        ),
        OUTPUTS: Watched(_kpis_of(OUTPUTS), ("readings",), _readings_of(OUTPUTS)),
        OUTCOMES: Watched(_kpis_of(OUTCOMES), ("readings",), _readings_of(OUTCOMES)),
        STRATEGY: Watched(_strategy, ("readings",), _readings_of(STRATEGY)),
    }
)
"""What is watched at each level of ``portfolio.model.levels``."""
