"""Why each initiative is funded or not: the best portfolio the other way round, found by asking again."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from portfolio.allocator.known import session_of
from portfolio.allocator.outcome import Answer
from portfolio.allocator.parallel import on_all_cores
from portfolio.allocator.questions.cheaper import Cheaper
from portfolio.allocator.questions.elastic import MinimalChange
from portfolio.allocator.questions.savings import Savings
from portfolio.allocator.session import Session
from portfolio.case.case import Case
from portfolio.display.shown_as import shown_as
from portfolio.errors import InfeasibleError, TimeLimitError, in_its_language
from portfolio.explanation.other_way import Question, asked_of, entry_cost, obstacles, said_alike, sunk
from portfolio.explanation.ranges import RANGED, rows_of_ranges
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
from portfolio.model.given_said import given_more, given_said
from portfolio.model.problem import check_search
from portfolio.model.stopping import is_running
from portfolio.model.transfers import has_transfers
from portfolio.progress import progress_bar, within
from portfolio.words.figures import per_cent, points
from portfolio.words.sentences import clauses, say

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


@in_its_language
def explain(
    plan: Allocation,
    initiative: str | Sequence[str] | None = None,
    language: str | None = None,
    time_limit: float | None = None,
    *,
    exact: bool = True,
    on_row: Callable[[str, str], object] | None = None,
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
    exact : bool
        False: at once, each price as a range that is proven, from good plans and the relaxation's bound,
        without a search.
    on_row : callable, optional
        Gets (initiative, sentence) of each row as soon as it is known, in their order.

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

        As ranges, ``replacement_cost_low`` and ``replacement_cost_high`` stand for ``replacement_cost``, and
        so for ``price`` and ``enters_at_cost``: what is exact lies between them, and is inf where both are.
        ``enters_at_cost_low`` is NaN where no portfolio with it is known that is worth as much as the plan at
        any cost; there may be none. ``instead`` is of the best portfolio that is known; where none is
        possible, no conflict is looked for.

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
    >>> quick = pf.explain(plan, exact=False)
    >>> bool(quick.replacement_cost_low["P1"] <= 14.0 <= quick.replacement_cost_high["P1"])
    True
    """
    import pandas as pd

    proven(plan, "explain")
    check_search(time_limit=time_limit)
    asked = asked_of(plan, initiative)
    language = language or plan.problem.case.settings.language
    rows: list[dict[str, Any]] = []
    with within(time_limit), progress_bar("explain", 2 * len(asked)) as bar:
        for question, row in zip(asked, _rows(plan, asked, language, bar.update, exact), strict=True):
            rows.append(row)
            bar.update()
            if on_row is not None:
                on_row(question.initiative, str(row["sentence"]))
    index = pd.Index([q.initiative for q in asked], name="initiative", dtype="str")
    columns = _COLUMNS if exact else RANGED
    frame = pd.DataFrame({c: [row[c] for row in rows] for c in columns}, index=index)
    frame = frame.astype({"instead": "str", "blocked_by": "str", "sentence": "str"})
    return shown_as("explain" if exact else "explain_ranges", frame, plan.problem.case, language)


def prices_alone(plan: Allocation, initiatives: Sequence[str]) -> pd.DataFrame:
    """What :func:`explain` says that these cost, without what would change it: its columns
    ``replacement_cost`` and ``price``, in less than half of its time.
    """
    import pandas as pd

    proven(plan, "explain")
    asked = asked_of(plan, initiatives)
    with progress_bar("explain", len(asked)) as bar:
        answers = _answers(plan, asked, bar.update)
    found = [
        (math.nan, math.nan) if isinstance(a, TimeLimitError) else _price(q, _lost(plan, a))
        for q, a in zip(asked, answers, strict=True)
    ]
    index = pd.Index([q.initiative for q in asked], name="initiative", dtype="str")
    return pd.DataFrame(found, columns=["replacement_cost", "price"], index=index, dtype="float64")


def _rows(
    plan: Allocation, asked: Sequence[Question], language: str, tick: Callable[[], object], exact: bool
) -> Iterator[dict[str, Any]]:
    """The rows, one by one as they are known."""
    if not exact:
        yield from rows_of_ranges(plan, asked, language)
        return
    answers = _answers(plan, asked, tick)
    for question, answer, entry in zip(asked, answers, _entries(plan, asked, answers), strict=True):
        yield _row(plan, question, answer, entry, language)


def _answers(plan: Allocation, asked: Sequence[Question], tick: Callable[[], object]) -> list[Answer]:
    """Every question's answer: those on the plan's own case at once, in one session."""
    case, gap = plan.problem.case, gap_of(plan)
    own = [q.problem for q in asked if q.problem.case is case]
    answers = iter(session_of(plan).allocate_all(own, gap))
    found: list[Answer] = []
    for question in asked:
        tick()
        if question.problem.case is case:
            found.append(next(answers))
        else:
            found += Session(question.problem.case).allocate_all([question.problem], gap)
    return found


type _Entry = MinimalChange | TimeLimitError | None


def _entries(plan: Allocation, asked: Sequence[Question], answers: Sequence[Answer]) -> Iterator[_Entry]:
    """What each initiative must save to enter, where it is left out and that would cost points."""
    known = [plan.choices, *(a.choices for a in answers if isinstance(a, Allocation))]
    plans, savings = list(dict.fromkeys(known)), Savings(plan.problem)

    def entry(question: Question, answer: Answer) -> _Entry:
        if question.funded or isinstance(answer, TimeLimitError) or _lost(plan, answer) <= 0:
            return None
        try:
            return _saving(plan, question, savings, plans)
        except TimeLimitError as late:
            return late

    return on_all_cores([partial(entry, q, answer) for q, answer in zip(asked, answers, strict=True)])


def _lost(plan: Allocation, answer: Allocation | InfeasibleError) -> float:
    """The points that the plan earns more than the best one the other way round."""
    impact = impact_of(answer)
    return 0.0 if same(plan, impact) else plan.impact - impact


def _price(question: Question, lost: float) -> tuple[float, float]:
    """What it costs to replace an initiative, and its price, by the points that the other way round loses."""
    if not question.funded:
        return math.nan, lost
    return (math.inf, 0.0 - lost) if question.lifts else (lost, math.nan)


def _row(
    plan: Allocation, question: Question, answer: Answer, entry: _Entry, language: str
) -> dict[str, Any]:
    case = plan.problem.case
    if isinstance(answer, TimeLimitError):
        return _late(case, question, answer, language)
    lost = _lost(plan, answer)
    other = changes(plan.choices, answer.choices if isinstance(answer, Allocation) else plan.choices)
    if not (question.funded and question.lifts):
        other = other.without(question.initiative)  # that it comes in or drops out is the question itself
    row = dict.fromkeys(_COLUMNS, math.nan) | {
        "funded": question.funded,
        "instead": str(other),
        "blocked_by": "",
    }
    rule = (
        tie_rule(plan.problem, plan.choices, answer.choices)
        if isinstance(answer, Allocation) and not lost
        else "tie_none"
    )
    said = said_alike(plan, question, language) | {
        "instead": other.said(case, language),
        "rule": say(language, rule),
    }
    try:
        if question.funded:
            row["sentence"] = _why_in(plan, question, lost, row, said, language)
        else:
            row["sentence"] = _why_out(plan, question, answer, entry, row, said, language)
    except TimeLimitError as late:
        return _late(case, question, late, language)
    if not question.funded and isinstance(answer, Allocation) and has_transfers(case):
        row["sentence"] = f"{row['sentence']}{_giving(plan, answer, language)}"
    if is_running(case, question.initiative):
        there = answer.choices if isinstance(answer, Allocation) else ()
        row["sentence"] = f"{str(row['sentence']).strip()} {sunk(plan, question, there, language)}"
    return row


def _giving(plan: Allocation, other: Allocation, language: str) -> str:
    """What means would give more for another plan, as a sentence; empty where they would not."""
    more = given_more(plan.columns("transfers"), other.columns("transfers"))
    said = given_said(plan.problem.case, more, language)
    return f" {say(language, 'given_with_it', what=clauses(said.values(), language))}" if said else ""


def _late(case: Case, question: Question, late: TimeLimitError, language: str) -> dict[str, Any]:
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
    question: Question,
    lost: float,
    row: dict[str, Any],
    said: dict[str, str],
    language: str,
) -> str:
    row["replacement_cost"], row["price"] = _price(question, lost)
    if question.lifts:
        return say(
            language,
            "demanded" if lost < 0 else "demanded_free",
            price=points(-lost, language),
            **said,
        )
    if math.isinf(lost):
        return say(language, "funded_alone", **said)
    share = per_cent(plan.problem.share_of(lost, plan.impact), language, 1)
    return say(
        language, "funded" if lost else "funded_alike", cost=points(lost, language), share=share, **said
    )


def _why_out(
    plan: Allocation,
    question: Question,
    answer: Allocation | InfeasibleError,
    entry: _Entry,
    row: dict[str, Any],
    said: dict[str, str],
    language: str,
) -> str:
    case, lost = plan.problem.case, _lost(plan, answer)
    row["replacement_cost"], row["price"] = _price(question, lost)
    row["enters_at"] = lost
    if lost < 0:
        row["enters_at"] = math.nan
    cost = ""
    if isinstance(entry, TimeLimitError):
        cost = unanswered(entry, language, "no_answer_cost")
    elif entry is not None:
        row["enters_at_cost"], shown = entry_cost(case, question.initiative, entry, language)
        cost = say(language, "unless_cost" if math.isinf(lost) else "or_cost", **shown)
    if isinstance(answer, InfeasibleError):
        held = say(case.settings.language, "held_in", i=question.initiative)
        others = (clause for clause in answer.infeasibility.clauses if clause != held)
        row["blocked_by"] = clauses(others, language)
    else:
        row["blocked_by"] = obstacles(plan, question, language)
    way_said = say(language, "in_its_way", what=row["blocked_by"]) if row["blocked_by"] else ""
    said = said | {"demand": say(language, "because", **said) if said["demand"] else ""}
    if math.isinf(lost):
        return say(language, "left_out_never", cost=cost, way=way_said.strip(), **said)
    phrase = "left_out" if lost > 0 else "left_out_gain" if lost < 0 else "left_out_alike"
    return say(language, phrase, price=points(abs(lost), language), cost=cost, way=way_said, **said)


def _saving(
    plan: Allocation, question: Question, savings: Savings, plans: Sequence[Sequence[Choice]]
) -> MinimalChange | None:
    """The least share of its money that the initiative must save for the best portfolio with it to be
    worth as much as the plan.
    """
    problem, enough = question.problem.with_funded(question.initiative), plan.impact - tie_of(plan)
    known = savings.least(problem, question.initiative, plans, enough)
    saving = Cheaper(problem, question.initiative).least_saving(enough, known)
    return saving if saving is not None and saving.amount > 0 else None
