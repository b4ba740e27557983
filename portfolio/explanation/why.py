"""Why each initiative is funded or not: the best portfolio the other way round, found by asking again."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from portfolio.allocator.candidates import candidates
from portfolio.allocator.outcome import Answer
from portfolio.allocator.questions.elastic import Elastic, MinimalChange
from portfolio.allocator.session import Session
from portfolio.case.case import Case
from portfolio.errors import InfeasibleError, TimeLimitError
from portfolio.model.allocation import Allocation
from portfolio.model.choices import Choice
from portfolio.model.comparison import (
    changes,
    gap_of,
    impact_of,
    proven,
    same,
    tie_of,
    tie_rule,
    unanswered,
)
from portfolio.model.constraints import Constraint, Kind, constraints, lifted
from portfolio.model.effects import effects
from portfolio.model.problem import Problem, check_search
from portfolio.model.stopping import is_running, stopping_said
from portfolio.model.usage import spend_of
from portfolio.model.violations import Violation, violations
from portfolio.progress import progress_bar, within
from portfolio.words.figures import at_least, at_most, decimals_of, number, per_cent, points
from portfolio.words.sentences import listing, say, semicolon, with_unit

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = (
    "funded",
    "replacement_cost",
    "price",
    "instead",
    "enters_at",
    "enters_at_cost",
    "blocked_by",
    "sentence",
)


def explain(
    plan: Allocation,
    initiative: str | Sequence[str] | None = None,
    language: str | None = None,
    time_limit: float | None = None,
) -> pd.DataFrame:
    """Say of each initiative why it is funded or not, what that is worth, and what would change it.

    Parameters
    ----------
    plan : Allocation
    initiative : str or sequence of str, optional
        This one alone, or these.
    language : str, optional
        Of the sentences; the case's own unless given.
    time_limit : float, optional
        Seconds in all; what did not come in time is NaN, and the sentence says so.

    Returns
    -------
    DataFrame
        Indexed by ``initiative``:

        - ``funded``: bool;
        - ``replacement_cost``: of a funded one, the points that the best portfolio without it loses; inf
          where nothing can replace it, as with mandates and decisions; NaN for the others;
        - ``price``: of one that is not funded, the points that the best portfolio with it loses (its own
          rejection lifted); inf where no portfolio can hold it. Of a mandatory or decided one, the points
          that lifting that gains. Else NaN;
        - ``instead``: who comes in (+), drops out (−) or changes option or start (~) in that portfolio;
        - ``enters_at``: of one that is not funded, the extra points at which it would be;
        - ``enters_at_cost``: the lower total cost (all budgets, inside the horizon) at which it would be; NaN
          where none is low enough, or it costs nothing;
        - ``blocked_by``: added to the plan as it stands in the least troublesome way, what it breaks:
          resources and periods with what is missing, and other demands; where no portfolio can hold it, a
          smallest conflict;
        - ``sentence``.

    Raises
    ------
    CaseError
        An unknown initiative.

    Examples
    --------
    >>> import portfolio as pf
    >>> plan = pf.allocate(pf.load("data/samples/lorie_savage"))
    >>> pf.explain(plan).loc[["P1", "P2"], ["replacement_cost", "price"]].max().to_dict()
    {'replacement_cost': 14.0, 'price': inf}
    """
    import pandas as pd

    from portfolio.explanation.told import Told

    proven(plan, "explain")
    check_search(time_limit=time_limit)
    asked = _asked(plan, initiative)
    language = language or plan.problem.case.settings.language
    rows = []
    with within(time_limit), progress_bar("explain", 2 * len(asked)) as bar:
        for question, answer in zip(asked, _answers(plan, asked, bar.update), strict=True):
            rows.append(_row(plan, question, answer, language))
            bar.update()
    index = pd.Index([q.initiative for q in asked], name="initiative", dtype="str")
    frame = pd.DataFrame({c: [row[c] for row in rows] for c in _COLUMNS}, index=index)
    return Told(frame.astype({"instead": "str", "blocked_by": "str", "sentence": "str"}))


_STATES = {
    (True, False): "state_in",
    (False, False): "state_out",
    (True, True): "state_goes_on",
    (False, True): "state_stopped",
}
"""How an initiative stands in a plan: by whether it is funded, and whether it is running."""


@dataclass(frozen=True, slots=True)
class _Question:
    """One initiative the other way round; ``lifts`` is what holds it as it is."""

    initiative: str
    funded: bool
    lifts: tuple[Constraint, ...]
    problem: Problem


def _asked(plan: Allocation, initiative: str | Sequence[str] | None) -> list[_Question]:
    problem = plan.problem
    names = effects(problem.case).initiatives
    if initiative is not None:
        names = (initiative,) if isinstance(initiative, str) else tuple(initiative)
        problem.check_known(names)
    funded = {c.initiative for c in plan.choices}
    own: dict[str, list[Constraint]] = {}
    for demand in constraints(problem):
        if demand.kind.holds_one:
            own.setdefault(demand.name, []).append(demand)
    asked = []
    for i in names:
        lifts = tuple(own.get(i, ()))
        other = lifted(problem, lifts)
        asked.append(
            _Question(
                i,
                i in funded,
                lifts,
                other if i in funded and lifts else other.without(i) if i in funded else other.with_funded(i),
            )
        )
    return asked


def _answers(plan: Allocation, asked: Sequence[_Question], tick: Callable[[], object]) -> list[Answer]:
    """Every question's answer: those on the plan's own case at once, in one session."""
    case, gap = plan.problem.case, gap_of(plan)
    own = [q.problem for q in asked if q.problem.case is case]
    session = Session(case)
    answers = iter(session.allocate_all([plan.problem, *own], gap)[1:])
    found: list[Answer] = []
    for question in asked:
        tick()
        if question.problem.case is case:
            found.append(next(answers))
        else:
            found += Session(question.problem.case).allocate_all([question.problem], gap)
    return found


def _row(plan: Allocation, question: _Question, answer: Answer, language: str) -> dict[str, Any]:
    case = plan.problem.case
    if isinstance(answer, TimeLimitError):
        return _late(case, question, answer, language)
    lost = plan.impact - impact_of(answer)
    if same(plan, impact_of(answer)):
        lost = 0.0
    other = changes(plan.choices, answer.choices if isinstance(answer, Allocation) else plan.choices)
    if not (question.funded and question.lifts):
        other = other.without(question.initiative)  # that it comes in or drops out is the question itself
    row = dict.fromkeys(_COLUMNS, math.nan) | {
        "funded": question.funded,
        "instead": str(other),
        "blocked_by": "",
    }
    rule = (
        tie_rule(case, plan.choices, answer.choices)
        if isinstance(answer, Allocation) and not lost
        else "tie_none"
    )
    running = is_running(case, question.initiative)
    state = _STATES[question.funded, running]
    said = {
        "state": say(language, state, i=case.names("initiatives")[question.initiative]),
        "entering": say(language, "entering_running" if running else "entering"),
        "instead": other.said(case, language),
        "rule": say(language, rule),
    }
    try:
        if question.funded:
            row["sentence"] = _why_in(plan, question, lost, row, said, language)
        else:
            row["sentence"] = _why_out(plan, question, answer, lost, row, said, language)
    except TimeLimitError as late:
        return _late(case, question, late, language)
    if running:
        row["sentence"] = f"{str(row['sentence']).strip()} {_sunk(plan, question, answer, language)}"
    return row


def _sunk(plan: Allocation, question: _Question, answer: Allocation | InfeasibleError, language: str) -> str:
    """What stopping it frees of what going on would use, in the plan or in the best one in which it does."""
    case, i = plan.problem.case, question.initiative
    shown = plan if question.funded else answer
    held = shown.choices if isinstance(shown, Allocation) else ()
    ways = [*(c for c in held if c.initiative == i), *candidates(case).choices(effects(case), i)]
    return stopping_said(case, ways[0], language, "sunk_on" if question.funded else "sunk_stop")


def _late(case: Case, question: _Question, late: TimeLimitError, language: str) -> dict[str, Any]:
    """The row of an initiative about which no answer came in time."""
    sentence = unanswered(late, language, "no_answer_on", what=case.names("initiatives")[question.initiative])
    return dict.fromkeys(_COLUMNS, math.nan) | {
        "funded": question.funded,
        "instead": "",
        "blocked_by": "",
        "sentence": sentence,
    }


def _why_in(
    plan: Allocation,
    question: _Question,
    lost: float,
    row: dict[str, Any],
    said: dict[str, str],
    language: str,
) -> str:
    if question.lifts:
        demand = listing([d.said(plan.problem, language) for d in question.lifts], language)
        row["replacement_cost"], row["price"] = math.inf, 0.0 - lost
        return say(
            language,
            "demanded" if lost < 0 else "demanded_free",
            price=points(-lost, language),
            demand=demand,
            **said,
        )
    row["replacement_cost"] = lost
    if math.isinf(lost):
        return say(language, "funded_alone", **said)
    share = per_cent(lost / max(abs(plan.impact), 1e-9), language, 1)
    return say(
        language, "funded" if lost else "funded_alike", cost=points(lost, language), share=share, **said
    )


def _why_out(
    plan: Allocation,
    question: _Question,
    answer: Allocation | InfeasibleError,
    lost: float,
    row: dict[str, Any],
    said: dict[str, str],
    language: str,
) -> str:
    case = plan.problem.case
    row["price"] = row["enters_at"] = lost
    if lost < 0:
        row["enters_at"] = math.nan
    cost = ""
    saving = None
    try:
        saving = _saving(plan, question) if lost > 0 else None
    except TimeLimitError as late:
        cost = unanswered(late, language, "no_answer_cost")
    if saving is not None:
        present = spend_of(case, [c for c in saving.choices if c.initiative == question.initiative])
        row["enters_at_cost"] = present * (1.0 - saving.amount)
        unit = case.money_unit
        places = decimals_of([row["enters_at_cost"], present])
        shown = {
            "cost": with_unit(at_most(row["enters_at_cost"], language, places), unit, language),
            "present": with_unit(number(present, language, places), unit, language),
        }
        cost = say(language, "unless_cost" if math.isinf(lost) else "or_cost", **shown)
    apart = f"{semicolon(language)} "
    if isinstance(answer, InfeasibleError):
        held = say(case.settings.language, "held_in", i=question.initiative)
        row["blocked_by"] = apart.join(clause for clause in answer.infeasibility.clauses if clause != held)
    else:
        free = replace(
            question.problem,
            locks={i: held for i, held in question.problem.locks.items() if i != question.initiative},
        )
        way = in_the_way(free, plan.choices, question.initiative)
        row["blocked_by"] = apart.join(said_of(plan.problem, b, language) for b in way)
    way_said = say(language, "in_its_way", what=row["blocked_by"]) if row["blocked_by"] else ""
    demand = listing([d.said(plan.problem, language) for d in question.lifts], language)
    demand = say(language, "because", demand=demand) if demand else ""
    if math.isinf(lost):
        return say(language, "left_out_never", cost=cost, way=way_said.strip(), demand=demand, **said)
    phrase = "left_out" if lost > 0 else "left_out_gain" if lost < 0 else "left_out_alike"
    return say(
        language, phrase, price=points(abs(lost), language), cost=cost, way=way_said, demand=demand, **said
    )


def _saving(plan: Allocation, question: _Question) -> MinimalChange | None:
    """The least share of its money that the initiative must save for the best portfolio with it to be
    worth as much as the plan.
    """
    problem = question.problem.with_funded(question.initiative)
    saving = Elastic(problem, question.initiative).least_saving(plan.impact - tie_of(plan))
    return saving if saving is not None and saving.amount > 0 else None


def in_the_way(problem: Problem, portfolio: Sequence[Choice], initiative: str) -> list[Violation]:
    """What an initiative breaks when it is added to a portfolio, in the option and start that break least."""
    best: tuple[tuple[int, float], list[Violation]] | None = None
    case = problem.case
    for choice in candidates(case).choices(effects(case), initiative):
        broken = violations(problem, sorted([*portfolio, choice]))
        share = sum(
            b.excess / max(1.0, problem.amount(b.of.name, b.of.part))
            for b in broken
            if b.of is not None and b.of.kind is Kind.LIMIT
        )
        key = (sum(b.of is None or b.of.kind is not Kind.LIMIT for b in broken), share)
        if best is None or key < best[0]:
            best = (key, broken)
    return best[1] if best is not None else []


def said_of(problem: Problem, breach: Violation, language: str) -> str:
    """A breach in the case's own words."""
    if breach.of is None:
        return breach.where
    if breach.of.kind is not Kind.LIMIT:
        return breach.of.said(problem, language)
    unit = problem.case.units("resources")[breach.of.name]
    amount = with_unit(at_least(breach.excess, language), unit, language)
    return say(language, "short", resource=breach.of.name, period=breach.of.part, amount=amount)
