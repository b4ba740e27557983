"""How many cores a search takes where others are at work beside it."""

import os
import threading

import pytest

from portfolio.allocator.cores import AtOnce, cores
from portfolio.allocator.parallel import on_all_cores


def _given(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(count)), raising=False)


def test_searches_at_once_share_the_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    _given(monkeypatch, 8)
    assert cores() == 8
    with AtOnce(2).one():
        assert cores() == 4
        with AtOnce(3).one():
            assert cores() == 1
        assert cores() == 4
    assert cores() == 8


def test_who_is_left_has_the_cores_of_those_that_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    _given(monkeypatch, 8)
    three = AtOnce(3)
    seen = []
    for _ in range(3):
        with three.one():
            seen.append(cores())
    assert seen == [2, 4, 8]


def test_there_is_always_one(monkeypatch: pytest.MonkeyPatch) -> None:
    _given(monkeypatch, 2)
    with AtOnce(5).one():
        assert cores() == 1


def test_each_of_several_tasks_has_its_part_of_the_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    _given(monkeypatch, 4)
    together = threading.Barrier(2)

    def beside() -> int:
        together.wait(10)
        found = cores()
        together.wait(10)
        return found

    assert list(on_all_cores([beside, beside], alone=0.0)) == [2, 2]
    assert list(on_all_cores([cores], alone=0.0)) == [4]  # nobody else is at work
    assert cores() == 4
