"""Many problems at once: the same answers in the same order on every engine, whatever fails or dies on the
way.
"""

from __future__ import annotations

import concurrent.futures
import contextlib
import os
import pickle
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import pytest
from support import random_cases
from support.random_cases import loaded

import portfolio as pf
from portfolio.allocator import parallel
from portfolio.allocator.session import Session
from portfolio.allocator.workspace import Workspace

cluster = pytest.mark.xdist_group("cluster")
ENGINES = [pytest.param(name, marks=cluster) for name in ("processes", "threads", "dask")]


@pytest.fixture(scope="module")
def savage() -> pf.Case:
    return pf.load("data/samples/lorie_savage")


PATIENCE = 120
"""Seconds."""


@pytest.fixture(scope="module")
def workers() -> Iterator[None]:
    """Two worker processes on this machine, and a client that joblib finds."""
    import dask
    from distributed import Client, LocalCluster

    there = LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
    )
    client = Client(there, timeout=PATIENCE)
    try:
        yield
    finally:
        # on a machine with much else to do, a worker that was begun anew takes longer to end than dask waits
        with dask.config.set({"distributed.comm.timeouts.connect": f"{PATIENCE}s"}):
            client.close(timeout=PATIENCE)
            there.close(timeout=PATIENCE)


@contextlib.contextmanager
def engine(name: str, request: pytest.FixtureRequest) -> Iterator[None]:
    if name == "dask":
        request.getfixturevalue("workers")
    with (
        contextlib.nullcontext()
        if name == "processes"
        else joblib.parallel_config(backend={"threads": "threading"}.get(name, name))
    ):
        yield


def said(answer: pf.Allocation | pf.PortfolioError) -> object:
    if isinstance(answer, pf.Allocation):
        return answer.problem, answer.choices, answer.status, answer.impact, answer.bound, answer.gap
    return type(answer), str(answer)


@dataclass(frozen=True)
class Draw:
    """A function that gives a random problem; it may take its time, fail, or be the death of its process,
    once.
    """

    case: pf.Case
    seconds: float = 0.0
    deadly: str = ""

    def __call__(self, rng: np.random.Generator) -> pf.Problem:
        time.sleep(self.seconds)
        if self.deadly and not Path(self.deadly).exists():
            Path(self.deadly).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return pf.Problem(self.case).scaled({"capital": float(rng.uniform(0.4, 1.4))})


def items(savage: pf.Case) -> list[parallel.Item]:
    """Problems on several cases in turn, cases, functions, and some that fail in each way."""
    problem = pf.Problem(savage)
    others = [loaded(random_cases.random_tables(random.Random(seed))) for seed in (2, 11, 12)]
    asked: list[parallel.Item] = [
        problem.with_funded("P5").scaled({"capital": 0.5}),
        lambda rng: problem.without("nobody"),
        lambda rng: 1 / 0,
    ]
    for k, factor in enumerate(np.linspace(0.5, 1.4, 12).tolist()):
        asked += [problem.scaled({"capital": factor}), others[k % 3], Draw(savage)]
    return asked


def test_answers_stand_in_the_order_of_the_problems_and_cases_are_asked_together(
    savage: pf.Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions: list[int] = []
    ask = Session.allocate_all

    def counted(
        session: Session, problems: list[pf.Problem], gap: float
    ) -> list[pf.Allocation | pf.InfeasibleError]:
        sessions.append(len(problems))
        return ask(session, problems, gap)

    monkeypatch.setattr(Session, "allocate_all", counted)
    other = loaded(random_cases.random_tables(random.Random(3)))
    problem, again = pf.Problem(savage), pf.load("data/samples/lorie_savage")
    asked = [
        problem,
        other,
        problem.scaled({"capital": 0.8}),
        again,
        pf.Problem(other),
        problem.without("P1"),
    ]
    plans = pf.allocate_all(iter(asked))
    assert sessions == [4, 2]
    monkeypatch.undo()
    assert [p.impact for p in plans] == [pf.allocate(a).impact for a in asked]
    assert [p.problem for p in plans] == [a if isinstance(a, pf.Problem) else pf.Problem(a) for a in asked]
    assert pf.allocate_all([]) == []


@pytest.mark.parametrize(
    ("counts", "workers", "parts"),
    [([6], 1, [6]), ([6], 4, [2, 2, 2]), ([7], 2, [4, 3]), ([9, 1], 2, [5, 4, 1]), ([2, 2], 2, [2, 2])],
)
def test_what_is_on_one_case_is_cut_only_so_that_every_worker_has_its_share(
    savage: pf.Case, counts: list[int], workers: int, parts: list[int]
) -> None:
    others = [savage, pf.load("data/samples/four_initiatives")]
    asked = [pf.Problem(case) for case, count in zip(others, counts, strict=False) for _ in range(count)]
    assert [len(part) for part in parallel._Many(asked, 1e-6, None, 0)._parts(workers)] == parts
    assert [
        place for part in parallel._Many(asked, 1e-6, None, 0)._parts(workers) for place in part.places
    ] == list(range(sum(counts)))


def test_a_random_problem_depends_on_the_seed_and_its_place_alone(savage: pf.Case) -> None:
    drawn = [plan.problem for plan in pf.allocate_all([Draw(savage)] * 3, seed=5)]
    assert drawn == [Draw(savage)(np.random.default_rng([5, k])) for k in range(3)]
    assert [plan.problem for plan in pf.allocate_all([savage, savage, Draw(savage)], seed=5)][2] == drawn[2]
    assert [plan.problem for plan in pf.allocate_all([Draw(savage)] * 3, seed=6)] != drawn


def test_an_item_that_fails_reports_itself_and_loses_no_other(savage: pf.Case) -> None:
    found = pf.allocate_all([*items(savage)[:3], "savage", savage])  # type: ignore[list-item]
    assert [type(answer) for answer in found] == [
        pf.InfeasibleError,
        pf.CaseError,
        pf.SolverError,
        pf.SolverError,
        pf.Allocation,
    ]
    assert "Project 5 is held in by this question" in str(found[0])
    assert "found “nobody”" in str(found[1])
    assert str(found[2]) == "item 2: ZeroDivisionError: division by zero. Please report this case."
    assert str(found[3]) == "item 3: must be a problem, a case, or a function that gives one; found 'savage'."


@pytest.mark.parametrize("error", [pf.SolverError("a plan fails its check"), ValueError("odd")])
def test_where_a_case_fails_as_a_whole_its_problems_are_answered_one_by_one(
    savage: pf.Case, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer, problem = Workspace.answer, pf.Problem(savage)
    bad = problem.without("P6")

    def failing(workspace: Workspace, asked: pf.Problem, *rest: object) -> pf.Allocation:
        if asked == bad:
            raise error
        return answer(workspace, asked, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Workspace, "answer", failing)
    # with a gap nothing is answered in trees
    found = pf.allocate_all([problem, bad, problem.without("P1")], gap=0.01)
    text = (
        str(error)
        if isinstance(error, pf.SolverError)
        else "item 1: ValueError: odd. Please report this case."
    )
    assert (type(found[1]), str(found[1])) == (pf.SolverError, text)
    assert [a.impact for a in found if isinstance(a, pf.Allocation)] == [70, 56]


def test_an_interrupt_goes_through(savage: pf.Case) -> None:
    def pressed(rng: np.random.Generator) -> pf.Case:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pf.allocate_all([savage, pressed])


@pytest.mark.parametrize("name", ENGINES)
def test_the_answers_are_the_same_on_every_engine(
    name: str, savage: pf.Case, request: pytest.FixtureRequest
) -> None:
    asked = items(savage)
    expected = [said(answer) for answer in pf.allocate_all(asked, n_jobs=1, seed=3)]
    with engine(name, request):
        assert [said(answer) for answer in pf.allocate_all(asked, n_jobs=2, seed=3)] == expected


@cluster
def test_a_simulation_on_a_cluster_says_what_it_says_here(workers: None) -> None:
    import joblib

    case = pf.load("data/samples/four_initiatives")
    here = pf.simulate(case, draws=16, seed=3)
    with joblib.parallel_config(backend="dask"):
        there = pf.simulate(case, draws=16, seed=3)
    for frame in ("chances", "outlook", "key_results", "by_draw", "evppi"):
        assert getattr(here, frame).equals(getattr(there, frame)), frame


@cluster
def test_threads_may_hold_what_cannot_travel_and_processes_say_so(savage: pf.Case) -> None:
    lock = threading.Lock()

    def locked(rng: np.random.Generator) -> pf.Case:
        with lock:
            return savage

    asked: list[parallel.Item] = [savage, locked]
    with joblib.parallel_config(backend="threading"):
        assert [type(answer) for answer in pf.allocate_all(asked, n_jobs=2)] == [pf.Allocation] * 2
    plan, error = pf.allocate_all(asked, n_jobs=2)
    assert isinstance(plan, pf.Allocation)
    assert str(error).startswith("item 1: TypeError: cannot pickle '_thread.lock'")


@cluster
def test_a_worker_that_dies_has_its_work_done_by_others(
    savage: pf.Case, workers: None, tmp_path: Path
) -> None:
    flag = tmp_path / "died"
    flag.touch()  # in this process nobody is to die
    asked: list[parallel.Item] = [Draw(savage, 0.02, str(flag) if k == 25 else "") for k in range(50)]
    asked += [loaded(random_cases.random_tables(random.Random(seed))) for seed in range(10)]
    expected = [said(answer) for answer in pf.allocate_all(asked, n_jobs=1)]
    flag.unlink()
    with joblib.parallel_config(backend="dask"):
        found = pf.allocate_all(asked)
    assert flag.exists()
    assert [said(answer) for answer in found] == expected


@cluster
def test_a_problem_that_kills_its_process_loses_no_other(savage: pf.Case) -> None:
    def deadly(rng: np.random.Generator) -> pf.Case:
        os.kill(os.getpid(), signal.SIGKILL)
        return savage

    found = pf.allocate_all([savage, deadly, pf.Problem(savage).without("P1")], n_jobs=2)
    assert [a.impact for a in found if isinstance(a, pf.Allocation)] == [70, 56]
    assert isinstance(found[1], pf.SolverError)
    assert str(found[1]).startswith("item 1: TerminatedWorkerError")


@cluster
def test_a_problem_that_kills_every_worker_of_a_cluster_is_told_as_its_own_fault(
    savage: pf.Case, workers: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """dask gives it up, and joblib would wait forever."""
    from distributed import default_client

    # the fourth by default: each takes a new process
    client: Any = default_client()
    monkeypatch.setattr(client.cluster.scheduler, "allowed_failures", 0)

    def deadly(rng: np.random.Generator) -> pf.Case:
        os.kill(os.getpid(), signal.SIGKILL)
        return savage

    with joblib.parallel_config(backend="dask"):
        found = pf.allocate_all([savage, deadly, pf.Problem(savage).without("P1")])
    assert [a.impact for a in found if isinstance(a, pf.Allocation)] == [70, 56]
    assert isinstance(found[1], pf.SolverError)
    assert str(found[1]).startswith("item 1: each of the workers that were given it died.")


@cluster
@pytest.mark.parametrize("left", [0, 1])
def test_a_cluster_with_one_worker_left_is_not_this_process(
    savage: pf.Case, workers: None, monkeypatch: pytest.MonkeyPatch, left: int
) -> None:
    """What its other workers died of would be asked here, and end the session."""

    def where(rng: np.random.Generator) -> pf.Case:
        raise RuntimeError(f"in <{os.getpid()}>")

    monkeypatch.setattr(joblib, "effective_n_jobs", lambda _: left)
    with joblib.parallel_config(backend="dask"):
        for items in ([where], [where, where]):
            found = [str(error) for error in pf.allocate_all(items)]
            assert all("RuntimeError: in <" in said for said in found)
            assert not any(f"<{os.getpid()}>" in said for said in found)
        assert f"<{os.getpid()}>" in str(pf.allocate_all([where], n_jobs=1)[0])


def test_what_was_done_is_lost_and_then_kills_its_workers_is_told_as_deadly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """dask does again what was lost with a worker: only who fetches the answer is told of the deaths."""
    from distributed import KilledWorker

    class Lost:
        status = "finished"

        def result(self) -> object:
            raise KilledWorker("again", None, 3)  # type: ignore[no-untyped-call]

        def done(self) -> bool:
            return True

    class Client:
        def submit(self, *_: object, **__: object) -> Lost:
            return Lost()

        def cancel(self, _: object) -> None:
            pass

        def nthreads(self) -> dict[str, int]:
            return {"one": 1}

    monkeypatch.setattr("distributed.as_completed", list)
    with pytest.raises(parallel._DeadlyError) as caught:
        list(parallel._on_cluster(Client(), {7: ()}))
    assert caught.value.deadly == [7]


def test_a_cluster_without_a_worker_is_given_up(savage: pf.Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """dask begins none anew that was killed while it began, and waits forever."""
    monkeypatch.setattr(parallel, "NO_WORKER", 0.05)
    monkeypatch.setattr(parallel, "_LOOKS_EVERY", 0.01)
    cancelled = threading.Event()

    class Waiting:
        def result(self) -> object:
            assert cancelled.wait(10)
            raise concurrent.futures.CancelledError

        def done(self) -> bool:
            return cancelled.is_set()

    class Client:
        def submit(self, *_: object, **__: object) -> Waiting:
            return Waiting()

        def nthreads(self) -> dict[str, int]:
            return {}

        def cancel(self, futures: list[Waiting]) -> None:
            if futures:
                cancelled.set()

    class Backend:
        client = Client()

    monkeypatch.setattr("distributed.as_completed", list)
    monkeypatch.setattr("joblib.parallel.get_active_backend", lambda: (Backend(), None))
    monkeypatch.setattr(joblib, "effective_n_jobs", lambda _: 0)
    found = pf.allocate_all([savage, pf.Problem(savage).without("P1")])
    assert len(found) == 2
    assert all(isinstance(error, pf.SolverError) for error in found)
    assert "no worker for" in str(found[0])


@pytest.mark.parametrize("sample", ["lorie_savage", "scaleup"])
def test_cases_and_problems_come_back_from_a_pickle_as_they_were(sample: str) -> None:
    case = pf.load(f"data/samples/{sample}")
    again = pickle.loads(pickle.dumps(case))
    assert (again, hash(again), again.fingerprint, again.doubts) == (
        case,
        hash(case),
        case.fingerprint,
        case.doubts,
    )
    problem = (
        pf.Problem(case).without(case.initiatives.initiative[0]).scaled({case.resources.resource[0]: 0.5})
    )
    problem = problem.with_weights({case.objectives.objective[0]: 3})
    back = pickle.loads(pickle.dumps(problem))
    assert (back, hash(back), repr(back)) == (problem, hash(problem), repr(problem))
    with pytest.raises(TypeError):
        back.weights["more"] = 1


def test_the_package_travels_with_functions_that_use_it() -> None:
    assert pickle.loads(pickle.dumps(pf)) is pf


def test_answers_come_back_from_a_pickle_as_they_were(savage: pf.Case) -> None:
    problem = pf.Problem(savage)
    plan = pf.allocate(problem)
    again = pickle.loads(pickle.dumps(plan))
    assert (said(again), again.seconds, str(again)) == (said(plan), plan.seconds, str(plan))
    assert again.funded.equals(plan.funded)


def conflict(case: pf.Case) -> object:
    return pf.allocate(pf.Problem(case).with_funded("P5").scaled({"capital": 0.5}))


@pytest.mark.parametrize("looked_at", [False, True])
@pytest.mark.parametrize(
    "wrong", [conflict, lambda case: pf.Problem(case).without("nobody"), lambda case: parallel._made(0, 3, 0)]
)
def test_errors_come_back_from_a_pickle_as_they_were(
    savage: pf.Case, wrong: Callable[[pf.Case], object], looked_at: bool
) -> None:
    try:
        error = wrong(savage)
    except pf.PortfolioError as raised:
        error = raised
    text = str(error) if looked_at else ""
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again)) == (type(error), text or str(error))
    if isinstance(error, pf.InfeasibleError):
        assert again.conflict.equals(error.conflict)
        assert again.repair.equals(error.repair)
    if isinstance(error, pf.CaseError):
        assert again.faults.equals(error.faults)
