"""What time costs: each funded initiative started later in the best plan that does so, or delivered late in
the plan as it stands.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from portfolio.allocator.candidates import candidates
from portfolio.allocator.known import session_of
from portfolio.allocator.outcome import Answer
from portfolio.case.case import Case, language_of
from portfolio.display.shown_as import shown_as
from portfolio.errors import InfeasibleError, PortfolioError, TimeLimitError, in_its_language
from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice
from portfolio.model.comparison import changes, gap_of, proven, same, unanswered
from portfolio.model.constraints import Kind, constraints
from portfolio.model.effects import Effects, effects
from portfolio.model.problem import Problem, check_search, is_whole
from portfolio.model.value import worth
from portfolio.model.violations import broken_by_delay
from portfolio.progress import within
from portfolio.tables.relations import has_begun
from portfolio.words.figures import points
from portfolio.words.sentences import clauses, say

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = ("initiative", "postponed", "instead", "slipped", "breaks", "sentence")


@in_its_language
def delays(
    plan: Allocation, by: int = 1, language: str | None = None, time_limit: float | None = None
) -> pd.DataFrame:
    """Say of each funded initiative what it costs to start it later, and what it costs when it comes late.

    Parameters
    ----------
    plan : Allocation
    by : int
        How many periods.
    language : str, optional
        Of the sentences; the case's own unless given.
    time_limit : float, optional
        Seconds in all; what did not come in time is NaN, and the sentence says so.

    Returns
    -------
    DataFrame
        One row a funded initiative, by id: ``initiative``;

        - ``postponed``: the points that the best portfolio loses which holds it and starts it at least so
          many periods later than the plan; inf where none can;
        - ``instead``: who comes in (+), drops out (−) or changes option or start (~) in that portfolio;
        - ``slipped``: the points lost when it is delivered so many periods late and everything else stays as
          the plan has it, work and money too: effects and synergies count from the later delivery, which may
          be past a due date or the horizon. Below 0 where that gains;
        - ``breaks``: what others require of its delivery and the late one breaks, in words;
        - ``sentence``.

    Raises
    ------
    PortfolioError
        When ``by`` is no whole number of periods ≥ 1.

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.load("data/samples/four_initiatives"))
    >>> pf.delays(plan)[["initiative", "postponed"]].head(1).values.tolist()
    [['B', inf]]
    """
    import pandas as pd

    problem, case = proven(plan, "delays"), plan.problem.case
    language = language_of(case, language)
    check_search(time_limit=time_limit)
    if not is_whole(by) or by < 1:
        raise PortfolioError(say(problem.case.settings.language, "must_by", found=repr(by)))
    asked = [postponed(problem, choice, by) for choice in plan.choices]
    with within(time_limit):
        found = session_of(plan).allocate_all([later for later in asked if later is not None], gap_of(plan))
    answers = iter(found)
    rows = [
        _row(plan, choice, by, later, None if later is None else next(answers), language)
        for choice, later in zip(plan.choices, asked, strict=True)
    ]
    frame = pd.DataFrame({c: [row[c] for row in rows] for c in _COLUMNS})
    frame = frame.astype({c: "float64" if c in ("postponed", "slipped") else "str" for c in _COLUMNS})
    return shown_as("delays", frame, case, language)


def postponed(problem: Problem, choice: Choice, by: int) -> Problem | None:
    """The problem in which a funded initiative starts so many periods later at the earliest; None where its
    own window has no such start.
    """
    case, i = problem.case, choice.initiative
    ways, first = candidates(case), case.period_index[choice.start] + by
    if not any(ways.start[c] >= first for c in ways.of(effects(case).initiative_index[i])):
        return None
    return problem.with_funded(i).not_before(i, case.periods[first])


def _row(
    plan: Allocation, choice: Choice, by: int, later: Problem | None, answer: Answer | None, language: str
) -> dict[str, Any]:
    """What one initiative's delay costs; ``answer`` is that of the problem in which it starts later."""
    problem, i = plan.problem, choice.initiative
    broken = broken_by_delay(problem, plan.choices, i, by)
    breaks = clauses((b.of.said(problem, language) for b in broken if b.of is not None), language)
    slipped = plan.impact - worth(_delayed(plan, choice, by), plan.choices, problem.points)
    slipped = 0.0 if same(plan, plan.impact - slipped) else slipped
    row = {"initiative": i, "postponed": math.inf, "instead": "", "slipped": slipped, "breaks": breaks}
    said = {"i": problem.case.names("initiatives")[i], "by": by}
    if isinstance(answer, Allocation):
        other = changes(plan.choices, answer.choices).without(i)
        cost = 0.0 if same(plan, answer.impact) else plan.impact - answer.impact
        row |= {"postponed": cost, "instead": str(other)}
        told = {"cost": points(cost, language), "instead": other.said(problem.case, language)}
        first = say(language, "delay" if cost else "delay_free", **said, **told)
    elif isinstance(answer, TimeLimitError):
        row["postponed"] = math.nan
        first = unanswered(answer, language, "no_answer_on", what=said["i"])
    else:
        why = _window(problem.case, choice, by, language)
        if later is not None and answer is not None:
            why = _conflict(later, i, answer, language)
        first = say(language, "delay_never", **said, why=why)
    return row | {"sentence": f"{first} {_said_late(slipped, by, breaks, language)}"}


def _delayed(plan: Allocation, choice: Choice, by: int) -> Effects:
    numbers = plan.problem.effects
    return numbers.delayed(numbers.option_index[choice.initiative, choice.option], by)


def _conflict(later: Problem, initiative: str, answer: InfeasibleError, language: str) -> str:
    """Why no portfolio holds it and starts it later, beside that this is asked."""
    own = {
        of.said(later, later.case.settings.language)
        for of in constraints(later)
        if of.kind in (Kind.LOCK, Kind.EARLIEST) and of.name == initiative
    }
    return clauses((clause for clause in answer.infeasibility.clauses if clause not in own), language)


def _window(case: Case, choice: Choice, by: int, language: str) -> str:
    """Why its own window has no start so many periods later."""
    table = case.written["initiatives"]
    place = table["initiative"].index(choice.initiative)
    latest, first = table["latest"][place], case.period_index[choice.start] + by
    if latest is None and has_begun(table["status"][place]):
        return say(language, "delay_running")
    if latest is None or first <= case.period_index[latest]:
        return say(language, "delay_inside", last=case.periods[-1])
    return say(language, "delay_window", latest=latest)


def _said_late(slipped: float, by: int, breaks: str, language: str) -> str:
    """What is lost where the delivery alone comes late, and what that breaks."""
    phrase = "late" if slipped > 0 else "late_gain" if slipped < 0 else "late_free"
    what = say(language, "late_breaks", what=breaks) if breaks else ""
    return say(language, phrase, by=by, cost=points(abs(slipped), language), breaks=what)
