"""How long local search walks from the best plan."""

from __future__ import annotations

import time
from typing import Any

import pytest

import portfolio as pf
from portfolio.allocator import neighbourhoods
from portfolio.allocator.compiled import CompiledModel, PresolvedRoot
from portfolio.allocator.highs import HighsBackend
from portfolio.allocator.local_search import LocalSearch
from portfolio.allocator.search import Best, Tolerances
from portfolio.progress import Clock


def test_walks_are_longer_in_rounds_of_more_than_the_usual_size_and_not_silent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem = pf.Problem(pf.load("data/samples/dozen"))
    compiled = CompiledModel(problem)
    instance = compiled.instance(problem)
    told: list[float] = []
    clock = Clock(time.perf_counter(), progress=lambda seconds, *_: told.append(seconds))
    backend = HighsBackend(PresolvedRoot(compiled, instance), instance, clock, Tolerances.of(1e-6, [problem]))
    best = backend.plans()[0]
    backend.better(Best(best, problem.worth(compiled.model.choices(best))))
    around = backend._neighbourhoods
    assert around is not None
    steps: list[int] = []

    def run(_: LocalSearch, *args: Any, **more: Any) -> list[Any]:
        steps.append(args[2])
        clock._told -= 2.0  # a walk that has gone on for two seconds
        told.clear()
        assert not args[3]()
        assert told
        return []

    monkeypatch.setattr(LocalSearch, "run", run)
    around._walked(best, 0.0, 0)
    monkeypatch.setattr(neighbourhoods, "_USUAL", 10)
    monkeypatch.setattr(neighbourhoods, "_LONG", 1_000)
    around._walked(best, 0.0, 0)
    monkeypatch.setattr(neighbourhoods, "_LARGE", 10)
    around._walked(best, 0.0, 0)
    assert steps == [steps[0], 1_000 * compiled.program.groups, steps[0]]
