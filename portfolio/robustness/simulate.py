"""How sure are we: the best portfolio of every draw, proven or near those that are."""

from __future__ import annotations

from dataclasses import replace

from portfolio.allocator.parallel import allocate_all, allocations
from portfolio.allocator.session import Session
from portfolio.case.case import Case
from portfolio.errors import PortfolioError, SolverError, TimeLimitError, in_its_language
from portfolio.model.allocation import Allocation, Plan, choices_of
from portfolio.model.choices import Choice
from portfolio.model.problem import Problem, check_search, is_whole, problem_of
from portfolio.progress import within
from portfolio.robustness.best_known import BestKnown
from portfolio.robustness.draws import Draws
from portfolio.robustness.simulation import Simulation
from portfolio.words.sentences import say, sentence

_PROVEN = 64
"""So many draws are proven. On a round of 44, what the others' best known is short of varies by 0.4 points
from draw to draw, and is then told to 0.05 points: half of the standard error of a thousand draws.
"""


@in_its_language
def simulate(
    case: Case | Problem,
    draws: int | Draws = 1024,
    seed: int = 0,
    plan: Plan | None = None,
    gap: float | None = None,
    n_jobs: int | None = None,
    time_limit: float | None = None,
    *,
    proven: int | None = None,
) -> Simulation:
    """Find out how sure a plan is: draw effects and successes, find the best portfolio of every draw, and
    compare.

    Parameters
    ----------
    case : Case or Problem
    draws : int or Draws
        How many, or the draws themselves.
    seed : int
        The same seed gives the same draws; the first *n* are the same whatever ``draws`` is.
    plan : Allocation, frame or tuples, optional
        The plan that is looked at; the allocation on expected values unless given.
    gap : float, optional
        See :func:`portfolio.allocate`; for the allocation and for every draw. With 1e-6 every draw is exact.
        Unless given the allocation and the first draws are, see ``proven``.
    n_jobs : int, optional
        How many draws are solved at a time: see :func:`portfolio.allocate_all`.
    time_limit : float, optional
        Seconds in all. Where they are up before the last draw is answered, the simulation is of the draws
        before the first one that is not, and says so.
    proven : int, optional
        So many draws, the first ones, are proven; all where a gap is given, else 64. Of the others the best
        portfolio is taken that is found near theirs. How much that misses the first ones tell; means and
        chances are corrected by it, and their errors hold it (:attr:`Simulation.accuracy`).

    Returns
    -------
    Simulation

    Raises
    ------
    InfeasibleError
        When no portfolio meets every limit and demand.
    TimeLimitError
        When the plan, or the first draw, was not proven in time.
    PortfolioError
        When ``draws`` is no whole number ≥ 1, or the draws are of another case.

    Examples
    --------
    >>> import portfolio as pf
    >>> found = pf.simulate(pf.load("data/samples/lorie_savage"), draws=4)  # nothing is uncertain there
    >>> found.outlook[["plan", "expected", "mean", "regret"]].to_dict("records")[0]
    {'plan': 'the plan', 'expected': 70.0, 'mean': 70.0, 'regret': 0.0}
    """
    if (
        isinstance(plan, Allocation)
        and isinstance(case, Case | Problem)
        and plan.problem.case != problem_of(case).case
    ):
        raise PortfolioError(sentence("must_same_plan", found=repr(plan.problem.case)))
    problem = problem_of(case, "simulate")
    check_search(1e-6 if gap is None else gap, time_limit, seed, n_jobs)
    if proven is not None and (not is_whole(proven) or proven < 1):
        raise PortfolioError(sentence("must_proven_count", found=repr(proven)))
    drawn = draws if isinstance(draws, Draws) else Draws.sampled(problem.case, draws, seed)
    if drawn.case != problem.case:
        raise PortfolioError(sentence("must_same_draws", found=repr(drawn.case)))
    to_gap = 1e-6 if gap is None else gap
    first = min(len(drawn), proven or (_PROVEN if gap is None else len(drawn)))
    estimates: list[tuple[Choice, ...]] = []
    with within(time_limit):
        if plan is None:
            with within(among=2):
                plan = Session(problem.case).allocate(problem, to_gap)
        looked_at = choices_of(problem.case, plan)
        answers = allocate_all(
            [replace(problem, case=drawn[k]) for k in range(first)], to_gap, n_jobs, what="simulate"
        )
        late = next((k for k, a in enumerate(answers) if isinstance(a, TimeLimitError)), first)
        if late == first < len(drawn):
            bests = allocations(answers)
            estimates = BestKnown(problem, drawn, looked_at).of_each([best.choices for best in bests])
    note = ""
    if 0 < late < first:
        language, first_late = problem.case.settings.language, answers[late]
        assert isinstance(first_late, TimeLimitError)
        told = first_late.told(language)
        note = say(language, "draws_late", count=late, all=len(drawn), late=told)
        drawn, answers = drawn.first(late), answers[:late]
    if isinstance(failed := answers[0], TimeLimitError):
        # the best plan of one draw would be none of what was asked
        raise TimeLimitError(failed.seconds, failed.found, plan if isinstance(plan, Allocation) else None)
    bests = allocations(answers)
    found = Simulation(
        problem,
        drawn,
        looked_at,
        (*(best.choices for best in bests), *estimates[len(bests) :]),
        plan if isinstance(plan, Allocation) else None,
        to_gap,
        tuple(best.bound for best in bests),
        tuple(estimates),
        note,
    )
    for k, best in enumerate(bests):
        again = float(found.impacts(best.choices)[k])
        if abs(best.impact - again) > 1e-9 * problem.size_of(again):
            figures = {"draw": k, "found": f"{again:g}", "said": f"{best.impact:g}"}
            raise SolverError(say(problem.case.settings.language, "draw_worth", **figures))
    return found
