"""Small cases from short CSV strings, a base that is easy to reckon with; seeds whose tests share answers."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

import portfolio as pf

# One point for each new user: A is worth 3, B 2 and C 1. Each costs 2 in the quarter it starts in; nothing is
# limited.
BASE = {
    "initiatives": "initiative / A / B / C",
    "resources": "resource,kind,Q1,Q2,Q3 / cash,budget,,,",
    "requirements": "initiative,resource,1 / A,cash,2 / B,cash,2 / C,cash,2",
    "objectives": "objective,weight / grow,1",
    "key_results": "key_result,objective,kpi / more,grow,users",
    "contributions": "initiative,kpi,expected / A,users,3 / B,users,2 / C,users,1",
}

type Make = Callable[..., pf.Case]


def together(what: str, seeds: Iterable[int]) -> list[Any]:
    """Seeds for ``parametrize``: the tests of one seed run in one process, where what they share is made
    once.
    """
    return [pytest.param(seed, marks=pytest.mark.xdist_group(f"{what} {seed}")) for seed in seeds]
