"""The six levels of steering side by side: what each would fund from one case, and the points that it
leaves on the table.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from portfolio.allocator.candidates import candidates
from portfolio.allocator.session import Session
from portfolio.case.case import Case, language_of
from portfolio.display.shown_as import shown_as
from portfolio.errors import SolverError, TimeLimitError, in_its_language
from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice
from portfolio.model.comparison import unanswered
from portfolio.model.levels import IMPACT, LEVELS, Level, missing, said_at
from portfolio.model.problem import Problem, check_search, problem_of
from portfolio.model.transfers import spent
from portfolio.progress import progress_bar, within
from portfolio.rankings.funding import fund_down
from portfolio.rankings.scores import standing_alone
from portfolio.steering.maturity.questionnaire import levels as ladder_of_steering
from portfolio.words.figures import money, number, per_cent, points
from portfolio.words.sentences import say, sentence, with_unit
from portfolio.words.text_tables import text_table, wrapped

if TYPE_CHECKING:
    import pandas as pd

METHODS = ("optimal", "list")


@in_its_language
def levels(
    case: Case | Problem,
    method: Literal["optimal", "list"] = "optimal",
    gap: float = 1e-6,
    time_limit: float | None = None,
    language: str | None = None,
) -> pd.DataFrame:
    """What an organisation would fund at each of the six levels of steering, and the impact that this leaves
    on the table.

    Parameters
    ----------
    case : Case or Problem
    method : {"optimal", "list"}
        ``optimal``: each level funds what is best by its own measure. ``list``: levels 1 to 5 fund down a
        list, as spreadsheets do, within all limits: earliest deadline, most scope, best return on investment,
        most attainment of usage or outcome targets first; level 6 allocates.
    gap : float
        For each allocation; see :func:`portfolio.allocate`.
    time_limit : float, optional
        Seconds in all. A level whose best was not proven in time has no figures, and ``missing`` says so.
    language : str, optional
        Of the names; the case's unless given.

    Returns
    -------
    DataFrame
        A row a level: ``level``, ``name``, ``steers_by``, ``measure`` (its own indicator: deadlines kept,
        scope, money, key results attained, points), ``gap`` (how far from its best it may be; NaN for a list,
        inf without an answer), ``funded`` (how many), ``cost`` (all budgets, inside the horizon), ``points``
        (what the strategy gets), ``left`` and ``left_share`` (points short of level 6, and their share),
        ``overlap`` (share of the initiatives that level 6 funds which it funds too), ``initiatives`` (tuple
        of ids), ``missing`` (the table and column that the level lacks, or that no answer came in time; then
        the figures are NaN).

    Raises
    ------
    InfeasibleError
        When no portfolio meets every limit and demand.
    TimeLimitError
        When the best of level 6, which the others are measured by, was not proven in time.

    Notes
    -----
    The list of level 3 goes by ROI = (value − cost) ÷ cost, both discounted, of the option and start of most
    value less cost.

    Examples
    --------
    >>> import portfolio as pf
    >>> ladder = pf.levels(pf.load("data/samples/dozen"))
    >>> ladder[ladder.missing == ""].set_index("level").left_share.round(2).to_dict()
    {1: 0.23, 3: 0.86, 4: 0.42, 5: 0.2, 6: 0.0}
    """
    import pandas as pd

    problem = problem_of(case).at_level(IMPACT)
    check_search(gap, time_limit)
    if method not in METHODS:
        raise SolverError(sentence("must_method", known=", ".join(METHODS), found=method))
    language = language_of(problem.case, language)
    session = Session(problem.case)
    rows = []
    with within(time_limit), progress_bar("levels", len(LEVELS)) as bar:
        with within(among=len(LEVELS)):
            best = session.allocate(problem, gap)
        for level in LEVELS.values():
            rows.append(_row(level, best, method, session, gap, language))
            bar.update()
    columns = [
        "level",
        "name",
        "steers_by",
        "measure",
        "gap",
        "funded",
        "cost",
        "points",
        "left",
        "left_share",
        "overlap",
        "initiatives",
        "missing",
    ]
    frame = pd.DataFrame(rows, columns=columns)
    frame["missing"] = frame["missing"].fillna("")
    frame = frame.astype(
        dict.fromkeys(("name", "steers_by", "missing"), "str")
        | dict.fromkeys(columns[3:11], "float64")
        | {"funded": "Int64"}
    )
    return shown_as("levels", frame, problem.case, language)


def _row(
    level: Level, best: Allocation, method: str, session: Session, gap: float, language: str
) -> dict[str, Any]:
    """A level's row; without figures where the case lacks what it needs, or no answer came in time."""
    row: dict[str, Any] = {
        "level": level.number,
        "name": level.name(language),
        "steers_by": level.steers_by(language),
    }
    if lacking := missing(best.problem.case, level.number):
        return row | {"missing": "; ".join(f"{f.table}, column {f.column}: {f.problem}" for f in lacking)}
    asked = best.problem.at_level(level.number)
    try:
        with within(among=IMPACT - level.number):  # inside: a Ctrl-C that it notes is no time limit
            plan = best if level.number == IMPACT else _funded(asked, method, session, gap)
    except TimeLimitError as late:
        return row | {"gap": math.inf, "missing": unanswered(late, language)}
    return row | _measured(level, asked, plan, best)


def _funded(problem: Problem, method: str, session: Session, gap: float) -> Allocation | tuple[Choice, ...]:
    return (
        fund_down(problem, in_order(problem), only_gains=True)
        if method == "list"
        else session.allocate(problem, gap)
    )


def _measured(
    level: Level, problem: Problem, plan: Allocation | tuple[Choice, ...], best: Allocation
) -> dict[str, Any]:
    chosen, gap = (plan.choices, plan.gap) if isinstance(plan, Allocation) else (plan, math.nan)
    own = {c.initiative for c in best.choices}
    points, measure = best.problem.worth(chosen), problem.worth(chosen)
    left = best.impact - points
    return {
        "measure": float(round(measure)) if level.counts_first else measure,
        "gap": gap,
        "funded": len(chosen),
        "cost": spent(problem, chosen),
        "points": points,
        "left": left,
        "left_share": left / best.impact if best.impact > 0 else math.nan,
        "overlap": len(own & {c.initiative for c in chosen}) / len(own) if own else math.nan,
        "initiatives": tuple(c.initiative for c in chosen),
        "missing": "",
    }


def in_order(problem: Problem) -> list[str]:
    """The list that an organisation at the problem's level would fund down: what brings it nothing is not
    on it.
    """
    ways, numbers = candidates(problem.case), problem.effects
    alone = standing_alone(problem, ways)
    best = np.array(
        [max(ways.of(i), key=lambda c: (float(alone[c]), -c)) for i in range(len(numbers.initiatives))]
    )
    rank = LEVELS[problem.level].order(numbers, alone[best], ways.option[best], ways.start[best])
    listed = [i for i in range(len(numbers.initiatives)) if alone[best[i]] > 0]
    return [numbers.initiatives[i] for i in sorted(listed, key=lambda i: (rank[i], numbers.initiatives[i]))]


def told(frame: pd.DataFrame, case: Case, language: str = "en") -> str:
    """The six levels for a reader who has never heard of them: what they are, what each would fund, what
    it cannot see.
    """
    last = len(frame) - 1
    shown: dict[str, list[str]] = {
        say(language, f"ladder_{c}"): []
        for c in ("level", "measure", "funded", "cost", "points", "left", "alike")
    }
    rows: list[dict[str, Any]] = frame.to_dict("records")  # type: ignore[assignment]
    costs = money([row["cost"] for row in rows], language)
    for place, row in enumerate(rows):
        lacks = bool(row["missing"])
        cells = (
            f"{row['level']} {row['name']}",
            lacking_said(row, language) if lacks else said_at(case, row["level"], row["measure"], language),
            "" if lacks else number(row["funded"], language),
            "" if lacks else with_unit(costs[place], case.money_unit, language),
            "" if lacks else points(row["points"], language),
            "" if lacks or place == last else _left(row, language),
            (
                ""
                if lacks or place == last or math.isnan(row["overlap"])
                else per_cent(row["overlap"], language)
            ),
        )
        for column, cell in zip(shown.values(), cells, strict=True):
            column.append(cell)
    table = text_table(shown, list(shown)[2:])
    steps = {level.level: level for level in ladder_of_steering()}
    seen = [
        say(
            language,
            "ladder_line",
            level=row["level"],
            name=row["name"],
            by=steps[row["level"]].text("steers_by", language),
        )
        + f" {steps[row['level']].text('limits', language)}"
        for row in rows
    ]
    lacking = [
        f"- {say(language, 'ladder_lacks', level=row['level'], table=fault.table, column=fault.column)}"
        for row in rows
        for fault in missing(case, row["level"])
    ]
    lines = [wrapped(line, below="  ") for line in seen]
    intro = [wrapped(say(language, key)) for key in ("ladder_intro", "ladder_question")]
    return "\n\n".join(
        [
            *intro,
            table,
            "\n".join([say(language, "ladder_each"), *lines]),
            *(["\n".join(lacking)] if lacking else []),
        ]
    )


def lacking_said(row: Mapping[Any, Any], language: str) -> str:
    """Why a level has no figures: no answer in time, or inputs that it lacks."""
    return str(row["missing"]) if math.isinf(row["gap"]) else say(language, "ladder_missing")


def _left(row: dict[str, Any], language: str) -> str:
    left = points(row["left"], language)
    return left if math.isnan(row["left_share"]) else f"{left} ({per_cent(row['left_share'], language)})"
