"""Nobody waits for a large program without a word, and each search can be ended."""

from __future__ import annotations

import itertools
import math
import time

import highspy
import numpy as np
import pytest

from portfolio.progress import Clock
from portfolio.solver import mip as mip_module
from portfolio.solver import relaxation as relaxation_module
from portfolio.solver.mip import Mip
from portfolio.solver.program import Program
from portfolio.solver.relaxation import Relaxation

AMOUNTS = np.array([[3, 4, 5, 6, 7, 8], [8, 3, 6, 5, 4, 7]])
WORTH = np.array([5, 5, 7, 7, 8, 11])
ROOM = 15
BEST = max(
    int(WORTH @ chosen) for chosen in itertools.product((0, 1), repeat=6) if (AMOUNTS @ chosen <= ROOM).all()
)


@pytest.fixture
def program() -> Program:
    """Six candidates, two limits."""
    rows = [*([g] for g in range(6)), *([0, 1, 2, 3, 4, 5] for _ in AMOUNTS)]
    return Program(
        start=np.cumsum([0, *map(len, rows)]),
        index=np.concatenate(rows),
        value=np.concatenate([np.ones(6), *AMOUNTS.astype(float)]),
        lower=np.full(8, -np.inf),
        upper=np.array([1.0] * 6 + [ROOM, ROOM]),
        column_lower=np.zeros(6),
        column_upper=np.ones(6),
        integer=np.ones(6, dtype=bool),
        owner=np.arange(6),
    )


def relaxed(program: Program) -> Relaxation:
    bounds = program.rows.bounds(program.lower, program.upper)
    return Relaxation(program, WORTH.astype(float), *bounds, program.column_lower, program.column_upper)


def test_a_large_relaxation_says_that_it_goes_on(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0

    def go_on() -> bool:
        nonlocal calls
        calls += 1
        return True

    assert relaxed(program).solve(go_on=go_on)
    assert not calls
    monkeypatch.setattr(relaxation_module, "LARGE", 1)
    whole = relaxed(program)
    assert whole.solve(go_on=go_on)
    assert calls
    assert BEST <= whole.value < sum(WORTH)


def test_a_relaxation_that_is_ended_is_a_bound_all_the_same(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relaxation_module, "LARGE", 1)
    ended = relaxed(program)
    assert ended.solve(go_on=lambda: False)
    assert ended.highs.getModelStatus() == highspy.HighsModelStatus.kInterrupt
    assert math.isfinite(ended.value)
    assert ended.value >= BEST


def test_a_relaxation_asked_again_has_no_more_time_than_at_first(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """HiGHS answered neither with a solution nor with why there is none: it began anew, with no end."""
    whole = relaxed(program)
    given: list[float] = []
    run = whole._run

    def odd(seconds: float) -> highspy.HighsModelStatus:
        given.append(seconds)
        return highspy.HighsModelStatus.kUnknown if len(given) == 1 else run(seconds)

    monkeypatch.setattr(whole, "_run", odd)
    assert whole.solve(seconds=5.0)
    assert given == [5.0, 5.0]


def whole_program(program: Program) -> Mip:
    bounds = program.rows.bounds(program.lower, program.upper)
    return Mip(program, *bounds, [], program.column_lower, program.column_upper)


def test_a_large_program_says_that_it_goes_on_while_highs_calls_nobody_back(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mip_module, "LARGE", 1)
    monkeypatch.setattr(mip_module, "_SIGN_OF_LIFE", 0.05)
    mip = whole_program(program)
    told: list[str] = []
    run = mip._highs.run

    def silent_at_first() -> highspy.HighsStatus:
        time.sleep(1.3)
        told.append("HiGHS")
        return run()

    monkeypatch.setattr(mip._highs, "run", silent_at_first)
    clock = Clock(time.perf_counter(), progress=lambda *_: told.append("clock"))
    answer = mip.ask(WORTH.astype(float), clock=clock)
    assert answer.proven
    assert answer.bound == pytest.approx(BEST)
    assert told[:2] == ["clock", "HiGHS"]


def test_what_the_one_who_is_told_raises_ends_a_large_search(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mip_module, "LARGE", 1)
    monkeypatch.setattr(mip_module, "_SIGN_OF_LIFE", 0.05)
    mip = whole_program(program)
    run = mip._highs.run
    ended: list[highspy.HighsStatus] = []

    def slow() -> highspy.HighsStatus:
        time.sleep(1.5)
        status = run()
        ended.append(status)
        return status

    def refuse(*_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(mip._highs, "run", slow)
    with pytest.raises(KeyboardInterrupt):
        mip.ask(WORTH.astype(float), clock=Clock(time.perf_counter(), progress=refuse))
    assert ended  # nothing is left at work
