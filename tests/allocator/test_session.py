"""Asking again: a session's answers are those of cold allocations, in any order, at once, from two
threads, and cut short.
"""

from __future__ import annotations

import os
import random
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

import numpy as np
import pytest
from support import oracle, random_cases
from support.random_cases import loaded
from support.small_cases import together

import portfolio as pf
from portfolio.allocator import batch, highs, search
from portfolio.allocator.effort import Effort
from portfolio.allocator.local_search import LocalSearch
from portfolio.allocator.selection import Selection
from portfolio.allocator.session import Session
from portfolio.allocator.together import Open, Together
from portfolio.allocator.workspace import Workspace
from portfolio.progress import Clock

IN_THREADS = Effort(batch_lps=0, batch_lps_each=0, together=0, alone_seconds=0.0)
"""Nothing in trees, all shared out among threads at once."""


def asked(case: pf.Case, rng: random.Random) -> list[pf.Problem]:
    """Every initiative held out and in, other limits, other weights."""
    base = pf.Problem(case)
    problems = [base]
    for name in case.table("initiatives")["initiative"]:
        problems += [base.without(name), base.with_funded(name)]
    problems += [
        base.scaled(dict.fromkeys(case.table("resources")["resource"], f))
        for f in (0.5, 0.8, 0.85, 0.9, 1.25)
    ]
    problems += [
        base.with_weights({o: rng.choice([0, 1, 2, 5]) for o in case.table("objectives")["objective"]})
        for _ in range(2)
    ]
    return problems


def said(answer: pf.Allocation | pf.InfeasibleError) -> object:
    return (
        "infeasible"
        if isinstance(answer, pf.InfeasibleError)
        else (answer.choices, round(answer.impact, 9), answer.status)
    )


@cache
def cold(problem: pf.Problem) -> object:
    try:
        return said(pf.allocate(problem))
    except pf.InfeasibleError as error:
        return said(error)


@pytest.mark.parametrize(("first", "each"), [(3000, 700), (0, 0)], ids=["in trees", "shared out"])
@pytest.mark.parametrize("size", [8, 0], ids=["budgets together", "as others"])
# 2: a mandatory one held out leaves no column at all
@pytest.mark.parametrize("seed", together("cold", [2, 11, 12, 31]))
def test_many_at_once_and_one_by_one_are_the_cold_answers(
    seed: int, first: int, each: int, size: int
) -> None:
    effort = Effort(batch_lps=first, batch_lps_each=each, together=size, alone_seconds=0.0)  # at once
    rng = random.Random(seed)
    case = loaded(random_cases.random_tables(rng))
    problems = asked(case, rng)
    expected = [cold(problem) for problem in problems]
    assert [said(answer) for answer in Session(case, effort).allocate_all(problems)] == expected
    session = Session(case, effort)

    def again(problem: pf.Problem) -> object:
        try:
            return said(session.allocate(problem))
        except pf.InfeasibleError as error:
            return said(error)

    assert [again(problem) for problem in problems] == expected
    assert [again(problem) for problem in reversed(problems)] == expected[::-1]


@pytest.mark.parametrize("lps", [0, 10**6], ids=["HiGHS alone", "the tree alone"])
@pytest.mark.parametrize("seed", range(40, 46))
def test_each_way_of_proving_gives_the_answer_of_brute_force(seed: int, lps: int) -> None:
    tables, settings = random_cases.random_tables(random.Random(seed))
    best = oracle.best(tables, settings)
    case = loaded((tables, settings))
    session = Session(case, Effort(branching_lps=lps))
    if best is None:
        with pytest.raises(pf.InfeasibleError):
            session.allocate(pf.Problem(case))
    else:
        plan = session.allocate(pf.Problem(case))
        assert [tuple(c) for c in plan.choices] == best.funded
        assert plan.impact == pytest.approx(best.impact, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("cheaper", ["C", "D"])
def test_ties_of_a_better_plan_are_asked_for_after_many_of_a_poorer_one(
    cheaper: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = ["A", "B", "C", "D"]
    case = loaded(
        (
            {
                "initiatives": [{"initiative": i} for i in ids],
                "resources": [{"resource": "cash", "kind": "budget", "Q1": "3"}],
                "requirements": [
                    {"initiative": i, "resource": "cash", "1": "2" if i == cheaper else "3"} for i in ids
                ],
                "objectives": [{"objective": "grow", "weight": "1"}],
                "key_results": [{"key_result": "k", "objective": "grow", "kpi": "users"}],
                "contributions": [
                    {"initiative": i, "kpi": "users", "expected": "2" if i in "CD" else "1"} for i in ids
                ],
            },
            {},
        )
    )
    poor = [Selection(np.array([0, -1, -1, -1])), Selection(np.array([-1, 1, -1, -1]))]
    monkeypatch.setattr(highs.HighsBackend, "plans", lambda _, start=None: poor if start is None else [])
    session = Session(case, Effort(ties_listed=1))
    assert [c.initiative for c in session.allocate(pf.Problem(case)).choices] == [cheaper]


def test_two_sessions_in_two_threads(hard: pf.Case) -> None:
    problems = [pf.Problem(hard).scaled({"cash": f}) for f in (0.7, 0.8, 0.9, 1.0)]
    expected = [said(pf.allocate(problem)) for problem in problems]
    with ThreadPoolExecutor(2) as pool:
        both = list(
            pool.map(
                lambda some: [said(a) for a in Session(hard).allocate_all(some)], [problems, problems[::-1]]
            )
        )
    assert both == [expected, expected[::-1]]


def test_nothing_is_solved_again_that_an_earlier_answer_settles(
    hard: pf.Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(hard)
    plan = session.allocate(pf.Problem(hard))
    funded = {c.initiative for c in plan.choices}
    monkeypatch.setattr(highs.HighsBackend, "plans", lambda *_, **__: pytest.fail("asked again"))
    for name in hard.table("initiatives")["initiative"]:
        problem = pf.Problem(hard).with_funded(name) if name in funded else pf.Problem(hard).without(name)
        again = session.allocate(problem)
        assert (again.choices, again.impact, again.bound, again.problem) == (
            plan.choices,
            plan.impact,
            plan.bound,
            problem,
        )


def test_a_problem_on_another_case_is_refused(hard: pf.Case) -> None:
    other = pf.load("data/samples/lorie_savage")
    with pytest.raises(pf.SolverError, match="must be on this session's case"):
        Session(hard).allocate(pf.Problem(other))


@pytest.fixture(autouse=True)
def listening() -> Iterator[None]:
    """As on a terminal: a shell's background jobs, and what they start, ignore Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def hard(tmp_path: object) -> pf.Case:
    """Ten initiatives on one budget and two teams, worth about what they cost."""
    rng = random.Random(3)
    names = [f"I{n:02}" for n in range(10)]
    needs = {(i, r): rng.randint(10, 40) for i in names for r in ("cash", "lab", "web")}
    tables = {
        "initiatives": [{"initiative": i} for i in names],
        "resources": [
            {"resource": r, "kind": "budget" if r == "cash" else "capacity", "Q1": "110"}
            for r in ("cash", "lab", "web")
        ],
        "requirements": [{"initiative": i, "resource": r, "1": str(n)} for (i, r), n in needs.items()],
        "objectives": [{"objective": "grow", "weight": "100"}],
        "key_results": [{"key_result": "k", "objective": "grow", "kpi": "users", "target": "210"}],
        "contributions": [
            {
                "initiative": i,
                "kpi": "users",
                "expected": str(sum(needs[i, r] for r in ("cash", "lab", "web")) + rng.randint(0, 9)),
            }
            for i in names
        ],
    }
    return loaded((tables, {}))


def test_a_narrow_sweep_is_answered_by_the_widest_question_of_each_plan(
    hard: pf.Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    closed = Together.closed

    def counted(self: Together, some: Sequence[Open]) -> list[Open]:
        asked.append(len(some))
        return closed(self, some)

    monkeypatch.setattr(Together, "closed", counted)
    problems = [pf.Problem(hard).scaled({"cash": f}) for f in np.linspace(0.7, 1.3, 31)]
    plans = Session(hard).allocate_all(problems)
    assert [said(plan) for plan in plans] == [cold(problem) for problem in problems]
    assert sum(asked) <= len({plan.choices for plan in plans if isinstance(plan, pf.Allocation)}) + 5


def test_an_interrupt_ends_a_sweep_in_every_thread(hard: pf.Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "cores", lambda: 2)
    answer, started = Workspace.answer, threading.Event()

    def slow(self: Workspace, *rest: object) -> object:
        if threading.current_thread() is threading.main_thread():
            assert started.wait(10)
            os.kill(os.getpid(), signal.SIGINT)
        started.set()
        return answer(self, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Workspace, "answer", slow)
    problems = [pf.Problem(hard).scaled({"lab": f, "cash": 2 - f}) for f in np.linspace(0.7, 1.3, 40)]
    with pytest.raises(KeyboardInterrupt):
        Session(hard, IN_THREADS).allocate_all(problems)
    assert not [t for t in threading.enumerate() if "ThreadPool" in t.name]


def test_a_fault_in_a_thread_ends_the_sweep(hard: pf.Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "cores", lambda: 2)
    answer = Workspace.answer

    def faulty(self: Workspace, *rest: object) -> object:
        if threading.current_thread() is threading.main_thread():
            return answer(self, *rest)  # type: ignore[arg-type]
        raise pf.SolverError("out of range")

    monkeypatch.setattr(Workspace, "answer", faulty)
    with pytest.raises(pf.SolverError, match="out of range"):
        Session(hard, IN_THREADS).allocate_all(
            [pf.Problem(hard).scaled({"lab": f, "cash": 2 - f}) for f in np.linspace(0.7, 1.3, 40)]
        )


def test_a_lower_least_brings_back_what_a_higher_one_left_out(hard: pf.Case) -> None:
    problem, session = pf.Problem(hard), Session(hard)
    best = session.allocate(problem).impact
    compiled = session.workspace.compiled(problem)
    instance = compiled.instance(problem)

    def opened() -> highs.HighsBackend:
        return highs.HighsBackend(
            session.workspace.presolved(compiled, instance), instance, Clock(0.0), search.Tolerances(1e-6)
        )

    kept = opened()
    for column in range(compiled.program.count):
        wanted = np.zeros(compiled.program.columns)
        wanted[column] = 1.0
        kept.ask(instance.objective, better_than=best, impact_floor=best, first=True)
        answers = [each.ask(wanted, impact_floor=0.8 * best).values for each in (kept, opened())]
        reached = [None if values is None else float(values @ wanted) for values in answers]
        assert reached[0] == pytest.approx(reached[1]), column


# Any time


def test_progress_only_gets_better_and_ends_at_the_answer(hard: pf.Case) -> None:
    told: list[tuple[float, float, float]] = []
    plan = pf.allocate(hard, on_progress=lambda *now: told.append(now))
    seconds, impacts, bounds = zip(*told, strict=True)
    assert list(seconds) == sorted(seconds)
    assert list(impacts) == sorted(impacts)
    assert list(bounds) == sorted(bounds, reverse=True)
    assert impacts[-1] == plan.impact
    assert all(impact <= plan.impact <= bound + 1e-9 for _, impact, bound in told)


def test_the_first_plan_is_told_while_local_search_goes_on(
    hard: pf.Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a round of 5,000 the first search around a start takes most of a minute."""
    told: list[float] = []
    on_the_way: list[list[float]] = []
    whole = LocalSearch.run

    def run(*args: Any, **more: Any) -> Any:
        found = whole(*args, **more)
        on_the_way.append([impact for impact in told if impact > -np.inf])
        return found

    monkeypatch.setattr(LocalSearch, "run", run)
    plan = pf.allocate(hard, on_progress=lambda _, impact, __: told.append(impact))
    assert on_the_way[0]
    assert all(0 < impact <= plan.impact for impact in on_the_way[0])


def test_an_interrupt_keeps_the_best_plan_so_far(hard: pf.Case) -> None:
    before = signal.getsignal(signal.SIGINT)
    once = iter([signal.SIGINT])

    def stop(*_: float) -> None:
        for number in once:
            os.kill(os.getpid(), number)

    plan = pf.allocate(hard, gap=0, on_progress=stop)
    assert (plan.status, plan.stopped) == ("feasible", "interrupt")
    assert plan.impact <= plan.bound
    assert signal.getsignal(signal.SIGINT) is before


def test_an_interrupt_is_left_alone_outside_the_main_thread(hard: pf.Case) -> None:
    before, found = signal.getsignal(signal.SIGINT), []
    thread = threading.Thread(target=lambda: found.append(pf.allocate(hard).status))
    thread.start()
    thread.join()
    assert found == ["optimal"]
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("limit", [1e-6, 0.02, 0.05])
def test_any_time_gives_a_checked_plan_and_a_bound_above_the_best(hard: pf.Case, limit: float) -> None:
    plan, best = pf.allocate(hard, time_limit=limit), pf.allocate(hard)
    assert plan.impact <= best.impact + 1e-9
    assert best.impact <= plan.bound + 1e-9
    assert pf.value(hard, plan.funded) == pytest.approx(plan.impact)


def test_with_a_loose_gap_answers_do_not_hang_on_which_thread_was_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    effort = Effort(alone_seconds=0.0)  # threads at once, if any
    case = loaded(random_cases.random_tables(random.Random(5), 6))
    problems = asked(case, random.Random(1))
    first = [said(a) for a in Session(case, effort).allocate_all(problems, gap=0.1)]
    monkeypatch.setattr(Workspace, "sibling", lambda _: pytest.fail("a thread beside"))
    assert [said(a) for a in Session(case, effort).allocate_all(problems, gap=0.1)] == first
