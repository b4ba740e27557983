"""Without ranges of needs, late chances and common causes, draws and what is read off them are those from
before there were any.
"""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
from support import samples

import portfolio as pf
from portfolio.arrays import Floats

RECORDED = {
    "dozen": ("c3fddec4f30e74cf", "7fe3a4e5ddf004b3"),
    "four_initiatives": ("1694a0f5f2cc0346", "5815548c4ba0c255"),
    "lorie_savage": ("b49793b83d3245b5", "1c3d4f4b0df2fec9"),
    "scaleup": ("5e0de192142e962f", "c34b4860a3282df9"),
}
"""Hashes of 256 draws of effects and successes with the seed 7, taken where those columns were not known."""


def bits(array: Floats) -> str:
    return hashlib.sha256(np.ascontiguousarray(array, dtype="<f8").tobytes()).hexdigest()[:16]


@pytest.mark.parametrize("name", RECORDED)
def test_draws_are_the_same_to_the_last_bit(name: str) -> None:
    draws = pf.Draws.sampled(samples.case(name), 256, seed=7)
    assert (bits(draws.effect), bits(draws.success)) == RECORDED[name]
    assert draws.needs is None
    assert draws.late is None


def test_another_draw_would_be_told() -> None:
    draws = pf.Draws.sampled(samples.case("dozen"), 256, seed=8)
    assert bits(draws.effect) != RECORDED["dozen"][0]


def test_so_are_the_figures_of_a_simulation() -> None:
    case = samples.case("dozen")
    sure = pf.simulate(case, pf.Draws.sampled(case, 128, seed=7), plan=samples.plan("dozen"))
    plan, hindsight = (sure.outlook[["mean", "p10", "p50", "p90"]].iloc[k].tolist() for k in (0, 1))
    assert plan == pytest.approx(
        [68.58006919147287, 56.037359163898714, 70.825873118825, 74.57877119139253], rel=1e-12
    )
    assert hindsight == pytest.approx(
        [71.82900999710277, 68.13337977833439, 71.6578590955215, 75.61835804465103], rel=1e-12
    )
    assert sorted(sure.chances.chance * 128) == [2, 7, 26, 32, 37, 60, 75, 119, 120, 121, 128, 128]
